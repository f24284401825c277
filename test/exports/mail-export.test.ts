import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeArchive } from "../../src/exports/archive.ts";
import { mailExport } from "../../src/exports/mail-export.ts";
import { type MailSettings, mailSettings } from "../../src/exports/mail-settings.ts";
import { type Outbox, openOutbox } from "../../src/exports/outbox.ts";
import { mailIdOf, queuedEntry } from "../../src/exports/outbox-entry.ts";
import { sendQueued } from "../../src/exports/send-queued.ts";
import { type MailServer, startMailServer } from "./mail-server.ts";
import { readArchive } from "./read-archive.ts";
import { customerId, sampleCustomer } from "./sample-customer.ts";

let folder: string;
const servers: MailServer[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-mail-"));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await rm(folder, { recursive: true });
});

const start = async (behaviour?: Parameters<typeof startMailServer>[0]): Promise<MailServer> => {
  const server = await startMailServer(behaviour);
  servers.push(server);
  return server;
};
const settingsFor = (port: number, login = ""): MailSettings => {
  const result = mailSettings({ ONEFOLD_SMTP_URL: `smtp://${login}127.0.0.1:${port}` }, "desk@example.org", {
    connect: 5_000,
    idle: 5_000,
  });
  if (!("settings" in result)) throw new Error("settings");
  return result.settings;
};
const add = async (outbox: Outbox): Promise<string> => {
  const request = {
    customer: customerId,
    to: "alice@example.org",
    by: "alice",
    locale: "es",
    now: 1_000,
  } as const;
  const added = await outbox.add(request, (file) => writeArchive(sampleCustomer(), file));
  if (!("queued" in added)) throw new Error("was not queued");
  return added.queued.id;
};
/** A free port that nobody listens on. */
const closedPort = async (): Promise<number> => {
  const server = await startMailServer();
  await server.close();
  return server.port;
};
let now = 2_000;
const clock = () => now;

it("[D5] the agent receives the archive, once", async () => {
  const server = await start();
  const outbox = await openOutbox(folder);
  const id = await add(outbox);
  const settings = settingsFor(server.port);
  const reports = await Promise.all([
    sendQueued(outbox, settings, clock),
    sendQueued(outbox, settings, clock),
  ]);
  expect(reports.flatMap(({ sent }) => sent.map((entry) => entry.id))).toEqual([id]);
  await sendQueued(await openOutbox(folder), settings, clock);
  expect(server.received).toHaveLength(1);
  const { to, mail } = server.received[0]!;
  expect(to).toEqual(["alice@example.org"]);
  expect(mail.messageId).toBe(`<${mailIdOf(id)}>`);
  expect(mail.subject).toBe("Exportación de cliente c0000000000");
  expect(mail.from?.address).toBe("desk@example.org");
  expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    ["customer-c0000000000.zip", "application/zip"],
  ]);
  const arrived = join(folder, "arrived.zip");
  await writeFile(arrived, new Uint8Array(mail.attachments[0]!.content as ArrayBuffer));
  expect((await readArchive(arrived)).get("customer.json")).toContain("Nadia Quimper");
});

it("[D5] with the server down it stays queued and nothing is lost; later it goes out once", async () => {
  const port = await closedPort();
  const outbox = await openOutbox(folder, [60_000]);
  const id = await add(outbox);
  const archive = await readFile(join(folder, `${id}.zip`));
  now = 2_000;
  const report = await sendQueued(outbox, settingsFor(port), clock);
  expect(report.waiting).toMatchObject([{ id, failure: "unreachable", unclear: false, dueAt: 62_000 }]);
  expect(await readFile(join(folder, `${id}.zip`))).toEqual(archive);

  const server = await start({ port });
  const later = await openOutbox(folder, [60_000]);
  expect((await sendQueued(later, settingsFor(port), clock)).sent).toEqual([]);
  now = 62_000;
  expect((await sendQueued(later, settingsFor(port), clock)).sent).toMatchObject([{ id, attempts: 2 }]);
  await sendQueued(later, settingsFor(port), clock);
  expect(server.received).toHaveLength(1);
  expect(await readdir(folder)).toEqual([]);
});

it("[D5] a server that dies after DATA: unclear, sent again, and recognisable as the same mail", async () => {
  const dying = await start({ after: "break" });
  const outbox = await openOutbox(folder, [0]);
  const id = await add(outbox);
  const report = await sendQueued(outbox, settingsFor(dying.port), clock);
  expect(report.waiting).toMatchObject([{ id, failure: "unreachable", unclear: true }]);
  const server = await start();
  expect((await sendQueued(outbox, settingsFor(server.port), clock)).sent).toMatchObject([
    { id, unclear: true },
  ]);
  const first = dying.received[0]!.mail;
  const second = server.received[0]!.mail;
  expect([first.messageId, first.date]).toEqual([second.messageId, second.date]);
  expect(second.messageId).toBe(`<${mailIdOf(id)}>`);
});

describe("what a server answers", () => {
  const attempt = async (behaviour: Parameters<typeof startMailServer>[0], login = "") => {
    const server = await start(behaviour);
    const archive = join(folder, "archive.zip");
    await writeArchive(sampleCustomer(), archive);
    return mailExport(entry, archive, settingsFor(server.port, login));
  };
  const entry = queuedEntry(
    {
      id: "e1",
      customer: customerId,
      to: "alice@example.org",
      by: "alice",
      locale: "en",
      attachment: "customer-c1.zip",
    },
    1_000,
  );

  it("[D5] a wrong password is permanent, and the result holds neither it nor the server's words", async () => {
    const result = await attempt({ password: "right" }, "desk:very-secret@");
    expect(result).toEqual({ permanent: "auth", status: 535 });
    expect(await attempt({ password: "right" }, "desk:right@")).toEqual({ sent: { mailId: mailIdOf("e1") } });
  });

  it("[D5] a server that wants a login that nobody configured is permanent", async () => {
    expect(await attempt({ password: "right" })).toEqual({ permanent: "auth", status: 530 });
  });

  it("[D5] a refused recipient is permanent, greylisting is not", async () => {
    expect(await attempt({ recipient: 550 })).toEqual({ permanent: "recipient-refused", status: 550 });
    expect(await attempt({ recipient: 450 })).toEqual({ temporary: "busy", unclear: false, status: 450 });
  });

  it("[D5] a refused mail is permanent, a full disk over there is not", async () => {
    expect(await attempt({ after: 554 })).toEqual({ permanent: "message-refused", status: 554 });
    expect(await attempt({ after: 552 })).toEqual({ permanent: "too-large", status: 552 });
    expect(await attempt({ after: 452 })).toEqual({ temporary: "busy", unclear: false, status: 452 });
  });

  it("[D5] a mail larger than the server takes is permanent, before it is given", async () => {
    expect(await attempt({ size: 100 })).toMatchObject({ permanent: "too-large" });
  });

  it("[D5] nothing is sent to a server that nobody vouches for, nor without TLS where it is required", async () => {
    expect(await attempt({ selfSigned: true })).toEqual({ temporary: "tls", unclear: false, status: null });
    const plain = await start({ password: "right" });
    const settings = settingsFor(plain.port, "desk:right@");
    const archive = join(folder, "archive.zip");
    const strict = { ...settings, transport: { ...settings.transport, requireTLS: true } };
    expect(await mailExport(entry, archive, strict)).toMatchObject({ temporary: "tls", unclear: false });
    expect(plain.received).toEqual([]);
  });

  it("[D5] a server that says nothing ends in a timeout", async () => {
    const silent = createServer();
    await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
    const address = silent.address();
    if (address === null || typeof address === "string") throw new Error("address");
    const archive = join(folder, "archive.zip");
    await writeArchive(sampleCustomer(), archive);
    const settings = settingsFor(address.port);
    const impatient = { ...settings, transport: { ...settings.transport, greetingTimeout: 50 } };
    expect(await mailExport(entry, archive, impatient)).toEqual({
      temporary: "timeout",
      unclear: false,
      status: null,
    });
    silent.close();
  });

  it("[D5] an archive that is gone is permanent, and no server is asked", async () => {
    const server = await start();
    const result = await mailExport(entry, join(folder, "nothing.zip"), settingsFor(server.port));
    expect(result).toEqual({ permanent: "archive-missing", status: null });
    expect(server.received).toEqual([]);
  });
});
