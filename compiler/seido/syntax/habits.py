"""Habits from other writing, seen before the words are read: item marks, comment signs of other tools, ruled lines.

Each is reported with the line that would be right, and blanked out, so that the rest of its line is read as usual.
Nothing moves: a blank stands for every character.
"""

from __future__ import annotations

import re
from typing import Final

from seido.source.catalogue import habits
from seido.source.diagnostic import Kind
from seido.syntax.findings import Findings
from seido.syntax.lines import comment_at
from seido.syntax.vocabulary import KEYWORDS, LEADERS
from seido.values.calendar import read_date
from seido.values.numerals import fold

_ITEM: Final = re.compile(
    r"[ \t　]*([・･●○◎■□◆◇▪•‣※*＊➢]|[-－‐–—](?=[ 　])|[①-⑳]|[（(][0-9０-９]{1,2}[）)]|[0-9０-９]{1,2}[.．)）])[ \t　]*"
    r"(?=([^\W\d]\w*))"
)
_REMARK: Final = re.compile(r"(?:^|(?<=[ \t　]))(?://|／／|/\*|※|--(?=[ 　])|[;；])")
_RULE: Final = re.compile(r"[ \t　]*[|｜](?:[ 　]*:?[-－─━]{2,}:?[ 　]*[|｜])+[ \t　]*\Z")
_DAY: Final = re.compile(
    r"(?<![\w./])(?:(\d{4})([/.．])(\d{1,2})\2(\d{1,2})|([RHSTMＲＨＳＴＭ])(\d{1,2})([./．])(\d{1,2})\7(\d{1,2}))(?![\w./])"
)
_ERAS: Final = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
_ANY_DAY: Final = "R6年4月"


def without_habits(findings: Findings) -> str:
    """The text of a file with such marks reported and blanked out; the text itself where it has none."""
    lines = findings.source.text.split("\n")
    at = 0
    for number, line in enumerate(lines):
        lines[number] = _clean(line, at, findings) if line else line
        at += len(line) + 1
    return "\n".join(lines)


def _clean(line: str, at: int, findings: Findings) -> str:
    comment = comment_at(line)
    code = line if comment is None else line[:comment]
    bare = code.strip(" \t　")
    if not bare:
        return line
    if _RULE.match(code):
        start = code.find(bare)
        _report(findings, habits.RULED_LINE, at, line, (start, start + len(bare)))
        return " " * len(line)
    if bare[0] in "|｜" or "\t" in bare:
        return line
    item = _ITEM.match(code)
    if item is not None and KEYWORDS.get(fold(item[2])) in LEADERS:
        cleaned = _blank(line, *item.span(1))
        _report(findings, habits.ITEM_MARK, at, line, item.span(1), cleaned.strip(" \t　"))
        return cleaned
    outside = _outside(code)
    for remark in _REMARK.finditer(code):
        within = remark[0] == "--" and line[: remark.start()].strip(" \t　")  # two minus signs, and no remark
        if outside[remark.start()] and not within:
            right = f"{line[: remark.start()]}# {line[remark.end() :].strip()}".strip(" \t　")
            _report(findings, habits.REMARK_SIGN, at, line, remark.span(), right)
            return _blank(line, remark.start(), len(line))
    for day in _DAY.finditer(code):
        shown = _day(day)
        if shown is not None and outside[day.start()]:
            mended = f"{line[: day.start()]}{shown}{line[day.end() :]}"
            _report(findings, habits.DAY_FORM, at, line, day.span(), mended.strip(" \t　"), shown)
            # What stands there is reported; that any other day is read instead has no consequence.
            return f"{line[: day.start()]}{_ANY_DAY.ljust(len(day[0]))}{line[day.end() :]}"
    return line


def _outside(code: str) -> list[bool]:
    """For each character, whether it stands outside texts; an unclosed text lasts to the end."""
    found = []
    depth = 0
    quoted = False
    for character in code:
        if character in '"＂' and depth == 0:
            quoted = not quoted
        elif character in "「｢『“":
            depth += 1
        elif character in "」｣』”":
            depth = max(0, depth - 1)
        found.append(depth == 0 and not quoted)
    return found


def _day(found: re.Match[str]) -> str | None:
    """A day as the language writes it; None where there is none such."""
    if read_date(fold(found[0])) is None:
        return None
    year = f"{int(found[1])}年" if found[1] else f"{_ERAS[fold(found[5])]}{int(found[6])}年"
    month, day = (found[3], found[4]) if found[1] else (found[8], found[9])
    return f"{year}{int(month)}月{int(day)}日"


def _blank(line: str, start: int, end: int) -> str:
    return line[:start] + " " * (end - start) + line[end:]


def _report(
    findings: Findings,
    kind: Kind,
    at: int,
    line: str,
    place: tuple[int, int],
    paste: str | None = None,
    right: str = "",
) -> None:
    start, end = place
    facts = {"text": line[start:end].strip(), "right": right}
    bare = line.strip(" \t　\r")
    first = at + line.find(bare)
    findings.report(kind, at + start, at + end, facts, paste, (first, first + len(bare)))
