"""Fuzzing on demand: ``python tests/fuzz/run.py --target parse --inputs 1000000 --seed 1``.

Each input is named by target, seed and number, and drawn anew from them, so that any can be had again
(``--first N --inputs 1 --show``). A worker process tries one after another under the limits of a single input: 2 seconds
of process time and 512 MiB. Printed at the end: how many, which codes came out, the slowest, and each defect once, with
the file it was saved to. The exit status is 1 where there was one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.fuzz.targets import TARGETS

SECONDS: Final = 2.0
"""Process time that one input may take."""

MEMORY: Final = 512 * 1024 * 1024
"""Bytes that a process may use while it tries one input."""

_STUCK: Final = 120  # seconds without a word after which a worker is taken for dead, however busy the machine
_SLOWEST: Final = 5
_EVERY: Final = 200  # inputs between two words of a worker


class TooSlowError(BaseException):
    """The time for one input is over; no ``except Exception`` may swallow it."""


@dataclass
class Tally:
    """What came of the inputs so far."""

    tried: int = 0
    seconds: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, int]] = field(default_factory=list)
    defects: dict[str, tuple[int, int, str]] = field(default_factory=dict)  # by what and where: count, first, trace

    def add(self, other: Tally) -> None:
        """Take over what another worker counted."""
        self.tried += other.tried
        self.seconds += other.seconds
        self.codes.update(other.codes)
        self.slowest = sorted([*self.slowest, *other.slowest], reverse=True)[:_SLOWEST]
        for key, (count, first, trace) in other.defects.items():
            before = self.defects.get(key)
            self.defects[key] = (count, first, trace) if before is None else (before[0] + count, *before[1:])


def draw(target: str, seed: int, number: int) -> str:
    """An input by its name."""
    return TARGETS[target].draw(random.Random(f"{target}/{seed}/{number}"))


def attempt(target: str, seed: int, number: int, tally: Tally) -> None:
    """Try one input within its time, and count what came of it."""
    text = draw(target, seed, number)
    began = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            codes = list(TARGETS[target].attempt(text))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except (Exception, TooSlowError) as error:  # noqa: BLE001  whatever it is, it is what we are looking for
        place = [each for each in traceback.extract_tb(error.__traceback__) if "/seido/" in each.filename]
        where = f"{Path(place[-1].filename).name}:{place[-1].name}" if place else "outside"
        key = f"{type(error).__name__} in {where}"
        if isinstance(error, TooSlowError):
            outer = next((each for each in place if "pipeline" not in each.filename), None)
            key += f" under {outer.name if outer else '?'}"
        count, first, trace = tally.defects.get(key, (0, number, "".join(traceback.format_exception(error)[-12:])))
        tally.defects[key] = (count + 1, first, trace)
        codes = ["DEFECT"]
    used = time.process_time() - began
    tally.tried += 1
    tally.seconds += used
    tally.codes.update(dict.fromkeys(codes or ["nothing found"], 1))
    if len(tally.slowest) < _SLOWEST or used > tally.slowest[-1][0]:
        tally.slowest = sorted([*tally.slowest, (used, number)], reverse=True)[:_SLOWEST]


def work(target: str, seed: int, first: int, stop: int, step: int, at: object, line: Connection) -> None:
    """Try inputs one after another, and send a tally now and then."""

    def over(_signal: int, _frame: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGPROF, over)
    tally = Tally()
    attempt(target, seed, first, Tally())  # what is loaded once is not the first input's
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    for number in range(first, stop, step):
        at.value = number  # type: ignore[attr-defined]
        attempt(target, seed, number, tally)
        if tally.tried >= _EVERY:
            line.send(tally)
            tally = Tally()
    line.send(tally)
    line.send(None)


class Worker:
    """One worker process, begun anew behind the input that killed it."""

    def __init__(self, target: str, seed: int, first: int, stop: int, step: int) -> None:
        self.target, self.seed, self.first, self.stop, self.step = target, seed, first, stop, step
        self.done = False
        self._start(first)

    def _start(self, first: int) -> None:
        self.at = multiprocessing.Value("q", first, lock=False)
        self.line, theirs = multiprocessing.Pipe(duplex=False)
        self.heard = time.monotonic()
        self.seen = first
        self.process = multiprocessing.Process(
            target=work, args=(self.target, self.seed, first, self.stop, self.step, self.at, theirs), daemon=True
        )
        self.process.start()
        theirs.close()

    def listen(self, tally: Tally) -> None:
        """Take what there is to hear; a worker that died or hangs is a defect of the input it was at."""
        try:
            while self.line.poll(0.2):
                word = self.line.recv()
                if word is None:
                    self.done = True
                    return
                tally.add(word)
        except EOFError:
            self.process.join()
            self._lost(tally, f"worker died (status {self.process.exitcode})")
            return
        if self.at.value != self.seen:
            self.seen, self.heard = self.at.value, time.monotonic()
        elif time.monotonic() - self.heard > _STUCK:
            self.process.kill()
            self.process.join()
            self._lost(tally, "worker does not answer")

    def _lost(self, tally: Tally, why: str) -> None:
        number = self.at.value
        tally.add(Tally(tried=1, defects={f"{why} at {number}": (1, number, why)}))
        if number + self.step >= self.stop:
            self.done = True
        else:
            self._start(number + self.step)


def main() -> int:
    """Read the command line, run, and print. What workers write is gone afterwards, also where they were killed."""
    save = Path(tempfile.gettempdir()) / "seido-fuzz"
    with tempfile.TemporaryDirectory(prefix="seido-fuzz-") as folder:
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        return run(save)


def run(save: Path) -> int:
    """Try what the command line asks for; defects go to a folder unless it names another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", choices=TARGETS, default="parse")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--save", type=Path, default=save, help="folder of defects")
    parser.add_argument("--show", action="store_true", help="print the inputs instead of trying them")
    asked = parser.parse_args()
    stop = asked.first + asked.inputs
    if asked.show:
        for number in range(asked.first, stop):
            print(draw(asked.target, asked.seed, number).encode("utf-8", "backslashreplace").decode())
        return 0
    tally = Tally()
    began = time.monotonic()
    workers = [Worker(asked.target, asked.seed, asked.first + job, stop, asked.jobs) for job in range(asked.jobs)]
    told = 0
    while not all(each.done for each in workers):
        for each in workers:
            if not each.done:
                each.listen(tally)
        if tally.tried - told >= 20_000:
            told = tally.tried
            print(f"  {told:,} tried, {len(tally.defects)} defects", file=sys.stderr, flush=True)
    print(
        f"{asked.target}, seed {asked.seed}, inputs {asked.first:,} to {stop - 1:,}: {tally.tried:,} tried in "
        f"{time.monotonic() - began:.0f} s, {1000 * tally.seconds / max(1, tally.tried):.2f} ms of process time each"
    )
    print("  " + ", ".join(f"{code} {count:,}" for code, count in tally.codes.most_common(60)))
    print("  slowest: " + ", ".join(f"{used:.3f} s (number {number})" for used, number in tally.slowest))
    for key, (count, first, trace) in tally.defects.items():
        asked.save.mkdir(parents=True, exist_ok=True)
        file = asked.save / f"{asked.target}-{asked.seed}-{first}.txt"
        file.write_bytes(draw(asked.target, asked.seed, first).encode("utf-8", "surrogatepass"))
        print(f"DEFECT {key}: {count} times, first number {first}, saved as {file}\n{trace}")
    print(f"{len(tally.defects)} defects")
    return 1 if tally.defects else 0


if __name__ == "__main__":
    sys.exit(main())
