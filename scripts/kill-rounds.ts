/**
 * Kills a process that imports and decides, again and again, and checks each time that everything it acknowledged is
 * there and that the folder is sound. `node scripts/kill-rounds.ts --rounds 100`
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeTemplate } from "../store/template.ts";
import { killRound, whatIsMissing } from "../test/engine/kill-round.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "100" } } });
const rounds = Number.parseInt(values.rounds, 10);
const folder = await mkdtemp(join(tmpdir(), "onefold-kill-"));
const template = join(folder, "template");
const data = join(folder, "data");
const mails: string[] = [];
const operations: string[] = [];
let failed = 0;
try {
  await makeTemplate(template);
  for (let round = 1; round <= rounds; round++) {
    const said = await killRound(data, template, round, Math.random() * 1_000);
    mails.push(...said.mails);
    operations.push(...said.operations);
    const missing = await whatIsMissing(data, template, { mails, operations });
    if (missing.length > 0) failed++;
    const result = missing.length === 0 ? "nothing lost" : `MISSING ${missing.join(", ")}`;
    process.stdout.write(
      `round ${round}: ${mails.length} mails, ${operations.length} decisions, ${result}\n`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(
  failed === 0 ? `${rounds} rounds, nothing lost\n` : `${failed} of ${rounds} rounds lost something\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
