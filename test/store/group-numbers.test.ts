import { sql } from "kysely";
import { expect, it } from "vitest";
import { clockAt } from "../../src/domain/order.ts";
import { type Batch, emptyBatch } from "../../store/batch.ts";
import { openProjection } from "../../store/projection.ts";
import { describeOnEach } from "./databases.ts";
import { openTestStore } from "./open-test-store.ts";

const people = (from: number, count: number): Batch => ({
  ...emptyBatch,
  identities: Array.from({ length: count }, (_, index) => ({
    id: `i${from + index}`,
    at: clockAt(1),
    writer: "wa",
    channel: "mail",
    kind: "email",
    keys: [],
    texts: { handle: `p${from + index}@example.org`, name: "", email: "", phone: "", uid: "" },
  })),
});

describeOnEach("numbers of groups", (place) => {
  it("[F2] are given once, also when a batch failed and the server forgot what it had given", async () => {
    const store = await openTestStore(place);
    try {
      const projection = await openProjection(store);
      const refused = projection.apply(people(0, 25), 1, () => Promise.reject(new Error("disk full")));
      await expect(refused).rejects.toThrow("disk full");
      await sql`alter sequence group_number restart`.execute(store.db);
      await projection.apply(people(0, 25), 1);
      await projection.apply(people(25, 1_100), 2);
      const { rows } = await sql<{ groups: number }>`
        select count(distinct group_id)::int as groups from identity`.execute(store.db);
      expect(rows).toEqual([{ groups: 1_125 }]);
    } finally {
      await store.dispose();
    }
  });
});
