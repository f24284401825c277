import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { type Acknowledged, killRound, whatIsMissing } from "./kill-round.ts";

describe("kill -9", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-kill-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("loses nothing that was acknowledged, in five rounds on one folder", async () => {
    const data = join(folder, "data");
    let all: Acknowledged = { mails: [], operations: [] };
    for (let round = 1; round <= 5; round++) {
      const said = await killRound(data, inject("template"), round, Math.random() * 600);
      expect(said.mails.length).toBeGreaterThan(0);
      all = {
        mails: [...all.mails, ...said.mails],
        operations: [...all.operations, ...said.operations],
      };
      expect(await whatIsMissing(data, inject("template"), all)).toEqual([]);
    }
  }, 240_000);
});
