import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FolderInUse, type Lock, openLock } from "../../store/lock.ts";

const isLock = (lock: Lock | FolderInUse): lock is Lock => !("tag" in lock);

describe("openLock", () => {
  let folder: string;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-lock-"));
  });
  afterEach(async () => {
    if (child?.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  });

  it("names the folder and the process that holds it, and is freed by kill -9", async () => {
    child = spawn(process.execPath, [join(import.meta.dirname, "lock-holder.ts"), folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = await once(child.stdout!, "data");
    expect(JSON.parse(String(said))).toEqual({ tag: "held" });

    expect(await openLock(folder)).toEqual({ tag: "folder-in-use", folder, pid: child.pid });

    child.kill("SIGKILL");
    await once(child, "exit");
    const lock = await openLock(folder);
    expect(isLock(lock)).toBe(true);
    if (isLock(lock)) lock.release();
  });

  it("holds within one process too, until it is released", async () => {
    const first = await openLock(folder);
    if (!isLock(first)) throw new Error("the folder is new");
    expect(await openLock(folder)).toMatchObject({ tag: "folder-in-use", pid: process.pid });
    first.release();
    first.release();
    const second = await openLock(folder);
    expect(isLock(second)).toBe(true);
    if (isLock(second)) second.release();
  });
});
