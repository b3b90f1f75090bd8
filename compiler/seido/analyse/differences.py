"""What changed between two versions of a scheme, or two years of one: which cases get a different answer.

Three things are compared, each in its own way. *What is asked and what is given*: inputs, members and results that only
one side has, by name. *The figures*: every 基準 and 表. *The answers*: results whose formulas have one shape are the same
in every case, and nothing is tried; the others are followed along every number they depend on, for the combinations of
everything else, and each kind of difference is shown by a case, with the answers of the reference interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from seido.analyse import curves
from seido.analyse.beside import beside
from seido.analyse.changes import (
    ELIGIBILITY,
    Category,
    Change,
    Example,
    FigureDifference,
    Names,
    Reach,
    ResultDifference,
    SchemeDifference,
    Transition,
)
from seido.analyse.curves import Curve
from seido.analyse.explore import Axis, Key, Point, Side, Space, inputs_of, inside, settle_base, spread
from seido.analyse.lines import MURKY, VAGUE, Course, Murky, Piece, Pieces, merged
from seido.analyse.shapes import Shapes
from seido.evaluate import evaluate
from seido.ir.nodes import SchemeIR, StepKind
from seido.typed.program import Input
from seido.typed.types import Truth
from seido.values.answer import Outcome
from seido.values.exact import Known, Open, OutOfScope, Scalar

ALL_POINTS: Final = 1_000
"""Combinations that are tried where at most one number moves: beyond them an exploration is not of all cases."""

SOME_POINTS: Final = 96
"""Combinations that are tried, shared among the numbers, where several numbers move; never all cases."""

FEWEST_POINTS: Final = 12
"""Combinations that are tried along each number however many there are."""

NUMBERS: Final = 8
"""Values of a number that is not the one that moves."""

SETTINGS: Final = 6
"""Settings of members in which such values are looked for."""

SAMPLED: Final = 6
"""Stretches of each result at which whole answers are compared too."""

WITNESSES: Final = 6
TRANSITIONS: Final = 400
DESCRIBED: Final = 12
"""Transitions of which it is said what their cases have in common."""


def compare_schemes(old: SchemeIR, new: SchemeIR, old_year: int, new_year: int) -> SchemeDifference:
    """What differs between a scheme in one year and the same or another version of it in a year."""
    applies = (old.regime(old_year).applies, new.regime(new_year).applies)
    texts = _texts(old, new)
    more = beside(old, new, old_year, new_year)
    if not all(applies):
        return SchemeDifference(old, new, (old_year, new_year), applies, texts=texts, beside=more)
    before, after = inputs_of(old), inputs_of(new)
    inputs, renamed, incomparable = _match_inputs(before, after)
    one, other = Side(old, old_year, renamed), Side(new, new_year)
    results = _match_results(one, other)
    readings = tuple(
        (name, known.adopted, new.scheme.readings[name].adopted)
        for name, known in old.scheme.readings.items()
        if name in new.scheme.readings and new.scheme.readings[name].adopted != known.adopted
    )
    return SchemeDifference(
        old,
        new,
        (old_year, new_year),
        applies,
        inputs,
        _names([name for name in one.steps if _is_result(one, name)], [n for n in other.steps if _is_result(other, n)]),
        _members(old, new),
        incomparable,
        readings,
        _figures(one, other),
        tuple(_Explorer(one, other).results(results)),
        texts,
        more,
    )


# -------------------------------------------------------------------------------------------------------- matching


def _names(old: Sequence[str], new: Sequence[str]) -> Names:
    return Names(tuple(each for each in new if each not in old), tuple(each for each in old if each not in new))


def _show(key: Key) -> str:
    return key[1] if not key[0] else f"{key[0]}の{key[1]}"


def _match_inputs(old: Mapping[Key, Input], new: Mapping[Key, Input]) -> tuple[Names, dict[Key, Key], tuple[str, ...]]:
    """Inputs by name. One that went and one that came, alone of their type, are taken for the same under a new name."""
    removed = [key for key in old if key not in new]
    added = [key for key in new if key not in old]
    renamed: dict[Key, Key] = {}
    for key in removed:
        rivals = [each for each in removed if each[0] == key[0] and old[each].type == old[key].type]
        heirs = [each for each in added if each[0] == key[0] and new[each].type == old[key].type]
        if len(rivals) == len(heirs) == 1:
            renamed[key] = heirs[0]
    pairs = tuple((_show(key), _show(heir)) for key, heir in renamed.items())
    names = Names(
        tuple(_show(key) for key in added if key not in renamed.values()),
        tuple(_show(key) for key in removed if key not in renamed),
        pairs,
    )
    incomparable = [key for key in old if key in new and type(old[key].type) is not type(new[key].type)]
    for items, name in incomparable:
        renamed[items, name] = (items, f"{name}\0")  # asked for in another way: each side has its own
    return names, renamed, tuple(map(_show, incomparable))


def _is_result(side: Side, name: str) -> bool:
    return side.steps[name].kind is not StepKind.PART


def _match_results(old: Side, new: Side) -> tuple[tuple[str, str], ...]:
    return tuple((name, name) for name in new.steps if name in old.steps and _is_result(new, name))


def _members(old: SchemeIR, new: SchemeIR) -> Mapping[str, Names]:
    found: dict[str, Names] = {}
    for name, category in old.scheme.categories.items():
        other = new.scheme.categories.get(name)
        if other is not None:
            names = _names(category.names, other.names)
            if not names.empty:
                found[name] = names
    return found


def _figures(old: Side, new: Side) -> tuple[FigureDifference, ...]:
    """The entries of tables that are not the same, in the order of the newer side."""
    found: list[FigureDifference] = []
    shapes = Shapes()
    grids = {**new.ir.scheme.grids, **{n: g for n, g in old.ir.scheme.grids.items() if n not in new.ir.scheme.grids}}
    for name, grid in grids.items():
        one, other = old.regime.tables.get(name), new.regime.tables.get(name)
        before = {} if one is None else one.cells
        after = {} if other is None else other.cells
        for key in dict.fromkeys((*after, *before)):
            was, now = before.get(key), after.get(key)
            if was is not None and now is not None and shapes.plain(old, was) == shapes.plain(new, now):
                continue
            tags = ("" if one is None else one.tags.get(key, ""), "" if other is None else other.tags.get(key, ""))
            found.append(FigureDifference(name, key, was, now, *tags, grid.type, grid.shown))
    return tuple(found)


def _texts(old: SchemeIR, new: SchemeIR) -> tuple[str, ...]:
    """What is worded otherwise without touching an answer."""
    one, other = old.scheme, new.scheme
    found = []
    if (one.name, one.title) != (other.name, other.title):
        found.append("題名")
    if one.summary != other.summary:
        found.append("概要")
    if [(each.name, each.text) for each in one.notes] != [(each.name, each.text) for each in other.notes]:
        found.append("注")
    before, after = inputs_of(old), inputs_of(new)
    found += [f"問い「{_show(key)}」" for key in before if key in after and before[key].question != after[key].question]
    found += [
        f"要件「{name}」の文"
        for name, each in one.requirements.items()
        if name in other.requirements and other.requirements[name].text != each.text
    ]
    if _cited(old) != _cited(new):
        found.append("引用")
    return tuple(found)


def _cited(ir: SchemeIR) -> dict[str, tuple[object, ...]]:
    """What each declaration quotes."""
    return {tag: tuple(each.loci for each in known.citations) for tag, known in ir.provenance.items()}


# ------------------------------------------------------------------------------------------------------- exploring


@dataclass(slots=True)
class _Found:
    """What was seen of one kind of change."""

    count: int = 0
    seen: list[tuple[int, Point]] = field(default_factory=list)  # (rank, point): the lower the rank the better
    turned: dict[tuple[Scalar, Scalar], list[Point]] = field(default_factory=dict)


_TELLS_OUTCOME: Final = frozenset(
    (Category.PRINTED, Category.UNPRINTED, Category.NOW_TRUE, Category.NOW_FALSE, Category.GAINED, Category.LOST)
)
"""Changes that say by themselves that the outcome is another."""

_Wanted = Sequence[tuple[Side, str, frozenset[str]]]
"""On each side the name of a result, and the definitions that it rests on."""


@dataclass(slots=True)
class _Explorer:
    old: Side
    new: Side
    space: Space = field(init=False)
    shapes: Shapes = field(default_factory=Shapes)
    settled: bool = False
    sampled: list[Point] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.space = Space((self.old, self.new))

    def results(self, pairs: Sequence[tuple[str, str]]) -> Iterator[ResultDifference]:
        """Whether a case is 非該当, then every result that both sides have."""
        found = list(self._results(pairs))
        yield from found
        if self.sampled and not any(each.category in _TELLS_OUTCOME for result in found for each in result.changes):
            yield from self._outcomes()

    def _results(self, pairs: Sequence[tuple[str, str]]) -> Iterator[ResultDifference]:
        one, other = self.old.deciding(), self.new.deciding()
        if self._shape_of(self.old, one) == self._shape_of(self.new, other):
            yield ResultDifference("", ELIGIBILITY, "", StepKind.REQUIREMENT, Truth(), (), 0, Reach.FORM)
        else:
            yield self._compare(ELIGIBILITY, ELIGIBILITY)
        for old_name, name in pairs:
            step = self.new.steps[name]
            if type(step.type) is not type(self.old.steps[old_name].type):
                continue
            if self.shapes.of(self.old, old_name) == self.shapes.of(self.new, name):
                yield ResultDifference(old_name, step.name, step.items, step.kind, step.type, (), 0, Reach.FORM)
            else:
                yield self._compare(old_name, name)

    def _sample(self, point: Point, axis: Axis | None, low: int, high: int | None) -> None:
        if axis is None:
            self.sampled.append(point)
            return
        for k in (low, low + 1, inside(Piece(low, high, MURKY))):
            if high is None or k <= high:
                self.sampled.append({**point, axis.key: axis.along.step * k})

    def _outcomes(self) -> Iterator[ResultDifference]:
        """Cases that are answered 該当 on one side and 要確認 on the other, though no value differs."""
        names = frozenset(name for name, _ in self.new.spec.requirements) | frozenset(self.new.spec.amounts)
        keys = frozenset(key for name in names if name in self.new.steps for key in self.new.closure(name)[0])
        found: dict[tuple[Outcome, Outcome], list[Example]] = {}
        for point in self.sampled:
            example = self._example(point, (), keys)
            if example.old.outcome is not example.new.outcome:
                found.setdefault((example.old.outcome, example.new.outcome), []).append(example)
        changes = tuple(Change(Category.OUTCOME, len(listed), listed[0], ()) for listed in found.values())
        if changes:
            tried = len(self.sampled)
            yield ResultDifference("", ELIGIBILITY, "", StepKind.REQUIREMENT, Truth(), changes, tried, Reach.SOME)

    def _shape_of(self, side: Side, names: Sequence[str]) -> list[tuple[bool, int]]:
        kinds = ((side.steps[name].kind is StepKind.REQUIREMENT, self.shapes.of(side, name)) for name in names)
        return sorted(kinds)

    def _compare(self, old_name: str, name: str) -> ResultDifference:
        if not self.settled:
            settle_base(self.space)
            self.settled = True
        old_keys, old_names = _closures(self.old, old_name)
        new_keys, new_names = _closures(self.new, name)
        keys = old_keys | new_keys
        axes = [axis for key, axis in self.space.axes.items() if key in keys]
        rows = any(not key[1] for key in keys)
        reach = Reach.ALL if len(axes) <= 1 and not rows and not keys & self.space.partial else Reach.SOME
        wanted = ((self.old, old_name, old_names), (self.new, name, new_names))
        numbers = self._numbers(wanted, axes, keys) if len(axes) > 1 else {}
        found: dict[Category, _Found] = {}
        tried = 0
        moving: list[Axis | None] = [*axes] if axes else [None]
        for axis in moving:
            others = [key for key in keys if axis is None or key != axis.key]
            limit = ALL_POINTS if len(axes) <= 1 else max(FEWEST_POINTS, SOME_POINTS // len(axes))
            points, whole = self.space.combinations(others, limit, numbers)
            if not whole:
                reach = Reach.SOME
            for point in points:
                one, other = (self._pieces(side, named, names, point, axis) for side, named, names in wanted)
                for low, high, (was, now) in merged((one, other)):
                    tried += 1
                    if tried <= SAMPLED:
                        self._sample(point, axis, low, high)
                    if _is_unclear(was, now, low, high):
                        reach = Reach.SOME
                    for k, category, rank in _differing(was, now, low, high):
                        at = dict(point) if axis is None else {**point, axis.key: axis.along.step * k}
                        _note(found.setdefault(category, _Found()), at, rank, was, now)
        step = self.new.steps.get(name)
        changes = tuple(
            change
            for category in Category
            if category in found
            for change in self._change(category, found[category], wanted, keys)
        )
        if step is None:
            return ResultDifference("", ELIGIBILITY, "", StepKind.REQUIREMENT, Truth(), changes, tried, reach)
        return ResultDifference(old_name, step.name, step.items, step.kind, step.type, changes, tried, reach)

    def _pieces(self, side: Side, name: str, names: frozenset[str], point: Point, axis: Axis | None) -> Pieces:
        values = self.space.draw(side, names, point, axis).values
        step = side.steps.get(name)
        if step is not None and step.kind is StepKind.COLUMN:
            return values[f"{step.items}.{step.name}"]
        return values[name]

    def _numbers(self, wanted: _Wanted, axes: Sequence[Axis], keys: frozenset[Key]) -> Mapping[Key, Sequence[Scalar]]:
        """For each number a few values: the ends and the middle of each stretch along it, in several settings."""
        members = [key for key in keys if key in self.space.members]
        points, _ = self.space.combinations(members, SETTINGS, {})
        return {
            axis.key: spread(
                [self._pieces(side, name, names, point, axis) for point in points for side, name, names in wanted],
                axis,
                NUMBERS,
            )
            for axis in axes
        }

    def _change(self, category: Category, found: _Found, wanted: _Wanted, keys: frozenset[Key]) -> Iterator[Change]:
        """The change with an example whose answers really differ; nothing where only 非該当 cases have it."""
        for _, point in sorted(found.seen, key=lambda each: each[0]):
            example = self._example(self._plainest(point, wanted, keys), wanted, keys)
            if _really(example, wanted[1][1]):
                yield Change(category, found.count, example, tuple(self._transitions(found, wanted, keys)))
                return

    def _plainest(self, point: Point, wanted: _Wanted, keys: frozenset[Key]) -> Point:
        """The same example with every truth that makes no difference at いいえ."""
        values = self._values_at(point, wanted)
        plain = dict(point)
        for key in self.space.members:
            if key in keys and {**self.space.base, **plain}.get(key) is True:
                other = {**plain, key: False}
                if self._values_at(other, wanted) == values:
                    plain = other
        return plain

    def _values_at(self, point: Point, wanted: _Wanted) -> list[Course]:
        return [self._pieces(side, name, names, point, None)[0].course for side, name, names in wanted]

    def _needed(self, point: Point, wanted: _Wanted, keys: frozenset[Key]) -> Iterator[Key]:
        """The inputs that make a difference to the values at a point."""
        values = self._values_at(point, wanted)
        full = {**self.space.base, **point}
        for key in (*self.space.members, *self.space.axes):
            if key not in keys:
                continue
            others: list[Scalar] = list(self.space.members.get(key, ()))
            axis = self.space.axes.get(key)
            if axis is not None:
                here = full[key]
                steps = (axis.along.low, axis.along.high if axis.along.high is not None else axis.along.low + 1)
                others = [axis.along.step * k for k in steps]
                others += [here + each for each in (axis.along.step, -axis.along.step) if isinstance(here, Fraction)]
                others = [each for each in others if isinstance(each, Fraction) and each >= axis.along.step * steps[0]]
            if any(self._values_at({**point, key: other}, wanted) != values for other in others):
                yield key

    def _example(self, point: Point, wanted: _Wanted, keys: frozenset[Key]) -> Example:
        one, other = self.space.case(self.old, point), self.space.case(self.new, point)
        old = evaluate(self.old.ir, one.inputs, one.items, self.old.year, one.readings)
        new = evaluate(self.new.ir, other.inputs, other.items, self.new.year, other.readings)
        shown = {key: value for key, value in {**self.space.base, **point}.items() if key in keys}
        shown = {key: value for key, value in shown.items() if key[1] or value != 1}
        needed = (
            keys
            if not wanted
            else frozenset((*self._needed(point, wanted, keys), *(key for key in shown if not key[1])))
        )
        return Example(shown, needed, one, other, old, new)

    def _transitions(self, found: _Found, wanted: _Wanted, keys: frozenset[Key]) -> Iterator[Transition]:
        for at, ((old, new), points) in enumerate(found.turned.items()):
            matter = frozenset(self._needed(points[0], wanted, keys)) if at < DESCRIBED else frozenset[Key]()
            full = [{**self.space.base, **point} for point in points]
            shared = {
                key: value
                for key, value in full[0].items()
                if key in matter and key not in self.space.axes and all(each.get(key) == value for each in full)
            }
            yield Transition(old, new, len(points), full[0], shared)


def _closures(side: Side, name: str) -> tuple[frozenset[Key], frozenset[str]]:
    if name != ELIGIBILITY:
        return side.closure(name)
    keys: frozenset[Key] = frozenset()
    names: frozenset[str] = frozenset()
    for each in side.deciding():
        more_keys, more_names = side.closure(each)
        keys |= more_keys
        names |= more_names
    return keys, names


def _note(found: _Found, point: Point, rank: int, was: Course, now: Course) -> None:
    found.count += 1
    if len(found.seen) < WITNESSES or rank < max(each[0] for each in found.seen):
        found.seen.append((rank, point))
        found.seen.sort(key=lambda each: each[0])
        del found.seen[WITNESSES:]
    several_rows = any(not key[1] and value != 1 for key, value in point.items())
    if isinstance(was, Known) and isinstance(now, Known) and len(found.turned) < TRANSITIONS and not several_rows:
        found.turned.setdefault((was.value, now.value), []).append(point)


def _differing(was: Course, now: Course, low: int, high: int | None) -> Iterator[tuple[int, Category, int]]:
    """Steps of a stretch at which two courses differ, one for each kind of difference, with a rank for examples.

    The best example is one in which both values stay the same beyond it: limits and table figures, not the step at which
    a difference of 1円 begins.
    """
    if isinstance(was, Murky) or isinstance(now, Murky):
        return
    one, other = _curve(was), _curve(now)
    if one is None or other is None:
        category = _category(was, now)
        if category is not None:
            yield inside(Piece(low, high, was)) if low == 0 else low, category, 0
        return
    gap = curves.plus(other, curves.times(one, Fraction(-1)))
    found = curves.apart(gap, low, high)
    if found is None:
        found = {_sign(gap.at(k)): k for k in reversed(curves.turning_points(gap, low, high))}
    for sign, k in sorted(found.items()):
        if sign:
            yield (
                k,
                Category.UP if sign > 0 else Category.DOWN,
                1 if isinstance(was, Curve) or isinstance(now, Curve) else 0,
            )


def _is_vague(course: Course) -> bool:
    """Whether a course is not followed exactly."""
    return isinstance(course, Murky) or (isinstance(course, Open) and VAGUE in course.unstated)


def _is_unclear(was: Course, now: Course, low: int, high: int | None) -> bool:
    """Whether two courses cannot be told apart for certain.

    One is not followed, both are open without known bounds, or their roundings meet too rarely to be gone through.
    """
    if isinstance(was, Murky) or isinstance(now, Murky):
        return True
    one, other = _curve(was), _curve(now)
    if one is not None and other is not None:
        return curves.apart(curves.plus(other, curves.times(one, Fraction(-1))), low, high) is None
    return isinstance(was, Open) and isinstance(now, Open) and (_is_vague(was) or _is_vague(now))


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _curve(course: Course) -> Curve | None:
    if isinstance(course, Curve):
        return course
    if isinstance(course, Known) and isinstance(course.value, Fraction):
        return curves.fixed(course.value)
    return None


def _category(was: Course, now: Course) -> Category | None:
    """How one value differs from another; None where it does not."""
    settled = (not isinstance(was, Open), not isinstance(now, Open))
    if settled == (False, True):
        return Category.PRINTED
    if settled == (True, False):
        return Category.UNPRINTED
    if isinstance(was, Open) and isinstance(now, Open):
        if _is_vague(was) or _is_vague(now):
            return None
        same = (was.low, was.high, was.options) == (now.low, now.high, now.options)
        return None if same else Category.RANGE
    if isinstance(was, OutOfScope) or isinstance(now, OutOfScope):
        if isinstance(was, OutOfScope) and isinstance(now, OutOfScope):
            return None
        return Category.GAINED if isinstance(was, OutOfScope) else Category.LOST
    if isinstance(was, Known) and isinstance(now, Known) and was.value != now.value:
        if isinstance(now.value, bool):
            return Category.NOW_TRUE if now.value else Category.NOW_FALSE
        return Category.OTHER
    return None


def _really(example: Example, name: str) -> bool:
    """Whether the answers of an example differ: not where the case is 非該当 on both sides."""
    return name == ELIGIBILITY or not (example.old.outcome is example.new.outcome is Outcome.INELIGIBLE)
