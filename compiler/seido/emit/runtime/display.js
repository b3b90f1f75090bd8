/**
 * Exact values as people read them, and as programs read them. The counterpart of `seido/values/display.py`.
 *
 * Nothing is rounded for display: 40,000,000/3 円 is `13,333,333円 1/3`.
 */

import { floor, isWhole, minus, over as quotient, plus, rational, same, sign, ZERO, Rational, order } from "./rational.js";
import { alike, sorted } from "./sets.js";
import { readUnit, sameWords } from "./units.js";
import { Known, Open, TRUTHS } from "./value.js";

/** @typedef {import("./units.js").Unit} Unit */

export const UNKNOWN = "—";
export const OUT_OF_SCOPE = "対象外";

/** The style of a rate that is printed in %: `60%（3/5）`. */
export const PERCENT_AND_FRACTION = "%/";

/** A pure number. @type {Unit} */
export const NONE = [[], []];

const MANY_PLACES = 4; // 億円 with more places than this reads worse than plain 円
const TEN_THOUSAND = 10n ** 4n;
const HUNDRED_MILLION = 10n ** 8n;

/** The machine form: `10000000`, `0.25` where the decimals end, else `40000000/3`. @param {Rational} value */
export function exactText(value) {
  return decimal(value, String) ?? `${value.over}/${value.under}`;
}

/**
 * A number with its unit: `6,500,000円` `13,333,333円 1/3` `2/3` `4日/月` `50%` `67.5億円`.
 *
 * @param {Rational} value
 * @param {Unit} unit
 * @param {string} [style] the scale to show it in (`%` `億円` `万円` …), `/` for a fraction in place of decimals,
 *   `%/` for both (`60%（3/5）`)
 */
export function showNumber(value, unit, style = "") {
  const size = sign(value) < 0 ? minus(value) : value;
  const both = style === PERCENT_AND_FRACTION && !unit[0].length && !unit[1].length && !isWhole(value);
  const fraction = both ? `（${size.over}/${size.under}）` : "";
  const shown = (showScaled(size, unit, style) ?? showPlain(size, unit, style === "/")) + fraction;
  return sign(value) < 0 ? `-${shown}` : shown;
}

/** A value as it stands: `6,500,000円` `5,000万円以下` `専任` `はい` `対象外`; `—` if nothing is known. */
export function showValue(value, unit = NONE, style = "", aboveZero = false) {
  if (value instanceof Known) return showScalar(value.value, unit, style, value.marks) + provisional(value.marks);
  if (value instanceof Open) return showOpen(value, unit, style, aboveZero);
  return OUT_OF_SCOPE + provisional(value.marks);
}

/** The words after a number: `円`, `円/人`, `か月`; nothing for a pure number. @param {Unit} unit */
export function showUnit([numerator, denominator]) {
  const above = sameWords(numerator, ["月"]) ? "か月" : numerator.join("・");
  return denominator.length ? `${above}/${denominator.join("・")}` : above;
}

/** A number not below 0 in the scale that a style names; undefined where that does not fit. */
function showScaled(value, unit, style) {
  const head = style.split("/", 1)[0];
  if (!head) return undefined;
  const [[numerator], factor] = readUnit(head);
  const below = unit[1].length ? `/${unit[1].join("・")}` : "";
  if (!sameWords(numerator, unit[0]) || same(factor, rational(1n))) return undefined;
  if (head === "万円") {
    const shown = showTenThousands(value);
    return shown && `${shown}円${below}`;
  }
  const counted = quotient(value, factor);
  const shown = decimal(counted, grouped);
  if (head === "%") return `${shown ?? mixed(counted, "")}%${below}`;
  if (shown === undefined || (shown.split(".")[1] ?? "").length > MANY_PLACES) return undefined;
  return `${shown}${head}${below}`;
}

/** `2,000万` `1億2,000万` `3億`; undefined for what is no multiple of 1万. */
function showTenThousands(value) {
  if (!value.over || !isWhole(value) || value.over % TEN_THOUSAND) return undefined;
  const above = value.over / HUNDRED_MILLION;
  const rest = (value.over % HUNDRED_MILLION) / TEN_THOUSAND;
  return (above ? `${grouped(above)}億` : "") + (rest ? `${grouped(rest)}万` : "");
}

/** A number not below 0 in its base unit. */
function showPlain(value, unit, fraction) {
  const words = showUnit(unit);
  const shown = decimal(value, grouped);
  if (isWhole(value)) return `${shown}${words}`;
  if (sameWords(unit[0], ["円"]) || (shown === undefined && words)) return mixed(value, words);
  if (shown === undefined || fraction) return `${value.over}/${value.under}${words}`;
  return `${shown}${words}`;
}

/** `13円 1/3`; below one `1/3円`. */
function mixed(value, words) {
  const whole = floor(value);
  const rest = plus(value, rational(-whole));
  if (!whole) return `${rest.over}/${rest.under}${words}`;
  return `${grouped(whole)}${words} ${rest.over}/${rest.under}`;
}

/** The decimal digits of a number; undefined where they do not end. */
function decimal(value, showWhole) {
  let [twos, fives, rest] = [0, 0, value.under];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return undefined;
  const places = Math.max(twos, fives);
  const scale = 10n ** BigInt(places);
  const size = ((value.over < 0n ? -value.over : value.over) * scale) / value.under;
  const shown = `${value.over < 0n ? "-" : ""}${showWhole(size / scale)}`;
  return places ? `${shown}.${String(size % scale).padStart(places, "0")}` : shown;
}

/** A whole number not below 0 with its thousands parted. @param {bigint} whole */
function grouped(whole) {
  return String(whole).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}

function showScalar(scalar, unit, style, marks) {
  if (typeof scalar === "boolean") return scalar ? "はい" : "いいえ";
  if (typeof scalar === "string") return scalar;
  return showNumber(scalar, unit, style) + ([...marks].some((mark) => mark.startsWith("approximate:")) ? "程度" : "");
}

function showOpen(value, unit, style, aboveZero) {
  const goesWithoutSaying = aboveZero && value.low !== null && !value.low.over && value.high && order(value.high, ZERO) > 0;
  const low = goesWithoutSaying ? null : value.low;
  const parts = [];
  if (value.options !== null && !alike(value.options, TRUTHS)) {
    const shown = [...value.options].map((option) => showScalar(option, unit, style, value.marks));
    if (shown.length) parts.push(sorted(shown).join("又は"));
  } else if (low !== null && value.high !== null && same(low, value.high)) {
    parts.push(showScalar(low, unit, style, value.marks));
  } else {
    const shown = [[low, "以上"], [value.high, "以下"]]
      .filter(([at]) => at !== null)
      .map(([at, word]) => showScalar(at, unit, style, value.marks) + word);
    parts.push(shown.join(" ") || UNKNOWN);
  }
  if (value.mayBeOut) parts.push(OUT_OF_SCOPE);
  return parts.join(" 又は ") + provisional(value.marks);
}

function provisional(marks) {
  return [...marks].some((mark) => mark.startsWith("provisional:")) ? "（仮）" : "";
}
