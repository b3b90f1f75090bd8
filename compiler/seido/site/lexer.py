"""A lexer of policy files for Pygments, found by it under the name ``pol`` where the extra ``seido[pygments]`` is installed.

The site of seido does not need it: its pages are coloured by `seido.syntax.colours`, which this lexer asks too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from pygments.lexer import Lexer
from pygments.token import Token

from seido.syntax.colours import Colour, colours

_TOKENS: Final[dict[Colour, Any]] = {
    Colour.LEADER: Token.Keyword.Declaration,
    Colour.KEYWORD: Token.Keyword,
    Colour.GROUNDS: Token.Keyword.Pseudo,
    Colour.TEXT: Token.Literal.String,
    Colour.NUMBER: Token.Literal.Number,
    Colour.NAME: Token.Name,
    Colour.COMMENT: Token.Comment.Single,
    Colour.SIGN: Token.Punctuation,
    Colour.PLAIN: Token.Text,
}


class PolLexer(Lexer):
    """Policy files of seido (制度/精度)."""

    name = "seido policy"
    aliases: ClassVar[list[str]] = ["pol", "seido"]
    filenames: ClassVar[list[str]] = ["*.pol"]
    url = ""

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, Any, str]]:
        """Every stretch of a text with its token."""
        for stretch in colours(text):
            yield stretch.start, _TOKENS[stretch.colour], text[stretch.start : stretch.end]
