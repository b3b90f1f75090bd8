"""The reference policy set, as its readers use it: the answers that were asked for, and what catches a slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

import pytest
from tests.support import ROOT, compile_reference, yen

from seido.citations.references import References
from seido.emit.report import report
from seido.emit.sheet import sheet
from seido.evaluate import evaluate
from seido.pipeline import Compiled, compile_sources
from seido.source.diagnostic import Diagnostic
from seido.source.text import Source, Span
from seido.values.answer import Answer, Outcome
from seido.values.exact import Known, Scalar

FULL_TIME, PART_TIME = ("専任", yen(4_800_000)), ("兼任", yen(500_000))


@cache
def reference() -> Compiled:
    return compile_reference()


def test_the_reference_set_has_no_finding() -> None:
    notes = {"S1050", "S1051"}  # cliffs, told below
    found = [each for each in reference().diagnostics if each.kind.code not in notes]
    assert [(each.kind.code, each.span) for each in found] == []


def test_the_cliffs_of_the_reference_set_are_those_of_the_document() -> None:
    """財政力指数 0.25 and 0.5 lower rates; a 起業人 may be sent for three years at the most."""
    cliffs = [each for each in reference().diagnostics if each.kind.code in {"S1050", "S1051"}]
    assert [(each.facts["amount"], each.facts["input"], each.facts["below"]) for each in cliffs] == [
        ("補助額", "財政力指数", "0.24"),
        ("補助額", "財政力指数", "0.49"),
        ("所要額", "派遣の起業人の派遣の期間", "36か月"),
        ("特別交付税措置額", "派遣の起業人の派遣の期間", "36か月"),
        ("国費", "財政力指数", "0.24"),
    ]


def supporters(year: int, *rows: tuple[str, Fraction]) -> Answer:
    given: list[Mapping[str, Scalar]] = [{"任用": kind, "所要額": amount} for kind, amount in rows]
    return evaluate(reference().irs["shuraku_shienin"], {}, {"支援員": given}, year)


def test_four_full_time_and_two_part_time_supporters_in_reiwa_6() -> None:
    answer = supporters(2024, *[FULL_TIME] * 4, *[PART_TIME] * 2)
    assert (answer.outcome, answer.amount("措置対象額")) == (Outcome.ELIGIBLE, yen(20_000_000))


def test_the_same_four_in_reiwa_5_and_the_part_time_amount_that_is_not_printed() -> None:
    assert supporters(2023, *[FULL_TIME] * 4).amount("措置対象額") == 17_800_000
    assert supporters(2023, *[FULL_TIME] * 4, *[PART_TIME] * 2).outcome is Outcome.CONFIRM


@pytest.mark.parametrize(
    ("index", "amount", "outcome"),
    [
        ("0.50", "10000000", Outcome.ELIGIBLE),
        ("0.49", "40000000/3", Outcome.CONFIRM),
        ("0.25", "40000000/3", Outcome.CONFIRM),
        ("0.24", "15000000", Outcome.ELIGIBLE),
    ],
)
def test_the_plan_of_a_town_at_each_boundary(index: str, amount: str, outcome: Outcome) -> None:
    given: Mapping[str, Scalar] = {
        "団体区分": "町",
        "財政力指数": Fraction(index),
        "新規性・モデル性が極めて高い": False,
        "策定経費": yen(24_000_000),
    }
    answer = evaluate(reference().irs["bunsan_energy"], given, {}, 2024)
    assert (answer.amount("補助額"), answer.outcome) == (Fraction(amount), outcome)
    if index == "0.49":
        (other,) = answer.alternatives
        assert isinstance(other.values["補助額"], Known)
        assert other.values["補助額"].value == 16_000_000


# ----------------------------------------------------------------------------------- slips of the pen

POLICIES = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "policies/r6").glob("*.pol"))}
PRINTED = (ROOT / "policies/r6/sources/r6-chiikiryoku-sozo.txt").read_text(encoding="utf-8")


def check(changed: Mapping[str, str]) -> list[str]:
    def read(name: str, span: Span) -> Source | Diagnostic:
        del span
        return Source(name, PRINTED)

    sources = {name: Source(name, text) for name, text in (POLICIES | dict(changed)).items()}
    return [each.kind.code for each in compile_sources(sources, read).diagnostics if each.is_error]


@pytest.mark.parametrize(
    ("file", "before", "after", "code"),
    [
        ("shuraku.pol", "→ 令和6年度 485万円", "→ 令和6年度 495万円", "S04"),
        ("shuraku.pol", "専任 = 445万円 → 令和6年度 485万円", "専任 = 485万円 → 令和6年度 445万円", "S04"),
        ("shuraku.pol", "兼任 = 40万円 ", "兼任 = 41万円 ", "S04"),
        ("bunsan.pol", "が 0.5未満 のとき 2/3", "が 0.5以下 のとき 2/3", "S04"),
        ("bunsan.pol", "が 0.25未満 のとき 3/4", "が 0.5未満 のとき 3/4", "S04"),
        ("bunsan.pol", "= 2,000万円   出典", "= 2,000円   出典", "S04"),
        ("furusato.pol", "| 42       | 52.5       |", "| 52.5     | 42         |", "S04"),
        ("furusato.pol", "| 80       | 96         |", "| 96       | 80         |", "S04"),
        ("furusato.pol", "必要な雇用の人数 以上", "必要な雇用の人数 超", "S04"),
        ("furusato.pol", "= 75%", "= 57%", "S04"),
    ],
)
def test_a_changed_digit_a_swap_and_a_turned_boundary_fail_with_the_quote(
    file: str, before: str, after: str, code: str
) -> None:
    assert before in POLICIES[file]
    assert any(found.startswith(code) for found in check({file: POLICIES[file].replace(before, after)}))


def _cited_digits() -> Iterator[tuple[str, int]]:
    """Each digit of a figure in a line that carries a 出典, outside quotes, comments and examples."""
    for name, text in POLICIES.items():
        offset = 0
        in_example = False
        for line in text.splitlines(keepends=True):
            bare = re.sub(r"「[^「」]*(?:「[^「」]*」[^「」]*)*」", lambda found: " " * len(found[0]), line).partition(
                "#"
            )[0]
            if re.match(r"  \S", line) and not line.startswith("  |"):
                in_example = line.startswith("  例 ")
            if "出典" in bare and not in_example and not re.match(r"\s*(注|資料)", bare):
                # the digits of names (r6, kyotsu) and of positions (2番目) are no figures
                for found in re.finditer(r"(?<![A-Za-z0-9])[0-9]+(?:[.,][0-9]+)*(?!番目|[0-9]|年度)", bare):
                    yield from ((name, offset + at) for at in range(*found.span()) if line[at].isdigit())
            offset += len(line)


def test_every_changed_digit_of_a_sample_of_cited_figures_is_caught() -> None:
    """Every eleventh of them here; the whole in tests/mutation, on demand."""
    survivors = []
    places = list(_cited_digits())
    assert len(places) > 150
    for name, at in places[::11]:
        text = POLICIES[name]
        digit = "7" if text[at] != "7" else "3"
        if not check({name: text[:at] + digit + text[at + 1 :]}):
            survivors.append((name, text[max(0, at - 20) : at + 20]))
    assert survivors == []


def test_no_answer_without_inputs_shows_a_tag_of_the_engine() -> None:
    compiled = reference()
    references = References(compiled.documents)
    for ir in compiled.irs.values():
        said = sheet(report(ir, evaluate(ir, {}, {}, ir.scheme.document_year), references, compiled.sources))
        assert ":gap" not in said, ir.scheme.name
