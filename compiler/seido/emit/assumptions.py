"""What an answer has put in the place of what the document does not say (仮置き), in words."""

from __future__ import annotations

from collections.abc import Mapping

from seido.ir.lower import walk
from seido.ir.nodes import Regime
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.values.display import show_number
from seido.values.exact import Scalar
from seido.values.units import NONE

_ELSE = "仮の値"  # for what is reckoned: its formula stands on the page


def assumptions(regime: Regime) -> Mapping[str, str]:
    """For the tag of each 仮置き of a regime what is assumed: a value, or the name of what is taken in its place."""
    cells = (cell for table in regime.tables.values() for cell in table.cells.values())
    nodes = walk((*(step.expr for step in regime.steps), *cells))
    return {
        node.tag: _said(node.provisional)
        for node in nodes
        if isinstance(node, typed.Unstated) and node.provisional is not None
    }


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
