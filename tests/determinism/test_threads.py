"""Compilations beside one another: each gives what it gives alone, whatever runs at the same time or ran before."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Final

import pytest
from tests.emit.checking import GOLDEN
from tests.emit.emitting import context_of
from tests.support import compile_text

from seido.citations.references import References
from seido.emit.checker import emit_package
from seido.emit.documents import emit_documents
from seido.pipeline import Compiled, compile_sources
from seido.source.render import render_json, render_text
from seido.source.text import Source

_TIMES: Final = 200 if "SEIDO_SLOW" in os.environ else 24
_POLICIES: Final[Mapping[str, str]] = {
    "same names, one": "  区分 甲 = 子、丑\n  入力 甲 : 甲\n  入力 額 : 円\n  算定 計 : 円 = 額 × 2   解釈 「倍。」\n",
    "same names, other": "  区分 甲 = 寅、卯、辰\n  入力 甲 : 甲\n  入力 額 : 人\n  算定 計 : 人 = 額\n",
    "errors": "  入力 額 : 円\n  算定 計 : 円 = 額 + 人数\n  備考 「閉じない\n  算定 計 : 円 = 1円\n",
    "quotes": "  基準 率 : 割合 = 1/2   出典 t「率は1/2」\n  基準 額 : 円 = 5万円   出典 t「額は5万円」\n",
    "quotes that differ": "  基準 率 : 割合 = 1/3   出典 t「率は1/2」\n  基準 額 : 円 = 6万円   出典 t「額は5万円」\n",
    "clauses": "  入力 額 : 円\n  算定 計 : 円\n    原則 0円   解釈 「一。」\n"
    + "".join(f"    ただし 額 が {at}円以上 のとき {at}円   解釈 「二。」\n" for at in range(1, 30)),
}
_PRINTED: Final = "率は1/2\n額は5万円\n"


def _golden(case: str) -> Compiled:
    folder = GOLDEN / case
    text = folder / "t.txt"
    document = Source("t.txt", text.read_text("utf-8") if text.exists() else "")
    policy = Source("input.pol", (folder / "input.pol").read_text("utf-8"))
    return compile_sources({"input.pol": policy}, lambda _name, _span: document)


def _digest(name: str) -> str:
    """All that comes of one policy."""
    compiled = compile_text(_POLICIES[name], _PRINTED) if name in _POLICIES else _golden(name)
    made = [render_text(compiled.diagnostics, compiled.sources, "ja", color=False)]
    made.append(render_json(compiled.diagnostics, compiled.sources, "en"))
    made += [repr(figure) for figure in compiled.figures]
    if compiled.irs:
        files = dict(emit_package(compiled.irs, compiled.program.documents, References(compiled.documents)))
        files |= emit_documents(context_of(compiled))
        made += [f"{path}\n{text}" for path, text in files.items()]
    return sha256("\0".join(made).encode()).hexdigest()


_NAMES: Final = (*_POLICIES, "rates", "rows", "special", "rounding", "hostile")


@pytest.fixture
def often() -> Iterator[None]:
    """Threads that give way to one another as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("often")
def test_compilations_in_threads_do_not_disturb_one_another() -> None:
    alone = {name: _digest(name) for name in _NAMES}
    assert len(set(alone.values())) == len(_NAMES)
    chance = random.Random(1)
    asked = [chance.choice(_NAMES) for _ in range(_TIMES)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(_digest, asked))
    assert [name for name, digest in zip(asked, found, strict=True) if digest != alone[name]] == []


def test_what_was_compiled_before_leaves_no_trace() -> None:
    alone = {name: _digest(name) for name in _NAMES}
    for name in reversed(_NAMES):
        assert _digest(name) == alone[name]
