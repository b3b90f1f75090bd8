"""The command: languages, help, usage errors, exit status. Run in this process, through its one public function."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from seido import __version__, cli
from seido.commands import explain
from seido.commands.help import wrap
from seido.source.catalogue import catalogue
from seido.source.width import text_width

COMMANDS = ("check", "build", "serve", "run", "test", "figures", "coverage", "diff", "fmt", "lock", "explain")


class Result(NamedTuple):
    status: int
    out: str
    err: str


def seido(*arguments: str, environment: Mapping[str, str] | None = None) -> Result:
    out, err = io.StringIO(), io.StringIO()
    status = cli.run(arguments, out, err, environment or {})
    return Result(status, out.getvalue(), err.getvalue())


# ------------------------------------------------------------------------------------------------ help, language


def test_help_is_japanese_unless_the_locale_is_english() -> None:
    japanese = seido("--help", environment={"LANG": "C.UTF-8"})
    assert japanese.status == 0
    assert japanese.err == ""
    assert japanese.out.startswith("使い方：seido [オプション] コマンド ...\n")
    english = seido("--help", environment={"LANG": "en_GB.UTF-8"})
    assert english.out.startswith("Usage: seido [OPTIONS] COMMAND ...\n")
    assert not any(ord(letter) > 127 for letter in english.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "en", "check", "--help"),
        ("--lang=en", "check", "--help"),
        ("check", "--lang", "en", "--help"),
        ("check", "--help", "--lang=en"),
        ("--lang", "ja", "check", "--lang", "en", "--help"),
    ],
)
def test_the_language_can_be_chosen_anywhere(arguments: tuple[str, ...]) -> None:
    assert seido(*arguments, environment={"LC_ALL": "ja_JP"}).out.startswith("Usage: seido check [OPTIONS] [PATH]...")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_command_has_a_help_page_that_fits(command: str, language: str) -> None:
    result = seido("--lang", language, command, "--help")
    assert result.status == 0
    assert command in seido("--lang", language, "--help").out
    for option in ("--lang", "--color", "--help"):
        assert option in result.out
    assert max(map(text_width, result.out.splitlines())) <= 82  # a full stop may hang over the edge


def test_commands_are_listed_in_the_order_of_work() -> None:
    listed = [line.split()[0] for line in seido("--help").out.partition("コマンド：\n")[2].splitlines()]
    assert tuple(listed) == COMMANDS


def test_the_version_is_the_package_version() -> None:
    assert seido("--version") == Result(0, f"seido {__version__}\n", "")


def test_wrapping_breaks_between_kana_but_not_in_words() -> None:
    assert wrap("あいうえお", 6) == ["あいう", "えお"]
    assert wrap("あいう。えお", 6) == ["あいう。", "えお"]
    assert wrap("ab cdef gh", 6) == ["ab", "cdef", "gh"]
    assert wrap("制度a制度", 5) == ["制度a", "制度"]
    assert wrap("一\n二", 80) == ["一", "二"]
    assert wrap("", 80) == [""]


# -------------------------------------------------------------------------------------------------- wrong usage


def test_seido_alone_shows_its_help_and_says_that_something_is_missing() -> None:
    result = seido()
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith("使い方：seido")


@pytest.mark.parametrize(
    ("arguments", "japanese", "english"),
    [
        (
            ("chek",),
            "誤り 「chek」というコマンドはありません。「check」のことですか。",
            "error: There is no command chek.",
        ),
        (
            ("check", "--formt"),
            "「--formt」というオプションはありません。「--format」のことですか。",
            "no option --formt",
        ),
        (
            ("check", "--format", "xml"),
            "「--format」に「xml」は書けません。書けるのはtext、json、github、sarifです。",
            "xml is not",
        ),
        (("--lang", "fr", "check"), "「--lang」に「fr」は書けません。", "fr is not a value of --lang"),
        (("run",), "「制度」が書いてありません。", "SCHEME is missing"),
        (("run", "x", "--input", "財政力指数"), "「財政力指数」は「名前=値」の形ではありません。", "NAME=VALUE"),
        (("run", "x", "--input", "=5"), "「=5」は「名前=値」の形ではありません。", "NAME=VALUE"),
        (("run", "x", "--year"), "オプション「--year」の後に値がない", "--year lacks a value"),
        (("build", "--no-site=yes"), "オプション「--no-site」の後に値がない", "--no-site lacks a value"),
        (("explain", "a", "b"), "余分なものが書いてあります：b", "something too many: b"),
    ],
)
def test_a_wrong_command_line_is_answered_in_the_language_of_the_run(
    arguments: tuple[str, ...], japanese: str, english: str
) -> None:
    result = seido(*arguments)
    assert (result.status, result.out) == (2, "")
    assert japanese in result.err
    other = seido(*arguments, environment={"LANG": "en_US"})
    assert (other.status, other.out) == (2, "")
    assert english in other.err
    assert "Traceback" not in result.err + other.err


def test_what_was_typed_never_steers_the_terminal() -> None:
    assert "\x1b" not in seido("\x1b[31m").err
    assert "\x1b" not in seido("explain", "\x1b[31m").err


def test_inputs_are_divided_at_the_first_sign_of_either_width(monkeypatch: pytest.MonkeyPatch) -> None:
    from seido.commands import run  # noqa: PLC0415  as the command itself does

    asked: list[run.Options] = []

    def execute(options: run.Options, _: object) -> int:
        asked.append(options)
        return 0

    monkeypatch.setattr(run, "execute", execute)
    arguments = ("--input", "策定経費＝2,400万円", "--input", "注 = a=b", "--input", "空=", "--reading", "上限=補助額")
    assert seido("run", "分散型", *arguments, "--year", "令和6年度").status == 0
    (options,) = asked
    assert options == run.Options(
        scheme="分散型",
        inputs=(("策定経費", "2,400万円"), ("注", "a=b"), ("空", "")),
        case=None,
        year="令和6年度",
        readings=(("上限", "補助額"),),
        project=None,
        format="text",
    )


# ------------------------------------------------------------------------------------------- projects and files


def test_a_folder_without_a_project_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = seido("check")
    assert result.status == 2
    assert "（S0901）" in result.out
    assert tmp_path.as_posix() in result.out
    assert "直し方：" in result.out


def test_findings_about_the_command_are_json_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policies").mkdir()
    monkeypatch.chdir(tmp_path)
    result = seido("check", "--format", "json")
    assert result.status == 2
    assert [finding["code"] for finding in json.loads(result.out)["diagnostics"]] == ["S0902"]


def test_other_commands_keep_their_product_clean_of_findings(tmp_path: Path) -> None:
    result = seido("figures", str(tmp_path / "none"), "--format", "json")
    assert (result.status, result.out) == (2, "")
    assert "（S0903）" in result.err


# ------------------------------------------------------------------------------------------------------ explain


def test_explain_shows_a_page_with_both_examples() -> None:
    result = seido("explain", "ｓ０９１５")
    kind = catalogue()["S0915"]
    assert result.status == 0
    assert result.out.startswith("S0915  誤り  文字コードがUTF-8ではありません\n")
    assert "シフトJIS（CP932）で保存されているようです" in result.out
    for line in (*kind.wrong.splitlines(), *kind.corrected.splitlines()):
        assert f"　{line}\n" in result.out
    assert seido("--lang", "en", "explain", "S0915").out.startswith("S0915  error  A file is not in UTF-8\n")


def test_explain_alone_lists_every_code() -> None:
    lines = seido("explain").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == list(catalogue())


def test_explain_for_programs_holds_both_languages() -> None:
    record = json.loads(seido("explain", "S0901", "--format", "json").out)
    assert record["code"] == "S0901"
    assert set(record["title"]) == {"ja", "en"}
    assert len(json.loads(seido("explain", "--format", "json").out)) == len(catalogue())


def test_an_unknown_code_is_wrong_usage_and_names_its_neighbours() -> None:
    result = seido("explain", "S915")
    assert (result.status, result.out) == (2, "")
    assert "「S915」という番号はありません。「S0915」" in result.err


# ---------------------------------------------------------------------------------------------------- accidents


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A seido with a defect."""

    def fail(*_: object) -> int:
        problem = "a\x1bdefect"
        raise RuntimeError(problem)

    monkeypatch.setattr(explain, "execute", fail)


@pytest.mark.usefixtures("broken")
def test_a_defect_of_seido_is_called_one() -> None:
    result = seido("explain")
    assert result.status == 3
    assert result.out == ""
    assert result.err.startswith("seido自身の不具合で止まりました。")
    assert "RuntimeError: a<U+001B>defect（test_cli.py:" in result.err
    assert "Traceback" not in result.err
    assert "defect of its own" in seido("explain", "--lang", "en").err


@pytest.mark.usefixtures("broken")
def test_the_record_of_a_defect_is_shown_on_request() -> None:
    assert "Traceback" in seido("explain", environment={"SEIDO_DEBUG": "1"}).err


@pytest.mark.parametrize(("accident", "status"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141)])
def test_interruptions_leave_quietly(accident: BaseException, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise accident

    monkeypatch.setattr(explain, "execute", interrupt)
    result = seido("explain")
    assert result.status == status
    assert "Traceback" not in result.err


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        (("--no-color",), {}, False),
        (("--color",), {"NO_COLOR": "1"}, True),
    ],
)
def test_a_terminal_gets_colour_unless_somebody_minds(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    colored: bool,  # noqa: FBT001  a table of cases
) -> None:
    err = Terminal()
    cli.run(["explain", "S0000", *arguments], io.StringIO(), err, environment)
    assert ("\x1b[" in err.getvalue()) is colored


def test_a_pipe_gets_no_colour_unless_asked_for() -> None:
    assert "\x1b[" not in seido("explain", "S0000").err
    assert "\x1b[" in seido("explain", "S0000", "--color").err


def test_the_process_speaks_utf8_whatever_its_locale_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is redirected is the same bytes on every machine."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "argv", ["seido", "explain", "S0901"])
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp932", newline="\r\n"))
    monkeypatch.setenv("LC_ALL", "ja_JP.SJIS")
    with pytest.raises(SystemExit) as leaving:
        cli.main()
    assert leaving.value.code == 0
    assert raw.getvalue().decode("utf-8").startswith("S0901  誤り")
    assert b"\r" not in raw.getvalue()
