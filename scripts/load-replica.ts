/**
 * Run as a child process of `bench-load.ts`: a full replica with a line that is kept open. Decides when it is told to,
 * and says when operations of others have come to its store. Arguments: data folder, template, agent.
 */
import { clockAt } from "../src/domain/order.ts";
import { openEngine } from "../src/engine/open-engine.ts";
import { perform } from "../src/engine/perform.ts";
import type { Decision } from "../src/operations/operation.ts";

export type ToReplica =
  | { readonly type: "decide"; readonly decision: Decision }
  /** Everything was exchanged: answer with the digest. */
  | { readonly type: "settle" }
  | { readonly type: "end" };

/** Times are milliseconds since 1970, with fractions. */
export type FromReplica =
  | { readonly type: "connected" }
  | { readonly type: "decided"; readonly id: string; readonly at: number; readonly ms: number }
  | { readonly type: "seen"; readonly ids: readonly string[]; readonly at: number }
  | { readonly type: "settled"; readonly digest: string };

const [data, template, agent] = process.argv.slice(2) as [string, string, string];
const wall = (): number => performance.timeOrigin + performance.now();
const say = (message: FromReplica): void => {
  process.send?.(message);
};

const engine = await openEngine({ data, template, syncs: true, environment: {} });
if ("tag" in engine) throw new Error(engine.tag);

let isConnected = false;
let latest = clockAt(0);
let isLooking = false;
let isAsked = false;

/** What came since the last look. Clocks of different writers come in no order, so a little of what was seen is read again. */
const seen = new Set<string>();
const look = async (): Promise<void> => {
  isAsked = true;
  if (isLooking) return;
  isLooking = true;
  while (isAsked) {
    isAsked = false;
    const rows = await engine.db
      .selectFrom("operation")
      .select(["id", "at"])
      .where("writer", "<>", engine.writer)
      .where("at", ">", latest)
      .execute();
    const at = wall();
    const ids = rows.map(({ id }) => id).filter((id) => !seen.has(id));
    for (const id of ids) seen.add(id);
    for (const row of rows) latest = Math.max(latest, Number(row.at) - overlap);
    if (ids.length > 0) say({ type: "seen", ids, at });
  }
  isLooking = false;
};
const overlap = clockAt(5_000);

engine.changes.subscribe(({ topics }) => {
  if (!isConnected && engine.link.state().state === "connected") {
    isConnected = true;
    say({ type: "connected" });
  }
  if (topics.includes("history")) void look();
});

process.on("message", async (message: ToReplica) => {
  if (message.type === "decide") {
    const at = wall();
    const outcome = await perform(engine, agent, message.decision);
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    say({ type: "decided", id: outcome.ok.operation, at, ms: wall() - at });
  } else if (message.type === "settle") {
    const { digestOf } = await import("../src/engine/digest.ts");
    await engine.link.once();
    const { digest } = await digestOf(engine.db, engine.projection.desk());
    say({ type: "settled", digest });
  } else {
    await engine.close();
    process.disconnect();
  }
});
