"""The page on JSON describes every member that comes out, and no other."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.docs.following import DOCS, follow, one_scheme
from tests.docs.shapes import Shapes, read_shapes
from tests.emit.checking import reference
from tests.emit.emitting import context_of
from tests.support import ROOT, compile_text

from seido import cli
from seido.citations.references import References
from seido.emit.answer_json import answer_json
from seido.emit.program_json import emit_json
from seido.emit.report import report
from seido.emit.schema import emit_schema
from seido.evaluate import evaluate
from seido.ir.nodes import SchemeIR
from seido.pipeline import Compiled

# States that the reference policies do not show.
FURTHER = """\
  区分 型 = 甲、乙
  区分 別 = 丙、丁
  入力 型 : 型
  入力 費用 : 円   範囲 0円超 100万円未満   刻み 1円
  入力 認められた : はい・いいえ   判断者 「町長」
  入力 開始した日 : 日付
  入力 開始した年度 : 年度
  算定 種別 : 別
    原則 丙
    ただし 型 が 乙 のとき 記載なし「別は書かれていない」
  算定 日 : はい・いいえ = 開始した日 が 令和6年4月1日 以上   解釈 「見本」
  算定 年 : はい・いいえ = 開始した年度 が 令和6年度 以上   解釈 「見本」
  算定 目安の額 : 円 = 8,500万円程度   解釈 「見本」
  算定 額 : 円 = 費用 × 1/3   端数 記載なし「端数は書かれていない」   解釈 「見本」
  算定 丸めた額 : 円 = 切捨て(費用 × 1/3、10円)   解釈 「見本」
  算定 頭打ちの額 : 円   上限 50万円   解釈 「見本」
    原則 費用
  要件 認定 : 認められた
"""


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return read_shapes((DOCS / "reference" / "json.md").read_text(encoding="utf-8"))


def _answers(compiled: Compiled) -> Iterator[Any]:
    for ir in compiled.irs.values():
        cases = [(each.inputs, each.items, each.year) for each in ir.scheme.examples[:2]]
        for inputs, items, year in (*cases, ({}, {}, ir.scheme.document_year), ({}, {}, 1990)):
            yield _answer(compiled, ir, inputs, items, year)


def _answer(compiled: Compiled, ir: SchemeIR, inputs: Any, items: Any, year: int) -> Any:  # noqa: ANN401  JSON
    answer = evaluate(ir, inputs, items, year)
    return json.loads(answer_json(report(ir, answer, References(compiled.documents), compiled.sources)))


def _printed(*arguments: str) -> Any:  # noqa: ANN401  JSON
    out = io.StringIO()
    cli.run(arguments, out, io.StringIO(), {})
    return json.loads(out.getvalue())


def _inside(data: Any, name: str) -> Iterator[Any]:  # noqa: ANN401  JSON
    """Every member of a name, however deep."""
    if isinstance(data, dict):
        for key, each in data.items():
            if key == name:
                yield each
            yield from _inside(each, name)
    elif isinstance(data, list):
        for each in data:
            yield from _inside(each, name)


def _everything(folder: Path) -> Iterator[tuple[str, Any]]:
    whole, further = reference(), compile_text(FURTHER)
    assert not further.failed, [(each.kind.code, dict(each.facts)) for each in further.diagnostics]
    for compiled in (whole, further):
        for answer in _answers(compiled):
            yield "Answer", answer
        context = context_of(compiled)
        for ir in compiled.irs.values():
            yield "Program", json.loads(emit_json(ir, context))
            for facts in _inside(json.loads(emit_schema(ir))["properties"], "x-seido"):
                yield "InputFacts", facts
    trial = further.irs["trial"]
    yield "Answer", _answer(further, trial, {"型": "乙", "費用": Fraction(5)}, {}, 2024)
    yield "Answer", _answer(further, trial, {"型": "甲", "費用": Fraction(5), "認められた": False}, {}, 2024)
    os.chdir(one_scheme(folder))
    yield "list of Figure", _printed("figures", "--format", "json")
    yield "list of Coverage", _printed("coverage", "--format", "json")
    yield "list of Run", _printed("test", "--format", "json")
    yield "Differences", _printed("diff", "--years", "R5", "R6", "--format", "json")
    follow("tutorial/index.md", folder, typing=False)
    os.chdir(folder)
    policy = folder / "policies" / "machi" / "akiya.pol"
    written = policy.read_text(encoding="utf-8")
    policy.write_text(written.replace("滞納している でない   令和6年度から", "滞納している でない"), encoding="utf-8")
    assert policy.read_text(encoding="utf-8") != written
    yield "Differences", _printed("diff", "--years", "R6", "R7", "--format", "json")
    policy.write_text(written.replace("住む年数 が", "住む年数が"), encoding="utf-8")
    (policy.parent / "sources" / "akiya-yoko.txt").write_text("60万円を上限とする。\n2分の1\n", encoding="utf-8")
    yield "list of Coverage", _printed("coverage", "--format", "json")
    yield "Findings", _printed("check", "--format", "json")


def test_every_member_of_every_output_is_described_and_every_described_one_comes_out(
    shapes: Shapes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    faults: list[str] = []
    for kind, data in _everything(tmp_path):
        faults += shapes.faults(data, kind, kind)
    assert list(dict.fromkeys(faults))[:40] == []
    assert [f"{shape}.{name}" for shape, name in shapes.unseen()] == []
