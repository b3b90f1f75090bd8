"""Gaps and overlaps of rules: which of those that combinations of parts allow are cases that can arise.

A gap or an overlap is an error only with a case that one can type, that meets the 要件, and in which the reference
interpreter finds it ([decision 0014](../../../docs/decisions/0014-proofs.md)). What no case reaches is not said; what
cannot be decided is said as such, with the combination in question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from seido.analyse.prove import SILENCE, Conclusion, Question, Verdict, prove, show_case
from seido.analyse.readings import as_read
from seido.analyse.requirements import asked, beside, met
from seido.ir.doubts import Doubt, is_so
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.ir.rules import show_expr
from seido.source.catalogue import rules
from seido.source.diagnostic import Diagnostic, Fact, Kind, Text
from seido.typed import expression as typed
from seido.typed.types import TRUTH, Quantity
from seido.values.calendar import show_year
from seido.values.display import show_value
from seido.values.exact import Known
from seido.values.units import NONE, Unit

_EFFORT: Final = 20_000
_PATIENCE: Final = 8
"""Doubts of one regime that stay open before no more are gone into."""

_OPEN: Final[Mapping[Kind, Kind]] = {
    rules.CASES_GAP: rules.GAP_OPEN,
    rules.BAND_GAP: rules.GAP_OPEN,
    rules.OVERLAP: rules.OVERLAP_OPEN,
    rules.BAND_OVERLAP: rules.OVERLAP_OPEN,
}
_BANDS: Final = frozenset((rules.BAND_GAP, rules.BAND_OVERLAP))
_RANK: Final[Mapping[Verdict, int]] = {Verdict.PROVED: 0, Verdict.UNDECIDED: 1, Verdict.REFUTED: 3}
_TOO_MANY: Final = Text(
    "確かめる組合せが多く、決められた手間では調べきれません",
    "there are too many combinations to look at for the effort allowed",
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding of one regime."""

    regime: Regime
    found: Diagnostic


def confirm(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """What is to be said of the doubts of a scheme, each thing once; of years beside the document's with the year."""
    said: dict[tuple[Kind, Sequence[object]], _Said] = {}
    regimes = [regime for regime in ir.regimes if regime.applies]
    for regime in sorted(regimes, key=lambda each: not each.holds(ir.scheme.document_year)):
        judge = _Judge(ir, regime)
        for doubt in regime.doubts:
            found = judge.decide(doubt)
            if found is not None:
                key = (found.kind, _place(found, doubt))
                said.setdefault(key, _Said(regime, found))
    findings = [_dated(each, ir) for each in said.values()]
    if any(each.kind is rules.BAND_GAP for each in findings):
        # What no band covers is covered by no rule over the bands either; that is no second mistake.
        findings = [each for each in findings if each.kind not in {rules.CASES_GAP, rules.GAP_OPEN}]
    return tuple(findings)


def _place(found: Diagnostic, doubt: Doubt) -> Sequence[object]:
    """What tells findings of one kind apart: of a 段階 each stretch is one."""
    stretch = str(doubt.found.facts["case"]) if found.kind is rules.BAND_GAP else ""
    return (found.span, tuple(label.span for label in found.labels), stretch)


def _dated(said: _Said, ir: SchemeIR) -> Diagnostic:
    """The finding, with its year where that is not the document's."""
    if said.regime.holds(ir.scheme.document_year):
        return said.found
    year = show_year(_a_year(said.regime))
    return replace(said.found, facts={**said.found.facts, "case": f"{said.found.facts['case']}、{year}"})


def _a_year(regime: Regime) -> int:
    return next((year for year in (regime.first, regime.last) if year is not None), 0)


@dataclass(slots=True)
class _Judge:
    """Decides the doubts of one regime."""

    ir: SchemeIR
    regime: Regime
    left_open: int = 0
    required: Sequence[Step] = field(init=False)

    def __post_init__(self) -> None:
        self.required = tuple(asked(self.ir, self.regime))

    def decide(self, doubt: Doubt) -> Diagnostic | None:
        """The finding about a doubt: an error with a case, that it is not decided, or None where no case has it."""
        undecided: Diagnostic | None = None
        for each in (doubt, *doubt.again):
            found = self._one(each)
            if found is not None and found.is_error:
                return found
            undecided = undecided or found
        return undecided

    def _one(self, doubt: Doubt) -> Diagnostic | None:
        required = self._excluding(doubt)
        if doubt.is_case(self.ir.scheme) and (not required or self._meets(doubt, required)):
            return doubt.found
        if self.left_open >= _PATIENCE:
            return self._open(doubt, _TOO_MANY)
        conclusion, ir = self._ask(doubt, required)
        if conclusion.verdict is Verdict.UNDECIDED and required:
            conclusion, ir = self._ask(
                doubt, ()
            )  # that it can be typed is enough; whether a 要件 excludes it stays open
        if conclusion.verdict is Verdict.REFUTED:
            return self._confirmed(doubt, conclusion, ir)
        if conclusion.verdict is Verdict.PROVED and conclusion.whatever:
            return None
        if (conclusion.silent or conclusion.verdict is Verdict.PROVED) and not self.regime.holds(
            self.ir.scheme.document_year
        ):
            return None  # it rests on what later documents will print
        self.left_open += 1
        return self._open(doubt, conclusion.why if conclusion.verdict is Verdict.UNDECIDED else SILENCE)

    def _excluding(self, doubt: Doubt) -> tuple[typed.Expr, ...]:
        """The 要件 that may exclude a case: those that do not rest on the rule in doubt."""
        return tuple(met(step) for step in beside(self.regime, self.required, doubt.name))

    def _meets(self, doubt: Doubt, required: Sequence[typed.Expr]) -> bool:
        """Whether the 要件 leave the first combination, which is a case by itself."""
        exact = [is_so(atom, value) for atom, value in doubt.combination.items() if not isinstance(atom, typed.Reading)]
        statement = _not(typed.AllOf((*required, *exact), type=TRUTH, span=doubt.holds.span))
        found = prove(Question(self.ir, self.regime, self._of_rows(doubt, statement)), _EFFORT)
        return found.verdict is not Verdict.PROVED or not found.whatever

    def _ask(self, doubt: Doubt, required: Sequence[typed.Expr]) -> tuple[Conclusion, SchemeIR]:
        """The conclusion on whether no case that meets the 要件 has what is in doubt, and the scheme as read for it."""
        outside = [_not(each) for each in required]
        holds = typed.AnyOf((*outside, doubt.holds), type=TRUTH, span=doubt.holds.span) if outside else doubt.holds
        statement = self._of_rows(doubt, holds)
        watched = tuple(
            Step(StepKind.AMOUNT, _watched(at), "", atom.type, atom, atom.span)
            for at, atom in enumerate(self._computed(doubt))
        )
        asked_of = [
            (prove(Question(ir, self.regime, statement, watched=watched), _EFFORT), ir)
            for ir in as_read(self.ir, self.regime, statement)
        ]
        return max(asked_of, key=lambda each: _RANK[each[0].verdict] + (not each[0].whatever))

    def _of_rows(self, doubt: Doubt, holds: typed.Expr) -> typed.Expr:
        if not doubt.items:
            return holds
        return typed.Fold(typed.FoldKind.ALL, doubt.items, None, holds, type=TRUTH, span=holds.span)

    def _computed(self, doubt: Doubt) -> tuple[typed.Expr, ...]:
        """The things with a name that the combination tells of and the case does not."""
        named = (typed.Definition, typed.Lookup)
        return () if doubt.items else tuple(atom for atom in doubt.combination if isinstance(atom, named))

    # ------------------------------------------------------------------------------------------------------ what is said

    def _confirmed(self, doubt: Doubt, conclusion: Conclusion, ir: SchemeIR) -> Diagnostic:
        """The finding, with the case in which it was found."""
        if conclusion.case is None:
            return doubt.found
        parts = [show_case(conclusion.case, ir)]
        for name, reading in ir.scheme.readings.items():
            if reading.adopted != self.ir.scheme.readings[name].adopted:
                parts.append(f"{name} が {reading.adopted}")
        shown = "、".join(part for part in parts if part)
        values = [
            f"{show_expr(atom)} が {show_value(conclusion.values[_watched(at)], _unit(atom), '')}"
            for at, atom in enumerate(self._computed(doubt))
            if isinstance(conclusion.values.get(_watched(at)), Known)
        ]
        case = f"{shown}（{'、'.join(values)}）" if shown and values else shown or "、".join(values)
        if doubt.found.kind in _BANDS:
            case = "、".join(part for part in (shown, *values) if part)
            such: Fact = Text(f"（たとえば {case}）", f" (such as {case})") if case else ""
            return replace(doubt.found, facts={**doubt.found.facts, "such": such})
        return replace(doubt.found, facts={**doubt.found.facts, "case": case or doubt.found.facts["case"]})

    def _open(self, doubt: Doubt, why: Text) -> Diagnostic:
        facts = {"name": doubt.name, "case": doubt.found.facts["case"], "why": why}
        return Diagnostic(_OPEN[doubt.found.kind], doubt.found.span, facts, doubt.found.labels)


def _watched(at: int) -> str:
    return f"値{at}"


def _unit(atom: typed.Expr) -> Unit:
    return atom.type.unit if isinstance(atom.type, Quantity) else NONE


def _not(condition: typed.Expr) -> typed.Expr:
    return typed.Negation(condition, type=TRUTH, span=condition.span)
