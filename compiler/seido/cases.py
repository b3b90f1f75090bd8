"""Cases as people give them: ``名前=値`` on the command line, or a JSON file; read exactly, refused with a reason.

Text values are written as in a policy (``2,400万円``, ``0.49``, ``はい``, a member). A JSON number is a whole count of
the base unit (円, persons) or, with a point, exactly the decimal that is written. ``?`` and JSON null mean "not known".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from seido.ir.nodes import SchemeIR
from seido.ir.rules import show_found
from seido.source.catalogue import cases
from seido.source.diagnostic import Diagnostic, Fact, Kind, Text
from seido.source.near import near_misses
from seido.source.text import Source, Span
from seido.typed.ceilings import INPUT
from seido.typed.cells import scaled
from seido.typed.program import Input, Items
from seido.typed.typenames import NamedType
from seido.typed.types import Day, Enumeration, Quantity, Truth, Unknown, Year, show_type
from seido.values.calendar import fiscal_year, read_date
from seido.values.numerals import fold, in_money, is_yen, lookalikes, read_figure
from seido.values.units import NONE, read_unit

YEAR_NAMES = ("年度", "year")
READING_NAMES = ("解釈", "readings")
UNKNOWN_MARK = ("?", "？", "")
_YES = ("はい", "○", "〇", "yes", "true")
_NO = ("いいえ", "×", "no", "false")
_INDEX = "指数"  # a number that is printed as 0.49 and never as a share
_SHARES = ("%", "パーセント", "‰", "割")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")
_TIMES = re.compile(r"\s*[×xX*]\s*([0-9０-９]{1,4})\s*\Z")
ROWS = 1_000  # rows of one 明細 in one case

Scalar = Fraction | bool | str


@dataclass(slots=True)
class Case:
    """A case read so far, and what was wrong with it."""

    inputs: dict[str, Scalar] = field(default_factory=dict)
    items: dict[str, list[Mapping[str, Scalar]]] = field(default_factory=dict)
    year: int | None = None
    readings: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    absent: list[tuple[str, int, str]] = field(default_factory=list)  # 明細, row from 1, field that is not given
    given: set[str] = field(default_factory=set)


def read_case(
    ir: SchemeIR,
    pairs: Sequence[tuple[str, str]],
    file: Source | None,
    year: str | None,
    readings: Sequence[tuple[str, str]],
) -> Case:
    """A case from a file, if any, and from the command line, which adds to it."""
    reader = _Reader(ir)
    if file is not None:
        reader.file(file)
    for name, text in pairs:
        reader.pair(name, text)
    if year is not None:
        reader.year(year)
    for name, option in readings:
        reader.reading(name, option)
    return reader.case


def owed_fields(case: Case, missing: Sequence[str]) -> tuple[Diagnostic, ...]:
    """A finding for each field of a given row that is not given and can change the answer."""
    return tuple(
        Diagnostic(cases.MISSING_FIELD, None, {"items": items, "row": str(row), "name": name})
        for items, row, name in case.absent
        if f"{items}.{name}" in missing
    )


@dataclass(slots=True)
class _Reader:
    ir: SchemeIR
    case: Case = field(default_factory=Case)
    span: Span | None = None

    def add(self, kind: Kind, **facts: Fact) -> None:
        self.case.diagnostics.append(Diagnostic(kind, self.span, facts))

    # --------------------------------------------------------------------------------------------------------- JSON

    def file(self, source: Source) -> None:
        """A JSON object of inputs by name; a 明細 is a list of objects."""
        self.span = Span(source.path, 0, 0)
        try:
            read = json.loads(source.text, parse_float=_Decimal, parse_constant=_Decimal, object_pairs_hook=_Pairs)
        except json.JSONDecodeError as error:
            last = len(source.text)  # where text is missing, that is where it ends
            self.span = Span(source.path, min(error.pos, last), min(error.pos + 1, last))
            where = {"line": str(error.lineno), "column": str(error.colno)}
            self.add(cases.BAD_JSON, path=source.path, why=_why(error.msg), **where)
            return
        except (RecursionError, ValueError) as error:
            why = Text("入れ子が深すぎるか、数が長すぎます", f"too deep or too long ({type(error).__name__})")
            self.add(cases.BAD_JSON, path=source.path, line="1", column="1", why=why)
            return
        if not isinstance(read, _Pairs):
            whole = Text("全体", "the whole")
            self.add(cases.NOT_AN_OBJECT, path=source.path, name=whole, wanted=Text("{ } の組", "an object"))
            return
        for name, value in read.pairs:
            self._member(fold(name), value, source)
        self.span = None

    def _member(self, name: str, value: object, source: Source) -> None:
        if name in YEAR_NAMES and name not in self.ir.scheme.inputs:
            self.year(_told(value))
        elif name in READING_NAMES:
            if not isinstance(value, _Pairs):
                self.add(cases.NOT_AN_OBJECT, path=source.path, name=name, wanted=Text("{ } の組", "an object"))
                return
            for reading, option in value.pairs:
                self.reading(fold(reading), _told(option))
        elif name in self.ir.scheme.items:
            self._rows(self.ir.scheme.items[name], value, source)
        else:
            self._input(name, value)

    def _rows(self, items: Items, value: object, source: Source) -> None:
        if not isinstance(value, list):
            self.add(cases.NOT_AN_OBJECT, path=source.path, name=items.name, wanted=Text("[ ] の並び", "a list"))
            return
        if not self._first(items.name):
            return
        if len(value) > ROWS:
            self.add(cases.TOO_MANY_ROWS, name=items.name, limit=f"{ROWS:,}")
            return
        rows = self.case.items.setdefault(items.name, [])
        for row in value:
            if not isinstance(row, _Pairs):
                self.add(cases.NOT_AN_OBJECT, path=source.path, name=items.name, wanted=Text("{ } の組", "an object"))
                return
            names = [fold(name) for name, _ in row.pairs]
            for name in names:
                if names.count(name) > 1:
                    self.add(cases.TWICE, name=f"{items.name}.{name}")
                    return
            self._row(items, [(fold(name), inner) for name, inner in row.pairs], rows)

    # -------------------------------------------------------------------------------------------------- command line

    def pair(self, name: str, text: str) -> None:
        """``名前=値``, ``年度=令和6年度``, or a row of a 明細 ``支援員=任用:専任、所要額:480万円 ×4``."""
        name = fold(name)
        items = self.ir.scheme.items.get(name)
        if items is None:
            if name in YEAR_NAMES and name not in self.ir.scheme.inputs:
                self.year(text)
            else:
                self._input(name, text)
            return
        rows = self.case.items.setdefault(name, [])
        times = _TIMES.search(text)
        count = 1 if times is None else int(fold(times.group(1)))
        body = text if times is None else text[: times.start()]
        cells: list[tuple[str, object]] = []
        for cell in re.split(r"[、;；]|,(?![0-9]{3}(?![0-9]))", body):
            field_name, mark, value = fold(cell).partition(":")
            if not mark:
                self.add(cases.BAD_ROW, name=name, text=text)
                return
            cells.append((field_name.strip(), value.strip()))
        if len(rows) + count > ROWS:
            self.add(cases.TOO_MANY_ROWS, name=name, limit=f"{ROWS:,}")
            return
        for _ in range(count):
            self._row(items, cells, rows)
            if self.case.diagnostics:
                return

    def year(self, text: str) -> None:
        """The fiscal year of the case."""
        folded = fold(text)
        found = fiscal_year(folded) or fiscal_year(folded + "度") or fiscal_year(folded + "年度")
        if found is None:
            self.add(cases.BAD_YEAR, text=text)
        else:
            self.case.year = found

    def reading(self, name: str, option: str) -> None:
        """Which reading of a named 解釈 is taken."""
        known = self.ir.scheme.readings.get(fold(name))
        if known is None or fold(option) not in known.category.names:
            choices = [
                f"{each.name}={choice}" for each in self.ir.scheme.readings.values() for choice in each.category.names
            ]
            self.add(
                cases.UNKNOWN_READING, name=name, text=option, known="、".join(choices) or Text("ありません", "none")
            )
            return
        self.case.readings[fold(name)] = fold(option)

    # ------------------------------------------------------------------------------------------------------- values

    def _first(self, name: str) -> bool:
        if name in self.case.given:
            self.add(cases.TWICE, name=name)
            return False
        self.case.given.add(name)
        return True

    def _input(self, name: str, value: object) -> None:
        spec = self.ir.scheme.inputs.get(name)
        if spec is None:
            known = (*self.ir.scheme.inputs, *self.ir.scheme.items)
            self._unknown(name, known)
            return
        if not self._first(name):
            return
        read = self._scalar(spec, name, value)
        if read is not None:
            self.case.inputs[name] = read

    def _unknown(self, name: str, known: Sequence[str]) -> None:
        near = near_misses(name, known)
        hint: Fact = ""
        if near:
            listed = "、".join(f"「{each}」" for each in near)
            hint = Text(f"似た名前は{listed}です。", f"Similar: {listed}.")
        self.add(cases.UNKNOWN_INPUT, name=name, near=hint, known="、".join(known) or Text("ありません", "none"))

    def _row(self, items: Items, cells: Sequence[tuple[str, object]], rows: list[Mapping[str, Scalar]]) -> None:
        fields = {each.name: each for each in items.fields}
        row: dict[str, Scalar] = {}
        number = len(rows) + 1
        for name, value in cells:
            spec = fields.get(name)
            if spec is None:
                self._unknown(f"{items.name}.{name}", tuple(f"{items.name}.{each}" for each in fields))
                return
            read = self._scalar(spec, f"{items.name}.{name}（{number}行目）", value)
            if read is not None:
                row[name] = read
        given = {name for name, _ in cells}
        for name in fields:
            if name not in given:
                self.case.absent.append((items.name, number, name))
        rows.append(row)

    def _scalar(self, spec: Input, name: str, value: object) -> Scalar | None:
        """A value of the input's type; None, with a finding, where it has none, and without one where it is unknown."""
        if value is None or (isinstance(value, str) and value.strip(" 　") in UNKNOWN_MARK):
            return None
        match spec.type:
            case Enumeration(category=category):
                return self._choice(name, value, self.ir.scheme.categories[category].names)
            case Truth():
                return self._truth(name, value)
            case Quantity():
                return self._number(spec, name, value, spec.type)
            case Unknown():
                return None
            case Day():
                found = read_date(fold(_told(value)))
                if found is None or found.whole_month:
                    self._refuse(spec, name, value, "令和6年4月1日")
                    return None
                return self._in_range(spec, name, Fraction(found.day.toordinal()))
            case Year():
                year = fiscal_year(fold(_told(value)))
                if year is None:
                    self._refuse(spec, name, value, "令和6年度")
                    return None
                return self._in_range(spec, name, Fraction(year))

    def _choice(self, name: str, value: object, members: Sequence[str]) -> str | None:
        text = fold(value) if isinstance(value, str) else _told(value)
        if text in members:
            return text
        self.add(cases.NOT_A_MEMBER, name=name, text=text, members="、".join(members))
        return None

    def _truth(self, name: str, value: object) -> bool | None:
        if isinstance(value, bool):
            return value
        text = fold(_told(value)).lower()
        if text in _YES:
            return True
        if text in _NO:
            return False
        self.add(cases.WRONG_VALUE, name=name, text=_told(value), type="はい・いいえ", example="はい、いいえ")
        return None

    def _refuse(self, spec: Input, name: str, value: object, example: str) -> None:
        mistyped = lookalikes(value) if isinstance(spec.type, Quantity) and isinstance(value, str) else None
        if mistyped is not None:
            letters, meant = mistyped
            self.add(cases.LOOKALIKE, name=name, text=_told(value), letters=letters, meant=meant)
            return
        kind = _INDEX if spec.shown == _INDEX else show_type(spec.type)
        self.add(cases.WRONG_VALUE, name=name, text=_told(value), type=kind, example=example)

    def _owe_unit(self, spec: Input, name: str, text: str, example: str) -> None:
        """An amount of money that may be 円, 千円 or 万円: which was meant is for the writer to say."""
        forms = in_money(text)
        if forms:
            self.add(cases.UNIT_MISSING, name=name, text=text, forms="".join(f"「{each}」" for each in forms))
        else:
            self._refuse(spec, name, text, example)

    def _number(self, spec: Input, name: str, value: object, kind: Quantity) -> Fraction | None:
        example = "2,400万円" if "円" in kind.unit.numerator else "0.49" if kind.unit == NONE else f"3{kind.unit}"
        amount: Fraction | None
        if isinstance(value, bool) or not isinstance(value, int | str | _Decimal):
            self._refuse(spec, name, value, example)
            return None
        if sum(map(str.isdigit, fold(str(value)))) > INPUT:
            self.add(cases.VALUE_TOO_LONG, name=name, text=str(value)[:20], limit=str(INPUT))
            return None
        if isinstance(value, int):
            amount = Fraction(value)
        elif isinstance(value, _Decimal):
            if not _DECIMAL.match(value):
                self._refuse(spec, name, value, example)
                return None
            amount = Fraction(value)
        else:
            figure = read_figure(fold(value))
            if figure is None:
                self._refuse(spec, name, value, example)
                return None
            money = "円" in kind.unit.numerator and not figure.numerator and not figure.denominator
            if money and figure.value and not is_yen(value):
                self._owe_unit(spec, name, value, example)
                return None
            if spec.shown == _INDEX and figure.numerator in _SHARES:
                self._refuse(spec, name, value, example)
                return None
            # A bare number counts what the input is declared in: 3 in an input of 年 is 36か月.
            head, _, below = spec.shown.partition("/")
            scale = Fraction(1) if kind.unit == NONE else read_unit(head, below)[1]
            numerator = "円" if money else figure.numerator
            amount = scaled(figure.value, numerator, figure.denominator, NamedType(kind, spec.shown, scale))
            if amount is None:
                self._refuse(spec, name, value, example)
                return None
        return self._in_range(spec, name, amount)

    def _in_range(self, spec: Input, name: str, amount: Fraction) -> Fraction | None:
        low = spec.low is not None and (amount < spec.low or (spec.low_open and amount == spec.low))
        high = spec.high is not None and (amount > spec.high or (spec.high_open and amount == spec.high))
        shown = show_found(spec.type, amount)
        if low or high:
            bounds = []
            if spec.low is not None:
                bounds.append(show_found(spec.type, spec.low) + ("超" if spec.low_open else "以上"))
            if spec.high is not None:
                bounds.append(show_found(spec.type, spec.high) + ("未満" if spec.high_open else "以下"))
            self.add(cases.OUT_OF_RANGE, name=name, text=shown, range=" ".join(bounds))
            return None
        if spec.step is not None and (amount / spec.step).denominator != 1:
            self.add(cases.NOT_ON_STEP, name=name, text=shown, step=show_found(spec.type, spec.step))
            return None
        return amount


_JSON_MISTAKES: tuple[tuple[str, str], ...] = (
    ("Illegal trailing comma", "最後の項目の後の「,」は要りません"),
    ("Expecting property name", '入力の名前を " で囲んで書くところです（最後の項目の後に「,」があれば取ってください）'),
    ("Expecting ',' delimiter", "項目の間の「,」か、閉じる括弧がありません"),
    ("Expecting ':' delimiter", "名前と値の間の「:」がありません"),
    ("Expecting value", '値がありません（言葉や単位の付いた数は " で囲みます）'),
    ("Extra data", "終わりの括弧の後に、余分な文字があります"),
    ("Unterminated string", '" で閉じていません'),
    ("Invalid control character", '" の中で改行されています'),
)
"""What the standard library says of a mistake in JSON, by how it begins, and how to say it in Japanese."""


def _why(said: str) -> Text:
    japanese = next((text for begin, text in _JSON_MISTAKES if said.startswith(begin)), "書き方が違います")
    return Text(japanese, said)


def _told(value: object) -> str:
    """A JSON value in a message: as it is written, and what has parts by its brackets."""
    match value:
        case _Pairs():
            return "{…}"
        case list():
            return "[…]"
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


class _Decimal(str):
    """A JSON number with a point, as the text it is written in: it never becomes a binary fraction."""

    __slots__ = ()


class _Pairs:
    """A JSON object as its pairs, so that a name given twice is seen."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        self.pairs = pairs
