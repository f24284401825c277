import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { openDesk } from "../../src/engine/open-desk.ts";
import { type BuiltProgram, buildProgram } from "../cli/built-program.ts";
import { openPtyProgram, type PtyProgram } from "./pty-program.ts";

/** Milliseconds: two databases and a hub open on a machine that has other things to do. */
const patience = 120_000;

describe.skipIf(process.platform !== "linux")("onefold demo --with-colleague, in a terminal", () => {
  let built: BuiltProgram;
  let folder: string;
  let data: string;
  let temporary: string;
  let program: PtyProgram;
  beforeAll(async () => {
    built = await buildProgram();
  });
  afterAll(() => built.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-with-colleague-"));
    data = join(folder, "data");
    temporary = await mkdtemp(join(folder, "temporary-"));
  });
  afterEach(async () => {
    program.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  const open = (): PtyProgram => {
    const command = [built.path, "--data", data, "--agent", "robin", "--lang", "en"];
    return openPtyProgram([process.execPath, ...command, "demo", "--with-colleague"], {
      ...{ columns: 120, rows: 40, patience },
      env: { TMPDIR: temporary, ONEFOLD_DATA: "" },
    });
  };

  const shows = (pattern: RegExp) => program.waitFor((rows) => rows.some((row) => pattern.test(row)));

  /** The processes that the desk started. */
  const beside = async (): Promise<readonly number[]> => {
    const children = await readFile(`/proc/${program.pid}/task/${program.pid}/children`, "utf8");
    return children.trim().split(" ").map(Number);
  };

  const expectNothingLeft = async (processes: readonly number[]): Promise<void> => {
    expect(processes).toHaveLength(1);
    await expect.poll(() => processes.filter(isRunning), { timeout: patience }).toEqual([]);
    await expect.poll(() => readdir(temporary), { timeout: patience }).toEqual([]);
    expect(await readdir(data)).not.toContain("hub.json");
  };

  /** A desk of one's own again, which nothing waits to leave. */
  const expectPlainDesk = async (): Promise<void> => {
    const opened = await openDesk({ data, template: inject("template"), syncs: true, environment: {} });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    const session = opened.desk.openSession({ agent: "robin", locale: "en", timezone: "UTC" });
    expect(await session.call("syncState", {})).toMatchObject({ state: "none", unsent: 0, reason: null });
    const { checks } = await session.call("check", {});
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    await opened.desk.close();
  };

  it("shows a colleague and what she decides, and leaves a desk of one's own", {
    timeout: 600_000,
  }, async () => {
    program = open();
    await shows(/ connected$/);
    await shows(/• aiko/);
    const processes = await beside();
    expect(await readdir(temporary)).toHaveLength(1);
    program.type("/");
    program.type("slate jacket");
    await shows(/▶ Nora Albrecht .*Two jackets/);
    program.type("\r");
    await shows(/Email · 3 messages · open/);
    program.type("c");
    await shows(/aiko commented: The courier has the label/);
    program.type("\x1b");
    await program.waitFor((rows) => !rows.some((row) => row.includes("Customer information ─")));
    program.type("q");
    expect((await program.exited).exitCode).toBe(0);
    await expectNothingLeft(processes);
    await expectPlainDesk();
  });

  it.each(["SIGTERM", "SIGKILL"])("leaves nothing behind after %s", { timeout: 600_000 }, async (signal) => {
    program = open();
    await shows(/• aiko/);
    const processes = await beside();
    process.kill(program.pid, signal);
    await program.exited;
    await expectNothingLeft(processes);
    await expectPlainDesk();
  });
});

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
