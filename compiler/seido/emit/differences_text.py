"""A comparison as a text for the terminal, as Markdown for a review, and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, assert_never

from seido.analyse.changes import Category, Reach
from seido.emit.differences import NOT_PRINTED, ChangeView, FigureView, SchemeView, SettledView, SideView, View
from seido.emit.markdown import md
from seido.source.diagnostic import Text
from seido.source.json_text import json_text
from seido.source.language import Language, say
from seido.source.width import padded, text_width, visible

_TITLE: Final = Text("{old} と {new} の違い", "What changed from {old} to {new}")
_NOTHING: Final = Text("違いはありません。", "There is no difference.")
_FIGURES: Final = Text("数字", "Figures")
_EXAMPLE: Final = Text("例", "example")
_CASES: Final = Text("{tried}通りの場合分けのうち{count}通り", "{count} of {tried} settings")
_MORE: Final = Text("ほか{count}通り", "{count} more")
_ALL: Final = Text("全ての場合を調べた", "every case was covered")
_SOME: Final = Text("調べた範囲では", "among the cases tried")
_SETTLED: Final = Text(
    "{old}は資料に印字されておらず、要確認。{new}は定まるもの",
    "Not printed for {old} and to be asked for; settled for {new}",
)
_UNSETTLED: Final = Text(
    "{old}は定まるが、{new}は資料に印字されておらず、要確認になるもの",
    "Settled for {old}; not printed for {new} and to be asked for",
)
_OTHERS: Final = Text("要件と明細の欄{count}個", "{count} requirements and fields")
_SAME_FORM: Final = Text(
    "計算のしかたが同じなので、どの場合も答えは同じ", "computed in the same way, so the same in every case"
)
_SAME_ALL: Final = Text("全ての場合を調べ、違いはない", "every case was covered, and none differs")
_SAME_SOME: Final = Text(
    "調べた範囲では違いはない（{tried}通りの場合分け。全ての場合ではない）",
    "no difference among the cases tried ({tried} settings, not all there are)",
)
_ADDED: Final = Text("新しい制度", "New schemes")
_REMOVED: Final = Text("なくなった制度", "Schemes that are gone")
_SAME: Final = Text("違いのない制度", "Schemes without a difference")
_TEXTS: Final = Text("答えは同じで、文だけが違う制度", "Schemes of which only the wording differs")
_WORDING: Final = Text("文の違い", "Wording")
_UNCHANGED: Final = Text("変わらないもの", "Unchanged")


def differences_text(view: View, language: Language) -> str:
    """The comparison for a terminal, with aligned columns."""
    return "\n".join(visible(line).rstrip() for line in _Text(view, language).lines()) + "\n"


def differences_markdown(view: View, language: Language) -> str:
    """The comparison to paste into a review."""
    return "\n".join(_Markdown(view, language).lines()) + "\n"


def differences_json(view: View) -> str:
    """The comparison for a program; amounts are exact, in base units."""
    return json_text(
        {
            "old": view.old._asdict(),
            "new": view.new._asdict(),
            "schemes": [_scheme_json(each) for each in view.schemes],
        }
    )


def _reach(reach: Reach) -> Text:
    match reach:
        case Reach.ALL | Reach.FORM:
            return _ALL
        case Reach.SOME:
            return _SOME
        case _:
            assert_never(reach)


def is_silent(scheme: SchemeView) -> bool:
    """Whether all there is to say of a scheme is that one side's document prints nothing of it."""
    printed = any(NOT_PRINTED not in (each.old, each.new) for each in scheme.figures)
    return len(scheme.settled) == 1 and not scheme.changes and not scheme.notes and not printed


class _Words:
    """What both texts say in the same words."""

    def __init__(self, view: View, language: Language) -> None:
        self.view = view
        self.language = language
        self.labels = (say(view.old, language), say(view.new, language))
        self.comma = "、" if language == "ja" else ", "

    def said(self, text: Text, **facts: str) -> str:
        """A wording with its facts."""
        return say(text, self.language).format(**facts)

    def title(self) -> str:
        """The heading of the whole."""
        return self.said(_TITLE, old=self.labels[0], new=self.labels[1])

    def settled(self, settled: SettledView) -> str:
        """What is to be said of results that were not printed on one side."""
        text = _SETTLED if settled.category is Category.PRINTED else _UNSETTLED
        return self.said(text, old=self.labels[0], new=self.labels[1])

    def names(self, settled: SettledView) -> str:
        """Which results those are."""
        listed = self.comma.join(settled.names)
        if not settled.others:
            return listed
        others = self.said(_OTHERS, count=str(settled.others))
        return f"{listed}{self.comma}{others}" if listed else others

    def counted(self, change: ChangeView) -> str:
        """How far a change was looked for."""
        cases = self.said(_CASES, tried=f"{change.tried:,}", count=f"{change.count:,}")
        reach = self.said(_reach(change.reach))
        return f"（{reach}、{cases}）" if self.language == "ja" else f" ({reach}, {cases})"

    def same(self, scheme: SchemeView) -> str:
        """Why nothing else differs."""
        match scheme.reach:
            case Reach.FORM:
                return self.said(_SAME_FORM)
            case Reach.ALL:
                return self.said(_SAME_ALL)
            case Reach.SOME:
                return self.said(_SAME_SOME, tried=f"{scheme.tried:,}")
            case _:
                assert_never(scheme.reach)

    def side(self, side: SideView) -> str:
        """What a side answers and why, without its sources."""
        outcome = f"【{side.outcome}】" if side.value != side.outcome else ""
        value = f"{outcome}{side.value}"
        decided = self.comma.join(say(each, self.language) for each in side.decided)
        return f"{value}　{decided}" if decided else value

    def case(self, change: ChangeView) -> str:
        """The inputs of an example on one line."""
        return self.comma.join(f"{name} {value}" for name, value in change.case)

    def lists(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The schemes that need no section of their own."""
        view = self.view
        for text, status in ((_ADDED, "added"), (_REMOVED, "removed")):
            names = tuple(each.name for each in view.of(status))
            if names:
                yield self.said(text), names
        for category in (Category.PRINTED, Category.UNPRINTED):
            silent = tuple(
                f"{each.name}（{self.comma.join(map(self.names, each.settled))}）"
                for each in view.of("changed")
                if is_silent(each) and each.settled[0].category is category
            )
            if silent:
                text = _SETTLED if category is Category.PRINTED else _UNSETTLED
                yield self.said(text, old=self.labels[0], new=self.labels[1]), silent
        worded = tuple(f"{each.name}（{self.comma.join(each.texts)}）" for each in view.of("texts"))
        if worded:
            yield self.said(_TEXTS), worded
        same = tuple(f"{each.name}（{self.same(each)}）" for each in view.of("same"))
        if same:
            yield self.said(_SAME), same


class _Text(_Words):
    def lines(self) -> Iterator[str]:
        yield self.title()
        if not self.view.of("changed", "added", "removed", "texts"):
            yield ""
            yield self.said(_NOTHING)
        for scheme in self.view.of("changed"):
            if is_silent(scheme):
                continue
            yield ""
            yield f"■ {scheme.name}"
            yield from self._scheme(scheme)
        for heading, names in self.lists():
            yield ""
            yield f"■ {heading}"
            for name in names:
                yield f"　{name}"

    def _scheme(self, scheme: SchemeView) -> Iterator[str]:
        for note in scheme.notes:
            yield f"　{say(note, self.language)}"
        yield from self._figures(scheme.figures)
        for change in scheme.changes:
            yield from self._change(change)
        for settled in scheme.settled:
            yield f"　● {self.settled(settled)}"
            yield f"　　{self.names(settled)}"
        if scheme.same:
            yield f"　● {self.said(_UNCHANGED)}：{self.same(scheme)}"
            yield f"　　{self.comma.join(scheme.same)}"
        if scheme.texts:
            yield f"　● {self.said(_WORDING)}：{self.comma.join(scheme.texts)}"

    def _figures(self, figures: Sequence[FigureView]) -> Iterator[str]:
        if not figures:
            return
        yield f"　● {self.said(_FIGURES)}"
        rows = [(each.label, say(each.old, self.language), say(each.new, self.language)) for each in figures]
        widths = [max(text_width(row[column]) for row in rows) for column in range(3)]
        for row, figure in zip(rows, figures, strict=True):
            source = f"　{figure.sources[0]}" if figure.sources else ""
            yield f"　　{padded(row[0], widths[0])}　{padded(row[1], widths[1])} → {padded(row[2], widths[2])}{source}"

    def _change(self, change: ChangeView) -> Iterator[str]:
        yield f"　● {say(change.headline, self.language)}{self.counted(change)}"
        widths = [
            max((text_width(getattr(each, part)) for each in change.turned), default=0) for part in ("old", "new")
        ]
        for each in change.turned:
            yield f"　　{padded(each.old, widths[0])} → {padded(each.new, widths[1])}　{each.where}"
        if change.more:
            yield f"　　{self.said(_MORE, count=str(change.more))}"
        yield f"　　{self.said(_EXAMPLE)}　{self.case(change)}"
        width = max(map(text_width, self.labels))
        for label, side in zip(self.labels, (change.old, change.new), strict=True):
            yield f"　　　{padded(label, width)}　{self.side(side)}"
            for source in side.sources[:1]:
                yield f"　　　{' ' * width}　　{source}"


class _Markdown(_Words):
    def lines(self) -> Iterator[str]:
        yield f"## {md(self.title())}"
        if not self.view.of("changed", "added", "removed", "texts"):
            yield ""
            yield self.said(_NOTHING)
        for scheme in self.view.of("changed"):
            if is_silent(scheme):
                continue
            yield ""
            yield f"### {md(scheme.name)}"
            yield from self._scheme(scheme)
        for heading, names in self.lists():
            yield ""
            yield f"### {md(heading)}"
            yield ""
            for name in names:
                yield f"- {md(name)}"

    def _scheme(self, scheme: SchemeView) -> Iterator[str]:
        if scheme.notes:
            yield ""
            for note in scheme.notes:
                yield f"- {md(say(note, self.language))}"
        if scheme.figures:
            yield ""
            yield f"| {self.said(_FIGURES)} | {md(self.labels[0])} | {md(self.labels[1])} | |"
            yield "|---|---|---|---|"
            for figure in scheme.figures:
                old, new = say(figure.old, self.language), say(figure.new, self.language)
                source = figure.sources[0] if figure.sources else ""
                yield f"| {md(figure.label)} | {md(old)} | {md(new)} | {md(source)} |"
        for change in scheme.changes:
            yield from self._change(change)
        for settled in scheme.settled:
            yield ""
            yield f"{md(self.settled(settled))}：{md(self.names(settled))}"
        if scheme.same:
            yield ""
            yield md(f"{self.said(_UNCHANGED)}：{self.comma.join(scheme.same)}（{self.same(scheme)}）")
        if scheme.texts:
            yield ""
            yield md(f"{self.said(_WORDING)}：{self.comma.join(scheme.texts)}")

    def _change(self, change: ChangeView) -> Iterator[str]:
        yield ""
        yield f"**{md(say(change.headline, self.language))}**{md(self.counted(change))}"
        yield ""
        for each in change.turned:
            where = f"（{each.where}）" if each.where else ""
            yield f"- {md(f'{each.old} → {each.new}{where}')}"
        if change.more:
            yield f"- {md(self.said(_MORE, count=str(change.more)))}"
        yield f"- {md(f'{self.said(_EXAMPLE)}：{self.case(change)}')}"
        for label, side in zip(self.labels, (change.old, change.new), strict=True):
            source = f"（{side.sources[0]}）" if side.sources else ""
            yield f"    - {md(f'{label}：{self.side(side)}{source}')}"


# -------------------------------------------------------------------------------------------------------------- JSON


def _scheme_json(scheme: SchemeView) -> Mapping[str, object]:
    return {
        "id": scheme.id,
        "name": scheme.name,
        "status": scheme.status,
        "notes": [each._asdict() for each in scheme.notes],
        "figures": [
            {"label": each.label, "old": each.old._asdict(), "new": each.new._asdict(), "sources": list(each.sources)}
            for each in scheme.figures
        ],
        "changes": [_change_json(each) for each in scheme.changes],
        "settled": [
            {"category": each.category.value, "results": list(each.names), "others": each.others}
            for each in scheme.settled
        ],
        "same": {"results": list(scheme.same), "reach": scheme.reach.value, "tried": scheme.tried},
        "wording": list(scheme.texts),
    }


def _change_json(change: ChangeView) -> Mapping[str, object]:
    return {
        "result": change.name,
        "category": change.category.value,
        "headline": change.headline._asdict(),
        "count": change.count,
        "tried": change.tried,
        "reach": change.reach.value,
        "turned": [{"old": each.old, "new": each.new, "where": each.where} for each in change.turned],
        "more": change.more,
        "case": [{"input": name, "value": value} for name, value in change.case],
        "old": _side_json(change.old),
        "new": _side_json(change.new),
    }


def _side_json(side: SideView) -> Mapping[str, object]:
    return {
        "outcome": side.outcome,
        "value": side.value,
        "exact": side.exact,
        "decided": [each._asdict() for each in side.decided],
        "sources": list(side.sources),
    }
