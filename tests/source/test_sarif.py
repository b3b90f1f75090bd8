"""SARIF as its readers want it: the structure of version 2.1.0, UTF-16 columns, fixes that mend."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from tests.syntax.reading import ROOT, read

from seido.source.catalogue import catalogue
from seido.source.diagnostic import Diagnostic, Label
from seido.source.sarif import render_sarif
from seido.source.text import Source, Span

# The part of the official schema (OASIS, sarif-schema-2.1.0.json) that seido writes, with its constraints.
_TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string"}},
}
_REGION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["startLine"],
    "properties": {
        name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")
    },
}
_ARTIFACT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"uri": {"type": "string", "pattern": r"^[\x21-\x7e]+$"}, "uriBaseId": {"type": "string"}},
}
_PHYSICAL = {
    "type": "object",
    "additionalProperties": False,
    "required": ["artifactLocation"],
    "properties": {"artifactLocation": _ARTIFACT, "region": _REGION},
}
_LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"id": {"type": "integer", "minimum": -1}, "physicalLocation": _PHYSICAL, "message": _TEXT},
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_REPLACEMENT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["deletedRegion"],
    "properties": {"deletedRegion": _REGION, "insertedContent": _TEXT},
}
_CHANGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["artifactLocation", "replacements"],
    "properties": {
        "artifactLocation": _ARTIFACT,
        "replacements": {"type": "array", "minItems": 1, "items": _REPLACEMENT},
    },
}
_FIX = {
    "type": "object",
    "additionalProperties": False,
    "required": ["artifactChanges"],
    "properties": {"description": _TEXT, "artifactChanges": {"type": "array", "minItems": 1, "items": _CHANGE}},
}
_RULE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": _TEXT,
        "fullDescription": _TEXT,
        "help": _TEXT,
        "helpUri": {"type": "string", "pattern": "^https?://"},
        "defaultConfiguration": {"type": "object", "additionalProperties": False, "properties": {"level": _LEVEL}},
    },
}
_RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": _LEVEL,
        "message": _TEXT,
        "locations": {"type": "array", "items": _LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": _LOCATION},
        "fixes": {"type": "array", "uniqueItems": True, "items": _FIX},
    },
}
_DRIVER = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
    },
}
_RUN = {
    "type": "object",
    "additionalProperties": False,
    "required": ["tool"],
    "properties": {
        "tool": {
            "type": "object",
            "additionalProperties": False,
            "required": ["driver"],
            "properties": {"driver": _DRIVER},
        },
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
}
_LOG = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
}
_BAD = sorted((ROOT / "tests" / "golden").glob("*/bad/*/input.pol"))


def log(found: tuple[Diagnostic, ...], *sources: Source, site: str = "") -> dict[str, Any]:
    written: dict[str, Any] = json.loads(render_sarif(found, {source.path: source for source in sources}, "ja", site))
    jsonschema.Draft202012Validator(_LOG).validate(written)
    return written


def test_every_bad_file_makes_a_valid_log_whose_rules_are_those_of_its_results() -> None:
    for path in _BAD:
        source = Source("政策/a b.pol", path.read_text(encoding="utf-8"))
        (run,) = log(read(source.text).diagnostics, source)["runs"]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert rules == sorted({result["ruleId"] for result in run["results"]})
        assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_columns_count_utf16_code_units_and_paths_are_uris() -> None:
    source = Source("政策/a b.pol", "𠮟る 𩸽\n次\n")
    at = source.text.index("𩸽")
    found = Diagnostic(
        catalogue()["S0101"],
        Span(source.path, at, at + 1),
        labels=(Label(Span("ない.txt", 0, 1), "other"),),
    )
    (result,) = log((found,), source)["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 7}
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "%E6%94%BF%E7%AD%96/a%20b.pol"
    assert "region" not in result["relatedLocations"][0]["physicalLocation"]


def test_a_rule_links_to_its_page_only_where_the_site_is_known() -> None:
    found = (Diagnostic(catalogue()["S0401"], None),)
    (rule,) = log(found, site="https://example.lg.jp/seido/")["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.lg.jp/seido/diagnostics/S0401.html"
    assert "helpUri" not in log(found)["runs"][0]["tool"]["driver"]["rules"][0]


@pytest.mark.parametrize("path", _BAD, ids=lambda path: f"{path.parents[2].name}-{path.parent.name}")
def test_a_fix_mends_what_it_is_offered_for(path: Any) -> None:  # noqa: ANN401  pytest types paths so
    text = path.read_text(encoding="utf-8")
    for found in read(text).diagnostics:
        if found.paste is None or found.replaced is None:
            continue
        mended = text[: found.replaced.start] + found.paste + text[found.replaced.end :]
        again = {
            (each.kind.code, each.span and Source("", mended).position(each.span.start).line)
            for each in read(mended).diagnostics
        }
        assert found.span is not None
        assert (found.kind.code, Source("", text).position(found.span.start).line) not in again
