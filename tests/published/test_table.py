"""The table of printed figures, held against the document alone.

Nothing here knows the policies or seido: the table must be right before anything is checked with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "policies" / "r6" / "sources" / "r6-chiikiryoku-sozo.txt"

SCHEMES = (
    "資料全体",
    "地域おこし協力隊",
    "地域活性化起業人",
    "ローカル10,000プロジェクト",
    "ふるさと融資",
    "地域DX",
    "特定地域づくり事業協同組合",
    "定住自立圏",
    "分散型エネルギーインフラプロジェクト",
    "脱炭素化推進事業債",
    "過疎対策事業債",
    "GXアドバイザー",
    "集落支援員",
)  # as they follow one another in the document

REASONS = {
    "章番号",
    "章番号（目次）",
    "見出し番号",
    "列挙番号",
    "列挙番号の参照",
    "頁番号",
    "注番号",
    "固有名",
    "単位",
    "条番号",
    "段階番号",
}

# Figures without a form that could be read from their characters: one in words, one date whose year stands elsewhere.
READ_BY_EYE = {(313, "半分"): "1/2", (563, "1月19日"): "2024-01-19"}

ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
COUNTED = {
    "人": "人",
    "名": "人",
    "団体": "団体",
    "の団体": "団体",
    "市町村": "市町村",
    "圏域": "圏域",
    "組合": "組合",
    "都道府県": "都道府県",
    "都府県": "都道府県",
    "道県": "都道府県",
    "道府県": "都道府県",
    "分野": "分野",
    "業務": "業務",
    "か所": "か所",
    "歳代": "歳",
    "年目": "年目",
}
OFTEN = {("月", "日"): "日/月", ("月", "時間"): "時間/月", ("年", "回"): "回/年", ("週", "回"): "回/週"}
TIMES = {"": 1, "万": 10**4, "百万": 10**6, "億": 10**8}

NUMBER = r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
DIGITS = "0123456789"
# What must be accounted for: digits, circled numbers, Roman numerals that begin a heading, and figures in words.
MARK = re.compile(r"[0-9]+|[①-⑳]|^(?:I{1,3}|IV)(?= )|(?<=R)元|元(?=年度)|半分")


class Figure(NamedTuple):
    scheme: str
    line: int
    printed: str
    value: str
    unit: str
    meaning: str
    quote: str


class Other(NamedTuple):
    line: int
    printed: str
    why: str


def fold(text: str) -> str:
    """One width for the signs that have two, one space for any white space; circled numbers stay as they are."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return re.sub(r"\s+", " ", narrow).strip()


def document() -> list[str]:
    """The lines of the document, line 1 at place 1."""
    return ["", *DOCUMENT.read_text(encoding="utf-8").split("\n")]


def cells(name: str, header: tuple[str, ...]) -> list[list[str]]:
    raw = (HERE / name).read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    first, *rows = (line.split("\t") for line in raw.decode("utf-8")[:-1].split("\n"))
    assert tuple(first) == header
    assert [row for row in rows if len(row) != len(header) or any(cell != cell.strip() for cell in row)] == []
    return rows


def figures() -> list[Figure]:
    return [Figure(row[0], int(row[1]), *row[2:]) for row in cells("figures.tsv", Figure._fields)]


def others() -> list[Other]:
    return [Other(int(row[0]), *row[1:]) for row in cells("not_figures.tsv", Other._fields)]


def plain(number: str) -> Fraction:
    return Fraction(number.replace(",", ""))


def in_hundreds_of_millions(line: int) -> bool:
    """Whether the line is in one of the two tables that say （単位：億円） below them."""
    lines = [fold(text) for text in document()]
    begins = [at for at, text in enumerate(lines) if text in {"<現行>", "<改正後>"}]
    ends = [at for at, text in enumerate(lines) if text == "(単位:億円)"]
    assert len(begins) == len(ends) == 2
    return any(begin < line < end for begin, end in zip(begins, ends, strict=True))


def day(text: str) -> str | None:
    """The ISO date of 令和4年4月1日, R5.4.1, 2021.7.7, 令和6年3月 and 令和5年9月上旬 (the first day) or R5.3末 (the last)."""
    era = "令和|平成|R|H"
    if found := re.fullmatch(rf"({era})([0-9]+)\.([0-9]+)末", text):
        year, month = ERAS[found[1]] + int(found[2]), int(found[3])
        first_of_next = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(first_of_next.toordinal() - 1).isoformat()
    found = (
        re.fullmatch(rf"({era})([0-9]+)年([0-9]+)月(?:([0-9]+)日|上旬)?", text)
        or re.fullmatch(rf"({era})([0-9]+)\.([0-9]+)\.([0-9]+)", text)
        or re.fullmatch(r"()([0-9]{4})\.([0-9]+)\.([0-9]+)", text)
    )
    if found is None:
        return None
    return date(ERAS.get(found[1], 0) + int(found[2]), int(found[3]), int(found[4] or 1)).isoformat()


def read(row: Figure) -> tuple[str | Fraction, str] | None:
    """What the printed characters alone say: value and unit; None where they have no form known here."""
    text = fold(row.printed)
    line = fold(document()[row.line])
    if (iso := day(text)) is not None:
        return iso, "日付"
    if found := re.fullmatch(r"(令和|平成|R|H)([0-9]+|元)(年度|年)?", text):
        year = ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
        return Fraction(year), "年" if found[3] == "年" else "年度"
    if found := re.fullmatch(r"([0-9]{4})(年度|年)", text):
        return Fraction(int(found[1])), found[2]
    if found := re.fullmatch(r"([0-9]{1,2}|元)年度", text):  # column heads: 21年度 ... 30年度 元年度 2年度 ...
        year = 1 if found[1] == "元" else int(found[1])
        return Fraction(year + ERAS["平成" if year > 20 else "令和"]), "年度"
    if found := re.fullmatch(rf"{NUMBER}(億|百万|万|)円(/人|/団体)?", text):
        return plain(found[1]) * TIMES[found[2]], f"円{found[3] or ''}"
    if found := re.fullmatch(rf"{NUMBER}(%|割)", text):
        return plain(found[1]) / (100 if found[2] == "%" else 10), "割合"
    if found := re.fullmatch(r"([0-9]+)/([0-9]+)", text):
        return Fraction(int(found[1]), int(found[2])), "割合"
    if found := re.fullmatch(r"([0-9]+)(年|か月)", text):
        return Fraction(int(found[1]) * (12 if found[2] == "年" else 1)), "月"
    if found := re.fullmatch(r"([月年週])([0-9]+)(日|時間|回)", text):
        return Fraction(int(found[2])), OFTEN[found[1], found[3]]
    if found := re.fullmatch(rf"{NUMBER}(万)?({'|'.join(COUNTED)})", text):
        return plain(found[1]) * TIMES[found[2] or ""], COUNTED[found[3]]
    if found := re.fullmatch(NUMBER, text):
        if in_hundreds_of_millions(row.line):
            return plain(text) * TIMES["億"], "円"
        return plain(text), "割合" if f"率{text}" in line else ""
    return None


def whole(line: str, start: int, end: int) -> bool:
    """Whether a stretch of a line cuts no number, era name or amount per head in two."""
    if line[start] in DIGITS and re.search(r"(?:[0-9][,./]?|令和|平成|[RH])$", line[:start]):
        return False
    if re.match(r"/(?:人|団体)", line[end:]):
        return False
    return not (line[end - 1] in DIGITS and re.match(r"[,./]?[0-9]|[%割人名円年月日万億百]", line[end:]))


def accounted(line: str, of_figures: list[str], of_others: list[str], start: int = 0) -> bool:
    """Whether the two lists, each in its order, cover every mark of the line from start on exactly once."""
    if not of_figures and not of_others:
        return MARK.search(line, start) is None
    for left, right, heads in (
        (of_figures[1:], of_others, of_figures[:1]),
        (of_figures, of_others[1:], of_others[:1]),
    ):
        for head in heads:
            at = line.find(head, start)
            end = at + len(head)
            if at < 0 or MARK.search(line[:at], start) is not None:
                continue
            if whole(line, at, end) and accounted(line, left, right, end):
                return True
    return False


def test_rows_stand_in_the_order_of_the_document() -> None:
    for rows in (figures(), others()):
        lines = [row.line for row in rows]
        assert lines == sorted(lines)


def test_every_row_is_complete() -> None:
    assert [row for row in figures() if not all((row.printed, row.value, row.meaning, row.quote))] == []
    assert {row.why for row in others()} == REASONS


def test_schemes_follow_one_another_as_in_the_document() -> None:
    places = [SCHEMES.index(row.scheme) for row in figures()]
    assert places == sorted(places)
    assert set(places) == set(range(len(SCHEMES)))


def test_printed_figures_stand_on_their_lines() -> None:
    lines = document()
    printed = [*((row.line, row.printed) for row in figures()), *((row.line, row.printed) for row in others())]
    assert [(at, text) for at, text in printed if fold(text) not in fold(lines[at])] == []


def test_quotes_stand_on_their_lines_and_contain_the_figure() -> None:
    lines = document()
    # A cell of the table cannot hold a tab, so white space is folded; every other character is as printed.
    spaced = [" ".join(text.split()) for text in lines]
    assert [row for row in figures() if row.quote not in spaced[row.line]] == []
    assert [row for row in figures() if row.printed not in row.quote] == []


def test_every_figure_tells_its_own_meaning() -> None:
    """A line may print one figure many times, but each time it means something else."""
    count = Counter((row.line, row.meaning) for row in figures())
    assert [key for key, times in count.items() if times > 1] == []


def test_values_and_units_agree_with_the_printed_characters() -> None:
    wrong = []
    for row in figures():
        if (row.line, row.printed) in READ_BY_EYE:
            continue
        told = read(row)
        value: str | Fraction = row.value if row.unit == "日付" else Fraction(row.value)
        # 100万円 may be per head by what stands around it: the characters alone say only 円.
        unit = row.unit.partition("/")[0] if told is not None and told[1] == "円" else row.unit
        if told != (value, unit):
            wrong.append((row, told))
    assert wrong == []


def test_figures_read_by_eye_are_few_and_known() -> None:
    unread = {(row.line, row.printed): row.value for row in figures() if read(row) is None}
    assert unread == READ_BY_EYE


def test_values_are_written_exactly() -> None:
    form = re.compile(r"[0-9]+(?:\.[0-9]*[1-9])?|[0-9]+/[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}")
    assert [row for row in figures() if form.fullmatch(row.value) is None] == []


def test_no_numeral_of_the_document_escapes_the_count() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    numerals = {c for c in text if unicodedata.category(c) in {"Nd", "Nl", "No"}}
    assert numerals == {*DIGITS, *"①②③④⑤⑥⑦⑧"}


def test_every_digit_of_the_document_is_accounted_for_once() -> None:
    of_figures: dict[int, list[str]] = {}
    of_others: dict[int, list[str]] = {}
    for figure in figures():
        of_figures.setdefault(figure.line, []).append(fold(figure.printed))
    for other in others():
        of_others.setdefault(other.line, []).append(fold(other.printed))
    # List numbers that are only referred to stand among the others in the order they are printed.
    missed = [
        (at, text)
        for at, text in enumerate(document())
        if not accounted(fold(text), of_figures.get(at, []), of_others.get(at, []))
    ]
    assert missed == []


def test_neighbouring_cells_of_the_table_of_years_are_consecutive() -> None:
    years = [int(row.value) for row in figures() if row.line == 72]
    assert years == list(range(2009, 2024))
    assert all(later - earlier == 1 for earlier, later in pairwise(years))
    for line in (73, 74):
        assert len([row for row in figures() if row.line == line]) == len(years)
