import { randomUUID } from "node:crypto";
import { Client } from "pg";

/** The PostgreSQL server that the tests use; its role may make databases. Undefined: none. */
export const testServer = process.env.ONEFOLD_TEST_POSTGRES || undefined;

/** A database on the server, for the role of the tests or for another. */
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

/** Runs statements on the server, in the database that it begins with or in another. Gives the rows of the last. */
export const administer = async (statements: string, url = testServer): Promise<readonly unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const results = await client.query(statements);
    return [results].flat().at(-1)?.rows ?? [];
  } finally {
    await client.end();
  }
};

/** Makes a database on the server; `like` is what CREATE DATABASE is told of it. */
export const makeDatabase = async (like = "") => {
  const name = `onefold_${randomUUID().replaceAll("-", "")}`;
  await administer(`create database ${name} ${like}`);
  return {
    name,
    url: urlOf(name),
    drop: async () => {
      await administer(`drop database ${name} with (force)`);
    },
  };
};

/**
 * Waits until no other test looks into the server's own files for the same texts, and keeps others waiting. Gives the
 * way to let them go on.
 */
export const aloneWithFiles = async (): Promise<() => Promise<void>> => {
  const client = new Client({ connectionString: testServer });
  await client.connect();
  await client.query("select pg_advisory_lock(hashtext('files of the server'))");
  return () => client.end();
};

/** Where the server keeps its files. They can only be looked into where it runs on this machine. */
export const filesOfServer = async (): Promise<string> => {
  const rows = await administer("show data_directory");
  return (rows[0] as { data_directory: string }).data_directory;
};
