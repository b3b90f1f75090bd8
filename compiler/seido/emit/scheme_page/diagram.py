"""A resolved rule as a diagram: one condition after the other, each with what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from seido.emit.drawing import LINE, WIDTH, box, drawing, lines_at, stroke, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAD: Final = 10
_TRUNK: Final = 14  # where the way down runs when a condition does not hold
_BRANCH: Final = 72  # where the way to its value leaves
_INDENT: Final = 104  # where the boxes of values begin
_GAP: Final = 14
_ARROW: Final = 5


def decision_diagram(name: str, rows: Sequence[tuple[str, str]]) -> Markup:
    """The diagram of conditions and values in order of precedence; the last condition is そのほか."""
    inside = Markup("")
    y = 1
    said: list[str] = []
    for at, (case, value) in enumerate(rows):
        last = at == len(rows) - 1
        values = wrapped(value, WIDTH - _INDENT - 2 * _PAD - 1)
        tall = len(values) * LINE + _PAD
        if last:
            inside += stroke(f"M{_TRUNK} {y}V{y + tall // 2}H{_INDENT - 1}") + _arrow(_INDENT - 1, y + tall // 2)
            inside += lines_at(_TRUNK + 6, y + tall // 2 - 6, ("そのほか",), "note")
        else:
            cases = wrapped(f"{case}？", WIDTH - 2 * _PAD - 2)
            high = len(cases) * LINE + _PAD
            inside += box(1, y, WIDTH - 2, high, "case") + lines_at(1 + _PAD, y + LINE, cases)
            y += high
            middle = y + _GAP + tall // 2
            inside += stroke(f"M{_BRANCH} {y}V{middle}H{_INDENT - 1}") + _arrow(_INDENT - 1, middle)
            inside += stroke(f"M{_TRUNK} {y}V{y + _GAP + tall + _GAP}")
            inside += lines_at(_BRANCH + 4, middle - 6, ("はい",), "note")
            inside += lines_at(_TRUNK + 5, y + _GAP + tall + 4, ("いいえ",), "note")
            y += _GAP
        inside += box(_INDENT, y, WIDTH - _INDENT - 1, tall, "value")
        inside += lines_at(_INDENT + _PAD, y + LINE - 3, values, "value")
        y += tall + (0 if last else _GAP)
        said.append(f"{case}：{value}" if last else f"{case}なら{value}")
    title = f"{name}の決まり方。上から順に、{'。次に、'.join(said)}。"
    return drawing("diagram", y + 2, title, inside, "上の表と同じことを、上から順にたどる図です。")


def _arrow(x: int, y: int) -> Markup:
    return stroke(f"M{x - _ARROW} {y - _ARROW}L{x} {y}L{x - _ARROW} {y + _ARROW}")
