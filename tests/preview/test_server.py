"""What the server of a preview gives out, to whom, and what it refuses."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from seido import preview
from seido.preview.notice import page_state
from seido.preview.server import PreviewServer
from seido.preview.workshop import Shown
from seido.source.catalogue import names
from seido.source.diagnostic import Diagnostic
from seido.source.text import Source, Span

PAGE = b'<html><head><title>x</title><script src="js/a.js"></script></head><body>%s</body></html>'
FILES = {
    "index.html": PAGE % b"home",
    "schemes/index.html": PAGE % b"list",
    "404.html": PAGE % b"missing",
    "js/a.js": b"1",
    "data/a.json": b"{}",
    "img/a.unknown": b"?",
}
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    server = PreviewServer("127.0.0.1", 0, "ja")
    server.begin()
    server.show(Shown(FILES))
    yield server
    server.end()


class Answer:
    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self.body = answer.read()


def ask(server: PreviewServer, target: str, *, method: str = "GET", host: str | None = None) -> Answer:
    """Ask as a browser does, with the address exactly as given: no client tidies it up."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
    connection.putrequest(method, target, skip_host=True)
    if host is None:
        host = f"127.0.0.1:{server.server_address[1]}"
    for each in host.split("|") if host else ():
        connection.putheader("Host", each)
    connection.endheaders()
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


class Events:
    """The line of events of one page, read as a browser reads it."""

    def __init__(self, server: PreviewServer, page: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
        self.connection.request("GET", f"/.seido/events?page={page}")
        self.answer = self.connection.getresponse()

    def next(self) -> Mapping[str, Any]:
        while True:
            line = self.answer.readline()
            assert line, "the line was closed"
            if line.startswith(b"data: "):
                found: dict[str, Any] = json.loads(line[6:])
                return found


def test_pages_are_given_with_the_script_of_the_preview_and_other_files_as_they_are(server: PreviewServer) -> None:
    for target, name in (("/", "index.html"), ("/index.html?a=b", "index.html"), ("/schemes/", "schemes/index.html")):
        page = ask(server, target)
        assert page.status == 200
        mark = page_state(FILES, name)
        assert f'<script defer src="/.seido/live.js" data-page="{mark}"></script>\n</head>'.encode() in page.body
        assert int(page.headers["Content-Length"]) == len(page.body)
    assert ask(server, "/js/a.js").body == b"1"
    assert ask(server, "/js/a.js").headers["Content-Type"].startswith("text/javascript")
    assert ask(server, "/img/a.unknown").headers["Content-Type"] == "application/octet-stream"
    for own in ("live.js", "live.css"):
        assert ask(server, f"/.seido/{own}").status == 200


def test_a_page_that_is_not_there_is_said_to_be_missing_and_waits_for_its_coming(server: PreviewServer) -> None:
    page = ask(server, "/nai.html")
    assert page.status == 404
    assert b"missing" in page.body
    assert b'data-page=""' in page.body
    server.show(Shown({**FILES, "nai.html": PAGE % b"come"}))
    assert Events(server, "/nai.html").next()["page"] == page_state(server.state.shown.files, "nai.html") != ""


@pytest.mark.parametrize(
    "target",
    [
        "/../pyproject.toml",
        "/schemes/../../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/..%2fpyproject.toml",
        "/..%5cpyproject.toml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/etc/passwd",
        "/C:/windows/win.ini",
        "/.seido/../server.py",
        "/.seido/server.py",
        "/.seido/live.js/../../server.py",
        "/index.html%00.js",
        "/schemes/..",
        "/./index.html",
    ],
)
def test_an_address_that_leads_elsewhere_leads_nowhere(server: PreviewServer, target: str) -> None:
    answer = ask(server, target)
    assert answer.status == 404
    assert b"root:" not in answer.body
    assert b"import" not in answer.body


@pytest.mark.parametrize("target", ["http://127.0.0.1/index.html", "index.html", "/%ff%fe", "*"])
def test_what_is_no_address_is_refused(server: PreviewServer, target: str) -> None:
    assert ask(server, target).status == 400


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.0.2.7",
        "[2001:db8::1]",
        "0.0.0.0",  # noqa: S104  to be refused
        "",
        "[",
        "user@evil.example",
        "127.0.0.1|evil.example",
    ],
)
def test_a_request_for_another_host_is_refused(server: PreviewServer, host: str) -> None:
    """As a page of another site would send it that lets its own name lead to this machine."""
    for target in ("/", "/.seido/events", "/.seido/live.js"):
        answer = ask(server, target, host=host)
        assert answer.status == 421
        assert b"home" not in answer.body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:8000", "127.0.0.2:1"])
def test_a_request_for_this_machine_is_answered(server: PreviewServer, host: str) -> None:
    assert ask(server, "/", host=host).status == 200


def test_only_reading_is_possible(server: PreviewServer) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
        assert ask(server, "/", method=method).status == 501
    head = ask(server, "/", method="HEAD")
    assert (head.status, head.body) == (200, b"")


def test_every_answer_carries_the_security_policy_of_the_site(server: PreviewServer) -> None:
    for target in ("/", "/nai.html", "/js/a.js", "/.seido/live.js", "http://x/"):
        headers = ask(server, target).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "connect-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in headers


def test_a_page_hears_of_its_own_changes_only(server: PreviewServer) -> None:
    home, schemes = Events(server, "/"), Events(server, "/schemes/index.html")
    before = home.next()["page"], schemes.next()["page"]
    server.show(Shown({**FILES, "index.html": PAGE % b"renewed"}))
    after = home.next()["page"], schemes.next()["page"]
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_a_page_is_another_one_when_what_it_loads_is_different(server: PreviewServer) -> None:
    events = Events(server, "/")
    before = events.next()["page"]
    server.show(Shown({**FILES, "js/a.js": b"2"}))
    assert events.next()["page"] != before


def test_findings_are_told_with_their_place_as_text_and_go_away(server: PreviewServer) -> None:
    source = Source("policies/r6/a.pol", f"制度 {HOSTILE}\n")
    finding = Diagnostic(names.UNKNOWN_NAME, Span(source.path, 3, 3 + len(HOSTILE)), {"name": HOSTILE})
    events = Events(server, "/")
    assert events.next()["heading"] == ""
    server.show(
        Shown({**FILES, f"diagnostics/{finding.kind.code}.html": PAGE}, (finding,), {source.path: source}, stale=True)
    )
    said = events.next()
    assert said["heading"] == "誤り1件があります。頁は、最後に誤りがなかったときのものです。"
    assert said["bad"] is True
    [entry] = said["list"]
    assert entry["title"].startswith("誤り ")
    assert entry["title"].endswith(f"（{finding.kind.code}）")
    assert entry["text"].splitlines()[0] == "　policies/r6/a.pol 1行"
    assert HOSTILE in entry["text"]
    assert entry["link"] == f"/diagnostics/{finding.kind.code}.html"
    server.show(Shown(FILES))
    assert (events.next()["heading"], server.state.number) == ("", 3)


def test_a_long_list_is_cut_and_says_so(server: PreviewServer) -> None:
    source = Source("a.pol", "あ" * 100)
    findings = tuple(Diagnostic(names.UNKNOWN_NAME, Span("a.pol", at, at + 1), {"name": "あ"}) for at in range(33))
    server.show(Shown(FILES, findings, {"a.pol": source}, stale=True))
    said = Events(server, "/").next()
    assert len(said["list"]) == 20
    assert said["more"].startswith("ほかに13件")


def test_before_the_first_site_there_is_a_page_that_waits() -> None:
    server = PreviewServer("127.0.0.1", 0, "ja")
    server.begin()
    try:
        page = ask(server, "/schemes/ko.html")
        assert page.status == 503
        assert "頁を作っています…" in page.body.decode()
        assert b"live.js" in page.body
        server.show(Shown({}, (Diagnostic(names.UNKNOWN_NAME, None, {"name": "あ"}),), {}, stale=True))
        assert Events(server, "/").next()["heading"].startswith("誤り1件があるので、まだ頁を作れません。")
    finally:
        server.end()


def test_a_browser_that_says_nothing_or_goes_away_disturbs_nobody(
    server: PreviewServer, capfd: pytest.CaptureFixture[str]
) -> None:
    address = ("127.0.0.1", server.server_address[1])
    with socket.create_connection(address) as silent:
        for rest in (b"", b"GET", b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"\x00\xff\r\n\r\n"):
            with socket.create_connection(address) as rude:
                rude.sendall(rest)
        events = Events(server, "/")
        events.next()
        events.connection.close()
        server.show(Shown(FILES))
        assert ask(server, "/").status == 200
        assert silent.fileno() > 0
    assert "Traceback" not in "".join(capfd.readouterr())


def test_the_end_of_the_server_ends_every_line(server: PreviewServer) -> None:
    events = Events(server, "/")
    events.next()
    server.end()
    assert b"data" not in events.answer.read()


def test_the_client_makes_text_of_what_it_is_told() -> None:
    script = (Path(preview.__file__ or "").parent / "client" / "live.js").read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "document.write", ".style"):
        assert forbidden not in script
