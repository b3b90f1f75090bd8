"""How long one large input takes: texts and cases near what the page of limits allows.

On demand: ``python tests/bench/bench_inputs.py``. Prints seconds of the processor, of this process, for each; the goal is
less than two. Garbage is collected as in the command. Nothing is asserted. What is compiled is new each time; the
process holds what it compiled before, so that the later ones take longer than alone (2.0 s for 1.6, 1.4 s for 0.9).
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))

from tests.support import compile_reference, compile_text  # noqa: E402 (the path has to be set before)

from seido.cli import COLLECTED  # noqa: E402
from seido.evaluate import evaluate  # noqa: E402

MONEY = "  入力 甲 : 円\n"
READ = "   解釈 「x」\n"
LIST = [f"{1_000 + 7 * at:,}円" for at in range(1_600)]
PRINTED = "価格表\n" + "".join(f"単価{at}番 {price}\n" for at, price in enumerate(LIST)) + "以上\n"
CITED = "   出典 t「価格表」から「以上」まで\n"
PRICES = [f"{1_000 + 7 * at:,}円" for at in range(800)]


def table(height: int = 140, width: int = 140, *, unprinted: bool = False) -> tuple[str, str]:
    """A table, each cell with a figure of its own, and the document that prints it, or of each row all but one figure."""
    rows, columns = ([f"{kind}{at}番" for at in range(size)] for kind, size in (("甲種", height), ("乙種", width)))
    figures = [[f"{1_000 + at * width + each:,}円" for each in range(width)] for at in range(height)]
    cells = [f"    | {row} | {' | '.join(each)} |\n" for row, each in zip(rows, figures, strict=True)]
    printed = [f"{row} {' '.join(each[unprinted:])}\n" for row, each in zip(rows, figures, strict=True)]
    policy = (
        f"  区分 行 = {'、'.join(rows)}\n  区分 列 = {'、'.join(columns)}\n  入力 行 : 行\n  入力 列 : 列\n"
        f"  表 単価[行、列] : 円   出典 t「単価表」から「以上」まで\n    | 行 | {' | '.join(columns)} |\n{''.join(cells)}"
        "  算定 額 : 円 = 単価[行、列]\n"
    )
    return policy, f"単価表\n{''.join(printed)}以上\n"


def on_a_list(*, start: str = "価格表", shifted: int = 0) -> tuple[str, str]:
    """Declarations that cite one printed list, or each the part of it that begins at ``start``."""
    written = [*LIST[shifted:], *LIST[:shifted]]
    policy = "".join(
        f"  基準 単価{at}番 : 円 = {price}   出典 t「{start.format(at=at)}」から「以上」まで\n"
        for at, price in enumerate(written)
    )
    return policy, PRINTED


def texts() -> dict[str, tuple[str, str]]:
    """Declarations, and what the document says, by what they are."""
    kinds = "、".join(f"種{at}番" for at in range(200))
    parts = "".join(
        f"  場合 型 が 種{at}番\n    算定 額{at} : 円 = 甲 × 1/2{READ}    要件 条{at} : 甲 が {at + 1}円以上{READ}"
        "  場合おわり\n"
        for at in range(200)
    )
    return {
        "2,000 要件": (MONEY + "".join(f"  要件 条{at} : 甲 が {at + 1}円以上{READ}" for at in range(2_000)), ""),
        "3,000 unknown names": (
            MONEY + "".join(f"  算定 額{at} : 円 = 未知{at} + 無い{at} + 他{at}\n" for at in range(1_000)),
            "",
        ),
        "8,000 uses of one unknown name": (
            "".join(f"  入力 甲{at} : 円\n" for at in range(1_000))
            + "".join(
                f"  要件 条{at} : {' かつ '.join(f'甲{at} が 未知' for _ in range(8))}{READ}" for at in range(1_000)
            ),
            "",
        ),
        "4,000 算定 of one input": (
            MONEY + "".join(f"  算定 額{at} : 円 = 甲 × 1/{at + 2}{READ}" for at in range(4_000)),
            "",
        ),
        "10,000 comparisons in 500 要件": (
            MONEY
            + "".join(
                f"  要件 条{at} : {' 又は '.join(f'甲 が {at + each}円以上' for each in range(20))}{READ}"
                for at in range(500)
            ),
            "",
        ),
        "1,000 要件, each of an input of its own": (
            "".join(f"  入力 旗{at} : はい・いいえ\n  要件 条{at} : 旗{at}{READ}" for at in range(1_000)),
            "",
        ),
        "20 算定 of 15 ただし, each of an input of its own": (
            "".join(f"  入力 甲{at} : 円\n" for at in range(15))
            + "".join(
                f"  算定 額{at} : 円\n    原則 甲1{READ}"
                + "".join(f"    ただし 甲{each} が {at + each + 1}円以上 のとき {each}円{READ}" for each in range(15))
                for at in range(20)
            ),
            "",
        ),
        "800 claims on one quote": (
            "".join(f"  基準 額{at} : 円 = 10万円   出典 t「上限は10万円」\n" for at in range(800)),
            "上限は10万円とする。",
        ),
        "100 claims on a quote of 800 figures": (
            "".join(
                f"  基準 額{at} : 円 = {price}   出典 t「単価は{'、'.join(PRICES)}」\n"
                for at, price in enumerate(PRICES[:100])
            ),
            f"単価は{'、'.join(PRICES)}です",
        ),
        "19,600 cells and the document that prints them": table(),
        "18,000 cells in 1,000 rows": table(1_000, 18),
        "6,000 cells in 2,000 rows": table(2_000, 3),
        "10,000 cells, 100 of which are not printed": table(100, 100, unprinted=True),
        "1,600 claims on a printed list of 1,600 figures": on_a_list(),
        "1,600 claims on a list, all wrong": on_a_list(shifted=1),
        "1,600 claims, each on a part of a list": on_a_list(start="単価{at}番"),
        "800 tables of which each cites a list": (
            "  区分 型 = 一、二\n  入力 型 : 型\n"
            + "".join(
                f"  表 単価{at}番[型] : 円{CITED}    | 型 | 額 |\n    | 一 | {price} |\n    | 二 | {price} |\n"
                for at, price in enumerate(LIST[:800])
            ),
            PRINTED,
        ),
        "200 場合 parts": (f"  区分 型 = {kinds}\n  入力 型 : 型\n{MONEY}{parts}", ""),
    }


def cases() -> dict[str, Callable[[], object]]:
    """Cases of 1,000 rows by what they are."""
    irs = compile_reference().irs
    supporters, sent = irs["shuraku_shienin"], irs["kigyojin"]
    amounts = [{"所要額": Fraction(100_000 + at)} for at in range(1_000)]
    items = next(iter(sent.scheme.items))
    return {
        "1,000 rows without 任用 (shuraku_shienin)": lambda: evaluate(supporters, {}, {"支援員": amounts}, 2024),
        "1,000 rows of which nothing is known (kigyojin)": lambda: evaluate(sent, {}, {items: [{}] * 1_000}, 2024),
    }


def main() -> None:
    """Measure and print."""
    gc.set_threshold(COLLECTED)
    compile_text("")  # what is made once in a process is no part of any input
    asked: dict[str, Callable[[], object]] = {
        name: partial(compile_text, text, printed) for name, (text, printed) in texts().items()
    }
    for name, make in {**asked, **cases()}.items():
        began = time.process_time()
        make()
        print(f"{name:50} {time.process_time() - began:.2f}", flush=True)
    print(f"{'MiB of memory, at most':50} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")


if __name__ == "__main__":
    main()
