"""The classic scripts of pages: the modules' code as it stands, and cases that survive the address of a page."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.emit.checking import Drawn, compile_golden, draw_cases, reference
from tests.emit.javascript.running import HERE, NODE, expected, needs_node
from tests.support import ROOT, compile_text

from seido.citations.references import References
from seido.emit.bundle import ALL, BundleError, emit_scripts, script_of, stripped
from seido.emit.calculator import example_fragment, typed_text
from seido.emit.esmodule import emit_module
from seido.pipeline import Compiled
from seido.source.text import Span
from seido.typed.program import Example

THEME = ROOT / "compiler" / "seido" / "site" / "theme" / "js"


def write_scripts(compiled: Compiled, folder: Path) -> Path:
    """Write the scripts of a policy set; the folder that holds them."""
    references = References(compiled.documents)
    for path, text in emit_scripts(compiled.irs, compiled.program.documents, references, compiled.sources).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder / "calc"


def ask(folder: Path, lines: list[list[str]], *more: str) -> list[list[object]]:
    """What the scripts answer to each question."""
    assert NODE is not None
    done = subprocess.run(  # noqa: PLW1510  what went wrong is shown
        [NODE, str(HERE / "scripts.mjs"), str(folder), str(THEME), *more],
        input="".join(f"{json.dumps(line)}\n" for line in lines).encode(),
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@needs_node
def test_every_example_survives_the_address_and_gives_the_answer_of_the_interpreter(tmp_path: Path) -> None:
    compiled, references = reference(), References(reference().documents)
    asked, wanted = [], []
    for name, ir in compiled.irs.items():
        for example in ir.scheme.examples:
            fragment = example_fragment(ir.scheme, example)
            items = {key: [dict(row) for row in rows] for key, rows in example.items.items()}
            drawn = Drawn(dict(example.inputs), items, example.year, dict(example.readings), complete=True)
            asked.append([name, "read", fragment])
            wanted.append([fragment, [], [], expected(compiled, ir, drawn, references)])
    assert len(asked) > 100
    for question, found, right in zip(asked, ask(write_scripts(compiled, tmp_path), asked), wanted, strict=True):
        assert found == right, question


@needs_node
@pytest.mark.parametrize("case", ["rates", "rows", "special", "rounding", "hostile"])
def test_drawn_cases_of_every_construct_survive_the_address(case: str, tmp_path: Path) -> None:
    compiled = compile_golden(case)
    ir = compiled.irs["trial"]
    references = References(compiled.documents)
    asked, wanted = [], []
    for drawn in draw_cases(ir, 40, seed=7, missing=0.3):
        items = {name: tuple(rows) for name, rows in drawn.items.items()}
        example = Example("", drawn.year, drawn.inputs, items, drawn.readings, (), {}, Span("", 0, 0))
        asked.append(["trial", "read", example_fragment(ir.scheme, example)])
        wanted.append(expected(compiled, ir, drawn, references))
    found = ask(write_scripts(compiled, tmp_path), asked)
    for question, (_, told, codes, answer), right in zip(asked, found, wanted, strict=True):
        assert (told, codes) == ([], []), question
        assert answer == right, question


def test_the_scripts_are_the_runtime_one_for_each_scheme_and_one_for_all() -> None:
    compiled = reference()
    references = References(compiled.documents)
    scripts = emit_scripts(compiled.irs, compiled.program.documents, references, compiled.sources)
    assert list(scripts) == ["calc/run-time.js", *(f"calc/{name}.js" for name in compiled.irs), "calc/all-schemes.js"]
    assert scripts == emit_scripts(compiled.irs, compiled.program.documents, references, compiled.sources)
    for name, text in scripts.items():
        assert text.startswith('"use strict";\n(() => {\n'), name


def test_a_scheme_may_be_called_as_a_script_of_ours_is() -> None:
    compiled = compile_text("  入力 額 : 円\n  算定 倍 : 円 = 額 × 2\n")
    ir = compiled.irs["trial"]
    named = replace(ir, scheme=replace(ir.scheme, id="runtime"))
    scripts = emit_scripts({"runtime": named}, {}, References({}), compiled.sources)
    assert len(scripts) == 3


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("let a = 1; // gone\nlet b = 2;\n", "let a = 1;\nlet b = 2;\n"),
        ("let a = 4 / 2; /* gone\n gone */ let b = 1 / a;\n", "let a = 4 / 2;\nlet b = 1 / a;\n"),
        ('let a = "// kept /* kept";\n', 'let a = "// kept /* kept";\n'),
        ("let a = 'it\\'s // kept';\n", "let a = 'it\\'s // kept';\n"),
        ("let a = `// kept ${b /* gone? kept */} \n  kept`;\n", "let a = `// kept ${b /* gone? kept */} \n  kept`;\n"),
        ("let a = `${`// ${'}'}`}`; // gone\n", "let a = `${`// ${'}'}`}`;\n"),
        ('let a = /[/"]\\/\\/kept/g; // gone\n', 'let a = /[/"]\\/\\/kept/g;\n'),
        ("return /'/.test(a) ? (b) / 2 : c[0] / 2; // gone\n", "return /'/.test(a) ? (b) / 2 : c[0] / 2;\n"),
        ("a\n\n\n    b\n", "a\nb\n"),
    ],
)
def test_only_comments_and_margins_are_left_out(code: str, kept: str) -> None:
    assert stripped(code) == kept


@pytest.mark.parametrize(
    "code",
    [
        'import scheme from "./x.js";\nexport const scheme = 1;\n',
        "export default 1;\nexport const scheme = 1;\n",
        'const a = await import("./x.js");\nexport const scheme = 1;\n',
        'import "./x.js";\nexport const scheme = 1;\n',
        'export * from "./x.js";\nexport const scheme = 1;\n',
        'import { a } from "https://evil.example/x.js";\nexport const scheme = 1;\n',
        "export let scheme = 1;\n",
        "const scheme = 1;\n",
        'export const scheme = "unfinished;\n',
        "export const scheme = `unfinished;\n",
    ],
)
def test_a_form_that_is_not_known_is_refused(code: str) -> None:
    with pytest.raises(BundleError):
        script_of(code)


def test_a_text_of_a_policy_that_looks_like_code_is_neither_rewritten_nor_refused() -> None:
    compiled = compile_golden("hostile")
    module = emit_module(
        compiled.irs["trial"], compiled.program.documents, References(compiled.documents), compiled.sources
    )
    texts = [line for line in module.splitlines() if line.lstrip().startswith('"')]
    assert texts
    script = script_of(module)
    for line in texts:
        assert line.strip() in script


@needs_node
def test_the_script_of_all_schemes_decides_as_the_interpreter_does_and_carries_no_quotes(tmp_path: Path) -> None:
    compiled, references = reference(), References(reference().documents)
    asked, wanted = [], []
    for name, ir in compiled.irs.items():
        for drawn in draw_cases(ir, 20, seed=11, missing=0.6):
            items = {key: tuple(rows) for key, rows in drawn.items.items()}
            example = Example("", drawn.year, drawn.inputs, items, drawn.readings, (), {}, Span("", 0, 0))
            asked.append([name, "read", example_fragment(ir.scheme, example)])
            wanted.append(expected(compiled, ir, drawn, references))
    folder = write_scripts(compiled, tmp_path)
    for question, (*_, answer), right in zip(asked, ask(folder, asked, ALL), wanted, strict=True):
        assert decided(answer) == decided(right), question
    members = set(re.findall(r"^([a-z]+): ", (folder / ALL).read_text(encoding="utf-8"), re.MULTILINE))
    assert "requirements" in members
    assert not members & {"references", "examples", "summary", "provenance"}


def decided(answer: object) -> object:
    """What an answer decides, apart from what it rests on."""
    found = json.loads(str(answer))
    values = {name: {key: value[key] for key in ("text", "state")} for name, value in found["values"].items()}
    met = [(each["name"], each["met"]) for each in found["requirements"]]
    return found["outcome"], found["missing"], found["judged"], values, met


def test_a_value_is_typed_as_it_is_read_back() -> None:
    ir = reference().irs["kigyojin"]
    assert typed_text(ir.scheme.inputs["三大都市圏内"], value=True) == "はい"
