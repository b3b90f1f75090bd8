/**
 * The answer as JSON: exact texts, never a binary fraction. The counterpart of `seido/emit/answer_json.py`.
 *
 * What is keyed by names of authors is a Map, so that no name (`__proto__`, `1`) means anything to the language.
 * `jsonText` writes the same bytes as `seido run --format json`.
 */

import { exactText, showUnit } from "./display.js";
import { Rational } from "./rational.js";
import { sorted } from "./sets.js";
import { statement } from "./statement.js";
import { Known, Open } from "./value.js";

/** The answer as data. @param {object} report from `report` */
export function answerJson(report) {
  const { scheme, answer, lines } = report;
  return {
    scheme: { id: scheme.id, name: scheme.name },
    year: report.year,
    outcome: answer.outcome,
    values: new Map(lines.filter((line) => line.row === null).map((line) => [line.name, lineJson(line)])),
    rows: rowsJson(lines),
    requirements: report.requirements.map(({ name, met, soft, text, references }) => ({
      name, met, soft, text, citations: cited(references),
    })),
    missing: answer.missing,
    judged: answer.judged,
    readings: readingsJson(report),
    interpretations: report.readings.map(groundsJson),
    unstated: report.unstated.map(groundsJson),
    provisional: report.provisional.map(groundsJson),
    fractions: report.fractions.map(({ name, exact, roundings, text }) => ({
      name, exact, roundings: new Map(roundings), text,
    })),
    out_of_scope: report.excluded.map(groundsJson),
    boundaries: report.boundaries,
    citations: cited(report.references),
    sheet: sheetJson(statement(report)),
  };
}

function valueJson(value, text, unit) {
  const found = { text, unit: showUnit(unit) };
  if (value === null) return { ...found, state: text === "措置期間外" ? "out_of_period" : "none" };
  if (value instanceof Known) {
    const scalar = value.value instanceof Rational ? exactText(value.value) : value.value;
    return { ...found, state: "known", value: scalar, ...marksJson(value.marks) };
  }
  if (value instanceof Open) {
    const range =
      value.options === null ? { low: bound(value.low), high: bound(value.high) } : { options: ordered(value.options) };
    const [missing, judged, unstated] = [value.missing, value.judged, value.unstated].map(sorted);
    return { ...found, state: "open", ...range, missing, judged, unstated, ...marksJson(value.marks) };
  }
  return { ...found, state: "out_of_scope" };
}

const bound = (value) => (value === null ? null : exactText(value));

/** Options in order: いいえ before はい, members by their characters. */
function ordered(options) {
  const found = [...options];
  const truths = [false, true].filter((truth) => options.has(truth));
  return [...truths, ...sorted(found.filter((each) => typeof each === "string"))];
}

function marksJson(marks) {
  const kinds = new Set([...marks].map((mark) => mark.split(":", 1)[0]));
  const names = ["provisional", "approximate", "fraction"].filter((name) => kinds.has(name));
  return Object.fromEntries(names.map((name) => [name, true]));
}

function lineJson({ value, text, unit, caps, deciding }) {
  return { ...valueJson(value, text, unit), caps: caps.map(capJson), deciding: deciding.map(decidingJson) };
}

function capJson({ bound: isBound, value, limit, cut, unit }) {
  const exact = (each) => (each instanceof Known && each.value instanceof Rational ? exactText(each.value) : null);
  return { bound: isBound, value: exact(value), limit: exact(limit), cut: exact(cut), unit: showUnit(unit) };
}

function decidingJson({ label, text, readings, references }) {
  return { label, text, interpretations: readings, citations: cited(references) };
}

function rowsJson(lines) {
  const rows = new Map();
  for (const line of lines.filter(({ row }) => row !== null)) {
    const listed = rows.get(line.items) ?? [];
    rows.set(line.items, listed);
    while (listed.length <= line.row) listed.push(new Map());
    listed[line.row].set(line.name, lineJson(line));
  }
  return rows;
}

function readingsJson({ others }) {
  return [...new Set(others.map((each) => each.reading))].map((name) => {
    const own = others.filter((each) => each.reading === name);
    return {
      name,
      chosen: own[0].chosen,
      text: own[0].chosenText,
      others: own.map(({ option, optionText, outcome, amounts }) => ({
        option,
        text: optionText,
        outcome,
        values: new Map(amounts.map(([amount, text, difference]) => [amount, { text, difference }])),
      })),
    };
  });
}

function groundsJson({ declaration, text, references }) {
  return { declaration, text, citations: cited(references) };
}

function cited(references) {
  return references.map(({ document, line, quote }) => ({ document, line, quote }));
}

function sheetJson(said) {
  const { counts, result, known, assumptions, rows, requirements, notes, interpretations, remarks, boundaries, toDo, caution, later, authorRemarks } = said;
  return {
    counts,
    result: result && { ...result, roundings: new Map(result.roundings) },
    known,
    assumptions,
    rows,
    requirements: requirements.map(({ name, soft, state, rows: some, references }) => ({
      name, soft, state, rows: some, citations: cited(references),
    })),
    notes: notes.map(({ number, references }) => ({ number, citations: cited(references) })),
    interpretations: interpretations.map((each) => ({
      ...each,
      others: each.others.map(({ option, outcome, amounts }) => ({
        option,
        outcome,
        amounts: amounts.map(([name, text, difference]) => ({ name, text, difference })),
      })),
    })),
    remarks,
    boundaries,
    to_do: toDo,
    caution,
    later,
    author_remarks: authorRemarks,
  };
}

// ---------------------------------------------------------------------------------------------------------------- text

// What JSON would leave as it is, but a terminal may obey or hide.
const HARMFUL = /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Data as JSON text, indented by two spaces, with a final line end. @param {unknown} data */
export function jsonText(data) {
  const text = written(data, "\n");
  return `${text.replace(HARMFUL, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}

function written(data, margin) {
  if (data === null || typeof data !== "object") return JSON.stringify(data);
  const inner = `${margin}  `;
  const list = Array.isArray(data);
  const members = list
    ? data.map((each) => written(each, inner))
    : [...(data instanceof Map ? data : Object.entries(data))].map(
        ([name, each]) => `${JSON.stringify(name)}: ${written(each, inner)}`,
      );
  const [begin, end] = list ? "[]" : "{}";
  return members.length ? `${begin}${inner}${members.join(`,${inner}`)}${margin}${end}` : begin + end;
}
