/**
 * The operations on exact, three-valued values.
 *
 * The counterpart of the middle of `seido/values/exact.py`, which says what each promises: the answer is never wrong
 * for any way in which the open operands may turn out, and known wherever every such way agrees.
 */

import { ONE, ZERO, minus, over, isWhole, plus, rounded, same, times } from "./rational.js";
import { NOTHING, areApart, alike, isWithin, union } from "./sets.js";
import {
  EMPTY, END_ZERO, End, KNOWN_ZERO, Known, NO, Open, OutOfScope, TRUTHS,
  allMarks, areKnown, endsOf, groundFor, groundOf, groundWith, highest, interchangeable, isNumber, isOut, isZero, leastMarks, lowest, mayBe, mayBeOut, minusEnd,
  numberOf, optionsOf, orItsMarks, orderEnds, outsideOf, plusEnds, ranksOf, settle, settleNumber, settleOptions,
  timesEnds, truthOf, truths, withMarks,
} from "./value.js";

/** @typedef {import("./value.js").Value} Value */
/** @typedef {import("./rational.js").Rational | null} Bound */

// --------------------------------------------------------------------------------------------------------------- trace

/**
 * The events of one evaluation, in order. `row` is the index of the line item at work, null outside line items.
 *
 * An event has the `definition`, its `kind` (clause, cap, round, value), the `tag`, the `row`, and what the kind has:
 * `possible`, `value`, `limit`, `cut`, `bound`, `result`.
 */
export class Trace {
  constructor() {
    /** @type {object[]} */ this.events = [];
    /** @type {number | null} */ this.row = null;
  }
}

export function record(trace, definition, kind, tag, more) {
  if (trace) trace.events.push({ definition, kind, tag, row: trace.row, possible: [], bound: null, ...more });
}

/** Say in a trace which line item is at work, or that none is. */
export function atRow(trace, row) {
  if (trace) trace.row = row;
}

// ------------------------------------------------------------------------------------------------------- making values

/**
 * A number that the asker has not given (or somebody else decides, where `why` is "judged").
 *
 * @param {string} name @param {Bound} low @param {Bound} high @param {"missing" | "judged"} why
 */
export function absentNumber(name, low = null, high = null, why = "missing") {
  return settleNumber(low, high, groundFor(why, name));
}

/** A truth or a member that is not given. @param {"missing" | "judged"} why */
export function absentOption(name, options, why = "missing") {
  return settleOptions(new Set(options), groundFor(why, name));
}

/** A truth that is not given. @param {"missing" | "judged"} why */
export function absentTruth(name, why = "missing") {
  return absentOption(name, TRUTHS, why);
}

/** 記載なし: a number that the document does not state, within bounds where it gives at least those. */
export function unstated(tag, low = null, high = null) {
  return settleNumber(low, high, groundFor("unstated", tag));
}

/** 記載なし: a truth that the document does not state. */
export function unstatedTruth(tag) {
  return settleOptions(TRUTHS, groundFor("unstated", tag));
}

/** 仮置き: a value put in the place of one that is not stated. */
export function provisional(tag, value) {
  return marked(value, `provisional:${tag}`);
}

/** The same value with a further mark. */
export function marked(value, mark) {
  return withMarks(value, new Set([mark]));
}

/** 対象外 for the reason named. */
export function outOfScope(tag) {
  return new OutOfScope(new Set([tag]));
}

// ---------------------------------------------------------------------------------------------------------- arithmetic

/** The sum; 0 of nothing. @param {...Value} values @returns {Value} */
export function add(...values) {
  if (areKnown(values)) return new Known(values.map(numberOf).reduce(plus, ZERO), allMarks(values));
  const outside = outsideOf(values);
  if (outside) return outside;
  let [low, high] = [END_ZERO, END_ZERO];
  for (const value of values) {
    const [below, above] = endsOf(value);
    [low, high] = [plusEnds(low, below), plusEnds(high, above)];
  }
  return settle(low, high, groundOf(values));
}

/** The number with the other sign. */
function negateNumber(value) {
  if (value instanceof Known) return new Known(minus(numberOf(value)), value.marks);
  if (value instanceof Open) {
    const [low, high] = endsOf(value);
    return settle(minusEnd(high), minusEnd(low), groundOf([value]));
  }
  return value;
}

/** The product; 1 of nothing. 0 × anything is 0, and rests on nothing but that zero. */
export function multiply(...values) {
  const outside = outsideOf(values);
  if (outside) return outside;
  const zeros = values.filter(isZero);
  if (zeros.length) {
    const ground = groundOf(values.filter(mayBeOut));
    const marks = union(ground.marks, leastMarks(zeros.map((value) => value.marks)));
    return settle(END_ZERO, END_ZERO, groundWith(ground, marks, ground.mayBeOut));
  }
  if (areKnown(values)) return new Known(values.map(numberOf).reduce(times, ONE), allMarks(values));
  let low = new End(0, ONE);
  let high = low;
  for (const value of values) {
    const [below, above] = endsOf(value);
    const corners = [timesEnds(low, below), timesEnds(low, above), timesEnds(high, below), timesEnds(high, above)];
    [low, high] = [lowest(corners), highest(corners)];
  }
  return settle(low, high, groundOf(values));
}

/** The smallest; out of scope where there is nothing. Marks of all operands stay. */
export function least(...values) {
  if (!values.length) return EMPTY;
  const outside = outsideOf(values);
  if (outside) return outside;
  const ends = values.map(endsOf);
  const high = lowest(ends.map(([, above]) => above));
  const ground = groundOf(
    values.map((value, at) => orItsMarks(value, mayBeOut(value) || orderEnds(ends[at][0], high) < 0)),
  );
  return settle(lowest(ends.map(([below]) => below)), high, ground);
}

/** The largest; as `least` in all other respects. */
export function greatest(...values) {
  return negateNumber(least(...values.map(negateNumber)));
}

/** A value up to a limit (上限), recording what was cut off. */
export function cap(trace, definition, tag, value, limit) {
  const result = least(value, limit);
  if (trace) {
    const cut = greatest(KNOWN_ZERO, add(value, negateNumber(limit)));
    const more = compare(">", cut, KNOWN_ZERO);
    const bound = more instanceof Known ? more.value : null;
    record(trace, definition, "cap", tag, { value, limit, cut, bound, result });
  }
  return result;
}

/** A value rounded to a multiple of a unit above 0. */
export function roundTo(trace, definition, tag, value, unit, way) {
  let result = value;
  if (value instanceof Known) result = new Known(rounded(numberOf(value), unit, way), value.marks);
  if (value instanceof Open) {
    const [low, high] = endsOf(value).map((end) => (end.infinite ? end : new End(0, rounded(end.at, unit, way))));
    result = settle(low, high, groundOf([value]));
  }
  const both = value instanceof Known && result instanceof Known;
  const bound = both ? !same(numberOf(value), numberOf(result)) : null;
  record(trace, definition, "round", tag, { value, bound, result });
  return result;
}

/** A value whose rounding the document does not state: it stays exact, and is marked where a fraction has arisen. */
export function roundUnstated(trace, definition, tag, value, unit) {
  const arises = value instanceof Known && !isWhole(over(numberOf(value), unit));
  const result = arises ? marked(value, `fraction:${tag}`) : value;
  record(trace, definition, "round", tag, { value, bound: value instanceof Open ? null : arises, result });
  return result;
}

// -------------------------------------------------------------------------------------------------------------- truths

/** Whether a comparison holds; `==` and `!=` also compare truths and members. */
export function compare(operator, one, other) {
  if (operator === "!=") return negate(compare("==", one, other));
  if (operator === ">" || operator === ">=") return compare(operator === ">" ? "<" : "<=", other, one);
  const outside = outsideOf([one, other]);
  if (outside) return outside;
  let [may, must] = [true, false];
  if (isNumber(one) || isNumber(other)) {
    const [[low, high], [otherLow, otherHigh]] = [endsOf(one), endsOf(other)];
    if (operator === "<") [may, must] = [orderEnds(low, otherHigh) < 0, orderEnds(high, otherLow) < 0];
    else if (operator === "<=") [may, must] = [orderEnds(low, otherHigh) <= 0, orderEnds(high, otherLow) <= 0];
    else {
      may = orderEnds(low, otherHigh) <= 0 && orderEnds(otherLow, high) <= 0;
      must = [high, otherLow, otherHigh].every((end) => orderEnds(low, end) === 0);
    }
  } else {
    const [options, others] = [optionsOf(one), optionsOf(other)];
    may = options === null || others === null || !areApart(options, others);
    must = options !== null && others !== null && options.size === 1 && alike(options, others);
  }
  // Where it is decided, only an operand that may be out of scope can still matter.
  const ground = groundOf([one, other].map((value) => orItsMarks(value, may !== must || mayBeOut(value))));
  return settleOptions(truths(may, !must), ground);
}

/** Whether a member is one of some. @param {Value} value @param {Set<string>} members */
export function isMember(value, members) {
  if (value instanceof OutOfScope) return outsideOf([value]);
  const options = optionsOf(value);
  const may = options === null || !areApart(options, members);
  const must = options !== null && isWithin(options, members);
  return settleOptions(truths(may, !must), groundOf([value]));
}

/** Whether all hold; true of nothing. One that is false decides, and the result rests on it alone. */
export function allOf(...values) {
  const marks = values.filter((truth) => truth instanceof Known && truth.value === false).map((truth) => truth.marks);
  if (marks.length) return new Known(false, leastMarks(marks));
  if (areKnown(values)) return new Known(true, allMarks(values));
  const mayBeFalse = values.some((truth) => mayBe(truth, false));
  const mayBeTrue = values.every((truth) => mayBe(truth, true));
  const passable = values.every((truth) => mayBe(truth, true) || mayBeOut(truth));
  if (!mayBeFalse && !mayBeTrue) {
    if (values.some((truth) => truth instanceof Open)) return outForSomeReason(values);
    return new OutOfScope((outsideOf(values) ?? EMPTY).tags, allMarks(values));
  }
  const high = Math.min(...values.map((truth) => ranksOf(truth)[1]));
  const ground = groundOf(values.map((truth) => orItsMarks(truth, ranksOf(truth)[0] < high)));
  const open = groundWith(ground, ground.marks, passable && values.some(mayBeOut));
  return settleOptions(truths(mayBeTrue, mayBeFalse), open);
}

/** Whether at least one holds; false of nothing. The mirror image of `allOf`: true decides. */
export function anyOf(...values) {
  return negate(allOf(...values.map(negate)));
}

/** Whether it does not hold; what is out of scope stays so. */
export function negate(truth) {
  if (truth instanceof Known) return new Known(!truthOf(truth), truth.marks);
  if (truth instanceof Open) {
    return truth.among(truth.options === null ? TRUTHS : new Set([...truth.options].map((each) => !each)));
  }
  return truth;
}

// ------------------------------------------------------------------------------------------------------------- joining

/** What is out of scope for one of several reasons, of which it is open which. @param {Value[]} values */
function outForSomeReason(values) {
  const ground = groundOf(values);
  return new Open(null, null, NOTHING, groundWith(ground, ground.marks, true));
}

/** What is known of a value that is one of several: known where they agree, else what bounds them all. */
export function join(several) {
  const inside = several.filter((value) => !isOut(value));
  const outside = several.filter(isOut);
  const all = groundOf(several);
  if (!inside.length) {
    if (!outside.every((value) => interchangeable(value, outside[0]))) return outForSomeReason(several);
    return outsideOf(outside) ?? new Open(null, null, null, all);
  }
  const ground = outside.some(mayBeOut) ? groundWith(all, all.marks, true) : all;
  if (inside.some(isNumber)) {
    const ends = inside.map(endsOf);
    return settle(lowest(ends.map(([low]) => low)), highest(ends.map(([, high]) => high)), ground);
  }
  let options = NOTHING;
  for (const value of inside) {
    const some = optionsOf(value);
    if (some === null) return new Open(null, null, null, ground);
    options = union(options, some);
  }
  return settleOptions(options, ground);
}

// ---------------------------------------------------------------------------------------------------------- line items

/** The sum over rows; a row out of scope adds nothing. */
export function total(rows) {
  return add(...rows.map((row) => orElse(row, KNOWN_ZERO)));
}

/** How many rows hold; a row out of scope does not count. */
export function countTrue(rows) {
  return add(
    ...rows.map((row) => {
      const inside = orElse(row, NO);
      return settleNumber(mayBe(inside, false) ? ZERO : ONE, mayBe(inside, true) ? ONE : ZERO, groundOf([inside]));
    }),
  );
}

/** The smallest over rows without those out of scope; out of scope where none is left. */
export function leastOf(rows) {
  const inside = rows.filter((row) => !(row instanceof OutOfScope));
  const outside = outsideOf(rows);
  if (!inside.length) return outside ?? EMPTY;
  const ends = inside.map(endsOf);
  const certain = ends.filter((_, at) => !mayBeOut(inside[at])).map(([, above]) => above);
  const high = certain.length ? lowest(certain) : highest(ends.map(([, above]) => above));
  const ground = groundOf(
    inside.map((row, at) => orItsMarks(row, orderEnds(ends[at][0], high) < 0 || !certain.length)),
  );
  const marks = union(ground.marks, outside ? outside.marks : NOTHING);
  return settle(lowest(ends.map(([below]) => below)), high, groundWith(ground, marks, !certain.length));
}

/** The largest over rows without those out of scope; out of scope where none is left. */
export function greatestOf(rows) {
  return negateNumber(leastOf(rows.map(negateNumber)));
}

/** Whether it holds of at least one row; not of no rows. */
export function anyRow(rows) {
  return anyOf(...rows.map((row) => orElse(row, NO)));
}

/** Whether it holds of every row; so of no rows. */
export function allRows(rows) {
  return allOf(...rows.map((row) => orElse(row, new Known(true))));
}

/** The value, with another in the place of being out of scope. */
function orElse(value, instead) {
  if (value instanceof OutOfScope) return new Known(instead.value, value.marks);
  if (value instanceof Open && value.mayBeOut) return join([value.inside(), instead]);
  return value;
}
