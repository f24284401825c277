import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Numbers for new refold groups. They are this store's own, and most are never used. */
export interface GroupNumbers {
  /** So many that no group ever had. */
  take(db: Kysely<Database>, count: number): Promise<readonly number[]>;
  /** Those kept ready are no longer sure: a server that ended before the transaction did may give them out again. */
  forget(): void;
}

/** The database gives every so manieth number; those up to the next are the asker's. */
const block = 1_000;

export const createGroupNumbers = (): GroupNumbers => {
  let next = 0;
  let end = 0;
  return {
    take: async (db, count) => {
      const taken: number[] = [];
      while (taken.length < count) {
        if (next === end) {
          const { rows } = await sql<{ number: number }>`select nextval('group_number') as number`.execute(
            db,
          );
          next = Number(rows[0]!.number);
          end = next + block;
        }
        taken.push(next++);
      }
      return taken;
    },
    forget: () => {
      end = next;
    },
  };
};
