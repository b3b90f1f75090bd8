"""Columns: lines that stand together, with what they have in common one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from seido.source.width import padded, text_width

STEP: Final = "  "
BEFORE: Final = {"E": 1, "C": 1, "S": 3, "s": 1, "N": 3, "": 0}
"""How many spaces stand at least before a column: = and : one, texts and annotations three."""

OUTLIER: Final = 16
"""A line that is this much longer than the next longest stands out of its column."""

SPREAD: Final = 60
"""Over how many columns the beginnings of a column may be spread within one declaration."""

APART: Final = 16
"""As `SPREAD`, for declarations that stand one below the other."""


@dataclass(slots=True, eq=False)
class Line:
    """One line of the file: its level, what it belongs to, and its parts with the column that each begins."""

    level: int
    kind: str
    parts: list[tuple[str, str]]
    cells: list[str] = field(default_factory=list)
    comment: str | None = None
    blank: bool = False  # whether an empty line stands before it
    under: Line | None = None  # the line under whose = this one begins

    def tagged(self, tag: str) -> bool:
        """Whether one of the parts begins a column of this kind."""
        return any(each.upper() == tag for each, _ in self.parts)


def aligned(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as text."""
    texts: dict[int, str] = {}
    starts: dict[int, int] = {}
    for group in _groups(lines):
        _columns(group, texts, starts)
    for line in lines:
        if line.blank:
            yield ""
        text = STEP * line.level + texts[id(line)]
        if line.under is not None:
            text = " " * starts[id(line.under)] + texts[id(line)]
        apart = "\t" if line.kind == "tabs" else "   "  # a row of one cell is a row for the TAB behind it
        yield text if line.comment is None else text.rstrip(" ") + apart + line.comment


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand together: of one kind and level, with nothing but their own further lines between them."""
    group: list[Line] = []
    for line in lines:
        inside = bool(group) and not line.blank
        if inside and line.kind in ("continued", "note", "#") and (line.kind != "#" or group[0].kind == "row"):
            yield [line]
        elif inside and (line.kind, line.level) == (group[0].kind, group[0].level):
            group.append(line)
        else:
            if group:
                yield group
            group = [line]
    if group:
        yield group


def _columns(group: Sequence[Line], texts: dict[int, str], starts: dict[int, int]) -> None:
    for line in group:
        texts[id(line)] = ""
    if group[0].kind == "row":
        _rows(group, texts)
    done = {id(line): 0 for line in group}
    for tag in ("", "C", "E", "S", "s", "N"):
        having = [line for line in group if done[id(line)] < len(line.parts) and line.parts[done[id(line)]][0] == tag]
        spread = APART if group[0].kind.isupper() and tag != "s" else SPREAD
        column = _column([text_width(texts[id(line)]) for line in having], spread) if tag else 0
        for line in having:
            before = texts[id(line)]
            at = text_width(before) + BEFORE[tag]
            target = column + BEFORE[tag]
            texts[id(line)] = padded(before, max(target, at))
            if tag == "E":
                starts[id(line)] = len(STEP) * line.level + text_width(texts[id(line)])
            texts[id(line)] += line.parts[done[id(line)]][1]
            done[id(line)] += 1
    for line in group:  # parts in another order stand behind one another
        for tag, text in line.parts[done[id(line)] :]:
            texts[id(line)] += " " * BEFORE[tag] + text


def _column(widths: Sequence[int], spread: int) -> int:
    """Where a column begins: behind the longest of the beginnings that are about as long as the others."""
    ordered = sorted(widths)
    while len(ordered) > 1 and (ordered[-1] - ordered[-2] > OUTLIER or ordered[-1] - ordered[0] > spread):
        ordered.pop()
    return ordered[-1] if ordered else 0


def _rows(group: Sequence[Line], texts: dict[int, str]) -> None:
    widths: list[int] = []
    for line in group:
        for at, cell in enumerate(line.cells):
            if at == len(widths):
                widths.append(0)
            widths[at] = max(widths[at], text_width(cell))
    for line in group:
        cells = [padded(cell, width) for cell, width in zip(line.cells, widths, strict=False)]
        texts[id(line)] = f"| {' | '.join(cells)} |"
