/** Calls functions of the runtime: one call `[name, arguments]` a line on stdin, one result a line out. */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
const load = (path) => import(new URL(path, folder));
const { exactText, showNumber } = await load("display.js");
const { number, rounded } = await load("rational.js");
const { fiscalYear, showYear } = await load("calendar.js");
const { fold, readFigure } = await load("numerals.js");
const { byCharacter } = await load("sets.js");
const { readUnit } = await load("units.js");

const CALLS = {
  exact: (text) => exactText(number(text)),
  show: (text, unit, style) => showNumber(number(text), unit, style),
  round: (text, unit, way) => exactText(rounded(number(text), number(unit), way)),
  fold,
  figure: (text) => {
    const found = readFigure(text);
    return found && [exactText(found.value), found.numerator, found.denominator, found.approximate, found.perYear];
  },
  unit: (above, below) => {
    const [unit, factor] = readUnit(above, below);
    return [unit, exactText(factor)];
  },
  year: fiscalYear,
  showYear,
  sort: (...texts) => texts.sort(byCharacter),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [name, given] = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(CALLS[name](...given))}\n`);
}
