"""Exact, three-valued values, case by case."""

from __future__ import annotations

import ast
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from seido.values import exact
from seido.values.exact import (
    Event,
    Known,
    Open,
    OutOfScope,
    Trace,
    Value,
    add,
    all_of,
    all_rows,
    any_of,
    any_row,
    cap,
    choose,
    compare,
    count_true,
    entry,
    equal,
    greatest,
    greatest_of,
    is_member,
    join,
    judged_option,
    judged_truth,
    known,
    least,
    least_of,
    lookup,
    marked,
    missing_number,
    missing_option,
    missing_truth,
    multiply,
    negate,
    negate_number,
    number,
    out_of_scope,
    provisional,
    round_to,
    round_unstated,
    subtract,
    total,
    unstated,
)

YES, NO = known(value=True), known(value=False)
OUT = out_of_scope("x")
MAYBE = missing_truth("t")
ZERO = known(0)


def between(low: int | None, high: int | None, *missing: str, may_be_out: bool = False) -> Open:
    below, above = (None if end is None else Fraction(end) for end in (low, high))
    return Open(below, above, missing=frozenset(missing), may_be_out=may_be_out)


# ------------------------------------------------------------------------------------------------------------ the file


def test_no_binary_fraction_can_arise_in_the_module() -> None:
    """The module's own text has no float literal, no division, no name float, and no import beyond the library."""
    tree = ast.parse(Path(exact.__file__).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)))
        assert not isinstance(node, ast.Div)
        assert not (isinstance(node, ast.Name) and node.id in {"float", "round", "complex"})
        if isinstance(node, ast.Import):
            assert all(alias.name in sys.stdlib_module_names for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.module is not None
            assert node.module.partition(".")[0] in sys.stdlib_module_names | {"__future__"}


def test_numbers_are_made_from_integers_and_exact_text_only() -> None:
    """12, 0.25 and 40000000/3 are exact; a binary fraction, a truth and other text are refused."""
    made = [number("12"), number("-0.25"), number("40000000/3"), number(7)]
    assert made == [12, Fraction(-1, 4), Fraction(40000000, 3), 7]
    for wrong in (0.5, True):
        with pytest.raises(TypeError):
            number(wrong)  # type: ignore[arg-type]
    for text in ("", "1e5", "1/0", "１", "1_000", " 1", "nan", "1.", "1/2/3", "0.5/2"):
        with pytest.raises(ValueError, match="exact"):
            number(text)


def test_mixing_types_is_a_defect_of_the_caller() -> None:
    """A truth is not a number, although Python counts it as one."""
    with pytest.raises(TypeError):
        add(YES, ZERO)
    with pytest.raises(TypeError):
        all_of(ZERO, MAYBE)
    with pytest.raises(TypeError):
        compare("<", known("a"), ZERO)


# ---------------------------------------------------------------------------------------------------------- arithmetic


def test_known_amounts_compute_exactly() -> None:
    """180,000円 × 0.7 to thousands is 126,000円, and 20,000,000 × 2/3 keeps its third."""
    amount = multiply(known(180_000), known(Fraction(7, 10)))
    assert round_to(None, "d", "t", amount, Fraction(1000), "down") == known(126_000)
    assert multiply(known(20_000_000), known(Fraction(2, 3))) == known(Fraction(40_000_000, 3))
    assert subtract(known(5), known(7)) == known(-2)
    assert (add(), multiply()) == (known(0), known(1))


def test_open_amounts_keep_their_bounds() -> None:
    """Sums, products and negatives of ranges are ranges, also without bounds."""
    x = between(2, 5, "x")
    assert add(x, known(10)) == between(12, 15, "x")
    assert add(x, between(None, 1, "y")) == between(None, 6, "x", "y")
    assert multiply(x, known(-3)) == between(-15, -6, "x")
    assert multiply(x, between(-1, None, "y")) == between(-5, None, "x", "y")
    assert multiply(between(None, None, "x"), between(0, 1, "y")) == between(None, None, "x", "y")
    assert multiply(between(0, None, "x"), between(0, None, "y")) == between(0, None, "x", "y")
    assert negate_number(between(None, 4, "x")) == between(-4, None, "x")


def test_zero_times_anything_is_zero_and_asks_for_nothing() -> None:
    """Only the zero's own marks stay; what is out of scope is not zero."""
    zero = known(0, "provisional:z")
    assert multiply(zero, between(None, None, "x"), known(3, "provisional:y")) == zero
    assert multiply(zero, known(0)) == known(0)
    assert multiply(zero, OUT) == OUT
    assert multiply(known(0), between(1, 9, "x", may_be_out=True)) == between(0, 0, "x", may_be_out=True)


def test_least_and_greatest_decide_as_soon_as_bounds_allow() -> None:
    """An operand that cannot matter is not asked for."""
    assert least(known(5), between(7, None, "x")) == known(5)
    assert least(known(5), between(5, None, "x")) == known(5)
    assert greatest(known(5), between(None, 5, "x")) == known(5)
    assert least(known(5), between(3, 9, "x")) == between(3, 5, "x")
    assert least(between(0, 2, "x"), between(2, 9, "y")) == between(0, 2, "x")
    assert least(known(5), between(7, 9, "x", may_be_out=True)) == between(5, 5, "x", may_be_out=True)
    assert least() == greatest() == out_of_scope("empty")


def test_a_provisional_limit_that_did_not_bind_still_counts() -> None:
    """The true limit might have bound, so its mark stays."""
    assert least(known(5), provisional("p", known(7))) == known(5, "provisional:p")


def test_out_of_scope_goes_through_arithmetic_with_all_its_tags() -> None:
    """対象外 is never counted as 0."""
    both = OutOfScope(frozenset(("x", "y")))
    for operation in (add, multiply, least, greatest):
        assert operation(OUT, known(0), out_of_scope("y"), MAYBE_NUMBER) == both
    assert round_to(None, "d", "t", OUT, Fraction(1), "up") == OUT
    assert compare("<", OUT, ZERO) == OUT


MAYBE_NUMBER = missing_number("n")


def test_a_range_of_one_value_is_that_value() -> None:
    """An input whose range leaves one value, and bounds that meet, are known."""
    assert missing_number("n", Fraction(3), Fraction(3)) == known(3)
    assert missing_option("m", ["専任"]) == known("専任")
    assert least(between(3, 9, "x"), known(3)) == known(3)


@pytest.mark.parametrize(
    ("value", "unit", "down", "up", "half_up"),
    [
        ("1999", 1000, 1000, 2000, 2000),
        ("1500", 1000, 1000, 2000, 2000),
        ("1499", 1000, 1000, 2000, 1000),
        ("2000", 1000, 2000, 2000, 2000),
        ("40000000/3", 1, 13333333, 13333334, 13333333),
        ("1/2", 1, 0, 1, 1),
        ("0", 1000, 0, 0, 0),
        ("-1", 10, -10, 0, 0),
        ("-5", 10, -10, 0, 0),
    ],
)
def test_rounding_goes_to_multiples_of_its_unit(value: str, unit: int, down: int, up: int, half_up: int) -> None:
    """Down is the floor, up the ceiling, and a half goes up."""
    at = Known(Fraction(value))
    for direction, expected in (("down", down), ("up", up), ("half_up", half_up)):
        assert round_to(None, "d", "t", at, Fraction(unit), direction) == known(expected)  # type: ignore[arg-type]


def test_ranges_are_rounded_at_both_ends() -> None:
    """A range that rounds to one value is known."""
    assert round_to(None, "d", "t", between(1001, 1999, "x"), Fraction(1000), "down") == known(1000)
    assert round_to(None, "d", "t", between(1001, None, "x"), Fraction(1000), "up") == between(2000, None, "x")


def test_an_unstated_rounding_is_marked_only_where_a_fraction_arises() -> None:
    """24,000,000 × 1/2 needs no rounding; a third does; a range says nothing yet."""
    trace = Trace()
    one = Fraction(1)
    assert round_unstated(trace, "d", "t", known(12), one) == known(12)
    assert round_unstated(trace, "d", "t", known(Fraction(1, 3)), one) == known(Fraction(1, 3), "fraction:t")
    assert round_unstated(trace, "d", "t", between(0, 1, "x"), one) == between(0, 1, "x")
    assert [event.bound for event in trace.events] == [False, True, None]


# --------------------------------------------------------------------------------------------------------------- trace


def test_a_cap_records_what_it_cut_off() -> None:
    """500万円 against 485万円: bound, with 15万円 cut off; against a higher limit nothing is cut."""
    trace = Trace()
    trace.row = 1
    limit = known(4_850_000)
    assert cap(trace, "対象額", "上限", known(5_000_000), limit) == limit
    assert cap(trace, "対象額", "上限", known(4_800_000), limit) == known(4_800_000)
    first, second = trace.events
    assert (first.kind, first.row, first.bound, first.cut) == ("cap", 1, True, known(150_000))
    assert (second.bound, second.cut, second.limit) == (False, known(0), limit)


def test_a_cap_on_an_open_amount_leaves_open_whether_it_binds() -> None:
    """What may be cut off has its range too; a limit that cannot bind is known not to."""
    trace = Trace()
    assert cap(trace, "d", "t", between(0, 10, "x"), known(6)) == between(0, 6, "x")
    cap(trace, "d", "t", between(0, 5, "x"), known(6))
    cap(trace, "d", "t", between(9, 12, "x"), known(6))
    cap(trace, "d", "t", OUT, known(6))
    assert [event.bound for event in trace.events] == [None, False, True, None]
    assert [event.cut for event in trace.events] == [between(0, 4, "x"), known(0), between(3, 6, "x"), OUT]


def test_a_choice_records_the_clause_that_decided_or_those_that_may() -> None:
    """The first arm that holds decides; while a condition is open, all that may apply are named, in order."""
    trace = Trace()
    arms = ((NO, known(3), "c"), (MAYBE, known(2), "b"), (YES, known(1), "a"))
    assert choose(trace, "率", arms, (known(0), "z")) == Open(Fraction(1), Fraction(2), missing=frozenset("t"))
    assert choose(trace, "率", arms[:1], (known(0), "z")) == known(0)
    assert trace.events == [
        Event("率", "clause", "", None, ("b", "a"), result=Open(Fraction(1), Fraction(2), missing=frozenset("t"))),
        Event("率", "clause", "z", None, ("z",), result=known(0)),
    ]


# -------------------------------------------------------------------------------------------------------------- truths


def test_comparisons_are_decided_by_bounds_where_these_allow() -> None:
    """財政力指数 between 0.5 and 1 is not under 0.5, whatever it is."""
    x = between(5, 10, "x")
    five, eleven = known(5), known(11)
    assert compare("<", x, five) == NO
    assert compare(">=", x, five) == YES
    assert compare("<=", x, five) == Open(options=exact.TRUTHS, missing=frozenset("x"))
    assert compare("<", x, eleven) == compare("!=", x, eleven) == compare(">", eleven, x) == YES
    assert compare("==", x, eleven) == NO
    assert isinstance(compare("==", x, five), Open)
    assert isinstance(compare("<", between(None, None, "x"), five), Open)
    assert isinstance(compare("==", between(None, None, "x"), between(None, None, "y")), Open)


def test_members_compare_by_what_they_may_still_be() -> None:
    """Equality and membership of a closed list."""
    m = missing_option("m", ["市", "町"])
    assert compare("==", m, known("村")) == NO
    assert compare("!=", m, known("村")) == YES
    assert isinstance(compare("==", m, known("町")), Open)
    assert is_member(m, frozenset(("市", "町", "村"))) == YES
    assert is_member(m, frozenset(("村",))) == NO
    assert isinstance(is_member(m, frozenset(("町",))), Open)
    assert isinstance(is_member(Open(), frozenset(("町",))), Open)
    assert is_member(OUT, frozenset(("町",))) == OUT
    assert compare("==", YES, YES) == YES


def outcomes(value: Value) -> frozenset[object]:
    """What a truth may turn out to be."""
    if isinstance(value, OutOfScope):
        return frozenset(("out",))
    if isinstance(value, Known):
        return frozenset((value.value,))
    assert value.options is not None
    return value.options | (frozenset(("out",)) if value.may_be_out else frozenset())


def every_truth(name: str) -> list[Value]:
    """All seven truths there can be: each set of true, false and out of scope that is not empty."""
    missing = frozenset((name,))
    return [
        YES,
        NO,
        OUT,
        Open(options=exact.TRUTHS, missing=missing),
        Open(options=exact.TRUTHS, missing=missing, may_be_out=True),
        Open(options=frozenset((True,)), missing=missing, may_be_out=True),
        Open(options=frozenset((False,)), missing=missing, may_be_out=True),
    ]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_logic_is_exactly_as_tight_as_its_completions(count: int) -> None:
    """all_of is the least and any_of the greatest under false < out of scope < true, for every combination."""
    order = {False: 0, "out": 1, True: 2}
    back = {rank: truth for truth, rank in order.items()}
    for truths in product(*(every_truth(f"t{at}") for at in range(count))):
        ranks = [[order[outcome] for outcome in outcomes(truth)] for truth in truths]
        assert outcomes(all_of(*truths)) == {back[min(combination)] for combination in product(*ranks)}
        assert outcomes(any_of(*truths)) == {back[max(combination)] for combination in product(*ranks)}


def test_false_decides_and_rests_on_nothing_else() -> None:
    """False and unknown is false; only what made it false is kept."""
    no = known(False, "provisional:n")  # noqa: FBT003
    assert all_of(MAYBE, no, known(True, "provisional:y")) == no  # noqa: FBT003
    assert all_of(no, NO) == NO
    assert all_of(OUT, no) == no
    assert all_of(OUT, YES) == OUT
    assert any_of(OUT, MAYBE, YES) == YES
    assert any_of(OUT, NO) == OUT
    assert (all_of(), any_of()) == (YES, NO)
    assert negate(OUT) == OUT
    assert negate(MAYBE) == MAYBE
    assert all_of(YES, judged_truth("j")) == Open(options=exact.TRUTHS, judged=frozenset("j"))


# -------------------------------------------------------------------------------------------------------------- choice


def test_branches_that_agree_ask_for_nothing() -> None:
    """Whichever ただし applies, 3/4 is 3/4; and only the conditions that matter are asked for."""
    other = missing_truth("u")
    assert choose(None, "d", ((MAYBE, known(5), "a"),), (known(5), "z")) == known(5)
    partly = choose(None, "d", ((MAYBE, known(5), "a"), (other, known(7), "b")), (known(7), "z"))
    assert partly == Open(Fraction(5), Fraction(7), missing=frozenset("t"))
    members = choose(None, "d", ((judged_truth("j"), known("市"), "a"),), (known("町"), "z"))
    assert members == Open(options=frozenset(("市", "町")), judged=frozenset("j"))


def test_a_condition_out_of_scope_counts_as_false() -> None:
    """Another part's inputs are 対象外 here, and so is what depends on them."""
    assert choose(None, "d", ((OUT, known(1), "a"),), (known(2), "z")) == known(2)


def test_a_value_that_may_be_out_of_scope_says_so() -> None:
    """An arm out of scope that may apply leaves the others' bounds and the doubt; two of them agree."""
    assert choose(None, "d", ((MAYBE, OUT, "a"),), (known(2), "z")) == between(2, 2, "t", may_be_out=True)
    assert choose(None, "d", ((MAYBE, OUT, "a"),), (OUT, "z")) == OUT


def test_out_of_scope_for_one_of_two_reasons_is_open_in_its_reason() -> None:
    """One reason may make the case 非該当 and the other not."""
    either = choose(None, "d", ((MAYBE, OUT, "a"),), (out_of_scope("y"), "z"))
    assert either == Open(options=frozenset(), missing=frozenset({"t"}), may_be_out=True)
    assert total((either, known(2))) == known(2)
    assert add(either, known(2)) == between(2, 2, "t", may_be_out=True)
    assert all_of(either, YES) == either
    assert compare("<", either, known(2)) == replace(either, options=frozenset({True}))


def test_a_gap_is_unstated() -> None:
    """Where nothing applies and there is no otherwise, the value is 記載なし; where that may be, it may be unstated."""
    trace = Trace()
    assert choose(trace, "率", ((NO, known(1), "a"),), None) == Open(unstated=frozenset(("率:gap",)))
    open_gap = choose(trace, "率", ((MAYBE, known(1), "a"),), None)
    assert open_gap == Open(unstated=frozenset(("率:gap",)), missing=frozenset("t"))
    assert choose(trace, "率", ((YES, known(1), "a"),), None) == known(1)
    assert [event.possible for event in trace.events] == [("率:gap",), ("a", "率:gap"), ("a",)]


def test_a_provisional_condition_marks_the_choice_only_where_it_matters() -> None:
    """Where the arms agree, it does not matter how the condition was settled."""
    yes = provisional("p", YES)
    assert choose(None, "d", ((yes, known(1), "a"),), (known(2), "z")) == known(1, "provisional:p")
    assert choose(None, "d", ((yes, known(1), "a"),), (known(1), "z")) == known(1)
    no = provisional("p", NO)
    assert choose(None, "d", ((no, known(1), "a"),), (known(2), "z")) == known(2, "provisional:p")
    both = choose(None, "d", ((yes, known(1), "a"), (YES, known(1), "b")), (known(2), "z"))
    assert both == known(1)


TABLE: dict[tuple[str, ...], Value] = {
    ("市", "一般"): known(42),
    ("市", "過疎"): known(54),
    ("町", "一般"): known(42),
    ("町", "過疎"): known(54),
    ("村", "一般"): OUT,
    ("村", "過疎"): known(54),
}
AXES = (("市", "町", "村"), ("一般", "過疎"))


def test_a_table_is_looked_up_directly_or_over_a_slice() -> None:
    """A slice that is constant is known; an axis is asked for only where it matters."""
    any_town = missing_option("団体", AXES[0])
    town_or_city = missing_option("団体", AXES[0][:2])
    any_area = missing_option("地域", AXES[1])
    assert lookup(TABLE, (known("市"), known("過疎")), AXES) == known(54)
    assert lookup(TABLE, (any_town, known("過疎")), AXES) == known(54)
    assert lookup(TABLE, (town_or_city, any_area), AXES) == between(42, 54, "地域")
    assert lookup(TABLE, (any_town, known("一般")), AXES) == between(42, 42, "団体", may_be_out=True)
    assert lookup(TABLE, (known("村"), known("一般")), AXES) == OUT
    assert lookup(TABLE, (OUT, any_area), AXES) == OUT
    assert lookup(TABLE, (Open(missing=frozenset(("団体",))), known("過疎")), AXES) == known(54)


def test_a_provisional_index_marks_the_result_only_where_the_table_varies() -> None:
    """過疎 gives 54 for every 団体; 一般 does not."""
    city = known("市", "provisional:p")
    assert lookup(TABLE, (city, known("過疎")), AXES) == known(54)
    assert lookup(TABLE, (city, known("一般")), AXES) == known(42, "provisional:p")


def test_an_entry_that_was_read_is_recorded_where_the_index_is_determined() -> None:
    """The printed entry that gave an amount can be cited; of an open index there is no one entry."""
    trace = Trace()
    index = (known("市"), known("過疎"))
    tags: dict[tuple[str, ...], str] = {("市", "過疎"): "c12"}
    assert entry(trace, "限度額", tags, TABLE, index, AXES) == known(54)
    assert entry(trace, "限度額", tags, TABLE, (missing_option("団体", AXES[0]), index[1]), AXES) == known(54)
    assert trace.events == [Event("限度額", "value", "c12", None, result=known(54))]


def test_a_cell_that_the_table_lacks_is_unstated() -> None:
    """No exception and no number for a hole in a table."""
    assert lookup({}, (known("市"),), (("市",),)) == Open(unstated=frozenset(("市:gap",)))


def test_join_is_known_only_where_all_agree() -> None:
    """Numbers, members, marks and what is out of scope."""
    assert join((known(1, "a"), known(1, "b"))) == known(1, "a", "b")
    assert join((OUT, OUT)) == OUT
    assert join((known(1), OUT)) == between(1, 1, may_be_out=True)
    assert join((known("市"), Open())) == Open()
    assert join(()) == Open()


# ---------------------------------------------------------------------------------------------------------- line items


def test_rows_out_of_scope_add_nothing() -> None:
    """A 対象外 row is passed over; a row that may be one may add nothing."""
    assert total([known(5), OUT, known(7)]) == known(12)
    assert total([]) == total([OUT]) == known(0)
    assert total([known(5), between(2, 3, "x", may_be_out=True)]) == between(5, 8, "x")
    assert count_true([YES, NO, OUT, YES]) == known(2)
    assert count_true([YES, MAYBE]) == between(1, 2, "t")
    assert greatest_of([known(5), OUT, known(7)]) == known(7)
    assert least_of([known(5), OUT, known(7)]) == known(5)
    assert least_of([known(5), between(1, 3, "x", may_be_out=True)]) == between(1, 5, "x")
    assert least_of([between(1, 3, "x", may_be_out=True)]) == between(1, 3, "x", may_be_out=True)
    assert any_row([OUT, YES]) == YES
    assert all_rows([OUT, YES]) == YES


def test_no_rows_have_a_sum_but_no_largest() -> None:
    """The sum of nothing is 0 and everything holds of nothing; a largest of nothing would be an invented figure."""
    assert (total([]), count_true([]), any_row([]), all_rows([])) == (known(0), known(0), NO, YES)
    assert least_of([]) == greatest_of([]) == out_of_scope("empty")
    assert greatest_of([OUT]) == OUT


def test_equal_means_determined_and_the_same() -> None:
    """Marks do not count, a truth is not 1, and what is open equals nothing."""
    assert equal(known(1, "a"), known(1))
    assert not equal(known(1), YES)
    assert not equal(known(1), OUT)
    assert equal(OUT, out_of_scope("y"))
    assert not equal(MAYBE, MAYBE)


def test_marks_are_joined_through_every_operation() -> None:
    """仮, 程度 and a reading stay with what was computed from them."""
    a, b = provisional("a", known(2)), marked(known(3), "approximate:b")
    both = frozenset(("provisional:a", "approximate:b"))
    for value in (add(a, b), multiply(a, b), least(a, b), greatest(a, b), compare("<", a, b)):
        assert value.marks == both
    assert add(a, MAYBE_NUMBER).marks == {"provisional:a"}
    assert unstated("u", None, Fraction(5)) == Open(None, Fraction(5), unstated=frozenset("u"))
    assert judged_option("j", ["市", "町"]) == Open(options=frozenset(("市", "町")), judged=frozenset("j"))
