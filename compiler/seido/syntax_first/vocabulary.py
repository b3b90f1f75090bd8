"""The keywords: which words of the language belong to which terminal of the grammar, Japanese first, then English.

A keyword is one only as a whole NAME token, so that 以上 in 以上の所得 stays part of a name.
"""

from __future__ import annotations

from typing import Final

VOCABULARY: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "DOCUMENT": (("資料",), ("source",)),
    "COMMON": (("共通",), ("common",)),
    "SCHEME": (("制度",), ("scheme",)),
    "TEXT": (
        ("題名", "概要", "根拠", "備考", "発行", "本文"),
        ("title", "summary", "basis", "remark", "publisher", "body"),
    ),
    "NOTE": (("注",), ("note",)),
    "RELATED": (("関連",), ("related",)),
    "APPLICABLE": (("適用期間",), ("applicable",)),
    "PART_END": (("場合おわり",), ("end_case",)),
    "CATEGORY": (("区分",), ("category",)),
    "ORDERED": (("順",), ("ordered",)),
    "BAND": (("段階",), ("band",)),
    "ADOPTED": (("採用",), ("adopted",)),
    "PARAMETER": (("基準",), ("parameter",)),
    "FACT": (("事実",), ("fact",)),
    "PART_OF": (("うち",), ("of_which",)),
    "TABLE": (("表",), ("table",)),
    "SERIES": (("推移",), ("series",)),
    "INPUT": (("入力",), ("input",)),
    "ITEMS": (("明細",), ("items",)),
    "PER_ROW": (("一行",), ("per_row",)),
    "AMOUNT": (("算定",), ("amount",)),
    "GENERAL": (("原則",), ("normally",)),
    "EXCEPTION": (("ただし",), ("except",)),
    "CASE": (("場合",), ("case",)),
    "SETTLE": (("重なるとき",), ("overlap",)),
    "REQUIREMENT": (("要件",), ("requirement",)),
    "BREAKDOWN": (("内訳",), ("breakdown",)),
    "VERIFICATION": (("検証",), ("verify",)),
    "FORALL": (("すべての",), ("forall",)),
    "_HOLDS": (("について",), ("holds",)),
    "TARGET": (("目標",), ("target",)),
    "EXAMPLE": (("例",), ("example",)),
    "EXPECT": (("結果",), ("expect",)),
    "EXCLUDED": (("収録外",), ("excluded",)),
    "EVERY": (("すべて",), ("every",)),
    "BECAUSE": (("理由",), ("because",)),
    "CITE": (("出典",), ("cite",)),
    "READING": (("解釈",), ("reading",)),
    "CAP": (("上限",), ("cap",)),
    "ROUNDING": (("端数",), ("rounding",)),
    "RANGE": (("範囲",), ("range",)),
    "STEP": (("刻み",), ("step",)),
    "JUDGE": (("判断者",), ("judge",)),
    "SOFT": (("目安",), ("soft",)),
    "EVERY_YEAR": (("各年度",), ("every_year",)),
    "UNSTATED": (("記載なし",), ("unstated",)),
    "PROVISIONAL": (("仮置き",), ("provisionally",)),
    "OUT_OF_SCOPE": (("対象外",), ("out_of_scope",)),
    "YES": (("はい",), ("yes",)),
    "NO": (("いいえ",), ("no",)),
    "_GA": (("が",), ("is",)),
    "_ORM": (("か",), ("or_of",)),
    "_AND": (("かつ",), ("and",)),
    "_OR": (("又は", "または"), ("or",)),
    "_NOT": (("でない", "ではない"), ("not",)),
    "_FROM": (("から",), ("through_from",)),
    "_UNTIL": (("まで",), ("through",)),
    "_EACH": (("ごとに",), ("each",)),
    "_AMONG": (("のうち",), ("among",)),
}

KEYWORDS: Final[dict[str, str]] = {
    word: terminal for terminal, (japanese, english) in VOCABULARY.items() for word in (*japanese, *english)
}

# English spellings of words that are read by their text, as the Japanese word the tree knows.
WORDS: Final[dict[str, str]] = {
    "title": "題名",
    "summary": "概要",
    "basis": "根拠",
    "remark": "備考",
    "publisher": "発行",
    "body": "本文",
    "greatest": "大きい方",
    "least": "小さい方",
    "first": "先に書いた方",
    "down": "切捨て",
    "up": "切上げ",
    "half_up": "四捨五入",
    "at least": "以上",
    "at most": "以下",
    "more than": "超",
    "less than": "未満",
    "以内": "以下",
    "sum": "合計",
    "count": "件数",
    "max": "最大",
    "min": "最小",
    "any": "いずれか",
    "every": "すべて",
}

DECLARATIONS: Final[frozenset[str]] = frozenset(
    "DOCUMENT COMMON SCHEME TEXT NOTE RELATED APPLICABLE PART PART_END CATEGORY BAND READING_DECL PARAMETER FACT TABLE "
    "SERIES INPUT ITEMS AMOUNT REQUIREMENT BREAKDOWN VERIFICATION TARGET EXAMPLE EXCLUDED".split()
)
