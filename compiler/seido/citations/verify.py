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
    Choice,
    Group,
    Slot,
    alike,
    assign,
    by_boundary,
    equals,
    form_of,
    group_of,
    in_order,
    in_segment,
    owned,
    slots_in,
    zones,
)
from seido.citations.printed import as_printed
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
    _slots: dict[tuple[int, Group, bool], tuple[Slot, ...]] = field(default_factory=dict)
    _reported: set[tuple[Span | None, str]] = field(default_factory=set)
    _rivals: dict[tuple[object, ...], list[_Pool]] = field(default_factory=dict)
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
        """The printed figures of a place, gone through once for all rows of a table that cite it."""
        key = (id(place), group, row)  # the cases of a run keep their places
        found = self._slots.get(key)
        if found is None:
            found = self._slots[key] = tuple(slots_in(place, group, row=row))
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
        rivals = [
            figure.labels for other in self._rivals.get(pool.key, ()) if other is not pool for figure in other.figures
        ]
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
                chosen = assign(everyone, slots, rivals)[start : start + len(figures)]
                if None not in chosen:
                    return chosen
        chosen = assign(figures, slots, rivals)
        return chosen if None not in chosen else None

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
                everything = slots_in(choice.slot.place, pool.group)
                if len(everything) == 1:
                    continue
                texts = zones(everything)
                at = owned(figure.labels, texts, self._names.get(_place_key(choice.slot.place), ()))
                if at is None or everything[at].token.start in taken or everything[at].token.form is pool.form:
                    continue
                name = next((label for label in figure.labels if alike(label, texts[at])), "")
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
        present = any(equals(figure, other.token) for other in slots_in(slot.place, pool.group))
        if name and present and slot.place.locus.position is None:
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
        placed = _place_rows(rows, slots)
        crossed = _crossed_names(rows, placed)
        for at, (row, run) in enumerate(zip(rows, placed, strict=True)):
            if at in crossed and run is not None and placed[crossed[at]] is not None:
                self.found.append(findings.row_named(row.case.claim, row.figures, run, placed[crossed[at]] or run))
                continue
            if run is None or not all(
                equals(figure, slot.token, row=True) for figure, slot in zip(row.figures, run, strict=True)
            ):
                self.found.append(findings.row_differs(row.case.claim, row.figures, run, slots))
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


def _place_rows(rows: Sequence[_Pool], slots: Sequence[Slot]) -> list[Sequence[Slot] | None]:
    """For each row of a table its run of printed figures.

    Where the stretch holds just as many figures as the rows claim, they are taken one after another. Otherwise printed
    lines with as many figures as the rows, if there are as many of them as rows; then the lines that the names of the
    rows choose; then runs of the same figures, each row after the one before it.
    """
    total = sum(len(row.figures) for row in rows)
    if total == len(slots):
        in_turn: list[Sequence[Slot] | None] = []
        at = 0
        for row in rows:
            in_turn.append(slots[at : at + len(row.figures)])
            at += len(row.figures)
        return in_turn
    lines: dict[tuple[int, int], list[Slot]] = {}
    for slot in slots:
        source = slot.place.document.source
        lines.setdefault((slot.place.start, source.position(slot.token.origin).line), []).append(slot)
    runs: list[Sequence[Slot]] = list(lines.values())
    if len(runs) == len(rows) and all(len(run) == len(row.figures) for run, row in zip(runs, rows, strict=True)):
        return list(runs)
    fitting = [run for run in runs if len(run) == len(rows[0].figures)]
    if len({len(row.figures) for row in rows}) == 1 and len(fitting) == len(rows):
        return list(fitting)
    named = _lines_by_name(rows, fitting)
    if named is not None:
        return named
    return _runs_by_value(rows, slots)


def _crossed_names(rows: Sequence[_Pool], placed: Sequence[Sequence[Slot] | None]) -> dict[int, int]:
    """The rows whose names stand before each other's figures, each with the row whose figures those names precede."""
    runs = [run for run in placed if run is not None]
    if len(runs) < len(rows):
        return {}
    texts: list[str] = []
    end = -1
    place: Place | None = None
    for run in runs:
        first = run[0]
        if first.place is not place:
            place, end = first.place, first.place.start
        texts.append(first.place.document.folded.text[min(end, first.token.start) : first.token.start])
        end = run[-1].token.end
    names = [
        tuple(label for label in row.figures[0].labels if all(label in figure.labels for figure in row.figures))
        for row in rows
    ]
    scores = [[sum(alike(label, text) for label in own) for text in texts] for own in names]
    crossed: dict[int, int] = {}
    for one in range(len(rows)):
        for other in range(one + 1, len(rows)):
            if scores[one][other] > scores[one][one] and scores[other][one] > scores[other][other]:
                crossed.setdefault(one, other)
                crossed.setdefault(other, one)
    return crossed


def _lines_by_name(rows: Sequence[_Pool], lines: Sequence[Sequence[Slot]]) -> list[Sequence[Slot] | None] | None:
    """The printed line of each row by the names that stand in all its cells, each after the one before it."""
    if not lines:
        return None
    texts = []
    for line in lines:
        document = line[0].place.document
        number = document.position(line[0].token.start).line
        start = document.folded.from_origin(document.source.line_start(number))
        texts.append(document.folded.text[start : line[0].token.start])
    placed: list[Sequence[Slot] | None] = []
    last = -1
    for row in rows:
        shared = [label for label in row.figures[0].labels if all(label in figure.labels for figure in row.figures)]
        best, at, tied = 0, -1, False
        for index, text in enumerate(texts):
            score = sum(alike(label, text) for label in shared)
            if score > best:
                best, at, tied = score, index, False
            elif score == best:
                tied = True
        if at <= last or tied or len(lines[at]) != len(row.figures):  # a row may lack a cell, which is told elsewhere
            return None
        placed.append(lines[at])
        last = at
    return placed


def _runs_by_value(rows: Sequence[_Pool], slots: Sequence[Slot]) -> list[Sequence[Slot] | None]:
    """Runs of the same figures, each row after the one before it; a row of a single figure is too little to go by."""
    placed: list[Sequence[Slot] | None] = []
    start = 0
    for row in rows:
        size = len(row.figures)
        found: Sequence[Slot] | None = None
        if size > 1:
            for at in range(start, len(slots) - size + 1):
                run = list(slots[at : at + size])
                if _unbroken(run) and all(
                    equals(figure, slot.token, row=True) for figure, slot in zip(row.figures, run, strict=True)
                ):
                    found = run
                    start = at + size
                    break
        placed.append(found)
    return placed


def _unbroken(run: Sequence[Slot]) -> bool:
    """Whether nothing but names, borders and footnote marks stands between the figures of a run."""
    first, last = run[0], run[-1]
    if any(slot.place is not first.place for slot in run):
        return False
    between = first.place.document.tokens_in(first.token.start, last.token.end)
    return sum(1 for token in between if token.rule is None) == len(run)


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
