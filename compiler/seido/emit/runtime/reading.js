/**
 * What a person types, read exactly: the counterpart of `seido/cases.py`.
 *
 * A blank is missing and `?` means "I do not know"; neither is 0 or いいえ. What cannot be read is a problem with the
 * code and the facts of `seido run`'s own message; `seido/emit/runtime/messages.js` has the words.
 */

import { dayNumber, fiscalYear, showDay, showYear } from "./calendar.js";
import { NONE, showNumber } from "./display.js";
import { fold, inMoney, isYen, lookalikes, readFigure } from "./numerals.js";
import { rational, sign, times } from "./rational.js";
import { isOffStep, isOutOfRange } from "./answer.js";
import { readUnit, sameUnit } from "./units.js";

/** @typedef {import("./scheme.js").Input} Input */
/** @typedef {import("./scheme.js").Scheme} Scheme */

/** @typedef {{code: string, facts: Record<string, string>}} Problem */

/**
 * What a field holds: a value, nothing, "I do not know", or what cannot be read.
 *
 * @typedef {{state: "given", value: import("./value.js").Scalar} | {state: "blank"} | {state: "unknown"} |
 *   {state: "wrong", problem: Problem}} Field
 */

const YES = ["はい", "○", "〇", "yes", "true"];
const NO = ["いいえ", "×", "no", "false"];

const INDEX = "指数"; // a number that is printed as 0.49 and never as a share
const SHARES = ["%", "パーセント", "‰", "割"];

/** @returns {Field} */
const given = (value) => ({ state: "given", value });
/** @returns {Field} */
const wrong = (code, facts) => ({ state: "wrong", problem: { code, facts } });

/**
 * A typed text as a value of an input.
 *
 * @param {Input} input
 * @param {string} text
 * @param {string} [name] how messages name the field
 * @returns {Field}
 */
export function readField(input, text, name = input.name) {
  const trimmed = text.replace(/^[ 　]+|[ 　]+$/g, "");
  if (trimmed === "") return { state: "blank" };
  if (trimmed === "?" || trimmed === "？") return { state: "unknown" };
  if (input.asked === "member") return readMember(input, text, name);
  if (input.asked === "truth") return readTruth(text, name);
  if (input.asked === "number") return readNumber(input, text, name);
  if (input.asked === "day") {
    const day = dayNumber(fold(text));
    return day === null ? refused(input, text, name, "令和6年4月1日") : inRange(input, name, rational(BigInt(day)));
  }
  const year = fiscalYear(fold(text));
  return year === null ? refused(input, text, name, "令和6年度") : inRange(input, name, rational(BigInt(year)));
}

function readMember(input, text, name) {
  const folded = fold(text);
  if (input.options.includes(folded)) return given(folded);
  return wrong("S0806", { name, text: folded, members: input.options.join("、") });
}

function readTruth(text, name) {
  const folded = fold(text).toLowerCase();
  if (YES.includes(folded)) return given(true);
  if (NO.includes(folded)) return given(false);
  return wrong("S0802", { name, text, type: "はい・いいえ", example: "はい、いいえ" });
}

function refused(input, text, name, example) {
  const mistyped = input.asked === "number" ? lookalikes(text) : null;
  if (mistyped) return wrong("S0815", { name, text, letters: mistyped[0], meant: mistyped[1] });
  return wrong("S0802", { name, text, type: input.shown === INDEX ? INDEX : input.type, example });
}

function readNumber(input, text, name) {
  const { unit } = input;
  const written = unit[0].join("・") + (unit[1].length ? `/${unit[1].join("・")}` : "");
  const example = unit[0].includes("円") ? "2,400万円" : sameUnit(unit, NONE) ? "0.49" : `3${written}`;
  const figure = readFigure(text);
  if (figure === null) return refused(input, text, name, example);
  const money = unit[0].includes("円") && !figure.numerator && !figure.denominator;
  if (money && sign(figure.value) && !isYen(text)) {
    const forms = inMoney(text).map((each) => `「${each}」`);
    return forms.length ? wrong("S0803", { name, text, forms: forms.join("") }) : refused(input, text, name, example);
  }
  if (input.shown === INDEX && SHARES.includes(figure.numerator)) return refused(input, text, name, example);
  const amount = scaled(money ? { ...figure, numerator: "円" } : figure, input);
  return amount === null ? refused(input, text, name, example) : inRange(input, name, amount);
}

/** A written figure in base units of an input, or null where its unit is another. A bare one counts what is declared. */
function scaled({ value, numerator, denominator }, { unit: wanted, shown }) {
  const [unit, factor] = readUnit(numerator, denominator);
  if (!numerator && sameUnit(unit, NONE)) {
    const [head, ...below] = shown.split("/");
    return sameUnit(wanted, NONE) ? value : times(value, readUnit(head, below.join("/"))[1]);
  }
  if (sameUnit(unit, wanted)) return times(value, factor);
  return !denominator && sameUnit(unit, [wanted[0], []]) ? times(value, factor) : null;
}

function inRange(input, name, amount) {
  const shown = { day: showDay, year: showYear }[input.asked];
  const show = (value) => (shown ? shown(Number(value.over)) : showNumber(value, input.unit));
  if (isOutOfRange(input, amount)) {
    const low = input.low && show(input.low) + (input.lowOpen ? "超" : "以上");
    const high = input.high && show(input.high) + (input.highOpen ? "未満" : "以下");
    return wrong("S0804", { name, text: show(amount), range: [low, high].filter((each) => each).join(" ") });
  }
  if (isOffStep(input, amount)) return wrong("S0805", { name, text: show(amount), step: show(input.step) });
  return given(amount);
}

// --------------------------------------------------------------------------------------------------------- whole cases

/** A typed fiscal year, or null: `令和6年度` `R6` `2024`. @param {string} text */
export function readYear(text) {
  const folded = fold(text);
  return fiscalYear(folded) ?? fiscalYear(`${folded}度`) ?? fiscalYear(`${folded}年度`);
}

/**
 * A whole case from typed texts.
 *
 * `inputs` and each row hold pairs of name and text; `items` pairs of 明細 and its rows; `readings` pairs of 解釈 and
 * reading. `year` is a text; without one it is the document's. `problems` are empty where all could be read; each says
 * where it stands: `input`, or `items`, `row` (from 1) and `input`.
 *
 * @param {Scheme} scheme
 * @param {{inputs?: Iterable<[string, string]>, items?: Iterable<[string, Iterable<[string, string]>[]]>,
 *   readings?: Iterable<[string, string]>, year?: string}} typed
 */
export function readCase(scheme, { inputs = [], items = [], readings = [], year = "" }) {
  const problems = [];
  const found = { inputs: new Map(), items: new Map(), readings: new Map(), year: scheme.year };
  const take = (fields, name, text, into, place, label) => {
    const input = fields.find((each) => each.name === name);
    if (!input) {
      const known = fields.map((each) => each.name).join("、");
      problems.push({ ...place, problem: { code: "S0801", facts: { name, near: "", known } } });
      return;
    }
    const field = readField(input, text, label);
    if (field.state === "given") into.set(name, field.value);
    if (field.state === "wrong") problems.push({ ...place, problem: field.problem });
  };
  for (const [name, text] of inputs) take(scheme.inputs, name, text, found.inputs, { input: name }, name);
  for (const [name, rows] of items) {
    const fields = scheme.items.find((each) => each.name === name)?.fields ?? [];
    const read = [...rows].map((row, at) => {
      const values = new Map();
      for (const [inner, text] of row) {
        const place = { items: name, row: at + 1, input: inner };
        take(fields, inner, text, values, place, `${name}.${inner}（${at + 1}行目）`);
      }
      return values;
    });
    found.items.set(name, read);
  }
  for (const [name, option] of readings) {
    const known = scheme.readings.find((each) => each.name === fold(name));
    if (known?.options.includes(fold(option))) found.readings.set(known.name, fold(option));
    else problems.push({ reading: name, problem: unknownReading(scheme, name, option) });
  }
  if (year) {
    const read = readYear(year);
    if (read === null) problems.push({ year, problem: { code: "S0812", facts: { text: year } } });
    else found.year = read;
  }
  return { case: found, problems };
}

function unknownReading(scheme, name, text) {
  const known = scheme.readings.flatMap((each) => each.options.map((option) => `${each.name}=${option}`)).join("、");
  return { code: "S0813", facts: { name, text, known } };
}

// ------------------------------------------------------------------------------------------------------------- writing

/** A value as a person would type it, so that reading it gives the value back. */
export function typedText(input, value) {
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  if (typeof value === "string") return value;
  if (input.asked === "day") return showDay(Number(value.over));
  return input.asked === "year" ? showYear(Number(value.over)) : showNumber(value, input.unit, input.shown);
}
