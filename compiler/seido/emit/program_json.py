"""JSON of a typed scheme, for programs that want to know what a policy says rather than to compute with it.

The form is stable: ``"format": "seido-program/1"``; members may be added, never changed or taken away, while that name
stands. All numbers that mean something are exact text (``"10000000"``, ``"0.25"``, ``"2/3"``) in base units, beside
their unit; JSON numbers are only used for years, lines and truths' absence of doubt. A period is ``{"first": 2024,
"last": null}`` in fiscal years, both included, null where it is open; ``"implied": true`` says that the author wrote
none and the document's year stands for it. Expressions are objects with a ``form``. Whatever rests on a source has
``"provenance"``, the tag of an entry in the table of that name, where citations (with lines) and readings are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, assert_never

from seido.source.json_text import json_text
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.types import Day, Enumeration, Quantity, Truth, Type, Unknown, Year, show_type
from seido.values.display import exact_text
from seido.values.exact import Scalar

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.ir.nodes import SchemeIR
    from seido.source.text import Span
    from seido.typed import program

FORMAT: Final = "seido-program/1"

Json = dict[str, Any]


def emit_json(ir: SchemeIR, context: Context) -> str:
    """A scheme as JSON."""
    return json_text(_Emitter(ir, context).scheme())


@dataclass(frozen=True, slots=True)
class _Emitter:
    ir: SchemeIR
    context: Context

    def scheme(self) -> Json:
        scheme = self.ir.scheme
        return {
            "format": FORMAT,
            "id": scheme.id,
            "name": scheme.name,
            "title": scheme.title,
            "summary": list(scheme.summary),
            "document_year": scheme.document_year,
            "years": self.period(scheme.years) | {"declared": scheme.declared_years},
            "documents": [self._document(each) for each in self.context.declared.values()],
            "texts": [
                {
                    "kind": each.kind.value,
                    "texts": [string.text for string in each.texts],
                    "citations": self.citations(each.annotations.citations),
                }
                for each in scheme.texts
            ],
            "notes": [
                {"name": each.name, "text": each.text, "citations": self.citations(each.citations)}
                for each in scheme.notes
            ],
            "related": [
                {"names": [name.text for name in each.names], "text": "" if each.text is None else each.text.text}
                for each in scheme.related
            ],
            "categories": [self._category(each) for each in scheme.categories.values()],
            "readings": [self._reading(each) for each in scheme.readings.values()],
            "inputs": [self._input(each) for each in scheme.inputs.values()],
            "items": [self._items(each) for each in scheme.items.values()],
            "grids": [self._grid(each) for each in scheme.grids.values()],
            "parts": [
                {"name": each.name, "condition": self.expression(each.condition)} for each in scheme.cases.values()
            ],
            "amounts": [self._computed(each) | {"part": each.case} for each in scheme.amounts.values()],
            "requirements": [self._requirement(each) for each in scheme.requirements.values()],
            "verifications": [
                {
                    "text": each.text,
                    "axes": list(each.axes),
                    "statement": self.expression(each.statement),
                    "period": self.period(each.period),
                    "breakdown": each.breakdown,
                    **self._verdict(each),
                    "place": self.place(each.span),
                }
                for each in scheme.verifications
            ],
            "facts": [self._fact(each) for each in scheme.facts],
            "examples": [self._example(each) for each in scheme.examples],
            "excluded": [
                {
                    "citations": self.citations((each.citation,)),
                    "every": each.every,
                    "reason": each.reason.text,
                    "place": self.place(each.span),
                }
                for each in scheme.excluded
            ],
            "provenance": {tag: self._provenance(each) for tag, each in scheme.provenance.items()},
            "place": self.place(scheme.span),
        }

    # ------------------------------------------------------------------------------------------------------ small parts

    def place(self, span: Span) -> Json:
        """Where something is written: the policy file and, where its text is at hand, the line."""
        line = self.context.line(span)
        return {"file": span.path} | ({"line": line} if line else {})

    def period(self, period: program.Period) -> Json:
        """Fiscal years from ``first`` to ``last``."""
        return {"first": period.first, "last": period.last} | ({"implied": True} if period.implied else {})

    def citations(self, citations: Sequence[tree.Citation]) -> list[Json]:
        """Quotes with the lines they stand on."""
        found = []
        for citation in citations:
            for locus in citation.loci:
                place = self.context.located(citation.document.text, locus)
                quote: Json = {"document": citation.document.text, "quote": locus.quote.text}
                if locus.to is not None:
                    quote["to"] = locus.to.text
                if locus.after is not None:
                    quote["after"] = locus.after.text
                if locus.position is not None:
                    quote["position"] = locus.position
                if place.line:
                    quote |= {"line": place.line, "last_line": place.last}
                found.append(quote)
        return found

    def type(self, kind: Type, shown: str = "") -> Json:
        """A type, and how its author wrote it."""
        written = {"written": shown} if shown else {}
        match kind:
            case Quantity(unit=unit, ratio=ratio):
                parts = {"numerator": list(unit.numerator), "denominator": list(unit.denominator)}
                return {"kind": "quantity", **parts, "ratio": ratio, **written}
            case Truth():
                return {"kind": "truth", **written}
            case Enumeration(category=category):
                return {"kind": "member", "category": category, **written}
            case Year():
                return {"kind": "fiscal_year", **written}
            case Day():
                return {"kind": "date", **written}
            case Unknown():
                return {"kind": "unknown", **written}
            case _:
                assert_never(kind)

    def value(self, value: Scalar, kind: Type) -> Json:
        """A value as exact text with its unit, a truth, a member, a year or a date."""
        if isinstance(value, bool):
            return {"truth": value}
        if isinstance(value, str):
            return {"member": value}
        match kind:
            case Year():
                return {"fiscal_year": int(value)}
            case Day():
                return {"date": date.fromordinal(int(value)).isoformat()}
            case Quantity():
                unit = "" if not kind.unit.numerator and not kind.unit.denominator else show_type(kind)
                return {"number": exact_text(value), "unit": unit}
            case _:
                return {"number": exact_text(value)}

    def _document(self, each: program.Document) -> Json:
        published = None
        if each.published is not None:
            day = each.published.day.isoformat()
            published = day[:7] if each.published.whole_month else day
        return {
            "name": each.name,
            "title": each.title,
            "publisher": each.publisher,
            "published": published,
            "year": each.year,
            "text": each.body,
        }

    def _provenance(self, each: program.Provenance) -> Json:
        return {
            "kind": each.kind,
            "declaration": each.declaration,
            "label": each.label,
            "text": each.text,
            "citations": self.citations(each.citations),
            "readings": list(each.readings),
            "place": self.place(each.span),
        }

    # ---------------------------------------------------------------------------------------------------- declarations

    def _category(self, each: program.Category) -> Json:
        return {
            "name": each.name,
            "ordered": each.ordered,
            "members": [self._member(member) for member in each.members],
            "groups": {name: list(members) for name, members in each.groups.items()},
        }

    def _member(self, each: program.Member) -> Json:
        return {"name": each.name, "description": each.description, "citations": self.citations(each.citations)}

    def _reading(self, each: program.NamedReading) -> Json:
        return {
            "name": each.name,
            "text": each.text,
            "adopted": each.adopted,
            "options": [self._member(member) for member in each.category.members],
            "citations": self.citations(each.citations),
        }

    def _input(self, each: program.Input) -> Json:
        return {
            "name": each.name,
            "type": self.type(each.type, each.shown),
            "question": each.question,
            "low": None if each.low is None else exact_text(each.low),
            "low_open": each.low_open,
            "high": None if each.high is None else exact_text(each.high),
            "high_open": each.high_open,
            "step": None if each.step is None else exact_text(each.step),
            "judge": each.judge,
            "common": each.common,
            "place": self.place(each.span),
        }

    def _items(self, each: program.Items) -> Json:
        return {
            "name": each.name,
            "description": each.description,
            "per_row": each.per_row,
            "fields": [self._input(field) for field in each.fields],
            "columns": [self._computed(column) for column in each.columns],
            "place": self.place(each.span),
        }

    def _grid(self, each: program.Grid) -> Json:
        return {
            "name": each.name,
            "kind": "表" if isinstance(each.declaration, tree.TableDeclaration) else "基準",
            "axes": list(each.axes),
            "type": self.type(each.type, each.shown),
            "parts": list(each.parts),
            "cells": [
                {
                    "key": list(cell.key),
                    "period": self.period(cell.period),
                    "value": self.expression(cell.value),
                    "provenance": cell.tag,
                }
                for cell in each.cells
            ],
            "place": self.place(each.span),
        }

    def _computed(self, each: program.Amount | program.Column) -> Json:
        return {
            "name": each.name,
            "type": self.type(each.type, each.shown),
            "rule": self._rule(each.rule),
            "readings": [reading.text for reading in each.annotations.readings],
            "citations": self.citations(each.annotations.citations),
            "place": self.place(each.span),
        }

    def _rule(self, rule: program.Rule) -> Json:
        rounding = None
        if rule.rounding is not None:
            unit, direction, tag = rule.rounding
            way = None if direction is None else direction.value
            rounding = {"unit": exact_text(unit), "direction": way, "provenance": tag}
        return {
            "clauses": [
                {
                    "kind": clause.kind.value,
                    "condition": None if clause.condition is None else self.expression(clause.condition),
                    "value": self.expression(clause.value),
                    "period": self.period(clause.period),
                    "provenance": clause.tag,
                    "place": self.place(clause.span),
                }
                for clause in rule.clauses
            ],
            "settle": None if rule.settle is None else {"how": rule.settle.value, "provenance": rule.settle_tag},
            "caps": [
                {"limit": self.expression(cap.limit), "period": self.period(cap.period), "provenance": cap.tag}
                for cap in rule.caps
            ],
            "rounding": rounding,
        }

    def _requirement(self, each: program.Requirement) -> Json:
        return {
            "name": each.name,
            "text": each.text,
            "when": None if each.when is None else self.expression(each.when),
            "condition": self.expression(each.condition),
            "soft": each.soft,
            "period": self.period(each.period),
            "part": each.case,
            "provenance": each.tag,
            "place": self.place(each.span),
        }

    def _fact(self, each: program.Fact) -> Json:
        return {
            "kind": each.kind,
            "name": each.name,
            "axes": list(each.axes),
            "type": self.type(each.type, each.shown),
            "entries": [
                {
                    "keys": list(entry.keys),
                    "value": self.expression(entry.value),
                    "period": self.period(entry.period),
                }
                | ({"printed": printed} if (printed := self.context.printed(entry.value.span)) else {})
                for entry in each.entries
            ],
            "citations": self.citations(each.citations),
            "readings": list(each.readings),
            "place": self.place(each.span),
        }

    def _verdict(self, each: program.Verification) -> Json:
        """What came of a 検証: how it was decided, how many kinds of case were told apart, and why where it is open."""
        found = self.context.verdict(self.ir.scheme.id, each)
        if found is None:
            return {}
        return {
            "verdict": found.verdict.value,
            "method": found.method.value,
            "cases": found.cases,
            "printed_only": not found.whatever,
            "why": found.why.ja,
        }

    def _example(self, each: program.Example) -> Json:
        return {
            "title": each.title,
            "year": each.year,
            "inputs": self._given(each.inputs, self.ir.scheme.inputs),
            "items": {
                name: [self._given(row, self._fields(name)) for row in rows] for name, rows in each.items.items()
            },
            "readings": dict(each.readings),
            "expected": [self._expected(value, self._type_of(value.name)) for value in each.expected],
            "expected_rows": {
                name: [[self._expected(value, self._column(name, value.name)) for value in row] for row in rows]
                for name, rows in each.expected_rows.items()
            },
            "place": self.place(each.span),
        }

    def _given(self, values: Mapping[str, Scalar], inputs: Mapping[str, program.Input]) -> Json:
        return {name: self.value(value, inputs[name].type) for name, value in values.items() if name in inputs}

    def _fields(self, items: str) -> dict[str, program.Input]:
        return {each.name: each for each in self.ir.scheme.items[items].fields}

    def _column(self, items: str, name: str) -> Type:
        return next((each.type for each in self.ir.scheme.items[items].columns if each.name == name), Unknown())

    def _type_of(self, name: str) -> Type:
        amount = self.ir.scheme.amounts.get(name)
        return Truth() if amount is None else amount.type

    def _expected(self, each: program.ExpectedValue, kind: Type) -> Json:
        if each.value is None or each.special:
            return {"name": each.name, "is": str(each.value)}
        return {"name": each.name, "value": self.value(each.value, kind)}

    # ----------------------------------------------------------------------------------------------------- expressions

    def expression(self, node: typed.Expr) -> Json:
        """An expression. What stands inside one is never more than a few levels deep."""
        return self._form(node) | {"type": show_type(node.type)}

    def _all(self, nodes: Sequence[typed.Expr]) -> list[Json]:
        return [self.expression(each) for each in nodes]

    def _form(self, node: typed.Expr) -> Json:
        match node:
            case typed.Const(value=value, approximate=approximate):
                held = self.value(value, node.type)
                if node.whole_month and "date" in held:
                    held = {"date": str(held["date"])[:7]}
                return {"form": "constant", **held} | (
                    {"approximate": True, "provenance": approximate} if approximate else {}
                )
            case typed.Variable(name=name):
                return {"form": "input", "name": name}
            case typed.FieldOf(items=items, name=name):
                return {"form": "field", "items": items, "name": name}
            case typed.Definition(name=name):
                return {"form": "definition", "name": name}
            case typed.Reading(name=name):
                return {"form": "reading", "name": name}
            case typed.CaseYear():
                return {"form": "case_year"}
            case typed.Lookup(grid=grid, index=index, year=year):
                return {"form": "lookup", "grid": grid, "index": self._all(index), "year": year}
            case typed.Add(operands=operands):
                return {"form": "add", "operands": self._all(operands)}
            case typed.Multiply(operands=operands):
                return {"form": "multiply", "operands": self._all(operands)}
            case typed.Extreme(which=which, operands=operands):
                return {"form": which.value, "operands": self._all(operands)}
            case typed.Cap(value=value, limit=limit, tag=tag):
                return {
                    "form": "cap",
                    "value": self.expression(value),
                    "limit": self.expression(limit),
                    "provenance": tag,
                }
            case typed.Round(value=value, unit=unit, way=way, tag=tag):
                rounded = {"value": self.expression(value), "unit": exact_text(unit), "way": way.value}
                return {"form": "round", **rounded, "provenance": tag}
            case typed.RoundUnstated(value=value, unit=unit, tag=tag):
                rounded = {"value": self.expression(value), "unit": exact_text(unit)}
                return {"form": "round_unstated", **rounded, "provenance": tag}
            case _:
                return self._condition(node)

    def _condition(self, node: typed.Expr) -> Json:
        match node:
            case typed.Compare(comparison=comparison, left=left, right=right):
                sides = {"left": self.expression(left), "right": self.expression(right)}
                return {"form": "compare", "comparison": comparison.value, **sides}
            case typed.MemberOf(subject=subject, members=members):
                return {"form": "member_of", "subject": self.expression(subject), "members": list(members)}
            case typed.AllOf(operands=operands):
                return {"form": "all_of", "operands": self._all(operands)}
            case typed.AnyOf(operands=operands):
                return {"form": "any_of", "operands": self._all(operands)}
            case typed.Negation(operand=operand):
                return {"form": "not", "operand": self.expression(operand)}
            case typed.Fold(kind=kind, items=items, where=where, body=body):
                return {
                    "form": "fold",
                    "fold": kind.value,
                    "items": items,
                    "where": None if where is None else self.expression(where),
                    "body": self.expression(body),
                }
            case typed.Unstated(tag=tag, low=low, high=high, provisional=provisional):
                return {
                    "form": "unstated",
                    "low": None if low is None else exact_text(low),
                    "high": None if high is None else exact_text(high),
                    "provisional": None if provisional is None else self.expression(provisional),
                    "provenance": tag,
                }
            case typed.OutOfScope(tag=tag):
                return {"form": "out_of_scope", "provenance": tag}
            case typed.Choice(arms=arms, otherwise=otherwise, otherwise_tag=tag):
                return {
                    "form": "choice",
                    "arms": [
                        {
                            "condition": self.expression(arm.condition),
                            "value": self.expression(arm.value),
                            "provenance": arm.tag,
                        }
                        for arm in arms
                    ],
                    "otherwise": None if otherwise is None else self.expression(otherwise),
                    "provenance": tag,
                }
            case _:
                return {"form": "invalid"}
