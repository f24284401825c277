import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { ZipFile } from "yazl";
import { writeBackup } from "../../src/engine/backup/write-backup.ts";
import { checkDesk } from "../../src/engine/check.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { emptyBatch } from "../../store/batch.ts";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";

const text = "Quöx Zanfer";

describe("doctor --scan", () => {
  let desk: TestDesk;
  let found: readonly string[] = [];
  let nothing: readonly string[] = [];
  /** Where a deleted row was, below the data folder. */
  let deleted = "";
  beforeAll(async () => {
    desk = await openTestDesk();
    await desk.reopen({ between: plantAndLook });
  }, 240_000);
  afterAll(() => desk.dispose());

  const plantAndLook = async (): Promise<void> => {
    const engine = await openEngine({ data: desk.data, template: inject("template") });
    if ("tag" in engine) throw new Error(engine.tag);
    try {
      await plantInStore(engine);
      await plantInFiles(engine.data);
      const file = join(dirname(engine.data), "scan.backup");
      await writeBackup(engine, file);
      await appendFile(file, text);
      found = (await checkDesk(engine, text)).found;
      nothing = (await checkDesk(engine, "Nowhere To Be Found")).found;
    } finally {
      await engine.close();
    }
  };

  const plantInStore = async (engine: Engine): Promise<void> => {
    const { db, store } = engine;
    const long = `${"word ".repeat(5_000)}${text.toUpperCase()}${" word".repeat(5_000)}`;
    await sql`insert into customer (id, name, locked, anonymized, review, profile, search, first_at)
      values ('c', ${text}, false, false, false, '{"single":{},"list":{}}', ${long}, 1)`.execute(db);
    await sql`insert into alias values (${text}, 'i')`.execute(db);
    await sql`delete from alias`.execute(db);
    const path = await sql<{ path: string }>`select pg_relation_filepath('alias') as path`.execute(db);
    deleted = `pg/${path.rows[0]!.path}:`;
    await sql`insert into tombstone select ${text} || n from generate_series(1, 500) n`.execute(db);
    await store.exec("analyze tombstone");
    await sql`delete from tombstone`.execute(db);
    await store.exec("vacuum full tombstone");
    const identity = {
      id: `i${"1".repeat(26)}`,
      at: 1,
      writer: engine.writer,
      channel: "mail",
      kind: "email",
      keys: [],
      texts: { handle: "x", name: text, email: "", phone: "", uid: "" },
    } as const;
    await engine.write({ ...emptyBatch, identities: [identity] }, []);
  };

  const plantInFiles = async (data: string): Promise<void> => {
    await writeFile(join(data, "pg", "base", "5", "99999"), Buffer.from(`${"\x07".repeat(8192)}${text}`));
    await writeFile(join(data, "first-page.json"), JSON.stringify({ answers: [text] }));
    await mkdir(join(data, "log"), { recursive: true });
    await writeFile(join(data, "log", "desk.log"), `x ${text.toUpperCase()}`);
    await writeFile(join(data, "log", "escaped"), "x \\u0022Qu\\u00f6x Zanfer");
    await writeFile(join(data, "log", "mail"), "x Qu=C3=B6x Zanfer");
    await writeFile(join(data, "log", "old.gz"), gzipSync(`x ${text}`));
    await writeFile(join(data, "config.json"), Buffer.from(`{}${text}`, "utf16le"));
    await writeZip(join(data, "outbox", "export.zip"), {
      "profile.json": JSON.stringify({ name: text }),
      "messages.mbox": wrapped(`some words before ${text} and after`),
    });
  };

  it.each([
    ["a table", () => /^table customer, column name: 2 rows$/u],
    ["a long value, stored compressed, in other letters", () => /^table customer, column search: 1 rows$/u],
    ["a row that was deleted", () => new RegExp(`^${deleted}`, "u")],
    ["statistics of rows that are gone", () => /^statistics of tombstone, column hash$/u],
    ["a page of an index that nothing cleaned", () => /^pg\/base\/5\/99999:8192$/u],
    ["the write-ahead log", () => /^pg\/pg_wal\/\w+:\d+$/u],
    ["the journal, raw", () => /^journal\/\d+\.journal:\d+$/u],
    ["the journal, decoded", () => /^journal, batch 1$/u],
    ["the first page", () => /^first-page\.json:13$/u],
    ["a log, in other letters", () => /^log\/desk\.log:2$/u],
    ["escaped JSON", () => /^log\/escaped:8$/u],
    ["quoted-printable", () => /^log\/mail:2$/u],
    ["a packed file", () => /^log\/old\.gz \(unpacked\):2$/u],
    ["the configuration, in UTF-16", () => /^config\.json:4$/u],
    ["an archive in the outbox", () => /^outbox\/export\.zip \(profile\.json\):9$/u],
    ["a mail in an archive, in base64", () => /^outbox\/export\.zip \(messages\.mbox\): across lines$/u],
    ["a backup, raw", () => /scan\.backup:\d+$/u],
  ])("finds a text in %s", (_, place) => {
    expect(found.filter((each) => place().test(each))).not.toEqual([]);
  });

  it("quotes nothing of what stands there", () => {
    expect(found.join("\n")).not.toMatch(/zanfer|word/iu);
  });

  it("finds nothing where nothing is", () => expect(nothing).toEqual([]));
});

const wrapped = (plain: string): string =>
  Buffer.from(plain)
    .toString("base64")
    .replace(/.{32}/gu, (line) => `${line}\r\n`);

const writeZip = async (path: string, files: Readonly<Record<string, string>>): Promise<void> => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  await writeFile(path, Buffer.concat(chunks));
};
