"""Gathering the mistakes of one file: one for each logical line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from seido.source.catalogue import syntax as kinds
from seido.source.diagnostic import Diagnostic, Fact, Kind
from seido.source.text import Source, Span

LIMIT: Final = 500
"""How many mistakes of one file are listed; who has more is better served by beginning at the top."""


class Findings:
    """What is wrong with a file so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: list[Diagnostic] = []
        self._lines: set[int] = set()

    def add(self, kind: Kind, start: int, end: int, **facts: Fact) -> None:
        """Note a mistake, unless its line has one already."""
        self.report(kind, start, end, facts)

    def report(
        self,
        kind: Kind,
        start: int,
        end: int,
        facts: Mapping[str, Fact],
        paste: str | None = None,
        replaced: tuple[int, int] | None = None,
    ) -> None:
        """As `add`, with the line that the author can paste and the stretch that it stands for."""
        line = self.line(start)
        if line in self._lines or len(self._found) > LIMIT:
            return
        self._lines.add(line)
        length = len(self.source.text)
        span = Span(self.source.path, min(start, length), min(max(end, start + 1), length))
        if len(self._found) == LIMIT:
            self._found.append(Diagnostic(kinds.TOO_MANY, span, {"limit": str(LIMIT)}))
            return
        stretch = None if paste is None or replaced is None else Span(self.source.path, *replaced)
        self._found.append(Diagnostic(kind, span, facts, paste=paste, replaced=stretch))

    def line(self, offset: int) -> int:
        """The number of the line on which an offset stands."""
        return self.source.position(offset).line

    def has_between(self, start: int, end: int) -> bool:
        """Whether a mistake stands on one of the lines from one offset to another."""
        if not self._lines:
            return False
        return any(line in self._lines for line in range(self.line(start), self.line(end) + 1))

    @property
    def full(self) -> bool:
        """Whether no more mistakes are listed."""
        return len(self._found) > LIMIT

    def ordered(self) -> tuple[Diagnostic, ...]:
        """All mistakes in reading order."""
        return tuple(sorted(self._found, key=lambda each: each.order))
