"""Exact values as people read them, in Japanese, and as programs read them.

Nothing is rounded for display: 40,000,000/3 円 is ``13,333,333円 1/3``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, assert_never

from seido.values.exact import TRUTHS, Known, Open, OutOfScope, Scalar, Value
from seido.values.units import NONE, Unit, read_unit

UNKNOWN: Final = "—"
OUT_OF_SCOPE: Final = "対象外"
PROVISIONAL: Final = "（仮）"
"""What a value ends in that rests on a 仮置き."""
PERCENT_AND_FRACTION: Final = "%/"
"""The style of a rate that is printed in %: ``60%（3/5）``."""

_MANY_PLACES: Final = 4  # 億円 with more places than this reads worse than plain 円
_TEN_THOUSAND: Final = 10**4
_HUNDRED_MILLION: Final = 10**8


def exact_text(value: Fraction) -> str:
    """The machine form: ``10000000``, ``0.25`` where the decimals end, else ``40000000/3``.

    `seido.values.exact.number` reads it back.
    """
    return _decimal(value) or f"{value.numerator}/{value.denominator}"


def show_number(value: Fraction, unit: Unit, style: str = "") -> str:
    """A number with its unit: ``6,500,000円`` ``13,333,333円 1/3`` ``2/3`` ``4日/月`` ``50%`` ``67.5億円``.

    ``style`` names the scale to show it in: ``%`` ``割`` ``億円`` ``百万円`` ``千円`` ``万円`` ``年`` (anything after
    a ``/`` is the unit's own and not read), ``/`` for a fraction in place of decimals (``1/2`` for 0.5), ``%/`` for both
    (``60%（3/5）``), or nothing.
    Where the scale does not fit the unit, or would need more than a few decimals, the plain form is shown.
    """
    scaled = _show_scaled(abs(value), unit, style)
    shown = _show_plain(abs(value), unit, fraction=style == "/") if scaled is None else scaled
    if style == PERCENT_AND_FRACTION and unit == NONE and value.denominator != 1:
        shown += f"（{abs(value.numerator)}/{value.denominator}）"
    return f"-{shown}" if value < 0 else shown


def show_value(value: Value, unit: Unit = NONE, style: str = "", *, above_zero: bool = False) -> str:
    """A value as it stands: ``6,500,000円`` ``5,000万円以下`` ``専任`` ``はい`` ``対象外``; ``—`` if nothing is known.

    An approximate value ends in 程度, one that rests on a 仮置き in （仮）. With ``above_zero`` a lower bound of 0 is
    left out of a range, since it goes without saying for a quantity.
    """
    match value:
        case Known(value=scalar, marks=marks):
            return _show_scalar(scalar, unit, style, marks) + _provisional(marks)
        case Open():
            return _show_open(value, unit, style, above_zero=above_zero)
        case OutOfScope(marks=marks):
            return OUT_OF_SCOPE + _provisional(marks)
        case _:
            assert_never(value)


def show_unit(unit: Unit) -> str:
    """The words after a number: ``円``, ``円/人``, ``か月``; nothing for a pure number."""
    above = "か月" if unit.numerator == ("月",) else "・".join(unit.numerator)
    return f"{above}/{'・'.join(unit.denominator)}" if unit.denominator else above


def _show_scaled(value: Fraction, unit: Unit, style: str) -> str | None:
    """A number not below 0 in the scale that a style names; None where that does not fit."""
    head = style.partition("/")[0]
    if not head:
        return None
    base, factor = read_unit(head)
    below = f"/{'・'.join(unit.denominator)}" if unit.denominator else ""
    if base.numerator != unit.numerator or factor == 1:
        return None
    if head == "万円":
        shown = _show_ten_thousands(value)
        return None if shown is None else f"{shown}円{below}"
    counted = value / factor
    decimal = _decimal(counted, separated=True)
    if head == "%":
        return f"{_mixed(counted, '') if decimal is None else decimal}%{below}"
    if decimal is None or len(decimal.partition(".")[2]) > _MANY_PLACES:
        return None
    return f"{decimal}{head}{below}"


def _show_ten_thousands(value: Fraction) -> str | None:
    """``2,000万`` ``1億2,000万`` ``3億``; None for what is no multiple of 1万."""
    if not value or value % _TEN_THOUSAND:
        return None
    hundred_millions, rest = divmod(int(value), _HUNDRED_MILLION)
    above = f"{hundred_millions:,}億" if hundred_millions else ""
    return above + (f"{rest // _TEN_THOUSAND:,}万" if rest else "")


def _show_plain(value: Fraction, unit: Unit, *, fraction: bool) -> str:
    """A number not below 0 in its base unit."""
    words = show_unit(unit)
    decimal = _decimal(value, separated=True)
    if value.denominator == 1:
        return f"{decimal}{words}"
    if unit.numerator == ("円",) or (decimal is None and words):
        return _mixed(value, words)
    if decimal is None or fraction:
        return f"{value.numerator}/{value.denominator}{words}"
    return f"{decimal}{words}"


def _mixed(value: Fraction, words: str) -> str:
    """``13円 1/3``; below one ``1/3円``."""
    whole, rest = divmod(value, 1)
    if not whole:
        return f"{rest.numerator}/{rest.denominator}{words}"
    return f"{whole:,}{words} {rest.numerator}/{rest.denominator}"


def _decimal(value: Fraction, *, separated: bool = False) -> str | None:
    """The decimal digits of a number, with its thousands parted or not; None where they do not end."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    whole, part = divmod(abs(value.numerator) * 10**places // value.denominator, 10**places)
    sign = "-" if value < 0 else ""
    shown = f"{whole:,}" if separated else str(whole)
    return f"{sign}{shown}.{part:0{places}d}" if places else f"{sign}{shown}"


def _show_scalar(scalar: Scalar, unit: Unit, style: str, marks: frozenset[str]) -> str:
    if isinstance(scalar, bool):
        return "はい" if scalar else "いいえ"
    if isinstance(scalar, str):
        return scalar
    return show_number(scalar, unit, style) + _approximate(marks)


def _show_open(value: Open, unit: Unit, style: str, *, above_zero: bool) -> str:
    low = None if above_zero and value.low == 0 and value.high is not None and value.high > 0 else value.low
    parts: list[str] = []
    if value.options is not None and value.options != TRUTHS:
        if value.options:
            parts.append(
                "又は".join(sorted(_show_scalar(option, unit, style, value.marks) for option in value.options))
            )
    elif low is not None and low == value.high:
        parts.append(_show_scalar(low, unit, style, value.marks))
    else:
        bounds = ((low, "以上"), (value.high, "以下"))
        shown = [_show_scalar(at, unit, style, value.marks) + word for at, word in bounds if at is not None]
        parts.append(" ".join(shown) or UNKNOWN)
    if value.may_be_out:
        parts.append(OUT_OF_SCOPE)
    return " 又は ".join(parts) + _provisional(value.marks)


def _approximate(marks: frozenset[str]) -> str:
    return "程度" if any(mark.startswith("approximate:") for mark in marks) else ""


def _provisional(marks: frozenset[str]) -> str:
    return PROVISIONAL if any(mark.startswith("provisional:") for mark in marks) else ""
