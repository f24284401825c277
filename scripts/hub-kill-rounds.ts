/**
 * Kills (-9) a hub in bursts of writes, again and again, and counts what it had acknowledged and lacks after a restart,
 * without help from the writers. On PGlite, and on PostgreSQL when ONEFOLD_TEST_POSTGRES names a server.
 * `node scripts/hub-kill-rounds.ts --rounds 50`
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeTemplate } from "../store/template.ts";
import { addAgents } from "../test/hub/add-agents.ts";
import { hubKillRound, missingAtHub } from "../test/hub/hub-kill-round.ts";
import { embedded, type TestPlace } from "../test/store/databases.ts";
import { makeDatabase, testServer } from "../test/store/test-server.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "50" } } });
const rounds = Number.parseInt(values.rounds, 10);
const folder = await mkdtemp(join(tmpdir(), "onefold-hub-kill-"));
const template = join(folder, "template");
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const onServer: TestPlace = { name: "PostgreSQL", makeDatabase: () => makeDatabase() };

/** Gives how many acknowledged entries were missing in all rounds. */
const killOn = async (place: TestPlace): Promise<number> => {
  const database = await place.makeDatabase();
  const where = { data: join(folder, place.name), database: database.url, template };
  const acknowledged: string[] = [];
  let lost = 0;
  try {
    const tokens = await addAgents(where, { alice: "admin", bob: "agent" });
    for (let round = 1; round <= rounds; round++) {
      acknowledged.push(...(await hubKillRound(where, tokens, Math.random() * 1_000)));
      const missing = await missingAtHub(where, acknowledged);
      lost += missing.length;
      say(
        `${place.name}, round ${round}: ${acknowledged.length} acknowledged so far, ${missing.length} missing`,
      );
      for (const each of missing.slice(0, 5)) say(`  ${each}`);
    }
  } finally {
    await database.drop();
  }
  say(`${place.name}: ${rounds} rounds, ${acknowledged.length} acknowledged, ${lost} missing`);
  return lost;
};

try {
  await makeTemplate(template);
  const lost = (await killOn(embedded)) + (testServer === undefined ? 0 : await killOn(onServer));
  if (testServer === undefined) say("PostgreSQL: skipped, ONEFOLD_TEST_POSTGRES is not set");
  process.exitCode = lost === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
