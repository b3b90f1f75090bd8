"""原則 and ただし as one choice: the narrower clause wins, and where neither is narrower the author says how."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import reduce
from typing import Final

from seido.ir.doubts import Doubt, Turn
from seido.ir.gaps import Limits, Stretch, limits_of, on_steps, points_of, stretch_of
from seido.ir.hidden import Hidden, find_hidden
from seido.ir.regions import LIMIT, Space, Value, inline, regions, space_of, witness
from seido.source.catalogue import analyses, rules
from seido.source.diagnostic import Diagnostic, Fact, Label, Text
from seido.source.text import Span
from seido.syntax.tree import ClauseKind, Settlement
from seido.typed import expression as typed
from seido.typed.program import Scheme
from seido.typed.types import TRUTH, Day, Enumeration, Quantity, Type, Year
from seido.typed.walk import walk
from seido.values.calendar import show_date, show_year
from seido.values.display import show_number


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in one year, its values already lowered."""

    kind: ClauseKind
    condition: typed.Expr
    value: typed.Expr
    tag: str
    label: str
    span: Span
    certain: bool  # false where the document does not speak of the year


@dataclass(frozen=True, slots=True)
class Resolved:
    """A rule as one expression, with what was found about its clauses and what is to be decided of them.

    ``useless`` says for each clause of which the document speaks what is to be said if it decides no case in any year;
    None where it decides one in this year. ``turns`` are the clauses of which the latter is to be made sure.
    """

    expr: typed.Expr
    diagnostics: tuple[Diagnostic, ...]
    doubts: tuple[Doubt, ...] = ()
    useless: Mapping[Span, Diagnostic | None] = field(default_factory=dict)
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """The clauses of one year: the 原則 (value and tag) if any, and the ただし or 場合 in written order."""

    name: str
    general: tuple[typed.Expr, str] | None
    clauses: tuple[Clause, ...]
    settle: Settlement | None
    type: Type
    span: Span
    items: str = ""  # the 明細 of a computed field


def resolve(rule: Rule, scheme: Scheme, definitions: Mapping[str, typed.Expr]) -> Resolved:
    """One choice that gives, for every case, what the clauses say."""
    if not rule.clauses:
        return Resolved(_only_general(rule), ())
    conditions = [clause.condition for clause in rule.clauses]
    rule = replace(
        rule,
        clauses=tuple(
            replace(clause, certain=clause.certain and is_stated(clause.condition, definitions))
            for clause in rule.clauses
        ),
    )
    space = space_of(conditions, scheme, definitions)
    if space.size > LIMIT:
        found = Diagnostic(rules.RULE_TOO_LARGE, rule.span, {"name": rule.name, "count": f"{space.size:,}"})
        order = list(range(len(rule.clauses)))
        return Resolved(_choice(rule, order, [set() for _ in order], []), (found,))
    areas = regions(conditions, space, definitions)
    narrower = [
        {other for other, area in enumerate(areas) if area != areas[index] and area & areas[index] == area and area}
        for index in range(len(areas))
    ]
    limits = limits_of(conditions, definitions)
    is_band = isinstance(rule.type, Enumeration) and rule.type.category == rule.name
    if is_band:
        found_here = _idle_bands(rule, areas)
        doubts = [*_bands(rule, areas, space, limits, scheme)]
    else:
        found_here = _findings(rule, areas, space)
        doubts = [*_clashes(rule, areas, narrower, space), *_gap(rule, areas, space, limits, scheme)]
    order = _order(rule, narrower)
    useless = {} if is_band else _useless(rule, areas, narrower, space)
    if rule.settle is not None and not is_band:
        useless[rule.span] = _idle_settlement(rule, rule.settle, areas, narrower, space)
    choice = _choice(rule, order, narrower, areas)
    turns = () if is_band else tuple(_turns(rule, order, narrower, choice, useless))
    return Resolved(choice, tuple(found_here), tuple(doubts), useless, turns)


def is_stated(condition: typed.Expr, definitions: Mapping[str, typed.Expr]) -> bool:
    """Whether a condition rests on nothing that the document leaves unstated in this year."""
    stack = [condition]
    while stack:
        node = inline(stack.pop(), definitions)
        if isinstance(node, typed.Unstated) and node.provisional is None:
            return False
        stack.extend(typed.children(node))
    return True


def _only_general(rule: Rule) -> typed.Expr:
    if rule.general is None:
        return typed.Invalid(type=rule.type, span=rule.span)
    value, tag = rule.general
    return typed.Choice((), value, tag, type=rule.type, span=rule.span)


# ---------------------------------------------------------------------------------------------------------- findings


def _findings(rule: Rule, areas: Sequence[int], space: Space) -> list[Diagnostic]:
    """What is amiss among clauses of which the document speaks."""
    found: list[Diagnostic] = []
    whole = (1 << space.size) - 1
    sure = [index for index, clause in enumerate(rule.clauses) if clause.certain]
    for index in sure:
        clause = rule.clauses[index]
        if not areas[index]:
            found.append(Diagnostic(rules.NEVER_APPLIES, _marked(clause), {"name": rule.name, "clause": clause.label}))
        elif areas[index] == whole and clause.kind is ClauseKind.EXCEPTION:
            found.append(Diagnostic(rules.ALWAYS_APPLIES, _marked(clause), {"name": rule.name, "clause": clause.label}))
    for one, other in itertools.combinations(sure, 2):
        if areas[one] == areas[other] and areas[one]:
            found.append(
                Diagnostic(
                    rules.SAME_CONDITION,
                    _marked(rule.clauses[other]),
                    {"name": rule.name, "first": rule.clauses[one].label, "second": rule.clauses[other].label},
                    (Label(_marked(rule.clauses[one]), "first"),),
                )
            )
    return found


def _gap(rule: Rule, areas: Sequence[int], space: Space, limits: Limits, scheme: Scheme) -> Iterator[Doubt]:
    """Whether there is a case to which no clause of a rule without 原則 applies."""
    bits = _uncovered(rule, areas, space)
    if bits:
        case = witness(space, bits)
        shown = show_case(case, points_of(space, bits, case, limits, scheme))
        found = Diagnostic(rules.CASES_GAP, rule.span, {"name": rule.name, "case": shown})
        yield Doubt(rule.name, rule.items, found, _either([each.condition for each in rule.clauses]), case)


def _uncovered(rule: Rule, areas: Sequence[int], space: Space) -> int:
    """The cases that no clause covers, where the document speaks of them all and there is no 原則."""
    bits = (1 << space.size) - 1
    if rule.general is not None or not all(clause.certain for clause in rule.clauses):
        return 0
    for area in areas:
        bits &= ~area
    return bits


def _idle_bands(rule: Rule, areas: Sequence[int]) -> list[Diagnostic]:
    """The bands of a 段階 in which no value lies."""
    return [
        Diagnostic(rules.NEVER_APPLIES, clause.span, {"name": rule.name, "clause": clause.label})
        for clause, area in zip(rule.clauses, areas, strict=True)
        if clause.certain and not area
    ]


def _bands(rule: Rule, areas: Sequence[int], space: Space, limits: Limits, scheme: Scheme) -> Iterator[Doubt]:
    """Whether something is amiss among the bands of a 段階, which are to part a number without a gap and an overlap."""
    sure = [index for index, clause in enumerate(rule.clauses) if clause.certain]
    for one, other in itertools.combinations(sure, 2):
        first, second = rule.clauses[one], rule.clauses[other]
        facts: dict[str, Fact] = {"name": rule.name, "first": first.label, "second": second.label}
        found = Diagnostic(rules.BAND_OVERLAP, second.span, facts, (Label(first.span, "first"),))
        neither = [_not(each.condition) for each in (first, second)]
        doubts = [
            _within(rule, found, neither, stretch)
            for stretch in _stretches(space, areas[one] & areas[other], limits, scheme)
        ]
        if doubts:
            yield replace(doubts[0], again=tuple(doubts[1:]))
    for stretch in _stretches(space, _uncovered(rule, areas, space), limits, scheme):
        beside = tuple(
            Label(clause.span, "beside")
            for area, clause in zip(areas, rule.clauses, strict=True)
            if area & ((stretch.bits << 1) | (stretch.bits >> 1))
        )
        found = Diagnostic(rules.BAND_GAP, rule.span, {"name": rule.name}, beside)
        yield _within(rule, found, [each.condition for each in rule.clauses], stretch)


def _within(rule: Rule, found: Diagnostic, holds: Sequence[typed.Expr], stretch: _Part) -> Doubt:
    """The doubt about a stretch, of which one of some conditions would have to hold."""
    told = replace(found, facts={**found.facts, "case": stretch.words, "such": stretch.example})
    statement = _either([*holds, *stretch.outside])
    return Doubt(rule.name, rule.items, told, statement, stretch.case, is_stretch=stretch.is_stretch)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a region of one number (or all of a region that is of more): in words, a value within it, its bits.

    ``outside`` says of a value that it is not within.
    """

    bits: int
    words: str
    case: Mapping[typed.Expr, Value]
    example: Fact = ""
    outside: tuple[typed.Expr, ...] = ()

    @property
    def is_stretch(self) -> bool:
        """Whether ``words`` tell of more than one value."""
        return bool(self.example)


def _stretches(space: Space, bits: int, limits: Limits, scheme: Scheme) -> Iterator[_Part]:
    """The stretches of a region, from the lowest."""
    while bits:
        part = _stretch(space, bits, limits, scheme)
        yield part
        bits &= ~part.bits


def _stretch(space: Space, bits: int, limits: Limits, scheme: Scheme) -> _Part:
    """The first stretch of a region."""
    case = witness(space, bits)
    term = next((atom for atom in space.atoms if atom in limits), None)
    if term is None:
        return _Part(bits, show_case(case), case)
    if len(space.atoms) > 1:
        return _Part(bits, show_case(case, points_of(space, bits, case, limits, scheme)), case)
    raw = stretch_of(space, bits, case, term, limits)
    own = ((1 << (raw.to - raw.at + 1)) - 1) << raw.at
    stretch = on_steps(raw, term, scheme)
    if stretch.is_point:
        point = {term: stretch.low or Fraction(0)}
        return _Part(own, show_case(point, frozenset((term,))), point, "", _outside(raw, term))
    value = show_found(term.type, stretch.witness)
    example = Text(f"（たとえば {value}）", f" (such as {value})")
    words = f"{show_expr(term)} が {_show_stretch(stretch, term.type)}"
    return _Part(own, words, {term: stretch.witness}, example, _outside(raw, term))


def _outside(stretch: Stretch, term: typed.Expr) -> tuple[typed.Expr, ...]:
    """That a number lies outside a stretch; what is computed may lie below the least that is usual."""
    ends = []
    if stretch.low is not None and stretch.at:
        ends.append((typed.Comparison.AT_MOST if stretch.low_open else typed.Comparison.LESS, stretch.low))
    if stretch.high is not None:
        ends.append((typed.Comparison.AT_LEAST if stretch.high_open else typed.Comparison.MORE, stretch.high))
    return tuple(
        typed.Compare(how, term, typed.Const(end, type=term.type, span=term.span), type=TRUTH, span=term.span)
        for how, end in ends
    )


def _show_stretch(stretch: Stretch, kind: Type) -> str:
    """A stretch in boundary words: 0.25以上 0.3未満."""
    ends = []
    if stretch.low is not None:
        ends.append(show_found(kind, stretch.low) + ("超" if stretch.low_open else "以上"))
    if stretch.high is not None:
        ends.append(show_found(kind, stretch.high) + ("未満" if stretch.high_open else "以下"))
    return " ".join(ends)


def _useless(
    rule: Rule, areas: Sequence[int], narrower: Sequence[set[int]], space: Space
) -> dict[Span, Diagnostic | None]:
    """For each clause and the 原則, what is to be said if it decides no case in any year."""
    certain = [clause.certain for clause in rule.clauses]
    numbers = {
        index: clause.value.value
        for index, clause in enumerate(rule.clauses)
        if isinstance(clause.value, typed.Const) and isinstance(clause.value.value, Fraction)
    }
    found: dict[Span, Diagnostic | None] = {clause.span: None for clause in rule.clauses if clause.certain}
    for hidden in find_hidden(areas, narrower, certain, rule.settle, numbers):
        found[rule.clauses[hidden.clause].span] = _hidden(rule, hidden, space)
    if rule.general is not None and not isinstance(rule.general[0], typed.Unstated):
        left = (1 << space.size) - 1
        sure = [(clause, area) for clause, area in zip(rule.clauses, areas, strict=True) if clause.certain]
        for _, area in sure:
            left &= ~area
        whole = any(area == (1 << space.size) - 1 for _, area in sure)  # said of the clause that always applies
        labels = tuple(Label(clause.span, "by", {"clause": clause.label}) for clause, area in sure if area)
        facts = {"name": rule.name, "clauses": _listed(clause.label for clause, area in sure if area)}
        diagnostic = Diagnostic(analyses.GENERAL_NEVER_USED, rule.general[0].span, facts, labels)
        found[rule.general[0].span] = None if left or whole else diagnostic
    return found


def _hidden(rule: Rule, hidden: Hidden, space: Space) -> Diagnostic:
    clause = rule.clauses[hidden.clause]
    others = [rule.clauses[each] for each in hidden.by]
    facts = {
        "name": rule.name,
        "clause": clause.label,
        "others": _listed(each.label for each in others),
        "case": show_case(witness(space, hidden.bits)),
    }
    labels = tuple(Label(each.span, "by", {"clause": each.label}) for each in others)
    return Diagnostic(analyses.CLAUSE_HIDDEN, clause.span, facts, labels)


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)


def _idle_settlement(
    rule: Rule, settle: Settlement, areas: Sequence[int], narrower: Sequence[set[int]], space: Space
) -> Diagnostic | None:
    """What is to be said of a 重なるとき that settles nothing, because the narrower clause goes before it."""
    if not all(clause.certain for clause in rule.clauses) or any(_contested(rule, areas, narrower)):
        return None
    facts: dict[str, Fact] = {"name": rule.name, "settle": settle.value}
    pairs = ((wide, narrow) for wide, several in enumerate(narrower) for narrow in sorted(several))
    wide, narrow = next(pairs, (None, None))
    if wide is None or narrow is None:
        facts["why"] = Text("値の違う行が重なる場合はありません", "no clauses of different values apply together")
        return Diagnostic(analyses.SETTLEMENT_IDLE, rule.span, facts)
    first, second = rule.clauses[narrow], rule.clauses[wide]
    case = show_case(witness(space, areas[narrow]))
    facts["why"] = Text(
        f"{case} のときは {second.label} にも {first.label} にも当てはまりますが、書いた順や額にかかわらず、"
        f"条件の狭い {first.label} によります",
        f"where {case}, both {second.label} and {first.label} apply, and {first.label} decides, being narrower",
    )
    return Diagnostic(analyses.SETTLEMENT_IDLE, rule.span, facts, (Label(_marked(first), "narrower"),))


def _contested(rule: Rule, areas: Sequence[int], narrower: Sequence[set[int]]) -> Iterator[tuple[int, int, int]]:
    """Pairs of clauses of different values that both apply where no narrower one does, and where."""
    sure = [index for index, clause in enumerate(rule.clauses) if clause.certain]
    for one, other in itertools.combinations(sure, 2):
        both = areas[one] & areas[other]
        if not both or areas[one] == areas[other] or one in narrower[other] or other in narrower[one]:
            continue
        for index in narrower[one] | narrower[other]:
            both &= ~areas[index]
        if both and not same_value(rule.clauses[one].value, rule.clauses[other].value):
            yield one, other, both


def _clashes(rule: Rule, areas: Sequence[int], narrower: Sequence[set[int]], space: Space) -> Iterator[Doubt]:
    """Whether two clauses both apply to a case, neither giving way to a narrower one."""
    for one, other, both in _contested(rule, areas, narrower) if rule.settle is None else ():
        before = sorted(narrower[one] | narrower[other])
        yield _clash(rule, (one, other), before, witness(space, both))


def _clash(rule: Rule, pair: tuple[int, int], before: Sequence[int], case: Mapping[typed.Expr, Value]) -> Doubt:
    first, second = (rule.clauses[index] for index in pair)
    facts: dict[str, Fact] = {
        "name": rule.name,
        "case": show_case(case),
        "first": first.label,
        "first_value": _show_result(first.value, rule.type),
        "second": second.label,
        "second_value": _show_result(second.value, rule.type),
        "touch": _TOUCHING if _touch(first.condition, second.condition) else Text("", ""),
    }
    found = Diagnostic(rules.OVERLAP, _marked(second), facts, (Label(_marked(first), "first"),))
    holds = [_not(each.condition) for each in (first, second)]
    holds += [rule.clauses[index].condition for index in before]
    return Doubt(rule.name, rule.items, found, _either(holds), case)


def _not(condition: typed.Expr) -> typed.Expr:
    return typed.Negation(condition, type=TRUTH, span=condition.span)


def _either(conditions: Sequence[typed.Expr]) -> typed.Expr:
    return typed.AnyOf(tuple(conditions), type=TRUTH, span=conditions[0].span)


def _marked(clause: Clause) -> Span:
    """What of a clause is to be looked at where its cases are not as they should be: its condition."""
    whole = clause.span
    inside = [
        each.span
        for each in walk((clause.condition,))
        if each.span.path == whole.path and whole.start <= each.span.start and each.span.end <= whole.end
    ]
    return reduce(Span.to, inside) if inside else whole


_TOUCHING: Final = Text(
    "ちょうど境目の数のときだけ重なります。どちらか一方だけに当てはまるなら、一方の「以上」を「超」に、または「以下」を「未満」に直してください。"
    "両方に当てはまるのが資料のとおりなら、",
    "They meet at the limit alone: if only one is meant to hold there, write 超 for 以上 or 未満 for 以下. Otherwise: ",
)


def _touch(one: typed.Expr, other: typed.Expr) -> bool:
    """Whether two conditions meet at one number alone: 5万人以上 and 5万人以下."""
    mirrored = {
        typed.Comparison.AT_LEAST: typed.Comparison.AT_MOST,
        typed.Comparison.AT_MOST: typed.Comparison.AT_LEAST,
    }
    ends = {(each.comparison, each.left, each.right) for each in _conjuncts(other) if isinstance(each, typed.Compare)}
    return any(
        isinstance(each, typed.Compare) and (mirrored.get(each.comparison), each.left, each.right) in ends
        for each in _conjuncts(one)
    )


def _conjuncts(condition: typed.Expr) -> tuple[typed.Expr, ...]:
    return condition.operands if isinstance(condition, typed.AllOf) else (condition,)


def same_value(one: typed.Expr, other: typed.Expr) -> bool:
    """Whether two clauses give the same value, tags left out of account."""
    if isinstance(one, typed.Const) and isinstance(other, typed.Const):
        return one.value == other.value
    return one == other


# ------------------------------------------------------------------------------------------------------------- choice


def _order(rule: Rule, narrower: Sequence[set[int]]) -> list[int]:
    """The order of arms, so that the first that holds decides.

    By value where the greatest or least wins and values are fixed, as written where the first wins, else the narrowest
    first.
    """
    indices = list(range(len(rule.clauses)))
    constants = [clause.value for clause in rule.clauses]
    numbers = [
        constant.value
        for constant in constants
        if isinstance(constant, typed.Const) and isinstance(constant.value, Fraction)
    ]
    if rule.settle is Settlement.FIRST:
        return indices
    if rule.settle in (Settlement.GREATEST, Settlement.LEAST) and len(numbers) == len(indices):
        sign = -1 if rule.settle is Settlement.GREATEST else 1
        return sorted(indices, key=lambda index: (sign * numbers[index], len(narrower[index]), index))
    return sorted(indices, key=lambda index: (len(narrower[index]), index))


def _choice(
    rule: Rule,
    order: Sequence[int],
    narrower: Sequence[set[int]],
    areas: Sequence[int],
) -> typed.Choice:
    """The arms in order; an arm whose narrower clauses come later holds only where none of those does."""
    place = {index: at for at, index in enumerate(order)}
    fixed = all(isinstance(clause.value, typed.Const) for clause in rule.clauses)
    pairwise = rule.settle in (Settlement.GREATEST, Settlement.LEAST) and not fixed
    arms = []
    for index in order:
        clause = rule.clauses[index]
        later = [other for other in sorted(narrower[index]) if place[other] > place[index]]
        condition = _without(clause.condition, [rule.clauses[other].condition for other in later])
        value = clause.value
        if pairwise:
            value = _best(rule, index, order, narrower, areas)
        arms.append(typed.Arm(condition, value, clause.tag))
    otherwise, tag = (None, "") if rule.general is None else rule.general
    return typed.Choice(tuple(arms), otherwise, tag, type=rule.type, span=rule.span)


def _turns(
    rule: Rule,
    order: Sequence[int],
    narrower: Sequence[set[int]],
    choice: typed.Choice,
    useless: Mapping[Span, Diagnostic | None],
) -> Iterator[Turn]:
    """The clauses that give a value, each with when it applies and when it decides.

    Where the greatest or the least of what applies is taken, a clause that applies has a part in the value.
    """
    false, true = (typed.Const(value=found, type=TRUTH, span=rule.span) for found in (False, True))
    places = [(clause.label, _marked(clause)) for clause in rule.clauses]
    for at, (index, arm) in enumerate(zip(order, choice.arms, strict=True)):
        clause = rule.clauses[index]
        if (
            not clause.certain
            or useless.get(clause.span) is not None
            or isinstance(clause.value, typed.OutOfScope | typed.Unstated)
        ):
            continue
        before = tuple(places[each] for each in sorted({*order[:at], *narrower[index]}))
        decides: typed.Expr = clause.condition
        if rule.settle not in (Settlement.GREATEST, Settlement.LEAST):
            arms = (
                *(typed.Arm(each.condition, false, "") for each in choice.arms[:at]),
                typed.Arm(arm.condition, true, ""),
            )
            decides = typed.Choice(arms, false, "", type=TRUTH, span=clause.span)
        yield Turn(rule.name, clause.label, clause.span, places[index][1], clause.condition, decides, before)


def _without(condition: typed.Expr, excluded: Sequence[typed.Expr]) -> typed.Expr:
    if not excluded:
        return condition
    parts = tuple(map(_not, excluded))
    return typed.AllOf((condition, *parts), type=TRUTH, span=condition.span)


def _best(
    rule: Rule, index: int, order: Sequence[int], narrower: Sequence[set[int]], areas: Sequence[int]
) -> typed.Expr:
    """The greatest (or least) of a clause's value and those of later clauses that apply beside it."""
    which = typed.Extremum.GREATEST if rule.settle is Settlement.GREATEST else typed.Extremum.LEAST
    own = rule.clauses[index]
    operands = [own.value]
    for other in order[list(order).index(index) + 1 :]:
        if index in narrower[other] or (areas and not areas[index] & areas[other]):
            continue
        rival = rule.clauses[other]
        effective = _without(rival.condition, [rule.clauses[each].condition for each in sorted(narrower[other])])
        arm = typed.Arm(effective, rival.value, rival.tag)
        operands.append(typed.Choice((arm,), own.value, own.tag, type=rule.type, span=rival.span))
    return operands[0] if len(operands) == 1 else typed.Extreme(which, tuple(operands), type=rule.type, span=own.span)


# --------------------------------------------------------------------------------------------------------- for people


def show_case(case: Mapping[typed.Expr, Value], points: frozenset[typed.Expr] = frozenset()) -> str:
    """A combination in the author's words: 財政力指数 が 0.3、モデル性 が はい. Of ``points`` it holds in that one value."""
    return (
        "、".join(
            _show_order(atom, found)
            if isinstance(atom, typed.Compare)
            else f"{show_expr(atom)} が {'ちょうど ' if atom in points else ''}{show_found(atom.type, found)}"
            for atom, found in case.items()
        )
        or "どんな場合でも"
    )


def _show_order(pair: typed.Compare, found: Value) -> str:
    """How two values lie to each other: 甲 が 乙 未満."""
    left, right = show_expr(pair.left), show_expr(pair.right)
    if not found:
        return f"{left} と {right} が同じ"
    return f"{left} が {right} {'超' if isinstance(found, Fraction) and found > 0 else '未満'}"


def show_expr(node: typed.Expr) -> str:
    """An expression named for a message."""
    match node:
        case typed.Const(value=found):
            return show_found(node.type, found)
        case typed.Variable(name=name) | typed.Definition(name=name) | typed.Reading(name=name):
            return name
        case typed.FieldOf(items=items, name=name):
            return f"{items}の{name}"
        case typed.Lookup(grid=grid):
            return grid
        case _:
            return "計算した値"


_PLAIN_DENOMINATOR = 12  # 3/4 and 5/12 are written as fractions, 416/1000 is not


def _show_result(node: typed.Expr, kind: Type) -> str:
    """The value of a clause; a 割合 as documents write it, 3/4."""
    if isinstance(node, typed.Const) and isinstance(node.value, Fraction) and isinstance(kind, Quantity) and kind.ratio:
        return str(node.value) if node.value.denominator <= _PLAIN_DENOMINATOR else show_expr(node)
    return show_expr(node)


def show_found(kind: Type, found: Value, style: str = "") -> str:
    """A value of a type as an author would write it; ``style`` is the scale of a number (`show_number`)."""
    if isinstance(found, bool):
        return "はい" if found else "いいえ"
    if isinstance(found, str):
        return found
    match kind:
        case Quantity(unit=unit):
            return show_number(found, unit, style)
        case Day() if 1 <= found <= date.max.toordinal():
            return show_date(date.fromordinal(int(found)))
        case Year() if date.min.year <= found <= date.max.year:
            return show_year(int(found))
        case _:
            return str(found)
