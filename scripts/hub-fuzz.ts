/**
 * Sends frames that are random or nearly right to a hub, and checks that it goes on, that another writer notices nothing,
 * and that its tables fold to what they folded to before a restart. `node scripts/hub-fuzz.ts --frames 100000 --seed 1`
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { digestOf } from "../src/engine/digest.ts";
import { createHubLog } from "../src/hub/hub-log.ts";
import { type Hub, openHub } from "../src/hub/open-hub.ts";
import { makeTemplate } from "../store/template.ts";
import { addAgents } from "../test/hub/add-agents.ts";
import { openBurstWriter } from "../test/hub/burst-writer.ts";
import { fuzz } from "../test/hub/fuzz-frames.ts";

const { values } = parseArgs({
  options: { frames: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const folder = await mkdtemp(join(tmpdir(), "onefold-hub-fuzz-"));
const template = join(folder, "template");
const where = { data: join(folder, "data"), template };
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
// Hocuspocus tells the console of every frame that it cannot read.
for (const method of ["error", "warn"] as const) console[method] = () => {};

const open = async (): Promise<Hub> => {
  const log = createHubLog(process.stderr, "error");
  const hub = await openHub({ ...where, host: "127.0.0.1", port: 0, log });
  if ("tag" in hub) throw new Error(hub.tag);
  return hub;
};

const digest = async ({ engine }: Hub): Promise<string> =>
  (await digestOf(engine.db, engine.projection.desk())).digest;

try {
  await makeTemplate(template);
  const tokens = await addAgents(where, { alice: "admin", carol: "agent" });
  const hub = await open();
  const reachable = { url: hub.url, token: (agent: string) => tokens.get(agent)! };
  const witness = openBurstWriter(reachable, "alice", "log");
  const frames = Number.parseInt(values.frames, 10);
  const started = performance.now();
  const sockets = await fuzz(reachable, { frames, agent: "carol", seed: Number.parseInt(values.seed, 10) });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const health = await fetch(`${hub.url.replace("ws", "http")}/health`);
  const before = witness.acknowledged.length;
  while (witness.acknowledged.length === before) await new Promise((resolve) => setTimeout(resolve, 10));
  await witness.drain();
  say(`${frames} frames over ${sockets} sockets in ${seconds} s; health ${health.status}`);
  say(`the other writer had ${witness.acknowledged.length} operations acknowledged meanwhile`);
  const left = await digest(hub);
  await hub.close();
  const again = await open();
  const isSame = left === (await digest(again));
  await again.close();
  say(isSame ? "the digest is the same after a restart" : "THE DIGEST DIFFERS after a restart");
  process.exitCode = isSame && health.status === 200 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit();
