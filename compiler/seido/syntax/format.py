"""From a file to the same file in canonical form: indentation by structure, one spelling of signs, aligned columns.

It works on words rather than on the tree, since the words keep what a tree may forget: brackets, the order of
annotations, the spelling of a number, where an author ended a line. The tree of the result equals the tree of the file
(``parse(format(text)) == parse(text)``), and all comments are kept in their order.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from seido.source.text import Source
from seido.source.width import text_width
from seido.syntax.align import Line, aligned
from seido.syntax.findings import Findings
from seido.syntax.lines import CLOSING, OPENING, lines
from seido.syntax.spelling import NOTES, Vocabulary, is_heading, is_sign_of_number, space, spelled, vocabulary_of
from seido.syntax.vocabulary import BLOCKS, DECLARATIONS
from seido.syntax.words import read_words

if TYPE_CHECKING:
    from lark import Token

WIDTH: Final = 160
"""Columns after which a line is broken before 出典 and 解釈, and where that is not enough before かつ and 又は."""

STEP: Final = "  "

_PIPED: Final = re.compile("(?:[^|｜\n\x1e#＃「」]|「[^」\n\x1e]*」)*")
_OPERATORS: Final = frozenset(("PLUS", "MINUS", "TIMES", "DIVIDE", "ARROW", "_AND", "_OR"))


def format_text(source: Source, vocabulary: Vocabulary | None = None) -> str:
    """The text of a file without mistakes in canonical form, its words turned into a vocabulary where one is given."""
    found = list(lines(read_words(Findings(source))))
    main = vocabulary or vocabulary_of(found)
    laid = _Layout(source, main, vocabulary).lay(found)
    text = "\n".join(line.rstrip(" ") for line in aligned(laid))  # a TAB at the end is an empty cell
    return f"{text}\n" if text else ""


@dataclass(slots=True)
class _Gap:
    """What stands in the file between two words: line ends, comments, and a blank line before each comment or word."""

    broken: bool = False
    blank: bool = False  # before the next word
    beside: str | None = None  # a comment on the line of the word before
    own: list[tuple[str, int, bool]] = field(
        default_factory=list
    )  # text, column, and whether a line is blank before it


class _Layout:
    def __init__(self, source: Source, main: Vocabulary, wanted: Vocabulary | None) -> None:
        self._source = source
        self._main: Vocabulary = main
        self._wanted: Vocabulary | None = wanted
        self._out: list[Line] = []
        self._columns: list[int] = [0]  # the column in which the last line of each level began in the file
        self._level = 0
        self._class = ""
        self._document = self._part = self._items = False
        self._declared = 0
        self._declaration = ""

    def lay(self, found: Sequence[Sequence[Token]]) -> list[Line]:
        """The lines of the file, not yet aligned."""
        at = 0
        for number, line in enumerate(found):
            gap = self._gap(at, line[0].start_pos or 0)
            following = found[number + 1][0].type if number + 1 < len(found) else ""
            before = self._level
            self._place(line, following)
            self._between(gap, before, self._level, self._column(line[0]))
            apart = gap.blank or (line[0].type in BLOCKS and not gap.own)
            self._line(line, apart and bool(self._out))
            at = line[-2].end_pos or 0
        gap = self._gap(at, len(self._source.text))
        self._between(gap, self._level, 0, 0)
        return self._out

    def _column(self, token: Token) -> int:
        start = token.start_pos or 0
        line = self._source.text[self._source.text.rfind("\n", 0, start) + 1 : start + 1]
        return text_width(line[: len(line) - len(line.lstrip(" \t　"))])

    # -------------------------------------------------------------------------------------------------- structure

    def _place(self, line: Sequence[Token], following: str) -> None:
        """Find the level of a line from what leads it."""
        kind = line[0].type
        if kind in BLOCKS:
            self._level = self._declared = 0
            self._document, self._part = kind == "DOCUMENT", False
            self._declaration = kind
        elif kind in ("PART", "PART_END"):
            self._level = self._declared = 1
            self._part = kind == "PART"
            self._declaration = kind
        elif kind in DECLARATIONS:
            self._level = self._declared = 2 if self._part else 1
            self._declaration = kind
        elif self._document:
            self._level = 1
        elif kind == "CELL":
            self._level = self._declared + (2 if self._items else 1)
            return
        else:
            self._level = self._declared + 1
        self._items = self._declaration == "EXAMPLE" and following == "CELL" and len(line) == 2 and kind != "EXAMPLE"  # noqa: PLR2004  a name and the line end

    # --------------------------------------------------------------------------------------------------- comments

    def _gap(self, start: int, end: int) -> _Gap:
        gap = _Gap()
        text = self._source.text
        at = start
        alone = start == 0
        while at < end:
            letter = text[at]
            if letter == "\n":
                gap.blank = gap.blank or (gap.broken and alone)  # nothing stood on the line that ends here
                gap.broken = alone = True
                at += 1
                continue
            if letter in "#＃":
                stop = text.find("\n", at)
                stop = len(text) if stop < 0 else stop
                comment = text[at:stop].rstrip()
                if gap.broken or start == 0:
                    column = text_width(text[text.rfind("\n", 0, at) + 1 : at])
                    gap.own.append((comment, column, gap.blank))
                    gap.blank = False
                else:
                    gap.beside = comment
                alone = False
                at = stop
                continue
            at += 1
        return gap

    def _between(self, gap: _Gap, before: int, after: int, column: int) -> None:
        """The comments between two lines: the first beside the line before, the others on lines of their own."""
        if gap.beside is not None:
            self._out[-1].comment = gap.beside
        for text, own, blank in gap.own:
            level = after
            for deeper in range(after + 1, before + 1):
                if deeper < len(self._columns) and column < self._columns[deeper] <= own:
                    level = deeper
            self._out.append(Line(level, "#", [("", text)], blank=blank and bool(self._out)))

    # ------------------------------------------------------------------------------------------------------- lines

    def _line(self, line: Sequence[Token], blank: bool) -> None:  # noqa: FBT001  one of two ways to set a line
        level = self._level
        del self._columns[level:]
        self._columns += [self._column(line[0])] * (level + 1 - len(self._columns))
        cells = [str(token) for token in line if token.type == "CELL"]
        words = [spelled(line, at, self._main, self._wanted) for at in range(len(line) - 1)]
        if cells:
            self._row(line, cells, words, blank=blank)
            return
        kind = line[0].type if line[0].type in DECLARATIONS else self._kind_of(line)
        self._physical(line, words, 0, Line(level, kind, [], blank=blank))

    def _kind_of(self, line: Sequence[Token]) -> str:
        if line[0].type in ("GENERAL", "EXCEPTION", "CASE"):
            return "clause"
        if line[0].type in ("NAME", "STRING", "FY"):
            return f"{self._declaration} line"
        return line[0].type

    def _row(self, line: Sequence[Token], cells: list[str], words: list[str], *, blank: bool) -> None:
        row = Line(self._level, "row", [], blank=blank)
        if all(_PIPED.fullmatch(cell) for cell in cells):
            row.cells = cells
        else:
            row.parts.append(("", "\t".join(cells)))
            row.kind = "tabs"
        if len(line) - 1 > len(cells):
            self._physical(line, words, len(cells), row)
        else:
            self._out.append(row)

    def _physical(self, line: Sequence[Token], words: list[str], start: int, first: Line) -> None:
        """One logical line as lines of the file, broken where the author broke it, and where it is too long."""
        gaps = {
            at: self._gap(line[at - 1].end_pos or 0, line[at].start_pos or 0) for at in range(max(start, 1), len(words))
        }
        breaks = {at for at, gap in gaps.items() if _keeps_break(line, at, gap)}
        if first.kind == "tabs" and start:
            breaks.add(start)
        if line[0].type != "CELL":
            breaks |= self._long(line, breaks)
        here = first
        depth = further = 0
        self._out.append(here)
        text, tag = ("", "") if start == 0 else ("", "N")
        noted = start > 0
        for at in range(start, len(words)):
            kind = line[at].type
            if at in breaks:
                _close(here, tag, text)
                gap = gaps[at]
                if gap.beside is not None:
                    here.comment = gap.beside
                further = 0 if kind == "_EQ" and depth == 0 else further  # what follows a further value hangs on it
                inner = self._level + 1 + further + depth - (kind in CLOSING)
                self._out += [Line(inner, "#", [("", each)]) for each, _, _ in gap.own]
                here = Line(inner, "continued", [])
                if kind == "_EQ" and depth == 0 and first.tagged("E"):
                    here.under = first
                self._out.append(here)
                if depth == 0 and (kind == "_EQ" or line[at - 1].type == "_HOLDS"):
                    further = 1
                text, tag, noted = "", "", False
                here.kind = "continued" if kind not in NOTES else "note"
            elif at > start:
                left = space(line, at, words[at - 1], words[at])
                new = self._tag(line, at, depth, first if here is first else here, noted=noted)
                if new:
                    _close(here, tag, text)
                    text, tag = "", new
                    noted = noted or new == "N"
                else:
                    text += left
            text += words[at]
            depth += (kind in OPENING) - (kind in CLOSING)
        _close(here, tag, text)

    def _tag(self, line: Sequence[Token], at: int, depth: int, here: Line, *, noted: bool) -> str:
        """Which column a word begins, if it begins one."""
        kind = line[at].type
        if depth:
            return ""
        if kind in NOTES and not noted and not is_heading(line, at):
            return "N"
        entry = here.kind in (
            "PARAMETER line",
            "FACT line",
            "BAND line",
            "CATEGORY line",
            "PART_OF",
            "READING_DECL line",
        )
        if kind == "_EQ" and entry and not here.tagged("E"):
            return "E"
        if kind == "_COLON" and here.kind == "ITEMS line" and not here.tagged("C"):
            return "C"
        asks = here.kind in ("INPUT", "ITEMS line", "CATEGORY line", "READING_DECL line", "NOTE")
        texts = kind == "STRING" and asks and not here.tagged("S") and not noted
        if texts and at > (here.kind in DECLARATIONS) and line[at - 1].type not in ("_COLON", "DIVIDE"):
            return "s" if here.kind in ("READING_DECL line", "NOTE") else "S"
        return ""

    def _long(self, line: Sequence[Token], breaks: set[int]) -> set[int]:
        """Further places in which a line that is too long is broken."""
        added: set[int] = set()
        # Measured in Japanese, so that both vocabularies are broken in the same places.
        words = [spelled(line, at, "ja", "ja") for at in range(len(line) - 1)]
        for kinds in (("CITE", "READING"), ("_AND", "_OR")):
            for first, last in _stretches(len(words), breaks | added):
                width = len(STEP) * (self._level + (first > 0)) + sum(map(text_width, words[first:last]))
                width += sum(len(space(line, at, words[at - 1], words[at])) for at in range(first + 1, last))
                if width > WIDTH:
                    added |= {at for at in _outside(line, first + 1, last) if line[at].type in kinds}
        return added


def _outside(line: Sequence[Token], first: int, last: int) -> Iterator[int]:
    depth = 0
    for at, token in enumerate(line):
        depth += (token.type in OPENING) - (token.type in CLOSING)
        if first <= at < last and depth == 0:
            yield at


def _stretches(count: int, breaks: set[int]) -> list[tuple[int, int]]:
    edges = [0, *sorted(breaks), count]
    return list(itertools.pairwise(edges))


def _close(line: Line, tag: str, text: str) -> None:
    if text or tag:
        line.parts.append((tag, text))


def _keeps_break(line: Sequence[Token], at: int, gap: _Gap) -> bool:
    """Whether a line end between two words is kept: where a comment stands, at annotations and between operands."""
    kind, before = line[at].type, line[at - 1].type
    if not gap.broken:
        return before == "_HOLDS" or kind == before == "PERIOD"  # two of them side by side would be one
    if gap.own or gap.beside is not None:
        return True
    if kind in NOTES or kind in ("BECAUSE", "_EQ") or before in ("_HOLDS", "_WHEN", "_COMMA"):
        return True
    if kind in _OPERATORS:
        return kind != "MINUS" or not is_sign_of_number(line, at)
    return (before in _OPERATORS and not (before == "MINUS" and is_sign_of_number(line, at - 1))) or (
        before == "_COLON" and line[0].type == "REQUIREMENT"
    )
