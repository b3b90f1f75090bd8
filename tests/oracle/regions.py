"""定住自立圏 (lines 822 to 862) and 特定地域づくり事業協同組合 (lines 762 to 816), read by hand.

定住自立圏, from H21. Lines 842 to 844: 中心市 4,000万円程度, from H26 8,500万円程度; 近隣市町村 1,000万円, from H26 1,500万円, from R3
1,800万円. Lines 848 and 849: 地域活性化事業債 for three fields, 充当率90%, 交付税算入率30%. Lines 853 to 862, new in R6: 0.5 for
training that the 中心市 gives to staff of its neighbours too, in new subjects named in the 基本方針; 0.5 for specialists that
it secures for them under a 連携協約; technical staff and digital people are dealt with elsewhere.

特定地域づくり: regions in which population falls abruptly (line 768); districts the governor finds in special need (780);
recognised by the governor upon application, renewed every 10 years (781); 派遣 of staff without a term upon notice, not for
建設業等, for which 在籍型出向 is possible (782, 783); use by outsiders up to 2割 of what members use (814); 派遣 beyond the
市町村 is restricted (815); 在籍型出向 as a part of vocational training, on requirements that were announced (816).

Assumed: a 中心市 is a 市, not a 町 or 村; bonds' rates and 2割 are those of 令和6年度; 交付税 is reckoned from the bond; 10 years to the day still count. Readings:
whether the sums of 定住自立圏 are fixed or limits; whether the 2割 is of the members' use or of all.
"""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.paper import (
    ELSEWHERE,
    MAN,
    OUT,
    R6,
    TOWNS,
    UNSAID_RATE,
    Asked,
    Number,
    Sheet,
    Truth,
    Written,
    ends,
    less,
    outside,
    times,
    upto,
)

HALF = Fraction(1, 2)
CITIES = {"指定都市", "市"}
FIELDS = ("医療・福祉", "産業振興", "公共交通")
TRAINING = {
    "近隣市町村の職員": "近隣市町村の職員も対象にする",
    "基本方針": "基本方針に明示した",
    "政策課題": "新たな政策課題の研修である",
}
SENDING = {
    "連携協約": "近隣市町村と連携協約を締結した",
    "規定": "連携協約に規定した",
    "必要とする人材": "近隣市町村が必要とする",
    "派遣": "派遣する",
}
PARTS = {
    "包括的財政措置": ("包括的財政措置の額",),
    "地域活性化事業債": ("起債額", "一般財源", "交付税算入額", "実質負担"),
    "人材の育成": ("人材育成の措置額",),
    "人材の確保": ("人材確保の措置額",),
}
OWN = {
    "地域活性化事業債": ("充てられる分野",),
    "人材の育成": ("中心市の研修", *TRAINING),
    "人材の確保": ("中心市の派遣", *SENDING, "別の措置によらない人材"),
}


def settlement(asked: Asked) -> Sheet:
    """Teijujiritsuken."""
    year, support, centre = asked.year, asked.word("支援"), asked.word("役割") == "中心市"
    if year < 2009:
        return outside()
    sheet = Sheet(silent=year != R6)
    sheet.requirements["市町村"] = asked.word("団体区分") in TOWNS  # from H21 on
    sheet.requirements["定住自立圏の取組"] = asked.yes("定住自立圏に取り組む")
    sheet.requirements["中心市は市"] = asked.word("団体区分") in CITIES if centre else ELSEWHERE
    for part, names in PARTS.items():
        if part != support:
            sheet.amounts |= dict.fromkeys(names, ELSEWHERE)
            sheet.requirements |= dict.fromkeys(OWN.get(part, ()), ELSEWHERE)
    paid: Written
    match support:
        case "包括的財政措置":
            paid = (8_500 if year >= 2014 else 4_000) if centre else 1_800 if year >= 2021 else 1_500
            paid = paid if centre or year >= 2014 else 1_000
            paid *= MAN
            if asked.readings["額の読み方"] == "上限と読む":
                paid = upto(asked.number("取組に要する経費"), paid)
            sheet.money("包括的財政措置の額", paid)
        case "地域活性化事業債":
            cost = asked.number("事業費")
            speaks = year == R6
            issued = times(cost, Fraction(90, 100) if speaks else UNSAID_RATE)
            paid = times(issued, Fraction(30, 100) if speaks else UNSAID_RATE)
            sheet.money("起債額", issued)
            sheet.money("一般財源", less(cost, issued))
            sheet.money("交付税算入額", paid)
            sheet.money("実質負担", less(cost, paid))
            sheet.require("充てられる分野", asked.word("事業の分野") in FIELDS)
        case "人材の育成":
            paid = _half(asked.number("研修の経費"), year)
            sheet.money("人材育成の措置額", paid)
            sheet.require("中心市の研修", centre)
            for name, given in TRAINING.items():
                sheet.require(name, asked.yes(given))
        case _:
            paid = _half(asked.number("専門人材の経費"), year)
            sheet.money("人材確保の措置額", paid)
            sheet.require("中心市の派遣", centre)
            for name, given in SENDING.items():
                sheet.require(name, asked.yes(given))
            sheet.require("別の措置によらない人材", asked.word("専門人材") not in {"技術職員", "デジタル人材"})
    sheet.money("地方交付税で措置される額", paid)
    return sheet


def _half(cost: Fraction, year: int) -> Written:
    if year < R6:
        return OUT
    return times(cost, HALF if year == R6 else UNSAID_RATE)


def cooperative(asked: Asked) -> Sheet:
    """tokutei_chiiki."""
    speaks = asked.year == R6
    sheet = Sheet(silent=not speaks)
    sent = asked.word("就かせ方") == "労働者派遣"
    work = asked.word("業務")
    members, guests = asked.number("組合員の利用分量"), asked.number("員外の利用分量")
    total = members if asked.readings["総利用分量の範囲"] == "組合員の利用だけ" else members + guests
    limit: Number = times(total, Fraction(2, 10) if speaks else UNSAID_RATE)
    low, high = ends(limit)
    assert high is not None
    within: Truth = True if guests <= low else False if guests > high else None
    near: Truth = True if speaks and asked.yes("派遣先が組合の市町村の中にある") else None
    possible: Truth = {"建設業等以外の業務": True, "建設業": False}.get(work)
    if not sent:
        possible = True if work == "建設業" else None
    there: dict[str, Written] = {"派遣先の区域の制限に触れない": near, "総利用分量": total, "員外利用の限度": limit}
    for name, value in there.items():
        sheet.amounts[name] = value if sent else ELSEWHERE
    possible = possible if speaks else None
    sheet.amounts["その形で就かせられる"] = possible
    for name, given in (
        ("人口急減", "人口の急減に直面している"),
        ("対象", "特に支援が必要な地区である"),
        ("申請", "事業協同組合が申請した"),
        ("認定", "認定を受けた"),
    ):
        sheet.require(name, asked.yes(given))
    months = asked.number("認定からの期間")
    sheet.requirements["認定の更新"] = months <= 10 * 12 if speaks else True if months == 0 else None
    of_sending: dict[str, Truth] = {
        "無期雇用": asked.yes("無期雇用職員である"),
        "届出": asked.yes("届出をした"),
        "派遣先の区域": near,
        "員外利用": within,
    }
    of_lending: dict[str, Truth] = {"職業能力開発": asked.yes("職業能力開発の一環として行う"), "雇用契約や研修": None}
    for name, truth in of_sending.items():
        sheet.require(name, truth if sent else ELSEWHERE)
    for name, truth in of_lending.items():
        sheet.require(name, ELSEWHERE if sent else truth)
    sheet.require("業務と就かせ方", possible)
    return sheet
