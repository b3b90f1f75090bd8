"""From the tree of one scheme to a typed scheme: names bound, formulas typed, values dated, claims made.

Passes over one scheme, in this order: categories (区分, 段階, named 解釈), then the names and types of all values, then
their bodies, then examples. So declarations may stand in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from seido.source.catalogue import names, rules, time, types
from seido.source.diagnostic import Cause, Label, Text
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import definitions, grids, tables
from seido.typed import expression as typed
from seido.typed.dependencies import Definitions
from seido.typed.doubts import doubt
from seido.typed.examples import Shapes, example
from seido.typed.expressions import YEAR_NAME, Place, base
from seido.typed.habits import type_advice
from seido.typed.program import (
    EVERY_YEAR,
    Amount,
    CasePart,
    Category,
    Column,
    Fact,
    Grid,
    Input,
    Items,
    Member,
    NamedReading,
    Note,
    Period,
    Requirement,
    Scheme,
    Verification,
)
from seido.typed.scope import (
    DefinitionSymbol,
    FactSymbol,
    GridSymbol,
    InputSymbol,
    ItemsSymbol,
    ReadingSymbol,
    Symbol,
    listed,
)
from seido.typed.typenames import NamedType, resolve_type
from seido.typed.types import TRUTH, UNKNOWN, Enumeration, Quantity, Truth, Type, fits, show_type
from seido.typed.workshop import Workshop
from seido.values.calendar import show_period
from seido.values.display import show_number
from seido.values.units import NONE

_STEPS = Text(
    "「刻み 0.01」（小数第2位まで）、「刻み 1」（整数）", '"刻み 0.01" (two decimals) or "刻み 1" (whole numbers)'
)
_RATIO_STEPS = Text("「刻み 1%」（1%ごと）、「刻み 0.1%」（0.1%ごと）", '"刻み 1%" (whole percents) or "刻み 0.1%"')


@dataclass(slots=True)
class SchemeCheck:
    """The passes over one scheme."""

    block: tree.SchemeDeclaration
    identifier: str
    commons: Sequence[tree.Declaration]
    shop: Workshop
    types: dict[Span, NamedType] = field(default_factory=dict)
    readings: dict[str, NamedReading] = field(default_factory=dict)
    inputs: dict[str, Input] = field(default_factory=dict)
    items: dict[str, Items] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    amounts: dict[str, Amount] = field(default_factory=dict)
    requirements: dict[str, Requirement] = field(default_factory=dict)
    cases: dict[str, CasePart] = field(default_factory=dict)
    verifications: list[Verification] = field(default_factory=list)
    case_of: dict[Span, str] = field(default_factory=dict)

    def scheme(self) -> Scheme:
        """All passes."""
        before = len(self.shop.findings.found)
        declarations = [*self.commons, *self._flat(self.block.declarations, "")]
        for node in declarations:
            self._categories(node)
        for node in declarations:
            self._names(node)
        years, declared = self._years(declarations)
        for node in declarations:
            self.shop.case = self.case_of.get(node.span, "")
            self._bodies(node)
        self._dependencies()
        shapes = self._shapes()
        examples = tuple(
            found
            for node in declarations
            if isinstance(node, tree.ExampleDeclaration)
            for found in example(node, shapes, self.shop)
        )
        said = self.shop.findings.found
        said[before:] = doubt(self.shop.scope.evidence, _written_types(declarations), said[before:])
        texts = tuple(node for node in declarations if isinstance(node, tree.TextDeclaration))
        title = next((text for text in texts if text.kind is tree.TextKind.TITLE), None)
        summary = tuple(string.text for text in texts if text.kind is tree.TextKind.SUMMARY for string in text.texts)
        return Scheme(
            id=self.identifier,
            name=self.block.name.text,
            title=title.texts[0].text if title is not None and title.texts else self.block.name.text,
            summary=summary,
            texts=texts,
            notes=tuple(
                Note("" if node.name is None else node.name.text, node.text.text, node.annotations.citations)
                for node in declarations
                if isinstance(node, tree.NoteDeclaration)
            ),
            related=tuple(node for node in declarations if isinstance(node, tree.RelatedDeclaration)),
            document_year=self.shop.document_year,
            years=years,
            declared_years=declared,
            categories=dict(self.shop.scope.categories),
            readings=self.readings,
            inputs=self.inputs,
            items=self.items,
            grids=self.grids,
            facts=tuple(self.facts),
            amounts=self.amounts,
            requirements=self.requirements,
            cases=self.cases,
            verifications=tuple(self.verifications),
            examples=examples,
            excluded=tuple(node for node in declarations if isinstance(node, tree.ExcludedDeclaration)),
            provenance=dict(self.shop.scope.provenance),
            order=tuple(dict.fromkeys(_declared_names(declarations))),
            span=self.block.name.span,
        )

    def _flat(self, declarations: Sequence[tree.Declaration], case: str) -> list[tree.Declaration]:
        """Declarations in order, those of 場合 parts among them, each knowing its part."""
        flat: list[tree.Declaration] = []
        for node in declarations:
            if isinstance(node, tree.CaseDeclaration):
                name = f"場合{len(self.cases) + 1}"
                self.cases[name] = CasePart(name, typed.Invalid(type=TRUTH, span=node.span), node.span)
                flat.append(node)
                self.case_of[node.span] = name
                flat.extend(self._flat(node.declarations, name))
            else:
                flat.append(node)
                if case:
                    self.case_of[node.span] = case
        return flat

    def _years(self, declarations: Sequence[tree.Declaration]) -> tuple[Period, bool]:
        for node in declarations:
            if isinstance(node, tree.ApplicableDeclaration):
                if not node.annotations.periods:
                    self.shop.findings.add(time.NO_PERIOD, node.span)
                    continue
                self.shop.claim("適用期間", "適用期間", node.span, (), node.annotations)
                period = node.annotations.periods[0]
                if period.first is not None and period.last is not None and period.last < period.first:
                    shown = show_period(period.first, period.last)
                    self.shop.findings.add(time.BACKWARD_PERIOD, period.span, period=shown)
                return Period(period.first, period.last), True
        return EVERY_YEAR, False

    # -------------------------------------------------------------------------------------------------- categories

    def _categories(self, node: tree.Declaration) -> None:
        match node:
            case tree.CategoryDeclaration():
                self._category(node)
            case tree.BandDeclaration():
                members = tuple(Member(band.name.text, "", band.annotations.citations) for band in node.bands)
                self._enter(Category(node.name.text, members, {}, ordered=True, span=node.name.span))
            case tree.ReadingDeclaration():
                self._reading(node)
            case _:
                pass

    def _enter(self, category: Category) -> None:
        earlier = self.shop.scope.categories.get(category.name)
        if earlier is not None:
            self.shop.findings.add(
                names.NAME_TWICE, category.span, name=category.name, labels=(Label(earlier.span, "first"),)
            )
            return
        self.shop.scope.categorize(category)

    def _category(self, node: tree.CategoryDeclaration) -> None:
        basic: dict[str, Member] = {}
        groups: dict[str, tuple[str, ...]] = {}
        for member in node.members:
            name = member.name.text
            if name in basic or name in groups:
                self.shop.findings.add(names.MEMBER_TWICE, member.span, name=name, category=node.name.text)
                continue
            if not member.parts:
                description = "" if member.description is None else member.description.text
                basic[name] = Member(name, description, member.annotations.citations)
        for member in node.members:
            if not member.parts or member.name.text in basic or not basic:
                continue
            expanded: list[str] = []
            for part in member.parts:
                if part.text in basic:
                    expanded.append(part.text)
                elif part.text in groups:
                    expanded.extend(groups[part.text])
                else:
                    known = "、".join((*basic, *groups))
                    self.shop.findings.add(
                        names.UNKNOWN_MEMBER, part.span, name=part.text, category=node.name.text, members=known
                    )
            groups[member.name.text] = tuple(each for each in basic if each in expanded)
        if not basic:
            self.shop.findings.add(names.EMPTY_CATEGORY, node.name.span, name=node.name.text)
        self._enter(Category(node.name.text, tuple(basic.values()), groups, node.ordered, node.name.span))
        self.shop.claim(node.name.text, node.name.text, node.span, (), node.annotations)
        for member in node.members:
            self.shop.claim(f"{node.name.text}/{member.name.text}", node.name.text, member.span, (), member.annotations)

    def _reading(self, node: tree.ReadingDeclaration) -> None:
        name = node.name.text
        members = tuple(Member(each.name.text, each.text.text, each.annotations.citations) for each in node.choices)
        adopted = [each for each in node.choices if each.adopted]
        if len(node.choices) < 2:  # noqa: PLR2004  a choice needs two
            self.shop.findings.add(rules.READING_WITHOUT_CHOICE, node.name.span, name=name)
        elif len(adopted) != 1:
            self.shop.findings.add(rules.READING_NOT_ADOPTED, node.name.span, name=name, count=str(len(adopted)))
        category = Category(name, members, {}, ordered=False, span=node.name.span)
        self._enter(category)
        chosen = adopted[0].name.text if adopted else (members[0].name if members else "")
        text = "" if node.text is None else node.text.text
        self.readings[name] = NamedReading(name, text, category, chosen, node.annotations.citations, node.name.span)
        self.shop.claim(name, name, node.span, (), node.annotations)

    # ------------------------------------------------------------------------------------------------------- names

    def _declare(self, symbol: Symbol) -> None:
        if symbol.name == YEAR_NAME:
            self.shop.findings.add(names.RESERVED_NAME, symbol.span, name=symbol.name)
            return
        earlier = self.shop.scope.declare(symbol)
        if earlier is not None:
            self.shop.findings.add(
                names.NAME_TWICE, symbol.span, name=symbol.name, labels=(Label(earlier.span, "first"),)
            )

    def _resolve(self, node: tree.TypeName) -> NamedType:
        return resolve_type(node, self.shop.scope, self.shop.findings)

    def _names(self, node: tree.Declaration) -> None:
        shop = self.shop
        match node:
            case tree.InputDeclaration():
                kind = self._resolve(node.type)
                self.types[node.span] = kind
                self._declare(InputSymbol(node.name.text, kind.type, node.name.span))
            case tree.ParameterDeclaration():
                self._parameter_names(node)
            case tree.TableDeclaration():
                if node.series:
                    self._declare(FactSymbol(node.name.text, node.name.span))
                    return
                kind = NamedType(Quantity(NONE), "数", Fraction(1)) if node.type is None else self._resolve(node.type)
                self._check_axes(node.axes)
                axes = tuple(axis.text for axis in node.axes)
                self._declare(GridSymbol(node.name.text, kind.type, axes, node.name.span))
            case tree.ItemsDeclaration():
                self._items_names(node)
            case tree.AmountDeclaration():
                if node.type is None:
                    shop.findings.add(types.TYPE_MISSING, node.name.span, name=node.name.text)
                    kind = NamedType(UNKNOWN, "?", Fraction(1))
                else:
                    kind = self._resolve(node.type)
                self.types[node.span] = kind
                self._declare(DefinitionSymbol(node.name.text, kind.type, node.name.span))
            case tree.RequirementDeclaration():
                self._declare(DefinitionSymbol(node.name.text, TRUTH, node.name.span))
            case tree.BandDeclaration():
                self._declare(DefinitionSymbol(node.name.text, Enumeration(node.name.text), node.name.span))
            case tree.ReadingDeclaration():
                self._declare(ReadingSymbol(node.name.text, Enumeration(node.name.text), node.name.span))
            case _:
                pass

    def _check_axes(self, axes: Sequence[tree.Name]) -> None:
        for axis in axes:
            if axis.text not in self.shop.scope.categories:
                known = listed(self.shop.scope.categories)
                cause = Cause("name", axis.text)
                self.shop.findings.add(names.UNKNOWN_AXIS, axis.span, name=axis.text, categories=known, cause=cause)

    def _parameter_names(self, node: tree.ParameterDeclaration) -> None:
        if node.fact:
            self._declare(FactSymbol(node.name.text, node.name.span))
            return
        self._check_axes(node.axes)
        kind = grids.type_of(node, self.shop)
        axes = tuple(axis.text for axis in node.axes)
        self._declare(GridSymbol(node.name.text, kind.type, axes, node.name.span))
        for part in node.parts:
            self._declare(GridSymbol(part.name.text, kind.type, (), part.name.span))

    def _items_names(self, node: tree.ItemsDeclaration) -> None:
        fields: dict[str, Type] = {}
        for each in node.fields:
            kind = self._resolve(each.type)
            self.types[each.span] = kind
            if each.name.text in fields:
                self.shop.findings.add(names.MEMBER_TWICE, each.span, name=each.name.text, category=node.name.text)
            fields[each.name.text] = kind.type
        per_row = "" if node.per_row is None else "".join(base(node.per_row)[1].numerator)
        if node.per_row is not None and base(node.per_row)[0] != 1:
            self.shop.findings.add(
                types.PER_ROW_NOT_ONE, node.per_row.span, name=node.name.text, text=node.per_row.text
            )
        self._declare(ItemsSymbol(node.name.text, per_row, fields, node.name.span))

    # ------------------------------------------------------------------------------------------------------ bodies

    def _bodies(self, node: tree.Declaration) -> None:
        shop = self.shop
        match node:
            case tree.InputDeclaration():
                common = node in self.commons
                self.inputs[node.name.text] = self._input(
                    node.name, self.types[node.span], node.question, node.annotations, common=common
                )
                shop.claim(node.name.text, node.name.text, node.span, (), node.annotations)
            case tree.ParameterDeclaration(fact=True):
                self.facts.append(grids.fact(node, shop))
            case tree.ParameterDeclaration():
                self._known_axes(node.axes, grids.parameter(node, shop))
                for part in grids.part_grids(node, shop):
                    self.grids[part.name] = part
            case tree.TableDeclaration(series=True):
                self.facts.append(tables.series(node, shop))
            case tree.TableDeclaration():
                self._known_axes(node.axes, tables.table(node, shop))
            case tree.TargetDeclaration():
                known = {
                    fact.name: NamedType(fact.type, fact.shown, Fraction(1))
                    for fact in self.facts
                    if fact.kind == "series"
                }
                self.facts.append(tables.target(node, known, shop))
            case tree.ItemsDeclaration():
                self._items(node)
            case tree.AmountDeclaration():
                found = definitions.amount(node, self.types[node.span], shop)
                definitions.check_rule(found.rule, found.name, shop, node.name.span)
                self.amounts[found.name] = found
            case tree.BandDeclaration():
                found = definitions.band(node, shop)
                self.amounts[found.name] = found
            case tree.RequirementDeclaration():
                self.requirements[node.name.text] = definitions.requirement(node, shop)
            case tree.BreakdownDeclaration():
                self._breakdown(node)
            case tree.VerificationDeclaration():
                self._verification(node)
            case tree.CaseDeclaration():
                name = self.case_of[node.span]
                condition = shop.typer.condition(node.condition, Place(name, node.annotations))
                self.cases[name] = replace(self.cases[name], condition=condition)
            case tree.TextDeclaration() | tree.NoteDeclaration() | tree.RelatedDeclaration():
                shop.claim("文", "文", node.span, (), node.annotations)
            case _:
                pass

    def _known_axes(self, axes: Sequence[tree.Name], grid: Grid) -> None:
        if all(axis.text in self.shop.scope.categories for axis in axes):
            self.grids[grid.name] = grid
        else:
            self.grids[grid.name] = replace(grid, cells=())

    def _input(
        self,
        name: tree.Name,
        kind: NamedType,
        question: tree.String | None,
        annotations: tree.Annotations,
        *,
        common: bool = False,
    ) -> Input:
        low: Fraction | None = None
        high: Fraction | None = None
        low_open = high_open = False
        for bounds in annotations.ranges:
            for bound in bounds:
                limit = self.shop.typer.value(bound.limit, kind.type, Place(name.text, annotations))
                if not isinstance(limit, typed.Const) or not isinstance(limit.value, Fraction):
                    if not isinstance(limit, typed.Invalid):
                        self.shop.findings.add(types.BOUND_NOT_CONSTANT, bound.span)
                    continue
                match bound.word:
                    case tree.Boundary.AT_LEAST | tree.Boundary.MORE_THAN:
                        low, low_open = limit.value, bound.word is tree.Boundary.MORE_THAN
                    case _:
                        high, high_open = limit.value, bound.word is tree.Boundary.LESS_THAN
        is_quantity = isinstance(kind.type, Quantity)
        if is_quantity and low is None:
            low = Fraction(0)  # quantities are not negative unless a 範囲 says so
        if isinstance(kind.type, Quantity) and kind.type.ratio and high is None:
            high = Fraction(1)
        if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
            self.shop.findings.add(types.EMPTY_RANGE, name.span, name=name.text)
        step = self._step(name, kind, annotations)
        judge = annotations.judges[0].text if annotations.judges else ""
        return Input(
            name.text,
            kind.type,
            kind.shown,
            "" if question is None else question.text,
            low,
            high,
            low_open,
            high_open,
            step,
            judge,
            name.span,
            common,
        )

    def _step(self, name: tree.Name, kind: NamedType, annotations: tree.Annotations) -> Fraction | None:
        """The 刻み: as written; one unit for what is counted; it must be written for bare numbers."""
        if not isinstance(kind.type, Quantity):
            return None
        if annotations.steps:
            value, unit = base(annotations.steps[0])
            if unit != kind.type.unit and not (unit == NONE and not annotations.steps[0].numerator):
                self.shop.findings.add(
                    types.WRONG_TYPE,
                    annotations.steps[0].span,
                    found=show_type(Quantity(unit)),
                    wanted=kind.shown,
                    advice=type_advice(Quantity(unit), kind.type),
                )
            if value <= 0:
                self.shop.findings.add(types.ROUNDING_STEP, annotations.steps[0].span, step=annotations.steps[0].text)
                return Fraction(1)
            if kind.type.ratio and value >= 1:
                text = annotations.steps[0].text
                self.shop.findings.add(
                    types.STEP_OF_WHOLES,
                    annotations.steps[0].span,
                    name=name.text,
                    type=kind.shown,
                    step=text,
                    values="、".join(show_number(value * count, NONE, "%") for count in (0, 1)),
                )
            return value
        if kind.type.unit == NONE:
            steps = _RATIO_STEPS if kind.type.ratio else _STEPS
            self.shop.findings.add(types.STEP_MISSING, name.span, name=name.text, type=kind.shown, steps=steps)
            return Fraction(1, 100)
        return Fraction(1)

    def _items(self, node: tree.ItemsDeclaration) -> None:
        name = node.name.text
        symbol = self.shop.scope.values.get(name)
        if not isinstance(symbol, ItemsSymbol) or symbol.span != node.name.span:
            return
        given: list[Input] = []
        columns: list[Column] = []
        for each in node.fields:
            kind = self.types[each.span]
            clash = self.shop.scope.values.get(each.name.text)
            if clash is not None:
                self.shop.findings.add(
                    names.NAME_TWICE, each.name.span, name=each.name.text, labels=(Label(clash.span, "first"),)
                )
            if each.values:
                column = definitions.column(each, kind, name, self.shop)
                definitions.check_rule(column.rule, column.name, self.shop, each.name.span)
                columns.append(column)
            else:
                given.append(self._input(each.name, kind, each.question, each.annotations))
        description = "" if node.description is None else node.description.text
        self.items[name] = Items(name, description, symbol.per_row, tuple(given), tuple(columns), node.name.span)
        self.shop.claim(name, name, node.span, (), node.annotations)

    def _breakdown(self, node: tree.BreakdownDeclaration) -> None:
        place = Place("内訳", node.annotations)
        statement = self._equation(node.equation, place)
        period = self.shop.period(node.annotations, None, speaks=False)
        left = node.equation.left
        text = f"{left.name} の内訳" if isinstance(left, tree.Reference) else "内訳"
        self.verifications.append(Verification(text, (), statement, period, node.span, breakdown=True))
        self.shop.claim(f"内訳{len(self.verifications)}", "内訳", node.span, (), node.annotations)

    def _equation(self, node: tree.Equation, place: Place) -> typed.Expr:
        left = self.shop.typer.expression(node.left, place)
        right = self.shop.typer.expression(node.right, place, left.type)
        if not fits(left.type, right.type):
            self.shop.typer.mismatch(left, right, node.span)
            return typed.Invalid(type=TRUTH, span=node.span)
        return typed.Compare(typed.Comparison.EQUAL, left, right, type=TRUTH, span=node.span)

    def _verification(self, node: tree.VerificationDeclaration) -> None:
        """A 検証: its axes stand in the statement as variables of their category."""
        shop = self.shop
        axes: list[Symbol] = []
        for axis in node.axes:
            if axis.text not in shop.scope.categories and axis.text not in self.inputs:
                known = listed((*shop.scope.categories, *self.inputs))
                cause = Cause("name", axis.text)
                shop.findings.add(names.UNKNOWN_AXIS, axis.span, name=axis.text, categories=known, cause=cause)
                return
            if axis.text in shop.scope.categories:
                axes.append(InputSymbol(axis.text, Enumeration(axis.text), axis.span))
        place = Place("検証", node.annotations)
        with shop.scope.holding(axes):
            if isinstance(node.statement, tree.Equation):
                statement = self._equation(node.statement, place)
            else:
                statement = shop.typer.condition(node.statement, place)
        period = shop.period(node.annotations, None, speaks=False)
        self.verifications.append(
            Verification(node.text.text, tuple(axis.text for axis in node.axes), statement, period, node.text.span)
        )

    def _dependencies(self) -> None:
        """A value that is computed from itself; else what is too large. Inputs of 共通 are of the schemes that use them."""
        definitions = Definitions(self.amounts, self.requirements, self.items, self.cases)
        cycle = definitions.cycle()
        if cycle:
            span = definitions.spans()[cycle[0]]
            self.shop.findings.add(names.CYCLE, span, path=" → ".join((*cycle, cycle[0])))
            self._cut(cycle[0])
        else:
            self.shop.findings.found += definitions.ceilings(self.grids)
        used = definitions.inputs()
        self.inputs = {name: each for name, each in self.inputs.items() if not each.common or name in used}

    def _cut(self, name: str) -> None:
        """Take a value that needs itself out of the program, so that later stages need not fear it."""
        if name in self.amounts:
            amount = self.amounts[name]
            self.amounts[name] = replace(amount, rule=replace(amount.rule, clauses=()))

    # ---------------------------------------------------------------------------------------------------- examples

    def _shapes(self) -> Shapes:
        results = {name: NamedType(amount.type, amount.shown, Fraction(1)) for name, amount in self.amounts.items()}
        results |= {name: NamedType(Truth(), "はい・いいえ", Fraction(1)) for name in self.requirements}
        readings: dict[str, Type] = {name: Enumeration(name) for name in self.readings}
        return Shapes(self.inputs, self.items, readings, results)


def _written_types(declarations: Iterable[tree.Declaration]) -> Mapping[str, tuple[Span, str]]:
    """The types that inputs, 算定 and fields are declared with: where and how they are written."""
    found: dict[str, tuple[Span, str]] = {}
    for node in declarations:
        match node:
            case (
                tree.InputDeclaration(name=name, type=kind)
                | tree.AmountDeclaration(name=name, type=tree.TypeName() as kind)
            ):
                found[name.text] = (kind.span, _written(kind))
            case tree.ItemsDeclaration(fields=fields):
                found |= {each.name.text: (each.type.span, _written(each.type)) for each in fields}
            case _:
                pass
    return found


def _written(kind: tree.TypeName) -> str:
    return kind.numerator.text if kind.denominator is None else f"{kind.numerator.text}/{kind.denominator.text}"


def _declared_names(declarations: Iterable[tree.Declaration]) -> Iterator[str]:
    for node in declarations:
        match node:
            case (
                tree.InputDeclaration()
                | tree.ParameterDeclaration()
                | tree.TableDeclaration()
                | tree.ItemsDeclaration()
                | tree.AmountDeclaration()
                | tree.RequirementDeclaration()
                | tree.CategoryDeclaration()
                | tree.BandDeclaration()
                | tree.ReadingDeclaration()
            ):
                yield node.name.text
            case _:
                pass
