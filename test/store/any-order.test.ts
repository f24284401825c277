import fc from "fast-check";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { MessageArrived } from "../../src/domain/facts.ts";
import { digestOf } from "../../src/engine/digest.ts";
import type { Entry } from "../../src/operations/fold-types.ts";
import { withoutTexts } from "../../src/operations/normalise.ts";
import { type Batch, emptyBatch, joinBatches, type LookedUp } from "../../store/batch.ts";
import { knownConversations, knownIdentities, knownMessages } from "../../store/known-facts.ts";
import { openProjection, type Projection } from "../../store/projection.ts";
import type { Database } from "../../store/schema.ts";
import { everything, histories } from "../operations/histories.ts";
import { describeOnEach } from "./databases.ts";
import { emptyStore, openTestStore } from "./open-test-store.ts";

/** Copies of few messages, in threads of the identities that the histories know; some of them erased. */
const messages = fc.array(
  fc
    .record({
      id: fc.nat({ max: 5 }),
      thread: fc.nat({ max: 3 }),
      at: fc.integer({ min: 95, max: 130 }),
      writer: fc.constantFrom("wa", "wb"),
      isOut: fc.boolean(),
      sentAt: fc.option(fc.nat({ max: 3 })),
      isErased: fc.nat({ max: 9 }).map((n) => n === 0),
    })
    .map(({ id, thread, at, writer, isOut, sentAt, isErased }): MessageArrived => {
      const key = writer === "wa" ? { key: `k${id}` } : {};
      return {
        id: `m${id}`,
        thread: `t${thread}`,
        conversation: `v${thread}`,
        identity: `i${thread}`,
        at: at * 1024,
        writer,
        direction: isOut ? "out" : "in",
        sentAt: isErased ? null : sentAt,
        texts: isErased
          ? null
          : { author: `a${thread}`, subject: `s${id} ${writer}`, text: `says ${at}`, ...key },
      };
    }),
  { maxLength: 14 },
);

const references = fc.array(
  fc
    .tuple(fc.nat({ max: 3 }), fc.nat({ max: 4 }))
    .map(([hash, conversation]) => [`r${hash}`, `v${conversation}`] as const),
  { maxLength: 6 },
);

/** Everything that is to arrive, each piece as a batch of its own. */
const pieces = fc
  .record({
    entries: histories(everything),
    messages,
    references,
    erased: fc.array(fc.nat({ max: 60 }), { maxLength: 3 }),
  })
  .map(({ entries, messages, references, erased }): readonly Batch[] => [
    ...entries.map(batchOf),
    // Somebody had them erased already.
    ...erased.flatMap((place) => (place < entries.length ? [batchOf(withoutTexts(entries[place]!))] : [])),
    ...messages.map((message): Batch => ({ ...emptyBatch, messages: [message] })),
    ...references.map((reference): Batch => ({ ...emptyBatch, references: [reference] })),
  ]);

const batchOf = (entry: Entry): Batch =>
  entry.type === "operation"
    ? { ...emptyBatch, operations: [entry.operation] }
    : { ...emptyBatch, identities: [entry.identity] };

/** An order of arrival, with pieces that arrive twice, and where batches end. */
const orders = fc.array(fc.record({ place: fc.nat(), ends: fc.boolean() }), { minLength: 90, maxLength: 90 });
type Order = typeof orders extends fc.Arbitrary<infer T> ? T : never;

/** `looksUp`: half of the batches say what was there before and what not, as an import does. */
const deliver = async (
  { db, projection, looksUp }: { db: Kysely<Database>; projection: Projection; looksUp: boolean },
  all: readonly Batch[],
  order: Order,
): Promise<void> => {
  const waiting = [...all, ...all.filter((_, place) => order[place % order.length]!.place % 7 === 0)];
  let batch = emptyBatch;
  let sequence = 0;
  for (let turn = 0; waiting.length > 0; turn++) {
    const { place, ends } = order[turn % order.length]!;
    const [next] = waiting.splice(place % waiting.length, 1);
    batch = joinBatches(batch, next!);
    if (!ends && waiting.length > 0) continue;
    if (looksUp && turn % 2 === 0) batch = { ...batch, lookedUp: await lookUp(db, batch) };
    await projection.apply(batch, ++sequence);
    batch = emptyBatch;
  }
};

const lookUp = async (
  db: Kysely<Database>,
  { identities, messages, references }: Batch,
): Promise<LookedUp> => {
  const known = await knownMessages(
    db,
    messages.map(({ id }) => id),
  );
  const people = await knownIdentities(
    db,
    messages.map(({ identity }) => identity),
  );
  const unfit = messages.filter(({ id, identity }) => known.has(id) || people.get(identity)?.erased === true);
  const others = new Set(unfit.map(({ id }) => id));
  const hashes = references.map(([hash]) => hash);
  const stored = await db.selectFrom("identity").select(["id", "channel", "kind"]).execute();
  return {
    newMessages: new Set(messages.map(({ id }) => id).filter((id) => !others.has(id))),
    areReferencesNew:
      new Set(hashes).size === hashes.length && (await knownConversations(db, hashes)).size === 0,
    identities: new Map([...stored, ...identities].map((identity) => [identity.id, identity])),
  };
};

/** What the tables say, but for numbers of groups, the index of words, and what a replica alone knows. */
const tables = async (db: Kysely<Database>) => {
  const all = async (select: ReturnType<typeof sql>) => (await sql`${select}`.execute(db)).rows;
  return {
    operations: await all(sql`select id, at, by, writer, kind, body, texts, erased, state, refusal, undone_by,
      touched from operation order by id collate "C"`),
    identities:
      await all(sql`select id, at, writer, channel, kind, keys, handle, name, email, phone, uid, also,
      erased, customer_id, joined_rule, joined_with from identity order by id collate "C"`),
    customers: await all(sql`select * from customer order by id collate "C"`),
    aliases: await all(sql`select * from alias order by id collate "C"`),
    cases: await all(sql`select * from desk_case order by id collate "C"`),
    comments: await all(sql`select * from comment order by id collate "C"`),
    dismissals: await all(sql`select * from dismissal order by operation collate "C"`),
    threads: await all(sql`select * from thread order by id collate "C"`),
    messages:
      await all(sql`select id, thread_id, at, writer, direction, sent_at, author, subject, text, natural_key
      from message order by id collate "C"`),
    copies: await all(sql`select * from message_copy order by id collate "C", thread_id collate "C"`),
    tombstones: await all(sql`select * from tombstone order by hash collate "C"`),
    references: await all(sql`select * from reference order by hash collate "C"`),
  };
};

describeOnEach("tables and the order of arrival", (place) => {
  const stores: Awaited<ReturnType<typeof openTestStore>>[] = [];
  beforeAll(async () => {
    stores.push(await openTestStore(place), await openTestStore(place));
  });
  afterAll(async () => {
    for (const store of stores) await store.dispose();
  });

  it("[F15] any order, copies and batches of facts and operations give the same tables and digest", async () => {
    await fc.assert(
      fc.asyncProperty(pieces, orders, orders, async (all, ...both) => {
        const replicas: { db: Kysely<Database>; projection: Projection }[] = [];
        for (const [turn, store] of stores.entries()) {
          await emptyStore(store);
          const projection = await openProjection(store);
          await deliver({ db: store.db, projection, looksUp: turn === 1 }, all, both[turn]!);
          replicas.push({ db: store.db, projection });
        }
        // What one had to erase before it heard of everything is gone for both: a missing text travels.
        const erased = new Set<string>();
        for (const { db } of replicas) for (const id of await erasedOperations(db)) erased.add(id);
        const bare = all
          .flatMap(({ operations }) => operations)
          .filter(({ id }) => erased.has(id))
          .map((operation) => ({ ...operation, texts: null }));
        const outcomes = [];
        for (const { db, projection } of replicas) {
          await projection.apply({ ...emptyBatch, operations: bare }, projection.applied() + 1);
          outcomes.push({
            tables: await tables(db),
            digest: await digestOf(db, projection.desk()),
            clock: projection.clock(),
          });
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
      }),
      { numRuns: Number(process.env.ONEFOLD_RUNS ?? 15), endOnFailure: true },
    );
  }, 300_000);

  it.each([1, 2])(
    "[F10] a message of which a copy is in a thread of anonymized i%i goes, in whatever order that is heard",
    async (name) => {
      const [store] = stores;
      const states: unknown[] = [];
      for (const order of permutations([
        joinBatches(seen(1), seen(2)),
        copy(1, 10),
        copy(2, 5),
        anonymized(name),
      ])) {
        await emptyStore(store!);
        const projection = await openProjection(store!);
        for (const [index, batch] of order.entries()) await projection.apply(batch, index + 1);
        states.push(await tables(store!.db));
      }
      expect(states[0]).toMatchObject({
        messages: [],
        tombstones: [{ hash: "m1", thread_id: "t2", identity_id: "i2", at: 5 * 1024, writer: "w2" }],
        copies: [
          { id: "m1", thread_id: "t1" },
          { id: "m1", thread_id: "t2" },
        ],
        threads: [
          { id: "t1", messages: 0, channel: "mail" },
          { id: "t2", messages: 0, channel: "mail" },
        ],
      });
      for (const state of states) expect(state).toEqual(states[0]);
    },
    120_000,
  );
});

const copy = (thread: number, at: number): Batch => ({
  ...emptyBatch,
  messages: [
    {
      ...{ id: "m1", thread: `t${thread}`, conversation: `v${thread}`, identity: `i${thread}` },
      ...{ at: at * 1024, writer: `w${thread}`, direction: "in", sentAt: 1 },
      texts: { author: "a", subject: "s", text: `says ${thread}` },
    },
  ],
});

const seen = (name: number): Batch => ({
  ...emptyBatch,
  identities: [
    {
      ...{ id: `i${name}`, at: name * 1024, writer: "w0", channel: "mail", kind: "email", keys: [] },
      texts: { handle: `${name}@example.org`, name: "", email: "", phone: "", uid: "" },
    },
  ],
});

const anonymized = (name: number): Batch => ({
  ...emptyBatch,
  operations: [
    {
      ...{ id: "o1", at: 99 * 1024, by: "alice", writer: "w0", kind: "customer.anonymize", texts: null },
      body: { identities: [`i${name}`] },
    },
  ],
});

const permutations = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.length === 0
    ? [[]]
    : list.flatMap((first) =>
        permutations(list.filter((each) => each !== first)).map((rest) => [first, ...rest]),
      );

const erasedOperations = async (db: Kysely<Database>): Promise<readonly string[]> => {
  const rows = await db.selectFrom("operation").select("id").where("erased", "=", true).execute();
  return rows.map(({ id }) => id);
};
