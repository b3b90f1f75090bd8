"""How wide a text stands in a terminal, and how to show it there without giving it any power over the terminal."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
"""Control, formatting, surrogate and private characters, line and paragraph separators: invisible or dangerous."""

_ZERO = frozenset({"Mn", "Me"})


@lru_cache(maxsize=4096)
def letter_width(letter: str) -> int:
    """How many columns a character takes: 2 for kana, kanji and full-width signs, 0 for combining marks, else 1.

    Characters of ambiguous width (①, ※, ×) count as 1, as in the terminals of today.
    """
    if unicodedata.category(letter) in _ZERO:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def text_width(text: str) -> int:
    """How many columns a text without line ends takes."""
    return sum(map(letter_width, text))


@lru_cache(maxsize=4096)
def visible_letter(letter: str) -> str:
    """A character as it may be shown; one that is invisible or steers the terminal by its number: ``<U+001B>``."""
    if unicodedata.category(letter) in _ESCAPED:
        return f"<U+{ord(letter):04X}>"
    return letter


def visible(text: str) -> str:
    """A text as it may be shown, line ends kept and tabs turned into a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if letter == "\n" else " " if letter == "\t" else visible_letter(letter) for letter in text)


def padded(text: str, width: int) -> str:
    """A text filled up with spaces to a width in columns."""
    return text + " " * (width - text_width(text))
