"""Formulas and conditions in plain Japanese."""

from __future__ import annotations

import pytest
from tests.emit.emitting import context

from seido.emit.prose import Prose

NAMES = """\
  区分 団体
    都道府県
    市
    町
    村
    市町村 = 市 か 町 か 村
  入力 団体 : 団体
  入力 財政力指数 : 指数   範囲 0以上   刻み 0.01
  入力 人口 : 人
  入力 経費 : 円
  入力 モデル性が高い : はい・いいえ
  入力 重点事業 : はい・いいえ
  明細 職員 （一行 1人）
    所要額 : 円
    常勤 : はい・いいえ
"""


def prose_of(declaration: str, name: str = "甲") -> Prose:
    """The prose of a scheme with one declaration more."""
    made = context(NAMES + declaration)
    assert name in (*made.irs["trial"].scheme.amounts, *made.irs["trial"].scheme.requirements)
    return Prose(made.irs["trial"], made, 2024)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("財政力指数 が 0.5未満", "財政力指数が0.5未満である"),
        ("財政力指数 が 0.25以上 0.5未満", "財政力指数が0.25以上0.5未満である"),
        ("人口 が 5万人超", "人口が5万人を超える"),
        ("団体 が 市町村", "団体が市町村である"),
        ("団体 が 都道府県 か 市", "団体が都道府県か市である"),
        ("団体 が 市町村 でない", "団体が市町村でない"),
        ("団体 が 都道府県 か 市 でない", "団体が都道府県、市のいずれでもない"),
        ("モデル性が高い", "モデル性が高い"),
        ("重点事業", "「重点事業」に当たる"),
        ("重点事業 でない", "「重点事業」に当たらない"),
        ("財政力指数 が 0.5未満 でない", "財政力指数が0.5以上である"),
        ("団体 が 市町村 かつ 財政力指数 が 0.5未満", "団体が市町村で、財政力指数が0.5未満である"),
        ("団体 が 市 又は 重点事業", "「団体が市」、「『重点事業』に当たる」のいずれかに当たる"),
        ("いずれか(職員 ごとに 常勤)", "職員に、「常勤」に当たるものがある"),
        ("すべて(職員 ごとに 常勤)", "職員のすべてについて、「常勤」に当たる"),
    ],
)
def test_a_condition_as_a_sentence(written: str, said: str) -> None:
    prose = prose_of(f"  要件 甲 : {written}   解釈 「試験」\n")
    assert prose.condition(prose.scheme.requirements["甲"].condition).plain == said


def test_a_condition_on_who_asks_is_told_as_who_asks() -> None:
    prose = prose_of("  要件 甲 : 団体 が 市町村 かつ 財政力指数 が 0.5未満   解釈 「試験」\n")
    assert prose.case(prose.scheme.requirements["甲"].condition) == "財政力指数が0.5未満の市町村"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("経費 × 2/3", "経費 × 2/3"),
        ("経費 ÷ 12", "経費 ÷ 12"),
        ("(経費 + 100円) × 2", "（経費 ＋ 100円） × 2"),
        ("経費 - 100万円", "経費 － 100万円"),
        ("合計(職員 ごとに 所要額)", "職員ごとの所要額の合計"),
        ("合計(職員 のうち 常勤 ごとに 所要額)", "職員のうち「常勤」に当たるものごとの所要額の合計"),
        ("大きい方(経費、100万円)", "（経費、100万円）のうち大きい方"),
        ("切捨て(経費、1,000円)", "経費の千円未満を切り捨てた額"),
    ],
)
def test_a_formula_as_a_noun(written: str, said: str) -> None:
    prose = prose_of(f"  算定 甲 : 円 = {written}   解釈 「試験」   端数 記載なし「試験」\n")
    assert prose.value(prose.scheme.amounts["甲"].rule.clauses[0].value, "円") == said


def test_a_rule_in_sentences() -> None:
    prose = prose_of(
        "  算定 甲 : 円   端数 千円未満 切捨て   解釈 「試験」\n"
        "    原則 経費 × 1/2   上限 500万円   解釈 「試験」\n"
        "    ただし 重点事業 のとき 対象外\n"
        "    ただし 重点事業 かつ モデル性が高い のとき 記載なし「額が印字されていない」\n"
    )
    amount = prose.scheme.amounts["甲"]
    assert [said.text for said in prose.rule("甲", amount.rule, amount.type, amount.shown)] == [
        "甲は、原則として経費 × 1/2です（上限：500万円）。",
        "ただし、「重点事業」に当たるときは、対象外です。",
        "ただし、「重点事業」に当たり、モデル性が高いときは、資料に書かれていません（額が印字されていない）。",
        "千円未満の端数は切り捨てます。",
    ]


def test_a_number_is_shown_as_its_author_wrote_it() -> None:
    prose = prose_of("  算定 甲 : 割合 = ３分の２   解釈 「試験」\n")
    assert prose.value(prose.scheme.amounts["甲"].rule.clauses[0].value, "割合") == "3分の2"


def test_without_the_policy_text_a_number_is_shown_in_the_style_of_its_type() -> None:
    prose = prose_of("  算定 甲 : 割合 = ３分の２   解釈 「試験」\n")
    assert Prose(prose.ir).value(prose.scheme.amounts["甲"].rule.clauses[0].value, "割合") == "2/3"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "記載なし「要件の中身は印字されていない」",
            "資料に書かれていない条件（要件の中身は印字されていない）に当たる",
        ),
        (
            "重点事業 又は 記載なし「「等」に何が入るか」",
            "「『重点事業』に当たる」、「資料に書かれていない条件（『等』に何が入るか）に当たる」のいずれかに当たる",
        ),
    ],
)
def test_a_condition_on_which_the_document_is_silent_is_a_sentence(written: str, said: str) -> None:
    prose = prose_of(f"  要件 甲 : {written}   解釈 「試験」\n")
    assert prose.condition(prose.scheme.requirements["甲"].condition).plain == said
