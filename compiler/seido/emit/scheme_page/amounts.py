"""いくらですか: every 算定 in sentences, then as a resolved table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from seido.emit.scheme_page.desk import Desk, Line
from seido.emit.scheme_page.diagram import decision_diagram
from seido.syntax.tree import ClauseKind
from seido.typed import expression as typed
from seido.typed.program import Amount
from seido.typed.walk import walk
from seido.values.calendar import show_period, show_year

if TYPE_CHECKING:
    from markupsafe import Markup

    from seido.ir.nodes import Regime, Step
    from seido.typed.program import Column, Rule, RuleClause

_TWO: Final = 2  # a table of one row says no more than its sentence


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the resolved table of a rule: what applies when, in the order of precedence."""

    case: str
    value: str
    label: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The resolved table of a rule for some years."""

    period: str
    rows: tuple[Row, ...]
    more: tuple[str, ...]  # caps and rounding, applied in this order afterwards
    diagram: Markup | None = None


@dataclass(frozen=True, slots=True)
class Computation:
    """An 算定 or a computed column: sentences first, then the resolved tables."""

    name: str
    of: str  # the 明細 of a column
    shown: str
    lines: tuple[Line, ...]
    tables: tuple[Resolved, ...]
    readings: tuple[tuple[int, str], ...]
    place: str  # its anchor on the page


@dataclass(frozen=True)
class Amounts:
    """Speaks of everything that a scheme computes."""

    desk: Desk

    def computations(self) -> tuple[Computation, ...]:
        """Every 算定, and the computed columns of each 明細, in written order."""
        found: list[Computation] = []
        for name in self.desk.scheme.order:
            items = self.desk.scheme.items.get(name)
            if items is not None:
                for column in items.columns:
                    steps = [each for each in self._steps(column.name) if each[1].items == items.name]
                    found.append(self._computation(column.name, items.name, column.shown, column, steps))
            amount = self.desk.scheme.amounts.get(name)
            if amount is not None:
                steps = [each for each in self._steps(name) if not each[1].items]
                found.append(self._computation(name, "", amount.shown, amount, steps))
        return tuple(found)

    def _steps(self, name: str) -> list[tuple[Regime, Step]]:
        return [
            (regime, step)
            for regime in self.desk.ir.regimes
            if regime.applies
            for step in regime.steps
            if step.name == name
        ]

    def _computation(
        self,
        name: str,
        items: str,
        shown: str,
        declared: Amount | Column,
        steps: Sequence[tuple[Regime, Step]],
    ) -> Computation:
        rule, kind, citations = declared.rule, declared.type, declared.annotations.citations
        lines = [self.desk.line(said) for said in self.desk.prose.rule(name, rule, kind, shown)]
        if citations:
            lines[:1] = [
                replace(line, refs=tuple(dict.fromkeys((*line.refs, *self.desk.quotes.of(citations)))))
                for line in lines[:1]
            ]
        if isinstance(declared, Amount) and declared.case:
            part = self.desk.prose.condition(self.desk.scheme.cases[declared.case].condition)
            lines.insert(0, Line(f"{part.when}だけの定めです。そのほかは対象外です。"))
        tables: tuple[Resolved, ...] = ()
        if any(clause.condition is not None for clause in rule.clauses):
            tables = self._resolved(name, rule.clauses, shown, steps)
        readings = self.desk.numbered(reading.text for reading in declared.annotations.readings)
        place = self.desk.place(f"{items}の{name}" if items else name)
        lines[:1] = [replace(line, assumed=self._assumed(line, rule)) for line in lines[:1]]
        return Computation(name, items, shown, tuple(lines), tables, readings, place)

    def _assumed(self, line: Line, rule: Rule) -> tuple[int, ...]:
        """The 仮置き of a sentence, and of what the rule looks up in a 基準 that has one."""
        looked_up = [
            node
            for root in (*(clause.value for clause in rule.clauses), *(cap.limit for cap in rule.caps))
            for node in walk((root,))
            if isinstance(node, typed.Lookup)
        ]
        found = dict.fromkeys(line.assumed)
        for each in self.desk.telling.assumptions:
            if any(node.grid == each.name and _may_be(node, each.key) for node in looked_up):
                found[each.number] = None
        return tuple(found)

    def _resolved(
        self, name: str, clauses: Sequence[RuleClause], shown: str, steps: Sequence[tuple[Regime, Step]]
    ) -> tuple[Resolved, ...]:
        """The table of each stretch of years of which the document speaks, those that are alike only once."""
        made: list[tuple[int | None, int | None, tuple[Row, ...], tuple[str, ...]]] = []
        for regime, step in steps:
            rows, more = self._rows(clauses, step.expr, shown)
            if len(rows) < _TWO:
                continue
            if made and made[-1][2:] == (rows, more) and made[-1][1] is not None and made[-1][1] + 1 == regime.first:
                made[-1] = (made[-1][0], regime.last, rows, more)
            else:
                made.append((regime.first, regime.last, rows, more))
        year = self.desk.scheme.document_year
        made.sort(key=lambda each: not _covers(each[0], each[1], year))
        return tuple(
            Resolved(
                show_year(year) if first == last == year else show_period(first, last),
                rows,
                more,
                _diagram(name, rows, clauses) if not at else None,
            )
            for at, (first, last, rows, more) in enumerate(made)
        )

    def _rows(
        self, clauses: Sequence[RuleClause], expr: typed.Expr, shown: str
    ) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        more: list[str] = []
        while isinstance(expr, typed.Cap | typed.Round | typed.RoundUnstated):
            if isinstance(expr, typed.Cap):
                more.append(f"{self.desk.prose.limit(expr.limit, shown)}を上限とする")
            expr = expr.value
        if isinstance(expr, typed.Choice) and len(expr.arms) == 1 and expr.otherwise_tag.endswith("/場合外"):
            expr = expr.arms[0].value
            return self._rows(clauses, expr, shown)
        if not isinstance(expr, typed.Choice):
            return (), ()
        known = {clause.tag: clause for clause in clauses}
        rows: list[Row] = []
        for arm in expr.arms:
            if isinstance(arm.condition, typed.Unstated):
                continue
            rows.append(self._row(self.desk.prose.case(arm.condition), arm.value, arm.tag, shown, known))
        if expr.otherwise is not None and not (isinstance(expr.otherwise, typed.Unstated) and not rows):
            rows.append(
                self._row("そのほか" if rows else "すべての場合", expr.otherwise, expr.otherwise_tag, shown, known)
            )
        spoken = any(not row.value.startswith("記載なし") for row in rows)
        return (tuple(rows), tuple(reversed(more))) if spoken else ((), ())

    def _row(self, case: str, value: typed.Expr, tag: str, shown: str, known: dict[str, RuleClause]) -> Row:
        entry = self.desk.ir.provenance.get(tag)
        clause = known.get(tag)
        label = "" if entry is None else entry.label
        if clause is not None and clause.kind is ClauseKind.GENERAL:
            label = "原則"
        refs = () if entry is None else self.desk.quotes.of(entry.citations)
        return Row(case, self.desk.prose.value(value, shown), label, refs)


def _diagram(name: str, rows: Sequence[Row], clauses: Sequence[RuleClause]) -> Markup | None:
    """The table as a diagram, where there is more than one thing to ask and it is not only how something is read."""
    asked = any(
        isinstance(node, typed.Variable | typed.FieldOf | typed.Definition)
        for clause in clauses
        if clause.condition is not None
        for node in walk((clause.condition,))
    )
    return decision_diagram(name, [(row.case, row.value) for row in rows]) if asked and len(rows) > _TWO else None


def _may_be(node: typed.Lookup, key: Sequence[str]) -> bool:
    """Whether a look-up may find the line of a 基準."""
    return all(
        not isinstance(index, typed.Const) or index.value == member
        for index, member in zip(node.index, key, strict=False)
    )


def _covers(first: int | None, last: int | None, year: int) -> bool:
    return (first is None or first <= year) and (last is None or year <= last)
