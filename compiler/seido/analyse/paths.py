"""A statement followed through all its cases at once: each path is a set of cases in which everything is one sum.

Where a condition is not decided by what is known of the case, the path splits. Amounts stay sums of symbols, so that a
value and what was taken from it are never forgotten to belong together; a rounding is a new whole number of units beside
its value, a product of two unknowns a symbol between planes. Every step allows at least the cases that there are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, assert_never

from seido.analyse.linear import Bounds, Form, Work, constant, symbol
from seido.analyse.symbols import OUT, Place, State, Symbol, SymbolicValue, Symbols, hull
from seido.ir.nodes import Regime, SchemeIR, Step
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Day, Enumeration, Quantity, Truth, Type, Year

_ONE: Final = Fraction(1)
_NO_ROW: Final = -1
_ANY_ROW: Final = -2  # the row that stands for all, where the number of rows is left open

Found = tuple[State, SymbolicValue]


class CannotFollowError(Exception):
    """Something that is not followed. Never leaves this room's proofs."""


@dataclass(slots=True)
class Paths:
    """The paths of one regime. ``rows`` is how many rows each 明細 has; None leaves it open, and folds are then sums.

    ``axes`` are names that a statement uses beside the inputs, with the members they run through. ``silence`` says what
    stands for a figure that the document does not state: anything it may be (None), or its least or greatest.
    """

    ir: SchemeIR
    regime: Regime
    steps: Sequence[Step]
    axes: Mapping[str, tuple[str, ...]]
    rows: int | None
    work: Work
    folds: Sequence[typed.Fold]
    silence: typed.Extremum | None = None
    symbols: Symbols = field(init=False)
    steps_by_place: dict[tuple[str, str], Step] = field(init=False)
    cells: dict[str, Mapping[tuple[str, ...], typed.Expr]] = field(init=False)
    fields: dict[tuple[str, str], Input] = field(init=False)
    busy: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.symbols = Symbols(self.work)
        self.steps_by_place = {(step.items, step.name): step for step in self.steps}
        self.cells = {name: table.cells for name, table in self.regime.tables.items()}
        self.fields = {
            (items.name, each.name): each for items in self.ir.scheme.items.values() for each in items.fields
        } | {("", each.name): each for each in self.ir.scheme.inputs.values()}

    def follow(self, statement: typed.Expr) -> Iterator[Found]:
        """Every path of a statement, and what it comes to there."""
        yield from self._paths(statement, State(), _NO_ROW)

    # -------------------------------------------------------------------------------------------------- expressions

    def _paths(self, node: typed.Expr, state: State, row: int) -> Iterator[Found]:
        self.work.spend()
        match node:
            case typed.Const(value=Fraction() as value):
                yield state, constant(value)
            case typed.Const(value=bool() | str() as value):
                yield state, value
            case typed.Variable(name=name):
                yield from self._given(Place("", _NO_ROW, name), node.type, state)
            case typed.FieldOf(items=items, name=name):
                place = Place(items, row, name)
                step = self.steps_by_place.get((items, name))
                if step is None:
                    yield from self._given(place, node.type, state)
                else:
                    yield from self._computed(place, step, state, row)
            case typed.Definition(name=name):
                yield from self._computed(Place("", _NO_ROW, name), self.steps_by_place["", name], state, _NO_ROW)
            case typed.Reading(name=name):
                yield state, self.ir.scheme.readings[name].adopted
            case typed.Lookup():
                yield from self._lookup(node, state, row)
            case typed.Add(operands=operands):
                for after, values in self._all(operands, state, row):
                    yield after, OUT if OUT in values else _sum(_forms(values))
            case typed.Multiply(operands=operands):
                for after, values in self._all(operands, state, row):
                    yield after, OUT if OUT in values else self._product(_forms(values), after)
            case typed.Extreme(which=which, operands=operands):
                for after, values in self._all(operands, state, row):
                    yield from self._extreme(which, values, after)
            case typed.Cap(value=value, limit=limit):
                for after, values in self._all((value, limit), state, row):
                    yield from self._extreme(typed.Extremum.LEAST, values, after)
            case typed.Round(value=value, unit=unit, way=way):
                for after, found in self._paths(value, state, row):
                    yield after, self._rounded(found, unit, way, after) if isinstance(found, Form) else OUT
            case typed.RoundUnstated(value=value):
                yield from self._paths(value, state, row)
            case typed.Compare() | typed.MemberOf() | typed.AllOf() | typed.AnyOf() | typed.Negation():
                yield from self._condition(node, state, row)
            case typed.Choice():
                yield from self._choice(node, state, row)
            case typed.Fold():
                yield from self._fold(node, state)
            case typed.Unstated(provisional=provisional) if provisional is not None:
                yield from self._paths(provisional, state, row)
            case typed.Unstated(tag=tag, low=low, high=high):
                made = Symbol(Fraction(0), (low, high), loose=True)
                yield from self._unknown(node.type, ("unstated", tag, row), made, state)
            case typed.OutOfScope():
                yield state, OUT
            case _:
                raise CannotFollowError(type(node).__name__)

    def _condition(
        self,
        node: typed.Compare | typed.MemberOf | typed.AllOf | typed.AnyOf | typed.Negation,
        state: State,
        row: int,
    ) -> Iterator[Found]:
        match node:
            case typed.Compare(comparison=comparison, left=left, right=right):
                for after, (one, other) in self._all((left, right), state, row):
                    yield from self._compared(comparison, one, other, after)
            case typed.MemberOf(subject=subject, members=members):
                yield from self._member(subject, members, state, row)
            case typed.AllOf(operands=operands):
                yield from self._junction(operands, state, row, decides=False)
            case typed.AnyOf(operands=operands):
                yield from self._junction(operands, state, row, decides=True)
            case typed.Negation(operand=operand):
                for after, found in self._paths(operand, state, row):
                    yield after, not found if isinstance(found, bool) else found
            case _:
                assert_never(node)

    def _all(
        self, nodes: Sequence[typed.Expr], state: State, row: int
    ) -> Iterator[tuple[State, tuple[SymbolicValue, ...]]]:
        """What several expressions come to together. They may be hundreds, so what waits is kept here and not in calls."""
        if not nodes:
            yield state, ()
            return
        waiting = [self._paths(nodes[0], state, row)]
        values: list[SymbolicValue] = []
        while waiting:
            del values[len(waiting) - 1 :]
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
                continue
            after, value = found
            values.append(value)
            if len(values) == len(nodes):
                yield after, tuple(values)
            else:
                waiting.append(self._paths(nodes[len(values)], after, row))

    def _given(self, place: Place, kind: Type, state: State) -> Iterator[Found]:
        """A thing of the case: a symbol for a number, one path for each member that is still possible."""
        if isinstance(kind, Quantity | Year | Day):
            number = self.symbols.number_of(place, self._of_input(place))
            self.symbols.enter(number, state)
            yield state, symbol(number)
            return
        options = self._options(place, kind, state)
        if not options:
            raise CannotFollowError(place.name)
        for option in options:
            chosen = state.copy() if len(options) > 1 else state
            chosen.options[place] = (option,)
            yield chosen, option

    def _of_input(self, place: Place) -> Symbol:
        given = self.fields[place.items, place.name]
        step = given.step if given.step is not None else _ONE
        low, high = given.least, given.most
        if low is not None and given.low_open and (low / step).denominator == 1:
            low += step
        if high is not None and given.high_open and (high / step).denominator == 1:
            high -= step
        return Symbol(step, (low, high), loose=False, place=place)

    def _options(self, place: Place, kind: Type, state: State) -> tuple[bool | str, ...]:
        found = state.options.get(place)
        if found is not None:
            return found
        if isinstance(kind, Truth):
            return (True, False)
        if not place.items and place.name in self.axes:
            return self.axes[place.name]
        return self.ir.scheme.categories[kind.category].names if isinstance(kind, Enumeration) else ()

    def _computed(self, place: Place, step: Step, state: State, row: int) -> Iterator[Found]:
        if place in state.values:
            yield state, state.values[place]
            return
        for after, value in self._paths(step.expr, state, row):
            after.values[place] = value
            yield after, value

    def _unknown(self, kind: Type, meaning: Hashable, made: Symbol, state: State) -> Iterator[Found]:
        """What the document does not state: any number within bounds, any truth, any member."""
        if isinstance(kind, Truth | Enumeration):
            options = (False, True) if isinstance(kind, Truth) else self.ir.scheme.categories[kind.category].names
            if self.silence is not None:
                yield state, options[0 if self.silence is typed.Extremum.LEAST else -1]
                return
            for option in options:
                chosen = state.copy()
                chosen.open = True
                yield chosen, option
            return
        if self.silence is not None:
            low, high = made.bounds
            least = low if low is not None else min(high, Fraction(0)) if high is not None else Fraction(0)
            greatest = least if high is None else high
            yield state, constant(least if self.silence is typed.Extremum.LEAST else greatest)
            return
        number = self.symbols.number_of(meaning, made)
        self.symbols.enter(number, state)
        yield state, symbol(number)

    def _lookup(self, node: typed.Lookup, state: State, row: int) -> Iterator[Found]:
        for after, index in self._all(node.index, state, row):
            if OUT in index:
                yield after, OUT
                continue
            key = tuple(str(part) for part in index)
            cell = self.cells[node.grid].get(key)
            if cell is None:
                made = Symbol(Fraction(0), (None, None), loose=True)
                yield from self._unknown(node.type, ("cell", node.grid, key), made, after)
            else:
                yield from self._paths(cell, after, row)

    def _choice(self, node: typed.Choice, state: State, row: int) -> Iterator[Found]:
        if not node.arms:
            yield from self._otherwise(node, state, row)
            return
        waiting = [self._paths(node.arms[0].condition, state, row)]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
                continue
            after, holds = found
            if holds is True:
                yield from self._paths(node.arms[len(waiting) - 1].value, after, row)
            elif len(waiting) == len(node.arms):
                yield from self._otherwise(node, after, row)
            else:
                waiting.append(self._paths(node.arms[len(waiting)].condition, after, row))

    def _otherwise(self, node: typed.Choice, state: State, row: int) -> Iterator[Found]:
        if node.otherwise is not None:
            yield from self._paths(node.otherwise, state, row)
        else:
            made = Symbol(Fraction(0), (None, None), loose=True)
            yield from self._unknown(node.type, ("gap", node, row), made, state)

    # ---------------------------------------------------------------------------------------------------- conditions

    def _junction(self, operands: Sequence[typed.Expr], state: State, row: int, *, decides: bool) -> Iterator[Found]:
        """かつ (false decides) and 又は (true decides); what is 対象外 counts only where nothing decides."""
        if not operands:
            yield state, not decides
            return
        waiting = [(self._paths(operands[0], state, row), False)]  # with each whether something before it is 対象外
        while waiting:
            paths, outside = waiting[-1]
            found = next(paths, None)
            if found is None:
                waiting.pop()
                continue
            after, value = found
            outside = outside or value is OUT
            if value is decides:
                yield after, decides
            elif len(waiting) == len(operands):
                yield after, OUT if outside else not decides
            else:
                waiting.append((self._paths(operands[len(waiting)], after, row), outside))

    def _member(self, subject: typed.Expr, members: tuple[str, ...], state: State, row: int) -> Iterator[Found]:
        place = self._place(subject, row)
        if place is None:
            for after, found in self._paths(subject, state, row):
                yield after, OUT if found is OUT else found in members
            return
        options = self._options(place, subject.type, state)
        inside = tuple(option for option in options if option in members)
        outside = tuple(option for option in options if option not in members)
        for holds, some in ((True, inside), (False, outside)):
            if some:
                chosen = state.copy() if inside and outside else state
                chosen.options[place] = some
                yield chosen, holds

    def _place(self, subject: typed.Expr, row: int) -> Place | None:
        """The place of a member that the case gives."""
        match subject:
            case typed.Variable(name=name):
                return Place("", _NO_ROW, name)
            case typed.FieldOf(items=items, name=name) if (items, name) not in self.steps_by_place:
                return Place(items, row, name)
            case _:
                return None

    def _compared(
        self, comparison: typed.Comparison, one: SymbolicValue, other: SymbolicValue, state: State
    ) -> Iterator[Found]:
        if one is OUT or other is OUT:
            yield state, OUT
            return
        if not isinstance(one, Form) or not isinstance(other, Form):
            yield state, (one == other) == (comparison is typed.Comparison.EQUAL)
            return
        match comparison:
            case typed.Comparison.LESS:
                yield from self.decide(one.minus(other), state, strict=True)
            case typed.Comparison.AT_MOST:
                yield from self.decide(one.minus(other), state, strict=False)
            case typed.Comparison.MORE:
                yield from self.decide(other.minus(one), state, strict=True)
            case typed.Comparison.AT_LEAST:
                yield from self.decide(other.minus(one), state, strict=False)
            case typed.Comparison.EQUAL | typed.Comparison.UNEQUAL:
                equal = comparison is typed.Comparison.EQUAL
                for after, at_most in self.decide(one.minus(other), state, strict=False):
                    if not at_most:
                        yield after, not equal
                        continue
                    for last, at_least in self.decide(other.minus(one), after, strict=False):
                        yield last, at_least == equal
            case _:
                assert_never(comparison)

    def decide(self, form: Form, state: State, *, strict: bool) -> Iterator[tuple[State, bool]]:
        """Whether a form is at most 0 (below 0 where ``strict``): decided by bounds, or both."""
        yes = self.symbols.limit(form, strict=strict)
        no = self.symbols.limit(form.times(Fraction(-1)), strict=not strict)
        for limit, holds in ((yes, True), (no, False)):
            high = self.symbols.span(limit, state)[1]
            if high is not None and high <= 0:
                yield state, holds
                return
        loose = self.symbols.is_loose(form)
        opposite = form.times(Fraction(-1))
        if loose:
            known = _remembered(form, opposite, state, strict=strict)
            if known is not None:
                yield state, known
                return
        for limit, holds in ((yes, True), (no, False)):
            chosen = state.copy()
            if loose:
                # What has no grid cannot be held strictly below 0 by a limit; that it is so is remembered instead.
                chosen.open = True
                chosen.values["below", form if holds else opposite] = strict if holds else not strict
            if self.symbols.assume(limit, chosen):
                yield chosen, holds

    # ------------------------------------------------------------------------------------------------------- numbers

    def _product(self, forms: Sequence[Form], state: State) -> Form:
        found = constant(_ONE)
        for form in sorted(forms, key=lambda each: len(each.terms)):
            if not found.terms:
                found = form.times(found.constant)
            elif not form.terms:
                found = found.times(form.constant)
            else:
                found = self.symbols.product(found, form, state)
        return found

    def _extreme(self, which: typed.Extremum, values: Sequence[SymbolicValue], state: State) -> Iterator[Found]:
        if OUT in values or not values:
            yield state, OUT
            return
        yield from self._best(which, _forms(values), state)

    def _best(self, which: typed.Extremum, forms: Sequence[Form], state: State) -> Iterator[Found]:
        if len(forms) == 1:
            yield state, forms[0]
            return
        first, second, *rest = forms
        least = which is typed.Extremum.LEAST
        for after, first_is_less in self.decide(first.minus(second), state, strict=False):
            yield from self._best(which, [first if first_is_less == least else second, *rest], after)

    def _rounded(self, form: Form, unit: Fraction, way: typed.RoundingWay, state: State) -> Form:
        step = self.symbols.grid(form, whole=True)
        if not form.terms:
            return constant(_round(form.constant, unit, way))
        if step and (step / unit).denominator == 1:
            return form
        number = self.symbols.number_of(
            ("round", form, unit, way), Symbol(unit, (None, None), loose=self.symbols.is_loose(form))
        )
        if self.symbols.enter(number, state):
            low, high = self.symbols.span(form, state)
            state.bounds[number] = (
                None if low is None else _round(low, unit, way),
                None if high is None else _round(high, unit, way),
            )
            result = symbol(number)
            value = form.plus(constant(unit / 2)) if way is typed.RoundingWay.HALF_UP else form
            above, below = result.minus(value), value.minus(result)
            if way is typed.RoundingWay.UP:
                above, below = below, above
            self.symbols.assume(self.symbols.limit(above, strict=False), state)
            self.symbols.assume(self.symbols.limit(below.plus(constant(-unit)), strict=True), state)
        return symbol(number)

    # ------------------------------------------------------------------------------------------------------------ 明細

    def _fold(self, node: typed.Fold, state: State) -> Iterator[Found]:
        if self.rows is not None:
            for after, bodies in self._bodies(node, state, 0, ()):
                yield from self._folded(node.kind, bodies, after)
            return
        for after in self._gathered(node.items, state):
            yield from self._fold_of_any(node, after)

    def _bodies(
        self, node: typed.Fold, state: State, row: int, found: tuple[SymbolicValue, ...]
    ) -> Iterator[tuple[State, tuple[SymbolicValue, ...]]]:
        """What each row brings, those left out that bring nothing."""
        if row == self.rows:
            yield state, found
            return
        for after, value in self._row(node, state, row):
            yield from self._bodies(node, after, row + 1, found if value is OUT else (*found, value))

    def _row(self, node: typed.Fold, state: State, row: int) -> Iterator[Found]:
        """What one row brings to a fold; 対象外 where it brings nothing."""
        if node.where is None:
            yield from self._paths(node.body, state, row)
            return
        for after, wanted in self._paths(node.where, state, row):
            if wanted is True:
                yield from self._paths(node.body, after, row)
            else:
                yield after, OUT

    def _folded(self, kind: typed.FoldKind, bodies: Sequence[SymbolicValue], state: State) -> Iterator[Found]:
        match kind:
            case typed.FoldKind.TOTAL:
                yield state, _sum(_forms(bodies))
            case typed.FoldKind.COUNT:
                yield state, constant(Fraction(sum(body is True for body in bodies)))
            case typed.FoldKind.GREATEST:
                yield from self._extreme(typed.Extremum.GREATEST, bodies, state)
            case typed.FoldKind.LEAST:
                yield from self._extreme(typed.Extremum.LEAST, bodies, state)
            case typed.FoldKind.ANY:
                yield state, any(body is True for body in bodies)
            case typed.FoldKind.ALL:
                yield state, all(body is True for body in bodies)
            case _:
                assert_never(kind)

    def _gathered(self, items: str, state: State) -> Iterator[State]:
        """The state with the sums over a 明細 of any number of rows, after what its rows use from outside them."""
        if ("rows", items) in state.values:
            yield state
            return
        if items in self.busy:
            message = f"rows of {items} rest on a sum over themselves"
            raise CannotFollowError(message)
        self.busy.add(items)
        outer = tuple(self._outer(items))
        self.busy.discard(items)
        for after, _ in self._all_outer(items, outer, state):
            self._gather(items, after)
            yield after

    def _all_outer(
        self, items: str, outer: Sequence[typed.Expr], state: State
    ) -> Iterator[tuple[State, tuple[SymbolicValue, ...]]]:
        self.busy.add(items)
        found = list(self._all(outer, state, _NO_ROW))
        self.busy.discard(items)
        yield from found

    def _outer(self, items: str) -> Iterator[typed.Expr]:
        """What the rows of a 明細 use from outside them: definitions, and truths and members of the case."""
        stack: list[typed.Expr] = [fold for fold in self.folds if fold.items == items]
        seen: dict[typed.Expr, None] = {}
        columns: set[str] = set()
        while stack:
            node = stack.pop()
            match node:
                case typed.Definition() | typed.Variable():
                    seen.setdefault(node)
                case typed.FieldOf(items=owner, name=name) if owner == items and name not in columns:
                    columns.add(name)
                    step = self.steps_by_place.get((items, name))
                    stack += [] if step is None else [step.expr]
                case typed.Fold(items=other) if other != items:
                    seen.setdefault(node)
                case _:
                    stack += typed.children(node)
        yield from seen

    def _gather(self, items: str, state: State) -> None:
        """Add, for each fold over a 明細, its value as a sum over the kinds of rows there can be.

        A row goes one of several paths. How many rows go a path is a whole number, the sum of a symbol over them lies
        on the symbol's grid, and what limits each row limits the sums: a·x ≤ b for each of n rows is a·Σx ≤ b·n. That
        holds for any number of rows, so what follows from it does too.
        """
        folds = [fold for fold in dict.fromkeys(self.folds) if fold.items == items]
        sums: list[list[Form]] = [
            [] for _ in folds
        ]  # of the rows that count: values, or 1 for each where it is a truth
        counted: list[list[Form]] = [[] for _ in folds]
        spans: list[list[Bounds]] = [[] for _ in folds]
        loose = [False for _ in folds]
        for row, values in self._row_paths(folds, state.copy(), ()):
            count = symbol(self.symbols.fresh(Symbol(_ONE, (Fraction(0), None), loose=False)))
            self.symbols.enter(count.terms[0][0], state)
            state.open = state.open or row.open
            totals = self._totals(row, count, state)
            for at, (fold, value) in enumerate(zip(folds, values, strict=True)):
                if isinstance(value, Form):
                    counted[at].append(count)
                    spans[at].append(self.symbols.span(value, row))
                    loose[at] = loose[at] or self.symbols.is_loose(value)
                    if fold.kind is typed.FoldKind.TOTAL:
                        sums[at].append(self._over_rows(value, totals, count, state))
                elif isinstance(value, bool) and value is not (fold.kind is typed.FoldKind.ALL):
                    counted[at].append(count)
        for at, fold in enumerate(folds):
            state.values["sum", fold] = _sum(sums[at])
            state.values["count", fold] = _sum(counted[at])
            if spans[at] and fold.kind in {typed.FoldKind.GREATEST, typed.FoldKind.LEAST}:
                number = self.symbols.fresh(Symbol(Fraction(0), hull(spans[at]), loose=loose[at]))
                self.symbols.enter(number, state)
                state.values["best", fold] = symbol(number)
        self.symbols.carry(state)
        state.values["rows", items] = True

    def _row_paths(
        self, folds: Sequence[typed.Fold], state: State, found: tuple[SymbolicValue, ...]
    ) -> Iterator[tuple[State, tuple[SymbolicValue, ...]]]:
        if len(found) == len(folds):
            yield state, found
            return
        for after, value in self._row(folds[len(found)], state, _ANY_ROW):
            yield from self._row_paths(folds, after, (*found, value))

    def _totals(self, row: State, count: Form, state: State) -> Mapping[int, Form]:
        """For each symbol of a row its sum over the rows of one path, with all that is known of it."""
        totals: dict[int, Form] = {}
        for number, (low, high) in row.bounds.items():
            if number in state.bounds:
                continue
            made = self.symbols.known[number]
            ends = (
                Fraction(0) if low is not None and low >= 0 else None,
                Fraction(0) if high is not None and high <= 0 else None,
            )
            total = symbol(self.symbols.fresh(Symbol(made.step, ends, made.loose)))
            totals[number] = total
            self.symbols.enter(total.terms[0][0], state)
            if low is not None:
                self._limit(count.times(low).minus(total), state)
            if high is not None:
                self._limit(total.minus(count.times(high)), state)
        for limit in row.limits:
            self._carry_over(limit, totals, count, state)
        return totals

    def _carry_over(self, limit: Form, totals: Mapping[int, Form], count: Form, state: State) -> None:
        """A limit on each row as one on the sums; what is outside the rows stands at its least."""
        inner = Form(tuple(term for term in limit.terms if term[0] in totals))
        outer = Form(tuple(term for term in limit.terms if term[0] not in totals), limit.constant)
        least = self.symbols.span(outer, state)[0]
        if inner.terms and least is not None:
            whole = count.times(least)
            for number, factor in inner.terms:
                whole = whole.plus(totals[number].times(factor))
            self._limit(whole, state)

    def _over_rows(self, value: Form, totals: Mapping[int, Form], count: Form, state: State) -> Form:
        """The sum of a row's value over the rows of one path."""
        found = count.times(value.constant)
        for number, factor in value.terms:
            total = totals.get(number)
            if total is None:
                total = self.symbols.product(symbol(number), count, state)
            found = found.plus(total.times(factor))
        return found

    def _limit(self, form: Form, state: State) -> None:
        self.symbols.note(self.symbols.limit(form, strict=False), state)

    def _fold_of_any(self, node: typed.Fold, state: State) -> Iterator[Found]:
        """The value of a fold over any number of rows."""
        count = state.values["count", node]
        total = state.values["sum", node]
        if not isinstance(count, Form):
            raise CannotFollowError(node.items)
        none = constant(_ONE).minus(count)
        match node.kind:
            case typed.FoldKind.TOTAL:
                yield state, total
            case typed.FoldKind.COUNT:
                yield state, count
            case typed.FoldKind.ANY:
                yield from self.decide(none, state, strict=False)
            case typed.FoldKind.ALL:
                yield from self.decide(count, state, strict=False)
            case typed.FoldKind.GREATEST | typed.FoldKind.LEAST:
                for after, some in self.decide(none, state, strict=False):
                    yield after, after.values["best", node] if some else OUT
            case _:
                assert_never(node.kind)


def _remembered(form: Form, opposite: Form, state: State, *, strict: bool) -> bool | None:
    """Whether a form is at most 0 (below 0 where ``strict``), from what was decided of it before on the same path."""
    below = state.values.get(("below", form))
    if below is True or (below is False and not strict):
        return True
    above = state.values.get(("below", opposite))
    if above is True or (above is False and strict):
        return False
    return None


def _forms(values: Sequence[SymbolicValue]) -> list[Form]:
    found = [value for value in values if isinstance(value, Form)]
    if len(found) != len(values):
        message = "a truth where a number is meant"
        raise CannotFollowError(message)
    return found


def _sum(forms: Sequence[Form]) -> Form:
    found = Form()
    for form in forms:
        found = found.plus(form)
    return found


def _round(value: Fraction, unit: Fraction, way: typed.RoundingWay) -> Fraction:
    match way:
        case typed.RoundingWay.DOWN:
            return value // unit * unit
        case typed.RoundingWay.UP:
            return -(-value // unit) * unit
        case typed.RoundingWay.HALF_UP:
            return (2 * value + unit) // (2 * unit) * unit
        case _:
            assert_never(way)
