"""What is declared and never used: a colleague would ask whether it was forgotten, or should go.

An 算定 is a result of its scheme even if no other formula uses it, and so is a computed column of a 明細; only those that
answer はい・いいえ or a member, which decide something or nothing, are asked about, and only if no 例 expects them.
Members of a 区分 are not asked about either: they are the answers of the world, not of the rules. Nor is a 区分 whose
members cite a document: it records a printed list, as a 事実 records a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, assert_never

from seido.analyse.mentions import Mentions, mentions_of
from seido.ir.lower import expressions_of
from seido.source.catalogue import analyses as kinds
from seido.source.diagnostic import Diagnostic, Kind
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.program import Program, Scheme
from seido.typed.types import Enumeration, Truth
from seido.typed.walk import walk

UNUSED: Final = frozenset(
    {
        kinds.INPUT_UNUSED,
        kinds.ITEMS_UNUSED,
        kinds.FIELD_UNUSED,
        kinds.VALUE_UNUSED,
        kinds.READING_UNUSED,
        kinds.BAND_UNUSED,
        kinds.ANSWER_UNUSED,
        kinds.CATEGORY_UNUSED,
        kinds.GROUP_UNUSED,
        kinds.COMMON_UNUSED,
        kinds.DOCUMENT_UNCITED,
    }
)
"""All that is found here: true of every fragment of a scheme, which is why those who show fragments leave it out."""


@dataclass(frozen=True, slots=True)
class _Used:
    """The names that the formulas of a scheme use; the fields of a 明細 by it and their own name."""

    inputs: set[str] = field(default_factory=set)
    fields: set[tuple[str, str]] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    grids: set[str] = field(default_factory=set)
    definitions: set[str] = field(default_factory=set)
    readings: set[str] = field(default_factory=set)


def check_unused(
    files: Sequence[tree.File], program: Program, is_sound: Callable[[Scheme], bool], *, whole: bool
) -> tuple[Diagnostic, ...]:
    """A warning for each name that nothing uses.

    Only schemes that are sound are looked at, and what the set shares only where the ``whole`` set is: a formula that
    could not be read may be the one that uses the name.
    """
    mentions = mentions_of(files)
    shared = [
        node
        for file in files
        for block in file.blocks
        if isinstance(block, tree.CommonDeclaration)
        for node in block.declarations
    ]
    common = frozenset(node.name.span for node in shared if isinstance(node, _NAMED))
    found: list[Diagnostic] = []
    for scheme in program.schemes:
        if is_sound(scheme):
            found += _in_scheme(scheme, mentions, common)
    if whole and program.schemes:
        found += _in_common(shared, program, mentions)
        found += [
            Diagnostic(kinds.DOCUMENT_UNCITED, document.span, {"name": document.name})
            for document in program.documents.values()
            if document.name not in mentions.documents
        ]
    return tuple(found)


_NAMED = (
    tree.CategoryDeclaration
    | tree.BandDeclaration
    | tree.ReadingDeclaration
    | tree.InputDeclaration
    | tree.ParameterDeclaration
    | tree.TableDeclaration
    | tree.AmountDeclaration
)


def _used(scheme: Scheme) -> _Used:
    used = _Used()
    for node in walk(expressions_of(scheme)):
        match node:
            case typed.Variable(name=name):
                used.inputs.add(name)
            case typed.FieldOf(items=items, name=name):
                used.fields.add((items, name))
            case typed.Fold(items=items):
                used.items.add(items)
            case typed.Lookup(grid=name):
                used.grids.add(name)
            case typed.Definition(name=name):
                used.definitions.add(name)
            case typed.Reading(name=name):
                used.readings.add(name)
            case _:
                pass
    for grid in scheme.grids.values():
        if used.grids & {grid.name, *grid.parts}:
            used.grids.update((grid.name, *grid.parts))  # a whole and its うち are held against each other
    return used


# ---------------------------------------------------------------------------------------------------------- one scheme


def _in_scheme(scheme: Scheme, mentions: Mentions, common: frozenset[Span]) -> Iterator[Diagnostic]:
    used = _used(scheme)
    for given in scheme.inputs.values():
        if not given.common and given.name not in used.inputs:
            yield _unused(kinds.INPUT_UNUSED, given.name, given.span)
    for items in scheme.items.values():
        if items.name not in used.items and not items.columns:
            yield _unused(kinds.ITEMS_UNUSED, items.name, items.span)
            continue
        for each in items.fields:
            if (items.name, each.name) not in used.fields:
                facts = {"name": each.name, "items": items.name}
                yield Diagnostic(kinds.FIELD_UNUSED, each.span, facts)
    parts = {part for grid in scheme.grids.values() if grid.name not in used.grids for part in grid.parts}
    for grid in scheme.grids.values():
        if grid.span not in common and grid.name not in used.grids and grid.name not in parts:
            yield _unused(kinds.VALUE_UNUSED, grid.name, grid.span)
    for reading in scheme.readings.values():
        if reading.span not in common and reading.name not in used.readings:
            yield _unused(kinds.READING_UNUSED, reading.name, reading.span)
    yield from _answers(scheme, used, common)
    yield from _categories(scheme, mentions, common)


def _answers(scheme: Scheme, used: _Used, common: frozenset[Span]) -> Iterator[Diagnostic]:
    """段階, and 算定 that answer はい・いいえ or a member, that decide nothing and that no 例 expects."""
    expected = {wanted.name for example in scheme.examples for wanted in example.expected}
    for amount in scheme.amounts.values():
        if amount.span in common or amount.name in used.definitions or amount.name in expected:
            continue
        if amount.type == Enumeration(amount.name):
            yield _unused(kinds.BAND_UNUSED, amount.name, amount.span)
        elif isinstance(amount.type, Enumeration | Truth):
            yield _unused(kinds.ANSWER_UNUSED, amount.name, amount.span)


def _categories(scheme: Scheme, mentions: Mentions, common: frozenset[Span]) -> Iterator[Diagnostic]:
    for category in scheme.categories.values():
        if category.span in common or category.name in scheme.amounts or category.name in scheme.readings:
            continue
        if category.name not in mentions.types:
            if any(member.citations for member in category.members):
                continue  # a printed list that is recorded as such, like a 事実
            yield _unused(kinds.CATEGORY_UNUSED, category.name, category.span)
            continue
        for group in category.groups:
            if group not in mentions.names:
                yield Diagnostic(kinds.GROUP_UNUSED, category.span, {"name": group, "category": category.name})


def _unused(kind: Kind, name: str, span: Span) -> Diagnostic:
    return Diagnostic(kind, span, {"name": name})


# ------------------------------------------------------------------------------------------------------------- the set


def _in_common(shared: Sequence[tree.Declaration], program: Program, mentions: Mentions) -> Iterator[Diagnostic]:
    """Names of 共通 that no scheme uses."""
    used = [_used(scheme) for scheme in program.schemes]
    for node in shared:
        if not isinstance(node, _NAMED):
            continue
        name = node.name.text
        match node:
            case tree.CategoryDeclaration():
                is_used = name in mentions.types
                if is_used:
                    for member in node.members:
                        if member.parts and member.name.text not in mentions.names:
                            facts = {"name": member.name.text, "category": name}
                            yield Diagnostic(kinds.GROUP_UNUSED, member.name.span, facts)
            case tree.InputDeclaration():
                is_used = any(name in each.inputs for each in used)
            case tree.ReadingDeclaration():
                is_used = any(name in each.readings for each in used)
            case tree.ParameterDeclaration(fact=True) | tree.TableDeclaration(series=True):
                is_used = True
            case tree.ParameterDeclaration() | tree.TableDeclaration():
                is_used = any(name in each.grids for each in used)
            case tree.BandDeclaration() | tree.AmountDeclaration():
                is_used = any(name in each.definitions for each in used)
            case _:
                assert_never(node)
        if not is_used:
            yield _unused(kinds.COMMON_UNUSED, name, node.name.span)
