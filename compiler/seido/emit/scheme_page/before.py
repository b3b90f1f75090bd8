"""What the document prints for its year and not for the year before: nobody can tell whether it changed.

What began with the year is not among it: a part of the scheme that did not exist the year before has no figure there, and
a table that another one stood in for is compared with that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.emit import grids
from seido.emit.scheme_page.desk import Desk
from seido.ir.nodes import StepKind
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.typed.walk import walk

if TYPE_CHECKING:
    from seido.ir.nodes import Regime
    from seido.typed.program import Amount, Column, Grid

_MANY: Final = 4  # values that are named one by one; of more the least and the greatest


@dataclass(frozen=True, slots=True)
class Untold:
    """A figure of the document's year that is not printed for the year before; ``unstated`` are its 記載なし."""

    name: str
    value: str
    place: str
    unstated: tuple[int, ...] = ()


def untold(desk: Desk) -> tuple[Untold, ...]:
    """The figures of 基準, 表 and 算定, then the 要件 that hold a figure, in written order."""
    year = desk.scheme.document_year - 1
    regime = desk.ir.regime(year)
    if not regime.applies or not regime.holds(year):
        return ()
    dead = _dead(regime)
    read = {name for name in read_in(desk, year + 1) | read_in(desk, year) if not begun(desk, name)}
    found = [each for grid in desk.scheme.grids.values() if grid.name in read for each in _of_grid(desk, grid)]
    computed = {step.title for step in regime.steps if any(True for _ in _reached(step.expr, dead))}
    for items in desk.scheme.items.values():
        for column in items.columns:
            found += _of_rule(desk, f"{items.name}の{column.name}", column, computed)
    for amount in desk.scheme.amounts.values():
        found += _of_rule(desk, amount.name, amount, computed)
    return (*found, *_of_requirements(desk, dead))


def begun(desk: Desk, name: str) -> bool:
    """Whether a 基準 or 表 is of no use the year before: the part of the scheme that reads it was not there, or it began."""
    year = desk.scheme.document_year
    if name in read_in(desk, year - 1):
        return False
    if name in read_in(desk, year - 1, whole=True):
        return True
    periods = [cell.period for cell in desk.scheme.grids[name].cells if cell.period.holds(year)]
    return bool(periods) and all(each.first == year and each.last is None for each in periods)


def read_in(desk: Desk, year: int, *, whole: bool = False) -> frozenset[str]:
    """The 基準 and 表 that something is computed from in a year; with ``whole`` in parts too that apply to nobody."""
    regime = desk.ir.regime(year)
    dead = frozenset[str]() if whole else _dead(regime)
    return frozenset(
        name
        for step in regime.steps
        for node in _reached(step.expr, dead)
        if isinstance(node, typed.Lookup)
        for name in (node.grid.partition("@")[0],)
        if name in desk.scheme.grids
    )


def _of_grid(desk: Desk, grid: Grid) -> Iterator[Untold]:
    year, place = desk.scheme.document_year, desk.place(grid.name)
    lines = [
        line
        for line in grids.both_years(grid, desk.scheme, desk.prose.as_written, beside=False)
        if isinstance(grids.held_in(line.cells, year), typed.Const) and not grids.printed_in(line.cells, year - 1)
    ]
    if isinstance(grid.declaration, tree.TableDeclaration) and lines:
        values = [
            held.value
            for line in lines
            for held in (grids.held_in(line.cells, year),)
            if isinstance(held, typed.Const) and isinstance(held.value, Fraction)
        ]
        text = grids.span(values, grid.type, grid.shown) if values else ""
        yield Untold(grid.name, text, place)
        return
    for line in lines:
        held = grids.held_in(line.cells, year - 1)
        reasons = [_reason(desk, held)]
        name = f"{grid.name}（{line.label}）" if line.label else grid.name
        yield Untold(name, line.after, place, desk.gaps(reasons))


def _reason(desk: Desk, held: typed.Expr | None) -> str:
    """Why a value is 記載なし, in its author's words."""
    entry = desk.ir.provenance.get(held.tag) if isinstance(held, typed.Unstated) else None
    return "" if entry is None else entry.text


def _of_rule(desk: Desk, title: str, declared: Amount | Column, computed: set[str]) -> Iterator[Untold]:
    """A rule with printed values of its own, none of which holds the year before."""
    year = desk.scheme.document_year
    clauses = declared.rule.clauses
    told = any(clause.period.holds(year - 1) and isinstance(clause.value, typed.Const) for clause in clauses)
    if title not in computed or told:
        return
    printed = [
        clause.value
        for clause in clauses
        if clause.period.holds(year)
        and isinstance(clause.value, typed.Const)
        and isinstance(clause.value.value, Fraction)
        and clause.tag in desk.ir.provenance
        and desk.ir.provenance[clause.tag].citations
    ]
    if printed:
        texts = list(dict.fromkeys(desk.prose.constant(each, declared.shown) for each in printed))
        values = [each.value for each in printed if isinstance(each.value, Fraction)]
        text = "、".join(texts) if len(texts) <= _MANY else grids.span(values, declared.type, declared.shown)
        yield Untold(title, text, desk.place(title))


def _of_requirements(desk: Desk, dead: frozenset[str]) -> Iterator[Untold]:
    """The 要件 in which a quantity is printed."""
    year = desk.scheme.document_year
    for each in desk.scheme.requirements.values():
        if not each.period.holds(year) or each.period.holds(year - 1) or each.case in dead:
            continue
        figures = [
            node
            for node in walk((each.condition,))
            if isinstance(node, typed.Const) and isinstance(node.type, Quantity) and node.type.unit.numerator
        ]
        if figures and each.annotations.citations:
            yield Untold(f"要件「{each.name}」", desk.prose.condition(each.condition).short, "eligible")


def _dead(regime: Regime) -> frozenset[str]:
    """The 場合 parts that apply to nobody in some years."""
    return frozenset(step.name for step in regime.steps if step.kind is StepKind.PART and _never(step.expr))


def _never(node: typed.Expr) -> bool:
    """Whether a condition cannot hold, whatever is given: it compares the year with one that has not come."""
    match node:
        case typed.AllOf(operands=operands):
            return any(_never(each) for each in operands)
        case typed.AnyOf(operands=operands):
            return all(_never(each) for each in operands)
        case typed.Compare(left=typed.Const(value=Fraction() as left), right=typed.Const(value=Fraction() as right)):
            return not _holds(node.comparison, left, right)
        case typed.Const(value=False):
            return True
        case _:
            return False


def _holds(comparison: typed.Comparison, left: Fraction, right: Fraction) -> bool:
    return {
        typed.Comparison.LESS: left < right,
        typed.Comparison.AT_MOST: left <= right,
        typed.Comparison.MORE: left > right,
        typed.Comparison.AT_LEAST: left >= right,
        typed.Comparison.EQUAL: left == right,
        typed.Comparison.UNEQUAL: left != right,
    }[comparison]


def _reached(node: typed.Expr, dead: frozenset[str]) -> Iterator[typed.Expr]:
    """The parts of a formula that can be computed, leaving out what only a dead part would ask for."""
    if isinstance(node, typed.Choice):
        for arm in node.arms:
            if not (isinstance(arm.condition, typed.Definition) and arm.condition.name in dead):
                yield from _reached(arm.condition, dead)
                yield from _reached(arm.value, dead)
        if node.otherwise is not None:
            yield from _reached(node.otherwise, dead)
        return
    if not isinstance(node, typed.OutOfScope):
        yield node
    for part in typed.children(node):
        yield from _reached(part, dead)
