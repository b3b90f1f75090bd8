"""Findings as text for a person, as JSON for a program, and as annotations for a pull request.

The catalogue owns the wording; here it meets the facts and the places. Nothing is ever wrapped: a line of a message
is a line of the output, whatever the width of the terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from seido.source.diagnostic import Diagnostic, Fact, Kind, Severity, Text
from seido.source.json_text import json_text
from seido.source.language import Language, say
from seido.source.text import Position, Span
from seido.source.width import letter_width, visible, visible_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from seido.source.text import Source

_NAMES: Final[Mapping[Severity, Text]] = {
    Severity.ERROR: Text("誤り", "error"),
    Severity.WARNING: Text("注意", "warning"),
    Severity.INFO: Text("情報", "note"),
}
_PLURALS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "errors",
    Severity.WARNING: "warnings",
    Severity.INFO: "notes",
}
_GITHUB: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
_COLOURS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
}
_BOLD: Final = "1"
_DIM: Final = "2"
_REMEDY_COLOUR: Final = "32"

_REMEDY: Final = Text("直し方：", "fix: ")
_NOTED: Final = Text("確かめること：", "look at: ")
"""Before the remedy of what is no mistake."""

_QUOTE_WIDTH: Final = 100
"""How many columns of a line of source text are shown; a line of a ministry's document is often a whole paragraph."""

_BEFORE_MARK: Final = 30
"""How many columns of a longer line are kept before the marked place."""

_CUT: Final = "..."

_WIDE_SPACE: Final = "\u3000"
_WIDE_MARK: Final = "\uff3e"


class _Place(NamedTuple):
    """A span as a person counts; None where the text of its file could not be read."""

    path: str
    start: Position | None
    end: Position | None


class _Cell(NamedTuple):
    """A character as it is shown, and its width in columns."""

    shown: str
    width: int


def wording(text: Text, facts: Mapping[str, Fact], language: Language) -> str:
    """A wording of the catalogue with its facts, ready to be shown: control characters in a fact are made visible.

    A fact that is missing leaves its ``{name}`` standing rather than hiding the rest of the message.
    """
    return say(text, language).format_map(
        _Facts({name: visible(say(fact, language)) for name, fact in facts.items()}),
    )


_LISTED: Final = 12
"""How many further places are named; of more only the first ones."""


def message_text(finding: Diagnostic, sources: Mapping[str, Source], language: Language) -> str:
    """What a finding says: its message, and where else the same mistake shows."""
    lines = [wording(finding.kind.message, finding.facts, language)]
    if finding.others:
        places = _places(finding.others, finding.span, sources, language)
        count = len(finding.others)
        also = Text(
            f"同じ誤りは、ほかに{count}か所にあります：{places}。", f"The same in {count} more places: {places}."
        )
        lines.append(say(also, language))
    if finding.upset:
        places = _places(finding.upset, finding.span, sources, language)
        count = len(finding.upset)
        upset = Text(
            f"この誤りを直すと変わる計算例の結果が{count}件あります：{places}。直してもまだ合わない例は、そのとき示します。",
            f"{count} results of worked examples differ while this stands: {places}. Any that still differ are then shown.",
        )
        lines.append(say(upset, language))
    return "\n".join(lines)


def _places(spans: tuple[Span, ...], first: Span | None, sources: Mapping[str, Source], language: Language) -> str:
    """Places in a row by their lines, each line once; the path stands before the first line of each other file."""
    path = first.path if first is not None else ""
    shown: dict[str, None] = {}
    for span in spans:
        words = _place_words(Span(span.path, span.start, span.start), sources, language, path)
        shown[words] = None
        path = span.path if language == "ja" else path
    held = list(shown)
    rest = len(held) - _LISTED
    row = ("、" if language == "ja" else ", ").join(held[:_LISTED])
    if rest <= 0:
        return row
    return row + say(Text("など", f" and {rest} more"), language)


def severity_name(severity: Severity, language: Language) -> str:
    """The word for a severity: 誤り, 注意 or 情報."""
    return say(_NAMES[severity], language)


def render_text(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    language: Language,
    *,
    color: bool,
) -> str:
    """Findings for a person, in the order of their places, with a closing line that counts them.

    ``sources`` holds every text that a span may point into, by its path; a span into another file is shown by its
    path alone. Empty where there is nothing to say. ``color`` adds ANSI colours and changes nothing else.
    """
    found = in_order(diagnostics)
    if not found:
        return ""
    blocks = ["".join(f"{line}\n" for line in _block(finding, sources, language, color=color)) for finding in found]
    return "\n".join([*blocks, f"{summary(found, language)}\n"])


def render_json(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], language: Language) -> str:
    """Findings for a program: ``diagnostics``, in the order of `render_text`, and how many there are of each severity.

    Lines and columns count from 1, ``start`` and ``end`` are offsets in characters; ``end`` is excluded.
    """
    found = in_order(diagnostics)
    return json_text(
        {
            "diagnostics": [_record(finding, sources, language) for finding in found],
            "summary": {severity.value: _count(found, severity) for severity in Severity},
        },
    )


def render_github(diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], language: Language) -> str:
    """Findings as workflow commands of GitHub Actions, one line each, which it shows beside the lines of a change."""
    return "".join(f"{_annotation(finding, sources, language)}\n" for finding in in_order(diagnostics))


def summary(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """How many findings of each severity there are: ``誤り3件、注意1件``."""
    found = tuple(diagnostics)
    counts = [(severity, _count(found, severity)) for severity in Severity]
    if language == "ja":
        return "、".join(f"{_NAMES[severity].ja}{count}件" for severity, count in counts if count)
    return ", ".join(
        f"{count} {_NAMES[severity].en if count == 1 else _PLURALS[severity]}" for severity, count in counts if count
    )


class _Facts(dict[str, str]):
    """Facts by name, for `str.format_map`."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in the order of their places, whatever the order they were found in."""
    return tuple(sorted(diagnostics, key=lambda finding: finding.order))


def _count(diagnostics: tuple[Diagnostic, ...], severity: Severity) -> int:
    return sum(1 for finding in diagnostics if finding.kind.severity is severity)


# ---------------------------------------------------------------------------------------------------------- text


def _block(finding: Diagnostic, sources: Mapping[str, Source], language: Language, *, color: bool) -> Iterable[str]:
    """The lines of one finding."""
    kind = finding.kind
    indent = _WIDE_SPACE if language == "ja" else "  "
    mark_colour = _COLOURS[kind.severity]

    def paint(text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if color and text else text

    def quoted(span: Span, colour: str) -> Iterable[str]:
        source = sources.get(span.path)
        if source is None:
            return
        text, pad, marks = _quote(source, span)
        yield f"{indent * 2}{text}".rstrip()
        yield f"{indent * 2}{pad}{paint(marks, colour)}"

    name = paint(severity_name(kind.severity, language), mark_colour)
    title = paint(wording(kind.title, finding.facts, language), _BOLD)
    if language == "ja":
        yield f"{name} {title}{paint(f'（{kind.code}）', _DIM)}"
    else:
        yield f"{name}: {title} {paint(f'({kind.code})', _DIM)}"
    if finding.span is not None:
        yield f"{indent}{_place_words(finding.span, sources, language)}"
        yield from quoted(finding.span, mark_colour)
    for line in message_text(finding, sources, language).splitlines():
        yield f"{indent}{line}".rstrip()
    for label in finding.labels:
        words = wording(kind.labels.get(label.key, Text("", "")), label.facts, language)
        known = finding.span.path if finding.span is not None else ""
        if words and (inline := _inline(label.span, finding.span, sources)):
            yield f"{indent}{words}「{inline}」" if language == "ja" else f'{indent}{words}: "{inline}"'
            continue
        place = _place_words(label.span, sources, language, known)
        yield f"{indent}{words}{indent if words else ''}{place}"
        yield from quoted(label.span, _DIM)
    remedy = wording(kind.remedy, finding.facts, language).splitlines()
    for number, line in enumerate(remedy):
        lead = f"{indent}{paint(say(_heading(kind), language), _REMEDY_COLOUR)}" if number == 0 else indent * 2
        yield f"{lead}{line}"
    if finding.paste is not None:
        for line in visible(finding.paste).splitlines():
            yield f"{indent * 2}{line}".rstrip()


def _heading(kind: Kind) -> Text:
    return _NOTED if kind.severity is Severity.INFO else _REMEDY


_INLINE: Final = 40
"""How many characters of a labelled piece are shown where its line stands above already."""


def _inline(span: Span, shown: Span | None, sources: Mapping[str, Source]) -> str | None:
    """A labelled piece of the very line that is shown already, to be named rather than shown once more."""
    source = sources.get(span.path)
    if source is None or shown is None or shown.path != span.path or span == shown:
        return None
    start, end = _within(source, span)
    line = source.position(start).line
    if not start < end or {line, source.position(end).line} != {source.position(_within(source, shown)[0]).line}:
        return None
    text = visible(source.text[start:end])
    return text if len(text) <= _INLINE else None


def _place_words(span: Span, sources: Mapping[str, Source], language: Language, known: str = "") -> str:
    """A place in words; the path is left out in Japanese where it is the one already ``known``."""
    path, start, end = _place(span, sources)
    shown = visible(path)
    if start is None or end is None:
        return shown
    if language == "en":
        return f"{shown}:{start.line}:{start.column}"
    lines = f"{start.line}行" if end.line == start.line else f"{start.line}行から{end.line}行"
    return lines if path == known else f"{shown} {lines}"


def _place(span: Span, sources: Mapping[str, Source]) -> _Place:
    """Where a span begins and ends; one that ends just after a line end is taken to end on that line."""
    source = sources.get(span.path)
    if source is None:
        return _Place(span.path, None, None)
    start, end = _within(source, span)
    first = source.position(start)
    ends_line = end > start and source.text[end - 1] == "\n"
    return _Place(span.path, first, source.position(end - 1 if ends_line else end))


def _within(source: Source, span: Span) -> tuple[int, int]:
    """The offsets of a span, held inside its text."""
    start = min(max(span.start, 0), len(source.text))
    return start, min(max(span.end, start), len(source.text))


def _quote(source: Source, span: Span) -> tuple[str, str, str]:
    """The line on which a span begins, what stands before the marks below it, and the marks.

    A mark is as wide as its character, and so is each space before it: in a font where kana are not exactly twice as
    wide as letters the marks still stand where they should.
    """
    start, end = _within(source, span)
    line, column = source.position(start)
    text = source.line_text(line)
    first = column - 1
    last = min(max(end - source.line_start(line), first + 1), max(len(text), first + 1))
    cut = min(len(text) - len(text.lstrip()), first)
    cut = max(cut, first - _QUOTE_WIDTH)  # what is farther away is not shown, however long the line is
    whole = max(last, len(text.rstrip()))
    cells = [_cell(letter) for letter in text[cut : min(whole, first + 2 * _QUOTE_WIDTH)]]
    last = min(last, first + 2 * _QUOTE_WIDTH)
    cells += [_Cell(" ", 1)] * (last - cut - len(cells))
    begin, stop = _window([cell.width for cell in cells], first - cut)
    before = _CUT if begin > 0 else ""
    after = _CUT if stop < len(cells) else ""
    shown = before + "".join(cell.shown for cell in cells[begin:stop]) + after
    pad = " " * len(before) + "".join(_fill(cell, " ", _WIDE_SPACE) for cell in cells[begin : first - cut])
    marks = "".join(_fill(cell, "^", _WIDE_MARK) for cell in cells[first - cut : min(last - cut, stop)])
    return shown, pad, marks or "^"


def _cell(letter: str) -> _Cell:
    if letter == "\t":
        return _Cell(" ", 1)
    shown = visible_letter(letter)
    return _Cell(shown, letter_width(letter) if shown == letter else len(shown))


def _fill(cell: _Cell, narrow: str, wide: str) -> str:
    """As much of a sign as stands under a cell."""
    if len(cell.shown) == 1 and cell.width > 1:
        return wide
    return narrow * cell.width


def _window(widths: list[int], marked: int) -> tuple[int, int]:
    """Which cells of a long line to show, so that the marked one is among them."""
    begin = 0
    if sum(widths) > _QUOTE_WIDTH:
        before = sum(widths[:marked])
        while before > _BEFORE_MARK:
            before -= widths[begin]
            begin += 1
    room = _QUOTE_WIDTH
    stop = begin
    while stop < len(widths) and (room := room - widths[stop]) >= 0:
        stop += 1
    return begin, max(stop, marked + 1)


# --------------------------------------------------------------------------------------------- JSON, annotations


def _record(finding: Diagnostic, sources: Mapping[str, Source], language: Language) -> dict[str, object]:
    kind = finding.kind
    return {
        "code": kind.code,
        "severity": kind.severity.value,
        "title": wording(kind.title, finding.facts, language),
        "message": message_text(finding, sources, language),
        "remedy": wording(kind.remedy, finding.facts, language),
        "paste": finding.paste,
        "replaces": _place_record(finding.replaced, sources),
        "place": _place_record(finding.span, sources),
        "labels": [
            {
                "text": wording(kind.labels.get(label.key, Text("", "")), label.facts, language),
                "place": _place_record(label.span, sources),
            }
            for label in finding.labels
        ],
        "others": [_place_record(span, sources) for span in finding.others],
        "upset": [_place_record(span, sources) for span in finding.upset],
        "facts": {name: say(fact, language) for name, fact in finding.facts.items()},
    }


def _place_record(span: Span | None, sources: Mapping[str, Source]) -> dict[str, object] | None:
    if span is None:
        return None
    path, start, end = _place(span, sources)
    return {
        "path": path,
        "line": start and start.line,
        "column": start and start.column,
        "end_line": end and end.line,
        "end_column": end and end.column,
        "start": span.start,
        "end": span.end,
    }


def _annotation(finding: Diagnostic, sources: Mapping[str, Source], language: Language) -> str:
    kind = finding.kind
    properties = []
    if finding.span is not None:
        path, start, end = _place(finding.span, sources)
        properties.append(("file", visible(path)))
        if start is not None and end is not None:
            properties += [
                ("line", str(start.line)),
                ("endLine", str(end.line)),
                ("col", str(start.column)),
                ("endColumn", str(end.column)),
            ]
    properties.append(("title", f"{wording(kind.title, finding.facts, language)} ({kind.code})"))
    message = [message_text(finding, sources, language)]
    for label in finding.labels:
        words = wording(kind.labels.get(label.key, Text("", "")), label.facts, language)
        message.append(f"{words} {_place_words(label.span, sources, language)}".strip())
    message.append(f"{say(_heading(kind), language)}{wording(kind.remedy, finding.facts, language)}")
    if finding.paste is not None:
        message.append(visible(finding.paste))
    listed = ",".join(f"{name}={_github_property(value)}" for name, value in properties)
    return f"::{_GITHUB[kind.severity]} {listed}::{_github_data(chr(10).join(message))}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")
