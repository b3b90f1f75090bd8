"""An answer made ready for readers: what decided, what was cut off, what it rests on, and where that is printed.

The sheet (`seido.emit.sheet`) and the JSON answer (`seido.emit.answer_json`) are two ways of writing one Report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from seido.citations.references import Reference, References
from seido.emit.assumptions import NOTHING, Assumed, assumptions
from seido.emit.untaken import untaken
from seido.ir.lower import PART_LABEL
from seido.ir.nodes import Regime, SchemeIR
from seido.source.text import Source
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.program import Amount, Column, Provenance, Scheme
from seido.typed.types import Quantity, Type
from seido.typed.walk import walk
from seido.values.answer import Answer, Outcome, RowNote
from seido.values.calendar import show_year
from seido.values.display import PERCENT_AND_FRACTION, PROVISIONAL, show_number, show_value
from seido.values.exact import EMPTY, Event, Known, Open, OutOfScope, Value
from seido.values.units import NONE, Unit

NONE_TEXT = "なし"
_GAP = ":gap"  # how the engine tags what no case of a definition is for
NO_ROWS = ("明細", "最大や最小を選ぶ行が一つもない")
"""What is 対象外 where the greatest or the least of no rows is asked for: declaration and text."""
OUT_OF_PERIOD = "措置期間外"
_MOST_ROWS = 10  # rows of a 明細 that are named one by one


@dataclass(frozen=True, slots=True)
class Deciding:
    """A clause, table entry or cap behind a value: how it is called, what its author wrote, where that is printed."""

    label: str
    text: str
    readings: tuple[str, ...]
    references: tuple[Reference, ...]
    declaration: str = ""


@dataclass(frozen=True, slots=True)
class CutOff:
    """A 上限 that was met: value, limit and what was cut off, in base units; ``bound`` is None while it is open."""

    row: int | None
    value: Value
    limit: Value
    cut: Value
    bound: bool | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One value of the answer. ``row`` counts from 0 within a 明細 and is None elsewhere."""

    name: str
    items: str
    row: int | None
    value: Value | None  # None: なし (非該当) or 措置期間外
    text: str
    unit: Unit
    style: str
    deciding: tuple[Deciding, ...]
    caps: tuple[CutOff, ...]
    assumed: tuple[int, ...] = ()  # the numbers, from 1, of the 仮置き behind a （仮） in its text
    idle: bool = False  # computed only for a reading of a named 解釈 that is not taken


@dataclass(frozen=True, slots=True)
class Grounds:
    """Something the answer rests on that the document does not say, or that the author read into it.

    ``assumed`` is what a 仮置き puts in the place of it, and of what; ``readings`` are 解釈 in words that stand beside it.
    """

    tag: str
    declaration: str
    text: str
    references: tuple[Reference, ...]
    assumed: Assumed = NOTHING
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fractional:
    """A value whose 端数 is unstated, with the usual roundings beside it."""

    name: str
    exact: str
    roundings: tuple[tuple[str, str], ...]
    text: str


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What a value would be under another reading, and the difference."""

    reading: str
    chosen: str
    chosen_text: str
    option: str
    option_text: str
    outcome: Outcome
    amounts: tuple[tuple[str, str, str], ...]  # name, amount, difference (both as shown)


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One requirement and whether it is met; ``met`` None while it is open.

    ``rows`` are the rows of 明細 that leave it unmet, or that there is none, in words; ``without``: the other rows would meet it.
    """

    name: str
    met: bool | None
    soft: bool
    text: str
    references: tuple[Reference, ...]
    rows: str = ""
    without: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is said of a case, in the order in which it is said."""

    scheme_id: str
    scheme: str
    year: str
    answer: Answer
    lines: tuple[Line, ...]
    requirements: tuple[RequirementLine, ...]
    readings: tuple[Grounds, ...]
    others: tuple[OtherReading, ...]
    unstated: tuple[Grounds, ...]
    provisional: tuple[Grounds, ...]
    fractions: tuple[Fractional, ...]
    excluded: tuple[Grounds, ...]  # what put the case out of scope
    boundaries: tuple[str, ...]
    references: tuple[Reference, ...]
    later: str  # that the year of the answer lies after that of the document; empty where it does not
    author_remarks: tuple[str, ...]  # 備考 of the scheme


def report(ir: SchemeIR, answer: Answer, references: References, sources: Mapping[str, Source]) -> Report:
    """Make an answer ready."""
    return _Reporter(ir, answer, references, sources, clauses_around(ir.regime(answer.year))).report()


def clauses_around(regime: Regime) -> Mapping[tuple[str, str], frozenset[str]]:
    """For what is computed only within clauses of a definition, the clauses: by definition and tag, or table name."""
    found: dict[tuple[str, str], set[str]] = {}
    outside: set[tuple[str, str]] = set()

    def visit(definition: str, node: typed.Expr, arm: str) -> None:
        for key in _event_keys(node):
            if arm:
                found.setdefault((definition, key), set()).add(arm)
            else:
                outside.add((definition, key))
        if isinstance(node, typed.Choice):
            for each in node.arms:
                visit(definition, each.condition, arm)
                visit(definition, each.value, each.tag)
            if node.otherwise is not None:
                visit(definition, node.otherwise, node.otherwise_tag)
            return
        for child in typed.children(node):
            visit(definition, child, arm)

    for step in regime.steps:
        visit(f"{step.items}の{step.name}" if step.items else step.name, step.expr, "")
    return {key: frozenset(arms) for key, arms in found.items() if key not in outside}


def _event_keys(node: typed.Expr) -> tuple[str, ...]:
    """How the events of a node are known: by its tag, or by the table it reads."""
    match node:
        case typed.Cap(tag=tag) | typed.Round(tag=tag) | typed.RoundUnstated(tag=tag):
            return (tag,)
        case typed.Lookup(grid=grid):
            return (grid,)
        case _:
            return ()


def _key(event: Event) -> str:
    return event.tag.partition("/")[0] if event.kind == "value" else event.tag


@dataclass(frozen=True, slots=True)
class _Reporter:
    ir: SchemeIR
    answer: Answer
    references: References
    sources: Mapping[str, Source]
    inside: Mapping[tuple[str, str], frozenset[str]]

    def report(self) -> Report:
        scheme = self.ir.scheme
        provisional, numbers = self._provisional()
        lines = tuple(self._lines(numbers))
        requirements = tuple(self._requirements())
        readings = tuple(self._readings(lines))
        found: dict[Reference, None] = {}
        for line in lines:
            for deciding in line.deciding:
                found.update(dict.fromkeys(deciding.references))
        for requirement in requirements:
            found.update(dict.fromkeys(requirement.references))
        for each in readings:
            found.update(dict.fromkeys(each.references))
        return Report(
            scheme.id,
            scheme.name,
            show_year(self.answer.year),
            self.answer,
            lines,
            requirements,
            readings,
            tuple(self._others()),
            tuple(self._said(self.answer.unstated)),
            provisional,
            tuple(self._fractions()),
            tuple(self._said(self._out_of_scope())),
            tuple(self._boundaries()),
            tuple(found),
            self._later(),
            author_remarks(scheme),
        )

    def _later(self) -> str:
        """A word of caution for a year of which the document cannot speak yet."""
        own = self.ir.scheme.document_year
        if self.answer.year <= own:
            return ""
        return f"{show_year(self.answer.year)}は、資料（{show_year(own)}）より後です。資料の後の改定は入っていません。"

    # -------------------------------------------------------------------------------------------------------- values

    def _lines(self, numbers: Mapping[str, int]) -> Iterable[Line]:
        regime = self.ir.regime(self.answer.year)
        idle: set[str] = set()
        if regime.applies:
            for name, option in self.answer.readings.items():
                idle |= untaken(regime, name, option)
        for items in self.ir.scheme.items.values():
            for column in items.columns:
                definition = f"{items.name}の{column.name}"
                found = self.answer.columns.get(f"{items.name}.{column.name}", ())
                for row, each in enumerate(found):
                    line = self._line(definition, column, items.name, row, each)
                    yield replace(line, assumed=_assumed(line, numbers), idle=definition in idle)
        for amount in self.ir.scheme.amounts.values():
            value = self.answer.values.get(amount.name)
            if not self.answer.applies or (self.answer.outcome is Outcome.INELIGIBLE and _is_amount(amount.type)):
                value = value if isinstance(value, OutOfScope) else None
            line = self._line(amount.name, amount, "", None, value)
            yield replace(line, assumed=_assumed(line, numbers), idle=amount.name in idle)

    def _line(
        self, definition: str, computed: Amount | Column, items: str, row: int | None, value: Value | None
    ) -> Line:
        name, kind = computed.name, computed.type
        unit = kind.unit if isinstance(kind, Quantity) else NONE
        style = computed_style(self.ir, computed, definition)
        if value is None:
            text = NONE_TEXT if self.answer.applies else OUT_OF_PERIOD
        else:
            text = state_text(value, unit, style)
        events = self._relevant(
            [each for each in self.answer.events if each.definition == definition and each.row == row]
        )
        caps = tuple(
            CutOff(row, event.value, event.limit, event.cut, event.bound, unit)
            for event in events
            if event.kind == "cap" and event.value is not None and event.limit is not None and event.cut is not None
        )
        deciding = () if value is None else tuple(self._deciding(events))
        return Line(name, items, row, value, text, unit, style, deciding, caps)

    def _relevant(self, events: Sequence[Event]) -> list[Event]:
        """Events without those of clauses that did not apply: all clauses are computed, whichever decides."""
        possible = {tag for event in events if event.kind == "clause" for tag in (event.tag, *event.possible)}
        found = []
        for event in events:
            arms = self.inside.get((event.definition, _key(event)))
            if arms is None or arms & possible:
                found.append(event)
        return found

    def _deciding(self, events: Sequence[Event]) -> Iterable[Deciding]:
        """What decided: the clause that applied, the entries read, the caps that bound; each once."""
        seen: set[str] = set()
        for event in events:
            tags = [event.tag] if event.tag else list(event.possible)
            if event.kind == "clause":
                tags += self._settled_by(event)
            if event.kind == "cap" and event.bound is False:
                continue
            for tag in tags:
                known = self.ir.provenance.get(tag)
                if known is None or tag in seen:
                    continue
                seen.add(tag)
                references = self.references.of(known.citations)
                if references or known.readings:
                    written = written_text(known, self.sources)
                    label = known.label or known.declaration
                    yield Deciding(label, written, known.readings, references, known.declaration)

    def _settled_by(self, event: Event) -> list[str]:
        """How overlapping ただし are settled, where one of them may have decided."""
        amount = self.ir.scheme.amounts.get(event.definition)
        if amount is None or not amount.rule.settle_tag:
            return []
        exceptions = {clause.tag for clause in amount.rule.clauses if clause.condition is not None}
        return [amount.rule.settle_tag] if exceptions & {event.tag, *event.possible} else []

    # -------------------------------------------------------------------------------------------------- requirements

    def _requirements(self) -> Iterable[RequirementLine]:
        for requirement in self.ir.scheme.requirements.values():
            value = self.answer.requirements.get(requirement.name)
            if value is None:
                continue
            met = value.value if isinstance(value, Known) and isinstance(value.value, bool) else None
            if isinstance(value, OutOfScope):
                continue  # it belongs to another 場合
            written = written_text(self.ir.provenance[requirement.tag], self.sources)
            text = requirement.text or written
            references = self.references.of(requirement.annotations.citations)
            notes = [each for each in self.answer.row_notes if each.requirement == requirement.name]
            rows = "、".join(map(_rows_text, notes))
            without = met is False and any(each.met_without for each in notes)
            yield RequirementLine(requirement.name, met, requirement.soft, text, references, rows, without)

    # ------------------------------------------------------------------------------------------------- what it rests on

    def _readings(self, lines: Sequence[Line]) -> Iterable[Grounds]:
        """The unnamed 解釈 of what decided, each once."""
        seen: set[str] = set()
        for line in lines:
            for deciding in line.deciding:
                for text in deciding.readings:
                    if text not in seen:
                        seen.add(text)
                        yield Grounds("", line.name, text, deciding.references)
        for requirement in self.ir.scheme.requirements.values():
            if requirement.name not in self.answer.requirements:
                continue
            for reading in requirement.annotations.readings:
                if reading.text not in seen:
                    seen.add(reading.text)
                    references = self.references.of(requirement.annotations.citations)
                    yield Grounds("", requirement.name, reading.text, references)

    def _said(self, tags: Sequence[str]) -> Iterable[Grounds]:
        """What is unstated, each wording once."""
        seen: set[tuple[str, str]] = set()
        for tag in tags:
            known = self.ir.provenance.get(tag)
            declaration = tag.partition("/")[0] if known is None else known.declaration
            text = tag if known is None else known.text or known.label
            if tag == EMPTY:
                declaration, text = NO_ROWS
            elif known is None and tag.endswith(_GAP):
                declaration = tag.removesuffix(_GAP)
                text = f"「{declaration}」の、どの場合にも当たらないときの定めは、資料に印字されていない"
            if (declaration, text) not in seen:
                seen.add((declaration, text))
                references = () if known is None else self.references.of(known.citations)
                yield Grounds(tag, declaration, text, references)

    def _provisional(self) -> tuple[tuple[Grounds, ...], Mapping[str, int]]:
        """The 仮置き with what each assumes, each wording once, and the number of each tag among them."""
        found: dict[tuple[str, str, Assumed], Grounds] = {}
        numbers: dict[str, int] = {}
        said = assumptions(self.ir.regime(self.answer.year)) if self.answer.provisional else {}
        for tag in self.answer.provisional:
            [grounds] = self._said((tag,))
            known = self.ir.provenance.get(tag)
            assumed = said.get(tag, NOTHING)
            key = (grounds.declaration, grounds.text, assumed)
            found.setdefault(key, replace(grounds, assumed=assumed, readings=() if known is None else known.readings))
            numbers[tag] = list(found).index(key) + 1
        return tuple(found.values()), numbers

    def _out_of_scope(self) -> tuple[str, ...]:
        """The tags of what made the case 非該当 by being 対象外."""
        values = [value for value in self.answer.values.values() if isinstance(value, OutOfScope)]
        tags = {tag for value in values for tag in value.tags if not tag.endswith(f"/{PART_LABEL}")}
        return tuple(sorted(tags))

    def _others(self) -> Iterable[OtherReading]:
        for alternative in self.answer.alternatives:
            known = self.ir.scheme.readings[alternative.reading]
            texts = {member.name: member.description for member in known.category.members}
            chosen = self.answer.readings[alternative.reading]
            amounts = []
            for name, value in alternative.values.items():
                amount = self.ir.scheme.amounts[name]
                unit = amount.type.unit if isinstance(amount.type, Quantity) else NONE
                style = computed_style(self.ir, amount, amount.name)
                now = self.answer.values.get(name)
                if now == value or (now is not None and _bare(now) == _bare(value)):
                    continue
                amounts.append((name, state_text(value, unit, style), _difference(now, value, unit, style)))
            yield OtherReading(
                alternative.reading,
                chosen,
                texts.get(chosen, ""),
                alternative.option,
                texts.get(alternative.option, ""),
                alternative.outcome,
                tuple(amounts),
            )

    def _fractions(self) -> Iterable[Fractional]:
        for tag in self.answer.fractions:
            known = self.ir.provenance.get(tag)
            if known is None:
                continue
            value = self.answer.values.get(known.declaration)
            amount = self.ir.scheme.amounts.get(known.declaration)
            if not isinstance(value, Known) or not isinstance(value.value, Fraction) or amount is None:
                continue
            unit = amount.type.unit if isinstance(amount.type, Quantity) else NONE
            steps = (
                (("円未満切捨て", 1), ("千円未満切捨て", 1000)) if unit.numerator == ("円",) else (("1未満切捨て", 1),)
            )
            roundings = tuple(
                (label, show_number(Fraction(value.value // step * step), unit, "")) for label, step in steps
            )
            yield Fractional(known.declaration, show_number(value.value, unit, ""), roundings, known.text)

    def _boundaries(self) -> Iterable[str]:
        """A limit that an input stands at, or just beside, in words."""
        for each in self.answer.boundaries:
            given = self.ir.scheme.inputs[each.input]
            unit = given.type.unit if isinstance(given.type, Quantity) else NONE
            value, limit = show_number(each.value, unit, ""), show_number(each.limit, unit, "")
            holds = {
                "未満": each.value < each.limit,
                "以上": each.value >= each.limit,
                "超": each.value > each.limit,
                "以下": each.value <= each.limit,
            }[each.word]
            exactly = "ちょうど" if each.value == each.limit else ""
            verb = "入る" if holds else "入らない"
            yield f"{each.input} {value}{exactly}は「{limit}{each.word}」に{verb}。"


def written_text(known: Provenance, sources: Mapping[str, Source]) -> str:
    """What the author wrote of a clause, on one line, without its annotations."""
    if known.text:
        return known.text
    source = sources.get(known.span.path)
    if source is None:
        return ""
    text = " ".join(source.text[known.span.start : known.span.end].split())
    for word in ("出典", "解釈"):
        text = text.partition(f" {word}")[0]
    return text


def author_remarks(scheme: Scheme) -> tuple[str, ...]:
    """The 備考 of a scheme: what its author wants everybody to mind who reads an answer."""
    return tuple(string.text for text in scheme.texts if text.kind is tree.TextKind.REMARK for string in text.texts)


def _rows_text(note: RowNote) -> str:
    """Rows of a 明細 by their numbers from 1, the first few of many; 隊員の行なし where there is none."""
    if not note.rows:
        return f"{note.items}の行なし"
    numbers = "、".join(str(row + 1) for row in note.rows[:_MOST_ROWS])
    more = len(note.rows) - _MOST_ROWS
    return f"{note.items}の{numbers}行目" + (f"ほか{more}行" if more > 0 else "")


def _is_amount(kind: Type) -> bool:
    return isinstance(kind, Quantity)


def style_of(kind: Type, shown: str) -> str:
    """How a value is shown: a 割合 as declared (%, or a fraction), an amount in its declared scale (円 in full, 億円)."""
    if isinstance(kind, Quantity) and kind.unit == NONE:
        return "%" if shown == "%" else "/"
    return "" if shown.startswith("円") else shown


def computed_style(ir: SchemeIR, computed: Amount | Column, title: str) -> str:
    """How a computed value is shown: a rate that comes from figures printed in % as both, ``60%（3/5）``."""
    kind, shown = computed.type, computed.shown
    if not isinstance(kind, Quantity) or kind.unit != NONE:
        return style_of(kind, shown)
    steps = [step for regime in ir.regimes for step in regime.steps if step.title == title]
    grids = {node.grid for node in walk(step.expr for step in steps) if isinstance(node, typed.Lookup)}
    percents = shown == "%" or any(ir.scheme.grids[grid].shown == "%" for grid in grids if grid in ir.scheme.grids)
    return PERCENT_AND_FRACTION if percents else style_of(kind, shown)


def state_text(value: Value, unit: Unit, style: str) -> str:
    """A value for a reader: the number, 対象外, a range, or 未定 where nothing is known."""
    if isinstance(value, Open) and value.low is None and value.high is None and not value.options:
        return "情報不足" if value.missing else "要確認"
    shown = show_value(value, unit, style, above_zero=True)
    if isinstance(value, Open):
        if value.low == 0 and value.high is None:
            return "情報不足" if value.missing else "要確認"
        return shown if shown not in ("—", "") else ("情報不足" if value.missing else "要確認")
    return shown


def _assumed(line: Line, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of the 仮置き behind a （仮）; where nothing is shown that could be one, none."""
    if line.value is None or PROVISIONAL not in line.text:
        return ()
    tags = (mark.partition(":")[2] for mark in line.value.marks if mark.startswith("provisional:"))
    return tuple(sorted({numbers[tag] for tag in tags if tag in numbers}))


def _bare(value: Value) -> object:
    """A value without its marks, for comparison."""
    return value.value if isinstance(value, Known) else type(value)


def _difference(now: Value | None, other: Value, unit: Unit, style: str) -> str:
    if not isinstance(now, Known) or not isinstance(other, Known):
        return ""
    if not isinstance(now.value, Fraction) or not isinstance(other.value, Fraction):
        return ""
    difference = other.value - now.value
    sign = "＋" if difference > 0 else "－"
    return sign + show_number(abs(difference), unit, "%" if style == PERCENT_AND_FRACTION else style)
