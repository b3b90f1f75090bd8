"""The tables of the page on JSON as shapes, and data held against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

_ROW = re.compile(r"^\| `(?P<name>[^`]+)`(?P<optional>\??) \| (?P<type>[^|]+) \| [^|]+ \|$")


@dataclass
class Shapes:
    """Members of objects by the name of the object: the type of each, and whether it may be absent.

    ``seen`` collects the members that data had.
    """

    members: Mapping[str, Mapping[str, tuple[str, bool]]]
    seen: set[tuple[str, str]] = field(default_factory=set)

    def unseen(self) -> list[tuple[str, str]]:
        """Members that no data had."""
        return sorted({(shape, name) for shape, members in self.members.items() for name in members} - self.seen)

    def faults(self, data: object, kind: str, place: str) -> Iterator[str]:
        """Where data is not of a type."""
        if " or " in kind and not kind.startswith(("list of", "map of")):
            found = [list(self.faults(data, each, place)) for each in kind.split(" or ")]
            if all(found):
                yield from found[0]
        elif kind.startswith("list of "):
            if not isinstance(data, list):
                yield f"{place} is no list"
                return
            for each in data:
                yield from self.faults(each, kind.removeprefix("list of "), f"{place}[]")
        elif kind.startswith("map of "):
            if not isinstance(data, dict):
                yield f"{place} is no object"
                return
            for name, each in data.items():
                yield from self.faults(each, kind.removeprefix("map of "), f"{place}.{name}")
        elif kind in self.members:
            yield from self._members(data, kind, place)
        elif not _is(data, kind):
            yield f"{place} is {data!r} and no {kind}"

    def _members(self, data: object, kind: str, place: str) -> Iterator[str]:
        if not isinstance(data, dict):
            yield f"{place} is no object"
            return
        members = self.members[kind]
        for name, each in data.items():
            if name not in members:
                yield f"{place}: {kind} has no {name}"
                continue
            self.seen.add((kind, name))
            yield from self.faults(each, members[name][0], f"{place}.{name}")
        for name, (_, optional) in members.items():
            if not optional and name not in data:
                yield f"{place}: {name} of {kind} is absent"


def _is(data: object, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(data, str)
        case "number":
            return isinstance(data, int) and not isinstance(data, bool)
        case "truth":
            return isinstance(data, bool)
        case "null":
            return data is None
        case "exact":
            return isinstance(data, str) and _is_exact(data)
        case _:
            message = f"the page speaks of {kind} and does not describe it"
            raise AssertionError(message)


def _is_exact(text: str) -> bool:
    """Whether a text is an exact number, or the name of a member where a value may be either."""
    try:
        Fraction(text)
    except ValueError:
        return not re.match(r"[-0-9.]", text)
    return True


def read_shapes(page: str) -> Shapes:
    """The shapes that a page describes."""
    members: dict[str, dict[str, tuple[str, bool]]] = {}
    current = ""
    for line in page.splitlines():
        if line.startswith("#"):
            current = line.lstrip("#").strip()
        row = _ROW.match(line)
        if row is not None:
            members.setdefault(current, {})[row["name"]] = (row["type"].strip(), bool(row["optional"]))
    return Shapes(members)
