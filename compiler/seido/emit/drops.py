"""The cliffs of a scheme as rows of its page: the two neighbouring cases and what each is granted."""

from __future__ import annotations

from dataclasses import dataclass

from seido.analyse.cliffs import case_text, find_cliffs, shown_values
from seido.ir.nodes import SchemeIR


@dataclass(frozen=True, slots=True)
class Drop:
    """One limit at which an amount drops, as texts."""

    amount: str
    input: str
    below: str
    above: str
    before: str
    after: str
    case: str


def list_drops(ir: SchemeIR) -> tuple[Drop, ...]:
    """The cliffs of a scheme, in order."""
    return tuple(
        Drop(each.amount, each.input, *shown_values(ir, each), case_text(ir, each.case).ja) for each in find_cliffs(ir)
    )
