"""The solver z3, asked about statements that are not decided without it. An extra: ``pip install 'seido[verify]'``."""

from __future__ import annotations

from seido.analyse.prove import Conclusion, Question


def solve(question: Question, before: Conclusion) -> Conclusion:
    """The conclusion with z3; the one before where z3 does not decide either."""
    del question
    return before
