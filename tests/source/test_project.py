"""Finding a project, its policy sets and source documents, and writing files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from seido.project import (
    PolicySet,
    Project,
    find_project,
    read_lock_file,
    read_named_document,
    read_policies,
    unknown_scheme,
    write_text,
)
from seido.source.diagnostic import Diagnostic, Text
from seido.source.text import Source, Span

AT = Span("policies/r6/shiryo.pol", 3, 9)


def make(root: Path, *paths: str, text: str = "制度\n") -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def found(result: Project | Diagnostic) -> Project:
    assert isinstance(result, Project), result
    return result


def code(result: object) -> str:
    assert isinstance(result, Diagnostic), result
    return result.kind.code


def sets_of(project: Project) -> Mapping[str, tuple[str, ...]]:
    return {one.shown(one.folder): tuple(one.shown(file) for file in one.files) for one in project.sets}


def test_the_nearest_policies_upward_is_the_project(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/b.pol", "policies/r6/a.pol", "policies/r6/sources/r6.txt", "policies/r7/c.pol")
    for here in (".", "policies", "policies/r6", "policies/r6/sources"):
        project = found(find_project([], tmp_path / here))
        assert project.root == tmp_path
        assert sets_of(project) == {
            "policies/r6": ("policies/r6/a.pol", "policies/r6/b.pol"),
            "policies/r7": ("policies/r7/c.pol",),
        }


def test_a_folder_with_policy_files_and_no_policies_above_is_a_set(tmp_path: Path) -> None:
    make(tmp_path, "a.pol")
    assert sets_of(found(find_project([], tmp_path))) == {".": ("a.pol",)}


def test_no_project_is_a_finding(tmp_path: Path) -> None:
    assert code(find_project([], tmp_path)) == "S0901"


def test_policies_without_policy_files_is_a_finding(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/sources/r6.txt", "policies/.hidden/a.pol", "policies/r6/.a.pol")
    assert code(find_project([], tmp_path)) == "S0902"
    assert code(find_project([Path("policies/r6")], tmp_path)) == "S0902"


@pytest.mark.parametrize("path", [".", "policies", "policies/r6", "policies/../policies/r6/"])
def test_a_project_its_policies_and_a_set_can_be_named(tmp_path: Path, path: str) -> None:
    make(tmp_path, "policies/r6/a.pol")
    assert sets_of(found(find_project([Path(path)], tmp_path))) == {"policies/r6": ("policies/r6/a.pol",)}


def test_a_named_file_brings_its_whole_set_and_is_remembered(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/a.pol", "policies/r6/b.pol", "policies/r7/c.pol")
    project = found(find_project([Path("policies/r6/b.pol")], tmp_path))
    assert sets_of(project) == {"policies/r6": ("policies/r6/a.pol", "policies/r6/b.pol")}
    assert project.chosen == (tmp_path / "policies/r6/b.pol",)


def test_two_paths_into_one_set_are_one_set(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/a.pol", "policies/r6/b.pol")
    project = found(find_project([Path("policies/r6/a.pol"), Path("policies/r6")], tmp_path))
    assert len(project.sets) == 1
    assert project.chosen == ()


def test_a_path_that_does_not_exist_names_its_near_neighbour(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/a.pol")
    finding = find_project([Path("polices/r6")], tmp_path)
    assert code(finding) == "S0903"
    finding = find_project([Path("polices")], tmp_path)
    assert isinstance(finding, Diagnostic)
    assert finding.facts["near"] == Text("「policies」のことですか。", " Did you mean policies?")


def test_a_file_that_is_no_policy_file_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/a.txt")
    assert code(find_project([Path("policies/r6/a.txt")], tmp_path)) == "S0904"


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/a.pol")
    (tmp_path / "policies/r6/again").symlink_to(tmp_path / "policies", target_is_directory=True)
    (tmp_path / "policies/self").symlink_to("self")
    assert sets_of(found(find_project([], tmp_path))) == {"policies/r6": ("policies/r6/a.pol",)}


def test_a_broken_link_to_a_policy_file_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    make(tmp_path, "policies/r6/a.pol")
    (tmp_path / "policies/r6/b.pol").symlink_to("nowhere.pol")
    sources, findings = read_policies(found(find_project([], tmp_path)).sets[0])
    assert list(sources) == ["policies/r6/a.pol"]
    assert [finding.kind.code for finding in findings] == ["S0919"]


def test_a_folder_that_cannot_be_listed_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    make(tmp_path, "policies/r6/a.pol")
    monkeypatch.setattr(Path, "iterdir", refuse)
    finding = find_project([], tmp_path)
    assert code(finding) == "S0905"


# --------------------------------------------------------------------------------------------- source documents


def policy_set(tmp_path: Path) -> PolicySet:
    make(tmp_path, "policies/r6/a.pol", "policies/r6/sources/r6.txt", "outside.txt")
    return found(find_project([], tmp_path)).sets[0]


def test_a_document_is_read_from_the_folder_of_the_set(tmp_path: Path) -> None:
    read = read_named_document(policy_set(tmp_path), "sources/r6.txt", AT)
    assert read == Source("policies/r6/sources/r6.txt", "制度\n")


@pytest.mark.parametrize(
    "named",
    [
        "../../outside.txt",
        "sources/../../../outside.txt",
        "/etc/passwd",
        "\\\\server\\share\\r6.txt",
        "sources\\r6.txt",
        "C:r6.txt",
        "C:/r6.txt",
        "https://www.soumu.go.jp/r6.txt",
        "file:///etc/passwd",
        "",
        "　",
        ".",
    ],
)
def test_a_document_may_not_lie_outside(tmp_path: Path, named: str) -> None:
    finding = read_named_document(policy_set(tmp_path), named, AT)
    assert code(finding) == "S0920"
    assert isinstance(finding, Diagnostic)
    assert finding.span == AT


def test_a_link_does_not_lead_outside_either(tmp_path: Path) -> None:
    one = policy_set(tmp_path)
    (one.folder / "sources/link.txt").symlink_to(tmp_path / "outside.txt")
    assert code(read_named_document(one, "sources/link.txt", AT)) == "S0920"
    (one.folder / "sources/inside.txt").symlink_to("r6.txt")
    assert isinstance(read_named_document(one, "sources/inside.txt", AT), Source)


@pytest.mark.parametrize(("named", "expected"), [("none.txt", "S0910"), ("sources", "S0911"), ("a\0b", "S0910")])
def test_an_unreadable_document_is_reported_where_it_is_named(tmp_path: Path, named: str, expected: str) -> None:
    finding = read_named_document(policy_set(tmp_path), named, AT)
    assert code(finding) == expected
    assert isinstance(finding, Diagnostic)
    assert finding.span == AT


# ------------------------------------------------------------------------------------------------------ writing


def test_without_a_file_the_lock_is_empty(tmp_path: Path) -> None:
    assert read_lock_file(policy_set(tmp_path)) == Source("policies/r6/seido.lock", "")


def test_what_is_written_is_utf8_with_plain_line_ends_and_read_back(tmp_path: Path) -> None:
    one = policy_set(tmp_path)
    assert write_text(one.lock_path, "資料\n", "policies/r6/seido.lock") is None
    assert one.lock_path.read_bytes() == "資料\n".encode()
    assert read_lock_file(one) == Source("policies/r6/seido.lock", "資料\n")


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    assert write_text(tmp_path / "build/python/a.py", "x\n", "build/python/a.py") is None
    assert (tmp_path / "build/python/a.py").read_text() == "x\n"


def test_an_unchanged_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_text(path, "資料\n", "a")
    before = path.stat()
    write_text(path, "資料\n", "a")
    assert path.stat() == before


def test_a_lock_that_is_a_folder_is_a_finding(tmp_path: Path) -> None:
    one = policy_set(tmp_path)
    one.lock_path.mkdir()
    assert code(read_lock_file(one)) == "S0911"


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert code(write_text(tmp_path / "folder", "x", "folder")) == "S0921"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_an_unknown_scheme_lists_those_there_are() -> None:
    finding = unknown_scheme("集落支援委員", ["集落支援員", "ふるさと融資"])
    assert finding.facts["known"] == Text("集落支援員、ふるさと融資", "集落支援員, ふるさと融資")
    assert finding.facts["near"] == Text("「集落支援員」のことですか。", " Did you mean 集落支援員?")
