import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMutex } from "../../src/engine/mutex.ts";
import { createSearchIndex } from "../../src/engine/search-index.ts";
import { unsearched } from "../../store/search-index.ts";
import { openTestStore } from "../store/open-test-store.ts";

describe("the words of messages", () => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    store = await openTestStore();
  });
  afterAll(() => store.dispose());

  const arrive = (from: number, to: number) => {
    const ids = Array.from({ length: to - from + 1 }, (_, n) => `m${from + n}`);
    return sql`with waiting as (${unsearched(ids)})
      insert into message (id, thread_id, at, writer, direction, author, subject, text)
      select 'm' || n, 't', n, 'w', 'in', '', '', 'hello'
      from generate_series(${sql.lit(from)}, ${sql.lit(to)}) n`.execute(store.db);
  };
  const waiting = async () =>
    (await sql`select 1 from message where words is null`.execute(store.db)).rows.length;

  it("wait for the end of an import, unless somebody searches", async () => {
    const exclusive = createMutex();
    const index = createSearchIndex(store.db, exclusive);
    await index.after(async () => {
      await arrive(1, 300);
      index.begin();
      await exclusive(async () => {});
      expect(await waiting()).toBe(300);
      await index.ready();
      expect(await waiting()).toBe(0);
      await arrive(301, 400);
    });
    // What began by itself is what is waited for here, or is done already.
    await index.ready();
    expect(await waiting()).toBe(0);
    await index.stop();
  });
});
