import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestOf } from "../../src/engine/digest.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "../sync-engine/open-replica.ts";
import { importPeople } from "../sync-engine/people.ts";
import { until } from "../sync-engine/until.ts";
import { type LineProxy, openLineProxy } from "./line-proxy.ts";
import { type Meeting, meetings, type Scene } from "./meetings.ts";

type Name = "alice" | "bob";

/** Who decides first, and in which order the two come back, until neither has anything new. */
const rounds: readonly { readonly first: Name; readonly back: readonly Name[] }[] = [
  { first: "alice", back: ["alice", "bob", "alice"] },
  { first: "alice", back: ["bob", "alice", "bob"] },
  { first: "bob", back: ["alice", "bob", "alice"] },
  { first: "bob", back: ["bob", "alice", "bob"] },
];

describe("[L2] two agents who decided offline", { timeout: 300_000 }, () => {
  let hub: TestHub;
  let replicas: Record<Name, Replica>;
  let lines: Record<Name, LineProxy>;
  beforeAll(async () => {
    hub = await openTestHub();
    replicas = { alice: await openReplica("alice"), bob: await openReplica("bob") };
    lines = { alice: await openLineProxy(hub.url), bob: await openLineProxy(hub.url) };
    await replicas.alice.join({ ...hub, url: lines.alice.url });
    await importPeople(replicas.alice, 2 * meetings.length * rounds.length);
    await replicas.bob.join({ ...hub, url: lines.bob.url });
  }, 120_000);
  afterAll(async () => {
    await replicas.alice.dispose();
    await replicas.bob.dispose();
    await lines.alice.close();
    await lines.bob.close();
    await hub.dispose();
  }, 120_000);

  /** A line is there only while everything is exchanged. */
  const syncOnce = async (name: Name): Promise<void> => {
    const { engine } = replicas[name];
    lines[name].restore();
    await replicas[name].sync();
    lines[name].cut();
    await until(engine, () => engine.link.state().state !== "connected");
  };

  for (const [turn, { first, back }] of rounds.entries()) {
    it(`come to one desk when ${first} decided first and they are back as ${back.join(", ")}`, async () => {
      const { alice, bob } = replicas;
      const scenes: Scene[] = [];
      for (const index of meetings.keys()) {
        scenes.push(await openScene(alice, 2 * (turn * meetings.length + index)));
      }
      await syncOnce("alice");
      await syncOnce("bob");
      const toldBefore = { alice: await toldTo(alice), bob: await toldTo(bob) };

      const decided = meetings.map(() => ({ alice: "", bob: "" }));
      for (const name of [first, other(first)]) {
        for (const [index, meeting] of meetings.entries()) {
          decided[index]![name] = await replicas[name].decide(meeting[name](scenes[index]!));
        }
      }
      for (const name of back) await syncOnce(name);

      const digests = [await alice.digest(), await bob.digest(), await hubDigest(hub)];
      expect(new Set(digests).size).toBe(1);
      const told = {
        alice: newIn(toldBefore.alice, await toldTo(alice)),
        bob: newIn(toldBefore.bob, await toldTo(bob)),
      };
      for (const [index, meeting] of meetings.entries()) {
        const loser = meeting.loser[first];
        const operations = decided[index]!;
        const lost = loser === null ? [] : [operations[loser]];
        for (const replica of [alice, bob]) {
          const what = `${meeting.name}, as ${replica.agent} has it`;
          // Both decisions are everywhere, and nothing but the rules took anything back.
          expect(await vainOf(replica, Object.values(operations)), what).toEqual(lost);
          expect(await seen(replica, scenes[index]!, meeting), what).toEqual(meeting.sees[first]);
        }
        for (const name of ["alice", "bob"] as const) {
          expect(told[name].includes(operations[name]), `${meeting.name}: ${name} is told`).toBe(
            loser === name,
          );
        }
      }
    });
  }
});

const other = (name: Name): Name => (name === "alice" ? "bob" : "alice");

const openScene = async (alice: Replica, person: number): Promise<Scene> => {
  const [one, second] = [
    await alice.customer(`email:p${person + 1}@example.org`),
    await alice.customer(`email:p${person + 2}@example.org`),
  ];
  const { rows } = await alice.call("identities", { customer: one, offset: 0, limit: 1 });
  const threads = await alice.call("inboxPage", { folder: "all", customer: one, offset: 0, limit: 1 });
  const [identity, thread] = [rows[0]!.id, threads.rows[0]!.id];
  const opened = await alice.call("perform", {
    decision: { kind: "case.open", body: { thread, identity }, texts: null },
  });
  if (!("ok" in opened)) throw new Error(JSON.stringify(opened));
  return { one, other: second, identity, case: opened.ok.case! };
};

/** Those of these operations that change nothing; throws when one is not here. */
const vainOf = async ({ engine }: Replica, ids: readonly string[]): Promise<readonly string[]> => {
  const rows = await engine.db
    .selectFrom("operation")
    .select(["id", "state"])
    .where("id", "in", ids)
    .execute();
  if (rows.length < ids.length) throw new Error("a decision that is lost");
  return rows.filter(({ state }) => state !== "applied").map(({ id }) => id);
};

/** What a replica shows of a scene, as far as its meeting is about it. */
const seen = async ({ engine, call }: Replica, { one, other }: Scene, { sees }: Meeting): Promise<object> => {
  const customer = await call("customer", { customer: one });
  const second = await call("customer", { customer: other });
  const comments = await engine.db
    .selectFrom("comment")
    .select("text")
    .where("customer_id", "=", one)
    .execute();
  const all = {
    company: customer?.profile.single.company?.value ?? null,
    comments: comments.map(({ text }) => text).sort(),
    locked: customer?.locked !== null,
    anonymized: customer?.anonymized,
    merged: customer?.id === second?.id,
  };
  const asked = Object.keys(sees.alice) as (keyof typeof all)[];
  return Object.fromEntries(asked.map((key) => [key, all[key]]));
};

/** The operations of which a replica's agent is told that they came out otherwise. */
const toldTo = async ({ call }: Replica): Promise<readonly string[]> => {
  const { rows } = await call("notices", { offset: 0, limit: 200 });
  return rows.map(({ operation }) => operation);
};

const newIn = (before: readonly string[], now: readonly string[]): readonly string[] =>
  now.filter((each) => !before.includes(each));

const hubDigest = async ({ hub }: TestHub): Promise<string> =>
  (await digestOf(hub.engine.db, hub.engine.projection.desk())).digest;
