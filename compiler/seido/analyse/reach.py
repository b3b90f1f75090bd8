"""Figures of a 基準 or 表 that no case can reach, because a 要件, a 場合 or a condition excludes them.

For each look-up the members of its index are tried, one combination after the other. A combination is left out only where
a condition on the way to the look-up, or a 要件 that is not 目安, is certainly false in it, whatever else is answered; what
cannot be told counts as reached. Only figures are asked about: a – for what is excluded is as it should be. A 基準 that a
検証 reads is not asked about either, since its figures prove something.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeGuard

from seido.ir.nodes import Regime, SchemeIR, StepKind
from seido.ir.regions import Value, compared, inline
from seido.source.catalogue import analyses as kinds
from seido.source.diagnostic import Diagnostic, Fact, Label, Text
from seido.source.text import Span
from seido.typed import expression as typed
from seido.typed.program import Grid, Scheme
from seido.typed.types import Enumeration, Type
from seido.typed.walk import walk

_LIMIT: Final = 3_000
"""Combinations of members beyond which a look-up is taken to reach everything."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Guard:
    """A condition that must be ``wanted`` on the way to a look-up, and how to name it."""

    condition: typed.Expr
    wanted: bool
    name: str
    span: Span


@dataclass(slots=True)
class _Reached:
    """The keys of a grid that some case reaches, by the year whose figures it reads, and what excludes the others."""

    keys: dict[int, set[Key]] = field(default_factory=dict)
    excluded: dict[Key, _Guard] = field(default_factory=dict)


def check_reach(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """A finding for each 基準 or 表 with figures that no case reaches."""
    scheme = ir.scheme
    statements = [verification.statement for verification in scheme.verifications]
    proved = {node.grid for node in walk(statements) if isinstance(node, typed.Lookup)}
    reached = {name: _Reached() for name, grid in scheme.grids.items() if grid.axes and name not in proved}
    used: set[str] = set()
    for regime in ir.regimes:
        if regime.applies and reached:
            used |= _Regime(regime, scheme, reached).read()
    return tuple(each for name in reached if name in used for each in _unreached(scheme.grids[name], reached[name]))


class _Regime:
    """The look-ups of one stretch of years."""

    def __init__(self, regime: Regime, scheme: Scheme, reached: Mapping[str, _Reached]) -> None:
        self._regime = regime
        self._scheme = scheme
        self._reached = reached
        years = (regime.first, regime.last, scheme.document_year)
        self._year = next(year for year in years if year is not None)
        self._definitions = {step.name: step.expr for step in regime.steps if step.kind is not StepKind.COLUMN}
        self._required = [
            _Guard(step.expr, wanted=True, name=f"要件「{step.name}」", span=step.span)
            for step in regime.steps
            if step.kind is StepKind.REQUIREMENT and not scheme.requirements[step.name].soft
        ]

    def read(self) -> set[str]:
        """Enter what is reached, and return the grids that are looked up at all."""
        used: set[str] = set()
        for step in self._regime.steps:
            for lookup, guards in _lookups(step.expr):
                name, year = lookup.grid, self._year
                if name not in self._reached:  # 上限額[専任、令和6年度]
                    name, _, written = lookup.grid.rpartition("@")
                    year = int(written) if written.isdecimal() else year
                if name in self._reached:
                    used.add(name)
                    self._enter(name, year, lookup, [*guards, *self._required])
        return used

    def _enter(self, name: str, year: int, lookup: typed.Lookup, guards: Sequence[_Guard]) -> None:
        excluded = self._reached[name].excluded
        reached = self._reached[name].keys.setdefault(year, set())
        axes = [self._scheme.categories[axis].names for axis in self._scheme.grids[name].axes]
        atoms = tuple(dict.fromkeys(self._members(lookup.index)))
        domains = [self._scheme.categories[atom.type.category].names for atom in atoms if _is_member(atom.type)]
        size = 1
        for domain in domains:
            size *= len(domain)
        concerned = [guard for guard in guards if set(atoms) & set(self._members((guard.condition,)))]
        if size > _LIMIT or len(lookup.index) != len(axes):
            reached.update(itertools.product(*axes))
            return
        for values in itertools.product(*domains):
            case: dict[typed.Expr, Value] = dict(zip(atoms, values, strict=True))
            told = [known(part, case, self._definitions) for part in lookup.index]
            keys = itertools.product(
                *((value,) if isinstance(value, str) else axis for value, axis in zip(told, axes, strict=True))
            )
            against = next(
                (g for g in concerned if known(g.condition, case, self._definitions) is (not g.wanted)), None
            )
            if against is None:
                reached.update(keys)
            else:
                excluded |= dict.fromkeys(keys, against)

    def _members(self, nodes: Sequence[typed.Expr]) -> Iterator[typed.Expr]:
        """The things of a 区分 that expressions ask about, computed ones replaced by what they are computed from."""
        stack = list(nodes)
        while stack:
            node = inline(stack.pop(), self._definitions)
            if isinstance(node, typed.Variable | typed.FieldOf | typed.Reading) and _is_member(node.type):
                yield node
            elif not isinstance(node, typed.Fold):
                stack.extend(typed.children(node))


def _is_member(kind: Type) -> TypeGuard[Enumeration]:
    return isinstance(kind, Enumeration)


def _lookups(node: typed.Expr) -> Iterator[tuple[typed.Lookup, tuple[_Guard, ...]]]:
    """Each look-up in an expression, with the conditions on the way to it."""
    stack: list[tuple[typed.Expr, tuple[_Guard, ...]]] = [(node, ())]
    while stack:
        part, guards = stack.pop()
        if isinstance(part, typed.Lookup):
            yield part, guards
        if isinstance(part, typed.Choice):
            before = guards
            for arm in part.arms:
                stack.append((arm.condition, before))
                stack.append((arm.value, (*before, _guard(arm.condition, wanted=True))))
                before = (*before, _guard(arm.condition, wanted=False))
            if part.otherwise is not None:
                stack.append((part.otherwise, before))
        elif isinstance(part, typed.Fold):
            inner = guards if part.where is None else (*guards, _guard(part.where, wanted=True))
            stack += [(part.body, inner)] if part.where is None else [(part.where, guards), (part.body, inner)]
        else:
            stack += [(child, guards) for child in typed.children(part)]


def _guard(condition: typed.Expr, *, wanted: bool) -> _Guard:
    return _Guard(condition, wanted, "その前の条件", condition.span)


def known(node: typed.Expr, case: Mapping[typed.Expr, Value], definitions: Mapping[str, typed.Expr]) -> Value | None:
    """The value of an expression where a case tells only some answers; None where the others may change it."""
    node = inline(node, definitions)
    if node in case:
        return case[node]
    match node:
        case typed.Const(value=found):
            return found
        case typed.AllOf(operands=operands) | typed.AnyOf(operands=operands):
            settled = isinstance(node, typed.AnyOf)
            told = [known(each, case, definitions) for each in operands]
            if settled in told:
                return settled
            return None if None in told else not settled
        case typed.Negation(operand=operand):
            told_of = known(operand, case, definitions)
            return None if told_of is None else told_of is False
        case typed.MemberOf(subject=subject, members=members):
            member = known(subject, case, definitions)
            return None if member is None else member in members
        case typed.Compare(comparison=comparison, left=left, right=right):
            one, other = known(left, case, definitions), known(right, case, definitions)
            return None if one is None or other is None else compared(comparison, one, other)
        case typed.Choice(arms=arms, otherwise=otherwise):
            for arm in arms:
                holds = known(arm.condition, case, definitions)
                if holds is not False:
                    return known(arm.value, case, definitions) if holds is True else None
            return None if otherwise is None else known(otherwise, case, definitions)
        case _:
            return None


def _unreached(grid: Grid, reached: _Reached) -> Iterator[Diagnostic]:
    """One finding for the figures of a grid of which no combination is reached."""
    idle: dict[Span, Key] = {}
    busy: set[Span] = set()
    for cell in grid.cells:
        if any(cell.period.holds(year) and cell.key in keys for year, keys in reached.keys.items()):
            busy.add(cell.value.span)
        elif isinstance(cell.value, typed.Const) and any(cell.period.holds(year) for year in reached.keys):
            idle.setdefault(cell.value.span, cell.key)
    idle = {span: key for span, key in idle.items() if span not in busy}  # one figure may stand for a group
    if not idle:
        return
    span, key = next(iter(idle.items()))
    against = reached.excluded.get(key)
    why: Fact = Text("どの式も、この組合せを引きません。", "No formula asks for it.")
    labels: tuple[Label, ...] = ()
    if against is not None:
        why = Text(f"{against.name}が、この場合を除いています。", f"{against.name} excludes it.")
        labels = (Label(against.span, "against"),)
    others = len(idle) - 1
    facts: dict[str, Fact] = {
        "name": grid.name,
        "case": "、".join(f"{axis} が {member}" for axis, member in zip(grid.axes, key, strict=True)),
        "why": why,
        "more": Text(f"（ほかに{others}か所）", f" (and {others} more)") if others else "",
    }
    yield Diagnostic(kinds.FIGURE_UNREACHED, span, facts, labels)
