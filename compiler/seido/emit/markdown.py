"""Text that stays text: in Markdown, in the HTML that Markdown may hold, and in tables.

Whatever a policy or a source document says is untrusted. Every character that could mean something to a renderer of
Markdown or HTML is written as a numeric character reference, which every renderer shows as the character and none
takes for markup; characters that nobody can see, or that turn the direction of a line, are shown by their number.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from seido.source.width import visible

_SPECIAL: Final = re.compile(r"""[&<>"'`*_\[\]{}|\\~^$#@:]""")
_WWW: Final = re.compile(r"(?i)(?<=www)\.")
_LINE_START: Final = re.compile(r"^(?:[-+=!%]|[0-9]{1,9}(?=[.)](?:\s|$)))")
_GAP: Final = re.compile(r"[ \t\r\n\f\v]+")
_BLANK_LINES: Final = re.compile(r"\n{3,}")


def md(text: object) -> Markup:
    """A text on one line, harmless in Markdown and in HTML alike; what is `Markup` already is left as it is."""
    if isinstance(text, Markup):
        return text
    plain = visible(_GAP.sub(" ", str(text)).strip(" "))
    safe = _SPECIAL.sub(_reference, plain)
    safe = _WWW.sub("&#46;", safe)
    safe = _LINE_START.sub(_first_reference, safe)
    return Markup(safe)  # noqa: S704  every special character is a reference by now


def link(text: object, target: str) -> Markup:
    """A Markdown link to a place that seido itself made up (no white space, no brackets)."""
    return Markup("[{}]({})").format(md(text), Markup(_target(target)))  # noqa: S704  the target is checked


def address(target: str) -> Markup:
    """A place that seido itself made up, as the value of an attribute in HTML."""
    return Markup(_target(target))  # noqa: S704  everything but letters, digits and the signs of paths is encoded


def _target(target: str) -> str:
    """A link target with everything but the signs of paths and anchors percent-encoded."""
    return "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "-._~/#?=&") else _percent(sign) for sign in target
    )


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _first_reference(match: re.Match[str]) -> str:
    """The first sign of what would begin a list, a heading or a rule, as a reference."""
    return f"&#{ord(match[0][0])};{match[0][1:]}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """The templates. What a template prints is escaped by `md`; only what is `Markup` already passes as it is."""
    environment = Environment(
        loader=PackageLoader("seido.emit", "templates"),
        autoescape=True,
        finalize=md,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals["link"] = link
    environment.globals["address"] = address
    environment.filters["md"] = md
    return environment


def render(template: str, **values: object) -> str:
    """A document from its template: no more than one empty line in a row, one line end at the end."""
    text = _environment().get_template(template).render(**values)
    lines = (line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"
