"""Names of a scheme and what they stand for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from seido.source.catalogue import names as kinds
from seido.source.diagnostic import Cause, Diagnostic, Fact, Kind, Label, Text
from seido.source.text import Span
from seido.syntax import tree
from seido.typed.doubts import Evidence
from seido.typed.program import Category, Provenance, ProvenanceKind
from seido.typed.types import Type


@dataclass(frozen=True, slots=True)
class InputSymbol:
    """An input of the case."""

    name: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class GridSymbol:
    """A 基準 or 表; ``axes`` are category names."""

    name: str
    type: Type
    axes: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DefinitionSymbol:
    """An 算定, 要件 or 段階."""

    name: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class ItemsSymbol:
    """A 明細; ``per_row`` is the counted unit of a row, or empty."""

    name: str
    per_row: str
    fields: Mapping[str, Type]
    span: Span


@dataclass(frozen=True, slots=True)
class ReadingSymbol:
    """A named 解釈."""

    name: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class FactSymbol:
    """A 事実 or 推移: it has a name, but no formula may use it."""

    name: str
    span: Span


Symbol = InputSymbol | GridSymbol | DefinitionSymbol | ItemsSymbol | ReadingSymbol | FactSymbol


@dataclass(slots=True)
class Findings:
    """Where the passes of this room put what they find."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        kind: Kind,
        span: Span | None,
        *,
        labels: tuple[Label, ...] = (),
        paste: str | None = None,
        cause: Cause | None = None,
        **facts: Fact,
    ) -> None:
        """Record a finding. ``cause`` is what it comes from, where several findings may come from the same."""
        self.found.append(Diagnostic(kind, span, facts, labels, paste, cause=cause))


_KNOWN: Final = 300  # names that an unknown one is compared with
_NAME: Final = 100  # characters of it that are compared


class Known:
    """Names that there are, to find among them those that look like one that there is not."""

    def __init__(self, names: Iterable[str], symbols: Iterable[Symbol] = ()) -> None:
        self._names = set(names)
        self._found: dict[tuple[str, int], list[str]] = {}
        self.items = tuple(symbol for symbol in symbols if isinstance(symbol, ItemsSymbol))

    @cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self._names):
            found.setdefault(name[:1], []).append(name)
        return found

    def like(self, name: str, count: int = 3) -> list[str]:
        """Those that look like a name, the likest first."""
        found = self._found.get((name, count))
        if found is None:
            # comparing each unknown name with thousands of others would take minutes
            many = len(self._names) > _KNOWN
            names = self._by_initial.get(name[:1], []) if many else sorted(self._names)
            found = difflib.get_close_matches(name[:_NAME], names[:_KNOWN], n=count, cutoff=0.5)
            self._found[name, count] = found
        return found


@dataclass(slots=True)
class Scope:
    """What the names of one scheme mean. Types (区分, 段階, 解釈) and values have name spaces of their own."""

    categories: dict[str, Category] = field(default_factory=dict)
    values: dict[str, Symbol] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)
    _tagged: dict[str, int] = field(default_factory=dict)
    _values_known: Known | None = None
    _members_known: Known | None = None

    def declare(self, symbol: Symbol) -> Symbol | None:
        """Enter a value name; the earlier holder of the name where there is one."""
        earlier = self.values.get(symbol.name)
        if earlier is None:
            self.values[symbol.name] = symbol
            self._changed()
        return earlier

    def categorize(self, category: Category) -> None:
        """Enter a 区分 or 段階 under its name."""
        self.categories[category.name] = category
        self._changed()

    @contextmanager
    def holding(self, symbols: Iterable[Symbol]) -> Iterator[None]:
        """Let names mean something else for a while, as the axes of a 検証 do within it."""
        held = {symbol.name: symbol for symbol in symbols}
        if not held:
            yield
            return
        before = self.values
        self.values = before | held
        self._changed()
        try:
            yield
        finally:
            self.values = before
            self._changed()

    def meant(self, name: str) -> Cause:
        """What an unknown name comes from: itself, or the declaration that was meant to give it."""
        near = self._known.like(name, 1)
        return Cause("name", name, self.values[near[0]].span if near else None)

    def near(self, name: str) -> str:
        """Values and members that look like an unknown name, for a message; empty where none does."""
        return _in_brackets(self._known_members.like(name))

    def items_with(self, name: str) -> str | None:
        """The first 明細 that has a column of a name."""
        return next((each.name for each in self._known.items if name in each.fields), None)

    @property
    def _known(self) -> Known:
        if self._values_known is None:
            self._values_known = Known(self.values, self.values.values())
        return self._values_known

    @property
    def _known_members(self) -> Known:
        if self._members_known is None:
            members = (name for category in self.categories.values() for name in category.names)
            self._members_known = Known((*self.values, *members))
        return self._members_known

    def _changed(self) -> None:
        self._values_known = self._members_known = None

    def tag(
        self,
        kind: ProvenanceKind,
        declaration: str,
        label: str,
        text: str,
        annotations: tree.Annotations | None,
        span: Span,
    ) -> str:
        """Enter a provenance and return its tag, made unique within the scheme."""
        stem = f"{declaration}/{label}" if label else declaration
        tag, count = stem, self._tagged.get(stem, 1)
        while tag in self.provenance:
            count += 1
            tag = f"{stem}#{count}"
        self._tagged[stem] = count
        self.provenance[tag] = Provenance(
            tag=tag,
            kind=kind,
            declaration=declaration,
            label=label,
            text=text,
            citations=() if annotations is None else annotations.citations,
            readings=() if annotations is None else tuple(reading.text for reading in annotations.readings),
            span=span,
        )
        return tag


def similar(name: str, candidates: Iterable[str]) -> Fact:
    """A sentence that offers names that look like one; empty where none does."""
    near = nearest(name, candidates)
    return Text(f"似た名前は{near}です。", f"Similar: {near}. ") if near else ""


def listed(names: Iterable[str]) -> Fact:
    """Names in a row, or the word that says that there are none."""
    return "、".join(names) or Text("まだ一つもありません", "none yet")


_SOME = 12


def some(names: Iterable[str]) -> Fact:
    """Names in a row as `listed`, of many only the first ones."""
    held = tuple(names)
    if len(held) <= _SOME:
        return listed(held)
    return Text(
        f"{'、'.join(held[:_SOME])} など{len(held)}個", f"{', '.join(held[:_SOME])} and {len(held) - _SOME} more"
    )


def nearest(name: str, candidates: Iterable[str], count: int = 3) -> str:
    """Names that look like one, for a message; empty where none does."""
    return _in_brackets(Known(candidates).like(name, count))


def _in_brackets(names: Iterable[str]) -> str:
    return "、".join(f"「{each}」" for each in names)


def unknown_member(findings: Findings, category: Category, name: str, span: Span) -> None:
    """Report a word that a category does not have; once where the category holds it joined to others by ・."""
    joined = next((each for each in category.names if "・" in each and name in each.split("・")), None)
    cause = Cause("member", f"{category.name}/{name}", category.span)
    label = Label(category.span, "category")
    if joined is not None:
        right = "、".join(joined.split("・"))
        findings.add(kinds.MEMBERS_JOINED, category.span, name=category.name, joined=joined, right=right)
        return
    members = "、".join((*category.names, *category.groups))
    findings.add(
        kinds.UNKNOWN_MEMBER,
        span,
        name=name,
        category=category.name,
        members=members,
        labels=(label,),
        cause=cause,
    )
