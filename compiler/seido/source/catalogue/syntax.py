"""S01xx: reading the text of a policy file, from characters to declarations."""

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
        '"{text}" cannot stand here. Possible: {expected}.',
    ),
    Text(
        "言葉の順と、前後の空白や区切りを確かめてください。",
        "Check the order of words and the spaces around them.",
    ),
    wrong=("算定 補助率 : 割合\n  原則 1/2\n  ただし 条件不利地域 のとき 2/3\n  重なるとき 有利な方"),
    corrected=("算定 補助率 : 割合\n  原則 1/2\n  ただし 条件不利地域 のとき 2/3\n  重なるとき 大きい方"),
)
OUTSIDE: Final = Kind(
    "S0102",
    Severity.ERROR,
    Text(
        "何の続きか分からない行です",
        "A line that belongs to nothing",
    ),
    Text(
        "「{text}」で始まるこの行は、上の宣言の続きとも、新しい宣言とも読めません。",
        'This line, beginning with "{text}", neither continues the declaration above nor begins one.',
    ),
    Text(
        "新しい宣言なら、行の始めに 入力・基準・算定・要件 などの言葉を書いてください。説明の文なら「備考 「…」」とするか、行の始めに # を付けます。",
        "Begin a declaration with 入力, 基準, 算定, 要件 or the like; put remarks after #.",
    ),
    wrong=("入力 人数 : 人   範囲 0人以上\n1人につき1回に限る"),
    corrected=("入力 人数 : 人   範囲 0人以上\n備考 「1人につき1回に限る」"),
)
PARTICLE_GLUED: Final = Kind(
    "S0103",
    Severity.ERROR,
    Text(
        "言葉の区切りが読めません",
        "Words are glued together",
    ),
    Text(
        "「{name}」の区切りが読めません。「{base}」と「{particle}」の間に空白が要ると思われます。",
        'A space seems to be missing in "{name}", between "{base}" and "{particle}".',
    ),
    Text(
        "「{base} {particle}」と、前後を空けて書いてください（空白は全角でも半角でも構いません）。",
        'Write "{base} {particle}", with full- or half-width spaces around it.',
    ),
    wrong="要件 人数 : 人数が 5人以上",
    corrected="要件 人数 : 人数 が 5人以上",
)
UNCLOSED_QUOTE: Final = Kind(
    "S0104",
    Severity.ERROR,
    Text(
        "かぎかっこが閉じていません",
        "An unclosed quotation mark",
    ),
    Text(
        "ここで始まる文に、終わりの 」 がありません。行の終わりまでを文として読みました。",
        "The text that begins here has no closing 」; the rest of the line was taken as text.",
    ),
    Text(
        "文の終わりに 」 を書いてください。文の中の「 」も対にします。長い文も1行に書きます。",
        "Write 」 at the end of the text, on the same line; 「」 inside it come in pairs too.",
    ),
    wrong="備考 「申請は年度ごとに行う。",
    corrected="備考 「申請は年度ごとに行う。」",
)
STRAY_QUOTE: Final = Kind(
    "S0105",
    Severity.ERROR,
    Text(
        "かっこの対が合いません",
        "An unmatched closing bracket",
    ),
    Text(
        "この {character} に対する始まりのかっこがありません。",
        "This {character} closes nothing.",
    ),
    Text(
        "始まりのかっこを書くか、余分な {character} を消してください。",
        "Write the opening bracket, or remove {character}.",
    ),
    wrong="備考 申請は年度ごとに行う。」",
    corrected="備考 「申請は年度ごとに行う。」",
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
        '"{character}" ({code}) has no meaning here.',
    ),
    Text(
        "消してください。文の一部なら、文の全体を「 」で囲みます。",
        "Remove it, or put the text in 「」.",
    ),
    wrong="入力 人数 : 人 。",
    corrected="入力 人数 : 人",
)
OYOBI: Final = Kind(
    "S0107",
    Severity.ERROR,
    Text(
        "「{word}」は条件に使えません",
        '"{word}" is no operator',
    ),
    Text(
        "「{word}」は、{meanings}。",
        '"{word}" may mean {meanings}.',
    ),
    Text(
        "両方がそろうときは「かつ」、どれか一つでよいときは「又は」と書いてください。",
        "Write かつ for both, 又は for either.",
    ),
    wrong="要件 対象 : 人数 が 5人以上 及び 財政力指数 が 0.5未満",
    corrected="要件 対象 : 人数 が 5人以上 かつ 財政力指数 が 0.5未満",
)
MIXED_LOGIC: Final = Kind(
    "S0108",
    Severity.ERROR,
    Text(
        "かつ と 又は が混ざっています",
        "かつ and 又は are mixed",
    ),
    Text(
        "「かつ」と「又は」が、かっこなしで並んでいます。どちらを先にまとめるかで意味が変わります。",
        "かつ and 又は stand side by side without parentheses; which binds first changes the meaning.",
    ),
    Text(
        "先にまとめる方を（ ）で囲んでください。例：A かつ （B 又は C）",
        "Put parentheses around what belongs together: A かつ (B 又は C).",
    ),
    wrong="要件 対象 : 人数 が 5人以上 かつ 財政力指数 が 0.5未満 又は 条件不利地域",
    corrected="要件 対象 : 人数 が 5人以上 かつ （財政力指数 が 0.5未満 又は 条件不利地域）",
)
EQUALS_IN_CONDITION: Final = Kind(
    "S0109",
    Severity.ERROR,
    Text(
        "「＝」は条件に使えません",
        "= in a condition",
    ),
    Text(
        "「＝」は「とする」の意味で、値を定めるときに使います。等しいかどうかは「が」で書きます。",
        '= means "is defined as"; equality is written with が.',
    ),
    Text(
        "「＝」を「が」に直してください。例：任用 が 専任",
        "Write が (is) instead of =.",
    ),
    wrong="要件 対象 : 人数 = 5人",
    corrected="要件 対象 : 人数 が 5人",
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
        "続きを同じ行に書いてください。次の行に続けるときは、行の終わりか次の行の始めに 、 ＝ × かつ 又は 出典 などを置きます。",
        "Write the rest on the same line; a line goes on where it ends, or the next begins, with an operator, a comma or an annotation word.",
    ),
    wrong="算定 対象経費 : 円 = 策定経費 ×",
    corrected="算定 対象経費 : 円 = 策定経費 × 1/2",
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
        '"{name}" is a keyword and cannot be a name as it stands.',
    ),
    Text(
        "名前にするときは「 」で囲んでください：「{name}」",
        "Put it in 「」 to use it as a name.",
    ),
    wrong="入力 目標 : 人",
    corrected="入力 「目標」 : 人",
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
        '"{text}" cannot be read as a number.',
    ),
    Text(
        "「520万円」「1億2,000万円」「2/3」「50%」「6か月」のように書いてください。桁区切りのコンマは3桁ごとです。数を並べるときは「、」で区切ります。",
        "Write for example 520万円, 1億2,000万円, 2/3, 50%, 6か月; commas stand before groups of three digits.",
    ),
    wrong="基準 経費の上限 : 円 = 2,00万円",
    corrected="基準 経費の上限 : 円 = 200万円",
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
        '"{text}…" has more than {limit} digits.',
    ),
    Text(
        "桁を確かめてください。",
        "Check its digits.",
    ),
    wrong="基準 経費の上限 : 円 = 1111111111111111111111111111111111111111111111111111111111111円",
    corrected="基準 経費の上限 : 円 = 10,000,000円",
)
BAD_DATE: Final = Kind(
    "S0114",
    Severity.ERROR,
    Text(
        "日付か年度が正しくありません",
        "An impossible date",
    ),
    Text(
        "「{text}」という日付や年度はありません。{why}",
        'There is no date or year "{text}". {why}',
    ),
    Text(
        "資料の日付や年度をもう一度見て、書き直してください。",
        "Look at the document again and correct it.",
    ),
    wrong="事実 公表の日 : 日付 = 令和6年6月31日",
    corrected="事実 公表の日 : 日付 = 令和6年6月30日",
)
TOO_DEEP: Final = Kind(
    "S0115",
    Severity.ERROR,
    Text(
        "かっこが深すぎます",
        "Too many nested brackets",
    ),
    Text(
        "かっこや符号が{limit}段を超えて重なっています。ここから先は読んでいません。",
        "Brackets or signs are nested more than {limit} deep; nothing after this place was read.",
    ),
    Text(
        "途中の計算を別の 算定 に分けてください。",
        "Split the formula into several 算定.",
    ),
    wrong=(
        "算定 対象経費 : 円 = (((((((((((((((((((((((((((((((((((((((((策定経費)))))))))))))))))))))"
        "))))))))))))))))))))"
    ),
    corrected="算定 対象経費 : 円 = 策定経費",
)
LINE_TOO_LONG: Final = Kind(
    "S0116",
    Severity.ERROR,
    Text(
        "行が長すぎます",
        "A line that is too long",
    ),
    Text(
        "1行が{limit}字を超えています。このファイルは読んでいません。",
        "The line is longer than {limit} characters; the file was not read.",
    ),
    Text(
        "区切りのよいところで改行してください。",
        "Break the line.",
    ),
    wrong="備考 「とても長い文（2万字を超える）」",
    corrected="備考 「短く分けた文」",
)
MISSPELLED: Final = Kind(
    "S0117",
    Severity.ERROR,
    Text(
        "言葉の書き誤りと思われます",
        "A misspelled keyword",
    ),
    Text(
        "「{word}」という決まった言葉はありません。「{right}」の書き誤りと思われます。",
        'There is no keyword "{word}"; "{right}" seems to be meant.',
    ),
    Text(
        "「{right}」と書いてください。カタカナの「カ」と漢字の「力」のように、形の似た字にも気を付けてください。",
        'Write "{right}".',
    ),
    wrong="基順 経費の上限 : 円 = 2,000万円",
    corrected="基準 経費の上限 : 円 = 2,000万円",
)
TOPIC_PARTICLE: Final = Kind(
    "S0118",
    Severity.ERROR,
    Text(
        "「{particle}」は条件に使えません",
        "{particle} in a condition",
    ),
    Text(
        "条件の主語は「が」で受けます。「{base}」の次の「{particle}」は読めません。",
        'The subject of a condition is followed by が; {particle} after "{base}" cannot be read.',
    ),
    Text(
        "「{base} が」と書いてください（前後に空白を置きます）。",
        'Write "{base} が", with spaces.',
    ),
    wrong="要件 対象 : 人数は 5人以上",
    corrected="要件 対象 : 人数 が 5人以上",
)
WRONG_WORD: Final = Kind(
    "S0119",
    Severity.ERROR,
    Text(
        "使わない言葉です",
        "A word that is not used",
    ),
    Text(
        "「{word}」は使いません。同じことを「{right}」と書きます。",
        '"{word}" is not used; write "{right}".',
    ),
    Text(
        "「{word}」を「{right}」に直してください。",
        'Write "{right}" instead of "{word}".',
    ),
    wrong="要件 対象 : 人数 が 5人以上 もしくは 条件不利地域",
    corrected="要件 対象 : 人数 が 5人以上 又は 条件不利地域",
)
NEEDLESS_WORD: Final = Kind(
    "S0120",
    Severity.ERROR,
    Text(
        "余分な言葉があります",
        "A needless word",
    ),
    Text(
        "「{word}」は要りません。",
        '"{word}" is not needed.',
    ),
    Text(
        "「{word}」を消してください。",
        'Remove "{word}".',
    ),
    wrong="算定 対象経費 : 円 = 策定経費 とする",
    corrected="算定 対象経費 : 円 = 策定経費",
)
OYOBI_IN_LIST: Final = Kind(
    "S0121",
    Severity.ERROR,
    Text(
        "並べる区切りが読めません",
        "An unknown separator",
    ),
    Text(
        "並べるときの「{word}」は読めません。",
        '"{word}" does not separate the entries of a list.',
    ),
    Text(
        "「、」で区切ってください。",
        "Separate them with 、.",
    ),
    wrong="区分 任用 = 専任 及び 兼任",
    corrected="区分 任用 = 専任、兼任",
)
WRONG_QUOTES: Final = Kind(
    "S0122",
    Severity.ERROR,
    Text(
        "かっこの形が違います",
        "The wrong quotation marks",
    ),
    Text(
        "文を囲むのは「 」です。{opening} と {closing} では囲めません。",
        "Texts stand in 「」 (or in double quotes), not in {opening} {closing}.",
    ),
    Text(
        "「 と 」 に直してください。",
        "Write 「 and 」 instead.",
    ),
    wrong="備考 『申請は年度ごとに行う。』",
    corrected="備考 「申請は年度ごとに行う。」",
)
COMPARISON_SIGN: Final = Kind(
    "S0123",
    Severity.ERROR,
    Text(
        "大小の記号は使えません",
        "A comparison sign",
    ),
    Text(
        "「{sign}」は読めません。大小は、数の次に言葉で書きます。",
        '"{sign}" is not known; write the boundary as a word after the number.',
    ),
    Text(
        "「X が 数 {word}」の形に直してください。≧ は 以上、≦ は 以下、＞ は 超、＜ は 未満 です。",
        'Write "X が number {word}".',
    ),
    wrong="要件 対象 : 人数 >= 5人",
    corrected="要件 対象 : 人数 が 5人以上",
)
WRONG_SIGN: Final = Kind(
    "S0124",
    Severity.ERROR,
    Text(
        "記号が違います",
        "The wrong sign",
    ),
    Text(
        "ここの「{wrong}」は読めません。「{right}」と思われます。",
        '"{wrong}" cannot stand here; "{right}" seems to be meant.',
    ),
    Text(
        "「{right}」に直してください。型の前は「：」、値の前は「＝」、並べるときは「、」です。",
        'Write "{right}": ： before a type, ＝ before a value, 、 between entries.',
    ),
    wrong="入力 人数 = 人",
    corrected="入力 人数 : 人",
)
UNIT_FIRST: Final = Kind(
    "S0125",
    Severity.ERROR,
    Text(
        "単位は数の次に書きます",
        "The unit stands after the number",
    ),
    Text(
        "「{wrong}」は読めません。",
        '"{wrong}" cannot be read.',
    ),
    Text(
        "「{right}」のように、数、単位の順に書いてください。",
        'Write "{right}": the number, then its unit.',
    ),
    wrong="基準 経費の上限 : 円 = ￥20,000,000",
    corrected="基準 経費の上限 : 円 = 20,000,000円",
)
BOUND_FIRST: Final = Kind(
    "S0126",
    Severity.ERROR,
    Text(
        "境目の言葉は数の次に書きます",
        "The boundary word stands after the number",
    ),
    Text(
        "「{wrong}」は読めません。以上・以下・超・未満は、数の次に書きます。",
        '"{wrong}" cannot be read: 以上, 以下, 超 and 未満 stand after the number.',
    ),
    Text(
        "「{right}」と書いてください。",
        'Write "{right}".',
    ),
    wrong="要件 対象 : 人数 が 以上 5人",
    corrected="要件 対象 : 人数 が 5人以上",
)
NUMBER_APART: Final = Kind(
    "S0127",
    Severity.ERROR,
    Text(
        "数と単位が離れています",
        "A number apart from its unit",
    ),
    Text(
        "「{wrong}」は、数と単位の間に空白があります。",
        'There is a space between number and unit in "{wrong}".',
    ),
    Text(
        "「{right}」と、続けて書いてください。",
        'Write "{right}" without the space.',
    ),
    wrong="要件 対象 : 人数 が 5 人以上",
    corrected="要件 対象 : 人数 が 5人以上",
)
WHEN_MISSING: Final = Kind(
    "S0128",
    Severity.ERROR,
    Text(
        "「のとき」がありません",
        "のとき is missing",
    ),
    Text(
        "「{word}」の行に「のとき」がないので、どこまでが条件で、どこからが値か分かりません。",
        'Without のとき (then) it is not clear where the condition of "{word}" ends and the value begins.',
    ),
    Text(
        "「{word} 条件 のとき 値」の形に書いてください。",
        'Write "{word} condition のとき value".',
    ),
    wrong=("算定 補助率 : 割合\n  原則 1/2\n  ただし 財政力指数 が 0.5未満 2/3"),
    corrected=("算定 補助率 : 割合\n  原則 1/2\n  ただし 財政力指数 が 0.5未満 のとき 2/3"),
)
SIGN_MISSING: Final = Kind(
    "S0129",
    Severity.ERROR,
    Text(
        "区切りがありません",
        "A sign is missing",
    ),
    Text(
        "「{before}」の次に「{sign}」がありません。",
        'After "{before}", "{sign}" is missing.',
    ),
    Text(
        "「{before}」の次に「{sign}」を書いてください。名前と型の間は「：」、値の前は「＝」、条件の主語の次は「が」です。",
        'Write "{sign}" there: ： before a type, ＝ before a value, が after the subject of a condition.',
    ),
    wrong="入力 人数 人",
    corrected="入力 人数 : 人",
)
BRACKET_UNCLOSED: Final = Kind(
    "S0130",
    Severity.ERROR,
    Text(
        "かっこが閉じていません",
        "An unclosed bracket",
    ),
    Text(
        "始まりのかっこに対する終わりがありません。",
        "An opening bracket is never closed.",
    ),
    Text(
        "終わりのかっこ ） か ］ を書いてください。",
        "Write the closing bracket.",
    ),
    wrong="算定 対象経費 : 円 = (策定経費 - 借入金) × (1 - 1/2",
    corrected="算定 対象経費 : 円 = (策定経費 - 借入金) × (1 - 1/2)",
)
ORDER: Final = Kind(
    "S0131",
    Severity.ERROR,
    Text(
        "書く順が違います",
        "The wrong order",
    ),
    Text(
        "{text}は、ここではなく、{after}の次に書きます。",
        "{text} stands after {after}, not here.",
    ),
    Text(
        "{text}を{after}の次に移してください。順は、名前、：型、「文」、＝値、注記です。",
        "Move {text} behind {after}: name, type, text, value, annotations.",
    ),
    wrong="入力 人数 「支援員の数」 : 人",
    corrected="入力 人数 : 人 「支援員の数」",
)
ROW_UNCLOSED: Final = Kind(
    "S0132",
    Severity.ERROR,
    Text(
        "表の行が閉じていません",
        "A table row without its closing border",
    ),
    Text(
        "表の行の終わりの「{text}」の次に | がありません。",
        'The row lacks | after "{text}".',
    ),
    Text(
        "行の終わりに | を書いてください。| の次には、出典などの注記だけを書けます。",
        "End the row with |; only annotations may follow it.",
    ),
    wrong=("表 率[任用] : %\n  | 任用 | 率 |\n  | 専任 | 50"),
    corrected=("表 率[任用] : %\n  | 任用 | 率 |\n  | 専任 | 50 |"),
)
ROW_OUTSIDE: Final = Kind(
    "S0133",
    Severity.ERROR,
    Text(
        "表の行が、表の外にあります",
        "A table row outside a table",
    ),
    Text(
        "この行は表の行（| で始まる行）ですが、上に表がありません。",
        "This is a table row, but there is no table above it.",
    ),
    Text(
        "上に「表 名前[軸] : 型」か「例 「…」」の行、例の中なら明細の名前の行を書いてください。",
        "Write 表, 例 or the name of a 明細 on the line above.",
    ),
    wrong=("入力 人数 : 人\n  | 専任 | 50 |"),
    corrected=("入力 人数 : 人\n表 率[任用] : %\n  | 任用 | 率 |\n  | 専任 | 50 |"),
)
NAME_UNQUOTED: Final = Kind(
    "S0134",
    Severity.ERROR,
    Text(
        "かっこのある名前が囲まれていません",
        "A name with brackets",
    ),
    Text(
        "「{name}」は、かっこを含む名前と思われます。",
        '"{name}" seems to be a name with brackets in it.',
    ),
    Text(
        "名前の全体を「 」で囲んでください：「{name}」。または、かっこの中を名前の次の説明「…」に移します。",
        "Put the whole name in 「」.",
    ),
    wrong="区分 団体 = 市（指定都市を除く）、町",
    corrected="区分 団体 = 「市（指定都市を除く）」、町",
)
NAME_WITH_SPACE: Final = Kind(
    "S0135",
    Severity.ERROR,
    Text(
        "名前が空白で切れています",
        "A name cut by a space",
    ),
    Text(
        "「{name}」は、空白のために二つの名前と読まれます。",
        '"{name}" is read as two names because of the space.',
    ),
    Text(
        "一つの名前なら、空白を取るか「 」で囲んでください。二つの名前なら「、」で区切ります。",
        "For one name remove the space or put it in 「」; separate two with 、.",
    ),
    wrong="関連 過疎対策 事業債",
    corrected="関連 過疎対策事業債",
)
DECLARATION_OUTSIDE: Final = Kind(
    "S0136",
    Severity.ERROR,
    Text(
        "宣言が制度の外にあります",
        "A declaration outside a scheme",
    ),
    Text(
        "「{word}」は、制度か共通の中に書きます。ここより上に「制度」や「共通」の行がありません。",
        '"{word}" belongs into a scheme or 共通, but no 制度 or 共通 line stands above it.',
    ),
    Text(
        "上に「制度 名前 (英字の名前)」か「共通」の行を書いてください。",
        'Write "制度 name (identifier)" or "共通" above it.',
    ),
    wrong=("資料 s\n  年度 令和6年度\n入力 人数 : 人"),
    corrected=("資料 s\n  年度 令和6年度\n共通\n入力 人数 : 人"),
)
LINES_MISSING: Final = Kind(
    "S0137",
    Severity.ERROR,
    Text(
        "続きの行がありません",
        "Lines are missing",
    ),
    Text(
        "この宣言には、続きの行が要ります。続きに要るのは {expected} です。",
        "This declaration needs further lines. Needed: {expected}.",
    ),
    Text(
        "続きの行を書いてください。",
        "Write them.",
    ),
    wrong="区分 任用",
    corrected=("区分 任用\n  専任\n  兼任"),
)
FORMULA_TOO_LONG: Final = Kind(
    "S0138",
    Severity.ERROR,
    Text(
        "式が長すぎます",
        "A formula that is too long",
    ),
    Text(
        "一つの式に、計算の記号が{limit}個を超えてあります。",
        "One formula has more than {limit} signs of arithmetic.",
    ),
    Text(
        "途中の計算を別の 算定 に分けてください。",
        "Split the formula into several 算定.",
    ),
    wrong=(
        "算定 対象経費 : 円 = 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経"
        "費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 +"
        " 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定"
        "経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 "
        "+ 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策"
        "定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費"
        " + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + "
        "策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経"
        "費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 +"
        " 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定"
        "経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 "
        "+ 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策"
        "定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費"
        " + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + "
        "策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経"
        "費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 +"
        " 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定"
        "経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費 + 策定経費"
    ),
    corrected="算定 対象経費 : 円 = 策定経費 × 202",
)
TOO_MANY: Final = Kind(
    "S0139",
    Severity.ERROR,
    Text(
        "誤りが多すぎます",
        "Too many mistakes",
    ),
    Text(
        "誤りが{limit}件を超えたので、ここから先は示していません。",
        "There are more than {limit} mistakes; the rest is not shown.",
    ),
    Text(
        "上から順に直し、もう一度確かめてください。政策ファイルかどうかも確かめてください。",
        "Mend them from the top and check again; is this a policy file?",
    ),
    wrong="政策ファイルではない、とても長いファイル",
    corrected="制度 集落支援員 (shuraku_shienin)",
)
EMPTY_NAME: Final = Kind(
    "S0170",
    Severity.ERROR,
    Text(
        "名前が空です",
        "An empty name",
    ),
    Text(
        "「 」の中に名前がありません。",
        "There is no name between the quotation marks.",
    ),
    Text(
        "名前を書いてください。",
        "Write the name.",
    ),
    wrong="入力 「」 : 人",
    corrected="入力 「支援員の数」 : 人",
)
PART_END_ALONE: Final = Kind(
    "S0171",
    Severity.ERROR,
    Text(
        "場合おわりに対する場合がありません",
        "An end_case without a case",
    ),
    Text(
        "この「場合おわり」で終わる「場合」が、上にありません。",
        "No case is open above that this end_case could end.",
    ),
    Text(
        "「場合 条件」の行を上に書くか、この行を消してください。",
        "Write the line that begins the case above it, or remove this line.",
    ),
    wrong="入力 人数 : 人\n場合おわり",
    corrected="入力 人数 : 人\n場合 人数 が 5人以上\n要件 研修 : はい\n場合おわり",
)
TOO_MANY_LINES: Final = Kind(
    "S0173",
    Severity.ERROR,
    Text(
        "行が多すぎます",
        "Too many lines",
    ),
    Text(
        "1つのファイルに書けるのは{limit}行までです。ここから後は読んでいません。",
        "A file may have {limit} lines; the rest was not read.",
    ),
    Text(
        "制度ごとにファイルを分けてください。同じフォルダのファイルは一緒に読まれます。",
        "Split the file, one scheme in each; the files of a folder are read together.",
    ),
    wrong="制度 集落支援員 (shuraku_shienin)\n# 20,001行のファイル",
    corrected="制度 集落支援員 (shuraku_shienin)",
)
NAME_INVISIBLE: Final = Kind(
    "S0174",
    Severity.ERROR,
    Text(
        "名前に見えない文字があります",
        "An invisible character in a name",
    ),
    Text(
        "この名前には、見えない文字（{code}）が入っています。同じに見えて違う名前になります。",
        "This name holds an invisible character ({code}): it looks like another name and is not.",
    ),
    Text(
        "名前を打ち直すか、見えない文字を消してください。",
        "Type the name anew, or remove the character.",
    ),
    wrong="入力 「人\u200b数」 : 人",
    corrected="入力 「人数」 : 人",
)
CASE_IN_COMMON: Final = Kind(
    "S0175",
    Severity.ERROR,
    Text(
        "共通の中に場合は書けません",
        "A case within common",
    ),
    Text(
        "「場合」は、制度の一部を条件で分けるものなので、共通の中には書けません。",
        "A case is a part of a scheme that belongs to a condition; it cannot stand in common.",
    ),
    Text(
        "制度の中に書いてください。",
        "Write it in the scheme.",
    ),
    wrong="共通\n入力 人数 : 人\n場合 人数 が 5人以上\n入力 額 : 円",
    corrected="共通\n入力 人数 : 人\n制度 試験 (trial)\n場合 人数 が 5人以上\n入力 額 : 円",
)
TOO_MANY_NOTES: Final = Kind(
    "S0176",
    Severity.ERROR,
    Text(
        "出典や解釈が多すぎます",
        "Too many annotations",
    ),
    Text(
        "一つの宣言に付けられる出典・解釈などは{limit}個まで、一つの出典に引ける文も{limit}個までです。ここから後は読んでいません。",
        "A declaration may have {limit} annotations, and a citation {limit} quotes; the rest was not read.",
    ),
    Text(
        "宣言を分けるか、まとめて引ける一つの文を引いてください。",
        "Split the declaration, or quote one passage that covers them.",
    ),
    wrong="備考 「201回の出典」",
    corrected="備考 「あ」   出典 r6「あ」",
)
