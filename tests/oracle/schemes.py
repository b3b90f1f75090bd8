"""The three schemes once more, by hand from the document, in plain Python: an oracle that shares no code with seido."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

OKU = 100_000_000


def shuraku(rows: list[tuple[str, int]], year: int) -> int | None:
    """措置対象額; None where the document does not print a cap (兼任 in other years than 令和6年度)."""
    total = 0
    for kind, cost in rows:
        if kind == "専任":
            cap = 4_850_000 if year >= 2024 else 4_450_000
        elif year == 2024:
            cap = 400_000
        elif cost == 0:
            continue  # whatever the cap, nothing is counted
        else:
            return None
        total += min(cost, cap)
    return total


def bunsan(body: str, index: Fraction, *, outstanding: bool, cost: int, reading: str) -> tuple[Fraction, Fraction]:
    """補助率 and 補助額 in 令和6年度."""
    town = body in ("指定都市", "市", "町", "村")
    rate = Fraction(1, 2)
    if town and index < Fraction(1, 2):
        rate = Fraction(2, 3)
    if town and index < Fraction(1, 4):
        rate = Fraction(3, 4)
    if outstanding:
        rate = max(rate, Fraction(3, 4))
    if reading == "策定経費に当てる":
        return rate, min(cost, 20_000_000) * rate
    return rate, min(cost * rate, Fraction(20_000_000))


class Loan(NamedTuple):
    """A case of ふるさと融資."""

    body: str
    area: str
    also_depopulated: bool
    zone: str
    facility: str
    business: str
    jobs: int
    investment: int
    wanted: int


# The two printed tables, cell by cell: rows 通常の施設/複合施設, columns as printed.
BEFORE = {
    ("大", "通常の施設"): ("42", "52.5", "54", "67.5", "67.5", "67.5"),
    ("大", "複合施設"): ("63", "78.7", "81", "101.2", "101.2", "101.2"),
    ("小", "通常の施設"): ("10.5", "13.1", "13.5", "16.8", "16.8", "16.8"),
    ("小", "複合施設"): ("15.7", "19.6", "20.2", "25.3", "25.3", "25.3"),
}
AFTER = {"大": (80, 96, 120, 120), "小": (20, 24, 30, 30)}
REMOTE = ("過疎地域", "離島地域", "特別豪雪地帯")
SETTLED = ("定住自立圏", "連携中枢都市圏")


def furusato(case: Loan, year: int) -> tuple[Fraction, Fraction, int, bool, Fraction]:
    """融資比率, 限度額 (円), 必要な雇用, whether it is met, 融資額 (on 設備投資額); not for 特別区."""
    prefecture = case.body in ("東京都", "道府県")
    size = "大" if prefecture or case.body == "指定都市" else "小"
    area = case.area
    if prefecture and area in SETTLED:  # ※2, ※3
        area = "過疎地域" if case.also_depopulated else "通常地域"
    column = (
        0 if area == "通常地域" else 1 if area in REMOTE else 2 if area in (*SETTLED, "東日本大震災被災地域") else 3
    )
    favoured = case.zone == "認定地域等"
    if year >= 2024:
        rate = Fraction(1, 2) if column == 0 else Fraction(3, 5)
        limit = Fraction(AFTER[size][column] * OKU)
        if favoured and column in (0, 1):  # ※1 stands at these two columns only
            limit *= Fraction(5, 4)
    else:
        rate = Fraction(35, 100) if column == 0 else Fraction(45, 100)
        place = column * 2 + favoured if column < 2 else column + 2
        limit = Fraction(BEFORE[size, case.facility][place]) * OKU
    few = size == "小" or case.business == "再生可能エネルギー電気事業" or (year < 2024 and column == 3)
    jobs = 1 if few else 5
    return rate, limit, jobs, case.jobs >= jobs, min(Fraction(case.wanted), case.investment * rate, limit)
