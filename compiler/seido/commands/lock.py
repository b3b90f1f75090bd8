"""``seido lock``: record the source documents as they are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from seido.commands.shell import FINE, Shell, open_project
from seido.source.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from seido.project import PolicySet

_DONE: Final = Text(
    "資料{count}件を{path}に記録しました。",
    "{count} documents are recorded in {path}.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look."""

    paths: tuple[str, ...]


def execute(options: Options, shell: Shell) -> int:
    """Write the lock file of each policy set; where a document cannot be read, say so and write none."""
    project = open_project(options.paths)
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})
    return max((_lock(policy_set, shell) for policy_set in project.sets), default=FINE)


def _lock(policy_set: PolicySet, shell: Shell) -> int:
    from seido.citations.lock import write_lock
    from seido.project import compile_set, write_text

    compiled = compile_set(policy_set)
    unread = [declared for name, declared in compiled.program.documents.items() if name not in compiled.documents]
    if unread or not compiled.documents:
        errors = [finding for finding in compiled.diagnostics if finding.is_error]
        return max(shell.report(errors, compiled.sources), FINE)
    shown = policy_set.shown(policy_set.lock_path)
    problem = write_text(policy_set.lock_path, write_lock(compiled.documents.values()), shown)
    if problem is not None:
        return shell.report((problem,), {})
    shell.out.write(shell.say(_DONE, count=str(len(compiled.documents)), path=shown) + "\n")
    return FINE
