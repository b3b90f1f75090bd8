"""The words of the language: which belong to which terminal of the grammar, Japanese first, then English.

A keyword is one only as a whole NAME token, so that 以上 in 以上の所得 stays part of a name. No word stands twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

VOCABULARY: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "DOCUMENT": (("資料",), ("source",)),
    "COMMON": (("共通",), ("common",)),
    "SCHEME": (("制度",), ("scheme",)),
    "TEXT": (
        ("題名", "概要", "掲載", "対象者", "使途", "要点", "期限", "変更", "根拠", "備考", "発行", "本文"),
        (
            *("title", "summary", "chapter", "audience", "purpose", "headline", "deadline", "revision"),
            *("basis", "remark", "publisher", "body"),
        ),
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
    "FORALL": (("すべての",), ("for_every",)),
    "_HOLDS": (("について",), ("holds",)),
    "TARGET": (("目標",), ("target",)),
    "EXAMPLE": (("例",), ("example",)),
    "EXPECT": (("結果",), ("expect",)),
    "EXCLUDED": (("収録外",), ("excluded",)),
    "EVERY": (("すべて",), ("all",)),
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
    "_ORM": (("か",), ("or_else",)),
    "_AND": (("かつ",), ("and",)),
    "_OR": (("又は", "または"), ("or",)),
    "_NOT": (("でない", "ではない"), ("not",)),
    "_FROM": (("から",), ("through",)),
    "_UNTIL": (("まで",), ("inclusive",)),
    "_EACH": (("ごとに",), ("each",)),
    "_AMONG": (("のうち",), ("where",)),
    "BELOW": ((), ("below",)),  # in Japanese 以下, which is a boundary word where no quote stands before it
}

KEYWORDS: Final[Mapping[str, str]] = {
    word: terminal for terminal, (japanese, english) in VOCABULARY.items() for word in (*japanese, *english)
}

# Words that are read by their text: the English spelling, and the Japanese word that the tree knows.
TEXTS: Final[Mapping[str, str]] = {
    "title": "題名",
    "summary": "概要",
    "chapter": "掲載",
    "audience": "対象者",
    "purpose": "使途",
    "headline": "要点",
    "deadline": "期限",
    "revision": "変更",
    "basis": "根拠",
    "remark": "備考",
    "publisher": "発行",
    "body": "本文",
}
SETTLEMENTS: Final[Mapping[str, str]] = {
    "greatest": "大きい方",
    "least": "小さい方",
    "first_written": "先に書いた方",
}
DIRECTIONS: Final[Mapping[str, str]] = {"round_down": "切捨て", "round_up": "切上げ", "round_half_up": "四捨五入"}
BOUNDARIES: Final[Mapping[str, str]] = {
    "at least": "以上",
    "at most": "以下",
    "more than": "超",
    "less than": "未満",
    "以内": "以下",
}
FUNCTIONS: Final[Mapping[str, str]] = {
    "sum": "合計",
    "count": "件数",
    "max": "最大",
    "min": "最小",
    "any": "いずれか",
    "all": "すべて",
    "greatest": "大きい方",
    "least": "小さい方",
    **DIRECTIONS,
}
OUTCOMES: Final[Mapping[str, str]] = {
    "eligible": "該当",
    "not_eligible": "非該当",
    "to_confirm": "要確認",
    "incomplete": "情報不足",
}
TYPES: Final[Mapping[str, str]] = {
    "ratio": "割合",
    "index": "指数",
    "multiplier": "倍率",
    "number": "数",
    "yes_no": "はい・いいえ",
    "fiscal_year": "年度",
    "date": "日付",
}
UNITS: Final[Mapping[str, str]] = {
    "yen": "円",
    "people": "人",
    "person": "人",
    "organisations": "団体",
    "organisation": "団体",
    "years": "年",
    "year": "年",
    "months": "月",
    "month": "月",
    "days": "日",
    "day": "日",
    "hours": "時間",
    "hour": "時間",
}

DECLARATIONS: Final[frozenset[str]] = frozenset(
    [
        "DOCUMENT",
        "COMMON",
        "SCHEME",
        "TEXT",
        "NOTE",
        "RELATED",
        "APPLICABLE",
        "PART",
        "PART_END",
        "CATEGORY",
        "BAND",
        "READING_DECL",
        "PARAMETER",
        "FACT",
        "TABLE",
        "SERIES",
        "INPUT",
        "ITEMS",
        "AMOUNT",
        "REQUIREMENT",
        "BREAKDOWN",
        "VERIFICATION",
        "TARGET",
        "EXAMPLE",
        "EXCLUDED",
    ]
)
"""Terminals that begin a declaration where they begin a line."""

ANNOTATIONS: Final[frozenset[str]] = frozenset(
    ("CITE", "READING", "CAP", "ROUNDING", "RANGE", "STEP", "JUDGE", "SOFT", "EVERY_YEAR")
)
"""Terminals that begin an annotation, and never a declaration. (A period is one too, but no word of this list.)"""

BLOCKS: Final[frozenset[str]] = frozenset(("DOCUMENT", "COMMON", "SCHEME"))
"""Terminals that begin a part of a file."""

LEADERS: Final[frozenset[str]] = frozenset(
    (*DECLARATIONS, "GENERAL", "EXCEPTION", "CASE", "SETTLE", "EXPECT", "PART_OF")
)
"""Terminals that always begin a line, so that no open bracket may reach over them."""
