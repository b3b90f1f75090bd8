"""Whether a statement holds in every case of a regime: proved, refuted by a case, or not decided and why.

A proof covers every case that can be typed: every member, every number of every range on its 刻み, any number of rows.
A counterexample is a complete case, and is claimed only after the reference interpreter has found the statement false in
it. What a statement comes to where the document is silent (対象外, or 要確認 for want of a figure) is no counterexample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from seido.analyse.linear import Form, OutOfWorkError, Work, constant, find_point
from seido.analyse.paths import CannotFollowError, Paths
from seido.analyse.symbols import OUT, Place, State, Symbols
from seido.evaluate import computer
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind, Table
from seido.ir.rules import show_found
from seido.source.diagnostic import Text
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import TRUTH, Enumeration, Truth
from seido.typed.walk import uses, walk
from seido.values.answer import Compute
from seido.values.exact import Known, Scalar, Value

EFFORT: Final = 60_000  # steps of reasoning for one statement, unless a caller says otherwise
ROWS: Final = 3  # rows of a 明細 up to which a counterexample is looked for
STATEMENT: Final = "検証"
_SPLITS: Final = 40  # how often the range of a factor is halved before a product is given up
_TRIAL: Final = 100  # what it counts to try a case with the interpreter
_NO_ROW: Final = -1
NO_REASON: Final = Text("", "")
_ACROSS_ROWS: Final = Text(
    "明細の行をまたぐ関係からは決められません", "what the rows have in common does not settle it"
)
SILENCE: Final = Text("資料に印字されていない値によります", "it depends on a value that the document does not print")


class Verdict(StrEnum):
    """What came of a statement."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNDECIDED = "undecided"


class Method(StrEnum):
    """How a verdict was come to: all members listed, ranges of numbers reasoned over, or the solver z3."""

    LISTED = "listed"
    RANGES = "ranges"
    SOLVER = "solver"


@dataclass(frozen=True, slots=True)
class Case:
    """A complete case. ``told`` are the things that lead to what it shows, in order."""

    inputs: Mapping[str, Scalar]
    rows: Mapping[str, tuple[Mapping[str, Scalar], ...]]
    told: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What came of a statement in one regime.

    ``paths`` counts the kinds of case that were told apart. ``whatever`` says that a proof holds whatever the document
    leaves open may turn out to be; ``spoken`` that at least in one kind of case there was something to compare. ``case``
    and ``values`` (of the definitions the statement uses) are those of a counterexample, ``why`` the reason of an open
    verdict.
    """

    verdict: Verdict
    method: Method
    paths: int
    whatever: bool = False
    spoken: bool = True
    silent: bool = False
    case: Case | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    why: Text = NO_REASON


@dataclass(frozen=True, slots=True)
class Question:
    """A statement in one regime, lowered. ``axes`` are what it runs through beside the inputs, with their members."""

    ir: SchemeIR
    regime: Regime
    statement: typed.Expr
    tables: Mapping[str, Table] = field(default_factory=dict)
    axes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    watched: tuple[Step, ...] = ()  # further values wanted of a counterexample


def prove(question: Question, effort: int = EFFORT) -> Conclusion:
    """The conclusion on one statement. The work is counted: the same question always ends the same way."""
    steps = needed_steps(question.regime, (question.statement, *(step.expr for step in question.watched)))
    folds = _folds(question, steps)
    first = _attempt(question, steps, folds, None, Work(effort))
    if first.verdict is Verdict.UNDECIDED and folds:
        work = Work(effort)
        for rows in range(ROWS + 1):
            found = _attempt(question, steps, folds, rows, work)
            if found.verdict is Verdict.REFUTED:
                return found
    if first.silent:
        return _beside_silence(question, steps, folds, first, effort)
    return first


def _beside_silence(
    question: Question, steps: Sequence[Step], folds: Sequence[typed.Fold], first: Conclusion, effort: int
) -> Conclusion:
    """The conclusion where a statement is false for some of what an unprinted figure may turn out to be.

    If it holds in every case once the least (or the greatest) stands for such figures, then there is no case in which
    it is false whatever they turn out to be, and so none in which the answer would say so.
    """
    for silence in typed.Extremum:
        found = _attempt(question, steps, folds, None, Work(effort), silence)
        if found.verdict is Verdict.PROVED:
            return replace(first, verdict=Verdict.PROVED, whatever=False, why=NO_REASON)
    return first


def needed_steps(regime: Regime, used: Sequence[typed.Expr]) -> tuple[Step, ...]:
    """The definitions that expressions use, by themselves or through others, in order of computation."""
    found: set[int] = set()
    waiting = list(uses(used))
    while waiting:
        new = [at for at in regime.places(waiting.pop()) if at not in found]
        found.update(new)
        waiting += uses(regime.steps[at].expr for at in new)
    return tuple(regime.steps[at] for at in sorted(found))


def _folds(question: Question, steps: Sequence[Step]) -> tuple[typed.Fold, ...]:
    nodes = walk((question.statement, *(step.expr for step in steps)))
    return tuple(dict.fromkeys(node for node in nodes if isinstance(node, typed.Fold)))


def _attempt(
    question: Question,
    steps: Sequence[Step],
    folds: Sequence[typed.Fold],
    rows: int | None,
    work: Work,
    silence: typed.Extremum | None = None,
) -> Conclusion:
    regime = replace(question.regime, tables={**question.regime.tables, **question.tables}, steps=tuple(steps))
    paths = Paths(question.ir, regime, steps, question.axes, rows, work, folds, silence)
    trial = _Trial(question, paths, rows, work)
    try:
        return trial.run()
    except OutOfWorkError:
        many = Text(
            "場合の数が多く、決められた手間では調べきれません",
            "there are too many kinds of case for the effort allowed",
        )
        return trial.undecided(many)
    except (CannotFollowError, RecursionError):
        deep = Text("式の組み立てが、調べられる形ではありません", "the formulas have a form that cannot be followed")
        return trial.undecided(deep)


@dataclass(slots=True)
class _Trial:
    """One attempt at a statement, with the number of rows left open or fixed."""

    question: Question
    paths: Paths
    rows: int | None
    work: Work
    count: int = 0
    spoken: bool = False
    silent: bool = False
    numbers: bool = False
    compute: Compute | None = None

    def run(self) -> Conclusion:
        open_why: Text | None = None
        for state, value in self.paths.follow(self.question.statement):
            self.count += 1
            known = self.paths.symbols.known
            self.numbers = self.numbers or any(not known[number].loose for number in state.bounds)
            if value is OUT:
                continue
            if value is True:
                self.spoken = self.spoken or not state.open
                continue
            found = self._against(state)
            if isinstance(found, Conclusion):
                return found
            open_why = open_why or found
            if open_why is _ACROSS_ROWS:
                break  # what is left to find is a counterexample, and that takes a number of rows
        if open_why is not None:
            return self.undecided(open_why)
        if self.silent:
            return replace(self.undecided(SILENCE), silent=True)
        return Conclusion(Verdict.PROVED, self._method, self.count, whatever=True, spoken=self.spoken)

    @property
    def _method(self) -> Method:
        return Method.RANGES if self.numbers else Method.LISTED

    def undecided(self, why: Text) -> Conclusion:
        return Conclusion(Verdict.UNDECIDED, self._method, self.count, spoken=self.spoken, why=why)

    def _against(self, state: State) -> Conclusion | Text | None:
        """A path on which the statement is false: a counterexample, None where no case goes it, else why it stays open."""
        symbols = self.paths.symbols
        splits = _SPLITS
        stack = [state]
        why: Text | None = None
        while stack:
            current = stack.pop()
            steps = {number: symbols.known[number].step for number in current.bounds}
            point = find_point(current.limits, current.bounds, steps, self.work)
            if point is None:
                continue
            if self.rows is None and any(isinstance(key, tuple) and key[0] == "rows" for key in current.values):
                return _ACROSS_ROWS
            case = self._case(current, point)
            self.compute = self.compute or compute_of(self.question)
            values = run_case(self.question, case, self.work, self.compute)
            result = values[STATEMENT]
            if isinstance(result, Known) and result.value is False:
                return Conclusion(Verdict.REFUTED, self._method, self.count, case=case, values=values)
            loose = current.open or any(symbols.known[number].loose for number in current.bounds)
            if loose:  # left to `_beside_silence`, which is a proof of its own
                self.silent = True
                continue
            halves = self._halves(current, point)
            if halves is None or not splits:
                why = why or Text(
                    "二つの値の積の大きさを見きわめられません", "the size of a product of two values is not settled"
                )
                continue
            splits -= 1
            stack += halves
        return why

    def _halves(self, state: State, point: Mapping[int, Fraction]) -> list[State] | None:
        """The path split where a product does not come to what its factors do; None where all products fit."""
        symbols = self.paths.symbols
        for made in state.products:
            left, right = made.left.at(point), made.right.at(point)
            if left * right == point[made.symbol]:
                continue
            for factor, value in sorted(
                ((made.left, left), (made.right, right)), key=lambda each: _width(each[0], state, symbols)
            ):
                middle = self._middle(factor, value, state)
                if middle is None:
                    continue
                found = []
                for limit in (
                    symbols.limit(factor.plus(constant(-middle)), strict=False),
                    symbols.limit(constant(middle).minus(factor), strict=True),
                ):
                    half = state.copy()
                    if symbols.assume(limit, half) and all(symbols.hold(each, half) for each in half.products):
                        found.append(half)
                return found[::-1]
            return None
        return None

    def _middle(self, factor: Form, value: Fraction, state: State) -> Fraction | None:
        low, high = self.paths.symbols.span(factor, state)
        if low is None or high is None:
            return value
        if low == high:
            return None
        step = self.paths.symbols.grid(factor) or (high - low) / 2
        return low + (high - low) / 2 // step * step

    # ---------------------------------------------------------------------------------------------------- the case

    def _case(self, state: State, point: Mapping[int, Fraction]) -> Case:
        scheme = self.question.ir.scheme
        numbers = {
            made.place: point[number]
            for number, made in enumerate(self.paths.symbols.known)
            if made.place is not None and number in point
        }

        def scalar(given: Input, place: Place) -> Scalar:
            if isinstance(given.type, Truth):
                return state.options.get(place, (False,))[0]
            if isinstance(given.type, Enumeration):
                return state.options.get(place, scheme.categories[given.type.category].names)[0]
            return numbers.get(place, _least(given))

        inputs: dict[str, Scalar] = {
            each.name: scalar(each, Place("", _NO_ROW, each.name)) for each in scheme.inputs.values()
        }
        for name, members in self.question.axes.items():
            inputs[name] = state.options.get(Place("", _NO_ROW, name), members)[0]
        rows = {
            items.name: tuple(
                {each.name: scalar(each, Place(items.name, row, each.name)) for each in items.fields}
                for row in range(self.rows or 0)
            )
            for items in scheme.items.values()
        }
        seen = {*state.options, *numbers}
        told = [Place("", _NO_ROW, name) for name in inputs]
        for items in scheme.items.values():
            for row in range(self.rows or 0):
                told += [Place(items.name, row, each.name) for each in items.fields]
        return Case(inputs, rows, tuple(place for place in told if place in seen))


def run_case(question: Question, case: Case, work: Work, compute: Compute | None = None) -> Mapping[str, Value]:
    """What the reference interpreter makes of a case: the statement under its own name, and what else was asked for."""
    work.spend(_TRIAL)
    compute = compute or compute_of(question)
    readings = {each.name: each.adopted for each in question.ir.scheme.readings.values()}
    inputs: dict[str, Value] = {name: Known(value) for name, value in case.inputs.items()}
    rows = {
        items: tuple({name: Known(value) for name, value in row.items()} for row in several)
        for items, several in case.rows.items()
    }
    return compute(inputs, rows, readings, None).values


def compute_of(question: Question) -> Compute:
    """The interpreter for a statement and what it uses."""
    used = (question.statement, *(step.expr for step in question.watched))
    statement = Step(StepKind.REQUIREMENT, STATEMENT, "", TRUTH, question.statement, question.statement.span)
    steps = (*needed_steps(question.regime, used), statement, *question.watched)
    return computer(replace(question.regime, tables={**question.regime.tables, **question.tables}, steps=steps))


def _width(form: Form, state: State, symbols: Symbols) -> tuple[bool, bool, Fraction]:
    """By which of two factors to split: one that the case gives, with the smaller range."""
    low, high = symbols.span(form, state)
    loose = symbols.is_loose(form)
    return (loose, True, Fraction(0)) if low is None or high is None else (loose, False, high - low)


def _least(given: Input) -> Fraction:
    """A number that an input may be, for a case to which it makes no difference."""
    step = given.step if given.step is not None else Fraction(1)
    if given.least is not None:
        found = -(-given.least // step) * step
        return found + step if given.low_open and found == given.least else found
    if given.high is not None:
        found = given.high // step * step
        return found - step if given.high_open and found == given.high else found
    return Fraction(0)


def show_case(case: Case, ir: SchemeIR) -> str:
    """A case in the author's words: 財政力指数 が 0.3、支援員の1行目の所要額 が 480万円."""
    told = {place.items for place in case.told}
    rows = [f"{items} が {len(several)}行" for items, several in case.rows.items() if several and items not in told]
    return "、".join([*_parts(case, ir), *rows])


def _parts(case: Case, ir: SchemeIR) -> Iterator[str]:
    for place in case.told:
        if place.items:
            value = case.rows[place.items][place.row][place.name]
            given = next(each for each in ir.scheme.items[place.items].fields if each.name == place.name)
            yield f"{place.items}の{place.row + 1}行目の{place.name} が {_shown(value, given)}"
        else:
            yield f"{place.name} が {_shown(case.inputs[place.name], ir.scheme.inputs.get(place.name))}"


def _shown(value: Scalar, given: Input | None) -> str:
    return str(value) if given is None else show_found(given.type, value, given.shown)
