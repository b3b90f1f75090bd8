"""基準 and 表 for documents: tables as the ministry prints them, and values by year with what changed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.emit.prose import show, show_constant
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.cells import ANY, NOT_APPLICABLE
from seido.typed.types import Quantity
from seido.values.calendar import show_period, show_year
from seido.values.numerals import fold

if TYPE_CHECKING:
    from seido.typed.program import Grid, GridCell, Scheme
    from seido.typed.types import Type

EVERY: Final = "すべて"
NOT_PRINTED: Final = "印字なし"
"""What stands in the place of a figure that the document does not print."""

Written = Callable[[typed.Const], str]
"""The figure as its author wrote it, empty where that is not at hand."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a printed table. ``scope`` is set for headers: col, colgroup, row, rowgroup."""

    text: str
    scope: str = ""
    colspan: int = 1
    rowspan: int = 1
    number: bool = False
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A table laid out: header rows and body rows, merged cells standing once."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    citations: tuple[tuple[tree.Citation, ...], ...]  # of each body row


@dataclass(frozen=True, slots=True)
class Change:
    """A laid-down value that differs from the year before its document's."""

    name: str
    before: str
    after: str
    since: str


@dataclass(frozen=True, slots=True)
class Values:
    """A 基準 by label and by stretch of years, the document's year first. ``changed`` where values differ by year."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], tuple[tree.Citation, ...]], ...]
    changed: bool


# --------------------------------------------------------------------------------------------------- printed tables


def printed(grid: Grid) -> Printed | None:
    """A 表 with its header and labels merged as they are written; None for a 基準 or a table without rows."""
    node = grid.declaration
    if not isinstance(node, tree.TableDeclaration) or not node.rows:
        return None
    texts = [[fold(cell.text.strip(" \t　")) for cell in row.cells] for row in node.rows]
    leading = len(list(itertools.takewhile(lambda text: text in grid.axes, texts[0])))
    depth = max(1, len(grid.axes) - leading)
    if len(texts) <= depth or any(len(row) != len(texts[0]) for row in texts):
        return None
    head = _head(texts[:depth], leading)
    body = tuple(_body(texts[depth:], leading, at) for at in range(len(texts) - depth))
    return Printed(head, body, tuple(row.annotations.citations for row in node.rows[depth:]))


def _head(rows: Sequence[Sequence[str]], leading: int) -> tuple[tuple[Cell, ...], ...]:
    depth, width = len(rows), len(rows[0])
    made: list[tuple[Cell, ...]] = []
    merged: set[int] = set()  # columns whose cells are part of one above
    for level, row in enumerate(rows):
        cells = [Cell(row[at], "col", rowspan=depth) for at in range(leading)] if level == 0 else []
        for start, end in _groups(rows, level, leading, width):
            if start in merged:
                continue
            below = rows[level + 1 :]
            whole = bool(below) and all(line[at] in ANY for line in below for at in range(start, end))
            if whole:
                merged.update(range(start, end))
            cells.append(
                Cell(
                    EVERY if row[start] in ANY else row[start],
                    "colgroup" if end - start > 1 else "col",
                    colspan=end - start,
                    rowspan=depth - level if whole else 1,
                )
            )
        made.append(tuple(cells))
    return tuple(made)


def _groups(rows: Sequence[Sequence[str]], level: int, leading: int, width: int) -> Iterator[tuple[int, int]]:
    """The stretches of columns under one header cell: an empty cell belongs to its left neighbour."""
    start = leading
    for at in range(leading + 1, width + 1):
        if at == width or rows[level][at] or any(row[at] for row in rows[:level]):
            yield start, at
            start = at


def _body(rows: Sequence[Sequence[str]], leading: int, at: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for column in range(leading):
        text = rows[at][column]
        if not text and at:
            continue
        span = 1 + _unlabelled(rows[at + 1 :], column)
        cells.append(Cell(EVERY if text in ANY else text, "rowgroup" if span > 1 else "row", rowspan=span))
    cells += [Cell("対象外" if text in NOT_APPLICABLE else text, number=True) for text in rows[at][leading:]]
    return tuple(cells)


def _unlabelled(rows: Sequence[Sequence[str]], column: int) -> int:
    """How many of the next rows leave a label out, repeating the one above them."""
    count = 0
    for row in rows:
        if row[column]:
            break
        count += 1
    return count


def unit_line(shown: str) -> str:
    """``（単位：億円）``, empty for what has no unit."""
    return f"（単位：{shown}）" if shown and shown not in {"数", "倍率", "割合", "指数", "はい・いいえ"} else ""


# ---------------------------------------------------------------------------------------------------- values by year


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    cells: tuple[GridCell, ...]
    citations: tuple[tree.Citation, ...]


def values(grid: Grid, scheme: Scheme, written: Written | None = None) -> Values:
    """A 基準 with one row for each written label and one column for each stretch of years that says something new."""
    lines = _lines(grid, scheme)
    year = scheme.document_year
    stretches = _stretches([cell for line in lines for cell in line.cells], year)
    kept: list[tuple[tuple[int | None, int | None], tuple[str, ...]]] = []
    for first, last in stretches:
        column = tuple(_value_in(line, first if first is not None else last, grid, written) for line in lines)
        if kept and column == kept[0][1] and NOT_PRINTED not in column:
            kept[0] = (_joined(kept[0][0], (first, last)), column)
        if kept and all(text in (NOT_PRINTED, *(known[1][at] for known in kept)) for at, text in enumerate(column)):
            continue
        kept.append(((first, last), column))
    columns = tuple(show_year(year) if first == last == year else show_period(first, last) for (first, last), _ in kept)
    rows = tuple((line.label, tuple(column[at] for _, column in kept), line.citations) for at, line in enumerate(lines))
    return Values(columns, rows, len(kept) > 1)


def _joined(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> tuple[int | None, int | None]:
    """Two stretches as one where they follow each other, else the first: what holds since 令和3年度 is not new in 令和6年度."""
    (first, last), (start, end) = one, other
    if first is not None and end == first - 1:
        return start, last
    return (first, end) if last is not None and start == last + 1 else one


def changes(grid: Grid, scheme: Scheme, written: Written) -> tuple[Change, ...]:
    """The values that the document prints for its year and, otherwise, for the year before.

    What is printed of one of the two years only is no change: nobody can tell from the document.
    """
    found = []
    year = scheme.document_year
    for line in _lines(grid, scheme):
        if not (printed_in(line.cells, year - 1) and printed_in(line.cells, year)):
            continue
        before, after = (_value_in(line, at, grid, written, beside=False) for at in (year - 1, year))
        if before == after:
            continue
        name = f"{grid.name}（{line.label}）" if line.label else grid.name
        found.append(Change(name, before, after, show_period(year, None)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class BothYears:
    """A line of a grid in the year of its document and in the year before."""

    label: str
    before: str
    after: str
    citations: tuple[tree.Citation, ...]
    cells: tuple[GridCell, ...]


def both_years(
    grid: Grid, scheme: Scheme, written: Written | None = None, *, beside: bool = True
) -> tuple[BothYears, ...]:
    """Each line of a grid with its value in the year before and in the year, and what it rests on."""
    year = scheme.document_year
    return tuple(
        BothYears(
            line.label,
            _value_in(line, year - 1, grid, written, beside=beside),
            _value_in(line, year, grid, written, beside=beside),
            line.citations,
            line.cells,
        )
        for line in _lines(grid, scheme)
    )


def held_in(cells: Sequence[GridCell], year: int) -> typed.Expr | None:
    """What a line lays down for a year; None where it says nothing of it."""
    return next((cell.value for cell in cells if cell.period.holds(year)), None)


def printed_in(cells: Sequence[GridCell], year: int) -> bool:
    """Whether the document prints the value of a line for a year, be it that it is 対象外."""
    return isinstance(held_in(cells, year), typed.Const | typed.OutOfScope)


def _value_in(line: _Line, year: int | None, grid: Grid, written: Written | None, *, beside: bool = True) -> str:
    held = None if year is None else held_in(line.cells, year)
    return NOT_PRINTED if held is None else cell_text(held, grid.type, grid.shown, written, beside=beside)


def cell_text(node: typed.Expr, kind: Type, shown: str, written: Written | None = None, *, beside: bool = True) -> str:
    """A laid-down value: a number with its unit, 印字なし with its bounds or what stands for it, 対象外.

    A ratio that its author wrote otherwise than as a fraction is shown in both forms, the author's first: 0.5（1/2）, or,
    where nothing is to stand ``beside`` it, in the author's alone.
    """
    match node:
        case typed.Const(value=value, approximate=approximate):
            text = show_constant(node, kind, shown)
            if not isinstance(value, Fraction):
                return text
            own = "" if written is None or not _is_ratio(kind) else written(node)
            if approximate:
                return own or text  # as its author wrote it, it says 約 or 程度 already
            return both_forms(own, text) if beside else own or text
        case typed.Unstated(low=low, high=high, provisional=provisional):
            ends = ((low or None, "以上"), (high, "以下"))  # that a quantity is not below 0 goes without saying
            bounds = [f"{show(at, kind, shown)}{word}" for at, word in ends if at is not None]
            if provisional is not None:
                bounds.append(f"仮に{cell_text(provisional, kind, shown, written)}とする")
            return f"{NOT_PRINTED}（{'、'.join(bounds)}）" if bounds else NOT_PRINTED
        case typed.OutOfScope():
            return "対象外"
        case _:
            return NOT_PRINTED


def span(values: Sequence[Fraction], kind: Type, shown: str) -> str:
    """The least and the greatest of some values: 1/2～3/4."""
    low, high = show(min(values), kind, shown), show(max(values), kind, shown)
    return low if low == high else f"{low}～{high}"


def both_forms(own: str, text: str) -> str:
    """A ratio in its author's form and, where that is another, in the form in which it is computed: 0.5（1/2）."""
    return f"{own}（{text}）" if own and own != text and "/" in text else text


def _is_ratio(kind: Type) -> bool:
    return isinstance(kind, Quantity) and not kind.unit.numerator and not kind.unit.denominator


def _stretches(cells: Sequence[GridCell], year: int) -> list[tuple[int | None, int | None]]:
    """Stretches of years in which nothing changes: the document's year, then earlier ones, then later ones."""
    starts = {year, year + 1}
    for cell in cells:
        if cell.period.first is not None:
            starts.add(cell.period.first)
        if cell.period.last is not None:
            starts.add(cell.period.last + 1)
    ordered = sorted(starts)
    found: list[tuple[int | None, int | None]] = [(None, ordered[0] - 1)]
    for start, following in itertools.zip_longest(ordered, ordered[1:]):
        found.append((start, None if following is None else following - 1))
    now = [each for each in found if each[0] == year]
    earlier = [each for each in found if each[1] is not None and each[1] < year]
    later = [each for each in found if each[0] is not None and each[0] > year]
    return [*now, *reversed(earlier), *later]


def _lines(grid: Grid, scheme: Scheme) -> list[_Line]:
    """The rows of a grid as its author wrote them: by entry of a 基準, or, failing that, by key."""
    node = grid.declaration
    by_place: dict[tuple[str, int], list[GridCell]] = {}
    for cell in grid.cells:
        by_place.setdefault((cell.value.span.path, cell.value.span.start), []).append(cell)
    if isinstance(node, tree.ParameterDeclaration):
        part = next((each for each in node.parts if each.name.text == grid.name), None)
        entries = [((), part.values)] if part is not None else [(entry.keys, entry.values) for entry in node.entries]
        lines: dict[str, _Line] = {}
        for keys, dated in entries:
            label = "、".join(_key(key) for key in keys)
            for each in dated:
                held = tuple(_firsts(by_place, each.value))
                citations = each.annotations.citations or node.annotations.citations
                known = lines.get(label)
                if known is not None:
                    held, citations = known.cells + held, known.citations + citations
                lines[label] = _Line(label, held, citations)
        return list(lines.values())
    by_key: dict[tuple[str, ...], list[GridCell]] = {}
    for cell in grid.cells:
        by_key.setdefault(cell.key, []).append(cell)
    return [_Line("、".join(key), tuple(held), _provenance(scheme, held[0].tag)) for key, held in by_key.items()]


def _provenance(scheme: Scheme, tag: str) -> tuple[tree.Citation, ...]:
    entry = scheme.provenance.get(tag)
    return () if entry is None else entry.citations


def _firsts(by_place: dict[tuple[str, int], list[GridCell]], value: tree.Expression | tree.Chain) -> Iterator[GridCell]:
    """One cell for each value of an entry; an entry for a group has one for every member."""
    for node in value.values if isinstance(value, tree.Chain) else (value,):
        held = by_place.get((node.span.path, node.span.start))
        if held:
            yield held[0]


def _key(node: tree.Expression) -> str:
    match node:
        case tree.Reference(name=name):
            return EVERY if name in ANY else name
        case tree.FiscalYear(year=year):
            return show_year(year)
        case tree.Number(text=text):
            return text
        case _:
            return "?"
