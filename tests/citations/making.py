"""Makes documents, citations and claims for the tests of this room, as the typed stage makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import count
from pathlib import Path

from seido.citations.claims import Claim, ClaimedFigure, ClaimedWord, FigureKind, Role
from seido.citations.document import Document
from seido.citations.naming import Labels, alike
from seido.citations.verify import Verification, verify
from seido.source.text import Source, Span
from seido.syntax import tree
from seido.values.numerals import read_figure
from seido.values.units import read_unit

R6 = Path(__file__).parents[2] / "policies" / "r6" / "sources" / "r6-chiikiryoku-sozo.txt"
_PLACES = count(1)


@cache
def r6() -> Document:
    """The reference document."""
    return Document("r6", 2024, Source("sources/r6.txt", R6.read_text(encoding="utf-8")))


def document(text: str, year: int | None = 2024, name: str = "r6") -> Document:
    """A small document."""
    return Document(name, year, Source(f"{name}.txt", text))


def span() -> Span:
    """A place that no other node has."""
    at = next(_PLACES)
    return Span("x.pol", at, at + 1)


def string(text: str) -> tree.String:
    return tree.String(text, span=span())


def locus(quote: str, *, after: str | None = None, to: str | None = None, position: int | None = None) -> tree.Locus:
    return tree.Locus(
        string(quote),
        string(after) if after is not None else None,
        string(to) if to is not None else None,
        position,
        span=span(),
    )


def cite(*quotes: str | tree.Locus, document: str = "r6") -> tree.Citation:
    """``出典 r6「…」「…」``."""
    loci = tuple(quote if isinstance(quote, tree.Locus) else locus(quote) for quote in quotes)
    return tree.Citation(tree.Name(document, span=span()), loci, span=span())


def figure(
    text: str,
    *labels: str,
    boundary: str | None = None,
    role: Role | None = None,
    scale: str | None = None,
) -> ClaimedFigure:
    """A number as written; ``scale`` is the type of a table column whose cells are bare."""
    read = read_figure(text)
    assert read is not None, text
    unit, factor = read_unit(read.numerator, read.denominator)
    if scale is not None and not read.numerator:
        unit, factor = read_unit(scale)
    chosen = role or (Role.CONDITION if boundary else Role.VALUE)
    return ClaimedFigure(
        FigureKind.NUMBER,
        read.value * factor,
        span(),
        text,
        unit,
        chosen,
        tree.Boundary(boundary) if boundary else None,
        approximate=bool(read.approximate),
        per_year=read.per_year,
        labels=labels,
    )


def year(value: int, boundary: str | None = None, role: Role = Role.PERIOD) -> ClaimedFigure:
    return ClaimedFigure(
        FigureKind.YEAR,
        Fraction(value),
        span(),
        f"{value}年度",
        role=role,
        boundary=tree.Boundary(boundary) if boundary else None,
    )


def day(*parts: int) -> ClaimedFigure:
    """A date; of a year and a month the month."""
    first = date(parts[0], parts[1], parts[2] if parts[2:] else 1)
    written = str(first) if parts[2:] else str(first)[:7]
    return ClaimedFigure(FigureKind.DATE, Fraction(first.toordinal()), span(), written, whole_month=not parts[2:])


def word(boundary: str) -> ClaimedWord:
    return ClaimedWord(tree.Boundary(boundary), span())


def claim(
    figures: tuple[ClaimedFigure, ...] | list[ClaimedFigure],
    *citations: tree.Citation,
    context: tuple[tree.Citation, ...] = (),
    words: tuple[ClaimedWord, ...] = (),
    denominators: tuple[str, ...] = (),
    row: bool = False,
    read: bool = False,
    declaration: str = "宣言",
    document_year: int | None = 2024,
) -> Claim:
    return Claim(
        id=f"s/{declaration}",
        scheme="s",
        declaration=declaration,
        span=span(),
        figures=tuple(figures),
        words=words,
        citations=citations,
        context=context,
        denominators=denominators,
        row=row,
        read=read,
        document_year=document_year,
    )


def check(*claims: Claim, source: Document | None = None) -> Verification:
    used = source or r6()
    return verify(claims, {used.name: used})


def codes(*claims: Claim, source: Document | None = None) -> list[str]:
    """The codes of what verification finds."""
    return [finding.kind.code for finding in check(*claims, source=source).diagnostics]


def table(rows: Sequence[tuple[str, tuple[str, ...]]], citation: tree.Citation, scale: str, name: str) -> list[Claim]:
    """The rows of a 表, written as ``42 52.5 54``, all citing what the table cites."""
    return [
        claim(
            [figure(cell, f"列{number}", *labels, name, scale=scale) for number, cell in enumerate(cells.split())],
            citation,
            context=(citation,),
            row=True,
            declaration=name,
        )
        for cells, labels in rows
    ]


def owned(labels: Labels, texts: Sequence[str], everyone: Sequence[Labels]) -> int | None:
    """The text that a name owns, found by going through all names and texts: what `Beside.owned` must say."""
    others = set(everyone) - {labels}
    for label in labels:
        scores = [alike(label, text) for text in texts]
        free = [
            at
            for at, score in enumerate(scores)
            if score and not any(alike(name, texts[at]) > score for other in others for name in other)
        ]
        best = [at for at in free if scores[at] == max(scores[each] for each in free)]
        if len(best) == 1:
            return best[0]
    return None
