"""Does the comparison notice? Every figure, boundary word and list of members of a scheme, changed one at a time.

``python tests/oracle/mutants.py [SCHEME …]`` changes the IR in memory, one place in one stretch of years at a time, holds
the interpreter of the changed scheme against the oracle on at most ``--cases`` cases of those years, and prints how many
changes were noticed and every one that was not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.emit.checking import reference  # noqa: E402 (the path has to be set before)
from tests.oracle.driver import hold_ir  # noqa: E402
from tests.oracle.schemes import ORACLES  # noqa: E402

from seido.ir.nodes import Regime, SchemeIR  # noqa: E402
from seido.typed import expression as typed  # noqa: E402
from seido.typed.types import Quantity  # noqa: E402

_TURNED = {
    typed.Comparison.LESS: typed.Comparison.AT_MOST,
    typed.Comparison.AT_MOST: typed.Comparison.LESS,
    typed.Comparison.MORE: typed.Comparison.AT_LEAST,
    typed.Comparison.AT_LEAST: typed.Comparison.MORE,
    typed.Comparison.EQUAL: typed.Comparison.UNEQUAL,
    typed.Comparison.UNEQUAL: typed.Comparison.EQUAL,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A scheme with one change. ``kind`` is figure, boundary or members; ``years`` are those that it touches."""

    kind: str
    what: str
    ir: SchemeIR
    years: tuple[int, ...]


def mutants(ir: SchemeIR) -> Iterator[Mutant]:
    """Every change to a scheme."""
    for number, regime in enumerate(ir.regimes):
        if not regime.applies:
            continue
        years = tuple(sorted({year for year in (regime.first, regime.last) if year is not None}))
        for kind, what, changed in _regimes(regime):
            regimes = (*ir.regimes[:number], changed, *ir.regimes[number + 1 :])
            label = f"{regime.first or ''}-{regime.last or ''} {what}"
            yield Mutant(kind, label, replace(ir, regimes=regimes), years)


def _regimes(regime: Regime) -> Iterator[tuple[str, str, Regime]]:
    for at, step in enumerate(regime.steps):
        for kind, what, expr in _changed(step.expr):
            steps = (*regime.steps[:at], replace(step, expr=expr), *regime.steps[at + 1 :])
            yield kind, f"{step.name}: {what}", replace(regime, steps=steps)
    for name, table in regime.tables.items():
        entries: dict[str, list[tuple[str, ...]]] = {}  # one printed figure may fill several cells
        for key in table.cells:
            entries.setdefault(table.tags.get(key, "、".join(key)), []).append(key)
        for keys in entries.values():
            for kind, what, expr in _changed(table.cells[keys[0]]):
                changed = replace(table, cells={**table.cells, **dict.fromkeys(keys, expr)})
                label = f"{name}[{'、'.join(keys[0])}]: {what}"
                yield kind, label, replace(regime, tables={**regime.tables, name: changed})


# `dataclasses.replace` cannot be told which field a name in a variable stands for; hence Any.
def _changed(node: typed.Expr) -> Iterator[tuple[str, str, typed.Expr]]:
    """The node with one change in it or in what is under it."""
    yield from _here(node)
    for part in fields(node):
        for kind, what, changed in _inside(getattr(node, part.name)):
            yield kind, what, replace(node, **{part.name: changed})


def _inside(value: object) -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, typed.Expr):
        yield from _changed(value)
    elif isinstance(value, typed.Arm):
        for kind, what, condition in _changed(value.condition):
            yield kind, what, replace(value, condition=condition)
        for kind, what, result in _changed(value.value):
            yield kind, what, replace(value, value=result)
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        for at, each in enumerate(value):
            for kind, what, part in _inside(each):
                yield kind, what, (*value[:at], part, *value[at + 1 :])


def _here(node: typed.Expr) -> Iterator[tuple[str, str, typed.Expr]]:
    match node:
        case typed.Const(value=Fraction() as value, type=Quantity(unit=unit)):
            # One yen, person or month beside; of a ratio one hundredth, or one percent of an index.
            off = Fraction(1) if unit.numerator else Fraction(1, 100)
            for changed in (value + off, value - off):
                if changed >= 0:
                    yield "figure", f"{value} → {changed}", replace(node, value=changed)
        case typed.Compare(comparison=comparison):
            turned = _TURNED[comparison]
            yield "boundary", f"{comparison.value} → {turned.value}", replace(node, comparison=turned)
        case typed.MemberOf(members=members):
            for gone in members:
                rest = tuple(each for each in members if each != gone)
                yield "members", f"without {gone}", replace(node, members=rest)
        case _:
            pass


def survivors(scheme: str, cases: int) -> tuple[str, dict[str, int], list[str], float]:
    """For a scheme: how many changes of each kind there are, and those that nobody notices."""
    began = time.process_time()
    counts: dict[str, int] = {}
    left: list[str] = []
    for mutant in mutants(reference().irs[scheme]):
        counts[mutant.kind] = counts.get(mutant.kind, 0) + 1
        tally = hold_ir(mutant.ir, ORACLES[scheme], None, cases, seed=3, years=mutant.years, stop=True)
        if not tally.differences:
            left.append(f"{mutant.kind}: {mutant.what}")
    return scheme, counts, left, time.process_time() - began


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=2_000, help="cases for each change, at the most")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("schemes", nargs="*", default=list(ORACLES))
    asked = parser.parse_args()
    print("| scheme | figures | boundaries | members | not noticed | seconds |")
    print("|---|---:|---:|---:|---:|---:|")
    every: list[str] = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        for job in [pool.submit(survivors, name, asked.cases) for name in asked.schemes]:
            scheme, counts, left, seconds = job.result()
            kinds = " | ".join(str(counts.get(kind, 0)) for kind in ("figure", "boundary", "members"))
            print(f"| {scheme} | {kinds} | {len(left)} | {seconds:.0f} |", flush=True)
            every += [f"{scheme}: {each}" for each in left]
    print("\n".join(every))
    return 0


if __name__ == "__main__":
    sys.exit(main())
