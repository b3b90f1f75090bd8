/** A scheme as its module describes it, made ready for the engine. */

import { number } from "./rational.js";

/**
 * One input of a scheme, or a given field of a 明細.
 *
 * `kind` is how it is computed with (`number`, `truth`, `member`), `asked` how it is asked for (also `year`). Bounds,
 * `step` and `cuts` (limits that the scheme compares it with, each with its boundary word) are exact, in base units.
 *
 * @typedef {{name: string, kind: "number" | "truth" | "member", asked: string, type: string, shown: string,
 *   unit: [string[], string[]], options: string[], low: import("./rational.js").Rational | null,
 *   high: import("./rational.js").Rational | null, lowOpen: boolean, highOpen: boolean,
 *   step: import("./rational.js").Rational | null, cuts: [import("./rational.js").Rational, string][], judge: string,
 *   question: string, common: boolean}} Input
 */

const exactly = (text) => (text === undefined ? null : number(text));

/** @returns {Input} */
function inputOf(data) {
  const { name, asked, type = "", shown = "", unit = [[], []], judge = "", question = "" } = data;
  return {
    name, asked, type, shown, unit, judge, question,
    kind: asked === "year" ? "number" : asked,
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

/** A scheme: what is asked, what is computed, where everything comes from. */
export class Scheme {
  /**
   * @param {object} data what the module says of the scheme
   * @param {(Function | null)[]} computations for each regime of `data` its computation; null outside the 適用期間
   */
  constructor(data, computations) {
    this.id = data.id;
    this.name = data.name;
    this.title = data.title;
    this.summary = data.summary;
    this.year = data.year;
    this.documents = data.documents;
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
    this.requirements = data.requirements;
    this.neutral = new Set(data.neutral);
    this.references = data.references.map(([document, line, quote]) => ({ document: data.documents[document].name, line, quote }));
    this.provenance = new Map(data.provenance.map(([tag, said]) => [tag, said]));
    this.examples = data.examples;
    this.regimes = data.regimes.map((each, at) => ({
      first: each.first ?? null,
      last: each.last ?? null,
      applies: computations[at] !== null,
      compute: computations[at],
      inside: new Map(each.inside.map(([definition, key, arms]) => [`${definition}\u0000${key}`, new Set(arms)])),
    }));
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
