"""What becomes of every printed figure."""

from __future__ import annotations

from tests.citations.making import check, cite, claim, document, figure, locus, r6, span, string

from seido.citations.coverage import Coverage, State, coverage, uncovered_findings
from seido.syntax import tree

TEXT = document("1. 予算\n甲は100万円、乙は200万円（ローカル10,000計画）。\nローカル10,000計画は丙。※1\n")


def excluded(
    *quotes: str | tree.Locus, every: bool = False, reason: str = "固有名詞", name: str = "r6"
) -> tree.ExcludedDeclaration:
    return tree.ExcludedDeclaration(cite(*quotes, document=name), every, string(reason), span=span())


def states(covered: Coverage) -> list[tuple[str, str, str]]:
    return [(token.text, token.state.value, token.reason) for token in covered.tokens]


def test_every_figure_is_checked_excluded_or_uncovered() -> None:
    proofs = check(claim([figure("100万円", "甲")], cite("甲は100万円")), source=TEXT).proofs
    covered = coverage(TEXT, proofs, [excluded("ローカル10,000計画", every=True)])
    assert states(covered) == [
        ("1", "excluded", "項目の番号"),
        ("100万円", "checked", ""),
        ("200万円", "uncovered", ""),
        ("10,000", "excluded", "固有名詞"),
        ("10,000", "excluded", "固有名詞"),
        ("1", "excluded", "注の記号"),
    ]
    assert (covered.checked, covered.excluded, len(covered.uncovered)) == (1, 4, 1)
    assert not covered.diagnostics
    (token,) = covered.uncovered
    assert (token.line, token.column) == (2, 11)
    (finding,) = uncovered_findings(TEXT, covered)
    assert finding.kind.code == "S0433"


def test_a_quote_in_several_places_needs_to_say_all_of_them() -> None:
    covered = coverage(TEXT, (), [excluded("ローカル10,000計画")])
    (finding,) = covered.diagnostics
    assert finding.kind.code == "S0403"
    assert finding.paste is not None
    assert "すべて" in finding.paste


def test_an_exclusion_without_figure_or_of_what_a_rule_excludes_is_a_warning() -> None:
    covered = coverage(TEXT, (), [excluded("予算"), excluded("※1"), excluded("甲は100万円"), excluded("100万円")])
    assert [finding.kind.code for finding in covered.diagnostics] == ["S0430", "S0430", "S0430"]
    assert not any(finding.is_error for finding in covered.diagnostics)


def test_a_figure_that_is_checked_and_excluded_counts_as_checked_with_a_warning() -> None:
    proofs = check(claim([figure("100万円", "甲")], cite("甲は100万円")), source=TEXT).proofs
    covered = coverage(TEXT, proofs, [excluded("甲は100万円")])
    assert [finding.kind.code for finding in covered.diagnostics] == ["S0431"]
    assert covered.tokens[1].state is State.CHECKED


def test_an_exclusion_needs_a_reason() -> None:
    covered = coverage(TEXT, (), [excluded("甲は100万円", reason=" ")])
    assert [finding.kind.code for finding in covered.diagnostics] == ["S0432"]


def test_exclusions_and_proofs_of_other_documents_do_not_count() -> None:
    proofs = check(claim([figure("100万円", "甲")], cite("甲は100万円")), source=TEXT).proofs
    other = document(TEXT.source.text, name="r7")
    covered = coverage(other, proofs, [excluded("甲は100万円")])
    assert covered.checked == 0
    assert not covered.diagnostics


def test_an_anchored_and_a_stretched_exclusion() -> None:
    stretch = excluded(locus("甲は", to="200万円"))
    anchored = excluded(locus("ローカル10,000計画", after="※"))
    covered = coverage(TEXT, (), [stretch, anchored])
    assert [token.state.value for token in covered.tokens[1:3]] == ["excluded", "excluded"]
    assert [finding.kind.code for finding in covered.diagnostics] == ["S0406"]


def test_the_counts_of_the_reference_document_add_up() -> None:
    covered = coverage(r6(), (), [excluded("10,000プロジェクト", every=True)])
    assert covered.checked + covered.excluded + len(covered.uncovered) == len(covered.tokens)
    assert not covered.diagnostics
