"""``seido serve`` in a real browser: pages that renew themselves, and what is wrong at their top."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.preview.project import change, write_project
from tests.preview.test_command import PATIENCE, serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Browser


def wait(found: Callable[[], bool], what: str) -> None:
    """Until something is so; a page that is just loading itself again is asked once more."""
    from selenium.common.exceptions import WebDriverException  # noqa: PLC0415  an extra

    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if found():
                return
        except WebDriverException:
            pass
        time.sleep(0.05)
    pytest.fail(f"never seen: {what}")


def test_a_page_renews_itself_and_shows_what_is_wrong_until_it_is_mended(browser: Browser, tmp_path: Path) -> None:
    policies = write_project(tmp_path)
    with serving(tmp_path) as (process, base):
        browser.open(f"{base}schemes/ko.html")
        assert "はじめの概要" in browser.one("main").text
        assert not browser.all("#seido-live")

        change(policies / "a.pol", "はじめの概要", "あたらしい概要")
        wait(lambda: "あたらしい概要" in browser.one("main").text, "the new text")

        change(policies / "a.pol", "経費 = 120万円", "経費 = 12O万円")
        wait(lambda: bool(browser.all("#seido-live.bad li")), "the list of errors")
        assert "policies/r6/a.pol 13行" in browser.one("#seido-live li").text
        assert "あたらしい概要" in browser.one("main").text
        height = browser.run("return document.getElementById('seido-live').getBoundingClientRect().height")
        assert height < browser.run("return innerHeight") / 2, "the page stays readable"

        change(policies / "a.pol", "経費 = 12O万円", "経費 = 120万円")
        wait(lambda: not browser.one("#seido-live").is_displayed(), "the list gone")

        process.terminate()
        wait(lambda: "終わっています" in browser.one("#seido-live").text, "the end of the server")
    complaints = [each for each in browser.complaints() if "ERR_" not in each]
    assert complaints == []
    assert all(address.startswith((base, "about:", "data:")) for address in browser.requests())
