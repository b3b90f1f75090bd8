"""What builds write into a folder: the list of it, and nothing but what is on that list replaced or removed.

A folder that somebody names may hold files of theirs. What a build did not write stays as it is; where it would have to
write over such a file, it writes nothing at all (decision 0034).
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from seido.project import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANIFEST: Final = ".seido-files"
"""The list of the files that builds wrote into a folder, by their paths in it, one a line."""


def foreign_files(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The files that stand where ``files`` are to be written, are different, and were written by no build."""
    listed = frozenset(_listed(folder))
    found: dict[str, None] = {}
    for name, data in files.items():
        above = [parent.as_posix() for parent in reversed(PurePosixPath(name).parents)][1:]
        for other in above:
            if (folder / other).is_file() and other not in listed:
                found[other] = None
        path = folder / name
        if path.is_dir():
            found |= dict.fromkeys(each for each in _below(folder, path) if each not in listed)
        elif name not in listed and path.is_file() and path.read_bytes() != data:
            found[name] = None
    return tuple(found)


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths, and remove those that earlier builds wrote and that are no longer made.

    Files that are the same keep their date. Another build that writes into the folder meanwhile is not disturbed, and
    one that was broken off leaves nothing that a later one does not know. Raises OSError where something cannot be
    written.
    """
    before = _listed(folder)
    write_bytes(folder / MANIFEST, _list(frozenset((*before, *files))))
    for name in before:
        if name not in files:
            _remove(folder, name)
    for name, data in files.items():
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            _remove_empty(path)
        write_bytes(path, data)
    write_bytes(folder / MANIFEST, _list(frozenset(files)))


def _list(names: frozenset[str]) -> bytes:
    return "".join(f"{name}\n" for name in sorted(names)).encode("utf-8")


def _listed(folder: Path) -> tuple[str, ...]:
    """The files of earlier builds; what does not lie in the folder is passed over, whatever the list says."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    inside = folder.resolve()
    return tuple(
        line
        for line in lines
        if line
        and not line.startswith("/")
        and ".." not in line.split("/")
        and (folder / line).parent.resolve().is_relative_to(inside)
    )


def _remove(folder: Path, name: str) -> None:
    """Take a file away, and the folders above it that are empty then."""
    path = folder / name
    with suppress(FileNotFoundError, NotADirectoryError):  # another build was quicker
        if path.is_symlink() or not path.is_dir():
            path.unlink()
    for above in [folder / parent for parent in PurePosixPath(name).parents if parent.parts]:
        try:
            above.rmdir()
        except OSError:  # it holds something, or is gone
            return


def _remove_empty(folder: Path) -> None:
    """Take a folder away that holds nothing but empty folders."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            _remove_empty(path)
    folder.rmdir()


def _below(folder: Path, path: Path) -> Iterator[str]:
    """The files below a folder, by their paths in another one above it."""
    return (each.relative_to(folder).as_posix() for each in sorted(path.rglob("*")) if not each.is_dir())
