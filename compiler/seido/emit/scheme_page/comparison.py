"""新旧対照表: what the document's year lays down, beside the year before, as one would paste it into a draft.

A row stands for what is printed of both sides, or belongs to a 基準 of which another line is. What the document does not
print is （印字なし）, what did not exist or was out of scope is （対象外）, in the brackets in which a 新旧対照表 speaks of
itself; the words that differ are underlined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from seido.emit import grids
from seido.emit.markdown import md
from seido.emit.scheme_page.desk import Desk
from seido.emit.scheme_page.glance import Glance
from seido.emit.scheme_page.laid_down import cited
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.walk import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seido.typed.program import Amount, Column

_OUT: Final = "（対象外）"
_NOT_PRINTED: Final = f"（{grids.NOT_PRINTED}）"
_PIECE: Final = re.compile(r"[0-9０-９][0-9０-９,.，．/]*|.")
_SAME: Final = "equal"


@dataclass(frozen=True, slots=True)
class Compared:
    """A row: an item, its new and its old wording with what differs underlined, and the quotes it rests on."""

    item: str
    new: Markup
    old: Markup
    refs: tuple[int, ...]


def comparison(desk: Desk) -> tuple[Compared, ...]:
    """The rows of a scheme, values first, then rules of which the author wrote the years."""
    found = [*_values(desk)]
    named = {each.item.partition("（")[0] for each in found}
    for change in Glance(desk).changes():
        name = change.name.partition("（")[0]
        refs = desk.quotes.of(_grounds(desk, name))
        if name not in named and refs:
            found.append(_row(change.name, change.after, change.before, refs))
    named = {each.item.partition("（")[0] for each in found}
    for amount in desk.scheme.amounts.values():
        if amount.name not in named:
            found += _rules(desk, amount.name, amount)
    for items in desk.scheme.items.values():
        for column in items.columns:
            found += _rules(desk, f"{items.name}ごとの{column.name}", column)
    return tuple(found)


def _grounds(desk: Desk, name: str) -> tuple[tree.Citation, ...]:
    """What a changed 事実, or an 算定 that reads one table in the one year and one in the other, rests on."""
    found: list[tree.Citation] = []
    for fact in desk.scheme.facts:
        if fact.name == name:
            found += [*fact.citations, *(each for key, held in cited(desk).items() if key == name for each in held)]
    amount = desk.scheme.amounts.get(name)
    for clause in () if amount is None else amount.rule.clauses:
        if isinstance(clause.value, typed.Lookup) and clause.value.grid in desk.scheme.grids:
            node = desk.scheme.grids[clause.value.grid].declaration
            found += node.annotations.citations
            if isinstance(node, tree.TableDeclaration):
                found += [each for row in node.rows for each in row.annotations.citations]
    return tuple(found)


def _values(desk: Desk) -> Iterator[Compared]:
    """The lines of each 基準 in which something changed."""
    written = desk.prose.as_written
    for grid in desk.scheme.grids.values():
        if not grids.changes(grid, desk.scheme, written):
            continue
        for line in grids.both_years(grid, desk.scheme, written, beside=False):
            if not line.citations or {line.before, line.after} == {grids.NOT_PRINTED}:
                continue  # the author's own figure, or nothing at all
            name = f"{grid.name}（{line.label}）" if line.label else grid.name
            yield _row(name, line.after, line.before, desk.quotes.of(line.citations))


def _rules(desk: Desk, name: str, declared: Amount | Column) -> Iterator[Compared]:
    """The clauses of a rule that the author wrote for the one year and not for the other; both years have some."""
    year = desk.scheme.document_year
    rule, shown = declared.rule, declared.shown
    if all(
        clause.period.implied or clause.period.holds(year) == clause.period.holds(year - 1) for clause in rule.clauses
    ):
        return
    sides = []
    refs: dict[int, None] = {}
    for at in (year, year - 1):
        lines = [desk.line(said) for said in desk.prose.rule(name, rule, declared.type, shown, (at, at))]
        sides.append(
            "".join(line.text for line in lines) if any(each.period.holds(at) for each in rule.clauses) else ""
        )
        refs |= dict.fromkeys(number for line in lines for number in line.refs)
    if all(sides) and sides[0] != sides[1]:
        yield _row(name, sides[0], sides[1], tuple(refs) or desk.quotes.of(_behind(desk, declared)))


def _behind(desk: Desk, declared: Amount | Column) -> tuple[tree.Citation, ...]:
    """What the figures rest on that the year's clauses of a rule bring in and those of the year before do not."""
    year = desk.scheme.document_year
    named = [
        {
            node.name
            for clause in declared.rule.clauses
            if clause.period.holds(at)
            for node in walk((clause.value,))
            if isinstance(node, typed.Definition)
        }
        for at in (year, year - 1)
    ]
    read = [
        node.grid
        for name, amount in desk.scheme.amounts.items()
        if name in named[0] - named[1]
        for root in (*(clause.value for clause in amount.rule.clauses), *(cap.limit for cap in amount.rule.caps))
        for node in walk((root,))
        if isinstance(node, typed.Lookup)
    ]
    return tuple(
        citation
        for name in dict.fromkeys(read)
        if name in desk.scheme.grids
        for line in grids.both_years(desk.scheme.grids[name], desk.scheme)
        for citation in line.citations
    )


def _row(item: str, new: str, old: str, refs: tuple[int, ...]) -> Compared:
    special = {"対象外": _OUT, grids.NOT_PRINTED: _NOT_PRINTED}
    new, old = special.get(new, new), special.get(old, old)
    marked = (md(new), md(old)) if {new, old} & set(special.values()) else _marked(new, old)
    return Compared(item, *marked, refs)


def _marked(new: str, old: str) -> tuple[Markup, Markup]:
    """Both wordings, underlined where they differ."""
    one, two = _PIECE.findall(new), _PIECE.findall(old)
    sides = (Markup(""), Markup(""))
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        sides = (sides[0] + _piece(one[a:b], kind), sides[1] + _piece(two[c:d], kind))
    return sides


def _piece(pieces: Sequence[str], kind: str) -> Markup:
    text = md("".join(pieces)) if pieces else Markup("")
    return text if kind == _SAME or not pieces else Markup("<u>{}</u>").format(text)
