"""The random programs: they are well formed, always the same, and come from every production of the grammar."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from tests.syntax.programs import BEYOND_THE_GRAMMAR, generate, mutate
from tests.syntax.reading import read

from seido.source.text import Source
from seido.syntax.findings import Findings
from seido.syntax.lines import lines
from seido.syntax.machine import END
from seido.syntax.tables import make_parser
from seido.syntax.words import read_words

_SEEDS = range(400)

# A blank line at the top of a file is no line of it (seido/syntax/lines.py), so nothing can be read by these two.
_NEVER = {("start", ("_NL",)), ("start", ("_NL", "__start_star_0"))}

Production = tuple[str, tuple[str, ...]]


def _used(text: str, parser: Any) -> Iterator[Production]:  # noqa: ANN401  lark's ParseConf has no public type
    """The productions by which lark reads a text, found by walking lark's own table."""
    states = parser.parse_table.states
    stack = [parser.start_state]
    found = lines(read_words(Findings(Source("test.pol", text))))
    for kind in (*(token.type for line in found for token in line), END):
        while True:
            argument = states[stack[-1]][kind][1]
            if isinstance(argument, int):
                stack.append(argument)
                break
            yield argument.origin.name, tuple(symbol.name for symbol in argument.expansion)
            if argument.expansion:
                del stack[-len(argument.expansion) :]
            stack.append(states[stack[-1]][argument.origin.name][1])
            if kind == END and stack[-1] == parser.end_state:
                break


def test_every_program_can_be_read() -> None:
    for seed in _SEEDS:
        found = [each for each in read(generate(seed)).diagnostics if each.kind.code not in BEYOND_THE_GRAMMAR]
        assert not found, (seed, [(each.kind.code, dict(each.facts)) for each in found])


def test_the_programs_come_from_every_production_of_the_grammar() -> None:
    parser = make_parser()
    conf = parser.parse_interactive("").parser_state.parse_conf
    known = {(rule.origin.name, tuple(symbol.name for symbol in rule.expansion)) for rule in parser.rules}
    reached: set[Production] = set()
    for seed in _SEEDS:
        reached.update(_used(generate(seed), conf))
        if reached == known - _NEVER:
            break
    assert known - reached == _NEVER


def test_a_seed_gives_the_same_program_on_every_machine() -> None:
    text = "\x00".join(generate(seed) for seed in range(20))
    assert (
        hashlib.sha256(text.encode()).hexdigest() == "b2167b799647e2e4bda380a708443c41ee10fc1b81336e569094ec0e3683fed9"
    )


def test_a_slip_changes_most_programs() -> None:
    changed = sum(mutate(generate(seed), seed) != generate(seed) for seed in range(100))
    assert changed > 80
