"""From text to tree.

The parser goes on after a mistake: it drops what it was reading back to the last whole declaration and takes up again at
the next line that begins one, so that each mistake of a file is reported once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import lark.lexer
from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedToken

from seido.syntax_first import kinds
from seido.source.diagnostic import Diagnostic, Fact, Kind, Label
from seido.source.text import Source, Span
from seido.syntax import tree
from seido.syntax_first.lines import CLOSING, OPENING, Lines
from seido.syntax_first.vocabulary import DECLARATIONS, KEYWORDS, WORDS
from seido.values.calendar import fiscal_year, read_date, read_period
from seido.values.numerals import fold, read_figure

lark.lexer.has_interegular = False  # its check would run on every build and cost seconds

NESTING: Final = 40
LINE: Final = 20_000
DIGITS: Final = 60
_PARTICLES: Final = ("が", "は", "を", "の", "に", "と", "か")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as a tree (of what could be read) and what is wrong with it."""

    file: tree.File
    diagnostics: tuple[Diagnostic, ...]


def grammar_text() -> str:
    """The grammar: within the installed package, or at the root of a checkout."""
    here = Path(__file__).resolve()
    return (here.parent / "policy.lark").read_text(encoding="utf-8")
    for candidate in (here.parents[1] / "grammar" / "policy.lark", here.parents[3] / "grammar" / "policy.lark"):
        if candidate.is_file():
            return candidate.read_text(encoding="utf-8")
    message = "grammar/policy.lark is missing"
    raise FileNotFoundError(message)


def _keyword(token: Token) -> Token:
    kind = KEYWORDS.get(str(token))
    if kind is not None:
        token.type = kind
    return token


@cache
def parser() -> Lark:
    """The parser, built once in a process."""
    return make_parser()


def make_parser(**options: Any) -> Lark:  # noqa: ANN401  lark's own options
    """A parser; ``options`` are lark's (the tests ask for strict=True)."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer="basic",
        postlex=Lines(),
        lexer_callbacks={"NAME": _keyword},
        propagate_positions=True,
        maybe_placeholders=True,
        **options,
    )


def parse(source: Source) -> Parsed:
    """The tree of a file and its mistakes in reading order."""
    return _Parse(source).run()


class _Parse:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []

    def add(self, kind: Kind, start: int, end: int, *, labels: tuple[Label, ...] = (), **facts: Fact) -> None:
        span = Span(self.source.path, start, max(end, start + 1) if start < len(self.source.text) else end)
        self.found.append(Diagnostic(kind, span, facts, labels))

    def run(self) -> Parsed:
        comments = tuple(self._comments())
        for number in range(1, self.source.line_count + 1):
            if len(self.source.line_text(number)) > LINE:
                start = self.source.line_start(number)
                self.add(kinds.LINE_TOO_LONG, start, start + 1, limit=str(LINE))
                return Parsed(tree.File(self.source.path, (), comments, span=self._whole()), tuple(self.found))
        found = self._tree()
        blocks: tuple[Any, ...] = ()
        if found is not None:
            builder = _Builder(self)
            blocks = tuple(each for each in (builder.block(child) for child in found.children) if each is not None)
        ordered = sorted(self.found, key=lambda each: each.order)
        return Parsed(tree.File(self.source.path, blocks, comments, span=self._whole()), tuple(ordered))

    def _whole(self) -> Span:
        return Span(self.source.path, 0, len(self.source.text))

    def _comments(self) -> Iterator[tree.Comment]:
        """Comments, found line by line: a # outside 「」."""
        for number in range(1, self.source.line_count + 1):
            line = self.source.line_text(number)
            at = _comment_at(line)
            if at is not None:
                start = self.source.line_start(number) + at
                span = Span(self.source.path, start, start + len(line) - at)
                yield tree.Comment(line[at:].rstrip(), not line[:at].strip(" \t　"), span=span)

    # ------------------------------------------------------------------------------------------------------ parsing

    def _tree(self) -> Tree[Token] | None:
        session = parser().parse_interactive(self.source.text)
        state = session.parser_state
        tokens = list(self._checked(session.lexer_thread.lex(state)))
        at = 0
        while at < len(tokens):
            token = tokens[at]
            try:
                state.feed_token(token)
            except UnexpectedToken as error:
                self._unexpected(error, tokens, at)
                at = self._resume(state, tokens, at)
                continue
            at += 1
        end = Token.new_borrow_pos("$END", "", tokens[-1]) if tokens else Token("$END", "", 0, 1, 1)
        try:
            result = state.feed_token(end, is_end=True)
        except UnexpectedToken as error:
            self._unexpected(error, tokens, len(tokens) - 1)
            while len(state.state_stack) > 1 and not self._accepts(state, "$END"):
                state.state_stack.pop()
                state.value_stack.pop()
            try:
                result = state.feed_token(end, is_end=True)
            except UnexpectedToken:
                return None
        return result if isinstance(result, Tree) else None

    def _checked(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Tokens without characters that do not belong in a policy; nesting that is too deep ends the file."""
        depth = signs = 0
        for token in stream:
            if token.type == "UNKNOWN":
                self._stray(token)
                continue
            if token.type in OPENING:
                depth += 1
            elif token.type in CLOSING:
                depth = max(0, depth - 1)
            elif token.type == "_NL":
                depth = 0
            signs = signs + 1 if token.type == "MINUS" else 0
            if depth > NESTING or signs > NESTING:
                self.add(kinds.TOO_DEEP, token.start_pos or 0, token.end_pos or 0, limit=str(NESTING))
                return
            yield token

    def _stray(self, token: Token) -> None:
        character = str(token)
        start = token.start_pos or 0
        if character == "「":
            end = self.source.text.find("\n", start)
            self.add(kinds.UNCLOSED_QUOTE, start, len(self.source.text) if end < 0 else end)
        elif character in "」』“”'‘’":
            self.add(kinds.STRAY_QUOTE, start, start + 1, character=character)
        else:
            code = f"U+{ord(character):04X}"
            shown = character if character.isprintable() else code
            self.add(kinds.STRAY_CHARACTER, start, start + 1, character=shown, code=code)

    def _accepts(self, state: Any, kind: str) -> bool:  # noqa: ANN401  lark has no public type for it
        """Whether a token would be taken in a state, reductions included."""
        from lark.parsers.lalr_analysis import Shift

        states = state.parse_conf.parse_table.states
        stack = list(state.state_stack)
        while True:
            row = states[stack[-1]]
            if kind not in row:
                return False
            action, argument = row[kind]
            if action is Shift:
                return True
            size = len(argument.expansion)
            if size:
                del stack[-size:]
            following = states[stack[-1]].get(argument.origin.name)
            if following is None:
                return kind == "$END"
            stack.append(following[1])
            if kind == "$END" and stack[-1] in state.parse_conf.parse_table.end_states.values():
                return True

    def _resume(self, state: Any, tokens: Sequence[Token], at: int) -> int:  # noqa: ANN401
        """Go on at the next line that begins a declaration, with the parser back where one may begin."""
        following = at
        if not (tokens[at].type in DECLARATIONS and (at == 0 or tokens[at - 1].type == "_NL")):
            following += 1
            while following < len(tokens) and not (
                tokens[following - 1].type == "_NL" and tokens[following].type in DECLARATIONS
            ):
                following += 1
        kind = tokens[following].type if following < len(tokens) else "$END"
        while len(state.state_stack) > 1 and not self._accepts(state, kind):
            state.state_stack.pop()
            state.value_stack.pop()
        if following < len(tokens) and not self._accepts(state, kind):
            return self._resume(state, tokens, following + 1) if following + 1 < len(tokens) else len(tokens)
        return following

    # ----------------------------------------------------------------------------------------------------- messages

    def _unexpected(self, error: UnexpectedToken, tokens: Sequence[Token], at: int) -> None:
        token = tokens[at]
        start, end = token.start_pos or 0, token.end_pos or 0
        if any(each.span is not None and each.span.start <= start <= each.span.end and self._same_line(each.span.start, start) for each in self.found):
            return  # the line's mistake is reported already
        before = tokens[at - 1] if at else None
        kind = token.type
        if before is not None and before.type == "NAME" and kind in ("NUMBER", "NAME", "STRING", "KUNIT"):
            name = fold(str(before))
            if len(name) > 1 and name.endswith(_PARTICLES):
                self.add(
                    kinds.PARTICLE_GLUED, before.start_pos or 0, before.end_pos or 0, name=name, base=name[:-1], particle=name[-1]
                )
                return
        if kind == "NAME" and str(token) in ("及び", "並びに", "および"):
            self.add(kinds.OYOBI, start, end, word=str(token))
        elif kind in ("_AND", "_OR"):
            self.add(kinds.MIXED_LOGIC, start, end)
        elif kind == "_EQ":
            self.add(kinds.EQUALS_IN_CONDITION, start, end)
        elif kind == "_NL":
            line_end = start
            self.add(kinds.LINE_ENDS, line_end, line_end + 1, expected=_expected(error))
        elif at == 0 or (kind not in DECLARATIONS and before is not None and before.type == "_NL" and not error.accepts):
            self.add(kinds.OUTSIDE, start, end, text=_shown(token))
        elif kind in KEYWORDS.values() and "NAME" in (error.accepts or set()):
            self.add(kinds.KEYWORD_AS_NAME, start, end, name=str(token))
        else:
            self.add(kinds.UNEXPECTED, start, end, text=_shown(token), expected=_expected(error))

    def _same_line(self, one: int, other: int) -> bool:
        return self.source.position(one).line == self.source.position(other).line


def _shown(token: Token) -> str:
    return "表の行" if token.type == "CELL" else str(token).strip()[:40]


_NAMES: Final = {
    "NAME": "名前",
    "STRING": "「文」",
    "NUMBER": "数",
    "KUNIT": "数",
    "_EQ": "＝",
    "_COLON": "：",
    "_NL": "行の終わり",
    "_WHEN": "のとき",
    "BOUND": "以上・以下・超・未満",
    "CELL": "表の行（| で始まる行）",
    "_RP": "）",
    "_RB": "］",
    "_GA": "が",
    "FY": "年度",
    "PERIOD": "期間",
}


def _expected(error: UnexpectedToken) -> str:
    names = dict.fromkeys(
        _NAMES[kind] for kind in sorted(error.accepts or error.expected or ()) if kind in _NAMES
    )
    return "、".join(names) or "ほかの言葉"


def _comment_at(line: str) -> int | None:
    depth = 0
    quoted = False
    for at, character in enumerate(line):
        if character == '"' and depth == 0:
            quoted = not quoted
        elif character == "「":
            depth += 1
        elif character == "」":
            depth = max(0, depth - 1)
        elif character in "#＃" and depth == 0 and not quoted:
            return at
    return None


# ------------------------------------------------------------------------------------------------------------- builder

Node = Tree[Token]


class _Builder:
    """Turns lark's tree into ours."""

    def __init__(self, parse_: _Parse) -> None:
        self.parse = parse_
        self.path = parse_.source.path
        self.last = 0

    # ---------------------------------------------------------------------------------------------------- utilities

    def span(self, node: Node | Token) -> Span:
        if isinstance(node, Token):
            self.last = node.end_pos or 0
            return Span(self.path, node.start_pos or 0, node.end_pos or 0)
        start = getattr(node.meta, "start_pos", None)
        end = getattr(node.meta, "end_pos", None)
        if start is None or end is None:
            return Span(self.path, self.last, self.last)
        self.last = end
        return Span(self.path, start, end)

    def name(self, node: Node) -> tree.Name:
        token = node.children[0]
        assert isinstance(token, Token)
        text = self.text_of(token)
        return tree.Name(fold(text) if token.type != "STRING" else fold(text), span=self.span(token))

    def token_name(self, token: Token) -> tree.Name:
        return tree.Name(fold(self.text_of(token)), span=self.span(token))

    def text_of(self, token: Token) -> str:
        text = str(token)
        return text[1:-1] if token.type == "STRING" else text

    def string(self, token: Token) -> tree.String:
        return tree.String(self.text_of(token), span=self.span(token))

    def maybe_string(self, token: Any) -> tree.String | None:  # noqa: ANN401
        return self.string(token) if isinstance(token, Token) and token.type == "STRING" else None

    # ------------------------------------------------------------------------------------------------------- blocks

    def block(self, node: Any) -> Any:  # noqa: ANN401  a lark tree
        if not isinstance(node, Tree):
            return None
        match node.data:
            case "document":
                return self.document(node)
            case "common":
                return tree.CommonDeclaration(self.declarations(node.children), span=self.span(node))
            case "scheme":
                return self.scheme(node)
        return None

    def document(self, node: Node) -> tree.DocumentDeclaration:
        inner = [each for each in node.children if isinstance(each, Tree)]
        texts = tuple(self.text(each) for each in inner if each.data == "text")
        years = []
        for each in inner:
            if each.data == "doc_year":
                label = self.name(_tree(each.children[0]))
                year = self.year(_token(each.children[1]))
                if label.text not in ("年度", "fiscal_year"):
                    self.parse.add(kinds.UNEXPECTED, label.span.start, label.span.end, text=label.text, expected="年度")
                years.append(tree.DocumentYear(year, span=self.span(each)))
        excluded = tuple(self.excluded(each) for each in inner if each.data == "excluded")
        return tree.DocumentDeclaration(
            self.name(_first(node, "name")), texts, tuple(years), excluded, span=self.span(node)
        )

    def scheme(self, node: Node) -> tree.SchemeDeclaration:
        names = [each for each in node.children if isinstance(each, Tree) and each.data == "name"]
        notes = self.notes(_first(node, "notes"))
        return tree.SchemeDeclaration(
            self.name(names[0]),
            self.name(names[1]) if len(names) > 1 else None,
            self.declarations(node.children),
            notes,
            span=self.span(node),
        )

    def declarations(self, children: Sequence[Any]) -> tuple[tree.Declaration, ...]:
        """Declarations in order, those after a 場合 head gathered under it up to its end."""
        found: list[tree.Declaration] = []
        head: Node | None = None
        inside: list[tree.Declaration] = []

        def close() -> None:
            nonlocal head, inside
            if head is not None:
                expr = self.expr(_tree(head.children[1]))
                notes = self.notes(_tree(head.children[2]))
                found.append(tree.CaseDeclaration(expr, tuple(inside), notes, span=self.span(head)))
            head, inside = None, []

        for child in children:
            if not isinstance(child, Tree):
                continue
            if child.data == "part_head":
                close()
                head = child
            elif child.data == "part_end":
                close()
            else:
                method = getattr(self, str(child.data), None) if str(child.data) in _DECLARATIONS else None
                if method is not None:
                    (found if head is None else inside).append(method(child))
        close()
        return tuple(found)

    # ------------------------------------------------------------------------------------------------- declarations

    def text(self, node: Node) -> tree.TextDeclaration:
        kind = WORDS.get(str(node.children[0]), str(node.children[0]))
        strings = tuple(self.string(each) for each in _tokens(node, "STRING"))
        dates = [self.date(each) for each in _tokens(node, "DATE")]
        return tree.TextDeclaration(
            tree.TextKind(kind),
            strings,
            dates[0] if dates else None,
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def note_decl(self, node: Node) -> tree.NoteDeclaration:
        names = _tokens(node, "NAME")
        return tree.NoteDeclaration(
            self.token_name(names[0]) if names else None,
            self.string(_tokens(node, "STRING")[0]),
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def related(self, node: Node) -> tree.RelatedDeclaration:
        names = tuple(self.name(each) for each in _trees(node, "name"))
        strings = _tokens(node, "STRING")
        return tree.RelatedDeclaration(
            names, self.string(strings[0]) if strings else None, self.notes(_first(node, "notes")), span=self.span(node)
        )

    def applicable(self, node: Node) -> tree.ApplicableDeclaration:
        return tree.ApplicableDeclaration(self.notes(_first(node, "notes")), span=self.span(node))

    def category(self, node: Node) -> tree.CategoryDeclaration:
        members: list[tree.Member] = []
        for each in node.children:
            if not isinstance(each, Tree):
                continue
            if each.data == "member":
                members.append(
                    tree.Member(
                        self.name(_first(each, "name")),
                        self.maybe_string(each.children[1]),
                        (),
                        self.no_notes(),
                        span=self.span(each),
                    )
                )
            elif each.data == "member_line":
                members.append(
                    tree.Member(
                        self.name(_first(each, "name")),
                        self.maybe_string(each.children[1]),
                        (),
                        self.notes(_first(each, "notes")),
                        span=self.span(each),
                    )
                )
            elif each.data == "group":
                names = [self.name(inner) for inner in _trees(each, "name")]
                members.append(
                    tree.Member(
                        names[0], None, tuple(names[1:]), self.notes(_first(each, "notes")), span=self.span(each)
                    )
                )
        return tree.CategoryDeclaration(
            self.name(_first(node, "name")),
            bool(_tokens(node, "ORDERED")),
            tuple(members),
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def band(self, node: Node) -> tree.BandDeclaration:
        names = _trees(node, "name")
        bands = tuple(
            tree.Band(
                self.name(_first(each, "name")),
                self.bounds(_first(each, "bounds")),
                self.notes(_first(each, "notes")),
                span=self.span(each),
            )
            for each in _trees(node, "band_line")
        )
        return tree.BandDeclaration(
            self.name(names[0]), self.name(names[1]), bands, self.notes(_first(node, "notes")), span=self.span(node)
        )

    def reading_decl(self, node: Node) -> tree.ReadingDeclaration:
        choices = tuple(
            tree.ReadingChoice(
                self.name(_first(each, "name")),
                self.string(_tokens(each, "STRING")[0]),
                bool(_tokens(each, "ADOPTED")),
                self.notes(_first(each, "notes")),
                span=self.span(each),
            )
            for each in _trees(node, "reading_choice")
        )
        strings = _tokens(node, "STRING")
        return tree.ReadingDeclaration(
            self.token_name(_tokens(node, "NAME")[0]),
            self.string(strings[0]) if strings else None,
            choices,
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def parameter(self, node: Node) -> tree.ParameterDeclaration:
        head = _token(node.children[0])
        own = tuple(self.dated(each) for each in _trees(node, "dated"))
        entries = [
            tree.Entry(self.keys(each), tuple(self.dated(inner) for inner in _trees(each, "dated")), span=self.span(each))
            for each in _trees(node, "entry")
        ]
        if own:
            entries.insert(0, tree.Entry((), own, span=own[0].span))
        parts = tuple(
            tree.Part(
                self.name(_first(each, "name")), tuple(self.dated(inner) for inner in _trees(each, "dated")), span=self.span(each)
            )
            for each in _trees(node, "part")
        )
        return tree.ParameterDeclaration(
            head.type == "FACT",
            self.name(_first(node, "name")),
            self.axes(node),
            self.type_of(node),
            tuple(entries),
            parts,
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def keys(self, node: Node) -> tuple[tree.Expression, ...]:
        keys: list[tree.Expression] = []
        for each in node.children:
            if isinstance(each, Tree) and each.data == "name":
                named = self.name(each)
                keys.append(tree.Reference(named.text, span=named.span))
            elif isinstance(each, Tree) and each.data == "year":
                keys.append(self.year(_token(each.children[0])))
        return tuple(keys)

    def axes(self, node: Node) -> tuple[tree.Name, ...]:
        found = _trees(node, "axes")
        return tuple(self.name(each) for each in _trees(found[0], "name")) if found else ()

    def type_of(self, node: Node) -> tree.TypeName | None:
        found = _trees(node, "type")
        if not found:
            return None
        words = [each for each in found[0].children if isinstance(each, Token) and each.type != "DIVIDE"]
        return tree.TypeName(
            self.token_name(words[0]), self.token_name(words[1]) if len(words) > 1 else None, span=self.span(found[0])
        )

    def needed_type(self, node: Node) -> tree.TypeName:
        found = self.type_of(node)
        assert found is not None
        return found

    def table(self, node: Node) -> tree.TableDeclaration:
        head = _token(node.children[0])
        return tree.TableDeclaration(
            head.type == "SERIES",
            self.name(_first(node, "name")),
            self.axes(node),
            self.type_of(node),
            tuple(self.row(each) for each in _trees(node, "row")),
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def row(self, node: Node) -> tree.Row:
        cells = tuple(tree.Cell(str(each), span=self.span(each)) for each in _tokens(node, "CELL"))
        span = cells[0].span.to(cells[-1].span)
        return tree.Row(cells, self.notes(_first(node, "notes")), span=span)

    def input(self, node: Node) -> tree.InputDeclaration:
        strings = _tokens(node, "STRING")
        return tree.InputDeclaration(
            self.name(_first(node, "name")),
            self.needed_type(node),
            self.string(strings[0]) if strings else None,
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def items(self, node: Node) -> tree.ItemsDeclaration:
        numbers = _tokens(node, "NUMBER")
        strings = _tokens(node, "STRING")
        fields = tuple(
            tree.FieldDeclaration(
                self.name(_first(each, "name")),
                self.needed_type(each),
                self.string(_tokens(each, "STRING")[0]) if _tokens(each, "STRING") else None,
                tuple(self.dated(inner) for inner in _trees(each, "dated")),
                self.notes(_first(each, "notes")),
                span=self.span(each),
            )
            for each in _trees(node, "field")
        )
        return tree.ItemsDeclaration(
            self.name(_first(node, "name")),
            self.number(numbers[0]) if numbers else None,
            self.string(strings[0]) if strings else None,
            fields,
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def amount(self, node: Node) -> tree.AmountDeclaration:
        clauses = []
        for each in node.children:
            if isinstance(each, Tree) and each.data in ("general", "exception", "case"):
                expressions = [inner for inner in each.children if isinstance(inner, Tree) and inner.data != "notes"]
                kind = {
                    "general": tree.ClauseKind.GENERAL,
                    "exception": tree.ClauseKind.EXCEPTION,
                    "case": tree.ClauseKind.CASE,
                }[str(each.data)]
                condition = self.expr(expressions[0]) if len(expressions) > 1 else None
                value = self.expr(expressions[-1])
                clauses.append(
                    tree.Clause(kind, condition, value, self.notes(_first(each, "notes")), span=self.span(each))
                )
        settle = None
        for each in _trees(node, "settle"):
            word = _tokens(each, "NAME")[0]
            text = WORDS.get(str(word), fold(str(word)))
            if text not in tuple(tree.Settlement):
                span = self.span(word)
                listed = "、".join(tree.Settlement)
                self.parse.add(kinds.UNEXPECTED, span.start, span.end, text=str(word), expected=listed)
                continue
            settle = tree.Settle(tree.Settlement(text), self.notes(_first(each, "notes")), span=self.span(each))
        return tree.AmountDeclaration(
            self.name(_first(node, "name")),
            self.type_of(node),
            tuple(self.dated(each) for each in _trees(node, "dated")),
            tuple(clauses),
            settle,
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def requirement(self, node: Node) -> tree.RequirementDeclaration:
        notes = [self.notes(each) for each in _trees(node, "notes")]
        strings = _tokens(node, "STRING")
        expressions = [
            each for each in node.children if isinstance(each, Tree) and each.data not in ("name", "notes")
        ]
        return tree.RequirementDeclaration(
            self.name(_first(node, "name")),
            self.string(strings[0]) if strings else None,
            self.expr(expressions[0]) if len(expressions) > 1 else None,
            self.expr(expressions[-1]),
            _merged(notes),
            span=self.span(node),
        )

    def breakdown(self, node: Node) -> tree.BreakdownDeclaration:
        sides = [each for each in node.children if isinstance(each, Tree) and each.data != "notes"]
        equation = tree.Equation(self.expr(sides[0]), self.expr(sides[1]), span=self.span(sides[0]).to(self.span(sides[1])))
        return tree.BreakdownDeclaration(equation, self.notes(_first(node, "notes")), span=self.span(node))

    def verification(self, node: Node) -> tree.VerificationDeclaration:
        notes = [self.notes(each) for each in _trees(node, "notes")]
        axes = tuple(self.name(each) for inner in _trees(node, "forall") for each in _trees(inner, "name"))
        statement_node = next(
            each for each in node.children if isinstance(each, Tree) and each.data not in ("notes", "forall")
        )
        statement: tree.Expression | tree.Equation
        if statement_node.data == "equation":
            left, right = (each for each in statement_node.children if isinstance(each, Tree))
            statement = tree.Equation(self.expr(left), self.expr(right), span=self.span(statement_node))
        else:
            statement = self.expr(statement_node)
        return tree.VerificationDeclaration(
            self.string(_tokens(node, "STRING")[0]), axes, statement, _merged(notes), span=self.span(node)
        )

    def target(self, node: Node) -> tree.TargetDeclaration:
        arguments = _trees(node, "args")
        value = [each for each in node.children if isinstance(each, Tree) and each.data not in ("name", "args", "notes")]
        return tree.TargetDeclaration(
            self.name(_first(node, "name")),
            tuple(self.expr(each) for each in arguments[0].children if isinstance(each, Tree)) if arguments else (),
            self.expr(value[-1]),
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def example(self, node: Node) -> tree.ExampleDeclaration:
        givens, items, cases, expected = [], [], [], []
        for each in node.children:
            if not isinstance(each, Tree):
                continue
            if each.data == "given":
                givens.append(
                    tree.Given(self.name(_first(each, "name")), self.expr(_tree(each.children[-1])), span=self.span(each))
                )
            elif each.data == "given_items":
                rows = tuple(self.row(inner) for inner in _trees(each, "row"))
                items.append(tree.GivenItems(self.name(_first(each, "name")), rows, span=self.span(each)))
            elif each.data == "row":
                cases.append(self.row(each))
            elif each.data == "expected":
                value = each.children[2] if len(each.children) > 2 else None  # noqa: PLR2004  word, name, value
                expected.append(
                    tree.Expected(
                        self.name(_first(each, "name")),
                        self.expr(value) if isinstance(value, Tree) else None,
                        span=self.span(each),
                    )
                )
        years = _tokens(node, "FY")
        return tree.ExampleDeclaration(
            self.string(_token(_first(node, "string").children[0])),
            self.year(years[0]) if years else None,
            tuple(givens),
            tuple(items),
            tuple(cases),
            tuple(expected),
            self.notes(_first(node, "notes")),
            span=self.span(node),
        )

    def excluded(self, node: Node) -> tree.ExcludedDeclaration:
        loci = tuple(self.locus(each) for each in _trees(node, "locus"))
        citation = tree.Citation(self.name(_first(node, "name")), loci, span=self.span(node))
        return tree.ExcludedDeclaration(
            citation, bool(_tokens(node, "EVERY")), self.string(_tokens(node, "STRING")[-1]), span=self.span(node)
        )

    # -------------------------------------------------------------------------------------------------- annotations

    def no_notes(self) -> tree.Annotations:
        return tree.Annotations(span=Span(self.path, self.last, self.last))

    def notes(self, node: Node) -> tree.Annotations:
        span = self.span(node) if node.children else Span(self.path, self.last, self.last)
        citations, readings, periods, caps = [], [], [], []
        roundings, ranges, steps, judges = [], [], [], []
        soft = False
        for each in node.children:
            if not isinstance(each, Tree):
                continue
            match each.data:
                case "cite":
                    citations.append(
                        tree.Citation(
                            self.name(_first(each, "name")),
                            tuple(self.locus(inner) for inner in _trees(each, "locus")),
                            span=self.span(each),
                        )
                    )
                case "reading":
                    readings.append(self.string(_tokens(each, "STRING")[0]))
                case "period":
                    period = self.period(_token(each.children[0]))
                    if period is not None:
                        periods.append(period)
                case "every_year":
                    periods.append(tree.Period(None, None, span=self.span(each)))
                case "cap":
                    caps.append(self.expr(_tree(each.children[1])))
                case "rounding":
                    rounding = self.rounding(each)
                    if rounding is not None:
                        roundings.append(rounding)
                case "range":
                    ranges.append(self.bounds(_first(each, "bounds")))
                case "step":
                    steps.append(self.number(_tokens(each, "NUMBER")[0]))
                case "judge":
                    judges.append(self.string(_tokens(each, "STRING")[0]))
                case "soft":
                    soft = True
        return tree.Annotations(
            tuple(citations),
            tuple(readings),
            tuple(periods),
            tuple(caps),
            tuple(roundings),
            tuple(ranges),
            tuple(steps),
            tuple(judges),
            soft,
            span=span,
        )

    def locus(self, node: Node) -> tree.Locus:
        anchor = node.children[0] if isinstance(node.children[1], Token) and node.children[1].type == "BELOW" else None
        strings = _tokens(node, "STRING")
        if anchor is not None:
            strings = strings[1:]
        ordinals = _tokens(node, "ORDINAL")
        position = int(re.sub(r"\D", "", fold(str(ordinals[0])))) if ordinals else None
        return tree.Locus(
            self.string(strings[0]),
            self.string(anchor) if isinstance(anchor, Token) else None,
            self.string(strings[1]) if len(strings) > 1 else None,
            position,
            span=self.span(node),
        )

    def period(self, token: Token) -> tree.Period | None:
        text = fold(str(token)).replace(" ", "").replace("限り", "のみ")
        text = re.sub(r"^from(.*?)(?:to(.*))?$", lambda m: m[1] + "から" + (m[2] + "まで" if m[2] else ""), text)
        text = re.sub(r"^until(.*)$", r"\1まで", text)
        text = re.sub(r"^only(.*)$", r"\1のみ", text)
        read = read_period(text)
        span = self.span(token)
        if read is None:
            ends = re.findall(r"(.+?)(?:から|まで|のみ)", text)
            years = [fiscal_year(each) for each in ends]
            if len(years) == 2 and None not in years:  # noqa: PLR2004  both ends: backwards, which typing reports
                return tree.Period(years[0], years[1], span=span)
            self.parse.add(kinds.BAD_DATE, span.start, span.end, text=str(token))
            return None
        return tree.Period(read[0], read[1], span=span)

    def rounding(self, node: Node) -> tree.Rounding | None:
        strings = _tokens(node, "STRING")
        if strings:
            return tree.Rounding(None, None, self.string(strings[0]), span=self.span(node))
        unit = self.quantity(_first(node, "quantity"))
        word = _tokens(node, "NAME")[0]
        text = WORDS.get(str(word), fold(str(word)))
        bound = fold(str(_tokens(node, "BOUND")[0]))
        if text not in tuple(tree.Direction) or WORDS.get(bound, bound) != "未満":
            span = self.span(node)
            listed = "千円未満 切捨て、1円未満 四捨五入"
            self.parse.add(kinds.UNEXPECTED, span.start, span.end, text=f"{bound} {word}", expected=listed)
            return None
        return tree.Rounding(unit, tree.Direction(text), None, span=self.span(node))

    def bounds(self, node: Node) -> tuple[tree.Bound, ...]:
        found = []
        limit: tree.Expression | None = None
        for each in node.children:
            if isinstance(each, Tree):
                limit = self.expr(each)
            elif each.type == "BOUND" and limit is not None:
                word = WORDS.get(str(each), fold(str(each)))
                found.append(tree.Bound(limit, tree.Boundary(WORDS.get(word, word)), span=limit.span.to(self.span(each))))
        return tuple(found)

    def dated(self, node: Node) -> tree.Dated:
        value_node = next(each for each in node.children if isinstance(each, Tree) and each.data != "notes")
        value: tree.Expression | tree.Chain
        if value_node.data == "chain":
            values = tuple(self.expr(each) for each in value_node.children if isinstance(each, Tree))
            years = tuple(self.year(each) for each in _tokens(value_node, "FY"))
            value = tree.Chain(values, years, span=self.span(value_node))
        else:
            value = self.expr(value_node)
        return tree.Dated(value, self.notes(_first(node, "notes")), span=self.span(node))

    # -------------------------------------------------------------------------------------------------- expressions

    def expr(self, node: Node) -> tree.Expression:  # noqa: C901, PLR0911, PLR0912  one case for each form
        parts = [each for each in node.children if isinstance(each, Tree)]
        span = self.span(node)
        match node.data:
            case "quantity":
                return self.quantity(node)
            case "date":
                return self.date(_token(node.children[0]))
            case "year":
                return self.year(_token(node.children[0]))
            case "yes":
                return tree.Truth(value=True, span=span)
            case "no":
                return tree.Truth(value=False, span=span)
            case "out_of_scope":
                return tree.OutOfScope(span=span)
            case "unstated":
                return self.unstated(node)
            case "ref":
                named = self.name(parts[0])
                return tree.Reference(named.text, span=named.span)
            case "index":
                arguments = tuple(self.expr(each) for each in parts[1].children if isinstance(each, Tree))
                return tree.Index(self.name(parts[0]), arguments, span=span)
            case "call":
                return self.call(node, span)
            case "binary":
                sign = next(each for each in node.children if isinstance(each, Token))
                operator = {
                    "PLUS": tree.Operator.ADD,
                    "MINUS": tree.Operator.SUBTRACT,
                    "TIMES": tree.Operator.MULTIPLY,
                    "DIVIDE": tree.Operator.DIVIDE,
                }[sign.type]
                return self.binary(node, operator)
            case "negative":
                return tree.Negative(self.expr(parts[0]), span=span)
            case "within":
                return tree.Within(self.expr(parts[0]), self.bounds(parts[1]), span=span)
            case "is_one_of":
                return tree.IsOneOf(self.expr(parts[0]), tuple(self.expr(each) for each in parts[1:]), span=span)
            case "from_to":
                return tree.FromTo(self.expr(parts[0]), self.expr(parts[1]), self.expr(parts[2]), span=span)
            case "negated":
                return tree.Not(self.expr(parts[0]), span=span)
            case "all_of":
                return tree.All(tuple(self.expr(each) for each in parts), span=span)
            case "any_of":
                return tree.Any(tuple(self.expr(each) for each in parts), span=span)
            case _:
                return self.expr(parts[0])

    def binary(self, node: Node, operator: tree.Operator) -> tree.Expression:
        """Long sums lean to the left: they are taken apart in a loop, not by recursion."""
        chain: list[tuple[Node, Node]] = []
        here: Node = node
        operators = {
            "PLUS": tree.Operator.ADD,
            "MINUS": tree.Operator.SUBTRACT,
            "TIMES": tree.Operator.MULTIPLY,
            "DIVIDE": tree.Operator.DIVIDE,
        }
        while here.data == "binary":
            left, right = (each for each in here.children if isinstance(each, Tree))
            chain.append((here, right))
            here = left
        del operator
        value = self.expr(here)
        for each, right in reversed(chain):
            sign = next(token for token in each.children if isinstance(token, Token))
            value = tree.Binary(operators[sign.type], value, self.expr(right), span=self.span(each))
        return value

    def unstated(self, node: Node) -> tree.Unstated:
        reason = self.string(_tokens(node, "STRING")[0])
        bounds: tuple[tree.Bound, ...] = ()
        provisional: tree.Expression | None = None
        for each in node.children:
            if isinstance(each, Tree) and each.data == "ubounds":
                bounds = self.bounds(each)
            elif isinstance(each, Tree):
                provisional = self.expr(each)
        return tree.Unstated(reason, bounds, provisional, span=self.span(node))

    def call(self, node: Node, span: Span) -> tree.Call:
        head = node.children[0]
        name = self.name(head) if isinstance(head, Tree) else self.token_name(_token(head))
        name = tree.Name(WORDS.get(name.text, name.text), span=name.span)
        arguments: list[tree.Expression | tree.Each] = []
        for each in _first(node, "args").children:
            if not isinstance(each, Tree):
                continue
            arguments.append(self.each(each) if each.data == "each" else self.expr(each))
        return tree.Call(name, tuple(arguments), span=span)

    def each(self, node: Node) -> tree.Each:
        parts = [inner for inner in node.children if isinstance(inner, Tree)]
        where = self.expr(parts[1]) if len(parts) > 2 else None  # noqa: PLR2004  items, where, body
        return tree.Each(self.name(parts[0]), where, self.expr(parts[-1]), span=self.span(node))

    def quantity(self, node: Node) -> tree.Number:
        return self.number(_token(node.children[0]))

    def number(self, token: Token) -> tree.Number:
        text = str(token)
        span = self.span(token)
        folded = fold(text)
        if token.type == "KUNIT":
            return tree.Number(Fraction(1), folded, "", "", per_year=False, text=text, span=span)
        figure = read_figure(folded) if sum(map(str.isdigit, folded)) <= DIGITS else None
        if figure is None:
            kind = kinds.NUMBER_TOO_LONG if sum(map(str.isdigit, folded)) > DIGITS else kinds.BAD_NUMBER
            self.parse.add(kind, span.start, span.end, text=text[:40], limit=str(DIGITS))
            return tree.Number(Fraction(0), "", "", "", per_year=False, text=text, span=span)
        return tree.Number(
            figure.value,
            figure.numerator,
            figure.denominator,
            figure.approximate,
            per_year=figure.per_year,
            text=text,
            span=span,
        )

    def year(self, token: Token) -> tree.FiscalYear:
        read = fiscal_year(fold(str(token)))
        span = self.span(token)
        if read is None:
            self.parse.add(kinds.BAD_DATE, span.start, span.end, text=str(token))
        return tree.FiscalYear(read or 0, span=span)

    def date(self, token: Token) -> tree.Date:
        read = read_date(fold(str(token)))
        span = self.span(token)
        if read is None:
            self.parse.add(kinds.BAD_DATE, span.start, span.end, text=str(token))
            read = read_date("2000年1月1日")
            assert read is not None
        return tree.Date(read.day, read.whole_month, span=span)


_DECLARATIONS: Final = frozenset(
    "text note_decl related applicable category band reading_decl parameter table input items amount requirement "
    "breakdown verification target example excluded".split()
)


def _merged(notes: Sequence[tree.Annotations]) -> tree.Annotations:
    """Annotations that stand in two places of one declaration, as one."""
    first, *rest = notes
    for other in rest:
        first = tree.Annotations(
            first.citations + other.citations,
            first.readings + other.readings,
            first.periods + other.periods,
            first.caps + other.caps,
            first.roundings + other.roundings,
            first.ranges + other.ranges,
            first.steps + other.steps,
            first.judges + other.judges,
            first.soft or other.soft,
            span=first.span.to(other.span),
        )
    return first


def _tree(node: Any) -> Node:  # noqa: ANN401
    assert isinstance(node, Tree)
    return node


def _token(node: Any) -> Token:  # noqa: ANN401
    assert isinstance(node, Token)
    return node


def _trees(node: Node, data: str) -> list[Node]:
    return [each for each in node.children if isinstance(each, Tree) and each.data == data]


def _tokens(node: Node, kind: str) -> list[Token]:
    return [each for each in node.children if isinstance(each, Token) and each.type == kind]


def _first(node: Node, data: str) -> Node:
    return _trees(node, data)[0]


_ = Callable
