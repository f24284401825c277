import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { outgrownTables, renewStatistics } from "../../store/statistics.ts";
import { openTestDesk } from "../engine/open-test-desk.ts";
import { describeOnEach } from "./databases.ts";
import { openTestStore } from "./open-test-store.ts";

describeOnEach("the planner's statistics", (place) => {
  let store: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    store = await openTestStore(place);
    // A server makes statistics by itself, whenever it gets to it.
    await sql`alter table alias set (autovacuum_enabled = off)`.execute(store.db);
  });
  afterAll(() => store.dispose());

  const fill = (from: number, to: number) =>
    sql`insert into alias select 'd' || n, 'i' || n from generate_series(${sql.lit(from)}, ${sql.lit(to)}) n`.execute(
      store.db,
    );

  it("are made anew when a table has doubled, and not before", async () => {
    await fill(1, 10);
    expect(await outgrownTables(store.db)).toEqual([]);
    await fill(11, 10_000);
    expect(await outgrownTables(store.db)).toEqual(["alias"]);
    await renewStatistics(store.db, "alias");
    expect(await outgrownTables(store.db)).toEqual([]);
    await fill(10_001, 12_000);
    expect(await outgrownTables(store.db)).toEqual([]);
    await fill(12_001, 25_000);
    expect(await outgrownTables(store.db)).toEqual(["alias"]);
  });

  it("an import leaves statistics of what came in", { timeout: 120_000 }, async () => {
    const desk = await openTestDesk(place);
    try {
      const rows = Array.from({ length: 2_000 }, (_, n) => `mail,email,person${n}@example.org,Person ${n}`);
      await desk.importText("people.csv", ["channel,kind,handle,name", ...rows].join("\n"));
      // Waits for what follows an import.
      await desk.call("messageSearch", { text: "nothing", offset: 0, limit: 1 });
      // The last in order is always quoted.
      const { found } = await desk.call("check", { scan: "person9@example.org" });
      expect(found.some((place) => place.startsWith("statistics of identity"))).toBe(true);
    } finally {
      await desk.dispose();
    }
  });
});
