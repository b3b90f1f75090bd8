"""A small slice of fuzzing, the same in every run: nothing but results and coded findings, in little time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.targets import TARGETS, compile_whole, sound
from tests.support import ROOT, SCHEME

from seido.source.text import Source
from seido.syntax.parse import parse

_TIMES = int(os.environ.get("SEIDO_FUZZ", "1"))
_SLICES = {"parse": 150, "whole": 20, "bytes": 150, "document": 60, "pipeline": 60, "case": 6, "arguments": 60}


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_but_results_and_findings(target: str, tmp_path: Path) -> None:
    """SEIDO_FUZZ=1000 tries a thousand times as many; a defect is printed with the number that brings it back."""
    found = subprocess.run(
        [
            *(sys.executable, str(ROOT / "tests" / "fuzz" / "run.py"), "--target", target, "--seed", "20240501"),
            *("--inputs", str(_TIMES * _SLICES[target]), "--save", str(tmp_path)),
        ],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert found.returncode == 0, found.stdout + found.stderr


@given(st.text(max_size=200))
def test_any_text_is_a_policy_or_a_finding(text: str) -> None:
    for whole in (text, SCHEME + text):
        source = Source("fuzz.pol", whole)
        sound(parse(source).diagnostics, {"fuzz.pol": source})


@given(
    st.lists(
        st.sampled_from(
            (
                "算定",
                "入力",
                "甲",
                "乙",
                ":",
                "=",
                "円",
                "5万円",
                "のとき",
                "ただし",
                "原則",
                "\n",
                "「甲」",
                "が",
                "（",
                "）",
            )
        ),
        max_size=40,
    )
)
def test_any_row_of_words_compiles_or_gives_a_finding(words: list[str]) -> None:
    compiled = compile_whole(SCHEME + " ".join(words))
    sound(compiled.diagnostics, compiled.sources)
