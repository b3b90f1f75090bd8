"""Prove claims against the documents they cite.

A claimed figure must consume a printed figure of its quote: the same number of the same unit, chosen by order, names,
boundary words and positions (`seido.citations.pools`), with the same boundary word.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from seido.citations import findings
from seido.citations.claims import Claim, ClaimedFigure, FigureKind, Proof, Role
from seido.citations.equality import equals
from seido.citations.locate import Place, locate
from seido.citations.matching import Choice, in_order
from seido.citations.naming import named
from seido.citations.pools import Case, Choices, Pool, Pools, by_companion
from seido.citations.printed import as_printed
from seido.citations.rows import crossed_rows, place_rows
from seido.citations.stretches import YEARS, Slot, joined, stretch_of, years_in
from seido.citations.wording import (
    Said,
    boundary_findings,
    denominator_findings,
    without_repeated_denominators,
    word_findings,
)
from seido.syntax.tree import Boundary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seido.citations.document import Document
    from seido.source.diagnostic import Diagnostic
    from seido.source.text import Span
    from seido.syntax import tree


class Verification(NamedTuple):
    """What was proved, and what is wrong."""

    proofs: tuple[Proof, ...]
    diagnostics: tuple[Diagnostic, ...]


def verify(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Verification:
    """Prove every claim, in the order given; ``documents`` are the 資料 by the name under which policies cite them."""
    return _Verifier(documents).run(claims)


@dataclass(slots=True)
class _Verifier:
    documents: Mapping[str, Document]
    found: list[Diagnostic] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    _located: dict[tuple[str, str, str | None, str | None], Place | Diagnostic] = field(default_factory=dict)
    _reported: set[tuple[Span | None, str]] = field(default_factory=set)

    # ------------------------------------------------------------------------------------------------------ the run

    def run(self, claims: Sequence[Claim]) -> Verification:
        cases = [self._case(claim) for claim in claims]
        pools = Pools(self._report)
        made_of = [pools.of(case) for case in cases]  # all are made before one is decided: they are each other's rivals
        done_rows: set[int] = set()
        for case, made in zip(cases, made_of, strict=True):
            if case.broken:
                continue
            if self._without_source(case):
                continue
            for pool in made:
                if case.claim.row and pool.group.kind is FigureKind.NUMBER:
                    self._rows(pool, done_rows)
            plain = [pool for pool in made if not (case.claim.row and pool.group.kind is FigureKind.NUMBER)]
            self._claim(case, plain, pools)
        said = Said()
        for case in cases:
            if not case.broken and case.places:
                self._periods(case)
                self.found.extend(word_findings(case.claim, case.places, case.proofs, self._token, said))
                self.found.extend(denominator_findings(case.claim, case.places, case.proofs, self._token, said))
            self.proofs.extend(case.proofs)
        self.found = without_repeated_denominators(self.found)
        return Verification(tuple(self.proofs), tuple(self.found))

    def _token(self, proof: Proof, places: tuple[Place, ...]) -> Slot | None:
        """The printed figure of a proof among located places."""
        for place in places:
            if place.document.name == proof.document and proof.token >= 0:
                return Slot(place, place.document.tokens[proof.token])
        return None

    # -------------------------------------------------------------------------------------------------- places, pools

    def _case(self, claim: Claim) -> Case:
        own, whole = self._places(claim.citations)
        context, _ = self._places(claim.context)
        return Case(claim, own, context, not whole or (not own and bool(claim.context) and not context))

    def _places(self, citations: Sequence[tree.Citation]) -> tuple[tuple[Place, ...], bool]:
        """The places of citations, and whether all were found."""
        places: list[Place] = []
        whole = True
        for citation in citations:
            name = citation.document.text
            document = self.documents.get(name)
            if document is None:
                whole = False
                self._report(findings.document_unknown(citation.document, self.documents))
                continue
            for locus in citation.loci:
                key = (
                    name,
                    locus.quote.text,
                    locus.after.text if locus.after is not None else None,
                    locus.to.text if locus.to is not None else None,
                )
                located = self._located.get(key)
                if located is None:
                    located = self._located[key] = locate(document, locus)
                if isinstance(located, Place):
                    if located.locus.position != locus.position or located.locus.span != locus.span:
                        located = Place(document, locus, located.start, located.end, located.anchor)
                    places.append(located)
                else:
                    whole = False
                    self._report(findings.moved(located, locus))
        return tuple(places), whole

    def _report(self, finding: Diagnostic) -> None:
        """Report a finding about a citation once, however many claims share it."""
        key = (finding.span, finding.kind.code)
        if key not in self._reported:
            self._reported.add(key)
            self.found.append(finding)

    # --------------------------------------------------------------------------------------------------- plain claims

    def _without_source(self, case: Case) -> bool:
        """Whether a claim cites nothing; that is a mistake where it has figures and no reading."""
        claim = case.claim
        if case.places or claim.citations or claim.context:
            return False
        figures = [figure for figure in claim.figures if figure.role is not Role.PERIOD]
        if figures and not claim.read:
            self.found.append(findings.no_source(claim, figures))
        return True

    def _claim(self, case: Case, made: Sequence[Pool], pools: Pools) -> None:
        """Decide, compare and prove the figures of one claim."""
        decided: list[tuple[Pool, list[Choices]]] = []
        waiting: list[Pool] = []
        for pool in made:
            choices = pools.decide(pool)
            if choices is None:
                waiting.append(pool)
            else:
                decided.append((pool, choices))
        for pool in waiting:
            choices = by_companion(pool, decided)
            if choices is not None:
                decided.append((pool, choices))
            elif not case.claim.read:
                self.found.append(findings.which_figure(case.claim, pool.figures, pool.stretches))
        taken = {
            choice.slot.token.start for _, choices in decided for row in choices for choice in row if choice is not None
        }
        for pool, choices in decided:
            self._compare(pool, pools.renamed(pool, choices, taken))

    def _compare(self, pool: Pool, choices: Sequence[Sequence[Choice | None]]) -> None:
        """Compare decided figures and enter proofs."""
        case = pool.case
        if not choices:
            if not case.claim.read:
                for figure in pool.figures:
                    self.found.append(findings.absent(case.claim, figure, case.places))
            return
        short = len(choices) == 1 and None in choices[0]
        wrong: set[int] = set()
        for row in choices:
            for figure, choice in zip(pool.figures, row, strict=True):
                if choice is None:
                    continue
                self._pair(case, figure, choice, pool, wrong)
        if short:
            self._short(pool, choices[0])
        elif not wrong:
            self._corroborate(pool, choices)

    def _short(self, pool: Pool, row: Sequence[Choice | None]) -> None:
        """Fewer figures are printed than claimed: the rest must be a reading, and no printed one may be left over."""
        case = pool.case
        missing = [figure for figure, choice in zip(pool.figures, row, strict=True) if choice is None]
        used = {choice.slot.token.start for choice in row if choice is not None}
        left = [slot for stretch in pool.stretches for slot in stretch if slot.token.start not in used]
        if left:
            self.found.append(findings.differs(case.claim, missing[0], left[0]))
        elif not case.claim.read:
            self.found.extend(findings.absent(case.claim, figure, case.places) for figure in missing)

    def _corroborate(self, pool: Pool, choices: Sequence[Sequence[Choice | None]]) -> None:
        """Quotes with fewer figures than the claim repeat some of them: each must be one of the claim's, in order."""
        used = {choice.slot.token.start for row in choices for choice in row if choice is not None}
        for stretch in pool.stretches:
            if len(stretch) >= len(pool.figures) or any(slot.token.start in used for slot in stretch):
                continue
            pairs = in_order(pool.figures, stretch, equals)
            matched = {slot.token.start for slot in pairs if slot is not None}
            for figure, slot in zip(pool.figures, pairs, strict=True):
                if slot is not None:
                    self._prove(pool.case, figure, slot)
            for slot in stretch:
                if slot.token.start not in matched:
                    self.found.append(findings.differs(pool.case.claim, pool.figures[0], slot))

    def _pair(self, case: Case, figure: ClaimedFigure, choice: Choice, pool: Pool, wrong: set[int]) -> None:
        """Compare one claimed figure with its printed one; a figure that is wrong is said to be so once."""
        slot = choice.slot
        if equals(figure, slot.token):
            if id(figure) not in wrong:
                self.found.extend(boundary_findings(case.claim, figure, slot))
            self._prove(case, figure, slot)
            return
        if id(figure) in wrong:
            return
        wrong.add(id(figure))
        if choice.companion:
            wrong.update(id(other) for other in pool.figures)
            self.found.append(findings.which_figure(case.claim, pool.figures, pool.stretches))
            return
        name = choice.label or named(figure.labels, findings.zone(slot))
        if (
            name
            and slot.place.locus.position is None
            and any(True for _ in stretch_of(slot.place, pool.group).like(figure))
        ):
            self.found.append(findings.label_differs(case.claim, figure, Choice(slot, name), pool.stretches))
        else:
            self.found.append(findings.differs(case.claim, figure, slot))

    def _prove(self, case: Case, figure: ClaimedFigure, slot: Slot) -> None:
        place, token = slot
        position = place.document.source.position(token.origin)
        printed = as_printed(place.document, token)
        case.proofs.append(
            Proof(
                claim=case.claim,
                figure=figure,
                document=place.document.name,
                quote=place.quote,
                line=position.line,
                column=position.column,
                position=place.document.position_in(place.start, place.end, token),
                token=token.serial,
                printed=printed.text,
                alone=printed.alone,
            )
        )

    # ---------------------------------------------------------------------------------------------------------- rows

    def _rows(self, pool: Pool, done: set[int]) -> None:
        """Table rows that draw on the same stretch are decided together, in written order."""
        if id(pool) in done:
            return
        rows = [other for other in pool.rivals.family(pool).pools if other.case.claim.row]
        done.update(id(row) for row in rows)
        if not pool.stretches:
            for row in rows:
                self._compare(row, [])
            return
        lines = pool.rivals.lines(pool.stretches)
        slots = joined(pool.stretches)
        placed = [
            [slots[at] for at in run] if run is not None else None
            for run in place_rows([row.figures for row in rows], lines)
        ]
        crossed = crossed_rows([row.figures for row in rows], placed)
        for at, (row, run) in enumerate(zip(rows, placed, strict=True)):
            if at in crossed and run is not None and placed[crossed[at]] is not None:
                self.found.append(findings.row_named(row.case.claim, row.figures, run, placed[crossed[at]] or run))
                continue
            if run is None or not all(
                equals(figure, slot.token, row=True) for figure, slot in zip(row.figures, run, strict=True)
            ):
                self.found.append(findings.row_differs(row.case.claim, row.figures, run, slots, lines))
                continue
            for figure, slot in zip(row.figures, run, strict=True):
                self.found.extend(boundary_findings(row.case.claim, figure, slot))
                self._prove(row.case, figure, slot)

    # ------------------------------------------------------------------------------------------------------- periods

    def _periods(self, case: Case) -> None:
        """The years of a period: printed in the quote, its anchor or the declaration's quotes, or the document's own."""
        claim = case.claim
        spoken_of = {claim.document_year, *(place.document.year for place in case.places)}
        used: set[int] = set()
        reported = False
        for figure in claim.figures:
            if figure.role is not Role.PERIOD:
                continue
            slot = _printed_year(figure, case.places, used)
            if slot is not None:
                used.add(slot.token.start)
                self._prove(case, figure, slot)
                continue
            year = int(figure.value)
            last = figure.boundary is Boundary.AT_MOST
            if claim.read or year in spoken_of:
                continue
            if last and (year + 1 in spoken_of or _printed_next(figure, case.places)):
                continue
            if not reported:
                reported = True
                self.found.append(findings.year_unproved(claim, figure, case.places))


def _printed_year(figure: ClaimedFigure, places: Sequence[Place], used: set[int]) -> Slot | None:
    """The printed year of a period: in a quote, else in an anchor."""
    again = None
    for place in places:
        for slot in stretch_of(place, YEARS).like(figure):
            if slot.token.start not in used:
                return slot
            again = again or slot
    for place in places:
        if place.anchor is not None:
            for slot in years_in(place, *place.anchor).like(figure):
                return slot
    return again


def _printed_next(figure: ClaimedFigure, places: Sequence[Place]) -> bool:
    """Whether the year after the last one of a period is printed, in which the next value begins."""
    following = replace(figure, value=figure.value + 1)
    return any(
        True
        for place in places
        for span in ((place.start, place.end), place.anchor)
        if span is not None
        for _ in years_in(place, *span).like(following)
    )
