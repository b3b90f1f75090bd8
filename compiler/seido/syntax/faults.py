"""Which message a line deserves that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lark import Token

from seido.source.catalogue import syntax as kinds
from seido.source.diagnostic import Fact, Kind, Text
from seido.syntax.lines import CLOSING, OPENING, lines
from seido.syntax.machine import Machine
from seido.syntax.repairs import Broken, Edit, Repair, end_of, proposals, start_of, stray_facts, stray_kind
from seido.syntax.vocabulary import ANNOTATIONS, BLOCKS, DECLARATIONS, VOCABULARY
from seido.syntax.words import words

LENGTH: Final = 2_000
"""Up to how many characters a line may have for repairs to be tried on it."""

_WEIGHT: Final = 100  # characters of a line that count as much as one try


@dataclass(frozen=True, slots=True)
class Fault:
    """A message about a line, its place and facts; with what could stand there instead, where that is known.

    ``line`` is the mended line as tokens, by which the parse goes on as if nothing had been wrong.
    """

    kind: Kind
    start: int
    end: int
    facts: Mapping[str, Fact]
    paste: str | None = None
    line: tuple[Token, ...] = ()
    replaced: tuple[int, int] | None = None


def find_fault(broken: Broken, machine: Machine, *, tries: int) -> tuple[Fault, int]:
    """What is wrong with a line, and what was spent of ``tries``: one for each repair, more where the line is long.

    The machine stands where the line begins.
    """
    certain = _certain(broken, machine)
    if certain is not None:
        return certain, 0
    spent = 0
    first, last = start_of(broken.tokens[0]), end_of(broken.tokens[-2]) if len(broken.tokens) > 1 else 0
    if broken.tokens[0].type == "CELL":
        first = broken.text.rfind("\n", 0, first) + 1  # with the border before the cell
    partly: Repair | None = None
    if last - first <= LENGTH:
        for repair in proposals(broken):
            if spent >= tries:
                break
            spent += 1 + (last - first) // _WEIGHT
            text = _edited(broken.text, first, last, repair.edits)
            mended = _line_of(text)
            if mended is None:
                continue
            taken = machine.run_anywhere([token.type for token in mended])
            if taken == len(mended):
                return _repaired(repair, text, mended, (first, last)), spent
            if partly is None and taken > broken.at + len(mended) - len(broken.tokens) + 1:
                partly = repair
    if partly is not None:
        return Fault(partly.kind, partly.start, partly.end, partly.facts), spent
    return _plain(broken), spent


_SPACES: Final = (" ", "　", "\n")


def _edited(text: str, first: int, last: int, edits: Iterable[Edit]) -> str:
    pieces = []
    at = first
    for start, end, new in edits:
        spaced = new
        if text[max(0, start - 1) : start] in _SPACES or start == first:
            spaced = spaced.lstrip()
        if text[end : end + 1] in _SPACES or end >= last:
            spaced = spaced.rstrip()
        pieces += [text[at:start], spaced]
        at = end
        while not spaced and at < last and text[at] in _SPACES and text[start - 1] in _SPACES:
            at += 1
    pieces.append(text[at : max(last, at)])
    return "".join(pieces)


def _line_of(text: str) -> list[Token] | None:
    """A text as one logical line; None where it is more than one."""
    found = list(lines(words(f"\n{text}")))
    return found[0] if len(found) == 1 else None


def _repaired(repair: Repair, text: str, mended: list[Token], stretch: tuple[int, int]) -> Fault:
    first, last = stretch
    if not repair.sure:
        return Fault(repair.kind, repair.start, repair.end, repair.facts)
    placed = tuple(
        Token(
            token.type, str(token), min(last, first + start_of(token) - 1), end_pos=min(last, first + end_of(token) - 1)
        )
        for token in mended
    )
    paste = " ".join(text.split("\n")).strip()
    if "\n" in text:
        return Fault(repair.kind, repair.start, repair.end, repair.facts, None, placed)
    blank = len(text) - len(text.lstrip(" \t　"))  # before the border of a row
    replaced = (first + blank, max(last, *(end for _, end, _ in repair.edits)))
    return Fault(repair.kind, repair.start, repair.end, repair.facts, paste, placed, replaced)


def _certain(broken: Broken, machine: Machine) -> Fault | None:
    """Mistakes that no change of single words mends."""
    token = broken.refused
    start, end = start_of(token), end_of(token)
    if broken.at == 0 and token.type in DECLARATIONS and not machine.could_accept(token.type):
        return Fault(kinds.DECLARATION_OUTSIDE, start, end, {"word": str(token)})
    if broken.at == 0 and token.type == "CELL":
        return Fault(kinds.ROW_OUTSIDE, start, end_of(broken.tokens[-2]), {})
    if token.type in ("_AND", "_OR") and _other_logic(broken):
        return Fault(kinds.MIXED_LOGIC, start, end, {})
    unclosed = _unclosed(broken)
    if token.type == "_NL" and unclosed is not None and ("_RP" in broken.expected or "_RB" in broken.expected):
        facts = {"bracket": str(unclosed), "closing": "）" if unclosed.type == "_LP" else "］"}
        return Fault(kinds.BRACKET_UNCLOSED, start_of(unclosed), end_of(unclosed), facts)
    if token.type in CLOSING and _unopened(broken):
        return Fault(kinds.STRAY_QUOTE, start, end, {"character": str(token)})
    return None


def _other_logic(broken: Broken) -> bool:
    """Whether the other one of かつ and 又は stands before, between the same brackets."""
    other = "_OR" if broken.refused.type == "_AND" else "_AND"
    depth = 0
    for token in reversed(broken.tokens[: broken.at]):
        if token.type in CLOSING:
            depth += 1
        elif token.type in OPENING:
            depth -= 1
        elif depth == 0 and token.type == other:
            return True
        if depth < 0:
            return False
    return False


def _unclosed(broken: Broken) -> Token | None:
    opened: list[Token] = []
    for token in broken.tokens:
        if token.type in OPENING:
            opened.append(token)
        elif token.type in CLOSING and opened:
            opened.pop()
    return opened[-1] if opened else None


def _unopened(broken: Broken) -> bool:
    depth = 0
    for token in broken.tokens[: broken.at]:
        depth += (token.type in OPENING) - (token.type in CLOSING)
    return depth <= 0


def _plain(broken: Broken) -> Fault:
    """What can be said of any line: what stands there, and what could."""
    token = broken.refused
    start, end = start_of(token), end_of(token)
    expected = expected_words(broken.expected)
    if token.type == "UNKNOWN":
        return Fault(stray_kind(broken.text[start]), start, end, stray_facts(broken.text[start]))
    if token.type == "_NL":
        return Fault(kinds.LINE_ENDS, start, start + 1, {"expected": expected})
    if broken.at == 0:
        return Fault(kinds.OUTSIDE, start, end, {"text": _shown(token)})
    return Fault(kinds.UNEXPECTED, start, end, {"text": _shown(token), "expected": expected})


def _shown(token: Token) -> str:
    return str(token).strip()[:40]


_NAMES: Final[Mapping[str, Text]] = {
    "NAME": Text("名前", "a name"),
    "STRING": Text("「文」", "a text in 「」"),
    "NUMBER": Text("数", "a number"),
    "KUNIT": Text("単位", "a unit"),
    "_EQ": Text("＝", "="),
    "_COLON": Text("：", ":"),
    "_COMMA": Text("、", ","),
    "_WHEN": Text("のとき", "then"),
    "BOUND": Text("以上・以下・超・未満", "at least, at most, more than, less than"),
    "CELL": Text("表の行（| で始まる行）", "a table row"),
    "_RP": Text("）", ")"),
    "_RB": Text("］", "]"),
    "FY": Text("年度", "a fiscal year"),
    "DATE": Text("日付", "a date"),
    "PERIOD": Text("期間（令和6年度から など）", "a period"),
    "_NL": Text("行の終わり", "the end of the line"),
}
_SHOWN: Final = 6


def expected_words(expected: Iterable[str]) -> Text:
    """What could stand in a place, in words: a few things, the plainest first."""
    held = set(expected)
    if "NUMBER" in held:
        held.discard("KUNIT")
    if "NAME" in held:
        held -= {"STRING", "EVERY"}  # a text there is a name in 「」
    found = [name for kind, name in _NAMES.items() if kind in held]
    if "CITE" in held:  # any annotation
        found.append(Text("出典・解釈・端数などの注記", "an annotation such as cite, reading, rounding"))
    elif held & DECLARATIONS - BLOCKS or held >= BLOCKS:
        found.append(Text("次の宣言（入力、基準、算定など）", "the next declaration"))
    if len(found) < _SHOWN:
        for kind in sorted(held - set(_NAMES) - DECLARATIONS):
            japanese, english = VOCABULARY.get(kind, ((), ()))
            if japanese and english and not ("CITE" in held and kind in ANNOTATIONS):
                found.append(Text(japanese[0], english[0]))
    few = found[:_SHOWN] or [Text("ほかの言葉", "another word")]
    return Text("、".join(each.ja for each in few), ", ".join(each.en for each in few))
