"""The answer as a sheet a person can file: 積算根拠."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seido.citations.references import Reference
from seido.emit.report import Deciding, Line, Report
from seido.source.width import padded, text_width, visible
from seido.values.answer import Outcome
from seido.values.display import show_number
from seido.values.exact import Known, OutOfScope, Value
from seido.values.units import Unit

_INDENT = "　"
_NOTE = "注　この資料の文と数字による計算であり、交付額を約束するものではない。"


def sheet(report: Report) -> str:
    """The sheet: result, table, what decided with its lines, readings, what is unsaid, boundaries."""
    notes = _Notes(report)
    body = list(_body(report, notes))
    return "\n".join(visible(line).rstrip() for line in body) + "\n"


class _Notes:
    """Numbers 〔1〕 for what decided, given in the order in which it is named."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.numbers: dict[tuple[Reference, ...], int] = {}

    def mark(self, deciding: Sequence[Deciding]) -> str:
        """The marks of what decided a line."""
        cited = dict.fromkeys(each.references for each in deciding if each.references)
        for references in cited:
            self.numbers.setdefault(references, len(self.numbers) + 1)
        return "".join(f"〔{self.numbers[references]}〕" for references in cited)


def _body(report: Report, notes: _Notes) -> Iterator[str]:
    yield f"{report.scheme}　{report.year}　　【{report.answer.outcome.value}】{_counts(report)}"
    yield from _headline(report)
    yield from _table(report, notes)
    yield from _requirements(report)
    yield from _grounds(notes)
    yield from _readings(report)
    yield from _unsaid(report)
    for boundary in report.boundaries:
        yield f"境目　{boundary}"
    yield from _todo(report)
    yield _NOTE


def _counts(report: Report) -> str:
    """解釈2・記載なし1・仮置き1: what the reader must look at."""
    counts = (
        ("解釈", len(report.readings) + len({each.reading for each in report.others})),
        ("記載なし", len(report.unstated)),
        ("仮置き", len(report.provisional)),
        ("端数記載なし", len(report.fractions)),
    )
    return "・".join(f"{name}{count}" for name, count in counts if count)


def _headline(report: Report) -> Iterator[str]:
    """The last amount in one line, with its fraction and the usual roundings."""
    last = _final(report)
    if last is None:
        return
    text = f"{last.name}　{last.text}"
    for fraction in report.fractions:
        if fraction.name == last.name:
            usual = "／".join(f"{label}{amount}" for label, amount in fraction.roundings)
            text += f"（端数処理の印字なし。{usual}）"
    yield text


def _final(report: Report) -> Line | None:
    """The amount that the scheme is about: the last 算定 in money, else the last of all."""
    amounts = [line for line in report.lines if line.row is None and not isinstance(line.value, OutOfScope)]
    money = [line for line in amounts if "円" in line.unit.numerator and not line.unit.denominator]
    if money:
        return money[-1]
    return amounts[-1] if amounts else None


def _table(report: Report, notes: _Notes) -> Iterator[str]:
    rows = [(_name(line), line.text, _caps(line), notes.mark(line.deciding)) for line in report.lines]
    if not rows:
        return
    widths = [max(text_width(row[column]) for row in rows) for column in range(2)]
    for name, text, caps, mark in rows:
        cells = f"{_INDENT}{padded(name, widths[0])}　{padded(text, widths[1])}　{caps}{mark}"
        yield cells


def _name(line: Line) -> str:
    return f"{line.items}{line.row + 1} {line.name}" if line.row is not None else line.name


def _caps(line: Line) -> str:
    """What a cap did: 上限2,000万円で止まる（4,000,000円は対象外）."""
    return "、".join(
        f"上限{_amount(cap.limit, cap.unit)}で止まる（{_amount(cap.cut, cap.unit)}は対象外）"
        for cap in line.caps
        if cap.bound
    )


def _amount(value: Value, unit: Unit) -> str:
    if isinstance(value, Known) and not isinstance(value.value, bool | str):
        return show_number(value.value, unit, "")
    return "?"


def _requirements(report: Report) -> Iterator[str]:
    for requirement in report.requirements:
        state = {True: "満たす", False: "満たさない", None: "まだ決まらない"}[requirement.met]
        soft = "（目安）" if requirement.soft else ""
        lines = "".join(f"　{each.document} {each.line}行「{each.quote}」" for each in requirement.references)
        yield f"要件　{requirement.name}{soft}：{state}{lines}"


def _grounds(notes: _Notes) -> Iterator[str]:
    for references, number in notes.numbers.items():
        quotes = "、".join(f"{each.document} {each.line}行「{each.quote}」" for each in references)
        yield f"〔{number}〕{quotes}"


def _readings(report: Report) -> Iterator[str]:
    number = 0
    done: set[str] = set()
    for other in report.others:
        if other.reading not in done:
            done.add(other.reading)
            number += 1
            yield f"解釈{number}　{other.reading}：{other.chosen}（{other.chosen_text}）"
        if other.amounts:
            amounts = "、".join(
                f"{name} {amount}" + (f"（{difference}）" if difference else "")
                for name, amount, difference in other.amounts
            )
        else:
            amounts = "どの額も変わらない"
        if other.outcome is not report.answer.outcome:
            amounts = f"【{other.outcome.value}】になる" + (f"。{amounts}" if other.amounts else "")
        yield f"{_INDENT}「{other.option}」の読みなら　{amounts}"
    for reading in report.readings:
        number += 1
        yield f"解釈{number}　{reading.declaration}：{reading.text}"


def _unsaid(report: Report) -> Iterator[str]:
    for each in report.excluded:
        text = "" if each.text in ("対象外", "") else f"「{each.text}」"
        yield f"対象外　{each.declaration}{text}に当たるため、額はありません。"
    for number, each in enumerate(report.unstated, start=1):
        yield f"記載なし{number}　{each.text}"
    for number, each in enumerate(report.provisional, start=1):
        yield f"仮置き{number}　{each.text}"
    for fraction in report.fractions:
        yield f"端数　{fraction.name}：{fraction.text}"


def _todo(report: Report) -> Iterator[str]:
    answer = report.answer
    if answer.missing:
        yield f"情報不足　次を入力してください：{'、'.join(answer.missing)}"
    if answer.judged:
        yield f"要確認　次は判断者に確かめてください：{'、'.join(answer.judged)}"
    if answer.outcome is Outcome.CONFIRM:
        yield "要確認　印字されていない事項を、所管の交付要綱等で確かめてください。"
    for soft, said in (
        (False, "は、目安を満たしていません。"),
        (None, "は、目安を満たすかどうかが、まだ分かりません。"),
    ):
        names = [each.name for each in report.requirements if each.soft and each.met is soft]
        if names and answer.applies:
            yield f"目安　{'、'.join(names)}{said}"
    if not answer.applies:
        yield "措置期間外　この年度は、制度の適用期間に入りません。"
