"""Formulas and conditions as plain Japanese: 「財政力指数が0.5未満の市町村」「対象経費 × 補助率」.

Everything here returns plain text; whoever puts it into a document escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final, assert_never

from seido.syntax.tree import ClauseKind, Direction, Settlement
from seido.typed import expression as typed
from seido.typed.types import Day, Enumeration, Quantity, Type, Year
from seido.values.calendar import show_date, show_period, show_year
from seido.values.display import show_number
from seido.values.exact import Scalar
from seido.values.numerals import fold, read_figure
from seido.values.units import NONE, read_unit

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Rule, Scheme

_WORDS: Final = {
    typed.Comparison.LESS: "未満",
    typed.Comparison.AT_MOST: "以下",
    typed.Comparison.MORE: "を超える",
    typed.Comparison.AT_LEAST: "以上",
}
_YEAR_WORDS: Final = {
    typed.Comparison.LESS: "より前",
    typed.Comparison.AT_MOST: "以前",
    typed.Comparison.MORE: "より後",
    typed.Comparison.AT_LEAST: "以後",
}
_OPPOSITE: Final = {
    typed.Comparison.LESS: typed.Comparison.AT_LEAST,
    typed.Comparison.AT_LEAST: typed.Comparison.LESS,
    typed.Comparison.MORE: typed.Comparison.AT_MOST,
    typed.Comparison.AT_MOST: typed.Comparison.MORE,
    typed.Comparison.EQUAL: typed.Comparison.UNEQUAL,
    typed.Comparison.UNEQUAL: typed.Comparison.EQUAL,
}
_SETTLED: Final = {
    Settlement.GREATEST: "大きい方によります",
    Settlement.LEAST: "小さい方によります",
    Settlement.FIRST: "先に書いてある方によります",
}
_WAYS: Final = {
    typed.RoundingWay.DOWN: "切り捨てた額",
    typed.RoundingWay.UP: "切り上げた額",
    typed.RoundingWay.HALF_UP: "四捨五入した額",
}
_DIRECTIONS: Final = {
    Direction.DOWN: "切り捨てます",
    Direction.UP: "切り上げます",
    Direction.HALF_UP: "四捨五入します",
}
_ENDINGS: Final = tuple("るいたうくすつぬむぐぶ")  # of a name that is a sentence already
_BODY: Final = "団体"  # conditions on who asks are put last: 財政力指数が0.5未満の市町村


@dataclass(frozen=True, slots=True)
class Phrase:
    """A condition in the forms in which Japanese joins it.

    ``plain`` ends a sentence (財政力指数が0.5未満である), ``joined`` leads to a next one (…未満で), ``when`` is …未満のとき,
    ``of`` stands before a noun (…未満の), ``short`` is the bare condition (…未満).
    """

    plain: str
    joined: str
    when: str
    of: str
    short: str


def _noun(text: str) -> Phrase:
    return Phrase(f"{text}である", f"{text}で", f"{text}のとき", f"{text}の", text)


def _adjective(text: str, plain: str, joined: str) -> Phrase:
    """A phrase that ends in a verb or an adjective: 当たる and 当たり, でない and でなく."""
    whole = text + plain
    return Phrase(whole, text + joined, f"{whole}とき", whole, whole)


def style_of(shown: str) -> str:
    """The style in which values of a type, written so by its author, are shown."""
    head = shown.partition("/")[0]
    return {"円": "万円", "割合": "/"}.get(head, head)


def show(value: Scalar, kind: Type, shown: str = "") -> str:
    """A value of some type, for people; ``shown`` is the type as its author wrote it."""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, str):
        return value
    match kind:
        case Year():
            return show_year(int(value))
        case Day():
            return show_date(date.fromordinal(int(value)))
        case Quantity(unit=unit, ratio=ratio):
            style = style_of(shown)
            if not style:
                style = "/" if ratio else style_of("・".join(unit.numerator))
            return show_number(value, unit, style)
        case _:
            return str(value)


def show_constant(node: typed.Const, kind: Type, shown: str = "") -> str:
    """A written value, for people: of a date of which the month alone is written, the month; 程度 where it is about so."""
    if node.whole_month and isinstance(kind, Day) and isinstance(node.value, Fraction):
        return show_date(date.fromordinal(int(node.value)), whole_month=True)
    text = show(node.value, kind, shown)
    return f"{text}程度" if node.approximate and isinstance(node.value, Fraction) else text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence on a rule; ``tags`` are the provenance entries it rests on, ``period`` the years it holds for."""

    text: str
    tags: tuple[str, ...]
    period: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Speaks of one scheme. ``year`` is the fiscal year whose laid-down values are named in passing; 0 for none."""

    ir: SchemeIR
    context: Context | None = None
    year: int = 0

    @property
    def scheme(self) -> Scheme:
        """The scheme."""
        return self.ir.scheme

    # ------------------------------------------------------------------------------------------------------- values

    def constant(self, node: typed.Const, shown: str = "") -> str:
        """A constant: as its author wrote it where that is at hand and says the same, else in the style of its type."""
        written = self.as_written(node)
        if written:
            return written
        return show_constant(node, node.type, shown)

    def as_written(self, node: typed.Const) -> str:
        """A number as its author wrote it; empty where the file is not at hand, or it says the same only in its table."""
        if self.context is None or not isinstance(node.value, Fraction) or not isinstance(node.type, Quantity):
            return ""
        text = fold(self.context.written(node.span))
        figure = read_figure(text) if text else None
        if figure is None:
            return ""
        unit, factor = read_unit(figure.numerator, figure.denominator)
        if unit != node.type.unit or figure.value * factor != node.value:
            return ""
        return text

    def value(self, node: typed.Expr, shown: str = "") -> str:
        """A formula as a noun: 「対象経費 × 補助率」 「支援員ごとの対象額の合計」."""
        match node:
            case typed.Const():
                return self.constant(node, shown)
            case typed.Variable(name=name) | typed.Reading(name=name) | typed.Definition(name=name):
                return name
            case typed.FieldOf(name=name):
                return name
            case typed.CaseYear():
                return "計算する年度"
            case typed.Lookup():
                return self._lookup(node)
            case typed.Add(operands=operands):
                return self._sum(operands, shown)
            case typed.Multiply(operands=operands):
                return self._product(operands)
            case typed.Extreme(which=which, operands=operands):
                pick = "大きい方" if which is typed.Extremum.GREATEST else "小さい方"
                several = pick if len(operands) == 2 else f"最も{pick[:3]}もの"  # noqa: PLR2004  of two the 方, of more the もの
                return f"（{'、'.join(self.value(each, shown) for each in operands)}）のうち{several}"
            case typed.Cap():
                inner, limits = self.capped(node, shown)
                return f"{inner}（上限：{limits}）"
            case typed.Round(value=value, unit=unit, way=way):
                step = rounding_step(unit, node.type, shown)
                return f"{self._factor(value)}の{step}未満を{_WAYS[way]}"
            case typed.RoundUnstated(value=value):
                return self.value(value, shown)
            case typed.Choice():
                return self._choice(node, shown)
            case typed.Fold():
                return self._fold(node)
            case typed.Unstated():
                return self._unstated(node, shown)
            case typed.OutOfScope():
                return "対象外"
            case typed.Invalid():
                return "（読めない式）"
            case _:
                return f"{_quoted(self.condition(node).short)}か"

    def capped(self, node: typed.Expr, shown: str = "") -> tuple[str, str]:
        """A formula without its outermost caps, and those: 「策定経費」 and 「経費の上限 2,000万円」."""
        limits: list[str] = []
        while isinstance(node, typed.Cap):
            limits.insert(0, self.limit(node.limit, shown))
            node = node.value
        return self.value(node, shown), "、及び".join(limits)

    def limit(self, node: typed.Expr, shown: str = "") -> str:
        """A limit by its name and, where it is one laid-down value, with that: 「経費の上限 2,000万円」."""
        if isinstance(node, typed.Lookup) and not node.index:
            name, bracket, rest = self.value(node, shown).partition("（")
            return f"{name} {rest.removesuffix('）')}" if bracket else name
        return self.value(node, shown)

    def _lookup(self, node: typed.Lookup) -> str:
        name, at = node.grid, node.year or 0
        if name not in self.scheme.grids:  # lowering names a table of another year 表@2023
            name, _, year = name.rpartition("@")
            at = int(year)
        words = [self.value(each) for each in node.index]
        if at:
            words.append(show_year(at))
        if words:
            return f"{name}（{'、'.join(words)}）"
        grid = self.scheme.grids.get(name)
        if grid is None or not self.year:
            return name
        held = [cell.value for cell in grid.cells if cell.period.holds(self.year)]
        if len(held) != 1 or not isinstance(held[0], typed.Const):
            return name
        return f"{name}（{self.constant(held[0], grid.shown)}）"

    def _sum(self, operands: Sequence[typed.Expr], shown: str) -> str:
        parts: list[str] = []
        for each in operands:
            taken = _negated(each)
            sign = "" if not parts and taken is None else "＋" if taken is None else "－"
            inner = each if taken is None else taken
            text = self._factor(inner) if taken is not None else self.value(inner, shown)
            parts.append(f"{sign} {text}" if sign else text)
        return " ".join(parts)

    def _product(self, operands: Sequence[typed.Expr]) -> str:
        text = ""
        counted = [each for each in operands if not _is_one_row(each)]
        for each in counted or operands:
            if not text:
                text = self._factor(each)
                continue
            divisor = self._divisor(each)
            text += f" ÷ {divisor}" if divisor else f" × {self._factor(each)}"
        return text

    def _divisor(self, node: typed.Expr) -> str:
        """What a reciprocal was written as: dividing by 12 multiplies by 1/12."""
        if not isinstance(node, typed.Const) or not isinstance(node.value, Fraction) or not node.value:
            return ""
        if not isinstance(node.type, Quantity):
            return ""
        inverse = replace(node, value=1 / node.value, type=Quantity(NONE.per(node.type.unit)))
        return self.as_written(inverse)

    def _factor(self, node: typed.Expr) -> str:
        """A part of a product; sums, choices and the like in brackets."""
        text = self.value(node)
        closed = (
            typed.Const,
            typed.Variable,
            typed.FieldOf,
            typed.Definition,
            typed.Lookup,
            typed.Reading,
            typed.Multiply,
        )
        return text if isinstance(node, closed) else f"（{text}）"

    def _choice(self, node: typed.Choice, shown: str) -> str:
        parts = [f"{self.condition(arm.condition).when}は{self.value(arm.value, shown)}" for arm in node.arms]
        if node.otherwise is not None:
            rest = self.value(node.otherwise, shown)
            parts.append(f"そのほかは{rest}" if parts else rest)
        return "、".join(parts)

    def _fold(self, node: typed.Fold) -> str:
        rows = node.items if node.where is None else f"{node.items}のうち{self.condition(node.where).of}もの"
        match node.kind:
            case typed.FoldKind.COUNT:
                if isinstance(node.body, typed.Const):
                    return f"{rows}の数"
                return f"{rows}のうち{self.condition(node.body).of}ものの数"
            case typed.FoldKind.TOTAL:
                return f"{rows}ごとの{self.value(node.body)}の合計"
            case typed.FoldKind.GREATEST:
                return f"{rows}ごとの{self.value(node.body)}のうち最も大きいもの"
            case typed.FoldKind.LEAST:
                return f"{rows}ごとの{self.value(node.body)}のうち最も小さいもの"
            case typed.FoldKind.ANY | typed.FoldKind.ALL:
                return f"{_quoted(self.condition(node).short)}か"
            case _:
                assert_never(node.kind)

    def _unstated(self, node: typed.Unstated, shown: str) -> str:
        entry = self.ir.provenance.get(node.tag)
        reason = f"（{entry.text}）" if entry is not None and entry.text else ""
        if node.provisional is not None:
            return f"仮に{self.value(node.provisional, shown)}{reason}"
        bounds = [
            f"{show(at, node.type, shown)}{word}"
            for at, word in ((node.low or None, "以上"), (node.high, "以下"))
            if at is not None  # that a quantity is not below 0 goes without saying
        ]
        return f"記載なし{''.join(bounds)}{reason}"

    # --------------------------------------------------------------------------------------------------- conditions

    def condition(self, node: typed.Expr, *, negated: bool = False) -> Phrase:
        """A condition in all its forms; ``negated`` says the opposite."""
        match node:
            case typed.Negation(operand=operand):
                return self.condition(operand, negated=not negated)
            case typed.AllOf(operands=operands) | typed.AnyOf(operands=operands):
                if isinstance(node, typed.AllOf) is not negated:
                    return self._all(operands, negated=negated)
                return self._any(operands, negated=negated)
            case typed.Compare():
                return self._compare([node], negated=negated)
            case typed.MemberOf(subject=subject, members=members):
                return self._member(subject, members, negated=negated)
            case typed.Const(value=bool(value)):
                return (
                    _adjective("どの場合も当てはま", "る", "り")
                    if value is not negated
                    else _adjective("当てはまる場合は", "ない", "なく")
                )
            case typed.Definition(name=name) if name in self.scheme.requirements:
                return _met(f"要件「{name}」を満た", negated=negated)
            case typed.Definition(name=name) if name in self.scheme.cases:
                return self.condition(self.scheme.cases[name].condition, negated=negated)
            case typed.Fold(kind=kind, items=items, where=where, body=body):
                return self._rows(kind, items, where, body, negated=negated)
            case typed.Unstated(provisional=None):
                reason = self._unstated(node, "").removeprefix("記載なし")
                return _stands(f"資料に書かれていない条件{reason}に当た", negated=negated)
            case typed.Unstated():
                return _noun(self._unstated(node, ""))
            case _:
                return _fits(self.value(node), negated=negated)

    def _rows(
        self, kind: typed.FoldKind, items: str, where: typed.Expr | None, body: typed.Expr, *, negated: bool
    ) -> Phrase:
        rows = items if where is None else f"{items}のうち{self.condition(where).of}もの"
        inner = self.condition(body)
        if kind is typed.FoldKind.ALL:
            if negated:
                return _adjective(f"{rows}に、{self.condition(body, negated=True).of}ものがあ", "る", "り")
            return Phrase(
                *(
                    f"{rows}のすべてについて、{each}"
                    for each in (inner.plain, inner.joined, inner.when, inner.of, inner.short)
                )
            )
        if negated:
            return _adjective(f"{rows}に、{inner.of}ものが", "ない", "なく")
        return _adjective(f"{rows}に、{inner.of}ものがあ", "る", "り")

    def _compare(self, nodes: Sequence[typed.Compare], *, negated: bool = False) -> Phrase:
        """One comparison, or several of the same thing: 財政力指数が0.25以上0.5未満."""
        subject = self.value(nodes[0].left)
        bounds = []
        for node in sorted(
            nodes, key=lambda each: each.comparison in (typed.Comparison.LESS, typed.Comparison.AT_MOST)
        ):
            comparison = _OPPOSITE[node.comparison] if negated else node.comparison
            limit = self.value(node.right)
            if comparison is typed.Comparison.EQUAL:
                return Phrase(*(f"{subject}が{limit}と同じ{end}" for end in ("である", "で", "とき", "", "")))
            if comparison is typed.Comparison.UNEQUAL:
                return _adjective(f"{subject}が{limit}と異な", "る", "り")
            bounds.append((comparison, limit))
        said = _YEAR_WORDS if isinstance(nodes[0].left.type, Year) else _WORDS
        words = [limit + said[comparison] for comparison, limit in bounds]
        text = f"{subject}が{''.join(word.removesuffix('る') for word in words[:-1])}{words[-1]}"
        if bounds[-1][0] is typed.Comparison.MORE and said is _WORDS:
            return _adjective(text.removesuffix("る"), "る", "")
        return _noun(text)

    def _member(self, subject: typed.Expr, members: Sequence[str], *, negated: bool) -> Phrase:
        names = self.labels(subject.type, members)
        who = self.value(subject)
        if isinstance(subject, typed.Reading):
            text = f"「{who}」を「{'」か「'.join(names)}」と読"
            return _adjective(text, "まない", "まず") if negated else _adjective(text, "む", "み")
        if not negated:
            return _noun(f"{who}が{names[0]}" if len(names) == 1 else f"{who}が{'か'.join(names)}")
        if len(names) == 1:
            return _adjective(f"{who}が{names[0]}で", "ない", "なく")
        return _adjective(f"{who}が{'、'.join(names)}のいずれでも", "ない", "なく")

    def labels(self, kind: Type, members: Sequence[str]) -> list[str]:
        """Basic members by as few names as the 区分 has for them: its groups first, then what is left."""
        category = self.scheme.categories.get(kind.category) if isinstance(kind, Enumeration) else None
        if category is None:
            return list(members)
        left = list(members)
        found: list[tuple[int, str]] = []
        for name, group in sorted(category.groups.items(), key=lambda each: -len(each[1])):
            if len(group) > 1 and all(member in left for member in group):
                found.append((left.index(group[0]), name))
                left = [member if member not in group else "" for member in left]
        found += [(at, member) for at, member in enumerate(left) if member]
        return [name for _, name in sorted(found)]

    def _all(self, operands: Sequence[typed.Expr], *, negated: bool) -> Phrase:
        parts = self._parts(operands, negated=negated)
        if len(parts) == 1:
            return parts[0]
        lead = "、".join(part.joined for part in parts[:-1])
        last = parts[-1]
        return Phrase(
            f"{lead}、{last.plain}",
            f"{lead}、{last.joined}",
            f"{lead}、{last.when}",
            f"{lead}、{last.of}",
            f"{lead}、{last.short}",
        )

    def _parts(self, operands: Sequence[typed.Expr], *, negated: bool) -> list[Phrase]:
        """The phrases of conditions that all hold, comparisons of one thing put together."""
        parts: list[Phrase] = []
        done: set[int] = set()
        for at, each in enumerate(operands):
            if at in done:
                continue
            if isinstance(each, typed.Compare) and each.comparison in _WORDS and not negated:
                same = [
                    (index, other)
                    for index, other in enumerate(operands)
                    if isinstance(other, typed.Compare) and other.comparison in _WORDS and other.left == each.left
                ]
                done |= {index for index, _ in same}
                parts.append(self._compare([other for _, other in same]))
            else:
                parts.append(self.condition(each, negated=negated))
        return parts

    def _any(self, operands: Sequence[typed.Expr], *, negated: bool) -> Phrase:
        parts = [self.condition(each, negated=negated) for each in operands]
        text = "、".join(_quoted(part.short) for part in parts)
        return _adjective(f"{text}のいずれかに当た", "る", "り")

    def _is_body(self, node: typed.Expr) -> bool:
        return (
            isinstance(node, typed.MemberOf)
            and isinstance(node.subject, typed.Variable)
            and isinstance(node.subject.type, Enumeration)
            and _BODY in node.subject.type.category
        )

    def _body(self, operands: Sequence[typed.Expr]) -> str:
        """Who asks, where exactly one part of a condition says so in one name."""
        found = [each for each in operands if self._is_body(each)]
        if len(found) != 1 or not isinstance(found[0], typed.MemberOf):
            return ""
        names = self.labels(found[0].subject.type, found[0].members)
        return names[0] if len(names) == 1 else ""

    def case(self, node: typed.Expr) -> str:
        """A condition as a heading or a cell of a table: 「財政力指数が0.5未満の市町村」, else 「…のとき」."""
        if isinstance(node, typed.AllOf):
            who = self._body(node.operands)
            others = [each for each in node.operands if not self._is_body(each)]
            if who and others:
                parts = self._parts(others, negated=False)
                lead = "、".join([*(part.joined for part in parts[:-1]), parts[-1].of])
                return f"{lead}{who}"
        return self.condition(node).short

    # -------------------------------------------------------------------------------------------------------- rules

    def rule(
        self, name: str, rule: Rule, kind: Type, shown: str, years: tuple[int | None, int | None] | None = None
    ) -> list[Sentence]:
        """A rule in sentences, clause by clause in written order, then caps and 端数.

        ``years`` leaves out clauses that do not hold in any of them.
        """
        found: list[Sentence] = []
        general = [clause for clause in rule.clauses if clause.condition is None]
        for clause in rule.clauses:
            if years is not None and not _meets(clause.period.first, clause.period.last, years):
                continue
            period = "" if clause.period.implied else _period(clause.period.first, clause.period.last)
            if name and len(rule.clauses) == 1 and clause.condition is None and _is_condition(clause.value):
                means = f"「{name}」とは、{self.condition(clause.value).plain}ことをいいます。"
                found.append(Sentence(means, (clause.tag,), period))
                continue
            lead = f"{name}は、"
            if clause.condition is not None:
                when = self.condition(clause.condition).when
                opening = "ただし、" if clause.kind is ClauseKind.EXCEPTION else f"{name}は、"
                lead = f"{opening}{when}は、"
            elif len(rule.clauses) > len(general):
                lead = f"{name}は、原則として"
            found.append(Sentence(lead + self._said(clause.value, shown), (clause.tag,), period))
        if rule.settle is not None:
            found.append(
                Sentence(
                    f"二つ以上に当たり、一方が他方より狭い条件といえないときは、{settlement(rule.settle)}。",
                    (rule.settle_tag,),
                )
            )
        for cap in rule.caps:
            period = "" if cap.period.implied else _period(cap.period.first, cap.period.last)
            found.append(Sentence(f"{self.limit(cap.limit, shown)}を上限とします。", (cap.tag,), period))
        if rule.rounding is not None:
            unit, direction, tag = rule.rounding
            if direction is None:
                entry = self.ir.provenance.get(tag)
                reason = "" if entry is None or not entry.text else f"（{entry.text}）"
                found.append(Sentence(f"端数の処理は、資料に書かれていません{reason}。", (tag,)))
            else:
                found.append(
                    Sentence(f"{rounding_step(unit, kind, shown)}未満の端数は{_DIRECTIONS[direction]}。", (tag,))
                )
        return found

    def _said(self, node: typed.Expr, shown: str) -> str:
        """The end of a sentence that gives a value."""
        match node:
            case typed.OutOfScope():
                return "対象外です。"
            case typed.Unstated(tag=tag, provisional=provisional, low=low, high=high):
                entry = self.ir.provenance.get(tag)
                reason = f"（{entry.text}）" if entry is not None and entry.text else ""
                if provisional is not None:
                    return f"資料に書かれていません{reason}。仮に{self.value(provisional, shown)}とします。"
                if low or high is not None:
                    ends = ((low or None, "以上"), (high, "以下"))
                    known = "".join(f"{show(at, node.type, shown)}{word}" for at, word in ends if at is not None)
                    return f"資料に書かれていません{reason}。{known}であることだけが分かります。"
                return f"資料に書かれていません{reason}。"
            case _:
                text, limits = self.capped(node, shown)
                return f"{text}です（上限：{limits}）。" if limits else f"{text}です。"


def settlement(settle: Settlement) -> str:
    """How it is settled which of two clauses holds: 大きい方によります."""
    return _SETTLED[settle]


def _is_condition(node: typed.Expr) -> bool:
    """Whether a formula asks something, rather than names or computes a value."""
    asking = (typed.Compare, typed.MemberOf, typed.AllOf, typed.AnyOf, typed.Negation)
    return isinstance(node, asking) or (
        isinstance(node, typed.Fold) and node.kind in (typed.FoldKind.ANY, typed.FoldKind.ALL)
    )


def _quoted(text: str) -> str:
    """A condition in 「」; what is quoted within it stands in 『』."""
    return f"「{text.replace('「', '『').replace('」', '』')}」"


def _is_one_row(node: typed.Expr) -> bool:
    """Whether a factor only counts the one person of a row, so that 円/人 meets 円."""
    return (
        isinstance(node, typed.Const)
        and node.value == 1
        and isinstance(node.type, Quantity)
        and bool(node.type.unit.numerator)
    )


def _met(stem: str, *, negated: bool) -> Phrase:
    return _adjective(stem, "さない", "さず") if negated else _adjective(stem, "す", "し")


def _fits(name: str, *, negated: bool) -> Phrase:
    """A named truth: 「勤務日数が足りる」 is said as it is, 「モデル事業」 as 「モデル事業」に当たる."""
    if name.endswith(_ENDINGS):
        if negated:
            return _adjective(f"「{name}」とはいえ", "ない", "ず")
        return Phrase(name, f"{name}場合で", f"{name}とき", name, name)
    return _stands(f"「{name}」に当た", negated=negated)


def _stands(stem: str, *, negated: bool) -> Phrase:
    return _adjective(stem, "らない", "らず") if negated else _adjective(stem, "る", "り")


def _negated(node: typed.Expr) -> typed.Expr | None:
    """What is taken off where a part of a sum is a subtraction: the other factor of -1."""
    if isinstance(node, typed.Multiply) and len(node.operands) == 2:  # noqa: PLR2004  minus one and the rest
        minus, rest = node.operands
        if isinstance(minus, typed.Const) and minus.value == Fraction(-1):
            return rest
    return None


def rounding_step(unit: Fraction, kind: Type, shown: str = "") -> str:
    """A rounding unit as people say it: 千円, 1円, 0.1億円."""
    money = isinstance(kind, Quantity) and kind.unit.numerator == ("円",) and shown.partition("/")[0] in {"", "円"}
    names = {1000: "千円", 10_000: "万円", 100: "百円", 10: "十円"}
    if money and unit.denominator == 1 and int(unit) in names:
        return names[int(unit)]
    return show(unit, kind, shown)


def _period(first: int | None, last: int | None) -> str:
    return "" if first is None and last is None else show_period(first, last)


def _meets(first: int | None, last: int | None, years: tuple[int | None, int | None]) -> bool:
    start, end = years
    return (first is None or end is None or first <= end) and (last is None or start is None or start <= last)
