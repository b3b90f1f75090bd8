"""要件 that nobody can meet, that cannot be met together, or that exclude nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import codes, compile_text, facts

CODES = {"S1001", "S1002", "S1003"}
PEOPLE = range(21)
"""Every number that the 人数 below may be."""

NUMBERS = "  入力 人数 : 人   範囲 0人以上 20人以下\n  入力 特例 : はい・いいえ\n  入力 経費 : 円   範囲 0円以上\n"


def _findings(requirements: str) -> list[str]:
    return [code for code in codes(compile_text(NUMBERS + requirements)) if code in CODES]


@pytest.mark.parametrize(
    "requirements",
    [
        "  要件 甲 : 人数 が 5人以上   解釈 「試験」\n",
        "  要件 甲 : 人数 が 5人以上   解釈 「試験」\n  要件 乙 : 人数 が 5人以下   解釈 「試験」\n",
        "  要件 甲 : 人数 が 20人以上   解釈 「試験」\n",
        "  要件 甲 : 特例 又は 人数 が 1人以上   解釈 「試験」\n",
        "  要件 甲 : 特例\n  要件 乙 : 人数 が 0人   解釈 「試験」\n",
    ],
)
def test_requirements_that_somebody_meets_and_somebody_does_not_pass(requirements: str) -> None:
    assert _findings(requirements) == []


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("人数 が 20人超", "S1001"),
        ("人数 が 5人超 かつ 人数 が 6人未満", "S1001"),  # there is no half person
        ("特例 かつ 特例 でない", "S1001"),
        ("人数 が 20人以下", "S1003"),
        ("特例 又は 特例 でない", "S1003"),
        ("人数 が 5人以上 又は 人数 が 6人未満", "S1003"),
    ],
)
def test_a_requirement_that_is_decided_before_any_case(condition: str, code: str) -> None:
    assert _findings(f"  要件 甲 : {condition}   解釈 「試験」\n") == [code]


def test_the_smallest_set_that_cannot_be_met_together_is_named_with_a_case() -> None:
    compiled = compile_text(
        NUMBERS + "  要件 甲 : 人数 が 5人以上   解釈 「試験」\n"
        "  要件 乙 : 特例\n"
        "  要件 丙 : 特例 でない 又は 人数 が 4人以下   解釈 「試験」\n"
        "  要件 丁 : 経費 が 1円以上   解釈 「試験」\n"
    )
    assert codes(compiled) == ["S1002"]
    said = facts(compiled, "S1002")
    assert said["name"] == "「甲」、「乙」、「丙」"
    assert said["last"] == "丙"
    assert said["case"] == "人数 が 5人、特例 が はい"


@given(bounds=st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_what_is_told_of_many_requirements_is_what_trying_every_number_finds(bounds: list[tuple[bool, int]]) -> None:
    """At least, or at most, so many people, in any order: what one case settles for several is settled rightly."""
    holds = [{each for each in PEOPLE if (each >= limit if least else each <= limit)} for least, limit in bounds]
    words = [f"{limit}人{'以上' if least else '以下'}" for least, limit in bounds]
    rules = "".join(f"  要件 条{at} : 人数 が {word}   解釈 「試験」\n" for at, word in enumerate(words))
    never_fails = [f"条{at}" for at, each in enumerate(holds) if len(each) == len(PEOPLE)]
    together = not set.intersection(*holds)
    compiled = compile_text(NUMBERS + rules)
    told = {code: [item.facts["name"] for item in compiled.diagnostics if item.kind.code == code] for code in CODES}
    assert told["S1001"] == []
    assert told["S1003"] == never_fails
    assert bool(told["S1002"]) == together


def test_a_requirement_that_only_asks_for_the_year_is_no_finding() -> None:
    assert _findings("  要件 甲 : 年度 が 令和6年度 以上   各年度   解釈 「試験」\n") == []


def test_a_requirement_that_rests_on_what_is_not_printed_is_no_finding() -> None:
    unprinted = "  基準 下限 : 人 = 記載なし「下限は印字されていない」\n  要件 甲 : 人数 が 下限 以上\n"
    assert _findings(unprinted) == []


def test_a_requirement_that_nobody_meets_in_a_later_year_alone_is_told_with_the_year() -> None:
    compiled = compile_text(
        "  適用期間 令和6年度から令和8年度まで   解釈 「試験」\n"
        "  入力 費 : 円   範囲 0円以上 15円以下\n"
        "  基準 限度 : 円 = 10円 → 令和7年度 20円   解釈 「試験」\n"
        "  要件 額 : 費 が 限度 以上   各年度   解釈 「試験」\n"
    )
    assert "S1001" in codes(compiled)
    assert facts(compiled, "S1001")["year"] == "令和7年度"
