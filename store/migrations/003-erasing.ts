import { type Kysely, sql } from "kysely";

/**
 * What the fold wants erased and whose bytes may still be somewhere: filled in the transaction that hides it, emptied
 * when the erasure has ended, so that no crash forgets one [F10] [F11].
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table erasing (
    id text primary key, sequence bigint not null, messages int not null, bytes bigint not null)`.execute(db);
};
