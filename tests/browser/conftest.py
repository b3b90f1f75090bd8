"""A real browser and the whole site of this project, built once.

What stands here is tried in Debian's Chromium through its driver; on a machine without them, or without the extra
``seido[browser]``, these tests are left out and say so. `.ci/run` installs both.
"""

from __future__ import annotations

import functools
import http.server
import io
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from seido import cli

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

ROOT: Final = Path(__file__).parents[2]
_CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_DRIVER: Final = shutil.which("chromedriver")
_ARGUMENTS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ja",
)

DESKTOP: Final = (1280, 900)
PHONE: Final = (375, 800)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        pass


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this project in a folder."""
    folder = tmp_path_factory.mktemp("site")
    out, err = io.StringIO(), io.StringIO()
    status = cli.run(["build", str(ROOT), "--out", str(folder / "build"), "--site", str(folder / "site")], out, err, {})
    assert status == 0, err.getvalue()
    return folder / "site"


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address under which the site is served, on this machine only; it ends with ``/``."""
    handler = functools.partial(_Quiet, directory=str(site_folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@dataclass(frozen=True, slots=True)
class Browser:
    """A window. ``driver`` is selenium's; the rest is what these tests ask again and again."""

    driver: Chrome

    def open(self, address: str, size: tuple[int, int] = DESKTOP) -> None:
        """Show a page in a window of a size in CSS pixels, whatever the window's own borders take."""
        self.resize(size)
        self.driver.get(address)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window a size, with whatever it shows."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < DESKTOP[0]},
        )

    def forget(self) -> None:
        """Become a window without a past: no messages, no requests, nothing kept, no wishes about colours."""
        self.driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        self.driver.get("about:blank")
        self.complaints()
        self.requests()

    def all(self, selector: str) -> list[WebElement]:
        """Every element that a CSS selector finds."""
        return self.driver.find_elements("css selector", selector)

    def one(self, selector: str) -> WebElement:
        """The first element that a CSS selector finds."""
        return self.driver.find_element("css selector", selector)

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script returns
        """What a script returns."""
        return self.driver.execute_script(script, *arguments)

    def complaints(self) -> list[str]:
        """What the console said since it was last asked: errors of scripts and breaches of the security policy."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def requests(self) -> list[str]:
        """Every address that was asked for since this was last asked."""
        found = []
        for entry in self.driver.get_log("performance"):  # type: ignore[no-untyped-call]
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return found


@pytest.fixture(scope="session")
def window() -> Iterator[Browser]:
    """The one window of a process; tests take `browser`."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="the extra seido[browser] is not installed")
    if _CHROMIUM is None or _DRIVER is None:
        pytest.skip("Chromium and its driver are not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = _CHROMIUM
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(_DRIVER))
    yield Browser(driver)
    driver.quit()


@pytest.fixture
def browser(window: Browser) -> Browser:
    """A window without a past: no messages, no requests, nothing kept."""
    window.forget()
    return window
