"""Claims: what a declaration says that its source document must bear out.

The typed stage makes claims; `seido.citations.verify` proves them against the quoted text. A claim is one declaration,
one entry of a table row, one clause, one requirement: whatever carries its own 出典.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from seido.source.text import Span
from seido.syntax import tree
from seido.values.units import NONE, Unit


class FigureKind(StrEnum):
    """What sort of printed figure is claimed."""

    NUMBER = "number"
    YEAR = "year"
    DATE = "date"


class Role(StrEnum):
    """What a claimed figure does in its declaration."""

    VALUE = "value"  # the laid-down value itself; a published figure
    CONDITION = "condition"  # a limit in a condition
    CAP = "cap"  # 上限
    ROUNDING = "rounding"  # 端数
    PROVISIONAL = "provisional"  # 仮置き: proved where it is cited, else the author's own
    PERIOD = "period"  # the year of a period; proved more leniently


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
    """One number (or year, or date) of a declaration, in base units.

    ``value`` counts the base unit (円, persons, months; a ratio is the bare number); ``unit`` is its base unit as the
    author wrote it at this number (``485万円`` in a 基準 of 円/人 has unit 円); for a year ``value`` is the Gregorian
    year in which the fiscal year begins, for a date ``date.toordinal()``. ``written`` is the author's text.
    ``labels`` are names, most specific first, that may stand before the figure in the document (member name,
    part name, declared name).
    """

    kind: FigureKind
    value: Fraction
    span: Span = field(compare=False)
    written: str
    unit: Unit = NONE
    role: Role = Role.VALUE
    boundary: tree.Boundary | None = None
    approximate: bool = False
    per_year: bool = False
    labels: tuple[str, ...] = ()
    # identity of the published figure this proves, for `seido figures`; empty for conditions
    key: str = ""
    # the years for which the value holds, as shown to people (令和6年度のみ)
    period: str = ""
    # a date of which the author wrote the month alone; ``value`` is then its first day
    whole_month: bool = False


@dataclass(frozen=True, slots=True)
class ClaimedWord:
    """A boundary word that stands at no number: ``雇用増 が 必要な雇用増 以上``."""

    boundary: tree.Boundary
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one cited declaration claims.

    ``figures`` are in written order. ``row`` asks that they stand as a run in the document, nothing between them but
    labels, borders and footnote marks. ``denominators`` are the ``/人`` parts of the declared type that must be
    proved somewhere in the quotes of this claim or of ``context`` (the declaration that holds it). ``read`` is true
    where a 解釈 covers the claim: figures that the quotes do not show are then the author's reading, not an error; a
    figure that the quote contradicts still is one. ``document_year`` is the 年度 of the declaration's 資料.
    """

    id: str
    scheme: str
    declaration: str
    span: Span = field(compare=False)
    figures: tuple[ClaimedFigure, ...]
    words: tuple[ClaimedWord, ...] = ()
    citations: tuple[tree.Citation, ...] = ()
    context: tuple[tree.Citation, ...] = ()
    denominators: tuple[str, ...] = ()
    row: bool = False
    read: bool = False
    document_year: int | None = None


class Proof(NamedTuple):
    """A claimed figure and the printed figure that it consumed.

    ``line`` and ``column`` (from 1) are where the figure is printed in the source text; ``position`` counts figures
    within the quote, from 1; ``token`` is the index of the printed figure in its document. ``printed`` is how it stands
    there with the words that bind it (``R5.3末``), and ``alone`` whether that tells the figure without its surroundings.
    """

    claim: Claim
    figure: ClaimedFigure
    document: str
    quote: str
    line: int
    column: int
    position: int
    token: int
    printed: str = ""
    alone: bool = False
