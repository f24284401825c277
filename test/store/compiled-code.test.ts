import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { pgliteSource, readCompiledCode, writeCompiledCode } from "../../store/compiled-code.ts";
import { openPglite } from "../../store/open-pglite.ts";
import { copyTemplate } from "../../store/template.ts";

let folder: string;
let file: string;
const source = pgliteSource();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-code-"));
  file = join(folder, "pglite.code");
  copyTemplate(inject("template"), join(folder, "pg"));
  const pglite = await openPglite(join(folder, "pg"));
  await pglite.query("select sum(n) from generate_series(1, 200000) n");
  await pglite.close();
  expect(await writeCompiledCode(file)).toBe(true);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("gives back the code of the database that ran", async () => {
  const compiled = readCompiledCode(file, source);
  expect(compiled).not.toBeNull();
  const kept = await readFile(file);
  expect(kept.length).toBeGreaterThan(100_000);
});

it("takes no file that is absent, damaged, cut short or of another source", async () => {
  expect(readCompiledCode(join(folder, "absent"), source)).toBeNull();
  const kept = await readFile(file);
  const other = join(folder, "other");

  await writeFile(other, kept.subarray(0, kept.length - 1));
  expect(readCompiledCode(other, source)).toBeNull();

  await writeFile(other, "");
  expect(readCompiledCode(other, source)).toBeNull();

  const damaged = Buffer.from(kept);
  damaged[kept.length >> 1]! ^= 1;
  await writeFile(other, damaged);
  expect(readCompiledCode(other, source)).toBeNull();

  const changed = Uint8Array.from(source);
  changed[changed.length - 1]! ^= 1;
  expect(readCompiledCode(file, changed)).toBeNull();
});

it("takes no code, and does not fail, in a process that compiles with other flags", () => {
  const module = JSON.stringify(new URL("../../store/compiled-code.ts", import.meta.url));
  const script = `import { pgliteSource, readCompiledCode } from ${module};
    process.stdout.write(String(readCompiledCode(${JSON.stringify(file)}, pgliteSource())));`;
  const flags = ["--max-lazy", "--no-warnings", "--input-type=module"];
  expect(execFileSync(process.execPath, [...flags, "--eval", script], { encoding: "utf8" })).toBe("null");
});
