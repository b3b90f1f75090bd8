"""z3 on what is not decided without it: a proof, a refutation, and honest limits."""

from __future__ import annotations

import pytest
from tests.support import compile_text

from seido.analyse.prove import Conclusion, Method, Question, Verdict, prove
from seido.analyse.solve import solve
from seido.ir.lower import lower_statement

pytest.importorskip("z3", reason="z3-solver comes with the extra 'test' or 'verify'")


def _question(policy: str) -> Question:
    ir = compile_text(policy).irs["trial"]
    year = ir.scheme.document_year
    statement, tables = lower_statement(ir.scheme, ir.scheme.verifications[0].statement, year)
    return Question(ir, ir.regime(year), statement, tables)


def _asked(policy: str, effort: int = 1) -> tuple[Conclusion, Conclusion]:
    question = _question(policy)
    before = prove(question, effort)
    return before, solve(question, before)


INPUTS = "  入力 費用 : 円   範囲 0円以上 1億円以下\n  入力 国費 : 円   範囲 0円以上 1億円以下\n"


def test_a_sum_of_roundings_is_proved_where_bounds_alone_do_not_decide() -> None:
    """The parts rounded down are together at most the whole rounded down; bounds know nothing of that."""
    policy = (
        f"{INPUTS}  検証 「試験」\n"
        "    切捨て(費用 × 1/3、1,000円) + 切捨て(国費 × 1/3、1,000円) が 切捨て((費用 + 国費) × 1/3、1,000円) 以下\n"
    )
    before, found = _asked(policy)
    assert before.verdict is Verdict.UNDECIDED
    assert (found.verdict, found.method) == (Verdict.PROVED, Method.SOLVER)


def test_a_rounding_that_does_not_distribute_is_refuted_by_a_case_that_the_interpreter_confirms() -> None:
    policy = (
        f"{INPUTS}  検証 「試験」\n"
        "    切捨て(費用 × 1/3、1,000円) + 切捨て(国費 × 1/3、1,000円) = 切捨て((費用 + 国費) × 1/3、1,000円)\n"
    )
    _, found = _asked(policy)
    assert (found.verdict, found.method) == (Verdict.REFUTED, Method.SOLVER)
    assert found.case is not None
    one, other = found.case.inputs["費用"], found.case.inputs["国費"]
    assert not isinstance(one, str | bool)
    assert not isinstance(other, str | bool)
    assert one // 3000 + other // 3000 != (one + other) // 3000


def test_a_proof_for_some_rows_is_not_called_a_proof() -> None:
    policy = (
        "  明細 行\n    額 : 円   範囲 0円以上\n"
        "  検証 「試験」\n    合計(行 ごとに 切捨て(額、1,000円)) が 合計(行 ごとに 額) 以下\n"
    )
    before, found = _asked(policy)
    assert before.verdict is Verdict.UNDECIDED
    assert found.verdict is Verdict.UNDECIDED
    assert "3行まで" in found.why.ja
    assert prove(_question(policy)).verdict is Verdict.PROVED  # and the engine has the argument for any number


def test_what_the_document_leaves_open_stays_open() -> None:
    policy = f"{INPUTS}  基準 下限 : 円 = 記載なし「印字されていない」\n  検証 「試験」\n    費用 が 下限 以上\n"
    _, found = _asked(policy)
    assert found.verdict is Verdict.UNDECIDED
