"""A source document: its text, folded for comparison, and the figures printed in it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from seido.citations.equality import ByNumber
from seido.citations.figures import PerPhrase, PrintedFigure, Reading, read_figures, read_words
from seido.citations.folding import Folded, clean, fold_text
from seido.citations.stretches import Sorts

if TYPE_CHECKING:
    from seido.source.text import Position, Source


@dataclass(frozen=True)
class Document:
    """A 資料: the name by which policies cite it, the fiscal year of which it speaks, and its text.

    The text is folded, and its figures are read, once, when somebody asks.
    """

    name: str
    year: int | None
    source: Source

    @cached_property
    def folded(self) -> Folded:
        """The text in the form in which quotes are looked for."""
        return fold_text(self.source.text)

    @cached_property
    def _reading(self) -> Reading:
        return read_figures(self.source, self.folded, self.year)

    @property
    def tokens(self) -> tuple[PrintedFigure, ...]:
        """Every figure printed in digits, in order; item numbers and the like carry the rule that excludes them."""
        return self._reading.figures

    @cached_property
    def printed_figures(self) -> ByNumber:
        """The same figures by their numbers."""
        return ByNumber(self.tokens)

    @cached_property
    def sorts(self) -> Sorts:
        """The same figures by what they could be."""
        return Sorts(self)

    @property
    def phrases(self) -> tuple[PerPhrase, ...]:
        """``1人あたり`` and its like."""
        return self._reading.phrases

    @cached_property
    def words(self) -> tuple[PrintedFigure, ...]:
        """Words and kanji numerals that are numbers where they stand."""
        return read_words(self.source, self.folded)

    @cached_property
    def _token_starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    @cached_property
    def _word_starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.words)

    def tokens_in(self, start: int, end: int) -> tuple[PrintedFigure, ...]:
        """The figures whose number and unit lie wholly within a stretch of the folded text."""
        first = bisect_left(self._token_starts, start)
        last = bisect_left(self._token_starts, end)
        return tuple(token for token in self.tokens[first:last] if token.end <= end)

    def position_in(self, start: int, end: int, token: PrintedFigure) -> int:
        """The how manieth figure of a stretch one is, from 1, item numbers and the like not counted; 0 if it is none."""
        at = bisect_left(self._token_starts, token.start)
        first = bisect_left(self._token_starts, start)
        if not first <= at < len(self.tokens) or self._token_starts[at] != token.start:
            return 0
        found = self.tokens[at]
        if found.rule is not None or found.end > end:
            return 0
        return self._counted[at + 1] - self._counted[first]

    @cached_property
    def _counted(self) -> tuple[int, ...]:
        """How many figures that count stand before each."""
        return (0, *accumulate(token.rule is None for token in self.tokens))

    def cut_by(self, start: int, end: int) -> tuple[PrintedFigure, ...]:
        """The figures that a stretch of the folded text touches but does not wholly hold."""
        first = max(0, bisect_left(self._token_starts, start) - 1)
        last = bisect_left(self._token_starts, end)
        return tuple(
            token
            for token in self.tokens[first:last]
            if token.end > start and not (start <= token.start and token.end <= end)
        )

    def words_in(self, start: int, end: int) -> tuple[PrintedFigure, ...]:
        """The words that are numbers, wholly within a stretch of the folded text."""
        first = bisect_left(self._word_starts, start)
        last = bisect_left(self._word_starts, end)
        return tuple(word for word in self.words[first:last] if word.end <= end)

    def printed(self, start: int, end: int) -> str:
        """A stretch of the folded text as it is printed, on one line and without marks."""
        origin, origin_end = self.origin_span(start, end)
        return clean(self.source.text[origin:origin_end])

    def origin_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the document, a closing mark included."""
        text = self.source.text
        origin, origin_end = self.folded.origin(start), self.folded.origin_end(end)
        kept = text[origin:origin_end]
        raised = max(kept.rfind("^("), kept.rfind("(※"), kept.rfind("（※"))
        if raised >= 0 and text[origin_end : origin_end + 1] in {")", "）"} and not set(kept[raised:]) & {")", "）"}:
            origin_end += 1
        return origin, origin_end

    def position(self, offset: int) -> Position:
        """Line and column of a place in the folded text."""
        return self.source.position(self.folded.origin(offset))
