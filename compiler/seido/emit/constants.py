"""What no case can change: the fixed values of cells, and of expressions of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from seido.ir.nodes import Regime
from seido.ir.regions import compared
from seido.typed import expression as typed


def fixed_value(cell: typed.Expr) -> Fraction | bool | str | None:
    """The fixed value of a cell, a 仮置き included; None where it has none."""
    if isinstance(cell, typed.Unstated) and cell.provisional is not None:
        return fixed_value(cell.provisional)
    return cell.value if isinstance(cell, typed.Const) else None


def constant_of(node: typed.Expr, regime: Regime) -> Fraction | bool | str | None:
    """The value of an expression that no case can change, or None."""
    match node:
        case typed.Const(value=value):
            return value
        case typed.Lookup(grid=grid, index=index):
            key = tuple(part.value for part in index if isinstance(part, typed.Const) and isinstance(part.value, str))
            cell = regime.tables[grid].cells.get(key) if len(key) == len(index) else None
            return None if cell is None else fixed_value(cell)
        case typed.Multiply(operands=operands) | typed.Add(operands=operands):
            result = Fraction(1 if isinstance(node, typed.Multiply) else 0)
            for each in operands:
                part = constant_of(each, regime)
                if not isinstance(part, Fraction):
                    return None
                result = result * part if isinstance(node, typed.Multiply) else result + part
            return result
        case typed.Compare(comparison=comparison, left=left, right=right):
            one, other = constant_of(left, regime), constant_of(right, regime)
            return None if one is None or other is None else compared(comparison, one, other)
        case typed.MemberOf(subject=subject, members=members):
            found = constant_of(subject, regime)
            return None if found is None else found in members
        case typed.Negation(operand=operand):
            found = constant_of(operand, regime)
            return not found if isinstance(found, bool) else None
        case typed.AllOf(operands=operands):
            return _all_constant([constant_of(each, regime) for each in operands], deciding=False)
        case typed.AnyOf(operands=operands):
            return _all_constant([constant_of(each, regime) for each in operands], deciding=True)
        case typed.Choice(arms=(), otherwise=typed.Expr() as otherwise):
            return constant_of(otherwise, regime)
        case _:
            return None


def _all_constant(parts: Sequence[Fraction | bool | str | None], *, deciding: bool) -> bool | None:
    if any(part is deciding for part in parts):
        return deciding
    return None if any(part is None for part in parts) else not deciding
