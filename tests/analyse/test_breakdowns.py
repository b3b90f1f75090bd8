"""内訳: parts that make up a whole by their form are proved for every input, rounding and reading."""

from __future__ import annotations

import pytest
from tests.support import codes, compile_text

BOND = """\
  入力 事業費 : 円   範囲 0円以上
  算定 起債額 : 円 = 事業費 × 90%   端数 千円未満 切捨て   解釈 「試験」
  算定 一般財源 : 円 = 事業費 - 起債額
  算定 措置額 : 円 = 起債額 × 50%   端数 1円未満 切捨て   解釈 「試験」
  算定 実質負担 : 円 = 一般財源 + 起債額 - 措置額
"""


@pytest.mark.parametrize("breakdown", ["事業費 = 起債額 + 一般財源", "事業費 = 措置額 + 実質負担"])
def test_parts_that_are_what_is_left_of_the_whole_are_proved(breakdown: str) -> None:
    assert codes(compile_text(f"{BOND}  内訳 {breakdown}\n")) == []


@pytest.mark.parametrize(
    "breakdown",
    [
        "事業費 = 起債額 + 実質負担",
        "事業費 = 起債額",
        "事業費 = 起債額 + 一般財源 + 一般財源",
        "事業費 = 一般財源 - 起債額",
    ],
)
def test_parts_that_do_not_make_up_the_whole_are_not_proved(breakdown: str) -> None:
    found = codes(compile_text(f"{BOND}  内訳 {breakdown}\n"))
    assert set(found) & {"S0617", "S0618"}


def test_a_constant_left_over_is_not_proved() -> None:
    more = BOND.replace("一般財源 : 円 = 事業費 - 起債額", "一般財源 : 円 = 事業費 - 起債額 + 1円   解釈 「試験」")
    assert codes(compile_text(f"{more}  内訳 事業費 = 起債額 + 一般財源\n")) != []


def test_parts_are_proved_within_a_part_of_the_scheme_too() -> None:
    within = (
        "  入力 債による : はい・いいえ\n  場合 債による\n" + BOND + "  内訳 事業費 = 起債額 + 一般財源\n  場合おわり\n"
    )
    assert codes(compile_text(within)) == []
