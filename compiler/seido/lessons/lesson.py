"""One message as a lesson: what it says of its wrong example, why, and how to mend it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

from seido.source.catalogue import FAMILIES, catalogue
from seido.source.diagnostic import Kind, Text
from seido.source.language import Language, say

FAMILY_TITLES: Final[Mapping[str, Text]] = {
    "syntax": Text("書き方", "Writing"),
    "names": Text("名前と宣言", "Names and declarations"),
    "time": Text("年度と期間", "Years and periods"),
    "citation": Text("出典と数字", "Quotes and figures"),
    "types": Text("単位と種類", "Units and types"),
    "rules": Text("原則・ただし・表", "Rules and tables"),
    "examples": Text("計算例", "Worked examples"),
    "cases": Text("事例の入力", "Input of a case"),
    "project": Text("ファイルとコマンド", "Files and commands"),
    "analyses": Text("分析で分かること", "What the analyses find"),
}
"""What each family of codes is about."""

_PLACEHOLDER: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A kind with the whole message that `seido check` prints for its wrong example; empty where none was printed."""

    kind: Kind
    printed: Text

    @property
    def family(self) -> str:
        """The family that the code belongs to."""
        return FAMILIES[int(self.kind.code[1:3]) - 1]

    def title(self, language: Language) -> str:
        """The title, with … where a case would fill something in, without its full stop."""
        return template(self.kind.title, language).rstrip("。.")


def template(text: Text, language: Language) -> str:
    """A wording with … where the facts of a case would stand."""
    return re.sub("…+", "…", _PLACEHOLDER.sub("…", say(text, language))).strip()


def lessons() -> tuple[Lesson, ...]:
    """All lessons, in the order of their codes."""
    return tuple(lesson(kind) for kind in catalogue().values())


def lesson(kind: Kind) -> Lesson:
    """The lesson of one kind."""
    printed = _printed().get(kind.code, {})
    return Lesson(kind, Text(printed.get("ja", "").rstrip("\n"), printed.get("en", "").rstrip("\n")))


@lru_cache(maxsize=1)
def _printed() -> Mapping[str, Mapping[str, str]]:
    """The messages of all wrong examples; a test holds them to what the compiler prints."""
    held: Mapping[str, Mapping[str, str]] = json.loads(
        resources.files("seido.lessons").joinpath("shown.json").read_text(encoding="utf-8")
    )
    return held
