"""集落支援員 and 分散型エネルギーインフラプロジェクト, read by hand.

集落支援員 (lines 963 to 1000): up to 485万円 for each 専任, 445万円 before; up to 40万円 for each 兼任. Which of the four
kinds of expense it is makes no difference. Assumed: the rise is in force from 令和6年度 on and the old figure before it;
of 兼任 in other years nothing is printed.

分散型エネルギー (lines 864 to 878): the 策定経費 of a master plan, up to 2,000万円, at 1/2; 2/3 for 市町村 under 0.5, 3/4
under 0.25, 3/4 for plans of very high novelty. Assumed: the better rate where two apply; a 特別区 is no 市町村; of other
years nothing is printed; a fraction of a yen is not decided. Readings: the limit caps the expense or the grant.
"""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.paper import (
    MAN,
    R6,
    TOWNS,
    UNSAID,
    UNSAID_RATE,
    Asked,
    Number,
    Sheet,
    numeral,
    plus,
    times,
    upto,
)


def supporters(asked: Asked) -> Sheet:
    """shuraku_shienin."""
    sheet = Sheet()
    counted: list[Number] = []
    for row in asked.rows["支援員"]:
        limit: Number = 485 * MAN if asked.year >= R6 else 445 * MAN
        if row["任用"] == "兼任":
            limit = 40 * MAN if asked.year == R6 else UNSAID
        counted.append(upto(numeral(row["所要額"]), limit))
    sheet.columns["支援員.対象額"] = [*counted]
    sheet.money("措置対象額", plus(*counted))
    return sheet


def energy(asked: Asked) -> Sheet:
    """bunsan_energy."""
    sheet = Sheet()
    cost, index = asked.number("策定経費"), asked.number("財政力指数")
    rate: Number = Fraction(1, 2)
    limit: Number = 2_000 * MAN
    if asked.word("団体区分") in TOWNS:
        rate = Fraction(3, 4) if index < Fraction(25, 100) else Fraction(2, 3) if index < Fraction(1, 2) else rate
    if asked.yes("新規性・モデル性が極めて高い"):
        rate = Fraction(3, 4)
    if asked.year != R6:
        rate, limit = UNSAID_RATE, UNSAID
    sheet.amounts["補助率"] = rate
    if asked.readings["上限の当て方"] == "策定経費に当てる":
        counted = upto(cost, limit)
        sheet.money("補助額", times(counted, rate))
    else:
        counted = cost
        sheet.money("補助額", upto(times(cost, rate), limit))
    sheet.money("対象経費", counted)
    return sheet
