"""Typing of expressions: names to symbols, numbers to base units, operators to types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import assert_never

from seido.source.catalogue import names, time, types
from seido.source.diagnostic import Fact, Label, Text
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.habits import apart, fold_example, mismatch_advice, number_in_words, spreadsheet_function, type_advice
from seido.typed.operators import result_type
from seido.typed.scope import (
    DefinitionSymbol,
    FactSymbol,
    Findings,
    GridSymbol,
    InputSymbol,
    ItemsSymbol,
    ReadingSymbol,
    Scope,
    listed,
    nearest,
    some,
    unknown_member,
)
from seido.typed.types import (
    DAY,
    NUMBER,
    TRUTH,
    UNKNOWN,
    YEAR,
    Enumeration,
    Quantity,
    Truth,
    Type,
    Unknown,
    Year,
    fits,
    show_type,
)
from seido.values.calendar import month_end, show_date
from seido.values.units import NONE, Unit, read_unit

YEAR_NAME = "年度"

_SOME_TYPE = Text("種類", "type")

_BOUNDARIES = {
    tree.Boundary.AT_LEAST: typed.Comparison.AT_LEAST,
    tree.Boundary.AT_MOST: typed.Comparison.AT_MOST,
    tree.Boundary.MORE_THAN: typed.Comparison.MORE,
    tree.Boundary.LESS_THAN: typed.Comparison.LESS,
}
_FOLDS = {
    "合計": typed.FoldKind.TOTAL,
    "件数": typed.FoldKind.COUNT,
    "最大": typed.FoldKind.GREATEST,
    "最小": typed.FoldKind.LEAST,
    "いずれか": typed.FoldKind.ANY,
    "すべて": typed.FoldKind.ALL,
}
_EXTREMES = {"大きい方": typed.Extremum.GREATEST, "小さい方": typed.Extremum.LEAST}
_ROUNDINGS = {
    "切捨て": typed.RoundingWay.DOWN,
    "切上げ": typed.RoundingWay.UP,
    "四捨五入": typed.RoundingWay.HALF_UP,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its declaration, the 明細 whose row it may use, and what annotates it."""

    declaration: str
    annotations: tree.Annotations | None = None
    items: str = ""


def floor_of(kind: Type) -> Fraction | None:
    """The least value of a type: quantities are not negative unless a 範囲 says so."""
    return Fraction(0) if isinstance(kind, Quantity) else None


def base(number: tree.Number) -> tuple[Fraction, Unit]:
    """A written number in base units."""
    unit, factor = read_unit(number.numerator, number.denominator)
    return number.value * factor, unit


def _why_no_divisor(divisor: typed.Expr) -> Text:
    """Why something other than a plain number cannot divide."""
    if isinstance(divisor, typed.Lookup):
        return Text(
            f"基準や表の値（{divisor.grid}）は年度や区分で変わりうるので、割る数には使えません。",
            f"A laid-down value ({divisor.grid}) may change with the year or the category and cannot divide.",
        )
    stack, fixed = [divisor], True
    while stack:
        part = stack.pop()
        varies = typed.Variable | typed.FieldOf | typed.Definition | typed.Lookup | typed.Fold | typed.CaseYear
        fixed = fixed and not isinstance(part, varies | typed.Reading)
        stack.extend(typed.children(part))
    if fixed:
        return Text(
            "割る数が式になっています。式は、答えがいつも同じでも、割る数には使えません。",
            "The divisor is a formula; only a plain number can divide.",
        )
    return Text(
        "割る数が入力などで変わると、0で割るおそれがあるので、計算できません。",
        "A divisor that varies may be zero, so nothing can be computed from it.",
    )


@dataclass(frozen=True, slots=True)
class Typer:
    """Types the expressions of one scheme."""

    scope: Scope
    findings: Findings

    # ------------------------------------------------------------------------------------------------ entry points

    def value(self, node: tree.Expression, wanted: Type, place: Place) -> typed.Expr:
        """An expression where a type is wanted; a finding where it has another."""
        found = self.expression(node, place, wanted)
        return self.as_type(found, wanted, place, node.span)

    def condition(self, node: tree.Expression, place: Place) -> typed.Expr:
        """An expression that must be a truth."""
        found = self.expression(node, place, TRUTH)
        if not fits(found.type, TRUTH):
            self.findings.add(types.NOT_A_CONDITION, node.span, found=show_type(found.type))
            return typed.Invalid(type=TRUTH, span=node.span)
        return found

    def as_type(self, found: typed.Expr, wanted: Type, place: Place, span: Span) -> typed.Expr:
        """A typed expression where a type is wanted; inside a row of one person, 円/人 meets 円."""
        if fits(found.type, wanted):
            return found
        if isinstance(wanted, Quantity):
            counted = self._per_row(found, wanted.unit, place)
            if counted is not None:
                return counted
        advice = self._row_advice(found.type, wanted, place) or type_advice(found.type, wanted)
        self.findings.add(types.WRONG_TYPE, span, found=show_type(found.type), wanted=show_type(wanted), advice=advice)
        return typed.Invalid(type=wanted, span=span)

    def _per_row(self, found: typed.Expr, wanted: Unit, place: Place) -> typed.Expr | None:
        """A per-person value counted for the one person of a row, where that makes the wanted unit."""
        symbol = self.scope.values.get(place.items)
        if not isinstance(symbol, ItemsSymbol) or not symbol.per_row or not isinstance(found.type, Quantity):
            return None
        row = Unit((symbol.per_row,), ())
        if found.type.unit.times(row) != wanted:
            return None
        one = typed.Const(Fraction(1), type=Quantity(row), span=found.span)
        return typed.Multiply((found, one), type=Quantity(wanted), span=found.span)

    def _row_advice(self, found: Type, wanted: Type, place: Place) -> Text | None:
        """That a 明細 does not say what one of its rows counts, where that is why 円/人 does not meet 円."""
        symbol = self.scope.values.get(place.items)
        if not isinstance(symbol, ItemsSymbol) or symbol.per_row:
            return None
        if not isinstance(found, Quantity) or not isinstance(wanted, Quantity) or len(found.unit.denominator) != 1:
            return None
        (counted,) = found.unit.denominator
        if found.unit.times(Unit((counted,), ())) != wanted.unit:
            return None
        return Text(
            f"「{symbol.name}」の一行が1{counted}なら、「明細 {symbol.name} （一行 1{counted}）」と書いてください。"
            f"そうすれば、一行では {show_type(found)} の額がそのまま {show_type(wanted)} になります。",
            f'If a row of "{symbol.name}" is one {counted}, write "明細 {symbol.name} （一行 1{counted}）"; '
            f"in a row, {show_type(found)} then is {show_type(wanted)}.",
        )

    # ------------------------------------------------------------------------------------------------- expressions

    def expression(self, node: tree.Expression, place: Place, wanted: Type | None = None) -> typed.Expr:
        """Any expression. ``wanted`` only guides the reading of names as members; it is not enforced here."""
        match node:
            case tree.Number():
                return self.number(node, place)
            case tree.FiscalYear():
                return typed.Const(Fraction(node.year), type=YEAR, span=node.span)
            case tree.Date():
                day = Fraction(node.day.toordinal())
                return typed.Const(day, whole_month=node.whole_month, type=DAY, span=node.span)
            case tree.Truth():
                return typed.Const(node.value, type=TRUTH, span=node.span)
            case tree.Reference():
                return self._reference(node, place, wanted)
            case tree.Index():
                return self._index(node, place)
            case tree.Call():
                return self._call(node, place, wanted)
            case tree.Binary():
                return self._binary(node, place)
            case tree.Negative():
                inner = self.expression(node.operand, place)
                minus = typed.Const(Fraction(-1), type=NUMBER, span=node.span)
                if not isinstance(inner.type, Quantity | Unknown):
                    self.findings.add(types.NOT_A_NUMBER, node.span, found=show_type(inner.type))
                    return typed.Invalid(type=UNKNOWN, span=node.span)
                if isinstance(inner, typed.Const) and isinstance(inner.value, Fraction):
                    return typed.Const(-inner.value, inner.approximate, type=inner.type, span=node.span)
                return typed.Multiply((minus, inner), type=inner.type, span=node.span)
            case tree.Within():
                return self._within(node, place)
            case tree.IsOneOf():
                return self._is_one_of(node, place)
            case tree.FromTo():
                return self._from_to(node, place)
            case tree.Not():
                return typed.Negation(self.condition(node.operand, place), type=TRUTH, span=node.span)
            case tree.All():
                parts = tuple(self.condition(each, place) for each in node.operands)
                return typed.AllOf(parts, type=TRUTH, span=node.span)
            case tree.Any():
                parts = tuple(self.condition(each, place) for each in node.operands)
                return typed.AnyOf(parts, type=TRUTH, span=node.span)
            case tree.Unstated():
                return self._unstated(node, place, wanted)
            case tree.OutOfScope():
                tag = self.scope.tag("scope", place.declaration, "対象外", "", place.annotations, node.span)
                return typed.OutOfScope(tag, type=wanted or UNKNOWN, span=node.span)
            case _:
                assert_never(node)

    def number(self, node: tree.Number, place: Place) -> typed.Expr:
        """A written number, in base units; an approximate one is tagged so that answers can say so."""
        amount, unit = base(node)
        approximate = ""
        if node.approximate:
            approximate = self.scope.tag(
                "approximate", place.declaration, node.approximate, node.text, place.annotations, node.span
            )
        return typed.Const(amount, approximate, type=Quantity(unit), span=node.span)

    def member(self, name: str, category: str, span: Span) -> typed.Expr | None:
        """A basic member of a category, or None."""
        found = self.scope.categories.get(category)
        if found is not None and name in found.names:
            return typed.Const(name, type=Enumeration(category), span=span)
        return None

    def _reference(self, node: tree.Reference, place: Place, wanted: Type | None) -> typed.Expr:
        if isinstance(wanted, Enumeration):
            member = self.member(node.name, wanted.category, node.span)
            if member is not None:
                return member
        self.scope.evidence.uses.append((node.name, node.span))
        symbol = self._row_field(node.name, place)
        if symbol is not None:
            return typed.FieldOf(place.items, node.name, type=symbol, span=node.span)
        match self.scope.values.get(node.name):
            case None:
                return self._unknown_name(node, wanted)
            case InputSymbol(name=name, type=kind):
                return typed.Variable(name, type=kind, span=node.span)
            case DefinitionSymbol(name=name, type=kind):
                return typed.Definition(name, type=kind, span=node.span)
            case ReadingSymbol(name=name, type=kind):
                return typed.Reading(name, type=kind, span=node.span)
            case GridSymbol(name=name, type=kind, axes=axes):
                if axes:
                    held = [self.scope.categories.get(axis) for axis in axes]
                    example = "、".join(each.names[0] for each in held if each is not None and each.names)
                    self.findings.add(names.INDEX_MISSING, node.span, name=name, axes="、".join(axes), example=example)
                    return typed.Invalid(type=kind, span=node.span)
                return typed.Lookup(name, (), type=kind, span=node.span)
            case ItemsSymbol(name=name):
                self.findings.add(names.ITEMS_AS_VALUE, node.span, name=name)
                return typed.Invalid(type=UNKNOWN, span=node.span)
            case FactSymbol(name=name):
                self.findings.add(names.FACT_AS_VALUE, node.span, name=name)
                return typed.Invalid(type=UNKNOWN, span=node.span)
            case other:
                assert_never(other)

    def _row_field(self, name: str, place: Place) -> Type | None:
        symbol = self.scope.values.get(place.items)
        return symbol.fields.get(name) if isinstance(symbol, ItemsSymbol) else None

    def _unknown_name(self, node: tree.Reference, wanted: Type | None) -> typed.Expr:
        if node.name == YEAR_NAME:
            return typed.CaseYear(type=YEAR, span=node.span)
        if isinstance(wanted, Enumeration) and wanted.category in self.scope.categories:
            unknown_member(self.findings, self.scope.categories[wanted.category], node.name, node.span)
            return typed.Invalid(type=wanted, span=node.span)
        owner = self.scope.items_with(node.name)
        if owner is not None:
            self.findings.add(names.FIELD_OUTSIDE, node.span, name=node.name, items=owner)
        else:
            glued = self._glued(node.name)
            if glued is not None:
                known, particle = glued
                members = {each for held in self.scope.categories.values() for each in (*held.names, *held.groups)}
                right = apart(node.name, known, particle, members)
                self.findings.add(
                    names.PARTICLE_GLUED, node.span, name=node.name, base=known, particle=particle, right=right
                )
                return typed.Invalid(type=UNKNOWN, span=node.span)
            number = number_in_words(node.name)
            if number is not None:
                self.findings.add(names.NUMBER_AS_NAME, node.span, name=node.name, why=number.why, right=number.right)
                return typed.Invalid(type=UNKNOWN, span=node.span)
            near = self.scope.near(node.name)
            kind = names.UNKNOWN_NAME_NEAR if near else names.UNKNOWN_NAME
            self.findings.add(
                kind,
                node.span,
                name=node.name,
                near=near,
                known=some(self.scope.values),
                type=self._type_of_new(node.name, wanted),
                cause=self.scope.meant(node.name),
            )
        return typed.Invalid(type=UNKNOWN, span=node.span)

    def _type_of_new(self, name: str, wanted: Type | None) -> Fact:
        """What to write after the ``:`` of a declaration that is missing, as far as its use shows."""
        if name in self.scope.categories:
            return name
        return _SOME_TYPE if wanted is None or wanted == UNKNOWN else show_type(wanted)

    def _glued(self, name: str) -> tuple[str, str] | None:
        """A known name with a particle stuck to it (財政力指数が, 工事費が30万円以上), the longest such."""
        for size in range(len(name) - 1, 0, -1):
            if name[size] in "がはをのにと" and name[:size] in self.scope.values:
                return name[:size], name[size]
        return None

    def _index(self, node: tree.Index, place: Place) -> typed.Expr:
        symbol = self.scope.values.get(node.name.text)
        if not isinstance(symbol, GridSymbol):
            if symbol is None:
                grids = [each.name for each in self.scope.values.values() if isinstance(each, GridSymbol)]
                near = nearest(node.name.text, grids)
                kind = names.UNKNOWN_NAME_NEAR if near else names.UNKNOWN_NAME
                self.findings.add(
                    kind,
                    node.name.span,
                    name=node.name.text,
                    near=near,
                    known=some(grids),
                    type=_SOME_TYPE,
                    cause=self.scope.meant(node.name.text),
                )
            else:
                self.findings.add(names.NOT_INDEXED, node.span, name=node.name.text)
            return typed.Invalid(type=UNKNOWN, span=node.span)
        years = [each for each in node.arguments if isinstance(each, tree.FiscalYear)]
        arguments = [each for each in node.arguments if not isinstance(each, tree.FiscalYear)]
        if len(arguments) != len(symbol.axes) or len(years) > 1:
            self.findings.add(
                names.INDEX_COUNT,
                node.span,
                name=symbol.name,
                axes="、".join(symbol.axes),
                wanted=str(len(symbol.axes)),
                given=str(len(arguments)),
                labels=(Label(symbol.span, "declared"),),
            )
            return typed.Invalid(type=symbol.type, span=node.span)
        index = tuple(
            self.value(argument, Enumeration(axis), place)
            for argument, axis in zip(arguments, symbol.axes, strict=True)
        )
        return typed.Lookup(symbol.name, index, years[0].year if years else None, type=symbol.type, span=node.span)

    def _call(self, node: tree.Call, place: Place, wanted: Type | None) -> typed.Expr:
        name = node.name.text
        if name in _FOLDS:
            return self._fold(node, _FOLDS[name], place)
        for argument in node.arguments:
            if isinstance(argument, tree.Each):
                self.findings.add(types.EACH_OUTSIDE_FOLD, argument.span, name=name, folds="、".join(_FOLDS))
                return typed.Invalid(type=UNKNOWN, span=node.span)
        arguments = [each for each in node.arguments if not isinstance(each, tree.Each)]
        if name in _EXTREMES:
            return self._extreme(node, _EXTREMES[name], arguments, place, wanted)
        if name in _ROUNDINGS:
            return self._rounding_call(node, _ROUNDINGS[name], arguments, place)
        functions = (*_FOLDS, *_EXTREMES, *_ROUNDINGS)
        if isinstance(self.scope.values.get(name), GridSymbol):
            keys = "、".join(each.name for each in arguments if isinstance(each, tree.Reference))
            self.findings.add(names.LOOKED_UP_IN_ROUND, node.span, name=name, right=f"{name}[{keys or '…'}]")
            return typed.Invalid(type=UNKNOWN, span=node.span)
        same = spreadsheet_function(name)
        if same is not None:
            right, example = same
            self.findings.add(names.SPREADSHEET_FUNCTION, node.name.span, name=name, right=right, example=example)
        else:
            self.findings.add(names.UNKNOWN_FUNCTION, node.name.span, name=name, functions="、".join(functions))
        return typed.Invalid(type=UNKNOWN, span=node.span)

    def _fold_example(self, node: tree.Call) -> str:
        named = {each.name for each in node.arguments if isinstance(each, tree.Reference)}
        items = {each.name: each.fields for each in self.scope.values.values() if isinstance(each, ItemsSymbol)}
        return fold_example(named, items)

    def _fold(self, node: tree.Call, kind: typed.FoldKind, place: Place) -> typed.Expr:
        if len(node.arguments) != 1 or not isinstance(node.arguments[0], tree.Each):
            self.findings.add(types.FOLD_SHAPE, node.span, name=node.name.text, example=self._fold_example(node))
            return typed.Invalid(type=UNKNOWN, span=node.span)
        each = node.arguments[0]
        symbol = self.scope.values.get(each.items.text)
        if not isinstance(symbol, ItemsSymbol):
            items = [known.name for known in self.scope.values.values() if isinstance(known, ItemsSymbol)]
            self.findings.add(names.NOT_ITEMS, each.items.span, name=each.items.text, items=listed(items))
            return typed.Invalid(type=UNKNOWN, span=node.span)
        inner = Place(place.declaration, place.annotations, symbol.name)
        where = None if each.where is None else self.condition(each.where, inner)
        if kind in (typed.FoldKind.COUNT, typed.FoldKind.ANY, typed.FoldKind.ALL):
            body = self.condition(each.body, inner)
            counted = Quantity(Unit((symbol.per_row,), ())) if symbol.per_row else NUMBER
            result: Type = counted if kind is typed.FoldKind.COUNT else TRUTH
        else:
            body = self.expression(each.body, inner)
            result = body.type
            if not isinstance(result, Quantity | Unknown):
                self.findings.add(types.NOT_A_NUMBER, each.body.span, found=show_type(result))
                return typed.Invalid(type=UNKNOWN, span=node.span)
        return typed.Fold(kind, symbol.name, where, body, type=result, span=node.span)

    def _extreme(
        self,
        node: tree.Call,
        which: typed.Extremum,
        arguments: list[tree.Expression],
        place: Place,
        wanted: Type | None,
    ) -> typed.Expr:
        if len(arguments) < 2:  # noqa: PLR2004  a choice needs two
            self.findings.add(
                types.ARGUMENT_COUNT,
                node.span,
                name=node.name.text,
                wanted=Text("2個以上", "two or more"),
                given=str(len(arguments)),
            )
            return typed.Invalid(type=wanted or UNKNOWN, span=node.span)
        operands = [self.expression(each, place, wanted) for each in arguments]
        first = operands[0]
        aligned = [first]
        for argument, operand in zip(arguments[1:], operands[1:], strict=True):
            pair = self.aligned(first, operand, place)
            if pair is None:
                self.mismatch(first, operand, argument.span)
                return typed.Invalid(type=UNKNOWN, span=node.span)
            aligned[0], other = pair
            first = aligned[0]
            aligned.append(other)
        return typed.Extreme(which, tuple(aligned), type=first.type, span=node.span)

    def _rounding_call(
        self, node: tree.Call, way: typed.RoundingWay, arguments: list[tree.Expression], place: Place
    ) -> typed.Expr:
        if len(arguments) != 2 or not isinstance(arguments[1], tree.Number):  # noqa: PLR2004  value and unit
            self.findings.add(types.ROUNDING_SHAPE, node.span, name=node.name.text)
            return typed.Invalid(type=UNKNOWN, span=node.span)
        value = self.expression(arguments[0], place)
        step, unit = base(arguments[1])
        if isinstance(value.type, Quantity) and value.type.unit != unit:
            self.findings.add(
                types.ROUNDING_UNIT, arguments[1].span, unit=show_type(Quantity(unit)), value=show_type(value.type)
            )
            return typed.Invalid(type=value.type, span=node.span)
        if step <= 0:
            self.findings.add(types.ROUNDING_STEP, arguments[1].span, step=arguments[1].text)
            return typed.Invalid(type=value.type, span=node.span)
        tag = self.scope.tag("rounding", place.declaration, node.name.text, "", place.annotations, node.span)
        return typed.Round(value, step, way, tag, type=value.type, span=node.span)

    def _binary(self, node: tree.Binary, place: Place) -> typed.Expr:
        left = self.expression(node.left, place)
        right = self.expression(node.right, place)
        if node.operator in (tree.Operator.ADD, tree.Operator.SUBTRACT):
            pair = self.aligned(left, right, place)
            if pair is not None:
                left, right = pair
        kind = result_type(node.operator, left.type, right.type)
        if kind is None:
            self.mismatch(left, right, node.span)
            return typed.Invalid(type=UNKNOWN, span=node.span)
        match node.operator:
            case tree.Operator.ADD:
                return typed.Add((left, right), type=kind, span=node.span)
            case tree.Operator.SUBTRACT:
                minus = typed.Const(Fraction(-1), type=NUMBER, span=node.span)
                taken = typed.Multiply((minus, right), type=right.type, span=right.span)
                return typed.Add((left, taken), type=kind, span=node.span)
            case tree.Operator.MULTIPLY:
                return typed.Multiply((left, right), type=kind, span=node.span)
            case tree.Operator.DIVIDE:
                return self._divide(node, left, right, kind)
            case _:
                assert_never(node.operator)

    def _divide(self, node: tree.Binary, left: typed.Expr, right: typed.Expr, kind: Type) -> typed.Expr:
        if isinstance(right, typed.Invalid):
            return typed.Invalid(type=kind, span=node.span)
        if not isinstance(right, typed.Const) or not isinstance(right.value, Fraction):
            self.findings.add(types.DIVISION_BY_VARIABLE, node.right.span, why=_why_no_divisor(right))
            return typed.Invalid(type=kind, span=node.span)
        if right.value == 0:
            self.findings.add(types.DIVISION_BY_ZERO, node.right.span)
            return typed.Invalid(type=kind, span=node.span)
        unit = right.type.unit if isinstance(right.type, Quantity) else NONE
        inverse = typed.Const(1 / right.value, right.approximate, type=Quantity(NONE.per(unit)), span=right.span)
        return typed.Multiply((left, inverse), type=kind, span=node.span)

    def aligned(self, left: typed.Expr, right: typed.Expr, place: Place) -> tuple[typed.Expr, typed.Expr] | None:
        """Both operands in one unit, a per-person one counted for its row where needed; None where they differ."""
        if fits(left.type, right.type):
            return left, right
        if isinstance(left.type, Quantity) and isinstance(right.type, Quantity):
            counted = self._per_row(right, left.type.unit, place)
            if counted is not None:
                return left, counted
            counted = self._per_row(left, right.type.unit, place)
            if counted is not None:
                return counted, right
        return None

    def mismatch(self, left: typed.Expr, right: typed.Expr, span: Span) -> None:
        """Report two operands that cannot meet."""
        self.findings.add(
            types.UNITS_DIFFER,
            span,
            left=show_type(left.type),
            right=show_type(right.type),
            advice=mismatch_advice(left.type, right.type),
            labels=(
                Label(left.span, "left", {"type": show_type(left.type)}),
                Label(right.span, "right", {"type": show_type(right.type)}),
            ),
        )

    # --------------------------------------------------------------------------------------------------- conditions

    def _within(self, node: tree.Within, place: Place) -> typed.Expr:
        subject = self.expression(node.subject, place)
        parts = []
        for bound in node.bounds:
            limit = self.expression(bound.limit, place, subject.type)
            comparison = _BOUNDARIES[bound.word]
            if isinstance(subject.type, Enumeration):
                parts.append(self._ordered(subject, comparison, limit, bound.span))
                if isinstance(parts[-1], typed.Invalid):
                    return parts[-1]
                continue
            pair = self.aligned(subject, limit, place)
            if pair is None or isinstance(subject.type, Truth):
                self.mismatch(subject, limit, bound.span)
                return typed.Invalid(type=TRUTH, span=node.span)
            self._whole_days(pair)
            parts.append(typed.Compare(comparison, *pair, type=TRUTH, span=bound.span))
        if len(parts) == 1:
            return parts[0]
        self._facing(node, parts)
        return typed.AllOf(tuple(parts), type=TRUTH, span=node.span)

    def _whole_days(self, pair: tuple[typed.Expr, typed.Expr]) -> None:
        """A month is no day to compare with: of 令和7年3月 以下 nobody knows whether the 15th is meant."""
        for each in pair:
            if isinstance(each, typed.Const) and each.whole_month and isinstance(each.value, Fraction):
                first = date.fromordinal(int(each.value))
                self.findings.add(
                    time.MONTH_COMPARED,
                    each.span,
                    month=show_date(first, whole_month=True),
                    first=show_date(first),
                    last=show_date(month_end(first)),
                )

    def _facing(self, node: tree.Within, parts: list[typed.Expr]) -> None:
        """Two bounds that leave nothing between them: 0.5以下 0.8以上."""
        lows: list[tuple[Fraction, tree.Bound]] = []
        highs: list[tuple[Fraction, tree.Bound]] = []
        for part, bound in zip(parts, node.bounds, strict=True):
            if isinstance(part, typed.Compare) and isinstance(part.right, typed.Const):
                limit = part.right.value
                if isinstance(limit, Fraction):
                    (lows if bound.word in ("以上", "超") else highs).append((limit, bound))
        if len(lows) == len(highs) == 1 and lows[0][0] > highs[0][0]:
            (_, low), (_, high) = lows[0], highs[0]
            shown = [each.limit.text if isinstance(each.limit, tree.Number) else "?" for each in (low, high)]
            self.findings.add(
                types.BOUNDS_FACE_AWAY,
                node.bounds[0].span.to(node.bounds[-1].span),
                low=f"{shown[0]}{low.word}",
                high=f"{shown[1]}{high.word}",
                right=f"{shown[1]}{low.word} {shown[0]}{high.word}",
                apart=f"X が {shown[1]}{high.word} 又は X が {shown[0]}{low.word}",
            )

    def _ordered(self, subject: typed.Expr, comparison: typed.Comparison, limit: typed.Expr, span: Span) -> typed.Expr:
        """A comparison of members of an ordered 区分, as membership of those that satisfy it."""
        category = self.scope.categories.get(subject.type.category) if isinstance(subject.type, Enumeration) else None
        if category is None or isinstance(limit, typed.Invalid):
            return typed.Invalid(type=TRUTH, span=span)
        if not category.ordered:
            self.findings.add(
                types.NOT_ORDERED, span, category=category.name, labels=(Label(category.span, "category"),)
            )
            return typed.Invalid(type=TRUTH, span=span)
        if not isinstance(limit, typed.Const) or limit.value not in category.names:
            known = "、".join(category.names)
            self.findings.add(types.ORDER_WITHOUT_MEMBER, span, category=category.name, members=known)
            return typed.Invalid(type=TRUTH, span=span)
        at = category.names.index(limit.value)
        members = {
            typed.Comparison.AT_LEAST: category.names[at:],
            typed.Comparison.MORE: category.names[at + 1 :],
            typed.Comparison.AT_MOST: category.names[: at + 1],
            typed.Comparison.LESS: category.names[:at],
        }[comparison]
        return typed.MemberOf(subject, members, type=TRUTH, span=span)

    def _is_one_of(self, node: tree.IsOneOf, place: Place) -> typed.Expr:
        subject = self.expression(node.subject, place)
        if isinstance(subject, typed.Invalid):
            return typed.Invalid(type=TRUTH, span=node.span)
        if isinstance(subject.type, Enumeration) and subject.type.category in self.scope.categories:
            return self._is_member(node, subject, subject.type.category, place)
        parts = [self._equal(subject, choice, place) for choice in node.choices]
        return parts[0] if len(parts) == 1 else typed.AnyOf(tuple(parts), type=TRUTH, span=node.span)

    def _equal(self, subject: typed.Expr, choice: tree.Expression, place: Place) -> typed.Expr:
        other = self.expression(choice, place, subject.type)
        if isinstance(subject.type, Truth) and isinstance(other, typed.Const) and isinstance(other.value, bool):
            return subject if other.value else typed.Negation(subject, type=TRUTH, span=choice.span)
        pair = self.aligned(subject, other, place)
        if pair is None:
            self.mismatch(subject, other, choice.span)
            return typed.Invalid(type=TRUTH, span=choice.span)
        self._whole_days(pair)
        return typed.Compare(typed.Comparison.EQUAL, *pair, type=TRUTH, span=choice.span)

    def _is_member(self, node: tree.IsOneOf, subject: typed.Expr, name: str, place: Place) -> typed.Expr:
        category = self.scope.categories[name]
        chosen: set[str] = set()
        compared: list[typed.Expr] = []
        for choice in node.choices:
            if isinstance(choice, tree.Reference):
                if choice.name in category.groups:
                    chosen.update(category.groups[choice.name])
                    continue
                if choice.name in category.names:
                    chosen.add(choice.name)
                    continue
            other = self.value(choice, subject.type, place)
            compared.append(typed.Compare(typed.Comparison.EQUAL, subject, other, type=TRUTH, span=choice.span))
        if chosen:
            ordered = tuple(member for member in category.names if member in chosen)
            compared.insert(0, typed.MemberOf(subject, ordered, type=TRUTH, span=node.span))
        return compared[0] if len(compared) == 1 else typed.AnyOf(tuple(compared), type=TRUTH, span=node.span)

    def _from_to(self, node: tree.FromTo, place: Place) -> typed.Expr:
        subject = self.expression(node.subject, place)
        parts = []
        for limit_node, comparison in (
            (node.first, typed.Comparison.AT_LEAST),
            (node.last, typed.Comparison.AT_MOST),
        ):
            limit = self.expression(limit_node, place, subject.type)
            if isinstance(subject.type, Enumeration):
                parts.append(self._ordered(subject, comparison, limit, limit_node.span))
                if isinstance(parts[-1], typed.Invalid):
                    return parts[-1]
                continue
            pair = self.aligned(subject, limit, place)
            if pair is None or not isinstance(subject.type, Quantity | Year | Unknown):
                self.mismatch(subject, limit, limit_node.span)
                return typed.Invalid(type=TRUTH, span=node.span)
            parts.append(typed.Compare(comparison, *pair, type=TRUTH, span=limit_node.span))
        return typed.AllOf(tuple(parts), type=TRUTH, span=node.span)

    # ------------------------------------------------------------------------------------------------------ unstated

    def _unstated(self, node: tree.Unstated, place: Place, wanted: Type | None) -> typed.Expr:
        kind = wanted if wanted is not None else UNKNOWN
        tag = self.scope.tag("unstated", place.declaration, "記載なし", node.reason.text, place.annotations, node.span)
        low = floor_of(kind)
        high: Fraction | None = None
        for bound in node.bounds:
            limit = self.value(bound.limit, kind, place)
            if not isinstance(limit, typed.Const) or not isinstance(limit.value, Fraction):
                if not isinstance(limit, typed.Invalid):
                    self.findings.add(types.BOUND_NOT_CONSTANT, bound.span)
                continue
            if bound.word in (tree.Boundary.AT_LEAST, tree.Boundary.MORE_THAN):
                low = limit.value
            else:
                high = limit.value
        provisional = None if node.provisional is None else self.value(node.provisional, kind, place)
        return typed.Unstated(tag, low, high, provisional, type=kind, span=node.span)
