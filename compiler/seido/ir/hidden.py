"""Clauses that can hold and yet never decide, because others always go before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from seido.syntax.tree import Settlement


@dataclass(frozen=True, slots=True)
class Hidden:
    """A clause that never decides: its index, those that go before it, and a region in which it would have held."""

    clause: int
    by: tuple[int, ...]
    bits: int


def find_hidden(
    areas: Sequence[int],
    narrower: Sequence[set[int]],
    certain: Sequence[bool],
    settle: Settlement | None,
    numbers: Mapping[int, Fraction],
) -> tuple[Hidden, ...]:
    """The hidden clauses of a rule, in written order.

    ``areas`` are the regions of the clauses, ``narrower`` for each the clauses narrower than it, ``numbers`` the clauses
    whose value is a fixed number. Only clauses of which the document speaks hide others or are hidden.
    """
    wins = [area & ~_union(areas, narrower[index], certain) for index, area in enumerate(areas)]
    found = []
    for index, area in enumerate(areas):
        if not area or not certain[index]:
            continue
        rivals = {each for each in narrower[index] if certain[each]}
        left = wins[index]
        if left:
            beaten_by = {
                other
                for other in range(len(areas))
                if other != index and certain[other] and _goes_before(other, index, settle, numbers)
            }
            left &= ~_union(wins, beaten_by, certain)
            rivals |= beaten_by
        if not left:
            found.append(Hidden(index, _needed(area, sorted(rivals), areas), area))
    return tuple(found)


def _goes_before(one: int, other: int, settle: Settlement | None, numbers: Mapping[int, Fraction]) -> bool:
    """Whether of two clauses, neither narrower, the first is always taken."""
    if settle is Settlement.FIRST:
        return one < other
    if settle is None or one not in numbers or other not in numbers:
        return False
    return numbers[one] > numbers[other] if settle is Settlement.GREATEST else numbers[one] < numbers[other]


def _union(areas: Sequence[int], indices: set[int], certain: Sequence[bool]) -> int:
    whole = 0
    for index in indices:
        if certain[index]:
            whole |= areas[index]
    return whole


def _needed(area: int, rivals: Sequence[int], areas: Sequence[int]) -> tuple[int, ...]:
    """Rivals that together cover a region, without those that add nothing."""
    kept: list[int] = []
    left = area
    for rival in sorted(rivals, key=lambda each: (-(areas[each] & area).bit_count(), each)):
        if left & areas[rival]:
            kept.append(rival)
            left &= ~areas[rival]
    return tuple(sorted(kept))
