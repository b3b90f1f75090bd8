"""The one promise of exact values: compared with every completion of what is open, the answer is never wrong.

Random expressions are evaluated twice: by `seido.values.exact` with some inputs open, and by a plain evaluator written
here for each way in which the open inputs may turn out. The plain evaluator knows no bounds, no marks and no unknowns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from seido.values import exact
from seido.values.exact import Known, Open, OutOfScope, Value

OUT = "対象外"
Plain = Fraction | bool | str
Environment = Mapping[str, Plain]
Abstract = Mapping[str, Value]

NUMBERS = ("a", "b", "c")
TRUTHS = ("p", "q", "r")
MEMBERS = ("m", "n")
OPTIONS = ("市", "町", "村")
SMALL: tuple[Plain, ...] = tuple(map(Fraction, (-1, 0, 1, 2)))
BOTH: tuple[Plain, ...] = (True, False)
DOMAINS: dict[str, tuple[Plain, ...]] = dict.fromkeys(NUMBERS, SMALL)
DOMAINS |= dict.fromkeys(TRUTHS, BOTH)
DOMAINS |= dict.fromkeys(MEMBERS, OPTIONS)
CELLS_PRINTED = ("1", "1", "2", "1", OUT, "2", "3", OUT, "2")
PRINTED: tuple[Plain, ...] = tuple(OUT if cell == OUT else Fraction(cell) for cell in CELLS_PRINTED)
TABLE: dict[tuple[str, ...], Plain] = dict(zip(product(OPTIONS, OPTIONS), PRINTED, strict=True))


@dataclass(frozen=True)
class Expression:
    """A way to compute in both worlds, and its text for the report of a failure."""

    text: str
    exactly: Callable[[Abstract], Value]
    plainly: Callable[[Environment], Plain]
    names: frozenset[str]

    def __repr__(self) -> str:
        return self.text


def variable(name: str) -> Expression:
    return Expression(name, lambda env: env[name], lambda env: env[name], frozenset((name,)))


def constant(value: Plain) -> Expression:
    made: Value = exact.out_of_scope("k") if value == OUT else Known(value)
    return Expression(str(value), lambda _: made, lambda _: value, frozenset())


def apply(
    name: str,
    exactly: Callable[..., Value],
    plainly: Callable[..., Plain],
    *operands: Expression,
) -> Expression:
    return Expression(
        f"{name}({', '.join(map(repr, operands))})",
        lambda env: exactly(*(operand.exactly(env) for operand in operands)),
        lambda env: plainly(*(operand.plainly(env) for operand in operands)),
        frozenset().union(*(operand.names for operand in operands)),
    )


# ------------------------------------------------------------------------------------------------ the plain evaluator


def strictly(operation: Callable[..., Plain]) -> Callable[..., Plain]:
    """An operation that is out of scope as soon as one operand is."""
    return lambda *operands: OUT if OUT in operands else operation(*operands)


def plain_product(*factors: Fraction) -> Fraction:
    result = Fraction(1)
    for factor in factors:
        result *= factor
    return result


def plain_all(*truths: Plain) -> Plain:
    return False if False in truths else OUT if OUT in truths else True


def plain_any(*truths: Plain) -> Plain:
    return True if True in truths else OUT if OUT in truths else False


def plain_choice(*parts: Plain) -> Plain:
    *arms, otherwise = parts
    for condition, value in zip(arms[::2], arms[1::2], strict=True):
        if condition is True:
            return value
    return otherwise


def plain_round(value: Fraction, unit: int, direction: str) -> Fraction:
    quotient = value / unit
    floor = Fraction(quotient.numerator // quotient.denominator)
    if direction == "down" or quotient == floor:
        return floor * unit
    if direction == "up":
        return (floor + 1) * unit
    return (floor + (1 if quotient - floor >= Fraction(1, 2) else 0)) * unit


def rows(operation: Callable[[list[Plain]], Plain]) -> Callable[..., Plain]:
    return lambda *operands: operation([operand for operand in operands if operand != OUT])


COMPARISONS: dict[exact.Comparison, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda x, y: x < y,
    "<=": lambda x, y: x <= y,
    ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y,
    "==": lambda x, y: x == y,
    "!=": lambda x, y: x != y,
}


def comparison(operator: exact.Comparison, one: Expression, other: Expression) -> Expression:
    return apply(operator, lambda x, y: exact.compare(operator, x, y), strictly(COMPARISONS[operator]), one, other)


def choice(*parts: Expression) -> Expression:
    def exactly(*values: Value) -> Value:
        *arms, otherwise = values
        pairs = zip(arms[::2], arms[1::2], strict=True)
        made = tuple((condition, value, f"t{at}") for at, (condition, value) in enumerate(pairs))
        return exact.choose(exact.Trace(), "d", made, (otherwise, "z"))

    return apply("choose", exactly, plain_choice, *parts)


def rounded(unit: int, direction: exact.Direction, operand: Expression) -> Expression:
    return apply(
        f"round_{direction}_{unit}",
        lambda x: exact.round_to(None, "d", "t", x, Fraction(unit), direction),
        strictly(lambda x: plain_round(x, unit, direction)),
        operand,
    )


CELLS: dict[tuple[str, ...], Value] = {
    key: exact.out_of_scope("cell") if value == OUT else Known(value) for key, value in TABLE.items()
}


def table(one: Expression, other: Expression) -> Expression:
    return apply(
        "lookup",
        lambda x, y: exact.lookup(CELLS, (x, y), (OPTIONS, OPTIONS)),
        strictly(lambda x, y: TABLE[x, y]),
        one,
        other,
    )


def times(one: Expression, other: Expression) -> Expression:
    return apply("multiply", exact.multiply, strictly(plain_product), one, other)


def over_rows(name: str, operands: tuple[Expression, ...]) -> Expression:
    exactly, plainly = ROWS[name]
    return apply(name, lambda *values: exactly(values), rows(plainly), *operands)


ROWS: dict[str, tuple[Callable[..., Value], Callable[[list[Plain]], Plain]]] = {
    "total": (exact.total, lambda some: sum(some, Fraction(0))),
    "count_true": (exact.count_true, lambda some: Fraction(sum(truth is True for truth in some))),
    "least_of": (exact.least_of, lambda some: min(some) if some else OUT),
    "greatest_of": (exact.greatest_of, lambda some: max(some) if some else OUT),
    "any_row": (exact.any_row, any),
    "all_rows": (exact.all_rows, all),
}
ARITHMETIC: dict[str, tuple[Callable[..., Value], Callable[..., Plain]]] = {
    "add": (exact.add, strictly(lambda *some: sum(some, Fraction(0)))),
    "least": (exact.least, strictly(min)),
    "greatest": (exact.greatest, strictly(max)),
    "subtract": (exact.subtract, strictly(lambda x, y: x - y)),
    "cap": (lambda x, y: exact.cap(exact.Trace(), "d", "t", x, y), strictly(min)),
}


# -------------------------------------------------------------------------------------------------------- expressions


def numbers(depth: int, *, products: bool) -> st.SearchStrategy[Expression]:
    leaves = st.one_of(
        st.sampled_from(NUMBERS).map(variable),
        st.sampled_from([Fraction(0), Fraction(1), Fraction(-2), Fraction(1, 2)]).map(constant),
    )
    if not depth:
        return leaves
    one, truth, member = numbers(depth - 1, products=products), truths(depth - 1, products=products), members()
    pair = st.tuples(one, one)
    return st.one_of(
        st.builds(times, one, one) if products else leaves,
        st.builds(lambda name, some: apply(name, *ARITHMETIC[name], *some), st.sampled_from(sorted(ARITHMETIC)), pair),
        one.map(lambda some: apply("negate_number", exact.negate_number, strictly(lambda x: -x), some)),
        st.builds(rounded, st.sampled_from([1, 2]), st.sampled_from(["down", "up", "half_up"]), one),
        st.builds(choice, truth, one, one),
        st.builds(choice, truth, one, truth, one, st.one_of(one, st.just(constant(OUT)))),
        st.builds(table, member, member),
        st.builds(over_rows, st.sampled_from(["total", "least_of", "greatest_of"]), pair),
        st.builds(over_rows, st.just("count_true"), st.tuples(truth, truth)),
    )


def truths(depth: int, *, products: bool) -> st.SearchStrategy[Expression]:
    leaves = st.sampled_from(TRUTHS).map(variable)
    if not depth:
        return leaves
    one, truth, member = numbers(depth - 1, products=products), truths(depth - 1, products=products), members()
    pair = st.tuples(truth, truth)
    some_members = st.sampled_from([frozenset(("市",)), frozenset(("市", "村")), frozenset(OPTIONS)])
    return st.one_of(
        leaves,
        st.builds(comparison, st.sampled_from(sorted(COMPARISONS)), one, one),
        st.builds(
            lambda some, of: apply(
                "is_member",
                lambda x: exact.is_member(x, of),
                strictly(lambda x: x in of),
                some,
            ),
            member,
            some_members,
        ),
        st.builds(comparison, st.sampled_from(["==", "!="]), member, member),
        pair.map(lambda some: apply("all_of", exact.all_of, plain_all, *some)),
        pair.map(lambda some: apply("any_of", exact.any_of, plain_any, *some)),
        truth.map(lambda some: apply("negate", exact.negate, strictly(lambda x: not x), some)),
        st.builds(over_rows, st.sampled_from(["any_row", "all_rows"]), pair),
    )


def members() -> st.SearchStrategy[Expression]:
    return st.sampled_from(MEMBERS).map(variable)


EXPRESSIONS = st.one_of(numbers(3, products=True), truths(3, products=True))
WITHOUT_PRODUCTS = st.one_of(numbers(3, products=False), truths(3, products=False))
EXAMPLES = 200  # of each property, in every run of the tests


# ------------------------------------------------------------------------------------------------------------- inputs


def completions(name: str, value: Value) -> tuple[Plain, ...]:
    """The ways in which an input may turn out."""
    match value:
        case Known(value=scalar):
            return (scalar,)
        case OutOfScope():
            return (OUT,)
        case _:
            inside = tuple(plain for plain in DOMAINS[name] if contains(value, plain))
            return (*inside, OUT) if value.may_be_out else inside


def contains(value: Value, plain: Plain) -> bool:
    """Whether a value allows that it turns out so."""
    if plain == OUT:
        return isinstance(value, OutOfScope) or (isinstance(value, Open) and value.may_be_out)
    if isinstance(value, Known):
        return type(value.value) is type(plain) and value.value == plain
    if isinstance(value, OutOfScope):
        return False
    if value.options is not None:
        return plain in value.options and not isinstance(plain, Fraction)
    if not isinstance(plain, Fraction):
        return value.low is value.high is None
    return (value.low is None or value.low <= plain) and (value.high is None or plain <= value.high)


def inputs(name: str) -> st.SearchStrategy[Value]:
    """Known, open in part or wholly, perhaps or certainly out of scope."""
    domain = DOMAINS[name]
    missing = frozenset((name,))
    opened: st.SearchStrategy[Value]
    if name in NUMBERS:
        ends = st.sampled_from([None, *domain])
        opened = st.builds(
            lambda low, high, out: Open(
                None if low is None or high is None else min(low, high),
                None if low is None or high is None else max(low, high),
                missing=missing,
                may_be_out=out or low == high,
            ),
            ends,
            ends,
            st.booleans(),
        )
    else:
        opened = st.builds(
            lambda options, out: Open(options=options, missing=missing, may_be_out=out or len(options) == 1),
            st.frozensets(st.sampled_from(domain), min_size=1),
            st.booleans(),
        )
    return st.one_of(st.sampled_from(domain).map(Known), opened, opened, st.just(exact.out_of_scope(name)))


ENVIRONMENTS = st.fixed_dictionaries({name: inputs(name) for name in DOMAINS})


def environments(expression: Expression, env: Abstract) -> Iterator[dict[str, Plain]]:
    """Every completion of the inputs that an expression uses."""
    names = sorted(expression.names)
    for values in product(*(completions(name, env[name]) for name in names)):
        yield dict(zip(names, values, strict=True))


# --------------------------------------------------------------------------------------------------------- properties


@settings(max_examples=EXAMPLES, deadline=None)
@given(EXPRESSIONS, ENVIRONMENTS)
def test_no_completion_of_what_is_open_contradicts_the_answer(expression: Expression, env: Abstract) -> None:
    """Whatever the open inputs turn out to be, the plain result lies within what was said before."""
    result = expression.exactly(env)
    for completed in environments(expression, env):
        assert contains(result, expression.plainly(completed)), (result, completed)


@settings(max_examples=EXAMPLES, deadline=None)
@given(EXPRESSIONS, ENVIRONMENTS)
def test_an_input_that_can_change_the_answer_is_asked_for(expression: Expression, env: Abstract) -> None:
    """If two completions that differ in one input differ in result, that input is among the missing ones."""
    result = expression.exactly(env)
    seen: dict[tuple[str, tuple[tuple[str, Plain], ...]], Plain] = {}
    for completed in environments(expression, env):
        plain = expression.plainly(completed)
        for name in sorted(expression.names):
            rest = tuple((other, completed[other]) for other in sorted(completed) if other != name)
            before = seen.setdefault((name, rest), plain)
            if type(before) is not type(plain) or before != plain:
                assert isinstance(result, Open)
                assert name in result.missing, (name, result)


@settings(max_examples=EXAMPLES, deadline=None)
@given(WITHOUT_PRODUCTS, st.fixed_dictionaries({name: st.sampled_from(domain) for name, domain in DOMAINS.items()}))
def test_a_provisional_input_that_can_change_the_answer_marks_it(expression: Expression, env: Environment) -> None:
    """With every input provisional, each whose other value would give another result has left its mark.

    Products are left out: 0 × x keeps no mark of x although another x might be out of scope.
    """
    result = expression.exactly({name: exact.provisional(name, Known(value)) for name, value in env.items()})
    plain = expression.plainly(env)
    assert contains(result, plain)
    for name in sorted(expression.names):
        for other in DOMAINS[name]:
            changed = expression.plainly({**env, name: other})
            if type(changed) is not type(plain) or changed != plain:
                assert f"provisional:{name}" in result.marks, (name, result)


@settings(max_examples=EXAMPLES, deadline=None)
@given(EXPRESSIONS, ENVIRONMENTS)
def test_known_inputs_give_a_determined_answer(expression: Expression, env: Abstract) -> None:
    """Where nothing is open the answer is the plain one."""
    determined = {name: Known(DOMAINS[name][0]) if isinstance(value, Open) else value for name, value in env.items()}
    result = expression.exactly(determined)
    (completed,) = environments(expression, determined)
    assert not isinstance(result, Open)
    assert contains(result, expression.plainly(completed))


SINGLE = st.one_of(
    *(st.just(apply(name, *parts, variable("a"), variable("b"))) for name, parts in sorted(ARITHMETIC.items())),
    st.just(times(variable("a"), variable("b"))),
    *(st.just(comparison(operator, variable("a"), variable("b"))) for operator in sorted(COMPARISONS)),
    *(st.just(comparison(operator, variable("m"), variable("n"))) for operator in ("==", "!=")),
    st.just(table(variable("m"), variable("n"))),
    st.just(apply("all_of", exact.all_of, plain_all, variable("p"), variable("q"), variable("r"))),
    st.just(apply("any_of", exact.any_of, plain_any, variable("p"), variable("q"), variable("r"))),
    st.just(choice(variable("p"), variable("a"), variable("b"))),
    st.just(choice(variable("p"), variable("a"), variable("q"), variable("b"), variable("c"))),
    st.just(over_rows("total", (variable("a"), variable("b")))),
    st.just(over_rows("least_of", (variable("a"), variable("b")))),
    st.just(over_rows("greatest_of", (variable("a"), variable("b")))),
    st.just(over_rows("count_true", (variable("p"), variable("q")))),
    st.just(over_rows("any_row", (variable("p"), variable("q")))),
    st.just(over_rows("all_rows", (variable("p"), variable("q")))),
)
BOUNDED = st.fixed_dictionaries(
    {
        name: inputs(name).filter(lambda value: not isinstance(value, Open) or value.low != value.options)
        for name in DOMAINS
    },
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(SINGLE, BOUNDED)
def test_one_operation_is_no_more_cautious_than_it_must_be(expression: Expression, env: Abstract) -> None:
    """Bounds are reached, options occur, what may be out can be, and every input asked for can matter."""
    result = expression.exactly(env)
    completed = list(environments(expression, env))
    plain = [expression.plainly(one) for one in completed]
    inside = [value for value in plain if value != OUT]
    match result:
        case Open(options=None, low=low, high=high):
            assert (low, high) == (min(inside), max(inside))
        case Open(options=options):
            assert options == frozenset(inside)
        case Known(value=value):
            assert set(plain) == {value}
        case OutOfScope():
            assert set(plain) == {OUT}
    if isinstance(result, Open):
        assert result.may_be_out == (OUT in plain)
        for name in result.missing:
            assert matters(name, completed, plain), (name, result)


def matters(name: str, completed: list[dict[str, Plain]], plain: list[Plain]) -> bool:
    """Whether two completions that differ in one input only differ in result."""
    seen: dict[tuple[Plain, ...], Plain] = {}
    for one, value in zip(completed, plain, strict=True):
        rest = tuple(one[other] for other in sorted(one) if other != name)
        if seen.setdefault(rest, value) != value:
            return True
    return False
