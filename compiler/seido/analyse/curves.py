"""Numbers that move with one input: straight lines and their roundings, exact at every whole step.

A `Curve` gives for the step number ``k`` of the input (the input is ``k`` times its 刻み) the value
``offset + slope·k + Σ factor·round(slope·k + base)``. Sums, multiples and comparisons of curves are exact; where a
comparison would need more than that (a product of two moving numbers, a rounding of a rounding) it is said to be unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, assert_never

from seido.typed.expression import RoundingWay

_ZERO = Fraction(0)
_HALF = Fraction(1, 2)


class Rounded(NamedTuple):
    """``factor`` times a straight line rounded to multiples of ``unit``."""

    factor: Fraction
    slope: Fraction
    base: Fraction
    unit: Fraction
    way: RoundingWay

    def at(self, k: int) -> Fraction:
        """Its value at a step."""
        counted = (self.slope * k + self.base) / self.unit
        match self.way:
            case RoundingWay.DOWN:
                whole = counted.__floor__()
            case RoundingWay.UP:
                whole = counted.__ceil__()
            case RoundingWay.HALF_UP:
                whole = (counted + _HALF).__floor__()
            case _:
                assert_never(self.way)
        return self.factor * whole * self.unit


@dataclass(frozen=True, slots=True)
class Curve:
    """A number by the step of the input."""

    offset: Fraction
    slope: Fraction
    rounded: tuple[Rounded, ...] = ()

    def at(self, k: int) -> Fraction:
        """Its value at a step."""
        straight = self.offset + self.slope * k
        return straight + sum((each.at(k) for each in self.rounded), _ZERO) if self.rounded else straight

    @property
    def fixed(self) -> bool:
        """Whether it does not move at all."""
        return not self.slope and not self.rounded

    @property
    def grain(self) -> Fraction:
        """How far its roundings may move it at the most."""
        return sum((abs(each.factor) * each.unit for each in self.rounded), _ZERO)

    @property
    def trend(self) -> Fraction:
        """How much it moves for each step in the long run."""
        return self.slope + sum((each.factor * each.slope for each in self.rounded), _ZERO)

    @property
    def direction(self) -> int | None:
        """1 where it never falls, -1 where it never rises, 0 where it stands still, None where it may do either."""
        parts = [self.slope, *(each.factor * each.slope for each in self.rounded)]
        if all(part >= 0 for part in parts):
            return 1 if any(part > 0 for part in parts) else 0
        return -1 if all(part <= 0 for part in parts) else None


def fixed(value: Fraction) -> Curve:
    """A number that does not move."""
    return Curve(value, _ZERO)


def plus(one: Curve, other: Curve) -> Curve:
    """The sum."""
    return Curve(one.offset + other.offset, one.slope + other.slope, (*one.rounded, *other.rounded))


def times(curve: Curve, factor: Fraction) -> Curve:
    """A multiple."""
    if not factor:
        return fixed(_ZERO)
    return Curve(
        curve.offset * factor,
        curve.slope * factor,
        tuple(each._replace(factor=each.factor * factor) for each in curve.rounded),
    )


def rounded(curve: Curve, unit: Fraction, way: RoundingWay) -> Curve | None:
    """The curve rounded; None for what has been rounded before and moves."""
    if curve.rounded:
        return None
    whole = Rounded(Fraction(1), curve.slope, curve.offset, unit, way)
    return fixed(whole.at(0)) if not curve.slope else Curve(_ZERO, _ZERO, (whole,))


def signs(curve: Curve, low: int, high: int | None) -> tuple[tuple[int, int | None, int], ...] | None:
    """Where a curve is below, at and above zero: stretches of steps with -1, 0 or 1; None where that is not known."""
    direction = curve.direction
    if direction is None:
        return None
    if direction == 0:
        return ((low, high, _sign(curve.at(low))),)
    found: list[tuple[int, int | None, int]] = []
    start = low
    # Along a curve that never turns back each sign is one stretch; its end is found by halving.
    for sign in (-1, 0, 1) if direction > 0 else (1, 0, -1):
        if high is not None and start > high:
            break
        if _sign(curve.at(start)) != sign:
            continue
        end = _last(curve, sign, start, high)
        found.append((start, end, sign))
        if end is None:
            break
        start = end + 1
    return tuple(found)


def _last(curve: Curve, sign: int, start: int, high: int | None) -> int | None:
    """The last step of the stretch that begins at ``start``; None where it has no end."""
    if not curve.rounded:
        root = -curve.offset / curve.slope
        if root < start or sign == (1 if curve.slope > 0 else -1):
            return high
        last = root.__floor__() if sign == 0 or root.denominator != 1 else root.numerator - 1
        return last if high is None else min(last, high)
    if high is not None and _sign(curve.at(high)) == sign:
        return high
    beyond = high
    if beyond is None:
        if sign == (1 if curve.trend > 0 else -1):
            return None
        distance = 1
        while _sign(curve.at(start + distance)) == sign:
            distance *= 2
        beyond = start + distance
    inside = start
    while beyond - inside > 1:
        middle = (inside + beyond) // 2
        if _sign(curve.at(middle)) == sign:
            inside = middle
        else:
            beyond = middle
    return inside


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)
