"""Names beside printed figures: how much of a name stands in a text, and whose name stands there best.

A table of a document may have thousands of rows and a policy as many names. To hold each name against each text takes
minutes then, so the texts are kept in the order of their endings, and only those are looked at that hold a part of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from seido.values.numerals import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

_GENERIC: Final = re.compile(r"(?:の|における)?(?:上限額|上限|限度額|下限額|下限|金額|額)\Z")
_LEAST: Final = 2
LONGEST: Final = 200
"""Characters of a name, and of a text before a figure, that are looked at."""

_END: Final = "\0"  # stands in no name

Labels = tuple[str, ...]
"""The names of one claimed figure, most specific first."""


@lru_cache(maxsize=4096)
def core(label: str) -> str:
    """What of a name can stand in a document: without what all names end in (上限額, 金額)."""
    folded = fold(label).replace(" ", "")
    return (_GENERIC.sub("", folded) or folded)[:LONGEST]


def least(name: str) -> int:
    """How many characters on end of a name say something."""
    return min(_LEAST, len(name))


@lru_cache(maxsize=65536)
def alike(label: str, text: str) -> int:
    """How many characters on end of a name stand in a text; 0 where it is too few to mean anything."""
    name = core(label)
    for size in range(len(name), least(name) - 1, -1):
        for at in range(len(name) - size + 1):
            if name[at : at + size] in text:
                return size
    return 0


class Texts:
    """Texts, by what stands in them: the places of all of them, in the order of the texts that begin there."""

    __slots__ = ("_joined", "_order", "_starts")

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "".join(f"{text.replace(_END, ' ')}{_END}" for text in texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts[:-1]), initial=0))
        self._order = sorted(range(len(self._joined)), key=self._from)

    def _from(self, at: int) -> str:
        return self._joined[at : at + LONGEST]

    def _text_at(self, rank: int) -> int:
        """The text in which a place of the order stands."""
        return bisect_right(self._starts, self._order[rank]) - 1

    def _near(self, part: str) -> tuple[range, range]:
        """The ranks below and above a part, nearest first: the further off, the less do they begin like it."""
        middle = bisect_left(self._order, part, key=self._from)
        return range(middle - 1, -1, -1), range(middle, len(self._order))

    def holders(self, name: str, size: int) -> set[int]:
        """The texts that hold so many characters on end of a name."""
        found: set[int] = set()
        for part in {name[at : at + size] for at in range(len(name) - size + 1)}:
            for rank in self._near(part)[1]:
                if not self._joined.startswith(part, self._order[rank]):
                    break
                found.add(self._text_at(rank))
        return found

    def longest(self, name: str, but: Container[int] = ()) -> tuple[int, int]:
        """How many characters on end of a name stand in one of the texts, and in which; some may be left out."""
        size, holder = 0, -1
        for start in range(len(name)):
            if len(name) - start <= size:
                break
            part = name[start : start + LONGEST]
            for ranks in self._near(part):
                for rank in ranks:
                    here = _common(part, self._from(self._order[rank]))
                    if here <= size:
                        break
                    if self._text_at(rank) not in but:
                        size, holder = here, self._text_at(rank)
                        break
        return size, holder


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    size = min(len(one), len(other))
    return size if one[:size] == other[:size] else next(at for at in range(size) if one[at] != other[at])


class Beside:
    """The texts before some printed figures, and the names of all that are looked for among them."""

    __slots__ = ("_bearers", "_borne", "_names", "_owned", "_parts", "_rivals", "texts")

    def __init__(self, texts: Sequence[str], everyone: Iterable[Labels]) -> None:
        self.texts = tuple(text.replace(_END, " ") for text in texts)
        self._parts = Texts(self.texts)
        names = [(core(label), labels) for labels in dict.fromkeys(everyone) for label in labels]
        self._names = Texts([name for name, _ in names])
        self._bearers = [labels for _, labels in names]
        self._borne: dict[Labels, set[int]] = {}
        for rank, labels in enumerate(self._bearers):
            self._borne.setdefault(labels, set()).add(rank)
        self._owned: dict[Labels, int | None] = {}
        self._rivals: dict[int, tuple[int, Labels, int]] = {}

    def owned(self, labels: Labels) -> int | None:
        """The one figure that stands next to one of the names, most specific name first; None where none does.

        A figure to which another declaration's name fits better is not taken for this one.
        """
        if labels not in self._owned:
            places = (self._place(core(label), labels) for label in labels)
            self._owned[labels] = next((at for at in places if at is not None), None)
        return self._owned[labels]

    def _place(self, name: str, labels: Labels) -> int | None:
        """The one text in which more of a name stands than in any other that is not another's."""
        seen: set[int] = set()
        for size in range(self._parts.longest(name)[0], least(name) - 1, -1):
            found = self._parts.holders(name, size) - seen
            seen |= found
            free = [at for at in found if self._rival(at, labels) <= size]
            if free:
                return free[0] if len(free) == 1 else None
        return None

    def _rival(self, at: int, labels: Labels) -> int:
        """How much of another's name stands in a text."""
        if at not in self._rivals:
            size, holder = self._names.longest(self.texts[at])
            owner = self._bearers[holder] if holder >= 0 else ()
            self._rivals[at] = size, owner, self._names.longest(self.texts[at], self._borne.get(owner, ()))[0]
        size, owner, others = self._rivals[at]
        return others if labels == owner else size
