"""``seido figures``: every published figure of the policy files, with where it is printed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, assert_never

from seido.commands.shell import Shell, open_project, status_of
from seido.source.diagnostic import Diagnostic
from seido.source.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from seido.citations.claims import ClaimedFigure, Proof

FIELDS: Final = (
    "id",
    "scheme",
    "declaration",
    "value",
    "unit",
    "period",
    "source",
    "line",
    "quote",
    "file",
    "position",
)
"""What is said of each figure, in the order of the columns."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look, and the form of the output."""

    paths: tuple[str, ...]
    format: Literal["text", "json", "csv"]


def execute(options: Options, shell: Shell) -> int:
    """List the figures on the product stream; findings of the policy files go to the other."""
    project = open_project(options.paths)
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})

    from seido.project import compile_set

    compiled = [compile_set(policy_set) for policy_set in project.sets]
    sources = {path: source for one in compiled for path, source in one.sources.items()}
    records = [record for one in compiled for record in records_of(one.proofs)]
    shell.out.write(listing(records, options.format))
    errors = [finding for one in compiled for finding in one.diagnostics if finding.is_error]
    shell.report(errors, sources)
    return status_of(errors)


def records_of(proofs: Iterable[Proof]) -> tuple[dict[str, str | int], ...]:
    """A record for each published figure that was proved, in written order.

    Figures of conditions, caps and periods are proved too, but lay nothing down; they have no key.
    """
    return tuple(
        {
            "id": proof.figure.key,
            "scheme": proof.claim.scheme,
            "declaration": proof.claim.declaration,
            "value": _value(proof.figure),
            "unit": _unit(proof.figure),
            "period": proof.figure.period,
            "source": proof.document,
            "line": proof.line,
            "quote": proof.quote,
            "file": proof.claim.span.path,
            "position": proof.position,
        }
        for proof in proofs
        if proof.figure.key
    )


def _value(figure: ClaimedFigure) -> str:
    """The value as exact text: dates as ISO, years as the Gregorian year in which they begin."""
    from seido.citations.claims import FigureKind
    from seido.values.display import exact_text

    if figure.kind is FigureKind.DATE:
        return date.fromordinal(int(figure.value)).isoformat()
    return exact_text(figure.value)


def _unit(figure: ClaimedFigure) -> str:
    from seido.citations.claims import FigureKind
    from seido.values.display import show_unit

    match figure.kind:
        case FigureKind.NUMBER:
            return show_unit(figure.unit)
        case FigureKind.YEAR:
            return "年度"
        case FigureKind.DATE:
            return ""
        case _:
            assert_never(figure.kind)


def listing(records: Sequence[Mapping[str, str | int]], output_format: Literal["text", "json", "csv"]) -> str:
    """Figures in one of the three forms; each record holds the `FIELDS`."""
    match output_format:
        case "json":
            return json_text([{field: record[field] for field in FIELDS} for record in records])
        case "csv":
            return csv_text([FIELDS, *([record[field] for field in FIELDS] for record in records)])
        case "text":
            return "".join(f"{line}\n" for record in records for line in _lines(record))
        case _:
            assert_never(output_format)


def csv_text(rows: Iterable[Iterable[str | int]]) -> str:
    """Rows as CSV that a spreadsheet shows and never runs: a cell that would be a formula gets a leading ``'``.

    A BOM leads, without which Excel takes the text for the encoding of the machine.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless_cell(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def harmless_cell(cell: str | int) -> str | int:
    """A cell as it may be opened in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _lines(record: Mapping[str, str | int]) -> Iterable[str]:
    from seido.source.width import visible

    shown = {field: visible(str(record[field])) for field in FIELDS}
    yield f"{shown['id']}　{shown['value']}{shown['unit'] and ' '}{shown['unit']}　{shown['period']}".rstrip()
    yield f"　{shown['source']} {shown['line']}行「{shown['quote']}」　{shown['file']}"
