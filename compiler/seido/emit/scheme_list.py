"""The schemes of a policy set as its document prints them: by chapter, each with its headline and what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seido.emit.quotes import Quotes
from seido.emit.scheme_page.desk import Desk
from seido.emit.scheme_page.glance import Glance
from seido.syntax import tree
from seido.typed.program import Scheme

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.ir.nodes import SchemeIR


@dataclass(frozen=True, slots=True)
class Entry:
    """A scheme in the list. ``headline`` is what its author puts first, else the 概要 and what it computes."""

    id: str
    title: str
    badges: tuple[str, ...]
    headline: tuple[str, ...]
    revisions: tuple[str, ...]
    readings: int
    unstated: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """The schemes of a chapter; ``title`` is empty for those that name none."""

    title: str
    entries: tuple[Entry, ...]


def chapters(context: Context) -> tuple[Chapter, ...]:
    """All schemes: chapters and schemes in the order in which they are printed, those without a chapter last."""
    return tuple(
        Chapter(title, tuple(_entry(context.irs[name], context) for name in names)) for title, names in listed(context)
    )


def listed(context: Context) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The chapters with the identifiers of their schemes, in the same order."""
    found: dict[str, list[tuple[tuple[int, int], str]]] = {}
    first: dict[str, int] = {}
    for at, (name, ir) in enumerate(context.irs.items()):
        title, line = _chapter(ir.scheme, context)
        first[title] = min(line, first.get(title, line))
        found.setdefault(title, []).append(((_line(ir.scheme, context), at), name))
    ordered = sorted(found.items(), key=lambda each: (not each[0], first[each[0]]))
    return tuple((title, tuple(name for _, name in sorted(held))) for title, held in ordered)


def badges(scheme: Scheme) -> tuple[str, ...]:
    """What is new of a scheme in a word: 新規, 拡充 and the like."""
    texts = (text for text in scheme.texts if text.kind is tree.TextKind.REVISION and text.texts)
    return tuple(dict.fromkeys(text.texts[0].text for text in texts))


def _entry(ir: SchemeIR, context: Context) -> Entry:
    desk = Desk(ir, context, Quotes(context))
    told = tuple(line.text for line in desk.told(tree.TextKind.HEADLINE))
    revised = tuple(
        string.text for text in ir.scheme.texts if text.kind is tree.TextKind.REVISION for string in text.texts[1:]
    )
    if not told:
        glance = Glance(desk)
        told = (*([desk.summary] if desk.summary else []), *glance.how_much())
        revised = revised or tuple(f"{each.name}　{each.before} → {each.after}" for each in glance.changes())
    return Entry(
        ir.scheme.id,
        ir.scheme.title,
        badges(ir.scheme),
        told,
        revised,
        len(ir.scheme.readings) + len(desk.readings()),
        len(desk.unstated()),
    )


def _chapter(scheme: Scheme, context: Context) -> tuple[str, int]:
    """The chapter that a scheme names, and the line on which it is printed."""
    for text in scheme.texts:
        if text.kind is tree.TextKind.CHAPTER and text.texts:
            lines = list(_lines(text.annotations.citations, context))
            return text.texts[0].text, min(lines, default=0)
    return "", 0


def _line(scheme: Scheme, context: Context) -> int:
    """The first line of the document that a scheme rests on."""
    lines = [line for entry in scheme.provenance.values() for line in _lines(entry.citations, context)]
    return min(lines, default=0)


def _lines(citations: tuple[tree.Citation, ...], context: Context) -> Iterator[int]:
    for citation in citations:
        for locus in citation.loci:
            line = context.located(citation.document.text, locus).line
            if line:
                yield line
