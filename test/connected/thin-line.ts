import type { Engine } from "../../src/engine/engine.ts";
import { perform } from "../../src/engine/perform.ts";
import { until } from "../sync-engine/until.ts";
import type { LineProxy, LineShape } from "./line-proxy.ts";

/** What an agent has at the end of the world. */
export const thinLine: LineShape = { bitsPerSecond: 64_000, roundTrip: 600 };

export interface ThinLineFigures {
  /** Milliseconds that a decision took, half of them at most: with the thin line, and without any in the outage. */
  readonly perform: { readonly connected: number; readonly cut: number };
  /** Milliseconds between two tries in the outage, at most. */
  readonly longestWait: number;
  readonly tries: number;
  /** Milliseconds from the first connect after the outage until the hub had everything, and bytes to it meanwhile. */
  readonly arrival: number;
  readonly up: number;
}

export interface ThinLine {
  readonly proxy: LineProxy;
  /** Keeps a line open through the proxy, and has a customer. */
  readonly replica: Engine;
  readonly hub: Engine;
  readonly agent: string;
  /** The outage lasts until so many tries were in vain. */
  readonly vainTries: number;
  /** Decisions that are made meanwhile. */
  readonly decisions: number;
}

/** Works on a thin line and through an outage; ends when the hub has everything. */
export const measureThinLine = async (line: ThinLine): Promise<ThinLineFigures> => {
  const { proxy, replica, hub, agent } = line;
  proxy.shape(thinLine);
  proxy.cut();
  await until(replica, () => replica.link.state().state === "offline");
  proxy.restore();
  await until(replica, () => isAllSent(replica));
  const connected = await decide(replica, agent, 20);
  await until(replica, () => isAllSent(replica));

  const before = await operationsOf(hub);
  proxy.cut();
  await until(replica, () => replica.link.state().state === "offline");
  const failed = proxy.tries.length;
  const cut = await decide(replica, agent, line.decisions);
  await until(replica, () => proxy.tries.length >= failed + line.vainTries);
  proxy.reset();
  proxy.restore();
  await until(replica, () => isAllSent(replica));
  const arrived = performance.now();
  const after = await operationsOf(hub);
  if (after !== before + line.decisions) throw new Error(`${after - before} operations came`);
  const tries = proxy.tries.slice(failed - 1);
  const first = tries.find(({ isLetIn }, index) => isLetIn && index > 0)!;
  return {
    perform: { connected: median(connected), cut: median(cut) },
    longestWait: Math.max(...tries.slice(1).map(({ at }, index) => at - tries[index]!.at)),
    tries: tries.length,
    arrival: arrived - first.at,
    up: proxy.up,
  };
};

/** Comments, one after the other; gives the milliseconds that each took. */
const decide = async (engine: Engine, agent: string, count: number): Promise<readonly number[]> => {
  const [customer] = await engine.db.selectFrom("customer").select("id").limit(1).execute();
  const taken: number[] = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    const text = `remark ${n} of a long day without a line, about parcel ${n * 7919}`;
    const body = { customer: customer!.id, message: null };
    const outcome = await perform(engine, agent, { kind: "comment.add", body, texts: { text } });
    taken.push(performance.now() - start);
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
  }
  return taken;
};

const isAllSent = ({ link }: Engine): boolean =>
  link.state().state === "connected" && link.state().unsent === 0;

const operationsOf = async ({ db }: Engine): Promise<number> =>
  (await db.selectFrom("operation").select("id").execute()).length;

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
