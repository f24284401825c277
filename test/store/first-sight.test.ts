import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clockAt } from "../../src/domain/order.ts";
import { digestOf } from "../../src/engine/digest.ts";
import { type Batch, emptyBatch, joinBatches } from "../../store/batch.ts";
import { openProjection } from "../../store/projection.ts";
import { describeOnEach } from "./databases.ts";
import { openTestStore } from "./open-test-store.ts";

const decided = { by: "alice", writer: "wa", texts: null };
const locked: Batch = {
  ...emptyBatch,
  operations: [{ ...decided, id: "o1", at: clockAt(5), kind: "customer.lock", body: { customer: "cX" } }],
};
const opened: Batch = {
  ...emptyBatch,
  operations: [
    { ...decided, id: "o2", at: clockAt(6), kind: "case.open", body: { thread: "tX", identity: "iX" } },
  ],
};
const seen = (texts: "with texts" | "bare"): Batch => ({
  ...emptyBatch,
  identities: [
    {
      ...{ id: "iX", at: clockAt(1), writer: "wa", channel: "mail", kind: "email", keys: [] },
      texts:
        texts === "bare"
          ? null
          : { handle: "x@example.org", name: "X", email: "x@example.org", phone: "", uid: "" },
    },
  ],
});
const together = (...batches: readonly Batch[]): Batch => batches.reduce(joinBatches, emptyBatch);

describeOnEach("first sight of somebody", (place) => {
  const stores: Awaited<ReturnType<typeof openTestStore>>[] = [];
  const open = async () => {
    const store = await openTestStore(place);
    stores.push(store);
    return { db: store.db, projection: await openProjection(store) };
  };
  let expected: string;
  beforeAll(async () => {
    const { db, projection } = await open();
    for (const [index, batch] of [seen("with texts"), locked, opened].entries())
      await projection.apply(batch, index + 1);
    expected = JSON.stringify(await digestOf(db, projection.desk()));
  });
  afterAll(async () => {
    for (const store of stores) await store.dispose();
  });

  it.each([
    ["its customer, then it", [together(locked, opened), seen("with texts")]],
    ["it, then its customer", [together(opened, locked), seen("with texts")]],
    ["both apart", [locked, opened, seen("with texts")]],
    ["all at once", [together(opened, locked, seen("with texts"))]],
  ] as const)("[F2] [F15] decisions that came before it are of its group: %s", async (_, batches) => {
    const { db, projection } = await open();
    for (const [index, batch] of batches.entries()) await projection.apply(batch, index + 1);
    const { rows } = await sql<{ id: string; state: string; group_id: number }>`
      select id, state, group_id from operation order by id`.execute(db);
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ["o1", "applied"],
      ["o2", "applied"],
    ]);
    expect(new Set(rows.map(({ group_id }) => Number(group_id))).size).toBe(1);
    expect(JSON.stringify(await digestOf(db, projection.desk()))).toBe(expected);
  });

  it("[F10] in two copies, of which one came without its texts, is to be erased where they were kept", async () => {
    const { db, projection } = await open();
    const { erases } = await projection.apply(together(seen("with texts"), seen("bare")), 1);
    expect(erases).toBe(true);
    expect(await db.selectFrom("erasing").select("id").execute()).toEqual([{ id: "iX" }]);
    const { rows } = await sql`select handle, name, erased from identity`.execute(db);
    expect(rows).toEqual([{ handle: "", name: "", erased: true }]);
  });
});
