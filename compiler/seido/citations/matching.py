"""Which printed figure a claimed figure speaks of.

The choice never looks at values, only at unit, order, names, boundary words and written positions. So a figure whose
digit was changed, or that changed places with another, still meets the figure that it should have been, and differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from seido.citations.claims import ClaimedFigure, FigureKind
from seido.citations.figures import Form, PrintedFigure
from seido.citations.naming import alike
from seido.values.numerals import fold, read_figure
from seido.values.units import NONE, Unit, read_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from seido.citations.locate import Place
    from seido.citations.naming import Beside


class Group(NamedTuple):
    """Figures that can be taken for one another: of one kind and one unit above the stroke."""

    kind: FigureKind
    unit: tuple[str, ...]


class Slot(NamedTuple):
    """A printed figure in a cited place."""

    place: Place
    token: PrintedFigure


def group_of(figure: ClaimedFigure) -> Group:
    """The group of a claimed figure."""
    return Group(figure.kind, figure.unit.numerator if figure.kind is FigureKind.NUMBER else ())


# ------------------------------------------------------------------------------------------------------------- slots


def slots_in(place: Place, group: Group, *, row: bool = False) -> list[Slot]:
    """The printed figures of a place that a figure of the group could be, in printed order."""
    tokens = [token for token in place.tokens if token.rule is None and token.kind is group.kind]
    if group.kind is not FigureKind.NUMBER:
        return [Slot(place, token) for token in tokens]
    if group.unit:
        found = [token for token in tokens if _fits(token, group.unit)]
        if not found and row:
            found = [
                token for token in tokens if token.unit is NONE and token.form is Form.PLAIN and token.scaled is None
            ]
    else:
        found = [token for token in tokens if token.unit == NONE and token.scaled is None]
        found = found or [token for token in tokens if token.unit is None]
        found = found or [token for token in tokens if token.unit == NONE]
    if not found:
        wanted = Unit(group.unit, ())
        words = place.document.words_in(place.start, place.end)
        found = [word for word in words if word.unit is not None and word.unit.numerator == wanted.numerator]
    return [Slot(place, token) for token in found]


def _fits(token: PrintedFigure, unit: tuple[str, ...]) -> bool:
    if token.scaled is not None and token.scaled[0].numerator == unit:
        return True
    if token.unit is not None:
        return token.unit.numerator == unit
    return len(unit) == 1 and token.tail.removeprefix("の").startswith(unit[0])


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


# ------------------------------------------------------------------------------------------------------------ values


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


# ------------------------------------------------------------------------------------------------------------ names

_ZONE: Final = 60


def zones(slots: Sequence[Slot]) -> list[str]:
    """For each printed figure the text between the figure before it and itself, in which its name would stand."""
    found = []
    end = -1
    place: Place | None = None
    for slot in slots:
        if place is None or slot.place is not place:
            place, end = slot.place, slot.place.start
        start = max(min(end, slot.token.start), slot.token.start - _ZONE)
        found.append(slot.place.document.folded.text[start : slot.token.start])
        end = slot.token.end
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """The printed figure chosen for a claimed one, and whether its name decided (``label``) and which part of it."""

    slot: Slot
    label: str = ""
    companion: bool = False


def assign(
    figures: Sequence[ClaimedFigure],
    slots: Sequence[Slot],
    rivals: Iterable[tuple[str, ...]],
    beside: Beside,
) -> list[Choice | None]:
    """For each claimed figure, in written order, the printed figure that names and order give it.

    ``beside`` are the texts before the printed figures, and the names of the figures and their rivals.
    """
    chosen: list[Choice | None] = [None] * len(figures)
    distinct = list(dict.fromkeys(figure.labels for figure in figures))
    if len(figures) == len(slots) and len(distinct) <= 1:
        return [Choice(slot) for slot in slots]
    owners: dict[int, tuple[str, ...]] = {}
    for labels in dict.fromkeys([*distinct, *rivals]):
        at = beside.owned(labels)
        if at is not None and at not in owners:
            owners[at] = labels
    starts = {labels: at for at, labels in owners.items()}
    taken: set[int] = set()
    for labels in distinct:
        start = starts.get(labels)
        if start is None:
            continue
        at = start
        for index, figure in enumerate(figures):
            if figure.labels != labels:
                continue
            if at >= len(slots) or (at != start and at in owners):
                break
            name = next((label for label in labels if alike(label, beside.texts[at])), "") if at == start else ""
            chosen[index] = Choice(slots[at], name)
            taken.add(at)
            at += 1
    open_figures = [index for index, choice in enumerate(chosen) if choice is None]
    foreign = {at for at, labels in owners.items() if labels not in distinct}
    free = [at for at in range(len(slots)) if at not in taken and at not in foreign]
    if len(open_figures) == len(free):
        for index, at in zip(open_figures, free, strict=True):
            chosen[index] = Choice(slots[at])
    return chosen


def by_boundary(figures: Sequence[ClaimedFigure], slots: Sequence[Slot]) -> list[Choice | None] | None:
    """Where every figure has a boundary word, the printed figures with just these words, if each is the only one."""
    chosen: list[Choice | None] = []
    for figure in figures:
        if figure.boundary is None:
            return None
        fitting = [slot for slot in slots if slot.token.boundary is figure.boundary]
        if len(fitting) != 1:
            return None
        chosen.append(Choice(fitting[0]))
    return chosen


def in_segment(slots: Sequence[Slot], after: Slot, marks: Sequence[Slot]) -> list[Slot]:
    """The printed figures between a decided one and the next of its own kind."""
    following = [
        mark.token.start for mark in marks if mark.place is after.place and mark.token.start > after.token.start
    ]
    end = min(following, default=after.place.end)
    return [slot for slot in slots if slot.place is after.place and after.token.end <= slot.token.start < end]


def in_order(
    figures: Sequence[ClaimedFigure], slots: Sequence[Slot], same: Callable[[ClaimedFigure, PrintedFigure], bool]
) -> list[Slot | None]:
    """The longest pairing of figures and printed figures that keeps both orders.

    It looks at values, and so is used only to word a message, or where a full proof stands elsewhere.
    """
    rows, columns = len(figures), len(slots)
    table = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            best = max(table[row + 1][column], table[row][column + 1])
            if same(figures[row], slots[column].token):
                best = max(best, table[row + 1][column + 1] + 1)
            table[row][column] = best
    pairs: list[Slot | None] = [None] * rows
    row = column = 0
    while row < rows and column < columns:
        if same(figures[row], slots[column].token) and table[row][column] == table[row + 1][column + 1] + 1:
            pairs[row] = slots[column]
            row, column = row + 1, column + 1
        elif table[row + 1][column] >= table[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs
