"""Formulas compared by what they compute: two definitions of one shape give the same value in every case.

A shape leaves out names of definitions and tables, places, tags and texts; it keeps figures, inputs (by the name they go
by), members, units of rounding, and whether a figure is printed, approximate or provisional. Shapes are numbers from one
`Shapes`, equal exactly where the formulas are.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from seido.analyse.explore import Key, Side
from seido.ir.nodes import Table
from seido.typed import expression as typed


@dataclass(slots=True)
class Shapes:
    """The shapes met so far."""

    known: dict[Hashable, int] = field(default_factory=dict)
    done: dict[tuple[int, str], int] = field(default_factory=dict)
    kept: dict[int, Side] = field(
        default_factory=dict
    )  # sides are told apart by identity: none may go and leave its own

    def of(self, side: Side, name: str) -> int:
        """The shape of a definition of a side (computed fields as 明細の欄), with all that it rests on."""
        self.kept.setdefault(id(side), side)
        key = (id(side), name)
        found = self.done.get(key)
        if found is None:
            step = side.steps.get(name)
            found = self._number(("nothing",)) if step is None else self._shape(side, step.expr)
            self.done[key] = found
        return found

    def plain(self, side: Side, cell: typed.Expr) -> int:
        """The shape of an entry of a table."""
        return self._shape(side, cell)

    def _number(self, what: Hashable) -> int:
        return self.known.setdefault(what, len(self.known))

    def _shape(self, side: Side, node: typed.Expr) -> int:
        return self._number((type(node).__name__, *self._parts(side, node)))

    def _parts(self, side: Side, node: typed.Expr) -> tuple[Hashable, ...]:
        inner = tuple(self._shape(side, child) for child in typed.children(node))
        match node:
            case typed.Const(value=value, approximate=approximate):
                return (type(value).__name__, value, bool(approximate))
            case typed.Variable(name=name):
                return _known_as(side.renamed, ("", name))
            case typed.FieldOf(items=items, name=name):
                if f"{items}の{name}" in side.steps:
                    return (self.of(side, f"{items}の{name}"),)
                return _known_as(side.renamed, (items, name))
            case typed.Definition(name=name):
                return (self.of(side, name),)
            case typed.Reading(name=name):
                known = side.ir.scheme.readings.get(name)
                return (name, "" if known is None else known.adopted)
            case typed.Lookup(grid=grid):
                return (self._table(side, side.regime.tables[grid]), *inner)
            case typed.Extreme(which=which):
                return (which, *inner)
            case typed.Round(unit=unit, way=way):
                return (unit, way, *inner)
            case typed.RoundUnstated(unit=unit):
                return (unit, *inner)
            case typed.Compare(comparison=comparison):
                return (comparison, *inner)
            case typed.MemberOf(members=members):
                return (members, *inner)
            case typed.Choice(arms=arms, otherwise=otherwise):
                return (len(arms), otherwise is None, *inner)
            case typed.Fold(kind=kind, items=items, where=where):
                return (kind, items, where is None, *inner)
            case typed.Unstated(low=low, high=high, provisional=provisional):
                return (low, high, provisional is None, *inner)
            case typed.OutOfScope(tag=tag):
                return (tag in side.spec.neutral,)
            case _:
                return inner

    def _table(self, side: Side, table: Table) -> int:
        cells = tuple(sorted((key, self._shape(side, cell)) for key, cell in table.cells.items()))
        return self._number(("table", table.axes, cells))


def _known_as(renamed: Mapping[Key, Key], key: Key) -> Key:
    return renamed.get(key, key)
