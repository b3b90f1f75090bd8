"""What a person types into the page, held against what the command reads: the same values, the same messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.emit.checking import Drawn
from tests.emit.javascript.running import expected, needs_node, node, write_modules
from tests.support import compile_text, ir_of

from seido.cases import read_case
from seido.citations.references import References
from seido.pipeline import Compiled
from seido.source.language import LANGUAGES
from seido.source.render import wording

pytestmark = needs_node

POLICY = """
  区分 団体 = 市、町、村
  入力 団体 : 団体
  入力 経費 : 円   範囲 0円以上 10億円以下
  入力 率 : 割合   刻み 0.01
  入力 期間 : 年   範囲 0か月 超 60か月 以下
  入力 人数 : 人   刻み 1人
  入力 指数 : 指数   刻み 0.01
  入力 単価 : 円/人   範囲 0円/人以上
  入力 加算 : 百万円/人
  入力 認定 : はい・いいえ
  入力 開始 : 日付   範囲 平成31年4月30日 以上 令和6年3月31日 以下
  入力 終了 : 日付
  入力 初年 : 年度   範囲 令和5年度 以上
  解釈 当て方 「どちらに当てるか」
    甲 「甲に当てる」   採用
    乙 「乙に当てる」
  明細 行
    額 : 円   範囲 0円以上
  算定 和 : 円 = 合計(行 ごとに 額) + 経費
  算定 率二 : 割合   解釈 「どちらか」
    原則 1/3
    ただし 開始 が 令和元年5月1日 以上 のとき 1/2
    ただし 初年 が 令和6年度 のとき 2/3
    重なるとき 大きい方   解釈 「大きい方」
"""
TYPED = {
    "団体": ["町", "ﾁｮｳ", "市町村", "？", "", "　", "町 "],
    "経費": [
        "2,400万円",
        "２，４００万円",
        "2400",
        "24000千円",
        "1億2千万円",
        "-5円",
        "11億円",
        "0円",
        "約3万円",
        "12O万円",
        "１２Ｏ万円",
        "ｌ00万円",
        "lO0,OOO円",
        "O万円",
        "100kl",
        "|○円",
        "3人",
        "?",
        *(
            "0",
            "０",
            "0円",
            "0人",
            "480万",
            "４８０万",
            "1.5億",
            "248百万",
            "1億2,000",
            "480万5000",
            "4800千",
            "5千",
            "248百",
        ),
        *(
            "2400程度",
            "480万程度",
            "約480万",
            "480 万円",
            "４８０　万円",
            "500 千円",
            "480万 円",
            "480 万",
            "2/3",
            "-480万",
            "-5",
        ),
    ],
    "率": [
        "0.49",
        "O.49",
        "1/l0",
        "○.5",
        "I割",
        "49%",
        "４９％",
        "1/2",
        "2/3",
        "半分",
        "1.5",
        "4割9分",
        "4割9分5厘",
        "0.495",
    ],
    "期間": ["3年", "36か月", "36", "0年", "6年", "令和6年", "1.5年"],
    "人数": ["3人", "3名", "３", "三人", "2.5人", "3団体"],
    "指数": ["0.49", "49%", "３割", "4割9分", "49パーセント", "1/2", "0", "五割", "高い", "O.5"],
    "単価": ["0", "485万", "485 万円", "485千/人", "485万円/人", "485万円", "485", "4人"],
    "加算": ["0", "42万", "42", "42百万円", "42百万円/人", "42/人", "42人"],
    "終了": ["明治元年1月1日", "1年1月1日", "0001-01-01", "9998-12-31", "令和6年4月1日"],
    "開始": [
        *(
            "令和元年5月1日",
            "平成31年4月30日",
            "2019-05-01",
            "R1.5.1",
            "Ｒ１．４．３０",
            "平成三十一年五月一日",
            "西暦2019年4月30日",
        ),
        *(
            "令和6年4月",
            "2024-02-30",
            "2023年2月29日",
            "明治元年1月1日",
            "1年1月1日",
            "0001-01-01",
            "9998-12-31",
            "9999-12-31",
        ),
        *(
            "令和6年度",
            "20190501",
            "2019/5/1",
            "2019/5-1",
            "令和百年1月1日",
            "大正15年十二月二十五日",
            "元年5月1日",
            "0000-01-01",
        ),
    ],
    "初年": [
        "令和6年度",
        "2024",
        "FY2024",
        "R6年度",
        "9999年度",
        "0000年度",
        "令和6(2024)年度",
        "令和5(2024)年度",
        "2024年4月1日",
    ],
    "認定": ["はい", "いいえ", "○", "×", "YES", "no", "たぶん", "ＴＲＵＥ"],
}


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return compile_text(POLICY)


@pytest.fixture(scope="module")
def web(compiled: Compiled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_modules(compiled, tmp_path_factory.mktemp("typed"))


def wanted(compiled: Compiled, pairs: list[tuple[str, str]], year: str | None) -> object:
    """The answer, or what is said of what could not be read, in both languages."""
    ir = ir_of(compiled)
    case = read_case(ir, pairs, None, year, ())
    if case.diagnostics:
        return [
            {
                language: [
                    found.kind.code,
                    *(wording(text, found.facts, language) for text in (found.kind.message, found.kind.remedy)),
                ]
                for language in LANGUAGES
            }
            for found in case.diagnostics
        ]
    items = {name: [dict(row) for row in rows] for name, rows in case.items.items()}
    drawn = Drawn(case.inputs, items, case.year or 2024, case.readings, complete=False)
    return expected(compiled, ir, drawn, References(compiled.documents))


def test_each_typed_text_is_read_or_refused_as_the_command_does(compiled: Compiled, web: Path) -> None:
    cases = [(name, text) for name, texts in TYPED.items() for text in texts]
    asked = [{"scheme": "trial", "typed": {"inputs": [pair]}} for pair in cases]
    for pair, found in zip(cases, node("answers.mjs", web, asked), strict=True):
        assert found == wanted(compiled, [pair], None), pair


@pytest.mark.parametrize("year", ["令和6年度", "R6", "2024", "６年", "令和7年", "いつか"])
def test_years_are_read_as_the_command_reads_them(year: str, compiled: Compiled, web: Path) -> None:
    found = node("answers.mjs", web, [{"scheme": "trial", "typed": {"year": year}}])
    assert found == [wanted(compiled, [], year)]


def test_a_row_is_named_where_it_cannot_be_read(web: Path) -> None:
    typed = {"items": [["行", [[["額", "5円"]], [["額", "五つ"]]]]]}
    [found] = node("answers.mjs", web, [{"scheme": "trial", "typed": typed}])
    assert isinstance(found, list)
    assert "行.額（2行目）" in found[0]["ja"][1]


def test_a_blank_a_question_mark_and_nothing_at_all_are_one_to_the_answer(web: Path) -> None:
    asked = [{"scheme": "trial", "typed": {"inputs": inputs}} for inputs in ([["経費", ""]], [["経費", "？"]], [])]
    blank, unknown, nothing = node("answers.mjs", web, asked)
    assert blank == unknown == nothing
    assert "情報不足" in str(nothing)


def test_the_greatest_of_no_rows_is_out_of_scope_in_words(tmp_path: Path) -> None:
    made = compile_text("  明細 者\n    費 : 円\n  算定 最大額 : 円 = 最大(者 ごとに 費)\n")
    [found] = node(
        "answers.mjs", write_modules(made, tmp_path), [{"scheme": "trial", "typed": {"items": [["者", []]]}}]
    )
    drawn = Drawn({}, {"者": []}, 2024, {}, complete=False)
    assert found == expected(made, ir_of(made), drawn, References(made.documents))
    assert "明細「最大や最小を選ぶ行が一つもない」" in str(found)
