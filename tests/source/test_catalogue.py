"""The catalogue: every code once, in its family, worded in both languages."""

from __future__ import annotations

import re
import string
from importlib import import_module

import pytest

from seido.source import catalogue as package
from seido.source.catalogue import FAMILIES, catalogue, find
from seido.source.diagnostic import Kind, Severity, Text
from seido.source.language import language_of_environment, say
from seido.source.near import near_misses

ALL = tuple(catalogue().values())
each_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.code)


def facts_of(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_codes_are_sorted_and_well_formed() -> None:
    codes = list(catalogue())
    assert codes == sorted(codes)
    assert all(re.fullmatch(r"S(?:0[1-9]|10)\d\d", code) for code in codes)


def test_every_family_has_a_module() -> None:
    for family in FAMILIES:
        assert import_module(f"{package.__name__}.{family}").__doc__


@each_kind
def test_a_kind_is_worded_in_both_languages(kind: Kind) -> None:
    for text in (kind.title, kind.message, kind.remedy, *kind.labels.values()):
        assert text.ja.strip() == text.ja
        assert text.en.strip() == text.en
        assert text.ja
        assert text.en


@each_kind
def test_both_languages_use_the_same_facts(kind: Kind) -> None:
    """Except words that only one grammar needs; whatever stands in English must be known in Japanese too."""
    for text in (kind.title, kind.message, kind.remedy, *kind.labels.values()):
        assert facts_of(text.en) <= facts_of(text.ja) | facts_of(kind.message.ja) | facts_of(kind.title.ja)


@each_kind
def test_a_kind_has_a_wrong_and_a_corrected_example(kind: Kind) -> None:
    assert kind.wrong
    assert kind.corrected
    assert kind.wrong != kind.corrected


def test_a_code_is_found_in_any_width_and_case() -> None:
    assert find(" ｓ０９０１ ") is catalogue()["S0901"]
    assert find("S0000") is None


def test_a_code_taken_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    word = Text("語", "word")
    module = import_module(f"{package.__name__}.project")
    monkeypatch.setattr(module, "TWICE", Kind("S0901", Severity.ERROR, word, word, word), raising=False)
    catalogue.cache_clear()
    with pytest.raises(ValueError, match="S0901"):
        catalogue()
    monkeypatch.setattr(module, "TWICE", Kind("S0101", Severity.ERROR, word, word, word))
    with pytest.raises(ValueError, match="family"):
        catalogue()
    monkeypatch.undo()
    catalogue.cache_clear()
    assert tuple(catalogue().values()) == ALL


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "ja"),
        ({"LANG": "C.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "en-GB"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LC_ALL": "ja_JP.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LANG": "en_US"}, "ja"),
        ({"LANG": "eng_XX"}, "ja"),
    ],
)
def test_the_language_follows_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of_environment(environment) == language


def test_a_text_is_said_in_one_language() -> None:
    assert (say(Text("円", "yen"), "ja"), say(Text("円", "yen"), "en"), say("円", "en")) == ("円", "yen", "円")


def test_near_misses_are_the_likeliest_first_and_never_far() -> None:
    names = ["集落支援員", "ふるさと融資", "地域おこし協力隊", "分散型エネルギーインフラプロジェクト"]
    assert near_misses("集落支援委員", names) == ("集落支援員",)
    assert near_misses("協力隊", names) == ("地域おこし協力隊",)
    assert near_misses("まったく別のもの", names) == ()
    assert near_misses("", names) == ()
