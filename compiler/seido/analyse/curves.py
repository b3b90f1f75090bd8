"""Numbers that move with one input: straight lines and their roundings, exact at every whole step.

A `Curve` gives for the step number ``k`` of the input (the input is ``k`` times its 刻み) the value
``offset + slope·k + Σ factor·round(slope·k + base)``. Sums, multiples and comparisons of curves are exact; where a
comparison would need more than that (a product of two moving numbers, a rounding of a rounding) it is said to be unknown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple, assert_never

from seido.typed.expression import RoundingWay

_ZERO = Fraction(0)
_HALF = Fraction(1, 2)

LONGEST_PERIOD: Final = 6_000
"""Steps after which roundings repeat, as far as they are gone through one by one: thousands of 円 in thirds are 3,000."""


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
    """The sum. The same line rounded in the same way is one part of it, and none where the factors cancel out."""
    factors: dict[Rounded, Fraction] = {}
    for each in (*one.rounded, *other.rounded):
        plain = each._replace(factor=Fraction(1))
        factors[plain] = factors.get(plain, _ZERO) + each.factor
    parts = tuple(plain._replace(factor=factor) for plain, factor in factors.items() if factor)
    return Curve(one.offset + other.offset, one.slope + other.slope, parts)


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


@lru_cache(maxsize=4096)
def apart(curve: Curve, low: int, high: int | None) -> dict[int, int] | None:
    """Whether a curve leaves zero: for each of 1 and -1 that it takes, a step at which it does; None if not known.

    Curves that may turn back are decided by their period: after so many steps every rounding has moved by a whole number
    of units, so that each step of the first period stands for all that follow it at that distance.
    """
    parts = signs(curve, low, high)
    if parts is not None:
        found: dict[int, int] = {}
        for start, end, sign in parts:
            if sign:
                found[sign] = start if curve.fixed else (end if end is not None else max(2 * start, start + 1000))
        return found
    period = math.lcm(*((each.slope / each.unit).denominator for each in curve.rounded))
    if period > LONGEST_PERIOD:
        return None
    found = {}
    moved = curve.trend * period
    for k in range(low, low + period):
        if high is not None and k > high:
            break
        value = curve.at(k)
        # Along the steps at this distance the value moves evenly: if it takes a sign at all, then at an end.
        times_on = 0 if not moved else _far(value, moved) if high is None else (high - k) // period
        for at in (0, times_on):
            sign = _sign(value + at * moved)
            if sign:
                found.setdefault(sign, k + at * period)
        if len(found) == 2:  # noqa: PLR2004  both signs
            break
    return found


def _far(value: Fraction, moved: Fraction) -> int:
    """So many periods on, a value that moves evenly has the sign of its movement."""
    return (abs(value) / abs(moved)).__floor__() + 1


def turning_points(curve: Curve, low: int, high: int | None) -> tuple[int, ...]:
    """A few steps at which the roundings of a curve jump, or nearly do; for where more cannot be known."""
    found = {low, low + 1, low + 1000 if high is None else (low + high) // 2}
    for each in curve.rounded:
        start = each.slope * low + each.base
        for share in (0, _HALF, 1, 2):
            distance = ((start / each.unit).__ceil__() + share) * each.unit - start
            k = low + (distance / each.slope).__floor__()
            found |= {k - 1, k, k + 1}
    if high is not None:
        found.add(high)
    return tuple(sorted(k for k in found if k >= low and (high is None or k <= high)))


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
