"""Periods that leave a year without a value between two others, or that lie wholly outside the years of their scheme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from seido.ir.nodes import SchemeIR
from seido.source.catalogue import time
from seido.source.diagnostic import Diagnostic, Fact, Label, Text
from seido.source.text import Span
from seido.typed.program import Period, Rule, Scheme
from seido.values.calendar import show_period, show_year

_Dated = tuple[Period, Span]


def check_periods(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """What is to be said of the periods of a scheme's values, formulas and requirements."""
    scheme = ir.scheme
    found: list[Diagnostic] = []
    for name, key, held in _values(scheme):
        found += _between(name, key, held, scheme)
    if scheme.declared_years:
        found += _outside(scheme)
    return tuple(found)


def _values(scheme: Scheme) -> Iterator[tuple[str, str, Sequence[_Dated]]]:
    """Each value that is laid down or computed, with the key of its combination, and its periods."""
    for grid in scheme.grids.values():
        keys: dict[tuple[str, ...], list[_Dated]] = {}
        for cell in grid.cells:
            keys.setdefault(cell.key, []).append((cell.period, cell.value.span))
        told: set[tuple[Span, ...]] = set()
        for key, held in keys.items():
            places = tuple(span for _, span in held)
            if places not in told:  # one line may speak of a whole group
                told.add(places)
                yield grid.name, f"（{'、'.join(key)}）" if key else "", held
    for name, rule in _rules(scheme):
        yield name, "", [(clause.period, clause.span) for clause in rule.clauses]


def _rules(scheme: Scheme) -> Iterator[tuple[str, Rule]]:
    for amount in scheme.amounts.values():
        yield amount.name, amount.rule
    for items in scheme.items.values():
        for column in items.columns:
            yield column.name, column.rule


def _between(name: str, key: str, held: Sequence[_Dated], scheme: Scheme) -> Iterator[Diagnostic]:
    """Years between two periods that neither speaks of."""
    ordered = sorted(held, key=lambda each: (each[0].first is not None, each[0].first or 0))
    reached: _Dated | None = None
    for one, other in pairwise(ordered):
        if reached is None or (reached[0].last is not None and (one[0].last is None or one[0].last > reached[0].last)):
            reached = one
        last, first = reached[0].last, other[0].first
        if last is None:
            return
        if first is not None and last + 1 < first and not _asked_already(last + 1, scheme):
            facts = {
                "name": name,
                "key": key,
                "year": show_period(last + 1, first - 1).removesuffix("のみ"),
                "before": show_period(reached[0].first, last),
                "after": show_period(first, other[0].last),
            }
            yield Diagnostic(
                time.YEARS_BETWEEN, other[1], facts, (Label(reached[1], "before", {"before": facts["before"]}),)
            )


def _asked_already(year: int, scheme: Scheme) -> bool:
    """Whether a year without a value is one of the 適用期間, and is told as such."""
    return scheme.declared_years and scheme.years.holds(year) and year <= scheme.document_year


def _outside(scheme: Scheme) -> Iterator[Diagnostic]:
    """Values that hold in no year of the 適用期間: each that says so, and one for all that speak of the document's 年度."""
    years = show_period(scheme.years.first, scheme.years.last)
    silent: list[tuple[str, Span]] = []
    told: set[Span] = set()
    for name, period, span in _periods(scheme):
        if period.meets(scheme.years) or span in told:
            continue
        told.add(span)
        if period.implied:
            silent.append((name, span))
        else:
            facts = {"name": name, "period": show_period(period.first, period.last), "years": years}
            yield Diagnostic(time.PERIOD_OUTSIDE, span, facts)
    if silent:
        name, span = silent[0]
        others = len(silent) - 1
        said: dict[str, Fact] = {
            "name": name,
            "year": show_year(scheme.document_year),
            "years": years,
            "count": Text(f"とほか{others}か所", f"(and {others} more)") if others else "",
        }
        yield Diagnostic(time.YEAR_OUTSIDE, span, said)


def _periods(scheme: Scheme) -> Iterator[tuple[str, Period, Span]]:
    for grid in scheme.grids.values():
        for cell in grid.cells:
            yield grid.name, cell.period, cell.value.span
    for name, rule in _rules(scheme):
        for clause in rule.clauses:
            yield name, clause.period, clause.span
        for cap in rule.caps:
            yield name, cap.period, cap.limit.span
    for requirement in scheme.requirements.values():
        yield requirement.name, requirement.period, requirement.span
    for verification in scheme.verifications:
        yield verification.text, verification.period, verification.span
