"""From text to words: lexing, and what is wrong with single characters and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lark import Token

from seido.source.catalogue import habits
from seido.source.catalogue import syntax as kinds
from seido.syntax import pasted
from seido.syntax.findings import Findings
from seido.syntax.habits import without_habits
from seido.syntax.lines import CLOSING, OPENING
from seido.syntax.machine import lex
from seido.syntax.repairs import stray_facts, stray_kind
from seido.syntax.vocabulary import KEYWORDS, LEADERS
from seido.values.numerals import fold

NESTING: Final = 40
"""How deep brackets, and minus signs before one another, may be nested."""

_PAIRS: Final = {"『": "』", "“": "”", "‘": "’", "〝": "〟", "'": "'", "＇": "＇", "《": "》", "〈": "〉"}
_WRONG_CLOSING: Final = re.compile(
    '[』”’〟》〉"＂](?=[ \t　]*(?:$|\n|[#＃、,，]|以下|から|出典|範囲|解釈|端数|理由|刻み|判断者|採用))'
)
_FULL_WIDTH: Final = re.compile("[！-～]")
_ORDINAL: Final = re.compile(r"(まで)(\d+番目)")
_DIRECTING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_STACKING: Final = frozenset(("MINUS", "PROVISIONAL"))
_BETWEEN: Final = frozenset(("UNSTATED", "STRING", "_NL"))


def words(text: str) -> list[Token]:
    """The words of a text with the keywords among them, nothing checked."""
    return [word for token in lex(pasted.mark(text)) for word in _keywords(token)]


def read_words(findings: Findings) -> list[Token]:
    """The words of a file. What belongs to none is a finding and left out; a quote that is not closed ends its line."""
    text = without_habits(findings)
    for stray in _DIRECTING.finditer(text):
        # Inside texts and comments too: such a character shows a reader something else than what is read.
        findings.report(stray_kind(stray[0]), stray.start(), stray.end(), stray_facts(stray[0]))
    return list(_shallow(_known(text, findings), findings))


def _keywords(token: Token) -> Iterator[Token]:
    """A word, as the keyword that it is; まで2番目 after a quote is two."""
    if token.type == "NAME":
        glued = _ORDINAL.fullmatch(token)
        if glued is not None:
            start = token.start_pos or 0
            yield Token("_UNTIL", glued[1], start, end_pos=start + len(glued[1]))
            yield Token("NUMBER", glued[2], start + len(glued[1]), end_pos=token.end_pos)
            return
        word = str(token)
        kind = KEYWORDS.get(word)
        if kind is None and _FULL_WIDTH.search(word):
            kind = KEYWORDS.get(fold(word))
        if kind is not None:
            token.type = kind
    yield token


def _known(text: str, findings: Findings) -> Iterator[Token]:
    until = 0
    for token in lex(pasted.mark(text)):
        start = token.start_pos or 0
        if start < until:
            continue
        if token.type != "UNKNOWN":
            yield from _keywords(token)
            continue
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        character = text[start]
        closing = _WRONG_CLOSING.search(text, start + 1, line_end) if character in "「｢" else None
        if closing is not None:
            end = closing.start() + 1
            line_start = text.rfind("\n", 0, start) + 1
            findings.report(
                habits.WRONG_CLOSING, closing.start(), end, {"character": closing[0][0]},
                f"{text[line_start : closing.start()]}」{text[end:line_end]}".strip(" \t　"), _bare(text, line_start, line_end),
            )  # fmt: skip
            until = end
            yield Token("STRING", f"「{text[start + 1 : closing.start()]}」", start, end_pos=end)
        elif character in '「｢"＂':
            findings.add(
                kinds.UNCLOSED_QUOTE, start, line_end, character=character, text=text[start + 1 : line_end][:20]
            )
            until = line_end
            yield Token("STRING", f"「{text[start + 1 : line_end]}」", start, end_pos=line_end)
        elif character in _PAIRS and (last := text.find(_PAIRS[character], start + 1, line_end)) > 0:
            inside = text[start + 1 : last]
            findings.add(
                kinds.WRONG_QUOTES, start, last + 1, wrong=text[start : last + 1][:40], right=f"「{inside}」"[:40],
                opening=character, closing=_PAIRS[character],
            )  # fmt: skip
            until = last + 1
            yield Token("STRING", f"「{inside}」", start, end_pos=last + 1)
        elif character in "」｣』”’〟":
            findings.add(kinds.STRAY_QUOTE, start, start + 1, character=character)
        elif character in "|｜" and _begins_line(text, start):
            findings.add(kinds.ROW_UNCLOSED, start, line_end, text=text[start:line_end].strip()[:40])
            until = line_end
        else:
            yield token  # what is wrong with it depends on what stands around it


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without the blanks around it."""
    line = text[start:end]
    bare = line.strip(" \t　")
    first = start + line.find(bare)
    return first, first + len(bare)


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t　")


def _shallow(stream: Iterator[Token], findings: Findings) -> Iterator[Token]:
    """Words up to where brackets or signs are nested too deep: reading on would be guessing."""
    depth = signs = 0
    before = "_NL"
    for token in stream:
        if token.type in OPENING:
            depth += 1
        elif token.type in CLOSING:
            depth = max(0, depth - 1)
        elif before == "_NL" and token.type in LEADERS:
            depth = 0
        if token.type in _STACKING:
            signs += 1
        elif token.type not in _BETWEEN:
            signs = 0
        before = token.type
        if depth > NESTING or signs > NESTING:
            findings.add(kinds.TOO_DEEP, token.start_pos or 0, token.end_pos or 0, limit=str(NESTING))
            return
        yield token
