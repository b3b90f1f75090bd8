"""Answers: from the computed values of a case to what is said of it.

An answer has an outcome (該当, 非該当, 要確認, 情報不足), the amounts, the requirements, what is still missing *and can
change something*, and for each named 解釈 the amounts under its other readings. Standard library and
`seido.values.exact` only: this file too is copied verbatim beside generated code, so that the interpreter and the
checkers say the same thing in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import Final, Literal, NamedTuple

from .exact import (
    NOTHING,
    Event,
    Known,
    Open,
    OutOfScope,
    Scalar,
    Trace,
    Value,
    all_of,
    equal,
    join,
    judged_number,
    judged_option,
    judged_truth,
    missing_number,
    missing_option,
    missing_truth,
)

SPLITS: Final = 256  # evaluations at the most to find out which missing inputs matter


class Outcome(StrEnum):
    """The outcome of a scheme for a case, in the order in which they prevail."""

    INELIGIBLE = "非該当"
    INCOMPLETE = "情報不足"
    CONFIRM = "要確認"
    ELIGIBLE = "該当"


class InputSpec(NamedTuple):
    """One input: its values and, for a number, the limits it is compared with (each with its boundary word)."""

    name: str
    kind: Literal["number", "truth", "member"]
    options: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    step: Fraction | None = None
    cuts: tuple[tuple[Fraction, str], ...] = ()
    judge: str = ""


class ItemsSpec(NamedTuple):
    """One 明細 and its given fields."""

    name: str
    fields: tuple[InputSpec, ...]


class ReadingSpec(NamedTuple):
    """A named 解釈: its readings and the one adopted."""

    name: str
    options: tuple[str, ...]
    adopted: str


class SchemeSpec(NamedTuple):
    """What the engine needs to know of a scheme. ``neutral`` are 対象外 tags that do not make a case 非該当."""

    id: str
    name: str
    inputs: tuple[InputSpec, ...]
    items: tuple[ItemsSpec, ...]
    readings: tuple[ReadingSpec, ...]
    amounts: tuple[str, ...]
    requirements: tuple[tuple[str, bool], ...]  # name, and whether it is only a 目安
    neutral: frozenset[str] = NOTHING


Row = Mapping[str, Value]


class Computed(NamedTuple):
    """What one evaluation gives: each definition's value and, by ``明細.欄``, each computed column's."""

    values: Mapping[str, Value]
    columns: Mapping[str, tuple[Value, ...]]


# inputs, rows of each 明細 (None where it is not given), readings, trace
Compute = Callable[
    [Mapping[str, Value], Mapping[str, tuple[Row, ...] | None], Mapping[str, str], Trace | None], Computed
]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an input is refused. ``row`` counts from 1 within a 明細; 0 outside."""

    kind: Literal["unknown", "type", "member", "range", "step"]
    name: str
    row: int
    found: str
    wanted: str


class CaseError(ValueError):
    """A case that cannot be evaluated; ``problems`` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            "; ".join(f"{each.name}: {each.kind}: {each.found} (wanted {each.wanted})" for each in problems)
        )
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another reading of a named 解釈 gives."""

    reading: str
    option: str
    outcome: Outcome
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Boundary:
    """An input that lies at a limit, or one step from it."""

    input: str
    value: Fraction
    limit: Fraction
    word: str


@dataclass(frozen=True, slots=True)
class RowNote:
    """What the rows of a 明細 have to do with whether a 要件 is met.

    ``rows`` (from 0) are those that alone leave it unmet, and ``met_without`` whether the rows beside them would meet it.
    Without any row it is met because there is none to fail it.
    """

    requirement: str
    items: str
    rows: tuple[int, ...]
    met_without: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a case in one fiscal year (``year`` is the Gregorian year in which it begins).

    ``values`` holds every 算定. Under 非該当 and outside the 適用期間 there are no amounts; ``applies`` is false
    there. ``missing`` are inputs to be given that can still change something, ``judged`` those that somebody else
    decides, ``unstated`` the tags of the 記載なし that the answer rests on, ``provisional`` and ``fractions`` those
    of 仮置き and of unstated roundings that left a fraction.
    """

    scheme: str
    year: int
    outcome: Outcome
    applies: bool
    values: Mapping[str, Value]
    columns: Mapping[str, tuple[Value, ...]]
    requirements: Mapping[str, Value]
    missing: tuple[str, ...]
    judged: tuple[str, ...]
    unstated: tuple[str, ...]
    provisional: tuple[str, ...]
    fractions: tuple[str, ...]
    soft_unmet: tuple[str, ...]
    readings: Mapping[str, str]
    alternatives: tuple[Alternative, ...]
    boundaries: tuple[Boundary, ...]
    events: tuple[Event, ...] = field(repr=False)
    row_notes: tuple[RowNote, ...] = ()

    def amount(self, name: str) -> Fraction:
        """The exact amount of an 算定, in base units. Raises ValueError where there is none (対象外, 要確認, …)."""
        value = self.values.get(name)
        if self.outcome is Outcome.INELIGIBLE or not self.applies or not isinstance(value, Known):
            message = f"{name} has no amount ({self.outcome.value})"
            raise ValueError(message)
        if not isinstance(value.value, Fraction):
            message = f"{name} is not a number"
            raise TypeError(message)
        return value.value


def assess(
    spec: SchemeSpec,
    compute: Compute | None,
    inputs: Mapping[str, Scalar],
    items: Mapping[str, Sequence[Mapping[str, Scalar]]],
    year: int,
    readings: Mapping[str, str] | None = None,
    focus: frozenset[str] | None = None,
) -> Answer:
    """The answer for a case. ``compute`` evaluates the year; it is None outside the 適用期間.

    Inputs that are not given are left out of ``inputs``. Raises CaseError for inputs that the scheme does not have or
    that lie outside their range, TypeError for a year that is no whole number.

    Who needs only some values may name them in ``focus`` (an 算定 or 要件; the empty name is eligibility, on which the
    outcome rests). Other values may then be more open than they need be, and other readings are left out.
    """
    _refuse_other_years(year)
    chosen = {each.name: each.adopted for each in spec.readings} | dict(readings or {})
    problems = [*validate(spec, inputs, items), *_reading_problems(spec, chosen)]
    if problems:
        raise CaseError(problems)
    if compute is None:
        return _outside(spec, year, chosen)
    given = {each.name: _given(each, each.name, inputs) for each in spec.inputs}
    rows = {each.name: _rows(each, items) for each in spec.items}
    return _Case(spec, compute, given, rows, year, focus).answer(chosen)


def _refuse_other_years(year: object) -> None:
    """Refuse what is no fiscal year; callers of generated checkers may be untyped."""
    if isinstance(year, bool) or not isinstance(year, int):
        message = f"a fiscal year is a whole number (2024 for 令和6年度), not {year!r}"
        raise TypeError(message)


def _outside(spec: SchemeSpec, year: int, chosen: Mapping[str, str]) -> Answer:
    return Answer(
        spec.id,
        year,
        Outcome.INELIGIBLE,
        applies=False,
        values={},
        columns={},
        requirements={},
        missing=(),
        judged=(),
        unstated=(),
        provisional=(),
        fractions=(),
        soft_unmet=(),
        readings=chosen,
        alternatives=(),
        boundaries=(),
        events=(),
    )


def _given(spec: InputSpec, name: str, inputs: Mapping[str, Scalar]) -> Value:
    if spec.name in inputs:
        return Known(inputs[spec.name])
    return _absent(spec, name)


def _absent(spec: InputSpec, name: str) -> Value:
    """The value of an input that is not given: somebody else's judgement where there is a 判断者."""
    if spec.kind == "number":
        make_number = judged_number if spec.judge else missing_number
        return make_number(name, spec.low, spec.high)
    if spec.kind == "truth":
        return judged_truth(name) if spec.judge else missing_truth(name)
    return judged_option(name, spec.options) if spec.judge else missing_option(name, spec.options)


def _rows(spec: ItemsSpec, items: Mapping[str, Sequence[Mapping[str, Scalar]]]) -> tuple[Row, ...] | None:
    if spec.name not in items:
        return None
    return tuple(
        {each.name: _given(each, f"{spec.name}.{each.name}", row) for each in spec.fields} for row in items[spec.name]
    )


# ----------------------------------------------------------------------------------------------------------- validation


def validate(
    spec: SchemeSpec, inputs: Mapping[str, Scalar], items: Mapping[str, Sequence[Mapping[str, Scalar]]]
) -> tuple[Problem, ...]:
    """What is wrong with the inputs of a case: names that do not exist, values of another type or out of range."""
    problems: list[Problem] = []
    known = {each.name: each for each in spec.inputs}
    lists = {each.name: {inner.name: inner for inner in each.fields} for each in spec.items}
    for name, value in inputs.items():
        problems.extend(_check(known.get(name), name, 0, value, tuple(known)))
    for name, rows in items.items():
        fields = lists.get(name)
        if fields is None:
            problems.append(Problem("unknown", name, 0, name, "、".join(lists)))
            continue
        for at, row in enumerate(rows, start=1):
            for inner, value in row.items():
                problems.extend(_check(fields.get(inner), f"{name}.{inner}", at, value, tuple(fields)))
    return tuple(problems)


def _check(spec: InputSpec | None, name: str, row: int, value: object, known: tuple[str, ...]) -> Iterator[Problem]:
    if spec is None:
        yield Problem("unknown", name, row, name, "、".join(known))
        return
    match spec.kind:
        case "truth":
            if not isinstance(value, bool):
                yield Problem("type", name, row, str(value), "はい・いいえ")
        case "member":
            if not isinstance(value, str) or value not in spec.options:
                yield Problem("member", name, row, str(value), "、".join(spec.options))
        case "number":
            if not isinstance(value, Fraction):
                yield Problem("type", name, row, str(value), "数")
                return
            low = spec.low is not None and (value < spec.low or (value == spec.low and spec.low_open))
            high = spec.high is not None and (value > spec.high or (value == spec.high and spec.high_open))
            if low or high:
                yield Problem("range", name, row, str(value), _range(spec))
            elif spec.step is not None and (value / spec.step).denominator != 1:
                yield Problem("step", name, row, str(value), str(spec.step))


def _range(spec: InputSpec) -> str:
    low = "" if spec.low is None else f"{spec.low}{'超' if spec.low_open else '以上'}"
    high = "" if spec.high is None else f"{spec.high}{'未満' if spec.high_open else '以下'}"
    return low + high


def _reading_problems(spec: SchemeSpec, chosen: Mapping[str, str]) -> Iterator[Problem]:
    known = {each.name: each for each in spec.readings}
    for name, option in chosen.items():
        if name not in known:
            yield Problem("unknown", name, 0, name, "、".join(known))
        elif option not in known[name].options:
            yield Problem("member", name, 0, option, "、".join(known[name].options))


# ------------------------------------------------------------------------------------------------------------- engine


@dataclass(frozen=True, slots=True)
class _Case:
    """One case of one scheme in one year."""

    spec: SchemeSpec
    compute: Compute
    inputs: Mapping[str, Value]
    rows: Mapping[str, tuple[Row, ...] | None]
    year: int
    focus: frozenset[str] | None

    def answer(self, chosen: Mapping[str, str]) -> Answer:
        trace = Trace()
        computed = self.compute(self.inputs, self.rows, chosen, trace)
        values, eligible = self._settled(computed, chosen)
        requirements = {name: values[name] for name, _ in self.spec.requirements if name in values}
        amounts = {name: values[name] for name in self.spec.amounts if name in values}
        outcome, soft = self._outcome(eligible, amounts, requirements)
        everything = (*amounts.values(), *requirements.values(), eligible)
        return Answer(
            self.spec.id,
            self.year,
            outcome,
            applies=True,
            values=amounts,
            columns=computed.columns,
            requirements=requirements,
            missing=() if outcome is Outcome.INELIGIBLE else self._names(everything, "missing"),
            judged=() if outcome is Outcome.INELIGIBLE else self._names(everything, "judged"),
            unstated=tuple(sorted({tag for each in everything if isinstance(each, Open) for tag in each.unstated})),
            provisional=_marked(everything, "provisional:"),
            fractions=_marked(everything, "fraction:"),
            soft_unmet=soft,
            readings=dict(chosen),
            alternatives=self._alternatives(everything, chosen) if self.focus is None else (),
            boundaries=tuple(self._boundaries()),
            events=tuple(trace.events),
            row_notes=tuple(self._row_notes(requirements, chosen)) if self.focus is None else (),
        )

    def _names(self, values: Sequence[Value], which: Literal["missing", "judged"]) -> tuple[str, ...]:
        """Missing or judged inputs, in the order of the scheme."""
        found: set[str] = set()
        for each in values:
            if isinstance(each, Open):
                found |= each.missing if which == "missing" else each.judged
        order = [each.name for each in self.spec.inputs]
        for items in self.spec.items:
            order += [items.name, *(f"{items.name}.{each.name}" for each in items.fields)]
        return tuple(name for name in order if name in found)

    # --------------------------------------------------------------------------------------------------------- rows

    def _row_notes(self, requirements: Mapping[str, Value], chosen: Mapping[str, str]) -> Iterator[RowNote]:
        """Which rows leave a requirement unmet, found by computing the case with each row alone; and where there is none."""
        unmet = [name for name, value in requirements.items() if _is(value, truth=False)]
        met = [name for name, value in requirements.items() if _is(value, truth=True)]
        for items in self.spec.items:
            rows = self.rows[items.name]
            if rows == ():
                unknown = self._with_rows(items.name, None, chosen)
                for name in met:
                    if isinstance(unknown[name], Open):
                        yield RowNote(name, items.name, (), met_without=True)
            elif rows and unmet:
                empty = self._with_rows(items.name, (), chosen)
                # What is unmet without any row is not for its rows to meet.
                names = [name for name in unmet if not _is(empty[name], truth=False)]
                keys = [tuple(row.values()) for row in rows]  # rows that are alike are computed once
                unlike = dict(zip(keys, rows, strict=True)) if names else {}
                alone = {key: self._with_rows(items.name, (row,), chosen) for key, row in unlike.items()}
                for name in names:
                    alike = {key for key, values in alone.items() if _is(values[name], truth=False)}
                    failing = tuple(at for at, key in enumerate(keys) if key in alike)
                    rest = tuple(row for row, key in zip(rows, keys, strict=True) if key not in alike)
                    if failing:
                        left = self._with_rows(items.name, rest, chosen)[name]
                        yield RowNote(name, items.name, failing, met_without=bool(rest) and _is(left, truth=True))

    def _with_rows(self, items: str, rows: tuple[Row, ...] | None, chosen: Mapping[str, str]) -> Mapping[str, Value]:
        """The values of the case with other rows of one 明細."""
        return self.compute(self.inputs, {**self.rows, items: rows}, chosen, None).values

    # ------------------------------------------------------------------------------------------------------ outcome

    def _eligible(self, values: Mapping[str, Value]) -> Value:
        """Whether every hard requirement is met and no amount is 対象外."""
        truths: list[Value] = []
        for name, soft in self.spec.requirements:
            if not soft and name in values:
                met = values[name]
                if isinstance(met, OutOfScope):
                    met = Known(value=met.tags <= self.spec.neutral, marks=met.marks)
                elif isinstance(met, Open):
                    # Out of scope a requirement is one that does not apply, or the reason why nothing does.
                    options = frozenset((True, False)) if met.may_be_out else met.options
                    met = replace(met, options=options, may_be_out=False)
                truths.append(met)
        for name in self.spec.amounts:
            value = values.get(name)
            if isinstance(value, OutOfScope) and not value.tags <= self.spec.neutral:
                truths.append(Known(value=False, marks=value.marks))
            elif isinstance(value, Open) and value.may_be_out:
                truths.append(replace(value, low=None, high=None, options=frozenset((True, False)), may_be_out=False))
        return all_of(*truths) if truths else Known(value=True)

    def _outcome(
        self, eligible: Value, amounts: Mapping[str, Value], requirements: Mapping[str, Value]
    ) -> tuple[Outcome, tuple[str, ...]]:
        soft = tuple(
            name
            for name, is_soft in self.spec.requirements
            if is_soft and name in requirements and not self._is_met(requirements[name])
        )
        if isinstance(eligible, Known) and eligible.value is False:
            return Outcome.INELIGIBLE, soft
        values = (eligible, *amounts.values(), *requirements.values())
        if any(isinstance(each, Open) and each.missing for each in values):
            return Outcome.INCOMPLETE, soft
        doubtful = any(isinstance(each, Open) for each in values)
        if doubtful or soft or _marked(values, "provisional:") or _marked(values, "fraction:"):
            return Outcome.CONFIRM, soft
        return Outcome.ELIGIBLE, soft

    def _is_met(self, value: Value) -> bool:
        """Whether a requirement is met, or does not apply to the case."""
        if isinstance(value, OutOfScope):
            return value.tags <= self.spec.neutral
        return isinstance(value, Known) and value.value is True

    # ----------------------------------------------------------------------------------------------------- splitting

    def _settled(self, computed: Computed, chosen: Mapping[str, str]) -> tuple[dict[str, Value], Value]:
        """The values, and eligibility, asking of missing inputs only those that can change something.

        One evaluation with open inputs forgets that the same input stands in two places. So the case is split by the
        values the missing inputs may take (numbers at the limits they are compared with) and the results are joined.
        """
        values = dict(computed.values)
        values[""] = self._eligible(values)
        wanted = [
            name
            for name, value in values.items()
            if (self.focus is None or name in self.focus)
            and isinstance(value, Open)
            and (value.missing or value.judged)
        ]
        names = {name for key in wanted for name in _awaited(values[key])}
        parts = self._parts(names)
        if not parts:
            return values, values.pop("")
        combinations = list(product(*(range(len(domain)) for domain in parts.values())))
        results: list[dict[str, Value]] = []
        for combination in combinations:
            taken = {name: domain[at] for (name, domain), at in zip(parts.items(), combination, strict=True)}
            again = dict(self.compute({**self.inputs, **taken}, self.rows, chosen, None).values)
            again[""] = self._eligible(again)
            results.append(again)
        for key in wanted:
            values[key] = _joined([result[key] for result in results], combinations, tuple(parts), values[key])
        eligible = values.pop("")
        return values, eligible

    def _parts(self, names: set[str]) -> dict[str, tuple[Value, ...]]:
        """For each missing input the values it may take, as many inputs as the number of evaluations allows."""
        domains = {
            spec.name: _domain(spec)
            for spec in self.spec.inputs
            if spec.name in names and isinstance(self.inputs.get(spec.name), Open)
        }
        parts: dict[str, tuple[Value, ...]] = {}
        count = 1
        for name in sorted(domains, key=lambda each: (len(domains[each]), each)):
            if count * len(domains[name]) <= SPLITS:
                count *= len(domains[name])
                parts[name] = domains[name]
        return parts

    # ------------------------------------------------------------------------------------------------------ readings

    def _alternatives(self, values: Sequence[Value], chosen: Mapping[str, str]) -> tuple[Alternative, ...]:
        used = _marked(values, "reading:")
        found: list[Alternative] = []
        for spec in self.spec.readings:
            if spec.name not in used:
                continue
            for option in spec.options:
                if option == chosen[spec.name]:
                    continue
                other = {**chosen, spec.name: option}
                computed = self.compute(self.inputs, self.rows, other, None)
                if any(isinstance(value, Open) and value.missing for value in values):
                    # Somebody still asking their way forward is told roughly; splitting for each reading would cost most.
                    settled = dict(computed.values)
                    eligible = self._eligible(settled)
                else:
                    settled, eligible = self._settled(computed, other)
                amounts = {name: settled[name] for name in self.spec.amounts if name in settled}
                requirements = {name: settled[name] for name, _ in self.spec.requirements if name in settled}
                outcome, _ = self._outcome(eligible, amounts, requirements)
                found.append(Alternative(spec.name, option, outcome, amounts))
        return tuple(found)

    # ---------------------------------------------------------------------------------------------------- boundaries

    def _boundaries(self) -> Iterator[Boundary]:
        for spec in self.spec.inputs:
            value = self.inputs[spec.name]
            if not isinstance(value, Known) or not isinstance(value.value, Fraction):
                continue
            near = spec.step if spec.step is not None else Fraction(0)
            for limit, word in spec.cuts:
                if abs(value.value - limit) <= near:
                    yield Boundary(spec.name, value.value, limit, word)


def _domain(spec: InputSpec) -> tuple[Value, ...]:
    """The values of an input as parts: truths, members, or for a number its limits and the stretches between them."""
    waiting = _absent(spec, spec.name)
    if not isinstance(waiting, Open):
        return (waiting,)
    if spec.kind == "truth":
        return (Known(value=True), Known(value=False))
    if spec.kind == "member":
        return tuple(Known(option) for option in spec.options)
    limits = {
        limit
        for limit, _ in spec.cuts
        if (spec.low is None or limit >= spec.low) and (spec.high is None or limit <= spec.high)
    }
    parts: list[Value] = []
    below = spec.low
    for limit in sorted(limits):
        if below is None or limit > below:
            upper = limit if spec.step is None else limit - spec.step
            if below is None or upper >= below:
                parts.append(replace(waiting, low=below, high=upper))
        parts.append(Known(limit))
        below = limit if spec.step is None else limit + spec.step
    if spec.high is None or below is None or below <= spec.high:
        parts.append(replace(waiting, low=below, high=spec.high))
    return tuple(parts)


def _joined(
    results: Sequence[Value], combinations: Sequence[tuple[int, ...]], names: Sequence[str], before: Value
) -> Value:
    """The results of all parts as one value that waits only for the inputs that tell them apart."""
    joined = join(results)
    if not isinstance(joined, Open) or not isinstance(before, Open):
        return joined
    at = dict(zip(combinations, results, strict=True))
    needed = {name for result in results if isinstance(result, Open) for name in _awaited(result)}
    for index, name in enumerate(names):
        if name in needed:
            continue
        for combination, result in at.items():
            other = at[(*combination[:index], 0, *combination[index + 1 :])]
            if combination[index] and _apart(result, other):
                needed.add(name)
                break
    unstated = frozenset(tag for result in results if isinstance(result, Open) for tag in result.unstated)
    return replace(
        joined,
        missing=frozenset(before.missing & needed),
        judged=frozenset(before.judged & needed),
        unstated=unstated,
    )


def _apart(one: Value, other: Value) -> bool:
    """Whether it may make a difference which of two values it is; out of scope, the reason does.

    Two values that still wait for something may come apart however alike they look: ½ and ⅔ of a cost of which nothing
    is known are both some amount of at least 0.
    """
    if isinstance(one, OutOfScope) and isinstance(other, OutOfScope):
        return one.tags != other.tags
    return not equal(one, other) and (one != other or bool(_awaited(one)))


def _awaited(value: Value) -> frozenset[str]:
    return value.missing | value.judged if isinstance(value, Open) else NOTHING


def _marked(values: Sequence[Value], prefix: str) -> tuple[str, ...]:
    """The tags of marks of one sort, sorted."""
    return tuple(
        sorted({mark.removeprefix(prefix) for each in values for mark in each.marks if mark.startswith(prefix)})
    )


def _is(value: Value, *, truth: bool) -> bool:
    """Whether a value is settled, and this truth."""
    return isinstance(value, Known) and value.value is truth
