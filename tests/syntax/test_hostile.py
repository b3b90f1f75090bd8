"""Texts that no honest author wrote: a finding in little time, never an exception."""

from __future__ import annotations

import os
import random
import re
import time
from pathlib import Path

import pytest
from tests.syntax.reading import POLICIES, codes, read

from seido.pipeline import compile_sources
from seido.source.diagnostic import Diagnostic
from seido.source.text import Source, Span
from seido.syntax.parse import parse

_SCHEME = "制度 試験 (trial)\n"
_ALLOWED = 2 if "SEIDO_SLOW" in os.environ else 10  # seconds; a busy machine is no defect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\x00", "S0156"),
        (_SCHEME + "備考 \x00「あ」", "S0156"),
        (_SCHEME + "備考 \x1e「あ」\x1f", "S0156"),
        (_SCHEME + "備考 \ud800「あ」", "S0156"),
        (_SCHEME + "備考 「あ\u202eい」", "S0156"),
        (_SCHEME + "# あ\u2066い", "S0156"),
        (_SCHEME + "入力\u200b 人数 : 人", "S0156"),
        (_SCHEME + "入力 人数 : 人\u2028入力 額 : 円", "S0156"),
        (_SCHEME + "算定 x : 円 = " + "(" * 10_000, "S0115"),
        (_SCHEME + "算定 x : 円 = " + ("(" * 10_000 + "\n") * 100, "S0115"),
        (_SCHEME + "算定 x : 円 = " + "(1 +\n" * 100_000, "S0115"),
        (_SCHEME + "算定 x : 円 = " + "-" * 10_000 + "1", "S0115"),
        (_SCHEME + "算定 x : 円 = " + "記載なし「a」 仮置き " * 1_000 + "1", "S0115"),
        (_SCHEME + "算定 x : 円 = 1" + " + 1" * 4_000, "S0138"),
        (_SCHEME + "備考 「" + "あ" * 100_000 + "」", "S0116"),
        (_SCHEME + "算定 x : 円 = " + "9" * 5_000 + "円", "S0113"),
        ("あ い う\n" * 30_000, "S0102"),
        ("(\n" * 300_000, "S0102"),
        ("？\n" * 30_000, "S0106"),
        (_SCHEME + "入力 a 円\n" * 5_000, "S0129"),
        (_SCHEME + "|a\n" * 10_000, "S0132"),
        (_SCHEME + "例 「" * 10_000, "S0116"),
    ],
    ids=range(22),
)
def test_a_hostile_text_is_answered_with_a_finding(text: str, code: str) -> None:
    begun = time.process_time()
    found = codes(text)
    assert time.process_time() - begun < _ALLOWED
    assert code in found
    assert len(found) <= 501


@pytest.mark.parametrize("text", ["", "\n", "# 注記だけ", "\n\n# a\n　\n# b\n"])
def test_a_text_without_declarations_is_an_empty_file(text: str) -> None:
    parsed = read(text)
    assert (parsed.diagnostics, parsed.file.blocks) == ((), ())
    assert len(parsed.file.comments) == text.count("#")


def test_ten_thousand_declarations_are_read() -> None:
    text = _SCHEME + "".join(f"  入力 名前{at} : 円 範囲 0円以上\n" for at in range(10_000))
    begun = time.process_time()
    assert codes(text) == []
    assert time.process_time() - begun < _ALLOWED


_TOKENS = re.compile(r"「[^」\n]*」|[\w・]+|\s+|.")
_SIGNS = "「」（）()[]|｜\t\n =＝：、。#×÷-ー→かつ又は5万円%令和年度のときが\x00\x1e\ud800\u200b\u202e\u2028１"
_TIMES = int(os.environ.get("SEIDO_MUTATIONS", "300"))


def _mutated(text: str, chance: random.Random) -> str:
    tokens = _TOKENS.findall(text)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(tokens))
        match chance.randrange(5):
            case 0:
                del tokens[at]
            case 1:
                tokens.insert(at, chance.choice(tokens))
            case 2:
                tokens.insert(at, tokens[at])
            case 3:
                tokens[at] = chance.choice(_SIGNS)
            case _:
                tokens.insert(at, "".join(chance.choices(_SIGNS, k=3)))
    return "".join(tokens)


def test_no_mutation_of_a_policy_raises() -> None:
    """SEIDO_MUTATIONS sets how many are tried; one in twenty goes through the whole compiler."""
    chance = random.Random(20240501)
    texts = {path.name: path.read_text(encoding="utf-8") for path in POLICIES}
    small = [name for name, text in texts.items() if len(text) < 9_000]
    printed = "".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(POLICIES[0].parent, "sources").glob("*.txt"))
    )

    def document(body: str, _at: Span) -> Source | Diagnostic:
        return Source(body, printed)

    for at in range(_TIMES):
        name = chance.choice(small)
        mutated = Source(name, _mutated(texts[name], chance))
        parse(mutated)
        if at % 20 == 0:
            shared = {each: Source(each, texts[each]) for each in ("kyotsu.pol", "shiryo.pol")}
            compile_sources(shared | {name: mutated}, document)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("算定 総額 : 円 = 上限額[支援員 ごとに 対象額]", "S0101"),
        ("基準 額 : 円 = 1円 → 0000年度 2円", "S0114"),
        ("基準 額 : 円 = 2円 9999年度から", "S0114"),
        ("入力 「」 : 円", "S0170"),
        ("入力 「　」 : 円", "S0170"),
        ("入力 人数 : 人\n場合おわり", "S0171"),
        ("入力 「人\u200b数」 : 人", "S0174"),
        ("備考 「あ\u2028い」", "S0156"),
        ("備考 「あ\x1bい」", "S0156"),
    ],
)
def test_what_fuzzing_found_is_a_finding(text: str, code: str) -> None:
    """Each of these once ended in an exception, or passed in silence."""
    compiled = compile_sources(
        {"test.pol": Source("test.pol", _SCHEME + text + "\n")}, lambda body, _: Source(body, "")
    )
    assert code in [each.kind.code for each in compiled.diagnostics]


def test_a_mended_line_points_into_its_text() -> None:
    """The mended line is longer than what was written; what is found in it later must not point past the end."""
    text = "資料 r6\n  年度 令和6年度\n  本文 「t.txt」\n制度 試験 (trial)\n  入力 甲 : 円\n  document  令和6年度"
    found = compile_sources({"test.pol": Source("test.pol", text)}, lambda body, _: Source(body, "")).diagnostics
    assert all(each.span is not None and each.span.end <= len(text) for each in found)


def test_case_in_common_is_a_finding() -> None:
    text = "共通\n  場合 はい\n  入力 甲 : 円\n制度 試験 (trial)\n  算定 乙 : 円 = 甲\n"
    found = compile_sources({"test.pol": Source("test.pol", text)}, lambda body, _: Source(body, "")).diagnostics
    assert "S0175" in [each.kind.code for each in found]


def test_a_range_that_is_empty_because_quantities_are_not_negative_is_a_finding() -> None:
    found = compile_sources(
        {"test.pol": Source("test.pol", _SCHEME + "入力 甲 : 円 範囲 0円未満\n")}, lambda body, _: Source(body, "")
    ).diagnostics
    assert "S0524" in [each.kind.code for each in found]
