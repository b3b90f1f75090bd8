"""S09xx: the project, its files, and what the command was asked for.

Mistakes of this family often have no place in a policy file; then the examples show a command, led by ``$``.
Codes up to S0909 and those from S0930 on say that the command itself was wrong: `is_usage`.
"""

from __future__ import annotations

from seido.source.diagnostic import Kind, Severity, Text

# ------------------------------------------------------------------------------------------ what was pointed at

PROJECT_NOT_FOUND = Kind(
    code="S0901",
    severity=Severity.ERROR,
    title=Text("政策ファイルの置き場所が見つかりません。", "No project was found."),
    message=Text(
        "「{folder}」にも、その上のどのフォルダにも、「policies」というフォルダがありません。",
        "Neither {folder} nor any folder above it has a folder named policies.",
    ),
    remedy=Text(
        "「policies」のあるフォルダに移って実行するか、「seido check フォルダ名」のように場所を書いてください。",
        "Run seido in a folder that has a policies folder, or name the place: seido check FOLDER.",
    ),
    wrong="$ mkdir /home/machi/hoka; cd /home/machi/hoka\n$ seido check",
    corrected="$ seido check",
)

NO_POLICIES = Kind(
    code="S0902",
    severity=Severity.ERROR,
    title=Text("政策ファイルがありません。", "There is no policy file."),
    message=Text(
        "「{folder}」とその下に、名前が「.pol」で終わるファイルがありません。",
        "Neither {folder} nor a folder below it has a file whose name ends in .pol.",
    ),
    remedy=Text(
        "政策ファイルを「policies/r6/名前.pol」のように置いてください。名前が「.」で始まるものは読みません。",
        "Put policy files there, as in policies/r6/NAME.pol. Names that begin with a dot are not read.",
    ),
    wrong="$ seido check policies/r6/sources",
    corrected="$ seido check policies/r6",
)

PATH_NOT_FOUND = Kind(
    code="S0903",
    severity=Severity.ERROR,
    title=Text("指定したファイルやフォルダがありません。", "The file or folder named in the command does not exist."),
    message=Text("「{path}」は見つかりません。{near}", "{path} was not found.{near}"),
    remedy=Text("名前と、今いるフォルダを確かめてください。", "Check the name and the folder you are in."),
    wrong="$ seido check policy/r6",
    corrected="$ seido check policies/r6",
)

NOT_A_POLICY = Kind(
    code="S0904",
    severity=Severity.ERROR,
    title=Text("政策ファイルではありません。", "This is not a policy file."),
    message=Text(
        "「{path}」の名前は「.pol」で終わっていません。",
        "The name of {path} does not end in .pol.",
    ),
    remedy=Text(
        "フォルダか、名前が「.pol」で終わるファイルを指定してください。",
        "Name a folder, or a file whose name ends in .pol.",
    ),
    wrong="$ seido check shuraku.txt",
    corrected="$ seido check policies/r6/shuraku.pol",
)

FOLDER_UNREADABLE = Kind(
    code="S0905",
    severity=Severity.ERROR,
    title=Text("フォルダの中を見られません。", "A folder cannot be looked into."),
    message=Text(
        "「{folder}」を開けません（{reason}）。",
        "{folder} cannot be opened ({reason}).",
    ),
    remedy=Text(
        "フォルダを読む権限があるか確かめてください。",
        "Check that you are permitted to read the folder.",
    ),
    wrong="$ chmod 000 policies/r6\n$ seido check",
    corrected="$ chmod 755 policies/r6\n$ seido check",
)

# ------------------------------------------------------------------------------------------------- reading files

FILE_MISSING = Kind(
    code="S0910",
    severity=Severity.ERROR,
    title=Text("ファイルがありません。", "A file does not exist."),
    message=Text("「{path}」は見つかりません。{near}", "{path} was not found.{near}"),
    remedy=Text(
        "ファイルをその場所に置くか、書いてある名前を直してください。"
        "資料の本文は、政策ファイルのあるフォルダから数えて書きます。",
        "Put the file there, or correct its name. The text of a source document is named from the folder of the "
        "policy files.",
    ),
    wrong="資料 r6\n  題名 「令和6年度の資料」\n  年度 令和6年度\n  本文 「r6.txt」",
    corrected="資料 r6\n  題名 「令和6年度の資料」\n  年度 令和6年度\n  本文 「sources/r6.txt」",
)

FILE_IS_FOLDER = Kind(
    code="S0911",
    severity=Severity.ERROR,
    title=Text("ファイルではなくフォルダです。", "This is a folder, not a file."),
    message=Text(
        "「{path}」はフォルダなので、ファイルとしては読めません。",
        "{path} is a folder and cannot be read as a file.",
    ),
    remedy=Text("中にあるファイルの名前まで書いてください。", "Name the file inside it."),
    wrong="資料 r6\n  題名 「令和6年度の資料」\n  年度 令和6年度\n  本文 「sources」",
    corrected="資料 r6\n  題名 「令和6年度の資料」\n  年度 令和6年度\n  本文 「sources/r6.txt」",
)

FILE_IS_SPECIAL = Kind(
    code="S0918",
    severity=Severity.ERROR,
    title=Text("普通のファイルではありません。", "This is no plain file."),
    message=Text(
        "「{path}」は、ファイルの形をした別のもの（名前付きパイプや装置など）なので、読めません。",
        "{path} is a pipe, a socket or a device, not a plain file.",
    ),
    remedy=Text(
        "文章を収めた普通のファイルを、その名前で置いてください。", "Put a plain file that holds the text in its place."
    ),
    wrong="$ mkfifo policies/r6/a.pol\n$ seido check",
    corrected="$ rm -f policies/r6/a.pol\n$ seido check",
)

FILE_LINK_BROKEN = Kind(
    code="S0919",
    severity=Severity.ERROR,
    title=Text("リンクの先にファイルがありません。", "A link that leads nowhere."),
    message=Text(
        "「{path}」は別の場所を指すリンクですが、その先にファイルがありません。",
        "{path} is a link, and there is no file where it leads.",
    ),
    remedy=Text(
        "リンクの先にファイルを置くか、リンクの代わりにファイルそのものをここに置いてください。",
        "Put the file where the link leads, or the file itself here.",
    ),
    wrong="$ ln -s nai.pol policies/r6/a.pol\n$ seido check",
    corrected="$ rm -f policies/r6/a.pol\n$ seido check",
)

FILE_FORBIDDEN = Kind(
    code="S0912",
    severity=Severity.ERROR,
    title=Text("ファイルを読む権限がありません。", "You are not permitted to read a file."),
    message=Text("「{path}」を開くことが許されていません。", "Opening {path} is not permitted."),
    remedy=Text(
        "ファイルの権限を直すか、読める人に頼んでください。ほかのソフトで開いたままなら閉じてください。",
        "Change the permissions of the file. If another program holds it open, close it there.",
    ),
    wrong="$ chmod 000 policies/r6/shuraku.pol\n$ seido check",
    corrected="$ chmod 644 policies/r6/shuraku.pol\n$ seido check",
)

FILE_UNREADABLE = Kind(
    code="S0913",
    severity=Severity.ERROR,
    title=Text("ファイルを読めません。", "A file cannot be read."),
    message=Text(
        "「{path}」を読む途中で、コンピュータが失敗を知らせました（{reason}）。",
        "The system reported a failure while reading {path} ({reason}).",
    ),
    remedy=Text(
        "ディスクやネットワークの接続を確かめ、もう一度実行してください。",
        "Check the disk or the network connection and try again.",
    ),
    wrong="$ ln -s hoka.pol policies/r6/hoka.pol\n$ seido check",
    corrected="$ ln -s hoka.pol policies/r6/hoka.pol\n$ rm policies/r6/hoka.pol\n$ seido check",
)

FILE_TOO_LARGE = Kind(
    code="S0914",
    severity=Severity.ERROR,
    title=Text("ファイルが大きすぎます。", "A file is too large."),
    message=Text(
        "「{path}」は{limit}バイトを超えています。",
        "{path} has more than {limit} bytes.",
    ),
    remedy=Text(
        "別のファイルを取り違えていないか確かめてください。本当に長いものは、いくつかのファイルに分けてください。",
        "Check that it is the right file. If it really is that long, divide it into several files.",
    ),
    wrong='$ head -c 17000000 /dev/zero | tr "\\0" "a" > policies/r6/sources/r6.txt\n$ seido check',
    corrected="$ seido check",
)

OTHER_ENCODING = Kind(
    code="S0915",
    severity=Severity.ERROR,
    title=Text("文字コードがUTF-8ではありません。", "A file is not in UTF-8."),
    message=Text(
        "「{path}」は{encoding}で保存されているようです。そのままでは読めません。",
        "{path} seems to be saved in {encoding}; seido reads UTF-8.",
    ),
    remedy=Text(
        "UTF-8で保存し直してください。\n"
        "メモ帳なら「名前を付けて保存」で文字コードを「UTF-8」にします。\n"
        "コマンドなら「iconv -f {codec} -t UTF-8 元のファイル > 新しいファイル」です。",
        "Save it again in UTF-8.\nOn the command line: iconv -f {codec} -t UTF-8 OLD > NEW",
    ),
    wrong="$ iconv -f UTF-8 -t CP932 shuraku.txt > policies/r6/shuraku.pol\n$ seido check",
    corrected="$ cp shuraku.txt policies/r6/shuraku.pol\n$ seido check",
)

BAD_BYTES = Kind(
    code="S0916",
    severity=Severity.ERROR,
    title=Text("文字として読めない所があります。", "Part of a file cannot be read as text."),
    message=Text(
        "「{path}」の{line}行、先頭から{offset}バイト目（0から数えます）の「{bytes}」は、UTF-8の文字になりません。\n"
        "直前の文字は「{before}」です。",
        "Line {line} of {path}, byte {offset} counted from 0: {bytes} is not a character of UTF-8.\n"
        "The text just before it is: {before}",
    ),
    remedy=Text(
        "ファイルが壊れているか、別の文字コードが混ざっています。"
        "その所を打ち直すか、元のファイルからもう一度写してUTF-8で保存してください。",
        "The file is damaged or mixes encodings. Type that place again, or copy the file again and save it in UTF-8.",
    ),
    wrong='$ printf "\\377" >> policies/r6/shuraku.pol\n$ seido check',
    corrected="$ cp shuraku.txt policies/r6/shuraku.pol\n$ seido check",
)

NOT_TEXT = Kind(
    code="S0917",
    severity=Severity.ERROR,
    title=Text("文字だけのファイルではありません。", "This is not a text file."),
    message=Text(
        "「{path}」は{what}です。文字だけのファイル（テキスト）ではありません。",
        "{path} is {what}, not plain text.",
    ),
    remedy=Text(
        "中の文を写して、UTF-8のテキストファイル（.txt、.pol）として保存してください。",
        "Copy its text into a plain text file (.txt, .pol) in UTF-8.",
    ),
    wrong='$ printf "%%PDF-1.7" > policies/r6/sources/r6.txt\n$ seido check',
    corrected="$ seido lock\n$ seido check",
)

# --------------------------------------------------------------------------------- source documents, writing

DOCUMENT_OUTSIDE = Kind(
    code="S0920",
    severity=Severity.ERROR,
    title=Text(
        "資料の本文の場所が、政策ファイルのフォルダの外です。", "A source document lies outside the policy set."
    ),
    message=Text(
        "「{path}」は、「{folder}」の中のファイルを指していません。",
        "{path} does not name a file inside {folder}.",
    ),
    remedy=Text(
        "資料を「{folder}/sources」の中に置き、「sources/名前.txt」のように書いてください。"
        "区切りは「/」です。「..」や「/」で始まる場所、「C:」、インターネットの住所は書けません。",
        "Put the document in {folder}/sources and write sources/NAME.txt, with / between folders. "
        "A place that begins with /, C: or a web address, or has .. in it, cannot be used.",
    ),
    wrong="資料 r6\n  題名 「令和6年度の資料」\n  年度 令和6年度\n  本文 「../../r6.txt」",
    corrected="資料 r6\n  題名 「令和6年度の資料」\n  年度 令和6年度\n  本文 「sources/r6.txt」",
)

WRITE_FAILED = Kind(
    code="S0921",
    severity=Severity.ERROR,
    title=Text("ファイルを書けません。", "A file cannot be written."),
    message=Text("「{path}」に書き込めません（{reason}）。", "{path} cannot be written ({reason})."),
    remedy=Text(
        "書き込む権限と、ディスクの空きを確かめてください。",
        "Check your permissions and the free space on the disk.",
    ),
    wrong="$ touch build\n$ seido build --no-site",
    corrected="$ touch build\n$ rm build\n$ seido build --no-site",
)

SITE_FAILED = Kind(
    code="S0922",
    severity=Severity.ERROR,
    title=Text("サイトを作れません。", "The site cannot be built."),
    message=Text("サイトを作る途中で止まりました：{reason}", "Building the site stopped: {reason}"),
    remedy=Text(
        "mkdocs.yml と docs フォルダの文書を確かめてください。サイトが要らなければ「--no-site」を付けます。",
        "Check mkdocs.yml and the pages in docs, or build with --no-site.",
    ),
    wrong='$ echo "plugins: [nai]" > mkdocs.yml\n$ seido build',
    corrected='$ echo "plugins: [nai]" > mkdocs.yml\n$ rm mkdocs.yml\n$ seido build --no-site',
)

SERVE_FAILED = Kind(
    code="S0923",
    severity=Severity.ERROR,
    title=Text("サイトを見せる住所を使えません。", "The address to serve the site on cannot be used."),
    message=Text("「{address}」を使えません：{reason}。", "{address} cannot be used: {reason}."),
    remedy=Text(
        "前に始めた「seido serve」が残っていれば、その画面で Ctrl+C を押して終わらせてください。"
        "そうでなければ「--port 8001」のように、ほかの番号を書いてください（「--port 0」なら空いている番号を使います）。",
        "If an earlier seido serve is still running, end it with Ctrl+C. Otherwise give another number, as in "
        "--port 8001 (--port 0 takes any that is free).",
    ),
    wrong="$ seido serve",
    corrected="$ seido serve --port 8001",
)

FOREIGN_FILES = Kind(
    code="S0924",
    severity=Severity.ERROR,
    title=Text(
        "書き込むフォルダに、seidoが書いたものではないファイルがあります。",
        "The folder to be written into holds files that seido did not write.",
    ),
    message=Text(
        "「{folder}」には、seidoが書いたものではないファイルが、これから書く所にあります：{files}{more}。\n"
        "上書きしないように、何も書きませんでした。",
        "In {folder}, files that seido did not write stand where it would write: {files}{more}.\n"
        "So that they are not overwritten, nothing was written.",
    ),
    remedy=Text(
        "要るファイルなら、「--out 名前」か「--site 名前」で、ほかのフォルダを指定してください。"
        "要らないファイルなら、フォルダごと消してから、もう一度「seido build」を打ってください。",
        "If they are wanted, name another folder with --out NAME or --site NAME. If not, delete the folder and build again.",
    ),
    wrong='$ mkdir site\n$ echo "町のお知らせ" > site/index.html\n$ seido build',
    corrected='$ mkdir site\n$ echo "町のお知らせ" > site/index.html\n$ seido build --site seido-site',
)

# ------------------------------------------------------------------------------------------- what was asked for

UNKNOWN_SCHEME = Kind(
    code="S0930",
    severity=Severity.ERROR,
    title=Text("その名前の制度はありません。", "There is no scheme of that name."),
    message=Text("「{name}」という制度はありません。{near}", "There is no scheme {name}.{near}"),
    remedy=Text(
        "制度の名前か、（）の中の英字の名前を書いてください。ある制度：{known}",
        "Give the name of a scheme or its identifier in parentheses. Schemes here: {known}",
    ),
    wrong="$ seido run 集落支援委員",
    corrected="$ seido run 集落支援員",
)

UNKNOWN_CODE = Kind(
    code="S0931",
    severity=Severity.ERROR,
    title=Text("その番号のメッセージはありません。", "There is no message of that code."),
    message=Text("「{code}」という番号はありません。{near}", "There is no code {code}.{near}"),
    remedy=Text(
        "番号は「S0401」のように、Sと数字4桁です。「seido explain」で一覧が出ます。",
        "A code is S and four digits, as in S0401. seido explain lists them all.",
    ),
    wrong="$ seido explain S401",
    corrected="$ seido explain S0401",
)

AMBIGUOUS_SCHEME = Kind(
    code="S0932",
    severity=Severity.ERROR,
    title=Text("同じ名前の制度がいくつかあります。", "Several schemes have that name."),
    message=Text(
        "「{name}」という制度は、{places}にあります。",
        "The scheme {name} stands in {places}.",
    ),
    remedy=Text(
        "どのフォルダのものかを「--project {folder}」のように書いてください。",
        "Say which folder is meant, as in --project {folder}.",
    ),
    wrong="$ cp -r policies/r6 policies/r7\n$ seido run 集落支援員",
    corrected="$ cp -r policies/r6 policies/r7\n$ seido run 集落支援員 --project policies/r6",
)

DIFF_SIDES = Kind(
    code="S0933",
    severity=Severity.ERROR,
    title=Text("比べる二つが分かりません。", "It is not clear which two are to be compared."),
    message=Text("比べるものが{count}つ書いてあります。", "{count} things to compare were given."),
    remedy=Text(
        "前と後のフォルダを二つ書くか、「--years 令和5年度 令和6年度」のように年度を二つ書いてください"
        "（年度のときは、フォルダは一つまで）。",
        "Give two folders, the older one first, or two years as in --years R5 R6 (with one folder at the most).",
    ),
    wrong="$ seido diff policies/r6",
    corrected="$ seido diff --years R5 R6 policies/r6",
)

DIFF_YEAR = Kind(
    code="S0934",
    severity=Severity.ERROR,
    title=Text("年度を読めません。", "A year cannot be read."),
    message=Text("「{text}」を年度として読めません。", "{text} is not a fiscal year."),
    remedy=Text(
        "「令和6年度」「R6」「2024」のように書いてください。",
        "Write 令和6年度, R6 or 2024.",
    ),
    wrong="$ seido diff --years 去年 今年",
    corrected="$ seido diff --years R5 R6",
)

NEAR = Text("「{names}」のことですか。", " Did you mean {names}?")
"""What {near} of a message becomes where there are near misses; without one it is empty."""

LINE_START = Text("（行の先頭）", "(start of the line)")
PDF = Text("PDFファイル", "a PDF file")
OFFICE = Text("WordやExcelなどのファイル、または圧縮ファイル", "an Office document or an archive")
BINARY = Text("文字でないデータ", "binary data")


def is_usage(kind: Kind) -> bool:
    """Whether a finding says that the command itself was wrong, rather than the project it looked at."""
    return kind.code.startswith(("S090", "S093"))
