"""Rows of a table and the printed figures that they are taken from, decided together and in written order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from seido.citations.equality import equals
from seido.citations.naming import LONGEST, Texts, alike, core, least

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seido.citations.claims import ClaimedFigure
    from seido.citations.equality import ByNumber
    from seido.citations.locate import Place
    from seido.citations.naming import Labels
    from seido.citations.stretches import Slot

Row = tuple["ClaimedFigure", ...]
"""The claimed figures of a row, never none."""


def place_rows(rows: Sequence[Row], slots: Sequence[Slot], printed: ByNumber) -> list[Sequence[Slot] | None]:
    """For each row of a table its run of printed figures.

    Where the stretch holds just as many figures as the rows claim, they are taken one after another. Otherwise printed
    lines with as many figures as the rows, if there are as many of them as rows; then the lines that the names of the
    rows choose; then runs of the same figures, each row after the one before it. ``printed`` are the same figures by
    their numbers.
    """
    total = sum(map(len, rows))
    if total == len(slots):
        in_turn: list[Sequence[Slot] | None] = []
        at = 0
        for row in rows:
            in_turn.append(slots[at : at + len(row)])
            at += len(row)
        return in_turn
    lines: dict[tuple[int, int], list[Slot]] = {}
    for slot in slots:
        source = slot.place.document.source
        lines.setdefault((slot.place.start, source.position(slot.token.origin).line), []).append(slot)
    runs: list[Sequence[Slot]] = list(lines.values())
    if len(runs) == len(rows) and all(len(run) == len(row) for run, row in zip(runs, rows, strict=True)):
        return list(runs)
    fitting = [run for run in runs if len(run) == len(rows[0])]
    if len(set(map(len, rows))) == 1 and len(fitting) == len(rows):
        return list(fitting)
    named = _lines_by_name(rows, fitting)
    if named is not None:
        return named
    return _runs_by_value(rows, slots, printed)


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


def _lines_by_name(rows: Sequence[Row], lines: Sequence[Sequence[Slot]]) -> list[Sequence[Slot] | None] | None:
    """The printed line of each row by the names that stand in all its cells, each after the one before it."""
    texts = []
    for line in lines:
        document = line[0].place.document
        number = document.position(line[0].token.start).line
        start = document.folded.from_origin(document.source.line_start(number))
        texts.append(document.folded.text[max(start, line[0].token.start - LONGEST) : line[0].token.start])
    parts = Texts(texts)
    placed: list[Sequence[Slot] | None] = []
    last = -1
    for row in rows:
        at = most_alike(_shared(row), texts, parts)
        if at is None or at <= last or len(lines[at]) != len(row):  # a row may lack a cell, which is told elsewhere
            return None
        placed.append(lines[at])
        last = at
    return placed


def most_alike(labels: Labels, texts: Sequence[str], parts: Texts) -> int | None:
    """The one text in which most of some names stands, added up; None where there is none or more than one.

    ``parts`` are the texts. Those with the longest parts of a name are tried first, until no other can come up to them.
    """
    names = [core(label) for label in labels]
    sizes = [parts.longest(name)[0] for name in names]  # no text that was not tried holds more of a name
    tried: set[int] = set()
    best, found = 0, [-1]
    while True:
        sizes = [size if size >= least(name) else 0 for size, name in zip(sizes, names, strict=True)]
        if not any(sizes) or sum(sizes) < best:
            return found[0] if len(found) == 1 and best else None
        which = max(range(len(sizes)), key=sizes.__getitem__)
        for at in parts.holders(names[which], sizes[which]):
            if at in tried:
                continue
            tried.add(at)
            score = _score(labels, texts[at])
            if score > best:
                best, found = score, [at]
            elif score == best:
                found.append(at)
        sizes[which] -= 1


def _runs_by_value(rows: Sequence[Row], slots: Sequence[Slot], printed: ByNumber) -> list[Sequence[Slot] | None]:
    """Runs of the same figures, each row after the one before it; a row of a single figure is too little to go by."""
    placed: list[Sequence[Slot] | None] = []
    start = 0
    for row in rows:
        found: Sequence[Slot] | None = None
        if len(row) > 1:
            rarest = min(range(len(row)), key=lambda at: len(printed.like(row[at])))
            places = printed.like(row[rarest])
            for place in places[bisect_left(places, start + rarest) :]:
                run = slots[place - rarest : place - rarest + len(row)]
                if (
                    len(run) == len(row)
                    and all(equals(figure, slot.token, row=True) for figure, slot in zip(row, run, strict=True))
                    and _unbroken(run)
                ):
                    found, start = run, place - rarest + len(row)
                    break
        placed.append(found)
    return placed


def _unbroken(run: Sequence[Slot]) -> bool:
    """Whether nothing but names, borders and footnote marks stands between the figures of a run."""
    first, last = run[0], run[-1]
    if any(slot.place is not first.place for slot in run):
        return False
    between = first.place.document.tokens_in(first.token.start, last.token.end)
    return sum(1 for token in between if token.rule is None) == len(run)
