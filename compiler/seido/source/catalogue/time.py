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
    wrong=(
        "基準 経費の上限 : 円\n"
        "  = 2,000万円   令和4年度まで 令和5年度から   出典 r6「令和4年度まで2,000万円、令和5年度から3,000万円」"
    ),
    corrected=(
        "基準 経費の上限 : 円\n"
        "  = 2,000万円   令和4年度まで   出典 r6「令和4年度まで2,000万円、令和5年度から3,000万円」\n"
        "  = 3,000万円   令和5年度から   出典 r6「令和4年度まで2,000万円、令和5年度から3,000万円」"
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
        "「{name}」{key}には、{year}の値が二つあります（{first}の値と{second}の値）。",
        '"{name}"{key} has two values in {year} (that of {first} and that of {second}).',
    ),
    Text(
        "期間が重ならないように直してください。{year}に値が変わるなら、先の値の期間を「{before}まで」で終わらせます。",
        "Change one of the periods so that they do not meet. If the value changes in {year}, let the earlier one end with {before}まで.",
    ),
    labels={
        "first": Text("こちらは {period} の値です", "this one is the value of {period}"),
    },
    wrong=(
        "基準 近隣市町村の措置額 : 円\n"
        "  = 1,500万円   平成26年度から   出典 r6「平成26年度から令和2年度まで1,500万円」\n"
        "  = 1,800万円   令和3年度から    出典 r6「令和3年度から1,800万円」"
    ),
    corrected=(
        "基準 近隣市町村の措置額 : 円\n"
        "  = 1,500万円   平成26年度から令和2年度まで   出典 r6「平成26年度から令和2年度まで1,500万円」\n"
        "  = 1,800万円   令和3年度から                 出典 r6「令和3年度から1,800万円」"
    ),
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
        "年度によって変わるなら、「令和5年度まで」「令和6年度から」のように期間を書き分けてください。条件によって変わるなら、一方を「ただし … のとき」にしてください。",
        "If it changes by year, give them periods that do not meet; if it depends on a condition, make one a ただし … のとき.",
    ),
    labels={
        "first": Text("もう一つはこちらです", "the other one"),
    },
    wrong="算定 補助率 : 割合\n  原則 1/2   出典 r6「補助率1/2」\n  原則 2/3   出典 r6「条件不利地域は2/3」",
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                          出典 r6「補助率1/2」\n"
        "  ただし 条件不利地域 のとき 2/3    出典 r6「条件不利地域は2/3」"
    ),
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
        "「令和6年度から令和8年度まで」のように、古い年度を先に書いてください。",
        "Write the earlier year first, as in 令和6年度から令和8年度まで.",
    ),
    wrong="基準 経費の上限 : 円 = 2,000万円   令和8年度から令和6年度まで   出典 r6「2,000万円（令和6年度から令和8年度まで）」",
    corrected="基準 経費の上限 : 円 = 2,000万円   令和6年度から令和8年度まで   出典 r6「2,000万円（令和6年度から令和8年度まで）」",
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
    wrong=(
        "基準 経費の上限 : 円 = 2,000万円 → 令和6年度 4,000万円 → 令和4年度 3,000万円\n"
        "  出典 r6「2,000万円⇒令和6年度4,000万円（令和4年度3,000万円）」"
    ),
    corrected=(
        "基準 経費の上限 : 円 = 2,000万円 → 令和4年度 3,000万円 → 令和6年度 4,000万円\n"
        "  出典 r6「2,000万円⇒令和4年度3,000万円⇒令和6年度4,000万円」"
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
    wrong="適用期間",
    corrected="適用期間 令和6年度から",
)
YEAR_GAP: Final = Kind(
    "S0307",
    Severity.ERROR,
    Text(
        "値のない年度があります",
        "A year without a value",
    ),
    Text(
        "「{name}」{key}には、適用期間（{period}）のうち{year}の値がありません。",
        '"{name}"{key} has no value for {year}, a year of the 適用期間 ({period}).',
    ),
    Text(
        "{year}の値を書くか、「= 記載なし「印字されていない」 {year}のみ」で、資料に書かれていないことを示してください。",
        'Write its value for {year}, or say that the document does not print it: "= 記載なし「…」 {year}のみ".',
    ),
    wrong=(
        "適用期間 令和4年度から令和6年度まで   出典 r6「令和4年度から令和6年度まで」\n"
        "基準 経費の上限 : 円\n"
        "  = 2,000万円   令和5年度から   出典 r6「令和5年度から2,000万円」"
    ),
    corrected=(
        "適用期間 令和4年度から令和6年度まで   出典 r6「令和4年度から令和6年度まで」\n"
        "基準 経費の上限 : 円\n"
        "  = 記載なし「令和4年度の上限は印字されていない」   令和4年度のみ\n"
        "  = 2,000万円   令和5年度から   出典 r6「令和5年度から2,000万円」"
    ),
)
PERIOD_OUTSIDE: Final = Kind(
    "S0308",
    Severity.WARNING,
    Text(
        "適用期間の外の期間です",
        "A period outside the 適用期間",
    ),
    Text(
        "「{name}」の期間（{period}）は、この制度の適用期間（{years}）と一年も重なりません。使われることがありません。",
        'The period {period} of "{name}" shares no year with the 適用期間 ({years}), so that it is never used.',
    ),
    Text(
        "期間か適用期間のどちらかを、資料と見比べて直してください。",
        "Compare both with the document and correct one.",
    ),
    wrong=(
        "適用期間 令和6年度から   出典 r6「令和6年度から」\n"
        "基準 経費の上限 : 円\n"
        "  = 2,000万円   令和4年度まで   出典 r6「令和4年度まで2,000万円」\n"
        "  = 3,000万円   令和5年度から   出典 r6「令和5年度から3,000万円」"
    ),
    corrected=(
        "適用期間 令和4年度から   解釈 「見本のための期間」\n"
        "基準 経費の上限 : 円\n"
        "  = 2,000万円   令和4年度まで   出典 r6「令和4年度まで2,000万円」\n"
        "  = 3,000万円   令和5年度から   出典 r6「令和5年度から3,000万円」"
    ),
)
YEAR_OUTSIDE: Final = Kind(
    "S0309",
    Severity.WARNING,
    Text(
        "適用期間が資料の年度を含みません",
        "An 適用期間 without the year of the document",
    ),
    Text(
        "「{name}」{count}の値は、期間が書かれていないので{year}だけのものですが、適用期間（{years}）に{year}が入っていません。どの年度にも使われません。",
        '"{name}" {count} carries no period and so speaks of {year}, which the 適用期間 ({years}) leaves out.',
    ),
    Text(
        "適用期間を直すか、「{years}」のように、値に期間を書いてください。",
        "Correct the 適用期間, or write a period after the values, such as {years}.",
    ),
    wrong=(
        "適用期間 令和7年度から   出典 r6「令和7年度から」\n"
        "基準 経費の上限 : 円 = 2,000万円   出典 r6「2,000万円を上限」"
    ),
    corrected=(
        "適用期間 令和7年度から   出典 r6「令和7年度から」\n"
        "基準 経費の上限 : 円 = 2,000万円   令和7年度から   出典 r6「令和7年度から2,000万円を上限」"
    ),
)
YEARS_BETWEEN: Final = Kind(
    "S0310",
    Severity.ERROR,
    Text(
        "間の年度に値がありません",
        "Years between two periods without a value",
    ),
    Text(
        "「{name}」{key}には、{before}の値と{after}の値がありますが、間の{year}の値がありません。",
        '"{name}"{key} has a value for {before} and one for {after}, but none for {year} between them.',
    ),
    Text(
        "どちらかの期間を直してください。資料に書かれていないなら、「= 記載なし「印字されていない」」にその年度を付けて示します。",
        "Correct one of the periods, or say that the document does not print it: 記載なし「…」 with that year.",
    ),
    labels={
        "before": Text("{before}の値", "the value of {before}"),
    },
    wrong=(
        "基準 経費の上限 : 円\n"
        "  = 2,000万円   令和3年度まで   出典 r6「令和3年度まで2,000万円」\n"
        "  = 3,000万円   令和5年度から   出典 r6「令和5年度から3,000万円」"
    ),
    corrected=(
        "基準 経費の上限 : 円\n"
        "  = 2,000万円   令和4年度まで   出典 r6「令和4年度まで2,000万円」\n"
        "  = 3,000万円   令和5年度から   出典 r6「令和5年度から3,000万円」"
    ),
)
MONTH_COMPARED: Final = Kind(
    "S0311",
    Severity.ERROR,
    Text(
        "月と日を比べています",
        "A day compared with a month",
    ),
    Text(
        "「{month}」は月で、日ではありません。初めの日と終わりの日のどちらと比べるのか決まりません。",
        '"{month}" is a month and no day: is its first or its last day meant?',
    ),
    Text(
        "「{first}」か「{last}」のように、日まで書いてください。資料に月だけが印字されているなら、どちらの日と読んだかを「解釈」に書きます。",
        "Write the day, {first} or {last}. If the document prints the month alone, say in a 解釈 which day you read.",
    ),
    wrong=("入力 着手した日 : 日付\n要件 着手の期限 : 着手した日 が 令和7年3月 以下   解釈 「見本のための期限」"),
    corrected=(
        "入力 着手した日 : 日付\n要件 着手の期限 : 着手した日 が 令和7年3月31日 以下   解釈 「見本のための期限」"
    ),
)
