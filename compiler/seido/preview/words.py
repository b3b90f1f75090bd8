"""What a preview says in the browser, in both languages."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Text

LABEL: Final = Text("書きかけの政策ファイルの状態", "State of the policy files")
ERRORS: Final = Text(
    "{counts}があります。頁は、最後に誤りがなかったときのものです。",
    "{counts}. The page is that of the last state without errors.",
)
NOTHING_YET: Final = Text(
    "{counts}があるので、まだ頁を作れません。直して保存すると、頁が出ます。",
    "{counts}. There is no page yet; mend and save, and it appears.",
)
WARNINGS: Final = Text("{counts}があります。頁は今のものです。", "{counts}. The page is up to date.")
REMARKS: Final = Text("頁の書き方について{count}件", "{count} about the pages")
AND: Final = Text("、", ", ")
MORE: Final = Text("ほかに{count}件あります。端末に全部出ています。", "{count} more; the terminal lists them all.")
EXPLAIN: Final = Text("くわしい説明", "More about it")
DEFECT: Final = Text(
    "seido自身の不具合で、頁を作れませんでした。書いた政策ファイルのせいではありません。",
    "The pages could not be made because of a defect of seido itself; your policy files are not to blame.",
)
GONE: Final = Text(
    "「seido serve」が終わっています。頁は、終わる前のものです。",
    "seido serve has ended. The page is that of the time before.",
)
MAKING: Final = Text("頁を作っています…", "The pages are being made…")
NOT_FOUND: Final = Text("頁がありません。", "There is no such page.")
