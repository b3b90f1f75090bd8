"""``seido explain``: what a code means, or the list of all codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from seido.commands.shell import FINE, Format, Shell
from seido.source.catalogue import catalogue, find
from seido.source.catalogue.project import UNKNOWN_CODE
from seido.source.diagnostic import Diagnostic, Kind, Text
from seido.source.files import near_text
from seido.source.json_text import json_text
from seido.source.language import Language, say
from seido.source.near import near_misses
from seido.source.render import severity_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
_MEANS: Final = Text("どういうことか", "What it says")
_REMEDY: Final = Text("直し方", "How to mend it")
_WRONG: Final = Text("誤りの例", "Wrong")
_CORRECTED: Final = Text("直した例", "Corrected")


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
            shell.out.writelines(f"{kind.code}  {_title(kind, shell.language)}\n" for kind in kinds)
        return FINE
    kind = find(options.code)
    if kind is None:
        near = near_text(near_misses(options.code, catalogue()))
        return shell.report([Diagnostic(UNKNOWN_CODE, None, {"code": options.code, "near": near})], {})
    if options.format == "json":
        shell.out.write(json_text(_record(kind)))
    else:
        shell.out.writelines(f"{line}\n" for line in _page(kind, shell.language))
    return FINE


def _page(kind: Kind, language: Language) -> Iterable[str]:
    """The page of a code, without the facts that only a case can fill in."""
    indent = "　" if language == "ja" else "  "
    yield f"{kind.code}  {severity_name(kind.severity, language)}  {_title(kind, language)}"
    sections = [
        (_MEANS, _template(kind.message, language)),
        (_REMEDY, _template(kind.remedy, language)),
        (_WRONG, kind.wrong),
        (_CORRECTED, kind.corrected),
    ]
    for heading, body in sections:
        if body:
            yield ""
            yield say(heading, language)
            yield from (f"{indent}{line}" for line in body.splitlines())


def _title(kind: Kind, language: Language) -> str:
    return _template(kind.title, language)


def _template(text: Text, language: Language) -> str:
    """A wording with … where the facts of a case would stand."""
    return _PLACEHOLDER.sub("…", say(text, language))


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
    }
