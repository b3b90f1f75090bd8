"""Published figures: every figure of a policy that is proved to stand in its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from seido.citations.claims import FigureKind, Proof, Role
from seido.typed.types import show_unit
from seido.values.display import exact_text
from seido.values.units import NONE, Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure that a declaration lays down.

    ``value`` is exact and in base units (円, persons, months; a ratio as a number; a date in ISO form, a month without its
    day); ``printed`` is the figure as it stands in the document, which may say less (R5.3末, 約4割, 2050年). ``line`` is the
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
    printed: str


def list_figures(proofs: Sequence[Proof]) -> tuple[Figure, ...]:
    """One Figure for each printed figure that a declaration bears, in the order of the policies.

    These are table cells, entries of a series, dated values, and the rates, caps and limits of clauses and requirements.
    A value that is printed in several places is listed once for each; their ids end in ``#2`` and so on. The years of
    periods and the units of roundings are proved too but are no figures of their own.
    """
    found: list[Figure] = []
    seen: Counter[str] = Counter()
    for proof in proofs:
        if proof.figure.role in (Role.PERIOD, Role.ROUNDING):
            continue
        stem = (
            f"{proof.claim.scheme}/{proof.figure.key}"
            if proof.figure.key
            else f"{proof.claim.id}/{proof.figure.written}"
        )
        seen[stem] += 1
        found.append(_figure(proof, stem if seen[stem] == 1 else f"{stem}#{seen[stem]}"))
    return tuple(found)


def _figure(proof: Proof, identity: str) -> Figure:
    claimed = proof.figure
    value = exact_text(claimed.value)
    if claimed.kind is FigureKind.DATE:
        day = date.fromordinal(int(claimed.value)).isoformat()
        value = day[:7] if claimed.whole_month else day
    return Figure(
        identity,
        proof.claim.scheme,
        proof.claim.declaration,
        value,
        "年度" if claimed.kind is FigureKind.YEAR else _unit(claimed.unit),
        claimed.period,
        proof.document,
        proof.line,
        proof.quote,
        claimed.span.path,
        proof.position,
        proof.printed,
    )


def _unit(unit: Unit) -> str:
    return "" if unit == NONE else show_unit(unit)
