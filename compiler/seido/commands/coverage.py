"""``seido coverage``: which figures printed in the sources are proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from seido.commands.shell import FINDINGS, Format, Shell, open_project, status_of
from seido.source.diagnostic import Diagnostic, Text
from seido.source.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seido.citations.coverage import Coverage
    from seido.source.text import Source

_SUMMARY: Final = Text(
    "{source}（{file}）　数字{tokens}：確かめた{checked}、収録外{excluded}、まだ{uncovered}",
    "{source} ({file})  figures {tokens}: checked {checked}, excluded {excluded}, uncovered {uncovered}",
)
_LEGEND: Final = Text(
    "｛済 …｝確かめた数字、｛外 …｝収録外、｛未 …｝まだの数字",
    "{{+ …}} checked, {{- …}} excluded, {{! …}} uncovered",
)
_MARKS: Final = {
    "checked": Text("｛済 {text}｝", "{{+ {text}}}"),
    "excluded": Text("｛外 {text}｝", "{{- {text}}}"),
    "uncovered": Text("｛未 {text}｝", "{{! {text}}}"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look, whether an uncovered figure is a finding, and the form of the output."""

    paths: tuple[str, ...]
    strict: bool
    format: Format


def execute(options: Options, shell: Shell) -> int:
    """Print the figures of each source as checked, excluded and uncovered."""
    project = open_project(options.paths)
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})

    from seido.citations.coverage import uncovered_findings
    from seido.project import compile_set

    compiled = [compile_set(policy_set) for policy_set in project.sets]
    sources = {path: source for one in compiled for path, source in one.sources.items()}
    covered = [(one.coverage[name], document.source) for one in compiled for name, document in one.documents.items()]
    if options.format == "json":
        shell.out.write(json_text([record_of(coverage, source) for coverage, source in covered]))
    else:
        shell.out.writelines(f"{line}\n" for coverage, source in covered for line in page(coverage, source, shell))
    errors = [finding for one in compiled for finding in one.diagnostics if finding.is_error]
    shell.report(errors, sources)
    if options.strict:
        shell.report(
            [
                finding
                for one in compiled
                for name, document in one.documents.items()
                for finding in uncovered_findings(document, one.coverage[name])
            ],
            sources,
        )
    uncovered = any(coverage.uncovered for coverage, _ in covered)
    return status_of(errors) or (FINDINGS if options.strict and uncovered else 0)


def record_of(coverage: Coverage, source: Source) -> dict[str, object]:
    """The coverage of a document for a program: counts, and where the uncovered figures stand (from 1)."""
    return {
        "source": coverage.document,
        "file": source.path,
        "tokens": len(coverage.tokens),
        "checked": coverage.checked,
        "excluded": coverage.excluded,
        "uncovered": len(coverage.uncovered),
        "uncovered_tokens": [
            {"line": token.line, "column": token.column, "text": token.text} for token in coverage.uncovered
        ],
    }


def page(coverage: Coverage, source: Source, shell: Shell) -> Iterable[str]:
    """The document with each figure marked, after a line that counts them."""
    from seido.source.width import visible

    counts = {name: str(value) for name, value in record_of(coverage, source).items() if name != "uncovered_tokens"}
    yield shell.say(_SUMMARY, **counts)
    yield shell.say(_LEGEND)
    text: list[str] = []
    at = 0
    for token in coverage.tokens:
        text += (source.text[at : token.start], shell.say(_MARKS[token.state.value], text=token.text))
        at = token.end
    text.append(source.text[at:])
    for number, line in enumerate(visible("".join(text)).split("\n"), start=1):
        yield f"{number:5}  {line}".rstrip()
