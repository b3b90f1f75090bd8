"""Every example of the hand-written language guide compiles, its quotes proved against the real document."""

from __future__ import annotations

import re

import pytest
from tests.emit.emitting import context_of, rendered
from tests.support import ROOT

from seido.emit.documents import emit_documents
from seido.pipeline import compile_sources
from seido.source.text import Source

GUIDE = (ROOT / "docs" / "language" / "index.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```seido\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
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


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) > 15


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_of_the_guide_compiles(example: str) -> None:
    policy = example if example.startswith("資料") else PREAMBLE + example
    compiled = compile_sources({"guide.pol": Source("guide.pol", policy)}, lambda _name, _span: PRINTED)
    assert [(found.kind.code, dict(found.facts)) for found in compiled.diagnostics if found.is_error] == []
    documents = emit_documents(context_of(compiled))
    assert all(not rendered(text).unbalanced for name, text in documents.items() if name.endswith(".md"))
