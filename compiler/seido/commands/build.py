"""``seido build``: checkers, documents, data and the site."""

from __future__ import annotations

from dataclasses import dataclass

from seido.commands.shell import Shell


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look, the folder for what is built, and the one for the site; None where no site is wanted."""

    paths: tuple[str, ...]
    folder: str
    site: str | None


def execute(options: Options, shell: Shell) -> int:
    """Build everything and print a short summary."""
    raise NotImplementedError
