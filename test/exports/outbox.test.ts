import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type ArchiveResult, writeArchive } from "../../src/exports/archive.ts";
import { type Outbox, openOutbox } from "../../src/exports/outbox.ts";
import { customerId, sampleCustomer } from "./sample-customer.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-outbox-"));
});
afterEach(() => rm(folder, { recursive: true }));

const request = {
  customer: customerId,
  to: "alice@example.org",
  by: "alice",
  locale: "en",
  now: 1_000,
} as const;
const write = (file: string): Promise<ArchiveResult> => writeArchive(sampleCustomer(), file);
const addOne = async (outbox: Outbox, customer = customerId): Promise<string> => {
  const added = await outbox.add({ ...request, customer }, write);
  if (!("queued" in added)) throw new Error("was not queued");
  return added.queued.id;
};

it("[D5] an entry and its archive outlive the process; the record names nobody but the recipient", async () => {
  const id = await addOne(await openOutbox(folder));
  expect((await readdir(folder)).sort()).toEqual([`${id}.json`, `${id}.zip`]);
  expect((await stat(join(folder, `${id}.json`))).mode & 0o777).toBe(0o600);
  const record = await readFile(join(folder, `${id}.json`), "utf8");
  expect(record).toContain("alice@example.org");
  expect(record).not.toMatch(/nadia|quimper/i);
  expect((await openOutbox(folder)).list()).toMatchObject([{ id, state: "queued", attempts: 0 }]);
});

it("[D5] two senders never hold the same entry", async () => {
  const outbox = await openOutbox(folder);
  const id = await addOne(outbox);
  const claims = await Promise.all([outbox.claim(id, 2_000), outbox.claim(id, 2_000)]);
  expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
});

it("[D5] what was sent leaves the folder", async () => {
  const outbox = await openOutbox(folder);
  const id = await addOne(outbox);
  await outbox.claim(id, 2_000);
  expect(await outbox.done(id, { sent: { mailId: "x" } }, 2_000)).toMatchObject({ state: "sent" });
  expect(await readdir(folder)).toEqual([]);
  expect(outbox.list()).toEqual([]);
});

it("[D5] a crash after the answer was recorded does not send it again", async () => {
  const outbox = await openOutbox(folder);
  const id = await addOne(outbox);
  const record = JSON.parse(await readFile(join(folder, `${id}.json`), "utf8"));
  await writeFile(join(folder, `${id}.json`), JSON.stringify({ ...record, state: "sent" }));
  expect((await openOutbox(folder)).list()).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

it("[D5] an attempt that a crash cut short is queued again, as unclear", async () => {
  const outbox = await openOutbox(folder);
  const id = await addOne(outbox);
  await outbox.claim(id, 2_000);
  const again = await openOutbox(folder);
  expect(again.due(2_000)).toMatchObject([{ id, unclear: true, attempts: 1 }]);
});

it("[D5] a failed entry stays until it is queued again", async () => {
  const outbox = await openOutbox(folder);
  const id = await addOne(outbox);
  await outbox.claim(id, 2_000);
  await outbox.done(id, { permanent: "auth", status: 535 }, 2_000);
  const again = await openOutbox(folder);
  expect(again.due(Number.MAX_SAFE_INTEGER)).toEqual([]);
  expect(await again.retry(id, 3_000)).toMatchObject({ state: "queued" });
  expect(again.due(3_000)).toHaveLength(1);
});

it("[F10] erasing a customer removes its entries in every state, and no other's", async () => {
  const outbox = await openOutbox(folder);
  const waiting = await addOne(outbox);
  const onItsWay = await addOne(outbox);
  const other = await addOne(outbox, "cother");
  await outbox.claim(onItsWay, 2_000);
  expect(await outbox.erase([customerId])).toEqual({ removed: 2, sending: [onItsWay] });
  expect((await readdir(folder)).sort()).toEqual([`${other}.json`, `${other}.zip`]);
  expect(await outbox.done(onItsWay, { temporary: "busy", unclear: false, status: 450 }, 2_000)).toBeNull();
  expect(await outbox.claim(waiting, 2_000)).toBeNull();
  expect((await readdir(folder)).sort()).toEqual([`${other}.json`, `${other}.zip`]);
});

it("[F10] an archive that is being written while its customer is erased is not queued", async () => {
  const outbox = await openOutbox(folder);
  const writing = Promise.withResolvers<void>();
  const added = outbox.add(request, async (file, signal) => {
    await write(file);
    writing.resolve();
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  const finished = Promise.withResolvers<void>();
  const alsoAdded = outbox.add(request, async (file) => {
    await finished.promise;
    return write(file);
  });
  await writing.promise;
  const erasing = outbox.erase([customerId]);
  finished.resolve();
  expect(await erasing).toEqual({ removed: 0, sending: [] });
  expect(await readdir(folder)).toEqual([]);
  expect([await added, await alsoAdded]).toEqual([{ erased: true }, { erased: true }]);
});

it("[F10] what a crash left half-written, or cannot be read, is removed at the next start", async () => {
  const outbox = await openOutbox(folder);
  const broken = await addOne(outbox);
  await writeFile(join(folder, `${broken}.json`), '{"id":');
  await writeFile(join(folder, `e${"0".repeat(26)}.zip`), "an archive that no entry names");
  await writeFile(join(folder, `e${"1".repeat(26)}.zip.abcdef.part`), "half an archive");
  const again = await openOutbox(folder);
  expect(again.unreadable).toBe(1);
  expect(again.list()).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});

it("[D5] nothing is queued for a recipient that is no plain address, or without an archive", async () => {
  const outbox = await openOutbox(folder);
  for (const to of ["", "alice", "a@b\r\nBcc: c@d", "a@b, c@d", "<a@b>"]) {
    expect(await outbox.add({ ...request, to }, write)).toEqual({ refused: "recipient" });
  }
  expect(await outbox.add(request, async () => ({ unwritable: "ENOSPC" }))).toEqual({ unwritable: "ENOSPC" });
  expect(await readdir(folder)).toEqual([]);
});
