"""The computation of one regime as a JavaScript function: the interpreter's walk, written out.

Each expression becomes the same call of the same function of the runtime in the same order as in `seido.evaluate`, so
values, marks and events agree. Whatever records an event is a statement of its own, which keeps the order; what does
not is nested in it, but not too deep. No text of a policy stands in the code: it refers to texts by their number in
one list (`Pool`).

A function takes ``held``, values of steps that are known already by their number; those are not computed again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Final

from seido.emit.explained import printed_cells
from seido.emit.javascript import rational
from seido.ir.nodes import Regime, Step, StepKind
from seido.ir.nodes import Table as Grid
from seido.typed import expression as typed
from seido.typed.types import Truth
from seido.typed.walk import walk

_DEEP: Final = 24  # calls inside calls beyond which a part gets a name of its own


@dataclass(slots=True)
class Pool:
    """The texts, numbers, values, sets and tables that the functions of a module refer to, each once."""

    lists: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in "TQKMG"})
    texts: list[str] = field(default_factory=list)

    def text(self, text: str) -> str:
        """A text of the policy."""
        known = self.lists["T"]
        if text not in known:
            known[text] = len(known)
            self.texts.append(text)
        return f"T[{known[text]}]"

    def number(self, value: Fraction) -> str:
        """An exact number."""
        return self._of("Q", rational(value))

    def value(self, value: Fraction | bool | str) -> str:  # noqa: FBT001  a value of a policy
        """A determined value."""
        if isinstance(value, bool):
            return "YES" if value else "NO"
        return self._of("K", f"new Known({self.text(value) if isinstance(value, str) else self.number(value)})")

    def members(self, members: tuple[str, ...]) -> str:
        """A set of members."""
        return self._of("M", f"new Set([{', '.join(map(self.text, members))}])")

    def grid(self, code: str) -> str:
        """A table."""
        return self._of("G", code)

    def listed(self, name: str) -> tuple[str, ...]:
        """The expressions of a list (numbers Q, values K, sets M, tables G), in order."""
        return tuple(self.lists[name])

    def _of(self, name: str, code: str) -> str:
        known = self.lists[name]
        return f"{name}[{known.setdefault(code, len(known))}]"


def unsupported(regime: Regime) -> tuple[str, ...]:
    """The names of node types of a regime that cannot be written; a scheme free of errors has none."""
    found: dict[str, None] = {}
    stack: list[typed.Expr] = [step.expr for step in regime.steps]
    stack += [cell for table in regime.tables.values() for cell in table.cells.values()]
    while stack:
        node = stack.pop()
        if isinstance(node, typed.CaseYear | typed.Invalid):
            found[type(node).__name__] = None
        stack.extend(typed.children(node))
    return tuple(sorted(found))


def write_computation(regime: Regime, pool: Pool) -> str:
    """The parameters and the body of the function that gives the value of each step of a regime, in order."""
    return _Computation(regime, pool).text()


def inputs_used(regime: Regime) -> tuple[frozenset[str], ...]:
    """For each step of a regime the inputs that its value depends on, by way of other steps too."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for step in regime.steps:
        used: set[str] = set()
        for node in walk((step.expr,)):
            match node:
                case typed.Variable(name=name):
                    used.add(name)
                case typed.Definition(name=name):
                    used |= found["", name]
                case typed.FieldOf(items=items, name=name):
                    used |= found.get((items, name), frozenset())
                case _:
                    pass
        found[step.items, step.name] = frozenset(used)
    return tuple(found.values())


@dataclass(slots=True)
class _Code:
    """An expression, and how deep calls stand inside calls in it."""

    text: str
    depth: int = 0


@dataclass(slots=True)
class _Computation:
    regime: Regime
    pool: Pool
    lines: list[str] = field(default_factory=list)
    margin: str = "  "
    count: int = 0
    definition: str = ""
    at: str = ""
    row: str = ""
    names: dict[tuple[str, str], str] = field(default_factory=dict)  # of definitions, and of columns by 明細 and name

    def text(self) -> str:
        """Parameters and body."""
        for number, step in enumerate(self.regime.steps):
            name = f"s{number}"
            self._line(f"const {name} = held[{number}] ?? (() => {{")
            self._inside("", "", partial(self._step, step))
            self._line("})();")
            self.names[step.items, step.name] = name
        self._line(f"return [{', '.join(self.names.values())}];")
        return "(inputs, rows, readings, trace, held) {\n" + "\n".join(self.lines) + "\n}"

    def _line(self, text: str) -> None:
        self.lines.append(self.margin + text)

    def _fresh(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    # --------------------------------------------------------------------------------------------------------- steps

    def _step(self, step: Step) -> str:
        """The statements of a step; the last of them gives its value."""
        if step.kind is not StepKind.COLUMN:
            self.definition = step.name
            return f"return {self._code(step.expr).text};"
        self.definition = f"{step.items}の{step.name}"
        at, row = self._fresh("at"), self._fresh("row")
        self._line(f"return eachRow(trace, rows.get({self.pool.text(step.items)}), ({at}, {row}) => {{")
        self._inside(at, row, lambda: f"return {self._code(step.expr).text};")
        return "});"

    def _inside(self, at: str, row: str, last: Callable[[], str]) -> None:
        """Statements of a function inside: of a step, or for one row."""
        before = self.at, self.row, self.margin
        self.at, self.row, self.margin = at, row, f"{self.margin}  "
        closing = last()
        self._line(closing)
        self.at, self.row, self.margin = before

    # --------------------------------------------------------------------------------------------------- expressions

    def _named(self, code: _Code) -> str:
        """A statement that gives code a name."""
        name = self._fresh("v")
        self._line(f"const {name} = {code.text};")
        return name

    def _part(self, node: typed.Expr) -> _Code:
        """An expression inside another; one that is deep gets a name."""
        code = self._code(node)
        return _Code(self._named(code)) if code.depth >= _DEEP else code

    def _call(self, function: str, *parts: typed.Expr | str) -> _Code:
        """A call; parts that are code already stand as they are."""
        codes = [_Code(part) if isinstance(part, str) else self._part(part) for part in parts]
        deepest = max((code.depth for code in codes), default=0)
        return _Code(f"{function}({', '.join(code.text for code in codes)})", deepest + 1)

    def _event(self, function: str, tag: str, *parts: typed.Expr | str) -> _Code:
        """A call that records an event, as a statement of its own."""
        where = f"trace, {self.pool.text(self.definition)}, {self.pool.text(tag)}"
        return _Code(self._named(self._call(function, where, *parts)))

    def _code(self, node: typed.Expr) -> _Code:
        pool = self.pool
        match node:
            case typed.Const(value=value, approximate=approximate):
                known = pool.value(value)
                return (
                    self._call("x.marked", known, pool.text(f"approximate:{approximate}"))
                    if approximate
                    else _Code(known)
                )
            case typed.Variable(name=name):
                return _Code(f"inputs.get({pool.text(name)})")
            case typed.FieldOf(items=items, name=name):
                column = self.names.get((items, name))
                return _Code(f"{self.row}.get({pool.text(name)})" if column is None else f"{column}[{self.at}]")
            case typed.Definition(name=name):
                return _Code(self.names["", name])
            case typed.Reading(name=name):
                return self._call(
                    "x.marked", f"new Known(readings.get({pool.text(name)}))", pool.text(f"reading:{name}")
                )
            case typed.Lookup(grid=grid, index=index):
                table = self._grid(self.regime.tables[grid])
                return _Code(self._named(self._call("entry", f"trace, {pool.text(self.definition)}", table, *index)))
            case typed.Add(operands=operands):
                return self._call("x.add", *operands)
            case typed.Multiply(operands=operands):
                return self._call("x.multiply", *operands)
            case typed.Extreme(which=which, operands=operands):
                return self._call(f"x.{which.value}", *operands)
            case typed.Cap(value=value, limit=limit, tag=tag):
                return self._event("x.cap", tag, value, limit)
            case typed.Round(value=value, unit=unit, way=way, tag=tag):
                return self._event("x.roundTo", tag, value, pool.number(unit), f'"{way.value}"')
            case typed.RoundUnstated(value=value, unit=unit, tag=tag):
                return self._event("x.roundUnstated", tag, value, pool.number(unit))
            case typed.Compare(comparison=comparison, left=left, right=right):
                return self._call("x.compare", f'"{comparison.value}"', left, right)
            case typed.MemberOf(subject=subject, members=members):
                return self._call("x.isMember", subject, pool.members(members))
            case typed.AllOf(operands=operands):
                return self._call("x.allOf", *operands)
            case typed.AnyOf(operands=operands):
                return self._call("x.anyOf", *operands)
            case typed.Negation(operand=operand):
                return self._call("x.negate", operand)
            case typed.Choice():
                return self._choice(node)
            case typed.Fold():
                return self._fold(node)
            case typed.Unstated():
                return self._unstated(node)
            case typed.OutOfScope(tag=tag):
                return self._call("x.outOfScope", pool.text(tag))
            case _:
                message = f"cannot write {type(node).__name__}"
                raise TypeError(message)

    def _unstated(self, node: typed.Unstated) -> _Code:
        tag = self.pool.text(node.tag)
        if node.provisional is not None:
            return self._call("x.provisional", tag, node.provisional)
        if isinstance(node.type, Truth):
            return self._call("x.unstatedTruth", tag)
        bounds = ("null" if bound is None else self.pool.number(bound) for bound in (node.low, node.high))
        return self._call("x.unstated", tag, *bounds)

    def _choice(self, node: typed.Choice) -> _Code:
        arms = []
        for arm in node.arms:
            condition, value = self._part(arm.condition), self._part(arm.value)
            arms.append(f"[{condition.text}, {value.text}, {self.pool.text(arm.tag)}]")
        otherwise = "null"
        if node.otherwise is not None:
            otherwise = f"[{self._part(node.otherwise).text}, {self.pool.text(node.otherwise_tag)}]"
        where = f"trace, {self.pool.text(self.definition)}"
        return _Code(self._named(self._call("choose", where, f"[{', '.join(arms)}]", otherwise)))

    def _grid(self, table: Grid) -> str:
        """A table as data: its axes, and its printed cells by the numbers of the members they are for."""
        pool = self.pool
        places = [{member: at for at, member in enumerate(axis)} for axis in table.axes]
        cells = []
        for printed in printed_cells(table):
            indices = (
                f"[{', '.join(str(place[member]) for member in members)}]"
                for members, place in zip(printed.members, places, strict=True)
            )
            tag = pool.text(printed.tag) if printed.tag else '""'
            cells.append(f"  [[{', '.join(indices)}], {self._code(printed.value).text}, {tag}],")
        axes = ", ".join(f"[{', '.join(map(pool.text, axis))}]" for axis in table.axes)
        return pool.grid("\n".join([f"new Grid([{axes}], [", *cells, "])"]))

    def _fold(self, node: typed.Fold) -> _Code:
        name, items = self._fresh("v"), self.pool.text(node.items)
        at, row = self._fresh("at"), self._fresh("row")
        self._line(f'const {name} = fold("{node.kind.value}", trace, {items}, rows.get({items}), ({at}, {row}) => {{')
        self._inside(at, row, lambda: self._added(node))
        self._line("});")
        return _Code(name)

    def _added(self, node: typed.Fold) -> str:
        """What a row adds to a fold."""
        if node.where is None:
            return f"return [{self._part(node.body).text}];"
        wanted = self._part(node.where)
        return f"return {self._call('counted', self.pool.text(self.definition), wanted.text, node.body).text};"
