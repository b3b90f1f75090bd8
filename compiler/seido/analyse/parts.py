"""場合 parts whose condition can never hold, or always does.

Names are declared once in a scheme, so that two parts never give one name two meanings; that both may apply to one case is
no mistake by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from seido.ir.nodes import SchemeIR, StepKind
from seido.ir.regions import LIMIT, regions, space_of
from seido.ir.rules import is_stated
from seido.source.catalogue import analyses as kinds
from seido.source.diagnostic import Diagnostic
from seido.typed import expression as typed
from seido.typed.program import Scheme


def check_parts(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """A finding for each part that is empty, or no part at all, in every year of the scheme."""
    said: dict[str, set[bool | None]] = {name: set() for name in ir.scheme.cases}
    for regime in ir.regimes:
        if not regime.applies or not said:
            continue
        definitions = {step.name: step.expr for step in regime.steps if step.kind is not StepKind.COLUMN}
        for step in regime.steps:
            if step.kind is StepKind.PART:
                said[step.name].add(_constant(step.expr, ir.scheme, definitions))
    found = []
    for name, held in said.items():
        if held == {False}:
            found.append(Diagnostic(kinds.PART_NEVER, ir.scheme.cases[name].span))
        elif held == {True}:
            found.append(Diagnostic(kinds.PART_ALWAYS, ir.scheme.cases[name].span))
    return tuple(found)


def _constant(condition: typed.Expr, scheme: Scheme, definitions: Mapping[str, typed.Expr]) -> bool | None:
    """Whether a condition holds in every case (True) or in none (False); None where it depends, or is not known."""
    if not is_stated(condition, definitions):
        return None
    space = space_of([condition], scheme, definitions)
    if space.size > LIMIT:
        return None
    (area,) = regions([condition], space, definitions)
    if area == (1 << space.size) - 1:
        return True
    return None if area else False
