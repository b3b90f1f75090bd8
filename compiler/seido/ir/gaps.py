"""How wide a gap or an overlap is: one point of a number, or a stretch between two limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from seido.ir.regions import Space, Value, compared_with_constant, declared_as, inline
from seido.typed import expression as typed
from seido.typed.program import Scheme
from seido.typed.types import Day, Quantity

Limits = Mapping[typed.Expr, frozenset[Fraction]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one number, from ``low`` to ``high`` (None is open); an end that is ``…_open`` does not belong to it.

    ``witness`` lies within; ``at`` to ``to`` are the places of its parts among those of the space.
    """

    low: Fraction | None
    low_open: bool
    high: Fraction | None
    high_open: bool
    witness: Fraction
    at: int
    to: int

    @property
    def is_point(self) -> bool:
        """Whether one value alone lies within."""
        return self.low is not None and self.low == self.high


def limits_of(conditions: Sequence[typed.Expr], definitions: Mapping[str, typed.Expr]) -> Limits:
    """The numbers with which conditions compare each term."""
    found: dict[typed.Expr, set[Fraction]] = {}
    stack = list(conditions)
    while stack:
        node = inline(stack.pop(), definitions)
        limit = compared_with_constant(node) if isinstance(node, typed.Compare) else None
        if limit is None:
            stack.extend(typed.children(node))
        else:
            found.setdefault(limit[0], set()).add(limit[1])
    return {term: frozenset(limits) for term, limits in found.items()}


def stretch_of(space: Space, bits: int, case: Mapping[typed.Expr, Value], term: typed.Expr, limits: Limits) -> Stretch:
    """The longest stretch of ``term`` around a case within a region, all else staying as it is."""
    domain = [each for each in space.domains[space.atoms.index(term)] if isinstance(each, Fraction)]
    middle = domain.index(_number(case[term]))
    at = to = middle
    while at > 0 and _holds(space, bits, case, term, domain[at - 1]):
        at -= 1
    while to + 1 < len(domain) and _holds(space, bits, case, term, domain[to + 1]):
        to += 1
    return Stretch(*_ends(domain, (at, to), term, limits), domain[middle], at, to)


def points_of(
    space: Space, bits: int, case: Mapping[typed.Expr, Value], limits: Limits, scheme: Scheme
) -> frozenset[typed.Expr]:
    """The numbers of a case of which a region holds one single value, all else staying as it is."""
    found = []
    for term in space.atoms:
        if term in limits and isinstance(case[term], Fraction):
            stretch = on_steps(stretch_of(space, bits, case, term, limits), term, scheme)
            if stretch.is_point:
                found.append(term)
    return frozenset(found)


def on_steps(stretch: Stretch, term: typed.Expr, scheme: Scheme) -> Stretch:
    """A stretch with the ends that its input can take: 0.25以上 0.26未満 on a 刻み of 0.01 is the point 0.25."""
    declared = declared_as(term, scheme)
    if declared is None:
        return stretch
    low, high = stretch.low, stretch.high
    step = Fraction(1) if isinstance(term.type, Day) else declared.step
    low_open, high_open = stretch.low_open, stretch.high_open
    if high is None and declared.high is not None:
        high, high_open = declared.high, declared.high_open
    if step is not None:
        if low is not None:
            first = -(-low // step) * step
            low, low_open = first + step if low_open and first == low else first, False
        if high is not None:
            last = (high // step) * step
            high, high_open = last - step if high_open and last == high else last, False
    return Stretch(low, low_open, high, high_open, stretch.witness, stretch.at, stretch.to)


def _holds(space: Space, bits: int, case: Mapping[typed.Expr, Value], term: typed.Expr, value: Fraction) -> bool:
    at = 0
    for atom, domain in zip(space.atoms, space.domains, strict=True):
        at = at * len(domain) + domain.index(value if atom == term else case[atom])
    return bool(bits >> at & 1)


def _ends(
    domain: Sequence[Fraction], run: tuple[int, int], term: typed.Expr, limits: Limits
) -> tuple[Fraction | None, bool, Fraction | None, bool]:
    """The ends of a run of parts: a part is a limit itself, or what lies between two limits."""
    cuts = sorted(limits.get(term, frozenset()))
    first, last = domain[run[0]], domain[run[1]]
    low: Fraction | None
    if first in cuts:
        low, low_open = first, False
    else:
        below = [cut for cut in cuts if cut < first]
        low, low_open = (below[-1], True) if below else (domain[0] if isinstance(term.type, Quantity) else None, False)
    if last in cuts:
        return low, low_open, last, False
    above = [cut for cut in cuts if cut > last]
    return low, low_open, (above[0] if above else None), bool(above)


def _number(value: Value) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(0)
