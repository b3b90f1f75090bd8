"""財源の内訳: a whole and its parts in the first example that has them all, added up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from seido.emit.scheme_page.assumed import MARK
from seido.typed import expression as typed
from seido.typed.types import Quantity
from seido.values.exact import Known

if TYPE_CHECKING:
    from markupsafe import Markup

    from seido.emit.scheme_page.desk import Desk
    from seido.typed.program import Example, Verification
    from seido.values.answer import Answer


@dataclass(frozen=True, slots=True)
class Funding:
    """One 内訳: the whole, its parts with their amounts in an example, and their sum. Without an example, names only.

    ``notes`` say what was assumed, ``agrees`` whether the parts come to the whole.
    """

    whole: str
    parts: tuple[tuple[str, str | Markup], ...]
    total: str | Markup
    sum: str | Markup
    example: str
    notes: tuple[str | Markup, ...] = ()
    agrees: bool = True


def fundings(desk: Desk) -> tuple[Funding, ...]:
    """Every 内訳 of a scheme."""
    return tuple(
        found
        for each in desk.scheme.verifications
        if each.breakdown
        for found in (_funding(desk, each),)
        if found is not None
    )


def _funding(desk: Desk, each: Verification) -> Funding | None:
    statement = each.statement
    if not isinstance(statement, typed.Compare) or not isinstance(statement.left.type, Quantity):
        return None
    whole, parts = _name(statement.left), [_name(part) for part in _parts(statement.right)]
    if not whole or not all(parts):
        return None
    for example, answer in desk.answered:
        held = [_value(desk, example, answer, name) for name in (whole, *parts)]
        known = [value for value in held if value is not None]
        if answer is None or len(known) < len(held) or not _number(known[0]):
            continue
        total, *several = known
        kind, tell = statement.left.type, desk.telling
        marks = frozenset(mark for value in several for mark in value.marks)
        added = Known(sum((_number(value) for value in several), Fraction(0)), marks)
        return Funding(
            whole,
            tuple((name, tell.value(name, value, kind, "円")) for name, value in zip(parts, several, strict=True)),
            tell.value(whole, total, kind, "円"),
            tell.value(whole, added, kind, "円"),
            example.title,
            tuple(tell.assumption(tag) for tag in answer.provisional if f"{MARK}{tag}" in marks),
            added.value == total.value,
        )
    return Funding(whole, tuple((name, "") for name in parts), "", "", "")


def _parts(node: typed.Expr) -> Iterator[typed.Expr]:
    """What is added up, sums within sums taken apart."""
    if isinstance(node, typed.Add):
        for each in node.operands:
            yield from _parts(each)
    else:
        yield node


def _name(node: typed.Expr) -> str:
    return node.name if isinstance(node, typed.Definition | typed.Variable) else ""


def _value(desk: Desk, example: Example, answer: Answer | None, name: str) -> Known | None:
    if answer is None or not answer.applies:
        return None
    found = answer.values.get(name) if name in desk.scheme.amounts else None
    if isinstance(found, Known) and isinstance(found.value, Fraction):
        return found
    given = example.inputs.get(name)
    return Known(given) if isinstance(given, Fraction) else None


def _number(value: Known) -> Fraction:
    return value.value if isinstance(value.value, Fraction) else Fraction(0)
