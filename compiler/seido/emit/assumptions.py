"""What an answer has put in the place of what the document does not say (仮置き), in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from seido.ir.nodes import Regime
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.typed.walk import walk
from seido.values.display import show_number
from seido.values.exact import Scalar
from seido.values.units import NONE

_ELSE = "仮の値"  # for what is reckoned: its formula stands on the page


class Assumed(NamedTuple):
    """Of what something is assumed (``措置率（受入れの期間中）``; empty for the whole declaration), and what."""

    of: str
    value: str


NOTHING: Final = Assumed("", "")


def assumptions(regime: Regime) -> Mapping[str, Assumed]:
    """For the tag of each 仮置き of a regime what is assumed: a value, or the name of what is taken in its place."""
    found: dict[str, Assumed] = {}
    for node in walk(step.expr for step in regime.steps):
        if isinstance(node, typed.Unstated) and node.provisional is not None:
            found[node.tag] = Assumed("", _said(node.provisional))
    for table in regime.tables.values():
        for index, cell in table.cells.items():
            if isinstance(cell, typed.Unstated) and cell.provisional is not None:
                # What holds for several entries is told of the table, not of the one that comes first.
                of = "" if cell.tag in found else f"{table.name}（{'、'.join(index)}）"
                found[cell.tag] = Assumed(of, _said(cell.provisional))
    return found


def _said(node: typed.Expr) -> str:
    match node:
        case typed.Const(value=value):
            return _constant(value, node)
        case typed.Variable(name=name) | typed.Definition(name=name) | typed.FieldOf(name=name):
            return f"「{name}」"
        case _:
            return _ELSE


def _constant(value: Scalar, node: typed.Expr) -> str:
    """A value; a rate as a decimal and as a fraction, since documents print it as either: ``0.5（1/2）`` ``1（10/10）``."""
    match value:
        case bool():
            return "はい" if value else "いいえ"
        case str():
            return value
        case _:
            unit = node.type.unit if isinstance(node.type, Quantity) else NONE
            shown = show_number(value, unit, "")
            if unit != NONE:
                return shown
            fraction = "10/10" if value == 1 else show_number(value, unit, "/")
            return shown if shown == fraction else f"{shown}（{fraction}）"
