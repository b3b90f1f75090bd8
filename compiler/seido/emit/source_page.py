"""The page of a source document: its text line by line, each printed figure marked by what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from seido.citations.coverage import State
from seido.emit.context import SCHEMES
from seido.emit.markdown import md, render
from seido.values.calendar import show_date, show_year

if TYPE_CHECKING:
    from seido.citations.coverage import Coverage, CoveredToken
    from seido.emit.context import Context

# The sign behind a figure says in words what its colour says.
_SPACE: Final = Markup(" ")
_NOTHING: Final = Markup("")
_SIGNS: Final = {State.CHECKED: "確", State.EXCLUDED: "外", State.UNCOVERED: "未"}


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for which figures are left out, and how many."""

    text: str
    count: int
    by_rule: bool


@dataclass(frozen=True, slots=True)
class User:
    """A scheme that rests on a document, its page, and how many of the printed figures it uses."""

    title: str
    page: str
    count: int


def emit_source(name: str, context: Context) -> str:
    """The page of one document."""
    declared = context.declared[name]
    document = context.documents.get(name)
    covered = context.coverage.get(name)
    tokens = () if covered is None else covered.tokens
    lines: list[tuple[int, Markup]] = []
    if document is not None:
        text = document.source.text
        starts = {token.start: token for token in tokens}
        for number in range(1, document.source.line_count + 1):
            start = document.source.line_start(number)
            end = start + len(document.source.line_text(number))
            lines.append(
                (number, _line(text, start, end, [starts[at] for at in sorted(starts) if start <= at < end], context))
            )
    date = declared.published
    return render(
        "source.md.j2",
        declared=declared,
        date="" if date is None else show_date(date.day, whole_month=date.whole_month),
        year=show_year(declared.year) if declared.year else "",
        covered=covered,
        uncovered=() if covered is None else covered.uncovered,
        users=() if covered is None else tuple(_by_scheme(covered, context)),
        reasons=() if covered is None else tuple(_reasons(covered)),
        lines=lines,
        signs=_SIGNS,
        states=State,
    )


def _line(text: str, start: int, end: int, tokens: Sequence[CoveredToken], context: Context) -> Markup:
    """One line in HTML: text escaped, figures marked. A figure that runs on to the next line is marked on its first."""
    parts: list[Markup] = []
    at = start
    for token in tokens:
        if token.start < at:
            continue
        stop = min(token.end, end)
        parts += [_text(text[at : token.start]), _mark(token, _text(text[token.start : stop]), context)]
        at = stop
    parts.append(_text(text[at:end]))
    return Markup("").join(parts)


def _text(text: str) -> Markup:
    """A stretch of a line. Spaces at its ends count: they part words and figures."""
    inner = text.strip(" ")
    if not inner:
        return _SPACE if text else _NOTHING
    before, after = _SPACE if text[0] == " " else _NOTHING, _SPACE if text[-1] == " " else _NOTHING
    return before + md(inner) + after


def _mark(token: CoveredToken, shown: Markup, context: Context) -> Markup:
    sign = Markup(_SIGNS[token.state])  # noqa: S704  one of three signs
    if token.state is State.CHECKED:
        links = [
            Markup('<a href="../{}/{}.md" title="{}">{}{}</a>').format(
                SCHEMES, name, md(context.irs[name].scheme.title), sign, at if at > 1 else ""
            )
            for at, name in enumerate(_users(token, context), start=1)
        ]
        sign = Markup("・").join(links) or sign
    title = md(token.reason)
    attribute = Markup(' title="{}"').format(title) if title else Markup("")
    return Markup('<mark class="{}"{}>{}</mark><sup>{}</sup>').format(token.state.value, attribute, shown, sign)


def _users(token: CoveredToken, context: Context) -> tuple[str, ...]:
    """The schemes that a figure is part of, each once, by identifier."""
    named = (claim.partition("/")[0] for claim in token.claims)
    return tuple(dict.fromkeys(name for name in named if name in context.irs))


def _by_scheme(covered: Coverage, context: Context) -> Iterator[User]:
    """The schemes that rest on a document, in the order of the set, each with how many of its figures it uses."""
    counts = Counter(name for token in covered.tokens for name in _users(token, context))
    for name, ir in context.irs.items():
        if counts[name]:
            yield User(ir.scheme.title, f"../{SCHEMES}/{name}.md", counts[name])


def _reasons(covered: Coverage) -> Iterator[Reason]:
    counts: dict[tuple[str, bool], int] = {}
    for token in covered.tokens:
        if token.state is State.EXCLUDED:
            key = (token.reason, token.by_rule)
            counts[key] = counts.get(key, 0) + 1
    for (text, by_rule), count in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        yield Reason(text, count, by_rule)
