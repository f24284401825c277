import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { describeOnEach, type TestDatabase } from "../store/databases.ts";
import { addAgents } from "./add-agents.ts";
import { hubKillRound, missingAtHub } from "./hub-kill-round.ts";

describeOnEach("kill -9 of the hub", (place) => {
  let folder: string;
  let database: TestDatabase;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-hub-kill-"));
    database = await place.makeDatabase();
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it("loses nothing that it acknowledged, in three rounds on one desk", async () => {
    const where = { data: join(folder, "data"), database: database.url, template: inject("template") };
    const tokens = await addAgents(where, { alice: "admin", bob: "agent" });
    const acknowledged: string[] = [];
    for (let round = 1; round <= 3; round++) {
      const said = await hubKillRound(where, tokens, Math.random() * 400);
      expect(said.length).toBeGreaterThan(0);
      acknowledged.push(...said);
      expect(await missingAtHub(where, acknowledged)).toEqual([]);
    }
  }, 240_000);
});
