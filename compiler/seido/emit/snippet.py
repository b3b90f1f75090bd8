"""How a program asks the generated checker of a scheme: the first worked example, as lines of Python that run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from seido.citations.references import References
from seido.emit.frame import Frame
from seido.emit.identifiers import literal, module_name
from seido.typed.types import Day

if TYPE_CHECKING:
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Example, Input
    from seido.values.exact import Scalar


def emit_snippet(ir: SchemeIR) -> str:
    """The lines; empty for a scheme without an example. They need ``build/`` on Python's path."""
    example = _example(ir)
    if example is None:
        return ""
    frame = Frame(ir, {}, References({}))
    scheme = ir.scheme
    given = [
        f"    {frame.argument(name)}={_code(scheme.inputs[name], value)}," for name, value in example.inputs.items()
    ]
    for name, rows in example.items.items():
        fields = {field.name: field for field in scheme.items[name].fields}
        given.append(f"    {frame.argument(name)}=(")
        given += [f"        {_row(frame, name, fields, row)}," for row in rows]
        given.append("    ),")
    more = "" if example.year == scheme.document_year else f", year={example.year}"
    if example.readings:
        pairs = ", ".join(f"{literal(name)}: {literal(option)}" for name, option in example.readings.items())
        more += f", readings={{{pairs}}}"
    lines = [
        *_imports(ir, example, given),
        f"from checkers import {module_name(scheme.id)} as scheme",
        "",
        "case = scheme.Case(",
    ]
    lines += [*given, ")", f"answer = scheme.assess(case{more})", "print(answer.outcome)"]
    lines += [f"print({literal(name)}, answer.amount({literal(name)}))" for name in _shown(ir, example)]
    return "".join(f"{line}\n" for line in lines)


def _example(ir: SchemeIR) -> Example | None:
    """The first example with an amount among its results, or the first of all."""
    held = ir.scheme.examples
    return next((each for each in held if _shown(ir, each)), held[0] if held else None)


def _shown(ir: SchemeIR, example: Example) -> list[str]:
    numbers = [each.name for each in example.expected if isinstance(each.value, Fraction) and not each.special]
    return [name for name in numbers if name in ir.scheme.amounts][-1:]


def _imports(ir: SchemeIR, example: Example, given: list[str]) -> Iterator[str]:
    del ir, example
    text = "\n".join(given)
    found = [
        f"from {module} import {name}"
        for module, name in (("datetime", "date"), ("fractions", "Fraction"))
        if f"{name}(" in text
    ]
    yield from found
    if found:
        yield ""


def _row(frame: Frame, items: str, fields: Mapping[str, Input], row: Mapping[str, Scalar]) -> str:
    parts = ", ".join(f"{frame.row_field(items, name)}={_code(fields[name], value)}" for name, value in row.items())
    return f"scheme.{frame.names.of(('row', items), f'行_{items}')}({parts})"


def _code(given: Input, value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return literal(value)
    if isinstance(given.type, Day):
        day = date.fromordinal(int(value))
        return f"date({day.year}, {day.month}, {day.day})"
    if value.denominator == 1:
        return f"{value.numerator:_}"
    return f"Fraction({value.numerator}, {value.denominator})"
