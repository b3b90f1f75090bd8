"""Untrusted text stays text: asserted on what a parser of HTML finds, never on the Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.emit.emitting import Page, context, rendered

from seido.emit.guide import emit_guide, emit_index
from seido.emit.markdown import link, md
from seido.emit.source_page import emit_source

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</table><h1>偽の見出し</h1>",
    "[押す](javascript:alert(1))",
    "![](https://evil.example/x.png)",
    "<https://evil.example>",
    "https://evil.example www.evil.example a@evil.example",
    "**太字** _斜体_ `code` ~~消す~~",
    "| 列 | を | 足す |",
    "# 見出し",
    "- 一覧",
    "1. 一覧",
    "&lt;b&gt; &#60;script&#62; &amp;",
    "\\<b\\> \\| \\*",
    "{: onclick=alert(1) } {{ 7*7 }} {% raw %}",
    "<!-- 消える -->",
    "<![CDATA[x]]> <?php ?> <!DOCTYPE x>",
    "[^1] [名]: https://evil.example",
    "行の\u202e向き\u202cを変える\u200b字\u0007",
    '"引用" \'apos\' on="x"',
    "$x$ \\(y\\) :smile:",
)
# Invisible characters never get past the parser; they are tried on the escaping alone.
QUOTABLE = [text for text in HOSTILE if "「" not in text and '"' not in text and "\u202e" not in text]

POLICY = """\
  題名 「{text}」
  概要 「{text}」
  注 名前 「{text}」   出典 t「文{text}」
  備考 「{text}」
  区分 種類
    「{text}」 「{text}」
    ほか
  入力 「甲{text}」 : 種類   「{text}」
  入力 数量 : 円
  基準 「乙{text}」[種類] : 円   解釈 「{text}」
    「{text}」 = 100円
    ほか = 100円
  解釈 読み 「{text}」
    一方 「{text}」   採用
    他方 「{text}」
  算定 「丙{text}」 : 円
    原則 数量 + 「乙{text}」[「甲{text}」]
    ただし 読み が 他方 のとき 記載なし「{text}」 仮置き 1円
  算定 「丁{text}」 : 円
    原則 「丙{text}」
    ただし 数量 が 100円未満 のとき 1円   解釈 「{text}」
    ただし 「甲{text}」 が 「{text}」 のとき 2円   解釈 「{text}」
    重なるとき 大きい方   解釈 「{text}」
  要件 「戊{text}」 : 「甲{text}」 が 「{text}」   出典 t「文{text}」   解釈 「{text}」
  要点 「{text}」   出典 t「文{text}」
  変更 「{text}」 「{text}」
  掲載 「{text}」   出典 t「文{text}」
  推移 「己{text}」 : 人
    | 年度 | 令和4年度 | 令和5年度 |
    | 己   | 1人       | 2人       |   解釈 「{text}」
  例 「{text}」
    「甲{text}」 = 「{text}」
    数量 = 1円
    結果 「丙{text}」 = 101円
"""


def harmless(page: Page) -> None:
    """No element but those that documents are made of, no attribute that acts, nothing hidden."""
    known = {"h1", "h2", "h3", "p", "a", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "caption"}
    known |= {
        "strong",
        "br",
        "mark",
        "sup",
        "div",
        "span",
        "label",
        "input",
        "button",
        "pre",
        "code",
        "u",
        "tfoot",
        "seido-calculator",
    }
    assert page.tags() <= known | {"figure", "figcaption", "svg", "title", "text", "rect", "path"}
    assert not [value for tag, given_ in page.elements for value in given_ if value.startswith("on")]
    assert all(re.match(r"(#|\.\./|[a-z_]+\.md)", target) for target in page.attributes("href"))
    assert not page.attributes("src")
    assert not page.comments
    assert not page.unbalanced
    assert not page.open


@pytest.mark.parametrize("text", QUOTABLE)
def test_a_hostile_text_shows_as_itself_in_a_scheme_page(text: str) -> None:
    made = context(POLICY.format(text=text), f"文{text}")
    page = rendered(emit_guide(made.irs["trial"], made))
    harmless(page)
    shown = "".join(letter for letter in text if letter.isprintable())
    assert page.text.count(shown.strip()) >= 8


@pytest.mark.parametrize("text", QUOTABLE)
def test_a_hostile_text_shows_as_itself_in_the_other_documents(text: str) -> None:
    made = context(POLICY.format(text=text), f"文{text} 5億円")
    harmless(rendered(emit_index(made)))
    page = rendered(emit_source("t", made))
    harmless(page)
    assert text in re.sub("[確外未]", "", page.text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_any_text_stays_one_line_of_text(text: str) -> None:
    """In two renderers of Markdown, at the beginning of a line and inside a table: no element is made of text."""
    for html in (
        MarkdownIt("commonmark").enable("table").render(f"{md(text)}x\n"),
        MarkdownIt("commonmark").enable("table").render(f"| a | b |\n|---|---|\n| {md(text)} | x |\n"),
    ):
        assert Page(html).tags() <= {"p", "table", "thead", "tbody", "tr", "th", "td"}
    for html in (rendered(f"{md(text)}x\n"), rendered(f"| a | b |\n|---|---|\n| {md(text)} | x |\n")):
        assert html.tags() <= {"p", "table", "thead", "tbody", "tr", "th", "td"}
    cells = rendered(f"| a | b |\n|---|---|\n| {md(text)} | x |\n").elements
    assert sum(1 for tag, _ in cells if tag == "td") == 2


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x30FF, exclude_categories=["Z", "C"]), min_size=1))
def test_text_reads_the_same_after_escaping(text: str) -> None:
    assert Page(f"<p>{md(text)}</p>").text == text


@given(st.text(max_size=30))
def test_a_link_target_cannot_leave_its_brackets(target: str) -> None:
    page = rendered(str(link("x", "a" + target)))
    assert page.tags() == {"p", "a"}
    assert page.text.strip() == "x"
