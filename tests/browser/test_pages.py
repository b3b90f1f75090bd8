"""Every page in a real browser: nothing leaves the site, nothing is refused by its policy, everybody can read it."""

from __future__ import annotations

import gzip
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.browser.conftest import DESKTOP, PHONE

if TYPE_CHECKING:
    from tests.browser.conftest import Browser

LIGHTEST: Final = 100_000  # bytes of one page with all that it loads by itself, compressed as servers do
AXE: Final = os.environ.get("SEIDO_AXE", "")
"""Where axe.min.js of axe-core lies; `.ci/run` fetches it."""


@cache
def page_names(site_folder: Path) -> tuple[str, ...]:
    """Every page of the site by its path."""
    return tuple(path.relative_to(site_folder).as_posix() for path in sorted(site_folder.rglob("*.html")))


def serious(browser: Browser) -> list[Any]:
    """What axe finds serious or critical on the page that is shown."""
    if not AXE:
        pytest.skip("SEIDO_AXE does not say where axe.min.js of axe-core lies")
    browser.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": Path(AXE).read_text(encoding="utf-8")})
    result = browser.driver.execute_async_script(
        "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then((found) => done(found.violations"
        ".map((each) => [each.id, each.impact, each.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))])))"
    )
    return [each for each in result if each[1] in ("serious", "critical")]


def test_no_request_leaves_the_site_and_no_script_complains(browser: Browser, site: str, site_folder: Path) -> None:
    for name in page_names(site_folder):
        browser.open(site + name)
        assert browser.complaints() == [], name
        strangers = [each for each in browser.requests() if not each.startswith((site, "about:", "data:"))]
        assert strangers == [], name


def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, site: str, site_folder: Path) -> None:
    wide = {}
    for name in page_names(site_folder):
        browser.open(site + name, PHONE)
        width = browser.run("return document.documentElement.scrollWidth")
        if width > PHONE[0]:
            wide[name] = width
    assert wide == {}


def test_a_page_is_light(browser: Browser, site: str, site_folder: Path) -> None:
    heavy = {}
    for name in page_names(site_folder):
        browser.open(site + name)
        asked = {each.removeprefix(site).split("#")[0] for each in browser.requests() if each.startswith(site)}
        weight = sum(len(gzip.compress((site_folder / each).read_bytes())) for each in asked)
        if weight > LIGHTEST:
            heavy[name] = weight
    assert heavy == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious(
    browser: Browser, site: str, site_folder: Path, size: tuple[int, int], scheme: str
) -> None:
    if not AXE:
        pytest.skip("SEIDO_AXE does not say where axe.min.js of axe-core lies")
    browser.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    found = {}
    for name in page_names(site_folder):
        browser.open(site + name, size)
        bad = serious(browser)
        if bad:
            found[name] = bad
    assert found == {}


def test_schemes_fit_on_a4_paper(browser: Browser, site: str, site_folder: Path) -> None:
    """673 pixels are what 16 mm at either side leave of 210 mm."""
    paper = (673, 980)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    wide = {}
    for name in page_names(site_folder):
        if name.startswith("schemes/") or name == "index.html":
            browser.open(site + name, paper)
            width = browser.run("return document.documentElement.scrollWidth")
            if width > paper[0]:
                wide[name] = width
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert wide == {}
