"""Conditions made plainer by what is known where they are asked: members that are already ruled in or out.

A ただし that gives way to narrower ones is lowered as "this, and none of those". Written out as it stands that reads
badly (``団体 in ("都", "市") and 団体 != "市"``), and a type checker rightly objects to questions already answered.
Only for two-valued code: the explained computation keeps conditions as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from seido.typed import expression as typed
from seido.typed.types import TRUTH

Known = Mapping[typed.Expr, frozenset[str]]
"""For things that are a member of a 区分: the members that they may still be."""

MembersOf = Callable[[typed.Expr], frozenset[str]]
"""All members that a thing may be."""


def simplified(node: typed.Expr, known: Known, members_of: MembersOf) -> typed.Expr:
    """An equivalent condition under what is known; a constant truth where nothing is left to ask."""
    match node:
        case typed.MemberOf(subject=subject, members=members):
            allowed = known.get(subject) or members_of(subject)
            inside = tuple(member for member in members if member in allowed)
            if not inside or len(inside) == len(allowed):
                return _constant(node, value=bool(inside))
            return replace(node, members=inside)
        case typed.AllOf():
            return _all(node, known, members_of)
        case typed.AnyOf(operands=operands):
            parts = [simplified(each, known, members_of) for each in operands]
            if any(_is(part, value=True) for part in parts):
                return _constant(node, value=True)
            left = tuple(part for part in parts if not _is(part, value=False))
            return left[0] if len(left) == 1 else replace(node, operands=left) if left else _constant(node, value=False)
        case typed.Negation(operand=operand):
            inner = simplified(operand, known, members_of)
            if isinstance(inner, typed.Negation):
                return inner.operand
            if isinstance(inner, typed.Const) and isinstance(inner.value, bool):
                return _constant(node, value=not inner.value)
            return replace(node, operand=inner)
        case _:
            return node


def _all(node: typed.AllOf, known: Known, members_of: MembersOf) -> typed.Expr:
    """All of several: one question for each member, and the rest under its answer."""
    operands = list(_conjuncts(node))
    inside = assume(node, known, members_of, holds=True)
    asked: set[typed.Expr] = set()
    parts: list[typed.Expr] = []
    for each in operands:
        subject = _subject(each)
        if subject is None:
            parts.append(simplified(each, inside, members_of))
        elif subject not in asked:
            asked.add(subject)
            members = tuple(member for member in _ordered(operands, subject) if member in inside[subject])
            allowed = known.get(subject) or members_of(subject)
            if not inside[subject]:
                return _constant(node, value=False)
            if inside[subject] == allowed:
                continue
            if not members:  # only excluded ones were named
                out = tuple(member for member in _excluded(operands, subject) if member in allowed)
                question: typed.Expr = typed.MemberOf(subject, out, type=TRUTH, span=each.span)
                parts.append(typed.Negation(question, type=TRUTH, span=each.span))
            else:
                parts.append(typed.MemberOf(subject, members, type=TRUTH, span=each.span))
    if any(_is(part, value=False) for part in parts):
        return _constant(node, value=False)
    left = tuple(part for part in parts if not _is(part, value=True))
    return left[0] if len(left) == 1 else replace(node, operands=left) if left else _constant(node, value=True)


def assume(node: typed.Expr, known: Known, members_of: MembersOf, *, holds: bool) -> Known:
    """What is known once a condition holds, or does not."""
    found = dict(known)
    for part in _conjuncts(node) if holds else _disjuncts(node):
        subject = _subject(part)
        if subject is None:
            continue
        positive = isinstance(part, typed.MemberOf) is holds
        inner = part.operand if isinstance(part, typed.Negation) else part
        members = frozenset(inner.members) if isinstance(inner, typed.MemberOf) else frozenset()
        before = found.get(subject) or members_of(subject)
        found[subject] = before & members if positive else before - members
    return found


def _conjuncts(node: typed.Expr) -> tuple[typed.Expr, ...]:
    if isinstance(node, typed.AllOf):
        return tuple(part for each in node.operands for part in _conjuncts(each))
    return (node,)


def _disjuncts(node: typed.Expr) -> tuple[typed.Expr, ...]:
    if isinstance(node, typed.AnyOf):
        return tuple(part for each in node.operands for part in _disjuncts(each))
    return (node,)


def _subject(node: typed.Expr) -> typed.Expr | None:
    """What a question of membership asks about."""
    if isinstance(node, typed.Negation):
        return node.operand.subject if isinstance(node.operand, typed.MemberOf) else None
    return node.subject if isinstance(node, typed.MemberOf) else None


def _ordered(operands: list[typed.Expr], subject: typed.Expr) -> tuple[str, ...]:
    """The members that the first question about a subject names."""
    for each in operands:
        if isinstance(each, typed.MemberOf) and each.subject == subject:
            return each.members
    return ()


def _excluded(operands: list[typed.Expr], subject: typed.Expr) -> tuple[str, ...]:
    """The members that are named as not meant."""
    found: dict[str, None] = {}
    for each in operands:
        inner = each.operand if isinstance(each, typed.Negation) else None
        if isinstance(inner, typed.MemberOf) and inner.subject == subject:
            found.update(dict.fromkeys(inner.members))
    return tuple(found)


def _constant(node: typed.Expr, *, value: bool) -> typed.Const:
    return typed.Const(value, type=TRUTH, span=node.span)


def _is(node: typed.Expr, *, value: bool) -> bool:
    return isinstance(node, typed.Const) and node.value is value
