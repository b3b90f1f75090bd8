"""ふるさと融資 (lines 406 to 472), read by hand, cell by cell of the two printed tables.

融資 goes up to the smallest of what is wanted, 融資比率 (35%/45%, now 50%/60%) of the investment, and the 限度額 of the
table. 都道府県 (not 指定都市) gain nothing from 定住自立圏 and 連携中枢都市圏 and fall under the other column they
belong to. Where the new table marks ※1 (its first two columns), 認定地域 and 沖縄県 have 1.25 times as much. At least 5
persons for 都道府県・指定都市 (1 for 再生可能エネルギー電気事業), 1 for others. Line 430: 75% of a subsidy of interest.

Assumed: the new table from 令和6年度 on, the old one before; both facilities alike in the new one; what the rate is taken
of is not printed, the investment (or the whole cost) provisional; 75% is the document's for 令和6年度 alone; nothing is
printed of 特別区; the new table prints no number of persons in its last column: that of its left, or that of the old one.
"""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.paper import OKU, PREFECTURES, R6, UNSAID, UNSAID_RATE, Asked, Number, Sheet, times, upto

# 通常地域 一般/認定, 過疎地域等 一般/認定, 定住自立圏等, 脱炭素; in 億円
BEFORE = {
    ("大", "通常の施設"): ("42", "52.5", "54", "67.5", "67.5", "67.5"),
    ("大", "複合施設"): ("63", "78.7", "81", "101.2", "101.2", "101.2"),
    ("小", "通常の施設"): ("10.5", "13.1", "13.5", "16.8", "16.8", "16.8"),
    ("小", "複合施設"): ("15.7", "19.6", "20.2", "25.3", "25.3", "25.3"),
}
AFTER = {"大": (80, 96, 120, 120), "小": (20, 24, 30, 30)}
REMOTE = ("過疎地域", "離島地域", "特別豪雪地帯")
SETTLED = ("定住自立圏", "連携中枢都市圏")


def _column(area: str) -> int:
    if area == "通常地域":
        return 0
    return 1 if area in REMOTE else 2 if area in (*SETTLED, "東日本大震災被災地域") else 3


def furusato(asked: Asked) -> Sheet:
    """furusato_yushi."""
    sheet = Sheet()
    body, area, new = asked.word("団体区分"), asked.word("地域"), asked.year >= R6
    if body in PREFECTURES and area in SETTLED:
        area = "過疎地域" if asked.yes("過疎地域等にも当たる") else "通常地域"
    column = _column(area)
    favoured = asked.word("区域") == "認定地域等"
    size = "大" if body in (*PREFECTURES, "指定都市") else "小"
    rate: Number
    limit: Number
    if new:
        rate = Fraction(50, 100) if column == 0 else Fraction(60, 100)
        limit = Fraction(AFTER[size][column] * OKU)
        if favoured and column in {0, 1}:
            limit *= Fraction(125, 100)
    else:
        rate = Fraction(35, 100) if column == 0 else Fraction(45, 100)
        place = column * 2 + favoured if column in {0, 1} else column + 2
        limit = Fraction(BEFORE[size, asked.word("施設")][place]) * OKU
    persons: Number = 5
    old_column = new and asked.readings["脱炭素の欄の雇用"] == "左の欄と同じ"
    if size == "小" or asked.word("事業") == "再生可能エネルギー電気事業" or (column == 3 and not old_column):
        persons = 1
    if body == "特別区":
        rate, limit, persons = UNSAID_RATE, UNSAID, UNSAID
    base = asked.number("設備投資額")
    if asked.readings["融資比率の掛け先"] == "総事業費に掛ける":
        base = asked.number("総事業費")
    sheet.doubt = True  # what the rate is taken of is provisional
    sheet.amounts["適用する地域"] = area
    sheet.amounts["融資比率"] = rate
    sheet.money("限度額", limit)
    sheet.amounts["必要な雇用の人数"] = persons
    sheet.money("融資比率を掛ける額", base)
    sheet.money("融資額", upto(asked.number("融資希望額"), times(base, rate), limit))
    share = Fraction(75, 100) if asked.year == R6 else UNSAID_RATE
    sheet.money("特別交付税措置額", times(asked.number("助成額"), share))
    sheet.require("雇用", asked.number("雇用の人数") >= persons if isinstance(persons, int) else None)
    return sheet
