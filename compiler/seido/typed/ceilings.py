"""How far the definitions of a scheme may lean on one another, and how long their numbers may grow.

What is beyond is a finding, so that no later stage has to fear it: each of them follows definitions into definitions, and
a number of thousands of digits can neither be shown nor stand in generated code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm, prod
from typing import Final, NamedTuple

from seido.source.catalogue import types as kinds
from seido.source.diagnostic import Diagnostic
from seido.source.text import Span
from seido.typed import expression as typed
from seido.typed.program import GridCell
from seido.typed.types import Enumeration, Truth

CELLS: Final = 20_000
"""How many cells a 表 or 基準 may have: the product of the members of its axes, for each period."""

CHAIN: Final = 100
"""How many definitions may lean on one another in a row."""

PARTS: Final = 20_000
"""How many parts a condition may have when the computed conditions in it are written out."""

GROWTH: Final = 1_000
"""How many digits a computed number may have; an input is counted as 60."""

CLAUSES: Final = 300
"""How many ただし or 場合 a definition may have; CPython refuses to compile much longer chains."""

FOLDS: Final = 2
"""How deep 合計 and the like may stand within one another: each level goes through all rows for each row."""

SHARED: Final = 20_000
"""How many declarations of 共通 all schemes of a set may have together, each counted for each scheme."""

INPUT: Final = 60
"""How many digits the value of an input may have."""

_BITS: Final = GROWTH * 10 // 3
_ROWS: Final = 4  # digits that a sum over the rows of a 明細 may add


class _Size(NamedTuple):
    """A bound of a number: the digits above the line of the fraction, and what all denominators divide."""

    digits: int
    denominator: int


_GIVEN: Final = _Size(INPUT, 10_000)  # an input is a decimal; what it is counted in is no finer


def find_ceilings(
    definitions: Mapping[str, Sequence[typed.Expr]],
    clauses: Mapping[str, int],
    spans: Mapping[str, Span],
    cells: Mapping[str, Sequence[GridCell]],
) -> Iterator[Diagnostic]:
    """What is beyond a ceiling. ``definitions`` holds no cycle; one that leans on what is beyond is not reported again."""
    depth: dict[str, int] = {}
    parts: dict[str, int] = {}
    sizes: dict[str, _Size] = {}
    grids = {name: _joined([_size(cell.value, {}, {}) for cell in each]) for name, each in cells.items()}
    for name in _from_the_ground(definitions):
        used = [node for root in definitions[name] for node in _nodes(root)]
        leans = [node.name for node in used if isinstance(node, typed.Definition) and node.name in definitions]
        depth[name] = 1 + max((depth.get(each, 0) for each in leans), default=0)
        inlined = [
            node.name
            for node in used
            if isinstance(node, typed.Definition) and isinstance(node.type, Truth | Enumeration)
        ]
        parts[name] = len(used) + sum(parts.get(each, 0) for each in inlined)
        sizes[name] = _joined([_size(root, sizes, grids) for root in definitions[name]])
        facts = {"name": name}
        if depth[name] > CHAIN:
            yield Diagnostic(kinds.CHAIN_TOO_LONG, spans[name], facts | {"limit": str(CHAIN)})
            depth[name] = 0
        if parts[name] > PARTS:
            yield Diagnostic(kinds.CONDITION_TOO_LARGE, spans[name], facts | {"limit": f"{PARTS:,}"})
            parts[name] = 0
        if clauses.get(name, 0) > CLAUSES:
            yield Diagnostic(kinds.TOO_MANY_CLAUSES, spans[name], facts | {"limit": str(CLAUSES)})
        if max(map(_folds, definitions[name]), default=0) > FOLDS:
            yield Diagnostic(kinds.FOLDS_TOO_DEEP, spans[name], facts | {"limit": str(FOLDS)})
        if sizes[name].digits + _digits(sizes[name].denominator) > GROWTH:
            yield Diagnostic(kinds.RESULT_TOO_LONG, spans[name], facts | {"limit": f"{GROWTH:,}"})
            sizes[name] = _GIVEN


def too_many_cells(name: str, sizes: Sequence[int], already: int, span: Span) -> Diagnostic | None:
    """The finding for a table that grows beyond its limit, where it does."""
    count = prod(sizes) + already
    if count <= CELLS:
        return None
    return Diagnostic(kinds.TABLE_TOO_LARGE, span, {"name": name, "count": f"{count:,}", "limit": f"{CELLS:,}"})


def too_many_shared(commons: int, schemes: int, span: Span) -> Diagnostic | None:
    """The finding for a 共通 too large for its many schemes, where it is."""
    if commons * schemes <= SHARED:
        return None
    facts = {"commons": f"{commons:,}", "schemes": f"{schemes:,}", "limit": f"{SHARED:,}"}
    return Diagnostic(kinds.TOO_MUCH_SHARED, span, facts)


def _folds(root: typed.Expr) -> int:
    """How deep folds stand within one another."""
    return isinstance(root, typed.Fold) + max(map(_folds, typed.children(root)), default=0)


def _nodes(root: typed.Expr) -> Iterator[typed.Expr]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(typed.children(node))


def _from_the_ground(definitions: Mapping[str, Sequence[typed.Expr]]) -> list[str]:
    """The definitions, each after those that it leans on."""
    order: dict[str, None] = {}
    for start in definitions:
        stack = [(start, False)]
        while stack:
            name, ready = stack.pop()
            if ready:
                order[name] = None
                continue
            if name in order:
                continue
            stack.append((name, True))
            stack += [
                (node.name, False)
                for root in definitions[name]
                for node in _nodes(root)
                if isinstance(node, typed.Definition) and node.name in definitions and node.name not in order
            ]
    return list(order)


def _size(root: typed.Expr, definitions: Mapping[str, _Size], grids: Mapping[str, _Size]) -> _Size:
    """How large a formula may come to at the most."""
    match root:
        case typed.Const(value=Fraction() as value):
            return _Size(_digits(value.numerator), value.denominator)
        case typed.Variable() | typed.FieldOf():
            return _GIVEN
        case typed.Definition(name=name):
            return definitions.get(name, _GIVEN)
        case typed.Lookup(grid=grid):
            return grids.get(grid, _GIVEN)
        case typed.Multiply(operands=operands):
            sizes = [_size(each, definitions, grids) for each in operands]
            return _held(sum(each.digits for each in sizes), prod(each.denominator for each in sizes))
        case typed.Fold(body=body):
            inner = _size(body, definitions, grids)
            return _held(inner.digits + _ROWS, inner.denominator)
        case _:
            return _joined([_size(each, definitions, grids) for each in typed.children(root)])


def _joined(sizes: Sequence[_Size]) -> _Size:
    """The size of a sum or of a choice of numbers."""
    denominator = lcm(*(each.denominator for each in sizes))
    digits = max(
        (
            each.digits + (_digits(denominator // each.denominator) if denominator > each.denominator else 0)
            for each in sizes
        ),
        default=0,
    )
    return _held(digits + _digits(len(sizes)), denominator)


def _held(digits: int, denominator: int) -> _Size:
    """A size; one that is beyond the ceiling anyway is not carried on."""
    return _Size(digits, denominator) if denominator.bit_length() < _BITS else _Size(GROWTH + 1, 1)


def _digits(number: int) -> int:
    return number.bit_length() * 3 // 10 + 1  # a little more than there are, and no long number is written out
