"""S01xx: reading the text of a policy file, from words to declarations."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

UNEXPECTED: Final = Kind(
    "S0101",
    Severity.ERROR,
    Text(
        "ここに書けない言葉です",
        "An unexpected word",
    ),
    Text(
        "「{text}」は、ここには書けません。ここに書けるのは {expected} です。",
        "\"{text}\" cannot stand here. Possible: {expected}.",
    ),
    Text(
        "言葉の順と、前後の空白や区切りを確かめてください。",
        "Check the order of words and the spaces around them.",
    ),
)
OUTSIDE: Final = Kind(
    "S0102",
    Severity.ERROR,
    Text(
        "宣言の外にあります",
        "Text outside a declaration",
    ),
    Text(
        "「{text}」は、どの宣言の続きとも読めません。",
        "\"{text}\" continues no declaration.",
    ),
    Text(
        "行の始めに、入力・基準・算定・要件などの言葉を書いてください。",
        "Begin the line with 入力, 基準, 算定, 要件 or the like.",
    ),
)
PARTICLE_GLUED: Final = Kind(
    "S0103",
    Severity.ERROR,
    Text(
        "言葉の区切りが読めません",
        "A particle is glued to a name",
    ),
    Text(
        "「{name}」の区切りが読めません。「{base}」と「{particle}」の間に空白が要ると思われます。",
        "A space seems to be missing in \"{name}\", between \"{base}\" and \"{particle}\".",
    ),
    Text(
        "「{base} {particle}」と書いてください（空白は全角でも半角でも構いません）。",
        "Write \"{base} {particle}\" (a full- or half-width space).",
    ),
    wrong="要件 人口 : 人口が 5万人以上",
    corrected="要件 人口 : 人口 が 5万人以上",
)
UNCLOSED_QUOTE: Final = Kind(
    "S0104",
    Severity.ERROR,
    Text(
        "「 が閉じていません",
        "An unclosed 「",
    ),
    Text(
        "「 に対する 」 が、この行にありません。",
        "The 「 has no 」 on its line.",
    ),
    Text(
        "引用の終わりに 」 を書いてください。引用の中の「 」も対にします。",
        "Write 」 at the end of the quote; 「」 inside it come in pairs too.",
    ),
)
STRAY_QUOTE: Final = Kind(
    "S0105",
    Severity.ERROR,
    Text(
        "かっこの対が合いません",
        "An unmatched quotation mark",
    ),
    Text(
        "「{character}」に対する始まりがありません。",
        "\"{character}\" closes nothing.",
    ),
    Text(
        "引用は 「 と 」 で囲んでください。",
        "Quote with 「 and 」.",
    ),
)
STRAY_CHARACTER: Final = Kind(
    "S0106",
    Severity.ERROR,
    Text(
        "使えない文字です",
        "A character that has no meaning here",
    ),
    Text(
        "「{character}」（{code}）は、ここでは使えません。",
        "\"{character}\" ({code}) has no meaning here.",
    ),
    Text(
        "消すか、文なら 「 」 の中に書いてください。",
        "Remove it, or put text in 「」.",
    ),
)
OYOBI: Final = Kind(
    "S0107",
    Severity.ERROR,
    Text(
        "「{word}」は条件に使えません",
        "及び is no operator",
    ),
    Text(
        "「{word}」は、両方の意味にも、どちらかの意味にも読めます。",
        "\"{word}\" may mean both or any.",
    ),
    Text(
        "両方なら「かつ」、どちらかなら「又は」と書いてください。",
        "Write かつ for both, 又は for either.",
    ),
)
MIXED_LOGIC: Final = Kind(
    "S0108",
    Severity.ERROR,
    Text(
        "かつ と 又は が混ざっています",
        "かつ and 又は are mixed",
    ),
    Text(
        "かつ と 又は が、かっこなしで並んでいます。",
        "かつ and 又は stand side by side without parentheses.",
    ),
    Text(
        "先にまとめる方を（ ）で囲んでください。",
        "Put parentheses around what belongs together.",
    ),
)
EQUALS_IN_CONDITION: Final = Kind(
    "S0109",
    Severity.ERROR,
    Text(
        "「＝」は条件に使えません",
        "= in a condition",
    ),
    Text(
        "「＝」は「とする」の意味です。等しいかどうかは「が」で書きます。",
        "= means \"is defined as\"; equality is written with が.",
    ),
    Text(
        "「X が Y」と書いてください。",
        "Write \"X が Y\".",
    ),
)
LINE_ENDS: Final = Kind(
    "S0110",
    Severity.ERROR,
    Text(
        "行が途中で終わっています",
        "A line that ends too soon",
    ),
    Text(
        "この行は途中で終わっています。続きに要るのは {expected} です。",
        "This line ends too soon. Needed: {expected}.",
    ),
    Text(
        "続きを書いてください。次の行に続けるときは、行の終わりか始めに区切り（、＝ かつ など）を置きます。",
        "Write the rest of it.",
    ),
)
KEYWORD_AS_NAME: Final = Kind(
    "S0111",
    Severity.ERROR,
    Text(
        "決まった言葉が名前になっています",
        "A keyword used as a name",
    ),
    Text(
        "「{name}」は決まった意味のある言葉なので、そのままでは名前に使えません。",
        "\"{name}\" is a keyword and cannot be a name as it stands.",
    ),
    Text(
        "名前にするときは「 」で囲んでください：「{name}」",
        "Put it in 「」 to use it as a name.",
    ),
)
BAD_NUMBER: Final = Kind(
    "S0112",
    Severity.ERROR,
    Text(
        "数が読めません",
        "An unreadable number",
    ),
    Text(
        "「{text}」は数として読めません。",
        "\"{text}\" cannot be read as a number.",
    ),
    Text(
        "「520万円」「1億2,000万円」「2/3」「50%」「6か月」のように書いてください。",
        "Write for example 520万円, 1億2,000万円, 2/3, 50%, 6か月.",
    ),
)
NUMBER_TOO_LONG: Final = Kind(
    "S0113",
    Severity.ERROR,
    Text(
        "数が長すぎます",
        "A number that is too long",
    ),
    Text(
        "「{text}…」は{limit}桁を超えています。",
        "\"{text}…\" has more than {limit} digits.",
    ),
    Text(
        "桁を確かめてください。",
        "Check its digits.",
    ),
)
BAD_DATE: Final = Kind(
    "S0114",
    Severity.ERROR,
    Text(
        "日付か年度が正しくありません",
        "An impossible date",
    ),
    Text(
        "「{text}」という日付や年度はありません。",
        "There is no date or year \"{text}\".",
    ),
    Text(
        "月の日数、元号の年を確かめてください。",
        "Check the days of the month and the year of the era.",
    ),
)
TOO_DEEP: Final = Kind(
    "S0115",
    Severity.ERROR,
    Text(
        "かっこが深すぎます",
        "Too many nested brackets",
    ),
    Text(
        "かっこや符号が{limit}段を超えて重なっています。",
        "Brackets or signs are nested more than {limit} deep.",
    ),
    Text(
        "途中の計算を別の 算定 に分けてください。",
        "Split the formula into several 算定.",
    ),
)
LINE_TOO_LONG: Final = Kind(
    "S0116",
    Severity.ERROR,
    Text(
        "行が長すぎます",
        "A line that is too long",
    ),
    Text(
        "1行が{limit}字を超えています。",
        "The line is longer than {limit} characters.",
    ),
    Text(
        "区切りのよいところで改行してください。",
        "Break the line.",
    ),
)
