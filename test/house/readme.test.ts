import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";

const readme = readFileSync(resolve(import.meta.dirname, "../../README.md"), "utf8");
const commandTable = readme.slice(readme.indexOf("## Commands"), readme.indexOf("Exit status:"));

describe("README", () => {
  it("names every command", () => {
    const missing = commands.filter(({ name }) => !commandTable.includes(`\`onefold ${name}`));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it("names no command that is not there", () => {
    const named = [...commandTable.matchAll(/`onefold ([a-z]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
  });
});
