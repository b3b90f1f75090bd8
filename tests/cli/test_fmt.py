"""``seido fmt``: what it writes, what it leaves alone, and its exit status."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from seido import cli

NEAT = "制度 試験 (trial)\n  入力 経費 : 円\n"
MESSY = "制度　試験（trial）\n入力　経費：円\n"
WRONG = "制度 試験 (trial)\n  要件 甲 : 経費 ≧ 5円  # 注\n"
HOPELESS = "制度 試験 (trial)\n  入力 経費 円 円 円 円 ： ： ：\n"


def seido(*arguments: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return cli.run(arguments, out, err, {}), out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "policies" / "a.pol"
    path.parent.mkdir()
    return path


def test_a_file_is_rewritten_and_then_left_alone(file: Path) -> None:
    file.write_text(MESSY, encoding="utf-8")
    assert seido("fmt", str(file))[0] == 0
    assert file.read_bytes().decode() == NEAT
    before = file.stat().st_mtime_ns
    assert seido("fmt", str(file)) == (0, "", "")
    assert file.stat().st_mtime_ns == before


def test_line_ends_of_windows_and_a_byte_order_mark_go(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + NEAT.replace("\n", "\r\n").encode())
    assert seido("fmt", "--check", str(file))[0] == 1
    assert seido("fmt", str(file))[0] == 0
    assert file.read_bytes().decode() == NEAT


def test_check_and_diff_write_nothing(file: Path) -> None:
    file.write_text(MESSY, encoding="utf-8")
    status, out, _ = seido("fmt", "--check", str(file))
    assert (status, out) == (1, "policies/a.pol は整っていません。\n")
    status, out, _ = seido("fmt", "--diff", str(file))
    assert status == 0
    assert "-制度　試験（trial）\n" in out
    assert "+  入力 経費 : 円\n" in out
    assert file.read_text(encoding="utf-8") == MESSY
    file.write_text(NEAT, encoding="utf-8")
    assert seido("fmt", "--check", str(file)) == (0, "整っています（1ファイル）。\n", "")


def test_keywords_are_turned_where_that_is_asked_for(file: Path) -> None:
    file.write_text(NEAT, encoding="utf-8")
    assert seido("fmt", "--keywords", "en", str(file))[0] == 0
    assert file.read_text(encoding="utf-8") == "scheme 試験 (trial)\n  input 経費 : 円\n"
    assert seido("fmt", str(file))[0] == 0
    assert file.read_text(encoding="utf-8") == "scheme 試験 (trial)\n  input 経費 : 円\n"
    assert seido("fmt", "--keywords", "ja", str(file))[0] == 0
    assert file.read_text(encoding="utf-8") == NEAT


def test_a_file_with_mistakes_is_left_as_it_is_and_the_way_out_is_said(file: Path) -> None:
    file.write_text(WRONG, encoding="utf-8")
    status, out, err = seido("fmt", str(file))
    assert (status, out) == (1, "")
    assert "「seido fmt --fix policies/a.pol」で、1か所をまとめて直せます。" in err
    assert file.read_text(encoding="utf-8") == WRONG


def test_sure_mistakes_are_mended_where_that_is_asked_for_and_each_is_shown(file: Path) -> None:
    file.write_text(WRONG, encoding="utf-8")
    status, _, err = seido("fmt", "--fix", str(file))
    assert status == 0
    assert err == "policies/a.pol:2 直しました\n  - 要件 甲 : 経費 ≧ 5円  # 注\n  + 要件 甲 : 経費 が 5円以上  # 注\n"
    assert file.read_text(encoding="utf-8") == "制度 試験 (trial)\n  要件 甲 : 経費 が 5円以上   # 注\n"


def test_a_file_is_mended_whole_or_not_at_all(file: Path) -> None:
    both = WRONG + HOPELESS.partition("\n")[2]
    file.write_text(both, encoding="utf-8")
    status, _, err = seido("fmt", "--fix", str(file))
    assert status == 1
    assert "S01" in err
    assert file.read_text(encoding="utf-8") == both


class _Input:
    def __init__(self, text: str | bytes) -> None:
        self.buffer = io.BytesIO(text.encode() if isinstance(text, str) else text)


def test_an_editor_pipes_a_file_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Input(MESSY))
    assert seido("fmt", "-") == (0, NEAT, "")
    monkeypatch.setattr("sys.stdin", _Input(HOPELESS))
    status, out, err = seido("fmt", "-")
    assert (status, out) == (1, HOPELESS)
    assert "S01" in err
    assert seido("fmt", "-", "a.pol")[0] == 2


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (MESSY.encode("cp932"), "S0915"),
        (NEAT.replace("経費", "§§").encode().replace("§§".encode(), b"\xe7\xb5"), "S0916"),
        (NEAT.encode("utf-16"), "S0915"),
        (b"%PDF-1.7\n", "S0917"),
        (NEAT.encode() + b"#" * 1024 * 1024, "S0914"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--check", "--fix")])
def test_what_is_no_text_is_refused_from_a_pipe_as_from_a_file(
    data: bytes, code: str, options: tuple[str, ...], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_bytes(data)
    from_a_file = seido("fmt", *options, str(file))
    monkeypatch.setattr("sys.stdin", _Input(data))
    status, out, err = seido("fmt", *options, "-")
    assert (status, out) == from_a_file[:2] == (1, "")
    assert f"（{code}）" in err
    assert err.replace(" -", " policies/a.pol").splitlines()[0] == from_a_file[2].splitlines()[0]
