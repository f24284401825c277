import { describe, inject } from "vitest";
import { makeDatabase, testServer } from "./test-server.ts";

/** One of the databases that the same suites run on. */
export interface TestPlace {
  readonly name: "PGlite" | "PostgreSQL";
  /** A migrated database of its own; `url` is null where it is embedded, in a data folder. */
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

const onServer: TestPlace = {
  name: "PostgreSQL",
  makeDatabase: () => makeDatabase(`template ${inject("templateDatabase")}`),
};

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
