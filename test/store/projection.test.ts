import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createLog } from "../../src/operations/fold-log.ts";
import type { Entry } from "../../src/operations/fold-types.ts";
import { type Batch, emptyBatch } from "../../store/batch.ts";
import { openProjection } from "../../store/projection.ts";
import { describeOnEach } from "./databases.ts";
import { histories } from "./history.ts";
import { emptyStore, openTestStore } from "./open-test-store.ts";
import { expectedState, storedState } from "./stored-state.ts";

const batchOf = (entries: readonly Entry[]): Batch => ({
  ...emptyBatch,
  operations: entries.flatMap((entry) => (entry.type === "operation" ? [entry.operation] : [])),
  identities: entries.flatMap((entry) => (entry.type === "identity" ? [entry.identity] : [])),
});

describeOnEach("projection", (place) => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    store = await openTestStore(place);
  });
  beforeEach(() => emptyStore(store));
  afterAll(() => store.dispose());

  it("[F2] keeps the tables equal to the fold in memory after every batch", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (batches) => {
        await emptyStore(store);
        const projection = await openProjection(store);
        const log = createLog();
        const entries: Entry[] = [];
        for (const [index, batch] of batches.entries()) {
          await projection.apply(batchOf(batch), index + 1);
          log.add(batch);
          entries.push(...batch);
          expect(await storedState(store.db)).toEqual(expectedState(log, entries));
        }
        expect(projection.applied()).toBe(batches.length);
        // Nothing in memory is needed to go on.
        const reopened = await openProjection(store);
        expect([reopened.applied(), reopened.clock()]).toEqual([projection.applied(), projection.clock()]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
