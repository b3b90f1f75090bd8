"""Drawings in SVG that need no script and no style of their own: whole numbers, classes, and text that stays text.

A drawing stands inside a block of HTML in Markdown, so it holds no empty line. It is as wide as a phone shows, so that
it is read there without being made smaller. Colours come from the style sheet of the site by class; where there is
none, the presentation attributes leave it readable in black.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from seido.emit.markdown import md
from seido.source.width import letter_width

WIDTH: Final = 340
"""Of every drawing, in CSS pixels: what a phone of 375 pixels has beside its margins."""

SIZE: Final = 14
"""Of letters; a full-width one takes as much, a half-width one about half."""

LINE: Final = 20
"""From one line of text to the next."""


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of at most so many pixels; a run of half-width signs stays together where it can."""
    columns = max(2, width * 2 // SIZE)
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        wide = sum(map(letter_width, piece))
        if used and used + wide > columns:
            lines.append(line)
            line, used = "", 0
        if wide > columns:
            for letter in piece:
                if used + letter_width(letter) > columns:
                    lines.append(line)
                    line, used = "", 0
                line, used = line + letter, used + letter_width(letter)
            continue
        line, used = line + piece, used + wide
    return (*lines, line) if line else tuple(lines)


def _pieces(text: str) -> list[str]:
    """The letters of a text, half-width ones joined to words and numbers, closing signs to what they close."""
    found: list[str] = []
    for letter in text:
        joins = found and (
            letter in "、。）」』％%円人）" or (letter.isascii() and letter != " " and found[-1][-1:].isascii())
        )
        if joins and letter != " ":
            found[-1] += letter
        else:
            found.append(letter)
    return found


def lines_at(x: int, y: int, lines: tuple[str, ...], kind: str = "say") -> Markup:
    """Lines of text, the first with its base at ``y``."""
    return Markup("").join(
        Markup('<text class="{}" x="{}" y="{}" font-size="{}">{}</text>\n').format(
            kind, x, y + at * LINE, SIZE, md(line)
        )
        for at, line in enumerate(lines)
    )


def box(x: int, y: int, width: int, height: int, kind: str) -> Markup:
    """A rectangle."""
    return Markup(
        '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="3" fill="none" stroke="currentColor"/>\n'
    ).format(kind, x, y, width, height)


def stroke(path: str, kind: str = "way") -> Markup:
    """A line along a path of whole numbers."""
    return Markup('<path class="{}" d="{}" fill="none" stroke="currentColor"/>\n').format(kind, path)


def drawing(kind: str, height: int, title: str, inside: Markup, caption: str) -> Markup:
    """A figure; ``title`` is what a reader hears who does not see it, ``caption`` says where the same stands in text."""
    return Markup(
        '<figure class="{}">\n<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{}" height="{}" '
        'viewBox="0 0 {} {}">\n<title>{}</title>\n{}</svg>\n<figcaption>{}</figcaption>\n</figure>'
    ).format(kind, WIDTH, height, WIDTH, height, md(title), inside, md(caption))
