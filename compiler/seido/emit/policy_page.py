"""The page of a policy file: its text, coloured, each line with its number and an anchor."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from seido.emit.context import POLICIES, SCHEMES
from seido.emit.markdown import render
from seido.source.width import visible
from seido.syntax.colours import Colour, colours

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.source.text import Source

_SUFFIX: Final = ".pol"
_PREFIX: Final = "pol-"  # short names would meet those of a theme
_ACTIVE: Final = frozenset("&<>\"'`*_[]{}|\\~^$#@:! ")


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


def _lines(text: str) -> list[Markup]:
    """The lines of a text in HTML, each closed in itself."""
    lines = [Markup("")]
    for stretch in colours(text):
        for at, piece in enumerate(text[stretch.start : stretch.end].split("\n")):
            if at:
                lines.append(Markup(""))
            if piece:
                shown = _text(piece)
                plain = stretch.colour in (Colour.PLAIN, Colour.NAME, Colour.SIGN)
                lines[-1] += (
                    shown
                    if plain
                    else Markup('<span class="{}{}">{}</span>').format(_PREFIX, stretch.colour.value, shown)
                )
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _text(text: str) -> Markup:
    """A stretch of a line as it stands, spaces too: nothing in it means anything to Markdown or HTML."""
    return Markup("").join(_sign(sign) for sign in visible(text.replace("\r", "")))


def _sign(sign: str) -> Markup:
    return Markup("&#{};").format(ord(sign)) if sign in _ACTIVE else Markup(sign)  # noqa: S704  harmless signs
