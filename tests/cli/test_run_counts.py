"""What ``seido run`` counts where a scheme has errors."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support import DOCUMENT

from seido.cli import run as command

if TYPE_CHECKING:
    import pytest


def test_a_scheme_with_one_error_is_said_to_have_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "policies" / "a"
    folder.mkdir(parents=True)
    (folder / "a.pol").write_text(DOCUMENT + "制度 試験 (trial)\n  算定 額 : 円 = 費用\n", encoding="utf-8")
    (folder / "t.txt").write_text("本文", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = StringIO()
    assert command(["run", "trial"], StringIO(), said, {}) == 1
    assert "誤り1件、注意1件" in said.getvalue()
    assert "S0814" in said.getvalue()
