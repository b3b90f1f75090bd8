"""What differs between two sides of a scheme, as data: names, figures, and kinds of change with their examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from seido.analyse.beside import NOTHING, Beside
from seido.analyse.explore import Case, Key
from seido.ir.nodes import SchemeIR, StepKind
from seido.typed import expression as typed
from seido.typed.types import Type
from seido.values.answer import Answer
from seido.values.exact import Scalar

ELIGIBILITY: Final = ""
"""The name of the result that says whether a case is 非該当."""


class Category(StrEnum):
    """Kinds of change of one result."""

    UP = "up"
    DOWN = "down"
    GAINED = "gained"  # 非該当 or 対象外 before
    LOST = "lost"
    PRINTED = "printed"  # 要確認 before: the document did not say
    UNPRINTED = "unprinted"
    RANGE = "range"  # not settled on either side, within other bounds
    NOW_TRUE = "now true"
    NOW_FALSE = "now false"
    OTHER = "other"  # another member
    OUTCOME = "outcome"  # the values are the same, but not whether they are certain: 該当 or 要確認


class Reach(StrEnum):
    """What an exploration can say of the cases that it did not try."""

    FORM = "form"  # the formulas are the same: nothing needed to be tried
    ALL = "all"  # every case was covered
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Example:
    """A case and what both sides answer.

    ``values`` are the inputs that the result depends on; ``needed`` those of them without which the values at hand would
    be others.
    """

    values: Mapping[Key, Scalar]
    needed: frozenset[Key]
    old_case: Case
    new_case: Case
    old: Answer
    new: Answer


@dataclass(frozen=True, slots=True)
class Transition:
    """One value that turned into one other, wherever it did: what they were, in how many of the tried settings."""

    old: Scalar
    new: Scalar
    count: int
    values: Mapping[Key, Scalar]
    common: Mapping[Key, Scalar]  # the members that all of those settings share


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change: in how many of the tried settings, an example, and fixed values that turned into others."""

    category: Category
    count: int
    example: Example
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True)
class ResultDifference:
    """A result of both sides: its changes, and how far they were looked for. ``items`` names the 明細 of a field."""

    old_name: str
    name: str
    items: str
    kind: StepKind
    type: Type
    changes: tuple[Change, ...]
    tried: int
    reach: Reach


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """An entry of a 基準 or 表 on both sides; None where a side has no such entry."""

    name: str
    key: tuple[str, ...]
    old: typed.Expr | None
    new: typed.Expr | None
    old_tag: str
    new_tag: str
    type: Type
    shown: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names that only one side has, and those that seem to be new names of the same thing (old, new)."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether both sides have the same names."""
        return not (self.added or self.removed or self.renamed)


@dataclass(frozen=True, slots=True)
class SchemeDifference:
    """Everything that differs between two sides of one scheme. ``applies`` says whether each is in its 適用期間."""

    old: SchemeIR
    new: SchemeIR
    years: tuple[int, int]
    applies: tuple[bool, bool]
    inputs: Names = Names()
    results: Names = Names()
    members: Mapping[str, Names] = field(default_factory=dict)
    incomparable: tuple[str, ...] = ()
    readings: tuple[tuple[str, str, str], ...] = ()  # name, adopted before, adopted now
    figures: tuple[FigureDifference, ...] = ()
    compared: tuple[ResultDifference, ...] = ()
    texts: tuple[str, ...] = ()  # what is worded otherwise: 題名, 概要, 問い …
    beside: Beside = NOTHING

    @property
    def changed(self) -> tuple[ResultDifference, ...]:
        """The results that some case gets otherwise."""
        return tuple(each for each in self.compared if each.changes)

    @property
    def same(self) -> bool:
        """Whether nothing at all differs."""
        names = self.inputs.empty and self.results.empty and not self.members and not self.incomparable
        return names and self.answers_same and self.beside.empty and not (self.figures or self.texts or self.readings)

    @property
    def answers_same(self) -> bool:
        """Whether no case was found that gets another answer."""
        return not self.changed and self.applies[0] == self.applies[1]
