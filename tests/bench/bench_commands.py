"""How long the command takes as a whole process, and where ``seido check`` spends its time.

On demand: ``python tests/bench/bench_commands.py``. Prints the least and the middle of several runs, in seconds, beside a
bare interpreter start in the same run; nothing is asserted.
"""

from __future__ import annotations

import itertools
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 7


def timed(*command: str) -> list[float]:
    """Seconds of several runs of a command."""
    seconds = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - began)
    return seconds


def stages() -> list[tuple[str, float]]:
    """The stages of one check in this process."""
    marks = [("", time.perf_counter())]

    def mark(name: str) -> None:
        marks.append((name, time.perf_counter()))

    from seido import pipeline
    from seido.project import Project, compile_set, find_project

    mark("imports of the compiler")
    from seido.source.text import Source
    from seido.syntax.parse import parse

    parse(Source("empty.pol", ""))
    mark("building the parser")
    project = find_project([ROOT / "policies"], ROOT)
    if isinstance(project, Project):
        compile_set(project.sets[0])
    mark(f"compiling the reference set ({pipeline.__name__})")
    from seido.analyse.cliffs import find_cliffs

    if isinstance(project, Project):
        irs = compile_set(project.sets[0]).irs.values()
        marks.append(("", time.perf_counter()))
        for ir in irs:
            find_cliffs(ir)
        mark("of that: cliffs")
    return [(name, at - before) for (_, before), (name, at) in itertools.pairwise(marks) if name]


def main() -> None:
    """Measure and print."""
    seido = [sys.executable, "-m", "seido"]
    for name, command in (
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("seido --help", [*seido, "--help"]),
        ("seido check", [*seido, "check"]),
        ("seido diff --years R5 R6", [*seido, "diff", "--years", "R5", "R6"]),
    ):
        seconds = timed(*command)
        print(f"{name:16} least {min(seconds):.3f}  middle {statistics.median(seconds):.3f}")
    for name, spent in stages():
        print(f"  {name:50} {spent:.3f}")


if __name__ == "__main__":
    main()
