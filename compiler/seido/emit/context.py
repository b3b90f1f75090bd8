"""What documents are made from beside the scheme itself: the policy set around it, its sources, what was proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from seido.citations.locate import locate
from seido.source.diagnostic import Diagnostic

if TYPE_CHECKING:
    from seido.analyse.verifications import VerificationResult
    from seido.citations.claims import Proof
    from seido.citations.coverage import Coverage
    from seido.citations.document import Document
    from seido.ir.nodes import SchemeIR
    from seido.source.text import Source, Span
    from seido.syntax import tree
    from seido.typed import program

CARD: Final = "card.md"
"""The page that judges all schemes for one town."""

SCHEMES: Final = "schemes"
SOURCES: Final = "sources"
DATA: Final = "data"
POLICIES: Final = "policies"
"""The folders, side by side, in which scheme pages, source pages, machine-readable files and policy files stand."""


@dataclass(frozen=True, slots=True)
class Located:
    """A quote and where it stands: ``line`` and ``last`` are lines of the document from 1, 0 where it was not found."""

    document: str
    quote: str
    line: int
    last: int


@dataclass(frozen=True)
class Context:
    """A compiled policy set, as the emitters of documents need it.

    ``irs`` are its schemes by identifier, in the order of the set; ``declared`` its 資料 and ``documents`` their texts,
    by name; ``sources`` the policy files by path, so that figures can be shown as their author wrote them;
    ``verifications`` what came of each 検証.
    """

    irs: Mapping[str, SchemeIR]
    declared: Mapping[str, program.Document]
    documents: Mapping[str, Document] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    verifications: tuple[VerificationResult, ...] = ()
    _found: dict[tuple[str, str, str, str], Located] = field(default_factory=dict, compare=False, repr=False)
    _proved: dict[tuple[str, int], list[Proof]] = field(default_factory=dict, compare=False, repr=False)

    def located(self, name: str, locus: tree.Locus) -> Located:
        """Where a cited quote stands in its document."""
        after = "" if locus.after is None else locus.after.text
        to = "" if locus.to is None else locus.to.text
        key = (name, locus.quote.text, after, to)
        if key not in self._found:
            self._found[key] = self._locate(name, locus, f"{locus.quote.text} … {to}" if to else locus.quote.text)
        return self._found[key]

    def _locate(self, name: str, locus: tree.Locus, quote: str) -> Located:
        document = self.documents.get(name)
        if document is None:
            return Located(name, quote, 0, 0)
        place = locate(document, locus)
        if isinstance(place, Diagnostic):
            return Located(name, quote, 0, 0)
        return Located(name, quote, place.line, document.position(max(place.start, place.end - 1)).line)

    def written(self, span: Span) -> str:
        """The text of a place in a policy file; empty where the file is not at hand."""
        source = self.sources.get(span.path)
        return "" if source is None else source.text[span.start : span.end]

    def printed(self, span: Span) -> str:
        """A figure of a policy file as its document prints it: ``R5.3末``.

        Empty where it is not proved, or where what is printed does not tell it by itself, as in a table of （単位：億円）.
        Of several places the first is taken.
        """
        return next((proof.printed for proof in self._proofs_of(span) if proof.alone), "")

    def _proofs_of(self, span: Span) -> list[Proof]:
        if not self._proved:
            for proof in self.proofs:
                place = proof.figure.span
                self._proved.setdefault((place.path, place.start), []).append(proof)
        return self._proved.get((span.path, span.start), [])

    def line(self, span: Span) -> int:
        """The line of a place in a policy file, from 1; 0 where the file is not at hand."""
        source = self.sources.get(span.path)
        return 0 if source is None else source.position(span.start).line

    def verdict(self, scheme: str, verification: program.Verification) -> VerificationResult | None:
        """What came of a 検証; None where it has not been tried."""
        found = (each for each in self.verifications if each.scheme == scheme and each.verification is verification)
        return next(found, None)

    def page_of(self, name: str) -> str:
        """The identifier of the scheme of some name, or empty: for links between schemes."""
        return next((ir.scheme.id for ir in self.irs.values() if ir.scheme.name == name), "")
