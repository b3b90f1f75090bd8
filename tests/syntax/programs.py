"""Whole random programs, from every production of the grammar.

`generate` walks the productions that lark reads from ``grammar/policy.lark``: a production added there is generated from
then on, and a terminal added there stops the tests until its words are given here. Programs are well formed (they can be
read without a finding) and mean nothing. They are written as no author would: both vocabularies at once, odd names,
every sign in all its widths, lines broken and commented on wherever that is allowed, rows of bars and of TABs.

`mutate` spoils a text the way hands, input methods and spreadsheets do; its results need not be well formed.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from seido.syntax.lines import ENDS, STARTS
from seido.syntax.tables import make_parser
from seido.syntax.vocabulary import (
    ANNOTATIONS,
    BOUNDARIES,
    DECLARATIONS,
    DIRECTIONS,
    FUNCTIONS,
    OUTCOMES,
    SETTLEMENTS,
    TEXTS,
    TYPES,
    UNITS,
    VOCABULARY,
)

DEPTH: Final = 26
"""From this depth of a derivation on, the shortest way out is taken."""

_FAR: Final = 99
_LONG: Final = ("__start_star", "__scheme_star")
"""Repetitions of which a program has many: its parts and their declarations."""


BEYOND_THE_GRAMMAR = frozenset(("S0170", "S0171", "S0175"))
"""What the grammar admits and the parser refuses: an empty name, an end of no 場合, a 場合 in 共通."""


def generate(seed: int) -> str:
    """A whole well-formed program, always the same for the same seed. 400 seeds in a row use every production."""
    chance = random.Random(seed)
    every = _every()
    return _Writer(chance).text(_derivation(chance, every[seed % len(every)]))


def mutate(text: str, seed: int) -> str:
    """A text with a few slips of hands and tools in it, always the same for the same text and seed."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        text = chance.choice(_SLIPS)(text, chance)
    return text


# --------------------------------------------------------------------------------------------------------- derivations


@dataclass(frozen=True, slots=True)
class Leaf:
    """A terminal of a derivation, and the productions that it stands in, the nearest last."""

    kind: str
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Production:
    origin: str
    symbols: tuple[tuple[str, bool], ...]  # name, and whether it is a terminal
    height: int


@cache
def _productions() -> Mapping[str, tuple[_Production, ...]]:
    """The productions of each rule with the height of the lowest tree that begins with each."""
    read: dict[str, list[tuple[tuple[str, bool], ...]]] = defaultdict(list)
    for rule in make_parser().rules:
        read[str(rule.origin.name)].append(tuple((str(each.name), bool(each.is_term)) for each in rule.expansion))
    heights: dict[str, int] = {}

    def height(symbols: tuple[tuple[str, bool], ...]) -> int | None:
        inner = [0 if terminal else heights.get(name) for name, terminal in symbols]
        return None if None in inner else 1 + max((each for each in inner if each is not None), default=0)

    while len(heights) < len(read):
        for origin, expansions in read.items():
            known = [found for found in map(height, expansions) if found is not None]
            if known:
                heights[origin] = min(known)
    return {
        origin: tuple(_Production(origin, symbols, height(symbols) or 0) for symbols in expansions)
        for origin, expansions in read.items()
    }


@cache
def _every() -> tuple[_Production, ...]:
    return tuple(each for productions in _productions().values() for each in productions)


@cache
def _distances(origin: str) -> Mapping[str, int]:
    """How many productions lead from each rule to one of them; rules that never do are left out."""
    found = {origin: 0}
    while True:
        nearer = {
            each.origin: 1 + min(found[name] for name, _ in each.symbols if name in found)
            for each in _every()
            if each.origin not in found and any(name in found for name, _ in each.symbols)
        }
        if not nearer:
            return found
        found |= nearer


def _towards(choices: tuple[_Production, ...], wanted: _Production) -> tuple[_Production, ...]:
    """Those of the productions that lead soonest to the one that is wanted."""
    if wanted in choices:
        return (wanted,)
    distances = _distances(wanted.origin)
    steps = [min((distances.get(name, _FAR) for name, _ in each.symbols), default=_FAR) for each in choices]
    return tuple(each for each, step in zip(choices, steps, strict=True) if step == min(steps))


def _derivation(chance: random.Random, wanted: _Production) -> list[Leaf]:
    """A random derivation in which one production is used."""
    leaves: list[Leaf] = []
    budget = chance.choice((60, 250, 700, 1_500))
    used: Counter[_Production] = Counter()
    distances = _distances(wanted.origin)
    pending: list[tuple[str, bool, tuple[str, ...], bool]] = [
        ("start", False, (), True)
    ]  # a symbol, its place, and whether the way to the wanted one leads through it
    while pending:
        name, terminal, within, leads = pending.pop()
        if terminal:
            leaves.append(Leaf(name, within))
            continue
        choices = _productions()[name]
        if leads and not used[wanted]:
            choices = _towards(choices, wanted)
        elif len(within) > DEPTH or len(leaves) > budget:
            lowest = min(each.height for each in choices)
            choices = tuple(each for each in choices if each.height == lowest)
        elif name == "notes" and chance.random() < 0.4:
            choices = tuple(each for each in choices if not each.symbols)
        elif name in ("sum", "product", "clause_", "expr", "compare") and chance.random() < 0.6:
            choices = tuple(each for each in choices if len(each.symbols) == 1)
        elif name.startswith(_LONG) and chance.random() < 0.8:
            choices = tuple(each for each in choices if len(each.symbols) > 1)
        elif chance.random() < 0.5:  # what has not been there yet
            fewest = min(used[each] for each in choices)
            choices = tuple(each for each in choices if used[each] == fewest)
        chosen = chance.choice(choices)
        used[chosen] += 1
        inner = (*within, name) if not name.startswith("_") else within
        steps = [distances.get(symbol, _FAR) for symbol, _ in chosen.symbols]
        nearest = steps.index(min(steps)) if leads and steps else -1
        following = [(symbol, kind, inner, at == nearest) for at, (symbol, kind) in enumerate(chosen.symbols)]
        pending += reversed(following)
    return leaves


# --------------------------------------------------------------------------------------------------------------- words

_NAMES: Final = (
    "任用", "所要額", "甲", "乙・丙", "新規性・モデル性が極めて高い", "人々", "サービス", "ｶﾅ名", "ＤＸ推進", "x_1", "R6", "名2",
    "がん対策", "かつらぎ町", "以上の所得", "場合2", "超過額", "円滑化", "目安箱", "出典元", "令和", "データ・ベース", "Ärger", "cost",
    "合計", "大きい方", "切捨て", "人", "割合", "𠮷野家", "はい・いいえ", "sum", "greatest", "people",
)  # fmt: skip
_QUOTED: Final = (
    "「超」", "「か」", "「専任、兼任」", "「（括弧）」", "「a b」", "「上限」", "「｜」", "「# 井桁」", "「「二重」の名」", "｢半角｣",
    '"double"', "＂全角＂", "「令和6年度」", "「2/3」", "「」", "「|」", "「のとき」",
)  # fmt: skip
_TEXTS: Final = (
    *_QUOTED, "「令和6年度から、2,000万円以内」", "「「経費」（上限「2,000万円」）」", '"「」は使える"', "「# 注ではない」", "「 前後の空白　」",
    "「<b>太字</b>」", "「{{ 7 }}」", "「専任1人あたり445万円⇒485万円」", "「\\n」", "「|a|b|」", '"「閉じない"', "「か゛　２」", '"＃｜"',
)  # fmt: skip
_NUMBERS: Final = (
    "520万円", "1.5億円", "1億2,000万円", "248百万円", "2/3", "3分の2", "50%", "２割", "６か月", "3年", "4日/月", "485万円/人",
    "年間560万円/人", "8,500万円程度", "約4割", "概ね1年", "13,333,333円 1/3", "13,333,333円　１／３", "0.25", "１，０００円", "▲3%",
    "５０％", "1割5分", "10,000人", "3回/週", "0", "1", "42", "2．5時間", "３分の２", "2千5百万円", "5people", "1,000yen",
)  # fmt: skip
_YEARS: Final = ("令和6年度", "R6年度", "2024年度", "令和元年度", "平成三十年度", "FY2024", "Ｒ６年度", "令和　６年度", "２０２４年度")  # fmt: skip
_DATES: Final = ("令和6年4月1日", "令和6年5月", "2024-04-01", "2024年4月1日", "令和元年５月１日", "平成二年十月", "2024－04－01")  # fmt: skip
_WHENS: Final = (
    "のとき", "とき", "場合", "の場合", "であるとき", "のときは", "場合には", "の場合、", "のとき，", "then",
)  # fmt: skip
_CELLS: Final = (
    "任用", "480万円", "４８０万円", "–", "印字なし", "*", "はい", "○", "結果 対象額", "結果　要確認", "a b", "２／３", "", "①", "「#」",
    "「a|b」", '"x"', "\\", "が゛", "<b>", "10,000", "１人「注」",
)  # fmt: skip
_TAB_CELLS: Final = (
    "任用",
    "480万円",
    "４８０万円",
    "–",
    "印字なし",
    "はい",
    "○",
    "a b",
    "２／３",
    "①",
    "10,000",
    "x　y",
    "「b」",
    "a|b",
)
_COMMENTS: Final = (
    "# 注記",
    "#",
    "＃全角の井桁",
    "# 「閉じない",
    "# | a | b |",
    "#出典 r6「x」",
    "# ---- 見出し ----",
    "# 末尾の空白　 ",
)
_WIDTHS: Final[Mapping[str, Sequence[str]]] = {
    "_LB": "[［",
    "_RB": "]］",
    "_LP": "(（",
    "_RP": ")）",
    "_COMMA": ",，、､",
    "_COLON": ":：",
    "_EQ": "=＝",
    "TIMES": "*＊×✕✖",
    "DIVIDE": "/／÷",
    "PLUS": "+＋",
    "MINUS": "-－−‐‑ー",
    "PERCENT": "%％",
    "ARROW": ("→", "⇒", "->", "－＞", "⟶"),
    "KUNIT": ("円", "千円", "万円", "億円", "百万円"),
    "NUMBER": _NUMBERS,
    "FY": _YEARS,
    "DATE": _DATES,
    "STRING": _TEXTS,
    "_WHEN": _WHENS,
}  # fmt: skip
_BOUNDS: Final = ("以上", "以下", "以内", "未満", "超", "at least", "at most", "more than", "less than")
_TEXT_WORDS: Final = frozenset(("_LB", "_RB", "_LP", "_RP", "_COMMA", "_COLON", "_EQ", "STRING"))
_GRID: Final = frozenset(("TABLE", "SERIES", "EXAMPLE"))


class _Writer:
    """Writes a derivation down."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._english = chance.choice((0.0, 0.0, 1.0, 0.5))  # how often an English word is taken
        self._tidy = chance.random() < 0.3  # a program with single spaces and no comments: sizes stay readable
        self._out: list[str] = []
        self._grid = ""  # the declaration with rows in which the writer is
        self._no_tabs = False  # there a line with a TAB may be the row of headings
        self._tabs = False  # whether the rows that come are separated by TABs
        self._columns = 0
        self._depth = 0

    def text(self, leaves: Sequence[Leaf]) -> str:
        """The program."""
        line: list[Leaf] = []
        for leaf in leaves:
            if leaf.kind == "_NL":
                self._between()
                while line and line[0].kind == "MINUS":
                    del line[0]  # such a line would continue the one before it
                if line:
                    self._line(line)
                line = []
            else:
                line.append(leaf)
        self._between()
        text = "".join(self._out)
        return text.removesuffix("\n") if self._chance.random() < 0.1 else text

    def _between(self) -> None:
        """What may stand between two lines."""
        if self._tidy:
            return
        for _ in range(self._chance.choice((0, 0, 0, 0, 1, 2))):
            indentation = self._chance.choice(("", "  ", "    ", "　　", " "))
            comment = self._chance.choice(_COMMENTS) if self._chance.random() < 0.5 else ""
            self._out.append(f"{indentation}{comment}\n")

    def _line(self, line: Sequence[Leaf]) -> None:
        chance = self._chance
        first = line[0]
        if first.kind in DECLARATIONS:
            self._no_tabs = bool(self._grid) or first.kind in _GRID
            self._grid = first.kind if first.kind in _GRID else ""
        if first.kind == "CELL":
            self._row(line)
            return
        self._columns = 0
        self._out.append(chance.choice(("", "  ", "    ", "　", "      ")))
        if first.kind not in DECLARATIONS and not self._no_tabs and chance.random() < 0.1:
            self._out.append("\t")
        self._words(line, "")
        self._end()

    def _end(self) -> None:
        if not self._tidy and self._chance.random() < 0.1:
            self._out.append(self._chance.choice((" ", "   ", "　")) + self._chance.choice(_COMMENTS))
        self._out.append("\n")

    # -------------------------------------------------------------------------------------------------------- rows

    def _row(self, line: Sequence[Leaf]) -> None:
        chance = self._chance
        count = sum(leaf.kind == "CELL" for leaf in line)
        notes = line[count:]
        if not self._columns:
            self._tabs = chance.random() < 0.3
        begins = not self._columns
        self._columns = self._columns or count
        if self._tabs and count > 1:
            cells = [chance.choice(_TAB_CELLS) for _ in range(count)]
            if begins:
                cells = [cell.replace("「b」", "b").replace("a|b", "ab") for cell in cells]
            elif 2 < count <= self._columns and chance.random() < 0.3:
                cells[0] = ""
            self._out.append(chance.choice(("", "  ", "　　")) + "\t".join(cells))
            if notes and not begins and notes[0].kind in ANNOTATIONS and chance.random() < 0.5:
                self._out.append("\t")
                self._words(notes, "\t")
            elif notes:
                self._out.append("\n    ")
                self._words(notes, "\n")
        else:
            bar = chance.choice("|｜")
            self._out.append(chance.choice(("", "  ", "    ", "\t", "　")) + bar)
            for _ in range(count):
                space = chance.choice((" ", "", "  ", "　"))
                self._out.append(
                    f"{space}{chance.choice(_CELLS)}{chance.choice((' ', '', '　　'))}{chance.choice('|｜')}"
                )
            if notes:
                self._out.append(chance.choice((" ", "   ", "")))
                self._words(notes, "|")
        self._end()
        if notes:
            self._columns = 0 if self._tabs else self._columns

    # ------------------------------------------------------------------------------------------------------- words

    def _words(self, line: Sequence[Leaf], before: str) -> None:
        written = before
        for at, leaf in enumerate(line):
            word = self._word(line, at)
            if at:
                self._out.append(self._gap(line[at - 1], leaf, written, word))
            if leaf.kind in ("_LP", "_LB"):
                self._depth += 1
            elif leaf.kind in ("_RP", "_RB"):
                self._depth -= 1
            self._out.append(word)
            written = word

    def _gap(self, left: Leaf, right: Leaf, before: str, word: str) -> str:
        """What stands between two words."""
        chance = self._chance
        if not self._tidy and chance.random() < 0.08 and self._may_break(left, right):
            comment = ""
            if chance.random() < 0.4:
                comment = chance.choice((" ", "  ")) + chance.choice(_COMMENTS)
            extra = chance.choice(("", "", "", "\n", "    # あいだの注記\n", "# | 棒\n"))
            return f"{comment}\n{extra}{chance.choice(('', '  ', '      ', '　　　'))}"
        glue = (left.kind in _TEXT_WORDS or right.kind in _TEXT_WORDS) and "NUMBER" not in (left.kind, right.kind)
        if right.kind == "BOUND" and left.kind == "NUMBER" and not word.isascii():
            glue = True
        if left.kind == "NUMBER" and right.kind in ("_RP", "_RB"):
            glue = True
        if right.kind == "ORDINAL" and left.kind == "_UNTIL" and before == "まで" and word[-1] == "目":
            glue = True
        if left.kind == "DIVIDE" or right.kind == "DIVIDE":
            glue = "type" in right.within
        if glue and chance.random() < 0.5:
            return ""
        if not self._tidy and not self._no_tabs and chance.random() < 0.03:
            return "\t"
        return " " if self._tidy else chance.choice((" ", " ", " ", "  ", "　", "   "))

    def _may_break(self, left: Leaf, right: Leaf) -> bool:
        if self._grid in ("TABLE", "SERIES") or self._tabs:
            return right.kind in ANNOTATIONS
        return self._depth > 0 or right.kind in STARTS or left.kind in ENDS

    def _word(self, line: Sequence[Leaf], at: int) -> str:
        chance = self._chance
        leaf = line[at]
        inside = leaf.within
        before = line[at - 1] if at else None
        match leaf.kind:
            case "NAME" if "doc_year" in inside:
                return chance.choice(("年度", "fiscal_year"))
            case "STRING" if "doc_year" in inside:
                return "「年度」"
            case "STRING" if inside[-1] in ("name", "type"):
                return chance.choice(_QUOTED)
            case "NAME":
                return self._name(line, at)
            case "BOUND":
                if inside[-1] == "rounding":
                    return self._either("未満", "less than")
                allowed = [each for each in _BOUNDS if self._fits(each)]
                if before is not None and before.kind == "STRING":
                    allowed = [each for each in allowed if each != "以下"]  # after a quote it is the anchor's word
                if before is not None and before.kind == "KUNIT":
                    return chance.choice([each for each in allowed if each not in ("超", "以内")])
                return chance.choice(allowed)
            case "BELOW":
                return self._either("以下", "below")
            case "ORDINAL":
                count = chance.choice((1, 2, 3, 11, 22))
                suffix = {1: "st", 2: "nd", 3: "rd", 22: "nd"}.get(count, "th")
                return self._either(f"{count}番目", f"{count}{suffix}")
            case "PART":
                return self._either("場合", "case")
            case "READING_DECL":
                return self._either("解釈", "reading")
            case "PERIOD":
                return self._period()
            case "TEXT":
                return chance.choice([word for pair in TEXTS.items() for word in pair if self._fits(word)])
            case "_WHEN":
                return chance.choice([word for word in _WHENS if self._fits(word)])
            case "_FROM" | "_UNTIL" if before is not None and before.kind == "FY":
                return VOCABULARY[leaf.kind][1][0]  # 令和5年度 から is a period
            case "KUNIT" if "type" in inside or "rounding" in inside or self._bounded(line, at):
                return chance.choice(_WIDTHS["KUNIT"])
            case kind if kind in _WIDTHS:
                return chance.choice(_WIDTHS[kind])
            case kind:
                japanese, english = VOCABULARY[kind]
                word = self._either(chance.choice(japanese or english), chance.choice(english))
                if word.isascii() and chance.random() < 0.05:
                    word = "".join(chr(ord(letter) + 0xFEE0) if letter.isalpha() else letter for letter in word)
                return word

    def _bounded(self, line: Sequence[Leaf], at: int) -> bool:
        return at + 1 < len(line) and line[at + 1].kind == "BOUND"

    def _name(self, line: Sequence[Leaf], at: int) -> str:
        """A name, or one of the words that the tree reads by their text."""
        inside = line[at].within
        following = line[at + 1].kind if at + 1 < len(line) else ""
        pairs: Mapping[str, str] = {}
        match inside[-1]:
            case "settle":
                return self._pair(SETTLEMENTS)
            case "rounding":
                return self._pair(DIRECTIONS)
            case "type":
                pairs = TYPES if self._chance.random() < 0.5 else UNITS
            case "name" if inside[-2] == "expected" and following != "_EQ":
                pairs = OUTCOMES
            case "name" if following == "_LP" and inside[-2] == "atom":
                pairs = {english: word for english, word in FUNCTIONS.items() if english != "all"}
            case _:
                pass
        if pairs and self._chance.random() < 0.7:
            word = self._pair(pairs)
            if word != "円":  # that is no name
                return word
        return self._chance.choice(_NAMES)

    def _pair(self, pairs: Mapping[str, str]) -> str:
        english, japanese = self._chance.choice(list(pairs.items()))
        return self._either(japanese, english)

    def _either(self, japanese: str, english: str) -> str:
        return english if self._chance.random() < self._english else japanese

    def _fits(self, word: str) -> bool:
        """Whether a word may be taken in the vocabulary of this program."""
        return word.isascii() if self._english == 1 else not word.isascii() if self._english == 0 else True

    def _period(self) -> str:
        first, last = (self._chance.choice(_YEARS).replace("　", "") for _ in range(2))
        gap = self._chance.choice(("", "", " ", "　"))
        japanese = self._chance.choice(
            (
                f"{first}{gap}から",
                f"{first}{gap}から{gap}{last}{gap}まで",
                f"{last}まで",
                f"{last}{gap}限り",
                f"{last}のみ",
            )
        )
        english = self._chance.choice((f"from {first}", f"from {first} to {last}", f"until {last}", f"only {last}"))
        return self._either(japanese, english)


# --------------------------------------------------------------------------------------------------------------- slips

_STRAY: Final = (
    "「", "」", "『", "（", "）", "[", "|", "｜", "#", "\t", "　", "=", "が", "か", "以上", "0", "，", "\u200b", "\u202e", "\x00", "ー", "≧",
    '"', "及び", "円", "\u2028", "🙂", "は",
)  # fmt: skip


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.choice((1, 1, 2, 5, 40)) :]


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_STRAY) + text[at:]


def _swap_letters(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _glue(text: str, chance: random.Random) -> str:
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    if not spaces:
        return text
    at = chance.choice(spaces)
    return text[:at] + text[at + 1 :]


def _double_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join((*lines[:at], lines[at], *lines[at:]))


def _drop_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _move_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines)


def _swap_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    at, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[at], words[other] = words[other], words[at]
    return " ".join(words)


def _other_word(text: str, chance: random.Random) -> str:
    known = [word for spellings in VOCABULARY.values() for each in spellings for word in each] + list(BOUNDARIES)
    words = text.split(" ")
    words[chance.randrange(len(words))] = chance.choice(known)
    return " ".join(words)


_SLIPS: Final = (
    _cut, _insert, _insert, _swap_letters, _glue, _double_line, _drop_line, _move_line, _swap_words, _other_word,
)  # fmt: skip
