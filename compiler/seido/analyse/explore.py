"""Cases worth looking at: a bounded, deterministic set of complete cases drawn from the figures of schemes.

One exploration may be of two sides at once (two versions of a scheme, or two years of one): a case is then one that both
sides can take. What is varied is what a value depends on; everything else keeps a base value, chosen so that the base
case meets as many requirements and is granted as much as possible. Members that all rules treat alike are tried once.
Along a number nothing is left out: the lines of `seido.analyse.lines` part it exactly.

Where all combinations are more than the limit, the base case is varied in one and in two things at a time, and the
exploration says so.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from seido.analyse.curves import Curve
from seido.analyse.lines import Along, Course, LineMaker, Lines, Piece, Pieces
from seido.analyse.scale import Extents, measure
from seido.evaluate import Evaluator, specify
from seido.ir.nodes import Regime, SchemeIR, Step
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Enumeration, Quantity, Truth
from seido.typed.walk import uses, walk
from seido.values.answer import SchemeSpec
from seido.values.exact import Known, Open, OutOfScope, Scalar, Value
from seido.values.units import NONE

READING: Final = "解釈"
"""In the place of a 明細: the key names a reading."""

FINE_STEP: Final = 1000
"""A pure number without 刻み is looked at in thousandths (and finer where a figure is)."""

_LARGE: Final = 10**6
_MONEY: Final = Fraction(10**7)

Key = tuple[str, str]
"""An input of the case ("", name), a field (明細, name) or a reading (解釈, name)."""

Point = Mapping[Key, Scalar]


@dataclass(frozen=True, slots=True)
class Case:
    """A complete case: inputs, one row of each 明細 or several alike, and readings where another is chosen."""

    inputs: Mapping[str, Scalar]
    items: Mapping[str, tuple[Mapping[str, Scalar], ...]]
    readings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Axis:
    """An input that moves, with its steps."""

    key: Key
    along: Along
    bounded: bool  # whether the document or the author bounds it on both sides


@dataclass(slots=True)
class Side:
    """A scheme in a year. ``steps`` are the definitions by name; computed fields as 明細の欄.

    ``renamed`` are inputs that go by another name in the exploration, by the name they have in the scheme; ``inputs``
    are all inputs and fields by the name they go by.
    """

    ir: SchemeIR
    year: int
    renamed: Mapping[Key, Key] = field(default_factory=dict)
    inputs: Mapping[Key, Input] = field(init=False)
    own: Mapping[Key, Key] = field(init=False)
    regime: Regime = field(init=False)
    spec: SchemeSpec = field(init=False)
    steps: Mapping[str, Step] = field(init=False)
    extents: Extents = field(init=False)
    makers: dict[frozenset[str], LineMaker] = field(default_factory=dict)
    evaluators: dict[frozenset[str], Evaluator] = field(default_factory=dict)
    needs: dict[str, tuple[frozenset[Key], frozenset[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.regime = self.ir.regime(self.year)
        self.spec = specify(self.ir)
        self.steps = {step_name(step): step for step in self.regime.steps}
        self.extents = measure(self.ir, self.regime)
        listed = inputs_of(self.ir)
        self.own = {self.renamed.get(key, key): key for key in listed}
        self.inputs = {known_as: listed[key] for known_as, key in self.own.items()}

    def maker(self, names: frozenset[str]) -> LineMaker:
        """What draws the lines of some definitions and of all they rest on."""
        found = self.makers.get(names)
        if found is None:
            steps = tuple(step for step in self.regime.steps if step_name(step) in names)
            found = self.makers[names] = LineMaker(replace(self.regime, steps=steps), self.spec)
        return found

    def evaluator(self, names: frozenset[str]) -> Evaluator:
        """The reference interpreter of some definitions and of all they rest on; other amounts have no value.

        Its answers do not say how near a limit the case is.
        """
        found = self.evaluators.get(names)
        if found is None:
            steps = tuple(step for step in self.regime.steps if step_name(step) in names)
            part = replace(self.ir, regimes=(replace(self.regime, steps=steps),), cuts={})
            found = self.evaluators[names] = Evaluator(part)
        return found

    def closure(self, name: str) -> tuple[frozenset[Key], frozenset[str]]:
        """What a definition depends on: the inputs, fields and readings, and the definitions (itself among them)."""
        found = self.needs.get(name)
        if found is None:
            steps = self.steps
            keys: set[Key] = set()
            names: set[str] = set()
            waiting = [name]
            while waiting:
                here = waiting.pop()
                if here in names or here not in steps:
                    continue
                names.add(here)
                keys |= _given(steps[here].expr, steps)
                waiting += uses((steps[here].expr,))
            found = self.needs[name] = (frozenset(self.renamed.get(key, key) for key in keys), frozenset(names))
        return found

    def case(self, values: Mapping[Key, Scalar]) -> Case:
        """What this side can take of some values, as a case; other readings than the adopted one where they are given."""
        full = {self.own.get(key, key): value for key, value in values.items() if key in self.own or _is_count(key)}
        inputs = {name: full["", name] for name in self.ir.scheme.inputs if ("", name) in full}
        readings = {name: str(full[READING, name]) for name in self.ir.scheme.readings if (READING, name) in full}
        items: dict[str, tuple[Mapping[str, Scalar], ...]] = {}
        for each in self.ir.scheme.items.values():
            row = {given.name: full[each.name, given.name] for given in each.fields if (each.name, given.name) in full}
            count = full.get((each.name, ""), Fraction(1))
            items[each.name] = (row,) * (int(count) if isinstance(count, Fraction) else 1)
        return Case(inputs, items, readings)

    def deciding(self) -> tuple[str, ...]:
        """The definitions that decide eligibility: hard requirements, and amounts that may be 対象外."""
        hard = [name for name, soft in self.spec.requirements if not soft]
        steps = self.steps
        amounts = [name for name in self.spec.amounts if name in steps and self.may_be_out(name)]
        return tuple(name for name in (*hard, *amounts) if name in steps)

    def may_be_out(self, name: str) -> bool:
        """Whether a definition can be 対象外 in a way that makes a case 非該当."""
        steps = self.steps
        for each in sorted(self.closure(name)[1]):
            for node in walk((steps[each].expr,)):
                if isinstance(node, typed.OutOfScope) and node.tag not in self.spec.neutral:
                    return True
                if isinstance(node, typed.Lookup):
                    cells = self.regime.tables[node.grid].cells.values()
                    if any(isinstance(cell, typed.OutOfScope) for cell in cells):
                        return True
        return False


def _is_count(key: Key) -> bool:
    """Whether a key is no input: a reading, or the number of rows of a 明細."""
    return key[0] == READING or not key[1]


def step_name(step: Step) -> str:
    """The name of a definition; computed fields as 明細の欄."""
    return step.title


def _given(root: typed.Expr, steps: Mapping[str, Step]) -> set[Key]:
    keys: set[Key] = set()
    for node in walk((root,)):
        match node:
            case typed.Variable(name=name):
                keys.add(("", name))
            case typed.FieldOf(items=items, name=name) if f"{items}の{name}" not in steps:
                keys.add((items, name))
            case typed.Reading(name=name):
                keys.add((READING, name))
            case typed.Fold(items=items):
                keys.add((items, ""))  # how many rows there are
            case _:
                pass
    return keys


# -------------------------------------------------------------------------------------------------------------- space


@dataclass(slots=True)
class Space:
    """The cases of one or two sides that can be put to all of them: what may vary, and over which values."""

    sides: tuple[Side, ...]
    members: dict[Key, tuple[Scalar, ...]] = field(init=False)
    axes: dict[Key, Axis] = field(init=False)
    base: dict[Key, Scalar] = field(init=False)
    partial: set[Key] = field(default_factory=set)  # inputs of which not every value is tried, or not on every side

    def __post_init__(self) -> None:
        self.members, self.axes = {}, {}
        for key, given in self._given().items():
            if isinstance(given[0].type, Truth):
                self.members[key] = (True, False)
            elif isinstance(given[0].type, Enumeration):
                self.members[key] = self._classes(key, given)
            else:
                axis = self._axis(key, given)
                if len({(each.low, each.high, each.low_open, each.high_open, each.step) for each in given}) > 1:
                    self.partial.add(key)
                if axis is not None:
                    self.axes[key] = axis
        self._add_readings()
        self.base = {key: values[0] for key, values in self.members.items() if values}
        self.base |= {key: self._start(axis) for key, axis in self.axes.items()}

    def _given(self) -> dict[Key, tuple[Input, ...]]:
        """The inputs and fields of all sides, by the name they go by."""
        found: dict[Key, tuple[Input, ...]] = {}
        for side in self.sides:
            for key, given in side.inputs.items():
                found[key] = (*found.get(key, ()), given)
        return found

    def _add_readings(self) -> None:
        """Readings that all sides have and of which they adopted the same; else each side keeps to its own."""
        for name, reading in self.sides[0].ir.scheme.readings.items():
            others = [side.ir.scheme.readings.get(name) for side in self.sides[1:]]
            known = [each for each in others if each is not None and each.adopted == reading.adopted]
            if len(known) == len(others):
                rest = [each for each in reading.category.names if each != reading.adopted]
                shared = [each for each in rest if all(each in other.category.names for other in known)]
                self.members[READING, name] = (reading.adopted, *shared)

    def _classes(self, key: Key, given: Sequence[Input]) -> tuple[Scalar, ...]:
        """One member for each group of members that every rule treats alike."""
        names: list[str] | None = None
        for side in self.sides:
            for each in given:
                if each in side.inputs.values() and isinstance(each.type, Enumeration):
                    known = side.ir.scheme.categories.get(each.type.category)
                    here = () if known is None else known.names
                    if names is not None and set(here) != set(names):
                        self.partial.add(key)
                    names = list(here) if names is None else [name for name in names if name in here]
        if any(_compares_members(side) for side in self.sides):
            return tuple(names or ())
        marks: dict[str, list[object]] = {name: [] for name in names or ()}
        for side in self.sides:
            _mark_members(side, marks)
        groups: dict[tuple[object, ...], str] = {}
        for name, mark in marks.items():
            groups.setdefault(tuple(mark), name)
        return tuple(groups.values())

    def _axis(self, key: Key, given: Sequence[Input]) -> Axis | None:
        steps = [each.step for each in given if each.step is not None]
        step = _common(steps) if steps else self._unit(given[0])
        if not steps and step != 1:
            self.partial.add(key)
        lows = [_first(each, step) for each in given]
        highs = [last for last in (_last(each, step) for each in given) if last is not None]
        low, high = max(lows), min(highs) if highs else None
        if high is not None and high < low:
            return None
        items, name = key
        return Axis(key, Along(name, items, step, low, high), bounded=len(highs) == len(given))

    def _unit(self, given: Input) -> Fraction:
        if not isinstance(given.type, Quantity) or given.type.unit != NONE:
            return Fraction(1)
        fine = FINE_STEP
        for side in self.sides:
            for node in walk(step.expr for step in side.regime.steps):
                if isinstance(node, typed.Const) and isinstance(node.value, Fraction) and node.type == given.type:
                    fine = math.lcm(fine, node.value.denominator)
        return Fraction(1, fine)

    def _start(self, axis: Axis) -> Scalar:
        """A large value: most requirements and caps are met by what is large."""
        along = axis.along
        if along.high is not None:
            return along.step * along.high
        return along.step * max(along.low, math.ceil(self._largest(axis) / along.step))

    def _largest(self, axis: Axis) -> Fraction:
        """Twice the largest figure of the input's unit."""
        given = next(side.inputs[axis.key] for side in self.sides if axis.key in side.inputs)
        money = isinstance(given.type, Quantity) and given.type.unit.numerator == ("円",)
        pure = isinstance(given.type, Quantity) and given.type.unit == NONE
        largest = _MONEY if money else Fraction(1) if pure else Fraction(10)
        for side in self.sides:
            roots = [step.expr for step in side.regime.steps]
            roots += [cell for table in side.regime.tables.values() for cell in table.cells.values()]
            for node in walk(roots):
                if not isinstance(node, typed.Const) or not isinstance(node.value, Fraction):
                    continue
                if not isinstance(node.type, Quantity) or not isinstance(given.type, Quantity) or pure:
                    continue
                if node.type.unit.numerator == given.type.unit.numerator:
                    largest = max(largest, node.value)
        return 2 * largest

    # ------------------------------------------------------------------------------------------------------- lines

    def case(self, side: Side, point: Point) -> Case:
        """A point as a case of a side: what it does not name has its base value."""
        return side.case({**self.base, **point})

    def draw(self, side: Side, names: frozenset[str], point: Point, axis: Axis | None) -> Lines:
        """The lines of some definitions along an axis, the rest of the case at a point; without an axis at that point."""
        case = self.case(side, point)
        spec = side.spec
        inputs = {each.name: _value(case.inputs, each.name) for each in spec.inputs}
        readings = {each.name: each.adopted for each in spec.readings} | case.readings
        rows = {
            each.name: tuple(
                {inner.name: _value(row, inner.name) for inner in each.fields} for row in case.items[each.name]
            )
            for each in spec.items
        }
        along = Along("", "", Fraction(1), 0, 0)
        if axis is not None:
            items, name = side.own.get(axis.key, axis.key)
            along = replace(axis.along, items=items, name=name)
        return side.maker(names).draw(inputs, rows, readings, along)

    # ---------------------------------------------------------------------------------------------------- combinations

    def combinations(
        self, keys: Iterable[Key], limit: int, numbers: Mapping[Key, Sequence[Scalar]]
    ) -> tuple[tuple[Point, ...], bool]:
        """Points over some keys, the base first, and whether they are all combinations.

        ``numbers`` are the values to try for inputs that are numbers; others are tried over all their members.
        """
        domains: dict[Key, tuple[Scalar, ...]] = {}
        for key in sorted(keys, key=self._order):
            values = numbers.get(key) if key in self.axes else self.members.get(key, ())
            if key[1] == "":
                values = (Fraction(1), Fraction(2))
            if values:
                first = self.base.get(key)
                rest = [value for value in values if value != first]
                domains[key] = (*(() if first is None else (first,)), *rest)
        size = math.prod(len(values) for values in domains.values())
        if size <= limit:
            return tuple(dict(zip(domains, each, strict=True)) for each in itertools.product(*domains.values())), True
        return tuple(itertools.islice(_few_changes(domains), limit)), False

    def _order(self, key: Key) -> tuple[int, Key]:
        known = [*self.members, *self.axes]
        return (known.index(key) if key in known else len(known), key)


def _value(given: Mapping[str, Scalar], name: str) -> Value:
    """A value of a case; open where the sides have no value in common."""
    value = given.get(name)
    return Open(missing=frozenset((name,))) if value is None else Known(value)


def _few_changes(domains: Mapping[Key, Sequence[Scalar]]) -> Iterator[Point]:
    """The base, then every change of one thing, then every change of two."""
    yield {}
    for key, values in domains.items():
        for value in values[1:]:
            yield {key: value}
    for (key, values), (other, others) in itertools.combinations(domains.items(), 2):
        for value, another in itertools.product(values[1:], others[1:]):
            yield {key: value, other: another}


def inputs_of(ir: SchemeIR) -> dict[Key, Input]:
    """The inputs of a scheme and the given fields of its 明細, by their own names."""
    found: dict[Key, Input] = {("", each.name): each for each in ir.scheme.inputs.values()}
    for items in ir.scheme.items.values():
        found |= {(items.name, each.name): each for each in items.fields}
    return found


def _compares_members(side: Side) -> bool:
    """Whether a rule holds two members that are not fixed against each other."""
    return any(
        isinstance(node, typed.Compare)
        and isinstance(node.left.type, Enumeration)
        and not isinstance(node.left, typed.Const)
        and not isinstance(node.right, typed.Const)
        for node in walk(step.expr for step in side.regime.steps)
    )


def _mark_members(side: Side, marks: Mapping[str, list[object]]) -> None:
    """Note for each member what the rules of a side tell it apart by."""
    seen: set[tuple[str, ...]] = set()
    for node in walk(step.expr for step in side.regime.steps):
        if isinstance(node, typed.MemberOf) and node.members not in seen:
            seen.add(node.members)
            for name, mark in marks.items():
                mark.append(name in node.members)
        elif isinstance(node, typed.Compare):
            for part in (node.left, node.right):
                if isinstance(part, typed.Const) and isinstance(part.value, str) and (part.value,) not in seen:
                    seen.add((part.value,))
                    for name, mark in marks.items():
                        mark.append(name == part.value)
    for table in side.regime.tables.values():
        held = [at for at, members in enumerate(table.axes) if any(name in members for name in marks)]
        plain = {key: plain_cell(cell) for key, cell in table.cells.items()} if held else {}
        for at in held:
            slices: dict[str, list[object]] = {}
            for key, said in plain.items():
                slices.setdefault(key[at], []).append((key[:at], key[at + 1 :], said))
            for name, mark in marks.items():
                mark.append(frozenset(slices.get(name, ())))


def plain_cell(cell: typed.Expr) -> object:
    """What a cell of a table says, without where it says so."""
    match cell:
        case typed.Const(value=value, approximate=approximate):
            return (str(type(value)), str(value), bool(approximate))
        case typed.OutOfScope():
            return "対象外"
        case typed.Unstated(low=low, high=high, provisional=provisional):
            return ("印字なし", str(low), str(high), None if provisional is None else plain_cell(provisional))
        case _:
            return repr(cell)


def _common(steps: Sequence[Fraction]) -> Fraction:
    """The coarsest step of which all values of the sides are multiples… of the coarser side: values all can take."""
    result = steps[0]
    for each in steps[1:]:
        above = math.lcm(result.numerator * each.denominator, each.numerator * result.denominator)
        result = Fraction(above, result.denominator * each.denominator)
    return result


def _first(given: Input, step: Fraction) -> int:
    low = given.least if given.least is not None else Fraction(0)
    k = math.ceil(low / step)
    return k + 1 if given.low_open and k * step == low else k


def _last(given: Input, step: Fraction) -> int | None:
    if given.most is None:
        return None
    k = math.floor(given.most / step)
    return k - 1 if given.high_open and k * step == given.most else k


# --------------------------------------------------------------------------------------------------------------- base


def settle_base(space: Space) -> None:
    """Choose the base case: one input after the other takes the value under which most is met and granted."""
    for _ in range(2):
        before = dict(space.base)
        for key, values in space.members.items():
            if key[0] != READING and len(values) > 1:
                scored = [(_score(space, {key: value}), -at) for at, value in enumerate(values)]
                space.base[key] = values[-max(scored)[1]]
        for key, axis in space.axes.items():
            space.base[key] = _best_on(space, axis)
        if space.base == before:
            return


def _needed(side: Side) -> frozenset[str]:
    return frozenset(step_name(step) for step in side.regime.steps)


def _score(space: Space, point: Point) -> tuple[int, int, int]:
    total = (0, 0, 0)
    for side in space.sides:
        lines = space.draw(side, _needed(side), point, None)
        here = _granted(side, [lines.values[name][0].course for name in _scored(side)], lines.values[""][0].course, 0)
        total = (total[0] + here[0], total[1] + here[1], total[2] + here[2])
    return total


def _scored(side: Side) -> tuple[str, ...]:
    steps = side.steps
    return tuple(name for name in (*(each for each, _ in side.spec.requirements), *side.spec.amounts) if name in steps)


def _granted(side: Side, courses: Sequence[Course], eligible: Course, k: int) -> tuple[int, int, int]:
    """How good a case is: not 非該当, requirements not failed, amounts above 0."""
    names = _scored(side)
    requirements = {name for name, _ in side.spec.requirements}
    met = amounts = 0
    for name, course in zip(names, courses, strict=True):
        if name in requirements:
            met += not (isinstance(course, Known) and course.value is False)
        elif isinstance(course, Curve):
            amounts += course.at(k) > 0
        elif isinstance(course, Known) and isinstance(course.value, Fraction):
            amounts += course.value > 0
        elif isinstance(course, OutOfScope):
            amounts -= 1
    good = 0 if isinstance(eligible, Known) and eligible.value is False else 1
    return good, met, amounts


def _best_on(space: Space, axis: Axis) -> Scalar:
    """The step of an axis at which most is granted: the base value where that is as good as any."""
    now = space.base[axis.key]
    candidates: dict[int, None] = {}
    along = axis.along
    if isinstance(now, Fraction):
        candidates[math.floor(now / along.step)] = None
    drawn = [(side, space.draw(side, _needed(side), {}, axis)) for side in space.sides]
    for side, lines in drawn:
        for name in (*_scored(side), ""):
            for piece in lines.values[name]:
                candidates.setdefault(piece.low)
                candidates.setdefault(inside(piece))
    best: tuple[tuple[int, int, int], int] | None = None
    for k in candidates:
        total = (0, 0, 0)
        for side, lines in drawn:
            courses = [course_at(lines.values[name], k) for name in _scored(side)]
            here = _granted(side, courses, course_at(lines.values[""], k), k)
            total = (total[0] + here[0], total[1] + here[1], total[2] + here[2])
        if best is None or total > best[0]:
            best = (total, k)
    return now if best is None else along.step * best[1]


def spread(lines: Sequence[Pieces], axis: Axis, limit: int) -> list[Scalar]:
    """A few values of a number: the middle of each stretch of some values along it, then the ends, evenly chosen."""
    pieces = {(piece.low, piece.high): piece for line in lines for piece in line}
    ordered = [pieces[key] for key in sorted(pieces, key=lambda key: (key[0], key[1] is None, key[1] or 0))]
    steps = _evenly(dict.fromkeys(map(inside, ordered)), limit)
    ends = dict.fromkeys(k for piece in ordered for k in (piece.low, piece.high) if k is not None and k not in steps)
    return [axis.along.step * k for k in sorted((*steps, *_evenly(ends, limit - len(steps))))]


def _evenly(steps: Iterable[int], limit: int) -> list[int]:
    ordered = sorted(steps)
    if limit <= 0 or len(ordered) <= limit:
        return ordered[: max(0, limit)]
    return [ordered[at * (len(ordered) - 1) // max(1, limit - 1)] for at in range(limit)]


def course_at(pieces: Pieces, k: int) -> Course:
    """The course of a value at a step."""
    return next(piece.course for piece in pieces if piece.low <= k and (piece.high is None or k <= piece.high))


def inside(piece: Piece) -> int:
    """A step well within a stretch."""
    if piece.high is None:
        return piece.low * 2 if piece.low > 0 else piece.low + _LARGE
    return (piece.low + piece.high) // 2
