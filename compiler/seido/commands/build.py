"""``seido build``: checkers, calculators, documents, data and the site."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from seido.commands.shell import FINDINGS, Shell, missing_solver, open_project, status_of
from seido.source.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seido.pipeline import Compiled
    from seido.project import Project

_NAMED: Final = 3
"""So many files are named where some are in the way."""

_STAGES: Final = (
    Text("政策ファイルを調べています", "checking the policies"),
    Text("チェッカー、文書、データを書いています", "writing checkers, documents and data"),
    Text("サイトを作っています", "building the site"),
)
_SUMMARY: Final = Text(
    "制度{schemes}件、資料の数字{checked}か所を照合、例{passed}件が一致、{files}個のファイル（{seconds}秒）",
    "{schemes} schemes, {checked} figures checked, {passed} examples passed, {files} files ({seconds} s)",
)
_WHERE: Final = Text("　{what}　{folder}", "  {what}: {folder}")
_CHECKERS: Final = Text("チェッカー", "checkers")
_CALCULATORS: Final = Text("ブラウザーの計算プログラム", "calculators for the browser")
_DOCUMENTS: Final = Text("文書とデータ", "documents and data")
_SITE: Final = Text("サイト", "site")
_STOPPED: Final = Text(
    "誤りがあるので、何も作りませんでした。照合できない数字は公表しません。",
    "Nothing was built, because there are errors: what is not proved is not published.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look, the folder for what is built, and the one for the site; None where no site is wanted.

    With ``verify`` z3 is asked about what is not decided without it.
    """

    paths: tuple[str, ...]
    folder: str
    site: str | None
    verify: bool = False


def execute(options: Options, shell: Shell) -> int:
    """Build everything and print a short summary; with an error in the policies nothing is built."""
    began = time.monotonic()
    project = open_project(options.paths)
    if options.verify and not isinstance(project, Diagnostic):
        project = missing_solver() or project
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})

    from seido.project import compile_set

    _progress(shell, 0)
    compiled = [compile_set(policy_set, solver=options.verify, pages=True) for policy_set in project.sets]
    sources = {path: source for one in compiled for path, source in one.sources.items()}
    findings = [finding for one in compiled for finding in one.diagnostics]
    shell.report(findings, sources)
    if status_of(findings):
        shell.err.write(f"{shell.say(_STOPPED)}\n")
        return status_of(findings)

    _progress(shell, 1)
    from seido.outputs import all_documents

    folder = _inside(project, options.folder)
    documents = all_documents(project, compiled)
    files = {**_code(project, compiled), **{f"docs/{path}": text for path, text in documents.items()}}
    texts = {path: text.encode("utf-8") for path, text in files.items()}
    hindered = _in_the_way(folder, texts, project)
    site = None if options.site is None else _inside(project, options.site)
    made: Mapping[str, bytes] = {}
    if hindered is None and site is not None:
        _progress(shell, 2)
        pages = _site(project.root, folder, documents)
        if isinstance(pages, Diagnostic):
            return shell.report((pages,), {}) or FINDINGS
        made = pages
        hindered = _in_the_way(site, made, project)
    hindered = hindered or _write(folder, texts, project)
    if hindered is None and site is not None:
        hindered = _write(site, made, project)
    if hindered is not None:
        return shell.report((hindered,), {}) or FINDINGS
    places = [(_CHECKERS, folder / "checkers"), (_CALCULATORS, folder / "web"), (_DOCUMENTS, folder / "docs")]
    if site is not None:
        places.append((_SITE, site / "index.html"))
    _summarise(shell, project, compiled, len(files), time.monotonic() - began, places)
    return 0


def _progress(shell: Shell, stage: int) -> None:
    """Say what is going on, where somebody is watching."""
    if shell.err.isatty():
        shell.err.write(f"[{stage + 1}/{len(_STAGES)}] {shell.say(_STAGES[stage])}…\n")
        shell.err.flush()


def _inside(project: Project, folder: str) -> Path:
    """A folder of the command line: from the root of the project unless it is absolute."""
    return project.root / folder


def _code(project: Project, compiled: list[Compiled]) -> Mapping[str, str]:
    """Checkers and modules by their path in the folder; each set in a folder of its own where there are several."""
    from seido.citations.references import References
    from seido.emit.checker import emit_package
    from seido.emit.esmodule import emit_modules
    from seido.outputs import by_folder

    files: dict[str, str] = {}
    for folder, one in by_folder(project, compiled):
        references = References(one.documents)
        checkers = emit_package(one.irs, one.program.documents, references)
        modules = emit_modules(one.irs, one.program.documents, references, one.sources)
        files |= {f"{folder}{path}": text for path, text in checkers.items()}
        files |= {f"{folder}{path}": text for path, text in modules.items()}
    return files


def _in_the_way(folder: Path, files: Mapping[str, bytes], project: Project) -> Diagnostic | None:
    """A finding where files of somebody else would be written over."""
    from seido.project import shown_path
    from seido.source.catalogue import project as kinds
    from seido.written import foreign_files

    try:
        found = foreign_files(folder, files)
    except OSError as error:
        return _unwritten(folder, error, project)
    if not found:
        return None
    more = len(found) - _NAMED
    facts: dict[str, str | Text] = {
        "folder": shown_path(folder, project.root),
        "files": Text("、".join(found[:_NAMED]), ", ".join(found[:_NAMED])),
        "more": Text(f"、ほか{more}個", f" and {more} more") if more > 0 else Text("", ""),
    }
    return Diagnostic(kinds.FOREIGN_FILES, None, facts)


def _write(folder: Path, files: Mapping[str, bytes], project: Project) -> Diagnostic | None:
    """Write the files, and remove those of earlier builds that this one does not make. Nothing else is touched."""
    from seido.written import replace_files

    try:
        replace_files(folder, files)
    except OSError as error:
        return _unwritten(folder, error, project)
    return None


def _unwritten(folder: Path, error: OSError, project: Project) -> Diagnostic:
    """The finding for what the system did not allow, with the file that it names or else the folder."""
    from seido.project import shown_path
    from seido.source.catalogue import project as kinds
    from seido.source.files import reason_of

    path = folder if error.filename is None else Path(error.filename)
    return Diagnostic(kinds.WRITE_FAILED, None, {"path": shown_path(path, project.root), "reason": reason_of(error)})


def _site(root: Path, folder: Path, documents: Mapping[str, str]) -> Mapping[str, bytes] | Diagnostic:
    """The files of the site; a finding where mkdocs cannot make them."""
    from mkdocs.exceptions import MkDocsException

    from seido.memory import Memory
    from seido.site.build import make_site
    from seido.site.failure import site_failure

    try:
        made, _ = make_site(root, folder, documents, Memory())
    except (MkDocsException, OSError) as error:
        return site_failure(error)
    return made


def _summarise(
    shell: Shell,
    project: Project,
    compiled: list[Compiled],
    files: int,
    seconds: float,
    places: list[tuple[Text, Path]],
) -> None:
    from seido.project import shown_path

    shell.out.write(
        shell.say(
            _SUMMARY,
            schemes=str(sum(len(one.irs) for one in compiled)),
            checked=str(sum(coverage.checked for one in compiled for coverage in one.coverage.values())),
            passed=str(sum(not result.diagnostics for one in compiled for result in one.examples)),
            files=str(files),
            seconds=f"{seconds:.1f}",
        )
        + "\n"
    )
    for what, place in places:
        shell.out.write(shell.say(_WHERE, what=shell.say(what), folder=shown_path(place, project.root)) + "\n")
