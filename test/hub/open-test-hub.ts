import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { inject } from "vitest";
import { type Hub, type HubOptions, openHub } from "../../src/hub/open-hub.ts";
import { embedded, type TestPlace } from "../store/databases.ts";
import { addAgents } from "./add-agents.ts";

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
