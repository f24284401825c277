/** Runs the properties of the fold many times: `node scripts/fold-properties.ts [--runs N] [--seed N] [--only TEXT]`. */
import { parseArgs } from "node:util";
import { properties } from "../test/operations/properties.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "20000" }, seed: { type: "string" }, only: { type: "string" } },
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? undefined : Number(values.seed);

let failed = 0;
for (const { name, check } of properties) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const begin = performance.now();
  try {
    check(runs, seed);
    console.log(`held    ${((performance.now() - begin) / 1000).toFixed(1).padStart(7)} s  ${name}`);
  } catch (error) {
    failed += 1;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    console.log(`BROKEN  ${name}\n${error instanceof Error ? error.message : String(error)}\n${cause}`);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
