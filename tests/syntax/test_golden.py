"""Files that are read without a finding; the bad ones are in tests/messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from seido.source.render import render_text
from seido.source.text import Source
from seido.syntax.parse import parse

_FOLDER = Path(__file__).parents[1] / "golden" / "syntax"
_CASES = sorted(path.parent for path in _FOLDER.glob("good/*/input.pol"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_a_good_file_is_read_without_a_finding(case: Path) -> None:
    source = Source("input.pol", (case / "input.pol").read_text(encoding="utf-8"))
    assert render_text(parse(source).diagnostics, {source.path: source}, "ja", color=False) == ""
