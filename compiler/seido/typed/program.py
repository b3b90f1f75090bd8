"""The resolved, typed program: every name bound, every formula typed, every figure with its years and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from seido.citations.claims import Claim
from seido.source.text import Span
from seido.syntax import tree
from seido.typed.expression import Expr
from seido.typed.types import Day, Type, Year
from seido.values.calendar import FIRST_DAY, FIRST_YEAR, LAST_DAY, LAST_YEAR


@dataclass(frozen=True, slots=True)
class Period:
    """The fiscal years (Gregorian, both included; None is open) for which something holds.

    ``implied`` says that the author wrote no period and the document's 年度 stands for it: in other years the thing is
    not absent but *unstated*, for the document does not speak of them.
    """

    first: int | None = None
    last: int | None = None
    implied: bool = False

    def holds(self, year: int) -> bool:
        """Whether a fiscal year lies within."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def meets(self, other: Period) -> bool:
        """Whether two periods share a year."""
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )


EVERY_YEAR = Period()


@dataclass(frozen=True, slots=True)
class Document:
    """A 資料: where its text is and of which year it speaks."""

    name: str
    title: str
    publisher: str
    published: tree.Date | None
    year: int
    body: str  # path of its text, relative to the policy set's folder
    excluded: tuple[tree.ExcludedDeclaration, ...]
    span: Span = field(compare=False)
    body_span: Span = field(compare=False)  # of the path, where there is one


ProvenanceKind = Literal[
    "clause", "cap", "rounding", "unstated", "scope", "value", "requirement", "approximate", "reading"
]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a clause, value, cap, rounding, reading or 記載なし comes from; found by its tag.

    ``label`` is how the answer names it (ただし 2, 上限, 端数); ``text`` is what the author wrote of it: the reason of a
    記載なし, the value or condition of a clause.
    """

    tag: str
    kind: ProvenanceKind
    declaration: str
    label: str
    text: str
    citations: tuple[tree.Citation, ...]
    readings: tuple[str, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A basic member of a 区分, a band of a 段階, or a reading of a named 解釈."""

    name: str
    description: str
    citations: tuple[tree.Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """A closed enumeration. ``groups`` maps a group's name to its basic members, in declared order.

    ``names`` are the basic members' names, in declared order.
    """

    name: str
    members: tuple[Member, ...]
    groups: Mapping[str, tuple[str, ...]]
    ordered: bool
    span: Span = field(compare=False)
    names: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # each row of a table asks for them, of which there may be as many as members
        object.__setattr__(self, "names", tuple(member.name for member in self.members))


@dataclass(frozen=True, slots=True)
class NamedReading:
    """A named 解釈: its possible readings (as a category of the same name) and the one adopted."""

    name: str
    text: str
    category: Category
    adopted: str
    citations: tuple[tree.Citation, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a scheme, or a given field of a 明細.

    ``low`` and ``high`` bound a number, both included; ``low_open``/``high_open`` exclude the bound itself. ``step`` is
    the 刻み in base units: values are whole multiples of it. ``judge`` is who decides it, when not the user.
    """

    name: str
    type: Type
    shown: str  # the type as the author wrote it: 億円, %, 円
    question: str
    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool
    step: Fraction | None
    judge: str
    span: Span = field(compare=False)
    common: bool = False  # declared in 共通

    @property
    def least(self) -> Fraction | None:
        """The bound below: the author's, else the first day or year of the calendar."""
        return self.low if self.low is not None else _calendar(self.type, FIRST_DAY, FIRST_YEAR)

    @property
    def most(self) -> Fraction | None:
        """The bound above: the author's, else the last day or year of the calendar."""
        return self.high if self.high is not None else _calendar(self.type, LAST_DAY, LAST_YEAR)


def _calendar(kind: Type, day: int, year: int) -> Fraction | None:
    return Fraction(day) if isinstance(kind, Day) else Fraction(year) if isinstance(kind, Year) else None


@dataclass(frozen=True, slots=True)
class GridCell:
    """A value of a 基準 or 表 for one combination of basic members, in its years.

    ``value`` is a Const, an Unstated or an OutOfScope expression.
    """

    key: tuple[str, ...]
    period: Period
    value: Expr
    tag: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A laid-down value, indexed or not, or a look-up table. ``axes`` are names of categories."""

    name: str
    axes: tuple[str, ...]
    type: Type
    shown: str
    cells: tuple[GridCell, ...]
    parts: tuple[str, ...]  # names of its うち
    declaration: tree.ParameterDeclaration | tree.TableDeclaration
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class FactEntry:
    """One published figure of a 事実, 推移 or 目標; ``keys`` are its labels as written, ``citations`` its own."""

    keys: tuple[str, ...]
    value: Expr
    period: Period
    citations: tuple[tree.Citation, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """Published figures that compute nothing."""

    kind: Literal["fact", "series", "target"]
    name: str
    axes: tuple[str, ...]
    type: Type
    shown: str
    entries: tuple[FactEntry, ...]
    citations: tuple[tree.Citation, ...]
    readings: tuple[str, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class RuleClause:
    """One clause of a rule: 原則 (no condition), ただし or 場合. Caps of the clause are already within ``value``."""

    kind: tree.ClauseKind
    condition: Expr | None
    value: Expr
    period: Period
    tag: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Cap:
    """A 上限 that applies to the whole result of a rule."""

    limit: Expr
    period: Period
    tag: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How a value is computed: clauses, how overlaps are settled, caps and rounding on the result.

    A plain ``= 式`` is one 原則 clause. ``rounding`` is None, or unit in base units with a way, or a unit with no way
    where the 端数 is unstated.
    """

    clauses: tuple[RuleClause, ...]
    settle: tree.Settlement | None
    settle_tag: str
    caps: tuple[Cap, ...]
    rounding: tuple[Fraction, tree.Direction | None, str] | None


@dataclass(frozen=True, slots=True)
class Amount:
    """An 算定: a computed value. ``case`` is the name of the 場合 part it belongs to, else empty."""

    name: str
    type: Type
    shown: str
    rule: Rule
    case: str
    annotations: tree.Annotations
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A computed field of a 明細."""

    name: str
    type: Type
    shown: str
    rule: Rule
    annotations: tree.Annotations
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Items:
    """A 明細: given fields and computed columns, in written order."""

    name: str
    description: str
    per_row: str  # the counted unit of one row (人), or empty
    fields: tuple[Input, ...]
    columns: tuple[Column, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A 要件: a truth that decides eligibility, or only advises where ``soft``."""

    name: str
    text: str
    when: Expr | None
    condition: Expr
    soft: bool
    period: Period
    tag: str
    case: str
    annotations: tree.Annotations
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class CasePart:
    """A 場合 part: its condition, named by the condition as written."""

    name: str
    condition: Expr
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Verification:
    """A 検証: a truth that must hold for all members of ``axes`` in every year of its period."""

    text: str
    axes: tuple[str, ...]
    statement: Expr
    period: Period
    span: Span = field(compare=False)
    breakdown: bool = False  # made from a 内訳


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """A 結果 of an example: a computed value, or an outcome where ``value`` is None."""

    name: str
    value: Fraction | bool | str | None  # str: a member, or one of 対象外 措置期間外 要確認 (special set)
    special: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: inputs and results. Item rows map field names to values; a missing field is absent.

    ``places`` are where the inputs are written, by name, and by ``明細.欄`` and row (from 1; 0 outside of rows).
    """

    title: str
    year: int
    inputs: Mapping[str, Fraction | bool | str]
    items: Mapping[str, tuple[Mapping[str, Fraction | bool | str], ...]]
    readings: Mapping[str, str]
    expected: tuple[ExpectedValue, ...]
    expected_rows: Mapping[str, tuple[tuple[ExpectedValue, ...], ...]]
    span: Span = field(compare=False)
    places: Mapping[tuple[str, int], Span] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A printed note; ``name`` is empty where it has none."""

    name: str
    text: str
    citations: tuple[tree.Citation, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A 制度, wholly resolved. ``years`` is its 適用期間 and ``declared_years`` whether the author wrote one."""

    id: str
    name: str
    title: str
    summary: tuple[str, ...]
    texts: tuple[tree.TextDeclaration, ...]
    notes: tuple[Note, ...]
    related: tuple[tree.RelatedDeclaration, ...]
    document_year: int
    years: Period
    declared_years: bool
    categories: Mapping[str, Category]
    readings: Mapping[str, NamedReading]
    inputs: Mapping[str, Input]
    items: Mapping[str, Items]
    grids: Mapping[str, Grid]
    facts: tuple[Fact, ...]
    amounts: Mapping[str, Amount]
    requirements: Mapping[str, Requirement]
    cases: Mapping[str, CasePart]
    verifications: tuple[Verification, ...]
    examples: tuple[Example, ...]
    excluded: tuple[tree.ExcludedDeclaration, ...]
    provenance: Mapping[str, Provenance]
    order: tuple[str, ...]  # names of declarations as written, for documents
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Program:
    """A policy set."""

    documents: Mapping[str, Document]
    schemes: tuple[Scheme, ...]
    claims: tuple[Claim, ...]
