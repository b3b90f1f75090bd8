"""Running emitted modules with node, and what the interpreter says of the same cases.

    python -m tests.emit.javascript.running [CASES] [SCHEME ...]

holds as many cases of each scheme of the reference set as are asked for (1,000) against the interpreter, and says how
many agreed and how long both took.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from tests.emit.checking import Drawn, draw_cases, reference

from seido.citations.references import References
from seido.emit.answer_json import answer_json
from seido.emit.checksum import Given, policy_digest
from seido.emit.esmodule import emit_modules
from seido.emit.report import report
from seido.evaluate import evaluate
from seido.ir.nodes import SchemeIR
from seido.pipeline import Compiled
from seido.values.display import exact_text
from seido.values.exact import Scalar

HERE = Path(__file__).parent
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed: modules are not run")


def write_modules(compiled: Compiled, folder: Path) -> Path:
    """Write the modules of a policy set; the folder that holds them."""
    references = References(compiled.documents)
    for path, text in emit_modules(compiled.irs, compiled.program.documents, references, compiled.sources).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return folder / "web"


def node(script: str, folder: Path, lines: Iterable[object]) -> list[object]:
    """What a script beside this file answers to each line, both as JSON."""
    assert NODE is not None
    asked = "".join(f"{json.dumps(line)}\n" for line in lines)
    done = subprocess.run(  # noqa: PLW1510  what went wrong is shown
        [NODE, str(HERE / script), str(folder)], input=asked.encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def asked(ir: SchemeIR, drawn: Drawn) -> dict[str, object]:
    """A case as `answers.mjs` takes it: numbers as exact texts in a list."""
    return {
        "scheme": ir.scheme.id,
        "inputs": _pairs(drawn.inputs),
        "items": [[name, [_pairs(row) for row in rows]] for name, rows in drawn.items.items()],
        "readings": list(drawn.readings.items()),
        "year": drawn.year,
    }


def _pairs(values: Mapping[str, Scalar]) -> list[list[object]]:
    return [[name, [exact_text(value)] if isinstance(value, Fraction) else value] for name, value in values.items()]


def expected(compiled: Compiled, ir: SchemeIR, drawn: Drawn, references: References) -> str:
    """The JSON answer of the interpreter."""
    answer = evaluate(ir, drawn.inputs, drawn.items, drawn.year, drawn.readings)
    given = Given(policy_digest(ir, compiled.sources), drawn.inputs, drawn.items, answer.readings)
    return answer_json(report(ir, answer, references, compiled.sources), given)


def compare(compiled: Compiled, ir: SchemeIR, folder: Path, cases: Sequence[Drawn]) -> int:
    """Hold a module against the interpreter, byte by byte; how many answers agreed."""
    references = References(compiled.documents)
    found = node("answers.mjs", folder, [asked(ir, drawn) for drawn in cases])
    for drawn, text in zip(cases, found, strict=True):
        assert text == expected(compiled, ir, drawn, references), drawn
    return len(found)


def years_outside(ir: SchemeIR, drawn: Iterable[Drawn]) -> list[Drawn]:
    """Some of the cases in years far from every regime's edge."""
    return [
        Drawn(each.inputs, each.items, year, each.readings, each.complete)
        for each, year in zip(drawn, (1950, ir.scheme.document_year - 1, ir.scheme.document_year + 30), strict=False)
    ]


def main(count: int, schemes: Sequence[str], folder: Path) -> None:
    """Hold many cases, a thousand at a time."""
    compiled = reference()
    web = write_modules(compiled, folder)
    references = References(compiled.documents)
    agreed, spent = 0, {"node": 0.0, "python": 0.0}
    for name in schemes or compiled.irs:
        ir = compiled.irs[name]
        done = 0
        for seed in range(0, count, 1000):
            cases = list(draw_cases(ir, min(1000, count - seed), seed=seed, missing=0.2))
            began = time.perf_counter()
            found = node("answers.mjs", web, [asked(ir, drawn) for drawn in cases])
            between = time.perf_counter()
            wanted = [expected(compiled, ir, drawn, references) for drawn in cases]
            spent["node"] += between - began
            spent["python"] += time.perf_counter() - between
            for drawn, text, right in zip(cases, found, wanted, strict=True):
                assert text == right, (name, drawn)
            done += len(cases)
        agreed += done
        print(f"{name}: {done} cases agree", flush=True)  # noqa: T201  a script
    print(f"{agreed} cases agree; node {spent['node']:.0f} s, interpreter {spent['python']:.0f} s")  # noqa: T201


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, sys.argv[2:], Path(made))
