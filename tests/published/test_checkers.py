"""The published figures of three schemes, typed in from the document, against the generated Python checkers."""

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
        found = shuraku.compute(支援員=[row(kind, "集落支援員の設置", cost)], year=year)
        assert found.措置対象額 == counted


def test_what_is_not_printed_is_no_number(checkers: Path) -> None:
    shuraku: Any = module(checkers, "shuraku_shienin")
    row = next(value for name, value in vars(shuraku).items() if name.startswith("整数行_"))
    found = shuraku.compute(支援員=[row("兼任", "集落点検の実施", 500_000)], year=2023)
    assert not isinstance(found.措置対象額, int)
