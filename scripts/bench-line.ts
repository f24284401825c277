/**
 * A desk at the end of a line of 64 kbit/s that takes 600 ms there and back, through an outage in which the waits
 * between tries have grown as long as they get. Needs a built program. `node scripts/bench-line.ts [--tries 9]`
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pino } from "pino";
import { calls } from "../src/engine/calls.ts";
import { openEngine } from "../src/engine/open-engine.ts";
import { openHub } from "../src/hub/open-hub.ts";
import { openLineProxy } from "../test/connected/line-proxy.ts";
import { measureThinLine } from "../test/connected/thin-line.ts";
import { mail, mbox } from "../test/engine/sample-mail.ts";
import { addAgents } from "../test/hub/add-agents.ts";

const { values } = parseArgs({ options: { tries: { type: "string", default: "9" } } });
const template = fileURLToPath(new URL("../dist/template", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "onefold-line-"));
const open: (() => Promise<void>)[] = [];
const session = { agent: "alice", locale: "en", timezone: "UTC" } as const;

const say = (what: string, figure: number, unit: string, limit: number, note: string): void => {
  const holds = figure <= limit;
  if (!holds) process.exitCode = 1;
  const [shown, most] = [figure, limit].map((each) => `${Math.round(each * 10) / 10} ${unit}`);
  console.log(
    `${holds ? "ok      " : "EXCEEDED"} ${what.padEnd(42)} ${shown!.padStart(10)}  ≤ ${most!.padEnd(10)} ${note}`,
  );
};

try {
  const tokens = await addAgents({ data: join(folder, "hub"), template }, { alice: "admin" });
  const log = pino({ level: "silent" });
  const hub = await openHub({ data: join(folder, "hub"), template, host: "127.0.0.1", port: 0, log });
  if ("tag" in hub) throw new Error(hub.tag);
  open.push(hub.close);
  const proxy = await openLineProxy(hub.url);
  open.push(proxy.close);
  const replica = await openEngine({ data: join(folder, "desk"), template, syncs: true, environment: {} });
  if ("tag" in replica) throw new Error(replica.tag);
  open.push(replica.close);
  const joined = await calls.connectHub(replica, session, {
    url: proxy.url,
    tokens: [tokens.get("alice")!],
  });
  if (!("ok" in joined)) throw new Error(JSON.stringify(joined));
  const file = join(folder, "one.mbox");
  await writeFile(file, mbox(mail("1", "Ann <ann@example.org>", "Hello", 1)));
  await calls.importPaths(replica, session, {
    ...{ paths: [file], as: null, channel: null, map: {}, own: [] },
  });
  const decisions = 100;
  const figures = await measureThinLine({
    ...{ proxy, replica, hub: hub.engine, agent: "alice", decisions },
    vainTries: Number(values.tries),
  });
  const { perform, longestWait, tries, arrival, up } = figures;
  say(
    "decision on the thin line, p50",
    perform.connected,
    "ms",
    Math.max(50, 3 * perform.cut),
    `${Math.round(perform.cut * 10) / 10} ms without a line; once there and back is 600 ms`,
  );
  say("wait between tries, longest", longestWait / 1000, "s", 30, `${tries} tries`);
  say("100 operations after the outage", arrival / 1000, "s", 10, "from the first connect");
  console.log(`  ${up} bytes to the hub for them, with what opens the line`);
} finally {
  for (const close of open.reverse()) await close();
  await rm(folder, { recursive: true, force: true });
}
