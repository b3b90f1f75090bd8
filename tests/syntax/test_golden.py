"""Messages as a person reads them: one folder for each case, renewed with ``pytest --update``."""

from __future__ import annotations

from pathlib import Path

import pytest

from seido.source.render import render_text
from seido.source.text import Source
from seido.syntax.parse import parse

_FOLDER = Path(__file__).parents[1] / "golden" / "syntax"
_CASES = sorted(path.parent for path in _FOLDER.glob("*/*/input.pol"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_file_is_answered_as_it_was(case: Path, *, update: bool) -> None:
    source = Source("input.pol", (case / "input.pol").read_text(encoding="utf-8"))
    rendered = render_text(parse(source).diagnostics, {source.path: source}, "ja", color=False)
    assert bool(rendered) == (case.parent.name == "bad")
    expected = case / "expected.txt"
    if update:
        expected.write_text(rendered, encoding="utf-8")
    assert rendered == expected.read_text(encoding="utf-8")
