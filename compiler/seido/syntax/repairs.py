"""What somebody may have meant: small changes to a line that cannot be read.

Each proposal is one mistake that officials make, with the change that mends it. A proposal counts only where the changed
line can be read to its end; so a message never advises what would be refused again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from seido.source.catalogue import habits
from seido.source.catalogue import syntax as kinds
from seido.source.diagnostic import Fact, Kind, Text
from seido.syntax.english import english_figure
from seido.syntax.vocabulary import ANNOTATIONS, LEADERS, VOCABULARY
from seido.values.numerals import fold

if TYPE_CHECKING:
    from lark import Token

Edit = tuple[int, int, str]
"""A stretch of the file and what is to stand there instead."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A mistake, its place, and the change that mends it. ``sure`` where nothing else can have been meant."""

    kind: Kind
    start: int
    end: int
    edits: tuple[Edit, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Broken:
    """A logical line that cannot be read, and the index of the first token that was refused."""

    text: str  # of the whole file
    tokens: Sequence[Token]
    at: int
    expected: frozenset[str]

    @property
    def refused(self) -> Token:
        """The token that was refused."""
        return self.tokens[self.at]

    @property
    def before(self) -> Token | None:
        """The token before it on the line."""
        return self.tokens[self.at - 1] if self.at else None

    def has(self, kind: str) -> bool:
        """Whether a token of a kind stands anywhere on the line."""
        return any(token.type == kind for token in self.tokens)


def start_of(token: Token) -> int:
    """Where a token begins."""
    return token.start_pos or 0


def end_of(token: Token) -> int:
    """Where a token ends."""
    return token.end_pos or 0


def proposals(line: Broken) -> Iterator[Repair]:
    """Changes that may mend a line, the likeliest first."""
    yield from _wrong_words(line)
    yield from _misspelled(line)
    yield from _glued(line)
    yield from _signs(line)
    yield from _units(line)
    yield from _years(line)
    yield from _conditions(line)
    yield from _rows(line)
    yield from _missing(line)
    yield from _moved(line)
    yield from _names(line)
    yield from _strays(line)


# --------------------------------------------------------------------------------------------------------------- words

_MEANT: Final[Mapping[str, str]] = {
    "若しくは": "又は",
    "もしくは": "又は",
    "あるいは": "又は",
    "或いは": "又は",
    "或は": "又は",
    "且つ": "かつ",
    "但し": "ただし",
    "内": "以内",
    "を超える": "超",
    "超える": "超",
    "を下回る": "未満",
    "を上回る": "超",
    "に満たない": "未満",
    "ならば": "のとき",
    "なら": "のとき",
    "であれば": "のとき",
    "は": "が",
    "である": "",
    "です": "",
    "とする": "",
    "x": "×",
    "X": "×",
    "かける": "×",
    "掛ける": "×",
    "割る": "÷",
    "それ以外": "原則",
    "その他の場合": "原則",
    "計": "合計",
    "切り捨て": "切捨て",
    "切り上げ": "切上げ",
    "出所": "出典",
    "引用": "出典",
    "根據": "根拠",
}
_LISTS: Final = ("及び", "並びに", "および", "ならびに", "と", "や", "ないし", "乃至")
_AMBIGUOUS: Final = Text("両方がそろうことにも、どれか一つでよいことにも読めます", "both of them, or any one of them")
_STRETCH: Final = Text("「から…まで」にも「又は」にも読めます", "from … to …, or one of the two")
_ANDS: Final = {"&": "かつ", "＆": "かつ", "∧": "かつ", "∨": "又は"}


_SIDES: Final = {"以降": "以上", "以後": "以上", "以前": "以下", "より前": "未満", "より後": "超"}
_SINCE: Final = re.compile(r"(.*[日度年]|)(以降|以後|以前|より前|より後)")


def _wrong_words(line: Broken) -> Iterator[Repair]:
    everywhere: list[Repair] = []
    for at, token in enumerate(line.tokens):
        word = fold(str(token))
        start, end = start_of(token), end_of(token)
        if token.type == "NAME" and word in _MEANT:
            right = _MEANT[word]
            kind = kinds.WRONG_WORD if right else kinds.NEEDLESS_WORD
            repair = Repair(kind, start, end, ((start, end, right),), {"word": str(token), "right": right})
            everywhere.append(repair)
            yield repair
        elif token.type == "NAME" and (since := _SINCE.fullmatch(word)) is not None:
            right = f"{since[1]}{_SIDES[since[2]]}"
            facts = {"word": since[2], "right": _SIDES[since[2]]}
            everywhere.append(Repair(kinds.WRONG_WORD, start, end, ((start, end, right),), facts))
            yield everywhere[-1]
        elif token.type == "NAME" and word == "もし" and at == 0:
            facts = {"word": word, "right": "ただし"}
            everywhere.append(Repair(kinds.WRONG_WORD, start, end, ((start, end, "ただし"),), facts))
            yield everywhere[-1]
        elif token.type == "UNKNOWN" and word in _ANDS:
            facts = {"word": str(token), "right": _ANDS[word]}
            yield Repair(kinds.WRONG_WORD, start, end, ((start, end, f" {_ANDS[word]} "),), facts)
        elif (token.type == "NAME" and word in _LISTS) or (token.type == "UNKNOWN" and word == "・"):
            meanings = _STRETCH if word in ("ないし", "乃至") else _AMBIGUOUS
            for instead, kind in ((" かつ ", kinds.OYOBI), ("、", kinds.OYOBI_IN_LIST)):
                sure = kind is not kinds.OYOBI
                facts_of: dict[str, Fact] = {"word": str(token), "meanings": meanings}
                yield Repair(kind, start, end, ((start, end, instead),), facts_of, sure=sure)
    if len(everywhere) > 1:
        first = everywhere[0]
        edits = tuple(edit for repair in everywhere for edit in repair.edits)
        yield Repair(first.kind, first.start, first.end, edits, first.facts)


# Characters that look alike, by one of them.
_ALIKE: Final = str.maketrans(
    "カロエニハヘトチタムイメ一－—ﾛ區巳末", "力口工二八へ卜千夕厶亻乄ーーー口区己未"
)  # fmt: skip
_WORDS: Final = tuple(word for spellings in VOCABULARY.values() for words in spellings for word in words)


def _near(word: str) -> Iterator[str]:
    """Words of the language that differ from a word in one character, those that look the same first."""
    folded = fold(word)
    ranked = []
    for known in _WORDS:
        if known == folded or len(known) == 1 or abs(len(known) - len(folded)) > 1:
            continue
        if known.translate(_ALIKE) == folded.translate(_ALIKE):
            ranked.append((0, known))
        elif known.isascii() == folded.isascii() and _one_apart(known, folded):
            ranked.append((1, known))
    yield from (known for _, known in sorted(ranked, key=lambda each: each[0]))


def _one_apart(one: str, other: str) -> bool:
    """Whether two words differ in one character that is changed, missing, one too many, or in two swapped ones."""
    if len(one) == len(other):
        apart = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
        if len(apart) == 1:
            return True
        return len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]  # noqa: PLR2004  two swapped
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _misspelled(line: Broken) -> Iterator[Repair]:
    for at in dict.fromkeys((0, line.at, line.at - 1)):
        token = line.tokens[at] if at >= 0 else None
        if token is None or token.type != "NAME":
            continue
        start, end = start_of(token), end_of(token)
        for right in _near(str(token)):
            facts = {"word": str(token), "right": right}
            yield Repair(kinds.MISSPELLED, start, end, ((start, end, right),), facts)


# ------------------------------------------------------------------------------------------------------ glued particles

_AFTER_NAME: Final = ("が", "か", "かつ", "又は", "でない", "のとき", "とき", "場合", "の場合", "ごとに", "のうち", "から", "まで", "について", "以上", "以下", "未満", "超")  # fmt: skip
_BEFORE_NAME: Final = ("が", "か", "かつ", "又は")
_NOTES: Final = ("出典", "解釈", "上限", "端数", "範囲", "刻み", "理由", "判断者")
_LEADING: Final = (
    *sorted((japanese[0] for kind, (japanese, _) in VOCABULARY.items() if kind in LEADERS and japanese), key=len)[::-1],
    "題名",
    "概要",
    "根拠",
    "備考",
    "発行",
    "本文",
    *_NOTES,
)
"""Words that begin a declaration or an annotation, to which the next word may be glued: 入力人数, 出典r6."""

_JOINED: Final = re.compile(r"(?<=[\w）)])(かつ|又は|または)(?=[\w（(])|(?<=[^\W\d])(が)(?=[\d０-９])")
_INSIDE: Final = re.compile(r"([^\W\d]\w*?)(が)(?=\w)")
_TOPIC: Final = ("は", "も")


def _glued(line: Broken) -> Iterator[Repair]:
    everywhere: list[Edit] = []
    for token in line.tokens:
        if token.type != "NAME":
            continue
        word = str(token)
        start, end = start_of(token), end_of(token)
        for keyword in _LEADING:
            if word.startswith(keyword) and len(word) > len(keyword) and (token is line.tokens[0] or keyword in _NOTES):
                edit = (start, end, f"{keyword} {word[len(keyword) :]}")
                yield _apart(token, keyword, _whole(line, end, word[len(keyword) :]), edit)
        for particle in _AFTER_NAME:
            if word.endswith(particle) and len(word) > len(particle):
                base = word[: -len(particle)]
                edit = (start, end, f"{base} {particle} ")
                everywhere.append(edit)
                yield _apart(token, base, particle, edit)
        for particle in _TOPIC:
            if word.endswith(particle) and len(word) > 1:
                edit = (start, end, f"{word[:-1]} が ")
                yield Repair(kinds.TOPIC_PARTICLE, start, end, (edit,), {"base": word[:-1], "particle": particle})
        for particle in _BEFORE_NAME:
            if word.startswith(particle) and len(word) > len(particle):
                edit = (start, end, f" {particle} {word[len(particle) :]}")
                everywhere.append(edit)
                yield _apart(token, particle, word[len(particle) :], edit)
        for found in _INSIDE.finditer(word):
            base, rest = word[: found.end(1)], word[found.end(2) :]
            edit = (start, end, f"{base} が {rest}")
            facts = {
                "name": f"{base}が{rest}" if not rest[:1].isdigit() else f"{base}が",
                "base": base,
                "particle": "が",
            }
            yield Repair(kinds.PARTICLE_GLUED, start, start + len(base) + 1, (edit,), facts)
    yield from _all_joined(line)
    once = {edit[0]: edit for edit in reversed(everywhere)}
    if len(once) > 1:
        first = next(token for token in line.tokens if start_of(token) == min(once))
        word = str(first)
        particle = next(each for each in _AFTER_NAME + _BEFORE_NAME if word.endswith(each) or word.startswith(each))
        base = word.removesuffix(particle)
        yield Repair(
            kinds.PARTICLE_GLUED,
            start_of(first),
            end_of(first),
            tuple(sorted(once.values())),
            {"name": word, "base": base, "particle": particle},
        )


def _all_joined(line: Broken) -> Iterator[Repair]:
    """All of a condition written without any space: 財政力指数が0.5未満かつ策定経費が100万円以上."""
    first, last = start_of(line.tokens[0]), end_of(line.tokens[-2]) if len(line.tokens) > 1 else 0
    texts = [(start_of(token), end_of(token)) for token in line.tokens if token.type in ("STRING", "CELL")]
    edits = [
        (found.start(), found.end(), f" {found[0]} ")
        for found in _JOINED.finditer(line.text, first, last)
        if not any(start <= found.start() < end for start, end in texts)
    ]
    if len(edits) > 1:
        at = edits[0][0]
        word = next((token for token in line.tokens if start_of(token) <= at < end_of(token)), line.refused)
        base = line.text[start_of(word) : at]
        particle = edits[0][2].strip()
        facts = {"name": base + particle, "base": base, "particle": particle}
        yield Repair(kinds.PARTICLE_GLUED, start_of(word), edits[0][1], tuple(edits), facts)


def _whole(line: Broken, end: int, rest: str) -> str:
    """What stands behind a keyword up to the next space: a number was cut where its point or comma stood."""
    following = re.compile(r"[^\s「｢]*").match(line.text, end)
    return rest + (following[0] if following is not None else "")


def _apart(token: Token, left: str, right: str, edit: Edit) -> Repair:
    facts = {"name": str(token), "base": left, "particle": right}
    return Repair(kinds.PARTICLE_GLUED, start_of(token), end_of(token), (edit,), facts)


# --------------------------------------------------------------------------------------------------------------- signs

_COMPARED: Final = re.compile(
    r"[ \t　]*([>＞≥≧<＜≤≦])[ 　]*([=＝]?)[ \t　]*([\d０-９][\d０-９,，.．]*[一-鿿ァ-ヺA-Za-z%％/／]*)"
)


_FROM_TO: Final = re.compile(
    r"([\d０-９][\d０-９,，.．]*[一-鿿ァ-ヺA-Za-z%％/／]*?)[ 　]*(～|〜|~|から|ないし)[ 　]*([\d０-９][\d０-９,，.．]*[一-鿿ァ-ヺA-Za-z%％/／]*)(?:[ 　]*まで)?"
)


def _stretch(line: Broken) -> Iterator[Repair]:
    """A stretch of numbers by a sign that does not say whether its ends belong to it: 0.25～0.5."""
    for token in line.tokens[max(0, line.at - 2) : line.at + 1]:
        found = _FROM_TO.match(line.text, start_of(token)) if token.type == "NUMBER" else None
        if found is not None:
            right = f"{found[1]}以上 {found[3]}以下"
            facts = {"sign": found[2], "text": found[0], "right": right, "other": f"{found[1]}以上 {found[3]}未満"}
            edit = (found.start(), found.end(), right)
            yield Repair(habits.STRETCH, found.start(), found.end(), (edit,), facts, sure=False)


def _signs(line: Broken) -> Iterator[Repair]:
    yield from _stretch(line)
    yield from _sign_behind(line)
    token = line.refused
    start, end = start_of(token), end_of(token)
    if token.type == "_EQ":
        yield Repair(kinds.EQUALS_IN_CONDITION, start, end, ((start, end, " が "),))
    for each in line.tokens[line.at : line.at + 1]:
        found = _COMPARED.match(line.text, start_of(each))
        if found is not None:
            sign, equal, number = str(found[1]), str(found[2]), str(found[3])
            more, closed = sign in ">＞≥≧", bool(equal) or sign in "≥≧≤≦"
            word = ("以上" if closed else "超") if more else ("以下" if closed else "未満")
            for right in (f" が {number}{word} ", f" が {number} {word} "):
                edit = (found.start(), found.end(), right)
                facts = {"sign": sign + equal, "word": word}
                yield Repair(kinds.COMPARISON_SIGN, found.start(1), found.end(), (edit,), facts)
    if token.type in ("_LB", "_RB", "_LP", "_RP", "_COMMA", "_COLON", "_EQ"):
        for right in (" ： ", "＝", "、"):
            if right == "＝" and line.has("_EQ"):
                continue
            facts = {"wrong": str(token), "right": right.strip()}
            yield Repair(kinds.WRONG_SIGN, start, end, ((start, end, right),), facts)


def _sign_behind(line: Broken) -> Iterator[Repair]:
    """題名：「…」, as a form has it."""
    token, before = line.refused, line.before
    if before is not None and token.type in ("_COLON", "_EQ") and before.type in LEADERS | ANNOTATIONS:
        facts = {"word": str(before), "sign": str(token)}
        edit = (start_of(token), end_of(token), " ")
        # Behind = a name in 「」 may have been meant as the value of an input: that is left to the author.
        yield Repair(habits.SIGN_BEHIND_WORD, start_of(token), end_of(token), (edit,), facts, sure=token.type != "_EQ")


# ---------------------------------------------------------------------------------------------------- numbers and units

_UNIT_FIRST: Final = re.compile(r"([十百千万億]*円|[¥￥]|人|団体|%|％)[ 　]*([\d０-９][\d０-９,，.．]*)(?![\d０-９])")


def _units(line: Broken) -> Iterator[Repair]:
    for at, token in enumerate(line.tokens):
        found = _UNIT_FIRST.match(line.text, start_of(token)) if token.type in ("NAME", "KUNIT", "UNKNOWN") else None
        if found is not None:
            unit = "円" if found[1] in "¥￥" else found[1]
            right = f"{found[2]}{unit}"
            edit = (found.start(), found.end(), right)
            yield Repair(kinds.UNIT_FIRST, found.start(), found.end(), (edit,), {"wrong": found[0], "right": right})
        following = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        if following is None:
            continue
        start, end = start_of(token), end_of(following)
        if token.type == "BOUND" and following.type in ("NUMBER", "KUNIT"):
            facts = {"wrong": line.text[start:end], "right": f"{following}{token}"}
            yield Repair(kinds.BOUND_FIRST, start, end, ((start, end, facts["right"]),), facts)
        elif token.type == "NUMBER" and following.type == "NAME" and (scaled := english_figure(f"{token}{following}")):
            facts = {"wrong": line.text[start:end], "right": scaled}
            yield Repair(habits.ENGLISH_SCALE, start, end, ((start, end, scaled),), facts)
        elif token.type == "NUMBER" and following.type in ("NAME", "KUNIT", "PERCENT"):
            facts = {"wrong": line.text[start:end], "right": f"{token}{following}"}
            yield Repair(kinds.NUMBER_APART, start, end, ((start, end, facts["right"]),), facts)


_CALENDAR_YEAR: Final = re.compile(
    r"((?:(?:令和|平成|昭和)(?:元|[\d０-９]{1,2})|[\d０-９]{4})年)([ 　]*(?:から|まで|のみ))?(?![\w・])"
)


_YEAR_ALONE: Final = re.compile(r"(?:令和|平成|[RH])?(?:元|\d{1,4})")


def _years(line: Broken) -> Iterator[Repair]:
    """令和6年から, where a fiscal year is meant; 令和6年度 behind a value, where 令和6年度のみ is."""
    for alone in dict.fromkeys((line.refused, line.tokens[max(0, line.at - 1)])):
        if alone.type == "FY":
            end = end_of(alone)
            facts: dict[str, Fact] = {"year": str(alone)}
            yield Repair(habits.YEAR_ALONE, start_of(alone), end, ((end, end, "のみ"),), facts, sure=False)
    token = line.refused
    if "FY" in line.expected and token.type in ("NUMBER", "NAME") and _YEAR_ALONE.fullmatch(fold(str(token))):
        facts = {"word": str(token), "right": f"{token}年度"}
        edit = (end_of(token), end_of(token), "年度")
        yield Repair(habits.CALENDAR_YEAR, start_of(token), end_of(token), (edit,), facts)
    edits = [
        (found.end(1), found.end(1), "度")
        for token in line.tokens
        if token.type in ("NAME", "NUMBER")
        for found in [_CALENDAR_YEAR.match(line.text, start_of(token))]
        if found is not None
    ]
    if edits:
        place = edits[0][0]
        token = next(each for each in line.tokens if start_of(each) < place <= end_of(each))
        word = line.text[start_of(token) : place]
        facts = {"word": word, "right": f"{word}度"}
        yield Repair(habits.CALENDAR_YEAR, start_of(token), end_of(token), tuple(edits), facts)


# ----------------------------------------------------------------------------------------------------------- conditions


def _conditions(line: Broken) -> Iterator[Repair]:
    first = line.tokens[0]
    if first.type in ("EXCEPTION", "CASE", "PART") and not line.has("_WHEN"):
        for at in range(line.at, max(0, line.at - 3), -1):
            place = start_of(line.tokens[at])
            edit = (place, place, " のとき ")
            yield Repair(kinds.WHEN_MISSING, start_of(first), end_of(first), (edit,), {"word": str(first)})


def _rows(line: Broken) -> Iterator[Repair]:
    before = line.before
    if before is not None and before.type == "CELL" and line.refused.type != "_NL":
        end = line.text.find("\n", start_of(line.refused))
        end = len(line.text) if end < 0 else end
        start = start_of(line.refused)
        yield Repair(kinds.ROW_UNCLOSED, start, end, ((end, end, " |"),), {"text": line.text[start:end].strip()[:40]})


# -------------------------------------------------------------------------------------------------- what has been left out

_INSERTED: Final[Mapping[str, tuple[str, Text]]] = {
    "_COLON": (" ： ", Text("：", ":")),
    "_EQ": (" ＝ ", Text("＝", "=")),
    "_GA": (" が ", Text("が", "is")),
    "_COMMA": ("、", Text("、", ",")),
    "_RP": ("）", Text("）", ")")),
    "_RB": ("］", Text("］", "]")),
    "BECAUSE": (" 理由 ", Text("理由", "because")),
    "GENERAL": (" 原則 ", Text("原則", "normally")),
}


def _missing(line: Broken) -> Iterator[Repair]:
    for at in range(line.at, max(-1, line.at - 2), -1):
        token = line.tokens[at]
        # At the end of the line, right behind the last word: a comment may stand before the line end.
        place = end_of(line.tokens[at - 1]) if token.type == "_NL" and at else start_of(token)
        for kind, (sign, shown) in _INSERTED.items():
            if at == line.at and kind not in line.expected:
                continue
            if kind == "_COMMA" and token.type == "NAME" and at and line.tokens[at - 1].type == "NAME":
                start, end = _left(line, at), end_of(token)
                facts = {"name": line.text[start:end]}
                yield Repair(kinds.NAME_WITH_SPACE, start, end, ((place, place, sign),), facts, sure=False)
                continue
            before = line.text[_left(line, at) : place].strip()[-20:]
            what = kinds.BRACKET_UNCLOSED if kind in ("_RP", "_RB") else kinds.SIGN_MISSING
            yield Repair(what, place, place + 1, ((place, place, sign),), {"sign": shown, "before": before})


def _left(line: Broken, at: int) -> int:
    return start_of(line.tokens[max(0, at - 1)])


def _moved(line: Broken) -> Iterator[Repair]:
    """A text, or the type after its colon, that stands in another place than it should."""
    for at in dict.fromkeys((line.at, line.at - 1)):
        token = line.tokens[at]
        if at < 0 or token.type not in ("STRING", "_COLON", "FY", "DATE"):
            continue
        last = at
        if token.type == "_COLON":
            while last + 1 < len(line.tokens) and line.tokens[last + 1].type in ("NAME", "KUNIT", "PERCENT", "DIVIDE"):
                last += 1
        start, end = start_of(token), end_of(line.tokens[last])
        piece = line.text[start:end]
        for other in range(1, len(line.tokens)):
            if at <= other <= last + 1:
                continue
            place = start_of(line.tokens[other])
            if line.tokens[other].type == "_NL":
                place = end_of(line.tokens[other - 1])
            neighbour = line.tokens[other - 1]
            facts = {"text": _bracketed(piece[:30]), "after": _bracketed(str(neighbour)[:30])}
            edits = tuple(sorted(((place, place, f" {piece} "), (start, end, ""))))
            yield Repair(kinds.ORDER, start, end, edits, facts)


def _bracketed(text: str) -> str:
    """A piece of a line between 「」, unless it is a text that has them already."""
    return text if text[:1] in "「｢" else f"「{text}」"


# --------------------------------------------------------------------------------------------------------------- names

_PARENTHESISED: Final = re.compile(r"[^\s（(、,，=＝:：]+[（(][^）)\n]*[）)][^\s、,，=＝:：|｜「」]*")


def _names(line: Broken) -> Iterator[Repair]:
    token = line.refused
    start, end = start_of(token), end_of(token)
    if token.type not in ("_NL", "CELL", "STRING", "UNKNOWN") and "NAME" in line.expected:
        yield Repair(kinds.KEYWORD_AS_NAME, start, end, ((start, end, f"「{token}」"),), {"name": str(token)})
    before = line.before
    if before is not None and before.type not in ("NAME", "NUMBER", "STRING", "CELL") and line.at > 1:
        place, stop = start_of(before), end_of(before)
        edit = (place, stop, f"「{before}」")
        yield Repair(kinds.KEYWORD_AS_NAME, place, stop, (edit,), {"name": str(before)})
    for each in line.tokens[max(0, line.at - 3) : line.at + 1]:
        found = _PARENTHESISED.match(line.text, start_of(each))
        if each.type == "NAME" and found is not None:
            edit = (found.start(), found.end(), f"「{found[0]}」")
            yield Repair(kinds.NAME_UNQUOTED, found.start(), found.end(), (edit,), {"name": found[0]})


def _strays(line: Broken) -> Iterator[Repair]:
    """Characters that have no meaning, left out; invisible ones without a space in their place."""
    strays = [token for token in line.tokens if token.type == "UNKNOWN"]
    if not strays:
        return
    yield from _decomposed(line)
    start, end = start_of(strays[0]), end_of(strays[0])
    kind = stray_kind(line.text[start])
    for gap in ("", " ") if kind is habits.INVISIBLE else (" ",):
        edits = tuple((start_of(each), end_of(each), gap) for each in strays)
        yield Repair(kind, start, end, edits, stray_facts(line.text[start]))


def _decomposed(line: Broken) -> Iterator[Repair]:
    """Letters whose voicing mark or accent is a character of its own, as in the names of files of a Mac: か and ゛."""
    first, last = start_of(line.tokens[0]), end_of(line.tokens[-1])
    edits = []
    for found in _COMBINED.finditer(line.text, first, last):
        whole = unicodedata.normalize("NFC", found[0])
        if len(whole) == 1:
            edits.append((found.start(), found.end(), whole))
    if edits:
        start, end, whole = edits[0]
        yield Repair(habits.DECOMPOSED, start, end, tuple(edits), {"letter": whole})


_COMBINED: Final = re.compile(r"\w[\u0300-\u036f\u3099\u309a]")
_BAR: Final = Text("表の罫線 |", "the border of a table row |")
_INVISIBLE_NAMES: Final[Mapping[str, Text]] = {
    "\u00ad": Text("改行位置の目印（ソフトハイフン）", "a soft hyphen"),
    "\u200b": Text("幅のない空白", "a zero-width space"),
    "\u200c": Text("幅のない区切り", "a zero-width non-joiner"),
    "\u200d": Text("幅のないつなぎ", "a zero-width joiner"),
    "\u2060": Text("幅のないつなぎ", "a word joiner"),
    "\ufeff": Text("ファイルの始めの印（BOM）", "a byte order mark"),
    "\u2028": Text("行の区切り", "a line separator"),
    "\u2029": Text("段落の区切り", "a paragraph separator"),
    "\u000b": Text("行内の改行", "a vertical tab"),
    "\u000c": Text("改ページ", "a form feed"),
}
_DIRECTION: Final = Text("文字の向きを変える印", "a mark that turns the direction of writing")
_CONTROL: Final = Text("制御文字", "a control character")


def stray_kind(character: str) -> Kind:
    """Which message a character that has no meaning deserves."""
    return kinds.STRAY_CHARACTER if character.isprintable() or character in "|｜" else habits.INVISIBLE


def stray_facts(character: str) -> Mapping[str, Fact]:
    """How a character that has no meaning is shown."""
    shown: Fact = character
    if character in "|｜":
        shown = _BAR
    elif unicodedata.combining(character):
        shown = f"◌{character}"
    elif not character.isprintable():
        shown = _INVISIBLE_NAMES.get(character, _DIRECTION if character in _DIRECTING else _CONTROL)
    return {"character": shown, "code": f"U+{ord(character):04X}"}


_DIRECTING: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
