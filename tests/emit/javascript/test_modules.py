"""What an emitted module holds: data and fixed calls, nothing that a policy's text put there, the same bytes always."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from tests.emit.checking import compile_golden, reference
from tests.emit.javascript.running import needs_node, node, write_modules
from tests.support import ROOT, compile_text

from seido.citations.references import References
from seido.emit.esmodule import emit_modules, runtime_files, unsupported_nodes
from seido.emit.javascript import Data, literal
from seido.pipeline import Compiled

GOLDEN = ROOT / "tests" / "golden" / "modules"
CASES = ("rates", "rows", "special", "rounding", "hostile")
STRING = r'"(?:[^"\\\n]|\\.)*"'
CODE = re.compile(
    r"=>|\?\?|[\s()\[\]{},;:.=]|\b(?:const|return|function|new|export|import|from|as|null|true|false)\b"
    r"|\b(?:x|T|Q|K|M|G|YES|NO|inputs|rows|readings|trace|held|get|scheme|compute[0-9]+|[sv][0-9]+|at[0-9]+|row[0-9]+)\b"
    r"|\b(?:add|multiply|least|greatest|cap|roundTo|roundUnstated|compare|isMember|allOf|anyOf|negate|marked|unstated)\b"
    r"|\b(?:unstatedTruth|provisional|outOfScope|choose|counted|entry|Grid|Known|Scheme|Set|rational|eachRow|fold)\b"
    r"|\b[a-z_]+(?=: )|-?\b[0-9]+n?\b|\*"
)
"""Everything that may stand in a module beside string literals and the first comment."""
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--",
    "]]>",
    "\u2028\u2029",
    "\\",
    '"',
    "`${x}`",
    "*/",
    "\u202e",
    "&lt;",
]


def modules(compiled: Compiled) -> dict[str, str]:
    references = References(compiled.documents)
    return dict(emit_modules(compiled.irs, compiled.program.documents, references, compiled.sources))


def test_the_files_are_the_runtime_the_list_of_schemes_and_a_module_for_each() -> None:
    schemes = {f"web/{name}.js" for name in reference().irs}
    runtime = {f"web/runtime/{name}" for name in runtime_files()}
    assert set(modules(reference())) == schemes | runtime | {"web/all-schemes.js"}


def test_the_list_of_schemes_names_each_with_the_inputs_it_shares() -> None:
    listed = modules(reference())["web/all-schemes.js"]
    assert [line for line in listed.splitlines() if line.startswith("  {")] == [
        f"  {literal({'id': ir.scheme.id, 'name': ir.scheme.name, 'title': ir.scheme.title, 'common': shared})},"
        for ir in reference().irs.values()
        for shared in [list[Data](each.name for each in ir.scheme.inputs.values() if each.common)]
    ]
    assert "財政力指数" in listed


def test_the_runtime_is_copied_as_it_stands_but_for_the_words_of_messages() -> None:
    folder = ROOT / "compiler" / "seido" / "emit" / "runtime"
    written = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    assert {name: text for name, text in runtime_files().items() if name != "messages.js"} == written


def test_a_module_is_emitted_as_the_golden_file_shows(update: bool) -> None:  # noqa: FBT001  a fixture
    emitted = modules(compile_golden("rates"))["web/trial.js"]
    golden = GOLDEN / "rates.js"
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(emitted, encoding="utf-8")
    assert emitted == golden.read_text("utf-8")


def test_the_same_policy_gives_the_same_bytes() -> None:
    assert modules(compile_golden("special")) == modules(compile_golden("special"))


def test_every_node_of_every_scheme_can_be_written() -> None:
    assert [unsupported_nodes(ir) for ir in reference().irs.values()] == [()] * len(reference().irs)


@pytest.mark.parametrize("case", CASES)
def test_nothing_but_data_and_fixed_words_stands_in_a_module(case: str) -> None:
    text = modules(compile_golden(case))["web/trial.js"]
    first, _, rest = text.partition("\n")
    assert first.startswith("// ")
    code = re.sub(STRING, "", rest)
    left = re.sub(CODE, "", code)
    assert left == ""


def uncommented(text: str) -> str:
    """A module without its comments and string literals."""
    return re.sub(rf"/\*.*?\*/|//[^\n]*|{STRING}", "", text, flags=re.DOTALL)


def test_nothing_makes_code_from_text_or_reaches_out() -> None:
    forbidden = (
        r"\beval\b|\bFunction\b|\bimport\s*\(|innerHTML|\bfetch\b|https?:|XMLHttpRequest|setTimeout|document\.|window\."
    )
    emitted = {case: modules(compile_golden(case))["web/trial.js"] for case in CASES}
    for name, text in {**runtime_files(), **emitted}.items():
        assert re.findall(forbidden, uncommented(text)) == [], name


def test_no_binary_fraction_is_made_in_the_runtime() -> None:
    for name, text in runtime_files().items():
        assert re.findall(r"\bparseFloat\b|[0-9]\.[0-9]|Math\.(?!min|max|floor)", uncommented(text)) == [], name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_harmless_in_a_page_and_the_same_when_read(text: str) -> None:
    written = literal([text])
    assert not re.search("[<>&\u2028\u2029\u202e]", written)
    assert "\n" not in written


@needs_node
def test_hostile_texts_come_back_from_a_module_as_they_were_written(tmp_path: Path) -> None:
    texts = [text.replace("「", "").replace("」", "") for text in HOSTILE if text.isprintable()]
    fields = "".join(f"  入力 「__proto__{n}」 : はい・いいえ   「{text}」\n" for n, text in enumerate(texts))
    compiled = compile_text(
        f"{fields}  入力 「__proto__」 : はい・いいえ\n  要件 「constructor」 : 「__proto__」   解釈 「</script>」   各年度\n"
    )
    assert not compiled.failed, [(each.kind.code, dict(each.facts)) for each in compiled.diagnostics]
    web = write_modules(compiled, tmp_path)
    [found] = node("texts.mjs", web, ["trial"])
    assert found == [*texts, ""]
    case = {"scheme": "trial", "inputs": [["__proto__", True]], "items": [], "readings": [], "year": 2024}
    assert '"outcome": "該当"' in str(node("answers.mjs", web, [case]))


def test_a_page_with_its_calculator_stays_small() -> None:
    """The runtime and any one scheme, as a server sends them compressed: within half of what a page may weigh."""
    files = {name: len(gzip.compress(text.encode(), 9, mtime=0)) for name, text in modules(reference()).items()}
    runtime = sum(size for name, size in files.items() if "/runtime/" in name)
    largest = max(size for name, size in files.items() if "/runtime/" not in name)
    assert runtime + largest < 70_000
