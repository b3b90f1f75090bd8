"""From trees to a typed program: names bound, formulas typed, values dated, claims made.

Passes over one scheme, in this order: categories (区分, 段階, named 解釈), then the names and types of all values, then
their bodies, then examples. So declarations may stand in any order.
"""

from __future__ import annotations

import itertools
import keyword
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from seido.citations.claims import Claim
from seido.source.catalogue import names, rules, time, types
from seido.source.diagnostic import Cause, Diagnostic, Label, Text
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import ceilings, definitions, grids, tables
from seido.typed import expression as typed
from seido.typed.ceilings import find_ceilings, too_many_shared
from seido.typed.doubts import doubt
from seido.typed.examples import Shapes, example
from seido.typed.expressions import YEAR_NAME, Place, base
from seido.typed.habits import mismatch_advice, type_advice
from seido.typed.program import (
    EVERY_YEAR,
    Amount,
    CasePart,
    Category,
    Column,
    Document,
    Fact,
    Grid,
    Input,
    Items,
    Member,
    NamedReading,
    Note,
    Period,
    Program,
    Requirement,
    Rule,
    Scheme,
    Verification,
)
from seido.typed.scope import (
    DefinitionSymbol,
    FactSymbol,
    Findings,
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

# Stands for the 年度 of a document that names none, which is reported; years are shown in messages and must exist.
_SOME_YEAR = 2000
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*\Z")
_STEPS = Text(
    "「刻み 0.01」（小数第2位まで）、「刻み 1」（整数）", '"刻み 0.01" (two decimals) or "刻み 1" (whole numbers)'
)
_RATIO_STEPS = Text("「刻み 1%」（1%ごと）、「刻み 0.1%」（0.1%ごと）", '"刻み 1%" (whole percents) or "刻み 0.1%"')
_UNNAMED = "(scheme)"  # stands for an identifier that is missing or unusable; no author can write it


@dataclass(frozen=True, slots=True)
class Checked:
    """A typed program and what was found on the way; the program is whole even where something is amiss."""

    program: Program
    diagnostics: tuple[Diagnostic, ...]


def check(files: Sequence[tree.File]) -> Checked:
    """Type the files of one policy set, in their order."""
    findings = Findings()
    documents = _documents(files, findings)
    year = next(iter(documents.values())).year if documents else _no_document(files, findings)
    commons = [
        declaration
        for file in files
        for block in file.blocks
        if isinstance(block, tree.CommonDeclaration)
        for declaration in block.declarations
    ]
    count = sum(isinstance(block, tree.SchemeDeclaration) for file in files for block in file.blocks)
    beyond = too_many_shared(len(commons), count, commons[-1].span) if commons else None
    if beyond is not None:
        findings.found.append(beyond)
        del commons[ceilings.SHARED // count :]
    years = {name: document.year for name, document in documents.items()}
    _empty_commons(files, findings)
    schemes: list[Scheme] = []
    claims: list[Claim] = []
    seen: dict[str, Span] = {}
    for file in files:
        for block in file.blocks:
            if not isinstance(block, tree.SchemeDeclaration):
                continue
            identifier = _identifier(block, findings)
            uniques = (block.name.text,) if identifier == _UNNAMED else (block.name.text, identifier)
            twice = next((unique for unique in uniques if unique in seen), None)
            if twice is not None:
                findings.add(names.SCHEME_TWICE, block.name.span, name=twice, labels=(Label(seen[twice], "first"),))
            seen |= dict.fromkeys(uniques, block.name.span)
            shop = Workshop(identifier, year, years, findings=findings)
            schemes.append(_Check(block, identifier, commons, shop).scheme())
            claims.extend(shop.claims)
    return Checked(Program(documents, tuple(schemes), tuple(_once(claims))), tuple(dict.fromkeys(findings.found)))


def _empty_commons(files: Sequence[tree.File], findings: Findings) -> None:
    """Report each 共通 after which a scheme begins before anything is declared."""
    for file in files:
        for common, block in itertools.pairwise(file.blocks):
            if (
                isinstance(common, tree.CommonDeclaration)
                and not common.declarations
                and isinstance(block, tree.SchemeDeclaration)
            ):
                label = Label(block.name.span, "scheme")
                findings.add(names.COMMON_EMPTY, common.span, name=block.name.text, labels=(label,))


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims without those that 共通 made once for each scheme."""
    seen: set[tuple[Span, str]] = set()
    for claim in claims:
        key = (claim.span, claim.id.partition("/")[2])
        if key not in seen:
            seen.add(key)
            yield claim


def _no_document(files: Sequence[tree.File], findings: Findings) -> int:
    for file in files:
        for block in file.blocks:
            if isinstance(block, tree.SchemeDeclaration):
                findings.add(names.NO_DOCUMENT, block.name.span)
                return _SOME_YEAR
    return _SOME_YEAR


def _documents(files: Sequence[tree.File], findings: Findings) -> Mapping[str, Document]:
    documents: dict[str, Document] = {}
    for file in files:
        for block in file.blocks:
            if not isinstance(block, tree.DocumentDeclaration):
                continue
            if block.name.text in documents:
                findings.add(
                    names.DOCUMENT_TWICE,
                    block.name.span,
                    name=block.name.text,
                    labels=(Label(documents[block.name.text].span, "first"),),
                )
                continue
            texts = {each.kind: each for each in block.texts}
            body = texts.get(tree.TextKind.BODY)
            if body is None or not body.texts:
                findings.add(names.DOCUMENT_INCOMPLETE, block.name.span, name=block.name.text, what="本文")
            if not block.years:
                findings.add(names.DOCUMENT_INCOMPLETE, block.name.span, name=block.name.text, what="年度")
            publisher = texts.get(tree.TextKind.PUBLISHER)
            title = texts.get(tree.TextKind.TITLE)
            documents[block.name.text] = Document(
                block.name.text,
                title.texts[0].text if title is not None and title.texts else block.name.text,
                publisher.texts[0].text if publisher is not None and publisher.texts else "",
                None if publisher is None else publisher.date,
                block.years[0].year.year if block.years else _SOME_YEAR,
                body.texts[0].text if body is not None and body.texts else "",
                block.excluded,
                block.name.span,
                body.texts[0].span if body is not None and body.texts else block.name.span,
            )
    return documents


def _identifier(block: tree.SchemeDeclaration, findings: Findings) -> str:
    if block.identifier is None:
        findings.add(names.NO_IDENTIFIER, block.name.span, name=block.name.text)
        return _UNNAMED
    text = block.identifier.text
    if not _IDENTIFIER.match(text) or keyword.iskeyword(text):
        findings.add(names.BAD_IDENTIFIER, block.identifier.span, name=text)
        return _UNNAMED
    return text


@dataclass(slots=True)
class _Check:
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
        self._cycles()
        self._drop_unused_commons()
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
        self.shop.scope.categories[category.name] = category

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
            self.shop.findings.add(
                types.UNITS_DIFFER,
                node.span,
                left=show_type(left.type),
                right=show_type(right.type),
                advice=mismatch_advice(left.type, right.type),
                labels=(
                    Label(left.span, "left", {"type": show_type(left.type)}),
                    Label(right.span, "right", {"type": show_type(right.type)}),
                ),
            )
            return typed.Invalid(type=TRUTH, span=node.span)
        return typed.Compare(typed.Comparison.EQUAL, left, right, type=TRUTH, span=node.span)

    def _verification(self, node: tree.VerificationDeclaration) -> None:
        """A 検証: its axes stand in the statement as variables of their category."""
        shop = self.shop
        hidden: dict[str, Symbol | None] = {}
        for axis in node.axes:
            if axis.text not in shop.scope.categories and axis.text not in self.inputs:
                known = listed((*shop.scope.categories, *self.inputs))
                cause = Cause("name", axis.text)
                shop.findings.add(names.UNKNOWN_AXIS, axis.span, name=axis.text, categories=known, cause=cause)
                return
            if axis.text in shop.scope.categories:
                hidden[axis.text] = shop.scope.values.get(axis.text)
                shop.scope.values[axis.text] = InputSymbol(axis.text, Enumeration(axis.text), axis.span)
        place = Place("検証", node.annotations)
        if isinstance(node.statement, tree.Equation):
            statement = self._equation(node.statement, place)
        else:
            statement = shop.typer.condition(node.statement, place)
        for name, symbol in hidden.items():
            if symbol is None:
                del shop.scope.values[name]
            else:
                shop.scope.values[name] = symbol
        period = shop.period(node.annotations, None, speaks=False)
        self.verifications.append(
            Verification(node.text.text, tuple(axis.text for axis in node.axes), statement, period, node.text.span)
        )

    def _drop_unused_commons(self) -> None:
        """Inputs of 共通 belong to the schemes that use them."""
        used = {
            node.name
            for rule in (
                *(amount.rule for amount in self.amounts.values()),
                *(column.rule for items in self.items.values() for column in items.columns),
            )
            for expr in _rule_expressions(rule)
            for node in _walk(expr)
            if isinstance(node, typed.Variable)
        }
        for requirement in self.requirements.values():
            parts = [requirement.condition] if requirement.when is None else [requirement.when, requirement.condition]
            used |= {node.name for part in parts for node in _walk(part) if isinstance(node, typed.Variable)}
        for case in self.cases.values():
            used |= {node.name for node in _walk(case.condition) if isinstance(node, typed.Variable)}
        self.inputs = {name: each for name, each in self.inputs.items() if not each.common or name in used}

    # ------------------------------------------------------------------------------------------------------ cycles

    def _cycles(self) -> None:
        """A value that is computed from itself."""
        uses: dict[str, list[str]] = {}
        spans: dict[str, Span] = {}
        for name, amount in self.amounts.items():
            uses[name] = [used for each in _rule_expressions(amount.rule) for used in _uses(each)]
            spans[name] = amount.span
        for name, requirement in self.requirements.items():
            parts = [requirement.condition] if requirement.when is None else [requirement.when, requirement.condition]
            uses[name] = [used for each in parts for used in _uses(each)]
            spans[name] = requirement.span
        for items in self.items.values():
            for column in items.columns:
                name = f"{items.name}の{column.name}"
                uses[name] = [used for each in _rule_expressions(column.rule) for used in _uses(each)]
                spans[name] = column.span
        for case in self.cases.values():
            uses[case.name] = list(_uses(case.condition))
            spans[case.name] = case.span
        for name, amount in self.amounts.items():
            if amount.case:
                uses[name].append(amount.case)
        roots = self._roots()
        done: set[str] = set()
        for start in uses:
            cycle = _cycle_from(start, uses, done)
            if cycle:
                self.shop.findings.add(names.CYCLE, spans[cycle[0]], path=" → ".join((*cycle, cycle[0])))
                self._cut(cycle[0])
                return
        cells = {name: grid.cells for name, grid in self.grids.items()}
        clauses = {name: _conditional(amount.rule) for name, amount in self.amounts.items()}
        clauses |= {
            f"{items.name}の{column.name}": _conditional(column.rule)
            for items in self.items.values()
            for column in items.columns
        }
        self.shop.findings.found += find_ceilings(roots, clauses, spans, cells)

    def _roots(self) -> Mapping[str, Sequence[typed.Expr]]:
        """The formulas of every definition by its name."""
        roots: dict[str, Sequence[typed.Expr]] = {
            name: tuple(_rule_expressions(amount.rule)) for name, amount in self.amounts.items()
        }
        for name, requirement in self.requirements.items():
            roots[name] = tuple(each for each in (requirement.when, requirement.condition) if each is not None)
        for items in self.items.values():
            for column in items.columns:
                roots[f"{items.name}の{column.name}"] = tuple(_rule_expressions(column.rule))
        for case in self.cases.values():
            roots[case.name] = (case.condition,)
        return roots

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


def _conditional(rule: Rule) -> int:
    """How many ただし and 場合 a rule has."""
    return sum(clause.condition is not None for clause in rule.clauses)


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


def _rule_expressions(rule: Rule) -> Iterator[typed.Expr]:
    for clause in rule.clauses:
        if clause.condition is not None:
            yield clause.condition
        yield clause.value
    for cap in rule.caps:
        yield cap.limit


def _walk(node: typed.Expr) -> Iterator[typed.Expr]:
    """An expression and all within it."""
    stack = [node]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(reversed(typed.children(part)))


def _uses(node: typed.Expr) -> Iterator[str]:
    for part in _walk(node):
        if isinstance(part, typed.Definition):
            yield part.name
        elif isinstance(part, typed.FieldOf):
            yield f"{part.items}の{part.name}"


def _cycle_from(start: str, uses: Mapping[str, Sequence[str]], done: set[str]) -> list[str]:
    """A cycle that can be reached from a name, as the names on it, or an empty list."""
    path: list[str] = []
    on_path: set[str] = set()
    stack: list[tuple[str, Iterator[str]]] = []

    def enter(name: str) -> None:
        path.append(name)
        on_path.add(name)
        stack.append((name, iter(uses.get(name, ()))))

    if start in done:
        return []
    enter(start)
    while stack:
        name, rest = stack[-1]
        for used in rest:
            if used in on_path:
                return path[path.index(used) :]
            if used not in done and used in uses:
                enter(used)
                break
        else:
            stack.pop()
            path.pop()
            on_path.discard(name)
            done.add(name)
    return []
