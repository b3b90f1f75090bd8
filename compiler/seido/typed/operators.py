"""The typing of operators, as one table: (operator, left, right) → result."""

from __future__ import annotations

from seido.syntax.tree import Operator
from seido.typed.types import NUMBER, UNKNOWN, Quantity, Type, Unknown
from seido.values.units import NONE


def result_type(operator: Operator, left: Type, right: Type) -> Type | None:
    """The type of ``left operator right``, or None where the two do not go together.

    Sums need one unit; products and quotients make compound units (円/人 × 人 = 円). A 割合 stays one only in a product
    of two 割合: a sum of two may leave 0–1.
    """
    match left, right:
        case (Unknown(), _) | (_, Unknown()):
            return UNKNOWN
        case Quantity(), Quantity():
            pass
        case _:
            return None
    both = left.ratio and right.ratio
    match operator:
        case Operator.ADD | Operator.SUBTRACT:
            if left.unit != right.unit:
                return None
            return NUMBER if left.unit == NONE else Quantity(left.unit)
        case Operator.MULTIPLY:
            return Quantity(left.unit.times(right.unit), ratio=both)
        case Operator.DIVIDE:
            return Quantity(left.unit.per(right.unit))
