"""The 照合番号 of an answer: twelve digits by which a printed sheet is told to belong to a case, a policy and a result.

Whoever enters the same case into the same policy gets the same number; another amount, another input, another wording of
the policy gives another. It guards against mixed-up and altered sheets, not against forgery: anybody can compute it.
The calculator computes the same (`seido/emit/runtime/checksum.js`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from seido.values.display import exact_text

if TYPE_CHECKING:
    from seido.ir.nodes import SchemeIR
    from seido.source.text import Source
    from seido.values.exact import Scalar

_DIGITS: Final = 12
_BYTES: Final = 8  # of the digest, as one number
_FORM: Final = "seido 1"  # of the text that is digested


@dataclass(frozen=True, slots=True)
class Given:
    """A case as it was evaluated; ``readings`` are all that were in force, and ``policy`` is `policy_digest`."""

    policy: str
    inputs: Mapping[str, Scalar] = field(default_factory=dict)
    items: Mapping[str, Sequence[Mapping[str, Scalar]]] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)


def policy_digest(ir: SchemeIR, sources: Mapping[str, Source]) -> str:
    """Sixteen hexadecimal digits for what a scheme is written in: its own file, and those in which no scheme stands.

    Files count by their text alone, whatever they are called and wherever they lie, and line ends count alike.
    """
    own = ir.scheme.span.path
    shared = {each.span.path for each in ir.scheme.inputs.values() if each.common}
    texts = sorted(sources[path].text for path in {own, *shared} if path in sources)
    digest = hashlib.sha256()
    for text in texts:
        encoded = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        digest.update(b"%d\n" % len(encoded) + encoded)
    return digest.hexdigest()[:16]


def checksum(scheme: str, year: str, given: Given, answer: str) -> str:
    """The number for a case of a scheme and the text of its JSON answer, as ``1234-5678-9012``."""
    text = "\n".join((_FORM, scheme, given.policy, year, *_lines(given), answer))
    digest = hashlib.sha256(text.encode()).digest()
    digits = str(int.from_bytes(digest[:_BYTES]) % 10**_DIGITS).zfill(_DIGITS)
    return "-".join(digits[at : at + 4] for at in range(0, _DIGITS, 4))


def _lines(given: Given) -> Iterator[str]:
    """What was given, a line each, in an order that does not depend on the order of typing."""
    for name in sorted(given.inputs):
        yield f"{name}={_exact(given.inputs[name])}"
    for name in sorted(given.items):
        yield f"{name}={len(given.items[name])}"
        for number, row in enumerate(given.items[name], start=1):
            for inner in sorted(row):
                yield f"{name}.{number}.{inner}={_exact(row[inner])}"
    for name in sorted(given.readings):
        yield f"{name}={given.readings[name]}"


def _exact(value: Scalar) -> str:
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    return exact_text(value) if isinstance(value, Fraction) else value
