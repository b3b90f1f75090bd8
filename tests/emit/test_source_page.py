"""The page of a source document."""

from __future__ import annotations

from tests.emit.emitting import Page, context, rendered

from seido.emit.source_page import emit_source

PRINTED = "上限は100万円\n第1条 見本\n\n  およそ50団体 <b>太字</b>\n実績 3件\n"
POLICY = """\
  基準 上限額 : 円 = 100万円   出典 t「上限は100万円」
  収録外 t「実績 3件」 理由 「制度の定めではない」
"""


def page() -> Page:
    made = context(POLICY, PRINTED)
    return rendered(emit_source("t", made))


def test_every_line_has_its_anchor() -> None:
    assert [each for each in page().attributes("id") if each.startswith("L")] == ["L1", "L2", "L3", "L4", "L5"]


def test_each_figure_says_in_words_what_became_of_it() -> None:
    found = page()
    marks = [given["class"] for tag, given in found.elements if tag == "mark"]
    assert marks.count("checked") == 1
    assert marks.count("excluded") == 2
    assert marks.count("uncovered") == 1
    assert "100万円確" in found.text
    assert "3件外" in found.text
    assert "50団体未" in found.text


def test_a_proved_figure_leads_to_its_scheme() -> None:
    assert "../schemes/trial.md" in page().attributes("href")


def test_the_reasons_are_listed() -> None:
    assert "制度の定めではない" in page().text


def test_the_text_stays_text() -> None:
    found = page()
    assert "<b>太字</b>" in found.text
    assert "b" not in found.tags()


def test_the_text_is_whole() -> None:
    """Apart from the signs, the page holds every line as it is printed."""
    lines = page().text.split("資料の文（書き起こし）\n")[-1]
    for sign in "確外未":
        lines = lines.replace(sign, "")
    assert [line for line in PRINTED.split("\n") if line.strip() and line.strip() not in lines] == []


def test_the_page_says_that_it_is_a_transcription_of_what_and_where_the_document_is_to_be_had() -> None:
    text = page().text
    assert "総務省が令和6年5月に出した資料の文を、文字だけにして行に分けたもの（書き起こし）です。" in text
    assert "資料そのものではありません。" in text
    assert "直さずにそのまま載せています。" in text
    assert "公表されている場所（アドレスなど）の記載がありません。" in text
    assert "総務省に、上の題名と発行の時期（令和6年5月）を伝えて確かめてください。" in text
