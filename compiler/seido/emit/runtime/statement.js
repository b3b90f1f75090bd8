/**
 * The answer as a statement of account (積算根拠), in structured form.
 *
 * The counterpart of `seido/emit/statement.py`, whose dataclasses say what each part means.
 */

import { CONFIRM, INCOMPLETE } from "./answer.js";
import { showNumber } from "./display.js";
import { Rational } from "./rational.js";
import { Known, Open, OutOfScope } from "./value.js";

const FEW = 3; // of how many members a value may be one and still be told
const WITHOUT = "数に入れない行なら、除けば、残りの行で計算できます。";
const CAUTION = "この資料の文と数字による計算であり、交付額を約束するものではない。";

/** The account of an answer. @param {object} report from `report` */
export function statement(report) {
  const notes = new Map(); // by the references together: number and references
  const rows = report.lines.map((line) => rowOf(line, notes));
  const interpretations = interpretationsOf(report);
  const assumptions = assumptionsOf(report, interpretations);
  return {
    counts: countsOf(report).filter(({ count }) => count),
    result: resultOf(report),
    known: knownOf(report),
    assumptions,
    rows,
    requirements: report.requirements.map(({ name, soft, met, rows: some, references }) => ({
      name, soft, state: met === null ? "まだ決まらない" : met ? "満たす" : "満たさない", rows: some, references,
    })),
    notes: [...notes.values()],
    interpretations,
    remarks: remarksOf(report, assumptions),
    boundaries: report.boundaries,
    toDo: toDoOf(report),
    caution: CAUTION,
    later: report.later,
    authorRemarks: report.authorRemarks,
  };
}

function countsOf({ readings, others, unstated, provisional, fractions }) {
  return [
    { heading: "解釈", count: readings.length + new Set(others.map((each) => each.reading)).size },
    { heading: "記載なし", count: unstated.length },
    { heading: "仮置き", count: provisional.length },
    { heading: "端数記載なし", count: fractions.length },
  ];
}

/** The amount that the scheme is about: the last 算定 in money, else the last of all. */
function finalOf({ lines }) {
  const amounts = lines.filter((line) => line.row === null && !(line.value instanceof OutOfScope));
  const money = amounts.filter(({ unit }) => unit[0].includes("円") && !unit[1].length);
  return money[money.length - 1] ?? amounts[amounts.length - 1];
}

function resultOf(report) {
  const last = finalOf(report);
  if (!last) return null;
  const roundings = report.fractions.filter(({ name }) => name === last.name).flatMap((each) => each.roundings);
  return { name: last.name, text: last.text, roundings, assumed: last.assumed, others: elsewise(report, last.name) };
}

/** The result under other readings of named 解釈, where they change it or the outcome. */
function elsewise({ answer, others }, name) {
  const found = others.map(({ reading, option, outcome, amounts }) => ({
    reading,
    option,
    outcome: outcome === answer.outcome ? "" : outcome,
    text: amounts.find(([changed]) => changed === name)?.[1] ?? "",
  }));
  return found.filter(({ outcome, text }) => outcome || text);
}

/** One of them in a clause, without the name of the amount. */
export function elsewiseText({ reading, option, outcome, text }) {
  return `${[outcome && `【${outcome}】`, text].filter(Boolean).join(" ")}（解釈「${reading}」が「${option}」）`;
}

/** What has a value or bounds already, while the answer is open. */
function knownOf(report) {
  const final = finalOf(report);
  const { outcome } = report.answer;
  const open = final !== undefined && !(final.value instanceof Known);
  if (outcome !== INCOMPLETE && !(outcome === CONFIRM && open)) return [];
  const telling = (line) => {
    const nothing = line.text === "情報不足" || line.text === "要確認" || line.text.includes("—");
    if (line.row !== null || line.value === null || line.value instanceof OutOfScope || nothing || line.idle) return false;
    if (isOneOfMany(line.value)) return false;
    return !isTruth(line.value) || line === final;
  };
  return report.lines.filter(telling).map(({ name, text, assumed }) => ({ name, text, assumed }));
}

function isOneOfMany(value) {
  return value instanceof Open && [...(value.options ?? [])].filter((each) => typeof each === "string").length > FEW;
}

function isTruth(value) {
  if (value instanceof Known) return typeof value.value === "boolean";
  return value instanceof Open && [...(value.options ?? [])].some((each) => typeof each === "boolean");
}

function assumptionsOf(report, interpretations) {
  const inWords = interpretations.filter((each) => !each.chosen);
  return report.provisional.map(({ declaration, assumed: [of, value], readings }, at) => ({
    number: at + 1,
    name: of || declaration,
    assumed: value,
    readings: readings.flatMap((text) => inWords.filter((each) => each.text === text).map((each) => each.number)),
  }));
}

/** A 仮置き in one clause. */
export function assumptionText({ name, assumed, readings }) {
  const resting = readings.map((each) => `解釈${each}`).join("・");
  return `${name}を${assumed}と仮定した${resting ? `（${resting}）` : ""}`;
}

function rowOf({ items, row, name, text, caps, deciding, assumed, idle }, notes) {
  const stopped = caps
    .filter((each) => each.bound)
    .map(({ value, limit, cut, unit }) => ({
      value: amountOf(value, unit), limit: amountOf(limit, unit), cut: amountOf(cut, unit),
    }));
  const numbers = new Set();
  for (const { references } of deciding.filter((each) => each.references.length)) {
    const key = JSON.stringify(references);
    if (!notes.has(key)) notes.set(key, { number: notes.size + 1, references });
    numbers.add(notes.get(key).number);
  }
  return { items, row: row === null ? 0 : row + 1, name, text, stopped, notes: [...numbers], assumed, idle };
}

function amountOf(value, unit) {
  return value instanceof Known && value.value instanceof Rational ? showNumber(value.value, unit) : "?";
}

function interpretationsOf({ answer, others, readings }) {
  const named = [...new Set(others.map((each) => each.reading))].map((name) => {
    const own = others.filter((each) => each.reading === name);
    return {
      name,
      chosen: own[0].chosen,
      text: own[0].chosenText,
      others: own.map(({ option, outcome, amounts }) => ({
        option, outcome: outcome === answer.outcome ? "" : outcome, amounts,
      })),
    };
  });
  const inWords = readings.map(({ declaration, text }) => ({ name: declaration, chosen: "", text, others: [] }));
  return [...named, ...inWords].map((each, at) => ({ number: at + 1, ...each }));
}

const remark = (heading, text, number = 0) => ({ heading, number, text });

function remarksOf({ excluded, unstated, provisional, fractions }, assumptions) {
  return [
    ...excluded.map(({ declaration, text }) => {
      const named = text === "対象外" || text === "" ? "" : `「${text}」`;
      return remark("対象外", `${declaration}${named}に当たるため、額はありません。`);
    }),
    ...unstated.map(({ text }, at) => remark("記載なし", text, at + 1)),
    ...provisional.map(({ text }, at) =>
      remark("仮置き", `${text.replace(/。$/, "")}。${assumptionText(assumptions[at])}。`, at + 1),
    ),
    ...fractions.map(({ name, text }) => remark("端数", `${name}：${text}`)),
  ];
}

function toDoOf({ answer, requirements }) {
  const soft = (met) => requirements.filter((each) => each.soft && each.met === met).map((each) => each.name);
  const [unmet, unsure] = [soft(false), soft(null)].map((names) => (answer.applies ? names : []));
  return [
    ...(answer.missing.length ? [remark("情報不足", `次を入力してください：${answer.missing.join("、")}`)] : []),
    ...(answer.judged.length ? [remark("要確認", `次は判断者に確かめてください：${answer.judged.join("、")}`)] : []),
    ...(answer.outcome === CONFIRM
      ? [remark("要確認", "印字されていない事項を、所管の交付要綱等で確かめてください。")]
      : []),
    ...requirements
      .filter(({ met, rows }) => met === false && rows)
      .map(({ name, rows, without }) => remark("要件", `「${name}」を満たさないのは、${rows}です。${without ? WITHOUT : ""}`)),
    ...(unmet.length ? [remark("目安", `${unmet.join("、")}は、目安を満たしていません。`)] : []),
    ...(unsure.length ? [remark("目安", `${unsure.join("、")}は、目安を満たすかどうかが、まだ分かりません。`)] : []),
    ...(answer.applies ? [] : [remark("措置期間外", "この年度は、制度の適用期間に入りません。")]),
  ];
}
