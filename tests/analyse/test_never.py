"""Clauses that no case reaches: proved, told with what excludes them, and held against exhaustion."""

from __future__ import annotations

import itertools
import os
import random

import pytest
from tests.support import codes, compile_text, facts, yen

from seido.evaluate import computer
from seido.pipeline import Compiled
from seido.values.exact import Known, Value

PROGRAMS = int(os.environ.get("SEIDO_PROOFS", "60"))
"""How many programs are drawn; more on demand."""

READ = "   解釈 「試験」\n"
COST = "  入力 経費 : 円   範囲 0円以上 300万円以下\n"
HALF = f"  算定 補助 : 円 = 経費 × 1/2   端数 円未満 切捨て{READ}"
LIMIT = f"  要件 上限内 : 経費 が 100万円以下{READ}"


def amount(*clauses: str, name: str = "額", more: str = "") -> str:
    lines = "".join(f"    ただし {each}{READ}" for each in clauses)
    return f"  算定 {name} : 円\n    原則 1万円{READ}{lines}{more}"


def never(compiled: Compiled) -> list[str]:
    """The clauses of which it is said that no case reaches them; the program has no error."""
    assert not compiled.failed, codes(compiled)
    return [str(each.facts["clause"]) for each in compiled.diagnostics if each.kind.code == "S1043"]


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        (
            COST + LIMIT + amount("経費 が 200万円以上 のとき 5万円"),
            "条件が成り立つ場合（たとえば 経費 が 2,000,000円 のとき）は、どれも要件「上限内」に当てはまりません",
        ),
        (
            COST + HALF + amount("補助 が 160万円以上 のとき 5万円"),
            "補助 は大きくても 1,500,000円（たとえば 経費 が 3,000,000円 のとき）です",
        ),
        (
            COST + HALF + LIMIT + amount("補助 が 60万円以上 のとき 5万円"),
            "条件が成り立つ場合（たとえば 経費 が 1,200,000円 のとき）は、どれも要件「上限内」に当てはまりません",
        ),
        (
            f"{COST}{LIMIT}  要件 特別 : 特例 又は 経費 が 50万円以下{READ}  入力 特例 : はい・いいえ\n"
            + amount("経費 が 60万円以上 かつ 特例 でない のとき 5万円"),
            "条件が成り立つ場合（たとえば 経費 が 600,000円、特例 が いいえ のとき）は、どれも要件「特別」に当てはまりません",
        ),
        (
            f"{COST}  場合 経費 が 50万円以下\n"
            + amount("経費 が 60万円以上 のとき 5万円").replace("\n  ", "\n    ").replace("  算定", "    算定", 1)
            + "  場合おわり\n",
            "条件が成り立つ場合（たとえば 経費 が 600,000円 のとき）は、どれも行を囲む「場合」の条件に当てはまりません",
        ),
        (
            COST
            + HALF
            + amount(
                "経費 が 100万円以上 のとき 5万円",
                "補助 が 60万円以上 のとき 6万円",
                more=f"    重なるとき 先に書いた方{READ}",
            ),
            "当てはまる場合（たとえば 経費 が 1,200,000円 のとき）には、いつも ただし1 で決まります",
        ),
    ],
    ids=["requirement", "value", "value-by-requirement", "one-of-two", "part", "before"],
)
def test_a_clause_that_no_case_reaches_is_told_with_what_excludes_it(policy: str, why: str) -> None:
    compiled = compile_text(policy)
    assert len(never(compiled)) == 1
    assert facts(compiled, "S1043")["why"] == why


@pytest.mark.parametrize(
    "policy",
    [
        COST + LIMIT + amount("経費 が 100万円以上 のとき 5万円"),
        COST + HALF + amount("補助 が 150万円以上 のとき 5万円"),
        # a 対象外 or 記載なし that a 要件 excludes already says nothing wrong
        COST + LIMIT + amount("経費 が 200万円以上 のとき 対象外"),
        COST + LIMIT + amount("経費 が 200万円以上 のとき 記載なし「印字されていない」"),
        # a 要件 that rests on the amount itself
        COST + amount("経費 が 100万円以上 のとき 0円") + f"  要件 額あり : 額 が 1円以上{READ}",
        # the greatest of what applies: each has a part in it
        COST
        + HALF
        + amount(
            "経費 が 100万円以上 のとき 補助",
            "補助 が 60万円以上 のとき 6万円",
            more=f"    重なるとき 大きい方{READ}",
        ),
    ],
    ids=["at-the-limit", "at-the-most", "out-of-scope", "unstated", "rests-on-it", "greatest"],
)
def test_a_clause_that_some_case_reaches_or_that_gives_nothing_is_left_alone(policy: str) -> None:
    assert never(compile_text(policy)) == []


def test_only_a_clause_that_no_year_reaches_is_told() -> None:
    years = "   令和5年度から令和6年度まで   解釈 「試験」\n"
    policy = (
        f"  適用期間 令和5年度から{READ}{COST}  算定 限度 : 円\n"
        "    原則 100万円   令和6年度のみ   解釈 「試験」\n    原則 {before}   令和5年度のみ   解釈 「試験」\n"
        f"  要件 上限内 : 経費 が 限度 以下{years}"
        f"  算定 額 : 円\n    原則 1万円{years}    ただし 経費 が 200万円以上 のとき 5万円{years}"
    )
    assert never(compile_text(policy.format(before="200万円"))) == []
    assert never(compile_text(policy.format(before="199万円"))) == ["ただし1"]


def test_a_clause_under_a_reading_that_is_not_adopted_is_left_alone() -> None:
    text = f"{COST}  解釈 数え方 「試験」\n    広い 「広い」 採用\n    狭い 「狭い」\n" + amount(
        "数え方 が 狭い かつ 経費 が 10万円以上 のとき 5万円"
    )
    compiled = compile_text(text)
    assert not compiled.failed, codes(compiled)
    assert never(compiled) == []


def test_a_clause_that_only_one_of_many_choices_of_readings_reaches_is_left_alone() -> None:
    readings = "".join(f"  解釈 読{at} 「試験」\n    広{at} 「広い」 採用\n    狭{at} 「狭い」\n" for at in range(4))
    chosen = " かつ ".join(f"読{at} が 狭{at}" for at in range(4))
    assert never(compile_text(COST + readings + HALF + amount(f"補助 が 10円以上 かつ {chosen} のとき 5万円"))) == []


def test_an_end_that_a_value_never_comes_to_is_not_told_as_one_it_has() -> None:
    rest = "  算定 残り : 円 = 経費 - 補助\n"  # by the ranges of its parts up to 300万円
    compiled = compile_text(COST + HALF + rest + amount("残り が 160万円以上 のとき 5万円"))
    assert never(compiled) == ["ただし1"]
    assert facts(compiled, "S1043")["why"] == "「残り」がとりうる値では、条件が成り立つことがありません"


def test_a_part_of_a_condition_that_is_denied_is_not_what_excludes_it() -> None:
    double = f"  算定 倍額 : 円 = 経費 × 2{READ}"
    policy = COST + HALF + double + amount("（補助 が 160万円以上） でない かつ 倍額 が 700万円以上 のとき 5万円")
    assert facts(compile_text(policy), "S1043")["why"].startswith("倍額 は大きくても 6,000,000円")


# ------------------------------------------------------------------------------------------------------ exhaustion

TERMS = ("甲", "乙", "和", "半分")
COMPARISONS = ("以上", "以下", "超", "未満")


def _condition(random_: random.Random) -> str:
    parts = [
        f"{random_.choice(TERMS)} が {random_.randint(0, 9)}円{random_.choice(COMPARISONS)}"
        for _ in range(random_.randint(1, 2))
    ]
    if random_.random() < 0.3:
        parts.append(random_.choice(("特例", "特例 でない")))
    return random_.choice((" かつ ", " 又は ")).join(parts)


def _program(random_: random.Random) -> tuple[str, int]:
    required = "".join(f"  要件 条件{at} : {_condition(random_)}{READ}" for at in range(random_.randint(0, 2)))
    count = random_.randint(1, 3)
    clauses = "".join(f"    ただし {_condition(random_)} のとき {at + 2}円{READ}" for at in range(count))
    return (
        "  入力 甲 : 円   範囲 0円以上 5円以下\n  入力 乙 : 円   範囲 1円以上 3円以下\n  入力 特例 : はい・いいえ\n"
        f"  算定 和 : 円 = 甲 + 乙\n  算定 半分 : 円 = 甲 × 1/2   端数 円未満 切捨て{READ}{required}"
        f"  算定 額 : 円\n    原則 1円{READ}{clauses}    重なるとき 先に書いた方{READ}"
    ), count


def _values(compiled: Compiled) -> set[Value]:
    """Every value of 額 in a case that meets the 要件."""
    ir = compiled.irs["trial"]
    regime = ir.regime(ir.scheme.document_year)
    compute = computer(regime)
    seen: set[Value] = set()
    for one, other, special in itertools.product(range(6), range(1, 4), (False, True)):
        given: dict[str, Value] = {"甲": Known(yen(one)), "乙": Known(yen(other)), "特例": Known(special)}
        values = compute(given, {}, {}, None).values
        if all(values[name] == Known(value=True) for name in ir.scheme.requirements):
            seen.add(values["額"])
    return seen


@pytest.mark.parametrize("seed", range(PROGRAMS))
def test_the_clauses_told_are_those_that_no_case_reaches(seed: int) -> None:
    random_ = random.Random(seed)
    text, count = _program(random_)
    while (compiled := compile_text(text)).failed:  # 要件 that nobody can meet, a condition written twice
        text, count = _program(random_)
    told = {str(each.facts["clause"]) for each in compiled.diagnostics if each.kind.code in {"S1020", "S1043"}}
    reached = {value.value for value in _values(compiled) if isinstance(value, Known)}
    assert told == {f"ただし{at + 1}" for at in range(count) if yen(at + 2) not in reached}
