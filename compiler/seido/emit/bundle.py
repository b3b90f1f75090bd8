"""Classic scripts out of the ES modules: what a page loads that was opened from a folder, where modules are refused.

Each module becomes a function that is called once, in the order in which modules need each other; what a module exports
is kept under its file name. Nothing is rewritten inside a function: only the lines that import and export are, and
comments, blank lines and margins are left out, so that a page stays light. The forms of `import` and `export` that our
modules use are known one by one; any other is refused, so that a page never gets a script that means something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from seido.emit.esmodule import emit_module, runtime_files
from seido.emit.javascript import Data, literal

if TYPE_CHECKING:
    from seido.citations.references import References
    from seido.ir.nodes import SchemeIR
    from seido.source.text import Source
    from seido.typed.program import Document

FOLDER: Final = "calc"
RUNTIME: Final = "run-time.js"  # no identifier of a scheme holds a hyphen
ALL: Final = "all-schemes.js"
_MAIN: Final = "seido.js"
_KEPT: Final = 256
"""How many modules are remembered taken apart: those of the runtime are the same each time, most schemes' too."""

_NAME: Final = r"[A-Za-z_$][A-Za-z0-9_$]*"
_LISTED: Final = rf"\{{((?:\s*{_NAME}(?: as {_NAME})?\s*,?)*)\s*\}}"
_PATH: Final = r'"\./(?:runtime/)?([a-z0-9_-]+\.js)"'
_IMPORT_ALL: Final = re.compile(rf"import \* as ({_NAME}) from {_PATH};")
_IMPORT: Final = re.compile(rf"import {_LISTED} from {_PATH};")
_REEXPORT: Final = re.compile(rf"export {_LISTED} from {_PATH};")
_EXPORT: Final = re.compile(rf"export (?=(?:function|class|const) ({_NAME})\b)")
_LEFT: Final = re.compile(r"(?:^|[;}])\s*(?:import|export)\b|\bimport\s*[(.]", re.MULTILINE)
_TOKEN: Final = re.compile(
    r"""(?P<remark>//[^\n]*|/\*[\s\S]*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<space>\s+)
    |(?P<word>[\w$]+)
    |(?P<sign>.)""",
    re.VERBOSE,
)
_REGEX: Final = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_BEFORE_REGEX: Final = frozenset("(,=:[!&|?{};>+-*%<~^")
_WORDS_BEFORE_REGEX: Final = frozenset({"return", "typeof", "case", "in", "of"})


class BundleError(ValueError):
    """A module that is not written as our modules are: a defect of seido, not of a policy."""


def emit_scripts(
    irs: Mapping[str, SchemeIR],
    documents: Mapping[str, Document],
    references: References,
    sources: Mapping[str, Source],
    chapters: Sequence[tuple[str, Sequence[str]]] = (),
) -> Mapping[str, str]:
    """All scripts of the folder ``calc``, path to text: the runtime, each scheme, and all schemes at once.

    With all schemes at once go the ``chapters`` in which a page lists them: titles, and identifiers of schemes.

    Raises:
        BundleError: a module is written in a way that is not known here.
    """
    runtime = {name: _read(name, text) for name, text in runtime_files().items()}
    scripts = {RUNTIME: _runtime(runtime)}
    light = []
    for identifier, ir in irs.items():
        scripts[f"{identifier}.js"] = script_of(emit_module(ir, documents, references, sources))
        light.append(script_of(emit_module(ir, documents, references, sources, light=True)))
    listed = literal([[title, list[Data](names)] for title, names in chapters])
    scripts[ALL] = f"{''.join(light)}seido.chapters = {listed};\n"
    return {f"{FOLDER}/{name}": text for name, text in scripts.items()}


def script_of(module: str) -> str:
    """The script of a scheme from its module: it adds the scheme to the Map ``seido.schemes`` of the runtime.

    Raises:
        BundleError: the module uses a form of import or export that is not known, or exports no scheme.
    """
    read = _read("a scheme", module)
    names = dict(read.exported)
    if "scheme" not in names:
        problem = "a module exports no scheme"
        raise BundleError(problem)
    adding = f"seido.schemes.set({names['scheme']}.id, {names['scheme']});\n"
    return f'"use strict";\n(() => {{\nconst {{ from }} = seido;\n{read.fetched}{read.code}{adding}}})();\n'


@dataclass(frozen=True, slots=True)
class _Module:
    """A module taken apart: the lines that fetch what it needs, its code, what it gives away under which name."""

    needs: tuple[str, ...]
    fetched: str
    code: str
    exported: tuple[tuple[str, str], ...]  # name outside, expression inside


_BEGIN: Final = """\
"use strict";
(() => {
const modules = new Map();
const from = (name) => {
if (!modules.has(name)) throw new Error(name);
return modules.get(name);
};
"""


def _runtime(modules: Mapping[str, _Module]) -> str:
    made = "".join(f'modules.set("{name}", {_function(modules[name])});\n' for name in _ordered(modules))
    return f'{_BEGIN}{made}globalThis.seido = {{ ...from("{_MAIN}"), from, schemes: new Map() }};\n}})();\n'


def _function(module: _Module) -> str:
    given = ", ".join(outside if outside == inside else f"{outside}: {inside}" for outside, inside in module.exported)
    return f"(() => {{\n{module.fetched}{module.code}return {{ {given} }};\n}})()"


def _ordered(modules: Mapping[str, _Module]) -> Iterator[str]:
    """The modules, each after all that it needs."""
    done: set[str] = set()
    waiting = list(modules)
    while waiting:
        ready = [name for name in waiting if done.issuperset(modules[name].needs)]
        if not ready:
            problem = f"these modules need each other, or one that is not there: {', '.join(waiting)}"
            raise BundleError(problem)
        yield from ready
        done.update(ready)
        waiting = [name for name in waiting if name not in done]


@lru_cache(maxsize=_KEPT)
def _read(name: str, text: str) -> _Module:
    """Take a module apart."""
    code = stripped(text)
    needs: list[str] = []
    fetched: list[str] = []
    exported: list[tuple[str, str]] = []

    def take_all(match: re.Match[str]) -> str:
        needs.append(match[2])
        fetched.append(f'const {match[1]} = from("{match[2]}");\n')
        return ""

    def take(match: re.Match[str]) -> str:
        needs.append(match[2])
        pairs = ", ".join(one if one == other else f"{one}: {other}" for one, other in _pairs(match[1]))
        fetched.append(f'const {{ {pairs} }} = from("{match[2]}");\n')
        return ""

    def give(match: re.Match[str]) -> str:
        needs.append(match[2])
        exported.extend((outside, f'from("{match[2]}").{inside}') for inside, outside in _pairs(match[1]))
        return ""

    def mark(match: re.Match[str]) -> str:
        exported.append((match[1], match[1]))
        return ""

    lines = []
    # A statement of import or export begins a line in our modules; what a text holds never does.
    for statement in _statements(code):
        whole = statement
        for pattern, put in ((_IMPORT_ALL, take_all), (_IMPORT, take), (_REEXPORT, give)):
            whole = pattern.sub(put, whole) if pattern.fullmatch(whole.rstrip("\n")) else whole
        lines.append(_EXPORT.sub(mark, whole, count=1) if _EXPORT.match(whole) else whole)
    rest = "".join(line for line in lines if line.strip())
    left = _LEFT.search(_without_texts(rest)) if "import" in rest or "export" in rest else None
    if left:
        problem = f"{name}: a form of import or export that is not known: {rest[left.start() : left.start() + 80]!r}"
        raise BundleError(problem)
    return _Module(tuple(dict.fromkeys(needs)), "".join(fetched), rest, tuple(exported))


def _statements(code: str) -> Iterator[str]:
    """The lines of a module, with a statement of import or export over several lines as one."""
    waiting = ""
    for line in code.splitlines(keepends=True):
        waiting += line
        if re.match(r"(?:import\b|export \{)", waiting) and ";" not in waiting:
            continue
        yield waiting
        waiting = ""
    if waiting:
        yield waiting


def _pairs(listed: str) -> Iterator[tuple[str, str]]:
    for each in filter(None, (part.strip() for part in listed.split(","))):
        name, _, other = each.partition(" as ")
        yield name, other or name


def _without_texts(code: str) -> str:
    """The code with every text empty, so that only code is looked at."""
    return "".join('""' if kind == "text" else piece for kind, piece in _tokens(code))


def stripped(text: str) -> str:
    """A script without comments, blank lines and margins. Texts, templates and patterns stay as they are.

    Raises:
        BundleError: a text, template or pattern does not end.
    """
    pieces: list[str] = []
    kept: list[str] = []
    for kind, piece in _tokens(text):
        kept.append(piece)
        if kind == "remark":
            # A comment parts words, and one over several lines ends a line, as it does for the language.
            pieces.append("\n" if "\n" in piece else " ")
        elif kind == "space":
            pieces.append("\n" if "\n" in piece else " ")
        else:
            pieces.append(piece if kind in ("sign", "word") else f"\0{len(pieces)}\0")
    code = re.sub(r" *\n[ \n]*", "\n", re.sub(r" {2,}", " ", "".join(pieces)))
    code = re.sub(r"\0([0-9]+)\0", lambda match: kept[int(match[1])], code)
    return code.lstrip().rstrip() + "\n"


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of a script with their kinds: remark, text (also a template or a pattern), space, word, sign."""
    if "\0" in text:
        problem = "a script holds U+0000"
        raise BundleError(problem)
    at, last = 0, ""
    while at < len(text):
        if text[at] == "`":
            end = _template_end(text, at)
            yield "text", text[at:end]
            at, last = end, "`"
            continue
        if text[at] == "/" and text[at : at + 2] not in ("//", "/*") and _may_be_pattern(last):
            pattern = _REGEX.match(text, at)
            if pattern is None:
                problem = f"a pattern does not end: {text[at : at + 40]!r}"
                raise BundleError(problem)
            yield "text", pattern.group()
            at, last = pattern.end(), "/"
            continue
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None or match.group() in ('"', "'"):
            problem = f"a text does not end: {text[at : at + 40]!r}"
            raise BundleError(problem)
        yield match.lastgroup, match.group()
        at = match.end()
        if match.lastgroup not in ("space", "remark"):
            last = match.group()


def _may_be_pattern(last: str) -> bool:
    """Whether a slash after a token begins a pattern; after a value it divides."""
    return not last or last in _BEFORE_REGEX or last in _WORDS_BEFORE_REGEX


def _template_end(text: str, start: int) -> int:
    """Where a template ends that begins at ``start``; a template may hold code, and that code templates."""
    at = start + 1
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] == "`":
            return at + 1
        elif text.startswith("${", at):
            at = _code_end(text, at + 2)
        else:
            at += 1
    problem = f"a template does not end: {text[start : start + 40]!r}"
    raise BundleError(problem)


def _code_end(text: str, start: int) -> int:
    """Where the code inside a template ends, after its closing brace."""
    depth, at = 1, start
    for kind, piece in _tokens(text[start:]):
        at += len(piece)
        if kind == "sign":
            depth += (piece == "{") - (piece == "}")
            if not depth:
                return at
    problem = f"the code in a template does not end: {text[start : start + 40]!r}"
    raise BundleError(problem)
