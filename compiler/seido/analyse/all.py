"""Every analysis of a scheme, in one table.

An analysis takes the IR of a scheme and returns what it finds. It needs nothing beyond the IR, changes nothing, and gives
each finding a case or a place that the author can check by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from seido.analyse.amounts import check_amounts
from seido.analyse.boundaries import check_boundaries
from seido.analyse.cliffs import check_cliffs
from seido.analyse.fractions import check_fractions
from seido.analyse.never import check_never
from seido.analyse.parts import check_parts
from seido.analyse.periods import check_periods
from seido.analyse.reach import check_reach
from seido.analyse.requirements import check_requirements
from seido.analyse.years import check_years
from seido.ir.nodes import SchemeIR
from seido.source.diagnostic import Diagnostic

Analysis = Callable[[SchemeIR], tuple[Diagnostic, ...]]

ANALYSES: Final[tuple[Analysis, ...]] = (
    check_years,
    check_periods,
    check_fractions,
    check_parts,
    check_never,
    check_reach,
    check_boundaries,
    check_cliffs,
    check_requirements,
    check_amounts,
)


def analyse(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """What all analyses find in a scheme, in the order of the table."""
    return tuple(found for analysis in ANALYSES for found in analysis(ir))
