"""Every finding seido can report: one module for each family of codes, one `Kind` for each code.

The families are loaded only when somebody asks, so that ``seido --help`` does not pay for them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from seido.source.diagnostic import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES: tuple[str, ...] = (
    "syntax",
    "names",
    "time",
    "citation",
    "types",
    "rules",
    "examples",
    "cases",
    "project",
    "analyses",
)
"""The modules of this package, in the order of their codes: syntax is S01xx, names S02xx, and so on."""


_FURTHER: Mapping[str, tuple[str, ...]] = MappingProxyType({"syntax": ("habits",)})
"""Modules that hold further kinds of a family."""


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Kind]:
    """Every kind by its code, sorted by code.

    Raises:
        ValueError: two kinds share one code, or a code stands in the wrong family; a defect of the catalogue itself.
    """
    kinds: dict[str, Kind] = {}
    for number, family in enumerate(FAMILIES, start=1):
        modules = [import_module(f"{__name__}.{each}") for each in (family, *_FURTHER.get(family, ()))]
        for name, kind in (named for module in modules for named in vars(module).items()):
            if not (isinstance(kind, Kind) and name.isupper()):
                continue
            if not kind.code.startswith(f"S{number:02d}"):
                problem = f"{family}.{name}: {kind.code} is not a code of this family (S{number:02d}xx)"
                raise ValueError(problem)
            if kind.code in kinds:
                problem = f"{family}.{name}: {kind.code} is already taken"
                raise ValueError(problem)
            kinds[kind.code] = kind
    return MappingProxyType(dict(sorted(kinds.items())))


def fold_code(code: str) -> str:
    """A code as the catalogue writes it, whatever width, case and spaces it was typed in: ``ｓ０４０１`` is S0401."""
    return unicodedata.normalize("NFKC", code).strip().upper()


def find(code: str) -> Kind | None:
    """The kind with a code, typed in any width and case; None where there is none."""
    return catalogue().get(fold_code(code))
