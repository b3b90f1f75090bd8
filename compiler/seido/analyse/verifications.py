"""検証 and 内訳: statements that must hold in every case, in every year they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from seido.analyse.prove import NO_REASON, Conclusion, Method, Question, Verdict, prove, show_case
from seido.analyse.solve import solve
from seido.ir.lower import lower_statement
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.source.catalogue import rules
from seido.source.diagnostic import Diagnostic, Fact, Text
from seido.typed import expression as typed
from seido.typed.program import Verification
from seido.typed.types import Quantity, Type
from seido.values.calendar import show_year
from seido.values.display import show_value
from seido.values.exact import Value
from seido.values.units import NONE

_LEFT: Final = "検証の左"
_RIGHT: Final = "検証の右"
_UNPRINTED: Final = Text("比べる値がどの場合にも印字されていません", "the values to compare are printed for no case")
_NO_YEAR: Final = Text(
    "言っている年度に、この制度の適用される年度がありません", "the scheme applies in none of the years it speaks of"
)


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """A statement, its verdict, how it was come to, how many kinds of case were told apart, and what is to be said.

    ``why`` is the reason of an open verdict. ``whatever`` says that a proof holds for whatever the document leaves open
    too; without it, cases whose figures are not printed are left aside.
    """

    scheme: str
    verification: Verification
    verdict: Verdict
    method: Method
    cases: int
    diagnostics: tuple[Diagnostic, ...]
    whatever: bool = True
    why: Text = NO_REASON


def run_verifications(ir: SchemeIR, *, solver: bool = False) -> tuple[VerificationResult, ...]:
    """All statements of a scheme; with ``solver`` z3 is asked about those that are not decided without it."""
    return tuple(_run(ir, each, solver=solver) for each in ir.scheme.verifications)


def _run(ir: SchemeIR, verification: Verification, *, solver: bool) -> VerificationResult:
    cases = 0
    method = Method.LISTED
    whatever = True
    why: Text | None = None
    asked = printed = False
    own = ir.scheme.document_year
    for regime in sorted(ir.regimes, key=lambda each: not each.holds(own)):  # a counterexample of its year comes first
        year = _year(regime, verification, ir)
        if year is None:
            continue
        asked = True
        question = _question(ir, regime, verification, year)
        found = prove(question)
        if solver and found.verdict is Verdict.UNDECIDED:
            found = solve(question, found)
        cases += found.paths
        method = max(method, found.method, key=list(Method).index)
        if found.verdict is Verdict.REFUTED:
            diagnostic = _refuted(verification, found, question, year)
            return VerificationResult(ir.scheme.id, verification, found.verdict, method, cases, (diagnostic,))
        # A year for which nothing that is compared is printed is left aside, as single cases of that kind are.
        if found.verdict is Verdict.UNDECIDED and not (found.silent and not found.spoken):
            why = why or found.why
        if found.spoken or found.whatever:
            printed = True
            whatever = whatever and found.whatever
    if why is None and not printed:
        why = _UNPRINTED if asked else _NO_YEAR
    if why is not None:
        diagnostic = Diagnostic(rules.VERIFICATION_OPEN, verification.span, {"text": verification.text, "why": why})
        return VerificationResult(
            ir.scheme.id, verification, Verdict.UNDECIDED, method, cases, (diagnostic,), whatever=False, why=why
        )
    return VerificationResult(ir.scheme.id, verification, Verdict.PROVED, method, cases, (), whatever=whatever)


def _year(regime: Regime, verification: Verification, ir: SchemeIR) -> int | None:
    """A year of the regime in which the statement must hold: without a period that is every year of the scheme."""
    if not regime.applies:
        return None
    period = verification.period
    first = max((each for each in (regime.first, period.first) if each is not None), default=None)
    last = min((each for each in (regime.last, period.last) if each is not None), default=None)
    if first is not None and last is not None and last < first:
        return None
    own = ir.scheme.document_year
    if (first is None or first <= own) and (last is None or own <= last):
        return own
    return first if first is not None else last


def _question(ir: SchemeIR, regime: Regime, verification: Verification, year: int) -> Question:
    statement, tables = lower_statement(ir.scheme, verification.statement, year)
    watched: tuple[Step, ...] = ()
    if isinstance(statement, typed.Compare):
        watched = (
            Step(StepKind.AMOUNT, _LEFT, "", statement.left.type, statement.left, verification.span),
            Step(StepKind.AMOUNT, _RIGHT, "", statement.right.type, statement.right, verification.span),
        )
    axes = {
        axis: ir.scheme.categories[axis].names
        for axis in verification.axes
        if axis in ir.scheme.categories and axis not in ir.scheme.inputs
    }
    return Question(ir, regime, statement, tables, axes, watched)


def _refuted(verification: Verification, found: Conclusion, question: Question, year: int) -> Diagnostic:
    sides: Fact = ""
    statement = question.statement
    if isinstance(statement, typed.Compare):
        left, right = _side(_LEFT, statement.left.type, found.values), _side(_RIGHT, statement.right.type, found.values)
        sides = Text(f"左は {left}、右は {right} です。", f"Left: {left}; right: {right}.")
    case = "" if found.case is None else show_case(found.case, question.ir)
    facts = {
        "text": verification.text,
        "case": f"{case}、{show_year(year)}" if case else show_year(year),
        "sides": sides,
    }
    return Diagnostic(rules.VERIFICATION_FAILED, verification.span, facts)


def _side(name: str, kind: Type, values: Mapping[str, Value]) -> str:
    return show_value(values[name], kind.unit if isinstance(kind, Quantity) else NONE, "")
