/**
 * Makes `dist/`: the program (`onefold.js`, with what only some commands need in `chunks/`), the engine's worker, the
 * template that a new data folder starts from, and what Node compiled of the database and of the program. `npm ci` runs
 * it through `prepare`.
 */
import { spawnSync } from "node:child_process";
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compiledProgram } from "../src/cli/compiled-program.ts";
import { compiledCodeBeside } from "../store/compiled-code.ts";
import { makeTemplate } from "../store/template.ts";
import { bundle } from "./bundle.ts";

const project = new URL("../", import.meta.url);
const dist = fileURLToPath(new URL("dist/", project));
const template = `${dist}template`;

const build = async (): Promise<void> => {
  await mkdir(dist, { recursive: true });
  const { metafile } = await bundle(
    {
      onefold: "src/cli.ts",
      "desk-worker": "src/engine/desk-worker.ts",
      "import-reader": "src/engine/import-reader.ts",
      colleague: "src/cli/colleague/colleague-process.ts",
    },
    dist,
  );
  const program = await readFile(`${dist}onefold.js`, "utf8");
  await writeFile(`${dist}onefold.js`, `#!/usr/bin/env node\n${program}`);
  await chmod(`${dist}onefold.js`, 0o755);
  await removeStaleChunks(Object.keys(metafile!.outputs).map((output) => basename(output)));
  if (!(await isNewerThanStore(template))) await makeTemplate(template);
  if (!(await isNewerThanStore(compiledCodeBeside(template)))) {
    compile("compile-pglite.ts", template, "The code of the database could not be kept");
  }
  const compiled = compiledProgram(pathToFileURL(dist).href);
  await rm(compiled, { recursive: true, force: true });
  await mkdir(compiled);
  compile("compile-program.ts", dist, "The code of the program could not be kept");
};

/** In a process of its own: V8's code of this one is of other work, and its flags may not be the program's. */
const compile = (name: string, argument: string, failed: string): void => {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const { status } = spawnSync(process.execPath, ["--no-warnings", script, argument], { stdio: "inherit" });
  if (status !== 0) console.warn(`${failed}: starts and imports take longer.`);
};

/** Chunks carry a hash of their content. The old ones go last, so that a build that fails breaks nothing. */
const removeStaleChunks = async (made: readonly string[]): Promise<void> => {
  for (const name of await readdir(`${dist}chunks`)) {
    if (!made.includes(name)) await rm(`${dist}chunks/${name}`, { force: true });
  }
};

/** What takes seconds is made anew when the store or a package changed since. */
const isNewerThanStore = async (file: string): Promise<boolean> => {
  const made = await stat(file).catch(() => null);
  if (made === null) return false;
  const store = fileURLToPath(new URL("store/", project));
  const files = (await readdir(store, { recursive: true })).map((name) => store + name);
  const sources = [...files, fileURLToPath(new URL("package-lock.json", project))];
  const times = await Promise.all(sources.map(async (file) => (await stat(file)).mtimeMs));
  return times.every((time) => time < made.mtimeMs);
};

await build();
