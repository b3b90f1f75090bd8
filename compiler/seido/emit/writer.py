"""A small writer of Python source that knows indentation and the length of a line.

Code is a tree of calls and operators with texts as leaves; the writer sets it on one line where it fits, else one part
a line, as a formatter would.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from seido.emit.identifiers import comment, docstring, literal
from seido.source.width import text_width

WIDTH: Final = 120
_INDENT: Final = "    "


@dataclass(frozen=True, slots=True)
class Call:
    """``opening`` with its bracket, parts separated by commas, the closing bracket; ``comma`` keeps a last comma."""

    opening: str
    parts: tuple[Code, ...]
    closing: str = ")"
    comma: bool = False


@dataclass(frozen=True, slots=True)
class Infix:
    """Parts joined by one operator, in brackets where they need several lines."""

    operator: str
    parts: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """Something led by a text: ``name=``, ``"key": ``, ``not``."""

    lead: str
    code: Code


@dataclass(frozen=True, slots=True)
class Bracket:
    """Something in brackets for the sake of precedence."""

    code: Code


@dataclass(frozen=True, slots=True)
class Each:
    """A list made of one thing for each of several: ``[code tail]``, where tail is ``for x in y``."""

    code: Code
    tail: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string literal that may be set in several pieces."""

    text: str


Code = str | Call | Infix | Led | Bracket | Each | Quoted


def call(function: str, *parts: Code) -> Call:
    """A call of a function."""
    return Call(f"{function}(", parts)


def tuple_of(parts: Sequence[Code]) -> Code:
    """A tuple."""
    return Call("(", tuple(parts), ")", comma=len(parts) == 1) if parts else "()"


def dict_of(parts: Sequence[tuple[str, Code]]) -> Code:
    """A dictionary whose keys are texts of code."""
    return Call("{", tuple(Led(f"{key}: ", value) for key, value in parts), "}") if parts else "{}"


def flat(code: Code) -> str:
    """Code on one line."""
    match code:
        case str():
            return code
        case Call(opening=opening, parts=parts, closing=closing, comma=comma):
            return f"{opening}{', '.join(map(flat, parts))}{',' if comma else ''}{closing}"
        case Infix(operator=operator, parts=parts):
            return f" {operator} ".join(map(flat, parts))
        case Led(lead=lead, code=inner):
            return lead + flat(inner)
        case Bracket(code=inner):
            return f"({flat(inner)})"
        case Each(code=inner, tail=tail):
            return f"[{flat(inner)} {tail}]"
        case Quoted(text=text):
            return literal(text)


def depth(code: Code) -> int:
    """How deep brackets stand inside each other."""
    match code:
        case Call(parts=parts) | Infix(parts=parts):
            return 1 + max(map(depth, parts), default=0)
        case Led(code=inner):
            return depth(inner)
        case Bracket(code=inner) | Each(code=inner):
            return 1 + depth(inner)
        case str():
            return code.count("(")
        case Quoted():
            return 0


@dataclass(slots=True)
class Writer:
    """Lines of source, written from the top.

    ``margin`` are columns to leave free on the left, for lines that will stand further in.
    """

    lines: list[str] = field(default_factory=list)
    level: int = 0
    margin: int = 0

    def line(self, text: str = "") -> None:
        """One line as it stands."""
        self.lines.append(f"{_INDENT * self.level}{text}" if text else "")

    def code(self, lead: str, code: Code, end: str = "") -> None:
        """Code between a lead (``x = ``, ``if ``) and an end (``:``)."""
        self.lines.extend(_set(lead, code, end, self.level, WIDTH - self.margin))

    def comment(self, text: str) -> None:
        """A comment on a line of its own, cut where it is too long: it repeats what SOURCES holds whole."""
        shown = comment(text)
        room = WIDTH - self.margin - len(_INDENT) * self.level - 2
        if text_width(shown) > room:
            while text_width(shown) > room - 1:
                shown = shown[:-1]
            shown += "…"
        self.line(f"# {shown}")

    def docstring(self, lines: Sequence[str]) -> None:
        """A docstring: its first line, and the others under a blank line as they are."""
        if len(lines) == 1:
            self.line(docstring(lines[0]))
            return
        text = docstring("\n".join(lines) + "\n").removesuffix('"""').rstrip("\n")
        for each in text.split("\n"):
            self.line(each.rstrip())
        self.line('"""')

    @contextmanager
    def indented(self) -> Iterator[None]:
        """One level further in."""
        self.level += 1
        yield
        self.level -= 1

    def blank(self, count: int = 1) -> None:
        """Blank lines, so that there are at least so many."""
        there = 0
        while there < len(self.lines) and not self.lines[-1 - there]:
            there += 1
        self.lines.extend([""] * (count - there))

    def include(self, other: Writer) -> None:
        """The lines of another writer, at its own level."""
        self.lines.extend(other.lines)

    def text(self) -> str:
        """All lines, ended by one line end."""
        return "\n".join(self.lines).rstrip("\n") + "\n"


def _set(lead: str, code: Code, end: str, level: int, width: int) -> Iterator[str]:
    """Code on as many lines as it needs."""
    indent = _INDENT * level
    line = f"{indent}{lead}{flat(code)}{end}"
    if text_width(line) <= width:
        yield line
        return
    match code:
        case str():
            yield line
        case Led(lead=inner_lead, code=inner):
            yield from _set(lead + inner_lead, inner, end, level, width)
        case Call(opening=opening, parts=parts, closing=closing):
            if not parts:
                yield line
                return
            yield f"{indent}{lead}{opening}"
            for part in parts:
                yield from _set("", part, ",", level + 1, width)
            yield f"{indent}{closing}{end}"
        case Infix():
            yield from _set(lead, Bracket(code), end, level, width)
        case Bracket(code=inner):
            yield f"{indent}{lead}("
            if isinstance(inner, Infix):
                for at, part in enumerate(inner.parts):
                    yield from _set(f"{inner.operator} " if at else "", part, "", level + 1, width)
            else:
                yield from _set("", inner, "", level + 1, width)
            yield f"{indent}){end}"
        case Each(code=inner, tail=tail):
            yield f"{indent}{lead}["
            yield from _set("", inner, "", level + 1, width)
            yield f"{indent}{_INDENT}{tail}"
            yield f"{indent}]{end}"
        case Quoted(text=text):
            yield f"{indent}{lead}("
            for piece in _pieces(text, width - len(_INDENT) * (level + 1) - 2):
                yield f"{indent}{_INDENT}{literal(piece)}"
            yield f"{indent}){end}"


def _pieces(text: str, room: int) -> Iterator[str]:
    """A text cut so that each piece fits as a literal, no mark parted from its letter."""
    piece, width = "", 0
    for letter in text:
        wide = text_width(literal(letter)) - 2
        if piece and width + wide > room and not unicodedata.combining(letter):
            yield piece
            piece, width = "", 0
        piece += letter
        width += wide
    yield piece
