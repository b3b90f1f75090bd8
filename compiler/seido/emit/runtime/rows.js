/** The rows of a 明細: computing each, and what is made of them where they are not given. */

import { absentNumber, absentTruth, allRows, anyRow, atRow, countTrue, greatestOf, leastOf, total } from "./exact.js";
import { ZERO } from "./rational.js";

const FOLDS = { total, count: countTrue, greatest: greatestOf, least: leastOf, any: anyRow, all: allRows };

/** What is computed for each row, the trace told which one is at work. */
export function eachRow(trace, rows, compute) {
  const before = trace ? trace.row : null;
  const found = (rows ?? []).map((row, at) => {
    atRow(trace, at);
    return compute(at, row);
  });
  atRow(trace, before);
  return found;
}

/**
 * A fold over the rows of a 明細; `compute` gives what a row adds, as a list. Rows that are not given are missing.
 *
 * @param {"total" | "count" | "greatest" | "least" | "any" | "all"} kind
 */
export function fold(kind, trace, name, rows, compute) {
  if (rows === null) return kind === "any" || kind === "all" ? absentTruth(name) : absentNumber(name, ZERO);
  return FOLDS[kind](eachRow(trace, rows, compute).flat());
}
