"""Amounts that can fall below 0, and 割合 that can leave the range from 0 to 1, each with a case in which they do."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from seido.analyse.prove import Case, Question, Verdict, needed_steps, prove, show_case
from seido.analyse.requirements import asked, met, speaks
from seido.analyse.scale import Extent, Extents, measure
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.source.catalogue import analyses
from seido.source.diagnostic import Diagnostic, Fact, Kind, Text
from seido.typed import expression as typed
from seido.typed.types import TRUTH, Quantity
from seido.typed.walk import walk
from seido.values.calendar import show_year
from seido.values.display import show_value
from seido.values.exact import Known, Value
from seido.values.units import NONE

_EFFORT: Final = 20_000
_VALUE: Final = "額"


def check_amounts(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """What is to be said of the size of amounts: once for each declaration, with a case that meets the 要件.

    Years beside the document's are looked at only where the 要件 and everything an amount uses is printed for them.
    """
    found: dict[str, Diagnostic] = {}
    seen: set[str] = set()
    for regime in sorted(ir.regimes, key=lambda each: not each.holds(ir.scheme.document_year)):
        requirements = [step for step in regime.steps if step.kind is StepKind.REQUIREMENT]
        if not regime.applies or not (regime.holds(ir.scheme.document_year) or all(map(speaks, requirements))):
            continue
        extents = measure(ir, regime)
        for step, comparison, limit, kind in _doubtful(regime, extents):
            name = _name(step)
            if name in found or (name in seen and not _is_printed(regime, step)):
                continue
            if any(_name(each) in found for each in needed_steps(regime, (step.expr,))):
                continue  # it follows from what has been said already
            seen.add(name)
            diagnostic = _tried(ir, regime, step, comparison, limit, kind)
            if diagnostic is not None:
                found[name] = diagnostic
    return tuple(found.values())


def _name(step: Step) -> str:
    return step.title


def _doubtful(regime: Regime, extents: Extents) -> Iterator[tuple[Step, typed.Comparison, Fraction, Kind]]:
    """The amounts that bounds alone do not keep in their range, and the comparison that should hold."""
    for step in regime.steps:
        if step.kind not in {StepKind.AMOUNT, StepKind.COLUMN} or not isinstance(step.type, Quantity):
            continue
        extent = extents.of(step.expr)
        if any(
            isinstance(node, typed.Round) and _may_be_negative(extents.of(node.value)) for node in walk((step.expr,))
        ):
            continue  # that a rounding meets what may be below 0 is an error of its own
        if step.type.ratio:
            if extent.high is None or extent.high > 1:
                yield step, typed.Comparison.AT_MOST, Fraction(1), analyses.RATIO_OUT_OF_RANGE
            if extent.low is None or extent.low < 0:
                yield step, typed.Comparison.AT_LEAST, Fraction(0), analyses.RATIO_OUT_OF_RANGE
        elif step.type.unit != NONE and _may_be_negative(extent):
            yield step, typed.Comparison.AT_LEAST, Fraction(0), analyses.AMOUNT_NEGATIVE


def _may_be_negative(extent: Extent) -> bool:
    return extent.low is None or extent.low < 0


def _is_printed(regime: Regime, step: Step) -> bool:
    """Whether an amount uses nothing that the document leaves open in a regime."""
    parts = (step.expr, *(each.expr for each in needed_steps(regime, (step.expr,))))
    nodes = list(walk(parts))
    cells = [
        cell for node in nodes if isinstance(node, typed.Lookup) for cell in regime.tables[node.grid].cells.values()
    ]
    return not any(isinstance(node, typed.Unstated) for node in (*nodes, *cells))


def _tried(
    ir: SchemeIR, regime: Regime, step: Step, comparison: typed.Comparison, limit: Fraction, kind: Kind
) -> Diagnostic | None:
    span = step.span
    bound = typed.Const(limit, type=step.type, span=span)
    statement: typed.Expr
    watched: tuple[Step, ...] = ()
    if step.kind is StepKind.COLUMN:
        value: typed.Expr = typed.FieldOf(step.items, step.name, type=step.type, span=span)
        holds = typed.Compare(comparison, value, bound, type=TRUTH, span=span)
        statement = typed.Fold(typed.FoldKind.ALL, step.items, None, holds, type=TRUTH, span=span)
        which = typed.FoldKind.LEAST if comparison is typed.Comparison.AT_LEAST else typed.FoldKind.GREATEST
        value = typed.Fold(which, step.items, None, value, type=step.type, span=span)
    else:
        value = typed.Definition(step.name, type=step.type, span=span)
        statement = typed.Compare(comparison, value, bound, type=TRUTH, span=span)
    watched = (Step(StepKind.AMOUNT, _VALUE, "", step.type, value, span),)
    found = prove(Question(ir, regime, statement, watched=watched), _EFFORT)
    if found.verdict is not Verdict.REFUTED:
        return None
    requirements = [met(each) for each in asked(ir, regime)]
    if requirements:
        every = typed.AllOf(tuple(requirements), type=TRUTH, span=span)
        outside = typed.Negation(every, type=TRUTH, span=span)
        either = typed.AnyOf((outside, statement), type=TRUTH, span=span)
        found = prove(Question(ir, regime, either, watched=watched), _EFFORT)
    if found.verdict is not Verdict.REFUTED or found.case is None:
        return None
    return Diagnostic(kind, span, _facts(ir, regime, step, found.case, found.values[_VALUE]))


def _facts(ir: SchemeIR, regime: Regime, step: Step, case: Case, value: Value) -> dict[str, Fact]:
    unit = step.type.unit if isinstance(step.type, Quantity) else NONE
    year = ir.scheme.document_year if regime.holds(ir.scheme.document_year) else regime.first or regime.last or 0
    shown = show_value(value, unit, "") if isinstance(value, Known) else ""
    told = show_case(case, ir)
    when = Text(f"{told} のとき", f"where {told}") if told else Text("どの場合にも", "in every case")
    return {"name": _name(step), "case": when, "value": shown, "year": show_year(year)}
