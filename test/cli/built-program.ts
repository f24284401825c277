import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { bundle } from "../../scripts/bundle.ts";

/** The program as it ships, built of the sources as they are now. */
export interface BuiltProgram {
  readonly path: string;
  start(...args: string[]): ChildProcess;
  run(...args: string[]): Promise<Ended>;
  close(): Promise<void>;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Within node_modules, so that the packages that stay outside of the bundle are found. */
const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));

export const buildProgram = async (): Promise<BuiltProgram> => {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "onefold-program-"));
  await bundle(
    {
      onefold: "src/cli.ts",
      "desk-worker": "src/engine/desk-worker.ts",
      "import-reader": "src/engine/import-reader.ts",
      colleague: "src/cli/colleague/colleague-process.ts",
    },
    folder,
  );
  await cp(inject("template"), join(folder, "template"), { recursive: true });
  const path = join(folder, "onefold.js");
  const start = (...args: string[]) =>
    spawn(process.execPath, [path, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "", LC_MESSAGES: "", ONEFOLD_DATA: "" },
    });
  return {
    path,
    start,
    run: (...args) => endOf(start(...args)),
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Everything that a process says, once it has ended. */
export const endOf = (child: ChildProcess): Promise<Ended> => {
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
};
