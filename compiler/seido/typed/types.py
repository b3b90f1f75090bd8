"""Types: quantities with compound units, truths, members of a 区分, fiscal years and dates."""

from __future__ import annotations

from dataclasses import dataclass

from seido.values.units import NONE, Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of some unit: 円, 円/人, 日/月; a bare number has no unit.

    ``ratio`` marks a 割合, a bare number between 0 and 1. It is not another dimension: a 割合 may be added to a bare
    number; what it adds is the range, and how it is shown.
    """

    unit: Unit
    ratio: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """はい or いいえ."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A member of a 区分, a 段階 or a named 解釈; ``category`` is its name."""

    category: str


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or a month of a year."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The type of what could not be typed; it fits everything, so that one mistake gives one message."""


Type = Quantity | Truth | Enumeration | Year | Day | Unknown

NUMBER = Quantity(NONE)
RATIO = Quantity(NONE, ratio=True)
TRUTH = Truth()
YEAR = Year()
DAY = Day()
UNKNOWN = Unknown()


def fits(given: Type, wanted: Type) -> bool:
    """Whether a value of one type may stand where another is wanted: the same type, units compared exactly."""
    match given, wanted:
        case (Unknown(), _) | (_, Unknown()):
            return True
        case Quantity(), Quantity():
            return given.unit == wanted.unit
        case _:
            return given == wanted


def show_type(kind: Type) -> str:
    """A type as an author would write it."""
    match kind:
        case Quantity(unit=unit, ratio=ratio):
            if unit == NONE:
                return "割合" if ratio else "数"
            return show_unit(unit)
        case Truth():
            return "はい・いいえ"
        case Enumeration(category=category):
            return category
        case Year():
            return "年度"
        case Day():
            return "日付"
        case Unknown():
            return "?"


def show_unit(unit: Unit) -> str:
    """A unit as an author would write it: ``円/人``."""
    numerator = "・".join(unit.numerator) or "1"
    return numerator + "".join("/" + word for word in unit.denominator)
