"""A row of a table, an entry of a 基準 or a line of a rule that covers everything: when it is left out, that is noticed.

One after the other is taken out of the reference policies. A sample is tried here; all of them with
``SEIDO_DELETIONS=all pytest tests/analyse/test_deleted_rows.py``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

from tests.support import ROOT

from seido.pipeline import Compiled, compile_sources
from seido.source.diagnostic import Diagnostic
from seido.source.text import Source, Span
from seido.syntax import tree
from seido.syntax.parse import parse

FOLDER = ROOT / "policies/r6"
POLICIES = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.pol"))}
PRINTED = (FOLDER / "sources/r6-chiikiryoku-sozo.txt").read_text(encoding="utf-8")
SHARED = ("kyotsu.pol", "shiryo.pol")
EVERY = 1 if os.environ.get("SEIDO_DELETIONS") == "all" else 9


def _compiled(name: str, text: str) -> Compiled:
    """One file of the set with what all share."""

    def read(body: str, span: Span) -> Source | Diagnostic:
        del span
        return Source(body, PRINTED)

    files = {shared: POLICIES[shared] for shared in SHARED} | {name: text}
    return compile_sources({path: Source(path, held) for path, held in files.items()}, read)


@cache
def _as_it_is(name: str) -> frozenset[tuple[str, str]]:
    return _said(_compiled(name, POLICIES[name]), name)


def _said(compiled: Compiled, name: str) -> frozenset[tuple[str, str]]:
    return frozenset(
        (each.kind.code, str(sorted(map(str, each.facts.items()))))
        for each in compiled.diagnostics
        if each.span is not None and each.span.path == name
    )


def _declarations(declarations: tuple[tree.Declaration, ...]) -> Iterator[tree.Declaration]:
    for node in declarations:
        yield node
        if isinstance(node, tree.CaseDeclaration):
            yield from _declarations(node.declarations)


def _lines_to_delete() -> Iterator[tuple[str, int]]:
    """The file and the line of all that may be left out by mistake."""
    for name, text in POLICIES.items():
        source = Source(name, text)
        for block in parse(source).file.blocks:
            if isinstance(block, tree.DocumentDeclaration):
                continue
            for node in _declarations(block.declarations):
                for part in _parts(node):
                    yield name, source.position(part.span.start).line


def _parts(node: tree.Declaration) -> Iterator[tree.Node]:
    match node:
        case tree.TableDeclaration(series=False, rows=rows, axes=axes):
            leading = {axis.text for axis in axes}
            width = sum(1 for cell in rows[0].cells if cell.text in leading)
            yield from rows[max(1, len(axes) - width) :]
        case tree.ParameterDeclaration(fact=False, entries=entries, axes=axes) if axes:
            yield from entries
        case tree.BandDeclaration(bands=bands):
            yield from bands
        case tree.AmountDeclaration(clauses=clauses):
            if all(clause.kind is tree.ClauseKind.CASE for clause in clauses):
                yield from clauses
        case _:
            pass


def test_each_row_and_each_line_that_is_deleted_gives_a_finding() -> None:
    places = list(_lines_to_delete())
    assert len(places) > 50
    silent = []
    for name, line in places[::EVERY]:
        lines = POLICIES[name].split("\n")
        # Annotations on the lines below belong to the line that goes.
        last = line
        while lines[last].strip().startswith(("出典", "解釈", "上限", "端数", "かつ", "又は")):
            last += 1
        left = "\n".join(lines[: line - 1] + lines[last:])
        if not _said(_compiled(name, left), name) - _as_it_is(name):
            silent.append((name, line, lines[line - 1].strip()))
    assert silent == []
