"""Help pages and usage errors of the command in either language, over click's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from seido.commands import words
from seido.source.diagnostic import Text
from seido.source.language import Language, say
from seido.source.near import near_misses
from seido.source.width import letter_width, padded, text_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    _PairType = click.ParamType[tuple[str, str]]
else:
    _PairType = click.ParamType  # takes no parameter in older versions of click

_HEADINGS: Final = {"Options": words.OPTIONS, "Commands": words.COMMANDS}

_NEVER_FIRST: Final = frozenset("、。，．）」』〉》】・ー！？：；,.)]")
"""Signs that do not begin a line of Japanese."""


class NoCommandError(click.UsageError):
    """A command that does not exist."""

    def __init__(self, name: str, known: Sequence[str], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name
        self.known = tuple(known)


class NotAPairError(click.BadParameter):
    """A value that is not of the form ``name=value``."""


class Pair(_PairType):
    """An option of the form ``name=value``; the sign may be full-width."""

    name = "pair"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Divide the text at its first sign of equality."""
        if isinstance(value, tuple):  # click hands a converted value back when a default is looked up
            return value
        name, sign, rest = str(value).replace("＝", "=", 1).partition("=")
        if not sign or not name.strip():
            raise NotAPairError(str(value), ctx, param)
        return name.strip(), rest.strip()


class Formatter(click.HelpFormatter):
    """A help page whose columns and line breaks reckon with characters that take two columns."""

    language: Language = "ja"

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is written."""
        lead = prefix if prefix is not None else say(words.USAGE, self.language)
        self.write(f"{lead}{prog} {args}".rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        text = say(_HEADINGS.get(heading, heading), self.language)
        self.write(f"{text}{'：' if self.language == 'ja' else ':'}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, which blank lines divide."""
        indent = " " * self.current_indent
        paragraphs = [wrap(part, self.width - self.current_indent) for part in text.split("\n\n")]
        self.write("\n".join("".join(f"{indent}{line}\n" for line in lines) for lines in paragraphs))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean in two columns."""
        listed = list(rows)
        column = min(max((text_width(term) for term, _ in listed), default=0), col_max)
        indent = " " * self.current_indent
        rest = " " * (self.current_indent + column + col_spacing)
        for term, meaning in listed:
            lines = wrap(meaning, max(self.width - len(rest), 20))
            if text_width(term) > column:
                self.write(f"{indent}{term}\n{rest}{lines[0]}\n")
            else:
                self.write(f"{indent}{padded(term, column + col_spacing)}{lines[0]}\n")
            for line in lines[1:]:
                self.write(f"{rest}{line}\n")


class _EnglishFormatter(Formatter):
    language: Language = "en"


class _JapaneseContext(click.Context):
    formatter_class = Formatter


class _EnglishContext(click.Context):
    formatter_class = _EnglishFormatter


class Command(click.Command):
    """A command whose help page is in Japanese."""

    context_class: type[click.Context] = _JapaneseContext


class EnglishCommand(Command):
    """A command whose help page is in English."""

    context_class: type[click.Context] = _EnglishContext


class Group(click.Group):
    """The command ``seido``; its commands keep the order in which they are explained."""

    context_class: type[click.Context] = _JapaneseContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  the signature is click's
        """Name the commands in their own order rather than the alphabet's."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its name."""
        command = self.get_command(ctx, args[0])
        if command is None:
            raise NoCommandError(args[0], self.list_commands(ctx), ctx)
        return args[0], command, args[1:]


class EnglishGroup(Group):
    """The command ``seido`` with its help page in English."""

    context_class: type[click.Context] = _EnglishContext


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns: at spaces, and between any two wide characters.

    Line ends in the text stay. A sign that may not begin a line is left hanging at the end of the one before.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            hangs = piece in _NEVER_FIRST
            if line.strip() and not hangs and text_width(line) + text_width(piece.rstrip()) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece if line else piece.lstrip(" ")
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> Iterable[str]:
    """What may not be broken: each wide character, and each run of narrow ones with the spaces after it."""
    run = ""
    for letter in text:
        if letter_width(letter) > 1:
            if run:
                yield run
                run = ""
            yield letter
        elif run.endswith(" ") and letter != " ":
            yield run
            run = letter
        else:
            run += letter
    if run:
        yield run


def usage_message(error: click.UsageError, language: Language) -> str:
    """A wrong command line in words, with how it is written and where to read more."""

    def words_of(text: Text, **facts: str) -> str:
        return say(text, language).format(**{name: visible(fact) for name, fact in facts.items()})

    def near(names: Sequence[str]) -> str:
        joined = ("」「" if language == "ja" else ", ").join(names)
        return words_of(words.DID_YOU_MEAN, names=joined) if names else ""

    separator = "、" if language == "ja" else ", "
    match error:
        case NoCommandError():
            likely = near(near_misses(error.name, error.known, 2))
            message = words_of(words.NO_COMMAND, name=error.name, near=likely, known=separator.join(error.known))
        case click.NoSuchOption():
            message = words_of(words.NO_OPTION, name=error.option_name, near=near(error.possibilities or ()))
        case click.BadOptionUsage():
            message = words_of(words.OPTION_NEEDS_VALUE, name=error.option_name)
        case click.MissingParameter():
            message = words_of(words.MISSING, name=_name_of(error.param))
        case NotAPairError():
            message = words_of(words.NOT_A_PAIR, value=error.message)
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices)) as param):
            given = error.message.partition("'")[2].partition("'")[0]
            listed = separator.join(str(choice) for choice in choices)
            message = words_of(words.BAD_CHOICE, name=_name_of(param), value=given, choices=listed)
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=low, max=high)) as param):
            message = words_of(words.BAD_NUMBER, name=_name_of(param), low=str(low), high=str(high))
        case click.BadParameter():
            message = words_of(words.BAD_VALUE, name=_name_of(error.param), message=error.message)
        case _ if "unexpected extra argument" in error.message:
            rest = error.message.partition("(")[2].rpartition(")")[0]
            message = words_of(words.TOO_MANY, rest=rest)
        case _:
            message = words_of(words.OTHER_USAGE, message=error.format_message())
    indent = "　" if language == "ja" else "  "
    first, *others = message.splitlines()
    lines = [f"{say(words.ERROR, language)}{first}", *(f"{indent}{line}" for line in others)]
    if error.ctx is not None:
        lines.append(f"{indent}{error.ctx.get_usage()}")
        lines.append(f"{indent}{words_of(words.SEE_HELP, command=error.ctx.command_path)}")
    return "\n".join(lines) + "\n"


def _name_of(param: click.Parameter | None) -> str:
    """A parameter as it is written in a command line."""
    if param is None:
        return ""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return str(param.metavar or param.name)
