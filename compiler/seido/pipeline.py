"""The compiler on one page.

    text → tree → typed program → IR → { proofs, coverage, analyses }

Each stage returns what it made and what it found. A stage that cannot go on from what the one before it found is left
out; the others still run, so that one run shows as many mistakes as there are, each once.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

from seido.analyse.all import analyse
from seido.analyse.cliffs import find_cliffs
from seido.analyse.confirm import confirm
from seido.analyse.examples import ExampleResult, answer_examples, run_examples
from seido.analyse.free_figures import check_free_figures
from seido.analyse.look import check_look
from seido.analyse.unused import check_unused
from seido.analyse.verifications import VerificationResult, run_verifications
from seido.causes import gather
from seido.citations.claims import Proof
from seido.citations.coverage import Coverage, coverage
from seido.citations.document import Document
from seido.citations.verify import verify
from seido.figures import Figure, list_figures
from seido.ir.lower import lower
from seido.ir.nodes import SchemeIR
from seido.memory import Memory
from seido.moved import pack, shape_of, unpack
from seido.source.catalogue import citation, names, rules, types
from seido.source.catalogue import examples as example_kinds
from seido.source.catalogue import syntax as syntax_kinds
from seido.source.diagnostic import Diagnostic, Kind
from seido.source.text import Source, Span
from seido.syntax import tree
from seido.syntax.parse import parse
from seido.typed import check
from seido.typed.program import Program, Scheme

ReadDocument = Callable[[str, Span], Source | Diagnostic]

SHOWN: Final = 1_000
"""How many errors of one policy set are listed."""

# What follows from a declaration that could not be read is no second mistake.
_CONSEQUENCES: frozenset[Kind] = frozenset(
    {
        names.UNKNOWN_NAME,
        names.UNKNOWN_NAME_NEAR,
        names.UNKNOWN_MEMBER,
        names.COMMON_EMPTY,
        names.UNKNOWN_AXIS,
        names.UNKNOWN_TYPE,
        names.UNKNOWN_TYPE_NEAR,
        names.NOT_ITEMS,
        names.NO_DOCUMENT,
        names.DOCUMENT_INCOMPLETE,
        names.NO_FORMULA,
        names.EMPTY_CATEGORY,
        names.TARGET_OF_NOTHING,
        rules.CASES_GAP,
        rules.GRID_GAP,
        rules.EXCEPTION_ALONE,
        rules.READING_NOT_ADOPTED,
        rules.READING_WITHOUT_CHOICE,
        rules.TABLE_NO_ROWS,
        rules.PARTS_SUM,
        types.NOT_A_CONDITION,
        example_kinds.UNKNOWN_COLUMN,
        example_kinds.UNKNOWN_INPUT,
        example_kinds.UNKNOWN_RESULT,
        example_kinds.NOTHING_EXPECTED,
    }
)


_OF_A_ROW: frozenset[Kind] = frozenset({names.KEY_TWICE})


@dataclass(frozen=True, slots=True)
class Compiled:
    """A policy set, compiled: what was made of it and everything that was found, in order of place.

    ``irs`` holds the schemes without an error of their own; ``sources`` all texts, policies and documents, by path.
    """

    program: Program
    irs: Mapping[str, SchemeIR]
    documents: Mapping[str, Document]
    proofs: tuple[Proof, ...]
    coverage: Mapping[str, Coverage]
    examples: tuple[ExampleResult, ...]
    verifications: tuple[VerificationResult, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes, in order."""
        return self.program.schemes

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every published figure that was proved."""
        return list_figures(self.proofs)

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return any(found.is_error for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class _Tried:
    """What depends on the IR of a scheme alone. ``ir`` is the one that it was found of, equal to the one asked about."""

    ir: SchemeIR
    findings: tuple[Diagnostic, ...]
    examples: tuple[ExampleResult, ...]
    verifications: tuple[VerificationResult, ...]


def compile_sources(
    policies: Mapping[str, Source],
    read_document: ReadDocument,
    *,
    solver: bool = False,
    pages: bool = False,
    memory: Memory | None = None,
) -> Compiled:
    """Compile the files of one policy set. ``read_document`` fetches the text that a 本文 names.

    With ``solver`` z3 is asked about every 検証 that is not decided without it. ``pages`` says that documents will be made of
    what is compiled, which saves work and changes nothing. With the ``memory`` of an earlier
    compilation, files that are the same are not read again and schemes that mean the same are not tried again.
    """
    lasting, memory = memory, Memory() if memory is None else memory
    found: list[Diagnostic] = []
    files, syntax = _parse_all(policies, memory)
    found += syntax
    checked = check.check(files)
    lines = _Lines(policies)
    lines.note(syntax)
    meant = _without_consequences(checked.diagnostics) if syntax else checked.diagnostics
    found += lines.once(lines.rest(meant), _OF_A_ROW)
    lines.note(checked.diagnostics)
    documents, unread = _documents(checked.program, read_document, memory)
    found += unread
    proofs, unproved = verify(checked.program.claims, documents)
    found += lines.rest(_news(unproved, checked))
    irs, lowered = _lower_all(checked.program, found)
    found += lowered
    tried = {identifier: _try(ir, lasting, solver=solver, pages=pages) for identifier, ir in irs.items()}
    irs = {identifier: each.ir for identifier, each in tried.items()}
    examples = [result for each in tried.values() for result in each.examples]
    verifications = [result for each in tried.values() for result in each.verifications]
    for each in tried.values():
        found += each.findings
    for example in examples:
        found += example.diagnostics
    misread = {each.span.path for each in syntax if each.span is not None}
    for file, source in zip(files, policies.values(), strict=True):
        if source.path not in misread:
            found += check_look(file, source)
    sound = not any(each.is_error and _is_structural(each) for each in found)
    found += check_unused(files, checked.program, lambda scheme: scheme.id in irs, whole=sound)
    if sound:
        found += check_free_figures(files, checked.program, proofs, documents)
    for verification in verifications:
        found += verification.diagnostics
    covered, odd = _coverage(checked.program, documents, proofs)
    found += odd
    sources = {**policies, **{document.source.path: document.source for document in documents.values()}}
    return Compiled(
        checked.program,
        irs,
        documents,
        proofs,
        covered,
        tuple(examples),
        tuple(verifications),
        tuple(_shown(gather(found, examples, files, checked.program))),
        sources,
    )


class _Lines:
    """Which lines of the policies have an error already: what a later stage says of such a line seldom is news."""

    def __init__(self, policies: Mapping[str, Source]) -> None:
        self._policies = policies
        self._wrong: set[tuple[str, int]] = set()

    def note(self, found: Sequence[Diagnostic]) -> None:
        """Remember the lines of errors."""
        self._wrong.update(place for each in found if each.is_error and (place := self._place(each)) is not None)

    def rest(self, found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Those findings that stand on other lines."""
        return tuple(each for each in found if self._place(each) not in self._wrong)

    def once(self, found: Sequence[Diagnostic], kinds: frozenset[Kind]) -> tuple[Diagnostic, ...]:
        """Findings, of some kinds only the first on each line: they say of a row what is so of each of its cells."""
        seen: set[tuple[Kind, tuple[str, int] | None]] = set()
        kept = []
        for each in found:
            place = (each.kind, self._place(each))
            if each.kind not in kinds or place not in seen:
                kept.append(each)
            seen.add(place)
        return tuple(kept)

    def _place(self, found: Diagnostic) -> tuple[str, int] | None:
        source = self._policies.get(found.span.path) if found.span is not None else None
        return None if source is None or found.span is None else (source.path, source.position(found.span.start).line)


def _news(unproved: Sequence[Diagnostic], checked: check.Checked) -> tuple[Diagnostic, ...]:
    """Findings of quotes, without those that only follow from another mistake.

    A table that lacks a column differs from the printed one in every row; a document that is declared but could not be
    read is no unknown document; and a position that a quote does not have holds no figure either.
    """
    gaps = {each.facts.get("name") for each in checked.diagnostics if each.kind is rules.GRID_GAP}
    declared = set(checked.program.documents)
    nowhere = {
        (each.facts.get("declaration"), each.facts.get("written"))
        for each in unproved
        if each.kind is citation.POSITION_OUT
    }

    def follows(found: Diagnostic) -> bool:
        match found.kind:
            case citation.ROW_DIFFERS:
                return found.facts.get("declaration") in gaps
            case citation.DOCUMENT_UNKNOWN:
                return found.facts.get("document") in declared
            case citation.FIGURE_ABSENT:
                return (found.facts.get("declaration"), found.facts.get("written")) in nowhere
            case _:
                return False

    return tuple(each for each in unproved if not follows(each))


def _shown(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What was found, with errors up to the limit; a last one says that there are more."""
    errors = 0
    for each in found:
        if each.is_error:
            errors += 1
            if errors > SHOWN + 1:
                continue
            if errors > SHOWN:
                yield Diagnostic(syntax_kinds.TOO_MANY, each.span, {"limit": f"{SHOWN:,}"})
                continue
        yield each


def _try(ir: SchemeIR, memory: Memory | None, *, solver: bool, pages: bool) -> _Tried:
    """What comes of a scheme by itself."""

    def make() -> _Tried:
        return _Tried(ir, analyse(ir), run_examples(ir, whole=pages), run_verifications(ir, solver=solver))

    if memory is None:
        return make()
    # The pickle says all of a scheme, its places included, which comparison leaves out.
    return memory.recall(("scheme", pickle.dumps(ir), solver), partial(_moved, ir, memory, make, solver=solver))


def _moved(ir: SchemeIR, memory: Memory, make: Callable[[], _Tried], *, solver: bool) -> _Tried:
    """What comes of a scheme, where only its places are different from before what came of it then, moved."""
    shape = shape_of(ir)
    key = ("moved", shape.meaning, solver)
    packed = memory.known(key)
    if isinstance(packed, bytes):
        tried, answers, cliffs = unpack(packed, shape)
        answer_examples.keep(tried.ir, answers)
        find_cliffs.keep(tried.ir, cliffs)
        return cast("_Tried", tried)
    tried = make()
    packed = pack((tried, answer_examples(ir), find_cliffs(ir)), shape)
    if packed is not None:
        memory.keep(key, packed)
    return tried


def _parse_all(policies: Mapping[str, Source], memory: Memory) -> tuple[Sequence[tree.File], tuple[Diagnostic, ...]]:
    parsed = [memory.recall(("parsed", source), partial(parse, source)) for source in policies.values()]
    return [each.file for each in parsed], tuple(found for each in parsed for found in each.diagnostics)


def _without_consequences(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(each for each in found if each.kind not in _CONSEQUENCES)


def _documents(
    program: Program, read_document: ReadDocument, memory: Memory
) -> tuple[Mapping[str, Document], tuple[Diagnostic, ...]]:
    documents: dict[str, Document] = {}
    unread: list[Diagnostic] = []
    for declared in program.documents.values():
        if not declared.body:
            continue
        text = read_document(declared.body, declared.body_span)
        if isinstance(text, Diagnostic):
            unread.append(text)
        else:
            key = ("document", declared.name, declared.year, text)
            documents[declared.name] = memory.recall(key, partial(Document, declared.name, declared.year, text))
    return documents, tuple(unread)


def _lower_all(program: Program, found: Sequence[Diagnostic]) -> tuple[Mapping[str, SchemeIR], tuple[Diagnostic, ...]]:
    """The IR of every scheme without an error in what its formulas say; its quotes may still be wrong."""
    broken = {each.span.path for each in found if each.is_error and each.span is not None and _is_structural(each)}
    irs: dict[str, SchemeIR] = {}
    lowered: list[Diagnostic] = []
    for scheme in program.schemes:
        if scheme.span.path in broken or _shared_broken(scheme, broken):
            continue
        ir, diagnostics = lower(scheme)
        diagnostics += confirm(ir)
        lowered += diagnostics
        if not any(each.is_error for each in diagnostics):
            irs[scheme.id] = ir
    return irs, tuple(lowered)


def _is_structural(found: Diagnostic) -> bool:
    """Whether a finding leaves a scheme that cannot be computed: all but those about citations."""
    return not found.kind.code.startswith("S04")


def _shared_broken(scheme: Scheme, broken: set[str]) -> bool:
    """Whether what a scheme takes from 共通 stands in a broken file."""
    shared = {each.span.path for each in scheme.inputs.values() if each.common}
    return bool(shared & broken)


def _coverage(
    program: Program, documents: Mapping[str, Document], proofs: Sequence[Proof]
) -> tuple[Mapping[str, Coverage], tuple[Diagnostic, ...]]:
    covered: dict[str, Coverage] = {}
    found: list[Diagnostic] = []
    for name, document in documents.items():
        excluded = [each for each in program.documents[name].excluded if each.citation.document.text == name]
        excluded += [
            each for scheme in program.schemes for each in scheme.excluded if each.citation.document.text == name
        ]
        covered[name] = coverage(document, proofs, excluded)
        found += covered[name].diagnostics
    return covered, tuple(found)
