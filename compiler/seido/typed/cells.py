"""Cells of tables: plain text, read by the type of their column."""

from __future__ import annotations

from fractions import Fraction

from seido.source.catalogue import types
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.scope import Findings, Scope, unknown_member
from seido.typed.typenames import NamedType
from seido.typed.types import DAY, Enumeration, Quantity, Truth, Unknown, Year, fits, show_type
from seido.values.calendar import fiscal_year, read_date
from seido.values.numerals import fold, read_figure
from seido.values.units import NONE, Unit, read_unit

NOT_APPLICABLE = frozenset("–—―‐-－ー")
UNSTATED = "印字なし"
OUT_OF_SCOPE = "対象外"
ANY = frozenset("*＊")
_YES = frozenset(("はい", "○", "〇", "◯", "有", "あり", "yes"))
_NO = frozenset(("いいえ", "×", "✕", "無", "なし", "no"))


def is_empty(cell: tree.Cell) -> bool:
    """Whether nothing stands in a cell."""
    return not cell.text.strip(" \t　")


def read_cell(
    cell: tree.Cell, kind: NamedType, scope: Scope, findings: Findings, declaration: str, row: tree.Annotations | None
) -> typed.Expr:
    """The value of a cell of some type; a finding and Invalid where it cannot be read so."""
    text = cell.text.strip(" \t　")
    if text in NOT_APPLICABLE or text == OUT_OF_SCOPE:
        tag = scope.tag("scope", declaration, "対象外", text, row, cell.span)
        return typed.OutOfScope(tag, type=kind.type, span=cell.span)
    if text == UNSTATED:
        tag = scope.tag("unstated", declaration, "印字なし", "資料に印字されていない", row, cell.span)
        low = Fraction(0) if isinstance(kind.type, Quantity) else None
        return typed.Unstated(tag, low, type=kind.type, span=cell.span)
    value = _scalar(text, kind, scope, findings, cell.span)
    if value is None:
        return typed.Invalid(type=kind.type, span=cell.span)
    return typed.Const(value, type=kind.type, span=cell.span)


def _scalar(text: str, kind: NamedType, scope: Scope, findings: Findings, span: Span) -> Fraction | bool | str | None:
    if isinstance(kind.type, Quantity):
        return figure_in(text, kind, findings, span)
    folded = fold(text)
    match kind.type:
        case Enumeration(category=name):
            category = scope.categories[name]
            if folded in category.names:
                return folded
            unknown_member(findings, category, text, span)
            return None
        case Truth():
            if folded in _YES or text in _YES:
                return True
            if folded in _NO or text in _NO:
                return False
        case Year():
            year = fiscal_year(folded)
            if year is not None:
                return Fraction(year)
        case Unknown():
            return None
        case _ if kind.type == DAY:
            read = read_date(folded)
            if read is not None:
                return Fraction(read[0].toordinal())
    findings.add(types.CELL_UNREADABLE, span, text=text, type=show_type(kind.type))
    return None


def figure_in(text: str, kind: NamedType, findings: Findings, span: Span) -> Fraction | None:
    """A figure where a type is wanted: with its unit, or bare on the type's own scale where that has one."""
    figure = read_figure(text)
    if figure is None:
        findings.add(types.CELL_UNREADABLE, span, text=text, type=kind.shown)
        return None
    value = scaled(figure.value, figure.numerator, figure.denominator, kind)
    if value is None:
        findings.add(types.CELL_UNIT, span, text=text, type=kind.shown, more="")
    return value


def scaled(value: Fraction, numerator: str, denominator: str, kind: NamedType) -> Fraction | None:
    """A written figure in base units of a type, or None where its unit is another.

    A bare number counts the type's own scale (42 in a column of 億円). A unit that lacks the type's denominator is the
    type's (485万円 where 円/人 is declared).
    """
    unit, factor = read_unit(numerator, denominator)
    wanted = kind.type
    if not isinstance(wanted, Quantity):
        return None
    if fits(Quantity(unit), wanted):
        if unit == NONE and not numerator:
            return value * kind.scale
        return value * factor
    if unit == NONE and not numerator:
        return value * kind.scale if _may_be_bare(kind) else None
    if not denominator and unit == Unit(wanted.unit.numerator, ()):
        return value * factor
    return None


def _may_be_bare(kind: NamedType) -> bool:
    """Whether bare numbers may stand for a type: where it names the scale they count (億円, 人), but not plain 円."""
    return kind.shown != "円" and not kind.shown.startswith("円/")
