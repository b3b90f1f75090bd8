"""Examples that are answered once, for the check and for the page."""

from __future__ import annotations

import pytest
from tests.support import compile_reference

from seido.analyse.examples import answer_examples, run_examples
from seido.evaluate import evaluate

SCHEMES = ("shuraku_shienin", "gx_adviser", "local10000", "bunsan_energy")


@pytest.mark.parametrize("name", SCHEMES)
def test_results_are_the_same_whether_the_whole_answers_are_wanted_or_not(name: str) -> None:
    ir = compile_reference().irs[name]
    assert run_examples(ir, whole=True) == run_examples(ir)


@pytest.mark.parametrize("name", SCHEMES)
def test_whole_answers_are_those_of_the_interpreter(name: str) -> None:
    ir = compile_reference().irs[name]
    for each in answer_examples(ir):
        example = each.example
        assert each.answer == evaluate(ir, example.inputs, example.items, example.year, example.readings)


def test_some_examples_wait_for_an_input_and_some_for_none() -> None:
    irs = compile_reference().irs
    assert {each.waiting for name in SCHEMES for each in answer_examples(irs[name])} == {True, False}
