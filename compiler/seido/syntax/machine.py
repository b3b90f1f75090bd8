"""The parsing machine: lark's tables for the grammar, and a stack that can go back to the beginning of a line.

lark reads the grammar and computes the tables; walking them here rather than in lark makes trees of places and
children alone, which is several times faster, and lets a parse go on after a mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from lark import Token
from lark.lexer import LexerThread

from seido.syntax.tables import Reduction, tables

END: Final = "$END"
_ITSELF: Final = ((0, False),)


class Branch:
    """A piece of the tree as the grammar sees it: its rule, what is in it, and its place (None where it is empty)."""

    __slots__ = ("children", "end", "rule", "start")

    def __init__(self, rule: str, children: Sequence[Branch | Token], start: int | None, end: int | None) -> None:
        self.rule = rule
        self.children = children
        self.start = start
        self.end = end

    def branches(self, rule: str) -> list[Branch]:
        """The pieces of one rule among the children, in order."""
        return [each for each in self.children if isinstance(each, Branch) and each.rule == rule]

    def others(self, *rules: str) -> list[Branch]:
        """The pieces of all other rules among the children, in order."""
        return [each for each in self.children if isinstance(each, Branch) and each.rule not in rules]

    def tokens(self, kind: str) -> list[Token]:
        """The tokens of one kind among the children, in order."""
        return [each for each in self.children if isinstance(each, Token) and each.type == kind]


def lex(text: str) -> Iterator[Token]:
    """The words of a text; a character that begins none is UNKNOWN."""
    lexer: Any = LexerThread.from_text(tables().lexer, text)
    yield from lexer.lex(None)


class Machine:
    """The parse of one file so far."""

    def __init__(self) -> None:
        held = tables()
        self._states = held.states
        self._end = held.end
        self._stack: list[int] = [held.start]
        self._values: list[Branch | Token] = []
        self._starts: list[int | None] = []
        self._ends: list[int | None] = []
        self._mark = 0

    def feed(self, token: Token) -> bool:
        """Take a token, or answer False. After a refusal only `back` brings the machine into a usable state."""
        kind = token.type
        stack = self._stack
        states = self._states
        while True:
            action = states[stack[-1]].get(kind)
            if action is None:
                return False
            if isinstance(action, int):
                stack.append(action)
                self._values.append(token)
                silent = kind == "_NL"
                self._starts.append(None if silent else token.start_pos)
                self._ends.append(None if silent else token.end_pos)
                return True
            self._reduce(action)

    def begin(self, token: Token) -> None:
        """Take the first token of a line, which must be acceptable, and remember this place."""
        self.feed(token)
        self._mark = len(self._stack) - 1

    def back(self) -> None:
        """Forget the line that `begin` began."""
        self._cut(self._mark)

    def finish(self) -> Branch | None:
        """The tree of the whole file; None where not even an end is possible here."""
        if not self.accepts(END):
            return None
        while True:
            action = self._states[self._stack[-1]][END]
            if isinstance(action, int):
                return None
            self._reduce(action)
            if self._stack[-1] == self._end:
                value = self._values[-1]
                return value if isinstance(value, Branch) else None

    def accepts(self, kind: str) -> bool:
        """Whether a token of a kind would be taken next."""
        return self.run((kind,)) == 1

    def expected(self) -> tuple[str, ...]:
        """The kinds that would be taken next, by name."""
        return self.expected_after(())

    def could_accept(self, kind: str) -> bool:
        """Whether a kind would be taken next if enough of what is being read were given up."""
        return any(self._run(self._stack[:depth], (kind,))[0] for depth in range(len(self._stack), 0, -1))

    def expected_after(self, kinds: Iterable[str]) -> tuple[str, ...]:
        """The kinds that would be taken after tokens of these kinds."""
        stack = self._run(list(self._stack), kinds)[1]
        row = self._states[stack[-1]]
        return tuple(kind for kind in sorted(row) if kind.isupper() and self._run(list(stack), (kind,))[0])

    def run_anywhere(self, kinds: Sequence[str]) -> int:
        """As `run`, giving up as much of what is being read as the first of these kinds needs."""
        for depth in range(len(self._stack), 0, -1):
            taken = self._run(self._stack[:depth], kinds)[0]
            if taken:
                return taken
        return 0

    def run(self, kinds: Iterable[str]) -> int:
        """How many tokens of these kinds would be taken one after the other, without taking them."""
        return self._run(list(self._stack), kinds)[0]

    def _run(self, stack: list[int], kinds: Iterable[str]) -> tuple[int, list[int]]:
        """How many are taken from a stack on, and the stack afterwards."""
        states = self._states
        taken = 0
        for kind in kinds:
            here = list(stack)
            while True:
                action = states[here[-1]].get(kind)
                if action is None:
                    return taken, stack
                if isinstance(action, int):
                    here.append(action)
                    break
                if action.size:
                    del here[-action.size :]
                following = states[here[-1]][action.origin]
                here.append(following if isinstance(following, int) else self._end)
                if kind == END and here[-1] == self._end:
                    break
            stack = here
            taken += 1
        return taken, stack

    def give_up_until(self, kind: str) -> bool:
        """Give up what is being read, from the inside out, until a kind is possible; False where it never is."""
        for depth in range(len(self._stack), 0, -1):
            if self._run(self._stack[:depth], (kind,))[0]:
                self._cut(depth)
                return True
        return False

    def _cut(self, depth: int) -> None:
        del self._stack[depth:]
        del self._values[depth - 1 :]
        del self._starts[depth - 1 :]
        del self._ends[depth - 1 :]

    def _reduce(self, action: Reduction) -> None:
        size = action.size
        if size == 1 and action.transparent and action.keep == _ITSELF:
            del self._stack[-1]
            following = self._states[self._stack[-1]][action.origin]
            self._stack.append(following if isinstance(following, int) else self._end)
            return
        children: list[Branch | Token] = []
        start: int | None = None
        end: int | None = None
        if size:
            values = self._values[-size:]
            for at, splice in action.keep:
                value = values[at]
                if not splice or isinstance(value, Token):
                    children.append(value)
                elif children or not isinstance(value.children, list):
                    children.extend(value.children)
                else:
                    children = value.children  # a growing list is not copied for each of its entries
            start = next((each for each in self._starts[-size:] if each is not None), None)
            end = next((each for each in self._ends[: -size - 1 : -1] if each is not None), None)
            del self._values[-size:]
            del self._starts[-size:]
            del self._ends[-size:]
            del self._stack[-size:]
        if action.transparent and len(children) == 1:
            self._values.append(children[0])
        else:
            self._values.append(Branch(action.name, children, start, end))
        self._starts.append(start)
        self._ends.append(end)
        following = self._states[self._stack[-1]][action.origin]
        self._stack.append(following if isinstance(following, int) else self._end)
