"""Time is part of every value."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts, ir_of, yen

from seido.evaluate import evaluate
from seido.pipeline import compile_sources
from seido.source.text import Source
from seido.values.answer import Outcome
from seido.values.exact import Known, Open


def test_a_value_without_a_period_is_of_its_documents_year_and_of_no_other() -> None:
    ir = ir_of(compile_text("  基準 額 : 円 = 40万円   解釈 「試験」\n  算定 答え : 円 = 額\n"))
    assert evaluate(ir, {}, {}, 2024).values["答え"] == Known(yen(400_000))
    for year in (2023, 2025):
        answer = evaluate(ir, {}, {}, year)
        assert isinstance(answer.values["答え"], Open)
        assert answer.outcome is Outcome.CONFIRM


@pytest.mark.parametrize(("year", "amount"), [(2013, 1000), (2014, 1500), (2020, 1500), (2021, 1800), (2030, 1800)])
def test_a_chain_holds_from_each_year_on(year: int, amount: int) -> None:
    text = "  基準 額 : 円 = 1,000万円 → 平成26年度 1,500万円 → 令和3年度 1,800万円   解釈 「試験」\n  算定 答え : 円 = 額\n"
    assert evaluate(ir_of(compile_text(text)), {}, {}, year).values["答え"] == Known(yen(amount * 10_000))


def test_two_values_in_one_year_are_refused_and_the_year_is_named() -> None:
    text = "  基準 額 : 円\n    = 1,500万円 平成26年度から 解釈 「試験」\n    = 1,800万円 令和3年度から 解釈 「試験」\n"
    compiled = compile_text(text)
    assert codes(compiled) == ["S0302"]
    assert facts(compiled, "S0302")["year"] == "令和3年度"


def test_years_of_a_chain_must_rise() -> None:
    assert "S0305" in codes(compile_text("  基準 額 : 円 = 1円 → 令和6年度 2円 → 令和3年度 3円   解釈 「試験」\n"))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    text = "  基準 額 : 円 = 1円 令和6年度から令和5年度まで   解釈 「試験」\n"
    assert codes(compile_text(text)) == ["S0304"]


def test_outside_its_years_a_scheme_pays_nothing_and_says_why() -> None:
    ir = ir_of(compile_text("  適用期間 令和6年度から\n  入力 費用 : 円\n  算定 答え : 円 = 費用\n"))
    answer = evaluate(ir, {"費用": yen(5)}, {}, 2023)
    assert (answer.applies, answer.outcome, dict(answer.values)) == (False, Outcome.INELIGIBLE, {})
    assert evaluate(ir, {"費用": yen(5)}, {}, 2024).applies


def test_a_value_may_be_asked_for_by_its_year() -> None:
    text = """\
  区分 任用 = 専任、兼任
  基準 上限額[任用] : 円/人   解釈 「試験」
    専任 = 445万円 → 令和6年度 485万円
    兼任 = 40万円 各年度
  算定 引上げ : 円/人 = 上限額[専任、令和6年度] - 上限額[専任、令和5年度]
"""
    assert evaluate(ir_of(compile_text(text)), {}, {}, 2024).values["引上げ"] == Known(yen(400_000))


def test_a_condition_with_a_figure_is_unsaid_in_other_years() -> None:
    text = """\
  入力 財政力指数 : 指数   刻み 0.01
  算定 率 : 割合
    原則 1/2   各年度   解釈 「試験」
    ただし 財政力指数 が 0.5未満 のとき 2/3   解釈 「試験」
"""
    ir = ir_of(compile_text(text))
    low = {"財政力指数": yen(0)}
    assert evaluate(ir, low, {}, 2024).outcome is Outcome.ELIGIBLE
    assert evaluate(ir, low, {}, 2023).outcome is Outcome.CONFIRM


TWO_DOCUMENTS = """\
資料 前
  年度 令和6年度
  本文 「前.txt」
資料 後
  年度 令和7年度
  本文 「後.txt」
制度 試験 (trial)
"""
TEXTS = {"前.txt": "上限は50万円とする。\n", "後.txt": "「50万円」を「60万円」に改め、加算は5万円とする。\n"}


@pytest.mark.parametrize(
    "limits",
    [
        """
    = 50万円 令和6年度のみ 出典 前「上限は50万円」
    = 60万円 令和7年度から 出典 後「「50万円」を「60万円」に」2番目
""",
        " = 50万円 → 令和7年度 60万円 出典 前「上限は50万円」 出典 後「「50万円」を「60万円」に」\n",
    ],
)
def test_what_cites_a_later_document_speaks_of_its_year(limits: str) -> None:
    policy = f"""\
  基準 上限額 : 円{limits}\
  基準 加算 : 円 = 5万円   出典 後「加算は5万円」
  算定 合計額 : 円 = 上限額 + 加算
"""
    compiled = compile_sources(
        {"test.pol": Source("test.pol", TWO_DOCUMENTS + policy)}, lambda name, _: Source(name, TEXTS[name])
    )
    ir = ir_of(compiled)
    assert codes(compiled) == []
    assert evaluate(ir, {}, {}, 2025).values["合計額"] == Known(yen(650_000))
    assert isinstance(evaluate(ir, {}, {}, 2024).values["合計額"], Open)


@pytest.mark.parametrize("condition", ["着手した日 が 令和7年3月 以下", "着手した日 が 令和7年3月"])
def test_a_month_is_no_day_to_compare_with(condition: str) -> None:
    policy = f"  入力 着手した日 : 日付\n  要件 期限 : {condition}   解釈 「試験」\n"
    assert "S0311" in codes(compile_text(policy))
    found = facts(compile_text(policy), "S0311")
    assert (found["month"], found["first"], found["last"]) == ("令和7年3月", "令和7年3月1日", "令和7年3月31日")
    day = policy.replace("令和7年3月", "令和7年3月31日")
    assert "S0311" not in codes(compile_text(day))
