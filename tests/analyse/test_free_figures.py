"""Figures in texts that are published as written: each is borne out, or a warning names it."""

from __future__ import annotations

import pytest
from tests.support import ROOT, compile_text

from seido.project import compile_set, find_project

PRINTED = "補助の上限は、1件につき300万円\n加算は、5割とする\n期間は令和5年度から\n"
LIMIT = "  基準 上限額 : 円 = 300万円   出典 t「補助の上限は、1件につき300万円」\n"


def named(policy: str) -> list[tuple[str, str]]:
    """The figures that the warning names, with what stands at its place."""
    compiled = compile_text(policy, PRINTED)
    found = [each for each in compiled.diagnostics if each.kind.code == "S1080"]
    text = {path: source.text for path, source in compiled.sources.items()}
    return [
        (str(each.facts["figure"]), text[each.span.path][each.span.start : each.span.end])
        for each in found
        if each.span is not None
    ]


@pytest.mark.parametrize("kind", ["要点", "備考", "概要", "使途"])
def test_a_figure_that_nothing_bears_out_is_named_where_it_stands(kind: str) -> None:
    assert named(f"{LIMIT}  {kind} 「上限は、310万円です。」\n") == [("310万円", "310万円")]


@pytest.mark.parametrize(
    "text",
    [
        "備考 「上限は300万円です。」",
        "備考 「上限は３００万円です。」",
        "備考 「「5割とする」と印字されています。」",
        "備考 「加算は5割です。」   出典 t「加算は、5割とする」",
        "備考 「なければ0円と答えます。」",
        "入力 対象 : はい・いいえ   「加算は、5割とする事業ですか。」",
        "備考 「令和6年度の定めです。」",
        "入力 経費 : 円   「上限の300万円までを答えます。」",
    ],
)
def test_what_is_proved_cited_or_repeated_is_no_finding(text: str) -> None:
    assert named(f"{LIMIT}  {text}\n") == []


def test_a_figure_of_another_unit_is_not_the_same() -> None:
    assert named(f"{LIMIT}  備考 「300万人です。」\n") == [("300万人", "300万人")]


def test_the_reference_policies_have_no_figure_without_proof() -> None:
    project = find_project([ROOT / "policies"], ROOT)
    assert hasattr(project, "sets")
    assert [each for each in compile_set(project.sets[0]).diagnostics if each.kind.code == "S1080"] == []
