"""Generated checkers against the reference interpreter: the same answers, marks and events, and the same plain amounts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.emit.checking import compare, compile_golden, draw_cases, load, package_of, reference, write_package


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(package_of(reference()), tmp_path_factory.mktemp("reference"))


@pytest.mark.parametrize("scheme", ["shuraku_shienin", "bunsan_energy", "furusato_yushi"])
def test_a_checker_of_a_whole_scheme_says_what_the_interpreter_says(scheme: str, package: Path) -> None:
    ir = reference().irs[scheme]
    answers, results = compare(load(package, scheme), ir, draw_cases(ir, 2_100, seed=20240527, missing=0.03))
    assert answers == 2_100
    assert results >= 2_000


def test_every_checker_of_the_reference_set_says_what_the_interpreter_says(package: Path) -> None:
    for name, ir in reference().irs.items():
        answers, _ = compare(load(package, name), ir, draw_cases(ir, 60, seed=5))
        assert answers == 60


@pytest.mark.parametrize("case", ["rates", "rows", "special", "rounding", "hostile"])
def test_a_checker_of_every_construct_says_what_the_interpreter_says(case: str, tmp_path: Path) -> None:
    compiled = compile_golden(case)
    ir = compiled.irs["trial"]
    module = load(write_package(package_of(compiled), tmp_path), "trial")
    answers, results = compare(module, ir, draw_cases(ir, 400, seed=1))
    assert answers == 400
    assert results >= 300
