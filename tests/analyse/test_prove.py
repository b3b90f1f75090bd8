"""The engine against exhaustion: what it proves no case contradicts, what it refutes the interpreter confirms."""

from __future__ import annotations

import itertools
import os
import random
import re
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.support import compile_text, ir_of

from seido.analyse.prove import STATEMENT, Conclusion, Method, Question, Verdict, needed_steps, prove, show_case
from seido.evaluate import computer
from seido.ir.lower import lower_statement
from seido.ir.nodes import SchemeIR, Step, StepKind
from seido.source.text import Span
from seido.typed import expression as typed
from seido.typed.types import TRUTH, Enumeration, Truth
from seido.typed.walk import walk
from seido.values.exact import Known, Scalar

_SPAN = Span("x.pol", 0, 1)

PROGRAMS = int(os.environ.get("SEIDO_PROOFS", "60"))
"""How many programs are drawn; more on demand."""

HEAD = """\
  区分 型 = 甲、乙、丙
  入力 型 : 型
  入力 特例 : はい・いいえ
  入力 費用 : 円   範囲 0円以上 6円以下
  入力 借入 : 円   範囲 2円超 6円未満
  入力 率 : 割合   刻み 0.5
  基準 単価[型] : 円   解釈 「試験」
    甲 = 3円
    乙 = 5円
    丙 = {third}
  明細 行
    額 : 円   範囲 0円以上 4円以下
    種 : 型
    対象 : 円 = 額   上限 単価[種]
"""

AMOUNTS = (
    "費用",
    "借入",
    "単価[型]",
    "{n}円",
    "（{a} + {a}）",
    "（{a} - {a}）",
    "{a} × {r}",
    "{a} × 率",
    "小さい方({a}、{a})",
    "大きい方({a}、{n}円)",
    "切捨て(費用 × {r}、{u}円)",
    "四捨五入((費用 + 借入) × {r}、{u}円)",
    "切上げ(借入 × {r}、{u}円)",
    "合計(行 ごとに 額)",
    "合計(行 ごとに 対象)",
    "合計(行 のうち 種 が 甲 か 乙 ごとに 額)",
)
CONDITIONS = (
    "型 が 甲",
    "型 が 甲 か 丙",
    "特例",
    "{a} が {a} {c}",
    "{a} が {n}円{c}",
    "費用 が {n}円{c}",
    "（{b} かつ {b}）",
    "（{b} 又は {b}）",
)


def _drawn(random_: random.Random, depth: int, choices: tuple[str, ...] = AMOUNTS) -> str:
    """A formula made from the patterns above; ``{a}`` an amount, ``{b}`` a condition, ``{n}`` a small number."""
    flat = tuple(each for each in choices if "{a}" not in each and "{b}" not in each)
    text = random_.choice(choices if depth > 0 else flat)
    while "{" in text:
        before, _, rest = text.partition("{")
        hole, after = rest[0], rest[2:]
        text = before + _filled(random_, depth, hole) + after
    return text


def _filled(random_: random.Random, depth: int, hole: str) -> str:
    match hole:
        case "n":
            return str(random_.randint(0, 9))
        case "u":
            return random_.choice(("2", "3"))
        case "r":
            return random_.choice(("1/2", "2/3", "3/4", "2"))
        case "c":
            return random_.choice(("以上", "以下", "超", "未満"))
        case "a":
            return _drawn(random_, depth - 1)
        case _:
            return _drawn(random_, depth - 1, CONDITIONS)


def _program(seed: int, *, large: bool = False) -> SchemeIR | None:
    """The scheme of a seed; ``large`` makes every 円 a 万円, so that amounts are too many to try them all."""
    random_ = random.Random(seed)
    third = random_.choice(
        ("2円", "7円", "対象外", "記載なし「印字されていない」", "記載なし「印字されていない」 4円以下")
    )
    lines = [HEAD.format(third=third)]
    lines.append(f"  算定 対象額 : 円 = {_drawn(random_, 2)}   解釈 「試験」\n")
    lines.append(
        "  算定 措置額 : 円\n"
        f"    原則 {_drawn(random_, 1)}   各年度\n"
        f"    ただし {_drawn(random_, 1, CONDITIONS)} のとき {_drawn(random_, 2)}   各年度   解釈 「試験」\n"
    )
    amounts = ("対象額", "措置額", "{a}")
    left = random_.choice(amounts).replace("{a}", _drawn(random_, 1))
    right = (
        random_.choice((*amounts, "{n}円"))
        .replace("{a}", _drawn(random_, 1))
        .replace("{n}", str(random_.randint(0, 20)))
    )
    comparison = random_.choice((f"{left} が {right} 以上", f"{left} が {right} 以下", f"{left} = {right}"))
    lines.append(f"  検証 「試験」\n    {comparison}\n")
    text = "".join(lines)
    compiled = compile_text(re.sub(r"([0-9])円", r"\1万円", text) if large else text)
    return compiled.irs.get("trial")


def _values(ir: SchemeIR, name: str) -> list[Scalar]:
    """Every value of an input."""
    given = ir.scheme.inputs[name]
    if isinstance(given.type, Truth):
        return [True, False]
    if isinstance(given.type, Enumeration):
        return list(ir.scheme.categories[given.type.category].names)
    assert given.step is not None
    assert given.low is not None
    assert given.high is not None
    wide = given.high > 100
    ends = (Fraction(at * 10_000 + beside) for at in range(10) for beside in (-1, 0, 1, 3_333))
    return [
        value
        for value in (ends if wide else (given.step * at for at in range(20)))
        if (value > given.low or (value == given.low and not given.low_open))
        and (value < given.high or (value == given.high and not given.high_open))
    ]


KINDS = ("甲", "乙", "丙")
AMOUNTS_IN_ROWS = {False: (0, 1, 4), True: (0, 1, 9_999, 10_000, 29_999, 30_000, 40_000)}
SAMPLES = 150  # cases tried of a program with rows; a program without rows is tried in every case


def _results(question: Question, random_: random.Random, *, large: bool = False) -> set[Scalar]:
    """What a statement comes to in the cases of a small scheme, where it is determined."""
    steps = needed_steps(question.regime, (question.statement,))
    statement = Step(StepKind.REQUIREMENT, STATEMENT, "", TRUTH, question.statement, question.statement.span)
    tables = {**question.regime.tables, **question.tables}
    compute = computer(replace(question.regime, steps=(*steps, statement), tables=tables))
    nodes = list(walk((question.statement, *(step.expr for step in steps))))
    used = sorted({node.name for node in nodes if isinstance(node, typed.Variable)})
    cases: list[tuple[Scalar, ...]] = list(itertools.product(*(_values(question.ir, name) for name in used)))
    rows: list[tuple[dict[str, Known], ...]] = [()]
    lines = [{"額": Known(Fraction(amount)), "種": Known(kind)} for amount in AMOUNTS_IN_ROWS[large] for kind in KINDS]
    if any(isinstance(node, typed.Fold) for node in nodes):
        rows = [tuple(random_.choices(lines, k=random_.randrange(4))) for _ in range(SAMPLES)]
        cases = random_.choices(cases, k=SAMPLES)
    elif large:
        cases = random_.sample(cases, min(len(cases), 4 * SAMPLES))
    found: set[Scalar] = set()
    pairs = zip(cases, rows, strict=True) if len(rows) > 1 else ((case, ()) for case in cases)
    for values, several in pairs:
        known = {name: Known(value) for name, value in zip(used, values, strict=True)}
        result = compute(known, {"行": several}, {}, None).values[STATEMENT]
        if isinstance(result, Known):
            found.add(result.value)
    return found


def question_of(ir: SchemeIR, at: int = 0) -> Question:
    year = ir.scheme.document_year
    statement, tables = lower_statement(ir.scheme, ir.scheme.verifications[at].statement, year)
    return Question(ir, ir.regime(year), statement, tables)


@pytest.mark.parametrize("large", [False, True], ids=["every case", "cases at limits and one beside"])
def test_no_case_contradicts_a_proof_and_the_interpreter_confirms_a_refutation(large: bool) -> None:  # noqa: FBT001
    verdicts: Counter[Verdict] = Counter()
    for seed in range(PROGRAMS):
        ir = _program(seed, large=large)
        if ir is None:
            continue
        question = question_of(ir)
        found = prove(question, 6_000)
        verdicts[found.verdict] += 1
        results = _results(question, random.Random(seed), large=large)
        if found.verdict is Verdict.PROVED:
            assert False not in results, f"seed {seed}: proved, but a case contradicts it"
        elif found.verdict is Verdict.REFUTED:
            assert found.values[STATEMENT] == Known(value=False, marks=found.values[STATEMENT].marks)
    assert verdicts[Verdict.PROVED] >= PROGRAMS // 20, verdicts
    assert verdicts[Verdict.REFUTED] >= PROGRAMS // 5, verdicts
    assert verdicts[Verdict.UNDECIDED] <= PROGRAMS // 4, verdicts


def _conclusion(policy: str) -> tuple[Conclusion, SchemeIR]:
    ir = compile_text(policy).irs["trial"]
    return prove(question_of(ir)), ir


BOND = """\
  入力 事業費 : 円   範囲 0円以上
  入力 率 : 割合   刻み 0.001
  算定 起債額 : 円 = 切捨て(事業費 × 90%、1,000円)   解釈 「試験」
  算定 一般財源 : 円 = 事業費 - 起債額
"""


def test_what_is_left_of_an_amount_is_not_forgotten_to_be_part_of_it() -> None:
    found, _ = _conclusion(f"{BOND}  検証 「試験」\n    起債額 + 一般財源 = 事業費\n")
    assert (found.verdict, found.method, found.whatever) == (Verdict.PROVED, Method.RANGES, True)


def test_a_product_of_two_inputs_stays_between_its_factors() -> None:
    found, _ = _conclusion(f"{BOND}  検証 「試験」\n    事業費 - 事業費 × 率 が 0円 以上\n")
    assert found.verdict is Verdict.PROVED


def test_a_limit_that_fails_at_one_point_only_is_refuted_at_that_point() -> None:
    found, ir = _conclusion(
        "  入力 費用 : 円   範囲 0円以上 1億円以下\n"
        "  検証 「試験」\n    切捨て(費用 × 1/3、1,000円) が 33,333,000円 未満\n"
    )
    assert found.verdict is Verdict.REFUTED
    assert found.case is not None
    assert found.case.inputs["費用"] in {Fraction(each) for each in range(99_999_000, 100_000_001)}
    assert show_case(found.case, ir).startswith("費用 が ")


def test_the_same_limit_one_step_further_is_proved() -> None:
    found, _ = _conclusion(
        "  入力 費用 : 円   範囲 0円以上 1億円以下\n"
        "  検証 「試験」\n    切捨て(費用 × 1/3、1,000円) が 33,333,000円 以下\n"
    )
    assert found.verdict is Verdict.PROVED


ROWS_POLICY = """\
  基準 一人の上限 : 円 = 5円   解釈 「試験」
  明細 支援員
    所要額 : 円   範囲 0円以上
    対象額 : 円 = 所要額   上限 一人の上限
"""


@pytest.mark.parametrize(
    "statement",
    [
        "合計(支援員 ごとに 対象額) が 合計(支援員 ごとに 所要額) 以下",
        "合計(支援員 ごとに 所要額) - 合計(支援員 ごとに 対象額) が 0円 以上",
        "合計(支援員 のうち 所要額 が 3円以上 ごとに 所要額) が 合計(支援員 ごとに 所要額) 以下",
    ],
)
def test_what_holds_for_each_row_is_proved_for_any_number_of_rows(statement: str) -> None:
    found, _ = _conclusion(f"{ROWS_POLICY}  検証 「試験」\n    {statement}\n")
    assert (found.verdict, found.whatever) == (Verdict.PROVED, True)


def test_a_counterexample_with_rows_names_the_row() -> None:
    found, ir = _conclusion(
        f"{ROWS_POLICY}  検証 「試験」\n    合計(支援員 ごとに 対象額) = 合計(支援員 ごとに 所要額)\n"
    )
    assert found.case is not None
    assert show_case(found.case, ir) == "支援員の1行目の所要額 が 6円"


def test_the_work_is_counted_and_a_question_without_an_answer_ends() -> None:
    """費用 × 率 in all its combinations is more than the work allows; the end is the same each time."""
    policy = (
        "  入力 甲 : 円   範囲 1円以上 100万円以下\n  入力 乙 : 割合   刻み 0.0001\n"
        "  検証 「試験」\n    切捨て(甲 × 乙、1円) × 3 = 7,777,777円 - 甲 × 乙 × 乙\n"
    )
    ir = compile_text(policy).irs["trial"]
    first, second = prove(question_of(ir), 3_000), prove(question_of(ir), 3_000)
    assert first == second
    assert first.verdict is not Verdict.REFUTED or first.case is not None


@pytest.mark.parametrize(("never", "verdict"), [(False, Verdict.REFUTED), (True, Verdict.PROVED)])
def test_a_statement_of_thousands_of_parts_is_decided(*, never: bool, verdict: Verdict) -> None:
    """However deep the calls are from which it is asked: what waits is not kept in calls."""
    count = 3_000
    ir = ir_of(compile_text("".join(f"  入力 旗{at} : はい・いいえ\n" for at in range(count))))
    flags = [typed.Variable(f"旗{at}", type=TRUTH, span=_SPAN) for at in range(count)]
    last = typed.Negation(flags[0], type=TRUTH, span=_SPAN) if never else flags[-1]
    every = typed.AllOf((*flags, last), type=TRUTH, span=_SPAN)
    found = prove(Question(ir, ir.regime(2024), typed.Negation(every, type=TRUTH, span=_SPAN)))
    assert found.verdict is verdict
    assert never or (found.case is not None and set(found.case.inputs.values()) == {True})
