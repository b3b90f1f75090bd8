"""``seido fmt``: policy files in canonical form, and their sure mistakes mended where that is asked for."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from seido.commands.shell import FINDINGS, FINE, WRONG_USAGE, Shell, open_project
from seido.source.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from pathlib import Path

    from seido.source.text import Source
    from seido.syntax.mend import Mended

STANDARD_INPUT: Final = "-"

_DONE: Final = Text("{path} を整えました。", "Formatted {path}.")
_WOULD: Final = Text("{path} は整っていません。", "{path} is not formatted.")
_SAME: Final = Text("整っています（{count}ファイル）。", "Nothing to format ({count} files).")
_MENDED: Final = Text(
    "{path}:{line} 直しました\n  - {before}\n  + {after}", "{path}:{line} mended\n  - {before}\n  + {after}"
)
_WOULD_MEND: Final = Text(
    "{path}:{line} 直せます\n  - {before}\n  + {after}", "{path}:{line} can be mended\n  - {before}\n  + {after}"
)
_KEPT: Final = Text(
    "{path} には読めない行があるので、書き換えていません。",
    "{path} holds lines that cannot be read and was left as it is.",
)
_FIXABLE: Final = Text(
    "「seido fmt --fix {path}」で、{count}か所をまとめて直せます。", "seido fmt --fix {path} mends {count} of them."
)
_ALONE: Final = Text(
    "「-」（標準入力）は、ほかの場所と並べて書けません。", "- (standard input) cannot stand beside other paths."
)


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look and what to do: ``check`` and ``diff`` write nothing; ``keywords`` turns the words of the files."""

    paths: tuple[str, ...]
    check: bool
    diff: bool
    fix: bool
    keywords: Literal["ja", "en"] | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    text: str | None  # None where the file cannot be read
    mended: tuple[Mended, ...]


def execute(options: Options, shell: Shell) -> int:
    """Format the files; a file with mistakes that remain is reported on and left as it is."""
    if STANDARD_INPUT in options.paths:
        if options.paths != (STANDARD_INPUT,):
            shell.err.write(shell.say(_ALONE) + "\n")
            return WRONG_USAGE
        return _filter(options, shell)
    project = open_project(options.paths)
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})
    files = {
        path: policy_set.shown(path)
        for policy_set in project.sets
        for path in policy_set.files
        if not project.chosen or path in project.chosen
    }
    statuses = [_file(path, shown, options, shell) for path, shown in files.items()]
    status = max(statuses, default=FINE)
    if status == FINE and options.check:
        shell.out.write(shell.say(_SAME, count=str(len(files))) + "\n")
    return status


def _file(path: Path, shown: str, options: Options, shell: Shell) -> int:
    from seido.project import write_text
    from seido.source.files import read_policy

    source = read_policy(path, shown)
    if isinstance(source, Diagnostic):
        return shell.report((source,), {})
    found = _outcome(source, options, shell)
    if found.text is None:
        return FINDINGS
    dry = options.check or options.diff
    for each in found.mended:
        facts = {"path": shown, "line": str(each.line), "before": each.before, "after": each.after}
        shell.err.write(shell.say(_WOULD_MEND if dry else _MENDED, **facts) + "\n")
    if path.read_bytes() == found.text.encode():
        return FINE
    if dry:
        if options.diff:
            shell.out.write(_difference(source, found.text))
        if options.check:
            shell.out.write(shell.say(_WOULD, path=shown) + "\n")
        return FINDINGS if options.check else FINE
    problem = write_text(path, found.text, shown)
    if problem is not None:
        return shell.report((problem,), {})
    shell.out.write(shell.say(_DONE, path=shown) + "\n")
    return FINE


def _filter(options: Options, shell: Shell) -> int:
    """From standard input to standard output, for editors; a policy with mistakes goes through unchanged.

    What is no text in UTF-8 is refused as a file would be: a letter that was replaced by a mark would be lost for good.
    """
    from seido.source.files import POLICY_LIMIT, policy_from

    source = policy_from(sys.stdin.buffer.read(POLICY_LIMIT + 1), STANDARD_INPUT)
    if isinstance(source, Diagnostic):
        return shell.report((source,), {})
    text = source.text
    found = _outcome(source, options, shell)
    if found.text is None:
        if not (options.check or options.diff):
            shell.out.write(text)
        return FINDINGS
    if options.diff:
        shell.out.write(_difference(source, found.text))
    elif not options.check:
        shell.out.write(found.text)
    return FINDINGS if options.check and found.text != text else FINE


def _outcome(source: Source, options: Options, shell: Shell) -> _Outcome:
    """The formatted text of a file; where it cannot be read its findings are printed."""
    from seido.syntax.format import format_text
    from seido.syntax.mend import mend
    from seido.syntax.parse import parse

    mended: tuple[Mended, ...] = ()
    better = source
    if options.fix:
        better, mended = mend(source)
    findings = parse(better).diagnostics
    if findings:
        shell.report(parse(source).diagnostics, {source.path: source})
        shell.err.write(shell.say(_KEPT, path=source.path) + "\n")
        sure = 0 if options.fix else len(mend(source)[1])
        if sure:
            shell.err.write(shell.say(_FIXABLE, path=source.path, count=str(sure)) + "\n")
        return _Outcome(None, ())
    text = format_text(better, options.keywords)
    _same_program(better, text)
    return _Outcome(text, mended)


def _same_program(source: Source, text: str) -> None:
    """Refuse to hand out a text that is another program or lost a comment: that would be a defect of seido."""
    from seido.source.text import Source as Text_
    from seido.syntax.parse import parse

    before, after = parse(source), parse(Text_(source.path, text))
    kept = [each.text for each in before.file.comments] == [each.text for each in after.file.comments]
    if after.diagnostics or before.file.blocks != after.file.blocks or not kept:
        message = f"formatting {source.path} would change it"
        raise RuntimeError(message)


def _difference(source: Source, text: str) -> str:
    from difflib import unified_diff

    lines = unified_diff(
        source.text.splitlines(keepends=True), text.splitlines(keepends=True), f"a/{source.path}", f"b/{source.path}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
