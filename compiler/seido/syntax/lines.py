"""Lines and cells: the stream of words as the grammar wants it.

Indentation means nothing. A line continues the one before it where it begins with an operator, ``=``, かつ/又は or an
annotation word, or where that one ends in an operator, ``、``, のとき or について; between brackets no line ends.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from lark import Token

from seido.syntax import pasted
from seido.syntax.vocabulary import ANNOTATIONS, LEADERS

_OPERATORS: Final = frozenset(("_EQ", "PLUS", "MINUS", "TIMES", "DIVIDE", "ARROW", "_AND", "_OR", "_COMMA"))
STARTS: Final = _OPERATORS | ANNOTATIONS | {"_RP", "_RB", "BECAUSE", "PERIOD", "ADOPTED"}
ENDS: Final = _OPERATORS | {"_WHEN", "_HOLDS", "_COLON"}
CLOSING: Final = {"_RP": "_LP", "_RB": "_LB"}
OPENING: Final = frozenset(CLOSING.values())
BREAKS: Final = frozenset(("_NL", "_NLROW", "_NLTAB"))
_HEAD: Final = re.compile(r"(?s)(.*\n[ \t　]*)(.*)")
_CELL: Final = re.compile("((?:[^|｜「」]|「[^」]*」)*)[|｜]")
_ORDINAL: Final = re.compile(r"\d+(?:番目|st|nd|rd|th)\Z")


def lines(words: Sequence[Token]) -> Iterator[list[Token]]:
    """The logical lines of a file, each a list of tokens that ends with _NL."""
    line: list[Token] = []
    for token in _joined(words):
        line.append(token)
        if token.type == "_NL":
            yield _settled(line)
            line = []


def comment_at(line: str) -> int | None:
    """Where the comment of a line begins: at a # outside 「」 and double quotes; None where it has none."""
    if "#" not in line and "＃" not in line:
        return None
    depth = 0
    quoted = False
    for at, character in enumerate(line):
        if character in '"＂' and depth == 0:
            quoted = not quoted
        elif quoted:
            continue
        elif character in "「｢":
            depth += 1
        elif character in "」｣":
            depth = max(0, depth - 1)
        elif character in "#＃" and depth == 0:
            return at
    return None


def _joined(words: Sequence[Token]) -> Iterator[Token]:
    """All words, with _NL only where a logical line ends."""
    closed = _closed(words)
    depth = 0
    columns: int | None = None
    indent = 0
    pending: Token | None = None
    before = "_NL"
    last: Token | None = None
    for at, word in enumerate(words):
        token = word
        if word.type == "READING" and at + 1 < len(words) and words[at + 1].type == "NAME":
            token = _as("READING_DECL", word)  # a name follows: the reading is declared
        kind = token.type
        if kind == "_NL":
            pending = pending or token
            continue
        if kind in ("_NLROW", "_NLTAB"):
            if before != "_NL":
                yield Token("_NL", "\n", (pending or token).start_pos, end_pos=(pending or token).start_pos)
            pending, depth = None, 0
            if kind == "_NLTAB" and columns is None:
                indent = _indentation(words, at)
            row = list(_piped(token) if kind == "_NLROW" else _tabbed(token, columns, indent))
            columns = columns or len(row)
            yield from row
            before, last = "CELL", row[-1] if row else token
            continue
        if pending is not None:
            if depth == 0 and before != "_NL" and (kind in LEADERS or not (kind in STARTS or before in ENDS)):
                yield Token("_NL", "\n", pending.start_pos, end_pos=pending.start_pos)
                before = "_NL"
            pending = None
        if before == "_NL":
            columns = None  # another line than a row ends the table; what is noted beside a row does not
        if at in closed:
            depth += 1 if kind in OPENING else -1
        yield token
        before, last = kind, token
    if before != "_NL":
        end = (last.end_pos or 0) if last is not None else 0
        yield Token("_NL", "\n", end, end_pos=end)


def _closed(words: Sequence[Token]) -> frozenset[int]:
    """The indices of brackets that have their fellow; one that has none must not swallow the lines after it."""
    found: set[int] = set()
    opened: list[int] = []
    for at, token in enumerate(words):
        if token.type in OPENING:
            opened.append(at)
        elif token.type in CLOSING and opened and words[opened[-1]].type == CLOSING[token.type]:
            found.update((opened.pop(), at))
        elif token.type in LEADERS and at > 0 and words[at - 1].type in BREAKS:
            opened.clear()
    return frozenset(found)


def _piped(token: Token) -> Iterator[Token]:
    matched = _HEAD.match(str(token))
    head, bar = matched.groups() if matched is not None else ("", str(token))
    at = (token.start_pos or 0) + len(head) + 1
    for cell in _CELL.findall(bar[1:]):
        text = cell.strip(" \t　")
        start = at + (len(cell) - len(cell.lstrip(" \t　")))
        yield Token("CELL", text, start, end_pos=start + len(text))
        at += len(cell) + 1


def _indentation(words: Sequence[Token], at: int) -> int:
    """How many TABs stand before each row of TABs from one on: so many are indentation."""
    least: int | None = None
    for token in itertools.islice(words, at, None):
        if token.type == "_NLTAB":
            row = str(token).rpartition(pasted.BEGIN)[2]
            tabs = len(row) - len(row.lstrip("\t"))
            least = tabs if least is None else min(least, tabs)
        elif token.type in LEADERS:
            break
    return least or 0


def _tabbed(token: Token, columns: int | None, indent: int) -> Iterator[Token]:
    head, _, row = str(token).rpartition(pasted.BEGIN)
    base = (token.start_pos or 0) + len(head) + 1
    row = row.removesuffix(pasted.END)
    comment = comment_at(row)
    if comment is not None:
        row = row[:comment].rstrip(" \t　")
    for at, text in pasted.cells(row, columns, indent):
        yield Token("CELL", text, base + at, end_pos=base + at + len(text))


def _settled(line: list[Token]) -> list[Token]:
    """A line with 場合, 以下 and 2番目 given the part they play in it."""
    found: list[Token] = []
    asks = any(token.type == "_WHEN" for token in line[1:])
    for at, token in enumerate(line):
        before = line[at - 1].type if at else "_NL"
        kind = token.type
        if at == 0 and (kind == "CASE" or (kind == "_WHEN" and str(token) == "場合")):
            kind = "CASE" if asks else "PART"
        elif kind == "BOUND" and before == "STRING" and str(token) == "以下":
            kind = "BELOW"
        elif kind == "NUMBER" and before in ("STRING", "_UNTIL") and _ORDINAL.match(str(token)):
            kind = "ORDINAL"
        found.append(token if kind == token.type else _as(kind, token))
    return found


def _as(kind: str, token: Token) -> Token:
    return Token(kind, str(token), token.start_pos, end_pos=token.end_pos)
