"""Figures that no case reaches, and 場合 parts that no case or every case enters."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts

READ = "   各年度   解釈 「試験。」"
WHO = "  区分 団体 = 県、市、町\n  入力 団体 : 団体\n  入力 型 : はい・いいえ\n"
VALUES = f"  基準 額[団体] : 円{READ}\n    県 = 1円\n    市 = 2円\n    町 = 3円\n"
USE = "  算定 計 : 円 = 額[団体]\n"


@pytest.mark.parametrize(
    ("rules", "case"),
    [
        (f"  要件 対象 : 団体 が 市 か 町{READ}\n{USE}", "団体 が 県"),
        (f"  要件 対象 : 団体 が 市 か 町 かつ 型{READ}\n{USE}", "団体 が 県"),
        (f"  要件 対象 : 団体 が 県 でない{READ}\n{USE}", "団体 が 県"),
        (
            f"  算定 計 : 円\n    場合 団体 が 市 か 町 のとき 額[団体]\n    場合 団体 が 県 のとき 9円{READ}\n",
            "団体 が 県",
        ),
        ("  場合 団体 が 市 か 町\n    算定 計 : 円 = 額[団体]\n  場合おわり\n", "団体 が 県"),
        ("  算定 計 : 円 = 額[県] + 額[町]\n", "団体 が 市"),
        (f"  算定 小さい : はい・いいえ = 団体 が 町{READ}\n  要件 対象 : 小さい{READ}\n{USE}", "団体 が 県"),
    ],
)
def test_a_figure_that_a_rule_excludes_is_told(rules: str, case: str) -> None:
    compiled = compile_text(WHO + VALUES + rules)
    assert codes(compiled) == ["S1033"]
    assert facts(compiled, "S1033")["case"] == case


def test_what_excludes_it_is_named() -> None:
    compiled = compile_text(f"{WHO}{VALUES}  要件 対象 : 団体 が 市{READ}\n{USE}")
    found = facts(compiled, "S1033")
    assert "要件「対象」" in found["why"]
    assert found["more"] == "（ほかに1か所）"


@pytest.mark.parametrize(
    "rules",
    [
        USE,
        f"  要件 対象 : 団体 が 市 か 町 又は 型{READ}\n{USE}",
        f"  要件 対象 : 団体 が 市 か 町   目安{READ}\n{USE}",
        f"  要件 対象 : 型 のとき 団体 が 市 か 町{READ}\n{USE}",
        f"  算定 計 : 円\n    原則 額[団体]\n    ただし 団体 が 県 かつ 型 のとき 9円{READ}\n",
        f"  要件 対象 : 団体 が 市 か 町{READ}\n{USE}  検証 「正しい」{READ}\n    すべての 団体 について\n      額[団体] が 1円以上\n",
    ],
)
def test_a_figure_that_some_case_may_reach_passes(rules: str) -> None:
    assert codes(compile_text(WHO + VALUES + rules)) == []


def test_a_figure_for_a_group_is_reached_through_any_of_its_members() -> None:
    grouped = WHO.replace("= 県、市、町", "\n    県\n    市\n    町\n    市町 = 市 か 町")
    values = f"  基準 額[団体] : 円{READ}\n    県 = 1円\n    市町 = 2円\n"
    compiled = compile_text(f"{grouped}{values}  要件 対象 : 団体 が 町 又は 団体 が 県{READ}\n{USE}")
    assert codes(compiled) == []


def test_out_of_scope_for_what_is_excluded_is_as_it_should_be() -> None:
    text = VALUES.replace("県 = 1円", "県 = 対象外")
    assert codes(compile_text(f"{WHO}{text}  要件 対象 : 団体 が 市 か 町{READ}\n{USE}")) == []


def test_figures_of_other_years_are_reached_in_their_years() -> None:
    """The requirement of 令和6年度 excludes 県 in that year; the figure of 令和5年度 was for 県 too."""
    values = (
        "  基準 額[団体] : 円\n    県 = 1円 令和5年度まで 解釈 「あ」\n       = 対象外 令和6年度から 解釈 「あ」\n"
        f"    市 = 2円{READ}\n    町 = 3円{READ}\n"
    )
    requirement = "  要件 対象 : 団体 が 市 か 町   令和6年度から 解釈 「あ」\n"
    assert codes(compile_text(WHO + values + requirement + USE)) == []


def part(condition: str) -> str:
    return f"{WHO}  場合 {condition}\n    要件 要 : 型 でない{READ}\n  場合おわり\n"


def test_a_part_that_no_case_enters_is_an_error() -> None:
    compiled = compile_text(part("団体 が 市 かつ 団体 が 町"))
    assert codes(compiled) == ["S1038"]
    assert compiled.failed


def test_a_part_that_every_case_enters_parts_nothing() -> None:
    assert codes(compile_text(part("団体 が 県 か 市 か 町"))) == ["S1039"]


@pytest.mark.parametrize("condition", ["団体 が 市", "型", "団体 が 市 又は 型"])
def test_a_part_that_some_cases_enter_passes(condition: str) -> None:
    assert codes(compile_text(part(condition))) == []
