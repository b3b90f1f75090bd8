"""The cases in which conditions hold, as sets that can be compared.

Each thing a condition asks about is split where the conditions tell its values apart: a truth in two, a 区分 in its
members, a number at the limits it is compared with (the points and the stretches between). A region is the set of
combinations in which a condition holds, kept as the bits of an integer; "narrower" is a strict subset.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from typing import Final

from seido.typed import expression as typed
from seido.typed.program import Input, Scheme
from seido.typed.types import Day, Enumeration, Quantity, Truth, Year

LIMIT = 100_000  # combinations beyond which conditions are not compared exhaustively

Value = Fraction | bool | str


@dataclass(frozen=True, slots=True)
class Space:
    """The combinations: for each thing asked about, the values that stand for its parts."""

    atoms: tuple[typed.Expr, ...]
    domains: tuple[tuple[Value, ...], ...]

    @property
    def size(self) -> int:
        """How many combinations there are."""
        count = 1
        for domain in self.domains:
            count *= len(domain)
        return count

    def cases(self) -> Iterator[dict[typed.Expr, Value]]:
        """Every combination, in a fixed order."""
        for values in itertools.product(*self.domains):
            yield dict(zip(self.atoms, values, strict=True))


def inline(node: typed.Expr, definitions: Mapping[str, typed.Expr]) -> typed.Expr:
    """A condition with computed truths and members replaced by their formulas."""
    if isinstance(node, typed.Definition) and isinstance(node.type, Truth | Enumeration):
        return definitions.get(node.name, node)
    return node


def space_of(conditions: Sequence[typed.Expr], scheme: Scheme, definitions: Mapping[str, typed.Expr]) -> Space:
    """The combinations that some conditions can tell apart."""
    numbers: dict[typed.Expr, set[Fraction]] = {}
    others: dict[typed.Expr, tuple[Value, ...]] = {}
    stack = list(reversed(conditions))
    while stack:
        node = inline(stack.pop(), definitions)
        if isinstance(node, typed.Compare):
            limit = compared_with_constant(node)
            if limit is not None:
                numbers.setdefault(limit[0], set()).add(limit[1])
                continue
            if not isinstance(node.left.type, Quantity | Year | Day):
                stack += [node.right, node.left]
                continue
            pair, told = _order_asked(node, others)
            others[pair] = _ORDERS if {*others.get(pair, told), *told} == {*_ORDERS} else told
            continue
        if is_atom(node):
            if isinstance(node.type, Enumeration):
                category = scheme.categories.get(node.type.category)
                others.setdefault(node, () if category is None else tuple(category.names))
            elif isinstance(node.type, Truth):
                others.setdefault(node, (True, False))
            continue
        stack.extend(reversed(typed.children(node)))
    atoms: list[typed.Expr] = list(others)
    domains: list[tuple[Value, ...]] = list(others.values())
    for term, limits in numbers.items():
        atoms.append(term)
        domains.append(parts_of(term, limits, scheme))
    return Space(tuple(atoms), tuple(domains))


_ORDERS: Final = (Fraction(1), Fraction(0), Fraction(-1))
"""The first of two values above, like or below the second."""

_TURNED: Final = {
    typed.Comparison.LESS: typed.Comparison.MORE,
    typed.Comparison.MORE: typed.Comparison.LESS,
    typed.Comparison.AT_LEAST: typed.Comparison.AT_MOST,
    typed.Comparison.AT_MOST: typed.Comparison.AT_LEAST,
}


def order_of(node: typed.Compare, known: Container[typed.Expr]) -> tuple[typed.Compare, typed.Comparison]:
    """The atom that says how two values lie to each other, and what a comparison of them asks of that.

    甲 が 乙 以上 and 乙 が 甲 超 ask about one thing, which has three values: the left of the atom above, like or below its
    right. Which of the two is its left is settled by what is ``known`` already.
    """
    asked = node.comparison
    turned = typed.Compare(typed.Comparison.AT_LEAST, node.right, node.left, type=node.type, span=node.span)
    if turned in known:
        return turned, _TURNED.get(asked, asked)
    return typed.Compare(typed.Comparison.AT_LEAST, node.left, node.right, type=node.type, span=node.span), asked


def _order_asked(node: typed.Compare, known: Container[typed.Expr]) -> tuple[typed.Compare, tuple[Fraction, ...]]:
    """The atom of a comparison of two values, and the parts that the comparison tells apart."""
    pair, asked = order_of(node, known)
    match asked:
        case typed.Comparison.AT_LEAST | typed.Comparison.LESS:
            return pair, (Fraction(0), Fraction(-1))
        case typed.Comparison.MORE | typed.Comparison.AT_MOST:
            return pair, (Fraction(1), Fraction(0))
        case _:
            return pair, _ORDERS


def is_atom(node: typed.Expr) -> bool:
    """Whether a condition asks about a thing as a whole."""
    match node:
        case typed.Variable() | typed.FieldOf() | typed.Reading() | typed.Definition() | typed.Lookup():
            return True
        case typed.Fold() | typed.Unstated() | typed.OutOfScope() | typed.Invalid():
            return True
        case _:
            return False


def compared_with_constant(node: typed.Compare) -> tuple[typed.Expr, Fraction] | None:
    """The term and the limit of a comparison with a fixed number."""
    if isinstance(node.right, typed.Const) and isinstance(node.right.value, Fraction):
        return node.left, node.right.value
    if isinstance(node.left, typed.Const) and isinstance(node.left.value, Fraction):
        return node.right, node.left.value
    return None


def declared_as(term: typed.Expr, scheme: Scheme) -> Input | None:
    """The input, or given field of a 明細, that a term is; None where it is computed."""
    if isinstance(term, typed.Variable):
        return scheme.inputs.get(term.name)
    if isinstance(term, typed.FieldOf) and term.items in scheme.items:
        return next((each for each in scheme.items[term.items].fields if each.name == term.name), None)
    return None


def parts_of(term: typed.Expr, limits: set[Fraction], scheme: Scheme) -> tuple[Fraction, ...]:
    """Numbers that stand for the parts into which limits split a term: the limits, and one between each two.

    They are values that the term can take (within its 範囲, on its 刻み), so that a witness is a case one can type.
    """
    low: Fraction | None = Fraction(0) if isinstance(term.type, Quantity) else None
    high: Fraction | None = None
    low_open = high_open = False
    step: Fraction | None = None
    declared = declared_as(term, scheme)
    if declared is not None:
        low, high, step = declared.low, declared.high, declared.step
        low_open, high_open = declared.low_open, declared.high_open
    if isinstance(term.type, Day):
        step = Fraction(1)
    inside = sorted(limit for limit in limits if (low is None or limit >= low) and (high is None or limit <= high))
    points = sorted({*inside, *([] if low is None else [low]), *([] if high is None else [high])})
    if not points:
        return (Fraction(0),)
    unit = step if step is not None else Fraction(1)
    found: list[Fraction] = []
    if low is None:
        found.append(points[0] - unit)
    for point, following in itertools.zip_longest(points, points[1:]):
        if not ((point == low and low_open) or (point == high and high_open)) and (
            step is None or (point / step).denominator == 1
        ):
            found.append(point)
        between = _between(point, following, high, step)
        if between is not None:
            found.append(between)
    return tuple(found)


def _between(
    point: Fraction, following: Fraction | None, high: Fraction | None, step: Fraction | None
) -> Fraction | None:
    """A value strictly between two limits, or above the last where nothing bounds it."""
    if following is None:
        if high is not None:
            return None
        return point + (step if step is not None else 1)
    if step is None:
        return (point + following) / 2
    above = (point // step + 1) * step
    return above if above < following else None


def truth(node: typed.Expr, case: Mapping[typed.Expr, Value], definitions: Mapping[str, typed.Expr]) -> bool:
    """Whether a condition holds in a combination."""
    return value(node, case, definitions) is True


def value(node: typed.Expr, case: Mapping[typed.Expr, Value], definitions: Mapping[str, typed.Expr]) -> Value | None:
    """The value of a condition or of what it compares in a combination; None where it has none."""
    node = inline(node, definitions)
    if node in case and not isinstance(node, typed.Compare):
        return case[node]
    match node:
        case typed.Const(value=found):
            return found
        case typed.AllOf(operands=operands):
            return all(truth(each, case, definitions) for each in operands)
        case typed.AnyOf(operands=operands):
            return any(truth(each, case, definitions) for each in operands)
        case typed.Negation(operand=operand):
            return not truth(operand, case, definitions)
        case typed.MemberOf(subject=subject, members=members):
            return value(subject, case, definitions) in members
        case typed.Compare(comparison=comparison, left=left, right=right):
            pair, of_pair = order_of(node, case)
            if pair in case:
                return compared(of_pair, case[pair], Fraction(0))
            one, other = value(left, case, definitions), value(right, case, definitions)
            return None if one is None or other is None else compared(comparison, one, other)
        case typed.Choice(arms=arms, otherwise=otherwise):
            for arm in arms:
                if truth(arm.condition, case, definitions):
                    return value(arm.value, case, definitions)
            return None if otherwise is None else value(otherwise, case, definitions)
        case _:
            return None


_SIGNS: Final = {
    typed.Comparison.LESS: operator.lt,
    typed.Comparison.AT_MOST: operator.le,
    typed.Comparison.MORE: operator.gt,
    typed.Comparison.AT_LEAST: operator.ge,
}


def compared(comparison: typed.Comparison, one: Value, other: Value) -> bool:
    """Two plain values compared."""
    return _comparison(comparison)(one, other)


def _comparison(comparison: typed.Comparison) -> Callable[[Value, Value], bool]:
    if comparison is typed.Comparison.EQUAL:
        return operator.eq
    if comparison is typed.Comparison.UNEQUAL:
        return operator.ne
    before = _SIGNS[comparison]

    def stand(one: Value, other: Value) -> bool:
        return isinstance(one, Fraction) and isinstance(other, Fraction) and before(one, other)

    return stand


def regions(conditions: Sequence[typed.Expr], space: Space, definitions: Mapping[str, typed.Expr]) -> tuple[int, ...]:
    """For each condition the set of combinations in which it holds, as bits."""
    places = {atom: at for at, atom in enumerate(space.atoms)}
    readers = [_reader(condition, places, definitions) for condition in conditions]
    found = [bytearray(space.size // 8 + 1) for _ in conditions]
    for at, case in enumerate(itertools.product(*space.domains)):
        for reader, bits in zip(readers, found, strict=True):
            if reader(case) is True:
                bits[at >> 3] |= 1 << (at & 7)
    return tuple(int.from_bytes(bits, "little") for bits in found)


_Reader = Callable[[Sequence[Value]], Value | None]


def _reader(node: typed.Expr, places: Mapping[typed.Expr, int], definitions: Mapping[str, typed.Expr]) -> _Reader:
    """As `value`, worked out once for all combinations: these are many, and a formula is looked up slowly."""
    node = inline(node, definitions)
    place = places.get(node)
    if place is not None and not isinstance(node, typed.Compare):
        return itemgetter(place)

    def read(other: typed.Expr) -> _Reader:
        return _reader(other, places, definitions)

    match node:
        case typed.Const(value=found):
            return lambda _: found
        case typed.AllOf(operands=operands):
            every = [read(each) for each in operands]
            return lambda case: all(each(case) is True for each in every)
        case typed.AnyOf(operands=operands):
            some = [read(each) for each in operands]
            return lambda case: any(each(case) is True for each in some)
        case typed.Negation(operand=operand):
            inner = read(operand)
            return lambda case: inner(case) is not True
        case typed.MemberOf(subject=subject, members=members):
            asked = read(subject)
            return lambda case: asked(case) in members
        case typed.Compare(comparison=comparison, left=left, right=right):
            pair, of_pair = order_of(node, places)
            if pair in places:
                return _comparing(of_pair, itemgetter(places[pair]), lambda _: Fraction(0))
            return _comparing(comparison, read(left), read(right))
        case typed.Choice(arms=arms, otherwise=otherwise):
            chosen = [(read(arm.condition), read(arm.value)) for arm in arms]
            return _choosing(chosen, None if otherwise is None else read(otherwise))
        case _:
            return lambda _: None


def _comparing(comparison: typed.Comparison, left: _Reader, right: _Reader) -> _Reader:
    stand = _comparison(comparison)

    def read(case: Sequence[Value]) -> Value | None:
        one, other = left(case), right(case)
        return None if one is None or other is None else stand(one, other)

    return read


def _choosing(arms: Sequence[tuple[_Reader, _Reader]], otherwise: _Reader | None) -> _Reader:
    def read(case: Sequence[Value]) -> Value | None:
        for condition, chosen in arms:
            if condition(case) is True:
                return chosen(case)
        return None if otherwise is None else otherwise(case)

    return read


def witness(space: Space, bits: int) -> dict[typed.Expr, Value]:
    """The first combination of a region that is not empty."""
    at = (bits & -bits).bit_length() - 1
    return next(itertools.islice(space.cases(), at, None))
