"""表, 基準, 事実, 推移 and 目標 as they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from seido.emit import grids
from seido.emit.scheme_page.chart import Bar, bar_chart
from seido.emit.scheme_page.desk import Desk, grid_readings
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.grids import identity
from seido.values.calendar import show_period, show_year

if TYPE_CHECKING:
    from markupsafe import Markup

    from seido.typed.program import Fact


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A 表 with its caption."""

    name: str
    caption: str
    layout: grids.Printed
    row_refs: tuple[tuple[int, ...], ...]
    refs: tuple[int, ...]
    readings: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ValueTable:
    """A 基準 by years."""

    name: str
    shown: str
    values: grids.Values
    refs: tuple[tuple[int, ...], ...]
    readings: tuple[tuple[int, str], ...]
    parts: tuple[str, ...]


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
                )
            )
        return tuple(found)

    def values(self) -> tuple[ValueTable, ...]:
        """The 基準, by year."""
        found = []
        for grid in self.desk.scheme.grids.values():
            if not isinstance(grid.declaration, tree.ParameterDeclaration):
                continue
            held = grids.values(grid, self.desk.scheme)
            refs = tuple(self.desk.quotes.of(citations) for _, _, citations in held.rows)
            found.append(
                ValueTable(grid.name, grid.shown, held, refs, self.desk.numbered(grid_readings(grid)), grid.parts)
            )
        return tuple(found)

    def facts(self) -> tuple[FactTable, ...]:
        """The 事実, 推移 and 目標."""
        kinds = {"fact": "", "series": "推移", "target": "目標"}
        held = cited(self.desk)
        return tuple(
            FactTable(
                kinds[fact.kind],
                fact.name,
                tuple(
                    (
                        "、".join(entry.keys),
                        grids.cell_text(entry.value, fact.type, fact.shown),
                        _entry_period(entry.keys, entry.period.first, entry.period.last),
                        () if fact.citations else self.desk.quotes.of(held.get(identity(fact.name, entry.keys), ())),
                    )
                    for entry in fact.entries
                ),
                self.desk.quotes.of(fact.citations),
                self._chart(fact),
            )
            for fact in self.desk.scheme.facts
        )

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


def _entry_period(keys: Sequence[str], first: int | None, last: int | None) -> str:
    """The years of a published figure, unless its label says them already."""
    if first is not None and first == last:
        return "" if show_year(first) in keys else show_year(first)
    return "" if first is None and last is None else show_period(first, last)
