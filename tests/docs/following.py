"""A page of the documentation, followed as a reader follows it: files are written, commands typed, outputs compared.

A comment before a fenced block says what the reader does with it:

- ``<!-- write PATH -->``: the block is the whole file;
- ``<!-- append PATH -->``: the block is put at the end of the file, after an empty line;
- ``<!-- replace PATH | WORDS -->``: the block takes the place of the one line that begins with these words;
- ``<!-- insert PATH | WORDS -->``: the block follows the one line that begins with these words;
- ``<!-- shows PATH -->``: nothing is done; the block is what the file holds by now.

In a ``console`` block each line after ``> `` is typed, and the lines below it are exactly what comes out; ``（略）`` or
``[…]`` on a line of its own stands for lines that are left out. ``<!-- start NAME -->`` says with which files the reader
begins: those at the end of another page (``tutorial/index.md``), or a policy set (``policies/r6``).
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.support import ROOT

from seido import cli

DOCS: Final = ROOT / "docs"
_PIECE: Final = re.compile(
    r"(?:^<!-- (?P<verb>write|append|replace|insert|shows) (?P<path>[^|\n]*?)(?: \| (?P<words>[^\n]*?))? -->\n)?"
    r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_START: Final = re.compile(r"^<!-- start (.*?) -->$", re.MULTILINE)
_LEFT_OUT: Final = ("（略）", "[…]")
_CHANGES: Final = ("> seido lock\n", "> seido fmt\n")
"""Commands that change what the reader has."""


@dataclass
class Followed:
    """What came of following a page: its text with the outputs that really came out, and what was not as shown."""

    text: str
    wrong: list[str] = field(default_factory=list)


def pages_with_commands() -> Iterator[str]:
    """The pages on which something is typed, by their path in docs/."""
    for path in sorted(DOCS.rglob("*.md")):
        if "\n```console\n" in path.read_text(encoding="utf-8"):
            yield path.relative_to(DOCS).as_posix()


def follow(name: str, folder: Path, *, typing: bool = True) -> Followed:
    """Follow a page in an empty folder. Without ``typing`` nothing is typed but what changes files."""
    text = (DOCS / name).read_text(encoding="utf-8")
    start = _START.search(text)
    if start is not None and start[1].endswith(".md"):
        follow(start[1], folder, typing=False)
    elif start is not None:
        shutil.copytree(ROOT / start[1], folder / start[1])
    english = name.startswith("en/") or name.endswith(".en.md")
    followed = Followed("")
    end = 0
    with _inside(folder):
        for piece in _PIECE.finditer(text):
            followed.text += text[end : piece.start("body")]
            if piece["kind"] == "console" and (typing or piece["body"].startswith(_CHANGES)):
                followed.text += _typed(piece["body"], followed.wrong, english=english)
            else:
                held = piece["body"]
                if piece["verb"]:
                    held = _done(piece["verb"], folder / piece["path"], piece["words"] or "", held, followed.wrong)
                followed.text += held
            end = piece.end("body")
    followed.text += text[end:]
    return followed


def one_scheme(folder: Path) -> Path:
    """A project of one scheme of the reference set, which is read sooner than all."""
    place, held = folder / "one" / "policies" / "r6", ROOT / "policies" / "r6"
    shutil.copytree(held / "sources", place / "sources")
    for name in ("shiryo.pol", "kyotsu.pol", "shuraku.pol", "seido.lock"):
        shutil.copy(held / name, place / name)
    return folder / "one"


def _done(verb: str, path: Path, words: str, body: str, wrong: list[str]) -> str:
    """Do with a file what a comment says; what the block should show."""
    if verb == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
        return body
    held = path.read_text(encoding="utf-8")
    if verb == "shows":
        if held != body:
            wrong.append(f"{path.name} holds\n{held}\nand not\n{body}")
        return held
    if verb == "append":
        path.write_text(f"{held}\n{body}", encoding="utf-8")
        return body
    lines = held.splitlines(keepends=True)
    at = [number for number, line in enumerate(lines) if line.strip().startswith(words)]
    if len(at) == 1:
        lines[at[0] : at[0] + 1] = [body] if verb == "replace" else [lines[at[0]], body]
        path.write_text("".join(lines), encoding="utf-8")
    else:
        wrong.append(f"{len(at)} lines of {path.name} begin with {words}")
    return body


def _typed(body: str, wrong: list[str], *, english: bool) -> str:
    """Type the commands of a block; the block with what came out."""
    shown: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("> "):
            shown.append((line[2:], []))
        elif shown:
            shown[-1][1].append(line)
    really = ""
    for command, expected in shown:
        printed = _output(command, english=english)
        if _agrees(expected, printed):
            printed = expected
        else:
            wrong.append("\n".join((f"> {command}", *printed, "", "and not", "", *expected)))
        really += "".join(f"{line}\n" for line in (f"> {command}", *printed))
    return really


def _output(command: str, *, english: bool) -> list[str]:
    """The lines a command prints, first what it was asked for, then what is said about it."""
    program, *arguments = shlex.split(command)
    assert program == "seido", f"a page has {program} typed, which no test can follow"
    out, err = io.StringIO(), io.StringIO()
    cli.run(arguments, out, err, {"LANG": "en_GB.UTF-8" if english else "ja_JP.UTF-8"})
    return [line.rstrip() for line in (out.getvalue() + err.getvalue()).rstrip("\n").splitlines()]


def _agrees(expected: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether lines are those that were printed, but for those left out."""
    mark = next((at for at, line in enumerate(expected) if line in _LEFT_OUT), None)
    if mark is None:
        return list(expected) == list(printed)
    if list(expected[:mark]) != list(printed[:mark]):
        return False
    rest, left = expected[mark + 1 :], printed[mark:]
    return not rest or any(_agrees(rest, left[at:]) for at in range(len(left)))


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
