"""Messages of the analyses as a person reads them: one folder for each program, renewed with ``pytest --update``."""

from __future__ import annotations

from pathlib import Path

import pytest

from seido.analyse.unused import UNUSED
from seido.pipeline import compile_sources
from seido.source.catalogue import analyses
from seido.source.diagnostic import Diagnostic
from seido.source.render import render_text
from seido.source.text import Source, Span

_FOLDER = Path(__file__).parents[1] / "golden" / "analyse" / "bad"
_CASES = sorted(path.parent for path in _FOLDER.glob("*/input.pol"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_a_program_is_answered_as_it_was(case: Path, *, update: bool) -> None:
    source = Source("input.pol", (case / "input.pol").read_text(encoding="utf-8"))

    def read(name: str, span: Span) -> Source | Diagnostic:
        del span
        return Source(name, "")

    compiled = compile_sources({source.path: source}, read)
    left_out = {analyses.DOCUMENT_UNCITED} if case.name == "unused" else UNUSED
    found = [each for each in compiled.diagnostics if each.kind not in left_out]
    rendered = render_text(found, compiled.sources, "ja", color=False)
    assert found
    expected = case / "expected.txt"
    if update:
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")
