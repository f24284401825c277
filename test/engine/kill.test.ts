import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { describeOnEach, type TestDatabase } from "../store/databases.ts";
import { type Acknowledged, killRound, whatIsMissing } from "./kill-round.ts";

describeOnEach("kill -9", (place) => {
  let folder: string;
  let database: TestDatabase;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-kill-"));
    database = await place.makeDatabase();
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it("loses nothing that was acknowledged, in five rounds on one folder", async () => {
    const data = join(folder, "data");
    let all: Acknowledged = { mails: [], operations: [] };
    for (let round = 1; round <= 5; round++) {
      const said = await killRound(data, inject("template"), round, Math.random() * 600, database.url);
      expect(said.mails.length).toBeGreaterThan(0);
      all = {
        mails: [...all.mails, ...said.mails],
        operations: [...all.operations, ...said.operations],
      };
      expect(await whatIsMissing(data, inject("template"), all, database.url)).toEqual([]);
    }
  }, 240_000);
});
