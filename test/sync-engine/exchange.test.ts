import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mail, mbox } from "../engine/sample-mail.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "./open-replica.ts";

describe("two replicas and a hub", () => {
  let hub: TestHub;
  let alice: Replica;
  let bob: Replica;
  beforeEach(async () => {
    hub = await openTestHub();
    alice = await openReplica("alice");
    bob = await openReplica("bob");
  });
  afterEach(async () => {
    await alice.dispose();
    await bob.dispose();
    await hub.dispose();
  });

  it("[L2] come to the same customers", async () => {
    await alice.join(hub);
    await importMail(alice);
    await alice.decide({
      kind: "customer.edit",
      body: { customer: await alice.customer("email:ann@example.org"), fields: ["company"] },
      texts: { set: { company: "Tillage" } },
    });
    expect(await alice.sync()).toMatchObject({ pending: 0 });
    await bob.join(hub);
    expect(await bob.sync()).toMatchObject({ sent: 0, pending: 0 });
    expect(await bob.digest()).toBe(await alice.digest());
    const ann = await bob.customer("email:ann@example.org");
    expect((await bob.call("customer", { customer: ann }))?.profile.single.company?.value).toBe("Tillage");
  });
});

const importMail = async (replica: Replica): Promise<void> => {
  const path = join(replica.data, "two.mbox");
  await writeFile(
    path,
    mbox(mail("1", "Ann <ann@example.org>", "Hello", 1), mail("2", "Bob <bob@example.org>", "Hi", 2)),
  );
  const report = await replica.call("importPaths", {
    ...{ paths: [path], as: null, channel: null, map: {}, own: [] },
  });
  expect(report.imported).toBe(2);
};
