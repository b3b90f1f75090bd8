"""The schemes of 「地域DXの推進体制の構築等の取組」 (lines 474 to 756), read by hand.

- Lines 566 to 569: a region belongs to the 22都府県 where at least 60% answer that they cooperate, to the 6道県 where at
  least 60% answer that they do not. A survey of 令和6年; no other year is spoken of.
- Lines 658 to 703: how many people four prefectures had engaged in R5. A role that is not listed is not printed.
- Lines 725 to 729: 市町村 that engage CIO補佐官等: until 令和7年度, 措置率0.7, one person, from now on three.
- Lines 731 to 736: DX推進リーダー: the same rate and years; training and courses count, from now on also the fees of
  examinations of a certain speciality, never of elementary ones; what 「等」 holds is not printed.
- Line 738: 都道府県等 that secure people for 市町村; 「も継続」, without a rate of its own.

Assumed readings: the additions are in force from 令和6年度; the rate begins in 令和6年度; a fraction of a yen is not
decided; beyond the number of people it is not decided whose expenses count; 0.7 is provisional for line 738.
"""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.paper import (
    OUT,
    PREFECTURES,
    R5,
    R6,
    R7,
    TOWNS,
    UNSAID,
    UNSAID_RATE,
    Asked,
    Between,
    Number,
    Sheet,
    Written,
    less,
    numeral,
    outside,
    plus,
    times,
)

SIXTY = Fraction(60, 100)
SEVENTY = Fraction(7, 10)
ENGAGED = {
    "愛媛県": {"プロデューサー": 1, "プロジェクトマネージャー": 1, "サービスデザイナー": 5},
    "広島県": {"プロデューサー": 2, "プロジェクトマネージャー": 2, "サービスデザイナー": 3},
    "熊本県": {"プロジェクトマネージャー": 3, "エンジニア・サービスデザイナー": 7},
    "長野県": {"プロデューサー": 2, "プロジェクトマネージャー": 2, "エンジニア・サービスデザイナー": 5},
}


def cooperation(asked: Asked) -> Sheet:
    """chiiki_dx."""
    sheet = Sheet()
    speaks = asked.year == R6
    yes, no = asked.number("連携していると回答した割合"), asked.number("連携していないと回答した割合")
    sheet.amounts["多くが連携している地域"] = yes >= SIXTY if speaks else None
    sheet.amounts["多くが連携していない地域"] = no >= SIXTY if speaks else None
    return sheet


def examples(asked: Asked) -> Sheet:
    """chiiki_dx_jirei."""
    sheet = Sheet()
    found = ENGAGED[asked.word("県")].get(asked.word("役割")) if asked.year == R5 else None
    sheet.amounts["確保している人数"] = UNSAID if found is None else found
    return sheet


def _rate(year: int) -> Number:
    return SEVENTY if year in {R6, R7} else UNSAID_RATE


def _paid(sheet: Sheet, spent: Fraction, counted: Number, year: int) -> None:
    """What is paid of the expense that counts, and what is left to bear of what was spent."""
    paid = times(counted, _rate(year))
    sheet.money("特別交付税措置額", paid)
    sheet.money("実質負担", less(spent, paid))


def assistants(asked: Asked) -> Sheet:
    """chiiki_dx_cio."""
    if asked.year > R7:
        return outside()
    sheet = Sheet()
    rows = asked.rows["CIO補佐官等"]
    spent = sum((numeral(row["所要額"]) for row in rows), Fraction(0))
    persons = 3 if asked.year >= R6 else 1
    counted: Number = spent if len(rows) <= persons else Between(Fraction(0), spent)
    if spent == 0:
        counted = Fraction(0)
    sheet.amounts["任用等の人数"] = len(rows)
    sheet.money("所要額の合計", spent)
    sheet.money("対象経費", counted)
    _paid(sheet, spent, counted, asked.year)
    sheet.require("市町村の経費", asked.word("団体区分") in TOWNS)
    return sheet


def leaders(asked: Asked) -> Sheet:
    """chiiki_dx_leader."""
    if asked.year > R7:
        return outside()
    sheet = Sheet()
    sheet.require("対象となる団体", None)  # whose cost it is, a 市町村's or a prefecture's, is not printed
    counted: list[Number] = []
    column: list[Written] = []
    for row in asked.rows["経費"]:
        cost = numeral(row["金額"])
        share: Number
        match row["費目"]:
            case "研修に要する経費" | "民間講座の受講料":
                share = 1
            case "専門的な資格試験の受験料":
                if asked.year < R6:  # not yet added
                    column.append(OUT)
                    continue
                share = 1
            case "初歩的な資格試験の受験料":
                column.append(OUT)
                continue
            case _:
                share = UNSAID_RATE
        counted.append(times(cost, share))
        column.append(counted[-1])
    sheet.columns["経費.対象額"] = column
    total = plus(*counted)
    rate = _rate(asked.year)
    sheet.money("対象経費", total)
    sheet.money("特別交付税措置額", times(total, rate))
    # Of the expense that counts, unlike in the other two schemes: the document has no word for either.
    sheet.money("実質負担", times(total, Between(Fraction(0), Fraction(1)) if isinstance(rate, Between) else 1 - rate))
    return sheet


def supporters(asked: Asked) -> Sheet:
    """chiiki_dx_kakuho."""
    sheet = Sheet(silent=asked.year != R6)
    cost = asked.number("所要額")
    belongs = True if asked.word("団体区分") in PREFECTURES and asked.year == R6 else None
    sheet.amounts["都道府県等に入る"] = belongs
    sheet.require("都道府県等の経費", belongs)
    sheet.amounts["措置率"] = _rate(asked.year)
    sheet.doubt = True  # the rate is provisional, or not printed at all
    _paid(sheet, cost, cost, asked.year)
    return sheet
