/**
 * What a page calls.
 *
 * A scheme's module exports its `scheme`. `readCase(scheme, typed)` reads what was typed; `answerFor(scheme, case)` is
 * the answer as data (`jsonText` makes the text of `seido run --format json` of it). Nothing here touches the page, the
 * network or any store, and nothing makes code from text.
 */

import { evaluate } from "./answer.js";
import { answerJson } from "./answer_json.js";
import { checksum } from "./checksum.js";
import { report } from "./report.js";

export { CaseError, evaluate } from "./answer.js";
export { answerJson, jsonText } from "./answer_json.js";
export { fiscalYear, showYear } from "./calendar.js";
export { exactText, showNumber, showValue } from "./display.js";
export { fold, readFigure } from "./numerals.js";
export { number, rational } from "./rational.js";
export { readCase, readField, readYear, typedText } from "./reading.js";
export { laterOf, report } from "./report.js";
export { assumptionText, elsewiseText, statement } from "./statement.js";
export { judgeTown } from "./town.js";
export { describe } from "./wording.js";

/**
 * The answer for a case, as data. Throws CaseError for a case that the scheme cannot take.
 *
 * @param {import("./scheme.js").Scheme} scheme
 * @param {import("./answer.js").Case} given
 */
export function answerFor(scheme, given) {
  const answer = answerJson(report(evaluate(scheme, given)));
  return { ...answer, checksum: checksum(scheme, given, answer) };
}
