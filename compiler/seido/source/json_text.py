"""JSON as seido writes it: the same bytes everywhere, no binary floats, harmless in a terminal."""

from __future__ import annotations

import json
import re

_HARMFUL = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What JSON would leave as it is, but a terminal may obey or hide, or UTF-8 cannot hold."""


def json_text(value: object) -> str:
    """A value as JSON text with Japanese left readable, indented by two spaces, and a final line end.

    Raises:
        TypeError: the value holds a binary float, or anything else that JSON has no form for.
    """
    _no_floats(value)
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    # Such characters stand only inside strings, where their number means the same.
    return _HARMFUL.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def _no_floats(value: object) -> None:
    if isinstance(value, float):
        problem = f"{value!r} is a binary float; figures are written as exact text"
        raise TypeError(problem)
    if isinstance(value, dict):
        for member in value.values():
            _no_floats(member)
    elif isinstance(value, list | tuple):
        for member in value:
            _no_floats(member)
