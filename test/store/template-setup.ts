import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { compiledCodeBeside } from "../../store/compiled-code.ts";
import { openPostgres } from "../../store/open-postgres.ts";
import { makeTemplate } from "../../store/template.ts";
import { makeDatabase, testServer } from "./test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A template database, made once a run: tests open their stores from it. */
    template: string;
    /** A migrated database on the server of `ONEFOLD_TEST_POSTGRES`, for the same; null where there is no server. */
    templateDatabase: string | null;
  }
}

/** Vitest's global set-up: makes one template a kind of database for all tests, and removes them afterwards. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-template-"));
  const template = join(folder, "template");
  await makeTemplate(template);
  // What the build made, where there is one: each of the processes that run tests would compile the database again.
  const built = compiledCodeBeside(fileURLToPath(new URL("../../dist/template", import.meta.url)));
  if (existsSync(built)) await copyFile(built, compiledCodeBeside(template));
  project.provide("template", template);
  const database = testServer === undefined ? null : await makeTemplateDatabase();
  project.provide("templateDatabase", database?.name ?? null);
  return async () => {
    await rm(folder, { recursive: true, force: true });
    await database?.drop();
  };
};

const makeTemplateDatabase = async () => {
  const database = await makeDatabase();
  const store = await openPostgres(database.url);
  if ("tag" in store) throw new Error(JSON.stringify(store));
  await store.close();
  return database;
};
