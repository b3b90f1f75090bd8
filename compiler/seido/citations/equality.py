"""Whether a claimed figure and a printed one are the same number, and printed figures by their numbers."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from seido.citations.claims import ClaimedFigure, FigureKind
from seido.citations.figures import Form, PrintedFigure
from seido.values.numerals import fold, read_figure
from seido.values.units import NONE, read_unit

if TYPE_CHECKING:
    from collections.abc import Sequence


def form_of(figure: ClaimedFigure) -> Form:
    """How a claimed pure number is written."""
    written = _fold(figure.written)
    if "%" in written:
        return Form.PERCENT
    if "割" in written:
        return Form.TENTHS
    if "/" in written or "分の" in written:
        return Form.FRACTION
    return Form.PLAIN


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=1024)
def _per(word: str) -> tuple[tuple[str, ...], Fraction]:
    unit, factor = read_unit("", word)
    return unit.denominator, factor


@lru_cache(maxsize=4096)
def _written_number(written: str) -> Fraction | None:
    read = read_figure(written)
    return read.value if read is not None and not read.numerator else None


def equals(figure: ClaimedFigure, token: PrintedFigure, *, row: bool = False) -> bool:
    """Whether a claimed and a printed figure are the same number of the same unit above the stroke."""
    if figure.kind is FigureKind.YEAR:
        return figure.value == token.value or (int(figure.value) in token.years)
    if figure.kind is FigureKind.DATE:
        return figure.value == token.value and figure.whole_month == token.whole_month
    below = figure.unit.denominator
    wanted = figure.value
    if below and token.per:
        # another word below the stroke is a mistake of its own, reported as such
        words, per = _per(token.per)
        wanted = wanted / per if words == below else wanted
    if token.scaled is not None and token.scaled[0].numerator == figure.unit.numerator and figure.unit.numerator:
        return token.number * token.scaled[1] == wanted
    if token.value == wanted:
        return token.unit is not NONE or not figure.unit.numerator or token.unit == figure.unit
    if row and token.unit is NONE and token.scaled is None and token.form is Form.PLAIN:
        # a cell of a table whose unit stands in its heading: digits as written, scale by the column's type
        return _written_number(figure.written) == token.number
    return False


class ByNumber:
    """Printed figures by their numbers: of thousands, those that may equal a claimed one."""

    def __init__(self, tokens: Sequence[PrintedFigure]) -> None:
        self._tokens = tokens

    @cached_property
    def _places(self) -> dict[Fraction, list[int]]:
        places: dict[Fraction, list[int]] = {}
        for at, token in enumerate(self._tokens):
            numbers = {token.value, token.number, *map(Fraction, token.years)}
            if token.scaled is not None:
                numbers.add(token.number * token.scaled[1])
            if token.per:
                numbers |= {number * _per(token.per)[1] for number in numbers}
            for number in numbers:
                places.setdefault(number, []).append(at)
        return places

    def like(self, figure: ClaimedFigure) -> Sequence[int]:
        """The places, in order, of all figures that `equals` may find equal, and perhaps of some others."""
        found = self._places.get(figure.value, [])
        written = _written_number(figure.written)
        if written is None or written == figure.value:
            return found
        return sorted({*found, *self._places.get(written, [])})
