/**
 * Answers: from the computed values of a case to what is said of it.
 *
 * The counterpart of `seido/values/answer.py`: the outcome, the inputs that are still missing and can change
 * something, the amounts under other readings, and limits that an input stands at.
 */

import { absentNumber, absentOption, absentTruth, allOf, join, Trace } from "./exact.js";
import { ZERO, Rational, isWhole, minus, order, over, plus, same } from "./rational.js";
import { exactText } from "./display.js";
import { alike, byCharacter, intersection, isWithin, product, sorted } from "./sets.js";
import { Known, NO, Open, OutOfScope, TRUTHS, YES, equal, identical } from "./value.js";

/** @typedef {import("./value.js").Value} Value */
/** @typedef {import("./value.js").Scalar} Scalar */
/** @typedef {import("./scheme.js").Scheme} Scheme */

export const INELIGIBLE = "非該当";
export const INCOMPLETE = "情報不足";
export const CONFIRM = "要確認";
export const ELIGIBLE = "該当";

const SPLITS = 256; // evaluations at the most to find out which missing inputs matter

/**
 * A case: exact values by the names of inputs, rows of each 明細 that is given, the fiscal year (2024 is 令和6年度), and
 * the readings that are chosen. What is not given is left out.
 *
 * @typedef {{inputs: Map<string, Scalar>, items: Map<string, Map<string, Scalar>[]>, year: number,
 *   readings: Map<string, string>}} Case
 */

/** A case that cannot be evaluated; `problems` say why (kind, name, row from 1, found, wanted). */
export class CaseError extends Error {
  constructor(problems) {
    super(problems.map((each) => `${each.name}: ${each.kind}: ${each.found} (wanted ${each.wanted})`).join("; "));
    this.problems = problems;
  }
}

/**
 * The answer for a case. Throws CaseError for inputs that the scheme does not have or that are out of range.
 *
 * @param {Scheme} scheme
 * @param {Case} given
 */
export function evaluate(scheme, given) {
  if (!Number.isSafeInteger(given.year)) throw new TypeError("a fiscal year is a whole number: 2024 for 令和6年度");
  const chosen = new Map([...scheme.readings.map((each) => [each.name, each.adopted]), ...given.readings]);
  const problems = [...validate(scheme, given), ...readingProblems(scheme, chosen)];
  if (problems.length) throw new CaseError(problems);
  const regime = scheme.regime(given.year);
  if (!regime.applies) return outside(scheme, given.year, chosen);
  const inputs = new Map(scheme.inputs.map((each) => [each.name, valueOf(each, each.name, given.inputs)]));
  const rows = new Map(scheme.items.map((each) => [each.name, rowsOf(each, given.items.get(each.name))]));
  return new Assessment(scheme, regime, inputs, rows, given.year).answer(chosen);
}

function outside(scheme, year, readings) {
  return {
    scheme, year, outcome: INELIGIBLE, applies: false, values: new Map(), columns: new Map(),
    requirements: new Map(), missing: [], judged: [], unstated: [], provisional: [], fractions: [], softUnmet: [],
    readings, alternatives: [], boundaries: [], events: [], rowNotes: [],
  };
}

function valueOf(input, name, given) {
  return given.has(input.name) ? new Known(given.get(input.name)) : absent(input, name);
}

/** The value of an input that is not given: somebody else's judgement where there is a 判断者. */
function absent(input, name) {
  const why = input.judge ? "judged" : "missing";
  if (input.kind === "number") return absentNumber(name, input.low, input.high, why);
  if (input.kind === "truth") return absentTruth(name, why);
  return absentOption(name, input.options, why);
}

function rowsOf(items, rows) {
  if (rows === undefined) return null;
  return rows.map(
    (row) => new Map(items.fields.map((each) => [each.name, valueOf(each, `${items.name}.${each.name}`, row)])),
  );
}

// ---------------------------------------------------------------------------------------------------------- validation

/** What is wrong with the inputs of a case. */
function validate(scheme, given) {
  const problems = [];
  const inputs = new Map(scheme.inputs.map((each) => [each.name, each]));
  const lists = new Map(scheme.items.map((each) => [each.name, new Map(each.fields.map((some) => [some.name, some]))]));
  for (const [name, value] of given.inputs) problems.push(...check(inputs.get(name), name, 0, value, inputs));
  for (const [name, rows] of given.items) {
    const fields = lists.get(name);
    if (!fields) problems.push(unknown(name, 0, lists));
    else {
      rows.forEach((row, at) => {
        for (const [inner, value] of row) {
          problems.push(...check(fields.get(inner), `${name}.${inner}`, at + 1, value, fields));
        }
      });
    }
  }
  return problems;
}

function unknown(name, row, known) {
  return { kind: "unknown", name, row, found: name, wanted: [...known.keys()].join("、") };
}

function check(input, name, row, value, known) {
  if (!input) return [unknown(name, row, known)];
  const problem = (kind, wanted) => [{ kind, name, row, found: shown(value), wanted }];
  if (input.kind === "truth") return typeof value === "boolean" ? [] : problem("type", "はい・いいえ");
  if (input.kind === "member") {
    return input.options.includes(value) ? [] : problem("member", input.options.join("、"));
  }
  if (!(value instanceof Rational)) return problem("type", "数");
  if (isOutOfRange(input, value)) {
    const low = input.low === null ? "" : `${shown(input.low)}${input.lowOpen ? "超" : "以上"}`;
    const high = input.high === null ? "" : `${shown(input.high)}${input.highOpen ? "未満" : "以下"}`;
    return problem("range", low + high);
  }
  return isOffStep(input, value) ? problem("step", shown(input.step)) : [];
}

/** Whether a number lies outside the 範囲 of its input. */
export function isOutOfRange(input, value) {
  const low = input.low === null ? 1 : order(value, input.low);
  const high = input.high === null ? -1 : order(value, input.high);
  return low < 0 || (low === 0 && input.lowOpen) || high > 0 || (high === 0 && input.highOpen);
}

/** Whether a number is no multiple of the 刻み of its input. */
export function isOffStep(input, value) {
  return input.step !== null && !isWhole(over(value, input.step));
}

function shown(value) {
  return value instanceof Rational ? exactText(value) : String(value);
}

function readingProblems(scheme, chosen) {
  const known = new Map(scheme.readings.map((each) => [each.name, each.options]));
  return [...chosen].flatMap(([name, option]) => {
    if (!known.has(name)) return [unknown(name, 0, known)];
    const options = known.get(name);
    return options.includes(option) ? [] : [{ kind: "member", name, row: 0, found: option, wanted: options.join("、") }];
  });
}

// -------------------------------------------------------------------------------------------------------------- engine

/** One case of one scheme in one year. */
class Assessment {
  constructor(scheme, regime, inputs, rows, year) {
    /** @type {Scheme} */ this.scheme = scheme;
    /** @type {import("./scheme.js").Regime} */ this.regime = regime;
    /** @type {Map<string, Value>} */ this.inputs = inputs;
    /** @type {Map<string, Map<string, Value>[] | null>} */ this.rows = rows;
    /** @type {number} */ this.year = year;
  }

  answer(chosen) {
    const trace = new Trace();
    const computed = this.regime.compute(this.inputs, this.rows, chosen, trace);
    const [values, eligible] = this.settled(computed, chosen);
    const requirements = picked(values, this.scheme.requirements);
    const amounts = picked(values, this.scheme.amounts);
    const [outcome, softUnmet] = this.outcome(eligible, amounts, requirements);
    const everything = [...amounts.values(), ...requirements.values(), eligible];
    const refused = outcome === INELIGIBLE;
    return {
      scheme: this.scheme, year: this.year, outcome, applies: true, values: amounts, columns: computed.columns,
      requirements,
      missing: refused ? [] : this.names(everything, "missing"),
      judged: refused ? [] : this.names(everything, "judged"),
      unstated: sorted(everything.flatMap((each) => (each instanceof Open ? [...each.unstated] : []))),
      provisional: tagsOf(everything, "provisional:"),
      fractions: tagsOf(everything, "fraction:"),
      softUnmet,
      readings: chosen,
      alternatives: this.alternatives(everything, chosen),
      boundaries: this.boundaries(),
      events: trace.events,
      rowNotes: this.rowNotes(requirements, chosen),
    };
  }

  /**
   * Which rows of a 明細 leave a requirement unmet (by computing the case with each row alone), and whether the others would
   * meet it; and where there is no row, which requirements are met for that.
   */
  rowNotes(requirements, chosen) {
    const settled = (truth) => [...requirements.keys()].filter((name) => isSettled(requirements.get(name), truth));
    const [unmet, met] = [settled(false), settled(true)];
    const values = (name, rows) => this.regime.compute(this.inputs, new Map(this.rows).set(name, rows), chosen, null).values;
    const found = [];
    for (const { name: items } of this.scheme.items) {
      const rows = this.rows.get(items);
      if (rows && !rows.length) {
        const unknown = values(items, null);
        for (const requirement of met.filter((name) => unknown.get(name) instanceof Open)) {
          found.push({ requirement, items, rows: [], metWithout: true });
        }
      } else if (rows && unmet.length) {
        const empty = values(items, []);
        // What is unmet without any row is not for its rows to meet.
        const names = unmet.filter((name) => !isSettled(empty.get(name), false));
        const alone = names.length ? rows.map((row) => values(items, [row])) : [];
        for (const requirement of names) {
          const failing = [...alone.keys()].filter((at) => isSettled(alone[at].get(requirement), false));
          const rest = rows.filter((_, at) => !failing.includes(at));
          if (!failing.length) continue;
          const metWithout = rest.length > 0 && isSettled(values(items, rest).get(requirement), true);
          found.push({ requirement, items, rows: failing, metWithout });
        }
      }
    }
    return found;
  }

  /** Missing or judged inputs, in the order of the scheme. */
  names(values, which) {
    const found = new Set(values.flatMap((each) => (each instanceof Open ? [...each[which]] : [])));
    const inner = ({ name, fields }) => [name, ...fields.map((each) => `${name}.${each.name}`)];
    const all = [...this.scheme.inputs.map((each) => each.name), ...this.scheme.items.flatMap(inner)];
    return all.filter((name) => found.has(name));
  }

  // ------------------------------------------------------------------------------------------------------------ outcome

  /** Whether every hard requirement is met and no amount is 対象外. */
  eligible(values) {
    const { neutral } = this.scheme;
    const truths = [];
    for (const { name, soft } of this.scheme.requirements) {
      const met = values.get(name);
      if (soft || met === undefined) continue;
      if (met instanceof OutOfScope) truths.push(new Known(isWithin(met.tags, neutral), met.marks));
      // Out of scope a requirement is one that does not apply, or the reason why nothing does.
      else if (met instanceof Open && met.mayBeOut) truths.push(met.inside().among(TRUTHS));
      else truths.push(met);
    }
    for (const { name } of this.scheme.amounts) {
      const value = values.get(name);
      if (value instanceof OutOfScope && !isWithin(value.tags, neutral)) truths.push(new Known(false, value.marks));
      if (value instanceof Open && value.mayBeOut) {
        truths.push(value.inside().among(TRUTHS));
      }
    }
    return truths.length ? allOf(...truths) : YES;
  }

  outcome(eligible, amounts, requirements) {
    const soft = this.scheme.requirements
      .filter((each) => each.soft && requirements.has(each.name) && !this.isMet(requirements.get(each.name)))
      .map((each) => each.name);
    if (eligible instanceof Known && eligible.value === false) return [INELIGIBLE, soft];
    const values = [eligible, ...amounts.values(), ...requirements.values()];
    const open = values.filter((each) => each instanceof Open);
    if (open.some((each) => each.missing.size)) return [INCOMPLETE, soft];
    const rests = tagsOf(values, "provisional:").length || tagsOf(values, "fraction:").length;
    return [open.length || soft.length || rests ? CONFIRM : ELIGIBLE, soft];
  }

  /** Whether a requirement is met, or does not apply to the case. */
  isMet(value) {
    if (value instanceof OutOfScope) return isWithin(value.tags, this.scheme.neutral);
    return value instanceof Known && value.value === true;
  }

  // ---------------------------------------------------------------------------------------------------------- splitting

  /**
   * The values, and eligibility, asking of missing inputs only those that can change something.
   *
   * One evaluation with open inputs forgets that the same input stands in two places. So the case is split by the
   * values that the missing inputs may take (numbers at the limits they are compared with) and the results are joined.
   */
  settled(computed, chosen) {
    const values = new Map(computed.values);
    values.set("", this.eligible(values));
    const wanted = [...values.keys()].filter((name) => awaited(values.get(name)).length);
    const parts = this.parts(new Set(wanted.flatMap((name) => awaited(values.get(name)))));
    if (parts.size) {
      const sizes = [...parts.values()].map((domain) => domain.length);
      const results = this.splitResults(computed, parts, chosen);
      for (const name of wanted) {
        const some = results.map((result) => result.get(name));
        values.set(name, joined(some, sizes, [...parts.keys()], values.get(name)));
      }
    }
    const eligible = values.get("");
    values.delete("");
    return [values, eligible];
  }

  /** The values for every combination of what the missing inputs may be; a step is computed once for what it uses. */
  splitResults(computed, parts, chosen) {
    const names = [...parts.keys()];
    const uses = this.regime.steps.map((step) => names.flatMap((name, at) => (step.uses.has(name) ? [at] : [])));
    const known = uses.map((used, step) => new Map(used.length ? [] : [["", computed.steps[step]]]));
    return product([...parts.values()].map((domain) => [...domain.keys()])).map((combination) => {
      const taken = new Map(this.inputs);
      names.forEach((name, at) => taken.set(name, parts.get(name)[combination[at]]));
      const keys = uses.map((used) => used.map((at) => combination[at]).join());
      const held = known.map((values, step) => values.get(keys[step]));
      const { steps, values } = this.regime.compute(taken, this.rows, chosen, null, held);
      known.forEach((some, step) => some.set(keys[step], steps[step]));
      return values.set("", this.eligible(values));
    });
  }

  /** For each missing input the values it may take, as many inputs as the number of evaluations allows. */
  parts(names) {
    const domains = this.scheme.inputs
      .filter((each) => names.has(each.name) && this.inputs.get(each.name) instanceof Open)
      .map((each) => [each.name, domainOf(each)])
      .sort(([one, first], [other, second]) => first.length - second.length || byCharacter(one, other));
    const parts = new Map();
    let count = 1;
    for (const [name, domain] of domains) {
      if (count * domain.length <= SPLITS) {
        count *= domain.length;
        parts.set(name, domain);
      }
    }
    return parts;
  }

  // ----------------------------------------------------------------------------------------------------------- readings

  alternatives(values, chosen) {
    const used = new Set(tagsOf(values, "reading:"));
    // Somebody still asking their way forward is told roughly; splitting for each reading would cost most.
    const roughly = values.some((value) => value instanceof Open && value.missing.size);
    const found = [];
    for (const { name, options } of this.scheme.readings.filter((each) => used.has(each.name))) {
      for (const option of options.filter((each) => each !== chosen.get(name))) {
        const other = new Map(chosen).set(name, option);
        const computed = this.regime.compute(this.inputs, this.rows, other, null);
        const [settled, eligible] = roughly
          ? [computed.values, this.eligible(computed.values)]
          : this.settled(computed, other);
        const amounts = picked(settled, this.scheme.amounts);
        const [outcome] = this.outcome(eligible, amounts, picked(settled, this.scheme.requirements));
        found.push({ reading: name, option, outcome, values: amounts });
      }
    }
    return found;
  }

  // --------------------------------------------------------------------------------------------------------- boundaries

  /** Inputs that lie at a limit, or one step from it. */
  boundaries() {
    return this.scheme.inputs.flatMap((input) => {
      const given = this.inputs.get(input.name);
      if (!(given instanceof Known) || !(given.value instanceof Rational)) return [];
      const { value } = given;
      const near = input.step ?? ZERO;
      return input.cuts
        .filter(([limit]) => {
          const away = plus(value, minus(limit));
          return order(away.over < 0n ? minus(away) : away, near) <= 0;
        })
        .map(([limit, word]) => ({ input: input.name, value, limit, word }));
    });
  }
}

const isSettled = (value, truth) => value instanceof Known && value.value === truth;

/** Those values that things of the scheme have, by name and in their order. */
function picked(values, things) {
  return new Map(things.filter(({ name }) => values.has(name)).map(({ name }) => [name, values.get(name)]));
}

/** The values of an input as parts: truths, members, or for a number its limits and the stretches between them. */
function domainOf(input) {
  const waiting = absent(input, input.name);
  if (!(waiting instanceof Open)) return [waiting];
  if (input.kind === "truth") return [YES, NO];
  if (input.kind === "member") return input.options.map((option) => new Known(option));
  const { low, high, step } = input;
  const limits = input.cuts
    .map(([limit]) => limit)
    .filter((limit) => (low === null || order(limit, low) >= 0) && (high === null || order(limit, high) <= 0))
    .sort(order)
    .filter((limit, at, all) => !at || !same(limit, all[at - 1]));
  const parts = [];
  let below = low;
  for (const limit of limits) {
    if (below === null || order(limit, below) > 0) {
      const upper = step === null ? limit : plus(limit, minus(step));
      if (below === null || order(upper, below) >= 0) parts.push(waiting.between(below, upper));
    }
    parts.push(new Known(limit));
    below = step === null ? limit : plus(limit, step);
  }
  if (high === null || below === null || order(below, high) <= 0) parts.push(waiting.between(below, high));
  return parts;
}

/** The results of all parts as one value that waits only for the inputs that tell them apart. */
function joined(results, sizes, names, before) {
  const whole = join(results);
  if (!(whole instanceof Open) || !(before instanceof Open)) return whole;
  const needed = new Set(results.flatMap(awaited));
  names.forEach((name, index) => {
    if (needed.has(name)) return;
    const stride = sizes.slice(index + 1).reduce((count, size) => count * size, 1);
    const differs = results.some((result, at) => {
      const first = results[at - (Math.floor(at / stride) % sizes[index]) * stride];
      return result !== first && apart(result, first);
    });
    if (differs) needed.add(name);
  });
  const { low, high, options, marks, mayBeOut } = whole;
  const missing = intersection(before.missing, needed);
  const judged = intersection(before.judged, needed);
  const unstated = new Set(results.flatMap((result) => (result instanceof Open ? [...result.unstated] : [])));
  return new Open(low, high, options, { missing, unstated, judged, marks, mayBeOut });
}

/**
 * Whether it may make a difference which of two values it is; out of scope, the reason does. Two values that still wait
 * for something may come apart however alike they look: ½ and ⅔ of a cost of which nothing is known are both some amount
 * of at least 0.
 */
function apart(one, other) {
  if (one instanceof OutOfScope && other instanceof OutOfScope) return !alike(one.tags, other.tags);
  return !equal(one, other) && (!identical(one, other) || awaited(one).length > 0);
}

function awaited(value) {
  return value instanceof Open ? [...value.missing, ...value.judged] : [];
}

/** The tags of marks of one sort, in order. */
function tagsOf(values, prefix) {
  const marks = values.flatMap((each) => [...each.marks]).filter((mark) => mark.startsWith(prefix));
  return sorted(marks.map((mark) => mark.slice(prefix.length)));
}
