"""What verification says: each function makes one finding with the facts its wording needs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from seido.citations.claims import Claim, ClaimedFigure, FigureKind
from seido.citations.equality import equals
from seido.citations.folding import clean, fold_quote, quoted
from seido.citations.locate import Place, citation_text, label_at, occurrences
from seido.citations.naming import alike
from seido.citations.stretches import Group, Slot, Stretch, group_of, stretch_of
from seido.source.catalogue import citation as kinds
from seido.source.diagnostic import Diagnostic, Fact, Text
from seido.values.calendar import show_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seido.citations.document import Document
    from seido.citations.figures import PrintedFigure
    from seido.citations.matching import Choice
    from seido.citations.rows import Lines
    from seido.source.diagnostic import Label
    from seido.syntax import tree

WHICH_FIGURE: Final = kinds.WHICH_FIGURE
_LONGEST: Final = 60
_FAR: Final = 200
_CONTEXT: Final = 24
_SHOWN: Final = 8
_LINES: Final = 3  # places where a figure is printed too
_COMPARED: Final = 1000  # places of equal figures, to find a row that is not printed as written


def document_unknown(name: tree.Name, documents: Mapping[str, Document]) -> Diagnostic:
    """A citation names a document that is not declared."""
    known = "、".join(documents) or "なし"
    return Diagnostic(kinds.DOCUMENT_UNKNOWN, name.span, {"document": name.text, "known": known})


def moved(finding: Diagnostic, locus: tree.Locus) -> Diagnostic:
    """A finding about a quote, at another place where the same quote is written."""
    if finding.span in {locus.span, locus.quote.span} or (locus.after is not None and finding.span == locus.after.span):
        return finding
    if finding.kind in {kinds.ANCHOR_NOT_FOUND, kinds.ANCHOR_AMBIGUOUS} and locus.after is not None:
        return replace(finding, span=locus.after.span)
    if finding.kind is kinds.RANGE_BACKWARDS and locus.to is not None:
        return finding if finding.span == locus.to.span else replace(finding, span=locus.to.span)
    return replace(finding, span=locus.quote.span)


def no_source(claim: Claim, figures: Sequence[ClaimedFigure]) -> Diagnostic:
    """Figures without 出典 and without 解釈."""
    written = "、".join(figure.written for figure in figures[:_SHOWN])
    return Diagnostic(
        kinds.NO_SOURCE,
        figures[0].span,
        {"declaration": claim.declaration, "written": written},
    )


def position_out(claim: Claim, place: Place, stretch: Stretch, position: int) -> Diagnostic:
    """A position that the quote does not have."""
    figures = claim.figures
    facts: dict[str, Fact] = {
        "position": str(position),
        "quote": short(place),
        "written": figures[0].written if figures else "",
        "count": str(len(stretch)),
        "choices": _choices([stretch]),
        "declaration": claim.declaration,
    }
    return Diagnostic(kinds.POSITION_OUT, place.locus.span, facts, (place.label(),))


def differs(claim: Claim, figure: ClaimedFigure, slot: Slot) -> Diagnostic:
    """The printed figure is another one."""
    facts = _printed(claim, figure, slot)
    facts["elsewhere"] = _newline(_elsewhere(slot.place.document, figure))
    facts["hint"] = _scale_hint(figure, slot)
    return Diagnostic(kinds.FIGURE_DIFFERS, figure.span, facts, (label_of(slot),))


_TIMES: Final = {10: "10", 100: "100", 1_000: "1,000", 10_000: "1万", 1_000_000: "100万", 100_000_000: "1億"}


def _scale_hint(figure: ClaimedFigure, slot: Slot) -> Text:
    """What may have been confused where the two figures differ by a scale: 千円 and 円, 50 and 50%."""
    token = slot.token
    if figure.kind is not FigureKind.NUMBER:
        return Text("", "")
    if not any(map(str.isdecimal, token.text)):
        return Text(
            f"\n資料の数は「{token.text}」を単位として印字されています。桁を確かめてください。",
            f"\nThe document prints its figures in {token.text}; check the scale.",
        )
    printed = token.number * token.scaled[1] if token.scaled is not None else token.value
    if not figure.value or not printed:
        return Text("", "")
    times = figure.value / printed
    if times == 100 and "%" in token.text:  # noqa: PLR2004  per cent
        return Text("\n「%」が抜けていませんか。割合の 1 は100%のことです。", "\nIs % missing? As a ratio, 1 is 100%.")
    if times == Fraction(1, 100) and "%" in token.text:
        return Text(
            "\n100倍違います。割合を小数で書いていませんか。",
            "\nIt is 100 times too small: a ratio in place of per cent?",
        )
    for scale, word in _TIMES.items():
        if times == scale:
            return Text(
                f"\n書いた数は資料の数の{word}倍です。円・千円・万円などの単位を取り違えていませんか。",
                f"\nIt is {scale:,} times too large: are 円, 千円 and 万円 confused?",
            )
        if times * scale == 1:
            return Text(
                f"\n書いた数は資料の数の{word}分の1です。円・千円・万円などの単位を取り違えていませんか。",
                f"\nIt is {scale:,} times too small: are 円, 千円 and 万円 confused?",
            )
    return Text("", "")


def absent(claim: Claim, figure: ClaimedFigure, places: Sequence[Place]) -> Diagnostic:
    """The quote holds no figure of this unit."""
    place = places[0]
    for candidate in places:
        cut = [
            token
            for token in candidate.document.cut_by(candidate.start, candidate.end)
            if token.rule is None and token.kind is figure.kind
        ]
        if cut:
            token = cut[0]
            start, end = min(candidate.start, token.start), max(candidate.end, token.end)
            document = candidate.document
            after = candidate.locus.after.text if candidate.locus.after is not None else None
            facts: dict[str, Fact] = {
                "quote": short(candidate),
                "printed": token.text,
                "document": document.name,
                "line": str(document.position(token.start).line),
                "written": figure.written,
                "declaration": claim.declaration,
            }
            paste = citation_text(document, document.printed(start, end), after)
            return Diagnostic(
                kinds.QUOTE_CUTS, candidate.locus.quote.span, facts, (label_at(document, start, end),), paste
            )
    facts = {
        "written": figure.written,
        "quote": short(place),
        "document": place.document.name,
        "line": str(place.line),
        "declaration": claim.declaration,
        "elsewhere": _elsewhere(place.document, figure),
    }
    return Diagnostic(
        kinds.FIGURE_ABSENT, figure.span, facts, (place.label(),), _paste_elsewhere(place.document, figure)
    )


def which_figure(claim: Claim, figures: Sequence[ClaimedFigure], stretches: Sequence[Stretch]) -> Diagnostic:
    """Several figures of the quote could be meant."""
    figure = figures[0]
    first = stretches[0][0]
    place = first.place
    labels = "、".join(dict.fromkeys(label for claimed in figures for label in claimed.labels)) or "なし"
    facts: dict[str, Fact] = {
        "written": "、".join(claimed.written for claimed in figures),
        "count": str(sum(map(len, stretches))),
        "choices": _choices(stretches),
        "labels": labels,
        "document": place.document.name,
        "line": str(place.document.position(first.token.start).line),
        "declaration": claim.declaration,
    }
    wanted = _first_like(figure, stretches) or first
    pastes = []
    narrow = _narrow(wanted, stretches)
    if narrow is not None:
        pastes.append(narrow)
    number = _position_of(wanted, group_of(figure))
    if wanted.place.locus.to is None and number:
        after = wanted.place.locus.after.text if wanted.place.locus.after is not None else None
        pastes.append(citation_text(wanted.place.document, wanted.place.locus.quote.text, after, number))
    return Diagnostic(kinds.WHICH_FIGURE, figure.span, facts, (place.label(),), "\n".join(pastes) or None)


def label_differs(claim: Claim, figure: ClaimedFigure, choice: Choice, stretches: Sequence[Stretch]) -> Diagnostic:
    """The figure beside the name is another one."""
    slot = choice.slot
    facts = _printed(claim, figure, slot)
    facts["label"] = figure.labels[0] if figure.labels else claim.declaration
    facts["name"] = _beside(slot, choice.label)
    same = _first_like(figure, stretches)
    facts["present"] = (
        Text(
            f"{same.token.text}は引用の{_position_of(same, group_of(figure))}番目の数です。",
            f"{same.token.text} is number {_position_of(same, group_of(figure))} of the quote.",
        )
        if same is not None
        else Text("", "")
    )
    return Diagnostic(kinds.LABEL_DIFFERS, figure.span, facts, (label_of(slot),))


def row_differs(
    claim: Claim, figures: Sequence[ClaimedFigure], run: Sequence[Slot] | None, slots: Sequence[Slot], lines: Lines
) -> Diagnostic:
    """A row of a table is not printed like that; ``lines`` are the figures of ``slots``."""
    wrong = None
    if run is None:
        run = _closest(figures, slots, lines)
        difference = Text(
            "この数の並びは、前の行より後の引用の中にありません。",
            "This run of figures does not stand in the quote after the row before.",
        )
    else:
        pairs = list(zip(figures, run, strict=False))
        bad = [
            (at, figure, slot)
            for at, (figure, slot) in enumerate(pairs, start=1)
            if not equals(figure, slot.token, row=True)
        ]
        if bad:
            wrong = bad[0][1]
            difference = Text(
                "".join(
                    f"{at}番目の「{figure.written}」は「{slot.token.text}」です。" for at, figure, slot in bad[:_SHOWN]
                ),
                " ".join(
                    f"Number {at}, “{figure.written}”, is “{slot.token.text}”." for at, figure, slot in bad[:_SHOWN]
                ),
            )
        else:
            difference = Text("数の個数が違います。", "There are more or fewer figures.")
    place = run[0].place
    document = place.document
    facts: dict[str, Fact] = {
        "written": "｜".join(figure.written for figure in figures),
        "printed": "｜".join(slot.token.text for slot in run),
        "document": document.name,
        "line": str(document.position(run[0].token.start).line),
        "difference": difference,
        "declaration": claim.declaration,
    }
    return Diagnostic(
        kinds.ROW_DIFFERS,
        wrong.span if wrong is not None else claim.span,
        facts,
        (label_at(document, run[0].token.start, run[-1].token.end),),
    )


def row_named(claim: Claim, figures: Sequence[ClaimedFigure], run: Sequence[Slot], other: Sequence[Slot]) -> Diagnostic:
    """The name of a row stands before the figures of another row."""
    document = run[0].place.document
    shared = [label for label in figures[0].labels if all(label in figure.labels for figure in figures)]
    facts: dict[str, Fact] = {
        "written": "｜".join([*shared[:2], *(figure.written for figure in figures)]),
        "printed": "｜".join(slot.token.text for slot in run),
        "document": document.name,
        "line": str(document.position(run[0].token.start).line),
        "difference": Text(
            f"資料では、この行の名前の次にあるのは「{'｜'.join(slot.token.text for slot in other)}」です。",
            f"In the document the name of this row stands before {' | '.join(slot.token.text for slot in other)}.",
        ),
        "declaration": claim.declaration,
    }
    return Diagnostic(
        kinds.ROW_DIFFERS, claim.span, facts, (label_at(document, run[0].token.start, run[-1].token.end),)
    )


def year_unproved(claim: Claim, figure: ClaimedFigure, places: Sequence[Place]) -> Diagnostic:
    """A period names a year that nothing bears out."""
    place = places[0]
    facts: dict[str, Fact] = {
        "written": figure.written,
        "year": show_year(int(figure.value)),
        "document": place.document.name,
        "document_year": show_year(claim.document_year) if claim.document_year is not None else "なし",
        "declaration": claim.declaration,
    }
    return Diagnostic(kinds.YEAR_UNPROVED, figure.span, facts, (place.label(),))


# ----------------------------------------------------------------------------------------------------------- facts


def short(place: Place) -> str:
    """The text of a place as printed; a long one is cut in the middle."""
    document = place.document
    start, end = document.origin_span(place.start, place.end)
    if end - start > 2 * _FAR:  # the middle of a very long one is not read
        text = document.source.text
        head, tail = clean(text[start : start + _FAR]), clean(text[end - _FAR : end])
        if min(len(head), len(tail)) > _LONGEST:
            return _shortened(head, tail)
    printed = place.printed
    return printed if len(printed) <= _LONGEST else _shortened(printed, printed)


def _shortened(head: str, tail: str) -> str:
    return f"{head[: _LONGEST // 2]} … {tail[-_LONGEST // 2 :]}"


def around(slot: Slot) -> str:
    """The words around a printed figure: the quote, or a piece of a long one."""
    place, token = slot
    if place.end - place.start <= _LONGEST:
        return place.document.printed(min(place.start, token.start), max(place.end, token.reach))
    document = place.document
    start = max(place.start, token.start - _CONTEXT)
    end = min(max(place.end, token.reach), token.reach + _CONTEXT // 3)
    for cut in document.cut_by(start, end):
        if cut.start < start:
            start = min(cut.end, token.start)
        if cut.end > end:
            end = max(cut.start, token.reach)
    return document.printed(start, end)


def label_of(slot: Slot) -> Label:
    """The printed figure as a labelled place."""
    return label_at(slot.place.document, slot.token.start, slot.token.end)


def zone(slot: Slot) -> str:
    """The text before a figure in which its name would stand."""
    unit = slot.token.unit
    stretch = stretch_of(slot.place, Group(slot.token.kind, unit.numerator if unit is not None else ()))
    at = stretch.find(slot.token.start)
    return stretch.zone(at) if at is not None else ""


def _printed(claim: Claim, figure: ClaimedFigure, slot: Slot) -> dict[str, Fact]:
    document = slot.place.document
    return {
        "declaration": claim.declaration,
        "written": figure.written,
        "printed": slot.token.text,
        "document": document.name,
        "line": str(document.position(slot.token.start).line),
        "quote": around(slot),
    }


def _choices(stretches: Sequence[Stretch]) -> str:
    shown = list(islice(chain.from_iterable(stretches), _SHOWN + 1))
    return "、".join(slot.token.text for slot in shown[:_SHOWN]) + ("…" if len(shown) > _SHOWN else "")


def _first_like(figure: ClaimedFigure, stretches: Sequence[Stretch]) -> Slot | None:
    """The first printed figure equal to a claimed one."""
    return next((slot for stretch in stretches for slot in stretch.like(figure)), None)


def _beside(slot: Slot, label: str) -> str:
    """The part of a name that is printed before a figure."""
    text = zone(slot)
    if not label:
        return text
    folded = fold_quote(label)
    size = alike(label, text)
    for at in range(len(folded) - size + 1):
        if size and folded[at : at + size] in text:
            return folded[at : at + size]
    return folded


def _position_of(slot: Slot, group: Group) -> int:
    """Which figure of its unit a printed figure is within its quote, from 1; 0 if it is none."""
    at = stretch_of(slot.place, group).find(slot.token.start)
    return at + 1 if at is not None else 0


def _narrow(slot: Slot, stretches: Sequence[Stretch]) -> str | None:
    """A shorter quote that holds this figure alone, if it stands in one place."""
    place, token = slot
    document = place.document
    earlier, later = place.start, place.end
    for stretch in stretches:
        at = stretch.find(token.start) if stretch.place is place else None
        if at is not None:
            earlier, later = stretch.clear(at)
    start = max(min(earlier, token.start), token.start - _CONTEXT)
    for cut in document.cut_by(start, token.end):
        if cut.start < start:
            start = min(cut.end, token.start)
    end = min(max(token.end, token.reach), max(later, token.end))
    text = document.folded.text[start:end].lstrip("、。)・,( ")
    start = end - len(text)
    if start >= token.start - 1 and place.start == start and place.end == end:
        return None
    if len(occurrences(document, text)) != 1:
        return None
    return citation_text(document, document.printed(start, end))


def _closest(figures: Sequence[ClaimedFigure], slots: Sequence[Slot], lines: Lines) -> Sequence[Slot]:
    """The run of printed figures most like a row, as far as its rarest figures tell."""
    size = min(len(figures), len(slots))
    places = sorted(((lines.like(figure), at) for at, figure in enumerate(figures)), key=lambda each: len(each[0]))
    starts: Counter[int] = Counter()
    for found, at in places:
        if starts and starts.total() + len(found) > _COMPARED:
            break
        starts.update(place - at for place in found if 0 <= place - at <= len(slots) - size)
    start = min(starts, key=lambda each: (-starts[each], each), default=0)
    return slots[start : start + size]


def _elsewhere(document: Document, figure: ClaimedFigure) -> Text:
    """Where else in the document the claimed figure is printed."""
    found = list(islice(_same_elsewhere(document, figure), _LINES + 1))
    if not found:
        return Text("", "")
    lines = [document.position(token.start).line for token in found[:_LINES]]
    shown = "、".join(f"{line}行" for line in lines) + ("など" if len(found) > len(lines) else "")
    return Text(
        f"「{figure.written}」に当たる数は{shown}にあります。",
        f"“{figure.written}” is printed on line {', '.join(map(str, lines))}{', …' if len(found) > len(lines) else ''}.",
    )


def _newline(text: Text) -> Text:
    return Text(f"　{text.ja}" if text.ja else "", f" {text.en}" if text.en else "")


def _same_elsewhere(document: Document, figure: ClaimedFigure) -> Iterator[PrintedFigure]:
    return (
        token
        for token in map(document.tokens.__getitem__, document.printed_figures.like(figure))
        if token.rule is None
        and token.kind is figure.kind
        and equals(figure, token)
        and (figure.kind is not FigureKind.NUMBER or bool(figure.unit.numerator) or token.unit is not None)
    )


def _paste_elsewhere(document: Document, figure: ClaimedFigure) -> str | None:
    """A citation of the one place where the claimed figure is printed."""
    found = list(islice(_same_elsewhere(document, figure), 2))
    if len(found) != 1:
        return None
    token = found[0]
    text = document.folded.text
    line = document.position(token.start).line
    floor = document.folded.from_origin(document.source.line_start(line))
    start = max(floor, token.start - _CONTEXT)
    for cut in document.cut_by(start, token.end):
        if cut.start < start:
            start = min(cut.end, token.start)
    key = text[start : token.reach]
    return (
        citation_text(document, document.printed(start, token.reach)) if len(occurrences(document, key)) == 1 else None
    )


def paste_extended(slot: Slot, start: int, end: int) -> str:
    """The citation of a place with its quote drawn out to hold a stretch."""
    place = slot.place
    document = place.document
    after = f"{quoted(place.locus.after.text)}以下" if place.locus.after is not None else ""
    printed = document.printed(min(place.start, start), max(place.end, end))
    return f"出典 {document.name}{after}{quoted(printed)}"
