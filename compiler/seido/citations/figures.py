"""The figures printed in a document: numbers with their units, years and dates, each with the words that bind it.

Read are only figures in digits; words that are numbers where they stand (半分, 同額, 毎月, 三分の二) are read apart, since
they can prove a claim but are not counted as figures of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from seido.citations.claims import FigureKind
from seido.citations.folding import clean
from seido.syntax.tree import Boundary
from seido.values.calendar import ERAS
from seido.values.numerals import MAXIMAL_LENGTH, read_numeral
from seido.values.units import NONE, Unit, read_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from seido.citations.folding import Folded
    from seido.source.text import Source


class Rule(StrEnum):
    """Why a printed number is no figure of its document; seido decides these by itself."""

    FOOTNOTE = "注の記号"
    PAGE = "頁番号"
    HEADING = "見出しの番号"
    ORDINAL = "項目の番号"
    ARTICLE = "条項・回次の番号"
    ADDRESS = "アドレスの一部"
    SYMBOL = "記号・略語の一部"


class Form(StrEnum):
    """How a pure number is written."""

    PLAIN = "plain"
    PERCENT = "%"
    TENTHS = "割"
    FRACTION = "/"
    WORD = "word"


class PrintedFigure(NamedTuple):  # a document has thousands
    """One figure printed in a document.

    ``start`` and ``end`` are offsets in the folded text of number and unit; ``origin`` and ``origin_end`` those in the
    document as it stands, ``reach`` the end in the folded text of all that belongs to it (per person, about, or more).
    ``value`` counts base units (円, people, months), or is the year, or ``date.toordinal()``. ``unit`` is None where the
    word after the number is not a known unit; that word is then the beginning of ``tail``. ``number`` is the number
    alone, ``per`` the word of ``/人``. ``scaled`` is the unit and factor that （単位：億円） gives a bare number in a table.
    ``years`` are all years that a year without its era can mean. ``inherited`` says that the approximate word stands at
    the other end of the range. ``serial`` counts the figures of the document from 0 and is -1 for a word.
    """

    serial: int
    kind: FigureKind
    start: int
    end: int
    reach: int
    origin: int
    origin_end: int
    text: str
    value: Fraction
    number: Fraction
    unit: Unit | None
    form: Form
    tail: str
    per: str = ""
    boundary: Boundary | None = None
    boundary_word: str = ""
    boundary_start: int = 0
    boundary_end: int = 0
    approximate: str = ""
    inherited: bool = False
    per_year: bool = False
    whole_month: bool = False
    years: tuple[int, ...] = ()
    scaled: tuple[Unit, Fraction] | None = None
    rule: Rule | None = None


# ---------------------------------------------------------------------------------------------------------- patterns

_COUNTERS: Final = sorted(
    [
        "円",
        "ドル",
        "人",
        "名",
        "人目",
        "人分",
        "団体",
        "市町村",
        "市区町村",
        "区市町村",
        "道府県",
        "都道府県",
        "都府県",
        "府県",
        "道県",
        "県",
        "市",
        "町",
        "村",
        "区",
        "圏域",
        "組合",
        "か所",
        "箇所",
        "カ所",
        "ヶ所",
        "ケ所",
        "ヵ所",
        "件",
        "回",
        "回目",
        "番目",
        "期",
        "期目",
        "日",
        "日間",
        "日目",
        "時間",
        "分野",
        "か月",
        "ヶ月",
        "ケ月",
        "カ月",
        "ヵ月",
        "箇月",
        "か月間",
        "ヶ月間",
        "カ月間",
        "年",
        "年間",
        "年目",
        "か年",
        "ヶ年",
        "カ年",
        "箇年",
        "年以内",
        "歳",
        "倍",
        "社",
        "校",
        "戸",
        "世帯",
        "棟",
        "台",
        "個",
        "本",
        "冊",
        "枚",
        "種類",
        "項目",
        "地区",
        "地域",
        "区域",
        "機関",
        "事業者",
        "事業",
        "施設",
        "自治体",
        "集落",
        "企業",
        "法人",
        "拠点",
        "路線",
        "便",
        "店",
        "店舗",
        "ポイント",
        "点",
        "位",
        "分",
        "秒",
        "週",
        "週間",
        "泊",
        "席",
        "床",
        "頭",
        "羽",
        "匹",
        "隻",
        "両",
        "着",
        "kW",
        "kWh",
        "MW",
        "GW",
        "MWh",
        "m",
        "m2",
        "㎡",
        "m3",
        "km",
        "km2",
        "ha",
        "kg",
        "g",
        "t",
        "トン",
        "t-CO2",
        "リットル",
        "%",
    ],
    key=lambda word: (-len(word), word),
)
_COUNTER: Final = "|".join(re.escape(word) for word in _COUNTERS)
_PLAIN: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_SCALE: Final = r"(?:[十百千]?[万億兆]|[百千](?=[0-9円人名団社件戸台])|[十百千](?=万|億))"
_NUMERAL: Final = rf"{_PLAIN}(?:{_SCALE}(?:{_PLAIN})?)*"
_COUNT: Final = "(?:[0-9]{1,2}|元)"

_FIGURE: Final = re.compile(
    r"(?=[0-9明大昭平令MTSHR元])(?:"
    rf"(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z0-9])[MTSHR](?=[0-9元]))(?P<count>{_COUNT})(?![0-9])(?:\([0-9]{{4}}\))?"
    r"(?:年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?|(?P<fiscal>年度)|(?P<calendar>年)(?!間)"
    r"|[./](?P<month2>[0-9]{1,2})(?:[./](?P<day2>[0-9]{1,2}))?(?![0-9]))?"
    r"|(?P<year>(?:19|20)[0-9]{2})(?:年(?P<month3>[0-9]{1,2})月(?:(?P<day3>[0-9]{1,2})日)?|年度|年(?!間|目|以|未|超)"
    r"|(?P<mark>[./-])(?P<month4>[0-9]{1,2})(?P=mark)(?P<day4>[0-9]{1,2})(?![0-9]))"
    r"|(?P<month5>[0-9]{1,2})月(?P<day5>[0-9]{1,2})日"
    rf"|(?P<bare_year>{_COUNT})年度"
    r"|元年"
    r"|(?P<per>1(?P<per_word>[^\W0-9_]{1,6}?)(?:あたり|当たり|当り|につき))"
    r"|(?P<above>[0-9]+)/(?P<below>[1-9][0-9]*)(?![0-9/])"
    rf"|(?P<below2>{_NUMERAL})分の(?P<above2>{_NUMERAL})"
    r"|(?P<tenths>[0-9]+(?:\.[0-9]+)?)割(?!合)(?:(?P<hundredths>[0-9])分)?(?:(?P<thousandths>[0-9])厘)?"
    rf"|(?P<numeral>{_NUMERAL})(?:の(?=団体|市町村|自治体|都道府県|圏域|組合|事業|地域|地区|施設|企業|法人))?(?P<unit>{_COUNTER})?"
    r")",
)

# What may follow number and unit, in this order.
_PER: Final = re.compile(rf"(?:\([^()\t\n]{{0,40}}\))?/(?P<per>{_COUNTER}|[一-龠]{{1,3}})")
_ABOUT_AFTER: Final = re.compile("程度|前後|ほど|くらい|ぐらい|頃|ごろ")
_BOUND_AFTER: Final = re.compile(
    r"(?:\([^()\t\n]{0,60}\))?"
    r"(?:\)?(?P<at_least>以上)|\)?(?P<at_most>以下|以内)|\)?(?P<less>未満|に満たない|を下回)|\)?(?P<more>超(?![過え])|を?超え|を上回)"
    r"|(?P<cap>[をがは]?上限(?!額)|[をがは]?限度(?!額)|まで)"
    r"|(?P<least>[をがは]?下限(?!額))"
    r"|(?P<from>から(?=[^、。\n\t]{0,16}まで))"
    r"|(?P<range>～))",
)
_FROM_AFTER: Final = re.compile("から|以降|以後")
_BARE_NEXT: Final = re.compile(
    r"以上|以下|以内|未満|超(?!過)|程度|前後|上限|限度|下限|まで|から|及び|又は|又|頃|[^\w]|[ぁ-ん]|\Z",
)
_YEARLY_BEFORE: Final = re.compile(r"(?:年間|年額|毎年度?)(?:約|およそ|概ね|おおむね|ほぼ)?\Z")
_ABOUT_BEFORE: Final = re.compile(r"(?:約|およそ|凡そ|概ね|おおむね|ほぼ)(?:年間|年額)?\Z")
_PER_BEFORE: Final = re.compile(
    r"(?:(?<![0-9元毎来今先近通同翌前当昨正各数何半再例本年か箇ヶ])(?P<short>[年月週日]))\Z",
)
_PHRASE_BEFORE: Final = re.compile(
    r"(?:1|一)?(?P<word>[^\W0-9_]{1,6}?)(?:あたり|当たり|当り|につき)(?:約|およそ|概ね)?\Z"
)
_CAP_BEFORE: Final = re.compile(
    r"(?:(?P<cap>上限額?|限度額?|最大|最高)|(?P<least>下限額?|最低|少なくとも))[:はがも]?(?:年間|年額|月額|約|概ね)*(?:1[^\W0-9_]{1,6}?(?:あたり|当たり|当り|につき))?\Z",
)
BEFORE: Final = (_YEARLY_BEFORE, _ABOUT_BEFORE, _PER_BEFORE, _PHRASE_BEFORE, _CAP_BEFORE)
BEFORE_ENDS: Final = frozenset("間額毎年度約そねぼ月週日りき限大高低も:はが概")
"""The last characters of what `BEFORE` finds: behind any other, which is behind most figures, nothing is looked for."""
_WINDOW: Final = 24

_LABEL_BEFORE: Final = re.compile(
    r"(?:ステップ|フェーズ|[Ss]tep|STEP|別表|別紙|別添|様式|(?<![一-龠])(?:参考|図表|図|表|注|問|資料))\Z"
)
_LETTER: Final = re.compile("[A-Za-z]")

_WORDS: Final = {
    "半分": (Fraction(1, 2), "", ""),
    "半額": (Fraction(1, 2), "", ""),
    "半数": (Fraction(1, 2), "", ""),
    "折半": (Fraction(1, 2), "", ""),
    "同額": (Fraction(1), "", ""),
    "同数": (Fraction(1), "", ""),
    "全額": (Fraction(1), "", ""),
    "倍額": (Fraction(2), "", ""),
    "毎月": (Fraction(1), "回", "月"),
    "毎年": (Fraction(1), "回", "年"),
    "毎週": (Fraction(1), "回", "週"),
    "毎日": (Fraction(1), "回", "日"),
    "翌年": (Fraction(1), "年", ""),
    "半年": (Fraction(6), "か月", ""),
}
_KANJI: Final = "[〇一二三四五六七八九十百千]"
_WORD: Final = re.compile(
    rf"(?P<word>{'|'.join(_WORDS)})"
    rf"|(?<!第)(?P<below>{_KANJI}+)分の(?P<above>{_KANJI}+)"
    rf"|(?<![第〇一二三四五六七八九十百千0-9.,])(?P<numeral>{_KANJI}+[万億]?{_KANJI}*)"
    r"(?P<unit>円|人|名|団体|市町村|都道府県|圏域|回|日間|日|時間|分野|か月|箇月|ヶ月|年間|年|か年|箇年|歳|倍|割)(?![度号])",
)
_BEFORE_UNIT: Final = re.compile(r"\(単位:(?P<unit>[^()\t\n]{1,8})\)")
_URL: Final = re.compile(r"https?://[^\s<>()（）「」]+")
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class PerPhrase:
    """``1人あたり``, ``1団体当たり``: a unit below the stroke, wherever it stands; offsets in the folded text."""

    start: int
    end: int
    word: str


# ----------------------------------------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document."""

    figures: tuple[PrintedFigure, ...]
    phrases: tuple[PerPhrase, ...]


def read_figures(source: Source, folded: Folded, year: int | None) -> Reading:
    """Every figure of a document in printed order; ``year`` is the document's fiscal year."""
    reader = _Reader(source, folded)
    figures: list[PrintedFigure] = []
    phrases: list[PerPhrase] = []
    for match in _FIGURE.finditer(folded.cells):
        if match["per"] is not None:
            start = folded.from_cells(match.start())
            phrases.append(PerPhrase(start, folded.from_cells(match.end() - 1) + 1, match["per_word"]))
            continue
        figure = reader.figure(match, len(figures))
        if figure is not None:
            figures.append(figure)
    joined = _join_ranges(figures, folded)
    resolved = _resolve_years(joined, source, year)
    return Reading(tuple(_apply_scales(resolved, source, folded)), tuple(phrases))


def read_words(source: Source, folded: Folded) -> tuple[PrintedFigure, ...]:
    """The words and kanji numerals of a document that are numbers where they stand."""
    reader = _Reader(source, folded)
    return tuple(reader.word(match) for match in _WORD.finditer(folded.cells))


class _Draft(NamedTuple):
    """What the characters of a figure say by themselves."""

    kind: FigureKind
    value: Fraction
    number: Fraction
    unit: Unit | None = NONE
    form: Form = Form.PLAIN
    tail: str = ""
    per: str = ""
    whole_month: bool = False
    years: tuple[int, ...] = ()


class _Reader:
    """Makes printed figures of matches in one document."""

    __slots__ = ("cells", "folded", "source", "urls")

    def __init__(self, source: Source, folded: Folded) -> None:
        self.source = source
        self.folded = folded
        self.cells = folded.cells
        self.urls = tuple(match.span() for match in _URL.finditer(source.text))

    def figure(self, match: re.Match[str], serial: int) -> PrintedFigure | None:
        """A figure in digits; None where a match is no figure after all (令和6年13月, a thousand digits on end)."""
        if match.end() - match.start() > MAXIMAL_LENGTH:
            return None
        unit: Unit | None = NONE
        form = Form.PLAIN
        tail = ""
        factor = Fraction(1)
        number: Fraction
        if match["numeral"] is not None:
            numeral = match["numeral"]
            read = _in_digits(numeral) if numeral.isascii() else read_numeral(numeral)
            if read is None:
                return None
            number = read
            word = match["unit"] or ""
            if word:
                unit, factor = read_unit(word)
                form = Form.PERCENT if word == "%" else Form.PLAIN
                if word == "月":
                    unit = _MONTH_NAME
            elif _BARE_NEXT.match(self.cells, match.end()) is None:
                unit = None
                tail = self.cells[match.end() : match.end() + 12].split("\n")[0].split("\t")[0]
        elif match["above"] is not None:
            number, form = Fraction(int(match["above"]), int(match["below"])), Form.FRACTION
        elif match["below2"] is not None:
            below, above = read_numeral(match["below2"]), read_numeral(match["above2"])
            if not below or above is None:
                return None
            number, form = above / below, Form.FRACTION
        elif match["tenths"] is not None:
            number = Fraction(match["tenths"]) + Fraction(int(match["hundredths"] or 0), 10)
            number += Fraction(int(match["thousandths"] or 0), 100)
            factor, form = Fraction(1, 10), Form.TENTHS
        else:
            return self._dated(match, serial)
        return self._bound(match, serial, _Draft(FigureKind.NUMBER, number * factor, number, unit, form, tail))

    def _dated(self, match: re.Match[str], serial: int) -> PrintedFigure | None:
        """A year or a date."""
        groups = match.groupdict()
        month = groups["month"] or groups["month2"] or groups["month3"] or groups["month4"]
        day = groups["day"] or groups["day2"] or groups["day3"] or groups["day4"]
        years: tuple[int, ...] = ()
        kind = FigureKind.YEAR
        if groups["era"] is not None:
            year = _era_year(groups["era"], groups["count"] or "")
        elif groups["year"] is not None:
            year = int(groups["year"])
        elif groups["month5"] is not None:
            # a day without its year: 1月19日; its year is settled once all dates of the document are known
            month, day, year, kind = groups["month5"], groups["day5"], 0, FigureKind.DATE
        else:
            count = _count(groups["bare_year"] or "元")
            years = tuple(era.first_day.year + count - 1 for era in reversed(ERAS))
            year = years[0]
        value = Fraction(year)
        if month is not None:
            kind = FigureKind.DATE
            try:
                value = Fraction(date(year or _LEAP_YEAR, int(month), int(day or 1)).toordinal())
            except ValueError:
                return None
            if not year:
                years = (-1,)
        draft = _Draft(kind, value, value, whole_month=month is not None and day is None, years=years)
        return self._bound(match, serial, draft)

    def word(self, match: re.Match[str]) -> PrintedFigure:
        """A word or a kanji numeral."""
        per = ""
        if match["word"] is not None:
            number, word, per = _WORDS[match["word"]]
        elif match["below"] is not None:
            below, above = read_numeral(match["below"]), read_numeral(match["above"])
            number, word = (above / below if below and above is not None else Fraction(0)), ""
        else:
            # A scale alone counts one of itself: 千円 is 1,000円.
            number = read_numeral(match["numeral"]) or read_numeral("1" + match["numeral"]) or Fraction(0)
            word = match["unit"]
        unit, factor = read_unit(word)
        return self._bound(match, -1, _Draft(FigureKind.NUMBER, number * factor, number, unit, Form.WORD, per=per))

    def _bound(self, match: re.Match[str], serial: int, draft: _Draft) -> PrintedFigure:
        """The figure with its place and with the words around it that bind it."""
        cells, folded = self.cells, self.folded
        at, end = match.span()
        while end > at + 1 and cells[end - 1] == "の":
            end -= 1
        start = folded.from_cells(at)
        stop = folded.from_cells(end - 1) + 1
        origin, origin_end = folded.origin(start), folded.origin_end(stop)
        rule = self._rule(at, end, origin, origin_end, draft) if serial >= 0 else None
        before = cells[max(0, at - _WINDOW) : at]
        binds = before[-1:] in BEFORE_ENDS
        per, per_year, approximate, boundary, word = draft.per, False, "", None, ""
        bound_at = bound_end = 0
        reach = end
        if rule is None:
            if draft.kind is FigureKind.NUMBER:
                after = _PER.match(cells, reach)
                if after is not None:
                    per, reach = after["per"], after.end()
                per_year = binds and _YEARLY_BEFORE.search(before) is not None
            about = _ABOUT_AFTER.match(cells, reach)
            if about is not None:
                approximate, reach = about[0], about.end()
            about_before = _ABOUT_BEFORE.search(before) if binds else None
            if about_before is not None:
                approximate = approximate or about_before[0].replace("年間", "").replace("年額", "")
            if binds and draft.kind is FigureKind.NUMBER and not per:
                per = _per_before(before)
            boundary, word, bound_at, bound_end = self._boundary(draft.kind, at, reach, before)
        return PrintedFigure(
            serial=serial,
            kind=draft.kind,
            start=start,
            end=stop,
            reach=max(folded.from_cells(reach - 1) + 1, bound_end),
            origin=origin,
            origin_end=origin_end,
            text=clean(self.source.text[origin:origin_end]),
            value=draft.value,
            number=draft.number,
            unit=draft.unit,
            form=draft.form,
            tail=draft.tail,
            per=per,
            boundary=boundary,
            boundary_word=word,
            boundary_start=bound_at,
            boundary_end=bound_end,
            approximate=approximate,
            per_year=per_year,
            whole_month=draft.whole_month,
            years=draft.years,
            rule=rule,
        )

    def _boundary(self, kind: FigureKind, at: int, reach: int, before: str) -> tuple[Boundary | None, str, int, int]:
        """The boundary word of a figure, as meant and as printed, and where it stands in the folded text."""
        folded = self.folded
        after = _BOUND_AFTER.match(self.cells, reach)
        if after is not None and after.lastgroup is not None:
            name = after.lastgroup
            span = (
                folded.from_cells(after.start(name)),
                folded.from_cells(after.end(name) - 1) + 1,
            )
            return _AFTER_BOUNDS[name], after[name], *span
        if kind is not FigureKind.NUMBER:
            since = _FROM_AFTER.match(self.cells, reach)
            if since is not None:
                return (
                    Boundary.AT_LEAST,
                    since[0],
                    folded.from_cells(since.start()),
                    folded.from_cells(since.end() - 1) + 1,
                )
        if before.endswith("～"):
            place = folded.from_cells(at - 1)
            return Boundary.AT_MOST, "～", place, place + 1
        cap = _CAP_BEFORE.search(before) if before[-1:] in BEFORE_ENDS else None
        if cap is not None:
            start = folded.from_cells(at - len(before) + cap.start())
            name = "cap" if cap["cap"] else "least"
            bound = Boundary.AT_MOST if name == "cap" else Boundary.AT_LEAST
            return bound, cap[name], start, start + len(cap[name])
        return None, "", 0, 0

    def _rule(self, at: int, end: int, origin: int, origin_end: int, figure: _Draft) -> Rule | None:
        """The rule by which a number is no figure, or None."""
        cells, raw = self.cells, self.source.text
        previous = cells[at - 1] if at else "\n"
        following = cells[end] if end < len(cells) else "\n"
        for start, stop in self.urls:
            if start <= origin < stop:
                return Rule.ADDRESS
        if figure.kind is not FigureKind.NUMBER:
            return None
        small = figure.number.denominator == 1 and figure.number < _ORDINAL_LIMIT
        bare = figure.unit is None or (figure.unit is NONE and figure.form is Form.PLAIN)
        if not bare and small and previous == "\n" and _WORDLIKE.match(raw, origin) is not None:
            # 「1 地域おこし協力隊」: a space parts the number from what only looks like its unit
            bare = "\t" not in _line(raw, origin)
            if bare:
                return Rule.ORDINAL if _bulleted(raw, origin) else Rule.HEADING
        if previous == "※" or (
            previous in ",、・" and re.search(r"※[0-9]+(?:[,、・][0-9]+)*[,、・]\Z", cells[max(0, at - 12) : at])
        ):
            return Rule.FOOTNOTE
        if previous == "." and cells[at - 2 : at - 1] in {"p", "P"}:
            return Rule.PAGE
        if previous == "第" and not _is_seat(cells, at):
            return Rule.ARTICLE
        if bare and small:
            if _LABEL_BEFORE.search(cells[max(0, at - 6) : at]) is not None:
                return Rule.ORDINAL
            if previous == "(" and following == ")" and "\t" not in _line(raw, origin):
                return Rule.ORDINAL
            if previous == "\n":
                if following == "\n" and _alone(raw, origin, origin_end):
                    return Rule.HEADING
                if following in ".)、" and "\t" not in _line(raw, origin):
                    return Rule.ORDINAL
                if raw[origin_end : origin_end + 1] in {" ", "\u3000"} and "\t" not in _line(raw, origin):
                    return Rule.ORDINAL if _bulleted(raw, origin) else Rule.HEADING
        if bare and (_LETTER.match(previous) is not None or _LETTER.match(following) is not None):
            return Rule.SYMBOL
        if previous == "-" and at > 1 and _LETTER.match(cells[at - 2]) is not None:
            return Rule.SYMBOL
        return None


_ORDINAL_LIMIT: Final = 100
_WORDLIKE: Final = re.compile(
    r"[0-9０-９]{1,2}[ \u3000]+(?:地域|地区|区域|施設|事業|企業|法人|組合|集落|自治体|市町村|団体|機関|拠点|分野|点|位)\w",
)
_LEAP_YEAR: Final = 2000
_MONTH_NAME: Final = Unit(("月の名",), ())
_AFTER_BOUNDS: Final = {
    "at_least": Boundary.AT_LEAST,
    "least": Boundary.AT_LEAST,
    "from": Boundary.AT_LEAST,
    "range": Boundary.AT_LEAST,
    "at_most": Boundary.AT_MOST,
    "cap": Boundary.AT_MOST,
    "less": Boundary.LESS_THAN,
    "more": Boundary.MORE_THAN,
}
_ERA_STARTS: Final = {name: era.first_day.year for era in ERAS for name in (era.name, era.letter)}


def _in_digits(numeral: str) -> Fraction:
    figures = numeral.replace(",", "")
    return Fraction(figures) if "." in figures else Fraction(int(figures))


def _count(text: str) -> int:
    return 1 if text == "元" else int(text)


def _era_year(era: str, count: str) -> int:
    return _ERA_STARTS[era] + _count(count) - 1


def _per_before(before: str) -> str:
    """The unit below the stroke that stands before a number: 月4日, 年2回, 1人あたり445万円."""
    phrase = _PHRASE_BEFORE.search(before)
    if phrase is not None:
        return phrase["word"].rpartition("一")[2]  # 子ども一人当たり counts 人
    short = _PER_BEFORE.search(before)
    return short["short"] if short is not None else ""


def _is_seat(cells: str, at: int) -> bool:
    return False if at < _TWO else cells[at - 2].isascii() and cells[at - 2].isdigit()


def _line(raw: str, at: int) -> str:
    start = raw.rfind("\n", 0, at) + 1
    end = raw.find("\n", at)
    return raw[start : end if end != -1 else len(raw)]


def _bulleted(raw: str, at: int) -> bool:
    return _line(raw, at).lstrip(" \u3000").startswith("-")


def _alone(raw: str, start: int, end: int) -> bool:
    """Whether a number has a line to itself with nothing above and below it: the number of a part or a page."""
    above = raw[:start].rstrip(" \t\u3000")
    below = raw[end:].lstrip(" \t\u3000")
    lone_above = above == "" or above.endswith("\n\n") or re.search(r"\n[ \u3000]*\n\Z", above[-40:]) is not None
    lone_below = below in {"", "\n"} or re.match(r"\n[ \u3000]*(?:\n|\Z)", below[:40]) is not None
    return lone_above and lone_below


def _join_ranges(figures: list[PrintedFigure], folded: Folded) -> Iterator[PrintedFigure]:
    """The two ends of ``6か月～3年``: the first takes the unit of the second, both share an approximate word."""
    text = folded.text
    ranged: PrintedFigure | None = None
    for at, figure in enumerate(figures):
        current = figure
        following = figures[at + 1] if at + 1 < len(figures) else None
        opens = figure.boundary is Boundary.AT_LEAST and figure.boundary_word in {"～", "から", "以上"}
        if (
            opens
            and following is not None
            and following.kind is figure.kind
            and figure.rule is None
            and following.start <= figure.boundary_end + len("概ね")
            and (figure.boundary_word != "以上" or following.boundary in {Boundary.AT_MOST, Boundary.LESS_THAN})
            and "\t" not in text[figure.end : following.start]
        ):
            if figure.boundary_word == "～" and figure.unit is NONE and figure.form is Form.PLAIN:
                current = _with_unit(figure, following)
            if following.approximate and not figure.approximate and following.approximate in _ABOUT_WORDS:
                current = current._replace(approximate=following.approximate, inherited=True)
        if ranged is not None:
            if ranged.approximate and not ranged.inherited and not current.approximate:
                current = current._replace(approximate=ranged.approximate, inherited=True)
            ranged = None
        if current is not figure or opens:
            ranged = (
                current
                if opens and following is not None and following.start <= figure.boundary_end + len("概ね")
                else None
            )
        yield current


_ABOUT_WORDS: Final = frozenset({"程度", "前後", "ほど", "くらい", "ぐらい"})


def _with_unit(figure: PrintedFigure, other: PrintedFigure) -> PrintedFigure:
    if other.unit is NONE and other.form in {Form.PLAIN, Form.FRACTION}:
        return figure
    if other.unit is None:
        return figure._replace(unit=None, tail=other.tail)
    factor = other.value / other.number if other.number else Fraction(1)
    return figure._replace(unit=other.unit, form=other.form, value=figure.number * factor, per=figure.per or other.per)


def _resolve_years(figures: Iterator[PrintedFigure], source: Source, year: int | None) -> list[PrintedFigure]:
    """Years without era in one line count upwards to the document's year; a day without year takes that of its twin."""
    result = list(figures)
    days: dict[tuple[int, int], set[int]] = {}
    lines: dict[int, list[int]] = {}
    for at, figure in enumerate(result):
        if figure.kind is FigureKind.DATE and not figure.whole_month and not figure.years:
            day = date.fromordinal(int(figure.value))
            days.setdefault((day.month, day.day), set()).add(int(figure.value))
        elif figure.kind is FigureKind.YEAR and figure.years:
            lines.setdefault(source.position(figure.origin).line, []).append(at)
    for run in lines.values():
        if len(run) < _TWO:
            continue
        limit = year if year is not None else max(result[run[-1]].years)
        for at in reversed(run):
            possible = [choice for choice in result[at].years if choice <= limit]
            if not possible:
                break
            chosen = max(possible)
            limit = chosen - 1
            result[at] = result[at]._replace(value=Fraction(chosen), number=Fraction(chosen), years=(chosen,))
    for at, figure in enumerate(result):
        if figure.kind is not FigureKind.DATE or not figure.years:
            continue
        day = date.fromordinal(int(figure.value))
        twins = days.get((day.month, day.day), set())
        if len(twins) == 1:
            value = next(iter(twins))
        elif year is not None:
            value = date(
                year + (0 if day.month >= _APRIL else 1), day.month, min(day.day, 28 if day.month == _TWO else 31)
            ).toordinal()
        else:
            continue
        result[at] = figure._replace(value=Fraction(value), number=Fraction(value), years=())
    return result


_APRIL: Final = 4
_NEAR: Final = 3


def _apply_scales(figures: list[PrintedFigure], source: Source, folded: Folded) -> list[PrintedFigure]:
    """Bare numbers of a table beside （単位：億円） count that unit."""
    notes = list(_BEFORE_UNIT.finditer(folded.cells))
    if not notes:
        return figures
    scaled: dict[int, tuple[Unit, Fraction]] = {}
    for note in notes:
        unit = read_unit(note["unit"])
        line = source.position(folded.origin(folded.from_cells(note.start()))).line
        above = next((at for at in range(line, max(0, line - 1 - _NEAR), -1) if "\t" in source.line_text(at)), None)
        step = -1
        if above is None:
            step = 1
            below = range(line, min(source.line_count, line + _NEAR) + 1)
            above = next((at for at in below if "\t" in source.line_text(at)), None)
        at = above
        while at is not None and 1 <= at <= source.line_count and "\t" in source.line_text(at):
            scaled[at] = unit
            at += step
    if not scaled:
        return figures
    return [
        figure._replace(scaled=scaled[source.position(figure.origin).line])
        if figure.rule is None
        and figure.unit is NONE
        and figure.form is Form.PLAIN
        and figure.kind is FigureKind.NUMBER
        and source.position(figure.origin).line in scaled
        else figure
        for figure in figures
    ]
