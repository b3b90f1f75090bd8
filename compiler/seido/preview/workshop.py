"""What a preview shows: the site, made anew after each change, and what is wrong where it cannot be made.

A policy with errors does not take away what there was: the last site without errors stays, with the list of errors.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException

from seido.memory import Memory
from seido.outputs import all_documents
from seido.project import POLICIES, compile_set, find_project
from seido.site.build import make_site
from seido.site.failure import site_failure
from seido.source.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from seido.source.text import Source


@dataclass(frozen=True, slots=True)
class Shown:
    """What a preview shows: ``files`` are those of the last site that could be made, by path.

    ``findings`` are the errors and warnings of the newest policies, ``sources`` the texts that they point into, and
    ``remarks`` what mkdocs warns of. ``stale`` says that the files are those of an earlier state, because there are
    errors; ``changed`` names the pages that the last round made anew. ``defect`` is an accident of seido itself, in
    words of Python. ``seconds`` is how long it took.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    stale: bool = False
    changed: tuple[str, ...] = ()
    defect: str = ""
    seconds: float = 0


class Workshop:
    """Makes the site of the project that some paths of a command line mean, as often as it is asked."""

    def __init__(self, paths: Sequence[Path], here: Path) -> None:
        self._paths = paths
        self._here = here
        self._memory = Memory()
        self._root = here
        self._sets: tuple[Path, ...] = ()
        self.shown = Shown()

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders and files that the site depends on."""
        theme = Path(__file__).parents[1] / "site" / "theme"
        own = (self._root / POLICIES, self._root / "docs", self._root / "mkdocs.yml", theme)
        return tuple(dict.fromkeys((*own, *self._sets)))

    @property
    def worked_out(self) -> int:
        """How many results the last round had to work out, because they were not known from earlier ones."""
        return self._memory.made

    def make(self) -> Shown:
        """Make what is different anew. Nothing is raised: whatever happens, somebody is waiting for the next change."""
        began = time.monotonic()
        self._memory.begin_round()
        # What is remembered is a large heap; to look through it for garbage takes longer than many a round.
        gc.disable()
        try:
            made = self._make()
        except (MkDocsException, OSError) as error:
            made = self._kept((site_failure(error),), {})
        except Exception as error:  # noqa: BLE001  a defect must not end the preview: the next change may avoid it
            made = replace(self._kept((), {}), defect=f"{type(error).__name__}: {error}")
        finally:
            gc.enable()
        self.shown = replace(made, seconds=time.monotonic() - began)
        return self.shown

    @staticmethod
    def tidy() -> None:
        """Throw away what rounds left over. It takes a moment: when a round has been shown is the time for it."""
        gc.collect()

    def _make(self) -> Shown:
        project = find_project(self._paths, self._here)
        if isinstance(project, Diagnostic):
            return self._kept((project,), {})
        self._root = project.root
        self._sets = tuple(policy_set.folder for policy_set in project.sets)
        compiled = [compile_set(policy_set, pages=True, memory=self._memory) for policy_set in project.sets]
        sources = {path: source for one in compiled for path, source in one.sources.items()}
        findings = tuple(
            finding for one in compiled for finding in one.diagnostics if finding.kind.severity is not Severity.INFO
        )
        if any(finding.is_error for finding in findings):
            return self._kept(findings, sources)
        # Documents follow from the texts of policies, documents and lock files, and from nothing else.
        texts = ("documents", self._sets, tuple(sources.values()))
        documents = self._memory.recall(texts, partial(all_documents, project, compiled))
        files, remarks = make_site(project.root, project.root, documents, self._memory)
        before = self.shown.files
        changed = tuple(name for name in sorted(files) if name.endswith(".html") and before.get(name) != files[name])
        return Shown(files, findings, sources, remarks, changed=changed)

    def _kept(self, findings: tuple[Diagnostic, ...], sources: Mapping[str, Source]) -> Shown:
        """What there was, with what is wrong now."""
        return Shown(self.shown.files, findings, sources, stale=True)
