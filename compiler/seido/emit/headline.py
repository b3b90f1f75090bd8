"""The 要点 of a scheme by its clauses, with what rules a clause out: so that a page which knows the town leaves it away.

A clause is what stands between 「、」 and 「。」, outside of brackets. It is about what it names: members or groups of a
区分 that the scheme asks about (「近隣市町村1,800万円」), a truth about the town (「条件不利地域は2/3」), a limit that an
input is compared with (「0.25未満」), or a rate that a rule of the scheme gives (「原則1/2」). Nothing else is read into it: a
clause that names none of these always holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.evaluate import specify
from seido.typed import expression as typed
from seido.typed.types import RATIO, Enumeration, Truth
from seido.typed.walk import walk

if TYPE_CHECKING:
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Scheme

_OPENING: Final = "（(「"
_CLOSING: Final = "）)」"
_SHORTEST: Final = 2  # a member of one letter (市, 町) stands inside other words
_LIMIT: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(以上|以下|超|未満)")
_RATE: Final = re.compile(r"(?<![0-9.,/])(?:([0-9]+)/([0-9]+)|([0-9]+(?:\.[0-9]+)?)%|(0\.[0-9]+))(?![0-9.])")


@dataclass(frozen=True, slots=True)
class Named:
    """The clause is about ``members`` of what an input asks for."""

    input: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holds:
    """The clause is about the case that a truth holds."""

    input: str


@dataclass(frozen=True, slots=True)
class Limited:
    """The clause is about numbers on one side of a limit; ``word`` is its boundary word."""

    input: str
    limit: Fraction
    word: str


@dataclass(frozen=True, slots=True)
class Rated:
    """The clause says rates that an 算定 gives."""

    amount: str
    rates: tuple[Fraction, ...]


Condition = Named | Holds | Limited | Rated


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as printed, without the 、 after it, and what must be possible for it to be shown."""

    text: str
    conditions: tuple[Condition, ...]


def headline_clauses(ir: SchemeIR, texts: Sequence[str], resting: Sequence[str]) -> tuple[tuple[Clause, ...], ...]:
    """The sentences of the 要点, each as its clauses; ``resting`` are the 算定 that the town's facts bear on."""
    reader = _Reader(_names(ir.scheme), _cuts(ir), _rates(ir, resting))
    return tuple(
        tuple(Clause(clause, tuple(reader.conditions(clause))) for clause in _split(sentence, "、"))
        for text in texts
        for sentence in _split(text, "。")
    )


def _split(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand outside of brackets."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if letter == mark and depth <= 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if part]


def _names(scheme: Scheme) -> Mapping[str, Condition | None]:
    """What a clause may name; None where a name means two things, and what is no condition."""
    found: dict[str, Condition | None] = {}
    for given in scheme.inputs.values():
        if isinstance(given.type, Truth) and given.common:
            found[given.name] = Holds(given.name)
        if not isinstance(given.type, Enumeration):
            continue
        category = scheme.categories[given.type.category]
        for name, members in (*((name, (name,)) for name in category.names), *category.groups.items()):
            if len(name) >= _SHORTEST:
                found[name] = None if name in found else Named(given.name, members)
    return found


def _cuts(ir: SchemeIR) -> Mapping[tuple[Fraction, str], str]:
    """The inputs about the town that are compared with a bare number, by number and boundary word."""
    asked = {each.name for each in ir.scheme.inputs.values() if each.common}
    found: dict[tuple[Fraction, str], str] = {}
    for each in specify(ir).inputs:
        if each.name in asked and each.kind == "number":
            found |= dict.fromkeys(each.cuts, each.name)
    return found


def _rates(ir: SchemeIR, resting: Sequence[str]) -> Mapping[str, frozenset[Fraction]]:
    """The rates that stand in the rules of each 割合 among the 算定."""
    found: dict[str, frozenset[Fraction]] = {}
    for regime in ir.regimes:
        for step in regime.steps:
            if step.name in resting and step.type == RATIO and not step.items:
                constants = (node for node in walk((step.expr,)) if isinstance(node, typed.Const))
                values = {node.value for node in constants if isinstance(node.value, Fraction)}
                found[step.name] = found.get(step.name, frozenset()) | values
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    names: Mapping[str, Condition | None]
    cuts: Mapping[tuple[Fraction, str], str]
    rates: Mapping[str, frozenset[Fraction]]

    def conditions(self, clause: str) -> Iterator[Condition]:
        """What a clause is about."""
        rest, members = clause, dict[str, tuple[str, ...]]()
        for name in sorted(self.names, key=lambda each: (-len(each), each)):
            if name not in rest:
                continue
            rest = rest.replace(name, "\0")
            match self.names[name]:
                case Named(input=asked, members=some):
                    members[asked] = (*members.get(asked, ()), *some)
                case Holds() as condition:
                    yield condition
                case _:
                    pass
        for asked, some in members.items():
            yield Named(asked, tuple(dict.fromkeys(some)))
        for limit in _LIMIT.finditer(rest):
            key = (Fraction(limit[1]), limit[2])
            if key in self.cuts:
                yield Limited(self.cuts[key], *key)
        said = [_rate(found) for found in _RATE.finditer(_LIMIT.sub("", rest))]
        for amount, known in self.rates.items():
            rates = tuple(each for each in dict.fromkeys(said) if each in known)
            if rates:
                yield Rated(amount, rates)


def _rate(found: re.Match[str]) -> Fraction:
    if found[1]:
        return Fraction(int(found[1]), int(found[2])) if int(found[2]) else Fraction(0)
    return Fraction(found[3]) / 100 if found[3] else Fraction(found[4])
