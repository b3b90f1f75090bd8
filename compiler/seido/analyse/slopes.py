"""Whether a value can rise or fall where something it depends on rises: known from its formula, before any case is.

In doubt it can do both. Who wants to know where an amount falls need not look at those that cannot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from seido.analyse.scale import Extents
from seido.ir.nodes import Step
from seido.typed import expression as typed
from seido.typed.walk import walk


class Slope(NamedTuple):
    """What a value may do where the thing that moves rises."""

    rises: bool = False
    falls: bool = False

    def __or__(self, other: object) -> Slope:
        """Either of two."""
        if not isinstance(other, Slope):
            return NotImplemented
        return Slope(self.rises or other.rises, self.falls or other.falls)

    @property
    def turned(self) -> Slope:
        """The slope of the negative."""
        return Slope(self.falls, self.rises)

    @property
    def moves(self) -> bool:
        """Whether it does anything."""
        return self.rises or self.falls


STILL = Slope()
UP = Slope(rises=True)
ANY = Slope(rises=True, falls=True)


@dataclass(slots=True)
class Slopes:
    """The slopes of definitions (computed fields as 明細の欄) in one thing that moves: a Variable, FieldOf or Definition.

    With ``within`` only what happens within one clause counts, not that another clause, entry or row is chosen.
    """

    steps: Mapping[str, Step]
    moving: typed.Expr
    extents: Extents
    within: bool = False
    known: dict[str, Slope] = field(default_factory=dict)

    def of(self, name: str) -> Slope:
        """The slope of a definition."""
        found = self.known.get(name)
        if found is None:
            self.known[name] = ANY  # definitions do not go round in circles; this is never read
            step = self.steps.get(name)
            found = self.known[name] = STILL if step is None else self.slope(step.expr)
        return found

    def chooses(self, names: Iterable[str]) -> bool:
        """Whether what moves can turn one of some definitions to another clause, entry or row."""
        for name in names:
            for node in walk((self.steps[name].expr,)):
                match node:
                    case typed.Choice(arms=arms):
                        parts = [arm.condition for arm in arms]
                    case typed.Lookup(index=index):
                        parts = list(index)
                    case typed.Fold(where=where) if where is not None:
                        parts = [where]
                    case _:
                        continue
                if any(self.slope(part).moves for part in parts):
                    return True
        return False

    def slope(self, node: typed.Expr) -> Slope:
        """The slope of an expression."""
        if node == self.moving:
            return UP
        match node:
            case typed.Definition(name=name):
                return self.of(name)
            case typed.FieldOf(items=items, name=name):
                return self.of(f"{items}の{name}")
            case typed.Add() | typed.Extreme() | typed.Cap() | typed.Round() | typed.RoundUnstated():
                return self._either(typed.children(node))
            case typed.AllOf() | typed.AnyOf():
                return self._either(typed.children(node))
            case typed.Multiply(operands=operands):
                return self._product(operands)
            case typed.Negation(operand=operand):
                return self.slope(operand).turned
            case typed.Compare(comparison=comparison, left=left, right=right):
                one, other = self.slope(left), self.slope(right)
                if comparison in {typed.Comparison.MORE, typed.Comparison.AT_LEAST}:
                    return one | other.turned
                if comparison in {typed.Comparison.LESS, typed.Comparison.AT_MOST}:
                    return one.turned | other
                return ANY if one.moves or other.moves else STILL
            case typed.Choice(arms=arms, otherwise=otherwise):
                if not self.within and any(self.slope(arm.condition).moves for arm in arms):
                    return ANY
                return self._either([arm.value for arm in arms] + ([] if otherwise is None else [otherwise]))
            case typed.Fold(where=where, body=body):
                if not self.within and where is not None and self.slope(where).moves:
                    return ANY
                return self.slope(body)
            case typed.Unstated(provisional=provisional):
                return STILL if provisional is None else self.slope(provisional)
            case _:
                if self.within:
                    return STILL
                return ANY if self._either(typed.children(node)).moves else STILL

    def _either(self, nodes: Iterable[typed.Expr]) -> Slope:
        found = STILL
        for node in nodes:
            found |= self.slope(node)
        return found

    def _product(self, operands: tuple[typed.Expr, ...]) -> Slope:
        """A product by what is not below 0 keeps the slope, by a constant below 0 turns it."""
        found = self._either(operands)
        if not found.moves:
            return STILL
        for node in operands:
            if isinstance(node, typed.Const) and isinstance(node.value, Fraction):
                found = found.turned if node.value < 0 else found
                continue
            low = self.extents.of(node).low
            if low is None or low < 0:
                return ANY
        return found
