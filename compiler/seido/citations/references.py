"""Citations as references a reader can follow: document, line, quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from seido.citations.document import Document
from seido.citations.locate import Place, locate
from seido.syntax import tree


@dataclass(frozen=True, slots=True)
class Reference:
    """One quoted place: the name of its document, the line on which it begins (from 1), and the quote as written."""

    document: str
    line: int
    quote: str


@dataclass(slots=True)
class References:
    """Finds the lines of quotes, each once. A quote that is not found has no reference; verification says so."""

    documents: Mapping[str, Document]
    _known: dict[tuple[str, tree.Locus], Reference | None] = field(default_factory=dict)

    def of(self, citations: Iterable[tree.Citation]) -> tuple[Reference, ...]:
        """The references of some citations, in order, each once."""
        found: dict[Reference, None] = {}
        for citation in citations:
            for locus in citation.loci:
                reference = self._locate(citation.document.text, locus)
                if reference is not None:
                    found.setdefault(reference)
        return tuple(found)

    def _locate(self, name: str, locus: tree.Locus) -> Reference | None:
        key = (name, locus)
        if key not in self._known:
            document = self.documents.get(name)
            place = None if document is None else locate(document, locus)
            self._known[key] = Reference(name, place.line, place.quote) if isinstance(place, Place) else None
        return self._known[key]
