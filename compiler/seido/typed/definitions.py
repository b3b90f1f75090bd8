"""算定, 要件, 段階 and the computed fields of a 明細: rules with their clauses, caps and rounding."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from seido.citations.claims import ClaimedFigure, ClaimedWord, Role
from seido.source.catalogue import names, rules, time, types
from seido.source.diagnostic import Label
from seido.source.text import Span
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.expressions import Place, base
from seido.typed.program import Amount, Cap, Column, Requirement, Rule, RuleClause
from seido.typed.typenames import NamedType
from seido.typed.types import Enumeration, Quantity, Type, Unknown, show_type
from seido.typed.workshop import Workshop, figures_of


def amount(node: tree.AmountDeclaration, kind: NamedType, shop: Workshop) -> Amount:
    """An 算定."""
    rule = _rule(node, kind.type, shop)
    return Amount(node.name.text, kind.type, kind.shown, rule, shop.case, node.annotations, node.name.span)


def column(node: tree.FieldDeclaration, kind: NamedType, items: str, shop: Workshop) -> Column:
    """A computed field of a 明細."""
    place_name = f"{items}の{node.name.text}"
    clauses = tuple(
        _plain(dated, index, node.annotations, kind.type, place_name, items, shop)
        for index, dated in enumerate(node.values, start=1)
    )
    caps = _caps(node.annotations, kind.type, place_name, items, shop)
    several = [node.annotations, *(each.annotations for each in node.values)]
    rounding = _one_rounding(several, kind.type, place_name, shop)
    rule = Rule(clauses, None, "", caps, rounding)
    return Column(node.name.text, kind.type, kind.shown, rule, node.annotations, node.name.span)


def _rule(node: tree.AmountDeclaration, kind: Type, shop: Workshop) -> Rule:
    name = node.name.text
    clauses: list[RuleClause] = []
    several = [node.annotations, *(each.annotations for each in node.values)]
    several += [each.annotations for each in node.clauses]
    several += [] if node.settle is None else [node.settle.annotations]
    rounding = _one_rounding(several, kind, name, shop)
    for index, dated in enumerate(node.values, start=1):
        clauses.append(_plain(dated, index, node.annotations, kind, name, "", shop))
    counts = dict.fromkeys(tree.ClauseKind, 0)
    totals = {each: sum(1 for clause in node.clauses if clause.kind is each) for each in tree.ClauseKind}
    for clause in node.clauses:
        counts[clause.kind] += 1
        number = (
            str(counts[clause.kind]) if totals[clause.kind] > 1 or clause.kind is not tree.ClauseKind.GENERAL else ""
        )
        clauses.append(_clause(clause, number, node, kind, shop))
    settle_tag = ""
    if node.settle is not None:
        settle = node.settle
        settle_tag = shop.scope.tag("clause", name, "重なるとき", settle.how.value, settle.annotations, settle.span)
        if not settle.annotations.readings and not settle.annotations.citations:
            shop.findings.add(rules.SETTLE_UNFOUNDED, settle.span, how=settle.how.value)
    caps = _caps(node.annotations, kind, name, "", shop)
    if node.settle is not None:
        caps = (*caps, *_caps(node.settle.annotations, kind, name, "", shop))
    return Rule(tuple(clauses), None if node.settle is None else node.settle.how, settle_tag, caps, rounding)


def _plain(
    dated: tree.Dated,
    index: int,
    declared: tree.Annotations,
    kind: Type,
    name: str,
    items: str,
    shop: Workshop,
) -> RuleClause:
    """A ``= 式`` as a 原則 clause."""
    value = dated.value
    chained = isinstance(value, tree.Chain)
    if isinstance(value, tree.Chain):
        shop.findings.add(types.CHAIN_IN_FORMULA, value.span, name=name)
        value = value.values[-1]
    label = "" if index == 1 else f"式{index}"
    tag = shop.scope.tag(
        "clause", name, label, "", dated.annotations if _cites(dated.annotations) else declared, dated.span
    )
    place = Place(name, dated.annotations, items)
    figures, words = ([], []) if chained else figures_of(value, Role.VALUE, (name,))
    extra, extra_words = _cap_figures(dated.annotations, name)
    shop.claim(tag, name, dated.span, [*figures, *extra], dated.annotations, declared, words=[*words, *extra_words])
    period = shop.period(
        dated.annotations, declared, speaks=bool(figures or extra) or _speaks(dated.annotations, declared)
    )
    typed_value = _value(value, kind, place, shop)
    typed_value = _capped(typed_value, dated.annotations, kind, place, shop)
    return RuleClause(tree.ClauseKind.GENERAL, None, typed_value, period, tag, dated.span)


def _clause(clause: tree.Clause, number: str, node: tree.AmountDeclaration, kind: Type, shop: Workshop) -> RuleClause:
    name = node.name.text
    label = clause.kind.value + number
    tag = shop.scope.tag("clause", name, label, "", clause.annotations, clause.span)
    place = Place(name, clause.annotations)
    condition: typed.Expr | None = None
    figures: list[ClaimedFigure] = []
    words: list[ClaimedWord] = []
    if clause.condition is not None:
        condition = shop.typer.condition(clause.condition, place)
        figures, words = figures_of(clause.condition, Role.CONDITION)
    value_figures, value_words = figures_of(clause.value, Role.VALUE, (name,))
    cap_figures, cap_words = _cap_figures(clause.annotations, name)
    figures += [*value_figures, *cap_figures]
    words += [*value_words, *cap_words]
    shop.claim(tag, name, clause.span, figures, clause.annotations, node.annotations, words=words)
    speaks = bool(figures) or _speaks(clause.annotations, node.annotations)
    period = shop.period(clause.annotations, node.annotations, speaks=speaks)
    value = _value(clause.value, kind, place, shop)
    value = _capped(value, clause.annotations, kind, place, shop)
    return RuleClause(clause.kind, condition, value, period, tag, clause.span)


def _value(node: tree.Expression, kind: Type, place: Place, shop: Workshop) -> typed.Expr:
    """What a declaration is worth, which also tells whether its type is right."""
    before = len(shop.findings.found)
    value = shop.typer.value(node, kind, place)
    said = shop.findings.found[before:]
    if not isinstance(value, typed.OutOfScope | typed.Unstated):
        shown = [str(each.facts.get("found", "")) for each in said if each.span == node.span]
        written = node.text if isinstance(node, tree.Number) else "".join(shown[:1])
        agrees = not isinstance(value, typed.Invalid) and not isinstance(value.type, Unknown)
        shop.scope.evidence.note(place.declaration, node.span, written, said, agrees=agrees)
    return value


def _cites(annotations: tree.Annotations) -> bool:
    return bool(annotations.citations or annotations.readings)


def _speaks(own: tree.Annotations, declared: tree.Annotations | None) -> bool:
    """Whether something cites the document, by itself or through its declaration."""
    return bool(own.citations) or (declared is not None and bool(declared.citations))


def _cap_figures(annotations: tree.Annotations, name: str) -> tuple[list[ClaimedFigure], list[ClaimedWord]]:
    figures: list[ClaimedFigure] = []
    words: list[ClaimedWord] = []
    for limit in annotations.caps:
        found, found_words = figures_of(limit, Role.CAP, (name,))
        figures += found
        words += found_words
    return figures, words


def _capped(value: typed.Expr, annotations: tree.Annotations, kind: Type, place: Place, shop: Workshop) -> typed.Expr:
    """A clause's value under its own 上限."""
    for limit in annotations.caps:
        typed_limit = shop.typer.value(limit, kind, place)
        tag = shop.scope.tag("cap", place.declaration, "上限", "", annotations, limit.span)
        value = typed.Cap(value, typed_limit, tag, type=kind, span=limit.span)
    return value


def _caps(annotations: tree.Annotations, kind: Type, name: str, items: str, shop: Workshop) -> tuple[Cap, ...]:
    """The 上限 on the whole of a declaration."""
    caps = []
    for limit in annotations.caps:
        place = Place(name, annotations, items)
        figures, words = figures_of(limit, Role.CAP)
        tag = shop.scope.tag("cap", name, "上限", "", annotations, limit.span)
        shop.claim(tag, name, limit.span, figures, annotations, words=words)
        period = shop.period(annotations, None, speaks=bool(figures))
        caps.append(Cap(shop.typer.value(limit, kind, place), period, tag))
    return tuple(caps)


def _one_rounding(
    several: Iterable[tree.Annotations], kind: Type, name: str, shop: Workshop
) -> tuple[Fraction, tree.Direction | None, str] | None:
    """The 端数 of a declaration, on whichever of its lines it stands; a finding where two lines differ."""
    held = [each for each in several if each.roundings]
    if not held:
        return None
    first, *others = held
    for other in others:
        if _says(other.roundings[0]) != _says(first.roundings[0]):
            shop.findings.add(types.TWO_ROUNDINGS, other.roundings[0].span)
        shop.claim_rounding(name, other)
    return _rounding(first, kind, name, shop)


def _says(rounding: tree.Rounding) -> tuple[object, ...]:
    """What a 端数 says, wherever it stands."""
    return (None if rounding.unit is None else base(rounding.unit), rounding.direction)


def _rounding(
    annotations: tree.Annotations, kind: Type, name: str, shop: Workshop
) -> tuple[Fraction, tree.Direction | None, str] | None:
    """The 端数 of a declaration: unit in base units, direction (None where unstated), tag."""
    if not annotations.roundings:
        return None
    first, *more = annotations.roundings
    for extra in more:
        shop.findings.add(types.TWO_ROUNDINGS, extra.span)
    if first.unstated is not None:
        tag = shop.scope.tag("unstated", name, "端数", first.unstated.text, annotations, first.span)
        return Fraction(1), None, tag
    if first.unit is None:
        return None
    step, unit = base(first.unit)
    if isinstance(kind, Quantity) and kind.unit != unit:
        shop.findings.add(types.ROUNDING_UNIT, first.unit.span, unit=show_type(Quantity(unit)), value=show_type(kind))
        return None
    if step <= 0 or isinstance(kind, Unknown):
        if step <= 0:
            shop.findings.add(types.ROUNDING_STEP, first.unit.span, step=first.unit.text)
        return None
    tag = shop.scope.tag("rounding", name, "端数", first.unit.text, annotations, first.span)
    shop.claim_rounding(name, annotations)
    return step, first.direction, tag


def check_rule(rule: Rule, name: str, shop: Workshop, span: Span) -> None:
    """The form of a rule: 原則 and ただし together, no two 原則 in one year."""
    general = [clause for clause in rule.clauses if clause.kind is tree.ClauseKind.GENERAL]
    exceptions = [clause for clause in rule.clauses if clause.kind is tree.ClauseKind.EXCEPTION]
    cases = [clause for clause in rule.clauses if clause.kind is tree.ClauseKind.CASE]
    if exceptions and not general and not cases:
        shop.findings.add(rules.EXCEPTION_ALONE, exceptions[0].span, name=name)
    if not rule.clauses:
        shop.findings.add(names.NO_FORMULA, span, name=name)
    for at, one in enumerate(general):
        for other in general[at + 1 :]:
            if one.period.meets(other.period):
                shop.findings.add(
                    time.TWO_FORMULAS,
                    other.span,
                    name=name,
                    labels=(Label(one.span, "first"),),
                )


def requirement(node: tree.RequirementDeclaration, shop: Workshop) -> Requirement:
    """A 要件."""
    name = node.name.text
    place = Place(name, node.annotations)
    tag = shop.scope.tag("requirement", name, "", "", node.annotations, node.name.span)
    figures: list[ClaimedFigure] = []
    words: list[ClaimedWord] = []
    when: typed.Expr | None = None
    if node.when is not None:
        when = shop.typer.condition(node.when, place)
        figures, words = figures_of(node.when, Role.CONDITION)
    condition = shop.typer.condition(node.condition, place)
    more_figures, more_words = figures_of(node.condition, Role.CONDITION, (name,))
    figures += more_figures
    words += more_words
    shop.claim(tag, name, node.span, figures, node.annotations, words=words)
    speaks = bool(figures) or bool(node.annotations.citations)
    period = shop.period(node.annotations, None, speaks=speaks)
    return Requirement(
        name,
        "" if node.text is None else node.text.text,
        when,
        condition,
        node.annotations.soft,
        period,
        tag,
        shop.case,
        node.annotations,
        node.name.span,
    )


def band(node: tree.BandDeclaration, shop: Workshop) -> Amount:
    """A 段階 as a computed member: the band in whose bounds its subject lies."""
    name = node.name.text
    kind = Enumeration(name)
    clauses = []
    for each in node.bands:
        within = tree.Within(tree.Reference(node.subject.text, span=node.subject.span), each.bounds, span=each.span)
        annotations = each.annotations if _cites(each.annotations) else node.annotations
        tag = shop.scope.tag("clause", name, each.name.text, "", annotations, each.span)
        figures, words = figures_of(within, Role.CONDITION, (each.name.text,))
        shop.claim(tag, name, each.span, figures, each.annotations, node.annotations, words=words)
        condition = shop.typer.condition(within, Place(name, annotations))
        period = shop.period(each.annotations, node.annotations, speaks=True)
        value = typed.Const(each.name.text, type=kind, span=each.span)
        clauses.append(RuleClause(tree.ClauseKind.CASE, condition, value, period, tag, each.span))
    rule = Rule(tuple(clauses), None, "", (), None)
    return Amount(name, kind, name, rule, shop.case, node.annotations, node.name.span)
