"""地域おこし協力隊 (lines 27 to 216) and 地域活性化起業人 (lines 219 to 334), read by hand.

地域おこし協力隊. Lines 39 to 45: up to 300万円 for recruiting, 100万円 for おためし, 100万円 for インターン, 200万円 for daily
support, each a 団体; 520万円 a person for activities (320 and 200); 100万円 a person for starting a business from the
second year of the term to the year after it; 0.5 of repairing an empty house. Line 47: for 道府県, from R6, 200万円 and
100万円 for foreign residents. Line 179: 100万円 for a network of a prefecture, from R元. Line 184: support is new from R5.

起業人. Lines 234 to 237: 市町村 outside the three metropolitan areas, or inside if one of three things holds. Lines 255 to
262 and 309 to 328: 560万円 a year and person (副業型: 100 + 100, in all 200), 100万円 at 0.5 for a proposal, 100万円 at 0.5 a
団体 before it begins. 企業派遣型: half of the days of the month; 副業型: 4日 and 20時間 a month, 1日 of stay; 6か月～3年.

Assumed: figures without a year are those of 令和6年度 and nothing is printed of other years; 副業型 from 令和6年度; the
three things in line 237 are alternatives; the rate of 受入れの期間中 is not printed, 1 is provisional; 6か月～3年 only
advises for 副業型; a fraction of a yen is not decided. Readings: whether 320 and 200 limit each part or 520 the sum;
whether the 100万円 limits the expense or, after 0.5, the measure.
"""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.paper import (
    ELSEWHERE,
    MAN,
    OUT,
    PREFECTURES,
    R5,
    R6,
    TOWNS,
    UNSAID,
    UNSAID_RATE,
    Asked,
    Number,
    Row,
    Sheet,
    Truth,
    Written,
    less,
    numeral,
    plus,
    times,
    upto,
)

HALF = Fraction(1, 2)
SECOND_YEAR_ON = ("任期2年目", "任期3年目", "任期が終了した年", "任期終了翌年")
WORKING = 320 * MAN
OTHER = 200 * MAN


def helpers(asked: Asked) -> Sheet:
    """Kyoryokutai."""
    sheet = Sheet(silent=asked.year != R6)
    year, body = asked.year, asked.word("団体区分")

    def limited(name: str, limit: int) -> Number:
        return upto(asked.number(name), limit if year == R6 else UNSAID)

    parts: list[Number] = []
    totals: list[Number] = []
    lists: dict[str, list[Written]] = {"報償費等の対象額": [], "その他活動経費の対象額": []}
    for row in asked.rows["隊員"]:
        pay, other = numeral(row["報償費等"]), numeral(row["その他活動経費"])
        one = upto(pay, WORKING if year == R6 else UNSAID)
        two = upto(other, OTHER if year == R6 else UNSAID)
        lists["報償費等の対象額"].append(one)
        lists["その他活動経費の対象額"].append(two)
        parts.append(plus(one, two))
        totals.append(upto(pay + other, 520 * MAN if year == R6 else UNSAID))
    lists["内訳ごとの対象額"] = [*parts]
    lists["合計だけの対象額"] = [*totals]
    sheet.columns = {f"隊員.{name}": column for name, column in lists.items()}
    separately = asked.readings["活動経費の内訳の当て方"] == "内訳ごとに当てる"
    started: list[Written] = []
    begun: list[Number] = []
    for row in asked.rows["起業者"]:
        if year != R6 or row["起業の時期"] in SECOND_YEAR_ON:
            begun.append(upto(numeral(row["起業の経費"]), 100 * MAN if year == R6 else UNSAID))
            started.append(begun[-1])
        else:
            started.append(OUT)
    sheet.columns["起業者.起業者の対象額"] = started
    house = asked.number("空き家の改修の経費")
    repaired = times(house, HALF if year == R6 else UNSAID_RATE)
    common = {
        "活動の対象額": plus(*(parts if separately else totals)),
        "募集等の対象額": limited("募集等の経費", 300 * MAN),
        "おためしの対象額": limited("おためしの経費", 100 * MAN),
        "インターンの対象額": limited("インターンの経費", 100 * MAN),
        "起業の対象額": plus(*begun),
    }
    later: dict[str, Number] = {}
    if year >= R5:
        later["日々のサポートの対象額"] = limited("日々のサポートの経費", 200 * MAN)
    if body == "道府県" and year >= R6:
        later["外国人の採用につなげる取組の対象額"] = upto(asked.number("外国人の採用につなげる取組の経費"), 200 * MAN)
        later["外国人の隊員に必要なサポートの対象額"] = upto(
            asked.number("外国人の隊員に必要なサポートの経費"), 100 * MAN
        )
    network: Written = ELSEWHERE
    if body in PREFECTURES and year >= 2019:
        network = upto(asked.number("ネットワークの立ち上げの経費"), 100 * MAN)
    for name in (
        "日々のサポートの対象額",
        "外国人の採用につなげる取組の対象額",
        "外国人の隊員に必要なサポートの対象額",
    ):
        sheet.amounts[name] = ELSEWHERE
    for name, value in (common | later).items():
        sheet.money(name, value)
    sheet.money("空き家の改修の措置額", repaired)
    sheet.money("空き家の改修の措置の外の額", less(house, repaired))
    sheet.money("ネットワークの立ち上げの対象額", network)
    sheet.money("どの団体にも共通の対象額", plus(*common.values()))
    sheet.money("空き家の改修を除く対象額", plus(*common.values(), *later.values()))
    people = asked.rows["隊員"]
    sheet.require("住民票の異動と委嘱", all(row["住民票の異動"] and row["委嘱"] for row in people))
    sheet.hope("活動期間の目安", all(12 <= numeral(row["活動期間"]) <= 36 for row in people))
    return sheet


def entrepreneurs(asked: Asked) -> Sheet:
    """Kigyojin."""
    sheet = Sheet(silent=asked.year != R6)
    year = asked.year
    sent = asked.word("型") == "企業派遣型"
    on_measure = asked.readings["上限の当て方"] == "措置額に当てる"
    limit: Number = 100 * MAN if year == R6 else UNSAID
    half: Number = HALF if year == R6 else UNSAID_RATE
    before = asked.number("期間前の経費")
    counted = before if on_measure else upto(before, limit)
    prepared = upto(times(before, half), limit) if on_measure else times(counted, half)
    sheet.money("期間前の対象額", counted)
    sheet.money("期間前の措置額", prepared)

    prefix, other = ("派遣", "副業") if sent else ("副業", "派遣")
    rows = asked.rows[f"{prefix}の起業人"]
    during = [_during(row, year, sent=sent) for row in rows]
    paid = [value if year == R6 else times(value, UNSAID_RATE) for value in during]
    asks = [numeral(row[f"{prefix}の提案事業の経費"]) for row in rows]
    on_expense = [upto(cost, limit) for cost in asks]
    halved = [times(value, half) for value in on_expense]
    stopped = [upto(times(cost, half), limit) for cost in asks]
    if sent:
        spent = [numeral(row["派遣の期間中の経費"]) for row in rows]
    else:
        spent = [numeral(row["報償費等"]) + numeral(row["旅費"]) for row in rows]
        sheet.columns["副業の起業人.報償費等の対象額"] = [upto(numeral(row["報償費等"]), limit) for row in rows]
        sheet.columns["副業の起業人.旅費の対象額"] = [upto(numeral(row["旅費"]), limit) for row in rows]
    for name, column in (
        ("期間中の対象額", during),
        ("期間中の措置額", paid),
        ("提案事業の対象額", on_expense),
        ("提案事業の措置額", halved),
        ("提案事業を措置額で止めた額", stopped),
    ):
        sheet.columns[f"{prefix}の起業人.{prefix}の{name}"] = [*column]
    proposals = stopped if on_measure else halved
    sheet.doubt = sheet.doubt or any(isinstance(each, Fraction) and each.denominator != 1 for each in proposals)
    sheet.doubt = sheet.doubt or any(value != 0 for value in during)  # their rate is provisional
    needed = sum([*spent, *asks], before)
    proposed = plus(*proposals)
    received = plus(prepared, *paid, proposed)
    for name, value in (("所要額", needed), ("提案事業の措置額の計", proposed), ("措置額", received)):
        sheet.amounts[f"{other}の{name}"] = ELSEWHERE
        sheet.money(f"{prefix}の{name}", value)
    sheet.money("所要額", needed)
    sheet.money("特別交付税措置額", received)
    sheet.money("措置の外の額", less(needed, received))
    _require(sheet, asked, sent=sent)
    return sheet


def _during(row: Row, year: int, *, sent: bool) -> Number:
    if sent:
        return upto(numeral(row["派遣の期間中の経費"]), 560 * MAN if year == R6 else UNSAID)
    limit: Number = 100 * MAN if year == R6 else UNSAID
    both = plus(upto(numeral(row["報償費等"]), limit), upto(numeral(row["旅費"]), limit))
    return upto(both, 200 * MAN if year == R6 else UNSAID)


def _require(sheet: Sheet, asked: Asked, *, sent: bool) -> None:
    """The requirements of both kinds, and those of the kind in question."""
    chances = ("条件不利地域", "定住自立圏に取り組む", "人口減少率が高い")
    inside = asked.yes("三大都市圏内")
    town = asked.word("団体区分") in TOWNS
    sheet.require("受入団体", town and (not inside or any(asked.yes(name) for name in chances)))
    sheet.requirements["制度の始まり"] = asked.year >= 2014
    people, workers = asked.rows["派遣の起業人"], asked.rows["副業の起業人"]
    truths: dict[str, Truth] = {
        "企業と締結": asked.yes("企業との協定"),
        "派遣の対象者": all(
            row["企業が三大都市圏に所在"] and (row["本社機能が三大都市圏"] or row["三大都市圏で勤務"]) for row in people
        ),
        "区域内の勤務": all(2 * numeral(row["区域内の勤務日数"]) >= numeral(row["月の日数"]) for row in people),
        "派遣される期間": all(6 <= numeral(row["派遣の期間"]) <= 36 for row in people),
    }
    others: dict[str, Truth] = {
        "個人と締結": asked.yes("個人との協定"),
        "副業の対象者": all(bool(row["企業に所属する個人"]) for row in workers),
        "副業の勤務": all(
            numeral(row["副業の勤務日数"]) >= 4 and numeral(row["副業の勤務時間"]) >= 20 for row in workers
        ),
        "滞在": all(numeral(row["滞在日数"]) >= 1 for row in workers),
    }
    for name, truth in truths.items():
        sheet.require(name, truth if sent else ELSEWHERE)
    for name, truth in others.items():
        sheet.require(name, ELSEWHERE if sent else truth)
    sheet.requirements["副業型の創設"] = ELSEWHERE if sent else asked.year >= R6
    period = all(6 <= numeral(row["副業の期間"]) <= 36 for row in workers)
    sheet.hope("副業の期間の目安", ELSEWHERE if sent else period)
