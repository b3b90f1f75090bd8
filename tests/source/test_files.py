"""Reading files that people send."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from seido.source.diagnostic import Diagnostic, Text
from seido.source.files import POLICY_LIMIT, read_document, read_policy
from seido.source.text import Source, Span

JAPANESE = "制度 集落支援員 (shuraku)\n  題名 「髙い所の支援員」\n  基準 上限額 = 485万円\n"


def read(folder: Path, data: bytes) -> Source | Diagnostic:
    path = folder / "a.pol"
    path.write_bytes(data)
    return read_policy(path, "policies/r6/a.pol")


def text_of(result: Source | Diagnostic) -> str:
    assert isinstance(result, Source), result
    return result.text


def finding_of(result: Source | Diagnostic) -> Diagnostic:
    assert isinstance(result, Diagnostic), result
    return result


def test_utf8_is_read_as_it_is(tmp_path: Path) -> None:
    result = read(tmp_path, JAPANESE.encode())
    assert result == Source("policies/r6/a.pol", JAPANESE)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_a_newline(tmp_path: Path, end: str) -> None:
    assert text_of(read(tmp_path, JAPANESE.replace("\n", end).encode())) == JAPANESE


def test_a_bom_is_taken_off_and_nothing_is_said(tmp_path: Path) -> None:
    assert text_of(read(tmp_path, JAPANESE.encode("utf-8-sig"))) == JAPANESE


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    assert text_of(read(tmp_path, b"")) == ""


def test_a_tab_and_a_full_width_space_stay(tmp_path: Path) -> None:
    assert text_of(read(tmp_path, "\t専任\u3000485\n".encode())) == "\t専任\u3000485\n"


@pytest.mark.parametrize(
    ("codec", "name"), [("cp932", "CP932"), ("euc_jp", "EUC-JP"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16")]
)
def test_another_encoding_is_recognised_and_named_with_a_remedy(tmp_path: Path, codec: str, name: str) -> None:
    text = JAPANESE.replace("髙", "高")
    data = (b"\xfe\xff" if codec == "utf-16-be" else b"") + text.encode(codec)
    finding = finding_of(read(tmp_path, data))
    assert finding.kind.code == "S0915"
    assert finding.facts["codec"] == name
    assert name.partition("-")[0] in str(finding.facts["encoding"])
    assert "UTF-8" in finding.kind.remedy.ja


def test_cp932_with_letters_that_shift_jis_lacks_is_recognised(tmp_path: Path) -> None:
    """髙 is in CP932 alone, and every other town hall has a 髙橋."""
    assert finding_of(read(tmp_path, "髙橋".encode("cp932"))).facts["codec"] == "CP932"


def test_one_kanji_in_cp932_among_ascii_is_recognised(tmp_path: Path) -> None:
    assert finding_of(read(tmp_path, b"# " + "円".encode("cp932") + b"\n")).facts["codec"] == "CP932"


def test_a_damaged_utf8_file_is_not_mistaken_for_another_encoding(tmp_path: Path) -> None:
    data = JAPANESE.encode()
    at = data.index("基準".encode())
    finding = finding_of(read(tmp_path, data[:at] + b"\x83" + data[at:]))
    assert finding.kind.code == "S0916"
    assert finding.facts == {
        "path": "policies/r6/a.pol",
        "line": "3",
        "offset": str(at),
        "bytes": "83",
        "before": "  ",
    }


def test_the_offset_of_a_bad_byte_counts_the_bom_too(tmp_path: Path) -> None:
    finding = finding_of(read(tmp_path, b"\xef\xbb\xbf" + "制度".encode() + b"\xff"))
    assert finding.facts["offset"] == "9"
    assert finding.facts["before"] == "制度"


def test_a_bad_byte_at_the_start_of_a_line_says_so(tmp_path: Path) -> None:
    finding = finding_of(read(tmp_path, "制度\r\n".encode() + b"\xff"))
    assert finding.facts["line"] == "2"
    assert isinstance(finding.facts["before"], Text)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest", b"a\0b", "制\0度".encode()]
)
def test_what_never_was_text_is_called_so(tmp_path: Path, data: bytes) -> None:
    assert finding_of(read(tmp_path, data)).kind.code == "S0917"


def test_random_bytes_are_a_finding(tmp_path: Path) -> None:
    assert finding_of(read(tmp_path, bytes(range(128, 256)))).kind.code == "S0916"


def test_a_missing_file_names_its_near_neighbour(tmp_path: Path) -> None:
    (tmp_path / "r6-text.txt").write_text("")
    finding = finding_of(read_document(tmp_path / "r6-test.txt", "sources/r6-test.txt"))
    assert finding.kind.code == "S0910"
    assert finding.facts["near"] == Text("「sources/r6-text.txt」のことですか。", " Did you mean sources/r6-text.txt?")


@pytest.mark.parametrize("name", ["none.txt", "a\0b", "none/deeper.txt"])
def test_a_path_that_leads_nowhere_is_a_missing_file(tmp_path: Path, name: str) -> None:
    assert finding_of(read_document(tmp_path / name, name)).kind.code == "S0910"


def test_a_file_taken_for_a_folder_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert finding_of(read_policy(tmp_path / "file" / "a.pol", "file/a.pol")).kind.code == "S0910"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert finding_of(read_policy(tmp_path, "r6")).kind.code == "S0911"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pol")
    assert finding_of(read_policy(tmp_path / "a.pol", "a.pol")).kind.code == "S0918"


def test_a_link_that_leads_to_itself_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.pol").symlink_to("a.pol")
    finding = finding_of(read_policy(tmp_path / "a.pol", "a.pol"))
    assert (finding.kind.code, finding.facts["reason"]) == (
        "S0913",
        ("リンクが元に戻っています", "a link leads back to itself"),
    )


def test_a_forbidden_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is played, because a superuser is refused nothing."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.pol").write_text("")
    monkeypatch.setattr(Path, "open", refuse)
    assert finding_of(read_policy(tmp_path / "a.pol", "a.pol")).kind.code == "S0912"


def test_the_limit_is_exact(tmp_path: Path) -> None:
    assert len(text_of(read(tmp_path, b"#" * POLICY_LIMIT))) == POLICY_LIMIT
    finding = finding_of(read(tmp_path, b"#" * (POLICY_LIMIT + 1)))
    assert (finding.kind.code, finding.facts["limit"]) == ("S0914", "1,048,576")


def test_a_source_document_may_be_longer_than_a_policy_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"#" * (POLICY_LIMIT + 1))
    assert isinstance(read_document(path, "a.txt"), Source)


def test_a_finding_points_at_the_line_that_names_the_file(tmp_path: Path) -> None:
    at = Span("policies/r6/shiryo.pol", 10, 20)
    finding = finding_of(read_document(tmp_path / "none", "none", at))
    assert finding.span == at


def test_a_large_file_in_another_encoding_is_recognised_quickly(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("支援員の設置に要する経費。" * 100_000).encode("cp932"))
    assert finding_of(read_document(path, "a.txt")).facts["codec"] == "CP932"
