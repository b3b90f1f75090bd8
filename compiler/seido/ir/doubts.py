"""What the conditions of a rule give cause to ask: whether a case that their parts allow can arise at all.

The parts of conditions are looked at one by one, so that a combination of parts may be one that no case has: 1.5人 by a
count, 10,250円 by a value rounded to 千円, or a case that a 要件 excludes. A doubt says what would have to hold for there to be
no such case; `seido.analyse.confirm` decides it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from seido.ir.regions import Value, declared_as
from seido.source.diagnostic import Diagnostic
from seido.source.text import Span
from seido.typed import expression as typed
from seido.typed.program import Scheme
from seido.typed.types import TRUTH


@dataclass(frozen=True, slots=True)
class Doubt:
    """A gap or an overlap that combinations of parts allow.

    ``found`` is what is to be said if it is real; its facts ``case`` and ``such`` tell of ``combination``, the first there
    is. ``holds`` is a statement that is false exactly in the cases in question, of a row of ``items`` where that names a
    明細. ``name`` is the rule's. ``again`` are doubts that stand for the same finding should this one come to nothing.
    """

    name: str
    items: str
    found: Diagnostic
    holds: typed.Expr
    combination: Mapping[typed.Expr, Value]
    is_stretch: bool = False  # ``case`` tells of a stretch of one number, ``such`` of a value within
    again: tuple[Doubt, ...] = ()

    def is_case(self, scheme: Scheme) -> bool:
        """Whether the combination is of things that the case itself gives, each by itself, so that one can type it."""
        return all(is_given(atom, scheme) for atom in self.combination)


@dataclass(frozen=True, slots=True)
class Turn:
    """That a clause has its turn: a case to which it applies, and which no clause before it decides.

    The parts of its condition allow such a case; whether one can arise `seido.analyse.never` decides. ``name`` is the rule's;
    ``applies`` and ``decides`` are false in the cases that are not the clause's own. ``span`` is the clause, ``place`` its
    condition, ``before`` are the labels and places of the clauses tried before it.
    """

    name: str
    label: str
    span: Span
    place: Span
    applies: typed.Expr
    decides: typed.Expr
    before: tuple[tuple[str, Span], ...]


def is_given(atom: typed.Expr, scheme: Scheme) -> bool:
    """Whether the case says a thing itself, or the reader chooses it: an input, a field of a row, a named 解釈."""
    return isinstance(atom, typed.Reading) or declared_as(atom, scheme) is not None


def is_so(atom: typed.Expr, value: Value) -> typed.Expr:
    """That a thing given in the case has a value."""
    match value:
        case True:
            return atom
        case False:
            return typed.Negation(atom, type=TRUTH, span=atom.span)
        case str():
            return typed.MemberOf(atom, (value,), type=TRUTH, span=atom.span)
        case _:
            number = typed.Const(value, type=atom.type, span=atom.span)
            return typed.Compare(typed.Comparison.EQUAL, atom, number, type=TRUTH, span=atom.span)
