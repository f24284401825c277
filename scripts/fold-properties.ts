/** Runs the properties of the fold many times: `node scripts/fold-properties.ts [--runs N] [--seed N] [--only TEXT] [--first]`. With `--first` it stops at the first broken one, unshrunk. */
import { parseArgs } from "node:util";
import { properties } from "../test/operations/properties.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "20000" },
    seed: { type: "string" },
    only: { type: "string" },
    first: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? undefined : Number(values.seed);

let failed = 0;
for (const { name, check } of properties) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const begin = performance.now();
  try {
    check(runs, { seed, unshrunk: values.first });
    console.log(`held    ${((performance.now() - begin) / 1000).toFixed(1).padStart(7)} s  ${name}`);
  } catch (error) {
    failed += 1;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    console.log(`BROKEN  ${name}\n${error instanceof Error ? error.message : String(error)}\n${cause}`);
    if (values.first) break;
  }
}
process.exitCode = failed > 0 ? 1 : 0;
