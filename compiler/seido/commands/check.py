"""``seido check``: every finding of the policy files, as text, JSON, annotations or SARIF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, assert_never

from seido.commands.shell import Shell, is_note, missing_solver, open_project, status_of
from seido.source.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seido.source.text import Source

_FINE: Final = Text(
    "誤りはありません（制度{schemes}件、資料の数字{figures}か所を確かめました）。",
    "No errors ({schemes} schemes, {figures} printed figures checked).",
)
_NOTES: Final = Text(
    "ほかに、知っておくとよいことが{count}件あります（入力が一つ増えると額が下がる境目など）。「seido check --notes」で見られます。",
    "There are {count} notes too (limits at which an amount drops, and the like); seido check --notes shows them.",
)
_ELSEWHERE: Final = Text(
    "同じフォルダのほかのファイルにも誤りが{count}件あります。「seido check {folder}」で全部を見られます。",
    "Other files of the same folder have {count} errors too; seido check {folder} shows them all.",
)


Form = Literal["text", "json", "github", "sarif"]


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look, and the form of the output.

    ``notes`` asks for what is no mistake but worth knowing too. With ``verify`` z3 is asked about what is not decided
    without it. ``help_site`` is the address of a published site that SARIF shall link to.
    """

    paths: tuple[str, ...]
    format: Form
    notes: bool = False
    verify: bool = False
    help_site: str = ""


def execute(options: Options, shell: Shell) -> int:
    """Check the policy sets and print what was found. Files that were named are reported on alone."""
    project = open_project(options.paths)
    if options.verify and not isinstance(project, Diagnostic):
        project = missing_solver() or project
    if isinstance(project, Diagnostic):
        print_findings((project,), {}, options, shell)
        return status_of((project,))

    from seido.project import compile_set

    compiled = [compile_set(policy_set, solver=options.verify) for policy_set in project.sets]
    findings = [finding for one in compiled for finding in one.diagnostics]
    sources = {path: source for one in compiled for path, source in one.sources.items()}
    chosen = {policy_set.shown(path) for policy_set in project.sets for path in project.chosen}
    here, elsewhere = divide(findings, chosen)
    shown = (
        here
        if options.notes or options.format in ("json", "sarif")
        else tuple(each for each in here if not is_note(each))
    )
    print_findings(shown, sources, options, shell)
    errors_elsewhere = sum(finding.is_error for finding in elsewhere)
    if errors_elsewhere:
        folder = project.sets[0].shown(project.sets[0].folder)
        shell.err.write(shell.say(_ELSEWHERE, count=str(errors_elsewhere), folder=folder) + "\n")
    status = status_of(findings)
    if status == 0 and options.format == "text":
        schemes = sum(len(one.program.schemes) for one in compiled)
        figures = sum(one.checked for each in compiled for one in each.coverage.values())
        shell.out.write(shell.say(_FINE, schemes=str(schemes), figures=str(figures)) + "\n")
    if len(shown) < len(here) and options.format == "text":
        shell.out.write(shell.say(_NOTES, count=str(len(here) - len(shown))) + "\n")
    return status


def divide(findings: Sequence[Diagnostic], chosen: set[str]) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Findings to show, and those in files that nobody asked about. Where no file was chosen all are shown."""
    if not chosen:
        return tuple(findings), ()
    here = tuple(finding for finding in findings if finding.span is None or finding.span.path in chosen)
    return here, tuple(finding for finding in findings if finding.span is not None and finding.span.path not in chosen)


def print_findings(
    findings: Sequence[Diagnostic], sources: Mapping[str, Source], options: Options, shell: Shell
) -> None:
    """Print findings on the product stream in the form that was asked for."""
    from seido.source import render

    match options.format:
        case "text":
            shell.out.write(render.render_text(findings, sources, shell.language, color=shell.color))
        case "json":
            shell.out.write(render.render_json(findings, sources, shell.language))
        case "github":
            shell.out.write(render.render_github(findings, sources, shell.language))
        case "sarif":
            from seido.source.sarif import render_sarif

            shell.out.write(render_sarif(findings, sources, shell.language, options.help_site))
        case _:
            assert_never(options.format)
