"""The grammar: without conflicts, every word in it known, every word known in it."""

from __future__ import annotations

import logging
import os
from collections import Counter

import lark.lexer
import pytest
from lark import logger

from seido.syntax import vocabulary
from seido.syntax.tables import STORED, grammar_text, make_parser, plain_tables, terminals, written

_MADE_FROM_PLACE = {"_NL", "CELL", "PART", "ORDINAL", "READING_DECL"}


def test_no_production_conflicts_with_another(caplog: pytest.LogCaptureFixture) -> None:
    logger.addHandler(caplog.handler)
    level = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        make_parser(debug=True)
    finally:
        logger.setLevel(level)
        logger.removeHandler(caplog.handler)
    assert "conflict" not in caplog.text.lower()


@pytest.mark.skipif("SEIDO_SLOW" not in os.environ, reason="takes a minute; SEIDO_SLOW=1 runs it")
def test_no_terminal_collides_with_another(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("interegular")
    monkeypatch.setattr(lark.lexer, "has_interegular", True)
    make_parser(strict=True)


def test_the_tables_that_are_kept_are_those_of_the_grammar(*, update: bool) -> None:
    made = written(plain_tables())
    if update:
        STORED.write_text(made, encoding="utf-8")
    assert STORED.read_text(encoding="utf-8") == made, "pytest tests/syntax/test_grammar.py --update renews them"


def test_every_declared_word_is_in_the_vocabulary() -> None:
    declared = {
        word for line in grammar_text().splitlines() if line.startswith("%declare") for word in line.split()[1:]
    }
    assert declared - _MADE_FROM_PLACE == set(vocabulary.VOCABULARY)
    assert set(vocabulary.VOCABULARY) <= terminals()


def test_no_word_has_two_meanings() -> None:
    counted = Counter(word for japanese, english in vocabulary.VOCABULARY.values() for word in (*japanese, *english))
    assert [word for word, times in counted.items() if times > 1] == []
    texts = (vocabulary.BOUNDARIES, vocabulary.OUTCOMES, vocabulary.TYPES, vocabulary.UNITS)
    counted = Counter(word for words in texts for word in words)
    assert [word for word, times in counted.items() if times > 1 or word in vocabulary.KEYWORDS] == []


def test_every_word_has_an_english_spelling() -> None:
    assert all(english for _, english in vocabulary.VOCABULARY.values())
