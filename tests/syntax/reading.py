"""What the tests of the syntax share: reading a text, and looking at what came of it."""

from __future__ import annotations

from pathlib import Path

from seido.source.text import Source
from seido.syntax import tree
from seido.syntax.parse import Parsed, parse

ROOT = Path(__file__).parents[2]
POLICIES = tuple(sorted((ROOT / "policies" / "r6").glob("*.pol")))


def read(text: str) -> Parsed:
    """A whole file."""
    return parse(Source("test.pol", text))


def declarations(text: str) -> tuple[tree.Declaration, ...]:
    """The declarations of a scheme, which must be without mistakes."""
    parsed = read(f"制度 試験 (trial)\n{text}\n")
    assert not parsed.diagnostics, [(each.kind.code, dict(each.facts)) for each in parsed.diagnostics]
    (scheme,) = parsed.file.blocks
    assert isinstance(scheme, tree.SchemeDeclaration)
    return scheme.declarations


def codes(text: str) -> list[str]:
    """The codes of the mistakes of a whole file, in order."""
    return [each.kind.code for each in read(text).diagnostics]


def mistakes(text: str) -> list[str]:
    """The codes of the mistakes of declarations in a scheme."""
    return codes(f"制度 試験 (trial)\n{text}\n")
