"""Prove claims against the documents they cite.

A claimed figure must consume a printed figure of its quote: the same number of the same unit, chosen by order, names,
boundary words and positions (`seido.citations.matching`), with the same boundary word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from seido.citations import findings
from seido.citations.claims import Claim, ClaimedFigure, FigureKind, Proof, Role
from seido.citations.figures import Form
from seido.citations.locate import Place, locate
from seido.citations.matching import (
    ByNumber,
    Choice,
    Group,
    Slot,
    assign,
    by_boundary,
    equals,
    form_of,
    group_of,
    in_order,
    in_segment,
    slots_in,
    zones,
)
from seido.citations.naming import Beside, alike
from seido.citations.printed import as_printed
from seido.citations.rows import crossed_rows, place_rows
from seido.citations.wording import (
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
class _Case:
    """A claim with its quotes located."""

    claim: Claim
    own: tuple[Place, ...]
    context: tuple[Place, ...]
    broken: bool  # a quote of its own was not found: that is said already, and nothing else can be
    position_group: Group | None
    proofs: list[Proof] = field(default_factory=list)

    @property
    def places(self) -> tuple[Place, ...]:
        """All cited places, own ones first."""
        return self.own + tuple(place for place in self.context if place not in self.own)


class _Pool(NamedTuple):
    """The figures of one group that one claim makes, and where they are looked for."""

    case: _Case
    group: Group
    form: Form | None
    figures: tuple[ClaimedFigure, ...]
    stretches: tuple[tuple[Slot, ...], ...]  # one for each place that holds figures of the group

    @property
    def key(self) -> tuple[object, ...]:
        """What claims have in common that draw on the same printed figures."""
        return (
            self.group,
            self.form,
            *(
                (stretch[0].place.document.name, stretch[0].place.start, stretch[0].place.end, stretch[0].token.start)
                for stretch in self.stretches
            ),
        )


@dataclass(slots=True)
class _Verifier:
    documents: Mapping[str, Document]
    found: list[Diagnostic] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    _located: dict[tuple[str, str, str | None, str | None], Place | Diagnostic] = field(default_factory=dict)
    _slots: dict[tuple[tuple[str, int, int], Group, bool], tuple[Slot, ...]] = field(default_factory=dict)
    _reported: set[tuple[Span | None, str]] = field(default_factory=set)
    _rivals: dict[tuple[object, ...], list[_Pool]] = field(default_factory=dict)
    _besides: dict[tuple[object, ...], Beside] = field(default_factory=dict)
    # the names of all pure numbers that cite one place, however the numbers are written
    _names: dict[tuple[str, int, int], list[tuple[str, ...]]] = field(default_factory=dict)

    # ------------------------------------------------------------------------------------------------------ the run

    def run(self, claims: Sequence[Claim]) -> Verification:
        cases = [self._case(claim) for claim in claims]
        pools = [self._pools(case) for case in cases]
        for made in pools:
            for pool in made:
                self._rivals.setdefault(pool.key, []).append(pool)
                if pool.form is not None:
                    for stretch in pool.stretches:
                        names = self._names.setdefault(_place_key(stretch[0].place), [])
                        names.extend(figure.labels for figure in pool.figures)
        done_rows: set[int] = set()
        for case, made in zip(cases, pools, strict=True):
            if case.broken:
                continue
            if self._without_source(case):
                continue
            for pool in made:
                if case.claim.row and pool.group.kind is FigureKind.NUMBER:
                    self._rows(pool, done_rows)
            self._claim(case, [pool for pool in made if not (case.claim.row and pool.group.kind is FigureKind.NUMBER)])
        for case in cases:
            if not case.broken and case.places:
                self._periods(case)
                self.found.extend(word_findings(case.claim, case.places, case.proofs, self._token))
                self.found.extend(denominator_findings(case.claim, case.places, case.proofs, self._token))
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

    def _case(self, claim: Claim) -> _Case:
        own, whole = self._places(claim.citations)
        context, _ = self._places(claim.context)
        leading = next((figure for figure in claim.figures if figure.role in {Role.VALUE, Role.CAP}), None)
        leading = leading or next((figure for figure in claim.figures if figure.role is not Role.PERIOD), None)
        return _Case(
            claim,
            own,
            context,
            not whole or (not own and bool(claim.context) and not context),
            group_of(leading) if leading is not None else None,
        )

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

    def _pools(self, case: _Case) -> list[_Pool]:
        """The claim's figures by unit (and, for pure numbers, by how they are written), each with its printed figures."""
        if case.broken or not case.places:
            return []
        grouped: dict[tuple[Group, Form | None], list[ClaimedFigure]] = {}
        cached: dict[Group, tuple[tuple[Slot, ...], ...]] = {}
        for figure in case.claim.figures:
            if figure.role is Role.PERIOD:
                continue
            group = group_of(figure)
            if group not in cached:
                cached[group] = self._stretches(case, group)
            form: Form | None = None
            if group.kind is FigureKind.NUMBER and not group.unit:
                wanted = form_of(figure)
                if any(slot.token.form is wanted for stretch in cached[group] for slot in stretch):
                    form = wanted
            grouped.setdefault((group, form), []).append(figure)
        pools = []
        for (group, form), figures in grouped.items():
            stretches = cached[group]
            if form is not None:
                positioned = group == case.position_group
                kept = (
                    tuple(
                        slot
                        for slot in stretch
                        if slot.token.form is form or (positioned and slot.place.locus.position is not None)
                    )
                    for stretch in stretches
                )
                stretches = tuple(stretch for stretch in kept if stretch)
            pools.append(_Pool(case, group, form, tuple(figures), stretches))
        return pools

    def _stretches(self, case: _Case, group: Group) -> tuple[tuple[Slot, ...], ...]:
        for places in (case.own, case.context):
            found: list[tuple[Slot, ...]] = []
            for place in places:
                slots = self._slots_in(place, group, row=case.claim.row)
                position = place.locus.position
                if position is not None and group == case.position_group:
                    if not 1 <= position <= len(slots):
                        self._report(findings.position_out(case.claim, place, slots, position))
                        continue
                    slots = (slots[position - 1],)
                if slots:
                    found.append(slots)
            if found:
                return tuple(found)
        return ()

    def _slots_in(self, place: Place, group: Group, *, row: bool) -> tuple[Slot, ...]:
        """The printed figures of a place, gone through once for all claims that cite it."""
        key = (_place_key(place), group, row)
        found = self._slots.get(key)
        if found is None:
            found = self._slots[key] = tuple(slots_in(place, group, row=row))
        if found and found[0].place is not place:  # the same stretch, cited elsewhere
            return tuple(Slot(place, slot.token) for slot in found)
        return found

    # --------------------------------------------------------------------------------------------------- plain claims

    def _without_source(self, case: _Case) -> bool:
        """Whether a claim cites nothing; that is a mistake where it has figures and no reading."""
        claim = case.claim
        if case.places or claim.citations or claim.context:
            return False
        figures = [figure for figure in claim.figures if figure.role is not Role.PERIOD]
        if figures and not claim.read:
            self.found.append(findings.no_source(claim, figures))
        return True

    def _claim(self, case: _Case, pools: Sequence[_Pool]) -> None:
        """Decide, compare and prove the figures of one claim."""
        decided: list[tuple[_Pool, list[list[Choice | None]]]] = []
        waiting: list[_Pool] = []
        for pool in pools:
            choices = self._decide(pool)
            if choices is None:
                waiting.append(pool)
            else:
                decided.append((pool, choices))
        for pool in waiting:
            choices = self._by_companion(pool, decided)
            if choices is not None:
                decided.append((pool, choices))
            elif not case.claim.read:
                self.found.append(findings.which_figure(case.claim, pool.figures, pool.stretches))
        taken = {
            choice.slot.token.start for _, choices in decided for row in choices for choice in row if choice is not None
        }
        for pool, choices in decided:
            self._compare(pool, self._renamed(pool, choices, taken))

    def _decide(self, pool: _Pool) -> list[list[Choice | None]] | None:
        """For each stretch the printed figures of the claim; None where they are not decided yet.

        Where each stretch has figures enough for the whole claim, each must bear it out; otherwise they are read one
        after another.
        """
        if not pool.stretches:
            return []
        count = len(pool.figures)
        full = [stretch for stretch in pool.stretches if len(stretch) >= count]
        if not full:
            joined = tuple(slot for stretch in pool.stretches for slot in stretch)
            if len(joined) < count:
                pairs = in_order(pool.figures, joined, equals)
                return [[Choice(slot) if slot is not None else None for slot in pairs]]
            full = [joined]
        result = []
        for stretch in full:
            choices = self._solve(pool, stretch)
            if choices is None:
                return None
            result.append(choices)
        return result

    def _solve(self, pool: _Pool, slots: Sequence[Slot]) -> list[Choice | None] | None:
        figures = pool.figures
        if len(figures) == len(slots) == 1:
            return [Choice(slots[0])]
        everybody = self._rivals.get(pool.key, ())
        rivals = [figure.labels for other in everybody if other is not pool for figure in other.figures]
        beside = self._beside(pool, slots)
        if len(slots) > len(figures):
            bounded = by_boundary(figures, slots)
            if bounded is not None:
                return bounded
            family = [
                other
                for other in self._rivals.get(pool.key, ())
                if other.case.claim.declaration == pool.case.claim.declaration
                and other.case.claim.scheme == pool.case.claim.scheme
            ]
            everyone = [figure for other in family for figure in other.figures]
            if len(family) > 1 and len(everyone) == len(slots):
                start = 0
                for other in family:
                    if other is pool:
                        break
                    start += len(other.figures)
                chosen = assign(everyone, slots, rivals, beside)[start : start + len(figures)]
                if None not in chosen:
                    return chosen
        chosen = assign(figures, slots, rivals, beside)
        return chosen if None not in chosen else None

    def _beside(self, pool: _Pool, slots: Sequence[Slot]) -> Beside:
        """The names of all who draw on some printed figures, beside these; the same for each of them."""
        first, last = slots[0], slots[-1]
        key = (pool.key, first.token.start, last.place.start, last.token.start, len(slots))
        found = self._besides.get(key)
        if found is None:
            everyone = (figure.labels for other in self._rivals.get(pool.key, (pool,)) for figure in other.figures)
            found = self._besides[key] = Beside(zones(slots), everyone)
        return found

    def _renamed(self, pool: _Pool, choices: list[list[Choice | None]], taken: set[int]) -> list[list[Choice | None]]:
        """Figures chosen because they are written alike (90% for a percentage) give way to one beside their name.

        So 1/2 and 90% of one quote cannot change places either.
        """
        if pool.form is None:
            return choices
        result = []
        for row in choices:
            renamed: list[Choice | None] = []
            for figure, choice in zip(pool.figures, row, strict=True):
                renamed.append(choice)
                if choice is None or choice.label or choice.slot.place.locus.position is not None:
                    continue
                everything = self._slots_in(choice.slot.place, pool.group, row=False)
                if len(everything) == 1:
                    continue
                key = _place_key(choice.slot.place)
                beside = self._besides.get(key)
                if beside is None:
                    beside = self._besides[key] = Beside(zones(everything), self._names.get(key, ()))
                at = beside.owned(figure.labels)
                if at is None or everything[at].token.start in taken or everything[at].token.form is pool.form:
                    continue
                name = next((label for label in figure.labels if alike(label, beside.texts[at])), "")
                renamed[-1] = Choice(everything[at], name)
            result.append(renamed)
        return result

    def _by_companion(
        self, pool: _Pool, decided: Sequence[tuple[_Pool, list[list[Choice | None]]]]
    ) -> list[list[Choice | None]] | None:
        """Figures that stand just after another figure of the claim: 財政力0.25未満 3/4; or just before its year: 1,500万円(H26)."""
        slots = [slot for stretch in pool.stretches for slot in stretch]
        guides: list[tuple[Slot, Sequence[Slot]]] = []
        for other, choices in decided:
            peers = [slot for stretch in other.stretches for slot in stretch]
            guides.extend(
                (row[-1].slot, peers) for row in choices if row and row[-1] is not None and len(peers) > len(row)
            )
        years = [figure for figure in pool.case.claim.figures if figure.kind is FigureKind.YEAR]
        for figure in years:
            marks = [slot for place in pool.case.places for slot in slots_in(place, Group(FigureKind.YEAR, ()))]
            same = [mark for mark in marks if equals(figure, mark.token)]
            if len(same) == 1:
                year = same[0]
                text = year.place.document.folded.text
                before = [
                    slot
                    for slot in slots
                    if slot.place is year.place
                    and slot.token.reach < year.token.start
                    and text[slot.token.reach : year.token.start] == "("
                ]
                if before and len(pool.figures) == 1:
                    return [[Choice(before[-1], companion=True)]]
                guides.append((year, marks))
        for guide, beside in guides:
            segment = in_segment(slots, guide, beside)
            if len(segment) == len(pool.figures):
                return [[Choice(slot, companion=True) for slot in segment]]
        return None

    def _compare(self, pool: _Pool, choices: Sequence[Sequence[Choice | None]]) -> None:
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

    def _short(self, pool: _Pool, row: Sequence[Choice | None]) -> None:
        """Fewer figures are printed than claimed: the rest must be a reading, and no printed one may be left over."""
        case = pool.case
        missing = [figure for figure, choice in zip(pool.figures, row, strict=True) if choice is None]
        used = {choice.slot.token.start for choice in row if choice is not None}
        left = [slot for stretch in pool.stretches for slot in stretch if slot.token.start not in used]
        if left:
            self.found.append(findings.differs(case.claim, missing[0], left[0]))
        elif not case.claim.read:
            self.found.extend(findings.absent(case.claim, figure, case.places) for figure in missing)

    def _corroborate(self, pool: _Pool, choices: Sequence[Sequence[Choice | None]]) -> None:
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

    def _pair(self, case: _Case, figure: ClaimedFigure, choice: Choice, pool: _Pool, wrong: set[int]) -> None:
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
        name = choice.label or next((label for label in figure.labels if alike(label, findings.zone(slot))), "")
        named = bool(name) and slot.place.locus.position is None
        if named and any(equals(figure, other.token) for other in self._slots_in(slot.place, pool.group, row=False)):
            self.found.append(findings.label_differs(case.claim, figure, Choice(slot, name), pool.stretches))
        else:
            self.found.append(findings.differs(case.claim, figure, slot))

    def _prove(self, case: _Case, figure: ClaimedFigure, slot: Slot) -> None:
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

    def _rows(self, pool: _Pool, done: set[int]) -> None:
        """Table rows that draw on the same stretch are decided together, in written order."""
        if id(pool) in done:
            return
        rows = [
            other
            for other in self._rivals.get(pool.key, ())
            if other.case.claim.row
            and other.case.claim.scheme == pool.case.claim.scheme
            and other.case.claim.declaration == pool.case.claim.declaration
        ]
        done.update(id(row) for row in rows)
        slots = [slot for stretch in pool.stretches for slot in stretch]
        if not slots:
            for row in rows:
                self._compare(row, [])
            return
        printed = ByNumber([slot.token for slot in slots])
        placed = place_rows([row.figures for row in rows], slots, printed)
        crossed = crossed_rows([row.figures for row in rows], placed)
        for at, (row, run) in enumerate(zip(rows, placed, strict=True)):
            if at in crossed and run is not None and placed[crossed[at]] is not None:
                self.found.append(findings.row_named(row.case.claim, row.figures, run, placed[crossed[at]] or run))
                continue
            if run is None or not all(
                equals(figure, slot.token, row=True) for figure, slot in zip(row.figures, run, strict=True)
            ):
                self.found.append(findings.row_differs(row.case.claim, row.figures, run, slots, printed))
                continue
            for figure, slot in zip(row.figures, run, strict=True):
                self.found.extend(boundary_findings(row.case.claim, figure, slot))
                self._prove(row.case, figure, slot)

    # ------------------------------------------------------------------------------------------------------- periods

    def _periods(self, case: _Case) -> None:
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


def _place_key(place: Place) -> tuple[str, int, int]:
    return place.document.name, place.start, place.end


def _printed_year(figure: ClaimedFigure, places: Sequence[Place], used: set[int]) -> Slot | None:
    """The printed year of a period: in a quote, else in an anchor."""
    for place in places:
        for slot in slots_in(place, Group(FigureKind.YEAR, ())):
            if slot.token.start not in used and equals(figure, slot.token):
                return slot
    for place in places:
        if place.anchor is not None:
            for token in place.document.tokens_in(*place.anchor):
                if token.rule is None and token.kind is FigureKind.YEAR and equals(figure, token):
                    return Slot(place, token)
    for place in places:
        for slot in slots_in(place, Group(FigureKind.YEAR, ())):
            if equals(figure, slot.token):
                return slot
    return None


def _printed_next(figure: ClaimedFigure, places: Sequence[Place]) -> bool:
    """Whether the year after the last one of a period is printed, in which the next value begins."""
    following = figure.value + 1
    for place in places:
        spans = [(place.start, place.end)] + ([place.anchor] if place.anchor is not None else [])
        for start, end in spans:
            for token in place.document.tokens_in(start, end):
                if token.kind is FigureKind.YEAR and token.rule is None and following in {token.value, *token.years}:
                    return True
    return False
