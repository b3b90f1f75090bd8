"""原則 and ただし: the narrower condition wins, and a clash is shown by a case."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import codes, compile_text, facts, ir_of

from seido.evaluate import evaluate
from seido.values.exact import Known, Scalar

BASE = """\
  区分 団体 = 都道府県、市、町
  入力 団体 : 団体
  入力 財政力指数 : 指数   刻み 0.01
  入力 モデル性 : はい・いいえ
"""
READ = "   解釈 「試験」\n"


def rate(clauses: str) -> str:
    return BASE + "  算定 率 : 割合\n" + clauses


def test_the_narrower_threshold_wins_in_whatever_order_they_are_written() -> None:
    clauses = [
        f"    ただし 財政力指数 が 0.5未満 のとき 2/3{READ}",
        f"    ただし 財政力指数 が 0.25未満 のとき 3/4{READ}",
        f"    ただし 財政力指数 が 0.1未満 のとき 9/10{READ}",
    ]
    expected = {"0.05": "9/10", "0.1": "3/4", "0.24": "3/4", "0.25": "2/3", "0.49": "2/3", "0.5": "1/2"}
    for order in itertools.permutations(clauses):
        ir = ir_of(compile_text(rate(f"    原則 1/2{READ}" + "".join(order))))
        for index, wanted in expected.items():
            answer = evaluate(ir, {"財政力指数": Fraction(index)}, {}, 2024)
            assert answer.values["率"] == Known(Fraction(wanted))


def test_a_clash_is_an_error_with_a_case_that_one_can_type() -> None:
    text = rate(
        f"    原則 1/2{READ}"
        f"    ただし 財政力指数 が 0.5未満 のとき 2/3{READ}"
        f"    ただし 財政力指数 が 0.25未満 のとき 3/4{READ}"
        f"    ただし モデル性 のとき 3/4{READ}"
    )
    compiled = compile_text(text)
    assert codes(compiled) == ["S0601"]
    found = facts(compiled, "S0601")
    assert found["first_value"] in ("2/3", "0.75")
    assert "モデル性 が はい" in found["case"]
    assert "財政力指数 が 0.25" in found["case"], "below 0.25 both give 3/4 and nothing clashes"


@pytest.mark.parametrize(("how", "wanted"), [("大きい方", "3/4"), ("小さい方", "2/3"), ("先に書いた方", "2/3")])
def test_a_settlement_decides_only_where_neither_is_narrower(how: str, wanted: str) -> None:
    text = rate(
        f"    原則 1/2{READ}"
        f"    ただし 財政力指数 が 0.5未満 のとき 2/3{READ}"
        f"    ただし モデル性 のとき 3/4{READ}"
        f"    重なるとき {how}{READ}"
    )
    ir = ir_of(compile_text(text))
    both: dict[str, Scalar] = {"財政力指数": Fraction("0.3"), "モデル性": True}
    assert evaluate(ir, both, {}, 2024).values["率"] == Known(Fraction(wanted))


def test_the_narrower_clause_wins_even_where_the_greater_is_to_win() -> None:
    text = rate(
        f"    原則 1/2{READ}"
        f"    ただし 財政力指数 が 0.5未満 のとき 3/4{READ}"
        f"    ただし 財政力指数 が 0.25未満 のとき 2/3{READ}"
        f"    重なるとき 大きい方{READ}"
    )
    low = {"財政力指数": Fraction("0.2")}
    assert evaluate(ir_of(compile_text(text)), low, {}, 2024).values["率"] == Known(Fraction(2, 3))


def test_a_settlement_without_ground_is_refused() -> None:
    text = rate(f"    原則 1/2{READ}    ただし モデル性 のとき 2/3{READ}    重なるとき 大きい方\n")
    assert codes(compile_text(text)) == ["S0613"]


def test_equal_values_do_not_clash() -> None:
    text = rate(f"    原則 1/2{READ}    ただし モデル性 のとき 3/4{READ}    ただし 団体 が 町 のとき 3/4{READ}")
    assert codes(compile_text(text)) == []


@pytest.mark.parametrize(
    ("clauses", "code"),
    [
        (f"    原則 1/2{READ}    ただし 財政力指数 が 0.3以上 0.2未満 のとき 2/3{READ}", "S0530"),
        (f"    原則 1/2{READ}    ただし 財政力指数 が 0以上 のとき 2/3{READ}", "S0603"),
        (f"    原則 1/2{READ}    ただし モデル性 のとき 2/3{READ}    ただし モデル性 のとき 3/4{READ}", "S0604"),
        (f"    場合 団体 が 市 のとき 1/2{READ}    場合 団体 が 町 のとき 2/3{READ}", "S0605"),
        (f"    ただし モデル性 のとき 2/3{READ}", "S0614"),
    ],
)
def test_clauses_that_cannot_be_meant_are_refused(clauses: str, code: str) -> None:
    assert code in codes(compile_text(rate(clauses)))


def test_cases_that_cover_everything_need_no_general_rule() -> None:
    text = rate(f"    場合 財政力指数 が 0.5未満 のとき 2/3{READ}    場合 財政力指数 が 0.5以上 のとき 1/2{READ}")
    ir = ir_of(compile_text(text))
    for index, wanted in (("0.49", "2/3"), ("0.5", "1/2")):
        answer = evaluate(ir, {"財政力指数": Fraction(index)}, {}, 2024)
        assert answer.values["率"] == Known(Fraction(wanted))


def test_a_gap_of_one_step_is_found_and_named() -> None:
    text = rate(f"    場合 財政力指数 が 0.5未満 のとき 2/3{READ}    場合 財政力指数 が 0.5超 のとき 1/2{READ}")
    compiled = compile_text(text)
    assert codes(compiled) == ["S0605"]
    assert facts(compiled, "S0605")["case"] == "財政力指数 が ちょうど 0.5"


def test_computed_truths_are_seen_through() -> None:
    text = (
        BASE
        + f"  算定 小さい : はい・いいえ = 財政力指数 が 0.25未満{READ}"
        + f"  算定 率 : 割合\n    原則 1/2{READ}    ただし 財政力指数 が 0.5未満 のとき 2/3{READ}    ただし 小さい のとき 3/4{READ}"
    )
    low = {"財政力指数": Fraction("0.2")}
    assert evaluate(ir_of(compile_text(text)), low, {}, 2024).values["率"] == Known(Fraction(3, 4))


# ------------------------------------------------------------------------- against the definition, by brute force

ATOMS: dict[str, Callable[[tuple[str, Fraction, bool]], bool]] = {
    "財政力指数 が 0.5未満": lambda case: case[1] < Fraction("0.5"),
    "財政力指数 が 0.25未満": lambda case: case[1] < Fraction("0.25"),
    "モデル性": lambda case: case[2],
    "団体 が 市 か 町": lambda case: case[0] in ("市", "町"),
    "団体 が 町": lambda case: case[0] == "町",
    "団体 が 町 かつ モデル性": lambda case: case[0] == "町" and case[2],
    "財政力指数 が 0.25以上 0.5未満 かつ 団体 が 市": lambda case: (
        Fraction("0.25") <= case[1] < Fraction("0.5") and case[0] == "市"
    ),
}
INDICES = [Fraction(at, 100) for at in (0, 24, 25, 26, 49, 50, 51)]
CASES = list(itertools.product(("都道府県", "市", "町"), INDICES, (True, False)))
VALUES = ["1/3", "2/3", "3/4", "9/10"]


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(ATOMS)), st.sampled_from(VALUES)),
        min_size=1,
        max_size=5,
        unique_by=lambda pair: pair[0],
    ),
    st.sampled_from(["大きい方", "小さい方", "先に書いた方", ""]),
)
def test_resolution_agrees_with_the_definition_on_every_case(clauses: list[tuple[str, str]], settle: str) -> None:
    """Only the minimal applicable clauses compete (a strict subset of cases is narrower); equal values do not clash."""
    text = f"    原則 1/2{READ}" + "".join(
        f"    ただし {condition} のとき {value}{READ}" for condition, value in clauses
    )
    compiled = compile_text(rate(text + (f"    重なるとき {settle}{READ}" if settle else "")))
    regions = [frozenset(case for case in CASES if ATOMS[condition](case)) for condition, _ in clauses]
    wanted: dict[tuple[str, Fraction, bool], Fraction | None] = {}
    for case in CASES:
        applying = [at for at, region in enumerate(regions) if case in region]
        minimal = [at for at in applying if not any(regions[other] < regions[at] for other in applying)]
        values = [Fraction(clauses[at][1]) for at in minimal]
        if not values:
            wanted[case] = Fraction(1, 2)
        elif settle == "大きい方":
            wanted[case] = max(values)
        elif settle == "小さい方":
            wanted[case] = min(values)
        elif settle == "先に書いた方":
            wanted[case] = values[0]
        else:
            wanted[case] = values[0] if len(set(values)) == 1 else None
    if None in wanted.values():
        assert "S0601" in codes(compiled)
        return
    assert set(codes(compiled)) <= {"S1042"}, "a 重なるとき that settles nothing is told, and nothing else"
    ir = compiled.irs["trial"]
    for (body, index, model), value in wanted.items():
        answer = evaluate(ir, {"団体": body, "財政力指数": index, "モデル性": model}, {}, 2024)
        assert value is not None
        assert answer.values["率"] == Known(value), (body, index, model)
