"""Names, texts, numbers, years, days and periods: single tokens as nodes of the tree."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final

from lark import Token

from seido.source.catalogue import habits
from seido.source.catalogue import syntax as kinds
from seido.source.text import Span
from seido.syntax import tree
from seido.syntax.dates import why_no_date
from seido.syntax.english import english_figure
from seido.syntax.findings import Findings
from seido.syntax.machine import Branch
from seido.syntax.vocabulary import TYPES, UNITS
from seido.values.calendar import fiscal_year, read_date, read_period
from seido.values.numerals import fold, read_figure

DIGITS: Final = 60
"""How many digits a number may have."""

_BAD_YEAR: Final = 0
_BAD_DAY: Final = date(2000, 1, 1)
_FROM: Final = re.compile(r"from(.*?)(?:to(.*))?\Z")
_UNTIL: Final = re.compile(r"until(.*)\Z")
_ONLY: Final = re.compile(r"only(.*)\Z")
_ENDS: Final = re.compile(r"(.+?)から(.+?)まで\Z")


class Literals:
    """Reads tokens of one file; what cannot be read is a finding and has a stand-in."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.path = findings.source.path
        self.last = 0  # where the piece read last ended: the place of what is empty

    def span(self, node: Branch | Token) -> Span:
        """The place of a piece."""
        if isinstance(node, Token):
            self.last = node.end_pos or 0
            return Span(self.path, node.start_pos or 0, self.last)
        if node.start is None or node.end is None:
            return Span(self.path, self.last, self.last)
        self.last = node.end
        return Span(self.path, node.start, node.end)

    def name(self, node: Branch) -> tree.Name:
        """A name, or a text that serves as one."""
        return self.token_name(_only(node))

    def token_name(self, token: Token) -> tree.Name:
        """A token as a name."""
        span = self.span(token)
        written = _inner(token)
        text = fold(written)
        if not text.strip():
            self.findings.add(kinds.EMPTY_NAME, span.start, span.end)
        elif not written.isprintable() and (hidden := _hidden(written)):
            self.findings.add(kinds.NAME_INVISIBLE, span.start, span.end, code=f"U+{ord(hidden):04X}")
        return tree.Name(text, span=span)

    def string(self, token: Token) -> tree.String:
        """A text without its quotation marks."""
        return tree.String(_inner(token), span=self.span(token))

    def type(self, node: Branch) -> tree.TypeName:
        """A type: one unit word, or two around a ``/``."""
        names = []
        for each in node.children:
            if isinstance(each, Token) and each.type != "DIVIDE":
                named = self.token_name(each)
                word = TYPES.get(named.text, UNITS.get(named.text, named.text))
                names.append(tree.Name(word, span=named.span))
        return tree.TypeName(names[0], names[1] if len(names) > 1 else None, span=self.span(node))

    def quantity(self, node: Branch) -> tree.Number:
        """A number, or a unit that stands for one of itself."""
        return self.number(_only(node))

    def number(self, token: Token) -> tree.Number:
        """A number with its unit."""
        text = str(token)
        span = self.span(token)
        folded = fold(text)
        if token.type == "KUNIT":
            return tree.Number(Fraction(1), folded, "", "", per_year=False, text=text, span=span)
        if sum(map(str.isdigit, folded)) > DIGITS:
            self.findings.add(kinds.NUMBER_TOO_LONG, span.start, span.end, text=text[:20], limit=str(DIGITS))
            return tree.Number(Fraction(0), "", "", "", per_year=False, text=text, span=span)
        figure = read_figure(folded)
        if figure is None:
            self.findings.add(kinds.BAD_NUMBER, span.start, span.end, text=text[:40])
            return tree.Number(Fraction(0), "", "", "", per_year=False, text=text, span=span)
        scaled = english_figure(text)
        if scaled is not None:
            self.findings.add(habits.ENGLISH_SCALE, span.start, span.end, wrong=text, right=scaled)
        return tree.Number(
            figure.value,
            UNITS.get(figure.numerator, figure.numerator),
            UNITS.get(figure.denominator, figure.denominator),
            figure.approximate,
            per_year=figure.per_year,
            text=text,
            span=span,
        )

    def year(self, token: Token) -> tree.FiscalYear:
        """A fiscal year."""
        read = fiscal_year(fold(str(token)).replace(" ", ""))
        span = self.span(token)
        if read is None:
            self._bad_date(token)
            read = _BAD_YEAR
        return tree.FiscalYear(read, span=span)

    def date(self, token: Token) -> tree.Date:
        """A day or a month."""
        read = read_date(fold(str(token)).replace(" ", ""))
        span = self.span(token)
        if read is None:
            self._bad_date(token)
            return tree.Date(_BAD_DAY, whole_month=False, span=span)
        return tree.Date(read.day, read.whole_month, span=span)

    def period(self, token: Token) -> tree.Period | None:
        """A period; one that ends before it begins is kept, since it is a matter of meaning."""
        text = fold(str(token)).replace(" ", "").replace("限り", "のみ")
        text = _FROM.sub(lambda found: f"{found[1]}から" + (f"{found[2]}まで" if found[2] else ""), text)
        text = _ONLY.sub(r"\1のみ", _UNTIL.sub(r"\1まで", text))
        span = self.span(token)
        read = read_period(text)
        if read is None:
            both = _ENDS.match(text)
            read = (fiscal_year(both[1]), fiscal_year(both[2])) if both is not None else (None, None)
            if None in read:
                self._bad_date(token)
                return None
        return tree.Period(read[0], read[1], span=span)

    def _bad_date(self, token: Token) -> None:
        self.findings.add(
            kinds.BAD_DATE, token.start_pos or 0, token.end_pos or 0, text=str(token), why=why_no_date(fold(str(token)))
        )


def _only(node: Branch) -> Token:
    """The one token of a piece that has no other."""
    return next(each for each in node.children if isinstance(each, Token))


def _hidden(text: str) -> str:
    """The first character of a text that nobody sees and that is no space; empty where there is none."""
    return next((each for each in text if not each.isprintable() and not each.isspace()), "")


def _inner(token: Token) -> str:
    return str(token)[1:-1] if token.type == "STRING" else str(token)
