import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Numbers for new refold groups. They are this store's own, and some are never used. */
export interface GroupNumbers {
  /** So many that no group ever had. */
  take(db: Kysely<Database>, count: number): Promise<readonly number[]>;
  /** Those kept ready are no longer sure: a server that ended before the transaction did may give them out again. */
  forget(): void;
}

/** Asked for so many groups at once, as imports do, it keeps numbers ready for the next ones. */
const many = 20;
const keptReady = 1_000;

export const createGroupNumbers = (): GroupNumbers => {
  let ready: readonly number[] = [];
  return {
    take: async (db, count) => {
      const missing = count - ready.length;
      if (missing > 0) {
        const { rows } = await sql<{ number: number }>`select nextval('group_number') as number
          from generate_series(1, ${count < many ? missing : missing + keptReady}::int)`.execute(db);
        ready = [...ready, ...rows.map(({ number }) => Number(number))];
      }
      const taken = ready.slice(0, count);
      ready = ready.slice(count);
      return taken;
    },
    forget: () => {
      ready = [];
    },
  };
};
