"""Ways through expressions: all parts of one, the definitions it uses, and the expressions of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from seido.typed import expression as typed

if TYPE_CHECKING:
    from seido.typed.program import Rule


def walk(nodes: Iterable[typed.Expr]) -> Iterator[typed.Expr]:
    """Expressions and all within them, each before its parts."""
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        yield node
        parts = typed.children(node)
        if parts:
            stack.extend(parts[::-1])


def uses(nodes: Iterable[typed.Expr]) -> Iterator[str]:
    """The definitions that expressions use; a computed field as 明細の欄."""
    for node in walk(nodes):
        if isinstance(node, typed.Definition):
            yield node.name
        elif isinstance(node, typed.FieldOf):
            yield f"{node.items}の{node.name}"


def rule_expressions(rule: Rule) -> Iterator[typed.Expr]:
    """The conditions, values and limits of a rule, in written order."""
    for clause in rule.clauses:
        if clause.condition is not None:
            yield clause.condition
        yield clause.value
    for cap in rule.caps:
        yield cap.limit
