/**
 * Breaks each rule of the fold on purpose, in a copy, and shows which tests notice:
 * `node scripts/fold-mutations.ts [--only TEXT] [--runs N]`. Exit status 1 when a broken rule goes unnoticed.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type FoldMutation, foldMutations } from "./fold-mutation-list.ts";

const { values } = parseArgs({
  options: { only: { type: "string", default: "" }, runs: { type: "string", default: "400" } },
});

const project = resolve(import.meta.dirname, "..");
const copy = mkdtempSync(join(tmpdir(), "fold-mutations-"));

const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };

const run = (args: readonly string[]): { ok: boolean; output: string } => {
  const done = spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8", timeout: 120_000, env });
  return { ok: done.status === 0, output: `${done.stdout}${done.stderr}` };
};

/** The first property that fails; null when all hold. */
const failedProperty = (): string | null => {
  const { ok, output } = run(["scripts/fold-properties.ts", "--runs", values.runs, "--seed", "7", "--first"]);
  return ok ? null : (/^BROKEN {2}(.*)$/m.exec(output)?.[1] ?? "(does not run)");
};

const failedTests = (): number => {
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const args = [vitest, "run", "test/operations", "--exclude", "**/properties.test.ts", "--no-isolate"];
  const { ok, output } = run([...args, "--reporter", "dot"]);
  if (ok) return 0;
  return Number(/Tests +(\d+) failed/.exec(output)?.[1] ?? 1);
};

const tryMutation = ({ file, find, replace }: FoldMutation): { property: string | null; tests: number } => {
  const path = join(copy, "src", "operations", file);
  const source = readFileSync(path, "utf8");
  if (source.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    return { property: failedProperty(), tests: failedTests() };
  } finally {
    writeFileSync(path, source);
  }
};

try {
  for (const folder of ["src/domain", "src/operations", "test/operations", "scripts"])
    cpSync(join(project, folder), join(copy, folder), { recursive: true });
  cpSync(join(project, "package.json"), join(copy, "package.json"));
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  const sound = { property: failedProperty(), tests: failedTests() };
  if (sound.property !== null || sound.tests > 0) throw new Error("the tests fail before anything is broken");

  let unnoticed = 0;
  console.log("| rule | broken on purpose | first property that notices | unit tests |\n|---|---|---|---|");
  for (const mutation of foldMutations) {
    if (!`${mutation.rule} ${mutation.what}`.includes(values.only)) continue;
    const { property, tests } = tryMutation(mutation);
    if (property === null && tests === 0) unnoticed += 1;
    const noticed = property === null && tests === 0 ? " **UNNOTICED**" : "";
    console.log(`| ${mutation.rule} | ${mutation.what}${noticed} | ${property ?? "–"} | ${tests || "–"} |`);
  }
  console.log(`\n${unnoticed === 0 ? "Every broken rule is noticed." : `${unnoticed} went unnoticed.`}`);
  process.exitCode = unnoticed === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
