"""Texts that seido reads, and places in them.

A place is a pair of offsets; line and column are computed only where a person will read them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Position(NamedTuple):
    """A place as a person counts: line and column, both from 1; a column counts characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text file: its path as shown to people (relative to the project, ``/`` as separator) and its text.

    Line ends are ``\\n`` only and no BOM is left: `seido.source.files` sees to that before a Source is made.
    """

    path: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        at = self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return self.text[start:end]

    def line_start(self, line: int) -> int:
        """The offset at which a line, counted from 1, begins."""
        return self._starts[line - 1]

    @property
    def line_count(self) -> int:
        """How many lines the text has; a final line end does not begin another line for a reader."""
        return len(self._starts) - (1 if self.text.endswith("\n") else 0)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file: offsets ``start`` (included) to ``end`` (excluded)."""

    path: str
    start: int
    end: int

    def to(self, other: Span) -> Span:
        """The stretch from the beginning of this one to the end of another in the same file."""
        return Span(self.path, min(self.start, other.start), max(self.end, other.end))
