"""Cliffs: where one more unit of an input lowers what is granted, or loses it altogether.

A cliff is nothing wrong, but who makes policy wants to know of it. Looked at are the amounts of money that are *granted*:
results in 円 that no other granted amount is computed from, and that are not what is left over when something granted is
taken off (自己負担, 実質負担). A steady decrease is no cliff; a cliff is a drop beyond it, at a limit. Both sides of every
cliff are answers of the reference interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise, product
from typing import Final

from seido.analyse.curves import Curve
from seido.analyse.explore import READING, Axis, Key, Point, Side, Space, settle_base, spread
from seido.analyse.lines import Course, merged
from seido.analyse.slopes import Slopes
from seido.evaluate import Evaluator
from seido.ir.nodes import SchemeIR, StepKind
from seido.ir.rules import show_found
from seido.memory import once_for_each
from seido.source.catalogue import analyses
from seido.source.diagnostic import Diagnostic, Fact, Label, Text
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Quantity
from seido.typed.walk import uses
from seido.values.answer import Answer, Outcome
from seido.values.display import show_number
from seido.values.exact import Known, OutOfScope, Scalar
from seido.values.units import NONE, Unit

CONTEXTS: Final = 16
"""Settings of the other inputs in which an amount is followed along an input."""

NUMBERS: Final = 2
"""Values of each other number: below and beyond where it meets its limits."""

_YEN: Final = ("円",)


@dataclass(frozen=True, slots=True)
class Cliff:
    """One more unit of ``input`` (明細の欄 for a field), from ``below`` to ``above``, lowers ``amount``.

    ``before`` is granted below; ``after`` above, None where nothing is (非該当, 対象外). ``case`` is the rest of the case,
    as far as the amount depends on it. ``turned`` says what decides: (definition, clause below, clause above) for
    clauses, (requirement, "", "") for a requirement that is no longer met.
    """

    scheme: str
    amount: str
    input: str
    below: Fraction
    above: Fraction
    before: Fraction
    after: Fraction | None
    case: Mapping[str, Scalar]
    year: int
    turned: tuple[tuple[str, str, str], ...]


def check_cliffs(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """The cliffs of a scheme, as information."""
    return tuple(_diagnostic(ir, each) for each in find_cliffs(ir))


@once_for_each
def find_cliffs(ir: SchemeIR) -> tuple[Cliff, ...]:
    """The cliffs of a scheme in the year of its document, each limit of an input once for each amount."""
    year = ir.scheme.document_year
    if not ir.regime(year).applies:
        return ()
    side = Side(ir, year)
    amounts = granted(side)
    if not amounts:
        return ()
    deciding = side.deciding()
    wanted: list[tuple[str, Key, bool]] = []
    space = Space((side,))
    for key in space.axes:
        slopes = Slopes(side.steps, _node(ir, key), side.extents)
        loses = any(_can_go(slopes, side, name) for name in deciding)
        wanted += [(amount, key, slopes.of(amount).falls) for amount in amounts if loses or slopes.of(amount).falls]
    if not wanted:
        return ()
    settle_base(space)
    found: dict[tuple[object, ...], Cliff] = {}
    for amount, key, falls in wanted:
        for cliff in _along(space, side, amount, deciding, space.axes[key], falls=falls):
            found.setdefault((cliff.amount, cliff.input, cliff.turned or cliff.above), cliff)
    return tuple(found.values())


def granted(side: Side) -> tuple[str, ...]:
    """The amounts of money that an applicant is granted."""
    steps = side.steps
    money = [
        step.name
        for step in side.regime.steps
        if step.kind is StepKind.AMOUNT and isinstance(step.type, Quantity) and step.type.unit.numerator == _YEN
    ]
    place = {name: at for at, name in enumerate(money)}
    left: set[str] = set()
    moved_by: dict[str, Slopes] = {}  # one for each amount, so that what it moves is followed once for all names
    for name in money:
        under = (each for each in side.closure(name)[1] if each in place and each != name)
        for other in sorted(under, key=place.__getitem__):
            if other not in moved_by:
                moving = typed.Definition(other, type=steps[other].type, span=steps[other].span)
                moved_by[other] = Slopes(steps, moving, side.extents, within=True)
            if moved_by[other].of(name).falls or other in left:
                left.add(name)
                break
    used = {each for name in money if name not in left for each in _uses_through(side, name)}
    return tuple(name for name in money if name not in left and name not in used)


def _uses_through(side: Side, name: str) -> frozenset[str]:
    direct = set(uses((side.steps[name].expr,)))
    return frozenset(each for used in direct for each in side.closure(used)[1])


def _node(ir: SchemeIR, key: Key) -> typed.Expr:
    items, name = key
    if items:
        given = next(each for each in ir.scheme.items[items].fields if each.name == name)
        return typed.FieldOf(items, name, type=given.type, span=given.span)
    given = ir.scheme.inputs[name]
    return typed.Variable(name, type=given.type, span=given.span)


def _can_go(slopes: Slopes, side: Side, name: str) -> bool:
    """Whether a requirement can cease to be met, or an amount to be in scope."""
    if side.steps[name].kind is StepKind.REQUIREMENT:
        return slopes.of(name).falls
    return slopes.of(name).moves and slopes.chooses(sorted(side.closure(name)[1]))


def _along(
    space: Space, side: Side, amount: str, deciding: tuple[str, ...], axis: Axis, *, falls: bool
) -> Iterator[Cliff]:
    keys, names = side.closure(amount)
    evaluator = side.evaluator(names.union(*(side.closure(name)[1] for name in deciding)))
    for name in deciding:
        more_keys, more_names = side.closure(name)
        if axis.key in more_keys:  # other requirements are met in the base case, or the answer below is 非該当
            keys |= more_keys
            names |= more_names
    shown = [key for key in space.base if key in keys and key != axis.key and key[1]]
    points, _ = space.combinations([key for key in shown if key in space.members and key[0] != READING], CONTEXTS, {})
    settings = _settings(space, side, amount, names, [key for key in shown if key in space.axes and falls])
    for setting, members in islice(product(settings, points), 2 * CONTEXTS):
        point = {**setting, **members}
        lines = space.draw(side, names, point, axis)
        pieces = merged((lines.values[amount], lines.values[""]))
        for (_, high, (course, eligible)), (low, _, (following, still)) in pairwise(pieces):
            if high is None or not _drops(course, eligible, following, still, high):
                continue
            cliff = _cliff(space, side, amount, axis, point, (high, low), shown, evaluator)
            if cliff is not None:
                yield cliff


def _settings(space: Space, side: Side, amount: str, names: frozenset[str], keys: list[Key]) -> list[Point]:
    """The other numbers: as in the base case, then each at another value, on the other side of a limit that it meets."""
    found: list[Point] = [{}]
    for key in keys:
        axis = space.axes[key]
        values = spread([space.draw(side, names, {}, axis).values[amount]], axis, NUMBERS)
        found += [{key: value} for value in values if value != space.base[key]]
    return found


def _drops(course: Course, eligible: Course, following: Course, still: Course, at: int) -> bool:
    """Whether an amount drops from one step to the next by more than it falls steadily."""
    before = _number(course, at)
    if before is None or before <= 0 or _is_false(eligible):
        return False
    if _is_false(still) or isinstance(following, OutOfScope):
        return True
    after = _number(following, at + 1)
    if after is None or after >= before:
        return False
    steady = Fraction(0)
    for each in (course, following):
        if isinstance(each, Curve) and each.trend < 0:
            steady = max(steady, each.grain - each.trend)
    return before - after > steady


def _number(course: Course, k: int) -> Fraction | None:
    if isinstance(course, Curve):
        return course.at(k)
    return course.value if isinstance(course, Known) and isinstance(course.value, Fraction) else None


def _is_false(course: Course) -> bool:
    return isinstance(course, Known) and course.value is False


def _cliff(
    space: Space,
    side: Side,
    amount: str,
    axis: Axis,
    point: Mapping[Key, Scalar],
    steps: tuple[int, int],
    shown: list[Key],
    evaluator: Evaluator,
) -> Cliff | None:
    """The cliff between two steps as the reference interpreter has it; None where it does not see one."""
    below, above = (axis.along.step * k for k in steps)
    one, other = (
        evaluator.evaluate(case.inputs, case.items, side.year, case.readings)
        for case in (space.case(side, {**point, axis.key: value}) for value in (below, above))
    )
    before, after = _granted_in(one, amount), _granted_in(other, amount)
    if before is None or before <= 0 or (after is not None and after >= before):
        return None
    if after is None and not _lost(other, amount):
        return None
    rest = {name_of(key): point.get(key, space.base[key]) for key in shown if key[0] != READING or key in point}
    return Cliff(
        side.ir.scheme.id,
        amount,
        name_of(axis.key),
        below,
        above,
        before,
        after,
        rest,
        side.year,
        _turned(side, amount, one, other),
    )


def name_of(key: Key) -> str:
    """An input as people name it: 明細の欄 for a field."""
    items, name = key
    return name if not items or items == READING else f"{items}の{name}"


def _granted_in(answer: Answer, amount: str) -> Fraction | None:
    value = answer.values.get(amount)
    if answer.outcome is Outcome.INELIGIBLE or not isinstance(value, Known) or not isinstance(value.value, Fraction):
        return None
    return value.value


def _lost(answer: Answer, amount: str) -> bool:
    return answer.outcome is Outcome.INELIGIBLE or isinstance(answer.values.get(amount), OutOfScope)


def _turned(side: Side, amount: str, one: Answer, other: Answer) -> tuple[tuple[str, str, str], ...]:
    """What decides otherwise above than below: requirements no longer met, else clauses and entries of the amount."""
    failed = tuple(
        (name, "", "")
        for name, value in other.requirements.items()
        if isinstance(value, Known) and value.value is False and value != one.requirements.get(name)
    )
    if failed and other.outcome is Outcome.INELIGIBLE:
        return failed
    names = side.closure(amount)[1]
    below, above = _decided(one), _decided(other)
    turned = []
    for at, tag in below.items():
        now = above.get(at, tag)
        if at[0] in names and now != tag:
            turned.append((at[0], _label(side, tag), _label(side, now)))
    return tuple(dict.fromkeys(turned))


def _decided(answer: Answer) -> dict[tuple[str, int | None, str, int], str]:
    """Which clause or entry decided, by definition, row, and place among those of its kind."""
    found: dict[tuple[str, int | None, str, int], str] = {}
    counts: dict[tuple[str, int | None, str], int] = {}
    for event in answer.events:
        if event.kind in {"clause", "value"} and event.tag:
            at = (event.definition, event.row, event.kind)
            counts[at] = counts.get(at, 0) + 1
            found[(*at, counts[at])] = event.tag
    return found


def _label(side: Side, tag: str) -> str:
    known = side.ir.provenance.get(tag)
    return tag if known is None else known.label or known.text or tag


# ----------------------------------------------------------------------------------------------------------- wording


def _diagnostic(ir: SchemeIR, cliff: Cliff) -> Diagnostic:
    amount = ir.scheme.amounts[cliff.amount]
    below, above, before, after = shown_values(ir, cliff)
    facts: dict[str, Fact] = {
        "amount": cliff.amount,
        "input": cliff.input,
        "below": below,
        "above": above,
        "before": before,
        "after": Text(after, "nothing") if cliff.after is None else after,
        "case": case_text(ir, cliff.case),
        "why": why_text(cliff),
    }
    kind = analyses.CLIFF_LOST if cliff.after is None else analyses.CLIFF
    labels = tuple(
        Label(ir.scheme.requirements[name].span, "requirement")
        for name, below, _ in cliff.turned
        if not below and name in ir.scheme.requirements
    )
    return Diagnostic(kind, amount.span, facts, labels)


def shown_values(ir: SchemeIR, cliff: Cliff) -> tuple[str, str, str, str]:
    """The input below and above the limit, and the amount before and after, with their units; なし where there is none."""
    unit, moved = _unit(ir.scheme.amounts[cliff.amount].type), _given(ir, cliff.input)
    return (
        show_found(moved.type, cliff.below, moved.shown),
        show_found(moved.type, cliff.above, moved.shown),
        show_number(cliff.before, unit, ""),
        "なし" if cliff.after is None else show_number(cliff.after, unit, ""),
    )


def _given(ir: SchemeIR, name: str) -> Input:
    known = ir.scheme.inputs.get(name)
    if known is not None:
        return known
    return next(
        each for items in ir.scheme.items.values() for each in items.fields if f"{items.name}の{each.name}" == name
    )


def _unit(kind: object) -> Unit:
    return kind.unit if isinstance(kind, Quantity) else NONE


def case_text(ir: SchemeIR, case: Mapping[str, Scalar]) -> Text:
    """The rest of a case in one line."""
    if not case:
        return Text("なし", "none")
    given = dict(ir.scheme.inputs)
    for items in ir.scheme.items.values():
        given |= {f"{items.name}の{each.name}": each for each in items.fields}
    shown = "、".join(
        f"{name} {show_found(given[name].type, value, given[name].shown) if name in given else value}"
        for name, value in case.items()
    )
    return Text(shown, shown)


def why_text(cliff: Cliff) -> Text:
    """What decides, as a sentence of its own."""
    ja: list[str] = []
    en: list[str] = []
    for name, below, above in cliff.turned:
        if not below:
            ja.append(f"要件「{name}」を満たさなくなる")
            en.append(f"requirement {name} is no longer met")
        else:
            ja.append(f"「{name}」が {below} から {above} に変わる")
            en.append(f"{name} turns from {below} to {above}")
    if not ja:
        return Text("", "")
    return Text(f"{'、'.join(ja)}ためです。", f" Reason: {'; '.join(en)}.")
