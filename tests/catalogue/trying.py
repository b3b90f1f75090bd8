"""The examples of the catalogue, tried: read, compiled or run, each in a small policy set made around it."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from seido import cli
from seido.analyse import solve
from seido.analyse.unused import UNUSED
from seido.pipeline import compile_sources
from seido.source.catalogue import catalogue
from seido.source.catalogue.analyses import SOLVER_MISSING
from seido.source.diagnostic import Diagnostic, Kind, Severity
from seido.source.language import LANGUAGES, Language
from seido.source.render import render_text, summary
from seido.source.text import Source, Span
from seido.syntax.expressions import NOTES
from seido.syntax.findings import LIMIT
from seido.syntax.parse import LINE, LINES, parse

# ------------------------------------------------------------------------------------------------- the set around it

DOCUMENT: Final = (
    "資料 r6\n  題名 「資料」\n  発行 「総務省」  令和6年5月\n  年度 令和6年度\n  本文 「sources/r6.txt」\n"
)
SCHEME: Final = "制度 例の制度 (rei)\n"
_HEADERS: Final = ("資料", "制度", "共通")

_DECLARATIONS: dict[str, str] = {
    "団体区分": """
  区分 団体区分
    東京都
    道府県
    指定都市
    市
    町
    村
    特別区
    都道府県 = 東京都 か 道府県
    市町村   = 指定都市 か 市 か 町 か 村
    市区町村 = 指定都市 か 市 か 町 か 村 か 特別区
  入力 団体区分 : 団体区分   「どの団体ですか。」
""",
    "財政力指数": "  入力 財政力指数 : 指数   「財政力指数はいくつですか。」   範囲 0以上   刻み 0.01\n",
    "条件不利地域": "  入力 条件不利地域 : はい・いいえ   「条件不利地域に当たりますか。」\n",
    "策定経費": "  入力 策定経費 : 円   「策定に要する経費」   範囲 0円以上\n",
    "総事業費": "  入力 総事業費 : 円   「事業の全体に要する経費」   範囲 0円以上\n",
    "借入金": "  入力 借入金 : 円   「借入金」   範囲 0円以上\n",
    "人数": "  入力 人数 : 人   「支援員の数」   範囲 0人以上\n",
    "経費の上限": "  基準 経費の上限 : 円 = 2,000万円   出典 r6「経費の上限は2,000万円」\n",
    "対象経費": "  算定 対象経費 : 円 = 策定経費   上限 経費の上限\n",
    "補助率": """
  算定 補助率 : 割合
    原則 1/2                                  出典 r6「標準の補助率1/2」
    ただし 財政力指数 が 0.5未満 のとき 2/3   出典 r6「財政力指数0.5未満の団体は補助率2/3」
""",
    "任用": "  区分 任用 = 専任、兼任\n",
    "地域": "  区分 地域 = 過疎、その他\n",
    "上限額": """
  基準 上限額[任用] : 円/人
    専任 = 485万円   出典 r6「専任の支援員1人あたり485万円」
    兼任 = 40万円    出典 r6「兼任の支援員1人あたり40万円」
""",
    "支援員": """
  明細 支援員 （一行 1人） 「委嘱した支援員を一人ずつ」
    任用   : 任用
    所要額 : 円   範囲 0円以上
    対象額 : 円 = 所要額   上限 上限額[任用]
""",
    "対象額": "",  # a field of 支援員
    "措置対象額": "  算定 措置対象額 : 円 = 合計(支援員 ごとに 対象額)\n",
}
"""What examples use without declaring it, by name; a text may use the names of others."""

_DECLARATIONS |= {
    f"項目{letter}": f"  入力 項目{letter} : はい・いいえ\n" for letter in "アイウエオカキクケコサシスセソタチ"
}

_OWNERS: Final = {"対象額": "支援員"}

_DECLARED: Final = re.compile(
    r"^[ \t　]*(?:区分|段階|基準|表|入力|明細|算定|要件|事実|推移|解釈|うち)[ \t　]+「?([^\s\[:：=＝」（(]+)",
    re.MULTILINE,
)
_QUOTED: Final = re.compile(r"「((?:[^「」]|「[^「」]*」)*)」")
_CITED: Final = re.compile(r"出典[ \t　]+r6(?:[ \t　]*「(?:[^「」]|「[^「」]*」)*」)+")


def surroundings(example: str) -> str:
    """The declarations that an example leans on, in the order in which they stand above."""
    declared = set(_DECLARED.findall(example))
    needed: set[str] = set()
    text = example
    while True:
        more = {name for name in _DECLARATIONS if name in text and name not in declared and name not in needed}
        more |= {_OWNERS[name] for name in more if name in _OWNERS and _OWNERS[name] not in needed | declared}
        if not more:
            return "".join(held for name, held in _DECLARATIONS.items() if name in needed)
        needed |= more
        text = "".join(_DECLARATIONS[name] for name in sorted(more))


def document_text(policies: str, first: str = "") -> str:
    """A source text that says what the policies quote, each once, on lines of their own."""
    quotes = dict.fromkeys(quote for cited in _CITED.findall(policies) for quote in _QUOTED.findall(cited))
    lines = [
        quote
        for quote in quotes
        if quote not in first and not any(quote in other for other in quotes if other != quote)
    ]
    head = first.splitlines() if first else []
    return "".join(f"{line}\n" for line in (*head, *lines, "令和6年度 地域力創造グループの新規・拡充施策等"))


def begins(text: str, word: str) -> bool:
    """Whether a line of a text begins with a word."""
    return any(line.startswith(word + " ") or line == word for line in text.splitlines())


# ----------------------------------------------------------------------------------------------------------- results


class Tried(NamedTuple):
    """What an example came to: all findings that weigh (their codes), and the message of one as a person sees it."""

    codes: list[str]
    shown: dict[Language, str]


WITHOUT_DOCUMENT: Final = "S0222"
"""The kind whose wrong example is a set without a 資料; it is given none."""

_LONG: Final = {
    "S0116": f"備考 「{'とても長い文。' * (LINE // 7)}」",
    "S0139": "入力 人数 人\n" * (LIMIT + 2),
    "S0173": "# 一行\n" * LINES,
    "S0541": "\n".join(["算定 第0段 : 円 = 策定経費", *(f"算定 第{at}段 : 円 = 第{at - 1}段" for at in range(1, 101))]),
    "S0544": "算定 率 : 割合\n  原則 1/2   解釈 「一律。」\n"
    + "\n".join(f"  ただし 人数 が {at}人 のとき 1/3   解釈 「人数による。」" for at in range(1, 302)),
    "S0546": "共通\n"
    + "".join(f"  入力 共通{at} : 円\n" for at in range(142))
    + "".join(f"制度 制度{at} (s{at})\n  算定 額 : 円 = 共通0\n" for at in range(142)),
    "S0176": "備考 「あ」" + "   出典 r6「あ」" * (NOTES + 1),
}
"""Examples that are described in the catalogue, since nobody wants to see them whole."""

POLICY: Final = "rei.pol"


class Compiled(NamedTuple):
    """The findings of an example and the texts they point into."""

    diagnostics: tuple[Diagnostic, ...]
    sources: dict[str, Source]


@cache
def compile_example(example: str, document: str = "", *, with_document: bool = True) -> Compiled:
    """An example, compiled within a set of its own. It begins on the second line of its file."""
    policy = f"{example}\n"
    around = ""
    if not any(begins(example, word) for word in _HEADERS):
        around = textwrap.dedent(surroundings(example))  # as far left as the example
        policy = f"{SCHEME}{example}\n{around}"
    if any(begins(example, word) for word in ("推移", "場合", "検証")) and around:
        policy = f"{SCHEME}{around}{example}\n"
    files = {POLICY: Source(POLICY, policy)}
    if with_document and not begins(example, "資料"):
        files["shiryo.pol"] = Source("shiryo.pol", DOCUMENT)
    printed: dict[str, Source] = {}

    def read_document(body: str, _at: Span) -> Source | Diagnostic:
        return printed.setdefault(body, Source(body, document_text(around if document else example + around, document)))

    compiled = compile_sources(files, read_document)
    return Compiled(compiled.diagnostics, {**files, **printed})


def weighty(diagnostics: tuple[Diagnostic, ...], shown: Kind | None = None) -> list[str]:
    """The codes of all findings that a person must act on: errors and warnings.

    An example is a fragment, in which much is declared that nothing uses; of that it is asked only where it is ``shown``.
    """
    left_out = UNUSED - {shown}
    return [
        each.kind.code
        for each in diagnostics
        if each.kind is shown or (each.kind.severity is not Severity.INFO and each.kind not in left_out)
    ]


def is_run(kind: Kind) -> bool:
    """Whether the examples of a kind are commands, or the JSON of a case."""
    return kind.code.startswith("S08") or "$ " in kind.wrong or kind.code.startswith("S09")


def read_example(kind: Kind, example: str) -> Compiled:
    """An example of the syntax, read only."""
    text = _LONG.get(kind.code, example) if example == kind.wrong else example
    whole = text if any(begins(text, word) for word in _HEADERS) else f"{SCHEME}{text}\n"
    source = Source(POLICY, whole)
    return Compiled(parse(source).diagnostics, {POLICY: source})


def try_example(kind: Kind, example: str, folder: Path) -> Tried:
    """An example of a kind, tried as its family wants it. ``folder`` is one that nothing stands in."""
    if is_run(kind):
        return _run(kind, example, folder)
    whole = _LONG.get(kind.code, example) if example == kind.wrong else example
    if kind.code.startswith("S01"):
        found = read_example(kind, example)
    else:
        found = compile_example(
            whole, kind.document, with_document=kind.code != WITHOUT_DOCUMENT or example != kind.wrong
        )
    own = [each for each in found.diagnostics if each.kind is kind][:1]
    if kind.code == "S0139":
        return Tried([each.kind.code for each in found.diagnostics][-1:], _shown(own, found.sources))
    return Tried(weighty(found.diagnostics, kind), _shown(own, found.sources))


def _shown(found: list[Diagnostic], sources: dict[str, Source]) -> dict[Language, str]:
    return {
        language: render_text(found, sources, language, color=False).removesuffix(f"\n{summary(found, language)}\n")
        for language in LANGUAGES
    }


# ----------------------------------------------------------------------------------------------------------- commands

_CASE_SCHEMES: Final = """
制度 分散型エネルギーインフラプロジェクト (bunsan_energy)
{energy}
  解釈 上限の当て方
    策定経費に当てる 「上限は策定経費にかかる」   採用
    補助額に当てる   「上限は補助額にかかる」
  要件 団体 : 団体区分 が 市町村
  算定 補助額 : 円 = 策定経費 × 補助率   端数 記載なし「端数処理は印字されていない」
"""
_HAMLET: Final = "制度 集落支援員 (shuraku_shienin)\n"
NEEDS_PERMISSIONS: Final = frozenset({"S0905", "S0912"})
"""Kinds about files that may not be read: nothing is forbidden to the user root, so that they are tried by others."""
NEEDS_PORT: Final = frozenset({"S0923"})
"""Kinds about a port that is taken, whose corrected example would run until somebody ends it: tests/preview tries them."""


def project(folder: Path, example: str) -> None:
    """A project of two schemes; one that the example writes itself stands for its own."""
    policies = folder / "policies" / "r6"
    (policies / "sources").mkdir(parents=True)
    lines = "\n".join(line for line in example.splitlines() if line.startswith("  "))
    own = "" if begins(example, "資料") else lines
    hamlet = _HAMLET + (surroundings("支援員") + own if own else surroundings("措置対象額")) + "\n"
    energy = _CASE_SCHEMES.format(energy=surroundings("団体区分、策定経費、補助率"))
    quotes = hamlet + energy
    (policies / "shiryo.pol").write_text(
        DOCUMENT if own or not begins(example, "資料") else f"{example}\n", encoding="utf-8"
    )
    (policies / "shuraku.pol").write_text(hamlet, encoding="utf-8")
    (policies / "energy.pol").write_text(energy, encoding="utf-8")
    (folder / "shuraku.txt").write_text(hamlet, encoding="utf-8")
    numbers = "".join(line for line in document_text(quotes).splitlines(keepends=True) if "令和6年度" not in line)
    (policies / "sources" / "r6.txt").write_text(numbers, encoding="utf-8")


def seido(folder: Path, arguments: list[str], language: Language) -> str:
    """The findings that a command prints, on either stream."""
    out, err = io.StringIO(), io.StringIO()
    before = Path.cwd()
    os.chdir(folder)
    try:
        cli.run([*arguments, "--lang", language], out, err, {})
    finally:
        os.chdir(before)
    assert "Traceback" not in err.getvalue()
    return (out.getvalue() if arguments[0] == "check" else "") + err.getvalue()


@contextmanager
def _solver(*, missing: bool) -> Iterator[None]:
    """As on a computer without z3."""
    with pytest.MonkeyPatch.context() as patched:
        if missing:
            patched.setattr(solve, "is_installed", lambda: False)
        yield


def _run(kind: Kind, example: str, folder: Path) -> Tried:
    said: dict[Language, str] = dict.fromkeys(LANGUAGES, "")
    for language in LANGUAGES:
        at = folder / language
        project(at, example)
        seido(at, ["lock"], "ja")
        commands = [line[2:] for line in example.splitlines() if line.startswith("$ ")]
        if kind.code.startswith("S08") and not commands:
            (at / "jirei.json").write_text(example, encoding="utf-8")
            commands = ["seido run bunsan_energy --case jirei.json"]
        here = at
        for line in commands or ["seido check"]:
            if line.startswith("pip "):
                continue  # what it would install is installed with the tests
            if line.startswith("seido "):
                with _solver(missing=kind is SOLVER_MISSING and example == kind.wrong):
                    said[language] = seido(here, shlex.split(line)[1:], language)
            elif "cd /" in line:
                here = at.parent / f"hoka-{language}"
                here.mkdir()
            else:
                subprocess.run(["sh", "-c", line], cwd=here, check=True)  # noqa: S607  our own examples
        said[language] = said[language].replace(str(at), "/home/machi/seisaku").replace(str(here), "/home/machi/hoka")
    idle = {each.code for each in UNUSED}
    codes = [code for code in re.findall(r"（(S\d{4})）", said["ja"]) if code not in idle]
    shown = {language: _message_of(said[language], kind) for language in LANGUAGES}
    return Tried(codes, shown)


def _message_of(said: str, kind: Kind) -> str:
    """The block of a kind among all that a command printed."""
    blocks = said.split("\n\n")
    return next(
        (block.strip("\n") + "\n" for block in blocks if f"{kind.code}）" in block or f"({kind.code})" in block), ""
    )


# --------------------------------------------------------------------------------------------------- what is shown


SHOWN: Final = Path(sys.modules["seido"].__file__ or "").parent / "lessons" / "shown.json"
"""The message of every wrong example in both languages, from which the pages are made."""


def shown_now(folder: Path, by_hand: dict[str, Diagnostic]) -> dict[str, dict[str, str]]:
    """All messages, as they are now."""
    held: dict[str, dict[str, str]] = {}
    for code, kind in catalogue().items():
        if code in by_hand:
            held[code] = {str(language): text for language, text in _shown([by_hand[code]], {}).items()}
            continue
        (folder / code).mkdir()
        tried = try_example(kind, kind.wrong, folder / code)
        held[code] = {str(language): text for language, text in tried.shown.items()}
    return held


def read_shown() -> dict[str, dict[str, str]]:
    """What the package holds."""
    read: dict[str, dict[str, str]] = json.loads(SHOWN.read_text(encoding="utf-8"))
    return read
