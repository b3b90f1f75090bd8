"""S08xx: the case that is asked about, as given on the command line or in a file."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

UNKNOWN_INPUT: Final = Kind(
    "S0801",
    Severity.ERROR,
    Text(
        "入力にない名前です",
        "Not an input",
    ),
    Text(
        "「{name}」という入力は、この制度にありません。{near}",
        'This scheme has no input "{name}". {near}',
    ),
    Text(
        "入力の名前を直してください。使える入力：{known}。",
        "Correct the name. Inputs: {known}.",
    ),
    wrong="$ seido run bunsan_energy --input 策定費=2,400万円",
    corrected="$ seido run bunsan_energy --input 策定経費=2,400万円",
)
WRONG_VALUE: Final = Kind(
    "S0802",
    Severity.ERROR,
    Text(
        "入力の値が読めません",
        "An unreadable value",
    ),
    Text(
        "入力「{name}」の値「{text}」は、{type} として読めません。",
        'The value "{text}" of "{name}" cannot be read as {type}.',
    ),
    Text(
        "{example} のように書いてください。分からないときは、この入力を書かずにおくか ? と書きます。",
        "Write for example {example}; leave it out, or write ?, where you do not know it.",
    ),
    wrong="$ seido run bunsan_energy --input 財政力指数=低い",
    corrected="$ seido run bunsan_energy --input 財政力指数=0.49",
)
UNIT_MISSING: Final = Kind(
    "S0803",
    Severity.ERROR,
    Text(
        "金額に単位がありません",
        "An amount without its unit",
    ),
    Text(
        "入力「{name}」の「{text}」には単位がありません。円か、千円か、万円かで、額が違ってきます。",
        '"{text}" for "{name}" has no unit: 円, 千円 or 万円?',
    ),
    Text(
        "{forms}のように、単位を付けて書いてください。0だけは、単位なしで0と書けます。",
        "Write it with its unit: {forms}. Only 0 needs none.",
    ),
    wrong="$ seido run bunsan_energy --input 策定経費=2400",
    corrected="$ seido run bunsan_energy --input 策定経費=2,400万円",
)
OUT_OF_RANGE: Final = Kind(
    "S0804",
    Severity.ERROR,
    Text(
        "入力が範囲の外です",
        "A value out of range",
    ),
    Text(
        "入力「{name}」の {text} は、範囲（{range}）の外です。",
        '{text} for "{name}" lies outside its range ({range}).',
    ),
    Text(
        "{range} の値にしてください。桁や単位（円、千円、万円）の間違いがないか確かめてください。",
        "Give a value that is {range}; check its digits and its unit (円, 千円, 万円).",
    ),
    wrong="$ seido run bunsan_energy --input 策定経費=-2,400万円",
    corrected="$ seido run bunsan_energy --input 策定経費=2,400万円",
)
NOT_ON_STEP: Final = Kind(
    "S0805",
    Severity.ERROR,
    Text(
        "入力が細かすぎます",
        "A value finer than its step",
    ),
    Text(
        "入力「{name}」の {text} は、刻み（{step}）の倍数ではありません。",
        '{text} for "{name}" is no multiple of its step ({step}).',
    ),
    Text(
        "{step} きざみの値にしてください。端数の丸め方は制度が決めるので、seidoは丸めません。",
        "Give a multiple of {step}; seido does not round what is given to it.",
    ),
    wrong="$ seido run bunsan_energy --input 財政力指数=0.495",
    corrected="$ seido run bunsan_energy --input 財政力指数=0.49",
)
NOT_A_MEMBER: Final = Kind(
    "S0806",
    Severity.ERROR,
    Text(
        "区分にない言葉です",
        "Not a member",
    ),
    Text(
        "入力「{name}」の「{text}」は、選べる言葉ではありません。",
        '"{text}" is not one of the choices of "{name}".',
    ),
    Text(
        "{members} のどれかを書いてください。",
        "Write one of: {members}.",
    ),
    wrong="$ seido run bunsan_energy --input 団体区分=市町村",
    corrected="$ seido run bunsan_energy --input 団体区分=町",
)
MISSING_FIELD: Final = Kind(
    "S0807",
    Severity.WARNING,
    Text(
        "明細の欄が足りません",
        "A field is missing in a row",
    ),
    Text(
        "明細「{items}」の{row}行目に「{name}」がありません。",
        'Row {row} of "{items}" has no "{name}".',
    ),
    Text(
        "値を書いてください。分からないときは ? と書きます。空欄を0とはみなしません。",
        "Give its value, or ? where you do not know it; a blank is not zero.",
    ),
    wrong="$ seido run shuraku_shienin --input 支援員=任用:専任",
    corrected="$ seido run shuraku_shienin --input 支援員=任用:専任、所要額:480万円",
)
BAD_JSON: Final = Kind(
    "S0808",
    Severity.ERROR,
    Text(
        "事例のファイルが読めません",
        "An unreadable case file",
    ),
    Text(
        "{path} はJSONとして読めません：{line}行{column}字目、{why}",
        "{path} is not JSON: line {line}, column {column}, {why}",
    ),
    Text(
        '{{"入力の名前": "値"}} の形で書いてください。',
        'Write it as {{"input": "value"}}.',
    ),
    wrong='{"策定経費": "2,400万円",}',
    corrected='{"策定経費": "2,400万円"}',
)
NOT_AN_OBJECT: Final = Kind(
    "S0809",
    Severity.ERROR,
    Text(
        "事例のファイルの形が違います",
        "A case file of another shape",
    ),
    Text(
        "{path} の「{name}」は、{wanted} でなければなりません。",
        '"{name}" in {path} must be {wanted}.',
    ),
    Text(
        '{{"入力の名前": "値", "明細の名前": [{{"欄": "値"}}]}} の形で書いてください。',
        'Write {{"input": "value", "items": [{{"field": "value"}}]}}.',
    ),
    wrong='["町", "2,400万円"]',
    corrected='{"団体区分": "町", "策定経費": "2,400万円"}',
)
TWICE: Final = Kind(
    "S0810",
    Severity.ERROR,
    Text(
        "同じ入力が二度あります",
        "An input is given twice",
    ),
    Text(
        "入力「{name}」が二度書かれています。どちらを使うか決まりません。",
        'The input "{name}" is given twice.',
    ),
    Text(
        "一つだけにしてください。",
        "Give it once.",
    ),
    wrong="$ seido run bunsan_energy --input 策定経費=2,400万円 --input 策定経費=1,000万円",
    corrected="$ seido run bunsan_energy --input 策定経費=2,400万円",
)
BAD_ROW: Final = Kind(
    "S0811",
    Severity.ERROR,
    Text(
        "明細の書き方が違います",
        "An unreadable row",
    ),
    Text(
        "明細「{name}」の行「{text}」が読めません。",
        'The row "{text}" of "{name}" cannot be read.',
    ),
    Text(
        "「{name}=欄:値、欄:値」と書いてください。同じ行が続くときは最後に「×4」と書けます。",
        'Write "{name}=field:value、field:value", with ×4 at the end for four such rows.',
    ),
    wrong="$ seido run shuraku_shienin --input 支援員=専任、480万円",
    corrected="$ seido run shuraku_shienin --input 支援員=任用:専任、所要額:480万円",
)
BAD_YEAR: Final = Kind(
    "S0812",
    Severity.ERROR,
    Text(
        "年度が読めません",
        "An unreadable year",
    ),
    Text(
        "「{text}」は年度として読めません。",
        '"{text}" is not a fiscal year.',
    ),
    Text(
        "「令和6年度」「R6年度」「2024年度」のどれかの形で書いてください。",
        "Write 令和6年度, R6年度 or 2024年度.",
    ),
    wrong="$ seido run bunsan_energy --input 策定経費=2,400万円 --year 6年",
    corrected="$ seido run bunsan_energy --input 策定経費=2,400万円 --year 令和6年度",
)
UNKNOWN_READING: Final = Kind(
    "S0813",
    Severity.ERROR,
    Text(
        "解釈がありません",
        "Unknown reading",
    ),
    Text(
        "「{name}={text}」という読み方はありません。",
        'There is no reading "{name}={text}".',
    ),
    Text(
        "選べる読み方：{known}。",
        "Readings: {known}.",
    ),
    wrong="$ seido run bunsan_energy --reading 上限の当て方=補助金に当てる",
    corrected="$ seido run bunsan_energy --reading 上限の当て方=補助額に当てる",
)
SCHEME_BROKEN: Final = Kind(
    "S0814",
    Severity.WARNING,
    Text(
        "この制度には誤りがあります",
        "The scheme has errors",
    ),
    Text(
        "制度「{name}」には誤りがあるので、答えを出せません。",
        'The scheme "{name}" has errors and gives no answer.',
    ),
    Text(
        "先に、ここに示した誤りを直してください。",
        "Mend the errors shown here first.",
    ),
    wrong=(
        "制度 集落支援員 (shuraku_shienin)\n"
        "  算定 措置対象額 : 円 = 合計(集落支援員 ごとに 対象額)\n"
        "\n"
        "$ seido run shuraku_shienin --input 支援員=任用:専任、所要額:480万円"
    ),
    corrected=(
        "制度 集落支援員 (shuraku_shienin)\n"
        "  算定 措置対象額 : 円 = 合計(支援員 ごとに 対象額)\n"
        "\n"
        "$ seido run shuraku_shienin --input 支援員=任用:専任、所要額:480万円"
    ),
)
LOOKALIKE: Final = Kind(
    "S0815",
    Severity.ERROR,
    Text(
        "数字の所に英字や記号があります",
        "A letter where a figure belongs",
    ),
    Text(
        "入力「{name}」の「{text}」には、数字ではない「{letters}」が混じっています。",
        '"{text}" for "{name}" holds {letters}, which is no figure.',
    ),
    Text(
        "数字の0は英字のO（オー）や記号の○と、数字の1は英字のl（エル）やI（アイ）と、形が似ています。「{meant}」なら、そのように打ち直してください。",
        "0 looks like the letter O, and 1 like l or I. Write 「{meant}」, if that is meant.",
    ),
    wrong="$ seido run bunsan_energy --input 策定経費=12O万円",
    corrected="$ seido run bunsan_energy --input 策定経費=120万円",
)
TOO_MANY_ROWS: Final = Kind(
    "S0860",
    Severity.ERROR,
    Text(
        "明細の行が多すぎます",
        "Too many rows",
    ),
    Text(
        "「{name}」に書ける行は、一つの場合につき{limit}行までです。",
        "{name} may have {limit} rows in one case.",
    ),
    Text(
        "場合を分けて計算し、額を足してください。",
        "Split the case and add the amounts.",
    ),
    wrong="$ seido run shuraku_shienin --input 支援員=任用:専任、所要額:480万円×1001",
    corrected="$ seido run shuraku_shienin --input 支援員=任用:専任、所要額:480万円×1000",
)
VALUE_TOO_LONG: Final = Kind(
    "S0861",
    Severity.ERROR,
    Text(
        "数の桁数が多すぎます",
        "A number with too many digits",
    ),
    Text(
        "「{name}」の数「{text}…」は、{limit}桁を超えています。",
        "The number {text}… of {name} has more than {limit} digits.",
    ),
    Text(
        "数を確かめてください。",
        "Check the number.",
    ),
    wrong="$ seido run bunsan_energy --input 策定経費=2222222222222222222222222222222222222222222222222222222222222円",
    corrected="$ seido run bunsan_energy --input 策定経費=2,222万円",
)
