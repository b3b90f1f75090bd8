"""One mistake, one message: what follows from it is counted with it, and a second mistake is told beside it."""

from __future__ import annotations

import json

from tests.support import DOCUMENT, compile_text

from seido.pipeline import Compiled, compile_sources
from seido.source.diagnostic import Diagnostic
from seido.source.render import render_github, render_json, render_text
from seido.source.sarif import render_sarif
from seido.source.text import Source, Span

PRINTED = "補助率は1/2、0.5未満の団体は2/3とする。上限は2,000万円とする。事務費は30万円とする。"
GRANT = """\
  入力 財政力指数 : 指数   範囲 0以上   刻み 0.01
  入力 策定経費 : 円   範囲 0円以上
  基準 経費の上限 : 円 = 2,000万円   出典 t「上限は2,000万円」
  基準 事務費 : 円 = 30万円   出典 t「事務費は30万円」
  算定 補助率 : 割合
    原則 1/2                                  出典 t「補助率は1/2」
    ただし 財政力指数 が 0.5未満 のとき 2/3   出典 t「0.5未満の団体は2/3」
  算定 対象経費 : 円 = 策定経費   上限 経費の上限
  算定 補助額 : 円 = 対象経費 × 補助率   端数 1円未満切捨て   解釈 「端数は印字されていない。」
  算定 事務費の額 : 円 = 事務費
  例 「境目」
    | 例 | 財政力指数 | 策定経費 | 結果 補助率 | 結果 対象経費 | 結果 補助額 | 結果 事務費の額 |
    | 一 | 0.50 | 3,000万円 | 1/2 | 2,000万円 | 1,000万円 | 30万円 |
    | 二 | 0.49 | 3,000万円 | 2/3 | 2,000万円 | 13,333,333円 | 30万円 |
"""


def codes(compiled: Compiled) -> list[str]:
    """The codes of what is an error, and of a 場合 part without an end."""
    return [each.kind.code for each in compiled.diagnostics if each.is_error or each.kind.code == "S1041"]


def compiled_with(old: str, new: str, *more: tuple[str, str]) -> Compiled:
    """The scheme with a slip of the pen, or several."""
    text = GRANT
    for before, after in ((old, new), *more):
        assert before in text
        text = text.replace(before, after, 1)
    return compile_text(text, PRINTED)


def compile_files(policies: dict[str, str]) -> Compiled:
    """Compile several files of one set."""

    def read(name: str, span: Span) -> Source | Diagnostic:
        assert span.path
        return Source(name, PRINTED)

    return compile_sources({name: Source(name, text) for name, text in policies.items()}, read)


def the_error(compiled: Compiled) -> Diagnostic:
    """The one error there is."""
    (found,) = (each for each in compiled.diagnostics if each.is_error)
    return found


def marked(compiled: Compiled, span: Span | None) -> str:
    """The text of a place."""
    assert span is not None
    return compiled.sources[span.path].text[span.start : span.end]


def test_the_scheme_of_these_tests_is_in_order() -> None:
    assert codes(compile_text(GRANT, PRINTED)) == []


def test_a_wrong_figure_counts_the_results_that_differ_because_of_it() -> None:
    compiled = compiled_with("= 2,000万円", "= 200万円")
    found = the_error(compiled)
    assert found.kind.code == "S0411"
    assert [marked(compiled, span) for span in found.upset] == ["2,000万円", "1,000万円", "2,000万円", "13,333,333円"]
    shown = render_text(compiled.diagnostics, compiled.sources, "ja", color=False)
    assert "この誤りを直すと変わる計算例の結果が4件あります：19行、20行。" in shown


def test_a_wrong_result_that_a_wrong_figure_does_not_explain_is_told_beside_it() -> None:
    compiled = compiled_with("= 2,000万円", "= 200万円", ("30万円 |\n    | 二", "31万円 |\n    | 二"))
    assert codes(compiled) == ["S0411", "S0707"]
    failure = next(each for each in compiled.diagnostics if each.kind.code == "S0707")
    assert marked(compiled, failure.span) == "31万円"


def test_a_wrong_result_alone_stays_an_error() -> None:
    assert codes(compiled_with("13,333,333円", "13,333,334円")) == ["S0707"]


def test_a_quote_that_is_not_printed_explains_no_wrong_result() -> None:
    compiled = compiled_with(
        "「上限は2,000万円」", "「上限を2,000万円」", ("2,000万円 | 1,000万円", "2,000万円 | 1,001万円")
    )
    assert {"S0707"} < set(codes(compiled))


def test_a_requirement_that_nobody_meets_counts_the_results_that_it_denies() -> None:
    never = "  要件 低い : 財政力指数 が 0.5未満 かつ 財政力指数 が 0.6以上   解釈 「試験」\n  算定 補助率"
    found = the_error(compiled_with("  算定 補助率", never))
    assert found.kind.code == "S1001"
    assert len(found.upset) == 8


def test_a_misspelt_declaration_is_told_once_with_its_place() -> None:
    compiled = compiled_with("入力 策定経費", "入力 策定軽費")
    found = the_error(compiled)
    assert found.kind.code == "S0202"
    assert len(found.others) == 1
    assert [marked(compiled, label.span) for label in found.labels] == ["策定軽費"]


def test_two_unknown_names_are_two_messages() -> None:
    compiled = compiled_with("入力 策定経費", "入力 策定軽費", ("= 事務費\n", "= 事務の費用\n"))
    assert codes(compiled) == ["S0202", "S0202"]


def test_one_misspelt_use_shows_no_further_places() -> None:
    found = the_error(compiled_with("= 策定経費", "= 策定軽費"))
    assert (found.others, found.labels) == ((), ())


def test_a_misspelt_shared_declaration_is_told_once_for_all_files() -> None:
    scheme = "制度 {name} ({id})\n  要件 低い : 財政力指数 が 0.5未満   解釈 「試験」\n"
    compiled = compile_files(
        {
            "a.pol": DOCUMENT + scheme.format(name="甲", id="ko"),
            "b.pol": scheme.format(name="乙", id="otsu"),
            "kyotsu.pol": "共通\n  入力 財政力指致 : 指数   刻み 0.01\n",
        }
    )
    found = the_error(compiled)
    assert [span.path for span in found.others] == ["b.pol"]
    assert [label.span.path for label in found.labels] == ["kyotsu.pol"]
    shown = render_text(compiled.diagnostics, compiled.sources, "ja", color=False)
    assert "ほかに1か所にあります：b.pol 2行。" in shown


MEMBERS = """\
  区分 任用 = 専任、兼任
  入力 任用 : 任用
  基準 上限額[任用] : 円   解釈 「試験」
    専任 = 485万円
    兼任 = 40万円
  算定 額 : 円 = 上限額[任用]
  例 「任用」
    | 例 | 任用 | 結果 額 |
    | 一 | 専任 | 485万円 |
    | 二 | 兼任 | 40万円 |
"""


def test_a_member_renamed_at_its_declaration_is_told_once() -> None:
    found = the_error(compile_text(MEMBERS.replace("専任、兼任", "専任、兼任者")))
    assert found.kind.code == "S0204"
    assert len(found.others) == 1


def test_two_unknown_members_are_two_messages() -> None:
    assert codes(compile_text(MEMBERS.replace("専任、兼任", "常勤、兼任者"))) == ["S0204", "S0204"]


def test_members_joined_by_a_middle_dot_are_told_once_at_the_category() -> None:
    compiled = compile_text(MEMBERS.replace("専任、兼任", "専任・兼任"))
    found = the_error(compiled)
    assert found.kind.code == "S0234"
    assert marked(compiled, found.span) == "任用"
    assert found.facts["right"] == "専任、兼任"


def test_a_member_that_has_a_middle_dot_of_its_own_is_in_order() -> None:
    assert codes(compile_text(MEMBERS.replace("専任", "専任・常勤"))) == []


def test_a_type_that_no_value_agrees_with_is_told_at_the_type() -> None:
    compiled = compiled_with("補助率 : 割合", "補助率 : 円")
    found = the_error(compiled)
    assert found.kind.code == "S0528"
    assert marked(compiled, found.span) == "円"


def test_one_value_of_another_type_is_told_at_the_value() -> None:
    compiled = compiled_with("のとき 2/3", "のとき 2円")
    assert "S0502" in codes(compiled)
    assert "S0528" not in codes(compiled)


def test_a_wrong_type_hides_no_mistake_elsewhere() -> None:
    compiled = compiled_with("補助率 : 割合", "補助率 : 円", ("= 事務費\n", "= 事務費 + 3人\n"))
    assert sorted(codes(compiled)) == ["S0501", "S0528"]


def test_a_scheme_right_after_common_is_the_one_mistake() -> None:
    shared = "  入力 財政力指数 : 指数   刻み 0.01\n"
    scheme = "制度 甲 (ko)\n  要件 低い : 財政力指数 が 0.5未満   解釈 「試験」\n"
    for stray in ("制度 甲 (x)\n", "制度 別物 (betsu)\n"):
        compiled = compile_files({"a.pol": DOCUMENT + scheme, "kyotsu.pol": f"共通\n\n{stray}{shared}"})
        assert the_error(compiled).kind.code == "S0235"


def test_an_unknown_name_beside_an_empty_common_is_told_too() -> None:
    scheme = "制度 甲 (ko)\n  要件 低い : 人口 が 5人未満   解釈 「試験」\n"
    text = "共通\n\n制度 別物 (betsu)\n  入力 財政力指数 : 指数   刻み 0.01\n"
    assert codes(compile_files({"a.pol": DOCUMENT + scheme, "kyotsu.pol": text})) == ["S0201", "S0235"]


def test_a_new_name_is_not_said_to_be_money() -> None:
    found = the_error(compile_text("  区分 団体 = 県、市\n  要件 県である : 団体 が 県   解釈 「試験」\n"))
    assert found.facts["type"] == "団体"


PART = """\
  入力 過疎 : はい・いいえ
  算定 額 : 円 = 100円   解釈 「試験」
  場合 過疎
  算定 加算額 : 円
    原則 10円   解釈 「試験」
  例 「過疎でない」
    過疎 = いいえ
    結果 加算額 = 10円
  例 「過疎でない二」
    過疎 = いいえ
    結果 加算額 = 10円
"""


def test_a_part_without_end_and_without_indentation_is_told_with_what_it_swallows() -> None:
    compiled = compile_text(PART)
    assert codes(compiled) == ["S1041", "S0707"]
    warning, failure = (each for each in compiled.diagnostics if each.kind.code in ("S1041", "S0707"))
    assert warning.facts["count"] == "3"
    assert len(failure.others) == 1
    assert [marked(compiled, label.span) for label in failure.labels] == ["場合 過疎"]


def test_a_closed_part_needs_no_indentation() -> None:
    closed = PART.replace("  例 「過疎でない」", "  場合おわり\n  例 「過疎でない」").replace(
        "いいえ\n    結果", "はい\n    結果"
    )
    assert codes(compile_text(closed)) == []


def test_every_format_says_the_same() -> None:
    compiled = compiled_with("= 2,000万円", "= 200万円")
    found = compiled.diagnostics
    sentence = "この誤りを直すと変わる計算例の結果が4件あります"
    record = json.loads(render_json(found, compiled.sources, "ja"))["diagnostics"][0]
    assert sentence in record["message"]
    assert [place["line"] for place in record["upset"]] == [19, 19, 20, 20]
    result = json.loads(render_sarif(found, compiled.sources, "ja"))["runs"][0]["results"][0]
    assert sentence in result["message"]["text"]
    assert len(result["relatedLocations"]) == len(found[0].labels) + 4
    assert sentence in render_github(found, compiled.sources, "ja")
    assert "4 results of worked examples differ" in render_text(found, compiled.sources, "en", color=False)
