"""The lock file: the hash of every source document, so that a changed text does not pass unnoticed.

One line for each document, ``r6 sha256:… policies/r6/sources/r6.txt``, sorted by name; seido writes the file, people do
not edit it. The hash is taken of the text in UTF-8 with ``\\n`` as line end, so that it is the same on every machine.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from seido.source.catalogue import citation as kinds
from seido.source.diagnostic import Diagnostic
from seido.source.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from seido.citations.document import Document
    from seido.source.text import Source

LOCK_NAME: Final = "seido.lock"
COMMAND: Final = "seido lock"
_HEAD: Final = (
    "# seido が書きます。手では直しません。資料の本文が変わると、ここと合わなくなります。\n"
    "# Written by seido, not by hand. A changed source document no longer matches its line.\n"
)
_LINE: Final = re.compile(r"(?P<name>\S+)[ \t]+(?P<hash>sha256:[0-9a-f]{64})[ \t]+(?P<path>\S.*)\Z")
_SHOWN: Final = 19  # sha256: and twelve figures say enough to a person


class Entry(NamedTuple):
    """What the lock file knows of a document."""

    hash: str
    path: str


def digest(source: Source) -> str:
    """The hash of a source text, as the lock file holds it."""
    return f"sha256:{sha256(source.text.encode('utf-8')).hexdigest()}"


def read_lock(lock: Source) -> tuple[dict[str, Entry], tuple[Diagnostic, ...]]:
    """The entries of a lock file by document name, and its lines that cannot be read."""
    entries: dict[str, Entry] = {}
    found: list[Diagnostic] = []
    for number, line in enumerate(lock.text.splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        match = _LINE.match(text)
        if match is None or match["name"] in entries:
            start = lock.line_start(number)
            facts = {"lock": lock.path, "line": str(number), "text": text, "command": COMMAND}
            found.append(Diagnostic(kinds.LOCK_UNREADABLE, Span(lock.path, start, start + len(line)), facts))
            continue
        entries[match["name"]] = Entry(match["hash"], match["path"])
    return entries, tuple(found)


def write_lock(documents: Iterable[Document]) -> str:
    """The text of the lock file for these documents."""
    lines = sorted(f"{document.name} {digest(document.source)} {document.source.path}\n" for document in documents)
    return _HEAD + "".join(lines)


def check_lock(
    documents: Sequence[Document],
    entries: Mapping[str, Entry],
    spans: Mapping[str, Span],
    lock_path: str = LOCK_NAME,
) -> tuple[Diagnostic, ...]:
    """Compare documents with the lock file; ``spans`` are the places of the 資料 declarations by name.

    A changed text is an error, a document that is not locked and an entry without a document are warnings.
    """
    found: list[Diagnostic] = []
    for document in documents:
        entry = entries.get(document.name)
        facts = {"document": document.name, "path": document.source.path, "lock": lock_path, "command": COMMAND}
        span = spans.get(document.name)
        if entry is None:
            found.append(Diagnostic(kinds.DOCUMENT_NOT_LOCKED, span, facts))
            continue
        current = digest(document.source)
        if entry.hash != current:
            facts |= {"found": f"{current[:_SHOWN]}…", "locked": f"{entry.hash[:_SHOWN]}…"}
            found.append(Diagnostic(kinds.DOCUMENT_CHANGED, span, facts))
    names = {*spans, *(document.name for document in documents)}
    found.extend(
        Diagnostic(kinds.LOCK_UNUSED, None, {"document": name, "lock": lock_path, "command": COMMAND})
        for name in sorted(entries)
        if name not in names
    )
    return tuple(found)
