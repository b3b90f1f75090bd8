"""What tests of several rooms share: compiling a text as a person would, without files."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

from seido.analyse.unused import UNUSED
from seido.ir.nodes import SchemeIR
from seido.pipeline import Compiled, compile_sources
from seido.project import compile_set, find_project
from seido.source.diagnostic import Diagnostic
from seido.source.text import Source, Span

ROOT = Path(__file__).parents[1]

DOCUMENT = """\
資料 t
  題名 「試験の資料」
  発行 「総務省」 令和6年5月
  年度 令和6年度
  本文 「t.txt」
"""

SCHEME = "制度 試験 (trial)\n"


def compile_text(policy: str, printed: str = "", *, head: str = DOCUMENT + SCHEME) -> Compiled:
    """Compile declarations in a scheme of their own; ``printed`` is the text of the source document ``t``."""
    document = Source("t.txt", printed)

    def read(name: str, span: Span) -> Source | Diagnostic:
        assert (name, span.path) == ("t.txt", "test.pol")
        return document

    return compile_sources({"test.pol": Source("test.pol", head + policy)}, read)


def codes(compiled: Compiled, *, unused: bool = False) -> list[str]:
    """The codes of what was found, in order.

    A test declares a fragment of a scheme; what nothing in it uses is told only where that is asked for.
    """
    return [found.kind.code for found in compiled.diagnostics if unused or found.kind not in UNUSED]


def facts(compiled: Compiled, code: str) -> Mapping[str, str]:
    """The facts of the first finding of a code."""
    found = next(each for each in compiled.diagnostics if each.kind.code == code)
    return {name: fact if isinstance(fact, str) else fact.ja for name, fact in found.facts.items()}


def ir_of(compiled: Compiled, scheme: str = "trial") -> SchemeIR:
    """The IR of a scheme that compiled without an error; the message shows the errors there are."""
    assert not compiled.failed, [(each.kind.code, dict(each.facts)) for each in compiled.diagnostics]
    return compiled.irs[scheme]


def yen(amount: int) -> Fraction:
    """An amount in 円."""
    return Fraction(amount)


@cache
def compile_reference() -> Compiled:
    """The reference policy set, from the files of the project; compiled once in a process, and changed by nobody."""
    project = find_project([ROOT / "policies" / "r6"], ROOT)
    assert not isinstance(project, Diagnostic)
    return compile_set(project.sets[0])
