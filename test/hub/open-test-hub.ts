import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { inject } from "vitest";
import { createAgentToken } from "../../src/domain/agent-token.ts";
import { type EngineOptions, openEngine } from "../../src/engine/open-engine.ts";
import { perform } from "../../src/engine/perform.ts";
import { type Hub, type HubOptions, openHub } from "../../src/hub/open-hub.ts";
import { embedded, type TestPlace } from "../store/databases.ts";

/** A hub in this process, on a free port, with agents. */
export interface TestHub {
  readonly data: string;
  readonly url: string;
  readonly hub: Hub;
  /** The token of an agent. */
  token(agent: string): string;
  /** Closes the hub and opens it again, on the same port. */
  reopen(options?: { readonly between?: () => Promise<void> }): Promise<void>;
  dispose(): Promise<void>;
}

export type TestHubOptions = Partial<Pick<HubOptions, "limits" | "now" | "log" | "environment">> & {
  /** By name: its role. The first one has to be an admin. */
  readonly agents?: Readonly<Record<string, string>>;
  /** Where its tables are; in the data folder unless given. */
  readonly place?: TestPlace;
};

export const openTestHub = async ({
  agents = { alice: "admin", bob: "agent", carol: "agent" },
  log = pino({ level: "silent" }),
  place = embedded,
  ...options
}: TestHubOptions = {}): Promise<TestHub> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-hub-"));
  const data = join(folder, "data");
  const template = inject("template");
  const database = await place.makeDatabase();
  const where = { data, database: database.url, template };
  const tokens = await addAgents(where, agents);
  const open = async (port: number): Promise<Hub> => {
    const opened = await openHub({ ...where, host: "127.0.0.1", port, log, ...options });
    if ("tag" in opened) throw new Error(opened.tag);
    return opened;
  };
  let hub = await open(0);
  return {
    data,
    get url() {
      return hub.url;
    },
    get hub() {
      return hub;
    },
    token: (agent) => {
      const token = tokens.get(agent);
      if (token === undefined) throw new Error(`nobody is called ${agent}`);
      return token;
    },
    reopen: async ({ between = async () => {} } = {}) => {
      const { port } = hub;
      await hub.close();
      await between();
      hub = await open(port);
    },
    dispose: async () => {
      await hub.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Gives agents of a new desk their roles and tokens, as `onefold agent add` does. */
export const addAgents = async (
  where: Pick<EngineOptions, "data" | "database" | "template">,
  agents: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> => {
  const engine = await openEngine(where);
  if ("tag" in engine) throw new Error(engine.tag);
  const tokens = new Map<string, string>();
  const [first = ""] = Object.keys(agents);
  for (const [agent, role] of Object.entries(agents)) {
    const { token, hash } = createAgentToken();
    const outcome = await perform(engine, first, {
      kind: "agent.set",
      body: { agent, role, token: hash },
      texts: null,
    });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    tokens.set(agent, token);
  }
  await engine.close();
  return tokens;
};
