/**
 * Numbers as Japanese documents print them and people type them, read exactly: `1億2,000万円` `3分の2` `1割5分`.
 *
 * The counterpart of `seido/values/numerals.py`. What cannot be read without guessing is not read.
 */

import { over, minus, number, order, isWhole, plus, rational, sign, times, ONE, ZERO } from "./rational.js";
import { stripped } from "./calendar.js";
import { COUNTER_WORDS } from "./units.js";

/** @typedef {import("./rational.js").Rational} Rational */

// Signs that NFKC leaves apart although writers use them for one another; invisible ones vanish.
const FORMS = {
  "～": "~〜∼∽〰",
  "-": "−‐‑‒⁃﹘",
  "/": "⁄∕",
  "×": "✕✖╳⨯",
  "→": "⇒➡⇨",
  "・": "·",
  "": "\u200b\u200c\u200d\u2060\ufeff",
};
/** @type {Map<string, string>} */
const SIGNS = new Map();
for (const [form, others] of Object.entries(FORMS)) for (const each of others) SIGNS.set(each, form);
const SIGN = new RegExp(`[${[...SIGNS.keys()].join("")}]`, "gu");
const VARIATION_SELECTOR = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** Whether a character would turn into a figure that nobody wrote: ① into 1, ² into 2, ½ into 1/2, ㋀ into 1月. */
function stays(letter) {
  if (/^\p{Nd}$/u.test(letter)) return false;
  return /^\p{No}$/u.test(letter) || /[0-9]/.test(letter.normalize("NFKC"));
}

/** A text in the one form in which names and figures are compared: width folded, ① and ½ kept. @param {string} text */
export function fold(text) {
  let folded = "";
  let run = "";
  for (const letter of text) {
    if (letter > "\u00a0" && stays(letter)) {
      folded += run.normalize("NFKC") + letter;
      run = "";
    } else run += letter;
  }
  folded += run.normalize("NFKC");
  return folded.replace(SIGN, (each) => SIGNS.get(each)).replace(VARIATION_SELECTOR, "");
}

// ------------------------------------------------------------------------------------------------------------ numerals

const KANJI_DIGITS = { 〇: "0", 零: "0", 一: "1", 二: "2", 三: "3", 四: "4", 五: "5", 六: "6", 七: "7", 八: "8", 九: "9" };
/** @type {[string, bigint][]} */
const SMALL_SCALES = [["千", 1000n], ["百", 100n], ["十", 10n]];
/** @type {[string, bigint][]} */
const LARGE_SCALES = [["兆", 10n ** 12n], ["億", 10n ** 8n], ["万", 10n ** 4n]];
const FIGURES = "0-9〇零一二三四五六七八九";
const PLAIN = /^(?:(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|[〇零一二三四五六七八九]+)$/u;
const ANY_FIGURE = new RegExp(`[${FIGURES}]`, "u");
const LONGEST = 200; // characters; a longer run of figures is no number of any document

const lengthOf = (text) => Array.from(text).length;

/** The value of a folded numeral: `1億2,000万` `0.5` `二千五百`; null if it is none. @returns {Rational | null} */
export function readNumeral(text) {
  if (lengthOf(text) > LONGEST || !ANY_FIGURE.test(text)) return null;
  return descend(text, LARGE_SCALES, (part) => descend(part, SMALL_SCALES, readDigits, ONE), null);
}

/** The sum of parts, each counted by the scale after it; `one` is what a scale with nothing before it counts. */
function descend(text, scales, readPart, one) {
  let [total, room, rest] = [ZERO, null, text];
  for (const [scale, factor] of scales) {
    const at = rest.indexOf(scale);
    if (at < 0) continue;
    const [before, after] = [rest.slice(0, at), rest.slice(at + scale.length)];
    const part = before ? readPart(before) : one;
    if (part === null || (after && before.includes("."))) return null;
    const counted = times(part, rational(factor));
    if (room !== null && order(counted, room) >= 0) return null;
    [total, room, rest] = [plus(total, counted), rational(factor), after];
  }
  if (room !== null && !rest) return total;
  const last = readPart(rest);
  if (last === null || (room !== null && order(last, room) >= 0)) return null;
  return plus(total, last);
}

/** Plain figures: `2,500` `0.5` `二五〇〇`. */
function readDigits(text) {
  if (!PLAIN.test(text)) return null;
  return number(text.replaceAll(",", "").replace(/[^0-9.]/gu, (each) => KANJI_DIGITS[each]));
}

// ------------------------------------------------------------------------------------------------- numbers with a unit

const BEFORE = "約|概ね|おおむね|およそ|凡そ|ほぼ";
const AFTER = "程度|前後";
const YEARLY = "年間|年額";
const NO_UNIT_END = /(?:以上|以下|以内|未満|超|以後|以降|以前|から|まで|のみ|程度|前後|ずつ|年度|とき|場合)$/u;
const COUNT = `[${FIGURES},.十百千万億兆]+`;
const LETTER = "(?![0-9_])[\\p{L}\\p{N}]";
const WORD = `(?![ー〇十百千万億兆])(?:${LETTER})+(?:・(?:${LETTER})+)*`;
const SIGNED_UNITS = ["%", "‰", "°C", "㎡", "㎥", "㎢", "m²", "m³", "km²"];
const UNIT = `(?:${SIGNED_UNITS.join("|")}|${WORD})`;

const FRACTION = new RegExp(`^([0-9]+)/([0-9]+)(?:(円)(?:/(${UNIT}(?:/${UNIT})*))?)?$`, "u");
const PARTS = new RegExp(`^(${COUNT})分の(${COUNT})$`, "u");
const SHARES = new RegExp(`^(${COUNT})割(?:([1-9一二三四五六七八九])分)?(?:([1-9一二三四五六七八九])厘)?$`, "u");
const MIXED = /^([^\n]*円(?:\/[^ ]+)?) ([0-9]+)\/([0-9]+)$/u;
const COUNTED = new RegExp(`^(${COUNT})(?: *(${UNIT}))?(?:/(${UNIT}(?:/${UNIT})*))?$`, "u");
const APART = /(?<=[0-9]) +(?=[十百千]?[万億兆]円|[百千]円)/gu; // 480 万円: the scale of money, apart from its figure
const AROUND = new RegExp(
  `^(?<early>${YEARLY})? *(?<before>${BEFORE})? *(?<late>${YEARLY})? *(?<between>${BEFORE})? *` +
    `(?<sign>[-▲△])? *(?<number>[^ ][^\\n]*?) *(?<after>${AFTER})?$`,
  "u",
);

/**
 * The number that a whole text is, with its unit as printed; null where the text is anything else.
 *
 * `value` counts the printed unit with the kanji scale applied: `1億2,000万円` is 120000000 of `円`, `50%` 50 of `%`.
 *
 * @param {string} text
 * @returns {{value: Rational, numerator: string, denominator: string, approximate: string, perYear: boolean} | null}
 */
export function readFigure(text) {
  const folded = stripped(fold(text));
  // Of more than one line no figure is made, and the pattern would be slow to find that.
  const found = folded.includes("\n") ? null : AROUND.exec(folded)?.groups;
  if (!found || lengthOf(found.number) > LONGEST) return null;
  if ((found.early && found.late) || (found.before && found.between)) return null;
  const plain = readPlain(found.number.replace(APART, ""));
  if (!plain) return null;
  const [value, numerator, denominator] = plain;
  return {
    value: found.sign ? minus(value) : value,
    numerator,
    denominator,
    approximate: found.before ?? found.between ?? found.after ?? "",
    perYear: Boolean(found.early || found.late),
  };
}

/** A number with its unit, without approximate words, 年間 and sign. @returns {[Rational, string, string] | null} */
function readPlain(text) {
  let match = FRACTION.exec(text);
  if (match) {
    const value = ratio(match[1], match[2]);
    return value && [value, match[3] ?? "", match[4] ?? ""];
  }
  match = PARTS.exec(text);
  if (match) {
    const [below, above] = [shareCount(match[1]), shareCount(match[2])];
    return below && sign(below) && above ? [over(above, below), "", ""] : null;
  }
  match = SHARES.exec(text);
  if (match) return readShares(match);
  match = MIXED.exec(text);
  if (match) {
    const [whole, part] = [readCounted(match[1].replace(/ +$/, "")), ratio(match[2], match[3])];
    if (!whole || !part || !isWhole(whole[0]) || sign(part) <= 0 || order(part, ONE) >= 0) return null;
    return [plus(whole[0], part), whole[1], whole[2]];
  }
  return readCounted(text);
}

/** `2割` `1割5分` `1割5分3厘`, counted in 割. @param {string[]} match @returns {[Rational, string, string] | null} */
function readShares([, count, tenth = "0", hundredth = "0"]) {
  const tenths = count === "十" ? rational(10n) : readNumeral(count);
  if (!tenths || (!isWhole(tenths) && (tenth !== "0" || hundredth !== "0"))) return null;
  const [hundredths, thousandths] = [readDigits(tenth), readDigits(hundredth)];
  const rest = plus(over(hundredths, rational(10n)), over(thousandths, rational(100n)));
  return [plus(tenths, rest), "割", ""];
}

/** A numeral and the words of its unit. @returns {[Rational, string, string] | null} */
function readCounted(text) {
  const match = COUNTED.exec(text);
  if (!match) return null;
  const [, count, numerator = "", denominator = ""] = match;
  const value = readNumeral(count);
  if (!value) return null;
  if (!/[0-9]/.test(count) && !COUNTER_WORDS.has(numerator)) return null; // 一般, 一部, 三位: words, not numbers
  if (!isUnit(numerator) || !denominator.split("/").every(isUnit)) return null;
  return [value, numerator, denominator];
}

/** Whether a word may be a unit: it ends in no boundary word and holds no label (`10①`) or part (`1½`). */
function isUnit(word) {
  if (SIGNED_UNITS.includes(word)) return true;
  return !NO_UNIT_END.test(word) && !word.includes("分の") && ![...word].some(stays);
}

/** A numeral in 三分の二, where a scale alone (百分の五) is a number too. */
function shareCount(text) {
  const scale = SMALL_SCALES.find(([word]) => word === text);
  return readNumeral(text) ?? (scale ? rational(scale[1]) : null);
}

function ratio(above, below) {
  return /^0+$/.test(below) ? null : over(rational(BigInt(above)), rational(BigInt(below)));
}

// ---------------------------------------------------------------------------------------------- money without its unit

/** Whether a figure without a unit can count nothing but 円: after 万, 億 or 兆 no other scale of money can follow. */
export const isYen = (text) => /[万億兆]$/u.test(stripped(fold(text)));

/**
 * What a figure without its unit may be in money: 2400円, 2400千円 or 2400万円 for `2400`; 4800千円 for `4800千`.
 *
 * Only what can be read is offered, and nothing that nobody writes (4800千万円); none where the figure is no end of the text.
 *
 * @param {string} text
 */
export function inMoney(text) {
  const written = stripped(fold(text));
  return ["円", "千円", "万円"].flatMap((unit) => {
    const figure = readFigure(`${written}${unit}`);
    if (figure?.numerator !== "円" || (unit === "千円" && /[兆億万千百十]$/u.test(written))) return [];
    const { value } = figure;
    const size = sign(value) < 0 ? minus(value) : value;
    if (unit === "万円" && written.endsWith("千") && order(size, rational(10n ** 8n)) >= 0) return [];
    return [`${written}${unit}`];
  });
}

// ------------------------------------------------------------------------------------------ letters in figures' place

const LOOKALIKES = { O: "0", o: "0", "○": "0", "◯": "0", l: "1", I: "1", "|": "1" };
const MIXED_RUN = /(?<![A-Za-z])[0-9OolI|○◯,.]{2,100}(?![A-Za-z])/gu;

/**
 * The letters that stand where figures belong, and the text with the figures: `12O万円` gives `O` and `120万円`.
 *
 * Null where no letter stands beside a figure, or where nothing that can be read would come of it.
 *
 * @param {string} text
 * @returns {[string, string] | null}
 */
export function lookalikes(text) {
  const found = new Set();
  const meant = fold(text).replace(MIXED_RUN, (run) => {
    const letters = [...run].filter((sign) => sign in LOOKALIKES);
    if (!letters.length || !/[0-9]/.test(run)) return run;
    for (const each of letters) found.add(each);
    return [...run].map((sign) => LOOKALIKES[sign] ?? sign).join("");
  });
  return found.size && readFigure(meant) ? [[...found].join("、"), meant] : null;
}
