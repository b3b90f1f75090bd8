/** Answers cases with the emitted modules of a folder: one case a line on stdin, one answer (as a JSON text) a line out. */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const load = (path) => import(new URL(path, folder));
const seido = await load("runtime/seido.js");
const schemes = new Map();

const scalar = (value) => (Array.isArray(value) ? seido.number(value[0]) : value);
const values = (pairs) => new Map(pairs.map(([name, value]) => [name, scalar(value)]));

/** A problem in both languages: its code, what is wrong, what would be right. */
function said(problem) {
  const words = ["ja", "en"].map((language) => [language, seido.describe(problem, language)]);
  return Object.fromEntries(words.map(([language, { code, message, remedy }]) => [language, [code, message, remedy]]));
}

function answer(scheme, asked) {
  if (asked.typed || "example" in asked) {
    const read = seido.readCase(scheme, asked.typed ?? scheme.examples[asked.example]);
    if (read.problems.length) return read.problems.map((each) => said(each.problem));
    return seido.jsonText(seido.answerFor(scheme, read.case));
  }
  const given = {
    inputs: values(asked.inputs),
    items: new Map(asked.items.map(([name, rows]) => [name, rows.map(values)])),
    readings: new Map(asked.readings),
    year: asked.year,
  };
  return seido.jsonText(seido.answerFor(scheme, given));
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  if (!schemes.has(asked.scheme)) schemes.set(asked.scheme, (await load(`${asked.scheme}.js`)).scheme);
  process.stdout.write(`${JSON.stringify(answer(schemes.get(asked.scheme), asked))}\n`);
}
