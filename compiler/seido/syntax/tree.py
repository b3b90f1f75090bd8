"""The program as written: one node class for each form of the language, nothing resolved yet.

Every node carries its place; places do not count when trees are compared, so that ``parse(format(tree)) == tree``.
Names are folded to half width (NFKC) and stripped of the 「」 that may surround them; nothing else is interpreted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from seido.source.text import Span


@dataclass(frozen=True, slots=True)
class Node:
    """What every form has: its place in the file."""

    span: Span = field(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name, or a quoted text used as a name."""

    text: str


@dataclass(frozen=True, slots=True)
class String(Node):
    """A text in 「」 (nested 「」 counted) or in double quotes, without them."""

    text: str


# ---------------------------------------------------------------------------------------------------- expressions


class Boundary(StrEnum):
    """The boundary words, as in law."""

    AT_LEAST = "以上"
    AT_MOST = "以下"
    MORE_THAN = "超"
    LESS_THAN = "未満"


class Operator(StrEnum):
    """The arithmetic signs, in their canonical spelling."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "×"
    DIVIDE = "÷"


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number with its unit as written: ``1億2,000万円`` ``2/3`` ``3分の2`` ``50%`` ``485万円/人`` ``8,500万円程度``.

    ``value`` counts the unit as printed, numerals applied (``1億2,000万円`` is 120000000 of ``円``; ``50%`` is 50 of
    ``%``; ``3年`` is 3 of ``年``; ``2/3`` is 2/3 of nothing). ``numerator`` and ``denominator`` are the unit words
    around the ``/``. ``approximate`` is the word that makes it so (程度, 約, 概ね, およそ), ``per_year`` that 年間 stands before it.
    """

    value: Fraction
    numerator: str
    denominator: str
    approximate: str
    per_year: bool
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class FiscalYear(Node):
    """A fiscal year: ``令和6年度`` ``R6年度`` ``2024年度``. ``year`` is the Gregorian year in which it begins (2024)."""

    year: int


@dataclass(frozen=True, slots=True)
class Date(Node):
    """``令和6年4月1日``, or a month ``令和6年5月``, whose ``day`` is 1 and ``whole_month`` true."""

    day: date
    whole_month: bool


@dataclass(frozen=True, slots=True)
class Truth(Node):
    """``はい`` or ``いいえ`` (in cells also ○ and ×)."""

    value: bool


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """A name used in an expression."""

    name: str


@dataclass(frozen=True, slots=True)
class Index(Node):
    """``上限額[任用]``, ``上限額[専任、令和6年度]``: a laid-down value or table entry."""

    name: Name
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Each(Node):
    """``支援員 ごとに 対象額``, ``支援員 のうち 任用 が 専任 ごとに 対象額``: the rows of a 明細, one value for each."""

    items: Name
    where: Expression | None
    body: Expression


@dataclass(frozen=True, slots=True)
class Call(Node):
    """``合計(…)`` ``最大(…)`` ``小さい方(…、…)`` ``切捨て(…、0.1億円)``."""

    name: Name
    arguments: tuple[Expression | Each, ...]


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """Two operands and an arithmetic sign."""

    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """A minus before an operand."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Bound(Node):
    """``0.25以上``: a limit and its boundary word."""

    limit: Expression
    word: Boundary


@dataclass(frozen=True, slots=True)
class Within(Node):
    """``X が 0.25以上 0.5未満``."""

    subject: Expression
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class IsOneOf(Node):
    """``X が A か B``, ``X が A``: also equality, which is one choice."""

    subject: Expression
    choices: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class FromTo(Node):
    """``X が 任期2年目 から 任期終了翌年 まで``: a stretch of an ordered 区分."""

    subject: Expression
    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class Not(Node):
    """``… でない``."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class All(Node):
    """Conditions joined by かつ."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Any(Node):
    """Conditions joined by 又は."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Unstated(Node):
    """``記載なし「…」``, with ``5,000万円以下`` (bounds) or ``仮置き 1`` (provisional)."""

    reason: String
    bounds: tuple[Bound, ...]
    provisional: Expression | None


@dataclass(frozen=True, slots=True)
class OutOfScope(Node):
    """``対象外``."""


Expression = (
    Number
    | FiscalYear
    | Date
    | Truth
    | Reference
    | Index
    | Call
    | Binary
    | Negative
    | Within
    | IsOneOf
    | FromTo
    | Not
    | All
    | Any
    | Unstated
    | OutOfScope
)


# -------------------------------------------------------------------------------------------------------- annotations


@dataclass(frozen=True, slots=True)
class Locus(Node):
    """One quoted place: ``「A」``, ``「アンカー」以下「A」``, ``「A」から「B」まで``, ``「A」2番目``.

    ``after`` is the anchor after which the quote is looked for; ``to`` the quote that ends a stretch; ``position``
    counts, from 1, the figures *of the declared unit* inside the quote where more than one stands there.
    """

    quote: String
    after: String | None
    to: String | None
    position: int | None


@dataclass(frozen=True, slots=True)
class Citation(Node):
    """``出典 r6「A」「B」``: a source document and one or more quoted places in it."""

    document: Name
    loci: tuple[Locus, ...]


@dataclass(frozen=True, slots=True)
class Period(Node):
    """``令和5年度まで`` ``令和6年度から`` ``令和6年度から令和7年度まで`` ``令和6年度のみ`` ``各年度`` (both ends None)."""

    first: int | None
    last: int | None


class Direction(StrEnum):
    """How a rounding goes."""

    DOWN = "切捨て"
    UP = "切上げ"
    HALF_UP = "四捨五入"


@dataclass(frozen=True, slots=True)
class Rounding(Node):
    """``端数 千円未満 切捨て`` (``unit`` and ``direction``), or ``端数 記載なし「…」`` (``unstated``)."""

    unit: Number | None
    direction: Direction | None
    unstated: String | None


@dataclass(frozen=True, slots=True)
class Annotations(Node):
    """What may follow a declaration or a value, in any order."""

    citations: tuple[Citation, ...] = ()
    readings: tuple[String, ...] = ()  # 解釈「…」
    periods: tuple[Period, ...] = ()
    caps: tuple[Expression, ...] = ()  # 上限 X
    roundings: tuple[Rounding, ...] = ()
    ranges: tuple[tuple[Bound, ...], ...] = ()  # 範囲 0円以上
    steps: tuple[Number, ...] = ()  # 刻み 0.01
    judges: tuple[String, ...] = ()  # 判断者「都道府県知事」
    soft: bool = False  # 目安


# ------------------------------------------------------------------------------------------------------- declarations


@dataclass(frozen=True, slots=True)
class TypeName(Node):
    """A type as written: ``円/人`` ``割合`` ``はい・いいえ`` ``任用`` ``億円`` ``%`` ``年度``; ``denominator`` is None without ``/``."""

    numerator: Name
    denominator: Name | None


class TextKind(StrEnum):
    """The texts of a scheme or a document."""

    TITLE = "題名"
    SUMMARY = "概要"
    CHAPTER = "掲載"  # the chapter of the document in which the scheme is printed
    AUDIENCE = "対象者"  # who may use it
    PURPOSE = "使途"  # what the money is for
    HEADLINE = "要点"  # the figure to know first
    DEADLINE = "期限"  # until when
    REVISION = "変更"  # 新規, 拡充 …; further texts say what is new
    BASIS = "根拠"
    REMARK = "備考"
    PUBLISHER = "発行"
    BODY = "本文"


@dataclass(frozen=True, slots=True)
class TextDeclaration(Node):
    """``題名 「…」``, ``概要 「…」``, ``発行 「総務省」 令和6年5月``, ``本文 「sources/…txt」``. A summary may be several texts."""

    kind: TextKind
    texts: tuple[String, ...]
    date: Date | None
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class DocumentYear(Node):
    """``年度 令和6年度`` in a 資料: the year of which its figures speak."""

    year: FiscalYear


@dataclass(frozen=True, slots=True)
class NoteDeclaration(Node):
    """``注 「…」`` or ``注 名前 「…」``: a printed note, shareable by name."""

    name: Name | None
    text: String
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class RelatedDeclaration(Node):
    """``関連 ローカル10000プロジェクト、過疎対策事業債 「…」``."""

    names: tuple[Name, ...]
    text: String | None
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class ApplicableDeclaration(Node):
    """``適用期間 令和6年度から``: the years in which the scheme exists; the period is in the annotations."""

    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Member(Node):
    """``専任``, ``過疎地域 「みなし過疎地域を含む」``; with ``parts`` a group: ``その他市町村 = 市 か 町 か 村``."""

    name: Name
    description: String | None
    parts: tuple[Name, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class CategoryDeclaration(Node):
    """``区分 任用 = 専任、兼任``, or the members line by line; ``順`` after the name makes it ordered."""

    name: Name
    ordered: bool
    members: tuple[Member, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Band(Node):
    """``低い = 0.25未満`` in a 段階."""

    name: Name
    bounds: tuple[Bound, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class BandDeclaration(Node):
    """``段階 財政力の段階 : 財政力指数`` and its bands, a line each."""

    name: Name
    subject: Name
    bands: tuple[Band, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class ReadingChoice(Node):
    """``策定経費に当てる 「上限2,000万円は策定経費にかかる」 採用``."""

    name: Name
    text: String
    adopted: bool
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class ReadingDeclaration(Node):
    """``解釈 上限の当て方 「…」`` and its possible readings, a line each."""

    name: Name
    text: String | None
    choices: tuple[ReadingChoice, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class InputDeclaration(Node):
    """``入力 財政力指数 : 指数 「小数第2位まで」 範囲 0以上 刻み 0.01``."""

    name: Name
    type: TypeName
    question: String | None
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """``445万円 → 令和6年度 485万円``: ``values`` has one more entry than ``years``."""

    values: tuple[Expression, ...]
    years: tuple[FiscalYear, ...]


@dataclass(frozen=True, slots=True)
class Dated(Node):
    """``= 値 …注記``: a value with its own annotations (period, citation, cap …)."""

    value: Expression | Chain
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Entry(Node):
    """One line of a 基準 or 事実: ``専任 = 445万円``, ``専任、令和6年度 = …``; ``keys`` is empty for the single value."""

    keys: tuple[Expression, ...]
    values: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Part(Node):
    """``うち 報償費等の上限 = 320万円/人``: a named part of a laid-down value."""

    name: Name
    values: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class ParameterDeclaration(Node):
    """``基準 上限額[任用] : 円/人 …`` or, with ``fact`` set, ``事実 …``: a laid-down value or a published figure."""

    fact: bool
    name: Name
    axes: tuple[Name, ...]
    type: TypeName | None
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Cell(Node):
    """One cell of a pipe or TAB row: plain text, white space at its ends removed, width not yet folded."""

    text: str


@dataclass(frozen=True, slots=True)
class Row(Node):
    """One row of cells and what follows its last border."""

    cells: tuple[Cell, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class TableDeclaration(Node):
    """``表 限度額[団体、施設、地域、区域] : 億円 …`` and its rows; ``series`` set for ``推移 隊員数 : 人``."""

    series: bool
    name: Name
    axes: tuple[Name, ...]
    type: TypeName | None
    rows: tuple[Row, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class FieldDeclaration(Node):
    """A line of a 明細: ``所要額 : 円 範囲 0円以上`` (an input) or ``対象額 : 円 = 所要額 上限 …`` (computed)."""

    name: Name
    type: TypeName
    question: String | None
    values: tuple[Dated, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class ItemsDeclaration(Node):
    """``明細 支援員 （一行 1人）「…」`` and its fields; ``per_row`` is the ``1人``."""

    name: Name
    per_row: Number | None
    description: String | None
    fields: tuple[FieldDeclaration, ...]
    annotations: Annotations


class ClauseKind(StrEnum):
    """The clauses of a rule."""

    GENERAL = "原則"
    EXCEPTION = "ただし"
    CASE = "場合"


@dataclass(frozen=True, slots=True)
class Clause(Node):
    """``原則 1/2``, ``ただし 条件 のとき 2/3``, ``場合 条件 のとき 2/3``; a GENERAL clause has no condition."""

    kind: ClauseKind
    condition: Expression | None
    value: Expression
    annotations: Annotations


class Settlement(StrEnum):
    """How overlapping ただし are settled."""

    GREATEST = "大きい方"
    LEAST = "小さい方"
    FIRST = "先に書いた方"


@dataclass(frozen=True, slots=True)
class Settle(Node):
    """``重なるとき 大きい方 解釈「…」``."""

    how: Settlement
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class AmountDeclaration(Node):
    """``算定 補助率 : 割合`` with clauses, or ``算定 X : 円 = 式`` with values; exactly one of the two is not empty."""

    name: Name
    type: TypeName | None
    values: tuple[Dated, ...]
    clauses: tuple[Clause, ...]
    settle: Settle | None
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class RequirementDeclaration(Node):
    """``要件 新規雇用 : 雇用増 が 必要な雇用増 以上``, ``要件 滞在 : 類型 が 副業型 のとき …``; ``question`` is a text before the ``:``."""

    name: Name
    text: String | None
    when: Expression | None
    condition: Expression
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Equation(Node):
    """``左 = 右``, only in 検証 and 内訳."""

    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class BreakdownDeclaration(Node):
    """``内訳 公費交付額 = 国費 + 自治体負担``."""

    equation: Equation
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class VerificationDeclaration(Node):
    """``検証 「…」`` / ``すべての 団体、施設 について`` / a condition or an equation."""

    text: String
    axes: tuple[Name, ...]
    statement: Expression | Equation
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class TargetDeclaration(Node):
    """``目標 隊員数[令和8年度] = 10,000人``."""

    name: Name
    arguments: tuple[Expression, ...]
    value: Expression
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class Given(Node):
    """``策定経費 = 2,400万円`` in an 例."""

    name: Name
    value: Expression


@dataclass(frozen=True, slots=True)
class GivenItems(Node):
    """A 明細 in an 例: its name and a table whose header names fields (``結果 対象額`` for an expected column)."""

    name: Name
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Expected(Node):
    """``結果 補助額 = 500万円``, ``結果 要確認`` (no value)."""

    name: Name
    value: Expression | None


@dataclass(frozen=True, slots=True)
class ExampleDeclaration(Node):
    """``例 「…」 令和6年度``: given lines, item tables, expected lines; or ``cases``, a table with one case a row."""

    title: String
    year: FiscalYear | None
    givens: tuple[Given, ...]
    items: tuple[GivenItems, ...]
    cases: tuple[Row, ...]
    expected: tuple[Expected, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class ExcludedDeclaration(Node):
    """``収録外 r6「…」 理由「…」``; ``every`` set by すべて after the quotes: each occurrence of the quote."""

    citation: Citation
    every: bool
    reason: String


@dataclass(frozen=True, slots=True)
class CaseDeclaration(Node):
    """``場合 型 が 副業型`` … ``場合おわり`` (or the next 場合, or the scheme's end): declarations of one case."""

    condition: Expression
    declarations: tuple[Declaration, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class DocumentDeclaration(Node):
    """``資料 r6`` and its attributes."""

    name: Name
    texts: tuple[TextDeclaration, ...]
    years: tuple[DocumentYear, ...]
    excluded: tuple[ExcludedDeclaration, ...]


@dataclass(frozen=True, slots=True)
class SchemeDeclaration(Node):
    """``制度 集落支援員 (shuraku_shienin)`` and its declarations."""

    name: Name
    identifier: Name | None
    declarations: tuple[Declaration, ...]
    annotations: Annotations


@dataclass(frozen=True, slots=True)
class CommonDeclaration(Node):
    """``共通`` and declarations shared by all schemes of the set."""

    declarations: tuple[Declaration, ...]


Declaration = (
    TextDeclaration
    | NoteDeclaration
    | RelatedDeclaration
    | ApplicableDeclaration
    | CategoryDeclaration
    | BandDeclaration
    | ReadingDeclaration
    | InputDeclaration
    | ParameterDeclaration
    | TableDeclaration
    | ItemsDeclaration
    | AmountDeclaration
    | RequirementDeclaration
    | BreakdownDeclaration
    | VerificationDeclaration
    | TargetDeclaration
    | ExampleDeclaration
    | ExcludedDeclaration
    | CaseDeclaration
)


@dataclass(frozen=True, slots=True)
class Comment(Node):
    """``# …`` to the end of its line, the mark included; ``alone`` where nothing else stands on the line."""

    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class File(Node):
    """One ``.pol`` file."""

    path: str
    blocks: tuple[DocumentDeclaration | SchemeDeclaration | CommonDeclaration, ...]
    comments: tuple[Comment, ...]
