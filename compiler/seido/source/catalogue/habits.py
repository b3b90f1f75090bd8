"""S0150–S0169: habits of other writing (Word, Excel, e-mail, English, programming) that are recognised as such."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

ENGLISH_SCALE: Final = Kind(
    "S0150",
    Severity.ERROR,
    Text("英語の桁の言葉は使えません", "An English scale word"),
    Text(
        "「{wrong}」の million や thousand は読めません。日本の数え方では「{right}」です。",
        'The scale word of "{wrong}" is not read; in Japanese scales this is {right}.',
    ),
    Text("「{right}」と書いてください。", 'Write "{right}".'),
    wrong="基準 経費の上限 : 円 = 20 million円   解釈 「試算による。」",
    corrected="基準 経費の上限 : 円 = 2,000万円   解釈 「試算による。」",
)
STRETCH: Final = Kind(
    "S0151",
    Severity.ERROR,
    Text("「{sign}」では両端を含むか分かりません", "A stretch whose ends are not settled"),
    Text(
        "「{text}」は読めません。両端の数が当てはまるかどうかを、以上・以下・超・未満で書きます。",
        '"{text}" cannot be read: whether its ends belong to it is said by 以上, 以下, 超 and 未満.',
    ),
    Text(
        "両端を含むなら「{right}」、終わりを含まないなら「{other}」と書いてください。",
        'Write "{right}" if both ends belong to it, "{other}" if the last does not.',
    ),
    wrong="要件 対象 : 財政力指数 が 0.25～0.5",
    corrected="要件 対象 : 財政力指数 が 0.25以上 0.5以下",
)
DAY_FORM: Final = Kind(
    "S0152",
    Severity.ERROR,
    Text("日付の書き方が違います", "A date in another form"),
    Text("「{text}」は日付として読めません。", '"{text}" is not read as a date.'),
    Text("「{right}」と書いてください。", 'Write "{right}".'),
    wrong="事実 公表の日 : 日付 = R6.5.7",
    corrected="事実 公表の日 : 日付 = 令和6年5月7日",
)
ITEM_MARK: Final = Kind(
    "S0153",
    Severity.ERROR,
    Text("行の始めの「{text}」は要りません", "A needless item mark"),
    Text(
        "箇条書きの印や番号は付けずに、入力・基準・算定などの言葉から書き始めます。",
        "A declaration begins with its keyword, without an item mark or number.",
    ),
    Text("「{text}」を消してください。", 'Remove "{text}".'),
    wrong="・入力 人数 : 人 「支援員の数」",
    corrected="入力 人数 : 人 「支援員の数」",
)
REMARK_SIGN: Final = Kind(
    "S0154",
    Severity.ERROR,
    Text("覚え書きは # で始めます", "A remark begins with #"),
    Text(
        "「{text}」から後は、覚え書きとも、宣言の続きとも読めません。",
        'What follows "{text}" is neither a remark nor part of the declaration.',
    ),
    Text(
        "覚え書きなら「{text}」を「#」に直してください。資料に印字された注なら「注 「…」」と書きます。",
        'Write # instead of "{text}"; a note that the document prints is written 注 「…」.',
    ),
    wrong="入力 人数 : 人   「支援員の数」   // 年度末の数",
    corrected="入力 人数 : 人   「支援員の数」   # 年度末の数",
)
WRONG_CLOSING: Final = Kind(
    "S0155",
    Severity.ERROR,
    Text("終わりのかぎかっこの形が違います", "The wrong closing quotation mark"),
    Text(
        "「 で始まる文は 」 で終わりますが、ここは {character} になっています。",
        "A text that begins with 「 ends with 」, but here stands {character}.",
    ),
    Text("{character} を 」 に直してください。", "Write 」 instead of {character}."),
    wrong="備考 「申請は年度ごとに行う。』",
    corrected="備考 「申請は年度ごとに行う。」",
)
INVISIBLE: Final = Kind(
    "S0156",
    Severity.ERROR,
    Text("目に見えない文字があります", "An invisible character"),
    Text(
        "ここに、目に見えない文字（{character}、{code}）が入っています。WordやPDF、ウェブの頁から写すと入ることがあります。",
        "Here stands a character that cannot be seen ({character}, {code}); text copied from Word, PDF or the web brings such.",
    ),
    Text(
        "その前後の文字ごと消して、打ち直してください。",
        "Delete it together with the letters beside it, and type them again.",
    ),
    wrong="入力 人\u00ad数 : 人   「支援員の数」",
    corrected="入力 人数 : 人   「支援員の数」",
)
CALENDAR_YEAR: Final = Kind(
    "S0157",
    Severity.ERROR,
    Text("「年」ではなく「年度」と書きます", "A calendar year instead of a fiscal year"),
    Text(
        "「{word}」は読めません。値や制度の期間は、年ではなく年度で書きます。",
        '"{word}" cannot be read: values and schemes are dated by fiscal year (年度).',
    ),
    Text(
        "「{right}」と書いてください。1月から3月までの日なら、その年度は前の年です。",
        'Write "{right}"; a day from January to March belongs to the fiscal year before.',
    ),
    wrong="適用期間 令和6年から   解釈 「この年度からと読む。」",
    corrected="適用期間 令和6年度から   解釈 「この年度からと読む。」",
)
RULED_LINE: Final = Kind(
    "S0158",
    Severity.ERROR,
    Text("表の区切り線は要りません", "A needless ruled line in a table"),
    Text(
        "「|---|---|」のような線の行は、表の行として読めません。1行目が見出し、次の行からが中身です。",
        "A line of dashes is no row: the first row of a table is its heading, and the rows follow it.",
    ),
    Text("この行を消してください。", "Remove this line."),
    wrong="表 率[任用] : %   解釈 「試算による。」\n  | 任用 | 率 |\n  |------|----|\n  | 専任 | 50 |\n  | 兼任 | 40 |",
    corrected="表 率[任用] : %   解釈 「試算による。」\n  | 任用 | 率 |\n  | 専任 | 50 |\n  | 兼任 | 40 |",
)
DECOMPOSED: Final = Kind(
    "S0159",
    Severity.ERROR,
    Text("濁点などが分かれた文字です", "A letter apart from its mark"),
    Text(
        "この「{letter}」は、文字と濁点・半濁点などが別々の2文字になっています。Macのファイル名やPDFから写すと、こうなることがあります。",
        "This {letter} is two characters, a letter and its mark; text copied from names of files or from PDF brings such.",
    ),
    Text("「{letter}」と打ち直してください。", 'Type "{letter}" again.'),
    wrong="入力 カ\u3099イト\u3099の人数 : 人",
    corrected="入力 ガイドの人数 : 人",
)
ROUNDING_FORM: Final = Kind(
    "S0160",
    Severity.ERROR,
    Text("端数の書き方が違います", "Rounding in another form"),
    Text(
        "「{text}」は読めません。端数は、単位、「未満」、「切捨て」「切上げ」「四捨五入」のどれかの順に書きます。",
        '"{text}" cannot be read: rounding is a unit, 未満, and one of 切捨て (down), 切上げ (up), 四捨五入 (half up).',
    ),
    Text("「端数 {right}」と書いてください。", 'Write "端数 {right}".'),
    wrong="算定 補助率 : 割合\n  原則 1/2   端数 千円未満 切り捨て",
    corrected="算定 補助率 : 割合\n  原則 1/2   端数 千円未満 切捨て",
)
YEAR_ALONE: Final = Kind(
    "S0161",
    Severity.ERROR,
    Text("いつからいつまでの年度か分かりません", "A fiscal year that is no period"),
    Text(
        "「{year}」だけでは、その年度だけのことか、その年度から続くのか分かりません。",
        '"{year}" alone does not say whether that year is meant, or all from it.',
    ),
    Text(
        "その年度だけなら「{year}のみ」、続くなら「{year}から」、それより前なら「{year}まで」と書いてください。"
        "資料の年度だけの値には、年度を書かなくても構いません。",
        'Write "{year}のみ" for that year alone, "{year}から" from it on, "{year}まで" up to it. '
        "A value of the document's own year needs none.",
    ),
    wrong="基準 一人当たりの額 : 円/人 = 520万円/人 令和6年度   解釈 「試算による。」",
    corrected="基準 一人当たりの額 : 円/人 = 520万円/人 令和6年度のみ   解釈 「試算による。」",
)
SIGN_BEHIND_WORD: Final = Kind(
    "S0162",
    Severity.ERROR,
    Text("言葉の次の「{sign}」は要りません", "A sign that is not needed"),
    Text("「{word}」の次の「{sign}」は読めません。", 'The "{sign}" behind "{word}" is not read.'),
    Text("「{sign}」を消して、空白を置いてください。", 'Put a space in the place of the "{sign}".'),
    wrong="題名：「集落支援員の設置」",
    corrected="題名 「集落支援員の設置」",
)
