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
        "「{name}」という入力はありません。近いのは{near}、あるのは {inputs} です。",
        'There is no input "{name}". Nearest: {near}. There are: {inputs}.',
    ),
    Text(
        "入力の名前に直してください。計算した結果を確かめるときは「結果 名前 = 値」と書きます。",
        'Use the name of an input; write "結果 name = value" for a result.',
    ),
)
UNKNOWN_RESULT: Final = Kind(
    "S0702",
    Severity.ERROR,
    Text(
        "結果にない名前です",
        "Not a result",
    ),
    Text(
        "「{name}」という算定や要件はありません。近いのは{near}、あるのは {results} です。",
        'There is no 算定 or 要件 "{name}". Nearest: {near}. There are: {results}.',
    ),
    Text(
        "算定か要件の名前に直してください。",
        "Use the name of an 算定 or 要件.",
    ),
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
        "どれかに直すか、「結果 名前 = 値」の形で書いてください。",
        'Use one of them, or write "結果 name = value".',
    ),
)
NOT_A_VALUE: Final = Kind(
    "S0704",
    Severity.ERROR,
    Text(
        "例には決まった値を書きます",
        "An example takes values",
    ),
    Text(
        "例の中に、値ではなく式があります。",
        "An example holds a formula.",
    ),
    Text(
        "数や区分の言葉を書いてください。",
        "Write a number or a member.",
    ),
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
        "縦線（|）の数をそろえてください。",
        "Give every row the same number of cells.",
    ),
    labels={
        "header": Text("見出しの行", "the header"),
    },
)
EXAMPLE_FAILED: Final = Kind(
    "S0707",
    Severity.ERROR,
    Text(
        "例の結果が計算と合いません",
        "An example does not come out",
    ),
    Text(
        "例「{title}」の「{name}」は {expected} のはずですが、計算では {found} です。",
        'In the example "{title}", "{name}" should be {expected}, but comes to {found}.',
    ),
    Text(
        "例の値、計算の仕方、年度（{year}）を資料と見比べて、違う方を直してください。",
        "Compare the example, the rules and the year ({year}) with the document.",
    ),
)
EXAMPLE_INPUT: Final = Kind(
    "S0708",
    Severity.ERROR,
    Text(
        "例の入力が受け付けられません",
        "An example with bad input",
    ),
    Text(
        "例「{title}」の入力が受け付けられません：{why}",
        'The input of the example "{title}" is refused: {why}',
    ),
    Text(
        "入力の値を直してください。",
        "Correct the input.",
    ),
)
