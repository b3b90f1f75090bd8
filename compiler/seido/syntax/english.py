"""Numbers with an English scale word: 5 million円 is 500万円."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from seido.values.numerals import fold

_SCALES: Final = {"thousand": 10**3, "million": 10**6, "mil": 10**6, "mln": 10**6, "billion": 10**9, "bn": 10**9}
_FIGURE: Final = re.compile(
    rf"([0-9][0-9,]*(?:\.[0-9]+)?)({'|'.join(sorted(_SCALES, key=len, reverse=True))}|[kKM])((?:円|yen)?(?:/\S+)?)\Z",
    re.IGNORECASE,
)
_LETTERS: Final = {"k": 10**3, "K": 10**3, "M": 10**6}
_OKU: Final = 10**8
_MAN: Final = 10**4


def english_figure(text: str) -> str | None:
    """The number in Japanese scales, as an author would write it; None where no English scale stands in it."""
    found = _FIGURE.match(fold(text))
    if found is None:
        return None
    scale = _SCALES.get(found[2].lower()) or _LETTERS.get(found[2])
    if scale is None:
        return None
    amount = Fraction(found[1].replace(",", "")) * scale
    if amount.denominator != 1:
        return None
    unit = found[3].replace("yen", "円") or "円"
    oku, rest = divmod(int(amount), _OKU)
    man, ones = divmod(rest, _MAN)
    pieces = [f"{oku:,}億" if oku else "", f"{man:,}万" if man else "", f"{ones:,}" if ones else ""]
    return "".join(pieces) + unit
