"""What is computed only for a reading that is not taken: such values stand in no sum of the answer."""

from __future__ import annotations

from collections.abc import Iterator

from seido.ir.nodes import Regime, StepKind
from seido.typed import expression as typed
from seido.typed.walk import uses


def untaken(regime: Regime, reading: str, option: str) -> frozenset[str]:
    """The titles that nothing uses while a named 解釈 is read so, although something does under another reading."""
    exprs = {step.title: step.expr for step in regime.steps}
    used = {title for expr in exprs.values() for title in uses((expr,))}
    start = [step.title for step in regime.steps if step.kind is StepKind.REQUIREMENT or step.title not in used]
    found: set[str] = set(start)
    while start:
        for title in _used(exprs[start.pop()], reading, option):
            if title in exprs and title not in found:
                found.add(title)
                start.append(title)
    return frozenset(exprs.keys() - found)


def _used(node: typed.Expr, reading: str, option: str) -> Iterator[str]:
    """The titles that a formula can use while a 解釈 is read so: clauses of another reading are passed over."""
    match node:
        case typed.Definition(name=name):
            yield name
        case typed.FieldOf(items=items, name=name):
            yield f"{items}の{name}"
        case typed.Choice(arms=arms, otherwise=otherwise):
            for arm in arms:
                holds = _holds(arm.condition, reading, option)
                if holds is False:
                    continue
                yield from _used(arm.condition, reading, option)
                yield from _used(arm.value, reading, option)
                if holds:
                    return
            if otherwise is not None:
                yield from _used(otherwise, reading, option)
        case _:
            for child in typed.children(node):
                yield from _used(child, reading, option)


def _holds(node: typed.Expr, reading: str, option: str) -> bool | None:
    """Whether a condition holds, as far as the reading alone decides it."""
    match node:
        case typed.MemberOf(subject=typed.Reading(name=name), members=members) if name == reading:
            return option in members
        case typed.Negation(operand=operand):
            held = _holds(operand, reading, option)
            return None if held is None else not held
        case typed.AllOf(operands=operands):
            parts = [_holds(each, reading, option) for each in operands]
            return False if False in parts else None if None in parts else True
        case typed.AnyOf(operands=operands):
            parts = [_holds(each, reading, option) for each in operands]
            return True if True in parts else None if None in parts else False
        case _:
            return None
