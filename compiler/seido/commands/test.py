"""``seido test``: the worked examples of the policy files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from seido.commands.shell import Format, Shell, open_project, status_of
from seido.source.diagnostic import Diagnostic, Text
from seido.source.json_text import json_text

_CITATIONS: Final = "S04"

_SUMMARY: Final = Text(
    "計算例{examples}件のうち{passed}件が、書かれた結果とちょうど同じです。",
    "{passed} of {examples} worked examples come out exactly as written.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look, and the form of the output."""

    paths: tuple[str, ...]
    format: Format


def execute(options: Options, shell: Shell) -> int:
    """Compute every worked example and print those that differ.

    Errors that keep a scheme from being computed are shown too: its examples did not run. Citations are not; whether
    a figure is printed as written is for ``seido check`` to say.
    """
    project = open_project(options.paths)
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})

    from seido.project import compile_set

    compiled = [compile_set(policy_set) for policy_set in project.sets]
    sources = {path: source for one in compiled for path, source in one.sources.items()}
    results = [result for one in compiled for result in one.examples]
    failed = [any(finding.is_error for finding in result.diagnostics) for result in results]
    if options.format == "json":
        records = [
            {
                "scheme": result.scheme,
                "title": result.example.title,
                "file": result.example.span.path,
                "line": sources[result.example.span.path].position(result.example.span.start).line,
                "passed": not differs,
            }
            for result, differs in zip(results, failed, strict=True)
        ]
        shell.out.write(json_text(records))
    else:
        counts = {"examples": str(len(results)), "passed": str(failed.count(False))}
        shell.out.write(shell.say(_SUMMARY, **counts) + "\n")
    errors = [
        finding
        for one in compiled
        for finding in one.diagnostics
        if finding.is_error and not finding.kind.code.startswith(_CITATIONS)
    ]
    shell.report(errors, sources)
    return status_of(errors)
