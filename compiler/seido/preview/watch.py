"""Which files a preview depends on, and whether one of them is different.

Files are looked at again and again rather than watched by the system: that works on shared drives too, and for editors
that put a new file in the place of the old one. A look at a hundred files takes a thousandth of a second.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

INTERVAL: Final = 0.2
"""Seconds between two looks. A change is taken up when two looks in a row agree: an editor has then written all of it."""

Seen = Mapping[str, tuple[int, int, int]]
"""The time of change (nanoseconds), size and number of each file, by path."""


def look(places: Sequence[Path]) -> Seen:
    """The files below some folders, and single files, as they are now. What cannot be looked at is passed over."""
    seen: dict[str, tuple[int, int, int]] = {}
    for path in (path for place in places for path in _files(place)):
        try:
            found = path.stat()
        except OSError:  # it has just been taken away
            continue
        seen[str(path)] = (found.st_mtime_ns, found.st_size, found.st_ino)
    return seen


def wait_for_change(places: Sequence[Path], before: Seen) -> Seen:
    """Wait until the files differ from what was seen ``before``, and no longer change; what is seen then."""
    seen = before
    while True:
        time.sleep(INTERVAL)
        now = look(places)
        if now == seen and now != before:
            return now
        seen = now


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
