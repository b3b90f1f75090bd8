"""The Python sessions of the reference run, each line with what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.following import DOCS
from tests.emit.checking import package_of, reference, write_package
from tests.support import ROOT


def test_the_sessions_of_the_page_on_python_come_out_as_shown(tmp_path: Path) -> None:
    package = write_package(package_of(reference()), tmp_path / "build")
    page = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    session = tmp_path / "session.txt"
    session.write_text("\n".join(re.findall(r"^```pycon\n(.*?)^```", page, re.MULTILINE | re.DOTALL)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "doctest", str(session)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout + ran.stderr == ""
    assert session.read_text(encoding="utf-8").count(">>>") > 20
