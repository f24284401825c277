import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../scripts/bundle.ts";
import { openPtyProgram, type PtyProgram } from "./pty-program.ts";

let folder: string;

/** A shell asks for the terminal's settings before and after; the program between is the bundled sample. */
const open = (options = ""): PtyProgram => {
  const sample = `'${process.execPath}' ${options} '${join(folder, "sample.js")}'`;
  const script = `set -m; echo "before $(stty -g)"; ${sample}; echo "status $?"; echo "after $(stty -g)"; exec cat`;
  return openPtyProgram(["/bin/bash", "--norc", "-c", script]);
};

const isUp = (rows: readonly string[]): boolean => rows[1]?.startsWith("▶     0  Sender 0") === true;
const expectRestored = async (program: PtyProgram): Promise<readonly string[]> => {
  const rows = await program.waitFor(() => /after [0-9a-f:]+\r\n/.test(program.written()));
  const [, before] = /before ([0-9a-f:]+)\r/.exec(program.written())!;
  expect(program.written()).toContain(`after ${before}\r`);
  expect(program.terminal.buffer.active.type).toBe("normal");
  expect([...program.modes()].sort((a, b) => a - b)).toEqual([7, 25]);
  return rows;
};

/** The sample itself, the child of the shell. */
const sampleOf = async (program: PtyProgram): Promise<number> => {
  const children = await readFile(`/proc/${program.pid}/task/${program.pid}/children`, "utf8");
  return Number(children.trim().split(" ").at(-1));
};

describe.skipIf(process.platform !== "linux")("the terminal is as it was", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-pty-"));
    await bundle({ sample: "test/screen/sample-app.tsx" }, folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("after quitting", async () => {
    const program = open();
    await program.waitFor(isUp);
    expect([...program.modes()].sort((a, b) => a - b)).toEqual([1049, 2004]);
    program.type("jj");
    await program.waitFor((rows) => rows[3]?.startsWith("▶     2") === true);
    program.type("q");
    const rows = await expectRestored(program);
    expect(rows).toContain("ended: left");
    program.kill("SIGKILL");
  });

  it("with no warning of Node's over it meanwhile", async () => {
    const warn = join(folder, "warn.cjs");
    await writeFile(warn, 'process.on("SIGUSR2", () => process.emitWarning("over the screen"));');
    const program = open(`-r '${warn}'`);
    await program.waitFor(isUp);
    process.kill(await sampleOf(program), "SIGUSR2");
    program.type("jj");
    await program.waitFor((rows) => rows[3]?.startsWith("▶     2") === true);
    program.type("q");
    await expectRestored(program);
    expect(program.written()).not.toContain("over the screen");
    program.kill("SIGKILL");
  });

  it.each([
    ["SIGTERM", "ended: left SIGTERM"],
    ["SIGHUP", "ended: lost SIGHUP"],
    ["SIGINT", "ended: left SIGINT"],
  ] as const)("after %s", async (signal, line) => {
    const program = open();
    await program.waitFor(isUp);
    process.kill(await sampleOf(program), signal);
    expect(await expectRestored(program)).toContain(line);
    program.kill("SIGKILL");
  });

  it("after Ctrl-C", async () => {
    const program = open();
    await program.waitFor(isUp);
    program.type("\x03");
    expect(await expectRestored(program)).toContain("ended: left");
    program.kill("SIGKILL");
  });

  it("after a throw in a key handler", async () => {
    const program = open();
    await program.waitFor(isUp);
    program.type("x");
    const rows = await expectRestored(program);
    expect(rows).toContain("ended: failed");
    expect(rows).toContain("status 1");
    program.kill("SIGKILL");
  });

  it("after an exception that nobody caught, which is then told", async () => {
    const program = open();
    await program.waitFor(isUp);
    program.type("X");
    const rows = await expectRestored(program);
    expect(rows.join("\n")).toContain("nobody catches this");
    expect(rows).toContain("status 1");
    program.kill("SIGKILL");
  });

  it("while suspended by Ctrl-Z; continuing repaints", async () => {
    const sample = `'${process.execPath}' '${join(folder, "sample.js")}'`;
    const script = `set -m; echo "before $(stty -g)"; ${sample}; echo "stopped"; echo "after $(stty -g)"; read; fg >/dev/null; echo over; exec cat`;
    const program = openPtyProgram(["/bin/bash", "--norc", "-c", script]);
    await program.waitFor(isUp);
    program.type("j");
    await program.waitFor((rows) => rows[2]?.startsWith("▶     1") === true);
    program.type("\x1a");
    await expectRestored(program);
    program.type("\r");
    await program.waitFor((rows) => rows[2]?.startsWith("▶     1") === true);
    expect(program.terminal.buffer.active.type).toBe("alternate");
    program.type("j");
    await program.waitFor((rows) => rows[3]?.startsWith("▶     2") === true);
    program.type("q");
    await program.waitFor((rows) => rows.includes("over"));
    expect([...program.modes()].sort((a, b) => a - b)).toEqual([7, 25]);
    program.kill("SIGKILL");
  });

  it("ends when the terminal goes away", async () => {
    const program = openPtyProgram([process.execPath, join(folder, "sample.js")]);
    await program.waitFor(isUp);
    program.kill("SIGHUP");
    const end = await program.exited;
    expect(end.signal ?? 0).toBe(0);
  });

  it("follows the window's size", async () => {
    const program = open();
    await program.waitFor(isUp);
    program.resize(120, 40);
    await program.waitFor(
      (rows) => rows[39] === "j down  k up  q quit" && rows[38]?.includes("Line 37") === true,
    );
    program.resize(60, 10);
    await program.waitFor((rows) => rows[9] === "j down  k up  q quit");
    program.type("q");
    await expectRestored(program);
    program.kill("SIGKILL");
  });
});
