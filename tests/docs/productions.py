"""Which pieces of the grammar a text uses: each symbol of each production counts for itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from seido.source.text import Source
from seido.syntax.findings import Findings
from seido.syntax.lines import lines
from seido.syntax.machine import END
from seido.syntax.tables import make_parser
from seido.syntax.words import read_words


class Piece(NamedTuple):
    """A symbol in a production, by the name of the production's tree where it has one of its own."""

    production: str
    symbol: str


def all_pieces() -> frozenset[Piece]:
    """Every symbol of every production."""
    return frozenset(piece for rule in make_parser().rules for piece in _pieces(rule))


def used_pieces(text: str) -> Iterator[Piece]:
    """The symbols of the productions by which lark reads a text that has no mistake, found by walking lark's table."""
    conf = _conf()
    states = conf.parse_table.states
    stack = [conf.start_state]
    found = lines(read_words(Findings(Source("guide.pol", text))))
    for kind in (*(token.type for line in found for token in line), END):
        while True:
            argument = states[stack[-1]][kind][1]
            if isinstance(argument, int):
                stack.append(argument)
                break
            yield from _pieces(argument)
            if argument.expansion:
                del stack[-len(argument.expansion) :]
            stack.append(states[stack[-1]][argument.origin.name][1])
            if kind == END and stack[-1] == conf.end_state:
                break


def _pieces(rule: Any) -> Iterator[Piece]:  # noqa: ANN401  lark's Rule has no types
    """The symbols of a rule of lark's; repetitions, which lark makes rules of their own, count for themselves."""
    production = str(rule.alias or rule.origin.name)
    for symbol in rule.expansion:
        yield Piece(production, str(symbol.name))


@cache
def _conf() -> Any:  # noqa: ANN401  lark's ParseConf has no public type
    return make_parser().parse_interactive("").parser_state.parse_conf
