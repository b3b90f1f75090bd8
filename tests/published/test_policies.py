"""The figures that were transcribed by hand, held against what the policies prove and publish."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from tests.support import ROOT, compile_reference

from seido.cli import run as command
from seido.pipeline import Compiled

HERE = Path(__file__).parent


@cache
def reference() -> Compiled:
    return compile_reference()


def rows() -> list[dict[str, str]]:
    with (HERE / "figures.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


# Rates over time are held in the base units of policies, months and days.
PER = {"回/年": 12, "回/週": 7}


def value(row: dict[str, str]) -> Fraction:
    """The value of a row as the policies hold it: dates by their ordinal, a month (also 末) by its first day."""
    if row["unit"] == "日付":
        day = date.fromisoformat(row["value"])
        return Fraction((day.replace(day=1) if row["printed"].endswith("末") else day).toordinal())
    return Fraction(row["value"]) / PER.get(row["unit"], 1)


def test_the_table_is_whole() -> None:
    assert len(rows()) == 328
    assert len({row["scheme"] for row in rows()}) == 13


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['line']}-{row['printed']}")
def test_each_printed_figure_is_proved_on_its_line_with_its_value(row: dict[str, str]) -> None:
    proved = {(proof.line, proof.figure.value) for proof in reference().proofs}
    assert (int(row["line"]), value(row)) in proved, row["meaning"]


def test_no_more_is_proved_on_a_line_than_is_printed_there() -> None:
    """Each printed figure is consumed as one token: as many different tokens of a value as the table has rows."""
    printed = Counter((int(row["line"]), value(row)) for row in rows())
    tokens = {(proof.line, proof.figure.value, proof.token) for proof in reference().proofs if proof.token >= 0}
    proved = Counter((line, amount) for line, amount, _ in tokens)
    assert {key: count for key, count in proved.items() if key in printed and count != printed[key]} == {}


def test_the_command_publishes_the_same_figures() -> None:
    out, err = StringIO(), StringIO()
    assert command(["figures", "--format", "json", str(ROOT / "policies" / "r6")], out, err, {}) == 0
    listed = json.loads(out.getvalue())
    assert len({each["id"] for each in listed}) == len(listed)
    published = {(each["line"], each["value"]) for each in listed}
    for row in rows():
        if row["unit"] in ("円", "円/人", "人", "割合"):
            exact = Fraction(row["value"])
            assert any(
                line == int(row["line"]) and Fraction(text) == exact for line, text in published if "-" not in text
            ), row
