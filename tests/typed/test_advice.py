"""What messages of the typed program advise: as the document prints it, and as the declaration means it."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts


def test_the_step_of_a_percentage_is_advised_in_percents() -> None:
    assert "「刻み 1%」" in facts(compile_text("  入力 率 : % 範囲 0%以上\n"), "S0525")["steps"]
    assert "「刻み 1」" in facts(compile_text("  入力 率 : 指数 範囲 0以上\n"), "S0525")["steps"]


@pytest.mark.parametrize("kind", ["%", "割合"])
def test_a_step_of_a_whole_one_for_a_ratio_is_asked_about(kind: str) -> None:
    found = facts(compile_text(f"  入力 率 : {kind} 範囲 0%以上 刻み 1\n"), "S0529")
    assert found["values"] == "0%、100%"
    assert codes(compile_text(f"  入力 率 : {kind} 範囲 0%以上 刻み 1%\n")) == []


def test_a_drop_along_a_percentage_is_shown_in_percents() -> None:
    text = (
        "  入力 率 : % 範囲 0%以上 刻み 1%\n  算定 額 : 円\n"
        "    原則 10万円 解釈 「a」\n    ただし 率 が 51%以上 のとき 5万円 解釈 「a」\n"
    )
    found = facts(compile_text(text), "S1050")
    assert (found["below"], found["above"]) == ("50%", "51%")


def test_a_value_without_its_unit_is_advised_as_it_is_quoted() -> None:
    text = "  区分 任用 = 専任、兼任\n  基準 額[任用] : 円\n    専任 = 485万円 解釈 「a」\n    兼任 = 40 出典 t「兼任{}」\n"
    assert "「40万円」" in facts(compile_text(text.format("40万円"), "兼任40万円"), "S0505")["advice"]
    two = "40万円、町は40円"
    assert "「40円」" in facts(compile_text(text.format(two), f"兼任{two}"), "S0505")["advice"]
    other = "140万円"
    assert "「40円」" in facts(compile_text(text.format(other), f"兼任{other}"), "S0505")["advice"]


def test_rows_that_do_not_say_what_they_count_are_named_where_a_rate_per_person_meets_money() -> None:
    text = (
        "  基準 限度額 : 円/人 = 10円 解釈 「a」\n  明細 支援員{}\n    所要額 : 円 範囲 0円以上\n"
        "    対象額 : 円 = 所要額 上限 限度額\n  算定 計 : 円 = 合計(支援員 ごとに 対象額)\n"
    )
    assert "（一行 1人）" in facts(compile_text(text.format("")), "S0502")["advice"]
    assert "S0502" not in codes(compile_text(text.format(" （一行 1人）")))


@pytest.mark.parametrize(
    ("divisor", "why"), [("人数", "入力など"), ("乙", "基準や表の値（乙）"), ("(2 - 1)", "割る数が式")]
)
def test_why_something_cannot_divide_is_said_as_it_is(divisor: str, why: str) -> None:
    head = "  入力 甲 : 円 範囲 0円以上\n  入力 人数 : 人 範囲 0人以上\n  基準 乙 : 人 = 3人 解釈 「a」\n"
    assert why in facts(compile_text(f"{head}  算定 率 : 円 = 甲 ÷ {divisor} 解釈 「a」\n"), "S0516")["why"]


def test_a_period_of_the_scheme_that_ends_before_it_begins_is_marked_itself() -> None:
    compiled = compile_text("  適用期間 令和8年度から令和6年度まで 解釈 「a」\n  算定 額 : 円 = 1円 解釈 「a」\n")
    (found,) = (each for each in compiled.diagnostics if each.kind.code == "S0304")
    assert found.span is not None
    text = compiled.sources["test.pol"].text[found.span.start : found.span.end]
    assert text == "令和8年度から令和6年度まで"


def test_clauses_that_meet_at_one_number_are_advised_to_part_there() -> None:
    text = "  入力 人口 : 人 範囲 0人以上\n  算定 額 : 円\n    場合 人口 が 5万人以上 のとき 5万円 解釈 「a」\n"
    touching = facts(compile_text(f"{text}    場合 人口 が 5万人以下 のとき 4万円 解釈 「a」\n"), "S0601")
    assert "「以上」を「超」に" in touching["touch"]
    wide = facts(compile_text(f"{text}    場合 人口 が 9万人以下 のとき 4万円 解釈 「a」\n"), "S0601")
    assert wide["touch"] == ""


@pytest.mark.parametrize(
    ("one", "other", "second"),
    [("以上", "超", "は当てはまりません"), ("以上", "以下", "も当てはまります"), ("超", "以上", "は当てはまります")],
)
def test_two_limits_are_compared_in_natural_words(one: str, other: str, second: str) -> None:
    text = (
        "  入力 人口 : 人 範囲 0人以上\n  算定 額 : 円\n    原則 1万円 解釈 「a」\n"
        f"    ただし 人口 が 5万人{one} のとき 5万円 解釈 「a」\n  要件 ある : 人口 が 5万人{other} 解釈 「a」\n"
    )
    assert facts(compile_text(text), "S1034")["second_holds"] == second
