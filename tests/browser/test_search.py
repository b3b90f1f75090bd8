"""Search in a real browser: what is looked for is found, the right page first."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Browser

WAIT = 5.0  # seconds at the most until results are shown

FIRST = {
    "協力隊": "地域おこし協力隊の取組強化",
    "起業人": "地域活性化起業人の拡充",
    "地域おこし協力隊": "地域おこし協力隊の取組強化",
    "560万円": "地域活性化起業人の拡充",
    "５６０万円": "地域活性化起業人の拡充",
    "５，６００，０００円": "地域活性化起業人の拡充",
    "520 万円": "地域おこし協力隊の取組強化",
    "4,850,000円": "集落支援員 地方財政措置の拡充",
    "ＧＸ": "GXアドバイザーの派遣",
    "融資比率 過疎": "ふるさと融資制度の改正",
}
"""What is typed, and the page that must come first."""


def search(browser: Browser, question: str) -> list[tuple[str, str]]:
    """Area and title of every result for a question."""
    field = browser.one("#seido-search")
    field.clear()
    field.send_keys(question)
    until = time.monotonic() + WAIT
    while time.monotonic() < until and not browser.one(".said").get_attribute("textContent"):
        time.sleep(0.02)
    return [
        (result.find_element("css selector", ".area").text, result.find_element("css selector", ".title").text)
        for result in browser.all(".result")
    ]


@pytest.mark.parametrize(("question", "title"), FIRST.items(), ids=list(FIRST))
def test_the_right_page_comes_first(browser: Browser, site: str, question: str, title: str) -> None:
    browser.open(site)
    assert search(browser, question)[0] == ("制度", title)


def test_a_word_of_many_schemes_finds_schemes_first(browser: Browser, site: str) -> None:
    browser.open(site)
    found = search(browser, "特別交付税")
    assert {area for area, _ in found[:8]} == {"制度"}


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


def test_what_is_not_there_is_said_not_to_be_there(browser: Browser, site: str) -> None:
    browser.open(site)
    assert search(browser, "宇宙開発") == []
    assert browser.one(".said").text == "「宇宙開発」は見つかりません"


def test_search_works_from_a_folder_without_a_server(browser: Browser, site_folder: Path) -> None:
    browser.open((site_folder / "schemes" / "kigyojin.html").as_uri())
    assert search(browser, "協力隊")[0] == ("制度", "地域おこし協力隊の取組強化")
    assert browser.complaints() == []
