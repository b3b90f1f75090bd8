/** The questions of a scheme's inputs, as they come out of its module: the scheme a line on stdin, a list a line out. */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(`${process.argv[2]}/`);
for await (const line of createInterface({ input: process.stdin })) {
  const { scheme } = await import(new URL(`${JSON.parse(line)}.js`, folder));
  process.stdout.write(`${JSON.stringify(scheme.inputs.map((input) => input.question))}\n`);
}
