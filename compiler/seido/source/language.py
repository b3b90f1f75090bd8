"""The two languages in which seido speaks, and how one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seido.source.diagnostic import Text

Language = Literal["ja", "en"]

LANGUAGES: tuple[Language, ...] = ("ja", "en")

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX lets one override the other; the first that is not empty decides."""


def say(text: Text | str, language: Language) -> str:
    """The wording of a text in one language; a plain string is the same in both."""
    if isinstance(text, str):
        return text
    return text.ja if language == "ja" else text.en


def language_of_environment(environment: Mapping[str, str]) -> Language:
    """The language a locale asks for: English for ``en`` and its countries, Japanese for every other one."""
    for variable in _LOCALE_VARIABLES:
        value = environment.get(variable, "")
        if value:
            word = value.partition(".")[0].partition("@")[0].partition("_")[0].partition("-")[0]
            return "en" if word.lower() == "en" else "ja"
    return "ja"
