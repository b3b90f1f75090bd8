"""The search index: the text of every page, in sections, as one script that a page loads when somebody begins to search.

A script and not a JSON file, because a page that was opened from a folder may load scripts but may not fetch. The text
is kept as it is shown; `theme/js/search-fold.js` folds it and the question in the same way, so that 「５，６００千円」 finds
「560万円」 and 「協力隊」 is found inside 「地域おこし協力隊」 without a dictionary.

Officers shorten names: 過疎債 for 過疎対策事業債, 特交 for 特別交付税. Nobody keeps a list of such words here; the index
carries the terms that the pages of schemes and sources use, and `theme/js/search.js` looks a word that stands nowhere up
among them (decision 0032).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from html.parser import HTMLParser
from typing import Final

_HEADINGS: Final = frozenset(("h1", "h2", "h3"))
_PASSED_OVER: Final = frozenset(("script", "style", "svg", "sup"))  # sup: the sign behind a figure, 確 or 外
_BREAKS: Final = frozenset(("p", "li", "td", "th", "br", "tr", "dt", "dd", "caption", "pre", "div"))
_SPACE: Final = re.compile(r"\s+")

_FIRST: Final = frozenset(("glance",))
_LAST: Final = frozenset(("examples", "drops", "checks", "engineers", "about"))
"""Parts of a scheme's page, by the ids of their headings: what is said first, and cases and technicalities."""

# What may have been shortened: a compound of Chinese characters and katakana, or a name in quotation marks.
_TERM: Final = re.compile(r"[\u4e00-\u9fff々ァ-ヴー]{4,20}|(?<=[「『])[^「『」』、。（）()\s]{4,24}(?=[」』])")


class Rank(IntEnum):
    """What is shown before what, whatever else speaks for a page: the lower first."""

    SCHEME = 0
    SOURCE = 1
    GUIDE = 2
    MANUAL = 3
    INTERNAL = 4


class Weight(IntEnum):
    """How much a hit in a section says about its page. A page that is hit in cases alone comes after all sources."""

    CASE = 1
    TEXT = 2
    HEADLINE = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its anchor (empty for the top of a page) and the text under it, to the next heading."""

    anchor: str
    heading: str
    text: str
    weight: Weight = Weight.TEXT


@dataclass(frozen=True, slots=True)
class Entry:
    """A page to be found. ``area`` is the section of the site in which it stands, as it is shown: 制度, 資料 and so on."""

    url: str
    title: str
    area: str
    rank: Rank
    sections: tuple[Section, ...]


def sections(html: str) -> tuple[Section, ...]:
    """The sections of a page's content, in reading order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.sections()


def index_script(entries: Sequence[Entry]) -> str:
    """The index as a script that sets ``seidoIndex``: the pages, and the terms that may be asked for shortened.

    Texts stand in JSON, whose strings JavaScript reads as they are; ``<`` is escaped, so that no text can end a script
    wherever the file may be pasted.
    """
    pages = [
        [
            entry.url,
            entry.title,
            entry.area,
            entry.rank,
            [[each.anchor, each.heading, each.weight, each.text] for each in entry.sections],
        ]
        for entry in entries
    ]
    index = {"pages": pages, "terms": terms(entries)}
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, escape)
    return f"globalThis.seidoIndex = {text};\n"


def terms(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The terms of schemes and sources: their titles, compounds, and names in quotation marks; the most used first."""
    used = Counter(
        term
        for entry in entries
        if entry.rank <= Rank.SOURCE
        for text in (entry.title, *(part for each in entry.sections for part in (each.heading, each.text)))
        for term in _terms(text)
    )
    titles = dict.fromkeys(entry.title for entry in entries if entry.rank is Rank.SCHEME)
    return tuple(dict.fromkeys((*titles, *sorted(used, key=lambda term: (-used[term], term)))))


def _terms(text: str) -> Iterator[str]:
    return (found[0] for found in _TERM.finditer(unicodedata.normalize("NFKC", text)))


class _Reader(HTMLParser):
    """Gathers text by headings. A heading's anchor is its id, or that of the empty link inside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._levels = ["h1"]
        self._heading = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _PASSED_OVER:
            self._silent += 1
        elif tag in _HEADINGS:
            self._heading = tag
            self._found.append((given.get("id") or "", [], []))
            self._levels.append(tag)
        elif tag == "a" and self._heading and given.get("id"):
            anchor, heading, text = self._found[-1]
            self._found[-1] = (given["id"] or anchor, heading, text)
        elif tag in _BREAKS:
            self._add(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _PASSED_OVER:
            self._silent = max(0, self._silent - 1)
        elif tag == self._heading:
            self._heading = ""
        elif tag in _BREAKS:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._add(data)

    def _add(self, data: str) -> None:
        _, heading, text = self._found[-1]
        (heading if self._heading else text).append(data)

    def sections(self) -> tuple[Section, ...]:
        found: list[Section] = []
        weight = Weight.HEADLINE
        for (anchor, heading, text), level in zip(self._found, self._levels, strict=True):
            weight = _weight(level, anchor, weight)
            found.append(Section(anchor, _plain(heading), _plain(text), weight))
        return tuple(each for each in found if each.heading or each.text)


def _plain(parts: Sequence[str]) -> str:
    return _SPACE.sub(" ", "".join(parts)).strip()


def _weight(level: str, anchor: str, before: Weight) -> Weight:
    """That of a heading; what stands below the second level belongs to the part in which it stands."""
    if level == "h1" or anchor in _FIRST:
        return Weight.HEADLINE
    if level == "h2":
        return Weight.CASE if anchor in _LAST else Weight.TEXT
    return min(before, Weight.TEXT)
