"""What the 積算根拠 says beside its amounts: what is known so far, what is assumed, which rows stand aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.support import compile_text, ir_of

from seido.citations.references import References
from seido.emit.report import Report, report
from seido.emit.sheet import sheet
from seido.emit.statement import Statement, statement
from seido.emit.untaken import untaken
from seido.evaluate import evaluate
from seido.values.display import show_number
from seido.values.units import NONE

if TYPE_CHECKING:
    from seido.values.exact import Scalar

POLICY = """
  区分 経費区分 = 準備、実施
  基準 率 : % = 60%   解釈 「率。」
  基準 措置率[経費区分] : 割合
    準備 = 0.5   解釈 「率。」
    実施 = 記載なし「実施の措置率は印字されていない」 仮置き 1
  入力 離島 : はい・いいえ
  入力 経費 : 円   範囲 0円以上
  入力 準備費 : 円   範囲 0円以上
  算定 補助率 : 割合
    原則 率
    ただし 離島 のとき 75%   解釈 「率。」
  算定 対象経費 : 円 = 経費   上限 1,000万円   解釈 「上限。」
  算定 補助額 : 円 = 対象経費 × 補助率   端数 1円未満 切捨て   解釈 「端数を切り捨てる。」
  算定 措置額 : 円 = 経費 × 措置率[実施] + 準備費 × 措置率[準備]   端数 1円未満 切捨て   解釈 「足す。」
"""
READINGS = """
  入力 経費 : 円   範囲 0円以上
  解釈 当て方 「上限をどちらに当てるか」
    経費に当てる 「経費に当てる」   採用
    額に当てる 「額に当てる」
  算定 止めた経費 : 円 = 経費   上限 100万円   解釈 「上限。」
  算定 止めた額 : 円 = 経費 × 1/2   上限 100万円   端数 1円未満 切捨て   解釈 「上限。」
  算定 額 : 円
    原則 止めた経費 × 1/2   端数 1円未満 切捨て   解釈 「半分。」
    ただし 当て方 が 額に当てる のとき 止めた額   解釈 「止めた額。」
"""


ROWS = """
  入力 経費 : 円   範囲 0円以上
  明細 隊員 （一行 1人）
    住民票の異動 : はい・いいえ
    期間 : か月   範囲 0か月以上
  要件 異動 : すべて(隊員 ごとに 住民票の異動)
  要件 長さ : すべて(隊員 ごとに 期間 が 12か月以上)   目安   解釈 「目安。」
  要件 予算 : 経費 が 100円以上   解釈 「100円。」
  算定 額 : 円 = 経費
"""


def reported(
    text: str,
    inputs: Mapping[str, Scalar],
    readings: Mapping[str, str] | None = None,
    *,
    items: Mapping[str, Sequence[Mapping[str, Scalar]]] | None = None,
    later: int = 0,
) -> Report:
    compiled = compile_text(text)
    ir = ir_of(compiled)
    answer = evaluate(ir, inputs, items or {}, ir.scheme.document_year + later, readings or {})
    return report(ir, answer, References(compiled.documents), compiled.sources)


def said(text: str, inputs: Mapping[str, Scalar], readings: Mapping[str, str] | None = None) -> Statement:
    return statement(reported(text, inputs, readings))


def member(*, moved: bool | None, months: int = 12) -> dict[str, Scalar]:
    moving: dict[str, Scalar] = {} if moved is None else {"住民票の異動": moved}
    return {**moving, "期間": Fraction(months)}


def of_rows(*rows: Mapping[str, Scalar], budget: int = 500) -> tuple[dict[str, str], list[str]]:
    """How each requirement stands with these 隊員, and what is said of their rows."""
    found = statement(reported(ROWS, {"経費": Fraction(budget)}, items={"隊員": rows}))
    return {each.name: each.words for each in found.requirements}, [
        each.text for each in found.to_do if each.heading == "要件"
    ]


def test_what_is_settled_or_bounded_is_told_while_the_answer_is_open() -> None:
    found = {each.name: each.text for each in said(POLICY, {"離島": False}).known}
    assert found == {"補助率": "60%（3/5）", "対象経費": "10,000,000円以下", "補助額": "6,000,000円以下"}
    assert said(POLICY, {}).known[0].text == "60%（3/5）以上 75%（3/4）以下"


def test_that_a_value_is_one_of_many_members_is_not_told() -> None:
    policy = """
  区分 地域 = 甲地、乙地、丙地、丁地
  入力 場所 : 地域
  入力 北 : はい・いいえ
  算定 当てる地域 : 地域
    原則 場所
    ただし 北 のとき 甲地
  算定 額 : 円
    解釈 「試験」
    原則 200円
    ただし 当てる地域 が 甲地 のとき 100円
"""
    assert [each.name for each in said(policy, {"北": False}).known] == ["額"]
    assert [each.text for each in said(policy, {"場所": "乙地"}).known] == ["乙地又は甲地", "100円以上 200円以下"]


def test_nothing_is_told_so_where_the_result_is_settled() -> None:
    full: dict[str, Scalar] = {"離島": True, "経費": Fraction(100), "準備費": Fraction(0)}
    assert said(POLICY, full).known == ()


def test_an_assumption_says_of_what_and_what_and_the_rows_that_rest_on_it_have_its_number() -> None:
    full: dict[str, Scalar] = {"離島": True, "経費": Fraction(100), "準備費": Fraction(10)}
    found = said(POLICY, full)
    assert [(each.name, each.assumed) for each in found.assumptions] == [("措置率（実施）", "1（10/10）")]
    assert {row.name: row.assumed for row in found.rows} == {"補助率": (), "対象経費": (), "補助額": (), "措置額": (1,)}
    assert found.result is not None
    assert (found.result.text, found.result.assumed) == ("105円（仮）", (1,))
    [remark] = [each for each in found.remarks if each.heading == "仮置き"]
    assert remark.text == "実施の措置率は印字されていない。措置率（実施）を1（10/10）と仮定した。"


def test_the_sheet_as_text_never_says_provisional_alone() -> None:
    compiled = compile_text(POLICY)
    ir = ir_of(compiled)
    answer = evaluate(ir, {"離島": True, "経費": Fraction(100), "準備費": Fraction(10)}, {}, ir.scheme.document_year)
    lines = sheet(report(ir, answer, References(compiled.documents), compiled.sources)).splitlines()
    assert "　仮置き1　措置率（実施）を1（10/10）と仮定した。" in lines
    assert all("仮置き1" in line for line in lines[2:] if line.startswith("　") and "（仮）" in line)


def test_what_only_a_reading_that_is_not_taken_would_use_is_idle() -> None:
    def idle(readings: Mapping[str, str]) -> list[str]:
        return [row.name for row in said(READINGS, {"経費": Fraction(300)}, readings).rows if row.idle]

    assert idle({}) == ["止めた額"]
    assert idle({"当て方": "額に当てる"}) == ["止めた経費"]


def test_what_nothing_ever_uses_is_a_result_and_not_idle() -> None:
    ir = ir_of(compile_text(READINGS))
    for option in ("経費に当てる", "額に当てる"):
        assert "額" not in untaken(ir.regime(ir.scheme.document_year), "当て方", option)


def test_a_rate_in_percent_is_shown_with_its_fraction_and_a_whole_one_without() -> None:
    assert show_number(Fraction(3, 5), NONE, "%/") == "60%（3/5）"
    assert show_number(Fraction(1), NONE, "%/") == "100%"
    assert show_number(Fraction(-1, 2), NONE, "%/") == "-50%（1/2）"


def test_a_year_after_the_documents_is_said_to_be_one() -> None:
    for later, said_so in (
        (-1, ""),
        (0, ""),
        (1, "令和7年度は、資料（令和6年度）より後です。資料の後の改定は入っていません。"),
    ):
        found = reported(READINGS, {"経費": Fraction(300)}, later=later)
        assert found.answer.applies
        assert statement(found).later == said_so
        assert said_so in sheet(found).splitlines()[1]


def test_the_remarks_of_the_author_stand_on_the_answer() -> None:
    text = f"  備考 「措置率は印字されていない。」「月割りも印字されていない。」\n{READINGS}"
    found = reported(text, {"経費": Fraction(300)})
    assert statement(found).author_remarks == ("措置率は印字されていない。", "月割りも印字されていない。")
    assert "備考　措置率は印字されていない。" in sheet(found).splitlines()


def test_what_another_reading_makes_of_the_result_stands_beside_it() -> None:
    found = reported(READINGS, {"経費": Fraction(1_500_000)})
    result = statement(found).result
    assert result is not None
    assert [each.words for each in result.others] == ["750,000円（解釈「当て方」が「額に当てる」）"]
    assert "　ほかの読みなら　額 750,000円（解釈「当て方」が「額に当てる」）" in sheet(found).splitlines()
    same = said(READINGS, {"経費": Fraction(300)}).result
    assert same is not None
    assert same.others == ()


def test_the_rows_that_leave_a_requirement_unmet_are_named() -> None:
    states, told = of_rows(member(moved=True), member(moved=False), member(moved=None), member(moved=False, months=1))
    assert states == {"異動": "満たさない（隊員の2、4行目）", "長さ": "満たさない（隊員の4行目）", "予算": "満たす"}
    # Without the rows that fail, whether 異動 is met waits for the third.
    assert told == [
        "「異動」を満たさないのは、隊員の2、4行目です。",
        "「長さ」を満たさないのは、隊員の4行目です。数に入れない行なら、除けば、残りの行で計算できます。",
    ]


def test_of_many_rows_the_first_are_named_and_where_all_fail_none_is_to_be_taken_out() -> None:
    states, told = of_rows(*[member(moved=False)] * 12)
    assert states["異動"] == "満たさない（隊員の1、2、3、4、5、6、7、8、9、10行目ほか2行）"
    assert told == ["「異動」を満たさないのは、隊員の1、2、3、4、5、6、7、8、9、10行目ほか2行です。"]


def test_what_no_row_can_mend_is_not_blamed_on_rows() -> None:
    states, told = of_rows(member(moved=True), budget=1)
    assert (states["予算"], told) == ("満たさない", [])


def test_that_there_is_no_row_to_fail_a_requirement_is_said() -> None:
    states, told = of_rows()
    assert states == {"異動": "満たす（隊員の行なし）", "長さ": "満たす（隊員の行なし）", "予算": "満たす"}
    assert told == []
