"""Names that somebody may have meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE = 0.6
"""How much of two names must agree (difflib's ratio); below this a proposal is more often a riddle than a help."""


def near_misses(word: str, candidates: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Up to ``count`` candidates that resemble a word, the likeliest first.

    Width and case do not count. A candidate that contains the word, or is contained in it, resembles it however long
    the rest is: officers shorten 地域おこし協力隊 to 協力隊.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415  needed only when a name was mistyped

    wanted = _fold(word)
    if not wanted:
        return ()
    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    ranked = []
    for candidate in sorted(set(candidates)):
        folded = _fold(candidate)
        matcher.set_seq1(folded)
        likeness = matcher.ratio()
        if len(wanted) > 1 and (wanted in folded or (len(folded) > 1 and folded in wanted)):
            likeness = max(likeness, 1.0 - abs(len(folded) - len(wanted)) / 1000)
        if likeness >= _LIKE:
            ranked.append((-likeness, candidate))
    return tuple(candidate for _, candidate in sorted(ranked)[:count])


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip()
