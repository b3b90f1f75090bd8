/**
 * Exact numbers: a whole BigInt over a whole BigInt above 0, in lowest terms.
 *
 * The counterpart of Python's `Fraction`. Nothing here, and nothing in this folder, makes a binary fraction.
 */

/** An exact number. Make one with `rational`; never change it. */
export class Rational {
  /**
   * @param {bigint} over
   * @param {bigint} under above 0, and without a factor in common with `over`
   */
  constructor(over, under) {
    this.over = over;
    this.under = under;
  }
}

/** The greatest common divisor of two whole numbers. */
function common(one, other) {
  let [large, small] = [one < 0n ? -one : one, other];
  while (small) [large, small] = [small, large % small];
  return large;
}

/**
 * An exact number from whole ones.
 *
 * @param {bigint} over
 * @param {bigint} [under] anything but 0
 */
export function rational(over, under = 1n) {
  if (under === 1n) return new Rational(over, 1n);
  if (under === 0n) throw new RangeError("a number cannot be divided by 0");
  const sign = under < 0n ? -1n : 1n;
  const shared = common(over, sign * under);
  return new Rational((sign * over) / shared, (sign * under) / shared);
}

export const ZERO = rational(0n);
export const ONE = rational(1n);

const WRITTEN = /^([+-]?[0-9]+)(?:\.([0-9]+)|\/(0*[1-9][0-9]*))?$/;

/**
 * The exact number that a text such as `12`, `0.25` or `40000000/3` writes. Throws RangeError for any other text.
 *
 * @param {string} text
 */
export function number(text) {
  const found = WRITTEN.exec(text);
  if (!found) throw new RangeError(`not an exact number: ${text}`);
  const [, whole, places = "", under = "1"] = found;
  return places ? rational(BigInt(whole + places), 10n ** BigInt(places.length)) : rational(BigInt(whole), BigInt(under));
}

/** @param {Rational} one @param {Rational} other */
export function plus(one, other) {
  if (one.under === other.under) return rational(one.over + other.over, one.under);
  return rational(one.over * other.under + other.over * one.under, one.under * other.under);
}

/** @param {Rational} value */
export function minus(value) {
  return new Rational(-value.over, value.under);
}

/** @param {Rational} one @param {Rational} other */
export function times(one, other) {
  return rational(one.over * other.over, one.under * other.under);
}

/** @param {Rational} one @param {Rational} other anything but 0 */
export function over(one, other) {
  return rational(one.over * other.under, one.under * other.over);
}

/**
 * Below, at or above 0 as the first number is below, equal to or above the second.
 *
 * @param {Rational} one @param {Rational} other
 */
export function order(one, other) {
  const difference = one.over * other.under - other.over * one.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** @param {Rational} one @param {Rational} other */
export function same(one, other) {
  return one.over === other.over && one.under === other.under;
}

/** @param {Rational} value */
export function sign(value) {
  return value.over < 0n ? -1 : value.over > 0n ? 1 : 0;
}

/** The greatest whole number that is not above a number. @param {Rational} value */
export function floor(value) {
  const whole = value.over / value.under;
  return value.over % value.under < 0n ? whole - 1n : whole;
}

/** Whether a number is a whole one. @param {Rational} value */
export function isWhole(value) {
  return value.under === 1n;
}

/**
 * A number rounded to a multiple of a unit above 0: `down` and `up` to the multiple below and above, `half_up` to the
 * nearest, a half going up.
 *
 * @param {Rational} value @param {Rational} unit @param {"down" | "up" | "half_up"} way
 */
export function rounded(value, unit, way) {
  const count = over(value, unit);
  const whole =
    way === "down" ? floor(count) : way === "up" ? -floor(minus(count)) : floor(plus(count, rational(1n, 2n)));
  return times(rational(whole), unit);
}
