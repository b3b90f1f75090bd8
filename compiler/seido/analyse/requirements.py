"""要件 that can never be met, alone or together, and 要件 that can never fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from seido.analyse.prove import Question, Verdict, needed_steps, prove, show_case
from seido.ir.lower import uses, walk
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.source.catalogue import analyses
from seido.source.diagnostic import Diagnostic, Label
from seido.typed import expression as typed
from seido.typed.types import TRUTH
from seido.values.calendar import show_year

_EFFORT: Final = 20_000


def check_requirements(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """What is to be said of the hard 要件 of a scheme, each finding once; the document's own year comes first.

    A 要件 that asks nothing of the case, only of the year, is left out: it says when a scheme began.
    """
    found: dict[tuple[str, str], Diagnostic] = {}
    seen: list[tuple[object, ...]] = []
    for regime in sorted(ir.regimes, key=lambda each: not each.holds(ir.scheme.document_year)):
        if not regime.applies:
            continue
        steps = tuple(step for step in asked(ir, regime) if speaks(step))
        resting = (steps, *_rest_on(regime, steps))
        if not steps or resting in seen:
            continue
        seen.append(resting)
        for diagnostic in _in_regime(ir, regime, steps):
            found.setdefault((diagnostic.kind.code, str(diagnostic.facts["name"])), diagnostic)
    return tuple(found.values())


def _rest_on(regime: Regime, steps: Sequence[Step]) -> tuple[object, ...]:
    """What 要件 rest on in a regime: definitions, and the figures they look up, which change from year to year."""
    needed = needed_steps(regime, [step.expr for step in steps])
    nodes = walk([step.expr for step in (*steps, *needed)])
    grids = dict.fromkeys(node.grid for node in nodes if isinstance(node, typed.Lookup))
    return needed, tuple(regime.tables[grid].cells for grid in grids)


def asked(ir: SchemeIR, regime: Regime) -> Iterator[Step]:
    """The hard 要件 of a regime that ask something of the case."""
    for step in regime.steps:
        requirement = ir.scheme.requirements.get(step.name)
        if step.kind is not StepKind.REQUIREMENT or requirement is None or requirement.soft:
            continue
        condition = _condition(step)
        parts = (condition, *(each.expr for each in needed_steps(regime, (condition,))))
        if any(isinstance(node, typed.Variable | typed.FieldOf | typed.Fold) for node in walk(parts)):
            yield step


def beside(regime: Regime, steps: Sequence[Step], name: str) -> tuple[Step, ...]:
    """Those 要件 that do not rest on a rule, and so may say in which cases it is asked."""
    return tuple(
        step
        for step in steps
        if name not in {*uses((step.expr,)), *(each.title for each in needed_steps(regime, (step.expr,)))}
    )


def _condition(step: Step) -> typed.Expr:
    """What a 要件 asks, without the 場合 in which it asks it."""
    match step.expr:
        case typed.Choice(arms=(arm,), otherwise=typed.OutOfScope()):
            return arm.value
        case expr:
            return expr


def speaks(step: Step) -> bool:
    """Whether the document says of these years what a 要件 asks."""
    return not isinstance(_condition(step), typed.Unstated)


def met(step: Step) -> typed.Expr:
    """That a 要件 does not stand in the way: it holds, or does not ask anything of the case."""
    fails = typed.Negation(_definition(step), type=TRUTH, span=step.span)
    arm = typed.Arm(fails, typed.Const(value=True, type=TRUTH, span=step.span), "")
    otherwise = typed.Const(value=False, type=TRUTH, span=step.span)
    failing = typed.Choice((arm,), otherwise, "", type=TRUTH, span=step.span)
    return typed.Negation(failing, type=TRUTH, span=step.span)


def _definition(step: Step) -> typed.Expr:
    return typed.Definition(step.name, type=TRUTH, span=step.span)


def _in_regime(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    year = show_year(_a_year(ir, regime))
    for step in steps:
        found = prove(Question(ir, regime, _definition(step)), _EFFORT)
        if found.verdict is Verdict.PROVED and found.whatever and found.spoken:
            yield Diagnostic(analyses.REQUIREMENT_NEVER_FAILS, step.span, {"name": step.name, "year": year})
    if _refuted(ir, regime, steps):
        return
    never = [step for step in steps if _impossible(ir, regime, [step])]
    for step in never:
        yield Diagnostic(analyses.REQUIREMENT_NEVER_MET, step.span, {"name": step.name, "year": year})
    rest = [step for step in steps if step not in never]
    if len(rest) > 1 and _impossible(ir, regime, rest):
        yield _together(ir, regime, _smallest(ir, regime, rest), year)


def _refuted(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> bool:
    """Whether there is a case that meets all."""
    return prove(Question(ir, regime, _not_all(steps)), _EFFORT).verdict is Verdict.REFUTED


def _impossible(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> bool:
    """Whether no case can meet all, whatever the document leaves open."""
    found = prove(Question(ir, regime, _not_all(steps)), _EFFORT)
    return found.verdict is Verdict.PROVED and found.whatever


def _not_all(steps: Sequence[Step]) -> typed.Expr:
    every = typed.AllOf(tuple(map(met, steps)), type=TRUTH, span=steps[0].span)
    return typed.Negation(every, type=TRUTH, span=steps[0].span)


def _smallest(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> list[Step]:
    """A set of 要件 that cannot be met together, none of which can be left out of it."""
    kept = list(steps)
    for step in steps:
        without = [each for each in kept if each is not step]
        if len(without) > 1 and _impossible(ir, regime, without):
            kept = without
    return kept


def _together(ir: SchemeIR, regime: Regime, steps: Sequence[Step], year: str) -> Diagnostic:
    """The finding, with a case that meets all but the last."""
    *others, last = steps
    found = prove(Question(ir, regime, _not_all(others)), _EFFORT)
    case = "" if found.case is None else show_case(found.case, ir)
    facts = {
        "name": "、".join(f"「{step.name}」" for step in steps),
        "others": "、".join(f"「{step.name}」" for step in others),
        "last": last.name,
        "case": case,
        "year": year,
    }
    labels = tuple(Label(step.span, "other", {"name": step.name}) for step in others)
    return Diagnostic(analyses.REQUIREMENTS_NEVER_TOGETHER, last.span, facts, labels)


def _a_year(ir: SchemeIR, regime: Regime) -> int:
    if regime.holds(ir.scheme.document_year):
        return ir.scheme.document_year
    return regime.first if regime.first is not None else regime.last if regime.last is not None else 0
