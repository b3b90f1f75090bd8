"""Texts and data of a policy as parts of JavaScript: always JSON, never code.

JSON is JavaScript, but for what an HTML page would take for markup (``</script>``, ``<!--``) and what old readers take
for line ends (U+2028); such characters, and all that are invisible or steer a terminal, are written by their numbers.
Names of authors are never keys of an object, since ``__proto__`` and ``1`` mean something there: data is lists.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import Final

_ESCAPED: Final = re.compile(
    "[<>&\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)

Data = str | int | bool | None | list["Data"] | dict[str, "Data"]


def literal(data: Data) -> str:
    """Data as an expression, on one line."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _ESCAPED.sub(lambda match: _by_number(match.group()), text)


def rational(value: Fraction) -> str:
    """An exact number as an expression that makes it (`runtime/rational.js`)."""
    if value.denominator == 1:
        return f"rational({value.numerator}n)"
    return f"rational({value.numerator}n, {value.denominator}n)"


def _by_number(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
