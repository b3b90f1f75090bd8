"""例 as tests: each worked example is evaluated and compared, exactly, with what its author expects."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from seido.evaluate import Evaluator
from seido.ir.nodes import SchemeIR
from seido.memory import once_for_each
from seido.source.catalogue import examples
from seido.source.diagnostic import Cause, Diagnostic, Text
from seido.source.text import Span
from seido.typed.examples import OUTCOME
from seido.typed.program import Example, ExpectedValue
from seido.typed.types import Quantity, Type
from seido.values.answer import Answer, CaseError, Outcome, Problem
from seido.values.calendar import show_period, show_year
from seido.values.display import show_number, show_value
from seido.values.exact import Known, Open, OutOfScope, Value
from seido.values.units import NONE

_EXACT = re.compile(r"-?[0-9]+(?:/[0-9]+)?\Z")  # a number as the reasons for a refusal give it

_NONE: Final = "なし（非該当）"
"""What an amount reads as where the case is not eligible."""

ExpectedScalar = Fraction | bool | str | None


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example, its answer (None where its input was refused), and what did not come out.

    The answer is settled for what the example expects; other values may be more open than they need be.
    """

    scheme: str
    example: Example
    answer: Answer | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """An example with its whole answer; None where its input is refused, as ``refused`` says.

    ``waiting`` says whether a value waits for an input that the example does not give.
    """

    example: Example
    answer: Answer | None
    waiting: bool
    refused: CaseError | None = None


@once_for_each
def answer_examples(ir: SchemeIR) -> tuple[Answered, ...]:
    """The whole answer to each example, as pages show it, other readings included."""
    evaluator = Evaluator(ir)
    return tuple(_answered(evaluator, example) for example in ir.scheme.examples)


def run_examples(ir: SchemeIR, *, whole: bool = False) -> tuple[ExampleResult, ...]:
    """All examples of a scheme, in written order.

    ``whole`` says that the whole answers will be asked for as well, so that they are not worked out a second time. The
    results are the same.
    """
    evaluator = Evaluator(ir)
    known = answer_examples(ir) if whole else (None,) * len(ir.scheme.examples)
    return tuple(
        _run(ir, evaluator, example, answered) for example, answered in zip(ir.scheme.examples, known, strict=True)
    )


def _answered(evaluator: Evaluator, example: Example) -> Answered:
    try:
        answer, waiting = evaluator.evaluate_openly(example.inputs, example.items, example.year, example.readings)
    except CaseError as error:
        return Answered(example, None, waiting=False, refused=error)
    return Answered(example, answer, waiting)


def _focused(ir: SchemeIR, evaluator: Evaluator, example: Example, known: Answered | None) -> Answer:
    """The answer settled for what the example expects; raises CaseError where its input is refused."""
    if known is not None and known.refused is not None:
        raise known.refused
    if known is not None and known.answer is not None and not known.waiting:
        return replace(known.answer, alternatives=())
    return evaluator.evaluate(example.inputs, example.items, example.year, example.readings, _focus(ir, example))


def _run(ir: SchemeIR, evaluator: Evaluator, example: Example, known: Answered | None) -> ExampleResult:
    try:
        answer = _focused(ir, evaluator, example, known)
    except CaseError as error:
        refused = tuple(
            Diagnostic(
                examples.EXAMPLE_INPUT,
                example.places.get((each.name, each.row), example.span),
                {"title": example.title, "why": _refusal(ir, each)},
            )
            for each in error.problems
        )
        return ExampleResult(ir.scheme.id, example, None, refused)
    if not answer.applies and not _expects_nothing(example):
        years = show_period(ir.scheme.years.first, ir.scheme.years.last)
        facts = {"title": example.title, "year": show_year(example.year), "years": years}
        return ExampleResult(ir.scheme.id, example, answer, (Diagnostic(examples.EXAMPLE_YEAR, example.span, facts),))
    failed: list[Diagnostic] = []
    for wanted in example.expected:
        failed += _compare(ir, example, answer, wanted, None, ("", 0))
    for items, rows in example.expected_rows.items():
        for at, row in enumerate(rows):
            for wanted in row:
                column = answer.columns.get(f"{items}.{wanted.name}", ())
                value = column[at] if at < len(column) else None
                failed += _compare(ir, example, answer, wanted, value, (items, at + 1))
    return ExampleResult(ir.scheme.id, example, answer, tuple(failed))


def _expects_nothing(example: Example) -> bool:
    """Whether an example says that in its year there is no scheme."""
    wanted = [*example.expected, *(each for rows in example.expected_rows.values() for row in rows for each in row)]
    return all(each.value in ("措置期間外", Outcome.INELIGIBLE.value) for each in wanted)


def _refusal(ir: SchemeIR, problem: Problem) -> Text:
    """Why an input is refused, as a sentence without its stop."""
    name = f"{problem.name}（{problem.row}行目）" if problem.row else problem.name
    fields = [each for items in ir.scheme.items.values() for each in items.fields]
    names = (problem.name, problem.name.rpartition(".")[2])
    spec = next((each for each in (*ir.scheme.inputs.values(), *fields) if each.name in names), None)
    unit = spec.type.unit if spec is not None and isinstance(spec.type, Quantity) else NONE

    def shown(text: str) -> str:
        return show_number(Fraction(text), unit, "") if _EXACT.match(text) else text

    found, wanted = shown(problem.found), shown(problem.wanted)
    match problem.kind:
        case "unknown":
            return Text(f"「{name}」という入力はありません", f'there is no input "{name}"')
        case "step":
            return Text(
                f"{name} の {found} は、刻み {wanted} の倍数ではありません",
                f"{name}: {found} is no multiple of {wanted}",
            )
        case "range":
            return Text(f"{name} の {found} は、範囲（{wanted}）の外です", f"{name}: {found} lies outside {wanted}")
        case "member" | "type":
            return Text(
                f"{name} の「{found}」は {wanted} のどれでもありません", f'{name}: "{found}" is none of {wanted}'
            )


def _focus(ir: SchemeIR, example: Example) -> frozenset[str]:
    """The values an example expects; an outcome rests on every value."""
    names = frozenset(wanted.name for wanted in example.expected) | {""}
    return names | frozenset((*ir.scheme.amounts, *ir.scheme.requirements)) if OUTCOME in names else names


def _compare(
    ir: SchemeIR, example: Example, answer: Answer, wanted: ExpectedValue, cell: Value | None, row: tuple[str, int]
) -> list[Diagnostic]:
    kind = _type_of(ir, wanted.name)
    owed: tuple[str, ...] = ()
    if wanted.name == OUTCOME:
        found, matches = answer.outcome.value, answer.outcome.value == wanted.value
    else:
        value = cell if cell is not None else answer.values.get(wanted.name, answer.requirements.get(wanted.name))
        owed = tuple(sorted(value.missing)) if isinstance(value, Open) else ()
        found, matches = _matches(answer, value, wanted, kind, in_row=cell is not None)
    if matches:
        return []
    items, number = row
    where = f"{items}{number}行目の" if items else ""
    failure = _failure(example, f"{where}{wanted.name}", _show(wanted.value, kind), found, wanted.span)
    decided = wanted.special or found in (_NONE, "対象外") or wanted.name == OUTCOME
    name = f"{items}の{wanted.name}" if items else wanted.name
    cause = Cause("outcome" if decided else "value", name)
    return [replace(failure, facts={**failure.facts, "owed": _owed(owed)}, cause=cause)]


def _owed(names: tuple[str, ...]) -> Text:
    """The inputs that the example does not give."""
    if not names:
        return Text("", "")
    return Text(
        f"この例には、入力「{'」「'.join(names)}」が書かれていません。",
        f"The example does not give {', '.join(names)}.",
    )


def _matches(
    answer: Answer, value: Value | None, wanted: ExpectedValue, kind: Type, *, in_row: bool
) -> tuple[str, bool]:
    """How a value reads, and whether it is what was expected. Under 非該当 there are no amounts."""
    if not answer.applies:
        return "措置期間外", wanted.special and wanted.value == "措置期間外"
    none = answer.outcome is Outcome.INELIGIBLE and not in_row
    match value:
        case OutOfScope():
            return "対象外", wanted.special and wanted.value in ("対象外", *(("なし",) if none else ()))
        case Known(value=found):
            if none and isinstance(found, Fraction):
                return _NONE, wanted.special and wanted.value == "なし"
            return _show(found, kind), not wanted.special and found == wanted.value
        case Open():
            reads = "情報不足" if value.missing else "要確認"
            shown = show_value(value, kind.unit if isinstance(kind, Quantity) else NONE, "")
            return f"{reads}（{shown}）", wanted.special and wanted.value == reads
        case None:
            return "なし", wanted.special and wanted.value == "なし"


def _type_of(ir: SchemeIR, name: str) -> Type:
    amount = ir.scheme.amounts.get(name)
    if amount is not None:
        return amount.type
    for items in ir.scheme.items.values():
        for column in items.columns:
            if column.name == name:
                return column.type
    return Quantity(NONE)


def _show(value: ExpectedScalar, kind: Type) -> str:
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, Fraction):
        return show_number(value, kind.unit if isinstance(kind, Quantity) else NONE, "")
    return str(value)


def _failure(example: Example, name: str, expected: str, found: str, span: Span) -> Diagnostic:
    facts = {
        "title": example.title,
        "name": name,
        "expected": expected,
        "found": found,
        "year": show_year(example.year),
    }
    return Diagnostic(examples.EXAMPLE_FAILED, span, facts)
