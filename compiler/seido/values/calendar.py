"""Eras, fiscal years and periods.

A fiscal year is named by the Gregorian year in which it begins on April 1: 令和6年度 is 2024. Standard library only.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple


class Era(NamedTuple):
    """A Japanese era: its name, its letter, and the day on which it begins."""

    name: str
    letter: str
    first_day: date


ERAS: Final = (
    Era("明治", "M", date(1868, 1, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("令和", "R", date(2019, 5, 1)),
)


class Day(NamedTuple):
    """A date as printed. Of a month (``令和6年5月``) ``day`` is the first and ``whole_month`` is true."""

    day: date
    whole_month: bool


FISCAL_MONTH: Final = 4  # a fiscal year begins on April 1

_BY_NAME: Final = {era.name: era for era in ERAS} | {era.letter: era for era in ERAS}
_NUMBER: Final = "(?:[0-9]{1,2}|元|[〇一二三四五六七八九十]{1,4})"
_ERA: Final = f"(?P<era>明治|大正|昭和|平成|令和|[MTSHRmtshr])\\.?(?P<count>{_NUMBER})"
_GREGORIAN: Final = "(?:西暦)?(?P<year>[0-9]{4}|[一二三四五六七八九][〇一二三四五六七八九]{3})"
_MONTH_DAY: Final = f"年(?P<month>{_NUMBER})月(?:(?P<day>{_NUMBER})日)?"
_DOTTED: Final = r"(?P<mark>[./-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"

_YEAR_FORMS: Final = tuple(
    re.compile(form + r"\Z")
    for form in (
        _ERA + "年度",
        _GREGORIAN + "年度",
        _ERA + r"(?:年度)?\(" + _GREGORIAN + r"(?:年度\)|\)年度|\))",
        _GREGORIAN + r"(?:年度)?\(" + _ERA + r"(?:年度\)|\)年度|\))",
        "(?:FY|fy) ?(?P<year>[0-9]{4})",
    )
)
_DATE_FORMS: Final = tuple(
    re.compile(form + r"\Z")
    for form in (_ERA + _MONTH_DAY, _GREGORIAN + _MONTH_DAY, _ERA + _DOTTED, _GREGORIAN + _DOTTED)
)
_PERIOD: Final = re.compile(r"(?:(?P<first>.+?)から)?(?:(?P<last>.+?)まで)?\Z")


FIRST_YEAR: Final = 1
LAST_YEAR: Final = 9998
"""The years that are read: those whose last day is a day of the calendar."""

FIRST_DAY: Final = date(FIRST_YEAR, 1, 1).toordinal()
LAST_DAY: Final = date(LAST_YEAR, 12, 31).toordinal()
"""The days that are read, by their number."""


def fiscal_year(text: str) -> int | None:
    """The year in which a fiscal year begins, or None: ``令和6年度`` ``R6年度`` ``2024年度`` ``平成元年度`` ``FY2024``.

    ``令和6(2024)年度`` is read where both agree. A year past the end of its era is read as documents printed before
    the change meant it (``平成31年度`` is 2019, ``平成32年度`` 2020). A year without its era (``元年度``, ``6年度``) is
    not read, since it may be any era's.
    """
    folded = _fold(text)
    if not folded.endswith(("度", ")")) and folded[:2] not in {"FY", "fy"}:
        return None
    for form in _YEAR_FORMS:
        match = form.match(folded)
        if match is not None:
            return _year_of(match.groupdict(), folded)
    return None


def _year_of(groups: dict[str, str | None], folded: str) -> int | None:
    """The one year that a match names; None where 令和6(2025)年度 names two, or where 年度 is missing altogether."""
    if "年度" not in folded and not folded.lower().startswith("fy"):
        return None
    years: set[int] = set()
    printed, era, count = groups.get("year"), groups.get("era"), groups.get("count")
    if printed is not None:
        years.add(_positional(printed))
    if era is not None and count is not None:
        counted = _era_year(era, count)
        if counted is None:
            return None
        years.add(counted)
    year = years.pop() if len(years) == 1 else None
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def read_date(text: str) -> Day | None:
    """A date or a month, or None: ``令和6年4月1日`` ``令和6年5月`` ``R6.4.1`` ``2024年4月1日`` ``2024-04-01``.

    The era fixes the year and nothing else: ``令和元年4月1日`` is 2019-04-01 although the era began in May, and a day
    past the end of its era is read as documents printed before the change meant it (``平成33年3月31日`` is 2021-03-31).
    """
    folded = _fold(text)
    for form in _DATE_FORMS:
        match = form.match(folded)
        if match is not None:
            return _day_of(match.groupdict())
    return None


def _day_of(groups: dict[str, str | None]) -> Day | None:
    printed = groups.get("year")
    year = _positional(printed) if printed else _era_year(groups["era"] or "", groups["count"] or "")
    month = _number(groups["month"] or "")
    printed_day = groups.get("day")
    day = 1 if printed_day is None else _number(printed_day)
    if year is None or month is None or day is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return Day(date(year, month, day), printed_day is None)
    except ValueError:
        return None


def read_period(text: str) -> tuple[int | None, int | None] | None:
    """First and last fiscal year of a period, or None where the text is none; an open end is None.

    Read are ``令和5年度まで`` ``令和6年度から`` ``令和6年度から令和7年度まで`` ``令和6年度のみ`` ``各年度``. A bare
    年度 is a value and no period, and a period that ends before it begins is none.
    """
    folded = _fold(text)
    if folded == "各年度":
        return (None, None)
    if folded.endswith("のみ"):
        year = fiscal_year(folded[:-2])
        return None if year is None else (year, year)
    match = _PERIOD.match(folded)
    if match is None or match["first"] is match["last"] is None:
        return None
    first = fiscal_year(match["first"] or "")
    last = fiscal_year(match["last"] or "")
    unread = (first is None and match["first"] is not None) or (last is None and match["last"] is not None)
    reversed_ = first is not None and last is not None and last < first
    return None if unread or reversed_ else (first, last)


def fiscal_year_of(day: date) -> int:
    """The fiscal year in which a day lies."""
    return day.year if day.month >= FISCAL_MONTH else day.year - 1


def first_day_of(year: int) -> date:
    """The first day of a fiscal year."""
    return date(year, FISCAL_MONTH, 1)


def last_day_of(year: int) -> date:
    """The last day of a fiscal year."""
    return date(year + 1, FISCAL_MONTH, 1) - timedelta(days=1)


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following - timedelta(days=1)


@lru_cache(maxsize=1024)  # a policy has few years, and each of its tables' cells may say one
def show_year(year: int) -> str:
    """A fiscal year in Japanese: 2024 is ``令和6年度``, 2019 ``令和元年度``.

    The era is the one in force at the end of the calendar year, as ministries name the years in which eras change. A
    year before the eras is shown as ``1850年度``.
    """
    era = _era_on(date(year, 12, 31)) if FIRST_YEAR <= year <= LAST_YEAR else None
    return f"{year}年度" if era is None else f"{_show_count(era, year)}年度"


def show_date(day: date, *, whole_month: bool = False) -> str:
    """A date in Japanese: ``令和6年4月1日``; as a month ``令和6年5月``, whose era is that of its last day."""
    era = _era_on(month_end(day) if whole_month else day)
    year = str(day.year) if era is None else _show_count(era, day.year)
    return f"{year}年{day.month}月" if whole_month else f"{year}年{day.month}月{day.day}日"


def show_period(first: int | None, last: int | None) -> str:
    """A period in the words in which it is written: ``令和5年度まで`` ``令和6年度から`` ``令和6年度のみ``."""
    if first is None:
        return "各年度" if last is None else f"{show_year(last)}まで"
    if last is None:
        return f"{show_year(first)}から"
    if first == last:
        return f"{show_year(first)}のみ"
    return f"{show_year(first)}から{show_year(last)}まで"


# ------------------------------------------------------------------------------------------------------------- helpers

_DIGITS: Final = {sign: digit for digit, sign in enumerate("〇一二三四五六七八九")}
_MAXIMAL_COUNT: Final = 99


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().replace("‐", "-").replace("−", "-")


def _era_key(name: str) -> str:
    return name.upper() if name.isascii() else name


def _era_year(name: str, count: str) -> int | None:
    number = _number(count)
    if number is None or not 1 <= number <= _MAXIMAL_COUNT:
        return None
    return _BY_NAME[_era_key(name)].first_day.year + number - 1


def _positional(digits: str) -> int:
    return int("".join(str(_DIGITS.get(sign, sign)) for sign in digits))


def _number(text: str) -> int | None:
    """A number up to 99 in figures or kanji; 元 is 1."""
    if text == "元":
        return 1
    if text.isascii():
        return int(text) if text else None
    tens, mark, ones = text.partition("十")
    if not mark:
        return _positional(tens)
    if "十" in ones or len(tens) > 1 or len(ones) > 1 or "〇" in tens + ones:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _era_on(day: date) -> Era | None:
    return next((era for era in reversed(ERAS) if era.first_day <= day), None)


def _show_count(era: Era, year: int) -> str:
    count = year - era.first_day.year + 1
    return f"{era.name}{'元' if count == 1 else count}"
