"""One point of an input that two rules treat differently."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts

from seido.pipeline import Compiled

READ = "   各年度   解釈 「試験。」"
INDEX = "  入力 財政力指数 : 指数   範囲 0以上   刻み 0.01\n"
MONEY = "  入力 経費 : 円   範囲 0円以上\n"
PEOPLE = "  入力 人数 : 人\n"
NAMES = {INDEX: "財政力指数", MONEY: "経費", PEOPLE: "人数"}


def told(compiled: Compiled) -> list[str]:
    """What is said, but for S1043: that a 要件 leaves no case for a ただし is another matter."""
    return [code for code in codes(compiled) if code != "S1043"]


def two(given: str, first: str, second: str) -> str:
    name = NAMES[given]
    return (
        f"{given}  算定 率 : 割合\n    原則 1/2{READ}\n    ただし {name} が {first} のとき 2/3{READ}\n"
        f"  要件 要 : {name} が {second}{READ}\n"
    )


@pytest.mark.parametrize(
    ("given", "first", "second", "value"),
    [
        (INDEX, "0.25未満", "0.25以下", "0.25"),
        (INDEX, "0.25以下", "0.25以上", "0.25"),
        (INDEX, "0.25超", "0.25未満", "0.25"),
        (INDEX, "0.25以上", "0.25超", "0.25"),
        (MONEY, "100万円以上", "100万円超", "1,000,000円"),
        (PEOPLE, "1人以上", "1人超", "1人"),
    ],
)
def test_one_limit_with_two_boundary_words_is_told_with_the_point(
    given: str, first: str, second: str, value: str
) -> None:
    compiled = compile_text(two(given, first, second))
    assert told(compiled) == ["S1034"]
    found = facts(compiled, "S1034")
    assert (found["value"], found["first_where"], found["second_where"]) == (value, "率", "要")


def test_what_applies_at_the_point_is_told() -> None:
    found = facts(compile_text(two(INDEX, "0.25未満", "0.25以下")), "S1034")
    assert (found["first_holds"], found["second_holds"]) == ("当てはまらず", "は当てはまります")
    found = facts(compile_text(two(INDEX, "0.25以上", "0.25超")), "S1034")
    assert (found["first_holds"], found["second_holds"]) == ("当てはまり", "は当てはまりません")


@pytest.mark.parametrize(
    ("given", "first", "second"),
    [
        (INDEX, "0.25未満", "0.26未満"),
        (INDEX, "0.24以下", "0.25以下"),
        (MONEY, "5,000万円超", "5,000万1円超"),
        (MONEY, "5,000万円以下", "5,000万1円以下"),
    ],
)
def test_limits_that_differ_by_a_hair_are_told(given: str, first: str, second: str) -> None:
    assert told(compile_text(two(given, first, second))) == ["S1035"]


def test_dates_one_day_apart_are_shown_as_dates() -> None:
    text = (
        f"  入力 開始 : 日付\n  算定 早い : はい・いいえ = 開始 が 令和6年4月1日 未満{READ}\n"
        f"  要件 要 : 開始 が 令和6年4月1日 以下{READ}\n"
    )
    assert facts(compile_text(text), "S1034")["value"] == "令和6年4月1日"


@pytest.mark.parametrize(
    ("given", "first", "second"),
    [
        (INDEX, "0.25未満", "0.25以上"),
        (INDEX, "0.25以下", "0.25超"),
        (INDEX, "0.24以下", "0.25以上"),
        (INDEX, "0.25未満", "0.5未満"),
        (MONEY, "5,000万円以下", "5,000万1円以上"),
        (MONEY, "5,000万円未満", "5,000万円未満"),
        (PEOPLE, "1人以上", "2人以上"),
        (PEOPLE, "6人未満", "7人未満"),
        (MONEY, "0円超", "1円超"),
    ],
)
def test_limits_that_agree_or_are_meant_apart_pass(given: str, first: str, second: str) -> None:
    assert told(compile_text(two(given, first, second))) == []


def test_a_point_on_its_own_is_meant() -> None:
    bands = f"{INDEX}  段階 段 : 財政力指数{READ}\n    低 = 0.25未満\n    中 = 0.25以上 0.25以下\n    高 = 0.25超\n"
    assert codes(compile_text(bands)) == []
    assert told(compile_text(two(INDEX, "0.25以上 0.25以下", "0.25未満"))) == []


def test_a_limit_that_is_a_laid_down_value_is_compared_too() -> None:
    text = two(INDEX, "0.25未満", "境目 以下") + f"  基準 境目 : 指数 = 0.25{READ}\n"
    assert codes(compile_text(text)) == ["S1034"]


def test_fields_of_rows_are_compared_too() -> None:
    rows = (
        "  明細 隊員\n    日数 : 日\n    報酬 : 円\n    対象 : 円 = 報酬\n"
        f"  要件 長い : すべて(隊員 ごとに 日数 が 30日以上){READ}\n"
        f"  算定 計 : 円 = 合計(隊員 のうち 日数 が 30日超 ごとに 報酬){READ}\n"
    )
    compiled = compile_text(rows)
    assert codes(compiled) == ["S1034"]
    assert facts(compiled, "S1034")["name"] == "隊員の日数"


def test_where_both_words_stand_in_the_document_it_is_for_information() -> None:
    text = (
        f"{INDEX}  算定 率 : 割合\n    原則 1/2 出典 t「率1/2」\n    ただし 財政力指数 が 0.25未満 のとき 2/3 出典 t「0.25未満は2/3」\n"
        "  要件 要 : 財政力指数 が 0.25以下 出典 t「0.25以下の団体」\n"
    )
    assert codes(compile_text(text, "率1/2\n0.25未満は2/3\n0.25以下の団体\n")) == ["S1035"]


def test_a_point_outside_the_range_is_no_case() -> None:
    text = two(INDEX, "0.25未満", "0.25以下").replace("範囲 0以上", "範囲 0以上 0.24以下")
    assert "S1034" not in codes(compile_text(text))
