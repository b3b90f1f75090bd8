"""Numbers as whole-number code: an integer expression and the fixed fraction that it counts.

Nothing is divided while values are put together; a fraction waits in the unit until a whole number must come out, and
then stands as one ``* m // n``. Multiplying first and dividing last is what keeps the code exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from seido.analyse.scale import common_step
from seido.emit.frame import whole
from seido.typed import expression as typed


class Level(IntEnum):
    """How tightly an operator binds; a part that binds less than its place asks for stands in brackets."""

    OR = 1
    AND = 2
    NOT = 3
    COMPARE = 4
    ADD = 5
    DIVIDE = 6  # // : exact only from left to right, so it never stands bare on the right of *
    MULTIPLY = 7
    NEGATE = 8
    ATOM = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """A number: integer code times ``unit``. Without code it is the constant ``unit``.

    ``simple`` code is a local variable: it may stand twice without being computed twice.
    """

    code: str
    level: Level
    unit: Fraction
    simple: bool = False

    @property
    def constant(self) -> bool:
        """Whether it is a fixed number."""
        return not self.code

    def within(self, level: Level) -> str:
        """The code where an operator asks for a level."""
        return self.code if self.level >= level else f"({self.code})"

    def at(self, scale: Fraction) -> Piece:
        """The number as a count of ``1/scale``; it must be whole."""
        factor = self.unit * scale
        if self.constant:
            return Piece(whole(int(factor)), Level.ATOM if factor >= 0 else Level.NEGATE, 1 / scale, simple=True)
        above, below = factor.numerator, factor.denominator
        if above == 1 and below == 1:
            return Piece(self.code, self.level, 1 / scale, self.simple)
        if below == 1:
            if above == -1:
                return Piece(f"-{self.within(Level.NEGATE)}", Level.NEGATE, 1 / scale)
            return Piece(f"{self.within(Level.DIVIDE)} * {_factor(above)}", Level.MULTIPLY, 1 / scale)
        return Piece(f"{_scaled(self, above)} // {whole(below)}", Level.DIVIDE, 1 / scale)


def constant(value: Fraction) -> Piece:
    """A fixed number."""
    return Piece("", Level.ATOM, value)


def product(pieces: list[Piece]) -> Piece:
    """The product: codes multiplied, units gathered in one."""
    unit = Fraction(1)
    varying: list[Piece] = []
    for piece in pieces:
        unit *= piece.unit
        if not piece.constant:
            varying.append(piece)
    if not unit or not varying:
        return constant(unit)
    if len(varying) == 1:
        return Piece(varying[0].code, varying[0].level, unit, varying[0].simple)
    first, *others = varying
    code = " * ".join((first.within(Level.DIVIDE), *(piece.within(Level.NEGATE) for piece in others)))
    return Piece(code, Level.MULTIPLY, unit)


def total(pieces: list[Piece]) -> Piece:
    """The sum, counted in what all units are whole multiples of."""
    fixed = sum((piece.unit for piece in pieces if piece.constant), Fraction(0))
    terms = [piece for piece in pieces if not piece.constant]
    if fixed:
        terms.append(constant(fixed))
    step = Fraction(0)
    for piece in terms:
        step = common_step(step, piece.unit)
    if not any(not piece.constant for piece in terms):
        return constant(fixed)
    if len(terms) == 1:
        return terms[0]
    code = ""
    for piece in terms:
        negative = piece.unit < 0 and bool(code)
        shown = (_negated(piece) if negative else piece).at(1 / step)
        text = shown.within(Level.DIVIDE if negative else Level.ADD)
        code += f" {'-' if negative else '+'} {text}" if code else text
    return Piece(code, Level.ADD, step)


def _negated(piece: Piece) -> Piece:
    return Piece(piece.code, piece.level, -piece.unit, piece.simple)


def rounded(piece: Piece, unit: Fraction, way: typed.RoundingWay) -> Piece:
    """A number rounded to whole multiples of a unit, which is then what it counts."""
    ratio = piece.unit / unit
    if piece.constant:
        return constant(_round(piece.unit, unit, way))
    if ratio.denominator == 1:
        return piece
    above, below = ratio.numerator, ratio.denominator
    match way:
        case typed.RoundingWay.DOWN:
            return Piece(f"{_scaled(piece, above)} // {whole(below)}", Level.DIVIDE, unit)
        case typed.RoundingWay.UP:
            return Piece(f"-({_scaled(piece, -above)} // {whole(below)})", Level.NEGATE, unit)
        case typed.RoundingWay.HALF_UP:
            return Piece(f"({_scaled(piece, 2 * above)} + {whole(below)}) // {whole(2 * below)}", Level.DIVIDE, unit)


def _scaled(piece: Piece, factor: int) -> str:
    """The code times a whole number, ready to be divided."""
    if factor == 1:
        return piece.within(Level.DIVIDE)
    if factor == -1:
        return f"-{piece.within(Level.NEGATE)}"
    return f"{piece.within(Level.DIVIDE)} * {_factor(factor)}"


def _factor(value: int) -> str:
    return whole(value) if value >= 0 else f"({whole(value)})"


def _round(value: Fraction, unit: Fraction, way: typed.RoundingWay) -> Fraction:
    match way:
        case typed.RoundingWay.DOWN:
            return value // unit * unit
        case typed.RoundingWay.UP:
            return -(-value // unit) * unit
        case typed.RoundingWay.HALF_UP:
            return (2 * value + unit) // (2 * unit) * unit


def common_denominator(units: list[Fraction]) -> int:
    """The least denominator in which numbers of all these units are whole."""
    return math.lcm(1, *(unit.denominator for unit in units))
