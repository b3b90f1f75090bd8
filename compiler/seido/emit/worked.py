"""計算例 for documents: the 例 of a scheme, computed by the interpreter, as tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Protocol

from markupsafe import Markup

from seido.analyse.examples import answer_examples
from seido.emit.calculator import example_link
from seido.emit.markdown import md
from seido.emit.prose import show, style_of
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.values.answer import Answer, Outcome
from seido.values.calendar import show_year
from seido.values.display import show_value
from seido.values.exact import Known, Scalar, Value
from seido.values.units import NONE

if TYPE_CHECKING:
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Example, Input, Items
    from seido.typed.types import Type

NO_AMOUNT: Final = "なし（非該当）"
OUT_OF_PERIOD: Final = "措置期間外"
_PARTED: Final = "："  # a row of a table of cases is titled 題：行の名


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of examples."""

    name: str
    number: bool
    result: bool


@dataclass(frozen=True, slots=True)
class WorkedTable:
    """Rows of inputs and computed results; ``foot`` are results of the whole."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Markup, ...], ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """One example, or the examples of one table of cases.

    ``given`` are inputs of a single example; ``tables`` its rows of 明細, or the cases; ``results`` what came out;
    ``notes`` say which caps bound, and what other readings would give; ``link`` enters a single example into the
    calculator of the page, as the names of cases in a table do.
    """

    title: str
    year: str
    given: tuple[tuple[str, str], ...]
    tables: tuple[tuple[str, WorkedTable], ...]
    results: tuple[tuple[str, str | Markup], ...]
    outcome: str
    notes: tuple[str | Markup, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What another reading would give in an example: 16,000,000円（＋2,666,666円 2/3）."""

    option: str
    example: str
    amount: str
    chosen: str | Markup
    other: str | Markup
    difference: str


Answered = Sequence[tuple["Example", Answer | None]]


class Teller(Protocol):
    """Tells the values of a scheme and what they rest on, as text or as links within its page."""

    def value(self, name: str, value: Value | None, kind: Type, shown: str) -> str | Markup:
        """A computed value of some definition; ``shown`` is its type as its author wrote it."""
        ...

    def assumption(self, tag: str) -> str | Markup:
        """What a 仮置き assumes."""
        ...

    def gap(self, tag: str) -> str | Markup:
        """What a 記載なし leaves open."""
        ...


def answered_examples(ir: SchemeIR) -> Answered:
    """Each example with its answer; None where an input is refused."""
    return tuple((each.example, each.answer) for each in answer_examples(ir))


def worked(ir: SchemeIR, answered: Answered, tell: Teller) -> tuple[Worked, ...]:
    """All examples in written order; those of one table of cases together."""
    found: list[Worked] = []
    for key, group in itertools.groupby(answered, key=lambda each: _stem(each[0])):
        several = [(example, answer) for example, answer in group if answer is not None]
        if len(several) > 1 and not any(example.items for example, _ in several):
            found.append(_table(ir, key[0], several, tell))
        else:
            found += [_single(ir, example, answer, tell) for example, answer in several]
    return tuple(found)


def otherwise(ir: SchemeIR, answered: Answered, tell: Teller) -> tuple[Otherwise, ...]:
    """For each other reading the first example in which it changes an amount."""
    found: dict[tuple[str, str], Otherwise] = {}
    for example, answer in answered:
        if answer is None or example.readings:
            continue
        for other in answer.alternatives:
            key = (other.reading, other.option)
            differing = [
                name
                for name in reversed(tuple(ir.scheme.amounts))
                if _differ(answer.values.get(name), other.values.get(name))
            ]
            if key in found or not differing:
                continue
            name = differing[0]
            amount = ir.scheme.amounts[name]
            chosen, changed = answer.values.get(name), other.values.get(name)
            one, two = _number(chosen), _number(changed)
            difference = ""
            if one is not None and two is not None:
                sign = "＋" if two > one else "－"
                difference = sign + value_text(Known(abs(two - one)), amount.type, amount.shown)
            found[key] = Otherwise(
                other.option,
                example.title,
                name,
                tell.value(name, chosen, amount.type, amount.shown),
                tell.value(name, changed, amount.type, amount.shown),
                difference,
            )
    return tuple(found.values())


def value_text(value: Value | None, kind: Type, shown: str) -> str:
    """A computed value for people, amounts of money in full."""
    if value is None:
        return "—"
    unit = kind.unit if isinstance(kind, Quantity) else NONE
    ratio = isinstance(kind, Quantity) and kind.ratio and not style_of(shown)
    return show_value(value, unit, "/" if ratio else style_of(_full(shown)), above_zero=True)


def _full(shown: str) -> str:
    """Money that is computed is shown in full, not in 万円."""
    return "" if shown.partition("/")[0] == "円" else shown


def _stem(example: Example) -> tuple[str, int]:
    title, _, _ = example.title.partition(_PARTED)
    return title, example.year


def _differ(one: Value | None, other: Value | None) -> bool:
    """Whether two readings give two values that both are known: what is still open says nothing."""
    return isinstance(one, Known) and isinstance(other, Known) and one.value != other.value


def _number(value: Value | None) -> Fraction | None:
    return value.value if isinstance(value, Known) and isinstance(value.value, Fraction) else None


# --------------------------------------------------------------------------------------------------- table of cases


def _table(ir: SchemeIR, title: str, several: Sequence[tuple[Example, Answer]], tell: Teller) -> Worked:
    inputs = [
        name
        for name in (*ir.scheme.inputs, *ir.scheme.readings)
        if any(_given(example, name) is not None for example, _ in several)
    ]
    wanted = _wanted(ir, [example for example, _ in several])
    columns = [Column("例", number=False, result=False)]
    columns += [Column(name, _is_number(ir, name), result=False) for name in inputs]
    columns += [Column(name, number=True, result=True) for name in wanted]
    shows_outcome = any(value.name == "判定" for example, _ in several for value in example.expected)
    if shows_outcome:
        columns.append(Column("判定", number=False, result=True))
    rows = []
    for example, answer in several:
        _, _, own = example.title.partition(_PARTED)
        row: list[str | Markup] = [example_link(ir.scheme, example, own or example.title)]
        row += [_shown(ir, name, _given(example, name)) for name in inputs]
        row += [_result(ir, answer, name, tell) for name in wanted]
        if shows_outcome:
            row.append(answer.outcome.value)
        rows.append(tuple(row))
    table = WorkedTable(tuple(columns), tuple(rows))
    return Worked(title, show_year(several[0][0].year), (), (("", table),), (), "", ())


def _given(example: Example, name: str) -> Scalar | None:
    found = example.inputs.get(name)
    return example.readings.get(name) if found is None else found


def _shown(ir: SchemeIR, name: str, value: Scalar | None) -> str:
    if value is None:
        return ""
    known = ir.scheme.inputs.get(name)
    return str(value) if known is None else show(value, known.type, known.shown)


def _is_number(ir: SchemeIR, name: str) -> bool:
    known = ir.scheme.inputs.get(name)
    return known is not None and isinstance(known.type, Quantity)


def _wanted(ir: SchemeIR, examples: Sequence[Example]) -> list[str]:
    named = {value.name for example in examples for value in example.expected}
    return [name for name in (*ir.scheme.amounts, *ir.scheme.requirements) if name in named]


def _result(ir: SchemeIR, answer: Answer, name: str, tell: Teller) -> str | Markup:
    amount = ir.scheme.amounts.get(name)
    if not answer.applies:
        return OUT_OF_PERIOD
    if amount is None:
        met = answer.requirements.get(name)
        return {"はい": "満たす", "いいえ": "満たさない"}.get(show_value(met), "—") if met is not None else "—"
    if answer.outcome is Outcome.INELIGIBLE:
        return NO_AMOUNT
    return tell.value(name, answer.values.get(name), amount.type, amount.shown)


# --------------------------------------------------------------------------------------------------- single examples


def _single(ir: SchemeIR, example: Example, answer: Answer, tell: Teller) -> Worked:
    given = [(name, _shown(ir, name, value)) for name, value in example.inputs.items()]
    given += [(f"解釈 {name}", option) for name, option in example.readings.items()]
    tables = []
    for items in ir.scheme.items.values():
        rows = example.items.get(items.name)
        if rows is not None:
            tables.append((items.name, _rows(items, rows, answer, tell)))
    names = _wanted(ir, [example]) or list(ir.scheme.amounts)
    results = [(name, _result(ir, answer, name, tell)) for name in names]
    return Worked(
        example.title,
        show_year(example.year),
        tuple(given),
        tuple(tables),
        tuple(results),
        answer.outcome.value if answer.applies else OUT_OF_PERIOD,
        tuple(dict.fromkeys(_notes(ir, answer, tell))),
        example_link(ir.scheme, example, "この例を入れる"),
    )


def _rows(items: Items, rows: Sequence[Mapping[str, Scalar]], answer: Answer, tell: Teller) -> WorkedTable:
    given: list[Input] = [field for field in items.fields if any(field.name in row for row in rows)]
    columns = [Column(field.name, isinstance(field.type, Quantity), result=False) for field in given]
    columns += [Column(column.name, number=True, result=True) for column in items.columns]
    made = []
    for at, row in enumerate(rows):
        cells: list[str | Markup] = [
            show(row[field.name], field.type, _full(field.shown)) if field.name in row else "" for field in given
        ]
        for column in items.columns:
            held = answer.columns.get(f"{items.name}.{column.name}", ())
            cells.append(tell.value("", held[at] if at < len(held) else None, column.type, column.shown))
        made.append(tuple(cells))
    return WorkedTable(tuple(columns), tuple(made))


def _notes(ir: SchemeIR, answer: Answer, tell: Teller) -> Iterator[str | Markup]:
    """Where a cap bound, which fractions are left, what is assumed or unstated, and what is left to ask."""
    within = _caps_of_clauses(ir)
    decided = {(event.definition, event.row, event.tag) for event in answer.events if event.kind == "clause"}
    for event in answer.events:
        clauses = within.get(event.tag)
        if clauses and not any((event.definition, event.row, clause) in decided for clause in clauses):
            continue  # a cap of a clause that did not apply
        if event.kind != "cap" or not event.bound or event.limit is None or event.cut is None:
            continue
        kind, shown = _type_of(ir, event.definition)
        limit, cut = (tell.value(event.definition, each, kind, shown) for each in (event.limit, event.cut))
        where = event.definition if event.row is None else _row_of(ir, event.definition, event.row)
        yield Markup("{}：上限{}で止まります（{}は対象外）。").format(md(where), md(limit), md(cut))
    if answer.fractions:
        yield "円未満の端数が残ります。端数の処理は資料に書かれていないので、要確認です。"
    for tag in answer.provisional:
        yield tell.assumption(tag)
    for tag in answer.unstated:
        yield tell.gap(tag)
    for name in answer.soft_unmet:
        yield f"目安「{name}」に当たらないので、要確認です。"
    if answer.judged:
        yield f"ほかの人が判断することがあるので、要確認です：{'、'.join(_judged(ir, answer.judged))}"


def _row_of(ir: SchemeIR, definition: str, row: int) -> str:
    """A row of a 明細 and its column: 隊員の2行目（報償費等の対象額）."""
    for name in ir.scheme.items:
        if definition.startswith(f"{name}の"):
            return f"{name}の{row + 1}行目（{definition.removeprefix(f'{name}の')}）"
    return f"{row + 1}行目"


def _judged(ir: SchemeIR, names: Sequence[str]) -> Iterator[str]:
    """What somebody else decides, each with who does."""
    for name in names:
        given = ir.scheme.inputs.get(name)
        yield name if given is None or not given.judge else f"{name}（判断するのは{given.judge}）"


def _caps_of_clauses(ir: SchemeIR) -> Mapping[str, tuple[str, ...]]:
    """For each cap that belongs to a clause, the tags of those clauses."""
    found: dict[str, tuple[str, ...]] = {}
    rules = [amount.rule for amount in ir.scheme.amounts.values()]
    rules += [column.rule for items in ir.scheme.items.values() for column in items.columns]
    for clause in (clause for rule in rules for clause in rule.clauses):
        stack: list[typed.Expr] = [clause.value]
        while stack:
            node = stack.pop()
            if isinstance(node, typed.Cap):
                found[node.tag] = (*found.get(node.tag, ()), clause.tag)
            stack.extend(typed.children(node))
    return found


def _type_of(ir: SchemeIR, definition: str) -> tuple[Type, str]:
    amount = ir.scheme.amounts.get(definition)
    if amount is not None:
        return amount.type, amount.shown
    for items in ir.scheme.items.values():
        for column in items.columns:
            if definition == f"{items.name}の{column.name}":
                return column.type, column.shown
    return Quantity(NONE), ""
