"""The same policies give the same bytes: over hash seeds, locales, time zones, folders, and orders of files.

A quick slice with two schemes runs always; SEIDO_SLOW=1 builds the whole reference set in every surrounding.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from tests.support import ROOT

_SLOW: Final = "SEIDO_SLOW" in os.environ
_POLICIES: Final = ROOT / "policies" / "r6"
_FEW: Final = ("kyotsu.pol", "shiryo.pol", "shuraku.pol", "bunsan.pol", "seido.lock")
_TURNED: Final = """\
import os

_listdir, _scandir = os.listdir, os.scandir


class _Turned(list):
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def close(self):
        return None

    def __next__(self):
        if not self:
            raise StopIteration
        return self.pop(0)


os.listdir = lambda path=".": sorted(_listdir(path), key=lambda name: hash(str(name)[::-1]), reverse=True)
os.scandir = lambda path=".": _Turned(sorted(_scandir(path), key=lambda entry: entry.name, reverse=True))
"""
"""A sitecustomize that lists folders in an order of its own."""


class Around(NamedTuple):
    """What surrounds one run."""

    seed: str
    locale: str = "C.UTF-8"
    utf8: str = "1"
    zone: str = "UTC"
    turned: bool = False
    folder: str = "a"


_USUAL: Final = Around("0")
_OTHERS: Final = (
    Around("1", "C", "0", "Asia/Tokyo", turned=True, folder="b c/あ"),
    Around("12345", "tr_TR.UTF-8", "1", "America/St_Johns", turned=True, folder="c"),
    Around("7", "ja_JP.UTF-8", "0", "Pacific/Kiritimati", folder="d"),
    Around("99", "C", "0", "UTC", turned=True, folder="e"),
    Around("4294967295", "ja_JP.eucJP", "1", "Asia/Kathmandu", folder="f"),
)


def _project(folder: Path, around: Around) -> Path:
    root = folder / around.folder / "seisaku"  # where no mkdocs.yml says otherwise, a site is named after its folder
    policies = root / "policies" / "r6"
    (policies / "sources").mkdir(parents=True)
    names = [path.name for path in sorted(_POLICIES.iterdir()) if path.is_file() and (_SLOW or path.name in _FEW)]
    for name in reversed(names) if around.turned else names:
        shutil.copyfile(_POLICIES / name, policies / name)
    for path in sorted((_POLICIES / "sources").iterdir()):
        shutil.copyfile(path, policies / "sources" / path.name)
    return root


def _run(root: Path, around: Around, *arguments: str) -> bytes:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON", "SEIDO"))
    }
    environment |= {
        "PYTHONHASHSEED": around.seed,
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": around.utf8,
        "LC_ALL": around.locale,
        "TZ": around.zone,
    }
    if around.turned:
        custom = root.parent / f"{root.name}-custom"
        custom.mkdir(exist_ok=True)
        (custom / "sitecustomize.py").write_text(_TURNED, encoding="utf-8")
        environment["PYTHONPATH"] = str(custom)
    found = subprocess.run(
        [sys.executable, "-m", "seido", *arguments, "--lang", "ja"],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert found.returncode in (0, 1), found.stderr.decode("utf-8", "replace")
    return found.stdout + found.stderr


def _files(root: Path) -> dict[str, str]:
    """The digest of every file that a build made, by its path."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("build", "site")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def _said(root: Path, around: Around) -> list[bytes]:
    asked = (("check",), ("coverage",), ("figures",), ("figures", "--format", "json"), ("check", "--format", "json"))
    return [_run(root, around, *each) for each in asked]


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], list[bytes]]:
    root = _project(tmp_path_factory.mktemp("usual"), _USUAL)
    _run(root, _USUAL, "build")
    return root, _files(root), _said(root, _USUAL)


@pytest.mark.parametrize("around", _OTHERS if _SLOW else _OTHERS[:2], ids=str)
def test_another_surrounding_gives_the_same_bytes(
    around: Around, usual: tuple[Path, dict[str, str], list[bytes]], tmp_path: Path
) -> None:
    root = _project(tmp_path, around)
    _run(root, around, "build")
    _, files, said = usual
    assert len(files) > 20
    found = _files(root)
    assert sorted(found) == sorted(files)
    assert [path for path in files if found[path] != files[path]] == []
    assert _said(root, around) == said


def test_a_second_build_over_the_first_changes_nothing(usual: tuple[Path, dict[str, str], list[bytes]]) -> None:
    root, files, _ = usual
    _run(root, Around("5"), "build")
    assert _files(root) == files
