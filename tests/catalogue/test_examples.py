"""The examples of the catalogue: what is shown as wrong gives that code and no other, what is shown as corrected none.

An example is a few lines, as `seido explain` and its page show it; `tests.catalogue.trying` sets it into a small policy
set. What the page prints as the message is what the compiler prints: ``pytest --update`` renews it.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

import pytest
from tests.catalogue import trying
from tests.catalogue.trying import (
    NEEDS_PERMISSIONS,
    NEEDS_PORT,
    SHOWN,
    compile_example,
    is_run,
    read_shown,
    shown_now,
    try_example,
)

from seido.commands import serve
from seido.source.catalogue import analyses, cases, catalogue
from seido.source.catalogue import project as project_kinds
from seido.source.diagnostic import Diagnostic, Kind
from seido.source.json_text import json_text
from seido.source.language import LANGUAGES, Language
from seido.source.render import wording

_IS_ROOT: Final = os.geteuid() == 0
_ANALYSES: Final = {kind.code for kind in vars(analyses).values() if isinstance(kind, Kind)}
_KINDS: Final = tuple(catalogue().values())
_BESIDE: Final = {cases.SCHEME_BROKEN.code: "what broke the scheme is said beside it"}
"""Kinds beside whose message another belongs."""

each_kind = pytest.mark.parametrize("kind", _KINDS, ids=lambda kind: kind.code)


def weighty(policy: str) -> list[str]:
    return trying.weighty(compile_example(policy).diagnostics)


def _skip_what_root_may(kind: Kind) -> None:
    if kind.code in NEEDS_PORT:
        pytest.skip("a server; tests/preview tries it")
    if _IS_ROOT and kind.code in NEEDS_PERMISSIONS:
        pytest.skip("root may read every file; run as another user")


@each_kind
def test_a_wrong_example_gives_its_code_and_no_other(kind: Kind, tmp_path: Path) -> None:
    _skip_what_root_may(kind)
    codes = try_example(kind, kind.wrong, tmp_path).codes
    if kind.code in _BESIDE:
        assert kind.code in codes
        codes = [code for code in codes if code == kind.code]
    assert codes == [kind.code]


@each_kind
def test_a_corrected_example_gives_no_finding(kind: Kind, tmp_path: Path) -> None:
    _skip_what_root_may(kind)
    assert try_example(kind, kind.corrected, tmp_path).codes == []


def test_the_pages_show_what_the_compiler_prints(tmp_path: Path, *, update: bool) -> None:
    """No message on a page is an old one."""
    by_hand = {
        "S0905": Diagnostic(
            project_kinds.FOLDER_UNREADABLE, None, {"folder": "policies/r6", "reason": "Permission denied"}
        ),
        "S0912": Diagnostic(project_kinds.FILE_FORBIDDEN, None, {"path": "policies/r6/shuraku.pol"}),
    }
    by_hand["S0923"] = Diagnostic(
        project_kinds.SERVE_FAILED, None, {"address": "127.0.0.1:8000", "reason": serve.IN_USE}
    )
    assert set(by_hand) == NEEDS_PERMISSIONS | NEEDS_PORT
    now = shown_now(tmp_path, by_hand)
    assert all(text for shown in now.values() for text in shown.values()), [
        c for c, t in now.items() if not all(t.values())
    ]
    if update:
        SHOWN.write_text(json_text(now), encoding="utf-8")
    assert read_shown() == json.loads(json_text(now))


@pytest.mark.parametrize(
    "kind",
    [kind for kind in _KINDS if not is_run(kind) and not kind.code.startswith("S01")],
    ids=lambda kind: kind.code,
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_told_all_that_it_wants_to_say(kind: Kind, language: Language) -> None:
    """No ``{name}`` is left standing for a fact that the pass does not give, and none is written as if for Python."""
    compiled = compile_example(kind.wrong, kind.document, with_document=kind.code != trying.WITHOUT_DOCUMENT)
    for finding in compiled.diagnostics:
        for text in (finding.kind.title, finding.kind.message, finding.kind.remedy):
            said = wording(text, finding.facts, language)
            assert not re.search(r"\{\w+\}|\bFraction\(|\bNone\b|Unit\(", said)
        assert {label.key for label in finding.labels} <= set(finding.kind.labels)
        for label in finding.labels:
            assert "{" not in wording(finding.kind.labels[label.key], label.facts, language)


def test_examples_are_short() -> None:
    """An author sees at a glance what is meant; two whole 資料 are the longest."""
    for kind in _KINDS:
        assert max(len(kind.wrong.splitlines()), len(kind.corrected.splitlines())) <= 9, kind.code


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
    assert weighty(policy) == [said[:5]]


def test_lines_that_round_alike_are_no_mistake() -> None:
    alike = "  ただし 条件不利地域 のとき 策定経費 × 2/3   出典 r6「条件不利地域は2/3（千円未満切捨て）」   端数 千円未満 切捨て"
    assert weighty(_RATE + alike) == []


def test_a_boundary_after_a_product_is_held_against_the_quote() -> None:
    """以上 at the end of 総事業費 × 1/2 belongs to the 1/2 of the document; 超 there is another rule."""
    right = "要件 割合 : 策定経費 が 総事業費 × 1/2 以上   出典 r6「総事業費の1/2以上」"
    assert weighty(right) == []
    assert weighty(right.replace("1/2 以上", "1/2 超")) == ["S0412"]
