"""Fractions of 1円 that nobody has dealt with, and roundings whose direction is not settled."""

from __future__ import annotations

from typing import Final

from seido.analyse.scale import Extents, measure
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.source.catalogue import types
from seido.source.diagnostic import Diagnostic
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.typed.walk import walk

_YEN: Final = ("円",)


def check_fractions(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """What is to be said of fractions and roundings, once for each declaration.

    An amount of 円 (or of 円 per something) that can come to a fraction of 1円 needs a 端数. A fraction that a 端数 記載なし
    has answered for is not asked about again where the amount is used. A rounding needs a value that cannot be below 0.
    """
    found: dict[tuple[str, str], Diagnostic] = {}
    for regime in ir.regimes:
        if not regime.applies:
            continue
        for diagnostic in _in_regime(regime, measure(ir, regime, whole=True)):
            found.setdefault((diagnostic.kind.code, str(diagnostic.facts["name"])), diagnostic)
    return tuple(found.values())


def _in_regime(regime: Regime, extents: Extents) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for step in regime.steps:
        name = step.title
        if _is_yen(step) and extents.of(step.expr).denominator != 1:
            found.append(Diagnostic(types.FRACTION_WITHOUT_ROUNDING, step.span, {"name": name}))
        for node in walk((step.expr,)):
            if isinstance(node, typed.Round):
                low = extents.of(node.value).low
                if low is None or low < 0:
                    found.append(Diagnostic(types.ROUNDING_NEGATIVE, node.span, {"name": name}))
    return found


def _is_yen(step: Step) -> bool:
    """Whether a step gives an amount of money: 円, or 円 per something."""
    is_value = step.kind in {StepKind.AMOUNT, StepKind.COLUMN}
    return is_value and isinstance(step.type, Quantity) and step.type.unit.numerator == _YEN
