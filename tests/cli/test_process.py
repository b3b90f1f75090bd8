"""The command as a process of its own: what it imports, how long it takes, and how it leaves."""

from __future__ import annotations

import subprocess
import sys

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
