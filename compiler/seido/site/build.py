"""Build the site: the hand-written pages of a project and the documents that seido generated."""

from __future__ import annotations

import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Self

from seido.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

_PLUGIN: Final = "seido"
_DEFAULT_CONFIG: Final = Path(__file__).parent / "mkdocs.yml"


def build_site(root: Path, build_dir: Path, site_dir: Path) -> tuple[str, ...]:
    """Write the site of the project at ``root`` to ``site_dir`` and return what mkdocs warns of.

    ``build_dir`` holds what seido generated, its documents in ``docs/``. Hand-written pages stand in ``docs/`` of the
    project, its own ``mkdocs.yml`` beside it; both may be missing. Files that are the same already are left untouched,
    others are replaced whole, and those of earlier builds that no longer belong to the site are removed. What somebody
    else put into the folder stays, unless it is in the way: ask `seido.written.foreign_files` first.

    Raises:
        OSError: something cannot be read or written.
        mkdocs.exceptions.MkDocsException: the project's mkdocs.yml or pages cannot be used; its notes say why.
    """
    made, warnings = make_site(root, build_dir, None, Memory())
    # Whoever asks what mkdocs is asked needs no folder of a project.
    from seido.written import replace_files  # noqa: PLC0415

    replace_files(site_dir, made)
    return warnings


def make_site(
    root: Path, build_dir: Path, documents: Mapping[str, str] | None, memory: Memory
) -> tuple[Mapping[str, bytes], tuple[str, ...]]:
    """The files of the site by their path (``/`` between folders), and what mkdocs warns of.

    Generated ``documents`` are given by their path, or stand in ``docs/`` of ``build_dir`` where None. Pages of which
    the ``memory`` knows that nothing they depend on is different are not rendered again. mkdocs is imported here and in
    the modules used here, and nowhere else.

    Raises:
        OSError: something cannot be read.
        mkdocs.exceptions.MkDocsException: the project's mkdocs.yml or pages cannot be used; its notes say why.
    """
    # mkdocs takes a tenth of a second to import: no other command shall pay for it.
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from seido.site.make import make  # noqa: PLC0415

    with _Warnings() as warnings, TemporaryDirectory(prefix="seido-") as place:
        try:
            config = _config(root, build_dir, documents, memory, Path(place))
            made = make(config, memory, lambda: len(warnings.found))
        except MkDocsException as error:
            for told in warnings.found:
                error.add_note(told)
            raise
    return made, tuple(warnings.found)


def _config(
    root: Path, build_dir: Path, documents: Mapping[str, str] | None, memory: Memory, place: Path
) -> MkDocsConfig:
    """The project's own settings of mkdocs, or those for a project that has none.

    mkdocs writes below ``place`` what it cannot be kept from writing.
    """
    from mkdocs.config import load_config  # noqa: PLC0415

    from seido.site.plugin import SeidoPlugin  # noqa: PLC0415

    own, docs = root / "mkdocs.yml", root / "docs"
    settings: dict[str, Any] = {"site_dir": str(place / "site")}
    if not docs.is_dir():
        docs = place / "docs"
        docs.mkdir()
        settings["docs_dir"] = str(docs)
    elif not own.is_file():
        settings["docs_dir"] = str(docs.absolute())
    if not own.is_file():
        settings["site_name"] = root.absolute().name
    config = load_config(config_file=str(own if own.is_file() else _DEFAULT_CONFIG), **settings)
    plugin = config.plugins.get(_PLUGIN)
    if isinstance(plugin, SeidoPlugin):
        plugin.config.build = str(build_dir.absolute())
        plugin.documents = documents
        plugin.memory = memory
    return config


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
