"""The state of a preview as a page is told it: which state of itself is the newest, and what is wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from seido.preview import words
from seido.preview.workshop import Shown
from seido.source.diagnostic import Diagnostic
from seido.source.language import Language, say
from seido.source.render import render_text, summary
from seido.source.width import visible

LISTED: Final = 20
"""How many findings are listed in a page."""

_USED: Final = re.compile(rb'(?:src|href)="([^"#?:]+\.(?:js|css|svg|png))"')
"""What a page loads by itself."""


def page_state(files: Mapping[str, bytes], name: str) -> str:
    """A mark of a page that is another one whenever the page, or what it loads, is different; empty without a page."""
    page = files.get(name)
    if page is None:
        return ""
    digest = hashlib.sha256(page)
    for used in sorted(set(_USED.findall(page))):
        digest.update(files.get(_beside(name, used.decode("utf-8", errors="replace")), b""))
    return digest.hexdigest()[:16]


def _beside(name: str, link: str) -> str:
    """The path that a link of a page leads to."""
    if link.startswith("/"):
        return link[1:]
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / link).parts:
        if part == "..":
            parts[-1:] = []
        else:
            parts.append(part)
    return "/".join(parts)


def notice(shown: Shown, language: Language) -> Mapping[str, object]:
    """What is to be said in the pages: a heading, and for each finding its title and the lines under it."""
    listed = [_entry(finding, shown, language) for finding in shown.findings[:LISTED]]
    listed += [{"title": visible(each), "text": "", "link": ""} for each in shown.remarks[: LISTED - len(listed)]]
    if shown.defect:
        listed.append({"title": visible(shown.defect), "text": "", "link": ""})
    rest = len(shown.findings) + len(shown.remarks) - LISTED
    return {
        "label": say(words.LABEL, language),
        "bad": shown.stale,
        "heading": _heading(shown, language),
        "list": listed,
        "more": say(words.MORE, language).format(count=rest) if rest > 0 else "",
        "explain": say(words.EXPLAIN, language),
        "gone": say(words.GONE, language),
    }


def _heading(shown: Shown, language: Language) -> str:
    if shown.defect:
        return say(words.DEFECT, language)
    counts = [summary(shown.findings, language)] if shown.findings else []
    if shown.remarks:
        counts.append(say(words.REMARKS, language).format(count=len(shown.remarks)))
    if not counts:
        return ""
    wording = words.WARNINGS if not shown.stale else words.ERRORS if shown.files else words.NOTHING_YET
    return say(wording, language).format(counts=say(words.AND, language).join(counts))


def _entry(finding: Diagnostic, shown: Shown, language: Language) -> Mapping[str, str]:
    """A finding as the terminal shows it, its first line apart; and its page of explanation, where the site has one."""
    lines = render_text((finding,), shown.sources, language, color=False).splitlines()
    page = f"diagnostics/{finding.kind.code}.html"
    link = f"/{page}" if page in shown.files else ""
    return {"title": lines[0], "text": "\n".join(lines[1:-2]), "link": link}
