"""地域脱炭素 (lines 891 to 927) and GXアドバイザー (lines 930 to 956), read by hand.

脱炭素化推進事業債: 充当率90%, 交付税措置率50%. The five kinds of line 910 to 914, as 地方単独事業; of 再生可能エネルギー設備 those
for 自家消費, and as an addition those for 地域内消費 that are 第三セクター等に対する補助金; up to 1/2 of 事業費. Assumed: the
addition is in force from 令和6年度; the rates are the document's for 令和6年度 alone; the rate of 交付税 goes on the bond.
Readings: whether the addition, too, must be 地方単独; whether the half limits the addition or every kind; whether it
limits what the bond is issued for or the bond.

脱炭素化推進特別分 of 過疎対策事業債: 充当率100%, 交付税措置率70%, ① and ② in facilities of that bond in depopulated areas;
not ① for 地域内消費 with a national subsidy. Begins in 令和6年度.

GXアドバイザー: two kinds. 課題対応アドバイス for 市区町村 at work on 地域脱炭素, in the eight fields of lines 941 to 944;
啓発・研修 for 都道府県 that hold meetings in those fields to enlighten 市区町村・公営企業. 機構 bears 謝金 and 旅費; 6,000円
an hour as a rule.
"""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.paper import (
    ELSEWHERE,
    PREFECTURES,
    R6,
    TOWNS,
    UNSAID,
    UNSAID_RATE,
    Asked,
    Number,
    Sheet,
    less,
    outside,
    plus,
    times,
    upto,
)

HALF = Fraction(1, 2)
FIELDS = (
    "屋根置きなど自家消費型の太陽光発電",
    "地域共生・地域裨益型再エネの立地",
    "公共施設など業務ビル等の省エネとZEB化誘導",
    "住宅・建築物の省エネ性能等の向上",
    "ゼロカーボン・ドライブ",
    "資源循環の高度化を通じた循環経済への移行",
    "コンパクト・プラス・ネットワーク等による脱炭素型まちづくり",
    "食料・農林水産業の生産力向上と持続性の両立",
)
KINDS = (
    "再生可能エネルギー設備",
    "公共施設等のZEB化",
    "公共施設等の省エネ改修",
    "LED照明の導入",
    "公用車における電動車の導入",
)


def bond(asked: Asked) -> Sheet:
    """datsutanso_sai."""
    sheet = Sheet(silent=asked.year != R6)
    renewable = asked.word("事業の種類") == "再生可能エネルギー設備"
    local = renewable and asked.word("主目的") == "地域内消費"
    alone = not local or asked.readings["地方単独事業に限る範囲"] == "拡充分にも及ぶ"
    halved = local or asked.readings["二分の一の上限の範囲"] == "すべての対象事業"
    cost = asked.number("事業費")
    spent = asked.number("補助金の額") if local else cost
    speaks = asked.year == R6
    rate: Number = Fraction(90, 100) if speaks else UNSAID_RATE
    limit: Number = cost * HALF if speaks else times(cost, UNSAID_RATE)
    base: Number = spent
    on_base = asked.readings["二分の一の上限の当て方"] == "起債の対象額に当てる"
    if halved and on_base:
        base = upto(spent, limit)
    issued = times(base, rate)
    if halved and not on_base:
        issued = upto(issued, limit)
    back = times(issued, HALF if speaks else UNSAID_RATE)
    sheet.amounts["拡充分に当たる"] = local
    sheet.amounts["地方単独事業に限られる"] = alone
    sheet.amounts["二分の一の上限がかかる"] = halved
    for name, value in (
        ("団体の支出額", spent),
        ("起債の対象額", base),
        ("起債額", issued),
        ("一般財源", less(spent, issued)),
        ("交付税措置額", back),
        ("実質負担", less(spent, back)),
    ):
        sheet.money(name, value)
    sheet.require("対象の事業", asked.word("事業の種類") in KINDS)
    sheet.require("地方単独事業", asked.yes("地方単独事業である") or not alone)
    own = asked.word("主目的") == "自家消費"
    if asked.year < R6:  # 現行: what held before the addition
        sheet.requirements["現行の主目的"] = own if renewable else ELSEWHERE
    if speaks:
        sheet.requirements["拡充後の主目的"] = own or local if renewable else ELSEWHERE
        sheet.requirements["第三セクター等への補助金"] = (
            asked.yes("第三セクター等への補助金である") if local else ELSEWHERE
        )
    return sheet


def remote_bond(asked: Asked) -> Sheet:
    """kaso_datsutanso."""
    if asked.year < R6:
        return outside()
    sheet = Sheet(silent=asked.year != R6)
    kind = asked.word("事業の種類")
    barred = (
        kind == "再生可能エネルギー設備" and asked.word("主目的") == "地域内消費" and asked.yes("国庫補助事業である")
    )
    cost = asked.number("事業費")
    speaks = asked.year == R6
    issued = times(cost, 1 if speaks else UNSAID_RATE)
    back = times(issued, Fraction(70, 100) if speaks else UNSAID_RATE)
    sheet.amounts["国庫補助を受ける地域内消費"] = barred
    sheet.money("起債額", issued)
    sheet.money("一般財源", less(cost, issued))
    sheet.money("交付税措置額", back)
    sheet.money("実質負担", less(cost, back))
    sheet.require("過疎地域", asked.yes("過疎地域における取組である"))
    sheet.require("対象施設", asked.yes("過疎対策事業債の対象施設である"))
    sheet.require("①又は②", kind in {"再生可能エネルギー設備", "公共施設等のZEB化"})
    sheet.require("国庫補助を受ける地域内消費でない", not barred)
    return sheet


def adviser(asked: Asked) -> Sheet:
    """gx_adviser."""
    sheet = Sheet(silent=asked.year != R6)
    body = asked.word("団体区分")
    advice = asked.word("事業") == "課題対応アドバイス事業"
    as_a_rule = asked.yes("原則の単価による")
    fee: Number = 6_000 if as_a_rule and asked.year == R6 else UNSAID
    fees = times(asked.number("派遣の時間"), fee)
    total = plus(fees, asked.number("旅費"))
    sheet.money("謝金単価", fee)
    sheet.money("謝金", fees)
    sheet.money("謝金・旅費", total)
    sheet.money("機構の負担額", UNSAID if sheet.silent else total)
    sheet.money("団体の負担額", UNSAID if sheet.silent else 0)
    sheet.require("支援する分野", asked.word("支援分野") in FIELDS)
    sheet.require("市区町村", body in (*TOWNS, "特別区") if advice else ELSEWHERE)
    sheet.require("地域脱炭素の取組", asked.yes("地域脱炭素に取り組んでいる") if advice else ELSEWHERE)
    sheet.require("都道府県", ELSEWHERE if advice else body in PREFECTURES)
    sheet.require("啓発", ELSEWHERE if advice else asked.yes("市区町村・公営企業の啓発のためである"))
    sheet.require("研修会・相談会", ELSEWHERE if advice else asked.yes("研修会・相談会を行う"))
    sheet.hope("謝金単価の原則", as_a_rule)
    return sheet
