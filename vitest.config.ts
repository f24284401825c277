import { defineConfig } from "vitest/config";
import { createSkipReporter } from "./test/setup/skip-reporter.ts";

/** Where `.ci/run` wants the results as JSON; unset in daily use. */
const report = process.env.ONEFOLD_TEST_REPORT;
const jsonReporter: [string, Record<string, unknown>][] = report ? [["json", { outputFile: report }]] : [];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    globalSetup: ["test/store/template-setup.ts"],
    setupFiles: ["test/setup/seed.ts"],
    // A process each: PGlite is large, and tests kill processes, own signals and take locks.
    pool: "forks",
    maxWorkers: 2,
    // Long enough for a machine that has other things to do: a test that hangs is rare, a slow machine is not.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ["default", createSkipReporter(), ...jsonReporter],
    // The same on every machine; a test that is about these sets them itself.
    // As in the bundle, where `full-colour.ts` comes first: screens reduce colours themselves.
    env: { TZ: "UTC", LANG: "en_US.UTF-8", FORCE_COLOR: "3" },
  },
});
