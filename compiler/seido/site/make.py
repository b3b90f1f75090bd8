"""The pages of a site, made by mkdocs: its configuration, its plugins, its Markdown and its order of events.

mkdocs' own ``build`` empties the folder of the site and renders every page each time. What is here asks the same
questions in the same order, but keeps what is made in memory, and does not render again what is known already: the HTML
of a page follows from its Markdown, its place and the names of all files; the whole page from that HTML, the menu and the
theme. Where somebody's own extensions, theme or plugins may look at other things too, everything is rendered.
"""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

import mkdocs
from mkdocs.commands.build import get_context
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, is_error_template

from seido.site.plugin import SeidoPlugin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.toc import TableOfContents

    from seido.memory import Memory

_KNOWN_EXTENSIONS: Final = frozenset(("toc", "tables", "fenced_code"))
"""The extensions of Markdown that look at nothing beside the text."""

_OWN_THEMES: Final = (Path(__file__).parent / "theme", Path(mkdocs.__file__).parent / "templates")


class _Rendered(NamedTuple):
    """What mkdocs notes of a page when it renders its Markdown."""

    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]] | None


def make(config: MkDocsConfig, memory: Memory, warned: Callable[[], int]) -> Mapping[str, bytes]:
    """Every file of the site by its path. ``warned`` tells how many warnings mkdocs has given so far.

    Raises:
        OSError: something cannot be read.
        mkdocs.exceptions.MkDocsException: the pages cannot be used.
    """
    before = warned()
    config.plugins.on_startup(command="build", dirty=False)
    try:
        made = _Making(config, memory, warned).run()
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            raise Abort(str(error)) from error
        raise
    finally:
        config.plugins.on_shutdown()
    if config.strict and warned() > before:
        message = f"{warned() - before} warnings in strict mode"
        raise Abort(message)
    return made


class _Making:
    """One build of the site."""

    def __init__(self, config: MkDocsConfig, memory: Memory, warned: Callable[[], int]) -> None:
        self._config = config
        self._memory = memory
        self._warned = warned
        self._alone = all(isinstance(plugin, SeidoPlugin) for plugin in config.plugins.values())
        self._made: dict[str, bytes] = {}
        self._names = ""
        self._menu = ""
        self._theme = _digest(*(path.read_text(encoding="utf-8") for path in sorted(_OWN_THEMES[0].rglob("*.html"))))

    def run(self) -> Mapping[str, bytes]:
        """The events of mkdocs' own ``build``, in its order."""
        config, plugins = self._config, self._config.plugins
        config = plugins.on_config(config)
        plugins.on_pre_build(config=config)
        files = get_files(config)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        files = plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._names = _digest(*(f"{file.src_uri}\0{file.url}\0{file.inclusion.name}" for file in files))
        nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages = [_page(file, config) for file in files.documentation_pages()]
        for page in pages:
            self._populate(page, files)
        self._menu = _digest(str(nav), repr([(each.title, each.url) for each in nav.pages]))
        env = plugins.on_env(env, config=config, files=files)
        self._copy(files)
        for name in config.theme.static_templates:
            self._template(name, env.get_template(name), files, nav)
        for name in config.extra_templates:
            if (file := files.get_file_from_path(name)) is not None:
                self._template(name, env.from_string(file.content_string), files, nav)
        shown = files.documentation_pages()
        for page in pages:
            self._build(page, shown, nav, env)
        for page in pages:
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        plugins.on_post_build(config=config)
        self._collect()
        return self._made

    def _populate(self, page: Page, files: Files) -> None:
        """Read and render the Markdown of a page."""
        config, plugins = self._config, self._config.plugins
        config._current_page = page  # noqa: SLF001  mkdocs' own extensions of the configuration ask for it
        try:
            page = plugins.on_pre_page(page, config=config, files=files)
            page.read_source(config)
            page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
            self._render(page, files)
            page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        finally:
            config._current_page = None  # noqa: SLF001  as above

    def _render(self, page: Page, files: Files) -> None:
        """Turn Markdown into HTML, or remember how it was turned before."""
        key = ("html", page.file.src_uri, page.file.url, page.markdown, self._names, repr(self._config.mdx_configs))
        known = self._memory.known(key) if _KNOWN_EXTENSIONS.issuperset(self._config.markdown_extensions) else None
        if isinstance(known, _Rendered):
            page.content, page.toc, page.present_anchor_ids = known.content, known.toc, known.anchors
            page._title_from_render = known.title  # noqa: SLF001  nothing public sets it
            if known.links is not None:
                pointed = ((files.get_file_from_path(name), links) for name, links in known.links.items())
                page.links_to_anchors = {file: links for file, links in pointed if file is not None}
            return
        before = self._warned()
        page.render(self._config, files)
        if self._warned() > before:
            return  # what is wrong with a page is to be said each time
        links = page.links_to_anchors
        named = None if links is None else {file.src_uri: each for file, each in links.items()}
        title = page._title_from_render  # noqa: SLF001  as above
        self._memory.keep(key, _Rendered(page.content, page.toc, title, page.present_anchor_ids, named))

    def _copy(self, files: Files) -> None:
        """What is published as it stands."""
        for file in files:
            if not file.is_documentation_page() and InclusionLevel.is_included(file.inclusion):  # type: ignore[no-untyped-call]
                self._made[file.dest_uri] = file.content_bytes

    def _template(self, name: str, template: Template, files: Files, nav: Navigation) -> None:
        """A page that is no document, such as that for an address that does not exist."""
        config, plugins = self._config, self._config.plugins
        # An error is shown at any address: its links start at the root of the server.
        base = urlsplit(config.site_url or "/").path if is_error_template(name) else get_relative_url(".", name)
        template = plugins.on_pre_template(template, template_name=name, config=config)
        context = get_context(nav, files, config, base_url=base)
        context = plugins.on_template_context(context, template_name=name, config=config)
        output = plugins.on_post_template(template.render(context), template_name=name, config=config)
        if output.strip():
            self._made[name] = output.encode("utf-8")

    def _build(self, page: Page, shown: Sequence[File], nav: Navigation, env: Environment) -> None:
        """Put a page into the theme."""
        config, plugins = self._config, self._config.plugins
        config._current_page = page  # noqa: SLF001  as above
        page.active = True
        try:
            context = get_context(nav, shown, config, page)
            name = str(page.meta.get("template", "main.html"))
            context = plugins.on_page_context(context, page=page, config=config, nav=nav)
            render = partial(env.get_template(name).render, context)
            output = self._memory.recall(self._key(page, name), render) if self._known_theme() else render()
            output = plugins.on_post_page(output, page=page, config=config)
            if output.strip():
                self._made[page.file.dest_uri] = output.encode("utf-8", errors="xmlcharrefreplace")
        finally:
            page.active = False
            config._current_page = None  # noqa: SLF001  as above

    def _known_theme(self) -> bool:
        """Whether the theme and the plugins are those that ship with seido, and nothing is added to pages."""
        return self._alone and tuple(map(Path, self._config.theme.dirs)) == _OWN_THEMES and not self._config.hooks

    def _key(self, page: Page, template: str) -> tuple[object, ...]:
        """Everything that the theme shows of a page."""
        config = self._config
        beside = [(each.title, each.url) if each else None for each in (page.previous_page, page.next_page)]
        named = (config.site_name, config.site_description, config.copyright, config.extra, config.extra_css)
        said = (page.title, page.meta, page.is_homepage, beside, named, config.extra_javascript, str(page.toc))
        where = (template, self._theme, page.file.src_uri, page.file.generated_by)
        return ("page", where, page.content, self._menu, self._names, repr(said))

    def _collect(self) -> None:
        """What plugins wrote into the folder of the site by themselves."""
        folder = Path(self._config.site_dir)
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                self._made[path.relative_to(folder).as_posix()] = path.read_bytes()


def _page(file: File, config: MkDocsConfig) -> Page:
    """The page of a file; one that no menu names gets one here."""
    return file.page if isinstance(file.page, Page) else Page(None, file, config)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0\0".join(parts).encode("utf-8")).hexdigest()
