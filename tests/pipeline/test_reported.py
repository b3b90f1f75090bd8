"""Mistakes that first users made, and what they must not lead to."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from tests.support import codes, compile_text, facts, ir_of, yen

from seido.cli import run as command
from seido.evaluate import evaluate
from seido.values.answer import Outcome


@pytest.mark.parametrize("year", ["", "  年度 令和6年度から\n", "  年度 令和6年度から令和8年度まで\n"])
def test_a_document_without_one_plain_year_is_a_finding_and_no_crash(year: str) -> None:
    head = f"資料 t\n{year}  本文 「t.txt」\n制度 試験 (trial)\n"
    compiled = compile_text("  基準 額 : 円 = 1円   解釈 「試験」\n  算定 答え : 円 = 額\n", head=head)
    assert compiled.failed
    assert all(code.startswith(("S01", "S02")) for code in codes(compiled))


@pytest.mark.parametrize("character", [*"『』>@!?【】※;。…&${}~±≧", "\u200b", "\ufeff", "🙂"])
def test_a_character_that_has_no_meaning_is_a_finding_and_no_crash(character: str) -> None:
    assert all(code.startswith("S01") for code in codes(compile_text(f"  入力 費用 {character} 円\n")))
    assert codes(compile_text(f"  入力 費用 {character} 円\n"))


@pytest.mark.parametrize("position", ["0番目", "9999番目", "9" * 5000 + "番目"])
def test_a_position_that_no_quote_has_is_a_finding_and_no_crash(position: str) -> None:
    policy = f"  事実 率 = 5%   出典 t「5%」{position}\n"
    assert "S0112" in codes(compile_text(policy, "率は5%とする。"))


def test_a_cap_beside_a_rate_in_one_quote_is_proved_in_the_order_it_is_written() -> None:
    printed = "子ども一人当たり10万円を加算する。ただし、加算額は30万円を限度とする。"
    text = f"""\
  入力 子どもの人数 : 人
  算定 子ども加算 : 円 = 子どもの人数 × 10万円/人   上限 30万円   出典 t「{printed}」
"""
    assert codes(compile_text(text, printed)) == []
    assert (
        codes(compile_text(text.replace("10万円/人", "30万円/人").replace("上限 30万円", "上限 10万円"), printed)) != []
    )


@pytest.mark.parametrize(
    ("written", "base"), [("工事費が30万円以上", "工事費"), ("工事費は", "工事費"), ("人口が市町村", "人口")]
)
def test_a_name_with_a_particle_and_more_stuck_to_it_is_taken_apart_in_the_message(written: str, base: str) -> None:
    text = f"  入力 工事費 : 円\n  入力 人口 : 人\n  要件 規模 : {written} かつ 工事費 が 人口\n"
    compiled = compile_text(text)
    glued = [each for each in compiled.diagnostics if each.kind.code in ("S0103", "S0203")]
    assert glued
    assert glued[0].facts["base"] == base


def test_the_years_that_are_not_printed_are_named_as_a_stretch() -> None:
    ir = ir_of(compile_text("  基準 額 : 円 = 40万円   解釈 「試験」\n  算定 答え : 円 = 額\n"))
    answer = evaluate(ir, {}, {}, 2030)
    (tag,) = answer.unstated
    assert ir.provenance[tag].text == "令和7年度以後の額は、資料に印字されていない。"


def test_one_cell_out_of_scope_makes_the_case_so_and_says_which(tmp_path: Path) -> None:
    home = tmp_path / "policies" / "p"
    home.mkdir(parents=True)
    (home / "t.txt").write_text("", encoding="utf-8")
    (home / "p.pol").write_text(
        """\
資料 t
  年度 令和6年度
  本文 「t.txt」
制度 試験 (trial)
  区分 地域 = 中心、その他
  入力 地域 : 地域
  基準 地域加算[地域] : 円   解釈 「試験」
    中心 = 10円
    その他 = 対象外
  算定 額 : 円 = 地域加算[地域]
""",
        encoding="utf-8",
    )
    out, err = StringIO(), StringIO()
    arguments = ["run", "trial", "--input", "地域=その他", "--project", str(tmp_path)]
    assert command(arguments, out, err, {}) == 0
    assert "【非該当】" in out.getvalue()
    assert "対象外　地域加算に当たるため、額はありません。" in out.getvalue()


def test_no_answer_is_given_with_a_figure_that_is_refuted(tmp_path: Path) -> None:
    home = tmp_path / "policies" / "p"
    home.mkdir(parents=True)
    (home / "t.txt").write_text("上限は40万円とする。", encoding="utf-8")
    policy = (
        "資料 t\n  年度 令和6年度\n  本文 「t.txt」\n制度 試験 (trial)\n  入力 経費 : 円\n"
        "  算定 額 : 円 = 経費   上限 90万円   出典 t「上限は40万円」\n"
    )
    (home / "p.pol").write_text(policy, encoding="utf-8")
    out, err = StringIO(), StringIO()
    arguments = ["run", "trial", "--input", "経費=100万円", "--project", str(tmp_path)]
    assert command(arguments, out, err, {}) == 1
    assert out.getvalue() == ""
    assert "S04" in err.getvalue()
    assert "S0814" in err.getvalue()


def test_a_year_is_a_whole_number() -> None:
    ir = ir_of(compile_text("  入力 経費 : 円\n  算定 額 : 円 = 経費\n"))
    for year in ("2024", True, None):
        with pytest.raises(TypeError):
            evaluate(ir, {"経費": yen(1)}, {}, year)  # type: ignore[arg-type]
    assert evaluate(ir, {"経費": yen(1)}, {}, 2024).outcome is Outcome.ELIGIBLE


def test_the_finding_of_a_unit_names_both() -> None:
    assert facts(compile_text("  入力 費用 : 円\n  算定 額 : 人 = 費用\n"), "S0502")["wanted"] == "人"
