"""表 and 推移: tables as the ministry prints them, read into cells."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from seido.citations.claims import ClaimedFigure, FigureKind, Role
from seido.source.catalogue import names, rules, types
from seido.source.diagnostic import Label, Text
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.ceilings import too_many_cells
from seido.typed.cells import figure_in, is_empty, read_cell
from seido.typed.grids import check_cells, identity, lost_cells, members_of
from seido.typed.program import Fact, FactEntry, Grid, GridCell, Period
from seido.typed.scope import listed, similar
from seido.typed.typenames import NamedType, resolve_type
from seido.typed.types import Quantity
from seido.typed.workshop import Workshop
from seido.values.calendar import fiscal_year, show_period, show_year
from seido.values.numerals import fold, read_figure
from seido.values.units import NONE, Unit, read_unit

_NO_AXES = Text("表の名前の次の［ ］に書いたもの", "those in [ ] after the name of the table")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is laid out: which axes lead its rows, which its columns, and the filled-in header and labels."""

    row_axes: tuple[str, ...]
    column_axes: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]  # for each value column, its header texts from the top
    headings: tuple[tuple[tree.Cell, ...], ...]  # for each value column, the cells that hold these texts
    labels: tuple[tuple[str, ...], ...]  # for each body row, its labels
    body: tuple[tree.Row, ...]


def _text(cell: tree.Cell) -> str:
    return fold(cell.text.strip(" \t　"))


def _filled(cells: Sequence[str]) -> list[str]:
    """Header texts, an empty cell repeating its left neighbour."""
    filled: list[str] = []
    for text in cells:
        filled.append(text or (filled[-1] if filled else ""))
    return filled


def _holding(cells: Sequence[tree.Cell]) -> list[tree.Cell]:
    """The cells that hold the texts of `_filled`."""
    held: list[tree.Cell] = []
    for cell in cells:
        held.append(cell if _text(cell) or not held else held[-1])
    return held


def layout(name: str, axes: Sequence[str], rows: Sequence[tree.Row], shop: Workshop) -> Layout | None:
    """The layout of a table, or None with a finding."""
    if not rows:
        return None
    width = len(rows[0].cells)
    for row in rows:
        if len(row.cells) != width:
            shop.findings.add(
                rules.RAGGED_ROW,
                row.span,
                wanted=str(width),
                given=str(len(row.cells)),
                labels=(Label(rows[0].span, "header"),),
            )
            return None
    header = [_text(cell) for cell in rows[0].cells]
    leading = list(itertools.takewhile(lambda text: text in axes, header))
    remaining = tuple(axis for axis in axes if axis not in leading)
    depth = max(1, len(remaining))
    if len(leading) == width or not leading or (not remaining and width != len(leading) + 1):
        shop.findings.add(
            rules.TABLE_HEADER, rows[0].span, name=name, axes="、".join(axes) or _NO_AXES, found="、".join(header)
        )
        return None
    if len(rows) <= depth:
        shop.findings.add(rules.TABLE_NO_ROWS, rows[0].span, name=name)
        return None
    stacked = [_filled([_text(cell) for cell in row.cells[len(leading) :]]) for row in rows[:depth]]
    columns = tuple(tuple(level[at] for level in stacked) for at in range(width - len(leading)))
    above = [_holding(row.cells[len(leading) :]) for row in rows[:depth]]
    headings = tuple(tuple(level[at] for level in above) for at in range(width - len(leading)))
    labels: list[tuple[str, ...]] = []
    for row in rows[depth:]:
        own = [_text(cell) for cell in row.cells[: len(leading)]]
        before = labels[-1] if labels else ("",) * len(leading)
        labels.append(tuple(text or earlier for text, earlier in zip(own, before, strict=True)))
        if "" in labels[-1]:
            shop.findings.add(rules.EMPTY_CELL, row.span, name=name)
            return None
    return Layout(tuple(leading), remaining, columns, headings, tuple(labels), tuple(rows[depth:]))


def table(node: tree.TableDeclaration, shop: Workshop) -> Grid:
    """A 表 as a grid of cells."""
    name = node.name.text
    axes = tuple(axis.text for axis in node.axes)
    kind = (
        NamedType(Quantity(NONE), "数", Fraction(1))
        if node.type is None
        else resolve_type(node.type, shop.scope, shop.findings)
    )
    before = len(shop.findings.found)
    if not node.rows:
        shop.findings.add(rules.TABLE_NO_ROWS, node.name.span, name=name)
    plan = layout(name, axes, node.rows, shop)
    cells: list[GridCell] = []
    if plan is not None and all(axis in shop.scope.categories for axis in axes):
        members = _column_members(plan, shop)
        for labels, row in zip(plan.labels, plan.body, strict=True):
            cells.extend(_row(node, kind, plan, (labels, row, members), shop, len(cells)))
        _units_once(shop, before)
        rows = [row.span for row in plan.body]
        check_cells(shop, name, axes, cells, node.name.span, whole=not lost_cells(shop, before), rows=rows)
    return Grid(name, axes, kind.type, kind.shown, tuple(cells), (), node, node.name.span)


def _column_members(plan: Layout, shop: Workshop) -> list[list[tuple[str, ...]]]:
    """For each value column, the members that its headings stand for; a heading that stands for none is told once."""
    known: dict[tree.Cell, tuple[str, ...]] = {}
    found = []
    for header, held in zip(plan.columns, plan.headings, strict=True):
        for text, axis, cell in zip(header, plan.column_axes, held, strict=False):
            if cell not in known:
                known[cell] = members_of(shop, text, axis, cell.span)
        found.append([known[cell] for cell in held[: len(plan.column_axes)]])
    return found


def _units_once(shop: Workshop, before: int) -> None:
    """Of cells that all lack the unit of a table's type, one is reported: the mistake is that of the heading."""
    found = shop.findings.found
    wrong = [each for each in found[before:] if each.kind is types.CELL_UNIT]
    if len(wrong) > 1:
        others = len(wrong) - 1
        first = replace(
            wrong[0], facts={**wrong[0].facts, "more": Text(f"（ほかに{others}か所）", f" (and {others} more)")}
        )
        found[before:] = [each for each in found[before:] if each.kind is not types.CELL_UNIT] + [first]


def _row(
    node: tree.TableDeclaration,
    kind: NamedType,
    plan: Layout,
    body: tuple[tuple[str, ...], tree.Row, list[list[tuple[str, ...]]]],
    shop: Workshop,
    already: int,
) -> list[GridCell]:
    """One row of a table: its labels, its cells and the members that each value column stands for."""
    labels, row, members = body
    name = node.name.text
    axes = [axis.text for axis in node.axes]
    period = shop.period(row.annotations, node.annotations, speaks=True)
    shown = show_period(period.first, period.last)
    row_members = [
        members_of(shop, label, axis, cell.span)
        for label, axis, cell in zip(labels, plan.row_axes, row.cells, strict=False)
    ]
    values = row.cells[len(plan.row_axes) :]
    cells: list[GridCell] = []
    figures: list[ClaimedFigure] = []
    for header, column_members, cell in zip(plan.columns, members, values, strict=True):
        if is_empty(cell):
            shop.findings.add(rules.EMPTY_CELL, cell.span, name=name)
            continue
        value = read_cell(cell, kind, shop.scope, shop.findings, name, row.annotations)
        keys = (*labels, *header[: len(plan.column_axes)])
        own = row.annotations if row.annotations.citations or row.annotations.readings else node.annotations
        tag = shop.scope.tag("value", name, identity("", keys, shown), cell.text.strip(), own, cell.span)
        by_axis = dict(zip((*plan.row_axes, *plan.column_axes), (*row_members, *column_members), strict=False))
        meant = [by_axis.get(axis, ()) for axis in axes]
        beyond = too_many_cells(name, tuple(map(len, meant)), already + len(cells), node.name.span)
        if beyond is not None:
            shop.findings.found.append(beyond)
            break
        combinations = itertools.product(*meant)
        cells.extend(GridCell(combination, period, value, tag) for combination in combinations)
        figure = cell_figure(cell, kind, value, (*reversed(keys), name), identity(name, keys, shown), shown)
        if figure is not None:
            figures.append(figure)
    shop.claim(identity(name, labels), name, row.span, figures, row.annotations, node.annotations, row=True)
    return cells


def cell_figure(
    cell: tree.Cell, kind: NamedType, value: typed.Expr, labels: tuple[str, ...], key: str, period: str
) -> ClaimedFigure | None:
    """The claim of a cell that holds a number."""
    if not isinstance(value, typed.Const) or not isinstance(value.value, Fraction):
        return None
    unit = Unit(kind.type.unit.numerator, ()) if isinstance(kind.type, Quantity) else NONE
    read = read_figure(cell.text)
    return ClaimedFigure(
        FigureKind.NUMBER,
        value.value,
        cell.span,
        cell.text.strip(" \t　"),
        unit,
        role=Role.VALUE,
        approximate=bool(read and read.approximate),
        labels=labels,
        key=key,
        period=period,
    )


def series(node: tree.TableDeclaration, shop: Workshop) -> Fact:
    """A 推移: figures by year, the years across the header or down the first column."""
    name = node.name.text
    kind = (
        NamedType(Quantity(NONE), "数", Fraction(1))
        if node.type is None
        else resolve_type(node.type, shop.scope, shop.findings)
    )
    rows = node.rows
    entries: list[FactEntry] = []
    if len(rows) <= 1:
        shop.findings.add(rules.TABLE_NO_ROWS, rows[0].span if rows else node.name.span, name=name)
    if rows and all(len(row.cells) == len(rows[0].cells) for row in rows):
        header = [_text(cell) for cell in rows[0].cells]
        across = [fiscal_year(text) for text in header[1:]]
        is_across = bool(across) and all(year is not None for year in across)
        if not is_across and any(year is not None for year in across):
            shop.findings.add(rules.SERIES_HEADER, rows[0].span, name=name, found="、".join(header))
        else:
            for row in rows[1:]:
                entries.extend(_series_row(node, kind, header, row, shop, across=is_across))
    elif rows:
        ragged = next(row for row in rows if len(row.cells) != len(rows[0].cells))
        shop.findings.add(
            rules.RAGGED_ROW,
            ragged.span,
            wanted=str(len(rows[0].cells)),
            given=str(len(ragged.cells)),
            labels=(Label(rows[0].span, "header"),),
        )
    return Fact(
        "series",
        name,
        tuple(axis.text for axis in node.axes),
        kind.type,
        kind.shown,
        tuple(entries),
        node.annotations.citations,
        tuple(reading.text for reading in node.annotations.readings),
        node.name.span,
    )


def _series_row(
    node: tree.TableDeclaration, kind: NamedType, header: list[str], row: tree.Row, shop: Workshop, *, across: bool
) -> list[FactEntry]:
    name = node.name.text
    label = _text(row.cells[0])
    down = None if across else fiscal_year(label)
    if not across and down is None:
        shop.findings.add(types.CELL_UNREADABLE, row.cells[0].span, text=row.cells[0].text, type="年度")
        return []
    entries: list[FactEntry] = []
    figures: list[ClaimedFigure] = []
    if down is not None:
        figures.append(_year_figure(row.cells[0], down))
    for title, heading, cell in zip(header[1:], node.rows[0].cells[1:], row.cells[1:], strict=True):
        if is_empty(cell):
            shop.findings.add(rules.EMPTY_CELL, cell.span, name=name)
            continue
        year = fiscal_year(title) if across else down
        own = label if across else title
        if year is None:
            continue
        value = read_cell(cell, kind, shop.scope, shop.findings, name, row.annotations)
        keys = (own, show_year(year)) if own and own != name else (show_year(year),)
        entries.append(FactEntry(keys, value, Period(year, year), row.annotations.citations))
        figure = cell_figure(cell, kind, value, (name,), identity(name, keys), show_period(year, year))
        if figure is not None:
            figures.append(figure)
        if across:
            figures.append(_year_figure(heading, year))
    shop.claim(identity(name, (label,)), name, row.span, figures, row.annotations, node.annotations, row=across)
    return entries


def _year_figure(cell: tree.Cell, year: int) -> ClaimedFigure:
    """The claim of the year that a figure of a 推移 stands under: the document prints its years in the same order."""
    return ClaimedFigure(FigureKind.YEAR, Fraction(year), cell.span, cell.text.strip(" \t　"), role=Role.CONDITION)


def target(node: tree.TargetDeclaration, known: dict[str, NamedType], shop: Workshop) -> Fact:
    """A 目標: a figure set for a year of a 推移."""
    name = node.name.text
    kind = known.get(name)
    if kind is None:
        shop.findings.add(
            names.TARGET_OF_NOTHING, node.name.span, name=name, near=similar(name, known), series=listed(known)
        )
        kind = NamedType(Quantity(NONE), "数", Fraction(1))
    years = [each.year for each in node.arguments if isinstance(each, tree.FiscalYear)]
    keys = tuple(show_year(year) for year in years)
    entries: tuple[FactEntry, ...] = ()
    figures: list[ClaimedFigure] = []
    amount: Fraction | None = None
    if isinstance(node.value, tree.Number):
        amount = None if name not in known else figure_in(node.value.text, kind, shop.findings, node.value.span)
    if isinstance(node.value, tree.Number) and amount is not None:
        value = typed.Const(amount, type=kind.type, span=node.value.span)
        period = Period(years[0], years[0]) if years else Period(shop.document_year, shop.document_year)
        entries = (FactEntry(keys, value, period),)
        unit, _ = read_unit(node.value.numerator, "")
        figures.append(
            ClaimedFigure(
                FigureKind.NUMBER,
                amount,
                node.value.span,
                node.value.text,
                unit,
                approximate=bool(node.value.approximate),
                labels=(name,),
                key=identity("目標 " + name, keys),
                period=show_period(period.first, period.last),
            )
        )
        for year, argument in zip(years, node.arguments, strict=False):
            figures.insert(
                0,
                ClaimedFigure(FigureKind.YEAR, Fraction(year), argument.span, show_year(year), role=Role.CONDITION),
            )
    elif not isinstance(node.value, tree.Number):
        shop.findings.add(types.VALUE_NOT_LITERAL, node.value.span, name=name)
    shop.claim(identity("目標 " + name, keys), name, node.span, figures, node.annotations)
    return Fact(
        "target",
        name,
        ("年度",),
        kind.type,
        kind.shown,
        entries,
        node.annotations.citations,
        tuple(reading.text for reading in node.annotations.readings),
        node.name.span,
    )
