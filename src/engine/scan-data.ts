import type { Dirent } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Kysely, sql } from "kysely";
import { decodeBatch } from "../../store/encode-batch.ts";
import type { Database } from "../../store/schema.ts";
import type { Engine } from "./open-engine.ts";

const mostFound = 1_000;

/**
 * Every place in the data folder that holds a text, whatever the case of its letters: in the raw bytes of each file
 * (UTF-8 and UTF-16), in what is compressed, in the decoded journal, and in the tables, where long values are stored
 * compressed. Places are named by file and offset, batch, or table and column; at most 1,000.
 */
export const scanData = async (engine: Engine, text: string): Promise<readonly string[]> => {
  const found: string[] = [];
  const note = (place: string): void => {
    if (found.length < mostFound) found.push(place);
  };
  await engine.store.pglite.exec("checkpoint");
  for (const file of await filesBelow(engine.data)) {
    const name = relative(engine.data, file);
    for (const offset of await offsetsIn(file, text)) note(`${name}:${offset}`);
    if (name.endsWith(".gz") && gunzipped(await readWhole(file)).includes(text.toLowerCase()))
      note(`${name} (unpacked)`);
  }
  for await (const frame of engine.journal.read()) {
    if (holds(decodeBatch(frame.payload), text)) note(`journal batch ${frame.sequence}`);
  }
  for (const place of await tablesWith(engine.db, text)) note(place);
  return found;
};

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries: readonly Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const chunkLength = 4 * 1024 * 1024;

/** Offsets of the text in the raw bytes of a file. Chunks overlap, so that none is missed. */
const offsetsIn = async (path: string, text: string): Promise<readonly number[]> => {
  const needles = [Buffer.from(text.toLowerCase(), "utf8"), Buffer.from(text.toLowerCase(), "utf16le")];
  const overlap = Math.max(...needles.map((needle) => needle.length)) * 2;
  const file = await open(path, "r");
  const offsets = new Set<number>();
  try {
    const chunk = Buffer.alloc(chunkLength + overlap);
    for (let position = 0; ; position += chunkLength) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
      if (bytesRead === 0) break;
      const lower = lowerCased(chunk.subarray(0, bytesRead));
      for (const needle of needles) {
        for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + 1))
          offsets.add(position + at);
      }
      if (bytesRead < chunk.length) break;
    }
  } finally {
    await file.close();
  }
  return [...offsets].sort((a, b) => a - b);
};

/** The bytes with every letter in lower case, each in its place: ASCII here, other letters as they are written. */
const lowerCased = (bytes: Buffer): Buffer => {
  const lower = Buffer.from(bytes);
  for (let at = 0; at < lower.length; at++) {
    const byte = lower[at]!;
    if (byte >= 65 && byte <= 90) lower[at] = byte + 32;
  }
  return lower;
};

const readWhole = async (path: string): Promise<Buffer> => {
  const file = await open(path, "r");
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
};

const gunzipped = (bytes: Buffer): string => {
  try {
    return gunzipSync(bytes).toString("utf8").toLowerCase();
  } catch {
    return "";
  }
};

const holds = (value: unknown, text: string): boolean =>
  JSON.stringify(value).toLowerCase().includes(JSON.stringify(text).slice(1, -1).toLowerCase());

const tablesWith = async (db: Kysely<Database>, text: string): Promise<readonly string[]> => {
  const columns = await sql<{ table_name: string; column_name: string }>`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'tsvector') order by 1, 2`.execute(db);
  const places: string[] = [];
  for (const { table_name, column_name } of columns.rows) {
    const { rows } = await sql<{ hits: number }>`select count(*)::int as hits from ${sql.table(table_name)}
      where strpos(lower(${sql.id(column_name)}::text), lower(${text})) > 0`.execute(db);
    if (rows[0]!.hits > 0) places.push(`table ${table_name}, column ${column_name}: ${rows[0]!.hits} rows`);
  }
  return places;
};
