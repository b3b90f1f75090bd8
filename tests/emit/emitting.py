"""What the tests of documents share: a context made from texts, and Markdown read back as a browser would."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
from tests.support import compile_text

from seido.emit.context import Context
from seido.pipeline import Compiled
from seido.source.diagnostic import Diagnostic

VOID = {"br", "img", "hr", "meta", "link", "input"}


def context_of(compiled: Compiled) -> Context:
    """The context of a compiled policy set, as the build makes it."""
    return Context(
        compiled.irs,
        compiled.program.documents,
        compiled.documents,
        compiled.proofs,
        compiled.coverage,
        compiled.sources,
        compiled.verifications,
    )


def context(policy: str, printed: str = "") -> Context:
    """The context of declarations in a scheme of their own (`trial`), which must compile."""
    compiled = compile_text(policy, printed)
    assert not compiled.failed, [(each.kind.code, dict(each.facts)) for each in errors(compiled)]
    return context_of(compiled)


def errors(compiled: Compiled) -> list[Diagnostic]:
    """The errors found."""
    return [found for found in compiled.diagnostics if found.is_error]


class Page(HTMLParser):
    """An HTML page as a browser sees it: which elements stand in it, their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.comments: list[str] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self.comments.append(decl)

    def tags(self) -> set[str]:
        """The names of all elements."""
        return {tag for tag, _ in self.elements}

    def attributes(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [value or "" for _, given in self.elements for key, value in given.items() if key == name]


def rendered(text: str) -> Page:
    """Markdown as the site renders it."""
    return Page(markdown.markdown(text, extensions=["tables", "fenced_code", "toc"]))
