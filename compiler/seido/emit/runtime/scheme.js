/** A scheme as its module describes it, made ready for the engine. */

import { number } from "./rational.js";

/** @typedef {import("./rational.js").Rational} Rational */
/** @typedef {import("./value.js").Value} Value */

/**
 * One input of a scheme, or a given field of a 明細.
 *
 * `kind` is how it is computed with (`number`, `truth`, `member`), `asked` how it is asked for (also `year`, `day`). Bounds,
 * `step` and `cuts` (limits that the scheme compares it with, each with its boundary word) are exact, in base units.
 *
 * @typedef {{name: string, kind: "number" | "truth" | "member", asked: string, type: string, shown: string,
 *   unit: [string[], string[]], options: string[], descriptions: Map<string, string>,
 *   low: Rational | null, high: Rational | null, lowOpen: boolean, highOpen: boolean, step: Rational | null,
 *   cuts: [Rational, string][], judge: string, question: string, common: boolean}} Input
 */

const exactly = (text) => (text === undefined ? null : number(text));

/** What a tag says by itself: `declaration/label`. */
function named(tag) {
  const at = tag.indexOf("/");
  return at < 0 ? {} : { declaration: tag.slice(0, at), label: tag.slice(at + 1) };
}

/** @returns {Input} */
function inputOf(data) {
  const { name, asked, type = "", shown = "", unit = [[], []], judge = "", question = "" } = data;
  return {
    name, asked, type, shown, unit, judge, question,
    kind: asked === "year" || asked === "day" ? "number" : asked,
    options: data.options ?? [],
    descriptions: new Map(data.descriptions ?? []),
    low: exactly(data.low),
    high: exactly(data.high),
    lowOpen: data.low_open ?? false,
    highOpen: data.high_open ?? false,
    step: exactly(data.step),
    cuts: (data.cuts ?? []).map(([limit, word]) => [number(limit), word]),
    common: data.common ?? false,
  };
}

/**
 * What one evaluation gives: the values of all steps in order, of the definitions by name, and of the computed columns
 * by `明細.欄` for each row.
 *
 * @typedef {{steps: (Value | Value[])[], values: Map<string, Value>, columns: Map<string, Value[]>}} Computed
 */

/** The years `first` to `last` (null: open), in all of which the scheme computes the same. */
export class Regime {
  constructor({ first = null, last = null, steps, inside, idle = [] }, computation, inputs) {
    this.first = first;
    this.last = last;
    this.applies = computation !== null;
    this.computation = computation;
    this.steps = steps.map(([items, name, used]) => ({ items, name, uses: new Set(used.map((at) => inputs[at].name)) }));
    // By 解釈 and reading the titles that nothing uses while it is read so.
    this.idle = new Map(idle.map(([reading, option, titles]) => [`${reading}\u0000${option}`, titles]));
    this.inside = new Map(inside.map(([definition, key, arms]) => [`${definition}\u0000${key}`, new Set(arms)]));
  }

  /**
   * One evaluation. Steps whose values are `held`, by their number, are not computed again.
   *
   * @returns {Computed}
   */
  compute(inputs, rows, readings, trace, held = []) {
    const steps = this.computation(inputs, rows, readings, trace, held);
    const values = new Map();
    const columns = new Map();
    this.steps.forEach(({ items, name }, at) => {
      if (items) columns.set(`${items}.${name}`, steps[at]);
      else values.set(name, steps[at]);
    });
    return { steps, values, columns };
  }
}

/** A scheme: what is asked, what is computed, where everything comes from. */
export class Scheme {
  /**
   * What a light module (`emit_module`) leaves out is empty here: it computes the same, and says less of where it comes from.
   * It alone holds `town`, what of the scheme is about the town (`town.js`).
   *
   * @param {object} data what the module says of the scheme
   * @param {(Function | null)[]} computations for each regime of `data` its computation; null outside the 適用期間
   */
  constructor(data, computations) {
    this.id = data.id;
    this.name = data.name;
    this.title = data.title;
    this.summary = data.summary ?? [];
    this.year = data.year;
    this.authorRemarks = data.author_remarks ?? [];
    this.policy = data.policy ?? "";
    this.breakdowns = data.breakdowns ?? [];
    this.documents = data.documents ?? [];
    this.inputs = data.inputs.map(inputOf);
    this.items = data.items.map((each) => ({ ...each, fields: each.fields.map(inputOf) }));
    this.readings = data.readings.map((each) => ({
      name: each.name,
      text: each.text,
      adopted: each.adopted,
      options: each.options.map(([name]) => name),
      texts: new Map(each.options),
    }));
    this.amounts = data.amounts;
    this.requirements = data.requirements.map((each) => ({ text: "", ...each }));
    this.neutral = new Set(data.neutral);
    this.references = (data.references ?? []).map(([document, line, quote]) => ({
      document: data.documents[document].name, line, quote,
    }));
    this.provenance = new Map((data.provenance ?? []).map(([tag, said]) => [tag, { ...named(tag), ...said }]));
    this.examples = data.examples ?? [];
    this.town = data.town ?? null;
    const shared = (numbers = []) => numbers.map((number) => data.shared[number]);
    this.regimes = data.regimes.map(({ first, last, steps, inside, idle }, at) => {
      const parts = { first, last, steps: shared(steps), inside: shared(inside), idle: shared(idle) };
      return new Regime(parts, computations[at], this.inputs);
    });
  }

  /** The regime of a fiscal year. @param {number} year */
  regime(year) {
    const holds = ({ first, last }) => (first === null || first <= year) && (last === null || year <= last);
    return this.regimes.find(holds) ?? this.regimes[this.regimes.length - 1];
  }

  /** References by their numbers. @param {number[]} [indices] */
  refer(indices = []) {
    return indices.map((index) => this.references[index]);
  }
}
