"""新旧対照表: what the document's year lays down, beside the year before, as one would paste it into a draft.

A row stands for what is printed of both sides. What the document does not print is （印字なし）, what did not exist or was
out of scope is （対象外）; the words that differ are underlined.
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seido.typed.program import Amount, Column

OUT: Final = "（対象外）"
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
    named = {each.item for each in found}
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
    year = desk.scheme.document_year
    for grid in desk.scheme.grids.values():
        if not grids.changes(grid, desk.scheme):
            continue
        for label, before, after, citations in grids.both_years(grid, desk.scheme, year):
            if not citations or {before, after} == {grids.NOT_PRINTED}:
                continue  # the author's own figure, or nothing at all
            name = f"{grid.name}（{label}）" if label else grid.name
            yield _row(name, after, before, desk.quotes.of(citations))


def _rules(desk: Desk, name: str, declared: Amount | Column) -> Iterator[Compared]:
    """The clauses of a rule that the author wrote for the one year and not for the other."""
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
        sides.append("".join(line.text for line in lines))
        refs |= dict.fromkeys(number for line in lines for number in line.refs)
    if sides[0] != sides[1]:
        yield _row(name, sides[0] or grids.NOT_PRINTED, sides[1] or grids.NOT_PRINTED, tuple(refs))


def _row(item: str, new: str, old: str, refs: tuple[int, ...]) -> Compared:
    new, old = (OUT if text == "対象外" else text for text in (new, old))
    new, old = ("（印字なし）" if text == "記載なし" else text for text in (new, old))
    marked = _marked(new, old) if not {new, old} & {OUT, grids.NOT_PRINTED} else (md(new), md(old))
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
