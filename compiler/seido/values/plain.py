"""What a generated checker needs beside exact values and answers: whole numbers, given values, sources.

Standard library, `exact` only: this file is copied verbatim beside generated code.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from .exact import Known, OutOfScope, Scalar, Trace, Value, choose, out_of_scope

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
    return (choose(None, definition, ((wanted, body, ""),), (out_of_scope("row"), "")),)


def settle(value: Value, denominator: int) -> int | Special:
    """A number counted in 1/denominator, or why there is none. Raises ValueError where that is not whole."""
    found = _scalar(value)
    if isinstance(found, Special):
        return found
    if isinstance(found, (bool, str)) or (found * denominator).denominator != 1:
        message = f"not a whole number of 1/{denominator}: {found}"
        raise ValueError(message)
    return int(found * denominator)


def settle_truth(value: Value) -> bool | Special:
    """A truth, or why there is none."""
    found = _scalar(value)
    return found if isinstance(found, Special) else found is True


def settle_member(value: Value) -> str | Special:
    """A member of a 区分, or why there is none."""
    found = _scalar(value)
    return found if isinstance(found, Special) else str(found)


def _scalar(value: Value) -> Scalar | Special:
    if isinstance(value, Known):
        return value.value
    return Special.OUT_OF_SCOPE if isinstance(value, OutOfScope) else Special.UNSTATED
