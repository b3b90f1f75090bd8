"""What was worked out of something, moved to where that something stands now.

Who writes a line more in a file moves all that follows it, and whatever was worked out of that names other places; else
it is the same. So a result is kept without places: each offset by its rank among the offsets of the thing that it was
worked out of, in the same file. Things of the same shape differ in nothing but where they stand; even what stands before,
within or beside what is the same in them.
"""

from __future__ import annotations

import io
import pickle
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, NamedTuple

from seido.source.catalogue import catalogue
from seido.source.diagnostic import Kind
from seido.source.text import Span


class Shape(NamedTuple):
    """A thing without its places, and the offsets of the places, ascending, for each file."""

    meaning: bytes
    offsets: Mapping[str, tuple[int, ...]]


def shape_of(thing: object) -> Shape:
    """The shape of something that can be pickled. Equal meanings say that two things differ in places alone."""
    found: dict[str, set[int]] = {}

    def note(span: Span) -> tuple[Any, ...]:
        found.setdefault(span.path, set()).update((span.start, span.end))
        return Span, (span.path, 0, 0)

    _dump(thing, {Span: note})
    offsets = {path: tuple(sorted(each)) for path, each in sorted(found.items())}
    return Shape(_packed(thing, offsets), offsets)


def pack(made: object, shape: Shape) -> bytes | None:
    """What was worked out of a thing of some shape, without places; None where it names a place that the thing has not."""
    try:
        return _packed(made, shape.offsets)
    except _UnknownPlaceError:
        return None


def unpack(packed: bytes, shape: Shape) -> Any:  # noqa: ANN401  whatever was packed
    """What was packed, at the places of another thing of the same shape."""
    return _Unpickler(io.BytesIO(packed), shape.offsets).load()


class _UnknownPlaceError(Exception):
    """A place that is not one of the thing's own."""


def _packed(thing: object, offsets: Mapping[str, tuple[int, ...]]) -> bytes:
    def rank(path: str, offset: int) -> int:
        known = offsets.get(path, ())
        at = bisect_left(known, offset)
        if at == len(known) or known[at] != offset:
            raise _UnknownPlaceError
        return at

    def place(span: Span) -> tuple[Any, ...]:
        return _place, (span.path, rank(span.path, span.start), rank(span.path, span.end))

    def kind(each: Kind) -> tuple[Any, ...]:
        return _kind, (each.code,)  # kinds are told apart by being the same object

    return _dump(thing, {Span: place, Kind: kind})


def _dump(thing: object, table: Mapping[type, Any]) -> bytes:
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = table
    pickler.dump(thing)
    return file.getvalue()


def _place(path: str, start: int, end: int) -> Span:
    """A place by the ranks of its offsets; `_Unpickler` puts the offsets there."""
    raise AssertionError(path, start, end)


def _kind(code: str) -> Kind:
    return catalogue()[code]


class _Unpickler(pickle.Unpickler):
    """Reads what this process packed, and nothing else."""

    def __init__(self, file: io.BytesIO, offsets: Mapping[str, tuple[int, ...]]) -> None:
        super().__init__(file)
        self._offsets = offsets

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401  as the library has it
        if (module, name) == (__name__, _place.__name__):
            return self._at
        return super().find_class(module, name)

    def _at(self, path: str, start: int, end: int) -> Span:
        offsets = self._offsets[path]
        return Span(path, offsets[start], offsets[end])
