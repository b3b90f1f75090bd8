"""The 団体カード in a real browser: where each scheme stands for a town, and what that is held to.

The groups below are read from the document by hand, not from the policies. Its lines: 地域おこし協力隊 31 (地方公共団体),
地域活性化起業人 236 and 237 (市町村 outside of 三大都市圏; inside, those with 条件不利地域, with 定住自立圏, or of whom 総務省
finds that people leave), ローカル10,000 365 to 378 (自治体) and 384 (市町村の地方単独事業), ふるさと融資 440 to 472 (都道府県・指定都市,
その他市町村: 特別区 are not printed), DX 727 (市町村), 731 (nobody is named), 738 (都道府県等: whom 「等」 means is not printed),
特定地域づくり 781 (the 組合 is recognised, no money to a town), 定住自立圏 838 (市町村 that take part), 分散型エネルギー 868
(地方公共団体), 過疎対策事業債 and 脱炭素化推進事業債 889 to 926 (on what is built, and where), GXアドバイザー 939 (市区町村 that work
on it) and 946 (都道府県 that hold a 研修会), 集落支援員 971 (地方自治体).
"""

from __future__ import annotations

import base64
import io
import re
import unicodedata
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pytest
from tests.browser.conftest import PHONE
from tests.browser.test_calculators import choose, of, references, settled
from tests.browser.test_pages import serious
from tests.emit.checking import reference

from seido.emit.judge_town import judge_town
from seido.evaluate import specify

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Browser

    from seido.ir.nodes import SchemeIR
    from seido.values.exact import Scalar

SHOWN: Final = """
return Object.fromEntries([...document.querySelectorAll('.calc-judgement:not([hidden])')].map((section) => [section.dataset.group,
  [...section.querySelectorAll('tbody tr')].map((row) => [row.dataset.scheme, row.cells[1].innerText, row.cells[2].innerText,
    row.querySelector('a').getAttribute('href')])]));
"""
UNWRITTEN: Final = {"bunsan_energy", "shuraku_shienin"}  # 地方公共団体, 地方自治体: no 要件 tells a town from another
OPEN: Final = {"chiiki_dx_leader"}  # whose cost it is, is not printed
BY_PROJECT: Final = {"kyoryokutai", "local10000", "kaso_datsutanso", "datsutanso_sai", "gx_adviser"}
REFERENCE: Final = {"chiiki_dx", "chiiki_dx_jirei", "local10000_dochira", "tokutei_chiiki"}
ONLY_SHICHOSON: Final = {"chiiki_dx_cio", "kigyojin", "local10000_tandoku", "teijujiritsuken"}

SMALL_TOWN: Final = {"団体区分": "町", "財政力指数": "0.30", "条件不利地域": "はい", "定住自立圏に取り組む": "はい"}
CITY: Final = {
    "団体区分": "市",
    "財政力指数": "0.60",
    "条件不利地域": "いいえ",
    "定住自立圏に取り組む": "いいえ",
    "三大都市圏内": "はい",
}
PREFECTURE: Final = {"団体区分": "道府県", "財政力指数": "0.30"}
WARD: Final = {"団体区分": "特別区"}

STANDINGS: Final[tuple[tuple[dict[str, str], dict[str, set[str]]], ...]] = (
    (
        SMALL_TOWN,
        {
            "usable": {"chiiki_dx_cio"},
            "unwritten": UNWRITTEN,
            "project": BY_PROJECT | {"kigyojin", "local10000_tandoku", "furusato_yushi", "teijujiritsuken"},
            "confirm": OPEN | {"chiiki_dx_kakuho"},
            "reference": REFERENCE,
        },
    ),
    (
        CITY,
        {
            "usable": {"chiiki_dx_cio"},
            "unwritten": UNWRITTEN,
            "project": BY_PROJECT | {"local10000_tandoku", "furusato_yushi"},
            "confirm": OPEN | {"chiiki_dx_kakuho", "kigyojin"},
            "refused": {"teijujiritsuken"},
            "reference": REFERENCE,
        },
    ),
    (
        PREFECTURE,
        {
            "usable": {"chiiki_dx_kakuho"},
            "unwritten": UNWRITTEN,
            "project": BY_PROJECT | {"furusato_yushi"},
            "confirm": OPEN,
            "refused": ONLY_SHICHOSON,
            "reference": REFERENCE,
        },
    ),
    (
        WARD,
        {
            "unwritten": UNWRITTEN,
            "project": BY_PROJECT,
            "confirm": OPEN | {"chiiki_dx_kakuho", "furusato_yushi"},
            "refused": ONLY_SHICHOSON,
            "reference": REFERENCE,
        },
    ),
    (
        {},
        {
            "unwritten": UNWRITTEN,
            "project": BY_PROJECT | {"furusato_yushi"},
            "confirm": OPEN,
            "facts": ONLY_SHICHOSON | {"chiiki_dx_kakuho"},
            "reference": REFERENCE,
        },
    ),
)


def fragment(facts: dict[str, str]) -> str:
    """Facts as the address of the page carries them."""
    return "#" + "&".join(f"{quote(name)}={quote(value)}" for name, value in facts.items())


def shown(browser: Browser, site: str, facts: dict[str, str]) -> dict[str, list[list[str]]]:
    """By group the schemes, what there is to get, the reason, and the link; for facts that stand in the address."""
    browser.open("about:blank")
    browser.open(f"{site}card.html{fragment(facts)}")
    found: dict[str, list[list[str]]] = browser.run(SHOWN)
    return found


def entries(browser: Browser, site: str, facts: dict[str, str]) -> dict[str, list[str]]:
    """What there is to get, the reason, and the link, by scheme."""
    return {row[0]: row[1:] for rows in shown(browser, site, facts).values() for row in rows}


def exact(ir: SchemeIR, facts: dict[str, str]) -> dict[str, Scalar]:
    """Those facts that a scheme asks, as values."""
    kinds = {each.name: each.kind for each in specify(ir).inputs}
    read: dict[str, Callable[[str], Scalar]] = {"truth": lambda text: text == "はい", "number": Fraction, "member": str}
    return {name: read[kinds[name]](text) for name, text in facts.items() if name in kinds}


@pytest.mark.parametrize(("facts", "standing"), STANDINGS, ids=["町", "市", "道府県", "特別区", "nothing"])
def test_each_scheme_stands_where_the_document_puts_it_for_the_town(
    browser: Browser, site: str, facts: dict[str, str], standing: dict[str, set[str]]
) -> None:
    found = shown(browser, site, facts)
    assert {group: {row[0] for row in rows} for group, rows in found.items()} == standing
    assert sum(map(len, standing.values())) == len(reference().irs)
    counts = browser.run(
        "return Object.fromEntries([...document.querySelectorAll('.calc-headline a')].map((each) =>"
        " [each.dataset.group, Number(each.querySelector('b').textContent)]))"
    )
    assert counts == {group: len(schemes) for group, schemes in standing.items()}
    assert "令和6年度として判定" in browser.one(".calc-headline").text
    assert browser.complaints() == []


@pytest.mark.parametrize("facts", [each for each, _ in STANDINGS])
def test_the_groups_are_those_of_the_compiler(browser: Browser, site: str, facts: dict[str, str]) -> None:
    found = shown(browser, site, facts)
    for name, ir in reference().irs.items():
        given = exact(ir, facts)
        right = judge_town(ir, given, ir.scheme.document_year, references(), reference().sources)
        [row] = [row for row in found[right.group] if row[0] == name]
        assert row[2], name
        assert row[3].startswith(f"schemes/{name}.html#"), name
        assert right.headline in row[1], name


def test_schemes_stand_in_the_order_of_the_home_page_with_their_chapters(browser: Browser, site: str) -> None:
    browser.open(f"{site}index.html")
    home = browser.run(
        "return [...document.querySelectorAll('ul.schemes li > a:first-child')].map((each) => each.getAttribute('href'))"
    )
    order = [re.sub(r"schemes/(\w+)\.html", r"\1", each) for each in home]
    assert len(order) == len(reference().irs)
    for rows in shown(browser, site, SMALL_TOWN).values():
        names = [row[0] for row in rows]
        assert names == sorted(names, key=order.index)
    chapter = browser.one("tr[data-scheme=teijujiritsuken] th small").text
    assert chapter == "6 その他の主な施策"


def test_amounts_that_the_facts_rule_out_are_not_shown(browser: Browser, site: str) -> None:
    town = entries(browser, site, SMALL_TOWN)
    assert "18,000,000円" in town["teijujiritsuken"][0]
    assert "8,500万円" not in town["teijujiritsuken"][0]
    assert "85,000,000円" not in town["teijujiritsuken"][0]
    assert "「中心市」は、要件「中心市は市」に当たりません" in town["teijujiritsuken"][1]
    assert "中心市の研修、" not in town["teijujiritsuken"][1]
    assert "80億円" not in town["furusato_yushi"][0]
    assert "20億円から30億円まで" in town["furusato_yushi"][0]
    assert "2/3以上 3/4以下" in town["bunsan_energy"][0]
    assert "の1/2" not in town["bunsan_energy"][0]
    assert "0.25未満" not in town["bunsan_energy"][0]
    assert "原則1/2" not in town["local10000"][0]
    city = entries(browser, site, CITY | {"定住自立圏に取り組む": "はい"})
    assert "中心市8,500万円程度、近隣市町村1,800万円" in city["teijujiritsuken"][0]
    assert "2/3" not in city["bunsan_energy"][0]
    assert "条件不利地域" not in city["local10000"][0]
    prefecture = entries(browser, site, PREFECTURE)
    assert "80億円から120億円まで" in prefecture["furusato_yushi"][0]
    assert "その他市町村" not in prefecture["furusato_yushi"][0]
    assert "0.5未満" not in prefecture["bunsan_energy"][0]
    for refused in ONLY_SHICHOSON:
        assert prefecture[refused][0] == "—"


def test_what_refuses_a_town_is_named_and_what_does_not_is_said(browser: Browser, site: str) -> None:
    prefecture = entries(browser, site, PREFECTURE)
    for scheme, requirement in (
        ("kigyojin", "受入団体"),
        ("local10000_tandoku", "市町村の事業"),
        ("chiiki_dx_cio", "市町村の経費"),
        ("teijujiritsuken", "市町村"),
    ):
        assert f"要件「{requirement}」を満たしません" in prefecture[scheme][1], scheme
    assert "事業は「啓発・研修事業」です" in prefecture["gx_adviser"][1]
    town = entries(browser, site, SMALL_TOWN)
    assert "団体の要件「受入団体」を満たします" in town["kigyojin"][1]
    assert "あと入れるもの：型" in town["kigyojin"][1]
    assert (
        "団体の要件として書き起こしたものはありません。次の対象者に当たるか、確かめてください。"
        in town["shuraku_shienin"][1]
    )
    assert "対象者：集落支援員を委嘱する地方自治体" in town["shuraku_shienin"][1]
    city = entries(browser, site, CITY)
    assert "「人口減少率が高い」は、総務省が判断します" in city["kigyojin"][1]
    ward = entries(browser, site, WARD)
    assert "「必要な雇用の人数」は、資料に記載なし" in ward["furusato_yushi"][1]


def test_what_was_not_transcribed_is_not_called_met(browser: Browser, site: str) -> None:
    browser.open(f"{site}card.html{fragment(SMALL_TOWN)}")
    heading = browser.one("section[data-group=unwritten] h2").text
    assert "要確認" in heading
    assert "該当" not in heading


def test_an_amount_that_rests_on_a_fact_of_the_town_says_so_until_it_is_known(browser: Browser, site: str) -> None:
    unknown = entries(browser, site, {"団体区分": "町"})["teijujiritsuken"][0]
    assert "団体の要件「定住自立圏の取組」に当たる場合" in unknown
    assert "この団体では" not in unknown
    known = entries(browser, site, SMALL_TOWN)["teijujiritsuken"][0]
    assert "この団体では" in known
    assert "当たる場合" not in known


def test_a_choice_that_is_out_of_scope_without_a_requirement_is_said_in_a_whole_sentence(
    browser: Browser, site: str
) -> None:
    before = entries(browser, site, SMALL_TOWN | {"年度": "R5"})
    assert "この団体とこの年度では、対象外です。" in before["teijujiritsuken"][1]
    assert not [name for name, row in before.items() if "「」" in row[1]]


def test_a_question_of_one_scheme_appears_when_it_can_matter(browser: Browser, site: str) -> None:
    legends = "return [...document.querySelectorAll('seido-card legend')].filter((each) => each.offsetParent).map((each) => each.textContent)"
    browser.open(f"{site}card.html")
    assert "三大都市圏内" not in browser.run(legends)
    choose(browser, "団体区分", "市")
    assert "三大都市圏内" in browser.run(legends)
    choose(browser, "条件不利地域", "はい")
    assert "三大都市圏内" not in browser.run(legends)
    choose(browser, "条件不利地域", "いいえ")
    choose(browser, "三大都市圏内", "いいえ")
    assert "三大都市圏内" in browser.run(legends)
    assert "人口減少率が高い" not in browser.run(legends)


@pytest.mark.parametrize(
    ("name", "value", "code"), [("年度", "令和6年度令和5年度", "S0812"), ("財政力指数", "0.255", "S0805")]
)
def test_what_cannot_be_read_gives_no_answer(browser: Browser, site: str, name: str, value: str, code: str) -> None:
    assert shown(browser, site, SMALL_TOWN | {name: value}) == {}
    assert "判定していません。直すと、判定が出ます。" in browser.one(".calc-headline").text
    assert [code in each.text for each in browser.all(".calc-error:not([hidden])")] == [True]
    assert "として判定" not in browser.one(".calc-headline").text


def test_another_year_is_said_and_shows_no_headline_of_the_documents_year(browser: Browser, site: str) -> None:
    found = entries(browser, site, SMALL_TOWN | {"年度": "R5"})
    assert "令和5年度として判定" in browser.one(".calc-headline").text
    assert "専任485万円" not in found["shuraku_shienin"][0]
    assert "令和6年度のもの" in found["shuraku_shienin"][0]
    groups = {row[0]: group for group, rows in browser.run(SHOWN).items() for row in rows}
    assert groups["kaso_datsutanso"] == "refused"  # 創設 in 令和6年度
    assert found["kaso_datsutanso"][1] == "この年度は、措置の期間に入りません。"


def test_a_count_leads_to_its_group_and_keeps_the_facts_in_the_address(browser: Browser, site: str) -> None:
    shown(browser, site, SMALL_TOWN)
    before = browser.driver.current_url
    browser.one(".calc-headline a[data-group=reference]").click()
    assert browser.driver.switch_to.active_element.get_attribute("id") == "group-reference"
    assert browser.driver.current_url == before


def test_the_card_is_kept_and_fills_the_calculators(browser: Browser, site: str) -> None:
    browser.open(f"{site}card.html")
    choose(browser, "団体区分", "村")
    of(browser, "財政力指数").send_keys("0.3\ue004")
    browser.open(f"{site}schemes/bunsan_energy.html")
    assert of(browser, "財政力指数").get_attribute("value") == "0.3"
    assert "団体カードから入れました：団体区分、財政力指数" in settled(browser)["notice"]
    browser.open(f"{site}card.html")
    assert of(browser, "財政力指数").get_attribute("value") == "0.3"
    link = browser.one("tr[data-scheme=bunsan_energy] a").get_attribute("href")
    browser.run("localStorage.clear()")
    browser.open(str(link))
    assert of(browser, "財政力指数").get_attribute("value") == "0.3"


def test_calculators_and_the_card_work_from_a_folder_also_where_nothing_is_kept(
    browser: Browser, site_folder: Path
) -> None:
    refuse = browser.driver.execute_cdp_cmd(
        "Page.addScriptToEvaluateOnNewDocument",
        {"source": "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"},
    )
    try:
        browser.open((site_folder / "card.html").as_uri())
        choose(browser, "団体区分", "町")
        assert "入力を残せません" in browser.one(".calc-notice").text
        link = str(browser.one("tr[data-scheme=bunsan_energy] a").get_attribute("href"))
        browser.open((site_folder / "schemes" / "bunsan_energy.html").as_uri() + link[link.index("#") :])
        assert "情報不足" in settled(browser)["headline"]
        of(browser, "財政力指数").send_keys("0.3")
        settled(browser)
        assert "%E8%B2%A1%E6%94%BF%E5%8A%9B%E6%8C%87%E6%95%B0=0.3" in browser.driver.current_url
        assert browser.complaints() == []
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", refuse)


def printed(browser: Browser) -> list[Any]:
    pypdf = pytest.importorskip("pypdf", reason="the extra seido[browser] is not installed")
    made = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    return list(pypdf.PdfReader(io.BytesIO(base64.b64decode(made["data"]))).pages)


def test_the_card_is_printed_on_a4_with_its_facts_and_without_its_form(browser: Browser, site: str) -> None:
    shown(browser, site, SMALL_TOWN)
    pages = printed(browser)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages)))
    for wanted in ("団体区分:町", "財政力指数:0.30", "令和6年度として判定", "団体として使える", "事業の中身しだい"):
        assert wanted in text, wanted
    for absent in ("リンクを写す", "どの団体ですか", "検索"):
        assert absent not in text, absent


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_a_filled_card_on_a_phone(browser: Browser, site: str, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.open(f"{site}card.html{fragment(CITY)}", PHONE)
    assert browser.all(".calc-judgement:not([hidden]) tbody tr")
    assert serious(browser) == []
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE[0]
