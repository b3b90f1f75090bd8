"""Claims against the reference document and small ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.citations.making import check, cite, claim, codes, day, document, figure, locus, table, word, year
from tests.support import codes as all_codes
from tests.support import compile_text

from seido.citations.claims import Claim, ClaimedFigure, Role
from seido.source.diagnostic import Fact, Text


def _ja(fact: Fact) -> str:
    assert isinstance(fact, Text)
    return fact.ja


CAP = "520万円／人を上限(報償費等：320万円、その他活動経費：200万円)"


def caps(
    total: str = "520万円/人", reward: str = "320万円/人", other: str = "200万円/人"
) -> tuple[Claim, Claim, Claim]:
    return (
        claim([figure(total, "活動経費の上限")], cite(CAP), declaration="活動経費の上限"),
        claim([figure(reward, "報償費等の上限", "活動経費の上限")], cite(CAP), declaration="報償費等の上限"),
        claim([figure(other, "その他活動経費の上限", "活動経費の上限")], cite(CAP), declaration="その他活動経費の上限"),
    )


def test_a_figure_in_its_quote_is_proved_with_the_line_and_column_on_which_it_is_printed() -> None:
    result = check(claim([figure("2,000万円")], cite("マスタープランの策定経費（上限2,000万円）")))
    (proof,) = result.proofs
    assert (proof.line, proof.column, proof.position, proof.document) == (872, 16, 1, "r6")
    assert not result.diagnostics


def test_a_chain_takes_the_figures_of_its_quote_in_written_order() -> None:
    result = check(
        claim(
            [figure("445万円", "専任"), figure("485万円", "専任"), year(2024)],
            cite("専任1人あたり445万円⇒485万円"),
            denominators=("人",),
        )
    )
    assert [(proof.line, proof.position) for proof in result.proofs] == [(965, 1), (965, 2)]
    assert not result.diagnostics


def test_a_changed_digit_is_an_error_even_where_the_other_figure_stands_in_the_same_quote() -> None:
    for written in ("445万円", "486万円", "4,850万円"):
        found = codes(claim([figure("445万円", "専任"), figure(written, "専任")], cite("専任1人あたり445万円⇒485万円")))
        assert found == ["S0411"], written


def test_one_of_two_figures_needs_a_name_or_a_position() -> None:
    quote = "445万円⇒485万円"
    assert codes(claim([figure("485万円", "上限額")], cite(quote))) == ["S0413"]
    assert codes(claim([figure("485万円", "上限額")], cite(locus(quote, position=2)))) == []
    assert codes(claim([figure("445万円", "上限額")], cite(locus(quote, position=2)))) == ["S0411"]
    assert codes(claim([figure("485万円", "上限額")], cite(locus(quote, position=3)))) == ["S0414", "S0421"]


def test_the_message_about_an_undecided_figure_offers_text_that_then_passes() -> None:
    (finding,) = check(claim([figure("485万円", "上限額")], cite("445万円⇒485万円"))).diagnostics
    assert finding.paste is not None
    assert finding.paste.splitlines()[-1] == "出典 r6「445万円⇒485万円」2番目"


def test_named_figures_are_taken_by_their_names() -> None:
    result = check(*caps())
    assert [proof.position for proof in result.proofs] == [1, 2, 3]
    assert not result.diagnostics


def test_two_figures_that_changed_places_are_caught_by_their_names() -> None:
    found = check(*caps(reward="200万円/人", other="320万円/人")).diagnostics
    assert [finding.kind.code for finding in found] == ["S0415", "S0415"]
    assert found[0].facts["name"] == "報償費等"
    assert found[0].facts["printed"] == "320万円"


def test_a_total_that_changed_places_with_its_part_is_caught() -> None:
    assert codes(*caps(total="320万円/人", reward="520万円/人"))
    assert codes(*caps(total="200万円/人", other="520万円/人"))


def test_parts_written_in_another_order_than_printed_pass_by_their_names() -> None:
    total, reward, other = caps()
    assert codes(total, other, reward) == []


def test_rates_that_changed_places_are_caught() -> None:
    quote = "充当率90%、交付税措置率50%"
    right = [
        claim([figure("90%", "充当率")], cite(quote), declaration="a"),
        claim([figure("50%", "交付税措置率")], cite(quote), declaration="b"),
    ]
    wrong = [
        claim([figure("50%", "充当率")], cite(quote), declaration="a"),
        claim([figure("90%", "交付税措置率")], cite(quote), declaration="b"),
    ]
    assert codes(*right) == []
    assert codes(*wrong) == ["S0415", "S0415"]


def test_two_declarations_may_cite_one_printed_figure() -> None:
    first = claim([figure("0.5")], cite("空き家の改修に要する経費：措置率0.5"), declaration="a")
    second = claim([figure("0.5")], cite("空き家の改修に要する経費：措置率0.5"), declaration="b")
    assert codes(first, second) == []


def test_a_clause_takes_its_limit_and_its_rate() -> None:
    quote = "財政力指数0.5未満市町村は2/3"
    assert codes(claim([figure("0.5", boundary="未満"), figure("2/3")], cite(quote))) == []
    assert codes(claim([figure("0.5", boundary="未満"), figure("3/4")], cite(quote))) == ["S0411"]
    assert codes(claim([figure("0.25", boundary="未満"), figure("2/3")], cite(quote))) == ["S0411"]


def test_each_boundary_word_must_be_the_printed_one() -> None:
    for boundary in ("以下", "以上", "超"):
        found = check(claim([figure("0.25", boundary=boundary), figure("3/4")], cite("財政力0.25未満 3/4"))).diagnostics
        assert [finding.kind.code for finding in found] == ["S0412"], boundary
        assert found[0].facts["written"] == f"0.25{boundary}"


def test_a_boundary_word_left_out_of_the_quote_is_offered_with_it() -> None:
    (finding,) = check(claim([figure("0.25", boundary="未満")], cite("財政力指数0.25"))).diagnostics
    assert finding.kind.code == "S0412"
    assert finding.paste == "出典 r6「財政力指数0.25未満」"


def test_a_condition_without_the_printed_boundary_word_is_an_error() -> None:
    assert codes(claim([figure("3分野", role=Role.CONDITION)], cite("公共交通の3分野"))) == []
    assert codes(claim([figure("1日/月", role=Role.CONDITION)], cite("月1日以上"))) == ["S0412"]


def test_upper_limits_may_be_printed_in_other_words() -> None:
    assert codes(claim([figure("5,000万円", boundary="以下")], cite("最大5,000万円"))) == []
    assert codes(claim([figure("2,000万円", boundary="以下")], cite("上限2,000万円"))) == []
    assert codes(claim([figure("300万円/団体", boundary="以下")], cite("300万円／団体を上限"))) == []
    assert codes(claim([figure("2割", boundary="以下")], cite("総利用分量の2割まで"))) == []
    assert codes(claim([figure("2割", boundary="未満")], cite("総利用分量の2割まで"))) == ["S0412"]
    assert codes(claim([figure("100か所", boundary="以上")], cite("少なくとも100か所"))) == []


def test_a_range_is_at_least_its_first_and_at_most_its_last_figure() -> None:
    both = [figure("6か月", boundary="以上"), figure("3年", boundary="以下")]
    assert codes(claim(both, cite("6か月～3年"))) == []
    assert codes(claim(both[::-1], cite("6か月～3年"))) != []
    assert codes(claim([figure("6か月", boundary="以上"), figure("3年", boundary="未満")], cite("6か月～3年"))) == [
        "S0412"
    ]


def test_the_same_length_of_time_may_be_written_in_months_or_years() -> None:
    assert codes(claim([figure("6か月", boundary="以上"), figure("36か月", boundary="以下")], cite("6か月～3年"))) == []


def test_a_boundary_word_in_a_condition_that_has_no_number_must_be_printed() -> None:
    quote = "5人（再生可能エネルギー電気事業は1人）以上"
    at = locus(quote, after="<改正後>")
    assert codes(claim([], cite(at), words=(word("以上"),))) == []
    assert codes(claim([], cite(at), words=(word("超"),))) == ["S0412"]
    assert codes(claim([], cite("任期終了後の隊員が定住するための空き家"), words=(word("以上"),))) == ["S0412"]


def test_two_boundary_words_in_one_quote_do_not_decide() -> None:
    text = document("所得は前年の額以上、基準の額未満とする。")
    (finding,) = check(claim([], cite("前年の額以上、基準の額未満"), words=(word("以上"),)), source=text).diagnostics
    assert finding.kind.code == "S0412"


def test_about_must_agree_both_ways() -> None:
    assert codes(claim([figure("8,500万円程度")], cite("8,500万円程度(H26)"))) == []
    assert codes(claim([figure("8,500万円")], cite("8,500万円程度(H26)"))) == ["S0418"]
    assert codes(claim([figure("約2,000万円")], cite("上限2,000万円"))) == ["S0418"]
    assert codes(claim([figure("概ね65%")], cite("およそ65%"))) == []


def test_about_at_one_end_of_a_range_may_be_written_at_both() -> None:
    quote = "概ね1年以上3年以下"
    for last in ("3年", "概ね3年"):
        assert codes(claim([figure("概ね1年", boundary="以上"), figure(last, boundary="以下")], cite(quote))) == []
    assert codes(claim([figure("1年", boundary="以上"), figure("3年", boundary="以下")], cite(quote))) == ["S0418"]


def test_a_figure_for_a_year_must_be_printed_so() -> None:
    assert codes(claim([figure("年間560万円/人")], cite("上限額 年間560万円／人"))) == []
    assert codes(claim([figure("年間560万円/人")], cite("上限560万円/人"))) == ["S0419"]


def test_per_person_must_be_printed_at_the_figure_or_in_the_quotes() -> None:
    assert codes(claim([figure("485万円")], cite("専任 485万円"), denominators=("人",))) == ["S0417"]
    assert (
        codes(claim([figure("485万円")], cite("集落支援員1人あたりの上限額 専任 485万円"), denominators=("人",))) == []
    )
    context = (cite("集落支援員1人あたりの上限額"),)
    assert codes(claim([figure("485万円")], cite("専任 485万円"), context=context, denominators=("人",))) == []
    assert codes(claim([figure("100万円/人")], cite("ネットワークの立ち上げに係る経費（1団体当たり100万円上限）"))) == [
        "S0417"
    ]


def test_a_denominator_behind_brackets_belongs_to_the_figure() -> None:
    assert codes(claim([figure("100万円/団体")], cite("年間100万円（措置率0.5）／団体"))) == []
    assert codes(claim([figure("100万円/人")], cite("年間100万円（措置率0.5）／団体"))) == ["S0417"]


def test_rates_of_time_are_read_before_the_number_too() -> None:
    pair = [figure("4日/月", boundary="以上"), figure("20時間/月", boundary="以上")]
    assert codes(claim(pair, cite("月4日以上かつ月20時間以上"))) == []
    assert codes(claim([figure("2回/年")], cite("合同研修を年2回実施"))) == []
    assert codes(claim([figure("6,000円/時間")], cite("1時間あたり6,000円"))) == []
    assert codes(claim([figure("6,000円/人")], cite("1時間あたり6,000円"))) == ["S0417"]


def test_words_that_are_numbers_prove_a_claim_and_are_no_figures_of_the_document() -> None:
    result = check(claim([figure("1/2", boundary="以上")], cite("勤務日数が月の半分以上")))
    assert [proof.token for proof in result.proofs] == [-1]
    assert codes(claim([figure("1/3", boundary="以上")], cite("勤務日数が月の半分以上"))) == ["S0411"]


def test_kanji_numerals_prove_a_claim() -> None:
    text = document("補助率は三分の二とし、任期は三年とする。")
    assert codes(claim([figure("2/3")], cite("補助率は三分の二")), source=text) == []
    assert codes(claim([figure("3年")], cite("任期は三年")), source=text) == []
    assert codes(claim([figure("2年")], cite("任期は三年")), source=text) == ["S0411"]


def test_a_figure_that_the_quote_does_not_hold_is_an_error_with_the_place_where_it_is_printed() -> None:
    (finding,) = check(claim([figure("2,000万円")], cite("マスタープランの策定経費"))).diagnostics
    assert finding.kind.code == "S0421"
    assert "872行" in _ja(finding.facts["elsewhere"])


def test_a_quote_that_cuts_through_a_figure_is_offered_whole() -> None:
    (finding,) = check(claim([figure("2,000万円")], cite("策定経費（上限2,000万"))).diagnostics
    assert finding.kind.code == "S0422"
    assert finding.paste == "出典 r6「策定経費（上限2,000万円」"


def test_a_quote_never_begins_in_the_middle_of_a_number() -> None:
    assert codes(claim([figure("20万円/人")], cite("20万円／人を上限"))) == ["S0401"]


def test_a_number_with_neither_source_nor_reading_is_an_error() -> None:
    assert codes(claim([figure("2,000万円")])) == ["S0410"]
    assert codes(claim([figure("2,000万円")], read=True)) == []
    assert codes(claim([year(2024)])) == []


def test_a_reading_covers_figures_that_the_quote_does_not_show() -> None:
    assert codes(claim([figure("3人")], cite("マスタープランの策定経費（上限2,000万円）"), read=True)) == []


def test_a_reading_does_not_cover_a_figure_that_the_quote_contradicts() -> None:
    assert codes(claim([figure("3,000万円")], cite("マスタープランの策定経費（上限2,000万円）"), read=True)) == [
        "S0411"
    ]


def test_the_year_of_a_period_is_proved_by_the_quote_the_anchor_or_the_document() -> None:
    quote = "1,800万円(R3)"
    assert codes(claim([figure("1,800万円"), year(2021, "以上")], cite(quote))) == []
    assert codes(claim([figure("1,800万円"), year(2020, "以上")], cite(quote))) == ["S0420"]
    assert (
        codes(
            claim([figure("1,500万円"), year(2014, "以上"), year(2020, "以下")], cite("1,500万円(H26)→1,800万円(R3)"))
        )
        == []
    )
    assert codes(claim([figure("2,000万円"), year(2024, "以上")], cite("上限2,000万円"))) == []
    assert codes(claim([figure("2,000万円"), year(2023, "以下")], cite("上限2,000万円"))) == []
    assert codes(claim([figure("2,000万円"), year(2023, "以上")], cite("上限2,000万円"))) == ["S0420"]
    assert codes(claim([figure("0.7"), year(2025, "以下")], cite("令和7年度までの特別交付税措置（措置率0.7）"))) == []
    anchored = locus("措置率0.7", after="令和7年度まで")
    assert codes(claim([figure("0.7"), year(2025, "以下")], cite(anchored))) == []


def test_the_value_of_a_year_is_the_one_that_its_printed_year_follows() -> None:
    quote = "近隣市町村 1,000万円→1,500万円(H26)→1,800万円(R3)"
    right = claim([figure("1,500万円"), year(2014, "以上"), year(2020, "以下")], cite(quote))
    wrong = claim([figure("1,800万円"), year(2014, "以上"), year(2020, "以下")], cite(quote))
    assert codes(right) == []
    assert codes(wrong) == ["S0413"]


def test_dates_are_proved_in_any_spelling() -> None:
    assert codes(claim([day(2022, 12, 23)], cite("(令和4年12月23日閣議決定)"))) == []
    assert codes(claim([day(2020, 12, 25), day(2024, 4, 24)], cite("（2020.12.25策定、2024.4.24改定）"))) == []
    assert codes(claim([day(2023, 4, 1)], cite("(R5.4.1時点)"))) == []
    assert codes(claim([day(2023, 4, 2)], cite("(R5.4.1時点)"))) == ["S0411"]


def test_a_day_printed_without_its_year_has_that_of_the_same_day_elsewhere() -> None:
    assert codes(claim([day(2024, 1, 19)], cite("1月19日に都道府県知事"))) == []
    assert codes(claim([day(2023, 1, 19)], cite("1月19日に都道府県知事"))) == ["S0411"]


def test_several_quotes_may_each_bear_a_claim_out() -> None:
    both = cite("専任1人あたり445万円⇒485万円", "専任 485万円")
    result = check(claim([figure("445万円", "専任"), figure("485万円", "専任")], both))
    assert [proof.line for proof in result.proofs] == [965, 965, 1000]
    assert not result.diagnostics
    assert codes(
        claim(
            [figure("445万円", "専任"), figure("485万円", "専任")], cite("専任1人あたり445万円⇒485万円", "兼任 40万円")
        )
    ) == ["S0411"]


def test_a_figure_that_is_wrong_in_two_quotes_is_one_mistake() -> None:
    both = cite("専任1人あたり445万円⇒485万円", locus("専任 485万円", position=1))
    assert codes(claim([figure("446万円", "専任"), figure("485万円", "専任")], both)) == ["S0411"]
    assert codes(claim([figure("486万円")], cite("専任 485万円", locus("445万円⇒485万円", position=2)))) == ["S0411"]


def test_several_quotes_may_bear_a_claim_out_together() -> None:
    assert (
        codes(
            claim(
                [figure("4,000万円程度"), figure("8,500万円程度")], cite("中心市 4,000万円程度", "8,500万円程度(H26)")
            )
        )
        == []
    )


def test_a_document_that_is_not_declared_is_said_once() -> None:
    citation = cite("上限2,000万円", document="r7")
    assert codes(claim([figure("2,000万円")], citation), claim([figure("2,000万円")], citation)) == ["S0409"]


def test_a_quote_that_is_not_found_is_the_only_finding_about_its_claim() -> None:
    assert codes(claim([figure("2,000万円")], cite("上限は2,000万円"))) == ["S0401"]


def test_figures_of_another_document_are_not_looked_at() -> None:
    text = document("上限額は300万円（単価3,000円）とする。", name="r7")
    assert codes(claim([figure("300万円")], cite("上限額は300万円", document="r7")), source=text) == []


# ---------------------------------------------------------------------------------------------------------------- tables

LIMITS = [
    ("42 52.5 54 67.5 67.5 67.5", ("都道府県・指定都市", "通常の施設")),
    ("63 78.7 81 101.2 101.2 101.2", ("都道府県・指定都市", "複合施設")),
    ("10.5 13.1 13.5 16.8 16.8 16.8", ("その他市町村", "通常の施設")),
    ("15.7 19.6 20.2 25.3 25.3 25.3", ("その他市町村", "複合施設")),
]


def limits(rows: Sequence[tuple[str, tuple[str, ...]]] | None = None) -> list[Claim]:
    return table(rows or LIMITS, cite(locus("<現行>", to="（単位：億円）")), "億円", "限度額")


def test_every_cell_of_a_printed_table_is_proved_on_its_line() -> None:
    result = check(*limits())
    assert not result.diagnostics
    assert [proof.line for proof in result.proofs] == [441] * 6 + [442] * 6 + [445] * 6 + [446] * 6


def test_rows_that_changed_places_are_caught() -> None:
    for one in range(4):
        for other in range(one + 1, 4):
            rows = list(LIMITS)
            rows[one], rows[other] = (rows[other][0], rows[one][1]), (rows[one][0], rows[other][1])
            assert codes(*limits(rows)) == ["S0416", "S0416"], (one, other)


def test_rows_in_printed_order_under_each_others_names_are_caught() -> None:
    rows = list(LIMITS)
    rows[0], rows[2] = (rows[0][0], rows[2][1]), (rows[2][0], rows[0][1])
    assert "S0416" in codes(*limits(rows))


def test_cells_that_changed_places_are_caught() -> None:
    cells = [cell for row, _ in LIMITS for cell in row.split()]
    for one in range(24):
        for other in range(one + 1, 24):
            if cells[one] == cells[other]:
                continue
            swapped = list(cells)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            rows = [(" ".join(swapped[at * 6 : at * 6 + 6]), LIMITS[at][1]) for at in range(4)]
            assert "S0416" in codes(*limits(rows)), (cells[one], cells[other])


def test_some_rows_of_a_printed_table_pass_if_their_order_is_the_printed_one() -> None:
    assert codes(*limits([LIMITS[1], LIMITS[3]])) == []
    assert codes(*limits([LIMITS[3], LIMITS[1]])) != []


def test_ratios_of_the_same_table_are_told_from_its_amounts() -> None:
    citation = cite(locus("<現行>", to="（単位：億円）"))
    rows = [("35 45 45 45", ("都道府県・指定都市",)), ("35 45 45 45", ("その他市町村",))]
    assert codes(*table(rows, citation, "%", "融資比率")) == []
    assert codes(*table([("35 45 45 54", ("都道府県・指定都市",)), rows[1]], citation, "%", "融資比率")) == ["S0416"]


def test_the_scale_of_a_table_is_the_printed_one() -> None:
    assert codes(*table(LIMITS, cite(locus("<現行>", to="（単位：億円）")), "百万円", "限度額")) == ["S0416"] * 4


def test_a_table_without_a_printed_unit_is_read_on_the_scale_of_its_column() -> None:
    text = document("区分\t上限額\n専任\t485\n兼任\t40\n")
    rows = [("485", ("専任",)), ("40", ("兼任",))]
    citation = cite(locus("専任", to="40"))
    assert codes(*table(rows, citation, "万円", "上限額"), source=text) == []
    assert codes(*table([("484", ("専任",)), rows[1]], citation, "万円", "上限額"), source=text) == ["S0416"]


MEMBERS = (
    "89",
    "257",
    "413",
    "617",
    "978",
    "1,629",
    "2,799",
    "4,090",
    "4,976",
    "5,530",
    "5,503",
    "5,560",
    "6,015",
    "6,447",
    "7,200",
)


def members(values: Sequence[str] = MEMBERS, *, across: bool = True) -> list[Claim]:
    citation = cite(locus("年度\t21年度", to="7,200人"))
    figures = [figure(value, "隊員数", scale="人") for value in values]
    if across:
        return [claim(figures, citation, context=(citation,), row=True, declaration="隊員数")]
    return [
        claim([each, year(2009 + at)], citation, context=(citation,), declaration="隊員数")
        for at, each in enumerate(figures)
    ]


def test_a_series_is_proved_entry_by_entry_years_across_or_down() -> None:
    assert codes(*members()) == []
    result = check(*members(across=False))
    assert not result.diagnostics
    assert sorted({proof.line for proof in result.proofs}) == [72, 73]
    assert len(result.proofs) == 30


def test_two_entries_of_a_series_that_changed_places_are_caught() -> None:
    for across in (True, False):
        for at in range(14):
            values = list(MEMBERS)
            values[at], values[at + 1] = values[at + 1], values[at]
            assert codes(*members(values, across=across)), at


def test_a_person_counted_in_kanji_behind_a_noun_is_a_person() -> None:
    text = "子ども一人当たり10万円を加算する。"
    assert codes(claim([figure("10万円/人", "加算")], cite(text)), source=document(text)) == []


def test_a_month_does_not_prove_a_day_nor_a_day_a_month() -> None:
    text = "※R5.3末調査時点\n令和6年5月に発行\n令和6年4月1日に施行\n"
    assert codes(claim([day(2023, 3)], cite("※R5.3末調査時点")), source=document(text)) == []
    assert codes(claim([day(2023, 3, 1)], cite("※R5.3末調査時点")), source=document(text)) == ["S0411"]
    assert codes(claim([day(2024, 5, 1)], cite("令和6年5月に発行")), source=document(text)) == ["S0411"]
    assert codes(claim([day(2024, 4)], cite("令和6年4月1日に施行")), source=document(text)) == ["S0411"]


@pytest.mark.parametrize(
    ("quote", "claimed", "printed", "alone"),
    [
        ("同じ地域に定住※R5.3末調査時点", day(2023, 3), "R5.3末", True),
        ("令和5年9月上旬にオンライン研修", day(2023, 9), "令和5年9月上旬", True),
        ("令和6年3月頃に公募", day(2024, 3), "令和6年3月頃", True),
        ("令和6年夏頃に策定予定", year(2024, role=Role.VALUE), "令和6年夏頃", True),
        ("平成9年、人材育成を", year(1997, role=Role.VALUE), "平成9年", True),
        ("2050年カーボンニュートラル", year(2050, role=Role.VALUE), "2050年", True),
        ("1月19日に大臣書簡", day(2025, 1, 19), "1月19日", False),
        ("合同研修を年2回実施", figure("2回/年"), "年2回", True),
        ("毎月、交付申請可能", figure("1回/月"), "毎月", True),
        ("隊員の約4割は女性", figure("約4割"), "約4割", True),
        ("任期終了後、およそ65%が定住", figure("およそ65%"), "およそ65%", True),
        ("滞在は4日／月程度", figure("4日/月程度"), "4日／月程度", True),
        ("R6当初予算額：248百万円", figure("248百万円"), "248百万円", True),
        ("平成26年度～令和5年度に77の団体", figure("77団体"), "77の団体", True),
        ("一連の手順を3ステップで整理", figure("3ステップ"), "3", False),
        ("改修は\n約\n3割", figure("3割"), "3割", True),
    ],
)
def test_a_proof_says_how_its_document_prints_the_figure(
    quote: str, claimed: ClaimedFigure, printed: str, *, alone: bool
) -> None:
    found = check(claim([claimed], cite(quote)), source=document(quote + "\n"))
    assert [(proof.printed, proof.alone) for proof in found.proofs] == [(printed, alone)]


@pytest.mark.parametrize(("first", "found"), [("485", ["S0610"]), ("458", ["S0416", "S0610"])])
def test_a_row_that_lacks_a_cell_is_no_defect_of_the_search_for_printed_lines(first: str, found: list[str]) -> None:
    policy = (
        "  区分 任用 = 専任、兼任\n  区分 地域 = 過疎、その他\n"
        "  表 限度額[任用、地域] : 万円   出典 t「専任 485 445」「兼任 40 30」\n"
        f"    | 任用 | 過疎 | その他 |\n    | 専任 | {first} | 445 |\n    | 兼任 | 40 | |\n"
    )
    assert all_codes(compile_text(policy, "専任 485 445\n兼任 40 30\n")) == found
