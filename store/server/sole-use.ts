import { setTimeout } from "node:timers/promises";
import type { Client, QueryConfig } from "pg";
import type { DatabaseInUse } from "./database-failure.ts";
import { openServerClient } from "./server-connection.ts";

/**
 * Held while a process works in a database on a server. A lock of the session, so the server frees it when the
 * connection ends, also after kill -9. It is there to tell a second process at once, in words; what keeps the data
 * right is that a batch is only applied to the state that it was judged on (`Projection.apply`). Several hubs on one
 * database would do without this lock and keep the rest.
 */
export interface SoleUse {
  /** The connection that held it is gone: others may have worked in the database since. */
  isLost(): boolean;
  /** Takes it again where it is lost. Rejects when the server does not answer, or somebody else has it now. */
  ensure(): Promise<void>;
  /** Safe to call twice. */
  release(): Promise<void>;
}

/**
 * Takes the one lock of a database, or tells that somebody has it. Rejects when the server does not answer. A server
 * needs a moment to see that a process is gone, so somebody who has it is looked at for two seconds.
 */
export const openSoleUse = async (url: string, database: string): Promise<SoleUse | DatabaseInUse> => {
  const first = await patientlyLockedClient(url, database);
  if ("tag" in first) return first;
  let client = first;
  let isLost = false;
  const watch = (): void => {
    const watched = client;
    watched.once("end", () => {
      isLost ||= watched === client;
    });
  };
  watch();
  return {
    isLost: () => isLost,
    ensure: async () => {
      if (!isLost && (await answers(client))) return;
      await client.end().catch(() => undefined);
      // The session that held it may be on the server still, as one that its process lost.
      const next = await patientlyLockedClient(url, database);
      if ("tag" in next) {
        const error = new Error(`another onefold works in the database ${database}`);
        throw Object.assign(error, { code: next.tag });
      }
      client = next;
      isLost = false;
      watch();
    },
    release: async () => {
      const held = client;
      await held.end().catch(() => undefined);
    },
  };
};

/** Milliseconds. */
const patience = 2_000;
const pause = 100;
const answerTime = 10_000;

/** A connection may be gone without anybody having noticed. */
const answers = (client: Client): Promise<boolean> =>
  client.query({ text: "select", query_timeout: answerTime } as QueryConfig).then(
    () => true,
    () => false,
  );

/** Any number that no other program is likely to use: "onefold", then the version of what it protects. */
const lockNumber = "0x6f6e65666f6c6401";

const patientlyLockedClient = async (url: string, database: string): Promise<Client | DatabaseInUse> => {
  const end = Date.now() + patience;
  for (;;) {
    const client = await lockedClient(url, database);
    if (!("tag" in client) || Date.now() >= end) return client;
    await setTimeout(pause);
  }
};

const lockedClient = async (url: string, database: string): Promise<Client | DatabaseInUse> => {
  const client = await openServerClient(url);
  try {
    const key = BigInt(lockNumber).toString();
    const { rows } = await client.query<{ taken: boolean }>(
      "select pg_try_advisory_lock($1::bigint) as taken",
      [key],
    );
    if (rows[0]?.taken === true) return client;
    const holders = await client.query<{ name: string | null }>(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and l.objsubid = 1
         and l.database = (select oid from pg_database where datname = current_database())
         and (l.classid::bigint << 32 | l.objid::bigint) = $1::bigint`,
      [key],
    );
    await client.end();
    return { tag: "database-in-use", database, holder: holders.rows[0]?.name || null };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};
