"""An interpreter that remembers within a case says what one says that computes everything again."""

from __future__ import annotations

import pytest
from tests.emit.checking import Drawing
from tests.support import compile_reference

from seido.evaluate import Evaluator, computer, specify
from seido.values.answer import assess

SCHEMES = sorted(compile_reference().irs)
CASES = 20
MISSING = 0.4  # of the cases leave something out: those are what is computed again and again


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_remembered_is_what_would_be_computed(scheme: str) -> None:
    ir = compile_reference().irs[scheme]
    evaluator, spec = Evaluator(ir), specify(ir)
    for case in Drawing(ir, 27).cases(CASES, MISSING):
        regime = ir.regime(case.year)
        compute = computer(regime) if regime.applies else None
        again = assess(spec, compute, case.inputs, case.items, case.year, case.readings)
        assert evaluator.evaluate(case.inputs, case.items, case.year, case.readings) == again, case
