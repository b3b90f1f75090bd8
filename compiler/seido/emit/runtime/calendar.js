/** Fiscal years, named by the year in which they begin: 令和6年度 is 2024. From `seido/values/calendar.py`. */

/** Eras: name, letter, first year. @type {[string, string, number][]} */
const ERAS = [
  ["明治", "M", 1868],
  ["大正", "T", 1912],
  ["昭和", "S", 1926],
  ["平成", "H", 1989],
  ["令和", "R", 2019],
];

const COUNT = "(?:[0-9]{1,2}|元|[〇一二三四五六七八九十]{1,4})";
const ERA = `(?<era>明治|大正|昭和|平成|令和|[MTSHRmtshr])\\.?(?<count>${COUNT})`;
const GREGORIAN = "(?:西暦)?(?<year>[0-9]{4}|[一二三四五六七八九][〇一二三四五六七八九]{3})";
const FORMS = [
  `${ERA}年度`,
  `${GREGORIAN}年度`,
  `${ERA}(?:年度)?\\(${GREGORIAN}(?:年度\\)|\\)年度|\\))`,
  `${GREGORIAN}(?:年度)?\\(${ERA}(?:年度\\)|\\)年度|\\))`,
  "(?:FY|fy) ?(?<year>[0-9]{4})",
].map((form) => new RegExp(`^${form}$`, "u"));
const DIGITS = "〇一二三四五六七八九";

/** White space as Python's `str.strip` takes it away. */
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const EDGES = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");

/** A text without white space at its ends. @param {string} text */
export function stripped(text) {
  return text.replace(EDGES, "");
}

/**
 * The year in which a fiscal year begins, or null: `令和6年度` `R6年度` `2024年度` `平成元年度` `FY2024`.
 *
 * @param {string} text
 */
export function fiscalYear(text) {
  const folded = stripped(text.normalize("NFKC")).replace(/[‐−]/gu, "-");
  const western = /^(?:FY|fy)/u.test(folded);
  if (!/[度)]$/u.test(folded) && !western) return null;
  for (const form of FORMS) {
    const match = form.exec(folded);
    if (match) return folded.includes("年度") || /^fy/iu.test(folded) ? yearOf(match.groups) : null;
  }
  return null;
}

/** The one year that a match names, or null. @param {Record<string, string>} groups */
function yearOf({ year, era, count }) {
  const years = new Set();
  if (year !== undefined) years.add(positional(year));
  if (era !== undefined) {
    const counted = numeral(count);
    if (counted === null || counted < 1 || counted > 99) return null;
    const found = ERAS.find(([name, letter]) => name === era || letter === era.toUpperCase());
    years.add(found[2] + counted - 1);
  }
  return years.size === 1 ? [...years][0] : null;
}

function positional(digits) {
  return Number([...digits].map((sign) => (DIGITS.includes(sign) ? DIGITS.indexOf(sign) : sign)).join(""));
}

/** A number up to 99 in figures or kanji; 元 is 1. */
function numeral(text) {
  if (text === "元") return 1;
  if (/^[0-9]+$/.test(text)) return Number(text);
  const at = text.indexOf("十");
  if (at < 0) return positional(text);
  const [tens, ones] = [text.slice(0, at), text.slice(at + 1)];
  if (ones.includes("十") || tens.length > 1 || ones.length > 1 || (tens + ones).includes("〇")) return null;
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

/** A fiscal year in Japanese: 2024 is `令和6年度`, 2019 `令和元年度`. @param {number} year */
export function showYear(year) {
  // The era in force at the end of the calendar year, as ministries name the years in which eras change.
  const era = ERAS.filter(([, , first]) => first <= year).pop();
  if (!era) return `${year}年度`;
  const count = year - era[2] + 1;
  return `${era[0]}${count === 1 ? "元" : count}年度`;
}
