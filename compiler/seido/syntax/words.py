"""From text to words: lexing, and what is wrong with single characters and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lark import Token

from seido.source.catalogue import habits
from seido.source.catalogue import syntax as kinds
from seido.source.diagnostic import Fact, Kind
from seido.syntax import pasted
from seido.syntax.findings import Findings
from seido.syntax.habits import without_habits
from seido.syntax.lines import BREAKS, CLOSING, OPENING
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
# What no reader sees as it is: controls, separators of other systems, directions, halves of characters.
_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]"
)

_STACKING: Final = frozenset(("MINUS", "PROVISIONAL"))
_NAMED: Final = frozenset(("_COLON", "_EQ", "_COMMA", "_LB"))  # what follows a name at the beginning of a line
_BETWEEN: Final = frozenset(("UNSTATED", "STRING", "_NL"))


def words(text: str) -> list[Token]:
    """The words of a text with the keywords among them, nothing checked."""
    return list(_in_place(word for token in lex(pasted.mark(text)) for word in _keywords(token)))


def read_words(findings: Findings) -> list[Token]:
    """The words of a file. What belongs to none is a finding and left out; a quote that is not closed ends its line."""
    text = without_habits(findings)
    for stray in _HIDDEN.finditer(text):
        # Inside texts and comments too: such a character shows a reader something else than what is read.
        findings.report(stray_kind(stray[0]), stray.start(), stray.end(), stray_facts(stray[0]))
    return list(_shallow(_in_place(_known(text, findings)), findings))


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


def _in_place(stream: Iterator[Token]) -> Iterator[Token]:
    """Words, with those that lead a text (題名, 期限, 変更 …) as names where they cannot: within a line, and as what is declared.

    They are what 明細 and 基準 are full of; 原則 or 上限 in the place of a name would be read otherwise than meant.
    """
    before = "_NL"
    leader: Token | None = None  # such a word at the beginning of a line, until what follows tells what it is
    sign: Token | None = None  # : or = behind it
    for token in stream:
        if leader is not None and sign is None and token.type in _NAMED:
            before, sign = token.type, token
            continue
        if leader is not None:
            if sign is not None and token.type != "STRING":  # 題名：「…」 is a text with a sign too many
                leader.type = "NAME"
            yield leader
            if sign is not None:
                yield sign
            leader = sign = None
        if token.type == "TEXT" and before in BREAKS:
            leader = token
        else:
            token.type = "NAME" if token.type == "TEXT" else token.type
            yield token
        before = token.type
    yield from (token for token in (leader, sign) if token is not None)


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
        closing = _wrong_closing(text, start, line_end) if character in "「｢" else None
        if closing is not None:
            _report_line(findings, text, habits.WRONG_CLOSING, (closing, closing + 1), ((closing, closing + 1, "」"),))
            until = closing + 1
            yield Token("STRING", f"「{text[start + 1 : closing]}」", start, end_pos=until)
        elif character in '「｢"＂':
            end = _end_of_text(text, start, line_end)
            closed = ((start, start + 1, "「"), (end, end, "」"))
            _report_line(findings, text, kinds.UNCLOSED_QUOTE, (start, line_end), closed)
            until = line_end
            yield Token("STRING", f"「{text[start + 1 : line_end]}」", start, end_pos=line_end)
        elif character in _PAIRS and (last := text.find(_PAIRS[character], start + 1, line_end)) > 0:
            turned = ((start, start + 1, "「"), (last, last + 1, "」"))
            _report_line(findings, text, kinds.WRONG_QUOTES, (start, last + 1), turned)
            until = last + 1
            yield Token("STRING", f"「{text[start + 1 : last]}」", start, end_pos=last + 1)
        elif character in "」｣』”’〟":
            findings.add(kinds.STRAY_QUOTE, start, start + 1, character=character)
        elif character in "|｜" and _begins_line(text, start):
            findings.add(kinds.ROW_UNCLOSED, start, line_end, text=text[start:line_end].strip()[:40])
            until = line_end
        else:
            yield token  # what is wrong with it depends on what stands around it


# Tried once for each run of spaces, not once for each space: a line that was cut is all spaces.
_NOTE_AFTER: Final = re.compile(
    r"(?<![ \t　])[ \t　]+(?:(?:出典|解釈|範囲|刻み|判断者|端数|上限|理由)(?=[ \t　「])|目安|採用|[#＃])"
)


def _wrong_closing(text: str, start: int, line_end: int) -> int | None:
    """Where a text that begins with 「 ends with a mark of another shape; not one that closes its own fellow."""
    for found in _WRONG_CLOSING.finditer(text, start + 1, line_end):
        fellow = next((opening for opening, closing in _PAIRS.items() if closing == found[0]), "")
        inside = text[start + 1 : found.start()]
        if not fellow or fellow == found[0] or inside.count(fellow) <= inside.count(found[0]):
            return found.start()
    return None


def _end_of_text(text: str, start: int, line_end: int) -> int:
    """Where an unclosed text may have been meant to end: before an annotation, else at the end of its line."""
    note = _NOTE_AFTER.search(text, start, line_end)
    return note.start() if note is not None else start + len(text[start:line_end].rstrip(" \t　"))


def _report_line(
    findings: Findings, text: str, kind: Kind, place: tuple[int, int], edits: tuple[tuple[int, int, str], ...]
) -> None:
    """Report a place of a line, and the line with some pieces changed."""
    start, end = place
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    last = len(text) if last < 0 else last
    pieces = []
    at = first
    for begin, stop, new in edits:
        pieces += [text[at:begin], new]
        at = stop
    mended = "".join((*pieces, text[at:last])).strip(" \t　")
    bare = text[first:last].strip(" \t　")
    begin = first + text[first:last].find(bare)
    facts: dict[str, Fact] = {
        "character": text[start : start + 1],
        "opening": text[start : start + 1],
        "closing": text[end - 1 : end],
    }
    findings.report(kind, start, end, facts, mended, (begin, begin + len(bare)))


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
