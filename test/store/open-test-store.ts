import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { inject } from "vitest";
import { openStore, type Store } from "../../store/open-store.ts";

/** A store in a folder of its own, made from the template; closed and removed by `dispose`. */
export const openTestStore = async (): Promise<Store & { dispose(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-store-"));
  const store = await openStore(join(folder, "pg"), { template: inject("template") });
  return {
    ...store,
    dispose: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Empties every table: faster than a new store. */
export const emptyStore = async ({ db }: Store): Promise<void> => {
  await sql`truncate meta, operation, group_member, customer, alias, identity, thread, message, reference,
    tombstone, desk_case, comment, dismissal, erasing, shard, shard_entry, outbound, notice`.execute(db);
};
