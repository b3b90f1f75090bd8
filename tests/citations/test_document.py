"""The figures read from printed lines; the expectations were written by hand from the lines."""

from __future__ import annotations

import time
from datetime import date

import pytest
from tests.citations.making import document, r6

from seido.citations.figures import PrintedFigure


def told(token: PrintedFigure) -> str:
    """A figure in one word: its value and unit, then what binds it."""
    kind = {"number": "", "year": "Y", "date": "D"}[token.kind]
    unit = "?" if token.unit is None else str(token.unit)
    if token.kind == "date":
        shown = date.fromordinal(int(token.value)).isoformat()[: 7 if token.whole_month else 10]
    else:
        shown = f"{kind}{token.value}{unit}"
    parts = [shown]
    if token.per:
        parts.append(f"/{token.per}")
    if token.boundary:
        parts.append(token.boundary)
    if token.approximate:
        parts.append("(約)" if token.inherited else "約")
    if token.per_year:
        parts.append("年間")
    if token.rule:
        parts.append(f"×{token.rule}")
    return " ".join(parts)


LINES = {
    7: ["Y2024"],
    11: ["2024-05"],
    15: ["1地域 ×項目の番号", "2 ×頁番号"],
    20: ["6 ×項目の番号"],
    25: ["1 ×見出しの番号"],
    35: ["12月 以上 約", "36月 以下 (約)"],
    37: ["Y2024"],
    39: ["3000000円 /団体 以下"],
    42: ["5200000円 /人 以下", "3200000円", "2000000円"],
    44: ["2年目", "1000000円 /人 以下"],
    45: ["1/2"],
    47: ["2000000円 /団体 以下", "1000000円 /団体 以下", "Y2024 以上"],
    70: ["Y2026", "10000人"],
    72: [f"Y{year}" for year in range(2009, 2024)],
    77: ["Y2014 以上", "Y2021"],
    79: ["2/5 約"],
    81: ["7/10 約"],
    82: ["20歳", "30歳"],
    85: ["13/20 約"],
    86: ["2023-03"],
    90: ["Y2026 以下", "10000人"],
    104: [],
    110: ["Y2024", "248000000円"],
    167: ["2024-04-01"],
    171: ["1 ×項目の番号"],
    173: ["2024-02-04"],
    179: ["1000000円 /団体 以下", "Y2019 以上"],
    184: ["Y2023 以上"],
    223: ["Y2014 以上", "Y2020 以下"],
    236: [],
    239: ["1432市町村"],
    255: ["5600000円 /人 以下 年間"],
    256: ["1000000円 /人 以下 年間", "1/2"],
    257: ["1000000円 /団体 以下 年間", "1/2"],
    262: ["6月 以上", "36月 以下"],
    323: ["4日 /月 以上", "20時間 /月 以上"],
    324: ["1日 /月 以上"],
    327: ["1000000円 /人 以下", "1000000円 /人 以下", "2000000円 /人 以下"],
    351: ["10000?"],
    369: ["1/4 以上", "2/3"],
    370: ["1/4 未満", "3/4"],
    372: ["9/10"],
    378: ["50000000円 以下"],
    379: ["2/3 以上", "3/4 以下"],
    411: ["1? ×項目の番号", "7/20", "1/2", "9/20", "3/5"],
    414: ["1? ×見出しの番号"],
    440: ["7/20", "9/20", "9/20", "2 ×注の記号", "9/20"],
    441: ["42", "105/2", "54", "135/2", "135/2", "2 ×注の記号", "135/2"],
    443: ["5人 以上", "1人 以上", "1人 以上"],
    460: ["80", "1 ×注の記号", "96", "1 ×注の記号", "120", "3 ×注の記号", "120"],
    468: ["1 ×注の記号", "5/4"],
    480: ["2020-12", "2021-01 以上", "2026-03 以下"],
    482: ["2020-12-25", "2024-04-24"],
    494: ["Y2025 以下", "20?"],
    510: ["0? 以上", "3? 以下"],
    511: ["0 ×項目の番号", "1 ×項目の番号"],
    535: ["Y1997", "2022-04-01", "957/1000"],
    563: ["2024-01-19"],
    568: ["3/5 以上", "22都府県"],
    655: ["5分野", "5人"],
    656: ["2回 /年"],
    684: ["1回 /週"],
    701: ["2人"],
    709: ["Y2023", "20000000円"],
    725: ["Y2025 以下", "7/10"],
    729: ["1人", "3人"],
    733: ["1 ×注の記号", "2 ×注の記号"],
    746: ["2024-03 約"],
    784: ["60月", "2025-06"],
    804: ["98組合", "36道府県", "101市町村"],
    814: ["1/5 以下", "2? ×条項・回次の番号", "60月", "Y2025", "Y2024"],
    828: ["130圏域", "549市町村", "2023-04-01"],
    843: ["40000000円 約", "85000000円 約", "Y2014"],
    859: ["1 ×項目の番号", "1/2"],
    878: ["1/2", "1/2 未満", "2/3", "1/4 未満", "3/4", "3/4"],
    882: ["77団体", "Y2014 以上", "Y2023 以下"],
    932: ["Y2050", "Y2030", "23/50", "Y2013"],
    933: ["2021-06-09", "100か所 以上"],
    954: ["6000円 /時間"],
    965: ["4450000円 /人", "4850000円"],
    1000: ["4850000円", "400000円"],
}


@pytest.mark.parametrize("line", LINES)
def test_the_figures_of_a_printed_line(line: int) -> None:
    source = r6()
    tokens = [token for token in source.tokens if source.source.position(token.origin).line == line]
    assert [told(token) for token in tokens] == LINES[line], source.source.line_text(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("５２０万円", ["5200000円"]),
        ("1億2,000万円", ["120000000円"]),
        ("1億2000万円", ["120000000円"]),
        ("3分の2以上", ["2/3 以上"]),
        ("1割5分", ["3/20"]),
        ("費用の割合は3割", ["3/10"]),
        ("3～5人", ["3人 以上", "5人 以下"]),
        ("18歳から65歳まで", ["18歳 以上", "65歳 以下"]),
        ("35%から50%へ", ["7/20", "1/2"]),
        ("100万円を超える", ["1000000円 超"]),
        ("100万円超過額", ["1000000円"]),
        ("10人に満たない", ["10人 未満"]),
        ("50人を下回る場合", ["50人 未満"]),
        ("2000万円以内", ["20000000円 以下"]),
        ("上限は、500円", ["500円"]),
        ("上限：500円", ["500円 以下"]),
        ("三大都市圏、第三セクター、一般", []),
        ("第2条第3項", ["2? ×条項・回次の番号", "3? ×条項・回次の番号"]),
        ("別表3、様式1", ["3 ×項目の番号", "1 ×項目の番号"]),
        ("CO2とWeb3と5G", ["2 ×記号・略語の一部", "3 ×記号・略語の一部", "5? ×記号・略語の一部"]),
        ("https://example.jp/12/page3.html を見よ", ["12 ×アドレスの一部", "3 ×アドレスの一部"]),
        ("平成31年4月1日", ["2019-04-01"]),
        ("令和6年13月1日", []),
        ("昭和60年度", ["Y1985"]),
        ("2024/4/1", ["2024-04-01"]),
        ("2024-04-01", ["2024-04-01"]),
        ("R元.5.1", ["2019-05-01"]),
        ("令和6(2024)年度", ["Y2024"]),
        ("年2,000円", ["2000円 /年"]),
        ("約100件", ["100件 約"]),
        ("100件ほど", ["100件 約"]),
        ("①から⑳まで", []),
        ("1人あたり", []),
        ("6.0億円", ["600000000円"]),
        ("13,5", ["13", "5"]),
    ],
)
def test_the_figures_of_other_texts(text: str, expected: list[str]) -> None:
    assert [told(token) for token in document(f"文　{text}\n").tokens] == expected


def test_figures_do_not_run_across_cells() -> None:
    assert [told(token) for token in document("専任\t485\t万円\n1\n億円").tokens] == ["485", "1"]


def test_bare_numbers_beside_a_printed_unit_have_its_scale() -> None:
    text = document("（単位：百万円）\n区分\t予算\n甲\t120\n\n文中の120\n")
    cell, prose = text.tokens
    assert cell.scaled is not None
    assert cell.scaled[1] == 10**6
    assert prose.scaled is None


def test_words_that_are_numbers_are_read_apart() -> None:
    assert [(word.text, str(word.value)) for word in r6().words] == [
        ("翌年", "12"),
        ("半分", "1/2"),
        ("毎月", "1"),
        ("同額", "1"),
    ]


def test_each_figure_leads_back_to_the_characters_of_the_document() -> None:
    source = r6()
    for token in source.tokens:
        assert source.folded.origin(token.start) == token.origin
        assert source.source.text[token.origin : token.origin_end].replace("*", "").strip()
        assert token.text
    assert [token.serial for token in source.tokens] == list(range(len(source.tokens)))


def test_reading_the_whole_document_is_fast() -> None:
    best, tokens = 1.0, r6().tokens
    for _ in range(5):
        start = time.perf_counter()
        tokens = document(r6().source.text).tokens
        best = min(best, time.perf_counter() - start)
    assert len(tokens) > 300
    assert best < 0.2  # some 20 ms on a laptop
