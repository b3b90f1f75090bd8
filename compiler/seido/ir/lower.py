"""From the typed program to the IR: years resolved, rules made one expression each, definitions put in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from seido.ir.doubts import Doubt, Turn
from seido.ir.nodes import Cut, Regime, SchemeIR, Step, StepKind, Table
from seido.ir.regions import compared_with_constant
from seido.ir.rules import Clause, Rule, resolve
from seido.source.diagnostic import Diagnostic
from seido.source.text import Span
from seido.typed import expression as typed
from seido.typed import program
from seido.typed.expressions import floor_of
from seido.typed.types import TRUTH, YEAR, Type
from seido.typed.walk import rule_expressions, uses, walk
from seido.values.calendar import show_year

_WORDS = {
    typed.Comparison.LESS: "未満",
    typed.Comparison.AT_LEAST: "以上",
    typed.Comparison.MORE: "超",
    typed.Comparison.AT_MOST: "以下",
}
_TURNED = {
    typed.Comparison.LESS: typed.Comparison.MORE,
    typed.Comparison.MORE: typed.Comparison.LESS,
    typed.Comparison.AT_LEAST: typed.Comparison.AT_MOST,
    typed.Comparison.AT_MOST: typed.Comparison.AT_LEAST,
}
PART_LABEL = "場合外"  # 対象外 because the 場合 of a part or a 要件 is another; that does not make a case 非該当


def lower(scheme: program.Scheme) -> tuple[SchemeIR, tuple[Diagnostic, ...]]:
    """The IR of a scheme, and what its rules gave cause to say; what is to be decided stays as doubts of its regimes."""
    found: list[Diagnostic] = []
    provenance = dict(scheme.provenance)
    regimes = []
    useless: dict[Span, list[Diagnostic | None]] = {}
    for first, last in _stretches(scheme):
        year = _year_in(first, last, scheme)
        shop = _Year(scheme, year, provenance, found, _show_years(first, last), useless)
        regimes.append(shop.regime(first, last))
    found += [said[0] for said in useless.values() if said[0] is not None and None not in said]
    ir = SchemeIR(scheme, tuple(regimes), provenance, _cuts(regimes))
    return ir, tuple(dict.fromkeys(found))


def _stretches(scheme: program.Scheme) -> Iterator[tuple[int | None, int | None]]:
    """The years in which nothing changes, from the first to the last."""
    starts: set[int] = {scheme.document_year, scheme.document_year + 1}
    for period in _periods(scheme):
        if period.first is not None:
            starts.add(period.first)
        if period.last is not None:
            starts.add(period.last + 1)
    for year in _compared_years(scheme):
        starts |= {year, year + 1}
    ordered = sorted(starts)
    yield None, ordered[0] - 1
    for start, following in zip(ordered, [*ordered[1:], None], strict=True):
        yield start, None if following is None else following - 1


def _show_years(first: int | None, last: int | None) -> str:
    """A stretch of years in words: 令和5年度以前, 令和6年度, 令和7年度以後."""
    if first is None:
        return f"{show_year(last)}以前" if last is not None else "どの年度"
    if last is None:
        return f"{show_year(first)}以後"
    return show_year(first) if first == last else f"{show_year(first)}から{show_year(last)}まで"


def _year_in(first: int | None, last: int | None, scheme: program.Scheme) -> int:
    if first is not None:
        return first
    return last if last is not None else scheme.document_year


def _periods(scheme: program.Scheme) -> Iterator[program.Period]:
    yield scheme.years
    for grid in scheme.grids.values():
        for cell in grid.cells:
            yield cell.period
    for rule in _rules(scheme):
        for clause in rule.clauses:
            yield clause.period
        for cap in rule.caps:
            yield cap.period
    for requirement in scheme.requirements.values():
        yield requirement.period


def _compared_years(scheme: program.Scheme) -> Iterator[int]:
    """The years with which conditions compare the case's 年度: what they say may change there."""
    for node in walk(expressions_of(scheme)):
        if not isinstance(node, typed.Compare):
            continue
        for year, limit in ((node.left, node.right), (node.right, node.left)):
            if (
                isinstance(year, typed.CaseYear)
                and isinstance(limit, typed.Const)
                and isinstance(limit.value, Fraction)
            ):
                yield int(limit.value)


def expressions_of(scheme: program.Scheme) -> Iterator[typed.Expr]:
    """Every formula and condition of a scheme."""
    for rule in _rules(scheme):
        yield from rule_expressions(rule)
    for requirement in scheme.requirements.values():
        if requirement.when is not None:
            yield requirement.when
        yield requirement.condition
    for part in scheme.cases.values():
        yield part.condition
    for verification in scheme.verifications:
        yield verification.statement


def _rules(scheme: program.Scheme) -> Iterator[program.Rule]:
    for amount in scheme.amounts.values():
        yield amount.rule
    for items in scheme.items.values():
        for column in items.columns:
            yield column.rule


@dataclass(slots=True)
class _Year:
    """Lowering for one year."""

    scheme: program.Scheme
    year: int
    provenance: dict[str, program.Provenance]
    found: list[Diagnostic]
    years: str  # the years that are like this one, for people
    useless: dict[Span, list[Diagnostic | None]] = field(default_factory=dict)  # by clause, what each year says of it
    tables: dict[str, Table] = field(default_factory=dict)
    definitions: dict[str, typed.Expr] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)

    def regime(self, first: int | None, last: int | None) -> Regime:
        """All steps of the year, in the order in which they are computed."""
        for name, grid in self.scheme.grids.items():
            self.tables[name] = self._table(grid, self.year)
        steps: list[Step] = []
        for key in _ordered(self.scheme):
            step = self._step(key)
            if step is not None:
                steps.append(step)
                if step.kind is not StepKind.COLUMN:
                    self.definitions[step.name] = step.expr
        applies = self.scheme.years.holds(self.year)
        return Regime(first, last, applies, tuple(steps), dict(self.tables), tuple(self.doubts), tuple(self.turns))

    def _step(self, key: tuple[StepKind, str, str]) -> Step | None:
        kind, items, name = key
        match kind:
            case StepKind.PART:
                part = self.scheme.cases[name]
                return Step(kind, name, "", TRUTH, self._expr(part.condition), part.span)
            case StepKind.AMOUNT:
                amount = self.scheme.amounts[name]
                expr = self._rule(amount.rule, amount.name, amount.type, amount.span)
                if amount.case:
                    expr = self._within_part(expr, amount.case, amount)
                return Step(kind, name, "", amount.type, expr, amount.span)
            case StepKind.REQUIREMENT:
                return self._requirement(self.scheme.requirements[name])
            case StepKind.COLUMN:
                column = next(each for each in self.scheme.items[items].columns if each.name == name)
                expr = self._rule(column.rule, f"{items}の{name}", column.type, column.span, items)
                return Step(kind, name, items, column.type, expr, column.span)

    # --------------------------------------------------------------------------------------------------------- rules

    def _rule(self, rule: program.Rule, name: str, kind: Type, span: Span, items: str = "") -> typed.Expr:
        general: tuple[typed.Expr, str] | None = None
        clauses: list[Clause] = []
        for clause in rule.clauses:
            spoken = clause.period.holds(self.year)
            if not spoken and not clause.period.implied:
                continue
            value = self._expr(clause.value) if spoken else self._silent(name, kind, clause.span)
            if clause.condition is None:
                general = (value, clause.tag)
                continue
            condition = self._expr(clause.condition) if spoken else self._silent(name, TRUTH, clause.span)
            label = self.provenance[clause.tag].label
            clauses.append(Clause(clause.kind, condition, value, clause.tag, label, clause.span, spoken))
        if not any(clause.period.holds(self.year) for clause in rule.clauses):
            general, clauses = (self._silent(name, kind, span), f"{name}/{show_year(self.year)}"), []
        lowered = Rule(name, general, tuple(clauses), rule.settle, kind, span, items)
        resolved = resolve(lowered, self.scheme, self.definitions)
        if self.scheme.years.holds(self.year):
            self.found.extend(resolved.diagnostics)
            self.doubts.extend(resolved.doubts)
            self.turns.extend(resolved.turns)
            for place, said in resolved.useless.items():
                self.useless.setdefault(place, []).append(said)
        expr = resolved.expr
        for cap in rule.caps:
            if cap.period.holds(self.year):
                expr = typed.Cap(expr, self._expr(cap.limit), cap.tag, type=kind, span=cap.limit.span)
            elif cap.period.implied:
                limit = self._silent(name, kind, cap.limit.span)
                expr = typed.Cap(expr, limit, cap.tag, type=kind, span=cap.limit.span)
        if rule.rounding is not None:
            unit, direction, tag = rule.rounding
            if direction is None:
                expr = typed.RoundUnstated(expr, unit, tag, type=kind, span=span)
            else:
                way = {
                    "切捨て": typed.RoundingWay.DOWN,
                    "切上げ": typed.RoundingWay.UP,
                    "四捨五入": typed.RoundingWay.HALF_UP,
                }[direction.value]
                expr = typed.Round(expr, unit, way, tag, type=kind, span=span)
        return expr

    def _within_part(self, expr: typed.Expr, case: str, amount: program.Amount) -> typed.Expr:
        tag = f"{amount.name}/{PART_LABEL}"
        self._provide(tag, "scope", amount.name, PART_LABEL, "", amount.span)
        outside = typed.OutOfScope(tag, type=amount.type, span=amount.span)
        condition = typed.Definition(case, type=TRUTH, span=amount.span)
        arm = typed.Arm(condition, expr, f"{amount.name}/場合")
        self._provide(arm.tag, "clause", amount.name, "場合", "", amount.span)
        return typed.Choice((arm,), outside, tag, type=amount.type, span=amount.span)

    def _requirement(self, requirement: program.Requirement) -> Step | None:
        spoken = requirement.period.holds(self.year)
        if not spoken and not requirement.period.implied:
            return None
        if spoken:
            condition = self._expr(requirement.condition)
        else:
            condition = self._silent(requirement.name, TRUTH, requirement.span)
        guards = []
        if requirement.when is not None and spoken:
            guards.append(self._expr(requirement.when))
        if requirement.case:
            guards.append(typed.Definition(requirement.case, type=TRUTH, span=requirement.span))
        if guards:
            tag = f"{requirement.name}/{PART_LABEL}"
            self._provide(tag, "scope", requirement.name, PART_LABEL, "", requirement.span)
            applies = guards[0] if len(guards) == 1 else typed.AllOf(tuple(guards), type=TRUTH, span=condition.span)
            arm = typed.Arm(applies, condition, requirement.tag)
            outside = typed.OutOfScope(tag, type=TRUTH, span=requirement.span)
            condition = typed.Choice((arm,), outside, tag, type=TRUTH, span=condition.span)
        return Step(StepKind.REQUIREMENT, requirement.name, "", TRUTH, condition, requirement.span)

    # -------------------------------------------------------------------------------------------------- expressions

    def _silent(self, name: str, kind: Type, span: Span) -> typed.Expr:
        """What the document does not say of this year."""
        tag = f"{name}/{show_year(self.year)}"
        text = f"{self.years}の{name}の定めは、資料に印字されていない。"
        self._provide(tag, "unstated", name, "記載なし", text, span)
        return typed.Unstated(tag, floor_of(kind), type=kind, span=span)

    def _provide(self, tag: str, kind: program.ProvenanceKind, name: str, label: str, text: str, span: Span) -> None:
        if tag not in self.provenance:
            self.provenance[tag] = program.Provenance(tag, kind, name, label, text, (), (), span)

    def _table(self, grid: program.Grid, year: int) -> Table:
        axes = tuple(self.scheme.categories[axis].names for axis in grid.axes if axis in self.scheme.categories)
        cells: dict[tuple[str, ...], typed.Expr] = {}
        tags: dict[tuple[str, ...], str] = {}
        for cell in grid.cells:
            if cell.period.holds(year):
                cells[cell.key] = cell.value
                tags[cell.key] = cell.tag
        years = self.years if year == self.year else show_year(year)
        for key in dict.fromkeys(cell.key for cell in grid.cells):
            if key not in cells:
                label = "、".join(key)
                tag = f"{grid.name}{f'[{label}]' if label else ''}/{show_year(year)}"
                text = f"{years}の{grid.name}{f'（{label}）' if label else ''}は、資料に印字されていない。"
                self._provide(tag, "unstated", grid.name, "記載なし", text, grid.span)
                cells[key] = typed.Unstated(tag, floor_of(grid.type), type=grid.type, span=grid.span)
        return Table(grid.name, axes, cells, tags, grid.type)

    def _expr(self, node: typed.Expr) -> typed.Expr:
        match node:
            case typed.CaseYear():
                return typed.Const(_number(self.year), type=YEAR, span=node.span)
            case typed.Lookup(grid=grid, index=index, year=year):
                name = grid
                if year is not None:
                    name = f"{grid}@{year}"
                    if grid in self.scheme.grids:
                        self.tables[name] = replace(self._table(self.scheme.grids[grid], year), name=name)
                return typed.Lookup(name, tuple(map(self._expr, index)), None, type=node.type, span=node.span)
            case typed.Add(operands=operands) | typed.Multiply(operands=operands):
                return replace(node, operands=tuple(map(self._expr, operands)))
            case typed.Extreme(operands=operands):
                return replace(node, operands=tuple(map(self._expr, operands)))
            case typed.AllOf(operands=operands) | typed.AnyOf(operands=operands):
                return replace(node, operands=tuple(map(self._expr, operands)))
            case typed.Cap(value=value, limit=limit):
                return replace(node, value=self._expr(value), limit=self._expr(limit))
            case typed.Round(value=value) | typed.RoundUnstated(value=value):
                return replace(node, value=self._expr(value))
            case typed.Compare(left=left, right=right):
                return replace(node, left=self._expr(left), right=self._expr(right))
            case typed.MemberOf(subject=subject):
                return replace(node, subject=self._expr(subject))
            case typed.Negation(operand=operand):
                return replace(node, operand=self._expr(operand))
            case typed.Fold(where=where, body=body):
                inner = None if where is None else self._expr(where)
                return replace(node, where=inner, body=self._expr(body))
            case typed.Unstated(provisional=provisional) if provisional is not None:
                return replace(node, provisional=self._expr(provisional))
            case _:
                return node


def _number(year: int) -> Fraction:
    return Fraction(year)


# ------------------------------------------------------------------------------------------------------------- order


def _ordered(scheme: program.Scheme) -> tuple[tuple[StepKind, str, str], ...]:
    """Every definition after those it uses, as written otherwise. Cycles were cut before."""
    keys: dict[str, tuple[StepKind, str, str]] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for name, case in scheme.cases.items():
        keys[name] = (StepKind.PART, "", name)
        needs[name] = tuple(uses((case.condition,)))
    for items in scheme.items.values():
        for column in items.columns:
            name = f"{items.name}の{column.name}"
            keys[name] = (StepKind.COLUMN, items.name, column.name)
            needs[name] = tuple(uses(rule_expressions(column.rule)))
    for name, amount in scheme.amounts.items():
        keys[name] = (StepKind.AMOUNT, "", name)
        part = (amount.case,) if amount.case else ()
        needs[name] = (*part, *uses(rule_expressions(amount.rule)))
    for name, requirement in scheme.requirements.items():
        keys[name] = (StepKind.REQUIREMENT, "", name)
        parts = [requirement.condition] if requirement.when is None else [requirement.when, requirement.condition]
        part = (requirement.case,) if requirement.case else ()
        needs[name] = (*part, *uses(parts))
    done: dict[str, None] = {}
    for start in keys:
        stack = [(start, iter(needs[start]))]
        entered = {start}
        while stack:
            name, rest = stack[-1]
            following = next((used for used in rest if used in keys and used not in done and used not in entered), None)
            if following is None:
                done.setdefault(name)
                stack.pop()
            else:
                entered.add(following)
                stack.append((following, iter(needs[following])))
    return tuple(keys[name] for name in done)


# -------------------------------------------------------------------------------------------------------------- cuts


def _cuts(regimes: Sequence[Regime]) -> Mapping[str, tuple[Cut, ...]]:
    """The limits that inputs are compared with, in rising order."""
    found: dict[str, set[tuple[Fraction, str]]] = {}
    for regime in regimes:
        for node in walk(step.expr for step in regime.steps):
            if not isinstance(node, typed.Compare):
                continue
            limit = compared_with_constant(node)
            if limit is None:
                continue
            term, value = limit
            comparison = node.comparison if term is node.left else _TURNED.get(node.comparison, node.comparison)
            name = ""
            if isinstance(term, typed.Variable):
                name = term.name
            elif isinstance(term, typed.FieldOf):
                name = f"{term.items}.{term.name}"
            if name and comparison in _WORDS:
                found.setdefault(name, set()).add((value, _WORDS[comparison]))
    return {name: tuple(Cut(value, word) for value, word in sorted(cuts)) for name, cuts in sorted(found.items())}


def lower_statement(scheme: program.Scheme, statement: typed.Expr, year: int) -> tuple[typed.Expr, Mapping[str, Table]]:
    """A 検証 in one year, and the tables that it reads beyond those of the year's regime."""
    shop = _Year(scheme, year, dict(scheme.provenance), [], show_year(year))
    return shop._expr(statement), shop.tables  # noqa: SLF001  the same room
