"""Names beside printed figures: how much of a name stands in a text, and whose name stands there best.

A table of a document may have thousands of rows and a policy as many names. To hold each name against each text takes
minutes then, so the texts are kept in the order of their endings, and only those are looked at that hold a part of a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, overload

from seido.values.numerals import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

_GENERIC: Final = re.compile(r"(?:の|における)?(?:上限額|上限|限度額|下限額|下限|金額|額)\Z")
_LEAST: Final = 2
LONGEST: Final = 200
"""Characters of a name, and of a text before a figure, that are looked at."""

_OFTEN: Final = 8  # in so many texts: what holds such a part is kept, for other names with the same part
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
    return _held(core(label), text)


def named(labels: Labels, text: str) -> str:
    """The first of some names of which anything stands in a text; none if there is none."""
    return next((label for label in labels if alike(label, text)), "")


def _held(name: str, text: str) -> int:
    for size in range(len(name), least(name) - 1, -1):
        for at in range(len(name) - size + 1):
            if name[at : at + size] in text:
                return size
    return 0


class Texts(Sequence[str]):
    """Texts, by what stands in them: the places of all of them, in the order of the texts that begin there."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(text.replace(_END, " ") for text in texts)
        self._joined = "".join(f"{text}{_END}" for text in self._texts)
        self._starts = list(accumulate((len(text) + 1 for text in self._texts[:-1]), initial=0))
        self._often: dict[str, tuple[int, ...]] = {}
        self._same: dict[tuple[int, ...], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[str, ...]: ...
    def __getitem__(self, at: int | slice) -> str | tuple[str, ...]:
        return self._texts[at]

    @cached_property
    def _order(self) -> list[int]:
        return sorted(range(len(self._joined)), key=self._from)

    def _from(self, at: int) -> str:
        return self._joined[at : at + LONGEST]

    def _text_at(self, rank: int) -> int:
        """The text in which a place of the order stands."""
        return bisect_right(self._starts, self._order[rank]) - 1

    def _near(self, part: str) -> tuple[range, range]:
        """The ranks below and above a part, nearest first: the further off, the less do they begin like it."""
        middle = bisect_left(self._order, part, key=self._from)
        return range(middle - 1, -1, -1), range(middle, len(self._order))

    def holders_of(self, part: str) -> tuple[int, ...]:
        """The texts that hold a part of a name, in order; where they are many, one tuple for all parts they hold."""
        often = self._often.get(part)
        if often is not None:
            return often
        first = bisect_left(self._order, part, key=self._from)
        last = bisect_right(self._order, part, first, key=lambda at: self._joined[at : at + len(part)])
        found = tuple(sorted({self._text_at(rank) for rank in range(first, last)}))
        if len(found) >= _OFTEN:
            found = self._often[part] = self._same.setdefault(found, found)
        return found

    def holders(self, name: str, size: int, passed: set[int] | None = None) -> Iterator[int]:
        """The texts that hold so many characters on end of a name; some may come more than once.

        ``passed`` are the identities of what came before, for names of which a long part stands in hundreds of texts.
        """
        for found in self.groups(name, size, passed if passed is not None else set()):
            yield from found

    def groups(self, name: str, size: int, passed: set[int]) -> Iterator[tuple[int, ...]]:
        """The texts that hold each part of a name that has so many characters, but for those that have passed."""
        for part in parts_of(name, size):
            found = self.holders_of(part)
            if len(found) >= _OFTEN:
                if id(found) in passed:
                    continue
                passed.add(id(found))
            yield found

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

    def most(self, name: str) -> int:
        """How many characters on end of a name stand in one of the texts."""
        return self.longest(name)[0]


class Window:
    """Some of many texts, one after another, of which the first is another one here."""

    def __init__(self, texts: Texts, span: range, first: str) -> None:
        self._texts = texts
        self._span = span
        self._first = first.replace(_END, " ")

    def __len__(self) -> int:
        return len(self._span)

    def __getitem__(self, at: int) -> str:
        return self._texts[self._span[at]] if at else self._first

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    def holders(self, name: str, size: int, passed: set[int]) -> Iterator[int]:
        """The texts that hold so many characters on end of a name; some may come more than once."""
        if any(part in self._first for part in parts_of(name, size)):
            yield 0
        start, stop = self._span.start, self._span.stop
        for found in self._texts.groups(name, size, passed):
            for nth in range(bisect_left(found, start + 1), bisect_left(found, stop)):
                yield found[nth] - start

    def most(self, name: str) -> int:
        """How many characters on end of a name stand in one of the texts, or in one of those that are left out."""
        return max(self._texts.most(name), _held(name, self._first))


class Indexed:
    """Many texts, of which now these are asked for and now those.

    To index all of them costs more than to index a few, and less than to index most of them again and again. So each
    part has an index of its own until these have cost as much.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._spent = 0

    @cached_property
    def _all(self) -> Texts:
        return Texts(self._texts)

    def part(self, span: range, first: str) -> Texts | Window:
        """Some of the texts, one after another, of which the first is another one here."""
        self._spent += len(span)
        if self._spent <= len(self._texts):
            return Texts((first, *self._texts[span.start + 1 : span.stop]))
        return Window(self._all, span, first)


def parts_of(name: str, size: int) -> Iterable[str]:
    """The parts of a name that have so many characters, each once."""
    return dict.fromkeys(name[at : at + size] for at in range(len(name) - size + 1))


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    size = min(len(one), len(other))
    return size if one[:size] == other[:size] else next(at for at in range(size) if one[at] != other[at])


class Beside:
    """The texts before some printed figures, and the names of all that are looked for among them."""

    def __init__(self, texts: Texts | Window, everyone: Iterable[Labels]) -> None:
        self.texts = texts
        self._everyone = tuple(dict.fromkeys(everyone))
        self._owned: dict[Labels, int | None] = {}
        self._rivals: dict[int, tuple[int, Labels, int]] = {}

    @cached_property
    def owners(self) -> frozenset[int]:
        """The figures that stand next to the name of anyone."""
        return frozenset(at for at in map(self.owned, self._everyone) if at is not None)

    @cached_property
    def unowned(self) -> Sequence[int]:
        """The other figures, in order."""
        return [at for at in range(len(self.texts)) if at not in self.owners]

    @cached_property
    def _bearers(self) -> list[Labels]:
        return [labels for labels in self._everyone for _ in labels]

    @cached_property
    def _names(self) -> Texts:
        return Texts(core(label) for labels in self._everyone for label in labels)

    @cached_property
    def _borne(self) -> dict[Labels, set[int]]:
        borne: dict[Labels, set[int]] = {}
        for rank, labels in enumerate(self._bearers):
            borne.setdefault(labels, set()).add(rank)
        return borne

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
        passed: set[int] = set()
        for size in range(self.texts.most(name), least(name) - 1, -1):
            free = -1
            for at in self.texts.holders(name, size, passed):
                if at in seen:
                    continue
                seen.add(at)
                if self._rival(at, labels) <= size:
                    if free >= 0:
                        return None
                    free = at
            if free >= 0:
                return free
        return None

    def _rival(self, at: int, labels: Labels) -> int:
        """How much of another's name stands in a text."""
        if at not in self._rivals:
            size, holder = self._names.longest(self.texts[at])
            owner = self._bearers[holder] if holder >= 0 else ()
            self._rivals[at] = size, owner, self._names.longest(self.texts[at], self._borne.get(owner, ()))[0]
        size, owner, others = self._rivals[at]
        return others if labels == owner else size
