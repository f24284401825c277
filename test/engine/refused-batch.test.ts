import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { emptyBatch } from "../../store/batch.ts";
import { encodeBatch } from "../../store/encode-batch.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";

describe("what the tables or the disk refuse", () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.dispose());

  const rows = (text: string) => desk.importText("rows.csv", `channel,kind,handle,name,text\n${text}\n`);

  it("is one rejection with its place, and stops neither the rest nor a rebuild", async () => {
    // More than any index of the database holds, and too random to be packed.
    const channel = randomBytes(4000).toString("hex");
    const file = join(desk.data, "..", "rows.csv");
    await writeFile(
      file,
      "channel,kind,handle,text\nchat,chat,carol,Hello\n,chat,dora,Hello\nchat,chat,eve,Hello\n",
    );
    const report = await desk.call("importPaths", { paths: [file], as: null, channel, map: {}, own: [] });
    expect(report).toMatchObject({ read: 3, imported: 2, duplicates: 0 });
    expect(report.rejected).toEqual([
      { where: expect.stringMatching(/rows\.csv:3$/), why: { code: "unstorable" } },
    ]);
    const before = await desk.call("digest", {});
    await desk.reopen({ rebuild: true });
    expect(await desk.call("digest", {})).toEqual(before);
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });

  it("is told of a row whose channel is no name of a folder", async () => {
    const report = await rows(`${"c".repeat(101)},chat,carol,Carol,Hello`);
    expect(report).toMatchObject({
      imported: 0,
      rejected: [{ why: { code: "long-channel", detail: "100" } }],
    });
  });

  describe("by the engine", () => {
    const withEngine = async (act: (engine: Engine) => Promise<void>): Promise<void> => {
      await desk.reopen({
        between: async () => {
          const engine = await openEngine({ data: desk.data });
          if ("tag" in engine) throw new Error(engine.tag);
          try {
            await act(engine);
          } finally {
            await engine.close();
          }
        },
      });
    };
    const role = (engine: Engine, letter: string) => ({
      ...emptyBatch,
      operations: [
        {
          id: `o${letter.repeat(26)}`,
          at: engine.tick(),
          by: "alice",
          writer: engine.writer,
          kind: "agent.set",
          body: { agent: `agent-${letter}`, role: "agent" },
          texts: null,
        } as const,
      ],
    });
    const write = (engine: Engine, letter: string) =>
      engine.exclusive(() => engine.write(role(engine, letter), []));
    const agents = (engine: Engine) => [...engine.projection.desk().roles.keys()].sort();

    it("keeps nothing of a batch that could not be recorded", async () => {
      await withEngine(async (engine) => {
        vi.spyOn(engine.journal, "append").mockRejectedValueOnce(new Error("the disk is full"));
        await expect(write(engine, "1")).rejects.toThrow("the disk is full");
        expect(agents(engine)).toEqual([]);
        await write(engine, "2");
        expect(agents(engine)).toEqual(["agent-2", "alice"]);
      });
      expect((await desk.call("digest", {})).operations).toBe(1);
    });

    it("applies first what was recorded and then not kept", async () => {
      await withEngine(async (engine) => {
        await engine.journal.append(encodeBatch(role(engine, "1")));
        await write(engine, "2");
        expect(agents(engine)).toEqual(["agent-1", "agent-2", "alice"]);
        expect(engine.projection.applied()).toBe(engine.journal.last());
      });
      expect((await desk.call("digest", {})).operations).toBe(2);
    });
  });
});
