"""A policy file cut up for colouring: every stretch of text with what it is, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from seido.syntax.vocabulary import LEADERS, VOCABULARY
from seido.syntax.words import words

_CITING: Final = frozenset(("CITE", "READING", "UNSTATED", "PROVISIONAL", "BECAUSE", "JUDGE", "BELOW"))


class Colour(StrEnum):
    """What a stretch of a policy file is."""

    LEADER = "leader"  # the word that leads a declaration
    KEYWORD = "keyword"
    GROUNDS = "grounds"  # 出典, 解釈, 記載なし: on what it rests
    TEXT = "text"  # 「…」
    NUMBER = "number"
    NAME = "name"
    COMMENT = "comment"
    SIGN = "sign"
    PLAIN = "plain"  # white space, and whatever could not be read


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text; stretches follow one another without a gap."""

    start: int
    end: int
    colour: Colour


def colours(text: str) -> Iterator[Stretch]:
    """The stretches of a text. A text that is no policy is cut up too; nothing is ever refused."""
    at = 0
    for word in words(text):
        start, end = word.start_pos, word.end_pos
        if start is None or end is None or start < at or end <= start:
            continue
        yield from _between(text, at, start)
        if word.type == "_NL":
            yield from _between(text, start, end)
        else:
            yield Stretch(start, end, _colour(word.type))
        at = end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What stands between two words: space, line ends and remarks."""
    at = start
    while at < end:
        sign = min((found for mark in "#＃" if (found := text.find(mark, at, end)) >= 0), default=-1)
        if sign < 0:
            break
        if sign > at:
            yield Stretch(at, sign, Colour.PLAIN)
        line = text.find("\n", sign, end)
        at = end if line < 0 else line
        yield Stretch(sign, at, Colour.COMMENT)
    if at < end:
        yield Stretch(at, end, Colour.PLAIN)


def _colour(kind: str) -> Colour:
    match kind:
        case "STRING":
            return Colour.TEXT
        case "NUMBER" | "FY" | "DATE" | "PERIOD" | "ORDINAL":
            return Colour.NUMBER
        case "NAME" | "CELL" | "KUNIT":
            return Colour.NAME
        case "BOUND" | "_WHEN":
            return Colour.KEYWORD
        case "UNKNOWN":
            return Colour.PLAIN
    if kind in _CITING:
        return Colour.GROUNDS
    if kind in LEADERS:
        return Colour.LEADER
    return Colour.KEYWORD if kind in VOCABULARY else Colour.SIGN
