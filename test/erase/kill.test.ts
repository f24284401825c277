import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";
import { customerOf, leaveFiles, leaveTraces, traces } from "./made-up-person.ts";
import { rawGrep } from "./raw-grep.ts";

/** Anonymizes in a process of its own, which is killed so many milliseconds after it acknowledged that. */
const anonymizeAndKill = async (
  data: string,
  identities: readonly string[],
  delay: number,
): Promise<void> => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "erase-child.ts"), data, inject("template"), ...identities],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), ended]);
  setTimeout(() => child.kill("SIGKILL"), delay);
  const [code, signal] = await ended;
  if (signal !== "SIGKILL") throw new Error(`the process ended by itself: ${code}`);
};

describe("an erasure that is killed", () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.dispose());

  it.for([0, 40, 300])(
    "[F10] %i ms after it was acknowledged is finished by the next start",
    { timeout: 120_000 },
    async (delay) => {
      const { identities } = await leaveTraces(desk);
      await rm(join(dirname(desk.data), "people.csv"));
      const file = join(dirname(desk.data), "desk.backup");
      await desk.call("backup", { file });
      const customer = await customerOf(desk, `mail:${traces.email}`);
      await desk.reopen({
        between: async () => {
          await leaveFiles(desk.data, customer);
          await anonymizeAndKill(desk.data, identities, delay);
          // Nor is it forgotten with the database: the journal tells.
          if (delay === 40) await rm(join(desk.data, "pg"), { recursive: true });
        },
      });
      expect(await desk.call("messageSearch", { text: "gribblenox", offset: 0, limit: 5 })).toMatchObject({
        total: 0,
      });
      expect(await desk.call("erasure", {})).toEqual({ unreached: [], sending: 0 });
      expect(await rawGrep(dirname(file), ...Object.values(traces))).toEqual([]);
      const { digest } = await desk.call("digest", {});
      await desk.reopen({ rebuild: true });
      expect(await rawGrep(dirname(file), ...Object.values(traces))).toEqual([]);
      expect((await desk.call("digest", {})).digest).toBe(digest);
      expect(await desk.call("check", {})).toMatchObject({ ok: true });
    },
  );
});
