"""Names: unknown, near, doubled, glued, circular."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text, facts

BASE = "  入力 財政力指数 : 指数   刻み 0.01\n  区分 任用 = 専任、兼任\n  入力 任用 : 任用\n  入力 費用 : 円\n"


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        ("  算定 額 : 円 = 費要\n", "S0202"),
        ("  算定 額 : 円 = まったく別の言葉\n", "S0201"),
        ("  要件 低い : 財政力指数が かつ 任用 が 専任\n", "S0203"),
        ("  要件 専任である : 任用 が 専人\n", "S0204"),
        ("  基準 上限額[雇用] : 円   解釈 「試験」\n    専任 = 1円\n", "S0205"),
        ("  算定 額 : 円 = 平均(費用)\n", "S0208"),
        ("  算定 額 : 円 = 費用[専任]\n", "S0211"),
        ("  入力 費用 : 円\n", "S0217"),
        ("  区分 種 = 甲、甲\n", "S0218"),
        ("  入力 年度 : 年度\n", "S0220"),
        ("  算定 甲 : 円 = 乙\n  算定 乙 : 円 = 甲\n", "S0229"),
        ("  算定 甲 : 円 = 甲 + 費用\n", "S0229"),
        ("  事実 件数 = 3件   解釈 「試験」\n  算定 額 : 円 = 件数\n", "S0214"),
    ],
)
def test_each_mistake_has_one_message_of_its_own(policy: str, code: str) -> None:
    assert codes(compile_text(BASE + policy)) == [code]


def test_a_near_miss_names_what_is_available() -> None:
    assert "「費用」" in facts(compile_text(BASE + "  算定 額 : 円 = 費要\n"), "S0202")["near"]


def test_a_long_circle_is_named_whole() -> None:
    circle = "".join(f"  算定 値{at} : 円 = 値{(at + 1) % 30}\n" for at in range(30))
    compiled = compile_text(circle)
    assert codes(compiled) == ["S0229"]
    assert facts(compiled, "S0229")["path"].count("→") == 30


def test_declarations_may_stand_in_any_order() -> None:
    assert codes(compile_text("  算定 額 : 円 = 二倍\n  算定 二倍 : 円 = 費用 + 費用\n  入力 費用 : 円\n")) == []


def test_a_field_outside_its_rows_is_explained() -> None:
    text = "  明細 行\n    所要額 : 円\n  算定 額 : 円 = 所要額\n"
    assert codes(compile_text(text)) == ["S0215"]


def test_two_schemes_of_one_name_are_refused() -> None:
    assert codes(compile_text("制度 試験 (other)\n")) == ["S0221"]


def test_a_scheme_needs_an_identifier_that_is_no_python_keyword() -> None:
    assert codes(compile_text("", head="資料 t\n  年度 令和6年度\n  本文 「t.txt」\n制度 試験\n")) == ["S0225"]
    assert codes(compile_text("", head="資料 t\n  年度 令和6年度\n  本文 「t.txt」\n制度 試験 (class)\n")) == ["S0226"]


def test_a_name_is_offered_only_where_it_means_something() -> None:
    """The axes of a 検証 are names within it, and nowhere after it."""
    text = BASE + (
        "  区分 地域の型 = 甲地、乙地\n  区分 事業の型 = 丙、丁\n"
        "  検証 「一」\n    すべての 任用、地域の型 について\n      地域の形 が 甲地\n"
        "  検証 「二」\n    すべての 任用、事業の型 について\n      地域の形 が 丙\n"
    )
    found = [each for each in compile_text(text).diagnostics if each.kind.code in {"S0201", "S0202"}]
    assert ["「地域の型」" in str(each.facts["near"]) for each in found] == [True, False]


def test_hundreds_of_uses_of_one_unknown_name_offer_the_same_names() -> None:
    names = "".join(f"  入力 費目{at} : 円\n" for at in range(320))
    used = "".join(f"  算定 額{at} : 円 = 費項{at % 2}\n" for at in range(300))
    found = [each.facts["near"] for each in compile_text(names + used).diagnostics if each.kind.code == "S0202"]
    assert found == ["「費目0」、「費目80」、「費目70」", "「費目1」、「費目71」、「費目61」"]


def test_an_axis_that_is_written_twice_is_gone_after_its_verification() -> None:
    text = (
        "  区分 型 = 甲、乙\n  入力 値 : 円\n  検証 「一」\n    すべての 型、型 について\n      型 が 甲\n"
        "  算定 額 : 円\n    原則 1円   解釈 「試験」\n    ただし 型 が 甲 のとき 2円   解釈 「試験」\n"
    )
    assert "S0201" in codes(compile_text(text))
