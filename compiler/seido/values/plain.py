"""What a generated checker needs beside exact values and answers: whole numbers, given values, sources.

Standard library, `exact` and `answer` only: this file is copied verbatim beside generated code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from itertools import product
from typing import NamedTuple, TypeVar

from . import exact
from .answer import CaseError, Compute, SchemeSpec, validate
from .exact import Known, OutOfScope, Scalar, Trace, Value

Number = int | Fraction | Decimal
"""An exact number. A binary fraction (float) is none: 0.1 is not one tenth."""


class Special(Enum):
    """Why there is no number. None of these is zero."""

    UNSTATED = "記載なし"
    """The document does not state what the value needs."""
    OUT_OF_SCOPE = "対象外"
    """The case is out of the value's scope."""
    OUT_OF_PERIOD = "措置期間外"
    """The value does not exist in the fiscal year."""


class Unsettled(KeyError):  # noqa: N818  it is no error but a turning
    """A plain computation has met what is no plain number. It never leaves a checker."""


class Quote(NamedTuple):
    """A quoted place: the document's name, the line of its text (from 1; 0 where it was not located), the words."""

    document: str
    line: int
    text: str


class Source(NamedTuple):
    """Where a rule, figure or reading comes from: its declaration, what it is there, the quotes, the readings."""

    declaration: str
    label: str
    text: str
    quotes: tuple[Quote, ...] = ()
    readings: tuple[str, ...] = ()


def given(values: Mapping[str, object]) -> dict[str, Scalar]:
    """The values of a case that are given, as exact values; None is a value not given.

    Raises TypeError for a binary fraction and for anything else that is no number, truth or member.
    """
    found: dict[str, Scalar] = {}
    for name, value in values.items():
        if value is None:
            continue
        if isinstance(value, (bool, str)):
            found[name] = value
        elif isinstance(value, (int, Fraction)) or (isinstance(value, Decimal) and value.is_finite()):
            found[name] = Fraction(value)
        else:
            message = f"{name}: {value!r} is not exact; give int, Fraction or Decimal, not {type(value).__name__}"
            raise TypeError(message)
    return found


def at_row(trace: Trace | None, row: int | None) -> None:
    """Say in a trace which line item is at work, or that none is."""
    if trace is not None:
        trace.row = row


def counted(definition: str, wanted: Value, body: Value) -> tuple[Value, ...]:
    """What a line item adds to a fold over those that meet a condition: nothing, its value, or one still open."""
    if wanted == Known(value=False):
        return ()
    if wanted == Known(value=True):
        return (body,)
    return (exact.choose(None, definition, ((wanted, body, ""),), (exact.out_of_scope("row"), "")),)


class Grid(NamedTuple):
    """A table: its values and their tags by key, and the members of each axis."""

    cells: Mapping[tuple[str, ...], Value]
    tags: Mapping[tuple[str, ...], str]
    axes: tuple[tuple[str, ...], ...]


def grid(axes: tuple[tuple[str, ...], ...], *printed: tuple[tuple[tuple[str, ...], ...], Value, str]) -> Grid:
    """A table from its printed cells: for each axis the members that a cell is for, the value, the tag (or nothing)."""
    cells: dict[tuple[str, ...], Value] = {}
    tags: dict[tuple[str, ...], str] = {}
    for members, value, tag in printed:
        for key in product(*members):
            cells[key] = value
            if tag:
                tags[key] = tag
    return Grid(cells, tags, axes)


def entry(trace: Trace | None, definition: str, table: Grid, *index: Value) -> Value:
    """The entry of a table at an index."""
    return exact.entry(trace, definition, table.tags, table.cells, index, table.axes)


def computed(
    spec: SchemeSpec,
    computation: Compute,
    inputs: Mapping[str, Scalar],
    items: Mapping[str, Sequence[Mapping[str, Scalar]]],
    readings: Mapping[str, str],
) -> Mapping[str, Value]:
    """The exact values of a complete case by name. Raises CaseError for values that the scheme does not have."""
    problems = validate(spec, inputs, items)
    if problems:
        raise CaseError(problems)
    known = {name: Known(value) for name, value in inputs.items()}
    rows = {name: tuple({part: Known(value) for part, value in row.items()} for row in items[name]) for name in items}
    return computation(known, rows, readings, None).values


_Plain = TypeVar("_Plain", int, bool, str)


def sure(value: _Plain | Special) -> _Plain:
    """A value that cannot be special, as the compiler has shown."""
    if isinstance(value, Special):
        raise TypeError(value)
    return value


def settle(value: Value | None, denominator: int) -> int | Special:
    """A number counted in 1/denominator, or why there is none; None is a value that the year does not have.

    Raises ValueError where the number is not whole.
    """
    found = _scalar(value)
    if isinstance(found, Special):
        return found
    if isinstance(found, (bool, str)) or (found * denominator).denominator != 1:
        message = f"not a whole number of 1/{denominator}: {found}"
        raise ValueError(message)
    return int(found * denominator)


def settle_truth(value: Value | None) -> bool | Special:
    """A truth, or why there is none."""
    found = _scalar(value)
    return found if isinstance(found, Special) else found is True


def settle_member(value: Value | None) -> str | Special:
    """A member of a 区分, or why there is none."""
    found = _scalar(value)
    return found if isinstance(found, Special) else str(found)


def _scalar(value: Value | None) -> Scalar | Special:
    if value is None:
        return Special.OUT_OF_PERIOD
    if isinstance(value, Known):
        return value.value
    return Special.OUT_OF_SCOPE if isinstance(value, OutOfScope) else Special.UNSTATED
