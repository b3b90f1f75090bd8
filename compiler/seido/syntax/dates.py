"""Why there is no such day or year: what a person would say who looks at a calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from seido.source.diagnostic import Text
from seido.values.calendar import ERAS, fiscal_year, read_date

_ERA: Final = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHR])\.? ?([0-9]{1,2}|元)年")
_MONTH: Final = re.compile(r"([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_NAMES: Final = {era.letter: era.name for era in ERAS}
_MONTHS: Final = 12
_FEBRUARY: Final = 2


def why_no_date(text: str) -> Text:
    """A sentence about a folded text that is no date, year or period."""
    era = _ERA.search(text)
    name = _NAMES.get(era[1], era[1]) if era is not None else ""
    if era is not None and era[2] in ("0", "00"):
        return Text(f"{name}は元年から始まります。{name}0年はありません。", f"{name} begins with its year 1 (元年).")
    found = _MONTH.search(text)
    if found is not None and not 1 <= int(found[1]) <= _MONTHS:
        return Text(f"{found[1]}月はありません。", f"There is no month {found[1]}.")
    year = text[: found.start()] if found is not None else ""
    begun = read_date(f"{year}{found[1]}月") if found is not None else None
    if found is not None and found[2] and begun is not None:
        month = int(found[1])
        days = monthrange(begun.day.year, month)[1]
        if not 1 <= int(found[2]) <= days:
            which, english = (year, f"of {begun.day.year} ") if month == _FEBRUARY else ("", "")
            return Text(f"{which}{month}月は{days}日までです。", f"Month {month} {english}has {days} days.")
    if era is not None:
        first = next(held.first_day for held in ERAS if held.name == name)
        return Text(
            f"{name}は{first.year}年{first.month}月{first.day}日からです。",
            f"{name} began on {first.isoformat()}.",
        )
    return (
        Text("", "") if fiscal_year(text) is None else Text("年度は「令和6年度」のように書きます。", "Write 令和6年度.")
    )
