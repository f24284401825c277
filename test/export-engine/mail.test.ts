import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { type MailServer, startMailServer } from "../exports/mail-server.ts";
import { readArchive } from "../exports/read-archive.ts";
import { type ExportDesk, type OpenWith, openExportDesk } from "./open-export-desk.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const server = async (...behaviour: Parameters<typeof startMailServer>): Promise<MailServer> => {
  const started = await startMailServer(...behaviour);
  open.push(started.close);
  return started;
};
const desk = async (options: OpenWith): Promise<ExportDesk> => {
  const opened = await openExportDesk(options);
  open.push(opened.dispose);
  return opened;
};
/** A port on which nobody listens. */
const deadPort = async (): Promise<number> => {
  const gone = await startMailServer();
  await gone.close();
  return gone.port;
};

it("[D5] mails the archive to the address, once, and leaves nothing behind", async () => {
  const mail = await server();
  const { exportTo, outbox, folder } = await desk({ port: mail.port });
  expect(await exportTo("alice@example.com")).toEqual({
    ok: { files: [], mailed: "alice@example.com", queued: false, failure: null },
  });
  expect(mail.received).toHaveLength(1);
  expect(mail.received[0]!.to).toEqual(["alice@example.com"]);
  expect(mail.received[0]!.mail.from?.address).toBe("desk@example.com");
  expect(await outbox()).toEqual([]);

  const [attachment] = mail.received[0]!.mail.attachments;
  const zip = join(folder, "received.zip");
  await writeFile(zip, Buffer.from(attachment!.content as ArrayBuffer));
  const files = await readArchive(zip);
  const customer = JSON.parse(files.get("customer.json")!);
  expect(customer.customer.name).toBe("Nadia Quimper");
  expect(customer.exportedBy).toBe("alice");
  expect(customer.profile.company).toMatchObject({ value: "Quimper & Co", given: false, setBy: "alice" });
  expect(customer.profile.emails).toMatchObject([{ value: "nadia@example.org", given: true, setBy: null }]);
  expect(customer.identities.map(({ handle }: { handle: string }) => handle)).toEqual([
    "nadia@example.org",
    expect.stringContaining("171"),
  ]);
  expect(
    customer.threads.map(({ messages }: { messages: { text: string }[] }) =>
      messages.map(({ text }) => text),
    ),
  ).toEqual([["Where is it?", "=HERE()"], ["Any news?"]]);
  expect(customer.history.map(({ kind }: { kind: string }) => kind)).toEqual(["customer.merge"]);
  expect(files.get("messages.csv")).toContain(`"'=HERE()"`);
});

it("[D5] without an address it goes to the agent's own", async () => {
  const mail = await server();
  const { exportTo, data } = await desk({ port: mail.port });
  expect(await exportTo(null)).toEqual({ refused: { rule: "D5", code: "no-recipient" } });
  await writeFile(join(data, "config.json"), `{"email":"agent@example.com"}`);
  expect(await exportTo(null)).toMatchObject({ ok: { mailed: "agent@example.com" } });
  expect(await exportTo("two@example.com, more@example.com")).toEqual({
    refused: { rule: "D5", code: "bad-recipient" },
  });
  expect(mail.received.map(({ to }) => to)).toEqual([["agent@example.com"]]);
});

it("[D5] with the server down it is queued, nothing is lost, and the next start sends it once", async () => {
  const port = await deadPort();
  const alice = await desk({ port, backoff: [3_600_000] });
  expect(await alice.exportTo("alice@example.com")).toEqual({
    ok: { files: [], mailed: null, queued: true, failure: "unreachable" },
  });
  expect(await alice.outbox()).toHaveLength(2);

  const mail = await server({ port });
  await alice.reopen({ port, sendsMail: true, backoff: [3_600_000] });
  await vi.waitFor(async () => expect(await alice.outbox()).toEqual([]), { timeout: 30_000 });
  await alice.reopen({ port, sendsMail: true });
  await alice.exportTo("second@example.com");
  expect(mail.received.map(({ to }) => to)).toEqual([["alice@example.com"], ["second@example.com"]]);
  expect(mail.received[0]!.mail.attachments).toHaveLength(1);
});

it("[D5] while the desk is open it tries again by itself", async () => {
  const port = await deadPort();
  const alice = await desk({ port, sendsMail: true, backoff: [0] });
  expect(await alice.exportTo("alice@example.com")).toMatchObject({ ok: { queued: true } });
  const mail = await server({ port });
  await vi.waitFor(async () => expect(await alice.outbox()).toEqual([]), { timeout: 30_000 });
  expect(mail.received).toHaveLength(1);
});

it("[D5] without a mail server it waits until one is set up", async () => {
  const alice = await desk({ port: null });
  expect(await alice.exportTo("alice@example.com")).toEqual({
    ok: { files: [], mailed: null, queued: true, failure: "not-configured" },
  });
  const mail = await server();
  await alice.reopen({ port: mail.port });
  // A command that only exports sends what waits as well.
  expect(await alice.exportTo("second@example.com")).toMatchObject({ ok: { mailed: "second@example.com" } });
  expect(mail.received.map(({ to }) => to[0]).sort()).toEqual(["alice@example.com", "second@example.com"]);
});

it("[D5] a refused recipient is told at once, and nothing stays", async () => {
  const mail = await server({ recipient: 550 });
  const alice = await desk({ port: mail.port });
  expect(await alice.exportTo("nobody@example.com")).toEqual({
    ok: { files: [], mailed: null, queued: false, failure: "recipient-refused" },
  });
  expect(await alice.outbox()).toEqual([]);
});

it("[D5] what needs a login waits for the next start with the right one", async () => {
  const closed = await server({ password: "right" });
  const alice = await desk({ port: closed.port });
  expect(await alice.exportTo("alice@example.com")).toMatchObject({
    ok: { queued: true, failure: expect.stringMatching(/auth|sender-refused/) },
  });
  const mail = await server();
  await alice.reopen({ port: mail.port, sendsMail: true });
  await vi.waitFor(async () => expect(await alice.outbox()).toEqual([]), { timeout: 30_000 });
  expect(mail.received).toHaveLength(1);
});

it("[F10] who was erased is not mailed later", async () => {
  const port = await deadPort();
  const alice = await desk({ port });
  await alice.exportTo("alice@example.com");
  expect(await alice.outbox()).toHaveLength(2);
  const { rows } = await alice.call("identities", { customer: alice.customer, offset: 0, limit: 10 });
  await alice.perform({
    kind: "customer.anonymize",
    body: { identities: rows.map(({ id }) => id) },
    texts: null,
  });
  await alice.call("erasure", {});
  expect(await alice.outbox()).toEqual([]);
  const mail = await server({ port });
  await alice.reopen({ port, sendsMail: true });
  expect(await alice.exportTo("alice@example.com")).toMatchObject({ refused: { rule: "F10" } });
  expect(mail.received).toEqual([]);
});
