"""Typed expressions: what a formula means once names, units and members are known.

The same nodes carry through the IR; lowering only replaces what has a simpler form (ただし by Choice, dated values by the
value of the year). Each node knows its type and its place; ``tag`` names an entry of the scheme's provenance table,
where citations, readings and labels are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from seido.source.text import Span
from seido.typed.types import Type


@dataclass(frozen=True, slots=True)
class Expr:
    """What every expression has."""

    type: Type = field(kw_only=True)
    span: Span = field(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Const(Expr):
    """A value: a number in base units, a truth, a member's name, a Gregorian fiscal year, or a date's ordinal.

    ``approximate`` is the tag under which a 程度/約/概ね value is known, else empty. ``whole_month`` says that of a date only
    the month is written; the value is then its first day.
    """

    value: Fraction | bool | str
    approximate: str = ""
    whole_month: bool = False


@dataclass(frozen=True, slots=True)
class Variable(Expr):
    """An input of the case."""

    name: str


@dataclass(frozen=True, slots=True)
class FieldOf(Expr):
    """A field of the current row of a 明細, given or computed."""

    items: str
    name: str


@dataclass(frozen=True, slots=True)
class Definition(Expr):
    """The value of another 算定 or 要件 of the scheme."""

    name: str


@dataclass(frozen=True, slots=True)
class Reading(Expr):
    """Which reading of a named 解釈 is taken."""

    name: str


@dataclass(frozen=True, slots=True)
class CaseYear(Expr):
    """The fiscal year for which the case is evaluated."""


@dataclass(frozen=True, slots=True)
class Lookup(Expr):
    """An entry of a 基準 or 表. ``year`` is the index's own fiscal year where it names one, else the case's."""

    grid: str
    index: tuple[Expr, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Add(Expr):
    """A sum; subtraction adds a product with -1."""

    operands: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Multiply(Expr):
    """A product; division is by constants only and multiplies by the reciprocal, so denominators stay static."""

    operands: tuple[Expr, ...]


class Extremum(StrEnum):
    """Which of several values."""

    GREATEST = "greatest"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Extreme(Expr):
    """The greatest or least of several values."""

    which: Extremum
    operands: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Cap(Expr):
    """``value 上限 limit``: the lesser of both; what is cut off is kept for the answer."""

    value: Expr
    limit: Expr
    tag: str


class RoundingWay(StrEnum):
    """Ways to round."""

    DOWN = "down"
    UP = "up"
    HALF_UP = "half_up"


@dataclass(frozen=True, slots=True)
class Round(Expr):
    """``端数 千円未満 切捨て``: to a multiple of ``unit`` (in base units)."""

    value: Expr
    unit: Fraction
    way: RoundingWay
    tag: str


@dataclass(frozen=True, slots=True)
class RoundUnstated(Expr):
    """``端数 記載なし「…」``: the value as it is; where it is not a multiple of ``unit`` the answer is 要確認."""

    value: Expr
    unit: Fraction
    tag: str


class Comparison(StrEnum):
    """Comparisons, named by their sign."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "=="
    UNEQUAL = "!="


@dataclass(frozen=True, slots=True)
class Compare(Expr):
    """Two values compared."""

    comparison: Comparison
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class MemberOf(Expr):
    """``X が A か B``: whether a member is one of ``members`` (basic members, groups resolved, in declared order)."""

    subject: Expr
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf(Expr):
    """かつ."""

    operands: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Expr):
    """又は."""

    operands: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Negation(Expr):
    """でない."""

    operand: Expr


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of a choice."""

    condition: Expr
    value: Expr
    tag: str


@dataclass(frozen=True, slots=True)
class Choice(Expr):
    """The value of the first arm whose condition holds, else ``otherwise`` (whose tag is ``otherwise_tag``)."""

    arms: tuple[Arm, ...]
    otherwise: Expr | None
    otherwise_tag: str


class FoldKind(StrEnum):
    """What is made of the rows of a 明細."""

    TOTAL = "total"
    COUNT = "count"
    GREATEST = "greatest"
    LEAST = "least"
    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Fold(Expr):
    """``合計(支援員 のうち 条件 ごとに 対象額)``. For COUNT the body is a truth."""

    kind: FoldKind
    items: str
    where: Expr | None
    body: Expr


@dataclass(frozen=True, slots=True)
class Unstated(Expr):
    """``記載なし``: bounded where ``low`` or ``high`` is set; a provisional value where there is one."""

    tag: str
    low: Fraction | None = None
    high: Fraction | None = None
    provisional: Expr | None = None


@dataclass(frozen=True, slots=True)
class OutOfScope(Expr):
    """``対象外``."""

    tag: str


@dataclass(frozen=True, slots=True)
class Invalid(Expr):
    """What could not be understood; it absorbs every further finding about it."""


def children(node: Expr) -> tuple[Expr, ...]:
    """The expressions directly inside one, in written order."""
    match node:
        case Const() | Variable() | Definition() | FieldOf():  # half of all, and so asked for first
            return ()
        case Compare(left=left, right=right):
            return (left, right)
        case Lookup(index=index):
            return index
        case Add(operands=operands) | Multiply(operands=operands) | Extreme(operands=operands):
            return operands
        case AllOf(operands=operands) | AnyOf(operands=operands):
            return operands
        case Cap(value=value, limit=limit):
            return (value, limit)
        case Round(value=value) | RoundUnstated(value=value):
            return (value,)
        case MemberOf(subject=subject):
            return (subject,)
        case Negation(operand=operand):
            return (operand,)
        case Choice(arms=arms, otherwise=otherwise):
            inner = tuple(part for arm in arms for part in (arm.condition, arm.value))
            return inner if otherwise is None else (*inner, otherwise)
        case Fold(where=where, body=body):
            return (body,) if where is None else (where, body)
        case Unstated(provisional=provisional):
            return () if provisional is None else (provisional,)
        case _:
            return ()
