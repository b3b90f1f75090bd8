"""How ``seido check`` shows what was found; what is found is tested where it is found."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from seido.cli import run
from seido.commands import check
from seido.commands.shell import Shell, status_of
from seido.source.catalogue import project as kinds
from seido.source.diagnostic import Diagnostic, Kind, Severity, Text
from seido.source.text import Source, Span

if TYPE_CHECKING:
    import pytest

WORD = Text("語", "word")
ERROR = Kind("S0999", Severity.ERROR, WORD, WORD, WORD)
WARNING = Kind("S0998", Severity.WARNING, WORD, WORD, WORD)

A = Diagnostic(ERROR, Span("policies/r6/a.pol", 0, 2))
B = Diagnostic(WARNING, Span("policies/r6/b.pol", 0, 2))
NOWHERE = Diagnostic(ERROR, None)
SOURCES = {"policies/r6/a.pol": Source("policies/r6/a.pol", "制度\n")}


def printed(output_format: check.Form) -> str:
    out = io.StringIO()
    shell = Shell(out, io.StringIO(), "ja", color=False, err_color=False)
    check.print_findings((A, B), SOURCES, check.Options((), output_format), shell)
    return out.getvalue()


def test_text_json_and_annotations_hold_the_same_findings() -> None:
    assert printed("text").count("（S099") == 2
    assert [one["code"] for one in json.loads(printed("json"))["diagnostics"]] == ["S0999", "S0998"]
    assert [line.split(",")[0] for line in printed("github").splitlines()] == [
        "::error file=policies/r6/a.pol",
        "::warning file=policies/r6/b.pol",
    ]


def test_whoever_named_files_sees_their_findings_and_those_without_a_place() -> None:
    assert check.divide((NOWHERE, A, B), {"policies/r6/b.pol"}) == ((NOWHERE, B), (A,))
    assert check.divide((NOWHERE, A, B), set()) == ((NOWHERE, A, B), ())


def test_errors_fail_and_warnings_do_not() -> None:
    assert status_of(()) == 0
    assert status_of((B,)) == 0
    assert status_of((B, A)) == 1


def test_what_can_only_be_mended_in_the_command_is_wrong_usage() -> None:
    assert status_of((A, Diagnostic(kinds.UNKNOWN_SCHEME, None))) == 2
    assert status_of((Diagnostic(kinds.FILE_MISSING, None),)) == 1


CLIFF = """\
資料 t
  題名 「試験の資料」
  発行 「総務省」 令和6年5月
  年度 令和6年度
  本文 「t.txt」
制度 試験 (trial)
  入力 経費 : 円
  要件 小規模 : 経費 が 100万円以下   解釈 「規模」
  算定 補助額 : 円 = 経費
"""


def checked(folder: Path, *arguments: str) -> tuple[int, str]:
    (folder / "a.pol").write_text(CLIFF, encoding="utf-8")
    (folder / "t.txt").write_text("試験の資料\n", encoding="utf-8")
    out = io.StringIO()
    return run(["check", str(folder), *arguments], out, io.StringIO(), {"LANG": "ja_JP.UTF-8"}), out.getvalue()


def test_notes_are_counted_in_one_line_and_shown_to_who_asks(tmp_path: Path) -> None:
    status, out = checked(tmp_path)
    assert status == 0
    assert "S1051" not in out
    assert "ほかに、知っておくとよいことが1件あります" in out
    status, out = checked(tmp_path, "--notes")
    assert status == 0
    assert "1,000,000円 ですが、1,000,001円 になると額がなくなります" in out
    assert "確かめること：" in out
    assert "知っておくとよいことが" not in out


def test_json_always_holds_the_notes(tmp_path: Path) -> None:
    status, out = checked(tmp_path, "--format", "json")
    assert status == 0
    assert "S1051" in [each["code"] for each in json.loads(out)["diagnostics"]]


def test_verify_without_the_solver_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("seido.analyse.solve.find_spec", lambda _: None)
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "a.pol").write_text("制度 試験 (trial)\n", encoding="utf-8")
    for command in ("check", "build"):
        out, err = io.StringIO(), io.StringIO()
        assert run([command, "--verify", str(tmp_path / "policies")], out, err, {}) == 1
        said = out.getvalue() + err.getvalue()
        assert "S1010" in said
        assert "pip install 'seido[verify]'" in said
        assert not (tmp_path / "build").exists()
