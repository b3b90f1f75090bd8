"""Slips of the pen, all of them: which does ``seido check`` catch, and which only the worked examples?

On demand: ``python tests/mutation/mutate.py [file.pol ...]``. Each digit of each figure is changed, any two figures of
one declaration or neighbouring cells are swapped, each boundary word is turned, outside quotes, comments and examples.
Prints counts and every survivor. The reference set is left as it is.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
POLICIES = ROOT / "policies" / "r6"
_QUOTE = re.compile("「[^「」]*(?:「[^「」]*」[^「」]*)*」")
_FIGURE = re.compile(
    r"(?<![A-Za-z0-9_ぁ-んァ-ヶ一-龥])[0-9]+(?:[.,][0-9]+)*(?:[万億千百兆]+(?:[0-9]+(?:,[0-9]+)*[万億千百]*)*)?"
    r"(?:/[0-9]+)?(?:円|人|%|団体|か月|年(?!度)|日|時間|割|分の[0-9]+)?(?:/[人団体月]+)?(?!番目|[0-9])"
)
_BOUNDARY = {"以上": ("超", "以下"), "以下": ("未満", "以上"), "超": ("以上",), "未満": ("以下", "以上")}
_WORD = re.compile("以上|以下|未満|(?<![一-龥])超")


class Mutant(NamedTuple):
    """A changed text and what was changed."""

    kind: str
    file: str
    line: int
    before: str
    after: str
    text: str


def blanked(line: str) -> str:
    """A line with quotes and comments blanked out, positions kept."""
    line = _QUOTE.sub(lambda found: " " * len(found[0]), line)
    at = min((line.find(mark) for mark in "#＃" if mark in line), default=len(line))
    return line[:at] + " " * (len(line) - at)


def mutants(file: str, text: str) -> Iterator[Mutant]:
    """Every slip in one file."""
    lines = text.splitlines(keepends=True)
    offset = 0
    example = False
    previous: list[tuple[int, int]] = []
    declaration: list[tuple[int, int]] = []
    for number, line in enumerate(lines, start=1):
        bare = blanked(line)
        if re.match(r"  \S", bare) and not bare.lstrip().startswith("|"):
            example = bool(re.match(r"  (?:例|example) ", bare))
            declaration = []
        if not example and not re.match(r"\s*(?:資料|年度|発行|本文|題名)", bare):
            figures = [(offset + found.start(), offset + found.end()) for found in _FIGURE.finditer(bare)]
            for start, end in figures:
                for at in range(start, end):
                    if text[at].isdigit():
                        for digit in sorted({"1", "9"} - {text[at]})[:1]:
                            yield _mutant("digit", file, number, text, at, at + 1, digit)
            for start, end in [(offset + each.start(), offset + each.end()) for each in _WORD.finditer(bare)]:
                for turned in _BOUNDARY[text[start:end]]:
                    yield _mutant("boundary", file, number, text, start, end, turned)
            for one, other in itertools.combinations(figures, 2):
                yield from _swap(file, number, text, one, other)
            row = bare.lstrip().startswith("|")
            if row and previous:
                for one, other in zip(previous, figures, strict=False):
                    yield from _swap(file, number, text, one, other)
            elif not row:
                for one in declaration:
                    for other in figures:
                        yield from _swap(file, number, text, one, other)
            previous = figures if row else []
            declaration += figures
        offset += len(line)


def _mutant(kind: str, file: str, line: int, text: str, start: int, end: int, new: str) -> Mutant:
    changed = text[:start] + new + text[end:]
    around = slice(max(0, start - 24), start + 24)
    return Mutant(kind, file, line, text[around].replace("\n", "⏎"), changed[around].replace("\n", "⏎"), changed)


def _swap(file: str, line: int, text: str, one: tuple[int, int], other: tuple[int, int]) -> Iterator[Mutant]:
    first, second = text[slice(*one)], text[slice(*other)]
    if first == second:
        return
    changed = text[: one[0]] + second + text[one[1] : other[0]] + first + text[other[1] :]
    yield Mutant("swap", file, line, f"{first} / {second}", f"{second} / {first}", changed)


class _Set:
    """The reference set, of which one file at a time is changed; files that are not are read once."""

    def __init__(self) -> None:
        from seido.citations.document import Document
        from seido.source.text import Source
        from seido.syntax.parse import parse
        from seido.typed.check import check

        self.texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(POLICIES.glob("*.pol"))}
        self.parsed = {name: parse(Source(name, text)) for name, text in self.texts.items()}
        declared = check([each.file for each in self.parsed.values()]).program.documents
        self.documents = {
            each.name: Document(each.name, each.year, Source(each.body, (POLICIES / each.body).read_text("utf-8")))
            for each in declared.values()
        }

    def quick(self, name: str, text: str) -> bool:
        """Whether reading, typing or proving finds an error: the cheaper half of a check."""
        from seido.citations.verify import verify
        from seido.source.text import Source
        from seido.syntax.parse import parse
        from seido.typed.check import check

        parsed = {**self.parsed, name: parse(Source(name, text))}
        if parsed[name].diagnostics:
            return True
        checked = check([each.file for each in parsed.values()])
        if any(each.is_error for each in checked.diagnostics):
            return True
        return any(each.is_error for each in verify(checked.program.claims, self.documents).diagnostics)

    def codes(self, name: str, text: str) -> list[str]:
        """All errors of a whole check."""
        from seido.pipeline import compile_sources
        from seido.source.text import Source, Span

        def read(body: str, span: Span) -> Source:
            del span
            return Source(body, (POLICIES / body).read_text(encoding="utf-8"))

        sources = {each: Source(each, held) for each, held in {**self.texts, name: text}.items()}
        return [each.kind.code for each in compile_sources(sources, read).diagnostics if each.is_error]


def main(names: list[str]) -> int:
    """Run every mutant and print what survived."""
    whole = _Set()
    counts: dict[tuple[str, str], int] = {}
    survivors: list[Mutant] = []
    for name in names or list(whole.texts):
        for mutant in mutants(name, whole.texts[name]):
            if whole.quick(name, mutant.text):
                verdict = "citations, types"
            else:
                found = whole.codes(name, mutant.text)
                verdict = "survived"
                if any(not code.startswith(("S07", "S061")) for code in found):
                    verdict = "rules"
                elif found:
                    verdict = "examples or 検証 alone"
                else:
                    survivors.append(mutant)
            counts[mutant.kind, verdict] = counts.get((mutant.kind, verdict), 0) + 1
    for (kind, verdict), count in sorted(counts.items()):
        print(f"{kind:10} {verdict:24} {count}")
    print(f"total {sum(counts.values())}, survived {len(survivors)}")
    for mutant in survivors:
        print(f"{mutant.file}:{mutant.line} {mutant.kind}: {mutant.before} -> {mutant.after}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
