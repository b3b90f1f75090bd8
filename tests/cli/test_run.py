"""``seido run`` and ``seido build`` as a person meets them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from tests.support import ROOT

from seido.cli import run as command

BUNSAN = ["--input", "団体区分=町", "--input", "新規性・モデル性が極めて高い=いいえ", "--input", "策定経費=2,400万円"]


def seido(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    status = command([*arguments], out, err, {})
    return status, out.getvalue(), err.getvalue()


def answer(*arguments: str) -> tuple[int, str, str]:
    return seido("run", *arguments, "--project", str(ROOT))


def test_the_sheet_says_what_decided_what_was_cut_off_and_what_the_other_reading_gives() -> None:
    status, out, err = answer("bunsan_energy", *BUNSAN, "--input", "財政力指数=0.49")
    assert (status, err) == (0, "")
    for line in (
        "分散型エネルギーインフラプロジェクト　令和6年度　　【要確認】解釈2・端数記載なし1",
        "補助額　13,333,333円 1/3（端数処理の印字なし。円未満切捨て13,333,333円／千円未満切捨て13,333,000円）",
        "〔1〕r6 878行「財政力指数0.5未満市町村は2/3」",
        "境目　財政力指数 0.49は「0.5未満」に入る。",
    ):
        assert line in out
    assert "上限20,000,000円で止まる（4,000,000円は対象外）" in out
    assert "補助額 16,000,000円（＋2,666,666円 2/3）" in out


def test_the_json_answer_is_exact_and_holds_what_was_promised() -> None:
    status, out, _ = answer("bunsan_energy", *BUNSAN, "--input", "財政力指数=0.25", "--format", "json")
    found = json.loads(out, parse_float=pytest.fail)
    assert status == 0
    assert set(found) >= {"outcome", "values", "requirements", "missing", "readings", "unstated", "citations"}
    assert (found["outcome"], found["year"]) == ("要確認", "令和6年度")
    assert (found["values"]["補助額"]["value"], found["values"]["補助額"]["unit"]) == ("40000000/3", "円")
    (reading,) = found["readings"]
    assert reading["chosen"] == "策定経費に当てる"
    assert reading["others"][0]["values"]["補助額"]["text"] == "16,000,000円"
    assert {(each["document"], each["line"]) for each in found["citations"]} == {("r6", 872), ("r6", 878)}


def test_what_a_clause_that_did_not_apply_would_have_cut_off_is_not_told() -> None:
    _, out, _ = answer(
        "bunsan_energy", *BUNSAN, "--input", "財政力指数=0.49", "--reading", "上限の当て方=補助額に当てる"
    )
    assert "対象経費　24,000,000円\n" in out
    assert "で止まる" not in out


def test_other_years_and_names_of_schemes() -> None:
    rows = ("--input", "支援員=任用:専任、所要額:480万円 ×4")
    _, before, _ = answer("集落支援員", *rows, "--year", "R5年度")
    _, after, _ = answer("shuraku_shienin", *rows, "--year", "令和6年度")
    assert "措置対象額　17,800,000円" in before
    assert "措置対象額　19,200,000円" in after


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("bunsan_energy", "--input", "策定経費=2400"), 1, "S0803"),
        (("bunsan_energy", "--case", "no-such-file.json"), 1, "S09"),
        (("no_such_scheme",), 2, "S0930"),
        (("bunsan_energy", "--year", "6"), 1, "S0812"),
        (("bunsan_energy", "--input", "策定経費"), 2, ""),
    ],
)
def test_a_wrong_case_is_refused_with_its_code(arguments: tuple[str, ...], status: int, code: str) -> None:
    found, out, err = answer(*arguments)
    assert (found, out) == (status, "")
    assert code in err
    assert "Traceback" not in err


def project(folder: Path, policy: str) -> Path:
    """A small project of its own."""
    home = folder / "policies" / "p"
    home.mkdir(parents=True)
    (home / "t.txt").write_text("上限は40万円とする。\n", encoding="utf-8")
    (home / "p.pol").write_text(policy, encoding="utf-8")
    return folder


GOOD = """\
資料 t
  題名 「試験」
  年度 令和6年度
  本文 「t.txt」
制度 試験 (trial)
  題名 「試験の制度」
  入力 経費 : 円
  算定 額 : 円 = 経費   上限 40万円   出典 t「上限は40万円」
"""


def test_build_writes_everything_and_tells_where(tmp_path: Path) -> None:
    home = project(tmp_path, GOOD)
    status, out, _ = seido("build", str(home))
    assert status == 0
    assert "制度1件" in out
    for path in (
        "build/checkers/trial.py",
        "build/checkers/runtime/exact.py",
        "build/web/trial.js",
        "build/web/runtime/seido.js",
        "build/docs/schemes/trial.md",
        "build/docs/data/trial.json",
        "build/docs/data/trial.schema.json",
        "site/schemes/trial.html",
    ):
        assert (home / path).is_file(), path


def test_a_second_build_removes_what_is_no_longer_made_and_nothing_else(tmp_path: Path) -> None:
    home = project(tmp_path, GOOD)
    assert seido("build", str(home), "--no-site")[0] == 0
    (home / "build" / "mine.txt").write_text("keep", encoding="utf-8")
    policy = home / "policies" / "p" / "p.pol"
    policy.write_text(policy.read_text(encoding="utf-8").replace("(trial)", "(second)"), encoding="utf-8")
    assert seido("build", str(home), "--no-site")[0] == 0
    assert not (home / "build" / "checkers" / "trial.py").exists()
    assert (home / "build" / "checkers" / "second.py").is_file()
    assert (home / "build" / "mine.txt").is_file()


def test_a_folder_with_files_of_somebody_else_in_the_way_is_not_written_into(tmp_path: Path) -> None:
    home = project(tmp_path, GOOD)
    (home / "site").mkdir()
    (home / "site" / "index.html").write_text("町のお知らせ", encoding="utf-8")
    status, _, err = seido("build", str(home))
    assert status == 1
    assert "S0924" in err
    assert "「site」" in err
    assert "index.html" in err
    assert (home / "site" / "index.html").read_text(encoding="utf-8") == "町のお知らせ"
    assert not (home / "build").exists(), "nothing is written"
    (home / "site" / "index.html").rename(home / "site" / "oshirase.html")
    assert seido("build", str(home))[0] == 0
    assert (home / "site" / "oshirase.html").is_file()
    assert seido("build", str(home))[0] == 0, "what an earlier build wrote is in nobody's way"
    assert seido("build", str(home), "--out", "policies/p/p.pol")[0] == 1


def test_nothing_is_built_from_what_is_not_proved(tmp_path: Path) -> None:
    home = project(tmp_path, GOOD.replace("上限 40万円", "上限 41万円"))
    status, out, err = seido("build", str(home))
    assert (status, out) == (1, "")
    assert "S04" in err
    assert not (home / "build").exists()


def test_a_scheme_that_stands_in_two_sets_is_not_guessed(tmp_path: Path) -> None:
    home = project(tmp_path, GOOD)
    other = home / "policies" / "q"
    other.mkdir()
    for name in ("t.txt", "p.pol"):
        (other / name).write_text((home / "policies" / "p" / name).read_text(encoding="utf-8"), encoding="utf-8")
    asked = ("run", "trial", "--input", "経費=50万円")
    status, out, err = seido(*asked, "--project", str(home))
    assert (status, out) == (2, "")
    assert "S0932" in err
    assert seido(*asked, "--project", str(other))[0] == 0
