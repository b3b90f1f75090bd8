"""A scheme under each choice of the named readings (解釈) that a statement rests on.

A proof is about the readings adopted; what is said of a rule as it stands has to hold whichever a reader chooses.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from seido.analyse.prove import needed_steps
from seido.ir.nodes import Regime, SchemeIR
from seido.typed import expression as typed
from seido.typed.walk import walk

_READINGS: Final = 8
"""Combinations of named readings that are looked at, those adopted first."""


def as_read(ir: SchemeIR, regime: Regime, statement: typed.Expr) -> Iterator[SchemeIR]:
    """The scheme under choices of the readings that a statement rests on, those adopted first; not always under all."""
    return itertools.islice(_all(ir, regime, statement), _READINGS)


def in_every_reading(ir: SchemeIR, regime: Regime, statement: typed.Expr) -> tuple[SchemeIR, ...]:
    """The scheme under every choice of the readings that a statement rests on; nothing where these are too many to try."""
    found = tuple(itertools.islice(_all(ir, regime, statement), _READINGS + 1))
    return found if len(found) <= _READINGS else ()


def _all(ir: SchemeIR, regime: Regime, statement: typed.Expr) -> Iterator[SchemeIR]:
    parts = (statement, *(step.expr for step in needed_steps(regime, (statement,))))
    names = dict.fromkeys(node.name for node in walk(parts) if isinstance(node, typed.Reading))
    readings = ir.scheme.readings
    choices = [dict.fromkeys((readings[name].adopted, *readings[name].category.names)) for name in names]
    for chosen in itertools.product(*choices):
        read = {name: replace(readings[name], adopted=each) for name, each in zip(names, chosen, strict=True)}
        yield replace(ir, scheme=replace(ir.scheme, readings={**readings, **read}))
