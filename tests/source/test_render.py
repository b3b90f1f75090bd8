"""Findings as people and programs see them."""

from __future__ import annotations

import json
import random
import unicodedata

import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from seido.source.diagnostic import Diagnostic, Kind, Label, Severity, Text
from seido.source.json_text import json_text
from seido.source.language import Language
from seido.source.render import render_github, render_json, render_text, summary
from seido.source.text import Source, Span
from seido.source.width import letter_width, text_width

KIND = Kind(
    code="S0999",
    severity=Severity.ERROR,
    title=Text("{year}の値が二つあります。", "{year} has two values."),
    message=Text("「{name}」の値が決まりません。\n年度が重なります。", "{name} is not settled.\nThe years overlap."),
    remedy=Text("次のようにする。", "Write:"),
    labels={"other": Text("もう一つの値", "the other value")},
)
NOTE = Kind("S0998", Severity.INFO, Text("知らせ", "Told"), Text("知らせます。", "Told."), Text("何も。", "Nothing."))
WARNING = Kind("S0997", Severity.WARNING, Text("注意", "Warned"), Text("注意。", "Warned."), Text("何も。", "Nothing."))

TEXT = "基準 上限額\n    専任 = 445万円\n  ｘ abc 485万円 # 終\n"
SOURCE = Source("r6/a.pol", TEXT)
SOURCES = {SOURCE.path: SOURCE}


def span_of(part: str, source: Source = SOURCE) -> Span:
    start = source.text.index(part)
    return Span(source.path, start, start + len(part))


def finding(span: Span | None, *labels: Label, kind: Kind = KIND, paste: str | None = None, **facts: str) -> Diagnostic:
    return Diagnostic(kind, span, {"year": "令和6年度", "name": "上限額", **facts}, labels, paste)


def text(*findings: Diagnostic, language: Language = "ja", source: Source = SOURCE) -> str:
    return render_text(findings, {source.path: source}, language, color=False)


def test_a_finding_is_shown_in_japanese_as_the_target_has_it() -> None:
    shown = text(finding(span_of("445万円"), Label(span_of("485万円"), "other"), paste="専任 = 445万円 令和5年度まで"))
    assert shown == (
        "誤り 令和6年度の値が二つあります。（S0999）\n"
        "　r6/a.pol 2行\n"
        "　　専任 = 445万円\n"
        "　　\u3000\u3000   ^^^＾＾\n"
        "　「上限額」の値が決まりません。\n"
        "　年度が重なります。\n"
        "　もう一つの値　3行\n"
        "　　ｘ abc 485万円 # 終\n"
        "　　\u3000     ^^^＾＾\n"
        "　直し方：次のようにする。\n"
        "　　専任 = 445万円 令和5年度まで\n"
        "\n"
        "誤り1件\n"
    )


def test_the_same_finding_in_english_has_places_that_editors_understand() -> None:
    shown = text(finding(span_of("445万円")), language="en")
    assert shown.splitlines()[:2] == ["error: 令和6年度 has two values. (S0999)", "  r6/a.pol:2:10"]
    assert shown.endswith("  fix: Write:\n\n1 error\n")


def test_nothing_found_is_nothing_said() -> None:
    assert text() == ""


def test_findings_come_in_the_order_of_their_places_whatever_the_order_they_were_found_in() -> None:
    found = [finding(Span(SOURCE.path, start, start + 1)) for start in range(0, 30, 3)] + [finding(None)]
    expected = text(*found)
    mixed = found[:]
    random.Random(6).shuffle(mixed)
    assert text(*mixed) == expected


def test_the_closing_line_counts_each_severity() -> None:
    found = [finding(None), finding(None), finding(None, kind=WARNING), finding(None, kind=NOTE)]
    assert text(*found).endswith("\n誤り2件、注意1件、情報1件\n")
    assert summary(found, "en") == "2 errors, 1 warning, 1 note"


def test_a_file_that_could_not_be_read_is_shown_by_its_path_alone() -> None:
    assert text(finding(Span("r6/broken.pol", 0, 0))).splitlines()[1:3] == [
        "　r6/broken.pol",
        "　「上限額」の値が決まりません。",
    ]


def test_a_stretch_of_several_lines_names_both_and_marks_the_first() -> None:
    lines = text(finding(Span(SOURCE.path, 3, 20))).splitlines()
    assert lines[1:4] == ["　r6/a.pol 1行から2行", "　　基準 上限額", "　　　　 ＾＾＾"]


def test_a_stretch_that_ends_with_its_line_end_stays_on_that_line() -> None:
    assert text(finding(Span(SOURCE.path, 0, 7))).splitlines()[1] == "　r6/a.pol 1行"


def test_the_end_of_a_file_can_be_marked() -> None:
    source = Source("r6/b.pol", "制度")
    lines = text(finding(Span("r6/b.pol", 2, 2)), source=source).splitlines()
    assert lines[1:4] == ["　r6/b.pol 1行", "　　制度", "　　　　^"]


def test_an_empty_file_can_be_marked() -> None:
    source = Source("r6/b.pol", "")
    lines = text(finding(Span("r6/b.pol", 0, 0)), source=source).splitlines()
    assert lines[1:4] == ["　r6/b.pol 1行", "", "　　^"]


def test_a_long_line_is_cut_around_the_mark() -> None:
    source = Source("r6/b.pol", "あ" * 200 + "ここ" + "い" * 200)
    lines = text(finding(Span("r6/b.pol", 200, 202)), source=source).splitlines()
    quote, marks = lines[2].removeprefix("　　"), lines[3].removeprefix("　　")
    assert quote == "..." + "あ" * 15 + "ここ" + "い" * 33 + "..."
    assert marks == "   " + "　" * 15 + "＾＾"


def test_control_characters_of_a_file_never_reach_the_terminal() -> None:
    source = Source("r6/b.pol", "a\x1b[31m\u202e\x9bb 値\x07")
    at = source.text.index("値")
    shown = text(finding(Span("r6/b.pol", at, at + 1), name="\x1b]0;x\x07"), source=source)
    assert "\x1b" not in shown
    assert not {letter for letter in shown if unicodedata.category(letter) in {"Cc", "Cf"}} - {"\n"}
    lines = shown.splitlines()
    assert lines[2] == "　　a<U+001B>[31m<U+202E><U+009B>b 値<U+0007>"
    assert lines[3].index("＾") == lines[2].index("値")
    assert "「<U+001B>]0;x<U+0007>」の値" in lines[4]


def test_a_fact_that_looks_like_a_placeholder_is_left_alone() -> None:
    assert "「{year} {0}」の値" in text(finding(None, name="{year} {0}"))


def test_a_missing_fact_leaves_its_name_and_hides_nothing() -> None:
    assert text(Diagnostic(KIND, None)).startswith("誤り {year}の値が二つあります。（S0999）")


def test_colour_changes_nothing_but_colour() -> None:
    found = [finding(span_of("445万円"), Label(span_of("485万円"), "other"), paste="x")]
    colored = render_text(found, SOURCES, "ja", color=True)
    assert "\x1b[1;31m誤り\x1b[0m" in colored
    plain = colored
    while "\x1b" in plain:
        before, _, rest = plain.partition("\x1b[")
        plain = before + rest.partition("m")[2]
    assert plain == text(*found)


@given(st.text(alphabet=st.sampled_from("専任 a=1円ｶ①※×。\u3000\t\u0301\x1b"), max_size=60), st.data())
def test_marks_stand_exactly_under_what_they_mark(line: str, data: st.DataObject) -> None:
    """The width of what stands before the marks is the width of what stands before the marked text."""
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    source = Source("a.pol", line)
    shown = text(finding(Span("a.pol", start, end)), source=source).split("\n")
    quote, marks = shown[2].removeprefix("　　"), shown[3].removeprefix("　　")
    if quote.startswith("..."):
        return
    first = len(marks) - len(marks.lstrip(" 　"))
    width_before = sum(wcwidth.wcwidth(letter) for letter in marks[:first])
    cut = min(len(line) - len(line.lstrip()), start)
    shown_before = "".join(
        " " if letter == "\t" else "<U+001B>" if letter == "\x1b" else letter for letter in line[cut:start]
    )
    assert width_before == sum(wcwidth.wcwidth(letter) for letter in shown_before)
    assert set(marks[first:]) <= {"^", "＾"}
    assert marks[first:]
    assert not quote.endswith(" ")


def test_widths_agree_with_an_independent_table() -> None:
    """For everything a ministry prints: Latin, kana, kanji, full- and half-width forms, signs and numerals."""
    ranges = (
        *((0x20, 0x7F), (0xA1, 0x250), (0x2010, 0x2027), (0x2100, 0x2600), (0x3000, 0x302A), (0x3041, 0x3097)),
        *((0x309B, 0x3100), (0x3200, 0x3248), (0x3250, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFA6E)),
        *((0xFF01, 0xFFA0), (0xFFE0, 0xFFE7), (0x20000, 0x2A6DE)),
    )
    for first, end in ranges:
        for code in range(first, end):
            letter = chr(code)
            if unicodedata.category(letter) in {"Cn", "Cf"}:
                continue
            assert letter_width(letter) == wcwidth.wcwidth(letter), f"U+{code:04X}"


def test_a_combining_mark_takes_no_room() -> None:
    assert text_width("か\u3099") == 2


def test_json_holds_places_wording_and_counts() -> None:
    found = finding(span_of("445万円"), Label(span_of("485万円"), "other"), paste="専任")
    record = json.loads(render_json([found, finding(None, kind=WARNING)], SOURCES, "ja"))
    assert record["summary"] == {"error": 1, "warning": 1, "info": 0}
    first, second = record["diagnostics"]
    assert first["place"] is None
    assert second["code"] == "S0999"
    assert second["severity"] == "error"
    assert second["title"] == "令和6年度の値が二つあります。"
    assert second["paste"] == "専任"
    assert second["place"] == {
        "path": "r6/a.pol",
        "line": 2,
        "column": 10,
        "end_line": 2,
        "end_column": 15,
        "start": TEXT.index("445"),
        "end": TEXT.index("445") + 5,
    }
    assert second["labels"][0]["text"] == "もう一つの値"
    assert second["labels"][0]["place"]["line"] == 3


def test_json_of_an_unreadable_file_has_no_line() -> None:
    record = json.loads(render_json([finding(Span("r6/broken.pol", 0, 0))], {}, "en"))
    assert record["diagnostics"][0]["place"]["path"] == "r6/broken.pol"
    assert record["diagnostics"][0]["place"]["line"] is None


def test_json_is_harmless_in_a_terminal_and_says_the_same() -> None:
    value = {"a": "制度\x1b\x9b\u202e\u2028\ufeff\udc80"}
    written = json_text(value)
    assert json.loads(written) == value
    assert written.replace("\n", "").isprintable()
    assert "制度" in written


def test_json_never_holds_a_binary_float() -> None:
    for value in (0.5, [0.5], {"a": ({"b": 1.0},)}):
        try:
            json_text(value)
        except TypeError:
            continue
        raise AssertionError(value)


def test_an_annotation_is_one_line_that_github_reads() -> None:
    odd = Source("r6/a,b:c%.pol", TEXT)
    found = finding(span_of("445万円", odd), Label(span_of("485万円", odd), "other"), paste="専任 = 1%\n兼任")
    assert render_github([found], {odd.path: odd}, "ja") == (
        "::error file=r6/a%2Cb%3Ac%25.pol,line=2,endLine=2,col=10,endColumn=15,"
        "title=令和6年度の値が二つあります。 (S0999)::"
        "「上限額」の値が決まりません。%0A年度が重なります。%0Aもう一つの値 r6/a,b:c%25.pol 3行%0A"
        "直し方：次のようにする。%0A専任 = 1%25%0A兼任\n"
    )


def test_annotations_know_the_three_severities() -> None:
    lines = render_github([finding(None, kind=kind) for kind in (KIND, WARNING, NOTE)], {}, "ja").splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::warning", "::notice", "::error"]
