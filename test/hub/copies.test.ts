import { afterEach, beforeEach, expect, it } from "vitest";
import type { WriterId } from "../../src/domain/ids.ts";
import { clockAt } from "../../src/domain/order.ts";
import { checkDesk } from "../../src/engine/check.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { type EncodedEntry, encodeEntry } from "../../src/sync/entry-codec.ts";
import { logShard } from "../../src/sync/shard-name.ts";
import { describeOnEach } from "../store/databases.ts";
import { commentBy, connectReplica } from "./connect-replica.ts";
import { openTestHub, type TestHub } from "./open-test-hub.ts";
import { soon } from "./soon.ts";

describeOnEach("copies of what a hub has logged", (place) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await openTestHub({ place });
  });
  afterEach(() => hub.dispose());

  /** A folder of bob's with a writer's id of its own, as a restored backup gets one. */
  const openFolder = async () => {
    const replica = await connectReplica(hub, { agents: ["bob"] });
    const name = logShard(replica.writer, Date.now());
    return { replica, name, writer: replica.writer, shard: await replica.open(name) };
  };

  it("[I4] change nothing of it: neither by another text nor by none", async () => {
    const { name, shard, writer } = await openFolder();
    const said = remarkOf(writer, "paid twice");
    expect(await shard.add([inShardOf(writer, said)])).toBe("saved");
    const changed = await openFolder();
    const other = { ...said, texts: { text: "paid once" } };
    expect(await changed.shard.add([inShardOf(changed.writer, other)])).toEqual(refusedAsTaken(said));
    // Who erased something and sends it before the erasing decision brings such copies along.
    const bare = await openFolder();
    const next = commentBy("bob", bare.writer);
    expect(await bare.shard.add([inShardOf(bare.writer, { ...said, texts: null }), next])).toBe("saved");
    const expectShown = async (): Promise<void> => {
      const reader = await connectReplica(hub, { agents: ["carol"] });
      await soon(() => [reader.lines()[name]?.[0], reader.lines()[bare.name]?.[0]]).toEqual([1, 1]);
      expect((await reader.open(name)).arrived).toEqual([inShardOf(writer, said)]);
      expect((await reader.open(bare.name)).arrived).toEqual([next]);
      reader.close();
    };
    await expectShown();
    for (const { replica } of [changed, bare]) replica.close();
    await hub.reopen();
    await expectShown();
    const { checks } = await checkDesk(hub.hub.engine, undefined);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it("[I4] are judged by the first, where two come at once", async () => {
    const [first, second] = [await openFolder(), await openFolder()];
    const said = remarkOf(first.writer, "paid twice");
    const other = { ...said, texts: { text: "paid once" } };
    const release = Promise.withResolvers<void>();
    const held = hub.hub.engine.exclusive(() => release.promise);
    const answers = Promise.all([
      first.shard.add([inShardOf(first.writer, said)]),
      second.shard.add([inShardOf(second.writer, other)]),
    ]);
    // A round trip of each socket: both have arrived by now.
    for (const { replica } of [first, second])
      await replica.open(logShard(replica.writer, Date.now() + 12 * 3_600_000)).catch(() => undefined);
    release.resolve();
    await held;
    expect((await answers).filter((answer) => answer !== "saved")).toEqual([refusedAsTaken(said)]);
  });
});

const remarkOf = (writer: WriterId, text: string): Remark => ({
  ...{ id: newOperationId(), at: clockAt(Date.now()), by: "bob", writer, kind: "comment.add" },
  ...{ body: { customer: `c${"0".repeat(26)}`, message: null }, texts: { text } },
});

type Remark = Extract<Operation, { readonly kind: "comment.add" }>;

const inShardOf = (writer: WriterId, operation: Operation): EncodedEntry =>
  encodeEntry({ type: "operation", operation }, writer);

const refusedAsTaken = ({ id }: Operation) => ({
  type: "refused",
  entries: [{ id, refusal: { rule: "F14", code: "invalid", detail: "id: is taken" } }],
});
