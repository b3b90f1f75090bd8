"""What a scheme says to a town that has told its own facts and nothing of a project.

The counterpart of `seido/emit/runtime/town.js`, which says the same byte by byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, assert_never

from seido.emit.headline import Condition, Holds, Limited, Named, Rated
from seido.emit.report import Report, report
from seido.emit.town import town_of
from seido.evaluate import Evaluator, specify
from seido.values.answer import Answer, Outcome
from seido.values.exact import Known, Open, Scalar, Value

if TYPE_CHECKING:
    from seido.citations.references import References
    from seido.emit.town import Town
    from seido.ir.nodes import SchemeIR
    from seido.source.text import Source

Refusal = tuple[str, str, tuple[str, ...]]
"""A choice of the project that the town's facts rule out: the input, what is chosen, and the 要件 that are not met."""

_TAIL: Final = " 又は 対象外"
_DIGITS: Final = frozenset("0123456789")


class Group(StrEnum):
    """Where a scheme stands for a town; the order is that of a page."""

    USABLE = "usable"  # no 要件 stands open: what is missing only changes the amount
    PROJECT = "project"  # the town is no obstacle; 要件 about the project stand open
    UNWRITTEN = (
        "unwritten"  # nothing stands open, and no 要件 about the town was transcribed: whom it is for is to be read
    )
    CONFIRM = "confirm"  # whether the town is meant is not printed, or for somebody else to judge
    FACTS = "facts"  # facts of the town are missing
    REFUSED = "refused"  # 非該当
    REFERENCE = "reference"  # computes no amount of money


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement of one scheme.

    ``met`` and ``unsettled`` are 要件 about the town, ``open`` those about the project, ``unmet`` those that refuse it (or
    ``outside``, what is 対象外). ``waiting`` are facts of the town that are missing, ``deciders`` those that somebody else
    decides, ``silent`` the 算定 for which the document is silent about this town. ``refused`` are choices of the project
    that the town's facts rule out, each with the 要件; ``fixed`` those of which one is left. ``known`` are values that the
    facts have narrowed, ``headline`` is the 要点 without what they rule out. ``doubtful`` says that the amounts rest on
    記載なし or 仮置き.
    """

    group: Group
    outcome: str
    applies: bool
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    outside: tuple[str, ...]
    unsettled: tuple[str, ...]
    waiting: tuple[str, ...]
    deciders: tuple[str, ...]
    silent: tuple[str, ...]
    open: tuple[str, ...]
    missing: tuple[str, ...]
    fixed: tuple[tuple[str, str], ...]
    refused: tuple[Refusal, ...]
    known: tuple[tuple[str, str], ...]
    headline: str
    doubtful: bool


def judge_town(
    ir: SchemeIR, facts: Mapping[str, Scalar], year: int, references: References, sources: Mapping[str, Source]
) -> Judged:
    """Judge a scheme by facts of a town; each must be one of its inputs.

    Raises:
        seido.values.answer.CaseError: a fact is none of its inputs, or out of range.
    """
    evaluator = Evaluator(ir)
    return _Judge(ir, town_of(ir), year, lambda given: evaluator.evaluate(given, {}, year), references, sources).judged(
        facts
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    ir: SchemeIR
    town: Town
    year: int
    answer: Callable[[Mapping[str, Scalar]], Answer]
    references: References
    sources: Mapping[str, Source]

    def judged(self, facts: Mapping[str, Scalar]) -> Judged:
        given, refused, tried = self.narrowed(facts)
        answer = self.answer(given)
        said = report(self.ir, answer, self.references, self.sources)
        hard = {each.name: each.met for each in said.requirements if not each.soft}
        unsettled = [name for name, met in hard.items() if met is None and name in self.town.own]
        wanted = {each for name in unsettled for each in self.town.own[name]}
        waiting = tuple(name for name in answer.missing if name in wanted)
        silent = tuple(name for name in self.town.resting if _is_silent(answer.values.get(name)))
        unfinished = [
            name
            for name, met in hard.items()
            if met is None
            and name not in self.town.own
            and all(any(isinstance(each.requirements.get(name), Open) for each in some) for some in tried.values())
        ]
        missing = [
            name
            for name in answer.missing
            if name not in self.town.asked
            and all(name == choice or any(name in each.missing for each in some) for choice, some in tried.items())
        ]
        refuses = answer.outcome is Outcome.INELIGIBLE
        if refuses:
            group = Group.REFUSED
        elif not self.town.money:
            group = Group.REFERENCE
        elif waiting:
            group = Group.FACTS
        elif unsettled or silent:
            group = Group.CONFIRM
        elif unfinished:
            group = Group.PROJECT
        else:
            group = Group.USABLE if any(self.town.own.get(name) for name in hard) else Group.UNWRITTEN
        known = () if refuses else self.known(said)
        return Judged(
            group=group,
            outcome=answer.outcome.value,
            applies=answer.applies,
            met=tuple(name for name, met in hard.items() if met is True and name in self.town.own),
            unmet=tuple(name for name, met in hard.items() if met is False),
            outside=tuple(dict.fromkeys(each.declaration for each in said.excluded)),
            unsettled=tuple(unsettled),
            waiting=waiting,
            deciders=tuple(name for name in answer.judged if name in wanted),
            silent=silent,
            open=tuple(unfinished),
            missing=tuple(missing),
            fixed=tuple((name, str(given[name])) for name in self.town.choices if name in given and name not in facts),
            refused=refused,
            known=known,
            headline=""
            if refuses or self.year != self.ir.scheme.document_year
            else self.headline(given, refused, answer),
            doubtful=bool(answer.unstated or answer.provisional),
        )

    def narrowed(
        self, facts: Mapping[str, Scalar]
    ) -> tuple[Mapping[str, Scalar], tuple[Refusal, ...], Mapping[str, Sequence[Answer]]]:
        """The facts with the choices of which one is left; what they rule out; answers to what else is left."""
        given = dict(facts)
        refused: list[Refusal] = []
        tried: dict[str, list[Answer]] = {}
        options = {each.name: each.options for each in specify(self.ir).inputs}
        for name in self.town.choices:
            before = self.answer(given)
            if before.outcome is Outcome.INELIGIBLE or name not in before.missing:
                continue
            answers = {option: self.answer({**given, name: option}) for option in options[name]}
            out = [option for option, answer in answers.items() if answer.outcome is Outcome.INELIGIBLE]
            left = [option for option in options[name] if option not in out]
            refused += [(name, option, self.unmet(answers[option])) for option in out]
            if len(left) == 1:
                given[name] = left[0]
            elif out:
                tried[name] = [answers[option] for option in left]
        return given, tuple(refused), tried

    def unmet(self, answer: Answer) -> tuple[str, ...]:
        """The hard 要件 that are not met."""
        return tuple(
            each.name
            for each in self.ir.scheme.requirements.values()
            if not each.soft and _truth(answer.requirements.get(each.name)) is False
        )

    def known(self, said: Report) -> tuple[tuple[str, str], ...]:
        """Values of the 算定 that the facts have narrowed, as far as they say anything."""
        bare = report(self.ir, self.answer({}), self.references, self.sources)
        before = {line.name: line.text for line in bare.lines if line.row is None}
        return tuple(
            (line.name, line.text.removesuffix(_TAIL))
            for line in said.lines
            if line.row is None
            and line.name in self.town.resting
            and line.text != before[line.name]
            and _says_something(line.value)
        )

    def headline(self, given: Mapping[str, Scalar], refused: Sequence[Refusal], answer: Answer) -> str:
        """The 要点 without the clauses that are ruled out, and without sentences that then say no figure any more."""
        sentences = []
        for sentence in self.town.headline:
            kept = [
                each.text for each in sentence if all(self.may_hold(c, given, refused, answer) for c in each.conditions)
            ]
            if len(kept) == len(sentence) or any(_DIGITS.intersection(text) for text in kept):
                sentences.append("、".join(kept))
        return "。".join(sentences)

    def may_hold(
        self,
        condition: Condition,
        given: Mapping[str, Scalar],
        refused: Sequence[Refusal],
        answer: Answer,
    ) -> bool:
        """Whether a clause may still be about this town."""
        match condition:
            case Named(input=name, members=members):
                out = {option for asked, option, _ in refused if asked == name}
                return any(member not in out and given.get(name, member) == member for member in members)
            case Holds(input=name):
                return given.get(name) is not False
            case Limited(input=name, limit=limit, word=word):
                value = given.get(name)
                return not isinstance(value, Fraction) or _holds(value, limit, word)
            case Rated(amount=name, rates=rates):
                return any(_is_within(rate, answer.values.get(name)) for rate in rates)
            case _:
                assert_never(condition)


def _truth(value: Value | None) -> Scalar | None:
    return value.value if isinstance(value, Known) else None


def _is_silent(value: Value | None) -> bool:
    """Whether it is open for what is not printed, and for nothing else."""
    return isinstance(value, Open) and bool(value.unstated) and not value.missing and not value.judged


def _says_something(value: Value | None) -> bool:
    """Whether a value is a number above 0, or a range of numbers with an end that says something."""
    match value:
        case Known(value=Fraction() as number):
            return number > 0
        case Open(low=low, high=high):
            return high is not None or (low is not None and low > 0)
        case _:
            return False


def _is_within(rate: Fraction, value: Value | None) -> bool:
    match value:
        case Known(value=Fraction() as number):
            return rate == number
        case Open(low=low, high=high):
            return (low is None or low <= rate) and (high is None or rate <= high)
        case _:
            return True


def _holds(value: Fraction, limit: Fraction, word: str) -> bool:
    return {"未満": value < limit, "以上": value >= limit, "超": value > limit, "以下": value <= limit}[word]
