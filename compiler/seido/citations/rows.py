"""Rows of a table and the printed figures that they are taken from, decided together and in written order."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from seido.citations.equality import equals
from seido.citations.naming import LONGEST, Texts, alike, core, least
from seido.citations.stretches import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from seido.citations.claims import ClaimedFigure
    from seido.citations.locate import Place
    from seido.citations.naming import Labels, Window
    from seido.citations.stretches import Slot, Stretch
    from seido.values.units import Unit

Row = tuple["ClaimedFigure", ...]
"""The claimed figures of a row, never none."""

Written = tuple[tuple["Fraction", "Unit", str], ...]
"""A row as it is written."""


class Lines:
    """Printed figures among which the rows of tables are looked for: one after another, and line by line.

    What is found here is the same for every table that cites the same place; a run is the places of its figures among all.
    """

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self._like: dict[tuple[Fraction, str], list[int]] = {}

    @cached_property
    def slots(self) -> Sequence[Slot]:
        """The printed figures, in the places of the first that cites them."""
        return joined(self._stretches)

    @cached_property
    def runs(self) -> Sequence[Sequence[int]]:
        """The figures of each printed line; a line of places that begin alike is one, whoever quotes it."""
        if len(self._stretches) == 1:
            return self._stretches[0].lines()
        lines: dict[tuple[int, int], list[int]] = {}
        for at, slot in enumerate(self.slots):
            source = slot.place.document.source
            lines.setdefault((slot.place.start, source.position(slot.token.origin).line), []).append(at)
        return list(lines.values())

    @cached_property
    def heads(self) -> Texts | Window:
        """The text before the first figure of each line."""
        if len(self._stretches) == 1:
            return self._stretches[0].heads()
        heads = [stretch.head(at) for stretch in self._stretches for at in range(len(stretch))]
        return Texts(heads[run[0]] for run in self.runs)

    def like(self, figure: ClaimedFigure) -> Sequence[int]:
        """Which of the figures, in order, may equal a claimed one."""
        key = (figure.value, figure.written)
        found = self._like.get(key)
        if found is None:
            found = self._like[key] = []
            start = 0
            for stretch in self._stretches:
                found += [start + at for at in stretch.places_like(figure)]
                start += len(stretch)
        return found

    def bears(self, row: Row, run: range) -> bool:
        """Whether a run is printed as a row is written, and nothing but names, borders and footnote marks between."""
        printed = self.slots[run.start : run.stop]
        if len(printed) < len(row):
            return False
        first, last = printed[0], printed[-1]
        if any(slot.place is not first.place for slot in printed):
            return False
        if not all(equals(figure, slot.token, row=True) for figure, slot in zip(row, printed, strict=True)):
            return False
        between = first.place.document.tokens_in(first.token.start, last.token.end)
        return sum(1 for token in between if token.rule is None) == len(run)


def place_rows(rows: Sequence[Row], lines: Lines) -> Sequence[Sequence[int] | None]:
    """For each row of a table its run of printed figures.

    Where the stretch holds just as many figures as the rows claim, they are taken one after another. Otherwise printed
    lines with as many figures as the rows, if there are as many of them as rows; then the lines that the names of the
    rows choose; then runs of the same figures, each row after the one before it.
    """
    sizes = [len(row) for row in rows]
    if sum(sizes) == len(lines.slots):
        return [range(end - size, end) for size, end in zip(sizes, accumulate(sizes), strict=True)]
    if [len(run) for run in islice(lines.runs, len(rows) + 1)] == sizes:
        return lines.runs
    fitting = [run for run in lines.runs if len(run) == sizes[0]]
    if len(set(sizes)) == 1 and len(fitting) == len(rows):
        return fitting
    return _lines_by_name(rows, lines) or _runs_by_value(rows, lines)


def crossed_rows(rows: Sequence[Row], placed: Sequence[Sequence[Slot] | None]) -> dict[int, int]:
    """The rows whose names stand before each other's figures, each with the row whose figures those names precede."""
    runs = [run for run in placed if run is not None]
    if len(runs) < len(rows):
        return {}
    texts: list[str] = []
    end = -1
    place: Place | None = None
    for run in runs:
        first = run[0]
        if first.place is not place:
            place, end = first.place, first.place.start
        start = max(min(end, first.token.start), first.token.start - LONGEST)
        texts.append(first.place.document.folded.text[start : first.token.start])
        end = run[-1].token.end
    return crossed([_shared(row) for row in rows], texts)


def crossed(names: Sequence[Labels], texts: Sequence[str]) -> dict[int, int]:
    """The names of which more stands in each other's text than in their own, each with the first such."""
    own = [_score(labels, text) for labels, text in zip(names, texts, strict=True)]
    parts = Texts(texts)
    pairs: set[tuple[int, int]] = set()
    for one, labels in enumerate(names):
        better: set[int] = set()  # a text with more of all names than the own one has more of one of them
        for label in labels:
            name = core(label)
            size = max(alike(label, texts[one]) + 1, least(name))
            if size <= len(name):
                better.update(parts.holders(name, size))
        for other in better:
            if _score(labels, texts[other]) > own[one] and _score(names[other], texts[one]) > own[other]:
                pairs.add((min(one, other), max(one, other)))
    found: dict[int, int] = {}
    for one, other in sorted(pairs):
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


def _shared(row: Row) -> Labels:
    """The names that all cells of a row bear."""
    others = [set(figure.labels) for figure in row[1:]]
    return tuple(label for label in row[0].labels if all(label in labels for labels in others))


def _score(labels: Labels, text: str) -> int:
    return sum(alike(label, text) for label in labels)


def _lines_by_name(rows: Sequence[Row], lines: Lines) -> Sequence[Sequence[int]] | None:
    """The printed line of each row by the names that stand in all its cells, each after the one before it."""
    size = len(rows[0])
    if not any(len(run) == size for run in lines.runs):
        return None
    placed: list[Sequence[int]] = []
    last = -1
    for row in rows:
        at = most_alike(_shared(row), lines.heads, lambda at: len(lines.runs[at]) == size)
        if at is None or at <= last or len(row) != size:  # a row may lack a cell, which is told elsewhere
            return None
        placed.append(lines.runs[at])
        last = at
    return placed


def most_alike(labels: Labels, texts: Texts | Window, fits: Callable[[int], bool]) -> int | None:
    """The one text that fits in which most of some names stands, added up; None where there is none or more than one.

    Those with the longest parts of a name are tried first, until no other can come up to them.
    """
    names = [core(label) for label in labels]
    sizes = [texts.most(name) for name in names]  # no text that was not tried holds more of a name
    tried: set[int] = set()
    passed: set[int] = set()
    best, found = 0, [-1]
    while True:
        sizes = [size if size >= least(name) else 0 for size, name in zip(sizes, names, strict=True)]
        if not any(sizes) or sum(sizes) < best:
            return found[0] if len(found) == 1 and best else None
        which = max(range(len(sizes)), key=sizes.__getitem__)
        for at in texts.holders(names[which], sizes[which], passed):
            if at in tried or not fits(at):
                continue
            tried.add(at)
            score = _score(labels, texts[at])
            if score > best:
                best, found = score, [at]
            elif score == best:
                found.append(at)
        sizes[which] -= 1


def _runs_by_value(rows: Sequence[Row], lines: Lines) -> list[range | None]:
    """Runs of the same figures, each row after the one before it; a row of a single figure is too little to go by."""
    placed: list[range | None] = []
    missed: set[Written] = set()  # rows that are printed nowhere after the last one found
    start = 0
    for row in rows:
        found = None
        written = tuple((figure.value, figure.unit, figure.written) for figure in row)
        if len(row) > 1 and written not in missed:
            rarest = min(range(len(row)), key=lambda at: len(lines.like(row[at])))
            places = lines.like(row[rarest])
            runs = (
                range(place - rarest, place - rarest + len(row))
                for place in places[bisect_left(places, start + rarest) :]
            )
            found = next((run for run in runs if lines.bears(row, run)), None)
            if found is None:
                missed.add(written)
            else:
                start = found.stop
        placed.append(found)
    return placed
