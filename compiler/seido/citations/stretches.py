"""The printed figures of a cited place that a claimed figure could be.

Thousands of declarations may cite one long table, or each another part of it. So the figures of a document are sorted
once, by what they could be, and a stretch is a range of such a list: what is asked of it is looked up and not gone through.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise, starmap
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from seido.citations.claims import ClaimedFigure, FigureKind
from seido.citations.equality import ByNumber, equals
from seido.citations.figures import Form, PrintedFigure
from seido.citations.naming import LONGEST, Indexed, Texts, Window
from seido.values.units import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from seido.citations.document import Document
    from seido.citations.locate import Place
    from seido.syntax.tree import Boundary

_ZONE: Final = 60


class Group(NamedTuple):
    """Figures that can be taken for one another: of one kind and one unit above the stroke."""

    kind: FigureKind
    unit: tuple[str, ...]


YEARS: Final = Group(FigureKind.YEAR, ())


class Slot(NamedTuple):
    """A printed figure in a cited place."""

    place: Place
    token: PrintedFigure


def group_of(figure: ClaimedFigure) -> Group:
    """The group of a claimed figure."""
    return Group(figure.kind, figure.unit.numerator if figure.kind is FigureKind.NUMBER else ())


class Figures:
    """Printed figures of one sort, in order, with what is asked of them found once."""

    def __init__(self, tokens: Iterable[PrintedFigure], document: Document) -> None:
        self.tokens = tuple(tokens)
        self._document = document
        self._of_form: dict[Form, Figures] = {}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each begins."""
        return tuple(token.start for token in self.tokens)

    @cached_property
    def numbers(self) -> ByNumber:
        """The figures by their numbers."""
        return ByNumber(self.tokens)

    @cached_property
    def reaches(self) -> tuple[int, ...]:
        """How far each, or one before it, reaches."""
        return tuple(accumulate((token.reach for token in self.tokens), max))

    @cached_property
    def by_reach(self) -> dict[int, list[int]]:
        """The figures that reach up to each place where one does."""
        found: dict[int, list[int]] = {}
        for at, token in enumerate(self.tokens):
            found.setdefault(token.reach, []).append(at)
        return found

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The printed line of each."""
        return tuple(self._document.source.position(token.origin).line for token in self.tokens)

    @cached_property
    def by_boundary(self) -> dict[Boundary, list[int]]:
        """The figures with each boundary word."""
        found: dict[Boundary, list[int]] = {}
        for at, token in enumerate(self.tokens):
            if token.boundary is not None:
                found.setdefault(token.boundary, []).append(at)
        return found

    def of_form(self, form: Form) -> Figures:
        """Those that are written in one way."""
        if form not in self._of_form:
            self._of_form[form] = Figures((token for token in self.tokens if token.form is form), self._document)
        return self._of_form[form]

    def within(self, start: int, end: int) -> range:
        """The figures whose number and unit lie wholly within a stretch of the text."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        while last > first and self.tokens[last - 1].end > end:
            last -= 1
        return range(first, last)

    def zone(self, at: int, floor: int | None = None) -> str:
        """The text between the figure before one, or ``floor``, and itself, in which its name would stand."""
        start = self.starts[at]
        before = floor if floor is not None else self.tokens[at - 1].end if at else 0
        return self._document.folded.text[max(min(before, start), start - _ZONE) : start]

    def head(self, at: int) -> str:
        """The text before a figure on its line."""
        start, folded = self.starts[at], self._document.folded
        line = folded.from_origin(self._document.source.line_start(self.lines[at]))
        return folded.text[max(line, start - LONGEST) : start]

    @cached_property
    def runs(self) -> tuple[range, ...]:
        """The figures of each printed line on which one stands."""
        ends = [at for at in range(1, len(self.lines)) if self.lines[at] != self.lines[at - 1]]
        return tuple(starmap(range, pairwise((0, *ends, len(self.lines))))) if self.lines else ()

    @cached_property
    def zones(self) -> Indexed:
        """The text before each figure in which its name would stand."""
        return Indexed(self.zone(at) for at in range(len(self.tokens)))

    @cached_property
    def heads(self) -> Indexed:
        """The text before the first figure of each line."""
        return Indexed(self.head(run.start) for run in self.runs)


class Sorts:
    """The figures of a document by what they could be."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: dict[tuple[str, object], Figures] = {}

    def could_be(self, group: Group, *, row: bool) -> Iterator[Figures]:
        """What a figure of a group could be, likeliest first; of these the first counts that is printed in a place."""
        if group.kind is not FigureKind.NUMBER:
            yield self._sort("kind", group.kind, lambda token: token.kind is group.kind)
            return
        if group.unit:
            yield self._sort("unit", group.unit, lambda token: _fits(token, group.unit))
            if row:
                yield self._sort(
                    "bare", None, lambda token: token.unit is NONE and token.form is Form.PLAIN and token.scaled is None
                )
        else:
            yield self._sort("pure", None, lambda token: token.unit == NONE and token.scaled is None)
            yield self._sort("unknown", None, lambda token: token.unit is None)
            yield self._sort("scaled", None, lambda token: token.unit == NONE)
        yield self._words(group.unit)

    def _sort(self, name: str, of: object, test: Callable[[PrintedFigure], bool]) -> Figures:
        found = self._made.get((name, of))
        if found is None:
            number = name != "kind"
            found = self._made[name, of] = Figures(
                (
                    token
                    for token in self._document.tokens
                    if token.rule is None and (not number or token.kind is FigureKind.NUMBER) and test(token)
                ),
                self._document,
            )
        return found

    def _words(self, unit: tuple[str, ...]) -> Figures:
        found = self._made.get(("words", unit))
        if found is None:
            found = self._made["words", unit] = Figures(
                (word for word in self._document.words if word.unit is not None and word.unit.numerator == unit),
                self._document,
            )
        return found


def _fits(token: PrintedFigure, unit: tuple[str, ...]) -> bool:
    if token.scaled is not None and token.scaled[0].numerator == unit:
        return True
    if token.unit is not None:
        return token.unit.numerator == unit
    return len(unit) == 1 and token.tail.removeprefix("の").startswith(unit[0])


class Stretch(Sequence[Slot]):
    """The printed figures of a cited place that a claimed figure could be, in printed order."""

    __slots__ = ("_figures", "_span", "place")

    def __init__(self, place: Place, figures: Figures, span: range) -> None:
        self.place = place
        self._figures = figures
        self._span = span

    def __len__(self) -> int:
        return len(self._span)

    @overload
    def __getitem__(self, at: int) -> Slot: ...
    @overload
    def __getitem__(self, at: slice) -> list[Slot]: ...
    def __getitem__(self, at: int | slice) -> Slot | list[Slot]:
        if isinstance(at, slice):
            return [Slot(self.place, self._figures.tokens[each]) for each in self._span[at]]
        return Slot(self.place, self._figures.tokens[self._span[at]])

    def only(self, position: int) -> Stretch:
        """Nothing but the figure at a position, from 1."""
        return Stretch(self.place, self._figures, self._span[position - 1 : position])

    def of_form(self, form: Form) -> Stretch:
        """The figures that are written in one way."""
        figures = self._figures.of_form(form)
        if not self._span:
            return Stretch(self.place, figures, range(0))
        first, last = (self._figures.starts[at] for at in (self._span[0], self._span[-1]))
        return Stretch(
            self.place, figures, range(bisect_left(figures.starts, first), bisect_right(figures.starts, last))
        )

    def like(self, figure: ClaimedFigure) -> Iterator[Slot]:
        """The figures equal to a claimed one."""
        places = self._figures.numbers.like(figure)
        for nth in self._among(places):
            token = self._figures.tokens[places[nth]]
            if equals(figure, token):
                yield Slot(self.place, token)

    def places_like(self, figure: ClaimedFigure) -> Iterator[int]:
        """Which of the figures, in order, may equal a claimed one or its digits as written."""
        places = self._figures.numbers.like(figure)
        return (places[nth] - self._span.start for nth in self._among(places))

    @property
    def _whole(self) -> range:
        """Of the lines of the document those on which figures of the place stand."""
        runs = self._figures.runs
        first = bisect_right(runs, self._span.start, key=attrgetter("start")) - 1
        return range(max(first, 0), bisect_left(runs, self._span.stop, key=attrgetter("start")))

    def lines(self) -> list[range]:
        """The figures of each printed line of the place, of which the first and the last may be cut."""
        start, stop = self._span.start, self._span.stop
        runs = self._figures.runs[self._whole.start : self._whole.stop]
        return [range(max(run.start, start) - start, min(run.stop, stop) - start) for run in runs]

    def head(self, at: int) -> str:
        """The text before a figure on its line."""
        return self._figures.head(self._span[at])

    def heads(self) -> Texts | Window:
        """The text before the first figure of each line."""
        return self._figures.heads.part(self._whole, self._figures.head(self._span.start))

    def bounded(self, boundary: Boundary) -> Sequence[int]:
        """Which of the figures have a boundary word; no more than two, as it matters only whether one alone has it."""
        places = self._figures.by_boundary.get(boundary, [])
        return [places[nth] - self._span.start for nth in self._among(places)[:2]]

    def _among(self, places: Sequence[int]) -> range:
        """Which of some figures, in order, are figures of this stretch."""
        return range(bisect_left(places, self._span.start), bisect_left(places, self._span.stop))

    def find(self, start: int) -> int | None:
        """Which of the figures begins at a place of the text."""
        at = bisect_left(self._figures.starts, start)
        return at - self._span.start if at in self._span and self._figures.starts[at] == start else None

    def zone(self, at: int) -> str:
        """The text before a figure in which its name would stand."""
        return self._figures.zone(self._span[at], None if at else self.place.start)

    def zones(self) -> Texts | Window:
        """The zones of all figures, of which there is at least one."""
        return self._figures.zones.part(self._span, self.zone(0))

    def clear(self, at: int) -> tuple[int, int]:
        """From where to where the text of the place holds no other figure than one."""
        figures, nth = self._figures, self._span[at]
        earlier = figures.reaches[nth - 1] if at else self.place.start
        later = figures.starts[nth + 1] if at + 1 < len(self._span) else self.place.end
        return earlier, later

    def up_to(self, end: int) -> Slot | None:
        """The last figure that reaches just up to a place of the text."""
        found = [at for at in self._figures.by_reach.get(end, ()) if at in self._span]
        return Slot(self.place, self._figures.tokens[found[-1]]) if found else None

    def between(self, start: int, end: int) -> Stretch:
        """The figures that begin in a part of the text."""
        starts = self._figures.starts
        first = bisect_left(starts, start, self._span.start, self._span.stop)
        last = bisect_left(starts, end, first, self._span.stop)
        return Stretch(self.place, self._figures, range(first, last))

    @property
    def beginning(self) -> tuple[str, int, int, int]:
        """The place and its first figure of this kind, of which there must be one: who draws on it is a rival.

        A figure that its position chooses (の 1番目) begins like the stretch that it is taken from.
        """
        return self.place.document.name, self.place.start, self.place.end, self._figures.starts[self._span.start]

    @property
    def key(self) -> tuple[str, int, int, int, int]:
        """What stretches have in common that hold the same figures of the same place."""
        return *self.beginning, len(self._span)


def stretch_of(place: Place, group: Group, *, row: bool = False) -> Stretch:
    """The printed figures of a place that a figure of the group could be; ``row`` is for the cells of a table."""
    for figures in place.document.sorts.could_be(group, row=row):
        found = Stretch(place, figures, figures.within(place.start, place.end))
        if found:
            return found
    return Stretch(place, Figures((), place.document), range(0))


def years_in(place: Place, start: int, end: int) -> Stretch:
    """The years printed in a part of the document of a place."""
    (figures,) = place.document.sorts.could_be(YEARS, row=False)
    return Stretch(place, figures, figures.within(start, end))


def joined(stretches: Sequence[Stretch]) -> Sequence[Slot]:
    """The printed figures of several places, one after another."""
    return stretches[0] if len(stretches) == 1 else [slot for stretch in stretches for slot in stretch]
