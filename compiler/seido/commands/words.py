"""What ``seido --help`` says, in both languages, and how a wrong command line is answered.

Kept apart from the frame in `seido.cli`, so that the wording can be read as a text.
"""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Text

# ----------------------------------------------------------------------------------------------------- headings

USAGE: Final = Text("使い方：", "Usage: ")
OPTIONS: Final = Text("オプション", "Options")
COMMANDS: Final = Text("コマンド", "Commands")
OPTIONS_SHORT: Final = Text("[オプション]", "[OPTIONS]")
COMMAND_SHORT: Final = Text("コマンド ...", "COMMAND ...")

PLACES: Final = Text("[場所]...", "[PATH]...")
SCHEME: Final = Text("制度", "SCHEME")
CODE: Final = Text("[番号]", "[CODE]")
PAIR: Final = Text("名前=値", "NAME=VALUE")
READING_PAIR: Final = Text("名前=読み", "NAME=READING")
FILE: Final = Text("ファイル", "FILE")
FOLDER: Final = Text("フォルダ", "FOLDER")
YEAR: Final = Text("年度", "YEAR")

# ----------------------------------------------------------------------------------------------------- commands

SEIDO: Final = Text(
    "制度を、公表された文書のとおりに書き、確かめ、計算します。\n\n"
    "場所を書かなければ、今いるフォルダから上へ順に「policies」を探し、その中の政策ファイル（.pol）を使います。\n\n"
    "終わり方（終了ステータス）：0 問題なし、1 誤りあり、2 コマンドの書き方の誤り、3 seido自身の不具合",
    "Write support schemes exactly as their documents state them, check them and compute with them.\n\n"
    "Without a PATH, seido looks for a folder named policies, from the current folder upward, and works on the "
    "policy files (.pol) in it.\n\n"
    "Exit status: 0 fine, 1 errors found, 2 wrong usage, 3 a defect of seido itself",
)

CHECK: Final = Text("政策ファイルに誤りがないか確かめる", "Check policy files")
CHECK_LONG: Final = Text(
    "政策ファイルを読み、書き方、名前、単位、年度、引用した数字を確かめます。\n\n"
    "場所には、フォルダか政策ファイル（.pol）を書きます。ファイルを書いたときは、そのファイルの誤りだけを示します。",
    "Read policy files and check their syntax, names, units, years and cited figures.\n\n"
    "PATH is a folder or a policy file (.pol). Where files are named, only their findings are shown.",
)

BUILD: Final = Text("計算プログラム、文書、サイトを作る", "Write checkers, documents and the site")
BUILD_LONG: Final = Text(
    "確かめたうえで、Pythonの計算プログラム、Markdownの文書、JSONを「build」に、サイトを「site」に書きます。",
    "Check, then write Python checkers, Markdown and JSON to build, and the site to site.",
)

SERVE: Final = Text("サイトを見ながら書く（保存するたびに新しくなる）", "Preview the site; pages are renewed on saving")
SERVE_LONG: Final = Text(
    "サイトを作り、このコンピュータのブラウザーだけに見せます。政策ファイルや文書を保存すると、変わった頁だけを作り直し、"
    "開いている頁を新しくします。誤りがあれば頁の上と端末に示し、頁は誤りがなかったときのものを残します。\n\n"
    "「build」や「site」のフォルダには何も書きません。終わるときは Ctrl+C を押します。",
    "Build the site and show it to browsers on this computer alone. When policy files or pages are saved, what is "
    "different is made anew and open pages are renewed. Errors are shown at the top of the pages and in the terminal, "
    "and the last pages without errors stay.\n\n"
    "Nothing is written to the folders build and site. Ctrl+C ends it.",
)

RUN: Final = Text("一つの事例を計算し、積算根拠を示す", "Evaluate one case, with reasons")
RUN_LONG: Final = Text(
    "制度の名前（または英字の名前）と入力から、該当するか、いくらかを計算し、根拠と読み方を示します。\n\n"
    "例：seido run 分散型エネルギーインフラプロジェクト --input 団体区分=町 --input 財政力指数=0.49 "
    "--input 策定経費=2,400万円",
    "Answer, for a scheme (by name or identifier) and the inputs of a case, whether it applies and for how much, "
    "with the clauses and readings that decided.",
)

TEST: Final = Text("政策ファイルの中の計算例を確かめる", "Run the worked examples of the policy files")
TEST_LONG: Final = Text(
    "政策ファイルに書かれた「例」をすべて計算し、書かれた結果とちょうど同じか確かめます。",
    "Compute every worked example written in the policy files and compare the results exactly.",
)

FIGURES: Final = Text("公表された数字を出典とともに一覧する", "List the published figures with their sources")
FIGURES_LONG: Final = Text(
    "政策ファイルにある数字を、値、単位、期間、資料の行、引用とともに一つずつ書き出します。",
    "List each figure of the policy files with value, unit, period, line of the source and quote.",
)

COVERAGE: Final = Text("資料の数字のどれが確かめられたかを示す", "Show which figures of the sources are proved")
COVERAGE_LONG: Final = Text(
    "資料に印字された数字を、確かめたもの、収録外としたもの、まだのものに分けて示します。",
    "Divide the figures printed in the sources into checked, excluded and uncovered ones.",
)

FMT: Final = Text("政策ファイルの書き方を整える", "Format policy files")
FMT_LONG: Final = Text(
    "字下げ、空白、記号の全角と半角、表の列を整えます。書いた言葉、数の書き方、注記（#）、順序は変えません。"
    "読めない行のあるファイルは書き換えません。\n\n"
    "場所に「-」を書くと、標準入力を整えて標準出力に出します。",
    "Set indentation, spaces, the width of signs and the columns of tables. Words, the spelling of numbers, comments "
    "and order stay. A file with lines that cannot be read is left as it is.\n\n"
    "With - as PATH, standard input is formatted to standard output.",
)

LOCK: Final = Text("資料の本文を、今のまま記録する", "Record the source documents as they are now")
LOCK_LONG: Final = Text(
    "資料の本文の照合値を「seido.lock」に書きます。本文が後で変わると「seido check」が知らせます。\n\n"
    "資料が改められたときは、変わった所を確かめてから実行してください。",
    "Write the hashes of the source documents to seido.lock; seido check then tells when one has changed.\n\n"
    "After a new edition, look through the changes before you run it.",
)

DIFF: Final = Text("二つの版、二つの年度の違いを示す", "Show what changed between two versions or two years")
DIFF_LONG: Final = Text(
    "どの事例の答えが、どう変わるかを、変わり方ごとに例と根拠を添えて示します。変わった数字も一覧します。\n\n"
    "例：seido diff 前のフォルダ 後のフォルダ\n\n"
    "例：seido diff --years R5 R6\n\n"
    "違いがあっても終わり方は0です（--exit-code を付ければ1）。",
    "Say which cases get another answer, each kind of change with an example and what decided, and list the figures that "
    "changed.\n\n"
    "For example: seido diff OLD NEW, or seido diff --years R5 R6\n\n"
    "The exit status is 0 whether or not there are differences (1 with --exit-code).",
)
SIDES: Final = Text("[前 後]", "[OLD NEW]")
YEARS: Final = Text(
    "一つの政策の、二つの年度を比べる（令和5年度 令和6年度、R5 R6）",
    "Compare two fiscal years of one set of policies (R5 R6)",
)
TWO_YEARS: Final = Text("年度 年度", "YEAR YEAR")
DIFF_YEAR: Final = Text(
    "二つのフォルダを比べるときの年度。書かなければ、それぞれの資料の年度",
    "Fiscal year in which two folders are compared; by default that of each one's document",
)
ONE_SCHEME: Final = Text(
    "比べる制度（名前か英字の名前）。いくつでも書ける",
    "A scheme to compare, by name or identifier; may be repeated",
)
EXIT_CODE: Final = Text("違いがあれば、終わり方を1にする", "Exit with status 1 where there is a difference")
FORMAT_MARKDOWN: Final = Text(
    "出力の形。書かなければ text。markdownは査読や起案に貼るためのもの",
    "Form of the output; text by default. markdown: to paste into a review",
)

EXPLAIN: Final = Text("メッセージの番号を説明する", "Explain the code of a message")
EXPLAIN_LONG: Final = Text(
    "「S0401」のような番号の意味、直し方、誤りの例と直した例を示します。番号を書かなければ一覧を示します。",
    "Say what a code such as S0401 means and how to mend it, with a wrong and a corrected example. "
    "Without a code, list them all.",
)

# ------------------------------------------------------------------------------------------------------ options

FMT_CHECK: Final = Text(
    "書き換えずに、整っていないファイルを挙げる。あれば終わり方は1",
    "Write nothing; list the files that are not formatted and exit with status 1 if there are any",
)
FMT_DIFF: Final = Text("書き換えずに、変わる所を示す", "Write nothing; show what would change")
FMT_FIX: Final = Text(
    "読めない行のうち、何を書きたかったかが確かなものを直し、直した行を示す",
    "Mend lines that cannot be read where it is certain what was meant, and say which",
)
FMT_KEYWORDS: Final = Text(
    "言葉を日本語または英語にそろえる。書かなければそのまま",
    "Turn keywords into Japanese or English; by default each stays as it is",
)

HELP: Final = Text("この説明を表示して終わる", "Show this help and exit")
VERSION: Final = Text("版を表示して終わる", "Show the version and exit")
LANG: Final = Text(
    "メッセージの言語。書かなければ環境（LC_ALL、LC_MESSAGES、LANG）が英語なら英語、ほかは日本語",
    "Language of messages; by default English where the locale (LC_ALL, LC_MESSAGES, LANG) is, else Japanese",
)
COLOR: Final = Text(
    "色を付ける、付けない。書かなければ画面に出すときだけ付ける",
    "Colour the output or not; by default only on a terminal",
)
FORMAT: Final = Text("出力の形。書かなければ text", "Form of the output; text by default")
FORMAT_GITHUB: Final = Text(
    "出力の形。書かなければ text。githubはGitHub Actionsの注釈、sarifはコード検査サービスやエディター用",
    "Form of the output; text by default. github: annotations of GitHub Actions; sarif: code scanning and editors",
)
HELP_SITE: Final = Text(
    "公開しているサイトの住所。sarifから、メッセージの説明の頁へつなぐ",
    "Address of the published site, so that sarif links to the pages of messages",
)
ADDRESS: Final = Text("住所", "URL")
FORMAT_CSV: Final = Text(
    "出力の形。書かなければ text。csvは表計算ソフト用",
    "Form of the output; text by default. csv: for spreadsheets",
)
OUT: Final = Text("作ったものを置くフォルダ。書かなければ build", "Folder for what is built; build by default")
SITE: Final = Text("サイトを置くフォルダ。書かなければ site", "Folder for the site; site by default")
HOST: Final = Text(
    "見せる住所。書かなければ 127.0.0.1（このコンピュータだけ）",
    "Address to serve on; by default 127.0.0.1, which only this computer reaches",
)
PORT: Final = Text(
    "ポート番号。0なら空いている番号。書かなければ 8000", "Port; 0 for any that is free; 8000 by default"
)
NUMBER: Final = Text("番号", "NUMBER")
OPEN: Final = Text("ブラウザーで開く", "Open the browser")
VERIFY: Final = Text(
    "ほかの方法で決まらない検証を、z3で調べる（pip install 'seido[verify]' が要る）",
    "Ask z3 about each 検証 not decided without it (needs pip install 'seido[verify]')",
)
NO_SITE: Final = Text("サイトを作らない", "Do not build the site")
INPUT: Final = Text(
    "入力。いくつでも書ける。値が分からないものは書かない",
    "An input of the case; may be repeated. Leave out what you do not know",
)
CASE: Final = Text(
    "入力を書いたJSONファイル。明細はこれで渡す。--input が優先する",
    "A JSON file of inputs, for line items too; --input overrides it",
)
CASE_YEAR: Final = Text(
    "計算する年度（令和6年度、R6、2024年度）。書かなければ資料の年度",
    "Fiscal year of the case (令和6年度, R6, 2024年度); by default that of the document",
)
READING: Final = Text("解釈の選び方。いくつでも書ける", "Choose a declared reading; may be repeated")
PROJECT: Final = Text(
    "制度を探すフォルダ。書かなければ今いる場所から探す",
    "Folder in which to look for the scheme; by default the current project",
)
NOTES: Final = Text(
    "誤りではないが知っておくとよいこと（額が下がる境目など）も示す",
    "Show notes too: what is no mistake but worth knowing, such as limits at which an amount drops",
)
STRICT: Final = Text(
    "確かめていない数字が残っていれば、終わり方を1にする",
    "Exit with status 1 while any figure is uncovered",
)

# ----------------------------------------------------------------------------------------- wrong command lines

ERROR: Final = Text("誤り ", "error: ")
SEE_HELP: Final = Text(
    "くわしくは「{command} --help」を見てください。",
    "See {command} --help.",
)
DID_YOU_MEAN: Final = Text("「{names}」のことですか。", " Did you mean {names}?")
NO_COMMAND: Final = Text(
    "「{name}」というコマンドはありません。{near}\nコマンドは{known}です。",
    "There is no command {name}.{near}\nThe commands are {known}.",
)
NO_OPTION: Final = Text("「{name}」というオプションはありません。{near}", "There is no option {name}.{near}")
OPTION_NEEDS_VALUE: Final = Text(
    "オプション「{name}」の後に値がないか、値の要らない所に値があります。",
    "Option {name} lacks a value, or has one where none belongs.",
)
MISSING: Final = Text("「{name}」が書いてありません。", "{name} is missing.")
BAD_CHOICE: Final = Text(
    "「{name}」に「{value}」は書けません。書けるのは{choices}です。",
    "{value} is not a value of {name}. Choose from {choices}.",
)
BAD_VALUE: Final = Text("「{name}」の値を読めません：{message}", "The value of {name} cannot be read: {message}")
BAD_NUMBER: Final = Text(
    "「{name}」には{low}から{high}までの整数を書いてください。", "{name} must be a whole number from {low} to {high}."
)
NOT_A_PAIR: Final = Text(
    "「{value}」は「名前=値」の形ではありません。",
    "{value} is not of the form NAME=VALUE.",
)
TOO_MANY: Final = Text(
    "余分なものが書いてあります：{rest}",
    "There is something too many: {rest}",
)
OTHER_USAGE: Final = Text("コマンドの書き方が違います：{message}", "Wrong usage: {message}")

# --------------------------------------------------------------------------------------------------- accidents

DEFECT: Final = Text(
    "seido自身の不具合で止まりました。書いた政策ファイルのせいではありません。\n"
    "　{what}（{where}）\n"
    "　seido {version}、Python {python}\n"
    "　お手数ですが、この表示と、打ったコマンドを、seidoの開発者にお知らせください。\n"
    "　くわしい記録は、環境変数 SEIDO_DEBUG=1 を付けてもう一度実行すると出ます。",
    "seido stopped because of a defect of its own; your policy files are not to blame.\n"
    "  {what} ({where})\n"
    "  seido {version}, Python {python}\n"
    "  Please report this text and the command you typed to the developers of seido.\n"
    "  SEIDO_DEBUG=1 in the environment prints the full record.",
)
STANDARD_OUTPUT: Final = Text("標準出力", "standard output")
INTERRUPTED: Final = Text("中断しました。", "Interrupted.")
