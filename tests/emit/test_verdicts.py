"""What came of each 検証, on the page of a scheme and in its data."""

from __future__ import annotations

import json

from tests.emit.emitting import context

from seido.emit.guide import emit_guide
from seido.emit.program_json import emit_json

POLICY = """\
  区分 型 = 甲、乙
  入力 費用 : 円   範囲 0円以上
  基準 単価[型] : 円   解釈 「試験」
    甲 = 10円
    乙 = 20円
  基準 限度額 : 円 = 記載なし「印字されていない」
  検証 「単価は30円まで」
    すべての 型 について
      単価[型] が 30円 以下
  検証 「3分の1を切り捨てても元を超えない」
    切捨て(費用 × 1/3、1円) × 3 が 費用 以下
  検証 「限度額は5億円まで」
    限度額 が 5億円 以下
"""


def test_the_page_says_how_each_statement_was_proved_and_why_one_is_open() -> None:
    made = context(POLICY)
    page = emit_guide(made.irs["trial"], made)
    proved, _, open_ = page.partition("確かめきれていません")
    assert "単価は30円まで（場合をすべて挙げて確かめた）" in proved
    assert "3分の1を切り捨てても元を超えない（入力の範囲のどの値についても、式の上で証明した）" in proved
    assert "限度額は5億円まで（比べる値がどの場合にも印字されていません）" in open_


def test_the_data_hold_verdict_method_and_reason() -> None:
    made = context(POLICY)
    listed = json.loads(emit_json(made.irs["trial"], made))["verifications"]
    assert [(each["verdict"], each["method"]) for each in listed] == [
        ("proved", "listed"),
        ("proved", "ranges"),
        ("undecided", "listed"),
    ]
    assert [each["why"] != "" for each in listed] == [False, False, True]
