"""How each word is spelled in formatted text: signs and widths in one form, keywords in the vocabulary that is asked for.

What an author chose stays: names, the inside of quotes and cells, and how a number, a year or a day is written. Only
full-width letters, digits and signs of numbers and years become half-width.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from seido.syntax.lines import CLOSING, OPENING
from seido.syntax.vocabulary import (
    ANNOTATIONS,
    BOUNDARIES,
    DIRECTIONS,
    FUNCTIONS,
    OUTCOMES,
    SETTLEMENTS,
    TEXTS,
    TYPES,
    UNITS,
    VOCABULARY,
)
from seido.values.numerals import fold

if TYPE_CHECKING:
    from lark import Token

Vocabulary = Literal["ja", "en"]

_HALF: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SIGNS: Final[Mapping[str, str]] = {
    "_LB": "[",
    "_RB": "]",
    "_LP": "(",
    "_RP": ")",
    "_COLON": ":",
    "_EQ": "=",
    "ARROW": "→",
    "TIMES": "×",
    "DIVIDE": "÷",
    "PLUS": "+",
    "MINUS": "-",
    "PERCENT": "%",
}
_QUOTE: Final = re.compile("「(?:[^「」｢｣\n]|[「｢](?:[^「」｢｣\n]|[「｢][^「」｢｣\n]*[」｣])*[」｣])*」")
_WORDS: Final = {"PART": "CASE", "READING_DECL": "READING"}  # terminals that share their words with another
_YEARLY: Final = frozenset(("FY", "DATE", "PERIOD"))
_ENGLISH_PERIOD: Final = re.compile(r"(?:(from)|(until)|only) (\S+)(?: to (\S+))?\Z")
_JAPANESE_PERIOD: Final = re.compile(r"(.+?)(?:(から)(?:(.+)まで)?|(まで)|限り|のみ)\Z")
_WHEN_TAIL: Final = re.compile("[、，]$")
_SUFFIXES: Final = {1: "st", 2: "nd", 3: "rd"}


def vocabulary_of(lines: Sequence[Sequence[Token]]) -> Vocabulary:
    """The vocabulary in which most of the words of a file are spelled; Japanese where they balance."""
    japanese = english = 0
    for line in lines:
        for token in line:
            kind = _WORDS.get(token.type, token.type)
            if kind in VOCABULARY or kind in ("_WHEN", "TEXT"):
                if fold(str(token)).isascii():
                    english += 1
                else:
                    japanese += 1
    return "en" if english > japanese else "ja"


def spelled(line: Sequence[Token], at: int, main: Vocabulary, wanted: Vocabulary | None) -> str:
    """A word of a line as formatted text has it.

    ``main`` is the vocabulary of the file, by which signs go; ``wanted`` the one that its words are to be turned into,
    None to leave each in its own.
    """
    token = line[at]
    kind = token.type
    text = str(token)
    if kind == "_COMMA":
        return "、" if main == "ja" else ","
    if kind in ("_LP", "_RP") and _of_rows(line, at):
        per_row = next((each for each in line if each.type == "PER_ROW"), token)
        english = wanted == "en" or (wanted is None and fold(str(per_row)).isascii())
        return _SIGNS[kind] if english else {"_LP": "（", "_RP": "）"}[kind]
    if kind == "DIVIDE" and is_of_type(line, at):
        return "/"
    if kind in _SIGNS:
        return _SIGNS[kind]
    if kind == "STRING":
        inside = f"「{text[1:-1]}」"
        return inside if _QUOTE.fullmatch(inside) else text
    if kind in ("NUMBER", "KUNIT"):
        return text.translate(_HALF)
    if kind in _YEARLY:
        return _year(kind, text.translate(_HALF), wanted)
    if kind == "ORDINAL":
        return _ordinal(text.translate(_HALF), wanted)
    if kind == "NAME":
        return _named(line, at, wanted)
    return _keyword(line, at, wanted)


def is_of_type(line: Sequence[Token], at: int) -> bool:
    """Whether a word stands in the type after a colon: ``円/人`` in ``基準 上限額 : 円/人``."""
    if line[0].type in ("REQUIREMENT", "BAND"):
        return False
    return any(
        line[before].type == "_COLON" and (before == at - 1 or all(_in_type(each) for each in line[before + 1 : at]))
        for before in range(max(0, at - 3), at)
    )


def _in_type(token: Token) -> bool:
    return token.type in ("NAME", "STRING", "KUNIT", "PERCENT", "DIVIDE")


def _of_rows(line: Sequence[Token], at: int) -> bool:
    """Whether a bracket is one of those around 一行 1人."""
    return line[0].type == "ITEMS" and any(each.type == "PER_ROW" for each in line[max(0, at - 2) : at + 2])


def _year(kind: str, text: str, wanted: Vocabulary | None) -> str:
    if kind != "PERIOD" or not text.startswith(("from ", "until ", "only ")):
        text = text.replace(" ", "")
        found = _JAPANESE_PERIOD.match(text)
        if kind != "PERIOD" or wanted != "en" or found is None:
            return text.replace("限り", "のみ") if kind == "PERIOD" and wanted == "ja" else text
        if found[2]:
            return f"from {found[1]}" + (f" to {found[3]}" if found[3] else "")
        return f"until {found[1]}" if found[4] else f"only {found[1]}"
    words = _ENGLISH_PERIOD.match(text)
    if wanted != "ja" or words is None:
        return text
    if words[1]:
        return f"{words[3]}から" + (f"{words[4]}まで" if words[4] else "")
    return f"{words[3]}まで" if words[2] else f"{words[3]}のみ"


def _ordinal(text: str, wanted: Vocabulary | None) -> str:
    digits = re.match(r"\d+", text)
    if wanted is None or digits is None:
        return text
    if wanted == "ja":
        return f"{digits[0]}番目"
    teens = digits[0][-2:-1] == "1"
    return digits[0] + ("th" if teens else _SUFFIXES.get(int(digits[0][-1]), "th"))


def _named(line: Sequence[Token], at: int, wanted: Vocabulary | None) -> str:
    """A name as it stands, or one of the words that the tree reads by their text."""
    text = str(line[at])
    if wanted is None:
        return text
    before = line[at - 1].type if at else ""
    following = line[at + 1].type if at + 1 < len(line) else ""
    if before == "SETTLE":
        return _turned(text, SETTLEMENTS, wanted)
    if before == "BOUND" and at > 2 and line[at - 3].type == "ROUNDING":  # noqa: PLR2004  端数 千円 未満 切捨て
        return _turned(text, DIRECTIONS, wanted)
    if is_of_type(line, at):
        return _turned(text, {**TYPES, **UNITS}, wanted)
    if at == 1 and line[0].type == "EXPECT" and following == "_NL":
        return _turned(text, OUTCOMES, wanted)
    if at == 0 and following == "FY":
        return _turned(text, {"fiscal_year": "年度"}, wanted)
    if following == "_LP" and line[0].type not in ("ITEMS", "SCHEME"):
        return _turned(text, {word: mean for word, mean in FUNCTIONS.items() if mean != "すべて"}, wanted)
    return text


def _turned(text: str, words: Mapping[str, str], wanted: Vocabulary) -> str:
    folded = fold(text)
    if wanted == "ja":
        return words.get(folded, text)
    return next((english for english, japanese in words.items() if japanese == folded), text)


def _keyword(line: Sequence[Token], at: int, wanted: Vocabulary | None) -> str:
    token = line[at]
    kind = _WORDS.get(token.type, token.type)
    text = fold(str(token)) if str(token).translate(_HALF).isascii() else str(token)
    before = line[at - 1].type if at else ""
    if kind == "BOUND":
        return _bound(re.sub("[ 　]+", " ", str(token)), before, wanted)
    if kind == "_WHEN":
        if wanted == "en":
            return "then"
        return "のとき" if wanted == "ja" else _WHEN_TAIL.sub("", text)
    if kind == "TEXT":
        return text if wanted is None else _turned(text, TEXTS, wanted)
    if kind == "BELOW":
        return {"ja": "以下", "en": "below", None: text}[wanted]
    if kind not in VOCABULARY:
        return text
    japanese, english = VOCABULARY[kind]
    if kind in ("_FROM", "_UNTIL") and before == "FY":
        return english[0]  # 令和5年度 から would be a period
    if wanted is None:
        return text
    return english[0] if wanted == "en" else japanese[0]


def _bound(text: str, before: str, wanted: Vocabulary | None) -> str:
    if wanted is None:
        return text
    canonical = BOUNDARIES.get(text, text)
    if wanted == "ja":
        # After a quote 以下 would be the word behind an anchor.
        return "以内" if canonical == "以下" and before == "STRING" else canonical
    return next(english for english, japanese in BOUNDARIES.items() if japanese == canonical)


# ------------------------------------------------------------------------------------------------------------ spaces

_OPERANDS: Final = frozenset(
    ("NAME", "STRING", "NUMBER", "KUNIT", "DATE", "FY", "YES", "NO", "OUT_OF_SCOPE", "_RP", "_RB", "EVERY", "PERCENT")
)
NOTES: Final = ANNOTATIONS | {"PERIOD", "ADOPTED"}
"""Terminals that begin an annotation."""


def is_heading(line: Sequence[Token], at: int) -> bool:
    """Whether the first word of a line is a keyword of which the next word is the object: ``適用期間 令和6年度から``."""
    return at == 1 and line[0].type not in ("NAME", "STRING", "FY", "CELL")


def is_sign_of_number(line: Sequence[Token], at: int) -> bool:
    """Whether a minus stands before an operand rather than between two."""
    if at == 0 or line[at].type != "MINUS":
        return at == 0
    if line[at - 1].type == "FY" and at > 1 and line[at - 2].type == "ARROW":
        return True
    return line[at - 1].type not in _OPERANDS


def space(line: Sequence[Token], at: int, left: str, right: str) -> str:
    """What stands between a word and the one before it on the same line, both as they are spelled."""
    before, token = line[at - 1], line[at]
    kind, last = token.type, before.type
    if kind in NOTES or (kind == "BECAUSE" and last != "EVERY"):
        return " " if is_heading(line, at) else "   "
    if kind == "_COMMA" or kind in CLOSING or last in OPENING:
        return ""
    if last == "_COMMA":
        return "" if left == "、" else " "
    if kind == "_LB":
        return ""
    if kind == "_LP":
        called = last in ("NAME", "STRING", "EVERY") and line[0].type not in ("SCHEME", "ITEMS")
        return "" if called or (at > 1 and last == "MINUS" and is_sign_of_number(line, at - 1)) else " "
    if last == "MINUS" and is_sign_of_number(line, at - 1):
        return " " if kind == "MINUS" else ""  # two signs in one are what other tools begin a remark with
    if kind == "BOUND" and last in ("NUMBER", "KUNIT") and not right.isascii():
        return " " if last == "KUNIT" and right in ("超", "以内") else ""
    if "DIVIDE" in (kind, last) and "/" in (left, right):
        return ""
    if kind in ("STRING", "BELOW", "_FROM", "_UNTIL", "ORDINAL") and _in_loci(line, at):
        apart = (left.isascii() and last != "NAME") or (kind != "STRING" and right.isascii())
        return " " if apart else ""
    if kind == "STRING" and left in ("記載なし", "判断者", "理由"):
        return ""
    return " "


def _in_loci(line: Sequence[Token], at: int) -> bool:
    """Whether a text follows the quote before it, or the name of its document, in a citation."""
    here = at - 1
    while here >= 0 and line[here].type in ("STRING", "BELOW", "_FROM", "_UNTIL", "ORDINAL"):
        here -= 1
    if here >= 0 and line[here].type in ("CITE", "EXCLUDED"):
        return at > here + 1  # the name of the document is a text itself
    return here >= 1 and line[here].type == "NAME" and line[here - 1].type in ("CITE", "EXCLUDED")
