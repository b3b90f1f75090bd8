"""The page of a scheme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.emit.emitting import Page, context, context_of, rendered
from tests.support import ROOT

from seido.emit.context import Context
from seido.emit.documents import emit_documents
from seido.emit.guide import emit_guide
from seido.project import compile_set, find_project

ORDER = [
    "glance",
    "notice",
    "eligible",
    "inputs",
    "amount",
    "drops",
    "funding",
    "checks",
    "tables",
    "values",
    "calculator",
    "examples",
    "readings",
    "assumed",
    "unstated",
    "revised",
    "before",
    "facts",
    "notes",
    "related",
    "sources",
    "engineers",
    "about",
]
GOLDEN = ROOT / "tests" / "golden" / "guide"


@pytest.fixture(scope="module")
def real() -> Context:
    """The policy set of this repository."""
    project = find_project([ROOT / "policies"], ROOT)
    assert hasattr(project, "sets")
    return context_of(compile_set(project.sets[0]))


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()))
def test_a_page_is_what_it_was(case: str, *, update: bool) -> None:
    """Each folder holds declarations, the text they cite, and the page made of them."""
    folder = GOLDEN / case
    made = context(
        (folder / "input.pol").read_text(encoding="utf-8"), (folder / "source.txt").read_text(encoding="utf-8")
    )
    page = emit_guide(made.irs["trial"], made)
    if update:
        (folder / "expected.md").write_text(page, encoding="utf-8")
    assert page == (folder / "expected.md").read_text(encoding="utf-8")


def test_every_document_is_made_and_made_the_same_again(real: Context) -> None:
    first, second = emit_documents(real), emit_documents(real)
    assert list(first.items()) == list(second.items())
    for identifier in real.irs:
        assert f"schemes/{identifier}.md" in first


def test_every_link_of_a_page_leads_somewhere(real: Context) -> None:
    """Links to quotes and readings within the page, and to the lines of the source."""
    documents = emit_documents(real)
    pages = {name: rendered(text) for name, text in documents.items() if name.endswith(".md")}
    anchors = {name: set(page.attributes("id")) for name, page in pages.items()}
    for name, page in pages.items():
        folder = name.rpartition("/")[0]
        for target in page.attributes("href"):
            path, _, anchor = target.partition("#")
            where = name if not path else _joined(folder, path)
            assert where in documents, (name, target)
            # A fragment with `=` is a case for the calculator of the page.
            assert not anchor or "=" in anchor or anchor in anchors[where], (name, target)


def _joined(folder: str, path: str) -> str:
    return path.removeprefix("../") if path.startswith("../") else f"{folder}/{path}"


def test_the_parts_of_a_page_stand_in_their_order(real: Context) -> None:
    for identifier, ir in real.irs.items():
        page = emit_guide(ir, real)
        ids = re.findall(r'^#+ <a id="([a-z]+)"></a>', page, re.MULTILINE)
        order = ORDER
        assert ids == [part for part in order if part in ids], identifier
        assert {"glance", "notice", "eligible", "amount", "readings", "unstated", "sources", "about"} <= set(ids)


def test_each_quote_is_shown_with_its_line(real: Context) -> None:
    """The line of the source that a page names does hold the beginning of the quote."""
    lines = real.documents["r6"].source.text.split("\n")
    for ir in real.irs.values():
        page = emit_guide(ir, real)
        found = re.findall(r"\[r6 (\d+)[^\]]*行\]\(\.\./sources/r6\.md#L(\d+)\)「([^」]{6})", page)
        assert found
        for line, anchor, quote in found:
            assert line == anchor
            assert _plain(quote)[0] in _plain(lines[int(line) - 1]), (line, quote)


def _plain(text: str) -> str:
    return Page(text).text.translate(str.maketrans("（）：", "():"))


def test_the_energy_page_gives_the_figures_of_the_document(real: Context) -> None:
    """Hand-checked against line 878: 1/2, below 0.5 2/3, below 0.25 3/4; the narrower condition stands first."""
    page = emit_guide(real.irs["bunsan_energy"], real)
    first = page.index("財政力指数が0.25未満の市町村</td><td>3/4")
    assert first < page.index("財政力指数が0.5未満の市町村</td><td>2/3") < page.index("そのほか</td><td>1/2")
    assert "13,333,333円 1/3" in page
    assert "要確認" in page


def test_the_village_page_shows_old_and_new(real: Context) -> None:
    page = rendered(emit_guide(real.irs["shuraku_shienin"], real))
    assert "上限額（専任）：445万円/人 → 485万円/人（令和6年度から）" in page.text
    assert "（印字なし）" in page.text
    assert "措置対象額 10,050,000円" in page.text


def test_merged_headers_add_up(real: Context) -> None:
    """In each table of the loan page all rows cover the same columns, merged cells counted."""
    page = emit_guide(real.irs["furusato_yushi"], real)
    tables = re.findall(r"<table>.*?</table>", page, re.DOTALL)
    assert any("rowspan" in table and "colspan" in table for table in tables)
    for table in tables:
        widths: list[int] = []
        hanging: dict[int, int] = {}
        for at, row in enumerate(re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)):
            width = hanging.pop(at, 0)
            for attributes in re.findall(r"<t[hd]([^>]*)>", row):
                across = int((re.search(r'colspan="(\d+)"', attributes) or ["", "1"])[1])
                down = int((re.search(r'rowspan="(\d+)"', attributes) or ["", "1"])[1])
                width += across
                for later in range(at + 1, at + down):
                    hanging[later] = hanging.get(later, 0) + across
            widths.append(width)
        assert len(set(widths)) == 1, table


def test_a_cap_of_a_clause_that_did_not_apply_is_not_told(real: Context) -> None:
    """Under the other reading the cost is not capped, so nothing may say that it was."""
    page = emit_guide(real.irs["bunsan_energy"], real)
    part = page.partition("<strong>上限を補助額に当てる読みなら</strong>")[2].partition("example-title")[0]
    assert "16,000,000円" in part
    assert "止まります" not in part


def test_a_scheme_with_next_to_nothing_has_a_page() -> None:
    made = context("  題名 「空」\n")
    page = rendered(emit_guide(made.irs["trial"], made))
    assert "要件として書き起こしたものは、ありません" in page.text
    assert not page.unbalanced


def test_schemes_that_name_each_other_are_linked_both_ways(tmp_path: Path) -> None:
    del tmp_path
    made = context("  関連 別の制度 「似た制度」\n制度 別の制度 (other)\n  題名 「別」\n")
    assert "[別の制度](other.md)" in emit_guide(made.irs["trial"], made)
    assert "[試験](trial.md)" in emit_guide(made.irs["other"], made)


def test_an_amount_of_a_part_says_when_it_applies() -> None:
    made = context(
        "  区分 型 = 甲型、乙型\n  入力 型 : 型\n  入力 経費 : 円\n"
        "  場合 型 が 乙型\n    算定 補助額 : 円 = 経費\n  場合おわり\n"
    )
    assert "型が乙型のときだけの定めです。そのほかは対象外です。" in emit_guide(made.irs["trial"], made)


def test_what_is_bounded_but_unstated_says_so() -> None:
    made = context("  算定 上限額 : 円\n    原則 記載なし「段階は図である」 5,000万円以下   解釈 「試験」\n")
    page = emit_guide(made.irs["trial"], made)
    assert "資料に書かれていません（段階は図である）。5,000万円以下であることだけが分かります。" in page
