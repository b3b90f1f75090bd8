"""Exact, three-valued values: what is known, what is still open, what is out of scope.

Numbers are `fractions.Fraction`; nothing here is a binary fraction, and nothing rounds but the functions named so. This
file needs the standard library only: the reference interpreter uses it, and it is copied verbatim beside generated
code.

A `Value` is one of three things. `Known` is determined. `Open` is not: it says between which bounds, or among which
options, the value must lie once everything is given, and what it waits for. `OutOfScope` (対象外) is determined too, as
something that has no amount; it is never zero.

What the functions promise. Take any values that the open operands may still turn out to have, and apply the plain
operation to those: the result lies within what the function returned. The answer is never wrong, and a `Known` is
returned wherever every such completion of one operation agrees. Marks, missing inputs and the like are joined through
an operation from those operands that can influence the result, and from no other.

Functions are total for well-typed values. Mixing types (a truth plus a number) is a defect of the caller and raises
TypeError.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Final, Literal

Scalar = Fraction | bool | str  # a str is a member of a closed list (区分)
Comparison = Literal["<", "<=", ">", ">=", "==", "!="]
Direction = Literal["down", "up", "half_up"]

NOTHING: Final[frozenset[str]] = frozenset()
TRUTHS: Final[frozenset[bool | str]] = frozenset((True, False))


@dataclass(frozen=True, slots=True)
class Known:
    """A determined value.

    ``marks`` say what it rests on: ``provisional:TAG`` (a 仮置き), ``approximate:TAG`` (程度, 約), ``fraction:TAG`` (a
    fraction arose whose rounding the document does not state), ``reading:NAME`` (the named 解釈 was consulted).
    """

    value: Scalar
    marks: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class Open:
    """A value that is not determined yet.

    A number lies between ``low`` and ``high``, both included, None where there is no bound; ``options`` is None. A
    truth or a member is one of ``options``; None means that nothing is known of it. With ``may_be_out`` it may also
    turn out to be out of scope; with ``may_be_out`` and no option at all it will, and only the reason is open, on which
    it may depend whether the case is 非該当. ``missing`` are inputs that the asker has not given, ``judged`` inputs that somebody
    else decides (判断者), ``unstated`` the tags of what the document does not state (記載なし).
    """

    low: Fraction | None = None
    high: Fraction | None = None
    options: frozenset[bool | str] | None = None
    missing: frozenset[str] = NOTHING
    unstated: frozenset[str] = NOTHING
    judged: frozenset[str] = NOTHING
    marks: frozenset[str] = NOTHING
    may_be_out: bool = False


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """対象外: there is no amount, which is not zero. ``tags`` name what put it out of scope."""

    tags: frozenset[str]
    marks: frozenset[str] = NOTHING


Value = Known | Open | OutOfScope


# --------------------------------------------------------------------------------------------------------------- trace


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened while a definition was computed.

    ``clause``: ``tag`` is the clause that decided, empty while it is open; ``possible`` the clauses that may apply.
    ``cap``: ``value`` met ``limit``, ``cut`` is what was cut off (0 where the cap did not bind) and ``bound`` whether
    anything was, None while it is open. ``round``: ``value`` was rounded, or was left as it is because the rounding
    is unstated (``bound`` then says whether a fraction arose). ``value``: ``tag`` is the entry of a table that was
    read. ``result`` is what came out. ``row`` is the index of
    the line item at work, None outside line items.
    """

    definition: str
    kind: Literal["clause", "cap", "round", "value"]
    tag: str
    row: int | None
    possible: tuple[str, ...] = ()
    value: Value | None = None
    limit: Value | None = None
    cut: Value | None = None
    bound: bool | None = None
    result: Value | None = None


class Trace:
    """The events of one evaluation, in order. Set ``row`` while the rows of line items are computed."""

    __slots__ = ("events", "row")

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.row: int | None = None

    def record(self, event: Event) -> None:
        """Add an event."""
        self.events.append(event)


# ------------------------------------------------------------------------------------------------------- making values

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+|/0*[1-9][0-9]*)?\Z")


def number(text: str | int | Fraction) -> Fraction:
    """An exact number from an integer or from text such as ``12``, ``0.25`` or ``40000000/3``.

    Raises TypeError for a binary fraction or a truth, ValueError for any other text.
    """
    if isinstance(text, str):
        if _NUMBER.match(text) is None:
            message = f"not an exact number: {text!r}"
            raise ValueError(message)
        return Fraction(text)
    if isinstance(text, bool) or not isinstance(text, (int, Fraction)):
        message = f"an exact number cannot be made from {type(text).__name__}"
        raise TypeError(message)
    return Fraction(text)


def known(value: Scalar | int, *marks: str) -> Known:
    """A determined value; an integer becomes an exact number."""
    if isinstance(value, (bool, str)):
        return Known(value, frozenset(marks))
    return Known(number(value), frozenset(marks))


def out_of_scope(*tags: str) -> OutOfScope:
    """対象外 for the reasons named."""
    return OutOfScope(frozenset(tags))


def missing_number(name: str, low: Fraction | None = None, high: Fraction | None = None) -> Value:
    """A number that the asker has not given, within the range of its input."""
    return _settle_number(low, high, _Ground(missing=frozenset((name,))))


def missing_option(name: str, options: Iterable[bool | str]) -> Value:
    """A truth or a member that the asker has not given."""
    return _settle_options(frozenset(options), _Ground(missing=frozenset((name,))))


def missing_truth(name: str) -> Value:
    """A truth that the asker has not given."""
    return missing_option(name, TRUTHS)


def judged_number(name: str, low: Fraction | None = None, high: Fraction | None = None) -> Value:
    """A number that somebody else decides and that is not given."""
    return _settle_number(low, high, _Ground(judged=frozenset((name,))))


def judged_option(name: str, options: Iterable[bool | str]) -> Value:
    """A truth or a member that somebody else decides and that is not given."""
    return _settle_options(frozenset(options), _Ground(judged=frozenset((name,))))


def judged_truth(name: str) -> Value:
    """A truth that somebody else decides and that is not given."""
    return judged_option(name, TRUTHS)


def unstated(
    tag: str,
    low: Fraction | None = None,
    high: Fraction | None = None,
    options: Iterable[bool | str] | None = None,
) -> Value:
    """記載なし: what the document does not state, within bounds or among options where it gives at least those."""
    ground = _Ground(unstated=frozenset((tag,)))
    return _settle_number(low, high, ground) if options is None else _settle_options(frozenset(options), ground)


def provisional(tag: str, value: Value) -> Value:
    """仮置き: a value put in the place of one that is not stated."""
    return marked(value, f"provisional:{tag}")


def marked(value: Value, *marks: str) -> Value:
    """The same value with further marks."""
    return _with_marks(value, frozenset(marks))


# ---------------------------------------------------------------------------------------------------------- arithmetic


def add(*values: Value) -> Value:
    """The sum; 0 of nothing. One operand out of scope puts the sum out of scope."""
    if _all_known(values):
        return Known(sum((_number_of(value) for value in values), _ZERO), _all_marks(values))
    outside = _outside(values)
    if outside is not None:
        return outside
    low = high = _FINITE_ZERO
    for value in values:
        below, above = _ends(value)
        low, high = _plus(low, below), _plus(high, above)
    return _settle(low, high, _ground(values))


def negate_number(value: Value) -> Value:
    """The number with the other sign."""
    if isinstance(value, Known):
        return Known(-_number_of(value), value.marks)
    if isinstance(value, Open):
        low, high = _ends(value)
        return _settle(_minus(high), _minus(low), _ground((value,)))
    return value


def subtract(value: Value, other: Value) -> Value:
    """The first without the second."""
    return add(value, negate_number(other))


def multiply(*values: Value) -> Value:
    """The product; 1 of nothing.

    One operand out of scope puts the product out of scope. Otherwise 0 × anything is 0, whatever the other operands may
    turn out to be, and rests on nothing but that zero.
    """
    outside = _outside(values)
    if outside is not None:
        return outside
    zeros = [value for value in values if _is_zero(value)]
    if zeros:
        marks = _least_marks([value.marks for value in zeros])
        ground = _ground([value for value in values if _may_be_out(value)]).with_marks(marks)
        return _settle(_FINITE_ZERO, _FINITE_ZERO, ground)
    if _all_known(values):
        result = Fraction(1)
        for value in values:
            result *= _number_of(value)
        return Known(result, _all_marks(values))
    low = high = _End(0, Fraction(1))
    for value in values:
        corners = [_by(one, other) for one, other in product((low, high), _ends(value))]
        low, high = min(corners), max(corners)
    return _settle(low, high, _ground(values))


def least(*values: Value) -> Value:
    """The smallest; out of scope where there is nothing.

    An open operand that cannot be below all others asks for nothing. One operand out of scope puts the result out of
    scope. Marks of all operands stay: a provisional limit that did not bind might have.
    """
    if not values:
        return _EMPTY
    if _all_known(values):
        return Known(min(_number_of(value) for value in values), _all_marks(values))
    outside = _outside(values)
    if outside is not None:
        return outside
    ends = [_ends(value) for value in values]
    high = min(above for _, above in ends)
    ground = _ground(
        _or_its_marks(value, matters=_may_be_out(value) or below < high)
        for value, (below, _) in zip(values, ends, strict=True)
    )
    return _settle(min(below for below, _ in ends), high, ground)


def greatest(*values: Value) -> Value:
    """The largest; out of scope where there is nothing. As `least` in all other respects."""
    if values and _all_known(values):
        return Known(max(_number_of(value) for value in values), _all_marks(values))
    return negate_number(least(*(negate_number(value) for value in values)))


def cap(trace: Trace | None, definition: str, tag: str, value: Value, limit: Value) -> Value:
    """A value up to a limit (上限), recording what was cut off."""
    result = least(value, limit)
    if trace is not None:
        cut = greatest(Known(_ZERO), subtract(value, limit))
        over = compare(">", cut, Known(_ZERO))
        bound = over.value if isinstance(over, Known) and isinstance(over.value, bool) else None
        trace.record(
            Event(definition, "cap", tag, trace.row, value=value, limit=limit, cut=cut, bound=bound, result=result),
        )
    return result


def round_to(
    trace: Trace | None,
    definition: str,
    tag: str,
    value: Value,
    unit: Fraction,
    direction: Direction,
) -> Value:
    """A value rounded to a multiple of a unit above 0.

    ``down`` takes the multiple at or below the value, ``up`` the one at or above it, ``half_up`` the nearest, a half
    going up. These are floor, ceiling and floor(x + ½): for values of at least 0, to which a compiler holds its
    callers, they are 切捨て, 切上げ and 四捨五入; below 0 ``down`` still goes down (-1 to tens is -10).
    """
    result: Value
    if isinstance(value, Known):
        result = Known(_round(_number_of(value), unit, direction), value.marks)
    elif isinstance(value, Open):
        low, high = (end if end.infinite else _End(0, _round(end.at, unit, direction)) for end in _ends(value))
        result = _settle(low, high, _ground((value,)))
    else:
        result = value
    if trace is not None:
        bound = result.value != value.value if isinstance(value, Known) and isinstance(result, Known) else None
        trace.record(Event(definition, "round", tag, trace.row, value=value, bound=bound, result=result))
    return result


def round_unstated(trace: Trace | None, definition: str, tag: str, value: Value, unit: Fraction) -> Value:
    """A value whose rounding the document does not state: it stays exact.

    Where it is known and no multiple of the unit, so that a fraction has really arisen, it is marked ``fraction:TAG``.
    """
    arises = isinstance(value, Known) and _number_of(value) % unit != 0
    result = marked(value, f"fraction:{tag}") if arises else value
    if trace is not None:
        bound = None if isinstance(value, Open) else arises
        trace.record(Event(definition, "round", tag, trace.row, value=value, bound=bound, result=result))
    return result


# -------------------------------------------------------------------------------------------------------------- truths


def compare(operator: Comparison, one: Value, other: Value) -> Value:
    """Whether a comparison holds; ``==`` and ``!=`` also compare truths and members.

    Decided as soon as the bounds or options allow. An operand out of scope puts the truth out of scope.
    """
    if operator == "!=":
        return negate(compare("==", one, other))
    if operator in {">", ">="}:
        return compare("<" if operator == ">" else "<=", other, one)
    outside = _outside((one, other))
    if outside is not None:
        return outside
    if _is_number(one) or _is_number(other):
        (low, high), (other_low, other_high) = _ends(one), _ends(other)
        if operator == "<":
            may, must = low < other_high, high < other_low
        elif operator == "<=":
            may, must = low <= other_high, high <= other_low
        else:
            may = low <= other_high and other_low <= high
            must = low == high == other_low == other_high
    else:
        options, others = _options_of(one), _options_of(other)
        may = options is None or others is None or not options.isdisjoint(others)
        must = options is not None and len(options) == 1 and options == others
    if may == must:  # decided: only an operand that may be out of scope can still matter
        ground = _ground(_or_its_marks(value, matters=_may_be_out(value)) for value in (one, other))
    else:
        ground = _ground((one, other))
    return _settle_options(_truths(true=may, false=not must), ground)


def is_member(value: Value, members: frozenset[str]) -> Value:
    """Whether a member is one of some."""
    outside = _outside((value,))
    if outside is not None:
        return outside
    options = _options_of(value)
    may = options is None or not options.isdisjoint(members)
    must = options is not None and options <= members
    return _settle_options(_truths(true=may, false=not must), _ground((value,)))


def all_of(*truths: Value) -> Value:
    """Whether all hold; true of nothing.

    One that is false decides, whatever the others are or may become, and the result rests on it alone. Without such a
    one, a truth out of scope puts the result out of scope: false comes before out of scope, out of scope before true.
    """
    marks = [truth.marks for truth in truths if isinstance(truth, Known) and truth.value is False]
    if marks:
        return Known(value=False, marks=_least_marks(marks))
    if _all_known(truths):
        return Known(value=True, marks=_all_marks(truths))
    may_be_false = any(_may_be(truth, truth=False) for truth in truths)
    may_be_true = all(_may_be(truth, truth=True) for truth in truths)
    passable = all(_may_be(truth, truth=True) or _may_be_out(truth) for truth in truths)
    may_be_out = passable and any(_may_be_out(truth) for truth in truths)
    if not may_be_false and not may_be_true:
        if any(isinstance(truth, Open) for truth in truths):
            return replace(_open(_ground(truths)), options=NOTHING, may_be_out=True)
        return replace(_outside(truths) or _EMPTY, marks=_all_marks(truths))
    high = min(_ranks(truth)[1] for truth in truths)
    ground = _ground(_or_its_marks(truth, matters=_ranks(truth)[0] < high) for truth in truths)
    ground = replace(ground, may_be_out=may_be_out)
    return _settle_options(_truths(true=may_be_true, false=may_be_false), ground)


def any_of(*truths: Value) -> Value:
    """Whether at least one holds; false of nothing. The mirror image of `all_of`: true decides."""
    return negate(all_of(*(negate(truth) for truth in truths)))


def negate(truth: Value) -> Value:
    """Whether it does not hold; what is out of scope stays so."""
    if isinstance(truth, Known):
        return Known(not _truth_of(truth), truth.marks)
    if isinstance(truth, Open):
        options = TRUTHS if truth.options is None else frozenset(not option for option in truth.options)
        return replace(truth, options=options)
    return truth


# -------------------------------------------------------------------------------------------------------------- choice


def choose(
    trace: Trace | None,
    definition: str,
    arms: tuple[tuple[Value, Value, str], ...],
    otherwise: tuple[Value, str] | None,
) -> Value:
    """The value of the first arm (condition, value, tag) whose condition is true, else ``otherwise`` (value, tag).

    While conditions are open, the values of all arms that may still apply are joined. What a condition waits for is
    asked only where it matters: arms that agree make the result known. A condition out of scope counts as false. Where
    nothing applies and there is no ``otherwise`` the value is unstated, with the tag ``DEFINITION:gap``.
    """
    gap = f"{definition}:gap"
    result, last = (Open(unstated=frozenset((gap,))), gap) if otherwise is None else otherwise
    possible: list[str] = []
    certain = False
    reach = 0
    for condition, _, tag in arms:
        reach += 1
        if not certain and _may_be(condition, truth=True):
            possible.append(tag)
            certain = isinstance(condition, Known)
            if certain and not condition.marks:
                break
        # Behind a condition that is certain but carries a mark the next arms are what would have been without it.
    if not certain:
        possible.append(last)
    for condition, value, _ in reversed(arms[:reach]):
        result = _branch(condition, value, result)
    if trace is not None:
        decided = possible[0] if len(possible) == 1 else ""
        trace.record(Event(definition, "clause", decided, trace.row, possible=tuple(possible), result=result))
    return result


def _branch(condition: Value, value: Value, rest: Value) -> Value:
    """The value if the condition holds, else the rest; a condition that makes no difference is not asked for."""
    may_hold = _may_be(condition, truth=True)
    if may_hold and isinstance(condition, Open):
        both = join((value, rest))
        return both if _same(value, rest) else _grounded(both, replace(_ground((condition,)), may_be_out=False))
    if not condition.marks:
        return value if may_hold else rest
    chosen, passed = (value, rest) if may_hold else (rest, value)
    # Where both are the same, what the condition rests on matters only if the other value rests on it too.
    return _with_marks(chosen, condition.marks & passed.marks if _same(chosen, passed) else condition.marks)


def lookup(
    cells: Mapping[tuple[str, ...], Value],
    index: tuple[Value, ...],
    axes: tuple[tuple[str, ...], ...],
) -> Value:
    """The cell at an index; where parts of the index are open, the join of all cells that may still be meant.

    ``axes`` are the members of each axis. What an open part of the index waits for is asked only where the cells
    differ along its axis. An index out of scope puts the result out of scope. A cell that the table lacks is
    unstated, with the tag ``MEMBER・MEMBER:gap``.
    """
    key = tuple(part.value for part in index if isinstance(part, Known) and isinstance(part.value, str))
    if len(key) == len(index) and not _all_marks(index):
        return _cell(cells, key)
    outside = _outside(index)
    if outside is not None:
        return outside
    choices = [_choices(part, axis) for part, axis in zip(index, axes, strict=True)]
    result = join([_cell(cells, some) for some in product(*choices)])
    for at, (part, axis) in enumerate(zip(index, axes, strict=True)):
        if isinstance(part, Open) or part.marks:
            along = [*choices[:at], axis if part.marks else choices[at], *choices[at + 1 :]]
            if _varies(cells, along, at) or _may_be_out(part):
                result = _grounded(result, _ground((part,)))
            else:
                result = _with_marks(result, part.marks & _all_marks(_cell(cells, some) for some in product(*along)))
    return result


def entry(
    trace: Trace | None,
    definition: str,
    tags: Mapping[tuple[str, ...], str],
    cells: Mapping[tuple[str, ...], Value],
    index: tuple[Value, ...],
    axes: tuple[tuple[str, ...], ...],
) -> Value:
    """`lookup`, recording which entry was read where the index is determined."""
    result = lookup(cells, index, axes)
    if trace is not None:
        key = tuple(part.value for part in index if isinstance(part, Known) and isinstance(part.value, str))
        if len(key) == len(index) and key in tags:
            trace.record(Event(definition, "value", tags[key], trace.row, result=result))
    return result


def _choices(part: Value, axis: tuple[str, ...]) -> tuple[str, ...]:
    options = _options_of(part)
    return axis if options is None else tuple(member for member in axis if member in options)


def _cell(cells: Mapping[tuple[str, ...], Value], key: tuple[str, ...]) -> Value:
    return cells.get(key) or Open(unstated=frozenset((f"{'・'.join(key)}:gap",)))


def _varies(cells: Mapping[tuple[str, ...], Value], choices: Sequence[tuple[str, ...]], at: int) -> bool:
    """Whether cells that differ in one axis only differ in value."""
    for key in product(*choices[:at], choices[at][:1], *choices[at + 1 :]):
        first = _cell(cells, key)
        for member in choices[at][1:]:
            if not _same(first, _cell(cells, (*key[:at], member, *key[at + 1 :]))):
                return True
    return False


def join(values: Iterable[Value]) -> Value:
    """What is known of a value that is one of several: known where they agree, else what bounds them all."""
    several = tuple(values)
    inside = [value for value in several if not _is_out(value)]
    outside = [value for value in several if _is_out(value)]
    ground = _ground(several)
    if not inside:
        if all(_same(value, outside[0]) for value in outside):
            return _outside(outside) or _open(ground)
        return replace(_open(ground), options=NOTHING, may_be_out=True)
    if any(map(_may_be_out, outside)):
        ground = replace(ground, may_be_out=True)
    if any(_is_number(value) for value in inside):
        ends = [_ends(value) for value in inside]
        return _settle(min(low for low, _ in ends), max(high for _, high in ends), ground)
    options: frozenset[bool | str] = frozenset()
    for value in inside:
        some = _options_of(value)
        if some is None:
            return _open(ground)
        options |= some
    return _settle_options(options, ground)


# ---------------------------------------------------------------------------------------------------------- line items


def total(rows: Sequence[Value]) -> Value:
    """The sum over rows; a row out of scope adds nothing, and the sum of no rows is 0."""
    return add(*(_or_else(row, Known(_ZERO)) for row in rows))


def count_true(truths: Sequence[Value]) -> Value:
    """How many rows hold; a row out of scope does not count."""
    return add(*map(_count_one, truths))


def _count_one(truth: Value) -> Value:
    inside = _or_else(truth, Known(value=False))
    high = Fraction(1) if _may_be(inside, truth=True) else _ZERO
    low = _ZERO if _may_be(inside, truth=False) else Fraction(1)
    return _settle_number(low, high, _ground((inside,)))


def least_of(rows: Sequence[Value]) -> Value:
    """The smallest over rows without those out of scope; out of scope where none is left, since no number is right."""
    inside = [row for row in rows if not isinstance(row, OutOfScope)]
    outside = [row for row in rows if isinstance(row, OutOfScope)]
    marks = _all_marks(outside)
    if not inside:
        return _outside(outside) or _EMPTY
    ends = [_ends(row) for row in inside]
    certain = [above for row, (_, above) in zip(inside, ends, strict=True) if not _may_be_out(row)]
    high = min(certain) if certain else max(above for _, above in ends)
    ground = _ground(
        _or_its_marks(row, matters=below < high or not certain) for row, (below, _) in zip(inside, ends, strict=True)
    )
    return _settle(min(below for below, _ in ends), high, replace(ground.with_marks(marks), may_be_out=not certain))


def greatest_of(rows: Sequence[Value]) -> Value:
    """The largest over rows without those out of scope; out of scope where none is left."""
    return negate_number(least_of([negate_number(row) for row in rows]))


def any_row(truths: Sequence[Value]) -> Value:
    """Whether it holds of at least one row; not of no rows. A row out of scope is passed over."""
    return any_of(*(_or_else(truth, Known(value=False)) for truth in truths))


def all_rows(truths: Sequence[Value]) -> Value:
    """Whether it holds of every row; so of no rows. A row out of scope is passed over."""
    return all_of(*(_or_else(truth, Known(value=True)) for truth in truths))


def _or_else(value: Value, instead: Known) -> Value:
    """The value, with another in the place of being out of scope."""
    if isinstance(value, OutOfScope):
        return Known(instead.value, value.marks)
    if isinstance(value, Open) and value.may_be_out:
        return join((replace(value, may_be_out=False), instead))
    return value


def equal(one: Value, other: Value) -> bool:
    """Whether two values are determined and the same; two that are out of scope are. Marks do not count."""
    if isinstance(one, Known) and isinstance(other, Known):
        return isinstance(one.value, bool) == isinstance(other.value, bool) and one.value == other.value
    return isinstance(one, OutOfScope) and isinstance(other, OutOfScope)


# ------------------------------------------------------------------------------------------------------------- grounds


@dataclass(frozen=True, slots=True)
class _Ground:
    """Why a value is open, and what it rests on."""

    missing: frozenset[str] = NOTHING
    unstated: frozenset[str] = NOTHING
    judged: frozenset[str] = NOTHING
    marks: frozenset[str] = NOTHING
    may_be_out: bool = False

    def with_marks(self, marks: frozenset[str]) -> _Ground:
        return replace(self, marks=self.marks | marks)


def _ground(values: Iterable[Value]) -> _Ground:
    """What several values wait for and rest on, together; a value out of scope gives its marks."""
    missing = unstated_ = judged = marks = NOTHING
    may_be_out = False
    for value in values:
        marks |= value.marks
        if isinstance(value, Open):
            missing |= value.missing
            unstated_ |= value.unstated
            judged |= value.judged
            may_be_out = may_be_out or value.may_be_out
    return _Ground(missing, unstated_, judged, marks, may_be_out)


def _or_its_marks(value: Value, *, matters: bool) -> Value:
    """The value where it matters to a result, else something known with its marks, which asks for nothing."""
    return value if matters else Known(_ZERO, value.marks)


def _open(ground: _Ground) -> Open:
    return Open(None, None, None, ground.missing, ground.unstated, ground.judged, ground.marks, ground.may_be_out)


def _grounded(value: Value, ground: _Ground) -> Value:
    """The value with further grounds for its being open; a value that may now be out of scope is open for that."""
    if isinstance(value, Open):
        return replace(
            value,
            missing=value.missing | ground.missing,
            unstated=value.unstated | ground.unstated,
            judged=value.judged | ground.judged,
            marks=value.marks | ground.marks,
            may_be_out=value.may_be_out or ground.may_be_out,
        )
    if isinstance(value, Known) and ground.may_be_out:
        opened = replace(_open(ground), marks=value.marks | ground.marks)
        if isinstance(value.value, Fraction):
            return replace(opened, low=value.value, high=value.value)
        return replace(opened, options=frozenset((value.value,)))
    return _with_marks(value, ground.marks)


def _with_marks(value: Value, marks: frozenset[str]) -> Value:
    return replace(value, marks=value.marks | marks) if marks else value


def _all_marks(values: Iterable[Value]) -> frozenset[str]:
    marks = NOTHING
    for value in values:
        if value.marks:
            marks |= value.marks
    return marks


def _least_marks(several: Sequence[frozenset[str]]) -> frozenset[str]:
    """The marks of a result that any one of several operands decides: those that contain no other's."""
    marks = NOTHING
    for one in several:
        if not any(other < one for other in several):
            marks |= one
    return marks


# -------------------------------------------------------------------------------------------------- bounds and options


@dataclass(frozen=True, slots=True, order=True)
class _End:
    """An end of an interval: ``infinite`` is -1 or 1 for no bound below or above, and 0 for a bound ``at`` a number."""

    infinite: int
    at: Fraction


_ZERO: Final = Fraction(0)
_FINITE_ZERO: Final = _End(0, _ZERO)
_BELOW: Final = _End(-1, _ZERO)
_ABOVE: Final = _End(1, _ZERO)
EMPTY: Final = "empty"
"""The tag of the greatest and the least of nothing."""

_EMPTY: Final = OutOfScope(frozenset((EMPTY,)))


def _ends(value: Value) -> tuple[_End, _End]:
    if isinstance(value, Known):
        end = _End(0, _number_of(value))
        return end, end
    if isinstance(value, Open) and value.options is None:
        return (
            _BELOW if value.low is None else _End(0, value.low),
            _ABOVE if value.high is None else _End(0, value.high),
        )
    if _is_out(value):  # there is no number that could lie anywhere else
        return _FINITE_ZERO, _FINITE_ZERO
    message = f"not a number: {value}"
    raise TypeError(message)


def _plus(one: _End, other: _End) -> _End:
    return one if one.infinite else other if other.infinite else _End(0, one.at + other.at)


def _minus(end: _End) -> _End:
    return _End(-end.infinite, -end.at)


def _by(one: _End, other: _End) -> _End:
    """The product of two ends; no bound times 0 is 0, since the numbers themselves are finite."""
    if not one.infinite and not other.infinite:
        return _End(0, one.at * other.at)
    return _End(_sign(one) * _sign(other), _ZERO)


def _sign(end: _End) -> int:
    return end.infinite or (end.at > 0) - (end.at < 0)


def _settle(low: _End, high: _End, ground: _Ground) -> Value:
    return _settle_number(None if low.infinite else low.at, None if high.infinite else high.at, ground)


def _settle_number(low: Fraction | None, high: Fraction | None, ground: _Ground) -> Value:
    if low is not None and low == high and not ground.may_be_out:
        return Known(low, ground.marks)
    return Open(low, high, None, ground.missing, ground.unstated, ground.judged, ground.marks, ground.may_be_out)


def _settle_options(options: frozenset[bool | str], ground: _Ground) -> Value:
    if len(options) == 1 and not ground.may_be_out:
        return Known(next(iter(options)), ground.marks)
    return Open(None, None, options, ground.missing, ground.unstated, ground.judged, ground.marks, ground.may_be_out)


def _truths(*, true: bool, false: bool) -> frozenset[bool | str]:
    return frozenset(truth for truth, possible in ((True, true), (False, false)) if possible)


def _options_of(value: Value) -> frozenset[bool | str] | None:
    """What a truth or member may be; None where nothing is known of it."""
    if isinstance(value, Known) and not isinstance(value.value, Fraction):
        return frozenset((value.value,))
    if isinstance(value, Open) and value.low is None and value.high is None:
        return value.options
    message = f"not a truth or a member: {value}"
    raise TypeError(message)


def _may_be(value: Value, *, truth: bool) -> bool:
    if isinstance(value, OutOfScope):
        return False
    if isinstance(value, Known):
        return _truth_of(value) is truth
    return value.options is None or truth in value.options


def _ranks(truth: Value) -> tuple[int, int]:
    """The lowest and the highest that a truth may be, where false < out of scope < true."""
    ranks = (
        *((0,) if _may_be(truth, truth=False) else ()),
        *((1,) if _may_be_out(truth) else ()),
        *((2,) if _may_be(truth, truth=True) else ()),
    )
    return ranks[0], ranks[-1]


def _may_be_out(value: Value) -> bool:
    return isinstance(value, OutOfScope) or (isinstance(value, Open) and value.may_be_out)


def _is_out(value: Value) -> bool:
    """Whether a value is out of scope whatever is still open: the reason, at the most."""
    return isinstance(value, OutOfScope) or (isinstance(value, Open) and value.options == NOTHING)


def _outside(values: Iterable[Value]) -> OutOfScope | None:
    """Those values together that are out of scope, or None where none is."""
    outside = [value for value in values if isinstance(value, OutOfScope)]
    if not outside:
        return None
    return OutOfScope(frozenset(tag for value in outside for tag in value.tags), _all_marks(outside))


def _all_known(values: Iterable[Value]) -> bool:
    return all(isinstance(value, Known) for value in values)


def _same(one: Value, other: Value) -> bool:
    """Whether it makes no difference which of two values it is: both are determined alike, or alike unstated."""
    if isinstance(one, Open):
        return one == other and not one.missing and not one.judged
    if isinstance(one, OutOfScope) and isinstance(other, OutOfScope):
        return one.tags == other.tags  # on the reason it may depend whether the case is 非該当
    return equal(one, other)


def _is_zero(value: Value) -> bool:
    if isinstance(value, Known):
        return _number_of(value) == 0
    return isinstance(value, Open) and value.low == 0 and value.high == 0


def _is_number(value: Value) -> bool:
    if isinstance(value, Known):
        return isinstance(value.value, Fraction)
    return isinstance(value, Open) and (value.low is not None or value.high is not None)


def _number_of(value: Value) -> Fraction:
    if isinstance(value, Known) and isinstance(value.value, Fraction):
        return value.value
    message = f"not a known number: {value}"
    raise TypeError(message)


def _truth_of(value: Known) -> bool:
    if isinstance(value.value, bool):
        return value.value
    message = f"not a truth: {value}"
    raise TypeError(message)


def _round(value: Fraction, unit: Fraction, direction: Direction) -> Fraction:
    if direction == "down":
        return value // unit * unit
    if direction == "up":
        return -(-value // unit) * unit
    return (2 * value + unit) // (2 * unit) * unit
