"""The plain computation of one regime: whole numbers, comparisons, look-ups, and nothing else.

Every number is counted in its static denominator (`seido.analyse.scale`), so a case costs what the same rule written
by hand would. A case that meets what is 記載なし or 対象外 is left to the explained computation, whose values are then
settled into numbers or `Special`; the code finds out on its way, by an entry that a table lacks or by `Unsettled`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from typing import Final, assert_never

from seido.analyse.scale import Extents, common_step, is_number, measure, reachable
from seido.emit.conditions import Known, assume, simplified
from seido.emit.constants import constant_of, fixed_value
from seido.emit.frame import Frame, heading, whole
from seido.emit.identifiers import Names, literal
from seido.emit.integers import (
    Level,
    Piece,
    common_denominator,
    constant,
    product,
    rounded,
    total,
)
from seido.emit.special import is_hopeless, leaves, never_settles, special_of
from seido.emit.writer import Bracket, Call, Code, Infix, Led, Writer, call, depth, dict_of, flat, tuple_of
from seido.ir.nodes import Regime, Step, StepKind
from seido.ir.nodes import Table as Grid
from seido.ir.regions import LIMIT, space_of
from seido.typed import expression as typed
from seido.typed.types import Enumeration, Truth, Type
from seido.typed.walk import walk

_LONG: Final = 2_000  # characters of one expression; CPython refuses chains that are much longer
_DEEP: Final = 12
_MARGIN: Final = 8  # the body will stand in a function, and perhaps in a try
_FEW: Final = 3  # members that are compared one by one; more of them stand in a set

_SIGNS: Final = {
    typed.Comparison.LESS: ("<", ">="),
    typed.Comparison.AT_MOST: ("<=", ">"),
    typed.Comparison.MORE: (">", "<="),
    typed.Comparison.AT_LEAST: (">=", "<"),
    typed.Comparison.EQUAL: ("==", "!="),
    typed.Comparison.UNEQUAL: ("!=", "=="),
}


# --------------------------------------------------------------------------------------------------------- one regime


@dataclass(frozen=True, slots=True)
class Result:
    """One field of the result of ``compute``: an 算定 or 要件, and in what its numbers are counted."""

    name: str
    field: str
    type: Type
    denominator: int


def write_plain(frame: Frame, regime: Regime, results: Sequence[Result], settled: Code) -> tuple[Writer, bool]:
    """The body of the function that computes a regime, and whether it may leave a case to ``settled``.

    ``settled`` is the call that gives the Amounts of a case by the explained computation.
    """
    return _Plain(frame, regime, results).body(settled)


@dataclass(slots=True)
class _Plain:
    frame: Frame
    regime: Regime
    results: Sequence[Result]
    writer: Writer = field(default_factory=lambda: Writer(margin=_MARGIN))
    names: Names = field(init=False)
    extents: Extents = field(init=False)
    denominators: dict[str, int] = field(init=False)
    stem: str = ""
    row: str = ""
    columns: dict[tuple[str, str], str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    partly: set[str] = field(default_factory=set)
    known: Known = field(default_factory=dict)
    may_fail: bool = False

    def __post_init__(self) -> None:
        self.names = self.frame.names.inner(self.frame.arguments.given())
        self.extents = measure(self.frame.ir, self.regime)
        self.denominators = {each.name: each.denominator for each in self.results}

    def body(self, settled: Code) -> tuple[Writer, bool]:
        """All plain definitions, then the result."""
        steps = {step.name: step for step in self.regime.steps if step.kind is not StepKind.COLUMN}
        if is_hopeless(self.regime):
            self.writer.code("return ", settled)
            return self.writer, True
        for step in self._wanted(steps):
            self._define(step)
        if self.may_fail:
            lines = self.writer.lines
            self.writer = Writer(margin=_MARGIN)
            self.writer.line("try:")
            self.writer.lines += [f"    {line}" for line in lines]
            self.writer.line("except KeyError:")
            with self.writer.indented():
                self.writer.code("return ", settled)
        values = [self._local(each.name) if each.name in steps else "Special.OUT_OF_PERIOD" for each in self.results]
        self.writer.code("return ", call("Amounts", *values))
        return self.writer, self.may_fail

    def _define(self, step: Step) -> None:
        """The statements that compute a definition."""
        self.writer.comment(heading(step))
        self.said, self.asked = set(), set()
        self.stem = self._local(step.name)
        values = list(leaves(step.expr))
        if any(special_of(leaf) is not None for leaf in values):
            self.partly.add(step.name)
            kind = "int" if is_number(step.type) else "bool" if isinstance(step.type, Truth) else "str"
            self.writer.line(f"{self.stem}: {kind} | Special")
        self._assign(self.stem, step.expr, self._denominator(step.name), outermost=True)

    def _wanted(self, steps: Mapping[str, Step]) -> list[Step]:
        """The steps that the result needs, in order."""
        needed = {each.name for each in self.results}
        columns = {(step.items, step.name): step for step in self.regime.steps if step.kind is StepKind.COLUMN}
        for step in reversed(self.regime.steps):
            if step.kind is StepKind.COLUMN or step.name not in needed:
                continue
            stack = [step.expr]
            while stack:
                for node in walk((stack.pop(),)):
                    if isinstance(node, typed.Definition):
                        needed.add(node.name)
                    elif isinstance(node, typed.FieldOf) and (node.items, node.name) in columns:
                        stack.append(columns[node.items, node.name].expr)
        return [step for name, step in steps.items() if name in needed]

    def _fail(self) -> None:
        """Leave the case to the explained computation."""
        self.may_fail = True
        self.writer.line("raise Unsettled")

    def _used(self, name: str) -> str:
        """A definition where its value is needed: a number, truth or member, or the case is left."""
        local = self._local(name)
        if name in self.partly and name not in self.asked:
            self.asked.add(name)
            self.writer.line(f"if isinstance({local}, Special):")
            with self.writer.indented():
                self._fail()
        return local

    # --------------------------------------------------------------------------------------------------------- names

    def _local(self, name: str) -> str:
        return self.names.of(("definition", name), name)

    def _denominator(self, name: str) -> int:
        found = self.denominators.get(name)
        return self.extents.definition(name).denominator if found is None else found

    def _note(self, tag: str) -> None:
        """Say once in a definition where a part of it comes from."""
        note = self.frame.note(tag)
        if note and note not in self.said:
            self.said.add(note)
            self.writer.comment(note)

    def _fresh(self, label: str) -> str:
        return self.names.fresh(f"{self.stem}_{label}")

    # ---------------------------------------------------------------------------------------------------- statements

    def _assign(self, target: str, node: typed.Expr, denominator: int = 1, *, outermost: bool = False) -> None:
        """Statements after which ``target`` holds a value, numbers counted in 1/denominator.

        What is ``outermost`` in a definition may be special; anything else that is special leaves the case.
        """
        if constant_of(node, self.regime) is not None:
            self.writer.code(f"{target} = ", self._plain(node, denominator))
            return
        match node:
            case typed.Choice():
                self._choose(target, node, denominator, outermost=outermost)
            case typed.Cap() | typed.Extreme() | typed.Round() | typed.RoundUnstated() if never_settles(node):
                for inner in walk((node,)):
                    if isinstance(inner, typed.Unstated | typed.OutOfScope):
                        self._note(inner.tag)
                self._fail()  # nothing may follow: it would never be reached
            case typed.Cap(value=value, limit=limit, tag=tag):
                self._limit(target, (value, limit), typed.Extremum.LEAST, denominator, tag)
            case typed.Extreme(which=which, operands=operands):
                self._limit(target, operands, which, denominator, "")
            case typed.Fold():
                self._fold(target, node, denominator)
            case typed.RoundUnstated(value=value, tag=tag):
                self._note(tag)
                self._assign(target, value, denominator)
            case typed.Round(tag=tag):
                self._note(tag)
                self.writer.code(f"{target} = ", self._plain(node, denominator))
            case typed.Unstated(provisional=typed.Expr() as provisional, tag=tag):
                self._note(tag)
                self._assign(target, provisional, denominator)
            case typed.Unstated(tag=tag) | typed.OutOfScope(tag=tag):
                self._note(tag)
                special = special_of(node) if outermost else None
                if special is None:
                    self._fail()
                else:
                    self.writer.line(f"{target} = {special}")
            case _:
                self.writer.code(f"{target} = ", self._plain(node, denominator))

    def _plain(self, node: typed.Expr, denominator: int) -> Code:
        """Any expression as code; numbers counted in 1/denominator."""
        if is_number(node.type):
            return self._number(node).at(Fraction(denominator)).code
        return self._truth(node)[0] if isinstance(node.type, Truth) else self._member(node)

    def _choose(self, target: str, node: typed.Choice, denominator: int, *, outermost: bool) -> None:
        write = self.writer
        arms: list[tuple[Code | None, typed.Expr, str]] = []
        inside: list[Known] = []
        before = self.known
        for arm in node.arms:
            asked_for = simplified(arm.condition, self.known, self._members_of)
            holds = constant_of(asked_for, self.regime)
            if holds is False:
                continue
            arms.append((None if holds is True else self._truth(asked_for)[0], arm.value, arm.tag))
            inside.append(assume(asked_for, self.known, self._members_of, holds=True))
            self.known = assume(asked_for, self.known, self._members_of, holds=False)
            if holds is True:
                break
        if node.otherwise is not None and (not arms or arms[-1][0] is not None):
            arms.append((None, node.otherwise, node.otherwise_tag))
            inside.append(self.known)
        elif arms and self._covers(node):
            arms[-1] = (None, *arms[-1][1:])  # the last needs no question
        said, asked = set(self.said), set(self.asked)
        for at, (condition, value, tag) in enumerate(arms):
            self.known = inside[at]
            if condition is None and not at:
                self._note(tag)
                self._assign(target, value, denominator, outermost=outermost)
                self.known = before
                return
            if condition is None:
                write.line("else:")
            else:
                write.code("elif " if at else "if ", condition, ":")
            with write.indented():
                self.said, self.asked = set(said), set(asked)
                self._note(tag)
                self._assign(target, value, denominator, outermost=outermost)
        self.known = before
        if not arms:
            self._fail()
        elif arms[-1][0] is not None:
            write.line("else:")
            with write.indented():
                self._fail()
        self.said, self.asked = said, asked

    def _members_of(self, subject: typed.Expr) -> frozenset[str]:
        """The members that a thing may be."""
        if not isinstance(subject.type, Enumeration):
            return frozenset()
        return frozenset(self.frame.ir.scheme.categories[subject.type.category].names)

    def _covers(self, node: typed.Choice) -> bool:
        """Whether the compiler has shown that the arms cover everything; it has not where there was too much to try."""
        conditions = [arm.condition for arm in node.arms]
        definitions = {step.name: step.expr for step in self.regime.steps if step.kind is not StepKind.COLUMN}
        return space_of(conditions, self.frame.ir.scheme, definitions).size <= LIMIT

    def _limit(
        self, target: str, operands: Sequence[typed.Expr], which: typed.Extremum, denominator: int, tag: str
    ) -> None:
        """The least or greatest of several values, by comparing."""
        first, *others = operands
        limits = [self._simple(other, denominator, "上限" if tag else "相手") for other in others]
        sign, turned = ("<", ">") if which is typed.Extremum.LEAST else (">", "<")
        piece = self._number(first) if not isinstance(first, _STATEMENTS) else None
        shown = None if piece is None else piece.at(Fraction(denominator))
        if shown is not None and shown.simple and len(limits) == 1:
            if tag:
                self._note(tag)
            value = shown.code
            self.writer.line(f"{target} = {value} if {value} {sign} {limits[0]} else {limits[0]}")
            return
        if shown is None:
            self._assign(target, first, denominator)
        else:
            self.writer.code(f"{target} = ", shown.code)
        for limit in limits:
            self.writer.line(f"if {target} {turned} {limit}:")
            with self.writer.indented():
                if tag:
                    self._note(tag)
                self.writer.line(f"{target} = {limit}")

    def _simple(self, node: typed.Expr, denominator: int, label: str) -> str:
        """A number as a variable or figure that may stand twice."""
        if isinstance(node, _STATEMENTS) and constant_of(node, self.regime) is None:
            name = self._fresh(label)
            self._assign(name, node, denominator)
            return name
        piece = self._number(node).at(Fraction(denominator))
        if piece.simple:
            return piece.code
        name = self._fresh(label)
        self.writer.line(f"{name} = {piece.code}")
        return name

    def _fold(self, target: str, node: typed.Fold, denominator: int) -> None:
        write = self.writer
        before, self.row = self.row, self.names.fresh("row")
        kept = dict(self.columns)
        extreme = node.kind in {typed.FoldKind.GREATEST, typed.FoldKind.LEAST}
        collected = self._fresh("各行") if extreme else ""
        if extreme:
            write.line(f"{collected}: list[int] = []")
        else:
            start = {typed.FoldKind.ANY: "False", typed.FoldKind.ALL: "True"}.get(node.kind, "0")
            write.line(f"{target} = {start}")
        asked, known = set(self.asked), self.known
        self.known = {subject: members for subject, members in known.items() if not _is_of_row(subject)}
        write.line(f"for {self.row} in {self.frame.argument(node.items)}:")
        with write.indented():
            self._columns(node)
            if node.where is None:
                self._count(collected or target, node, denominator)
            else:
                write.code("if ", self._truth(node.where)[0], ":")
                with write.indented():
                    self._count(collected or target, node, denominator)
        self.row, self.columns, self.asked, self.known = before, kept, asked, known
        if extreme:
            write.line(f"if not {collected}:")
            with write.indented():
                self._fail()
            write.line(f"{target} = {'max' if node.kind is typed.FoldKind.GREATEST else 'min'}({collected})")

    def _count(self, target: str, node: typed.Fold, denominator: int) -> None:
        """What one row does to a fold."""
        write = self.writer
        match node.kind:
            case typed.FoldKind.TOTAL:
                write.code(f"{target} += ", self._plain(node.body, denominator))
            case typed.FoldKind.COUNT:
                write.code("if ", self._truth(node.body)[0], ":")
                with write.indented():
                    write.line(f"{target} += {whole(denominator)}")
            case typed.FoldKind.ANY | typed.FoldKind.ALL:
                holds = node.kind is typed.FoldKind.ANY
                body = node.body if holds else typed.Negation(node.body, type=node.type, span=node.span)
                write.code("if ", self._truth(body)[0], ":")
                with write.indented():
                    write.line(f"{target} = {holds}")
                    write.line("break")
            case typed.FoldKind.GREATEST | typed.FoldKind.LEAST:
                write.code(f"{target}.append(", self._plain(node.body, denominator), ")")
            case _:
                assert_never(node.kind)

    def _columns(self, node: typed.Fold) -> None:
        """The computed fields that a fold uses, each once for the row at work."""
        computed = {(step.items, step.name): step for step in self.regime.steps if step.kind is StepKind.COLUMN}
        needed: set[tuple[str, str]] = set()
        stack: list[typed.Expr] = [node.body] if node.where is None else [node.where, node.body]
        while stack:
            for part in walk((stack.pop(),)):
                if isinstance(part, typed.FieldOf) and part.items == node.items:
                    key = (part.items, part.name)
                    if key in computed and key not in needed:
                        needed.add(key)
                        stack.append(computed[key].expr)
        stem, said = self.stem, self.said
        for key, step in computed.items():
            if key in needed:
                self.stem = self.names.fresh(step.name)
                self.said = set()
                self._assign(self.stem, step.expr, self.extents.column(*key).denominator)
                self.columns[key] = self.stem
        self.stem, self.said = stem, said

    # ------------------------------------------------------------------------------------------------------- numbers

    def _number(self, node: typed.Expr) -> Piece:
        """A number as integer code and unit; what needs statements is written before."""
        piece = self._piece(node)
        if len(piece.code) > _LONG or piece.code.count("(") > _DEEP:
            name = self._fresh("途中")
            self.writer.line(f"{name} = {piece.code}")
            return Piece(name, Level.ATOM, piece.unit, simple=True)
        return piece

    def _piece(self, node: typed.Expr) -> Piece:
        fixed = constant_of(node, self.regime)
        if isinstance(fixed, Fraction):
            return constant(fixed)
        match node:
            case typed.Variable(name=name):
                step = self.frame.ir.scheme.inputs[name].step
                return Piece(self.frame.argument(name), Level.ATOM, step or Fraction(1), simple=True)
            case typed.FieldOf(items=items, name=name):
                if (items, name) in self.columns:
                    unit = Fraction(1, self.extents.column(items, name).denominator)
                    return Piece(self.columns[items, name], Level.ATOM, unit, simple=True)
                unit = self.extents.of(node).step
                return Piece(f"{self.row}.{self.frame.row_field(items, name)}", Level.ATOM, unit)
            case typed.Definition(name=name):
                return Piece(self._used(name), Level.ATOM, Fraction(1, self._denominator(name)), simple=True)
            case typed.Lookup(grid=grid):
                unit = Fraction(1, self.extents.table(grid).denominator)
                return Piece(self._entry(node), Level.ATOM, unit)
            case typed.Add(operands=operands):
                return total([self._number(each) for each in operands])
            case typed.Multiply(operands=operands):
                return product([self._number(each) for each in operands])
            case typed.Round(value=value, unit=unit, way=way):
                return rounded(self._number(value), unit, way)
            case typed.RoundUnstated(value=value):
                return self._number(value)
            case typed.Unstated(provisional=typed.Expr() as provisional):
                return self._number(provisional)
            case typed.Choice() | typed.Cap() | typed.Extreme() | typed.Fold() | typed.Unstated() | typed.OutOfScope():
                denominator = self._grain(node).denominator
                name = self._fresh("内訳")
                self._assign(name, node, denominator)
                return Piece(name, Level.ATOM, Fraction(1, denominator), simple=True)
            case _:
                message = f"not a plain number: {type(node).__name__}"
                raise TypeError(message)

    def _grain(self, node: typed.Expr) -> Fraction:
        """The unit that a number's code would count, without writing it."""
        fixed = constant_of(node, self.regime)
        if isinstance(fixed, Fraction):
            return fixed
        match node:
            case typed.Definition(name=name):
                return Fraction(1, self._denominator(name))
            case typed.FieldOf(items=items, name=name) if (items, name) in self.extents.columns:
                return Fraction(1, self.extents.column(items, name).denominator)
            case typed.Variable() | typed.FieldOf():
                return self.extents.of(node).step
            case typed.Lookup(grid=grid):
                return Fraction(1, self.extents.table(grid).denominator)
            case typed.Multiply(operands=operands):
                unit = Fraction(1)
                for each in operands:
                    unit *= self._grain(each)
                return unit
            case typed.Round(unit=unit):
                return unit
            case typed.Fold(kind=typed.FoldKind.COUNT):
                return Fraction(1)
            case typed.Choice(arms=arms, otherwise=otherwise):
                values = [arm.value for arm in arms] + ([] if otherwise is None else [otherwise])
                return Fraction(1, common_denominator([self._grain(each) for each in values]))
            case typed.Fold(body=body):
                return Fraction(1, common_denominator([self._grain(body)]))
            case _:
                parts = [self._grain(each) for each in typed.children(node)]
                return Fraction(1, common_denominator(parts))

    def _entry(self, node: typed.Lookup) -> str:
        """The entry of a table: dictionaries in dictionaries, one for each axis."""
        table = self.regime.tables[node.grid]
        denominator = self.extents.table(node.grid).denominator if is_number(table.type) else 1
        kind, value = _nested(table, denominator)
        source = f"{node.grid.partition('@')[0]}{f'（1/{denominator}）' if denominator != 1 else ''}"
        notes = dict.fromkeys(filter(None, (self.frame.note(tag) for tag in table.tags.values())))
        if notes:
            first = next(iter(notes)).replace("@", "　")
            source += f"　{first.removesuffix(' ほか')}{' ほか' if len(notes) > 1 or first.endswith(' ほか') else ''}"
        if any(fixed_value(cell) is None for cell in reachable(self.regime, node.grid, node.index)) or len(
            table.cells
        ) != prod(map(len, table.axes)):
            self.may_fail = True  # the entry may be one that the dictionaries lack
        name = self.frame.table(f"TABLE_{node.grid.replace('@', '_')}", kind, value, source)
        return name + "".join(f"[{flat(self._member(part))}]" for part in node.index)

    # ------------------------------------------------------------------------------------------- truths and members

    def _truth(self, node: typed.Expr) -> tuple[Code, Level]:
        """A truth as code; what needs statements is written before."""
        code, level = self._condition(simplified(node, self.known, self._members_of))
        if depth(code) > _DEEP:
            name = self._fresh("条件")
            self.writer.code(f"{name} = ", code)
            return name, Level.ATOM
        return code, level

    def _condition(self, node: typed.Expr) -> tuple[Code, Level]:
        fixed = constant_of(node, self.regime)
        if isinstance(fixed, bool):
            return str(fixed), Level.ATOM
        match node:
            case typed.Compare():
                return self._compare(node, negated=False), Level.COMPARE
            case typed.MemberOf():
                return self._is_member(node, negated=False), Level.COMPARE
            case typed.AllOf(operands=operands):
                return self._joined("and", Level.AND, operands)
            case typed.AnyOf(operands=operands):
                return self._joined("or", Level.OR, operands)
            case typed.Negation(operand=operand):
                return self._negation(operand)
            case typed.Unstated(provisional=typed.Expr() as provisional):
                return self._condition(provisional)
            case _:
                return self._member(node), Level.ATOM

    def _joined(self, operator: str, level: Level, operands: Iterable[typed.Expr]) -> tuple[Code, Level]:
        parts: list[Code] = []
        for each in operands:
            code, inner = self._truth(each)
            parts.append(code if inner > level else Bracket(code))
        if len(parts) == 1:
            return parts[0], Level.ATOM if isinstance(parts[0], Bracket) else Level.COMPARE
        return Infix(operator, tuple(parts)), level

    def _negation(self, operand: typed.Expr) -> tuple[Code, Level]:
        match operand:
            case typed.Compare():
                return self._compare(operand, negated=True), Level.COMPARE
            case typed.MemberOf():
                return self._is_member(operand, negated=True), Level.COMPARE
            case typed.Negation(operand=inner):
                return self._condition(inner)
            case _:
                code, level = self._truth(operand)
                return Led("not ", code if level >= Level.NOT else Bracket(code)), Level.NOT

    def _compare(self, node: typed.Compare, *, negated: bool) -> Code:
        sign = _SIGNS[node.comparison][1 if negated else 0]
        if not is_number(node.left.type):
            parts = (self._member(each) for each in (node.left, node.right))
            return Infix(sign, tuple(parts))
        left, right = self._number(node.left), self._number(node.right)
        scale = 1 / common_step(left.unit, right.unit)
        sides = (left.at(scale).within(Level.ADD), right.at(scale).within(Level.ADD))
        return Infix(sign, sides)

    def _is_member(self, node: typed.MemberOf, *, negated: bool) -> Code:
        subject = self._member(node.subject)
        members = [literal(member) for member in node.members]
        if len(members) == 1:
            return Infix("!=" if negated else "==", (subject, members[0]))
        inside = tuple_of(members) if len(members) <= _FEW else Call("{", tuple(members), "}")
        return Infix("not in" if negated else "in", (subject, inside))

    def _member(self, node: typed.Expr) -> Code:
        """A member, or a truth that is a variable, as code that may stand anywhere."""
        fixed = constant_of(node, self.regime)
        if isinstance(fixed, str):
            return literal(fixed)
        if isinstance(fixed, bool):
            return str(fixed)
        match node:
            case typed.Variable(name=name) | typed.Reading(name=name):
                return self.frame.argument(name)
            case typed.FieldOf(items=items, name=name):
                column = self.columns.get((items, name))
                return f"{self.row}.{self.frame.row_field(items, name)}" if column is None else column
            case typed.Definition(name=name):
                return self._used(name)
            case typed.Lookup():
                return self._entry(node)
            case typed.Unstated(provisional=typed.Expr() as provisional):
                return self._member(provisional)
            case typed.Choice() | typed.Fold() | typed.Unstated() | typed.OutOfScope():
                name = self._fresh("内訳")
                self._assign(name, node)
                return name
            case _:
                code, level = self._condition(node)
                return code if level is Level.ATOM else Bracket(code)


_STATEMENTS: Final = (
    typed.Choice,
    typed.Cap,
    typed.Extreme,
    typed.Fold,
    typed.RoundUnstated,
    typed.Unstated,
    typed.OutOfScope,
)
"""What is written as statements, not inside an expression."""


def _is_of_row(node: typed.Expr) -> bool:
    """Whether an expression is about the row at work."""
    return any(isinstance(part, typed.FieldOf) for part in walk((node,)))


def _nested(table: Grid, denominator: int) -> tuple[str, Code]:
    """A table as dictionaries in dictionaries, and its type; cells without a plain value are left out."""
    inner = "int"
    if isinstance(table.type, Truth):
        inner = "bool"
    elif isinstance(table.type, Enumeration):
        inner = "str"
    kind = inner
    for _ in table.axes:
        kind = f"Mapping[str, {kind}]"

    def level(prefix: tuple[str, ...]) -> Code | None:
        if len(prefix) == len(table.axes):
            fixed = fixed_value(table.cells[prefix]) if prefix in table.cells else None
            if fixed is None:
                return None
            if isinstance(fixed, Fraction):
                return whole(int(fixed * denominator))
            return literal(fixed) if isinstance(fixed, str) else str(fixed)
        parts = [(literal(member), level((*prefix, member))) for member in table.axes[len(prefix)]]
        there = [(member, code) for member, code in parts if code is not None]
        return dict_of(there) if there else None

    return kind, level(()) or "{}"
