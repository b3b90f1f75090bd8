"""Quotes found, and what is said where they are not."""

from __future__ import annotations

import pytest
from tests.citations.making import document, locus, r6

from seido.citations.document import Document
from seido.citations.locate import Place, locate
from seido.source.diagnostic import Diagnostic, Fact, Text


def _ja(fact: Fact) -> str:
    assert isinstance(fact, Text)
    return fact.ja


def found(source: Document, quote: str, after: str | None = None, to: str | None = None) -> Place:
    place = locate(source, locus(quote, after=after, to=to))
    assert isinstance(place, Place), place
    return place


def finding(source: Document, quote: str, after: str | None = None, to: str | None = None) -> Diagnostic:
    result = locate(source, locus(quote, after=after, to=to))
    assert isinstance(result, Diagnostic), result
    return result


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("520万円／人を上限(報償費等：320万円、その他活動経費：200万円)", 42),
        ("５２０万円/人を上限（報償費等:３２０万円、その他活動経費:２００万円）", 42),
        ("⇒485万円", 965),
        ("⇒**485万円**", 965),
        ("専任 485万円、兼任 40万円", 1000),
        ("融資比率 35% 45% 45% ^(※2) 45%", 440),
        ("融資比率 35% 45% 45% ※2 45%", 440),
        ("融資比率 35% 45% 45% 45%", 444),
        ("80 ^(※1) 96 ^(※1) 120 ^(※3) 120", 460),
        ("約7割が20歳代と30歳代", 81),
        ("組合員の総利用分量の2割まで", 814),
        (
            "派遣可能な割合に制限（現状：組合員の総利用分量の2割まで）があるため、緩和を求めるもの。人口急減法附則第2条",
            814,
        ),
        ("<現行>", 436),
        ("6か月〜3年", 262),
        ("「田舎で働き隊(農水省)」", 77),
        ("- ・脱炭素 3/4", 371),
    ],
)
def test_a_quote_is_found_whatever_its_width_spaces_and_marks(quote: str, line: int) -> None:
    assert found(r6(), quote).line == line


def test_two_figures_never_grow_together() -> None:
    text = document("表\t42\t52.5\n13 5人\n1,\n234")
    assert found(text, "42 52.5").line == 1
    for quote in ("4252.5", "135人", "1,234"):
        assert isinstance(locate(text, locus(quote)), Diagnostic), quote


def test_a_line_break_inside_a_phrase_and_a_word_in_bold_do_not_matter() -> None:
    text = document("地域\nおこし**協力隊**の<b>隊員</b><br>数")
    assert found(text, "地域おこし協力隊の隊員数").line == 1


def test_text_in_angle_brackets_that_is_no_tag_is_text() -> None:
    text = document("<現行> 10円\n<改正後> 20円")
    assert found(text, "<改正後> 20円").line == 2
    assert isinstance(locate(text, locus("改正後20円")), Diagnostic)


def test_kana_stored_in_two_characters_are_the_same_as_one() -> None:
    text = document("テ\u3099シ\u3099タル人材 5人、ﾃﾞｼﾞﾀﾙ庁")
    assert found(text, "デジタル人材 5人").line == 1
    assert found(text, "デジタル庁").line == 1


def test_circled_numbers_stay_apart_from_numbers() -> None:
    assert isinstance(locate(document("①対象 1対象外"), locus("1対象")), Place)
    assert finding(document("①対象"), "1対象").kind.code in {"S0401", "S0402"}


def test_an_anchor_takes_the_first_place_after_it() -> None:
    assert found(r6(), "③発案・提案した事業", after="【企業派遣型】").line == 317
    assert found(r6(), "③発案・提案した事業", after="【副業型】").line == 328


def test_a_stretch_ends_with_the_first_end_after_its_beginning() -> None:
    place = found(r6(), "<改正後>", to="（単位：億円）")
    assert (place.line, r6().position(place.end - 1).line) == (455, 466)


def test_a_quote_in_two_places_is_an_error_with_anchors_to_paste_that_are_found() -> None:
    result = finding(r6(), "③発案・提案した事業")
    assert result.kind.code == "S0403"
    assert _ja(result.facts["lines"]) == "317行、328行"
    assert (
        result.paste
        == "出典 r6「【企業派遣型】」以下「③発案・提案した事業」\n出典 r6「【副業型】」以下「③発案・提案した事業」"
    )


@pytest.mark.parametrize(
    "quote",
    ["措置率0.5", "1,432市町村", "R6.4.1現在", "1人以上", "（単位：億円）", "令和5年度", "確保している人材（R5）"],
)
def test_every_offered_anchor_leads_to_its_own_place(quote: str) -> None:
    result = finding(r6(), quote)
    assert result.kind.code == "S0403"
    assert result.paste is not None
    lines = []
    for paste in result.paste.splitlines():
        anchor = paste.removeprefix("出典 r6「").split("」以下「")[0]
        lines.append(found(r6(), quote, after=anchor).line)
    assert lines == sorted(set(lines))
    assert len(lines) >= 2


def test_a_quote_with_slips_is_shown_beside_the_printed_text_with_the_differences_in_words() -> None:
    result = finding(r6(), "520万円／人を上限(報償費等320万円、その他200万円)")
    assert result.kind.code == "S0401"
    assert result.facts["line"] == "42"
    assert result.facts["count"] == "2"
    assert result.facts["printed"] == "520万円／人を上限(報償費等：320万円、その他活動経費：200万円)"
    assert result.paste == "出典 r6「520万円／人を上限(報償費等：320万円、その他活動経費：200万円)」"
    assert "活動経費" in _ja(result.facts["differences"])


@pytest.mark.parametrize(
    ("quote", "printed"),
    [
        ("財政力指数0.5以下の市町村は2/3", "財政力指数0.5未満市町村は2/3"),
        ("20万円／人を上限", "520万円／人を上限"),
        ("中心市 4000万円程度→8,500万円程度", "中心市 4,000万円程度→8,500万円程度"),
        ("令和8年度に1万人を目標", "令和8年度に10,000人を目標"),
        ("謝金単価は原則1時間あたり6000円", "謝金単価は原則、1時間あたり6,000円"),
    ],
)
def test_the_nearest_printed_text_is_offered(quote: str, printed: str) -> None:
    result = finding(r6(), quote)
    assert (result.kind.code, result.facts["printed"]) == ("S0401", printed)


def test_the_offered_text_is_found() -> None:
    result = finding(r6(), "集落支援員1人当たりの上限額 専任485万円")
    assert result.paste is not None
    assert found(r6(), result.paste.removeprefix("出典 r6「").removesuffix("」")).line == 1000


def test_a_text_like_nothing_in_the_document_is_said_to_be_nowhere() -> None:
    assert finding(r6(), "存在しない文章がここに").kind.code == "S0402"
    assert finding(document(""), "何か").kind.code == "S0402"


def test_an_anchor_must_stand_and_stand_once() -> None:
    assert finding(r6(), "月1日以上", after="【副業形】").kind.code == "S0404"
    assert finding(r6(), "月1日以上", after="要件").kind.code == "S0405"


def test_a_quote_before_its_anchor_is_said_to_be_there() -> None:
    result = finding(r6(), "上限560万円/人", after="【副業型】")
    assert result.kind.code == "S0406"
    assert result.paste == "出典 r6「【企業派遣型】」以下「上限560万円/人」"


def test_a_stretch_that_ends_before_it_begins_is_an_error() -> None:
    assert finding(r6(), "<改正後>", to="<現行>").kind.code == "S0407"
    assert finding(r6(), "<改正後>", to="（単位：兆円）").kind.code == "S0407"


def test_an_empty_quote_is_an_error() -> None:
    assert finding(r6(), " \u3000").kind.code == "S0408"
    assert finding(r6(), "上限", after=" ").kind.code == "S0408"


def test_quotes_with_brackets_that_do_not_pair_are_offered_in_double_quotes() -> None:
    text = document("「甲」という。乙」のうち丙丁戊己庚辛")
    result = finding(text, "乙」のうち丙丁戊己庚申")
    assert result.paste == '出典 r6"乙」のうち丙丁戊己庚辛"'
