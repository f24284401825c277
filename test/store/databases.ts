import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { describe } from "vitest";

/** One of the databases that the same suites run on. */
export interface TestPlace {
  readonly name: "PGlite" | "PostgreSQL";
  /** A database of its own; `url` is null where it is embedded, in a data folder. */
  makeDatabase(): Promise<TestDatabase>;
}

export interface TestDatabase {
  readonly url: string | null;
  drop(): Promise<void>;
}

export const embedded: TestPlace = {
  name: "PGlite",
  makeDatabase: async () => ({ url: null, drop: async () => {} }),
};

export const onServer: TestPlace = {
  name: "PostgreSQL",
  makeDatabase: async () => {
    const name = `onefold_${randomUUID().replaceAll("-", "")}`;
    await administer(`create database ${name}`);
    return { url: urlOf(name), drop: () => administer(`drop database ${name} with (force)`) };
  },
};

/** The server that the tests use; its role may make databases. Undefined: none. */
export const testServer = process.env.ONEFOLD_TEST_POSTGRES || undefined;

/** The tests of `suite` on the embedded database, and on the server where there is one. */
export const describeOnEach = (name: string, suite: (place: TestPlace) => void): void => {
  describe(`${name}, on PGlite`, () => suite(embedded));
  describeOnServer(name, suite);
};

/** The tests of `suite` on the server alone. */
export const describeOnServer = (name: string, suite: (place: TestPlace) => void): void => {
  describe.skipIf(testServer === undefined)(`${name}, on PostgreSQL (ONEFOLD_TEST_POSTGRES)`, () =>
    suite(onServer),
  );
};

/** Runs one statement on the server, outside of any database of a test. */
export const administer = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: testServer });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** A database on the server, with other credentials when these are given. */
export const urlOf = (
  database: string,
  role: { readonly name?: string; readonly password?: string } = {},
): string => {
  const url = new URL(testServer ?? "postgres://localhost");
  url.pathname = `/${database}`;
  if (role.name !== undefined) url.username = role.name;
  if (role.password !== undefined) url.password = role.password;
  return url.href;
};
