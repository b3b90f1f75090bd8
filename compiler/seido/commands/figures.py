"""``seido figures``: every published figure of the policy files, with where it is printed."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Literal, assert_never

from seido.commands.shell import Shell, open_project, status_of
from seido.source.diagnostic import Diagnostic
from seido.source.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


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
    "printed",
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
    records = [asdict(figure) for one in compiled for figure in one.figures]
    shell.out.write(listing(records, options.format))
    errors = [finding for one in compiled for finding in one.diagnostics if finding.is_error]
    shell.report(errors, sources)
    return status_of(errors)


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
    printed = f"「{shown['printed']}」　" if shown["printed"] else ""
    yield f"{shown['id']}　{printed}{shown['value']}{shown['unit'] and ' '}{shown['unit']}　{shown['period']}".rstrip()
    yield f"　{shown['source']} {shown['line']}行「{shown['quote']}」　{shown['file']}"
