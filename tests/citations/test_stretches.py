"""Stretches of a document against the same questions asked of each printed figure in turn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.citations.making import check, cite, claim, codes, document, figure, locus, owned, r6, table, year

from seido.citations.claims import Claim, FigureKind
from seido.citations.document import Document
from seido.citations.equality import equals
from seido.citations.figures import Form, PrintedFigure
from seido.citations.locate import Place
from seido.citations.matching import Among, by_boundary, in_segment
from seido.citations.naming import alike
from seido.citations.stretches import YEARS, Group, Slot, stretch_of, years_in
from seido.syntax import tree
from seido.syntax.tree import Boundary
from seido.values.units import NONE

_GROUPS = [
    Group(FigureKind.NUMBER, unit) for unit in ((), ("円",), ("人",), ("団体",), ("月",), ("名",), ("世帯",))
] + [
    YEARS,
    Group(FigureKind.DATE, ()),
]
_FIGURES = ["2,000万円", "485万円", "50%", "0.25", "1/2", "3割", "1人", "4日", "440", "15年", "1回"]


@cache
def _mixed() -> Document:
    """What the reference document has little of: bare cells, figures of unknown units, words that are numbers, rows."""
    return document(
        "財政力指数\t0.25\t0.5未満\n（単位：億円）\n甲\t1.5\t20\n乙\t半分\t3/4\n90% 1割 1割5分 7袋 8袋\n"
        "令和6年度 R5.3末 2024年 甲は10～20人程度、毎月\n単価12円以上34円以上56円以下78円（H26）90円(R1)\n1,500万円(H26)"
    )


def _place(source: str, start: int, length: int) -> Place:
    printed = r6() if source == "r6" else _mixed()
    end = len(printed.folded.text)
    start = min(start, end)
    return Place(printed, locus("x"), start, min(end, start + length), None)


def _places() -> st.SearchStrategy[Place]:
    lengths = st.one_of(st.integers(0, 20), st.integers(0, 300), st.just(30_000))
    return st.one_of(
        st.builds(_place, st.just("r6"), st.integers(0, 25_000), lengths),
        st.builds(_place, st.just("mixed"), st.integers(0, 160), lengths),
    )


def _tokens(place: Place, group: Group, *, row: bool) -> Sequence[PrintedFigure]:
    """The printed figures of a place that a figure of a group could be, in printed order."""
    tokens = [token for token in place.tokens if token.rule is None and token.kind is group.kind]
    if group.kind is not FigureKind.NUMBER:
        return tokens
    if group.unit:
        found = [token for token in tokens if _fits(token, group.unit)]
        if not found and row:
            found = [each for each in tokens if each.unit is NONE and each.form is Form.PLAIN and each.scaled is None]
    else:
        found = [token for token in tokens if token.unit == NONE and token.scaled is None]
        found = found or [token for token in tokens if token.unit is None]
        found = found or [token for token in tokens if token.unit == NONE]
    words = place.document.words_in(place.start, place.end)
    return found or [word for word in words if word.unit is not None and word.unit.numerator == group.unit]


def _fits(token: PrintedFigure, unit: tuple[str, ...]) -> bool:
    if token.scaled is not None and token.scaled[0].numerator == unit:
        return True
    if token.unit is not None:
        return token.unit.numerator == unit
    return len(unit) == 1 and token.tail.removeprefix("の").startswith(unit[0])


def _zones(slots: Sequence[Slot]) -> list[str]:
    found = []
    end = -1
    place: Place | None = None
    for slot in slots:
        if place is None or slot.place is not place:
            place, end = slot.place, slot.place.start
        start = max(min(end, slot.token.start), slot.token.start - 60)
        found.append(slot.place.document.folded.text[start : slot.token.start])
        end = slot.token.end
    return found


@given(place=_places(), group=st.sampled_from(_GROUPS), row=st.booleans())
def test_a_stretch_holds_the_figures_of_its_place_that_the_claimed_one_could_be(
    *, place: Place, group: Group, row: bool
) -> None:
    stretch = stretch_of(place, group, row=row)
    expected = [Slot(place, token) for token in _tokens(place, group, row=row)]
    assert list(stretch) == expected
    for form in Form:
        assert list(stretch.of_form(form)) == [slot for slot in expected if slot.token.form is form]
        for at, slot in enumerate(expected):
            assert list(stretch.only(at + 1).of_form(form)) == [slot] * (slot.token.form is form)


@given(_places(), st.sampled_from(_GROUPS), st.data())
def test_what_is_looked_up_in_a_stretch_is_what_going_through_it_finds(
    place: Place, group: Group, data: st.DataObject
) -> None:
    stretch = stretch_of(place, group)
    slots = list(stretch)
    claimed = data.draw(st.sampled_from([*map(figure, _FIGURES), year(2024), year(2014)]))
    assert list(stretch.like(claimed)) == [slot for slot in slots if equals(claimed, slot.token)]
    for boundary in Boundary:
        found = [at for at, slot in enumerate(slots) if slot.token.boundary is boundary]
        assert list(stretch.bounded(boundary)) == found[:2]
    assert [stretch.find(slot.token.start) for slot in slots] == list(range(len(slots)))
    assert stretch.find(place.end) is None
    end = data.draw(st.integers(place.start, place.end))
    assert list(stretch.between(place.start + 1, end)) == [
        slot for slot in slots if place.start < slot.token.start < end
    ]
    reaching = [slot for slot in slots if slot.token.reach == end]
    assert stretch.up_to(end) == (reaching[-1] if reaching else None)


@given(place=_places(), group=st.sampled_from(_GROUPS), row=st.booleans())
def test_the_text_before_each_figure_of_a_stretch(*, place: Place, group: Group, row: bool) -> None:
    for stretch in (stretch_of(place, group, row=row), stretch_of(place, group, row=row).of_form(Form.PERCENT)):
        slots = list(stretch)
        assert [stretch.zone(at) for at in range(len(slots))] == _zones(slots)
        for _ in range(3):  # the first time from an index of its own, later as a part of that of the document
            assert not slots or list(stretch.zones()) == _zones(slots)
        for at in range(len(slots)):
            earlier = max((each.token.reach for each in slots[:at]), default=place.start)
            later = min((each.token.start for each in slots[at + 1 :]), default=place.end)
            assert stretch.clear(at) == (earlier, later)


@given(place=_places(), group=st.sampled_from(_GROUPS), row=st.booleans())
def test_the_lines_of_a_stretch(*, place: Place, group: Group, row: bool) -> None:
    stretch = stretch_of(place, group, row=row)
    slots = list(stretch)
    lines: dict[int, list[Slot]] = {}
    for slot in slots:
        lines.setdefault(place.document.source.position(slot.token.origin).line, []).append(slot)
    assert [slots[run.start : run.stop] for run in stretch.lines()] == list(lines.values())
    heads = []
    for number, (first, *_) in lines.items():
        start = place.document.folded.from_origin(place.document.source.line_start(number))
        heads.append(place.document.folded.text[max(start, first.token.start - 200) : first.token.start])
    for _ in range(3):
        assert not slots or list(stretch.heads()) == heads


@given(_places(), st.sampled_from(_GROUPS), st.sampled_from(_GROUPS), st.data())
def test_the_figures_after_another_one_up_to_the_next_of_its_kind(
    place: Place, group: Group, other: Group, data: st.DataObject
) -> None:
    stretch, marks = stretch_of(place, group), stretch_of(place, other)
    if not marks:
        return
    after = marks[data.draw(st.integers(0, len(marks) - 1))]
    end = min((mark.token.start for mark in marks if mark.token.start > after.token.start), default=place.end)
    expected = [slot for slot in stretch if after.token.end <= slot.token.start < end]
    assert [slot for part in in_segment([stretch], after, [marks]) for slot in part] == expected


def test_years_are_found_in_any_part_of_a_document() -> None:
    place = Place(_mixed(), locus("x"), 0, len(_mixed().folded.text), None)
    found = [token for token in place.tokens if token.kind is FigureKind.YEAR and token.rule is None]
    assert found
    assert [slot.token for slot in years_in(place, 0, place.end)] == found
    assert [slot.token for slot in years_in(place, found[1].start, found[1].end)] == [found[1]]


# ------------------------------------------------------------------------------------------------------- assignments

_NAMES = st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=3), max_size=2).map(tuple)


def _assign(
    figures: Sequence[tuple[str, ...]], texts: Sequence[str], everyone: Sequence[tuple[str, ...]]
) -> list[tuple[int, str] | None]:
    """Names first: each name its own figure, and those after it; then, if they are as many, those that are left."""
    chosen: list[tuple[int, str] | None] = [None] * len(figures)
    distinct = list(dict.fromkeys(figures))
    if len(figures) == len(texts) and len(distinct) <= 1:
        return [(at, "") for at in range(len(texts))]
    owners: dict[int, tuple[str, ...]] = {}
    for labels in dict.fromkeys([*distinct, *everyone]):
        at = owned(labels, texts, everyone)
        if at is not None and at not in owners:
            owners[at] = labels
    for labels in distinct:
        start = next((at for at, owner in owners.items() if owner == labels), None)
        at = start if start is not None else len(texts)
        for index, each in enumerate(figures):
            if each == labels and at < len(texts) and (at == start or at not in owners):
                name = next((label for label in labels if alike(label, texts[at])), "") if at == start else ""
                chosen[index] = at, name
                at += 1
            elif each == labels:
                break
    taken = {choice[0] for choice in chosen if choice is not None}
    free = [at for at in range(len(texts)) if at not in taken and owners.get(at, distinct[0]) in distinct]
    unasked = [index for index, choice in enumerate(chosen) if choice is None]
    if len(unasked) == len(free):
        for index, at in zip(unasked, free, strict=True):
            chosen[index] = at, ""
    return chosen


@given(
    st.lists(st.text(alphabet="甲乙丙丁は", max_size=4), min_size=1, max_size=7),
    st.lists(st.lists(_NAMES, min_size=1, max_size=3), min_size=1, max_size=4),
    st.integers(0, 6),
)
@example(["甲", "乙", "甲は"], [[("甲",), ("甲",)], [("乙",)]], 1)
def test_names_and_order_assign_the_same_figures_as_going_through_all_of_them(
    before: list[str], claims: list[list[tuple[str, ...]]], skipped: int
) -> None:
    printed = document("。".join(f"{name}{at + 1}円" for at, name in enumerate(before)))
    tokens = printed.tokens
    first = min(skipped, len(tokens) - 1)
    place = Place(printed, locus("x"), tokens[first - 1].end if first else 0, len(printed.folded.text), None)
    stretch = stretch_of(place, Group(FigureKind.NUMBER, ("円",)))
    everyone = [labels for figures in claims for labels in figures]
    texts = _zones(list(stretch))
    for figures in (*claims, everyone):
        among = Among([stretch], everyone)
        assert among.assign([figure("1円", *labels) for labels in figures]) == _assign(figures, texts, everyone)


def test_figures_of_two_places_are_assigned_by_the_names_of_both() -> None:
    printed = document("甲は1円、乙は2円。丙は3円、丁は4円。")
    places = [Place(printed, locus("x"), *bounds, None) for bounds in ((0, 9), (10, 19))]
    stretches = [stretch_of(place, Group(FigureKind.NUMBER, ("円",))) for place in places]
    wanted = [figure("3円", "丙"), figure("1円", "甲"), figure("4円", "丁")]
    among = Among(stretches, [each.labels for each in wanted])
    assert among.assign(wanted) == [(2, "丙"), (0, "甲"), (3, "丁")]


@pytest.mark.parametrize(
    ("words", "expected"), [(("以上", "以下"), ["12円", "78円"]), (("以上", "超"), []), (("未満",), [])]
)
def test_boundary_words_choose_where_each_stands_once(words: tuple[str, ...], expected: list[str]) -> None:
    printed = document("単価12円以上34円未満56円未満78円以下")
    place = Place(printed, locus("x"), 0, len(printed.folded.text), None)
    stretch = stretch_of(place, Group(FigureKind.NUMBER, ("円",)))
    chosen = by_boundary([figure("1円", boundary=word) for word in words], [stretch]) or []
    assert [each.slot.token.text for each in chosen if each is not None] == expected


# ----------------------------------------------------------------------------------------------------- many who cite


@pytest.mark.parametrize("to", [None, "以上"])
def test_who_cites_the_same_stretch_under_another_quote_is_proved_under_its_own(to: str | None) -> None:
    printed = document("価格表\n単価1番 10円\n単価2番 20円\n以上")
    quotes = ["価格表", "価格"] if to else ["価格表\n単価1番 10円\n単価2番 20円", "価格表 単価1番 10円 単価2番 20円"]
    citations = [cite(locus(quote, to=to)) for quote in quotes]
    claims = [
        claim([figure(f"{at}0円", f"単価{at}番")], citation, declaration=f"単価{at}番")
        for at, citation in enumerate(citations, start=1)
    ]
    found = check(*claims, source=printed)
    assert not found.diagnostics
    assert [proof.quote for proof in found.proofs] == [
        quote if to is None else f"{quote}」から「{to}" for quote in quotes
    ]
    assert codes(claim([figure("20円", "単価1番")], citations[0]), claims[1], source=printed) != []


_CITED = locus("単価表", to="以上")
_FIRST = locus("単価表", to="以上", position=1)
_PRICES = "単価表\n一 10円\n二 30円\n以上\n"


def _prices(*loci: tree.Locus) -> list[Claim]:
    """A 基準 and a 表 of the same list, each citing its own part of it."""
    alone, rows = loci
    return [
        claim([figure("10円", "最初の額")], cite(alone), declaration="最初の額"),
        *table([("10円", ("一",)), ("30円", ("二",))], cite(rows), "円", "単価"),
    ]


@pytest.mark.parametrize(
    ("loci", "expected"),
    [((_FIRST, _CITED), []), ((_CITED, _FIRST), ["S0413", "S0416", "S0416"])],
    ids=["a figure of the list", "a table of a figure"],
)
def test_a_figure_chosen_by_its_position_is_not_taken_for_the_list(
    loci: tuple[tree.Locus, tree.Locus], expected: list[str]
) -> None:
    claims = _prices(*loci)
    assert codes(*claims, source=document(_PRICES)) == expected
    assert sorted(codes(*claims[1:], claims[0], source=document(_PRICES))) == expected


def test_of_a_figure_chosen_by_its_position_only_its_own_form_counts() -> None:
    written = claim([figure("0.5"), figure("90%")], cite(locus("率は3割、0.5、90%", position=1)))
    assert codes(written, source=document("率は3割、0.5、90%とする。")) == ["S0411"]


def test_parts_of_two_places_that_come_to_as_many_figures_are_told_apart() -> None:
    def first(position: int | None = None) -> tree.Locus:
        return locus("甲1円、乙2円", position=position)

    def second(position: int | None = None) -> tree.Locus:
        return locus("丙3円、丁4円", position=position)

    claims = [
        claim(
            [figure("1円", "甲"), figure("3円", "丙"), figure("4円", "丁")], cite(first(1), second()), declaration="い"
        ),
        claim(
            [figure("1円", "甲"), figure("2円", "乙"), figure("3円", "丙")], cite(first(), second(1)), declaration="ろ"
        ),
    ]
    found = check(*claims, source=document("甲1円、乙2円。\n丙3円、丁4円。"))
    assert not found.diagnostics
    assert [proof.figure.written for proof in found.proofs] == ["1円", "3円", "4円", "1円", "2円", "3円"]


def test_of_figures_that_reach_equally_far_the_last_of_the_stretch_is_meant() -> None:
    printed = document("10～20人(うち5人)")
    place = Place(printed, locus("x"), 0, len(printed.folded.text), None)
    stretch = stretch_of(place, Group(FigureKind.NUMBER, ("人",)))
    for at, slot in enumerate(stretch, start=1):
        assert stretch.only(at).up_to(slot.token.reach) == slot


def test_a_quote_whose_signs_fold_to_many_is_shown_as_it_is_printed() -> None:
    quote = f"{'㍿' * 50}は5円"
    printed = document(quote)
    (found,) = check(claim([figure("5人")], cite(quote)), source=printed).diagnostics
    assert found.facts["quote"] == quote
