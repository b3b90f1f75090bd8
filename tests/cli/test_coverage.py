"""The forms in which coverage is shown."""

from __future__ import annotations

import io

import pytest

from seido.citations.coverage import Coverage, CoveredToken, State
from seido.citations.document import Document
from seido.commands.coverage import page, record_of
from seido.commands.shell import Shell
from seido.source.language import Language
from seido.source.text import Source

SOURCE = Source("policies/r6/sources/r6.txt", "上限485万円\n兼任 40万円、\x1b3人\n")
STATES = (State.CHECKED, State.UNCOVERED, State.EXCLUDED)


@pytest.fixture
def coverage() -> Coverage:
    """One figure in each state."""
    document = Document("r6", 2024, SOURCE)
    tokens = []
    for printed, state, text in zip(document.tokens, STATES, ("485万円", "40万円", "3人"), strict=True):
        start = SOURCE.text.index(text)
        line, column = SOURCE.position(start)
        end = start + len(text)
        tokens.append(CoveredToken(printed, state, line, column, text, start, end, (), "", by_rule=False))
    return Coverage("r6", tuple(tokens), ())


def shown(coverage: Coverage, language: Language) -> list[str]:
    shell = Shell(io.StringIO(), io.StringIO(), language, color=False, err_color=False)
    return list(page(coverage, SOURCE, shell))


def test_a_program_gets_counts_and_the_places_of_uncovered_figures(coverage: Coverage) -> None:
    assert record_of(coverage, SOURCE) == {
        "source": "r6",
        "file": "policies/r6/sources/r6.txt",
        "tokens": 3,
        "checked": 1,
        "excluded": 1,
        "uncovered": 1,
        "uncovered_tokens": [{"line": 2, "column": 4, "text": "40万円"}],
    }


def test_a_person_gets_the_document_with_each_figure_marked(coverage: Coverage) -> None:
    assert shown(coverage, "ja") == [
        "r6（policies/r6/sources/r6.txt）　数字3：確かめた1、収録外1、まだ1",
        "｛済 …｝確かめた数字、｛外 …｝収録外、｛未 …｝まだの数字",
        "    1  上限｛済 485万円｝",
        "    2  兼任 ｛未 40万円｝、<U+001B>｛外 3人｝",
        "    3",
    ]


def test_marks_have_an_english_form(coverage: Coverage) -> None:
    lines = shown(coverage, "en")
    assert lines[1] == "{+ …} checked, {- …} excluded, {! …} uncovered"
    assert lines[3] == "    2  兼任 {! 40万円}、<U+001B>{- 3人}"
