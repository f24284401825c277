import { cp } from "node:fs/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clockAt } from "../../src/domain/order.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import { createHubLog } from "../../src/hub/hub-log.ts";
import { openHub } from "../../src/hub/open-hub.ts";
import type { EncodedEntry } from "../../src/sync/entry-codec.ts";
import { healthPath } from "../../src/sync/protocol.ts";
import { feedShard, logShard } from "../../src/sync/shard-name.ts";
import { mostConnections } from "../../store/open-postgres.ts";
import { openServerProxy, type ServerProxy } from "../engine/server-proxy.ts";
import { describeOnServer, type TestPlace } from "../store/databases.ts";
import {
  commentBy,
  connectReplica,
  identityEntry,
  identityOf,
  messageEntry,
  operationEntry,
  type TestReplica,
} from "./connect-replica.ts";
import { openTestHub, type TestHub } from "./open-test-hub.ts";
import { soon } from "./soon.ts";

describeOnServer("a hub whose database was away", (place) => {
  let direct: string;
  let proxy: ServerProxy;
  let hub: TestHub;
  let events: { readonly event: string; readonly code?: string }[];
  const log = createHubLog({ write: (line) => void events.push(JSON.parse(line)) });
  const told = () => events.map(({ event }) => event);
  beforeEach(async () => {
    events = [];
    const throughProxy: TestPlace = {
      ...place,
      makeDatabase: async () => {
        const { url, drop } = await place.makeDatabase();
        direct = url!;
        proxy = await openServerProxy(direct);
        return { url: proxy.url, drop };
      },
    };
    hub = await openTestHub({ place: throughProxy, log });
  });
  afterEach(async () => {
    await hub.dispose();
    await proxy.close();
  });

  /** A person with a message, whose texts bob has open, and what anonymizes her. */
  const readPerson = async () => {
    const alice = await connectReplica(hub, { agents: ["alice"] });
    const bob = await connectReplica(hub, { agents: ["bob"] });
    const seen = identityOf(alice.writer, "Grace");
    const name = feedShard(alice.writer, 1);
    const facts = [identityEntry(seen), messageEntry(seen, "I am Grace")];
    await (await alice.open(name)).add(facts);
    await soon(() => name in bob.lines()).toBe(true);
    await bob.open(name);
    const anonymize = operationEntry({
      ...{ id: newOperationId(), at: clockAt(Date.now()), by: "alice", writer: alice.writer },
      ...{ kind: "customer.anonymize", body: { identities: [seen.id] }, texts: null },
    });
    return { alice, bob, name, anonymize };
  };
  /** Sends an entry once more, as a replica does whose line ended before it was acknowledged. */
  const sendAgain = async ({ writer }: TestReplica, entry: EncodedEntry) => {
    const again = await connectReplica(hub, { agents: ["alice"], writer });
    const shard = await again.open(logShard(writer, Date.now()));
    if (!shard.arrived.some(({ id }) => id === entry.id)) expect(await shard.add([entry])).toBe("saved");
  };
  const textsFor = async (agent: string, name: string) => {
    const reader = await connectReplica(hub, { agents: [agent] });
    return (await reader.open(name)).arrived.map(({ texts }) => texts);
  };

  it("[F10] gives nobody what was erased by a batch whose acknowledgement was lost", async () => {
    const { alice, bob, name, anonymize } = await readPerson();
    const own = await alice.open(logShard(alice.writer, Date.now()));
    proxy.cutAtCommit();
    void own.add([anonymize]);
    await alice.ended;
    proxy.restore();
    await soon(told).toContain("renewed");
    expect(await bob.ended).toBe(1012);
    await sendAgain(alice, anonymize);
    expect(await textsFor("carol", name)).toEqual([null, null]);
  });

  it("[F10] gives nobody what it could not drop from what is open", async () => {
    const { alice, bob, name, anonymize } = await readPerson();
    const own = await alice.open(logShard(alice.writer, Date.now()));
    proxy.cutAt("select hash from tombstone");
    void own.add([anonymize]);
    await bob.ended;
    proxy.restore();
    await soon(told).toContain("renewed");
    await sendAgain(alice, anonymize);
    expect(await textsFor("carol", name)).toEqual([null, null]);
  });

  it("closes no line for a batch that the tables refuse, nor for a connection that breaks", async () => {
    const { alice, bob } = await readPerson();
    const own = await alice.open(logShard(alice.writer, Date.now()));
    const { engine } = hub.hub;
    await engine.store.exec("alter table operation add constraint odd check (kind <> 'comment.add')");
    void own.add([commentBy("alice", alice.writer)]);
    await alice.ended;
    await engine.store.exec("alter table operation drop constraint odd");
    proxy.cut();
    proxy.restore();
    const again = await connectReplica(hub, { agents: ["alice"] });
    const shard = await again.open(logShard(again.writer, Date.now()));
    expect(await shard.add([commentBy("alice", again.writer)])).toBe("saved");
    await soon(() => logShard(again.writer, Date.now()) in bob.lines()).toBe(true);
    expect(told()).not.toContain("renewed");
  });

  it("tells whoever asks that it cannot work, until it can again", async () => {
    const ask = async () => {
      const health = await fetch(`${hub.url.replace("ws", "http")}${healthPath}`);
      return [health.status, await health.json()];
    };
    expect(await ask()).toEqual([200, { ok: true }]);
    proxy.cut();
    await soon(ask).toEqual([503, { ok: false }]);
    proxy.restore();
    await soon(ask).toEqual([200, { ok: true }]);
    // A database that is there and does not answer.
    const { engine } = hub.hub;
    const busy = Array.from({ length: mostConnections }, () =>
      engine.store.exec("select pg_sleep(8)").catch(() => undefined),
    );
    await soon(ask).toEqual([503, { ok: false }]);
    expect(engine.isDatabaseLost()).toBe(false);
    await Promise.all(busy);
    await soon(ask).toEqual([200, { ok: true }]);
  }, 60_000);

  it("lets nobody in while another has its database, and then shows what was written there", async () => {
    const alice = await connectReplica(hub, { agents: ["alice"] });
    const bob = await connectReplica(hub, { agents: ["bob"] });
    const name = logShard(alice.writer, Date.now());
    const entries = [commentBy("alice", alice.writer), commentBy("alice", alice.writer)];
    await (await alice.open(name)).add(entries.slice(0, 1));
    await soon(() => name in bob.lines()).toBe(true);
    await bob.open(name);
    proxy.cut();
    const data = `${hub.data}-other`;
    await cp(hub.data, data, { recursive: true, filter: (path) => !path.endsWith("lock.db") });
    const other = await openHub({ data, database: direct, host: "127.0.0.1", port: 0, log });
    if ("tag" in other) throw new Error(other.tag);
    proxy.restore();
    expect(await bob.ended).toBe(1012);
    expect(events).toContainEqual(
      expect.objectContaining({ event: "database-lost", code: "database-in-use" }),
    );
    expect(await (await connectReplica(hub, { agents: ["bob"] })).ended).toBe(1006);

    const there = await connectReplica(
      { ...hub, url: other.url },
      { agents: ["alice"], writer: alice.writer },
    );
    await (await there.open(name)).add(entries.slice(1));
    there.close();
    await other.close();
    await soon(told).toContain("renewed");
    expect(told()).toContain("database-back");
    const reader = await connectReplica(hub, { agents: ["bob"] });
    expect((await reader.open(name)).arrived).toHaveLength(2);
    expect(reader.lines()[name]).toMatchObject([2, 0, expect.any(Number)]);
  }, 60_000);
});
