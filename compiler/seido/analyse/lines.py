"""How every value of a scheme runs along one input, the rest of the case being fixed.

The steps of the input are parted into stretches, in each of which a value follows one formula: a moving number
(`seido.analyse.curves`), a value that stays the same, or something that is not followed (`Murky`). Limits, caps and
table figures part the stretches exactly where they begin to bind, also where it is a *computed* value that meets them.
What is known of single points comes from the reference interpreter; the stretches say which points are worth asking for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal, assert_never

from seido.analyse import curves
from seido.analyse.curves import Curve
from seido.evaluate import cell_value
from seido.ir.nodes import Regime, StepKind
from seido.typed import expression as typed
from seido.typed.walk import uses, walk
from seido.values import exact
from seido.values.answer import Row, SchemeSpec
from seido.values.exact import Known, Open, OutOfScope, Value


@dataclass(frozen=True, slots=True)
class Murky:
    """A value that is not followed: it may be anything."""


MURKY = Murky()
VAGUE: Final = "範囲は追わない"
"""Among the tags of an `Open` value: it is open, but its bounds move and are not followed."""
Course = Curve | Known | Open | OutOfScope | Murky


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of steps, both ends included (``high`` None: without end), and the course of the value on it."""

    low: int
    high: int | None
    course: Course


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Along:
    """The input that moves: of a case, or the field of the first row of a 明細. Its values are multiples of ``step``."""

    name: str
    items: str
    step: Fraction
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Lines:
    """The courses of all values: by name, computed fields by 明細.欄 for the first row; the empty name is eligibility."""

    values: Mapping[str, Pieces]


@dataclass(slots=True)
class LineMaker:
    """Draws the lines of one scheme in one regime."""

    regime: Regime
    spec: SchemeSpec
    cells: Mapping[str, Mapping[tuple[str, ...], Value]] = field(init=False)
    reach: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cells = {
            name: {key: cell_value(cell) for key, cell in table.cells.items()}
            for name, table in self.regime.tables.items()
        }

    def moved(self, name: str, items: str) -> frozenset[str]:
        """The definitions whose value may depend on an input (computed fields as 明細の欄)."""
        found = self.reach.get((items, name))
        if found is None:
            reached: set[str] = set()
            for step in self.regime.steps:
                if _touches(step.expr, name, items) or reached.intersection(uses((step.expr,))):
                    reached.add(step.title)
            found = self.reach[items, name] = frozenset(reached)
        return found

    def draw(
        self,
        inputs: Mapping[str, Value],
        rows: Mapping[str, tuple[Row, ...]],
        readings: Mapping[str, str],
        along: Along,
    ) -> Lines:
        """The lines along an input."""
        line = _Line(self.regime, self.cells, inputs, rows, readings, along)
        values = line.run()
        values[""] = _eligible(self.spec, values, along)
        return Lines(values)


def _touches(root: typed.Expr, name: str, items: str) -> bool:
    if items:
        return any(
            isinstance(node, typed.FieldOf) and (node.items, node.name) == (items, name) for node in walk((root,))
        )
    return any(isinstance(node, typed.Variable) and node.name == name for node in walk((root,)))


def merged(several: Sequence[Pieces]) -> tuple[tuple[int, int | None, tuple[Course, ...]], ...]:
    """Stretches on which none of several values changes its formula, with their courses."""
    if not several:
        return ()
    at = [0] * len(several)
    low = several[0][0].low
    found: list[tuple[int, int | None, tuple[Course, ...]]] = []
    while True:
        here = [pieces[index] for pieces, index in zip(several, at, strict=True)]
        ends = [piece.high for piece in here if piece.high is not None]
        high = min(ends) if ends else None
        found.append((low, high, tuple(piece.course for piece in here)))
        if high is None:
            return tuple(found)
        for which, piece in enumerate(here):
            if piece.high == high:
                at[which] += 1
        if any(index >= len(pieces) for index, pieces in zip(at, several, strict=True)):
            return tuple(found)
        low = high + 1


def _joined(pieces: Sequence[Piece]) -> Pieces:
    """Neighbours of one course as one piece."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].course == piece.course:
            found[-1] = Piece(found[-1].low, piece.high, piece.course)
        else:
            found.append(piece)
    return tuple(found)


def _eligible(spec: SchemeSpec, values: Mapping[str, Pieces], along: Along) -> Pieces:
    """Whether every hard requirement is met and no amount is 対象外, as the answering engine has it."""
    hard = [name for name, soft in spec.requirements if not soft and name in values]
    amounts = [name for name in spec.amounts if name in values]
    names = [*hard, *amounts]
    if not names:
        return (Piece(along.low, along.high, Known(value=True)),)
    pieces: list[Piece] = []
    for low, high, courses in merged([values[name] for name in names]):
        murky = False
        truths: list[Value] = []
        for at, course in enumerate(courses):
            if at < len(hard):
                match course:
                    case OutOfScope(tags=tags):
                        truths.append(Known(value=tags <= spec.neutral))
                    case Known() | Open():
                        truths.append(course)
                    case _:
                        murky = True
            elif isinstance(course, OutOfScope) and not course.tags <= spec.neutral:
                truths.append(Known(value=False))
            elif isinstance(course, Murky) or (isinstance(course, Open) and course.may_be_out):
                murky = True
        result: Course = exact.all_of(*truths) if truths else Known(value=True)
        if murky and not (isinstance(result, Known) and result.value is False):
            result = MURKY
        pieces.append(Piece(low, high, result))
    return _joined(pieces)


@dataclass(slots=True)
class _Line:
    regime: Regime
    cells: Mapping[str, Mapping[tuple[str, ...], Value]]
    inputs: Mapping[str, Value]
    rows: Mapping[str, tuple[Row, ...]]
    readings: Mapping[str, str]
    along: Along
    values: dict[str, Pieces] = field(default_factory=dict)
    columns: dict[tuple[str, str, int], Pieces] = field(default_factory=dict)
    definition: str = ""
    row: int = 0

    def run(self) -> dict[str, Pieces]:
        low, high = self.along.low, self.along.high
        for step in self.regime.steps:
            if step.kind is StepKind.COLUMN:
                self.definition = f"{step.items}の{step.name}"
                for row in range(len(self.rows.get(step.items, ()))):
                    self.row = row
                    self.columns[step.items, step.name, self.row] = _joined(self._on(step.expr, low, high))
                self.row = 0
            else:
                self.definition = step.name
                self.values[step.name] = _joined(self._on(step.expr, low, high))
        found = dict(self.values)
        for (items, name, row), pieces in self.columns.items():
            if row == 0:
                found[f"{items}.{name}"] = pieces
        return found

    # ---------------------------------------------------------------------------------------------------- expressions

    def _on(self, node: typed.Expr, low: int, high: int | None) -> list[Piece]:
        """An expression on a stretch."""
        match node:
            case typed.Const(value=value):
                return [Piece(low, high, Known(value))]
            case typed.Variable(name=name):
                if not self.along.items and name == self.along.name:
                    return [Piece(low, high, Curve(Fraction(0), self.along.step))]
                return [Piece(low, high, self.inputs[name])]
            case typed.FieldOf(items=items, name=name):
                return self._field(items, name, low, high)
            case typed.Definition(name=name):
                return _clipped(self.values[name], low, high)
            case typed.Reading(name=name):
                return [Piece(low, high, Known(self.readings[name]))]
            case typed.Choice():
                return self._choice(node, 0, low, high)
            case typed.Fold():
                return self._fold(node, low, high)
            case typed.Unstated(tag=tag, low=least, high=greatest, provisional=provisional):
                if provisional is not None:
                    return self._on(provisional, low, high)
                if not hasattr(node.type, "unit"):
                    return [Piece(low, high, exact.unstated(tag, options=(True, False)))]
                return [Piece(low, high, exact.unstated(tag, least, greatest))]
            case typed.OutOfScope(tag=tag):
                return [Piece(low, high, exact.out_of_scope(tag))]
            case _:
                return self._combined(node, low, high)

    def _combined(self, node: typed.Expr, low: int, high: int | None) -> list[Piece]:
        """An operation: on each stretch on which none of its operands changes."""
        several = [tuple(self._on(child, low, high)) for child in typed.children(node)]
        if not several:
            return [Piece(low, high, self._plain(node, ()))]  # a laid-down value without an index
        found: list[Piece] = []
        for start, end, courses in merged(several):
            found += self._operation(node, courses, start, end)
        return found

    def _operation(self, node: typed.Expr, courses: Sequence[Course], low: int, high: int | None) -> list[Piece]:
        plain = [course for course in courses if isinstance(course, Known | Open | OutOfScope)]
        if len(plain) == len(courses):
            return [Piece(low, high, self._plain(node, plain))]
        outside = next((course for course in plain if isinstance(course, OutOfScope)), None)
        match node:
            case typed.AllOf() | typed.AnyOf():
                decisive = isinstance(node, typed.AnyOf)
                if any(isinstance(course, Known) and course.value is decisive for course in plain):
                    return [Piece(low, high, Known(value=decisive))]
                return [Piece(low, high, MURKY)]
            case typed.Negation() | typed.MemberOf() | typed.Lookup():
                return [Piece(low, high, MURKY)]
            case _:
                pass
        if outside is not None:
            return [Piece(low, high, outside)]
        moving = [_curve(course) for course in courses]
        numbers = [curve for curve in moving if curve is not None]
        if len(numbers) < len(courses):
            zero = isinstance(node, typed.Multiply) and any(curve.fixed and not curve.offset for curve in numbers)
            if zero:
                return [Piece(low, high, Known(Fraction(0)))]
            arithmetic = isinstance(node, typed.Add | typed.Multiply | typed.Cap | typed.Extreme)
            if arithmetic and not any(isinstance(course, Murky) for course in courses):
                unstated = [course.unstated for course in plain if isinstance(course, Open)]
                return [Piece(low, high, Open(unstated=frozenset((VAGUE,)).union(*unstated)))]
            return [Piece(low, high, MURKY)]
        return self._moving(node, numbers, low, high)

    def _moving(self, node: typed.Expr, numbers: Sequence[Curve], low: int, high: int | None) -> list[Piece]:
        """An operation on numbers of which at least one moves."""
        match node:
            case typed.Add():
                total = numbers[0]
                for each in numbers[1:]:
                    total = curves.plus(total, each)
                return [_piece(low, high, total)]
            case typed.Multiply():
                factor = Fraction(1)
                rest: Curve | None = None
                for each in numbers:
                    if each.fixed:
                        factor *= each.offset
                    elif rest is None:
                        rest = each
                    else:
                        return [Piece(low, high, MURKY)]
                return [_piece(low, high, curves.fixed(factor) if rest is None else curves.times(rest, factor))]
            case typed.Extreme(which=which):
                return self._extreme(numbers, greatest=which is typed.Extremum.GREATEST, low=low, high=high)
            case typed.Cap():
                return self._extreme(numbers, greatest=False, low=low, high=high)
            case typed.Round(unit=unit, way=way):
                result = curves.rounded(numbers[0], unit, way)
                return [Piece(low, high, MURKY) if result is None else _piece(low, high, result)]
            case typed.RoundUnstated():
                return [_piece(low, high, numbers[0])]
            case typed.Compare(comparison=comparison):
                parts = curves.signs(curves.plus(numbers[0], curves.times(numbers[1], Fraction(-1))), low, high)
                if parts is None:
                    return [Piece(low, high, MURKY)]
                return [Piece(start, end, Known(value=_holds(comparison, sign))) for start, end, sign in parts]
            case _:
                return [Piece(low, high, MURKY)]

    def _extreme(self, numbers: Sequence[Curve], *, greatest: bool, low: int, high: int | None) -> list[Piece]:
        """The greatest or least of several curves, each on the stretch on which it is that."""
        pieces = [_piece(low, high, numbers[0])]
        for each in numbers[1:]:
            following: list[Piece] = []
            for piece in pieces:
                here = _curve(piece.course)
                if here is None:
                    following.append(piece)
                    continue
                parts = curves.signs(curves.plus(here, curves.times(each, Fraction(-1))), piece.low, piece.high)
                if parts is None:
                    following.append(Piece(piece.low, piece.high, MURKY))
                    continue
                for start, end, sign in parts:
                    chosen = here if (sign >= 0) is greatest or sign == 0 else each
                    following.append(_piece(start, end, chosen))
            pieces = following
        return pieces

    def _plain(self, node: typed.Expr, values: Sequence[Value]) -> Value:
        """An operation on values that stay, as the reference interpreter does it."""
        match node:
            case typed.Add():
                return exact.add(*values)
            case typed.Multiply():
                return exact.multiply(*values)
            case typed.Extreme(which=which):
                return (exact.greatest if which is typed.Extremum.GREATEST else exact.least)(*values)
            case typed.Cap():
                return exact.least(*values)
            case typed.Round(unit=unit, way=way):
                return exact.round_to(None, "", "", values[0], unit, _WAYS[way])
            case typed.RoundUnstated():
                return values[0]
            case typed.Compare(comparison=comparison):
                return exact.compare(_SIGNS[comparison], values[0], values[1])
            case typed.MemberOf(members=members):
                return exact.is_member(values[0], frozenset(members))
            case typed.AllOf():
                return exact.all_of(*values)
            case typed.AnyOf():
                return exact.any_of(*values)
            case typed.Negation():
                return exact.negate(values[0])
            case typed.Lookup(grid=grid):
                table = self.regime.tables[grid]
                return exact.entry(None, "", table.tags, self.cells[grid], tuple(values), table.axes)
            case _:
                message = f"cannot follow {type(node).__name__}"
                raise TypeError(message)

    def _field(self, items: str, name: str, low: int, high: int | None) -> list[Piece]:
        column = self.columns.get((items, name, self.row))
        if column is not None:
            return _clipped(column, low, high)
        if (items, name, self.row) == (self.along.items, self.along.name, 0):
            return [Piece(low, high, Curve(Fraction(0), self.along.step))]
        return [Piece(low, high, self.rows[items][self.row][name])]

    def _choice(self, node: typed.Choice, at: int, low: int, high: int | None) -> list[Piece]:
        """The value of the first arm that applies, from the arm ``at`` on; arms are looked at only where they may apply."""
        if at == len(node.arms):
            if node.otherwise is None:
                return [Piece(low, high, Open(unstated=frozenset((f"{self.definition}:gap",))))]
            return self._on(node.otherwise, low, high)
        arm = node.arms[at]
        found: list[Piece] = []
        for piece in _joined(self._on(arm.condition, low, high)):
            match piece.course:
                case Known(value=True):
                    found += self._on(arm.value, piece.low, piece.high)
                case Known() | OutOfScope():
                    found += self._choice(node, at + 1, piece.low, piece.high)
                case Open():
                    found += self._open_choice(node, at, piece.low, piece.high, piece.course)
                case _:
                    found.append(Piece(piece.low, piece.high, MURKY))
        return found

    def _open_choice(self, node: typed.Choice, at: int, low: int, high: int | None, condition: Open) -> list[Piece]:
        arm = node.arms[at]
        value = tuple(self._on(arm.value, low, high))
        rest = tuple(self._choice(node, at + 1, low, high))
        found: list[Piece] = []
        for start, end, (chosen, other) in merged((value, rest)):
            if isinstance(chosen, Known | Open | OutOfScope) and isinstance(other, Known | Open | OutOfScope):
                result = exact.choose(None, self.definition, ((condition, chosen, ""),), (other, ""))
                found.append(Piece(start, end, result))
            else:
                found.append(Piece(start, end, chosen if chosen == other else MURKY))
        return found

    # ---------------------------------------------------------------------------------------------------------- folds

    def _fold(self, node: typed.Fold, low: int, high: int | None) -> list[Piece]:
        before = self.row
        bodies: list[Pieces] = []
        for row in range(len(self.rows.get(node.items, ()))):
            self.row = row
            body = tuple(self._on(node.body, low, high))
            if node.where is not None:
                body = self._where(node, body, low, high)
            bodies.append(body)
        self.row = before
        if not bodies:
            return [Piece(low, high, _of_rows(node.kind)(()))]
        found: list[Piece] = []
        for start, end, courses in merged(bodies):
            plain = [course for course in courses if isinstance(course, Known | Open | OutOfScope)]
            if len(plain) == len(courses):
                found.append(Piece(start, end, _of_rows(node.kind)(plain)))
                continue
            inside = [course for course in courses if not isinstance(course, OutOfScope)]
            numbers = [curve for curve in map(_curve, inside) if curve is not None]
            if len(numbers) < len(inside):
                found.append(Piece(start, end, MURKY))
            elif node.kind is typed.FoldKind.TOTAL:
                total = numbers[0]
                for each in numbers[1:]:
                    total = curves.plus(total, each)
                found.append(_piece(start, end, total))
            elif node.kind in {typed.FoldKind.GREATEST, typed.FoldKind.LEAST}:
                greatest = node.kind is typed.FoldKind.GREATEST
                found += self._extreme(numbers, greatest=greatest, low=start, high=end)
            else:
                found.append(Piece(start, end, MURKY))
        return found

    def _where(self, node: typed.Fold, body: Pieces, low: int, high: int | None) -> Pieces:
        """The body of a row, out of scope where the row does not count."""
        if node.where is None:
            return body
        condition = tuple(self._on(node.where, low, high))
        found: list[Piece] = []
        for start, end, (wanted, value) in merged((condition, body)):
            match wanted:
                case Known(value=True):
                    found.append(Piece(start, end, value))
                case Known() | OutOfScope():
                    found.append(Piece(start, end, exact.out_of_scope("row")))
                case _:
                    found.append(Piece(start, end, MURKY))
        return tuple(found)


def _of_rows(kind: typed.FoldKind) -> Callable[[Sequence[Value]], Value]:
    match kind:
        case typed.FoldKind.TOTAL:
            return exact.total
        case typed.FoldKind.COUNT:
            return exact.count_true
        case typed.FoldKind.GREATEST:
            return exact.greatest_of
        case typed.FoldKind.LEAST:
            return exact.least_of
        case typed.FoldKind.ANY:
            return exact.any_row
        case typed.FoldKind.ALL:
            return exact.all_rows
        case _:
            assert_never(kind)


def _clipped(pieces: Pieces, low: int, high: int | None) -> list[Piece]:
    """The part of a line that lies on a stretch."""
    found: list[Piece] = []
    for piece in pieces:
        start = max(piece.low, low)
        ends = [end for end in (piece.high, high) if end is not None]
        end = min(ends) if ends else None
        if end is None or start <= end:
            found.append(Piece(start, end, piece.course))
    return found


def _piece(low: int, high: int | None, curve: Curve) -> Piece:
    return Piece(low, high, Known(curve.offset) if curve.fixed else curve)


def _curve(course: Course) -> Curve | None:
    """A number as a curve; None for what is none."""
    if isinstance(course, Curve):
        return course
    if isinstance(course, Known) and isinstance(course.value, Fraction):
        return curves.fixed(course.value)
    return None


def _holds(comparison: typed.Comparison, sign: int) -> bool:
    match comparison:
        case typed.Comparison.LESS:
            return sign < 0
        case typed.Comparison.AT_MOST:
            return sign <= 0
        case typed.Comparison.MORE:
            return sign > 0
        case typed.Comparison.AT_LEAST:
            return sign >= 0
        case typed.Comparison.EQUAL:
            return sign == 0
        case typed.Comparison.UNEQUAL:
            return sign != 0
        case _:
            assert_never(comparison)


_SIGNS: Mapping[typed.Comparison, Literal["<", "<=", ">", ">=", "==", "!="]] = {
    typed.Comparison.LESS: "<",
    typed.Comparison.AT_MOST: "<=",
    typed.Comparison.MORE: ">",
    typed.Comparison.AT_LEAST: ">=",
    typed.Comparison.EQUAL: "==",
    typed.Comparison.UNEQUAL: "!=",
}
_WAYS: Mapping[typed.RoundingWay, Literal["down", "up", "half_up"]] = {
    typed.RoundingWay.DOWN: "down",
    typed.RoundingWay.UP: "up",
    typed.RoundingWay.HALF_UP: "half_up",
}
