"""Which printed figure a claimed figure speaks of.

The choice never looks at values, only at unit, order, names, boundary words and written positions. So a figure whose
digit was changed, or that changed places with another, still meets the figure that it should have been, and differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seido.citations.naming import Beside, Texts, named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from seido.citations.claims import ClaimedFigure
    from seido.citations.figures import PrintedFigure
    from seido.citations.naming import Labels
    from seido.citations.stretches import Slot, Stretch


@dataclass(frozen=True, slots=True)
class Choice:
    """The printed figure chosen for a claimed one, and whether its name decided (``label``) and which part of it."""

    slot: Slot
    label: str = ""
    companion: bool = False


Assigned = tuple[int, str]
"""Which of some printed figures is assigned to a claimed one, and the name that decided it; else no name."""


class Among:
    """Printed figures among which some claims look for theirs, and the names of all of these claims' figures.

    What is the same for each of the claims is found once.
    """

    def __init__(self, stretches: Sequence[Stretch], everyone: Sequence[Labels]) -> None:
        self._stretches = stretches
        self._everyone = everyone
        self._count = sum(map(len, stretches))

    @cached_property
    def beside(self) -> Beside:
        """The names beside the printed figures."""
        if len(self._stretches) == 1:
            return Beside(self._stretches[0].zones(), self._everyone)
        texts = (stretch.zone(at) for stretch in self._stretches for at in range(len(stretch)))
        return Beside(Texts(texts), self._everyone)

    def assign(self, figures: Sequence[ClaimedFigure]) -> list[Assigned | None]:
        """For each claimed figure, in written order, the printed figure that names and order give it."""
        by_labels: dict[Labels, list[int]] = {}
        for index, figure in enumerate(figures):
            by_labels.setdefault(figure.labels, []).append(index)
        if len(figures) == self._count and len(by_labels) <= 1:
            return [(at, "") for at in range(self._count)]
        chosen: list[Assigned | None] = [None] * len(figures)
        beside = self.beside
        owned: set[int] = set()
        taken: set[int] = set()
        for labels, indices in by_labels.items():
            start = beside.owned(labels)
            if start is None or start in owned:
                continue
            owned.add(start)
            for at, index in enumerate(indices, start=start):
                if at >= self._count or (at != start and at in beside.owners):
                    break
                name = named(labels, beside.texts[at]) if at == start else ""
                chosen[index] = at, name
                taken.add(at)
        unasked = [index for index, choice in enumerate(chosen) if choice is None]
        if len(unasked) == len(beside.unowned) - len(taken - owned):
            free = (at for at in beside.unowned if at not in taken)
            for index, at in zip(unasked, free, strict=True):
                chosen[index] = at, ""
        return chosen


def by_boundary(figures: Sequence[ClaimedFigure], stretches: Sequence[Stretch]) -> list[Choice | None] | None:
    """Where every figure has a boundary word, the printed figures with just these words, if each is the only one."""
    chosen: list[Choice | None] = []
    for figure in figures:
        if figure.boundary is None:
            return None
        fitting = [stretch[at] for stretch in stretches for at in stretch.bounded(figure.boundary)]
        if len(fitting) != 1:
            return None
        chosen.append(Choice(fitting[0]))
    return chosen


def in_segment(stretches: Sequence[Stretch], after: Slot, marks: Sequence[Stretch]) -> list[Stretch]:
    """The printed figures between a decided one and the next of its own kind."""
    place, token = after
    end = place.end
    for mark in marks:
        if mark.place is place:
            end = min(end, next((slot.token.start for slot in mark.between(token.start + 1, end)), end))
    return [stretch.between(token.end, end) for stretch in stretches if stretch.place is place]


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
