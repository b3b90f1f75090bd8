"""JSON Schema (draft 2020-12) of the cases of a scheme: what `seido run --case` takes.

How a case file writes numbers. A JSON integer counts the base unit (円, persons, months; a bare number). Text is read as
a policy writes it (``"2,400万円"``, ``"0.49"``, ``"2/3"``), exactly; money in text needs its unit. A JSON number with a
point is read as the decimal that is written, never as a binary fraction. ``null`` and ``"?"`` mean "I do not know".

Bounds that are whole numbers stand in the schema's own words; all bounds and the 刻み stand, exactly, in ``x-seido``,
because validators that read ``0.01`` as a binary fraction would refuse correct cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from seido.emit.prose import show
from seido.source.json_text import json_text
from seido.typed.types import Day, Enumeration, Quantity, Truth, Year, show_type
from seido.values.display import exact_text

if TYPE_CHECKING:
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Input, Items

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_UNKNOWN: Final = ({"type": "null"}, {"const": "?"})
_DIGIT: Final = "[0-9０-９〇一二三四五六七八九十百千万]"

Json = dict[str, Any]


def emit_schema(ir: SchemeIR) -> str:
    """The schema of a scheme's cases."""
    return json_text(_Schema(ir).whole())


@dataclass(frozen=True, slots=True)
class _Schema:
    ir: SchemeIR

    def whole(self) -> Json:
        scheme = self.ir.scheme
        properties: Json = {
            "年度": {
                "description": "計算する年度。書かなければ資料の年度。「令和6年度」「R6年度」「2024年度」のように書く。",
                "type": "string",
                "pattern": "年度|^FY|^R",
            }
        }
        properties |= {each.name: self._input(each) for each in scheme.inputs.values()}
        properties |= {each.name: self._items(each) for each in scheme.items.values()}
        if scheme.readings:
            properties["解釈"] = {
                "description": "解釈の選び方。書かなければ採用した読み方による。",
                "type": "object",
                "properties": {
                    each.name: {
                        "description": each.text,
                        "enum": list(each.category.names),
                        "default": each.adopted,
                    }
                    for each in scheme.readings.values()
                },
                "additionalProperties": False,
            }
        return {
            "$schema": DIALECT,
            "title": f"{scheme.title}の入力",
            "description": (
                "数は、円・人などの単位で数えた整数か、「2,400万円」「0.49」のような文字で書く。"
                "小数点のある数は、書かれた十進の数のとおりに読む。分からないものは書かないか、nullか「?」と書く。"
            ),
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "x-seido": {"scheme": scheme.id, "name": scheme.name, "document_year": scheme.document_year},
        }

    def _items(self, items: Items) -> Json:
        return {
            "description": items.description or f"{items.name}を一行ずつ",
            "type": "array",
            "items": {
                "type": "object",
                "properties": {each.name: self._input(each) for each in items.fields},
                "additionalProperties": False,
            },
        }

    def _input(self, each: Input) -> Json:
        forms: list[Json]
        match each.type:
            case Enumeration(category=name):
                category = self.ir.scheme.categories.get(name)
                forms = [{"enum": [] if category is None else list(category.names)}]
            case Truth():
                forms = [{"type": "boolean"}, {"enum": ["はい", "いいえ"]}]
            case Quantity():
                forms = self._numbers(each)
            case Year():
                forms = [{"type": "string", "pattern": "年度|^FY|^R"}]
            case Day():
                forms = [{"type": "string", "pattern": "月|-|/"}]
            case _:
                forms = [{"type": "string"}]
        return {"description": self._description(each), "anyOf": [*forms, *_UNKNOWN], "x-seido": self._exactly(each)}

    def _numbers(self, each: Input) -> list[Json]:
        whole: Json = {"type": "integer"}
        bounds = self._bounds(each)
        whole |= bounds
        if each.step is not None and each.step.denominator == 1 and each.step > 1:
            whole["multipleOf"] = int(each.step)
        forms = [whole]
        if each.step is None or each.step.denominator != 1:
            forms.append({"type": "number"} | bounds)
        money = isinstance(each.type, Quantity) and each.type.unit.numerator == ("円",)
        forms.append({"type": "string", "pattern": f"{_DIGIT}.*円" if money else _DIGIT})
        return forms

    def _bounds(self, each: Input) -> Json:
        found: Json = {}
        for bound, opened, closed, open_ in (
            (each.low, each.low_open, "minimum", "exclusiveMinimum"),
            (each.high, each.high_open, "maximum", "exclusiveMaximum"),
        ):
            if bound is not None and bound.denominator == 1:
                found[open_ if opened else closed] = int(bound)
        return found

    def _exactly(self, each: Input) -> Json:
        found: Json = {"type": show_type(each.type), "written": each.shown}
        for name, value in (("low", each.low), ("high", each.high), ("step", each.step)):
            if value is not None:
                found[name] = exact_text(value)
        if each.low_open:
            found["low_open"] = True
        if each.high_open:
            found["high_open"] = True
        if each.judge:
            found["judge"] = each.judge
        return found

    def _description(self, each: Input) -> str:
        parts = [each.question] if each.question else []
        if isinstance(each.type, Quantity):
            parts.append(f"単位：{each.shown}")
            parts += [
                f"{_bound(value, each)}{word}"
                for value, word in (
                    (each.low, "超" if each.low_open else "以上"),
                    (each.high, "未満" if each.high_open else "以下"),
                )
                if value is not None
            ]
            if each.step is not None and each.step != 1:
                parts.append(f"{exact_text(each.step)}きざみ")
        if each.judge:
            parts.append(f"判断するのは{each.judge}")
        return "。".join(part.rstrip("。") for part in parts)


def _bound(value: Fraction, each: Input) -> str:
    return show(value, each.type, each.shown)
