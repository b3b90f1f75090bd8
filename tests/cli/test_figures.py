"""The forms in which figures are listed."""

from __future__ import annotations

import csv
import io
import json

import pytest

from seido.commands.figures import FIELDS, csv_text, harmless_cell, listing

RECORD: dict[str, str | int] = {
    "id": "shuraku_shienin.上限額.専任.令和6年度",
    "scheme": "shuraku_shienin",
    "declaration": "上限額",
    "value": "4850000",
    "unit": "円/人",
    "period": "令和6年度のみ",
    "source": "r6",
    "line": 1044,
    "quote": "専任1人あたり445万円⇒485万円",
    "file": "policies/r6/shuraku.pol",
    "position": 2,
    "printed": "485万円",
}


def test_json_keeps_the_fields_in_their_order() -> None:
    (record,) = json.loads(listing([RECORD], "json"))
    assert record == RECORD
    assert tuple(record) == FIELDS


def test_csv_opens_in_a_spreadsheet() -> None:
    written = listing([RECORD], "csv")
    assert written.startswith("\ufeffid,scheme,")
    header, row = csv.reader(io.StringIO(written.removeprefix("\ufeff")))
    assert tuple(header) == FIELDS
    assert row == [str(value) for value in RECORD.values()]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_would_be_a_formula_is_made_text(start: str) -> None:
    assert harmless_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


def test_other_cells_and_numbers_stay() -> None:
    assert [harmless_cell(cell) for cell in ("485万円", "", "a=b", -5)] == ["485万円", "", "a=b", -5]


def test_a_cell_with_commas_quotes_and_line_ends_comes_back_whole() -> None:
    cell = 'a,"b"\n「c」'
    ((read,),) = csv.reader(io.StringIO(csv_text([[cell]]).removeprefix("\ufeff"), newline=""))
    assert read == cell


def test_text_names_value_place_and_file() -> None:
    assert listing([RECORD], "text") == (
        "shuraku_shienin.上限額.専任.令和6年度　「485万円」　4850000 円/人　令和6年度のみ\n"
        "　r6 1044行「専任1人あたり445万円⇒485万円」　policies/r6/shuraku.pol\n"
    )
