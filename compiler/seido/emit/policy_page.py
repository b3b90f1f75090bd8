"""The page of a policy file: its text, coloured, each line with its number and an anchor."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from seido.emit.context import POLICIES, SCHEMES
from seido.emit.markdown import render
from seido.source.width import visible
from seido.syntax.colours import Colour, colours

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.source.text import Source

_KEPT: Final = 64
"""Of how many files the lines are remembered: who watches files changes one of them at a time."""

_SUFFIX: Final = ".pol"
_PREFIX: Final = "pol-"  # short names would meet those of a theme
_ACTIVE: Final = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\"'`*_[]{}|\\~^$#@:! "}


def policy_page(path: str) -> str:
    """Where the page of a policy file stands, from the root of the documents."""
    return f"{POLICIES}/{posixpath.splitext(posixpath.basename(path))[0]}.md"


def policies_of(context: Context) -> list[Source]:
    """The policy files of a set, in their order; documents and the lock are no policies."""
    return [source for path, source in context.sources.items() if path.endswith(_SUFFIX)]


def emit_policy(source: Source, context: Context) -> str:
    """The page of one policy file."""
    schemes = [ir.scheme for ir in context.irs.values() if ir.scheme.span.path == source.path]
    return render(
        "policy.md.j2",
        name=posixpath.basename(source.path),
        lines=_lines(source.text),
        schemes=[(each.title, f"../{SCHEMES}/{each.id}.md") for each in schemes],
    )


@lru_cache(maxsize=_KEPT)
def _lines(text: str) -> tuple[Markup, ...]:
    """The lines of a text in HTML, each closed in itself."""
    lines: list[list[str]] = [[]]
    for stretch in colours(text):
        plain = stretch.colour in (Colour.PLAIN, Colour.NAME, Colour.SIGN)
        begin, end = ("", "") if plain else (f'<span class="{_PREFIX}{stretch.colour.value}">', "</span>")
        for at, piece in enumerate(text[stretch.start : stretch.end].split("\n")):
            if at:
                lines.append([])
            if piece:
                lines[-1] += (begin, _text(piece), end)
    # Safe: what stands between the tags comes from `_text`, and a colour is a word of ours.
    shown = [Markup("".join(line)) for line in lines]  # noqa: S704  see above
    while shown and not shown[-1].strip():
        shown.pop()
    return tuple(shown)


def _text(text: str) -> str:
    """A stretch of a line as it stands, spaces too, in HTML: nothing in it means anything to Markdown or HTML."""
    return visible(text.replace("\r", "")).translate(_ACTIVE)
