import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lockfile = readFileSync(resolve(import.meta.dirname, "../../package-lock.json"), "utf8");
const packages = (JSON.parse(lockfile) as { packages: Record<string, LockedPackage> }).packages;

/** Where Node would look for `name` from a package at `path`, nearest first. */
const candidates = (path: string, name: string): readonly string[] => {
  const parents = path
    .split("/node_modules/")
    .map((_, n, parts) => parts.slice(0, parts.length - n).join("/node_modules/"));
  return [...parents.filter((parent) => parent !== ""), ""].map((parent) =>
    parent === "" ? `node_modules/${name}` : `${parent}/node_modules/${name}`,
  );
};

// A registry mirror may carry the builds of some platforms only; npm then drops the others from the lockfile, and
// the next `npm ci` refuses it. Complete the entries by hand: version, os, cpu, libc, optional.
it("the lockfile holds an entry for every platform's build of a package", () => {
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => ({ path, name })),
  );
  expect(wanted.length).toBeGreaterThan(20);
  const missing = wanted.filter(({ path, name }) => !candidates(path, name).some((one) => one in packages));
  expect(missing).toEqual([]);
});

it("the lockfile names no registry host, so any mirror can serve it", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
