"""Fractions of 1円 without a 端数, and roundings of what may be negative."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.support import codes, compile_text, facts, ir_of

from seido.analyse.scale import Extent, common_step, measure

INPUTS = """
  入力 経費 : 円   範囲 0円以上
  入力 率 : 割合   刻み 0.01
  入力 増減 : 円   範囲 -100円以上 100円以下
  入力 人数 : 人
"""
READ = "   各年度   解釈 「試験。」"


def _codes(declarations: str) -> list[str]:
    return codes(compile_text(INPUTS + declarations))


def test_an_amount_that_may_come_to_a_fraction_of_a_yen_needs_a_rounding() -> None:
    compiled = compile_text(INPUTS + f"  算定 額 : 円 = 経費 × 1/3{READ}\n")
    assert codes(compiled) == ["S0507"]
    assert facts(compiled, "S0507") == {"name": "額"}


@pytest.mark.parametrize(
    "declaration",
    [
        f"算定 額 : 円 = 経費 × 12{READ}",
        f"算定 額 : 円 = 切捨て(経費 × 1/3、1円){READ}",
        f"算定 額 : 円   端数 1円未満 切捨て{READ}\n    = 経費 × 率{READ}",
        "算定 額 : 円 = 経費 × 率   端数 記載なし「印字されていない」",
        f"算定 割合だけ : 割合 = 率 × 1/3{READ}",
        f"算定 額 : 円 = 経費 × 1/3 × 3{READ}",
    ],
)
def test_whole_amounts_and_those_with_a_rounding_pass(declaration: str) -> None:
    assert _codes(f"  {declaration}\n") == []


def test_a_fraction_that_was_answered_for_is_not_asked_about_again() -> None:
    first = "  算定 甲 : 円 = 経費 × 率   端数 記載なし「印字されていない」\n"
    assert _codes(first + "  算定 乙 : 円 = 甲 + 経費\n") == []
    assert _codes(first + f"  算定 乙 : 円 = 甲 ÷ 2{READ}\n") == ["S0507"]


def test_a_coarse_table_makes_a_factor_harmless() -> None:
    table = f"  基準 上の額 : 億円 = 20億円{READ}\n"
    assert _codes(table + f"  算定 額 : 円 = 上の額 × 1.25{READ}\n") == []
    assert _codes(table + f"  算定 額 : 円 = 上の額 ÷ 3{READ}\n") == ["S0507"]


def test_a_rounding_of_what_may_be_negative_is_an_error() -> None:
    compiled = compile_text(INPUTS + f"  算定 額 : 円 = 切捨て(経費 + 増減、10円){READ}\n")
    assert codes(compiled) == ["S0511"]
    assert facts(compiled, "S0511") == {"name": "額"}


@pytest.mark.parametrize("inner", ["経費", "大きい方(経費 + 増減、0円)", "増減 + 100円", "経費 × 率"])
def test_a_rounding_of_what_cannot_be_negative_passes(inner: str) -> None:
    assert _codes(f"  算定 額 : 円 = 切捨て({inner}、10円){READ}\n") == []


def test_extents_know_the_step_and_the_bounds_of_a_value() -> None:
    ir = ir_of(
        compile_text(INPUTS + f"  算定 額 : 円 = 切捨て(増減 × 率 + 100円、1円){READ}\n  算定 倍 : 円 = 額 × 3{READ}\n")
    )
    extents = measure(ir, ir.regime(2024))
    assert extents.definition("額") == extents.of(ir.regime(2024).steps[0].expr)
    found = extents.definition("倍")
    assert found == Extent(Fraction(3), Fraction(0), Fraction(600))
    assert found.denominator == 1


def test_the_common_step_of_two_fractions_divides_both() -> None:
    assert common_step(Fraction(1, 2), Fraction(2, 3)) == Fraction(1, 6)
    assert common_step(Fraction(0), Fraction(5)) == 5
    assert common_step(Fraction(42), Fraction(105, 2)) == Fraction(21, 2)
