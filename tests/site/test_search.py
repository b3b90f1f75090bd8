"""The search index: what stands in it, what ranks it, and which terms may be asked for shortened."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest
from tests.support import compile_reference

from seido.emit.documents import emit_documents
from seido.outputs import context_of
from seido.site import plugin
from seido.site.search import Entry, Rank, Section, Weight, index_script, sections, terms

PAGE = """\
<h1 id="x">甲の補助</h1><p>はじめに</p>
<h2 id="glance">ひと目で</h2><p>100万円<sup>確</sup></p>
<h2 id="amount">いくらですか</h2><h3 id="y">補助額</h3><p>経費の半分</p>
<h2 id="examples">計算例</h2><h3 id="z">町の例</h3><td>99万円</td><td>1円</td>
<h2 id="notes">注</h2><p>なし</p>
"""


def entry(title: str, text: str, rank: Rank) -> Entry:
    """A page of one section."""
    return Entry("a.html", title, "制度", rank, (Section("", title, text),))


def test_cases_weigh_less_and_what_is_said_first_weighs_more() -> None:
    weights = {each.anchor: each.weight for each in sections(PAGE)}
    assert weights == {
        "x": Weight.HEADLINE,
        "glance": Weight.HEADLINE,
        "amount": Weight.TEXT,
        "y": Weight.TEXT,
        "examples": Weight.CASE,
        "z": Weight.CASE,
        "notes": Weight.TEXT,
    }


def test_figures_of_neighbouring_cells_do_not_grow_together() -> None:
    assert "99万円 1円" in {each.text for each in sections(PAGE)}


def test_terms_are_titles_compounds_and_quoted_names_of_schemes_and_sources() -> None:
    found = terms(
        (
            entry("甲の補助", "過疎対策事業債と過疎対策事業債、「おためし地域おこし協力隊」の特別交付税", Rank.SCHEME),
            entry("メッセージ", "構文解析器の設計", Rank.INTERNAL),
        )
    )
    assert found == ("甲の補助", "過疎対策事業債", "おためし地域おこし協力隊", "特別交付税")


def test_the_index_is_data_whatever_the_texts_say() -> None:
    text = "</script><script>alert(1)</script>\u2028「`${x}`」"
    script = index_script((entry(text, text, Rank.SCHEME),))
    assert "<" not in script
    assert "\u2028" not in script
    held = json.loads(script.removeprefix("globalThis.seidoIndex = ").rstrip(";\n"))
    assert held["pages"] == [["a.html", text, "制度", 0, [["", text, 2, text]]]]


@pytest.mark.parametrize(
    ("name", "area", "rank"),
    [
        ("schemes/kigyojin.md", "制度", Rank.SCHEME),
        ("r6/schemes/kigyojin.md", "制度", Rank.SCHEME),
        ("schemes/index.md", "制度", Rank.GUIDE),
        ("sources/r6.md", "資料", Rank.SOURCE),
        ("r6/card.md", "案内", Rank.GUIDE),
        ("index.md", "案内", Rank.GUIDE),
        ("contributing.md", "案内", Rank.MANUAL),
        ("howto/tables.md", "こんなときは", Rank.GUIDE),
        ("reference/json.md", "調べる", Rank.MANUAL),
        ("diagnostics/S0401.md", "メッセージ", Rank.INTERNAL),
        ("policies/kigyojin.md", "政策ファイル", Rank.INTERNAL),
        ("en/tutorial.md", "English", Rank.INTERNAL),
    ],
)
def test_a_page_ranks_by_what_it_is_in_whichever_policy_set(name: str, area: str, rank: Rank) -> None:
    assert (plugin._area(name), plugin._rank(name)) == (area, rank)


def test_the_parts_that_weigh_less_are_parts_of_the_pages_there_are() -> None:
    """Were a part renamed, its cases would come before sources again."""
    documents = emit_documents(context_of(compile_reference()))
    pages = [text for name, text in documents.items() if PurePosixPath(name).match("schemes/*.md")]
    for part in ("glance", "examples", "drops", "checks", "engineers", "about"):
        assert any(f'id="{part}"' in page or f"#{part}" in page for page in pages), part
