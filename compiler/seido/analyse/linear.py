"""Exact linear reasoning: sums of symbols, and whether there is a point that keeps to several limits at once.

A `Form` is a sum of symbols, each with a factor, and a constant. A symbol is a number known only by its bounds and its
grid: it is a whole multiple of its ``step``, or any number where the step is 0. `find_point` is a simplex on fractions
with branching over the grids; it decides by counting work, never by a clock.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

_ZERO: Final = Fraction(0)
Bounds = tuple[Fraction | None, Fraction | None]  # both included, None is no bound


class OutOfWorkError(Exception):
    """The count of work that a question may take is used up. Never leaves this room's proofs."""


@dataclass(slots=True)
class Work:
    """How many steps of reasoning are left; the same question always takes the same number."""

    left: int

    def spend(self, steps: int = 1) -> None:
        """Count steps. Raises OutOfWorkError where none are left."""
        self.left -= steps
        if self.left < 0:
            raise OutOfWorkError


@dataclass(frozen=True, slots=True)
class Form:
    """A sum: the factor of each symbol (by its number, rising, none 0) and a constant."""

    terms: tuple[tuple[int, Fraction], ...] = ()
    constant: Fraction = _ZERO

    def plus(self, other: Form) -> Form:
        """The sum of both."""
        if not other.terms:
            return Form(self.terms, self.constant + other.constant)
        factors = dict(self.terms)
        for symbol, factor in other.terms:
            factors[symbol] = factors.get(symbol, _ZERO) + factor
        return Form(
            tuple(sorted((symbol, factor) for symbol, factor in factors.items() if factor)),
            self.constant + other.constant,
        )

    def times(self, factor: Fraction) -> Form:
        """The form multiplied by a number."""
        if not factor:
            return Form()
        return Form(tuple((symbol, each * factor) for symbol, each in self.terms), self.constant * factor)

    def minus(self, other: Form) -> Form:
        """The difference."""
        return self.plus(other.times(Fraction(-1)))

    def at(self, point: Mapping[int, Fraction]) -> Fraction:
        """The value where the symbols have these values."""
        return sum((factor * point[symbol] for symbol, factor in self.terms), self.constant)


def constant(value: Fraction) -> Form:
    """A form without symbols."""
    return Form((), value)


def symbol(number: int) -> Form:
    """A form that is one symbol."""
    return Form(((number, Fraction(1)),))


def greatest_step(steps: Iterable[Fraction]) -> Fraction:
    """The coarsest fraction of which all are whole multiples; 0 where one is 0, for that one has no grid."""
    found = _ZERO
    for step in steps:
        if not step:
            return _ZERO
        above = math.gcd(found.numerator * step.denominator, step.numerator * found.denominator)
        found = Fraction(above, found.denominator * step.denominator)
    return found


def on_grid(bounds: Bounds, step: Fraction) -> Bounds:
    """Bounds moved inwards to multiples of a step."""
    low, high = bounds
    if not step:
        return bounds
    return (None if low is None else -(-low // step) * step, None if high is None else high // step * step)


def find_point(
    limits: Sequence[Form], bounds: Mapping[int, Bounds], steps: Mapping[int, Fraction], work: Work
) -> Mapping[int, Fraction] | None:
    """A point within all bounds, on all grids, at which no form of ``limits`` is above 0; None where there is none.

    Raises OutOfWorkError where the work does not suffice to find out.
    """
    tableau = _Tableau.of(limits, bounds, work)
    return None if tableau is None else _branch(tableau, steps)


def _branch(tableau: _Tableau, steps: Mapping[int, Fraction]) -> Mapping[int, Fraction] | None:
    """Split at symbols that are off their grid until none is; depth first, below before above."""
    stack = [tableau]
    while stack:
        current = stack.pop()
        if not current.settle():
            continue
        for number, step in steps.items():
            value = current.value[number]
            if step and (value / step).denominator != 1:
                below = value // step * step
                above = current.copy()
                if above.bound_below(number, below + step):
                    stack.append(above)
                if current.bound_above(number, below):
                    stack.append(current)
                break
        else:
            return {number: current.value[number] for number in steps}
    return None


@dataclass(slots=True)
class _Tableau:
    """The general simplex: basic variables as sums of the others, all with bounds and a present value."""

    rows: dict[int, dict[int, Fraction]]
    low: dict[int, Fraction | None]
    high: dict[int, Fraction | None]
    work: Work
    value: dict[int, Fraction] = field(default_factory=dict)

    @classmethod
    def of(cls, limits: Sequence[Form], bounds: Mapping[int, Bounds], work: Work) -> _Tableau | None:
        """The tableau of some limits; None where bounds alone leave nothing."""
        found = cls({}, {}, {}, work)
        for number, (low, high) in bounds.items():
            if low is not None and high is not None and low > high:
                return None
            found.low[number], found.high[number] = low, high
            found.value[number] = low if low is not None else min(high, _ZERO) if high is not None else _ZERO
        following = max(bounds, default=0) + 1
        for limit in limits:
            if not limit.terms:
                if limit.constant > 0:
                    return None
                continue
            found.rows[following] = dict(limit.terms)
            found.low[following], found.high[following] = None, -limit.constant
            found.value[following] = sum((factor * found.value[each] for each, factor in limit.terms), _ZERO)
            following += 1
        return found

    def copy(self) -> _Tableau:
        return _Tableau(
            {number: dict(row) for number, row in self.rows.items()},
            dict(self.low),
            dict(self.high),
            self.work,
            dict(self.value),
        )

    def bound_above(self, number: int, limit: Fraction) -> bool:
        """Lower the upper bound; False where nothing is left."""
        low = self.low[number]
        if low is not None and limit < low:
            return False
        self.high[number] = limit
        if number not in self.rows and self.value[number] > limit:
            self._move(number, limit)
        return True

    def bound_below(self, number: int, limit: Fraction) -> bool:
        """Raise the lower bound; False where nothing is left."""
        high = self.high[number]
        if high is not None and limit > high:
            return False
        self.low[number] = limit
        if number not in self.rows and self.value[number] < limit:
            self._move(number, limit)
        return True

    def _move(self, number: int, value: Fraction) -> None:
        change = value - self.value[number]
        self.value[number] = value
        for basic, row in self.rows.items():
            factor = row.get(number)
            if factor:
                self.value[basic] += factor * change

    def settle(self) -> bool:
        """Move to a point within all bounds; False where there is none. Bland's rule: the least number first."""
        while True:
            self.work.spend(1 + len(self.rows) // 4)
            broken = min((each for each in self.rows if self._direction(each)), default=None)
            if broken is None:
                return True
            upwards = self._direction(broken) > 0
            entering = self._entering(broken, upwards=upwards)
            if entering is None:
                return False
            target = self.low[broken] if upwards else self.high[broken]
            if target is not None:
                self._pivot(broken, entering, target)

    def _direction(self, basic: int) -> int:
        """1 where a value must rise to keep to its bounds, -1 where it must fall."""
        low, high, value = self.low[basic], self.high[basic], self.value[basic]
        if low is not None and value < low:
            return 1
        return -1 if high is not None and value > high else 0

    def _entering(self, broken: int, *, upwards: bool) -> int | None:
        for number in sorted(self.rows[broken]):
            rises = (self.rows[broken][number] > 0) == upwards
            bound = self.high[number] if rises else self.low[number]
            if bound is None or self.value[number] != bound:
                return number
        return None

    def _pivot(self, leaving: int, entering: int, target: Fraction) -> None:
        row = self.rows.pop(leaving)
        factor = row.pop(entering)
        self.work.spend(sum(1 + len(row) for other in self.rows.values() if entering in other))
        change = (target - self.value[leaving]) / factor
        self.value[leaving] = target
        self.value[entering] += change
        solved = {number: -each / factor for number, each in row.items()}
        solved[leaving] = 1 / factor
        for basic, other in self.rows.items():
            share = other.pop(entering, None)
            if share is None:
                continue
            self.value[basic] += share * change
            for number, each in solved.items():
                total = other.get(number, _ZERO) + share * each
                if total:
                    other[number] = total
                else:
                    other.pop(number, None)
        self.rows[entering] = solved
