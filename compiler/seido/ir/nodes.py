"""The intermediate representation: for each stretch of years a list of definitions in the order they are computed.

Expressions are those of `seido.typed.expression`, lowered: no period is left (one regime, one set of values), ただし are
choices, every figure is a constant or a table. Emitters and the interpreter need to know nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from seido.ir.doubts import Doubt, Turn
from seido.source.text import Span
from seido.typed.expression import Expr
from seido.typed.program import Provenance, Scheme
from seido.typed.types import Type


class StepKind(StrEnum):
    """What a step computes."""

    AMOUNT = "amount"  # an 算定 or 段階
    REQUIREMENT = "requirement"
    PART = "part"  # whether a 場合 part applies
    COLUMN = "column"  # a computed field of a 明細, for each row


@dataclass(frozen=True, slots=True)
class Step:
    """One definition. ``items`` names the 明細 of a COLUMN and is empty otherwise."""

    kind: StepKind
    name: str
    items: str
    type: Type
    expr: Expr
    span: Span = field(compare=False)

    @property
    def title(self) -> str:
        """The name by which formulas use it: of a computed field 明細の欄."""
        return f"{self.items}の{self.name}" if self.kind is StepKind.COLUMN else self.name


@dataclass(frozen=True, slots=True)
class Table:
    """A grid in one regime: for each combination of basic members a Const, Unstated or OutOfScope, and its tag."""

    name: str
    axes: tuple[tuple[str, ...], ...]
    cells: Mapping[tuple[str, ...], Expr]
    tags: Mapping[tuple[str, ...], str]
    type: Type


@dataclass(frozen=True, slots=True)
class Regime:
    """The years ``first`` to ``last`` (Gregorian, included, None open), in all of which the scheme computes the same.

    ``applies`` is false outside the 適用期間: every value is then 措置期間外. ``doubts`` are what its rules leave to decide,
    ``turns`` the clauses that some case is to reach.
    """

    first: int | None
    last: int | None
    applies: bool
    steps: tuple[Step, ...]
    tables: Mapping[str, Table]
    doubts: tuple[Doubt, ...] = field(default=(), compare=False)
    turns: tuple[Turn, ...] = field(default=(), compare=False)
    _places: Mapping[str, tuple[int, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places: dict[str, tuple[int, ...]] = {}
        for at, step in enumerate(self.steps):
            places[step.title] = (*places.get(step.title, ()), at)
        object.__setattr__(self, "_places", places)

    def places(self, title: str) -> tuple[int, ...]:
        """Where among the steps a title is defined: nowhere for inputs, and never twice in a scheme without mistakes."""
        return self._places.get(title, ())

    def holds(self, year: int) -> bool:
        """Whether a year lies within."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class Cut:
    """A limit that an input is compared with, and the boundary word (未満 …) it is compared by."""

    value: Fraction
    word: str


@dataclass(frozen=True, slots=True)
class SchemeIR:
    """A scheme, lowered. ``cuts`` are the limits each number input is compared with, by its name (明細.欄 for fields)."""

    scheme: Scheme
    regimes: tuple[Regime, ...]
    provenance: Mapping[str, Provenance]
    cuts: Mapping[str, tuple[Cut, ...]]

    def regime(self, year: int) -> Regime:
        """The regime of a year."""
        for regime in self.regimes:
            if regime.holds(year):
                return regime
        return self.regimes[-1]
