"""A 推移 as bars, one for each year, with its targets; lengths are whole pixels of exact figures."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.emit.drawing import WIDTH, box, drawing, lines_at, stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

_LEFT: Final = 84  # of the bars; the years stand before
_RIGHT: Final = 96  # beside the bars; the figures stand there
_STEP: Final = 26
_BAR: Final = 18


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of a series: its year, its text, its value, and whether it is a 目標."""

    year: str
    text: str
    value: Fraction
    target: bool


def bar_chart(name: str, bars: Sequence[Bar]) -> Markup | None:
    """The chart of a series; None where a bar would have to be shorter than nothing, or all have no length."""
    greatest = max((bar.value for bar in bars), default=Fraction(0))
    if greatest <= 0 or any(bar.value < 0 for bar in bars):
        return None
    room = WIDTH - _LEFT - _RIGHT
    height = len(bars) * _STEP + 2
    inside = stroke(f"M{_LEFT} 0V{height}", "axis")
    for at, bar in enumerate(bars):
        y = at * _STEP + 3
        long = int(bar.value * room / greatest)
        inside += lines_at(0, y + 14, (bar.year,), "say")
        if long:
            inside += box(_LEFT, y, long, _BAR, "target" if bar.target else "bar")
        inside += lines_at(_LEFT + long + 5, y + 14, (f"{bar.text}{' 目標' if bar.target else ''}",), "say")
    several = "、".join(f"{bar.year} {bar.text}{'（目標）' if bar.target else ''}" for bar in bars)
    return drawing(
        "chart", height, f"{name}の推移。{several}。", inside, "棒の長さは値に比例します。値は下の表にあります。"
    )
