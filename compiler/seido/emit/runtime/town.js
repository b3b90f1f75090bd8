/**
 * What a scheme says to a town that has told its own facts and nothing of a project.
 *
 * The counterpart of `seido/emit/judge_town.py`, where the parts of a judgement are explained; what `scheme.town` holds is
 * said in `seido/emit/town.py`. Only modules for a page of many schemes hold it.
 */

import { evaluate, INELIGIBLE } from "./answer.js";
import { number, order, Rational, same, sign } from "./rational.js";
import { HOLDS, report } from "./report.js";
import { Known, Open } from "./value.js";

const TAIL = " 又は 対象外";

/**
 * The judgement of a scheme by facts of a town. Throws CaseError for a fact that the scheme does not ask.
 *
 * @param {import("./scheme.js").Scheme} scheme
 * @param {Map<string, import("./value.js").Scalar>} facts
 * @param {number} year
 */
export function judgeTown(scheme, facts, year) {
  const { town } = scheme;
  const answerTo = (inputs) => evaluate(scheme, { inputs, items: new Map(), year, readings: new Map() });
  const { given, refused, tried, answer } = narrowed(scheme, facts, answerTo);
  const said = report(answer);
  const own = new Map(town.own);
  const hard = said.requirements.filter((each) => !each.soft);
  const named = (met, about) => hard.filter((each) => each.met === met && about(each.name)).map((each) => each.name);
  const isOwn = (name) => own.has(name);
  const unsettled = named(null, isOwn);
  const wanted = new Set(unsettled.flatMap((name) => own.get(name)));
  const waiting = answer.missing.filter((name) => wanted.has(name));
  const silent = town.resting.filter((name) => isSilent(answer.values.get(name)));
  const isLeft = (name) => tried.every(([, some]) => some.some(({ requirements }) => requirements.get(name) instanceof Open));
  const open = named(null, (name) => !isOwn(name) && isLeft(name));
  const isAsked = (name) => tried.every(([choice, some]) => name === choice || some.some(({ missing }) => missing.includes(name)));
  const refuses = answer.outcome === INELIGIBLE;
  let group;
  if (refuses) group = "refused";
  else if (!town.money) group = "reference";
  else if (waiting.length) group = "facts";
  else if (unsettled.length || silent.length) group = "confirm";
  else if (open.length) group = "project";
  else group = hard.some(({ name }) => own.get(name)?.length) ? "usable" : "unwritten";
  return {
    group,
    outcome: answer.outcome,
    applies: answer.applies,
    met: named(true, isOwn),
    unmet: named(false, () => true),
    outside: [...new Set(said.excluded.map((each) => each.declaration))],
    unsettled,
    waiting,
    deciders: answer.judged.filter((name) => wanted.has(name)),
    silent,
    open,
    missing: answer.missing.filter((name) => !town.asked.includes(name) && isAsked(name)),
    fixed: town.choices.filter((name) => given.has(name) && !facts.has(name)).map((name) => [name, given.get(name)]),
    refused,
    known: refuses ? [] : known(said, report(answerTo(new Map())), town.resting),
    headline: refuses || year !== scheme.year ? "" : headline(town, given, refused, answer),
    doubtful: answer.unstated.length > 0 || answer.provisional.length > 0,
  };
}

/** The facts with the choices of which one is left, what they rule out, answers to what else is left, and to the facts. */
function narrowed(scheme, facts, answerTo) {
  const given = new Map(facts);
  const refused = [];
  const tried = [];
  let answer = answerTo(given);
  for (const name of scheme.town.choices) {
    if (answer.outcome === INELIGIBLE || !answer.missing.includes(name)) continue;
    const { options } = scheme.inputs.find((each) => each.name === name);
    const answers = options.map((option) => [option, answerTo(new Map(given).set(name, option))]);
    const out = answers.filter(([, each]) => each.outcome === INELIGIBLE);
    const left = answers.filter((each) => !out.includes(each));
    refused.push(...out.map(([option, each]) => [name, option, unmet(scheme, each)]));
    if (left.length === 1) {
      given.set(name, left[0][0]);
      [[, answer]] = left;
    } else if (out.length) {
      tried.push([name, left.map(([, each]) => each)]);
    }
  }
  return { given, refused, tried, answer };
}

/** The hard 要件 that are not met. */
function unmet(scheme, { requirements }) {
  const isUnmet = (value) => value instanceof Known && value.value === false;
  return scheme.requirements.filter(({ name, soft }) => !soft && isUnmet(requirements.get(name))).map(({ name }) => name);
}

/** Values of the 算定 that the facts have narrowed, as far as they say anything. */
function known({ lines }, bare, resting) {
  const before = new Map(bare.lines.filter(({ row }) => row === null).map(({ name, text }) => [name, text]));
  const tells = ({ row, name, text, value }) =>
    row === null && resting.includes(name) && text !== before.get(name) && saysSomething(value);
  return lines.filter(tells).map(({ name, text }) => [name, text.endsWith(TAIL) ? text.slice(0, -TAIL.length) : text]);
}

/** The 要点 without the clauses that are ruled out, and without sentences that then say no figure any more. */
function headline(town, given, refused, answer) {
  const sentences = town.headline.flatMap((sentence) => {
    const kept = sentence.filter(([, conditions]) => conditions.every((each) => mayHold(each, given, refused, answer)));
    const texts = kept.map(([text]) => text);
    return kept.length === sentence.length || texts.some((text) => /[0-9]/.test(text)) ? [texts.join("、")] : [];
  });
  return sentences.join("。");
}

/** Whether a clause of the 要点 may still be about this town. */
function mayHold([kind, name, ...more], given, refused, answer) {
  if (kind === "named") {
    const out = new Set(refused.filter(([asked]) => asked === name).map(([, option]) => option));
    return more[0].some((member) => !out.has(member) && (given.get(name) ?? member) === member);
  }
  if (kind === "holds") return given.get(name) !== false;
  if (kind === "limited") {
    const value = given.get(name);
    return !(value instanceof Rational) || HOLDS[more[1]](order(value, number(more[0])));
  }
  return more[0].some((rate) => isWithin(number(rate), answer.values.get(name)));
}

/** Whether it is open for what is not printed, and for nothing else. */
function isSilent(value) {
  return value instanceof Open && value.unstated.size > 0 && !value.missing.size && !value.judged.size;
}

/** Whether a value is a number above 0, or a range of numbers with an end that says something. */
function saysSomething(value) {
  if (value instanceof Known) return value.value instanceof Rational && sign(value.value) > 0;
  return value instanceof Open && (value.high !== null || (value.low !== null && sign(value.low) > 0));
}

function isWithin(rate, value) {
  if (value instanceof Known && value.value instanceof Rational) return same(rate, value.value);
  if (!(value instanceof Open)) return true;
  return (value.low === null || order(value.low, rate) <= 0) && (value.high === null || order(rate, value.high) <= 0);
}
