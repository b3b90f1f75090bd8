"""Emitted modules against the reference interpreter: the same JSON answer, byte by byte, for every case."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.emit.checking import Drawn, compile_golden, draw_cases, reference
from tests.emit.javascript.running import compare, expected, needs_node, node, write_modules, years_outside
from tests.support import ROOT, compile_text, ir_of

from seido.citations.references import References

pytestmark = needs_node

SCHEMES = sorted(
    name
    for path in (ROOT / "policies" / "r6").glob("*.pol")
    for name in re.findall(r"^制度 .*\((\w+)\)", path.read_text("utf-8"), re.MULTILINE)
)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_modules(reference(), tmp_path_factory.mktemp("reference"))


def test_every_scheme_of_the_reference_set_is_held() -> None:
    assert sorted(reference().irs) == SCHEMES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_module_says_what_the_interpreter_says(scheme: str, web: Path) -> None:
    ir = reference().irs[scheme]
    cases = list(draw_cases(ir, 200, seed=20240528, missing=0.2))
    cases += years_outside(ir, cases)
    assert compare(reference(), ir, web, cases) == 203


@pytest.mark.parametrize("case", ["rates", "rows", "special", "rounding", "hostile"])
def test_a_module_of_every_construct_says_what_the_interpreter_says(case: str, tmp_path: Path) -> None:
    compiled = compile_golden(case)
    ir = compiled.irs["trial"]
    cases = [*draw_cases(ir, 300, seed=2, missing=0.3), Drawn({}, {}, ir.scheme.document_year, {}, complete=False)]
    assert compare(compiled, ir, write_modules(compiled, tmp_path), cases) == 301


def test_every_example_typed_as_the_module_offers_it_gives_the_answer_of_the_interpreter(web: Path) -> None:
    references = References(reference().documents)
    asked, wanted = [], []
    for ir in reference().irs.values():
        for at, example in enumerate(ir.scheme.examples):
            asked.append({"scheme": ir.scheme.id, "example": at})
            items = {name: [dict(row) for row in rows] for name, rows in example.items.items()}
            drawn = Drawn(dict(example.inputs), items, example.year, dict(example.readings), complete=True)
            wanted.append(expected(reference(), ir, drawn, references))
    assert len(asked) > 100
    for where, found, right in zip(asked, node("answers.mjs", web, asked), wanted, strict=True):
        assert found == right, where


def test_a_sum_of_many_terms_and_a_choice_of_many_arms_are_no_trouble(tmp_path: Path) -> None:
    terms = " + ".join(["額"] * 190)
    arms = "".join(f"    ただし 額 が {n}円 のとき {n * 2}円   各年度   解釈 「試験。」\n" for n in range(1, 60))
    compiled = compile_text(
        f"  入力 額 : 円   範囲 0円以上\n  算定 和 : 円 = {terms}\n  算定 選 : 円\n    原則 額\n{arms}"
    )
    ir = ir_of(compiled)
    assert compare(compiled, ir, write_modules(compiled, tmp_path), list(draw_cases(ir, 40, seed=3))) == 40


def test_what_a_scheme_cannot_take_is_refused_and_named(tmp_path: Path) -> None:
    compiled = compile_text("  入力 率 : 割合   刻み 0.1\n  算定 倍 : 数 = 率 × 2\n")
    web = write_modules(compiled, tmp_path)
    refused = {
        "率": [["1.5"], ["0.25"]],
        "別の名前": [["1"]],
    }
    for name, values in refused.items():
        for value in values:
            case = {"scheme": "trial", "inputs": [[name, value]], "items": [], "readings": [], "year": 2024}
            with pytest.raises(AssertionError, match="CaseError"):
                node("answers.mjs", web, [case])
