"""What has no plain value: definitions, and whole regimes, that may meet or always meet what is 記載なし or 対象外."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seido.analyse.scale import reachable
from seido.emit.constants import fixed_value
from seido.ir.nodes import Regime, SchemeIR, StepKind
from seido.ir.regions import LIMIT, space_of
from seido.typed import expression as typed
from seido.typed.walk import walk


def special_steps(ir: SchemeIR, regime: Regime) -> frozenset[tuple[str, str]]:
    """The definitions, as (明細 or empty, name), that may be no plain number, truth or member in a regime."""
    found: set[tuple[str, str]] = set()
    definitions = {step.name: step.expr for step in regime.steps if step.kind is not StepKind.COLUMN}
    for step in regime.steps:
        if any(_is_special(node, ir, regime, found, definitions) for node in walk((step.expr,))):
            found.add((step.items, step.name))
    return frozenset(found)


def _is_special(
    node: typed.Expr,
    ir: SchemeIR,
    regime: Regime,
    special: set[tuple[str, str]],
    definitions: Mapping[str, typed.Expr],
) -> bool:
    """Whether a node, its parts left aside, may have no plain value."""
    match node:
        case typed.OutOfScope() | typed.Invalid():
            return True
        case typed.Unstated(provisional=provisional):
            return provisional is None
        case typed.Fold(kind=typed.FoldKind.GREATEST | typed.FoldKind.LEAST):
            return True  # of no rows there is none
        case typed.Definition(name=name):
            return ("", name) in special
        case typed.FieldOf(items=items, name=name):
            return (items, name) in special
        case typed.Lookup(grid=grid, index=index):
            cells = reachable(regime, grid, index)
            count = 1
            for part, axis in zip(index, regime.tables[grid].axes, strict=True):
                count *= 1 if isinstance(part, typed.Const) else len(axis)
            return len(cells) != count or any(fixed_value(cell) is None for cell in cells)
        case typed.Choice(arms=arms, otherwise=None):
            # The compiler has shown that the arms cover everything, unless there was too much to try.
            return not arms or space_of([arm.condition for arm in arms], ir.scheme, definitions).size > LIMIT
        case _:
            return False


def never_settles(node: typed.Expr) -> bool:
    """Whether a value rests, in every case, on what is not stated or out of scope."""
    match node:
        case typed.Unstated(provisional=provisional):
            return provisional is None
        case typed.OutOfScope():
            return True
        case typed.Cap(value=value, limit=limit):
            return never_settles(value) or never_settles(limit)
        case typed.Round(value=value) | typed.RoundUnstated(value=value):
            return never_settles(value)
        case typed.Extreme(operands=operands):
            return any(map(never_settles, operands))
        case _:
            return False


def leaves(node: typed.Expr) -> Iterator[typed.Expr]:
    """The values that a definition may take as they stand: itself, or the arms of the choice that it is."""
    if isinstance(node, typed.Choice):
        for arm in node.arms:
            yield from leaves(arm.value)
        if node.otherwise is not None:
            yield from leaves(node.otherwise)
    else:
        yield node


def special_of(node: typed.Expr) -> str | None:
    """The Special that an expression is, where it is nothing else."""
    match node:
        case typed.OutOfScope():
            return "Special.OUT_OF_SCOPE"
        case typed.Unstated(provisional=None, low=low, high=high) if low is None or low != high:
            return "Special.UNSTATED"
        case _:
            return None


def is_hopeless(regime: Regime) -> bool:
    """Whether every case of a regime must be left to the explained computation, so that trying is in vain.

    A definition that is nothing but special is none of these: it is said to be so. What uses it is.
    """
    special: set[str] = set()
    for step in regime.steps:
        if step.kind is StepKind.COLUMN or not _never(step.expr, regime, special):
            continue
        if any(special_of(leaf) is None for leaf in leaves(step.expr)) or _asks(step.expr, regime, special):
            return True
        special.add(step.name)
    return False


def _asks(node: typed.Expr, regime: Regime, special: set[str]) -> bool:
    """Whether choosing among the values of a definition needs something special."""
    if not isinstance(node, typed.Choice):
        return False
    values = [arm.value for arm in node.arms] + ([] if node.otherwise is None else [node.otherwise])
    return any(_never(arm.condition, regime, special) for arm in node.arms) or any(
        _asks(value, regime, special) for value in values
    )


def _never(node: typed.Expr, regime: Regime, hopeless: set[str]) -> bool:
    """Whether an expression has a plain value in no case."""
    match node:
        case typed.OutOfScope() | typed.Invalid():
            return True
        case typed.Unstated(provisional=provisional):
            return provisional is None or _never(provisional, regime, hopeless)
        case typed.Definition(name=name):
            return name in hopeless
        case typed.Lookup(grid=grid, index=index):
            cells = reachable(regime, grid, index)
            return all(fixed_value(cell) is None for cell in cells) or any(
                _never(part, regime, hopeless) for part in index
            )
        case typed.Choice(arms=arms, otherwise=otherwise):
            if arms and _never(arms[0].condition, regime, hopeless):
                return True
            values = [arm.value for arm in arms] + ([] if otherwise is None else [otherwise])
            return all(_never(value, regime, hopeless) for value in values)
        case typed.Fold():
            return False
        case _:
            return any(_never(part, regime, hopeless) for part in typed.children(node))
