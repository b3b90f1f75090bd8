"""基準 and 事実: laid-down values and published figures, each with its years and its claim."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from seido.citations.claims import ClaimedFigure, FigureKind, Role
from seido.source.catalogue import names, rules, time, types
from seido.source.diagnostic import Label, Text
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.ceilings import too_many_cells
from seido.typed.cells import ANY, scaled
from seido.typed.expressions import Place
from seido.typed.habits import number_in_words, unit_advice
from seido.typed.program import Fact, FactEntry, Grid, GridCell, Period
from seido.typed.scope import unknown_member
from seido.typed.typenames import NamedType, resolve_type
from seido.typed.types import Enumeration, Quantity, show_type
from seido.typed.workshop import Workshop, figures_of, number_figure
from seido.values.calendar import show_period, show_year
from seido.values.display import show_number
from seido.values.units import NONE, read_unit


def type_of(node: tree.ParameterDeclaration, shop: Workshop) -> NamedType:
    """The declared type of a 基準, or that of its first number."""
    if node.type is not None:
        return resolve_type(node.type, shop.scope, shop.findings)
    held = [*(entry.values for entry in node.entries), *(part.values for part in node.parts)]
    for dated in itertools.chain.from_iterable(held):
        values = dated.value.values if isinstance(dated.value, tree.Chain) else (dated.value,)
        for value in values:
            if isinstance(value, tree.Number):
                unit, _ = read_unit(value.numerator, value.denominator)
                over = "/" + value.denominator if value.denominator else ""
                return NamedType(Quantity(unit), (value.numerator + over) or "数", Fraction(1))
    return NamedType(Quantity(NONE), "数", Fraction(1))


def denominators(kind: NamedType) -> tuple[str, ...]:
    """The units below the stroke of a type, which some quote of the declaration must bear out."""
    return kind.type.unit.denominator if isinstance(kind.type, Quantity) else ()


def keyed(shop: Workshop, node: tree.Expression, axis: str) -> tuple[str, ...]:
    """The basic members that a key of an entry names: a member, the members of a group, or all for ``*``."""
    category = shop.scope.categories.get(axis)
    name = node.name if isinstance(node, tree.Reference) else ""
    return () if category is None else members_of(shop, name, category.name, node.span)


def members_of(shop: Workshop, name: str, axis: str, span: Span) -> tuple[str, ...]:
    """The basic members that a written key stands for; a finding where it stands for none."""
    category = shop.scope.categories[axis]
    if name in ANY:
        return category.names
    if name in category.names:
        return (name,)
    if name in category.groups:
        return category.groups[name]
    unknown_member(shop.findings, category, name, span)
    return ()


def dated_values(
    shop: Workshop, dated: tree.Dated, declared: tree.Annotations, kind: NamedType, declaration: str
) -> list[tuple[Period, tree.Expression, typed.Expr]]:
    """The values of one ``= …``: one, or those of a chain, each with its years."""
    if isinstance(dated.value, tree.Chain):
        chain = dated.value
        years = [year.year for year in chain.years]
        for earlier, later in itertools.pairwise(chain.years):
            if later.year <= earlier.year:
                shop.findings.add(
                    time.CHAIN_ORDER, later.span, earlier=show_year(earlier.year), later=show_year(later.year)
                )
        starts: list[int | None] = [None, *years]
        # Each value ends where the next begins, whatever the order in which they are written.
        turns = sorted(years)
        ends: list[int | None] = [
            start - 1  # written again further on
            if start is not None and start in starts[at + 1 :]
            else min((year - 1 for year in turns if start is None or year > start), default=None)
            for at, start in enumerate(starts)
        ]
        return [
            (Period(start, end), value, laid_down(shop, value, kind, declaration, dated.annotations))
            for start, end, value in zip(starts, ends, chain.values, strict=True)
        ]
    value = laid_down(shop, dated.value, kind, declaration, dated.annotations)
    return [(shop.period(dated.annotations, declared, speaks=True), dated.value, value)]


def chain_years(dated: tree.Dated) -> tuple[tree.FiscalYear, ...]:
    """The years that a → chain names."""
    return dated.value.years if isinstance(dated.value, tree.Chain) else ()


def laid_down(
    shop: Workshop, node: tree.Expression, kind: NamedType, declaration: str, annotations: tree.Annotations
) -> typed.Expr:
    """A laid-down value: a number in the declared unit, a member, a truth, 記載なし or 対象外."""
    place = Place(declaration, annotations)
    if isinstance(node, tree.Number):
        value = scaled(node.value, node.numerator, node.denominator, kind)
        if value is None:
            found, _ = read_unit(node.numerator, node.denominator)
            cited = annotations.citations
            shop.findings.add(
                types.VALUE_UNIT,
                node.span,
                found=show_type(Quantity(found)),
                wanted=kind.shown,
                text=node.text,
                advice=unit_advice(
                    found, kind.shown, node.text, [each.quote.text for held in cited for each in held.loci]
                ),
            )
            return typed.Invalid(type=kind.type, span=node.span)
        written = shop.typer.number(node, place)
        approximate = written.approximate if isinstance(written, typed.Const) else ""
        return typed.Const(value, approximate, type=kind.type, span=node.span)
    if not isinstance(
        node, tree.Unstated | tree.OutOfScope | tree.Reference | tree.Truth | tree.FiscalYear | tree.Date
    ):
        shop.findings.add(types.VALUE_NOT_LITERAL, node.span, name=declaration)
        return typed.Invalid(type=kind.type, span=node.span)
    number = number_in_words(node.name) if isinstance(node, tree.Reference) else None
    if isinstance(node, tree.Reference) and number is not None:
        shop.findings.add(names.NUMBER_AS_NAME, node.span, name=node.name, why=number.why, right=number.right)
        return typed.Invalid(type=kind.type, span=node.span)
    if isinstance(node, tree.Reference) and not isinstance(kind.type, Enumeration):
        shop.findings.add(types.VALUE_NOT_LITERAL, node.span, name=declaration)
        return typed.Invalid(type=kind.type, span=node.span)
    return shop.typer.value(node, kind.type, place)


def identity(name: str, keys: Sequence[str], period: str = "") -> str:
    """The id of one published figure: ``上限額[専任]@令和6年度から``."""
    text = name + (f"[{'、'.join(keys)}]" if keys else "")
    return f"{text}@{period}" if period else text


def entry_figures(
    kind: NamedType,
    name: str,
    keys: Sequence[str],
    values: Iterable[tuple[Period, tree.Expression, typed.Expr]],
    years: Sequence[tree.FiscalYear] = (),
    *,
    fact: bool = False,
) -> list[ClaimedFigure]:
    """The claimed figures of an entry, in written order. A ``fact`` is of no year but one that its author wrote."""
    figures: list[ClaimedFigure] = []
    labels = (*reversed(keys), name)
    figures += [
        ClaimedFigure(
            FigureKind.YEAR,
            Fraction(year.year),
            year.span,
            show_year(year.year),
            role=Role.PERIOD,
            boundary=tree.Boundary.AT_LEAST,
        )
        for year in years
    ]
    for period, node, value in values:
        shown = show_period(period.first, period.last)
        if isinstance(value, typed.Invalid):
            continue  # it was found to be wrong; whether it stands in the quote is no second question
        if isinstance(node, tree.Number):
            figures.append(
                number_figure(
                    node,
                    role=Role.VALUE,
                    labels=labels,
                    kind=kind,
                    key=identity(name, keys, shown),
                    period="" if fact and period.implied else shown,
                )
            )
        else:
            figures.extend(figures_of(node, Role.VALUE, labels)[0])
    return figures


def parameter(node: tree.ParameterDeclaration, shop: Workshop) -> Grid:
    """A 基準 as a grid of cells."""
    kind = type_of(node, shop)
    name = node.name.text
    axes = tuple(axis.text for axis in node.axes)
    before = len(shop.findings.found)
    cells: list[GridCell] = []
    for entry in node.entries:
        if len(entry.keys) != len(axes):
            shop.findings.add(
                names.KEY_COUNT,
                entry.span,
                name=name,
                axes="、".join(axes) or Text("なし", "none"),
                wanted=str(len(axes)),
                given=str(len(entry.keys)),
            )
            continue
        written = tuple(_key_text(key) for key in entry.keys)
        members = [keyed(shop, key, axis) for key, axis in zip(entry.keys, axes, strict=True)]
        for dated in entry.values:
            values = dated_values(shop, dated, node.annotations, kind, name)
            for period, value_node, value in values:
                label = identity(name, written, show_period(period.first, period.last))
                text = value_node.text if isinstance(value_node, tree.Number) else ""
                own = dated.annotations if _cites(dated.annotations) else node.annotations
                tag = shop.scope.tag("value", name, label.removeprefix(name), text, own, dated.span)
                beyond = too_many_cells(name, tuple(map(len, members)), len(cells), node.name.span)
                if beyond is not None:
                    shop.findings.found.append(beyond)
                    continue
                cells.extend(GridCell(key, period, value, tag) for key in itertools.product(*members))
            figures = entry_figures(kind, name, written, values, chain_years(dated))
            if not axes and len(entry.values) == 1:
                figures += _shared_parts(node, shop, kind)
            shop.claim(identity(name, written), name, dated.span, figures, dated.annotations, node.annotations)
    parts = _parts(node, shop, kind)
    _prove_denominators(node, shop, kind)
    check_cells(shop, name, axes, cells, node.name.span, whole=not lost_cells(shop, before))
    return Grid(name, axes, kind.type, kind.shown, tuple(cells), parts, node, node.name.span)


def _cites(annotations: tree.Annotations) -> bool:
    return bool(annotations.citations or annotations.readings)


def _key_text(key: tree.Expression) -> str:
    match key:
        case tree.Reference(name=name):
            return name
        case tree.FiscalYear(year=year):
            return show_year(year)
        case tree.Number(text=text):
            return text
        case _:
            return "?"


def _prove_denominators(
    node: tree.ParameterDeclaration | tree.TableDeclaration, shop: Workshop, kind: NamedType
) -> None:
    """Somewhere in the quotes of a declaration of 円/人 the document must say ／人 or 1人あたり."""
    below = denominators(kind)
    if not below:
        return
    citations = node.annotations.citations
    if isinstance(node, tree.ParameterDeclaration):
        held = [*(entry.values for entry in node.entries), *(part.values for part in node.parts)]
        for dated in itertools.chain.from_iterable(held):
            citations = (*citations, *dated.annotations.citations)
            if dated.annotations.readings and not dated.annotations.citations:
                return
    if not citations:
        return
    merged = tree.Annotations(citations=citations, span=node.annotations.span)
    shop.claim(f"{node.name.text}/単位", node.name.text, node.name.span, (), merged, denominators=below)


def _part_figures(
    part: tree.Part, dated: tree.Dated, declared: tree.Annotations, shop: Workshop, kind: NamedType
) -> list[ClaimedFigure]:
    values = dated_values(shop, dated, declared, kind, part.name.text)
    return entry_figures(kind, part.name.text, (), values, chain_years(dated))


def _shared_parts(node: tree.ParameterDeclaration, shop: Workshop, kind: NamedType) -> list[ClaimedFigure]:
    """The figures of the うち that cite nothing of their own: they stand in the quote of the whole, in order."""
    return [
        figure
        for part in node.parts
        for dated in part.values
        if not _cites(dated.annotations)
        for figure in _part_figures(part, dated, node.annotations, shop, kind)
    ]


def whole_annotations(node: tree.ParameterDeclaration) -> tree.Annotations:
    """The annotations that the うち share: those of the declaration, or of its single value."""
    if _cites(node.annotations) or not node.entries or len(node.entries[0].values) != 1:
        return node.annotations
    return node.entries[0].values[0].annotations


def _parts(node: tree.ParameterDeclaration, shop: Workshop, kind: NamedType) -> tuple[str, ...]:
    """The うち of a 基準: values with names of their own, whose sum is checked against the whole."""
    total: dict[Period, Fraction] = {}
    for part in node.parts:
        for dated in part.values:
            values = dated_values(shop, dated, node.annotations, kind, part.name.text)
            if _cites(dated.annotations):
                figures = entry_figures(kind, part.name.text, (), values, chain_years(dated))
                shop.claim(part.name.text, part.name.text, dated.span, figures, dated.annotations, node.annotations)
            for period, _, value in values:
                if isinstance(value, typed.Const) and isinstance(value.value, Fraction):
                    total[period] = total.get(period, Fraction(0)) + value.value
    if node.parts and len(node.entries) == 1 and len(node.entries[0].values) == 1:
        whole = dated_values(shop, node.entries[0].values[0], node.annotations, kind, node.name.text)
        for period, _, value in whole:
            if not isinstance(value, typed.Const) or not isinstance(value.value, Fraction):
                continue
            parts = total.get(period)
            if parts is not None and parts != value.value:
                shop.findings.add(
                    rules.PARTS_SUM,
                    node.name.span,
                    name=node.name.text,
                    parts=_shown(parts, kind),
                    whole=_shown(value.value, kind),
                )
    return tuple(part.name.text for part in node.parts)


def _shown(value: Fraction, kind: NamedType) -> str:
    return show_number(value, kind.type.unit if isinstance(kind.type, Quantity) else NONE, "")


def part_grids(node: tree.ParameterDeclaration, shop: Workshop) -> tuple[Grid, ...]:
    """Each うち as a 基準 of its own, so that formulas can use it."""
    kind = type_of(node, shop)
    grids = []
    for part in node.parts:
        cells = []
        for dated in part.values:
            for period, value_node, value in dated_values(shop, dated, node.annotations, kind, part.name.text):
                text = value_node.text if isinstance(value_node, tree.Number) else ""
                own = dated.annotations if _cites(dated.annotations) else whole_annotations(node)
                tag = shop.scope.tag(
                    "value", part.name.text, "@" + show_period(period.first, period.last), text, own, dated.span
                )
                cells.append(GridCell((), period, value, tag))
        check_cells(shop, part.name.text, (), cells, part.name.span)
        grids.append(Grid(part.name.text, (), kind.type, kind.shown, tuple(cells), (), node, part.name.span))
    return tuple(grids)


_LOST: Final = frozenset({names.UNKNOWN_MEMBER, names.MEMBERS_JOINED, names.KEY_COUNT, rules.EMPTY_CELL})


def lost_cells(shop: Workshop, before: int) -> bool:
    """Whether the findings from some number on say that a value was written but could not be placed."""
    return any(found.kind in _LOST for found in shop.findings.found[before:])


def check_cells(
    shop: Workshop,
    name: str,
    axes: Sequence[str],
    cells: Sequence[GridCell],
    span: Span,
    *,
    whole: bool = True,
    rows: Sequence[Span] = (),
) -> None:
    """Each combination has a value, and in no year two.

    Where the cells are not ``whole`` because some could not be placed, that one is missing is no second mistake. Cells
    of two ``rows`` of a table that speak of the same are one mistake.
    """
    by_key: dict[tuple[str, ...], list[GridCell]] = {}
    for cell in cells:
        by_key.setdefault(cell.key, []).append(cell)
    reported: set[tuple[Span, Span]] = set()
    for key, held in by_key.items():
        for one, other in itertools.combinations(held, 2):
            places = (_row_of(one.value.span, rows), _row_of(other.value.span, rows))
            if not one.period.meets(other.period) or places in reported:
                continue
            reported.add(places)
            if places[0] in rows and places[0] != places[1]:
                shop.findings.add(
                    rules.ROW_TWICE,
                    other.value.span,
                    name=name,
                    key="、".join(f"{axis} が {member}" for axis, member in zip(axes, key, strict=True)),
                    first_value=_shown_cell(one.value),
                    second_value=_shown_cell(other.value),
                    labels=(Label(one.value.span, "first"),),
                )
                continue
            firsts = [period.first for period in (one.period, other.period) if period.first is not None]
            lasts = [period.last for period in (one.period, other.period) if period.last is not None]
            label = Label(one.value.span, "first", {"period": show_period(one.period.first, one.period.last)})
            if key and one.period == other.period:
                shop.findings.add(
                    names.KEY_TWICE, other.value.span, name=name, key="、".join(key), labels=(replace(label, facts={}),)
                )
                continue
            year = max(firsts) if firsts else min(lasts, default=shop.document_year)
            shop.findings.add(
                time.TWO_VALUES,
                other.value.span,
                name=name,
                key=f"（{'、'.join(key)}）" if key else "",
                year=show_year(year),
                before=show_year(year - 1),
                first=show_period(one.period.first, one.period.last),
                second=show_period(other.period.first, other.period.last),
                labels=(label,),
            )
    categories = [shop.scope.categories.get(axis) for axis in axes]
    if not whole or not cells or any(category is None for category in categories):
        return
    beyond = too_many_cells(name, [len(category.names) for category in categories if category is not None], 0, span)
    if beyond is not None:
        shop.findings.found.append(beyond)
        return
    wanted = itertools.product(*(category.names for category in categories if category is not None))
    missing = [key for key in wanted if key not in by_key]
    if missing:
        others = len(missing) - 1
        shop.findings.add(
            rules.GRID_GAP,
            span,
            name=name,
            case="、".join(f"{axis} が {member}" for axis, member in zip(axes, missing[0], strict=True)),
            more=_more(missing, axes, len(by_key)) if others else "",
        )


def _row_of(place: Span, rows: Sequence[Span]) -> Span:
    """The row in which a cell stands; the cell itself where it stands in none."""
    return next((row for row in rows if row.start <= place.start < row.end), place)


def _shown_cell(value: typed.Expr) -> str | Text:
    match value:
        case typed.Const(value=Fraction() as number, type=Quantity(unit=unit)):
            return show_number(number, unit, "")
        case typed.Const(value=str() as member):
            return member
        case typed.OutOfScope():
            return Text("対象外", "out of scope")
        case _:
            return Text("印字なし", "not printed")


def _more(missing: Sequence[tuple[str, ...]], axes: Sequence[str], held: int) -> Text:
    """How many other combinations lack a value; and the member that has none at all, if it is one."""
    others = len(missing) - 1
    for at, axis in enumerate(axes):
        lost = {key[at] for key in missing}
        if held and len(axes) > 1 and len(lost) == 1:
            (member,) = lost
            return Text(
                f"（ほかに{others}通り）。{axis} の「{member}」の列か行が、まるごと抜けていませんか",
                f' (and {others} more). Is the column or row "{member}" missing as a whole?',
            )
    return Text(f"（ほかに{others}通り）", f" (and {others} more)")


def fact(node: tree.ParameterDeclaration, shop: Workshop) -> Fact:
    """A 事実: published figures under labels of their own."""
    kind = type_of(node, shop)
    name = node.name.text
    entries: list[FactEntry] = []
    for entry in node.entries:
        keys = tuple(_key_text(key) for key in entry.keys)
        for dated in entry.values:
            values = dated_values(shop, dated, node.annotations, kind, name)
            cited = dated.annotations.citations
            entries.extend(FactEntry(keys, value, period, cited) for period, _, value in values)
            figures = entry_figures(kind, name, keys, values, chain_years(dated), fact=True)
            shop.claim(identity(name, keys), name, dated.span, figures, dated.annotations, node.annotations)
    for part in node.parts:
        for dated in part.values:
            values = dated_values(shop, dated, node.annotations, kind, name)
            cited = dated.annotations.citations
            entries.extend(FactEntry((part.name.text,), value, period, cited) for period, _, value in values)
            figures = entry_figures(kind, name, (part.name.text,), values, fact=True)
            shop.claim(
                identity(name, (part.name.text,)), name, dated.span, figures, dated.annotations, node.annotations
            )
    _prove_denominators(node, shop, kind)
    return Fact(
        "fact",
        name,
        tuple(axis.text for axis in node.axes),
        kind.type,
        kind.shown,
        tuple(entries),
        node.annotations.citations,
        tuple(reading.text for reading in node.annotations.readings),
        node.name.span,
    )
