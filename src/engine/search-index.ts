import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Database } from "../../store/schema.ts";
import { indexMessages, settleSearch } from "../../store/search-index.ts";
import { outgrownTables, renewStatistics } from "../../store/statistics.ts";
import type { Mutex } from "./mutex.ts";

/**
 * Makes imported messages findable by their words, beside everything else that goes on; and sees to it that the
 * database knows how much there is, so that it looks for few rows by an index.
 */
export interface SearchIndex {
  /** Goes on in the background until every message is findable; after the imports under way, if there are any. */
  begin(): void;
  /** Runs an import, and begins when it has ended: it would need twice the time beside it. */
  after<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when every message is findable. Not to be awaited within `exclusive`. */
  ready(): Promise<void>;
  /** Ends after the step under way; the rest waits for the next opening. */
  stop(): Promise<void>;
}

/**
 * Taking words out of text and sorting them into the index takes as long as all the rest of an import, so it is done
 * after it; whoever searches before that waits for it.
 */
export const createSearchIndex = (db: Kysely<Database>, exclusive: Mutex): SearchIndex => {
  let running: Promise<void> | null = null;
  let isStopped = false;
  let imports = 0;

  const takeStock = async (): Promise<void> => {
    for (const table of await outgrownTables(db)) {
      if (isStopped) return;
      await exclusive(() => renewStatistics(db, table));
    }
  };

  const run = async (): Promise<void> => {
    // First, because the words of a large import take minutes; they make the table grow again.
    await takeStock();
    let indexed = 0;
    while (!isStopped) {
      const count = await exclusive(() => indexMessages(db));
      if (count === null) break;
      indexed += count;
      await setImmediate();
    }
    if (indexed > 0 && !isStopped) await exclusive(() => settleSearch(db));
    await takeStock();
  };

  const begin = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  const beginUnasked = (): void => {
    // A fault shows where somebody waits for the index; here nobody does.
    if (imports === 0) begin().catch(() => undefined);
  };

  return {
    begin: beginUnasked,
    after: async (work) => {
      imports++;
      try {
        return await work();
      } finally {
        imports--;
        beginUnasked();
      }
    },
    ready: async () => {
      // What began before the last import may have ended before its messages.
      await running;
      await begin();
    },
    stop: async () => {
      isStopped = true;
      await running?.catch(() => undefined);
    },
  };
};
