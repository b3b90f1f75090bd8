"""The answer as a sheet a person can file: 積算根拠, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seido.citations.references import Reference
from seido.emit.report import Report
from seido.emit.statement import Interpretation, Row, Statement, statement
from seido.source.width import padded, text_width, visible

_INDENT = "　"


def sheet(report: Report) -> str:
    """The sheet: result, table, what decided with its lines, readings, what is unsaid, boundaries."""
    return "\n".join(visible(line).rstrip() for line in _body(statement(report))) + "\n"


def _body(said: Statement) -> Iterator[str]:
    counts = "・".join(f"{name}{count}" for name, count in said.counts)
    yield f"{said.scheme}　{said.year}　　【{said.outcome}】{counts}"
    if said.later:
        yield f"{_INDENT}{said.later}"
    yield from _headline(said)
    yield from _table(said.rows)
    for each in said.requirements:
        soft = "（目安）" if each.soft else ""
        yield f"要件　{each.name}{soft}：{each.words}{''.join(f'　{_quote(one)}' for one in each.references)}"
    for note in said.notes:
        yield f"〔{note.number}〕{'、'.join(map(_quote, note.references))}"
    for interpretation in said.interpretations:
        yield from _interpretation(interpretation)
    for remark in said.remarks:
        yield f"{remark.heading}{remark.number or ''}　{remark.text}"
    for text in said.author_remarks:
        yield f"備考　{text}"
    for boundary in said.boundaries:
        yield f"境目　{boundary}"
    for remark in said.to_do:
        yield f"{remark.heading}　{remark.text}"
    yield f"注　{said.caution}"


def _headline(said: Statement) -> Iterator[str]:
    """The last amount in one line, with its fraction and the usual roundings; what it assumes; what is known so far."""
    if said.result is None:
        return
    text = f"{said.result.name}　{said.result.text}"
    if said.result.roundings:
        usual = "／".join(f"{label}{amount}" for label, amount in said.result.roundings)
        text += f"（端数処理の印字なし。{usual}）"
    yield text
    if said.result.others:
        others = "、".join(each.words for each in said.result.others)
        yield f"{_INDENT}ほかの読みなら　{said.result.name} {others}"
    known = [f"{each.name} {each.text}" for each in said.known if each.name != said.result.name]
    if known:
        yield f"{_INDENT}ここまでに分かること（対象になる場合）　{'、'.join(known)}"
    told = set(said.result.assumed).union(*(each.assumed for each in said.known))
    for assumption in said.assumptions:
        if assumption.number in told:
            yield f"{_INDENT}仮置き{assumption.number}　{assumption.text}。"


def _table(rows: Sequence[Row]) -> Iterator[str]:
    names = [f"{row.items}{row.row} {row.name}" if row.row else row.name for row in rows]
    widest_name = max(map(text_width, names), default=0)
    widest_text = max((text_width(row.text) for row in rows), default=0)
    for name, row in zip(names, rows, strict=True):
        caps = "、".join(f"上限{each.limit}で止まる（{each.cut}は対象外）" for each in row.stopped)
        marks = "".join(f"〔{number}〕" for number in row.notes)
        marks += "・".join(f"仮置き{number}" for number in row.assumed)
        yield f"{_INDENT}{padded(name, widest_name)}　{padded(row.text, widest_text)}　{caps}{marks}"


def _quote(reference: Reference) -> str:
    return f"{reference.document} {reference.line}行「{reference.quote}」"


def _interpretation(said: Interpretation) -> Iterator[str]:
    """One 解釈, and what its other readings would give."""
    if not said.chosen:
        yield f"解釈{said.number}　{said.name}：{said.text}"
        return
    yield f"解釈{said.number}　{said.name}：{said.chosen}（{said.text}）"
    for other in said.others:
        amounts = "、".join(
            f"{name} {amount}" + (f"（{difference}）" if difference else "")
            for name, amount, difference in other.amounts
        )
        if other.outcome:
            amounts = f"【{other.outcome}】になる" + (f"。{amounts}" if amounts else "")
        yield f"{_INDENT}「{other.option}」の読みなら　{amounts or 'どの額も変わらない'}"
