"""axe in a real browser: on no page does it find what shuts people with a disability out."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages import AXE, page_names, serious

if TYPE_CHECKING:
    from tests.browser.conftest import Browser

SURROUNDINGS: Final = tuple((size, scheme) for size in (DESKTOP, PHONE) for scheme in ("light", "dark"))
"""Windows and colours in which axe looks at pages."""


class _Shapes(HTMLParser):
    """The shapes of the elements of a page: what one is, its classes, and those of what it stands in."""

    DEEP: Final = 4  # an element and what it stands in, this many in all
    ALONE: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})  # they hold nothing

    def __init__(self) -> None:
        super().__init__()
        self.shapes: set[tuple[str, ...]] = set()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = sorted(given.keys() - {"class", "href", "id"})
        shape = " ".join([tag, *sorted((given.get("class") or "").split()), "|", *names])
        self.shapes.add((*(each for _, each in self._open[1 - self.DEEP :]), shape))
        if tag not in self.ALONE:
            self._open.append((tag, shape))

    def handle_endtag(self, tag: str) -> None:
        at = max((at for at, (each, _) in enumerate(self._open) if each == tag), default=None)
        if at is not None:
            del self._open[at:]


@cache
def every_shape(site_folder: Path) -> frozenset[str]:
    """Pages that between them have an element of every shape there is; those with most shapes first."""
    found = {}
    for name in page_names(site_folder):
        reader = _Shapes()
        reader.feed((site_folder / name).read_text(encoding="utf-8"))
        found[name] = reader.shapes
    seen: set[tuple[str, ...]] = set()
    chosen = []
    for name in sorted(found, key=lambda name: (-len(found[name]), name)):
        if not found[name] <= seen:
            seen |= found[name]
            chosen.append(name)
    return frozenset(chosen)


@pytest.mark.parametrize(
    ("size", "scheme"), SURROUNDINGS, ids=["desktop-light", "desktop-dark", "phone-light", "phone-dark"]
)
def test_axe_finds_nothing_serious(
    browser: Browser, site: str, site_folder: Path, size: tuple[int, int], scheme: str
) -> None:
    """Every shape of element in all surroundings; every page in one of them, by turns (decision 0027)."""
    if not AXE:
        pytest.skip("SEIDO_AXE does not say where axe.min.js of axe-core lies")
    browser.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    turn = SURROUNDINGS.index((size, scheme))
    shapes = every_shape(site_folder)
    found = {}
    for at, name in enumerate(page_names(site_folder)):
        if at % len(SURROUNDINGS) == turn or name in shapes:
            browser.open(site + name, size)
            bad = serious(browser)
            if bad:
                found[name] = bad
    assert found == {}
