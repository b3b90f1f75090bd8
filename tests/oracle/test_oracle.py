"""The interpreter against an oracle written by hand: no difference, half of the cases at the limits or one step off."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from tests.oracle.schemes import OKU, Loan, bunsan, furusato, shuraku
from tests.support import compile_reference

from seido.evaluate import evaluate
from seido.ir.nodes import SchemeIR
from seido.values.exact import Known, Open, Scalar, Value

CASES = int(os.environ.get("SEIDO_ORACLE_CASES", "700"))  # 100,000 on demand


@cache
def scheme(name: str) -> SchemeIR:
    return compile_reference().irs[name]


def amount(value: Value) -> object:
    return value.value if isinstance(value, Known) else value


def near(rng: random.Random, limits: Sequence[int], top: int) -> int:
    """A whole number: half of the time a limit or one step beside it."""
    if rng.random() < 0.5:
        return max(0, rng.choice(limits) + rng.choice((-1, 0, 1)))
    return rng.randrange(top)


def test_supporters() -> None:
    rng = random.Random(6)
    for _ in range(CASES):
        rows = [
            (rng.choice(("専任", "兼任")), near(rng, (0, 400_000, 4_450_000, 4_850_000), 9_000_000))
            for _ in range(rng.randrange(5))
        ]
        year = rng.choice((2022, 2023, 2024, 2025))
        given: list[Mapping[str, Scalar]] = [{"任用": kind, "所要額": Fraction(cost)} for kind, cost in rows]
        value = evaluate(scheme("shuraku_shienin"), {}, {"支援員": given}, year).values["措置対象額"]
        wanted = shuraku(rows, year)
        if wanted is None:
            assert isinstance(value, Open)
            assert value.unstated
        else:
            assert amount(value) == wanted, (rows, year)


def test_energy_plans() -> None:
    rng = random.Random(7)
    for _ in range(CASES):
        body = rng.choice(("東京都", "道府県", "指定都市", "市", "町", "村", "特別区"))
        index = Fraction(near(rng, (0, 25, 50), 300), 100)
        outstanding = rng.random() < 0.3
        cost = near(rng, (0, 20_000_000, 26_666_666, 26_666_667, 30_000_000, 40_000_000), 60_000_000)
        reading = rng.choice(("策定経費に当てる", "補助額に当てる"))
        given: Mapping[str, Scalar] = {
            "団体区分": body,
            "財政力指数": index,
            "新規性・モデル性が極めて高い": outstanding,
            "策定経費": Fraction(cost),
        }
        answer = evaluate(scheme("bunsan_energy"), given, {}, 2024, {"上限の当て方": reading})
        found = (amount(answer.values["補助率"]), amount(answer.values["補助額"]))
        assert found == bunsan(body, index, outstanding=outstanding, cost=cost, reading=reading), given


def test_loans() -> None:
    rng = random.Random(8)
    areas = [
        "通常地域",
        "過疎地域",
        "離島地域",
        "特別豪雪地帯",
        "定住自立圏",
        "連携中枢都市圏",
        "東日本大震災被災地域",
        "地域脱炭素化促進事業",
        "脱炭素化支援機構出資事業",
    ]
    limits = [at * OKU for at in (0, 20, 24, 30, 40, 80, 96, 100, 120, 200, 240)]
    for _ in range(CASES):
        case = Loan(
            rng.choice(("東京都", "道府県", "指定都市", "市", "町", "村")),
            rng.choice(areas),
            rng.random() < 0.5,
            rng.choice(("一般地域", "認定地域等")),
            rng.choice(("通常の施設", "複合施設")),
            rng.choice(("再生可能エネルギー電気事業", "その他の事業")),
            near(rng, (0, 1, 5), 9),
            near(rng, limits, 300 * OKU),
            near(rng, limits, 150 * OKU),
        )
        year = rng.choice((2023, 2024))
        given: Mapping[str, Scalar] = {
            "団体区分": case.body,
            "地域": case.area,
            "過疎地域等にも当たる": case.also_depopulated,
            "区域": case.zone,
            "施設": case.facility,
            "事業": case.business,
            "雇用の人数": Fraction(case.jobs),
            "設備投資額": Fraction(case.investment),
            "融資希望額": Fraction(case.wanted),
            "助成額": Fraction(0),
            "総事業費": Fraction(0),
        }
        answer = evaluate(scheme("furusato_yushi"), given, {}, year)
        values = answer.values
        found = (
            *(amount(values[name]) for name in ("融資比率", "限度額", "必要な雇用の人数")),
            amount(answer.requirements["雇用"]),
            amount(values["融資額"]),
        )
        assert found == furusato(case, year), (case, year)
