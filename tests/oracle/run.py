"""The three-way comparison on demand: ``python tests/oracle/run.py --cases 100000 --jobs 2 [SCHEME …]``.

Prints for each scheme the cases, how many of them were incomplete, how many whole answers were compared, open values
whose bounds are wider than the document makes them, differences, and seconds; then the first differences. Exits with 1
where there is one. A scheme's cases depend on the seed alone, not on how many jobs there are.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.oracle.driver import Tally, hold  # noqa: E402 (the path has to be set before)
from tests.oracle.schemes import ORACLES  # noqa: E402

SHOWN = 5


def _hold(scheme: str, count: int, seed: int) -> tuple[str, Tally, float]:
    began = time.process_time()
    return scheme, hold(scheme, count, seed), time.process_time() - began


def main() -> int:
    """Run the comparison and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="cases for each scheme")
    parser.add_argument("--jobs", type=int, default=1, help="processes at work")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("schemes", nargs="*", default=list(ORACLES))
    asked = parser.parse_args()
    unknown = [name for name in asked.schemes if name not in ORACLES]
    if unknown:
        parser.error(f"no oracle for {', '.join(unknown)}; there are {', '.join(ORACLES)}")
    differences = []
    print("| scheme | cases | incomplete | whole answers | wider | differences | seconds |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with ProcessPoolExecutor(asked.jobs) as pool:
        jobs = [pool.submit(_hold, name, asked.cases, asked.seed) for name in asked.schemes]
        for scheme, tally, seconds in (job.result() for job in jobs):
            found = len(tally.differences)
            counts = f"{tally.cases:,} | {tally.incomplete:,} | {tally.explained:,} | {tally.wider:,} | {found:,}"
            print(f"| {scheme} | {counts} | {seconds:.0f} |", flush=True)
            differences += tally.differences[:SHOWN]
    for each in differences:
        print(each)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
