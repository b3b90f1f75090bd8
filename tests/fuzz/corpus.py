"""What fuzzing begins with: the reference policies and their document, golden inputs, and the catalogue's examples."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from tests.support import DOCUMENT, ROOT, SCHEME

from seido.source.catalogue import catalogue
from seido.syntax.words import words

_REFERENCE: Final = ROOT / "policies" / "r6"
_GOLDEN: Final = ROOT / "tests" / "golden"
_SMALL: Final = 9_000
_QUOTE: Final = re.compile(r"「((?:[^「」\n]|「(?:[^「」\n]|「[^「」\n]*」)*」)*)」")

PRELUDE: Final = """\
  区分 任用 = 専任、兼任
  区分 地域 = 過疎、その他
  入力 人数 : 人   範囲 0人以上
  入力 策定経費 : 円   範囲 0円以上
  入力 財政力指数 : 指数   範囲 0以上   刻み 0.01
  入力 条件不利地域 : はい・いいえ
  基準 経費の上限 : 円 = 2,000万円   出典 r6「経費の上限は2,000万円」
"""
"""Declarations that many examples of the catalogue lean on."""


class Program(NamedTuple):
    """The files of one policy set by path, and the text of its document."""

    files: dict[str, str]
    printed: str


@cache
def texts() -> tuple[str, ...]:
    """Policy texts of all kinds, right and wrong, each once."""
    found = [path.read_text(encoding="utf-8") for path in sorted(_REFERENCE.glob("*.pol"))]
    found += [path.read_text(encoding="utf-8") for path in sorted(_GOLDEN.rglob("*.pol"))]
    for kind in catalogue().values():
        found += [each for each in (kind.wrong, kind.corrected) if each and not each.startswith(("$", "{"))]
    return tuple(dict.fromkeys(found))


@cache
def snippets() -> tuple[str, ...]:
    """Short stretches of all texts, as a person might write in one sitting."""
    found: list[str] = []
    for text in texts():
        lines = text.splitlines(keepends=True)
        for at in range(0, len(lines), 4):
            part = "".join(lines[at : at + 6])
            found.append(part if part.lstrip().startswith(("資料", "制度", "共通", "#")) else SCHEME + part)
    return tuple(dict.fromkeys(found))


@cache
def document_text() -> str:
    """The text of the reference set's document."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((_REFERENCE / "sources").glob("*.txt")))


@cache
def programs() -> tuple[Program, ...]:
    """Whole policy sets, small ones, most of which compile."""
    found: list[Program] = []
    shared = {name: (_REFERENCE / name).read_text(encoding="utf-8") for name in ("kyotsu.pol", "shiryo.pol")}
    for path in sorted(_REFERENCE.glob("*.pol")):
        text = path.read_text(encoding="utf-8")
        if path.name not in shared and len(text) < _SMALL:
            found.append(Program({path.name: text, **shared}, quotes_of(text)))
    for path in sorted([*_GOLDEN.glob("checkers/*/input.pol"), *_GOLDEN.glob("guide/*/input.pol")]):
        text = path.read_text(encoding="utf-8")
        found.append(Program({"input.pol": text}, quotes_of(text)))
    head = DOCUMENT.replace("資料 t", "資料 r6") + SCHEME + PRELUDE
    for kind in catalogue().values():
        if kind.code.startswith(("S08", "S09")):
            continue
        for each in (kind.wrong, kind.corrected):
            text = head + each + "\n"
            found.append(Program({"input.pol": text}, quotes_of(text)))
    return tuple(found)


def quotes_of(text: str) -> str:
    """A document that prints everything that a policy puts in 「」."""
    return "令和6年度\n" + "".join(f"{quote}\n" for quote in dict.fromkeys(_QUOTE.findall(text)))


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """How each kind of word is spelled in the reference set and the golden inputs."""
    found: dict[str, dict[str, None]] = {}
    for text in texts():
        for token in words(text):
            if token.type not in ("_NL", "_NLROW", "_NLTAB", "UNKNOWN"):
                found.setdefault(token.type, {})[str(token)] = None
    return {kind: tuple(spelled) for kind, spelled in sorted(found.items())}
