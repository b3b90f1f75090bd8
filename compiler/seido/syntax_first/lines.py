"""Lines and cells: the stream of tokens as the grammar wants it.

Indentation means nothing. A line continues the one before it where it begins with an operator, ``=``, かつ/又は or an
annotation word, or where that one ends in an operator, ``、``, のとき or について; inside brackets no line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lark import Token
from lark.lark import PostLex

from seido.syntax_first.vocabulary import DECLARATIONS

STARTS: Final = frozenset(
    "_EQ PLUS MINUS TIMES DIVIDE ARROW _AND _OR _COMMA _RP _RB CITE READING BECAUSE ROUNDING RANGE STEP JUDGE SOFT CAP "
    "PERIOD EVERY_YEAR ADOPTED".split()
)
ENDS: Final = frozenset("_EQ PLUS MINUS TIMES DIVIDE ARROW _AND _OR _COMMA _WHEN _HOLDS _COLON".split())
OPENING: Final = frozenset(("_LP", "_LB"))
CLOSING: Final = frozenset(("_RP", "_RB"))
_HEAD: Final = re.compile(r"(?s)(.*\n[ \t　]*)(.*)")
_CELL: Final = re.compile("((?:[^|｜「」]|「[^」]*」)*)[|｜]")
_ORDINAL: Final = re.compile(r"\d+番目\Z")


class Lines(PostLex):
    """Makes lines (_NL) and cells (CELL), and tells apart words whose part depends on their line."""

    always_accept = ("_NL", "_NLROW")

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """The stream, line by line."""
        line: list[Token] = []
        for token in _lines(stream):
            line.append(token)
            if token.type == "_NL":
                yield from _settled(line)
                line = []
        yield from _settled(line)


def _lines(stream: Iterator[Token]) -> Iterator[Token]:
    depth = 0
    pending: Token | None = None
    before = "_NL"
    last: Token | None = None
    tokens = list(stream)
    for at, token in enumerate(tokens):
        if token.type == "READING" and at + 1 < len(tokens) and tokens[at + 1].type == "NAME":
            token = Token.new_borrow_pos("READING_DECL", str(token), token)  # noqa: PLW2901  a name follows: declared
        kind = token.type
        if kind == "_NL":
            if pending is None:
                pending = token
            continue
        if kind == "_NLROW":
            matched = _HEAD.match(str(token))
            head, bar = matched.groups() if matched is not None else ("", str(token))
            if before != "_NL":
                yield Token.new_borrow_pos("_NL", "\n", pending or token)
            pending, depth = None, 0
            yield from _cells(token, head, bar)
            before = "CELL"
            continue
        if pending is not None:
            if depth > 0 and (kind in DECLARATIONS or kind in ("GENERAL", "EXCEPTION", "CASE", "EXPECT")):
                depth = 0  # an unclosed bracket must not swallow the rest of the file
            if depth <= 0 and before != "_NL" and not (kind in STARTS or before in ENDS):
                yield Token.new_borrow_pos("_NL", "\n", pending)
                before = "_NL"
            pending = None
        if kind in OPENING:
            depth += 1
        elif kind in CLOSING:
            depth = max(0, depth - 1)
        yield token
        before = kind
        last = token
    if before != "_NL":
        yield Token.new_borrow_pos("_NL", "\n", last or Token("_NL", "\n"))


def _cells(token: Token, head: str, bar: str) -> Iterator[Token]:
    base = (token.start_pos or 0) + len(head)
    at = 1
    for cell in _CELL.findall(bar[1:]):
        text = cell.strip(" \t　")
        start = base + at + (len(cell) - len(cell.lstrip(" \t　")))
        yield Token("CELL", text, start, None, None, None, None, start + len(text))
        at += len(cell) + 1


def _settled(line: list[Token]) -> Iterator[Token]:
    """A line with 場合, 解釈, 以下 and 2番目 given the part they play in it."""
    for at, token in enumerate(line):
        previous = line[at - 1].type if at else "_NL"
        if token.type == "CASE" and at == 0:
            if not any(each.type == "_WHEN" for each in line):
                yield Token.new_borrow_pos("PART", str(token), token)
                continue
        elif token.type == "_WHEN" and at == 0 and str(token) in ("場合", "case"):
            kind = "CASE" if any(each.type == "_WHEN" for each in line[1:]) else "PART"
            yield Token.new_borrow_pos(kind, str(token), token)
            continue
        elif token.type == "BOUND" and previous == "STRING" and str(token) == "以下":
            yield Token.new_borrow_pos("BELOW", str(token), token)
            continue
        elif token.type == "NUMBER" and previous in ("STRING", "_UNTIL") and _ORDINAL.match(str(token)):
            yield Token.new_borrow_pos("ORDINAL", str(token), token)
            continue
        yield token
