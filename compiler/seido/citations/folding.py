"""The one form in which a quote and its document are compared.

Folded are the width of characters, white space and line breaks, emphasis marks, raised footnote marks, list bullets at
the beginning of a line and a closed list of HTML tags. ``<現行>`` and every other text in angle brackets stays text. Two
figures never grow together: where only white space parts them, one space is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from seido.values.numerals import fold

_BLOCK_TAGS: Final = "p|div|br|hr|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|h[1-6]|blockquote|pre"
_INLINE_TAGS: Final = "b|strong|i|em|u|s|del|ins|small|span|font|a|mark|sup|sub|ruby|rb|rt|rp|img"
_TAG: Final = rf"</?(?:{_BLOCK_TAGS}|{_INLINE_TAGS})(?:\s[^<>]*)?/?>"
_BLOCK_TAG: Final = re.compile(rf"</?(?:{_BLOCK_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BULLET: Final = r"(?:^|(?<=\n))[ \u3000]*-[ \u3000]+"
_GAP: Final = rf"(?:{_BULLET}|\s|\*\*|{_TAG})+"
_RAISED: Final = r"\^[(（](?P<raised>[^()（）\n]{1,20})[)）]|[(（](?P<note>※[0-9０-９,、，]{0,6})[)）]"
_ANY_GAP: Final = re.compile(_GAP, re.IGNORECASE)
_RAISED_MARK: Final = re.compile(_RAISED)
_BEGINS_MARK: Final = re.compile(r"[\s*<^(（]")
# A kana and its voice mark as two characters, as some systems store them.
_COMBINED: Final = "(?P<pair>[\u3040-\u30ff\uff66-\uff9d][\u3099\u309a\uff9e\uff9f])"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where its characters come from.

    ``text`` is what quotes are looked for in. ``cells`` is the same text with ``\\t`` and ``\\n`` where a cell or a line
    ends, for reading figures, which never run across them. Offsets of both lead back to the original.
    """

    text: str
    cells: str
    _text_starts: tuple[int, ...]
    _cell_starts: tuple[int, ...]
    _origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """The offset in the original of a character of ``text``."""
        at = bisect_right(self._text_starts, offset) - 1
        return self._origins[at] + offset - self._text_starts[at]

    def origin_end(self, offset: int) -> int:
        """The offset in the original just behind the character before ``offset`` of ``text``."""
        return self.origin(offset - 1) + 1 if offset else 0

    def from_origin(self, offset: int) -> int:
        """The offset in ``text`` of a place of the original: of the first character kept from there on."""
        at = bisect_right(self._origins, offset) - 1
        if at < 0:
            return 0
        end = self._text_starts[at + 1] if at + 1 < len(self._text_starts) else len(self.text)
        return min(self._text_starts[at] + offset - self._origins[at], end)

    def from_cells(self, offset: int) -> int:
        """The offset in ``text`` of a character of ``cells`` that is no separator."""
        at = bisect_right(self._cell_starts, offset) - 1
        return self._text_starts[at] + offset - self._cell_starts[at]


@lru_cache(maxsize=8192)
def _fold_sign(sign: str) -> str:
    return fold(sign)


def fold_text(text: str) -> Folded:
    """Fold a whole document or a quote."""
    plain, pattern = _prepare(text)
    texts: list[str] = []
    cells: list[str] = []
    text_starts, cell_starts, origins = [0], [0], [0]
    text_at = cell_at = position = 0
    last = before = ""  # the last two characters kept
    size = len(text)
    for match in pattern.finditer(text):
        start, end = match.span()
        if start > position:
            texts.append(plain[position:start])
            cells.append(plain[position:start])
            text_at += start - position
            cell_at += start - position
            before = plain[start - 2] if start - position > 1 else last
            last = plain[start - 1]
        kind = match.lastgroup or "gap"
        if kind == "gap":
            following = plain[end] if end < size else ""
            mark = " " if _joins(before, last, following) and match[0].strip("*") else ""
            cell_mark = _cell_mark(match[0], mark)
        else:
            mark = "".join(_fold_sign(sign) for sign in match[kind]) if kind != "pair" else fold(match[0])
            if kind == "raised" and mark and _joins(before, last, mark[0]):
                mark = " " + mark
            cell_mark = mark
        if mark or cell_mark:
            # the characters of a mark lead back to where it begins or, inside brackets, to their own places
            text_starts.append(text_at)
            cell_starts.append(cell_at)
            origins.append(match.start(kind))
            texts.append(mark)
            cells.append(cell_mark)
            text_at += len(mark)
            cell_at += len(cell_mark)
        if mark:
            before, last = (mark[-2] if len(mark) > 1 else last), mark[-1]
        text_starts.append(text_at)
        cell_starts.append(cell_at)
        origins.append(end)
        position = end
    texts.append(plain[position:])
    cells.append(plain[position:])
    return Folded("".join(texts), "".join(cells), tuple(text_starts), tuple(cell_starts), tuple(origins))


def _prepare(text: str) -> tuple[str, re.Pattern[str]]:
    """The text with every sign folded that stays one sign, and the pattern of all that needs more than that."""
    signs = set(text)
    table: dict[int, str] = {}
    odd: list[str] = []
    for sign in signs:
        folded = _fold_sign(sign)
        if len(folded) != 1:
            odd.append(sign)
        elif folded != sign:
            table[ord(sign)] = folded
    combined = not signs.isdisjoint("\u3099\u309a\uff9e\uff9f")
    return (text.translate(table) if table else text), _pattern("".join(sorted(odd)), combined=combined)


def _cell_mark(gap: str, mark: str) -> str:
    """What a gap is for reading figures: the end of a line, of a cell, or what it is for comparing."""
    if "\n" in gap or ("<" in gap and _BLOCK_TAG.search(gap)):
        return "\n"
    return "\t" if "\t" in gap else mark


@lru_cache(maxsize=4096)
def fold_quote(text: str) -> str:
    """A quote in the form in which it is looked for."""
    return fold_text(text).text


@lru_cache(maxsize=64)
def _pattern(odd: str, *, combined: bool) -> re.Pattern[str]:
    forms = [f"(?P<gap>{_GAP})", _RAISED]
    if combined:
        forms.append(_COMBINED)
    if odd:
        forms.append(f"(?P<odd>[{re.escape(odd)}])")
    return re.compile("|".join(forms), re.IGNORECASE)


def _joins(before: str, last: str, following: str) -> bool:
    """Whether two figures would grow together if nothing stood between them."""
    if not following or not last:
        return False
    if _digit(following):
        return _digit(last) or (last in ".," and _digit(before))
    return following in ".," and _digit(last)


def _digit(sign: str) -> bool:
    return "0" <= sign <= "9" if len(sign) == 1 else False


def clean(text: str) -> str:
    """A stretch of a document as a person would quote it: on one line, without marks."""
    if _BEGINS_MARK.search(text) is None:
        return text
    kept = _RAISED_MARK.sub(lambda match: match["raised"] or match["note"], text)
    return _ANY_GAP.sub(lambda match: "" if match[0].strip("*") == "" else " ", kept).strip()


def quoted(text: str) -> str:
    """A text in 「」 as the language writes it, or in double quotes where its own brackets do not pair."""
    depth = 0
    for sign in text:
        depth += (sign == "「") - (sign == "」")
        if depth < 0:
            break
    return f"「{text}」" if depth == 0 else f'"{text}"'
