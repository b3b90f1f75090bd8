"""What the passes over one scheme share: its names, where findings and claims go, the year its document speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from seido.citations.claims import Claim, ClaimedFigure, ClaimedWord, FigureKind, Role
from seido.source.catalogue import time
from seido.source.text import Span
from seido.syntax import tree
from seido.typed.expressions import Typer, base
from seido.typed.program import EVERY_YEAR, Period
from seido.typed.scope import Findings, Scope
from seido.typed.typenames import NamedType
from seido.typed.types import Quantity
from seido.values.calendar import show_date, show_period
from seido.values.units import NONE, Unit


@dataclass(slots=True)
class Workshop:
    """The state of checking one scheme (or 共通).

    ``document_year`` is the 年度 of the first 資料, in which a case is answered where none is asked for;
    ``document_years`` has that of each 資料 by name, since what cites a later one speaks of its year.
    """

    scheme: str
    document_year: int
    document_years: Mapping[str, int] = field(default_factory=dict)
    scope: Scope = field(default_factory=Scope)
    findings: Findings = field(default_factory=Findings)
    claims: list[Claim] = field(default_factory=list)
    case: str = ""  # the 場合 part being read

    @property
    def typer(self) -> Typer:
        """The typer of this scheme's expressions."""
        return Typer(self.scope, self.findings)

    def period(self, own: tree.Annotations, inherited: tree.Annotations | None, *, speaks: bool) -> Period:
        """The years of a value: its own period, its declaration's, or what follows from what it says.

        ``speaks`` is true where it cites its document or holds a figure: it then speaks of the document's 年度 only.
        """
        for held in (own, inherited):
            if held is None or not held.periods:
                continue
            first, *more = held.periods
            for extra in more:
                self.findings.add(time.TWO_PERIODS, extra.span)
            if first.first is not None and first.last is not None and first.last < first.first:
                self.findings.add(time.BACKWARD_PERIOD, first.span, period=show_period(first.first, first.last))
                return EVERY_YEAR
            return Period(first.first, first.last)
        if speaks:
            year = self._year_of(own.citations or (() if inherited is None else inherited.citations))
            return Period(year, year, implied=True)
        return EVERY_YEAR

    def _year_of(self, citations: Sequence[tree.Citation]) -> int:
        """The 年度 of the 資料 that is cited; of two the first, of none that of the set."""
        return next(
            (
                self.document_years[each.document.text]
                for each in citations
                if each.document.text in self.document_years
            ),
            self.document_year,
        )

    def claim(
        self,
        identity: str,
        declaration: str,
        span: Span,
        figures: Sequence[ClaimedFigure],
        own: tree.Annotations,
        inherited: tree.Annotations | None = None,
        *,
        words: Sequence[ClaimedWord] = (),
        denominators: tuple[str, ...] = (),
        row: bool = False,
    ) -> None:
        """Enter a claim, with the period's years as figures of their own.

        A 解釈 stands for a missing 出典 only: where something is cited its figures must stand in the quote.
        """
        context = () if inherited is None else inherited.citations
        citations = own.citations or context
        readings = own.readings or (() if inherited is None or own.citations else inherited.readings)
        periods = own.periods or (() if inherited is None else inherited.periods)
        dated = [figure for period in periods for figure in period_figures(period)]
        apart = {Role.ROUNDING} if citations else {Role.ROUNDING, Role.PROVISIONAL}
        stated = [figure for figure in figures if figure.role not in apart]
        if not stated and not words and not denominators and not citations:
            return
        self.claims.append(
            Claim(
                id=f"{self.scheme}/{identity}",
                scheme=self.scheme,
                declaration=declaration,
                span=span,
                figures=(*stated, *dated),
                words=tuple(words),
                citations=citations,
                context=context,
                denominators=denominators,
                row=row,
                read=bool(readings) and not citations,
                document_year=self._year_of(citations),
            )
        )

    def claim_rounding(self, declaration: str, annotations: tree.Annotations) -> None:
        """Enter the claim of a 端数: its unit stands in a quote, or a 解釈 covers it."""
        for rounding in annotations.roundings[:1]:  # of a second one it has been said that there may be no two
            if rounding.unit is None:
                continue
            value, unit = base(rounding.unit)
            figure = ClaimedFigure(
                FigureKind.NUMBER, value, rounding.unit.span, rounding.unit.text, unit, role=Role.ROUNDING
            )
            self.claims.append(
                Claim(
                    id=f"{self.scheme}/{declaration}/端数",
                    scheme=self.scheme,
                    declaration=declaration,
                    span=rounding.span,
                    figures=(figure,),
                    citations=() if annotations.readings else annotations.citations,
                    read=bool(annotations.readings),
                    document_year=self._year_of(annotations.citations),
                )
            )


def period_figures(period: tree.Period) -> list[ClaimedFigure]:
    """The years a written period names; 以上 marks から, 以下 marks まで."""
    ends: list[tuple[int, tree.Boundary | None]] = []
    if period.first is not None and period.first == period.last:
        ends.append((period.first, None))
    else:
        if period.first is not None:
            ends.append((period.first, tree.Boundary.AT_LEAST))
        if period.last is not None:
            ends.append((period.last, tree.Boundary.AT_MOST))
    return [
        ClaimedFigure(
            FigureKind.YEAR,
            Fraction(year),
            period.span,
            show_period(period.first, period.last),
            role=Role.PERIOD,
            boundary=boundary,
        )
        for year, boundary in ends
    ]


def number_figure(
    node: tree.Number,
    *,
    role: Role,
    boundary: tree.Boundary | None = None,
    labels: tuple[str, ...] = (),
    kind: NamedType | None = None,
    key: str = "",
    period: str = "",
) -> ClaimedFigure:
    """The claim of a written number; a bare one on the scale of its declared type."""
    value, unit = base(node)
    if kind is not None and not node.numerator and not node.denominator and isinstance(kind.type, Quantity):
        value *= kind.scale
        unit = Unit(kind.type.unit.numerator, ()) if kind.type.unit != NONE else NONE
    return ClaimedFigure(
        FigureKind.NUMBER,
        value,
        node.span,
        node.text,
        unit,
        role=role,
        boundary=boundary,
        approximate=bool(node.approximate),
        per_year=node.per_year,
        labels=labels,
        key=key,
        period=period,
    )


def figures_of(
    node: tree.Expression | tree.Each, role: Role, labels: tuple[str, ...] = ()
) -> tuple[list[ClaimedFigure], list[ClaimedWord]]:
    """The figures of an expression in written order, and the boundary words that stand at none.

    ``1人`` and the like, one of a counted unit in a product, change a unit and are no figure of the document.
    """
    figures: list[ClaimedFigure] = []
    words: list[ClaimedWord] = []

    def visit(part: tree.Expression | tree.Each, boundary: tree.Boundary | None = None) -> None:
        match part:
            case tree.Number():
                figures.append(
                    number_figure(part, role=Role.CONDITION if boundary else role, boundary=boundary, labels=labels)
                )
            case tree.FiscalYear():
                figures.append(
                    ClaimedFigure(FigureKind.YEAR, Fraction(part.year), part.span, str(part.year), role=role)
                )
            case tree.Date():
                figures.append(
                    ClaimedFigure(
                        FigureKind.DATE,
                        Fraction(part.day.toordinal()),
                        part.span,
                        show_date(part.day, whole_month=part.whole_month),
                        role=role,
                        whole_month=part.whole_month,
                    )
                )
            case tree.Index(arguments=inner) | tree.Call(arguments=inner):
                visit_all(argument for argument in inner if not isinstance(argument, tree.FiscalYear))
            case tree.Each(where=where, body=body):
                if where is not None:
                    visit(where)
                visit(body)
            case tree.Binary(operator=operator, left=left, right=right):
                for side in (left, right):
                    if operator is tree.Operator.MULTIPLY and _is_one(side):
                        continue
                    visit(side)
            case tree.Negative(operand=operand) | tree.Not(operand=operand):
                visit(operand)
            case tree.Within(subject=subject, bounds=bounds):
                visit(subject)
                for bound in bounds:
                    before = len(figures)
                    visit(bound.limit, bound.word)
                    if len(figures) == before:
                        words.append(ClaimedWord(bound.word, bound.span))
                    elif figures[-1].boundary is None and figures[-1].kind is FigureKind.NUMBER:
                        # 総事業費 × 1/2 以上: the word stands at the last figure of the product.
                        figures[-1] = replace(figures[-1], boundary=bound.word, role=Role.CONDITION)
            case tree.IsOneOf(subject=subject, choices=choices):
                visit(subject)
                visit_all(choices)
            case tree.FromTo(subject=subject, first=first, last=last):
                visit_all((subject, first, last))
            case tree.All(operands=operands) | tree.Any(operands=operands):
                visit_all(operands)
            case tree.Unstated(bounds=bounds, provisional=provisional):
                for bound in bounds:
                    visit(bound.limit, bound.word)
                if isinstance(provisional, tree.Number):
                    figures.append(number_figure(provisional, role=Role.PROVISIONAL, labels=labels))
            case tree.Reference() | tree.Truth() | tree.OutOfScope():
                pass

    def visit_all(parts: Iterable[tree.Expression | tree.Each]) -> None:
        for part in parts:
            visit(part)

    visit(node)
    return figures, words


def _is_one(node: tree.Expression) -> bool:
    return isinstance(node, tree.Number) and node.value == 1 and bool(node.numerator) and node.numerator != "%"
