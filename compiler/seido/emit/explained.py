"""The explained computation of one regime as straight Python: the interpreter's walk, written out.

Each expression becomes the same call of the same function of `runtime.exact` in the same order as in
`seido.evaluate`, so values, marks and events agree. Whatever records an event is a statement of its own, which keeps
the order; what does not is nested in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Final, assert_never

from seido.emit.frame import Frame, fraction, fraction_or_none, heading, show_years
from seido.emit.identifiers import Names, literal
from seido.emit.writer import Code, Writer, call, depth, dict_of, tuple_of
from seido.ir.nodes import Regime, Step, StepKind
from seido.ir.nodes import Table as Grid
from seido.typed import expression as typed
from seido.typed.types import Truth
from seido.typed.walk import walk

_DEEP: Final = 12  # brackets inside brackets beyond which a part gets a name of its own


def write_explained(frame: Frame, regime: Regime, name: str) -> Writer:
    """The function that computes all definitions of a regime for the answering engine."""
    return _Explained(frame, regime).function(name)


@dataclass(slots=True)
class _Explained:
    frame: Frame
    regime: Regime
    writer: Writer = field(default_factory=Writer)
    names: Names = field(init=False)
    definition: str = ""
    stem: str = ""
    row: tuple[str, str] = ("None", "")  # the variables that hold the index and the row at work

    def __post_init__(self) -> None:
        self.names = self.frame.names.inner()

    def function(self, name: str) -> Writer:
        """The whole function."""
        write = self.writer
        write.line(f"def {name}(")
        with write.indented():
            write.line("inputs: Mapping[str, Value],")
            write.line("rows: Mapping[str, tuple[Row, ...] | None],")
            write.line("readings: Mapping[str, str],")
            write.line("trace: Trace | None,")
        write.line(") -> Computed:")
        with write.indented():
            write.docstring((f"All definitions, {show_years(self.regime)}.",))
            self._unused()
            for step in self.regime.steps:
                self._step(step)
            values = [
                (literal(step.name), self._local(step.name))
                for step in self.regime.steps
                if step.kind is not StepKind.COLUMN
            ]
            columns = [
                (literal(f"{step.items}.{step.name}"), self._column(step.items, step.name))
                for step in self.regime.steps
                if step.kind is StepKind.COLUMN
            ]
            write.code("return ", call("Computed", dict_of(values), dict_of(columns)))
        return write

    def _unused(self) -> None:
        """Drop the parameters that a regime has no use for, so that a reader need not look for them."""
        nodes = list(walk(step.expr for step in self.regime.steps))
        columns = any(step.kind is StepKind.COLUMN for step in self.regime.steps)
        recorded = typed.Choice | typed.Cap | typed.Round | typed.RoundUnstated | typed.Lookup | typed.Fold
        needed = {
            "inputs": any(isinstance(node, typed.Variable) for node in nodes),
            "rows": columns or any(isinstance(node, typed.Fold) for node in nodes),
            "readings": any(isinstance(node, typed.Reading) for node in nodes),
            "trace": columns or any(isinstance(node, recorded) for node in nodes),
        }
        unused = [parameter for parameter, wanted in needed.items() if not wanted]
        if unused:
            self.writer.line(f"del {', '.join(unused)}")

    # --------------------------------------------------------------------------------------------------------- steps

    def _local(self, name: str) -> str:
        return self.names.of(("definition", name), name)

    def _column(self, items: str, name: str) -> str:
        return self.names.of(("column", items, name), f"{items}の{name}")

    def _step(self, step: Step) -> None:
        self.writer.comment(heading(step))
        if step.kind is StepKind.COLUMN:
            self.definition = f"{step.items}の{step.name}"
            self.stem = self._column(step.items, step.name)
            collected = self.names.fresh(f"{self.stem}_各行")
            self.writer.line(f"{collected}: list[Value] = []")
            at, row = self._row_names()
            rows = f"enumerate(rows[{literal(step.items)}] or ())"
            self.writer.code(f"for {at}, {row} in ", rows, ":")
            with self.writer.indented():
                self._within(at, row)
                self.writer.code("", call(f"{collected}.append", self._value(step.expr)))
            self._outside()
            self.writer.line(f"{self.stem} = tuple({collected})")
            return
        self.definition = step.name
        self.stem = self._local(step.name)
        value = self._code(step.expr, self.stem)
        if value != self.stem:
            self.writer.code(f"{self.stem} = ", value)

    def _row_names(self) -> tuple[str, str]:
        return self.names.fresh("at"), self.names.fresh("row")

    def _within(self, at: str, row: str) -> None:
        self.row = (at, row)
        self.writer.line(f"at_row(trace, {at})")

    def _outside(self, before: tuple[str, str] = ("None", "")) -> None:
        self.row = before
        self.writer.line(f"at_row(trace, {before[0]})")

    # --------------------------------------------------------------------------------------------------- expressions

    def _value(self, node: typed.Expr) -> Code:
        """An expression; what records an event is written before, as a statement."""
        code = self._code(node)
        if depth(code) > _DEEP:
            return self._named(code, "途中")
        return code

    def _named(self, code: Code, label: str, target: str = "") -> str:
        """A statement that gives code a name: the one wanted, or one made from what it is."""
        name = target or self.names.fresh(f"{self.stem}_{label}")
        self.writer.code(f"{name} = ", code)
        return name

    def _all(self, nodes: tuple[typed.Expr, ...]) -> tuple[Code, ...]:
        return tuple(self._value(node) for node in nodes)

    def _code(self, node: typed.Expr, target: str = "") -> Code:
        """An expression as code; one that is a statement of its own goes to ``target`` where that is given."""
        frame = self.frame
        match node:
            case typed.Const(value=value, approximate=approximate):
                known = frame.known(value)
                return call("exact.marked", known, self._mark("approximate:", approximate)) if approximate else known
            case typed.Variable(name=name):
                return f"inputs[{literal(name)}]"
            case typed.FieldOf(items=items, name=name):
                if self._is_column(items, name):
                    return f"{self._column(items, name)}[{self.row[0]}]"
                return f"{self.row[1]}[{literal(name)}]"
            case typed.Definition(name=name):
                return self._local(name)
            case typed.Reading(name=name):
                return call("exact.known", f"readings[{literal(name)}]", literal(f"reading:{name}"))
            case typed.Lookup():
                return self._lookup(node, target)
            case typed.Add(operands=operands):
                return call("exact.add", *self._all(operands))
            case typed.Multiply(operands=operands):
                return call("exact.multiply", *self._all(operands))
            case typed.Extreme(which=which, operands=operands):
                function = "exact.greatest" if which is typed.Extremum.GREATEST else "exact.least"
                return call(function, *self._all(operands))
            case typed.Cap(value=value, limit=limit, tag=tag):
                parts = self._all((value, limit))
                return self._named(call("exact.cap", *self._here(tag), *parts), "上限まで", target)
            case typed.Round(value=value, unit=unit, way=way, tag=tag):
                inner = self._value(value)
                parts = (*self._here(tag), inner, fraction(unit), literal(way.value))
                return self._named(call("exact.round_to", *parts), "端数処理", target)
            case typed.RoundUnstated(value=value, unit=unit, tag=tag):
                inner = self._value(value)
                return self._named(
                    call("exact.round_unstated", *self._here(tag), inner, fraction(unit)), "端数", target
                )
            case typed.Compare(comparison=comparison, left=left, right=right):
                return call("exact.compare", literal(comparison.value), *self._all((left, right)))
            case typed.MemberOf(subject=subject, members=members):
                inside = call("frozenset", tuple_of([literal(member) for member in members]))
                return call("exact.is_member", self._value(subject), inside)
            case typed.AllOf(operands=operands):
                return call("exact.all_of", *self._all(operands))
            case typed.AnyOf(operands=operands):
                return call("exact.any_of", *self._all(operands))
            case typed.Negation(operand=operand):
                return call("exact.negate", self._value(operand))
            case typed.Choice():
                return self._choice(node, target)
            case typed.Fold():
                return self._fold(node, target)
            case typed.Unstated():
                return self._unstated(node)
            case typed.OutOfScope(tag=tag):
                return call("exact.out_of_scope", frame.use(tag))
            case _:
                message = f"cannot emit {type(node).__name__}"
                raise TypeError(message)

    def _here(self, tag: str) -> tuple[Code, ...]:
        """What every recording function is told first: the trace, the definition, the tag."""
        return "trace", literal(self.definition), self.frame.use(tag)

    def _mark(self, prefix: str, tag: str) -> str:
        self.frame.used.add(tag)
        return literal(prefix + tag)

    def _is_column(self, items: str, name: str) -> bool:
        return any(
            step.kind is StepKind.COLUMN and step.items == items and step.name == name for step in self.regime.steps
        )

    def _unstated(self, node: typed.Unstated) -> Code:
        tag = self.frame.use(node.tag)
        if node.provisional is not None:
            return call("exact.provisional", tag, self._value(node.provisional))
        if isinstance(node.type, Truth):
            return call("exact.unstated", tag, "options=(True, False)")
        bounds = () if node.low is None and node.high is None else tuple(map(fraction_or_none, (node.low, node.high)))
        return call("exact.unstated", tag, *bounds)

    def _choice(self, node: typed.Choice, target: str) -> Code:
        arms: list[Code] = []
        for arm in node.arms:
            condition = self._value(arm.condition)
            value = self._value(arm.value)
            arms.append(tuple_of((condition, value, self.frame.use(arm.tag))))
        otherwise: Code = "None"
        if node.otherwise is not None:
            otherwise = tuple_of((self._value(node.otherwise), self.frame.use(node.otherwise_tag)))
        chosen = call("exact.choose", "trace", literal(self.definition), tuple_of(arms), otherwise)
        return self._named(chosen, "選択", target)

    def _lookup(self, node: typed.Lookup, target: str) -> Code:
        table = self.regime.tables[node.grid]
        index = self._all(node.index)
        entry = call("entry", "trace", literal(self.definition), self._grid(table), *index)
        return self._named(entry, node.grid.partition("@")[0], target)

    def _grid(self, table: Grid) -> str:
        """The module constant of a table."""
        frame = self.frame
        axes = tuple_of([tuple_of([literal(member) for member in axis]) for axis in table.axes])
        cells = [
            tuple_of(
                (
                    tuple_of([tuple_of([literal(member) for member in members]) for members in printed.members]),
                    self._code(printed.value),
                    frame.use(printed.tag) if printed.tag else '""',
                )
            )
            for printed in printed_cells(table)
        ]
        name = table.name.replace("@", "_")
        return frame.table(f"GRID_{name}", "Grid", call("grid", axes, *cells), "")

    # --------------------------------------------------------------------------------------------------------- folds

    def _fold(self, node: typed.Fold, target: str) -> Code:
        write = self.writer
        name = target or self.names.fresh(f"{self.stem}_集計")
        items = self.names.fresh(f"{self.stem}_{node.items}")
        bodies = self.names.fresh(f"{self.stem}_各行")
        at, row = self._row_names()
        before = self.row
        write.line(f"{items} = rows[{literal(node.items)}]")
        write.line(f"if {items} is None:")
        with write.indented():
            if isinstance(node.type, Truth):
                write.code(f"{name} = ", call("exact.missing_truth", literal(node.items)))
            else:
                write.code(f"{name} = ", call("exact.missing_number", literal(node.items), "Fraction(0)"))
        write.line("else:")
        with write.indented():
            write.line(f"{bodies}: list[Value] = []")
            write.line(f"for {at}, {row} in enumerate({items}):")
            with write.indented():
                self._within(at, row)
                if node.where is None:
                    write.code("", call(f"{bodies}.append", self._value(node.body)))
                else:
                    wanted = self._value(node.where)
                    body = self._value(node.body)
                    write.code("", call(f"{bodies}.extend", call("counted", literal(self.definition), wanted, body)))
            self._outside(before)
            write.code(f"{name} = ", call(_fold_function(node.kind), bodies))
        return name


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed cell of a table: for each axis the members that it is for."""

    members: tuple[tuple[str, ...], ...]
    value: typed.Expr
    tag: str


def printed_cells(table: Grid) -> tuple[Printed, ...]:
    """The cells of a table as they were printed: keys of one tag and value together, where they make a block."""
    blocks: dict[tuple[str, typed.Expr], list[tuple[str, ...]]] = {}
    for key, value in table.cells.items():
        blocks.setdefault((table.tags.get(key, ""), value), []).append(key)
    found: list[Printed] = []
    for (tag, value), keys in blocks.items():
        members = tuple(
            tuple(member for member in axis if any(key[at] == member for key in keys))
            for at, axis in enumerate(table.axes)
        )
        if set(product(*members)) == set(keys):
            found.append(Printed(members, value, tag))
        else:
            found.extend(Printed(tuple((part,) for part in key), value, tag) for key in keys)
    return tuple(found)


def _fold_function(kind: typed.FoldKind) -> str:
    match kind:
        case typed.FoldKind.TOTAL:
            return "exact.total"
        case typed.FoldKind.COUNT:
            return "exact.count_true"
        case typed.FoldKind.GREATEST:
            return "exact.greatest_of"
        case typed.FoldKind.LEAST:
            return "exact.least_of"
        case typed.FoldKind.ANY:
            return "exact.any_row"
        case typed.FoldKind.ALL:
            return "exact.all_rows"
        case _:
            assert_never(kind)
