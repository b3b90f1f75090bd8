"""要件 that can never be met, alone or together, and 要件 that can never fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from seido.analyse.linear import Work
from seido.analyse.prove import (
    Case,
    Conclusion,
    Question,
    Verdict,
    compute_of,
    needed_steps,
    prove,
    run_case,
    show_case,
)
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.source.catalogue import analyses
from seido.source.diagnostic import Diagnostic, Label
from seido.typed import expression as typed
from seido.typed.types import TRUTH
from seido.typed.walk import uses, walk
from seido.values.calendar import show_year
from seido.values.exact import Known, OutOfScope

_EFFORT: Final = 20_000
_CASES: Final = 16  # in how many of the cases that proofs find all 要件 are tried


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


class _Tried:
    """What the 要件 of a regime come to in complete cases that proofs have found, so that one case can settle many."""

    def __init__(self, ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._question = Question(ir, regime, met(steps[-1]), watched=tuple(steps))
        self._compute = compute_of(self._question)
        self._failed: set[str] = set()
        self._met: list[frozenset[str]] = []

    def add(self, case: Case | None) -> None:
        """Try a case, if there is one and not enough were tried."""
        if case is None or len(self._met) == _CASES:
            return
        values = run_case(self._question, case, Work(_EFFORT), self._compute)
        found = {step.name: values[step.name] for step in self._steps}
        settled = {name: value.value for name, value in found.items() if isinstance(value, Known)}
        self._failed |= {name for name, holds in settled.items() if not holds}
        unasked = {name for name, value in found.items() if isinstance(value, OutOfScope)}
        self._met.append(frozenset(unasked | {name for name, holds in settled.items() if holds}))

    def fails(self, step: Step) -> bool:
        """Whether a 要件 fails in one of the cases."""
        return step.name in self._failed

    def meets(self, steps: Sequence[Step]) -> bool:
        """Whether one of the cases meets all of these."""
        names = {step.name for step in steps}
        return any(names <= each for each in self._met)


def _in_regime(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> Iterator[Diagnostic]:
    year = show_year(_a_year(ir, regime))
    tried = _Tried(ir, regime, steps)
    for step in steps:
        if tried.fails(step):
            continue
        found = prove(Question(ir, regime, _definition(step)), _EFFORT)
        if found.verdict is Verdict.PROVED and found.whatever and found.spoken:
            yield Diagnostic(analyses.REQUIREMENT_NEVER_FAILS, step.span, {"name": step.name, "year": year})
        tried.add(found.case)
    if tried.meets(steps) or _refuted(ir, regime, steps):
        return
    never = _never_met(ir, regime, steps, tried)
    for step in never:
        yield Diagnostic(analyses.REQUIREMENT_NEVER_MET, step.span, {"name": step.name, "year": year})
    rest = [step for step in steps if step not in never]
    if len(rest) > 1 and not tried.meets(rest) and _impossible(ir, regime, rest):
        yield _together(ir, regime, _smallest(ir, regime, rest), year)


def _never_met(ir: SchemeIR, regime: Regime, steps: Sequence[Step], tried: _Tried) -> list[Step]:
    """The 要件 that no case meets, in their order.

    The last and the first are asked first: of 要件 that rise or fall one after another, what meets an end meets all.
    """
    never: list[str] = []
    for step in (steps[-1], *steps[:-1]):
        if tried.meets([step]):
            continue
        found = _not_met(ir, regime, [step])
        if found.verdict is Verdict.PROVED and found.whatever:
            never.append(step.name)
        tried.add(found.case)
    return [step for step in steps if step.name in never]


def _refuted(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> bool:
    """Whether there is a case that meets all."""
    return _not_met(ir, regime, steps).verdict is Verdict.REFUTED


def _impossible(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> bool:
    """Whether no case can meet all, whatever the document leaves open."""
    found = _not_met(ir, regime, steps)
    return found.verdict is Verdict.PROVED and found.whatever


def _not_met(ir: SchemeIR, regime: Regime, steps: Sequence[Step]) -> Conclusion:
    """What comes of the statement that no case meets all."""
    return prove(Question(ir, regime, _not_all(steps)), _EFFORT)


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
    found = _not_met(ir, regime, others)
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
