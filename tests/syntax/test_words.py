"""Words: numbers, names, signs, and rows pasted from a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.syntax.reading import declarations, mistakes, read

from seido.syntax import tree
from seido.syntax.vocabulary import KEYWORDS
from seido.syntax.words import words


def kinds(text: str) -> list[str]:
    return [token.type for token in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1億2,000万円", ["NUMBER"]),
        ("3分の2", ["NUMBER"]),
        ("約4割", ["NUMBER"]),
        ("概ね1年", ["NUMBER"]),
        ("年間560万円/人", ["NUMBER"]),
        ("年間約560万円", ["NUMBER"]),
        ("8,500万円程度", ["NUMBER"]),
        ("4日/月", ["NUMBER"]),
        ("13,333,333円 1/3", ["NUMBER"]),
        ("2割5分", ["NUMBER"]),
        ("２，０００万円", ["NUMBER"]),
        ("0.5未満のとき", ["NUMBER", "BOUND", "_WHEN"]),
        ("5人以上", ["NUMBER", "BOUND"]),
        ("6か月以上 3年以下", ["NUMBER", "BOUND", "NUMBER", "BOUND"]),
        ("千円未満", ["KUNIT", "BOUND"]),
        ("令和6年度から令和7年度まで", ["PERIOD"]),
        ("令和5年度まで", ["PERIOD"]),
        ("令和6年度のみ", ["PERIOD"]),
        ("R6年度", ["FY"]),
        ("2024年度", ["FY"]),
        ("令和六年度", ["FY"]),
        ("令和６年４月１日", ["DATE"]),
        ("2024-04-01", ["DATE"]),
        ("令和6年度実績", ["NAME"]),
        ("令和6年度からの制度", ["NAME"]),
    ],
)
def test_a_number_or_a_year_is_one_word(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "改正後の注1",
        "公共施設等のZEB化",
        "LED照明の導入",
        "一般地域",
        "要件緩和",
        "上限額",
        "かつての名",
        "超過額",
        "例外",
        *["以上の所得", "場合分け", "場合2", "ときめき", "円滑化", "約束", "サービス", "年間所得", "が", "か"][:7],
    ],
)
def test_a_name_is_one_word(name: str) -> None:
    assert kinds(name) == ["NAME"]


_LETTERS = st.sampled_from("一般要件地域上限額超過例外場合円年約以下未満のがかつはい・ー々ABzアカィ12度")


@given(st.sampled_from(sorted(KEYWORDS)), st.lists(_LETTERS, min_size=1, max_size=4).map("".join))
def test_a_keyword_with_more_letters_is_a_name(word: str, more: str) -> None:
    """Except where the whole is another word of the language, or のとき touches a number, as it may."""
    name = word + more
    if name in KEYWORDS or name.startswith(("のとき", "とき")) or not name.isidentifier():
        return
    if kinds(name) != ["NAME"]:
        assert name.startswith(("場合には", "場合は", "場合に")) or kinds(name) == ["_WHEN"] or "まで" in name


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("算定 x : 円 = (a + b) * 2 / c - 1", "算定　x　：　円　＝　（ａ　＋　ｂ）　＊　２　／　ｃ　－　１"),
        ("算定 x : 円/人 = a[b,c]", "算定 x：円／人＝a［b，c］"),
        ("基準 x : % = 50% -> R6年度 60%", "基準 x ： ％ ＝ ５０％ → Ｒ６年度 ６０％"),
        ('備考 "あ"', "備考 ｢あ｣"),
        ("表 x : 円\n| a | b |", "表 x : 円\n｜ a ｜ b ｜"),
        ("備考 「あ」 # い", "備考 「あ」 ＃ い"),
    ],
)
def test_signs_have_twins_in_both_widths(narrow: str, wide: str) -> None:
    assert declarations(narrow) == declarations(wide)


@pytest.mark.parametrize(
    ("pasted", "piped"),
    [
        ("表 x[a] : %\na\t率\n甲\t35\n乙\t45", "表 x[a] : %\n| a | 率 |\n| 甲 | 35 |\n| 乙 | 45 |"),
        ("表 x[a] : %\n\ta\t率\n\t甲\t35\n乙\t45", "表 x[a] : %\n| a | 率 |\n| 甲 | 35 |\n| 乙 | 45 |"),
        (
            "表 x[a、b] : %\n  令和5年度まで\na\tb\t率\n甲\t丙\t1\n\t丁\t2\t出典 r6「2」\n# 終わり",
            "表 x[a、b] : %\n  令和5年度まで\n|a|b|率|\n|甲|丙|1|\n||丁|2| 出典 r6「2」",
        ),
        (
            "例 「e」\nx\t= 5\n支援員\n任用\t結果 額\n専任\t5円\n結果\t該当",
            "例 「e」\nx = 5\n支援員\n| 任用 | 結果 額 |\n| 専任 | 5円 |\n結果 該当",
        ),
        ("例 「e」\n例\t団体\t結果 額\n甲\t町\t5円", "例 「e」\n| 例 | 団体 | 結果 額 |\n| 甲 | 町 | 5円 |"),
        ("表 x : %\na\t率\n甲\t35\n入力\ty : 円", "表 x : %\n| a | 率 |\n| 甲 | 35 |\n入力 y : 円"),
        ("入力\tx\t:\t円\t範囲\t0円以上", "入力 x : 円 範囲 0円以上"),
    ],
)
def test_rows_pasted_with_tabs_are_rows(pasted: str, piped: str) -> None:
    assert declarations(pasted) == declarations(piped)


def test_cells_know_their_place() -> None:
    text = "制度 あ (a)\n表 x : %\na\t率\n  甲\t 35 \t出典 r「1」\n"
    (scheme,) = read(text).file.blocks
    assert isinstance(scheme, tree.SchemeDeclaration)
    (table,) = scheme.declarations
    assert isinstance(table, tree.TableDeclaration)
    assert [text[cell.span.start : cell.span.end] for cell in table.rows[1].cells] == ["甲", "35"]


def test_two_numbers_need_a_space_after_their_comma() -> None:
    assert mistakes("算定 x : 円 = 最大(1,5)") == ["S0112"]
    assert mistakes("算定 x : 円 = 最大(1, 5)") == []


def test_a_comment_swallows_no_row_that_was_pasted_below_it() -> None:
    text = "表 率[区域] : 円  # 見出し\n区域\t額\n専任\t1円\n# 途中の注\n兼任\t2円\n無\t3円  # 末尾"
    (table,) = declarations(text)
    assert isinstance(table, tree.TableDeclaration)
    assert [row.cells[0].text for row in table.rows] == ["区域", "専任", "兼任", "無"]


def test_a_row_of_bars_does_not_reach_into_the_pasted_row_below_it() -> None:
    (table,) = declarations("表 率[区域] : 円\n| 区域 | 額 |\n専任\ta|b")
    assert isinstance(table, tree.TableDeclaration)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["区域", "額"], ["専任", "a|b"]]


def test_a_comment_beside_pasted_headings_may_quote() -> None:
    (table,) = declarations("表 率[区域] : 円\n区域\t額  # 「別表」のとおり\n専任\t1円")
    assert isinstance(table, tree.TableDeclaration)
    assert len(table.rows) == 2


def test_rows_of_an_item_are_no_index() -> None:
    assert mistakes("算定 甲 : 円 = 上限額[支援員 ごとに 所要額]") == ["S0101"]


def test_a_space_may_stand_in_a_year_and_a_date() -> None:
    spaced = declarations("例 「甲」 令和 6年度\n開始 = 令和　６年5月1日")
    assert spaced == declarations("例 「甲」 令和6年度\n開始 = 令和6年5月1日")


def test_a_note_beside_a_pasted_row_does_not_make_the_next_row_lose_its_empty_label() -> None:
    (table,) = declarations("表 率[区域、施設] : 円\n区域\t施設\t額\n甲\t乙\t1円\t出典 r6「1」\n\t丙\t2円")
    assert isinstance(table, tree.TableDeclaration)
    assert [cell.text for cell in table.rows[2].cells] == ["", "丙", "2円"]


TEXT_WORDS = ("題名", "概要", "掲載", "対象者", "使途", "要点", "期限", "変更", "根拠", "備考", "発行", "本文", "title")


@pytest.mark.parametrize("word", TEXT_WORDS)
def test_a_word_that_begins_a_text_is_a_name_everywhere_else(word: str) -> None:
    text = (
        f"制度 試験 (trial)\n  {word} 「一」\n  入力 {word} : 日付\n  区分 甲 = 乙、{word}\n  明細 者\n    {word} : 円\n"
        f"  算定 {word} : 円 = 合計(者 ごとに {word})\n  基準 丙[甲] : 円\n    {word} = 5円\n    {word}、乙 = 5円\n"
        f"  例 「二」\n    {word} = 令和6年4月1日\n    結果 {word} = 5円\n"
    )
    assert mistakes(text) == []
    found = [token.type for token in words(text) if str(token) == word]
    assert found == ["TEXT", *["NAME"] * (len(found) - 1)]
    assert len(found) == 10
