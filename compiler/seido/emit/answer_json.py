"""The answer as JSON: exact strings, never a binary fraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from seido.citations.references import Reference
from seido.emit.checksum import Given, checksum
from seido.emit.report import CutOff, Deciding, Grounds, Line, Report
from seido.emit.statement import Interpretation, Other, Remark, Row, Statement, statement
from seido.source.json_text import json_text
from seido.values.display import exact_text, show_unit
from seido.values.exact import Known, Open, OutOfScope, Value
from seido.values.units import Unit


def answer_json(report: Report, given: Given | None = None) -> str:
    """The answer as one JSON object; the keys are a contract, described in the reference of the command line.

    With the case that was given it ends in its 照合番号 (``checksum``), which covers all that stands before it.
    """
    found = _answer(report)
    if given is not None:
        found["checksum"] = checksum(report.scheme_id, report.year, given, json_text(found))
    return json_text(found)


def _answer(report: Report) -> dict[str, object]:
    answer = report.answer
    return {
        "scheme": {"id": report.scheme_id, "name": report.scheme},
        "year": report.year,
        "outcome": answer.outcome.value,
        "values": {line.name: _line(line) for line in report.lines if line.row is None},
        "rows": _rows(report.lines),
        "requirements": [
            {
                "name": each.name,
                "met": each.met,
                "soft": each.soft,
                "text": each.text,
                "citations": _references(each.references),
            }
            for each in report.requirements
        ],
        "missing": list(answer.missing),
        "judged": list(answer.judged),
        "readings": _readings(report),
        "interpretations": [_grounds(each) for each in report.readings],
        "unstated": [_grounds(each) for each in report.unstated],
        "provisional": [_grounds(each) for each in report.provisional],
        "fractions": [
            {"name": each.name, "exact": each.exact, "roundings": dict(each.roundings), "text": each.text}
            for each in report.fractions
        ],
        "out_of_scope": [_grounds(each) for each in report.excluded],
        "boundaries": list(report.boundaries),
        "citations": _references(report.references),
        "sheet": _sheet(statement(report)),
    }


def value_json(value: Value | None, text: str, unit: Unit) -> dict[str, object]:
    """One value: ``state`` (known, range, out_of_scope, none), exact strings in base units, and how it reads."""
    found: dict[str, object] = {"text": text, "unit": show_unit(unit)}
    match value:
        case None:
            found["state"] = "out_of_period" if text == "措置期間外" else "none"
        case Known(value=scalar, marks=marks):
            found["state"] = "known"
            found["value"] = exact_text(scalar) if isinstance(scalar, Fraction) else scalar
            found |= _marks(marks)
        case Open(low=low, high=high, options=options):
            found["state"] = "open"
            if options is not None:
                found["options"] = sorted(str(each) if not isinstance(each, bool) else each for each in options)
            else:
                found["low"] = None if low is None else exact_text(low)
                found["high"] = None if high is None else exact_text(high)
            found["missing"] = sorted(value.missing)
            found["judged"] = sorted(value.judged)
            found["unstated"] = sorted(value.unstated)
            found |= _marks(value.marks)
        case OutOfScope():
            found["state"] = "out_of_scope"
    return found


def _marks(marks: frozenset[str]) -> dict[str, object]:
    kinds = {mark.partition(":")[0] for mark in marks}
    names = ("provisional", "approximate", "fraction")
    return {name: True for name in names if name in kinds}


def _line(line: Line) -> dict[str, object]:
    return {
        **value_json(line.value, line.text, line.unit),
        "caps": [_cap(each) for each in line.caps],
        "deciding": [_deciding(each) for each in line.deciding],
    }


def _cap(cap: CutOff) -> dict[str, object]:
    def exact(value: Value) -> str | None:
        return exact_text(value.value) if isinstance(value, Known) and isinstance(value.value, Fraction) else None

    return {
        "bound": cap.bound,
        "value": exact(cap.value),
        "limit": exact(cap.limit),
        "cut": exact(cap.cut),
        "unit": show_unit(cap.unit),
    }


def _deciding(deciding: Deciding) -> dict[str, object]:
    return {
        "label": deciding.label,
        "text": deciding.text,
        "interpretations": list(deciding.readings),
        "citations": _references(deciding.references),
    }


def _rows(lines: Sequence[Line]) -> Mapping[str, list[dict[str, object]]]:
    rows: dict[str, list[dict[str, object]]] = {}
    for line in lines:
        if line.row is None:
            continue
        listed = rows.setdefault(line.items, [])
        while len(listed) <= line.row:
            listed.append({})
        listed[line.row][line.name] = _line(line)
    return rows


def _readings(report: Report) -> list[dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    others: dict[str, list[dict[str, object]]] = {}
    for other in report.others:
        found.setdefault(other.reading, {"name": other.reading, "chosen": other.chosen, "text": other.chosen_text})
        others.setdefault(other.reading, []).append(
            {
                "option": other.option,
                "text": other.option_text,
                "outcome": other.outcome.value,
                "values": {
                    name: {"text": amount, "difference": difference} for name, amount, difference in other.amounts
                },
            }
        )
    return [{**entry, "others": others[name]} for name, entry in found.items()]


def _grounds(grounds: Grounds) -> dict[str, object]:
    return {
        "declaration": grounds.declaration,
        "text": grounds.text,
        "citations": _references(grounds.references),
    }


def _references(references: Sequence[Reference]) -> list[dict[str, object]]:
    return [{"document": each.document, "line": each.line, "quote": each.quote} for each in references]


def _sheet(said: Statement) -> dict[str, object]:
    """The 積算根拠 as data, texts as they are shown."""
    result = said.result
    return {
        "counts": [{"heading": heading, "count": count} for heading, count in said.counts],
        "result": None
        if result is None
        else {
            "name": result.name,
            "text": result.text,
            "roundings": dict(result.roundings),
            "assumed": list(result.assumed),
            "others": [
                {"reading": each.reading, "option": each.option, "outcome": each.outcome, "text": each.text}
                for each in result.others
            ],
        },
        "known": [{"name": each.name, "text": each.text, "assumed": list(each.assumed)} for each in said.known],
        "assumptions": [
            {"number": each.number, "name": each.name, "assumed": each.assumed, "readings": list(each.readings)}
            for each in said.assumptions
        ],
        "rows": [_row(each) for each in said.rows],
        "requirements": [
            {
                "name": each.name,
                "soft": each.soft,
                "state": each.state,
                "rows": each.rows,
                "citations": _references(each.references),
            }
            for each in said.requirements
        ],
        "notes": [{"number": each.number, "citations": _references(each.references)} for each in said.notes],
        "interpretations": [_interpretation(each) for each in said.interpretations],
        "remarks": [_remark(each) for each in said.remarks],
        "boundaries": list(said.boundaries),
        "to_do": [_remark(each) for each in said.to_do],
        "caution": said.caution,
        "later": said.later,
        "author_remarks": list(said.author_remarks),
    }


def _row(row: Row) -> dict[str, object]:
    return {
        "items": row.items,
        "row": row.row,
        "name": row.name,
        "text": row.text,
        "stopped": [{"value": each.value, "limit": each.limit, "cut": each.cut} for each in row.stopped],
        "notes": list(row.notes),
        "assumed": list(row.assumed),
        "idle": row.idle,
    }


def _interpretation(said: Interpretation) -> dict[str, object]:
    return {
        "number": said.number,
        "name": said.name,
        "chosen": said.chosen,
        "text": said.text,
        "others": [_other(each) for each in said.others],
    }


def _other(other: Other) -> dict[str, object]:
    amounts = [{"name": name, "text": amount, "difference": difference} for name, amount, difference in other.amounts]
    return {"option": other.option, "outcome": other.outcome, "amounts": amounts}


def _remark(remark: Remark) -> dict[str, object]:
    return {"heading": remark.heading, "number": remark.number, "text": remark.text}
