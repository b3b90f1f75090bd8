"""The reference says what the compiler does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from tests.docs.following import DOCS
from tests.docs.generated import generated_pages

from seido.cli import command_tree
from seido.values.display import exact_text
from seido.values.numerals import read_figure
from seido.values.units import read_unit


@pytest.mark.parametrize("name", generated_pages())
def test_a_page_made_from_tables_is_what_they_say(name: str, update: bool) -> None:  # noqa: FBT001  a fixture
    path = DOCS / name
    if update:
        path.write_text(generated_pages()[name], encoding="utf-8")
    assert path.read_text(encoding="utf-8") == generated_pages()[name]


@pytest.mark.parametrize(("page", "language"), [("reference/cli.md", "ja"), ("en/cli.md", "en")])
def test_every_command_is_shown_with_its_options(page: str, language: str, tmp_path: Path) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    with (tmp_path / "out").open("w") as out:
        tree = command_tree("ja" if language == "ja" else "en", out, out, {})
    assert [name for name in tree.commands if f"\n> seido {name} --help\n" not in text] == []


def _rows(page: str, heading: str) -> Iterator[list[str]]:
    """The cells of the first table under a heading."""
    text = (DOCS / page).read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    for line in re.findall(r"^\| (`.*) \|$", section, re.MULTILINE):
        yield [cell.strip() for cell in line.split(" | ")]


def test_the_numbers_of_the_page_of_units_are_read_as_it_says() -> None:
    rows = list(_rows("reference/units.md", "数"))
    assert len(rows) > 10
    for written, meaning, *_ in rows:
        for spelling in re.findall("`([^`]*)`", written):
            figure = read_figure(spelling)
            assert figure is not None, spelling
            unit, scale = read_unit(figure.numerator, figure.denominator)
            about = "約" if figure.approximate else ""
            assert f"{about}{exact_text(figure.value * scale)} {unit}".strip() == meaning.strip("`"), spelling


def test_the_scales_of_the_page_of_units_are_those_of_the_compiler() -> None:
    rows = list(_rows("reference/units.md", "大きさの違う単位"))
    assert len(rows) > 5
    for written, meaning in rows:
        for spelling in re.findall("`([^`]*)`", written):
            unit, scale = read_unit(*spelling.partition("/")[::2])
            counted = Fraction(meaning.strip("`").split(" ")[0])
            assert (scale, str(unit)) == (counted, meaning.strip("`").partition(" ")[2]), spelling
