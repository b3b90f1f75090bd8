"""CPU time of a whole build and of the rounds of ``seido serve``, over the reference set of this project.

``python tests/bench/bench_preview.py`` works on a copy, in a temporary folder.
"""

from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path
from shutil import copy, copytree

from seido import cli
from seido.preview.workshop import Workshop

ROOT = Path(__file__).parents[2]
EDITS = (
    ("nothing different", "policies/r6/shuraku.pol", "", ""),
    ("one word of a summary (shuraku.pol)", "policies/r6/shuraku.pol", "概要 「", "概要 「今回、"),
    ("one word of a summary (kigyojin.pol, the largest)", "policies/r6/kigyojin.pol", "概要 「", "概要 「今回、"),
    ("a line more in 共通 (kyotsu.pol)", "policies/r6/kyotsu.pol", "共通", "# 注記\n共通"),
    ("one word of a question in 共通 (kyotsu.pol)", "policies/r6/kyotsu.pol", "どの団体ですか", "どちらの団体ですか"),
    ("an error (shuraku.pol)", "policies/r6/shuraku.pol", "485万円", "486万円"),
    ("the error mended", "policies/r6/shuraku.pol", "486万円", "485万円"),
    ("one word of a page (docs/contributing.md)", "docs/contributing.md", "Python", "Python"),
    ("a paragraph more (docs/contributing.md)", "docs/contributing.md", "## Setting up", "## Setting up\n\nMore."),
    ("another title (docs/contributing.md)", "docs/contributing.md", "# Contributing", "# How to contribute"),
)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in ("policies", "docs"):
            copytree(ROOT / name, root / name)
        copy(ROOT / "mkdocs.yml", root)
        for title in ("seido build, into empty folders", "seido build again, nothing different"):
            began = time.process_time()
            assert cli.run(["build", str(root)], io.StringIO(), io.StringIO(), {}) == 0
            print(f"{time.process_time() - began:6.2f} s  {title}")
        workshop = Workshop((), root)
        began = time.process_time()
        pages = len(workshop.make().changed)
        print(f"{time.process_time() - began:6.2f} s  seido serve, first round: {pages} pages")
        for title, name, old, new in EDITS:
            path = root / name
            path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
            began = time.process_time()
            shown = workshop.make()
            took = time.process_time() - began
            what = "errors shown" if shown.stale else f"{len(shown.changed)} pages renewed"
            workshop.tidy()
            print(f"{took:6.2f} s  {title}: {what}, {workshop.worked_out} results worked out")


if __name__ == "__main__":
    main()
