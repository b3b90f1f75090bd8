"""Which definition of a scheme needs which: values computed from themselves, formulas past a ceiling, inputs in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from seido.source.diagnostic import Diagnostic
from seido.source.text import Span
from seido.typed import expression as typed
from seido.typed.ceilings import find_ceilings
from seido.typed.program import Amount, CasePart, Grid, Items, Requirement, Rule
from seido.typed.walk import rule_expressions, uses, walk


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a scheme computes. A column of a 明細 goes by 「支援員の対象額」, a 場合 by its number."""

    amounts: Mapping[str, Amount]
    requirements: Mapping[str, Requirement]
    items: Mapping[str, Items]
    cases: Mapping[str, CasePart]

    def formulas(self) -> Mapping[str, Sequence[typed.Expr]]:
        """The formulas of every definition by its name."""
        found: dict[str, Sequence[typed.Expr]] = {
            name: tuple(rule_expressions(amount.rule)) for name, amount in self.amounts.items()
        }
        for name, requirement in self.requirements.items():
            found[name] = tuple(each for each in (requirement.when, requirement.condition) if each is not None)
        for items in self.items.values():
            for column in items.columns:
                found[f"{items.name}の{column.name}"] = tuple(rule_expressions(column.rule))
        for case in self.cases.values():
            found[case.name] = (case.condition,)
        return found

    def spans(self) -> Mapping[str, Span]:
        """Where each definition stands."""
        found = {name: amount.span for name, amount in self.amounts.items()}
        found |= {name: requirement.span for name, requirement in self.requirements.items()}
        found |= {
            f"{items.name}の{column.name}": column.span for items in self.items.values() for column in items.columns
        }
        return found | {case.name: case.span for case in self.cases.values()}

    def inputs(self) -> frozenset[str]:
        """The inputs that a formula uses."""
        return frozenset(
            node.name
            for formulas in self.formulas().values()
            for expr in formulas
            for node in walk((expr,))
            if isinstance(node, typed.Variable)
        )

    def cycle(self) -> Sequence[str]:
        """The names of definitions each of which needs the next, and the last the first; empty where there are none."""
        needed = {name: list(uses(formulas)) for name, formulas in self.formulas().items()}
        for name, amount in self.amounts.items():
            if amount.case:
                needed[name].append(amount.case)
        done: set[str] = set()
        for start in needed:
            found = _cycle_from(start, needed, done)
            if found:
                return found
        return ()

    def ceilings(self, grids: Mapping[str, Grid]) -> Iterator[Diagnostic]:
        """The findings for what is larger than generated code may be. There must be no cycle."""
        clauses = {name: _conditional(amount.rule) for name, amount in self.amounts.items()}
        clauses |= {
            f"{items.name}の{column.name}": _conditional(column.rule)
            for items in self.items.values()
            for column in items.columns
        }
        cells = {name: grid.cells for name, grid in grids.items()}
        return find_ceilings(self.formulas(), clauses, self.spans(), cells)


def _conditional(rule: Rule) -> int:
    """How many ただし and 場合 a rule has."""
    return sum(clause.condition is not None for clause in rule.clauses)


def _cycle_from(start: str, uses: Mapping[str, Sequence[str]], done: set[str]) -> list[str]:
    """A cycle that can be reached from a name, as the names on it, or an empty list."""
    path: list[str] = []
    on_path: set[str] = set()
    stack: list[tuple[str, Iterator[str]]] = []

    def enter(name: str) -> None:
        path.append(name)
        on_path.add(name)
        stack.append((name, iter(uses.get(name, ()))))

    if start in done:
        return []
    enter(start)
    while stack:
        name, rest = stack[-1]
        for used in rest:
            if used in on_path:
                return path[path.index(used) :]
            if used not in done and used in uses:
                enter(used)
                break
        else:
            stack.pop()
            path.pop()
            on_path.discard(name)
            done.add(name)
    return []
