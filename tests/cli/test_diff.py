"""`seido diff` as people use it: each kind of change between two small sets, and between two years of one."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from seido.cli import run

DOCUMENT = """\
資料 t
  題名 「試験の資料」
  発行 「総務省」 令和6年5月
  年度 令和6年度
  本文 「t.txt」
"""

BASE = """\
制度 試験 (trial)
  題名 「試験の制度」
  区分 団体 = 都道府県、市町村
  入力 団体 : 団体
  入力 経費 : 円
  基準 上限額 : 円 = 400万円   解釈 「仮の額」
  算定 補助率 : 割合
    原則 1/2   解釈 「仮の率」
    ただし 団体 が 市町村 のとき 2/3   解釈 「仮の率」
  算定 補助額 : 円 = 経費 × 補助率   上限 上限額   端数 千円未満 切捨て   解釈 「仮の端数」
  要件 小規模 : 経費 が 1億円以下   解釈 「仮の要件」
"""


def write(folder: Path, policy: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "a.pol").write_text(DOCUMENT + policy, encoding="utf-8")
    (folder / "t.txt").write_text("試験の資料\n", encoding="utf-8")
    return folder


def seido(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(arguments, out, err, {"LANG": "ja_JP.UTF-8"})
    return status, out.getvalue(), err.getvalue()


def compared(tmp_path: Path, old: str, new: str) -> Mapping[str, Any]:
    """The comparison of two policies as JSON: the one scheme of it."""
    before, after = write(tmp_path / "old", old), write(tmp_path / "new", new)
    status, out, err = seido("diff", str(before), str(after), "--format", "json")
    assert (status, err) == (0, "")
    schemes: list[dict[str, Any]] = json.loads(out)["schemes"]
    assert len(schemes) == 1
    return schemes[0]


def kinds(scheme: Mapping[str, Any]) -> dict[str, set[str]]:
    """The kinds of change by result."""
    found: dict[str, set[str]] = {}
    for change in scheme["changes"]:
        found.setdefault(change["result"], set()).add(change["category"])
    return found


def change_of(scheme: Mapping[str, Any], result: str, category: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(
        each for each in scheme["changes"] if (each["result"], each["category"]) == (result, category)
    )
    return found


def test_a_raised_limit_raises_the_amount_and_the_figure_is_listed(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("= 400万円", "= 500万円"))
    assert [(each["label"], each["old"]["ja"], each["new"]["ja"]) for each in scheme["figures"]] == [
        ("上限額", "400万円", "500万円")
    ]
    assert kinds(scheme) == {"補助額": {"up"}}
    change = change_of(scheme, "補助額", "up")
    assert change["reach"] == "all"
    assert (change["old"]["exact"], change["new"]["exact"]) == ("4000000", "5000000")
    assert change["turned"][0]["old"] == "400万円"
    assert "補助率" in scheme["same"]["results"]


def test_the_example_of_a_change_is_a_case_that_both_versions_answer_so(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("のとき 2/3", "のとき 3/4"))
    change = change_of(scheme, "補助額", "up")
    case = {each["input"]: each["value"] for each in change["case"]}
    assert case["団体"] == "市町村"
    given = [f"--input={name}={value}" for name, value in case.items()]
    for side, folder in (("old", tmp_path / "old"), ("new", tmp_path / "new")):
        status, out, _ = seido("run", "試験", *given, "--project", str(folder), "--format", "json")
        assert status == 0
        assert json.dumps({"value": change[side]["exact"]})[1:-1] in out


def test_a_stricter_requirement_makes_cases_ineligible(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("1億円以下", "5,000万円以下"))
    change = change_of(scheme, "該当するかどうか", "now false")
    assert change["reach"] == "all"
    assert (change["old"]["outcome"], change["new"]["outcome"]) == ("該当", "非該当")
    assert [each["ja"] for each in change["new"]["decided"]] == ["要件「小規模」を満たさない"]


def test_a_boundary_word_differs_in_the_one_case_at_the_limit(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("1億円以下", "1億円未満"))
    change = change_of(scheme, "該当するかどうか", "now false")
    assert [each["value"] for each in change["case"] if each["input"] == "経費"] == ["1億円"]


def test_what_becomes_unstated_and_what_becomes_stated(tmp_path: Path) -> None:
    unstated = BASE.replace("= 400万円   解釈 「仮の額」", "= 記載なし「まだ決まっていない」")
    scheme = compared(tmp_path, BASE, unstated)
    assert scheme["settled"] == [{"category": "unprinted", "results": ["補助額"], "others": 0}]
    status, out, _ = seido("diff", str(tmp_path / "new"), str(tmp_path / "old"))
    assert status == 0
    assert "要確認" in out


def test_a_provisional_value_that_is_settled_changes_how_certain_the_answer_is(tmp_path: Path) -> None:
    provisional = BASE.replace("= 400万円   解釈 「仮の額」", "= 記載なし「印字がない」 仮置き 400万円")
    scheme = compared(tmp_path, provisional, BASE)
    assert kinds(scheme) == {"該当するかどうか": {"outcome"}}
    change = change_of(scheme, "該当するかどうか", "outcome")
    assert (change["old"]["outcome"], change["new"]["outcome"]) == ("要確認", "該当")


def test_a_rounding_that_is_settled_is_found_where_a_fraction_arises(tmp_path: Path) -> None:
    exact = BASE.replace("端数 千円未満 切捨て   解釈 「仮の端数」", "端数 記載なし「端数」")
    scheme = compared(tmp_path, exact, exact.replace("端数 記載なし「端数」", "端数 1円未満 切捨て   解釈 「端数」"))
    change = change_of(scheme, "補助額", "down")
    assert "/" in change["old"]["exact"]
    assert (change["old"]["outcome"], change["new"]["outcome"]) == ("要確認", "該当")


def test_a_scheme_added_and_one_removed(tmp_path: Path) -> None:
    other = "制度 別の制度 (other)\n  入力 数 : 人\n  算定 人数 : 人 = 数\n"
    before, after = write(tmp_path / "old", BASE), write(tmp_path / "new", other)
    status, out, _ = seido("diff", str(before), str(after))
    assert status == 0
    assert "■ 新しい制度\n　別の制度" in out
    assert "■ なくなった制度\n　試験" in out


def test_a_renamed_input_is_compared_under_its_new_name_and_this_is_said(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("経費", "対象経費").replace("= 400万円", "= 300万円"))
    assert any("「経費」は「対象経費」に名前が変わった" in each["ja"] for each in scheme["notes"])
    assert kinds(scheme) == {"補助額": {"down"}}


def test_a_new_member_cannot_be_compared_and_this_is_said(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("都道府県、市町村", "都道府県、市町村、特別区"))
    assert any("「特別区」が加わりました" in each["ja"] for each in scheme["notes"])
    assert scheme["changes"] == []


def test_an_input_that_only_one_version_asks_for_is_varied_on_that_side(tmp_path: Path) -> None:
    asked = BASE.replace("  入力 経費 : 円\n", "  入力 経費 : 円\n  入力 特例 : はい・いいえ\n").replace(
        "    ただし 団体",
        "    ただし 特例 のとき 1/4   解釈 「特例」\n    重なるとき 小さい方   解釈 「特例」\n    ただし 団体",
    )
    asked = asked.replace("    重なるとき 小さい方   解釈 「特例」\n", "").replace(
        "のとき 2/3   解釈 「仮の率」", "のとき 2/3   解釈 「仮の率」\n    重なるとき 小さい方   解釈 「特例」"
    )
    scheme = compared(tmp_path, BASE, asked)
    assert any("入力「特例」が加わりました" in each["ja"] for each in scheme["notes"])
    change = change_of(scheme, "補助率", "down")
    assert {"input": "特例", "value": "はい"} in change["case"]


def test_what_is_only_worded_otherwise_is_said_shortly(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("題名 「試験の制度」", "題名 「新しい題名」"))
    assert (scheme["status"], scheme["wording"], scheme["changes"]) == ("texts", ["題名"], [])


def test_the_english_text_lists_with_commas(tmp_path: Path) -> None:
    before, after = write(tmp_path / "old", BASE), write(tmp_path / "new", BASE.replace("のとき 2/3", "のとき 3/4"))
    status, out, _ = seido("diff", str(before), str(after), "--lang", "en")
    assert status == 0
    assert "団体 市町村, 経費 " in out
    assert not [line for line in out.splitlines() if "、" in line]


def test_two_equal_sets_have_no_difference_and_nothing_had_to_be_tried(tmp_path: Path) -> None:
    before, after = write(tmp_path / "old", BASE), write(tmp_path / "new", BASE)
    status, out, _ = seido("diff", str(before), str(after), "--exit-code")
    assert status == 0
    assert "違いはありません。" in out
    assert "計算のしかたが同じなので、どの場合も答えは同じ" in out


def test_formulas_that_differ_but_give_the_same_are_tried_and_this_is_said(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("経費 × 補助率", "経費 × 補助率 × 2 × 1/2"))
    assert scheme["changes"] == []
    assert scheme["same"]["reach"] == "all"


MORE = """\
  適用期間 令和6年度から   解釈 「仮の期間」
  事実 件数 = 77団体   解釈 「仮の数」
  検証 「負でない」   解釈 「仮の関係」
    補助額 が 0円以上
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("経費 : 円", "経費 : 円   範囲 0円以上 5,000万円以下", "入力「経費」に書ける値が"),
        ("経費 : 円", "経費 : 円   刻み 1,000円", "刻み 1,000円"),
        (
            "令和6年度から   解",
            "令和6年度のみ   解",
            "適用期間が「令和6年度から」から「令和6年度のみ」に変わりました。",
        ),
        ("= 77団体", "= 78団体", "印字された数字「件数」が 77団体 から 78団体 に変わりました。"),
        ("= 77団体", "= 77団体程度", "77団体程度"),
        ("「負でない」", "「零以上」", "検証「負でない」がなくなりました。"),
        ("= 400万円", "= 400万円 → 令和7年度 500万円", "令和7年度では、上限額 が違います。"),
    ],
)
def test_what_lies_beside_the_answers_is_told(tmp_path: Path, old: str, new: str, said: str) -> None:
    base = BASE.replace("経費 : 円", "経費 : 円   範囲 0円以上") + MORE
    assert old in base
    scheme = compared(tmp_path, base, base.replace(old, new).replace("範囲 0円以上   範囲", "範囲"))
    assert any(said in note["ja"] for note in scheme["notes"]), scheme["notes"]
    assert (scheme["status"], scheme["changes"]) == ("changed", [])


def test_a_figure_that_becomes_approximate_is_a_figure_that_changed(tmp_path: Path) -> None:
    scheme = compared(tmp_path, BASE, BASE.replace("= 400万円", "= 400万円程度"))
    assert [each["new"]["ja"] for each in scheme["figures"]] == ["400万円程度"]


def test_differences_call_for_status_1_only_where_it_is_asked_for(tmp_path: Path) -> None:
    before, after = write(tmp_path / "old", BASE), write(tmp_path / "new", BASE.replace("400万円", "300万円"))
    assert seido("diff", str(before), str(after))[0] == 0
    assert seido("diff", str(before), str(after), "--exit-code")[0] == 1


def test_a_set_with_errors_is_not_compared(tmp_path: Path) -> None:
    before, after = write(tmp_path / "old", BASE), write(tmp_path / "new", BASE.replace("経費 × 補助率", "経費 × 率"))
    status, out, err = seido("diff", str(before), str(after))
    assert (status, out) == (1, "")
    assert "に誤りが残っているので、比べませんでした。" in err
    assert str(after) in err.splitlines()[-1]
    assert str(before) not in err.splitlines()[-1]


def test_two_years_of_one_set(tmp_path: Path) -> None:
    dated = BASE.replace("= 400万円", "= 400万円 → 令和6年度 500万円").replace(
        "解釈 「仮の率」", "各年度   解釈 「仮の率」"
    )
    folder = write(tmp_path / "set", dated)
    status, out, _ = seido("diff", "--years", "R5", "R6", str(folder))
    assert status == 0
    assert "令和5年度 と 令和6年度 の違い" in out
    assert "上限額　400万円 → 500万円" in out


@pytest.mark.parametrize(
    "arguments",
    [("diff",), ("diff", "."), ("diff", "--years", "R5", "R6", ".", "."), ("diff", "--years", "去年", "R6", ".")],
)
def test_a_comparison_of_nothing_is_wrong_usage(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path / "set", BASE))
    status, out, err = seido(*arguments)
    assert (status, out) == (2, "")
    assert "S093" in err


def test_one_scheme_can_be_asked_for_and_must_exist(tmp_path: Path) -> None:
    folder = write(tmp_path / "set", BASE)
    assert seido("diff", "--years", "R5", "R6", str(folder), "--scheme", "試験")[0] == 0
    assert seido("diff", "--years", "R5", "R6", str(folder), "--scheme", "誤験")[0] == 2


def test_markdown_keeps_hostile_names_as_text(tmp_path: Path) -> None:
    hostile = BASE.replace("経費", "「<script>|経費」")
    before = write(tmp_path / "old", hostile)
    after = write(tmp_path / "new", hostile.replace("400万円", "300万円"))
    status, out, _ = seido("diff", str(before), str(after), "--format", "markdown")
    assert status == 0
    assert "<script>" not in out
    assert "補助額が下がる" in out
