"""Names and texts of a policy as parts of Python source: identifiers, string literals, comments, docstrings.

Whatever an author or a document wrote passes through one of these functions, so that no text becomes code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final

# Written out, not read from `keyword` and `builtins`: the output must not depend on the Python that makes it.
_KEYWORDS: Final = frozenset(
    (
        *("False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def"),
        *("del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is"),
        *("lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "_"),
        *("case", "match", "type"),
    )
)
_BUILTINS: Final = frozenset(
    (
        *("abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes"),
        *("callable", "chr", "classmethod", "compile", "complex", "copyright", "credits", "delattr", "dict", "dir"),
        *("divmod", "enumerate", "eval", "exec", "exit", "filter", "float", "format", "frozenset", "getattr"),
        *("globals", "hasattr", "hash", "help", "hex", "id", "input", "int", "isinstance", "issubclass", "iter"),
        *("len", "license", "list", "locals", "map", "max", "memoryview", "min", "next", "object", "oct", "open"),
        *("ord", "pow", "print", "property", "quit", "range", "repr", "reversed", "round", "set", "setattr"),
        *("slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "vars", "zip", "self", "cls"),
    )
)
_TUPLE_METHODS: Final = frozenset(("count", "index"))
RESERVED: Final = _KEYWORDS | _BUILTINS | _TUPLE_METHODS

# Letters to Unicode that no reader can see.
_INVISIBLE: Final = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f")
_UNSAFE: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_SPACES: Final = " \u3000"
_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", '"': '\\"'}


def identifier(name: str) -> str:
    """A name as a Python identifier: Japanese stays, what cannot stand in an identifier becomes ``_``.

    The same name always gives the same identifier; different names may give one, which `Names` tells apart. It never
    begins with ``_`` or ends in one, so it is no dunder, no private name and no field that a tuple refuses.
    """
    letters: list[str] = []
    for letter in unicodedata.normalize("NFKC", name):
        if _is_invisible(letter):
            continue
        letters.append(letter if f"a{letter}".isidentifier() and unicodedata.category(letter) != "Cn" else "_")
    text = re.sub("__+", "_", "".join(letters)).strip("_")
    text = unicodedata.normalize("NFKC", text)
    if not text.isidentifier():  # empty, or beginning with a digit or a combining mark
        text = unicodedata.normalize("NFKC", f"n{text}") if f"n{text}".isidentifier() else "n"
    return f"{text}_" if text in RESERVED else text


def _is_invisible(letter: str) -> bool:
    selector = "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    return selector or letter in _INVISIBLE or unicodedata.category(letter) == "Cf"


@dataclass(slots=True)
class Names:
    """Identifiers of one scope of the generated code, each given once. ``taken`` are those that stand already."""

    taken: set[str]
    _by_key: dict[Hashable, str] = field(default_factory=dict)

    def of(self, key: Hashable, wanted: str, *, private: bool = False) -> str:
        """The identifier of a thing: made from the wanted name at first, the same ever after."""
        if key not in self._by_key:
            self._by_key[key] = self.fresh(wanted, private=private)
        return self._by_key[key]

    def fresh(self, wanted: str, *, private: bool = False) -> str:
        """An identifier that nothing else in the scope has, made from a name; a private one begins with ``_``."""
        base = ("_" if private else "") + identifier(wanted)
        found, number = base, 2
        while found in self.taken or found in RESERVED:
            found = f"{base.rstrip('_')}_{number}"
            number += 1
        self.taken.add(found)
        return found

    def given(self) -> tuple[str, ...]:
        """The identifiers that were given to things, in order."""
        return tuple(self._by_key.values())

    def inner(self, more: Iterable[str] = ()) -> Names:
        """The names of a function inside this scope: nothing of the scope is shadowed."""
        return Names(self.taken | set(more))


def module_name(scheme: str) -> str:
    """The module of a scheme; its identifier, unless Python or the package has another use for that word."""
    return f"{scheme}_" if scheme in RESERVED or scheme == "runtime" else scheme


def literal(text: str) -> str:
    """A string literal. Japanese stays readable; control, bidirectional and invisible signs are written by number."""
    return f'"{"".join(map(_escaped, text))}"'


def docstring(text: str) -> str:
    """A docstring with its quotes; line ends stay."""
    shown = "".join(letter if letter in '\n"' else _escaped(letter) for letter in text).replace('"""', '\\"\\"\\"')
    if shown.endswith('"'):
        shown = shown[:-1] + '\\"'
    return f'"""{shown}"""'


def comment(text: str) -> str:
    """The text of a comment, on one line."""
    shown = (letter if letter in '\\"' else " " if letter in "\n\t\r" else _escaped(letter) for letter in text)
    return "".join(shown).strip()


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    category = unicodedata.category(letter)
    if category not in _UNSAFE and (category != "Zs" or letter in _SPACES) and not _is_invisible(letter):
        return letter
    code = ord(letter)
    if code < 0x100:  # noqa: PLR2004  two digits
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004  the planes beyond the first
