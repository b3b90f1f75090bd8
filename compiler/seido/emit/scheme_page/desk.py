"""What the parts of a scheme's page share: the scheme, its quotes, and its readings with their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seido.emit import grids, worked
from seido.emit.prose import Prose, Sentence
from seido.emit.scheme_page.assumed import Telling
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.typed.walk import walk

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.emit.quotes import Quotes
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Grid, Scheme


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: a text, and the quotes it rests on."""

    text: str
    refs: tuple[int, ...] = ()
    period: str = ""
    title: str = ""
    readings: tuple[int, ...] = ()
    unstated: tuple[int, ...] = ()
    assumed: tuple[int, ...] = ()
    asks: tuple[str, ...] = ()  # what is left to ask, and of whom


@dataclass(frozen=True, slots=True)
class Choice:
    """A named 解釈."""

    number: int
    name: str
    text: str
    options: tuple[tuple[str, str, bool, worked.Otherwise | None], ...]
    refs: tuple[int, ...]
    adopted: str


@dataclass(frozen=True, slots=True)
class Said:
    """A reading in words, or a reason of a 記載なし, and the declarations it stands at; numbered on its page.

    ``cells`` says that it is the cells of tables in which an author wrote 印字なし; they have no words of their own.
    """

    number: int
    text: str
    places: tuple[str, ...]
    cells: bool = False


@dataclass(frozen=True)
class Desk:
    """One scheme, what is around it, and the quotes of its page."""

    ir: SchemeIR
    context: Context
    quotes: Quotes

    @property
    def scheme(self) -> Scheme:
        """The scheme."""
        return self.ir.scheme

    @cached_property
    def answered(self) -> worked.Answered:
        """The examples with their answers."""
        return worked.answered_examples(self.ir)

    @cached_property
    def prose(self) -> Prose:
        """Its formulas and conditions in words."""
        return Prose(self.ir, self.context, self.scheme.document_year)

    @cached_property
    def telling(self) -> Telling:
        """Its computed values in words."""
        return Telling(self.ir, self.prose, {each.text: each.number for each in self.unstated()})

    @cached_property
    def _places(self) -> dict[str, str]:
        scheme = self.scheme
        names = [*scheme.grids, *scheme.amounts]
        names += [f"{items.name}の{column.name}" for items in scheme.items.values() for column in items.columns]
        return {name: f"d{number}" for number, name in enumerate(dict.fromkeys(names), 1)}

    def place(self, name: str) -> str:
        """The anchor of a 基準, 表, 算定 or computed column (明細の欄) on the page."""
        return self._places[name]

    @cached_property
    def authority(self) -> str:
        """Whom to ask what the document leaves open: who published it, as far as that is written."""
        names = {
            citation.document.text for entry in self.scheme.provenance.values() for citation in entry.citations
        } or set(self.context.declared)
        publishers = [each.publisher for each in self.context.declared.values() if each.name in names]
        return next((each for each in publishers if each), "資料を出した機関")

    @cached_property
    def judges(self) -> tuple[str, ...]:
        """Those other than the authority who decide something that the scheme asks."""
        asked = [*self.scheme.inputs.values(), *(each for items in self.scheme.items.values() for each in items.fields)]
        return tuple(dict.fromkeys(each.judge for each in asked if each.judge and each.judge != self.authority))

    def deciders(self, places: Iterable[str]) -> tuple[str, ...]:
        """Who decides what the rules of some 算定 ask in their conditions: whom to ask what these leave open."""
        nodes = [
            node
            for name in places
            if name in self.scheme.amounts
            for clause in self.scheme.amounts[name].rule.clauses
            if clause.condition is not None
            for node in walk((clause.condition,))
        ]
        asked = (self.scheme.inputs.get(node.name) for node in nodes if isinstance(node, typed.Variable))
        return tuple(dict.fromkeys(each.judge for each in asked if each is not None and each.judge in self.judges))

    @property
    def summary(self) -> str:
        """The summary in one line."""
        return " ".join(self.scheme.summary)

    def told(self, kind: tree.TextKind) -> tuple[Line, ...]:
        """What the author says of it in a sentence, with the quotes that bear it out."""
        return tuple(
            Line(string.text, self.quotes.of(text.annotations.citations))
            for text in self.scheme.texts
            if text.kind is kind
            for string in text.texts
        )

    def revisions(self) -> tuple[Line, ...]:
        """What is new, in the words of the 変更 lines after their first text."""
        return tuple(
            Line(f"{text.texts[0].text}：{string.text}", self.quotes.of(text.annotations.citations))
            for text in self.scheme.texts
            if text.kind is tree.TextKind.REVISION
            for string in text.texts[1:]
        )

    def choices(self) -> tuple[Choice, ...]:
        """The named 解釈, with what each other reading would give in an example."""
        changed = {each.option: each for each in worked.otherwise(self.ir, self.answered, self.telling)}
        return tuple(
            Choice(
                number,
                reading.name,
                reading.text,
                tuple(
                    (member.name, member.description, member.name == reading.adopted, changed.get(member.name))
                    for member in reading.category.members
                ),
                self.quotes.of(reading.citations),
                reading.adopted,
            )
            for number, reading in enumerate(self.scheme.readings.values(), start=1)
        )

    def readings(self) -> tuple[Said, ...]:
        """The unnamed 解釈, each text once."""
        places: dict[str, dict[str, None]] = {}
        for entry in self.scheme.provenance.values():
            for text in entry.readings:
                places.setdefault(text, {}).setdefault(entry.declaration)
        for amount in self.scheme.amounts.values():
            for reading in amount.annotations.readings:
                places.setdefault(reading.text, {}).setdefault(amount.name)
        for grid in self.scheme.grids.values():
            for text in grid_readings(grid):
                places.setdefault(text, {}).setdefault(grid.name)
        for fact in self.scheme.facts:
            for text in fact.readings:
                places.setdefault(text, {}).setdefault(fact.name)
        first = len(self.scheme.readings) + 1
        return tuple(Said(number, text, tuple(names)) for number, (text, names) in enumerate(places.items(), first))

    def numbered(self, texts: Iterable[str]) -> tuple[tuple[int, str], ...]:
        """Readings in words, with their numbers."""
        numbers = {each.text: each.number for each in self.readings()}
        return tuple((numbers[text], text) for text in dict.fromkeys(texts) if text in numbers)

    def unstated(self) -> tuple[Said, ...]:
        """What the author declared unstated, each reason once."""
        places: dict[str, dict[str, None]] = {}
        cells = set()
        for entry in self.scheme.provenance.values():
            if entry.kind == "unstated":
                places.setdefault(entry.text, {}).setdefault(entry.declaration)
                cells |= {entry.text} if entry.label == grids.NOT_PRINTED else set()
        return tuple(
            Said(number, text, tuple(names), text in cells) for number, (text, names) in enumerate(places.items(), 1)
        )

    def line(self, said: Sentence) -> Line:
        """A sentence on a rule, with the quotes, readings and gaps that it rests on."""
        refs: dict[int, None] = {}
        readings: list[str] = []
        reasons: set[str] = set()
        for tag in said.tags:
            entry = self.ir.provenance.get(tag)
            if entry is not None:
                refs |= dict.fromkeys(self.quotes.of(entry.citations))
                readings += entry.readings
                reasons |= {entry.text} if entry.kind == "unstated" else set()
        numbers = tuple(number for number, _ in self.numbered(readings))
        unstated = tuple(each.number for each in self.unstated() if each.text in reasons or each.text in said.text)
        assumed = tuple(each.number for each in self.telling.assumptions if each.clause in said.tags)
        return Line(said.text, tuple(refs), said.period, "", numbers, unstated, assumed)

    def gaps(self, reasons: Iterable[str]) -> tuple[int, ...]:
        """The numbers of 記載なし, by their reasons."""
        wanted = set(reasons)
        return tuple(each.number for each in self.unstated() if each.text in wanted)


def grid_readings(grid: Grid) -> tuple[str, ...]:
    """The readings in words that a 基準 or 表 rests on, each once."""
    node = grid.declaration
    found: dict[str, None] = dict.fromkeys(reading.text for reading in node.annotations.readings)
    if isinstance(node, tree.ParameterDeclaration):
        for entry in node.entries:
            for dated in entry.values:
                found |= dict.fromkeys(reading.text for reading in dated.annotations.readings)
    return tuple(found)


def is_yen(kind: object) -> bool:
    """Whether something is an amount of money, not one per person or body."""
    return isinstance(kind, Quantity) and kind.unit.numerator == ("円",)
