"""Mistakes as officials make them, and the complete message for each, in both languages.

A case is a folder ``tests/golden/TOPIC/bad/CASE``: ``input.pol``, ``t.txt`` (the text of the 資料 ``t``, where the case
needs one), ``expected.txt`` and ``expected.en.txt``. ``pytest --update`` renews what is expected; read it before you
hand it in. The topic ``syntax`` is read only; all others are compiled as a whole.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import DOCUMENT

from seido.analyse.unused import UNUSED
from seido.pipeline import compile_sources
from seido.source.diagnostic import Diagnostic
from seido.source.language import Language
from seido.source.render import render_text
from seido.source.text import Source, Span
from seido.syntax.parse import parse

_GOLDEN = Path(__file__).parents[1] / "golden"
_CASES = sorted(
    path.parent
    for path in _GOLDEN.glob("*/bad/*/input.pol")
    if path.parents[2].name != "analyse"  # tried in tests/analyse
)
_AT_LEAST = 60
_EXPECTED: dict[Language, str] = {"ja": "expected.txt", "en": "expected.en.txt"}

each_case = pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.parents[1].name}-{case.name}")


def _found(case: Path) -> tuple[tuple[Diagnostic, ...], dict[str, Source]]:
    """What is wrong with a case, and the texts that its messages may show."""
    source = Source("input.pol", (case / "input.pol").read_text(encoding="utf-8"))
    if case.parents[1].name == "syntax":
        return parse(source).diagnostics, {source.path: source}
    printed = case / "t.txt"
    document = Source("t.txt", printed.read_text(encoding="utf-8") if printed.is_file() else "")

    def read(name: str, span: Span) -> Source | Diagnostic:
        assert (name, span.path) == ("t.txt", "shiryo.pol")
        return document

    shared = Source("shiryo.pol", DOCUMENT)
    compiled = compile_sources({source.path: source, shared.path: shared}, read)
    # A bad program is a fragment, in which much is declared that nothing uses.
    weighty = tuple(each for each in compiled.diagnostics if each.kind.severity != "info" and each.kind not in UNUSED)
    return weighty, {source.path: source, shared.path: shared, "t.txt": document}


@each_case
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_mistake_is_answered_with_this_message(case: Path, language: Language, *, update: bool) -> None:
    found, sources = _found(case)
    rendered = render_text(found, sources, language, color=False)
    expected = case / _EXPECTED[language]
    if update:
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")


@each_case
def test_every_mistake_is_told_once(case: Path) -> None:
    """No two messages point at one line, and none is left without a place."""
    found, sources = _found(case)
    assert found
    lines = [(each.span.path, sources[each.span.path].position(each.span.start).line) for each in found if each.span]
    assert len(lines) == len(set(lines)) == len(found)


def test_there_are_enough_cases_of_every_topic() -> None:
    assert len(_CASES) >= _AT_LEAST
    topics = {case.parents[1].name for case in _CASES}
    assert topics >= {"syntax", "names", "types", "time", "citations", "rules", "tables", "examples", "habits"}
