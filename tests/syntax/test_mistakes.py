"""Mistakes as officials make them: each is told once, and the advice is one that works."""

from __future__ import annotations

import pytest
from tests.syntax.reading import codes, mistakes, read

from seido.source.catalogue import catalogue
from seido.source.diagnostic import Kind

_MADE_UP = {"S0116", "S0139", "S0173", "S0176"}
_KINDS = [kind for code, kind in catalogue().items() if code.startswith("S01") and code not in _MADE_UP]


def _in_a_scheme(text: str) -> str:
    return text if text.startswith(("資料", "制度", "共通")) else f"制度 試験 (trial)\n{text}\n"


@pytest.mark.parametrize("kind", _KINDS, ids=lambda kind: str(kind.code))
def test_the_examples_of_the_catalogue_hold(kind: Kind) -> None:
    assert codes(_in_a_scheme(kind.wrong)) == [kind.code]
    assert codes(_in_a_scheme(kind.corrected)) == []


_CLAUSE = "算定 率 : 割合\n  原則 1/2\n  "


@pytest.mark.parametrize(
    ("line", "code", "paste"),
    [
        (_CLAUSE + "ただし 財政力指数が0.25以上のとき 3/4", "S0103", "ただし 財政力指数 が 0.25以上のとき 3/4"),
        (_CLAUSE + "ただし 財政力指数 が0.25以上 のとき 3/4", "S0103", "ただし 財政力指数 が 0.25以上 のとき 3/4"),
        (_CLAUSE + "ただし 団体 が市町村 のとき 3/4", "S0103", "ただし 団体 が 市町村 のとき 3/4"),
        (_CLAUSE + "ただし 財政力指数 は 0.25以上 のとき 3/4", "S0119", "ただし 財政力指数 が 0.25以上 のとき 3/4"),
        (_CLAUSE + "ただし 団体 = 市町村 のとき 3/4", "S0109", "ただし 団体 が 市町村 のとき 3/4"),
        (_CLAUSE + "ただし 財政力指数 ≧ 0.25 のとき 3/4", "S0123", "ただし 財政力指数 が 0.25以上 のとき 3/4"),
        (_CLAUSE + "ただし 財政力指数 が 0.25未満 ならば 3/4", "S0119", "ただし 財政力指数 が 0.25未満 のとき 3/4"),
        (_CLAUSE + "但し 財政力指数 が 0.25未満 のとき 3/4", "S0119", "ただし 財政力指数 が 0.25未満 のとき 3/4"),
        (_CLAUSE + "ただし 財政力指数 が 0.25未満 3/4", "S0128", "ただし 財政力指数 が 0.25未満 のとき 3/4"),
        (_CLAUSE + "ただし A かつ B 又は C のとき 3/4", "S0108", None),
        (_CLAUSE + "ただし A 及び B のとき 3/4", "S0107", None),
        (_CLAUSE + "ただし A 且つ B のとき 3/4", "S0119", "ただし A かつ B のとき 3/4"),
        ("入カ 人数 : 人", "S0117", "入力 人数 : 人"),
        ("基順 限度 : 円 = 5円", "S0117", "基準 限度 : 円 = 5円"),
        ("基準 限度 : 円 = 5円   出展 r6「5円」", "S0117", "基準 限度 : 円 = 5円   出典 r6「5円」"),
        ("入力 人数 人", "S0129", "入力 人数 ： 人"),
        ("基準 限度 : 円 5円", "S0129", "基準 限度 : 円 ＝ 5円"),
        ("入力 人数 : 人 範囲 0人以上 「何人ですか。」", "S0131", None),
        ("入力 人数 「何人ですか。」 : 人", "S0131", "入力 人数 : 人 「何人ですか。」"),
        ("備考 『あ』", "S0122", None),
        ("備考 「あ", "S0104", None),
        ("要件 a : 人数 が 以上 5人", "S0126", "要件 a : 人数 が 5人以上"),
        ("基準 限度 : 円 = 円 500", "S0125", "基準 限度 : 円 = 500円"),
        ("基準 限度 : 円 = 令和6年6月31日", "S0114", None),
        ("適用期間 令和0年度から", "S0114", None),
        ("区分 団体 = 市（指定都市を除く）、町", "S0134", "区分 団体 = 「市（指定都市を除く）」、町"),
        ("収録外 r6「5円」 「理由を書き忘れ」", "S0129", "収録外 r6「5円」 理由 「理由を書き忘れ」"),
        ("算定 x : 円 = (a + b", "S0130", None),
    ],
)
def test_a_mistake_is_told_once_with_its_remedy(line: str, code: str, paste: str | None) -> None:
    (found,) = read(f"制度 試験 (trial)\n{line}\n入力 次 : 円\n").diagnostics
    assert (found.kind.code, dict(found.facts)) == (code, dict(found.facts))
    if paste is not None:
        assert found.paste == paste


def test_what_is_proposed_can_be_read() -> None:
    for kind in _KINDS:
        for found in read(_in_a_scheme(kind.wrong)).diagnostics:
            if found.paste is not None:
                headings = ("", "算定 率 : 割合\n", "表 率[任用] : %\n")
                assert any(mistakes(heading + found.paste) == [] for heading in headings), found.paste
