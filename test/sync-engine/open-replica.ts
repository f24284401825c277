import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { CallName, Calls, SyncReport } from "../../src/desk.ts";
import { calls } from "../../src/engine/calls.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import type { HubFile } from "../../src/engine/sync/hub-file.ts";
import type { Decision } from "../../src/operations/operation.ts";
import type { TestHub } from "../hub/open-test-hub.ts";

/** A replica in this process, whose agent works on the command line: a line is opened by `sync` alone. */
export interface Replica {
  readonly data: string;
  readonly engine: Engine;
  readonly agent: string;
  call<N extends CallName>(name: N, args: Calls[N]["args"]): Promise<Calls[N]["result"]>;
  /** Performs it, and gives the operation's id. */
  decide(decision: Decision): Promise<string>;
  join(hub: TestHub): Promise<void>;
  /** Exchanges everything; fails when that could not be done. */
  sync(): Promise<SyncReport>;
  digest(): Promise<string>;
  customer(text: string): Promise<string>;
  reopen(options?: ReopenOptions): Promise<void>;
  dispose(): Promise<void>;
}

export interface ReopenOptions {
  readonly rebuild?: boolean;
  readonly syncs?: boolean;
  /** For this opening alone. */
  readonly hub?: HubFile;
  readonly between?: () => Promise<void>;
}

/** `copyOf`: begins as a copy of a closed folder. */
export const openReplica = async (
  agent: string,
  { syncs = false, copyOf = null }: { readonly syncs?: boolean; readonly copyOf?: string | null } = {},
): Promise<Replica> => {
  const folder = await mkdtemp(join(tmpdir(), `onefold-${agent}-`));
  const data = join(folder, "data");
  if (copyOf !== null) await cp(copyOf, data, { recursive: true });
  const open = async (options: ReopenOptions): Promise<Engine> => {
    const opened = await openEngine({
      ...{ data, template: inject("template"), environment: {} },
      ...{ rebuild: options.rebuild ?? false, syncs: options.syncs ?? syncs, hub: options.hub ?? null },
    });
    if ("tag" in opened) throw new Error(opened.tag);
    return opened;
  };
  let engine = await open({});
  const call: Replica["call"] = (name, args) =>
    calls[name](engine, { agent, locale: "en", timezone: "UTC" }, args);
  return {
    data,
    agent,
    get engine() {
      return engine;
    },
    call,
    decide: async (decision) => {
      const outcome = await call("perform", { decision });
      if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
      return outcome.ok.operation;
    },
    join: async (hub) => {
      const joined = await call("connectHub", { url: hub.url, tokens: [hub.token(agent)] });
      if (!("ok" in joined)) throw new Error(JSON.stringify(joined));
    },
    sync: async () => {
      const report = await call("syncOnce", {});
      if (!("ok" in report)) throw new Error(JSON.stringify(report));
      return report.ok;
    },
    digest: async () => (await call("digest", {})).digest,
    customer: async (text) => {
      const found = await call("resolve", { what: "customer", text });
      if (!("ok" in found)) throw new Error(JSON.stringify(found));
      return found.ok;
    },
    reopen: async (options = {}) => {
      await engine.close();
      await options.between?.();
      engine = await open(options);
    },
    dispose: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
