"""The server of a preview: pages out of the memory, and a line on which they are told that they are different.

What is asked for is a name in a table of files that have been made; no address is ever turned into a path of this
machine, so that nothing beside the site can be read, however an address is written and wherever links lead.
"""

from __future__ import annotations

import errno
import ipaddress
import json
import os
import socket
import threading
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, cast
from urllib.parse import parse_qs, unquote, urlsplit

from seido.preview import words
from seido.preview.notice import notice, page_state
from seido.preview.workshop import Shown
from seido.source.language import Language, say

_CLIENT: Final = Path(__file__).parent / "client"
_OWN: Final = ".seido/"
"""Before the names of the server's own files; mkdocs never publishes a name that begins with a dot."""

_EVENTS: Final = f"{_OWN}events"
_BREATH: Final = 15
"""Seconds after which a page that waits hears a sign of life: so a browser that went away is noticed."""

_PATIENCE: Final = 30
"""Seconds that a browser may take over its request."""

# The system's own table of types says different things on different machines.
_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
}
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    # A page of another site may not load what is written here into itself.
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_EMPTY: Final = (
    '<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>seido</title>\n</head>\n'
    "<body>\n<main><h1>{text}</h1></main>\n</body>\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class _State:
    """What is shown, and how many states there were before it."""

    number: int
    shown: Shown


class PreviewServer(ThreadingHTTPServer):
    """Serves what was last handed to `show`. Raises OSError where the address cannot be had."""

    daemon_threads = True
    # On Windows the same option would let two servers share one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, host: str, port: int, language: Language) -> None:
        if not host:  # to the system it would mean every address of this machine
            raise OSError(errno.EADDRNOTAVAIL, os.strerror(errno.EADDRNOTAVAIL))
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)
        self.language: Language = language
        self.changed = threading.Condition()
        self.state = _State(0, Shown(stale=True))
        self.closing = False
        self._host = host
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def url(self) -> str:
        """The address of the home page."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.server_address[1]}/"

    def begin(self) -> None:
        """Answer from now on, beside what else this process does."""
        self._thread.start()

    def show(self, shown: Shown) -> None:
        """Show another state, and tell every page that is open."""
        with self.changed:
            self.state = _State(self.state.number + 1, shown)
            self.changed.notify_all()

    def end(self) -> None:
        """Let all pages go and give the address back."""
        with self.changed:
            self.closing = True
            self.changed.notify_all()
        if self._thread.is_alive():
            self.shutdown()
        self.server_close()

    def is_meant(self, host: str) -> bool:
        """Whether a request names this server.

        A page of another site can make its own name lead to this machine and would then be let in; so only the name
        that was asked for, ``localhost`` and numeric addresses count. Numeric ones beside this machine's own count
        only where the server was asked to listen beyond it.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in {"localhost", self._host.lower()}:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not _is_loopback(self._host)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no accident; nothing of it is worth a traceback."""


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    timeout = _PATIENCE
    server_version = "seido"
    sys_version = ""

    @property
    def _preview(self) -> PreviewServer:
        return cast("PreviewServer", self.server)

    def do_GET(self) -> None:
        """A file of the site, or the line of events."""
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or not self._preview.is_meant(hosts[0]):
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, _TYPES["txt"], b"This server is for this machine alone.\n")
            return
        name = _name(self.path)
        if name is None:
            self._answer(HTTPStatus.BAD_REQUEST, _TYPES["txt"], b"This is no address of a page.\n")
        elif name == _EVENTS:
            self._events(_name(parse_qs(urlsplit(self.path).query).get("page", ["/"])[0]) or "")
        elif name.startswith(_OWN):
            self._own(name.removeprefix(_OWN))
        else:
            self._file(name)

    def do_HEAD(self) -> None:
        """As for GET, without the body."""
        if _name(self.path) != _EVENTS:
            self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the library's
        """Requests are nothing that an author wants to read about."""

    def _file(self, name: str) -> None:
        shown = self._preview.state.shown
        state = page_state(shown.files, name)
        data = shown.files.get(name)
        status = HTTPStatus.OK
        kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
        if data is None:
            status = HTTPStatus.NOT_FOUND if shown.files else HTTPStatus.SERVICE_UNAVAILABLE
            data, kind = shown.files.get("404.html") or self._empty(), _TYPES["html"]
        if kind == _TYPES["html"]:
            data = _with_client(data, state)
        self._answer(status, kind, data)

    def _empty(self) -> bytes:
        shown, language = self._preview.state.shown, self._preview.language
        waiting = not shown.files and not shown.findings and not shown.defect
        text = "" if not waiting and not shown.files else say(words.MAKING if waiting else words.NOT_FOUND, language)
        return _EMPTY.format(language=language, text=text or "seido").encode("utf-8")

    def _own(self, name: str) -> None:
        """The script and the sheet that are put into every page."""
        if name in {"live.js", "live.css"}:
            self._answer(HTTPStatus.OK, _TYPES[name.rpartition(".")[2]], (_CLIENT / name).read_bytes())
        else:
            self._answer(HTTPStatus.NOT_FOUND, _TYPES["txt"], b"There is no such file.\n")

    def _events(self, name: str) -> None:
        """Tell a page each state, beginning with the present one, until it goes away."""
        self._head(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        preview, told = self._preview, -1
        while not preview.closing:
            with preview.changed:
                preview.changed.wait_for(lambda: preview.closing or preview.state.number != told, _BREATH)  # noqa: B023
                state = preview.state
            message = b": still here\n\n"
            if state.number != told:
                said = {**notice(state.shown, preview.language), "page": page_state(state.shown.files, name)}
                message = b"data: " + json.dumps(said, ensure_ascii=False).encode("utf-8") + b"\n\n"
            told = state.number
            self.wfile.write(message)
            self.wfile.flush()

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self._head(status, kind, len(data))
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, status: HTTPStatus, kind: str, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for header, value in _HEADERS.items():
            self.send_header(header, value)
        self.end_headers()


def _name(target: str) -> str | None:
    """The file that an address names: ``/schemes/`` is the index of that folder. None where it is no address."""
    if not target.startswith("/"):
        return None
    try:
        name = unquote(target.partition("?")[0].partition("#")[0], errors="strict")[1:]
    except UnicodeDecodeError:
        return None
    return f"{name}index.html" if not name or name.endswith("/") else name


def _with_client(page: bytes, state: str) -> bytes:
    """A page with the script of the preview, which knows which state of the page it stands in."""
    added = (
        b'<link rel="stylesheet" href="/.seido/live.css">\n'
        b'<script defer src="/.seido/live.js" data-page="' + state.encode("ascii") + b'"></script>\n'
    )
    head, end, rest = page.partition(b"</head>")
    return head + added + end + rest if end else page + added
