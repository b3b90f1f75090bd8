"""What two versions of a scheme differ in beside the answers of the years that are compared.

Sameness of answers speaks of the years compared, and of cases that both versions take. What lies beside is told, so that
「違いはない」 is never read as more than it says: other ranges or steps of inputs, another 適用期間, other years in which
figures or formulas differ, printed figures that compute nothing, and statements that came or went.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from seido.analyse.explore import Side, inputs_of, plain_cell, step_name
from seido.analyse.shapes import Shapes
from seido.ir.nodes import Regime, SchemeIR, StepKind
from seido.typed import expression as typed
from seido.typed.program import Fact, FactEntry, Input, Period
from seido.typed.types import Type


@dataclass(frozen=True, slots=True)
class FactDifference:
    """A printed figure that computes nothing on both sides; None where a side has none. ``key`` are its labels."""

    name: str
    key: tuple[str, ...]
    old: typed.Expr | None
    new: typed.Expr | None
    type: Type
    shown: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What differs beside the answers. ``other_years``: from which year on, and the tables and results that differ."""

    ranges: tuple[tuple[str, Input, Input], ...] = ()
    years: tuple[Period, Period] | None = None
    other_years: tuple[tuple[int, tuple[str, ...]], ...] = ()
    facts: tuple[FactDifference, ...] = ()
    statements_added: tuple[str, ...] = ()
    statements_removed: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self == NOTHING


NOTHING: Final = Beside()


def beside(old: SchemeIR, new: SchemeIR, old_year: int, new_year: int) -> Beside:
    """What two versions differ in beside the answers of a year each; nothing where both are one version."""
    if old is new:
        return NOTHING
    before = [each.text for each in old.scheme.verifications]
    after = [each.text for each in new.scheme.verifications]
    return Beside(
        tuple(_ranges(old, new)),
        None if old.scheme.years == new.scheme.years else (old.scheme.years, new.scheme.years),
        tuple(_other_years(old, new, old_year, new_year)),
        tuple(_facts(old, new)),
        tuple(each for each in after if each not in before),
        tuple(each for each in before if each not in after),
    )


def _ranges(old: SchemeIR, new: SchemeIR) -> Iterator[tuple[str, Input, Input]]:
    """Inputs of one type that take other values."""
    after = inputs_of(new)
    for key, one in inputs_of(old).items():
        other = after.get(key)
        if other is not None and one.type == other.type and _takes(one) != _takes(other):
            yield (f"{key[0]}の{key[1]}" if key[0] else key[1]), one, other


def _takes(given: Input) -> tuple[object, ...]:
    return given.low, given.low_open, given.high, given.high_open, given.step


def _other_years(old: SchemeIR, new: SchemeIR, old_year: int, new_year: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Years that are not compared in which tables or formulas differ in a way that those compared do not."""
    shapes = Shapes()
    seen = {(name, pair) for name, pair in _differing(Side(old, old_year), Side(new, new_year), shapes)}
    regimes: tuple[Regime, ...] = (*old.regimes, *new.regimes)
    years = {year for each in regimes for year in (each.first, each.last) if year is not None}
    for year in sorted(years - {old_year, new_year}):
        if not (old.regime(year).applies and new.regime(year).applies):
            continue
        found = [each for each in _differing(Side(old, year), Side(new, year), shapes) if each not in seen]
        seen.update(found)
        if found:
            yield year, tuple(dict.fromkeys(name for name, _ in found))


def _differing(old: Side, new: Side, shapes: Shapes) -> Iterator[tuple[str, tuple[int, int]]]:
    """The tables, else the results, that differ in shape, with the shapes."""
    tables = False
    for name, table in new.regime.tables.items():
        other = old.regime.tables.get(name)
        if other is None:
            continue
        for key, cell in table.cells.items():
            was = other.cells.get(key)
            pair = (-1 if was is None else shapes.plain(old, was), shapes.plain(new, cell))
            if pair[0] != pair[1]:
                tables = True
                yield name, pair
    if tables:
        return  # what rests on them differs too, and need not be named
    for step in new.regime.steps:
        name = step_name(step)
        if step.kind is StepKind.PART or name not in old.steps:
            continue
        pair = (shapes.of(old, name), shapes.of(new, name))
        if pair[0] != pair[1]:
            yield name, pair


def _facts(old: SchemeIR, new: SchemeIR) -> Iterator[FactDifference]:
    before, after = _entries(old), _entries(new)
    for key in dict.fromkeys((*after, *before)):
        was, now = before.get(key), after.get(key)
        if was is not None and now is not None and plain_cell(was[1].value) == plain_cell(now[1].value):
            continue
        for fact, _ in (each for each in (now or was,) if each is not None):
            old_value, new_value = (None if each is None else each[1].value for each in (was, now))
            yield FactDifference(key[0], key[1], old_value, new_value, fact.type, fact.shown)


def _entries(ir: SchemeIR) -> dict[tuple[str, tuple[str, ...], Period], tuple[Fact, FactEntry]]:
    return {(fact.name, each.keys, each.period): (fact, each) for fact in ir.scheme.facts for each in fact.entries}
