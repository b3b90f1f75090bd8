"""Published figures, typed in from the document, against the generated Python checkers."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.support import compile_reference

from seido.citations.references import References
from seido.emit.checker import emit_package

OKU = 100_000_000
COLUMNS = (  # the columns of the limit tables from the left: an area that stands for it, and the zone
    ("通常地域", "一般地域"),
    ("通常地域", "認定地域等"),
    ("離島地域", "一般地域"),
    ("離島地域", "認定地域等"),
    ("定住自立圏", "一般地域"),
    ("地域脱炭素化促進事業", "一般地域"),
)
# <現行>, lines 440 to 446: 指定都市 stands for 都道府県・指定都市, since ※2 takes 都道府県 out of one column.
BEFORE = {
    ("指定都市", "通常の施設"): ("42", "52.5", "54", "67.5", "67.5", "67.5"),
    ("指定都市", "複合施設"): ("63", "78.7", "81", "101.2", "101.2", "101.2"),
    ("町", "通常の施設"): ("10.5", "13.1", "13.5", "16.8", "16.8", "16.8"),
    ("町", "複合施設"): ("15.7", "19.6", "20.2", "25.3", "25.3", "25.3"),
}
# <改正後>, lines 459 to 463, and ※1: 1.25 times in 認定地域等 where ※1 stands.
AFTER = {
    "指定都市": ("80", "100", "96", "120", "120", "120"),
    "町": ("20", "25", "24", "30", "30", "30"),
}
RATIOS = {2023: ("35", "35", "45", "45", "45", "45"), 2024: ("50", "50", "60", "60", "60", "60")}


@pytest.fixture(scope="module")
def checkers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package as `seido build` writes it, where Python finds it."""
    folder = tmp_path_factory.mktemp("built")
    compiled = compile_reference()
    for path, text in emit_package(compiled.irs, compiled.program.documents, References(compiled.documents)).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.partition(".")[0] == "checkers"]:
        del sys.modules[name]


def module(checkers: Path, name: str) -> ModuleType:
    del checkers
    return importlib.import_module(f"checkers.{name}")


def loan(furusato: Any, year: int, **inputs: Any) -> Any:  # noqa: ANN401  a generated module
    """The plain call, with what does not matter filled in."""
    given = {
        "団体区分": "町",
        "地域": "通常地域",
        "過疎地域等にも当たる": False,
        "区域": "一般地域",
        "施設": "通常の施設",
        "事業": "その他の事業",
        "雇用の人数": 9,
        "設備投資額": 0,
        "総事業費": 0,
        "融資希望額": 0,
        "助成額": 0,
    } | inputs
    return furusato.compute(year=year, **given)


def exact(furusato: Any, found: Any, name: str) -> Fraction:  # noqa: ANN401  a generated module
    """A field of Amounts as the number it stands for."""
    field = next(each for each in found._fields if each == name or each.startswith(f"{name}_"))
    return Fraction(getattr(found, field), furusato.DENOMINATORS[field])


@pytest.mark.parametrize(("body", "facility"), BEFORE)
@pytest.mark.parametrize("column", range(6))
def test_every_cell_of_the_limits_in_force_up_to_reiwa_5(checkers: Path, body: str, facility: str, column: int) -> None:
    furusato = module(checkers, "furusato_yushi")
    area, zone = COLUMNS[column]
    found = loan(furusato, 2023, 団体区分=body, 施設=facility, 地域=area, 区域=zone)
    assert exact(furusato, found, "限度額") == Fraction(BEFORE[body, facility][column]) * OKU


@pytest.mark.parametrize("body", AFTER)
@pytest.mark.parametrize("column", range(6))
def test_every_cell_of_the_limits_from_reiwa_6(checkers: Path, body: str, column: int) -> None:
    furusato = module(checkers, "furusato_yushi")
    area, zone = COLUMNS[column]
    found = loan(furusato, 2024, 団体区分=body, 地域=area, 区域=zone)
    assert exact(furusato, found, "限度額") == Fraction(AFTER[body][column]) * OKU


@pytest.mark.parametrize("year", RATIOS)
@pytest.mark.parametrize("body", ["指定都市", "町"])
@pytest.mark.parametrize("column", range(6))
def test_every_ratio(checkers: Path, year: int, body: str, column: int) -> None:
    furusato = module(checkers, "furusato_yushi")
    area, zone = COLUMNS[column]
    found = loan(furusato, year, 団体区分=body, 地域=area, 区域=zone)
    assert exact(furusato, found, "融資比率") == Fraction(RATIOS[year][column]) / 100


@pytest.mark.parametrize(
    ("year", "area", "also", "wanted"),
    [
        (2023, "定住自立圏", False, "42"),
        (2023, "連携中枢都市圏", True, "54"),
        (2023, "東日本大震災被災地域", False, "67.5"),
        (2024, "定住自立圏", False, "80"),
        (2024, "連携中枢都市圏", True, "96"),
        (2024, "東日本大震災被災地域", False, "120"),
    ],
)
def test_the_notes_send_prefectures_back_to_the_other_columns(
    checkers: Path, year: int, area: str, *, also: bool, wanted: str
) -> None:
    furusato = module(checkers, "furusato_yushi")
    found = loan(furusato, year, 団体区分="道府県", 地域=area, 過疎地域等にも当たる=also)
    assert exact(furusato, found, "限度額") == Fraction(wanted) * OKU


@pytest.mark.parametrize(
    ("year", "body", "area", "business", "jobs"),
    [
        (2023, "道府県", "通常地域", "その他の事業", 5),
        (2023, "道府県", "通常地域", "再生可能エネルギー電気事業", 1),
        (2023, "道府県", "地域脱炭素化促進事業", "その他の事業", 1),
        (2023, "町", "通常地域", "その他の事業", 1),
        (2024, "道府県", "通常地域", "その他の事業", 5),
        (2024, "指定都市", "通常地域", "再生可能エネルギー電気事業", 1),
        (2024, "町", "通常地域", "その他の事業", 1),
    ],
)
def test_jobs_are_needed_from_the_printed_number_on(
    checkers: Path, year: int, body: str, area: str, business: str, jobs: int
) -> None:
    furusato = module(checkers, "furusato_yushi")
    case = {"団体区分": body, "地域": area, "事業": business}
    assert loan(furusato, year, 雇用の人数=jobs, **case).雇用 is True
    assert loan(furusato, year, 雇用の人数=jobs - 1, **case).雇用 is False


def test_three_quarters_of_a_grant_towards_interest(checkers: Path) -> None:
    furusato = module(checkers, "furusato_yushi")
    assert exact(furusato, loan(furusato, 2024, 助成額=1_000_000), "特別交付税措置額") == 750_000


@pytest.mark.parametrize(
    ("index", "outstanding", "rate"),
    [
        ("0.50", False, "1/2"),
        ("0.49", False, "2/3"),
        ("0.25", False, "2/3"),
        ("0.24", False, "3/4"),
        ("0.90", True, "3/4"),
    ],
)
def test_the_rates_and_the_cap_of_an_energy_plan(checkers: Path, index: str, *, outstanding: bool, rate: str) -> None:
    bunsan: Any = module(checkers, "bunsan_energy")
    for cost, capped in ((20_000_000, 20_000_000), (20_000_001, 20_000_000), (19_999_999, 19_999_999)):
        found = bunsan.compute(
            団体区分="町", 財政力指数=int(Fraction(index) * 100), 新規性_モデル性が極めて高い=outstanding, 策定経費=cost
        )
        assert exact(bunsan, found, "補助率") == Fraction(rate)
        assert exact(bunsan, found, "補助額") == capped * Fraction(rate)
        case = bunsan.Case(
            団体区分="町", 財政力指数=Fraction(index), 新規性_モデル性が極めて高い=outstanding, 策定経費=cost
        )
        assert bunsan.assess(case).amount("補助額") == capped * Fraction(rate)


@pytest.mark.parametrize(
    ("year", "kind", "cap"), [(2023, "専任", 4_450_000), (2024, "専任", 4_850_000), (2024, "兼任", 400_000)]
)
def test_the_caps_of_supporters(checkers: Path, year: int, kind: str, cap: int) -> None:
    shuraku: Any = module(checkers, "shuraku_shienin")
    row = next(value for name, value in vars(shuraku).items() if name.startswith("整数行_"))
    for cost, counted in ((cap - 1, cap - 1), (cap, cap), (cap + 1, cap)):
        found = shuraku.compute(支援員=[row(kind, cost)], year=year)
        assert found.措置対象額 == counted


def test_what_is_not_printed_is_no_number(checkers: Path) -> None:
    shuraku: Any = module(checkers, "shuraku_shienin")
    row = next(value for name, value in vars(shuraku).items() if name.startswith("整数行_"))
    found = shuraku.compute(支援員=[row("兼任", 500_000)], year=2023)
    assert not isinstance(found.措置対象額, int)


TOWN = {"団体区分": "市", "定住自立圏に取り組む": True}
RATE = {"脱炭素": False, "デジタル技術活用": False}
POWER = {"事業の種類": "再生可能エネルギー設備"}
BOND = POWER | {"主目的": "自家消費", "地方単独事業である": True, "第三セクター等への補助金である": False}
NEW_BOND = POWER | {"主目的": "地域内消費", "地方単独事業である": True, "第三セクター等への補助金である": True}
HEAD_COUNT = 3


@pytest.mark.parametrize(
    ("scheme", "year", "inputs", "name", "wanted"),
    [
        # 地域おこし協力隊, lines 39 to 47: caps, at the limit and one yen above
        ("kyoryokutai", 2024, {"募集等の経費": 3_000_000}, "募集等の対象額", "3000000"),
        ("kyoryokutai", 2024, {"募集等の経費": 3_000_001}, "募集等の対象額", "3000000"),
        ("kyoryokutai", 2024, {"おためしの経費": 1_000_001}, "おためしの対象額", "1000000"),
        ("kyoryokutai", 2024, {"インターンの経費": 1_000_001}, "インターンの対象額", "1000000"),
        ("kyoryokutai", 2024, {"日々のサポートの経費": 2_000_001}, "日々のサポートの対象額", "2000000"),
        ("kyoryokutai", 2024, {"空き家の改修の経費": 4_000_000}, "空き家の改修の措置額", "2000000"),
        (
            "kyoryokutai",
            2024,
            {"団体区分": "道府県", "外国人の採用につなげる取組の経費": 2_000_001},
            "外国人の採用につなげる取組の対象額",
            "2000000",
        ),
        (
            "kyoryokutai",
            2024,
            {"団体区分": "道府県", "外国人の隊員に必要なサポートの経費": 1_000_001},
            "外国人の隊員に必要なサポートの対象額",
            "1000000",
        ),
        # 地域活性化起業人, lines 257 and 315: 100万円/団体, 措置率0.5
        ("kigyojin", 2024, {"期間前の経費": 1_500_000, "型": "企業派遣型"}, "期間前の措置額", "500000"),
        # ローカル10,000プロジェクト, lines 366 to 372
        ("local10000", 2024, RATE | {"条件不利地域": False, "財政力指数": Fraction("0.24")}, "補助率", "1/2"),
        ("local10000", 2024, RATE | {"条件不利地域": True, "財政力指数": Fraction("0.25")}, "補助率", "2/3"),
        ("local10000", 2024, RATE | {"条件不利地域": True, "財政力指数": Fraction("0.24")}, "補助率", "3/4"),
        ("local10000", 2024, {"条件不利地域": False, "脱炭素": True, "デジタル技術活用": False}, "補助率", "3/4"),
        ("local10000", 2024, {"条件不利地域": False, "脱炭素": False, "デジタル技術活用": True}, "補助率", "9/10"),
        # 定住自立圏, lines 843 to 846
        *(
            ("teijujiritsuken", year, TOWN | {"支援": "包括的財政措置", "役割": role}, "包括的財政措置の額", amount)
            for role, year, amount in (
                ("中心市", 2013, "40000000"),
                ("中心市", 2014, "85000000"),
                ("近隣市町村", 2013, "10000000"),
                ("近隣市町村", 2014, "15000000"),
                ("近隣市町村", 2020, "15000000"),
                ("近隣市町村", 2021, "18000000"),
                ("近隣市町村", 2024, "18000000"),
            )
        ),
        ("teijujiritsuken", 2024, {"支援": "地域活性化事業債", "事業費": 100_000_000}, "起債額", "90000000"),
        ("teijujiritsuken", 2024, {"支援": "地域活性化事業債", "事業費": 100_000_000}, "交付税算入額", "27000000"),
        ("teijujiritsuken", 2024, {"支援": "人材の育成", "研修の経費": 3_000_000}, "人材育成の措置額", "1500000"),
        # 地域脱炭素, lines 897 and 926: 充当率90%・50%, 事業費の1/2, 充当率100%・70%
        ("datsutanso_sai", 2024, BOND | {"事業費": 100_000_000}, "起債額", "90000000"),
        ("datsutanso_sai", 2024, BOND | {"事業費": 100_000_000}, "交付税措置額", "45000000"),
        ("datsutanso_sai", 2024, NEW_BOND | {"事業費": 100_000_000, "補助金の額": 60_000_000}, "起債額", "45000000"),
        ("kaso_datsutanso", 2024, POWER | {"事業費": 100_000_000}, "起債額", "100000000"),
        ("kaso_datsutanso", 2024, POWER | {"事業費": 100_000_000}, "交付税措置額", "70000000"),
        # GXアドバイザー, line 954: 1時間あたり6,000円
        ("gx_adviser", 2024, {"派遣の時間": 5, "原則の単価による": True}, "謝金", "30000"),
        # 地域DX, line 725: 措置率0.7
        ("chiiki_dx_kakuho", 2024, {"団体区分": "道府県", "所要額": 10_000_000}, "特別交付税措置額", "7000000"),
    ],
)
def test_what_the_other_schemes_print(
    checkers: Path,
    scheme: str,
    year: int,
    inputs: dict[str, Any],
    name: str,
    wanted: str,
) -> None:
    """Each amount from as few inputs as it needs: what the case leaves open cannot touch it."""
    built: Any = module(checkers, scheme)
    found = built.assess(built.Case(**inputs), year=year).values[name]
    assert found.value == Fraction(wanted)


@pytest.mark.parametrize(("year", "people", "amount"), [(2024, 3, "10500000"), (2025, 1, "3500000")])
def test_special_allocation_tax_for_cio_assistants(checkers: Path, year: int, people: int, amount: str) -> None:
    """対象人数を1名から3名に拡充, 措置率0.7, 令和7年度まで (lines 725 to 729)."""
    built: Any = module(checkers, "chiiki_dx_cio")
    row = next(value for key, value in vars(built).items() if key.startswith("行_"))
    case = built.Case(団体区分="町", CIO補佐官等=tuple(row(所要額=5_000_000) for _ in range(people)))
    assert built.assess(case, year=year).values["特別交付税措置額"].value == Fraction(amount)
    assert not built.assess(case, year=2026).applies
    four = built.Case(団体区分="町", CIO補佐官等=tuple(row(所要額=5_000_000) for _ in range(HEAD_COUNT + 1)))
    assert not hasattr(built.assess(four).values["特別交付税措置額"], "value")
