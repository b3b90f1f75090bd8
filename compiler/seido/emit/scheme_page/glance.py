"""だれに、なにに、いくら、いつまで: a scheme at a glance, as far as it can be told from what is computed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.emit import grids
from seido.emit.prose import show
from seido.emit.scheme_page.desk import Desk, is_yen, walk
from seido.typed import expression as typed
from seido.typed.types import Enumeration, Quantity
from seido.values.calendar import show_period, show_year

if TYPE_CHECKING:
    from seido.typed.program import Amount, Fact, Grid, Input
    from seido.typed.types import Type

_FEW: Final = 3  # values that are named one by one; more are shown as a range


@dataclass(frozen=True)
class Glance:
    """Speaks of a scheme in a few lines."""

    desk: Desk

    def inputs(self) -> list[Input]:
        """The inputs that something is computed from; 共通 has inputs for all schemes."""
        used = {
            node.name
            for regime in self.desk.ir.regimes
            for step in regime.steps
            for node in walk(step.expr)
            if isinstance(node, typed.Variable)
        }
        return [each for each in self.desk.scheme.inputs.values() if each.name in used or not each.common]

    def who(self) -> tuple[str, ...]:
        """Who may ask: the members of what the scheme asks about the body, and what it requires."""
        found = []
        for given in self.inputs():
            if isinstance(given.type, Enumeration) and "団体" in given.type.category:
                names = self.desk.scheme.categories[given.type.category].names
                found.append("、".join(self.desk.prose.labels(given.type, names)))
        hard = [each.name for each in self.desk.scheme.requirements.values() if not each.soft]
        if hard:
            found.append(f"要件：{'、'.join(hard)}")
        return tuple(found)

    def what(self) -> tuple[str, ...]:
        """What the money is for: the amounts of money that one enters."""
        found = [each.name for each in self.inputs() if _is_money(each)]
        for items in self.desk.scheme.items.values():
            found += [f"{each.name}（{items.name}ごと）" for each in items.fields if _is_money(each)]
        return tuple(found)

    def how_much(self) -> tuple[str, ...]:
        """The amounts of money that nothing else is computed from, a line each, with the figures they rest on."""
        inner = {name for amount in self.desk.scheme.amounts.values() for name in self._used(amount.name)}
        found = []
        for amount in self.desk.scheme.amounts.values():
            if amount.name in inner or not is_yen(amount.type):
                continue
            said = self.desk.prose.rule("", amount.rule, amount.type, amount.shown, self._now())
            if not said or not amount.rule.clauses:
                continue
            formula, limits = self.desk.prose.capped(_first_of(amount, self.desk.scheme.document_year), amount.shown)
            limits = "、及び".join(
                [
                    *([limits] if limits else []),
                    *(self.desk.prose.limit(cap.limit, amount.shown) for cap in amount.rule.caps),
                ]
            )
            figures = self._figures(amount.name)
            more = "。".join([*([f"上限：{limits}"] if limits else []), *figures])
            found.append(f"{amount.name} ＝ {formula}{f'（{more}）' if more else ''}")
        return tuple(found)

    def _used(self, name: str) -> tuple[str, ...]:
        """The 算定 that one is computed from, directly or not."""
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            for node in self._nodes(waiting.pop()):
                if (
                    isinstance(node, typed.Definition)
                    and node.name in self.desk.scheme.amounts
                    and node.name not in found
                ):
                    found[node.name] = None
                    waiting.append(node.name)
        return tuple(found)

    def _nodes(self, name: str) -> Iterator[typed.Expr]:
        """Every expression in the clauses of an 算定 that hold in the document's year, and of the columns it reads."""
        amount = self.desk.scheme.amounts.get(name)
        rules = [] if amount is None else [amount.rule]
        for rule in rules:
            roots = [cap.limit for cap in rule.caps]
            for clause in rule.clauses:
                if clause.period.holds(self.desk.scheme.document_year):
                    roots += [clause.value, *(() if clause.condition is None else (clause.condition,))]
            for root in roots:
                for node in walk(root):
                    yield node
                    if isinstance(node, typed.Fold) and node.items in self.desk.scheme.items:
                        rules += [
                            each.rule for each in self.desk.scheme.items[node.items].columns if each.rule not in rules
                        ]

    def _figures(self, name: str) -> Iterator[str]:
        """The laid-down values behind an amount: 補助率：1/2～3/4, 上限額：専任 485万円/人、兼任 40万円/人."""
        seen: set[str] = set()
        for each in (name, *self._used(name)):
            amount = self.desk.scheme.amounts.get(each)
            if amount is not None and each != name:
                constants = [
                    clause.value.value
                    for clause in amount.rule.clauses
                    if clause.period.holds(self.desk.scheme.document_year)
                    and isinstance(clause.value, typed.Const)
                    and isinstance(clause.value.value, Fraction)
                ]
                if constants and isinstance(amount.type, Quantity) and not amount.type.unit.numerator:
                    yield f"{each}：{_span(constants, amount.type, amount.shown)}"
            for node in self._nodes(each):
                if isinstance(node, typed.Lookup) and (node.index or each != name) and node.grid not in seen:
                    seen.add(node.grid)
                    text = self._grid_span(node.grid)
                    if text:
                        yield f"{node.grid}：{text}"

    def _grid_span(self, name: str) -> str:
        grid = self.desk.scheme.grids.get(name)
        if grid is None:
            return ""
        held = grids.values(grid, self.desk.scheme)
        if held.rows and len(held.rows) <= _FEW and held.columns:
            return "、".join(f"{label} {cells[0]}".strip() for label, cells, _ in held.rows)
        return _grid_span(grid, self.desk.scheme.document_year)

    def _now(self) -> tuple[int | None, int | None]:
        return self.desk.scheme.document_year, self.desk.scheme.document_year

    def until(self) -> str:
        """Until when it holds, as far as that is printed."""
        scheme = self.desk.scheme
        if scheme.declared_years:
            return show_period(scheme.years.first, scheme.years.last)
        year = show_year(scheme.document_year)
        return f"適用の終わりは、書き起こした範囲では印字されていません。値は、断りのない限り{year}のものです。"

    def changes(self) -> tuple[grids.Change, ...]:
        """What the document's year has otherwise than the year before, of the values that amounts rest on."""
        names = {
            node.grid: None
            for name in (*self.desk.scheme.amounts, *self.desk.scheme.requirements)
            for node in (*self._nodes(name), *self._asked_of(name))
            if isinstance(node, typed.Lookup)
        }
        found = [
            change
            for name in names
            if name in self.desk.scheme.grids
            for change in grids.changes(self.desk.scheme.grids[name], self.desk.scheme)
        ]
        for amount in self.desk.scheme.amounts.values():
            found += self._table_changes(amount)
        for fact in self.desk.scheme.facts:
            found += _fact_changes(fact, self.desk.scheme.document_year)
        return tuple(found)

    def _asked_of(self, name: str) -> Iterator[typed.Expr]:
        requirement = self.desk.scheme.requirements.get(name)
        if requirement is not None:
            yield from walk(requirement.condition)

    def _table_changes(self, amount: Amount) -> Iterator[grids.Change]:
        """An 算定 that reads another table from the document's year on: the span of either."""
        year = self.desk.scheme.document_year
        held = []
        for each in (year - 1, year):
            tables = [
                self.desk.scheme.grids[clause.value.grid]
                for clause in amount.rule.clauses
                if clause.condition is None
                and clause.period.holds(each)
                and isinstance(clause.value, typed.Lookup)
                and clause.value.grid in self.desk.scheme.grids
            ]
            held.append((tables[0].name, _grid_span(tables[0], each)) if tables else ("", ""))
        (old, before), (new, after) = held
        if old and new and old != new and before and after:
            yield grids.Change(amount.name, before, after, show_period(year, None))


def _fact_changes(fact: Fact, year: int) -> Iterator[grids.Change]:
    """The changes a 事実 reports of itself: 35% → 令和6年度 50%."""
    if fact.kind != "fact":
        return
    for keys, entries in itertools.groupby(fact.entries, key=lambda entry: entry.keys):
        several = list(entries)
        before = [each for each in several if each.period.holds(year - 1) and not each.period.holds(year)]
        after = [each for each in several if each.period.holds(year) and not each.period.holds(year - 1)]
        if len(before) == 1 and len(after) == 1 and len(several) > 1:
            name = f"{fact.name}（{'、'.join(keys)}）" if keys else fact.name
            yield grids.Change(
                name,
                grids.cell_text(before[0].value, fact.type, fact.shown),
                grids.cell_text(after[0].value, fact.type, fact.shown),
                show_period(year, None),
            )


def _first_of(amount: Amount, year: int) -> typed.Expr:
    """The formula of an 算定 that leads in a year: its 原則, or its first clause."""
    held = [clause for clause in amount.rule.clauses if clause.period.holds(year)] or list(amount.rule.clauses)
    general = [clause for clause in held if clause.condition is None]
    return (general or held)[0].value


def _span(values: Sequence[Fraction], kind: Type, shown: str) -> str:
    """The least and the greatest of some values: 1/2～3/4."""
    low, high = show(min(values), kind, shown), show(max(values), kind, shown)
    return low if low == high else f"{low}～{high}"


def _grid_span(grid: Grid, year: int) -> str:
    values = [
        cell.value.value
        for cell in grid.cells
        if cell.period.holds(year) and isinstance(cell.value, typed.Const) and isinstance(cell.value.value, Fraction)
    ]
    return _span(values, grid.type, grid.shown) if values else ""


def _is_money(given: Input) -> bool:
    return is_yen(given.type)
