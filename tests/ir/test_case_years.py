"""A condition on the case's 年度 holds from its year on, also where no value changes in that year."""

from __future__ import annotations

import pytest
from tests.support import compile_text, ir_of

from seido.evaluate import evaluate
from seido.values.exact import Known, OutOfScope


@pytest.mark.parametrize(("year", "holds"), [(2000, False), (2013, False), (2014, True), (2030, True)])
def test_a_condition_may_begin_in_a_year_in_which_no_value_changes(year: int, holds: bool) -> None:  # noqa: FBT001
    ir = ir_of(compile_text("  算定 始まり : はい・いいえ = 年度 が 平成26年度 以上   各年度   解釈 「試験」\n"))
    assert evaluate(ir, {}, {}, year).values["始まり"] == Known(holds)


@pytest.mark.parametrize(("year", "holds"), [(2018, False), (2019, True), (2020, False)])
def test_a_condition_may_hold_in_a_single_year(year: int, holds: bool) -> None:  # noqa: FBT001
    ir = ir_of(compile_text("  算定 その年度 : はい・いいえ = 年度 が 令和元年度   各年度   解釈 「試験」\n"))
    assert evaluate(ir, {}, {}, year).values["その年度"] == Known(holds)


@pytest.mark.parametrize(("year", "inside"), [(2018, False), (2019, True), (2024, True)])
def test_a_part_of_a_scheme_may_begin_in_a_year_in_which_no_value_changes(year: int, inside: bool) -> None:  # noqa: FBT001
    text = "  場合 年度 が 令和元年度 以上\n    算定 答え : はい・いいえ = はい\n  場合おわり\n"
    found = evaluate(ir_of(compile_text(text)), {}, {}, year).values["答え"]
    assert found == Known(value=True) if inside else isinstance(found, OutOfScope)
