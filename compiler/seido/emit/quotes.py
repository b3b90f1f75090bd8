"""The quotes of a page: each numbered once, in the order in which the page first refers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from seido.emit.context import SOURCES

if TYPE_CHECKING:
    from seido.emit.context import Context, Located
    from seido.syntax import tree


@dataclass(frozen=True, slots=True)
class Quote:
    """A numbered quote; ``lines`` is ``872行`` or ``960–972行``, empty where it was not found; ``target`` its page."""

    number: int
    title: str
    document: str
    text: str
    lines: str
    target: str


@dataclass(slots=True)
class Quotes:
    """Numbers the quotes that a page refers to."""

    context: Context
    up: str = "../"
    _numbers: dict[Located, int] = field(default_factory=dict)

    def of(self, citations: Sequence[tree.Citation]) -> tuple[int, ...]:
        """The numbers of the quotes of some citations, without repetition."""
        found: dict[int, None] = {}
        for citation in citations:
            for locus in citation.loci:
                place = self.context.located(citation.document.text, locus)
                found.setdefault(self._numbers.setdefault(place, len(self._numbers) + 1))
        return tuple(found)

    def all(self) -> tuple[Quote, ...]:
        """Every quote referred to so far, by number."""
        return tuple(self._quote(place, number) for place, number in self._numbers.items())

    def _quote(self, place: Located, number: int) -> Quote:
        declared = self.context.declared.get(place.document)
        title = place.document if declared is None else declared.title
        if not place.line:
            return Quote(number, title, place.document, place.quote, "", "")
        lines = f"{place.line}行" if place.last <= place.line else f"{place.line}–{place.last}行"
        target = f"{self.up}{SOURCES}/{place.document}.md#L{place.line}"
        return Quote(number, title, place.document, place.quote, lines, target)


def marks(numbers: Sequence[int]) -> Markup:
    """References to quotes of the page, in Markdown: 〔1〕〔2〕, each a link."""
    return Markup("").join(Markup("[〔{}〕](#q{})").format(number, number) for number in numbers)


def html_marks(numbers: Sequence[int]) -> Markup:
    """References to quotes of the page, inside HTML."""
    return Markup("").join(Markup('<a href="#q{}">〔{}〕</a>').format(number, number) for number in numbers)
