/**
 * The 照合番号 of an answer: twelve digits by which a printed sheet is told to belong to a case, a policy and a result.
 *
 * The counterpart of `seido/emit/checksum.py`. SHA-256 (FIPS 180-4) stands here because the browser's own answers later,
 * and not at all to pages that were opened from a folder.
 */

import { jsonText } from "./answer_json.js";
import { showYear } from "./calendar.js";
import { exactText } from "./display.js";
import { sorted } from "./sets.js";

const DIGITS = 12;
const FORM = "seido 1";
const BYTES = 8;

/**
 * The number for a case of a scheme and its answer as data, as `1234-5678-9012`.
 *
 * @param {import("./scheme.js").Scheme} scheme
 * @param {import("./answer.js").Case} given
 * @param {object} answer from `answerJson`
 */
export function checksum(scheme, given, answer) {
  const lines = [FORM, scheme.id, scheme.policy, showYear(given.year), ...linesOf(scheme, given), jsonText(answer)];
  const digest = sha256(new TextEncoder().encode(lines.join("\n")));
  const whole = digest.slice(0, BYTES).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = String(whole % 10n ** BigInt(DIGITS)).padStart(DIGITS, "0");
  return [0, 4, 8].map((at) => digits.slice(at, at + 4)).join("-");
}

function linesOf(scheme, { inputs, items, readings }) {
  const chosen = new Map([...scheme.readings.map((each) => [each.name, each.adopted]), ...readings]);
  const pairs = (map, before) => sorted(map.keys()).map((name) => `${before}${name}=${exact(map.get(name))}`);
  const rowsOf = (name) => items.get(name).flatMap((row, at) => pairs(row, `${name}.${at + 1}.`));
  return [
    ...pairs(inputs, ""),
    ...sorted(items.keys()).flatMap((name) => [`${name}=${items.get(name).length}`, ...rowsOf(name)]),
    ...pairs(chosen, ""),
  ];
}

function exact(value) {
  if (typeof value === "boolean") return value ? "はい" : "いいえ";
  return typeof value === "string" ? value : exactText(value);
}

// ------------------------------------------------------------------------------------------------------------- SHA-256

/** The first 64 primes. */
const PRIMES = [];
for (let number = 2; PRIMES.length < 64; number += 1) {
  if (PRIMES.every((prime) => number % prime)) PRIMES.push(number);
}

/** The first 32 bits behind the point of the square or cube root of a prime, reckoned in whole numbers. */
function rootBits(prime, power) {
  const wanted = BigInt(prime) << BigInt(32 * power);
  let root = 0n;
  for (let bit = 1n << 40n; bit; bit >>= 1n) {
    if ((root + bit) ** BigInt(power) <= wanted) root += bit;
  }
  return Number(root & 0xffffffffn);
}

const START = PRIMES.slice(0, 8).map((prime) => rootBits(prime, 2));
const ROUNDS = PRIMES.map((prime) => rootBits(prime, 3));
const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** @param {Uint8Array} bytes */
function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  const state = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(block + at * 4);
    for (let at = 16; at < 64; at += 1) {
      const [early, late] = [words[at - 15], words[at - 2]];
      const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const two = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      words[at] = words[at - 16] + one + words[at - 7] + two;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < 64; at += 1) {
      const one = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + h + ROUNDS[at] + words[at];
      const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] += word));
  }
  return [...state].flatMap((word) => [24, 16, 8, 0].map((by) => (word >>> by) & 255));
}
