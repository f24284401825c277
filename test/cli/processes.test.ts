import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runnableNode } from "../../src/cli/node-version.ts";
import { openLock } from "../../store/lock.ts";
import { type BuiltProgram, buildProgram, endOf } from "./built-program.ts";

describe("the program as a process", () => {
  let program: BuiltProgram;
  let folder: string;
  let data: string;
  const everybody = 3000;

  beforeAll(async () => {
    program = await buildProgram();
    folder = await mkdtemp(join(tmpdir(), "onefold-process-"));
    data = join(folder, "data");
    const rows = Array.from({ length: everybody }, (_, n) => `mail,email,p${n}@example.org,Person ${n}`);
    await writeFile(join(folder, "people.csv"), `channel,kind,handle,name\n${rows.join("\n")}\n`);
  });
  afterAll(async () => {
    await program.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("imports, and tells nothing but the report when nobody watches", async () => {
    const { code, out, err } = await program.run(
      "--data",
      data,
      "import",
      join(folder, "people.csv"),
      "--json",
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ read: everybody, imported: everybody });
  });

  it("is silent when the reader has seen enough", async () => {
    const child = program.start("--data", data, "identities", "--json");
    const ended = endOf(child);
    await once(child.stdout!, "data");
    child.stdout!.destroy();
    expect(await ended).toMatchObject({ code: 0, signal: null, err: "" });
  });

  it("exits with 5 while another process has the folder, and harms nothing", async () => {
    const lock = await openLock(data);
    if ("tag" in lock) throw new Error(lock.tag);
    const { code, err, out } = await program.run("--data", data, "digest");
    lock.release();
    expect({ code, out }).toEqual({ code: 5, out: "" });
    expect(err).toBe(
      `Process ${process.pid} works in ${data}. Nothing was changed. Close the other onefold, or give another folder with --data.\n`,
    );
    expect((await program.run("--data", data, "digest")).code).toBe(0);
  });

  it("says that the desk needs a terminal", async () => {
    const { code, err } = await program.run("--data", data);
    expect(code).toBe(2);
    expect(err).toContain("The desk needs a terminal");
  });

  it("ends an import at Ctrl-C cleanly, and the same import again reads the rest", async () => {
    const stopped = join(folder, "stopped");
    const many = 20_000;
    const rows = Array.from({ length: many }, (_, n) => `mail,email,q${n}@example.org,Person ${n}`);
    const file = join(folder, "many.csv");
    await writeFile(file, `channel,kind,handle,name\n${rows.join("\n")}\n`);
    const child = program.start("--data", stopped, "import", file);
    const ended = endOf(child);
    await journalBegun(join(stopped, "journal"), ended);
    child.kill("SIGINT");
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(/^Stopped\. What was imported so far is kept\./u);
    const { out } = await program.run("--data", stopped, "import", file, "--json");
    const report = JSON.parse(out) as { read: number; imported: number; duplicates: number };
    expect(report.read).toBe(many);
    expect(report.imported + report.duplicates).toBe(many);
    expect(report.duplicates).toBeGreaterThan(0);
    expect((await program.run("--data", stopped, "doctor")).code).toBe(0);
  }, 120_000);

  it("takes its own code as the build compiled it, in its thread too, and says the same", async () => {
    const args = ["--data", data, "digest"];
    const before = await program.run(...args);
    const script = fileURLToPath(new URL("../../scripts/compile-program.ts", import.meta.url));
    const dist = dirname(program.path);
    expect((await endOf(spawn(process.execPath, ["--no-warnings", script, dist]))).code).toBe(0);
    expect(await program.run(...args)).toEqual(before);
    const env = { ...process.env, NODE_DEBUG_NATIVE: "COMPILE_CACHE" };
    const { err } = await endOf(spawn(process.execPath, [program.path, ...args], { env }));
    const taken = err.split("\n").filter((line) => /chunks\/.* was accepted/.test(line));
    const threadsOwn = err.split("\n").filter((line) => /pglite\/.* was accepted/.test(line));
    expect([taken.length > 5, threadsOwn.length > 1]).toEqual([true, true]);
    expect(err).not.toMatch(/chunks\/.* was rejected/);
  });

  it("hands over to the Node of its own packages when run by an older one", async () => {
    const place = join(folder, "place");
    const beside = pathToFileURL(join(place, "dist", "onefold.js")).href;
    expect(runnableNode("24.0.0", beside)).toBe("this");
    expect(runnableNode("20.11.1", beside)).toBe("none");
    await mkdir(join(place, "node_modules", ".bin"), { recursive: true });
    const own = join(place, "node_modules", ".bin", "node");
    await symlink(process.execPath, own);
    expect(runnableNode("20.11.1", beside)).toEqual({ path: own });
  });
});

/** Resolves when the first batch is on disk. Fails when the process ends before. */
const journalBegun = async (journal: string, ended: Promise<unknown>): Promise<void> => {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  for (;;) {
    if (isOver) throw new Error("the import ended before it could be stopped");
    const names = await readdir(journal).catch(() => []);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(journal, name))).size));
    if (sizes.some((size) => size > 10_000)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
};
