"""検証: statements that must hold, tried for every member of their axes in every year they speak of."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from seido.evaluate import computer, specify
from seido.ir.lower import lower_statement, uses
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.ir.regions import parts_of
from seido.source.catalogue import rules
from seido.source.diagnostic import Diagnostic, Fact, Text
from seido.typed import expression as typed
from seido.typed.program import Verification
from seido.typed.types import TRUTH, Enumeration, Quantity, Truth
from seido.values.calendar import show_year
from seido.values.display import show_value
from seido.values.exact import Known, Open, OutOfScope, Value, missing_number
from seido.values.units import NONE, Unit

LIMIT = 20_000  # combinations of one statement
_STATEMENT, _LEFT, _RIGHT = "検証", "検証の左", "検証の右"


class Verdict(StrEnum):
    """What came of a statement."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """A statement, its verdict, how many combinations were tried, and what is to be said of it."""

    scheme: str
    verification: Verification
    verdict: Verdict
    cases: int
    diagnostics: tuple[Diagnostic, ...]


def run_verifications(ir: SchemeIR) -> tuple[VerificationResult, ...]:
    """All statements of a scheme."""
    return tuple(_run(ir, each) for each in ir.scheme.verifications)


def _run(ir: SchemeIR, verification: Verification) -> VerificationResult:
    tried = 0
    undecided: Diagnostic | None = None
    for regime in ir.regimes:
        year = _year(regime, verification, ir)
        if year is None:
            continue
        found, count, decided = _in_regime(ir, regime, verification, year)
        tried += count
        if found is not None and decided:
            return VerificationResult(ir.scheme.id, verification, Verdict.REFUTED, tried, (found,))
        undecided = undecided or found
    if undecided is not None:
        return VerificationResult(ir.scheme.id, verification, Verdict.UNDECIDED, tried, (undecided,))
    return VerificationResult(ir.scheme.id, verification, Verdict.PROVED, tried, ())


def _year(regime: Regime, verification: Verification, ir: SchemeIR) -> int | None:
    """A year of the regime in which the statement must hold. Without a period that is the document's year."""
    if not regime.applies:
        return None
    period = verification.period
    if period.first is None and period.last is None:
        return ir.scheme.document_year if regime.holds(ir.scheme.document_year) else None
    first = max((each for each in (regime.first, period.first) if each is not None), default=None)
    last = min((each for each in (regime.last, period.last) if each is not None), default=None)
    if first is not None and last is not None and last < first:
        return None
    return first if first is not None else last


def _in_regime(
    ir: SchemeIR, regime: Regime, verification: Verification, year: int
) -> tuple[Diagnostic | None, int, bool]:
    statement, tables = lower_statement(ir.scheme, verification.statement, year)
    steps = [Step(StepKind.REQUIREMENT, _STATEMENT, "", TRUTH, statement, verification.span)]
    if isinstance(statement, typed.Compare):
        steps += [
            Step(StepKind.AMOUNT, _LEFT, "", statement.left.type, statement.left, verification.span),
            Step(StepKind.AMOUNT, _RIGHT, "", statement.right.type, statement.right, verification.span),
        ]
    needed = _needed(regime, statement)
    if _identical(statement, needed):
        return None, 1, False
    widened = replace(regime, steps=(*needed, *steps), tables={**regime.tables, **tables})
    compute = computer(widened)
    domains = _domains(ir, verification)
    count = 1
    for domain in domains.values():
        count *= len(domain)
    if count > LIMIT:
        why = Text(f"組合せが{count:,}通りあります", f"there are {count:,} combinations")
        return _open(verification, why), 0, False
    base: dict[str, Value] = {}
    for each in ir.scheme.inputs.values():
        base[each.name] = missing_number(each.name, each.low, each.high)
        if not isinstance(each.type, Quantity):
            base[each.name] = Open(options=None, missing=frozenset((each.name,)))
    rows = dict.fromkeys(ir.scheme.items)
    readings = {spec.name: spec.adopted for spec in specify(ir).readings}
    open_case: Diagnostic | None = None
    held = 0
    for combination in itertools.product(*domains.values()):
        chosen = dict(zip(domains, combination, strict=True))
        values = compute({**base, **chosen}, rows, readings, None).values
        result = values[_STATEMENT]
        if isinstance(result, Known) and result.value is True:
            held += 1
            continue
        if isinstance(result, OutOfScope) or (isinstance(result, Open) and result.unstated and not result.missing):
            continue  # where the document prints no value there is nothing to verify
        if isinstance(result, Known):
            return _refuted(verification, _case(chosen, year, ir), values, statement), count, True
        case = _case(chosen, year, ir)
        unsettled = Text(f"{case} のときの値が決まりません", f"it has no definite value where {case}")
        open_case = open_case or _open(verification, unsettled)
    if not held and open_case is None:
        unprinted = Text(
            "比べる値がどの組合せにも印字されていません", "the values to compare are printed for no combination"
        )
        open_case = _open(verification, unprinted)
    return open_case, held, False


def _needed(regime: Regime, statement: typed.Expr) -> tuple[Step, ...]:
    """The definitions that a statement uses, by itself or through others, in order of computation."""
    wanted = set(uses((statement,)))
    found: list[Step] = []
    for step in reversed(regime.steps):
        name = f"{step.items}の{step.name}" if step.kind is StepKind.COLUMN else step.name
        if name in wanted:
            found.append(step)
            wanted.update(uses((step.expr,)))
    return tuple(reversed(found))


def _identical(statement: typed.Expr, steps: Sequence[Step]) -> bool:
    """Whether an equation holds by its form alone: both sides are the same sum, whatever the values in it are.

    So 事業費 = 起債額 + 一般財源 is proved where 一般財源 is 事業費 - 起債額, for every 事業費 and every rounding.
    """
    if not isinstance(statement, typed.Compare) or statement.comparison is not typed.Comparison.EQUAL:
        return False
    formulas = {step.name: step.expr for step in steps if step.kind is StepKind.AMOUNT}
    left, right = _terms(statement.left, formulas), _terms(statement.right, formulas)
    return all(left.get(term, Fraction(0)) == right.get(term, Fraction(0)) for term in (*left, *right))


def _terms(node: typed.Expr, formulas: Mapping[str, typed.Expr]) -> dict[typed.Expr | None, Fraction]:
    """An expression as a sum: the factor of each term, with definitions that are sums put in; None is the constant."""
    match node:
        case typed.Const(value=Fraction() as value, approximate=""):
            return {None: value}
        case typed.Add(operands=operands):
            total: dict[typed.Expr | None, Fraction] = {}
            for operand in operands:
                for term, factor in _terms(operand, formulas).items():
                    total[term] = total.get(term, Fraction(0)) + factor
            return total
        case typed.Multiply(operands=operands):
            scale = Fraction(1)
            others: list[typed.Expr] = []
            for operand in operands:
                if isinstance(operand, typed.Const) and isinstance(operand.value, Fraction) and not operand.approximate:
                    scale *= operand.value
                else:
                    others.append(operand)
            if len(others) == 1:
                return {term: factor * scale for term, factor in _terms(others[0], formulas).items()}
            return {node: Fraction(1)} if others else {None: scale}
        case typed.Definition(name=name):
            formula = _bare(formulas.get(name))
            if isinstance(formula, typed.Add | typed.Multiply | typed.Definition | typed.Variable | typed.Const):
                return _terms(formula, formulas)
            return {node: Fraction(1)}
        case _:
            return {node: Fraction(1)}


def _bare(formula: typed.Expr | None) -> typed.Expr | None:
    """A formula without the choices that leave only one value; where it is 対象外 there is nothing to verify."""
    while isinstance(formula, typed.Choice):
        match formula:
            case typed.Choice(arms=()):
                formula = formula.otherwise
            case typed.Choice(arms=(arm,), otherwise=typed.OutOfScope()):
                formula = arm.value
            case _:
                return formula
    return formula


def _domains(ir: SchemeIR, verification: Verification) -> dict[str, tuple[Value, ...]]:
    domains: dict[str, tuple[Value, ...]] = {}
    for axis in verification.axes:
        category = ir.scheme.categories.get(axis)
        if category is not None:
            domains[axis] = tuple(Known(name) for name in category.names)
            continue
        given = ir.scheme.inputs[axis]
        if isinstance(given.type, Enumeration):
            domains[axis] = tuple(Known(name) for name in ir.scheme.categories[given.type.category].names)
        elif isinstance(given.type, Truth):
            domains[axis] = (Known(value=True), Known(value=False))
        else:
            term = typed.Variable(axis, type=given.type, span=given.span)
            limits = {cut.value for cut in ir.cuts.get(axis, ())}
            domains[axis] = tuple(Known(part) for part in parts_of(term, limits, ir.scheme))
    return domains


def _case(chosen: Mapping[str, Value], year: int, ir: SchemeIR) -> str:
    parts = [f"{name} が {show_value(value, _unit(ir, name), '')}" for name, value in chosen.items()]
    return "、".join([*parts, show_year(year)])


def _unit(ir: SchemeIR, name: str) -> Unit:
    given = ir.scheme.inputs.get(name)
    return given.type.unit if given is not None and isinstance(given.type, Quantity) else NONE


def _refuted(verification: Verification, case: str, values: Mapping[str, Value], statement: typed.Expr) -> Diagnostic:
    sides: Fact = ""
    if isinstance(statement, typed.Compare):
        unit = statement.left.type.unit if isinstance(statement.left.type, Quantity) else NONE
        left, right = show_value(values[_LEFT], unit, ""), show_value(values[_RIGHT], unit, "")
        sides = Text(f"左は {left}、右は {right} です。", f"Left: {left}; right: {right}.")
    facts = {"text": verification.text, "case": case, "sides": sides}
    return Diagnostic(rules.VERIFICATION_FAILED, verification.span, facts)


def _open(verification: Verification, why: Text) -> Diagnostic:
    return Diagnostic(rules.VERIFICATION_OPEN, verification.span, {"text": verification.text, "why": why})
