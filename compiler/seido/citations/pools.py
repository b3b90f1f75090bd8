"""Which printed figures the figures of a claim are looked for among, and which of them they get.

Claims that cite the same place draw on the same printed figures. They are kept together, since each must leave to the
others what is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from seido.citations import findings
from seido.citations.claims import Claim, ClaimedFigure, FigureKind, Proof, Role
from seido.citations.equality import equals, form_of
from seido.citations.matching import Among, Assigned, Choice, by_boundary, in_order, in_segment
from seido.citations.naming import Beside, named
from seido.citations.rows import Lines
from seido.citations.stretches import YEARS, Group, Slot, Stretch, group_of, joined, stretch_of

if TYPE_CHECKING:
    from seido.citations.figures import Form
    from seido.citations.locate import Place
    from seido.citations.naming import Labels
    from seido.source.diagnostic import Diagnostic

Choices = list[Choice | None]
"""For each figure of a claim the printed one; None where there is none."""


@dataclass(slots=True)
class Case:
    """A claim with its quotes located."""

    claim: Claim
    own: tuple[Place, ...]
    context: tuple[Place, ...]
    broken: bool  # a quote of its own was not found: that is said already, and nothing else can be
    proofs: list[Proof] = field(default_factory=list)

    @property
    def places(self) -> tuple[Place, ...]:
        """All cited places, own ones first."""
        return self.own + tuple(place for place in self.context if place not in self.own)

    @property
    def position_group(self) -> Group | None:
        """The figures of which a written position (の 2番目) chooses one."""
        figures = self.claim.figures
        leading = next((figure for figure in figures if figure.role in {Role.VALUE, Role.CAP}), None)
        leading = leading or next((figure for figure in figures if figure.role is not Role.PERIOD), None)
        return group_of(leading) if leading is not None else None


class Pool(NamedTuple):
    """The figures of one group that one claim makes, and where they are looked for."""

    case: Case
    group: Group
    form: Form | None
    figures: tuple[ClaimedFigure, ...]
    stretches: tuple[Stretch, ...]  # one for each place that holds figures of the group
    rivals: Rivals


@dataclass(slots=True)
class Rivals:
    """The pools of all claims that draw on the same printed figures."""

    pools: list[Pool] = field(default_factory=list)
    families: dict[tuple[str, str], Family] = field(default_factory=dict)
    _among: dict[tuple[object, ...], Among] = field(default_factory=dict)
    _lines: dict[tuple[object, ...], Lines] = field(default_factory=dict)

    def add(self, pool: Pool) -> None:
        """Enter a pool, and in the family of its declaration."""
        self.pools.append(pool)
        self.family(pool).add(pool)

    def family(self, pool: Pool) -> Family:
        """The pools of the declaration of one."""
        claim = pool.case.claim
        return self.families.setdefault((claim.scheme, claim.declaration), Family())

    def lines(self, stretches: Sequence[Stretch]) -> Lines:
        """Some of the printed figures, for the rows of tables."""
        key = tuple(stretch.key for stretch in stretches)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = Lines(stretches)
        return found

    def among(self, stretches: Sequence[Stretch]) -> Among:
        """Some of the printed figures, with the names of all claims."""
        key = tuple(stretch.key for stretch in stretches)
        found = self._among.get(key)
        if found is None:
            everyone = dict.fromkeys(figure.labels for pool in self.pools for figure in pool.figures)
            found = self._among[key] = Among(stretches, tuple(everyone))
        return found


@dataclass(slots=True)
class Family:
    """The pools of the claims of one declaration that draw on the same printed figures, in written order."""

    pools: list[Pool] = field(default_factory=list)
    figures: list[ClaimedFigure] = field(default_factory=list)
    _starts: dict[int, int] = field(default_factory=dict)
    _assigned: dict[Among, list[Assigned | None]] = field(default_factory=dict)

    def add(self, pool: Pool) -> None:
        """Enter a pool."""
        self._starts[id(pool)] = len(self.figures)
        self.pools.append(pool)
        self.figures.extend(pool.figures)

    def assign(self, pool: Pool, among: Among) -> Sequence[Assigned | None]:
        """What the figures of one pool get where those of the whole family are assigned together."""
        if among not in self._assigned:
            self._assigned[among] = among.assign(self.figures)
        start = self._starts[id(pool)]
        return self._assigned[among][start : start + len(pool.figures)]


@dataclass(slots=True)
class Pools:
    """Makes the pools of claims, and decides them; ``report`` takes what is wrong with a citation."""

    report: Callable[[Diagnostic], None]
    _rivals: dict[tuple[object, ...], Rivals] = field(default_factory=dict)
    # the names of all pure numbers that cite one place, however the numbers are written
    _names: dict[tuple[object, ...], list[Labels]] = field(default_factory=dict)
    _besides: dict[tuple[object, ...], Beside] = field(default_factory=dict)

    # ---------------------------------------------------------------------------------------------------- their making

    def of(self, case: Case) -> list[Pool]:
        """The claim's figures by unit (and, for pure numbers, by how they are written), each with its printed figures."""
        if case.broken or not case.places:
            return []
        grouped: dict[tuple[Group, Form | None], list[ClaimedFigure]] = {}
        found: dict[Group, tuple[Stretch, ...]] = {}
        for figure in case.claim.figures:
            if figure.role is Role.PERIOD:
                continue
            group = group_of(figure)
            if group not in found:
                found[group] = self._stretches(case, group)
            form: Form | None = None
            if group.kind is FigureKind.NUMBER and not group.unit:
                wanted = form_of(figure)
                if any(stretch.of_form(wanted) for stretch in found[group]):
                    form = wanted
            grouped.setdefault((group, form), []).append(figure)
        return [
            self._pool(case, group, form, tuple(figures), found[group]) for (group, form), figures in grouped.items()
        ]

    def _pool(
        self,
        case: Case,
        group: Group,
        form: Form | None,
        figures: tuple[ClaimedFigure, ...],
        stretches: tuple[Stretch, ...],
    ) -> Pool:
        if form is not None:
            positioned = group == case.position_group
            kept = (
                stretch if positioned and stretch.place.locus.position is not None else stretch.of_form(form)
                for stretch in stretches
            )
            stretches = tuple(stretch for stretch in kept if stretch)
        key = (group, form, *(stretch.beginning for stretch in stretches))
        pool = Pool(case, group, form, figures, stretches, self._rivals.setdefault(key, Rivals()))
        pool.rivals.add(pool)
        if form is not None:
            for stretch in stretches:
                self._names.setdefault(_key(stretch.place), []).extend(figure.labels for figure in figures)
        return pool

    def _stretches(self, case: Case, group: Group) -> tuple[Stretch, ...]:
        for places in (case.own, case.context):
            found: list[Stretch] = []
            for place in places:
                stretch = stretch_of(place, group, row=case.claim.row)
                position = place.locus.position
                if position is not None and group == case.position_group:
                    if not 1 <= position <= len(stretch):
                        self.report(findings.position_out(case.claim, place, stretch, position))
                        continue
                    stretch = stretch.only(position)
                if stretch:
                    found.append(stretch)
            if found:
                return tuple(found)
        return ()

    # -------------------------------------------------------------------------------------------------- their decision

    def decide(self, pool: Pool) -> list[Choices] | None:
        """For each stretch the printed figures of the claim; None where they are not decided yet.

        Where each stretch has figures enough for the whole claim, each must bear it out; otherwise they are read one
        after another.
        """
        if not pool.stretches:
            return []
        count = len(pool.figures)
        full: list[tuple[Stretch, ...]] = [(stretch,) for stretch in pool.stretches if len(stretch) >= count]
        if not full:
            if sum(map(len, pool.stretches)) < count:
                pairs = in_order(pool.figures, joined(pool.stretches), equals)
                return [[Choice(slot) if slot is not None else None for slot in pairs]]
            full = [pool.stretches]
        result = []
        for stretches in full:
            choices = _solve(pool, stretches)
            if choices is None:
                return None
            result.append(choices)
        return result

    def renamed(self, pool: Pool, choices: list[Choices], taken: set[int]) -> list[Choices]:
        """Figures chosen because they are written alike (90% for a percentage) give way to one beside their name.

        So 1/2 and 90% of one quote cannot change places either.
        """
        if pool.form is None:
            return choices
        return [
            [
                self._by_name(pool, figure, choice, taken) if choice is not None else None
                for figure, choice in zip(pool.figures, row, strict=True)
            ]
            for row in choices
        ]

    def _by_name(self, pool: Pool, figure: ClaimedFigure, choice: Choice, taken: set[int]) -> Choice:
        place = choice.slot.place
        if choice.label or place.locus.position is not None:
            return choice
        everything = stretch_of(place, pool.group)
        if len(everything) == 1:
            return choice
        key = _key(place)
        beside = self._besides.get(key)
        if beside is None:
            beside = self._besides[key] = Beside(everything.zones(), self._names.get(key, ()))
        at = beside.owned(figure.labels)
        if at is None or everything[at].token.start in taken or everything[at].token.form is pool.form:
            return choice
        return Choice(everything[at], named(figure.labels, beside.texts[at]))


def by_companion(pool: Pool, decided: Sequence[tuple[Pool, list[Choices]]]) -> list[Choices] | None:
    """Figures that stand just after another figure of the claim: 財政力0.25未満 3/4; or just before its year: 1,500万円(H26)."""
    guides: list[tuple[Slot, Sequence[Stretch]]] = []
    for other, choices in decided:
        peers = sum(map(len, other.stretches))
        guides.extend(
            (row[-1].slot, other.stretches) for row in choices if row and row[-1] is not None and peers > len(row)
        )
    marks = [stretch_of(place, YEARS) for place in pool.case.places]
    for figure in pool.case.claim.figures:
        if figure.kind is not FigureKind.YEAR:
            continue
        same = [slot for stretch in marks for slot in islice(stretch.like(figure), 2)]
        if len(same) == 1:
            before = _before(pool, same[0])
            if before is not None and len(pool.figures) == 1:
                return [[Choice(before, companion=True)]]
            guides.append((same[0], marks))
    for guide, beside in guides:
        segment = in_segment(pool.stretches, guide, beside)
        if sum(map(len, segment)) == len(pool.figures):
            return [[Choice(slot, companion=True) for stretch in segment for slot in stretch]]
    return None


def _before(pool: Pool, year: Slot) -> Slot | None:
    """The figure of which a year in brackets is the year."""
    bracket = year.token.start - 1
    if bracket < 0 or year.place.document.folded.text[bracket] != "(":
        return None
    found = (stretch.up_to(bracket) for stretch in pool.stretches if stretch.place is year.place)
    return next((slot for slot in found if slot is not None), None)


def _solve(pool: Pool, stretches: Sequence[Stretch]) -> Choices | None:
    figures, count = pool.figures, sum(map(len, stretches))
    slots = joined(stretches)
    if len(figures) == count == 1:
        return [Choice(slots[0])]
    among = pool.rivals.among(stretches)
    if count > len(figures):
        bounded = by_boundary(figures, stretches)
        if bounded is not None:
            return bounded
        family = pool.rivals.family(pool)
        if len(family.pools) > 1 and len(family.figures) == count:
            choices = _chosen(slots, family.assign(pool, among))
            if choices is not None:
                return choices
    return _chosen(slots, among.assign(figures))


def _chosen(slots: Sequence[Slot], assigned: Sequence[Assigned | None]) -> Choices | None:
    """The printed figures that were assigned; None where one of the claimed figures got none."""
    choices: Choices = [Choice(slots[each[0]], each[1]) for each in assigned if each is not None]
    return choices if len(choices) == len(assigned) else None


def _key(place: Place) -> tuple[object, ...]:
    return place.document.name, place.start, place.end
