"""What was worked out before and need not be worked out again, because nothing it depends on is different.

Nothing here changes what comes out: what is remembered are results of functions that depend on their arguments alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Final, Generic, TypeVar, cast

_Argument = TypeVar("_Argument")
_Made = TypeVar("_Made")

_ROUNDS: Final = 8
"""For how many rounds what is not used is kept: while a mistake is being mended, what it hides shall not be lost."""

_HELD: Final = 256
"""How many results `once_for_each` keeps of one function."""


class Memory:
    """Results by what they were made from, over several rounds of the same work.

    A key must say everything that the result depends on. `begin_round` forgets what has not been used for long.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[object, int]] = {}
        self._round = 0
        self.made = 0
        """How many results had to be worked out in this round."""

    def begin_round(self) -> None:
        """Begin another round of the work."""
        self._round += 1
        self.made = 0
        self._kept = {key: held for key, held in self._kept.items() if self._round - held[1] <= _ROUNDS}

    def recall(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """The result for a key, worked out only where it is not known yet."""
        held = self._kept.get(key)
        if held is None:
            made = make()
            self.keep(key, made)
            return made
        self._kept[key] = (held[0], self._round)
        # A key names one function, so what is kept under it is what that function returns.
        return cast("_Made", held[0])

    def known(self, key: Hashable) -> object:
        """The result for a key, or None where it is not known."""
        held = self._kept.get(key)
        if held is None:
            return None
        self._kept[key] = (held[0], self._round)
        return held[0]

    def keep(self, key: Hashable, made: object) -> None:
        """Keep a result that was worked out for a key."""
        self.made += 1
        self._kept[key] = (made, self._round)


class OnceForEach(Generic[_Argument, _Made]):
    """A function of one immutable argument that works each *object* out once, however often it is asked.

    Objects are told apart by identity, which costs nothing; each is held while its result is, so that no other can take
    its place.
    """

    def __init__(self, function: Callable[[_Argument], _Made]) -> None:
        self._function = function
        self._known: OrderedDict[int, tuple[_Argument, _Made]] = OrderedDict()
        self._lock = Lock()
        update_wrapper(self, function)

    def __call__(self, argument: _Argument) -> _Made:
        """The result for an object."""
        with self._lock:
            held = self._known.get(id(argument))
        if held is not None:
            return held[1]
        made = self._function(argument)
        self.keep(argument, made)
        return made

    def keep(self, argument: _Argument, made: _Made) -> None:
        """Take a result for an object that is known from elsewhere."""
        with self._lock:
            self._known[id(argument)] = (argument, made)
            while len(self._known) > _HELD:
                self._known.popitem(last=False)


def once_for_each(function: Callable[[_Argument], _Made]) -> OnceForEach[_Argument, _Made]:
    """As `OnceForEach` says, for a decorator."""
    return OnceForEach(function)
