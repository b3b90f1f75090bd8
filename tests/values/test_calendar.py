"""Eras, fiscal years, dates and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seido.values.calendar import (
    Day,
    first_day_of,
    fiscal_year,
    fiscal_year_of,
    last_day_of,
    read_date,
    read_period,
    show_date,
    show_period,
    show_year,
)

YEARS = range(1868, 2101)


@pytest.mark.parametrize("year", YEARS)
def test_every_year_is_shown_and_read_back(year: int) -> None:
    """1868 to 2100: the era form, the Gregorian form and full-width digits name the same year."""
    shown = show_year(year)
    assert fiscal_year(shown) == year
    assert fiscal_year(f"{year}年度") == year
    assert fiscal_year(shown.translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == year
    assert fiscal_year(f"{shown[:-2]}({year})年度") == year
    assert fiscal_year(f"{shown[:-2]}({year + 1})年度") is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和6年度", 2024),
        ("R6年度", 2024),
        ("Ｒ６年度", 2024),
        ("令和六年度", 2024),
        ("2024年度", 2024),
        ("西暦2024年度", 2024),
        ("FY2024", 2024),
        ("平成元年度", 1989),
        ("平成1年度", 1989),
        ("昭和六十三年度", 1988),
        ("平成31年度", 2019),
        ("令和元年度", 2019),
        ("令和1年度", 2019),
        ("平成32年度", 2020),
        ("㋿6年度", 2024),
        ("2024(令和6)年度", 2024),
        ("令和6年度(2024年度)", 2024),
        (" 令和6年度 ", 2024),
    ],
)
def test_a_fiscal_year_is_read_in_each_of_its_forms(text: str, year: int) -> None:
    """Era names, letters, kanji, the change of eras in 2019, and both calendars at once."""
    assert fiscal_year(text) == year


@pytest.mark.parametrize(
    "text",
    [
        *("", "年度", "元年度", "6年度", "令和6年", "令和0年度", "令和年度", "令和6", "R6", "2024", "24年度", "各年度"),
        *("令和6年度まで", "令和6年度実績", "令和百年度", "慶応3年度", "令和6(2025)年度", "2024(令和6)", "FY24"),
        "令和６．５年度",
    ],
)
def test_what_names_no_single_fiscal_year_is_refused(text: str) -> None:
    """A year without its era, a calendar year, or two years that disagree are not guessed at."""
    assert fiscal_year(text) is None


def test_years_in_which_eras_change_have_the_names_ministries_use() -> None:
    """The fiscal year 2019 is 令和元年度 and 1989 平成元年度."""
    assert [show_year(year) for year in (2018, 2019, 2020)] == ["平成30年度", "令和元年度", "令和2年度"]
    assert [show_year(year) for year in (1988, 1989)] == ["昭和63年度", "平成元年度"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和6年4月1日", Day(date(2024, 4, 1), whole_month=False)),
        ("令和６年１２月２３日", Day(date(2024, 12, 23), whole_month=False)),
        ("令和六年十二月二十三日", Day(date(2024, 12, 23), whole_month=False)),
        ("令和6年5月", Day(date(2024, 5, 1), whole_month=True)),
        ("平成31年4月30日", Day(date(2019, 4, 30), whole_month=False)),
        ("令和元年5月1日", Day(date(2019, 5, 1), whole_month=False)),
        ("令和元年4月1日", Day(date(2019, 4, 1), whole_month=False)),
        ("平成33年3月31日", Day(date(2021, 3, 31), whole_month=False)),
        ("R6.4.1", Day(date(2024, 4, 1), whole_month=False)),
        ("2024年4月1日", Day(date(2024, 4, 1), whole_month=False)),
        ("2024年5月", Day(date(2024, 5, 1), whole_month=True)),
        ("2024.4.24", Day(date(2024, 4, 24), whole_month=False)),
        ("2024/4/24", Day(date(2024, 4, 24), whole_month=False)),
        ("2024-04-01", Day(date(2024, 4, 1), whole_month=False)),
        ("令和6年2月29日", Day(date(2024, 2, 29), whole_month=False)),
    ],
)
def test_a_date_is_read_in_each_of_its_forms(text: str, expected: Day) -> None:
    """Era and Gregorian, kanji and dots, a day or a whole month."""
    assert read_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "令和6年", "令和6年度", "令和6年13月", "令和6年2月30日", "令和5年2月29日", "6.4.1", "4月1日", "2024.4-1"),
        *("令和6年0月1日", "令和6年4月1日まで", "2024-04-01T00:00", "令和6年十十月1日"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Days that do not exist and dates without their era give None."""
    assert read_date(text) is None


@given(st.dates(date(1868, 1, 25), date(2100, 12, 31)))
def test_every_day_is_shown_and_read_back(day: date) -> None:
    """A day keeps its identity through its Japanese form, its ISO form and its month."""
    assert read_date(show_date(day)) == Day(day, whole_month=False)
    assert read_date(day.isoformat()) == Day(day, whole_month=False)
    assert read_date(show_date(day, whole_month=True)) == Day(day.replace(day=1), whole_month=True)


@given(st.dates(date(1868, 4, 1), date(2100, 3, 31)))
def test_every_day_lies_in_its_fiscal_year(day: date) -> None:
    """A fiscal year runs from April 1 to March 31."""
    year = fiscal_year_of(day)
    assert first_day_of(year) <= day <= last_day_of(year)
    assert last_day_of(year) + timedelta(days=1) == first_day_of(year + 1)


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, 2023, "令和5年度まで"),
        (2024, None, "令和6年度から"),
        (2024, 2024, "令和6年度のみ"),
        (2024, 2025, "令和6年度から令和7年度まで"),
        (2018, 2019, "平成30年度から令和元年度まで"),
        (None, None, "各年度"),
    ],
)
def test_a_period_is_shown_and_read_back(first: int | None, last: int | None, shown: str) -> None:
    """The words of a period are those in which it is written."""
    assert show_period(first, last) == shown
    assert read_period(shown) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "令和6年度", "から", "まで", "令和7年度から令和6年度まで", "令和6年から", "6年度まで", "のみ"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    """A bare 年度 is a value, and a period does not end before it begins."""
    assert read_period(text) is None
