"""S03xx: years and periods."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

TWO_PERIODS: Final = Kind(
    "S0301",
    Severity.ERROR,
    Text(
        "期間が二つあります",
        "Two periods",
    ),
    Text(
        "一つの値に期間が二つ書かれています。",
        "A value carries two periods.",
    ),
    Text(
        "期間は一つにしてください。別の年度の値は、別の行に書きます。",
        "Keep one. Write the value of other years on a line of its own.",
    ),
)
TWO_VALUES: Final = Kind(
    "S0302",
    Severity.ERROR,
    Text(
        "同じ年度の値が二つあります",
        "Two values in one year",
    ),
    Text(
        "「{name}」{key} は、{year}の値が二つあります（{first} と {second}）。",
        '"{name}" {key} has two values in {year} ({first} and {second}).',
    ),
    Text(
        "期間が重ならないように、どちらかの期間を直してください（例：{year}の前の年度まで）。",
        "Change one of the periods so that they do not meet.",
    ),
    labels={
        "first": Text("こちらは {period} の値です", "this one is the value of {period}"),
    },
)
TWO_FORMULAS: Final = Kind(
    "S0303",
    Severity.ERROR,
    Text(
        "同じ年度の原則が二つあります",
        "Two formulas in one year",
    ),
    Text(
        "「{name}」には、同じ年度に当てはまる原則（式）が二つあります。",
        '"{name}" has two formulas (原則) for the same year.',
    ),
    Text(
        "期間を書き分けるか、一方を ただし にしてください。",
        "Give them periods that do not meet, or make one a ただし.",
    ),
    labels={
        "first": Text("もう一つはこちらです", "the other one"),
    },
)
BACKWARD_PERIOD: Final = Kind(
    "S0304",
    Severity.ERROR,
    Text(
        "期間の終わりが始めより前です",
        "A period that ends before it begins",
    ),
    Text(
        "期間「{period}」は、終わりが始めより前です。",
        'The period "{period}" ends before it begins.',
    ),
    Text(
        "年度を書き直してください。",
        "Correct the years.",
    ),
)
CHAIN_ORDER: Final = Kind(
    "S0305",
    Severity.ERROR,
    Text(
        "年度の順が逆です",
        "Years out of order",
    ),
    Text(
        "「→」の年度は古い順に書きますが、{earlier}の次が{later}になっています。",
        "The years of a → chain must rise, but {later} follows {earlier}.",
    ),
    Text(
        "古い年度から順に書いてください。",
        "Write them from the oldest to the newest.",
    ),
)
NO_PERIOD: Final = Kind(
    "S0306",
    Severity.ERROR,
    Text(
        "適用期間に年度がありません",
        "適用期間 without years",
    ),
    Text(
        "「適用期間」に、いつからいつまでかが書かれていません。",
        "適用期間 does not say which years.",
    ),
    Text(
        "「適用期間 令和6年度から」のように書いてください。",
        'Write for example "適用期間 令和6年度から".',
    ),
)
YEAR_GAP: Final = Kind(
    "S0307",
    Severity.ERROR,
    Text(
        "値のない年度があります",
        "A year without a value",
    ),
    Text(
        "「{name}」{key} は、適用期間（{period}）のうち{year}の値がありません。",
        '"{name}" {key} has no value for {year}, a year of the 適用期間 ({period}).',
    ),
    Text(
        "{year}の値を書くか、「記載なし「…」 期間」で、資料に書かれていないことを示してください。",
        "Write its value for {year}, or say with 記載なし that the document does not print it.",
    ),
)
