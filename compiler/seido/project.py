"""The project on disk: where its policy sets are, which files belong to them, and the compiler's doors to them.

The compiler itself reads and writes nothing; here it is handed texts, and a way to fetch source documents.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Final

from seido.source.catalogue import project as kinds
from seido.source.diagnostic import Diagnostic, Text
from seido.source.files import near_text, read_document, read_policy, reason_of
from seido.source.near import near_misses
from seido.source.text import Source, Span

if TYPE_CHECKING:
    from seido.memory import Memory
    from seido.pipeline import Compiled

POLICIES: Final = "policies"
"""The folder of a project that holds its policy sets."""

SUFFIX: Final = ".pol"
LOCK: Final = "seido.lock"
_TRIES: Final = 20
"""How often a folder is made again that somebody takes away at the same time."""


@dataclass(frozen=True, slots=True)
class PolicySet:
    """The policy files of one folder. They are one program: names of 共通 and 資料 hold in all of them.

    ``root`` is the folder from which paths are shown; ``files`` are sorted by that path.
    """

    root: Path
    folder: Path
    files: tuple[Path, ...]

    @property
    def name(self) -> str:
        """The name of the folder, such as ``r6``."""
        return self.folder.name

    @property
    def lock_path(self) -> Path:
        """Where the lock file stands, or would stand."""
        return self.folder / LOCK

    def shown(self, path: Path) -> str:
        """A path as people are shown it: from the root, with ``/`` between folders, on every system."""
        return shown_path(path, self.root)


@dataclass(frozen=True, slots=True)
class Project:
    """What a command works on. ``chosen`` are the policy files it was asked for, where it was asked for files.

    A set is always read as a whole, because its files lean on each other; who was asked for some files reports on
    those alone.
    """

    root: Path
    sets: tuple[PolicySet, ...]
    chosen: tuple[Path, ...] = ()


# ------------------------------------------------------------------------------------------------------- finding


def find_project(paths: Sequence[Path], here: Path) -> Project | Diagnostic:
    """The project that a command means.

    Each path is a folder (of a project, of its ``policies``, or of policy files) or a policy file. Without a path the
    nearest folder that has ``policies``, from ``here`` upward, is the project; failing that, ``here`` itself if policy
    files stand in it. Hidden folders are not entered and no folder twice, however links lead to it.
    """
    try:
        return _named_project(paths, here) if paths else _nearest_project(here)
    except _UnreadableFolderError as error:
        return error.finding


def shown_path(path: Path, root: Path) -> str:
    """A path from a root, with ``/`` between folders; a path outside the root in full."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow links and show names nobody typed
    try:
        return absolute.relative_to(root).as_posix()
    except ValueError:
        return absolute.as_posix()


def read_policies(policy_set: PolicySet) -> tuple[Mapping[str, Source], tuple[Diagnostic, ...]]:
    """The texts of a policy set by the paths they are shown under, in order, and a finding for each unreadable one."""
    sources: dict[str, Source] = {}
    findings: list[Diagnostic] = []
    for path in policy_set.files:
        read = read_policy(path, policy_set.shown(path))
        if isinstance(read, Diagnostic):
            findings.append(read)
        else:
            sources[read.path] = read
    return sources, tuple(findings)


def read_named_document(policy_set: PolicySet, named: str, at: Span) -> Source | Diagnostic:
    """The text of a source document by the path that the 本文 line at ``at`` gives, counted from the set's folder.

    The path may not leave the folder, neither by how it is written nor by a link: a policy set that somebody sent
    must not be able to read and publish other files of the reader's machine.
    """
    path = policy_set.folder.joinpath(*PurePosixPath(named).parts)
    if _leads_out(named, policy_set.folder):
        folder = policy_set.shown(policy_set.folder)
        return Diagnostic(kinds.DOCUMENT_OUTSIDE, at, {"path": named, "folder": folder})
    return read_document(path, policy_set.shown(path), at)


def unknown_scheme(name: str, known: Sequence[str]) -> Diagnostic:
    """The finding for a scheme that does not exist; ``known`` are the names there are, in the order to list them."""
    near = near_text(near_misses(name, known))
    listed = Text("、".join(known), ", ".join(known)) if known else Text("（ありません）", "(none)")
    return Diagnostic(kinds.UNKNOWN_SCHEME, None, {"name": name, "near": near, "known": listed})


class _UnreadableFolderError(Exception):
    """A folder that cannot be listed; ends the search."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(str(folder))
        self.finding = Diagnostic(
            kinds.FOLDER_UNREADABLE, None, {"folder": folder.as_posix(), "reason": reason_of(error)}
        )


def _nearest_project(here: Path) -> Project | Diagnostic:
    here = here.absolute()
    for folder in (here, *here.parents):
        if _is_folder(folder / POLICIES):
            return _project(folder, folder / POLICIES)
    alone = _set_of(here, here)
    if alone is not None:
        return Project(here, (alone,))
    return Diagnostic(kinds.PROJECT_NOT_FOUND, None, {"folder": here.as_posix()})


def _project(root: Path, folder: Path) -> Project | Diagnostic:
    sets = tuple(_sets_below(folder, root))
    if not sets:
        return Diagnostic(kinds.NO_POLICIES, None, {"folder": folder.as_posix()})
    return Project(root, sets)


def _named_project(paths: Sequence[Path], here: Path) -> Project | Diagnostic:
    named = [Path(os.path.abspath(here / path)) for path in paths]  # noqa: PTH100  as in shown_path
    for path, written in zip(named, paths, strict=True):
        problem = _unusable(path, written)
        if problem is not None:
            return problem
    folders = [path if _is_folder(path) else path.parent for path in named]
    root = _common_root([_root_of(folder) for folder in folders])
    sets: dict[Path, PolicySet] = {}
    for path, folder in zip(named, folders, strict=True):
        inner = folder / POLICIES if _is_folder(path) and _is_folder(folder / POLICIES) else folder
        found = tuple(_sets_below(inner, root)) if _is_folder(path) else _alone(folder, root)
        if not found:
            return Diagnostic(kinds.NO_POLICIES, None, {"folder": inner.as_posix()})
        sets |= {policy_set.folder: policy_set for policy_set in found}
    chosen = tuple(sorted({path for path in named if not _is_folder(path)})) if _only_files(named) else ()
    return Project(root, tuple(sets[folder] for folder in sorted(sets, key=lambda folder: folder.as_posix())), chosen)


def _only_files(named: Sequence[Path]) -> bool:
    return not any(_is_folder(path) for path in named)


def _unusable(path: Path, written: Path) -> Diagnostic | None:
    """Why a path of the command cannot be worked on; None where it can."""
    if _is_folder(path):
        return None
    if not os.path.lexists(path):
        try:
            names = sorted(entry.name for entry in path.parent.iterdir())
        except (OSError, ValueError):  # ValueError: a path with a NUL character
            names = []
        near = tuple((written.parent / name).as_posix() for name in near_misses(path.name, names, 1))
        return Diagnostic(kinds.PATH_NOT_FOUND, None, {"path": written.as_posix(), "near": near_text(near)})
    if path.suffix.lower() != SUFFIX:
        return Diagnostic(kinds.NOT_A_POLICY, None, {"path": written.as_posix()})
    return None


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; a name too long for the system, or one that may not be looked at, is none."""
    return os.path.isdir(path)  # noqa: PTH112  Path.is_dir() raises for such names


def _root_of(folder: Path) -> Path:
    """The project to which a folder belongs: the nearest one above it that holds it in ``policies``, else itself."""
    for above in (folder, *folder.parents):
        if above.name == POLICIES:
            return above.parent
    return folder


def _common_root(roots: Sequence[Path]) -> Path:
    return Path(os.path.commonpath(roots))


def _alone(folder: Path, root: Path) -> tuple[PolicySet, ...]:
    found = _set_of(folder, root)
    return (found,) if found is not None else ()


def _set_of(folder: Path, root: Path) -> PolicySet | None:
    files = [path for path in _entries(folder) if path.suffix.lower() == SUFFIX and not _is_folder(path)]
    return PolicySet(root, folder, tuple(files)) if files else None


def _sets_below(folder: Path, root: Path) -> Iterator[PolicySet]:
    """Every folder, from this one down, in which policy files stand; in the order of their paths."""
    seen: set[Path] = set()
    waiting = [folder]
    found: list[PolicySet] = []
    while waiting:
        here = waiting.pop()
        real = here.resolve()
        if real in seen:
            continue
        seen.add(real)
        found += _alone(here, root)
        # The last one in is the first one out: a link that leads back up meets a folder that was already seen.
        waiting += reversed([path for path in _entries(here) if _is_folder(path)])
    yield from sorted(found, key=lambda policy_set: policy_set.folder.as_posix())


def _entries(folder: Path) -> tuple[Path, ...]:
    """What stands in a folder and is not hidden, sorted by name."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if not path.name.startswith(".")))
    except OSError as error:
        raise _UnreadableFolderError(folder, error) from error


def _leads_out(named: str, folder: Path) -> bool:
    """Whether the path of a document, counted from a folder, is not a plain path inside it."""
    posix = PurePosixPath(named)
    windows = PureWindowsPath(named)
    if not named.strip() or "://" in named or "\\" in named or posix.is_absolute() or windows.drive:
        return True
    if ".." in posix.parts or not posix.parts:
        return True
    try:
        return not folder.joinpath(*posix.parts).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL character: reading it says what is wrong
        return False


# ----------------------------------------------------------------------------------------------------- compiling


def compile_set(
    policy_set: PolicySet, *, solver: bool = False, pages: bool = False, memory: Memory | None = None
) -> Compiled:
    """Read and compile a policy set, and hold its source documents against the lock file.

    With ``solver`` z3 is asked about every 検証 that is not decided without it; ``pages`` says that documents will be made
    of what is compiled; ``memory`` is that of earlier compilations, where there were some.

    The findings are those of reading, of the lock and of the compiler, in the order of their places.
    """
    # Who only looks for a project does not load the compiler.
    from seido.citations.lock import check_lock, read_lock  # noqa: PLC0415
    from seido.pipeline import compile_sources  # noqa: PLC0415

    policies, unread = read_policies(policy_set)
    compiled = compile_sources(
        policies,
        lambda named, at: read_named_document(policy_set, named, at),
        solver=solver,
        pages=pages,
        memory=memory,
    )
    found = [*unread, *compiled.diagnostics]
    sources = dict(compiled.sources)
    lock = read_lock_file(policy_set)
    if isinstance(lock, Diagnostic):
        found.append(lock)
    else:
        entries, malformed = read_lock(lock)
        spans = {name: declared.span for name, declared in compiled.program.documents.items()}
        found += (*malformed, *check_lock(tuple(compiled.documents.values()), entries, spans, lock.path))
        sources[lock.path] = lock
    ordered = sorted(dict.fromkeys(found), key=lambda finding: finding.order)
    return replace(compiled, diagnostics=tuple(ordered), sources=sources)


def read_lock_file(policy_set: PolicySet) -> Source | Diagnostic:
    """The text of the lock file of a policy set; an empty one where there is no file yet."""
    path = policy_set.lock_path
    shown = policy_set.shown(path)
    return read_policy(path, shown) if os.path.lexists(path) else Source(shown, "")


def write_text(path: Path, text: str, shown: str) -> Diagnostic | None:
    """Write a text file in UTF-8 with ``\\n`` as line end, as `write_bytes` does; a finding where it cannot be written."""
    try:
        write_bytes(path, text.encode("utf-8"))
    except OSError as error:
        return Diagnostic(kinds.WRITE_FAILED, None, {"path": shown, "reason": reason_of(error)})
    return None


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all, making its folder where it is missing.

    A file that already holds the same bytes keeps its date. Raises OSError where it cannot be written.
    """
    if _holds(path, data):
        return
    handle, temporary = _beside(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is there and holds these bytes."""
    try:
        return path.is_file() and path.read_bytes() == data
    except FileNotFoundError:  # another build has just taken it away
        return False


def _beside(path: Path) -> tuple[int, str]:
    """A new file in the folder of another, which is made where it is missing."""
    for _ in range(_TRIES):
        with suppress(FileNotFoundError, FileExistsError):  # another build has just taken the empty folder away
            path.parent.mkdir(parents=True, exist_ok=True)
            return tempfile.mkstemp(dir=path.parent, prefix=".seido-")
    path.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.mkstemp(dir=path.parent, prefix=".seido-")


def _umask() -> int:
    """What the system takes off the permissions of a new file; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
