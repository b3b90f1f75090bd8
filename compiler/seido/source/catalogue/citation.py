"""S04xx: quotes, printed figures, coverage and the lock file."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

_PRINTED: Final = {
    "printed": Text("資料の場所", "in the document"),
    "other": Text("ここにあります。", "it stands here"),
}
_PASTE: Final = Text("次をそのまま貼り付けてください。", "Paste this as it stands.")

# ------------------------------------------------------------------------------------------------- places of quotes

QUOTE_NOT_FOUND = Kind(
    code="S0401",
    severity=Severity.ERROR,
    title=Text("引用が資料の文と一致しません。", "A quote differs from its document."),
    message=Text(
        "書いた文：「{written}」\n資料の文：「{printed}」　{document} {line}行\n違いは{count}か所です。{differences}",
        "written: {written}\nprinted: {printed} ({document} line {line})\nThey differ in {count} place(s). {differences}",
    ),
    remedy=_PASTE,
    labels=_PRINTED,
    wrong="基準 報償費等の上限額 : 円 = 320万円   出典 r6「報償費等320万円」",
    corrected="基準 報償費等の上限額 : 円 = 320万円   出典 r6「報償費等：320万円」",
    document="報償費等：320万円、その他活動経費：200万円",
)

QUOTE_UNKNOWN = Kind(
    code="S0402",
    severity=Severity.ERROR,
    title=Text("引用した文が資料にありません。", "A quote stands nowhere in its document."),
    message=Text(
        "「{written}」も、それに近い文も、{document}（{path}）にありません。",
        "Neither “{written}” nor anything like it stands in {document} ({path}).",
    ),
    remedy=Text(
        "資料の文を写してください。ほかの資料の文なら、出典の資料名を直してください。",
        "Copy the words of the document. If they are another document's, correct the name after 出典.",
    ),
    wrong=("入力 定住している : はい・いいえ\n要件 定住 : 定住している   出典 r6「定住する意思を持つ者」"),
    corrected=("入力 定住している : はい・いいえ\n要件 定住 : 定住している   出典 r6「生活の拠点を移した者」"),
    document="都市地域から条件不利地域に住民票を異動し、生活の拠点を移した者",
)

QUOTE_AMBIGUOUS = Kind(
    code="S0403",
    severity=Severity.ERROR,
    title=Text("引用した文が資料の{count}か所にあります。", "A quote stands in {count} places of its document."),
    message=Text(
        "「{written}」は{document}の{lines}にあり、どれを指すか決まりません。",
        "“{written}” stands in {document} on {lines}; which one is meant is not decided.",
    ),
    remedy=Text(
        "指す場所に合うものを一つ選んで、貼り付けてください。",
        "Paste the one that points to the place you mean.",
    ),
    labels=_PRINTED,
    wrong="基準 措置率 : 割合 = 0.5   出典 r6「措置率0.5」",
    corrected="基準 措置率 : 割合 = 0.5   出典 r6「空き家の改修に要する経費」以下「措置率0.5」",
    document=("空き家の改修に要する経費\u3000措置率0.5\n移住の支援に要する経費\u3000措置率0.5"),
)

ANCHOR_NOT_FOUND = Kind(
    code="S0404",
    severity=Severity.ERROR,
    title=Text("「以下」の前の文が資料にありません。", "The text before 以下 does not stand in the document."),
    message=Text(
        "「{anchor}」は{document}（{path}）にありません。{near}",
        "“{anchor}” does not stand in {document} ({path}). {near}",
    ),
    remedy=Text(
        "引用より前にある見出しなどを、資料のとおりに書いてください。",
        "Write a heading that stands before the quote, as it is printed.",
    ),
    labels=_PRINTED,
    wrong="基準 事業の上限額 : 円 = 100万円   出典 r6「【副業】」以下「上限100万円」",
    corrected="基準 事業の上限額 : 円 = 100万円   出典 r6「【副業型】」以下「上限100万円」",
    document=("【企業派遣型】\n上限560万円\n【副業型】\n上限100万円"),
)

ANCHOR_AMBIGUOUS = Kind(
    code="S0405",
    severity=Severity.ERROR,
    title=Text(
        "「以下」の前の文が資料の{count}か所にあります。",
        "The text before 以下 stands in {count} places of the document.",
    ),
    message=Text(
        "「{anchor}」は{document}の{lines}にあります。",
        "“{anchor}” stands in {document} on {lines}.",
    ),
    remedy=Text(
        "資料に一度しか出てこない文を書いてください。次はどれも一度しか出てきません。",
        "Write a text that stands there only once. Each of these does.",
    ),
    labels=_PRINTED,
    wrong="基準 事業の上限額 : 円 = 100万円   出典 r6「措置の対象」以下「上限100万円」",
    corrected="基準 事業の上限額 : 円 = 100万円   出典 r6「【副業型】」以下「上限100万円」",
    document=("【企業派遣型】措置の対象\n上限560万円\n【副業型】措置の対象\n上限100万円"),
)

QUOTE_BEFORE_ANCHOR = Kind(
    code="S0406",
    severity=Severity.ERROR,
    title=Text("引用した文は「以下」の前の文より前にあります。", "The quote stands before its anchor."),
    message=Text(
        "「{written}」は{document}の{lines}にありますが、「{anchor}」（{line}行）より後にはありません。",
        "“{written}” stands in {document} on {lines}, but not after “{anchor}” (line {line}).",
    ),
    remedy=Text("次をそのまま貼り付けるか、「以下」の前の文を直してください。", "Paste this, or correct the anchor."),
    labels=_PRINTED,
    wrong="基準 派遣の上限額 : 円 = 560万円   出典 r6「【副業型】」以下「上限560万円」",
    corrected="基準 派遣の上限額 : 円 = 560万円   出典 r6「【企業派遣型】」以下「上限560万円」",
    document=("【企業派遣型】\n上限560万円\n【副業型】\n上限100万円"),
)

RANGE_BACKWARDS = Kind(
    code="S0407",
    severity=Severity.ERROR,
    title=Text("引用の終わりが始まりより後にありません。", "A quoted stretch does not end after it begins."),
    message=Text(
        "「{end}」は、「{written}」（{document} {line}行）より後にありません。{near}",
        "“{end}” does not stand after “{written}” ({document} line {line}). {near}",
    ),
    remedy=Text(
        "「から」の後には、始まりより後にある文を、資料のとおりに書いてください。",
        "After から write a text that is printed behind the beginning.",
    ),
    labels=_PRINTED,
    wrong="基準 前の限度額 : 億円 = 42   出典 r6「（令和5年度）」から「<現行>」まで",
    corrected="基準 前の限度額 : 億円 = 42   出典 r6「<現行>」から「（令和5年度）」まで",
    document="<現行>　限度額 42億円（令和5年度）",
)

QUOTE_EMPTY = Kind(
    code="S0408",
    severity=Severity.ERROR,
    title=Text("引用が空です。", "A quote is empty."),
    message=Text("「」の中に資料の文がありません。", "There is no text of the document between the brackets."),
    remedy=Text("資料の文を写してください。", "Copy the words of the document."),
    wrong="基準 上限額 : 円 = 2,000万円   出典 r6「」",
    corrected="基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万円」",
)

DOCUMENT_UNKNOWN = Kind(
    code="S0409",
    severity=Severity.ERROR,
    title=Text("出典の資料がありません。", "A cited document is not declared."),
    message=Text(
        "「{document}」という資料はありません。今ある資料は{known}です。",
        "There is no document {document}. Declared are: {known}.",
    ),
    remedy=Text(
        "出典の資料名を直すか、「資料 {document}」を書いてください。",
        "Correct the name after 出典, or declare 資料 {document}.",
    ),
    wrong="基準 上限額 : 円 = 2,000万円   出典 r7「上限2,000万円」",
    corrected="基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万円」",
    document="上限2,000万円",
)

# -------------------------------------------------------------------------------------------------- claimed figures

NO_SOURCE = Kind(
    code="S0410",
    severity=Severity.ERROR,
    title=Text("数に出典も解釈もありません。", "A figure has neither a source nor a reading."),
    message=Text(
        "{declaration}の「{written}」が、何によるか書かれていません。",
        "Nothing says where “{written}” of {declaration} comes from.",
    ),
    remedy=Text(
        "印字されている数なら「出典 資料名「…」」を、印字がなく読み取った数なら「解釈「…」」を書いてください。",
        "Write 出典 NAME「…」 if it is printed, or 解釈「…」 if it is your reading.",
    ),
    wrong="基準 上限額 : 円 = 2,000万円",
    corrected="基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万円」",
    document="上限2,000万円",
)

FIGURE_DIFFERS = Kind(
    code="S0411",
    severity=Severity.ERROR,
    title=Text("数が引用と違います。", "A figure differs from its quote."),
    message=Text(
        "書いた数：{written}\n資料の数：{printed}　{document} {line}行「{quote}」{elsewhere}{hint}",
        "written: {written}\nprinted: {printed} ({document} line {line}: {quote}){elsewhere}{hint}",
    ),
    remedy=Text(
        "資料のとおりの数に直すか、書いた数が印字されている所を引用してください。",
        "Write the figure as printed, or quote the place where yours is printed.",
    ),
    labels=_PRINTED,
    wrong="基準 上限額 : 円 = 3,000万円   出典 r6「上限2,000万円」",
    corrected="基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万円」",
)

BOUNDARY_DIFFERS = Kind(
    code="S0412",
    severity=Severity.ERROR,
    title=Text("境目の言葉が引用と違います。", "A boundary word differs from its quote."),
    message=Text(
        "書いた言葉：{written}\n資料の文：「{printed}」　{document} {line}行\n{explanation}",
        "written: {written}\nprinted: {printed} ({document} line {line})\n{explanation}",
    ),
    remedy=Text("{remedy}", "{remedy}"),
    labels=_PRINTED,
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2   出典 r6「標準の補助率1/2」\n"
        "  ただし 財政力指数 が 0.25以下 のとき 3/4   出典 r6「財政力0.25未満 3/4」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2   出典 r6「標準の補助率1/2」\n"
        "  ただし 財政力指数 が 0.25未満 のとき 3/4   出典 r6「財政力0.25未満 3/4」"
    ),
)

WHICH_FIGURE = Kind(
    code="S0413",
    severity=Severity.ERROR,
    title=Text("引用の中のどの数か決まりません。", "Which figure of the quote is meant is not decided."),
    message=Text(
        "「{written}」に当たりうる数が、引用に{count}個あります：{choices}（{document} {line}行）。\n"
        "書いた名前（{labels}）の直後の数でも、順番でも、一つに決まりません。",
        "The quote holds {count} figures that “{written}” could be: {choices} ({document} line {line}).\n"
        "Neither a name before one of them ({labels}) nor their order decides.",
    ),
    remedy=Text(
        "引用をその数だけに縮めるか、何番目かを書いてください。次はその例です。",
        "Shorten the quote to that figure, or say which one by its position, as here.",
    ),
    labels=_PRINTED,
    wrong="基準 上限額 : 円 = 485万円   出典 r6「専任445万円⇒485万円」",
    corrected="基準 上限額 : 円 = 485万円   出典 r6「専任445万円⇒485万円」2番目",
)

POSITION_OUT = Kind(
    code="S0414",
    severity=Severity.ERROR,
    title=Text("引用の中に{position}番目の数がありません。", "The quote has no figure number {position}."),
    message=Text(
        "「{quote}」にある、「{written}」と同じ単位の数は{count}個です：{choices}",
        "The figures of the unit of “{written}” in “{quote}” are {count}: {choices}",
    ),
    remedy=Text(
        "何番目かを、書いた数が印字されている順番に直してください（{count}番目まであります）。",
        "Write the position at which your figure is printed ({count} at most).",
    ),
    labels=_PRINTED,
    wrong="基準 上限額 : 円 = 485万円   出典 r6「専任445万円⇒485万円」3番目",
    corrected="基準 上限額 : 円 = 485万円   出典 r6「専任445万円⇒485万円」2番目",
)

LABEL_DIFFERS = Kind(
    code="S0415",
    severity=Severity.ERROR,
    title=Text("数が、引用の中の名前と合いません。", "A figure does not belong to its name in the quote."),
    message=Text(
        "書いた数：{label}　{written}\n資料の文：「{quote}」　{document} {line}行\n「{name}」の次は{printed}です。{present}",
        "written: {label} {written}\nprinted: {quote} ({document} line {line})\nAfter “{name}” stands {printed}. {present}",
    ),
    remedy=Text(
        "{printed}に直してください。別の数を指すときは、引用の後に何番目かを書いてください。",
        "Write {printed}. If you mean another figure, write its position after the quote.",
    ),
    labels=_PRINTED,
    wrong="基準 報償費等の上限額 : 円 = 200万円   出典 r6「(報償費等：320万円、その他活動経費：200万円)」",
    corrected="基準 報償費等の上限額 : 円 = 320万円   出典 r6「(報償費等：320万円、その他活動経費：200万円)」",
)

ROW_DIFFERS = Kind(
    code="S0416",
    severity=Severity.ERROR,
    title=Text("表の行が資料の表と違います。", "A row of a table differs from the printed table."),
    message=Text(
        "書いた行：{written}\n資料の行：{printed}　{document} {line}行\n{difference}",
        "written: {written}\nprinted: {printed} ({document} line {line})\n{difference}",
    ),
    remedy=Text(
        "行の数と順を、資料の表のとおりにしてください。",
        "Write the figures and the rows in the order in which they are printed.",
    ),
    labels=_PRINTED,
    wrong=(
        "表 任用ごとの限度額[任用、地域] : 万円   出典 r6「専任 485 445」「兼任 40 30」\n"
        "  | 任用 | 過疎 | その他 |\n"
        "  | 専任 | 458  | 445    |\n"
        "  | 兼任 | 40   | 30     |"
    ),
    corrected=(
        "表 任用ごとの限度額[任用、地域] : 万円   出典 r6「専任 485 445」「兼任 40 30」\n"
        "  | 任用 | 過疎 | その他 |\n"
        "  | 専任 | 485  | 445    |\n"
        "  | 兼任 | 40   | 30     |"
    ),
)

DENOMINATOR_UNPROVED = Kind(
    code="S0417",
    severity=Severity.ERROR,
    title=Text("「{denominator}」当たりであることが引用にありません。", "The quote does not say “per {denominator}”."),
    message=Text(
        "{declaration}は「/{denominator}」ですが、引用にはそう書かれていません。{printed}",
        "{declaration} is per {denominator}, but the quote does not say so. {printed}",
    ),
    remedy=Text(
        "「／{denominator}」や「1{denominator}あたり」まで引用するか、単位を直してください。",
        "Quote the words that say per {denominator}, or correct the unit.",
    ),
    labels=_PRINTED,
    wrong="基準 上限の額 : 円/人 = 100万円/人   出典 r6「100万円／団体を上限」",
    corrected="基準 上限の額 : 円/団体 = 100万円/団体   出典 r6「100万円／団体を上限」",
)

APPROXIMATE_DIFFERS = Kind(
    code="S0418",
    severity=Severity.ERROR,
    title=Text("「程度」「約」の有無が引用と違います。", "A figure is about right in one text and exact in the other."),
    message=Text(
        "書いた数：{written}\n資料の文：「{printed}」　{document} {line}行\n{explanation}",
        "written: {written}\nprinted: {printed} ({document} line {line})\n{explanation}",
    ),
    remedy=Text("資料のとおりに書いてください。", "Write it as printed."),
    labels=_PRINTED,
    wrong="基準 措置額 : 円 = 8,500万円   出典 r6「8,500万円程度(H26)」",
    corrected="基準 措置額 : 円 = 8,500万円程度   出典 r6「8,500万円程度(H26)」",
)

PER_YEAR_UNPROVED = Kind(
    code="S0419",
    severity=Severity.ERROR,
    title=Text("「年間」が引用にありません。", "The quote does not say that the figure is for a year."),
    message=Text(
        "「{written}」は年間の数ですが、資料には「{printed}」とあります（{document} {line}行）。",
        "“{written}” is for a year, but the document prints “{printed}” ({document} line {line}).",
    ),
    remedy=Text(
        "「年間」を消すか、「年間」のある所を引用してください。",
        "Remove 年間, or quote a place that says it.",
    ),
    labels=_PRINTED,
    wrong="基準 上限の額 : 円/人 = 年間560万円/人   出典 r6「上限560万円／人」",
    corrected="基準 上限の額 : 円/人 = 560万円/人   出典 r6「上限560万円／人」",
)

YEAR_UNPROVED = Kind(
    code="S0420",
    severity=Severity.ERROR,
    title=Text("年度の根拠がありません。", "Nothing proves a fiscal year."),
    message=Text(
        "「{written}」の{year}は、引用にも、「以下」の前の文にもなく、{document}の年度（{document_year}）でもありません。",
        "{year} of “{written}” stands neither in the quote nor before 以下, and is not the year of {document} ({document_year}).",
    ),
    remedy=Text(
        "年度が印字されている所を引用に加えるか、「解釈「…」」を書いてください。",
        "Add a quote in which the year is printed, or write 解釈「…」.",
    ),
    labels=_PRINTED,
    wrong="基準 措置額 : 円 = 1,800万円   令和2年度から   出典 r6「1,800万円(R3)」",
    corrected="基準 措置額 : 円 = 1,800万円   令和3年度から   出典 r6「1,800万円(R3)」",
)

FIGURE_ABSENT = Kind(
    code="S0421",
    severity=Severity.ERROR,
    title=Text("数が引用にありません。", "A figure does not stand in its quote."),
    message=Text(
        "「{written}」と同じ単位の数は、引用「{quote}」にありません（{document} {line}行）。{elsewhere}",
        "The quote “{quote}” holds no figure of the unit of “{written}” ({document} line {line}). {elsewhere}",
    ),
    remedy=Text(
        "その数が印字されている所を引用してください。印字がなければ「解釈「…」」を書いてください。",
        "Quote the place where it is printed. If it is not printed, write 解釈「…」.",
    ),
    labels=_PRINTED,
    wrong="基準 上限額 : 円 = 2,000万円   出典 r6「マスタープランの策定経費」",
    corrected="基準 上限額 : 円 = 2,000万円   出典 r6「マスタープランの策定経費（上限2,000万円）」",
    document="マスタープランの策定経費（上限2,000万円）",
)

QUOTE_CUTS = Kind(
    code="S0422",
    severity=Severity.ERROR,
    title=Text("引用が数の途中で切れています。", "A quote cuts through a figure."),
    message=Text(
        "「{quote}」は、資料の「{printed}」の途中で切れています（{document} {line}行）。",
        "“{quote}” cuts through “{printed}” ({document} line {line}).",
    ),
    remedy=Text("単位まで引用してください。次をそのまま貼り付けられます。", "Quote it with its unit; paste this."),
    labels=_PRINTED,
    wrong="基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万」",
    corrected="基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万円」",
    document="上限2,000万円",
)

# ---------------------------------------------------------------------------------------------------------- coverage

EXCLUDES_NOTHING = Kind(
    code="S0430",
    severity=Severity.WARNING,
    title=Text("この収録外は、どの数も除いていません。", "This exclusion excludes no figure."),
    message=Text(
        "「{quote}」（{document} {line}行）に、除くべき数はありません。{why}",
        "“{quote}” ({document} line {line}) holds no figure to exclude. {why}",
    ),
    remedy=Text("この行を消すか、数を含むように引用してください。", "Remove the line, or quote a figure."),
    labels=_PRINTED,
    wrong="収録外 r6「三方よし」 理由「固有名詞」",
    corrected="収録外 r6「ローカル10,000プロジェクト」 すべて 理由「固有名詞」",
    document="三方よしのローカル10,000プロジェクト",
)

EXCLUDED_AND_CHECKED = Kind(
    code="S0431",
    severity=Severity.WARNING,
    title=Text("同じ数が、収録外でもあり、確かめられてもいます。", "A figure is both excluded and checked."),
    message=Text(
        "「{printed}」（{document} {line}行）は、「{claim}」が引用しています。",
        "“{printed}” ({document} line {line}) is cited by “{claim}”.",
    ),
    remedy=Text(
        "収録外を消すか、引用をほかの数だけに縮めてください。",
        "Remove the exclusion, or shorten its quote.",
    ),
    labels=_PRINTED,
    wrong=(
        "収録外 r6「上限2,000万円」 理由「ほかで定める。」\n基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万円」"
    ),
    corrected="基準 上限額 : 円 = 2,000万円   出典 r6「上限2,000万円」",
    document="上限2,000万円",
)

EXCLUDED_WITHOUT_REASON = Kind(
    code="S0432",
    severity=Severity.ERROR,
    title=Text("収録外に理由がありません。", "An exclusion has no reason."),
    message=Text("「{quote}」をなぜ除くのか書かれていません。", "Nothing says why “{quote}” is left out."),
    remedy=Text("「理由「…」」に、除くわけを書いてください。", "Say why in 理由「…」."),
    wrong="収録外 r6「ローカル10,000プロジェクト」 すべて 理由「」",
    corrected="収録外 r6「ローカル10,000プロジェクト」 すべて 理由「固有名詞」",
    document="ローカル10,000プロジェクト",
)

UNCOVERED = Kind(
    code="S0433",
    severity=Severity.WARNING,
    title=Text("資料の数が、確かめられても除かれてもいません。", "A printed figure is neither checked nor excluded."),
    message=Text(
        "{document} {line}行の「{printed}」は、どの引用にも収録外にもありません。",
        "“{printed}” on line {line} of {document} is in no citation and in no exclusion.",
    ),
    remedy=Text(
        "この数を引用する宣言を書くか、「収録外 {document}「…」 理由「…」」を書いてください。",
        "Write a declaration that cites it, or 収録外 {document}「…」 理由「…」.",
    ),
    labels=_PRINTED,
    wrong='$ echo "対象：1,432市町村" >> policies/r6/sources/r6.txt\n$ seido lock\n$ seido coverage --strict',
    corrected='$ echo "対象：1,432市町村" >> policies/r6/sources/r6.txt\n$ echo "収録外 r6「1,432市町村」 理由「定めではない」" >> policies/r6/shuraku.pol\n$ seido lock\n$ seido coverage --strict',
)

# --------------------------------------------------------------------------------------------------------- lock file

DOCUMENT_CHANGED = Kind(
    code="S0440",
    severity=Severity.ERROR,
    title=Text("資料の本文が、前に確かめたものと違います。", "A document has changed since it was locked."),
    message=Text(
        "{document}（{path}）の照合値は {found} です。{lock}には {locked} とあります。",
        "{document} ({path}) has the hash {found}; {lock} says {locked}.",
    ),
    remedy=Text(
        "本文を誤って直したのなら、元に戻してください。資料が改められたのなら、変わった所を確かめてから「{command}」で記録し直してください。",
        "If the text was changed by mistake, restore it. If there is a new edition, look through the changes, then run {command}.",
    ),
    wrong='$ echo "改正" >> policies/r6/sources/r6.txt\n$ seido check',
    corrected='$ echo "改正" >> policies/r6/sources/r6.txt\n$ seido lock\n$ seido check',
)

DOCUMENT_NOT_LOCKED = Kind(
    code="S0441",
    severity=Severity.WARNING,
    title=Text("資料の本文がまだ記録されていません。", "A document is not locked yet."),
    message=Text(
        "{document}（{path}）の照合値が{lock}にありません。本文が後で変わっても分かりません。",
        "{lock} has no hash of {document} ({path}); a later change of it would not be noticed.",
    ),
    remedy=Text("「{command}」で記録してください。", "Run {command}."),
    wrong="$ rm policies/r6/seido.lock\n$ seido check",
    corrected="$ rm policies/r6/seido.lock\n$ seido lock\n$ seido check",
)

LOCK_UNREADABLE = Kind(
    code="S0442",
    severity=Severity.ERROR,
    title=Text("記録のファイルが読めません。", "The lock file cannot be read."),
    message=Text(
        "{lock}の{line}行「{text}」は、「資料名 sha256:… ファイル」の形ではありません。",
        "Line {line} of {lock}, “{text}”, is not of the form NAME sha256:… FILE.",
    ),
    remedy=Text("「{command}」で書き直してください。", "Run {command} to write it anew."),
    wrong='$ echo "r5 = 1234" >> policies/r6/seido.lock\n$ seido check',
    corrected='$ echo "r5 = 1234" >> policies/r6/seido.lock\n$ seido lock\n$ seido check',
)

LOCK_UNUSED = Kind(
    code="S0443",
    severity=Severity.WARNING,
    title=Text("記録にある資料が、もうありません。", "A locked document is no longer declared."),
    message=Text(
        "{lock}にある「{document}」は、どこにも書かれていません。", "{document} of {lock} is declared nowhere."
    ),
    remedy=Text("「{command}」で書き直してください。", "Run {command} to write it anew."),
    wrong="$ sed s/r6/r5/ policies/r6/seido.lock | tail -1 >> policies/r6/seido.lock\n$ seido check",
    corrected="$ sed s/r6/r5/ policies/r6/seido.lock | tail -1 >> policies/r6/seido.lock\n$ seido lock\n$ seido check",
)
