"""Numbers as Japanese documents print them, read exactly.

``1億2,000万円`` ``248百万円`` ``3分の2`` ``1割5分`` ``年間560万円/人`` ``8,500万円程度``: one text is one number with
its unit. What cannot be read without guessing is not read: the answer is then None, and the caller says what is
wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from seido.values.units import counter_words

# Signs that NFKC leaves apart although writers use them for one another. – — ― are absent on purpose: in a cell they
# say "not applicable", and ー is a letter.
_SIGNS: Final = str.maketrans(
    {
        "~": "～",
        "〜": "～",
        "∼": "～",
        "∽": "～",
        "〰": "～",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "⁃": "-",
        "﹘": "-",
        "⁄": "/",
        "∕": "/",
        "✕": "×",
        "✖": "×",
        "╳": "×",
        "⨯": "×",
        "·": "・",
        "⇒": "→",
        "➡": "→",
        "⇨": "→",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
    },
)
_VARIATION_SELECTOR: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ASCII_DIGIT: Final = re.compile("[0-9]")


@lru_cache(maxsize=4096)
def _stays(sign: str) -> bool:
    """Whether a character would turn into a figure that nobody wrote: ① into 1, ² into 2, ½ into 1/2, ㋀ into 1月."""
    category = unicodedata.category(sign)
    if category == "Nd":
        return False
    return category == "No" or _ASCII_DIGIT.search(unicodedata.normalize("NFKC", sign)) is not None


def fold(text: str) -> str:
    """A text in the one form in which names and figures are compared.

    Width and compatibility forms are folded (NFKC), but circled, parenthesised, raised and fraction characters stay as
    they are, since ① is a label and not the number 1. Waves, hyphens, arrows and slashes have one form each; ``–``
    ``—`` ``―`` and ``ー`` keep their meanings. Invisible characters and variation selectors vanish. Folding twice
    changes nothing.
    """
    if text.isascii():
        return text.translate(_SIGNS)
    if unicodedata.is_normalized("NFKC", text):  # as most cells and words are: every part of it is in that form too
        return _VARIATION_SELECTOR.sub("", text.translate(_SIGNS))
    pieces: list[str] = []
    start = 0
    for at, sign in enumerate(text):
        if sign > "\u00a0" and _stays(sign):
            pieces.append(unicodedata.normalize("NFKC", text[start:at]))
            pieces.append(sign)
            start = at + 1
    pieces.append(unicodedata.normalize("NFKC", text[start:]))
    return _VARIATION_SELECTOR.sub("", "".join(pieces).translate(_SIGNS))


class Figure(NamedTuple):
    """A number with its unit, as printed.

    ``value`` counts the printed unit with the kanji scale applied: ``1億2,000万円`` is 120000000 of ``円``, ``50%``
    is 50 of ``%``, ``1割5分`` is 3/2 of ``割``, ``3年`` is 3 of ``年``. ``numerator`` and ``denominator`` are the
    unit words around the ``/``, folded but otherwise as printed, empty where there is none. ``approximate`` is the
    word that makes the number so (約, 概ね, 程度 …) or empty; ``per_year`` says that 年間 or 年額 stands before it.
    """

    value: Fraction
    numerator: str
    denominator: str
    approximate: str
    per_year: bool


# ------------------------------------------------------------------------------------------------------------ numerals

_KANJI_DIGITS: Final = str.maketrans("〇零一二三四五六七八九", "00123456789")
_SMALL_SCALES: Final = {"千": 1000, "百": 100, "十": 10}
_LARGE_SCALES: Final = {"兆": 10**12, "億": 10**8, "万": 10**4}
_FIGURES: Final = "0-9〇零一二三四五六七八九"
_DIGITS: Final = re.compile(r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|[〇零一二三四五六七八九]+)\Z")
_ANY_FIGURE: Final = re.compile(f"[{_FIGURES}]")
MAXIMAL_LENGTH: Final = 200  # characters; a longer run of figures is no number of any document


def read_numeral(text: str) -> Fraction | None:
    """The value of a folded numeral: ``1億2,000万`` ``248百万`` ``0.5`` ``二千五百`` ``二〇二四``; None if it is none.

    Scales descend and no part reaches the scale before it (``1億20,000万`` is refused); a decimal point may stand in
    the last part only. Scale words without any figure (``百万``) are a unit and no numeral.
    """
    if len(text) > MAXIMAL_LENGTH or _ANY_FIGURE.search(text) is None:
        return None
    plain = _read_digits(text)  # no scale stands in most numerals
    return plain if plain is not None else _descend(text, _LARGE_SCALES, _read_section, None)


def _read_section(text: str) -> Fraction | None:
    """A part under 万: ``2千5百`` ``二千五百`` ``2,500``, in which 千, 百 and 十 may stand for one of themselves."""
    return _descend(text, _SMALL_SCALES, _read_digits, Fraction(1))


def _descend(
    text: str,
    scales: Mapping[str, int],
    read_part: Callable[[str], Fraction | None],
    one: Fraction | None,
) -> Fraction | None:
    """The sum of parts, each counted by the scale after it; ``one`` is what a scale with nothing before it counts."""
    total, room, rest = Fraction(0), None, text
    for scale, factor in scales.items():
        before, mark, after = rest.partition(scale)
        if not mark:
            continue
        part = read_part(before) if before else one
        if part is None or (after and "." in before) or (room is not None and part * factor >= room):
            return None
        total, room, rest = total + part * factor, factor, after
    if room is not None and not rest:
        return total
    last = read_part(rest)
    if last is None or (room is not None and last >= room):
        return None
    return total + last


def _read_digits(text: str) -> Fraction | None:
    """Plain figures: ``2,500`` ``0.5`` ``二五〇〇``."""
    if _DIGITS.match(text) is None:
        return None
    figures = text.replace(",", "").translate(_KANJI_DIGITS)
    return Fraction(figures) if "." in figures else Fraction(int(figures))


# ------------------------------------------------------------------------------------------------- numbers with a unit

_BEFORE: Final = ("約", "概ね", "おおむね", "およそ", "凡そ", "ほぼ")
_AFTER: Final = ("程度", "前後")
_YEARLY: Final = ("年間", "年額")
_BOUNDARY: Final = ("以上", "以下", "以内", "未満", "超", "以後", "以降", "以前", "から", "まで", "のみ")
_NO_UNIT_END: Final = (*_BOUNDARY, *_AFTER, "ずつ", "年度", "とき", "場合")
_COUNT: Final = f"[{_FIGURES},.十百千万億兆]+"
_WORD: Final = r"[^\W0-9_ー〇十百千万億兆][^\W0-9_]*(?:・[^\W0-9_]+)*"
_SIGNED_UNITS: Final = ("%", "‰", "°C", "㎡", "㎥", "㎢", "m²", "m³", "km²")
_UNIT: Final = f"(?:{'|'.join(_SIGNED_UNITS)}|{_WORD})"

_FRACTION: Final = re.compile(rf"([0-9]+)/([0-9]+)(?:(円)(?:/({_UNIT}(?:/{_UNIT})*))?)?\Z")
_PARTS: Final = re.compile(rf"({_COUNT})分の({_COUNT})\Z")
_SHARES: Final = re.compile(rf"({_COUNT})割(?:([1-9一二三四五六七八九])分)?(?:([1-9一二三四五六七八九])厘)?\Z")
_MIXED: Final = re.compile(r"(.*円(?:/[^ ]+)?) ([0-9]+)/([0-9]+)\Z")
_COUNTED: Final = re.compile(rf"({_COUNT})(?: *({_UNIT}))?(?:/({_UNIT}(?:/{_UNIT})*))?\Z")
_APART: Final = re.compile(
    "(?<=[0-9]) +(?=[十百千]?[万億兆]円|[百千]円)"
)  # 480 万円: the scale of money, apart from its figure
_AROUND: Final = re.compile(
    f"(?P<early>{'|'.join(_YEARLY)})? *(?P<before>{'|'.join(_BEFORE)})? *"
    f"(?P<late>{'|'.join(_YEARLY)})? *(?P<between>{'|'.join(_BEFORE)})? *"
    f"(?P<sign>[-▲△])? *(?P<number>[^ ].*?) *(?P<after>{'|'.join(_AFTER)})?\\Z",
)


@lru_cache(maxsize=4096)  # the cells of a table repeat, and each is read for its value and for its claim
def read_figure(text: str) -> Figure | None:
    """The number that a whole text is, with its unit; None where the text is anything else.

    Read are ``520万円`` ``1.5億円`` ``1億2,000万円`` ``248百万円`` ``2/3`` ``3分の2`` ``50%`` ``1割5分``
    ``485万円/人`` ``年間560万円/人`` ``8,500万円程度`` ``約4割`` ``4日/月`` ``6か月`` ``0.5`` ``13,333,333円 1/3``
    ``▲3%`` ``480 万円``, in full and half width, and kanji numerals before a known counter (``三分の二`` ``二十人``). A boundary
    word (``5,000万円以下``), a fiscal year, and a scale alone (``億円`` ``千円``: that is a unit, see
    `seido.values.units.read_unit`) are not figures.
    """
    folded = fold(text).strip()
    if "\n" in folded:  # of more than one line no figure is made, and the pattern would be slow to find that
        return None
    match = _AROUND.match(folded)
    if match is None or len(match["number"]) > MAXIMAL_LENGTH:
        return None
    if (match["early"] and match["late"]) or (match["before"] and match["between"]):
        return None
    plain = _read_plain(_APART.sub("", match["number"]))
    if plain is None:
        return None
    value, numerator, denominator = plain
    approximate = match["before"] or match["between"] or match["after"] or ""
    per_year = bool(match["early"] or match["late"])
    return Figure(-value if match["sign"] else value, numerator, denominator, approximate, per_year)


def _read_plain(text: str) -> tuple[Fraction, str, str] | None:
    """A number with its unit, without approximate words, 年間 and sign."""
    match = _FRACTION.match(text)
    if match is not None:
        value = _ratio(match[1], match[2])
        return None if value is None else (value, match[3] or "", match[4] or "")
    match = _PARTS.match(text)
    if match is not None:
        below, above = _share_count(match[1]), _share_count(match[2])
        return None if not below or above is None else (above / below, "", "")
    match = _SHARES.match(text)
    if match is not None:
        return _read_shares(match)
    match = _MIXED.match(text)
    if match is not None:
        whole, part = _read_counted(match[1].rstrip()), _ratio(match[2], match[3])
        if whole is None or part is None or whole[0].denominator != 1 or not 0 < part < 1:
            return None
        return whole[0] + part, whole[1], whole[2]
    return _read_counted(text)


def _read_shares(match: re.Match[str]) -> tuple[Fraction, str, str] | None:
    """``2割`` ``1割5分`` ``1割5分3厘``, counted in 割."""
    tenths = read_numeral(match[1])
    if match[1] == "十":
        tenths = Fraction(10)
    if tenths is None or (tenths.denominator != 1 and (match[2] or match[3])):
        return None
    hundredths = _read_digits(match[2] or "0") or Fraction(0)
    thousandths = _read_digits(match[3] or "0") or Fraction(0)
    return tenths + hundredths / 10 + thousandths / 100, "割", ""


def _read_counted(text: str) -> tuple[Fraction, str, str] | None:
    """A numeral and the words of its unit."""
    match = _COUNTED.match(text)
    if match is None:
        return None
    value = read_numeral(match[1])
    numerator, denominator = match[2] or "", match[3] or ""
    if value is None:
        return None
    if _ASCII_DIGIT.search(match[1]) is None and numerator not in counter_words():
        return None  # 一般, 一部, 三位: words, not numbers
    if not _is_unit(numerator) or not all(_is_unit(word) for word in denominator.split("/")):
        return None
    return value, numerator, denominator


@lru_cache(maxsize=4096)
def _is_unit(word: str) -> bool:
    """Whether a word may be a unit: it ends in no boundary word and holds no label (``10①``) or part (``1½``)."""
    if word in _SIGNED_UNITS:
        return True
    return not word.endswith(_NO_UNIT_END) and "分の" not in word and not any(map(_stays, word))


def _share_count(text: str) -> Fraction | None:
    """A numeral in 三分の二, where a scale alone (百分の五) is a number too."""
    value = read_numeral(text)
    if value is None and text in _SMALL_SCALES:
        value = Fraction(_SMALL_SCALES[text])
    return value


def _ratio(above: str, below: str) -> Fraction | None:
    divisor = int(below)
    return Fraction(int(above), divisor) if divisor else None


# ------------------------------------------------------------------------------------------------ money without its unit

_WHOLE_SCALES: Final = tuple(_LARGE_SCALES)
_ANY_SCALE: Final = (*_LARGE_SCALES, *_SMALL_SCALES)
_MONEY: Final = ("円", "千円", "万円")


def is_yen(text: str) -> bool:
    """Whether a figure without a unit can count nothing but 円: after 万, 億 or 兆 no other scale of money can follow."""
    return fold(text).strip().endswith(_WHOLE_SCALES)


def in_money(text: str) -> tuple[str, ...]:
    """What a figure without its unit may be in money: 2400円, 2400千円 or 2400万円 for ``2400``; 4800千円 for ``4800千``.

    Only what can be read is offered, and nothing that nobody writes (4800千万円); none where the figure is no end of the text.
    """
    written = fold(text).strip()
    scale = written[-1:]
    found = []
    for unit in _MONEY:
        figure = read_figure(f"{written}{unit}")
        if figure is None or figure.numerator != "円" or (unit == "千円" and scale in _ANY_SCALE):
            continue
        if unit == "万円" and scale == "千" and abs(figure.value) >= _LARGE_SCALES["億"]:
            continue
        found.append(f"{written}{unit}")
    return tuple(found)


# --------------------------------------------------------------------------------------------- letters in figures' place

_LOOKALIKES: Final = str.maketrans("Oo○◯lI|", "0000111")
_MIXED_RUN: Final = re.compile(r"(?<![A-Za-z])[0-9OolI|○◯,.]{2,100}(?![A-Za-z])")


def lookalikes(text: str) -> tuple[str, str] | None:
    """The letters that stand where figures belong (``O`` for 0, ``l`` for 1), and the text with the figures.

    ``12O万円`` gives ``O`` and ``120万円``. None where no letter stands beside a figure, or where nothing that can be read
    would come of it. Nothing is read so by itself: which was meant is for the writer to say.
    """
    folded = fold(text)
    found: dict[str, None] = {}

    def figures(match: re.Match[str]) -> str:
        run = match.group()
        letters = dict.fromkeys(sign for sign in run if sign in "Oo○◯lI|")
        if not letters or not re.search("[0-9]", run):
            return run
        found.update(letters)
        return run.translate(_LOOKALIKES)

    meant = _MIXED_RUN.sub(figures, folded)
    return ("、".join(found), meant) if found and read_figure(meant) is not None else None
