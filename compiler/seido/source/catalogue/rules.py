"""S06xx: 原則 and ただし, tables, 検証, named 解釈."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

OVERLAP: Final = Kind(
    "S0601",
    Severity.ERROR,
    Text(
        "どちらによるか決まりません",
        "Two clauses clash",
    ),
    Text(
        "「{name}」では、{case} のとき、{first}（{first_value}）と {second}（{second_value}）の両方に当てはまり、どちらによるか決まりません。",
        'In "{name}", where {case}, both {first} ({first_value}) and {second} ({second_value}) apply, and neither is narrower.',
    ),
    Text(
        "{touch}「重なるとき 大きい方」「小さい方」「先に書いた方」のどれかを書き、その根拠を 出典 か 解釈 で示してください。",
        "{touch}Write 重なるとき 大きい方, 小さい方 or 先に書いた方, with its 出典 or 解釈.",
    ),
    labels={
        "first": Text("もう一方", "the other clause"),
    },
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「策定経費の1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満は2/3」\n"
        "  ただし 条件不利地域 のとき 3/4            出典 r6「条件不利地域は3/4」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「策定経費の1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満は2/3」\n"
        "  ただし 条件不利地域 のとき 3/4            出典 r6「条件不利地域は3/4」\n"
        "  重なるとき 大きい方   解釈 「優先順位は印字されていない。有利な率による。」"
    ),
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
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                                     出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市 かつ 団体区分 が 町 のとき 2/3         出典 r6「市及び町は2/3」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市 か 町 のとき 2/3    出典 r6「市及び町は2/3」"
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
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                             出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 都道府県 か 市区町村 のとき 2/3   出典 r6「市区町村は2/3」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                 出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市区町村 のとき 2/3   出典 r6「市区町村は2/3」"
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
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                              出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市区町村 のとき 2/3   出典 r6「市区町村は2/3」\n"
        "  ただし 団体区分 が 市区町村 のとき 3/4   出典 r6「特別区は3/4」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                              出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市区町村 のとき 2/3   出典 r6「市区町村は2/3」\n"
        "  ただし 団体区分 が 特別区 のとき 3/4     出典 r6「特別区は3/4」"
    ),
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
        "この場合の行を書き足すか、残りの全部に当てはまる「原則 …」を書いてください。対象にならない場合の値は「対象外」と書きます。",
        "Write a clause for this case, or a 原則 for all the rest; 対象外 where it is out of scope.",
    ),
    wrong=(
        "算定 補助率 : 割合\n"
        "  場合 団体区分 が 都道府県 のとき 1/2   出典 r6「都道府県1/2」\n"
        "  場合 団体区分 が 市町村 のとき 2/3     出典 r6「市町村2/3」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  場合 団体区分 が 都道府県 のとき 1/2   出典 r6「都道府県1/2」\n"
        "  場合 団体区分 が 市町村 のとき 2/3     出典 r6「市町村2/3」\n"
        "  場合 団体区分 が 特別区 のとき 対象外  出典 r6「特別区は対象外」"
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
        "「{name}」には、{case} のときの値がありません{more}。",
        '"{name}" has no value where {case}{more}.',
    ),
    Text(
        "値を書くか、「対象外」または「記載なし「…」」と書いてください。",
        "Write a value, 対象外, or 記載なし「…」.",
    ),
    wrong="区分 任用 = 専任、兼任\n基準 上限額[任用] : 円/人\n  専任 = 485万円   出典 r6「専任1人あたり485万円」",
    corrected=(
        "区分 任用 = 専任、兼任\n"
        "基準 上限額[任用] : 円/人\n"
        "  専任 = 485万円   出典 r6「専任1人あたり485万円」\n"
        "  兼任 = 記載なし「兼任の上限額は印字されていない」"
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
        "欄の数を見出しの行とそろえてください。表計算から貼り付けたときは、写し漏れた列や、中で改行した欄がないか確かめてください。",
        "Give every row the same number of cells.",
    ),
    labels={
        "header": Text("見出しの行", "the header"),
    },
    wrong=(
        "表 任用ごとの上限額[任用、地域] : 万円   出典 r6「1人あたりの上限額（万円）」\n"
        "  | 任用 | 過疎 | その他 |\n"
        "  | 専任 | 485  | 445    |   出典 r6「専任 485 445」\n"
        "  | 兼任 | 40   |            出典 r6「兼任 40 40」"
    ),
    corrected=(
        "表 任用ごとの上限額[任用、地域] : 万円   出典 r6「1人あたりの上限額（万円）」\n"
        "  | 任用 | 過疎 | その他 |\n"
        "  | 専任 | 485  | 445    |   出典 r6「専任 485 445」\n"
        "  | 兼任 | 40   | 40     |   出典 r6「兼任 40 40」"
    ),
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
    wrong=(
        "表 任用ごとの上限額[任用、地域] : 万円   出典 r6「1人あたりの上限額（万円）」\n"
        "  | 種別 | 過疎 | その他 |\n"
        "  | 専任 | 485  | 445    |   出典 r6「専任 485 445」\n"
        "  | 兼任 | 40   | 40     |   出典 r6「兼任 40 40」"
    ),
    corrected=(
        "表 任用ごとの上限額[任用、地域] : 万円   出典 r6「1人あたりの上限額（万円）」\n"
        "  | 任用 | 過疎 | その他 |\n"
        "  | 専任 | 485  | 445    |   出典 r6「専任 485 445」\n"
        "  | 兼任 | 40   | 40     |   出典 r6「兼任 40 40」"
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
        "「{name}」に、値を書いた行がありません。",
        '"{name}" has no rows of values.',
    ),
    Text(
        "見出しの行の下に、「| 言葉 | 値 |」の形で行を書いてください。",
        "Write rows under the header, as in | member | value |.",
    ),
    wrong="表 任用ごとの上限額[任用] : 万円   出典 r6「1人あたりの上限額（万円）」\n  | 任用 | 上限額 |",
    corrected=(
        "表 任用ごとの上限額[任用] : 万円   出典 r6「1人あたりの上限額（万円）」\n"
        "  | 任用 | 上限額 |\n"
        "  | 専任 | 485    |   出典 r6「専任 485」\n"
        "  | 兼任 | 40     |   出典 r6「兼任 40」"
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
        "当てはまらなければ –、資料になければ 印字なし と書いてください。表計算で結合した欄は、貼り付けると初めの欄だけに値が残ります。そのときは同じ値を書き入れます。",
        "Write – for not applicable, 印字なし for not printed. Of cells merged in a spreadsheet only the first keeps the value: repeat it.",
    ),
    wrong=(
        "表 任用ごとの上限額[任用、地域] : 万円   出典 r6「1人あたりの上限額（万円）」\n"
        "  | 任用 | 過疎 | その他 |\n"
        "  | 専任 | 485  | 445    |   出典 r6「専任 485 445」\n"
        "  | 兼任 | 40   |        |   出典 r6「兼任 40」"
    ),
    corrected=(
        "表 任用ごとの上限額[任用、地域] : 万円   出典 r6「1人あたりの上限額（万円）」\n"
        "  | 任用 | 過疎 | その他   |\n"
        "  | 専任 | 485  | 445      |   出典 r6「専任 485 445」\n"
        "  | 兼任 | 40   | 印字なし |   出典 r6「兼任 40」"
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
        "左端のほかの見出しを全部「令和5年度」のような年度にするか、年度を左端の欄に縦に並べてください。",
        "Write years in all columns but the first, or down the first column.",
    ),
    wrong=(
        "推移 隊員数 : 人\n"
        "  | 隊員数 | 令和4年度 | 直近  |\n"
        "  | 全国   | 6,447     | 7,200 |   出典 r6「6,447人 7,200人」"
    ),
    corrected=(
        "推移 隊員数 : 人   出典 r6「隊員数（令和4年度、令和5年度）」\n"
        "  | 隊員数 | 令和4年度 | 令和5年度 |\n"
        "  | 全国   | 6,447     | 7,200     |   出典 r6「6,447人 7,200人」"
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
        "書き忘れた うち がないか、うち の値と全体の値が合っているか、資料と見比べて直してください。",
        "Compare with the document: a うち may be missing, or a value may be wrong.",
    ),
    wrong=(
        "基準 隊員ひとりの上限 : 円/人 = 520万円   出典 r6「520万円／人を上限」\n"
        "  うち 報償費等の上限 = 320万円           出典 r6「報償費等：320万円」"
    ),
    corrected=(
        "基準 隊員ひとりの上限 : 円/人 = 520万円   出典 r6「520万円／人を上限」\n"
        "  うち 報償費等の上限 = 320万円           出典 r6「報償費等：320万円」\n"
        "  うち その他活動経費の上限 = 200万円     出典 r6「その他活動経費：200万円」"
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
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「策定経費の1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満は2/3」\n"
        "  ただし 条件不利地域 のとき 3/4            出典 r6「条件不利地域は3/4」\n"
        "  重なるとき 大きい方"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「策定経費の1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満は2/3」\n"
        "  ただし 条件不利地域 のとき 3/4            出典 r6「条件不利地域は3/4」\n"
        "  重なるとき 大きい方   解釈 「優先順位は印字されていない。有利な率による。」"
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
    wrong="算定 補助率 : 割合\n  ただし 条件不利地域 のとき 2/3   出典 r6「条件不利地域は2/3」",
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                         出典 r6「補助率1/2」\n"
        "  ただし 条件不利地域 のとき 2/3   出典 r6「条件不利地域は2/3」"
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
    wrong="解釈 上限の当て方\n  策定経費に当てる 「上限は策定経費にかかる」   採用",
    corrected=(
        "解釈 上限の当て方\n"
        "  策定経費に当てる 「上限は策定経費にかかる」   採用\n"
        "  補助額に当てる   「上限は補助額にかかる」"
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
        "解釈「{name}」で、「採用」と書いた読み方が{count}個です。採用する読み方は、ちょうど一つにします。",
        'The 解釈 "{name}" has {count} adopted readings; exactly one is adopted.',
    ),
    Text(
        "採用する読み方一つだけの後に「採用」と書いてください。",
        "Write 採用 after exactly one reading.",
    ),
    wrong=(
        "解釈 上限の当て方\n  策定経費に当てる 「上限は策定経費にかかる」\n  補助額に当てる   「上限は補助額にかかる」"
    ),
    corrected=(
        "解釈 上限の当て方\n"
        "  策定経費に当てる 「上限は策定経費にかかる」   採用\n"
        "  補助額に当てる   「上限は補助額にかかる」"
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
        "「{text}」が、{case} のとき成り立ちません。{sides}",
        '"{text}" does not hold where {case}. {sides}',
    ),
    Text(
        "値か式を資料と見比べて直してください。",
        "Compare the values and formulas with the document.",
    ),
    wrong=(
        "基準 基準額 : 円 = 160億円   出典 r6「基準額160億円」\n"
        "基準 限度額 : 円 = 80億円    出典 r6「限度額80億円」\n"
        "検証 「限度額は基準額の35%に等しい」\n"
        "  限度額 = 基準額 × 35%"
    ),
    corrected=(
        "基準 基準額 : 円 = 160億円   出典 r6「基準額160億円」\n"
        "基準 限度額 : 円 = 80億円    出典 r6「限度額80億円」\n"
        "検証 「限度額は基準額の50%に等しい」\n"
        "  限度額 = 基準額 × 50%"
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
        "「{text}」は、すべての場合に成り立つかどうかを確かめきれませんでした：{why}。",
        '"{text}" was neither proved for every case nor refuted: {why}.',
    ),
    Text(
        "印字されていない値によるなら、期間や区分をその値によらないものに絞ってください。場合の数が多いか、積が入り組むなら、"
        "式を分けてください。「seido check --verify」は、手間をかけてもう一度調べます。",
        "If it rests on a value that is not printed, narrow its years or categories. If there are many cases or products "
        'of varying values, split the statement. "seido check --verify" tries harder.',
    ),
    wrong=(
        "基準 一件の限度額 : 円 = 記載なし「一件の限度額は印字されていない」\n"
        "検証 「一件の限度額は経費の上限を超えない」\n"
        "  一件の限度額 が 経費の上限 以下"
    ),
    corrected=(
        "基準 一件の限度額 : 円 = 500万円   出典 r6「一件の限度額500万円」\n"
        "検証 「一件の限度額は経費の上限を超えない」\n"
        "  一件の限度額 が 経費の上限 以下"
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
        "一つ一つ尋ねている条件を、「全て、一部、なし」のような 区分 の入力一つにまとめるか、使う条件を減らしてください。",
        "Gather the conditions in one input of a 区分, such as 全て, 一部, なし, or use fewer of them.",
    ),
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2   出典 r6「補助率1/2」\n"
        "  ただし 項目ア かつ 項目イ かつ 項目ウ かつ 項目エ かつ 項目オ かつ 項目カ かつ 項目キ かつ 項目ク かつ 項目ケ\n"
        "    かつ 項目コ かつ 項目サ かつ 項目シ かつ 項目ス かつ 項目セ かつ 項目ソ かつ 項目タ かつ 項目チ のとき 2/3\n"
        "    出典 r6「全ての項目を満たすときは2/3」"
    ),
    corrected=(
        "区分 満たし方 = 全て、一部、なし\n"
        "入力 項目の満たし方 : 満たし方   「項目アからチまでを、どこまで満たしますか。」\n"
        "算定 補助率 : 割合\n"
        "  原則 1/2                                   出典 r6「補助率1/2」\n"
        "  ただし 項目の満たし方 が 全て のとき 2/3   出典 r6「全ての項目を満たすときは2/3」"
    ),
)
BAND_GAP: Final = Kind(
    "S0620",
    Severity.ERROR,
    Text(
        "どの段階にも当てはまらない値があります",
        "A value in no band",
    ),
    Text(
        "{case} のとき{such}、「{name}」のどの段階にも当てはまりません。",
        'Where {case}{such}, no band of "{name}" applies.',
    ),
    Text(
        "隣り合う二つの段階の境目を、一方が 0.25未満 なら他方は 0.25以上、のようにそろえてください。",
        "Let the limits of neighbouring bands meet: 0.25未満 beside 0.25以上.",
    ),
    labels={
        "beside": Text("隣の段階", "a band beside it"),
    },
    wrong=(
        "段階 財政力の段階 : 財政力指数   解釈 「見本のための段階」\n"
        "  低い = 0.25未満\n"
        "  高い = 0.25超\n"
        "算定 加算 : 割合   解釈 「見本のための率」\n"
        "  場合 財政力の段階 が 低い のとき 1/2\n"
        "  場合 財政力の段階 が 高い のとき 1/3"
    ),
    corrected=(
        "段階 財政力の段階 : 財政力指数   解釈 「見本のための段階」\n"
        "  低い = 0.25未満\n"
        "  高い = 0.25以上\n"
        "算定 加算 : 割合   解釈 「見本のための率」\n"
        "  場合 財政力の段階 が 低い のとき 1/2\n"
        "  場合 財政力の段階 が 高い のとき 1/3"
    ),
)
BAND_OVERLAP: Final = Kind(
    "S0621",
    Severity.ERROR,
    Text(
        "二つの段階に当てはまる値があります",
        "A value in two bands",
    ),
    Text(
        "{case} のとき{such}、「{name}」の「{first}」と「{second}」の両方に当てはまります。",
        'Where {case}{such}, both "{first}" and "{second}" of "{name}" apply.',
    ),
    Text(
        "どちらか一方だけに当てはまるように、段階の境目を直してください。下の端も書きます（0.25以上 0.5未満）。",
        "Correct the limits so that one of them applies; write the lower end too, as in 0.25以上 0.5未満.",
    ),
    labels={
        "first": Text("もう一方の段階", "the other band"),
    },
    wrong=(
        "段階 財政力の段階 : 財政力指数   解釈 「見本のための段階」\n"
        "  低い   = 0.25未満\n"
        "  中位   = 0.5未満\n"
        "  高い   = 0.5以上\n"
        "算定 加算 : 割合   解釈 「見本のための率」\n"
        "  原則 1/3\n"
        "  ただし 財政力の段階 が 低い のとき 1/2"
    ),
    corrected=(
        "段階 財政力の段階 : 財政力指数   解釈 「見本のための段階」\n"
        "  低い   = 0.25未満\n"
        "  中位   = 0.25以上 0.5未満\n"
        "  高い   = 0.5以上\n"
        "算定 加算 : 割合   解釈 「見本のための率」\n"
        "  原則 1/3\n"
        "  ただし 財政力の段階 が 低い のとき 1/2"
    ),
)
ROW_TWICE: Final = Kind(
    "S0622",
    Severity.ERROR,
    Text(
        "表に同じ行が二つあります",
        "A row of a table twice",
    ),
    Text(
        "「{name}」の二つの行が、どちらも「{key}」を表しています。値は {first_value} と {second_value} です。",
        'Two rows of "{name}" speak of {key}; their values are {first_value} and {second_value}.',
    ),
    Text(
        "写し間違えた行の見出しを直すか、余分な行を消してください。年度によって変わるなら、行の後に期間を書きます。",
        "Correct the label of one row, or remove it. Where values change by year, write a period after each row.",
    ),
    labels={
        "first": Text("先に書かれた行", "the row written first"),
    },
    wrong=(
        "表 任用ごとの額[任用] : 万円   出典 r6「任用ごとの額（万円）」\n"
        "  | 任用 | 額  |\n"
        "  | 専任 | 485 |   出典 r6「専任 485」\n"
        "  | 専任 | 445 |   出典 r6「改正前 専任 445」\n"
        "  | 兼任 | 40  |   出典 r6「兼任 40」"
    ),
    corrected=(
        "表 任用ごとの額[任用] : 万円   出典 r6「任用ごとの額（万円）」\n"
        "  | 任用 | 額  |\n"
        "  | 専任 | 485 |   出典 r6「専任 485」\n"
        "  | 兼任 | 40  |   出典 r6「兼任 40」"
    ),
)
GAP_OPEN: Final = Kind(
    "S0623",
    Severity.WARNING,
    Text(
        "どれにも当てはまらない場合がないか、確かめきれません",
        "Whether a case is left out is not decided",
    ),
    Text(
        "「{name}」では、もし {case} の場合があれば、どの行にも当てはまりません。その場合があるかどうかは、確かめきれませんでした：{why}。",
        'In "{name}" no clause would apply where {case}. Whether there is such a case was not decided: {why}.',
    ),
    Text(
        "残りの全部に当てはまる「原則 …」を書けば、もれはなくなります。そのような場合がないはずなら「原則 対象外」としてください。",
        "A 原則 covers all the rest; write 原則 対象外 if there should be no such case.",
    ),
    labels={
        "beside": Text("隣の段階", "a band beside it"),
    },
    wrong=(
        "入力 人数 : 人      範囲 2人以上\n"
        "入力 単価 : 円/人   範囲 2円/人以上\n"
        "算定 総額 : 円 = 人数 × 単価\n"
        "算定 補助額 : 円   解釈 「見本のための額」\n"
        "  場合 総額 が 1,009円未満 のとき 10円\n"
        "  場合 総額 が 1,009円超 のとき 20円"
    ),
    corrected=(
        "入力 人数 : 人      範囲 2人以上\n"
        "入力 単価 : 円/人   範囲 2円/人以上\n"
        "算定 総額 : 円 = 人数 × 単価\n"
        "算定 補助額 : 円   解釈 「見本のための額」\n"
        "  場合 総額 が 1,009円未満 のとき 10円\n"
        "  場合 総額 が 1,009円以上 のとき 20円"
    ),
)
OVERLAP_OPEN: Final = Kind(
    "S0624",
    Severity.WARNING,
    Text(
        "二つに当てはまる場合がないか、確かめきれません",
        "Whether two clauses clash is not decided",
    ),
    Text(
        "「{name}」では、もし {case} の場合があれば、二つに当てはまり、どちらによるか決まりません。その場合があるかどうかは、確かめきれませんでした：{why}。",
        'In "{name}" two clauses would apply where {case}, and neither is narrower. Whether there is such a case was not '
        "decided: {why}.",
    ),
    Text(
        "「重なるとき 大きい方」「小さい方」「先に書いた方」のどれかを書くか、両方に当てはまることのないように条件を直してください。",
        "Write 重なるとき 大きい方, 小さい方 or 先に書いた方, or correct the conditions so that only one of them can apply.",
    ),
    labels={
        "first": Text("もう一方", "the other clause"),
    },
    wrong=(
        "入力 人数 : 人      範囲 2人以上\n"
        "入力 単価 : 円/人   範囲 2円/人以上\n"
        "算定 総額 : 円 = 人数 × 単価\n"
        "算定 補助額 : 円   解釈 「見本のための額」\n"
        "  場合 総額 が 1,009円以下 のとき 10円\n"
        "  場合 総額 が 1,009円以上 のとき 20円"
    ),
    corrected=(
        "入力 人数 : 人      範囲 2人以上\n"
        "入力 単価 : 円/人   範囲 2円/人以上\n"
        "算定 総額 : 円 = 人数 × 単価\n"
        "算定 補助額 : 円   解釈 「見本のための額」\n"
        "  場合 総額 が 1,009円以下 のとき 10円\n"
        "  場合 総額 が 1,009円超 のとき 20円"
    ),
)
