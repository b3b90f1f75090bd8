"""What the parts of a generated checker share: names of the module, tables and constants, where things come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from seido.citations.references import Reference, References
from seido.emit.identifiers import Names, literal
from seido.emit.writer import Code, Writer, flat
from seido.ir.nodes import Regime, SchemeIR, Step, StepKind
from seido.typed.program import Document, Input
from seido.typed.types import Day, Enumeration, Quantity, Truth, Type, show_type
from seido.values.calendar import show_period

# Names that a generated module imports or defines; nothing of a policy may take them.
MODULE_NAMES: Final = frozenset(
    (
        *("annotations", "Mapping", "Sequence", "dataclass", "date", "Decimal", "Final", "Fraction", "Literal"),
        *("NamedTuple", "exact", "Answer", "Compute", "Computed", "InputSpec", "ItemsSpec", "ReadingSpec", "Row"),
        *("SchemeSpec", "Known", "Trace", "Value", "Number", "Quote", "Source", "Special", "Grid", "Unsettled"),
        *("at_row", "computed", "counted", "entry", "given", "grid", "sure", "settle", "settle_member"),
        *("settle_truth", "Case", "Amounts", "NAME", "TITLE", "DOCUMENT_YEAR", "STEPS", "DENOMINATORS", "SOURCES"),
        *("assess", "compute", "computation", "year", "answer", "case", "readings", "inputs", "rows", "trace"),
        *("values", "columns", "found"),
    )
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One scheme on its way to a module.

    ``names`` are the identifiers of the module, ``arguments`` those of its inputs (fields of Case, keywords of
    ``compute``). ``constants`` and ``tables`` collect what functions refer to: name and value.
    """

    ir: SchemeIR
    documents: Mapping[str, Document]
    references: References
    names: Names = field(default_factory=lambda: Names(set(MODULE_NAMES)))
    arguments: Names = field(default_factory=lambda: Names({*MODULE_NAMES, "items", "row"}))
    rows: Names = field(default_factory=lambda: Names(set(MODULE_NAMES)))
    constants: dict[str, Code] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def argument(self, name: str) -> str:
        """The identifier of an input, a 明細 or a named 解釈."""
        return self.arguments.of(name, name)

    def row_field(self, items: str, name: str) -> str:
        """The identifier of a given field of a 明細."""
        return self.rows.of((items, name), name)

    def known(self, value: Fraction | bool | str) -> str:  # noqa: FBT001  a value of a policy
        """A determined value as code: a module constant for numbers and truths, a call for members."""
        if isinstance(value, bool):
            name = self.names.of(("known", value), "YES" if value else "NO", private=True)
            self.constants[name] = f"Known(value={value})"
            return name
        if isinstance(value, str):
            return f"Known({literal(value)})"
        wanted = f"N{'_MINUS' if value < 0 else ''}_{abs(value.numerator)}"
        if value.denominator != 1:
            wanted += f"_{value.denominator}"
        name = self.names.of(("known", "number", value), wanted, private=True)
        self.constants[name] = f"Known({fraction(value)})"
        return name

    def table(self, wanted: str, kind: str, value: Code, source: str) -> str:
        """The name of a module constant that holds a table; equal tables share one."""
        key = (wanted, flat(value))
        name = self.names.of(("table", *key), wanted, private=True)
        self.tables.setdefault(name, Table(kind, value, source))
        return name

    def use(self, tag: str) -> str:
        """A tag as code; SOURCES will say what it stands for."""
        self.used.add(tag)
        return literal(tag)

    def quotes(self, tag: str) -> tuple[Reference, ...]:
        """The quoted places of a tag; line 0 where the document could not be searched."""
        provenance = self.ir.provenance.get(tag)
        if provenance is None:
            return ()
        found = self.references.of(provenance.citations)
        if found or self.references.documents:
            return found
        return tuple(
            Reference(citation.document.text, 0, locus.quote.text)
            for citation in provenance.citations
            for locus in citation.loci
        )

    def note(self, tag: str) -> str:
        """A tag in words for a comment: its label and its first quote."""
        provenance = self.ir.provenance.get(tag)
        if provenance is None:
            return ""
        unstated = provenance.kind == "unstated" and bool(provenance.text)
        parts = [provenance.label] if provenance.label and not (unstated and provenance.label == "記載なし") else []
        quotes = self.quotes(tag)
        if quotes:
            first = quotes[0]
            line = f" {first.line}行" if first.line else ""
            parts.append(f"{first.document}{line}「{first.quote}」{' ほか' if len(quotes) > 1 else ''}")
        elif unstated:
            parts.append(f"記載なし「{provenance.text}」")
        elif provenance.readings:
            parts.append(f"解釈「{provenance.readings[0]}」")
        return "　".join(parts)

    def alias(self, category: str) -> str:
        """The name of the type of a 区分's members."""
        prefix = "解釈" if category in self.ir.scheme.readings else "区分"
        return self.names.of(("alias", category), f"{prefix}_{category}")


@dataclass(frozen=True, slots=True)
class Table:
    """A module constant that holds a table: its annotation, its value, and a comment on where it comes from."""

    kind: str
    value: Code
    source: str


def fraction(value: Fraction) -> str:
    """A number as code."""
    if value.denominator == 1:
        return f"Fraction({whole(value.numerator)})"
    return f"Fraction({whole(value.numerator)}, {whole(value.denominator)})"


def whole(value: int) -> str:
    """A whole number as code; long ones in groups of three digits."""
    return f"{value:_}" if abs(value) >= 10_000 else str(value)  # noqa: PLR2004  shorter ones read well as they are


def fraction_or_none(value: Fraction | None) -> str:
    """A number as code, or None."""
    return "None" if value is None else fraction(value)


def show_years(regime: Regime) -> str:
    """The years of a regime in words."""
    return show_period(regime.first, regime.last)


def suffix(regime: Regime) -> str:
    """The years of a regime as the end of a name: ``until_2023``, ``in_2024``, ``from_2025``."""
    if regime.first is None:
        return "always" if regime.last is None else f"until_{regime.last}"
    if regime.last is None:
        return f"from_{regime.first}"
    return f"in_{regime.first}" if regime.first == regime.last else f"from_{regime.first}_to_{regime.last}"


def unit_of(kind: Type) -> str:
    """The unit of a number in words: 円, 円/人, 割合; empty for truths and members."""
    return show_type(kind) if isinstance(kind, Quantity) else ""


def heading(step: Step) -> str:
    """What a step computes, for the comment above it."""
    words = {
        StepKind.AMOUNT: "算定",
        StepKind.REQUIREMENT: "要件",
        StepKind.PART: "場合",
        StepKind.COLUMN: f"明細 {step.items}の欄",
    }
    unit = unit_of(step.type)
    return f"{words[step.kind]} {step.name}{f'（{unit}）' if unit else ''}"


def member_type(frame: Frame, kind: Type) -> str | None:
    """The type of a truth or member in generated code; None for numbers."""
    if isinstance(kind, Truth):
        return "bool"
    if isinstance(kind, Enumeration):
        return frame.alias(kind.category)
    return None


def number_type(given: Input) -> str:
    """The type of a number in a Case."""
    return "date" if isinstance(given.type, Day) else "Number"


def write_tables(frame: Frame, writer: Writer) -> None:
    """The tables and constants that functions refer to."""
    for name, value in frame.constants.items():
        writer.code(f"{name}: Final = ", value)
    for name, table in frame.tables.items():
        if table.source:
            writer.comment(table.source)
        writer.code(f"{name}: Final[{table.kind}] = ", table.value)
