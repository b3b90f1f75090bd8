"""The search index: the text of every page, in sections, as one script that a page loads when somebody begins to search.

A script and not a JSON file, because a page that was opened from a folder may load scripts but may not fetch. The text
is kept as it is shown; `theme/js/search.js` folds it and the question in the same way, so that 「５６０万円」 finds
「560万円」 and 「協力隊」 is found inside 「地域おこし協力隊」 without a dictionary.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

_HEADINGS: Final = frozenset(("h1", "h2", "h3"))
_PASSED_OVER: Final = frozenset(("script", "style", "svg", "sup"))  # sup: the sign behind a figure, 確 or 外
_BREAKS: Final = frozenset(("p", "li", "td", "th", "br", "tr", "dt", "dd", "caption", "pre", "div"))
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its anchor (empty for the top of a page) and the text under it, to the next heading."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A page to be found. ``area`` is the section of the site in which it stands: 制度, 資料 …; it ranks the results."""

    url: str
    title: str
    area: str
    sections: tuple[Section, ...]


def sections(html: str) -> tuple[Section, ...]:
    """The sections of a page's content, in reading order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.sections()


def index_script(entries: Sequence[Entry]) -> str:
    """The index as a script that sets ``seidoIndex``.

    Texts stand in JSON, whose strings JavaScript reads as they are; ``<`` is escaped, so that no text can end a script
    wherever the file may be pasted.
    """
    pages = [
        [entry.url, entry.title, entry.area, [[each.anchor, each.heading, each.text] for each in entry.sections]]
        for entry in entries
    ]
    text = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(sign, escape)
    return f"globalThis.seidoIndex = {text};\n"


class _Reader(HTMLParser):
    """Gathers text by headings. A heading's anchor is its id, or that of the empty link inside it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._heading = ""
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _PASSED_OVER:
            self._silent += 1
        elif tag in _HEADINGS:
            self._heading = tag
            self._found.append((given.get("id") or "", [], []))
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
        found = [
            Section(anchor, _plain(heading), _plain(text)) for anchor, heading, text in self._found if heading or text
        ]
        return tuple(each for each in found if each.heading or each.text)


def _plain(parts: Sequence[str]) -> str:
    return _SPACE.sub(" ", "".join(parts)).strip()
