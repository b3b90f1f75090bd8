"""What the documentation has a reader do gives what it shows. ``pytest --update`` renews outputs that are shown whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.docs.following import DOCS, follow, pages_with_commands

PAGES = tuple(pages_with_commands())


def test_the_tutorial_is_followed_in_both_languages() -> None:
    assert {"tutorial/index.md", "en/tutorial.md"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_comes_out(name: str, tmp_path: Path, update: bool) -> None:  # noqa: FBT001  a fixture
    followed = follow(name, tmp_path)
    if update and followed.wrong:
        (DOCS / name).write_text(followed.text, encoding="utf-8")
    assert update or followed.wrong == [], "\n\n".join(followed.wrong)
