"""Cliffs: one more unit that lowers what is granted. Each expected figure is worked out by hand."""

from __future__ import annotations

from tests.support import codes, compile_text, facts, ir_of

from seido.analyse.cliffs import Cliff, find_cliffs
from seido.evaluate import evaluate
from seido.values.answer import Outcome
from seido.values.exact import Known, OutOfScope

HEAD = "  入力 経費 : 円\n  入力 指数 : 指数   刻み 0.01\n"


def cliffs(policy: str) -> tuple[Cliff, ...]:
    return find_cliffs(ir_of(compile_text(HEAD + policy)))


def numbers(found: Cliff) -> tuple[object, ...]:
    """The input below and above the limit, the amount before and after."""
    return found.below, found.above, found.before, found.after


def test_a_rate_that_falls_with_the_index_is_a_cliff_at_the_limit_and_says_which_clause_turns() -> None:
    (found,) = cliffs("""
  算定 率 : 割合
    原則 1/2   解釈 「率」
    ただし 指数 が 0.5未満 のとき 3/4   解釈 「率」
  算定 補助額 : 円 = 経費 × 率   上限 100万円   解釈 「額」   端数 千円未満 切捨て   解釈 「端数」
""")
    assert (found.amount, found.input) == ("補助額", "指数")
    assert (str(found.below), str(found.above)) == ("49/100", "1/2")
    assert found.after is not None
    assert found.before > found.after
    assert found.turned == (("率", "ただし1", "原則"),)


def test_one_yen_more_that_loses_eligibility_is_a_cliff_and_names_the_requirement() -> None:
    compiled = compile_text(HEAD + "  要件 小規模 : 経費 が 1,000万円以下   解釈 「規模」\n  算定 補助額 : 円 = 経費\n")
    (found,) = find_cliffs(ir_of(compiled))
    assert numbers(found) == (10_000_000, 10_000_001, 10_000_000, None)
    assert found.turned == (("小規模", "", ""),)
    assert codes(compiled) == ["S1051"]
    assert facts(compiled, "S1051")["below"] == "10,000,000円"


def test_a_limit_that_a_computed_value_meets_is_found_at_the_input_that_meets_it() -> None:
    """経費 × 1/3 exceeds 100万円 from 3,000,001円 on."""
    (found,) = cliffs("""
  算定 一部 : 円 = 経費 × 1/3   端数 円未満 切上げ   解釈 「端数」
  算定 補助額 : 円
    原則 一部   解釈 「額」
    ただし 一部 が 100万円超 のとき 50万円   解釈 「額」
""")
    assert numbers(found) == (3_000_000, 3_000_001, 1_000_000, 500_000)


def test_a_band_that_pays_less_is_a_cliff() -> None:
    found = cliffs("""
  段階 規模 : 経費   解釈 「段階」
    小 = 500万円未満
    大 = 500万円以上
  算定 補助額 : 円
    原則 300万円   解釈 「額」
    ただし 規模 が 大 のとき 200万円   解釈 「額」
""")
    assert [numbers(each) for each in found] == [(4_999_999, 5_000_000, 3_000_000, 2_000_000)]


def test_out_of_scope_beyond_a_limit_is_a_cliff() -> None:
    (found,) = cliffs("""
  算定 補助額 : 円
    原則 経費   解釈 「額」
    ただし 経費 が 200万円超 のとき 対象外   解釈 「額」
""")
    assert numbers(found) == (2_000_000, 2_000_001, 2_000_000, None)


def test_a_cap_a_rising_rate_and_a_rounding_are_no_cliffs() -> None:
    assert not cliffs(
        "  算定 補助額 : 円 = 経費 × 1/3   上限 500万円   解釈 「額」   端数 千円未満 切捨て   解釈 「端数」\n"
    )
    assert not cliffs("""
  算定 補助額 : 円
    原則 経費 × 1/2   端数 円未満 切捨て   解釈 「額」
    ただし 経費 が 100万円超 のとき 経費   解釈 「額」
""")


def test_a_steady_decrease_is_no_cliff() -> None:
    assert not cliffs("  算定 補助額 : 円 = 大きい方(500万円 - 経費、0円)   解釈 「額」\n")


def test_what_is_left_over_is_not_granted() -> None:
    """More 補助 means less 自己負担; that it drops is nothing to warn of."""
    assert not cliffs("""
  算定 補助額 : 円
    原則 経費 × 1/2   解釈 「額」
    ただし 経費 が 100万円超 のとき 経費   解釈 「額」
    端数 円未満 切捨て   解釈 「端数」
  算定 自己負担 : 円 = 経費 - 補助額
""")


def test_a_field_of_a_line_item_can_have_a_cliff() -> None:
    (found,) = cliffs("""
  明細 隊員 （一行 1人） 「一人ずつ」
    月数   : か月
    所要額 : 円
    対象額 : 円 = 所要額   上限 200万円   解釈 「額」
  算定 総額 : 円 = 合計(隊員 のうち 月数 が 12か月以下 ごとに 対象額)   解釈 「年」
""")
    assert (found.amount, found.input) == ("総額", "隊員の月数")
    assert numbers(found) == (12, 13, 2_000_000, 0)


def test_cliffs_of_several_amounts_are_what_the_whole_scheme_answers() -> None:
    """Each is tried with the definitions that it rests on alone; the scheme as a whole must say the same."""
    compiled = compile_text(
        HEAD
        + """
  要件 対象である : 指数 が 0.8以下   解釈 「対象」
  算定 率 : 割合
    原則 1/2   解釈 「率」
    ただし 指数 が 0.5未満 のとき 3/4   解釈 「率」
  算定 補助額 : 円 = 経費 × 率   解釈 「額」   端数 千円未満 切捨て   解釈 「端数」
  算定 加算額 : 円
    原則 10万円   解釈 「額」
    ただし 経費 が 100万円超 のとき 5万円   解釈 「額」
  算定 調整額 : 円
    原則 1万円   解釈 「額」
    ただし 指数 が 0.3超 のとき 対象外   解釈 「額」
"""
    )
    ir = ir_of(compiled)
    found = find_cliffs(ir)
    assert {(each.amount, each.input) for each in found} == {
        ("補助額", "指数"),
        ("加算額", "経費"),
        ("加算額", "指数"),
        ("調整額", "指数"),
    }
    for each in found:
        for value, amount in ((each.below, each.before), (each.above, each.after)):
            inputs = {
                **{name: given for name, given in each.case.items() if name in ir.scheme.inputs},
                each.input: value,
            }
            answer = evaluate(ir, inputs, {}, each.year)
            shown = answer.values[each.amount]
            if amount is None:
                assert answer.outcome is Outcome.INELIGIBLE or isinstance(shown, OutOfScope)
            else:
                assert shown == Known(amount)
