"""Roundings compared between two versions, held against an arithmetic of the test's own over every 円."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support import compile_text, ir_of

from seido.analyse.changes import Category, Reach
from seido.analyse.differences import compare_schemes

LAST = 6_000
UNITS = {"円": 1, "10円": 10, "百円": 100, "千円": 1_000}


class Formula(NamedTuple):
    """甲 × 率 + 加算, rounded, up to a 上限."""

    rate: tuple[int, int] = (1, 3)
    unit: str = "千円"
    way: str = "切捨て"
    extra: int = 0
    cap: int | None = None

    def text(self) -> str:
        extra = f" + {self.extra}円" if self.extra else ""
        cap = "" if self.cap is None else f"   上限 {self.cap}円"
        return (
            f"  入力 甲 : 円   範囲 0円以上 {LAST}円以下\n"
            f"  算定 丸めた額 : 円 = 甲 × {self.rate[0]}/{self.rate[1]}{extra}   端数 {self.unit}未満 {self.way}   解釈 「試験」\n"
            f"  算定 額 : 円 = 丸めた額{cap}   解釈 「試験」\n"
        )

    def amount(self, given: int) -> Fraction:
        counted = (Fraction(*self.rate) * given + self.extra) / UNITS[self.unit]
        whole = {"切捨て": floor(counted), "切上げ": ceil(counted), "四捨五入": floor(counted + Fraction(1, 2))}[
            self.way
        ]
        amount = Fraction(whole * UNITS[self.unit])
        return amount if self.cap is None else min(amount, Fraction(self.cap))


FORMULAS = st.builds(
    Formula,
    st.sampled_from([(1, 2), (1, 3), (2, 3), (3, 4), (9, 10), (1, 7), (333, 1000), (334, 1000)]),
    st.sampled_from(list(UNITS)),
    st.sampled_from(["切捨て", "切上げ", "四捨五入"]),
    st.sampled_from([0, 1, 50, 999]),
    st.sampled_from([None, 1_000, 1_500, 2_345]),
)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "unit": st.sampled_from(list(UNITS)),
        "way": st.sampled_from(["切捨て", "切上げ", "四捨五入"]),
        "extra": st.sampled_from([0, 1, 2, 50]),
        "cap": st.sampled_from([None, 999, 1_000, 2_345]),
        "rate": st.sampled_from([(1, 3), (333, 1000), (334, 1000)]),
    },
)


@settings(max_examples=60, deadline=None)
@example(Formula(), {"way": "四捨五入"})
@example(Formula(rate=(2, 3)), {"unit": "円"})
@example(Formula(rate=(333, 1000)), {"rate": (334, 1000)})
@given(FORMULAS, CHANGES)
def test_sameness_is_claimed_of_every_case_only_where_every_case_is_the_same(
    old: Formula, changed: dict[str, object]
) -> None:
    new = Formula(**(old._asdict() | changed))
    found = compare_schemes(ir_of(compile_text(old.text())), ir_of(compile_text(new.text())), 2024, 2024)
    [result] = [each for each in found.compared if each.name == "額"]
    differing = [k for k in range(LAST + 1) if old.amount(k) != new.amount(k)]
    if result.changes:
        assert differing
    elif result.reach is not Reach.SOME:
        assert not differing
    for change in result.changes:
        given_amount = int(str(change.example.values["", "甲"]))
        before, after = old.amount(given_amount), new.amount(given_amount)
        assert change.category is (Category.UP if after > before else Category.DOWN)
        assert change.count <= result.tried


@pytest.mark.parametrize(("rate", "reach"), [((1, 3), Reach.ALL), ((1, 999_983), Reach.SOME)])
def test_roundings_that_meet_too_rarely_are_not_said_to_be_compared_in_every_case(
    rate: tuple[int, int], reach: Reach
) -> None:
    one, other = Formula(rate, way="切捨て"), Formula(rate, way="四捨五入")
    found = compare_schemes(ir_of(compile_text(one.text())), ir_of(compile_text(other.text())), 2024, 2024)
    [result] = [each for each in found.compared if each.name == "額"]
    assert result.reach is reach
