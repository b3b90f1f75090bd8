"""Calculators in a real browser: exactly the interpreter's answer, by keyboard, by link, on paper, from a folder.

An answer on the page is held to the interpreter's by its 照合番号, which covers what was entered and every byte of the
answer's JSON; drawn cases are held byte by byte. ``SEIDO_CALCULATOR_CASES=1000`` draws that many for each scheme.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pytest
from tests.browser.conftest import PHONE
from tests.browser.test_pages import serious
from tests.emit.checking import Drawn, draw_cases, reference
from tests.emit.javascript.running import asked, expected

from seido.citations.references import References
from seido.emit.calculator import example_fragment

if TYPE_CHECKING:
    from tests.browser.conftest import Browser

# Keys, as the driver is sent them; selenium has names for them, and is an extra.
BACKSPACE: Final = "\ue003"
TAB: Final = "\ue004"
CASES: Final = int(os.environ.get("SEIDO_CALCULATOR_CASES", "50"))

EXAMPLES: Final = """
const done = arguments[arguments.length - 1];
(async () => {
  const shown = [];
  for (const fragment of arguments[0]) {
    if (location.hash !== fragment) {
      const heard = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
      location.hash = fragment;
      await heard;
    }
    const place = document.querySelector("seido-calculator");
    shown.push({
      number: place.querySelector(".calc-number").textContent,
      outcome: place.querySelector(".calc-badge").textContent,
      rows: [...place.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent)),
      errors: [...place.querySelectorAll(".calc-error:not([hidden]), .calc-notice p")].map((each) => each.textContent),
    });
  }
  done(shown);
})();
"""
DRAWN: Final = """
const scheme = seido.schemes.get(arguments[0]);
const scalar = (value) => (Array.isArray(value) ? seido.number(value[0]) : value);
const values = (pairs) => new Map(pairs.map(([name, value]) => [name, scalar(value)]));
return arguments[1].map((text) => {
  const asked = JSON.parse(text);
  const items = new Map(asked.items.map(([name, rows]) => [name, rows.map(values)]));
  const given = { inputs: values(asked.inputs), items, readings: new Map(asked.readings), year: asked.year };
  return seido.jsonText(seido.answerFor(scheme, given));
});
"""


@cache
def references() -> References:
    return References(reference().documents)


def wanted(scheme: str, drawn: Drawn) -> dict[str, Any]:
    """The interpreter's answer as data."""
    found: dict[str, Any] = json.loads(expected(reference(), reference().irs[scheme], drawn, references()))
    return found


def of(browser: Browser, label: str) -> Any:  # noqa: ANN401  an element of selenium
    """The box or list with a label that says exactly this."""
    [found] = [each for each in browser.all("seido-calculator label[for], seido-card label[for]") if each.text == label]
    return browser.one(f"#{found.get_attribute('for')}")


def choose(browser: Browser, group: str, option: str) -> None:
    """Press one of the choices that stand side by side under a heading."""
    browser.run(
        "const [group, option] = arguments;"
        "const field = [...document.querySelectorAll('.calc-field')].find((each) => !each.hidden"
        " && each.querySelector('legend')?.textContent === group);"
        "[...field.querySelectorAll('label')].find((each) => each.textContent.startsWith(option)).click();",
        group,
        option,
    )


def settled(browser: Browser) -> dict[str, str]:
    """What the calculator says once nothing is pending."""
    found: dict[str, str] = browser.driver.execute_async_script(
        "const done = arguments[0];"
        "const look = () => {"
        "  if (document.querySelector('seido-calculator [aria-busy=true]')) return setTimeout(look, 10);"
        "  const text = (selector) => document.querySelector(`seido-calculator ${selector}`)?.textContent ?? '';"
        "  done({ headline: text('.calc-headline'), number: text('.calc-number'), notice: text('.calc-notice'),"
        "    errors: [...document.querySelectorAll('.calc-error:not([hidden])')].map((each) => each.textContent).join('|') });"
        "};"
        "look();"
    )
    return found


@pytest.mark.parametrize("scheme", list(reference().irs))
def test_every_example_and_drawn_cases_give_the_interpreters_answer(browser: Browser, site: str, scheme: str) -> None:
    ir = reference().irs[scheme]
    browser.open(f"{site}schemes/{scheme}.html")
    examples = ir.scheme.examples
    fragments = [example_fragment(ir.scheme, each) for each in examples]
    links = browser.run(
        "return [...document.querySelectorAll('main a.example')].map((each) => each.getAttribute('href'))"
    )
    assert links == fragments
    shown = browser.driver.execute_async_script(EXAMPLES, fragments)
    for example, found in zip(examples, shown, strict=True):
        given = Drawn(
            dict(example.inputs),
            {name: [dict(row) for row in rows] for name, rows in example.items.items()},
            example.year,
            dict(example.readings),
            complete=True,
        )
        right = wanted(scheme, given)
        assert found["errors"] == [], example.title
        assert found["outcome"] == right["outcome"], example.title
        assert found["number"] == f"照合番号　{right['checksum']}", example.title
        texts = [row["text"] for row in right["sheet"]["rows"]]
        assert [row[3 if len(row) == 6 else 1] for row in found["rows"]] == texts, example.title
    cases = list(draw_cases(ir, CASES, seed=20240501, missing=0.2))
    for start in range(0, len(cases), 250):
        some = cases[start : start + 250]
        answers = browser.run(DRAWN, scheme, [json.dumps(asked(ir, each)) for each in some])
        for drawn, text in zip(some, answers, strict=True):
            assert text == expected(reference(), ir, drawn, references()), drawn
    assert browser.complaints() == []


def test_an_example_is_entered_with_one_click(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/bunsan_energy.html")
    example = reference().irs["bunsan_energy"].scheme.examples[0]
    link = browser.one("main a.example")
    browser.run("arguments[0].scrollIntoView()", link)
    link.click()
    assert settled(browser)["number"] != ""
    assert of(browser, "策定経費").get_attribute("value") != ""
    given = Drawn(dict(example.inputs), {}, example.year, dict(example.readings), complete=True)
    right = wanted("bunsan_energy", given)
    assert settled(browser)["number"] == f"照合番号　{right['checksum']}"
    assert browser.run("return document.querySelector('seido-calculator').getBoundingClientRect().top") < 200


def test_full_width_digits_and_every_way_of_writing_money_are_read_alike(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/bunsan_energy.html")
    choose(browser, "団体区分", "町")
    choose(browser, "新規性・モデル性が極めて高い", "いいえ")
    of(browser, "財政力指数").send_keys("０．２５")
    numbers = set()
    for text in ("2,400万円", "２４００万円", "24,000千円", "24,000,000円"):
        field = of(browser, "策定経費")
        field.clear()
        field.send_keys(text)
        numbers.add(settled(browser)["number"])
        assert settled(browser)["errors"] == "", text
        assert "要確認" in settled(browser)["headline"], text
    assert len(numbers) == 1


def test_a_year_that_cannot_be_read_is_no_other_year(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/shuraku_shienin.html#{quote('年度')}={quote('令和6年度令和5年度')}")
    said = settled(browser)
    assert "S0812" in said["errors"]
    assert "直すと、答えが出ます。" in said["headline"]
    assert said["number"] == ""


def test_a_year_is_emptied_and_typed_over_and_filled_again_when_it_is_left(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/shuraku_shienin.html")
    year = of(browser, "年度")
    assert year.get_attribute("value") == "令和6年度"
    year.send_keys(*[BACKSPACE] * len("令和6年度"))
    settled(browser)
    assert year.get_attribute("value") == ""
    year.send_keys("R5")
    assert "令和5年度として計算" in settled(browser)["headline"]
    assert (year.get_attribute("value"), settled(browser)["errors"]) == ("R5", "")
    year.send_keys(BACKSPACE, BACKSPACE)
    settled(browser)
    assert year.get_attribute("value") == ""
    year.send_keys(TAB)
    assert year.get_attribute("value") == "令和6年度"
    assert "令和6年度として計算" in settled(browser)["headline"]
    year.send_keys(BACKSPACE)  # and what is typed and left as it was is not taken away
    assert year.get_attribute("value") == "令和6年"


def test_the_year_of_the_answer_stands_beside_it(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/shuraku_shienin.html")
    assert "令和6年度として計算" in settled(browser)["headline"]
    assert "資料は" not in settled(browser)["headline"]
    browser.open(f"{site}schemes/shuraku_shienin.html#{quote('年度')}={quote('令和5年度')}")
    assert "令和5年度として計算（資料は令和6年度のもの）" in settled(browser)["headline"]


def test_what_is_known_so_far_is_said_first(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/local10000.html#条件不利地域=はい&財政力指数=0.2&デジタル技術活用=はい")
    said = settled(browser)["headline"]
    assert "情報不足" in said
    assert "補助率 9/10" in said
    assert "地域密着型" in browser.one(".calc-account").text
    browser.run(
        "[...document.querySelectorAll('.calc-go')].find((each) => each.textContent === '公費交付予定額').click()"
    )
    assert browser.driver.switch_to.active_element.get_attribute("id") == of(browser, "公費交付予定額").get_attribute(
        "id"
    )


def test_a_rate_that_is_printed_in_percent_is_shown_as_both(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/furusato_yushi.html#団体区分=町&地域=過疎地域")
    assert "融資比率 60%（3/5）" in settled(browser)["headline"]


def test_a_provisional_amount_says_what_was_assumed_and_leads_to_it(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/local10000_tandoku.html#交付額=8000000円")
    assert "（仮）仮置き1　措置率を0.5（1/2）と仮定した（解釈1）" in settled(browser)["headline"]
    links = browser.all(".calc-assumed a")
    targets = [str(each.get_attribute("href")).rpartition("#")[2] for each in links]
    said = browser.run(
        "return arguments[0].map((id) => document.getElementById(id).parentElement.textContent)", targets
    )
    assert [target[0] for target in targets] == ["k", "r"]
    assert "地方単独事業の措置率" in said[0]
    assert "国庫補助事業の措置率を仮に置いた" in said[1]
    before = browser.driver.current_url
    for link, target in zip(links, targets, strict=True):
        link.click()
        assert browser.driver.current_url == before
        assert browser.run("return document.activeElement.contains(document.getElementById(arguments[0]))", target)


def test_rows_that_stand_aside_are_shown_on_request(browser: Browser, site: str) -> None:
    example = reference().irs["kigyojin"].scheme.examples[0]
    browser.open(f"{site}schemes/kigyojin.html{example_fragment(reference().irs['kigyojin'].scheme, example)}")
    rows = "return [...document.querySelectorAll('.calc-account tbody tr')].filter((each) => each.offsetParent).map((each) => each.cells[0].textContent)"
    shown = browser.run(rows)
    assert "派遣の起業人1 派遣の提案事業の対象額" in shown
    assert "副業の措置額" not in shown
    assert "派遣の起業人1 派遣の提案事業を措置額で止めた額" not in shown
    browser.run("document.querySelector('.calc-all input').click()")
    assert {"副業の措置額", "派遣の起業人1 派遣の提案事業を措置額で止めた額"} <= set(browser.run(rows))
    choose(browser, "上限の当て方", "措置額に当てる")
    settled(browser)
    browser.run("document.querySelector('.calc-all input').click()")
    assert "派遣の起業人1 派遣の提案事業を措置額で止めた額" in browser.run(rows)
    assert "派遣の起業人1 派遣の提案事業の対象額" not in browser.run(rows)


def test_what_cannot_be_read_is_said_next_to_the_field_in_the_words_of_the_command(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/bunsan_energy.html")
    field = of(browser, "策定経費")
    for text, code in (("2400", "S0803"), ("たくさん", "S0802"), ("3人", "S0802"), ("12O万円", "S0815")):
        field.clear()
        field.send_keys(text)
        assert code in settled(browser)["errors"], text
        assert field.get_attribute("aria-invalid") == "true"
        told = [browser.one(f"#{name}") for name in str(field.get_attribute("aria-describedby")).split()]
        assert code in "".join(each.text for each in told), text
    for text in ("0", "480万", "480 万円", "４８０　万円"):
        field.clear()
        field.send_keys(text)
        assert settled(browser)["errors"] == "", text
    field.clear()
    field.send_keys("4800千")
    assert "「4800千円」のように" in settled(browser)["errors"]
    field.clear()
    field.send_keys("12O万円")
    assert "「O」" in settled(browser)["errors"]
    assert "「120万円」" in settled(browser)["errors"]
    assert "読めない欄が1つ" in settled(browser)["headline"]
    field.clear()
    field.send_keys("100万円")
    assert settled(browser)["errors"] == ""
    assert field.get_attribute("aria-invalid") is None


def test_an_input_appears_only_when_it_can_matter(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/kigyojin.html")
    legends = "return [...document.querySelectorAll('seido-calculator legend')].filter((each) => each.offsetParent).map((each) => each.textContent)"
    assert {"派遣の起業人", "副業の起業人"} <= set(browser.run(legends))
    choose(browser, "型", "副業型")
    seen = set(browser.run(legends))
    assert "副業の起業人" in seen
    assert "派遣の起業人" not in seen
    assert "企業との協定" not in seen
    choose(browser, "型", "企業派遣型")
    assert "派遣の起業人" in browser.run(legends)


def test_a_case_goes_into_the_address_and_comes_back(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/kyoryokutai.html")
    link = example_fragment(
        reference().irs["kyoryokutai"].scheme,
        next(each for each in reference().irs["kyoryokutai"].scheme.examples if each.items),
    )
    browser.open(f"{site}schemes/kyoryokutai.html{link}")
    before = settled(browser)
    choose(browser, "団体区分", "村")
    changed = settled(browser)
    assert changed["number"] != before["number"]
    address = browser.driver.current_url
    browser.open("about:blank")
    browser.open(address)
    assert settled(browser)["number"] == changed["number"]
    assert settled(browser)["errors"] == settled(browser)["notice"] == ""


def test_the_link_to_a_case_is_made_on_request(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/bunsan_energy.html#財政力指数=0.3")
    [button] = [each for each in browser.all("seido-calculator button") if each.text == "リンクを写す"]
    button.click()
    box = browser.one(".calc-notice input")
    assert (
        box.get_attribute("value")
        == f"{site}schemes/bunsan_energy.html#%E8%B2%A1%E6%94%BF%E5%8A%9B%E6%8C%87%E6%95%B0=0.3"
    )
    assert "リンクを写しました" in browser.one(".calc-notice").text


HOSTILE: Final = {
    "<img src=x onerror=alert(1)>=1": "S0801",
    "策定経費=<script>alert(1)</script>": "S0802",
    "策定経費=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E": "S0802",
    "__proto__=1": "S0801",
    "constructor=1&toString=2": "S0801",
    "団体区分=火星": "S0806",
    "財政力指数=0.255": "S0805",
    "財政力指数=-1": "S0",
    "年度=いつか": "S0812",
    "解釈.上限の当て方=好きなように": "S0813",
    "解釈.__proto__=x": "S0813",
    "策定経費=%E3%81": "文字に戻せません",
    "%FF=1": "文字に戻せません",
    f"策定経費={'9' * 100_000}円": "200字を超える",
    "&".join(["a=1"] * 5000): "長すぎます",
    "策定経費=100万円&策定経費=200万円": "二つあります",
}


def test_a_hostile_address_gives_messages_and_never_code(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/bunsan_energy.html")
    for fragment, said in HOSTILE.items():
        browser.driver.execute_async_script(
            "const done = arguments[1]; addEventListener('hashchange', () => done(), { once: true }); location.hash = arguments[0];",
            f"#{fragment}",
        )
        found = settled(browser)
        assert said in found["errors"] + found["notice"], fragment[:80]
        assert browser.all("seido-calculator img, seido-calculator script") == [], fragment[:80]
    assert browser.complaints() == []


def test_a_calculator_is_used_by_keyboard_alone(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/shuraku_shienin.html")
    tab, enter, space, right = "\ue004", "\ue007", " ", "\ue014"

    def press(*keys: str) -> None:
        for key in keys:
            browser.driver.switch_to.active_element.send_keys(key)

    def reach(text: str) -> None:
        for _ in range(80):
            active = browser.driver.switch_to.active_element
            label = browser.run(
                "const each = arguments[0]; return each.labels?.[0]?.closest('.calc-field')?.querySelector('legend')?.textContent"
                " ?? each.labels?.[0]?.textContent ?? each.textContent",
                active,
            )
            if label == text:
                return
            press(tab)
        pytest.fail(f"not reached by the keyboard: {text}")

    browser.run("document.querySelector('seido-calculator').focus()")
    reach("支援員を1行加える")
    press(enter)
    reach("任用")
    press(space)  # the first choice, 専任
    press(right)  # and the next, 兼任
    reach("所要額")
    press(*"500000円")
    assert settled(browser)["errors"] == ""
    found = settled(browser)
    assert "該当" in found["headline"]
    assert "400,000円" in found["headline"]
    reach("1行目を除く")
    press(space)
    assert browser.driver.switch_to.active_element.text == "支援員を1行加える"


def test_what_was_entered_is_printed_on_a4_without_navigation(browser: Browser, site: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra seido[browser] is not installed")
    ir = reference().irs["kigyojin"]
    example = next(each for each in ir.scheme.examples if each.items)
    browser.open(f"{site}schemes/kigyojin.html{example_fragment(ir.scheme, example)}")
    number = settled(browser)["number"]
    of(browser, "団体名（印刷する紙に入れる）").send_keys("架空町")
    browser.run(
        "window.print = () => {};"
        "[...document.querySelectorAll('seido-calculator button')]"
        ".find((each) => each.textContent === '積算根拠を印刷（A4 1枚）').click();"
    )
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = pypdf.PdfReader(io.BytesIO(base64.b64decode(printed["data"]))).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(595, 842)]
    text = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages))
    text = re.sub(r"\s", "", text).translate({0x2ED1: "長", 0x2027: "・"})  # the font's own signs for them
    for wanted_text in (
        "積算根拠",
        "入力したこと",
        "団体名架空町",
        "令和6年度地域力創造グループの新規・拡充施策等(総務省、令和6年5月)",
        "措置率(受入れの期間中)を1(10/10)と仮定した",
        "確認欄",
        "係長",
        "課長",
        unicodedata.normalize("NFKC", number).replace(" ", ""),
    ):
        assert wanted_text in text, wanted_text
    for absent in ("制度の一覧", "リンクを写す", "まだ分からない", "ひと目で", "検索", "副業の措置額"):
        assert absent not in text, absent
    browser.run("dispatchEvent(new Event('afterprint'))")
    assert not browser.run("return document.documentElement.classList.contains('calc-printing')")


def paper(browser: Browser) -> dict[str, list[list[str]]]:
    """The tables of the sheet for paper by their caption, as texts of their cells."""
    found: dict[str, list[list[str]]] = browser.run(
        "const rows = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));"
        "return Object.fromEntries([...document.querySelectorAll('.calc-sheet table')]"
        ".map((table) => [table.caption.firstChild.textContent, rows(table)]));"
    )
    return found


def rows_in_address(items: str, *rows: dict[str, str]) -> str:
    return "&".join(
        f"{quote(items)}={';'.join(f'{quote(name)}:{quote(text)}' for name, text in row.items())}" for row in rows
    )


def test_the_printed_sheet_shows_inputs_in_one_form_and_what_tells_rows_apart(browser: Browser, site: str) -> None:
    rows = rows_in_address(
        "支援員",
        {"任用": "専任", "所要額": "４８０万円"},
        {"任用": "兼任", "所要額": "500 千円"},
        {"任用": "？", "所要額": "約480万"},
        {"所要額": "たくさん"},
    )
    browser.open(f"{site}schemes/shuraku_shienin.html#{quote('年度')}=R6&{rows}")
    settled(browser)
    found = paper(browser)
    assert found["入力したこと"] == [
        ["年度", "令和6年度"],
        ["支援員1", "任用 専任、所要額 4,800,000円"],
        ["支援員2", "任用 兼任、所要額 500,000円"],
        ["支援員3", "任用 分からない、所要額 4,800,000円（「約480万」）"],
        ["支援員4", "（空）"],
    ]
    names = [row[0] for row in found["積算表"][1:5]]
    assert names == ["支援員1（専任） 対象額", "支援員2（兼任） 対象額", "支援員3 対象額", "支援員4 対象額"]
    browser.open(f"{site}schemes/bunsan_energy.html#{quote('財政力指数')}=０．３&{quote('策定経費')}=24000千円")
    settled(browser)
    given = [cell for row in paper(browser)["入力したこと"] for cell in row]
    assert given == ["年度", "令和6年度", "財政力指数", "0.3", "策定経費", "24,000,000円"]


def test_what_must_be_minded_stands_in_the_first_line_and_on_the_sheet(browser: Browser, site: str) -> None:
    def said() -> tuple[str, str]:
        return settled(browser)["headline"], str(
            browser.run("return document.querySelector('.calc-sheet').textContent")
        )

    row = {"任用": "専任", "所要額": "480万円"}
    browser.open(f"{site}schemes/shuraku_shienin.html#{quote('年度')}=R7&{rows_in_address('支援員', row)}")
    for text in said():
        assert "令和7年度は、資料（令和6年度）より後です。資料の後の改定は入っていません。" in text
    assert "資料は" not in said()[0]
    for place in (".calc-sheet", ".calc-account"):
        text = str(browser.run("return document.querySelector(arguments[0]).textContent", place))
        assert "措置率、年度の途中で委嘱した場合の月割りは、この資料に印字されていない。" in text, place
    members = [{"住民票の異動": moved, "委嘱": "はい", "活動期間": "1年"} for moved in ("はい", "いいえ")]
    browser.open(f"{site}schemes/kyoryokutai.html#{rows_in_address('隊員', *members)}")
    for text in said():
        assert "「住民票の異動と委嘱」を満たさないのは、隊員の2行目です。" in text
    browser.open(f"{site}schemes/kyoryokutai.html#{quote('隊員')}=")
    settled(browser)
    assert "住民票の異動と委嘱：満たす（隊員の行なし）" in browser.one(".calc-account").text
    # 8,001万円 × 1/2 × 90% × 50% is 18,002,250円, and 8,001万円 less that is borne.
    case = "事業の種類=LED照明の導入&地方単独事業である=はい&事業費=8,001万円"
    browser.open(f"{site}schemes/datsutanso_sai.html#{case}")
    other = "実質負担 62,007,750円（解釈「二分の一の上限の範囲」が「すべての対象事業」）"
    for text in said():
        assert f"ほかの読みなら　{other}" in text


def test_the_card_says_that_a_year_lies_after_the_documents(browser: Browser, site: str) -> None:
    later = "令和7年度は、資料（令和6年度）より後です。"
    browser.open(f"{site}card.html#{quote('団体区分')}={quote('町')}")
    assert later not in browser.one("seido-card").text
    of(browser, "年度").send_keys("R7", TAB)
    assert later in browser.one("seido-card .calc-headline").text


def test_the_name_of_the_town_stays_in_the_browser(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/bunsan_energy.html#財政力指数=0.3")
    number = settled(browser)["number"]
    of(browser, "団体名（印刷する紙に入れる）").send_keys("架空町\ue004")
    assert settled(browser)["number"] == number
    assert quote("架空町") not in browser.driver.current_url
    browser.open(f"{site}schemes/shuraku_shienin.html")
    assert of(browser, "団体名（印刷する紙に入れる）").get_attribute("value") == "架空町"


def test_a_whole_page_is_printed_without_its_form(browser: Browser, site: str) -> None:
    browser.open(f"{site}schemes/bunsan_energy.html")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert [each.text for each in browser.all("[data-seido-print]")] == [""]  # it is not on the paper
        hidden = (
            "nav.pages",
            "header.top",
            ".calc-form",
            ".calc-tools",
            ".calc-name",
            "a.example",
            ".calc-sheet",
            ".calc-account",
        )
        assert [name for name in hidden if browser.one(name).is_displayed()] == []
        assert browser.one(".calc-nothing").is_displayed()
        choose(browser, "団体区分", "町")
        hidden = (*hidden[:-1], ".calc-nothing")
        assert [name for name in hidden if browser.one(name).is_displayed()] == []
        assert browser.one(".calc-account").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_axe_finds_nothing_serious_in_a_filled_calculator(browser: Browser, site: str) -> None:
    ir = reference().irs["kigyojin"]
    example = next(each for each in ir.scheme.examples if each.items)
    wrong = f"{example_fragment(ir.scheme, example)}&%E5%B9%B4%E5%BA%A6=x&a=b"
    browser.open(f"{site}schemes/kigyojin.html{wrong}", PHONE)
    assert "S0812" in settled(browser)["errors"]
    assert serious(browser) == []
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE[0]
