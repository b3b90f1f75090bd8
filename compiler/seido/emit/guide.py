"""Markdown documents: a page for each scheme, the list of schemes.

A page is what any renderer of Markdown shows without JavaScript. Everything in it that comes from a policy or from a
source document is escaped where it is printed (`seido.emit.markdown`). What the parts of a page say is put together, by
subject, in `seido.emit.scheme_page`.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from seido.emit import grids, worked
from seido.emit.calculator import card_hook, hook
from seido.emit.context import DATA, SOURCES
from seido.emit.drops import list_drops
from seido.emit.markdown import render
from seido.emit.policy_page import policy_page
from seido.emit.quotes import Quotes, html_marks, marks
from seido.emit.scheme_list import badges, chapters
from seido.emit.scheme_page.amounts import Amounts
from seido.emit.scheme_page.before import untold
from seido.emit.scheme_page.comparison import comparison
from seido.emit.scheme_page.desk import Desk, Line
from seido.emit.scheme_page.eligible import Eligible
from seido.emit.scheme_page.funding import fundings
from seido.emit.scheme_page.glance import Glance
from seido.emit.scheme_page.laid_down import NOTHING, LaidDown
from seido.emit.snippet import emit_snippet
from seido.syntax import tree
from seido.values.calendar import show_date, show_year

if TYPE_CHECKING:
    from seido.emit.context import Context
    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Document


_OPEN_EXAMPLES: Final = 3
"""As many examples are laid open on a page; the others unfold when they are asked for."""

_TOLD_CHOICES: Final = 2
"""As many 解釈 that change an amount are told at a glance; of the others their number."""

_TOLD_UNTOLD: Final = 3
"""As many figures that may have changed are named at a glance; of the others their number."""


def emit_guide(ir: SchemeIR, context: Context) -> str:
    """The page of one scheme. The order of the parts is that of the page, so that quotes are numbered as one reads."""
    desk = Desk(ir, context, Quotes(context))
    scheme = ir.scheme
    glance, eligible, laid_down = Glance(desk), Eligible(desk), LaidDown(desk)
    parts = {
        "scheme": scheme,
        "badges": badges(scheme),
        "audience": desk.told(tree.TextKind.AUDIENCE),
        "purpose": desk.told(tree.TextKind.PURPOSE),
        "headline": desk.told(tree.TextKind.HEADLINE),
        "deadline": desk.told(tree.TextKind.DEADLINE),
        "revisions": desk.revisions(),
        "summary": desk.summary,
        "documents": [_document(each) for each in _cited_documents(desk)],
        "year": show_year(scheme.document_year),
        "who": glance.who(),
        "what": glance.what(),
        "amounts": glance.how_much(),
        "until": glance.until(),
        "ranges": glance.ranges(),
        "settled": glance.settled(),
        "assumed_now": glance.assumed(),
        "told_choices": glance.choices(),
        "changes": glance.changes(),
        "untold": untold(desk),
        "authority": desk.authority,
        "judges": desk.judges,
        "deciders": desk.deciders,
        "decided_elsewhere": any(desk.deciders(each.places) for each in desk.unstated()),
        "place_of": lambda name: desk.place(name.replace("ごとの", "の", 1) if name not in desk.scheme.grids else name),
        "assumptions": [
            (each, [n for n, _ in desk.numbered(each.readings)], desk.gaps([each.reason]))
            for each in desk.telling.assumptions
        ],
        "choices": desk.choices(),
        "readings": desk.readings(),
        "unstated": desk.unstated(),
        "checklists": eligible.checklist(),
        "requirement_count": len(scheme.requirements),
        "inputs": [eligible.asked(each) for each in glance.inputs()],
        "items": [(items, [eligible.asked(each) for each in items.fields]) for items in scheme.items.values()],
        "computations": Amounts(desk).computations(),
        "tables": laid_down.tables(),
        "values": laid_down.values(),
        "worked": worked.worked(ir, desk.answered, desk.telling),
        "checks": eligible.checks(settled=True),
        "open_checks": eligible.checks(settled=False),
        "drops": list_drops(ir),
        "fundings": fundings(desk),
        "revised": comparison(desk),
        "year_before": show_year(scheme.document_year - 1),
        "notes": [Line(note.text, desk.quotes.of(note.citations), "", note.name) for note in scheme.notes],
        "texts": _texts(desk),
        "related": _related(desk),
        "facts": laid_down.facts(),
    }
    return render(
        "guide.md.j2",
        **parts,
        quotes=desk.quotes.all(),
        quote_of=lambda number: desk.quotes.all()[number - 1],
        snippet=_snippet(ir),
        policy=f"../{policy_page(scheme.span.path)}",
        policy_name=posixpath.basename(scheme.span.path),
        marks=marks,
        html_marks=html_marks,
        unit_line=grids.unit_line,
        sources=SOURCES,
        data=DATA,
        calculator=hook(ir),
        shown_examples=_OPEN_EXAMPLES,
        nothing=NOTHING,
        shown_choices=_TOLD_CHOICES,
        shown_untold=_TOLD_UNTOLD,
        place=_place(desk),
    )


def emit_index(context: Context) -> str:
    """The list of all schemes of a policy set, by chapter, with their figure and what is new."""
    documents = [_document(each) for each in context.declared.values()]
    return render("index.md.j2", chapters=chapters(context), documents=documents, sources=SOURCES)


def emit_card(context: Context) -> str:
    """The page that judges all schemes of a policy set for one town."""
    return render("card.md.j2", count=len(context.irs), card=card_hook())


def _document(declared: Document) -> dict[str, str]:
    date = declared.published
    return {
        "name": declared.name,
        "title": declared.title,
        "publisher": declared.publisher,
        "date": "" if date is None else show_date(date.day, whole_month=date.whole_month),
        "year": show_year(declared.year) if declared.year else "",
    }


def _cited_documents(desk: Desk) -> list[Document]:
    names: dict[str, None] = {}
    for entry in desk.scheme.provenance.values():
        for citation in entry.citations:
            names.setdefault(citation.document.text)
    found = [desk.context.declared[name] for name in names if name in desk.context.declared]
    return found or list(desk.context.declared.values())[:1]


def _texts(desk: Desk) -> list[Line]:
    wanted = {tree.TextKind.BASIS: "根拠", tree.TextKind.REMARK: "備考"}
    return [
        Line(string.text, desk.quotes.of(text.annotations.citations), "", wanted[text.kind])
        for text in desk.scheme.texts
        if text.kind in wanted
        for string in text.texts
    ]


def _related(desk: Desk) -> list[tuple[str, str, str]]:
    """Names of related schemes, with the page where there is one, and what the author says of it."""
    found = [
        (name.text, desk.context.page_of(name.text), "" if node.text is None else node.text.text)
        for node in desk.scheme.related
        for name in node.names
    ]
    known = {name for name, _, _ in found}
    for other in desk.context.irs.values():
        if other.scheme.name in known or other.scheme.id == desk.scheme.id:
            continue
        found += [
            (other.scheme.name, other.scheme.id, "" if node.text is None else node.text.text)
            for node in other.scheme.related
            if any(name.text == desk.scheme.name for name in node.names)
        ]
    return found


def _snippet(ir: SchemeIR) -> Markup:
    """The lines of Python that ask for the first example, as a block of HTML."""
    code = emit_snippet(ir)
    return Markup("<pre><code>{}</code></pre>").format(escape(code)) if code else Markup("")


def _place(desk: Desk) -> str:
    line = desk.context.line(desk.scheme.span)
    return f"{desk.scheme.span.path}{f'　{line}行' if line else ''}"
