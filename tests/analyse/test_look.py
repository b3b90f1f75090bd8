"""Indentation that suggests another structure than the keywords give."""

from __future__ import annotations

import re

import pytest
from tests.support import ROOT, compile_text, facts

from seido.analyse.look import check_look
from seido.source.text import Source
from seido.syntax.parse import parse


def look(text: str) -> list[tuple[str, str]]:
    """The lines that look misplaced: the code, and the line itself."""
    source = Source("test.pol", text)
    parsed = parse(source)
    assert parsed.diagnostics == ()
    return [
        (each.kind.code, source.text[each.span.start : each.span.end])
        for each in check_look(parsed.file, source)
        if each.span is not None
    ]


SCHEME = "制度 試験 (trial)\n"

TWO = """\
  算定 甲 : 割合
    原則 1/2
{inner}算定 乙 : 割合
{deeper}原則 1/3
{last}ただし 条件 のとき 1/4
"""


def test_an_exception_under_another_amount_than_its_own_is_told() -> None:
    text = SCHEME + TWO.format(inner="      ", deeper="        ", last="    ")
    assert look(text) == [("S1036", "算定 乙 : 割合"), ("S1036", "ただし 条件 のとき 1/4")]


def test_an_amount_under_the_one_before_is_told() -> None:
    text = SCHEME + TWO.format(inner="    ", deeper="      ", last="      ")
    assert look(text) == [("S1036", "算定 乙 : 割合")]


@pytest.mark.parametrize(
    ("inner", "deeper", "last"),
    [
        ("  ", "    ", "    "),
        ("  ", "    ", "        "),
        ("  ", "  ", "  "),
        ("", "  ", "  "),
        ("　", "　　", "　　"),
        ("\t", "\t\t", "\t\t"),
    ],
)
def test_lines_that_stand_under_nothing_but_their_heading_pass(inner: str, deeper: str, last: str) -> None:
    text = TWO.format(inner=inner, deeper=deeper, last=last)
    if inner != "  ":
        text = text.replace("  算定 甲", f"{inner}算定 甲").replace("    原則 1/2", f"{deeper}原則 1/2")
    assert look(SCHEME + text) == []


PART = """\
  場合 型 が 甲
    要件 一 : はい
  場合おわり
{indent}要件 二 : はい
"""


def test_a_requirement_that_stands_inside_a_part_that_was_closed_is_told() -> None:
    assert look(SCHEME + PART.format(indent="    ")) == [("S1040", "要件 二 : はい")]
    assert look(SCHEME + PART.format(indent="  ")) == []


def test_the_same_where_the_end_of_the_part_is_indented_with_its_lines() -> None:
    text = PART.format(indent="    ").replace("  場合おわり", "    場合おわり")
    assert look(SCHEME + text) == [("S1040", "要件 二 : はい")]


def test_a_requirement_that_stands_outside_a_part_that_goes_on_is_told_once() -> None:
    text = "  場合 型 が 甲\n    要件 一 : はい\n  要件 二 : はい\n  要件 三 : はい\n"
    assert look(SCHEME + text) == [("S1037", "要件 二 : はい")]


def test_a_part_without_any_indentation_suggests_nothing() -> None:
    assert look(SCHEME + "場合 型 が 甲\n要件 一 : はい\n要件 二 : はい\n") == []
    assert look(SCHEME + "  場合 型 が 甲\n  要件 一 : はい\n  要件 二 : はい\n") == []


def test_full_width_and_half_width_indentation_are_measured_alike() -> None:
    """Is two columns: 要件 二 stands where 要件 一 does."""
    mixed = "  場合 型 が 甲\n　　要件 一 : はい\n    要件 二 : はい\n  場合おわり\n　要件 三 : はい\n"
    assert look(SCHEME + mixed) == []


def test_a_tab_is_given_the_benefit_of_the_doubt() -> None:
    """Whether one TAB is further in than four spaces depends on the editor; whether it is further in than none does not."""
    assert look(SCHEME + "  算定 甲 : 円\n    原則 1円\n\t算定 乙 : 円\n    原則 2円\n") == []
    certain = "算定 甲 : 円\n  原則 1円\n\t\t算定 乙 : 円\n\t\t\t原則 2円\n"
    assert look(SCHEME + certain) == [("S1036", "算定 乙 : 円")]


def test_rows_entries_and_continued_lines_do_not_count_as_structure() -> None:
    text = """\
  基準 額[型] : 円
    甲 = 1円
        出典 t「一」
    乙 = 2円
      うち 丙 = 1円
  表 率[型] : %
    | 型 | 率 |
      | 甲 | 1 |
    | 乙 | 2 |
  例 「一」
    明
      | 型 | 結果 額 |
      | 甲 | 1円 |
      結果 計 = 1円
"""
    assert look(SCHEME + text) == []


def test_a_file_without_indentation_suggests_nothing() -> None:
    for path in sorted((ROOT / "policies/r6").glob("*.pol")):
        text = path.read_text(encoding="utf-8")
        assert look(re.sub(r"(?m)^[ \t　]+", "", text)) == []
        assert look(text) == []
        assert look(re.sub(r"(?m)^ +", lambda found: "　" * (len(found[0]) // 2), text)) == []
        assert look(re.sub(r"(?m)^ +", lambda found: "\t" * (len(found[0]) // 2), text)) == []


def test_the_message_shows_both_lines() -> None:
    compiled = compile_text("  入力 条件 : はい・いいえ\n" + TWO.format(inner="    ", deeper="      ", last="      "))
    found = facts(compiled, "S1036")
    assert (found["line"], found["under"]) == ("算定 乙 : 割合", "算定 甲 : 割合")
