"""What an oracle writes its answer on: exact numbers, ranges where the document is silent, and the outcome of a case.

Nothing here, and nothing in the oracles beside it, is shared with seido: an oracle is the document read once more, by
hand, in plain Python. A number is an int or a Fraction. Where the document does not print what a number needs, the
number is a `Between`: all that can be said of it. A truth that the document does not decide is None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, NamedTuple

TOWNS: Final = ("指定都市", "市", "町", "村")  # 市町村, as the document uses the word: without 特別区
PREFECTURES: Final = ("東京都", "道府県")
MAN: Final = 10_000  # 万
OKU: Final = 100_000_000  # 億
R5, R6, R7 = 2023, 2024, 2025  # 令和5年度 to 令和7年度


class Between(NamedTuple):
    """A number that the document does not decide; ``high`` is None where nothing bounds it above."""

    low: Fraction
    high: Fraction | None


class Special(NamedTuple):
    """A result that is no number and no truth."""

    word: str


OUT: Final = Special("対象外")  # it makes the case 非該当
ELSEWHERE: Final = Special("この場合の外")  # it belongs to another part of the scheme, and says nothing of this case

Number = int | Fraction | Between
Truth = bool | None
Written = Number | Truth | str | Special
Row = Mapping[str, "bool | str | Fraction"]

UNSAID: Final = Between(Fraction(0), None)  # an amount of which nothing is printed
UNSAID_RATE: Final = Between(Fraction(0), Fraction(1))


@dataclass(frozen=True, slots=True)
class Asked:
    """A case, completely given: values by the names of the inputs, rows by those of the 明細."""

    year: int
    inputs: Mapping[str, bool | str | Fraction]
    rows: Mapping[str, Sequence[Row]]
    readings: Mapping[str, str]

    def yes(self, name: str) -> bool:
        """The truth of that name."""
        value = self.inputs[name]
        assert isinstance(value, bool)
        return value

    def word(self, name: str) -> str:
        """The member of that name."""
        value = self.inputs[name]
        assert isinstance(value, str)
        return value

    def number(self, name: str) -> Fraction:
        """The number of that name."""
        return numeral(self.inputs[name])


def numeral(value: object) -> Fraction:
    """A value that must be a number."""
    assert isinstance(value, Fraction)
    return value


@dataclass(slots=True)
class Sheet:
    """What is written down of one case.

    ``silent``: the document does not speak of the year, so what it requires there is open. ``doubt``: something is
    provisional, so the authority has to be asked.
    """

    silent: bool = False
    amounts: dict[str, Written] = field(default_factory=dict)
    requirements: dict[str, Truth | Special] = field(default_factory=dict)
    columns: dict[str, list[Written]] = field(default_factory=dict)
    soft: set[str] = field(default_factory=set)
    doubt: bool = False
    applies: bool = True

    def require(self, name: str, truth: Truth | Special) -> None:
        """A requirement. One that belongs to another part of the scheme does so in every year."""
        self.requirements[name] = None if self.silent and truth != ELSEWHERE else truth

    def hope(self, name: str, truth: Truth | Special) -> None:
        """A requirement that only advises (目安)."""
        self.require(name, truth)
        self.soft.add(name)

    def money(self, name: str, value: Written) -> None:
        """An amount in 円. The document prints no rounding: a fraction of a yen is a question to the authority."""
        self.amounts[name] = value
        self.doubt = self.doubt or broken(value)

    def outcome(self) -> str:
        """非該当 > 要確認 > 該当; 情報不足 does not arise, the case is complete."""
        if not self.applies:
            return "非該当"
        hard = [truth for name, truth in self.requirements.items() if name not in self.soft]
        if False in hard or OUT in self.requirements.values() or OUT in self.amounts.values():
            return "非該当"
        unmet = any(self.requirements[name] not in {True, ELSEWHERE} for name in self.soft)
        open_ = any(unsaid(value) for value in (*self.amounts.values(), *hard))
        return "要確認" if self.doubt or unmet or open_ else "該当"


def outside() -> Sheet:
    """A year in which there is no such scheme."""
    return Sheet(applies=False)


def unsaid(value: Written) -> bool:
    """Whether the document leaves a value open."""
    return value is None or isinstance(value, Between)


def broken(value: Written) -> bool:
    """Whether a number is known and has a fraction."""
    return isinstance(value, Fraction) and value.denominator != 1


def ends(value: Number) -> tuple[Fraction, Fraction | None]:
    """Between what a number lies."""
    return value if isinstance(value, Between) else (Fraction(value), Fraction(value))


def between(low: Fraction, high: Fraction | None) -> Number:
    """The number where both ends meet, else what is known of it."""
    return low if low == high else Between(low, high)


def plus(*values: Number) -> Number:
    """The sum."""
    every = [ends(value) for value in values]
    highs = [high for _, high in every if high is not None]
    low = sum((low for low, _ in every), Fraction(0))
    return between(low, sum(highs, Fraction(0)) if len(highs) == len(every) else None)


def times(one: Number, other: Number) -> Number:
    """The product of numbers of at least 0; 0 times anything is 0."""
    (low, high), (low_, high_) = ends(one), ends(other)
    if 0 in {high, high_}:
        return Fraction(0)
    return between(low * low_, None if high is None or high_ is None else high * high_)


def upto(value: Number, *limits: Number) -> Number:
    """The smallest: a value up to its limits (上限)."""
    every = [ends(each) for each in (value, *limits)]
    highs = [high for _, high in every if high is not None]
    return between(min(low for low, _ in every), min(highs) if highs else None)


def less(whole: int | Fraction, part: Number) -> Number:
    """What is left of a known number."""
    low, high = ends(part)
    assert high is not None
    return between(whole - high, whole - low)


def either(*truths: Truth) -> Truth:
    """又は: one that holds decides."""
    return True if True in truths else None if None in truths else False


def both(*truths: Truth) -> Truth:
    """かつ: one that does not hold decides."""
    return False if False in truths else None if None in truths else True
