"""Search in a real browser: what is looked for is found, the right page first."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import Browser

WAIT = 5.0  # seconds at the most until results are shown

KYORYOKUTAI = "地域おこし協力隊の取組強化"
KIGYOJIN = "地域活性化起業人の拡充"
SHURAKU = "集落支援員 地方財政措置の拡充"
LOCAL = "ローカル10,000プロジェクト（国庫補助事業）"
KASO = "過疎対策事業債における「脱炭素化推進特別分」の創設"
DATSUTANSO = "脱炭素化推進事業債の拡充"
TEIJU = "「定住自立圏構想」の推進"

FIRST = {
    # names, and parts of names
    "協力隊": KYORYOKUTAI,
    "起業人": KIGYOJIN,
    "地域おこし協力隊": KYORYOKUTAI,
    "定住自立圏構想の推進": TEIJU,
    "フルサト融資": "ふるさと融資制度の改正",
    "ＧＸ": "GXアドバイザーの派遣",
    "gxｱﾄﾞﾊﾞｲｻﾞｰ": "GXアドバイザーの派遣",
    # the same amount in any spelling
    "560万円": KIGYOJIN,
    "５６０万円": KIGYOJIN,
    "560 万円": KIGYOJIN,
    "５６０　万円": KIGYOJIN,
    "560": KIGYOJIN,
    "５，６００，０００円": KIGYOJIN,
    "5600000": KIGYOJIN,
    "5 600 000 円": KIGYOJIN,
    "5,600千円": KIGYOJIN,
    "520 万円": KYORYOKUTAI,
    "4,850,000円": SHURAKU,
    "４８５０千円": SHURAKU,
    "１８００万円": TEIJU,
    "1,800万円": TEIJU,
    "18,000千円": TEIJU,
    # several words, in any order
    "融資比率 過疎": "ふるさと融資制度の改正",
    "起業人　560 万円": KIGYOJIN,
    "485万円、専任": SHURAKU,
    # what officers call things
    "ローカル1万": LOCAL,
    "ローカル１万プロジェクト": LOCAL,
    "ローカル一万プロジェクト": LOCAL,
    "過疎債": KASO,
    "脱炭素債": DATSUTANSO,
    "定住圏": TEIJU,
    "おためし協力隊": KYORYOKUTAI,
    "特定地域組合": "特定地域づくり事業協同組合制度",
}
"""What is typed, and the page that must come first."""

INTERNAL = {"メッセージ", "政策ファイル", "設計の記録", "English", "ことばの手引き", "調べる"}
"""Areas for authors and engineers."""


def search(browser: Browser, question: str) -> list[tuple[str, str]]:
    """Area and title of every result for a question."""
    field = browser.one("#seido-search")
    field.clear()
    field.send_keys(question)
    until = time.monotonic() + WAIT
    while time.monotonic() < until and not browser.one(".said").get_attribute("textContent"):
        time.sleep(0.02)
    found = browser.run(
        "return [...document.querySelectorAll('.result')]"
        ".map((each) => ['.area', '.title'].map((part) => each.querySelector(part).innerText))"
    )
    return [(area, title) for area, title in found]


def test_the_right_page_comes_first(browser: Browser, site: str) -> None:
    browser.open(site)
    found = {question: search(browser, question)[:1] for question in FIRST}
    assert found == {question: [("制度", title)] for question, title in FIRST.items()}


def test_a_word_of_many_schemes_finds_schemes_first(browser: Browser, site: str) -> None:
    browser.open(site)
    for question in ("特別交付税", "特交", "特別交付税措置"):
        assert {area for area, _ in search(browser, question)[:5]} == {"制度"}, question


def test_pages_for_authors_and_engineers_come_after_all_others(browser: Browser, site: str) -> None:
    browser.open(site)
    for question in ("560万円", "過疎", "上限", "普交", "協力隊", "要件", "100万円", "1/2", "端数"):
        areas = [area for area, _ in search(browser, question)]
        internal = [at for at, area in enumerate(areas) if area in INTERNAL]
        assert areas[0] == "制度", question
        assert all(area in INTERNAL for area in areas[min(internal, default=len(areas)) :]), question


def test_a_scheme_that_has_a_figure_in_cases_alone_comes_after_the_source_that_prints_it(
    browser: Browser, site: str
) -> None:
    browser.open(site)
    found = search(browser, "100万円")
    printed = found.index(next(each for each in found if each[0] == "資料"))
    assert {area for area, _ in found[:printed]} == {"制度"}
    assert {KIGYOJIN, KYORYOKUTAI} <= {title for _, title in found[:printed]}
    assert ("制度", "DX推進リーダーの育成に係る経費") in found[printed:]
    assert search(browser, "財政力指数")[0][0] == "制度", "a case does not hide what else a page says"


def test_a_number_is_no_part_of_another(browser: Browser, site: str) -> None:
    browser.open(site)
    marked: dict[str, list[str]] = {}
    for question in ("９／１０", "560", "3人", "100万円", "1万円", "5人"):
        search(browser, question)
        marked[question] = browser.run(
            "return [...document.querySelectorAll('.result .excerpt')]"
            ".filter((each) => each.querySelector('mark')).map((each) => {"
            " const [before, mark, after] = each.childNodes;"
            " return before.textContent.slice(-1) + '[' + mark.textContent + ']' + after.textContent.slice(0, 1); })"
        )
    assert all(marked[question] for question in marked if question != "９／１０")
    assert not [each for found in marked.values() for each in found if re.search(r"[\d,.]\[|\d\]\d", each)]
    assert not [each for each in marked["560"] if "560" not in each.replace(",", "")]


def test_all_words_must_stand_in_a_page(browser: Browser, site: str) -> None:
    browser.open(site)
    one = {title for _, title in search(browser, "副業型")}
    both = {title for _, title in search(browser, "副業型 560万円")}
    assert KIGYOJIN in both
    assert both < one
    assert search(browser, "副業型 宇宙開発機構") == []


def test_a_word_that_is_read_as_another_is_said(browser: Browser, site: str) -> None:
    browser.open(site)
    search(browser, "過疎債")
    assert "「過疎債」を「過疎対策事業債」としても探しました。" in browser.one(".results .note").text
    search(browser, "過疎対策事業債")
    assert browser.all(".results .note") == []


def test_a_word_that_the_site_has_is_not_read_as_another(browser: Browser, site: str) -> None:
    browser.open(site)
    search(browser, "協力隊")
    assert browser.all(".results .note") == []


def test_where_nothing_is_found_the_nearest_names_are_offered(browser: Browser, site: str) -> None:
    browser.open(site)
    for question, title in (("地域活性起業家", KIGYOJIN), ("集落応援員", SHURAKU)):
        assert ("制度", title) in search(browser, question), question
        assert "見つかりません。名前の近い頁を挙げます。" in browser.one(".results .note").text
        assert browser.all(".result mark") == []


def test_search_takes_less_time_than_a_keystroke(browser: Browser, site: str) -> None:
    """A tenth of the pause between two keys of somebody who types fast, counted in work: each page is folded once."""
    browser.open(site)
    search(browser, "560万円")
    folded = browser.run(
        "let folds = 0; const { normalize } = String.prototype;"
        "String.prototype.normalize = function (...form) { folds += this.length; return normalize.apply(this, form); };"
        "const field = document.querySelector('#seido-search'); field.value = '特別交付税 過疎';"
        "field.dispatchEvent(new Event('input'));"
        "return new Promise((done) => setTimeout(() => done(folds), 300));"
    )
    size = browser.run("return JSON.stringify(globalThis.seidoIndex).length")
    assert folded * 5 < size


def test_a_result_leads_to_its_section_and_shows_the_words(browser: Browser, site: str) -> None:
    browser.open(site)
    search(browser, "５６０万円")
    assert browser.one(".result mark").text == "560万円"
    browser.one(".result").click()
    assert "schemes/kigyojin.html#" in browser.driver.current_url


def test_search_works_by_keyboard_alone(browser: Browser, site: str) -> None:
    browser.open(site)
    browser.one("body").send_keys("/")
    field = browser.driver.switch_to.active_element
    assert field.get_attribute("id") == "seido-search"
    search(browser, "集落支援員")
    field.send_keys("\ue015")  # the arrow down
    assert field.get_attribute("aria-activedescendant") == "seido-result-0"
    field.send_keys("\ue007")  # Enter
    assert "schemes/shuraku_shienin.html" in browser.driver.current_url


def test_the_arrows_choose_where_enter_leads(browser: Browser, site: str) -> None:
    browser.open(site)
    search(browser, "特別交付税")
    second = browser.all(".result")[1].get_attribute("href")
    browser.one("#seido-search").send_keys("\ue015\ue015\ue007")  # the arrow down twice, Enter
    assert browser.driver.current_url == second


def test_what_was_typed_before_the_search_came_is_searched(browser: Browser, site: str) -> None:
    """Typed and entered in one go, before anything that a person could wait for."""
    browser.open(site)
    browser.one("#seido-search").send_keys("集落支援員\ue007")
    until = time.monotonic() + WAIT
    while time.monotonic() < until and "shuraku_shienin" not in browser.driver.current_url:
        time.sleep(0.02)
    assert "schemes/shuraku_shienin.html" in browser.driver.current_url


def test_what_is_not_there_is_said_not_to_be_there_and_what_can_be_asked_for(browser: Browser, site: str) -> None:
    browser.open(site)
    assert search(browser, "宇宙開発") == []
    said = browser.one(".said")
    assert said.text.startswith("「宇宙開発」は見つかりません。")
    assert "額（「520万円」など）で探せます" in said.text


def test_search_works_from_a_folder_without_a_server(browser: Browser, site_folder: Path) -> None:
    browser.open((site_folder / "schemes" / "kigyojin.html").as_uri())
    for question in ("協力隊", "560 万円", "過疎債", "ローカル1万"):
        assert search(browser, question)[0] == ("制度", FIRST[question])
    assert browser.complaints() == []
