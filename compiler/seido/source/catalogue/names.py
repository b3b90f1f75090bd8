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
        "「{name}」という名前は、この制度にも共通にもありません。今ある名前：{known}。",
        'There is no name "{name}" in this scheme or in 共通. There are: {known}.',
    ),
    Text(
        "「入力 {name} : {type}」のように、入力・算定・基準・表・明細のどれかで「{name}」を決めるか、名前の書き間違いを直してください。",
        'Declare it, as in "入力 {name} : {type}" (入力, 算定, 基準, 表 or 明細), or correct its spelling.',
    ),
    wrong="算定 補助額 : 円 = 自己資金",
    corrected="入力 自己資金 : 円   「自己資金はいくらですか。」   範囲 0円以上\n算定 補助額 : 円 = 自己資金",
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
        "書き間違いなら、似た名前のどれかに直してください。新しい名前なら、入力・算定・基準などで「{name}」を決めてください。",
        "If it is misspelt, use one of the similar names; if it is new, declare it (入力, 算定, 基準 …).",
    ),
    labels={
        "near": Text("似た名前はここで決めています", "the similar name is declared here"),
    },
    wrong="入力 策定経費 : 円   「計画の策定に要する経費」   範囲 0円以上\n算定 対象経費 : 円 = 策定費用",
    corrected="入力 策定経費 : 円   「計画の策定に要する経費」   範囲 0円以上\n算定 対象経費 : 円 = 策定経費",
)
PARTICLE_GLUED: Final = Kind(
    "S0203",
    Severity.ERROR,
    Text(
        "名前と助詞が離れていません",
        "A particle is glued to a name",
    ),
    Text(
        "「{name}」という名前はありません。名前「{base}」に「{particle}」が付いて、一つの名前に見えています。",
        'There is no name "{name}": {particle} is glued to the name "{base}".',
    ),
    Text(
        "「{right}」と書いてください。条件の「が」は前後を空けます（空白は全角でも半角でも構いません）。計算の式に助詞は要りません。",
        'Write "{right}"; が of a condition stands between spaces, and a formula needs no particle.',
    ),
    wrong="入力 策定経費 : 円   「計画の策定に要する経費」   範囲 0円以上\n算定 対象経費 : 円 = 策定経費の + 借入金",
    corrected=(
        "入力 策定経費 : 円   「計画の策定に要する経費」   範囲 0円以上\n算定 対象経費 : 円 = 策定経費 + 借入金"
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
    wrong=(
        "区分 任用 = 専任、兼任\n"
        "基準 上限額[任用] : 円/人\n"
        "  常勤 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
    corrected=(
        "区分 任用 = 専任、兼任\n"
        "基準 上限額[任用] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
)
UNKNOWN_AXIS: Final = Kind(
    "S0205",
    Severity.ERROR,
    Text(
        "区分がありません",
        "Unknown category",
    ),
    Text(
        "「{name}」という区分はありません。使える区分：{categories}。",
        'There is no category "{name}". Categories: {categories}.',
    ),
    Text(
        "［ ］の中と「すべての … について」には、区分の名前を書きます。「区分 {name} = …、…」と言葉を並べて決めるか、名前を直してください。",
        'Brackets, and "すべての … について", hold names of categories. Declare it, as in "区分 {name} = …、…", or correct the name.',
    ),
    wrong=(
        "基準 上限額[雇い方] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
    corrected=(
        "区分 雇い方 = 専任、兼任\n"
        "基準 上限額[雇い方] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
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
        "単位（円、円/人、人、%、割合、指数、か月、日/月 など）、はい・いいえ、年度、または区分の名前を書いてください。新しい区分なら「区分 {name} = …、…」と言葉を並べて決めます。",
        'Write a unit (円, 円/人, 人, %, 割合, 指数, か月, 日/月 …), はい・いいえ, 年度, or the name of a category; a new category is declared as in "区分 {name} = …、…".',
    ),
    wrong="入力 農地の面積 : 反   「対象とする農地の面積」",
    corrected="入力 農地の面積 : ha   「対象とする農地の面積」",
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
    wrong="区分 任用 = 専任、兼任\n入力 支援員の任用 : 任用形態   「専任ですか、兼任ですか。」",
    corrected="区分 任用 = 専任、兼任\n入力 支援員の任用 : 任用   「専任ですか、兼任ですか。」",
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
    wrong="算定 対象経費 : 円 = 最低(策定経費、経費の上限)",
    corrected="算定 対象経費 : 円 = 小さい方(策定経費、経費の上限)",
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
        "「{name}[{example}]」のように、［ ］の中に {axes} の言葉か、{axes} を答える入力の名前を書いてください。",
        'Write a member in brackets, as in "{name}[{example}]", or the name of an input that gives {axes}.',
    ),
    wrong="算定 専任の限度額 : 円 = 上限額 × 人数",
    corrected="算定 専任の限度額 : 円 = 上限額[専任] × 人数",
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
        "［ ］の中を {axes} の{wanted}個にしてください。二つ以上のときは、この順に、読点（、）で区切ります。",
        "Write {axes} in the brackets, in this order, separated by 、.",
    ),
    labels={
        "declared": Text("ここで決めています", "declared here"),
    },
    wrong="算定 専任の限度額 : 円 = 上限額[専任、町] × 人数",
    corrected="算定 専任の限度額 : 円 = 上限額[専任] × 人数",
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
    wrong="算定 対象経費 : 円 = 策定経費[町]",
    corrected="算定 対象経費 : 円 = 策定経費",
)
KEY_COUNT: Final = Kind(
    "S0212",
    Severity.ERROR,
    Text(
        "行の見出しの数が違います",
        "Wrong number of keys",
    ),
    Text(
        "「{name}」の値の見出し（「＝」の左）は{wanted}個（{axes}）のはずですが、この行には{given}個書かれています。",
        'The values of "{name}" are led by {wanted} keys ({axes}), but {given} stand here.',
    ),
    Text(
        "「＝」の左の見出しを、［ ］の中の区分と同じ数だけ、同じ順に、読点（、）で区切って書いてください。見出しが要るのに［ ］がなければ、「基準 {name}[区分の名前]」と書きます。",
        'Write as many keys before "=" as there are categories in the brackets, in their order, separated by 、. Where keys are wanted and there are no brackets, write "基準 {name}[category]".',
    ),
    wrong=(
        "区分 任用 = 専任、兼任\n"
        "基準 上限額[任用] : 円/人\n"
        "  専任、町 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任     = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
    corrected=(
        "区分 任用 = 専任、兼任\n"
        "基準 上限額[任用] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
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
    wrong="算定 措置対象額 : 円 = 支援員",
    corrected="算定 措置対象額 : 円 = 合計(支援員 ごとに 対象額)",
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
    wrong="事実 予算額 : 円 = 6億円   出典 r6「予算額6億円」\n算定 対象経費 : 円 = 策定経費   上限 予算額",
    corrected="基準 予算額 : 円 = 6億円   出典 r6「予算額6億円」\n算定 対象経費 : 円 = 策定経費   上限 予算額",
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
    wrong="算定 措置対象額 : 円 = 対象額",
    corrected="算定 措置対象額 : 円 = 合計(支援員 ごとに 対象額)",
)
NOT_ITEMS: Final = Kind(
    "S0216",
    Severity.ERROR,
    Text(
        "明細がありません",
        "Not a 明細",
    ),
    Text(
        "「{name}」という明細はありません。使える明細：{items}。",
        'There is no 明細 "{name}". 明細: {items}.',
    ),
    Text(
        "「ごとに」の前には明細の名前を書いてください。",
        "Write the name of a 明細 before ごとに.",
    ),
    wrong="算定 措置対象額 : 円 = 合計(集落支援員 ごとに 対象額)",
    corrected="算定 措置対象額 : 円 = 合計(支援員 ごとに 対象額)",
)
NAME_TWICE: Final = Kind(
    "S0217",
    Severity.ERROR,
    Text(
        "同じ名前が二つあります",
        "A name is declared twice",
    ),
    Text(
        "「{name}」という名前が二度決められています。",
        '"{name}" is declared twice.',
    ),
    Text(
        "どちらかの名前を変えてください。一つの制度と共通の中で、同じ名前は一つだけです。",
        "Rename one of them: a scheme, together with 共通, holds each name once.",
    ),
    labels={
        "first": Text("先にあるもの", "the earlier one"),
    },
    wrong=(
        "入力 策定経費 : 円   「計画の策定に要する経費」   範囲 0円以上\n"
        "算定 策定経費 : 円 = 策定経費   上限 経費の上限"
    ),
    corrected=(
        "入力 策定経費 : 円   「計画の策定に要する経費」   範囲 0円以上\n"
        "算定 対象経費 : 円 = 策定経費   上限 経費の上限"
    ),
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
        "一つを残して消すか、違う言葉に直してください。",
        "Remove one of them, or correct its name.",
    ),
    wrong="区分 任用 = 専任、兼任、専任",
    corrected="区分 任用 = 専任、兼任",
)
EMPTY_CATEGORY: Final = Kind(
    "S0219",
    Severity.ERROR,
    Text(
        "区分が空です",
        "An empty category",
    ),
    Text(
        "区分「{name}」には、ほかの言葉をまとめる行（「＝」のある行）しかなく、まとめられる言葉が一つもありません。",
        'The category "{name}" only has lines that gather other members (with "="), and no member to gather.',
    ),
    Text(
        "まとめられる言葉を、一行に一つずつ、まとめる行の前に書き足してください。",
        "Write the members that are gathered, one on each line, before the lines that gather them.",
    ),
    wrong="区分 団体\n  市町村 = 市 か 町 か 村",
    corrected="区分 団体\n  市\n  町\n  村\n  市町村 = 市 か 町 か 村",
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
        "別の名前（例：「事業を始めた年度」）にしてください。計算する年度そのものは、入力に書かなくても「{name}」で使えます。",
        'Use another name. The year of the case itself can be used as "{name}" without any 入力.',
    ),
    wrong="入力 年度 : 年度   「事業を始めた年度」",
    corrected="入力 事業を始めた年度 : 年度   「事業を始めた年度」",
)
SCHEME_TWICE: Final = Kind(
    "S0221",
    Severity.ERROR,
    Text(
        "同じ制度が二つあります",
        "A scheme is declared twice",
    ),
    Text(
        "名前か英字名が「{name}」の制度が二つあります。",
        'Two schemes have the name or identifier "{name}".',
    ),
    Text(
        "制度の名前か、（ ）の中の英字名を、ほかの制度と違うものに変えてください。",
        "Change the name of one, or its identifier in ( ).",
    ),
    labels={
        "first": Text("先にあるもの", "the earlier one"),
    },
    wrong="制度 集落支援員 (shuraku)\n  題名 「集落支援員」\n\n制度 集落点検 (shuraku)\n  題名 「集落点検」",
    corrected=(
        "制度 集落支援員 (shuraku_shienin)\n"
        "  題名 「集落支援員」\n"
        "\n"
        "制度 集落点検 (shuraku_tenken)\n"
        "  題名 「集落点検」"
    ),
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
        "「資料 r6」から始まる宣言を書き、次の行から題名・発行・年度・本文を示してください。",
        'Write a declaration that begins with "資料 r6", and its 題名, 発行, 年度 and 本文 on the lines below.',
    ),
    wrong="制度 集落支援員 (shuraku_shienin)\n  題名 「集落支援員」",
    corrected=(
        "資料 r6\n"
        "  題名 「令和6年度 地域力創造グループの新規・拡充施策等」\n"
        "  発行 「総務省」  令和6年5月\n"
        "  年度 令和6年度\n"
        "  本文 「sources/r6.txt」\n"
        "\n"
        "制度 集落支援員 (shuraku_shienin)\n"
        "  題名 「集落支援員」"
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
        "違う資料なら、どちらかの名前を変えてください。同じ資料なら、一方を消してください。",
        "Rename one of them, or remove it if it is the same document.",
    ),
    labels={
        "first": Text("先にあるもの", "the earlier one"),
    },
    wrong=(
        "資料 r6\n"
        "  題名 「地域力創造グループの新規・拡充施策等」\n"
        "  年度 令和6年度\n"
        "  本文 「sources/r6.txt」\n"
        "\n"
        "資料 r6\n"
        "  題名 「特別交付税に関する省令」\n"
        "  年度 令和6年度\n"
        "  本文 「sources/shorei.txt」"
    ),
    corrected=(
        "資料 r6\n"
        "  題名 「地域力創造グループの新規・拡充施策等」\n"
        "  年度 令和6年度\n"
        "  本文 「sources/r6.txt」\n"
        "\n"
        "資料 r6省令\n"
        "  題名 「特別交付税に関する省令」\n"
        "  年度 令和6年度\n"
        "  本文 「sources/shorei.txt」"
    ),
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
    wrong="資料 r6\n  題名 「地域力創造グループの新規・拡充施策等」\n  本文 「sources/r6.txt」",
    corrected="資料 r6\n  題名 「地域力創造グループの新規・拡充施策等」\n  年度 令和6年度\n  本文 「sources/r6.txt」",
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
    wrong="制度 集落支援員\n  題名 「集落支援員」",
    corrected="制度 集落支援員 (shuraku_shienin)\n  題名 「集落支援員」",
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
    wrong="制度 集落支援員 (Shuraku)\n  題名 「集落支援員」",
    corrected="制度 集落支援員 (shuraku)\n  題名 「集落支援員」",
)
TARGET_OF_NOTHING: Final = Kind(
    "S0227",
    Severity.ERROR,
    Text(
        "目標の元の推移がありません",
        "A target of nothing",
    ),
    Text(
        "「{name}」という推移がないので、その目標は置けません。{near}今ある推移：{series}。",
        'There is no 推移 "{name}" for this 目標. {near}推移: {series}.',
    ),
    Text(
        "目標の名前を推移の名前に合わせるか、目標より前に「推移 {name}」を書いてください。",
        'Use the name of a 推移, or write "推移 {name}" before the 目標.',
    ),
    wrong=(
        "推移 隊員数 : 人   出典 r6「隊員数（令和4年度、令和5年度）」\n"
        "  | 隊員数 | 令和4年度 | 令和5年度 |\n"
        "  | 全国   | 6,447     | 7,200     |   出典 r6「6,447人 7,200人」\n"
        "目標 協力隊の数[令和8年度] = 10,000人   出典 r6「令和8年度に10,000人とする」"
    ),
    corrected=(
        "推移 隊員数 : 人   出典 r6「隊員数（令和4年度、令和5年度）」\n"
        "  | 隊員数 | 令和4年度 | 令和5年度 |\n"
        "  | 全国   | 6,447     | 7,200     |   出典 r6「6,447人 7,200人」\n"
        "目標 隊員数[令和8年度] = 10,000人   出典 r6「令和8年度に10,000人とする」"
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
        "「算定 {name} : 円 = 式」のように続けるか、次の行から「原則」「ただし」「場合」の行を書いてください。",
        'Go on with "= formula", as in "算定 {name} : 円 = …", or write lines of 原則, ただし or 場合 below.',
    ),
    wrong="算定 対象経費 : 円",
    corrected="算定 対象経費 : 円 = 策定経費   上限 経費の上限",
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
        "この中のどれか一つを、ほかを使わない式に直してください。",
        "Give one of them a formula that uses none of the others.",
    ),
    wrong="算定 補助額 : 円   = 策定経費 - 自己負担\n算定 自己負担 : 円 = 策定経費 - 補助額",
    corrected="算定 補助額 : 円   = 策定経費   上限 経費の上限\n算定 自己負担 : 円 = 策定経費 - 補助額",
)
NUMBER_AS_NAME: Final = Kind(
    "S0230",
    Severity.ERROR,
    Text(
        "数が名前と読まれています",
        "A number that is read as a name",
    ),
    Text(
        "「{name}」は、数ではなく名前と読まれます（{why}）。",
        '"{name}" is read as a name, not as a number ({why}).',
    ),
    Text(
        "「{right}」と書いてください。",
        'Write "{right}".',
    ),
    wrong="基準 経費の上限 : 円 = 二千万円   出典 r6「経費の上限は2,000万円」",
    corrected="基準 経費の上限 : 円 = 2,000万円   出典 r6「経費の上限は2,000万円」",
)
SPREADSHEET_FUNCTION: Final = Kind(
    "S0231",
    Severity.ERROR,
    Text(
        "表計算の関数は使えません",
        "A function of a spreadsheet",
    ),
    Text(
        "「{name}」は読めません。同じことを「{right}」と書きます。",
        '"{name}" is not known here; the same is written {right}.',
    ),
    Text(
        "「{example}」のように書いてください。",
        "Write it as in: {example}",
    ),
    wrong="算定 対象経費 : 円 = MIN(策定経費、経費の上限)",
    corrected="算定 対象経費 : 円 = 小さい方(策定経費、経費の上限)",
)
KEY_TWICE: Final = Kind(
    "S0232",
    Severity.ERROR,
    Text(
        "同じ見出しの行が二つあります",
        "Two rows under the same keys",
    ),
    Text(
        "「{name}」には、{key} の値がもう書かれています。",
        '"{name}" has a value for {key} already.',
    ),
    Text(
        "どちらかの行を消すか、行や列の見出しを直してください。年度で変わる値なら、それぞれの行に「令和5年度まで」のような期間を書きます。",
        "Remove one of them or correct its keys. If the value changes with the years, write a period on each.",
    ),
    labels={
        "first": Text("先にあるもの", "the earlier one"),
    },
    wrong=(
        "基準 上限額[任用] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  専任 = 40万円    出典 r6「兼任1人あたり40万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
    corrected=(
        "基準 上限額[任用] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
)
LOOKED_UP_IN_ROUND: Final = Kind(
    "S0233",
    Severity.ERROR,
    Text(
        "（ ）ではなく［ ］で引きます",
        "Looked up in round brackets",
    ),
    Text(
        "「{name}」は区分ごとの値です。どの値かは、（ ）ではなく［ ］の中に書きます。",
        '"{name}" has a value for each member of a category; which one is said in [ ], not in ( ).',
    ),
    Text(
        "「{right}」と書いてください。",
        'Write "{right}".',
    ),
    wrong="算定 専任の限度額 : 円 = 上限額(専任) × 人数",
    corrected="算定 専任の限度額 : 円 = 上限額[専任] × 人数",
)
MEMBERS_JOINED: Final = Kind(
    "S0234",
    Severity.ERROR,
    Text(
        "区分の言葉が分かれていません",
        "Members that are not set apart",
    ),
    Text(
        "区分「{name}」の「{joined}」は、一つの言葉と読まれます。「・」は名前に使える字なので、区切りになりません。",
        'In the category "{name}", "{joined}" is one member: ・ may stand in names and sets nothing apart.',
    ),
    Text(
        "「{right}」のように、「、」で区切ってください。",
        'Set them apart by 、: "{right}".',
    ),
    wrong=(
        "区分 任用 = 専任・兼任\n"
        "基準 上限額[任用] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
    corrected=(
        "区分 任用 = 専任、兼任\n"
        "基準 上限額[任用] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 40万円    出典 r6「兼任1人あたり40万円」"
    ),
)
COMMON_EMPTY: Final = Kind(
    "S0235",
    Severity.ERROR,
    Text(
        "共通の中が空です",
        "Nothing stands in 共通",
    ),
    Text(
        "「共通」のすぐ次に制度「{name}」が始まるので、その下の宣言は「{name}」だけのものになり、ほかの制度からは使えません。",
        'The scheme "{name}" begins right after 共通, so that what stands below belongs to that scheme alone.',
    ),
    Text(
        "下の宣言が共通のものなら、「制度 {name}」の行を消してください。共通のものがないなら、「共通」の行を消してください。",
        'If the declarations below are for all schemes, remove the line "制度 {name}"; else remove the line 共通.',
    ),
    labels={
        "scheme": Text("ここで別の制度が始まります", "here another scheme begins"),
    },
    wrong=(
        "資料 r6\n"
        "  題名 「地域力創造グループの新規・拡充施策等」\n"
        "  年度 令和6年度\n"
        "  本文 「sources/r6.txt」\n"
        "\n"
        "共通\n"
        "\n"
        "制度 集落支援員 (shuraku_shienin)\n"
        "  題名 「集落支援員」"
    ),
    corrected=(
        "資料 r6\n"
        "  題名 「地域力創造グループの新規・拡充施策等」\n"
        "  年度 令和6年度\n"
        "  本文 「sources/r6.txt」\n"
        "\n"
        "制度 集落支援員 (shuraku_shienin)\n"
        "  題名 「集落支援員」"
    ),
)
