"""The examples of the catalogue: what is shown as wrong gives that code and no other, what is shown as corrected none.

An example is a few lines, as `seido explain` shows it. Here it is set into a small policy set: a 資料 whose text holds
what the example quotes, a 制度 around it, and the declarations whose names it uses and does not declare.
"""

from __future__ import annotations

import io
import re
import shlex
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from seido import cli
from seido.analyse.unused import UNUSED
from seido.pipeline import Compiled, compile_sources
from seido.source.catalogue import cases, catalogue
from seido.source.diagnostic import Diagnostic, Kind, Severity
from seido.source.language import LANGUAGES, Language
from seido.source.render import wording
from seido.source.text import Source, Span

# ------------------------------------------------------------------------------------- what is not compiled, and why

_OTHER_TESTS: Final = {
    "S01": "how text is read is tried with the parser, in the tests of the syntax",
    "S04": "quotes are shown without the document they are held against; tried in the tests of the citations",
    "S1010": "an extra that is not installed; tried in the tests of the command",
    "S09": "files, folders and the command itself; tried in the tests of the project and of the command",
}
"""Families whose examples are not compiled here, by the beginning of their codes."""

_AT_RUN_TIME: Final = "S08"
"""The family of cases: its examples are commands, or the JSON of a case, and are run."""

_WITHOUT_DOCUMENT: Final = "S0222"
"""The kind whose wrong example is a set without a 資料; it is given none."""

# ------------------------------------------------------------------------------------------------- the set around it

_DOCUMENT: Final = (
    "資料 r6\n  題名 「資料」\n  発行 「総務省」  令和6年5月\n  年度 令和6年度\n  本文 「sources/r6.txt」\n"
)
_SCHEME: Final = "制度 例の制度 (rei)\n"
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


def _surroundings(example: str) -> str:
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


def _document_text(policies: str) -> str:
    """A source text that says what the policies quote, each once, on lines of their own."""
    quotes = dict.fromkeys(quote for cited in _CITED.findall(policies) for quote in _QUOTED.findall(cited))
    lines = [quote for quote in quotes if not any(quote in other for other in quotes if other != quote)]
    return "".join(f"{line}\n" for line in ("令和6年度 地域力創造グループの新規・拡充施策等", *lines))


def _begins(text: str, word: str) -> bool:
    return any(line.startswith(word + " ") or line == word for line in text.splitlines())


@cache
def compile_example(example: str, *, with_document: bool = True) -> Compiled:
    """An example, compiled within a set of its own."""
    policy = f"{example}\n"
    if not any(_begins(example, word) for word in _HEADERS):
        policy = f"{_SCHEME}{_surroundings(example)}{policy}"
    if with_document and not _begins(example, "資料"):
        policy = f"{_DOCUMENT}{policy}"

    def read_document(body: str, _at: Span) -> Source | Diagnostic:
        return Source(f"policies/{body}", _document_text(policy))

    return compile_sources({"policies/rei.pol": Source("policies/rei.pol", policy)}, read_document)


def weighty(compiled: Compiled, shown: Kind | None = None) -> list[str]:
    """The codes of all findings that a person must act on: errors and warnings.

    An example is a fragment, in which much is declared that nothing uses; of that it is asked only where it is ``shown``.
    """
    left_out = UNUSED - {shown}
    return [
        each.kind.code
        for each in compiled.diagnostics
        if each.kind is shown or (each.kind.severity is not Severity.INFO and each.kind not in left_out)
    ]


# -------------------------------------------------------------------------------------------------- what is compiled


def _compiled_kinds() -> list[Kind]:
    """The kinds whose examples are policy text, in the order of their codes."""
    return [
        kind
        for code, kind in catalogue().items()
        if not code.startswith(tuple(_OTHER_TESTS)) and not code.startswith(_AT_RUN_TIME)
    ]


each_kind = pytest.mark.parametrize("kind", _compiled_kinds(), ids=lambda kind: kind.code)


@each_kind
def test_a_wrong_example_gives_its_code_and_no_other(kind: Kind) -> None:
    compiled = compile_example(kind.wrong, with_document=kind.code != _WITHOUT_DOCUMENT)
    assert weighty(compiled, kind) == [kind.code]


@each_kind
def test_a_corrected_example_gives_no_finding(kind: Kind) -> None:
    assert weighty(compile_example(kind.corrected), kind) == []


@each_kind
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_told_all_that_it_wants_to_say(kind: Kind, language: Language) -> None:
    """No ``{name}`` is left standing for a fact that the pass does not give, and none is written as if for Python."""
    compiled = compile_example(kind.wrong, with_document=kind.code != _WITHOUT_DOCUMENT)
    for finding in compiled.diagnostics:
        for text in (finding.kind.title, finding.kind.message, finding.kind.remedy):
            said = wording(text, finding.facts, language)
            assert not re.search(r"\{\w+\}|\bFraction\(|\bNone\b|Unit\(", said)
        assert {label.key for label in finding.labels} <= set(finding.kind.labels)
        for label in finding.labels:
            assert "{" not in wording(finding.kind.labels[label.key], label.facts, language)


def test_examples_are_short() -> None:
    """An author sees at a glance what is meant; two whole 資料 are the longest."""
    for kind in _compiled_kinds():
        assert max(len(kind.wrong.splitlines()), len(kind.corrected.splitlines())) <= 9, kind.code


def test_every_kind_is_tried_here_or_known_to_be_tried_elsewhere() -> None:
    tried = {kind.code for kind in _compiled_kinds()} | {kind.code for kind in _run_kinds()}
    others = {code for code in catalogue() if code.startswith(tuple(_OTHER_TESTS))}
    assert tried | others == set(catalogue())
    assert not tried & others


# ----------------------------------------------------------------------------------------------------- what is run

_CASE_SCHEMES: Final = """
制度 分散型エネルギーインフラプロジェクト (bunsan_energy)
{energy}
  解釈 上限の当て方
    策定経費に当てる 「上限は策定経費にかかる」   採用
    補助額に当てる   「上限は補助額にかかる」
  要件 団体 : 団体区分 が 市町村
  算定 補助額 : 円 = 策定経費 × 補助率   端数 記載なし「端数処理は印字されていない」

制度 集落支援員 (shuraku_shienin)
{hamlet}
"""


def _run_kinds() -> list[Kind]:
    return [kind for code, kind in catalogue().items() if code.startswith(_AT_RUN_TIME)]


each_run_kind = pytest.mark.parametrize("kind", _run_kinds(), ids=lambda kind: kind.code)


def _project(folder: Path, example: str) -> None:
    """A project of two schemes; one that the example writes itself stands for its own."""
    hamlet = "\n".join(line for line in example.splitlines() if line.startswith("  "))
    policy = _DOCUMENT + _CASE_SCHEMES.format(
        energy=_surroundings("団体区分、策定経費、補助率"),
        hamlet=(_surroundings("支援員") + hamlet) if hamlet else _surroundings("措置対象額"),
    )
    policies = folder / "policies" / "r6"
    (policies / "sources").mkdir(parents=True)
    (policies / "rei.pol").write_text(policy, encoding="utf-8")
    (policies / "sources" / "r6.txt").write_text(_document_text(policy), encoding="utf-8")


def _codes_of_run(folder: Path, example: str) -> list[str]:
    """The codes that a command, or the JSON of a case, comes to."""
    _project(folder, example)
    commands = [line for line in example.splitlines() if line.startswith("$ ")]
    arguments = ["run", "bunsan_energy", "--case", str(folder / "jirei.json")]
    if commands:
        arguments = shlex.split(commands[-1])[2:]
    else:
        (folder / "jirei.json").write_text(example, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    cli.run([*arguments, "--project", str(folder)], out, err, {})
    assert "Traceback" not in err.getvalue()
    return re.findall(r"（(S\d{4})）", err.getvalue())


@each_run_kind
def test_a_wrong_case_gives_its_code_and_no_other(kind: Kind, tmp_path: Path) -> None:
    codes = _codes_of_run(tmp_path, kind.wrong)
    assert [code for code in codes if code.startswith(_AT_RUN_TIME)] == [kind.code]
    assert len(codes) == (2 if kind is cases.SCHEME_BROKEN else 1), "what broke the scheme is said beside it"


@each_run_kind
def test_a_corrected_case_gives_no_finding(kind: Kind, tmp_path: Path) -> None:
    assert _codes_of_run(tmp_path, kind.corrected) == []


# ------------------------------------------------------------------------------------- one mistake, one message

_RATE: Final = (
    "算定 補助額 : 円\n  原則 策定経費 × 1/2   出典 r6「経費の1/2（千円未満切捨て）」   端数 千円未満 切捨て\n"
)

_SINGLE_MISTAKES: Final = {
    "S0204 a misspelt row of a table leaves no gap of its own": (
        "表 任用ごとの額[任用] : 万円   出典 r6「額（万円）」\n"
        "  | 任用 | 額  |\n  | 専任 | 485 |   出典 r6「専任 485」\n  | 兼務 | 40  |   出典 r6「兼任 40」"
    ),
    "S0221 a scheme pasted twice": "制度 集落点検 (tenken)\n制度 集落点検 (tenken)",
    "S0305 a year that is written twice in a chain": (
        "基準 経費の上限 : 円 = 2,000万円 → 令和6年度 3,000万円 → 令和6年度 4,000万円\n"
        "  出典 r6「2,000万円⇒令和6年度3,000万円⇒令和6年度4,000万円」"
    ),
    "S0510 two lines of one 算定 that round differently": (
        _RATE
        + "  ただし 条件不利地域 のとき 策定経費 × 2/3   出典 r6「条件不利地域は2/3（1円未満切捨て）」   端数 1円未満 切捨て"
    ),
    "S0609 a 推移 without figures": "推移 隊員数 : 人\n  | 隊員数 | 令和4年度 |",
    "S0615 a 解釈 with one reading, which is not adopted": "解釈 上限の当て方\n  策定経費に当てる 「上限は策定経費にかかる」",
    "S0702 the only result of an example has no name that is known": (
        "例 「上限で止まる」\n  | 例 | 策定経費  | 結果 対象経費額 |\n  | 1  | 2,400万円 | 2,000万円       |"
    ),
}


@pytest.mark.parametrize(("said", "policy"), _SINGLE_MISTAKES.items(), ids=list(_SINGLE_MISTAKES))
def test_one_mistake_gives_one_message(said: str, policy: str) -> None:
    assert weighty(compile_example(policy)) == [said[:5]]


def test_lines_that_round_alike_are_no_mistake() -> None:
    alike = "  ただし 条件不利地域 のとき 策定経費 × 2/3   出典 r6「条件不利地域は2/3（千円未満切捨て）」   端数 千円未満 切捨て"
    assert weighty(compile_example(_RATE + alike)) == []


def test_a_boundary_after_a_product_is_held_against_the_quote() -> None:
    """以上 at the end of 総事業費 × 1/2 belongs to the 1/2 of the document; 超 there is another rule."""
    right = "要件 割合 : 策定経費 が 総事業費 × 1/2 以上   出典 r6「総事業費の1/2以上」"
    assert weighty(compile_example(right)) == []
    assert weighty(compile_example(right.replace("1/2 以上", "1/2 超"))) == ["S0412"]
