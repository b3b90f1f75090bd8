"""Units are types: what goes together and what does not."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts, ir_of, yen

from seido.evaluate import evaluate
from seido.values.exact import Known

INPUTS = """\
  入力 費用 : 円
  入力 人数 : 人
  入力 一人の額 : 円/人
  入力 団体の額 : 円/団体
  入力 期間 : か月
  入力 日数 : 日
"""


def test_a_per_person_amount_times_persons_is_yen() -> None:
    ir = ir_of(compile_text(INPUTS + "  算定 額 : 円 = 一人の額 × 人数\n"))
    answer = evaluate(ir, {"一人の額": yen(4_850_000), "人数": yen(3)}, {}, 2024)
    assert answer.values["額"] == Known(yen(14_550_000))


@pytest.mark.parametrize(
    "formula",
    ["一人の額 + 団体の額", "費用 + 人数", "費用 - 一人の額", "小さい方(費用、人数)", "期間 + 日数"],
)
def test_a_sum_of_different_units_is_refused_and_both_sides_are_named(formula: str) -> None:
    compiled = compile_text(INPUTS + f"  算定 額 : 円 = {formula}\n")
    assert codes(compiled) == ["S0501"]
    assert {label.key for label in compiled.diagnostics[0].labels} == {"left", "right"}


def test_a_comparison_of_different_units_is_refused() -> None:
    assert codes(compile_text(INPUTS + "  要件 長さ : 期間 が 30日 以上   解釈 「試験」\n")) == ["S0501"]


def test_a_year_is_twelve_months() -> None:
    ir = ir_of(compile_text(INPUTS + "  要件 長さ : 期間 が 3年 以下   解釈 「試験」\n"))
    assert evaluate(ir, {"期間": yen(36)}, {}, 2024).requirements["長さ"] == Known(value=True)
    assert evaluate(ir, {"期間": yen(37)}, {}, 2024).requirements["長さ"] == Known(value=False)


def test_the_result_must_have_the_declared_unit() -> None:
    compiled = compile_text(INPUTS + "  算定 額 : 円 = 一人の額\n")
    assert codes(compiled) == ["S0502"]
    told = facts(compiled, "S0502")
    assert (told["found"], told["wanted"]) == ("円/人", "円")
    assert "円/人" in told["advice"]


def test_in_the_row_of_one_person_a_per_person_cap_meets_yen() -> None:
    text = """\
  基準 一人の上限 : 円/人 = 100万円   解釈 「試験」
  明細 人 （一行 1人）
    所要額 : 円
    対象額 : 円 = 所要額   上限 一人の上限
  算定 額 : 円 = 合計(人 ごとに 対象額)
"""
    ir = ir_of(compile_text(text))
    rows = {"人": [{"所要額": yen(1_500_000)}, {"所要額": yen(600_000)}]}
    assert evaluate(ir, {}, rows, 2024).values["額"] == Known(yen(1_600_000))


def test_outside_such_rows_it_does_not() -> None:
    text = """\
  基準 一人の上限 : 円/人 = 100万円   解釈 「試験」
  入力 所要額 : 円
  算定 額 : 円 = 所要額   上限 一人の上限
"""
    assert codes(compile_text(text)) == ["S0502"]


def test_a_type_that_is_neither_unit_nor_category_is_refused_with_the_near_one() -> None:
    compiled = compile_text("  区分 任用 = 専任、兼任\n  入力 任用の別 : 任用区\n")
    assert codes(compiled) == ["S0207"]
    assert "任用" in facts(compiled, "S0207")["near"]


def test_division_by_what_varies_is_refused() -> None:
    assert codes(compile_text(INPUTS + "  算定 額 : 円/人 = 費用 ÷ 人数\n")) == ["S0516"]


def test_bare_yen_in_a_table_cell_is_refused() -> None:
    text = """\
  区分 種 = 甲、乙
  表 額[種] : 円   解釈 「試験」
    | 種 | 額 |
    | 甲 | 100 |
    | 乙 | 200円 |
"""
    assert codes(compile_text(text)) == ["S0521"]
