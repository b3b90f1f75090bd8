/** Sets and texts handled so that the order of an output depends on nothing but its contents. */

/** The set of nothing. Sets are never changed once they are made. */
export const NOTHING = new Set();

/** @template T @param {Set<T>} one @param {Set<T>} other @returns {Set<T>} */
export function union(one, other) {
  if (!other.size) return one;
  if (!one.size) return other;
  const found = new Set(one);
  for (const each of other) found.add(each);
  return found;
}

/** @template T @param {Set<T>} one @param {Set<T>} other @returns {Set<T>} */
export function intersection(one, other) {
  if (!one.size || !other.size) return NOTHING;
  return new Set([...one].filter((each) => other.has(each)));
}

/** Whether one set holds nothing that the other lacks. */
export function isWithin(one, other) {
  if (one.size > other.size) return false;
  for (const each of one) if (!other.has(each)) return false;
  return true;
}

/** Whether two sets hold the same. */
export function alike(one, other) {
  return one === other || (one.size === other.size && isWithin(one, other));
}

/** Whether two sets have nothing in common. */
export function areApart(one, other) {
  for (const each of one) if (other.has(each)) return false;
  return true;
}

/**
 * The order of two texts by the numbers of their characters, as Python orders them. (JavaScript's own order differs
 * for characters beyond U+FFFF.)
 *
 * @param {string} one @param {string} other
 */
export function byCharacter(one, other) {
  const [first, second] = [Array.from(one), Array.from(other)];
  for (let at = 0; at < first.length && at < second.length; at += 1) {
    const difference = first[at].codePointAt(0) - second[at].codePointAt(0);
    if (difference) return difference;
  }
  return first.length - second.length;
}

/** Texts, each once, in order. @param {Iterable<string>} texts */
export function sorted(texts) {
  return [...new Set(texts)].sort(byCharacter);
}

/**
 * Every choice of one thing from each list; the last list varies fastest.
 *
 * @template T @param {readonly (readonly T[])[]} lists @returns {T[][]}
 */
export function product(lists) {
  return lists.reduce((found, list) => found.flatMap((some) => list.map((each) => [...some, each])), [[]]);
}
