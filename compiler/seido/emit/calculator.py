"""The place of the calculator on a page, and cases as the address of a page carries them.

A case in an address is what `seido run` takes, each part percent-encoded: ``#名前=値&名前=値``. A row of a 明細 is
``明細=欄:値;欄:値``, once for each row, and ``明細=`` says that there is none; a reading is ``解釈.名前=読み``; the fiscal
year is ``年度=令和5年度``, left out where it is the document's. The signs ``= & : ;`` of a name or a value are encoded, so
that they part what they part and nothing else. `site/theme/js/calc-case.js` reads and writes the same.
"""

from __future__ import annotations

import shlex
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from markupsafe import Markup

from seido.emit.markdown import md
from seido.typed.types import Day, Quantity
from seido.values.calendar import show_date, show_year
from seido.values.display import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seido.ir.nodes import SchemeIR
    from seido.typed.program import Example, Input, Scheme
    from seido.values.exact import Scalar

YEAR: Final = "年度"
READING: Final = "解釈."

# The elements stand in a div because Markdown knows that as a block, and leaves alone what is in it.
_HOOK: Final = Markup(
    '<div class="calculator"><seido-calculator scheme="{id}">\n'
    "<p>ここで試算するには、JavaScriptが要ります。使えないときは、次の命令で同じ計算ができます（値は例です）。</p>\n"
    "<pre><code>{command}</code></pre>\n"
    "</seido-calculator></div>"
)
_CARD: Final = Markup(
    '<div class="calculator"><seido-card>\n'
    "<p>ここで判定するには、JavaScriptが要ります。使えないときは、制度ごとに次の命令で判定できます（値は例です）。</p>\n"
    "<pre><code>seido run 制度の名前 --input 団体区分=町 --input 財政力指数=0.30</code></pre>\n"
    "</seido-card></div>"
)


def hook(ir: SchemeIR) -> Markup:
    """The calculator of a scheme for its page: one block of HTML, which says without JavaScript what gives the same."""
    return _HOOK.format(id=ir.scheme.id, command=md(" ".join(_command(ir.scheme))))


def card_hook() -> Markup:
    """The 団体カード for its page."""
    return _CARD


def example_link(scheme: Scheme, example: Example, text: str) -> Markup:
    """A link that enters an example into the calculator of the same page."""
    return Markup('<a class="example" href="{}">{}</a>').format(example_fragment(scheme, example), md(text))


def example_fragment(scheme: Scheme, example: Example) -> str:
    """An example as the fragment of an address, beginning with ``#``: letters, digits and ``-._~%=&:;`` alone."""
    return f"#{'&'.join(f'{name}={value}' for name, value in _parts(scheme, example))}"


def typed_text(given: Input, value: Scalar) -> str:
    """A value as a person would type it, so that reading it gives the value back."""
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, str):
        return value
    if isinstance(given.type, Quantity):
        return show_number(value, given.type.unit, given.shown)
    return show_date(date.fromordinal(int(value))) if isinstance(given.type, Day) else show_year(int(value))


def _parts(scheme: Scheme, example: Example) -> Iterator[tuple[str, str]]:
    if example.year != scheme.document_year:
        yield quote(YEAR), _encoded(show_year(example.year))
    for name, value in example.inputs.items():
        yield _encoded(name), _encoded(typed_text(scheme.inputs[name], value))
    for name, rows in example.items.items():
        fields = {each.name: each for each in scheme.items[name].fields}
        for row in rows:
            yield _encoded(name), _row(fields, row)
        if not rows:
            yield _encoded(name), ""
    for name, option in example.readings.items():
        yield _encoded(f"{READING}{name}"), _encoded(option)


def _row(fields: Mapping[str, Input], row: Mapping[str, Scalar]) -> str:
    """A row; one of which nothing is given names a field of it, for it is a row all the same."""
    cells = [f"{_encoded(name)}:{_encoded(typed_text(fields[name], value))}" for name, value in row.items()]
    return ";".join(cells) or f"{_encoded(next(iter(fields)))}:"


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _command(scheme: Scheme) -> Iterator[str]:
    """The command for an example, if there is one: the first without rows, else the first."""
    yield f"seido run {scheme.id}"
    plain = [each for each in scheme.examples if not each.items]
    for example in (plain or scheme.examples)[:1]:
        if example.year != scheme.document_year:
            yield f"--year {show_year(example.year)}"
        pairs = [f"{name}={typed_text(scheme.inputs[name], value)}" for name, value in example.inputs.items()]
        for name, rows in example.items.items():
            fields = {each.name: each for each in scheme.items[name].fields}
            for row in rows:
                cells = (f"{field}:{typed_text(fields[field], value)}" for field, value in row.items())
                pairs.append(f"{name}={'、'.join(cells)}")
        for pair in pairs:
            yield f"--input {_shell(pair)}"
        for name, option in example.readings.items():
            yield f"--reading {_shell(f'{name}={option}')}"


def _shell(word: str) -> str:
    """A word of a command line, in quotes where a shell would read something else."""
    harmless = all(sign.isalnum() or sign in "=.,:_-・、/%" for sign in word)
    return word if harmless else shlex.quote(word)
