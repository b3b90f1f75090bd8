"""Three answers to the same cases, held against each other: interpreter, generated checker, and an oracle by hand.

What is held of a **complete** case:

- interpreter and oracle: the outcome, each 算定, each 要件, and each computed column of a 明細 that the oracle names. A known
  value must be equal and of the same sort; 対象外 must be 対象外 for the same reason (which makes the case 非該当, or because
  it belongs to another 場合). Where the oracle says that the document is silent, the interpreter must leave the value open,
  on a 記載なし, within bounds that contain those of the oracle; where it says a value, the interpreter must know it.
- interpreter and checker: ``compute`` gives the same values. Every `EXPLAINED`-th case: the whole answer of ``assess``,
  with its events, marks, other readings and near limits, is the same.

What is held of an **incomplete** case, by completing it `COMPLETIONS` times and asking the oracle of the complete case:

- never wrong: what the interpreter knows (a value, a truth, 対象外, 該当, 非該当) is what every completion gives, and what it
  leaves open has bounds, or options, that contain what every completion gives;
- never silent: a completion differs from another only in inputs that the answer did not name (neither as missing nor as
  somebody's judgement) only if both come out the same: outcome and every amount and requirement. An answer of 非該当 names
  nothing, and there the outcome alone is held.

The interpreter is asked through ``assess`` with all its values in ``focus``: the same values and outcome, without the
answers under other readings, which draw other cases' answers anyway. Those are compared in every `EXPLAINED`-th case.
"""

from __future__ import annotations

import functools
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Final

from tests.emit.checking import (
    Drawing,
    Drawn,
    expected,
    explained,
    load,
    normal,
    package_of,
    plain,
    reference,
    write_package,
)
from tests.oracle.paper import ELSEWHERE, OUT, Asked, Between, Sheet, Special, Written, ends
from tests.oracle.schemes import ORACLES, Oracle

from seido.evaluate import Evaluator, specify
from seido.ir.nodes import SchemeIR
from seido.values.answer import Answer
from seido.values.exact import Known, Open, OutOfScope, Value

EXPLAINED: Final = 8
COMPLETIONS: Final = 3
MISSING: Final = 0.1  # of the cases leave something out


@dataclass(frozen=True, slots=True)
class Difference:
    """Two answers to one case that do not agree."""

    scheme: str
    what: str
    drawn: Drawn
    one: object
    other: object

    def __str__(self) -> str:
        return f"{self.scheme}・{self.what}: {self.one} / {self.other} in {self.drawn}"


@dataclass(slots=True)
class Tally:
    """What was compared. ``wider`` counts open values whose bounds are wider than the document makes them."""

    cases: int = 0
    incomplete: int = 0
    explained: int = 0
    wider: int = 0
    named: Counter[str] = field(default_factory=Counter)  # how often each value was known
    differences: list[Difference] = field(default_factory=list)


class Asker:
    """The interpreter, asked without what this comparison does not need."""

    def __init__(self, ir: SchemeIR) -> None:
        self.ir = ir
        self.spec = specify(ir)
        self.focus = frozenset((*ir.scheme.amounts, *ir.scheme.requirements, ""))
        self._evaluator = Evaluator(ir)

    def answer(self, drawn: Drawn, *, whole: bool = False) -> Answer:
        """The answer to a case; ``whole`` with all that ``assess`` says."""
        focus = None if whole else self.focus
        return self._evaluator.evaluate(drawn.inputs, drawn.items, drawn.year, drawn.readings, focus)


@functools.cache
def checkers() -> Path:
    """The package of checkers that is generated from the reference set, written once."""
    return write_package(package_of(reference()), Path(tempfile.mkdtemp(prefix="seido-oracle-")))


def hold(scheme: str, count: int, seed: int) -> Tally:
    """Hold the three against each other on that many cases of a scheme."""
    ir = reference().irs[scheme]
    return hold_ir(ir, ORACLES[scheme], load(checkers(), scheme), count, seed)


def hold_ir(
    ir: SchemeIR,
    oracle: Oracle,
    module: ModuleType | None,
    count: int,
    seed: int,
    *,
    years: tuple[int, ...] = (),
    stop: bool = False,
) -> Tally:
    """As `hold`, of an IR; without a checker where ``module`` is None. ``stop`` ends at the first difference."""
    tally = Tally()
    asker = Asker(ir)
    drawing = Drawing(ir, seed, years)
    for at, drawn in enumerate(drawing.cases(count, MISSING)):
        tally.cases += 1
        answer = asker.answer(drawn)
        if drawn.complete:
            sheet = oracle(_asked(drawn))
            found = list(_apart(asker, answer, sheet, tally))
            if module is not None:
                fast, wanted = plain(module, ir, drawn), expected(ir, answer)
                if fast != wanted:
                    found.append(("checker", fast, wanted))
        else:
            tally.incomplete += 1
            found = list(_by_completion(asker, answer, drawn, drawing, oracle))
        if module is not None and at % EXPLAINED == 0:
            tally.explained += 1
            one, other = explained(module, ir, drawn), asker.answer(drawn, whole=True)
            if normal(one) != normal(other):
                found.append(("answer of the checker", (one,), (other,)))
        tally.differences += [Difference(ir.scheme.id, what, drawn, *pair) for what, *pair in found]
        if stop and tally.differences:
            break
    return tally


def _asked(drawn: Drawn) -> Asked:
    return Asked(drawn.year, drawn.inputs, drawn.items, drawn.readings)


# ------------------------------------------------------------------------------------------------------ complete cases

Apart = tuple[str, object, object]


def _apart(asker: Asker, answer: Answer, sheet: Sheet, tally: Tally) -> Iterator[Apart]:
    if answer.applies != sheet.applies:
        yield "applies", answer.applies, sheet.applies
    if answer.outcome.value != sheet.outcome():
        yield "outcome", answer.outcome.value, sheet.outcome()
    if not sheet.applies or not answer.applies:
        return
    if answer.missing or answer.judged:
        yield "asks", (*answer.missing, *answer.judged), ()
    scheme = asker.ir.scheme
    for names, values, said in (
        (scheme.amounts, answer.values, sheet.amounts),
        (scheme.requirements, answer.requirements, sheet.requirements),
    ):
        for name in names:
            found = values.get(name)
            wanted = said.get(name, ELSEWHERE)
            if not _agree(asker, found, wanted):
                yield name, found, wanted
            elif isinstance(found, Open):
                tally.wider += isinstance(wanted, Between) and (found.low, found.high) != tuple(wanted)
            elif isinstance(found, Known):
                tally.named[name] += 1
        for name in said.keys() - set(names):
            yield name, "no such name", said[name]
    for name, column in sheet.columns.items():
        rows = answer.columns.get(name)
        if rows is None or len(rows) != len(column):
            yield name, rows, column
            continue
        for number, (cell, written) in enumerate(zip(rows, column, strict=True), start=1):
            if not _agree(asker, cell, written):
                yield f"{name} {number}", cell, written


def _agree(asker: Asker, found: Value | None, wanted: Written) -> bool:
    """Whether a value of the interpreter says what the oracle says; what is absent is of another part."""
    match found:
        case None:
            return wanted == ELSEWHERE
        case OutOfScope():
            return wanted == _scope(asker, found)
        case Known(value=value):
            return _same(value, wanted)
        case Open():
            return (wanted is None or isinstance(wanted, Between)) and bool(found.unstated) and _holds(found, wanted)


def _scope(asker: Asker, value: OutOfScope) -> Special:
    return ELSEWHERE if value.tags <= asker.spec.neutral else OUT


def _same(value: object, wanted: Written) -> bool:
    if isinstance(value, Fraction):
        return isinstance(wanted, (int, Fraction)) and not isinstance(wanted, bool) and value == wanted
    return type(value) is type(wanted) and value == wanted


def _holds(found: Open, wanted: Written) -> bool:
    """Whether an open value may turn out to be what the oracle says, or all that it says it may be."""
    match wanted:
        case Special():
            return found.may_be_out
        case None:
            return found.low is None and found.high is None
        case bool() | str():
            return found.options is None or wanted in found.options
        case _:
            low, high = ends(wanted)
            above = found.high is None or (high is not None and high <= found.high)
            return found.options is None and above and (found.low is None or found.low <= low)


# ---------------------------------------------------------------------------------------------------- incomplete cases


def _by_completion(asker: Asker, answer: Answer, drawn: Drawn, drawing: Drawing, oracle: Oracle) -> Iterator[Apart]:
    named = frozenset((*answer.missing, *answer.judged))
    for _ in range(COMPLETIONS):
        whole = drawing.completed(drawn)
        sheet = oracle(_asked(whole))
        yield from _never_wrong(asker, answer, whole, sheet)
        other = drawing.completed(drawing.without(whole, drawn, keep=named))
        again = oracle(_asked(other))
        if sheet.outcome() != again.outcome():
            yield "outcome by what was not asked", (whole, sheet.outcome()), (other, again.outcome())
        if answer.outcome.value != "非該当" and (sheet.amounts, sheet.requirements) != (
            again.amounts,
            again.requirements,
        ):
            yield "values by what was not asked", (whole, sheet), (other, again)


def _never_wrong(asker: Asker, answer: Answer, whole: Drawn, sheet: Sheet) -> Iterator[Apart]:
    said: str = answer.outcome.value
    if said in {"該当", "非該当"} and said != sheet.outcome():
        yield "outcome of a completion", said, (whole, sheet.outcome())
    if not answer.applies:
        return
    values: Mapping[str, Value] = {**answer.values, **answer.requirements}
    written: dict[str, Written] = {**sheet.amounts, **sheet.requirements}
    for name in (*asker.ir.scheme.amounts, *asker.ir.scheme.requirements):
        found, wanted = values.get(name), written.get(name, ELSEWHERE)
        right = _holds(found, wanted) if isinstance(found, Open) else _agree(asker, found, wanted)
        if not right:
            yield f"{name} of a completion", found, (whole, wanted)
