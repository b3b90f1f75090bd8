"""The formatter: it keeps what an author wrote, changes nothing that it means, and is done after one run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.syntax.programs import BEYOND_THE_GRAMMAR, generate
from tests.syntax.reading import POLICIES, read

from seido.source.text import Source
from seido.syntax import tree
from seido.syntax.format import format_text
from seido.syntax.parse import Parsed
from seido.syntax.spelling import Vocabulary

_PROGRAMS = int(os.environ.get("SEIDO_PROGRAMS", "400"))
_GOLDEN = Path(__file__).parents[1] / "golden" / "format"
_CASES = sorted(path.parent for path in _GOLDEN.glob("*/input.pol"))


def _formatted(text: str, vocabulary: Vocabulary | None = None) -> str:
    return format_text(Source("test.pol", text), vocabulary)


def _comments(file: tree.File) -> list[str]:
    return [comment.text for comment in file.comments]


def _hold_readable(parsed: Parsed) -> None:
    found = [(each.kind.code, dict(each.facts)) for each in parsed.diagnostics]
    assert not [each for each in found if each[0] not in BEYOND_THE_GRAMMAR], found


def _hold(text: str) -> None:
    before = read(text).file
    once = _formatted(text)
    after = read(once)
    _hold_readable(after)
    assert after.file.blocks == before.blocks
    assert _comments(after.file) == _comments(before)
    assert _formatted(once) == once


def _hold_in_both_vocabularies(text: str) -> None:
    before = read(text).file.blocks
    japanese, english = _formatted(text, "ja"), _formatted(text, "en")
    for turned in (japanese, english):
        after = read(turned)
        _hold_readable(after)
        assert after.file.blocks == before
    assert _formatted(english, "ja") == japanese
    assert _formatted(japanese, "en") == english


def test_generated_programs_keep_their_tree_and_comments_and_are_done_after_one_run() -> None:
    for seed in range(_PROGRAMS):
        try:
            _hold(generate(seed))
        except AssertionError as error:
            error.add_note(f"program {seed}")
            raise


def test_generated_programs_go_into_the_other_vocabulary_and_back() -> None:
    for seed in range(_PROGRAMS):
        try:
            _hold_in_both_vocabularies(generate(seed))
        except AssertionError as error:
            error.add_note(f"program {seed}")
            raise


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_the_reference_policies_are_formatted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _formatted(text) == text


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_the_reference_policies_go_into_english_and_back(path: Path) -> None:
    _hold_in_both_vocabularies(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_a_file_is_formatted_as_it_was(case: Path, *, update: bool) -> None:
    text = (case / "input.pol").read_text(encoding="utf-8")
    _hold(text)
    vocabulary: Vocabulary | None = "en" if case.name.endswith("_en") else None
    formatted = _formatted(text, vocabulary)
    expected = case / "expected.pol"
    if update:
        expected.write_text(formatted, encoding="utf-8")
    assert formatted == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "row",
    ["a|b\t3\t", "a|b\t3\t\t# 注", "\ta|b\t3", "a|b\t3\t出典 r6「3」", '"#"\t#', "甲\t「\t3", "甲\t\u00a0乙\u2003\t3"],
)
def test_a_pasted_row_that_cannot_be_a_row_of_bars_stays_one(row: str) -> None:
    _hold(f"制度 試験 (trial)\n表 率[区域、施設] : 円\n区域\t施設\t額\n{row}\n無\t丙\t3円\n")


def test_rows_and_headings_that_touch_a_file_s_ends_are_formatted() -> None:
    for text in ("", "\n\n", "# 注", "\n# 注\n\n\n", "資料 r6", "制度 試験 (trial)\n\n\n# 末尾"):
        _hold(text)
    assert _formatted("\n\n") == ""
    assert _formatted("# 注\n\n\n\n資料 r6\n\n\n") == "# 注\n\n資料 r6\n"
