"""JSON of a scheme, and the schema of its cases."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.emit.emitting import context
from tests.support import ROOT

from seido.cases import read_case
from seido.emit.program_json import FORMAT, emit_json
from seido.emit.schema import emit_schema
from seido.source.text import Source
from seido.values.exact import number

GOLDEN = ROOT / "tests" / "golden" / "guide" / "rate_and_cap"
MADE = context((GOLDEN / "input.pol").read_text(encoding="utf-8"), (GOLDEN / "source.txt").read_text(encoding="utf-8"))
IR = MADE.irs["trial"]
SCHEMA = json.loads(emit_schema(IR))


def refuse(text: str) -> None:
    """What a reader of JSON does with a number that has a point: there shall be none."""
    pytest.fail(text)


def program() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(emit_json(IR, MADE), parse_float=refuse)
    return found


def test_the_program_holds_no_number_that_a_reader_could_take_for_a_binary_fraction() -> None:
    assert program()["format"] == FORMAT


def test_a_figure_is_exact_text_with_its_unit_its_years_and_its_line() -> None:
    found = program()
    grid = next(each for each in found["grids"] if each["name"] == "上限額")
    before, after = (cell for cell in grid["cells"] if cell["key"] == ["専任"])
    assert (before["value"]["number"], before["value"]["unit"]) == ("4450000", "円/人")
    assert before["period"] == {"first": None, "last": 2023}
    assert after["period"] == {"first": 2024, "last": None}
    cited = found["provenance"][after["provenance"]]["citations"]
    assert cited == [{"document": "t", "quote": "専任1人あたり445万円⇒485万円", "line": 3, "last_line": 3}]


def test_a_rate_is_exact_text() -> None:
    amount = next(each for each in program()["amounts"] if each["name"] == "補助率")
    values = [clause["value"]["number"] for clause in amount["rule"]["clauses"]]
    assert [number(each) for each in values] == [Fraction(1, 2), Fraction(2, 3)]
    condition = amount["rule"]["clauses"][1]["condition"]
    assert condition["form"] == "all_of"
    assert condition["operands"][1]["comparison"] == "<"


def test_every_tag_of_the_program_has_its_provenance() -> None:
    found = program()

    def tags(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["provenance"]] if isinstance(value.get("provenance"), str) else []
            return own + [tag for member in value.values() for tag in tags(member)]
        return [tag for member in value for tag in tags(member)] if isinstance(value, list) else []

    assert len(tags(found)) > 10
    assert set(tags(found)) - {""} <= set(found["provenance"])


def test_the_program_is_the_same_bytes_again() -> None:
    assert emit_json(IR, MADE) == emit_json(IR, MADE)
    assert emit_schema(IR) == emit_schema(IR)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


GOOD = [
    {},
    {"年度": "令和6年度", "団体": "市町村", "財政力指数": 0.49, "策定経費": 24_000_000, "計画がある": True},
    {"財政力指数": "0.49", "策定経費": "2,400万円", "計画がある": "はい"},
    {"財政力指数": 1, "策定経費": None, "団体": "?"},
    {"職員": [{"任用": "専任", "所要額": "480万円"}, {"任用": "兼任", "所要額": 500_000}]},
    {"解釈": {"上限の当て方": "補助額に当てる"}},
]
BAD = [
    {"策定経費": -1},
    {"策定経費": "2,400"},
    {"策定経費": 1.5},
    {"団体": "市"},
    {"団体名": "市町村"},
    {"計画がある": "たぶん"},
    {"職員": [{"任用": "専任", "額": 1}]},
    {"職員": {"任用": "専任"}},
    {"解釈": {"上限の当て方": "ほか"}},
]


@pytest.mark.parametrize("case", GOOD, ids=str)
def test_the_schema_takes_what_the_command_takes(case: dict[str, object]) -> None:
    assert Draft202012Validator(SCHEMA).is_valid(case)
    assert not reading(case)


@pytest.mark.parametrize("case", BAD, ids=str)
def test_the_schema_refuses_what_the_command_refuses(case: dict[str, object]) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(case)
    assert reading(case)


def reading(case: dict[str, object]) -> list[str]:
    """What the command finds wrong with a case file."""
    text = json.dumps(case, ensure_ascii=False)
    return [found.kind.code for found in read_case(IR, (), Source("case.json", text), None, ()).diagnostics]


def test_bounds_are_exact_beside_the_schemas_own_words() -> None:
    found = SCHEMA["properties"]["財政力指数"]
    assert found["x-seido"]["step"] == "0.01"
    assert all("multipleOf" not in form for form in found["anyOf"])
