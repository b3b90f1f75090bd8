"""S07xx: worked examples."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

UNKNOWN_INPUT: Final = Kind(
    "S0701",
    Severity.ERROR,
    Text(
        "入力にない名前です",
        "Not an input",
    ),
    Text(
        "「{name}」という入力はありません。{near}使える入力：{inputs}。",
        'There is no input "{name}". {near}Inputs: {inputs}.',
    ),
    Text(
        "入力の名前に直してください。計算した結果を確かめるときは「結果 名前 = 値」と書きます。",
        'Use the name of an input; write "結果 name = value" for a result.',
    ),
    labels={
        "near": Text("似た名前はここで決めています", "the similar name is declared here"),
    },
    wrong="例 「上限で止まる」\n  策定費 = 2,400万円\n  結果 対象経費 = 2,000万円",
    corrected="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,000万円",
)
UNKNOWN_RESULT: Final = Kind(
    "S0702",
    Severity.ERROR,
    Text(
        "結果にない名前です",
        "Not a result",
    ),
    Text(
        "「{name}」という算定や要件はありません。{near}使える名前：{results}。",
        'There is no 算定 or 要件 "{name}". {near}Names: {results}.',
    ),
    Text(
        "算定か要件の名前に直してください。",
        "Use the name of an 算定 or 要件.",
    ),
    labels={
        "near": Text("似た名前はここで決めています", "the similar name is declared here"),
    },
    wrong="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費額 = 2,000万円",
    corrected="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,000万円",
)
UNKNOWN_OUTCOME: Final = Kind(
    "S0703",
    Severity.ERROR,
    Text(
        "判定の言葉が分かりません",
        "Unknown outcome",
    ),
    Text(
        "「{name}」という判定はありません。あるのは {outcomes} です。",
        'There is no outcome "{name}". There are: {outcomes}.',
    ),
    Text(
        "どれかに直してください。計算した値を確かめるときは「結果 {name} = 値」と書きます。",
        'Use one of them; to compare a computed value write "結果 {name} = value".',
    ),
    wrong="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,000万円\n  結果 対象",
    corrected="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,000万円\n  結果 該当",
)
NOT_A_VALUE: Final = Kind(
    "S0704",
    Severity.ERROR,
    Text(
        "例には決まった値を書きます",
        "An example takes values",
    ),
    Text(
        "例の入力と結果には決まった値を書きますが、ここには式があります。",
        "Inputs and results of an example are values, but this is a formula.",
    ),
    Text(
        "計算した後の値（数、区分の言葉、はい・いいえ）を書いてください。",
        "Write the value itself: a number, a member, はい or いいえ.",
    ),
    wrong="例 「上限で止まる」\n  策定経費 = 1,200万円 + 1,200万円\n  結果 対象経費 = 2,000万円",
    corrected="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,000万円",
)
NOTHING_EXPECTED: Final = Kind(
    "S0705",
    Severity.ERROR,
    Text(
        "例に結果がありません",
        "An example without a result",
    ),
    Text(
        "例「{title}」に、確かめる結果がありません。",
        'The example "{title}" expects nothing.',
    ),
    Text(
        "「結果 名前 = 値」または「結果 該当」のような行を書いてください。",
        'Write "結果 name = value" or "結果 該当".',
    ),
    wrong="例 「上限で止まる」\n  策定経費 = 2,400万円",
    corrected="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,000万円",
)
RAGGED_ROW: Final = Kind(
    "S0706",
    Severity.ERROR,
    Text(
        "行の欄の数が違います",
        "A row of another length",
    ),
    Text(
        "見出しの行は{wanted}欄ですが、この行は{given}欄です。",
        "The header has {wanted} cells, this row {given}.",
    ),
    Text(
        "欄の数を見出しの行とそろえてください。",
        "Give every row the same number of cells.",
    ),
    labels={
        "header": Text("見出しの行", "the header"),
    },
    wrong=(
        "例 「上限の境目」\n"
        "  | 例         | 策定経費  | 結果 対象経費 |\n"
        "  | 上限の手前 | 1,999万円 | 1,999万円     |\n"
        "  | 上限を超す | 2,400万円 |"
    ),
    corrected=(
        "例 「上限の境目」\n"
        "  | 例         | 策定経費  | 結果 対象経費 |\n"
        "  | 上限の手前 | 1,999万円 | 1,999万円     |\n"
        "  | 上限を超す | 2,400万円 | 2,000万円     |"
    ),
)
EXAMPLE_FAILED: Final = Kind(
    "S0707",
    Severity.ERROR,
    Text(
        "例の結果が計算と合いません",
        "An example does not come out",
    ),
    Text(
        "例「{title}」では「{name}」が {expected} と書かれていますが、計算すると {found} です。{owed}",
        'The example "{title}" gives {expected} for "{name}", but it comes to {found}. {owed}',
    ),
    Text(
        "例の値、計算の仕方、年度（{year}）を資料と見比べて、違う方を直してください。",
        "Compare the example, the rules and the year ({year}) with the document.",
    ),
    labels={
        "unclosed": Text("この場合に「場合おわり」がありません", "this 場合 part is not closed"),
    },
    wrong="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,400万円",
    corrected="例 「上限で止まる」\n  策定経費 = 2,400万円\n  結果 対象経費 = 2,000万円",
)
EXAMPLE_INPUT: Final = Kind(
    "S0708",
    Severity.ERROR,
    Text(
        "例の入力が受け付けられません",
        "An example with bad input",
    ),
    Text(
        "例「{title}」の入力が受け付けられません。{why}。",
        'The input of the example "{title}" is refused: {why}.',
    ),
    Text(
        "例の値を直すか、入力の「範囲」「刻み」を直してください。",
        "Correct the value, or the 範囲 or 刻み of the input.",
    ),
    wrong="例 「財政力指数の境目」\n  財政力指数 = 0.495\n  結果 補助率 = 2/3",
    corrected="例 「財政力指数の境目」\n  財政力指数 = 0.49\n  結果 補助率 = 2/3",
)
UNKNOWN_COLUMN: Final = Kind(
    "S0709",
    Severity.ERROR,
    Text(
        "明細にない欄です",
        "Not a field of the 明細",
    ),
    Text(
        "明細「{items}」に「{name}」という欄はありません。{near}使える欄：{fields}。",
        'The 明細 "{items}" has no field "{name}". {near}Fields: {fields}.',
    ),
    Text(
        "見出しを欄の名前に直してください。計算する欄を確かめるときは「結果 欄の名前」と書きます。",
        'Use the name of a field; a computed one is written "結果 name".',
    ),
    wrong="例 「専任1人」\n  支援員\n    | 任用 | 経費    |\n    | 専任 | 480万円 |\n  結果 措置対象額 = 480万円",
    corrected="例 「専任1人」\n  支援員\n    | 任用 | 所要額  |\n    | 専任 | 480万円 |\n  結果 措置対象額 = 480万円",
)
EXAMPLE_YEAR: Final = Kind(
    "S0710",
    Severity.ERROR,
    Text(
        "制度のない年度の例です",
        "An 例 of a year without the scheme",
    ),
    Text(
        "例「{title}」は{year}のものですが、この制度の適用期間（{years}）に{year}は入っていません。その年度の額や「該当」はありません。",
        'The 例 "{title}" is of {year}, which the 適用期間 ({years}) leaves out: there are no amounts in that year.',
    ),
    Text(
        "例の年度を直すか、その年度には制度がないことを示す例なら「結果 … = 措置期間外」と書いてください。",
        "Correct its year, or expect 措置期間外.",
    ),
    wrong=(
        "適用期間 令和6年度から   解釈 「見本のための期間」\n"
        "例 「前の年度」 令和5年度\n"
        "  策定経費 = 1,000万円\n"
        "  結果 対象経費 = 1,000万円"
    ),
    corrected=(
        "適用期間 令和6年度から   解釈 「見本のための期間」\n"
        "例 「前の年度」 令和5年度\n"
        "  策定経費 = 1,000万円\n"
        "  結果 対象経費 = 措置期間外"
    ),
)
