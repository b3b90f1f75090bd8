"""S10xx: what the analyses find: what can never be met, what nothing uses, amounts that jump or turn negative."""

from __future__ import annotations

from typing import Final

from seido.source.diagnostic import Kind, Severity, Text

# ---------------------------------------------------------------------------------- S1001–S1019: what can be proved

REQUIREMENT_NEVER_MET: Final = Kind(
    "S1001",
    Severity.ERROR,
    Text("決して満たされない要件", "A 要件 that can never be met"),
    Text(
        "要件「{name}」を満たす場合がありません。{year}に該当する者は、ひとりもいないことになります。",
        'No case can meet the 要件 "{name}"; in {year} nobody would be eligible.',
    ),
    Text(
        "条件の向き（以上と以下、かつ と 又は）と、入力の範囲を見直してください。",
        "Look again at the direction of its conditions (以上 or 以下, かつ or 又は) and at the ranges of the inputs.",
    ),
    wrong="要件 規模 : 人数 が 5人以上 かつ 人数 が 3人以下   出典 r6「5人以上、3人以下」",
    corrected="要件 規模 : 人数 が 3人以上 かつ 人数 が 5人以下   出典 r6「3人以上、5人以下」",
)
REQUIREMENTS_NEVER_TOGETHER: Final = Kind(
    "S1002",
    Severity.ERROR,
    Text("同時には満たされない要件", "要件 that can never be met together"),
    Text(
        "要件{name}を、すべて満たす場合がありません。たとえば {case} のとき、{others}は満たされますが、「{last}」は満たされません"
        "（{year}）。",
        'No case can meet the 要件 {name} together. Where {case}, {others} are met, and "{last}" is not ({year}).',
    ),
    Text(
        "どちらかの境目が違うか、要件ではなく、場合を分ける条件（〜のとき）かもしれません。資料と見比べてください。",
        "One of their limits may be wrong, or one is no 要件 but a condition that tells cases apart (のとき). "
        "Compare them with the document.",
    ),
    labels={"other": Text("「{name}」の定め", 'the 要件 "{name}"')},
    wrong=(
        "要件 人員 : 人数 が 5人以上     出典 r6「人員は5人以上」\n"
        "要件 小規模 : 人数 が 3人以下   出典 r6「小規模は3人以下」"
    ),
    corrected=(
        "要件 人員 : 人数 が 3人以上     出典 r6「人員は3人以上」\n"
        "要件 小規模 : 人数 が 5人以下   出典 r6「小規模は5人以下」"
    ),
)
REQUIREMENT_NEVER_FAILS: Final = Kind(
    "S1003",
    Severity.WARNING,
    Text("いつも満たされる要件", "A 要件 that can never fail"),
    Text(
        "要件「{name}」は、入力がどの値でも満たされるので、だれも除きません（{year}）。",
        'The 要件 "{name}" is met whatever is entered, and so excludes nobody ({year}).',
    ),
    Text(
        "境目か、入力の範囲を見直してください。範囲がすでにこの要件を言っているなら、範囲を広げると、満たさない者に"
        "「非該当」と答えられます。",
        "Look again at its limit and at the ranges of the inputs. If a 範囲 already says what the 要件 says, widen the 範囲, "
        "so that who does not meet it is told 非該当.",
    ),
    wrong="要件 人員 : 人数 が 0人以上   出典 r6「人員は0人以上」",
    corrected="要件 人員 : 人数 が 1人以上   出典 r6「人員は1人以上」",
)
AMOUNT_NEGATIVE: Final = Kind(
    "S1004",
    Severity.WARNING,
    Text("0を下回りうる額", "An amount that can fall below 0"),
    Text(
        "「{name}」が、{case} {value} になります（{year}）。",
        '"{name}" comes to {value} {case} ({year}).',
    ),
    Text(
        "起こりえない場合なら、入力の範囲か要件でそう言ってください。差し引く額のほうを「小さい方(総額、…)」で止めることもできます。",
        "If such a case cannot arise, say so by a 範囲 or a 要件. Or limit what is taken off: 小さい方(the whole、…).",
    ),
    wrong="算定 差額 : 円 = 総事業費 - 借入金",
    corrected="算定 差額 : 円 = 総事業費 - 小さい方(総事業費、借入金)",
)
RATIO_OUT_OF_RANGE: Final = Kind(
    "S1005",
    Severity.WARNING,
    Text("0から1までに収まらない割合", "A 割合 that leaves the range from 0 to 1"),
    Text(
        "割合「{name}」が、{case} {value} になります（{year}）。",
        'The 割合 "{name}" comes to {value} {case} ({year}).',
    ),
    Text(
        "割合は0から1（0%から100%）までの数です。足し合わせて1を超えるなら、上限を書くか、型を 倍率 や 数 にしてください。",
        "A 割合 is a number from 0 to 1. If a sum of several goes beyond 1, write a 上限, or give it the type 倍率 or 数.",
    ),
    wrong="算定 率の計 : 割合 = 補助率 + 補助率",
    corrected="算定 率の計 : 割合 = 補助率",
)
SOLVER_MISSING: Final = Kind(
    "S1010",
    Severity.ERROR,
    Text("--verify に使うz3がありません", "z3, which --verify uses, is missing"),
    Text(
        "「--verify」は、ほかの方法で決まらない検証をz3に調べさせますが、このコンピューターにz3がありません。",
        "--verify asks z3 about every 検証 that is not decided without it, and z3 is not installed on this computer.",
    ),
    Text(
        "「pip install 'seido[verify]'」で入れてください。「--verify」を付けなければ、z3は要りません。",
        "Install it with pip install 'seido[verify]'. Without --verify it is not needed.",
    ),
    wrong="$ seido check --verify",
    corrected="$ pip install 'seido[verify]'\n$ seido check --verify",
)

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
INPUT_UNUSED: Final = Kind(
    "S1022",
    Severity.WARNING,
    Text(
        "何にも使われない入力です",
        "An input that nothing uses",
    ),
    Text(
        "入力「{name}」は、どの算定・要件・段階・場合にも使われていません。利用する人に尋ねても、答えは変わりません。",
        'No 算定, 要件, 段階 or 場合 uses the input "{name}"; asking for it changes no answer.',
    ),
    Text(
        "使うはずの要件や算定を書き忘れていないか、名前を書き違えていないかを確かめてください。要らなければ消してください。",
        "Look for a 要件 or 算定 that was forgotten or names another input; remove it if it is not needed.",
    ),
    wrong=(
        "入力 会議の回数 : 回   「会議を何回開きましたか。」\n"
        "要件 支援員の委嘱 : 人数 が 1人以上   出典 r6「支援員1人以上」"
    ),
    corrected=(
        "入力 会議の回数 : 回   「会議を何回開きましたか。」\n"
        "要件 支援員の委嘱 : 人数 が 1人以上   出典 r6「支援員1人以上」\n"
        "要件 会議 : 会議の回数 が 2回以上   出典 r6「会議2回以上」"
    ),
)
ITEMS_UNUSED: Final = Kind(
    "S1023",
    Severity.WARNING,
    Text(
        "何も求めていない明細です",
        "A 明細 from which nothing is computed",
    ),
    Text(
        "明細「{name}」の行からは、何も求めていません。",
        'Nothing is computed from the rows of "{name}".',
    ),
    Text(
        "「合計({name} ごとに 欄の名前)」のように使う算定を書くか、要らなければ消してください。",
        "Write an 算定 that uses it, such as 合計({name} ごとに …), or remove it.",
    ),
    wrong=("明細 隊員 （一行 1人） 「隊員を一人ずつ」\n  報償費 : 円   範囲 0円以上"),
    corrected=(
        "明細 隊員 （一行 1人） 「隊員を一人ずつ」\n"
        "  報償費 : 円   範囲 0円以上\n"
        "算定 報償費の計 : 円 = 合計(隊員 ごとに 報償費)"
    ),
)
FIELD_UNUSED: Final = Kind(
    "S1024",
    Severity.WARNING,
    Text(
        "何にも使われない欄です",
        "A field that nothing uses",
    ),
    Text(
        "明細「{items}」の欄「{name}」は、どの計算にも要件にも使われていません。",
        'No formula or requirement uses the field "{name}" of "{items}".',
    ),
    Text(
        "使うはずの要件や算定を書き忘れていないか確かめてください。要らなければ、欄と、例の中のその列を消してください。",
        "Look for a 要件 or 算定 that was forgotten; else remove the field and its column in the examples.",
    ),
    wrong=(
        "明細 隊員 （一行 1人） 「隊員を一人ずつ」\n"
        "  報償費 : 円   範囲 0円以上\n"
        "  活動の日数 : 日/月\n"
        "算定 報償費の計 : 円 = 合計(隊員 ごとに 報償費)"
    ),
    corrected=(
        "明細 隊員 （一行 1人） 「隊員を一人ずつ」\n"
        "  報償費 : 円   範囲 0円以上\n"
        "  活動の日数 : 日/月\n"
        "算定 報償費の計 : 円 = 合計(隊員 ごとに 報償費)\n"
        "要件 活動 : すべて(隊員 ごとに 活動の日数 が 4日/月以上)   出典 r6「月4日以上活動する隊員」"
    ),
)
VALUE_UNUSED: Final = Kind(
    "S1025",
    Severity.WARNING,
    Text(
        "何にも使われない値です",
        "A laid-down value that nothing uses",
    ),
    Text(
        "「{name}」は、どの算定にも要件にも検証にも使われていません。資料の額や率が、計算に効いていません。",
        'No 算定, 要件 or 検証 uses "{name}": a printed figure without effect.',
    ),
    Text(
        "使うはずの上限や掛け算を書き忘れていないか確かめてください。計算に使わない印字された数なら、「事実 {name} …」に直します。",
        "Look for a 上限 or a product that was forgotten. A printed figure that computes nothing is a 事実.",
    ),
    wrong=("基準 施設の上限 : 円 = 3,000万円   出典 r6「施設は3,000万円」\n算定 補助額 : 円 = 策定経費"),
    corrected=(
        "基準 施設の上限 : 円 = 3,000万円   出典 r6「施設は3,000万円」\n算定 補助額 : 円 = 策定経費   上限 施設の上限"
    ),
)
READING_UNUSED: Final = Kind(
    "S1026",
    Severity.WARNING,
    Text(
        "どの式も尋ねない解釈です",
        "A 解釈 that no rule asks for",
    ),
    Text(
        "解釈「{name}」の読み方を、どの算定も要件も尋ねていません。どれを採用しても、答えは変わりません。",
        'No rule asks which reading of "{name}" is taken, so that the choice changes nothing.',
    ),
    Text(
        "「ただし {name} が … のとき …」のように使うか、選べる解釈でなければ、名前のない「解釈「…」」にしてください。",
        "Use it, as in ただし {name} が … のとき …, or write 解釈「…」 without a name.",
    ),
    wrong=(
        "解釈 上限の当て方\n"
        "  策定経費に当てる 「上限は策定経費にかかる」   採用\n"
        "  補助額に当てる   「上限は補助額にかかる」"
    ),
    corrected=(
        "解釈 上限の当て方\n"
        "  策定経費に当てる 「上限は策定経費にかかる」   採用\n"
        "  補助額に当てる   「上限は補助額にかかる」\n"
        "算定 対象額の計 : 円\n"
        "  原則 策定経費   上限 経費の上限\n"
        "  ただし 上限の当て方 が 補助額に当てる のとき 策定経費"
    ),
)
BAND_UNUSED: Final = Kind(
    "S1027",
    Severity.WARNING,
    Text(
        "何にも使われない段階です",
        "A 段階 that nothing uses",
    ),
    Text(
        "段階「{name}」は、どの算定にも要件にも表にも使われていません。",
        'No 算定, 要件 or table uses the 段階 "{name}".',
    ),
    Text(
        "「場合 {name} が … のとき …」や表の見出しに使うか、要らなければ消してください。",
        "Use it in a condition or as an axis of a table, or remove it.",
    ),
    wrong=("段階 財政力の段階 : 財政力指数   解釈 「見本のための段階」\n  低い = 0.25未満\n  高い = 0.25以上"),
    corrected=(
        "段階 財政力の段階 : 財政力指数   解釈 「見本のための段階」\n"
        "  低い = 0.25未満\n"
        "  高い = 0.25以上\n"
        "算定 加算 : 割合   解釈 「見本のための率」\n"
        "  場合 財政力の段階 が 低い のとき 1/2\n"
        "  場合 財政力の段階 が 高い のとき 1/3"
    ),
)
ANSWER_UNUSED: Final = Kind(
    "S1028",
    Severity.WARNING,
    Text(
        "何も決めない算定です",
        "An 算定 that decides nothing",
    ),
    Text(
        "算定「{name}」の答え（はい・いいえ、又は区分の言葉）は、どの算定にも要件にも使われず、例の結果にもありません。",
        'No 算定 or 要件 uses the answer of "{name}", and no 例 expects it.',
    ),
    Text(
        "使うはずの要件や算定を書き忘れていないか確かめてください。利用する人に示す答えなら、例に「結果 {name} = …」を書きます。",
        "Look for a rule that was forgotten. If it is an answer for readers, expect it in an 例.",
    ),
    wrong="算定 小さい団体 : はい・いいえ = 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」",
    corrected=(
        "算定 小さい団体 : はい・いいえ = 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」\n要件 対象 : 小さい団体"
    ),
)
CATEGORY_UNUSED: Final = Kind(
    "S1029",
    Severity.WARNING,
    Text(
        "何にも使われない区分です",
        "A 区分 that nothing uses",
    ),
    Text(
        "区分「{name}」は、どの入力・欄・算定の型にも、表や基準の見出しにも使われていません。",
        'No input, field or 算定 is of the 区分 "{name}", and no table or 基準 is indexed by it.',
    ),
    Text(
        "「入力 … : {name}」や「基準 …[{name}]」を書き忘れていないか確かめてください。要らなければ消してください。",
        "Look for an input or a 基準 that was forgotten, or remove it.",
    ),
    wrong="区分 隊員の別 = 現役、任期の後",
    corrected=(
        "区分 隊員の別 = 現役、任期の後\n"
        "入力 隊員 : 隊員の別   「現役の隊員ですか。」\n"
        "要件 現役の要件 : 隊員 が 現役   出典 r6「現役の隊員であること」"
    ),
)
GROUP_UNUSED: Final = Kind(
    "S1030",
    Severity.WARNING,
    Text(
        "何にも使われない組です",
        "A group that nothing uses",
    ),
    Text(
        "区分「{category}」の組「{name}」は、どの条件にも表にも使われていません。",
        'No condition or table uses the group "{name}" of "{category}".',
    ),
    Text(
        "組の代わりに一つ一つの言葉を並べた所がないか確かめてください。要らなければ、組を消してください。",
        "Look for a place that lists its members one by one; else remove the group.",
    ),
    wrong=(
        "区分 施設の別\n"
        "  庁舎\n"
        "  病院\n"
        "  学校\n"
        "  病院等 = 病院 か 学校\n"
        "入力 施設 : 施設の別   「どの施設ですか。」\n"
        "要件 施設の要件 : 施設 が 病院   出典 r6「病院であること」"
    ),
    corrected=(
        "区分 施設の別\n"
        "  庁舎\n"
        "  病院\n"
        "  学校\n"
        "  病院等 = 病院 か 学校\n"
        "入力 施設 : 施設の別   「どの施設ですか。」\n"
        "要件 施設の要件 : 施設 が 病院等   出典 r6「病院等であること」"
    ),
)
COMMON_UNUSED: Final = Kind(
    "S1031",
    Severity.WARNING,
    Text(
        "どの制度も使わない共通の名前です",
        "A shared name that no scheme uses",
    ),
    Text(
        "共通の「{name}」は、この政策集のどの制度にも使われていません。",
        'No scheme of the set uses the shared name "{name}".',
    ),
    Text(
        "制度の中で別の名前を付けて書いた所がないか確かめてください。要らなければ消してください。",
        "Look for a scheme that declares the same under a name of its own; else remove it.",
    ),
    wrong=(
        "共通\n"
        "  入力 過疎地域 : はい・いいえ   「過疎地域ですか。」\n"
        "制度 集落点検 (tenken)\n"
        "  入力 過疎 : はい・いいえ   「過疎地域ですか。」\n"
        "  要件 地域 : 過疎   出典 r6「過疎地域であること」"
    ),
    corrected=(
        "共通\n"
        "  入力 過疎地域 : はい・いいえ   「過疎地域ですか。」\n"
        "制度 集落点検 (tenken)\n"
        "  要件 地域 : 過疎地域   出典 r6「過疎地域であること」"
    ),
)
DOCUMENT_UNCITED: Final = Kind(
    "S1032",
    Severity.WARNING,
    Text(
        "引用されていない資料です",
        "A 資料 that is never cited",
    ),
    Text(
        "資料「{name}」を引く 出典 も 収録外 もありません。",
        'Nothing cites the 資料 "{name}".',
    ),
    Text(
        "この資料から写した数があれば「出典 {name}「…」」を書いてください。使わない資料なら消してください。",
        "Cite it where its figures are used, or remove it.",
    ),
    wrong=(
        "資料 r6\n"
        "  題名 「資料」\n"
        "  発行 「総務省」  令和6年5月\n"
        "  年度 令和6年度\n"
        "  本文 「sources/r6.txt」\n"
        "制度 集落点検 (tenken)\n"
        "  入力 回数 : 回   「何回点検しましたか。」\n"
        "  要件 点検 : 回数 が 1回以上   解釈 「見本のための要件」"
    ),
    corrected=(
        "資料 r6\n"
        "  題名 「資料」\n"
        "  発行 「総務省」  令和6年5月\n"
        "  年度 令和6年度\n"
        "  本文 「sources/r6.txt」\n"
        "制度 集落点検 (tenken)\n"
        "  入力 回数 : 回   「何回点検しましたか。」\n"
        "  要件 点検 : 回数 が 1回以上   出典 r6「点検1回以上」"
    ),
)
FIGURE_UNREACHED: Final = Kind(
    "S1033",
    Severity.WARNING,
    Text(
        "どの場合も使わない値です",
        "A figure that no case reaches",
    ),
    Text(
        "「{name}」の、{case} の値{more}は、どの場合にも使われません。{why}",
        'No case uses the value of "{name}" where {case}{more}. {why}',
    ),
    Text(
        "要件や条件が厳しすぎないか、資料と見比べてください。除くのが正しければ、この値を 対象外（表では –）にするか、行を消します。",
        "Compare the 要件 or condition with the document. If it is right, write – (out of scope), or remove the row.",
    ),
    labels={
        "against": Text("ここで除かれています", "it is excluded here"),
    },
    wrong=(
        "基準 補助の上限[団体区分] : 円\n"
        "  都道府県 = 3,000万円   出典 r6「都道府県3,000万円」\n"
        "  市区町村 = 2,000万円   出典 r6「市区町村2,000万円」\n"
        "要件 団体 : 団体区分 が 市区町村   出典 r6「対象は市区町村」\n"
        "算定 補助額 : 円 = 策定経費   上限 補助の上限[団体区分]"
    ),
    corrected=(
        "基準 補助の上限[団体区分] : 円\n"
        "  都道府県 = 3,000万円   出典 r6「都道府県3,000万円」\n"
        "  市区町村 = 2,000万円   出典 r6「市区町村2,000万円」\n"
        "要件 団体 : 団体区分 が 道府県 か 市区町村   出典 r6「対象は道府県及び市区町村」\n"
        "算定 補助額 : 円 = 策定経費   上限 補助の上限[団体区分]"
    ),
)
BOUNDARIES_MIXED: Final = Kind(
    "S1034",
    Severity.WARNING,
    Text(
        "同じ数の境目の言葉が違います",
        "One limit with two boundary words",
    ),
    Text(
        "{name} が ちょうど {value} のとき、「{first_where}」の「{first}」には{first_holds}、「{second_where}」の「{second}」に{second_holds}。",
        'Where {name} is exactly {value}, "{first}" in "{first_where}" {first_holds} and "{second}" in "{second_where}" {second_holds}.',
    ),
    Text(
        "資料と見比べて、「以上」と「超」、「以下」と「未満」を取り違えていないか確かめてください。どちらも資料のとおりなら、両方に 出典 を書けば、この知らせは参考にとどまります。",
        "Compare with the document: 以上 for 超, or 以下 for 未満? Where both are as printed, cite both, and this becomes information.",
    ),
    labels={
        "first": Text("もう一方の「{first}」", "the other one, {first}"),
    },
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.25未満 のとき 3/4  出典 r6「0.25未満は3/4」\n"
        "要件 財政力 : 財政力指数 が 0.25以下   解釈 「見本のための要件」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.25未満 のとき 3/4  出典 r6「0.25未満は3/4」\n"
        "要件 財政力 : 財政力指数 が 0.25未満   解釈 「見本のための要件」"
    ),
)
LIMITS_CLOSE: Final = Kind(
    "S1035",
    Severity.INFO,
    Text(
        "境目が少しだけ違います",
        "Limits that differ by a hair",
    ),
    Text(
        "{name} が ちょうど {value} のとき、「{first_where}」の「{first}」には{first_holds}、「{second_where}」の「{second}」に{second_holds}。",
        'Where {name} is exactly {value}, "{first}" in "{first_where}" {first_holds} and "{second}" in "{second_where}" {second_holds}.',
    ),
    Text(
        "わざと変えた境目なら、このままで構いません。同じ境目のつもりなら、数と言葉をそろえてください。",
        "Leave it if the limits are meant to differ; else make figure and word the same.",
    ),
    labels={
        "first": Text("もう一方の「{first}」", "the other one, {first}"),
    },
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.25未満 のとき 3/4  出典 r6「0.25未満は3/4」\n"
        "要件 財政力 : 財政力指数 が 0.26未満   解釈 「見本のための要件」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                  出典 r6「補助率1/2」\n"
        "  ただし 財政力指数 が 0.25未満 のとき 3/4  出典 r6「0.25未満は3/4」\n"
        "要件 財政力 : 財政力指数 が 0.25未満   解釈 「見本のための要件」"
    ),
)
LOOK_NESTED: Final = Kind(
    "S1036",
    Severity.WARNING,
    Text(
        "字下げと意味が違います",
        "Look and meaning differ",
    ),
    Text(
        "「{line}」は、字下げでは「{under}」の一部のように見えますが、意味の上では「{heading}」のものです。字下げは意味を変えません。",
        'By its indentation "{line}" looks like a part of "{under}", but it belongs to "{heading}": indentation changes no meaning.',
    ),
    Text(
        "「{heading}」のものでよければ、字下げを直してください。「{under}」のものなら、そのすぐ下に移します。",
        'Correct the indentation if it belongs to "{heading}"; else move it up to "{under}".',
    ),
    labels={
        "under": Text("この行の一部のように見えます", "it looks like a part of this"),
    },
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                      出典 r6「補助率1/2」\n"
        "  算定 加算率 : 割合\n"
        "    原則 1/10                                   出典 r6「加算1/10」\n"
        "    ただし 条件不利地域 のとき 1/5              出典 r6「条件不利地域は1/5」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                      出典 r6「補助率1/2」\n"
        "算定 加算率 : 割合\n"
        "  原則 1/10                                     出典 r6「加算1/10」\n"
        "  ただし 条件不利地域 のとき 1/5                出典 r6「条件不利地域は1/5」"
    ),
)
LOOK_OUTSIDE: Final = Kind(
    "S1037",
    Severity.WARNING,
    Text(
        "場合の外のように見えます",
        "It looks outside a 場合 part",
    ),
    Text(
        "「{line}」は、字下げでは「{part}」の外のように見えますが、「場合おわり」がないので、まだその中です。",
        'By its indentation "{line}" looks as if it stood outside "{part}", but that part has not ended.',
    ),
    Text(
        "外のものなら、この行の前に「場合おわり」と書いてください。中のものなら、字下げをほかの行とそろえます。",
        "If it belongs outside, write 場合おわり before it; else indent it as the other lines of the part.",
    ),
    labels={
        "part": Text("この場合の中です", "the part it is in"),
    },
    wrong=(
        "場合 条件不利地域\n"
        "  要件 財政力 : 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」\n"
        "要件 団体 : 団体区分 が 市町村          出典 r6「市町村」"
    ),
    corrected=(
        "場合 条件不利地域\n"
        "  要件 財政力 : 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」\n"
        "場合おわり\n"
        "要件 団体 : 団体区分 が 市町村          出典 r6「市町村」"
    ),
)
PART_NEVER: Final = Kind(
    "S1038",
    Severity.ERROR,
    Text(
        "決して当てはまらない場合です",
        "A 場合 part that never applies",
    ),
    Text(
        "この場合は、どんなときにも当てはまりません。中の要件や額は、使われることがありません。",
        "This part applies to no case, so that nothing in it is ever used.",
    ),
    Text(
        "条件の言葉（かつ・又は、以上・未満）を資料と見比べて直してください。",
        "Compare its condition with the document: かつ for 又は, or a boundary word?",
    ),
    wrong=(
        "場合 団体区分 が 市 かつ 団体区分 が 町\n"
        "  要件 財政力 : 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」\n"
        "場合おわり"
    ),
    corrected=(
        "場合 団体区分 が 市 か 町\n  要件 財政力 : 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」\n場合おわり"
    ),
)
PART_ALWAYS: Final = Kind(
    "S1039",
    Severity.WARNING,
    Text(
        "いつも当てはまる場合です",
        "A 場合 part that always applies",
    ),
    Text(
        "この場合は、いつも当てはまります。場合に分ける意味がありません。",
        "This part applies to every case, so that it parts nothing.",
    ),
    Text(
        "条件を資料と見比べて直すか、「場合」と「場合おわり」の行を消してください。",
        "Compare its condition with the document, or remove the lines 場合 and 場合おわり.",
    ),
    wrong=("場合 財政力指数 が 0以上\n  要件 団体 : 団体区分 が 市町村   出典 r6「市町村」\n場合おわり"),
    corrected=(
        "場合 財政力指数 が 0.5以上\n  要件 団体 : 団体区分 が 市町村   出典 r6「市町村 財政力指数0.5以上」\n場合おわり"
    ),
)
LOOK_AFTER_END: Final = Kind(
    "S1040",
    Severity.WARNING,
    Text(
        "終わった場合の中のように見えます",
        "It looks inside a 場合 part that has ended",
    ),
    Text(
        "「{line}」は、字下げでは前の「場合」の中のように見えますが、「場合おわり」の後なので、その外です。どの場合にも当てはまります。",
        'By its indentation "{line}" looks as if it stood inside the 場合 part before it, but that part has ended: it holds in every case.',
    ),
    Text(
        "外のものなら、字下げを「場合おわり」とそろえてください。中のものなら、「場合おわり」の前に移します。",
        "Indent it as 場合おわり if it belongs outside; else move it up before 場合おわり.",
    ),
    labels={
        "end": Text("ここで終わっています", "it ended here"),
    },
    wrong=(
        "場合 条件不利地域\n"
        "  要件 財政力 : 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」\n"
        "場合おわり\n"
        "  要件 団体 : 団体区分 が 市町村        出典 r6「市町村」"
    ),
    corrected=(
        "場合 条件不利地域\n"
        "  要件 財政力 : 財政力指数 が 0.5未満   出典 r6「財政力指数0.5未満」\n"
        "場合おわり\n"
        "要件 団体 : 団体区分 が 市町村          出典 r6「市町村」"
    ),
)

SETTLEMENT_IDLE: Final = Kind(
    "S1042",
    Severity.WARNING,
    Text(
        "使われることのない「重なるとき」です",
        "A 重なるとき that settles nothing",
    ),
    Text(
        "「{name}」の「重なるとき {settle}」で決まる場合はありません。{why}。",
        'The 重なるとき {settle} of "{name}" settles no case: {why}.',
    ),
    Text(
        "条件の狭い方によることでよければ、この行を消してください。そうでなければ、両方に当てはまることのないように条件を書き分けてください。",
        "Remove the line if the narrower clause is to decide; else write conditions that do not apply together.",
    ),
    labels={
        "narrower": Text("条件の狭い方", "the narrower clause"),
    },
    wrong=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                     出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市 か 町 か 村 のとき 2/3   出典 r6「その他の市町村は2/3」\n"
        "  ただし 団体区分 が 市 のとき 3/4             出典 r6「市は3/4」\n"
        "  重なるとき 先に書いた方   解釈 「見本のための解釈」"
    ),
    corrected=(
        "算定 補助率 : 割合\n"
        "  原則 1/2                                     出典 r6「補助率1/2」\n"
        "  ただし 団体区分 が 市 か 町 か 村 のとき 2/3   出典 r6「その他の市町村は2/3」\n"
        "  ただし 団体区分 が 市 のとき 3/4             出典 r6「市は3/4」"
    ),
)

# -------------------------------------------------------------------------------------------------------- cliffs

CLIFF = Kind(
    code="S1050",
    severity=Severity.INFO,
    title=Text("入力が一つ増えると額が下がる境目があります。", "One more unit of an input lowers an amount."),
    message=Text(
        "「{input}」が {below} から {above} になると、「{amount}」は {before} から {after} に下がります。{why}\nほかの入力：{case}",
        "Where {input} goes from {below} to {above}, {amount} drops from {before} to {after}.{why}\nOther inputs: {case}",
    ),
    remedy=Text(
        "文書のとおりの段差であれば、このままで構いません。段階や上限を書き写し誤っていないかを見てください。",
        "If the document has this step, leave it. Make sure that it is no slip in a band or limit.",
    ),
    wrong=(
        "算定 補助額 : 円\n"
        "  原則 策定経費 × 1/2   解釈 「要綱による」\n"
        "  ただし 策定経費 が 1,000万円超 のとき 策定経費 × 1/3   解釈 「要綱による」\n"
        "  端数 千円未満 切捨て   解釈 「要綱による」"
    ),
    corrected=("算定 補助額 : 円 = 策定経費 × 1/2   上限 500万円   端数 千円未満 切捨て   解釈 「要綱による」"),
)

CLIFF_LOST = Kind(
    code="S1051",
    severity=Severity.INFO,
    title=Text("入力が一つ増えると額がなくなる境目があります。", "One more unit of an input loses an amount."),
    message=Text(
        "「{input}」が {below} なら「{amount}」は {before} ですが、{above} になると額がなくなります。{why}\nほかの入力：{case}",
        "Where {input} is {below}, {amount} is {before}; at {above} there is none.{why}\nOther inputs: {case}",
    ),
    remedy=Text(
        "文書のとおりの境目であれば、このままで構いません。「以上・以下・超・未満」を書き写し誤っていないかを見てください。",
        "If the document has this limit, leave it. Make sure that it is on the right side (以上, 以下, 超, 未満).",
    ),
    labels={"requirement": Text("この要件を満たさなくなります", "this requirement is no longer met")},
    wrong=("要件 小規模 : 策定経費 が 1,000万円以下   解釈 「要綱による」\n算定 補助額 : 円 = 策定経費"),
    corrected="算定 補助額 : 円 = 策定経費   上限 1,000万円   解釈 「要綱による」",
)
LOOK_UNCLOSED: Final = Kind(
    "S1041",
    Severity.WARNING,
    Text(
        "場合の終わりがありません",
        "A 場合 part that is never closed",
    ),
    Text(
        "「{part}」に「場合おわり」がないので、この下の宣言{count}個（「{first}」から「{last}」まで）は、どれもこの場合だけのものです。",
        '"{part}" is not closed by 場合おわり, so that all {count} declarations below, from "{first}" to "{last}", belong to it.',
    ),
    Text(
        "この場合だけのものがどこまでかを見て、その次の行に「場合おわり」と書いてください。全部がそうなら、字下げを一段深くします。",
        "Write 場合おわり after the last line that belongs to the part; if all of them do, indent them.",
    ),
    wrong=(
        "  算定 限度額 : 円 = 策定経費   上限 300万円   解釈 「限度は300万円とする。」\n"
        "  場合 条件不利地域\n"
        "  算定 加算額 : 円 = 10万円   解釈 「加算は10万円とする。」\n"
        "  例 「限度で止まる」\n"
        "    策定経費 = 400万円\n"
        "    結果 限度額 = 300万円"
    ),
    corrected=(
        "  算定 限度額 : 円 = 策定経費   上限 300万円   解釈 「限度は300万円とする。」\n"
        "  場合 条件不利地域\n"
        "    算定 加算額 : 円 = 10万円   解釈 「加算は10万円とする。」\n"
        "  場合おわり\n"
        "  例 「限度で止まる」\n"
        "    策定経費 = 400万円\n"
        "    結果 限度額 = 300万円"
    ),
)

CLAUSE_NEVER: Final = Kind(
    "S1043",
    Severity.WARNING,
    Text("当てはまる場合のない行です", "A clause that no case reaches"),
    Text(
        "「{name}」の {clause} で決まる場合はありません。{why}。",
        '{clause} of "{name}" decides no case: {why}.',
    ),
    Text(
        "境目の数と単位、要件、入力の範囲を資料と見比べてください。資料のとおりで余分なら、消してください。",
        "Compare its limit and unit, the 要件 and the ranges of the inputs with the document; "
        "remove the clause if it says nothing of its own.",
    ),
    labels={
        "around": Text("{around}が除いています", "{around} excludes it"),
        "before": Text("{clause} が先に当てはまります", "{clause} goes before it"),
    },
    wrong=(
        "要件 小規模 : 策定経費 が 1,000万円以下   解釈 「要綱による」\n"
        "算定 限度額 : 円\n"
        "  原則 100万円                                  解釈 「要綱による」\n"
        "  ただし 策定経費 が 2,000万円以上 のとき 200万円   解釈 「要綱による」"
    ),
    corrected=(
        "要件 小規模 : 策定経費 が 1,000万円以下   解釈 「要綱による」\n"
        "算定 限度額 : 円\n"
        "  原則 100万円                                 解釈 「要綱による」\n"
        "  ただし 策定経費 が 200万円以上 のとき 200万円   解釈 「要綱による」"
    ),
)

# -------------------------------------------------------------------------------------------- figures in texts

FREE_FIGURE = Kind(
    code="S1080",
    severity=Severity.WARNING,
    title=Text("文の中の数字が、資料と照らし合わせられていません", "A figure in a text that nothing proves"),
    message=Text(
        "「{text}」の「{figure}」は、この文の出典にも、この制度のほかの定めの出典にもありません。読む人は、資料の数字だと思います。",
        '"{figure}" in "{text}" stands neither in the quotes of this text nor in those of another declaration of the scheme; readers will take it for the document\'s.',
    ),
    remedy=Text(
        "資料の数字なら、その文を「出典」に引用してください。資料にない数字なら、文から除いてください。",
        "If the document prints it, cite the passage with 出典; if not, leave it out of the text.",
    ),
    wrong="備考 「上限は、1件につき300万円である。」   出典 r6「補助の上限を定める」",
    corrected="備考 「上限は、1件につき300万円である。」   出典 r6「補助の上限は、1件につき300万円」",
)
