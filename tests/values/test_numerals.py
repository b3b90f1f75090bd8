"""Numbers as documents print them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seido.values.numerals import Figure, fold, in_money, read_figure, read_numeral


def figure(
    value: str,
    numerator: str = "",
    denominator: str = "",
    approximate: str = "",
    *,
    yearly: bool = False,
) -> Figure:
    return Figure(Fraction(value), numerator, denominator, approximate, yearly)


READ = [
    ("520万円", figure("5200000", "円")),
    ("1.5億円", figure("150000000", "円")),
    ("1億2,000万円", figure("120000000", "円")),
    ("248百万円", figure("248000000", "円")),
    ("2,000百万円", figure("2000000000", "円")),
    ("3千万円", figure("30000000", "円")),
    ("2万5千円", figure("25000", "円")),
    ("1兆2,345億6,789万円", figure("1234567890000", "円")),
    ("2/3", figure("2/3")),
    ("16/3", figure("16/3")),
    ("3分の2", figure("2/3")),
    ("三分の二", figure("2/3")),
    ("十分の三", figure("3/10")),
    ("百分の五", figure("1/20")),
    ("50%", figure("50", "%")),
    ("41.6%", figure("41.6", "%")),
    ("2割", figure("2", "割")),
    ("十割", figure("10", "割")),
    ("1割5分", figure("3/2", "割")),
    ("1割5分3厘", figure("153/100", "割")),
    ("485万円/人", figure("4850000", "円", "人")),
    ("100万円／団体", figure("1000000", "円", "団体")),
    ("年間560万円／人", figure("5600000", "円", "人", yearly=True)),
    ("年額560万円", figure("5600000", "円", yearly=True)),
    ("年間約560万円", figure("5600000", "円", "", "約", yearly=True)),
    ("約年間560万円", figure("5600000", "円", "", "約", yearly=True)),
    ("8,500万円程度", figure("85000000", "円", "", "程度")),
    ("約8,500万円程度", figure("85000000", "円", "", "約")),
    ("約4割", figure("4", "割", "", "約")),
    ("約2/3", figure("2/3", "", "", "約")),
    ("概ね1年", figure("1", "年", "", "概ね")),
    ("おおむね3年", figure("3", "年", "", "おおむね")),
    ("4日/月", figure("4", "日", "月")),
    ("5円/人/月", figure("5", "円", "人/月")),
    ("6か月", figure("6", "か月")),
    ("6ヶ月", figure("6", "ヶ月")),
    ("0.5", figure("1/2")),
    ("1,629人", figure("1629", "人")),
    ("1万人", figure("10000", "人")),
    ("1億", figure("100000000")),
    ("７，２００人", figure("7200", "人")),
    ("５２０万円", figure("5200000", "円")),
    ("６０％", figure("60", "%")),
    ("１／２", figure("1/2")),
    ("３　人", figure("3", "人")),
    ("480 万円", figure("4800000", "円")),
    ("４８０　万円", figure("4800000", "円")),
    ("2,000 百万円/人", figure("2000000000", "円", "人")),
    ("500  千円程度", figure("500000", "円", "", "程度")),
    ("二十人", figure("20", "人")),
    ("千五百万円", figure("15000000", "円")),
    ("二〇二四年", figure("2024", "年")),
    ("13,333,333円 1/3", figure("40000000/3", "円")),
    ("13円/人 1/3", figure("40/3", "円", "人")),
    ("1/3円", figure("1/3", "円")),
    ("▲3%", figure("-3", "%")),
    ("△5万円", figure("-50000", "円")),
    ("−5", figure("-5")),
    ("10㎡", figure("10", "㎡")),
    ("130圏域", figure("130", "圏域")),
    ("35団体", figure("35", "団体")),
]

REFUSED = [
    *("", " ", "億円", "万円", "百万円", "千円", "十人", "円", "人", "程度", "約", "年間", "-", "–", "―", "ー", "一"),
    *("1,2", "12,34", "1,2345", "1.", ".5", "1.2.3", "1..2", "20,0000人", "1/0", "1 / 2", "0分の1"),
    *("1億20,000万円", "2万15,000円", "1.5億2,000万円", "2千1,500円", "5百千円", "1億2億円"),
    *("5,000万円以下", "0.25未満", "4日以上", "1,000人超", "3年以内", "令和6年度", "6年度", "令和6年4月1日", "4月1日"),
    *("①", "10①", "1½", "10²", "一般", "一部", "三位一体", "2/3/4", "1億円1/2", "13円 4/3", "年2回"),
    *("1人あたり445万円", "10 千葉", "480 万", "1億 2,000万円"),
    *("5万円程度程度", "年間年間5万円", "約約5", "--5", "٣", "1e5", "0x10", "13.5円 1/2"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_printed_figure_is_read_exactly(text: str, expected: Figure) -> None:
    """Each form in which documents print a number is read with its unit."""
    assert read_figure(text) == expected


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_single_number_is_refused(text: str) -> None:
    """Units alone, boundary words, dates, labels and malformed digits give None, not a guess."""
    assert read_figure(text) is None


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("2400", ("2400円", "2400千円", "2400万円")),
        ("１億2,000", ("1億2,000円", "1億2,000千円", "1億2,000万円")),
        ("4800千", ("4800千円",)),
        ("5千", ("5千円", "5千万円")),
        ("248百", ("248百円", "248百万円")),
        ("480万5000", ("480万5000円",)),
        ("480万", ("480万円",)),
        ("2400程度", ()),
    ],
)
def test_money_without_its_unit_is_completed_only_to_what_can_be_read(text: str, forms: tuple[str, ...]) -> None:
    assert in_money(text) == forms
    assert None not in map(read_figure, forms)


def test_a_hostile_run_of_digits_is_refused_at_once() -> None:
    """No input makes the reader slow: a long run of digits with a bad end is refused."""
    assert read_figure("1" * 5000 + "!") is None
    assert read_figure("1," * 90 + "x") is None
    assert read_figure("約" * 5000) is None
    assert read_figure("約" + " " * 2000 + "5\n円") is None


@given(st.text(alphabet="0123456789,./万億千百十円人年月約程度分の割%一二三①½ -▲年間", max_size=12))
def test_any_text_gives_a_figure_or_none(text: str) -> None:
    """Reading never raises, and whatever is read is read the same in full width."""
    full_width = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)
    assert read_figure(text) == read_figure(full_width)


# An independent writer of numerals: it takes ten-thousands apart by division, where the reader looks for scales.

WHOLE = st.integers(min_value=0, max_value=10**16 - 1)
KANJI = "〇一二三四五六七八九"


def in_kanji(number: int) -> str:
    """A number as law texts write it: 二千五百万三十."""
    if number == 0:
        return "〇"
    shown = ""
    for power, large in ((12, "兆"), (8, "億"), (4, "万"), (0, "")):
        four = number // 10**power % 10**4
        if not four:
            continue
        for place, small in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
            digit = four // 10**place % 10
            if digit:
                shown += ("" if digit == 1 and small else KANJI[digit]) + small
        shown += large
    return shown


def in_mixed(number: int, *, commas: bool) -> str:
    """A number as ministries print it: 1億2,000万."""
    shown = ""
    for power, large in ((12, "兆"), (8, "億"), (4, "万"), (0, "")):
        four = number // 10**power % 10**4
        if four:
            shown += (f"{four:,}" if commas else str(four)) + large
    return shown or "0"


@given(WHOLE, st.booleans(), st.booleans())
def test_mixed_numerals_are_read_back(number: int, commas: bool, full_width: bool) -> None:  # noqa: FBT001
    """1億2,000万円 is read back as the number that an independent writer wrote."""
    text = in_mixed(number, commas=commas) + "円"
    if full_width:
        text = text.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert read_figure(text) == figure(str(number), "円")


@given(WHOLE)
def test_kanji_numerals_are_read_back(number: int) -> None:
    """二千五百万三十 is read back, except a scale word alone, which is a unit."""
    written = in_kanji(number)
    alone = all(sign in "十百千万億兆" for sign in written)
    assert read_numeral(written) == (None if alone else number)


@given(WHOLE, st.sampled_from(["{:d}", "{:,d}"]))
def test_plain_digits_are_read_back(number: int, form: str) -> None:
    """Digits with and without thousands separators are the same number."""
    assert read_figure(form.format(number) + "人") == figure(str(number), "人")


SCALES = [("億", 10**8), ("万", 10**4), ("百万", 10**6), ("千", 1000)]


@given(st.integers(0, 10**6), st.integers(1, 6), st.sampled_from(SCALES))
def test_decimals_before_a_scale_are_exact(digits: int, places: int, scale: tuple[str, int]) -> None:
    """1.5億円 is 150,000,000円 with no rounding on the way."""
    padded = str(digits).zfill(places + 1)
    text = f"{padded[:-places]}.{padded[-places:]}{scale[0]}円"
    assert read_figure(text) == figure(str(Fraction(digits, 10**places) * scale[1]), "円")


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_fractions_are_read_back_in_both_forms(above: int, below: int) -> None:
    """2/3 and 3分の2 are one number."""
    expected = figure(f"{above}/{below}")
    assert read_figure(f"{above}/{below}") == expected
    assert read_figure(f"{below}分の{above}") == expected


# --------------------------------------------------------------------------------------------------------------- fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ａ１＝（ｱ）％", "A1=(ア)%"),
        ("①発案　②期間中", "①発案 ②期間中"),
        ("㉑⑴❶㈠½²", "㉑⑴❶㈠½²"),
        ("㎡", "㎡"),
        ("㈱㍿", "(株)株式会社"),
        ("〜～∼~", "～～～～"),
        ("−‐‑－-", "-----"),
        ("–—―ー", "–—―ー"),
        ("ｶﾞｿﾘﾝ", "ガソリン"),
        ("⇒→", "→→"),
        ("葛\U000e0100城\u200b", "葛城"),
        ("はい･いいえ", "はい・いいえ"),
    ],
)
def test_folding_gives_one_form_and_keeps_labels(text: str, folded: str) -> None:
    """Width, waves, hyphens and arrows have one form; labels and dashes of their own meaning stay."""
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded text is its own folded form."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_makes_no_digit_that_was_not_there(text: str) -> None:
    """No label or raised figure turns into digits: as many digits come out as went in."""

    def count(some: str) -> int:
        return sum(sign.isdecimal() for sign in some)

    assert count(fold(text)) == count(text)


def test_no_figure_of_the_reference_document_is_beyond_the_reader() -> None:
    """Figures with their units as the reference document prints them are read."""
    source = Path(__file__).parents[2] / "policies/r6/sources/r6-chiikiryoku-sozo.txt"
    text = source.read_text(encoding="utf-8")
    for printed in ("248百万円", "100万円/人", "年間560万円／人", "8,500万円程度", "約7割", "6.0億円", "130圏域"):
        assert printed in text
        assert read_figure(printed) is not None
