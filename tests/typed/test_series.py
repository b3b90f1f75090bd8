"""The years of a 推移 are figures of the document like any other: each is proved where it is printed."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text

ACROSS = "年度\t2年度\t3年度\n隊員数\t10人\t20人\n"
DOWN = "令和2年度は10人\n令和3年度は20人\n"


def across(years: str) -> str:
    return f"  推移 隊員数 : 人\n    | 年度 | {years} |\n    | 隊員数 | 10人 | 20人 |   出典 t「年度 2年度」から「20人」まで\n"


def down(first: str, second: str) -> str:
    return (
        "  推移 隊員数 : 人\n    | 年度 | 隊員数 |\n"
        f"    | {first} | 10人 |   出典 t「令和2年度は10人」\n    | {second} | 20人 |   出典 t「令和3年度は20人」\n"
    )


def test_years_across_are_proved_in_their_order() -> None:
    compiled = compile_text(across("令和2年度 | 令和3年度"), ACROSS)
    assert codes(compiled) == []
    assert compiled.coverage["t"].uncovered == ()


@pytest.mark.parametrize("years", ["令和3年度 | 令和2年度", "令和2年度 | 令和4年度"])
def test_a_wrong_year_across_is_refused(years: str) -> None:
    assert "S0411" in codes(compile_text(across(years), ACROSS))


def test_years_down_are_proved_each_in_its_row() -> None:
    compiled = compile_text(down("令和2年度", "令和3年度"), DOWN)
    assert codes(compiled) == []
    assert compiled.coverage["t"].uncovered == ()


def test_a_wrong_year_down_is_refused() -> None:
    assert "S0411" in codes(compile_text(down("令和2年度", "令和4年度"), DOWN))
