"""ローカル10,000プロジェクト (lines 351 to 403), read by hand: 国庫補助事業, 地方単独事業, and which of the two.

国庫補助事業 (lines 354 to 381): five requirements, examined by experts of 総務省; completed within the year as a rule. The
rate is 1/2, in 条件不利地域 2/3, under 財政力 0.25 3/4; 脱炭素 3/4, デジタル技術活用 9/10. At most 5,000万円 (large projects
possible). 特別交付税 at 0.5 of the burden. 地方単独事業 (lines 384 to 403): 市町村; four of the requirements, with 融資,
クラウドファンディング等; experts of the 市町村 or 商工会議所等; 補助要綱等 handed in; flexible for small loans, small grants,
secured loans, 経費 that are mostly soft; also where the loan falls short of the same amount (line 403).

Assumed: the figures are those of 令和6年度; of several rates the better; what a figure (not in the text) shows, the limit by
the size of the loan, is not printed, 5,000万円 provisional; the grant goes up to the 対象経費; the rate of 地方単独 is not
printed, 0.5 provisional; what lines 400 calls flexible is not flexible for 国庫補助 and only advises. Readings: the rates
of 脱炭素 and デジタル in 条件不利地域; what the rate is taken of; what the limit limits; whether the loan limits the grant;
what line 403 compares.
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
    Between,
    Number,
    Sheet,
    Truth,
    between,
    both,
    either,
    ends,
    less,
    outside,
    times,
    upto,
)

HALF = Fraction(1, 2)
JUDGES = ("有識者の審査で認められた", "商工会議所等の確認で認められた")
SAME = (
    ("地域密着型の事業", "地域密着型"),
    ("地域課題に対応する事業", "地域課題への対応"),
    ("新規性のある事業", "新規性"),
)


def _rate(asked: Asked, *, special: bool) -> Fraction:
    """The rate of 令和6年度; ``special`` is whether 脱炭素 and デジタル技術活用 may raise it."""
    rates = [HALF]
    if asked.yes("条件不利地域"):
        rates.append(Fraction(2, 3) if asked.number("財政力指数") >= Fraction(25, 100) else Fraction(3, 4))
    if special and asked.yes("脱炭素"):
        rates.append(Fraction(3, 4))
    if special and asked.yes("デジタル技術活用"):
        rates.append(Fraction(9, 10))
    return max(rates)


def subsidised(asked: Asked) -> Sheet:
    """local10000."""
    speaks = asked.year == R6
    sheet = Sheet(silent=not speaks, doubt=True)  # a limit or a rate is always provisional
    loan = asked.number("地域金融機関等による融資額")
    special = not asked.yes("条件不利地域") or asked.readings["率の重なり"] == "有利な率による"
    rate = _rate(asked, special=special)
    of_rest = asked.readings["補助率の掛け先"] == "国費を除いた額に掛ける"
    share: Number = rate / (1 + rate) if of_rest else rate
    if not speaks:
        share = Between(Fraction(0), HALF) if of_rest else UNSAID_RATE
    sheet.amounts["融資がある"] = None if sheet.silent else loan > 0
    sheet.amounts["脱炭素とデジタルの率によれる"] = special
    sheet.amounts["補助率"] = rate if speaks else UNSAID_RATE
    sheet.amounts["公費交付額に占める国費"] = share
    _limit(sheet, asked, loan)
    _grant(sheet, asked, loan, share)
    for name, given in (*SAME, ("モデル性のある事業", "モデル性"), ("有識者の審査", "有識者の審査で認められた")):
        sheet.require(name, asked.yes(given))
    sheet.require("地域金融機関等による融資", loan > 0)
    sheet.hope("年度内の完了", asked.yes("年度内に完了する"))
    sheet.hope("担保付融資でないこと", not asked.yes("担保付融資"))
    sheet.hope("ソフト経費が中心でないこと", not asked.yes("ソフト経費が中心"))
    sheet.hope("融資額も交付額も小さくないこと", not asked.yes("融資額か交付額が小さい"))
    return sheet


def _by_loan(asked: Asked) -> bool:
    return asked.readings["融資額との関係"] == "融資額まで"


def _on_grant(asked: Asked) -> bool:
    return asked.readings["上限の当て先"] == "公費交付額に当てる"


def _limit(sheet: Sheet, asked: Asked, loan: Fraction) -> None:
    """What is printed of the limit, and whether the planned grant keeps it."""
    printed: Number = UNSAID
    if not sheet.silent and not asked.yes("大規模事業"):
        printed = Between(Fraction(0), Fraction(5_000 * MAN))
    limits = ([printed] if _on_grant(asked) else []) + ([loan] if _by_loan(asked) else [])
    limit = upto(*limits) if limits else UNSAID
    low, high = ends(limit)
    planned = asked.number("公費交付予定額")
    fits: Truth = None
    if planned <= low:
        fits = True
    elif high is not None and planned > high:
        fits = False
    sheet.money("補助上限額", printed)
    sheet.money("公費交付額の上限", limit)
    sheet.amounts["予定額が上限に収まる"] = fits


def _grant(sheet: Sheet, asked: Asked, loan: Fraction, share: Number) -> None:
    """The grant, the state's share of it, and what the 自治体 bears."""
    limit: Number = UNSAID if sheet.silent or asked.yes("大規模事業") else 5_000 * MAN
    by_cost = upto(asked.number("公費交付予定額"), asked.number("対象経費"))
    by_loan = upto(by_cost, loan) if _by_loan(asked) else by_cost
    grant = upto(by_loan, limit) if _on_grant(asked) else by_loan
    national = times(grant, share) if _on_grant(asked) else upto(times(grant, share), limit)
    burden: Number
    if not isinstance(grant, Between):
        burden = less(grant, national)
    elif isinstance(share, Between):
        burden = between(Fraction(0), grant.high)
    else:  # whatever the grant is, the state's share of it is known
        burden = times(grant, 1 - share)
    half: Number = UNSAID_RATE if sheet.silent else HALF
    sheet.money("対象経費までの額", by_cost)
    sheet.money("融資額までの額", by_loan)
    sheet.money("仮の補助上限額", limit)
    sheet.money("公費交付額", grant)
    sheet.money("国費", national)
    sheet.money("自治体負担", burden)
    sheet.money("特別交付税措置額", times(burden, half))
    sheet.money("実質負担", times(burden, half))  # at 0.5 the other half; at an unknown rate anything up to the burden


def _funds(kind: str) -> Truth:
    return None if kind == "融資等のいずれかに似たもの" else kind != "いずれもない"


def independent(asked: Asked) -> Sheet:
    """local10000_tandoku."""
    if asked.year < R6:  # not yet created
        return outside()
    speaks = asked.year == R6
    sheet = Sheet(silent=not speaks)
    grant = asked.number("交付額")
    funds = None if sheet.silent else _funds(asked.word("資金"))
    back = times(grant, HALF if speaks else UNSAID_RATE)
    sheet.doubt = True  # the rate is provisional
    sheet.amounts["融資やクラウドファンディング等がある"] = funds
    sheet.amounts["措置率"] = HALF if speaks else UNSAID_RATE
    sheet.money("特別交付税措置額", back)
    sheet.money("実質負担", less(grant, back))
    sheet.require("市町村の事業", asked.word("団体区分") in TOWNS)
    for name, given in (*SAME, ("補助要綱等の提出", "補助要綱等を提出する")):
        sheet.require(name, asked.yes(given))
    sheet.require("融資、クラウドファンディング等", funds)
    sheet.require("審査又は確認", any(map(asked.yes, JUDGES)))
    return sheet


def which(asked: Asked) -> Sheet:
    """local10000_dochira."""
    sheet = Sheet(silent=asked.year != R6)
    same = all(asked.yes(given) for _, given in SAME)
    short = asked.readings["同額未満の読み"] == "融資額が満たない" and asked.number("融資額") < asked.number("交付額")
    flexible = short or any(asked.yes(name) for name in ("担保付融資", "ソフト経費が中心", "融資額か交付額が小さい"))
    kind = asked.word("資金")
    national = same and asked.yes("モデル性") and kind == "地域金融機関等による融資" and not flexible
    funds = _funds(kind)
    alone = both(same, asked.word("団体区分") in TOWNS, funds)
    sheet.amounts["共通の要件を満たす"] = same
    sheet.amounts["融資額が交付額に満たない"] = short
    sheet.amounts["柔軟な扱いが要る"] = flexible
    sheet.amounts["国庫補助事業になりうる"] = national
    sheet.amounts["地方単独の資金がある"] = funds
    sheet.amounts["地方単独事業になりうる"] = alone
    sheet.amounts["国庫補助の見込み"] = "国庫になりうる" if national else "国庫にならない"
    sheet.amounts["地方単独の見込み"] = None if alone is None else "単独になりうる" if alone else "単独にならない"
    words = {
        (True, True): "どちらにもなりうる",
        (True, False): "国庫補助事業だけ",
        (False, True): "地方単独事業による",
        (False, False): "どちらにもならない",
    }
    sheet.amounts["見分け結果"] = None if alone is None else words[national, alone]
    sheet.require("どちらかの事業になりうる", either(national, alone))
    if sheet.silent:  # each of these rests on a requirement
        known = asked.readings["同額未満の読み"] == "見分けに使わない"
        sheet.amounts = dict.fromkeys(sheet.amounts) | ({"融資額が交付額に満たない": False} if known else {})
    return sheet
