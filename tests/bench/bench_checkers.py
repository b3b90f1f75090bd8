"""How fast generated checkers are beside the same rules written by hand.

Run it on demand: ``python tests/bench/bench_checkers.py``. Each twin is what an engineer would write who knows the rule
and whole numbers: same inputs, same results, 令和6年度 only, nothing shared with the generated code. Generated and
hand-written functions take turns on the same cases in one run; the table shows their medians and the ratio.
``explained`` is the full answer of ``assess``, with reasons and the amounts under other readings.
"""

from __future__ import annotations

import inspect
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.emit.checking import draw_cases, explained, load, package_of, plain_arguments, write_package
from tests.support import compile_reference

CASES = 400
ROUNDS = 31
YEAR = 2024


# ------------------------------------------------------------------------------------------------------ written by hand


class Worker(NamedTuple):
    kind: str
    item: str
    cost: int


class WorkersResult(NamedTuple):
    amount: int


WORKER_CAPS = {"専任": 4_850_000, "兼任": 400_000}


def shuraku_shienin(*, workers: Sequence[Worker]) -> WorkersResult:
    amount = 0
    for worker in workers:
        cap = WORKER_CAPS[worker.kind]
        amount += worker.cost if worker.cost < cap else cap  # noqa: FURB136  min() is a call, and slower
    return WorkersResult(amount)


class EnergyResult(NamedTuple):
    rate: int  # twelfths
    cost: int
    subsidy: int  # twelfths of 1円


def bunsan_energy(*, body: str, index: int, model: bool, cost: int, cap: str = "策定経費に当てる") -> EnergyResult:
    municipal = body in {"指定都市", "市", "町", "村"}
    if model or (municipal and index < 25):
        rate = 9
    elif municipal and index < 50:
        rate = 8
    else:
        rate = 6
    if cap == "策定経費に当てる":
        if cost > 20_000_000:  # noqa: PLR1730
            cost = 20_000_000
        return EnergyResult(rate, cost, cost * rate)
    subsidy = cost * rate
    return EnergyResult(rate, cost, subsidy if subsidy < 240_000_000 else 240_000_000)  # noqa: FURB136


class LoanResult(NamedTuple):
    area: str
    rate: int  # twentieths
    limit: int
    jobs_needed: int
    base: int
    loan: int  # twentieths of 1円
    grant: int  # quarters of 1円
    jobs_met: bool


PREFECTURES = {"東京都", "道府県"}
TOWNS = {"市", "町", "村"}
LEAGUES = {"定住自立圏", "連携中枢都市圏"}
THIN = {"過疎地域", "離島地域", "特別豪雪地帯"}
GREEN = {"地域脱炭素化促進事業", "脱炭素化支援機構出資事業"}


def furusato_yushi(
    *,
    body: str,
    area: str,
    thin: bool,
    zone: str,
    facility: str,  # noqa: ARG001  only in force before 令和6年度
    business: str,
    jobs: int,
    equipment: int,
    whole: int,
    wanted: int,
    subsidy: int,
    green_jobs: str = "左の欄と同じ",
    base_reading: str = "設備投資額に掛ける",
) -> LoanResult:
    if body in PREFECTURES and area in LEAGUES:
        area = "過疎地域" if thin else "通常地域"
    large = body not in TOWNS
    if area == "通常地域":
        rate, limit = 10, 8_000_000_000 if large else 2_000_000_000
        raised = True
    elif area in THIN:
        rate, limit = 12, 9_600_000_000 if large else 2_400_000_000
        raised = True
    else:
        rate, limit = 12, 12_000_000_000 if large else 3_000_000_000
        raised = False
    if raised and zone == "認定地域等":
        limit = limit * 5 // 4
    if business == "再生可能エネルギー電気事業" or not large or (area in GREEN and green_jobs == "現行と同じ"):
        jobs_needed = 1
    else:
        jobs_needed = 5
    base = whole if base_reading == "総事業費に掛ける" else equipment
    loan = base * rate
    if loan > limit * 20:  # noqa: PLR1730
        loan = limit * 20
    if loan > wanted * 20:  # noqa: PLR1730
        loan = wanted * 20
    return LoanResult(area, rate, limit, jobs_needed, base, loan, subsidy * 3, jobs >= jobs_needed)


TWINS: dict[str, Callable[..., tuple[object, ...]]] = {
    "shuraku_shienin": shuraku_shienin,
    "bunsan_energy": bunsan_energy,
    "furusato_yushi": furusato_yushi,
}


# ------------------------------------------------------------------------------------------------------------ measuring


def once(function: Callable[..., object], cases: Sequence[dict[str, object]]) -> int:
    """Nanoseconds for all cases."""
    start = time.perf_counter_ns()
    for case in cases:
        function(**case)
    return time.perf_counter_ns() - start


def twin_value(value: object) -> object:
    """An argument for a twin, which has rows of its own."""
    return [Worker(*row) for row in value] if isinstance(value, list) else value


def main() -> None:
    """Measure and print."""
    compiled = compile_reference()
    print(f"{'scheme':18} {'generated':>12} {'by hand':>12} {'ratio':>7} {'explained':>12}")
    with tempfile.TemporaryDirectory() as folder:
        package = write_package(package_of(compiled), Path(folder))
        for name, twin in TWINS.items():
            ir, module = compiled.irs[name], load(package, name)
            drawn = [each for each in draw_cases(ir, CASES * 3, 7, missing=0) if each.year == YEAR]
            drawn = [each for each in drawn if each.inputs.get("団体区分") != "特別区"][:CASES]
            generated_names = list(inspect.signature(module.compute).parameters)[:-1]
            twin_names = list(inspect.signature(twin).parameters)
            arguments = [plain_arguments(module, ir, each) for each in drawn]
            cases = [dict(zip(generated_names, each, strict=True)) for each in arguments]
            twin_cases = [dict(zip(twin_names, map(twin_value, each), strict=True)) for each in arguments]
            for case, twin_case in zip(cases, twin_cases, strict=True):
                assert tuple(module.compute(**case)) == tuple(twin(**twin_case)), case
            generated: list[int] = []
            by_hand: list[int] = []
            for _ in range(ROUNDS):
                generated.append(once(module.compute, cases))
                by_hand.append(once(twin, twin_cases))
            start = time.perf_counter_ns()
            for each in drawn[:100]:
                explained(module, ir, each)
            answer = (time.perf_counter_ns() - start) / 100
            one, other = (statistics.median(each) / len(cases) for each in (generated, by_hand))
            print(f"{name:18} {one:9.0f} ns {other:9.0f} ns {other / one:7.2f} {answer / 1000:9.0f} µs")


if __name__ == "__main__":
    main()
