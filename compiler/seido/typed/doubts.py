"""Declarations whose type no value agrees with: then the type is the mistake, not each of the values.

What is written for a name (the values of an 算定, what examples give and expect) is evidence for or against the type
that its declaration gives. Where nothing agrees and two or more things disagree, one finding stands at the type; that
formulas with the name do not come out follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from seido.source.catalogue import types
from seido.source.diagnostic import Diagnostic, Kind
from seido.source.text import Span

_ENOUGH: Final = 2
"""How many values must disagree with a type before the type is doubted."""

_SHOWN: Final = 3  # values that a message repeats

_OF_TYPES: Final[frozenset[Kind]] = frozenset(
    {
        types.UNITS_DIFFER,
        types.WRONG_TYPE,
        types.NOT_A_NUMBER,
        types.VALUE_UNIT,
        types.ROUNDING_UNIT,
        types.FRACTION_WITHOUT_ROUNDING,
        types.CELL_UNREADABLE,
        types.CELL_UNIT,
    }
)
"""What a wrong type of a declaration may lead to where its name stands."""


@dataclass(slots=True)
class Evidence:
    """What was written for the names of one scheme, and where formulas use them."""

    agreeing: set[str] = field(default_factory=set)
    against: dict[str, dict[Span, str]] = field(default_factory=dict)
    uses: list[tuple[str, Span]] = field(default_factory=list)

    def note(self, name: str, span: Span, written: str, found: Sequence[Diagnostic], *, agrees: bool) -> None:
        """Enter a value of a name; ``found`` is what was said of it. What cannot be read is no evidence."""
        if agrees:
            self.agreeing.add(name)
        elif any(each.kind in _OF_TYPES and each.span == span for each in found):
            self.against.setdefault(name, {})[span] = written


def doubt(
    evidence: Evidence, declared: Mapping[str, tuple[Span, str]], found: Sequence[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Findings of a scheme, with one at each doubtful type in place of what follows from it.

    ``declared`` gives the place and the written type of the names that have one.
    """
    suspects = {
        name
        for name, spans in evidence.against.items()
        if name in declared and name not in evidence.agreeing and len(spans) >= _ENOUGH
    }
    doubtful = {
        name: own
        for name in evidence.against
        if name in suspects and len(own := _own(evidence, name, suspects - {name})) >= _ENOUGH
    }
    if not doubtful:
        return tuple(found)
    reached = {span for name in doubtful for span in evidence.against[name]}
    uses = [span for name, span in evidence.uses if name in doubtful]
    kept = [
        each
        for each in found
        if each.kind not in _OF_TYPES or each.span is None or not (each.span in reached or _holds_any(each.span, uses))
    ]
    for name, own in doubtful.items():
        span, shown = declared[name]
        values = tuple(dict.fromkeys(own.values()))
        facts = {"name": name, "type": shown, "values": "」「".join(values[:_SHOWN]), "count": str(len(own))}
        kept.append(Diagnostic(types.DECLARED_OTHERWISE, span, facts))
    return tuple(kept)


def _own(evidence: Evidence, name: str, others: set[str]) -> Mapping[Span, str]:
    """The evidence against a type that does not come from other doubtful names."""
    uses = [span for used, span in evidence.uses if used in others]
    return {span: written for span, written in evidence.against[name].items() if not _holds_any(span, uses)}


def _holds_any(outer: Span, spans: Iterable[Span]) -> bool:
    return any(outer.path == each.path and outer.start <= each.start and each.end <= outer.end for each in spans)
