"""Holding generated checkers against the reference interpreter, case by case."""

from __future__ import annotations

import dataclasses
import functools
import importlib.util
import inspect
import itertools
import math
import random
import sys
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType

from tests.support import compile_reference

from seido.citations.references import References
from seido.emit.checker import emit_package
from seido.evaluate import Evaluator
from seido.ir.nodes import SchemeIR
from seido.pipeline import Compiled, compile_sources
from seido.source.text import Source
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Enumeration, Quantity, Truth
from seido.typed.walk import walk
from seido.values.answer import Answer
from seido.values.exact import Known, OutOfScope, Scalar, Value

Inputs = dict[str, Scalar]
Items = dict[str, list[dict[str, Scalar]]]
_numbers = itertools.count()
GOLDEN = Path(__file__).parents[1] / "golden" / "checkers"


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """A case as the interpreter takes it."""

    inputs: Inputs
    items: Items
    year: int
    readings: dict[str, str]
    complete: bool


def compile_golden(case: str) -> Compiled:
    """The policy of a golden folder ``tests/golden/checkers/CASE``; its document is ``t.txt``, if it has one."""
    folder = GOLDEN / case
    text = folder / "t.txt"
    document = Source("t.txt", text.read_text("utf-8") if text.exists() else "")
    policy = Source("input.pol", (folder / "input.pol").read_text("utf-8"))
    compiled = compile_sources({"input.pol": policy}, lambda name, span: document)  # noqa: ARG005
    assert not compiled.failed, [(each.kind.code, dict(each.facts)) for each in compiled.diagnostics]
    return compiled


@functools.cache
def reference() -> Compiled:
    """The reference policy set, compiled once."""
    return compile_reference()


def package_of(compiled: Compiled) -> Mapping[str, str]:
    """The emitted package of a compiled policy set."""
    return emit_package(compiled.irs, compiled.program.documents, References(compiled.documents))


def write_package(files: Mapping[str, str], folder: Path) -> Path:
    """Write a package; the folder of its ``__init__``."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder / "checkers"


def load(package: Path, module: str) -> ModuleType:
    """A module of a written package, imported under a name of its own so that packages do not meet."""
    name = f"checkers_under_test_{next(_numbers)}"
    found = importlib.util.spec_from_file_location(
        name, package / "__init__.py", submodule_search_locations=[str(package)]
    )
    assert found is not None
    assert found.loader is not None
    parent = importlib.util.module_from_spec(found)
    sys.modules[name] = parent
    found.loader.exec_module(parent)
    return importlib.import_module(f"{name}.{module}")


# --------------------------------------------------------------------------------------------------------------- cases


def draw_cases(ir: SchemeIR, count: int, seed: int, missing: float = 0.1) -> Iterator[Drawn]:
    """Cases of a scheme, as `Drawing` draws them; a tenth of them leaves something out."""
    return Drawing(ir, seed).cases(count, missing)


class Drawing:
    """Draws cases of a scheme: members and truths evenly, 0 to 6 rows, and of the numbers more than half at an edge.

    An edge is a figure of the scheme of the same unit (a limit, a cap, an entry), such a figure divided by a ratio of the
    scheme (where a ratio of the number meets the figure), or another number of the case with the same unit; or one 刻み
    beside; or an exact multiple of the denominators of the scheme's ratios.
    """

    def __init__(self, ir: SchemeIR, seed: int, years: tuple[int, ...] = ()) -> None:
        self.ir = ir
        self.chance = random.Random(seed)
        self.years = years or _years(ir)
        self.figures, self.multiple = _figures(ir)

    def cases(self, count: int, missing: float) -> Iterator[Drawn]:
        """That many cases, of which a share leaves something out."""
        for _ in range(count):
            complete = self.chance.random() >= missing
            yield self._case(Drawn({}, {}, self.chance.choice(self.years), self._readings(), complete), complete)

    def completed(self, drawn: Drawn) -> Drawn:
        """The case with what it leaves out drawn; what it gives stays."""
        return self._case(drawn, complete=True)

    def without(self, whole: Drawn, drawn: Drawn, keep: frozenset[str]) -> Drawn:
        """A completion without what it added to a case, but for the inputs (or 明細, or ``明細.欄``) to be kept."""
        inputs = {name: value for name, value in whole.inputs.items() if name in drawn.inputs or name in keep}
        items: Items = {}
        for name, rows in whole.items.items():
            if name in drawn.items:
                items[name] = [
                    {part: value for part, value in row.items() if part in given or f"{name}.{part}" in keep}
                    for row, given in zip(rows, drawn.items[name], strict=True)
                ]
            elif name in keep:
                items[name] = rows
        return dataclasses.replace(whole, inputs=inputs, items=items, complete=False)

    def _readings(self) -> dict[str, str]:
        return {
            each.name: self.chance.choice((each.adopted, *each.category.names))
            for each in self.ir.scheme.readings.values()
        }

    def _case(self, drawn: Drawn, complete: bool) -> Drawn:  # noqa: FBT001
        gone = 0.0 if complete else 0.25
        scheme = self.ir.scheme
        met: dict[object, list[Fraction]] = {}
        inputs = self._draw(tuple(scheme.inputs.values()), drawn.inputs, gone, met)
        items: Items = {}
        for each in scheme.items.values():
            given: Sequence[Mapping[str, Scalar]] | None = drawn.items.get(each.name)
            if given is None and (complete or self.chance.random() > gone):
                given = [{}] * self.chance.choice((0, 1, 1, 2, 2, 3, 3, 4, 5, 6))
            if given is not None:
                items[each.name] = [self._draw(each.fields, row, gone, met) for row in given]
        whole = (
            len(inputs) == len(scheme.inputs)
            and len(items) == len(scheme.items)
            and all(len(row) == len(scheme.items[name].fields) for name, rows in items.items() for row in rows)
        )
        return Drawn(inputs, items, drawn.year, drawn.readings, whole)

    def _draw(
        self, fields: Iterable[Input], given: Mapping[str, Scalar], gone: float, met: dict[object, list[Fraction]]
    ) -> dict[str, Scalar]:
        drawn: dict[str, Scalar] = {}
        for each in fields:
            if each.name in given:
                drawn[each.name] = given[each.name]
            elif self.chance.random() < gone:
                continue
            elif isinstance(each.type, Truth):
                drawn[each.name] = self.chance.random() < 0.5
            elif isinstance(each.type, Enumeration):
                drawn[each.name] = self.chance.choice(self.ir.scheme.categories[each.type.category].names)
            else:
                drawn[each.name] = self._number(each, met)
            value = drawn[each.name]
            if isinstance(value, Fraction) and isinstance(each.type, Quantity):
                met.setdefault(each.type.unit.numerator, []).append(value)
        return drawn

    def _number(self, given: Input, met: Mapping[object, Sequence[Fraction]]) -> Fraction:
        chance = self.chance
        step = given.step or Fraction(1)
        unit = given.type.unit.numerator if isinstance(given.type, Quantity) else None
        near, others = self.figures.get(unit, ()), met.get(unit, ())
        where = chance.random()
        if near and where < 0.4:
            value = chance.choice(near) + chance.choice((-1, 0, 0, 1)) * step
        elif others and where < 0.5:
            value = chance.choice(others) + chance.choice((-1, 0, 0, 1)) * step
        elif where < 0.6:
            value = self.multiple * chance.randint(0, 10 ** chance.randint(0, 7)) * step
        else:
            top = 10 ** chance.randint(0, 11) if given.high is None else int(given.high / step) + 1
            value = chance.randint(0, top) * step
        value = value // step * step
        low = given.low if given.low is not None else Fraction(0)
        if value < low or (value == low and given.low_open):
            value = -(-low // step) * step + (step if given.low_open else 0)
        if given.high is not None and (value > given.high or (value == given.high and given.high_open)):
            value = given.high // step * step - (step if given.high_open and given.high % step == 0 else 0)
        return value


def _years(ir: SchemeIR) -> tuple[int, ...]:
    """The document's year as often as all others together."""
    others = [
        year
        for regime in ir.regimes
        for year in {regime.first, regime.last} - {None}
        if year is not None and year != ir.scheme.document_year
    ]
    return (*sorted(others), *[ir.scheme.document_year] * max(1, len(others)))


def _figures(ir: SchemeIR) -> tuple[dict[object, tuple[Fraction, ...]], int]:
    """The edges of a scheme by the unit that they count, and what is an exact multiple for all of its ratios."""
    found: dict[object, set[Fraction]] = {}
    ratios: set[Fraction] = set()
    for regime in ir.regimes:
        roots = [step.expr for step in regime.steps]
        roots += [cell for table in regime.tables.values() for cell in table.cells.values()]
        for node in walk(roots):
            if isinstance(node, typed.Const) and isinstance(node.value, Fraction) and isinstance(node.type, Quantity):
                unit = node.type.unit.numerator
                found.setdefault(unit, set()).add(node.value)
                if not unit and not node.type.unit.denominator and 0 < node.value < 2:
                    ratios.add(node.value)
    edges = {
        unit: tuple(sorted(values | {value / ratio for value in values for ratio in ratios if unit}))
        for unit, values in found.items()
    }
    return edges, math.lcm(1, *(each for ratio in ratios for each in (ratio.numerator, ratio.denominator)))


# ---------------------------------------------------------------------------------------------------------- comparison


def normal(value: object) -> object:
    """A value in a form that does not depend on which copy of the runtime made it, nor on the order of sets."""
    if value is None or isinstance(value, (str, int, Fraction)):
        return value
    if isinstance(value, tuple):
        return tuple(map(normal, value))
    if isinstance(value, frozenset):
        return value
    if isinstance(value, Mapping):
        return {key: normal(inner) for key, inner in value.items()}
    kind: type = type(value)
    return (kind.__name__, tuple(normal(getattr(value, name)) for name in _field_names(kind)))


@functools.cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@functools.cache
def _case_types(module: ModuleType) -> tuple[tuple[str, ...], dict[str, type]]:
    """The fields of Case, and the type of rows by the field that holds them."""
    rows: dict[str, type] = {}
    hints = typing.get_type_hints(module.Case)
    for name, hint in hints.items():
        for option in typing.get_args(hint):
            if typing.get_origin(option) is tuple:
                rows[name] = typing.get_args(option)[0]
    return tuple(field.name for field in dataclasses.fields(module.Case)), rows


@functools.cache
def _arguments(module: ModuleType) -> tuple[tuple[str, ...], dict[str, type]]:
    """The keywords of ``compute`` without the year, and the type of rows by the keyword that takes them."""
    hints = typing.get_type_hints(module.compute)
    rows = {name: typing.get_args(hint)[0] for name, hint in hints.items() if typing.get_origin(hint) is Sequence}
    return tuple(inspect.signature(module.compute).parameters)[:-1], rows


def explained(module: ModuleType, ir: SchemeIR, drawn: Drawn) -> object:
    """The answer of the generated checker."""
    fields, row_types = _case_types(module)
    given = dict(zip(ir.scheme.inputs, fields, strict=False))
    lists = dict(zip(ir.scheme.items, fields[len(given) :], strict=True))
    values: dict[str, object] = {given[name]: _as_written(value) for name, value in drawn.inputs.items()}
    for name, rows in drawn.items.items():
        row_type = row_types[lists[name]]
        parts = (field.name for field in dataclasses.fields(row_type))
        inner = dict(zip((field.name for field in ir.scheme.items[name].fields), parts, strict=True))
        values[lists[name]] = tuple(
            row_type(**{inner[part]: _as_written(value) for part, value in row.items()}) for row in rows
        )
    return module.assess(module.Case(**values), year=drawn.year, readings=drawn.readings)


def _as_written(value: Scalar) -> object:
    """A number as a caller may have it: int, Decimal or Fraction."""
    if not isinstance(value, Fraction):
        return value
    if value.denominator == 1:
        return int(value)
    return Decimal(value.numerator) / Decimal(value.denominator) if 10**6 % value.denominator == 0 else value


def plain(module: ModuleType, ir: SchemeIR, drawn: Drawn) -> tuple[object, ...]:
    """The result of ``compute`` in exact values: Fraction, truth, member, or the word for a special value."""
    names, _ = _arguments(module)
    result = module.compute(**dict(zip(names, plain_arguments(module, ir, drawn), strict=True)), year=drawn.year)
    return tuple(_exact(module, field, value) for field, value in result._asdict().items())


def plain_arguments(module: ModuleType, ir: SchemeIR, drawn: Drawn) -> tuple[object, ...]:
    """A complete case as the arguments of ``compute``, in order, without the year."""
    names, row_types = _arguments(module)
    arguments = [_counted(given, drawn.inputs[given.name]) for given in ir.scheme.inputs.values()]
    for items in ir.scheme.items.values():
        row_type = row_types[names[len(arguments)]]
        arguments.append(
            [row_type(*(_counted(given, row[given.name]) for given in items.fields)) for row in drawn.items[items.name]]
        )
    return (*arguments, *(drawn.readings[name] for name in ir.scheme.readings))


def _counted(given: Input, value: Scalar) -> object:
    if not isinstance(value, Fraction):
        return value
    counted = value / (given.step or Fraction(1))
    assert counted.denominator == 1
    return int(counted)


def _exact(module: ModuleType, field: str, value: object) -> object:
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return Fraction(value, module.DENOMINATORS[field])
    assert value.__class__.__name__ == "Special"
    return ("special", value.value)  # type: ignore[attr-defined]


def expected(ir: SchemeIR, answer: Answer) -> tuple[object, ...]:
    """What ``compute`` must give, by the interpreter's answer."""
    if not answer.applies:
        return tuple(("special", "措置期間外") for _ in (*ir.scheme.amounts, *ir.scheme.requirements))
    values = {**answer.values, **answer.requirements}
    return tuple(_expected(values.get(name)) for name in (*ir.scheme.amounts, *ir.scheme.requirements))


def _expected(value: Value | None) -> object:
    if value is None:
        return ("special", "措置期間外")
    if isinstance(value, Known):
        return value.value
    return ("special", "対象外" if isinstance(value, OutOfScope) else "記載なし")


def compare(module: ModuleType, ir: SchemeIR, cases: Iterable[Drawn]) -> tuple[int, int]:
    """Hold a checker against the interpreter; how many answers and how many plain results agreed."""
    answers = results = 0
    evaluator = Evaluator(ir)
    for drawn in cases:
        wanted = evaluator.evaluate(drawn.inputs, drawn.items, drawn.year, drawn.readings)
        assert normal(explained(module, ir, drawn)) == normal(wanted), drawn
        answers += 1
        if drawn.complete:
            assert plain(module, ir, drawn) == expected(ir, wanted), drawn
            results += 1
    return answers, results
