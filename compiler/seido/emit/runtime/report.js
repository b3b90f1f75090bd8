/**
 * An answer made ready for readers: what decided, what was cut off, what it rests on, and where that is printed.
 *
 * The counterpart of `seido/emit/report.py`.
 */

import { INELIGIBLE } from "./answer.js";
import { showYear } from "./calendar.js";
import { NONE, PERCENT_AND_FRACTION, showNumber, showValue } from "./display.js";
import { ZERO, Rational, minus, order, plus, rational, rounded, same, sign } from "./rational.js";
import { sorted } from "./sets.js";
import { sameWords } from "./units.js";
import { EMPTY, Known, Open, OutOfScope, equal, identical } from "./value.js";

const GAP = ":gap"; // how the engine tags what no case of a definition is for
const PART_LABEL = "場合外"; // 対象外 because the 場合 of a part or a 要件 is another
const MOST_ROWS = 10; // rows of a 明細 that are named one by one
/** The boundary words, of the order of a number and its limit. */
export const HOLDS = {
  未満: (difference) => difference < 0,
  以上: (difference) => difference >= 0,
  超: (difference) => difference > 0,
  以下: (difference) => difference <= 0,
};

/** Everything that is said of a case, in the order in which it is said. @param {object} answer from `evaluate` */
export function report(answer) {
  const { scheme } = answer;
  const { provisional, numbers } = provisionalOf(answer);
  const lines = linesOf(answer, numbers);
  const requirements = requirementsOf(answer);
  const readings = readingsOf(answer, lines);
  const cited = [
    ...lines.flatMap((line) => line.deciding.flatMap((each) => each.references)),
    ...requirements.flatMap((each) => each.references),
    ...readings.flatMap((each) => each.references),
  ];
  return {
    scheme,
    year: showYear(answer.year),
    answer,
    lines,
    requirements,
    readings,
    others: othersOf(answer),
    unstated: said(scheme, answer.unstated),
    provisional,
    fractions: fractionsOf(answer),
    excluded: said(scheme, excludedOf(answer)),
    boundaries: boundariesOf(answer),
    references: [...new Set(cited)],
    later: laterOf(answer),
    authorRemarks: scheme.authorRemarks,
  };
}

/** A word of caution for a year of which the document cannot speak yet. */
export function laterOf({ scheme, year }) {
  if (year <= scheme.year) return "";
  return `${showYear(year)}は、資料（${showYear(scheme.year)}）より後です。資料の後の改定は入っていません。`;
}

// -------------------------------------------------------------------------------------------------------------- values

function linesOf(answer, numbers) {
  const { scheme, columns, values, applies, outcome, year, readings } = answer;
  const regime = scheme.regime(year);
  const idle = new Set([...readings].flatMap(([name, option]) => regime.idle.get(`${name}\u0000${option}`) ?? []));
  const made = (definition, computed, items, row, value) => {
    const line = lineOf(answer, definition, computed, items, row, value);
    return { ...line, assumed: assumedOf(line, numbers), idle: idle.has(definition) };
  };
  const rows = scheme.items.flatMap((items) =>
    items.columns.flatMap((column) =>
      (columns.get(`${items.name}.${column.name}`) ?? []).map((value, row) =>
        made(`${items.name}の${column.name}`, column, items.name, row, value),
      ),
    ),
  );
  const amounts = scheme.amounts.map((amount) => {
    let value = values.get(amount.name) ?? null;
    const none = !applies || (outcome === INELIGIBLE && amount.quantity);
    if (none && !(value instanceof OutOfScope)) value = null;
    return made(amount.name, amount, "", null, value);
  });
  return [...rows, ...amounts];
}

function lineOf(answer, definition, { name, unit, style, settled }, items, row, value) {
  const text = value !== null ? stateText(value, unit, style) : answer.applies ? "なし" : "措置期間外";
  const events = relevant(answer, definition, row);
  const caps = events.filter((event) => event.kind === "cap").map((event) => ({ ...event, unit }));
  const deciding = value === null ? [] : decidingOf(answer.scheme, events, settled);
  return { name, items, row, value, text, unit, style, deciding, caps };
}

/** The events of a definition without those of clauses that did not apply: all clauses are computed. */
function relevant({ scheme, year, events }, definition, row) {
  const { inside } = scheme.regime(year);
  const own = events.filter((each) => each.definition === definition && each.row === row);
  const clauses = own.filter((event) => event.kind === "clause");
  const possible = new Set(clauses.flatMap((event) => [event.tag, ...event.possible]));
  return own.filter((event) => {
    const key = event.kind === "value" ? event.tag.split("/", 1)[0] : event.tag;
    const arms = inside.get(`${definition}\u0000${key}`);
    return !arms || [...arms].some((arm) => possible.has(arm));
  });
}

/** What decided: the clause that applied, the entries read, the caps that bound; each once. */
function decidingOf(scheme, events, settled) {
  const found = new Map();
  for (const event of events) {
    if (event.kind === "cap" && event.bound === false) continue;
    const tags = event.tag ? [event.tag] : [...event.possible];
    // How overlapping ただし are settled, where one of them may have decided.
    const exception = settled && [event.tag, ...event.possible].some((tag) => settled.exceptions.includes(tag));
    if (event.kind === "clause" && exception) tags.push(settled.tag);
    for (const tag of tags) {
      const known = scheme.provenance.get(tag);
      if (!known || found.has(tag)) continue;
      const [references, readings] = [scheme.refer(known.references), known.readings ?? []];
      const { label, declaration, text, written } = known;
      const deciding = { label: label || declaration, text: text || written || "", readings, references };
      found.set(tag, references.length || readings.length ? deciding : null);
    }
  }
  return [...found.values()].filter((each) => each);
}

// -------------------------------------------------------------------------------------------------------- requirements

function requirementsOf({ scheme, requirements, rowNotes }) {
  return scheme.requirements.flatMap((requirement) => {
    const value = requirements.get(requirement.name);
    if (value === undefined || value instanceof OutOfScope) return []; // out of scope: it belongs to another 場合
    const met = value instanceof Known && typeof value.value === "boolean" ? value.value : null;
    const { name, soft, text } = requirement;
    const notes = rowNotes.filter((each) => each.requirement === name);
    const rows = notes.map(rowsText).join("、");
    const without = met === false && notes.some((each) => each.metWithout);
    return [{ name, met, soft, text, references: scheme.refer(requirement.references), rows, without }];
  });
}

/** Rows of a 明細 by their numbers from 1, the first few of many; 隊員の行なし where there is none. */
function rowsText({ items, rows }) {
  if (!rows.length) return `${items}の行なし`;
  const more = rows.length - MOST_ROWS;
  return `${items}の${rows.slice(0, MOST_ROWS).map((row) => row + 1).join("、")}行目${more > 0 ? `ほか${more}行` : ""}`;
}

// ---------------------------------------------------------------------------------------------------- what it rests on

/** The unnamed 解釈 of what decided, each once. */
function readingsOf({ scheme, requirements }, lines) {
  const found = new Map();
  const add = (declaration, text, references) => {
    if (!found.has(text)) found.set(text, { declaration, text, references });
  };
  for (const line of lines) {
    for (const deciding of line.deciding) {
      for (const text of deciding.readings) add(line.name, text, deciding.references);
    }
  }
  for (const each of scheme.requirements.filter(({ name }) => requirements.has(name))) {
    for (const text of each.readings ?? []) add(each.name, text, scheme.refer(each.references));
  }
  return [...found.values()];
}

/** What is unstated, each wording once. */
function said(scheme, tags) {
  const found = new Map();
  for (const tag of tags) {
    const known = scheme.provenance.get(tag);
    let declaration = known ? known.declaration : tag.split("/", 1)[0];
    let text = known ? known.text || known.label : tag;
    if (EMPTY.tags.has(tag)) [declaration, text] = ["明細", "最大や最小を選ぶ行が一つもない"];
    else if (!known && tag.endsWith(GAP)) {
      declaration = tag.slice(0, -GAP.length);
      text = `「${declaration}」の、どの場合にも当たらないときの定めは、資料に印字されていない`;
    }
    const key = `${declaration}\u0000${text}`;
    if (!found.has(key)) found.set(key, { declaration, text, references: scheme.refer(known?.references) });
  }
  return [...found.values()];
}

/** The 仮置き with what each assumes, each wording once, and the number of each tag among them. */
function provisionalOf({ scheme, provisional }) {
  const found = new Map();
  const numbers = new Map();
  for (const tag of provisional) {
    const [grounds] = said(scheme, [tag]);
    const { assumed = ["", ""], readings = [] } = scheme.provenance.get(tag) ?? {};
    const key = [grounds.declaration, grounds.text, ...assumed].join("\u0000");
    if (!found.has(key)) found.set(key, { ...grounds, assumed, readings });
    numbers.set(tag, [...found.keys()].indexOf(key) + 1);
  }
  return { provisional: [...found.values()], numbers };
}

/** The numbers of the 仮置き behind a （仮）; where nothing is shown that could be one, none. */
function assumedOf({ value, text }, numbers) {
  if (!text.includes("（仮）")) return [];
  const tags = [...(value?.marks ?? [])].filter((mark) => mark.startsWith("provisional:")).map((mark) => mark.slice(12));
  const found = tags.filter((tag) => numbers.has(tag)).map((tag) => numbers.get(tag));
  return [...new Set(found)].sort((one, other) => one - other);
}

/** The tags of what made the case 非該当 by being 対象外. */
function excludedOf({ values }) {
  const outside = [...values.values()].filter((value) => value instanceof OutOfScope);
  return sorted(outside.flatMap((value) => [...value.tags]).filter((tag) => !tag.endsWith(`/${PART_LABEL}`)));
}

function othersOf({ scheme, readings, values, alternatives }) {
  return alternatives.map((alternative) => {
    const { texts } = scheme.readings.find((each) => each.name === alternative.reading);
    const chosen = readings.get(alternative.reading);
    const amounts = scheme.amounts.flatMap(({ name, unit, style }) => {
      const [now, value] = [values.get(name), alternative.values.get(name)];
      if (value === undefined || (now !== undefined && isTheSame(now, value))) return [];
      return [[name, stateText(value, unit, style), differenceOf(now, value, unit, style)]];
    });
    const { reading, option, outcome } = alternative;
    return {
      reading, chosen, chosenText: texts.get(chosen) ?? "", option, optionText: texts.get(option) ?? "", outcome, amounts,
    };
  });
}

/** Whether a reader is told nothing new: the same value but for its marks, or both open. */
function isTheSame(now, value) {
  return identical(now, value) || equal(now, value) || (now instanceof Open && value instanceof Open);
}

function fractionsOf({ scheme, values, fractions }) {
  return fractions.flatMap((tag) => {
    const known = scheme.provenance.get(tag);
    const value = known && values.get(known.declaration);
    const amount = known && scheme.amounts.find(({ name }) => name === known.declaration);
    if (!amount || !(value instanceof Known) || !(value.value instanceof Rational)) return [];
    const { unit } = amount;
    const exact = value.value;
    /** @type {[string, bigint][]} */
    const steps = sameWords(unit[0], ["円"]) ? [["円未満切捨て", 1n], ["千円未満切捨て", 1000n]] : [["1未満切捨て", 1n]];
    const roundings = steps.map(([label, step]) => [
      label,
      showNumber(rounded(exact, rational(step), "down"), unit),
    ]);
    return [{ name: amount.name, exact: showNumber(exact, unit), roundings, text: known.text ?? "" }];
  });
}

/** A limit that an input stands at, or just beside, in words. */
function boundariesOf({ scheme, boundaries }) {
  return boundaries.map(({ input, value, limit, word }) => {
    const { unit } = scheme.inputs.find(({ name }) => name === input);
    const exactly = same(value, limit) ? "ちょうど" : "";
    const verb = HOLDS[word](order(value, limit)) ? "入る" : "入らない";
    return `${input} ${showNumber(value, unit)}${exactly}は「${showNumber(limit, unit)}${word}」に${verb}。`;
  });
}

/** A value for a reader: the number, 対象外, a range, or what is missing where nothing is known. */
function stateText(value, unit = NONE, style = "") {
  if (!(value instanceof Open)) return showValue(value, unit, style, true);
  const nothing = value.missing.size ? "情報不足" : "要確認";
  if (value.low === null && value.high === null && !value.options?.size) return nothing;
  if (value.low !== null && !value.low.over && value.high === null) return nothing;
  const shown = showValue(value, unit, style, true);
  return shown === "—" || shown === "" ? nothing : shown;
}

function differenceOf(now, other, unit, style) {
  const numbers = [now, other].every((each) => each instanceof Known && each.value instanceof Rational);
  if (!numbers) return "";
  const difference = plus(other.value, minus(now.value));
  const size = sign(difference) < 0 ? minus(difference) : difference;
  return (order(difference, ZERO) > 0 ? "＋" : "－") + showNumber(size, unit, style === PERCENT_AND_FRACTION ? "%" : style);
}
