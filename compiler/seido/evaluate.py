"""The reference interpreter: evaluates the IR of a scheme on exact, three-valued values.

Every emitter is tested against it. It is written to be read, not to be fast; but who asks for many answers of one scheme
takes an `Evaluator`, and what an answer needs again and again is computed once (`_Remembering`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal, NamedTuple, assert_never

from seido.ir.lower import PART_LABEL
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Enumeration, Truth
from seido.typed.walk import walk
from seido.values import exact
from seido.values.answer import (
    Answer,
    Compute,
    Computed,
    InputSpec,
    ItemsSpec,
    ReadingSpec,
    Row,
    SchemeSpec,
    assess,
)
from seido.values.exact import Known, Open, Scalar, Trace, Value

_COMPARISONS: dict[typed.Comparison, Literal["<", "<=", ">", ">=", "==", "!="]] = {
    typed.Comparison.LESS: "<",
    typed.Comparison.AT_MOST: "<=",
    typed.Comparison.MORE: ">",
    typed.Comparison.AT_LEAST: ">=",
    typed.Comparison.EQUAL: "==",
    typed.Comparison.UNEQUAL: "!=",
}
_WAYS: dict[typed.RoundingWay, Literal["down", "up", "half_up"]] = {
    typed.RoundingWay.DOWN: "down",
    typed.RoundingWay.UP: "up",
    typed.RoundingWay.HALF_UP: "half_up",
}


def evaluate(
    ir: SchemeIR,
    inputs: Mapping[str, Scalar],
    items: Mapping[str, Sequence[Mapping[str, Scalar]]],
    year: int,
    readings: Mapping[str, str] | None = None,
    focus: frozenset[str] | None = None,
) -> Answer:
    """The answer of a scheme for a case in a fiscal year (Gregorian).

    Numbers are Fractions in base units (円, persons, months); inputs not given are left out. Raises
    `seido.values.answer.CaseError` for inputs that the scheme does not have or that are out of range.
    """
    return Evaluator(ir).evaluate(inputs, items, year, readings, focus)


class Evaluator:
    """Answers of one scheme for many cases: `evaluate`, with what does not depend on the case made once."""

    __slots__ = ("_ir", "_prepared", "_spec")

    def __init__(self, ir: SchemeIR) -> None:
        self._ir = ir
        self._spec = specify(ir)
        self._prepared: dict[int, _Prepared] = {}

    def evaluate(
        self,
        inputs: Mapping[str, Scalar],
        items: Mapping[str, Sequence[Mapping[str, Scalar]]],
        year: int,
        readings: Mapping[str, str] | None = None,
        focus: frozenset[str] | None = None,
    ) -> Answer:
        """The answer for a case, as `evaluate` gives it."""
        return assess(self._spec, self._compute(year), inputs, items, year, readings, focus)

    def evaluate_openly(
        self,
        inputs: Mapping[str, Scalar],
        items: Mapping[str, Sequence[Mapping[str, Scalar]]],
        year: int,
        readings: Mapping[str, str] | None = None,
    ) -> tuple[Answer, bool]:
        """The answer for a case, and whether some value waits for an input that is not given.

        Where none does, an answer with a ``focus`` is this one without its alternatives: a focus only leaves out what
        is done for values that wait.
        """
        compute = self._compute(year)
        if compute is None:
            return assess(self._spec, None, inputs, items, year, readings), False
        noting = _Noting(compute)
        answer = assess(self._spec, noting.compute, inputs, items, year, readings)
        return answer, noting.waiting

    def _compute(self, year: int) -> Compute | None:
        """What computes a year for one case; None outside the 適用期間."""
        regime = self._ir.regime(year)
        if not regime.applies:
            return None
        prepared = self._prepared.get(id(regime))
        if prepared is None:
            prepared = self._prepared[id(regime)] = _Prepared(regime, _cell_values(regime), _inputs_used(regime))
        return _Remembering(prepared).compute


def specify(ir: SchemeIR) -> SchemeSpec:
    """What the answering engine needs to know of a scheme."""
    scheme = ir.scheme
    return SchemeSpec(
        id=scheme.id,
        name=scheme.name,
        inputs=tuple(_input(each, each.name, ir) for each in scheme.inputs.values()),
        items=tuple(
            ItemsSpec(items.name, tuple(_input(each, f"{items.name}.{each.name}", ir) for each in items.fields))
            for items in scheme.items.values()
        ),
        readings=tuple(ReadingSpec(each.name, each.category.names, each.adopted) for each in scheme.readings.values()),
        amounts=tuple(scheme.amounts),
        requirements=tuple((each.name, each.soft) for each in scheme.requirements.values()),
        neutral=frozenset(tag for tag in ir.provenance if tag.endswith("/" + PART_LABEL)),
    )


def _input(each: Input, name: str, ir: SchemeIR) -> InputSpec:
    options: tuple[str, ...] = ()
    kind: Literal["number", "truth", "member"] = "number"
    if isinstance(each.type, Enumeration):
        kind = "member"
        category = ir.scheme.categories.get(each.type.category)
        options = () if category is None else category.names
    elif isinstance(each.type, Truth):
        kind = "truth"
    return InputSpec(
        each.name,
        kind,
        options,
        each.low,
        each.high,
        each.low_open,
        each.high_open,
        each.step,
        tuple((cut.value, cut.word) for cut in ir.cuts.get(name, ())),
        each.judge,
    )


def computer(regime: Regime) -> Compute:
    """A function that computes all definitions of a regime."""
    cells = _cell_values(regime)

    def compute(
        inputs: Mapping[str, Value],
        rows: Mapping[str, tuple[Row, ...] | None],
        readings: Mapping[str, str],
        trace: Trace | None,
    ) -> Computed:
        return _Evaluation(regime, cells, inputs, rows, readings, trace).run()

    return compute


def cell_value(cell: typed.Expr) -> Value:
    """The value of a table's cell: a constant, or what is unstated or out of scope."""
    return _NO_CASE.value_of(cell)


_Cells = Mapping[str, Mapping[tuple[str, ...], Value]]


def _cell_values(regime: Regime) -> _Cells:
    return {
        name: {key: _NO_CASE.value_of(cell) for key, cell in table.cells.items()}
        for name, table in regime.tables.items()
    }


# --------------------------------------------------------------------------------------------------- computing once


def _inputs_used(regime: Regime) -> tuple[tuple[str, ...], ...]:
    """For each step the inputs on which it depends, by itself or through other definitions."""
    found: list[tuple[str, ...]] = []
    by_name: dict[str, frozenset[str]] = {}
    for step in regime.steps:
        used: set[str] = set()
        for node in walk((step.expr,)):
            match node:
                case typed.Variable(name=name):
                    used.add(name)
                case typed.Definition(name=name):
                    used |= by_name[name]
                case typed.FieldOf(items=items, name=name):
                    used |= by_name.get(f"{items}の{name}", frozenset())
                case _:
                    pass
        by_name[step.title] = frozenset(used)
        found.append(tuple(sorted(used)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What evaluations of one regime share."""

    regime: Regime
    cells: _Cells
    inputs_used: tuple[tuple[str, ...], ...]


class _Remembering:
    """Computes as `computer` does, for one case only: a step is computed once for what it depends on.

    An answer asks for up to `seido.values.answer.SPLITS` evaluations of a case, which differ in the inputs that are not
    given; most steps depend on few of those. The rows, and each input, are recognised by being the same object, which is
    why nothing may outlive the case.
    """

    __slots__ = ("_held", "_prepared", "_readings", "_rows")

    def __init__(self, prepared: _Prepared) -> None:
        self._prepared = prepared
        self._readings: Mapping[str, str] = {}
        self._rows: Mapping[str, tuple[Row, ...] | None] | None = None
        self._held: tuple[dict[tuple[int, ...], _Held], ...] = ()

    def compute(
        self,
        inputs: Mapping[str, Value],
        rows: Mapping[str, tuple[Row, ...] | None],
        readings: Mapping[str, str],
        trace: Trace | None,
    ) -> Computed:
        """All definitions; with a trace everything is computed, since it records how."""
        if readings != self._readings or rows is not self._rows:
            self._readings, self._rows = dict(readings), rows
            self._held = tuple({} for _ in self._prepared.regime.steps)
        evaluation = _Evaluation(self._prepared.regime, self._prepared.cells, inputs, rows, readings, trace)
        for step, used, held in zip(self._prepared.regime.steps, self._prepared.inputs_used, self._held, strict=True):
            given = [inputs[name] for name in used]
            key = tuple(map(id, given))
            before = held.get(key) if trace is None else None
            if before is None:
                found = evaluation.step(step)
                held[key] = _Held(found, given)
            else:
                evaluation.keep(step, before.found)
        return Computed(evaluation.values, evaluation.columns)


class _Noting:
    """Computes, and notes whether a value of the case as it is given waits for an input."""

    __slots__ = ("_compute", "waiting")

    def __init__(self, compute: Compute) -> None:
        self._compute = compute
        self.waiting = False

    def compute(
        self,
        inputs: Mapping[str, Value],
        rows: Mapping[str, tuple[Row, ...] | None],
        readings: Mapping[str, str],
        trace: Trace | None,
    ) -> Computed:
        """As the function it was given; the case as it is given is the one that is traced."""
        computed = self._compute(inputs, rows, readings, trace)
        if trace is not None:
            self.waiting = any(
                isinstance(each, Open) and bool(each.missing or each.judged) for each in computed.values.values()
            )
        return computed


class _Held(NamedTuple):
    """What a step gave, and the inputs it was computed from, kept so that no other object can have their identity."""

    found: Value | tuple[Value, ...]
    given: list[Value]


# ------------------------------------------------------------------------------------------------------ one evaluation


@dataclass(slots=True)
class _Evaluation:
    regime: Regime
    cells: _Cells
    inputs: Mapping[str, Value]
    rows: Mapping[str, tuple[Row, ...] | None]
    readings: Mapping[str, str]
    trace: Trace | None
    values: dict[str, Value] = field(default_factory=dict)
    columns: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    definition: str = ""
    row: int = -1

    def run(self) -> Computed:
        for step in self.regime.steps:
            self.step(step)
        return Computed(self.values, self.columns)

    def step(self, step: Step) -> Value | tuple[Value, ...]:
        """Compute a definition from those before it; a column for each row."""
        found: Value | tuple[Value, ...]
        if step.kind is StepKind.COLUMN:
            self.definition = f"{step.items}の{step.name}"
            rows = self.rows.get(step.items) or ()
            found = tuple(self._in_row(at, step.expr) for at in range(len(rows)))
        else:
            self.definition = step.name
            found = self._value(step.expr)
        self.keep(step, found)
        return found

    def keep(self, step: Step, found: Value | tuple[Value, ...]) -> None:
        """Take what a definition gives."""
        if isinstance(found, tuple):
            self.columns[f"{step.items}.{step.name}"] = found
        else:
            self.values[step.name] = found

    def value_of(self, node: typed.Expr) -> Value:
        """The value of an expression that uses nothing but constants."""
        return self._value(node)

    def _in_row(self, at: int, node: typed.Expr) -> Value:
        before = self.row
        self.row = at
        if self.trace is not None:
            self.trace.row = at
        found = self._value(node)
        self.row = before
        if self.trace is not None:
            self.trace.row = None if before < 0 else before
        return found

    def _value(self, node: typed.Expr) -> Value:
        match node:
            case typed.Const(value=value, approximate=approximate):
                return Known(value, frozenset((f"approximate:{approximate}",))) if approximate else Known(value)
            case typed.Variable(name=name):
                return self.inputs[name]
            case typed.FieldOf(items=items, name=name):
                return self._field(items, name)
            case typed.Definition(name=name):
                return self.values[name]
            case typed.Reading(name=name):
                return Known(self.readings[name], frozenset((f"reading:{name}",)))
            case typed.Lookup():
                return self._lookup(node)
            case typed.Add(operands=operands):
                return exact.add(*map(self._value, operands))
            case typed.Multiply(operands=operands):
                return exact.multiply(*map(self._value, operands))
            case typed.Extreme(which=which, operands=operands):
                pick = exact.greatest if which is typed.Extremum.GREATEST else exact.least
                return pick(*map(self._value, operands))
            case typed.Cap(value=value, limit=limit, tag=tag):
                return exact.cap(self.trace, self.definition, tag, self._value(value), self._value(limit))
            case typed.Round(value=value, unit=unit, way=way, tag=tag):
                return exact.round_to(self.trace, self.definition, tag, self._value(value), unit, _WAYS[way])
            case typed.RoundUnstated(value=value, unit=unit, tag=tag):
                return exact.round_unstated(self.trace, self.definition, tag, self._value(value), unit)
            case typed.Compare(comparison=comparison, left=left, right=right):
                return exact.compare(_COMPARISONS[comparison], self._value(left), self._value(right))
            case typed.MemberOf(subject=subject, members=members):
                return exact.is_member(self._value(subject), frozenset(members))
            case typed.AllOf(operands=operands):
                return exact.all_of(*map(self._value, operands))
            case typed.AnyOf(operands=operands):
                return exact.any_of(*map(self._value, operands))
            case typed.Negation(operand=operand):
                return exact.negate(self._value(operand))
            case typed.Choice():
                return self._choice(node)
            case typed.Fold():
                return self._fold(node)
            case typed.Unstated(tag=tag, low=low, high=high, provisional=provisional):
                if provisional is not None:
                    return exact.provisional(tag, self._value(provisional))
                if isinstance(node.type, Truth):
                    return exact.unstated(tag, options=(True, False))
                return exact.unstated(tag, low, high)
            case typed.OutOfScope(tag=tag):
                return exact.out_of_scope(tag)
            case _:
                message = f"cannot evaluate {type(node).__name__}"
                raise TypeError(message)

    def _field(self, items: str, name: str) -> Value:
        column = self.columns.get(f"{items}.{name}")
        if column is not None:
            return column[self.row]
        rows = self.rows[items]
        if rows is None:
            message = f"no rows of {items}"
            raise KeyError(message)
        return rows[self.row][name]

    def _lookup(self, node: typed.Lookup) -> Value:
        table = self.regime.tables[node.grid]
        index = tuple(map(self._value, node.index))
        return exact.entry(self.trace, self.definition, table.tags, self.cells[node.grid], index, table.axes)

    def _choice(self, node: typed.Choice) -> Value:
        arms = tuple((self._value(arm.condition), self._value(arm.value), arm.tag) for arm in node.arms)
        otherwise = None if node.otherwise is None else (self._value(node.otherwise), node.otherwise_tag)
        return exact.choose(self.trace, self.definition, arms, otherwise)

    def _fold(self, node: typed.Fold) -> Value:
        rows = self.rows.get(node.items)
        if rows is None:
            if isinstance(node.type, Truth):
                return exact.missing_truth(node.items)
            return exact.missing_number(node.items, Fraction(0), None)
        bodies: list[Value] = []
        for at in range(len(rows)):
            wanted = Known(value=True) if node.where is None else self._in_row(at, node.where)
            body = self._in_row(at, node.body)
            if wanted == Known(value=False):
                continue
            bodies.append(body if wanted == Known(value=True) else self._perhaps(wanted, body))
        match node.kind:
            case typed.FoldKind.TOTAL:
                return exact.total(bodies)
            case typed.FoldKind.COUNT:
                return exact.count_true(bodies)
            case typed.FoldKind.GREATEST:
                return exact.greatest_of(bodies)
            case typed.FoldKind.LEAST:
                return exact.least_of(bodies)
            case typed.FoldKind.ANY:
                return exact.any_row(bodies)
            case typed.FoldKind.ALL:
                return exact.all_rows(bodies)
            case _:
                assert_never(node.kind)

    def _perhaps(self, wanted: Value, body: Value) -> Value:
        """A row that may not count: its value if it does, else what leaves the fold as it is."""
        absent = exact.out_of_scope("row")
        return exact.choose(None, self.definition, ((wanted, body, ""),), (absent, ""))


_NO_CASE: Final = _Evaluation(Regime(None, None, applies=True, steps=(), tables={}), {}, {}, {}, {}, None)
