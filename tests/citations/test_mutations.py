"""Every changed digit, every pair of figures that changed places and every turned boundary word is caught.

The declarations below cite the reference document as policies do. Each is sound; each change of one makes a mistake.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from tests.citations.making import check, cite, claim, figure, locus

from seido.citations.claims import Claim
from seido.syntax import tree
from seido.values.numerals import read_figure
from seido.values.units import read_unit


@dataclass(frozen=True)
class Written:
    """A figure of a declaration as written."""

    text: str
    labels: tuple[str, ...] = ()
    boundary: str | None = None


@dataclass(frozen=True)
class Declared:
    """A declaration: its figures and what it cites."""

    name: str
    figures: tuple[Written, ...]
    quotes: tuple[str | tuple[str, str], ...]
    row: bool = False
    scale: str | None = None
    denominators: tuple[str, ...] = ()


def one(
    name: str,
    text: str,
    quote: str,
    boundary: str | None = None,
    labels: tuple[str, ...] | None = None,
) -> Declared:
    return Declared(name, (Written(text, (name,) if labels is None else labels, boundary),), (quote,))


def several(name: str, texts: str, quote: str, denominators: tuple[str, ...] = ()) -> Declared:
    return Declared(name, tuple(Written(text, (name,)) for text in texts.split()), (quote,), denominators=denominators)


CAP = "520万円／人を上限(報償費等：320万円、その他活動経費：200万円)"
SIDE = "報償費等 上限100万円/人+旅費 上限100万円/人（合計の上限200万円/人）"
BUNSAN = "策定経費の1/2（財政力指数0.5未満市町村は2/3、財政力指数0.25未満市町村は3/4、新規性・モデル性の極めて高い事業計画は3/4）"
NOW = ("<現行>", "（単位：億円）")
THEN = ("<改正後>", "（単位：億円）")
SERIES = "89 257 413 617 978 1,629 2,799 4,090 4,976 5,530 5,503 5,560 6,015 6,447 7,200"
TOWNS = "31 90 147 207 318 444 673 886 997 1,061 1,071 1,065 1,085 1,116 1,164"


def rows(
    name: str, scale: str, ends: tuple[tuple[str, str]], *lines: tuple[str, tuple[str, ...]]
) -> tuple[Declared, ...]:
    return tuple(
        Declared(
            name,
            tuple(Written(text, (f"列{at}", *labels, name)) for at, text in enumerate(cells.split())),
            ends,
            row=True,
            scale=scale,
        )
        for cells, labels in lines
    )


DECLARATIONS = (
    several("上限額", "445万円 485万円", "専任1人あたり445万円⇒485万円", denominators=("人",)),
    one("兼任", "40万円", "専任 485万円、兼任 40万円"),
    one("専任", "485万円", "専任 485万円、兼任 40万円"),
    one("活動経費の上限", "520万円/人", CAP),
    one("報償費等の上限", "320万円/人", CAP),
    one("その他活動経費の上限", "200万円/人", CAP),
    one("報償費等", "100万円/人", SIDE),
    one("旅費", "100万円/人", SIDE),
    one("合計", "200万円/人", SIDE),
    one("募集等", "300万円/団体", "募集等に要する経費：300万円／団体を上限"),
    one("改修の措置率", "0.5", "空き家の改修に要する経費：措置率0.5"),
    Declared(
        "活動期間",
        (Written("概ね1年", boundary="以上"), Written("3年", boundary="以下")),
        ("概ね1年以上3年以下",),
    ),
    Declared("受入期間", (Written("6か月", boundary="以上"), Written("3年", boundary="以下")), ("6か月～3年",)),
    Declared(
        "勤務",
        (Written("4日/月", boundary="以上"), Written("20時間/月", boundary="以上")),
        ("月4日以上かつ月20時間以上",),
    ),
    one("滞在", "1日/月", "月1日以上", boundary="以上", labels=()),
    one("派遣型の経費", "年間560万円/人", "上限額 年間560万円／人"),
    one("隊員の目標", "10,000人", "令和8年度に10,000人を目標"),
    one("起業人", "779人", "令和5年度の地域活性化起業人は779人"),
    one("原則の率", "1/2", BUNSAN, labels=("原則", "策定経費")),
    Declared(
        "低い率",
        (Written("0.5", ("財政力指数",), "未満"), Written("2/3", ("補助率",))),
        ("財政力指数0.5未満市町村は2/3",),
    ),
    Declared(
        "より低い率",
        (Written("0.25", ("財政力指数",), "未満"), Written("3/4", ("補助率",))),
        ("財政力指数0.25未満市町村は3/4",),
    ),
    Declared("条件不利の率", (Written("0.25", (), "以上"), Written("2/3")), ("財政力0.25以上 2/3",)),
    one("策定経費の上限", "2,000万円", "マスタープランの策定経費（上限2,000万円）"),
    one("補助上限額", "5,000万円", "補助上限額は最大5,000万円", boundary="以下"),
    several("中心市", "4,000万円程度 8,500万円程度", "(中心市 4,000万円程度→8,500万円程度(H26))"),
    several("近隣市町村", "1,000万円 1,500万円 1,800万円", "(近隣市町村 1,000万円→1,500万円(H26)→1,800万円(R3))"),
    one("充当率", "90%", "(充当率90%、交付税算入率30%)"),
    one("交付税算入率", "30%", "(充当率90%、交付税算入率30%)"),
    one(
        "脱炭素の充当率",
        "90%",
        "事業費の1/2を上限として、脱炭素化推進事業債（充当率90%、交付税措置率50%）を充当",
        labels=("充当率",),
    ),
    one(
        "脱炭素の措置率",
        "50%",
        "事業費の1/2を上限として、脱炭素化推進事業債（充当率90%、交付税措置率50%）を充当",
        labels=("交付税措置率",),
    ),
    one("事業費の上限", "1/2", "事業費の1/2を上限として、脱炭素化推進事業債（充当率90%、交付税措置率50%）を充当"),
    one("利子等の措置率", "75%", "助成額の75%について"),
    one("員外利用", "2割", "組合員の総利用分量の2割まで", boundary="以下"),
    Declared(
        "組合の数",
        (Written("98組合"), Written("36道府県"), Written("101市町村")),
        ("組合数 98組合 (36道府県101市町村)",),
    ),
    one("謝金", "6,000円/時間", "1時間あたり6,000円"),
    one("脱炭素先行地域", "100か所", "少なくとも100か所", boundary="以上"),
    one("予算", "248百万円", "R6当初予算額：248百万円"),
    one("女性の割合", "約4割", "隊員の約4割は女性"),
    Declared(
        "要請",
        (Written("60%", boundary="以上"), Written("22都府県")),
        ("60%以上が「連携している」と回答した地域 : 22都府県",),
    ),
    *rows(
        "限度額",
        "億円",
        (NOW,),
        ("42 52.5 54 67.5 67.5 67.5", ("都道府県・指定都市", "通常の施設")),
        ("63 78.7 81 101.2 101.2 101.2", ("都道府県・指定都市", "複合施設")),
        ("10.5 13.1 13.5 16.8 16.8 16.8", ("その他市町村", "通常の施設")),
        ("15.7 19.6 20.2 25.3 25.3 25.3", ("その他市町村", "複合施設")),
    ),
    *rows("新限度額", "億円", (THEN,), ("80 96 120 120", ("都道府県・指定都市",)), ("20 24 30 30", ("その他市町村",))),
    *rows("融資比率", "%", (THEN,), ("50 60 60 60", ("都道府県・指定都市",)), ("50 60 60 60", ("その他市町村",))),
    *rows("隊員数", "人", (("年度\t21年度", "1,164団体"),), (SERIES, ("隊員数",))),
    *rows("自治体数", "団体", (("年度\t21年度", "1,164団体"),), (TOWNS, ("自治体数",))),
    *rows(
        "任用しない理由",
        "%",
        (("支援員制度を詳しく知らない", "20.8%"),),
        ("41.6", ("支援員制度を詳しく知らない",)),
        ("22.3", ("任用する必要性を感じていない",)),
        ("20.8", ("成功事例の情報がなく検討できない",)),
    ),
)


def made(declarations: Sequence[Declared]) -> list[Claim]:
    """The claims of declarations; rows of one table share one citation."""
    shared: dict[str, tree.Citation] = {}
    claims = []
    for declared in declarations:
        loci = [locus(quote[0], to=quote[1]) if isinstance(quote, tuple) else quote for quote in declared.quotes]
        citation = shared.setdefault(declared.name, cite(*loci)) if declared.row else cite(*loci)
        claims.append(
            claim(
                [
                    figure(each.text, *each.labels, boundary=each.boundary, scale=declared.scale)
                    for each in declared.figures
                ],
                citation,
                context=(citation,) if declared.row else (),
                row=declared.row,
                denominators=declared.denominators,
                declaration=declared.name,
            )
        )
    return claims


def value(written: Written) -> tuple[object, object]:
    """Value and unit above the stroke in base units."""
    read = read_figure(written.text)
    assert read is not None
    unit, factor = read_unit(read.numerator, read.denominator)
    return read.value * factor, unit.numerator


def errors(declarations: Sequence[Declared]) -> list[str]:
    return [finding.kind.code for finding in check(*made(declarations)).diagnostics]


def changed(at: int, number: int, new: Written) -> list[Declared]:
    """The declarations with one figure written otherwise."""
    result = list(DECLARATIONS)
    figures = list(result[at].figures)
    figures[number] = new
    result[at] = replace(result[at], figures=tuple(figures))
    return result


PLACES = [(at, number) for at, declared in enumerate(DECLARATIONS) for number in range(len(declared.figures))]


def test_all_declarations_are_sound_and_every_figure_is_proved() -> None:
    result = check(*made(DECLARATIONS))
    assert [(finding.kind.code, finding.facts) for finding in result.diagnostics] == []
    assert len({(id(proof.claim), id(proof.figure)) for proof in result.proofs}) == len(PLACES)


def near(at: int) -> list[Declared]:
    """A declaration and those that could bear on it: of the same name, or citing the same words."""
    mine = DECLARATIONS[at]
    return [other for other in DECLARATIONS if other.name == mine.name or other.quotes == mine.quotes]


@pytest.mark.parametrize("at", range(len(DECLARATIONS)), ids=lambda at: f"{at}-{DECLARATIONS[at].name}")
def test_every_changed_digit_is_caught(at: int) -> None:
    survivors = []
    company = near(at)
    for number, written in enumerate(DECLARATIONS[at].figures):
        for place, sign in enumerate(written.text):
            if not sign.isdigit():
                continue
            for digit in "0123456789":
                text = written.text[:place] + digit + written.text[place + 1 :]
                if digit == sign or read_figure(text) is None or value(Written(text)) == value(written):
                    continue
                figures = list(DECLARATIONS[at].figures)
                figures[number] = replace(written, text=text)
                mutant = [
                    replace(other, figures=tuple(figures)) if other is DECLARATIONS[at] else other for other in company
                ]
                if not errors(mutant):
                    survivors.append((written.text, text))
    assert survivors == []


def test_every_two_figures_of_one_declaration_or_table_that_change_places_are_caught() -> None:
    survivors = []
    for one_at, (first, number) in enumerate(PLACES):
        for second, other in PLACES[one_at + 1 :]:
            if DECLARATIONS[first].quotes != DECLARATIONS[second].quotes:
                continue
            a, b = DECLARATIONS[first].figures[number], DECLARATIONS[second].figures[other]
            if value(a)[0] == value(b)[0] or value(a)[1] != value(b)[1]:
                continue  # the same figure, or one of another unit, which the types tell apart
            result = list(DECLARATIONS)
            for at, index, text in ((first, number, b.text), (second, other, a.text)):
                figures = list(result[at].figures)
                figures[index] = replace(figures[index], text=text)
                result[at] = replace(result[at], figures=tuple(figures))
            kept = [
                result[at] for at, declared in enumerate(DECLARATIONS) if declared.quotes == DECLARATIONS[first].quotes
            ]
            if not errors(kept):
                survivors.append((DECLARATIONS[first].name, a.text, DECLARATIONS[second].name, b.text))
    assert survivors == []


def test_figures_of_different_declarations_that_change_places_are_caught() -> None:
    survivors = []
    single = [at for at, declared in enumerate(DECLARATIONS) if len(declared.figures) == 1 and not declared.row]
    for one_at, first in enumerate(single):
        for second in single[one_at + 1 :]:
            a, b = DECLARATIONS[first].figures[0], DECLARATIONS[second].figures[0]
            if value(a) == value(b):
                continue
            mutant = changed(first, 0, replace(a, text=b.text))
            mutant[second] = replace(mutant[second], figures=(replace(b, text=a.text),))
            if not errors([mutant[first], mutant[second]]):
                survivors.append((a.text, b.text))
    assert survivors == []


@pytest.mark.parametrize("turned", ["以上", "以下", "超", "未満"])
def test_every_turned_boundary_word_is_caught(turned: str) -> None:
    survivors = []
    for at, number in PLACES:
        written = DECLARATIONS[at].figures[number]
        if written.boundary is None or written.boundary == turned:
            continue
        mutant = changed(at, number, replace(written, boundary=turned))
        if not errors([mutant[at]]):
            survivors.append((DECLARATIONS[at].name, written.text, turned))
    assert survivors == []


def test_the_whole_set_is_verified_fast() -> None:
    claims = made(DECLARATIONS) * 5
    check(*claims)
    best = 1.0
    for _ in range(3):
        start = time.perf_counter()
        check(*claims)
        best = min(best, time.perf_counter() - start)
    assert len(claims) > 250
    assert best < 0.3  # some 25 ms on a laptop
