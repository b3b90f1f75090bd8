"""The tables of the grammar: made by lark from the grammar, and kept beside this module as they were made.

Making them takes a third of a second, which a short command would spend before it reads a word. `tables.json` says from
which text of the grammar it was made; for any other text the tables are made anew, so that a table that is out of date
costs time and is never wrong. ``pytest tests/syntax/test_grammar.py --update`` renews it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import lark.lexer
from lark import Lark, Token
from lark.common import LexerConf
from lark.lark import PostLex
from lark.lexer import BasicLexer, PatternRE, PatternStr, TerminalDef
from lark.parsers.lalr_analysis import Shift

lark.lexer.has_interegular = False  # its check would run on every build and cost seconds; a test makes it

STORED: Final = Path(__file__).with_name("tables.json")


def grammar_text() -> str:
    """The grammar: within the installed package, or at the root of a checkout."""
    here = Path(__file__).resolve()
    for candidate in (here.parents[1] / "grammar" / "policy.lark", here.parents[3] / "grammar" / "policy.lark"):
        if candidate.is_file():
            return candidate.read_text(encoding="utf-8")
    message = "grammar/policy.lark is missing"
    raise FileNotFoundError(message)


class _KeepAll(PostLex):
    """Keeps the terminals that lines are made of, although no production names them."""

    always_accept = ("_NLROW", "_NLTAB", "UNKNOWN")

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        return stream


def make_parser(**options: Any) -> Lark:  # noqa: ANN401  lark's own options
    """Lark's parser for the grammar; ``options`` are lark's (tests ask for strict=True)."""
    return Lark(grammar_text(), parser="lalr", lexer="basic", postlex=_KeepAll(), maybe_placeholders=False, **options)


class Reduction(NamedTuple):
    """What a rule does to the stack: how many entries it takes, which it keeps, and what it makes of them."""

    origin: str
    name: str
    size: int
    keep: tuple[tuple[int, bool], ...]  # index, and whether its children are taken over in its place
    transparent: bool  # one child alone stands for the whole


Row = Mapping[str, "int | Reduction"]


@dataclass(frozen=True, slots=True)
class Tables:
    """For each state what each kind of token or rule leads to; the lexer; the kinds that some production uses."""

    states: Mapping[int, Row]
    start: int
    end: int
    lexer: BasicLexer
    kinds: frozenset[str]


@cache
def tables() -> Tables:
    """The tables of the grammar, read or made once in a process."""
    plain = _stored()
    if plain is None:
        plain = plain_tables()
    reductions = [
        Reduction(origin, name, size, tuple((at, splice) for at, splice in keep), transparent)
        for origin, name, size, keep, transparent in plain["reductions"]
    ]
    states: dict[int, Row] = {
        state: {kind: action if action >= 0 else reductions[-1 - action] for kind, action in row.items()}
        for state, row in enumerate(plain["states"])
    }
    names = frozenset(kind for row in states.values() for kind in row if kind.isupper())
    defined = [
        TerminalDef(name, (PatternStr if kind == "str" else PatternRE)(value, tuple(flags)), priority)
        for name, kind, value, flags, priority in plain["terminals"]
    ]
    lexer = BasicLexer(LexerConf(defined, re, tuple(plain["ignored"])))
    return Tables(states, 0, plain["end"], lexer, names)


def terminals() -> frozenset[str]:
    """The names of all terminals that some production uses."""
    return tables().kinds


def _stored() -> Mapping[str, Any] | None:
    """What is kept, if it was made from the grammar as it is."""
    if not STORED.is_file():
        return None
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    return stored if stored["grammar"] == _digest() else None


def _digest() -> str:
    return hashlib.sha256(grammar_text().encode()).hexdigest()


# -------------------------------------------------------------------------------------------------------------- making


def plain_tables() -> Mapping[str, Any]:
    """The tables in plain values, made by lark.

    The states are numbered in the order in which the sorted kinds reach them from the start, 0: lark's own numbers may
    differ between two runs. An action at or above 0 is the next state; below it is -1 - the place of a reduction.
    """
    parser = make_parser()
    table = parser.parse_interactive("").parser_state.parse_conf
    numbers = _numbered(table.states, table.start_state)
    rules = {
        id(argument): _reduction(argument)
        for row in table.states.values()
        for action, argument in row.values()
        if action is not Shift
    }
    reductions = sorted(set(rules.values()))
    places = {reduction: -1 - at for at, reduction in enumerate(reductions)}
    states = [
        {
            kind: numbers[argument] if action is Shift else places[rules[id(argument)]]
            for kind, (action, argument) in sorted(table.states[state].items())
        }
        for state in numbers
    ]
    conf = parser.lexer_conf
    return {
        "grammar": _digest(),
        "end": numbers[table.end_state],
        "ignored": sorted(conf.ignore),
        "terminals": [
            [each.name, each.pattern.type, each.pattern.value, sorted(each.pattern.flags), each.priority]
            for each in sorted(conf.terminals, key=lambda each: each.name)
        ],
        "reductions": [[*each[:3], [list(kept) for kept in each.keep], each.transparent] for each in reductions],
        "states": states,
    }


def written(plain: Mapping[str, Any]) -> str:
    """Plain tables as the text of `tables.json`: a line for each state, terminal and reduction."""
    lines = []
    for name, value in plain.items():
        if isinstance(value, list) and value:
            inner = ",\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in value)
            lines.append(f'"{name}":[\n{inner}\n]')
        else:
            lines.append(f'"{name}":{json.dumps(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _numbered(states: Mapping[int, Mapping[str, tuple[Any, Any]]], start: int) -> dict[int, int]:
    numbers = {start: 0}
    queue = [start]
    for state in queue:
        for _, (action, argument) in sorted(states[state].items(), key=lambda each: each[0]):
            if action is Shift and argument not in numbers:
                numbers[argument] = len(numbers)
                queue.append(argument)
    return numbers


def _reduction(rule: Any) -> Reduction:  # noqa: ANN401  lark's Rule has no public type
    keep = tuple(
        (at, not symbol.is_term and symbol.name.startswith("_"))
        for at, symbol in enumerate(rule.expansion)
        if not (symbol.is_term and symbol.filter_out)
    )
    origin = str(rule.origin.name)
    return Reduction(
        origin, str(rule.alias or origin), len(rule.expansion), keep, bool(rule.options.expand1 and not rule.alias)
    )
