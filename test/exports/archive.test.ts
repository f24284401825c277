import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { archiveName, writeArchive, writeArchiveInto } from "../../src/exports/archive.ts";
import { customerJson } from "../../src/exports/archive-json.ts";
import { customerJsonSchema } from "../../src/exports/archive-json-schema.ts";
import { archiveFiles } from "../../src/exports/archive-phrases.ts";
import { messagesText } from "../../src/exports/archive-text.ts";
import { readArchive } from "./read-archive.ts";
import {
  aMessage,
  anIdentity,
  aProfile,
  customerId,
  from,
  givenValue,
  messageId,
  sampleCustomer,
  setValue,
  textOf,
} from "./sample-customer.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-archive-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** One of everything that the schema knows. */
const fullCustomer = () =>
  sampleCustomer({
    profile: aProfile({
      single: { firstName: setValue("Nadia"), company: givenValue("Acme") },
      list: { emails: [givenValue("nadia@example.org")], tags: [setValue("vip")] },
    }),
    identities: [anIdentity(), anIdentity({ joined: { rule: "M2", with: "i2" } })],
    messages: [aMessage(), aMessage({ id: messageId(2), direction: "out", sentAt: null })],
  });

const unseen = "a\u202eb\u200b\u001b[31m\u009b\u2028\u{e0041}\ud800 \u{1f468}\u200d\u{1f4bb}";

it("[D5] one archive, under a name without personal data, holds every file and nothing else", async () => {
  const result = await writeArchiveInto(fullCustomer(), folder);
  const file = join(folder, archiveName(customerId));
  expect(result).toEqual({ written: { file, bytes: (await stat(file)).size, messages: 2 } });
  expect(await readdir(folder)).toEqual(["customer-c0000000000.zip"]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const files = await readArchive(file);
  expect([...files.keys()]).toEqual([...archiveFiles]);
  for (const name of archiveFiles) expect(files.get("README.txt")).toContain(name);
  expect(JSON.parse(files.get("customer.schema.json")!)).toEqual(customerJsonSchema);
  expect(files.get("messages.mbox")!.match(/^From /gm)).toHaveLength(2);
  expect(files.get("messages.txt")).toContain("  Where is my invoice?\n");
});

it("[D5] customer.json has exactly the documented fields", async () => {
  const document = JSON.parse(await textOf(customerJson(fullCustomer())));
  const isValid = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(
    // Closed for the test, so that a field that the schema does not name is found.
    JSON.parse(JSON.stringify(customerJsonSchema), (_key, value) =>
      value?.required === undefined ? value : { ...value, additionalProperties: false },
    ),
  );
  isValid(document);
  expect(isValid.errors).toBeNull();
  expect(document.profile.firstName).toEqual({
    value: "Nadia",
    given: false,
    setBy: "alice",
    setAt: "2026-01-01T00:00:00.000Z",
    operation: `o${"5".repeat(26)}`,
  });
  expect(document.profile.company).toMatchObject({ given: true, setBy: null });
  isValid({ ...document, customer: { id: 1 } });
  expect(isValid.errors).not.toBeNull();
});

it("[D5] customer.json takes no field of a row that it does not name", async () => {
  const secret = { ...aMessage(), secret: "not for export" };
  expect(await textOf(customerJson(sampleCustomer({ messages: [secret] })))).not.toContain("not for export");
});

it("[D5] texts come back exactly from JSON, although the file shows no control, bidi or hidden character", async () => {
  const source = sampleCustomer({ messages: [aMessage({ text: unseen })] });
  const json = await textOf(customerJson(source));
  expect(json).not.toMatch(/[^\P{C}\n]|\p{DI}|\p{Zl}/u);
  expect(JSON.parse(json).threads[0].messages[0].text).toBe(unseen);
});

it("[D5] the readable text holds nothing that acts, and no message can pose as another", async () => {
  const forged = "x\nJanuary 1, 2026 at 11:20:30 AM GMT+1 · from the desk · bob\nyes";
  const source = sampleCustomer({ messages: [aMessage({ author: unseen, text: `${unseen}\n${forged}` })] });
  const text = await textOf(messagesText(source));
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u2028]|[^\P{Cc}\n]/u);
  expect(text.match(/^January 1, 2026 at 11:20:30/gm)).toHaveLength(1);
});

it("[D5] [S6] the archive speaks the locale, in its time zone", async () => {
  const source = sampleCustomer({
    locale: "es",
    customer: { id: customerId, name: null, locked: false, anonymized: true },
  });
  await writeArchiveInto(source, folder);
  const files = await readArchive(join(folder, archiveName(customerId)));
  expect(files.get("README.txt")).toContain("Información del cliente");
  expect(files.get("README.txt")).toContain("Anónimo");
  expect(files.get("messages.txt")).toContain("1 de enero de 2026 a las 11:20:30");
});

describe("when it cannot be written", () => {
  it("[D5] an error of the source gets out, and leaves no file", async () => {
    const source = sampleCustomer({
      messages: [aMessage()],
      history: () =>
        (async function* () {
          yield* from<never>([]);
          throw new Error("gone");
        })(),
    });
    await expect(writeArchiveInto(source, folder)).rejects.toThrow("gone");
    expect(await readdir(folder)).toEqual([]);
  });

  it("[D5] messages that change between two readings are noticed", async () => {
    let reading = 0;
    const source = sampleCustomer();
    const result = await writeArchiveInto(
      {
        ...source,
        threads: () => {
          reading += 1;
          return source.threads();
        },
        messages: () => from(Array.from({ length: reading }, () => aMessage())),
      },
      folder,
    );
    expect(result).toEqual({ changed: true });
    expect(await readdir(folder)).toEqual([]);
  });

  it("[D5] a folder that is not there is told by its code", async () => {
    expect(await writeArchiveInto(sampleCustomer(), join(folder, "nowhere"))).toEqual({
      unwritable: "ENOENT",
    });
  });

  it("[D5] an abort ends it and leaves the earlier archive as it was", async () => {
    const file = join(folder, archiveName(customerId));
    await writeArchive(fullCustomer(), file);
    const before = await stat(file);
    const abort = new AbortController();
    const source = sampleCustomer();
    const stopping = {
      ...source,
      async *messages() {
        abort.abort();
        yield aMessage();
      },
    };
    await expect(writeArchive(stopping, file, abort.signal)).rejects.toThrow(/abort/i);
    expect(await readdir(folder)).toEqual([archiveName(customerId)]);
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  });
});

it("[D5] a long history is never held in memory", async () => {
  // 90 MB of messages, read four times, by a thread that may hold 32.
  const worker = new Worker(new URL("./large-export.ts", import.meta.url), {
    workerData: { folder, messages: 30_000, length: 3_000 },
    resourceLimits: { maxOldGenerationSizeMb: 32 },
  });
  const [result] = await once(worker, "message");
  expect(result).toMatchObject({ written: { messages: 30_000 } });
}, 60_000);
