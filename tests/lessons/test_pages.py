"""The pages of the messages: whole, harmless, and the same in a terminal and on the site."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from seido import cli
from seido.lessons.lesson import lesson, lessons
from seido.lessons.pages import pages
from seido.site.build import build_site
from seido.source.catalogue import catalogue
from seido.source.diagnostic import Kind, Severity, Text
from seido.source.language import LANGUAGES, Language

_CONFIG = "site_name: 試験\ntheme:\n  name: seido\nplugins:\n  - seido:\n      diagnostics: true\n"
each_code = pytest.mark.parametrize("code", list(catalogue()))


def test_every_code_has_a_page_and_the_index_leads_to_it() -> None:
    made = pages()
    index = made["diagnostics/index.md"]
    assert set(made) == {"diagnostics/index.md", *(f"diagnostics/{code}.md" for code in catalogue())}
    assert re.findall(r"\]\((S\d{4})\.md\)", index) == list(catalogue())


@each_code
def test_a_page_shows_example_message_and_correction_as_they_are(code: str) -> None:
    page = pages()[f"diagnostics/{code}.md"]
    tokens = MarkdownIt("commonmark").parse(page)
    shown = [token.content.rstrip("\n") for token in tokens if token.type == "fence"]
    held = lesson(catalogue()[code])
    document = [held.kind.document] if held.kind.document else []
    assert shown == [held.kind.wrong, *document, held.printed.ja, held.kind.corrected, held.printed.en]
    assert not any(token.type in ("html_block", "html_inline") for token in tokens)
    assert f"（{code}）" in held.printed.ja
    assert f"({code})" in held.printed.en


@each_code
@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_prints_what_the_page_shows(code: str, language: Language) -> None:
    out = io.StringIO()
    assert cli.run(["explain", code, "--lang", language], out, io.StringIO(), {}) == 0
    said = out.getvalue()
    held = lesson(catalogue()[code])
    printed = held.printed.ja if language == "ja" else held.printed.en
    for body in (held.kind.wrong, held.kind.document, printed, held.kind.corrected):
        assert all(line in said for line in body.splitlines())


def test_a_kind_that_no_message_is_held_of_still_has_a_lesson() -> None:
    word = Text("語", "word")
    assert lesson(Kind("S0199", Severity.ERROR, word, word, word)).printed == Text("", "")
    assert all(each.printed.ja for each in lessons())


def test_a_site_has_the_pages_where_they_are_wanted_and_its_menu_only_their_index(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# はじめに\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    assert build_site(tmp_path, tmp_path / "build", tmp_path / "site") == ()
    built = {path.name for path in (tmp_path / "site" / "diagnostics").glob("*.html")}
    assert built == {"index.html", *(f"{code}.html" for code in catalogue())}
    home = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "diagnostics/index.html" in home
    assert "S0401.html" not in home
    page = (tmp_path / "site" / "diagnostics" / "S0401.html").read_text(encoding="utf-8")
    assert "引用が資料の文と一致しません" in page


def test_a_site_of_others_is_not_filled_with_pages_of_messages(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# はじめに\n", encoding="utf-8")
    build_site(tmp_path, tmp_path / "build", tmp_path / "site")
    assert not (tmp_path / "site" / "diagnostics").exists()
