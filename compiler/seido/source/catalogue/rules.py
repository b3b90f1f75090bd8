"""S06xx: 原則 and ただし, tables, 検証, named 解釈."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

OVERLAP: Final = Kind(
    "S0601",
    Severity.ERROR,
    Text(
        "どちらのただしによるか決まりません",
        "Two clauses clash",
    ),
    Text(
        "「{name}」では、{case} のとき、{first}（{first_value}）と {second}（{second_value}）の両方に当てはまり、どちらによるか決まりません。",
        'In "{name}", where {case}, both {first} ({first_value}) and {second} ({second_value}) apply, and neither is narrower.',
    ),
    Text(
        "「重なるとき 大きい方」「小さい方」「先に書いた方」のどれかを書き、その根拠を 出典 か 解釈 で示してください。",
        "Write 重なるとき 大きい方, 小さい方 or 先に書いた方, with its 出典 or 解釈.",
    ),
    labels={
        "first": Text("もう一方", "the other clause"),
    },
)
NEVER_APPLIES: Final = Kind(
    "S0602",
    Severity.ERROR,
    Text(
        "決して当てはまりません",
        "A clause that never applies",
    ),
    Text(
        "「{name}」の {clause} は、どんな場合にも当てはまりません。",
        '{clause} of "{name}" never applies.',
    ),
    Text(
        "条件の数や言葉（以上・未満、かつ・又は）を確かめてください。",
        "Check its figures and words.",
    ),
)
ALWAYS_APPLIES: Final = Kind(
    "S0603",
    Severity.ERROR,
    Text(
        "いつも当てはまります",
        "A clause that always applies",
    ),
    Text(
        "「{name}」の {clause} はいつも当てはまるので、原則が使われることがありません。",
        '{clause} of "{name}" always applies, so its 原則 never does.',
    ),
    Text(
        "条件を確かめるか、原則に書き直してください。",
        "Check the condition, or write it as 原則.",
    ),
)
SAME_CONDITION: Final = Kind(
    "S0604",
    Severity.ERROR,
    Text(
        "同じ条件が二つあります",
        "The same condition twice",
    ),
    Text(
        "「{name}」の {first} と {second} は、同じ場合に当てはまります。",
        '{first} and {second} of "{name}" apply to the same cases.',
    ),
    Text(
        "どちらかを消すか、条件を直してください。",
        "Remove one or correct its condition.",
    ),
    labels={
        "first": Text("もう一方", "the other clause"),
    },
)
CASES_GAP: Final = Kind(
    "S0605",
    Severity.ERROR,
    Text(
        "どれにも当てはまらない場合があります",
        "A case that no clause covers",
    ),
    Text(
        "「{name}」では、{case} のとき、どの行にも当てはまりません。",
        'In "{name}" no clause applies where {case}.',
    ),
    Text(
        "原則を書くか、この場合の行を足してください。対象にならないなら「対象外」と書きます。",
        "Write a 原則, or a clause for this case; 対象外 where it is out of scope.",
    ),
)
GRID_GAP: Final = Kind(
    "S0606",
    Severity.ERROR,
    Text(
        "値のない組合せがあります",
        "A combination without a value",
    ),
    Text(
        "「{name}」には、{case} のときの値がありません（ほかを含めて{count}通り）。",
        '"{name}" has no value where {case} ({count} in all).',
    ),
    Text(
        "値を書くか、「対象外」または「記載なし「…」」と書いてください。",
        "Write a value, 対象外, or 記載なし「…」.",
    ),
)
RAGGED_ROW: Final = Kind(
    "S0607",
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
        "縦線（|）の数をそろえてください。表計算から貼り付けたときは、改行の入った欄がないか確かめてください。",
        "Give every row the same number of cells.",
    ),
    labels={
        "header": Text("見出しの行", "the header"),
    },
)
TABLE_HEADER: Final = Kind(
    "S0608",
    Severity.ERROR,
    Text(
        "表の見出しが読めません",
        "An unreadable table header",
    ),
    Text(
        "「{name}」の見出しは、左から区分の名前（{axes} のうち行にするもの）で始めます。書かれているのは {found} です。",
        'The header of "{name}" begins with the names of the axes ({axes}) that lead its rows; it has {found}.',
    ),
    Text(
        "行の見出しにする区分の名前を左の欄に書き、残りの区分の言葉を右の欄に並べてください。",
        "Put the axes that lead the rows in the first cells, and the members of the others to their right.",
    ),
)
TABLE_NO_ROWS: Final = Kind(
    "S0609",
    Severity.ERROR,
    Text(
        "表に行がありません",
        "A table without rows",
    ),
    Text(
        "「{name}」には見出ししかありません。",
        '"{name}" has a header only.',
    ),
    Text(
        "見出しの下に行を書いてください。",
        "Write rows under the header.",
    ),
)
EMPTY_CELL: Final = Kind(
    "S0610",
    Severity.ERROR,
    Text(
        "空の欄があります",
        "An empty cell",
    ),
    Text(
        "「{name}」に空の欄があります。空欄は0なのか、対象外なのか、印字がないのか分かりません。",
        '"{name}" has an empty cell: 0, out of scope, or not printed?',
    ),
    Text(
        "当てはまらなければ –、資料になければ 印字なし と書いてください。",
        "Write – for not applicable, 印字なし for not printed.",
    ),
)
SERIES_HEADER: Final = Kind(
    "S0611",
    Severity.ERROR,
    Text(
        "推移の見出しが読めません",
        "An unreadable series header",
    ),
    Text(
        "「{name}」の見出しに、年度とほかの言葉が混ざっています：{found}",
        'The header of "{name}" mixes years and other words: {found}',
    ),
    Text(
        "見出しを全部「平成21年度」の形にするか、年度を左の列に縦に並べてください。",
        "Write years in all columns, or down the first column.",
    ),
)
PARTS_SUM: Final = Kind(
    "S0612",
    Severity.ERROR,
    Text(
        "内訳の和が全体と合いません",
        "Parts that do not add up",
    ),
    Text(
        "「{name}」の うち の和は{parts}ですが、全体は{whole}です。",
        'The うち of "{name}" add up to {parts}, but the whole is {whole}.',
    ),
    Text(
        "うち の値か全体の値を資料と見比べて直してください。",
        "Compare both with the document.",
    ),
)
SETTLE_UNFOUNDED: Final = Kind(
    "S0613",
    Severity.ERROR,
    Text(
        "重なりの決め方に根拠がありません",
        "A settlement without ground",
    ),
    Text(
        "「重なるとき {how}」に、出典も解釈もありません。",
        '"重なるとき {how}" has neither 出典 nor 解釈.',
    ),
    Text(
        "資料に書かれていれば 出典、書かれていなければ 解釈「…」 を書いてください。",
        "Write its 出典, or 解釈「…」 where the document is silent.",
    ),
)
EXCEPTION_ALONE: Final = Kind(
    "S0614",
    Severity.ERROR,
    Text(
        "原則がありません",
        "ただし without 原則",
    ),
    Text(
        "「{name}」に、ただし はありますが原則がありません。",
        '"{name}" has ただし but no 原則.',
    ),
    Text(
        "「原則 …」を書いてください。場合を尽くしているなら、ただし を 場合 に直します。",
        "Write 原則, or use 場合 where the cases cover everything.",
    ),
)
READING_WITHOUT_CHOICE: Final = Kind(
    "S0615",
    Severity.ERROR,
    Text(
        "読み方が一つしかありません",
        "A 解釈 without a choice",
    ),
    Text(
        "解釈「{name}」には、読み方が二つ以上要ります。",
        'The 解釈 "{name}" needs two readings or more.',
    ),
    Text(
        "ほかの読み方を書き足すか、名前のない「解釈「…」」にしてください。",
        "Add the other reading, or use 解釈「…」 without a name.",
    ),
)
READING_NOT_ADOPTED: Final = Kind(
    "S0616",
    Severity.ERROR,
    Text(
        "採用する読み方が決まっていません",
        "No reading is adopted",
    ),
    Text(
        "解釈「{name}」で 採用 とした読み方が{count}個あります。",
        'The 解釈 "{name}" has {count} adopted readings.',
    ),
    Text(
        "一つの読み方の後に 採用 と書いてください。",
        "Write 採用 after exactly one reading.",
    ),
)
VERIFICATION_FAILED: Final = Kind(
    "S0617",
    Severity.ERROR,
    Text(
        "検証が成り立ちません",
        "A 検証 does not hold",
    ),
    Text(
        "「{text}」が、{case} のとき成り立ちません（左 {left}、右 {right}）。",
        '"{text}" does not hold where {case} (left {left}, right {right}).',
    ),
    Text(
        "値か式を資料と見比べて直してください。",
        "Compare the values and formulas with the document.",
    ),
)
VERIFICATION_OPEN: Final = Kind(
    "S0618",
    Severity.WARNING,
    Text(
        "検証が確かめきれません",
        "A 検証 is not decided",
    ),
    Text(
        "「{text}」は、確かめきれませんでした：{why}",
        '"{text}" could not be decided: {why}',
    ),
    Text(
        "検証する範囲を区分に限るか、式を簡単にしてください。",
        "Quantify over categories only, or simplify the statement.",
    ),
)
RULE_TOO_LARGE: Final = Kind(
    "S0619",
    Severity.WARNING,
    Text(
        "ただしの重なりを調べきれません",
        "Clauses not compared exhaustively",
    ),
    Text(
        "「{name}」は、条件の組合せが多すぎて（{count}通り）、ただしの重なりを調べきれません。",
        '"{name}" has too many combinations of conditions ({count}) to compare its clauses.',
    ),
    Text(
        "条件を 区分 や 段階 にまとめて、段階ごとの算定に分けてください。",
        "Gather conditions in 区分 or 段階 and split the rule.",
    ),
)
