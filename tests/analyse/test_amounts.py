"""Amounts that can fall below 0 and 割合 that can leave their range, with a case that shows it."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts

INPUTS = "  入力 事業費 : 円   範囲 0円以上\n  入力 国費 : 円   範囲 0円以上\n  入力 率 : 割合   刻み 0.01\n"


def _findings(policy: str) -> list[str]:
    return [code for code in codes(compile_text(INPUTS + policy)) if code in {"S1004", "S1005"}]


@pytest.mark.parametrize(
    "policy",
    [
        "  算定 残り : 円 = 事業費 - 小さい方(事業費、国費)\n",
        "  算定 残り : 円 = 事業費 - 事業費 × 70%   端数 記載なし「印字されていない」   解釈 「試験」\n",
        "  算定 残り : 円 = 事業費 - 事業費 × 率   端数 記載なし「印字されていない」\n",
        "  要件 甲 : 国費 が 事業費 以下\n  算定 残り : 円 = 事業費 - 国費\n",
        "  算定 残りの率 : 割合 = 100% - 率   解釈 「試験」\n",
    ],
)
def test_amounts_that_stay_in_their_range_pass(policy: str) -> None:
    assert _findings(policy) == []


def test_an_amount_below_0_is_shown_with_a_case() -> None:
    compiled = compile_text(f"{INPUTS}  算定 残り : 円 = 事業費 - 国費\n")
    assert codes(compiled) == ["S1004"]
    said = facts(compiled, "S1004")
    assert (said["case"], said["value"]) == ("事業費 が 0円、国費 が 1円 のとき", "-1円")


def test_a_case_that_a_requirement_excludes_is_no_witness() -> None:
    policy = "  要件 甲 : 国費 が 事業費 + 1,000円 以下   解釈 「試験」\n  算定 残り : 円 = 事業費 - 国費\n"
    assert facts(compile_text(INPUTS + policy), "S1004")["case"] == "事業費 が 0円、国費 が 1円 のとき"
    within = policy.replace("事業費 + 1,000円 以下", "事業費 以下")
    assert _findings(within) == []


def test_a_column_below_0_is_shown_with_its_row() -> None:
    policy = "  明細 行\n    額 : 円   範囲 0円以上\n    控除 : 円   範囲 0円以上\n    残り : 円 = 額 - 控除\n"
    compiled = compile_text(policy + "  算定 計 : 円 = 合計(行 ごとに 額)\n")
    assert codes(compiled) == ["S1004"]
    assert facts(compiled, "S1004")["case"] == "行の1行目の額 が 0円、行の1行目の控除 が 1円 のとき"


def test_a_ratio_above_1_is_shown_with_a_case() -> None:
    compiled = compile_text(f"{INPUTS}  算定 計 : 割合 = 率 + 60%   解釈 「試験」\n")
    assert codes(compiled) == ["S1005"]
    assert facts(compiled, "S1005")["case"] == "率 が 0.41 のとき"


@pytest.mark.parametrize("divisor", ["単位", "国費"])
def test_division_that_can_meet_0_is_refused(divisor: str) -> None:
    policy = f"  基準 単位 : 円 = 0円   解釈 「試験」\n  算定 割った額 : 数 = 事業費 ÷ {divisor}\n"
    assert any(found.is_error for found in compile_text(INPUTS + policy).diagnostics)


def test_years_whose_requirements_are_not_printed_are_not_judged() -> None:
    policy = "  要件 甲 : 事業費 が 国費 + 5円 以上   解釈 「試験」\n  算定 残り : 円 = 事業費 - 国費\n"
    assert _findings(policy) == []


def test_a_ratio_that_no_input_moves_is_told_without_a_case() -> None:
    compiled = compile_text("  基準 率 : % = 150%   解釈 「試験」\n  算定 割 : 割合 = 率\n")
    assert facts(compiled, "S1005")["case"] == "どの場合にも"
