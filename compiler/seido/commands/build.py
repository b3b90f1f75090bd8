"""``seido build``: checkers, calculators, documents, data and the site."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from seido.commands.shell import FINDINGS, Shell, missing_solver, open_project, status_of
from seido.source.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from seido.pipeline import Compiled
    from seido.project import Project

MANIFEST: Final = ".seido-files"
"""The list of files that the last build wrote; what it lists and this build does not write is removed."""

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
    folder = _inside(project, options.folder)
    files = _files(project, compiled)
    unwritten = _write(folder, files, project)
    if unwritten:
        return shell.report(unwritten, {})

    places = [(_CHECKERS, folder / "checkers"), (_CALCULATORS, folder / "web"), (_DOCUMENTS, folder / "docs")]
    if options.site is not None:
        _progress(shell, 2)
        site = _inside(project, options.site)
        failed = _site(project.root, folder, site)
        if failed is not None:
            return shell.report((failed,), {}) or FINDINGS
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


def _files(project: Project, compiled: list[Compiled]) -> Mapping[str, str]:
    """Every file that is built, by its path in the folder; each set in a folder of its own where there are several."""
    from seido.citations.references import References
    from seido.emit.checker import emit_package
    from seido.emit.esmodule import emit_modules
    from seido.outputs import all_documents, by_folder

    files: dict[str, str] = {}
    for folder, one in by_folder(project, compiled):
        references = References(one.documents)
        checkers = emit_package(one.irs, one.program.documents, references)
        modules = emit_modules(one.irs, one.program.documents, references, one.sources)
        files |= {f"{folder}{path}": text for path, text in checkers.items()}
        files |= {f"{folder}{path}": text for path, text in modules.items()}
    return files | {f"docs/{path}": text for path, text in all_documents(project, compiled).items()}


def _write(folder: Path, files: Mapping[str, str], project: Project) -> tuple[Diagnostic, ...]:
    """Write the files, and remove those of the last build that this one does not make. Nothing else is touched."""
    from seido.project import shown_path, write_text

    manifest = folder / MANIFEST
    for path, text in files.items():
        unwritten = write_text(folder / path, text, shown_path(folder / path, project.root))
        if unwritten is not None:
            return (unwritten,)
    for path in _listed(manifest):
        if path not in files:
            (folder / path).unlink(missing_ok=True)
    listed = "".join(f"{path}\n" for path in sorted(files))
    unwritten = write_text(manifest, listed, shown_path(manifest, project.root))
    return () if unwritten is None else (unwritten,)


def _listed(manifest: Path) -> Iterable[str]:
    """The files of the last build; paths that lead out of the folder are passed over."""
    try:
        lines = manifest.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(line for line in lines if line and not line.startswith("/") and ".." not in line.split("/"))


def _site(root: Path, folder: Path, site: Path) -> Diagnostic | None:
    """Build the site; a finding where mkdocs cannot."""
    from mkdocs.exceptions import MkDocsException

    from seido.site.build import build_site
    from seido.site.failure import site_failure

    try:
        build_site(root, folder, site)
    except (MkDocsException, OSError) as error:
        return site_failure(error)
    return None


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
