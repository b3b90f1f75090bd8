"""Declarations: the pieces of the grammar as nodes of the tree."""

from __future__ import annotations

from collections.abc import Sequence

from lark import Token

from seido.source.catalogue import syntax as kinds
from seido.source.diagnostic import Text
from seido.source.text import Span
from seido.syntax import tree
from seido.syntax.expressions import Expressions
from seido.syntax.findings import Findings
from seido.syntax.machine import Branch
from seido.syntax.vocabulary import OUTCOMES, SETTLEMENTS, TEXTS
from seido.values.numerals import fold

Block = tree.DocumentDeclaration | tree.SchemeDeclaration | tree.CommonDeclaration

_YEAR: tuple[str, ...] = ("年度", "fiscal_year")
_CLAUSES = {
    "general": tree.ClauseKind.GENERAL,
    "exception": tree.ClauseKind.EXCEPTION,
    "case": tree.ClauseKind.CASE,
}


def build(root: Branch, findings: Findings) -> tuple[Block, ...]:
    """The parts of a file. Numbers and dates that cannot be read go to the findings."""
    builder = _Builder(findings)
    return tuple(builder.block(each) for each in root.others())


class _Builder(Expressions):
    def block(self, node: Branch) -> Block:
        match node.rule:
            case "document":
                return self._document(node)
            case "common":
                return tree.CommonDeclaration(self._shared(node), span=self.span(node))
            case _:
                return self._scheme(node)

    def _document(self, node: Branch) -> tree.DocumentDeclaration:
        years = []
        for each in node.branches("doc_year"):
            label = self._first_name(each)
            if label.text not in _YEAR:
                self.findings.add(
                    kinds.UNEXPECTED, label.span.start, label.span.end, text=label.text, expected=Text(*_YEAR)
                )
            years.append(tree.DocumentYear(self.year(each.tokens("FY")[0]), span=self.span(each)))
        return tree.DocumentDeclaration(
            self._first_name(node),
            tuple(map(self._text, node.branches("text"))),
            tuple(years),
            tuple(map(self._excluded, node.branches("excluded"))),
            span=self.span(node),
        )

    def _scheme(self, node: Branch) -> tree.SchemeDeclaration:
        names = [self.name(each) for each in node.branches("name")]
        return tree.SchemeDeclaration(
            names[0],
            names[1] if len(names) > 1 else None,
            self._declarations(node.children),
            self.notes_of(node),
            span=self.span(node),
        )

    def _shared(self, node: Branch) -> tuple[tree.Declaration, ...]:
        """The declarations of 共通, where no 場合 may stand: what stands in one is read as if it stood outside."""
        found: list[tree.Declaration] = []
        for each in self._declarations(node.children):
            if isinstance(each, tree.CaseDeclaration):
                self.findings.add(kinds.CASE_IN_COMMON, each.span.start, each.span.end)
                found += each.declarations
            else:
                found.append(each)
        return tuple(found)

    def _declarations(self, children: Sequence[Branch | Token]) -> tuple[tree.Declaration, ...]:
        """Declarations in order, those after a 場合 head gathered under it up to its end."""
        found: list[tree.Declaration] = []
        head: Branch | None = None
        inside: list[tree.Declaration] = []
        for child in children:
            if isinstance(child, Token):
                continue
            if child.rule in ("part_head", "part_end"):
                if head is not None:
                    found.append(self._part_of_scheme(head, inside))
                elif child.rule == "part_end":
                    span = self.span(child)
                    self.findings.add(kinds.PART_END_ALONE, span.start, span.end)
                head, inside = (child if child.rule == "part_head" else None), []
                continue
            declared = self._declaration(child)
            if declared is not None:
                (found if head is None else inside).append(declared)
        if head is not None:
            found.append(self._part_of_scheme(head, inside))
        return tuple(found)

    def _part_of_scheme(self, head: Branch, inside: Sequence[tree.Declaration]) -> tree.CaseDeclaration:
        condition = self.expr(head.others("notes")[0])
        return tree.CaseDeclaration(condition, tuple(inside), self.notes_of(head), span=self.span(head))

    def _declaration(self, node: Branch) -> tree.Declaration | None:
        match node.rule:
            case "text":
                return self._text(node)
            case "note_decl":
                return self._note(node)
            case "related":
                return self._related(node)
            case "applicable":
                return tree.ApplicableDeclaration(self.notes_of(node), span=self.span(node))
            case "category":
                return self._category(node)
            case "band":
                return self._band(node)
            case "reading_decl":
                return self._reading(node)
            case "parameter":
                return self._parameter(node)
            case "table":
                return self._table(node)
            case "input":
                return self._input(node)
            case "items":
                return self._items(node)
            case "amount":
                return self._amount(node)
            case "requirement":
                return self._requirement(node)
            case "breakdown":
                return self._breakdown(node)
            case "verification":
                return self._verification(node)
            case "target":
                return self._target(node)
            case "example":
                return self._example(node)
            case "excluded":
                return self._excluded(node)
            case _:  # the name and the annotations of what the declarations stand in
                return None

    # -------------------------------------------------------------------------------------------- what many have

    def _first_name(self, node: Branch) -> tree.Name:
        return self.name(node.branches("name")[0])

    def _first_string(self, node: Branch) -> tree.String | None:
        strings = node.tokens("STRING")
        return self.string(strings[0]) if strings else None

    def _axes(self, node: Branch) -> tuple[tree.Name, ...]:
        return tuple(self.name(each) for axes in node.branches("axes") for each in axes.branches("name"))

    def _type(self, node: Branch) -> tree.TypeName | None:
        types = node.branches("type")
        return self.type(types[0]) if types else None

    def _row(self, node: Branch) -> tree.Row:
        cells = tuple(tree.Cell(str(each), span=self.span(each)) for each in node.tokens("CELL"))
        return tree.Row(cells, self.notes_of(node), span=cells[0].span.to(cells[-1].span))

    def _rows(self, node: Branch) -> tuple[tree.Row, ...]:
        return tuple(map(self._row, node.branches("row")))

    # ------------------------------------------------------------------------------------------------- declarations

    def _text(self, node: Branch) -> tree.TextDeclaration:
        word = fold(str(node.tokens("TEXT")[0]))
        dates = [self.date(each) for each in node.tokens("DATE")]
        return tree.TextDeclaration(
            tree.TextKind(TEXTS.get(word, word)),
            tuple(map(self.string, node.tokens("STRING"))),
            dates[0] if dates else None,
            self.notes_of(node),
            span=self.span(node),
        )

    def _note(self, node: Branch) -> tree.NoteDeclaration:
        names = node.tokens("NAME")
        return tree.NoteDeclaration(
            self.token_name(names[0]) if names else None,
            self.string(node.tokens("STRING")[0]),
            self.notes_of(node),
            span=self.span(node),
        )

    def _related(self, node: Branch) -> tree.RelatedDeclaration:
        names = tuple(map(self.name, node.branches("name")))
        return tree.RelatedDeclaration(names, self._first_string(node), self.notes_of(node), span=self.span(node))

    def _category(self, node: Branch) -> tree.CategoryDeclaration:
        members: list[tree.Member] = []
        for each in node.others("name", "notes"):
            names = [self.name(inner) for inner in each.branches("name")]
            description = self._first_string(each)
            notes = self.no_notes() if each.rule == "member" else self.notes_of(each)
            members.append(tree.Member(names[0], description, tuple(names[1:]), notes, span=self.span(each)))
        return tree.CategoryDeclaration(
            self._first_name(node),
            bool(node.tokens("ORDERED")),
            tuple(members),
            self.notes_of(node),
            span=self.span(node),
        )

    def _band(self, node: Branch) -> tree.BandDeclaration:
        name, subject = node.branches("name")
        bands = tuple(
            tree.Band(
                self._first_name(each),
                self.bounds(each.branches("bounds")[0]),
                self.notes_of(each),
                span=self.span(each),
            )
            for each in node.branches("band_line")
        )
        return tree.BandDeclaration(
            self.name(name), self.name(subject), bands, self.notes_of(node), span=self.span(node)
        )

    def _reading(self, node: Branch) -> tree.ReadingDeclaration:
        choices = tuple(
            tree.ReadingChoice(
                self._first_name(each),
                self.string(each.tokens("STRING")[0]),
                bool(each.tokens("ADOPTED")),
                self.notes_of(each),
                span=self.span(each),
            )
            for each in node.branches("reading_choice")
        )
        name = self.token_name(node.tokens("NAME")[0])
        return tree.ReadingDeclaration(
            name, self._first_string(node), choices, self.notes_of(node), span=self.span(node)
        )

    def _parameter(self, node: Branch) -> tree.ParameterDeclaration:
        own = self.all_dated(node)
        entries = [
            tree.Entry(tuple(map(self._key, each.others("dated"))), self.all_dated(each), span=self.span(each))
            for each in node.branches("entry")
        ]
        if own:
            entries.insert(0, tree.Entry((), own, span=own[0].span))
        parts = tuple(
            tree.Part(self._first_name(each), self.all_dated(each), span=self.span(each))
            for each in node.branches("part")
        )
        return tree.ParameterDeclaration(
            bool(node.tokens("FACT")),
            self._first_name(node),
            self._axes(node),
            self._type(node),
            tuple(entries),
            parts,
            self.notes_of(node),
            span=self.span(node),
        )

    def _key(self, node: Branch) -> tree.Expression:
        if node.rule == "year":
            return self.year(node.tokens("FY")[0])
        named = self.name(node)
        return tree.Reference(named.text, span=named.span)

    def _table(self, node: Branch) -> tree.TableDeclaration:
        return tree.TableDeclaration(
            bool(node.tokens("SERIES")),
            self._first_name(node),
            self._axes(node),
            self._type(node),
            self._rows(node),
            self.notes_of(node),
            span=self.span(node),
        )

    def _input(self, node: Branch) -> tree.InputDeclaration:
        return tree.InputDeclaration(
            self._first_name(node),
            self.type(node.branches("type")[0]),
            self._first_string(node),
            self.notes_of(node),
            span=self.span(node),
        )

    def _items(self, node: Branch) -> tree.ItemsDeclaration:
        numbers = node.tokens("NUMBER")
        fields = tuple(
            tree.FieldDeclaration(
                self._first_name(each),
                self.type(each.branches("type")[0]),
                self._first_string(each),
                self.all_dated(each),
                self.notes_of(each),
                span=self.span(each),
            )
            for each in node.branches("field")
        )
        return tree.ItemsDeclaration(
            self._first_name(node),
            self.number(numbers[0]) if numbers else None,
            self._first_string(node),
            fields,
            self.notes_of(node),
            span=self.span(node),
        )

    def _amount(self, node: Branch) -> tree.AmountDeclaration:
        clauses = []
        for each in node.others("name", "type", "notes", "dated", "settle"):
            expressions = [self.expr(inner) for inner in each.others("notes")]
            condition = expressions[0] if len(expressions) > 1 else None
            clauses.append(
                tree.Clause(_CLAUSES[each.rule], condition, expressions[-1], self.notes_of(each), span=self.span(each))
            )
        settled = [self._settle(each) for each in node.branches("settle")]
        return tree.AmountDeclaration(
            self._first_name(node),
            self._type(node),
            self.all_dated(node),
            tuple(clauses),
            settled[0] if settled else None,
            self.notes_of(node),
            span=self.span(node),
        )

    def _settle(self, node: Branch) -> tree.Settle | None:
        named = self.token_name(node.tokens("NAME")[0])
        word = SETTLEMENTS.get(named.text, named.text)
        if word not in tuple(tree.Settlement):
            expected = Text("、".join(tree.Settlement), ", ".join(SETTLEMENTS))
            self.findings.add(kinds.UNEXPECTED, named.span.start, named.span.end, text=named.text, expected=expected)
            return None
        return tree.Settle(tree.Settlement(word), self.notes_of(node), span=self.span(node))

    def _requirement(self, node: Branch) -> tree.RequirementDeclaration:
        *limits, condition = (self.expr(each) for each in node.others("name", "notes"))
        return tree.RequirementDeclaration(
            self._first_name(node),
            self._first_string(node),
            limits[0] if limits else None,
            condition,
            self.notes_of(node),
            span=self.span(node),
        )

    def _equation(self, left: Branch, right: Branch, span: Span) -> tree.Equation:
        return tree.Equation(self.expr(left), self.expr(right), span=span)

    def _breakdown(self, node: Branch) -> tree.BreakdownDeclaration:
        left, right = node.others("notes")
        equation = self._equation(left, right, self.span(left).to(self.span(right)))
        return tree.BreakdownDeclaration(equation, self.notes_of(node), span=self.span(node))

    def _verification(self, node: Branch) -> tree.VerificationDeclaration:
        axes = tuple(self.name(each) for inner in node.branches("forall") for each in inner.branches("name"))
        (stated,) = node.others("notes", "forall")
        statement: tree.Expression | tree.Equation
        if stated.rule == "equation":
            left, right = stated.others()
            statement = self._equation(left, right, self.span(stated))
        else:
            statement = self.expr(stated)
        text = self.string(node.tokens("STRING")[0])
        return tree.VerificationDeclaration(text, axes, statement, self.notes_of(node), span=self.span(node))

    def _target(self, node: Branch) -> tree.TargetDeclaration:
        arguments = node.branches("keys")
        return tree.TargetDeclaration(
            self._first_name(node),
            self.arguments(arguments[0]) if arguments else (),
            self.expr(node.others("name", "keys", "notes")[0]),
            self.notes_of(node),
            span=self.span(node),
        )

    def _example(self, node: Branch) -> tree.ExampleDeclaration:
        givens = tuple(
            tree.Given(self._first_name(each), self.expr(each.others()[1]), span=self.span(each))
            for each in node.branches("given")
        )
        items = tuple(
            tree.GivenItems(self._first_name(each), self._rows(each), span=self.span(each))
            for each in node.branches("given_items")
        )
        years = node.tokens("FY")
        return tree.ExampleDeclaration(
            self.string(node.tokens("STRING")[0]),
            self.year(years[0]) if years else None,
            givens,
            items,
            self._rows(node),
            tuple(map(self._expected, node.branches("expected"))),
            self.notes_of(node),
            span=self.span(node),
        )

    def _expected(self, node: Branch) -> tree.Expected:
        name, *values = node.others()
        named = self.name(name)
        if not values:
            named = tree.Name(OUTCOMES.get(named.text, named.text), span=named.span)
        return tree.Expected(named, self.expr(values[0]) if values else None, span=self.span(node))

    def _excluded(self, node: Branch) -> tree.ExcludedDeclaration:
        citation = tree.Citation(self._first_name(node), self.loci(node), span=self.span(node))
        reason = self.string(node.tokens("STRING")[-1])
        return tree.ExcludedDeclaration(citation, bool(node.tokens("EVERY")), reason, span=self.span(node))
