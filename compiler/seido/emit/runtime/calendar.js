/**
 * Fiscal years, named by the year in which they begin (令和6年度 is 2024), and days, counted from 0001-01-01, which is 1.
 * From `seido/values/calendar.py`.
 */

/** Eras: name, letter, first year, month and day. @type {[string, string, number, number, number][]} */
const ERAS = [
  ["明治", "M", 1868, 1, 25],
  ["大正", "T", 1912, 7, 30],
  ["昭和", "S", 1926, 12, 25],
  ["平成", "H", 1989, 1, 8],
  ["令和", "R", 2019, 5, 1],
];
/** Milliseconds of a day, and the number of 1970-01-01. */
const [DAY, EPOCH] = [86_400_000, 719_163];
/** The years that are read. */
const [FIRST_YEAR, LAST_YEAR] = [1, 9998];

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
const MONTH_DAY = `年(?<month>${COUNT})月(?<day>${COUNT})日`;
const DOTTED = "(?<mark>[./-])(?<month>[0-9]{1,2})\\k<mark>(?<day>[0-9]{1,2})";
const DATES = [ERA + MONTH_DAY, GREGORIAN + MONTH_DAY, ERA + DOTTED, GREGORIAN + DOTTED].map(
  (form) => new RegExp(`^${form}$`, "u"),
);
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
    const counted = eraYear(era, count);
    if (counted === null) return null;
    years.add(counted);
  }
  const [found] = years;
  return years.size === 1 && FIRST_YEAR <= found && found <= LAST_YEAR ? found : null;
}

function eraYear(era, count) {
  const counted = numeral(count);
  if (counted === null || counted < 1 || counted > 99) return null;
  return ERAS.find(([name, letter]) => name === era || letter === era.toUpperCase())[2] + counted - 1;
}

/**
 * The number of a day, or null: `令和6年4月1日` `R6.4.1` `2024年4月1日` `2024-04-01`. A month is none.
 *
 * @param {string} text
 */
export function dayNumber(text) {
  const folded = stripped(text.normalize("NFKC")).replace(/[‐−]/gu, "-");
  for (const form of DATES) {
    const match = form.exec(folded);
    if (!match) continue;
    const { year: printed, era, count, month, day } = match.groups;
    const year = printed === undefined ? eraYear(era, count) : positional(printed);
    return year !== null && FIRST_YEAR <= year && year <= LAST_YEAR ? numbered(year, numeral(month), numeral(day)) : null;
  }
  return null;
}

/** The number of a day that the calendar has, else null. */
function numbered(year, month, day) {
  const found = new Date(0);
  found.setUTCFullYear(year, month - 1, day);
  const same = month !== null && day !== null && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return same ? found.getTime() / DAY + EPOCH : null;
}

/** A day in Japanese: `令和6年4月1日`. @param {number} number */
export function showDay(number) {
  const found = new Date((number - EPOCH) * DAY);
  const [year, month, day] = [found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate()];
  const era = ERAS.filter(([, , ...first]) => dense(...first) <= dense(year, month, day)).pop();
  return `${era ? counted(era, year) : year}年${month}月${day}日`;
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
  return `${era ? counted(era, year) : year}年度`;
}

/** Days in their order. */
function dense(year, month, day) {
  return year * 10_000 + month * 100 + day;
}

/** A year within an era: `令和6`. */
function counted([name, , first], year) {
  return `${name}${year === first ? "元" : year - first + 1}`;
}
