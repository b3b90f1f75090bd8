"""検証 and 内訳: verdict, method and what is said."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts

from seido.analyse.prove import Method, Verdict
from seido.analyse.verifications import VerificationResult
from seido.pipeline import Compiled

HEAD = """\
  区分 型 = 甲、乙、丙
  入力 型 : 型
  入力 費用 : 円   範囲 0円以上
  基準 単価[型] : 円   解釈 「試験」
    甲 = 10円
    乙 = 20円
    丙 = 記載なし「印字されていない」
  算定 対象額 : 円 = 費用   上限 単価[型]
"""


def _result(statement: str, axes: str = "") -> tuple[VerificationResult, Compiled]:
    runs = f"    すべての {axes} について\n  " if axes else ""
    compiled = compile_text(f"{HEAD}  検証 「試験」\n{runs}    {statement}\n")
    return compiled.verifications[0], compiled


def test_a_table_is_proved_by_listing_its_members() -> None:
    found, compiled = _result("単価[型] が 30円 未満", "型")
    assert (found.verdict, found.method, found.whatever) == (Verdict.PROVED, Method.LISTED, False)
    assert codes(compiled) == []


def test_an_amount_is_proved_over_its_whole_range_and_whatever_is_not_printed() -> None:
    found, compiled = _result("対象額 が 費用 以下")
    assert (found.verdict, found.method, found.whatever) == (Verdict.PROVED, Method.RANGES, True)
    assert codes(compiled) == []


def test_an_amount_between_two_limits_that_no_part_stands_for_is_refuted() -> None:
    """Between 0 and the limits of the formulas lies 7円, which no limit names."""
    found, compiled = _result("（対象額 が 6円 以下 又は 対象額 が 8円 以上）")
    assert found.verdict is Verdict.REFUTED
    said = facts(compiled, "S0617")
    assert said["case"] == "型 が 甲、費用 が 7円、令和6年度"


def test_a_refutation_shows_both_sides() -> None:
    _, compiled = _result("対象額 = 費用")
    said = facts(compiled, "S0617")
    assert said["case"] == "型 が 甲、費用 が 11円、令和6年度"
    assert said["sides"] == "左は 10円、右は 11円 です。"


def test_where_nothing_is_printed_nothing_is_proved() -> None:
    found, compiled = _result("単価[丙] が 30円 未満")
    assert found.verdict is Verdict.UNDECIDED
    assert codes(compiled) == ["S0618"]
    assert "印字されていません" in facts(compiled, "S0618")["why"]


@pytest.mark.parametrize(("more", "code"), [("1円", "S0617"), ("0円", "")])
def test_a_breakdown_is_held_for_every_amount(more: str, code: str) -> None:
    compiled = compile_text(
        "  入力 費用 : 円   範囲 0円以上\n"
        "  算定 国費 : 円 = 切捨て(費用 × 1/3、1円)   解釈 「試験」\n"
        f"  算定 残り : 円 = 費用 - 国費 + {more}   解釈 「試験」\n  内訳 費用 = 国費 + 残り\n"
    )
    assert codes(compiled) == ([code] if code else [])


YEARS = (
    "  適用期間 令和6年度から令和8年度まで{read}\n  基準 限度 : 円 = 10円 → 令和7年度 20円{read}\n"
    "  算定 額 : 円 = 限度\n  検証 「10円以下」 {period}{read}\n    額 が 10円以下\n"
)


@pytest.mark.parametrize("period", ["", "各年度", "令和6年度から", "令和7年度のみ"])
def test_a_statement_is_tried_in_every_year_that_it_speaks_of(period: str) -> None:
    compiled = compile_text(YEARS.format(period=period, read="   解釈 「試験」"))
    assert codes(compiled) == ["S0617"]
    assert "令和7年度" in facts(compiled, "S0617")["case"]


def test_a_statement_about_one_year_is_not_tried_in_another() -> None:
    assert codes(compile_text(YEARS.format(period="令和6年度のみ", read="   解釈 「試験」"))) == []


def test_years_for_which_nothing_is_printed_are_left_aside() -> None:
    policy = "  基準 限度 : 円 = 10円   解釈 「試験」\n  算定 額 : 円 = 限度\n  検証 「10円以下」   解釈 「試験」\n    額 が 10円以下\n"
    assert codes(compile_text(policy)) == []
