import { afterEach, beforeEach, expect, it } from "vitest";
import { customerOfIdentity } from "../../src/domain/ids.ts";
import { clockAt } from "../../src/domain/order.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import { scanData } from "../../src/engine/scan-data.ts";
import { feedShard, logShard } from "../../src/sync/shard-name.ts";
import { describeOnEach } from "../store/databases.ts";
import {
  commentBy,
  connectReplica,
  identityEntry,
  identityOf,
  messageEntry,
  operationEntry,
  type TestShard,
} from "./connect-replica.ts";
import { openTestHub, type TestHub } from "./open-test-hub.ts";
import { soon } from "./soon.ts";

const secret = "Zanzibarowitz";

describeOnEach("a hub that erases", (place) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await openTestHub({ place });
  });
  afterEach(() => hub.dispose());

  it("[F10] drops what is erased from open documents, from tables and from every byte kept, however late it comes", async () => {
    const alice = await connectReplica(hub, { agents: ["alice"] });
    const bob = await connectReplica(hub, { agents: ["bob"] });
    const seen = identityOf(alice.writer, secret);
    const customer = customerOfIdentity(seen.id);
    const names = { feed: feedShard(alice.writer, 1), log: logShard(alice.writer, Date.now()) };
    const feed = await alice.open(names.feed);
    const log = await alice.open(names.log);
    const facts = [identityEntry(seen), messageEntry(seen, `I am ${secret}`)];
    const remark = commentBy("alice", alice.writer, { text: `about ${secret}`, customer });
    expect(await feed.add(facts)).toBe("saved");
    expect(await log.add([remark])).toBe("saved");
    await soon(() => Object.keys(bob.lines())).toEqual(expect.arrayContaining([names.feed, names.log]));
    const read = { feed: await bob.open(names.feed), log: await bob.open(names.log) };
    expect(textsIn(read.feed)).toHaveLength(2);

    const own = await bob.open(logShard(bob.writer, Date.now()));
    const anonymize = operationEntry({
      ...{ id: newOperationId(), at: clockAt(Date.now()), by: "bob", writer: bob.writer },
      ...{ kind: "customer.anonymize", body: { identities: [seen.id] }, texts: null },
    });
    expect(await own.add([anonymize])).toBe("saved");
    await soon(() => [...textsIn(read.feed), ...textsIn(read.log)]).toEqual([]);

    // Alice was offline, and does not know yet.
    const late = messageEntry(seen, `late words of ${secret}`);
    const lateRemark = commentBy("alice", alice.writer, { text: `late about ${secret}`, customer });
    expect(await feed.add([late])).toBe("saved");
    expect(await log.add([lateRemark])).toBe("saved");
    await soon(() => read.feed.window.doc.getMap("ops").has(late.id)).toBe(true);
    await soon(() => read.log.window.doc.getMap("ops").has(lateRemark.id)).toBe(true);
    expect([...textsIn(read.feed), ...textsIn(read.log)]).toEqual([]);

    // Nobody is left who has it: the hub makes the documents anew.
    for (const replica of [alice, bob]) replica.close();
    const { engine } = hub.hub;
    await engine.erasure.settled();
    expect(await scanData(engine, secret)).toMatchObject({ found: [], unread: [] });
    await hub.reopen();
    const carol = await connectReplica(hub, { agents: ["carol"] });
    const again = { feed: await carol.open(names.feed), log: await carol.open(names.log) };
    expect(again.feed.arrived.map(({ id, texts }) => [id, texts])).toEqual(
      [...facts, late].map(({ id }) => [id, null]),
    );
    expect(again.log.arrived.map(({ texts }) => texts)).toEqual([null, null]);
  }, 120_000);
});

const textsIn = ({ window }: TestShard) => [...window.doc.getMap("texts").keys()];
