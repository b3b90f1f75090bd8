"""What somebody means who writes as in Excel, or a number in words; and advice where units cannot meet."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from seido.source.diagnostic import Text
from seido.typed.types import Quantity, Truth, Type, show_type
from seido.values.calendar import fiscal_year, read_date
from seido.values.numerals import fold, read_figure, read_numeral
from seido.values.units import NONE, Unit, read_unit


class NumberInWords(NamedTuple):
    """A name that is a number somebody wrote: why it is none here, and how to write it."""

    why: Text
    right: str


_ITEM: Final = re.compile(r"[①-⑳❶-❿]+")
_UNIT_FIRST: Final = re.compile(r"(円|¥|￥|人|団体)(\d[\d,]*(?:\.\d+)?[万億千百]*)\Z")
_KANJI: Final = re.compile(r"([〇零一二三四五六七八九十百千万億兆]+)(\D*)\Z")


_SINCE: Final = re.compile(r"(.+)(以降|以後|以前|以上|以下|未満|超)\Z")
_SIDES: Final = {
    "以降": "以上",
    "以後": "以上",
    "以前": "以下",
    "以上": "以上",
    "以下": "以下",
    "未満": "未満",
    "超": "超",
}


def number_in_words(name: str) -> NumberInWords | None:
    """How a number should have been written that is read as a name: 五百万円, ①500万円, 金500万円, 円500万."""
    folded = fold(name)
    bare = _ITEM.sub("", folded)
    if bare != folded and read_figure(bare) is not None:
        return NumberInWords(
            Text("前に付いた丸数字は数ではありません", "the circled digit before it is no number"), bare
        )
    if folded.startswith("金") and read_figure(folded[1:]) is not None:
        return NumberInWords(Text("前の「金」は要りません", "金 before it is not needed"), folded[1:])
    turned = _UNIT_FIRST.match(folded)
    if turned is not None:
        unit = "円" if turned[1] in "¥￥" else turned[1]
        return NumberInWords(Text("単位は数の次に書きます", "the unit stands after the number"), turned[2] + unit)
    since = _SINCE.match(folded)
    if since is not None and (read_date(since[1]) is not None or fiscal_year(since[1]) is not None):
        right = _SIDES[since[2]]
        why = Text(
            f"「{since[2]}」は、空白を置いて「{right}」と書きます", f"{since[2]} is written {right}, after a space"
        )
        return NumberInWords(why, f"{since[1]} {right}")
    kanji = _KANJI.match(folded)
    value = read_numeral(kanji[1]) if kanji is not None else None
    if kanji is None or value is None or value.denominator != 1 or (kanji[2] and _no_unit(kanji[2])):
        return None
    return NumberInWords(
        Text("漢数字は数として読みません", "kanji numerals are not read"), _shown(int(value)) + kanji[2]
    )


def _no_unit(word: str) -> bool:
    return read_unit(word, "")[0] == NONE


def _shown(value: int) -> str:
    oku, rest = divmod(value, 10**8)
    man, ones = divmod(rest, 10**4)
    return "".join((f"{oku:,}億" if oku else "", f"{man:,}万" if man else "", f"{ones:,}" if ones or not value else ""))


_SPREADSHEET: Final = {
    "MIN": ("小さい方", "小さい方(所要額、限度額)"),
    "MAX": ("大きい方", "大きい方(所要額、0円)"),
    "SUM": ("合計", "合計(支援員 ごとに 対象額)"),
    "SUMIF": ("合計", "合計(支援員 のうち 任用 が 専任 ごとに 対象額)"),
    "COUNT": ("件数", "件数(支援員 ごとに 対象額)"),
    "COUNTIF": ("件数", "件数(支援員 のうち 任用 が 専任 ごとに 対象額)"),
    "ROUND": ("四捨五入", "四捨五入(所要額、1,000円)"),
    "ROUNDDOWN": ("切捨て", "切捨て(所要額、1,000円)"),
    "ROUNDUP": ("切上げ", "切上げ(所要額、1,000円)"),
    "INT": ("切捨て", "切捨て(所要額、1円)"),
    "TRUNC": ("切捨て", "切捨て(所要額、1円)"),
    "FLOOR": ("切捨て", "切捨て(所要額、1,000円)"),
    "CEILING": ("切上げ", "切上げ(所要額、1,000円)"),
    "IF": ("ただし", "ただし 条件 のとき 値"),
    "IFS": ("場合", "場合 条件 のとき 値"),
    "AND": ("かつ", "A かつ B"),
    "OR": ("又は", "A 又は B"),
    "NOT": ("でない", "A でない"),
    "VLOOKUP": ("［ ］", "上限額[任用]"),
    "XLOOKUP": ("［ ］", "上限額[任用]"),
}


def spreadsheet_function(name: str) -> tuple[str, str] | None:
    """The word that does what a function of a spreadsheet does, and an example of it."""
    return _SPREADSHEET.get(fold(name).upper())


_ENDING: Final = re.compile("(?:である|となる|する)?(?:こと|もの|の?場合|とき)?\\Z")


def apart(name: str, known: str, particle: str, members: Collection[str]) -> str:
    """A known name with what is glued to it set apart, as far as it is plain: 団体区分 が 市 か 町."""
    rest = _ENDING.sub("", name[len(known) + len(particle) :])
    if particle not in ("が", "は"):
        return known
    choices = rest.split("か")
    if all(choice in members for choice in choices):
        return f"{known} が {' か '.join(choices)}"
    return f"{known} が {rest}".rstrip()


def fold_example(named: Collection[str], items: Mapping[str, Mapping[str, Type]]) -> str:
    """What to write between the brackets of 合計: the 明細 and the field that were meant, where that is plain."""
    for name, fields in items.items():
        if name in named or any(field in named for field in fields):
            of_money = [field for field, kind in fields.items() if isinstance(kind, Quantity)]
            meant = [field for field in fields if field in named] or of_money[-1:] or list(fields)[:1]
            return f"{name} ごとに {meant[0] if meant else '欄の名前'}"
    return "支援員 ごとに 対象額"


def unit_advice(found: Unit, wanted: str, text: str, quotes: Collection[str] = ()) -> Text:
    """How to mend a laid-down value of another unit than its declaration's; as it is printed, where it is quoted."""
    if found == NONE:
        unit = wanted.partition("/")[0]
        bare = re.compile(rf"(?<![\d,.]){re.escape(fold(text))}([十百千万億兆]*){re.escape(unit)}")
        printed = {match[1] + unit for quote in quotes for match in bare.finditer(fold(quote))}
        if len(printed) == 1:
            (unit,) = printed
        return Text(f"「{text}{unit}」と、単位まで書いてください。", f'Write "{text}{unit}", with its unit.')
    return Text(
        f"値の単位か、「：」の次の単位（{wanted}）の、違う方を直してください。",
        f"Correct the value, or the declared unit ({wanted}).",
    )


def type_advice(found: Type, wanted: Type) -> Text:
    """How to mend a value or formula of another type than is wanted."""
    shown = show_type(wanted)
    if isinstance(found, Quantity) and isinstance(wanted, Quantity):
        if found.unit == NONE and wanted.unit.numerator and not wanted.unit.denominator:
            return Text(f"数に単位「{shown}」を付けてください。", f"Write the number with its unit, {shown}.")
        if wanted.unit.numerator in (found.unit.denominator, found.unit.numerator):
            return Text(
                f"{shown} になる値か式に直してください。1人当たりの額（円/人）は、人数をかけると円になります。",
                f"Write what gives {shown}. A per-person amount (円/人) times persons is 円.",
            )
    return Text(f"{shown} になる値か式に直してください。", f"Write a value or formula that gives {shown}.")


def mismatch_advice(left: Type, right: Type) -> Text:
    """How two operands that cannot be added or compared may be brought together."""
    if isinstance(left, Truth) or isinstance(right, Truth):
        return Text(
            "はい・いいえ で答えるものは、大小を比べず、名前だけを書きます。例：「過疎地域に当たる のとき」",
            "What is answered by はい or いいえ is not compared; write its name alone as the condition.",
        )
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        units = {left.unit, right.unit}
        if NONE in units:
            other = next((unit for unit in (left.unit, right.unit) if unit != NONE), NONE)
            word = "万円" if "円" in other.numerator else "".join(other.numerator)
            return Text(
                f"数に単位を付けてください。例：「100{word}」", f"Write the number with its unit, as in 100{word}."
            )
        if {unit.numerator for unit in units} == {("日",), ("月",)}:
            return Text(
                "月の日数は決まっていないので、日と月は比べられません。資料のとおりの単位を、入力の「：」の次に書いてください。",
                "Months differ in length; give the 入力 the unit that the document prints.",
            )
        if any(unit.denominator for unit in units):
            return Text(
                "1人当たりや1団体当たりの額は、人数や団体数をかけると円になります（円/人 × 人 = 円）。",
                "An amount per person times persons is 円 (円/人 × 人 = 円).",
            )
    return Text("同じ単位のものどうしにしてください。", "Use the same unit on both sides.")
