"""Mistakes that can be mended for sure: each line that cannot be read is replaced by the one that its message gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from seido.source.text import Source
from seido.syntax.lines import comment_at
from seido.syntax.parse import parse

ROUNDS: Final = 8
"""How often a file is read again: mending one mistake of a line may show another."""

_SPACE: Final = " \t　"


@dataclass(frozen=True, slots=True)
class Mended:
    """One line as it stood and as it stands now; ``line`` counts from 1."""

    line: int
    before: str
    after: str


def mend(source: Source) -> tuple[Source, tuple[Mended, ...]]:
    """A file with every mistake mended for which the parser is sure what was meant, and the lines that changed."""
    done: dict[int, Mended] = {}
    for _ in range(ROUNDS):
        pasted = [found for found in parse(source).diagnostics if found.paste is not None and found.span is not None]
        changed = source.text.split("\n")
        for found in pasted:
            number = source.position(found.span.start).line if found.span is not None else 1
            line = changed[number - 1]
            comment = comment_at(line)
            code = line[:comment].rstrip(_SPACE)
            indentation = line[: len(line) - len(line.lstrip(_SPACE))]
            after = f"{indentation}{found.paste}{line[len(code) :]}"
            if after == line:
                continue
            changed[number - 1] = after
            first = done[number].before if number in done else line.strip(_SPACE)
            done[number] = Mended(number, first, after.strip(_SPACE))
        text = "\n".join(changed)
        if text == source.text:
            break
        source = Source(source.path, text)
    return source, tuple(done[number] for number in sorted(done))
