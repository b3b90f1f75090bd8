"""From text to tree.

A line that cannot be read is reported once. Where it is plain what was meant, the parse goes on with that; else it goes
on with the next line that can follow, within the same declaration if possible. What hangs on a heading that could not be
read is passed over, since it would only repeat the mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lark import Token

from seido.source.catalogue import syntax as kinds
from seido.source.diagnostic import Diagnostic
from seido.source.text import Source, Span
from seido.syntax import tree
from seido.syntax.build import build
from seido.syntax.faults import expected_words, find_fault
from seido.syntax.findings import Findings
from seido.syntax.lines import comment_at, lines
from seido.syntax.machine import END, Branch, Machine
from seido.syntax.repairs import Broken, end_of, start_of
from seido.syntax.vocabulary import BLOCKS, DECLARATIONS
from seido.syntax.words import read_words

LINE: Final = 20_000
"""How many characters a line may have."""

LINES: Final = 20_000
"""How many lines a file may have."""

TRIES: Final = 2_000
"""How many repairs are tried in one file; on long lines fewer."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as a tree (of what could be read) and what is wrong with it."""

    file: tree.File
    diagnostics: tuple[Diagnostic, ...]


def parse(source: Source) -> Parsed:
    """The tree of a file and its mistakes in reading order. Never raises, whatever the text holds."""
    whole = Span(source.path, 0, len(source.text))
    source, long, rest = _shortened(source)
    findings = Findings(source)
    for start in long:
        findings.add(kinds.LINE_TOO_LONG, start, start + 1, limit=f"{LINE:,}")
    if rest is not None:
        findings.add(kinds.TOO_MANY_LINES, rest, rest + 1, limit=f"{LINES:,}")
    root = _Reading(findings).read(list(lines(read_words(findings))))
    blocks = () if root is None else build(root, findings)
    file = tree.File(source.path, blocks, tuple(_comments(source)), span=whole)
    return Parsed(file, findings.ordered())


def _shortened(source: Source) -> tuple[Source, list[int], int | None]:
    """A text whose lines are within the limit, where those begin that were cut, and where the first too many does.

    What is cut off is blanked, so that places stay what they are; the rest of the file is read as ever.
    """
    text = source.text
    count = source.line_count
    rest = source.line_start(LINES + 1) if count > LINES else None
    long = [
        source.line_start(number) for number in range(1, min(count, LINES) + 1) if len(source.line_text(number)) > LINE
    ]
    if not long and rest is None:
        return source, [], None
    for start in long:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        text = f"{text[: start + LINE]}{' ' * (end - start - LINE)}{text[end:]}"
    if rest is not None:
        text = text[:rest] + " " * (len(text) - rest)
    return Source(source.path, text), long, rest


def _comments(source: Source) -> Iterator[tree.Comment]:
    """Comments, found line by line: a # outside 「」."""
    if "#" not in source.text and "＃" not in source.text:
        return
    for number in range(1, source.line_count + 1):
        line = source.line_text(number)
        at = comment_at(line)
        if at is not None:
            start = source.line_start(number) + at
            span = Span(source.path, start, start + len(line) - at)
            yield tree.Comment(line[at:].rstrip(), not line[:at].strip(" \t　"), span=span)


class _Reading:
    """Feeds the lines of a file to the machine and goes on after a mistake."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._machine = Machine()
        self._lost = False  # whether the lines that follow may belong to what could not be read
        self._tries = TRIES
        self._last: Token | None = None

    def read(self, found: Sequence[list[Token]]) -> Branch | None:
        for line in found:
            self._line(line)
            if self._findings.full:
                break
        machine = self._machine
        if not machine.accepts(END):
            self._incomplete()
            machine.give_up_until(END)
        return machine.finish()

    def _line(self, line: Sequence[Token]) -> None:
        machine = self._machine
        first = line[0]
        if not machine.accepts(first.type):
            if first.type not in DECLARATIONS or not machine.could_accept(first.type):
                if not self._lost:
                    self._fault(line, 0)
                return
            self._incomplete()
            machine.give_up_until(first.type)
        refused = self._feed(line)
        if refused is None:
            self._lost = False
            self._last = line[-2] if len(line) > 1 else first
            return
        machine.back()
        self._fault(line, refused)

    def _feed(self, line: Sequence[Token]) -> int | None:
        """Feed a line whose first token is acceptable; the index of the token that is refused, if one is."""
        self._machine.begin(line[0])
        for at in range(1, len(line)):
            if not self._machine.feed(line[at]):
                return at
        return None

    def _fault(self, line: Sequence[Token], at: int) -> None:
        """Report a line, and go on with what was meant where that is plain. The machine stands before the line."""
        findings, machine = self._findings, self._machine
        self._lost = True
        reported = findings.has_between(start_of(line[0]), end_of(line[-1]))
        broken = Broken(
            findings.source.text, line, at, frozenset(machine.expected_after(each.type for each in line[:at]))
        )
        fault, tried = find_fault(broken, machine, tries=self._tries)
        self._tries -= tried
        if not reported:
            findings.report(fault.kind, fault.start, fault.end, fault.facts, fault.paste, fault.replaced)
        if fault.line:
            machine.give_up_until(fault.line[0].type)
            self._feed(fault.line)
            self._lost = False
        elif line[0].type in BLOCKS:
            self._stand_in(line)

    def _stand_in(self, line: Sequence[Token]) -> None:
        """The heading of a part of the file, as far as it is needed to read what stands under it."""
        start, end = start_of(line[0]), end_of(line[0])
        number = self._findings.line(start)
        heading = [line[0]]
        if line[0].type != "COMMON":
            named = line[1] if line[1].type in ("NAME", "STRING") else Token("NAME", f"?{number}", start, end_pos=end)
            heading.append(named)
        if line[0].type == "SCHEME":
            parts = (("_LP", "("), ("NAME", f"line_{number}"), ("_RP", ")"))
            heading += [Token(kind, text, end, end_pos=end) for kind, text in parts]
        heading.append(line[-1])
        self._machine.give_up_until(heading[0].type)
        self._feed(heading)
        self._lost = False

    def _incomplete(self) -> None:
        """Report a declaration that lacks the lines it needs, unless one of them was reported already."""
        if self._lost or self._last is None:
            return
        end = end_of(self._last)
        expected = expected_words(self._machine.expected())
        self._findings.add(kinds.LINES_MISSING, end - 1, end, expected=expected)
