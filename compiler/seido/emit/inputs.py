"""The inputs of a checker: their specification, the way of a value to the engine, and what they are in words."""

from __future__ import annotations

from collections.abc import Sequence

from seido.analyse.scale import is_number, of_input
from seido.emit.frame import fraction, fraction_or_none, unit_of, whole
from seido.emit.identifiers import literal
from seido.emit.writer import Code, Led, call, tuple_of
from seido.typed.program import Input
from seido.typed.types import Day, Quantity, Truth
from seido.values.answer import InputSpec
from seido.values.display import exact_text


def has_unit(kind: object) -> bool:
    """Whether numbers of a type are counted in something."""
    return isinstance(kind, Quantity) and bool(kind.unit.numerator or kind.unit.denominator)


def input_spec(spec: InputSpec) -> Code:
    """What the engine must know of an input; what is at its default is left out."""
    parts: list[Code] = [literal(spec.name), literal(spec.kind)]
    if spec.options:
        parts.append(Led("options=", tuple_of([literal(option) for option in spec.options])))
    for name, bound in (("low", spec.low), ("high", spec.high)):
        if bound is not None:
            parts.append(f"{name}={fraction_or_none(bound)}")
    parts += [f"{name}=True" for name, wanted in (("low_open", spec.low_open), ("high_open", spec.high_open)) if wanted]
    if spec.step is not None:
        parts.append(f"step={fraction(spec.step)}")
    if spec.cuts:
        cuts = tuple_of([tuple_of((fraction(limit), literal(word))) for limit, word in spec.cuts])
        parts.append(Led("cuts=", cuts))
    if spec.judge:
        parts.append(Led("judge=", literal(spec.judge)))
    return call("InputSpec", *parts)


def given_code(given: Input, code: str) -> Code:
    """A value of a case as it goes to the engine; a date as its ordinal."""
    return f"None if {code} is None else {code}.toordinal()" if isinstance(given.type, Day) else code


def exactly(given: Input, code: str) -> Code:
    """A plain value as an exact one."""
    if not is_number(given.type):
        return code
    step = of_input(given).step
    over = f"{code} * {whole(step.numerator)}" if step.numerator != 1 else code
    return f"Fraction({over}{f', {whole(step.denominator)}' if step.denominator != 1 else ''})"


def described(given: Input, shown: str) -> str:
    """An input in words: its name where the identifier is another, unit, range, step, who decides, the question."""
    parts: list[str] = [] if given.name == shown else [given.name]
    if isinstance(given.type, Day):
        parts.append("日付")
    elif is_number(given.type):
        parts.append(unit_of(given.type) or "年度")
        parts += [bounds for bounds in (_range(given),) if bounds]
        if given.step is not None and given.step != 1:
            parts.append(f"刻み{exact_text(given.step)}")
    else:
        parts.append("はい・いいえ" if isinstance(given.type, Truth) else given.shown)
    return _sentence(parts, given)


def counted(given: Input, shown: str) -> str:
    """An input of ``compute`` in words: what 1 of it stands for."""
    if not is_number(given.type):
        return described(given, shown)
    parts: list[str] = [] if given.name == shown else [given.name]
    if isinstance(given.type, Day):
        parts.append("日付の toordinal()")
    else:
        unit = unit_of(given.type) if has_unit(given.type) else ""
        parts.append(f"1は{exact_text(of_input(given).step)}{unit}")
        parts += [bounds for bounds in (_range(given),) if bounds]
    return _sentence(parts, given)


def _sentence(parts: Sequence[str], given: Input) -> str:
    judge = [f"判断者 {given.judge}"] if given.judge else []
    return f"{'、'.join([*parts, *judge])}。{given.question}"


def _range(given: Input) -> str:
    low = "" if given.low is None else f"{exact_text(given.low)}{'超' if given.low_open else '以上'}"
    high = "" if given.high is None else f"{exact_text(given.high)}{'未満' if given.high_open else '以下'}"
    return low + high
