import { createServer, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { customerOfIdentity } from "../../src/domain/ids.ts";
import { calls } from "../../src/engine/calls.ts";
import { deliverByHub } from "../../src/engine/sync/deliver-by-hub.ts";
import { queuedEntry } from "../../src/exports/outbox-entry.ts";
import { startMailServer } from "../exports/mail-server.ts";
import { openTestHub } from "../hub/open-test-hub.ts";
import { soon } from "../hub/soon.ts";
import { openReplica } from "./open-replica.ts";
import { importPeople } from "./people.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const dispose of open.splice(0).reverse()) await dispose();
}, 120_000);

it("[D5] without a mail server of its own a desk lets the hub mail its exports, once", {
  timeout: 240_000,
}, async () => {
  const mail = await startMailServer();
  open.push(mail.close);
  const hub = await openTestHub({
    environment: {
      ONEFOLD_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      ONEFOLD_SMTP_SENDER: "desk@example.com",
    },
  });
  open.push(hub.dispose);
  const alice = await openReplica("alice");
  open.push(alice.dispose);
  await alice.join(hub);
  await importPeople(alice, 1);
  const customer = await alice.customer("email:p1@example.org");
  const request = { customer, to: "alice@example.com", out: null };
  // The hub has not heard of the customer yet: the export waits here.
  expect(await alice.call("exportCustomer", request)).toMatchObject({ ok: { queued: true, mailed: null } });
  await alice.sync();
  expect(await alice.call("exportCustomer", request)).toMatchObject({
    ok: { queued: true, mailed: null, failure: null },
  });
  await soon(() => mail.received).toHaveLength(1);
  expect(mail.received[0]!.to).toEqual(["alice@example.com"]);
  expect(mail.received[0]!.mail.attachments).toHaveLength(1);

  // What had to wait goes at the next start, and leaves the outbox.
  await alice.reopen();
  await alice.engine.mailer.send();
  expect(alice.engine.outbox.list()).toEqual([]);
  await soon(() => mail.received).toHaveLength(2);
  await hub.hub.engine.mailer.send();
  expect(mail.received).toHaveLength(2);
});

it("[D5] [S5] the hub answers before its mail server does, and makes it with the rights of who asked", {
  timeout: 240_000,
}, async () => {
  const silent = await startSilentServer();
  open.push(silent.close);
  const hub = await openTestHub({
    environment: {
      ONEFOLD_SMTP_URL: `smtp://127.0.0.1:${silent.port}`,
      ONEFOLD_SMTP_SENDER: "desk@example.com",
    },
  });
  open.push(hub.dispose);
  const replica = await openReplica("alice");
  open.push(replica.dispose);
  const tokens = ["alice", "bob"].map((agent) => hub.token(agent));
  expect(await replica.call("connectHub", { url: hub.url, tokens })).toMatchObject({ ok: {} });
  await importPeople(replica, 1);
  await replica.sync();
  const customer = await replica.customer("email:p1@example.org");
  const door = { agent: "bob", locale: "en", timezone: "UTC" };
  const asked = calls.exportCustomer(replica.engine, door, { customer, to: "bob@example.com", out: null });
  const answer = await Promise.race([asked, delay(10_000, "late")]);
  expect(answer).toMatchObject({ ok: { queued: true, failure: null } });
  expect(replica.engine.outbox.list()).toEqual([]);
  expect(hub.hub.engine.outbox.list()).toMatchObject([{ to: "bob@example.com", by: "bob" }]);
});

it("[D5] a hub that does not answer is left at once when the desk closes", async () => {
  const silent = await startSilentServer();
  open.push(silent.close);
  const hub = { url: `ws://127.0.0.1:${silent.port}`, tokens: ["t"], agents: ["alice"], desk: "" };
  const entry = queuedEntry(
    {
      ...{ id: `e${"0".repeat(26)}`, customer: customerOfIdentity(`i${"0".repeat(26)}`) },
      ...{ to: "alice@example.com", by: "alice", locale: "en", attachment: "a.zip" },
    },
    0,
  );
  const closing = new AbortController();
  const delivered = deliverByHub(hub)(entry, "", closing.signal);
  await soon(() => silent.sockets()).toBe(1);
  closing.abort();
  expect(await Promise.race([delivered, delay(5_000, "late")])).toMatchObject({ temporary: "unreachable" });
});

/** Takes connections and never says anything. */
const startSilentServer = async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    sockets: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
