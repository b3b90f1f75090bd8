"""The lexer for Pygments: found by its name, and nothing of a text is lost."""

from __future__ import annotations

import pytest
from tests.support import ROOT

pygments = pytest.importorskip("pygments", reason="the extra seido[pygments] is not installed")


def test_pygments_finds_the_lexer_by_its_name_and_its_files() -> None:
    from pygments.lexers import get_lexer_by_name, get_lexer_for_filename  # noqa: PLC0415

    assert type(get_lexer_by_name("pol")).__name__ == "PolLexer"
    assert type(get_lexer_for_filename("a.pol")).__name__ == "PolLexer"


def test_every_policy_is_coloured_whole() -> None:
    from pygments.token import Token  # noqa: PLC0415

    from seido.site.lexer import PolLexer  # noqa: PLC0415

    for path in sorted((ROOT / "policies").rglob("*.pol")):
        text = path.read_text(encoding="utf-8")
        found = list(PolLexer().get_tokens_unprocessed(text))
        assert "".join(piece for _, _, piece in found) == text
        assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)
    kinds = {
        piece: kind for _, kind, piece in PolLexer().get_tokens_unprocessed("制度 甲 # 注\n  基準 額 : 円 = 5万円\n")
    }
    assert kinds["制度"] is Token.Keyword.Declaration
    assert kinds["5万円"] is Token.Literal.Number
    assert kinds["# 注"] is Token.Comment.Single
