"""S05xx: types, units and rounding."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

UNITS_DIFFER: Final = Kind(
    "S0501",
    Severity.ERROR,
    Text(
        "単位が合いません",
        "Units do not go together",
    ),
    Text(
        "{left} と {right} は、足したり比べたりできません。",
        "{left} and {right} cannot be added or compared.",
    ),
    Text(
        "{advice}",
        "{advice}",
    ),
    labels={
        "left": Text("こちらは {type}", "this is {type}"),
        "right": Text("こちらは {type}", "this is {type}"),
    },
    wrong="算定 限度額 : 円 = 上限額[専任] + 経費の上限",
    corrected="算定 限度額 : 円 = 上限額[専任] × 人数 + 経費の上限",
)
WRONG_TYPE: Final = Kind(
    "S0502",
    Severity.ERROR,
    Text(
        "種類が違います",
        "Wrong type",
    ),
    Text(
        "ここには {wanted} が要りますが、書かれているのは {found} です。",
        "{wanted} is needed here, but this is {found}.",
    ),
    Text(
        "{advice}",
        "{advice}",
    ),
    wrong="算定 専任の限度額 : 円 = 上限額[専任]",
    corrected="算定 専任の限度額 : 円 = 上限額[専任] × 人数",
)
NOT_A_CONDITION: Final = Kind(
    "S0503",
    Severity.ERROR,
    Text(
        "条件になっていません",
        "Not a condition",
    ),
    Text(
        "ここには「はい・いいえ」になる条件が要りますが、書かれているのは {found} です。",
        "A condition is needed here, but this is {found}.",
    ),
    Text(
        "「X が A のとき」「X が 0.5未満 のとき」のように書いてください。",
        'Write for example "X が A" or "X が 0.5未満".',
    ),
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                          出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 のとき 2/3      出典 r6「財政力指数0.5未満は2/3」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満は2/3」"
    ),
)
NOT_A_NUMBER: Final = Kind(
    "S0504",
    Severity.ERROR,
    Text(
        "数ではありません",
        "Not a number",
    ),
    Text(
        "ここには数が要りますが、書かれているのは {found} です。",
        "A number is needed here, but this is {found}.",
    ),
    Text(
        "数になる値か式に直してください。",
        "Write a value or formula that gives a number.",
    ),
    wrong="算定 措置対象額 : 円 = 合計(支援員 ごとに 任用)",
    corrected="算定 措置対象額 : 円 = 合計(支援員 ごとに 対象額)",
)
VALUE_UNIT: Final = Kind(
    "S0505",
    Severity.ERROR,
    Text(
        "値の単位が違います",
        "A value of another unit",
    ),
    Text(
        "「{text}」は {found} ですが、ここに書く値は {wanted} です。",
        '"{text}" is {found}, but the declared unit is {wanted}.',
    ),
    Text(
        "{advice}",
        "{advice}",
    ),
    wrong="基準 経費の上限 : 円 = 2,000人   出典 r6「上限2,000万円」",
    corrected="基準 経費の上限 : 円 = 2,000万円   出典 r6「上限2,000万円」",
)
VALUE_NOT_LITERAL: Final = Kind(
    "S0506",
    Severity.ERROR,
    Text(
        "値を書くところに式があります",
        "A formula where a value is laid down",
    ),
    Text(
        "「{name}」には、資料に印字された値をそのまま書きます。式や、ほかの名前は書けません。",
        '"{name}" takes the value as printed, not a formula or another name.',
    ),
    Text(
        "計算して求める値なら、「算定 {name} : 円 = 式」のように 算定 で書いてください。",
        'Write computed values as 算定, as in "算定 {name} : 円 = formula".',
    ),
    wrong="基準 専任の限度額 : 円 = 上限額[専任] × 人数",
    corrected="算定 専任の限度額 : 円 = 上限額[専任] × 人数",
)
FRACTION_WITHOUT_ROUNDING: Final = Kind(
    "S0507",
    Severity.ERROR,
    Text(
        "端数の扱いがありません",
        "No rounding for a fraction",
    ),
    Text(
        "「{name}」は1円に満たない端数が出ることがありますが、端数の扱いが書かれていません。",
        '"{name}" may come to a fraction of 1円, but no 端数 is written.',
    ),
    Text(
        "資料に書かれていれば「端数 1円未満 切捨て」のように書いて 出典 を付け、書かれていなければ「端数 記載なし「端数処理は印字されていない」」と書いてください。",
        'Where the document says how, write it, as in "端数 1円未満 切捨て", with its 出典; where it does not, "端数 記載なし「…」".',
    ),
    wrong="算定 補助額 : 円 = 策定経費 × 2/3   出典 r6「策定経費の2/3」",
    corrected=(
        "算定 補助額 : 円 = 策定経費 × 2/3   出典 r6「策定経費の2/3」\n  端数 記載なし「端数処理は印字されていない」"
    ),
)
ROUNDING_UNIT: Final = Kind(
    "S0508",
    Severity.ERROR,
    Text(
        "端数の単位が合いません",
        "A rounding of another unit",
    ),
    Text(
        "端数は {unit} で書かれていますが、値の単位は {value} です。",
        "The rounding is in {unit}, but the value is {value}.",
    ),
    Text(
        "端数を、値と同じ単位（{value}）で書いてください。",
        "Write the rounding in the unit of the value ({value}).",
    ),
    wrong="算定 必要な支援員 : 人 = 人数 × 1/2   出典 r6「人数の1/2（端数切上げ）」\n  端数 1円未満 切上げ",
    corrected="算定 必要な支援員 : 人 = 人数 × 1/2   出典 r6「人数の1/2（1人未満切上げ）」\n  端数 1人未満 切上げ",
)
ROUNDING_STEP: Final = Kind(
    "S0509",
    Severity.ERROR,
    Text(
        "0より大きい数が要ります",
        "A number above zero is needed",
    ),
    Text(
        "「{step}」は0より大きくないので、端数や刻みになりません。",
        '"{step}" is not above zero and cannot be a rounding unit or a step.',
    ),
    Text(
        "0より大きい数を書いてください。",
        "Write a number above zero.",
    ),
    wrong="算定 補助額 : 円 = 策定経費 × 2/3   出典 r6「策定経費の2/3（千円未満切捨て）」\n  端数 0円未満 切捨て",
    corrected=(
        "算定 補助額 : 円 = 策定経費 × 2/3   出典 r6「策定経費の2/3（千円未満切捨て）」\n  端数 千円未満 切捨て"
    ),
)
TWO_ROUNDINGS: Final = Kind(
    "S0510",
    Severity.ERROR,
    Text(
        "端数が二つあります",
        "Two roundings",
    ),
    Text(
        "一つの値に、違う端数の扱いが二つ書かれています。",
        "A value carries two different 端数.",
    ),
    Text(
        "一つにしてください。段階ごとに端数を処理するときは、算定を分けます。",
        "Keep one. Use two 算定 where rounding happens in two stages.",
    ),
    wrong=(
        "算定 補助額 : 円 = 策定経費 × 2/3   出典 r6「策定経費の2/3（千円未満切捨て）」\n"
        "  端数 千円未満 切捨て   端数 1円未満 切捨て"
    ),
    corrected=(
        "算定 補助額 : 円 = 策定経費 × 2/3   出典 r6「策定経費の2/3（千円未満切捨て）」\n  端数 千円未満 切捨て"
    ),
)
ROUNDING_NEGATIVE: Final = Kind(
    "S0511",
    Severity.ERROR,
    Text(
        "負になりうる値の端数です",
        "Rounding of a value that may be negative",
    ),
    Text(
        "「{name}」は0より小さくなることがあり、切捨て・切上げの向きが決まりません。",
        '"{name}" may be negative, and the direction of its rounding is not settled.',
    ),
    Text(
        "入力に「範囲 0円以上」のような範囲を書くか、引き算なら「大きい方(…、0円)」として0円より小さくならないようにしてください。",
        'Give the inputs a 範囲 such as 0円以上; where something is taken away, write "大きい方(…、0円)".',
    ),
    wrong="算定 対象経費 : 円 = 策定経費 - 借入金   出典 r6「借入金を除き、千円未満切捨て」\n  端数 千円未満 切捨て",
    corrected=(
        "算定 対象経費 : 円 = 大きい方(策定経費 - 借入金、0円)   解釈 「借入金の方が多いときは0円とする。」\n"
        "  端数 千円未満 切捨て"
    ),
)
ROUNDING_SHAPE: Final = Kind(
    "S0512",
    Severity.ERROR,
    Text(
        "「{name}」の書き方が違います",
        "Wrong form",
    ),
    Text(
        "「{name}( )」には、端数を処理する値と、その単位（千円、0.1億円 など）の二つを書きます。",
        '"{name}( )" takes a value and the unit to which it is rounded (千円, 0.1億円 …).',
    ),
    Text(
        "「{name}(値、千円)」のように書いてください。",
        'Write it as "{name}(value、千円)".',
    ),
    wrong="算定 対象経費 : 円 = 切捨て(策定経費)   出典 r6「千円未満切捨て」",
    corrected="算定 対象経費 : 円 = 切捨て(策定経費、千円)   出典 r6「千円未満切捨て」",
)
FOLD_SHAPE: Final = Kind(
    "S0513",
    Severity.ERROR,
    Text(
        "「{name}」の書き方が違います",
        "Wrong form",
    ),
    Text(
        "「{name}( )」には、「明細の名前 ごとに 欄の名前」の形を一つ書きます。",
        '"{name}( )" takes one "items ごとに field".',
    ),
    Text(
        "「{name}({example})」のように書いてください。",
        'Write for example "{name}({example})".',
    ),
    wrong="算定 措置対象額 : 円 = 合計(支援員)",
    corrected="算定 措置対象額 : 円 = 合計(支援員 ごとに 対象額)",
)
EACH_OUTSIDE_FOLD: Final = Kind(
    "S0514",
    Severity.ERROR,
    Text(
        "「ごとに」はここでは使えません",
        "ごとに cannot be used here",
    ),
    Text(
        "「{name}」の中では「ごとに」を使えません。使えるのは {folds} の中です。",
        'ごとに cannot be used in "{name}", only in {folds}.',
    ),
    Text(
        "行ごとの値を足すなら 合計、いちばん大きい値・小さい値なら 最大・最小 に直してください。",
        "Use 合計 to add up the rows, 最大 or 最小 for the greatest or least of them.",
    ),
    wrong="算定 最も多い人の額 : 円 = 大きい方(支援員 ごとに 対象額)",
    corrected="算定 最も多い人の額 : 円 = 最大(支援員 ごとに 対象額)",
)
ARGUMENT_COUNT: Final = Kind(
    "S0515",
    Severity.ERROR,
    Text(
        "「{name}」の中の数が違います",
        "Wrong number of arguments",
    ),
    Text(
        "「{name}( )」には {wanted}の値が要りますが、{given}個しかありません。",
        '"{name}( )" takes {wanted} values, but there is only {given}.',
    ),
    Text(
        "「{name}(策定経費、1,000万円)」のように、読点（、）で区切って書いてください。",
        'Separate the values by 、, as in "{name}(策定経費、1,000万円)".',
    ),
    wrong="算定 対象経費 : 円 = 小さい方(策定経費)",
    corrected="算定 対象経費 : 円 = 小さい方(策定経費、経費の上限)",
)
DIVISION_BY_VARIABLE: Final = Kind(
    "S0516",
    Severity.ERROR,
    Text(
        "割る数は決まった数に限ります",
        "Division by a value that varies",
    ),
    Text(
        "{why}",
        "{why}",
    ),
    Text(
        "割る数には、「÷ 3」のように決まった数をそのまま書いてください。割合の条件は、「額 ÷ 全体 が 1/2以上」を「額 が 全体 × 1/2 以上」のように掛け算に直せます。",
        'Divide by a fixed number only. A condition on a ratio can be written as a product: "額 が 全体 × 1/2 以上" for "額 ÷ 全体 が 1/2以上".',
    ),
    wrong="要件 策定経費の割合 : 策定経費 ÷ 総事業費 が 1/2以上   出典 r6「総事業費の1/2以上」",
    corrected="要件 策定経費の割合 : 策定経費 が 総事業費 × 1/2 以上   出典 r6「総事業費の1/2以上」",
)
DIVISION_BY_ZERO: Final = Kind(
    "S0517",
    Severity.ERROR,
    Text(
        "0で割っています",
        "Division by zero",
    ),
    Text(
        "割る数が0です。",
        "The divisor is zero.",
    ),
    Text(
        "0でない数に直してください。",
        "Write another divisor.",
    ),
    wrong=(
        "算定 年ごとの経費 : 円 = 総事業費 ÷ 0   解釈 「3年の計画なので、3で割る。」\n"
        "  端数 記載なし「端数処理は印字されていない」"
    ),
    corrected=(
        "算定 年ごとの経費 : 円 = 総事業費 ÷ 3   解釈 「3年の計画なので、3で割る。」\n"
        "  端数 記載なし「端数処理は印字されていない」"
    ),
)
NOT_ORDERED: Final = Kind(
    "S0518",
    Severity.ERROR,
    Text(
        "順のない区分を比べています",
        "An unordered category is compared",
    ),
    Text(
        "区分「{category}」には順がないので、以上・以下・超・未満や「から … まで」で比べられません。",
        'The category "{category}" has no order, so its members cannot be compared.',
    ),
    Text(
        "「区分 {category} 順 = …、…」のように名前の後に「順」と書き、小さい方（早い方）から並べてください。",
        'Write 順 after its name, as in "区分 {category} 順 = …、…", and list its members from the least.',
    ),
    labels={
        "category": Text("区分はここで決めています", "the category is declared here"),
    },
    wrong=(
        "区分 時期 = 任期初年、任期中、任期終了翌年\n"
        "入力 起業の時期 : 時期   「起業したのはいつですか。」\n"
        "要件 起業の時期の要件 : 起業の時期 が 任期中 から 任期終了翌年 まで"
    ),
    corrected=(
        "区分 時期 順 = 任期初年、任期中、任期終了翌年\n"
        "入力 起業の時期 : 時期   「起業したのはいつですか。」\n"
        "要件 起業の時期の要件 : 起業の時期 が 任期中 から 任期終了翌年 まで"
    ),
)
BOUND_NOT_CONSTANT: Final = Kind(
    "S0519",
    Severity.ERROR,
    Text(
        "範囲には決まった数を書きます",
        "A range takes fixed numbers",
    ),
    Text(
        "範囲や「記載なし」の限度には数だけを書けますが、計算しないと分からない値が書かれています。",
        "A 範囲, or the bound of a 記載なし, takes fixed numbers only.",
    ),
    Text(
        "「範囲 0円以上」のように数を書いてください。ほかの値と比べる決まりは、要件 で書きます。",
        'Write a number, as in "範囲 0円以上". Comparisons with other values are written as 要件.',
    ),
    wrong="入力 対象とする額 : 円   「経費のうち、対象とする額」   範囲 0円以上 策定経費 以下",
    corrected=(
        "入力 対象とする額 : 円   「経費のうち、対象とする額」   範囲 0円以上\n"
        "要件 対象とする額の限度 : 対象とする額 が 策定経費 以下"
    ),
)
CELL_UNREADABLE: Final = Kind(
    "S0520",
    Severity.ERROR,
    Text(
        "欄が読めません",
        "An unreadable cell",
    ),
    Text(
        "「{text}」は {type} として読めません。",
        '"{text}" cannot be read as {type}.',
    ),
    Text(
        "{type} として読める形（割合なら 1/2、金額なら 480万円、はい・いいえなら はい）に直してください。当てはまらないときは –、資料にないときは 印字なし と書きます。",
        "Write {type} (1/2 for a 割合, 480万円 for money, はい or いいえ); – for not applicable, 印字なし for not printed.",
    ),
    wrong=(
        "表 任用ごとの補助率[任用] : 割合   出典 r6「専任1/2」\n"
        "  | 任用 | 補助率 |\n"
        "  | 専任 | 1/2    |\n"
        "  | 兼任 | 未定   |"
    ),
    corrected=(
        "表 任用ごとの補助率[任用] : 割合   出典 r6「専任1/2」\n"
        "  | 任用 | 補助率   |\n"
        "  | 専任 | 1/2      |\n"
        "  | 兼任 | 印字なし |"
    ),
)
CELL_UNIT: Final = Kind(
    "S0521",
    Severity.ERROR,
    Text(
        "欄の単位が違います",
        "A cell of another unit",
    ),
    Text(
        "「{text}」の単位は、ここに要る {type} と合いません{more}。",
        'The unit of "{text}" does not fit {type}, which is needed here{more}.',
    ),
    Text(
        "「480万円」「3人」のように、{type} の数を単位まで書いてください。円のところでは、単位のない数は円か千円か分からないので受け付けません。表の数がどれも万円なら、表の「：」の次を 万円 にします。",
        "Write a number of {type} with its unit, as in 480万円 or 3人. Where 円 is wanted a bare number is not accepted: it might be 千円. If a whole table counts 万円, give it that type.",
    ),
    wrong="例 「専任1人」\n  支援員\n    | 任用 | 所要額 |\n    | 専任 | 480    |\n  結果 措置対象額 = 480万円",
    corrected="例 「専任1人」\n  支援員\n    | 任用 | 所要額  |\n    | 専任 | 480万円 |\n  結果 措置対象額 = 480万円",
)
CHAIN_IN_FORMULA: Final = Kind(
    "S0522",
    Severity.ERROR,
    Text(
        "式に「→」は使えません",
        "A → chain in a formula",
    ),
    Text(
        "「{name}」は計算して求める値なので、年度ごとの値を「→」で並べられません。",
        '"{name}" is computed, so it cannot list values by year with →.',
    ),
    Text(
        "年度で変わる値は「基準 名前 : 単位 = 値 → 令和6年度 値」の形で書き、式ではその名前を使ってください。",
        'Put values that change by year in a 基準, as in "基準 名前 : 単位 = 値 → 令和6年度 値", and use its name in formulas.',
    ),
    wrong="算定 補助率 : 割合 = 1/2 → 令和6年度 2/3   出典 r6「補助率1/2⇒2/3」",
    corrected="基準 補助率 : 割合 = 1/2 → 令和6年度 2/3   出典 r6「補助率1/2⇒2/3」",
)
TYPE_MISSING: Final = Kind(
    "S0523",
    Severity.ERROR,
    Text(
        "種類がありません",
        "The type is missing",
    ),
    Text(
        "「{name}」が円なのか割合なのかが書かれていません。",
        '"{name}" does not say what it is.',
    ),
    Text(
        "「算定 {name} : 円」のように、「：」の後に単位か種類を書いてください。",
        'Write its type after ":", as in "算定 {name} : 円".',
    ),
    wrong="算定 対象経費 = 策定経費   上限 経費の上限",
    corrected="算定 対象経費 : 円 = 策定経費   上限 経費の上限",
)
EMPTY_RANGE: Final = Kind(
    "S0524",
    Severity.ERROR,
    Text(
        "範囲に当てはまる値がありません",
        "An empty range",
    ),
    Text(
        "「{name}」の範囲に当てはまる値がありません。",
        'No value lies in the range of "{name}".',
    ),
    Text(
        "範囲の数か、以上・以下・超・未満を直してください（例：「範囲 0以上 1以下」）。",
        'Correct the numbers or the boundary words (for example "範囲 0以上 1以下").',
    ),
    wrong="入力 補助を受ける割合 : 割合   「経費のうち補助を受ける割合」   範囲 1以上 0以下   刻み 0.01",
    corrected="入力 補助を受ける割合 : 割合   「経費のうち補助を受ける割合」   範囲 0以上 1以下   刻み 0.01",
)
STEP_MISSING: Final = Kind(
    "S0525",
    Severity.ERROR,
    Text(
        "刻みがありません",
        "The step is missing",
    ),
    Text(
        "「{name}」は単位のない数（{type}）なので、どこまで細かい値かが決まりません。",
        '"{name}" is a bare number ({type}); how finely it is given is not said.',
    ),
    Text(
        "{steps}のように書き足してください。",
        "Add for example {steps}.",
    ),
    wrong="入力 実質公債費の指数 : 指数   「実質公債費比率」   範囲 0以上",
    corrected="入力 実質公債費の指数 : 指数   「実質公債費比率」   範囲 0以上   刻み 0.1",
)
ORDER_WITHOUT_MEMBER: Final = Kind(
    "S0526",
    Severity.ERROR,
    Text(
        "順を比べる相手が区分の言葉ではありません",
        "An order needs a member",
    ),
    Text(
        "順のある区分「{category}」は、その言葉（{members}）とだけ比べられます。",
        'The ordered category "{category}" can be compared with its members only ({members}).',
    ),
    Text(
        "以上・以下・超・未満・から・まで の前に、区分「{category}」の言葉を一つ書いてください。",
        'Write a member of "{category}" before 以上, 以下, 超, 未満, から or まで.',
    ),
    wrong=(
        "区分 時期 順 = 任期初年、任期中、任期終了翌年\n"
        "入力 起業の時期 : 時期   「起業したのはいつですか。」\n"
        "入力 申請の時期 : 時期   「申請したのはいつですか。」\n"
        "要件 起業の時期の要件 : 起業の時期 が 申請の時期 以上"
    ),
    corrected=(
        "区分 時期 順 = 任期初年、任期中、任期終了翌年\n"
        "入力 起業の時期 : 時期   「起業したのはいつですか。」\n"
        "要件 起業の時期の要件 : 起業の時期 が 任期中 以上"
    ),
)
PER_ROW_NOT_ONE: Final = Kind(
    "S0527",
    Severity.ERROR,
    Text(
        "一行が1ではありません",
        "A row of more than one",
    ),
    Text(
        "明細「{name}」の一行が「{text}」になっています。一行には、いつも一つのものを書きます。",
        'A row of "{name}" is declared as "{text}"; a row always stands for one.',
    ),
    Text(
        "「（一行 1人）」のように、1と単位を書いてください。二人分は、二行に分けて書きます。",
        "Write （一行 1人）; two people are two rows.",
    ),
    wrong="""明細 支援員 （一行 2人）
  所要額 : 円
算定 措置対象額 : 円 = 合計(支援員 ごとに 所要額)""",
    corrected="""明細 支援員 （一行 1人）
  所要額 : 円
算定 措置対象額 : 円 = 合計(支援員 ごとに 所要額)""",
)
BOUNDS_FACE_AWAY: Final = Kind(
    "S0530",
    Severity.ERROR,
    Text(
        "幅の向きが逆です",
        "Bounds that leave nothing between them",
    ),
    Text(
        "「{low}」と「{high}」の両方に当てはまる数はありません。",
        'No number is both "{low}" and "{high}".',
    ),
    Text(
        "間の幅なら「{right}」、間を除くなら「{apart}」と、二つの条件に分けて書いてください。",
        'For what lies between write "{right}", for what lies outside "{apart}".',
    ),
    wrong="要件 対象 : 財政力指数 が 0.25以下 0.5以上   解釈 「試算による。」",
    corrected="要件 対象 : 財政力指数 が 0.25以上 0.5以下   解釈 「試算による。」",
)

# ------------------------------------------------------------------------------------------------------------- ceilings

TABLE_TOO_LARGE: Final = Kind(
    "S0540",
    Severity.ERROR,
    Text(
        "表が大きすぎます",
        "A table that is too large",
    ),
    Text(
        "「{name}」は、区分の組合せで{count}ますになります。{limit}ますまでです。",
        '"{name}" has {count} cells, one for each combination of its axes; the limit is {limit}.',
    ),
    Text(
        "軸を減らすか、値の同じ区分をまとめるか、表を分けてください。",
        "Use fewer axes, gather members with equal values, or split the table.",
    ),
    wrong=(
        "区分 甲 = 子、丑、寅、卯、辰、巳、午、未、申、酉、戌、亥\n"
        "区分 乙 = 子、丑、寅、卯、辰、巳、午、未、申、酉、戌、亥\n"
        "区分 丙 = 子、丑、寅、卯、辰、巳、午、未、申、酉、戌、亥\n"
        "区分 丁 = 子、丑、寅、卯、辰、巳、午、未、申、酉、戌、亥\n"
        "表 率[甲、乙、丙、丁] : %   解釈 「一律とした。」\n"
        "  | 甲 | 乙 | 丙 | 丁 | 率 |\n"
        "  | * | * | * | * | 50 |"
    ),
    corrected="基準 率 : 割合 = 50%   解釈 「一律とした。」",
)
CHAIN_TOO_LONG: Final = Kind(
    "S0541",
    Severity.ERROR,
    Text(
        "算定が長く連なりすぎています",
        "Definitions that lean on one another too deep",
    ),
    Text(
        "「{name}」までに、算定が{limit}個を超えて、次々に前の算定を使っています。",
        '"{name}" rests on more than {limit} definitions, each of which uses the one before it.',
    ),
    Text(
        "途中の算定をまとめてください。年度ごと、件ごとの繰返しなら、表か明細で書けます。",
        "Join some of them. What repeats by year or by item is a table or a 明細.",
    ),
    wrong="算定 第0段 : 円 = 策定経費\n算定 第1段 : 円 = 第0段\n# …同じように百段を重ねる",
    corrected="算定 甲 : 円 = 策定経費",
)
CONDITION_TOO_LARGE: Final = Kind(
    "S0542",
    Severity.ERROR,
    Text(
        "条件が入り組みすぎています",
        "A condition that is too interwoven",
    ),
    Text(
        "「{name}」の条件は、使っている算定の条件を書き下すと、{limit}個を超える部分になります。",
        'Written out, the conditions of "{name}" have more than {limit} parts.',
    ),
    Text(
        "同じ算定を何度も使う条件を、区分の入力一つにまとめるなどして、短くしてください。",
        "Shorten the conditions that use the same definition again and again, for example by one input of a 区分.",
    ),
    wrong="\n".join(
        [
            "算定 第0段 : はい・いいえ = 条件不利地域",
            *(f"算定 第{at}段 : はい・いいえ = " + " かつ ".join([f"第{at - 1}段"] * 16) for at in range(1, 5)),
        ]
    ),
    corrected="要件 甲 : 条件不利地域",
)
RESULT_TOO_LONG: Final = Kind(
    "S0543",
    Severity.ERROR,
    Text(
        "計算の結果の桁数が大きすぎます",
        "A result with too many digits",
    ),
    Text(
        "「{name}」は、{limit}桁を超える数になり得ます。",
        '"{name}" may come to more than {limit} digits.',
    ),
    Text(
        "掛け算や割り算の繰返しを減らすか、途中で端数を処理してください。",
        "Multiply and divide less often.",
    ),
    wrong="算定 総額 : 円 = 策定経費" + " × 9999999999999999" * 63 + "   解釈 「掛け続けた。」",
    corrected="算定 甲 : 円 = 策定経費",
)
TOO_MANY_CLAUSES: Final = Kind(
    "S0544",
    Severity.ERROR,
    Text(
        "ただし・場合が多すぎます",
        "Too many clauses",
    ),
    Text(
        "「{name}」のただし・場合は、{limit}行を超えています。",
        '"{name}" has more than {limit} clauses.',
    ),
    Text(
        "区分ごとの値は表に、数の区切りは段階にして、ただしを減らしてください。",
        "Write values by category as a table, thresholds as a 段階.",
    ),
    wrong=(
        "算定 率 : 割合\n"
        "  原則 1/2   解釈 「一律。」\n"
        "  ただし 人数 が 1人 のとき 1/3   解釈 「人数による。」\n"
        "  ただし 人数 が 2人 のとき 1/3   解釈 「人数による。」\n"
        "  # …同じように301人まで一人ずつ書く"
    ),
    corrected="算定 率 : 割合\n  原則 1/2   解釈 「一律。」\n  ただし 人数 が 301人以下 のとき 1/3   解釈 「人数による。」",
)
FOLDS_TOO_DEEP: Final = Kind(
    "S0545",
    Severity.ERROR,
    Text(
        "合計などの入れ子が深すぎます",
        "Sums within sums too deep",
    ),
    Text(
        "「{name}」では、合計や件数などの入れ子が{limit}段を超えています。",
        'In "{name}" sums, counts and the like stand more than {limit} deep within one another.',
    ),
    Text(
        "内側の合計を、別の算定にしてください。",
        "Make the inner sum a definition of its own.",
    ),
    wrong="算定 総額 : 円 = 合計(支援員 ごとに 合計(支援員 ごとに 合計(支援員 ごとに 所要額)))",
    corrected="算定 総額 : 円 = 合計(支援員 ごとに 所要額)",
)
TOO_MUCH_SHARED: Final = Kind(
    "S0546",
    Severity.ERROR,
    Text(
        "共通の宣言が多すぎます",
        "Too much in common",
    ),
    Text(
        "共通の宣言{commons}個を制度{schemes}件が使えるようにすると、合わせて{limit}個を超えます。",
        "{commons} declarations in common for {schemes} schemes are more than {limit} together.",
    ),
    Text(
        "政策ファイルをフォルダに分け、それぞれに要る共通だけを置いてください。",
        "Split the set into folders, each with the 共通 it needs.",
    ),
    wrong="共通\n  入力 共通0 : 円\n  # …入力が142\n制度 制度0 (s0)\n  算定 額 : 円 = 共通0\n# …制度が142",
    corrected="制度 甲 (ko)\n算定 額 : 円 = 1円   解釈 「一円。」",
)
DECLARED_OTHERWISE: Final = Kind(
    "S0528",
    Severity.ERROR,
    Text(
        "決めた種類と値が合いません",
        "A type that no value agrees with",
    ),
    Text(
        "「{name}」の種類は「{type}」と書かれていますが、その値として書かれた{count}か所（「{values}」など）は、どれも {type} ではありません。",
        '"{name}" is declared as {type}, but none of the {count} values written for it ({values} …) is of that type.',
    ),
    Text(
        "値が正しければ、「：」の次の「{type}」を値に合う種類（1/2 や 50% なら 割合、人数なら 人、金額なら 円 など）に直してください。"
        "「{type}」が正しければ、値のほうをその単位で書いてください。",
        "If the values are right, correct the type after the colon (割合 for 1/2 or 50%, 人 for persons, 円 for money …). "
        "If {type} is right, write the values in it.",
    ),
    wrong=(
        "算定 補助率 : 円\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満は2/3」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満は2/3」"
    ),
)
STEP_OF_WHOLES: Final = Kind(
    "S0529",
    Severity.WARNING,
    Text(
        "割合の刻みが大きすぎます",
        "A step of whole ones for a ratio",
    ),
    Text(
        "「{name}」は {type} なので、「刻み {step}」では {values} しか入力できません（1は100%のことです）。",
        '"{name}" is {type}: with "刻み {step}" only {values} can be given, for 1 is 100%.',
    ),
    Text(
        "「刻み 1%」（1%ごと）、「刻み 0.1%」（0.1%ごと）のように書いてください。",
        'Write for example "刻み 1%" or "刻み 0.1%".',
    ),
    wrong="入力 自己負担率 : %   「自己負担率」   範囲 0%以上   刻み 1",
    corrected="入力 自己負担率 : %   「自己負担率」   範囲 0%以上   刻み 1%",
)
