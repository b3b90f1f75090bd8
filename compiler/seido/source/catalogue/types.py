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
        "単位をそろえてください。1人当たりの額は、人数をかけると円になります（円/人 × 人 = 円）。",
        "Use the same unit. A per-person amount times persons is 円 (円/人 × 人 = 円).",
    ),
    labels={
        "left": Text("こちらは {type}", "this is {type}"),
        "right": Text("こちらは {type}", "this is {type}"),
    },
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
        "{wanted} になる値か式に直してください。",
        "Write a value or formula that gives {wanted}.",
    ),
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
        "値の単位か、「：」の後の単位を直してください。円のときは「485万円」のように単位まで書きます。",
        "Correct the value or the declared unit; write the unit with the number.",
    ),
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
        "計算して求める値は 算定 で書いてください。",
        "Write computed values as 算定.",
    ),
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
        "「端数 1円未満 切捨て」のように書くか、資料に書かれていなければ「端数 記載なし「端数処理は印字されていない」」と書いてください。",
        'Write for example "端数 1円未満 切捨て", or "端数 記載なし「…」" where the document does not say.',
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
        "端数の単位は {unit} ですが、値は {value} です。",
        "The rounding is in {unit}, but the value is {value}.",
    ),
    Text(
        "値と同じ単位で書いてください。",
        "Use the unit of the value.",
    ),
)
ROUNDING_STEP: Final = Kind(
    "S0509",
    Severity.ERROR,
    Text(
        "0より大きい数が要ります",
        "A number above zero is needed",
    ),
    Text(
        "「{step}」では、端数や刻みになりません。",
        '"{step}" cannot be a rounding unit or a step.',
    ),
    Text(
        "0より大きい数を書いてください。",
        "Write a number above zero.",
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
        "一つの値に端数の扱いが二つ書かれています。",
        "A value carries two 端数.",
    ),
    Text(
        "一つにしてください。段階ごとに端数を処理するときは、算定を分けます。",
        "Keep one. Use two 算定 where rounding happens in two stages.",
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
        "入力の 範囲 を書くか、「大きい方(…、0円)」で0円を下限にしてください。",
        'Give the inputs a 範囲, or use "大きい方(…、0円)".',
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
        "「{name}」には、値と単位の二つを書きます。",
        '"{name}" takes a value and a unit.',
    ),
    Text(
        "「{name}(値、0.1億円)」のように書いてください。",
        'Write "{name}(value、0.1億円)".',
    ),
)
FOLD_SHAPE: Final = Kind(
    "S0513",
    Severity.ERROR,
    Text(
        "「{name}」の書き方が違います",
        "Wrong form",
    ),
    Text(
        "「{name}」には、「明細 ごとに 式」を一つ書きます。",
        '"{name}" takes one "items ごとに formula".',
    ),
    Text(
        "「{name}(支援員 ごとに 対象額)」のように書いてください。",
        'Write "{name}(items ごとに field)".',
    ),
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
        "集め方（合計など）を外側に書いてください。",
        "Write a collecting function (合計 …) around it.",
    ),
)
ARGUMENT_COUNT: Final = Kind(
    "S0515",
    Severity.ERROR,
    Text(
        "「{name}」の中の数が違います",
        "Wrong number of arguments",
    ),
    Text(
        "「{name}」には {wanted} の値が要りますが、{given}個です。",
        '"{name}" takes {wanted} values, but there are {given}.',
    ),
    Text(
        "読点（、）で区切って書いてください。",
        "Separate the values by 、.",
    ),
)
DIVISION_BY_VARIABLE: Final = Kind(
    "S0516",
    Severity.ERROR,
    Text(
        "割る数は決まった数に限ります",
        "Division by a value that varies",
    ),
    Text(
        "割る数が入力などで変わると、0で割るおそれがあり、答えの端数も決まりません。",
        "A divisor that varies may be zero and leaves denominators open.",
    ),
    Text(
        "割る数には決まった数を書いてください。割合を求めるときは、「割合 が 1/2以上」を「額 × 2 が 全体 以上」のように掛け算に直せます。",
        "Divide by a fixed number only; rewrite a ratio as a product.",
    ),
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
)
NOT_ORDERED: Final = Kind(
    "S0518",
    Severity.ERROR,
    Text(
        "順のない区分を比べています",
        "An unordered category is compared",
    ),
    Text(
        "区分「{category}」には順がないので、以上・以下・から・まで で比べられません。",
        'The category "{category}" has no order, so its members cannot be compared.',
    ),
    Text(
        "区分の名前の後に「順」と書いて、小さい方から並べてください。",
        "Write 順 after the name of the category and list its members from the least.",
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
        "範囲や記載なしの限度に、計算しないと分からない値があります。",
        "A 範囲 or the bound of a 記載なし is not a fixed number.",
    ),
    Text(
        "数を書いてください。",
        "Write a number.",
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
        "{type} の形に直してください。当てはまらないときは –、資料にないときは 印字なし と書きます。",
        "Write {type}; – for not applicable, 印字なし for not printed.",
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
        "「{text}」の単位は、この列の {type} と合いません。",
        'The unit of "{text}" does not fit the column\'s {type}.',
    ),
    Text(
        "「480万円」のように、列の単位で書いてください。円の列では、単位のない数は千円か円か分からないので受け付けません。",
        "Write the unit of the column; a bare number in a column of 円 is not accepted.",
    ),
)
CHAIN_IN_FORMULA: Final = Kind(
    "S0522",
    Severity.ERROR,
    Text(
        "式に「→」は使えません",
        "A → chain in a formula",
    ),
    Text(
        "「{name}」の式で「→」が使われています。",
        'The formula of "{name}" has a → chain.',
    ),
    Text(
        "年度で変わる値は 基準 に書き、式ではその名前を使ってください。",
        "Put values that change by year in a 基準 and use its name.",
    ),
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
        "範囲の数か、以上・以下を直してください。",
        "Correct the numbers or the boundary words.",
    ),
)
STEP_MISSING: Final = Kind(
    "S0525",
    Severity.ERROR,
    Text(
        "刻みがありません",
        "The step is missing",
    ),
    Text(
        "「{name}」は単位のない数（{type}）なので、小数第何位までの値かが決まりません。",
        '"{name}" is a bare number ({type}); how finely it is given is not said.',
    ),
    Text(
        "「刻み 0.01」のように書いてください。",
        'Write for example "刻み 0.01".',
    ),
)
