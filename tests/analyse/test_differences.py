"""Differences held against trying every case: what one finds over a small domain, the other finds too."""

from __future__ import annotations

import itertools
from fractions import Fraction
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support import compile_text, ir_of

from seido.analyse.changes import Category, Reach, SchemeDifference
from seido.analyse.differences import compare_schemes
from seido.evaluate import evaluate
from seido.ir.nodes import SchemeIR
from seido.values.answer import Outcome
from seido.values.exact import Known, Value

FIGURES = {"limit": 9, "index": 2, "low": 3, "high": 4, "cap": 12, "needed": 4, "unit": 2, "extra": 5}
"""The figures of the policy below: each is changed by itself or with others."""

POLICY = """\
  区分 団体 = 県、市、町
  入力 団体 : 団体
  入力 経費 : 円   範囲 0円以上 24円以下
  入力 指数 : 数   範囲 0以上 5以下   刻み 1
  算定 率 : 割合
    原則 {low}/6   解釈 「率」
    ただし 団体 が 市 か 町 かつ 指数 が {index}未満 のとき {high}/6   解釈 「率」
  算定 対象 : 円
    原則 経費   解釈 「額」
    ただし 経費 が {limit}円超 のとき {extra}円   解釈 「額」
  算定 補助額 : 円 = 対象 × 率   上限 {cap}円   解釈 「額」   端数 {unit}円未満 切捨て   解釈 「端数」
  要件 規模 : 経費 が {needed}円以上   解釈 「規模」
"""


@cache
def policy(*figures: int) -> SchemeIR:
    return ir_of(compile_text(POLICY.format(**dict(zip(FIGURES, figures, strict=True)))))


def answered(ir: SchemeIR, body: str, cost: int, index: int) -> tuple[object, ...]:
    answer = evaluate(ir, {"団体": body, "経費": Fraction(cost), "指数": Fraction(index)}, {}, 2024)
    if answer.outcome is Outcome.INELIGIBLE:
        return (answer.outcome,)
    return (answer.outcome, *(plain(value) for value in answer.values.values()))


def plain(value: Value) -> object:
    return value.value if isinstance(value, Known) else type(value)


def differ_somewhere(one: SchemeIR, other: SchemeIR) -> bool:
    """Whether any of the 3 × 25 × 6 cases is answered otherwise."""
    cases = itertools.product(("県", "市", "町"), range(25), range(6))
    return any(answered(one, *case) != answered(other, *case) for case in cases)


@settings(max_examples=60, deadline=None)
@example({"cap": 5})  # binds only where two numbers are at their ends
@given(st.dictionaries(st.sampled_from(list(FIGURES)), st.integers(1, 12), min_size=1, max_size=2))
def test_a_difference_is_found_where_trying_every_case_finds_one(changed: dict[str, int]) -> None:
    old, new = policy(*FIGURES.values()), policy(*(FIGURES | changed).values())
    found = compare_schemes(old, new, 2024, 2024)
    assert bool(found.changed) == differ_somewhere(old, new)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(list(FIGURES)), st.integers(1, 12), min_size=1, max_size=3))
def test_every_example_is_answered_as_it_is_shown(changed: dict[str, int]) -> None:
    """The two answers of an example really differ in what the change is about, in the direction it says."""
    old, new = policy(*FIGURES.values()), policy(*(FIGURES | changed).values())
    for result in compare_schemes(old, new, 2024, 2024).changed:
        for change in result.changes:
            one = evaluate(old, change.example.old_case.inputs, {}, 2024)
            other = evaluate(new, change.example.new_case.inputs, {}, 2024)
            assert (one, other) == (change.example.old, change.example.new)
            before, after = one.values.get(result.name), other.values.get(result.name)
            if change.category in {Category.UP, Category.DOWN}:
                assert isinstance(before, Known)
                assert isinstance(after, Known)
                assert isinstance(before.value, Fraction)
                assert isinstance(after.value, Fraction)
                assert (after.value > before.value) is (change.category is Category.UP)


def difference(old: str, new: str) -> SchemeDifference:
    return compare_schemes(ir_of(compile_text(old)), ir_of(compile_text(new)), 2024, 2024)


ONE_NUMBER = "  入力 経費 : 円\n  算定 補助額 : 円 = 経費   上限 100万円   解釈 「額」\n"


def test_along_one_number_every_case_is_covered() -> None:
    (result,) = difference(ONE_NUMBER, ONE_NUMBER.replace("100万円", "1,000,001円")).changed
    assert (result.name, result.reach) == ("補助額", Reach.ALL)


def test_equal_formulas_need_no_trying_whatever_their_definitions_are_called() -> None:
    named = "  入力 経費 : 円\n  算定 対象 : 円 = 経費\n  算定 補助額 : 円 = 対象   上限 100万円   解釈 「額」\n"
    found = difference(named, named.replace("対象", "措置の対象"))
    assert [(each.name, each.reach) for each in found.compared if each.name == "補助額"] == [("補助額", Reach.FORM)]
    assert found.results.added == ("措置の対象",)


def test_a_range_that_only_one_version_has_is_no_ground_for_saying_that_every_case_was_covered() -> None:
    wide = ONE_NUMBER.replace("経費 : 円", "経費 : 円   範囲 0円以上 500万円以下")
    (result,) = difference(wide, ONE_NUMBER.replace("100万円", "200万円")).changed
    assert result.reach is Reach.SOME
