import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, it } from "vitest";
import { createGroupNumbers } from "../../store/group-numbers.ts";
import { migrate } from "../../store/migrate.ts";
import { migrations } from "../../store/migrations/index.ts";
import { indexMessages } from "../../store/search-index.ts";
import { groupsOfKeys } from "../../store/stored-groups.ts";
import { describeOnEach } from "./databases.ts";
import { openTestStore } from "./open-test-store.ts";

describeOnEach("a store of the build before", (place) => {
  it("[F2] keeps its groups, the messages that wait for their words, and its keys of names", async () => {
    const store = await openTestStore(place);
    const { db } = store;
    try {
      await sql`drop schema public cascade`.execute(db);
      await sql`create schema public`.execute(db);
      const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
      const { error } = await migrator.migrateTo("006-name-keys");
      expect(error).toBeUndefined();

      // 1 knows an identity as such and as a customer; 2 and 3 name one of each only, and so do 3 and 4.
      const members = [
        ...[["iA", 1] as const, ["cA", 1] as const, ["hA", 1] as const],
        ...[
          ["iB", 2] as const,
          ["cB", 3] as const,
          ["iC", 3] as const,
          ["cC", 4] as const,
          ["cD", 5] as const,
        ],
        ...[["dE", 6] as const, ["kF", 4] as const],
      ];
      for (const [key, group] of members) {
        await sql`insert into group_member (key, group_id) values (${key}, ${group})`.execute(db);
        await sql`select nextval('group_number')`.execute(db);
      }
      await sql`insert into identity (id, at, writer, channel, kind, keys, handle, name, email, phone, uid, group_id,
          customer_id)
        values ('iA', 1, 'w1', 'mail', 'email', '[]', 'ana@example.org', 'Ana Müller', '', '', '', 1, 'cA'),
          ('iC', 1, 'w1', 'mail', 'email', '[]', 'bob@example.org', 'Bob Smith', '', '', '', 3, 'cC')`.execute(
        db,
      );
      await sql`insert into operation (id, at, by, writer, kind, body, erased, group_id, state, touched)
        values ('oF', 1, 'alice', 'w1', 'x', '{}', false, 4, 'applied', '[]')`.execute(db);
      await sql`insert into message (id, thread_id, at, writer, direction, author, subject, text)
        select 'm' || n, 't', n, 'w', 'in', '', '', 'hello' from generate_series(1, 450) n`.execute(db);
      await sql`update message set words = '' where id = 'm7'`.execute(db);

      await migrate(db);

      const groups = await groupsOfKeys(db, ["iA", "cA", "hA", "iB", "cB", "iC", "cC", "cD", "dE", "kF"]);
      const byGroup = Map.groupBy(groups.keys(), (key) => groups.get(key));
      expect([...byGroup.values()].map((keys) => keys.join(" ")).toSorted()).toEqual(
        ["iA cA hA", "iB cB iC cC kF", "cD", "dE"].toSorted(),
      );
      const moved = await sql<{ group_id: number }>`select group_id from identity where id = 'iC'
        union all select group_id from operation where id = 'oF'`.execute(db);
      expect(moved.rows.map(({ group_id }) => Number(group_id))).toEqual(Array(2).fill(groups.get("iB")));
      const [next] = await createGroupNumbers().take(db, 1);
      expect(next).toBeGreaterThan(members.length);

      let indexed = 0;
      for (let count = await indexMessages(db); count !== null; count = await indexMessages(db))
        indexed += count;
      expect(indexed).toBe(449);
      const names = await sql<{ name_key: string; made: string }>`
        select name_key, suggestion_name(name) as made from identity order by id`.execute(db);
      expect(names.rows.map(({ name_key, made }) => [name_key, made])).toEqual([
        ["ana muller", "ana muller"],
        ["bob smith", "bob smith"],
      ]);
    } finally {
      await store.dispose();
    }
  });
});
