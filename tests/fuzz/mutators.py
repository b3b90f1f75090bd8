"""Making bad texts of good ones, at the level of bytes, characters, words, lines and grammar.

Everything is drawn from the generator that is handed in, so that a seed and a number name an input for ever.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from tests.fuzz import corpus

from seido.syntax.tables import make_parser
from seido.syntax.vocabulary import VOCABULARY
from seido.syntax.words import words

SIGNS: Final = (
    *"「」『』（）()[]［］|｜\t\n\r =＝：:、，,。#＃×÷+-−ー/→か\"'`\\{}<>%％@$&*!?；;_^~・",
    *"\x00\x01\x0b\x0c\x1b\x1d\x1e\x1f\x7f\x85\xa0\xad\u061c\u200b\u200d\u200e\u202e\u2028\u2029\u2066\ufeff\ufffd",
    *("\ud800", "\udfff", "\U000e0001", "\U0001f600", "é", "e\u0301", "ﬁ", "ｶﾞ", "㍿", "①", "Ⅷ", "٣", "²", "ß", "İ"),
)
"""Characters that have a meaning somewhere, and such as have none anywhere."""

FRAGMENTS: Final = (
    "令和6年度", "令和0年度", "平成99年度", "9999年度", "令和6年2月31日", "令和6年度から令和5年度まで", "各年度",
    "0円", "1/0", "3分の2", "0分の1", "9" * 70, "9" * 5000, "1/" + "９" * 5000, "1億2,000万円", "▲5万円", "約", "100%", "50%超", "0.5未満", "以上", "以下",
    "端数 1円未満 切捨て", "端数 記載なし「x」", "記載なし「x」", "記載なし「x」 仮置き 1", "上限 1円", "対象外", "（一行 1人）",
    "合計(", "件数(", "最大(", "切捨て(", "「「「", "」」」", "場合おわり", "場合", "ただし", "のとき", "でない", " が ", " か ",
    "重なるとき 大きい方", "重なるとき 先に書いた方", "出典 r6「", "から「", "」まで", "以下「", "2番目", "すべて 理由 「x」",
    "* ", "–", "印字なし", "　", "\r\n", "うち ", "目安", "判断者「", "刻み 0", "刻み 0.01", "範囲 5以上 3以下",
)  # fmt: skip

_WORD: Final = re.compile(r"「[^」\n]*」|[\w・]+|[ 　]+|\n|.")
_GROW: Final = 200_000


def bad_text(chance: random.Random, text: str, pool: Sequence[str]) -> str:
    """A text after one to four mutations; ``pool`` is where pieces of other texts come from."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        text = chance.choices(_ALL, _WEIGHTS)[0](chance, text, pool)
    return text


def other_text(chance: random.Random, text: str, pool: Sequence[str]) -> str:
    """A text that is still well-formed as a rule, and means something else: words of one kind exchanged, lines moved."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        text = chance.choice((_alike, _alike, _alike, _lines, _fragment))(chance, text, pool)
    return text


def bad_bytes(chance: random.Random, data: bytes) -> bytes:
    """Data after one to four mutations of bytes."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + chance.randint(1, 4) :]
            case 2:
                data = data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at:]
            case 3:
                data = data[:at]
            case _:
                marks = (b"\xef\xbb\xbf", b"\xff\xfe", b"\r\n", b"\r", b"\0", b"%PDF-", b"PK\x03\x04", b"\xed\xa0\x80")
                data = data[: at % 3] + chance.choice(marks) + data[at % 3 :]
    return data


# -------------------------------------------------------------------------------------------------- characters, words


def _characters(chance: random.Random, text: str, _pool: Sequence[str]) -> str:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.randint(1, 3) :]
            case 1:
                text = text[:at] + chance.choice(SIGNS) + text[at:]
            case 2:
                text = text[:at] + chance.choice(SIGNS) + text[at + 1 :]
            case _:
                text = (
                    text[:at]
                    + chr(chance.choice((0x80, 0x3000, 0xFFFF, 0x10FFFF)) - chance.randrange(0x80))
                    + text[at:]
                )
    return text


def _fragment(chance: random.Random, text: str, _pool: Sequence[str]) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(("", " ")) + chance.choice(FRAGMENTS) + chance.choice(("", " ")) + text[at:]


def _words(chance: random.Random, text: str, _pool: Sequence[str]) -> str:
    """Words taken out, doubled, exchanged."""
    found = _WORD.findall(text)
    if not found:
        return text
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(found)), chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[at] = ""
            case 1:
                found[at] += found[at]
            case 2:
                found[at], found[other] = found[other], found[at]
            case _:
                found[at] = found[other]
    return "".join(found)


def _alike(chance: random.Random, text: str, _pool: Sequence[str]) -> str:
    """Words exchanged for others of their kind, so that the text stays well-formed and means something else."""
    tokens = [token for token in words(text) if token.type in corpus.spellings()]
    edits = []
    for _ in range(min(len(tokens), chance.randint(1, 3))):
        token = chance.choice(tokens)
        same = [str(each) for each in tokens if each.type == token.type]
        spelled = chance.choice(same if chance.random() < _NEAR else corpus.spellings()[token.type])
        edits.append((token.start_pos or 0, token.end_pos or 0, spelled))
    for start, end, spelled in sorted(dict.fromkeys(edits), reverse=True):
        text = text[:start] + spelled + text[end:]
    return text


_NEAR: Final = 0.6


# ------------------------------------------------------------------------------------------------------ lines, pieces


def _lines(chance: random.Random, text: str, pool: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[other])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            donor = chance.choice(pool).splitlines(keepends=True) or [""]
            start = chance.randrange(len(donor))
            lines[at:at] = donor[start : start + chance.randint(1, 5)]
        case 4:
            lines[at] = lines[at].rstrip("\n")
        case _:
            lines[at:] = lines[at : at + 1]
    return "".join(lines)


def _repeated(chance: random.Random, text: str, _pool: Sequence[str]) -> str:
    """A piece many times over."""
    at = chance.randrange(len(text) + 1)
    piece = text[at : at + chance.choice((1, 1, 2, 5, 20, 80))]
    times = min(chance.choices((2, 5, 30, 300, 3000), (8, 8, 8, 2, 1))[0], _GROW // (len(piece) + 1))
    return text[:at] + piece * times + text[at:]


def _nested(chance: random.Random, text: str, _pool: Sequence[str]) -> str:
    """A piece within brackets within brackets."""
    at = chance.randrange(len(text) + 1)
    end = min(len(text), at + chance.randint(0, 12))
    times = chance.choices((1, 2, 3, 10, 39, 40, 41, 1000), (8, 8, 8, 4, 2, 2, 2, 1))[0]
    opening, closing = chance.choice(
        (("(", ")"), ("（", "）"), ("[", "]"), ("「", "」"), ("合計(", ")"), ("-", ""), ("「", ""))
    )
    return text[:at] + opening * times + text[at:end] + closing * times + text[end:]


# ----------------------------------------------------------------------------------------------------------- grammar

_Expansions = dict[str, list[tuple[tuple[str, bool], ...]]]

_SPELLED: Final = {
    "_NL": ("\n",), "_LB": ("[", "［"), "_RB": ("]",), "_LP": ("(", "（"), "_RP": (")",), "_COMMA": ("、", ","),
    "_COLON": (":", "："), "_EQ": ("=", "＝"), "ARROW": ("→",), "PLUS": ("+",), "MINUS": ("-",), "TIMES": ("×",), "DIVIDE": ("÷", "/"),
    "PERCENT": ("%",), "BOUND": ("以上", "以下", "未満", "超"), "_WHEN": ("のとき",), "PART": ("場合",), "BELOW": ("以下",),
    "ORDINAL": ("2番目",), "READING_DECL": ("解釈",), "CELL": ("1", "専任", "5万円", "–", "*", "", "記載なし「x」"),
    "STRING": ("「x」", "「5万円」", "「甲」"), "FY": ("令和6年度", "令和5年度"), "DATE": ("令和6年4月1日",), "PERIOD": ("令和6年度から", "令和5年度まで"),
    "NAME": ("甲", "乙", "任用", "専任", "円", "人", "切捨て", "合計", "大きい方", "割合", "r6"), "NUMBER": ("1", "5万円", "1/2", "50%", "3人", "0.5"),
    "KUNIT": ("円", "千円"),
}  # fmt: skip
_DEEP: Final = 14


@cache
def _grammar() -> tuple[_Expansions, dict[str, int]]:
    """The productions by what they make, and how deep each is at the least."""
    expansions: _Expansions = {}
    for rule in make_parser().rules:
        made = tuple((str(symbol.name), bool(symbol.is_term)) for symbol in rule.expansion)
        expansions.setdefault(str(rule.origin.name), []).append(made)
    least = dict.fromkeys(expansions, 10_000)
    changed = True
    while changed:
        changed = False
        for name, options in expansions.items():
            depth = 1 + min(max((least[each] for each, term in made if not term), default=0) for made in options)
            if depth < least[name]:
                least[name], changed = depth, True
    return expansions, least


def derived(chance: random.Random, start: str = "decl") -> str:
    """A text that the grammar makes, whatever it means."""
    expansions, least = _grammar()
    found: list[str] = []
    pending = [(start, False, _DEEP)]
    while pending:
        name, term, depth = pending.pop()
        if term:
            found.append(name)
            continue
        options = expansions[name]
        if depth <= 0:
            shallow = [max((least[each] for each, inner in made if not inner), default=0) for made in options]
            options = [made for made, deep in zip(options, shallow, strict=True) if deep == min(shallow)]
        pending += [(each, inner, depth - 1) for each, inner in reversed(chance.choice(options))]
    return _spelled(chance, found)


def _spelled(chance: random.Random, kinds: Sequence[str]) -> str:
    parts: list[str] = []
    for at, kind in enumerate(kinds):
        japanese, english = VOCABULARY.get(kind, ((), ()))
        known = _SPELLED.get(kind) or japanese + english
        word = chance.choice(known)
        if kind == "CELL":
            word = f"| {word}" + ("" if kinds[at + 1 : at + 2] == ["CELL"] else " |")
        parts.append(word)
    return " ".join(parts)


def _grown(chance: random.Random, text: str, _pool: Sequence[str]) -> str:
    """A declaration that the grammar makes, between two lines."""
    lines = text.splitlines(keepends=True)
    lines.insert(chance.randrange(len(lines) + 1), derived(chance, chance.choice(("decl", "decl", "block"))) + "\n")
    return "".join(lines)


_Mutate = Callable[[random.Random, str, Sequence[str]], str]
_ALL: Final[tuple[_Mutate, ...]] = (_characters, _fragment, _words, _alike, _lines, _repeated, _nested, _grown)
_WEIGHTS: Final = (8, 6, 8, 14, 10, 1, 2, 4)
