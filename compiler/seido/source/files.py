"""Reading a file into a `Source`, or saying in one finding why it cannot be read.

Files come from people: with a BOM, with the line ends of Windows, in the encoding of an old editor, or as a PDF that
was only renamed. What can be read without doubt is read and nothing is said; everything else is a finding.
"""

from __future__ import annotations

import errno
import stat
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, Final

from seido.source.catalogue import project as kinds
from seido.source.diagnostic import Diagnostic, Fact, Kind, Text
from seido.source.near import near_misses
from seido.source.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

POLICY_LIMIT: Final = 1024 * 1024
"""The greatest size of a policy file, in bytes."""

DOCUMENT_LIMIT: Final = 16 * 1024 * 1024
"""The greatest size of a source document, in bytes."""

_SAMPLE: Final = 10_000
"""How many letters are looked at to recognise an encoding: enough to be sure, few enough to be quick."""

_NEVER_IN_TEXT = tuple(chr(code) for code in range(0x20) if chr(code) not in "\t\n\r\f")
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_UTF16: Final = "UTF-16"
_CP932: Final = "CP932"
_EUC: Final = "EUC-JP"
_ENCODINGS = {
    _UTF16: Text("UTF-16（Unicode）", "UTF-16"),
    _CP932: Text("シフトJIS（CP932）", "Shift_JIS (CP932)"),
    _EUC: Text("日本語EUC（EUC-JP）", "EUC-JP"),
}


def read_policy(path: Path, shown: str, at: Span | None = None) -> Source | Diagnostic:
    """Read a policy file (at most 1 MiB).

    ``shown`` is the path that people are shown; ``at`` is the place that names the file, where there is one,
    else a finding points at the file itself.
    """
    return _read(path, shown, at, POLICY_LIMIT)


def policy_from(data: bytes, shown: str) -> Source | Diagnostic:
    """A policy that came otherwise than from a file, from standard input say, held to what `read_policy` asks."""
    return _decoded(data, shown, Span(shown, 0, 0), POLICY_LIMIT)


def read_document(path: Path, shown: str, at: Span | None = None) -> Source | Diagnostic:
    """Read the text of a source document (at most 16 MiB); arguments as for `read_policy`."""
    return _read(path, shown, at, DOCUMENT_LIMIT)


_REASONS: Final[Mapping[int, Text]] = {
    errno.EACCES: Text("権限がありません", "permission denied"),
    errno.EPERM: Text("許されていません", "not permitted"),
    errno.ENOENT: Text("途中のフォルダがありません", "a folder on the way is missing"),
    errno.ENOTDIR: Text("途中に、フォルダではなくファイルがあります", "a file stands where a folder is needed"),
    errno.EEXIST: Text("同じ名前のファイルがあります", "a file of that name is in the way"),
    errno.EISDIR: Text("同じ名前のフォルダがあります", "a folder of that name is in the way"),
    errno.ENOSPC: Text("ディスクに空きがありません", "the disk is full"),
    errno.EROFS: Text("書き込めないディスクです", "the disk cannot be written"),
    errno.ELOOP: Text("リンクが元に戻っています", "a link leads back to itself"),
    errno.ENAMETOOLONG: Text("名前が長すぎます", "the name is too long"),
    errno.EIO: Text("ディスクの読み書きに失敗しました", "the disk failed"),
}


def reason_of(error: OSError) -> Fact:
    """Why the system refused, in words that are the same on every machine."""
    code = error.errno or 0
    return _REASONS.get(code, errno.errorcode.get(code, "OSError"))


def near_text(names: tuple[str, ...]) -> Text:
    """The question after a name that does not exist; empty where no other name resembles it."""
    if not names:
        return Text("", "")
    return Text(kinds.NEAR.ja.format(names="」「".join(names)), kinds.NEAR.en.format(names=", ".join(names)))


def _read(path: Path, shown: str, at: Span | None, limit: int) -> Source | Diagnostic:
    place = at or Span(shown, 0, 0)

    def finding(kind: Kind, **facts: Fact) -> Diagnostic:
        return Diagnostic(kind, place, {"path": shown, **facts})

    try:
        # A pipe or a device would make open() wait or never end.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return finding(kinds.FILE_IS_FOLDER if stat.S_ISDIR(mode) else kinds.FILE_IS_SPECIAL)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a path with a NUL character
        if _is_link(path):
            return finding(kinds.FILE_LINK_BROKEN)
        return finding(kinds.FILE_MISSING, near=near_text(_siblings_like(path, shown)))
    except PermissionError:
        return finding(kinds.FILE_FORBIDDEN)
    except OSError as error:
        return finding(kinds.FILE_UNREADABLE, reason=reason_of(error))
    return _decoded(data, shown, place, limit)


def _decoded(data: bytes, shown: str, place: Span, limit: int) -> Source | Diagnostic:
    """The text that bytes are; where there is doubt, a finding at the place."""

    def finding(kind: Kind, **facts: Fact) -> Diagnostic:
        return Diagnostic(kind, place, {"path": shown, **facts})

    if len(data) > limit:
        return finding(kinds.FILE_TOO_LARGE, limit=f"{limit:,}")
    what = _what_else(data)
    if what is not None:
        return finding(kinds.NOT_TEXT, what=what)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        encoding = _recognise(data)
        if encoding is not None:
            return finding(kinds.OTHER_ENCODING, encoding=_ENCODINGS[encoding], codec=encoding)
        return finding(kinds.BAD_BYTES, **_place_of(data, error))
    if "\0" in text:
        return finding(kinds.NOT_TEXT, what=kinds.BINARY)
    return Source(shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def _siblings_like(path: Path, shown: str) -> tuple[str, ...]:
    """Paths, as shown, of files beside a missing one that resemble it."""
    try:
        names = [entry.name for entry in path.parent.iterdir() if not entry.name.startswith(".")]
    except (OSError, ValueError):
        return ()
    folder = shown.rpartition("/")[0]
    return tuple(f"{folder}/{name}" if folder else name for name in near_misses(path.name, names, 1))


def _what_else(data: bytes) -> Text | None:
    """What a file is that was never text; None where it may be text."""
    if data.startswith(b"%PDF-"):
        return kinds.PDF
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return kinds.OFFICE
    return None


def _recognise(data: bytes) -> str | None:
    """The encoding of a text that is not UTF-8; None where it is none that seido knows.

    Damaged UTF-8 happens to be valid CP932 now and then, and EUC-JP often is: the first is told by how much of the
    file is good UTF-8, the second by the half-width katakana that it turns into.
    """
    if data.startswith(_UTF16_BOMS):
        return _UTF16 if _decodes(data, "utf-16") else None
    replaced = data.decode("utf-8", errors="replace")
    damaged = replaced.count("\ufffd")
    if sum(1 for letter in replaced if letter > "\x7f" and letter != "\ufffd") > damaged:
        return None
    best = max((_CP932, _EUC), key=lambda name: _japanese(data, name))
    return best if _japanese(data, best) > 0 else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _japanese(data: bytes, encoding: str) -> int:
    """How much a file looks like Japanese in an encoding: kana and kanji less what no Japanese text is full of."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -len(data)
    score = -10 * sum(text.count(letter) for letter in _NEVER_IN_TEXT)
    for letter in islice((letter for letter in text if letter > "\x7f"), _SAMPLE):
        name = unicodedata.name(letter, "")
        if name.startswith(("HIRAGANA", "KATAKANA LETTER", "CJK UNIFIED", "FULLWIDTH", "IDEOGRAPHIC")):
            score += 1
        elif name.startswith("HALFWIDTH") or not name:
            score -= 1
    return score


def _place_of(data: bytes, error: UnicodeDecodeError) -> dict[str, Fact]:
    """Where the first byte stands that is not UTF-8, with the text before it for a person to search for."""
    # The codec may count from after the BOM; what it complains of is the rest of the data either way.
    offset = len(data) - len(error.object) + error.start
    before = data[:offset].decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    last = before.rpartition("\n")[2][-12:]
    return {
        "line": str(line),
        "offset": str(offset),
        "bytes": data[offset : offset + max(1, error.end - error.start)].hex(" ").upper(),
        "before": last or kinds.LINE_START,
    }
