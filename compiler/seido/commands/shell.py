"""What every command has at hand: two streams, a language, colour; and the few things all of them print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TextIO

from seido.source.diagnostic import Diagnostic, Severity, Text
from seido.source.language import Language, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from seido.project import Project
    from seido.source.text import Source

FINE: Final = 0
FINDINGS: Final = 1
WRONG_USAGE: Final = 2

Format = Literal["text", "json"]


@dataclass(frozen=True, slots=True)
class Shell:
    """Where a command prints and how: ``out`` takes the product, ``err`` what is said about it.

    ``color`` holds for ``out``, ``err_color`` for ``err``: one may be a terminal and the other a file.
    """

    out: TextIO
    err: TextIO
    language: Language
    color: bool
    err_color: bool

    def say(self, text: Text, /, **facts: str) -> str:
        """A wording in the language of this run, with its facts made harmless for a terminal."""
        from seido.source.width import visible

        return say(text, self.language).format(**{name: visible(fact) for name, fact in facts.items()})

    def report(self, findings: Iterable[Diagnostic], sources: Mapping[str, Source]) -> int:
        """Print findings on ``err`` and return the exit status they call for. Notes are for ``seido check`` alone."""
        from seido.source.render import render_text

        listed = tuple(finding for finding in findings if not is_note(finding))
        self.err.write(render_text(listed, sources, self.language, color=self.err_color))
        return status_of(listed)


def is_note(finding: Diagnostic) -> bool:
    """Whether a finding is no mistake, but worth knowing."""
    return finding.kind.severity is Severity.INFO


def status_of(findings: Iterable[Diagnostic]) -> int:
    """The exit status that findings call for.

    2 where the command itself was wrong, else 1 where there is an error; what is only to be noted leaves it 0.
    """
    from seido.source.catalogue.project import is_usage

    errors = [finding for finding in findings if finding.is_error]
    if any(is_usage(finding.kind) for finding in errors):
        return WRONG_USAGE
    return FINDINGS if errors else FINE


def missing_solver() -> Diagnostic | None:
    """What to say where ``--verify`` is asked for and z3 is not installed."""
    from seido.analyse.solve import is_installed
    from seido.source.catalogue.analyses import SOLVER_MISSING

    return None if is_installed() else Diagnostic(SOLVER_MISSING, None)


def open_project(paths: Sequence[str]) -> Project | Diagnostic:
    """The project that the paths of a command mean, or the current one where there are none."""
    from seido.project import find_project

    return find_project([Path(path) for path in paths], Path.cwd())
