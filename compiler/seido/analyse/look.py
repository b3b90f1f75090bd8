"""Indentation that suggests another structure than the keywords give.

Keywords decide the structure and indentation is only how it looks (decision 0016). An author reads the look, though:
a ただし that stands under another 算定 than its own, or a 要件 that stands inside a 場合 part that was closed, is a mistake or
will be one. A line is asked about only where its indentation puts it under a line that is not its own heading; a file
without indentation suggests nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from seido.source.catalogue import analyses as kinds
from seido.source.diagnostic import Diagnostic, Label
from seido.source.text import Source, Span
from seido.source.width import text_width
from seido.syntax import tree
from seido.syntax.vocabulary import VOCABULARY

TABS: Final = (2, 4, 8)
"""How far apart editors set the stops of a TAB. What is seen with one of them alone is nothing to speak of."""

_BLANK: Final = " \t　"
_Heads = tree.Declaration | tree.DocumentDeclaration | tree.SchemeDeclaration | tree.CommonDeclaration
_SHOWN: Final = 20  # characters of a line that a message repeats
_ENDS: Final = frozenset(word for words in VOCABULARY["PART_END"] for word in words)
_OWNERS: Final = (
    tree.CategoryDeclaration
    | tree.BandDeclaration
    | tree.ReadingDeclaration
    | tree.ParameterDeclaration
    | tree.TableDeclaration
    | tree.ItemsDeclaration
    | tree.AmountDeclaration
    | tree.ExampleDeclaration
    | tree.CaseDeclaration
)


_OF_NO_PART: Final = (tree.ExampleDeclaration, tree.ApplicableDeclaration, tree.TextDeclaration)
"""What speaks of the whole scheme wherever it stands."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins a node (None for 場合おわり): where, its indentation, and the index of the line that heads it."""

    start: int
    blank: str
    node: tree.Node | None
    heading: int | None


def check_look(file: tree.File, source: Source) -> tuple[Diagnostic, ...]:
    """A warning for each line whose indentation puts it under another line than its heading."""
    lines = _lines(file, source)
    stops = TABS if any("\t" in line.blank for line in lines) else TABS[:1]
    first, *others = [[*_misplaced(lines, stop, source), *_unclosed(lines, stop, source)] for stop in stops]
    return tuple(each for each in first if all(each in found for found in others))


# ----------------------------------------------------------------------------------------------------- what lines there are


def _lines(file: tree.File, source: Source) -> list[_Line]:
    """The lines that begin a node or end a 場合 part, in order; lines that continue others are not among them."""
    held: list[tuple[int, tree.Node | None, tree.Node | None]] = [
        (node.span.start, node, heading) for node, heading in _nodes(file)
    ]
    for number in range(1, source.line_count + 1):
        text = source.line_text(number)
        words = text.split(maxsplit=1)
        if words and words[0] in _ENDS:
            held.append((source.line_start(number) + text.index(words[0]), None, None))
    found: list[_Line] = []
    places: dict[int, int] = {}
    for start, node, heading in sorted(held, key=lambda each: each[0]):
        blank = source.text[source.text.rfind("\n", 0, start) + 1 : start]
        if isinstance(node, tree.Row):
            blank = blank.partition("|")[0].partition("｜")[0]  # a cell stands behind its bar
        if blank.strip(_BLANK):
            continue  # something stands before it on its line
        places[id(node)] = len(found)
        found.append(_Line(start, blank, node, None if heading is None else places.get(id(heading))))
    return found


def _nodes(file: tree.File) -> Iterator[tuple[tree.Node, tree.Node | None]]:
    """Each node that may begin a line, and its heading."""
    for block in file.blocks:
        yield block, None
        if isinstance(block, tree.DocumentDeclaration):
            for each in (*block.texts, *block.years, *block.excluded):
                yield each, block
        else:
            yield from _declarations(block.declarations, block)


def _declarations(
    declarations: Iterable[tree.Declaration], heading: tree.Node
) -> Iterator[tuple[tree.Node, tree.Node | None]]:
    for node in declarations:
        yield node, heading
        if isinstance(node, tree.CaseDeclaration):
            yield from _declarations(node.declarations, node)
            continue
        for each in _below(node):
            yield each, node
            if isinstance(each, tree.GivenItems):
                for row in each.rows:
                    yield row, each


def _below(node: tree.Declaration) -> tuple[tree.Node, ...]:
    """The nodes that stand on the lines under a declaration."""
    match node:
        case tree.CategoryDeclaration():
            return node.members
        case tree.BandDeclaration():
            return node.bands
        case tree.ReadingDeclaration():
            return node.choices
        case tree.ParameterDeclaration():
            return (*node.entries, *node.parts)
        case tree.TableDeclaration():
            return node.rows
        case tree.ItemsDeclaration():
            return node.fields
        case tree.AmountDeclaration():
            return node.clauses if node.settle is None else (*node.clauses, node.settle)
        case tree.ExampleDeclaration():
            return (*node.givens, *node.items, *node.cases, *node.expected)
        case _:
            return ()


# ------------------------------------------------------------------------------------------------- what they look like


def _misplaced(lines: Sequence[_Line], stop: int, source: Source) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    open_lines: list[int] = []  # each further in than the one before
    widths = [_width(line.blank, stop) for line in lines]
    told: set[tuple[int | None, int]] = set()
    for at, line in enumerate(lines):
        while open_lines and widths[open_lines[-1]] >= widths[at]:
            open_lines.pop()
        above = open_lines[-1] if open_lines else None
        open_lines.append(at)
        if line.node is None or line.heading is None:
            continue
        key: tuple[int | None, int]
        if above is not None and _looks_nested(lines, at, above):
            diagnostic, key = _nested(lines, at, above, source), (above, line.heading)
        elif _looks_outside(lines, widths, at):
            diagnostic, key = _outside(lines, at, source), (None, line.heading)
        else:
            continue
        if key not in told:
            told.add(key)
            found.append(diagnostic)
    return found


def _looks_nested(lines: Sequence[_Line], at: int, above: int) -> bool:
    """Whether a line stands, by its look, under a declaration that does not head it."""
    line, upper = lines[at], lines[above]
    if above in _headings(lines, at):
        return False
    if upper.node is None:
        return True  # under 場合おわり, as if the part went on
    if isinstance(line.node, _Heads):
        # Under a declaration that has lines of its own, or under one of these lines.
        return isinstance(upper.node, _OWNERS) or not isinstance(upper.node, _Heads)
    return line.heading not in _headings(lines, above)  # further in than its fellows is no other structure


def _looks_outside(lines: Sequence[_Line], widths: Sequence[int], at: int) -> bool:
    """Whether a line stands, by its look, outside the 場合 part it belongs to, while another of the part stands inside."""
    part = lines[at].heading
    if part is None or not isinstance(lines[part].node, tree.CaseDeclaration) or widths[at] > widths[part]:
        return False
    return any(lines[other].heading == part and widths[other] > widths[part] for other in range(part + 1, at))


def _unclosed(lines: Sequence[_Line], stop: int, source: Source) -> Iterator[Diagnostic]:
    """A finding for each 場合 part without an end that holds what is of no part (例), none of its lines indented.

    Lines of 要件 and 算定 alone suggest nothing: they may all belong to the part.
    """
    widths = [_width(line.blank, stop) for line in lines]
    for at in _open_parts(lines):
        heading = lines[at].heading
        within = [other for other in range(at + 1, len(lines)) if lines[other].heading == at]
        indented = heading is not None and widths[at] > widths[heading]
        strange = any(isinstance(lines[other].node, _OF_NO_PART) for other in within)
        if strange and indented and all(widths[other] <= widths[at] for other in within):
            part, first, last = (_shown(lines[each], source) for each in (at, within[0], within[-1]))
            facts = {"part": part, "first": first, "last": last, "count": str(len(within))}
            yield Diagnostic(kinds.LOOK_UNCLOSED, _span(lines[at], source), facts)


def _open_parts(lines: Sequence[_Line]) -> list[int]:
    """The 場合 parts that no 場合おわり closes."""
    open_parts: list[int] = []
    found: list[int] = []
    for at, line in enumerate(lines):
        if line.node is None:
            if open_parts:
                open_parts.pop()
            continue
        while open_parts and open_parts[-1] not in _headings(lines, at):
            found.append(open_parts.pop())
        if isinstance(line.node, tree.CaseDeclaration):
            open_parts.append(at)
    return [*found, *open_parts]


def _headings(lines: Sequence[_Line], at: int) -> set[int]:
    """The heading of a line, the heading of that, and so on."""
    found: set[int] = set()
    heading = lines[at].heading
    while heading is not None:
        found.add(heading)
        heading = lines[heading].heading
    return found


def _width(blank: str, stop: int) -> int:
    """How far a line is indented, in columns: 2 for a full-width space, up to the next stop for a TAB."""
    width = 0
    for letter in blank:
        width += stop - width % stop if letter == "\t" else text_width(letter)
    return width


# ----------------------------------------------------------------------------------------------------------- messages


def _nested(lines: Sequence[_Line], at: int, above: int, source: Source) -> Diagnostic:
    upper = lines[above]
    place = _span(lines[at], source)
    end = next((line for line in reversed(lines[above:at]) if line.node is None), None)
    if end is not None and (upper.node is None or isinstance(upper.node, tree.CaseDeclaration)):
        facts = {"line": _shown(lines[at], source)}
        return Diagnostic(kinds.LOOK_AFTER_END, place, facts, (Label(_span(end, source), "end"),))
    if upper.heading is not None and not isinstance(upper.node, _Heads):
        upper = lines[upper.heading]  # not the line just above but what it belongs to
    heading = lines[at].heading
    belongs = source.path if heading is None else _shown(lines[heading], source)
    facts = {"line": _shown(lines[at], source), "under": _shown(upper, source), "heading": belongs}
    return Diagnostic(kinds.LOOK_NESTED, place, facts, (Label(_span(upper, source), "under"),))


def _outside(lines: Sequence[_Line], at: int, source: Source) -> Diagnostic:
    part = lines[lines[at].heading or 0]
    facts = {"line": _shown(lines[at], source), "part": _shown(part, source)}
    return Diagnostic(
        kinds.LOOK_OUTSIDE, _span(lines[at], source), facts, (Label(_span(part, source), "part"),), paste="場合おわり"
    )


def _span(line: _Line, source: Source) -> Span:
    """The first word of a line, and the name after it."""
    return Span(source.path, line.start, line.start + len(_shown(line, source).removesuffix("…")))


def _shown(line: _Line, source: Source) -> str:
    """The beginning of a line, as far as a reader needs it to find the line again."""
    end = source.text.find("\n", line.start)
    text = source.text[line.start : end if end >= 0 else len(source.text)].rstrip()
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
