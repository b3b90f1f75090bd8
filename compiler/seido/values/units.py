"""Units as products of base words: 円, 円/人, 日/月.

Units are types: 円/人 × 人 is 円. A scale (億円, 百万円, %, 年) is a base unit and a factor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Unit:
    """Base words above and below the stroke, kept sorted and cancelled, so that equal units are equal values."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...]

    def __post_init__(self) -> None:
        above = list(self.numerator)
        below: list[str] = []
        for word in self.denominator:
            if word in above:
                above.remove(word)
            else:
                below.append(word)
        object.__setattr__(self, "numerator", tuple(sorted(above)))
        object.__setattr__(self, "denominator", tuple(sorted(below)))

    def times(self, other: Unit) -> Unit:
        """The unit of a product."""
        return Unit(self.numerator + other.numerator, self.denominator + other.denominator)

    def per(self, other: Unit) -> Unit:
        """The unit of a quotient."""
        return Unit(self.numerator + other.denominator, self.denominator + other.numerator)

    def __str__(self) -> str:
        """As written: ``円/人``, ``円/人・月``; empty for a pure number."""
        above = "・".join(self.numerator)
        return f"{above}/{'・'.join(self.denominator)}" if self.denominator else above


NONE: Final = Unit((), ())

_ONE: Final = Fraction(1)

# Words that mean another base unit, or a number of it.
_WORDS: Final[dict[str, tuple[tuple[str, ...], Fraction]]] = {
    "": ((), _ONE),
    "%": ((), Fraction(1, 100)),
    "パーセント": ((), Fraction(1, 100)),
    "‰": ((), Fraction(1, 1000)),
    "割": ((), Fraction(1, 10)),
    "倍": ((), _ONE),
    "割合": ((), _ONE),
    "指数": ((), _ONE),
    "倍率": ((), _ONE),
    "数": ((), _ONE),
    "名": (("人",), _ONE),
    "人": (("人",), _ONE),
    "週": (("日",), Fraction(7)),
    "週間": (("日",), Fraction(7)),
    "日間": (("日",), _ONE),
    "月": (("月",), _ONE),
    "年": (("月",), Fraction(12)),
    "年間": (("月",), Fraction(12)),
}
for _small in ("か", "ヶ", "ケ", "ヵ", "カ", "箇", "個", "ゕ", "ゖ"):
    _WORDS[f"{_small}月"] = _WORDS[f"{_small}月間"] = (("月",), _ONE)
    _WORDS[f"{_small}年"] = _WORDS[f"{_small}年間"] = (("月",), Fraction(12))
    _WORDS[f"{_small}所"] = (("か所",), _ONE)

# Counters that a kanji numeral or a scale may stand before without being part of another word.
_COUNTERS: Final = frozenset(
    (
        *("円", "日", "時間", "回", "件", "点", "倍", "歳", "世帯", "戸", "社", "校", "台", "棟", "本", "冊", "枚"),
        *("団体", "自治体", "都道府県", "市町村", "市", "町", "村", "圏域", "地区", "地域", "店", "店舗", "施設"),
        *("事業", "事業者", "トン"),
    ),
)

_SCALE_FACTORS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_SCALED: Final = re.compile("([十百千]?[万億兆]|[十百千])(.+)\\Z", re.DOTALL)
_KANJI_OR_KANA: Final = re.compile("[぀-ヿ㐀-鿿豈-﫿]")


def counter_words() -> frozenset[str]:
    """The unit words that may follow a kanji numeral: a closed list, since 一般 and 一部 are words and not numbers."""
    return _COUNTER_WORDS


_COUNTER_WORDS: Final = _COUNTERS | (frozenset(_WORDS) - {"", "割合", "指数", "倍率", "数"})


@lru_cache(maxsize=4096)  # the figures of a document and the cells of a table have few units
def read_unit(numerator: str, denominator: str = "") -> tuple[Unit, Fraction]:
    """The base unit that unit words mean, and how many of it one of them is.

    ``億円`` is 円 and 10⁸, ``%`` a pure number and 1/100, ``年`` 月 and 12, ``円`` with ``人`` 円/人 and 1. An empty
    numerator is a pure number. A word that is not known is its own base. The words are folded already
    (`seido.values.numerals.fold`). A denominator may hold several words: ``人/月``, ``人・月``.
    """
    above, factor = _read_word(numerator)
    below: tuple[str, ...] = ()
    for word in _split(denominator):
        words, divisor = _read_word(word)
        below += words
        factor /= divisor
    return Unit(above, below), factor


def _split(denominator: str) -> tuple[str, ...]:
    """The words of a denominator; a middle dot parts them only where each is a known unit (人・月, not 市・特別区)."""
    words: list[str] = []
    for piece in denominator.split("/"):
        dotted = piece.split("・")
        words.extend(dotted if all(word in _COUNTER_WORDS for word in dotted) else [piece])
    return tuple(word for word in words if word)


def _read_word(word: str) -> tuple[tuple[str, ...], Fraction]:
    known = _WORDS.get(word)
    if known is not None:
        return known
    match = _SCALED.match(word)
    if match is not None and _is_scale(match[1], match[2]):
        base, factor = _read_word(match[2])
        scale = 1
        for sign in match[1]:
            scale *= _SCALE_FACTORS[sign]
        return base, factor * scale
    return (word,), _ONE


def _is_scale(scale: str, rest: str) -> bool:
    """Whether 千 or 万 before a word counts it; 千葉 and 百貨店 are words of their own."""
    if rest in _COUNTER_WORDS or _KANJI_OR_KANA.match(rest) is None:
        return True
    return scale[-1] in "万億兆" and rest[0] not in _SCALE_FACTORS
