import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** A file to import from each place, and design §6: what each place may import. */
const places = {
  domain: "src/domain/ids.ts",
  operations: "src/operations/fold.ts",
  matching: "src/matching/keys.ts",
  i18n: "src/i18n/english.ts",
  channels: "src/channels/mbox.ts",
  exports: "src/exports/archive.ts",
  sync: "src/sync/shard.ts",
  store: "store/queries/inbox.ts",
  desk: "src/desk.ts",
  engine: "src/engine/desk/open.ts",
  hub: "src/hub/server.ts",
  views: "views/inbox/list.tsx",
  cli: "src/cli/import.ts",
  "cli.ts": "src/cli.ts",
  test: "test/house/any.ts",
  scripts: "scripts/any.ts",
} as const;
type Place = keyof typeof places;
const allPlaces = Object.keys(places) as Place[];

const mayImport: Readonly<Record<Place, readonly Place[]>> = {
  domain: [],
  operations: ["domain"],
  matching: ["domain"],
  i18n: ["domain", "operations"],
  channels: ["domain", "operations"],
  exports: ["domain", "operations"],
  sync: ["domain", "operations"],
  store: ["domain", "operations"],
  desk: ["domain", "operations"],
  engine: ["domain", "operations", "matching", "i18n", "channels", "exports", "sync", "store", "desk"],
  hub: ["domain", "operations", "exports", "sync", "store", "engine"],
  views: ["domain", "operations", "i18n", "desk"],
  cli: allPlaces.filter((place) => place !== "test" && place !== "scripts"),
  "cli.ts": allPlaces.filter((place) => place !== "test" && place !== "scripts"),
  test: allPlaces,
  scripts: allPlaces,
};
const pairs = allPlaces.flatMap((from) =>
  allPlaces
    .filter((to) => to !== from && !(from.startsWith("cli") && to.startsWith("cli")))
    .map((to) => ({ from, to })),
);

/** Code that is planted once for each test, in a folder of the same layout with our `biome.json`. */
interface Plant {
  readonly path: string;
  readonly code: string;
}
let folder = "";
const violations = new Map<string, string[]>();
const plants: Plant[] = [];
const plant = (near: string, code: string): string => {
  const path = join(dirname(near), `planted-${plants.length}${near.endsWith("x") ? ".tsx" : ".ts"}`);
  plants.push({ path, code });
  return path;
};
const rulesBroken = (path: string): readonly string[] => violations.get(path) ?? [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "onefold-rules-"));
  cpSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const { path, code } of plants) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  const linter = join(root, "node_modules/.bin/biome");
  const options = ["lint", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none", "."];
  const { stdout } = spawnSync(linter, options, { cwd: folder, encoding: "utf8", maxBuffer: 1e8 });
  const report = JSON.parse(stdout) as {
    diagnostics: { category: string; severity: string; location: { path: string } }[];
  };
  for (const { category, severity, location } of report.diagnostics) {
    if (severity !== "error") continue;
    const path = location.path.replace(/^\.\//, "");
    violations.set(path, [...(violations.get(path) ?? []), category.replace(/^lint\/\w+\//, "")]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const importPath = (from: string, to: string): string => {
  const up = dirname(from)
    .split("/")
    .map(() => "..")
    .join("/");
  return `${up}/${to}`;
};

describe("folder rules of design §6", () => {
  for (const { from, to } of pairs) {
    const target = importPath(places[from], places[to]);
    const allowed = mayImport[from].includes(to);
    // `src/desk.ts` and `src/cli.ts` are rules about one file: plant under that very name.
    const near = places[from];
    if (from === "desk" || from === "cli.ts") continue;
    const path = plant(near, `import type { Thing } from "${target}";\nexport type Planted = Thing;\n`);
    it(`${from} ${allowed ? "may" : "may not"} import ${to}`, () => {
      expect(rulesBroken(path)).toEqual(allowed ? [] : ["noRestrictedImports"]);
    });
  }

  it("desk.ts may import domain and operations, nothing else of ours", () => {
    const forbidden = allPlaces.filter((to) => to !== "desk" && !mayImport.desk.includes(to));
    expect(rulesBroken("src/desk.ts")).toEqual(forbidden.map(() => "noRestrictedImports"));
  });
  it("cli.ts may import anything but tests and scripts", () => {
    expect(rulesBroken("src/cli.ts")).toEqual(["noRestrictedImports", "noRestrictedImports"]);
  });
  for (const from of ["desk", "cli.ts"] as const) {
    const others = allPlaces.filter((to) => to !== from && !(from === "cli.ts" && to === "cli"));
    const code = others
      .map((to, n) => `import type { T${n} } from "${importPath(places[from], places[to])}";`)
      .join("\n");
    plants.push({
      path: places[from],
      code: `${code}\nexport type All = ${others.map((_, n) => `T${n}`).join(" | ")};\n`,
    });
  }

  const ways: Readonly<Record<string, string>> = {
    "a value": 'import { a } from "../operations/a.ts";\nexport const b = a;\n',
    "a side effect": 'import "../operations/a.ts";\n',
    everything: 'export * from "../operations/a.ts";\n',
    "a re-export": 'export { a } from "../operations/a.ts";\n',
    "a late import": 'export const a = () => import("../operations/a.ts");\n',
    "a roundabout path": 'import { a } from "./../../src/operations/a.ts";\nexport const b = a;\n',
    "a folder above": 'import { a } from "../../store/a.ts";\nexport const b = a;\n',
  };
  for (const [way, code] of Object.entries(ways)) {
    const path = plant(places.domain, code);
    it(`is refused whatever the way: ${way}`, () => {
      expect(rulesBroken(path)).toEqual(["noRestrictedImports"]);
    });
  }

  it("every folder of the program has a rule", () => {
    const known = new Set(Object.values(places).map((path) => path.split("/").slice(0, 2).join("/")));
    const found = readdirSync(join(root, "src")).map((name) => `src/${name}`);
    expect(found.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("what the linter keeps out", () => {
  const cases: readonly (readonly [what: string, near: string, code: string, rule: string | null])[] = [
    ["a default export", places.engine, "export default 3;\n", "noDefaultExport"],
    ["require", places.engine, 'const a = require("./a.ts");\nexport { a };\n', "noCommonJs"],
    [
      "files in the domain",
      places.domain,
      'import { a } from "node:fs";\nexport const b = a;\n',
      "noRestrictedImports",
    ],
    ["hashes in the domain", places.domain, 'import { a } from "node:crypto";\nexport const b = a;\n', null],
    [
      "files in operations",
      places.operations,
      'import { a } from "node:fs";\nexport const b = a;\n',
      "noRestrictedImports",
    ],
    [
      "files in matching",
      places.matching,
      'import { a } from "node:fs";\nexport const b = a;\n',
      "noRestrictedImports",
    ],
    ["process in a view", places.views, "export const a = process.stdout;\n", "noRestrictedGlobals"],
    [
      "process by import in a view",
      places.views,
      'import { a } from "node:process";\nexport const b = a;\n',
      "noRestrictedImports",
    ],
    ["globalThis in a view", places.views, "export const a = globalThis.process;\n", "noRestrictedGlobals"],
    ["the console in a view", places.views, 'console.info("a");\n', "noConsole"],
    [
      "a global colour library in a view",
      places.views,
      'import { a } from "chalk";\nexport const b = a;\n',
      "noRestrictedImports",
    ],
    [
      "streams in a view",
      places.views,
      'import type { Duplex } from "node:stream";\nexport type D = Duplex;\n',
      null,
    ],
    [
      "a type of the domain in i18n",
      places.i18n,
      'import type { A } from "../domain/a.ts";\nexport type B = A;\n',
      null,
    ],
    [
      "a value of the domain in i18n",
      places.i18n,
      'import { a } from "../domain/a.ts";\nexport const b = a;\n',
      "noRestrictedImports",
    ],
    [
      "all values of the domain in i18n",
      places.i18n,
      'import * as a from "../domain/a.ts";\nexport const b = a.b;\n',
      "noNamespaceImport",
    ],
    [
      "the values of the domain through i18n",
      places.i18n,
      'export * from "../domain/a.ts";\n',
      "noReExportAll",
    ],
  ];
  for (const [what, near, code, rule] of cases) {
    const path = plant(near, code);
    it(`${rule ? "refuses" : "accepts"} ${what}`, () => {
      expect(rulesBroken(path)).toEqual(rule ? [rule] : []);
    });
  }

  const inTests: readonly (readonly [what: string, code: string, rule: string])[] = [
    ["a test that is skipped for ever", 'it.skip("a", () => {});\n', "noSkippedTests"],
    ["a test that silences the others", 'it.only("a", () => {});\n', "noFocusedTests"],
  ];
  for (const [what, code, rule] of inTests) {
    const path = plant("test/house/any.test.ts", `import { it } from "vitest";\n\n${code}`);
    it(`refuses ${what}`, () => {
      expect(rulesBroken(path)).toEqual([rule]);
    });
  }

  const terminal = "views/screen/local-terminal.ts";
  plants.push({ path: terminal, code: "export const a = process.stdout;\n" });
  it("accepts process in the local terminal, the door to a real one", () => {
    expect(rulesBroken(terminal)).toEqual([]);
  });
  const beside = plant(terminal, "export const a = process.stdout;\n");
  it("refuses process beside the local terminal", () => {
    expect(rulesBroken(beside)).toEqual(["noRestrictedGlobals"]);
  });
});
