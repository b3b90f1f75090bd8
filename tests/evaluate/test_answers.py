"""Answers: outcomes, what is missing, what is unsaid, other readings."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from tests.support import compile_text, ir_of, yen

from seido.evaluate import evaluate
from seido.values.answer import Answer, CaseError, Outcome
from seido.values.exact import Known, Open, OutOfScope, Scalar

POLICY = """\
  区分 団体 = 都道府県、市、町
  入力 団体 : 団体
  入力 財政力指数 : 指数   刻み 0.01
  入力 モデル性 : はい・いいえ   判断者「総務省」
  入力 経費 : 円
  入力 使わない : 円
  要件 団体である : 団体 が 市 か 町   解釈 「試験」
  要件 期間の目安 目安 : 経費 が 100円以上   解釈 「試験」
  算定 率 : 割合
    原則 1/2   解釈 「試験」
    ただし 財政力指数 が 0.5未満 のとき 2/3   解釈 「試験」
    ただし モデル性 のとき 2/3   解釈 「試験」
  算定 額 : 円 = 経費 × 率   上限 1,000円   解釈 「試験」   端数 1円未満 切捨て
"""
FULL: dict[str, Scalar] = {"団体": "市", "財政力指数": Fraction("0.3"), "モデル性": False, "経費": yen(600)}


def ask(**changes: Scalar | None) -> Answer:
    given = {name: value for name, value in (FULL | changes).items() if value is not None}
    return evaluate(ir_of(compile_text(POLICY)), given, {}, 2024)


def test_a_full_case_is_answered() -> None:
    answer = ask()
    assert answer.outcome is Outcome.ELIGIBLE
    assert answer.amount("額") == 400
    assert answer.missing == ()


def test_a_hard_requirement_that_fails_decides_and_leaves_no_amount() -> None:
    answer = ask(団体="都道府県", 経費=None)
    assert (answer.outcome, answer.missing) == (Outcome.INELIGIBLE, ())
    with pytest.raises(ValueError, match="no amount"):
        answer.amount("額")


def test_what_is_missing_is_asked_for_and_missing_is_not_zero() -> None:
    answer = ask(経費=None)
    assert (answer.outcome, answer.missing) == (Outcome.INCOMPLETE, ("経費",))
    assert answer.values["額"] == Open(yen(0), yen(1000), missing=frozenset({"経費"}))


def test_a_fact_that_cannot_change_the_result_is_never_asked_for() -> None:
    assert ask(モデル性=None).missing == ask(モデル性=None).judged == ()
    assert ask(モデル性=True, 財政力指数=None).missing == ()
    assert "使わない" not in ask(経費=None).missing


def test_the_judgement_of_somebody_else_is_not_asked_of_the_user() -> None:
    answer = ask(モデル性=None, 財政力指数=Fraction("0.6"))
    assert (answer.outcome, answer.missing, answer.judged) == (Outcome.CONFIRM, (), ("モデル性",))


def test_the_same_unknown_in_two_places_is_one_unknown() -> None:
    text = """\
  入力 甲 : はい・いいえ
  算定 額 : 円
    原則 1円   解釈 「試験」
    ただし 甲 のとき 2円   解釈 「試験」
  算定 逆 : 円
    原則 2円   解釈 「試験」
    ただし 甲 のとき 1円   解釈 「試験」
  算定 和 : 円 = 額 + 逆
"""
    answer = evaluate(ir_of(compile_text(text)), {}, {}, 2024)
    assert answer.values["和"] == Known(yen(3))
    assert answer.missing == ("甲",)


def test_a_soft_requirement_only_sends_to_the_authority() -> None:
    answer = ask(経費=yen(99))
    assert (answer.outcome, answer.soft_unmet) == (Outcome.CONFIRM, ("期間の目安",))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"団体": "村"}, "member"),
        ({"経費": Fraction(1, 2)}, "step"),
        ({"経費": yen(-1)}, "range"),
        ({"モデル性": "はい"}, "type"),
        ({"額": yen(1)}, "unknown"),
    ],
)
def test_bad_input_is_refused_with_the_reason(changes: dict[str, Scalar], kind: str) -> None:
    with pytest.raises(CaseError) as refused:
        ask(**changes)
    assert [problem.kind for problem in refused.value.problems] == [kind]


def test_a_cap_that_binds_keeps_what_it_cut_off() -> None:
    answer = ask(経費=yen(9_000))
    event = next(each for each in answer.events if each.kind == "cap")
    assert (event.bound, event.cut) == (True, Known(yen(5_000)))
    assert answer.amount("額") == 1000


def test_a_boundary_that_is_near_is_told() -> None:
    assert [(each.value, each.word) for each in ask(財政力指数=Fraction("0.5")).boundaries] == [
        (Fraction(1, 2), "未満")
    ]
    assert [each.value for each in ask(財政力指数=Fraction("0.49")).boundaries] == [Fraction("0.49")]
    assert ask(財政力指数=Fraction("0.3")).boundaries == ()


UNSTATED = """\
  入力 融資額 : 円
  算定 上限額 : 円
    原則 記載なし「段階が印字されていない」 5,000円以下   解釈 「試験」
  算定 率 : 割合 = 記載なし「措置率が印字されていない」 仮置き 1   解釈 「試験」
  算定 措置額 : 円 = 融資額 × 率
  算定 止まる額 : 円 = 小さい方(融資額、上限額)
"""


def test_unstated_bounds_make_a_range_and_provisional_values_are_marked() -> None:
    answer = evaluate(ir_of(compile_text(UNSTATED)), {"融資額": yen(4_000)}, {}, 2024)
    assert answer.outcome is Outcome.CONFIRM
    assert answer.values["上限額"] == Open(yen(0), yen(5_000), unstated=frozenset({"上限額/記載なし"}))
    stopped = answer.values["止まる額"]
    assert isinstance(stopped, Open)
    assert stopped.high == 4_000
    settled = answer.values["措置額"]
    assert isinstance(settled, Known)
    assert settled.value == 4_000
    assert answer.provisional == ("率/記載なし",)


READING = """\
  解釈 当て方
    経費に当てる 「経費にかかる」   採用
    額に当てる   「額にかかる」
  入力 経費 : 円
  算定 額 : 円   端数 記載なし「印字されていない」
    場合 当て方 が 経費に当てる のとき 小さい方(経費、1,000円) × 2/3   解釈 「試験」
    場合 当て方 が 額に当てる のとき 小さい方(経費 × 2/3、1,000円)   解釈 「試験」
"""


def test_another_reading_has_its_amount_beside_and_can_be_chosen() -> None:
    ir = ir_of(compile_text(READING))
    answer = evaluate(ir, {"経費": yen(1_200)}, {}, 2024)
    value = answer.values["額"]
    assert isinstance(value, Known)
    assert value.value == Fraction(2000, 3)
    (other,) = answer.alternatives
    beside = other.values["額"]
    assert isinstance(beside, Known)
    assert (other.reading, other.option, beside.value) == ("当て方", "額に当てる", 800)
    assert evaluate(ir, {"経費": yen(1_200)}, {}, 2024, {"当て方": "額に当てる"}).values["額"] == beside


def test_an_unstated_rounding_matters_only_where_a_fraction_arises() -> None:
    ir = ir_of(compile_text(READING))
    assert evaluate(ir, {"経費": yen(900)}, {}, 2024).outcome is Outcome.ELIGIBLE
    answer = evaluate(ir, {"経費": yen(901)}, {}, 2024)
    assert (answer.outcome, answer.fractions) == (Outcome.CONFIRM, ("額/端数",))


ROWS = """\
  区分 任用 = 専任、兼任、名誉
  基準 上限額[任用] : 円/人   解釈 「試験」
    専任 = 485円
    兼任 = 40円
    名誉 = 対象外
  明細 支援員 （一行 1人）
    任用 : 任用
    所要額 : 円
    対象額 : 円 = 所要額   上限 上限額[任用]
  算定 合計額 : 円 = 合計(支援員 ごとに 対象額)
  算定 専任の数 : 人 = 件数(支援員 ごとに 任用 が 専任)
  算定 兼任の合計 : 円 = 合計(支援員 のうち 任用 が 兼任 ごとに 対象額)
  算定 最大額 : 円 = 最大(支援員 ごとに 所要額)
"""


def row(kind: str, amount: int) -> dict[str, Scalar]:
    return {"任用": kind, "所要額": yen(amount)}


def test_rows_are_capped_one_by_one_and_summed() -> None:
    ir = ir_of(compile_text(ROWS))
    rows = [row("専任", 500), row("専任", 400), row("兼任", 50)]
    answer = evaluate(ir, {}, {"支援員": rows}, 2024)
    found = [answer.values[name] for name in ("合計額", "専任の数", "兼任の合計", "最大額")]
    assert found == [Known(yen(each)) for each in (925, 2, 40, 500)]


def test_a_row_out_of_scope_adds_nothing_and_is_listed() -> None:
    ir = ir_of(compile_text(ROWS))
    answer = evaluate(ir, {}, {"支援員": [row("専任", 500), row("名誉", 300)]}, 2024)
    total = answer.values["合計額"]
    assert isinstance(total, Known)
    assert total.value == 485
    assert isinstance(answer.columns["支援員.対象額"][1], OutOfScope)
    assert answer.outcome is Outcome.ELIGIBLE


def test_no_rows_are_not_the_same_as_rows_not_given() -> None:
    ir = ir_of(compile_text(ROWS))
    assert evaluate(ir, {}, {}, 2024).missing == ("支援員",)
    total = evaluate(ir, {}, {"支援員": []}, 2024).values["合計額"]
    assert isinstance(total, Known)
    assert total.value == 0


PARTS = """\
  区分 型 = 派遣型、副業型
  入力 型 : 型
  入力 日数 : 日/月
  入力 経費 : 円
  場合 型 が 副業型
    要件 勤務 : 日数 が 4日/月以上   解釈 「試験」
    算定 副業の額 : 円 = 経費   上限 200円   解釈 「試験」
  場合おわり
  算定 ほかの額 : 円 = 経費
"""


def test_what_belongs_to_a_case_is_out_of_scope_outside_it_and_harms_nothing() -> None:
    ir = ir_of(compile_text(PARTS))
    answer = evaluate(ir, {"型": "派遣型", "経費": yen(300)}, {}, 2024)
    assert (answer.outcome, answer.missing) == (Outcome.ELIGIBLE, ())
    assert isinstance(answer.values["副業の額"], OutOfScope)
    inside = evaluate(ir, {"型": "副業型", "経費": yen(300), "日数": yen(3)}, {}, 2024)
    assert inside.outcome is Outcome.INELIGIBLE
    inside = evaluate(ir, {"型": "副業型", "経費": yen(300), "日数": yen(4)}, {}, 2024)
    assert inside.values["副業の額"] == Known(yen(200))


LIMITED = """\
  区分 種類 = 設備、車両
  入力 種類 : 種類
  入力 自家消費である : はい・いいえ
  要件 主目的 : 種類 が 設備 のとき 自家消費である   解釈 「試験」
"""


def test_a_requirement_that_may_not_apply_does_not_decide() -> None:
    """It fails if it applies, and whether it applies is not known."""
    ir = ir_of(compile_text(LIMITED))
    answer = evaluate(ir, {"自家消費である": False}, {}, 2024)
    assert (answer.outcome, answer.missing) == (Outcome.INCOMPLETE, ("種類",))
    assert evaluate(ir, {"自家消費である": False, "種類": "車両"}, {}, 2024).outcome is Outcome.ELIGIBLE
    assert evaluate(ir, {"自家消費である": False, "種類": "設備"}, {}, 2024).outcome is Outcome.INELIGIBLE


REASONS = """\
  区分 型 = 派遣型、副業型
  入力 型 : 型
  場合 型 が 副業型
    基準 副業の額 : 円 = 対象外   解釈 「試験」
    算定 支払額 : 円 = 副業の額
  場合おわり
"""


def test_out_of_scope_decides_only_where_its_reason_is_known() -> None:
    """対象外 in the part that applies makes the case 非該当; what belongs to another part says nothing of the case."""
    ir = ir_of(compile_text(REASONS))
    answer = evaluate(ir, {}, {}, 2024)
    assert (answer.outcome, answer.missing) == (Outcome.INCOMPLETE, ("型",))
    assert evaluate(ir, {"型": "派遣型"}, {}, 2024).outcome is Outcome.ELIGIBLE
    assert evaluate(ir, {"型": "副業型"}, {}, 2024).outcome is Outcome.INELIGIBLE


ALIKE = """\
  区分 団体 = 市、町
  入力 団体 : 団体
  入力 離島である : はい・いいえ
  入力 経費 : 円
  算定 率 : 割合
    原則 1/2   解釈 「試験」
    ただし 団体 が 市 かつ 離島である のとき 2/3   解釈 「試験」
  算定 額 : 円 = 経費 × 率   端数 1円未満 切捨て   解釈 「試験」
"""


def test_open_amounts_that_look_alike_are_not_taken_for_the_same() -> None:
    """Half and two thirds of a cost that nobody knows are both some amount of at least 0; which one still matters."""
    values = evaluate(ir_of(compile_text(ALIKE)), {}, {}, 2024).values
    amount = values["額"]
    assert isinstance(amount, Open)
    assert amount.missing == {"団体", "離島である", "経費"}


def test_an_open_answer_is_never_wrong_about_any_completion() -> None:
    """Every way of leaving inputs out, against every way of giving them."""
    ir = ir_of(compile_text(POLICY))
    domains: dict[str, list[Scalar]] = {
        "団体": ["都道府県", "市", "町"],
        "財政力指数": [Fraction(at, 100) for at in (0, 49, 50, 90)],
        "モデル性": [True, False],
        "経費": [yen(0), yen(99), yen(100), yen(1_500), yen(9_000)],
    }
    full = {
        values: evaluate(ir, dict(zip(domains, values, strict=True)), {}, 2024)
        for values in itertools.product(*domains.values())
    }
    names = list(domains)
    for left_out in itertools.chain.from_iterable(itertools.combinations(range(4), count) for count in (1, 2, 3)):
        partial: dict[tuple[Scalar, ...], Answer] = {}
        for values, complete in full.items():
            kept = tuple(value for at, value in enumerate(values) if at not in left_out)
            if kept not in partial:
                given = {name: values[at] for at, name in enumerate(names) if at not in left_out}
                partial[kept] = evaluate(ir, given, {}, 2024)
            answer = partial[kept]
            if answer.outcome is Outcome.INELIGIBLE:
                assert complete.outcome is Outcome.INELIGIBLE
                continue
            if answer.outcome is Outcome.ELIGIBLE:
                assert complete.outcome is Outcome.ELIGIBLE
            for name, value in answer.values.items():
                known = complete.values[name]
                assert isinstance(known, Known)
                if isinstance(value, Known):
                    assert value.value == known.value
                else:
                    assert isinstance(value, Open)
                    assert isinstance(known.value, Fraction)
                    assert value.low is None or value.low <= known.value
                    assert value.high is None or known.value <= value.high
