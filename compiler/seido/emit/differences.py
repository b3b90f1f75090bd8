"""Differences made ready for readers: what changed, in the words of officials, with cases and lines of the source.

The text and the Markdown (`seido.emit.differences_text`) and the JSON are ways of writing one `View`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from seido.analyse.beside import Beside, FactDifference
from seido.analyse.changes import (
    ELIGIBILITY,
    Category,
    Change,
    Example,
    FigureDifference,
    Reach,
    ResultDifference,
    SchemeDifference,
)
from seido.analyse.explore import READING, Key
from seido.citations.references import References
from seido.emit.prose import show_constant
from seido.emit.report import Line, Report, report, state_text, style_of
from seido.ir.nodes import SchemeIR, StepKind
from seido.ir.rules import show_found
from seido.source.diagnostic import Text
from seido.source.text import Source
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.program import Input
from seido.typed.types import Quantity, Type
from seido.values.answer import Answer
from seido.values.calendar import show_period, show_year
from seido.values.display import show_number
from seido.values.exact import Known, Scalar, Value
from seido.values.units import NONE

SHOWN_TRANSITIONS = 8
SHOWN_KEYS = 3
LONGEST = 60

NOT_PRINTED = Text("印字なし", "not printed")
ABSENT = Text("（なし）", "(none)")
OUT = Text("対象外", "out of scope")

HEADLINES: Mapping[Category, Text] = {
    Category.UP: Text("{name}が上がる", "{name} rises"),
    Category.DOWN: Text("{name}が下がる", "{name} falls"),
    Category.GAINED: Text("{name}が、対象外から対象になる", "{name} comes into scope"),
    Category.LOST: Text("{name}が、対象外になる", "{name} goes out of scope"),
    Category.PRINTED: Text("{name}が、要確認から、定まる", "{name} is settled; before it had to be asked for"),
    Category.UNPRINTED: Text(
        "{name}が、定まらなくなり、要確認になる", "{name} is no longer settled and has to be asked for"
    ),
    Category.RANGE: Text(
        "{name}の範囲が変わる（どちらも要確認）", "{name} has another range (settled on neither side)"
    ),
    Category.NOW_TRUE: Text("{name}が「はい」になる", "{name} becomes true"),
    Category.NOW_FALSE: Text("{name}が「いいえ」になる", "{name} becomes false"),
    Category.OTHER: Text("{name}が変わる", "{name} changes"),
    Category.OUTCOME: Text("額は同じで、確かさが変わる", "the amounts are the same, but not how certain they are"),
}
REQUIREMENTS: Mapping[Category, Text] = {
    Category.NOW_TRUE: Text("要件「{name}」を満たすようになる", "requirement {name} is now met"),
    Category.NOW_FALSE: Text("要件「{name}」を満たさなくなる", "requirement {name} is no longer met"),
    Category.GAINED: Text("要件「{name}」が、かかるようになる", "requirement {name} now applies"),
    Category.LOST: Text("要件「{name}」が、かからなくなる", "requirement {name} no longer applies"),
}
OUTCOMES: Mapping[Category, Text] = {
    Category.NOW_TRUE: Text("非該当が、該当（又は要確認）になる", "not eligible becomes eligible (or to be confirmed)"),
    Category.NOW_FALSE: Text(
        "該当（又は要確認）が、非該当になる", "eligible (or to be confirmed) becomes not eligible"
    ),
    Category.PRINTED: Text(
        "該当するかどうかが、要確認から、定まる", "eligibility is settled; before it had to be asked for"
    ),
    Category.UNPRINTED: Text("該当するかどうかが、要確認になる", "eligibility has to be asked for"),
}


@dataclass(frozen=True, slots=True)
class FigureView:
    """Entries of a table that changed alike."""

    label: str
    old: Text
    new: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnedView:
    """One value that turned into one other, and what the cases have in common."""

    old: str
    new: str
    where: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What one side answers in an example, and what decided."""

    outcome: str
    value: str
    exact: str | None
    decided: tuple[Text, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One kind of change of one result."""

    name: str
    category: Category
    headline: Text
    count: int
    tried: int
    reach: Reach
    turned: tuple[TurnedView, ...]
    more: int
    case: tuple[tuple[str, str], ...]
    old: SideView
    new: SideView


@dataclass(frozen=True, slots=True)
class SettledView:
    """Results that were 要確認 and are settled now (or the other way round), with nothing else to say of them."""

    names: tuple[str, ...]
    category: Category
    others: int  # requirements and fields of 明細, which are not named


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A scheme: what is to be said of it. ``status`` is added, removed, renamed, changed, texts or same."""

    id: str
    name: str
    status: str
    notes: tuple[Text, ...] = ()
    figures: tuple[FigureView, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    settled: tuple[SettledView, ...] = ()
    same: tuple[str, ...] = ()  # results that are the same, however they were compared
    reach: Reach = Reach.FORM  # of the results in which nothing differs
    tried: int = 0
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """The whole comparison; ``old`` and ``new`` are how the sides are called."""

    old: Text
    new: Text
    schemes: tuple[SchemeView, ...] = field(default=())

    def of(self, *statuses: str) -> tuple[SchemeView, ...]:
        """The schemes of some status."""
        return tuple(each for each in self.schemes if each.status in statuses)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a side's quotes are looked up in."""

    references: References
    sources: Mapping[str, Source]


def view_scheme(difference: SchemeDifference, old: Origin, new: Origin, labels: tuple[Text, Text]) -> SchemeView:
    """One compared scheme, ready."""
    return _Viewer(difference, old, new, labels).view()


def view_alone(ir: SchemeIR, status: str) -> SchemeView:
    """A scheme that only one side has."""
    return SchemeView(ir.scheme.id, ir.scheme.name, status)


@dataclass(frozen=True, slots=True)
class _Viewer:
    difference: SchemeDifference
    old: Origin
    new: Origin
    labels: tuple[Text, Text]

    def view(self) -> SchemeView:
        difference = self.difference
        changes: list[ChangeView] = []
        settled: dict[Category, list[ResultDifference]] = {}
        same: list[str] = []
        for result in difference.compared:
            if not result.changes:
                if result.name:
                    same.append(_subject(result))
                continue
            for change in result.changes:
                if self._is_said(result, change):
                    continue
                if change.category in {Category.PRINTED, Category.UNPRINTED} and not change.transitions:
                    settled.setdefault(change.category, []).append(result)
                else:
                    changes.append(self._change(result, change))
        notes = tuple(self._notes())
        figures = tuple(self._figures())
        unchanged = [result for result in difference.compared if not result.changes]
        return SchemeView(
            difference.new.scheme.id,
            difference.new.scheme.name,
            self._status(notes, figures),
            notes,
            figures,
            tuple(changes),
            tuple(_settled(settled, changes)),
            tuple(same),
            _least_reach(unchanged),
            sum(result.tried for result in unchanged),
            difference.texts,
        )

    def _is_said(self, result: ResultDifference, change: Change) -> bool:
        """Whether a change of a requirement is the very change of eligibility."""
        if result.kind is not StepKind.REQUIREMENT or result.name == ELIGIBILITY:
            return False
        eligibility = self.difference.compared[0]
        return any((each.category, each.count) == (change.category, change.count) for each in eligibility.changes)

    def _status(self, notes: Sequence[Text], figures: Sequence[FigureView]) -> str:
        difference = self.difference
        if difference.changed or notes or figures:
            return "changed"
        return "texts" if difference.texts else "same"

    # --------------------------------------------------------------------------------------------------------- names

    def _notes(self) -> Iterator[Text]:
        difference = self.difference
        if difference.applies[0] != difference.applies[1]:
            outside = self.labels[0] if not difference.applies[0] else self.labels[1]
            yield Text(
                f"{outside.ja}は適用期間の外で、額はありません。", f"{outside.en} lies outside the scheme's years."
            )
        if difference.old.scheme.name != difference.new.scheme.name:
            one, other = difference.old.scheme.name, difference.new.scheme.name
            yield Text(
                f"制度の名前が「{one}」から「{other}」に変わりました。", f"The scheme {one} is now called {other}."
            )
        for names, described in ((difference.inputs, None), (difference.results, _described)):
            for ir, listed, ja, en in (
                (difference.new, names.added, "が加わりました。", "New"),
                (difference.old, names.removed, "がなくなりました。", "Gone"),
            ):
                for name in listed:
                    what = Text("入力", "input") if described is None else described(ir, name)
                    yield Text(f"{what.ja}「{name}」{ja}", f"{en} {what.en}: {name}.")
            for one, other in names.renamed:
                yield Text(
                    f"入力「{one}」は「{other}」に名前が変わったものとみて比べました。",
                    f"{one} is taken to be called {other} now.",
                )
        for category, names in difference.members.items():
            for name in names.added:
                yield Text(
                    f"区分「{category}」に「{name}」が加わりました。これに当たる事例は、前と比べられません。",
                    f"{category} has a new member {name}; cases with it cannot be compared.",
                )
            for name in names.removed:
                yield Text(
                    f"区分「{category}」から「{name}」がなくなりました。これに当たる事例は、後と比べられません。",
                    f"{category} has lost the member {name}; cases with it cannot be compared.",
                )
        for name in difference.incomparable:
            yield Text(
                f"入力「{name}」は尋ね方が変わったので、前後を別の入力として比べました。",
                f"{name} is asked for in another way; the two were compared as different inputs.",
            )
        for name, before, after in difference.readings:
            yield Text(
                f"解釈「{name}」で採る読みが「{before}」から「{after}」に変わりました。",
                f"The adopted reading of {name} is now {after}; it was {before}.",
            )

        yield from _beside(difference.beside)

    # ------------------------------------------------------------------------------------------------------- figures

    def _figures(self) -> Iterator[FigureView]:
        by_name: dict[str, list[FigureDifference]] = {}
        for figure in self.difference.figures:
            by_name.setdefault(figure.name, []).append(figure)
        for name, listed in by_name.items():
            one_sided = self._one_sided(name, listed)
            if one_sided is not None:
                yield one_sided
                continue
            groups: dict[tuple[Text, Text], list[FigureDifference]] = {}
            for each in listed:
                pair = (_cell(each, each.old), _cell(each, each.new))
                if pair[0] != pair[1]:
                    groups.setdefault(pair, []).append(each)
            for (old, new), group in groups.items():
                yield FigureView(f"{name}{_keys(group)}", old, new, self._cited(group))

    def _one_sided(self, name: str, listed: Sequence[FigureDifference]) -> FigureView | None:
        """A table of several entries that only one side prints."""
        if len(listed) == 1:
            return None
        for tags, shown, other in (
            ({each.new_tag for each in listed if _is_printed(each.new)}, "new", [each.old for each in listed]),
            ({each.old_tag for each in listed if _is_printed(each.old)}, "old", [each.new for each in listed]),
        ):
            if not any(map(_is_printed, other)):
                label = Text(f"{len(tags)}件の数字", f"{len(tags)} figures")
                pair = (NOT_PRINTED, label) if shown == "new" else (label, NOT_PRINTED)
                return FigureView(name, *pair, self._cited(listed[:1]))
        return None

    def _cited(self, group: Sequence[FigureDifference]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for each in group[:1]:
            for ir, origin, tag in (
                (self.difference.old, self.old, each.old_tag),
                (self.difference.new, self.new, each.new_tag),
            ):
                known = ir.provenance.get(tag)
                if known is not None:
                    found.update(dict.fromkeys(_references(origin, known.citations)))
        return tuple(found)

    # ------------------------------------------------------------------------------------------------------- changes

    def _change(self, result: ResultDifference, change: Change) -> ChangeView:
        example = change.example
        turned = [
            TurnedView(
                _scalar(each.old, result.type, self._shown(result)),
                _scalar(each.new, result.type, self._shown(result)),
                "、".join(self._value(key, value) for key, value in each.common.items()),
            )
            for each in change.transitions
            if _in_category(change.category, each.old, each.new)
        ]
        one = report(self.difference.old, example.old, self.old.references, self.old.sources)
        other = report(self.difference.new, example.new, self.new.references, self.new.sources)
        return ChangeView(
            _subject(result),
            change.category,
            _headline(result, change.category),
            change.count,
            result.tried,
            result.reach,
            tuple(turned[:SHOWN_TRANSITIONS]),
            max(0, len(turned) - SHOWN_TRANSITIONS),
            tuple(self._case(example)),
            self._side(one, result, result.old_name, example.old),
            self._side(other, result, result.name, example.new),
        )

    def _shown(self, result: ResultDifference) -> str:
        amount = self.difference.new.scheme.amounts.get(result.name)
        if amount is not None and not result.items:
            return amount.shown
        items = self.difference.new.scheme.items.get(result.items)
        columns = () if items is None else items.columns
        return next((each.shown for each in columns if each.name == result.name), "")

    def _case(self, example: Example) -> Iterator[tuple[str, str]]:
        """The inputs of an example; readings only where another than the adopted one is taken."""
        readings = self.difference.new.scheme.readings
        for key, value in example.values.items():
            if key not in example.needed:
                continue
            if key[0] == READING and (key[1] not in readings or readings[key[1]].adopted == value):
                continue
            yield self._pair(key, value)

    def _value(self, key: Key, value: Scalar) -> str:
        return " ".join(self._pair(key, value))

    def _pair(self, key: Key, value: Scalar) -> tuple[str, str]:
        items, name = key
        if not name:
            return items, f"同じ内容で{value}行"
        given = self._input(key)
        kind = NUMBER if given is None else given.type
        shown = "" if given is None else given.shown
        named = name.partition("\0")[0]
        label = named if not items or items == READING else f"{items}の{named}"
        return label, _scalar(value, kind, shown)

    def _input(self, key: Key) -> Input | None:
        items, name = key
        for ir in (self.difference.new, self.difference.old):
            if not items and name in ir.scheme.inputs:
                return ir.scheme.inputs[name]
            if items in ir.scheme.items:
                found = next((each for each in ir.scheme.items[items].fields if each.name == name), None)
                if found is not None:
                    return found
        return None

    def _side(self, made: Report, result: ResultDifference, name: str, answer: Answer) -> SideView:
        if result.kind is StepKind.REQUIREMENT:
            value, decided, sources = self._requirements(made, result)
            return SideView(answer.outcome.value, value, None, decided, sources)
        own = name.rpartition("の")[2] if result.items else name
        line = next(
            (each for each in made.lines if each.name == own and each.items == result.items and each.row in {None, 0}),
            None,
        )
        if line is None:
            return SideView(answer.outcome.value, "", None, (), ())
        exact = None
        if isinstance(line.value, Known) and isinstance(line.value.value, Fraction):
            exact = str(line.value.value)
        text = (
            line.text
            if line.value is None
            else state_text(line.value, line.unit, _style(line.value, result.type, line.style))
        )
        return SideView(answer.outcome.value, text, exact, tuple(_decided(line)), tuple(_lines(line)))

    def _requirements(self, made: Report, result: ResultDifference) -> tuple[str, tuple[Text, ...], tuple[str, ...]]:
        words = {True: "満たす", False: "満たさない", None: "要確認"}
        if result.name != ELIGIBILITY:
            found = next((each for each in made.requirements if each.name == result.name), None)
            if found is None:
                return "かからない", (), ()
            return words[found.met], (), tuple(f"{r.document} {r.line}行「{r.quote}」" for r in found.references)
        failed = [each for each in made.requirements if each.met is False and not each.soft]
        decided = [Text(f"要件「{each.name}」を満たさない", f"requirement {each.name} is not met") for each in failed]
        decided += [
            Text(f"「{each.declaration}」が対象外", f"{each.declaration} is out of scope") for each in made.excluded
        ]
        sources = [f"{r.document} {r.line}行「{r.quote}」" for each in failed for r in each.references]
        return made.answer.outcome.value, tuple(dict.fromkeys(decided)), tuple(dict.fromkeys(sources))


NUMBER: Type = Quantity(NONE)


def _settled(
    settled: Mapping[Category, Sequence[ResultDifference]], changes: Sequence[ChangeView]
) -> Iterator[SettledView]:
    """Results that were only settled: amounts by name, requirements and fields of 明細 by their number."""
    said = {change.name for change in changes}
    for category, results in settled.items():
        rest = [each for each in results if _subject(each) not in said]
        named = [each for each in rest if each.kind is StepKind.AMOUNT or each.name == ELIGIBILITY]
        if rest:
            yield SettledView(tuple(map(_subject, named)), category, len(rest) - len(named))


def _least_reach(results: Iterable[ResultDifference]) -> Reach:
    reaches = {result.reach for result in results}
    return Reach.SOME if Reach.SOME in reaches else Reach.ALL if Reach.ALL in reaches else Reach.FORM


def _subject(result: ResultDifference) -> str:
    if result.name == ELIGIBILITY:
        return "該当するかどうか"
    return f"{result.items}の{result.name}" if result.items else result.name


def _headline(result: ResultDifference, category: Category) -> Text:
    name = _subject(result)
    if result.name == ELIGIBILITY:
        text = OUTCOMES.get(category, HEADLINES[category])
    elif result.kind is StepKind.REQUIREMENT:
        text = REQUIREMENTS.get(category, HEADLINES[category])
    else:
        text = HEADLINES[category]
    return Text(text.ja.replace("{name}", name), text.en.replace("{name}", name))


def _in_category(category: Category, old: Scalar, new: Scalar) -> bool:
    """Whether two values are a transition worth listing under a kind of change; yes and no say it in the headline."""
    if isinstance(old, Fraction) and isinstance(new, Fraction):
        return (new > old) if category is Category.UP else (new < old) if category is Category.DOWN else False
    return category is Category.OTHER and old != new


def _decided(line: Line) -> Iterator[Text]:
    for deciding in line.deciding:
        if deciding.label.startswith(("[", "@")):  # an entry of a table: its name and its members
            key = deciding.label.partition("@")[0].strip("[]")
            entry = f"{deciding.declaration}［{key}］" if key else deciding.declaration
            yield Text(f"{entry}による", f"by {entry}")
        elif deciding.text and not deciding.label.startswith(("上限", "端数")):
            text = deciding.text if len(deciding.text) <= LONGEST else f"{deciding.text[:LONGEST]}…"
            yield Text(f"「{text}」による", f"by 「{text}」")
    for cap in line.caps:
        if cap.bound and isinstance(cap.limit, Known) and isinstance(cap.limit.value, Fraction):
            limit = show_number(cap.limit.value, cap.unit, _money(cap.unit.numerator))
            yield Text(f"上限{limit}で止まる", f"held at the limit of {limit}")


def _money(numerator: Sequence[str]) -> str:
    """Amounts of money are shown in 億 and 万 where they are multiples of 1万円."""
    return "万円" if tuple(numerator) == ("円",) else ""


def _style(value: Value, kind: Type, style: str) -> str:
    """How a value is shown here: money as `_money` has it, a 割合 in % where that comes out even."""
    if not isinstance(kind, Quantity):
        return style
    if style == "":
        return _money(kind.unit.numerator)
    if style == "/" and isinstance(value, Known) and isinstance(value.value, Fraction):
        if not kind.ratio:
            return ""
        return "%" if (value.value * 100).denominator == 1 else style
    return style


def _beside(beside: Beside) -> Iterator[Text]:
    """What differs beside the answers that were compared."""
    for name, old, new in beside.ranges:
        one, other = _values_of(old), _values_of(new)
        yield Text(
            f"入力「{name}」に書ける値が、「{one.ja}」から「{other.ja}」に変わりました。比べたのは、どちらにも書ける値です。",
            f"{name} now takes {other.en}; it took {one.en}. Values that both take were compared.",
        )
    if beside.years is not None:
        before, after = (show_period(each.first, each.last) for each in beside.years)
        yield Text(
            f"適用期間が「{before}」から「{after}」に変わりました。",
            f"The scheme's years are now {after}; they were {before}.",
        )
    for year, names in beside.other_years:
        listed = "、".join(names)
        yield Text(
            f"{show_year(year)}では、{listed} が違います。「--year {show_year(year)}」で比べられます。",
            f"In {show_year(year)}, {listed} differ; compare with --year {show_year(year)}.",
        )
    for fact in beside.facts:
        label = "・".join((fact.name, *fact.key))
        one, other = (_cell(fact, cell) for cell in (fact.old, fact.new))
        yield Text(
            f"印字された数字「{label}」が {one.ja} から {other.ja} に変わりました。",
            f"The printed figure {label} is now {other.en}; it was {one.en}.",
        )
    for names, ja, en in (
        (beside.statements_added, "が加わりました。", "New"),
        (beside.statements_removed, "がなくなりました。", "Gone"),
    ):
        for text in names:
            yield Text(f"検証「{text}」{ja}", f"{en} statement (検証): {text}.")


def _values_of(given: Input) -> Text:
    """The values that an input takes, as an author writes them."""
    unit = given.type.unit if isinstance(given.type, Quantity) else NONE
    parts = []
    if given.low is not None:
        parts.append(show_number(given.low, unit, given.shown) + ("超" if given.low_open else "以上"))
    if given.high is not None:
        parts.append(show_number(given.high, unit, given.shown) + ("未満" if given.high_open else "以下"))
    if given.step is not None and given.step != 1:
        parts.append(f"刻み {show_number(given.step, unit, given.shown)}")
    shown = "、".join(parts)
    return Text(shown or "どの値でも", shown or "any value")


def _described(ir: SchemeIR, name: str) -> Text:
    if name in ir.scheme.requirements:
        return Text("要件", "requirement")
    return Text("算定", "amount") if name in ir.scheme.amounts else Text("明細の欄", "field")


def _lines(line: Line) -> Iterator[str]:
    seen: set[str] = set()
    for deciding in line.deciding:
        for each in deciding.references:
            text = f"{each.document} {each.line}行「{each.quote}」"
            if text not in seen:
                seen.add(text)
                yield text


def _references(origin: Origin, citations: Sequence[tree.Citation]) -> Iterator[str]:
    for each in origin.references.of(citations):
        yield f"{each.document} {each.line}行「{each.quote}」"


def _is_printed(cell: typed.Expr | None) -> bool:
    return isinstance(cell, typed.Const | typed.OutOfScope)


def _cell(figure: FigureDifference | FactDifference, cell: typed.Expr | None) -> Text:
    match cell:
        case None:
            return ABSENT
        case typed.Const(value=value, approximate=approximate):
            month = cell.whole_month
            shown = show_constant(cell, figure.type) if month else _scalar(value, figure.type, figure.shown)
            return Text(f"{shown}程度", f"about {shown}") if approximate else Text(shown, shown)
        case typed.OutOfScope():
            return OUT
        case _:
            return NOT_PRINTED


def _keys(group: Sequence[FigureDifference]) -> str:
    """The members of the axes for which entries changed alike: as a block where they make one."""
    keys = [each.key for each in group]
    if keys == [()]:
        return ""
    members = [list(dict.fromkeys(key[at] for key in keys)) for at in range(len(keys[0]))]
    if len(keys) == 1 or set(product(*members)) == set(keys):
        return f"［{'、'.join('・'.join(each) for each in members)}］"
    shown = "／".join("、".join(key) for key in keys[:SHOWN_KEYS])
    return f"［{shown}{f' ほか{len(keys) - SHOWN_KEYS}件' if len(keys) > SHOWN_KEYS else ''}］"


def _scalar(value: Scalar, kind: Type, shown: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if not isinstance(kind, Quantity):
        return show_found(kind, value)
    known, unit = Known(value), kind.unit
    return state_text(known, unit, _style(known, kind, style_of(kind, shown)))
