"""The solver z3, asked about statements that are not decided without it. An extra: ``pip install 'seido[verify]'``.

A statement is put to z3 as one formula: numbers are whole multiples of a fixed fraction, a rounding is a division of
whole numbers, a member is its number in a list, and the rows of a 明細 are spelled out up to `ROWS`. z3 is limited by its
own count of work, so that it always ends the same way. What it calls a counterexample is tried with the interpreter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, assert_never

from seido.analyse.linear import Work
from seido.analyse.prove import (
    ROWS,
    STATEMENT,
    Case,
    Conclusion,
    Method,
    Question,
    Verdict,
    needed_steps,
    run_case,
)
from seido.analyse.scale import common_step
from seido.analyse.symbols import Place
from seido.ir.nodes import Step
from seido.source.diagnostic import Text
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Day, Enumeration, Quantity, Truth, Type, Year
from seido.typed.walk import walk
from seido.values.exact import Known, Scalar

RESOURCES: Final = 20_000_000  # of z3's own count, for one statement
_NO_ROW: Final = -1


def is_installed() -> bool:
    """Whether z3 is at hand."""
    return find_spec("z3") is not None


def solve(question: Question, before: Conclusion) -> Conclusion:
    """The conclusion with z3; the one before where z3 does not decide either, or is not installed."""
    if not is_installed():
        return before
    encoding = _Encoding(question, import_module("z3"))
    try:
        found = encoding.term(question.statement, _NO_ROW)
    except (_CannotEncodeError, RecursionError):
        return before
    return encoding.decide(found, before)


class _CannotEncodeError(Exception):
    """Something that is not put to z3. Never leaves this module."""


@dataclass(frozen=True, slots=True)
class _Term:
    """A value for z3: a number is ``value`` × ``step``. ``out``: it is 対象外. ``open``: the document does not state it."""

    value: Any
    step: Fraction
    out: Any
    open: Any


@dataclass(slots=True)
class _Encoding:
    """One statement as formulas of z3. Definitions are made once each."""

    question: Question
    z3: Any
    limits: list[Any] = field(default_factory=list)
    places: dict[Place, tuple[Any, Fraction]] = field(default_factory=dict)
    members: dict[str, int] = field(default_factory=dict)
    made: dict[Place, _Term] = field(default_factory=dict)
    counts: dict[str, Any] = field(default_factory=dict)
    steps: dict[tuple[str, str], Step] = field(default_factory=dict)

    def __post_init__(self) -> None:
        needed = needed_steps(self.question.regime, (self.question.statement,))
        self.steps = {(step.items, step.name): step for step in needed}

    # ------------------------------------------------------------------------------------------------------- verdict

    def decide(self, found: _Term, before: Conclusion) -> Conclusion:
        false = self.z3.And(self.z3.Not(found.out), self.z3.Not(found.open), self.z3.Not(found.value))
        answer, model = self._ask(false)
        if answer == "sat":
            case = self._case(model)
            values = run_case(self.question, case, Work(1_000))
            result = values[STATEMENT]
            if isinstance(result, Known) and result.value is False:
                return Conclusion(Verdict.REFUTED, Method.SOLVER, before.paths, case=case, values=values)
            return before
        if answer != "unsat" or self._ask(self.z3.And(self.z3.Not(found.out), found.open))[0] != "unsat":
            return before
        if self.counts:
            why = Text(
                f"明細が{ROWS}行までなら成り立つことを確かめましたが、それより多い行については分かりません",
                f"it holds for up to {ROWS} rows; beyond that it is not known",
            )
            return replace(before, method=Method.SOLVER, why=why)
        return Conclusion(Verdict.PROVED, Method.SOLVER, before.paths, whatever=True)

    def _ask(self, formula: Any) -> tuple[str, Any]:
        solver = self.z3.Solver()
        solver.set("rlimit", RESOURCES)
        solver.add(*self.limits, formula)
        answer = str(solver.check())
        return answer, solver.model() if answer == "sat" else None

    def _case(self, model: Any) -> Case:
        scheme = self.question.ir.scheme

        def scalar(given: Input, place: Place) -> Scalar:
            return self._read(model, place, given.type)

        inputs: dict[str, Scalar] = {
            each.name: scalar(each, Place("", _NO_ROW, each.name)) for each in scheme.inputs.values()
        }
        for name in self.question.axes:
            inputs[name] = self._read(model, Place("", _NO_ROW, name), Enumeration(name))
        counts = {items: model.eval(count, model_completion=True).as_long() for items, count in self.counts.items()}
        rows = {
            items.name: tuple(
                {each.name: scalar(each, Place(items.name, row, each.name)) for each in items.fields}
                for row in range(counts.get(items.name, 0))
            )
            for items in scheme.items.values()
        }
        told = [place for place in self.places if not place.items or place.row < counts.get(place.items, 0)]
        order = [*inputs, *(each.name for items in scheme.items.values() for each in items.fields)]
        told.sort(key=lambda place: (place.items, place.row, order.index(place.name)))
        used = {
            node.name for step in self.steps.values() for node in walk((step.expr,)) if isinstance(node, typed.Variable)
        }
        used |= {node.name for node in walk((self.question.statement,)) if isinstance(node, typed.Variable)}
        return Case(inputs, rows, tuple(place for place in told if place.items or place.name in used))

    def _read(self, model: Any, place: Place, kind: Type) -> Scalar:
        variable, step = self._place(place, kind)
        value = model.eval(variable, model_completion=True)
        if isinstance(kind, Truth):
            return bool(self.z3.is_true(value))
        if isinstance(kind, Enumeration):
            number = value.as_long()
            names = self._names(place, kind)
            return next((name for name in names if self._member(name) == number), names[0])
        return Fraction(value.as_long()) * step

    # -------------------------------------------------------------------------------------------------- expressions

    def term(self, node: typed.Expr, row: int) -> _Term:
        z3 = self.z3
        match node:
            case typed.Const(value=Fraction() as value):
                return self._known(z3.IntVal(value.numerator), Fraction(1, value.denominator))
            case typed.Const(value=bool() as value):
                return self._known(z3.BoolVal(value))
            case typed.Const(value=str() as value):
                return self._known(z3.IntVal(self._member(value)))
            case typed.Variable(name=name):
                return self._known(*self._place(Place("", _NO_ROW, name), node.type))
            case typed.FieldOf(items=items, name=name) if (items, name) not in self.steps:
                return self._known(*self._place(Place(items, row, name), node.type))
            case typed.FieldOf(items=items, name=name):
                return self._computed(Place(items, row, name), row)
            case typed.Definition(name=name):
                return self._computed(Place("", _NO_ROW, name), _NO_ROW)
            case typed.Reading(name=name):
                adopted = self.question.ir.scheme.readings[name].adopted
                return self._known(z3.IntVal(self._member(adopted)))
            case typed.Lookup():
                return self._lookup(node, row)
            case typed.Add(operands=operands):
                return self._sum([self.term(each, row) for each in operands])
            case typed.Multiply(operands=operands):
                terms = [self.term(each, row) for each in operands]
                value, step = z3.IntVal(1), Fraction(1)
                for each in terms:
                    value, step = value * each.value, step * each.step
                return self._joined(value, step, terms)
            case typed.Extreme(which=which, operands=operands):
                return self._best(which, [self.term(each, row) for each in operands])
            case typed.Cap(value=value, limit=limit):
                return self._best(typed.Extremum.LEAST, [self.term(value, row), self.term(limit, row)])
            case typed.Round(value=value, unit=unit, way=way):
                return self._rounded(self.term(value, row), unit, way)
            case typed.RoundUnstated(value=value):
                return self.term(value, row)
            case typed.Compare(comparison=comparison, left=left, right=right):
                return self._compared(comparison, self.term(left, row), self.term(right, row))
            case typed.MemberOf(subject=subject, members=members):
                found = self.term(subject, row)
                inside = z3.Or(*(found.value == self._member(each) for each in members))
                return self._joined(inside, Fraction(1), [found])
            case typed.AllOf(operands=operands):
                return self._junction([self.term(each, row) for each in operands], decides=False)
            case typed.AnyOf(operands=operands):
                return self._junction([self.term(each, row) for each in operands], decides=True)
            case typed.Negation(operand=operand):
                found = self.term(operand, row)
                return replace(found, value=z3.Not(found.value))
            case typed.Choice():
                return self._choice(node, row)
            case typed.Fold():
                return self._fold(node)
            case typed.Unstated(provisional=provisional) if provisional is not None:
                return self.term(provisional, row)
            case typed.Unstated():
                return self._absent(node.type, out=False)
            case typed.OutOfScope():
                return self._absent(node.type, out=True)
            case _:
                raise _CannotEncodeError

    def _known(self, value: Any, step: Fraction = Fraction(1)) -> _Term:
        no = self.z3.BoolVal(val=False)
        return _Term(value, step, no, no)

    def _absent(self, kind: Type, *, out: bool) -> _Term:
        nothing = self.z3.BoolVal(val=False) if isinstance(kind, Truth) else self.z3.IntVal(0)
        return _Term(nothing, Fraction(1), self.z3.BoolVal(out), self.z3.BoolVal(not out))

    def _joined(self, value: Any, step: Fraction, terms: Sequence[_Term]) -> _Term:
        return _Term(value, step, self.z3.Or(*(each.out for each in terms)), self.z3.Or(*(each.open for each in terms)))

    def _computed(self, place: Place, row: int) -> _Term:
        if place not in self.made:
            self.made[place] = self.term(self.steps[place.items, place.name].expr, row)
        return self.made[place]

    def _member(self, name: str) -> int:
        return self.members.setdefault(name, len(self.members))

    def _names(self, place: Place, kind: Enumeration) -> tuple[str, ...]:
        if not place.items and place.name in self.question.axes:
            return self.question.axes[place.name]
        return self.question.ir.scheme.categories[kind.category].names

    def _place(self, place: Place, kind: Type) -> tuple[Any, Fraction]:
        """The variable of a thing of the case, and its step."""
        if place in self.places:
            return self.places[place]
        label = f"{place.items}/{place.row}/{place.name}"
        step = Fraction(1)
        match kind:
            case Truth():
                variable = self.z3.Bool(label)
            case Enumeration():
                variable = self.z3.Int(label)
                names = self._names(place, kind)
                self.limits.append(self.z3.Or(*(variable == self._member(name) for name in names)))
            case Quantity() | Year() | Day():
                variable = self.z3.Int(label)
                given = self._input(place)
                step = given.step if given.step is not None else step
                if given.least is not None:
                    low = -(-given.least // step)
                    self.limits.append(
                        variable > low if given.low_open and low * step == given.least else variable >= low
                    )
                if given.most is not None:
                    high = given.most // step
                    closed = not (given.high_open and high * step == given.most)
                    self.limits.append(variable <= high if closed else variable < high)
            case _:
                raise _CannotEncodeError
        self.places[place] = (variable, step)
        return self.places[place]

    def _input(self, place: Place) -> Input:
        scheme = self.question.ir.scheme
        if not place.items:
            return scheme.inputs[place.name]
        return next(each for each in scheme.items[place.items].fields if each.name == place.name)

    def _lookup(self, node: typed.Lookup, row: int) -> _Term:
        table = {**self.question.regime.tables, **self.question.tables}[node.grid]
        index = [self.term(part, row) for part in node.index]
        found = self._absent(node.type, out=False)
        for key, cell in reversed(tuple(table.cells.items())):
            here = self.z3.And(*(part.value == self._member(member) for part, member in zip(index, key, strict=True)))
            found = self._either(here, self.term(cell, row), found)
        joined = self._joined(found.value, found.step, [found, *index])
        return replace(joined, open=self.z3.And(joined.open, self.z3.Not(self.z3.Or(*(part.out for part in index)))))

    def _choice(self, node: typed.Choice, row: int) -> _Term:
        found = self._absent(node.type, out=False)
        if node.otherwise is not None:
            found = self.term(node.otherwise, row)
        for arm in reversed(node.arms):
            condition = self.term(arm.condition, row)
            holds = self.z3.And(condition.value, self.z3.Not(condition.out))
            chosen = self._either(holds, self.term(arm.value, row), found)
            unknown = self.z3.And(condition.open, self.z3.Not(condition.out))
            found = replace(
                chosen, open=self.z3.Or(chosen.open, unknown), out=self.z3.And(chosen.out, self.z3.Not(unknown))
            )
        return found

    def _either(self, condition: Any, one: _Term, other: _Term) -> _Term:
        if_ = self.z3.If
        step = common_step(one.step, other.step)
        first, second = _scaled(one, step), _scaled(other, step)
        return _Term(
            if_(condition, first, second),
            step,
            if_(condition, one.out, other.out),
            if_(condition, one.open, other.open),
        )

    def _sum(self, terms: Sequence[_Term]) -> _Term:
        step = Fraction(0)
        for each in terms:
            step = common_step(step, each.step)
        step = step or Fraction(1)
        return self._joined(self.z3.Sum(self.z3.IntVal(0), *(_scaled(each, step) for each in terms)), step, terms)

    def _best(self, which: typed.Extremum, terms: Sequence[_Term]) -> _Term:
        found = terms[0]
        for each in terms[1:]:
            step = common_step(found.step, each.step)
            one, other = _scaled(found, step), _scaled(each, step)
            first = one <= other if which is typed.Extremum.LEAST else one >= other
            found = self._joined(self.z3.If(first, one, other), step, [found, each])
        return found

    def _rounded(self, term: _Term, unit: Fraction, way: typed.RoundingWay) -> _Term:
        ratio = term.step / unit
        above, below = term.value * ratio.numerator, ratio.denominator
        match way:
            case typed.RoundingWay.DOWN:
                value = above / below
            case typed.RoundingWay.UP:
                value = -((-above) / below)
            case typed.RoundingWay.HALF_UP:
                value = (2 * above + below) / (2 * below)
            case _:
                assert_never(way)
        return replace(term, value=value, step=unit)

    def _compared(self, comparison: typed.Comparison, left: _Term, right: _Term) -> _Term:
        step = common_step(left.step, right.step)
        one, other = _scaled(left, step), _scaled(right, step)
        operations: dict[typed.Comparison, Callable[[Any, Any], Any]] = {
            typed.Comparison.LESS: lambda a, b: a < b,
            typed.Comparison.AT_MOST: lambda a, b: a <= b,
            typed.Comparison.MORE: lambda a, b: a > b,
            typed.Comparison.AT_LEAST: lambda a, b: a >= b,
            typed.Comparison.EQUAL: lambda a, b: a == b,
            typed.Comparison.UNEQUAL: lambda a, b: a != b,
        }
        return self._joined(operations[comparison](one, other), Fraction(1), [left, right])

    def _junction(self, terms: Sequence[_Term], *, decides: bool) -> _Term:
        """かつ and 又は: what decides comes before what is open, and that before what is 対象外."""
        z3 = self.z3
        value = z3.Or(*(each.value for each in terms)) if decides else z3.And(*(each.value for each in terms))
        deciding = z3.Or(
            *(
                z3.And(each.value if decides else z3.Not(each.value), z3.Not(each.out), z3.Not(each.open))
                for each in terms
            )
        )
        out, open_ = z3.Or(*(each.out for each in terms)), z3.Or(*(each.open for each in terms))
        known = z3.If(deciding, z3.BoolVal(decides), value)
        undecided = z3.Not(deciding)
        return _Term(known, Fraction(1), z3.And(undecided, out, z3.Not(open_)), z3.And(undecided, open_))

    def _fold(self, node: typed.Fold) -> _Term:
        z3 = self.z3
        if node.items not in self.counts:
            count = z3.Int(f"{node.items}/rows")
            self.counts[node.items] = count
            self.limits += [count >= 0, count <= ROWS]
        rows: list[tuple[Any, _Term]] = []
        for row in range(ROWS):
            present = self.counts[node.items] > row
            body = self.term(node.body, row)
            if node.where is not None:
                where = self.term(node.where, row)
                body = replace(body, open=z3.Or(body.open, z3.And(where.open, z3.Not(where.out))))
                present = z3.And(present, where.value, z3.Not(where.out))
            rows.append((z3.And(present, z3.Not(body.out)), body))
        open_ = z3.Or(*(z3.And(counts, body.open) for counts, body in rows))
        no = z3.BoolVal(val=False)
        match node.kind:
            case typed.FoldKind.TOTAL:
                zero = self._known(z3.IntVal(0))
                total = self._sum([replace(self._either(counts, body, zero), out=no) for counts, body in rows])
                return replace(total, open=open_)
            case typed.FoldKind.COUNT:
                ones = [z3.If(z3.And(counts, body.value), 1, 0) for counts, body in rows]
                return _Term(z3.Sum(*ones), Fraction(1), no, open_)
            case typed.FoldKind.ANY:
                return _Term(z3.Or(*(z3.And(counts, body.value) for counts, body in rows)), Fraction(1), no, open_)
            case typed.FoldKind.ALL:
                return _Term(z3.And(*(z3.Implies(counts, body.value) for counts, body in rows)), Fraction(1), no, open_)
            case typed.FoldKind.GREATEST | typed.FoldKind.LEAST:
                raise _CannotEncodeError
            case _:
                assert_never(node.kind)


def _scaled(term: _Term, step: Fraction) -> Any:
    """A number as a multiple of a finer step."""
    factor = term.step / step
    return term.value if factor == 1 else term.value * factor.numerator
