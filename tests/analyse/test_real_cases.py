"""Gaps and overlaps are errors only with a case that can arise; what no case reaches is not said."""

from __future__ import annotations

import pytest
from tests.support import compile_text, facts

from seido.pipeline import Compiled
from seido.source.diagnostic import Severity

READ = "   各年度   解釈 「試験。」"


def codes(compiled: Compiled) -> list[str]:
    """The findings that are no notes, without those of what is idle or odd, which fragments have."""
    found = [each for each in compiled.diagnostics if each.kind.severity is not Severity.INFO]
    return [each.kind.code for each in found if each.kind.code not in {"S1022", "S1024", "S1028", "S1032"}]


def of(subject: str, *cases: str, name: str = "額") -> str:
    """An amount in cases over what some lines declare."""
    lines = "".join(f"  {line}{READ if '算定' in line or '要件' in line else ''}\n" for line in subject.splitlines())
    return lines + f"  算定 {name} : 円\n" + "".join(f"    {case}{READ}\n" for case in cases)


ROWS = f"  明細 者 （一行 1人）\n    費 : 円   範囲 0円以上\n  算定 数 : 人 = 件数(者 ごとに 費 が 10円以上){READ}\n"
ROUNDED = "入力 経費 : 円   範囲 0円以上\n算定 対象 : 円 = 経費 × 1/3   端数 千円未満 切捨て"
WEEKS = "入力 週 : 人   範囲 0人以上\n算定 計 : 人 = 週 × 7"
SUM = "入力 甲 : 円   範囲 0円以上   刻み 1000円\n入力 乙 : 円   範囲 0円以上   刻み 1000円\n算定 計 : 円 = 甲 + 乙"
DOUBLE = "入力 指数 : 指数   範囲 0以上   刻み 0.01\n算定 倍 : 指数 = 指数 × 2"
HALF = "入力 経費 : 円   範囲 0円以上 100円以下\n算定 対象 : 円 = 経費 × 1/2   端数 円未満 切捨て"
PAIR = "入力 甲 : 円   範囲 0円以上\n入力 乙 : 円   範囲 0円以上"
DAYS = "入力 開始 : 日付\n入力 終了 : 日付"


@pytest.mark.parametrize(
    ("subject", "cases"),
    [
        (ROUNDED, ("対象 が 10,000円以下", "対象 が 10,500円以上")),
        (WEEKS, ("計 が 9人以下", "計 が 12人以上")),
        (SUM, ("計 が 9,000円以下", "計 が 10,000円以上")),
        (DOUBLE, ("倍 が 0.5以下", "倍 が 0.52以上")),
        (HALF, ("対象 が 30円以下", "対象 が 30円超 50円以下")),
        (PAIR, ("甲 が 乙 以上", "乙 が 甲 超")),
        (DAYS, ("開始 が 終了 以下", "開始 が 終了 超")),
        (f"{PAIR}\n要件 上 : 甲 が 100円以下", ("甲 が 50円以下", "甲 が 50円超 100円以下")),
    ],
)
def test_a_gap_that_no_case_reaches_is_none(subject: str, cases: tuple[str, ...]) -> None:
    assert codes(compile_text(of(subject, *(f"場合 {case} のとき {n}円" for n, case in enumerate(cases, 1))))) == []


def test_a_count_of_rows_has_no_value_between_two_whole_numbers() -> None:
    text = ROWS + of("", "場合 数 が 1人以下 のとき 5円", "場合 数 が 2人以上 のとき 4円")
    assert codes(compile_text(text)) == []


@pytest.mark.parametrize(
    ("subject", "cases", "case"),
    [
        (ROUNDED, ("対象 が 10,000円以下", "対象 が 11,500円以上"), "経費 が 33,000円（対象 が 11,000円）"),
        (WEEKS, ("計 が 9人以下", "計 が 15人以上"), "週 が 2人（計 が 14人）"),
        (PAIR, ("甲 が 乙 超", "乙 が 甲 超"), "甲 が 0円、乙 が 0円"),
        (f"{PAIR}\n要件 下 : 甲 が 20円以上", ("甲 が 50円以上", "甲 が 10円以下"), "甲 が 20円"),
        (f"{PAIR}\n要件 下 : 甲 が 5円以上", ("甲 が 50円以上", "甲 が 10円以下"), "甲 が 11円"),
    ],
)
def test_a_gap_that_is_real_is_told_with_a_case_of_inputs(subject: str, cases: tuple[str, ...], case: str) -> None:
    compiled = compile_text(of(subject, *(f"場合 {each} のとき {n}円" for n, each in enumerate(cases, 1))))
    assert codes(compiled) == ["S0605"]
    assert facts(compiled, "S0605")["case"] == case


def test_a_requirement_that_rests_on_the_rule_itself_excludes_nothing() -> None:
    text = of("入力 甲 : 円   範囲 0円以上", "場合 甲 が 50円以上 のとき 5円") + f"  要件 上 : 額 が 5円以上{READ}\n"
    assert codes(compile_text(text)) == ["S0605"]


@pytest.mark.parametrize(
    ("one", "other", "case"),
    [
        ("経費 が 100円以上", "対象 が 40円以下", None),
        ("経費 が 80円以下", "対象 が 40円以上", "経費 が 80円（対象 が 40円）"),
    ],
)
def test_two_conditions_overlap_only_where_a_case_meets_both(one: str, other: str, case: str | None) -> None:
    compiled = compile_text(of(HALF, "原則 1円", f"ただし {one} のとき 5円", f"ただし {other} のとき 4円"))
    assert codes(compiled) == ([] if case is None else ["S0601"])
    if case is not None:
        assert facts(compiled, "S0601")["case"] == case


def test_of_two_orders_of_the_same_values_the_stricter_is_narrower() -> None:
    clauses = ("原則 1円", "ただし 甲 が 乙 以上 のとき 5円", "ただし 乙 が 甲 未満 のとき 4円")
    assert codes(compile_text(of(PAIR, *clauses))) == []


def test_a_gap_of_a_later_year_names_it() -> None:
    years = "  適用期間 令和6年度から令和8年度まで   解釈 「試験。」\n"
    limit = "入力 費 : 円   範囲 0円以上\n基準 限度 : 円 = 10円 → 令和7年度 20円   解釈 「試験。」"
    cases = ("場合 費 が 限度 以上 のとき 1円", "場合 費 が 10円以下 のとき 2円", "重なるとき 大きい方")
    compiled = compile_text(years + of(limit, *cases).replace(f"大きい方{READ}", "大きい方   解釈 「試験。」"))
    assert codes(compiled) == ["S0605"]
    assert facts(compiled, "S0605")["case"] == "費 が 11円、令和7年度"


def bands(*lines: str) -> str:
    used = f"  算定 加算 : はい・いいえ = 段 が 一{READ}\n"
    return (
        f"  入力 甲 : 円   範囲 0円以上\n  算定 乙 : 円 = 甲 × 2{READ}\n  段階 段 : 乙{READ}\n"
        + "".join(f"    {line}\n" for line in lines)
        + used
    )


def test_bands_of_a_computed_value_have_gaps_only_where_it_can_lie() -> None:
    compiled = compile_text(bands("一 = 100円以下", "二 = 102円以上 200円以下", "三 = 202円超"))
    assert codes(compiled) == ["S0620"]
    found = facts(compiled, "S0620")
    assert (found["case"], found["such"]) == ("乙 が 200円超 202円以下", "（たとえば 甲 が 101円、乙 が 202円）")


@pytest.mark.parametrize(("second", "found"), [("98円超", []), ("97円超", ["S0621"])])
def test_bands_of_a_computed_value_overlap_only_where_it_can_lie(second: str, found: list[str]) -> None:
    assert codes(compile_text(bands("一 = 99円以下", f"二 = {second}"))) == found


PRODUCT = "入力 人数 : 人   範囲 2人以上\n入力 単価 : 円/人   範囲 2円/人以上\n算定 総額 : 円 = 人数 × 単価"


def test_what_is_not_decided_is_no_error_and_says_so_in_words_of_the_language() -> None:
    compiled = compile_text(of(PRODUCT, "場合 総額 が 1,009円未満 のとき 1円", "場合 総額 が 1,009円超 のとき 2円"))
    assert codes(compiled) == ["S0623"]
    assert facts(compiled, "S0623")["case"] == "総額 が ちょうど 1,009円"
    compiled = compile_text(of(PRODUCT, "場合 総額 が 1,009円以下 のとき 1円", "場合 総額 が 1,009円以上 のとき 2円"))
    assert codes(compiled) == ["S0624"]


def test_a_gap_that_rests_on_a_value_not_printed_is_asked_about() -> None:
    limit = "入力 費 : 円   範囲 0円以上\n基準 限度 : 円 = 記載なし「限度は印字されていない」"
    compiled = compile_text(of(limit, "場合 費 が 限度 以上 のとき 1円"))
    assert codes(compiled) == ["S0623"]
    assert facts(compiled, "S0623")["case"] == "費 が 限度 未満"


def test_a_gap_under_another_reading_is_one() -> None:
    text = of(
        "入力 費 : 円   範囲 0円以上\n解釈 読み 「試験。」\n  い 「い。」 採用\n  ろ 「ろ。」",
        "場合 読み が い のとき 1円",
        "場合 読み が ろ かつ 費 が 10円以上 のとき 2円",
    )
    compiled = compile_text(text)
    assert codes(compiled) == ["S0605"]
    assert facts(compiled, "S0605")["case"] == "読み が ろ、費 が 0円"
