"""段階, rules and tables without a gap or an overlap; clauses that never decide."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts

READ = "   各年度   解釈 「試験。」"
INDEX = "  入力 財政力指数 : 指数   範囲 0以上 1以下   刻み 0.01\n"
WHO = "  区分 団体 = 県、市、町、村\n  入力 団体 : 団体\n"


def bands(*lines: str, subject: str = INDEX) -> str:
    name = subject.split()[1]
    used = "  算定 加算 : はい・いいえ = 段 が 一" + READ + "\n"
    return subject + f"  段階 段 : {name}{READ}\n" + "".join(f"    {line}\n" for line in lines) + used


@pytest.mark.parametrize(
    ("lines", "case"),
    [
        (("一 = 0.25未満", "二 = 0.25超"), "財政力指数 が ちょうど 0.25"),
        (("一 = 0.25未満", "二 = 0.26以上"), "財政力指数 が ちょうど 0.25"),
        (("一 = 0.25以下", "二 = 0.27以上"), "財政力指数 が ちょうど 0.26"),
        (("一 = 0.25未満", "二 = 0.5以上"), "財政力指数 が 0.25以上 0.49以下"),
        (("一 = 0.25未満", "二 = 0.25以上 1未満"), "財政力指数 が ちょうど 1"),
        (("一 = 0.1以上 0.25未満", "二 = 0.25以上"), "財政力指数 が 0以上 0.09以下"),
    ],
)
def test_a_value_in_no_band_is_named(lines: tuple[str, ...], case: str) -> None:
    compiled = compile_text(bands(*lines))
    assert codes(compiled) == ["S0620"]
    assert facts(compiled, "S0620")["case"] == case


def test_each_gap_is_told_with_the_bands_beside_it() -> None:
    compiled = compile_text(bands("一 = 0.25未満", "二 = 0.25超 0.5未満", "三 = 0.5超"))
    assert [
        (each.kind.code, each.facts["case"], len(each.labels))
        for each in compiled.diagnostics
        if each.kind.code == "S0620"
    ] == [
        ("S0620", "財政力指数 が ちょうど 0.25", 2),
        ("S0620", "財政力指数 が ちょうど 0.5", 2),
    ]


def test_a_gap_of_one_yen_is_a_point_too() -> None:
    compiled = compile_text(bands("一 = 100万円未満", "二 = 100万円超", subject="  入力 経費 : 円   範囲 0円以上\n"))
    assert facts(compiled, "S0620")["case"] == "経費 が ちょうど 1,000,000円"


def test_a_gap_between_numbers_that_have_no_step_has_open_ends() -> None:
    rate = "  入力 甲 : 円   範囲 0円以上\n  算定 乙 : 円 = 甲 × 2" + READ + "\n"
    text = bands("一 = 100円以下", "二 = 200円超", subject="  入力 x : 円\n").replace(": x", ": 乙")
    compiled = compile_text(rate + text.replace("  入力 x : 円\n", ""))
    assert facts(compiled, "S0620")["case"] == "乙 が 100円超 200円以下"


def test_bands_of_days_are_told_in_days() -> None:
    days = "  入力 開始 : 日付\n"
    compiled = compile_text(bands("一 = 令和6年4月1日 未満", "二 = 令和6年4月1日 超", subject=days))
    assert facts(compiled, "S0620")["case"] == "開始 が ちょうど 令和6年4月1日"
    compiled = compile_text(bands("一 = 令和6年4月1日 以上", subject=days))
    assert facts(compiled, "S0620")["case"] == "開始 が 令和6年3月31日以下"


@pytest.mark.parametrize(("kind", "end"), [("年度", "9998年度"), ("日付", "9998年12月31日")])
def test_the_end_of_the_calendar_is_no_end_of_the_compiler(kind: str, end: str) -> None:
    rule = f"  算定 率 : 割合\n    場合 開始 が {end} 以下 のとき 1/2{READ}\n"
    assert codes(compile_text(f"  入力 開始 : {kind}\n{rule}")) == ["S0605"]


@pytest.mark.parametrize(
    ("lines", "case"),
    [
        (("一 = 0.25以下", "二 = 0.25以上"), "財政力指数 が ちょうど 0.25"),
        (("一 = 0.25未満", "二 = 0.24以上"), "財政力指数 が ちょうど 0.24"),
        (("一 = 0.25未満", "二 = 0.5未満", "三 = 0.5以上"), "財政力指数 が 0以上 0.24以下"),
    ],
)
def test_a_value_in_two_bands_is_named_with_both(lines: tuple[str, ...], case: str) -> None:
    compiled = compile_text(bands(*lines))
    assert codes(compiled) == ["S0621"]
    found = facts(compiled, "S0621")
    assert (found["case"], found["first"], found["second"]) == (case, "一", "二")


@pytest.mark.parametrize(
    "lines",
    [
        ("一 = 0.25未満", "二 = 0.25以上"),
        ("一 = 0.24以下", "二 = 0.25以上"),
        ("一 = 0.25以下", "二 = 0.25超 0.5未満", "三 = 0.5以上 1以下"),
    ],
)
def test_bands_that_meet_pass(lines: tuple[str, ...]) -> None:
    assert codes(compile_text(bands(*lines))) == []


# ------------------------------------------------------------------------------------------------------------- clauses


def rule(*clauses: str) -> str:
    return INDEX + WHO + "  算定 率 : 割合\n" + "".join(f"    {clause}{READ}\n" for clause in clauses)


def test_a_clause_whose_cases_all_have_a_narrower_clause_never_decides() -> None:
    compiled = compile_text(
        rule(
            "原則 1/2",
            "ただし 団体 が 市 か 町 か 村 のとき 2/3",
            "ただし 団体 が 市 のとき 3/4",
            "ただし 団体 が 町 か 村 のとき 4/5",
        )
    )
    assert codes(compiled) == ["S1020"]
    found = facts(compiled, "S1020")
    assert (found["clause"], found["others"], found["case"]) == ("ただし1", "ただし2、ただし3", "団体 が 市")


def test_a_clause_always_beaten_by_a_greater_one_never_decides() -> None:
    clauses = (
        "原則 1/2",
        "ただし 団体 が 市 か 町 のとき 2/3",
        "ただし 団体 が 市 か 村 のとき 3/4",
        "ただし 団体 が 町 か 県 のとき 4/5",
    )
    for how, hidden in (("大きい方", ["S1020"]), ("小さい方", [])):
        text = rule(*clauses) + f"    重なるとき {how}   解釈 「試験」\n"
        assert [each for each in codes(compile_text(text)) if each == "S1020"] == hidden


def test_a_clause_that_an_earlier_one_always_forestalls_never_decides() -> None:
    text = rule(
        "原則 1/2",
        "ただし 団体 が 市 か 町 のとき 2/3",
        "ただし 団体 が 町 か 村 のとき 3/4",
        "ただし 団体 が 市 か 村 のとき 4/5",
    )
    compiled = compile_text(text + "    重なるとき 先に書いた方   解釈 「試験」\n")
    assert codes(compiled) == ["S1020"]
    assert facts(compiled, "S1020")["clause"] == "ただし3"


@pytest.mark.parametrize("how", ["先に書いた方", "大きい方", "小さい方"])
def test_a_settlement_that_the_narrower_clause_always_forestalls_is_told(how: str) -> None:
    clauses = ("原則 1/2", "ただし 財政力指数 が 0.5未満 のとき 2/3", "ただし 財政力指数 が 0.25未満 のとき 3/4")
    settled = f"    重なるとき {how}   解釈 「試験」\n"
    compiled = compile_text(rule(*clauses) + settled)
    assert codes(compiled) == ["S1042"]
    assert "財政力指数 が 0 のとき" in facts(compiled, "S1042")["why"]
    apart = ("原則 1/2", "ただし 団体 が 市 のとき 2/3", "ただし 団体 が 町 のとき 3/4")
    assert codes(compile_text(rule(*apart) + settled)) == ["S1042"]
    crossing = (*clauses, "ただし 団体 が 市 のとき 4/5")
    assert "S1042" not in codes(compile_text(rule(*crossing) + settled))


def test_a_general_clause_that_the_exceptions_leave_nothing_never_decides() -> None:
    compiled = compile_text(
        rule("原則 1/2", "ただし 財政力指数 が 0.5未満 のとき 2/3", "ただし 財政力指数 が 0.5以上 のとき 1/3")
    )
    assert codes(compiled) == ["S1021"]
    (found,) = [each for each in compiled.diagnostics if each.kind.code == "S1021"]
    assert len(found.labels) == 2


def test_a_clause_that_decides_in_some_year_is_not_idle() -> None:
    """In 令和6年度 the later exceptions cover the first one; in 令和7年度 they are gone and it decides."""
    compiled = compile_text(
        INDEX
        + WHO
        + "  算定 率 : 割合\n"
        + f"    原則 1/2{READ}\n"
        + f"    ただし 団体 が 市 か 町 のとき 2/3{READ}\n"
        + "    ただし 団体 が 市 のとき 3/4   令和6年度まで   解釈 「試験。」\n"
        + "    ただし 団体 が 町 のとき 4/5   令和6年度まで   解釈 「試験。」\n"
    )
    assert codes(compiled) == []


@pytest.mark.parametrize(
    "clauses",
    [
        ("原則 1/2", "ただし 団体 が 市 のとき 2/3", "ただし 団体 が 町 のとき 3/4"),
        (
            "原則 1/2",
            "ただし 団体 が 市 か 町 のとき 2/3",
            "ただし 団体 が 市 のとき 3/4",
            "ただし 団体 が 村 のとき 4/5",
        ),
        ("場合 財政力指数 が 0.5未満 のとき 2/3", "場合 財政力指数 が 0.5以上 のとき 1/3"),
    ],
)
def test_rules_whose_clauses_all_decide_something_pass(clauses: tuple[str, ...]) -> None:
    assert codes(compile_text(rule(*clauses))) == []


# -------------------------------------------------------------------------------------------------------------- tables

TABLE = "  表 額[団体、型] : 万円" + READ + "\n"
HEAD = "  区分 団体 = 市、町\n  区分 型 = 甲、乙\n  入力 団体 : 団体\n  入力 型 : 型\n"
USE = "  算定 措置額 : 円 = 額[団体、型]\n"


def table(*rows: str) -> str:
    return HEAD + TABLE + "    | 団体 | 甲 | 乙 |\n" + "".join(f"    | {row} |\n" for row in rows) + USE


def test_a_row_that_is_missing_is_named_in_full() -> None:
    compiled = compile_text(table("市 | 1 | 2"))
    assert codes(compiled) == ["S0606"]
    assert facts(compiled, "S0606")["case"] == "団体 が 町、型 が 甲"


def test_a_row_written_twice_is_told_once_with_both_values() -> None:
    compiled = compile_text(table("市 | 1 | 2", "町 | 3 | 4", "市 | 5 | 2"))
    assert codes(compiled) == ["S0622"]
    found = facts(compiled, "S0622")
    assert (found["key"], found["first_value"], found["second_value"]) == (
        "団体 が 市、型 が 甲",
        "10,000円",
        "50,000円",
    )


def test_rows_of_different_years_are_no_repetition() -> None:
    earlier = (
        "    | 町 | 3 | 4 |   令和5年度まで   解釈 「試験。」\n    | 町 | 5 | 6 |   令和6年度から   解釈 「試験。」\n"
    )
    text = table("市 | 1 | 2").replace("    | 市 | 1 | 2 |\n", "    | 市 | 1 | 2 |\n" + earlier)
    assert codes(compile_text(text)) == []
