"""Results that are moved to where the thing stands now that they were worked out of."""

from __future__ import annotations

import pytest

from seido.moved import pack, shape_of, unpack
from seido.source.catalogue import rules
from seido.source.diagnostic import Diagnostic
from seido.source.text import Span


def places(*offsets: tuple[int, int], path: str = "a.pol") -> tuple[Span, ...]:
    """Places in one file."""
    return tuple(Span(path, start, end) for start, end in offsets)


def test_a_result_moves_with_the_thing() -> None:
    before, after = places((0, 10), (2, 5), (20, 30)), places((7, 19), (9, 14), (31, 41))
    shape, moved = shape_of(before), shape_of(after)
    assert moved.meaning == shape.meaning
    found = Diagnostic(rules.GRID_GAP, before[1], {"name": "限度額"})
    packed = pack((found, before[0].to(before[2])), shape)
    assert packed is not None
    again, whole = unpack(packed, moved)
    assert again == Diagnostic(rules.GRID_GAP, after[1], {"name": "限度額"})
    assert whole == Span("a.pol", 7, 41)
    assert again.kind is rules.GRID_GAP, "kinds are told apart by being the same object"


@pytest.mark.parametrize(
    "other",
    [
        places((0, 10), (2, 12), (20, 30)),  # no longer within the first
        places((20, 30), (22, 25), (0, 10)),  # in another order
        places((0, 10), (2, 5), (10, 30)),  # beside each other
        places((0, 10), (0, 5), (20, 30)),  # beginning together
        places((0, 10), (2, 5), (20, 30), path="b.pol"),  # in another file
    ],
    ids=["apart", "order", "touching", "together", "file"],
)
def test_things_whose_places_lie_otherwise_are_of_another_shape(other: tuple[Span, ...]) -> None:
    assert shape_of(places((0, 10), (2, 5), (20, 30))).meaning != shape_of(other).meaning


def test_a_result_that_names_a_place_of_its_own_is_not_kept() -> None:
    assert pack(Span("a.pol", 3, 5), shape_of(places((0, 10), (2, 5)))) is None
    assert pack(Span("b.pol", 0, 10), shape_of(places((0, 10), (2, 5)))) is None


def test_what_a_thing_says_is_part_of_its_shape() -> None:
    (place,) = places((0, 10))
    assert shape_of((place, "甲")).meaning != shape_of((place, "乙")).meaning
