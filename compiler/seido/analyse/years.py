"""Years of a declared 適用期間 in which a value is missing."""

from __future__ import annotations

from collections.abc import Iterator

from seido.ir.nodes import SchemeIR
from seido.source.catalogue import time
from seido.source.diagnostic import Diagnostic
from seido.typed.program import Amount, Grid, Scheme
from seido.values.calendar import show_period, show_year


def check_years(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """A finding for each laid-down value and each formula that lacks a year of the scheme's 適用期間.

    Only a 適用期間 that ends on both sides, or reaches back from the document's 年度, says that values must exist; what
    comes after the document's 年度 is for later documents to say.
    """
    scheme = ir.scheme
    if not scheme.declared_years:
        return ()
    found = [each for grid in scheme.grids.values() for each in _gaps(grid, scheme)]
    return (*found, *(each for amount in scheme.amounts.values() for each in _formula_gaps(amount, scheme)))


def _window(scheme: Scheme) -> range:
    """The years in which values must exist."""
    first = scheme.years.first if scheme.years.first is not None else scheme.document_year
    last = min(scheme.document_year, scheme.years.last if scheme.years.last is not None else scheme.document_year)
    return range(first, last + 1)


def _formula_gaps(amount: Amount, scheme: Scheme) -> Iterator[Diagnostic]:
    """The first year in which no clause of a rule holds, not even to say that the document is silent."""
    clauses = amount.rule.clauses
    for year in _window(scheme):
        if clauses and not any(clause.period.holds(year) for clause in clauses):
            facts = {
                "name": amount.name,
                "key": "",
                "year": show_year(year),
                "period": show_period(scheme.years.first, scheme.years.last),
            }
            yield Diagnostic(time.YEAR_GAP, amount.span, facts)
            return


def _gaps(grid: Grid, scheme: Scheme) -> Iterator[Diagnostic]:
    for key in dict.fromkeys(cell.key for cell in grid.cells):
        for year in _window(scheme):
            if any(cell.key == key and cell.period.holds(year) for cell in grid.cells):
                continue
            facts = {
                "name": grid.name,
                "key": f"（{'、'.join(key)}）" if key else "",
                "year": show_year(year),
                "period": show_period(scheme.years.first, scheme.years.last),
            }
            yield Diagnostic(time.YEAR_GAP, grid.span, facts)
            break
