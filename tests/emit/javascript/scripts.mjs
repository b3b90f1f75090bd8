/**
 * Runs the classic scripts of a folder as a page does, without a page: one question a line on stdin, its answer a line out.
 *
 * The first script is the runtime; that of a scheme is loaded when it is first asked about, or one script for all at once.
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createContext, runInContext } from "node:vm";

const [folder, theme, all] = process.argv.slice(2);
const page = createContext({ TextEncoder });
const load = (path) => runInContext(readFileSync(path, "utf-8"), page, { filename: path });
load(`${folder}/run-time.js`);
load(`${theme}/calc-case.js`);
if (all) load(`${folder}/${all}`);
const ask = runInContext(
  `((name, kind, text) => {
    const scheme = seido.schemes.get(name);
    if (kind === "read") {
      const { found, told } = seidoPage.fromFragment(scheme, text);
      const { case: given, problems } = seido.readCase(scheme, seidoPage.plain(found));
      const codes = problems.map((each) => each.problem.code);
      return JSON.stringify([seidoPage.toFragment(scheme, found), told, codes, seido.jsonText(seido.answerFor(scheme, given))]);
    }
    if (kind === "town") {
      const { found } = seidoPage.fromFragment(scheme, text);
      const { case: given } = seido.readCase(scheme, seidoPage.plain(found));
      return JSON.stringify(JSON.stringify(seido.judgeTown(scheme, given.inputs, given.year)));
    }
    return JSON.stringify(scheme.examples);
  })`,
  page,
);
const loaded = new Set();
for await (const line of createInterface({ input: process.stdin })) {
  const [name, kind, text] = JSON.parse(line);
  if (!all && !loaded.has(name)) load(`${folder}/${name}.js`);
  loaded.add(name);
  process.stdout.write(`${ask(name, kind, text)}\n`);
}
