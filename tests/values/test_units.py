"""Units as products of base words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seido.values.units import NONE, Unit, read_unit

YEN = Unit(("円",), ())
PERSON = Unit(("人",), ())


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown", "factor"),
    [
        ("", "", "", "1"),
        ("%", "", "", "1/100"),
        ("割", "", "", "1/10"),
        ("倍", "", "", "1"),
        ("円", "", "円", "1"),
        ("千円", "", "円", "1000"),
        ("万円", "", "円", "10000"),
        ("百万円", "", "円", "1000000"),
        ("億円", "", "円", "100000000"),
        ("十億円", "", "円", "1000000000"),
        ("人", "", "人", "1"),
        ("名", "", "人", "1"),
        ("千人", "", "人", "1000"),
        ("月", "", "月", "1"),
        ("か月", "", "月", "1"),
        ("ヶ月", "", "月", "1"),
        ("カ月", "", "月", "1"),
        ("ケ月", "", "月", "1"),
        ("箇月", "", "月", "1"),
        ("年", "", "月", "12"),
        ("か年", "", "月", "12"),
        ("年間", "", "月", "12"),
        ("日", "", "日", "1"),
        ("週間", "", "日", "7"),
        ("団体", "", "団体", "1"),
        ("圏域", "", "圏域", "1"),
        ("円", "人", "円/人", "1"),
        ("万円", "団体", "円/団体", "10000"),
        ("日", "月", "日/月", "1"),
        ("円", "年", "円/月", "1/12"),
        ("円", "人/月", "円/人・月", "1"),
        ("円", "人・月", "円/人・月", "1"),
        ("円", "市・特別区", "円/市・特別区", "1"),
        ("千葉県", "", "千葉県", "1"),
        ("百貨店", "", "百貨店", "1"),
        ("万世帯", "", "世帯", "10000"),
        ("千kWh", "", "kWh", "1000"),
    ],
)
def test_unit_words_are_a_base_unit_and_a_factor(numerator: str, denominator: str, shown: str, factor: str) -> None:
    """Scales come off, synonyms meet, and words that only begin like a scale stay whole."""
    unit, counted = read_unit(numerator, denominator)
    assert (str(unit), counted) == (shown, Fraction(factor))


def test_yen_per_person_times_persons_is_yen() -> None:
    """The unit arithmetic of 485万円/人 × 3人."""
    assert YEN.per(PERSON).times(PERSON) == YEN
    assert YEN.per(YEN) == NONE


UNITS = st.builds(
    Unit,
    st.lists(st.sampled_from(["円", "人", "月", "団体"]), max_size=4).map(tuple),
    st.lists(st.sampled_from(["円", "人", "月", "団体"]), max_size=4).map(tuple),
)


@given(UNITS, UNITS, UNITS)
def test_units_multiply_as_a_commutative_group(one: Unit, two: Unit, three: Unit) -> None:
    """Order does not matter, and dividing undoes multiplying."""
    assert one.times(two) == two.times(one)
    assert one.times(two).times(three) == one.times(two.times(three))
    assert one.times(two).per(two) == one
    assert one.per(one) == NONE
    assert hash(one.times(two)) == hash(two.times(one))
