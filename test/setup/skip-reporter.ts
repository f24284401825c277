import { readFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** What tests may need from outside, and how to give it to them. */
const needs: Readonly<Record<string, string>> = {
  ONEFOLD_TEST_DATA: "it is not set; it names the folder with the real material (.ci/run sets it)",
  ONEFOLD_TEST_POSTGRES:
    "it is not set; it names a PostgreSQL server whose role may make databases (.ci/run starts one)",
};

/**
 * Says at the end of a run which tests were skipped and why: a test file that needs something from outside, or the
 * name of its suite, names the environment variable, and the ones that are not set are the reasons.
 */
export const createSkipReporter = (
  print: (line: string) => void = (line) => console.log(line),
  environment: NodeJS.ProcessEnv = process.env,
): Reporter => ({
  onTestRunEnd: (modules) => {
    for (const line of skipReport(modules, environment)) print(line);
  },
});

const skipReport = (modules: readonly TestModule[], environment: NodeJS.ProcessEnv): readonly string[] => {
  const skipped = modules
    .map((module) => ({ module, tests: [...module.children.allTests("skipped")] }))
    .filter(({ tests }) => tests.length > 0);
  if (skipped.length === 0) return ["Skipped nothing."];
  const total = skipped.reduce((sum, { tests }) => sum + tests.length, 0);
  return [
    `Skipped ${total} tests:`,
    ...skipped.map(({ module, tests }) => {
      const source = [readFileSync(module.moduleId, "utf8"), ...tests.map(({ fullName }) => fullName)].join(
        "\n",
      );
      const missing = Object.keys(needs).filter((name) => source.includes(name) && !environment[name]);
      const why = missing.map((name) => `needs ${name}: ${needs[name]}`).join("; ");
      return `  ${module.relativeModuleId}  ${tests.length}  ${why || "no reason known"}`;
    }),
  ];
};
