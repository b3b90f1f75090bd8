"""Expressions and annotations: pieces of the grammar as nodes of the tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lark import Token

from seido.source.catalogue import habits
from seido.source.catalogue import syntax as kinds
from seido.source.text import Span
from seido.syntax import tree
from seido.syntax.literals import Literals
from seido.syntax.machine import Branch
from seido.syntax.vocabulary import BOUNDARIES, DIRECTIONS, FUNCTIONS
from seido.values.numerals import fold

NOTES: Final = 200
"""How many annotations a declaration may have, and how many quotes a citation."""

TERMS: Final = 200
"""How many signs of arithmetic one formula may have outside brackets."""

_POSITION_DIGITS: Final = 4
"""A position in a quote has fewer digits than this."""

_OPERATORS: Final[Mapping[str, tree.Operator]] = {
    "PLUS": tree.Operator.ADD,
    "MINUS": tree.Operator.SUBTRACT,
    "TIMES": tree.Operator.MULTIPLY,
    "DIVIDE": tree.Operator.DIVIDE,
}
_DIRECTIONS_MEANT: Final[Mapping[str, str]] = {
    "切り捨て": "切捨て",
    "切りすて": "切捨て",
    "きりすて": "切捨て",
    "切り捨てる": "切捨て",
    "切捨": "切捨て",
    "切り上げ": "切上げ",
    "切り上げる": "切上げ",
    "切上": "切上げ",
    "四捨五入する": "四捨五入",
}


class Expressions(Literals):
    """Reads expressions and annotations."""

    def expr(self, node: Branch) -> tree.Expression:
        """An expression."""
        span = self.span(node)
        parts = [each for each in node.children if isinstance(each, Branch)]
        match node.rule:
            case "quantity":
                return self.quantity(node)
            case "date":
                return self.date(_tokens(node)[0])
            case "year":
                return self.year(_tokens(node)[0])
            case "yes":
                return tree.Truth(value=True, span=span)
            case "no":
                return tree.Truth(value=False, span=span)
            case "out_of_scope":
                return tree.OutOfScope(span=span)
            case "unstated":
                return self._unstated(node)
            case "ref":
                named = self.name(parts[0])
                return tree.Reference(named.text, span=named.span)
            case "index":
                return tree.Index(self.name(parts[0]), self.arguments(parts[1]), span=span)
            case "call":
                return self._call(node, span)
            case "binary":
                return self._binary(node)
            case "negative":
                return tree.Negative(self.expr(parts[0]), span=span)
            case "within":
                return tree.Within(self.expr(parts[0]), self.bounds(parts[1]), span=span)
            case "is_one_of":
                return tree.IsOneOf(self.expr(parts[0]), tuple(map(self.expr, parts[1:])), span=span)
            case "from_to":
                return tree.FromTo(self.expr(parts[0]), self.expr(parts[1]), self.expr(parts[2]), span=span)
            case "negated":
                return tree.Not(self.expr(parts[0]), span=span)
            case "all_of":
                return tree.All(tuple(map(self.expr, parts)), span=span)
            case "any_of":
                return tree.Any(tuple(map(self.expr, parts)), span=span)
            case _:  # a piece in brackets
                return self.expr(parts[0])

    def arguments(self, node: Branch) -> tuple[tree.Expression, ...]:
        """What stands in the brackets of a table or a laid-down value."""
        return tuple(self.expr(each) for each in node.children if isinstance(each, Branch))

    def bounds(self, node: Branch) -> tuple[tree.Bound, ...]:
        """Limits, each with its boundary word."""
        found = []
        limit: tree.Expression | None = None
        for each in node.children:
            if isinstance(each, Branch):
                limit = self.expr(each)
            elif limit is not None:
                word = _boundary(each)
                found.append(tree.Bound(limit, tree.Boundary(word), span=limit.span.to(self.span(each))))
        return tuple(found)

    def dated(self, node: Branch) -> tree.Dated:
        """A value, or a chain of values, with its annotations."""
        inner = node.others("notes")[0]
        value: tree.Expression | tree.Chain
        if inner.rule == "chain":
            values = tuple(self.expr(each) for each in inner.children if isinstance(each, Branch))
            years = tuple(map(self.year, inner.tokens("FY")))
            value = tree.Chain(values, years, span=self.span(inner))
        else:
            value = self.expr(inner)
        return tree.Dated(value, self.notes(node.branches("notes")[0]), span=self.span(node))

    def all_dated(self, node: Branch) -> tuple[tree.Dated, ...]:
        """The values of a declaration, in order."""
        return tuple(map(self.dated, node.branches("dated")))

    def no_notes(self) -> tree.Annotations:
        """No annotations."""
        return tree.Annotations(span=Span(self.path, self.last, self.last))

    def notes_of(self, node: Branch) -> tree.Annotations:
        """The annotations of a declaration; those that stand in two places of it as one."""
        first, *rest = (self.notes(each) for each in node.branches("notes"))
        for other in rest:
            first = tree.Annotations(
                first.citations + other.citations,
                first.readings + other.readings,
                first.periods + other.periods,
                first.caps + other.caps,
                first.roundings + other.roundings,
                first.ranges + other.ranges,
                first.steps + other.steps,
                first.judges + other.judges,
                first.soft or other.soft,
                span=first.span.to(other.span),
            )
        return first

    def notes(self, node: Branch) -> tree.Annotations:
        """Annotations in any order, by kind."""
        if not node.children:
            return self.no_notes()
        span = self.span(node)
        citations, readings, periods, caps = [], [], [], []
        roundings, ranges, steps, judges = [], [], [], []
        soft = False
        for each in self._few(node.others()):
            match each.rule:
                case "cite":
                    citations.append(self._citation(each))
                case "reading":
                    readings.append(self.string(each.tokens("STRING")[0]))
                case "period":
                    period = self.period(each.tokens("PERIOD")[0])
                    if period is not None:
                        periods.append(period)
                case "every_year":
                    periods.append(tree.Period(None, None, span=self.span(each)))
                case "cap":
                    caps.append(self.expr(each.others()[0]))
                case "rounding":
                    rounding = self._rounding(each)
                    if rounding is not None:
                        roundings.append(rounding)
                case "range":
                    ranges.append(self.bounds(each.branches("bounds")[0]))
                case "step":
                    steps.append(self.number(each.tokens("NUMBER")[0]))
                case "judge":
                    judges.append(self.string(each.tokens("STRING")[0]))
                case "soft":
                    soft = True
                case unknown:
                    message = f"the grammar has an annotation that the tree does not know: {unknown}"
                    raise AssertionError(message)
        self.last = span.end
        return tree.Annotations(
            tuple(citations),
            tuple(readings),
            tuple(periods),
            tuple(caps),
            tuple(roundings),
            tuple(ranges),
            tuple(steps),
            tuple(judges),
            soft,
            span=span,
        )

    def loci(self, node: Branch) -> tuple[tree.Locus, ...]:
        """The quoted places of a citation."""
        return tuple(map(self._locus, self._few(node.branches("locus"))))

    def _few(self, notes: list[Branch]) -> list[Branch]:
        """As many annotations, or quotes of one, as a declaration may have."""
        if len(notes) > NOTES:
            span = self.span(notes[NOTES])
            self.findings.add(kinds.TOO_MANY_NOTES, span.start, span.end, limit=str(NOTES))
        return notes[:NOTES]

    def _citation(self, node: Branch) -> tree.Citation:
        return tree.Citation(self.name(node.branches("name")[0]), self.loci(node), span=self.span(node))

    def _locus(self, node: Branch) -> tree.Locus:
        strings = node.tokens("STRING")
        after = strings.pop(0) if node.tokens("BELOW") else None
        ordinals = node.tokens("ORDINAL")
        return tree.Locus(
            self.string(strings[0]),
            self.string(after) if after is not None else None,
            self.string(strings[1]) if len(strings) > 1 else None,
            self._position(ordinals[0]) if ordinals else None,
            span=self.span(node),
        )

    def _position(self, token: Token) -> int | None:
        """``2番目``: which figure of the quote; they are counted from 1, and a quote holds few."""
        counted = int(re.sub(r"\D", "", fold(str(token)))[:_POSITION_DIGITS] or 0)
        if counted and len(re.sub(r"\D", "", str(token))) < _POSITION_DIGITS:
            return counted
        span = self.span(token)
        self.findings.add(kinds.BAD_NUMBER, span.start, span.end, text=str(token)[:40])
        return None

    def _rounding(self, node: Branch) -> tree.Rounding | None:
        span = self.span(node)
        strings = node.tokens("STRING")
        if strings:
            return tree.Rounding(None, None, self.string(strings[0]), span=span)
        unit = self.quantity(node.branches("quantity")[0])
        word = fold(str(node.tokens("NAME")[0]))
        word = DIRECTIONS.get(word, word)
        bound = node.tokens("BOUND")[0]
        if word not in tuple(tree.Direction) or _boundary(bound) != tree.Boundary.LESS_THAN:
            right = _DIRECTIONS_MEANT.get(word, word if word in tuple(tree.Direction) else str(tree.Direction.DOWN))
            written = f"{unit.text}未満 {right}"
            text = f"{unit.text}{bound} {word}"
            self.findings.add(habits.ROUNDING_FORM, unit.span.start, span.end, text=text, right=written)
            return None
        return tree.Rounding(unit, tree.Direction(word), None, span=span)

    def _binary(self, node: Branch) -> tree.Expression:
        """Long sums lean to the left: they are taken apart in a loop, not by recursion."""
        chain: list[tuple[Branch, Branch]] = []
        here = node
        while here.rule == "binary":
            left, right = here.others()
            chain.append((here, right))
            here = left
        if len(chain) > TERMS:
            span = self.span(node)
            self.findings.add(kinds.FORMULA_TOO_LONG, span.start, span.end, limit=str(TERMS))
            return self.expr(here)
        value = self.expr(here)
        for each, right in reversed(chain):
            value = tree.Binary(_OPERATORS[_tokens(each)[0].type], value, self.expr(right), span=self.span(each))
        return value

    def _unstated(self, node: Branch) -> tree.Unstated:
        reason = self.string(node.tokens("STRING")[0])
        bounds: tuple[tree.Bound, ...] = ()
        provisional: tree.Expression | None = None
        for each in node.others():
            if each.rule == "ubounds":
                bounds = self.bounds(each)
            else:
                provisional = self.expr(each)
        return tree.Unstated(reason, bounds, provisional, span=self.span(node))

    def _call(self, node: Branch, span: Span) -> tree.Call:
        head = node.children[0]
        named = self.token_name(head) if isinstance(head, Token) else self.name(head)
        name = tree.Name(FUNCTIONS.get(named.text, named.text), span=named.span)
        arguments: list[tree.Expression | tree.Each] = [
            self._each(each) if each.rule == "each" else self.expr(each) for each in node.branches("args")[0].others()
        ]
        return tree.Call(name, tuple(arguments), span=span)

    def _each(self, node: Branch) -> tree.Each:
        items, *conditions, body = node.others()
        where = self.expr(conditions[0]) if conditions else None
        return tree.Each(self.name(items), where, self.expr(body), span=self.span(node))


def _tokens(node: Branch) -> list[Token]:
    return [each for each in node.children if isinstance(each, Token)]


def _boundary(token: Token) -> str:
    word = re.sub("[ 　]+", " ", str(token))
    return BOUNDARIES.get(word, word)
