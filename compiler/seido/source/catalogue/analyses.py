"""S10xx: what the analyses find: what can never be met, what nothing uses, amounts that jump or turn negative."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

# -------------------------------------------------------------------------- S1020 to S1049: what is missing, idle or odd

CLAUSE_HIDDEN: Final = Kind(
    "S1020",
    Severity.WARNING,
    Text(
        "使われることのない行です",
        "A clause that never decides",
    ),
    Text(
        "「{name}」の {clause} に当てはまる場合には、いつも {others} が先に当てはまるので、{clause} で決まることがありません。"
        "たとえば {case} のとき、{clause} ではなく {others} のどれかで決まります。",
        'Wherever {clause} of "{name}" applies, {others} go before it, so that it never decides; for example where {case}.',
    ),
    Text(
        "{clause} と {others} の条件や順を、資料と見比べて直してください。資料のとおりで余分なら、消してください。",
        "Compare {clause} and {others} with the document; remove the clause if it says nothing of its own.",
    ),
    labels={
        "by": Text("{clause} が先に当てはまります", "{clause} goes before it"),
    },
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                      出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市 か 町 か 村 のとき 2/3  出典 r6「その他の市町村は2/3」\n"
        "  ただし 団体区分 が 市 のとき 3/4              出典 r6「市は3/4」\n"
        "  ただし 団体区分 が 町 か 村 のとき 4/5        出典 r6「町村は4/5」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                      出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市 のとき 3/4              出典 r6「市は3/4」\n"
        "  ただし 団体区分 が 町 か 村 のとき 4/5        出典 r6「町村は4/5」"
    ),
)
GENERAL_NEVER_USED: Final = Kind(
    "S1021",
    Severity.WARNING,
    Text(
        "原則が使われることがありません",
        "A 原則 that never decides",
    ),
    Text(
        "「{name}」では、{clauses} のどれかにいつも当てはまるので、原則が使われることがありません。",
        'In "{name}" one of {clauses} always applies, so that its 原則 never does.',
    ),
    Text(
        "{clauses} の条件を確かめてください。場合を尽くしているなら、原則を消し、ただし を 場合 に直します。",
        "Check the conditions of {clauses}. If they cover everything, drop the 原則 and write 場合 for ただし.",
    ),
    labels={
        "by": Text("{clause}", "{clause}"),
    },
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                   出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.5未満 のとき 2/3    出典 r6「0.5未満は2/3」\n"
        "  ただし 財政力指数 が 0.5以上 のとき 1/3    出典 r6「0.5以上は1/3」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  場合 財政力指数 が 0.5未満 のとき 2/3    出典 r6「0.5未満は2/3」\n"
        "  場合 財政力指数 が 0.5以上 のとき 1/3    出典 r6「0.5以上は1/3」"
    ),
)
