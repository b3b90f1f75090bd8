"""``seido explain``: what a code means, or the list of all codes."""

from __future__ import annotations

from dataclasses import dataclass

from seido.commands.shell import FINE, Format, Shell
from seido.lessons.lesson import lesson
from seido.source.catalogue import catalogue, find
from seido.source.catalogue.project import UNKNOWN_CODE
from seido.source.diagnostic import Diagnostic, Kind
from seido.source.files import near_text
from seido.source.json_text import json_text
from seido.source.near import near_misses


@dataclass(frozen=True, slots=True)
class Options:
    """A code, in any width and case; without one all are listed."""

    code: str | None
    format: Format


def execute(options: Options, shell: Shell) -> int:
    """Print the page of a code, or the list of all codes."""
    if options.code is None:
        kinds = tuple(catalogue().values())
        if options.format == "json":
            shell.out.write(json_text([_record(kind) for kind in kinds]))
        else:
            shell.out.writelines(f"{kind.code}  {lesson(kind).title(shell.language)}\n" for kind in kinds)
        return FINE
    kind = find(options.code)
    if kind is None:
        near = near_text(near_misses(options.code, catalogue()))
        return shell.report([Diagnostic(UNKNOWN_CODE, None, {"code": options.code, "near": near})], {})
    if options.format == "json":
        shell.out.write(json_text(_record(kind)))
    else:
        from seido.lessons.pages import terminal_page

        shell.out.writelines(f"{line}\n" for line in terminal_page(lesson(kind), shell.language))
    return FINE


def _record(kind: Kind) -> dict[str, object]:
    """A kind for a program, in both languages, with the names of its facts left in braces."""
    return {
        "code": kind.code,
        "severity": kind.severity.value,
        "title": kind.title._asdict(),
        "message": kind.message._asdict(),
        "remedy": kind.remedy._asdict(),
        "labels": {key: text._asdict() for key, text in sorted(kind.labels.items())},
        "wrong": kind.wrong,
        "corrected": kind.corrected,
        "document": kind.document,
        "printed": lesson(kind).printed._asdict(),
    }
