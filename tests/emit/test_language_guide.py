"""Every example of the language guide compiles, its quotes proved against the real document; they use the whole grammar.

The same of its English translation, and of the examples on other pages that nothing is done with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.docs.following import DOCS
from tests.docs.productions import all_pieces, used_pieces
from tests.emit.emitting import context_of, rendered
from tests.support import ROOT

from seido.emit.documents import emit_documents
from seido.pipeline import compile_sources
from seido.source.text import Source
from seido.syntax.vocabulary import VOCABULARY

GUIDES = ("language/index.md", "en/language.md")
PRINTED = Source(
    "r6.txt", (ROOT / "policies" / "r6" / "sources" / "r6-chiikiryoku-sozo.txt").read_text(encoding="utf-8")
)
PREAMBLE = """\
資料 r6
  題名 「見本」
  発行 「見本」 令和6年5月
  年度 令和6年度
  本文 「r6.txt」
制度 見本 (mihon)
"""
_WHOLE = re.compile("資料|制度|共通|source|scheme|common")
# An example that is a step of something belongs to the page that does it; the others stand for themselves.
_EXAMPLE = re.compile(r"(?<!-->\n)^```seido\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A blank line at the top of a file is no line of it (seido/syntax/lines.py).
_NEVER = {("start", "_NL")}


def examples(page: str) -> list[str]:
    """The examples of a page as whole files."""
    found = _EXAMPLE.findall((DOCS / page).read_text(encoding="utf-8"))
    return [example if _WHOLE.match(example) else PREAMBLE + example for example in found]


def all_examples() -> Iterator[tuple[str, str]]:
    for path in sorted(DOCS.rglob("*.md")):
        page = path.relative_to(DOCS).as_posix()
        for number, example in enumerate(examples(page)):
            yield f"{page} {number}", example


@pytest.mark.parametrize("page", GUIDES)
def test_the_examples_of_the_guide_use_the_whole_grammar(page: str) -> None:
    assert len(examples(page)) > 20
    used = {piece for example in examples(page) for piece in used_pieces(example)}
    missing = {piece for piece in all_pieces() - used if not piece.symbol.startswith("__")}
    assert missing == _NEVER


@pytest.mark.parametrize("page", GUIDES)
def test_the_guide_names_every_word_of_the_language(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    words = [each[page.startswith("en/")] for each in VOCABULARY.values()]
    assert [spellings for spellings in words if spellings and not any(word in text for word in spellings)] == []


@pytest.mark.parametrize("example", [pytest.param(text, id=name) for name, text in all_examples()])
def test_an_example_compiles(example: str) -> None:
    compiled = compile_sources({"guide.pol": Source("guide.pol", example)}, lambda _name, _span: PRINTED)
    assert [(found.kind.code, dict(found.facts)) for found in compiled.diagnostics if found.is_error] == []
    documents = emit_documents(context_of(compiled))
    assert all(not rendered(text).unbalanced for name, text in documents.items() if name.endswith(".md"))
