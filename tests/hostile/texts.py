"""Names and texts that were written to do harm, or that harm by accident; and a policy that has them everywhere."""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Iterator, Sequence
from typing import Final

_MARKUP: Final = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt src=//evil.example></sCrIpT>", "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg/onload=alert`1`>", "<a href=javascript:alert(1)>x</a>", "<iframe src=//evil.example>", "<style>*{display:none}</style>",
    "<body onload=alert(1)>", "<base href=//evil.example/>", "<meta http-equiv=refresh content=0>", "<form action=//evil.example>", "<input autofocus onfocus=alert(1)>",
    "</table><h1>偽の見出し</h1>", "</title><script>x</script>", "<!-- 消える -->", "<!--", "-->", "<![CDATA[x]]>", "<?php x ?>", "<!DOCTYPE x>",
    "&lt;b&gt;", "&#60;script&#62;", "&amp;", "&nbsp;", "&#x202e;", "&", "<", ">", "<b", "< b>", "<details open ontoggle=alert(1)>", "<br>", "<mark>x</mark>",
    "[押す](javascript:alert(1))", "[x](data:text/html,x)", "![](https://evil.example/x.png)", "[x]: https://evil.example", "[^1]", "[^1]: 注",
    "<https://evil.example>", "https://evil.example", "www.evil.example", "a@evil.example", "javascript:alert(1)", "vbscript:x", "//evil.example",
    "**太字**", "__太字__", "_斜体_", "*", "~~消す~~", "`code`", "``", "```", "# 見出し", "## 見出し ##", "- 一覧", "+ 一覧", "1. 一覧", "> 引用", "---", "===",
    "| 列 | を | 足す |", "|", "||", "|---|---|", "{: onclick=alert(1) }", "{{ 7*7 }}", "{% raw %}", "{% include x %}", "{# x #}", "${7*7}", "#{7*7}", "<%= x %>",
    "$x$", "\\(y\\)", ":smile:", "==x==", "^x^", "!!! note", "[TOC]", "[[x]]", "\\", "\\\\", "\\n", "\\\\n", "\\<b\\>", "\\|", "x\\", "\\u202e", "\\N{BULLET}", "\\x00",
)  # fmt: skip
_CODE: Final = (
    "__import__('os').system('x')", "'; import os; '", "'''", "''", "'", "x'x", "{evil}", "{0}", "{}", "%s", "%(x)s", "%", "f'{1}'", "import os, sys", "from os import path",
    "eval(x)", "exec(x)", "open(x)", "getattr(x, y)", "lambda: x", "x = 1", "def f(): pass", "class A: pass", "#", "# type: ignore", "# noqa", "pass", "return x",
    "__class__", "__dict__", "__init__", "__name__", "__builtins__", "__file__", "__all__", "__slots__", "__annotations__", "__doc__", "__main__", "_", "__", "___",
    "self", "cls", "year", "readings", "Case", "assess", "compute", "TITLE", "runtime", "Known", "Fraction", "case", "row", "value", "answer", "items", "DENOMINATORS",
    "../../etc/passwd", "..", ".", "/", "~", "C:\\x", "NUL", "CON", "file:///etc/passwd", "x/y", "a;b", "$(x)", "`x`", "&& x", "| x", "> x", "!x", "-x", "--help", "@x",
    "=1+1", "+1", "-1+1", "@SUM(1)", "=HYPERLINK(x)", "=cmd|x", "'=1", "1", "1.0", "1e5", "NaN", "Infinity", "null", "true", "undefined", "constructor", "prototype",
    "__proto__", "toString", "hasOwnProperty", "0x10", "٣", "²", "①", "Ⅷ", "㍿", "ﬁ", "ﬀ", "ｶﾞ", "ﾊﾟ", "ＡＢＣ", "é", "e\u0301", "ß", "İ", "ı", "K", "Å", "😀",
    "髙", "﨑", "葛\U000e0100", "a b", "a　b", "か", "が", "以上", "5万円", "令和6年度", "、", "：", "＝", "（", "）", "か月", "あ" * 300, "a" * 300,
)  # fmt: skip

WRITABLE: Final = tuple(
    dict.fromkeys(
        (*_MARKUP, *_CODE, *keyword.kwlist, *keyword.softkwlist, *(n for n in dir(builtins) if n[0].islower()))
    )
)
"""What can be written between 「 and 」, and then shows and computes as any other text."""

REFUSED: Final = (
    "\x00", "a\x00b", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1c", "\x1e", "\x1f", "\x7f", "\x80", "\x85", "\x9f", "\u061c", "\u200e", "\u200f", "\u2028", "\u2029",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e逆", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff", "\ud800", "\udfff", "\ud83d", "\ufff9",
)  # fmt: skip
"""What a reader cannot see as it is; it is refused wherever it stands."""

_EACH: Final = """\
  備考 「{text}」
  注 注{at} 「{text}」   出典 t「文{at}は{text}終」
  区分 「区{at}{text}」
    「員{at}{text}」 「{text}」
    ほか{at}
  入力 「入{at}{text}」 : 「区{at}{text}」   「{text}」   判断者 「{text}」
  基準 「基{at}{text}」[「区{at}{text}」] : 円   解釈 「{text}」
    「員{at}{text}」 = 100円
    ほか{at} = 100円
  解釈 読{at} 「{text}」
    「一方{at}{text}」 「{text}」   採用
    「他方{at}{text}」 「{text}」
  明細 「明{at}{text}」 「{text}」
    欄{at} : 円
  算定 「算{at}{text}」 : 円
    原則 数量 + 「基{at}{text}」[「入{at}{text}」] + 合計(「明{at}{text}」 ごとに 欄{at})
    ただし 読{at} が 「他方{at}{text}」 のとき 記載なし「{text}」 仮置き 1円
  要件 「要{at}{text}」 「{text}」 : 数量 が 0円以上   目安   解釈 「{text}」
  例 「{text}」
    「入{at}{text}」 = 「員{at}{text}」
    数量 = 1円
    「明{at}{text}」
      | 欄{at} |
      | 1円 |
    結果 「算{at}{text}」 = 102円
"""


def policy(texts: Sequence[str]) -> str:
    """Declarations of a scheme that have each text as name, quote, note, reason and question."""
    body = "".join(_EACH.format(at=at, text=text) for at, text in enumerate(texts))
    return f"  題名 「題{texts[0]}」\n  概要 「{texts[-1]}」\n  入力 数量 : 円\n{body}"


def printed(texts: Sequence[str]) -> str:
    """The text of the document that they quote."""
    return "".join(f"文{at}は{text}終\n" for at, text in enumerate(texts))


def batches(size: int) -> Iterator[tuple[str, ...]]:
    """All writable texts, some at a time."""
    for at in range(0, len(WRITABLE), size):
        yield WRITABLE[at : at + size]
