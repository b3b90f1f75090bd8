"""What a build may write over and remove: what builds wrote, and nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from seido.project import write_bytes
from seido.written import MANIFEST, foreign_files, replace_files


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the list."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_what_is_no_longer_made_goes_and_what_somebody_else_put_there_stays(tmp_path: Path) -> None:
    replace_files(tmp_path, {"a.html": b"1", "old/b.html": b"2", "mixed/c.html": b"3"})
    (tmp_path / "mixed" / "mine.pdf").write_bytes(b"mine")
    (tmp_path / "CNAME").write_bytes(b"mine")
    replace_files(tmp_path, {"a.html": b"4"})
    assert held(tmp_path) == {"a.html": b"4", "mixed/mine.pdf": b"mine", "CNAME": b"mine"}
    assert not (tmp_path / "old").exists()


@pytest.mark.parametrize(
    ("there", "made", "foreign"),
    [
        ("index.html", "index.html", ("index.html",)),
        ("schemes", "schemes/a.html", ("schemes",)),
        ("a.html/mine.txt", "a.html", ("a.html/mine.txt",)),
        ("mine.txt", "index.html", ()),
    ],
)
def test_a_file_of_somebody_else_is_in_the_way_where_it_would_be_written_over(
    tmp_path: Path, there: str, made: str, foreign: tuple[str, ...]
) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_bytes(b"mine")
    assert foreign_files(tmp_path, {made: b"ours"}) == foreign
    assert foreign_files(tmp_path / "new", {made: b"ours"}) == ()


def test_a_file_that_is_the_same_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"1")
    assert foreign_files(tmp_path, {"a.html": b"1"}) == ()


def test_pages_and_folders_of_builds_may_take_each_others_place(tmp_path: Path) -> None:
    replace_files(tmp_path, {"a": b"1", "b/c/d": b"2"})
    files = {"a/x": b"3", "b": b"4"}
    assert foreign_files(tmp_path, files) == ()
    replace_files(tmp_path, files)
    assert held(tmp_path) == files
    (tmp_path / "b").unlink()
    (tmp_path / "b" / "empty").mkdir(parents=True)
    replace_files(tmp_path, files)
    assert held(tmp_path) == files


def test_a_build_that_was_broken_off_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, data: bytes) -> None:
        if path.name == "c.html":
            raise OSError(28, "full", str(path))
        write_bytes(path, data)

    with monkeypatch.context() as broken:
        broken.setattr("seido.written.write_bytes", fail)
        with pytest.raises(OSError, match="full"):
            replace_files(tmp_path, {"a.html": b"1", "c.html": b"2"})
    files = {"a.html": b"3", "c.html": b"4"}
    assert foreign_files(tmp_path, files) == ()
    replace_files(tmp_path, files)
    assert held(tmp_path) == files


@pytest.mark.parametrize("line", ["../mine.txt", "/mine.txt", "link/mine.txt", ""])
def test_a_list_that_names_what_lies_elsewhere_removes_nothing_there(tmp_path: Path, line: str) -> None:
    folder, beside = tmp_path / "site", tmp_path / "beside"
    folder.mkdir()
    beside.mkdir()
    for path in (tmp_path / "mine.txt", beside / "mine.txt"):
        path.write_bytes(b"mine")
    (folder / "link").symlink_to(beside)
    (folder / MANIFEST).write_text(f"{line}\n", encoding="utf-8")
    replace_files(folder, {"a.html": b"1"})
    assert (tmp_path / "mine.txt").is_file()
    assert (beside / "mine.txt").is_file()


def test_builds_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Each has a folder that the other has not: what one takes away as empty, the other has just made."""
    one = {f"{n % 7}/{n}.html": b"1" * 99 for n in range(60)}
    other = {f"{n % 5}x/{n}.html": b"2" * 99 for n in range(60)}
    with ThreadPoolExecutor(4) as threads:
        for result in [threads.submit(replace_files, tmp_path, files) for _ in range(15) for files in (one, other)]:
            result.result()
    replace_files(tmp_path, one)
    assert {name: data for name, data in held(tmp_path).items() if name in one} == one
