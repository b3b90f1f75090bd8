"""The 照合番号: the same for the same case anywhere, another for anything else that a reader could mean."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from tests.support import ROOT, compile_text, ir_of

from seido.citations.references import References
from seido.cli import run as command
from seido.emit.answer_json import answer_json
from seido.emit.checksum import Given, checksum, policy_digest
from seido.emit.report import report
from seido.evaluate import evaluate
from seido.values.exact import Scalar

POLICY = """\
  区分 団体 = 都道府県、市町村
  入力 団体 : 団体
  入力 経費 : 円
  入力 共同 : はい・いいえ
  明細 職員
    人件費 : 円
  解釈 当て方
    甲 「経費に当てる」   採用
    乙 「額に当てる」
  算定 計 : 円 = 経費 + 合計(職員 ごとに 人件費)
  算定 額 : 円
    原則 計 × 1/2 端数 円未満 切捨て 解釈「試験。」
    ただし 当て方 が 乙 のとき 計   解釈「試験。」
"""
INPUTS: Mapping[str, Scalar] = {"団体": "市町村", "経費": Fraction(2_000_001), "共同": True}
ROWS: Mapping[str, Sequence[Mapping[str, Scalar]]] = {"職員": [{"人件費": Fraction(3, 1)}, {}]}


@dataclass(frozen=True)
class Asked:
    """A case and the policy it is of."""

    inputs: Mapping[str, Scalar] = field(default_factory=lambda: INPUTS)
    items: Mapping[str, Sequence[Mapping[str, Scalar]]] = field(default_factory=lambda: ROWS)
    readings: Mapping[str, str] = field(default_factory=dict)
    year: int = 2024
    policy: str = POLICY


def number(asked: Asked) -> str:
    """The 照合番号 of a case."""
    compiled = compile_text(asked.policy)
    assert not compiled.failed, [(each.kind.code, dict(each.facts)) for each in compiled.diagnostics if each.is_error]
    ir = ir_of(compiled)
    answer = evaluate(ir, asked.inputs, asked.items, asked.year, asked.readings)
    given = Given(policy_digest(ir, compiled.sources), asked.inputs, asked.items, answer.readings)
    found = json.loads(answer_json(report(ir, answer, References(compiled.documents), compiled.sources), given))
    text: str = found["checksum"]
    return text


def test_it_is_these_twelve_digits_on_every_machine() -> None:
    given = Given(
        "0123456789abcdef", {"乙": True, "甲": Fraction(2, 3)}, {"行": [{"額": Fraction(5)}, {}]}, {"読み": "一方"}
    )
    lines = ("乙=はい", "甲=2/3", "行=2", "行.1.額=5", "読み=一方")  # what is digested, written out (decision 0025)
    text = "\n".join(("seido 1", "trial", "0123456789abcdef", "令和6年度", *lines, "{}\n"))
    digits = f"{int(hashlib.sha256(text.encode()).hexdigest()[:16], 16) % 10**12:012}"
    assert checksum("trial", "令和6年度", given, "{}\n").replace("-", "") == digits
    assert checksum("trial", "令和6年度", given, "{}\n") == "2844-3770-1806"


def test_the_order_of_typing_makes_no_difference() -> None:
    assert number(Asked()) == number(Asked(dict(reversed(list(INPUTS.items())))))


@pytest.mark.parametrize(
    "other",
    [
        Asked(inputs={**INPUTS, "経費": Fraction(2_000_002)}),
        Asked(inputs={"団体": "市町村", "経費": Fraction(2_000_001)}),
        Asked(inputs={**INPUTS, "共同": False}),
        Asked(items={"職員": [{}, {"人件費": Fraction(3)}]}),
        Asked(items={"職員": [{"人件費": Fraction(3)}]}),
        Asked(items={}),
        Asked(readings={"当て方": "乙"}),
        Asked(policy=POLICY.replace("1/2", "1/3")),
        Asked(policy=POLICY.replace("試験。", "別の読み。")),
        Asked(policy=f"# 注\n{POLICY}"),
    ],
)
def test_another_case_or_another_policy_has_another_number(other: Asked) -> None:
    assert number(other) != number(Asked())


def test_a_reading_that_is_adopted_may_be_chosen_in_words_too() -> None:
    assert number(Asked(readings={"当て方": "甲"})) == number(Asked())


def test_neither_the_name_of_a_file_nor_its_line_ends_count() -> None:
    one = compile_text(POLICY)
    ir = ir_of(one)
    [path] = [path for path in one.sources if path == ir.scheme.span.path]
    source = one.sources[path]
    windows = type(source)(path, source.text.replace("\n", "\r\n"))
    assert policy_digest(ir, {path: windows}) == policy_digest(ir, one.sources)
    assert len(policy_digest(ir, one.sources)) == 16


def test_the_command_prints_it_and_says_the_same_twice() -> None:
    def run(*more: str) -> dict[str, object]:
        out, err = StringIO(), StringIO()
        arguments = ["run", "bunsan_energy", "--project", str(ROOT), "--format", "json", *more]
        assert command(arguments, out, err, {}) == 0
        found: dict[str, object] = json.loads(out.getvalue())
        return found

    one = run("--input", "策定経費=2,400万円", "--input", "団体区分=町")
    two = run("--input", "団体区分=町", "--input", "策定経費=２４，０００千円")
    assert one == two
    assert list(one)[-1] == "checksum"
    assert run("--input", "団体区分=町")["checksum"] != one["checksum"]


def test_the_project_may_lie_anywhere(tmp_path: Path) -> None:
    compiled = compile_text(POLICY)
    ir = ir_of(compiled)
    moved = {path: type(source)(str(tmp_path / "x.pol"), source.text) for path, source in compiled.sources.items()}
    assert policy_digest(ir, moved) == policy_digest(ir, compiled.sources)
