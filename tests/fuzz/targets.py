"""What is fuzzed: how an input is drawn, and what must hold of what comes of it.

A target draws an input from a generator, as text; `attempt` hands it to the compiler. Nothing may be raised but
`BrokenError` where what comes out is not as it must be, and that is a defect too.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import random
import shlex
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from markdown_it import MarkdownIt
from tests.emit.checking import draw_cases
from tests.fuzz import corpus
from tests.fuzz.mutators import FRAGMENTS, SIGNS, bad_bytes, bad_text, derived, other_text
from tests.support import SCHEME, compile_reference
from tests.syntax.programs import generate

from seido import cli
from seido.cases import read_case
from seido.citations.coverage import coverage
from seido.citations.document import Document
from seido.citations.references import References
from seido.emit.answer_json import answer_json
from seido.emit.checker import emit_package
from seido.emit.context import Context
from seido.emit.documents import emit_documents
from seido.emit.report import report
from seido.emit.sheet import sheet
from seido.evaluate import evaluate
from seido.ir.nodes import SchemeIR
from seido.pipeline import Compiled, compile_sources
from seido.source.diagnostic import Diagnostic
from seido.source.files import read_policy
from seido.source.language import LANGUAGES
from seido.source.render import render_json, render_text
from seido.source.text import Source, Span
from seido.syntax.parse import parse
from seido.values.answer import CaseError

FENCE: Final = "\x00\x00document\x00\x00"
"""Stands between the policy and the document of one input of `pipeline`."""

_LONG: Final = 12  # lines of what is a file rather than an example
_GENTLE: Final = 0.7  # of the programs are changed gently, so that they reach the later stages
_DERIVED: Final = 0.1  # of the snippets are made by the grammar alone
_WELL_FORMED: Final = 0.3  # of the whole files come from the generator of programs
_SETTLED: Final = (0, 1, 2)  # the exit statuses of a command that is no defect


class BrokenError(Exception):
    """Something came out that must not."""


class Target(NamedTuple):
    """One thing to fuzz: what an input is, and what is done with it. `attempt` returns codes, for the count."""

    draw: Callable[[random.Random], str]
    attempt: Callable[[str], Iterable[str]]


# ------------------------------------------------------------------------------------------------------------- oracle


def sound(findings: Iterable[Diagnostic], sources: Mapping[str, Source]) -> list[str]:
    """The codes of findings, each of which must point into its text and be sayable in both languages."""
    listed = tuple(findings)
    for found in listed:
        for span in (found.span, *(label.span for label in found.labels)):
            text = sources.get(span.path) if span is not None else None
            if span is None or text is None:
                continue
            if not 0 <= span.start <= span.end <= len(text.text):
                problem = f"{found.kind.code} points outside its text: {span}"
                raise BrokenError(problem)
    for found in listed[:1] if len(listed) % 4 else listed[:5]:
        language = LANGUAGES[len(listed) % 2]
        render_text([found], sources, language, color=False)
        json.loads(render_json([found], sources, language))
    return [found.kind.code for found in listed]


def _no_float(text: str) -> float:
    problem = f"a binary float in JSON: {text}"
    raise BrokenError(problem)


def sound_files(files: Mapping[str, str]) -> None:
    """Files that were emitted parse in their own language."""
    for path, text in files.items():
        text.encode("utf-8")
        if path.endswith(".py"):
            compile(ast.parse(text), path, "exec")
        elif path.endswith(".json"):
            json.loads(text, parse_float=_no_float)
        elif path.endswith(".md"):
            MarkdownIt("commonmark").enable("table").render(text)


def sound_answers(ir: SchemeIR, compiled: Compiled, cases: int, seed: int) -> None:
    """A scheme answers drawn cases, as text and as JSON."""
    references = References(compiled.documents)
    for drawn in draw_cases(ir, cases, seed):
        try:
            answer = evaluate(ir, drawn.inputs, drawn.items, drawn.year, drawn.readings)
        except CaseError:  # a range so narrow that no value was drawn within it
            continue
        ready = report(ir, answer, references, compiled.sources)
        sheet(ready).encode("utf-8")
        json.loads(answer_json(ready), parse_float=_no_float)


# ------------------------------------------------------------------------------------------------------------- texts


def _draw_snippet(chance: random.Random) -> str:
    if chance.random() < _DERIVED:
        return SCHEME + "\n".join(derived(chance) for _ in range(chance.randint(1, 4)))
    return bad_text(chance, chance.choice(corpus.snippets()), corpus.snippets())


def _parse(text: str) -> Iterable[str]:
    source = Source("fuzz.pol", text)
    return sound(parse(source).diagnostics, {"fuzz.pol": source})


def _draw_whole(chance: random.Random) -> str:
    if chance.random() < _WELL_FORMED:
        well_formed = generate(chance.randrange(1_000_000))
        return bad_text(chance, well_formed, corpus.texts())
    whole = [text for text in corpus.texts() if text.count("\n") > _LONG]
    return bad_text(chance, chance.choice(whole), corpus.texts())


def _draw_bytes(chance: random.Random) -> str:
    text = bad_text(chance, chance.choice(corpus.snippets()), corpus.snippets()) if chance.random() < 0.3 else ""
    data = (text or chance.choice(corpus.snippets())).encode(
        chance.choice(("utf-8", "utf-8", "utf-8", "cp932", "euc_jp", "utf-16")), errors="replace"
    )
    return bad_bytes(chance, data).decode("latin-1")


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="seido-fuzz-"))


def _bytes(text: str) -> Iterable[str]:
    path = _folder() / "fuzz.pol"
    path.write_bytes(text.encode("latin-1"))
    read = read_policy(path, "fuzz.pol")
    if isinstance(read, Diagnostic):
        return sound([read], {})
    return sound(parse(read).diagnostics, {"fuzz.pol": read})


def _draw_document(chance: random.Random) -> str:
    lines = corpus.document_text().splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return bad_text(chance, "".join(lines[at : at + chance.randint(1, 25)]), corpus.snippets())


def _document(text: str) -> Iterable[str]:
    document = Document("r6", 2024, Source("r6.txt", text))
    return sound(coverage(document, (), ()).diagnostics, {"r6.txt": document.source})


# ------------------------------------------------------------------------------------------------ the whole pipeline


def _draw_program(chance: random.Random) -> str:
    program = chance.choice(corpus.programs())
    name, text = next(iter(program.files.items()))
    mutate = other_text if chance.random() < _GENTLE else bad_text
    bad = mutate(chance, text, list(program.files.values()))
    rest = "".join(text for path, text in program.files.items() if path != name)
    whole = rest + bad if chance.random() < 0.5 else bad + "\n" + rest
    printed = corpus.quotes_of(whole)
    if chance.random() < 0.2:
        printed = bad_text(chance, printed, [printed])
    return whole + FENCE + printed


def compile_whole(text: str) -> Compiled:
    """Compile a policy with its document, which stands after the fence."""
    policy, _, printed = text.partition(FENCE)

    def read(body: str, _at: Span) -> Source | Diagnostic:
        return Source(f"documents/{body}", printed)

    return compile_sources({"fuzz.pol": Source("fuzz.pol", policy)}, read)


def _pipeline(text: str) -> Iterable[str]:
    compiled = compile_whole(text)
    codes = sound(compiled.diagnostics, compiled.sources)
    for ir in compiled.irs.values():
        sound_answers(ir, compiled, 3, len(text))
    if not compiled.irs:
        return codes
    sound_files(emit_package(compiled.irs, compiled.program.documents, References(compiled.documents)))
    context = Context(
        compiled.irs,
        compiled.program.documents,
        compiled.documents,
        compiled.proofs,
        compiled.coverage,
        compiled.sources,
    )
    sound_files(emit_documents(context))
    return [*codes, "compiled" if compiled.failed else "compiled clean"]


# -------------------------------------------------------------------------------------------------------------- cases


@cache
def _reference() -> Compiled:
    return compile_reference()


_VALUES: Final = (
    "0", "1", "-1", "0.49", "1e400", "-1e-400", "1E5", "NaN", "Infinity", "null", "true", "false", '""', '"?"', '"はい"',
    '"いいえ"', '"2,400万円"', '"1/0円"', '"約5万円"', '"令和6年度"', '"平成99年度"', "[]", "{}", "[[]]", "9" * 5000, "0." + "3" * 5000,
    "[" * 2000, '{"a":' * 2000, '"\\ud800"', '"\\u0000"', '"=1+1"', "1 2", "'x'", "0x10", "01", "１２", '"１２人"', '"\u202e"',
)  # fmt: skip


def _draw_case(chance: random.Random) -> str:
    ir = chance.choice(tuple(_reference().irs.values()))
    scheme = ir.scheme
    names = [*scheme.inputs, *scheme.items, "年度", "解釈", "year", "readings", "", "x", "\ud800"]
    members = [json.dumps(name) for category in scheme.categories.values() for name in category.names]

    def value() -> str:
        return chance.choice(members) if members and chance.random() < 0.4 else chance.choice(_VALUES)

    def pairs(some: Iterable[str], count: int) -> str:
        known = [*some, "x"]
        made = (f"{json.dumps(chance.choice(known), ensure_ascii=False)}: {value()}" for _ in range(count))
        return "{" + ", ".join(made) + "}"

    parts = []
    for name in chance.sample(names, chance.randint(0, len(names))):
        rows = (
            [
                pairs((each.name for each in scheme.items[name].fields), chance.randint(0, 6))
                for _ in range(chance.choice((0, 1, 2, 40)))
            ]
            if name in scheme.items
            else []
        )
        parts.append(f"{json.dumps(name, ensure_ascii=False)}: " + (f"[{', '.join(rows)}]" if rows else value()))
    text = "{" + ", ".join(parts) + "}"
    if chance.random() < 0.5:
        text = bad_text(chance, text, [text])
    typed = [
        f"{chance.choice(names)}={chance.choice((*FRAGMENTS, *SIGNS, value()))}" for _ in range(chance.randint(0, 3))
    ]
    return json.dumps(
        [scheme.id, text, typed, chance.choice((None, None, "令和6年度", "R5", "9999", "", "令和99999年度", *SIGNS))]
    )


def _case(text: str) -> Iterable[str]:
    scheme, file, typed, year = json.loads(text)
    compiled = _reference()
    ir = compiled.irs[scheme]
    source = Source("case.json", file)
    pairs = [(each.partition("=")[0], each.partition("=")[2]) for each in typed]
    case = read_case(ir, pairs, source, year, [(name, value) for name, value in pairs[:1]])
    codes = sound(case.diagnostics, {"case.json": source})
    year_of = ir.scheme.document_year if case.year is None else case.year
    answer = evaluate(ir, case.inputs, case.items, year_of, case.readings)
    ready = report(ir, answer, References(compiled.documents), compiled.sources)
    sheet(ready)
    json.loads(answer_json(ready), parse_float=_no_float)
    return codes


# ------------------------------------------------------------------------------------------------------------ command

_PROJECT: Final = (
    "資料 t\n  題名 「資料」\n  発行 「省」 令和6年5月\n  年度 令和6年度\n  本文 「t.txt」\n"
    "制度 試験 (trial)\n  入力 額 : 円\n  基準 率 : 割合 = 1/2   出典 t「率は1/2」\n"
    "  算定 助成額 : 円 = 額 × 率   端数 千円未満 切捨て   解釈 「切り捨てる」\n"
)
_ARGUMENTS: Final = (
    "check", "run", "test", "figures", "coverage", "explain", "fmt", "diff", "build", "lock", "--help", "--version", "--lang", "ja", "en", "--format",
    "json", "text", "github", "--color", "--no-color", "--input", "額=5万円", "額=1/0", "額", "=", "試験", "trial", "--case", "case.json", "--year",
    "令和6年度", "--reading", "a=b", "policies", "policies/p.pol", "nowhere", "--project", "S0101", "s0401", "--no-site", "--strict", "--", "-", "",
    "sarif", "--notes", "--check", "--diff", "--fix", "--keywords", "--years", "R5", "R6", "--verify", "--help-site",
    "--lang=fr", "--format=xml", "-h", "--input=額=3円", "\x00", "\udcff", "あ" * 300, "{}", "%s", "~", "*",
)  # fmt: skip


_SOUND: Final = (
    "check", "check --notes", "check --format sarif", "check --format github --lang en", "check policies/p.pol",
    "run trial --input 額=5万円", "run trial --case case.json", "run trial --input 額=3円 --year 令和6年度 --format json", "test",
    "figures", "figures --format json", "coverage --strict", "explain S0401", "explain S0101 --lang en", "fmt", "fmt --check",
    "fmt --keywords en", "fmt --diff policies", "diff policies policies", "diff --years R5 R6", "check --help", "--version",
)  # fmt: skip
"""Command lines that mean something; each is tried with up to two words changed."""


def _draw_arguments(chance: random.Random) -> str:
    known = [each for each in _ARGUMENTS if each not in ("build", "lock")]
    if chance.random() < 0.7:
        drawn = chance.choice(_SOUND).split()
        for _ in range(chance.randint(0, 2)):
            at = chance.randrange(len(drawn) + 1)
            drawn[at : at + chance.randint(0, 1)] = chance.choices(known, k=chance.randint(0, 1))
    else:
        drawn = [chance.choice(known[:8])] if chance.random() < 0.8 else []
        drawn += chance.choices(known, k=chance.randint(0, 6))
    if chance.random() < 0.3:
        drawn += [chance.choice(SIGNS) + chance.choice(FRAGMENTS)]
    return shlex.join(drawn)


@cache
def _project() -> Path:
    folder = _folder() / "project"
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "t.txt").write_text("率は1/2\n", encoding="utf-8")
    (folder / "case.json").write_text('{"額": "5万円"}', encoding="utf-8")
    return folder


def _arguments(text: str) -> Iterable[str]:
    out, err = io.StringIO(), io.StringIO()
    (_project() / "policies" / "p.pol").write_text(_PROJECT, encoding="utf-8")  # `fmt` may have written it
    with contextlib.chdir(_project()):
        status = cli.run(shlex.split(text), out, err, {})
    if status not in _SETTLED:
        raise BrokenError(err.getvalue())
    return [f"exit {status}"]


TARGETS: Final[Mapping[str, Target]] = {
    "parse": Target(_draw_snippet, _parse),
    "whole": Target(_draw_whole, _parse),
    "bytes": Target(_draw_bytes, _bytes),
    "document": Target(_draw_document, _document),
    "pipeline": Target(_draw_program, _pipeline),
    "case": Target(_draw_case, _case),
    "arguments": Target(_draw_arguments, _arguments),
}
