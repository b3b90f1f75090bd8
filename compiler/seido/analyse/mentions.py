"""What the text of a policy set names: the names in its formulas, the labels of its tables, the documents it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from seido.syntax import tree
from seido.values.numerals import fold


@dataclass(frozen=True, slots=True)
class Mentions:
    """Names used in expressions, keys, groups and cells; types and axes; and documents that are cited."""

    names: frozenset[str]
    types: frozenset[str]
    documents: frozenset[str]


def mentions_of(files: Iterable[tree.File]) -> Mentions:
    """All that some files mention."""
    names: set[str] = set()
    types: set[str] = set()
    documents: set[str] = set()
    for node in _nodes(files):
        match node:
            case tree.Reference(name=name):
                names.add(name)
            case tree.Member(parts=parts):
                names.update(part.text for part in parts)
            case tree.Cell(text=text):
                names.add(fold(text))
            case tree.Citation(document=document):
                documents.add(document.text)
            case tree.TypeName(numerator=numerator):
                types.add(numerator.text)
            case tree.ParameterDeclaration(axes=axes) | tree.TableDeclaration(axes=axes):
                types.update(axis.text for axis in axes)
            case tree.VerificationDeclaration(axes=axes):
                types.update(axis.text for axis in axes)
            case _:
                pass
    return Mentions(frozenset(names), frozenset(types), frozenset(documents))


def _nodes(files: Iterable[tree.File]) -> Iterator[tree.Node]:
    """Every node, in no particular order."""
    stack: list[object] = list(files)
    parts: dict[type[tree.Node], tuple[str, ...]] = {}
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            stack.extend(node)
        elif isinstance(node, tree.ExampleDeclaration):
            stack.append(node.annotations)  # an 例 tries names; it does not use them
        elif isinstance(node, tree.Node):
            yield node
            kind = type(node)
            if kind not in parts:
                parts[kind] = _parts(kind)
            stack.extend(getattr(node, name) for name in parts[kind])


def _parts(kind: type[tree.Node]) -> tuple[str, ...]:
    """The names of the parts of a kind of node that may hold nodes."""
    plain = ("str", "int", "bool", "Fraction", "date", "Span")
    return tuple(part.name for part in fields(kind) if str(part.type).split(" ")[0] not in plain)
