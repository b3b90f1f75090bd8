"""Figures in texts that are published as they are written: 概要, 要点, 備考, 解釈, questions, reasons.

Such a figure computes nothing, so no claim asks for its proof; yet a reader takes it for the document's. It counts as
proved where a quote of its own declaration holds it, where another declaration of the scheme proved the same figure, or
where the text repeats, in 「」, what stands in the document. 0 is no figure: 「なければ0円」 says that there is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Final

from seido.citations.claims import FigureKind, Proof, Role
from seido.citations.document import Document
from seido.citations.figures import Form, PrintedFigure, read_figures
from seido.citations.folding import fold_quote, fold_text
from seido.citations.locate import locate, occurrences
from seido.source.catalogue import analyses as kinds
from seido.source.diagnostic import Diagnostic
from seido.source.text import Source, Span
from seido.syntax import tree
from seido.typed.program import Program
from seido.values.units import NONE, Unit

_QUOTED: Final = re.compile("「([^「」]+)」")
_SILENT: Final = (tree.Citation, tree.ExampleDeclaration, tree.VerificationDeclaration, tree.DocumentDeclaration)
"""Quotes are proved themselves; the figures of 例 are inputs, those of 検証 stand in the formula that is proved."""

_NEIGHBOURS: Final = 4
"""So many letters beside a figure tell that a text repeats the passage of its document."""

_SHORTEST: Final = 2  # letters of a repeated quote; one alone stands anywhere

Key = tuple[FigureKind, Fraction, Unit]


@dataclass(frozen=True, slots=True)
class _Text:
    """A published text and the citations of the declarations that it stands in."""

    string: tree.String
    citations: tuple[tree.Citation, ...]


def check_free_figures(
    files: Sequence[tree.File], program: Program, proofs: Sequence[Proof], documents: Mapping[str, Document]
) -> tuple[Diagnostic, ...]:
    """A warning for each figure of a text that nothing bears out. Without a document nothing can be, and none is asked."""
    if not documents:
        return ()
    years = {scheme.id: scheme.document_year for scheme in program.schemes}
    names = {scheme.name: scheme.id for scheme in program.schemes}
    proved: dict[str, set[Key]] = {}
    for proof in proofs:
        figure = proof.figure
        proved.setdefault(proof.claim.scheme, set()).add((figure.kind, figure.value, figure.unit))
    for claim in program.claims:  # what the author read into the document is shown as a reading, with its figures
        proved.setdefault(claim.scheme, set()).update(
            (figure.kind, figure.value, figure.unit)
            for figure in claim.figures
            if claim.read or figure.role in (Role.PERIOD, Role.PROVISIONAL)
        )
    titles = tuple(dict.fromkeys(re.split("[（(]", scheme.name)[0] for scheme in program.schemes))
    found: list[Diagnostic] = []
    for file in files:
        for block in file.blocks:
            scheme = names.get(block.name.text, "") if isinstance(block, tree.SchemeDeclaration) else ""
            known = proved.get(scheme, set())
            year = years.get(scheme) or next((each.year for each in documents.values() if each.year), None)
            for text in _texts(block, ()):
                found += _unproved(text, known, year, documents, titles)
    return tuple(found)


def _texts(node: tree.Node, above: tuple[tree.Citation, ...]) -> Iterator[_Text]:
    """The texts within a declaration that are shown to readers."""
    if isinstance(node, _SILENT):
        return
    notes = getattr(node, "annotations", None)
    own = notes.citations if isinstance(notes, tree.Annotations) else ()
    if isinstance(node, tree.ExcludedDeclaration):
        own = (node.citation,)
    citations = (*above, *own)
    for field in fields(node):
        value = getattr(node, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, tree.String):
                yield _Text(each, citations)
            elif isinstance(each, tree.Node) and not isinstance(each, tree.Cell):  # cells hold values alone
                yield from _texts(each, citations)


def _unproved(
    text: _Text, known: set[Key], year: int | None, documents: Mapping[str, Document], titles: tuple[str, ...]
) -> Iterator[Diagnostic]:
    written = text.string.text
    if not any(sign.isdigit() for sign in written):
        return
    source = Source("", written)
    folded = fold_text(written)
    figures = [each for each in read_figures(source, folded, year).figures if each.rule is None and each.value]
    if not figures:
        return
    repeated = [*_repeated(written, documents), *_named(written, titles)]
    cited = [*_cited(text.citations, documents)]
    for figure in figures:
        if any(start <= figure.origin and figure.origin_end <= end for start, end in repeated):
            continue
        if _is_year(figure, year) or any(_same(figure, key) for key in known):
            continue
        if any(_alike(figure, each) for each in cited) or _with_neighbours(written, figure, documents):
            continue
        yield Diagnostic(
            kinds.FREE_FIGURE, _span(text.string, figure), {"figure": figure.text, "text": _short(written)}
        )


def _repeated(written: str, documents: Mapping[str, Document]) -> Iterator[tuple[int, int]]:
    """The stretches of a text that repeat a document: what stands in 「」 within it, or the whole."""
    whole = [(0, len(written), written)]
    for start, end, part in (*whole, *((each.start(1), each.end(1), each[1]) for each in _QUOTED.finditer(written))):
        key = fold_quote(part)
        if len(key) >= _SHORTEST and any(occurrences(document, key, limit=1) for document in documents.values()):
            yield start, end


def _with_neighbours(written: str, figure: PrintedFigure, documents: Mapping[str, Document]) -> bool:
    """Whether a document prints the figure with the same letters before or behind it: 18歳未満の子."""
    start, end = figure.origin, figure.origin_end
    sides = (written[max(0, start - _NEIGHBOURS) : end], written[start : end + _NEIGHBOURS])
    whole = [side for side in sides if len(side) == end - start + _NEIGHBOURS]
    return any(occurrences(document, fold_quote(side), limit=1) for side in whole for document in documents.values())


def _named(written: str, titles: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are names of schemes: ローカル10,000プロジェクト."""
    for title in titles:
        for found in re.finditer(re.escape(title), written):
            yield found.span()


def _cited(citations: Sequence[tree.Citation], documents: Mapping[str, Document]) -> Iterator[PrintedFigure]:
    """The figures, in digits or words, of the quotes of some citations."""
    for citation in citations:
        document = documents.get(citation.document.text)
        for locus in citation.loci if document is not None else ():
            place = None if document is None else locate(document, locus)
            if document is None or place is None or isinstance(place, Diagnostic):
                continue
            begin = place.start if place.anchor is None else place.anchor[0]
            yield from document.tokens_in(begin, place.end)
            yield from document.words_in(begin, place.end)


def _is_year(figure: PrintedFigure, year: int | None) -> bool:
    """Whether a figure is the year of which the document speaks."""
    return figure.kind is FigureKind.YEAR and year is not None and year in (figure.value, *figure.years)


def _same(figure: PrintedFigure, key: Key) -> bool:
    kind, value, unit = key
    if kind is FigureKind.NUMBER and unit == NONE and figure.number == value:
        return True  # a bare number, which words around it may count in anything: 3, in 「3年の計画」
    if figure.kind is not kind:
        return figure.kind is FigureKind.DATE and kind is FigureKind.YEAR and figure.value == value
    return figure.value == value and (
        kind is not FigureKind.NUMBER or (figure.unit or NONE).numerator == unit.numerator
    )


def _alike(figure: PrintedFigure, printed: PrintedFigure) -> bool:
    """Whether a figure is the printed one: same kind, value and unit; a bare one may be scaled by its table."""
    if figure.kind is not printed.kind:
        return False
    if figure.kind is FigureKind.YEAR:
        return bool({figure.value, *figure.years} & {printed.value, *printed.years})
    if figure.value == printed.value and (figure.unit == printed.unit or Form.WORD in (figure.form, printed.form)):
        return True
    if printed.scaled is None:
        return False
    unit, factor = printed.scaled
    return figure.unit == unit and figure.value == printed.number * factor


def _span(string: tree.String, figure: PrintedFigure) -> Span:
    """The place of a figure within its text; the whole text where its letters stand otherwise in the file."""
    span = string.span
    if span.end - span.start != len(string.text) + 2:
        return span
    return Span(span.path, span.start + 1 + figure.origin, span.start + 1 + figure.origin_end)


def _short(text: str) -> str:
    longest = 40
    return text if len(text) <= longest else f"{text[:longest]}…"
