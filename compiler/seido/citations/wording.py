"""The words that bind a figure: boundary words, about, a year, per person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from seido.citations.claims import Claim, ClaimedFigure, FigureKind, Proof, Role
from seido.citations.findings import around, label_of, paste_extended, short
from seido.source.catalogue import citation as kinds
from seido.source.diagnostic import Diagnostic, Fact, Text
from seido.syntax.tree import Boundary
from seido.values.units import read_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from seido.citations.locate import Place
    from seido.citations.stretches import Slot

_DIRECT: Final = {"以上", "以下", "以内", "未満", "に満たない", "超", "～"}
_WORDS: Final = re.compile(
    r"(?P<at_least>以上)|(?P<at_most>以下|以内)|(?P<less>未満|に満たない|を下回)|(?P<more>超(?![過え])|を?超え|を上回)"
)
_SOFT_WORDS: Final = re.compile(r"(?P<at_most>まで|上限|限度|最大|最高)|(?P<at_least>下限|最低|少なくとも)")
_MEANINGS: Final = {
    "at_least": Boundary.AT_LEAST,
    "at_most": Boundary.AT_MOST,
    "less": Boundary.LESS_THAN,
    "more": Boundary.MORE_THAN,
}
_UPWARDS: Final = {Boundary.AT_LEAST, Boundary.MORE_THAN}
_INCLUSIVE: Final = {Boundary.AT_LEAST, Boundary.AT_MOST}


# --------------------------------------------------------------------------------------------------- beside a figure


def boundary_findings(claim: Claim, figure: ClaimedFigure, slot: Slot) -> list[Diagnostic]:
    """What differs in the words around a figure that is itself the right one."""
    if figure.kind is not FigureKind.NUMBER:
        return []
    found = [_boundary(claim, figure, slot), _approximate(claim, figure, slot), _per_year(claim, figure, slot)]
    return [finding for finding in found if finding is not None]


def _boundary(claim: Claim, figure: ClaimedFigure, slot: Slot) -> Diagnostic | None:
    token, place = slot.token, slot.place
    if figure.boundary is None:
        wrong = (figure.role is Role.CONDITION and token.boundary_word in _DIRECT) or (
            figure.role is Role.CAP and token.boundary is not None and token.boundary is not Boundary.AT_MOST
        )
        if not wrong:
            return None
        explanation = Text(
            f"資料ではこの数に「{token.boundary_word}」が付いています。",
            f"In the document “{token.boundary_word}” goes with this figure.",
        )
        remedy = Text(
            f"「{token.text}{token.boundary_word}」と書いてください。", f"Write {token.text}{token.boundary_word}."
        )
        return _boundary_finding(claim, figure, slot, explanation, remedy)
    if token.boundary is None:
        if claim.read:
            return None
        explanation = Text(
            f"資料の「{token.text}」には、以上・以下・未満・超の言葉がありません。",
            f"In the document no boundary word goes with “{token.text}”.",
        )
        remedy = Text(
            "境目の言葉が印字されている所を引用してください。印字がなければ、出典の代わりに「解釈「…」」を書いてください。",
            "Quote the place where the boundary word is printed; if it is not printed, write 解釈「…」 in place of 出典.",
        )
        return _boundary_finding(claim, figure, slot, explanation, remedy)
    if token.boundary is not figure.boundary:
        explanation = _explain(figure, token.boundary, token.boundary_word)
        remedy = Text(
            f"「{figure.boundary}」を「{token.boundary}」に直してください。",
            f"Write {token.boundary} in place of {figure.boundary}.",
        )
        return _boundary_finding(claim, figure, slot, explanation, remedy)
    if token.boundary_end > place.end or token.boundary_start < place.start:
        start, end = min(token.boundary_start, token.start), max(token.boundary_end, token.end)
        explanation = Text(
            f"引用が、資料の「{token.boundary_word}」を含んでいません。",
            f"The quote leaves out “{token.boundary_word}”.",
        )
        remedy = Text("次をそのまま貼り付けてください。", "Paste this as it stands.")
        finding = _boundary_finding(claim, figure, slot, explanation, remedy)
        return Diagnostic(finding.kind, finding.span, finding.facts, finding.labels, paste_extended(slot, start, end))
    return None


def _boundary_finding(claim: Claim, figure: ClaimedFigure, slot: Slot, explanation: Text, remedy: Text) -> Diagnostic:
    document = slot.place.document
    facts: dict[str, Fact] = {
        "declaration": claim.declaration,
        "written": f"{figure.written}{figure.boundary or ''}",
        "printed": around(slot),
        "document": document.name,
        "line": str(document.position(slot.token.start).line),
        "explanation": explanation,
        "remedy": remedy,
    }
    return Diagnostic(kinds.BOUNDARY_DIFFERS, figure.span, facts, (label_of(slot),))


def _explain(figure: ClaimedFigure, printed: Boundary, word: str) -> Text:
    ours = figure.boundary or printed
    number = figure.written
    if (ours in _UPWARDS) == (printed in _UPWARDS):
        first, second = (ours, word) if ours in _INCLUSIVE else (word, ours)
        return Text(
            f"「{first}」は{number}ちょうどを含みます。「{second}」は含みません。",
            f"“{first}” includes exactly {number}, “{second}” does not.",
        )
    side = Text("大きい方", "the greater") if ours in _UPWARDS else Text("小さい方", "the lesser")
    other = Text("小さい方", "the lesser") if ours in _UPWARDS else Text("大きい方", "the greater")
    return Text(
        f"「{ours}」は{number}より{side.ja}、「{word}」は{other.ja}です。",
        f"“{ours}” is {side.en} side of {number}, “{word}” {other.en}.",
    )


def _approximate(claim: Claim, figure: ClaimedFigure, slot: Slot) -> Diagnostic | None:
    token = slot.token
    if claim.read or token.inherited or figure.approximate == bool(token.approximate):
        return None
    explanation = (
        Text(f"資料には「{token.approximate}」があります。", f"The document prints “{token.approximate}”.")
        if token.approximate
        else Text("資料には「程度」「約」などの言葉がありません。", "The document prints no word such as 程度 or 約.")
    )
    document = slot.place.document
    facts: dict[str, Fact] = {
        "declaration": claim.declaration,
        "written": figure.written,
        "printed": around(slot),
        "document": document.name,
        "line": str(document.position(token.start).line),
        "explanation": explanation,
    }
    return Diagnostic(kinds.APPROXIMATE_DIFFERS, figure.span, facts, (label_of(slot),))


def _per_year(claim: Claim, figure: ClaimedFigure, slot: Slot) -> Diagnostic | None:
    token = slot.token
    if not figure.per_year or token.per_year or token.per in {"年", "年度"} or claim.read:
        return None
    document = slot.place.document
    facts: dict[str, Fact] = {
        "declaration": claim.declaration,
        "written": figure.written,
        "printed": around(slot),
        "document": document.name,
        "line": str(document.position(token.start).line),
    }
    return Diagnostic(kinds.PER_YEAR_UNPROVED, figure.span, facts, (label_of(slot),))


# ------------------------------------------------------------------------------------------------- words of a place


class Said:
    """The words of cited places, looked for once in each place, however many claims cite it."""

    def __init__(self) -> None:
        self._boundaries: dict[tuple[object, ...], list[tuple[int, Boundary, str]]] = {}
        self._per: dict[tuple[object, ...], bool] = {}

    def boundaries(self, places: Sequence[Place], pattern: re.Pattern[str], used: set[int]) -> dict[Boundary, str]:
        """The boundary words of places that no figure of the claim has used, by their meaning."""
        words: dict[Boundary, str] = {}
        for place in places:
            for start, boundary, word in self._boundaries_of(place, pattern):
                if start not in used:
                    words.setdefault(boundary, word)
                    if len(words) == len(_MEANINGS):
                        return words
        return words

    def _boundaries_of(self, place: Place, pattern: re.Pattern[str]) -> list[tuple[int, Boundary, str]]:
        key = (place.document.name, place.start, place.end, pattern)
        found = self._boundaries.get(key)
        if found is None:
            matches = pattern.finditer(place.text)
            found = self._boundaries[key] = [
                (place.start + match.start(), _MEANINGS[match.lastgroup or ""], match[0]) for match in matches
            ]
        return found

    def per(self, place: Place, word: str) -> bool:
        """Whether a place says per ``word``."""
        key = (place.document.name, place.start, place.end, word)
        if key not in self._per:
            self._per[key] = _says(place, word)
        return self._per[key]


# ---------------------------------------------------------------------------------------------- words at no figure


def word_findings(
    claim: Claim,
    places: Sequence[Place],
    proofs: Sequence[Proof],
    token_of: Callable[[Proof, tuple[Place, ...]], Slot | None],
    said: Said,
) -> list[Diagnostic]:
    """Boundary words that stand at no number must be printed in the quote, and be the only ones left there."""
    if not claim.words or not places:
        return []
    found: list[Diagnostic] = []
    used = set()
    for proof in proofs:
        slot = token_of(proof, tuple(places)) if proof.claim is claim and proof.figure.boundary is not None else None
        if slot is not None:
            used.add(slot.token.boundary_start)
    own = [place for place in places if any(place.locus in citation.loci for citation in claim.citations)] or list(
        places
    )
    printed = said.boundaries(own, _WORDS, used) or said.boundaries(own, _SOFT_WORDS, used)
    for word in claim.words:
        if set(printed) == {word.boundary}:
            continue
        if not printed and claim.read:
            continue
        place = own[0]
        shown = "」「".join(printed.values())
        if not printed:
            explanation = Text("引用に、以上・以下・未満・超の言葉がありません。", "The quote holds no boundary word.")
            remedy = Text("境目の言葉が印字されている所まで引用してください。", "Quote up to the boundary word.")
        elif word.boundary in printed:
            explanation = Text(
                f"引用には「{shown}」があり、どちらのことか決まりません。",
                f"The quote holds “{shown}”; which one is meant is not decided.",
            )
            remedy = Text("引用を、一つだけを含むように縮めてください。", "Shorten the quote so that it holds one.")
        else:
            explanation = Text(f"引用にあるのは「{shown}」です。", f"The quote says “{shown}”.")
            only = next(iter(printed))
            remedy = Text(
                f"「{word.boundary}」を「{only}」に直してください。", f"Write {only} in place of {word.boundary}."
            )
        facts: dict[str, Fact] = {
            "declaration": claim.declaration,
            "written": word.boundary,
            "printed": short(place),
            "document": place.document.name,
            "line": str(place.line),
            "explanation": explanation,
            "remedy": remedy,
        }
        found.append(Diagnostic(kinds.BOUNDARY_DIFFERS, word.span, facts, (place.label(),)))
    return found


# -------------------------------------------------------------------------------------------------------- per person


def denominator_findings(
    claim: Claim,
    places: Sequence[Place],
    proofs: Sequence[Proof],
    token_of: Callable[[Proof, tuple[Place, ...]], Slot | None],
    said: Said,
) -> list[Diagnostic]:
    """``/人`` must be printed: at the figure, or as 1人あたり somewhere in the quotes."""
    wanted = dict.fromkeys(claim.denominators)
    for figure in claim.figures:
        if figure.kind is FigureKind.NUMBER and figure.role is not Role.PERIOD:
            wanted.update(dict.fromkeys(figure.unit.denominator))
    found: list[Diagnostic] = []
    slots = [slot for slot in (token_of(proof, tuple(places)) for proof in proofs) if slot is not None]
    for word in wanted:
        base = _base(word)
        against = next(
            (
                slot
                for slot in slots
                if slot.token.kind is FigureKind.NUMBER
                and slot.token.per
                and _base(slot.token.per) != base
                and _base(slot.token.per) not in map(_base, wanted)
            ),
            None,
        )
        if against is None and (claim.read or any(said.per(place, word) for place in places)):
            continue
        if against is None and not places:
            continue
        place = against.place if against is not None else places[0]
        printed = (
            Text(
                f"資料は「{against.token.text}／{against.token.per}」です。",
                f"The document prints “{against.token.text}/{against.token.per}”.",
            )
            if against is not None
            else Text(f"引用：「{short(place)}」", f"quote: {short(place)}")
        )
        facts: dict[str, Fact] = {
            "declaration": claim.declaration,
            "denominator": word,
            "printed": printed,
        }
        found.append(
            Diagnostic(
                kinds.DENOMINATOR_UNPROVED,
                claim.figures[0].span if claim.figures else claim.span,
                facts,
                (label_of(against) if against is not None else place.label(),),
            )
        )
    return found


def without_repeated_denominators(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Findings, without those that say of a whole declaration what is said of one of its figures."""
    shown = {
        (each.facts["declaration"], each.facts["denominator"])
        for each in found
        if each.kind is kinds.DENOMINATOR_UNPROVED and _says_other(each)
    }
    return [
        each
        for each in found
        if each.kind is not kinds.DENOMINATOR_UNPROVED
        or _says_other(each)
        or (each.facts["declaration"], each.facts["denominator"]) not in shown
    ]


def _says_other(found: Diagnostic) -> bool:
    """Whether a finding shows what the document prints below the stroke."""
    printed = found.facts["printed"]
    return isinstance(printed, Text) and printed.ja.startswith("資料は")


def _base(word: str) -> tuple[str, ...]:
    return read_unit("", word)[0].denominator


def _says(place: Place, word: str) -> bool:
    """Whether a place says per ``word``."""
    base = _base(word)
    for token in place.tokens:
        if token.per and token.rule is None and _base(token.per) == base and token.reach <= max(place.end, token.end):
            return True
    for phrase in place.document.phrases:
        if place.start <= phrase.start and phrase.end <= place.end and _base(phrase.word) == base:
            return True
    names = {word, *base} | ({"名"} if base == ("人",) else set())
    text = place.text
    return any(
        re.search(
            rf"(?:{re.escape(name)}(?:あたり|当たり|当り|につき|ごと)|/{re.escape(name)}|[毎各]{re.escape(name)})", text
        )
        is not None
        for name in sorted(names)
    )
