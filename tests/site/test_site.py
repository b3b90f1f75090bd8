"""The built site: what a browser gets."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.emit.emitting import Page, context

from seido.emit.documents import emit_documents
from seido.site.build import build_site

HOSTILE = "<script>alert(1)</script>&lt;i&gt;"
POLICY = f"""\
  題名 「{HOSTILE}」
  概要 「{HOSTILE}」
  基準 上限額 : 円 = 100万円   出典 t「上限は100万円」
  入力 経費 : 円   「{HOSTILE}」
  算定 補助額 : 円 = 経費   上限 上限額
"""
PRINTED = f"上限は100万円\n{HOSTILE}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one hand-written page, built."""
    root = tmp_path_factory.mktemp("project")
    made = context(POLICY, PRINTED)
    for name, text in emit_documents(made).items():
        path = root / "build" / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "docs" / "language").mkdir(parents=True)
    (root / "docs" / "index.md").write_text("# はじめに\n\n[制度](schemes/index.md)\n", encoding="utf-8")
    (root / "docs" / "language" / "index.md").write_text("# 手引き\n\n```seido\n制度 甲 (ko)\n```\n", encoding="utf-8")
    assert build_site(root, root / "build", root / "site") == ()
    return root


def pages(root: Path) -> dict[str, Page]:
    """Every page of the site."""
    return {
        path.relative_to(root / "site").as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted((root / "site").rglob("*.html"))
    }


def test_hand_written_and_generated_pages_stand_side_by_side(root: Path) -> None:
    assert {"index.html", "schemes/index.html", "schemes/trial.html", "sources/t.html", "language/index.html"} <= set(
        pages(root)
    )
    assert (root / "site" / "data" / "trial.json").is_file()


def test_no_text_of_a_policy_becomes_markup(root: Path) -> None:
    for name, page in pages(root).items():
        scripts = [given for tag, given in page.elements if tag == "script"]
        assert all(
            set(given) == {"defer", "src"} and re.match(r"(/|(\.\./)*)(js|calc)/[\w-]+\.js$", given["src"] or "")
            for given in scripts
        ), name
        assert "i" not in page.tags(), name
        assert not [key for _, given in page.elements for key in given if key.startswith("on")], name
    assert HOSTILE in pages(root)["schemes/trial.html"].text
    assert HOSTILE in pages(root)["sources/t.html"].text


def test_the_title_of_a_hostile_page_is_text(root: Path) -> None:
    html = (root / "site" / "schemes" / "trial.html").read_text(encoding="utf-8")
    title = re.search("<title>(.*?)</title>", html, re.DOTALL)
    assert title is not None
    assert "<" not in title[1]


def test_nothing_is_fetched_from_elsewhere(root: Path) -> None:
    """No address of another site in links, images, styles or scripts; the policy forbids what slips through."""
    for name, page in pages(root).items():
        for target in (*page.attributes("href"), *page.attributes("src")):
            assert not re.match("[a-z]+:|//", target), (name, target)
        policy = [
            given["content"] or ""
            for tag, given in page.elements
            if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policy) == 1
        assert policy[0].startswith(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'"
        )
        assert "style" not in page.tags()
        assert not page.attributes("style"), name
    for sheet in (root / "site").rglob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text(encoding="utf-8"))


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(root: Path) -> None:
    found = pages(root)
    del found["404.html"]  # shown at any address, so its links start at the root of the server
    for name, page in found.items():
        for target in page.attributes("href"):
            path, _, anchor = target.partition("#")
            where = (root / "site" / name).parent / path if path else root / "site" / name
            assert where.is_file(), (name, target)
            if anchor and "=" not in anchor and where.suffix == ".html":
                other = found[where.resolve().relative_to((root / "site").resolve()).as_posix()]
                assert anchor in other.attributes("id"), (name, target)


def test_every_page_has_a_title_a_main_part_and_a_way_past_the_navigation(root: Path) -> None:
    for name, page in pages(root).items():
        tags = [tag for tag, _ in page.elements]
        assert tags.count("main") == tags.count("title") == tags.count("h1") == 1, name
        assert "#main" in page.attributes("href"), name
        assert page.attributes("lang") == ["ja"]
        assert not page.unbalanced, name


def test_the_site_is_the_same_bytes_again(root: Path, tmp_path: Path) -> None:
    build_site(root, root / "build", tmp_path / "again")
    assert digests(root / "site") == digests(tmp_path / "again")
    assert not list((root / "site").rglob("sitemap*"))


def digests(folder: Path) -> dict[str, str]:
    """The hash of every file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_project_without_pages_of_its_own_has_a_site(root: Path, tmp_path: Path) -> None:
    build_site(tmp_path, root / "build", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "schemes" / "trial.html").is_file()


def test_mkdocs_is_not_loaded_before_a_site_is_built() -> None:
    probe = "import sys, seido.site.build; sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_the_menu_keeps_what_is_for_authors_apart(root: Path) -> None:
    """An officer sees the schemes and sources; the guides stand folded in one part after them."""
    home = (root / "site" / "index.html").read_text(encoding="utf-8")
    menu = home[home.index('<nav class="pages"') :]
    apart = menu.index("<summary>制度を書く人へ</summary>")
    assert menu.index("schemes/trial.html") < apart < menu.index("language/index.html")
    assert menu.index("sources/t.html") < apart
    assert '<li class="section part"><details>' in menu, "folded, on a page that does not stand in it"
    guide = (root / "site" / "language" / "index.html").read_text(encoding="utf-8")
    assert '<li class="section part here"><details open>' in guide


@pytest.mark.parametrize(("site_url", "start"), [("", "/"), ("https://example.lg.jp/seido/", "/seido/")])
def test_the_page_of_what_does_not_exist_leads_home_from_any_depth(
    root: Path, tmp_path: Path, site_url: str, start: str
) -> None:
    """It is shown at any address, so its links begin at the server's root, or at the path under which the site stands."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# はじめに\n", encoding="utf-8")
    lines = ["site_name: 見本", "use_directory_urls: false", "theme:", "  name: seido", "plugins:", "  - seido"]
    (tmp_path / "mkdocs.yml").write_text("\n".join([*lines, f"site_url: '{site_url}'"]) + "\n", encoding="utf-8")
    assert build_site(tmp_path, root / "build", tmp_path / "site") == ()
    page = Page((tmp_path / "site" / "404.html").read_text(encoding="utf-8"))
    inside = [each for name in ("href", "src") for each in page.attributes(name) if not each.startswith("#")]
    assert f"{start}index.html" in inside
    assert all(each.startswith(start) for each in inside), inside
