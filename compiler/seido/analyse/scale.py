"""How fine and how large the numbers of a scheme can be, known before any case is: static denominators and bounds.

Division is by constants only and every input has a 刻み, so every number of a regime is a whole multiple of a fixed
fraction, its *step*. The step's denominator is what an emitter multiplies by to compute in whole numbers; its fineness
says whether a fraction of 1円 can arise; the bounds say whether a rounding can meet a number below 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import product
from typing import Final

from seido.ir.nodes import Regime, SchemeIR, StepKind
from seido.memory import once_for_each
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Day, Quantity, Type, Year

_ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Extent:
    """The numbers that something may be: whole multiples of ``step`` between ``low`` and ``high``.

    Both bounds are included, None is no bound. A step of 0 means that the number is always 0, or never a number.
    """

    step: Fraction
    low: Fraction | None
    high: Fraction | None

    @property
    def denominator(self) -> int:
        """The least whole number by which every value becomes whole."""
        return self.step.denominator


@dataclass(frozen=True, slots=True)
class _Nothing:
    """What is never a number: 対象外, or 記載なし without bounds."""


NO_NUMBER: Final = Extent(_ZERO, _ZERO, _ZERO)
_ABSENT: Final = _Nothing()
_Found = Extent | _Nothing


def is_number(kind: Type) -> bool:
    """Whether values of a type are numbers: quantities, fiscal years, dates."""
    return isinstance(kind, Quantity | Year | Day)


def common_step(one: Fraction, other: Fraction) -> Fraction:
    """The coarsest fraction of which two fractions are both whole multiples; 0 is a multiple of all."""
    above = math.gcd(one.numerator * other.denominator, other.numerator * one.denominator)
    return Fraction(above, one.denominator * other.denominator)


@dataclass(slots=True)
class Extents:
    """The extents of one regime. ``definitions`` are by name, ``columns`` by 明細 and name, tables by name."""

    regime: Regime
    inputs: Mapping[str, Input]
    fields: Mapping[tuple[str, str], Input]
    whole: bool
    definitions: dict[str, _Found] = field(default_factory=dict)
    columns: dict[tuple[str, str], _Found] = field(default_factory=dict)
    _known: dict[int, tuple[typed.Expr, _Found]] = field(default_factory=dict)

    def of(self, node: typed.Expr) -> Extent:
        """The extent of an expression that gives a number."""
        return _extent(self._found(node))

    def definition(self, name: str) -> Extent:
        """The extent of an 算定."""
        return _extent(self.definitions.get(name, _ABSENT))

    def column(self, items: str, name: str) -> Extent:
        """The extent of a computed field of a 明細."""
        return _extent(self.columns.get((items, name), _ABSENT))

    def table(self, name: str) -> Extent:
        """The extent of all entries of a 基準 or 表."""
        return _extent(self._of_cells(tuple(self.regime.tables[name].cells.values())))

    def _found(self, node: typed.Expr) -> _Found:
        before = self._known.get(id(node))
        if before is not None:
            return before[1]
        found = self._measure(node)
        self._known[id(node)] = (node, found)
        return found

    def _of_cells(self, cells: Sequence[typed.Expr]) -> _Found:
        """The extent of one of several entries, which may be thousands: those of one kind are taken together."""
        fixed: list[Fraction] = []
        silent: dict[tuple[Fraction | None, Fraction | None], None] = {}
        found: list[_Found] = []
        for cell in cells:
            match cell:
                case typed.Const(value=value):
                    if isinstance(value, Fraction):
                        fixed.append(value)
                case typed.Unstated(low=low, high=high, provisional=None):
                    silent[low, high] = None
                case _:
                    found.append(self._found(cell))
        found += [_unstated(low, high) for low, high in silent]
        if fixed:
            found.append(_of_numbers(fixed))
        return _hull(found)

    def _measure(self, node: typed.Expr) -> _Found:
        match node:
            case typed.Const(value=Fraction() as value):
                return Extent(abs(value), value, value)
            case typed.Variable(name=name):
                return of_input(self.inputs[name])
            case typed.FieldOf(items=items, name=name):
                given = self.fields.get((items, name))
                return self.columns.get((items, name), _ABSENT) if given is None else of_input(given)
            case typed.Definition(name=name):
                return self.definitions.get(name, _ABSENT)
            case typed.Lookup(grid=grid, index=index):
                return self._of_cells(reachable(self.regime, grid, index))
            case typed.Add(operands=operands):
                return _sum(map(self._found, operands))
            case typed.Multiply(operands=operands):
                return _product(map(self._found, operands))
            case typed.Extreme(which=which, operands=operands):
                return _extreme(which, [self._found(each) for each in operands])
            case typed.Cap(value=value, limit=limit):
                return _extreme(typed.Extremum.LEAST, [self._found(value), self._found(limit)])
            case typed.Round(value=value, unit=unit, way=way):
                return _rounded(self._found(value), unit, way)
            case typed.RoundUnstated(value=value, unit=unit):
                found = self._found(value)
                return (
                    replace(found, step=_coarser(found.step, unit))
                    if self.whole and isinstance(found, Extent)
                    else found
                )
            case typed.Choice(arms=arms, otherwise=otherwise):
                values = [arm.value for arm in arms] + ([] if otherwise is None else [otherwise])
                return _hull(map(self._found, values))
            case typed.Fold(kind=kind, body=body):
                return _folded(kind, _ABSENT if kind is typed.FoldKind.COUNT else self._found(body))
            case typed.Unstated(low=low, high=high, provisional=provisional):
                return _unstated(low, high) if provisional is None else self._found(provisional)
            case _:
                return _ABSENT


def measure(ir: SchemeIR, regime: Regime, *, whole: bool = False) -> Extents:
    """The extents of all definitions of a regime.

    With ``whole`` a 端数 記載なし counts as if it had rounded, as the author has dealt with the fraction by it.
    """
    key = (id(regime), whole)
    known = _measured(ir)
    found = known.get(key)
    if found is None or found.regime is not regime:
        found = known[key] = _all(ir, regime, whole=whole)
    return found


@once_for_each
def _measured(ir: SchemeIR) -> dict[tuple[int, bool], Extents]:
    """The extents of the regimes of a scheme that are known by now; each holds its regime, so that no other takes its id."""
    del ir
    return {}


def _all(ir: SchemeIR, regime: Regime, *, whole: bool) -> Extents:
    fields = {(items.name, each.name): each for items in ir.scheme.items.values() for each in items.fields}
    extents = Extents(regime, ir.scheme.inputs, fields, whole)
    for step in regime.steps:
        found = extents._found(step.expr) if is_number(step.type) else _ABSENT  # noqa: SLF001  built here
        if step.kind is StepKind.COLUMN:
            extents.columns[step.items, step.name] = found
        else:
            extents.definitions[step.name] = found
    return extents


def of_input(given: Input) -> Extent:
    """The extent of an input: its 刻み and its 範囲."""
    return Extent(given.step if given.step is not None else _ONE, given.least, given.most)


def reachable(regime: Regime, grid: str, index: tuple[typed.Expr, ...]) -> tuple[typed.Expr, ...]:
    """The entries of a table that an index may mean: all that agree with its fixed members."""
    cells = regime.tables[grid].cells
    fixed = [(at, part.value) for at, part in enumerate(index) if isinstance(part, typed.Const)]
    if not fixed:
        return tuple(cells.values())
    return tuple(cell for key, cell in cells.items() if all(key[at] == wanted for at, wanted in fixed))


def _extent(found: _Found) -> Extent:
    return found if isinstance(found, Extent) else NO_NUMBER


def _or_open(found: _Found) -> Extent:
    """What is never a number, as an operand: of itself it brings no fraction, and nothing is known of its size."""
    return found if isinstance(found, Extent) else Extent(_ZERO, _ZERO, None)


def _coarser(step: Fraction, unit: Fraction) -> Fraction:
    """The step of what has been made a multiple of a unit."""
    return step if (step / unit).denominator == 1 else unit


def _hull(several: Iterable[_Found]) -> _Found:
    """One of several."""
    numbers = [each for each in several if isinstance(each, Extent)]
    if not numbers:
        return _ABSENT
    step = _ZERO
    for each in numbers:
        step = common_step(step, each.step)
    return Extent(step, _least(each.low for each in numbers), _greatest(each.high for each in numbers))


def _of_numbers(numbers: Sequence[Fraction]) -> Extent:
    """The extent of one of several fixed numbers, reckoned in parts of their common denominator."""
    parts = math.lcm(*(number.denominator for number in numbers))
    counts = [number.numerator * (parts // number.denominator) for number in numbers]
    return Extent(Fraction(math.gcd(*counts), parts), Fraction(min(counts), parts), Fraction(max(counts), parts))


def _least(bounds: Iterable[Fraction | None]) -> Fraction | None:
    """The least lower bound; None where one is missing."""
    found: Fraction | None = None
    for at, bound in enumerate(bounds):
        if bound is None:
            return None
        found = bound if not at or found is None else min(found, bound)
    return found


def _greatest(bounds: Iterable[Fraction | None]) -> Fraction | None:
    """The greatest upper bound; None where one is missing."""
    negated = _least(None if bound is None else -bound for bound in bounds)
    return None if negated is None else -negated


def _sum(several: Iterable[_Found]) -> Extent:
    step = low = high = _ZERO
    bounded: list[tuple[Fraction | None, Fraction | None]] = []
    for each in map(_or_open, several):
        step = common_step(step, each.step)
        bounded.append((each.low, each.high))
    lows = [below for below, _ in bounded if below is not None]
    highs = [above for _, above in bounded if above is not None]
    return Extent(
        step,
        sum(lows, low) if len(lows) == len(bounded) else None,
        sum(highs, high) if len(highs) == len(bounded) else None,
    )


def _product(several: Iterable[_Found]) -> Extent:
    found = Extent(_ONE, _ONE, _ONE)
    for each in map(_or_open, several):
        corners = [_times(one, other) for one, other in product(_ends(found), _ends(each))]
        low, high = min(corners), max(corners)
        found = Extent(found.step * each.step, None if low[0] else low[1], None if high[0] else high[1])
    return found


def _ends(extent: Extent) -> tuple[tuple[int, Fraction], tuple[int, Fraction]]:
    """Both ends as (-1, 0) or (1, 0) where there is no bound, else (0, bound)."""
    return (
        (-1, _ZERO) if extent.low is None else (0, extent.low),
        (1, _ZERO) if extent.high is None else (0, extent.high),
    )


def _times(one: tuple[int, Fraction], other: tuple[int, Fraction]) -> tuple[int, Fraction]:
    """The product of two ends; no bound times 0 is 0, since the numbers themselves are finite."""
    if not one[0] and not other[0]:
        return 0, one[1] * other[1]
    return _sign(one) * _sign(other), _ZERO


def _sign(end: tuple[int, Fraction]) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _extreme(which: typed.Extremum, several: list[_Found]) -> _Found:
    """The greatest or least of all. What is no number gives no bound, and leaves no number."""
    numbers = [each for each in several if isinstance(each, Extent)]
    found = _hull(several)
    if len(numbers) != len(several) or not isinstance(found, Extent):
        return found
    if which is typed.Extremum.LEAST:
        highs = [each.high for each in numbers if each.high is not None]
        return replace(found, high=min(highs, default=None))
    lows = [each.low for each in numbers if each.low is not None]
    return replace(found, low=max(lows, default=None))


def _rounded(found: _Found, unit: Fraction, way: typed.RoundingWay) -> _Found:
    if not isinstance(found, Extent):
        return found

    def rounded(value: Fraction | None) -> Fraction | None:
        if value is None:
            return None
        match way:
            case typed.RoundingWay.DOWN:
                return value // unit * unit
            case typed.RoundingWay.UP:
                return -(-value // unit) * unit
            case typed.RoundingWay.HALF_UP:
                return (2 * value + unit) // (2 * unit) * unit

    return Extent(_coarser(found.step, unit), rounded(found.low), rounded(found.high))


def _folded(kind: typed.FoldKind, body: _Found) -> _Found:
    match kind:
        case typed.FoldKind.COUNT:
            return Extent(_ONE, _ZERO, None)
        case typed.FoldKind.TOTAL if isinstance(body, Extent):
            above = body.high is not None and body.high <= 0
            return Extent(
                body.step, _ZERO if body.low is not None and body.low >= 0 else None, _ZERO if above else None
            )
        case typed.FoldKind.TOTAL:
            return Extent(_ZERO, _ZERO, _ZERO)
        case _:
            return body


def _unstated(low: Fraction | None, high: Fraction | None) -> _Found:
    """A number that is not stated: its bounds, where it has any, are the only figures that can come of it."""
    if low is None and high is None:
        return _ABSENT
    step = common_step(low if low is not None else _ZERO, high if high is not None else _ZERO)
    return Extent(abs(step), low if low is not None else _ZERO, high)
