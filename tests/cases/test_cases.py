"""Cases as people give them: read exactly, or refused with place and remedy."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import compile_text, ir_of, yen

from seido.cases import Case, owed_fields, read_case
from seido.source.text import Source

IR = ir_of(
    compile_text(
        """\
  区分 任用 = 専任、兼任
  解釈 当て方
    前に当てる 「前」   採用
    後に当てる 「後」
  入力 経費 : 円
  入力 財政力指数 : 指数   刻み 0.01
  入力 離島 : はい・いいえ
  入力 任用 : 任用
  入力 期間 : か月   範囲 6か月以上 3年以下
  明細 支援員 （一行 1人）
    種別 : 任用
    所要額 : 円
  算定 額 : 円 = 合計(支援員 ごとに 所要額) + 経費
"""
    )
)


def read(*pairs: tuple[str, str], file: str | None = None, year: str | None = None) -> Case:
    source = None if file is None else Source("case.json", file)
    return read_case(IR, pairs, source, year, ())


def codes(case: Case) -> list[str]:
    return [each.kind.code for each in case.diagnostics]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("経費", "2,400万円", yen(24_000_000)),
        ("経費", "２，４００万円", yen(24_000_000)),
        ("経費", "1億2,000万円", yen(120_000_000)),
        ("経費", "500千円", yen(500_000)),
        ("経費", "0", yen(0)),
        ("経費", "０", yen(0)),
        ("経費", "480万", yen(4_800_000)),
        ("経費", "1.5億", yen(150_000_000)),
        ("経費", "248百万", yen(248_000_000)),
        ("経費", "480　万円", yen(4_800_000)),
        ("財政力指数", "0.49", Fraction(49, 100)),
        ("財政力指数", "０．４９", Fraction(49, 100)),
        ("離島", "はい", True),
        ("離島", "×", False),
        ("任用", "専任", "専任"),
        ("期間", "1年", yen(12)),
        ("期間", "6か月", yen(6)),
    ],
)
def test_values_are_read_as_they_are_written_in_policies(name: str, text: str, value: object) -> None:
    case = read((name, text))
    assert (codes(case), case.inputs) == ([], {name: value})


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("経費", "2400", "S0803"),
        ("経費", "4800千", "S0803"),
        ("経費", "480万5000", "S0803"),
        ("経費", "2400程度", "S0802"),
        ("経費", "0人", "S0802"),
        ("経費", "480万人", "S0802"),
        ("財政力指数", "３割", "S0802"),
        ("財政力指数", "49%", "S0802"),
        ("経費", "たくさん", "S0802"),
        ("経費", "3人", "S0802"),
        ("経費", "12O万円", "S0815"),
        ("経費", "１２Ｏ万円", "S0815"),
        ("経費", "ｌ00万円", "S0815"),
        ("財政力指数", "○.49", "S0815"),
        ("経費", "O万円", "S0802"),
        ("経費", "100kl", "S0802"),
        ("経費", "0.5円", "S0805"),
        ("財政力指数", "0.495", "S0805"),
        ("離島", "たぶん", "S0802"),
        ("任用", "非常勤", "S0806"),
        ("期間", "5か月", "S0804"),
        ("期間", "4年", "S0804"),
        ("経用", "1円", "S0801"),
        ("支援員", "専任、500円", "S0811"),
    ],
)
def test_what_cannot_be_meant_is_refused(name: str, text: str, code: str) -> None:
    assert codes(read((name, text))) == [code]


def test_a_letter_in_place_of_a_figure_is_named_with_what_may_be_meant() -> None:
    [found] = read(("経費", "lO0,OOO円")).diagnostics
    assert (found.facts["letters"], found.facts["meant"]) == ("l、O", "100,000円")


def test_an_amount_without_its_unit_is_shown_with_the_units_that_it_may_have() -> None:
    for text, forms in (("2400", "「2400円」「2400千円」「2400万円」"), ("4800千", "「4800千円」")):
        [found] = read(("経費", text)).diagnostics
        assert found.facts["forms"] == forms
    [found] = read(("財政力指数", "３割")).diagnostics
    assert (found.facts["type"], found.facts["example"]) == ("指数", "0.49")


def test_a_bare_0_is_0_in_any_unit_wherever_inputs_are_read() -> None:
    for case in (read(("支援員", "種別:専任、所要額:0")), read(file='{"支援員": [{"種別": "専任", "所要額": "0"}]}')):
        assert (codes(case), [row["所要額"] for row in case.items["支援員"]]) == ([], [0])
    declared = "  入力 年数 : 年\n  入力 単価 : 百万円/人\n  入力 率 : 割合   刻み 1%\n  算定 月数 : 月 = 年数\n"
    pairs = [("年数", "0"), ("単価", "0"), ("率", "0")]
    case = read_case(ir_of(compile_text(declared)), pairs, None, None, ())
    assert (codes(case), case.inputs) == ([], {"年数": 0, "単価": 0, "率": 0})
    assert codes(read(("期間", "0"))) == ["S0804"]


def test_a_bare_number_counts_what_its_input_is_declared_in_and_money_never_stands_bare() -> None:
    declared = "  入力 年数 : 年\n  入力 単価 : 百万円/人\n  入力 手当 : 円/人\n  算定 月数 : 月 = 年数\n"
    ir = ir_of(compile_text(declared))
    assert read_case(ir, [("年数", "3")], None, None, ()).inputs == {"年数": 36}
    assert read_case(ir, [("年数", "3か月")], None, None, ()).inputs == {"年数": 3}
    for name in ("単価", "手当"):
        refused = read_case(ir, [(name, "42")], None, None, ())
        assert ([each.kind.code for each in refused.diagnostics], refused.inputs) == (["S0803"], {})
    assert read_case(ir, [("単価", "42百万円")], None, None, ()).inputs == {"単価": 42_000_000}


def test_unknown_is_said_with_a_question_mark_and_is_not_zero() -> None:
    for unknown in ("?", "？", ""):
        assert read(("経費", unknown)).inputs == {}
        assert codes(read(("経費", unknown))) == []


def test_the_same_input_twice_is_refused() -> None:
    assert codes(read(("経費", "1円"), ("経費", "2円"))) == ["S0810"]
    assert codes(read(file='{"経費": 1, "経費": 2}')) == ["S0810"]


def test_rows_are_given_one_by_one_or_many_at_once() -> None:
    case = read(("支援員", "種別:専任、所要額:4,800,000円 ×4"), ("支援員", "種別：兼任、所要額：50万円"))
    assert codes(case) == []
    assert [row["所要額"] for row in case.items["支援員"]] == [yen(4_800_000)] * 4 + [yen(500_000)]


def test_a_field_that_is_left_out_is_owed_only_where_it_matters() -> None:
    case = read(("支援員", "所要額:1円"), ("支援員", "種別:専任"))
    assert codes(case) == []
    assert [dict(each.facts) for each in owed_fields(case, ("支援員.所要額",))] == [
        {"items": "支援員", "row": "2", "name": "所要額"}
    ]


def test_a_json_number_is_exactly_what_is_written() -> None:
    case = read(file='{"経費": 24000000, "財政力指数": 0.29, "離島": true, "任用": null, "年度": "R5年度"}')
    assert codes(case) == []
    assert case.inputs == {"経費": yen(24_000_000), "財政力指数": Fraction(29, 100), "離島": True}
    assert case.year == 2023


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_decimals_in_json_never_become_binary_fractions(whole: int, cents: int) -> None:
    case = read(file=f'{{"財政力指数": {whole}.{cents:02d}}}')
    assert case.inputs["財政力指数"] == whole + Fraction(cents, 100)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("{", "S0808"),
        ("", "S0808"),
        ("[]", "S0809"),
        ('{"経費": [1]}', "S0802"),
        ('{"経費": 1e3}', "S0802"),
        ('{"経費": NaN}', "S0802"),
        ('{"経費": true}', "S0802"),
        ('{"支援員": {}}', "S0809"),
        ('{"支援員": [1]}', "S0809"),
        ('{"支援員": [{"額": 1}]}', "S0801"),
        ('{"年度": "六年度"}', "S0812"),
        ('{"解釈": {"当て方": "横に当てる"}}', "S0813"),
        ('{"解釈": 1}', "S0809"),
        ("[" * 100_000, "S0808"),
        ('{"経費": ' + "9" * 5000 + "}", "S0808"),
    ],
)
def test_a_bad_file_has_a_coded_finding(file: str, code: str) -> None:
    assert code in codes(read(file=file))


def test_readings_and_year_may_stand_in_the_file() -> None:
    case = read(file=json.dumps({"解釈": {"当て方": "後に当てる"}, "年度": "令和5年度"}))
    assert (case.readings, case.year) == ({"当て方": "後に当てる"}, 2023)


@pytest.mark.parametrize("value", ['{"a": 1}', '[{"a": 1}]', "true", "[[]]"])
def test_what_has_parts_is_named_as_json_writes_it(value: str) -> None:
    case = read(file=f'{{"経費": {value}}}')
    [found] = case.diagnostics
    assert found.facts["text"] in {"{…}", "[…]", "true"}


@pytest.mark.parametrize("file", ["", "{", '{"経費": 1', '{"経費": "'])
def test_a_finding_points_within_its_file(file: str) -> None:
    for found in read(file=file).diagnostics:
        assert found.span is not None
        assert 0 <= found.span.start <= found.span.end <= len(file)
