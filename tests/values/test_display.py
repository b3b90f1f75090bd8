"""Exact values as people read them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seido.values.display import exact_text, show_number, show_value
from seido.values.exact import (
    Open,
    Value,
    join,
    known,
    missing_number,
    missing_option,
    missing_truth,
    number,
    out_of_scope,
    provisional,
    unstated,
)
from seido.values.numerals import read_figure
from seido.values.units import NONE, Unit, read_unit

YEN = Unit(("円",), ())
YEN_PER_PERSON = Unit(("円",), ("人",))
MONTH = Unit(("月",), ())
FRACTIONS = st.fractions(min_value=0, max_value=10**13, max_denominator=10**6)


@pytest.mark.parametrize(
    ("value", "unit", "style", "shown"),
    [
        ("6500000", YEN, "", "6,500,000円"),
        ("40000000/3", YEN, "", "13,333,333円 1/3"),
        ("1/3", YEN, "", "1/3円"),
        ("25/2", YEN, "", "12円 1/2"),
        ("-40/3", YEN_PER_PERSON, "", "-13円/人 1/3"),
        ("0", YEN, "", "0円"),
        ("2/3", NONE, "", "2/3"),
        ("1/2", NONE, "", "0.5"),
        ("1/2", NONE, "/", "1/2"),
        ("1/2", NONE, "%", "50%"),
        ("52/125", NONE, "%", "41.6%"),
        ("1/3", NONE, "%", "33 1/3%"),
        ("1/5", NONE, "割", "2割"),
        ("50000000", YEN, "億円", "0.5億円"),
        ("6750000000", YEN, "億円", "67.5億円"),
        ("123456789", YEN, "億円", "123,456,789円"),
        ("248000000", YEN, "百万円", "248百万円"),
        ("20000000", YEN, "万円", "2,000万円"),
        ("120000000", YEN, "万円", "1億2,000万円"),
        ("300000000", YEN, "万円", "3億円"),
        ("4855000", YEN, "万円", "4,855,000円"),
        ("4850000", YEN_PER_PERSON, "万円/人", "485万円/人"),
        ("6", MONTH, "", "6か月"),
        ("36", MONTH, "年", "3年"),
        ("4", Unit(("日",), ("月",)), "", "4日/月"),
        ("123/5", Unit(("人",), ()), "", "24.6人"),
        ("1629", Unit(("人",), ()), "億円", "1,629人"),
    ],
)
def test_a_number_is_shown_in_full(value: str, unit: Unit, style: str, shown: str) -> None:
    """Nothing is rounded: what the scale cannot show shortly is shown plainly."""
    assert show_number(Fraction(value), unit, style) == shown


@given(FRACTIONS, st.sampled_from(["", "億円", "百万円", "万円", "千円"]))
def test_an_amount_is_read_back_from_what_is_shown(value: Fraction, style: str) -> None:
    """Whatever is shown of an amount says the amount exactly."""
    read = read_figure(show_number(value, YEN_PER_PERSON, style))
    assert read is not None
    unit, factor = read_unit(read.numerator, read.denominator)
    assert (read.value * factor, unit) == (value, YEN_PER_PERSON)


@given(st.fractions(max_denominator=10**9))
def test_the_machine_form_is_read_back(value: Fraction) -> None:
    """exact_text and number undo one another, and a decimal is used where it ends."""
    text = exact_text(value)
    assert number(text) == value
    ends = 10**60 % value.denominator == 0
    assert ("/" in text) is not ends


def test_the_machine_form_is_short_where_it_can_be() -> None:
    """Integers, decimals and fractions."""
    shown = [exact_text(Fraction(value)) for value in ("10000000", "1/4", "40000000/3", "-5/2", "0")]
    assert shown == ["10000000", "0.25", "40000000/3", "-2.5", "0"]


FIFTY_MILLION = Fraction(50_000_000)


@pytest.mark.parametrize(
    ("value", "unit", "style", "shown"),
    [
        (known(6_500_000), YEN, "", "6,500,000円"),
        (known(85_000_000, "approximate:a"), YEN, "万円", "8,500万円程度"),
        (provisional("t", known(1)), NONE, "", "1（仮）"),
        (known(value=True), NONE, "", "はい"),
        (known(value=False), NONE, "", "いいえ"),
        (known("専任"), NONE, "", "専任"),
        (out_of_scope("x"), YEN, "", "対象外"),
        (unstated("t", None, FIFTY_MILLION), YEN, "万円", "5,000万円以下"),
        (unstated("t", Fraction(0), FIFTY_MILLION), YEN, "万円", "0円以上 5,000万円以下"),
        (missing_number("n", Fraction(5)), YEN, "", "5円以上"),
        (missing_number("n"), YEN, "", "—"),
        (missing_truth("t"), NONE, "", "—"),
        (missing_option("m", ["専任", "兼任"]), NONE, "", "兼任又は専任"),
        (join((known(5), out_of_scope("x"))), YEN, "", "5円 又は 対象外"),
        (provisional("t", missing_number("n", None, Fraction(5))), YEN, "", "5円以下（仮）"),
    ],
)
def test_a_value_is_shown_as_it_stands(value: Value, unit: Unit, style: str, shown: str) -> None:
    """Known, ranges, options, out of scope and nothing at all each have their words."""
    assert show_value(value, unit, style) == shown


def test_a_lower_bound_of_zero_can_go_without_saying() -> None:
    """For a quantity 0円以上 is noise; above any other bound it is not."""
    assert show_value(Open(Fraction(0), FIFTY_MILLION), YEN, "万円", above_zero=True) == "5,000万円以下"
    assert show_value(Open(Fraction(1), FIFTY_MILLION), YEN, "万円", above_zero=True) == "1円以上 5,000万円以下"
    assert show_value(Open(Fraction(0)), YEN, above_zero=True) == "0円以上"


def test_out_of_scope_for_one_of_two_reasons_is_shown_as_out_of_scope() -> None:
    either = Open(options=frozenset(), missing=frozenset({"型"}), may_be_out=True)
    assert show_value(either, NONE, "") == "対象外"
