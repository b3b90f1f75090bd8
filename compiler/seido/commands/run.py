"""``seido run``: one case of one scheme, with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seido.commands.shell import Format, Shell, open_project
from seido.source.diagnostic import Diagnostic

if TYPE_CHECKING:
    from seido.typed.program import Program, Scheme


@dataclass(frozen=True, slots=True)
class Options:
    """The scheme by name or identifier, inputs and readings as they were typed, and where to look."""

    scheme: str
    inputs: tuple[tuple[str, str], ...]
    case: str | None
    year: str | None
    readings: tuple[tuple[str, str], ...]
    project: str | None
    format: Format


def execute(options: Options, shell: Shell) -> int:
    """Evaluate a case and print the answer: the sheet, or JSON. Findings about the case call for exit status 1."""
    from seido.cases import owed_fields, read_case
    from seido.citations.references import References
    from seido.emit.answer_json import answer_json
    from seido.emit.checksum import Given, policy_digest
    from seido.emit.report import report
    from seido.emit.sheet import sheet
    from seido.evaluate import evaluate
    from seido.project import compile_set, unknown_scheme
    from seido.source.catalogue import cases
    from seido.source.catalogue import project as kinds
    from seido.source.files import read_policy
    from seido.values.numerals import fold

    project = open_project(() if options.project is None else (options.project,))
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})
    wanted = fold(options.scheme)
    compiled = [compile_set(policy_set) for policy_set in project.sets]
    places = [
        policy_set.shown(policy_set.folder)
        for policy_set, one in zip(project.sets, compiled, strict=True)
        if any(wanted in (each.id, each.name) for each in one.program.schemes)
    ]
    if len(places) > 1:
        facts = {"name": options.scheme, "places": "、".join(places), "folder": places[0]}
        return shell.report((Diagnostic(kinds.AMBIGUOUS_SCHEME, None, facts),), {})
    for one in compiled:
        scheme = next((each for each in one.program.schemes if wanted in (each.id, each.name)), None)
        if scheme is None:
            continue
        ir = one.irs.get(scheme.id)
        broken = [each for each in one.diagnostics if each.is_error and _concerns(each, scheme, one.program)]
        if ir is None or broken:
            broken = broken or [each for each in one.diagnostics if each.is_error]
            return shell.report(
                (*broken, Diagnostic(cases.SCHEME_BROKEN, scheme.span, {"name": scheme.name})), one.sources
            )
        file = None
        sources = dict(one.sources)
        if options.case is not None:
            read = read_policy(Path(options.case), options.case)
            if isinstance(read, Diagnostic):
                return shell.report((read,), sources)
            file = read
            sources[read.path] = read
        case = read_case(ir, options.inputs, file, options.year, options.readings)
        if case.diagnostics:
            return shell.report(case.diagnostics, sources)
        year = scheme.document_year if case.year is None else case.year
        answer = evaluate(ir, case.inputs, case.items, year, case.readings)
        shell.report(owed_fields(case, answer.missing), sources)
        ready = report(ir, answer, References(one.documents), one.sources)
        given = Given(policy_digest(ir, one.sources), case.inputs, case.items, answer.readings)
        shell.out.write(answer_json(ready, given) if options.format == "json" else sheet(ready))
        return 0
    known = [each.name for one in compiled for each in one.program.schemes]
    return shell.report((unknown_scheme(options.scheme, known),), {})


def _concerns(found: Diagnostic, scheme: Scheme, program: Program) -> bool:
    """Whether a finding bears on a scheme: it stands in its file, in that of its 資料, or in no file at all."""
    if found.span is None:
        return True
    documents = {each.span.path for each in program.documents.values()}
    shared = {each.span.path for each in scheme.inputs.values() if each.common}
    return found.span.path in {scheme.span.path} | documents | shared
