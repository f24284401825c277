import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Operation } from "../../src/operations/operation.ts";
import { type Batch, emptyBatch } from "../../store/batch.ts";
import { openProjection, type Projection } from "../../store/projection.ts";
import { acknowledgeNotices, notices } from "../../store/queries/notices.ts";
import { describeOnEach } from "./databases.ts";
import { emptyStore, openTestStore } from "./open-test-store.ts";

const own = "wown";

const seen = (name: string, at: number) => ({
  ...{ id: `i${name}`, at: at * 1024, writer: own, channel: "mail", kind: "email" as const, keys: [] },
  texts: { handle: `${name}@example.org`, name, email: "", phone: "", uid: "" },
});

const decided = (
  id: string,
  at: number,
  by: string,
  writer: string,
  kind: string,
  body: unknown,
  texts: unknown = null,
): Operation => ({ id, at: at * 1024, by, writer, kind, body, texts }) as Operation;

const edit = (id: string, at: number, by: string, writer = own): Operation =>
  decided(
    id,
    at,
    by,
    writer,
    "customer.edit",
    { customer: "cann", fields: ["company"] },
    { set: { company: id } },
  );
const lock = (id: string, at: number, by: string, writer: string): Operation =>
  decided(id, at, by, writer, "customer.lock", { customer: "cann" });
const switched = (
  kind: "undo" | "redo",
  id: string,
  at: number,
  by: string,
  target: string,
  writer = "wbob",
) => decided(id, at, by, writer, `operation.${kind}`, { operations: [target] });

describeOnEach("notices", (place) => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  let projection: Projection;
  let sequence: number;
  beforeAll(async () => {
    store = await openTestStore(place);
  });
  beforeEach(async () => {
    await emptyStore(store);
    projection = await openProjection(store, { writer: () => own });
    sequence = 0;
    await apply({ identities: [seen("ann", 1), seen("bea", 2)] });
  });
  afterAll(() => store.dispose());

  const apply = async (batch: Partial<Batch>): Promise<number> =>
    (await projection.apply({ ...emptyBatch, ...batch }, ++sequence)).notices;
  const told = async (agent = "alice") => (await notices(store.db, { agent, offset: 0, limit: 10 })).rows;

  it("[F12] tell an author of a decision that somebody else's earlier one refuses, and by whom", async () => {
    await apply({ operations: [edit("o1", 10, "alice")] });
    expect(await apply({ operations: [lock("o2", 9, "bob", "wbob")] })).toBe(1);
    expect(await told()).toMatchObject([
      {
        ...{
          operation: "o1",
          kind: "customer.edit",
          by: "alice",
          decidedAt: 10,
          was: "applied",
          now: "refused",
        },
        refusal: { rule: "F9", code: "locked", by: "bob" },
        cause: { operation: "o2", kind: "customer.lock", by: "bob", at: 9 },
        ...{ customer: "cann", customerName: "ann", repeatable: true, acknowledged: false },
      },
    ]);
    expect(await told("bob")).toEqual([]);
  });

  it("[F12] tell what came true, with what made it so where one operation did", async () => {
    await apply({ operations: [edit("o1", 10, "alice"), lock("o2", 9, "bob", "wbob")] });
    expect(
      await apply({
        operations: [decided("o3", 9.5, "cleo", "wcleo", "customer.unlock", { customer: "cann" })],
      }),
    ).toBe(1);
    expect(await told()).toMatchObject([
      { was: "refused", now: "applied", refusal: null, cause: { operation: "o3", by: "cleo", at: 9 } },
    ]);
  });

  it("[F7] [F12] tell what somebody else undid and redid, and not what the author did", async () => {
    await apply({ operations: [edit("o1", 10, "alice"), edit("o2", 11, "alice")] });
    expect(await apply({ operations: [switched("undo", "o3", 12, "bob", "o1")] })).toBe(1);
    expect(await apply({ operations: [switched("undo", "o4", 13, "alice", "o2", "welsewhere")] })).toBe(0);
    expect(await apply({ operations: [switched("redo", "o5", 14, "alice", "o2", "welsewhere")] })).toBe(0);
    expect(await apply({ operations: [switched("redo", "o6", 15, "cleo", "o1")] })).toBe(1);
    expect(await told()).toMatchObject([
      { operation: "o1", was: "undone", now: "applied", cause: { operation: "o6", by: "cleo" } },
      { operation: "o1", was: "applied", now: "undone", cause: { operation: "o3", by: "bob" } },
    ]);
  });

  it("[F12] tell of nothing that was decided elsewhere, that the author turned here, or that did not turn", async () => {
    await apply({ operations: [edit("o1", 10, "bob", "wbob"), edit("o2", 11, "alice")] });
    // Bob's is not this replica's to tell.
    expect(await apply({ operations: [lock("o3", 9, "cleo", "wcleo")] })).toBe(1);
    expect(await told("bob")).toEqual([]);
    // What alice turns by a decision of her own, made here, her preview has told.
    expect(
      await apply({
        operations: [decided("o4", 12, "alice", own, "operation.undo", { operations: ["o2"] })],
      }),
    ).toBe(0);
    expect(await apply({ operations: [edit("o5", 20, "cleo", "wcleo")] })).toBe(0);
  });

  it("[F13] tell of what a role that was taken away earlier refuses, also of a decision on the desk", async () => {
    const role = (id: string, at: number, by: string, agent: string, name: string | null, writer: string) =>
      decided(id, at, by, writer, "agent.set", { agent, role: name });
    await apply({ operations: [role("o1", 3, "bob", "alice", "admin", "wbob")] });
    await apply({ operations: [edit("o2", 10, "alice"), role("o3", 11, "alice", "dan", "agent", own)] });
    expect(await apply({ operations: [role("o4", 9, "bob", "alice", null, "wbob")] })).toBe(2);
    const rows = await told();
    expect(rows.map(({ operation }) => operation).sort()).toEqual(["o2", "o3"]);
    for (const row of rows) {
      expect(row).toMatchObject({ now: "refused", refusal: { rule: "F13", code: "not-allowed" } });
    }
    expect(rows.find(({ operation }) => operation === "o3")?.cause).toMatchObject({
      operation: "o4",
      by: "bob",
    });
  });

  it("[F12] come unacknowledged ones first, then the newest, with the name that the customer has now", async () => {
    await apply({ operations: [edit("o1", 10, "alice"), edit("o2", 11, "alice")] });
    await apply({ operations: [switched("undo", "o3", 12, "bob", "o1")] });
    await apply({ operations: [switched("undo", "o4", 13, "bob", "o2")] });
    const ids = (await told()).map(({ id }) => id);
    expect(await acknowledgeNotices(store.db, "bob", ids)).toBe(false);
    expect(await acknowledgeNotices(store.db, "alice", [ids[0]!])).toBe(true);
    expect((await told()).map(({ id, acknowledged }) => [id, acknowledged])).toEqual([
      [ids[1], false],
      [ids[0], true],
    ]);
    expect(await acknowledgeNotices(store.db, "alice", null)).toBe(true);
    await apply({
      operations: [decided("o9", 30, "bob", "wbob", "customer.anonymize", { identities: ["iann"] })],
    });
    const rows = await told();
    expect(rows.map(({ customerName, repeatable }) => [customerName, repeatable])).toEqual([
      [null, false],
      [null, false],
    ]);
    expect(JSON.stringify(await store.db.selectFrom("notice").selectAll().execute())).not.toMatch(
      /ann@|"ann"/,
    );
  });

  it("[F12] come after a crash as they would have come, and not again when the database is made anew", async () => {
    const turning: Batch = { ...emptyBatch, operations: [lock("o2", 9, "bob", "wbob")] };
    await apply({ operations: [edit("o1", 10, "alice")] });
    await expect(
      projection.apply(turning, sequence + 1, async () => {
        throw new Error("killed");
      }),
    ).rejects.toThrow("killed");
    expect(await told()).toEqual([]);
    expect(await apply(turning)).toBe(1);

    await emptyStore(store);
    const anew = await openProjection(store, { writer: () => own });
    const batches = [
      { ...emptyBatch, identities: [seen("ann", 1)], operations: [edit("o1", 10, "alice")] },
      turning,
    ];
    for (const [index, batch] of batches.entries()) {
      await anew.apply(batch, index + 1, undefined, { isRebuild: true });
    }
    expect(await told()).toEqual([]);
  });
});
