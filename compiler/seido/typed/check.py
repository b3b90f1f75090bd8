"""From trees to a typed program: the documents, then each scheme with what 共通 shares."""

from __future__ import annotations

import itertools
import keyword
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from seido.citations.claims import Claim
from seido.source.catalogue import names
from seido.source.diagnostic import Diagnostic, Label
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import ceilings
from seido.typed.ceilings import too_many_shared
from seido.typed.program import Document, Program, Scheme
from seido.typed.schemes import SchemeCheck
from seido.typed.scope import Findings
from seido.typed.workshop import Workshop

# Stands for the 年度 of a document that names none, which is reported; years are shown in messages and must exist.
_SOME_YEAR = 2000
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*\Z")
_UNNAMED = "(scheme)"  # stands for an identifier that is missing or unusable; no author can write it


@dataclass(frozen=True, slots=True)
class Checked:
    """A typed program and what was found on the way; the program is whole even where something is amiss."""

    program: Program
    diagnostics: tuple[Diagnostic, ...]


def check(files: Sequence[tree.File]) -> Checked:
    """Type the files of one policy set, in their order."""
    findings = Findings()
    documents = _documents(files, findings)
    year = next(iter(documents.values())).year if documents else _no_document(files, findings)
    commons = [
        declaration
        for file in files
        for block in file.blocks
        if isinstance(block, tree.CommonDeclaration)
        for declaration in block.declarations
    ]
    count = sum(isinstance(block, tree.SchemeDeclaration) for file in files for block in file.blocks)
    beyond = too_many_shared(len(commons), count, commons[-1].span) if commons else None
    if beyond is not None:
        findings.found.append(beyond)
        del commons[ceilings.SHARED // count :]
    years = {name: document.year for name, document in documents.items()}
    _empty_commons(files, findings)
    schemes: list[Scheme] = []
    claims: list[Claim] = []
    seen: dict[str, Span] = {}
    for file in files:
        for block in file.blocks:
            if not isinstance(block, tree.SchemeDeclaration):
                continue
            identifier = _identifier(block, findings)
            uniques = (block.name.text,) if identifier == _UNNAMED else (block.name.text, identifier)
            twice = next((unique for unique in uniques if unique in seen), None)
            if twice is not None:
                findings.add(names.SCHEME_TWICE, block.name.span, name=twice, labels=(Label(seen[twice], "first"),))
            seen |= dict.fromkeys(uniques, block.name.span)
            shop = Workshop(identifier, year, years, findings=findings)
            schemes.append(SchemeCheck(block, identifier, commons, shop).scheme())
            claims.extend(shop.claims)
    return Checked(Program(documents, tuple(schemes), tuple(_once(claims))), tuple(dict.fromkeys(findings.found)))


def _empty_commons(files: Sequence[tree.File], findings: Findings) -> None:
    """Report each 共通 after which a scheme begins before anything is declared."""
    for file in files:
        for common, block in itertools.pairwise(file.blocks):
            if (
                isinstance(common, tree.CommonDeclaration)
                and not common.declarations
                and isinstance(block, tree.SchemeDeclaration)
            ):
                label = Label(block.name.span, "scheme")
                findings.add(names.COMMON_EMPTY, common.span, name=block.name.text, labels=(label,))


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims without those that 共通 made once for each scheme."""
    seen: set[tuple[Span, str]] = set()
    for claim in claims:
        key = (claim.span, claim.id.partition("/")[2])
        if key not in seen:
            seen.add(key)
            yield claim


def _no_document(files: Sequence[tree.File], findings: Findings) -> int:
    for file in files:
        for block in file.blocks:
            if isinstance(block, tree.SchemeDeclaration):
                findings.add(names.NO_DOCUMENT, block.name.span)
                return _SOME_YEAR
    return _SOME_YEAR


def _documents(files: Sequence[tree.File], findings: Findings) -> Mapping[str, Document]:
    documents: dict[str, Document] = {}
    for file in files:
        for block in file.blocks:
            if not isinstance(block, tree.DocumentDeclaration):
                continue
            if block.name.text in documents:
                findings.add(
                    names.DOCUMENT_TWICE,
                    block.name.span,
                    name=block.name.text,
                    labels=(Label(documents[block.name.text].span, "first"),),
                )
                continue
            texts = {each.kind: each for each in block.texts}
            body = texts.get(tree.TextKind.BODY)
            if body is None or not body.texts:
                findings.add(names.DOCUMENT_INCOMPLETE, block.name.span, name=block.name.text, what="本文")
            if not block.years:
                findings.add(names.DOCUMENT_INCOMPLETE, block.name.span, name=block.name.text, what="年度")
            publisher = texts.get(tree.TextKind.PUBLISHER)
            title = texts.get(tree.TextKind.TITLE)
            documents[block.name.text] = Document(
                block.name.text,
                title.texts[0].text if title is not None and title.texts else block.name.text,
                publisher.texts[0].text if publisher is not None and publisher.texts else "",
                None if publisher is None else publisher.date,
                block.years[0].year.year if block.years else _SOME_YEAR,
                body.texts[0].text if body is not None and body.texts else "",
                block.excluded,
                block.name.span,
                body.texts[0].span if body is not None and body.texts else block.name.span,
            )
    return documents


def _identifier(block: tree.SchemeDeclaration, findings: Findings) -> str:
    if block.identifier is None:
        findings.add(names.NO_IDENTIFIER, block.name.span, name=block.name.text)
        return _UNNAMED
    text = block.identifier.text
    if not _IDENTIFIER.match(text) or keyword.iskeyword(text):
        findings.add(names.BAD_IDENTIFIER, block.identifier.span, name=text)
        return _UNNAMED
    return text
