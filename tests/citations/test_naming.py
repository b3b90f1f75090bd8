"""Names beside figures, found through an index, against the same questions asked of every name and every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.citations.making import figure, owned, r6

from seido.citations.equality import ByNumber, equals
from seido.citations.figures import BEFORE, BEFORE_ENDS
from seido.citations.naming import Beside, Labels, Texts, alike
from seido.citations.rows import crossed, most_alike

_NAMES = st.text(alphabet="甲乙丙1額限上の", min_size=1, max_size=6)
_TEXTS = st.text(alphabet="甲乙丙1額限上の、\0", max_size=12)
_LABELS = st.lists(_NAMES, max_size=3).map(tuple)


@given(st.lists(_LABELS, min_size=1, max_size=6), st.lists(_TEXTS, max_size=6))
def test_a_figure_is_the_one_beside_the_name_that_fits_it_best(everyone: list[Labels], texts: list[str]) -> None:
    beside = Beside(Texts(texts), everyone)
    assert [beside.owned(labels) for labels in everyone] == [owned(labels, texts, everyone) for labels in everyone]


@given(st.lists(st.tuples(_LABELS, _TEXTS), max_size=7))
def test_names_that_stand_before_each_others_figures_are_found(rows: list[tuple[Labels, str]]) -> None:
    def score(one: int, other: int) -> int:
        return sum(alike(label, rows[other][1]) for label in rows[one][0])

    expected: dict[int, int] = {}
    for one in range(len(rows)):
        for other in range(one + 1, len(rows)):
            if score(one, other) > score(one, one) and score(other, one) > score(other, other):
                expected.setdefault(one, other)
                expected.setdefault(other, one)
    assert crossed([labels for labels, _ in rows], [text for _, text in rows]) == expected


@given(_LABELS, st.lists(_TEXTS, max_size=7))
def test_the_line_of_a_row_is_the_one_with_most_of_its_names(labels: Labels, texts: list[str]) -> None:
    scores = [sum(alike(label, text) for label in labels) for text in texts]
    best = [at for at, score in enumerate(scores) if score and score == max(scores)]
    assert most_alike(labels, Texts(texts), lambda _: True) == (best[0] if len(best) == 1 else None)


_FIGURES = ("2,000万円", "485万円", "0.25", "50%", "1人", "4日", "1割", "440", "6か月", "2", "15年", "3割", "1回")


@pytest.mark.parametrize(
    "written", [*_FIGURES, "3/4", *(f"{each}/{below}" for each in _FIGURES for below in ("人", "月", "年", "団体"))]
)
def test_no_equal_figure_is_missing_from_the_index(written: str) -> None:
    claimed = figure(written)
    tokens = [*r6().tokens, *r6().words]
    found = [at for at, token in enumerate(tokens) if equals(claimed, token, row=True)]
    assert set(found) <= set(ByNumber(tokens).like(claimed))


def test_the_index_leaves_most_of_a_document_out() -> None:
    tokens = r6().tokens
    found = ByNumber(tokens).like(figure("2,000万円"))
    assert found == [at for at, token in enumerate(tokens) if equals(figure("2,000万円"), token)]
    assert 0 < len(found) < len(tokens) / 10


@pytest.mark.parametrize("pattern", BEFORE, ids=lambda pattern: pattern.pattern[:12])
@given(st.data())
def test_what_stands_before_a_figure_ends_as_is_asked_first(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    assert text[-1] in BEFORE_ENDS
