"""Names that nothing uses."""

from __future__ import annotations

import pytest
from tests.support import DOCUMENT, SCHEME, codes, compile_text, facts

from seido.analyse.unused import UNUSED
from seido.source.diagnostic import Severity

READ = "   各年度   解釈 「試験。」"
CITED = "  注 「試験」 出典 t「試験」\n"
PRINTED = "試験\n"


def found(policy: str, *, head: str = DOCUMENT + SCHEME) -> list[tuple[str, str]]:
    """What is unused, by code and name; the document is cited."""
    compiled = compile_text(policy + CITED, PRINTED, head=head)
    assert not compiled.failed
    return [(each.kind.code, str(each.facts["name"])) for each in compiled.diagnostics if each.kind in UNUSED]


MONEY = "  入力 経費 : 円   範囲 0円以上\n"


@pytest.mark.parametrize(
    ("policy", "code", "name"),
    [
        (MONEY, "S1022", "経費"),
        ("  明細 隊員\n    報酬 : 円\n", "S1023", "隊員"),
        (
            f"  明細 隊員\n    報酬 : 円\n    日数 : 日\n  算定 計 : 円 = 合計(隊員 ごとに 報酬){READ}\n",
            "S1024",
            "日数",
        ),
        (f"  基準 上 : 円 = 10円{READ}\n", "S1025", "上"),
        (
            f"  区分 型 = 甲、乙\n  表 額[型] : 円{READ}\n    | 型 | 額 |\n    | 甲 | 1円 |\n    | 乙 | 2円 |\n",
            "S1025",
            "額",
        ),
        ("  解釈 読み\n    ア 「一」 採用\n    イ 「二」\n", "S1026", "読み"),
        (MONEY + f"  段階 段 : 経費{READ}\n    低 = 10円未満\n    高 = 10円以上\n", "S1027", "段"),
        (MONEY + f"  算定 小さい : はい・いいえ = 経費 が 10円未満{READ}\n", "S1028", "小さい"),
        ("  区分 型 = 甲、乙\n", "S1029", "型"),
    ],
)
def test_what_nothing_uses_is_told(policy: str, code: str, name: str) -> None:
    assert found(policy) == [(code, name)]


@pytest.mark.parametrize(
    "use",
    [
        f"算定 計 : 円 = 経費{READ}",
        f"算定 計 : 円 = 10円   上限 経費{READ}",
        f"要件 多い : 経費 が 10円以上{READ}",
        f"要件 多い : 経費 が 10円以上 のとき はい{READ}",
        f"検証 「同じ」 \n すべての 経費 について\n 経費 が 0円以上{READ}",
    ],
)
def test_an_input_that_any_rule_uses_passes(use: str) -> None:
    assert found(f"{MONEY}  {use}\n") == []


def test_an_input_that_only_an_example_gives_is_unused() -> None:
    other = f"  入力 人数 : 人\n  要件 いる : 人数 が 1人以上{READ}\n"
    assert found(f"{MONEY}{other}  例 「一」\n    人数 = 1人\n    経費 = 3円\n    結果 いる = はい\n") == [
        ("S1022", "経費")
    ]


def test_an_answer_that_an_example_expects_is_a_result() -> None:
    answer = f"  算定 小さい : はい・いいえ = 経費 が 10円未満{READ}\n"
    assert found(f"{MONEY}{answer}  例 「一」\n    経費 = 3円\n    結果 小さい = はい\n") == []


def test_amounts_and_computed_columns_are_results() -> None:
    assert found(f"{MONEY}  算定 倍 : 円 = 経費 × 2{READ}\n") == []
    assert found(f"  明細 隊員\n    報酬 : 円\n    倍 : 円 = 報酬 × 2{READ}\n") == []


def test_a_whole_and_its_parts_are_used_together() -> None:
    parts = f"  基準 全体 : 円 = 30円{READ}\n    うち 甲 = 10円\n    うち 乙 = 20円\n"
    assert found(parts) == [("S1025", "全体")]
    for name in ("全体", "甲"):
        assert found(f"{parts}  算定 計 : 円 = {name}{READ}\n") == []


GROUPED = "  区分 型\n    甲\n    乙\n    丙\n    乙丙 = 乙 か 丙\n  入力 型 : 型\n"


def test_a_group_is_used_by_a_condition_a_table_or_another_group() -> None:
    other = f"  要件 甲である : 型 が 甲{READ}\n"
    assert found(GROUPED + other) == [("S1030", "乙丙")]
    assert found(f"{GROUPED}  要件 甲でない : 型 が 乙丙{READ}\n") == []
    assert found(f"{GROUPED}  基準 額[型] : 円{READ}\n    甲 = 1円\n    乙丙 = 2円\n  算定 計 : 円 = 額[型]\n") == []
    rows = "    | 型 | 額 |\n    | 甲 | 1円 |\n    | 乙丙 | 2円 |\n"
    assert found(f"{GROUPED}  表 額[型] : 円{READ}\n{rows}  算定 計 : 円 = 額[型]\n") == []


def test_a_list_that_cites_its_document_is_a_record() -> None:
    assert found("  区分 手順\n    初め 出典 t「試験」\n    終わり\n") == []


COMMON = "共通\n  入力 人口 : 人\n  区分 型 = 甲、乙\n"


def test_shared_names_are_asked_about_once_for_the_whole_set() -> None:
    head = DOCUMENT + COMMON + "制度 一 (first)\n" + f"  要件 要 : 人口 が 1人以上{READ}\n" + "制度 二 (second)\n"
    assert found("", head=head) == [("S1031", "型")]


def test_a_document_that_nothing_cites_is_told() -> None:
    assert "S1032" in codes(compile_text(MONEY), unused=True)
    assert "S1032" not in codes(compile_text(MONEY + CITED, PRINTED), unused=True)


def test_nothing_is_called_unused_while_a_line_cannot_be_read() -> None:
    broken = f"{MONEY}  区分 型 = 甲、乙\n  算定 計 : 円 == 経費\n"
    compiled = compile_text(broken)
    assert compiled.failed
    assert not [each for each in compiled.diagnostics if each.kind in UNUSED]


def test_the_message_names_what_to_do() -> None:
    compiled = compile_text(MONEY)
    assert facts(compiled, "S1022") == {"name": "経費"}
    assert {each.severity for each in UNUSED} == {Severity.WARNING}
