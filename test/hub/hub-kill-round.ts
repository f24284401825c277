import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { checkDesk } from "../../src/engine/check.ts";
import type { EngineOptions } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { loadShard } from "../../src/hub/load-shard.ts";
import { readUpdate } from "../../src/sync/read-update.ts";
import { parseShard } from "../../src/sync/shard-name.ts";
import { shardSummaries } from "../../store/shard-entries.ts";
import { openBurstWriter } from "./burst-writer.ts";

type Where = Pick<EngineOptions, "data" | "database" | "template">;

/**
 * Starts a hub in a process of its own, lets writers send bursts to it, and kills it (-9) `delay` milliseconds after the
 * first acknowledgement. Gives the ids of all that was acknowledged.
 */
export const hubKillRound = async (
  { data, database, template }: Where,
  tokens: ReadonlyMap<string, string>,
  delay: number,
): Promise<readonly string[]> => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "hub-child.ts"), data, template ?? "", database ?? ""],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const exited = once(child, "exit") as Promise<[number | null, string | null]>;
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, "line"), exited.then(() => ["{}"])])) as [string];
  const { listening } = JSON.parse(line) as { listening?: string };
  if (listening === undefined) throw new Error("the hub did not start");
  const hub = { url: listening, token: (agent: string) => tokens.get(agent)! };
  const writers = [...tokens.keys()].flatMap((agent) => [
    openBurstWriter(hub, agent, "log"),
    openBurstWriter(hub, agent, "feed"),
  ]);
  const started = setInterval(() => {
    if (writers.every(({ acknowledged }) => acknowledged.length === 0)) return;
    clearInterval(started);
    setTimeout(() => child.kill("SIGKILL"), delay);
  }, 1);
  const [code, signal] = await exited;
  clearInterval(started);
  if (signal !== "SIGKILL") throw new Error(`the hub ended by itself: ${code}`);
  await Promise.all(writers.map(({ ended }) => ended));
  return writers.flatMap(({ acknowledged }) => acknowledged);
};

/** Opens the hub's desk and gives what of the acknowledged its tables or its documents lack, and what is wrong. */
export const missingAtHub = async (
  where: Where,
  acknowledged: readonly string[],
): Promise<readonly string[]> => {
  const engine = await openEngine(where);
  if ("tag" in engine) return [engine.tag];
  try {
    const { db } = engine;
    const inTables = new Set([
      ...(await db.selectFrom("operation").select("id").execute()).map(({ id }) => id),
      ...(await db.selectFrom("identity").select("id").execute()).map(({ id }) => id),
    ]);
    const inShards = new Set<string>();
    for (const { name } of await shardSummaries(db)) {
      const { entries } = readUpdate(await loadShard(db, name, parseShard(name)!.writer));
      for (const { id } of entries) inShards.add(id);
    }
    const { checks } = await checkDesk(engine, undefined);
    return [
      ...acknowledged.filter((id) => !inTables.has(id)).map((id) => `${id}: not in the tables`),
      ...acknowledged.filter((id) => !inShards.has(id)).map((id) => `${id}: not in its shard`),
      ...checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`),
    ];
  } finally {
    await engine.close();
  }
};
