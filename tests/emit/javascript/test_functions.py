"""The runtime's reading, showing and rounding held against Python's own, over tables of cases."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from tests.emit.javascript.running import needs_node, node
from tests.values.test_numerals import READ, REFUSED

from seido.emit.esmodule import runtime_files
from seido.values.calendar import fiscal_year, show_year
from seido.values.display import exact_text, show_number
from seido.values.numerals import fold, read_figure
from seido.values.units import Unit, read_unit

pytestmark = needs_node

UNITS = [Unit((), ()), Unit(("円",), ()), Unit(("円",), ("人",)), Unit(("月",), ()), Unit(("日",), ("月",))]
STYLES = ["", "/", "%", "割", "円", "千円", "万円", "億円", "百万円", "年", "億円/人"]
YEARS = [
    *("令和6年度", "R6年度", "r6年度", "2024年度", "平成元年度", "平成31年度", "平成32年度", "FY2024", "fy 2024"),
    *("令和6(2024)年度", "令和6（2025）年度", "2024(令和6)年度", "昭和六十四年度", "令和十年度", "二〇二四年度"),
    *("令和6年", "6年度", "元年度", "令和0年度", "令和百年度", "令和六〇年度", " 令和６年度　", "西暦2024年度", ""),
]
TEXTS = [
    *("１２３", "①期間前", "½", "²", "㋀", "㎡", "ｱｲｳ", "ガ", "〜", "－１", "a\u200bb", "葛\U000e0100", "⒈", "🈩"),
    *("520万円\ufe0f", "‐5", "5\u00a0円", "ﾟ", "𝟏𝟐", "٣", "⇒", "·"),
]


@pytest.fixture(scope="module")
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runtime")
    for name, text in {**runtime_files(), "package.json": '{"type": "module"}'}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def numbers() -> list[Fraction]:
    chance = random.Random(7)
    found = [
        Fraction(n, d) for n in (0, 1, -1, 3, 10_000, 12_345, 100_000_000, 40_000_000) for d in (1, 2, 3, 7, 8, 625)
    ]
    found += [Fraction(chance.randint(-(10**12), 10**12), chance.choice((1, 1, 2, 3, 1000, 999))) for _ in range(300)]
    found += [Fraction(chance.randint(0, 10**5) * 10**4) for _ in range(100)]
    return found


def test_numbers_are_written_as_python_writes_them(runtime: Path) -> None:
    values = numbers()
    written = [exact_text(value) for value in values]
    assert node("functions.mjs", runtime, [["exact", [text]] for text in written]) == written


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_numbers_are_shown_as_python_shows_them(unit: Unit, runtime: Path) -> None:
    cases = [(value, style) for value in numbers() for style in STYLES]
    sides = [list(unit.numerator), list(unit.denominator)]
    found = node("functions.mjs", runtime, [["show", [exact_text(value), sides, style]] for value, style in cases])
    for (value, style), shown in zip(cases, found, strict=True):
        assert shown == show_number(value, unit, style), (value, style)


def test_rounding_goes_as_pythons_does(runtime: Path) -> None:
    units = [Fraction(1), Fraction(1000), Fraction(1, 10), Fraction(7, 3)]
    ways = {
        "down": lambda value, unit: value // unit * unit,
        "up": lambda value, unit: -(-value // unit) * unit,
        "half_up": lambda value, unit: (2 * value + unit) // (2 * unit) * unit,
    }
    cases = [(value, unit, way) for value in numbers() for unit in units for way in ways]
    asked = [["round", [exact_text(value), exact_text(unit), way]] for value, unit, way in cases]
    for (value, unit, way), found in zip(cases, node("functions.mjs", runtime, asked), strict=True):
        assert found == exact_text(ways[way](value, unit)), (value, unit, way)


def figures() -> list[str]:
    """Texts that are figures, texts that nearly are, and cuttings of both."""
    chance = random.Random(11)
    texts = [text for text, _ in READ] + list(REFUSED) + TEXTS
    pieces = [
        *"0123456789〇一二三五十百千万億兆割分厘,.、/ 　円人%％-▲△①½ー約",
        "程度",
        "年間",
        "分の",
        "か月",
        "以下",
        "団体",
        "概ね",
    ]
    texts += ["約" + " " * 2000 + "5\n円", "\n5円", "5円\n", "約\n5円", "約" * 5000, "1," * 5000, "円 " * 5000]
    texts += ["".join(chance.choices(pieces, k=chance.randint(1, 8))) for _ in range(4_000)]
    for text, _ in READ:
        texts += [
            text[:-1],
            text[1:],
            f" {text}　",
            f"{text}以上",
            text.translate({ord("0") + n: ord("０") + n for n in range(10)}),
        ]
    return texts


def test_figures_are_read_as_python_reads_them(runtime: Path) -> None:
    texts = figures()
    found = node("functions.mjs", runtime, [["figure", [text]] for text in texts])
    assert sum(each is not None for each in found) > 300
    for text, read in zip(texts, found, strict=True):
        right = read_figure(text)
        wanted = None if right is None else [exact_text(right.value), *right[1:]]
        assert read == wanted, text


def test_texts_are_folded_as_python_folds_them(runtime: Path) -> None:
    texts = figures()
    assert node("functions.mjs", runtime, [["fold", [text]] for text in texts]) == [fold(text) for text in texts]


def test_units_are_read_as_python_reads_them(runtime: Path) -> None:
    words = [
        *STYLES,
        "億円",
        "千葉",
        "百貨店",
        "万人",
        "千人",
        "か月",
        "週間",
        "市",
        "千万円",
        "名",
        "か所",
        "トン",
        "十人",
    ]
    cases = [(above, below) for above in words for below in ("", "人", "人/月", "人・月", "市・特別区", "円", "年")]
    found = node("functions.mjs", runtime, [["unit", list(case)] for case in cases])
    for case, read in zip(cases, found, strict=True):
        unit, factor = read_unit(*case)
        assert read == [[list(unit.numerator), list(unit.denominator)], exact_text(factor)], case


def test_years_are_read_and_shown_as_python_does(runtime: Path) -> None:
    assert node("functions.mjs", runtime, [["year", [text]] for text in YEARS]) == [fiscal_year(text) for text in YEARS]
    years = [1850, 1867, 1868, 1911, 1912, 1926, 1988, 1989, 2018, 2019, 2020, 2024, 2100]
    assert node("functions.mjs", runtime, [["showYear", [year]] for year in years]) == [
        show_year(year) for year in years
    ]


def test_texts_stand_in_the_order_of_their_characters(runtime: Path) -> None:
    texts = ["𠮷野", "\uff5e", "A", "あ", "a", "", "😀", "ああ"]
    assert node("functions.mjs", runtime, [["sort", texts]]) == [sorted(texts)]
