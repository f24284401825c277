import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((path) => path !== "");
const textOf = (path: string): string => {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return ""; // removed and not yet committed
  }
};
const source = tracked.filter((path) => /^(src|views|store|test|scripts)\/.*\.tsx?$/.test(path));
const manifest = JSON.parse(textOf("package.json")) as Record<string, Record<string, string>>;
const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
/** A pattern from its parts, so that this file does not break the rule that it holds. */
const pattern = (...parts: readonly string[]): RegExp => new RegExp(parts.join(""));

it("sees the project", () => {
  expect(source.length).toBeGreaterThan(50);
});

it("no folder is a bag of leftovers", () => {
  const folders = new Set(tracked.flatMap((path) => dirname(path).split("/")));
  expect([...folders].filter((name) => /^(utils?|helpers?|common|misc|lib|shared)$/.test(name))).toEqual([]);
});

it("no tracked file names a path of somebody's machine", () => {
  const machine = pattern("(?<![\\w.$}-])/", "(work|farm|tmp|root|Users/\\w+)/");
  expect(tracked.filter((path) => machine.test(textOf(path)))).toEqual([]);
});

it("no tracked file names a registry's host", () => {
  const registry = pattern("registry\\.(npmjs|yarnpkg|npmmirror)", "|https?://npm\\.", "|_auth", "Token");
  expect(tracked.filter((path) => registry.test(textOf(path)))).toEqual([]);
});

it("every dependency has a line of why", () => {
  const why = textOf("docs/dependencies.md");
  expect(Object.keys(dependencies).filter((name) => !why.includes(`\`${name}\``))).toEqual([]);
});

it("every line of why has a dependency", () => {
  const rows = [...textOf("docs/dependencies.md").matchAll(/^\| ((?:`[^`]+` ?)+)\|/gm)];
  const named = rows.flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  expect(named.filter((name) => !(name in dependencies))).toEqual([]);
});

it("every dependency is pinned to one version", () => {
  expect(
    Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
  ).toEqual([]);
});

it("the documents that a newcomer opens are there, and their links lead somewhere", () => {
  const documents = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "docs/dependencies.md"];
  for (const document of [...documents, ...tracked.filter((path) => path.startsWith("docs/decisions/"))]) {
    expect([document, textOf(document).length > 100]).toEqual([document, true]);
    const links = [...textOf(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? "");
    const dead = links.filter((link) => {
      const target = join(dirname(document), link).replace(/\/$/, "");
      return !tracked.some((path) => path === target || path.startsWith(`${target}/`));
    });
    expect([document, dead]).toEqual([document, []]);
  }
});

it("files carry the name of their one main export in kebab case", () => {
  const odd = source.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(basename(path)));
  expect(odd).toEqual([]);
});

// An alarm, no verdict: a long file is a question for the reviewer.
it("long files are listed", () => {
  const long = source
    .map((path) => ({ path, lines: textOf(path).split("\n").length - 1 }))
    .filter(({ path, lines }) => lines > 250 && !path.startsWith("test/"));
  if (long.length > 0) console.info(long.map(({ path, lines }) => `${path}: ${lines} lines`).join("\n"));
  expect(long.every(({ lines }) => lines < 1000)).toBe(true);
});
