"""Type names as written: 円/人, 億円, %, 割合, はい・いいえ, 年度, the name of a 区分."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from seido.source.catalogue import names
from seido.source.diagnostic import Cause
from seido.syntax import tree
from seido.typed.scope import Findings, Scope, nearest
from seido.typed.types import DAY, NUMBER, RATIO, TRUTH, UNKNOWN, YEAR, Enumeration, Quantity, Type
from seido.values.units import NONE, read_unit

_WORDS: dict[str, Type] = {
    "はい・いいえ": TRUTH,
    "yes・no": TRUTH,
    "yesno": TRUTH,
    "truth": TRUTH,
    "割合": RATIO,
    "ratio": RATIO,
    "指数": NUMBER,
    "index": NUMBER,
    "倍率": NUMBER,
    "factor": NUMBER,
    "数": NUMBER,
    "number": NUMBER,
    "年度": YEAR,
    "fiscal_year": YEAR,
    "日付": DAY,
    "date": DAY,
}

# What public documents count. A word outside this list is taken for a misspelt 区分, not for a new unit: a unit that
# nobody else uses would only surface as a puzzling mismatch somewhere else.
COUNTERS = frozenset(
    [
        "円",
        "人",
        "団体",
        "日",
        "月",
        "時間",
        "分",
        "秒",
        "回",
        "件",
        "組",
        "組合",
        "市町村",
        "市区町村",
        "市町",
        "市",
        "町",
        "村",
        "区",
        "県",
        "道県",
        "道府県",
        "都道府県",
        "都府県",
        "圏域",
        "地域",
        "地区",
        "集落",
        "区域",
        "自治体",
        "か所",
        "箇所",
        "ヶ所",
        "カ所",
        "施設",
        "事業",
        "事業者",
        "業務",
        "分野",
        "項目",
        "社",
        "者",
        "世帯",
        "戸",
        "棟",
        "台",
        "両",
        "本",
        "枚",
        "個",
        "種",
        "種類",
        "件数",
        "校",
        "園",
        "床",
        "室",
        "頭",
        "羽",
        "匹",
        "ha",
        "a",
        "㎡",
        "m2",
        "m",
        "km",
        "㎞",
        "t",
        "kg",
        "g",
        "kW",
        "MW",
        "GW",
        "kWh",
        "MWh",
        "t-CO2",
        "トン",
        "キロメートル",
        "メートル",
        "平方メートル",
        "ヘクタール",
        "歳",
        "泊",
        "便",
        "路線",
        "期",
        "ステップ",
        "ページ",
        "号",
        "名所",
        "グループ",
        "チーム",
        "拠点",
        "会場",
        "講座",
        "コース",
        "単位",
        "ポイント",
        "点",
        "度",
        "年度",
        "yen",
        "person",
        "month",
        "day",
        "hour",
    ]
)


class NamedType(NamedTuple):
    """A type, how the author wrote it, and the scale of bare numbers in cells of it (億円 is 10^8)."""

    type: Type
    shown: str
    scale: Fraction


def resolve_type(node: tree.TypeName, scope: Scope, findings: Findings) -> NamedType:
    """What a written type means; an unknown word gives a finding and the type that fits everything."""
    word = node.numerator.text
    if node.denominator is None:
        if word in scope.categories:
            return NamedType(Enumeration(word), word, Fraction(1))
        if word in _WORDS:
            return NamedType(_WORDS[word], word, Fraction(1))
    over = "" if node.denominator is None else node.denominator.text
    shown = word + ("/" + over if over else "")
    unit, scale = read_unit(word, over)
    for base in (*unit.numerator, *unit.denominator):
        if base not in COUNTERS:
            known = [*scope.categories, *_WORDS, "円", "円/人", "円/団体", "億円", "人", "%"]
            near = nearest(word, known)
            kind = names.UNKNOWN_TYPE_NEAR if near else names.UNKNOWN_TYPE
            findings.add(kind, node.span, name=base, near=near, cause=Cause("name", base))
            return NamedType(UNKNOWN, shown, Fraction(1))
    kind_of = RATIO if unit == NONE else Quantity(unit)
    return NamedType(kind_of, shown, scale)
