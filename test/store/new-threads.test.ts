import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { MessageArrived } from "../../src/domain/facts.ts";
import { clockAt } from "../../src/domain/order.ts";
import { type Batch, emptyBatch } from "../../store/batch.ts";
import { openProjection } from "../../store/projection.ts";
import { describeOnEach } from "./databases.ts";
import { openTestStore } from "./open-test-store.ts";

/** What arrives in threads of one person each; ids begin with `run`, so that runs share the tables. */
const arrivals = fc.uniqueArray(
  fc.record({
    message: fc.nat({ max: 30 }),
    thread: fc.nat({ max: 2 }),
    at: fc.integer({ min: 5_000, max: 20_000 }),
    isOut: fc.boolean(),
    // Some are sent at once, and some undated.
    sentAt: fc.option(fc.integer({ min: 3, max: 16 })),
    isLookedUp: fc.nat({ max: 4 }).map((n) => n > 0),
  }),
  { selector: ({ message }) => message, minLength: 1, maxLength: 12 },
);
type Arrivals = typeof arrivals extends fc.Arbitrary<infer T> ? T : never;

const messagesOf = (run: string, drawn: Arrivals): readonly MessageArrived[] =>
  drawn.map(({ message, thread, at, isOut, sentAt }) => ({
    id: `m${run}${message}`,
    thread: `t${run}${thread}`,
    conversation: `v${run}${thread}`,
    identity: `i${run}${thread}`,
    at,
    writer: "wa",
    direction: isOut ? "out" : "in",
    sentAt,
    texts: { author: "", subject: `s${message}`, text: "" },
  }));

const people = (run: string): Batch => ({
  ...emptyBatch,
  identities: [0, 1, 2].map((thread) => ({
    id: `i${run}${thread}`,
    at: clockAt(1),
    writer: "wa",
    channel: "mail",
    kind: "email",
    keys: [],
    texts: { handle: `p${run}${thread}@example.org`, name: "", email: "", phone: "", uid: "" },
  })),
});

/** A case that was opened and closed in a thread before any of its messages came. */
const closedCase = (run: string): Batch => {
  const decided = { by: "alice", writer: "wa", texts: null };
  const opened = { thread: `t${run}1`, identity: `i${run}1` };
  return {
    ...emptyBatch,
    operations: [
      { ...decided, id: `o${run}1`, at: clockAt(2), kind: "case.open", body: opened },
      { ...decided, id: `o${run}2`, at: clockAt(3), kind: "case.close", body: { case: `o${run}1` } },
    ],
  };
};

/** Messages of which whoever made the batch has looked most up before, or none, and all their people, or one. */
const batchOf = (run: string, drawn: Arrivals, looksUp: boolean, looksUpAll = false): Batch => {
  const lookedUp = drawn.filter(({ isLookedUp }) => isLookedUp);
  const messages = new Set(messagesOf(run, lookedUp).map(({ id }) => id));
  const found = people(run).identities.slice(0, looksUpAll ? 3 : 1);
  const places = new Map(found.map((identity) => [identity.id, identity]));
  return {
    ...emptyBatch,
    messages: messagesOf(run, drawn),
    ...(looksUp ? { lookedUp: { newMessages: messages, areReferencesNew: true, identities: places } } : {}),
  };
};

describeOnEach("threads that an import makes", (place) => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    store = await openTestStore(place);
  });
  afterAll(() => store.dispose());

  it("say of their messages what the table says, whether these were looked up before or not", async () => {
    const projection = await openProjection(store);
    let runs = 0;
    const threadsAfter = async (given: (run: string) => readonly Batch[]) => {
      const run = `${String(++runs).padStart(4, "0")}.`;
      for (const batch of given(run)) await projection.apply(batch, projection.applied() + 1);
      const { rows } = await sql<{ id: string }>`select * from thread where id like ${`t${run}%`}
        order by id collate "C"`.execute(store.db);
      expect(rows.length).toBeGreaterThan(0);
      return JSON.parse(JSON.stringify(rows).replaceAll(run, ""));
    };
    await fc.assert(
      fc.asyncProperty(
        arrivals,
        arrivals,
        fc.boolean(),
        fc.boolean(),
        async (first, second, isCased, all) => {
          const earlier = new Set(first.map(({ message }) => message));
          const later = second.filter(({ message }) => !earlier.has(message));
          const given = (looksUp: boolean) => (run: string) => [
            people(run),
            ...(isCased ? [closedCase(run)] : []),
            batchOf(run, first, looksUp, all),
            batchOf(run, later, looksUp, all),
          ];
          expect(await threadsAfter(given(true))).toEqual(await threadsAfter(given(false)));
        },
      ),
      { numRuns: 100 },
    );
  });
});
