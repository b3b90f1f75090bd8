"""The pages of the reference that say what the compiler's own tables say: made from them, and held to them by a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from tests.support import ROOT

from seido.syntax.tables import grammar_text
from seido.syntax.vocabulary import BOUNDARIES, DIRECTIONS, FUNCTIONS, OUTCOMES, SETTLEMENTS, TYPES, UNITS, VOCABULARY

_MEANINGS: Final[Mapping[str, str]] = {
    "DOCUMENT": "公表された文書",
    "COMMON": "どの制度でも使う名前",
    "SCHEME": "一つの制度",
    "TEXT": "制度や資料の文",
    "NOTE": "印字された注",
    "RELATED": "関係のある制度",
    "APPLICABLE": "制度がある年度",
    "PART_END": "場合の終わり",
    "CATEGORY": "選ぶものの一覧",
    "ORDERED": "区分に順がある",
    "BAND": "数を区切って付けた名前",
    "ADOPTED": "採用した読み方",
    "PARAMETER": "定められた値",
    "FACT": "計算に使わない、印字された数",
    "PART_OF": "値の内訳",
    "TABLE": "印字されたとおりの表",
    "SERIES": "年度ごとの数",
    "INPUT": "利用する人が答えるもの",
    "ITEMS": "一人ずつ、一件ずつ並べるもの",
    "PER_ROW": "明細の一行が何を表すか",
    "AMOUNT": "求めるもの",
    "GENERAL": "どの ただし にも当たらないときの値",
    "EXCEPTION": "当たるときに原則に代わる値",
    "CASE": "一部にだけ当たる定め、場合分け",
    "SETTLE": "二つの ただし が重なるとき",
    "REQUIREMENT": "満たさなければならないこと",
    "BREAKDOWN": "足して合うこと",
    "VERIFICATION": "いつも成り立つこと",
    "FORALL": "検証の軸",
    "_HOLDS": "検証の軸の終わり",
    "TARGET": "推移が目指す数",
    "EXAMPLE": "計算例",
    "EXPECT": "例の答え",
    "EXCLUDED": "わざと書き起こさない数字",
    "EVERY": "出てくる所をすべて。明細のどの行も",
    "BECAUSE": "収録外の理由",
    "CITE": "資料の文を引く",
    "READING": "資料の読み方",
    "CAP": "それを超えた分を切る",
    "ROUNDING": "一度だけ丸める",
    "RANGE": "入力の取り得る幅",
    "STEP": "入力の刻み",
    "JUDGE": "利用する人でなく、だれが決めるか",
    "SOFT": "満たさなくても要確認にとどまる要件",
    "EVERY_YEAR": "どの年度でも",
    "UNSTATED": "資料に書かれていない",
    "PROVISIONAL": "書かれていない値の代わりに置く値",
    "OUT_OF_SCOPE": "額がない（0円ではない）",
    "YES": "",
    "NO": "",
    "_GA": "条件の「が」",
    "_ORM": "どちらか",
    "_AND": "どちらも",
    "_OR": "少なくとも一方",
    "_NOT": "打ち消し",
    "_FROM": "幅の初め",
    "_UNTIL": "幅の終わり",
    "_EACH": "明細の行ごと",
    "_AMONG": "明細の行を選ぶ",
    "BELOW": "目印の文の後（日本語では「以下」）",
}


def generated_pages() -> Mapping[str, str]:
    """The text of each page by its path in docs/."""
    return {"reference/words.md": _words(), "reference/grammar.md": _grammar()}


def _words() -> str:
    sections: list[tuple[str, tuple[str, ...], Iterable[Iterable[str]]]] = [
        (
            "言葉",
            ("日本語", "英語", "意味"),
            [(_listed(ja), _listed(en), _MEANINGS[name]) for name, (ja, en) in VOCABULARY.items()],
        ),
        (
            "境目",
            ("日本語", "英語"),
            [(_code(ja), _code(en)) for en, ja in BOUNDARIES.items() if en.isascii()]
            + [(_code(same), f"{_code(ja)} と同じ") for same, ja in BOUNDARIES.items() if not same.isascii()],
        ),
        ("丸め方", ("日本語", "英語"), _pairs(DIRECTIONS)),
        ("重なるときの決め方", ("日本語", "英語"), _pairs(SETTLEMENTS)),
        ("関数", ("日本語", "英語"), _pairs(FUNCTIONS)),
        ("例の結果", ("日本語", "英語"), _pairs(OUTCOMES)),
        ("種類", ("日本語", "英語"), _pairs(TYPES)),
        ("単位", ("日本語", "英語"), _pairs(UNITS)),
    ]
    lead = (
        "# 言葉の一覧\n\n"
        "使える言葉のすべてと、英語の綴りです。どちらで書いても、同じファイルの中で混ぜても構いません。"
        "`seido fmt --keywords en` と `--keywords ja` で、まとめて書き換えられます。意味は[ことばの手引き]"
        "(../language/index.md)にあります。\n"
    )
    return lead + "".join(f"\n## {title}\n\n{_table(heads, rows)}" for title, heads, rows in sections)


def _grammar() -> str:
    said = (ROOT / "grammar" / "README.md").read_text(encoding="utf-8").removeprefix("# The grammar\n")
    return (
        "# 文法\n\n"
        '<p lang="ja">言葉の並べ方の、正確な定めです。技術者向けに、英語で書いています。'
        "書き方を知るには、ことばの手引きを読んでください。</p>\n"
        f"{said}\n## The file\n\n```text\n{grammar_text()}```\n"
    )


def _pairs(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Japanese words, each with all its English spellings."""
    found: dict[str, list[str]] = {}
    for english, japanese in words.items():
        found.setdefault(japanese, []).append(english)
    return [(_code(japanese), _listed(english)) for japanese, english in found.items()]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(heads), tuple("---" for _ in heads), *map(tuple, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _listed(words: Iterable[str]) -> str:
    return " ".join(map(_code, words))


def _code(word: str) -> str:
    return f"`{word}`"
