"""The command ``seido``: which options there are, which language is spoken, and the exit status.

Nothing is imported before it is needed: ``seido --help`` must not wait for the compiler.

Exit status: 0 fine, 1 findings, 2 wrong usage, 3 a defect of seido itself; 130 and 141 as shells have them for an
interruption and for a reader that went away.
"""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TextIO

import click

from seido import __version__
from seido.commands import words
from seido.commands.help import Command, EnglishCommand, EnglishGroup, Group, Pair, usage_message
from seido.commands.shell import Shell
from seido.source.language import LANGUAGES, Language, language_of_environment, say
from seido.source.width import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from seido.source.diagnostic import Text

    _Callback = Callable[..., int]

WRONG_USAGE: Final = 2
DEFECT: Final = 3
INTERRUPTED: Final = 130
READER_GONE: Final = 141
COLLECTED: Final = 200_000  # new objects


def main() -> NoReturn:
    """Run the command with the arguments, streams and environment of this process, and leave."""
    # What is compiled is kept to the end, in a million objects: to look through them again and again for garbage, as
    # Python does by itself, takes as long as a fifth of the work.
    gc.set_threshold(COLLECTED)
    # A process may be started with its streams closed (`>&-`, a service): what nobody can read is written nowhere.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        out, err = sys.stdout or nowhere, sys.stderr or nowhere
        for stream in (out, err):
            _prepare(stream)
        status = run(sys.argv[1:], out, err, os.environ)
        try:
            out.flush()
        except OSError:
            # Python flushes once more on its way out; give it a place where that cannot fail.
            os.dup2(nowhere.fileno(), out.fileno())
    sys.exit(status)


def run(arguments: Sequence[str], out: TextIO, err: TextIO, environment: Mapping[str, str]) -> int:
    """Run the command and return its exit status. Nothing is raised, whatever happens."""
    language = _language(arguments, environment)
    try:
        status = _run(list(arguments), language, out, err, environment)
        out.flush()
    except click.UsageError as error:
        err.write(usage_message(error, language))
        return WRONG_USAGE
    except BrokenPipeError:
        return READER_GONE
    except KeyboardInterrupt:
        err.write(f"{say(words.INTERRUPTED, language)}\n")
        return INTERRUPTED
    except OSError as error:
        if error.filename is not None:  # a file: whoever opened it should have said so
            _report_defect(error, language, err, environment)
            return DEFECT
        return _report_unwritten(error, language, out, err)
    except Exception as error:  # noqa: BLE001  the last net: a defect is reported as one
        _report_defect(error, language, err, environment)
        return DEFECT
    return status


def command_tree(language: Language, out: TextIO, err: TextIO, environment: Mapping[str, str]) -> Group:
    """The command and its options, worded in one language."""

    def text(words_: Text) -> str:
        return say(words_, language)

    def shell(*, color: bool | None) -> Shell:
        colors = [_color(stream, environment) if color is None else color for stream in (out, err)]
        return Shell(out, err, language, *colors)

    def option(*names: str, help_: Text, metavar: Text | None = None, **settings: Any) -> click.Option:  # noqa: ANN401
        shown = None if metavar is None else text(metavar)
        return click.Option(names, help=text(help_), metavar=shown, **settings)

    def format_option(*choices: str, help_: Text = words.FORMAT) -> click.Option:
        return option("--format", "output_format", help_=help_, type=click.Choice(choices), default="text")

    def show(page: Callable[[click.Context], str]) -> Callable[[click.Context, click.Parameter, bool], None]:
        def callback(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  click's signature
            if value and not ctx.resilient_parsing:
                out.write(f"{page(ctx)}\n")
                ctx.exit()

        return callback

    def flag(*names: str, help_: Text, page: Callable[[click.Context], str]) -> click.Option:
        return option(*names, help_=help_, is_flag=True, is_eager=True, expose_value=False, callback=show(page))

    def language_option() -> click.Option:
        # The language is known before click begins (`_language`); here the option is only checked and explained.
        return option("--lang", help_=words.LANG, type=click.Choice(LANGUAGES), expose_value=False)

    def help_option() -> click.Option:
        return flag("--help", help_=words.HELP, page=lambda ctx: ctx.get_help())

    def command(
        name: str,
        callback: _Callback,
        short: Text,
        long: Text,
        *params: click.Parameter,
    ) -> click.Command:
        color = option("--color/--no-color", help_=words.COLOR, default=None)
        make = Command if language == "ja" else EnglishCommand
        return make(
            name,
            callback=partial(_execute, callback, shell),
            params=[*params, language_option(), color, help_option()],
            help=text(long),
            short_help=text(short),
            options_metavar=text(words.OPTIONS_SHORT),
            add_help_option=False,
        )

    def places() -> click.Argument:
        return click.Argument(["paths"], nargs=-1, metavar=text(words.PLACES))

    make_group = Group if language == "ja" else EnglishGroup
    group = make_group(
        "seido",
        help=text(words.SEIDO),
        callback=partial(_no_command, err=err),
        invoke_without_command=True,
        params=[
            language_option(),
            flag("--version", help_=words.VERSION, page=lambda _: f"seido {__version__}"),
            help_option(),
        ],
        options_metavar=text(words.OPTIONS_SHORT),
        subcommand_metavar=text(words.COMMAND_SHORT),
        add_help_option=False,
    )
    for member in (
        command(
            "check",
            _check,
            words.CHECK,
            words.CHECK_LONG,
            places(),
            option("--notes", help_=words.NOTES, is_flag=True),
            option("--verify", help_=words.VERIFY, is_flag=True),
            format_option("text", "json", "github", "sarif", help_=words.FORMAT_GITHUB),
            option("--help-site", help_=words.HELP_SITE, metavar=words.ADDRESS, default=""),
        ),
        command(
            "build",
            _build,
            words.BUILD,
            words.BUILD_LONG,
            places(),
            option("--out", "folder", help_=words.OUT, metavar=words.FOLDER, default="build"),
            option("--site", help_=words.SITE, metavar=words.FOLDER, default="site"),
            option("--no-site", help_=words.NO_SITE, is_flag=True),
            option("--verify", help_=words.VERIFY, is_flag=True),
        ),
        command(
            "serve",
            _serve,
            words.SERVE,
            words.SERVE_LONG,
            places(),
            option("--port", help_=words.PORT, metavar=words.NUMBER, type=click.IntRange(0, 65535), default=8000),
            option("--host", help_=words.HOST, metavar=words.ADDRESS, default="127.0.0.1"),
            option("--open", "open_browser", help_=words.OPEN, is_flag=True),
        ),
        command(
            "run",
            _run_case,
            words.RUN,
            words.RUN_LONG,
            click.Argument(["scheme"], metavar=text(words.SCHEME)),
            option("--input", "inputs", help_=words.INPUT, metavar=words.PAIR, type=Pair(), multiple=True),
            option("--case", help_=words.CASE, metavar=words.FILE),
            option("--year", help_=words.CASE_YEAR, metavar=words.YEAR),
            option(
                "--reading", "readings", help_=words.READING, metavar=words.READING_PAIR, type=Pair(), multiple=True
            ),
            option("--project", help_=words.PROJECT, metavar=words.FOLDER),
            format_option("text", "json"),
        ),
        command("test", _test, words.TEST, words.TEST_LONG, places(), format_option("text", "json")),
        command(
            "figures",
            _figures,
            words.FIGURES,
            words.FIGURES_LONG,
            places(),
            format_option("text", "json", "csv", help_=words.FORMAT_CSV),
        ),
        command(
            "coverage",
            _coverage,
            words.COVERAGE,
            words.COVERAGE_LONG,
            places(),
            option("--strict", help_=words.STRICT, is_flag=True),
            format_option("text", "json"),
        ),
        command(
            "diff",
            _diff,
            words.DIFF,
            words.DIFF_LONG,
            click.Argument(["paths"], nargs=-1, metavar=text(words.SIDES)),
            option("--years", help_=words.YEARS, metavar=words.TWO_YEARS, nargs=2),
            option("--year", help_=words.DIFF_YEAR, metavar=words.YEAR),
            option("--scheme", "schemes", help_=words.ONE_SCHEME, metavar=words.SCHEME, multiple=True),
            option("--exit-code", help_=words.EXIT_CODE, is_flag=True),
            format_option("text", "json", "markdown", help_=words.FORMAT_MARKDOWN),
        ),
        command(
            "fmt",
            _fmt,
            words.FMT,
            words.FMT_LONG,
            places(),
            option("--check", help_=words.FMT_CHECK, is_flag=True),
            option("--diff", help_=words.FMT_DIFF, is_flag=True),
            option("--fix", help_=words.FMT_FIX, is_flag=True),
            option("--keywords", help_=words.FMT_KEYWORDS, type=click.Choice(LANGUAGES)),
        ),
        command("lock", _lock, words.LOCK, words.LOCK_LONG, places()),
        command(
            "explain",
            _explain,
            words.EXPLAIN,
            words.EXPLAIN_LONG,
            click.Argument(["code"], required=False, metavar=text(words.CODE)),
            format_option("text", "json"),
        ),
    ):
        group.add_command(member)
    return group


# ----------------------------------------------------------------------------------------------------- commands


def _execute(callback: _Callback, shell: Callable[..., Shell], *, color: bool | None, **asked: object) -> int:
    return callback(shell(color=color), **asked)


def _no_command(*, err: TextIO) -> int:
    """Answer ``seido`` alone with its help page."""
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is not None:
        return 0
    err.write(f"{ctx.get_help()}\n")
    return WRONG_USAGE


def _check(
    shell: Shell,
    *,
    paths: tuple[str, ...],
    notes: bool,
    verify: bool,
    output_format: Any,  # noqa: ANN401
    help_site: str,
) -> int:
    from seido.commands import check

    return check.execute(check.Options(paths, output_format, notes, verify, help_site), shell)


def _build(shell: Shell, *, paths: tuple[str, ...], folder: str, site: str, no_site: bool, verify: bool) -> int:
    from seido.commands import build

    return build.execute(build.Options(paths, folder, None if no_site else site, verify), shell)


def _serve(shell: Shell, *, paths: tuple[str, ...], port: int, host: str, open_browser: bool) -> int:
    from seido.commands import serve

    return serve.execute(serve.Options(paths, host, port, open_browser), shell)


def _run_case(
    shell: Shell,
    *,
    scheme: str,
    inputs: tuple[tuple[str, str], ...],
    case: str | None,
    year: str | None,
    readings: tuple[tuple[str, str], ...],
    project: str | None,
    output_format: Any,  # noqa: ANN401
) -> int:
    from seido.commands import run as command

    return command.execute(command.Options(scheme, inputs, case, year, readings, project, output_format), shell)


def _test(shell: Shell, *, paths: tuple[str, ...], output_format: Any) -> int:  # noqa: ANN401
    from seido.commands import test

    return test.execute(test.Options(paths, output_format), shell)


def _figures(shell: Shell, *, paths: tuple[str, ...], output_format: Any) -> int:  # noqa: ANN401
    from seido.commands import figures

    return figures.execute(figures.Options(paths, output_format), shell)


def _coverage(shell: Shell, *, paths: tuple[str, ...], strict: bool, output_format: Any) -> int:  # noqa: ANN401
    from seido.commands import coverage

    return coverage.execute(coverage.Options(paths, strict, output_format), shell)


def _diff(
    shell: Shell,
    *,
    paths: tuple[str, ...],
    years: tuple[str, str] | None,
    year: str | None,
    schemes: tuple[str, ...],
    exit_code: bool,
    output_format: Any,  # noqa: ANN401
) -> int:
    from seido.commands import diff

    return diff.execute(diff.Options(paths, years, year, schemes, exit_code, output_format), shell)


def _fmt(shell: Shell, *, paths: tuple[str, ...], check: bool, diff: bool, fix: bool, keywords: Any) -> int:  # noqa: ANN401
    from seido.commands import fmt

    return fmt.execute(fmt.Options(paths, check, diff, fix, keywords), shell)


def _lock(shell: Shell, *, paths: tuple[str, ...]) -> int:
    from seido.commands import lock

    return lock.execute(lock.Options(paths), shell)


def _explain(shell: Shell, *, code: str | None, output_format: Any) -> int:  # noqa: ANN401
    from seido.commands import explain

    return explain.execute(explain.Options(code, output_format), shell)


# --------------------------------------------------------------------------------------------------------- frame


def _run(arguments: list[str], language: Language, out: TextIO, err: TextIO, environment: Mapping[str, str]) -> int:
    """Parse and execute. click's own `main` would print and leave in its own way; it is not asked."""
    tree = command_tree(language, out, err, environment)
    try:
        with tree.make_context("seido", arguments) as ctx:
            return int(tree.invoke(ctx))
    except click.exceptions.Exit as leave:
        return leave.exit_code


def _language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of this run: the last ``--lang`` that names one, else the locale's.

    Read before click begins, because click's own messages and the help page depend on it.
    """
    language = language_of_environment(environment)
    for position, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=")
        if argument == "--lang":
            value = arguments[position + 1] if position + 1 < len(arguments) else ""
        elif value == argument:
            continue
        language = "en" if value == "en" else "ja" if value == "ja" else language
    return language


def _color(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to colour where nobody said: on a terminal that can, unless NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def _prepare(stream: TextIO) -> None:
    """Make a stream take any character: what is piped or redirected is UTF-8 with ``\\n`` on every machine."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors="backslashreplace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _report_unwritten(error: OSError, language: Language, out: TextIO, err: TextIO) -> int:
    """Say that the product could not be written, as for a file that cannot."""
    from seido.source.catalogue import project
    from seido.source.diagnostic import Diagnostic
    from seido.source.files import reason_of

    facts = {"path": words.STANDARD_OUTPUT, "reason": reason_of(error)}
    shell = Shell(out, err, language, color=False, err_color=False)
    return shell.report((Diagnostic(project.WRITE_FAILED, None, facts),), {})


def _report_defect(error: Exception, language: Language, err: TextIO, environment: Mapping[str, str]) -> None:
    import platform
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    facts = {
        "what": f"{type(error).__name__}: {error}" if str(error) else type(error).__name__,
        "where": f"{last.filename.rpartition(os.sep)[2]}:{last.lineno}",
        "version": __version__,
        "python": platform.python_version(),
    }
    err.write(say(words.DEFECT, language).format(**{name: visible(fact) for name, fact in facts.items()}) + "\n")
    if environment.get("SEIDO_DEBUG") == "1":
        err.write("".join(traceback.format_exception(error)))
