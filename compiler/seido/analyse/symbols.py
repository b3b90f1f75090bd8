"""What is known while a statement is followed through its cases: symbols for numbers, and one state for each path."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from typing import Final

from seido.analyse.linear import Bounds, Form, Work, greatest_step, on_grid, symbol

_ZERO: Final = Fraction(0)
_ROUNDS: Final = 2  # how often bounds are carried through all limits after a new one


@dataclass(frozen=True, slots=True)
class Place:
    """A thing of the case: an input, or a field in a row (from 0) of a 明細. ``items`` is empty for an input."""

    items: str
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A number of which only bounds and grid are known. ``loose``: it rests on what the document does not state."""

    step: Fraction  # 0 is no grid
    bounds: Bounds
    loose: bool
    place: Place | None = None  # where it is a number of the case itself


class Outside:
    """対象外."""


OUT: Final = Outside()
SymbolicValue = Form | bool | str | Outside


@dataclass(frozen=True, slots=True)
class Product:
    """A symbol that stands for the product of two forms."""

    symbol: int
    left: Form
    right: Form


@dataclass(slots=True)
class State:
    """One path: the members still possible, the bounds of symbols, further limits (forms not above 0), what is computed.

    ``open`` says that the path was taken on what the document does not state. ``moved`` says of each symbol when its bounds
    last changed, ``carried`` of each limit when it was last carried into bounds (0 for not yet), both in ``ticks``.
    """

    options: dict[Place, tuple[bool | str, ...]] = field(default_factory=dict)
    bounds: dict[int, Bounds] = field(default_factory=dict)
    limits: tuple[Form, ...] = ()
    products: tuple[Product, ...] = ()
    values: dict[Hashable, SymbolicValue] = field(default_factory=dict)
    open: bool = False
    moved: dict[int, int] = field(default_factory=dict)
    carried: list[int] = field(default_factory=list)
    ticks: int = 1

    def copy(self) -> State:
        """The same, to go on from in another way."""
        return State(
            dict(self.options),
            dict(self.bounds),
            self.limits,
            self.products,
            dict(self.values),
            self.open,
            dict(self.moved),
            list(self.carried),
            self.ticks,
        )


@dataclass(slots=True)
class Symbols:
    """All symbols of one question, by number; those of equal meaning are one."""

    work: Work
    known: list[Symbol] = field(default_factory=list)
    numbers: dict[Hashable, int] = field(default_factory=dict)

    def number_of(self, meaning: Hashable, made: Symbol) -> int:
        """The number of the symbol with a meaning, made where there is none yet."""
        found = self.numbers.get(meaning)
        if found is None:
            found = self.fresh(made)
            self.numbers[meaning] = found
        return found

    def fresh(self, made: Symbol) -> int:
        """The number of a new symbol."""
        self.known.append(made)
        return len(self.known) - 1

    def grid(self, form: Form, *, whole: bool = False) -> Fraction:
        """The step of a form's values from its constant on, or with ``whole`` from 0 on; 0 where there is none."""
        steps = [abs(factor) * self.known[number].step for number, factor in form.terms]
        if whole and form.constant:
            steps.append(abs(form.constant))
        return greatest_step(steps)

    def is_loose(self, form: Form) -> bool:
        """Whether a form rests on what the document does not state."""
        return any(self.known[number].loose for number, _ in form.terms)

    def limit(self, form: Form, *, strict: bool) -> Form:
        """A form that is at most 0 exactly where the given one is (below 0 where ``strict``), moved onto its grid.

        Without a grid a strict limit is loosened to one that is not, which only ever allows more.
        """
        if not form.terms:
            over = form.constant > 0 or (strict and form.constant == 0)
            return Form((), Fraction(1 if over else 0))
        step = self.grid(form)
        if not step:
            return form
        most = -form.constant // step
        if strict and most * step == -form.constant:
            most -= 1
        return Form(form.terms, -most * step)

    # ------------------------------------------------------------------------------------------------------- a state

    def span(self, form: Form, state: State) -> Bounds:
        """Between which bounds a form lies, from the bounds of its symbols alone."""
        low: Fraction | None = form.constant
        high: Fraction | None = form.constant
        for number, factor in form.terms:
            below, above = state.bounds[number]
            if factor < 0:
                below, above = above, below
            low = None if low is None or below is None else low + factor * below
            high = None if high is None or above is None else high + factor * above
        return low, high

    def enter(self, number: int, state: State) -> bool:
        """Let a symbol take part in a path; False where it already does."""
        if number in state.bounds:
            return False
        made = self.known[number]
        state.bounds[number] = on_grid(made.bounds, made.step)
        return True

    def assume(self, limit: Form, state: State) -> bool:
        """Add a limit; False where bounds show that nothing is left."""
        return self.note(limit, state) and all(self.carry(state) for _ in range(_ROUNDS))

    def note(self, limit: Form, state: State) -> bool:
        """Add a limit without drawing from it what it says of bounds; False where it alone leaves nothing."""
        self.work.spend()
        if not limit.terms:
            return limit.constant <= 0
        if len(limit.terms) == 1:
            return self._narrow(limit, state)
        state.limits = (*state.limits, limit)
        state.carried.append(0)
        return True

    def carry(self, state: State) -> bool:
        """Carry bounds through all limits once; False where they show that nothing is left."""
        self.work.spend(sum(len(limit.terms) for limit in state.limits))
        moved = state.moved
        for at, limit in enumerate(state.limits):
            since = state.carried[at]
            if since and all(moved.get(number, 0) <= since for number, _ in limit.terms):
                continue  # what it says of bounds follows from bounds that are as they were
            if not self._narrow(limit, state):
                return False
            state.carried[at] = state.ticks
        return True

    def _narrow(self, limit: Form, state: State) -> bool:
        """Draw from one limit what it says of each of its symbols."""
        lows: list[Fraction | None] = []
        for number, factor in limit.terms:
            bound = state.bounds[number][0 if factor > 0 else 1]
            lows.append(None if bound is None else factor * bound)
        unbounded = [at for at, low in enumerate(lows) if low is None]
        if len(unbounded) > 1:
            return True
        known = sum((low for low in lows if low is not None), limit.constant)
        for at, (number, factor) in enumerate(limit.terms):
            if unbounded and unbounded[0] != at:
                continue
            own = lows[at]
            most = (-known if own is None else own - known) / factor
            low, high = state.bounds[number]
            if factor > 0:
                high = most if high is None else min(high, most)
            else:
                low = most if low is None else max(low, most)
            low, high = on_grid((low, high), self.known[number].step)
            if low is not None and high is not None and low > high:
                return False
            if (low, high) != state.bounds[number]:
                state.bounds[number] = (low, high)
                state.ticks += 1
                state.moved[number] = state.ticks
        return True

    # ------------------------------------------------------------------------------------------------------ products

    def product(self, left: Form, right: Form, state: State) -> Form:
        """The product of two forms: exact where one is fixed, else a symbol held between four planes."""
        for one, other in ((left, right), (right, left)):
            low, high = self.span(one, state)
            if low is not None and low == high:
                return other.times(low)
        left, right = sorted((left, right), key=lambda each: (each.terms, each.constant))
        loose = self.is_loose(left) or self.is_loose(right)
        step = self.grid(left, whole=True) * self.grid(right, whole=True)
        number = self.number_of(("product", left, right), Symbol(step, (None, None), loose))
        if self.enter(number, state):
            state.bounds[number] = on_grid(corners(self.span(left, state), self.span(right, state)), step)
            made = Product(number, left, right)
            state.products = (*state.products, made)
            self.hold(made, state)
        return symbol(number)

    def hold(self, made: Product, state: State) -> bool:
        """Hold a product between the planes that the present bounds of its factors allow; False where nothing is left."""
        (a, b), (c, d) = self.span(made.left, state), self.span(made.right, state)
        result = symbol(made.symbol)
        planes = ((a, c, 1), (b, d, 1), (a, d, -1), (b, c, -1))
        for at_left, at_right, sign in planes:
            if at_left is None or at_right is None:
                continue
            plane = made.left.times(at_right).plus(made.right.times(at_left)).plus(Form((), -at_left * at_right))
            if not self.assume(self.limit(plane.minus(result).times(Fraction(sign)), strict=False), state):
                return False
        return True


def corners(one: Bounds, other: Bounds) -> Bounds:
    """The bounds of a product."""
    ends = [
        _times(left, right)
        for left, right in product(
            ((-1, _ZERO) if one[0] is None else (0, one[0]), (1, _ZERO) if one[1] is None else (0, one[1])),
            ((-1, _ZERO) if other[0] is None else (0, other[0]), (1, _ZERO) if other[1] is None else (0, other[1])),
        )
    ]
    low, high = min(ends), max(ends)
    return (None if low[0] else low[1], None if high[0] else high[1])


def _times(one: tuple[int, Fraction], other: tuple[int, Fraction]) -> tuple[int, Fraction]:
    """The product of two ends, infinite where the first part is not 0; no bound times 0 is 0."""
    if not one[0] and not other[0]:
        return 0, one[1] * other[1]
    signs = [end[0] or (end[1] > 0) - (end[1] < 0) for end in (one, other)]
    return signs[0] * signs[1], _ZERO


def hull(several: Iterable[Bounds]) -> Bounds:
    """The bounds of one of several."""
    lows, highs = zip(*several, strict=True)
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    return (
        min(known_lows) if len(known_lows) == len(lows) else None,
        max(known_highs) if len(known_highs) == len(highs) else None,
    )
