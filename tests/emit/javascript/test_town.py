"""What the 団体カード says of a town, on a page as by the compiler: the same bytes for every scheme and drawn facts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from random import Random
from urllib.parse import quote

from tests.emit.checking import reference
from tests.emit.javascript.running import needs_node
from tests.emit.javascript.test_scripts import ask, write_scripts

from seido.citations.references import References
from seido.emit.bundle import ALL
from seido.emit.calculator import typed_text
from seido.emit.judge_town import judge_town
from seido.emit.town import town_of
from seido.evaluate import specify
from seido.ir.nodes import SchemeIR
from seido.values.calendar import show_year
from seido.values.exact import Scalar

pytestmark = needs_node

DRAWS = 6
"""For each scheme. A judgement tries what choices are left, so that one of a large scheme takes a tenth of a second."""


def drawn_facts(ir: SchemeIR, random: Random) -> dict[str, Scalar]:
    """Facts of a town, each given or not; numbers at the limits they are compared with, and one step beside."""
    facts: dict[str, Scalar] = {}
    specs = {each.name: each for each in specify(ir).inputs}
    for name in town_of(ir).asked:
        spec = specs[name]
        if random.random() < 0.25:
            continue
        if spec.kind == "truth":
            facts[name] = random.random() < 0.5
        elif spec.kind == "member":
            facts[name] = random.choice(spec.options)
        else:
            step = spec.step or 1
            limits = [limit + step * beside for limit, _ in spec.cuts for beside in (-1, 0, 1)]
            facts[name] = random.choice([each for each in limits if spec.low is None or each >= spec.low])
    return facts


def test_the_page_says_of_a_town_what_the_compiler_says(tmp_path: Path) -> None:
    compiled, references = reference(), References(reference().documents)
    random = Random(20240501)
    asked, wanted = [], []
    for name, ir in compiled.irs.items():
        for at in range(DRAWS):
            facts = drawn_facts(ir, random)
            year = ir.scheme.document_year - (at == 0)
            parts = {key: typed_text(ir.scheme.inputs[key], value) for key, value in facts.items()}
            parts["年度"] = show_year(year)
            asked.append([name, "town", "#" + "&".join(f"{quote(k)}={quote(v)}" for k, v in parts.items())])
            judged = judge_town(ir, facts, year, references, compiled.sources)
            wanted.append(json.dumps(asdict(judged), ensure_ascii=False, separators=(",", ":")))
    found: list[object] = [*ask(write_scripts(compiled, tmp_path), asked, Path(ALL).name)]
    assert len(wanted) == DRAWS * len(compiled.irs)
    for question, said, right in zip(asked, found, wanted, strict=True):
        assert said == right, question
