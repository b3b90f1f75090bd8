"""The command as a process of its own: what it imports, how long it takes, and how it leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("lark", "mkdocs", "jinja2", "markdown", "yaml", "seido.pipeline", "seido.typed", "seido.syntax")


def python(code: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)


def test_help_imports_nothing_of_the_compiler() -> None:
    code = (
        "import sys, io; from seido import cli; cli.run(['--help'], io.StringIO(), io.StringIO(), {});"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert python(code).stdout == b"[]\n"


def test_a_reader_that_goes_away_is_no_accident() -> None:
    """As in ``seido explain --format json | head -1``."""
    code = "import sys; sys.argv = ['seido', 'explain', '--format', 'json']; from seido.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.parametrize("closed", ["1", "2", "1 2", "0 1 2"])
def test_a_process_without_streams_does_its_work(closed: str) -> None:
    code = f"import os, sys\nfor each in {closed.split()!r}: os.close(int(each))\n"
    again = "import sys; sys.argv = ['seido', 'explain', 'S0101']; from seido.cli import main; main()"
    run = f"{code}os.execv(sys.executable, [sys.executable, '-c', {again!r}])"
    assert python(run).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_finds_no_room_is_a_finding() -> None:
    code = "import sys; sys.argv = ['seido', 'explain', 'S0101']; from seido.cli import main; main()"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 1
    assert "S0921" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
