"""One mistake, one message: causes stand, and what follows from them is counted with them.

Each pass reports what it sees at its own place. Here findings that come from one mistake (`Cause`) become one, which
names the further places, and results of worked examples that differ because of a mistake told anyway are counted
there. Nothing is lost: whatever a mistake does not explain stays a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from seido.analyse.examples import ExampleResult
from seido.source.catalogue import analyses, citation, names
from seido.source.catalogue import examples as example_kinds
from seido.source.diagnostic import Cause, Diagnostic, Kind, Label
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.program import Program, Scheme
from seido.typed.walk import rule_expressions, walk

_EVERYTHING: Final = "*"
"""Stands for all names of a scheme."""

_UPSETTING: Final[frozenset[Kind]] = frozenset(
    {
        citation.FIGURE_DIFFERS,
        citation.FIGURE_ABSENT,
        citation.WHICH_FIGURE,
        citation.LABEL_DIFFERS,
        citation.ROW_DIFFERS,
        citation.BOUNDARY_DIFFERS,
        citation.YEAR_UNPROVED,
        analyses.REQUIREMENT_NEVER_MET,
        analyses.REQUIREMENTS_NEVER_TOGETHER,
        analyses.PART_NEVER,
    }
)
"""Errors that say that a figure, a year or a condition is not what it should be: results then differ, too."""


def gather(
    found: Sequence[Diagnostic], examples: Sequence[ExampleResult], files: Sequence[tree.File], program: Program
) -> tuple[Diagnostic, ...]:
    """What was found, each mistake once."""
    told = _alike(_without_lost(sorted(dict.fromkeys(found), key=lambda each: each.order), files))
    return _upset(told, examples, files, program)


# ------------------------------------------------------------------------------------------------ names in a wrong scheme


def _without_lost(found: Sequence[Diagnostic], files: Sequence[tree.File]) -> list[Diagnostic]:
    """Findings without the names that are unknown only because a scheme begins right after 共通."""
    takers = {label.span for each in found if each.kind is names.COMMON_EMPTY for label in each.labels}
    if not takers:
        return list(found)
    lost = {
        name
        for file in files
        for block in file.blocks
        if isinstance(block, tree.SchemeDeclaration) and block.name.span in takers
        for node in block.declarations
        for name in _names_of(node)
    }

    def follows(each: Diagnostic) -> bool:
        if each.kind is names.SCHEME_TWICE:
            return each.span in takers or any(label.span in takers for label in each.labels)
        return each.cause is not None and each.cause.what == "name" and each.cause.name in lost

    return [each for each in found if not follows(each)]


# ------------------------------------------------------------------------------------------------------ the same mistake


def _alike(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Findings of one unknown name or member as one, at the formula rather than at an example that gives it."""
    groups: dict[Cause, list[Diagnostic]] = {}
    for each in found:
        if each.cause is not None and each.cause.what in ("name", "member"):
            groups.setdefault(each.cause, []).append(each)
    first: dict[Diagnostic, Diagnostic] = {}
    gone: set[int] = set()
    for cause, group in groups.items():
        head = min(group, key=lambda each: (each.kind.code.startswith("S07"), each.order))
        others = tuple(each.span for each in group if each is not head and each.span is not None)
        if not others:
            continue
        gone |= {id(each) for each in group if each is not head}
        labels = head.labels
        if cause.declared is not None and "near" in head.kind.labels and not labels:
            labels = (Label(cause.declared, "near"),)
        first[head] = replace(head, others=others, labels=labels)
    return [first.get(each, each) for each in found if id(each) not in gone]


# ---------------------------------------------------------------------------------------------------- upset examples


def _upset(
    found: Sequence[Diagnostic], examples: Sequence[ExampleResult], files: Sequence[tree.File], program: Program
) -> tuple[Diagnostic, ...]:
    """Findings with results of examples counted at the error that upsets them."""
    failures: dict[str, list[Diagnostic]] = {}
    for example in examples:
        failed = [each for each in example.diagnostics if each.kind is example_kinds.EXAMPLE_FAILED]
        if failed:
            failures.setdefault(example.scheme, []).extend(failed)
    by_cause: dict[int, list[Span]] = {}
    explained: set[Diagnostic] = set()
    unclosed: dict[Diagnostic, Diagnostic] = {}
    for scheme in program.schemes:
        if scheme.id not in failures:
            continue
        places = _places(scheme, files)
        wrong = [
            (at, affected)
            for at, each in enumerate(found)
            if each.is_error and each.kind in _UPSETTING and (affected := _affected(each, places))
        ]
        uses = _uses(scheme)
        rest: list[Diagnostic] = []
        for failure in failures[scheme.id]:
            needs = _needs(failure.cause, uses, scheme)
            at = next((at for at, affected in wrong if _EVERYTHING in affected or affected & needs), None)
            if at is None or failure.span is None:
                rest.append(failure)
            else:
                explained.add(failure)
                by_cause.setdefault(at, []).append(failure.span)
        unclosed |= _in_open_part(rest, found)
    gone = explained | {each for each, kept in unclosed.items() if each.order != kept.order}
    return tuple(
        unclosed.get(
            each,
            replace(each, upset=tuple(sorted(by_cause[at], key=lambda span: (span.path, span.start))))
            if at in by_cause
            else each,
        )
        for at, each in enumerate(found)
        if each not in gone
    )


def _in_open_part(failures: Sequence[Diagnostic], found: Sequence[Diagnostic]) -> dict[Diagnostic, Diagnostic]:
    """Failures of a file with a 場合 that seems not to be closed, by the one that stands for all of them."""
    open_parts = [each.span for each in found if each.kind is analyses.LOOK_UNCLOSED and each.span is not None]
    paths = {part.path: part for part in open_parts}
    within = [each for each in failures if each.span is not None and each.span.path in paths]
    within = [each for each in within if each.cause is not None and each.cause.what == "outcome"]
    if not within:
        return {}
    head, *others = within
    part = paths[head.span.path] if head.span is not None else open_parts[0]
    spans = tuple(each.span for each in others if each.span is not None)
    kept = replace(head, others=spans, labels=(Label(part, "unclosed"),))
    return dict.fromkeys(within, kept)


def _affected(found: Diagnostic, places: Sequence[tuple[Span, frozenset[str]]]) -> frozenset[str]:
    """The names in whose declaration an error stands."""
    span = found.span
    if span is None:
        return frozenset()
    return next(
        (held for place, held in places if place.path == span.path and place.start <= span.start < place.end),
        frozenset(),
    )


def _places(scheme: Scheme, files: Sequence[tree.File]) -> list[tuple[Span, frozenset[str]]]:
    """The declarations that a scheme sees, inner ones before those around them, with the names that they give."""
    parts = {case.span: case.name for case in scheme.cases.values()}
    places: list[tuple[Span, frozenset[str]]] = []

    def visit(declarations: Iterable[tree.Declaration]) -> None:
        for node in declarations:
            if isinstance(node, tree.CaseDeclaration):
                visit(node.declarations)
                places.append((node.span, frozenset({parts.get(node.span, "")})))
            elif isinstance(node, tree.ApplicableDeclaration):
                places.append((node.span, frozenset({_EVERYTHING})))
            else:
                places.append((node.span, frozenset(_names_of(node))))

    for file in files:
        for block in file.blocks:
            if isinstance(block, tree.CommonDeclaration) or (
                isinstance(block, tree.SchemeDeclaration) and block.name.span == scheme.span
            ):
                visit(block.declarations)
    return places


def _names_of(node: tree.Declaration) -> Iterator[str]:
    match node:
        case tree.CaseDeclaration(declarations=declarations):
            for each in declarations:
                yield from _names_of(each)
        case tree.ParameterDeclaration(name=name, parts=parts):
            yield name.text
            yield from (part.name.text for part in parts)
        case (
            tree.InputDeclaration(name=name)
            | tree.TableDeclaration(name=name)
            | tree.ItemsDeclaration(name=name)
            | tree.AmountDeclaration(name=name)
            | tree.RequirementDeclaration(name=name)
            | tree.CategoryDeclaration(name=name)
            | tree.BandDeclaration(name=name)
            | tree.ReadingDeclaration(name=name)
        ):
            yield name.text
        case _:
            pass


def _needs(cause: Cause | None, uses: Mapping[str, frozenset[str]], scheme: Scheme) -> frozenset[str]:
    """Every name that a result rests on; the outcome, and what is not paid because of it, rests on all conditions."""
    if cause is None:
        return frozenset()
    start = {cause.name}
    if cause.what == "outcome":
        start |= {*scheme.requirements, *scheme.cases}
    return _reached(start, uses)


def _reached(start: Iterable[str], uses: Mapping[str, frozenset[str]]) -> frozenset[str]:
    seen: set[str] = set()
    todo = list(start)
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(uses.get(name, ()))
    return frozenset(seen)


def _uses(scheme: Scheme) -> Mapping[str, frozenset[str]]:
    """The names that each value of a scheme is computed from directly; fields of a 明細 as 明細の欄."""
    uses: dict[str, frozenset[str]] = {}
    for name, amount in scheme.amounts.items():
        uses[name] = frozenset(_in_all(rule_expressions(amount.rule))) | ({amount.case} if amount.case else set())
    for name, requirement in scheme.requirements.items():
        parts = (requirement.condition,) if requirement.when is None else (requirement.when, requirement.condition)
        uses[name] = frozenset(_in_all(parts))
    for items in scheme.items.values():
        for column in items.columns:
            uses[f"{items.name}の{column.name}"] = frozenset((items.name, *_in_all(rule_expressions(column.rule))))
    for case in scheme.cases.values():
        uses[case.name] = frozenset(_in_all((case.condition,)))
    return uses


def _in_all(roots: Iterable[typed.Expr]) -> Iterator[str]:
    for node in walk(roots):
        match node:
            case typed.Variable(name=name) | typed.Definition(name=name) | typed.Reading(name=name):
                yield name
            case typed.Lookup(grid=grid):
                yield grid
            case typed.FieldOf(items=items, name=name):
                yield f"{items}の{name}"
                yield items
            case typed.Fold(items=items):
                yield items
            case _:
                pass
