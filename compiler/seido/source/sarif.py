"""Findings in SARIF 2.1.0, the form in which code-scanning services and editors take them.

Columns count UTF-16 code units, as the form wants; a place in a text that was not read is a file without a region.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from seido import __version__
from seido.source.diagnostic import Diagnostic, Kind, Severity, Text
from seido.source.json_text import json_text
from seido.source.language import Language, say
from seido.source.render import in_order, message_text, wording
from seido.source.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from seido.source.text import Source, Span

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
_ROOT: Final = "%SRCROOT%"
_REMEDY: Final = Text("直し方：", "fix: ")
_ALSO: Final = Text("同じ誤り", "the same mistake")
_UPSET: Final = Text("この誤りで結果が変わる計算例", "a result of a worked example that differs because of it")


def render_sarif(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], language: Language, site: str = ""
) -> str:
    """Findings as one run of SARIF, in the order of their places.

    Each code is a rule with its explanation; where ``site`` gives the address of a site that seido built, the rule
    links to its page there. A finding that says what to put where carries it as a fix.
    """
    found = in_order(diagnostics)
    kinds = sorted({finding.kind.code: finding.kind for finding in found}.items())
    index = {code: number for number, (code, _) in enumerate(kinds)}
    run = {
        "tool": {
            "driver": {
                "name": "seido",
                "semanticVersion": _semantic(__version__),
                "version": __version__,
                "language": language,
                "rules": [_rule(kind, language, site) for _, kind in kinds],
            },
        },
        "language": language,
        "columnKind": "utf16CodeUnits",
        "results": [_result(finding, index[finding.kind.code], sources, language) for finding in found],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _semantic(version: str) -> str:
    """A version of three numbers, whatever the package calls itself: 0.2.dev1 is 0.2.0."""
    numbers = re.findall(r"\d+", version.partition("dev")[0])[:3]
    return ".".join([*numbers, "0", "0", "0"][:3])


def _rule(kind: Kind, language: Language, site: str) -> dict[str, object]:
    title, message, remedy = (
        _PLACEHOLDER.sub("…", say(text, language)) for text in (kind.title, kind.message, kind.remedy)
    )
    rule: dict[str, object] = {
        "id": kind.code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": message},
        "help": {"text": f"{message}\n{say(_REMEDY, language)}{remedy}"},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }
    if site:
        rule["helpUri"] = f"{site.rstrip('/')}/diagnostics/{kind.code}.html"
    return rule


def _result(finding: Diagnostic, rule: int, sources: Mapping[str, Source], language: Language) -> dict[str, object]:
    kind = finding.kind
    lines = [wording(kind.title, finding.facts, language), message_text(finding, sources, language)]
    lines.append(f"{say(_REMEDY, language)}{wording(kind.remedy, finding.facts, language)}")
    if finding.paste is not None:
        lines.append(visible(finding.paste))
    result: dict[str, object] = {
        "ruleId": kind.code,
        "ruleIndex": rule,
        "level": _LEVELS[kind.severity],
        "message": {"text": "\n".join(lines)},
        "locations": [] if finding.span is None else [{"physicalLocation": _physical(finding.span, sources)}],
    }
    related = [
        {
            "id": number,
            "physicalLocation": _physical(label.span, sources),
            "message": {"text": wording(kind.labels.get(label.key, Text("", "")), label.facts, language)},
        }
        for number, label in enumerate(finding.labels)
    ]
    related += [
        {"id": number, "physicalLocation": _physical(span, sources), "message": {"text": say(words, language)}}
        for number, (span, words) in enumerate(
            [*((span, _ALSO) for span in finding.others), *((span, _UPSET) for span in finding.upset)], len(related)
        )
    ]
    if related:
        result["relatedLocations"] = related
    region = None if finding.replaced is None else _region(finding.replaced, sources)
    if finding.paste is not None and finding.replaced is not None and region is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": finding.paste}}
        change = {"artifactLocation": _artifact(finding.replaced.path), "replacements": [replacement]}
        remedy = wording(kind.remedy, finding.facts, language)
        result["fixes"] = [{"description": {"text": remedy}, "artifactChanges": [change]}]
    return result


def _physical(span: Span, sources: Mapping[str, Source]) -> dict[str, object]:
    region = _region(span, sources)
    place: dict[str, object] = {"artifactLocation": _artifact(span.path)}
    if region is not None:
        place["region"] = region
    return place


def _artifact(path: str) -> dict[str, object]:
    return {"uri": quote(path, safe="/"), "uriBaseId": _ROOT}


def _region(span: Span, sources: Mapping[str, Source]) -> dict[str, object] | None:
    """A stretch by lines and columns from 1, the end column excluded; None where its text is not at hand."""
    source = sources.get(span.path)
    if source is None:
        return None
    start = min(max(span.start, 0), len(source.text))
    end = min(max(span.end, start), len(source.text))
    first, last = source.position(start), source.position(end)
    return {
        "startLine": first.line,
        "startColumn": _units(source, first.line, first.column),
        "endLine": last.line,
        "endColumn": _units(source, last.line, last.column),
    }


def _units(source: Source, line: int, column: int) -> int:
    """A column in characters as one in UTF-16 code units."""
    before = source.line_text(line)[: column - 1]
    return 1 + sum(2 if ord(letter) > 0xFFFF else 1 for letter in before)  # noqa: PLR2004  beyond the first plane
