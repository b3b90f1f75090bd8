"""Bytes of the calculators, and how long their answers take: `python tests/bench/bench_calculators.py` (needs node)."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

SCRIPT = """
const [folder, ...names] = process.argv.slice(1);
const seido = await import(`${folder}/runtime/seido.js`);
const spent = (work) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
for (const name of names) {
  const { scheme } = await import(`${folder}/${name}.js`);
  const empty = { inputs: new Map(), items: new Map(), readings: new Map(), year: scheme.year };
  const cases = [empty, ...scheme.examples.map((each) => seido.readCase(scheme, each).case)];
  const first = spent(() => seido.answerFor(scheme, empty));
  const each = cases.map((one) => Math.min(...[1, 2, 3, 4, 5].map(() => spent(() => seido.answerFor(scheme, one)))));
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
  console.log(JSON.stringify([name, first, each[0], mean, Math.max(...each)]));
}
"""


def main() -> None:
    """Print a line for each scheme."""
    from tests.emit.checking import reference
    from tests.emit.javascript.running import write_modules

    node = shutil.which("node")
    if node is None:
        print("node is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        web = write_modules(reference(), Path(folder))
        sizes = {path.stem: _sizes([path]) for path in sorted(web.glob("*.js")) if "-" not in path.stem}
        runtime = _sizes(sorted((web / "runtime").glob("*.js")))
        print(f"runtime: {runtime[0]:,} bytes, {runtime[1]:,} compressed")
        print("scheme                   bytes  compressed   CPU ms: first  nothing given   mean    most")
        done = subprocess.run(
            [node, "--input-type=module", "-e", SCRIPT, str(web), *sizes], capture_output=True, check=True
        )
        for line in done.stdout.decode().splitlines():
            name, *times = json.loads(line, parse_float=str, parse_int=str)
            shown = "  ".join(f"{_tenths(text):>10}" for text in times)
            print(f"{name:<22} {sizes[name][0]:>7,} {sizes[name][1]:>11,} {shown}")


def _sizes(paths: list[Path]) -> tuple[int, int]:
    texts = [path.read_bytes() for path in paths]
    return sum(map(len, texts)), sum(len(gzip.compress(text, 9, mtime=0)) for text in texts)


def _tenths(text: str) -> str:
    """A number with one place after its point, cut off."""
    whole, _, part = text.partition(".")
    return f"{whole}.{part[:1] or '0'}"


if __name__ == "__main__":
    main()
