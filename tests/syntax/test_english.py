"""Every word has an English spelling, and both spellings give one tree."""

from __future__ import annotations

from tests.syntax.reading import read

JAPANESE = """\
資料 r6
  題名 「T」
  発行 「P」 令和6年5月
  年度 令和6年度
  本文 「t.txt」
  収録外 r6「x」 すべて 理由「y」
共通
  入力 財政力指数 : 指数 「Q」 範囲 0以上 1以下 刻み 0.01 判断者「J」
制度 S (s)
  概要 「a」
  根拠 「a」
  備考 「a」
  注 n 「a」 各年度
  関連 O
  適用期間 令和6年度から令和7年度まで
  区分 任用 順 = 専任、兼任
  区分 団体
    市
    町
    市町 = 市 か 町
  段階 財政力 : 財政力指数
    低い = 0.25未満
    高い = 0.25超
  解釈 当て方 「a」
    甲 「a」 採用
    乙 「b」
  基準 上限額[任用] : 円/人 令和6年度まで
    専任 = 445万円 → 令和6年度 485万円 出典 r6「a」以下「b」から「c」まで2番目
    兼任 = 記載なし「a」 仮置き 1
    うち 報償費 = 5円
  事実 数え : 人 = 5人 令和6年度のみ
  表 率[任用] : %
    | a |
  推移 隊員 : 人
    | a |
  目標 隊員[令和8年度] = 10人
  明細 支援員 (一行 1人) 「a」
    所要額 : 円 範囲 0円以上
    可否 : はい・いいえ
    対象額 : 円 = 所要額 上限 上限額[任用] 端数 1円未満 切捨て
  算定 措置 : 割合
    原則 合計(支援員 のうち 任用 が 専任 ごとに 対象額)
    ただし 任用 が 専任 か 兼任 かつ 財政力指数 が 0.25以上 でない のとき 対象外
    場合 任用 が 専任 から 兼任 まで 又は はい のとき 小さい方(1、2)
    重なるとき 大きい方 解釈「a」
  要件 要る : 件数(支援員 ごとに いいえ) が 1以下 目安
  内訳 a = b + c
  検証 「v」
    すべての 任用、団体 について 切上げ(a、1円) = 四捨五入(b、1円)
  場合 任用 が 専任
    入力 x : 日付
    入力 y : 年度
    入力 z : 倍率
    入力 w : 数
  場合おわり
  例 「e」 令和6年度
    x = すべて(支援員 ごとに はい)
    結果 措置 = 最大(いずれか(a)、最小(b))
    結果 該当
"""

ENGLISH = """\
source r6
  title "T"
  publisher "P" 令和6年5月
  fiscal_year FY2024
  body "t.txt"
  excluded r6 "x" all because "y"
common
  input 財政力指数 : index "Q" range 0 at least 1 at most step 0.01 judge "J"
scheme S (s)
  summary "a"
  basis "a"
  remark "a"
  note n "a" every_year
  related O
  applicable from FY2024 to FY2025
  category 任用 ordered = 専任, 兼任
  category 団体
    市
    町
    市町 = 市 or_else 町
  band 財政力 : 財政力指数
    低い = 0.25 less than
    高い = 0.25 more than
  reading 当て方 "a"
    甲 "a" adopted
    乙 "b"
  parameter 上限額[任用] : yen/person until FY2024
    専任 = 445万円 -> FY2024 485万円 cite r6 "a" below "b" through "c" inclusive 2nd
    兼任 = unstated "a" provisionally 1
    of_which 報償費 = 5yen
  fact 数え : people = 5people only FY2024
  table 率[任用] : %
    | a |
  series 隊員 : people
    | a |
  target 隊員[FY2026] = 10people
  items 支援員 (per_row 1person) "a"
    所要額 : yen range 0yen at least
    可否 : yes_no
    対象額 : yen = 所要額 cap 上限額[任用] rounding 1yen less than round_down
  amount 措置 : ratio
    normally sum(支援員 where 任用 is 専任 each 対象額)
    except 任用 is 専任 or_else 兼任 and 財政力指数 is 0.25 at least not then out_of_scope
    case 任用 is 専任 through 兼任 inclusive or yes then least(1, 2)
    overlap greatest reading "a"
  requirement 要る : count(支援員 each no) is 1 at most soft
  breakdown a = b + c
  verify "v"
    for_every 任用, 団体 holds round_up(a, 1yen) = round_half_up(b, 1yen)
  case 任用 is 専任
    input x : date
    input y : fiscal_year
    input z : multiplier
    input w : number
  end_case
  example "e" FY2024
    x = all(支援員 each yes)
    expect 措置 = max(any(a), min(b))
    expect eligible
"""


def test_both_spellings_give_one_tree() -> None:
    japanese, english = read(JAPANESE), read(ENGLISH)
    assert [(each.kind.code, dict(each.facts)) for each in japanese.diagnostics] == []
    assert [(each.kind.code, dict(each.facts)) for each in english.diagnostics] == []
    for one, other in zip(japanese.file.blocks, english.file.blocks, strict=True):
        assert one == other


def test_width_does_not_matter() -> None:
    wide = JAPANESE.translate(
        {ord(narrow): chr(ord(narrow) + 0xFEE0) for narrow in "()[]:=+/%0123456789|"} | {32: "　"}
    )
    found = read(wide)
    assert [(each.kind.code, dict(each.facts)) for each in found.diagnostics] == []
    assert found.file.blocks == read(JAPANESE).file.blocks
