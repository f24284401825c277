import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { startMailServer } from "../exports/mail-server.ts";
import { type ExportDesk, openExportDesk } from "./open-export-desk.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** Takes connections and never says a word. */
const silentServer = async (): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    open.push(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => server.close());
  return { server, port: (server.address() as AddressInfo).port };
};

const deskOn = async (port: number): Promise<ExportDesk> => {
  const desk = await openExportDesk({ port });
  open.push(desk.dispose);
  return desk;
};

it("[F10] an erasure ends the mail that is on its way", async () => {
  const { server, port } = await silentServer();
  const alice = await deskOn(port);
  const connected = once(server, "connection");
  const exported = alice.exportTo("alice@example.com");
  await connected;
  const { rows } = await alice.call("identities", { customer: alice.customer, offset: 0, limit: 10 });
  const identities = rows.map(({ id }) => id);
  await alice.perform({ kind: "customer.anonymize", body: { identities }, texts: null });
  expect(await exported).toEqual({ refused: { rule: "F10", code: "anonymous" } });
  expect(await alice.call("erasure", {})).toMatchObject({ sending: 1 });
  expect(await alice.outbox()).toEqual([]);
});

it("[D5] closing the desk ends a mail that hangs, and the next start sends it", async () => {
  const { server, port } = await silentServer();
  const alice = await deskOn(port);
  const connected = once(server, "connection");
  const exported = alice.exportTo("alice@example.com");
  await connected;
  const mail = await startMailServer();
  open.push(mail.close);
  await alice.reopen({ port: mail.port, sendsMail: true });
  expect(await exported).toMatchObject({ ok: { queued: true, failure: "unreachable" } });
  await vi.waitFor(async () => expect(await alice.outbox()).toEqual([]), { timeout: 30_000 });
  expect(mail.received).toHaveLength(1);
}, 60_000);
