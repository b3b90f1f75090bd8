"""Rows pasted from a spreadsheet, their cells separated by TABs.

A TAB is white space everywhere but where a row may stand: under the heading of a 表, 推移 or 例, under the name of a
明細 in an 例, and under another row. There a line with a TAB between two words is a row, and is marked so that the
grammar takes it whole. Marking replaces characters one for one, so that places stay what they are.
"""

from __future__ import annotations

import re
from typing import Final

from seido.syntax.vocabulary import ANNOTATIONS, KEYWORDS, LEADERS
from seido.values.numerals import fold

BEGIN: Final = "\x1e"
"""Stands in the place of the line end before a row."""

END: Final = "\x1f"
"""Stands in the place of the TAB after the last cell, where annotations follow."""

_BLANK: Final = re.compile(r"[ \t　]*(?:[#＃].*)?\Z")
_FIRST: Final = re.compile(r"[^\s:：=＝\[［(（「｢\"＂]+")
_HEADINGS: Final = frozenset(("TABLE", "SERIES", "EXAMPLE"))
_COMMENT: Final = re.compile("[#＃]")  # where one stands in a text, a quotation mark stands before it
_DECLARING: Final = re.compile("[=＝:：「｢]")
_PERIOD: Final = re.compile(r"(?:明治|大正|昭和|平成|令和|[MTSHR]\d|\d{4}年度|FY\d|(?:from|until|only) )")


def mark(text: str) -> str:
    """The text with its TAB rows marked; the text itself where it has none."""
    clean = text.translate({ord(BEGIN): "\x1d", ord(END): "\x1d"})  # these are unknown characters like any other
    if "\t" not in clean:
        return clean
    lines = clean.split("\n")
    marked = [lines[0]]
    table = _Table()
    table.see(lines[0])
    for line in lines[1:]:
        if table.is_row(line):
            marked.append(BEGIN + _with_end(line))
        else:
            marked.append("\n" + line)
            table.see(line)
    return "".join(marked)


def cells(row: str, columns: int | None, indent: int = 0) -> list[tuple[int, str]]:
    """The cells of a marked row (without its marks), each with its offset.

    The first ``indent`` empty cells are indentation, which all rows of the table have. Further TABs before the first cell
    are so too, except where the row is that much wider than the rows before it are
    (``columns``) narrow: then an empty cell stands there, which repeats the one above it.
    """
    found: list[tuple[int, str]] = []
    at = 0
    for cell in row.split("\t"):
        text = cell.strip(" 　")
        found.append((at + len(cell) - len(cell.lstrip(" 　")), text))
        at += len(cell) + 1
    while indent and found and not found[0][1]:
        del found[0]
        indent -= 1
    while found and not found[0][1] and (columns is None or len(found) > columns):
        del found[0]
    return found


class _Table:
    """Whether a row may stand on the next line."""

    def __init__(self) -> None:
        self.open = False
        self.example = False
        self.rows = 0

    def is_row(self, line: str) -> bool:
        """Whether a line is a row; one that begins with a word of the language is so only as the row of headings."""
        if not self.open or "\t" not in line.strip(" \t　") or line.lstrip(" \t　")[:1] in ("|", "｜", "#", "＃"):
            return False
        kind = _first_kind(line)
        if kind in ANNOTATIONS or (kind in LEADERS and self.rows):
            return False
        if not self.rows and _DECLARING.search(_COMMENT.split(line, maxsplit=1)[0]):
            return False
        self.rows += 1
        return True

    def see(self, line: str) -> None:
        """Note a line that is no TAB row."""
        if _BLANK.match(line):
            return
        if line.lstrip(" \t　")[:1] in ("|", "｜"):
            self.rows += 1
            return
        kind = _first_kind(line)
        if kind in _HEADINGS:
            self.open, self.rows, self.example = True, 0, kind == "EXAMPLE"
        elif kind in LEADERS and kind != "EXPECT":
            self.open = self.example = False
        elif kind not in ANNOTATIONS and not (self.open and _PERIOD.match(fold(line).lstrip())):
            self.open = self.example
            self.rows = 0


def _first_kind(line: str) -> str | None:
    word = _FIRST.match(line.lstrip(" \t　"))
    return None if word is None else KEYWORDS.get(fold(word[0]))


def _with_end(line: str) -> str:
    """A row with the end of its cells marked where an annotation follows in a cell of its own."""
    at = line.find("\t")
    while at != -1:
        if _first_kind(line[at + 1 :]) in ANNOTATIONS and line[:at].strip(" \t　"):
            return line[:at] + END + line[at + 1 :]
        at = line.find("\t", at + 1)
    return line
