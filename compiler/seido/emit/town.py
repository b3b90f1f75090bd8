"""What a scheme asks of the town itself, told apart from what it asks of a project: found once, when a policy is compiled.

What is about the town is what 共通 declares, and what one 要件 asks together with that and nothing else (「三大都市圏内で
ない 又は 条件不利地域 …」). Everything else is about the project. `seido.emit.judge_town` judges with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from seido.emit.computation import inputs_used
from seido.emit.headline import Clause, headline_clauses
from seido.ir.nodes import StepKind
from seido.syntax import tree
from seido.typed import expression as typed
from seido.typed.types import Enumeration, Quantity, Truth
from seido.typed.walk import walk

if TYPE_CHECKING:
    from seido.ir.nodes import Regime, SchemeIR
    from seido.typed.program import Scheme

_MONEY: Final = "円"


@dataclass(frozen=True, slots=True)
class Town:
    """How the town's facts bear on a scheme.

    ``asked`` are the inputs about the town; ``own`` the hard 要件 that are settled by them alone, with those that each
    depends on; ``resting`` the 算定 to which they can make a difference; ``choices`` the inputs of the project, each one of
    a 区分, of which they may rule something out (a 町 is no 中心市). ``money`` says whether the scheme computes an amount in
    円. ``headline`` is the 要点 by sentences and clauses, ``audience`` the 対象者.
    """

    asked: tuple[str, ...]
    own: Mapping[str, tuple[str, ...]]
    resting: tuple[str, ...]
    choices: tuple[str, ...]
    money: bool
    headline: tuple[tuple[Clause, ...], ...]
    audience: str


def town_of(ir: SchemeIR) -> Town:
    """What of a scheme is about the town."""
    scheme = ir.scheme
    asked = _asked(scheme)
    common = frozenset(each.name for each in scheme.inputs.values() if each.common)
    used, rows = _dependence(ir)
    hard = [each.name for each in scheme.requirements.values() if not each.soft and each.name in used]
    money = any(
        isinstance(each.type, Quantity) and each.type.unit.numerator == (_MONEY,) for each in scheme.amounts.values()
    )
    first = _choices(scheme, [used[name] for name in hard if used[name] & common])
    # One step further: what a 要件 asks together with such a choice.
    second = _choices(scheme, [used[name] for name in hard if used[name] & set(first)])
    touched = common | set(first)
    resting = tuple(each.name for each in scheme.amounts.values() if used.get(each.name, frozenset()) & touched)
    texts = [text for text in scheme.texts if text.kind is tree.TextKind.HEADLINE]
    return Town(
        asked=asked,
        own={
            name: tuple(each for each in asked if each in used[name])
            for name in hard
            if name not in rows and used[name] <= set(asked)
        },
        resting=resting,
        choices=tuple(dict.fromkeys((*first, *second))) if money else (),
        money=money,
        headline=headline_clauses(ir, [string.text for text in texts for string in text.texts], resting),
        audience="。".join(
            string.text for text in scheme.texts if text.kind is tree.TextKind.AUDIENCE for string in text.texts
        ),
    )


def _asked(scheme: Scheme) -> tuple[str, ...]:
    """The inputs about the town, in the order of the scheme."""
    common = {each.name for each in scheme.inputs.values() if each.common}
    found = set(common)
    for requirement in scheme.requirements.values():
        nodes = list(walk((requirement.condition,)))
        names = {node.name for node in nodes if isinstance(node, typed.Variable)}
        mixed = any(isinstance(node, typed.Definition | typed.Fold | typed.FieldOf) for node in nodes)
        if requirement.soft or requirement.when is not None or mixed or not names & common:
            continue
        if all(isinstance(scheme.inputs[name].type, Truth | Enumeration) for name in names - common):
            found |= names
    return tuple(name for name in scheme.inputs if name in found)


def _choices(scheme: Scheme, together: list[frozenset[str]]) -> tuple[str, ...]:
    """The inputs of the project, each one of a 区分, that stand in one of the sets."""
    asked = set(_asked(scheme))
    return tuple(
        each.name
        for each in scheme.inputs.values()
        if each.name not in asked and isinstance(each.type, Enumeration) and any(each.name in used for used in together)
    )


def _dependence(ir: SchemeIR) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """By 算定 and 要件 the inputs that they depend on in any year, and the names of those that depend on rows."""
    used: dict[str, frozenset[str]] = {}
    rows: set[str] = set()
    for regime in ir.regimes:
        if not regime.applies:
            continue
        for step, names in zip(regime.steps, inputs_used(regime), strict=True):
            if step.kind in (StepKind.AMOUNT, StepKind.REQUIREMENT):
                used[step.name] = used.get(step.name, frozenset()) | names
        rows |= _with_rows(regime)
    return used, frozenset(rows)


def _with_rows(regime: Regime) -> set[str]:
    found: set[str] = set()
    for step in regime.steps:
        for node in walk((step.expr,)):
            if isinstance(node, typed.Fold) or (isinstance(node, typed.Definition) and node.name in found):
                found.add(step.name)
    return found
