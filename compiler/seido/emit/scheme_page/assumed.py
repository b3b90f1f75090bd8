"""仮置き: what a scheme assumes where the document prints nothing, and amounts that say which of it they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from seido.emit import grids
from seido.emit.markdown import md
from seido.emit.worked import value_text
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.values.display import PROVISIONAL
from seido.values.exact import Known

if TYPE_CHECKING:
    from seido.emit.prose import Prose
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import RuleClause, Scheme
    from seido.typed.types import Type
    from seido.values.exact import Value

MARK: Final = "provisional:"
"""What marks a value that rests on a 仮置き, before its tag."""

_NOT_PRINTED: Final = ("印字されていない", "書かれていない")
_WHOLE: Final = "10/10"  # as ministries print a rate that covers everything


@dataclass(frozen=True, slots=True)
class Assumption:
    """One 仮置き: what is assumed of what, for which years, and the reasons and readings it stands with.

    ``key`` is where it stands: a line of a 基準, empty for a rule; ``clause`` the tag of the clause that holds it.
    """

    number: int
    tag: str
    name: str
    key: tuple[str, ...]
    value: str
    reason: str
    readings: tuple[str, ...]
    clause: str
    current: bool  # it holds in the document's year, under the readings adopted
    when: str = ""  # the case of it, where it is not for all

    @property
    def of(self) -> str:
        """What is assumed, by its name: 措置率（受入れの期間中）."""
        parts = "、".join((*self.key, *([self.when] if self.when else [])))
        return f"{self.name}（{parts}）" if parts else self.name

    @property
    def why(self) -> str:
        """That it is not printed, in the words of its author."""
        if self.reason.rstrip("。").endswith(_NOT_PRINTED):
            return self.reason.rstrip("。")
        return f"{grids.NOT_PRINTED}：{self.reason}" if self.reason else grids.NOT_PRINTED


@dataclass(frozen=True)
class Telling:
    """Tells the values of one scheme, each with what it was assumed from. ``gaps`` numbers 記載なし by their reasons."""

    ir: SchemeIR
    prose: Prose
    gaps: Mapping[str, int]

    @property
    def _scheme(self) -> Scheme:
        return self.ir.scheme

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Every 仮置き of the scheme, numbered in the order of its declarations, 基準 first."""
        found = dict[str, Assumption]()
        for each in (*self._of_grids(), *self._of_rules()):
            found.setdefault(each.tag, replace(each, number=len(found) + 1))
        return tuple(found.values())

    def _of_grids(self) -> Iterator[Assumption]:
        for grid in self._scheme.grids.values():
            for cell in grid.cells:
                held = cell.value
                if isinstance(held, typed.Unstated) and held.provisional is not None:
                    value, now = self._assumed(held.provisional, grid.shown), cell.period.holds(self._year)
                    yield Assumption(0, held.tag, grid.name, cell.key, value, *self._grounds(held.tag), "", now)

    def _of_rules(self) -> Iterator[Assumption]:
        for name, shown, clause in self._clauses():
            for node in _unstated(clause.value):
                if node.provisional is not None:
                    value = self._assumed(node.provisional, shown)
                    when = "" if clause.condition is None else self.prose.condition(clause.condition).when
                    now = clause.period.holds(self._year) and self._is_adopted(clause)
                    grounds = self._grounds(node.tag)
                    yield Assumption(0, node.tag, name, (), value, *grounds, clause.tag, now, when)

    def _is_adopted(self, clause: RuleClause) -> bool:
        """Whether a clause is not for another reading than the one adopted."""
        condition = clause.condition
        if not isinstance(condition, typed.MemberOf) or not isinstance(condition.subject, typed.Reading):
            return True
        return self._scheme.readings[condition.subject.name].adopted in condition.members

    @property
    def _year(self) -> int:
        return self._scheme.document_year

    def _clauses(self) -> Iterator[tuple[str, str, RuleClause]]:
        for amount in self._scheme.amounts.values():
            for clause in amount.rule.clauses:
                yield amount.name, amount.shown, clause
        for items in self._scheme.items.values():
            for column in items.columns:
                for clause in column.rule.clauses:
                    yield f"{items.name}ごとの{column.name}", column.shown, clause

    def _assumed(self, node: typed.Expr, shown: str) -> str:
        text = self.prose.value(node, shown)
        return f"{text}（{_WHOLE}）" if isinstance(node, typed.Const) and node.value == 1 and text == "1" else text

    def _grounds(self, tag: str) -> tuple[str, tuple[str, ...]]:
        entry = self.ir.provenance.get(tag)
        return ("", ()) if entry is None else (entry.text, entry.readings)

    def value(self, name: str, value: Value | None, kind: Type, shown: str) -> str | Markup:
        """A computed value: a ratio in its printed form too, an assumed one with links to what was assumed."""
        text = value_text(value, kind, shown)
        if isinstance(value, Known) and isinstance(value.value, Fraction):
            text = self._both(name, value, kind, text)
        if value is None or not text.endswith(PROVISIONAL):
            return text
        links = Markup("、").join(_mark(each) for each in self.assumptions if f"{MARK}{each.tag}" in value.marks)
        return Markup("{}（{}）").format(md(text.removesuffix(PROVISIONAL)), links) if links else text

    def assumption(self, tag: str) -> str | Markup:
        """What a 仮置き assumes, in a sentence that begins with its link."""
        for each in self.assumptions:
            if each.tag == tag:
                said = f"：{each.of}を、仮に{each.value}として計算しました（{each.why}）。"
                return Markup("{}{}").format(_mark(each), md(said))
        return f"仮置き：{self._grounds(tag)[0]}"

    def gap(self, tag: str) -> str | Markup:
        """What is open: a numbered 記載なし of the page, or the figure of a year that is not printed."""
        reason, _ = self._grounds(tag)
        number = self.gaps.get(reason)
        if number is None:
            return f"{grids.NOT_PRINTED}：{reason or tag}"
        entry = self.ir.provenance[tag]
        if entry.label == grids.NOT_PRINTED:
            reason = f"「{entry.declaration}」の「{grids.NOT_PRINTED}」の欄"
        return Markup('<a href="#u{}">記載なし{}</a>：{}').format(number, number, md(reason))

    def _both(self, name: str, value: Known, kind: Type, text: str) -> str:
        ending = PROVISIONAL if text.endswith(PROVISIONAL) else ""
        if not isinstance(kind, Quantity) or kind.unit.numerator or kind.unit.denominator:
            return text
        return grids.both_forms(self._form(name, value), text.removesuffix(ending)) + ending

    def _form(self, name: str, value: Known) -> str:
        """The form in which a definition's own figures print a value; empty where they print it as a fraction, or not."""
        amount = self._scheme.amounts.get(name)
        forms: dict[str, None] = {}
        for clause in () if amount is None else amount.rule.clauses:
            node = clause.value
            if isinstance(node, typed.Const) and node.value == value.value:
                forms[self.prose.as_written(node)] = None
            elif isinstance(node, typed.Lookup) and node.grid in self._scheme.grids:
                grid = self._scheme.grids[node.grid]
                for cell in grid.cells:
                    if isinstance(cell.value, typed.Const) and cell.value.value == value.value:
                        own = self.prose.as_written(cell.value)
                        forms[own or self.prose.constant(cell.value, grid.shown)] = None
        return next(iter(forms)) if len(forms) == 1 else ""


def _mark(each: Assumption) -> Markup:
    """A link to a 仮置き on the page."""
    return Markup('<a href="#k{}">仮置き{}</a>').format(each.number, each.number)


def _unstated(node: typed.Expr) -> Iterator[typed.Unstated]:
    """Every 記載なし in a formula, in written order."""
    if isinstance(node, typed.Unstated):
        yield node
    for part in typed.children(node):
        yield from _unstated(part)
