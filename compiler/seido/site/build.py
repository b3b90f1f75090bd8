"""Build the site: the hand-written pages of a project and the documents that seido generated."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any, Final, Self

_PLUGIN: Final = "seido"
_DEFAULT_CONFIG: Final = Path(__file__).parent / "mkdocs.yml"


def build_site(root: Path, build_dir: Path, site_dir: Path) -> tuple[str, ...]:
    """Write the site of the project at ``root`` to ``site_dir`` and return what mkdocs warns of.

    ``build_dir`` holds what seido generated, its documents in ``docs/``. Hand-written pages stand in ``docs/`` of the
    project, its own ``mkdocs.yml`` beside it; both may be missing. mkdocs is imported here and nowhere else.

    Raises:
        OSError: something cannot be read or written.
        mkdocs.exceptions.MkDocsException: the project's mkdocs.yml or pages cannot be used; its notes say why.
    """
    # mkdocs takes a tenth of a second to import: no other command shall pay for it.
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    docs = root / "docs"
    if not docs.is_dir():
        docs = build_dir / "no-docs"
        docs.mkdir(parents=True, exist_ok=True)
    with _Warnings() as warnings:
        try:
            _build(root, build_dir, site_dir, docs)
        except MkDocsException as error:
            for told in warnings.found:
                error.add_note(told)
            raise
    return tuple(warnings.found)


def _build(root: Path, build_dir: Path, site_dir: Path, docs: Path) -> None:
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.config import load_config  # noqa: PLC0415

    from seido.site.plugin import SeidoPlugin  # noqa: PLC0415

    own = root / "mkdocs.yml"
    settings: dict[str, Any] = {"site_dir": str(site_dir.absolute())}
    if not own.is_file() or docs.name == "no-docs":
        settings["docs_dir"] = str(docs.absolute())
    if not own.is_file():
        settings["site_name"] = root.absolute().name
    config = load_config(config_file=str(own if own.is_file() else _DEFAULT_CONFIG), **settings)
    plugin = config.plugins.get(_PLUGIN)
    if isinstance(plugin, SeidoPlugin):
        plugin.config.build = str(build_dir.absolute())
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


class _Warnings(logging.Handler):
    """Keeps what mkdocs warns of, and keeps it quiet, while it works."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []
        self._logger = logging.getLogger("mkdocs")
        self._before = (self._logger.level, self._logger.propagate)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning."""
        self.found.append(record.getMessage())

    def __enter__(self) -> Self:
        self._before = (self._logger.level, self._logger.propagate)
        self._logger.setLevel(logging.WARNING)
        self._logger.propagate = False
        self._logger.addHandler(self)
        return self

    def __exit__(self, *exception: object) -> None:
        self._logger.removeHandler(self)
        level, propagate = self._before
        self._logger.setLevel(level)
        self._logger.propagate = propagate
