"""Diagnostics as values: what a stage found, where, and the facts a message needs.

A pass records a `Kind` from the catalogue and facts; the catalogue owns code, title and wording
(`seido.source.catalogue`), and `seido.source.render` turns both into text for a person or JSON for a program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from seido.source.text import Span


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning and information do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Text(NamedTuple):
    """One wording in Japanese and in English; ``{name}`` stands for a fact of that name."""

    ja: str
    en: str


Fact = str | Text


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the catalogue.

    ``message`` says what is wrong with the facts of the case, ``remedy`` what would be right; ``labels`` are the
    wordings of further labelled places, by the key a pass uses. ``wrong`` and ``corrected`` are a smallest example
    of each, as an author would write them; ``document`` is the text that they quote, where it says more than the quotes.
    """

    code: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    labels: Mapping[str, Text] = field(default_factory=dict, hash=False)
    wrong: str = ""
    corrected: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A further place that belongs to a finding: the clashing rule, the printed line of the source document."""

    span: Span
    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)


class Cause(NamedTuple):
    """What a finding comes from, so that findings of one mistake can be told as one.

    ``what`` says of which sort (a name, a member, a type, a value) and ``name`` which; ``declared`` is the declaration
    that may be at fault, where one is known.
    """

    what: str
    name: str
    declared: Span | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``span`` is None only where there is no file to point into (a missing folder, a bad option).

    ``paste`` is text that the author can paste as it stands, where seido knows it; ``replaced`` the stretch that it
    stands for, where an editor may put it there without asking what it belongs to. ``others`` are further places of
    the same mistake, ``upset`` the results of worked examples that differ because of it (`seido.causes`).
    """

    kind: Kind
    span: Span | None
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    labels: tuple[Label, ...] = ()
    paste: str | None = None
    replaced: Span | None = None
    others: tuple[Span, ...] = ()
    upset: tuple[Span, ...] = ()
    cause: Cause | None = field(default=None, compare=False)

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.kind.severity is Severity.ERROR

    @property
    def order(self) -> tuple[str, int, str]:
        """Where a finding stands in a listing: by file, then place, then code."""
        if self.span is None:
            return ("", -1, self.kind.code)
        return (self.span.path, self.span.start, self.kind.code)
