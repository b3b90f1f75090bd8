"""Every page in a real browser: nothing leaves the site, nothing is refused by its policy, everybody can read it."""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Mapping

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


# ------------------------------------------------------------------------------------------------------ visiting pages


@dataclass(frozen=True, slots=True)
class Visit:
    """What one opening of a page showed: in a window for a desk first, then narrowed to a phone."""

    complaints: list[str]
    requests: list[str]
    width_on_phone: int


@pytest.fixture(scope="module")
def visits(window: Browser, site: str, site_folder: Path) -> Mapping[str, Visit]:
    """Every page, opened once for all cheap questions."""
    window.forget()
    found = {}
    for name in page_names(site_folder):
        window.open(site + name)
        requests = window.requests()
        window.resize(PHONE)
        width = window.run("return document.documentElement.scrollWidth")
        found[name] = Visit(window.complaints(), requests, width)
    return found


def test_no_request_leaves_the_site_and_no_script_complains(visits: Mapping[str, Visit], site: str) -> None:
    complaints = {name: visit.complaints for name, visit in visits.items() if visit.complaints}
    assert complaints == {}
    at_home = (site, "about:", "data:")
    strangers = {
        name: [each for each in visit.requests if not each.startswith(at_home)] for name, visit in visits.items()
    }
    assert {name: found for name, found in strangers.items() if found} == {}


def test_no_page_scrolls_sideways_on_a_phone(visits: Mapping[str, Visit]) -> None:
    wide = {name: visit.width_on_phone for name, visit in visits.items() if visit.width_on_phone > PHONE[0]}
    assert wide == {}


@pytest.mark.parametrize("scheme", ["kyoryokutai", "furusato_yushi", "local10000"])
def test_what_scrolls_by_itself_has_a_name_of_its_own(browser: Browser, site: str, scheme: str) -> None:
    """A list of landmarks that are all called 表 leads nowhere."""
    browser.open(f"{site}schemes/{scheme}.html", PHONE)
    names = browser.run(
        "return [...document.querySelectorAll('.scroll[role=region], pre[role=region]')]"
        ".map((each) => each.getAttribute('aria-label'))"
    )
    assert len(names) > 2
    assert len(set(names)) == len(names)
    assert not {"表", "文の例"} & set(names)


def test_a_page_is_light(visits: Mapping[str, Visit], site: str, site_folder: Path) -> None:
    heavy = {}
    weigh = cache(lambda path: len(gzip.compress((site_folder / path).read_bytes())))
    for name, visit in visits.items():
        asked = {each.removeprefix(site).split("#")[0] for each in visit.requests if each.startswith(site)}
        weight = sum(map(weigh, asked))
        if weight > LIGHTEST:
            heavy[name] = weight
    assert heavy == {}


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
