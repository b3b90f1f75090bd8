"""Markdown documents: a page for each scheme, the list of schemes.

A page is what any renderer of Markdown shows without JavaScript. Everything in it that comes from a policy or from a
source document is escaped where it is printed (`seido.emit.markdown`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from seido.analyse.prove import Method, Verdict
from seido.emit import grids, worked
from seido.emit.calculator import card_hook, hook
from seido.emit.context import DATA, SOURCES
from seido.emit.drops import list_drops
from seido.emit.markdown import render
from seido.emit.prose import Prose, Sentence, show
from seido.emit.quotes import Quotes, html_marks, marks
from seido.syntax import tree
from seido.syntax.tree import ClauseKind
from seido.typed import expression as typed
from seido.typed.grids import identity
from seido.typed.program import Amount
from seido.typed.types import Enumeration, Quantity
from seido.values.calendar import show_date, show_period, show_year

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.ir.nodes import Regime, SchemeIR, Step
    from seido.typed.program import Column, Document, Fact, Grid, Input, Requirement, RuleClause, Scheme
    from seido.typed.types import Type


_FEW = 3  # values that are named one by one; more are shown as a range
_TWO = 2  # a table of one row says no more than its sentence

_HOW: Final = {
    Method.LISTED: "場合をすべて挙げて確かめた",
    Method.RANGES: "入力の範囲のどの値についても、式の上で証明した",
    Method.SOLVER: "入力の範囲のどの値についても、z3で証明した",
}
"""How a 検証 was proved."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: a text, and the quotes it rests on."""

    text: str
    refs: tuple[int, ...] = ()
    period: str = ""
    title: str = ""
    readings: tuple[int, ...] = ()
    unstated: tuple[int, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Computation:
    """An 算定 or a computed column: sentences first, then the resolved tables."""

    name: str
    of: str  # the 明細 of a column
    shown: str
    lines: tuple[Line, ...]
    tables: tuple[Resolved, ...]
    readings: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A 表 with its caption."""

    name: str
    caption: str
    layout: grids.Printed
    row_refs: tuple[tuple[int, ...], ...]
    refs: tuple[int, ...]
    readings: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ValueTable:
    """A 基準 by years."""

    name: str
    shown: str
    values: grids.Values
    refs: tuple[tuple[int, ...], ...]
    readings: tuple[tuple[int, str], ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A named 解釈."""

    number: int
    name: str
    text: str
    options: tuple[tuple[str, str, bool, worked.Otherwise | None], ...]
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A reading in words, or a reason of a 記載なし, and the declarations it stands at; numbered on its page."""

    number: int
    text: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An input of the scheme."""

    name: str
    kind: str
    question: str
    bounds: str
    judge: str


@dataclass(frozen=True, slots=True)
class FactTable:
    """A 事実, 推移 or 目標."""

    kind: str
    name: str
    rows: tuple[tuple[str, str, str, tuple[int, ...]], ...]
    refs: tuple[int, ...]


def emit_guide(ir: SchemeIR, context: Context) -> str:
    """The page of one scheme."""
    return _Guide(ir, context, Quotes(context)).page()


def emit_index(context: Context) -> str:
    """The list of all schemes of a policy set, with their figure and what changed."""
    entries = []
    for ir in context.irs.values():
        guide = _Guide(ir, context, Quotes(context))
        entries.append(
            {
                "id": ir.scheme.id,
                "title": ir.scheme.title,
                "summary": guide.summary,
                "amounts": guide.how_much(),
                "changes": guide.changes(),
                "readings": len(ir.scheme.readings) + len(guide.readings()),
                "unstated": len(guide.unstated()),
            }
        )
    documents = [_document(each) for each in context.declared.values()]
    return render("index.md.j2", entries=entries, documents=documents, sources=SOURCES)


def emit_card(context: Context) -> str:
    """The page that judges all schemes of a policy set for one town."""
    return render("card.md.j2", count=len(context.irs), card=card_hook())


def _document(declared: Document) -> dict[str, str]:
    date = declared.published
    return {
        "name": declared.name,
        "title": declared.title,
        "publisher": declared.publisher,
        "date": "" if date is None else show_date(date.day, whole_month=date.whole_month),
        "year": show_year(declared.year) if declared.year else "",
    }


@dataclass(frozen=True)
class _Guide:
    """Gathers what the page of one scheme says."""

    ir: SchemeIR
    context: Context
    quotes: Quotes

    @property
    def scheme(self) -> Scheme:
        return self.ir.scheme

    @cached_property
    def answered(self) -> worked.Answered:
        """The examples with their answers."""
        return worked.answered_examples(self.ir)

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.ir, self.context, self.scheme.document_year)

    @property
    def summary(self) -> str:
        """The summary in one line."""
        return " ".join(self.scheme.summary)

    def page(self) -> str:
        """The page. The order of the parts is that of the page, so that quotes are numbered as one reads."""
        scheme = self.scheme
        readings, unstated = self.readings(), self.unstated()
        first = {
            "scheme": scheme,
            "summary": self.summary,
            "documents": [_document(each) for each in self._cited_documents()],
            "year": show_year(scheme.document_year),
            "who": self.who(),
            "what": self.what(),
            "amounts": self.how_much(),
            "until": self._until(),
            "changes": self.changes(),
            "choices": self.choices(),
            "readings": readings,
            "unstated": unstated,
            "requirements": self.requirements(),
            "inputs": [self._asked(each) for each in self._inputs()],
            "items": [(items, [self._asked(each) for each in items.fields]) for items in scheme.items.values()],
            "computations": self.computations(),
            "tables": self.tables(),
            "values": self.values(),
            "worked": worked.worked(self.ir, self.answered),
            "checks": self.checks(settled=True),
            "open_checks": self.checks(settled=False),
            "drops": list_drops(self.ir),
            "notes": [Line(note.text, self.quotes.of(note.citations), "", note.name) for note in scheme.notes],
            "texts": self._texts(),
            "related": self._related(),
            "facts": self.facts(),
        }
        return render(
            "guide.md.j2",
            **first,
            quotes=self.quotes.all(),
            marks=marks,
            html_marks=html_marks,
            unit_line=grids.unit_line,
            sources=SOURCES,
            data=DATA,
            calculator=hook(self.ir),
            place=self._place(),
        )

    # ------------------------------------------------------------------------------------------------------ at a glance

    def _cited_documents(self) -> list[Document]:
        names: dict[str, None] = {}
        for entry in self.scheme.provenance.values():
            for citation in entry.citations:
                names.setdefault(citation.document.text)
        found = [self.context.declared[name] for name in names if name in self.context.declared]
        return found or list(self.context.declared.values())[:1]

    def _inputs(self) -> list[Input]:
        """The inputs that something is computed from; 共通 has inputs for all schemes."""
        used = {
            node.name
            for regime in self.ir.regimes
            for step in regime.steps
            for node in _walk(step.expr)
            if isinstance(node, typed.Variable)
        }
        return [each for each in self.scheme.inputs.values() if each.name in used or not each.common]

    def who(self) -> tuple[str, ...]:
        """Who may ask: the members of what the scheme asks about the body, and what it requires."""
        found = []
        for given in self._inputs():
            if isinstance(given.type, Enumeration) and "団体" in given.type.category:
                names = self.scheme.categories[given.type.category].names
                found.append("、".join(self.prose.labels(given.type, names)))
        hard = [each.name for each in self.scheme.requirements.values() if not each.soft]
        if hard:
            found.append(f"要件：{'、'.join(hard)}")
        return tuple(found)

    def what(self) -> tuple[str, ...]:
        """What the money is for: the amounts of money that one enters."""
        found = [each.name for each in self._inputs() if _is_money(each)]
        for items in self.scheme.items.values():
            found += [f"{each.name}（{items.name}ごと）" for each in items.fields if _is_money(each)]
        return tuple(found)

    def how_much(self) -> tuple[str, ...]:
        """The amounts of money that nothing else is computed from, a line each, with the figures they rest on."""
        inner = {name for amount in self.scheme.amounts.values() for name in self._used(amount.name)}
        found = []
        for amount in self.scheme.amounts.values():
            if amount.name in inner or not _is_yen(amount.type):
                continue
            said = self.prose.rule("", amount.rule, amount.type, amount.shown, self._now())
            if not said or not amount.rule.clauses:
                continue
            formula, limits = self.prose.capped(_first_of(amount, self.scheme.document_year), amount.shown)
            limits = "、及び".join(
                [
                    *([limits] if limits else []),
                    *(self.prose.limit(cap.limit, amount.shown) for cap in amount.rule.caps),
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
                if isinstance(node, typed.Definition) and node.name in self.scheme.amounts and node.name not in found:
                    found[node.name] = None
                    waiting.append(node.name)
        return tuple(found)

    def _nodes(self, name: str) -> Iterator[typed.Expr]:
        """Every expression in the clauses of an 算定 that hold in the document's year, and of the columns it reads."""
        amount = self.scheme.amounts.get(name)
        rules = [] if amount is None else [amount.rule]
        for rule in rules:
            roots = [cap.limit for cap in rule.caps]
            for clause in rule.clauses:
                if clause.period.holds(self.scheme.document_year):
                    roots += [clause.value, *(() if clause.condition is None else (clause.condition,))]
            for root in roots:
                for node in _walk(root):
                    yield node
                    if isinstance(node, typed.Fold) and node.items in self.scheme.items:
                        rules += [each.rule for each in self.scheme.items[node.items].columns if each.rule not in rules]

    def _figures(self, name: str) -> Iterator[str]:
        """The laid-down values behind an amount: 補助率：1/2～3/4, 上限額：専任 485万円/人、兼任 40万円/人."""
        seen: set[str] = set()
        for each in (name, *self._used(name)):
            amount = self.scheme.amounts.get(each)
            if amount is not None and each != name:
                constants = [
                    clause.value.value
                    for clause in amount.rule.clauses
                    if clause.period.holds(self.scheme.document_year)
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
        grid = self.scheme.grids.get(name)
        if grid is None:
            return ""
        held = grids.values(grid, self.scheme)
        if held.rows and len(held.rows) <= _FEW and held.columns:
            return "、".join(f"{label} {cells[0]}".strip() for label, cells, _ in held.rows)
        return _grid_span(grid, self.scheme.document_year)

    def _now(self) -> tuple[int | None, int | None]:
        return self.scheme.document_year, self.scheme.document_year

    def _until(self) -> str:
        scheme = self.scheme
        if scheme.declared_years:
            return show_period(scheme.years.first, scheme.years.last)
        year = show_year(scheme.document_year)
        return f"適用の終わりは、書き起こした範囲では印字されていません。値は、断りのない限り{year}のものです。"

    def changes(self) -> tuple[grids.Change, ...]:
        """What the document's year has otherwise than the year before, of the values that amounts rest on."""
        names = {
            node.grid: None
            for name in (*self.scheme.amounts, *self.scheme.requirements)
            for node in (*self._nodes(name), *self._asked_of(name))
            if isinstance(node, typed.Lookup)
        }
        found = [
            change
            for name in names
            if name in self.scheme.grids
            for change in grids.changes(self.scheme.grids[name], self.scheme)
        ]
        for amount in self.scheme.amounts.values():
            found += self._table_changes(amount)
        for fact in self.scheme.facts:
            found += _fact_changes(fact, self.scheme.document_year)
        return tuple(found)

    def _asked_of(self, name: str) -> Iterator[typed.Expr]:
        requirement = self.scheme.requirements.get(name)
        if requirement is not None:
            yield from _walk(requirement.condition)

    def _table_changes(self, amount: Amount) -> Iterator[grids.Change]:
        """An 算定 that reads another table from the document's year on: the span of either."""
        year = self.scheme.document_year
        held = []
        for each in (year - 1, year):
            tables = [
                self.scheme.grids[clause.value.grid]
                for clause in amount.rule.clauses
                if clause.condition is None
                and clause.period.holds(each)
                and isinstance(clause.value, typed.Lookup)
                and clause.value.grid in self.scheme.grids
            ]
            held.append((tables[0].name, _grid_span(tables[0], each)) if tables else ("", ""))
        (old, before), (new, after) = held
        if old and new and old != new and before and after:
            yield grids.Change(amount.name, before, after, show_period(year, None))

    # -------------------------------------------------------------------------------------------------------- readings

    def choices(self) -> tuple[Choice, ...]:
        """The named 解釈, with what each other reading would give in an example."""
        changed = {each.option: each for each in worked.otherwise(self.ir, self.answered)}
        return tuple(
            Choice(
                number,
                reading.name,
                reading.text,
                tuple(
                    (member.name, member.description, member.name == reading.adopted, changed.get(member.name))
                    for member in reading.category.members
                ),
                self.quotes.of(reading.citations),
            )
            for number, reading in enumerate(self.scheme.readings.values(), start=1)
        )

    def readings(self) -> tuple[Said, ...]:
        """The unnamed 解釈, each text once."""
        places: dict[str, dict[str, None]] = {}
        for entry in self.scheme.provenance.values():
            for text in entry.readings:
                places.setdefault(text, {}).setdefault(entry.declaration)
        for amount in self.scheme.amounts.values():
            for reading in amount.annotations.readings:
                places.setdefault(reading.text, {}).setdefault(amount.name)
        for grid in self.scheme.grids.values():
            for text in _grid_readings(grid):
                places.setdefault(text, {}).setdefault(grid.name)
        for fact in self.scheme.facts:
            for text in fact.readings:
                places.setdefault(text, {}).setdefault(fact.name)
        first = len(self.scheme.readings) + 1
        return tuple(Said(number, text, tuple(names)) for number, (text, names) in enumerate(places.items(), first))

    def numbered(self, texts: Iterable[str]) -> tuple[tuple[int, str], ...]:
        """Readings in words, with their numbers."""
        numbers = {each.text: each.number for each in self.readings()}
        return tuple((numbers[text], text) for text in dict.fromkeys(texts) if text in numbers)

    def unstated(self) -> tuple[Said, ...]:
        """What the author declared unstated, each reason once."""
        places: dict[str, dict[str, None]] = {}
        for entry in self.scheme.provenance.values():
            if entry.kind == "unstated":
                places.setdefault(entry.text, {}).setdefault(entry.declaration)
        return tuple(Said(number, text, tuple(names)) for number, (text, names) in enumerate(places.items(), 1))

    # ---------------------------------------------------------------------------------------------------- requirements

    def checks(self, *, settled: bool) -> tuple[tuple[str, str], ...]:
        """The 検証 that are proved, each with how; or those that are not, each with why."""
        found: list[tuple[str, str]] = []
        for each in self.ir.scheme.verifications:
            result = self.context.verdict(self.ir.scheme.id, each)
            if (result is not None and result.verdict is Verdict.PROVED) != settled:
                continue
            if result is None:
                found.append((each.text, ""))
            elif settled:
                beside = "" if result.whatever else "。値が印字されていない場合を除く"
                found.append((each.text, _HOW[result.method] + beside))
            else:
                found.append((each.text, result.why.ja))
        return tuple(found)

    def requirements(self) -> tuple[Line, ...]:
        """Each 要件 as a sentence."""
        return tuple(self._requirement(each) for each in self.scheme.requirements.values())

    def _requirement(self, each: Requirement) -> Line:
        text = f"{self.prose.condition(each.condition).plain}こと"
        if each.when is not None:
            text = f"{self.prose.condition(each.when).when}は、{text}"
        if each.case:
            text = f"{self.prose.condition(self.scheme.cases[each.case].condition).when}：{text}"
        if each.text:
            text = f"{each.text}　{text}"
        if each.soft:
            text += "（目安）"
        period = "" if each.period.implied else _period(each.period.first, each.period.last)
        readings = tuple(number for number, _ in self.numbered(reading.text for reading in each.annotations.readings))
        return Line(text, self.quotes.of(each.annotations.citations), period, each.name, readings)

    def _asked(self, given: Input) -> Asked:
        kind = given.shown
        if isinstance(given.type, Enumeration):
            category = self.scheme.categories.get(given.type.category)
            members = () if category is None else category.members
            kind = "一つ選ぶ：" + "、".join(
                f"{each.name}（{each.description}）" if each.description else each.name for each in members
            )
        bounds = ""
        if isinstance(given.type, Quantity):
            low = (
                ""
                if given.low is None
                else show(given.low, given.type, given.shown) + ("超" if given.low_open else "以上")
            )
            high = (
                ""
                if given.high is None
                else show(given.high, given.type, given.shown) + ("未満" if given.high_open else "以下")
            )
            bounds = " ".join(part for part in (low, high) if part)
            if given.step is not None and given.step != 1:
                bounds += f"、{show(given.step, given.type, '数')}きざみ"
        return Asked(given.name, kind, given.question, bounds, given.judge)

    # ---------------------------------------------------------------------------------------------------- computations

    def computations(self) -> tuple[Computation, ...]:
        """Every 算定, and the computed columns of each 明細, in written order."""
        found: list[Computation] = []
        for name in self.scheme.order:
            items = self.scheme.items.get(name)
            if items is not None:
                for column in items.columns:
                    steps = [each for each in self._steps(column.name) if each[1].items == items.name]
                    found.append(self._computation(column.name, items.name, column.shown, column, steps))
            amount = self.scheme.amounts.get(name)
            if amount is not None:
                steps = [each for each in self._steps(name) if not each[1].items]
                found.append(self._computation(name, "", amount.shown, amount, steps))
        return tuple(found)

    def _steps(self, name: str) -> list[tuple[Regime, Step]]:
        return [
            (regime, step) for regime in self.ir.regimes if regime.applies for step in regime.steps if step.name == name
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
        lines = [self._line(said) for said in self.prose.rule(name, rule, kind, shown)]
        if citations:
            lines[:1] = [
                replace(line, refs=tuple(dict.fromkeys((*line.refs, *self.quotes.of(citations))))) for line in lines[:1]
            ]
        if isinstance(declared, Amount) and declared.case:
            part = self.prose.condition(self.scheme.cases[declared.case].condition)
            lines.insert(0, Line(f"{part.when}だけの定めです。そのほかは対象外です。"))
        tables: tuple[Resolved, ...] = ()
        if any(clause.condition is not None for clause in rule.clauses):
            tables = self._resolved(rule.clauses, shown, steps)
        readings = self.numbered(reading.text for reading in declared.annotations.readings)
        return Computation(name, items, shown, tuple(lines), tables, readings)

    def _line(self, said: Sentence) -> Line:
        refs: dict[int, None] = {}
        readings: list[str] = []
        reasons: set[str] = set()
        for tag in said.tags:
            entry = self.ir.provenance.get(tag)
            if entry is not None:
                refs |= dict.fromkeys(self.quotes.of(entry.citations))
                readings += entry.readings
                reasons |= {entry.text} if entry.kind == "unstated" else set()
        numbers = tuple(number for number, _ in self.numbered(readings))
        unstated = tuple(each.number for each in self.unstated() if each.text in reasons or each.text in said.text)
        return Line(said.text, tuple(refs), said.period, "", numbers, unstated)

    def _resolved(
        self, clauses: Sequence[RuleClause], shown: str, steps: Sequence[tuple[Regime, Step]]
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
        year = self.scheme.document_year
        made.sort(key=lambda each: not _covers(each[0], each[1], year))
        return tuple(
            Resolved(show_year(year) if first == last == year else _period(first, last), rows, more)
            for first, last, rows, more in made
        )

    def _rows(
        self, clauses: Sequence[RuleClause], expr: typed.Expr, shown: str
    ) -> tuple[tuple[Row, ...], tuple[str, ...]]:
        more: list[str] = []
        while isinstance(expr, typed.Cap | typed.Round | typed.RoundUnstated):
            if isinstance(expr, typed.Cap):
                more.append(f"{self.prose.limit(expr.limit, shown)}を上限とする")
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
            rows.append(self._row(self.prose.case(arm.condition), arm.value, arm.tag, shown, known))
        if expr.otherwise is not None and not (isinstance(expr.otherwise, typed.Unstated) and not rows):
            rows.append(
                self._row("そのほか" if rows else "すべての場合", expr.otherwise, expr.otherwise_tag, shown, known)
            )
        spoken = any(not row.value.startswith("記載なし") for row in rows)
        return (tuple(rows), tuple(reversed(more))) if spoken else ((), ())

    def _row(self, case: str, value: typed.Expr, tag: str, shown: str, known: dict[str, RuleClause]) -> Row:
        entry = self.ir.provenance.get(tag)
        clause = known.get(tag)
        label = "" if entry is None else entry.label
        if clause is not None and clause.kind is ClauseKind.GENERAL:
            label = "原則"
        refs = () if entry is None else self.quotes.of(entry.citations)
        return Row(case, self.prose.value(value, shown), label, refs)

    # ------------------------------------------------------------------------------------------------ tables and values

    def tables(self) -> tuple[PrintedTable, ...]:
        """The 表, as printed."""
        found = []
        for name in self.scheme.order:
            grid = self.scheme.grids.get(name)
            layout = None if grid is None else grids.printed(grid)
            if grid is None or layout is None:
                continue
            node = grid.declaration
            period = "、".join(_period(each.first, each.last) for each in node.annotations.periods)
            caption = "　".join(part for part in (name, period, grids.unit_line(grid.shown)) if part)
            found.append(
                PrintedTable(
                    name,
                    caption,
                    layout,
                    tuple(self.quotes.of(each) for each in layout.citations),
                    self.quotes.of(node.annotations.citations),
                    self.numbered(reading.text for reading in node.annotations.readings),
                )
            )
        return tuple(found)

    def values(self) -> tuple[ValueTable, ...]:
        """The 基準, by year."""
        found = []
        for grid in self.scheme.grids.values():
            if not isinstance(grid.declaration, tree.ParameterDeclaration):
                continue
            held = grids.values(grid, self.scheme)
            refs = tuple(self.quotes.of(citations) for _, _, citations in held.rows)
            found.append(ValueTable(grid.name, grid.shown, held, refs, self.numbered(_grid_readings(grid)), grid.parts))
        return tuple(found)

    # ------------------------------------------------------------------------------------------------------------ rest

    def _texts(self) -> list[Line]:
        wanted = {tree.TextKind.BASIS: "根拠", tree.TextKind.REMARK: "備考"}
        return [
            Line(string.text, self.quotes.of(text.annotations.citations), "", wanted[text.kind])
            for text in self.scheme.texts
            if text.kind in wanted
            for string in text.texts
        ]

    def _related(self) -> list[tuple[str, str, str]]:
        """Names of related schemes, with the page where there is one, and what the author says of it."""
        found = [
            (name.text, self.context.page_of(name.text), "" if node.text is None else node.text.text)
            for node in self.scheme.related
            for name in node.names
        ]
        known = {name for name, _, _ in found}
        for other in self.context.irs.values():
            if other.scheme.name in known or other.scheme.id == self.scheme.id:
                continue
            found += [
                (other.scheme.name, other.scheme.id, "" if node.text is None else node.text.text)
                for node in other.scheme.related
                if any(name.text == self.scheme.name for name in node.names)
            ]
        return found

    def facts(self) -> tuple[FactTable, ...]:
        """The 事実, 推移 and 目標."""
        kinds = {"fact": "", "series": "推移", "target": "目標"}
        cited = self._cited()
        return tuple(
            FactTable(
                kinds[fact.kind],
                fact.name,
                tuple(
                    (
                        "、".join(entry.keys),
                        grids.cell_text(entry.value, fact.type, fact.shown),
                        _entry_period(entry.keys, entry.period.first, entry.period.last),
                        () if fact.citations else self.quotes.of(cited.get(identity(fact.name, entry.keys), ())),
                    )
                    for entry in fact.entries
                ),
                self.quotes.of(fact.citations),
            )
            for fact in self.scheme.facts
        )

    def _cited(self) -> dict[str, tuple[tree.Citation, ...]]:
        """The citations of published figures, by the figure's name without its period."""
        found: dict[str, tuple[tree.Citation, ...]] = {}
        for proof in self.context.proofs:
            key = proof.figure.key.partition("@")[0].removeprefix("目標 ")
            if proof.claim.scheme == self.scheme.id and key:
                found.setdefault(key, proof.claim.citations)
        return found

    def _place(self) -> str:
        line = self.context.line(self.scheme.span)
        return f"{self.scheme.span.path}{f'　{line}行' if line else ''}"


def _grid_readings(grid: Grid) -> tuple[str, ...]:
    node = grid.declaration
    found: dict[str, None] = dict.fromkeys(reading.text for reading in node.annotations.readings)
    if isinstance(node, tree.ParameterDeclaration):
        for entry in node.entries:
            for dated in entry.values:
                found |= dict.fromkeys(reading.text for reading in dated.annotations.readings)
    return tuple(found)


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


def _walk(node: typed.Expr) -> Iterable[typed.Expr]:
    stack = [node]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(typed.children(part))


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
    return _is_yen(given.type)


def _is_yen(kind: object) -> bool:
    return isinstance(kind, Quantity) and kind.unit.numerator == ("円",)


def _period(first: int | None, last: int | None) -> str:
    return show_period(first, last)


def _entry_period(keys: Sequence[str], first: int | None, last: int | None) -> str:
    """The years of a published figure, unless its label says them already."""
    if first is not None and first == last:
        return "" if show_year(first) in keys else show_year(first)
    return "" if first is None and last is None else show_period(first, last)


def _covers(first: int | None, last: int | None, year: int) -> bool:
    return (first is None or first <= year) and (last is None or year <= last)
