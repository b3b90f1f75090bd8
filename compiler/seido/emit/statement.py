"""The answer as a statement of account (積算根拠), in structured form: what stands where, before any layout.

The sheet (`seido.emit.sheet`) sets it as text; the JSON answer carries it as it is, so that a page can set it as
tables. The calculator's engine (`seido/emit/runtime/statement.js`) makes the same statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from seido.citations.references import Reference
from seido.emit.report import CutOff, Deciding, Line, Report
from seido.values.answer import Outcome
from seido.values.display import show_number
from seido.values.exact import Known, Open, OutOfScope, Value
from seido.values.units import Unit

CAUTION = "この資料の文と数字による計算であり、交付額を約束するものではない。"

_FEW: Final = 3  # of how many members a value may be one and still be told


@dataclass(frozen=True, slots=True)
class Elsewise:
    """The result under another reading of a named 解釈: its amount, empty where that is the same, and the outcome if it changes."""

    reading: str
    option: str
    outcome: str
    text: str

    @property
    def words(self) -> str:
        """It in one clause, without the name of the amount: ``【要確認】 1,000円（解釈「上限の当て方」が「前に当てる」）``."""
        said = " ".join(filter(None, (f"【{self.outcome}】" if self.outcome else "", self.text)))
        return f"{said}（解釈「{self.reading}」が「{self.option}」）"


@dataclass(frozen=True, slots=True)
class Result:
    """The amount that the scheme is about; ``roundings`` (label, amount) where its 端数 is unstated and arose.

    ``assumed`` are the numbers of the 仮置き that it rests on, ``others`` what it would be under other readings.
    """

    name: str
    text: str
    roundings: tuple[tuple[str, str], ...]
    assumed: tuple[int, ...] = ()
    others: tuple[Elsewise, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A value that what was given already settles or bounds, while the answer is still open; ``assumed`` as of a Row."""

    name: str
    text: str
    assumed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """A numbered 仮置き: of what (a declaration, an entry of a 基準) what is assumed, and the numbers of the 解釈 that it rests on."""

    number: int
    name: str
    assumed: str
    readings: tuple[int, ...]

    @property
    def text(self) -> str:
        """It in one clause."""
        resting = "・".join(f"解釈{each}" for each in self.readings)
        return f"{self.name}を{self.assumed}と仮定した" + (f"（{resting}）" if resting else "")


@dataclass(frozen=True, slots=True)
class Stopped:
    """A 上限 that bound: what was asked (所要額), the limit (上限額), and what was cut off (対象外), as shown."""

    value: str
    limit: str
    cut: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the account. ``row`` counts from 1 within a 明細, 0 elsewhere.

    ``notes`` are numbers of notes, ``assumed`` of 仮置き; ``idle`` is what only a reading that is not taken would use.
    """

    items: str
    row: int
    name: str
    text: str
    stopped: tuple[Stopped, ...]
    notes: tuple[int, ...]
    assumed: tuple[int, ...] = ()
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """A requirement, and in a word whether it is met; ``rows`` of 明細 that leave it unmet, or that there is none, in words."""

    name: str
    soft: bool
    state: str
    references: tuple[Reference, ...]
    rows: str = ""

    @property
    def words(self) -> str:
        """Whether it is met, with the rows: ``満たさない（隊員の2行目）``."""
        return f"{self.state}（{self.rows}）" if self.rows else self.state


@dataclass(frozen=True, slots=True)
class Note:
    """〔n〕: the quotes that lines refer to by a number."""

    number: int
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """What another reading would give: amounts that change (name, amount, difference), the outcome if it changes."""

    option: str
    outcome: str
    amounts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A numbered 解釈: a named one with what was chosen and its others, or one in words (``chosen`` is empty)."""

    number: int
    name: str
    chosen: str
    text: str
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be minded, under its heading; ``number`` is 0 where the heading has none."""

    heading: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The whole account, in the order in which it is set."""

    scheme: str
    year: str
    outcome: str
    counts: tuple[tuple[str, int], ...]  # 解釈2・記載なし1: what the reader must look at
    result: Result | None
    known: tuple[Settled, ...]  # while the answer is open: what is settled or bounded already
    assumptions: tuple[Assumption, ...]
    rows: tuple[Row, ...]
    requirements: tuple[Met, ...]
    notes: tuple[Note, ...]
    interpretations: tuple[Interpretation, ...]
    remarks: tuple[Remark, ...]  # 対象外, 記載なし, 仮置き, 端数
    boundaries: tuple[str, ...]
    to_do: tuple[Remark, ...]  # what the reader, or the authority, has still to say
    caution: str
    later: str  # that the year of the answer lies after that of the document; empty where it does not
    author_remarks: tuple[str, ...]  # 備考 of the scheme


def statement(report: Report) -> Statement:
    """The account of an answer."""
    notes = _Notes()
    rows = tuple(_row(line, notes) for line in report.lines)
    interpretations = tuple(_interpretations(report))
    assumptions = tuple(_assumptions(report, interpretations))
    return Statement(
        report.scheme,
        report.year,
        report.answer.outcome.value,
        tuple((name, count) for name, count in _counts(report) if count),
        _result(report),
        tuple(_known(report)),
        assumptions,
        rows,
        tuple(_requirements(report)),
        tuple(Note(number, references) for references, number in notes.numbers.items()),
        interpretations,
        tuple(_remarks(report, assumptions)),
        report.boundaries,
        tuple(_to_do(report)),
        CAUTION,
        report.later,
        report.author_remarks,
    )


class _Notes:
    """Numbers for what decided, given in the order in which it is named."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[Reference, ...], int] = {}

    def of(self, deciding: Sequence[Deciding]) -> tuple[int, ...]:
        """The numbers of what decided a line."""
        cited = dict.fromkeys(each.references for each in deciding if each.references)
        return tuple(self.numbers.setdefault(references, len(self.numbers) + 1) for references in cited)


def _counts(report: Report) -> tuple[tuple[str, int], ...]:
    return (
        ("解釈", len(report.readings) + len({each.reading for each in report.others})),
        ("記載なし", len(report.unstated)),
        ("仮置き", len(report.provisional)),
        ("端数記載なし", len(report.fractions)),
    )


def _result(report: Report) -> Result | None:
    last = _final(report)
    if last is None:
        return None
    roundings = tuple(
        each for fraction in report.fractions if fraction.name == last.name for each in fraction.roundings
    )
    return Result(last.name, last.text, roundings, last.assumed, tuple(_elsewise(report, last.name)))


def _elsewise(report: Report, name: str) -> Iterator[Elsewise]:
    for each in report.others:
        outcome = "" if each.outcome is report.answer.outcome else each.outcome.value
        text = next((amount for changed, amount, _ in each.amounts if changed == name), "")
        if outcome or text:
            yield Elsewise(each.reading, each.option, outcome, text)


def _known(report: Report) -> Iterator[Settled]:
    """What has a value or bounds already: nothing where the result is settled, or where nobody is asked anything more.

    A truth is told only where it is the result; 対象外 is none of what the case is about, and that it is one of many members
    says little.
    """
    final = _final(report)
    open_result = final is not None and not isinstance(final.value, Known)
    if report.answer.outcome is not Outcome.INCOMPLETE and not (
        report.answer.outcome is Outcome.CONFIRM and open_result
    ):
        return
    for line in report.lines:
        nothing = line.text in ("情報不足", "要確認") or "—" in line.text
        if line.row is not None or line.value is None or isinstance(line.value, OutOfScope) or nothing or line.idle:
            continue
        if _is_one_of_many(line.value):
            continue
        if not _is_truth(line.value) or line is final:
            yield Settled(line.name, line.text, line.assumed)


def _is_one_of_many(value: Value) -> bool:
    return isinstance(value, Open) and sum(isinstance(each, str) for each in value.options or ()) > _FEW


def _is_truth(value: Value) -> bool:
    if isinstance(value, Known):
        return isinstance(value.value, bool)
    return isinstance(value, Open) and any(isinstance(each, bool) for each in value.options or ())


def _assumptions(report: Report, interpretations: Sequence[Interpretation]) -> Iterator[Assumption]:
    numbers = {each.text: each.number for each in interpretations if not each.chosen}
    for number, each in enumerate(report.provisional, start=1):
        readings = tuple(numbers[text] for text in each.readings if text in numbers)
        yield Assumption(number, each.assumed.of or each.declaration, each.assumed.value, readings)


def _final(report: Report) -> Line | None:
    """The amount that the scheme is about: the last 算定 in money, else the last of all."""
    amounts = [line for line in report.lines if line.row is None and not isinstance(line.value, OutOfScope)]
    money = [line for line in amounts if "円" in line.unit.numerator and not line.unit.denominator]
    if money:
        return money[-1]
    return amounts[-1] if amounts else None


def _row(line: Line, notes: _Notes) -> Row:
    stopped = tuple(_stopped(cap) for cap in line.caps if cap.bound)
    number = 0 if line.row is None else line.row + 1
    return Row(line.items, number, line.name, line.text, stopped, notes.of(line.deciding), line.assumed, line.idle)


def _stopped(cap: CutOff) -> Stopped:
    return Stopped(_amount(cap.value, cap.unit), _amount(cap.limit, cap.unit), _amount(cap.cut, cap.unit))


def _amount(value: Value, unit: Unit) -> str:
    if isinstance(value, Known) and not isinstance(value.value, bool | str):
        return show_number(value.value, unit, "")
    return "?"


def _requirements(report: Report) -> Iterator[Met]:
    for each in report.requirements:
        state = {True: "満たす", False: "満たさない", None: "まだ決まらない"}[each.met]
        yield Met(each.name, each.soft, state, each.references, each.rows)


def _interpretations(report: Report) -> Iterator[Interpretation]:
    number = 0
    for name in dict.fromkeys(other.reading for other in report.others):
        number += 1
        others = [other for other in report.others if other.reading == name]
        found = tuple(
            Other(other.option, "" if other.outcome is report.answer.outcome else other.outcome.value, other.amounts)
            for other in others
        )
        yield Interpretation(number, name, others[0].chosen, others[0].chosen_text, found)
    for reading in report.readings:
        number += 1
        yield Interpretation(number, reading.declaration, "", reading.text, ())


def _remarks(report: Report, assumptions: Sequence[Assumption]) -> Iterator[Remark]:
    for each in report.excluded:
        text = "" if each.text in ("対象外", "") else f"「{each.text}」"
        yield Remark("対象外", 0, f"{each.declaration}{text}に当たるため、額はありません。")
    for number, each in enumerate(report.unstated, start=1):
        yield Remark("記載なし", number, each.text)
    for each, assumption in zip(report.provisional, assumptions, strict=True):
        yield Remark("仮置き", assumption.number, f"{each.text.removesuffix('。')}。{assumption.text}。")
    for fraction in report.fractions:
        yield Remark("端数", 0, f"{fraction.name}：{fraction.text}")


def _to_do(report: Report) -> Iterator[Remark]:
    answer = report.answer
    if answer.missing:
        yield Remark("情報不足", 0, f"次を入力してください：{'、'.join(answer.missing)}")
    if answer.judged:
        yield Remark("要確認", 0, f"次は判断者に確かめてください：{'、'.join(answer.judged)}")
    if answer.outcome is Outcome.CONFIRM:
        yield Remark("要確認", 0, "印字されていない事項を、所管の交付要綱等で確かめてください。")
    for each in report.requirements:
        if each.met is False and each.rows:
            without = "数に入れない行なら、除けば、残りの行で計算できます。" if each.without else ""
            yield Remark("要件", 0, f"「{each.name}」を満たさないのは、{each.rows}です。{without}")
    for soft, said in (
        (False, "は、目安を満たしていません。"),
        (None, "は、目安を満たすかどうかが、まだ分かりません。"),
    ):
        names = [each.name for each in report.requirements if each.soft and each.met is soft]
        if names and answer.applies:
            yield Remark("目安", 0, f"{'、'.join(names)}{said}")
    if not answer.applies:
        yield Remark("措置期間外", 0, "この年度は、制度の適用期間に入りません。")
