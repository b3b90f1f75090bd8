"""What is made anew after a change, and what is kept."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copy, copytree

import pytest
from tests.preview.project import change, lock, write_project

from seido.memory import Memory
from seido.outputs import all_documents
from seido.preview.watch import look, wait_for_change
from seido.preview.workshop import Shown, Workshop
from seido.project import Project, compile_set, find_project
from seido.site.build import build_site, make_site

ROOT = Path(__file__).parents[2]


class Desk:
    """A project on disk and its workshop, after the first round."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.policies = write_project(root)
        self.workshop = Workshop((), root)
        self.first = self.workshop.make()

    def page(self, name: str) -> str:
        """A page as it is shown now."""
        return self.workshop.shown.files[name].decode("utf-8")

    def anew(self) -> Shown:
        """The site as somebody would see it who begins now."""
        return Workshop((), self.root).make()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_changed_policy_changes_its_page_and_no_other_scheme(desk: Desk) -> None:
    assert desk.first.findings == ()
    change(desk.policies / "a.pol", "はじめの概要", "あたらしい概要")
    shown = desk.workshop.make()
    assert "あたらしい概要" in desk.page("schemes/ko.html")
    assert "schemes/ko.html" in shown.changed
    assert "schemes/otsu.html" not in shown.changed
    assert shown.files["schemes/otsu.html"] == desk.first.files["schemes/otsu.html"]


def test_a_changed_page_of_the_documentation_is_the_only_one_made_anew(desk: Desk) -> None:
    change(desk.root / "docs" / "guide.md", "はじめの手引き", "あたらしい手引き")
    assert desk.workshop.make().changed == ("guide.html",)
    assert "あたらしい手引き" in desk.page("guide.html")


def test_a_new_title_reaches_every_page_whose_menu_shows_it(desk: Desk) -> None:
    change(desk.root / "docs" / "guide.md", "# 手引き", "# 別の手引き")
    shown = desk.workshop.make()
    assert {"guide.html", "index.html", "schemes/ko.html"} <= set(shown.changed)
    assert "別の手引き" in desk.page("schemes/ko.html")


def test_nothing_is_made_anew_where_nothing_is_different(desk: Desk) -> None:
    os.utime(desk.policies / "a.pol")
    shown = desk.workshop.make()
    assert shown.changed == ()
    assert desk.workshop.worked_out == 0


def test_a_broken_policy_leaves_the_last_good_pages_and_says_what_is_wrong(desk: Desk) -> None:
    change(desk.policies / "a.pol", "100万円   出典", "200万円   出典")
    shown = desk.workshop.make()
    assert shown.stale
    assert shown.files == desk.first.files
    assert [finding.kind.code for finding in shown.findings if finding.kind.code.startswith("S04")]
    change(desk.policies / "a.pol", "200万円   出典", "100万円   出典")
    mended = desk.workshop.make()
    assert (mended.stale, mended.findings, mended.changed) == (False, (), ())


def test_a_first_round_with_errors_has_no_page_and_the_next_one_has(tmp_path: Path) -> None:
    policies = write_project(tmp_path)
    change(policies / "a.pol", "題名 「甲の補助」", "代名 「甲の補助」")
    workshop = Workshop((), tmp_path)
    assert workshop.make().files == {}
    change(policies / "a.pol", "代名", "題名")
    assert "schemes/ko.html" in workshop.make().files


def test_a_new_file_brings_a_page_and_a_deleted_one_takes_it_away(desk: Desk) -> None:
    (desk.policies / "c.pol").write_text(
        "制度 丙の補助 (hei)\n  題名 「丙の補助」\n  入力 経費 : 円\n  算定 補助額 : 円 = 経費\n", encoding="utf-8"
    )
    assert "schemes/hei.html" in desk.workshop.make().files
    assert "丙の補助" in desk.page("schemes/ko.html"), "the menu of every page names it"
    (desk.policies / "c.pol").unlink()
    assert "schemes/hei.html" not in desk.workshop.make().files
    (desk.root / "docs" / "guide.md").unlink()
    assert "guide.html" not in desk.workshop.make().files


def test_policies_that_are_taken_away_are_a_finding_and_come_back(desk: Desk) -> None:
    desk.policies.rename(desk.root / "away")
    shown = desk.workshop.make()
    assert shown.stale
    assert [finding.kind.code for finding in shown.findings] == ["S0902"]
    (desk.root / "away").rename(desk.policies)
    assert not desk.workshop.make().stale


def test_what_mkdocs_cannot_use_is_a_finding(desk: Desk) -> None:
    (desk.root / "mkdocs.yml").write_text("plugins: [nai]\n", encoding="utf-8")
    assert [finding.kind.code for finding in desk.workshop.make().findings] == ["S0922"]


def test_a_link_to_nowhere_is_remarked_on_in_every_round(desk: Desk) -> None:
    change(desk.root / "docs" / "guide.md", "はじめの手引き", "[どこか](nai.md)")
    for _ in range(2):
        assert [each for each in desk.workshop.make().remarks if "nai.md" in each]


def test_a_page_that_leads_out_of_the_project_by_a_link_is_not_shown(
    desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("# ひみつ\n", encoding="utf-8")
    (desk.root / "docs" / "secret.md").symlink_to(outside)
    (desk.root / "docs" / "folder").symlink_to(outside.parent)
    shown = desk.workshop.make()
    assert not [name for name, data in shown.files.items() if "ひみつ".encode() in data or "secret" in name]
    assert [each for each in shown.remarks if "secret.md" in each]


def test_an_accident_of_seido_does_not_end_the_preview(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    change(desk.policies / "a.pol", "はじめの概要", "あたらしい概要")
    with monkeypatch.context() as broken:
        broken.setattr("seido.preview.workshop.all_documents", lambda *_: 1 // 0)
        shown = desk.workshop.make()
    assert "ZeroDivisionError" in shown.defect
    assert shown.files == desk.first.files
    assert desk.workshop.make().defect == ""


def test_after_any_chain_of_changes_the_pages_are_those_of_a_fresh_build(desk: Desk) -> None:
    chain = [
        (desk.policies / "a.pol", "# 甲\n制度 甲"),
        (desk.policies / "a.pol", "# もう一行\n\n制度 甲"),
    ]
    for path, new in chain:
        change(path, "制度 甲", new)
        desk.workshop.make()
        assert desk.workshop.shown.files == desk.anew().files
    for path, old, new in (
        (desk.policies / "a.pol", "例 「上限に届く」", "例 「上限を超える」"),
        (desk.policies / "b.pol", "乙の補助 (otsu)", "乙の助成 (otsu)"),
        (desk.policies / "b.pol", "上限 定額", "上限 定額 × 1/2   端数 1円未満 切捨て   解釈 「半分」"),
        (desk.policies / "t.txt", "定額20万円", "\n前の行\n定額20万円"),
        (desk.root / "docs" / "index.md", "はじめに", "表紙"),
    ):
        change(path, old, new)
        lock(desk.root)
        shown = desk.workshop.make()
        assert not shown.stale, shown.findings
        assert shown.files == desk.anew().files


def test_schemes_of_the_reference_set_are_the_same_remembered_as_made_afresh(tmp_path: Path) -> None:
    """Every page after an edit in one file that shifts all that follows it."""
    policies = tmp_path / "policies" / "r6"
    policies.mkdir(parents=True)
    copytree(ROOT / "policies" / "r6" / "sources", policies / "sources")
    for name in ("shiryo.pol", "kyotsu.pol", "shuraku.pol", "kaso_datsutanso.pol", "seido.lock"):
        copy(ROOT / "policies" / "r6" / name, policies)
    workshop = Workshop((), tmp_path)
    first = workshop.make()
    assert not first.stale, [finding.kind.code for finding in first.findings]
    change(policies / "shuraku.pol", "制度 集落支援員", "# 注記\n制度 集落支援員")
    shown = workshop.make()
    fresh = Workshop((), tmp_path).make()
    assert shown.files == fresh.files
    assert "schemes/shuraku_shienin.html" in shown.changed
    assert not any(name.startswith("schemes/kaso") for name in shown.changed)
    for old, new in (
        ("共通", "# 一行\n\n共通"),  # all places behind it move
        ("どの団体ですか。", "どちらの団体ですか。"),  # a word that schemes show
        ("どちらの団体ですか。", "どの団体ですか。"),
    ):
        change(policies / "kyotsu.pol", old, new)
        shown = workshop.make()
        fresh = Workshop((), tmp_path).make()
        assert shown.files == fresh.files, new
        assert shown.findings == fresh.findings, new


def test_a_line_more_in_what_schemes_share_has_no_scheme_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policies = write_project(tmp_path)
    (policies / "0.pol").write_text("共通\n  入力 人口 : 人   「人口は何人か。」\n", encoding="utf-8")
    change(
        policies / "b.pol",
        "入力 経費 : 円",
        "入力 経費 : 円\n  要件 小さい : 人口 が 5,000人未満   解釈 「試験のため。」",
    )
    workshop = Workshop((), tmp_path)
    first = workshop.make()
    assert not first.stale, first.findings
    monkeypatch.setattr("seido.pipeline.analyse", lambda ir: pytest.fail(f"{ir.scheme.name} was tried again"))
    change(policies / "0.pol", "共通", "# 一行\n\n共通")
    shown = workshop.make()
    assert (shown.stale, shown.defect) == (False, "")
    monkeypatch.undo()
    assert shown.files == Workshop((), tmp_path).make().files


def test_a_built_site_keeps_files_that_are_the_same_and_drops_what_is_no_longer_made(tmp_path: Path) -> None:
    write_project(tmp_path)
    site = tmp_path / "site"
    project = find_project((), tmp_path)
    assert isinstance(project, Project)

    def build() -> None:
        for name, text in all_documents(project, [compile_set(each) for each in project.sets]).items():
            path = tmp_path / "build" / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        build_site(tmp_path, tmp_path / "build", site)

    build()
    for path in site.rglob("*"):
        os.utime(path, (1, 1))
    (site / "old.html").write_text("mine", encoding="utf-8")
    (site / "guide.html").unlink()
    (site / "guide.html").mkdir()
    (site / ".kept").write_text("mine", encoding="utf-8")
    (site / "gone.html").write_text("of an earlier build", encoding="utf-8")
    with (site / ".seido-files").open("a", encoding="utf-8") as listed:
        listed.write("gone.html\n")
    change(tmp_path / "policies" / "r6" / "a.pol", "はじめの概要", "あたらしい概要")
    build()
    renewed = {
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.stat().st_mtime > 2
    }
    assert "schemes/ko.html" in renewed
    assert "schemes/otsu.html" not in renewed
    assert "css/seido.css" not in renewed
    assert (site / "old.html").read_text(encoding="utf-8") == "mine"
    assert not (site / "gone.html").exists()
    assert (site / "guide.html").is_file()
    assert (site / ".kept").is_file()
    documents = all_documents(project, [compile_set(each) for each in project.sets])
    made, _ = make_site(tmp_path, tmp_path, documents, Memory())
    assert {name: (site / name).read_bytes() for name in made} == dict(made)


def test_files_are_seen_when_they_change_come_and_go(tmp_path: Path) -> None:
    file = tmp_path / "a.pol"
    file.write_text("1", encoding="utf-8")
    (tmp_path / ".hidden").write_text("1", encoding="utf-8")
    before = look((tmp_path, tmp_path / "nai"))
    assert list(before) == [str(file)]
    file.write_text("12", encoding="utf-8")
    after = wait_for_change((tmp_path,), before)
    assert after != before
    file.unlink()
    assert wait_for_change((tmp_path,), after) == {}
