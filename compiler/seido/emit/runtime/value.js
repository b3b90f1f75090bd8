/**
 * Exact, three-valued values: what is known, what is still open, what is out of scope.
 *
 * The counterpart of the first and last parts of `seido/values/exact.py`; names and rules are the same, and that file
 * explains them. A number is a `Rational`, a truth a boolean, a member of a closed list (区分) a string.
 */

import { ZERO, Rational, minus as negative, order, plus, same, sign, times } from "./rational.js";
import { NOTHING, alike, isWithin, union } from "./sets.js";

/** @typedef {Rational | boolean | string} Scalar */

/** A determined value. `marks` say what it rests on: `provisional:TAG`, `approximate:TAG`, `fraction:TAG`, `reading:NAME`. */
export class Known {
  /** @param {Scalar} value @param {Set<string>} [marks] */
  constructor(value, marks = NOTHING) {
    this.value = value;
    this.marks = marks;
  }
}

/**
 * A value that is not determined yet: a number between `low` and `high` (null: no bound), or a truth or member among
 * `options` (null: nothing is known of it). It waits for inputs that are `missing` or `judged`, or rests on what is
 * `unstated`; with `mayBeOut` it may also turn out to be out of scope.
 */
export class Open {
  /**
   * @param {Rational | null} low @param {Rational | null} high
   * @param {Set<boolean | string> | null} options
   * @param {Ground} ground
   */
  constructor(low, high, options, ground) {
    this.low = low;
    this.high = high;
    this.options = options;
    this.missing = ground.missing;
    this.unstated = ground.unstated;
    this.judged = ground.judged;
    this.marks = ground.marks;
    this.mayBeOut = ground.mayBeOut;
  }

  /** This value within other bounds. */
  between(low, high) {
    return new Open(low, high, this.options, this);
  }

  /** This truth or member with other options; as a truth it has no bounds. */
  among(options) {
    return new Open(null, null, options, this);
  }

  /** This value, which cannot turn out to be out of scope. */
  inside() {
    return this.mayBeOut ? new Open(this.low, this.high, this.options, groundWith(this, this.marks, false)) : this;
  }
}

/** 対象外: there is no amount, which is not zero. `tags` name what put it out of scope. */
export class OutOfScope {
  /** @param {Set<string>} tags @param {Set<string>} [marks] */
  constructor(tags, marks = NOTHING) {
    this.tags = tags;
    this.marks = marks;
  }
}

/** @typedef {Known | Open | OutOfScope} Value */

export const YES = new Known(true);
export const NO = new Known(false);
export const KNOWN_ZERO = new Known(ZERO);
export const EMPTY = new OutOfScope(new Set(["empty"]));
export const TRUTHS = new Set([true, false]);

// ------------------------------------------------------------------------------------------------------------- grounds

/**
 * Why a value is open, and what it rests on.
 *
 * @typedef {{missing: Set<string>, unstated: Set<string>, judged: Set<string>, marks: Set<string>,
 *   mayBeOut: boolean}} Ground
 */

/** The ground of nothing. @type {Ground} */
export const BARE = { missing: NOTHING, unstated: NOTHING, judged: NOTHING, marks: NOTHING, mayBeOut: false };

/** What several values wait for and rest on, together. @param {Iterable<Value>} values @returns {Ground} */
export function groundOf(values) {
  let [missing, unstated, judged, marks, mayBeOut] = [NOTHING, NOTHING, NOTHING, NOTHING, false];
  for (const value of values) {
    marks = union(marks, value.marks);
    if (value instanceof Open) {
      missing = union(missing, value.missing);
      unstated = union(unstated, value.unstated);
      judged = union(judged, value.judged);
      mayBeOut = mayBeOut || value.mayBeOut;
    }
  }
  return { missing, unstated, judged, marks, mayBeOut };
}

/** A ground with other marks, and other word on being out of scope. @returns {Ground} */
export function groundWith(ground, marks, mayBeOut) {
  const { missing, unstated, judged } = ground;
  return { missing, unstated, judged, marks, mayBeOut };
}

/** The ground of what is open for one reason alone. @param {"missing" | "unstated" | "judged"} why @param {string} name */
export function groundFor(why, name) {
  return { ...BARE, [why]: new Set([name]) };
}

/** The value where it matters to a result, else something known with its marks, which asks for nothing. */
export function orItsMarks(value, matters) {
  return matters ? value : new Known(ZERO, value.marks);
}

/** The value with further grounds for its being open. @param {Value} value @param {Ground} ground @returns {Value} */
export function grounded(value, ground) {
  if (value instanceof Open) {
    return new Open(value.low, value.high, value.options, {
      missing: union(value.missing, ground.missing),
      unstated: union(value.unstated, ground.unstated),
      judged: union(value.judged, ground.judged),
      marks: union(value.marks, ground.marks),
      mayBeOut: value.mayBeOut || ground.mayBeOut,
    });
  }
  if (value instanceof Known && ground.mayBeOut) {
    const opened = groundWith(ground, union(value.marks, ground.marks), true);
    if (value.value instanceof Rational) return new Open(value.value, value.value, null, opened);
    return new Open(null, null, new Set([value.value]), opened);
  }
  return withMarks(value, ground.marks);
}

/** @param {Value} value @param {Set<string>} marks @returns {Value} */
export function withMarks(value, marks) {
  if (!marks.size) return value;
  const all = union(value.marks, marks);
  if (value instanceof Known) return new Known(value.value, all);
  if (value instanceof OutOfScope) return new OutOfScope(value.tags, all);
  return new Open(value.low, value.high, value.options, groundWith(value, all, value.mayBeOut));
}

/** @param {Iterable<Value>} values */
export function allMarks(values) {
  let marks = NOTHING;
  for (const value of values) marks = union(marks, value.marks);
  return marks;
}

/** The marks of a result that any one of several operands decides: those that contain no other's. */
export function leastMarks(several) {
  let marks = NOTHING;
  for (const one of several) {
    if (!several.some((other) => other.size < one.size && isWithin(other, one))) marks = union(marks, one);
  }
  return marks;
}

// -------------------------------------------------------------------------------------------------- bounds and options

/** An end of an interval: `infinite` is -1 or 1 for no bound below or above, 0 for a bound `at` a number. */
export class End {
  /** @param {-1 | 0 | 1 | number} infinite @param {Rational} at */
  constructor(infinite, at) {
    this.infinite = infinite;
    this.at = at;
  }
}

const BELOW = new End(-1, ZERO);
const ABOVE = new End(1, ZERO);
export const END_ZERO = new End(0, ZERO);

/** @param {End} one @param {End} other */
export function orderEnds(one, other) {
  return one.infinite - other.infinite || order(one.at, other.at);
}

/** @param {End[]} ends */
export function lowest(ends) {
  return ends.reduce((least, end) => (orderEnds(end, least) < 0 ? end : least));
}

/** @param {End[]} ends */
export function highest(ends) {
  return ends.reduce((most, end) => (orderEnds(end, most) > 0 ? end : most));
}

/** The lowest and the highest that a number may be. @param {Value} value @returns {[End, End]} */
export function endsOf(value) {
  if (value instanceof Known) {
    const end = new End(0, numberOf(value));
    return [end, end];
  }
  if (value instanceof Open && value.options === null) {
    return [value.low === null ? BELOW : new End(0, value.low), value.high === null ? ABOVE : new End(0, value.high)];
  }
  if (isOut(value)) return [END_ZERO, END_ZERO]; // there is no number that could lie anywhere else
  throw new TypeError("not a number");
}

/** @param {End} one @param {End} other */
export function plusEnds(one, other) {
  return one.infinite ? one : other.infinite ? other : new End(0, plus(one.at, other.at));
}

/** @param {End} end */
export function minusEnd(end) {
  return new End(-end.infinite, negative(end.at));
}

/** The product of two ends; no bound times 0 is 0, since the numbers themselves are finite. */
export function timesEnds(one, other) {
  if (!one.infinite && !other.infinite) return new End(0, times(one.at, other.at));
  return new End((one.infinite || sign(one.at)) * (other.infinite || sign(other.at)), ZERO);
}

/** @param {End} low @param {End} high @param {Ground} ground */
export function settle(low, high, ground) {
  return settleNumber(low.infinite ? null : low.at, high.infinite ? null : high.at, ground);
}

/** @returns {Value} */
export function settleNumber(low, high, ground) {
  if (low !== null && high !== null && same(low, high) && !ground.mayBeOut) return new Known(low, ground.marks);
  return new Open(low, high, null, ground);
}

/** @returns {Value} */
export function settleOptions(options, ground) {
  if (options.size === 1 && !ground.mayBeOut) return new Known([...options][0], ground.marks);
  return new Open(null, null, options, ground);
}

/** @param {boolean} mayBeTrue @param {boolean} mayBeFalse */
export function truths(mayBeTrue, mayBeFalse) {
  return new Set([...(mayBeTrue ? [true] : []), ...(mayBeFalse ? [false] : [])]);
}

/** What a truth or member may be; null where nothing is known of it. */
export function optionsOf(value) {
  if (value instanceof Known && !(value.value instanceof Rational)) return new Set([value.value]);
  if (value instanceof Open && value.low === null && value.high === null) return value.options;
  throw new TypeError("not a truth or a member");
}

/** Whether a truth may turn out as the one named. */
export function mayBe(value, truth) {
  if (value instanceof OutOfScope) return false;
  if (value instanceof Known) return truthOf(value) === truth;
  return value.options === null || value.options.has(truth);
}

/** The lowest and the highest that a truth may be, where false < out of scope < true. @returns {[number, number]} */
export function ranksOf(truth) {
  const ranks = [];
  if (mayBe(truth, false)) ranks.push(0);
  if (mayBeOut(truth)) ranks.push(1);
  if (mayBe(truth, true)) ranks.push(2);
  return [ranks[0], ranks[ranks.length - 1]];
}

export function mayBeOut(value) {
  return value instanceof OutOfScope || (value instanceof Open && value.mayBeOut);
}

/** Whether a value is out of scope whatever is still open: the reason, at the most. */
export function isOut(value) {
  return value instanceof OutOfScope || (value instanceof Open && value.options !== null && !value.options.size);
}

/** Those values together that are out of scope, or null where none is. */
export function outsideOf(values) {
  const outside = values.filter((value) => value instanceof OutOfScope);
  if (!outside.length) return null;
  return new OutOfScope(new Set(outside.flatMap((value) => [...value.tags])), allMarks(outside));
}

export function areKnown(values) {
  return values.every((value) => value instanceof Known);
}

export function isZero(value) {
  if (value instanceof Known) return !numberOf(value).over;
  return value instanceof Open && value.low !== null && value.high !== null && !value.low.over && !value.high.over;
}

export function isNumber(value) {
  if (value instanceof Known) return value.value instanceof Rational;
  return value instanceof Open && (value.low !== null || value.high !== null);
}

/** @returns {Rational} */
export function numberOf(value) {
  if (value instanceof Known && value.value instanceof Rational) return value.value;
  throw new TypeError("not a known number");
}

/** @returns {boolean} */
export function truthOf(value) {
  if (typeof value.value === "boolean") return value.value;
  throw new TypeError("not a truth");
}

// ------------------------------------------------------------------------------------------------------------ sameness

function sameScalar(one, other) {
  return one instanceof Rational && other instanceof Rational ? same(one, other) : one === other;
}

function sameBound(one, other) {
  return one === null || other === null ? one === other : same(one, other);
}

/** Whether two values are determined and the same; two that are out of scope are. Marks do not count. */
export function equal(one, other) {
  if (one instanceof Known && other instanceof Known) return sameScalar(one.value, other.value);
  return one instanceof OutOfScope && other instanceof OutOfScope;
}

/** Whether two values are the same in every respect, marks and grounds included. */
export function identical(one, other) {
  if (one instanceof Known) {
    return other instanceof Known && sameScalar(one.value, other.value) && alike(one.marks, other.marks);
  }
  if (one instanceof OutOfScope) {
    return other instanceof OutOfScope && alike(one.tags, other.tags) && alike(one.marks, other.marks);
  }
  return (
    other instanceof Open &&
    sameBound(one.low, other.low) &&
    sameBound(one.high, other.high) &&
    (one.options === null || other.options === null
      ? one.options === other.options
      : alike(one.options, other.options)) &&
    alike(one.missing, other.missing) &&
    alike(one.unstated, other.unstated) &&
    alike(one.judged, other.judged) &&
    alike(one.marks, other.marks) &&
    one.mayBeOut === other.mayBeOut
  );
}

/** Whether it makes no difference which of two values it is: both are determined alike, or alike unstated. */
export function interchangeable(one, other) {
  if (one instanceof Open) return identical(one, other) && !one.missing.size && !one.judged.size;
  // On the reason of being out of scope it may depend whether the case is 非該当.
  if (one instanceof OutOfScope && other instanceof OutOfScope) return alike(one.tags, other.tags);
  return equal(one, other);
}
