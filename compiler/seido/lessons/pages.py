"""The pages of the messages in Markdown: an index by family, and one page for each code in both languages.

Nothing of a page is copied by hand: titles, examples and messages come from the catalogue and from what the compiler
printed, so that a page cannot say what the compiler no longer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from seido.emit.markdown import link, md
from seido.lessons.lesson import FAMILY_TITLES, Lesson, lessons
from seido.source.catalogue import FAMILIES
from seido.source.diagnostic import Text
from seido.source.language import Language, say
from seido.source.render import severity_name

FOLDER: Final = "diagnostics"

_PRINTED: Final = Text("メッセージ", "The message")
_WRONG: Final = Text("誤りの例", "Wrong")
_CORRECTED: Final = Text("直した例", "Corrected")
_DOCUMENT: Final = Text("資料の文", "The document")
_BACK: Final = Text("メッセージの一覧", "All messages")
_ENGLISH: Final = "In English"
_INDEX_TITLE: Final = "メッセージの一覧"
_INDEX_LEAD: Final = (
    "`seido check` などが出すメッセージの全部です。番号の頁に、誤りの例とそのときに出るメッセージ、直した例があります。"
    "手元では `seido explain 番号` で同じものを読めます。"
)
_INDEX_LEAD_EN: Final = (
    "Every message of seido. Each page shows a wrong example, what is printed for it, and the same example corrected; "
    "`seido explain CODE` prints the same."
)
_FENCE: Final = re.compile("`{3,}")


def pages() -> Mapping[str, str]:
    """Every page by its path in the documents, in order."""
    all_lessons = lessons()
    found = {f"{FOLDER}/index.md": _index(all_lessons)}
    found |= {f"{FOLDER}/{each.kind.code}.md": _page(each) for each in all_lessons}
    return found


def _index(all_lessons: tuple[Lesson, ...]) -> str:
    return "\n".join(_index_lines(all_lessons)) + "\n"


def _index_lines(all_lessons: tuple[Lesson, ...]) -> Iterator[str]:
    yield f"# {_INDEX_TITLE}"
    yield ""
    yield _INDEX_LEAD
    yield ""
    yield _INDEX_LEAD_EN
    for family in FAMILIES:
        held = [each for each in all_lessons if each.family == family]
        if not held:
            continue
        title = FAMILY_TITLES[family]
        yield ""
        yield f"## {md(title.ja)} / {md(title.en)}"
        yield ""
        yield "| 番号 | 重さ | どんなときか | In English |"
        yield "|---|---|---|---|"
        for each in held:
            code = each.kind.code
            severity = severity_name(each.kind.severity, "ja")
            yield f"| {link(code, f'{code}.md')} | {severity} | {md(each.title('ja'))} | {md(each.title('en'))} |"


def _page(lesson: Lesson) -> str:
    return "\n".join(_page_lines(lesson)) + "\n"


def _page_lines(lesson: Lesson) -> Iterator[str]:
    kind = lesson.kind
    yield f"# {kind.code} {md(lesson.title('ja'))}"
    yield ""
    yield f"{severity_name(kind.severity, 'ja')}・{md(FAMILY_TITLES[lesson.family].ja)}　{link(_BACK.ja, 'index.md')}"
    yield from _example(_WRONG.ja, kind.wrong)
    if kind.document:
        yield from _example(_DOCUMENT.ja, kind.document, "text")
    yield from _example(_PRINTED.ja, lesson.printed.ja, "text")
    yield from _example(_CORRECTED.ja, kind.corrected)
    yield ""
    yield f"## {_ENGLISH}"
    yield ""
    yield f"**{md(lesson.title('en'))}** ({severity_name(kind.severity, 'en')})"
    yield from _fenced(lesson.printed.en, "text")


def _example(heading: str, body: str, language: str = "") -> Iterator[str]:
    if body:
        yield ""
        yield f"## {heading}"
        yield from _fenced(body, language or ("console" if body.startswith("$ ") else "seido"))


def _fenced(body: str, language: str) -> Iterator[str]:
    """A body between fences that it does not hold itself."""
    longest = max((len(run) for run in _FENCE.findall(body)), default=2)
    fence = "`" * max(3, longest + 1)
    yield ""
    yield f"{fence}{language}"
    yield body
    yield fence


def terminal_page(lesson: Lesson, language: Language) -> Iterator[str]:
    """The page of a code in a terminal, a line at a time."""
    kind = lesson.kind
    indent = "　" if language == "ja" else "  "
    yield f"{kind.code}  {severity_name(kind.severity, language)}  {lesson.title(language)}"
    sections = (
        (_WRONG, kind.wrong),
        (_DOCUMENT, kind.document),
        (_PRINTED, say(lesson.printed, language)),
        (_CORRECTED, kind.corrected),
    )
    for heading, body in sections:
        if body:
            yield ""
            yield say(heading, language)
            yield from (f"{indent}{line}" for line in body.splitlines())
