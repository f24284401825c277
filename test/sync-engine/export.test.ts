import { afterEach, expect, it } from "vitest";
import { startMailServer } from "../exports/mail-server.ts";
import { openTestHub } from "../hub/open-test-hub.ts";
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
    ok: { queued: false, mailed: "alice@example.com" },
  });
  expect(alice.engine.outbox.list().filter(({ state }) => state !== "queued")).toEqual([]);
  expect(mail.received[0]!.to).toEqual(["alice@example.com"]);
  expect(mail.received[0]!.mail.attachments).toHaveLength(1);

  // What had to wait goes at the next start, and leaves the outbox.
  await alice.reopen();
  await alice.engine.mailer.send();
  expect(alice.engine.outbox.list()).toEqual([]);
  expect(mail.received).toHaveLength(2);
});
