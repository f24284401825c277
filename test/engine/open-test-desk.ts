import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { CallName, Calls, Desk, ImportReport, Session } from "../../src/desk.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { embedded } from "../store/databases.ts";

/** A desk in a folder of its own, with a database of its own, and what tests do with it. */
export interface TestDesk {
  readonly data: string;
  /** Acts as alice. */
  call<N extends CallName>(name: N, args: Calls[N]["args"]): Promise<Calls[N]["result"]>;
  session(agent: string): Session;
  /** Writes a file beside the data and imports it. */
  importText(name: string, text: string, own?: readonly string[]): Promise<ImportReport>;
  /** Closes the desk and opens it again. */
  reopen(options?: { readonly rebuild?: boolean; readonly between?: () => Promise<void> }): Promise<void>;
  dispose(): Promise<void>;
}

export const openTestDesk = async (place = embedded): Promise<TestDesk> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-desk-"));
  const data = join(folder, "data");
  const database = await place.makeDatabase();
  const open = async (rebuild = false): Promise<Desk> => {
    const opened = await openDesk({ data, database: database.url, template: inject("template"), rebuild });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    return opened.desk;
  };
  let desk = await open();
  let alice = desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
  const call: TestDesk["call"] = (name, args) => alice.call(name, args);
  return {
    data,
    call,
    session: (agent) => desk.openSession({ agent, locale: "en", timezone: "UTC" }),
    importText: async (name, text, own = []) => {
      const path = join(folder, name);
      await writeFile(path, text);
      return call("importPaths", { paths: [path], as: null, channel: null, map: {}, own });
    },
    reopen: async ({ rebuild = false, between = async () => {} } = {}) => {
      await desk.close();
      await between();
      desk = await open(rebuild);
      alice = desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
    },
    dispose: async () => {
      await desk.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
