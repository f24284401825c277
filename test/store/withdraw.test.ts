import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { MessageArrived } from "../../src/domain/facts.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import { digestOf } from "../../src/engine/digest.ts";
import { createLog } from "../../src/operations/fold-log.ts";
import { type Entry, placeOf } from "../../src/operations/fold-types.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { type Batch, emptyBatch, type Withdrawal } from "../../store/batch.ts";
import { decodeBatch, encodeBatch } from "../../store/encode-batch.ts";
import { erasedIds, pendingErasures } from "../../store/erase-pending.ts";
import { payloadWithoutErased } from "../../store/erase-texts.ts";
import { openProjection } from "../../store/projection.ts";
import { history } from "../../store/queries/history.ts";
import { describeOnEach } from "./databases.ts";
import { histories } from "./history.ts";
import { emptyStore, openTestStore } from "./open-test-store.ts";
import { expectedState, storedState } from "./stored-state.ts";

const refusal: Refusal = { rule: "F13", code: "not-allowed" };

const batchOf = (entries: readonly Entry[], withdrawn: readonly Withdrawal[] = []): Batch => ({
  ...emptyBatch,
  operations: entries.flatMap((entry) => (entry.type === "operation" ? [entry.operation] : [])),
  identities: entries.flatMap((entry) => (entry.type === "identity" ? [entry.identity] : [])),
  ...(withdrawn.length === 0 ? {} : { withdrawn }),
});

const isErasing = (entry: Entry): boolean =>
  entry.type === "operation" &&
  (entry.operation.kind === "customer.anonymize" || entry.operation.kind === "case.cancel");

/** Without what erases: that does not come back when it is withdrawn. */
const harmless = histories.map((batches) =>
  batches.map((batch) => batch.filter((entry) => !isErasing(entry))).filter((batch) => batch.length > 0),
);

const foldOf = (entries: readonly Entry[]) => {
  const log = createLog();
  log.add(entries);
  return expectedState(log, entries);
};

const chosen = (entries: readonly Entry[], pick: number): Entry | undefined => {
  const operations = entries.filter(({ type }) => type === "operation");
  return operations[pick % Math.max(1, operations.length)];
};

describeOnEach("a withdrawal", (place) => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    store = await openTestStore(place);
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store.dispose());

  const digest = async (projection: Awaited<ReturnType<typeof openProjection>>) =>
    (await digestOf(store.db, projection.desk())).digest;

  it("[F12] of what the hub refused leaves the tables as if it had never been decided, also after a rebuild", async () => {
    await fc.assert(
      fc.asyncProperty(harmless, fc.nat(), fc.boolean(), async (batches, pick, reopens) => {
        const entries = batches.flat();
        const gone = chosen(entries, pick);
        if (gone?.type !== "operation") return;
        const { id } = gone.operation;
        const rest = entries.filter((entry) => entry !== gone);
        const frames = [...batches.map((batch) => batchOf(batch)), batchOf([], [{ id, refusal }])].map(
          encodeBatch,
        );

        await emptyStore(store);
        let projection = await openProjection(store);
        for (const [index, frame] of frames.entries()) {
          if (reopens) projection = await openProjection(store);
          await projection.apply(decodeBatch(frame), index + 1);
        }
        const { [id]: withdrawn, ...operations } = (await storedState(store.db)).operations;
        expect({ ...(await storedState(store.db)), operations }).toEqual(foldOf(rest));
        const hasTexts = gone.operation.texts !== null;
        expect(withdrawn).toMatchObject({ state: "refused", refusal, texts: null, erased: hasTexts });
        expect(await pendingErasures(store.db)).toEqual(hasTexts ? [{ id, sequence: frames.length }] : []);
        expect(projection.clock()).toBe(Math.max(0, ...rest.map((entry) => placeOf(entry).at)));
        const digests = [await digest(projection)];

        const erased = payloadWithoutErased(await erasedIds(store.db));
        await emptyStore(store);
        const anew = await openProjection(store);
        for (const [index, payload] of frames.entries()) {
          const left = decodeBatch(erased({ payload }));
          for (const each of left.operations) expect(each.id === id ? each.texts : null).toBeNull();
          await anew.apply(left, index + 1, undefined, { isRebuild: true });
        }
        expect(await storedState(store.db)).toMatchObject({ ...foldOf(rest), operations });
        digests.push(await digest(anew));

        await emptyStore(store);
        const never = await openProjection(store);
        await never.apply(batchOf(rest), 1);
        expect(digests).toEqual([await digest(never), await digest(never)]);
      }),
      { numRuns: Number(process.env.ONEFOLD_RUNS ?? 15) },
    );
  }, 300_000);

  it("[F1] of what is stamped anew gives what the copies with the other clock alone give", async () => {
    await fc.assert(
      fc.asyncProperty(
        harmless,
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        async (batches, picks) => {
          const entries = batches.flat();
          const moved = new Set(picks.map((pick) => entries[pick % entries.length]!));
          const stamped = (entry: Entry): Entry => {
            const at = placeOf(entry).at - 5 * 1024;
            return entry.type === "operation"
              ? { type: "operation", operation: { ...entry.operation, at } }
              : { type: "identity", identity: { ...entry.identity, at } };
          };
          const anew = [...moved].map(stamped);
          const all = [...entries.filter((entry) => !moved.has(entry)), ...anew];
          await emptyStore(store);
          const projection = await openProjection(store);
          for (const [index, batch] of batches.entries()) await projection.apply(batchOf(batch), index + 1);
          const withdrawn = [...moved].map((entry) => ({ id: placeOf(entry).id, refusal: null }));
          await projection.apply(batchOf(anew, withdrawn), batches.length + 1);
          expect(await storedState(store.db)).toEqual(foldOf(all));
          expect(projection.clock()).toBe(Math.max(...all.map((entry) => placeOf(entry).at)));
          expect(await pendingErasures(store.db)).toEqual([]);
        },
      ),
      { numRuns: Number(process.env.ONEFOLD_RUNS ?? 15) },
    );
  }, 300_000);

  it("[F12] shows in History what was refused, tells its author, and offers it no more", async () => {
    const projection = await openProjection(store, { writer: () => "wown" });
    const identity = {
      ...{ id: "i1", at: 1024, writer: "wown", channel: "mail", kind: "email" as const, keys: [] },
      texts: { handle: "ann@example.org", name: "Ann", email: "", phone: "", uid: "" },
    };
    const remark: Operation = {
      ...{ id: "o1", at: 2048, by: "alice", writer: "wown", kind: "comment.add" },
      body: { customer: "c1", message: null },
      texts: { text: "the secret of ann" },
    };
    await projection.apply(
      { ...emptyBatch, identities: [identity], operations: [remark], isOutbound: true },
      1,
    );
    const outcome = await projection.apply({ ...emptyBatch, withdrawn: [{ id: "o1", refusal }] }, 2);
    expect(outcome).toEqual({ erases: true, notices: 1 });
    expect(await store.db.selectFrom("comment").selectAll().execute()).toEqual([]);
    expect(await store.db.selectFrom("outbound").select("id").execute()).toEqual([{ id: "i1" }]);
    expect(await history(store.db, { customer: "c1", offset: 0, limit: 5 })).toMatchObject({
      rows: [{ operation: "o1", state: "refused", refusal }],
    });
    const told = await store.db.selectFrom("notice").selectAll().execute();
    expect(told).toMatchObject([
      { operation: "o1", by: "alice", was: "applied", now: "withdrawn", refusal, touched: ["c1"] },
    ]);
    const { rows } = await sql<{ line: string }>`select operation::text as line from operation`.execute(
      store.db,
    );
    expect(JSON.stringify(rows)).not.toContain("secret");
    // Once more, as after a crash between note and acknowledgement: nothing is there to withdraw.
    await projection.apply({ ...emptyBatch, withdrawn: [{ id: "o1", refusal }] }, 3);
    expect(await store.db.selectFrom("notice").selectAll().execute()).toHaveLength(1);
  });

  it("[F1] of a message puts the new copy in its place, and turns the clock back", async () => {
    const projection = await openProjection(store);
    const identity = {
      ...{ id: "i1", at: 1024, writer: "wown", channel: "mail", kind: "email" as const, keys: [] },
      texts: { handle: "ann@example.org", name: "Ann", email: "", phone: "", uid: "" },
    };
    const message: MessageArrived = {
      ...{ id: "m1", thread: "t1", conversation: "v1", identity: "i1", at: 9 * 1024, writer: "wown" },
      ...{ direction: "in", sentAt: null },
      texts: { author: "Ann", subject: "Hello", text: "says", key: "k1" },
    };
    await projection.apply({ ...emptyBatch, identities: [identity], messages: [message] }, 1);
    expect(projection.clock()).toBe(9 * 1024);
    const anew = { ...message, at: 5 * 1024 };
    await projection.apply(
      { ...emptyBatch, messages: [anew], withdrawn: [{ id: "m1", refusal: null }], isOutbound: true },
      2,
    );
    expect(projection.clock()).toBe(5 * 1024);
    expect(await store.db.selectFrom("message").select(["id", "at", "natural_key"]).execute()).toEqual([
      { id: "m1", at: 5 * 1024, natural_key: "k1" },
    ]);
    expect(await store.db.selectFrom("thread").select(["id", "messages", "last_in_at"]).execute()).toEqual([
      { id: "t1", messages: 1, last_in_at: 5 },
    ]);
    expect(await store.db.selectFrom("outbound").select("id").execute()).toEqual([{ id: "m1" }]);
  });
});
