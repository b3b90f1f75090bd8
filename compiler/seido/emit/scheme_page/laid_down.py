"""表, 基準, 事実, 推移 and 目標 as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.emit import grids
from seido.emit.scheme_page.before import begun
from seido.emit.scheme_page.chart import Bar, bar_chart
from seido.emit.scheme_page.desk import Desk, grid_readings
from seido.syntax import tree
from seido.typed import expression as typed
from seido.values.calendar import show_period, show_year

if TYPE_CHECKING:
    from markupsafe import Markup

    from seido.typed.program import Fact, FactEntry, Grid, Period


NOTHING: Final = "—"
"""Stands for the year before of a figure that nothing was computed from then."""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A 表 with its caption."""

    name: str
    caption: str
    layout: grids.Printed
    row_refs: tuple[tuple[int, ...], ...]
    refs: tuple[int, ...]
    readings: tuple[tuple[int, str], ...]
    place: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A line of a 基準: its label, its values by year, and what they rest on; ``unstated`` are those of the year before."""

    label: str
    cells: tuple[str, ...]
    refs: tuple[int, ...]
    readings: tuple[int, ...] = ()
    unstated: tuple[int, ...] = ()
    assumed: tuple[int, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class ValueTable:
    """Values by years, the document's first: one 基準, or, without a name, all that have a single value.

    ``changed`` says that the document prints other values for other years.
    """

    name: str
    place: str
    columns: tuple[str, ...]
    rows: tuple[ValueRow, ...]
    changed: bool
    readings: tuple[tuple[int, str], ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactTable:
    """A 事実, 推移 or 目標."""

    kind: str
    name: str
    rows: tuple[tuple[str, str, str, tuple[int, ...]], ...]
    refs: tuple[int, ...]
    chart: Markup | None = None


@dataclass(frozen=True)
class LaidDown:
    """Lays out what a scheme prints."""

    desk: Desk

    def tables(self) -> tuple[PrintedTable, ...]:
        """The 表, as printed."""
        found = []
        for name in self.desk.scheme.order:
            grid = self.desk.scheme.grids.get(name)
            layout = None if grid is None else grids.printed(grid)
            if grid is None or layout is None:
                continue
            node = grid.declaration
            period = "、".join(show_period(each.first, each.last) for each in node.annotations.periods)
            caption = "　".join(part for part in (name, period, grids.unit_line(grid.shown)) if part)
            found.append(
                PrintedTable(
                    name,
                    caption,
                    layout,
                    tuple(self.desk.quotes.of(each) for each in layout.citations),
                    self.desk.quotes.of(node.annotations.citations),
                    self.desk.numbered(reading.text for reading in node.annotations.readings),
                    self.desk.place(name),
                )
            )
        return tuple(found)

    def values(self) -> tuple[ValueTable, ...]:
        """The 基準: those of a single value in one table, then each of the others by year."""
        year = self.desk.scheme.document_year
        years = (show_year(year), *((show_year(year - 1),) if self._told_before else ()))
        single: list[ValueRow] = []
        several: list[ValueTable] = []
        whole = {
            part: grid.name for grid in self.desk.scheme.grids.values() for part in grid.parts if part != grid.name
        }
        for grid in self.desk.scheme.grids.values():
            if not isinstance(grid.declaration, tree.ParameterDeclaration):
                continue
            held = grids.values(grid, self.desk.scheme, self.desk.prose.as_written)
            readings = self.desk.numbered(grid_readings(grid))
            place = self.desk.place(grid.name)
            if held.changed:
                rows = tuple(
                    ValueRow(label, cells, self.desk.quotes.of(citations), assumed=self._assumed(grid, label))
                    for label, cells, citations in held.rows
                )
                several.append(
                    ValueTable(grid.name, place, held.columns, rows, changed=True, readings=readings, parts=grid.parts)
                )
                continue
            rows = self._of_both_years(grid)
            if len(rows) == 1 and not rows[0].label:
                name = f"うち {grid.name}" if grid.name in whole else grid.name
                refs = rows[0].refs or self._refs_of(whole.get(grid.name, ""))
                numbers = tuple(number for number, _ in readings)
                single.append(replace(rows[0], label=name, refs=refs, readings=numbers, place=place))
            else:
                several.append(
                    ValueTable(grid.name, place, years, rows, changed=False, readings=readings, parts=grid.parts)
                )
        joint = [ValueTable("", "", years, tuple(single), changed=False)] if single else []
        return (*joint, *several)

    @property
    def _told_before(self) -> bool:
        """Whether there was a scheme the year before, of which the document may print nothing."""
        return self.desk.ir.regime(self.desk.scheme.document_year - 1).applies

    def _of_both_years(self, grid: Grid) -> tuple[ValueRow, ...]:
        """The lines of a 基準 in the document's year and the year before."""
        year = self.desk.scheme.document_year
        new = begun(self.desk, grid.name)
        found = []
        for line in grids.both_years(grid, self.desk.scheme, self.desk.prose.as_written):
            before = grids.held_in(line.cells, year - 1)
            tags = [each.tag for each in (grids.held_in(line.cells, year), before) if isinstance(each, typed.Unstated)]
            reasons = [self.desk.ir.provenance[tag].text for tag in tags if tag in self.desk.ir.provenance]
            found.append(
                ValueRow(
                    line.label,
                    (
                        line.after,
                        *((NOTHING if new and before is None else line.before,) if self._told_before else ()),
                    ),
                    self.desk.quotes.of(line.citations),
                    unstated=self.desk.gaps(reasons),
                    assumed=tuple(each.number for each in self.desk.telling.assumptions if each.tag in tags),
                )
            )
        return tuple(found)

    def _assumed(self, grid: Grid, label: str) -> tuple[int, ...]:
        return tuple(
            each.number
            for each in self.desk.telling.assumptions
            if each.name == grid.name and (not each.key or label in each.key)
        )

    def _refs_of(self, name: str) -> tuple[int, ...]:
        """The quotes of the 基準 of which another is a part."""
        grid = self.desk.scheme.grids.get(name)
        lines = () if grid is None else grids.both_years(grid, self.desk.scheme)
        return self.desk.quotes.of([citation for line in lines for citation in line.citations])

    def facts(self) -> tuple[FactTable, ...]:
        """The 事実, 推移 and 目標."""
        kinds = {"fact": "", "series": "推移", "target": "目標"}
        return tuple(
            FactTable(
                kinds[fact.kind],
                fact.name,
                tuple(
                    (
                        "、".join(entry.keys),
                        self._fact_text(fact, entry),
                        _entry_period(entry.keys, entry.period),
                        () if fact.citations else self.desk.quotes.of(entry.citations),
                    )
                    for entry in fact.entries
                ),
                self.desk.quotes.of(fact.citations),
                self._chart(fact),
            )
            for fact in self.desk.scheme.facts
        )

    def _fact_text(self, fact: Fact, entry: FactEntry) -> str:
        """A published figure as the document prints it; where that needs its surroundings, as its author wrote it."""
        own = self.desk.context.printed(entry.value.span)
        return own or grids.cell_text(entry.value, fact.type, fact.shown, self.desk.prose.as_written, beside=False)

    def _chart(self, fact: Fact) -> Markup | None:
        """The bars of a 推移 of one line, and of the 目標 of its name."""
        if fact.kind != "series":
            return None
        targets = [each for each in self.desk.scheme.facts if each.kind == "target" and each.name == fact.name]
        bars = [
            Bar(
                "、".join(entry.keys) or show_period(entry.period.first, entry.period.last),
                grids.cell_text(entry.value, each.type, each.shown),
                entry.value.value,
                each.kind == "target",
            )
            for each in (fact, *targets)
            for entry in each.entries
            if isinstance(entry.value, typed.Const) and isinstance(entry.value.value, Fraction)
        ]
        labels = [bar.year for bar in bars if not bar.target]
        return bar_chart(fact.name, bars) if len(bars) > 1 and len(set(labels)) == len(labels) else None


def cited(desk: Desk) -> dict[str, tuple[tree.Citation, ...]]:
    """The citations of published figures, by the figure's name without its period."""
    found: dict[str, tuple[tree.Citation, ...]] = {}
    for proof in desk.context.proofs:
        key = proof.figure.key.partition("@")[0].removeprefix("目標 ")
        if proof.claim.scheme == desk.scheme.id and key:
            found.setdefault(key, proof.claim.citations)
    return found


def _entry_period(keys: Sequence[str], period: Period) -> str:
    """The years that an author wrote of a published figure, unless its label says them already.

    The 年度 of the document says nothing of when a figure in it was counted.
    """
    first, last = period.first, period.last
    if period.implied:
        return ""
    if first is not None and first == last:
        return "" if show_year(first) in keys else show_year(first)
    return "" if first is None and last is None else show_period(first, last)
