"""S02xx: names and the structure of declarations."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

UNKNOWN_NAME: Final = Kind(
    "S0201",
    Severity.ERROR,
    Text(
        "名前がありません",
        "Unknown name",
    ),
    Text(
        "「{name}」という名前は、この制度にも共通にもありません。",
        'There is no name "{name}" in this scheme or in 共通.',
    ),
    Text(
        "入力・算定・基準・表・明細のどれかで「{name}」を書くか、名前の書き間違いを直してください。",
        'Declare "{name}" (入力, 算定, 基準, 表 or 明細), or correct its spelling.',
    ),
)
UNKNOWN_NAME_NEAR: Final = Kind(
    "S0202",
    Severity.ERROR,
    Text(
        "名前がありません",
        "Unknown name",
    ),
    Text(
        "「{name}」という名前はありません。似た名前は{near}です。",
        'There is no name "{name}". Similar names: {near}.',
    ),
    Text(
        "書き間違いなら、似た名前のどれかに直してください。",
        "If it is misspelt, use one of the similar names.",
    ),
)
PARTICLE_GLUED: Final = Kind(
    "S0203",
    Severity.ERROR,
    Text(
        "名前と助詞が離れていません",
        "A particle is glued to a name",
    ),
    Text(
        "「{name}」という名前はありません。「{base}」と「{particle}」の間に空白が要ると思われます。",
        'There is no name "{name}". A space seems to be missing between "{base}" and "{particle}".',
    ),
    Text(
        "「{base} {particle}」と書いてください（空白は全角でも半角でも構いません）。",
        'Write "{base} {particle}" (a full- or half-width space).',
    ),
)
UNKNOWN_MEMBER: Final = Kind(
    "S0204",
    Severity.ERROR,
    Text(
        "区分にない言葉です",
        "Not a member of the category",
    ),
    Text(
        "「{name}」は区分「{category}」にありません。あるのは {members} です。",
        '"{name}" is not in the category "{category}", which has {members}.',
    ),
    Text(
        "区分にある言葉に直すか、区分「{category}」に「{name}」を加えてください。",
        'Use one of the members, or add "{name}" to the category "{category}".',
    ),
    labels={
        "category": Text("区分はここで決めています", "the category is declared here"),
    },
)
UNKNOWN_AXIS: Final = Kind(
    "S0205",
    Severity.ERROR,
    Text(
        "区分がありません",
        "Unknown category",
    ),
    Text(
        "「{name}」という区分はありません。あるのは {categories} です。",
        'There is no category "{name}". There are: {categories}.',
    ),
    Text(
        "［ ］の中には区分の名前を書きます。区分「{name}」を先に決めるか、名前を直してください。",
        'The brackets hold names of categories. Declare the category "{name}" or correct the name.',
    ),
)
UNKNOWN_TYPE: Final = Kind(
    "S0206",
    Severity.ERROR,
    Text(
        "種類が分かりません",
        "Unknown type",
    ),
    Text(
        "「{name}」は、単位でも区分でもありません。",
        '"{name}" is neither a unit nor a category.',
    ),
    Text(
        "単位（円、円/人、人、%、割合、指数、か月、日/月 など）、はい・いいえ、年度、または区分の名前を書いてください。",
        "Write a unit (円, 円/人, 人, %, 割合, 指数, か月, 日/月 …), はい・いいえ, 年度, or the name of a category.",
    ),
)
UNKNOWN_TYPE_NEAR: Final = Kind(
    "S0207",
    Severity.ERROR,
    Text(
        "種類が分かりません",
        "Unknown type",
    ),
    Text(
        "「{name}」は、単位でも区分でもありません。似た名前は{near}です。",
        '"{name}" is neither a unit nor a category. Similar names: {near}.',
    ),
    Text(
        "書き間違いなら、似た名前に直してください。",
        "If it is misspelt, use one of the similar names.",
    ),
)
UNKNOWN_FUNCTION: Final = Kind(
    "S0208",
    Severity.ERROR,
    Text(
        "計算の言葉が分かりません",
        "Unknown function",
    ),
    Text(
        "「{name}(…)」という計算はありません。使えるのは {functions} です。",
        'There is no function "{name}(…)". There are: {functions}.',
    ),
    Text(
        "使える言葉に直してください。表や基準を引くときは［ ］を使います。",
        "Use one of these. To look up a table or a 基準, use [ ].",
    ),
)
INDEX_MISSING: Final = Kind(
    "S0209",
    Severity.ERROR,
    Text(
        "［ ］がありません",
        "The index is missing",
    ),
    Text(
        "「{name}」は {axes} ごとに値があるので、どれかを［ ］で示す必要があります。",
        '"{name}" has a value for each {axes}; say which one in [ ].',
    ),
    Text(
        "「{name}[{axes}]」のように書いてください。",
        'Write "{name}[{axes}]".',
    ),
)
INDEX_COUNT: Final = Kind(
    "S0210",
    Severity.ERROR,
    Text(
        "［ ］の中の数が違います",
        "Wrong number of indices",
    ),
    Text(
        "「{name}」は {axes} の{wanted}個で引きますが、{given}個書かれています。",
        '"{name}" is looked up by {axes} ({wanted}), but {given} are written.',
    ),
    Text(
        "［ ］の中に {axes} をこの順に書いてください。",
        "Write {axes} in this order in the brackets.",
    ),
    labels={
        "declared": Text("ここで決めています", "declared here"),
    },
)
NOT_INDEXED: Final = Kind(
    "S0211",
    Severity.ERROR,
    Text(
        "［ ］で引けません",
        "Cannot be looked up",
    ),
    Text(
        "「{name}」は基準でも表でもないので、［ ］で引けません。",
        '"{name}" is neither a 基準 nor a 表 and cannot be looked up with [ ].',
    ),
    Text(
        "［ ］を取って「{name}」とだけ書いてください。",
        'Write "{name}" without brackets.',
    ),
)
KEY_COUNT: Final = Kind(
    "S0212",
    Severity.ERROR,
    Text(
        "行の見出しの数が違います",
        "Wrong number of keys",
    ),
    Text(
        "「{name}」の行の見出しは {axes} の{wanted}個ですが、{given}個書かれています。",
        'An entry of "{name}" is led by {axes} ({wanted}), but {given} are written.',
    ),
    Text(
        "「見出し = 値」の形で、見出しを {wanted}個、読点（、）で区切って書いてください。",
        'Write "key = value" with {wanted} keys, separated by 、.',
    ),
)
ITEMS_AS_VALUE: Final = Kind(
    "S0213",
    Severity.ERROR,
    Text(
        "明細は値ではありません",
        "A 明細 is not a value",
    ),
    Text(
        "「{name}」は明細なので、そのまま計算に使えません。",
        '"{name}" is a 明細 and cannot be used as a value.',
    ),
    Text(
        "「合計({name} ごとに 欄の名前)」のように、何を集めるかを書いてください。",
        'Say what to collect: "合計({name} ごとに field)".',
    ),
)
FACT_AS_VALUE: Final = Kind(
    "S0214",
    Severity.ERROR,
    Text(
        "事実は計算に使えません",
        "A 事実 computes nothing",
    ),
    Text(
        "「{name}」は事実（公表された数字）なので、計算に使えません。",
        '"{name}" is a published figure (事実) and cannot be used in a formula.',
    ),
    Text(
        "計算に使う値は 基準 で書いてください。",
        "Declare a value that is used in formulas as 基準.",
    ),
)
FIELD_OUTSIDE: Final = Kind(
    "S0215",
    Severity.ERROR,
    Text(
        "明細の欄は明細の中だけで使えます",
        "A field is used outside its 明細",
    ),
    Text(
        "「{name}」は明細「{items}」の欄です。明細の外では、行ごとの値のままでは使えません。",
        '"{name}" is a field of the 明細 "{items}"; outside it there is one value for each row.',
    ),
    Text(
        "「合計({items} ごとに {name})」のように書いてください。",
        'Write for example "合計({items} ごとに {name})".',
    ),
)
NOT_ITEMS: Final = Kind(
    "S0216",
    Severity.ERROR,
    Text(
        "明細がありません",
        "Not a 明細",
    ),
    Text(
        "「{name}」という明細はありません。あるのは {near} です。",
        'There is no 明細 "{name}". There are: {near}.',
    ),
    Text(
        "「ごとに」の前には明細の名前を書いてください。",
        "Write the name of a 明細 before ごとに.",
    ),
)
NAME_TWICE: Final = Kind(
    "S0217",
    Severity.ERROR,
    Text(
        "同じ名前が二つあります",
        "A name is declared twice",
    ),
    Text(
        "「{name}」は、すでに別のところで使われています。",
        '"{name}" is already declared elsewhere.',
    ),
    Text(
        "どちらかの名前を変えてください。一つの制度の中で、同じ名前は一つだけです。",
        "Rename one of them: a scheme holds each name once.",
    ),
    labels={
        "first": Text("先にあるもの", "the earlier one"),
    },
)
MEMBER_TWICE: Final = Kind(
    "S0218",
    Severity.ERROR,
    Text(
        "同じ名前が二つあります",
        "A member is declared twice",
    ),
    Text(
        "「{category}」の中に「{name}」が二つあります。",
        '"{name}" stands twice in "{category}".',
    ),
    Text(
        "一つにしてください。",
        "Keep one of them.",
    ),
)
EMPTY_CATEGORY: Final = Kind(
    "S0219",
    Severity.ERROR,
    Text(
        "区分が空です",
        "An empty category",
    ),
    Text(
        "区分「{name}」に、ほかの言葉をまとめたものでない言葉が一つもありません。",
        'The category "{name}" has no basic member.',
    ),
    Text(
        "「区分 {name} = あ、い」のように、少なくとも一つ書いてください。",
        'Write at least one: "区分 {name} = A、B".',
    ),
)
RESERVED_NAME: Final = Kind(
    "S0220",
    Severity.ERROR,
    Text(
        "この名前は決まった意味があります",
        "A reserved name",
    ),
    Text(
        "「{name}」は、計算する年度を指す言葉なので、名前に使えません。",
        '"{name}" means the year of the case and cannot be declared.',
    ),
    Text(
        "別の名前にしてください。",
        "Use another name.",
    ),
)
SCHEME_TWICE: Final = Kind(
    "S0221",
    Severity.ERROR,
    Text(
        "同じ制度が二つあります",
        "A scheme is declared twice",
    ),
    Text(
        "制度「{name}」が二つあります。",
        'The scheme "{name}" is declared twice.',
    ),
    Text(
        "名前か、（ ）の中の英字名を変えてください。",
        "Change its name or its identifier in ( ).",
    ),
    labels={
        "first": Text("先にあるもの", "the earlier one"),
    },
)
NO_DOCUMENT: Final = Kind(
    "S0222",
    Severity.ERROR,
    Text(
        "資料がありません",
        "No source document",
    ),
    Text(
        "この政策集には「資料」が一つもないので、数字の出所と年度が決まりません。",
        "This policy set has no 資料, so no figure has a source or a year.",
    ),
    Text(
        "「資料 名前」から始まる宣言を書き、題名・発行・年度・本文を示してください。",
        "Write a 資料 with 題名, 発行, 年度 and 本文.",
    ),
)
DOCUMENT_TWICE: Final = Kind(
    "S0223",
    Severity.ERROR,
    Text(
        "同じ資料が二つあります",
        "A source document is declared twice",
    ),
    Text(
        "資料「{name}」が二つあります。",
        'The source document "{name}" is declared twice.',
    ),
    Text(
        "どちらかの名前を変えてください。",
        "Rename one of them.",
    ),
    labels={
        "first": Text("先にあるもの", "the earlier one"),
    },
)
DOCUMENT_INCOMPLETE: Final = Kind(
    "S0224",
    Severity.ERROR,
    Text(
        "資料の書き方が足りません",
        "An incomplete source document",
    ),
    Text(
        "資料「{name}」に {what} がありません。",
        'The source document "{name}" has no {what}.',
    ),
    Text(
        "「年度 令和6年度」「本文 「sources/ファイル名.txt」」のように書き足してください。",
        'Add it: "年度 令和6年度", "本文 「sources/file.txt」".',
    ),
)
NO_IDENTIFIER: Final = Kind(
    "S0225",
    Severity.ERROR,
    Text(
        "制度の英字名がありません",
        "The scheme has no identifier",
    ),
    Text(
        "制度「{name}」の後に、出力ファイルの名前になる英字名がありません。",
        'The scheme "{name}" has no identifier, from which output files are named.',
    ),
    Text(
        "「制度 {name} (eiji_mei)」のように、半角英小文字・数字・_ で書いてください。",
        'Write "制度 {name} (identifier)" with small letters, digits and _.',
    ),
)
BAD_IDENTIFIER: Final = Kind(
    "S0226",
    Severity.ERROR,
    Text(
        "英字名に使えない文字があります",
        "An unusable identifier",
    ),
    Text(
        "「{name}」は英字名に使えません。",
        '"{name}" cannot be an identifier.',
    ),
    Text(
        "半角英小文字で始め、半角英小文字・数字・_ だけにしてください（class などPythonの予約語は使えません）。",
        "Begin with a small letter and use small letters, digits and _ only (no Python keyword).",
    ),
)
TARGET_OF_NOTHING: Final = Kind(
    "S0227",
    Severity.ERROR,
    Text(
        "目標の元の推移がありません",
        "A target of nothing",
    ),
    Text(
        "目標「{name}」の元になる推移がありません。推移は {series} です。",
        'There is no 推移 "{name}" for this 目標. There are: {series}.',
    ),
    Text(
        "目標より前に「推移 {name}」を書くか、名前を直してください。",
        'Write "推移 {name}" before it or correct the name.',
    ),
)
NO_FORMULA: Final = Kind(
    "S0228",
    Severity.ERROR,
    Text(
        "計算の仕方がありません",
        "No formula",
    ),
    Text(
        "「{name}」に、計算の仕方がありません。",
        '"{name}" has no formula.',
    ),
    Text(
        "「= 式」、または「原則」「ただし」「場合」の行を書いてください。",
        'Write "= formula", or lines of 原則, ただし or 場合.',
    ),
)
CYCLE: Final = Kind(
    "S0229",
    Severity.ERROR,
    Text(
        "計算が堂々めぐりしています",
        "A value is computed from itself",
    ),
    Text(
        "計算が元に戻ってしまいます：{path}",
        "The computation comes back to where it began: {path}",
    ),
    Text(
        "どれか一つを、ほかの値から計算しない形に直してください。",
        "Break the circle: one of them must not depend on the others.",
    ),
)
