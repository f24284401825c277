import { setTimeout as later } from "node:timers/promises";
import type { Calls, JoinedHub } from "../../src/desk.ts";
import { digestOf } from "../../src/engine/digest.ts";
import type { Decision } from "../../src/operations/operation.ts";
import type { TestDesk } from "../engine/open-test-desk.ts";
import type { TestHub } from "../hub/open-test-hub.ts";

/** A desk as one agent works on it. */
export interface Worker {
  readonly desk: TestDesk;
  readonly agent: string;
}

export const connect = async ({ desk, agent }: Worker, hub: TestHub): Promise<JoinedHub> => {
  const joined = await tryToConnect({ desk, agent }, hub);
  if (!("ok" in joined)) throw new Error(JSON.stringify(joined));
  return joined.ok;
};

export const tryToConnect = ({ desk, agent }: Worker, hub: TestHub): Promise<Calls["connectHub"]["result"]> =>
  desk.session(agent).call("connectHub", { url: hub.url, tokens: [hub.token(agent)] });

/** Exchanges until nothing comes in or goes out any more, on any of these desks. */
export const exchange = async (...workers: readonly Worker[]): Promise<void> => {
  for (let isQuiet = false; !isQuiet; ) {
    isQuiet = true;
    for (const { desk, agent } of workers) {
      const report = await desk.session(agent).call("syncOnce", {});
      if (!("ok" in report)) throw new Error(JSON.stringify(report));
      if (report.ok.pending > 0) throw new Error("not everything was taken");
      if (report.ok.sent + report.ok.received > 0) isQuiet = false;
    }
    await later(0);
  }
};

export const decideAs = async ({ desk, agent }: Worker, decision: Decision) => {
  const outcome = await desk.session(agent).call("perform", { decision });
  if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.ok;
};

export const digestIn = async ({ desk }: Worker): Promise<string> => (await desk.call("digest", {})).digest;

export const hubDigest = async ({ hub }: TestHub): Promise<string> =>
  (await digestOf(hub.engine.db, hub.engine.projection.desk())).digest;
