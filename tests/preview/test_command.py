"""``seido serve`` as a process of its own, with a client in the place of the browser."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.preview.project import change, write_project

from seido import cli

PATIENCE = 30
"""Seconds after which something that was to come will not come any more; only a failure waits so long."""


@contextmanager
def serving(root: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running command and its address."""
    # What a shell runs in the background ignores Ctrl-C, and so do its children; the command is tried as from a terminal.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heeding}; from seido.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", str(root), "--port", "0", *arguments]
    environment = {**os.environ, "LANG": "ja_JP.UTF-8", "LC_ALL": "", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", said)
            assert found is not None, said
            yield process, found[0]
        finally:
            process.kill()


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own server
        text: str = answer.read().decode("utf-8")
        return text


class Tab:
    """A page that is open in a browser: what it is told, and when it would load itself again."""

    def __init__(self, base: str, path: str) -> None:
        self.address = base + path
        self.text = page(self.address)
        self.events = urllib.request.urlopen(f"{base}.seido/events?page=/{path}", timeout=PATIENCE)  # noqa: S310  ended with the server

    @property
    def mark(self) -> str:
        found = re.search('data-page="([^"]*)"', self.text)
        assert found is not None
        return found[1]

    def told(self, wanted: str) -> Mapping[str, Any]:
        """The first state in which the heading holds some words, or in which there is none."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            line = self.events.readline()
            if not line.startswith(b"data: "):
                continue
            state: dict[str, Any] = json.loads(line[6:])
            if state["page"] != self.mark:
                self.text = page(self.address)
            if wanted in state["heading"] if wanted else not state["heading"]:
                return state
        pytest.fail(f"never told: {wanted}")


def test_an_author_sees_each_save_and_what_is_wrong_until_it_is_mended(tmp_path: Path) -> None:
    policies = write_project(tmp_path)
    with serving(tmp_path) as (process, base):
        tab, other = Tab(base, "schemes/ko.html"), Tab(base, "schemes/otsu.html")
        tab.told("")
        other.told("")
        assert "はじめの概要" in tab.text
        first = other.mark

        change(policies / "a.pol", "はじめの概要", "あたらしい概要")
        tab.told("")
        assert "あたらしい概要" in tab.text

        change(policies / "a.pol", "上限額 : 円 = 100万円", "上限額 : 円 = 300万円")
        said = tab.told("があります。頁は、最後に誤りがなかったときのものです。")
        assert "policies/r6/a.pol 9行" in said["list"][0]["text"]
        assert "あたらしい概要" in page(tab.address), "the last good page stays"
        assert "300万円" not in page(tab.address)

        change(policies / "a.pol", "上限額 : 円 = 300万円", "上限額 : 円 = 100万円")
        tab.told("")
        assert other.mark == first, "a page that is the same is not loaded again"

        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert "終わりました。" in err
        assert "Traceback" not in err
        assert "S0" in err, "the terminal shows the findings too"
        assert "変わった頁：policies/a.html、schemes/index.html、schemes/ko.html\n" in err
    assert not (tmp_path / "build").exists()
    assert not (tmp_path / "site").exists()


def test_a_port_that_is_taken_is_said_plainly(tmp_path: Path) -> None:
    write_project(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        out, err = io.StringIO(), io.StringIO()
        assert cli.run(["serve", str(tmp_path), "--port", port], out, err, {}) == 1
    assert "（S0923）" in err.getvalue()
    assert f"「127.0.0.1:{port}」を使えません：ほかのプログラムが使っています。" in err.getvalue()
    assert out.getvalue() == ""


@pytest.mark.parametrize("host", ["192.0.2.1", "nai.invalid", "x" * 300, ""])
def test_an_address_that_is_none_of_this_computer_is_said_plainly(host: str, tmp_path: Path) -> None:
    write_project(tmp_path)
    # An empty one would mean every address there is.
    out, err = io.StringIO(), io.StringIO()
    assert cli.run(["serve", str(tmp_path), "--host", host, "--port", "0"], out, err, {}) == 1
    assert "（S0923）" in err.getvalue()


@pytest.mark.parametrize("port", ["70000", "-1", "八千"])
def test_a_port_that_is_no_number_of_one_is_wrong_usage(port: str) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert cli.run(["serve", "--port", port], out, err, {}) == 2
    assert "「--port」には0から65535までの整数を書いてください。" in err.getvalue()


def test_without_policies_there_is_nothing_to_serve(tmp_path: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert cli.run(["serve", str(tmp_path)], out, err, {}) == 2
    assert "S0902" in err.getvalue()
