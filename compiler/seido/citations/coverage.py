"""Which printed figures of a document are proved by a claim, which are left out for a reason, and which are neither."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from seido.citations.findings import short
from seido.citations.folding import fold_quote
from seido.citations.locate import Place, label_at, locate, occurrences
from seido.source.catalogue import citation as kinds
from seido.source.diagnostic import Diagnostic, Fact, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seido.citations.claims import Proof
    from seido.citations.document import Document
    from seido.citations.figures import PrintedFigure
    from seido.syntax import tree


class State(StrEnum):
    """What became of a printed figure."""

    CHECKED = "checked"
    EXCLUDED = "excluded"
    UNCOVERED = "uncovered"


class CoveredToken(NamedTuple):
    """A printed figure and what became of it; line and column count from 1.

    ``claims`` are the identities of the claims that prove it; ``reason`` is why it is excluded: the author's words, or
    the name of the rule where ``by_rule`` is set. ``start`` and ``end`` are offsets in the document's text.
    """

    token: PrintedFigure
    state: State
    line: int
    column: int
    text: str
    start: int
    end: int
    claims: tuple[str, ...]
    reason: str
    by_rule: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of one document; every figure is in exactly one state."""

    document: str
    tokens: tuple[CoveredToken, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def checked(self) -> int:
        """How many figures a claim proves."""
        return self._count(State.CHECKED)

    @property
    def excluded(self) -> int:
        """How many figures are left out for a reason."""
        return self._count(State.EXCLUDED)

    @property
    def uncovered(self) -> tuple[CoveredToken, ...]:
        """The figures that nobody accounts for."""
        return tuple(token for token in self.tokens if token.state is State.UNCOVERED)

    def _count(self, state: State) -> int:
        return sum(1 for token in self.tokens if token.state is state)


def coverage(document: Document, proofs: Sequence[Proof], excluded: Sequence[tree.ExcludedDeclaration]) -> Coverage:
    """Account for every figure of a document.

    ``proofs`` and ``excluded`` may speak of other documents too; only those of this one count. A figure that is both
    proved and excluded counts as checked, with a warning.
    """
    found: list[Diagnostic] = []
    claims: dict[int, list[str]] = {}
    for proof in proofs:
        if proof.document == document.name and proof.token >= 0:
            names = claims.setdefault(proof.token, [])
            if proof.claim.id not in names:
                names.append(proof.claim.id)
    reasons: dict[int, str] = {}
    for declaration in excluded:
        if declaration.citation.document.text != document.name:
            continue
        if not declaration.reason.text.strip():
            quote = declaration.citation.loci[0].quote.text if declaration.citation.loci else ""
            found.append(Diagnostic(kinds.EXCLUDED_WITHOUT_REASON, declaration.reason.span, {"quote": quote}))
        _exclude(document, declaration, claims, reasons, found)
    tokens = tuple(_covered(document, token, claims, reasons) for token in document.tokens)
    return Coverage(document.name, tokens, tuple(found))


def uncovered_findings(document: Document, covered: Coverage) -> tuple[Diagnostic, ...]:
    """A finding for each figure that nobody accounts for, placed in the document's text."""
    return tuple(
        Diagnostic(
            kinds.UNCOVERED,
            label_at(document, token.token.start, token.token.end).span,
            {"document": document.name, "line": str(token.line), "printed": token.text},
        )
        for token in covered.uncovered
    )


def _covered(
    document: Document, token: PrintedFigure, claims: dict[int, list[str]], reasons: dict[int, str]
) -> CoveredToken:
    position = document.source.position(token.origin)
    names = tuple(claims.get(token.serial, ()))
    reason = ""
    if names:
        state = State.CHECKED
    elif token.rule is not None:
        state, reason = State.EXCLUDED, token.rule.value
    elif token.serial in reasons:
        state, reason = State.EXCLUDED, reasons[token.serial]
    else:
        state = State.UNCOVERED
    return CoveredToken(
        token=token,
        state=state,
        line=position.line,
        column=position.column,
        text=token.text,
        start=token.origin,
        end=token.origin_end,
        claims=names,
        reason=reason,
        by_rule=not names and token.rule is not None,
    )


def _exclude(
    document: Document,
    declaration: tree.ExcludedDeclaration,
    claims: dict[int, list[str]],
    reasons: dict[int, str],
    found: list[Diagnostic],
) -> None:
    """Enter the figures that one 収録外 leaves out."""
    for locus in declaration.citation.loci:
        places = _places(document, locus, every=declaration.every, found=found)
        if not places:
            continue
        fresh = 0
        ruled: list[PrintedFigure] = []
        again = 0
        for place in places:
            for token in _touched(document, place):
                if token.rule is not None:
                    ruled.append(token)
                elif token.serial in reasons:
                    again += 1
                else:
                    fresh += 1
                    reasons[token.serial] = declaration.reason.text
                    if token.serial in claims:
                        facts: dict[str, Fact] = {
                            "printed": token.text,
                            "document": document.name,
                            "line": str(document.source.position(token.origin).line),
                            "claim": claims[token.serial][0],
                        }
                        found.append(
                            Diagnostic(
                                kinds.EXCLUDED_AND_CHECKED,
                                locus.span,
                                facts,
                                (label_at(document, token.start, token.end),),
                            )
                        )
        if fresh == 0:
            found.append(_nothing(document, places[0], ruled, again))


def _nothing(document: Document, place: Place, ruled: Sequence[PrintedFigure], again: int) -> Diagnostic:
    if again:
        why = Text("ここの数は、ほかの収録外がもう除いています。", "Its figures are excluded already by another line.")
    elif ruled and ruled[0].rule is not None:
        why = Text(
            f"「{ruled[0].text}」は{ruled[0].rule.value}なので、書かなくても除かれます。",
            f"“{ruled[0].text}” is excluded by itself ({ruled[0].rule.name.lower()}).",
        )
    else:
        why = Text("", "")
    facts: dict[str, Fact] = {
        "quote": short(place),
        "document": document.name,
        "line": str(place.line),
        "why": why,
    }
    return Diagnostic(kinds.EXCLUDES_NOTHING, place.locus.span, facts, (place.label(),))


def _touched(document: Document, place: Place) -> list[PrintedFigure]:
    """The figures whose digits lie in a place, even where it leaves out their unit."""
    found = list(document.tokens_in(place.start, place.end))
    found += [token for token in document.cut_by(place.start, place.end) if place.start <= token.start]
    return found


def _places(document: Document, locus: tree.Locus, *, every: bool, found: list[Diagnostic]) -> list[Place]:
    """The place of a quote, or with すべて all its places."""
    if every and locus.to is None:
        floor = 0
        if locus.after is not None:
            first = locate(document, locus)
            if isinstance(first, Diagnostic):
                found.append(first)
                return []
            floor = first.start
        key = fold_quote(locus.quote.text)
        starts = occurrences(document, key, floor) if key else []
        if starts:
            return [Place(document, locus, start, start + len(key), None) for start in starts]
    located = locate(document, locus)
    if isinstance(located, Diagnostic):
        if located.kind is kinds.QUOTE_AMBIGUOUS and not every:
            quote = locus.quote.text
            extra = f"収録外 {document.name}「{quote}」 すべて 理由「…」"
            located = replace(located, paste=f"{located.paste}\n{extra}" if located.paste else extra)
        found.append(located)
        return []
    return [located]
