/**
 * Choosing: ただし and 場合, and the entries of tables.
 *
 * The counterpart of `choose`, `lookup` and `entry` of `seido/values/exact.py`.
 */

import { join, outOfScope, record } from "./exact.js";
import { NOTHING, intersection, product } from "./sets.js";
import {
  Known, Open, allMarks, groundFor, groundOf, groundWith, grounded, interchangeable, mayBe, mayBeOut, optionsOf, outsideOf, withMarks,
} from "./value.js";

/** @typedef {import("./value.js").Value} Value */

/**
 * The value of the first arm `[condition, value, tag]` whose condition is true, else `otherwise` (`[value, tag]`).
 *
 * While conditions are open, the values of all arms that may still apply are joined; what a condition waits for is
 * asked only where it matters. A condition out of scope counts as false. Where nothing applies and there is no
 * `otherwise`, the value is unstated.
 *
 * @param {import("./exact.js").Trace | null} trace
 * @param {string} definition
 * @param {[Value, Value, string][]} arms
 * @param {[Value, string] | null} otherwise
 * @returns {Value}
 */
export function choose(trace, definition, arms, otherwise) {
  const gap = `${definition}:gap`;
  let [result, last] = otherwise ?? [unstatedOf(gap), gap];
  const possible = [];
  let certain = false;
  let reach = 0;
  for (const [condition, , tag] of arms) {
    reach += 1;
    if (!certain && mayBe(condition, true)) {
      possible.push(tag);
      certain = condition instanceof Known;
      if (certain && !condition.marks.size) break;
    }
    // Behind a condition that is certain but carries a mark the next arms are what would have been without it.
  }
  if (!certain) possible.push(last);
  for (const [condition, value] of arms.slice(0, reach).reverse()) result = branch(condition, value, result);
  record(trace, definition, "clause", possible.length === 1 ? possible[0] : "", { possible, result });
  return result;
}

/** A value of which nothing is known, since something is not stated. */
function unstatedOf(tag) {
  return new Open(null, null, null, groundFor("unstated", tag));
}

/** The value if the condition holds, else the rest; a condition that makes no difference is not asked for. */
function branch(condition, value, rest) {
  const mayHold = mayBe(condition, true);
  if (mayHold && condition instanceof Open) {
    const both = join([value, rest]);
    if (interchangeable(value, rest)) return both;
    return grounded(both, groundWith(condition, condition.marks, false));
  }
  if (!condition.marks.size) return mayHold ? value : rest;
  const [chosen, passed] = mayHold ? [value, rest] : [rest, value];
  // Where both are the same, what the condition rests on matters only if the other value rests on it too.
  const both = interchangeable(chosen, passed);
  return withMarks(chosen, both ? intersection(condition.marks, passed.marks) : condition.marks);
}

/** What a line item adds to a fold over those that meet a condition: nothing, its value, or one still open. */
export function counted(definition, wanted, body) {
  if (wanted instanceof Known && !wanted.marks.size) return wanted.value === true ? [body] : [];
  return [choose(null, definition, [[wanted, body, ""]], [outOfScope("row"), ""])];
}

// -------------------------------------------------------------------------------------------------------------- tables

const BETWEEN = "\u0000"; // between the members of a key; no name holds it

/** A table: its values and their tags by key, and the members of each axis. */
export class Grid {
  /**
   * @param {string[][]} axes the members of each axis
   * @param {[number[][], Value, string][]} printed the printed cells: for each axis the indices of the members that a
   *   cell is for, the value, and the tag (or nothing)
   */
  constructor(axes, printed) {
    this.axes = axes;
    /** @type {Map<string, Value>} */ this.cells = new Map();
    /** @type {Map<string, string>} */ this.tags = new Map();
    for (const [members, value, tag] of printed) {
      for (const key of product(members.map((indices, axis) => indices.map((index) => axes[axis][index])))) {
        this.cells.set(key.join(BETWEEN), value);
        if (tag) this.tags.set(key.join(BETWEEN), tag);
      }
    }
  }

  /** The cell of a key; one that the table lacks is unstated. @param {string[]} key @returns {Value} */
  cell(key) {
    return this.cells.get(key.join(BETWEEN)) ?? unstatedOf(`${key.join("・")}:gap`);
  }
}

/**
 * The cell at an index, or what is known of it where parts of the index are open; records which entry was read.
 *
 * @param {import("./exact.js").Trace | null} trace
 * @param {string} definition
 * @param {Grid} grid
 * @param {...Value} index
 */
export function entry(trace, definition, grid, ...index) {
  const key = index.flatMap((part) => (part instanceof Known && typeof part.value === "string" ? [part.value] : []));
  const whole = key.length === index.length;
  const result = whole && !allMarks(index).size ? grid.cell(key) : among(grid, index);
  const tag = whole ? grid.tags.get(key.join(BETWEEN)) : undefined;
  if (tag !== undefined) record(trace, definition, "value", tag, { result });
  return result;
}

/** The join of all cells that may be meant; a part of the index is asked for only where the cells differ along it. */
function among(grid, index) {
  const outside = outsideOf(index);
  if (outside) return outside;
  const choices = index.map((part, at) => {
    const options = optionsOf(part);
    return options === null ? grid.axes[at] : grid.axes[at].filter((member) => options.has(member));
  });
  let result = join(product(choices).map((key) => grid.cell(key)));
  index.forEach((part, at) => {
    if (part instanceof Known && !part.marks.size) return;
    const along = choices.map((some, axis) => (axis === at && part.marks.size ? grid.axes[at] : some));
    if (varies(grid, along, at) || mayBeOut(part)) result = grounded(result, groundOf([part]));
    else {
      const cells = part.marks.size ? allMarks(product(along).map((key) => grid.cell(key))) : NOTHING;
      result = withMarks(result, intersection(part.marks, cells));
    }
  });
  return result;
}

/** Whether cells that differ in one axis only differ in value. */
function varies(grid, choices, at) {
  const firsts = choices.map((some, axis) => (axis === at ? some.slice(0, 1) : some));
  return product(firsts).some((key) => {
    const first = grid.cell(key);
    return choices[at].slice(1).some((member) => {
      const other = key.map((part, axis) => (axis === at ? member : part));
      return !interchangeable(first, grid.cell(other));
    });
  });
}
