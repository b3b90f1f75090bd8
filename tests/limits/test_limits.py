"""Every limit at N, where nothing is said of it, and at N + 1, where its message is; and the page that lists them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.emit.checking import package_of
from tests.support import DOCUMENT, ROOT, SCHEME, codes, compile_text, ir_of

from seido import pipeline
from seido.cases import ROWS, read_case
from seido.citations.document import Document
from seido.ir import regions
from seido.source.diagnostic import Diagnostic
from seido.source.files import DOCUMENT_LIMIT, POLICY_LIMIT, read_document, read_policy
from seido.source.text import Source
from seido.syntax import expressions, findings, literals, words
from seido.syntax import parse as reading
from seido.typed import ceilings
from seido.values import numerals

_PAGE = ROOT / "docs" / "reference" / "limits.md"
_QUOTES = 3  # 「 within 「 within 「, as the grammar has it


def _parsed(text: str) -> list[str]:
    return [each.kind.code for each in reading.parse(Source("test.pol", text)).diagnostics]


def _lines(count: int) -> str:
    return SCHEME + "\n" * (count - 2) + "  入力 人数 : 人\n"


def _line(length: int) -> str:
    return SCHEME + "  備考 「" + "あ" * (length - 7) + "」\n"


def _brackets(depth: int) -> str:
    return SCHEME + "  算定 額 : 円 = " + "（" * depth + "人数" + "）" * depth + "\n"


def _quotes(depth: int) -> str:
    return SCHEME + "  備考 " + "「" * depth + "あ" + "」" * depth + "\n"


def _digits(count: int) -> str:
    return SCHEME + "  基準 額 : 円 = " + "9" * count + "円\n"


def _terms(count: int) -> str:
    return SCHEME + "  算定 額 : 円 = 甲" + " + 甲" * count + "\n"


def _notes(count: int) -> str:
    return SCHEME + "  備考 「あ」" + " 出典 r6「あ」" * count + "\n"


def _quoted(count: int) -> str:
    return SCHEME + "  備考 「あ」 出典 r6" + "「あ」" * count + "\n"


def _mistakes(count: int) -> str:
    return SCHEME + "  入力 甲 円\n" * count


@pytest.mark.parametrize(
    ("text", "limit", "code"),
    [
        (_lines, reading.LINES, "S0173"),
        (_line, reading.LINE, "S0116"),
        (_brackets, words.NESTING, "S0115"),
        (_quotes, _QUOTES, "S0104"),
        (_digits, literals.DIGITS, "S0113"),
        (_terms, expressions.TERMS, "S0138"),
        (_notes, expressions.NOTES, "S0176"),
        (_quoted, expressions.NOTES, "S0176"),
        (_mistakes, findings.LIMIT, "S0139"),
    ],
)
def test_a_limit_of_the_text_is_told_at_the_first_too_many(text: Callable[[int], str], limit: int, code: str) -> None:
    assert code not in _parsed(text(limit))
    assert code in _parsed(text(limit + 1))


def test_what_stands_around_a_line_too_long_is_read() -> None:
    text = f"{SCHEME}  入力 あ : 円\n{_line(reading.LINE + 1).removeprefix(SCHEME)}  入力 い 円\n"
    assert _parsed(text) == ["S0116", "S0129"]


@pytest.mark.parametrize("depth", [1_000, 10_000])
@pytest.mark.parametrize(
    "pair",
    [
        ("（", "）"),
        ("[", "]"),
        ("「", "」"),
        ("-", ""),
        ("合計(", ")"),
        ("記載なし「x」 仮置き ", ""),
        ("甲 又は （", "）"),
    ],
    ids=str,
)
def test_a_thousand_levels_give_a_finding(pair: tuple[str, str], depth: int) -> None:
    opening, closing = pair
    compiled = compile_text(f"  入力 甲 : 円\n  算定 額 : 円 = {opening * depth}甲{closing * depth}\n")
    assert compiled.failed


# ------------------------------------------------------------------------------------------------ what a scheme holds


def _category(name: str, count: int) -> str:
    return f"  区分 {name} = " + "、".join(f"{name}{at}" for at in range(count)) + "\n"


def _cells(count: int) -> str:
    """A table of two axes whose product is the count, or one more than a product may be."""
    rows = 100
    more = "" if count % rows == 0 else "、余り"
    head = _category("甲", rows) + _category("乙", count // rows).rstrip("\n") + more + "\n"
    return head + "  基準 額[甲、乙] : 円   解釈 「一律。」\n    甲0、乙0 = 1円\n"


def _chain(count: int) -> str:
    lines = [
        "  入力 元 : 円\n  算定 段1 : 円 = 元\n",
        *(f"  算定 段{at} : 円 = 段{at - 1}\n" for at in range(2, count + 1)),
    ]
    return "".join(lines)


@pytest.mark.parametrize(
    ("text", "limit", "code"),
    [(_cells, ceilings.CELLS, "S0540"), (_chain, ceilings.CHAIN, "S0541")],
)
def test_a_limit_of_a_scheme_is_told_at_the_first_too_many(text: Callable[[int], str], limit: int, code: str) -> None:
    assert code not in codes(compile_text(text(limit)))
    assert code in codes(compile_text(text(limit + 1)))


def _clauses(count: int) -> str:
    lines = "".join(f"    ただし 甲 が {at}円以上 のとき {at}円   解釈 「段々。」\n" for at in range(1, count + 1))
    return f"  入力 甲 : 円\n  算定 額 : 円\n    原則 0円   解釈 「一律。」\n{lines}"


def _folds(depth: int) -> str:
    inner = "合計(人々 ごとに " * depth + "欄" + ")" * depth
    return f"  明細 人々\n    欄 : 円\n  算定 額 : 円 = {inner}\n"


@pytest.mark.parametrize(
    ("text", "limit", "code"),
    [(_clauses, ceilings.CLAUSES, "S0544"), (_folds, ceilings.FOLDS, "S0545")],
)
def test_code_of_a_scheme_at_its_limit_compiles(text: Callable[[int], str], limit: int, code: str) -> None:
    compiled = compile_text(text(limit))
    assert not compiled.failed
    for path, module in package_of(compiled).items():
        compile(module, path, "exec")
    assert code in codes(compile_text(text(limit + 1)))


def test_what_all_schemes_share_is_counted() -> None:
    def shared(commons: int) -> list[str]:
        head = "共通\n" + "".join(f"  入力 共{at} : 円\n" for at in range(commons))
        schemes = "".join(f"制度 制{at} (s{at})\n  算定 額 : 円 = 共0\n" for at in range(100))
        return codes(compile_text(schemes, head=DOCUMENT + head))

    assert "S0546" not in shared(ceilings.SHARED // 100)
    assert "S0546" in shared(ceilings.SHARED // 100 + 1)


_LARGE = {
    "a sum of as many terms as there may be": "  入力 甲 : 円\n  算定 額 : 円 = 甲"
    + " + 甲" * expressions.TERMS
    + "\n",
    "brackets": "  入力 甲 : 円\n  算定 額 : 円 = " + "大きい方(" * 39 + "甲" + "、1円)" * 39 + "   解釈 「x」\n",
    "a thousand conditions": "  入力 甲 : 円\n  要件 条 : "
    + " かつ ".join(f"甲 が {at}円以上" for at in range(1_000))
    + "   解釈 「x」\n",
    "a thousand members": _category("甲", 1_000)
    + "  入力 甲 : 甲\n  要件 条 : 甲 が "
    + " か ".join(f"甲{at}" for at in range(999))
    + "\n",
    "a chain": _chain(ceilings.CHAIN),
    "a thousand inputs": "".join(f"  入力 甲{at} : 円\n" for at in range(1_000)),
    "a thousand fields": "  明細 人々\n" + "".join(f"    欄{at} : 円\n" for at in range(1_000)),
}


@pytest.mark.parametrize("text", _LARGE.values(), ids=_LARGE)
def test_large_schemes_give_code_that_compiles(text: str) -> None:
    """CPython has ceilings for brackets, blocks, digits and chains; what is below our limits stays below them."""
    compiled = compile_text(text)
    assert compiled.irs
    for path, module in package_of(compiled).items():
        compile(module, path, "exec")


def _doubled(times: int) -> str:
    lines = ["  入力 甲 : はい・いいえ\n  算定 段0 : はい・いいえ = 甲\n"]
    lines += [f"  算定 段{at} : はい・いいえ = 段{at - 1} 又は （段{at - 1} でない）\n" for at in range(1, times)]
    return "".join(lines)


def test_conditions_that_double_are_refused_before_they_are_written_out() -> None:
    assert "S0542" not in codes(compile_text(_doubled(10)))
    assert "S0542" in codes(compile_text(_doubled(60)))


def _multiplied(times: int) -> str:
    return "  入力 甲 : 円\n  算定 額 : 円 = 甲" + f" × {'9' * 45}" * times + "   解釈 「掛ける。」\n"


def test_numbers_that_grow_are_refused_before_they_are_computed() -> None:
    assert "S0543" not in codes(compile_text(_multiplied(18)))
    assert "S0543" in codes(compile_text(_multiplied(24)))
    chain = "".join(f"  算定 額{at} : 円 = 額{at - 1} × {'9' * 45}   解釈 「掛ける。」\n" for at in range(1, 40))
    assert "S0543" in codes(compile_text("  入力 額0 : 円\n" + chain))
    divided = (
        "  入力 甲 : 円\n  算定 額 : 円 = 甲" + f" ÷ {'9' * 45}" * 24 + "   端数 1円未満 切捨て   解釈 「割る。」\n"
    )
    assert "S0543" in codes(compile_text(divided))


def test_no_more_errors_are_listed_than_anybody_reads() -> None:
    compiled = compile_text("  入力 甲 : 円\n" * (pipeline.SHOWN + 100))
    assert sum(each.is_error for each in compiled.diagnostics) == pipeline.SHOWN + 1
    assert codes(compiled).count("S0139") == 1


# ------------------------------------------------------------------------------------------------------ files, cases


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    for read, limit in ((read_policy, POLICY_LIMIT), (read_document, DOCUMENT_LIMIT)):
        path = tmp_path / "file"
        path.write_bytes(b"#" * limit)
        assert isinstance(read(path, "file"), Source)
        path.write_bytes(b"#" * (limit + 1))
        refused = read(path, "file")
        assert isinstance(refused, Diagnostic)
        assert refused.kind.code == "S0914"


_ROWED = "  入力 甲 : 円\n  明細 人々\n    額 : 円\n  算定 計 : 円 = 合計(人々 ごとに 額) + 甲\n"


@pytest.mark.parametrize("digits", ["{}円", "{}", "1/{}", "{}/3", "３分の{}", "{}割", "1,{}", "{}万円", "令和{}年度"])
def test_figures_of_a_document_are_read_up_to_their_limit(digits: str) -> None:
    policy = "  備考 「{}」\n  基準 額 : 円 = 10万円   出典 t「上限は10万円」\n"
    long = digits.format("9" * 4_301)  # more than Python makes a number of
    assert codes(compile_text(policy.format(long), f"上限は10万円。番号は{long}。")) == []


def test_a_longer_run_of_digits_is_no_figure_of_a_document() -> None:
    def printed(length: int) -> list[int]:
        document = Document("t", None, Source("t.txt", "番号は" + "9" * length + "円です。"))
        return [len(str(token.value)) for token in document.tokens]

    assert printed(numerals.MAXIMAL_LENGTH - 1) == [numerals.MAXIMAL_LENGTH - 1]
    assert printed(numerals.MAXIMAL_LENGTH) == []


def test_the_rows_of_a_case_are_counted() -> None:
    ir = ir_of(compile_text(_ROWED))
    for count, expected in ((ROWS, []), (ROWS + 1, ["S0860"])):
        file = Source("case.json", json.dumps({"人々": [{"額": 1}] * count}))
        found = read_case(ir, (), file, None, ()).diagnostics
        assert [each.kind.code for each in found] == expected
        found = read_case(ir, [("人々", f"額:5円 ×{count}")], None, None, ()).diagnostics
        assert [each.kind.code for each in found] == expected


def test_the_digits_of_a_value_are_counted() -> None:
    ir = ir_of(compile_text(_ROWED))
    for count, expected in ((ceilings.INPUT, []), (ceilings.INPUT + 1, ["S0861"])):
        digits = "9" * count
        found = read_case(ir, (), Source("case.json", f'{{"甲": {digits}}}'), None, ()).diagnostics
        assert [each.kind.code for each in found] == expected
        assert [
            each.kind.code for each in read_case(ir, [("甲", f"{digits}円")], None, None, ()).diagnostics
        ] == expected


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"甲":' * 100_000, '{"甲": ' + "9" * 10_000 + "}"], ids=("list", "object", "digits")
)
def test_json_too_deep_or_too_long_gives_a_finding(text: str) -> None:
    found = read_case(ir_of(compile_text(_ROWED)), (), Source("case.json", text), None, ()).diagnostics
    assert [each.kind.code for each in found] == ["S0808"]


# ----------------------------------------------------------------------------------------------------------- the page

_LIMITS = {
    ("S0914", POLICY_LIMIT), ("S0914", DOCUMENT_LIMIT), ("S0173", reading.LINES), ("S0116", reading.LINE), ("S0115", words.NESTING),
    ("S0104", _QUOTES), ("S0113", literals.DIGITS), ("S0138", expressions.TERMS), ("S0176", expressions.NOTES),
    ("S0139", findings.LIMIT), ("S0139", pipeline.SHOWN), ("S0540", ceilings.CELLS), ("S0541", ceilings.CHAIN),
    ("S0542", ceilings.PARTS), ("S0543", ceilings.GROWTH), ("S0619", regions.LIMIT), ("S0544", ceilings.CLAUSES), ("S0545", ceilings.FOLDS), ("S0546", ceilings.SHARED), ("S0860", ROWS),
    ("S0861", ceilings.INPUT),
}  # fmt: skip


def test_the_page_of_limits_says_what_the_compiler_does() -> None:
    page = _PAGE.read_text(encoding="utf-8")
    assert f"| 資料に印字された一つの数 | {numerals.MAXIMAL_LENGTH} 字 |" in page
    rows = re.findall(r"^\| [^|]+ \| ([0-9,]+) [^|]+ \| (S\d{4}) \|$", page, re.MULTILINE)
    assert {(code, int(number.replace(",", ""))) for number, code in rows} == _LIMITS
