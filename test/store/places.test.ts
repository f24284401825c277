import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { idDigest } from "../../src/sync/id-digest.ts";
import { type Batch, canJoin, emptyBatch, joinBatches, type Placement } from "../../store/batch.ts";
import { decodeBatch, encodeBatch } from "../../store/encode-batch.ts";
import { openProjection } from "../../store/projection.ts";
import { emptyStore, openTestStore } from "./open-test-store.ts";

const shard = "log/wabc/2026w48";
const placed = (ids: readonly string[], from = 0, name = shard): readonly Placement[] =>
  ids.map((id, index) => ({ shard: name, client: 2 ** 32 - 5, clock: from + index, width: 1, id }));

const seen = (id: string) => ({
  id,
  at: 1024,
  writer: "wabc",
  channel: "mail",
  kind: "email" as const,
  keys: [],
  texts: { handle: `${id}@example.org`, name: id, email: "", phone: "", uid: "" },
});

describe("what a batch says of shards and of what is to be offered", () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store.dispose());

  const shards = () => store.db.selectFrom("shard").selectAll().orderBy("name").execute();
  const outbound = async () =>
    (await store.db.selectFrom("outbound").select("id").orderBy("ord").execute()).map(({ id }) => id);

  it("counts entries where they stand, with the digest that replicas compute", async () => {
    const projection = await openProjection(store);
    const other = placed(["o9"], 0, "feed/wdef/1");
    await projection.apply({ ...emptyBatch, placements: [...placed(["o1", "o2", "i3"]), ...other] }, 1);
    // Some of it again, at its place and, under another client, at a second one.
    const again = placed(["o1"]).map((each) => ({ ...each, client: 7 }));
    await projection.apply({ ...emptyBatch, placements: [...placed(["i3", "ü4"], 2), ...again] }, 2);
    expect(await shards()).toMatchObject([
      { name: "feed/wdef/1", writer: "wdef", count: 1, digest: idDigest(["o9"]), sealed: false },
      { name: shard, writer: "wabc", count: 4, digest: idDigest(["o1", "o2", "i3", "ü4"]), known: null },
    ]);
    const entries = await store.db.selectFrom("shard_entry").selectAll().where("id", "=", "ü4").execute();
    expect(entries).toEqual([{ shard, client: 2 ** 32 - 5, clock: 3, width: 1, id: "ü4" }]);
  });

  it("notes what is to be offered in one transaction with it, and nothing of others", async () => {
    const projection = await openProjection(store);
    const own: Batch = {
      ...emptyBatch,
      identities: [seen("i1"), seen("i2")],
      references: [["r1", "v1"]],
      isOutbound: true,
    };
    await projection.apply(own, 1);
    await projection.apply({ ...emptyBatch, identities: [seen("i3")] }, 2);
    expect(await outbound()).toEqual(["i1", "i2", "r1"]);
    await expect(
      projection.apply({ ...emptyBatch, identities: [seen("i4")], isOutbound: true }, 3, async () => {
        throw new Error("no room");
      }),
    ).rejects.toThrow("no room");
    expect(await outbound()).toEqual(["i1", "i2", "r1"]);
  });

  it("keeps apart what is to be offered where a replay makes one batch of several", async () => {
    const own: Batch = { ...emptyBatch, identities: [seen("i1")], isOutbound: true };
    const others: Batch = { ...emptyBatch, identities: [seen("i2")] };
    const projection = await openProjection(store);
    await projection.apply([own, others, own, others].reduce(joinBatches, emptyBatch), 1);
    expect(await outbound()).toEqual(["i1"]);
    const withdrawing: Batch = { ...emptyBatch, withdrawn: [{ id: "o1", refusal: null }] };
    expect([canJoin(emptyBatch, withdrawing), canJoin(own, withdrawing), canJoin(withdrawing, own)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("comes out of the journal as it went in, also what an older program wrote", () => {
    const message = {
      id: "m1",
      thread: "t1",
      conversation: "v1",
      identity: "i1",
      at: 1,
      writer: "wabc",
      direction: "in" as const,
      sentAt: 5,
      texts: { author: "a", subject: "b", text: "c", key: "d" },
    };
    const batch: Batch = {
      ...emptyBatch,
      messages: [message, { ...message, id: "m2", texts: { author: "", subject: "", text: "" } }],
      withdrawn: [
        { id: "o1", refusal: { rule: "F13", code: "not-allowed" } },
        { id: "o2", refusal: null },
      ],
      placements: [...placed(["o1", "o2"]), ...placed(["i1"], 0, "feed/wabc/1")],
      isOutbound: true,
    };
    expect(decodeBatch(encodeBatch(batch))).toEqual(batch);
    const old: Batch = { ...emptyBatch, messages: [{ ...message, texts: null }] };
    expect(decodeBatch(encodeBatch(old))).toEqual(old);
    expect(Object.keys(decodeBatch(encodeBatch(old)))).toEqual(Object.keys(emptyBatch));
  });
});
