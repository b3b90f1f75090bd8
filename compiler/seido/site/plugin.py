"""The mkdocs plugin ``seido``: puts generated documents among the pages of a site."""

from __future__ import annotations

import logging
import posixpath
import re
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions.toc import slugify_unicode
from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from seido.emit.bundle import ALL, RUNTIME
from seido.emit.bundle import FOLDER as CALCULATORS
from seido.emit.context import CARD, SCHEMES, SOURCES
from seido.lessons.pages import FOLDER as DIAGNOSTICS
from seido.lessons.pages import pages
from seido.memory import Memory
from seido.site.search import Entry, Rank, index_script, sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

_LOG: Final = logging.getLogger(f"mkdocs.plugins.{__name__}")

HOME: Final = "index.md"
_LISTS: Final = "schemes/index.md"
INDEX: Final = "search/index.js"
GENERATED: Final = "docs"
"""The folder, in that of what seido built, in which the generated documents stand."""

# A link to a page of the site in HTML that Markdown leaves alone (tables, the lines of a source).
_PAGE_LINK: Final = re.compile(r'(<a\b[^<>]*\shref="(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^"<>#]*)\.md(?=["#])')
_CALCULATOR: Final = re.compile(r'<div class="calculator">.*?</div>', re.DOTALL)  # says nothing that anybody searches
_TABLE: Final = re.compile(r"<table\b.*?</table>", re.DOTALL)

# What tells the language of a page: words of Latin letters against Japanese letters, outside of what is code.
_CODE: Final = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_LATIN: Final = re.compile("[A-Za-z]+")
_KANA: Final = re.compile("[ぁ-ゖ]")
_LINK: Final = re.compile(r"""(?:\]\(|href=")([^()#\s"]+\.md)[)"]""")

_SECTIONS: Final = {
    "schemes": "制度",
    "sources": "資料",
    "tutorial": "はじめての人へ",
    "language": "ことばの手引き",
    "howto": "こんなときは",
    "reference": "調べる",
    "diagnostics": "メッセージ",
    "decisions": "設計の記録",
    "policies": "政策ファイル",
    "en": "English",
}
_AUTHORS: Final = "制度を書く人へ"
"""The part of the menu for those who write policies, or programs; whoever looks a scheme up never opens it."""

_FOR_AUTHORS: Final = frozenset(
    ("tutorial", "language", "howto", "reference", DIAGNOSTICS, "decisions", "policies", "en", "contributing.md")
)

_RANKS: Final = {
    SOURCES: Rank.SOURCE,
    "tutorial": Rank.GUIDE,
    "howto": Rank.GUIDE,
    "language": Rank.MANUAL,
    "reference": Rank.MANUAL,
}
_SHARED: Final = ("js/calc-case.js", "js/calc-form.js")  # by all pages that compute
_SCHEME_SCRIPTS: Final[tuple[str, ...]] = ("js/calc-sheet.js", "js/calc-paper.js", "js/calc-scheme.js")
_CARD_SCRIPTS: Final[tuple[str, ...]] = ("js/calc-card.js",)
SCHEMES_HERE: Final = "<!-- seido:schemes -->"
"""Where it stands in the home page, the list of schemes is put."""

_HOME_TEXT: Final = f"# {{name}}\n\n[制度の一覧](schemes/index.md)\n\n[団体カード](card.md)\n\n{SCHEMES_HERE}\n"
_LINKED: Final = re.compile(r'(\]\(|href=")([^()#"\s:]+)')


class SeidoConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs types the rest
    """Settings of the plugin.

    ``build`` is the folder of what seido built, counted from the project; ``diagnostics`` says whether the pages of the
    messages are wanted.
    """

    build = config_options.Type(str, default="build")
    diagnostics = config_options.Type(bool, default=False)


class SeidoPlugin(BasePlugin[SeidoConfig]):  # type: ignore[no-untyped-call]
    """Adds generated documents, orders the pages, and keeps out what the site's security policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, Entry] = {}
        self.documents: Mapping[str, str] | None = None
        """Generated documents by their path; None where they stand in the folder of what seido built."""
        self.memory = Memory()
        """What is known from earlier builds."""

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """What the theme asks of a page, under the name ``seido``."""
        del config
        env.globals["seido"] = _Theme(frozenset(file.src_uri for file in files))
        return env

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Headings get Japanese anchors as elsewhere on the web; tables are aligned without inline styles."""
        settings: dict[str, dict[str, Any]] = config.mdx_configs
        settings.setdefault("toc", {}).setdefault("slugify", slugify_unicode)
        settings.setdefault("tables", {}).setdefault("use_align_attribute", True)
        # Pages must work when they are opened from a folder, without a server that knows what a folder's index is.
        config.use_directory_urls = False
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what seido generated; hand-written pages of the same name win."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path()
        _keep_in(root, files)
        for name, made in self._generated(root / self.config.build / GENERATED, config):
            if files.get_file_from_path(name) is None:
                files.append(made)
        if self.config.diagnostics:
            for name, content in self.memory.recall((DIAGNOSTICS,), pages).items():
                if files.get_file_from_path(name) is None:
                    files.append(File.generated(config, name, content=content))
        if files.get_file_from_path(HOME) is None:
            files.append(File.generated(config, HOME, content=_HOME_TEXT.format(name=config.site_name)))
        if config.nav is None:
            config.nav = _navigation(files)
        return files

    def _generated(self, folder: Path, config: MkDocsConfig) -> Iterator[tuple[str, File]]:
        """What seido generated, by its path, from the memory or from a folder."""
        if self.documents is not None:
            for name in sorted(self.documents, key=PurePosixPath):
                yield name, File.generated(config, name, content=self.documents[name])
            return
        for path in _documents(folder):
            name = path.relative_to(folder).as_posix()
            yield name, File.generated(config, name, abs_src_path=str(path))

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the list of schemes into the home page, where it asks for it."""
        del config
        if page.file.src_uri != HOME or SCHEMES_HERE not in markdown:
            return markdown
        lists = [file for file in files.documentation_pages() if PurePosixPath(file.src_uri).match(_LISTS)]
        found = "\n\n".join(_moved(file) for file in sorted(lists, key=lambda file: file.src_uri))
        return markdown.replace(SCHEMES_HERE, found)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Point links inside HTML to pages, not to the Markdown they are made from; let wide tables scroll alone."""
        del page, config, files
        return _TABLE.sub(r'<div class="scroll">\g<0></div>', _PAGE_LINK.sub(r"\1.html", html))

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the text of the page for the search index."""
        del config
        html = _CALCULATOR.sub("", page.content or "")
        found = self.memory.recall(("sections", html), partial(sections, html))
        name = page.file.src_uri
        self._entries[name] = Entry(page.file.url, _text(page.title), _area(name), _rank(name), found)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index, pages in the order of their paths."""
        entries = [self._entries[name] for name in sorted(self._entries)]
        write_file(index_script(entries).encode("utf-8"), str(Path(config.site_dir, INDEX)))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Leave the site map out: it would carry the day of the build, and a site from a folder has no address."""
        del config
        return "" if template_name == "sitemap.xml" else output_content


class _Theme:
    """What the theme asks of a page; ``names`` are the files of the site."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def language(self, page: Page | None) -> str:
        """The language of a page: English where somebody wrote it so, Japanese elsewhere."""
        if page is None or page.file.generated_by is not None:
            return "ja"
        prose = _text(_CODE.sub("", page.content or ""))
        return "en" if len(_LATIN.findall(prose)) > len(_KANA.findall(prose)) else "ja"

    def scripts(self, page: Page | None) -> tuple[str, ...]:
        """The scripts that a page needs beside the search, by their path in the site."""
        if page is None:
            return ()
        place = PurePosixPath(page.file.src_uri)
        if place.name == CARD:
            root, names, last = place.parent, (RUNTIME, ALL), _CARD_SCRIPTS
        elif place.parent.name == SCHEMES:
            root, names, last = place.parent.parent, (RUNTIME, f"{place.stem}.js"), _SCHEME_SCRIPTS
        else:
            return ()
        scripts = [(root / CALCULATORS / name).as_posix() for name in names]
        return (*scripts, *_SHARED, *last) if self._names.issuperset(scripts) else ()


def _moved(file: File) -> str:
    """A list of schemes without its title, its headings a step lower and its links counted from the root."""
    folder = PurePosixPath(file.src_uri).parent.as_posix()
    _, _, body = file.content_string.partition("\n")
    body = _LINKED.sub(lambda found: found[1] + posixpath.normpath(posixpath.join(folder, found[2])), body)
    return body.strip("\n").replace("\n## ", "\n### ")


def _text(title: object) -> str:
    """A title as plain text."""
    return Markup(title).striptags() if title is not None else ""  # noqa: S704  tags are taken away, none is shown


def _area(name: str) -> str:
    """The section of the site in which a page stands, as the results of a search name it."""
    return _SECTIONS.get(_folder(name), "案内")


def _rank(name: str) -> Rank:
    """Where a page stands among the results of a search. A list names a page; the page itself is meant."""
    folder = _folder(name)
    if folder == SCHEMES:
        return Rank.GUIDE if PurePosixPath(name).match(_LISTS) else Rank.SCHEME
    if not folder:
        return Rank.GUIDE if PurePosixPath(name).name in (HOME, CARD) else Rank.MANUAL
    return _RANKS.get(folder, Rank.INTERNAL)


def _folder(name: str) -> str:
    """The folder that says what a page is; the folder of a policy set, where there are several, says nothing."""
    return next((part for part in PurePosixPath(name).parts[:-1] if part in _SECTIONS), "")


def _keep_in(root: Path, files: Files) -> None:
    """Leave out hand-written files that a link leads to from outside the project: nobody meant to publish them."""
    inside = (root.resolve(), *(Path(file.src_dir).resolve() for file in files if file.src_dir is not None))
    for file in list(files):
        if file.abs_src_path is None:
            continue
        real = Path(file.abs_src_path).resolve()
        if not any(real.is_relative_to(folder) for folder in dict.fromkeys(inside)):
            _LOG.warning("%s leads out of the project by a link; it is left out.", file.src_uri)
            files.remove(file)


def _documents(folder: Path) -> Iterator[Path]:
    """Every generated file, in the order of their paths."""
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _navigation(files: Files) -> list[Any]:
    """Home, then a section for each folder in a fixed order, unknown ones after; last the part for authors, in one section.

    The index page leads its section; the others stand in the order in which it links to them, then by name.
    """
    folders: dict[str, list[str]] = {}
    for name in sorted(file.src_uri for file in files.documentation_pages()):
        folders.setdefault(PurePosixPath(name).parts[0] if "/" in name else "", []).append(name)
    alone = folders.pop("", [])
    known = [name for name in _SECTIONS if name in folders]
    order = [*known, *sorted(name for name in folders if name not in _SECTIONS)]
    navigation: list[Any] = [{"はじめに": HOME}, *([CARD] if CARD in alone else [])]
    authors: list[Any] = []
    for folder in order:
        linked = _linked(files, f"{folder}/index.md")
        held = sorted(folders[folder], key=lambda name: (linked.get(name, len(linked)), name))
        # Two hundred codes would bury the rest of the menu: their index leads to them.
        shown = held[:1] if folder == DIAGNOSTICS else held
        part = authors if folder in _FOR_AUTHORS else navigation
        part.append({_SECTIONS.get(folder, folder): shown})
    for name in alone:
        if name not in (HOME, CARD):
            (authors if name in _FOR_AUTHORS else navigation).append(name)
    return [*navigation, *([{_AUTHORS: authors}] if authors else [])]


def _linked(files: Files, index: str) -> dict[str, int]:
    """The pages of its folder that an index page links to, itself first, and their places among them."""
    page = files.get_file_from_path(index)
    if page is None:
        return {}
    folder = PurePosixPath(index).parent
    links = [(folder / link).as_posix() for link in _LINK.findall(page.content_string)]
    return {name: at for at, name in enumerate(dict.fromkeys((index, *links)))}
