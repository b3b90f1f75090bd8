"""Emitted checkers as they read, held against files: ``tests/golden/checkers/CASE/input.pol`` and ``trial.py``."""

from __future__ import annotations

import pytest
from tests.emit.checking import GOLDEN, compile_golden, package_of

CASES = ("rates", "rows", "special", "rounding", "hostile")


@pytest.mark.parametrize("case", CASES)
def test_a_checker_is_emitted_as_the_golden_file_shows(case: str, update: bool) -> None:  # noqa: FBT001  a fixture
    emitted = package_of(compile_golden(case))["checkers/trial.py"]
    golden = GOLDEN / case / "trial.py"
    if update:
        golden.write_text(emitted, encoding="utf-8")
    assert emitted == golden.read_text("utf-8")


def test_the_same_policy_gives_the_same_bytes() -> None:
    assert package_of(compile_golden("special")) == package_of(compile_golden("special"))
