"""だれに、なにに、いくら、いつまで: a scheme at a glance, as far as it can be told from what is computed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.emit import grids
from seido.emit.prose import Sentence, settlement
from seido.emit.scheme_page.desk import Desk, Line, is_yen
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.types import Enumeration, Quantity
from seido.typed.walk import walk
from seido.values.calendar import show_period, show_year

if TYPE_CHECKING:
    from seido.emit.scheme_page.assumed import Assumption
    from seido.emit.scheme_page.desk import Choice
    from seido.typed.program import Amount, Fact, Grid, Input
    from seido.typed.types import Type

_FEW: Final = 3  # values that are named one by one; more are shown as a range
_KINDS: Final = 4  # as many kinds of a table are told apart at a glance


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
            for node in walk((step.expr,))
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
                for node in walk((root,)):
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
                    yield f"{each}：{grids.span(constants, amount.type, amount.shown)}"
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
        held = grids.values(grid, self.desk.scheme, self.desk.prose.as_written)
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
        """What the document's year has otherwise than the year before, of the values that amounts rest on.

        A 事実 that says the same once more (融資比率を35%から50%へ) is left out.
        """
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
            for change in grids.changes(self.desk.scheme.grids[name], self.desk.scheme, self.desk.prose.as_written)
        ]
        for amount in self.desk.scheme.amounts.values():
            found += self._table_changes(amount)
        told = {(each.before, each.after) for each in found}
        for fact in self.desk.scheme.facts:
            some = _fact_changes(fact, self.desk.scheme.document_year, self.desk.prose.as_written)
            found += [each for each in some if (each.before, each.after) not in told]
        return tuple(found)

    def _asked_of(self, name: str) -> Iterator[typed.Expr]:
        requirement = self.desk.scheme.requirements.get(name)
        if requirement is not None:
            yield from walk((requirement.condition,))

    def _table_changes(self, amount: Amount) -> Iterator[grids.Change]:
        """An 算定 that reads another table from the document's year on: by kind the span of either."""
        year = self.desk.scheme.document_year
        both = [self._table_of(amount, at) for at in (year - 1, year)]
        old, new = both
        if old is None or new is None or old.name == new.name:
            return
        kinds = self._by_kind((old, year - 1), (new, year))
        for name, (before, after) in kinds.items():
            if before and after:
                yield grids.Change(
                    f"{amount.name}{f'（{name}）' if name else ''}", before, after, show_period(year, None)
                )

    def _table_of(self, amount: Amount, year: int) -> Grid | None:
        """The table that the 原則 of an 算定 reads in a year."""
        for clause in amount.rule.clauses:
            node = clause.value
            if clause.condition is None and clause.period.holds(year) and isinstance(node, typed.Lookup):
                return self.desk.scheme.grids.get(node.grid)
        return None

    def _by_kind(self, *tables: tuple[Grid, int]) -> dict[str, tuple[str, ...]]:
        """Some tables along the axis that tells most about them: by the kinds on it the span of each table.

        That is the axis with the fewest spans, the first of several; where none has few kinds, the whole under no name.
        """
        shared = [axis for axis in tables[0][0].axes if all(axis in grid.axes for grid, _ in tables)]
        found = [kinds for axis in shared for kinds in (self._kinds(axis, tables),) if 1 < len(kinds) <= _KINDS]
        whole = {"": tuple(_grid_span(grid, year) for grid, year in tables)}
        return min(found, key=_spread, default=whole)

    def _kinds(self, axis: str, tables: Sequence[tuple[Grid, int]]) -> dict[str, tuple[str, ...]]:
        """The members of an axis, those together that have the same spans in all tables."""
        category = self.desk.scheme.categories.get(axis)
        alike: dict[tuple[str, ...], list[str]] = {}
        for member in () if category is None else category.names:
            spans = tuple(_grid_span(grid, year, grid.axes.index(axis), member) for grid, year in tables)
            if all(spans):
                alike.setdefault(spans, []).append(member)
        kind = Enumeration(axis)
        return {"、".join(self.desk.prose.labels(kind, members)): spans for spans, members in alike.items()}

    def ranges(self) -> tuple[tuple[str, str, str], ...]:
        """The 表 that amounts are read from in the document's year: name, anchor, and by kind the span of its values."""
        year = self.desk.scheme.document_year
        found = []
        for amount in self.desk.scheme.amounts.values():
            grid = self._table_of(amount, year)
            if grid is None or not isinstance(grid.declaration, tree.TableDeclaration):
                continue
            axes = [self._kinds(axis, ((grid, year),)) for axis in grid.axes]
            told = [
                "、".join(f"{name} {spans[0]}" for name, spans in kinds.items())
                for kinds in axes
                if 1 < len(kinds) <= _KINDS
            ]
            if told:
                found.append((amount.name, self.desk.place(grid.name), "／".join(told)))
        return tuple(found)

    def settled(self) -> tuple[Line, ...]:
        """Which of several rates or amounts wins where more than one applies."""
        found = []
        for amount in self.desk.scheme.amounts.values():
            if amount.rule.settle is None:
                continue
            text = f"{amount.name}は、二つ以上に当たるときは、より限られた条件のものに、どちらともいえないときは"
            line = self.desk.line(Sentence(f"{text}{settlement(amount.rule.settle)}。", (amount.rule.settle_tag,)))
            found.append(line)
        return tuple(found)

    def choices(self) -> tuple[Choice, ...]:
        """The named 解釈 that an amount of money or a rate asks for: other readings of them give other amounts."""
        rules = [amount.rule for amount in self.desk.scheme.amounts.values() if _pays(amount.type)]
        rules += [
            column.rule for items in self.desk.scheme.items.values() for column in items.columns if _pays(column.type)
        ]
        roots = [clause.value for rule in rules for clause in rule.clauses]
        roots += [clause.condition for rule in rules for clause in rule.clauses if clause.condition is not None]
        roots += [cap.limit for rule in rules for cap in rule.caps]
        names = {node.name for root in roots for node in walk((root,)) if isinstance(node, typed.Reading)}
        return tuple(
            replace(each, text=each.text if each.text.endswith("。") else f"{each.text}。")
            for each in self.desk.choices()
            if each.name in names and each.text
        )

    def assumed(self) -> tuple[Assumption, ...]:
        """What amounts of the document's year are computed from though the document does not print it."""
        return tuple(each for each in self.desk.telling.assumptions if each.current)


def _spread(kinds: dict[str, tuple[str, ...]]) -> int:
    """How many of the kinds are no single value."""
    return sum("～" in text for spans in kinds.values() for text in spans)


def _fact_changes(fact: Fact, year: int, written: grids.Written) -> Iterator[grids.Change]:
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
                grids.cell_text(before[0].value, fact.type, fact.shown, written, beside=False),
                grids.cell_text(after[0].value, fact.type, fact.shown, written, beside=False),
                show_period(year, None),
            )


def _first_of(amount: Amount, year: int) -> typed.Expr:
    """The formula of an 算定 that leads in a year: its 原則, or its first clause."""
    held = [clause for clause in amount.rule.clauses if clause.period.holds(year)] or list(amount.rule.clauses)
    general = [clause for clause in held if clause.condition is None]
    return (general or held)[0].value


def _grid_span(grid: Grid, year: int, axis: int = 0, member: str = "") -> str:
    """The span of a grid in a year, or of its cells for one member of an axis."""
    values = [
        cell.value.value
        for cell in grid.cells
        if cell.period.holds(year)
        and (not member or cell.key[axis] == member)
        and isinstance(cell.value, typed.Const)
        and isinstance(cell.value.value, Fraction)
    ]
    return grids.span(values, grid.type, grid.shown) if values else ""


def _pays(kind: Type) -> bool:
    """Whether something is an amount of money or a rate of one."""
    return is_yen(kind) or (isinstance(kind, Quantity) and kind.ratio)


def _is_money(given: Input) -> bool:
    return is_yen(given.type)
