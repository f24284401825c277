import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { digestOf } from "../../src/engine/digest.ts";
import { outboundCount } from "../../store/outbound.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "./open-replica.ts";
import { importPeople } from "./people.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const dispose of open.splice(0).reverse()) await dispose();
});

const replica = async (agent: string): Promise<Replica> => {
  const opened = await openReplica(agent);
  open.push(opened.dispose);
  return opened;
};
const testHub = async (): Promise<TestHub> => {
  const opened = await openTestHub();
  open.push(opened.dispose);
  return opened;
};
const hubDigest = async ({ hub }: TestHub): Promise<string> =>
  (await digestOf(hub.engine.db, hub.engine.projection.desk())).digest;

const note = (customer: string, text: string) =>
  ({ kind: "comment.add", body: { customer, message: null }, texts: { text } }) as const;

describe("a hub that lasts for one run of a desk", () => {
  it("is exchanged with, forgotten by the next run, and hinders no other hub", async () => {
    const first = await testHub();
    const alice = await replica("alice");
    const bob = await replica("bob");
    await alice.join(first);
    await bob.join(first);
    // Ids are keyed with the hub's secret, and alice's folder names no hub.
    await alice.reopen({ between: () => rm(join(alice.data, "hub.json")) });
    await importPeople(alice, 3);
    const hub = { url: first.url, tokens: [first.token("alice")], agents: ["alice"], desk: "" };
    await alice.reopen({ hub });
    expect(await alice.sync()).toMatchObject({ pending: 0 });
    await bob.sync();
    await bob.decide(note(await bob.customer("email:p1@example.org"), "from bob"));
    await bob.sync();
    await alice.sync();
    expect(await alice.digest()).toBe(await bob.digest());
    await alice.decide(note(await alice.customer("email:p2@example.org"), "not sent any more"));
    expect(await readdir(alice.data)).not.toContain("hub.json");

    await alice.reopen();
    expect(await alice.call("syncState", {})).toMatchObject({ state: "none", url: null, unsent: 0 });
    await alice.decide(note(await alice.customer("email:p3@example.org"), "on her own"));
    expect(await outboundCount(alice.engine.db)).toBe(0);

    const second = await testHub();
    await second.reopen({ between: () => cp(join(alice.data, "secret"), join(second.data, "secret")) });
    await alice.join(second);
    expect(await alice.sync()).toMatchObject({ pending: 0 });
    expect(await hubDigest(second)).toBe(await alice.digest());
  });
});
