"""ただし and 場合 that can never apply, because a 要件, the 場合 around them or the values they ask about exclude them.

What the parts of a condition exclude by themselves is found where rules are resolved (`seido.ir.rules`). Here it is proved of
the rest that no case that meets the 要件 reaches a clause, whatever the document leaves open and whichever readings are
chosen. A clause that cannot be decided is not spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from seido.analyse.prove import Question, Verdict, needed_steps, prove, show_case
from seido.analyse.readings import as_read, in_every_reading
from seido.analyse.requirements import asked, beside, met
from seido.analyse.scale import measure
from seido.ir.doubts import Turn
from seido.ir.nodes import Regime, SchemeIR, Step
from seido.ir.rules import show_expr
from seido.source.catalogue import analyses
from seido.source.diagnostic import Diagnostic, Fact, Label, Text
from seido.source.text import Span
from seido.typed import expression as typed
from seido.typed.types import TRUTH, Quantity
from seido.typed.walk import walk
from seido.values.display import show_value
from seido.values.exact import Known

_EFFORT: Final = 5_000
_COMPUTED: Final = (typed.Definition, typed.FieldOf, typed.Fold, typed.Lookup)


def check_never(ir: SchemeIR) -> tuple[Diagnostic, ...]:
    """A finding for each clause that decides no case in any year of which the document speaks."""
    regimes = [regime for regime in ir.regimes if regime.applies]
    never: dict[Span, tuple[_Year, Turn]] = {}
    reached: set[Span] = set()
    for regime in sorted(regimes, key=lambda each: not each.holds(ir.scheme.document_year)):
        year = _Year(ir, regime)
        for turn in regime.turns:
            if turn.span in reached:
                continue
            if year.is_free(turn) or not year.excludes(turn, turn.decides, year.around(turn)):
                reached.add(turn.span)
            else:
                never.setdefault(turn.span, (year, turn))
    return tuple(year.say(turn) for span, (year, turn) in never.items() if span not in reached)


@dataclass(frozen=True, slots=True)
class _Around:
    """Something beside its condition that a clause needs: a 要件, or that the 場合 around it applies."""

    holds: typed.Expr
    name: Text
    span: Span


@dataclass(slots=True)
class _Year:
    """The clauses of one regime."""

    ir: SchemeIR
    regime: Regime
    required: Sequence[Step] = field(init=False)
    # of a rule of hundreds of clauses each asks after all those before it
    _asked: dict[int, tuple[typed.Expr, frozenset[typed.Expr] | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.required = tuple(asked(self.ir, self.regime))

    def around(self, turn: Turn) -> tuple[_Around, ...]:
        """What a clause needs beside its condition, the 場合 first."""
        found = []
        amount = self.ir.scheme.amounts.get(turn.name)
        if amount is not None and amount.case:
            part = self.ir.scheme.cases[amount.case]
            holds = typed.Definition(part.name, type=TRUTH, span=part.span)
            found.append(_Around(holds, Text("行を囲む「場合」の条件", "the 場合 around it"), part.span))
        steps = beside(self.regime, self.required, turn.name)
        return (*found, *(_Around(met(step), _named(step), step.span) for step in steps))

    def is_free(self, turn: Turn) -> bool:
        """Whether a clause asks only about inputs, each by itself, that nothing else restricts.

        The regions of its conditions then are cases, and one was found when the rule was resolved.
        """
        parts = typed.children(turn.decides) if isinstance(turn.decides, typed.Choice) else (turn.decides,)
        own = [self._asked_alone(part) for part in parts]
        if None in own:
            return False
        others = [each.holds for each in self.around(turn)]
        around = (*others, *(step.expr for step in needed_steps(self.regime, others)))
        elsewhere = frozenset(node for node in walk(around) if isinstance(node, typed.Variable | typed.Reading))
        return not elsewhere or all(elsewhere.isdisjoint(each) for each in own if each is not None)

    def _asked_alone(self, condition: typed.Expr) -> frozenset[typed.Expr] | None:
        """The inputs that a condition asks about, each by itself; None where it asks about something else too."""
        known = self._asked.get(id(condition))
        if known is not None:
            return known[1]
        nodes = tuple(walk((condition,)))
        found: frozenset[typed.Expr] | None = None
        if not any(isinstance(node, _COMPUTED) or (isinstance(node, typed.Compare) and _pairs(node)) for node in nodes):
            found = frozenset(node for node in nodes if isinstance(node, typed.Variable | typed.Reading))
        self._asked[id(condition)] = condition, found
        return found

    def excludes(self, turn: Turn, condition: typed.Expr, around: Sequence[_Around]) -> bool:
        """Whether no case has a condition within what is around it, whichever readings are chosen."""
        statement = _nowhere(turn, condition, around)
        found = [
            prove(Question(ir, self.regime, statement), _EFFORT)
            for ir in in_every_reading(self.ir, self.regime, statement)
        ]
        return bool(found) and all(each.verdict is Verdict.PROVED and each.whatever for each in found)

    def _witness(self, turn: Turn, condition: typed.Expr, around: Sequence[_Around]) -> str:
        """A case that has a condition within what is around it, in the author's words."""
        statement = _nowhere(turn, condition, around)
        for ir in as_read(self.ir, self.regime, statement):
            case = prove(Question(ir, self.regime, statement), _EFFORT).case
            if case is not None:
                return show_case(case, ir)
        return ""

    # ------------------------------------------------------------------------------------------------------ what is said

    def say(self, turn: Turn) -> Diagnostic:
        """The finding: what excludes the clause, and a case that shows it."""
        around = self.around(turn)
        if self.excludes(turn, turn.applies, ()):
            why, labels = self._by_values(turn)
        elif self.excludes(turn, turn.applies, around):
            why, labels = self._by_what_is_around(turn, around)
        else:
            why, labels = self._by_others(turn, around)
        facts: dict[str, Fact] = {"name": turn.name, "clause": turn.label, "why": why}
        return Diagnostic(analyses.CLAUSE_NEVER, turn.place, facts, labels)

    def _by_what_is_around(self, turn: Turn, around: Sequence[_Around]) -> tuple[Text, tuple[Label, ...]]:
        """That its condition holds only where something else does not: the least of it that is needed."""
        kept = list(around)
        for each in around:
            without = [other for other in kept if other is not each]
            if self.excludes(turn, turn.applies, without):
                kept = without
        case = self._witness(turn, turn.applies, kept[:-1])
        such, such_en = (f"（たとえば {case} のとき）", f" (such as where {case})") if case else ("", "")
        names, names_en = ("、".join(each.name.ja for each in kept), ", ".join(each.name.en for each in kept))
        either, either_en = ("", "") if len(kept) == 1 else ("のどれか", "one of ")
        why = Text(
            f"条件が成り立つ場合{such}は、どれも{names}{either}に当てはまりません",
            f"every case in which its condition holds{such_en} fails {either_en}{names_en}",
        )
        return why, tuple(Label(each.span, "around", {"around": each.name}) for each in kept)

    def _by_others(self, turn: Turn, around: Sequence[_Around]) -> tuple[Text, tuple[Label, ...]]:
        """That wherever it applies others decide."""
        case = self._witness(turn, turn.applies, around)
        names = "、".join(label for label, _ in turn.before)
        why = Text(
            f"当てはまる場合（たとえば {case} のとき）には、いつも {names} で決まります"
            if case
            else f"当てはまる場合には、いつも {names} で決まります",
            f"wherever it applies (such as {case}), {names} decide" if case else f"wherever it applies, {names} decide",
        )
        return why, tuple(Label(place, "before", {"clause": label}) for label, place in turn.before)

    def _by_values(self, turn: Turn) -> tuple[Text, tuple[Label, ...]]:
        """That the values it asks about never are such: how far the one that never is goes."""
        parts = turn.applies.operands if isinstance(turn.applies, typed.AllOf) else (turn.applies,)
        for node in parts:
            if isinstance(node, typed.Compare) and self.excludes(turn, node, ()):
                furthest = self._furthest(turn, node)
                if furthest is not None:
                    return furthest, ()
        names = dict.fromkeys(show_expr(node) for node in walk((turn.applies,)) if isinstance(node, _COMPUTED))
        listed = "、".join(f"「{name}」" for name in names)
        return Text(
            f"{listed}がとりうる値では、条件が成り立つことがありません" if listed else "条件が成り立つことがありません",
            f"its condition holds for no value that {listed} can take" if listed else "its condition never holds",
        ), ()

    def _furthest(self, turn: Turn, node: typed.Compare) -> Text | None:
        """How far the left side of a comparison with a number goes, with a case in which it comes to that.

        Without such a case nothing is said: the end that the ranges of its parts allow may be one it never comes to.
        """
        if not isinstance(node.left.type, Quantity):
            return None
        extent = measure(self.ir, self.regime).of(node.left)
        if node.comparison in (typed.Comparison.AT_LEAST, typed.Comparison.MORE):
            end, within, most = extent.high, typed.Comparison.LESS, Text("大きくても", "at most")
        elif node.comparison in (typed.Comparison.AT_MOST, typed.Comparison.LESS):
            end, within, most = extent.low, typed.Comparison.MORE, Text("小さくても", "at least")
        else:
            return None
        if end is None:
            return None
        shown = show_value(Known(end), node.left.type.unit, "")
        name = show_expr(node.left)
        bound = typed.Const(end, type=node.left.type, span=node.span)
        case = self._witness(
            turn,
            typed.Negation(
                typed.Compare(within, node.left, bound, type=TRUTH, span=node.span), type=TRUTH, span=node.span
            ),
            (),
        )
        if not case:
            return None
        return Text(
            f"{name} は{most.ja} {shown}（たとえば {case} のとき）です",
            f"{name} is {most.en} {shown} (such as where {case})",
        )


def _nowhere(turn: Turn, condition: typed.Expr, around: Sequence[_Around]) -> typed.Expr:
    """That a condition holds in no case that has what is around it."""
    fails = typed.Negation(condition, type=TRUTH, span=turn.span)
    outside = (typed.Negation(each.holds, type=TRUTH, span=each.span) for each in around)
    return typed.AnyOf((*outside, fails), type=TRUTH, span=turn.span)


def _named(step: Step) -> Text:
    return Text(f"要件「{step.name}」", f'the 要件 "{step.name}"')


def _pairs(node: typed.Compare) -> bool:
    """Whether a comparison is of two things of which neither is a fixed value."""
    return not isinstance(node.left, typed.Const) and not isinstance(node.right, typed.Const)
