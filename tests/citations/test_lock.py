"""The lock file."""

from __future__ import annotations

from tests.citations.making import document

from seido.citations.lock import check_lock, digest, read_lock, write_lock
from seido.source.text import Source, Span

FIRST, SECOND = document("上限2,000万円\n"), document("補助率1/2\n", name="r5")
SPANS = {"r6": Span("a.pol", 0, 2)}


def test_what_is_written_is_read_again_sorted_by_name() -> None:
    text = write_lock([FIRST, SECOND])
    entries, found = read_lock(Source("seido.lock", text))
    assert not found
    assert list(entries) == ["r5", "r6"]
    assert entries["r6"].hash == digest(FIRST.source)
    assert write_lock([SECOND, FIRST]) == text


def test_an_unchanged_document_passes() -> None:
    entries, _ = read_lock(Source("seido.lock", write_lock([FIRST, SECOND])))
    assert check_lock([FIRST, SECOND], entries, SPANS) == ()


def test_a_changed_document_is_an_error_and_the_message_names_the_command() -> None:
    entries, _ = read_lock(Source("seido.lock", write_lock([FIRST])))
    changed = document("上限3,000万円\n")
    (finding,) = check_lock([changed], entries, SPANS)
    assert (finding.kind.code, finding.is_error) == ("S0440", True)
    assert finding.facts["command"] == "seido lock"


def test_a_new_and_a_vanished_document_are_warnings() -> None:
    entries, _ = read_lock(Source("seido.lock", write_lock([SECOND])))
    found = check_lock([FIRST], entries, SPANS)
    assert [(finding.kind.code, finding.is_error) for finding in found] == [("S0441", False), ("S0443", False)]


def test_lines_that_cannot_be_read_are_named() -> None:
    entries, found = read_lock(Source("seido.lock", "# 注\n\nr6 = 1234\n"))
    assert not entries
    assert [(finding.kind.code, finding.facts["line"]) for finding in found] == [("S0442", "3")]
