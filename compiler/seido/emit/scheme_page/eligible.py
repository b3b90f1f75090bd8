"""対象になりますか: requirements as sentences, inputs, and what was proved of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from seido.analyse.prove import Method, Verdict
from seido.emit.prose import show
from seido.emit.scheme_page.desk import Desk, Line
from seido.typed import expression as typed
from seido.typed.types import Enumeration, Quantity
from seido.typed.walk import walk
from seido.values.calendar import show_period

if TYPE_CHECKING:
    from seido.typed.program import Input, Requirement


_HOW: Final = {
    Method.LISTED: "場合をすべて挙げて確かめた",
    Method.RANGES: "入力の範囲のどの値についても、式の上で証明した",
    Method.SOLVER: "入力の範囲のどの値についても、z3で証明した",
}


@dataclass(frozen=True, slots=True)
class Checklist:
    """Requirements that apply together: ``part`` says when, empty for always; ``soft`` ones are 目安."""

    part: str
    soft: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An input of the scheme."""

    name: str
    kind: str
    question: str
    bounds: str
    judge: str


@dataclass(frozen=True)
class Eligible:
    """Speaks of who may apply, and of what is asked."""

    desk: Desk

    def checks(self, *, settled: bool) -> tuple[tuple[str, str], ...]:
        """The 検証 that are proved, each with how; or those that are not, each with why."""
        found: list[tuple[str, str]] = []
        for each in self.desk.ir.scheme.verifications:
            result = self.desk.context.verdict(self.desk.ir.scheme.id, each)
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

    def checklist(self) -> tuple[Checklist, ...]:
        """The 要件, those of one 場合 together, hard ones before 目安."""
        found: dict[tuple[bool, str], list[Line]] = {}
        for each in self.desk.scheme.requirements.values():
            found.setdefault((each.soft, each.case), []).append(self._requirement(each))
        return tuple(
            Checklist(self._part(case), soft, tuple(lines))
            for (soft, case), lines in sorted(found.items(), key=lambda each: each[0][0])
        )

    def _part(self, case: str) -> str:
        return f"{self.desk.prose.condition(self.desk.scheme.cases[case].condition).when}" if case else ""

    def _requirement(self, each: Requirement) -> Line:
        text = f"{self.desk.prose.condition(each.condition).plain}こと"
        if each.when is not None:
            text = f"{self.desk.prose.condition(each.when).when}は、{text}"
        if each.text:
            text = f"{each.text}　{text}"
        period = "" if each.period.implied else show_period(each.period.first, each.period.last)
        readings = tuple(
            number for number, _ in self.desk.numbered(reading.text for reading in each.annotations.readings)
        )
        refs = self.desk.quotes.of(each.annotations.citations)
        return Line(text, refs, period, each.name, readings, self._gaps(each), asks=tuple(self._asks(each)))

    def _gaps(self, each: Requirement) -> tuple[int, ...]:
        """The 記載なし on which a requirement may come to rest."""
        reasons = [
            self.desk.ir.provenance[node.tag].text
            for node in self._parts(each)
            if isinstance(node, typed.Unstated) and node.tag in self.desk.ir.provenance
        ]
        return self.desk.gaps(reasons)

    def _asks(self, each: Requirement) -> Iterator[str]:
        """What must be asked before it is certain whether a requirement is met, and of whom."""
        judged = {
            node.name: self.desk.scheme.inputs[node.name].judge
            for node in self._parts(each)
            if isinstance(node, typed.Variable) and node.name in self.desk.scheme.inputs
        } | {
            node.name: field.judge
            for node in self._parts(each)
            if isinstance(node, typed.FieldOf) and node.items in self.desk.scheme.items
            for field in self.desk.scheme.items[node.items].fields
            if field.name == node.name
        }
        for name, judge in judged.items():
            if judge:
                yield f"「{name}」を判断するのは、{judge}です。判断が出るまでは要確認です。"
        authority = "、".join(dict.fromkeys(judge for judge in judged.values() if judge)) or self.desk.authority
        if self._gaps(each):
            yield f"資料に書かれていないことによるときは、要確認です。{authority}に確かめてください。"
        if each.soft:
            yield f"当たらないときは、要確認です。それでも対象になるかを、{authority}に確かめてください。"

    def _parts(self, each: Requirement) -> list[typed.Expr]:
        """Every part of a requirement, those of the 算定 that it names among them, as they are in the document's year."""
        found: list[typed.Expr] = []
        waiting, seen = [each.condition], set[str]()
        while waiting:
            for node in walk((waiting.pop(),)):
                found.append(node)
                if isinstance(node, typed.Definition) and node.name in self.desk.scheme.amounts:
                    if node.name in seen:
                        continue
                    seen.add(node.name)
                    for clause in self.desk.scheme.amounts[node.name].rule.clauses:
                        if clause.period.holds(self.desk.scheme.document_year):
                            waiting += [clause.value, *(() if clause.condition is None else (clause.condition,))]
        return found

    def asked(self, given: Input) -> Asked:
        """An input: its name, what may be given, and who decides it."""
        kind = given.shown
        if isinstance(given.type, Enumeration):
            category = self.desk.scheme.categories.get(given.type.category)
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
