"""After a mistake: the rest is read, and each further mistake is told once."""

from __future__ import annotations

import pytest
from tests.syntax.reading import read

from seido.syntax import tree

_MISTAKES = (
    ("入カ 甲 : 円", "S0117"),
    ("入力 乙 円", "S0129"),
    ("基準 丙 : 円 = 2,00万円", "S0112"),
    ("基準 丁 : 円 = (5円 + 3円", "S0130"),
    ("備考 「閉じない", "S0104"),
    ("備考 『違うかっこ』", "S0122"),
    ("算定 戊 : 割合\n  原則 1/2\n  ただし 己 = 庚 のとき 2/3\n  ただし 辛 が 0.5未満 2/3", "S0109 S0128"),
    ("区分 壬\n  一\n  二 三 四 五 =\n  六", "S0101"),
    ("表 癸[子] : 円\n  | 子 | 額 |\n  | 丑 | 5\n  | 寅 | 6 |", "S0132"),
    ("明細 卯\n  辰 : 円\n  巳 円\n  午 : 人", "S0129"),
    ("例 「未」\n  申 = 5 5 5 5\n  酉 = 6円\n  結果 戌 =\n  結果 該当", "S0101 S0110"),
    ("解釈 亥 「あ」\n  い 「う」 採用\n  え\n  お 「か」", "S0110"),
    ("要件 き : く が 以上 5人", "S0126"),
    ("要件 け : こ かつ さ 又は し", "S0108"),
    ("関連 す せ", "S0135"),
    ("事実 そ : 日付 = 令和6年2月30日", "S0114"),
    ("適用期間 令和0年度から", "S0114"),
    ("目標 た ち つ", "S0101"),
    ("入力 て : 円 ？", "S0106"),
    ("内訳 と + な", "S0110"),
)


def _file(chosen: tuple[tuple[str, str], ...]) -> str:
    parts = (f"{text}\n入力 無事{at} : 円\n" for at, (text, _) in enumerate(chosen))
    return "制度 試験 (trial)\n" + "".join(parts)


@pytest.mark.parametrize("chosen", [*((each,) for each in _MISTAKES), _MISTAKES[:5], _MISTAKES], ids=lambda chosen: f"{len(chosen)}-{chosen[0][0][:6]}")  # fmt: skip
def test_each_mistake_is_told_once_and_the_rest_is_read(chosen: tuple[tuple[str, str], ...]) -> None:
    parsed = read(_file(chosen))
    found = [each.kind.code for each in parsed.diagnostics]
    expected = [code for _, told in chosen for code in told.split()]
    assert found == expected
    (scheme,) = parsed.file.blocks
    assert isinstance(scheme, tree.SchemeDeclaration)
    whole = [each.name.text for each in scheme.declarations if isinstance(each, tree.InputDeclaration)]
    assert [name for name in whole if name.startswith("無事")] == [f"無事{at}" for at in range(len(chosen))]
