"""Checkers as a caller meets them: figures of the document, what is refused, what is special."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType

import pytest
from tests.emit.checking import compile_golden, load, package_of, reference, write_package
from tests.support import compile_text, ir_of


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(package_of(reference()), tmp_path_factory.mktemp("reference"))


@pytest.fixture(scope="module")
def energy(package: Path) -> ModuleType:
    return load(package, "bunsan_energy")


@pytest.fixture(scope="module")
def workers(package: Path) -> ModuleType:
    return load(package, "shuraku_shienin")


@pytest.fixture(scope="module")
def special(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    folder = tmp_path_factory.mktemp("special")
    return load(write_package(package_of(compile_golden("special")), folder), "trial")


def test_four_full_time_workers_and_two_part_time_ones_come_to_20_000_000_yen(workers: ModuleType) -> None:
    row = workers.整数行_支援員
    full, part = row("専任", 4_800_000), row("兼任", 500_000)
    assert workers.compute(支援員=[full] * 4 + [part] * 2).措置対象額 == 20_000_000


def test_in_the_year_before_the_part_time_limit_is_not_printed(workers: ModuleType) -> None:
    row = workers.整数行_支援員
    full, part = row("専任", 4_800_000), row("兼任", 500_000)
    assert workers.compute(支援員=[full] * 4, year=2023).措置対象額 == 17_800_000
    assert workers.compute(支援員=[full] * 4 + [part] * 2, year=2023).措置対象額.name == "UNSTATED"


@pytest.mark.parametrize(
    ("index", "twelfths"), [(50, 120_000_000), (49, 160_000_000), (25, 160_000_000), (24, 180_000_000)]
)
def test_the_subsidy_counts_twelfths_of_a_yen_so_that_thirds_stay_exact(
    energy: ModuleType, index: int, twelfths: int
) -> None:
    found = energy.compute(団体区分="市", 財政力指数=index, 新規性_モデル性が極めて高い=False, 策定経費=24_000_000)
    assert found.補助額_12分の1円 == twelfths
    assert energy.DENOMINATORS["補助額_12分の1円"] == 12
    assert energy.STEPS["財政力指数"] == Fraction(1, 100)


def test_another_reading_can_be_chosen_in_the_plain_call(energy: ModuleType) -> None:
    found = energy.compute(
        団体区分="市",
        財政力指数=49,
        新規性_モデル性が極めて高い=False,
        策定経費=24_000_000,
        上限の当て方="補助額に当てる",
    )
    assert Fraction(found.補助額_12分の1円, 12) == 16_000_000


def test_an_explained_answer_takes_exact_numbers_of_any_kind(energy: ModuleType) -> None:
    for index in (Decimal("0.49"), Fraction(49, 100)):
        case = energy.Case(団体区分="市", 財政力指数=index, 新規性_モデル性が極めて高い=False, 策定経費=24_000_000)
        answer = energy.assess(case)
        assert answer.amount("補助額") == Fraction(40_000_000, 3)
        assert answer.outcome == "要確認"
        assert [each.values["補助額"].value for each in answer.alternatives] == [16_000_000]


def test_a_binary_fraction_is_refused(energy: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"財政力指数: 0\.49 is not exact"):
        energy.assess(energy.Case(財政力指数=0.49))


def test_a_number_that_is_not_finite_is_refused(energy: ModuleType) -> None:
    with pytest.raises(TypeError, match="策定経費"):
        energy.assess(energy.Case(策定経費=Decimal("NaN")))


def test_an_incomplete_case_says_what_is_missing(energy: ModuleType) -> None:
    answer = energy.assess(energy.Case(新規性_モデル性が極めて高い=True, 策定経費=10_000_000))
    assert answer.missing == ()
    assert answer.amount("補助額") == 7_500_000


def test_every_tag_of_an_answer_has_a_source(energy: ModuleType) -> None:
    case = energy.Case(
        団体区分="市", 財政力指数=Decimal("0.49"), 新規性_モデル性が極めて高い=False, 策定経費=24_000_000
    )
    answer = energy.assess(case)
    tags = {event.tag for event in answer.events if event.tag}
    assert tags <= set(energy.SOURCES)
    quotes = energy.SOURCES["補助率/ただし1"].quotes
    assert [(each.document, each.line, each.text) for each in quotes] == [("r6", 878, "財政力指数0.5未満市町村は2/3")]


def test_special_values_are_told_apart_and_are_never_zero(special: ModuleType) -> None:
    case = {"団体": "市", "地域": "離島", "型": "派遣型", "人数": 100, "経費": 1_000, "認定": False}
    found = special.compute(**case)
    assert found.上限まで is special.Special.UNSTATED
    assert found.副業の額 is special.Special.OUT_OF_SCOPE
    assert found.区の額 is special.Special.OUT_OF_SCOPE
    assert found.人件費 == 12_000_000
    assert special.compute(**case, year=2030).人件費 is special.Special.OUT_OF_PERIOD
    assert special.compute(**case, year=2023).令和6年度だけの要件 is special.Special.OUT_OF_PERIOD


def test_amounts_are_given_beside_a_requirement_that_fails(special: ModuleType) -> None:
    found = special.compute(団体="都道府県", 地域="通常", 型="派遣型", 人数=5, 経費=1_000, 認定=False)
    assert not found.都の外
    assert found.上限まで == 1_000


def test_a_member_that_does_not_exist_is_refused_where_a_table_is_read(special: ModuleType) -> None:
    with pytest.raises(ValueError, match="地域"):
        special.compute(団体="市", 地域="山奥", 型="派遣型", 人数=5, 経費=1_000, 認定=False)


def test_a_scheme_whose_identifier_is_a_builtin_or_the_runtime_gets_another_module_name() -> None:
    for identifier in ("print", "runtime", "match"):
        compiled = compile_text("入力 a : 円\n算定 b : 円 = a\n", head=_head(identifier))
        assert f"checkers/{identifier}_.py" in package_of(compiled)
        assert ir_of(compiled, identifier).scheme.id == identifier


def _head(identifier: str) -> str:
    return (
        "資料 t\n  題名 「試験」\n  発行 「総務省」 令和6年5月\n  年度 令和6年度\n  本文 「t.txt」\n"
        f"制度 試験 ({identifier})\n"
    )
