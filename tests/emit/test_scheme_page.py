"""What the page of a scheme lays out: read from the parsed page, with figures checked by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from tests.emit.checking import package_of, reference
from tests.emit.emitting import Page, context, context_of, rendered
from tests.support import compile_text

from seido.emit.context import Context
from seido.emit.drawing import wrapped
from seido.emit.guide import emit_guide, emit_index
from seido.emit.policy_page import emit_policy, policies_of
from seido.emit.program_json import emit_json
from seido.emit.snippet import emit_snippet
from seido.source.text import Source
from seido.source.width import text_width


class Tables(HTMLParser):
    """The tables of a page by their caption: rows of cells as text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.all: list[tuple[str, list[list[str]]]] = []
        self._rows: list[list[str]] = []
        self._caption = ""
        self._into = ""
        self.feed(html)

    def one(self, caption: str) -> list[list[str]]:
        """The first table whose caption begins so."""
        return next(rows for found, rows in self.all if found.startswith(caption))

    def headed(self, *head: str) -> list[list[str]]:
        """The rows below the head of the first table that has this one."""
        return next(rows[1:] for _, rows in self.all if rows[:1] == [list(head)])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "table":
            self._rows, self._caption = [], ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")
            self._into = "cell"
        elif tag == "caption":
            self._into = tag
        elif tag == "u" and self._into == "cell":
            self._rows[-1][-1] += "_"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "caption"):
            self._into = ""
        elif tag == "u" and self._into == "cell":
            self._rows[-1][-1] += "_"
        elif tag == "table":
            self.all.append((self._caption, self._rows))

    def handle_data(self, data: str) -> None:
        if self._into == "cell":
            self._rows[-1][-1] += data
        elif self._into == "caption":
            self._caption += data


@pytest.fixture(scope="module")
def real() -> Context:
    """The policy set of this repository."""
    return context_of(reference())


def html_of(scheme: str, real: Context) -> str:
    """The page of a scheme as the site renders it."""
    return markdown.markdown(emit_guide(real.irs[scheme], real), extensions=["tables", "fenced_code"])


def test_old_beside_new_underlines_what_differs(real: Context) -> None:
    """Line 965 of the document: 専任1人あたり445万円⇒485万円. Nothing is printed of 兼任 before."""
    rows = Tables(html_of("shuraku_shienin", real)).one("集落支援員 地方財政措置の拡充　新旧対照表")
    assert rows[0] == ["項目", "改正後（令和6年度）", "改正前（令和5年度）", "根拠"]
    assert rows[1][:3] == ["上限額（専任）", "_485_万円/人", "_445_万円/人"]
    assert rows[2][:3] == ["上限額（兼任）", "40万円/人", "（印字なし）"]


def test_what_is_printed_of_one_year_only_is_no_change_but_something_nobody_can_tell(real: Context) -> None:
    """Line 38 says R6 above the caps of lines 39 to 45; line 184 that サポート began with R5, not for how much."""
    page = html_of("kyoryokutai", real)
    text = rendered(page).text
    assert "→ 200万円" not in text
    told = {row[0]: row[1:] for row in Tables(page).headed("名前", "令和6年度", "令和5年度")}
    assert told["活動に要する経費の上限額"] == ["520万円/人", "印字なし"]
    assert told["空き家の改修の措置率"] == ["0.5", "印字なし"]
    assert told["日々のサポートの上限額"] == ["200万円/団体", "印字なし［記載なし1］"]
    # Line 47 begins with 令和6年度 and line 179 with 令和元年度: of these the year before is known.
    assert not {"外国人の採用につなげる取組の上限額", "ネットワークの立ち上げの上限額"} & told.keys()
    _, glance = Tables(page).all[0]
    assert (
        "令和5年度の値が印字なしで、変わったかどうか分からないもの：活動に要する経費の上限額（520万円/人）"
        in glance[4][1]
    )
    assert f"など{len(told)}" in glance[4][1]
    rows = Tables(page).one("地域おこし協力隊の取組強化　新旧対照表")
    assert [row[0] for row in rows[1:]] == ["空き家の改修を除く対象額"]


def test_a_scheme_that_began_with_the_year_has_nothing_that_may_have_changed(real: Context) -> None:
    """Line 895: created in 令和6年度."""
    assert 'id="before"' not in emit_guide(real.irs["kaso_datsutanso"], real)


def test_no_amount_is_only_provisional_each_says_what_was_assumed(real: Context) -> None:
    """Line 316 prints no 措置率 for the time of the stay: 1 is assumed, and every amount that rests on it leads there."""
    for identifier, ir in real.irs.items():
        page = rendered(emit_guide(ir, real))
        assert "（仮）" not in page.text, identifier
        assert {each for each in page.attributes("href") if each.startswith("#k")} <= {
            f"#{each}" for each in page.attributes("id")
        }
    kigyojin = rendered(emit_guide(real.irs["kigyojin"], real)).text
    assert "特別交付税措置額 6,500,000円（仮置き1）" in kigyojin
    assert "措置率（受入れの期間中）は、仮に1（10/10）として計算します" in kigyojin
    funding = Tables(html_of("local10000", real)).one("公費交付額の内訳")
    assert all(row[1].endswith("（仮置き1）") for row in funding[1:-1]), "what it comes to is assumed too"


def test_what_an_amount_depends_on_stands_beside_it(real: Context) -> None:
    """Line 805: 8,500万円 and 1,800万円, flat or at the most; lines 370 to 376: rates that overlap."""
    said = {identifier: Tables(html_of(identifier, real)).all[0][1][2][1] for identifier in real.irs}
    assert "額が定額か上限かは印字されていない。「定額と読む」で計算します。" in said["teijujiritsuken"]
    assert "大きい方によります。［解釈" in said["local10000"]
    assert "通常地域 50%、過疎地域等、定住自立圏等、脱炭素事業 60%" in said["furusato_yushi"]
    assert "融資比率を掛ける額は、仮に設備投資額として計算します" in said["furusato_yushi"]
    assert "総事業費" not in said["furusato_yushi"], "that is assumed under another reading only"


def test_a_ratio_stands_as_printed_and_as_computed(real: Context) -> None:
    """Line 45 prints 措置率0.5, the table of line 436 60%; where a fraction is printed it stands alone."""
    values = {
        row[0]: row[1] for row in Tables(html_of("kyoryokutai", real)).headed("名前", "令和6年度", "令和5年度", "根拠")
    }
    assert values["空き家の改修の措置率"] == "0.5（1/2）"
    assert "60%（3/5）" in rendered(emit_guide(real.irs["furusato_yushi"], real)).text
    assert "50%（1/2）" not in rendered(emit_guide(real.irs["bunsan_energy"], real)).text


def test_the_notice_counts_what_is_unsaid_and_says_what_it_counts(real: Context) -> None:
    """Of 集落支援員 nothing is 記載なし; of 令和5年度 the cap of 兼任 is not printed."""
    text = rendered(emit_guide(real.irs["shuraku_shienin"], real)).text
    assert "記載なし 0：この制度の定めのうち、資料に書かれていないこととして挙げたものは、ありません。" in text
    assert "令和5年度の値が印字なし 1：" in text
    assert "（印字なし）" not in text.partition("新旧対照表）")[0], "brackets are for the 新旧対照表"


def test_a_requirement_says_what_is_to_be_asked_and_of_whom(real: Context) -> None:
    text = rendered(emit_guide(real.irs["local10000"], real)).text
    assert "「有識者の審査で認められた」を判断するのは、有識者（総務省）です。判断が出るまでは要確認です。" in text
    assert "当たらないときは、要確認です。それでも対象になるかを、総務省に確かめてください。" in text


def test_the_table_of_old_and_new_is_plain(real: Context) -> None:
    """Word and Excel take what is pasted as it stands: every row has every cell, nothing is merged or styled."""
    page = html_of("furusato_yushi", real)
    table = page[page.index('<table class="compared">') :].partition("</table>")[0]
    assert {tag for tag, _ in Page(table + "</table>").elements} <= {
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "u", "a")
    }
    assert "span=" not in table
    assert "style" not in table
    rows = Tables(page).one("ふるさと融資制度の改正　新旧対照表")
    assert {len(row) for row in rows} == {4}


def test_the_parts_of_a_whole_are_added_up_again(real: Context) -> None:
    rows = Tables(html_of("local10000", real)).one("公費交付額の内訳")
    amounts = dict(rows[1:])
    parts = [value for name, value in amounts.items() if name in ("国費", "自治体負担")]
    assert len(parts) == 2
    assert sum(int(each.partition("円")[0].replace(",", "")) for each in parts) == int(
        amounts["合計"].partition("円")[0].replace(",", "")
    )
    assert amounts["合計"] == amounts["公費交付額"]
    assert amounts["検算"] == "合います"


def test_a_decision_is_drawn_with_the_words_of_its_table(real: Context) -> None:
    """Line 878: below 0.25 3/4, below 0.5 2/3, else 1/2; nothing but whole numbers in the drawing."""
    page = Page(html_of("bunsan_energy", real))
    drawn = [given for tag, given in page.elements if tag in ("rect", "path", "text")]
    assert drawn
    for given in drawn:
        assert all((given[key] or "").isdigit() for key in ("x", "y", "width", "height") if key in given)
        assert "style" not in given
    assert "補助率の決まり方。上から順に、財政力指数が0.25未満の市町村なら3/4。" in page.text
    assert "そのほか：1/2。" in page.text


def test_a_series_is_drawn_to_scale_with_its_target(real: Context) -> None:
    """Lines 66 and 64: 7,200人 in 令和5年度, 10,000人 aimed at for 令和8年度."""
    page = Page(html_of("kyoryokutai", real))
    bars = [given for tag, given in page.elements if tag == "rect" and given["class"] in ("bar", "target")]
    longest = int(bars[15]["width"] or "")
    assert bars[15]["class"] == "target"
    assert int(bars[14]["width"] or "") == longest * 7200 // 10000
    assert "令和8年度 10,000人（目標）" in page.text


def test_requirements_can_be_ticked_off_and_say_what_is_printed(real: Context) -> None:
    page = Page(html_of("gx_adviser", real))
    ticks = [given for tag, given in page.elements if tag == "input"]
    assert len(ticks) == len(real.irs["gx_adviser"].scheme.requirements)
    assert all(given["type"] == "checkbox" for given in ticks)
    assert sum(tag == "label" for tag, _ in page.elements) == len(ticks)
    assert "「都道府県に対してアドバイザーを派遣」" in page.text


def test_every_scheme_says_for_whom_for_what_how_much_and_until_when(real: Context) -> None:
    for identifier, ir in real.irs.items():
        _, glance = Tables(html_of(identifier, real)).all[0]
        assert [row[0] for row in glance] == ["だれに", "なにに", "いくら", "いつまで", "変わったこと"]
        for row in glance:
            assert row[1].strip(), (ir.scheme.title, row)
            assert row[1].strip() != "—"


def test_schemes_stand_in_the_order_of_the_document_under_its_chapters(real: Context) -> None:
    page = emit_index(real)
    order = ["1 地域おこし協力隊", "kyoryokutai.md", "2 地域活性化", "kigyojin.md", "3 ローカル", "local10000.md"]
    order += ["furusato_yushi.md", "4 地域DX", "5 特定地域", "tokutei_chiiki.md", "6 その他", "shuraku_shienin.md"]
    places = [page.index(each) for each in order]
    assert places == sorted(places)
    assert all(f'href="{identifier}.md"' in page for identifier in real.irs)


def test_each_snippet_runs_and_gives_what_the_example_says(real: Context, tmp_path: Path) -> None:
    """All snippets in one process, against the generated checkers."""
    for path, text in package_of(reference()).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    code = "\n".join(emit_snippet(ir) for ir in real.irs.values())
    (tmp_path / "all.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "all.py"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    asked = [ir for ir in real.irs.values() if emit_snippet(ir)]
    assert len(asked) == code.count("answer = scheme.assess")
    assert "補助額 10000000" in done.stdout


def test_the_page_of_a_policy_file_holds_its_text_line_by_line(real: Context) -> None:
    for source in policies_of(real):
        page = rendered(emit_policy(source, real))
        shown = page.text.partition("照らし合わせてあります。")[2]
        assert [line.rstrip() for line in shown.strip("\n").split("\n")] == [
            line.rstrip() for line in source.text.rstrip("\n").split("\n")
        ]
        assert not page.unbalanced


def test_a_hostile_policy_file_stays_text() -> None:
    text = "# </span><script>alert(1)</script>\n  備考 「<img src=x> `a` *b* [c](d) &lt; \\」  # {: x }\n"
    made = context("  題名 「空」\n")
    page = rendered(emit_policy(Source("a.pol", text), made))
    assert page.tags() <= {"h1", "p", "ol", "li", "span"}
    assert "<script>alert(1)</script>" in page.text
    assert "<img src=x> `a` *b* [c](d) &lt; \\" in page.text


@pytest.mark.parametrize(
    "text", ["財政力指数が0.25未満の市町村", "a" * 100, "令和6年度 1,000万円（上限：100万円）", ""]
)
def test_lines_of_a_drawing_fit_and_lose_nothing(text: str) -> None:
    lines = wrapped(text, 140)
    assert "".join(lines) == text
    assert all(text_width(line) <= 20 for line in lines)


FACTS = """
  事実 調査の時点 : 日付 = 令和5年3月   出典 t「定住※R5.3末調査時点」
  事実 改修の終わり : 日付 = 令和8年3月   解釈 「見本のための日付」
  事実 研修 : 回/年 = 2回/年   出典 t「合同研修を年2回実施」
  事実 目標の年 : 年度 = 2050年度   出典 t「2050年カーボンニュートラル実現」
  事実 定住した割合 : 割合 = およそ65%   出典 t「およそ65%が定住※R5.3末調査時点」
  事実 女性の割合 : 割合 = 約4割   解釈 「見本のための割合」
  事実 対象 : 市町村 = 1,432市町村   出典 t「1,432市町村 ※R5.4.1現在」
  事実 隊員 : 人 = 7,200人   令和5年度のみ   出典 t「令和5年度の隊員は7,200人」
  事実 改定[手順書] : 日付
    全体手順書 = 令和6年4月24日   出典 t「全体手順書（2024.4.24改定）」
    参考事例集 = 令和6年4月24日   解釈 「見本のための日付」
  事実 名称を統一した : はい・いいえ = はい   令和6年度から   出典 t「名称を統一」
  推移 自治体数 : 団体
    | 年度     | 令和4年度 | 令和5年度 |
    | 自治体数 | 31団体    | 90団体    |   出典 t「4年度 5年度」「31団体 90団体」
"""
FACTS_PRINTED = """
およそ65%が定住※R5.3末調査時点
合同研修を年2回実施
2050年カーボンニュートラル実現
1,432市町村 ※R5.4.1現在
令和5年度の隊員は7,200人
全体手順書（2024.4.24改定）
名称を統一
4年度 5年度
31団体 90団体
"""


def test_a_published_figure_claims_no_more_than_its_document_prints() -> None:
    made = context(FACTS, FACTS_PRINTED)
    text = rendered(emit_guide(made.irs["trial"], made)).text
    facts = text[
        text.index("額の計算には使わない") : text.index("引用した資料の文", text.index("額の計算には使わない"))
    ]
    for told in (
        "調査の時点　R5.3末〔",
        "改修の終わり　令和8年3月\n",
        "研修　年2回〔",
        "目標の年　2050年〔",
        "定住した割合　およそ65%〔",
        "女性の割合　約4割\n",
        "隊員　7,200人（令和5年度）〔",
        "名称を統一した　はい（令和6年度から）〔",
        "自治体数（推移）〔",
        "2024.4.24",
    ):
        assert told in facts, told
    assert "令和5年3月1日" not in facts
    assert "程度" not in facts


def test_a_figure_is_not_said_to_be_of_the_year_of_its_document_unless_that_is_printed() -> None:
    made = context(FACTS, FACTS_PRINTED)
    text = rendered(emit_guide(made.irs["trial"], made)).text
    assert "対象　1,432市町村〔" in text
    assert "1,432市町村（令和6年度）" not in text
    data = json.loads(emit_json(made.irs["trial"], made))
    (held,) = [fact for fact in data["facts"] if fact["name"] == "調査の時点"]
    assert held["entries"][0]["value"]["date"] == "2023-03"
    assert held["entries"][0]["printed"] == "R5.3末"


def test_the_list_of_figures_says_what_is_printed() -> None:
    compiled = compile_text(FACTS, FACTS_PRINTED)
    listed = {each.declaration: (each.value, each.printed, each.period) for each in compiled.figures}
    assert listed["調査の時点"] == ("2023-03", "R5.3末", "")
    assert listed["研修"] == ("1/6", "年2回", "")
    assert listed["目標の年"] == ("2050", "2050年", "")
    assert listed["対象"] == ("1432", "1,432市町村", "")
    assert listed["隊員"] == ("7200", "7,200人", "令和5年度のみ")


def test_a_value_is_said_to_be_new_in_the_year_from_which_it_is_printed() -> None:
    policy = (
        "  区分 役割 = 中心市、近隣市町村\n"
        "  基準 額[役割] : 円\n"
        "    中心市     = 4,000万円 → 平成26年度 8,500万円                         出典 t「中心市 4,000万円→8,500万円(H26)」\n"
        "    近隣市町村 = 1,000万円 → 平成26年度 1,500万円 → 令和3年度 1,800万円   出典 t「近隣 1,000万円→1,500万円(H26)→1,800万円(R3)」\n"
        "  基準 率 : 割合   出典 t「措置率0.5（R6新規）」\n"
        "    = 対象外   令和5年度まで\n"
        "    = 0.5   令和6年度のみ\n"
        "  入力 役割 : 役割\n"
        "  算定 措置額 : 円 = 額[役割] × 率\n"
    )
    printed = "中心市 4,000万円→8,500万円(H26)\n近隣 1,000万円→1,500万円(H26)→1,800万円(R3)\n措置率0.5（R6新規）\n"
    made = context(policy, printed)
    tables = Tables(markdown.markdown(emit_guide(made.irs["trial"], made), extensions=["tables", "md_in_html"]))
    head, *rows = tables.one("額　新旧対照")
    assert head == [
        "区分",
        "改正後（令和3年度から）",
        "改正前（平成26年度から令和2年度まで）",
        "（平成25年度まで）",
        "根拠",
    ]
    assert [row[:3] for row in rows] == [["中心市", "8,500万円", "8,500万円"], ["近隣市町村", "1,800万円", "1,500万円"]]
    assert tables.one("率　新旧対照")[0] == ["改正後（令和6年度）", "改正前（令和5年度まで）", "根拠"]


def test_what_changed_is_told_once(real: Context) -> None:
    rows = Tables(html_of("furusato_yushi", real)).one("ふるさと融資制度の改正　新旧対照表")
    assert len([row for row in rows if "35" in row[2] and "50" in row[1]]) == 1
    text = rendered(emit_guide(real.irs["furusato_yushi"], real)).text
    at_a_glance = text[text.index("変わったこと") : text.index("新旧対照表", text.index("変わったこと"))]
    assert at_a_glance.count("35% → 50%") == 1
    assert at_a_glance.count("45% → 60%") == 1
    assert "「雇 用 1人以上」〔4〕〔5〕" in text, "one wording that is printed on two lines stands once"


def test_whoever_decides_something_is_named_as_the_one_to_ask(real: Context) -> None:
    text = rendered(emit_guide(real.irs["gx_adviser"], real)).text
    assert "地方公共団体金融機構が判断することは、その判断者に確かめてください。" in text
    assert "それでも対象になるかを、地方公共団体金融機構に確かめてください。" in text
    assert "（謝金単価）　確かめる先は、地方公共団体金融機構です。" in text
    others = rendered(emit_guide(real.irs["tokutei_chiiki"], real)).text
    assert "資料に書かれていないことです。確かめる先は、総務省です。" in others
