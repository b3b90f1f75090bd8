"""Years that are left out, and periods that are never used."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts

FIGURE = "   解釈 「試験。」"
MONEY = "  入力 経費 : 円   範囲 0円以上\n"


def value(*periods: str) -> str:
    lines = "".join(f"    = {at}0円   {period}{FIGURE}\n" for at, period in enumerate(periods, start=1))
    return f"{MONEY}  基準 上 : 円\n{lines}  算定 額 : 円 = 経費   上限 上\n"


def formula(*periods: str) -> str:
    lines = "".join(f"    原則 経費 × {at}   {period}{FIGURE}\n" for at, period in enumerate(periods, start=2))
    return f"{MONEY}  算定 額 : 円\n{lines}"


@pytest.mark.parametrize("make", [value, formula])
@pytest.mark.parametrize(
    ("periods", "years"),
    [
        (("令和3年度まで", "令和5年度から"), "令和4年度"),
        (("令和5年度から", "令和3年度まで"), "令和4年度"),
        (("令和2年度まで", "令和6年度から"), "令和3年度から令和5年度まで"),
        (("", "令和8年度から"), "令和7年度"),
        (("令和2年度のみ", "令和3年度から令和4年度まで", "令和6年度から"), "令和5年度"),
    ],
)
def test_years_between_two_periods_are_named(make: object, periods: tuple[str, ...], years: str) -> None:
    assert callable(make)
    compiled = compile_text(make(*periods))
    assert codes(compiled) == ["S0310"]
    assert facts(compiled, "S0310")["year"] == years


@pytest.mark.parametrize("make", [value, formula])
@pytest.mark.parametrize(
    "periods",
    [
        ("令和3年度まで", "令和4年度から"),
        ("令和6年度のみ",),
        ("",),
        ("各年度",),
        ("令和5年度まで", "", "令和7年度から"),
    ],
)
def test_periods_that_follow_each_other_pass(make: object, periods: tuple[str, ...]) -> None:
    assert callable(make)
    assert codes(compile_text(make(*periods))) == []


def test_a_combination_is_named_with_its_years() -> None:
    text = (
        "  区分 型 = 甲、乙\n  入力 型 : 型\n  基準 額[型] : 円\n"
        f"    甲 = 1円 令和6年度から{FIGURE}\n    乙 = 1円 令和3年度まで{FIGURE}\n       = 2円 令和6年度から{FIGURE}\n"
        "  算定 計 : 円 = 額[型]\n"
    )
    compiled = compile_text(text)
    assert codes(compiled) == ["S0310"]
    assert facts(compiled, "S0310")["key"] == "（乙）"


YEARS = f"  適用期間 令和6年度から令和8年度まで{FIGURE}\n"


@pytest.mark.parametrize(
    "line",
    [
        f"算定 額 : 円 = 経費 × 2   令和9年度から{FIGURE}",
        f"算定 額 : 円 = 経費   上限 10円   令和9年度から{FIGURE}",
        f"要件 要 : 経費 が 10円以上   令和5年度まで{FIGURE}",
    ],
)
def test_what_holds_in_no_year_of_the_scheme_is_told(line: str) -> None:
    found = codes(compile_text(f"{YEARS}{MONEY}  {line}\n"))
    assert "S0308" in found
    assert set(found) <= {"S0308", "S0307"}


def test_a_value_of_which_one_period_lies_outside_is_told() -> None:
    compiled = compile_text(YEARS + value("令和5年度まで", "令和6年度から"))
    assert codes(compiled) == ["S0308"]
    assert facts(compiled, "S0308") == {
        "name": "上",
        "period": "令和5年度まで",
        "years": "令和6年度から令和8年度まで",
    }


def test_years_without_the_year_of_the_document_leave_values_without_a_period_idle() -> None:
    later = f"  適用期間 令和7年度から{FIGURE}\n"
    compiled = compile_text(later + value("") + f"  要件 要 : 経費 が 10円以上{FIGURE}\n")
    assert codes(compiled) == ["S0309"]
    assert facts(compiled, "S0309")["count"] == "とほか1か所"
    assert codes(compile_text(later + value("令和7年度から"))) == []


def test_a_formula_that_lacks_a_year_of_the_scheme_is_told() -> None:
    earlier = f"  適用期間 令和4年度から令和6年度まで{FIGURE}\n"
    compiled = compile_text(earlier + formula("令和5年度から"))
    assert codes(compiled) == ["S0307"]
    assert facts(compiled, "S0307")["year"] == "令和4年度"


def example(expected: str) -> str:
    return f"{YEARS}{MONEY}  算定 額 : 円 = 経費\n  例 「前の年度」 令和5年度\n    経費 = 3円\n    結果 {expected}\n"


@pytest.mark.parametrize("expected", ["額 = 3円", "該当", "額 = 3円\n    結果 該当"])
def test_an_example_of_a_year_without_the_scheme_is_told_once(expected: str) -> None:
    compiled = compile_text(example(expected))
    assert codes(compiled) == ["S0710"]
    assert facts(compiled, "S0710")["year"] == "令和5年度"


@pytest.mark.parametrize("expected", ["額 = 措置期間外", "非該当"])
def test_an_example_that_shows_that_there_is_no_scheme_passes(expected: str) -> None:
    assert codes(compile_text(example(expected))) == []
