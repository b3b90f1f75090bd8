"""Two rules that treat one point of an input differently: 0.25未満 here and 0.25以下 there, 5,000万円 here and 5,000万1円 there.

A comparison cuts the values of its input in two, those below and those above. Two cuts that lie one step apart part at a
single value. That is a slip of a boundary word or of a digit more often than it is meant, and it is told with that value.

Where both rules cite the document, their words stand in it, and the finding is for information.

What is meant is left alone: 0.25未満 beside 0.25以上 (one cut), the bands of one 段階 or of one rule that covers everything
(gaps and overlaps there are told as such), the two ends of one condition, and whole numbers that are small beside their
step (1人 and 2人, 6か月 and 7か月).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from seido.ir.nodes import SchemeIR
from seido.ir.regions import declared_as
from seido.ir.rules import show_expr, show_found
from seido.source.catalogue import analyses as kinds
from seido.source.diagnostic import Diagnostic, Fact, Label, Text
from seido.source.text import Span
from seido.syntax.tree import ClauseKind
from seido.typed import expression as typed
from seido.typed.program import Input, Rule, Scheme
from seido.typed.types import Quantity
from seido.typed.walk import walk
from seido.values.display import show_number

_HAIR: Final = 20
"""Limits one step apart are a hair apart where the limit is at least this many steps."""

_WORDS: Final = {
    typed.Comparison.LESS: "未満",
    typed.Comparison.AT_LEAST: "以上",
    typed.Comparison.MORE: "超",
    typed.Comparison.AT_MOST: "以下",
}
_TURNED: Final = {
    typed.Comparison.LESS: typed.Comparison.MORE,
    typed.Comparison.MORE: typed.Comparison.LESS,
    typed.Comparison.AT_LEAST: typed.Comparison.AT_MOST,
    typed.Comparison.AT_MOST: typed.Comparison.AT_LEAST,
}


@dataclass(frozen=True, slots=True)
class _Cut:
    """A comparison of an input with a number: ``below`` is the greatest value on the lower side of the cut.

    ``where`` names the rule, ``group`` what belongs together and is not compared within itself; ``cited`` says that the
    words were found in a document.
    """

    term: typed.Expr
    limit: Fraction
    comparison: typed.Comparison
    below: Fraction
    where: str
    group: int
    cited: bool
    span: Span


def check_boundaries(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """A finding for each two cuts of one input that lie one step apart."""
    scheme = ir.scheme
    cuts: dict[typed.Expr, list[_Cut]] = {}
    for cut in _cuts(scheme):
        cuts.setdefault(cut.term, []).append(cut)
    found: list[Diagnostic] = []
    for term, held in cuts.items():
        declared = declared_as(term, scheme)
        if declared is not None and len(held) > 1:
            found += _apart(term, held, declared)
    return tuple(found)


def _apart(term: typed.Expr, held: list[_Cut], declared: Input) -> Iterator[Diagnostic]:
    step = declared.step or Fraction(1)
    told: set[Fraction] = set()
    at: dict[Fraction, list[_Cut]] = {}
    for cut in held:
        at.setdefault(cut.below, []).append(cut)
    for below, above in pairwise(sorted(at)):
        if above - below != step or above in told or not _within(above, declared):
            continue
        for one, other in ((one, other) for one in at[below] for other in at[above]):
            if one.group == other.group or 0 in (one.limit, other.limit):
                continue
            mixed = one.limit == other.limit
            if not mixed and min(one.limit, other.limit) < _HAIR * step:
                continue
            told.add(above)
            yield _told(term, one, other, above, mixed=mixed)
            break


def _within(value: Fraction, declared: Input) -> bool:
    low, high = declared.low, declared.high
    return (low is None or value > low or (value == low and not declared.low_open)) and (
        high is None or value < high or (value == high and not declared.high_open)
    )


def _told(term: typed.Expr, one: _Cut, other: _Cut, value: Fraction, *, mixed: bool) -> Diagnostic:
    first, second = sorted((one, other), key=lambda cut: cut.span)
    facts: dict[str, Fact] = {
        "name": show_expr(term),
        "value": show_found(term.type, value),
        "first": _shown(first),
        "first_where": first.where,
        "second": _shown(second),
        "second_where": second.where,
        "first_holds": _YES_AND if _holds(first, value) else _NO_AND,
        "second_holds": _SECOND[_holds(first, value), _holds(second, value)],
    }
    kind = kinds.BOUNDARIES_MIXED if mixed and not (one.cited and other.cited) else kinds.LIMITS_CLOSE
    return Diagnostic(kind, second.span, facts, (Label(first.span, "first", {"first": facts["first"]}),))


_YES_AND: Final = Text("当てはまり", "applies")
_NO_AND: Final = Text("当てはまらず", "does not apply")
_SECOND: Final = {
    (True, True): Text("も当てはまります", "applies, too"),
    (True, False): Text("は当てはまりません", "does not apply"),
    (False, True): Text("は当てはまります", "applies"),
    (False, False): Text("も当てはまりません", "does not apply either"),
}
"""What is said of the second of two limits, by whether the first and the second hold."""


def _holds(cut: _Cut, value: Fraction) -> bool:
    lower = cut.comparison in (typed.Comparison.LESS, typed.Comparison.AT_MOST)
    return (value <= cut.below) is lower


def _shown(cut: _Cut) -> str:
    kind = cut.term.type
    if isinstance(kind, Quantity) and kind.unit.numerator == ("円",):
        return f"{show_number(cut.limit, kind.unit, '万円')}{_WORDS[cut.comparison]}"
    return f"{show_found(kind, cut.limit)}{_WORDS[cut.comparison]}"


# ---------------------------------------------------------------------------------------------------------------- cuts


@dataclass(frozen=True, slots=True)
class _Place:
    """Conditions of one rule; ``together`` where their limits are compared with each other already."""

    where: str
    conditions: tuple[tuple[typed.Expr, bool], ...]  # and whether each is cited
    together: bool


def _cuts(scheme: Scheme) -> Iterator[_Cut]:
    group = 0
    for place in _places(scheme):
        group += 1
        for condition, cited in place.conditions:
            group += 0 if place.together else 1
            ranges = _ranges(condition)
            for node in walk((condition,)):
                if isinstance(node, typed.Compare) and id(node) not in ranges:
                    cut = _cut(node, scheme)
                    if cut is not None:
                        term, limit, comparison, below = cut
                        yield _Cut(term, limit, comparison, below, place.where, group, cited, node.span)


def _places(scheme: Scheme) -> Iterator[_Place]:
    rules: list[tuple[str, Rule]] = [(amount.name, amount.rule) for amount in scheme.amounts.values()]
    rules += [(column.name, column.rule) for items in scheme.items.values() for column in items.columns]
    for name, rule in rules:
        covers = all(clause.kind is ClauseKind.CASE for clause in rule.clauses)
        cited = [bool(scheme.provenance[clause.tag].citations) for clause in rule.clauses]
        both = list(zip(rule.clauses, cited, strict=True))
        asked = tuple((clause.condition, held) for clause, held in both if clause.condition is not None)
        yield _Place(name, asked, covers)
        yield _Place(name, tuple((clause.value, held) for clause, held in both), together=False)
    for requirement in scheme.requirements.values():
        held = bool(requirement.annotations.citations)
        parts = (requirement.condition, *(() if requirement.when is None else (requirement.when,)))
        yield _Place(requirement.name, tuple((part, held) for part in parts), together=False)
    for part in scheme.cases.values():
        yield _Place("場合", ((part.condition, False),), together=False)


def _ranges(condition: typed.Expr) -> set[int]:
    """Comparisons that are the two ends of one value: 0.25以上 0.25以下 is the point 0.25 and meant so."""
    found: set[int] = set()
    for node in walk((condition,)):
        if isinstance(node, typed.AllOf):
            compares = [each for each in node.operands if isinstance(each, typed.Compare)]
            for one, other in combinations(compares, 2):
                if one.left == other.left and one.right == other.right:
                    found |= {id(one), id(other)}
    return found


def _cut(node: typed.Compare, scheme: Scheme) -> tuple[typed.Expr, Fraction, typed.Comparison, Fraction] | None:
    """The input, the limit, the comparison as seen from the input, and the greatest value below the cut."""
    for term, limit, comparison in (
        (node.left, node.right, node.comparison),
        (node.right, node.left, _TURNED.get(node.comparison, node.comparison)),
    ):
        declared = declared_as(term, scheme)
        value = _constant(limit, scheme)
        if declared is None or value is None or comparison not in _WORDS:
            continue
        step = declared.step or Fraction(1)
        inclusive = comparison in (typed.Comparison.AT_MOST, typed.Comparison.MORE)
        below = value // step * step if inclusive or value % step else value - step
        return term, value, comparison, below
    return None


def _constant(node: typed.Expr, scheme: Scheme) -> Fraction | None:
    """A number as written, or the single value of a 基準 in the year of the document."""
    if isinstance(node, typed.Const):
        return node.value if isinstance(node.value, Fraction) else None
    if isinstance(node, typed.Lookup) and not node.index and node.grid in scheme.grids:
        year = scheme.document_year if node.year is None else node.year
        for cell in scheme.grids[node.grid].cells:
            if cell.period.holds(year):
                return _constant(cell.value, scheme) if isinstance(cell.value, typed.Const) else None
    return None
