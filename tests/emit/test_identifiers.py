"""Names and texts as parts of Python source."""

from __future__ import annotations

import ast
import keyword
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seido.emit.identifiers import Names, comment, docstring, identifier, literal


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("財政力指数", "財政力指数"),
        ("新規性・モデル性が極めて高い", "新規性_モデル性が極めて高い"),
        ("ﾊﾝｶｸ", "ハンカク"),
        ("①期間前", "n1期間前"),
        ("1年目", "n1年目"),
        ("class", "class_"),
        ("print", "print_"),
        ("__dict__", "dict_"),
        ("__class__", "class_"),
        ("count", "count_"),
        ("'); import os #", "import_os"),
        ("右\u202e左", "右左"),
        ("葛\U000e0100城", "葛城"),
        ("", "n"),
        ("・", "n"),
        ("a\nb", "a_b"),
    ],
)
def test_a_name_becomes_an_identifier_that_a_reader_knows_again(name: str, wanted: str) -> None:
    assert identifier(name) == wanted


@given(st.text())
def test_any_text_becomes_an_identifier_that_python_takes_as_it_is(name: str) -> None:
    found = identifier(name)
    assert found.isidentifier()
    assert not keyword.iskeyword(found)
    assert not found.startswith("_")
    assert unicodedata.normalize("NFKC", found) == found


@given(st.lists(st.text(max_size=5)))
def test_different_names_get_different_identifiers(wanted: list[str]) -> None:
    names = Names({"taken"})
    found = {name: names.of(name, name) for name in wanted}
    assert len(set(found.values())) == len(found)
    assert found == {name: names.of(name, name) for name in wanted}


@given(st.text())
def test_a_literal_is_the_text_again_and_shows_every_sign(text: str) -> None:
    written = literal(text)
    assert ast.literal_eval(written) == text
    assert all(letter.isprintable() or letter == "\u3000" for letter in written)


def test_japanese_stays_readable_in_a_literal() -> None:
    assert literal("「1.25倍」　※①〜") == '"「1.25倍」　※①〜"'
    assert literal("a\u2028b\u202ec\x00") == '"a\\u2028b\\u202ec\\x00"'


@given(st.text())
def test_a_docstring_ends_where_it_should(text: str) -> None:
    module = ast.parse(f"def f():\n    {docstring('x' + text)}\n    return 1\n")
    (function,) = module.body
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 2


@given(st.text())
def test_a_comment_stays_on_its_line(text: str) -> None:
    module = ast.parse(f"# {comment(text)}\nx = 1\n")
    assert len(module.body) == 1
