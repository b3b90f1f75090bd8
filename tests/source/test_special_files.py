"""Files that are none: pipes, and links that lead nowhere."""

from __future__ import annotations

import os
from pathlib import Path

from seido.source.diagnostic import Diagnostic
from seido.source.files import read_policy


def code_of(path: Path) -> str:
    """The code of why a file cannot be read."""
    found = read_policy(path, path.name)
    assert isinstance(found, Diagnostic)
    return found.kind.code


def test_a_pipe_is_not_called_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pol")
    assert code_of(tmp_path / "a.pol") == "S0918"
    assert code_of(tmp_path) == "S0911"


def test_a_link_that_leads_nowhere_is_not_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "a.pol").symlink_to("nai.pol")
    assert code_of(tmp_path / "a.pol") == "S0919"
    assert code_of(tmp_path / "b.pol") == "S0910"
