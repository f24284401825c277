import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Store } from "../../store/open-store.ts";
import { inboxPage } from "../../store/queries/inbox-page.ts";
import { describeOnEach } from "./databases.ts";
import { openTestStore } from "./open-test-store.ts";

interface Row {
  readonly id: string;
  readonly open: boolean;
  readonly channel: string;
  readonly lastAt: number | null;
}

const threads = fc.uniqueArray(
  fc.record({
    id: fc.nat({ max: 99 }).map((n) => `t${n}`),
    open: fc.boolean(),
    channel: fc.constantFrom("mail", "chat"),
    // Many at the same time, and some without any.
    lastAt: fc.option(fc.nat({ max: 5 })),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);

describeOnEach("a page of the Inbox", (place) => {
  let store: Store & { dispose(): Promise<void> };
  beforeAll(async () => {
    store = await openTestStore(place);
    await sql`insert into identity (id, at, writer, channel, kind, keys, handle, name, email, phone, uid, group_id,
        customer_id)
      values ('i1', 1, 'w1', 'mail', 'email', '[]', 'ana@example.org', 'Ana', '', '', '', 1, 'c1')`.execute(
      store.db,
    );
    await sql`insert into customer (id, name, locked, anonymized, review, profile, search, first_at)
      values ('c1', 'Ana', false, false, false, '{"single": {}, "list": {}}', ' ana', 1)`.execute(store.db);
  });
  beforeEach(async () => {
    await sql`delete from thread`.execute(store.db);
  });
  afterAll(() => store.dispose());

  const fill = async (rows: readonly Row[]): Promise<void> => {
    await sql`delete from thread`.execute(store.db);
    for (const { id, open, channel, lastAt } of rows) {
      await sql`insert into thread (id, identity_id, conversation, channel, kind, subject, messages, last_at,
          last_direction, open)
        values (${id}, 'i1', 'v1', ${channel}, 'email', '', 1, ${lastAt}, 'in', ${open})`.execute(store.db);
    }
  };
  const folders: Readonly<Record<string, (row: Row) => boolean>> = {
    all: () => true,
    open: ({ open }) => open,
    closed: ({ open }) => !open,
    "channel:chat": ({ channel }) => channel === "chat",
  };
  const newestFirst = (a: Row, b: Row): number =>
    (b.lastAt ?? -1) - (a.lastAt ?? -1) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

  it("[I1] holds the folder's threads, newest first, from anywhere on", async () => {
    await fc.assert(
      fc.asyncProperty(
        threads,
        fc.nat({ max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        async (rows, offset, limit) => {
          await fill(rows);
          for (const [folder, isIn] of Object.entries(folders)) {
            const expected = rows.filter(isIn).toSorted(newestFirst);
            for (const customer of [{}, { customer: "c1" }]) {
              const page = await inboxPage(store.db, { folder, offset, limit, ...customer });
              expect(page.rows.map(({ id }) => id)).toEqual(
                expected.slice(offset, offset + limit).map(({ id }) => id),
              );
              expect(page.total).toBe(expected.length);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
