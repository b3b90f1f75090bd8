"""Published figures: every laid-down value that is proved to stand in its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from seido.citations.claims import FigureKind, Proof, Role
from seido.typed.program import Program
from seido.typed.types import show_unit
from seido.values.display import exact_text
from seido.values.units import NONE, Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure that a declaration lays down.

    ``value`` is exact and in base units (円, persons, months; a ratio as a number; a date in ISO form); ``line`` is the
    line of the source text, from 1, on which the figure is printed; ``position`` counts the figures of the quote.
    """

    id: str
    scheme: str
    declaration: str
    value: str
    unit: str
    period: str
    source: str
    line: int
    quote: str
    file: str
    position: int


def list_figures(program: Program, proofs: Sequence[Proof]) -> tuple[Figure, ...]:
    """One Figure for each table cell, series entry or dated value, in the order of the policies."""
    del program
    return tuple(_figure(proof) for proof in proofs if proof.figure.role is Role.VALUE and proof.figure.key)


def _figure(proof: Proof) -> Figure:
    claimed = proof.figure
    value = exact_text(claimed.value)
    if claimed.kind is FigureKind.DATE:
        value = date.fromordinal(int(claimed.value)).isoformat()
    return Figure(
        f"{proof.claim.scheme}/{claimed.key}",
        proof.claim.scheme,
        proof.claim.declaration,
        value,
        _unit(claimed.unit, proof.claim.denominators),
        claimed.period,
        proof.document,
        proof.line,
        proof.quote,
        claimed.span.path,
        proof.position,
    )


def _unit(unit: Unit, denominators: tuple[str, ...]) -> str:
    whole = Unit(unit.numerator, (*unit.denominator, *denominators)) if denominators else unit
    return "" if whole == NONE else show_unit(whole)
