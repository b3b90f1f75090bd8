"""例: worked examples, read into inputs and expected results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from seido.source.catalogue import examples
from seido.source.diagnostic import Label
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.cells import is_empty, read_cell
from seido.typed.expressions import Place
from seido.typed.program import Example, ExpectedValue, Input, Items
from seido.typed.scope import listed, similar
from seido.typed.typenames import NamedType
from seido.typed.types import NUMBER, YEAR, Quantity, Type
from seido.typed.workshop import Workshop
from seido.values.numerals import fold
from seido.values.units import NONE

OUTCOMES = ("該当", "非該当", "要確認", "情報不足")
SPECIAL = ("対象外", "措置期間外", "要確認", "情報不足", "なし")
OUTCOME = "判定"  # the name under which an expected outcome is kept
_EXPECTED = ("結果", "expect")
_TITLES = ("例", "題", "example", "title")
_YEAR = NamedType(YEAR, "年度", Fraction(1))


@dataclass(frozen=True, slots=True)
class Shapes:
    """What an example may name: inputs, named readings, 明細 and computed values with their types."""

    inputs: Mapping[str, Input]
    items: Mapping[str, Items]
    readings: Mapping[str, Type]
    results: Mapping[str, NamedType]


Scalar = Fraction | bool | str


def example(node: tree.ExampleDeclaration, shapes: Shapes, shop: Workshop) -> tuple[Example, ...]:
    """An 例 as one example, or one for each row of its table of cases."""
    before = len(shop.findings.found)
    year = shop.document_year if node.year is None else node.year.year
    inputs: dict[str, Scalar] = {}
    readings: dict[str, str] = {}
    places = {(given.name.text, 0): given.value.span for given in node.givens}
    for given in node.givens:
        value = _given(given.name, given.value, shapes, shop)
        if value is None:
            continue
        if given.name.text in shapes.readings:
            readings[given.name.text] = str(value)
        else:
            inputs[given.name.text] = value
    items: dict[str, tuple[Mapping[str, Scalar], ...]] = {}
    expected_rows: dict[str, tuple[tuple[ExpectedValue, ...], ...]] = {}
    for block in node.items:
        read = _items(block, shapes, shop, places)
        if read is not None:
            items[block.name.text], expected_rows[block.name.text] = read
    expected = tuple(found for each in node.expected if (found := _expected(each, shapes, shop)) is not None)
    common = Example(node.title.text, year, inputs, items, readings, expected, expected_rows, node.title.span, places)
    if node.cases:
        return _cases(node, common, shapes, shop)
    unread = len(shop.findings.found) > before  # what was expected may be among what could not be read
    if not expected and not unread and not any(row for rows in expected_rows.values() for row in rows):
        shop.findings.add(examples.NOTHING_EXPECTED, node.title.span, title=node.title.text)
    return (common,)


def _type_of(name: str, shapes: Shapes) -> NamedType | None:
    known = shapes.inputs.get(name)
    if known is not None:
        return NamedType(known.type, known.shown, Fraction(1))
    reading = shapes.readings.get(name)
    return None if reading is None else NamedType(reading, name, Fraction(1))


def _given(name: tree.Name, node: tree.Expression, shapes: Shapes, shop: Workshop) -> Scalar | None:
    kind = _type_of(name.text, shapes)
    if kind is None:
        _unknown_input(name.text, name.span, shapes, shop)
        return None
    return _noted(name.text, node, kind.type, shop)


def _unknown_input(name: str, span: Span, shapes: Shapes, shop: Workshop) -> None:
    known = [*shapes.inputs, *shapes.readings, *shapes.items]
    shop.findings.add(
        examples.UNKNOWN_INPUT,
        span,
        name=name,
        near=similar(name, known),
        inputs=listed(known),
        cause=shop.scope.meant(name),
    )


def _noted(name: str, node: tree.Expression, kind: Type, shop: Workshop) -> Scalar | None:
    """A constant that is given or expected for a name, which tells whether the name has the right type."""
    before = len(shop.findings.found)
    value = _constant(node, kind, shop)
    written = node.text if isinstance(node, tree.Number) else ""
    said = shop.findings.found[before:]
    if written:
        shop.scope.evidence.note(name, node.span, written, said, agrees=value is not None)
    return value


def _constant(node: tree.Expression, kind: Type, shop: Workshop) -> Scalar | None:
    value = shop.typer.value(node, kind, Place("例"))
    if isinstance(value, typed.Multiply):
        value = _folded(value)
    if isinstance(value, typed.Const):
        return value.value
    if not isinstance(value, typed.Invalid):
        shop.findings.add(examples.NOT_A_VALUE, node.span)
    return None


def _folded(node: typed.Multiply) -> typed.Expr:
    """A negative literal as the constant it is."""
    product = Fraction(1)
    for operand in node.operands:
        if not isinstance(operand, typed.Const) or not isinstance(operand.value, Fraction):
            return node
        product *= operand.value
    return typed.Const(product, type=node.type, span=node.span)


def _expected(node: tree.Expected, shapes: Shapes, shop: Workshop) -> ExpectedValue | None:
    name = node.name.text
    if node.value is None:
        if name not in OUTCOMES:
            shop.findings.add(examples.UNKNOWN_OUTCOME, node.name.span, name=name, outcomes="、".join(OUTCOMES))
            return None
        return ExpectedValue(OUTCOME, name, special=True, span=node.span)
    kind = shapes.results.get(name)
    if kind is None:
        _unknown_result(name, node.name.span, shapes, shop)
        return None
    if isinstance(node.value, tree.OutOfScope):
        return ExpectedValue(name, "対象外", special=True, span=node.span)
    if isinstance(node.value, tree.Reference) and node.value.name in SPECIAL:
        return ExpectedValue(name, node.value.name, special=True, span=node.span)
    value = _noted(name, node.value, kind.type, shop)
    return None if value is None else ExpectedValue(name, value, special=False, span=node.span)


def _unknown_result(name: str, span: Span, shapes: Shapes, shop: Workshop) -> None:
    shop.findings.add(
        examples.UNKNOWN_RESULT,
        span,
        name=name,
        near=similar(name, shapes.results),
        results=listed(shapes.results),
        cause=shop.scope.meant(name),
    )


def _header(cell: tree.Cell) -> tuple[bool, str]:
    """Whether a header cell names a result, and the name."""
    text = fold(cell.text.strip(" \t　"))
    for word in _EXPECTED:
        if text.startswith(word):
            rest = text[len(word) :].strip(" \t　")
            if rest or text == word:
                return True, rest
    return False, text


def _cell_expected(cell: tree.Cell, name: str, kind: NamedType | None, shop: Workshop) -> ExpectedValue | None:
    text = fold(cell.text.strip(" \t　"))
    if not name or name == OUTCOME:
        if text not in OUTCOMES:
            shop.findings.add(examples.UNKNOWN_OUTCOME, cell.span, name=text, outcomes="、".join(OUTCOMES))
            return None
        return ExpectedValue(OUTCOME, text, special=True, span=cell.span)
    if text in SPECIAL:
        return ExpectedValue(name, text, special=True, span=cell.span)
    if kind is None:
        return None
    value = _cell(cell, name, kind, shop)
    if isinstance(value, typed.OutOfScope):
        return ExpectedValue(name, "対象外", special=True, span=cell.span)
    return ExpectedValue(name, value.value, special=False, span=cell.span) if isinstance(value, typed.Const) else None


def _cell(cell: tree.Cell, name: str, kind: NamedType, shop: Workshop) -> typed.Expr:
    """A cell of an example under a name. A bare number in a column of 割合 counts one, not the column's %."""
    before = len(shop.findings.found)
    scale = Fraction(1) if isinstance(kind.type, Quantity) and kind.type.unit == NONE else kind.scale
    value = read_cell(cell, NamedType(kind.type, kind.shown, scale), shop.scope, shop.findings, "例", None)
    if not isinstance(value, typed.OutOfScope | typed.Unstated):
        said = shop.findings.found[before:]
        agrees = isinstance(value, typed.Const)
        shop.scope.evidence.note(name, cell.span, cell.text.strip(" \t　"), said, agrees=agrees)
    return value


def _aligned(rows: Sequence[tree.Row], shop: Workshop) -> bool:
    width = len(rows[0].cells)
    for row in rows[1:]:
        if len(row.cells) != width:
            shop.findings.add(
                examples.RAGGED_ROW,
                row.span,
                wanted=str(width),
                given=str(len(row.cells)),
                labels=(Label(rows[0].span, "header"),),
            )
            return False
    return True


def _items(
    block: tree.GivenItems, shapes: Shapes, shop: Workshop, places: dict[tuple[str, int], Span]
) -> tuple[tuple[Mapping[str, Scalar], ...], tuple[tuple[ExpectedValue, ...], ...]] | None:
    known = shapes.items.get(block.name.text)
    if known is None:
        _unknown_input(block.name.text, block.name.span, shapes, shop)
        return None
    if not block.rows or not _aligned(block.rows, shop):
        return None
    fields = {each.name: NamedType(each.type, each.shown, Fraction(1)) for each in known.fields}
    columns = {each.name: NamedType(each.type, each.shown, Fraction(1)) for each in known.columns}
    headers = [_header(cell) for cell in block.rows[0].cells]
    for (is_result, name), cell in zip(headers, block.rows[0].cells, strict=True):
        if name not in (columns if is_result else fields):
            every = (*fields, *(f"結果 {each}" for each in columns))
            near = similar(name, [*fields, *columns])
            shop.findings.add(
                examples.UNKNOWN_COLUMN, cell.span, name=name, items=known.name, near=near, fields=listed(every)
            )
            return None
    rows: list[Mapping[str, Scalar]] = []
    expected: list[tuple[ExpectedValue, ...]] = []
    for at, row in enumerate(block.rows[1:], start=1):
        given: dict[str, Scalar] = {}
        wanted: list[ExpectedValue] = []
        for (is_result, name), cell in zip(headers, row.cells, strict=True):
            if is_empty(cell):
                continue
            if is_result:
                found = _cell_expected(cell, name, columns[name], shop)
                wanted += [] if found is None else [found]
                continue
            places[f"{known.name}.{name}", at] = cell.span
            value = _cell(cell, name, fields[name], shop)
            if isinstance(value, typed.Const):
                given[name] = value.value
        rows.append(given)
        expected.append(tuple(wanted))
    return tuple(rows), tuple(expected)


def _cases(node: tree.ExampleDeclaration, common: Example, shapes: Shapes, shop: Workshop) -> tuple[Example, ...]:
    """A table of cases: one example a row; givens and results above it hold for each."""
    if not _aligned(node.cases, shop):
        return ()
    headers = [_header(cell) for cell in node.cases[0].cells]
    for (is_result, name), cell in zip(headers, node.cases[0].cells, strict=True):
        if is_result and name not in shapes.results and name not in ("", OUTCOME):
            _unknown_result(name, cell.span, shapes, shop)
            return ()
        if not is_result and name not in (*_TITLES, "年度") and _type_of(name, shapes) is None:
            _unknown_input(name, cell.span, shapes, shop)
            return ()
    found: list[Example] = []
    for at, row in enumerate(node.cases[1:], start=1):
        before = len(shop.findings.found)
        inputs = dict(common.inputs)
        readings = dict(common.readings)
        places = dict(common.places)
        expected = list(common.expected)
        title, year = f"{common.title}（{at}）", common.year
        for (is_result, name), cell in zip(headers, row.cells, strict=True):
            if is_empty(cell):
                continue
            if is_result:
                wanted = _cell_expected(cell, name, shapes.results.get(name), shop)
                expected += [] if wanted is None else [wanted]
            elif name in _TITLES:
                title = f"{common.title}：{cell.text.strip(' 　')}"
            elif name == "年度":
                value = read_cell(cell, _YEAR, shop.scope, shop.findings, "例", None)
                year = int(value.value) if isinstance(value, typed.Const) else year
            else:
                places[name, 0] = cell.span
                kind = _type_of(name, shapes)
                value = _cell(cell, name, kind or NamedType(NUMBER, "数", Fraction(1)), shop)
                if isinstance(value, typed.Const):
                    if name in shapes.readings:
                        readings[name] = str(value.value)
                    else:
                        inputs[name] = value.value
        if not expected and not common.expected_rows and len(shop.findings.found) == before:
            shop.findings.add(examples.NOTHING_EXPECTED, row.span, title=title)
        found.append(
            Example(
                title, year, inputs, common.items, readings, tuple(expected), common.expected_rows, row.span, places
            )
        )
    return tuple(found)
