"""A figure as its document prints it: ``R5.3末`` ``約4割`` ``年2回`` ``令和6年3月頃`` ``2050年``.

What is computed from a figure is its value; what is shown of it claims no more than is printed, which a value may: of
``R5.3末`` it is a day, of ``年2回`` it is 1/6 a month.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from seido.citations.claims import FigureKind
from seido.citations.figures import Form
from seido.citations.folding import clean
from seido.values.numerals import fold
from seido.values.units import NONE

if TYPE_CHECKING:
    from seido.citations.document import Document
    from seido.citations.figures import PrintedFigure


class Printed(NamedTuple):
    """The characters of a figure and of the words that make it less exact or say of what it is one.

    ``alone`` says that they tell the figure by themselves: neither its unit nor its year stands somewhere else.
    """

    text: str
    alone: bool


_WINDOW: Final = 8
_ABOUT_BEFORE: Final = re.compile(r"(?:約|およそ|凡そ|概ね|おおむね|ほぼ)\Z")
_PER_BEFORE: Final = re.compile(r"[年月週日]\Z")
_PER: Final = re.compile(r"/[^\W0-9_]{1,5}")
_PART_OF: Final = re.compile("末日?|上旬|中旬|下旬|半ば|初頭|当初|[春夏秋冬](?=頃|ごろ|に|の|、|までに)")
_ABOUT: Final = re.compile("程度|前後|ほど|くらい|ぐらい|頃|ごろ")
_YEAR: Final = re.compile(r"[0-9]{4}|[明大昭平令]|[MTSHR]\.?[0-9元]")


def as_printed(document: Document, token: PrintedFigure) -> Printed:
    """A printed figure with the words that bind it, but for 以上 and its like, which say what it is a limit of."""
    folded = document.folded
    start, end = token.start, token.end
    before = folded.text[max(0, start - _WINDOW) : start]
    about = _ABOUT_BEFORE.search(before)
    if about is not None and _together(document, start - len(about[0]), end):
        start -= len(about[0])
        before = before[: about.start()]
    per = _PER_BEFORE.search(before)
    if per is not None and per[0] == token.per and _together(document, start - 1, end):
        start -= 1
    patterns = (_PART_OF,) if token.kind is not FigureKind.NUMBER else (_PER,) if token.per else ()
    for pattern in (*patterns, _ABOUT):
        found = pattern.match(folded.text, end)
        if found is not None and _together(document, start, found.end()):
            end = found.end()
    text = clean(document.source.text[folded.origin(start) : folded.origin_end(end)])
    return Printed(text, _alone(token, text))


def _together(document: Document, start: int, end: int) -> bool:
    """Whether a stretch of the folded text is in one cell of one line."""
    stretch = document.source.text[document.folded.origin(start) : document.folded.origin_end(end)]
    return "\n" not in stretch and "\t" not in stretch


def _alone(token: PrintedFigure, text: str) -> bool:
    if token.kind is not FigureKind.NUMBER:
        return _YEAR.search(fold(text)) is not None
    if token.form is Form.WORD:
        return True
    if token.unit is None or token.scaled is not None:
        return False
    return token.unit == NONE or not token.text[-1:].isdigit()
