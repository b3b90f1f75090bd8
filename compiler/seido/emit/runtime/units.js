/**
 * Units as words above and below a stroke: `[["円"], ["人"]]` is 円/人. The counterpart of `seido/values/units.py`.
 *
 * @typedef {[string[], string[]]} Unit
 */

import { ONE, over, rational, times } from "./rational.js";
import { byCharacter } from "./sets.js";

const WHOLE = (count) => rational(BigInt(count));

// Words that mean another base unit, or a number of it.
/** @type {Map<string, [string[], import("./rational.js").Rational]>} */
const WORDS = new Map([
  ["", [[], ONE]],
  ["%", [[], rational(1n, 100n)]],
  ["パーセント", [[], rational(1n, 100n)]],
  ["‰", [[], rational(1n, 1000n)]],
  ["割", [[], rational(1n, 10n)]],
  ["倍", [[], ONE]],
  ["割合", [[], ONE]],
  ["指数", [[], ONE]],
  ["倍率", [[], ONE]],
  ["数", [[], ONE]],
  ["名", [["人"], ONE]],
  ["人", [["人"], ONE]],
  ["週", [["日"], WHOLE(7)]],
  ["週間", [["日"], WHOLE(7)]],
  ["日間", [["日"], ONE]],
  ["月", [["月"], ONE]],
  ["年", [["月"], WHOLE(12)]],
  ["年間", [["月"], WHOLE(12)]],
]);
for (const small of ["か", "ヶ", "ケ", "ヵ", "カ", "箇", "個", "ゕ", "ゖ"]) {
  for (const end of ["", "間"]) {
    WORDS.set(`${small}月${end}`, [["月"], ONE]);
    WORDS.set(`${small}年${end}`, [["月"], WHOLE(12)]);
  }
  WORDS.set(`${small}所`, [["か所"], ONE]);
}

const COUNTERS =
  "円 日 時間 回 件 点 倍 歳 世帯 戸 社 校 台 棟 本 冊 枚 団体 自治体 都道府県 市町村 市 町 村 圏域 地区 地域 店 店舗 施設 " +
  "事業 事業者 トン";
const NO_COUNTERS = new Set(["", "割合", "指数", "倍率", "数"]);

/** The unit words that may follow a kanji numeral: a closed list, since 一般 and 一部 are words and not numbers. */
export const COUNTER_WORDS = new Set([
  ...COUNTERS.split(" "),
  ...[...WORDS.keys()].filter((word) => !NO_COUNTERS.has(word)),
]);

const FACTORS = { 十: 10, 百: 100, 千: 1000, 万: 10 ** 4, 億: 10 ** 8, 兆: 10 ** 12 };
const SCALED = /^([十百千]?[万億兆]|[十百千])([^]+)$/u;
const KANJI_OR_KANA = /^[぀-ヿ㐀-鿿豈-﫿]/u;

/**
 * The base unit that unit words mean, and how many of it one of them is: 億円 is 円 and 10⁸, 年 is 月 and 12.
 *
 * @param {string} numerator @param {string} [denominator]
 * @returns {[Unit, import("./rational.js").Rational]}
 */
export function readUnit(numerator, denominator = "") {
  let [above, factor] = readWord(numerator);
  const below = [];
  for (const word of split(denominator)) {
    const [words, divisor] = readWord(word);
    below.push(...words);
    factor = over(factor, divisor);
  }
  return [unitOf(above, below), factor];
}

/** A unit with what stands both above and below cancelled, in order. @returns {Unit} */
function unitOf(numerator, denominator) {
  const above = [...numerator];
  const below = denominator.filter((word) => {
    const at = above.indexOf(word);
    if (at >= 0) above.splice(at, 1);
    return at < 0;
  });
  return [above.sort(byCharacter), below.sort(byCharacter)];
}

/** The words of a denominator; a middle dot parts them only where each is a known unit (人・月, not 市・特別区). */
function split(denominator) {
  return denominator
    .split("/")
    .flatMap((piece) => {
      const dotted = piece.split("・");
      return dotted.every((word) => COUNTER_WORDS.has(word)) ? dotted : [piece];
    })
    .filter((word) => word);
}

function readWord(word) {
  const known = WORDS.get(word);
  if (known) return known;
  const match = SCALED.exec(word);
  if (match && isScale(match[1], match[2])) {
    const [base, factor] = readWord(match[2]);
    return [base, [...match[1]].reduce((scale, sign) => times(scale, WHOLE(FACTORS[sign])), factor)];
  }
  return [[word], ONE];
}

/** Whether 千 or 万 before a word counts it; 千葉 and 百貨店 are words of their own. */
function isScale(scale, rest) {
  if (COUNTER_WORDS.has(rest) || !KANJI_OR_KANA.test(rest)) return true;
  return "万億兆".includes(scale[scale.length - 1]) && !(rest[0] in FACTORS);
}

/** Whether two units are the same. @param {Unit} one @param {Unit} other */
export function sameUnit(one, other) {
  return one.every((words, at) => sameWords(words, other[at]));
}

/** Whether two lists of words are the same. @param {string[]} one @param {string[]} other */
export function sameWords(one, other) {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}
