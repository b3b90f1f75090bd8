"""``seido serve``: the site in a browser, made anew whenever a file is saved."""

from __future__ import annotations

import errno
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from seido.commands.shell import Shell, open_project
from seido.source.diagnostic import Diagnostic, Text

if TYPE_CHECKING:
    from seido.preview.workshop import Shown

_ADDRESS: Final = Text(
    "{url} で見られます。ファイルを保存すると、頁が新しくなります。終わるときは Ctrl+C を押します。",
    "See {url}. Pages are renewed whenever you save a file. Ctrl+C ends this.",
)
_FIRST: Final = Text("頁を作っています…", "making the pages…")
_MADE: Final = Text("{seconds}秒　{pages}", "{seconds} s  {pages}")
_ALL: Final = Text("{count}頁を作りました。", "{count} pages made.")
_SAME: Final = Text("変わった頁はありません。", "No page is different.")
_PAGES: Final = Text("変わった頁：{names}", "renewed: {names}")
_MORE: Final = Text("ほか{count}頁", "and {count} more")
_KEPT: Final = Text(
    "誤りを直して保存すると、頁が新しくなります。それまでは前の頁を見せます。",
    "Mend this and save, and the pages are renewed. Until then the earlier ones are shown.",
)
_DEFECT: Final = Text(
    "seido自身の不具合で、頁を作れませんでした（{what}）。見張りは続けます。",
    "The pages could not be made because of a defect of seido itself ({what}). Files are still watched.",
)
_REMARK: Final = Text("注意 頁：{remark}", "warning: page: {remark}")
_END: Final = Text("終わりました。", "Ended.")
IN_USE: Final = Text("ほかのプログラムが使っています", "another program is using it")
_NOT_HERE: Final = Text("このコンピュータの住所ではありません", "it is no address of this computer")
_NOT_ALLOWED: Final = Text("使うことが許されていません", "using it is not permitted")
_REASONS: Final = {
    errno.EADDRINUSE: IN_USE,
    errno.EADDRNOTAVAIL: _NOT_HERE,
    errno.EACCES: _NOT_ALLOWED,
}
_NAMED: Final = 3
"""How many renewed pages are named one by one."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where to look, the address and port to serve on (0: any that is free), and whether to open a browser."""

    paths: tuple[str, ...]
    host: str = "127.0.0.1"
    port: int = 8000
    open_browser: bool = False


def execute(options: Options, shell: Shell) -> int:
    """Serve until somebody ends it; then the exit status is 0."""
    project = open_project(options.paths)
    if isinstance(project, Diagnostic):
        return shell.report((project,), {})

    from seido.preview.server import PreviewServer
    from seido.preview.watch import look, wait_for_change
    from seido.preview.workshop import Workshop
    from seido.source.catalogue.project import SERVE_FAILED

    try:
        server = PreviewServer(options.host, options.port, shell.language)
    except (OSError, OverflowError, UnicodeError) as error:
        return shell.report(
            (Diagnostic(SERVE_FAILED, None, {"address": f"{options.host}:{options.port}", "reason": _reason(error)}),),
            {},
        )
    workshop = Workshop([Path(path) for path in options.paths], Path.cwd())
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _interrupt)
    try:
        server.begin()
        _say(shell, _FIRST)
        seen = look(workshop.watched)
        first = workshop.make()
        server.show(first)
        _report(first, shell, first=True)
        shell.out.write(shell.say(_ADDRESS, url=server.url) + "\n")
        shell.out.flush()
        if options.open_browser:
            _open(server.url)
        workshop.tidy()
        # Which files count is known better after a first look at the project.
        seen = {**look(workshop.watched), **seen}
        while True:
            seen = wait_for_change(workshop.watched, seen)
            shown = workshop.make()
            server.show(shown)
            _report(shown, shell, first=False)
            workshop.tidy()
    except KeyboardInterrupt:
        _say(shell, _END)
        return 0
    finally:
        server.end()


def _interrupt(*_: object) -> NoReturn:
    """End as Ctrl+C does."""
    raise KeyboardInterrupt


def _open(url: str) -> None:
    import webbrowser

    webbrowser.open(url)


def _reason(error: Exception) -> Text | str:
    from seido.source.files import reason_of

    if not isinstance(error, OSError):
        return _NOT_HERE
    code = error.errno or 0
    # Names that nobody knows have numbers of their own, and below 0.
    return _REASONS.get(code) or (_NOT_HERE if code < 0 else reason_of(error))


def _say(shell: Shell, text: Text, **facts: str) -> None:
    shell.err.write(shell.say(text, **facts) + "\n")
    shell.err.flush()


def _report(shown: Shown, shell: Shell, *, first: bool) -> None:
    """Say in the terminal what came of a round."""
    shell.report(shown.findings, shown.sources)
    for remark in shown.remarks:
        _say(shell, _REMARK, remark=remark)
    if shown.defect:
        _say(shell, _DEFECT, what=shown.defect)
    elif shown.stale:
        _say(shell, _KEPT)
    else:
        _say(shell, _MADE, seconds=f"{shown.seconds:.1f}", pages=_pages(shown, shell, first=first))


def _pages(shown: Shown, shell: Shell, *, first: bool) -> str:
    if first:
        return shell.say(_ALL, count=str(len(shown.changed)))
    if not shown.changed:
        return shell.say(_SAME)
    named = list(shown.changed[:_NAMED])
    if len(shown.changed) > _NAMED:
        named.append(shell.say(_MORE, count=str(len(shown.changed) - _NAMED)))
    return shell.say(_PAGES, names=("、" if shell.language == "ja" else ", ").join(named))
