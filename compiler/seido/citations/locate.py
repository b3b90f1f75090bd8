"""Find the one place of a document that a quote points to.

A quote must stand in exactly one place; an anchor (「…」以下) narrows it to the first one after the anchor, which itself
must stand in one place. A stretch 「A」から「B」まで ends with the first B after A.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from seido.citations.folding import fold_quote, quoted
from seido.source.catalogue import citation as kinds
from seido.source.diagnostic import Diagnostic, Fact, Label, Text
from seido.source.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seido.citations.document import Document
    from seido.citations.figures import PrintedFigure
    from seido.syntax import tree


@dataclass(frozen=True, slots=True)
class Place:
    """A located quote: its stretch of the folded text, and that of its anchor where it has one."""

    document: Document
    locus: tree.Locus
    start: int
    end: int
    anchor: tuple[int, int] | None

    @property
    def quote(self) -> str:
        """The quote as its author wrote it."""
        return written(self.locus)

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.document.position(self.start).line

    @property
    def text(self) -> str:
        """The folded text of the place."""
        return self.document.folded.text[self.start : self.end]

    @property
    def printed(self) -> str:
        """The text of the place as printed."""
        return self.document.printed(self.start, self.end)

    @property
    def tokens(self) -> tuple[PrintedFigure, ...]:
        """The figures printed in the place."""
        return self.document.tokens_in(self.start, self.end)

    def label(self) -> Label:
        """A further place for a finding: this one, in the document."""
        return label_at(self.document, self.start, self.end)


def written(locus: tree.Locus) -> str:
    """A locus as a person reads it: its quote, or ``A」から「B`` for a stretch."""
    return locus.quote.text if locus.to is None else f"{locus.quote.text}」から「{locus.to.text}"


def label_at(document: Document, start: int, end: int, key: str = "printed") -> Label:
    """A labelled stretch of a document."""
    origin, origin_end = document.origin_span(start, end)
    return Label(Span(document.source.path, origin, origin_end), key)


def locate(document: Document, locus: tree.Locus) -> Place | Diagnostic:
    """The one place of a locus, or what is wrong with it."""
    quote = fold_quote(locus.quote.text)
    if not quote or (locus.after is not None and not fold_quote(locus.after.text)):
        return Diagnostic(kinds.QUOTE_EMPTY, locus.span)
    floor, anchor = 0, None
    if locus.after is not None:
        found = _anchor(document, locus, locus.after)
        if isinstance(found, Diagnostic):
            return found
        anchor = found
        floor = found[1]
    places = occurrences(document, quote, floor)
    if not places:
        return _missing(document, locus, quote, anchor)
    if len(places) > 1 and anchor is None:
        return _ambiguous(document, locus, quote, places)
    start = places[0]
    end = start + len(quote)
    if locus.to is not None:
        last = fold_quote(locus.to.text)
        if not last:
            return Diagnostic(kinds.QUOTE_EMPTY, locus.span)
        ends = occurrences(document, last, end, limit=1)
        if not ends:
            return _backwards(document, locus, locus.to, (start, end))
        end = ends[0] + len(last)
    return Place(document, locus, start, end, anchor)


def occurrences(document: Document, key: str, floor: int = 0, limit: int = 0) -> list[int]:
    """Where a folded quote stands in the folded text from ``floor`` on, never in the middle of a row of digits."""
    text = document.folded.text
    found: list[int] = []
    at = text.find(key, floor)
    while at != -1:
        if not _cuts(text, at, key):
            found.append(at)
            if limit and len(found) >= limit:
                break
        at = text.find(key, at + 1)
    return found


def _cuts(text: str, at: int, key: str) -> bool:
    """Whether a place begins or ends within a row of digits: 「20万円」 is not in 520万円."""
    end = at + len(key)
    if _digit(key[0]) and at and (_digit(text[at - 1]) or (text[at - 1] in ".," and at > 1 and _digit(text[at - 2]))):
        return True
    if not _digit(key[-1]) or end >= len(text):
        return False
    return _digit(text[end]) or (text[end] in ".," and _digit(text[end + 1 : end + 2]))


def _digit(sign: str) -> bool:
    return "0" <= sign <= "9"


# ---------------------------------------------------------------------------------------------------------- findings

_SHOWN_PLACES: Final = 6


def lines_of(document: Document, places: Sequence[int]) -> Text:
    """``256行、317行`` of offsets in the folded text."""
    lines = [document.position(place).line for place in places]
    shown = [str(line) for line in lines[:_SHOWN_PLACES]]
    more = len(lines) > _SHOWN_PLACES
    return Text(
        "、".join(f"{line}行" for line in shown) + (" など" if more else ""),
        "line " + ", ".join(shown) + (", …" if more else ""),
    )


def citation_text(document: Document, quote: str, after: str | None = None, position: int | None = None) -> str:
    """A citation as an author would paste it."""
    anchor = f"{quoted(after)}以下" if after is not None else ""
    return f"出典 {document.name}{anchor}{quoted(quote)}{f'{position}番目' if position else ''}"


def _anchor(document: Document, locus: tree.Locus, after: tree.String) -> tuple[int, int] | Diagnostic:
    key = fold_quote(after.text)
    places = occurrences(document, key)
    if not places:
        near = nearest(document, key)
        facts: dict[str, Fact] = {
            "anchor": after.text,
            "document": document.name,
            "path": document.source.path,
            "near": Text("", ""),
        }
        labels: tuple[Label, ...] = ()
        if near is not None:
            printed = document.printed(*near)
            line = document.position(near[0]).line
            facts["near"] = Text(
                f"近い文は「{printed}」（{line}行）です。", f"Close to it is “{printed}” (line {line})."
            )
            labels = (label_at(document, *near),)
        return Diagnostic(kinds.ANCHOR_NOT_FOUND, after.span, facts, labels)
    if len(places) > 1:
        quote = fold_quote(locus.quote.text)
        targets = occurrences(document, quote)
        facts = {
            "anchor": after.text,
            "document": document.name,
            "count": str(len(places)),
            "lines": lines_of(document, places),
        }
        return Diagnostic(
            kinds.ANCHOR_AMBIGUOUS,
            after.span,
            facts,
            tuple(label_at(document, place, place + len(key), "other") for place in places[:_SHOWN_PLACES]),
            _offers(document, locus, quote, targets) or None,
        )
    return places[0], places[0] + len(key)


def _missing(document: Document, locus: tree.Locus, quote: str, anchor: tuple[int, int] | None) -> Diagnostic:
    """The quote does not stand where it should."""
    if anchor is not None:
        before = occurrences(document, quote)
        if before:
            facts: dict[str, Fact] = {
                "written": locus.quote.text,
                "document": document.name,
                "lines": lines_of(document, before),
                "anchor": locus.after.text if locus.after is not None else "",
                "line": str(document.position(anchor[0]).line),
            }
            return Diagnostic(
                kinds.QUOTE_BEFORE_ANCHOR,
                locus.quote.span,
                facts,
                tuple(label_at(document, at, at + len(quote), "other") for at in before[:_SHOWN_PLACES]),
                _offers(document, locus, quote, before) or None,
            )
    near = nearest(document, quote, anchor[1] if anchor is not None else 0)
    if near is None:
        return Diagnostic(
            kinds.QUOTE_UNKNOWN,
            locus.quote.span,
            {"written": locus.quote.text, "document": document.name, "path": document.source.path},
        )
    printed = document.printed(*near)
    folded = document.folded.text[near[0] : near[1]]
    differences = spell_differences(quote, folded)
    after = locus.after.text if locus.after is not None else None
    facts = {
        "written": locus.quote.text,
        "printed": printed,
        "document": document.name,
        "line": str(document.position(near[0]).line),
        "count": str(len(differences)),
        "differences": Text(
            "".join(text.ja for text in differences[:_SHOWN_PLACES]),
            " ".join(text.en for text in differences[:_SHOWN_PLACES]),
        ),
    }
    if after is None and len(occurrences(document, folded)) > 1:
        paste = _offers(document, locus, folded, [near[0]])
    else:
        paste = (
            citation_text(document, printed, after, locus.position)
            if locus.to is None
            else _stretch(document, printed, locus)
        )
    return Diagnostic(kinds.QUOTE_NOT_FOUND, locus.quote.span, facts, (label_at(document, *near),), paste)


def _stretch(document: Document, printed: str, locus: tree.Locus) -> str:
    end = locus.to.text if locus.to is not None else ""
    after = f"{quoted(locus.after.text)}以下" if locus.after is not None else ""
    return f"出典 {document.name}{after}{quoted(printed)}から{quoted(end)}まで"


def _ambiguous(document: Document, locus: tree.Locus, quote: str, places: list[int]) -> Diagnostic:
    facts: dict[str, Fact] = {
        "written": locus.quote.text,
        "document": document.name,
        "count": str(len(places)),
        "lines": lines_of(document, places),
    }
    labels = tuple(label_at(document, at, at + len(quote), "other") for at in places[:_SHOWN_PLACES])
    return Diagnostic(
        kinds.QUOTE_AMBIGUOUS, locus.quote.span, facts, labels, _offers(document, locus, quote, places) or None
    )


def _backwards(document: Document, locus: tree.Locus, to: tree.String, begun: tuple[int, int]) -> Diagnostic:
    start, end = begun
    key = fold_quote(to.text)
    near = Text("", "")
    before = occurrences(document, key)
    labels: tuple[Label, ...] = (label_at(document, start, end),)
    if before:
        lines = lines_of(document, before)
        near = Text(f"{lines.ja}にあります。", f"It stands on {lines.en}.")
        labels += (label_at(document, before[0], before[0] + len(key), "other"),)
    else:
        place = nearest(document, key, end)
        if place is not None:
            printed, line = document.printed(*place), document.position(place[0]).line
            near = Text(f"近い文は「{printed}」（{line}行）です。", f"Close to it is “{printed}” (line {line}).")
    facts: dict[str, Fact] = {
        "end": to.text,
        "written": locus.quote.text,
        "document": document.name,
        "line": str(document.position(start).line),
        "near": near,
    }
    return Diagnostic(kinds.RANGE_BACKWARDS, to.span, facts, labels)


# ----------------------------------------------------------------------------------------------------------- anchors

_ANCHOR_LINES: Final = 40
_LONGEST_ANCHOR: Final = 30
_SHORTEST_ANCHOR: Final = 2


def _offers(document: Document, locus: tree.Locus, quote: str, places: Sequence[int]) -> str:
    """Citations with an anchor that decides, one line for each place."""
    lines = []
    for place in places[:_SHOWN_PLACES]:
        anchor = anchor_for(document, quote, place)
        if anchor is not None:
            printed = (
                locus.quote.text
                if fold_quote(locus.quote.text) == quote
                else document.printed(place, place + len(quote))
            )
            text = citation_text(document, printed, anchor, locus.position)
            if locus.to is not None:
                text += f"から{quoted(locus.to.text)}まで"
            lines.append(text)
    return "\n".join(lines)


def anchor_for(document: Document, quote: str, place: int) -> str | None:
    """A text that stands once in the document and after which the quote at ``place`` is the first one."""
    text = document.folded.text
    previous = max((at for at in occurrences(document, quote) if at < place), default=-1)
    floor = 0 if previous < 0 else previous + 1
    source = document.source
    line = document.position(place).line
    candidates: list[tuple[int, str]] = []
    # the words before the quote on its own line
    own = text[max(floor, document.folded.from_origin(source.line_start(line))) : place]
    piece = _distinctive(document, own)
    if piece is not None:
        candidates.append((1, piece))
    for number in range(line - 1, max(0, line - _ANCHOR_LINES), -1):
        start = document.folded.from_origin(source.line_start(number))
        if start < floor:
            break
        key = fold_quote(source.line_text(number))
        if len(key) < _SHORTEST_ANCHOR or occurrences(document, key) != [start]:
            continue
        if len(key) > _LONGEST_ANCHOR:
            found = _distinctive(document, key)
            if found is not None and not candidates:
                candidates.append((3, found))
            continue
        heading = key[0] in "【<■□○" or (
            key[-1] not in "。、"
            and number + 1 <= source.line_count
            and not source.line_text(number).lstrip().startswith(("-", "・"))
        )
        candidates.append((0 if heading else 2, document.printed(start, start + len(key))))
        if heading:
            break
    return min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


_CLAUSE: Final = re.compile(r"[^。、,()「」:・→⇒\s]{4,30}")


def _distinctive(document: Document, text: str) -> str | None:
    """The last clause of a text that stands once in the document."""
    for match in reversed(list(_CLAUSE.finditer(text))):
        if len(occurrences(document, match[0])) == 1:
            return match[0]
    return None


# ------------------------------------------------------------------------------------------------------ nearest text

_GRAM: Final = 3
_LEAST_ALIKE: Final = 0.5
_LONGEST_QUOTE: Final = 400
_COMMON: Final = 64  # a piece that stands in more places says nothing


def nearest(document: Document, key: str, floor: int = 0) -> tuple[int, int] | None:
    """The stretch of the folded text most like a folded quote, or None where nothing is alike."""
    text = document.folded.text
    key = key[:_LONGEST_QUOTE]
    start = _vote(text, key, floor)
    if start is None:
        return None
    slack = max(8, len(key) // 4)
    low = max(floor, start - slack)
    high = min(len(text), start + len(key) + 2 * slack)
    window = text[low:high]
    matcher = SequenceMatcher(None, key, window, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    # ends that match only by a stray character are not part of the place
    solid = [block for block in blocks if block.size > 1] or blocks
    if not solid:
        return None
    first, last = solid[0], solid[-1]
    begin = max(0, first.b - first.a if first.a <= _GRAM else first.b)
    end = last.b + last.size
    missing = len(key) - last.a - last.size
    if 0 < missing <= _GRAM:
        end = min(len(window), end + missing)
    if sum(block.size for block in blocks) < _LEAST_ALIKE * len(key):
        return None
    found = low + begin, low + end
    return _whole(document, *found)


def _vote(text: str, key: str, floor: int) -> int | None:
    """Where the quote would begin, by the places of its short pieces."""
    size = min(_GRAM, len(key))
    votes: Counter[int] = Counter()
    width = max(4, len(key) // 3)
    for at in range(len(key) - size + 1):
        piece = key[at : at + size]
        found = text.find(piece, floor)
        seen = 0
        while found != -1 and seen < _COMMON:
            votes[(found - at) // width] += 1
            seen += 1
            found = text.find(piece, found + 1)
    if not votes:
        return None
    best = max(votes, key=lambda bucket: (votes[bucket] + votes[bucket + 1], -bucket))
    return max(0, best * width)


def _whole(document: Document, start: int, end: int) -> tuple[int, int]:
    """The stretch with the figures at its ends whole."""
    for token in document.cut_by(start, end):
        start, end = min(start, token.start), max(end, token.end)
    return start, end


_PRINTED_WIDTH: Final = str.maketrans({":": "：", "(": "（", ")": "）"})


def _as_printed(text: str) -> str:
    """A folded piece with the signs that Japanese documents print in full width."""
    return text.translate(_PRINTED_WIDTH)


def spell_differences(quote: str, printed: str) -> list[Text]:
    """What a quote lacks and what it has too much, in words."""
    found: list[Text] = []
    for tag, a, b, c, d in SequenceMatcher(None, quote, printed, autojunk=False).get_opcodes():
        before = quote[max(0, a - 4) : a]
        before, ours, theirs = (_as_printed(text) for text in (before, quote[a:b], printed[c:d]))
        if tag == "insert":
            where = Text(f"「{before}」の次に", f"after “{before}” ") if before else Text("初めに", "at the beginning ")
            found.append(Text(f"{where.ja}「{theirs}」がありません。", f"{where.en}“{theirs}” is missing."))
        elif tag == "delete":
            found.append(Text(f"「{ours}」は資料にありません。", f"“{ours}” is not in the document."))
        elif tag == "replace":
            found.append(Text(f"「{ours}」は資料では「{theirs}」です。", f"“{ours}” is “{theirs}” in the document."))
    return found
