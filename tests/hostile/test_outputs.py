"""Three hundred hostile texts in every slot of a policy, asserted on what parsers find in each output, never on text."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.emit.checking import package_of, reference
from tests.emit.emitting import Page, context_of
from tests.emit.test_checker_code import ALLOWED_IMPORTS, FORBIDDEN_NAMES, SHOWN_NODES
from tests.hostile.texts import REFUSED, WRITABLE, batches, policy, printed
from tests.support import compile_text

from seido.citations.references import References
from seido.emit.answer_json import answer_json
from seido.emit.documents import emit_documents
from seido.emit.report import report
from seido.emit.sheet import sheet
from seido.evaluate import evaluate
from seido.pipeline import Compiled
from seido.site.build import build_site
from seido.source.render import render_github, render_json, render_text
from seido.values.numerals import fold

_SIZE = 24
_CALLED = frozenset(
    ("tuple", "isinstance", "len", "min", "max", "sum", "any", "all", "range", "str", "int", "frozenset", "zip")
)
_MADE = {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "br",
    "div",
    "pre",
    "seido-calculator",
    "seido-card",
    "mark",
    "sup",
    *("details", "summary", "span", "u", "tfoot", "label", "input", "button"),
    *("figure", "figcaption", "svg", "title", "text", "rect", "path"),
}  # elements that the documents themselves write


@dataclass(frozen=True, slots=True)
class Made:
    """A policy with some of the texts, compiled and emitted."""

    texts: tuple[str, ...]
    compiled: Compiled
    checkers: Mapping[str, str]
    documents: Mapping[str, str]


@pytest.fixture(scope="module")
def made() -> list[Made]:
    found = []
    for texts in batches(_SIZE):
        compiled = compile_text(policy(texts), printed(texts))
        assert not compiled.failed, [
            (each.kind.code, dict(each.facts)) for each in compiled.diagnostics if each.is_error
        ]
        found.append(Made(texts, compiled, package_of(compiled), emit_documents(context_of(compiled))))
    return found


def names(each: Made) -> Iterator[str]:
    """The names that the texts became part of."""
    for at, text in enumerate(each.texts):
        yield from (fold(f"{slot}{at}{text}") for slot in "員入基明算要")


# ------------------------------------------------------------------------------------------------------------- Python


def _harmless(path: str, text: str) -> set[str]:
    """The strings of a module that is made of plain statements and calls nothing that reaches out."""
    strings = set()
    for node in ast.walk(ast.parse(text)):
        if "/runtime/" not in path:
            assert isinstance(node, SHOWN_NODES), (path, ast.dump(node))
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= ALLOWED_IMPORTS, path
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            assert node.module in ALLOWED_IMPORTS, path
        if isinstance(node, ast.Name) and "/runtime/" not in path:
            assert node.id not in FORBIDDEN_NAMES, path
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called = node.func.id
            assert called not in {"exec", "eval", "getattr", "setattr", "open", "compile", "__import__"}, path
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
    return strings


def test_there_are_texts_enough() -> None:
    assert len(WRITABLE) >= 300
    assert len(WRITABLE) + len(REFUSED) >= 350


def test_generated_code_holds_names_as_strings_and_calls_nothing(made: list[Made]) -> None:
    for each in made:
        strings: set[str] = set()
        for path, text in each.checkers.items():
            strings |= _harmless(path, text)
        assert set(names(each)) <= strings


def test_the_checkers_of_the_reference_set_call_nothing() -> None:
    for path, text in package_of(reference()).items():
        _harmless(path, text)


# --------------------------------------------------------------------------------------------------------------- JSON


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)


def _refuse(text: str) -> float:
    raise AssertionError(text)


def test_data_holds_every_text_as_it_was_written(made: list[Made]) -> None:
    for each in made:
        found: set[str] = set()
        for path, text in each.documents.items():
            if path.endswith(".json"):
                found |= set(_strings(json.loads(text, parse_float=_refuse)))
        assert set(names(each)) <= found
        assert set(each.texts) <= found


# ----------------------------------------------------------------------------------------------------------- Markdown


def test_documents_hold_no_markup_that_a_text_made(made: list[Made]) -> None:
    renderer = MarkdownIt("commonmark").enable("table")
    for each in made:
        for path, text in each.documents.items():
            if not path.endswith(".md"):
                continue
            page = Page(renderer.render(text))
            known = {"h1", "h2", "h3", "p", "a", "ul", "ol", "li", "strong", "caption", "em", "code"} | _MADE
            assert page.tags() <= known, (path, page.tags() - known)
            assert not [key for _, given in page.elements for key in given if key.startswith("on")], path
            for target in (*page.attributes("href"), *page.attributes("src")):
                assert re.match(r"(#|\.\./|[a-z_]+\.md)", target), (path, target)
            assert not page.comments, path


# --------------------------------------------------------------------------------------------------------------- site


def test_the_site_holds_no_markup_that_a_text_made(made: list[Made], tmp_path: Path) -> None:
    """Every page of a site that holds all texts: no element, handler or address but those of the theme."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# はじめに\n", encoding="utf-8")
    plain = compile_text("  題名 「ただの制度」\n" + policy(["あ"]), printed(["あ"]))
    _lay(emit_documents(context_of(plain)), tmp_path / "build" / "docs")
    build_site(tmp_path, tmp_path / "build", tmp_path / "plain")
    usual = _addresses(tmp_path / "plain")
    tags = set().union(*(page.tags() for page in _pages(tmp_path / "plain").values()))
    for each in made if "SEIDO_SLOW" in os.environ else made[::4]:
        _lay(each.documents, tmp_path / "build" / "docs")
        build_site(tmp_path, tmp_path / "build", tmp_path / "site")
        for path, page in _pages(tmp_path / "site").items():
            assert page.tags() <= tags | {"ol", "sup", "br", "h3"}, (path, page.tags() - tags)
            assert not [key for _, given in page.elements for key in given if key.startswith("on")], path
            assert sum(tag == "script" for tag, _ in page.elements) <= max(usual[1], 0), path
            for target in (*page.attributes("href"), *page.attributes("src"), *page.attributes("action")):
                assert not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target) or target in usual[0], (path, target)
        shown = _pages(tmp_path / "site")["schemes/trial.html"].text
        for at, text in enumerate(each.texts):
            if text.isascii() and text.isalnum():
                assert f"算{at}{text}" in shown


def _lay(files: Mapping[str, str], folder: Path) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _pages(folder: Path) -> dict[str, Page]:
    return {
        path.relative_to(folder).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def _addresses(folder: Path) -> tuple[set[str], int]:
    """The addresses of a site of harmless texts, and the most scripts that one of its pages has."""
    pages = _pages(folder).values()
    targets = {target for page in pages for key in ("href", "src", "action") for target in page.attributes(key)}
    return targets, max(sum(tag == "script" for tag, _ in page.elements) for page in pages)


# ------------------------------------------------------------------------------------------------- terminal, findings


def test_answers_show_nothing_that_a_terminal_obeys(made: list[Made]) -> None:
    for each in made:
        ir = each.compiled.irs["trial"]
        answer = evaluate(ir, {"数量": Fraction(1)}, {}, ir.scheme.document_year, {})
        ready = report(ir, answer, References(each.compiled.documents), each.compiled.sources)
        assert all(sign.isprintable() or sign in "\n　" for sign in sheet(ready))
        assert set(_strings(json.loads(answer_json(ready), parse_float=_refuse)))


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
@pytest.mark.parametrize(
    "slot",
    ["備考 「あ{}い」", "入力 「あ{}い」 : 円", "区分 甲 = 「あ{}い」、乙", "備考 「あ」 # {}", "入力 あ{} : 円"],
)
def test_what_nobody_sees_is_refused_wherever_it_stands(slot: str, text: str) -> None:
    compiled = compile_text(f"  {slot.format(text)}\n")
    assert compiled.failed
    assert {each.kind.code for each in compiled.diagnostics} & {"S0106", "S0156", "S0174"}
    said = render_text(compiled.diagnostics, compiled.sources, "ja", color=False)
    assert all(sign.isprintable() or sign in "\n　" for sign in said)
    render_json(compiled.diagnostics, compiled.sources, "en").encode("utf-8")


def test_findings_show_hostile_texts_harmlessly() -> None:
    """Each text as an unknown name in a formula: for people, for programs, and for GitHub, one line each."""
    for text in WRITABLE:
        compiled = compile_text(f"  算定 「甲」 : 円 = 「ない{text}」\n")
        assert compiled.failed
        errors = [each for each in compiled.diagnostics if each.is_error]
        assert json.loads(render_json(errors, compiled.sources, "ja"))["diagnostics"]
        shown = render_github(errors, compiled.sources, "ja")
        assert all(line.startswith("::") for line in shown.splitlines())
        assert len(shown.splitlines()) == len(errors)


_TWINS = (("ﬁ", "fi"), ("ｶﾞ", "ガ"), ("ＡＢＣ", "ABC"), ("①", "1"), ("e\u0301", "é"), ("㍿", "株式会社"), ("K", "K"))


@pytest.mark.parametrize(("one", "other"), _TWINS)
def test_names_that_fold_to_one_are_one_name_or_two_but_never_confused(one: str, other: str) -> None:
    compiled = compile_text(
        f"  入力 「名{one}」 : 円\n  入力 「名{other}」 : 円\n  算定 額 : 円 = 「名{one}」 + 「名{other}」\n"
    )
    if fold(f"名{one}") == fold(f"名{other}"):
        assert "S0217" in {each.kind.code for each in compiled.diagnostics}
    else:
        assert not compiled.failed
        assert len(compiled.irs["trial"].scheme.inputs) == 2
